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
_BREAKS = frozenset("-/‐–—")
_PIECE = re.compile(r"[^\-/‐–—]*[\-/‐–—]+|[^\-/‐–—]+$")


class _Advances(dict[str, float]):
    """Advance widths by character, in ems; those of characters that the font does not have are made up when they are asked for."""

    def __missing__(self, char: str) -> float:
        return _other(char)


@cache
def _advances(bold: bool) -> _Advances:
    table = json.loads(files("stpgraph.layout").joinpath("arimo.json").read_text("utf-8"))
    units = table["units_per_em"]
    return _Advances(
        (chr(first + step), width / units)
        for first, *widths in table["bold" if bold else "regular"]
        for step, width in enumerate(widths)
    )


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
    return size * sum(map(_advances(bold).__getitem__, text))


def wrap(text: str, width: float, size: float, bold: bool = False) -> tuple[str, ...]:
    """Text in lines no wider than `width` CSS pixels: broken between words, else after a hyphen or slash, else anywhere.

    Nothing is cut: the lines joined hold every character but the spaces at breaks. The lines are as even as their number
    allows. At least one line; a character wider than `width` stands alone.

    >>> wrap("Health Overview and Scrutiny Committee", 130, 13)
    ('Health Overview and', 'Scrutiny Committee')
    >>> wrap("Workforce/Estates", 80, 13)
    ('Workforce/', 'Estates')
    """
    whole = " ".join(text.split())
    if measure(whole, size, bold) <= width - _SLACK:
        return (whole,)
    return _wrap(text, width, size, bold)


@lru_cache(maxsize=16384)
def _wrap(text: str, width: float, size: float, bold: bool) -> tuple[str, ...]:
    """Text that does not fit on one line."""
    parts = _parts(text)
    advances = _advances(bold)
    space = size * advances[" "]
    wholes = [size * sum(map(advances.__getitem__, part)) for part in parts]
    # At the end of a line, a space needs no room.
    pieces = [(whole, whole - space if part[-1] == " " else whole) for part, whole in zip(parts, wholes, strict=True)]
    # The narrowest width that needs no more lines makes them even; but a word that had room must not be broken for it.
    low, high = max(wholes) + _SLACK, width
    if low > width:
        return _fill(parts, width, size, bold)
    lines = len(_starts(pieces, width))
    if len(_starts(pieces, low)) > lines:
        while high - low > 1:
            middle = (low + high) / 2
            if len(_starts(pieces, middle)) <= lines:
                high = middle
            else:
                low = middle
        low = high
    starts = _starts(pieces, low)
    return tuple("".join(parts[at:end]).rstrip() for at, end in zip(starts, [*starts[1:], len(parts)], strict=True))


def _starts(pieces: list[tuple[float, float]], width: float) -> list[int]:
    """Which pieces begin a line where lines are as long as they may be: each piece with its width in a line, and at its end."""
    room = width - _SLACK
    starts, line = [0], 0.0
    for at, (whole, last) in enumerate(pieces):
        if line and line + last > room:
            starts.append(at)
            line = 0.0
        line += whole
    return starts


def _fill(parts: list[str], width: float, size: float, bold: bool) -> tuple[str, ...]:
    """Lines as long as they may be, first come first served, where some part is too wide for any line."""
    room = width - _SLACK
    lines: list[str] = []
    line = ""
    for part in parts:
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
    found: list[str] = []
    for word in text.split():
        if _BREAKS.isdisjoint(word):
            found.append(f"{word} ")
        else:
            found += _PIECE.findall(f"{word} ")
    return found


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
