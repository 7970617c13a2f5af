"""The structures of a portfolio as a table that can be sorted and searched, and the same as a plain table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

import streamlit as st

from stpgraph.reading.words import shortened
from stpgraph.report.portfolio_tables import CELLS, Told
from stpgraph.report.workbook import SheetTable
from stpgraph.rules.words import count
from stpgraph.ui.components import html_table, text
from stpgraph.ui.components.controlled import give
from stpgraph.ui.portfolio import COLUMNS, LONGEST_SEARCH, Wanted
from stpgraph.ui.portfolio_grid import Grid, grid, numeric, plain
from stpgraph.ui.portfolio_sets import Made

if TYPE_CHECKING:
    from streamlit.elements.lib.column_types import ColumnConfig


def show(told: Told, made: Made, wanted: Wanted) -> Wanted:
    """Draws the choices and the table; returns what the reader wants instead, or the same."""
    left, right = st.columns([3, 2], gap="medium")
    with left:
        give("portfolio columns", wanted.columns, COLUMNS)
        columns = st.selectbox("Columns", list(COLUMNS), format_func=lambda each: COLUMNS[each], key="portfolio columns")
    with right:
        give("portfolio search", wanted.search)
        typed = st.text_input(
            "Show only structures in which this is found",
            key="portfolio search",
            max_chars=LONGEST_SEARCH,
            placeholder="Such as Kent, pooled budgets, your file",
        )
    search = " ".join(typed.split())
    shown = grid(told, made, columns, search)
    _draw(shown, len(made.items), search, columns)
    return replace(wanted, columns=columns, search=search)


def _draw(shown: Grid, total: int, search: str, columns: str) -> None:
    number = len(shown.shown)
    if not number:
        text.empty(
            f"In no structure is “{shortened(search)}” found.", "Search for something else, or clear the search to see all."
        )
        return
    if search:
        text.quiet(f"{number:,} of {count(total, 'structure')} {'is' if number == 1 else 'are'} shown.")
    if columns == "headings":
        text.quiet(CELLS.replace("Where nothing stands, nothing is found.", ""))
    text.quiet("Click on the name of a column to sort by it. A cell that is empty is not known, which is not the same as none.")
    table = shown.table
    st.dataframe(
        _data(table),
        hide_index=True,
        width="stretch",
        column_config=_config(table),
        placeholder="",
        alt=f"{number:,} structures as a table; the same follows as a plain table if you ask for it.",
    )
    if st.checkbox("Show it as a plain table too, to be read aloud or printed", key="portfolio plain"):
        heads = [each.title for each in table.columns]
        rows = [[plain(cell, column) for cell, column in zip(row, table.columns, strict=True)] for row in table.rows]
        with st.container(key="portfolio-wide"):
            st.html(
                '<div class="sg-wide" role="region" tabindex="0" aria-label="Structures as a plain table">'
                + html_table.table("Structures", heads, rows)
                + "</div>"
            )


def _data(table: SheetTable) -> dict[str, list[object]]:
    return {each.title: [row[at] for row in table.rows] for at, each in enumerate(table.columns)}


def _config(table: SheetTable) -> Mapping[Literal["_index"] | str, ColumnConfig]:
    """How each column is shown: numbers as numbers, shares as percentages."""
    made: dict[Literal["_index"] | str, ColumnConfig] = {}
    for at, each in enumerate(table.columns):
        if at == 0:
            made[each.title] = st.column_config.TextColumn(each.title, width="large")
        elif numeric(table, at):
            shape = "percent" if each.sort == "share" else "localized"
            made[each.title] = st.column_config.NumberColumn(each.title, help=each.title, format=shape)
        else:
            made[each.title] = st.column_config.TextColumn(each.title, help=each.title)
    return made
