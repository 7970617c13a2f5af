"""What the PDF, the Word file and the slides of a comparison tell after the pictures: the sections of a paper, without what is asked."""

from __future__ import annotations

from collections.abc import Iterator

from stpgraph.export.compared import ComparedSheet
from stpgraph.reading.compared_paper import COMPARED_SECTIONS, ComparedContent
from stpgraph.reading.paper import Section

#: Purpose and requests are for a paper that somebody brings to a board.
EXPORTED = frozenset(COMPARED_SECTIONS) - {"purpose", "asks"}


def told_sections(sheet: ComparedSheet) -> Iterator[Section]:
    """The sections, but for the pictures."""
    yield from ComparedContent(sheet.told).sections(EXPORTED - {"picture"})
