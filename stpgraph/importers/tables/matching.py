"""The step before a draft is made of tables: what each column was taken for, how sure that is, and what else it may be.

What a person says goes back as `said`: by a column's `says` in `TableMatch.said_by`, or by its plain heading for all tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stpgraph.importers.draft import Unread
from stpgraph.importers.safe import check_size, refused
from stpgraph.importers.tables import filled, opendocument, webtable, workbook
from stpgraph.importers.tables.columns import ColumnMatch
from stpgraph.importers.tables.free import csv_table, look, recognised_text
from stpgraph.importers.tables.headings import FIELD_WORDS, Field
from stpgraph.importers.tables.table import Table, letters
from stpgraph.importers.tables.understanding import WAY_WORDS, Understood, Way

#: So many rows are shown as a sample.
SAMPLE = 5
#: Columns with marks are understood by what is in them; the name of a row by any of these words.
CHOICES: tuple[tuple[Field, str], ...] = tuple(FIELD_WORDS.items())


@dataclass(frozen=True, slots=True)
class TableMatch:
    """One table of a file: what it is called, what it was taken for, its columns, and its first rows as they are read.

    `called` is the name of its sheet, with the number of the table where a sheet has several; empty for the only table of a CSV file.
    `sample` are its first rows below the heading, a text for each of `columns`. `turned` says that its headings stand down the side.
    `why` says why it is left out, where it is. `choices` are the fields that a column may be given, with the words for each.
    """

    called: str
    title: str
    way: Way
    way_words: str
    columns: tuple[ColumnMatch, ...]
    sample: tuple[tuple[str, ...], ...]
    rows: int
    turned: bool = False
    why: str = ""
    choices: tuple[tuple[Field, str], ...] = CHOICES

    def said_by(self, column: ColumnMatch) -> str:
        """The words by which `said` names one of its columns and no other: “Sheet › Heading”.

        >>> TableMatch("Groups", "", "things", "", (), (), 0).said_by(ColumnMatch(0, "Lead", "lead", 0.95, ""))
        'Groups › Lead'
        """
        heading = column.heading or f"Column {letters(column.at)}"
        return f"{self.called} › {heading}" if self.called else heading


def matches(data: bytes, name: str, said: Mapping[str, Field] | None = None) -> tuple[TableMatch, ...]:
    """What the tables in a file were taken for; empty for our own template, whose columns are fixed.

    Raises InputError where the file holds no tables, or cannot be used.
    """
    check_size(data, name)
    tables = tables_of(data, name)
    unread: list[Unread] = []
    return tuple(_match(each) for each, _ in look(tables, said, unread))


def tables_of(data: bytes, name: str) -> tuple[Table, ...]:
    """The sheets of a file of any sort that holds tables. Raises InputError."""
    if workbook.recognised(data):
        book = workbook.read(data, name)
        return () if filled.recognised(book) else book.tables
    if opendocument.recognised(data):
        return opendocument.read(data, name).tables
    if webtable.recognised(data, name):
        return webtable.read(data, name).tables
    if recognised_text(data, name):
        return (csv_table(data, name),)
    raise refused(
        name, "There are no tables in this file. Tables are read from Excel (.xlsx), OpenDocument (.ods) and CSV files."
    )


def _match(each: Understood) -> TableMatch:
    table, found = each.table, each.found
    at = {column.at for column in found.columns}
    heading = table.rows[found.heading] if found.heading >= 0 else ()
    width = max(map(len, table.rows), default=0)
    why = "it has no heading"
    # Every column can be given a meaning, those without a heading too.
    more = [
        ColumnMatch(place, " ".join(heading[place].split()) if heading else "", "ignored", 0.0, why)
        for place in range(width)
        if place not in at and any(row[place] for row in table.rows)
    ]
    columns = tuple(sorted((*found.columns, *more), key=lambda column: column.at))
    rows = [row for row in table.rows[found.heading + 1 :] if any(row)]
    sample = tuple(tuple(" ".join(row[column.at].split())[:200] for column in columns) for row in rows[:SAMPLE])
    over = [" ".join(filter(None, row)) for row in table.rows[: max(found.heading, 0)]]
    title = table.title or next((words for words in over if words), "")
    return TableMatch(table.called, title, each.way, WAY_WORDS[each.way], columns, sample, len(rows), table.turned, each.why)
