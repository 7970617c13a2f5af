"""Paragraphs and tables, laid out in lines of a given width: plain, or styled for a terminal.

Both show the same words in the same lines; a style only repeats what a word says.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate, groupby
from operator import itemgetter
from typing import Literal, NamedTuple

from stpgraph.report.checked import one_line

WIDTH = 100
Style = Literal["plain", "title", "quiet", "gap", "concern", "note", "good"]
Span = tuple[str, Style]
#: No column of a table, and no line of a paragraph, is made narrower than this.
_LEAST = 12
#: Rich's name for each style.
_RICH: dict[Style, str] = {
    "plain": "",
    "title": "bold",
    "quiet": "dim",
    "gap": "bold red",
    "concern": "bold yellow",
    "note": "bold cyan",
    "good": "green",
}


class Para(NamedTuple):
    """A paragraph. `indent` columns stand before every line, `hang` more before every line but the first."""

    spans: tuple[Span, ...] = ()
    indent: int = 0
    hang: int = 0


class Table(NamedTuple):
    """A table of short texts. The columns in `numbers` are set to the right; those in `narrow` give way, and break into
    lines, when room is short."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()
    narrow: tuple[int, ...] = ()


Block = Para | Table
BLANK = Para()


def para(text: str, style: Style = "plain", indent: int = 0, hang: int = 0) -> Para:
    """A paragraph in one style."""
    return Para(((text, style),), indent, hang)


def plain(blocks: Iterable[Block], width: int = WIDTH) -> str:
    """The blocks as plain text, no line wider than `width` columns where that leaves room enough."""
    return "".join(f"{''.join(text for text, _ in line).rstrip()}\n" for line in _lines(blocks, width))


def styled(blocks: Iterable[Block], width: int = WIDTH) -> str:
    """The same for a terminal. What it can show, and whether colour is wanted (NO_COLOR), rich reads from the environment."""
    import io

    from rich.console import Console
    from rich.text import Text

    file = io.StringIO()
    console = Console(file=file, force_terminal=True, width=width)
    for line in _lines(blocks, width):
        # A Text is taken as it is: rich reads no markup, emoji codes or links out of it.
        console.print(Text.assemble(*((text, _RICH[style]) for text, style in line)), soft_wrap=True)
    return file.getvalue()


def columns(text: str) -> int:
    """How many columns of a terminal a text takes: East Asian wide characters take two, combining ones none.

    >>> columns("board"), columns("理事会"), columns("e" + chr(0x301))
    (5, 6, 1)
    """
    return len(text) if text.isascii() else sum(map(_columns_of, text))


@lru_cache(4096)
def _columns_of(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Me", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _lines(blocks: Iterable[Block], width: int) -> Iterator[list[Span]]:
    for block in blocks:
        yield from _wrapped(block, width) if isinstance(block, Para) else _table(block, width)


def _wrapped(block: Para, width: int) -> Iterator[list[Span]]:
    """The lines of a paragraph: as many words in each as fit."""
    line: list[Span] = []
    used = margin = block.indent
    for word, style in _words(block, width):
        size = columns(word)
        if line and used + 1 + size > width:
            yield _joined(line, margin)
            line, used, margin = [], block.indent + block.hang, block.indent + block.hang
        used += size + bool(line)
        line.append((word, style))
    yield _joined(line, margin)


def _joined(words: list[Span], margin: int) -> list[Span]:
    """Words as a line: a margin, and neighbours of one style together."""
    line: list[Span] = [(" " * margin, "plain")]
    for style, group in groupby(words, key=itemgetter(1)):
        line += [(" ", "plain")] * (len(line) > 1)
        line.append((" ".join(word for word, _ in group), style))
    return line


def _words(block: Para, width: int) -> Iterator[Span]:
    """The words of a paragraph; one that is wider than a line comes in pieces."""
    room = max(width - block.indent - block.hang, _LEAST)
    for text, style in block.spans:
        for word in one_line(text).split(" "):
            while columns(word) > room:
                piece = _first(word, room)
                yield piece, style
                word = word[len(piece) :]
            if word:
                yield word, style


def _first(text: str, room: int) -> str:
    """The start of a text that fits into so many columns."""
    return text[: sum(used <= room for used in accumulate(map(_columns_of, text)))]


def _table(table: Table, width: int) -> Iterator[list[Span]]:
    rows = [table.header, *table.rows]
    widths = [max(columns(one_line(row[column])) for row in rows) for column in range(len(table.header))]
    while table.narrow and sum(widths) + 2 * (len(widths) - 1) > width:
        widest = max(table.narrow, key=lambda column: widths[column])
        if widths[widest] <= _LEAST:
            break
        widths[widest] -= 1
    for number, row in enumerate(rows):
        cells = [_cell(text, widths[column], column in table.numbers) for column, text in enumerate(row)]
        for line in range(max(map(len, cells))):
            here = (cell[line] if line < len(cell) else " " * widths[column] for column, cell in enumerate(cells))
            yield [("  ".join(here), "plain" if number else "title")]


def _cell(text: str, width: int, number: bool) -> list[str]:
    """The lines of a cell, each as wide as its column."""
    lines = ["".join(word for word, _ in line) for line in _wrapped(para(text), width)]
    return [" " * (width - columns(line)) + line if number else line + " " * (width - columns(line)) for line in lines]
