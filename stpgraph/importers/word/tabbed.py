"""Lines whose parts stand under each other at tab stops: they are read as the rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stpgraph.importers.word.headings import NUMBERED, about
from stpgraph.importers.word.rosters import by_content, columns_of
from stpgraph.importers.word.seats import is_sentence, lead_of
from stpgraph.importers.word.text import Block, Grid, Paragraph

#: The number or letter of an entry, with the tab behind it.
_NUMBER = re.compile(r"^\s*\(?(?:\d{1,2}(?:\.\d{1,2})*|[A-Za-z]|[ivxIVX]{1,5})[.):]*\s*\t\s*|^\s*[•●▪■◦‣·*»–—-]\s+")
_STOP = re.compile(r"\s*\t\s*|\s{3,}")
#: Longer ones are sentences.
_LONGEST_CELL, _LONGEST = 90, 400


def cells_of(text: str) -> tuple[str, ...]:
    """The parts of a line between tab stops (or wide gaps), without a number before them.

    >>> cells_of("2.\\tJane Smith\\t\\tChief Officer\\tAnytown CCG")
    ('Jane Smith', 'Chief Officer', 'Anytown CCG')
    """
    line = NUMBERED.sub("", _NUMBER.sub("", text.strip(), count=1), count=1)
    return tuple(each.strip() for each in _STOP.split(line) if each.strip())


def is_headings(text: str) -> bool:
    """Whether a line is that of the headings of such columns.

    >>> is_headings("Name\\tJob title\\tOrganisation"), is_headings("Chair\\tJane Smith")
    (True, False)
    """
    cells = cells_of(text) if len(text) <= _LONGEST else ()
    return len(cells) > 1 and len(columns_of([cells])[1]) * 3 >= len(cells) * 2


def in_columns(blocks: Sequence[Block], under: str) -> Iterator[Block]:
    """The blocks of a section about `under`, with lines of members at tab stops as tables."""
    held: list[tuple[Paragraph, tuple[str, ...]]] = []
    listing = under in ("members", "attending")
    for block in blocks:
        cells = cells_of(block.text) if isinstance(block, Paragraph) and listing and len(block.text) <= _LONGEST else ()
        if isinstance(block, Paragraph) and len(cells) > 1 and _are_cells(cells):
            held.append((block, cells))
            continue
        yield from _table(held)
        held = []
        listing = listing or (isinstance(block, Paragraph) and block.text.rstrip().endswith(":") and bool(lead_of(block.text)))
        yield block
    yield from _table(held)


def _are_cells(cells: tuple[str, ...]) -> bool:
    if len(cells) == 2 and about(cells[0]) is not None and not is_headings("\t".join(cells)):
        # “Quorum: five members” has a label, and no columns.
        return False
    return all(len(each) <= _LONGEST_CELL and not is_sentence(each) and not each.endswith(":") for each in cells)


def _table(held: Sequence[tuple[Paragraph, tuple[str, ...]]]) -> Iterator[Block]:
    wide = max((len(cells) for _, cells in held), default=0)
    rows = tuple((*cells, *[""] * (wide - len(cells))) for _, cells in held)
    if rows and (len(columns_of(rows)[1]) > 1 or by_content(rows)):
        yield Grid(rows, held[0][0].number, 0)
    else:
        yield from (each for each, _ in held)
