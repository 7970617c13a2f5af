"""What the columns of a table were found to hold."""

from __future__ import annotations

from dataclasses import dataclass

from stpgraph.importers.tables.headings import Field


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
