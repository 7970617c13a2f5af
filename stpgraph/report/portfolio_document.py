"""A portfolio as a document for people, which becomes a page: what holds over all, and one row for each structure.

What needs a column for each structure is left to the workbook where there are many.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from stpgraph.report import portfolio_tables as tables
from stpgraph.report.document import Case, Document, Grid, Heading, Part, Text
from stpgraph.report.portfolio_tables import MOST_COMPARED, Told
from stpgraph.report.portfolio_xlsx import too_many
from stpgraph.report.workbook import Cell, Column, SheetTable

#: A page shows so many structures beside each other, by their numbers.
MOST_ACROSS = 60


def portfolio_document(told: Told) -> Document:
    """Everything that a page tells of many structures."""
    return Document("Many structures at once", tuple(_parts(told)))


def _parts(told: Told) -> Iterator[Part]:
    for lead, text in tables.read_first(told):
        yield Text(text, f"{lead}:")
    many = len(told.portfolio.entries)
    if many:
        yield Heading(2, "The structures")
        yield _grid(tables.structures(told), "Structures, what is found in each, and where each stands", name=1)
        yield Heading(2, "Tables 2 and 3")
        yield _grid(tables.tables(told), "How many answer how, beside HFMA’s totals")
        yield Text(tables.HFMA_COUNTS)
        yield Heading(2, "Governance spectrum")
        yield _grid(tables.spectrum(told), "How many stand at each phase, and which")
        yield Heading(2, "Findings by rule")
        across = many <= MOST_ACROSS
        yield _grid(_numbered(tables.heat(told, across), 6), "Rules, and in how many structures each finds something")
        yield Text(
            f"{tables.CELLS} The numbered columns are the structures, by their number in the first table."
            if across
            else "The workbook shows them structure by structure."
        )
        yield Heading(2, "Answers")
        yield _grid(tables.answers(told, False), "Every question, and how many structures answer how", name=2)
        yield Heading(2, "Measures")
        yield _grid(tables.measures_over_all(told), "Every measure over all structures")
        yield Heading(2, "Likeness to the typical structures")
        yield _grid(tables.likeness(told), "How near each structure is to each typical one")
        yield Heading(2, "Examples to learn from")
        if many <= MOST_COMPARED:
            yield Text(tables.LEARN)
            yield from _or(
                tables.to_learn_from(told), "For each open gap, the structures most alike that do not have it", "No gap is open."
            )
        else:
            yield Text(too_many())
        yield Heading(2, "Organisations in several footprints")
        yield Text(tables.ORGANISATIONS)
        yield from _or(tables.in_several(told), "Organisations in two footprints or more", "None is shown in two footprints.")
        yield Heading(2, "People with many posts")
        yield Text(tables.PEOPLE)
        caption = f"People who hold more than {told.most_posts:g} posts over all footprints"
        yield from _or(tables.with_many_posts(told), caption, f"Nobody is shown to hold more than {told.most_posts:g} posts.")
    if told.portfolio.unread:
        yield Heading(2, "Could not be used")
        for each in told.portfolio.unread:
            yield from (Case(str(fault)) for fault in each.faults)


def _or(table: SheetTable, caption: str, nothing: str) -> Iterator[Part]:
    yield _grid(table, caption) if table.rows else Text(nothing)


def _numbered(table: SheetTable, first: int) -> SheetTable:
    """The same with numbers in place of the titles of structures, which would make the columns too wide."""
    columns = tuple(replace(each, title=str(at - first + 1)) if at >= first else each for at, each in enumerate(table.columns))
    return replace(table, columns=columns)


def _grid(table: SheetTable, caption: str, name: int = 0) -> Grid:
    """A table of the workbook for a page; the column `name` names the row, and comes first."""
    order = [name, *(at for at in range(len(table.columns)) if at != name)]
    columns = [table.columns[at] for at in order]
    rows = tuple(tuple(_text(row[at], column) for at, column in zip(order, columns, strict=True)) for row in table.rows)
    return Grid(caption, tuple(each.title for each in columns), rows, _numbers(table.rows, order))


def _numbers(rows: Sequence[Sequence[Cell]], order: Sequence[int]) -> frozenset[int]:
    """The columns that hold nothing but numbers."""
    return frozenset(
        place for place, at in enumerate(order) if rows and all(isinstance(row[at], int | float | None) for row in rows)
    )


def _text(cell: Cell, column: Column) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    return f"{cell:.0%}" if column.sort == "share" else f"{cell:,.6g}"
