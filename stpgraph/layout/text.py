"""How wide text is, and where it breaks: real font metrics, so that a name fits its box in a browser, in PowerPoint and in a PDF.

The widths are Arimo's, which are those of Arial and Liberation Sans (`arimo.json`; its own header gives version and licence).
What that font does not cover is measured with room to spare: an em for East Asian characters, more for emoji, nothing for
combining marks, three quarters of an em for the rest.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

#: The families to ask for, wherever a scene is drawn. All have the same widths.
FONT_FAMILIES: tuple[str, ...] = ("Arimo", "Arial", "Liberation Sans", "Helvetica")
#: From one baseline to the next, as a multiple of the size.
LINE_HEIGHT = 1.25

_OTHER_WIDTH = 0.75
#: Names come from people: no width is worth more than a quarter of a pixel of trust.
_SLACK = 0.25
_JOINER = "\u200d"


@cache
def _advances(bold: bool) -> dict[str, float]:
    """Advance widths by character, in ems."""
    table = json.loads(files("stpgraph.layout").joinpath("arimo.json").read_text("utf-8"))
    units = table["units_per_em"]
    return {
        chr(first + step): width / units
        for first, *widths in table["bold" if bold else "regular"]
        for step, width in enumerate(widths)
    }


@lru_cache(maxsize=4096)
def _other(char: str) -> float:
    """The width in ems of a character that the font does not have."""
    if unicodedata.category(char) in ("Mn", "Me", "Cf", "Cc"):
        return 0.0
    if ord(char) >= 0x1F000:
        return 1.3
    return 1.0 if unicodedata.east_asian_width(char) in ("W", "F") else _OTHER_WIDTH


@lru_cache(maxsize=65536)
def measure(text: str, size: float, bold: bool = False) -> float:
    """The width of one line of text in CSS pixels, at a font size in CSS pixels.

    >>> round(measure("Delivery Group", 13), 1), round(measure("Delivery Group", 13, bold=True), 1), measure("", 13)
    (86.7, 93.2, 0)
    """
    advances = _advances(bold)
    return size * sum(advances[char] if char in advances else _other(char) for char in text)


def wrap(text: str, width: float, size: float, bold: bool = False) -> tuple[str, ...]:
    """Text in lines no wider than `width` CSS pixels: broken between words, else after a hyphen or slash, else anywhere.

    Nothing is cut: the lines joined hold every character but the spaces at breaks. The lines are as even as their number
    allows. At least one line; a character wider than `width` stands alone.

    >>> wrap("Health Overview and Scrutiny Committee", 130, 13)
    ('Health Overview and', 'Scrutiny Committee')
    >>> wrap("Workforce/Estates", 80, 13)
    ('Workforce/', 'Estates')
    """
    return _wrap(text, width, size, bold)


@lru_cache(maxsize=16384)
def _wrap(text: str, width: float, size: float, bold: bool) -> tuple[str, ...]:
    whole = " ".join(text.split())
    if measure(whole, size, bold) <= width - _SLACK:
        return (whole,)
    lines = _fill(text, width, size, bold)
    if len(lines) == 1:
        return lines
    # The narrowest width that needs no more lines makes them even; but a word that had room must not be broken for it.
    longest = max(measure(part, size, bold) for part in _parts(text)) + _SLACK
    low, high = min(longest, width), width
    if len(_fill(text, low, size, bold)) <= len(lines):
        return _fill(text, low, size, bold)
    while high - low > 1:
        middle = (low + high) / 2
        if len(_fill(text, middle, size, bold)) <= len(lines):
            high = middle
        else:
            low = middle
    return _fill(text, high, size, bold)


def _fill(text: str, width: float, size: float, bold: bool) -> tuple[str, ...]:
    """Lines as long as they may be, first come first served."""
    room = width - _SLACK
    lines: list[str] = []
    line = ""
    for part in _parts(text):
        if measure(f"{line}{part}".rstrip(), size, bold) <= room:
            line += part
            continue
        if line.strip():
            lines.append(line.rstrip())
        line = ""
        for cluster in _clusters(part) if measure(part.rstrip(), size, bold) > room else (part,):
            if line and measure(f"{line}{cluster}".rstrip(), size, bold) > room:
                lines.append(line.rstrip())
                line = ""
            line += cluster
    if line.strip() or not lines:
        lines.append(line.rstrip())
    return tuple(lines)


def _parts(text: str) -> list[str]:
    """What a line may not break within while it has room: words, and the pieces of one at its hyphens and slashes."""
    return [
        piece
        for word in " ".join(text.split()).split(" ")
        for piece in re.findall(r"[^\-/‐–—]*[\-/‐–—]+|[^\-/‐–—]+$", f"{word} ")
    ]


def _clusters(text: str) -> Iterator[str]:
    """Characters with the marks, joiners and selectors that belong to them."""
    cluster = ""
    for char in text:
        joined = unicodedata.category(char) in ("Mn", "Me", "Mc", "Cf") or "\U0001f3fb" <= char <= "\U0001f3ff"
        if cluster and not joined and not cluster.endswith(_JOINER):
            yield cluster
            cluster = ""
        cluster += char
    if cluster:
        yield cluster
