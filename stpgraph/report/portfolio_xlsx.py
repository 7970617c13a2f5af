"""A portfolio as an Excel workbook: one sheet for each question."""

from __future__ import annotations

from stpgraph.report import portfolio_tables as tables
from stpgraph.report.portfolio_tables import MOST_COMPARED, Told
from stpgraph.report.workbook import Column, SheetTable, workbook


def portfolio_xlsx(told: Told) -> bytes:
    """The workbook. Examples to learn from are left out of more structures than `MOST_COMPARED`, and it says so."""
    portfolio = told.portfolio
    rows = tables.read_first(told)
    rows += [("People with many posts", f"More than {told.most_posts:g} posts over all footprints. {tables.PEOPLE}")]
    rows += [("Organisations in several", tables.ORGANISATIONS)]
    compared = len(portfolio.entries) <= MOST_COMPARED
    rows += [("Examples to learn from", tables.LEARN if compared else too_many())]
    sheets = [
        SheetTable("Read first", (Column("About", 30), Column("Text", 110)), rows),
        tables.structures(told),
        tables.tables(told),
        tables.spectrum(told),
        tables.heat(told),
        tables.by_heading(told),
        tables.answers(told),
        tables.measured(told),
        tables.measures_over_all(told),
        tables.likeness(told),
        *([tables.to_learn_from(told)] if compared else []),
        tables.in_several(told),
        tables.with_many_posts(told),
        *([tables.unread(told)] if portfolio.unread else []),
    ]
    return workbook("Many structures at once", sheets)


def too_many() -> str:
    """Why examples to learn from are left out."""
    return f"Left out: there are more than {MOST_COMPARED} structures. Ask for one with --like."
