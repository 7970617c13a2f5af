"""Which characters the typefaces of what is typeset have, and text made fit for them.

A PDF that claims PDF/UA may hold no character without a glyph, and typst refuses to make one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from struct import unpack_from

#: What stands for a character that no typeface here has.
STAND_IN = "□"
#: What is said where it stands.
STAND_IN_WORDS = f"“{STAND_IN}” stands for a sign that the typefaces of this paper do not have."
_FACES = ("LiberationSans-Regular", "LiberationSans-Bold", "LiberationSans-Italic")
_OTHER = "DejaVuSans"


def font_folder() -> Path:
    """Where the typefaces lie, in a checkout and in an installed package."""
    return Path(str(files("stpgraph.export").joinpath("fonts")))


@lru_cache(maxsize=65536)
def drawable(text: str) -> str:
    r"""The same text in characters that the typefaces have: `STAND_IN` for others.

    Marks that no letter can take up (NFC), joiners and skin tones are left out; controls become spaces. Marks that steer the
    direction of text are left out too: in a sentence they would turn round the words beside a name. The direction of the letters
    themselves stays.

    >>> drawable("Zu\u0308rich \U0001f3e5\ufe0f a\u202eb\x85c")
    'Zürich □ ab c'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_drawable, unicodedata.normalize("NFC", text)))


def _drawable(char: str) -> str:
    if char in "\n\t" or " " <= char <= "~":
        return char
    category = unicodedata.category(char)
    if category in ("Cc", "Zl", "Zp"):
        return " "
    if category == "Cf" or "\U0001f3fb" <= char <= "\U0001f3ff":
        return ""
    if category in ("Mn", "Me", "Mc"):
        # A mark that no letter takes up would share its glyphs with its letter: typst then cannot say which text they stand for.
        return ""
    return char if ord(char) in _main() or ord(char) in _covered(_OTHER) else STAND_IN


@cache
def _main() -> frozenset[int]:
    return frozenset.intersection(*map(_covered, _FACES))


@cache
def _covered(face: str) -> frozenset[int]:
    """The code points for which a typeface has a glyph, from its table `cmap` (OpenType 1.9, formats 4 and 12)."""
    data = (font_folder() / f"{face}.ttf").read_bytes()
    tables = {
        data[at : at + 4]: unpack_from(">I", data, at + 8)[0] for at in range(12, 12 + 16 * unpack_from(">H", data, 4)[0], 16)
    }
    start = tables[b"cmap"]
    found: set[int] = set()
    for record in range(unpack_from(">H", data, start + 2)[0]):
        platform, _, offset = unpack_from(">HHI", data, start + 4 + 8 * record)
        form = unpack_from(">H", data, start + offset)[0]
        if platform in (0, 3) and form in (4, 12):
            found.update(_format_4(data, start + offset) if form == 4 else _format_12(data, start + offset))
    return frozenset(found)


def _format_4(data: bytes, at: int) -> Iterator[int]:
    count = unpack_from(">H", data, at + 6)[0] // 2
    ends = unpack_from(f">{count}H", data, at + 14)
    starts = unpack_from(f">{count}H", data, at + 16 + 2 * count)
    deltas = unpack_from(f">{count}H", data, at + 16 + 4 * count)
    ranges_at = at + 16 + 6 * count
    ranges = unpack_from(f">{count}H", data, ranges_at)
    for step, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, ranges, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offset:
                glyph = unpack_from(">H", data, ranges_at + 2 * step + offset + 2 * (code - first))[0]
            if (glyph if offset and glyph == 0 else (glyph + delta) & 0xFFFF) != 0:
                yield code


def _format_12(data: bytes, at: int) -> Iterator[int]:
    for group in range(unpack_from(">I", data, at + 12)[0]):
        first, last, glyph = unpack_from(">III", data, at + 16 + 12 * group)
        yield from range(first if glyph else first + 1, last + 1)
