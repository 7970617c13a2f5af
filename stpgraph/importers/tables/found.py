"""What the columns of a table were found to hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from stpgraph.importers.tables.cellwords import is_nobody
from stpgraph.importers.tables.headings import Field

Rows = Sequence[Sequence[str]]
#: So many rows show what a column holds, and so much of each cell: long stretches of blanks would be slow to part.
LOOKED_AT, _LONGEST = 400, 500


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """One column: where it is (from 0), its heading, what it is taken for, how sure that is and why."""

    at: int
    heading: str
    field: Field
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class Matched:
    """The heading's row (from 0; -1 where there is none) and its columns; those that are not understood have the field `ignored`.

    `top` is the first row of the heading where it has two: the names of groups of columns stand over those of the columns; and the row
    below `heading` where all down to it are titles.
    """

    heading: int
    columns: tuple[ColumnMatch, ...]
    top: int = -1

    def at(self, field: Field) -> int | None:
        """The first column of a field."""
        return next((each.at for each in self.columns if each.field == field), None)

    @property
    def fields(self) -> frozenset[Field]:
        """All that its columns hold."""
        return frozenset(each.field for each in self.columns)

    @property
    def understood(self) -> int:
        """How many columns mean something."""
        return sum(each.field != "ignored" for each in self.columns)

    @property
    def weight(self) -> float:
        """How much is understood, by how sure it is."""
        return sum(each.confidence for each in self.columns if each.field != "ignored")

    def changed(self, change: Callable[[ColumnMatch], ColumnMatch]) -> Matched:
        """With each column changed; what a person said of one stays."""
        return replace(self, columns=tuple(each if each.confidence == 1 else change(each) for each in self.columns))

    def given(self, at: int, field: Field, sure: float, why: str) -> Matched:
        """With one column taken for something else; what a person said of it stays."""
        return self.changed(lambda each: replace(each, field=field, confidence=sure, reason=why) if each.at == at else each)


def cells_in(rows: Rows, found: Matched, at: int) -> list[str]:
    """What stands in a column below its heading, without cells that are empty or name nobody."""
    cells = (row[at].strip()[:_LONGEST] for row in rows[found.heading + 1 :][:LOOKED_AT] if len(row) > at)
    return [text for text in cells if text and not is_nobody(text)]
