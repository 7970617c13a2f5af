"""PNG: the same picture as the SVG, at any number of pixels to the inch, in our own typefaces, with its words as metadata."""

from __future__ import annotations

import math
import zlib
from struct import pack

from stpgraph.errors import UsageError
from stpgraph.export import typesetting
from stpgraph.export.glyphs import drawable
from stpgraph.export.poster import Poster, poster
from stpgraph.export.sheet import Sheet
from stpgraph.export.telling import description

#: CSS pixels to the inch, and how many pixels `write` draws: twice as many, sharp on any screen and fair on paper.
CSS, USUAL = 96.0, 192.0
#: More pixels than this take more memory than a small server has (four bytes each), and most programs will not open them.
MOST_PIXELS = 120_000_000
LEAST, MOST = 24.0, 2_400.0
_METRE = 1 / 0.0254


def write(sheet: Sheet) -> bytes:
    """The sheet as a PNG file of 192 dpi, or of as many as it can have."""
    made = poster(sheet, drawable)
    return _drawn(sheet, made, min(USUAL, _most(made)))


def png(sheet: Sheet, dpi: float) -> bytes:
    """The sheet as a PNG file, `dpi` pixels to the inch, 96 of which are one pixel of the scene.

    Raises UsageError where that is less than 24 or more than 2,400 dpi, or more than 120 million pixels.
    """
    if not LEAST <= dpi <= MOST:
        raise UsageError(f"A picture cannot have {dpi:g} dpi. Choose from {LEAST:g} to {MOST:,.0f}.")
    return _drawn(sheet, poster(sheet, drawable), dpi)


def most_dpi(sheet: Sheet) -> float:
    """The most dpi, as a whole number, that a sheet can be drawn with."""
    return _most(poster(sheet, drawable))


def _most(made: Poster) -> float:
    return max(LEAST, min(MOST, float(int(CSS * math.sqrt(MOST_PIXELS / (made.width * made.height))))))


def _drawn(sheet: Sheet, made: Poster, dpi: float) -> bytes:
    pixels = made.width * made.height * (dpi / CSS) ** 2
    if pixels > MOST_PIXELS:
        raise UsageError(
            f"At {dpi:g} dpi this picture would have {pixels / 1e6:,.0f} million pixels, and no more than {MOST_PIXELS / 1e6:,.0f} "
            f"million can be drawn. Choose {_most(made):,.0f} dpi or less, or take the SVG or the PDF: they are sharp at any size."
        )
    pictures = {"poster": made.svg}
    # A pixel of the scene is three quarters of a point, and typst counts pixels to 72 points.
    data = typesetting.png("png.typ", {"width": made.width, "height": made.height, "pictures": pictures}, dpi)
    return _described(data, dpi, sheet)


def _described(data: bytes, dpi: float, sheet: Sheet) -> bytes:
    """A PNG with its resolution, title and description, which typst does not write (PNG, third edition, 11.3)."""
    header = 8 + 25
    metre = round(dpi * _METRE)
    chunks = (
        _chunk(b"pHYs", pack(">IIB", metre, metre, 1)),
        _chunk(b"iTXt", b"Title\0\0\0en-GB\0\0" + sheet.title.encode()),
        _chunk(b"iTXt", b"Description\0\0\0en-GB\0\0" + description(sheet).encode()),
    )
    return data[:header] + b"".join(chunks) + data[header:]


def _chunk(kind: bytes, content: bytes) -> bytes:
    return pack(">I", len(content)) + kind + content + pack(">I", zlib.crc32(kind + content))
