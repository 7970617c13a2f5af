"""The columns of tables, and what each is taken for: to be looked at and corrected before the tables are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stpgraph.errors import InputError
from stpgraph.importers import recognise
from stpgraph.importers.tables import opendocument, webtable, workbook
from stpgraph.importers.tables.columns import Field
from stpgraph.importers.tables.matching import TableMatch, matches
from stpgraph.importers.tables.table import letters
from stpgraph.reading.words import shortened
from stpgraph.ui.own_files import is_own

_SAMPLES, _LONGEST_SAMPLE = 3, 40
#: So many columns of a table can be corrected.
MOST_COLUMNS = 40


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the key by which something is said of it, that key where its first row is its heading, its heading as a reader calls
    it, what it is taken for, why, and what stands in it first."""

    key: str
    first_key: str
    heading: str
    field: Field
    reason: str
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableColumns:
    """A table, as a reader calls it, what it is read as, and its columns. `headed` says that it has headings: where it has none, what
    is said of one column is said of all. `more` columns are not among them, being too many."""

    name: str
    way: str
    understood: bool
    headed: bool
    columns: tuple[Column, ...]
    choices: Mapping[Field, str]
    more: int = 0

    @property
    def unsure(self) -> bool:
        """Whether somebody should look at it: nothing, or not every column that holds anything, is understood."""
        return not self.understood or any(each.field == "ignored" and each.samples for each in self.columns)


def is_table(data: bytes, name: str) -> bool:
    """Whether a file holds tables whose columns can be matched."""
    try:
        form = None if is_own(data, name) else recognise(data, name)
    except InputError:
        return False
    sheets = workbook.recognised(data) or opendocument.recognised(data) or webtable.recognised(data, name)
    return form is not None and (form.id == "csv" or sheets)


def columns_of(data: bytes, name: str, said: Mapping[str, Field]) -> tuple[TableColumns, ...]:
    """Every table in a file, with its columns. Raises InputError where the file cannot be read."""
    return tuple(_table(each) for each in matches(data, name, said))


def _table(match: TableMatch) -> TableColumns:
    columns = []
    for at, each in enumerate(match.columns[:MOST_COLUMNS]):
        cells = [row[at] for row in match.sample if row[at]]
        first = match.sample[0][at] if match.sample else ""
        columns.append(
            Column(
                match.said_by(each),
                f"{match.called} › {first}" if match.called and first else first or match.said_by(each),
                f"“{shortened(each.heading)}”" if each.heading else f"Column {letters(each.at)}",
                each.field,
                each.reason,
                tuple(dict.fromkeys(shortened(cell, _LONGEST_SAMPLE) for cell in cells))[:_SAMPLES],
            )
        )
    return TableColumns(
        f"The sheet “{shortened(match.called)}”" if match.called else "The table",
        match.way_words,
        match.way not in ("", "left out"),
        any(each.heading for each in match.columns),
        tuple(columns),
        dict(match.choices),
        max(len(match.columns) - MOST_COLUMNS, 0),
    )


def changed(
    table: TableColumns, fields: Sequence[Field], said: Mapping[str, Field], first_row: bool = False
) -> dict[str, Field] | None:
    """What is now said of columns, by their keys, where that is anything new; else None. `fields` are what those of the table are now
    taken for; `first_row` says that its first row holds its headings."""
    pairs = list(zip(table.columns, fields, strict=True))
    if all(each.field == field for each, field in pairs) and not first_row:
        return None
    if table.headed and table.understood:
        return {**said, **{each.key: field for each, field in pairs if each.field != field}}
    return {**said, **{(each.first_key if first_row else each.key): field for each, field in pairs}}
