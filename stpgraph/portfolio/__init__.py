"""Any number of structures at once: a table of everything that is told of each, what holds over all, and who is like whom.

`run(given, today)` reads files, folders and zip files and gives a `Portfolio`; a file that cannot be used is told and does not
stop the others. `organisations`, `people` and `neighbours` answer questions that only several structures together can.
"""

from __future__ import annotations

from stpgraph.portfolio.alike import Apart, Neighbour, examples, neighbour, neighbours
from stpgraph.portfolio.archive import pieces_of_zip
from stpgraph.portfolio.entry import (
    HEADING_NAMES,
    PART_NAMES,
    Entry,
    Found,
    Heading,
    Number,
    Question,
    Unread,
    entry_of,
    headings,
    measures_told,
    questions,
)
from stpgraph.portfolio.piece import Piece, piece_of
from stpgraph.portfolio.runner import run
from stpgraph.portfolio.shared import BY_WORDS, Holder, Shared, organisations, people
from stpgraph.portfolio.table import Answered, Counts, HeatCell, HeatRow, Portfolio, counts, under

__all__ = [
    "BY_WORDS",
    "HEADING_NAMES",
    "PART_NAMES",
    "Answered",
    "Apart",
    "Counts",
    "Entry",
    "Found",
    "Heading",
    "HeatCell",
    "HeatRow",
    "Holder",
    "Neighbour",
    "Number",
    "Piece",
    "Portfolio",
    "Question",
    "Shared",
    "Unread",
    "counts",
    "entry_of",
    "examples",
    "headings",
    "measures_told",
    "neighbour",
    "neighbours",
    "organisations",
    "people",
    "piece_of",
    "pieces_of_zip",
    "questions",
    "run",
    "under",
]
