"""How large a picture comes out on a page of a Word document that lies on its side. In points."""

from __future__ import annotations

from dataclasses import dataclass

from stpgraph.export.poster import outer_size
from stpgraph.export.sheet import PRINTED, Sheet

#: Points to a pixel of a scene where nothing is made smaller, and to a centimetre.
_PIXEL, _CENTIMETRE = 0.75, 72 / 2.54
_CAPTION = 1.2 * _CENTIMETRE


@dataclass(frozen=True, slots=True)
class WordPage:
    """The room for a picture on a page on its side: inside margins of 2 cm, below the heading and above the footer."""

    width: float
    height: float


#: A4 and A3.
USUAL = WordPage(25.7 * _CENTIMETRE, 14.6 * _CENTIMETRE)
LARGE = WordPage(38.0 * _CENTIMETRE, 23.0 * _CENTIMETRE)


def share(sheet: Sheet, on: WordPage, caption: bool = False) -> float:
    """How much of its own size a picture has on a page, under a caption or without: 1 at the most."""
    width, height = outer_size(sheet)
    room = on.height - (_CAPTION if caption else 0.0)
    return min(on.width / (width * _PIXEL), room / (height * _PIXEL), 1.0)


def smallest(sheet: Sheet, on: WordPage, caption: bool = False) -> float:
    """How large the smallest text of a picture's boxes is on a page."""
    sizes = [box.caption_size if box.caption else box.text_size for box in sheet.scene.boxes]
    return min(sizes, default=13.0) * _PIXEL * share(sheet, on, caption)


def legible(sheet: Sheet) -> bool:
    """Whether a picture can be read on A3, without a caption."""
    return smallest(sheet, LARGE) >= PRINTED
