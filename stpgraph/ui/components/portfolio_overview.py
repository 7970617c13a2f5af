"""What is told of a whole portfolio: the summary, the heat map, Tables 2 and 3, the spectrum; each plot with its table and text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import streamlit as st

from stpgraph.portfolio import Unread
from stpgraph.reading.tallies import MEANING
from stpgraph.reading.words import safe
from stpgraph.report import portfolio_tables as tables
from stpgraph.report.portfolio_tables import Told
from stpgraph.report.workbook import SheetTable
from stpgraph.ui import portfolio_plots as plots
from stpgraph.ui import portfolio_sets
from stpgraph.ui import portfolio_words as words
from stpgraph.ui.components import html_table, text
from stpgraph.ui.portfolio import SetKey
from stpgraph.ui.portfolio_grid import found_in, plain
from stpgraph.ui.portfolio_sets import Item, Made

#: So many structures are there before anybody would look at how far it has got.
_QUICK = 20


def wait(items: Sequence[Item], unread: Sequence[Unread], today: date) -> Made:
    """The portfolio of some items; while many are being checked, draws how far that is."""
    if len(items) <= _QUICK or portfolio_sets.known(items, today):
        return portfolio_sets.made(items, unread, today)
    place = st.empty()

    def tell(done: int, total: int) -> None:
        place.progress(done / total, f"Checking the structures: {done:,} of {total:,}")

    made = portfolio_sets.made(items, unread, today, tell)
    place.empty()
    return made


def show_summary(told: Told, numbers: Mapping[SetKey, int]) -> None:
    """Draws facts, then what to do."""
    if numbers.get("synthetic"):
        st.html(
            f'<div class="sg-synthetic"><p><strong>Synthetic structures are shown.</strong> {safe(words.SYNTHETIC)}</p></div>'
        )
    said = words.summary(told, numbers)
    text.heading(2, "In short")
    st.html(_list(said.facts))
    if said.to_do:
        text.heading(3, "What to do")
        st.html(_list(said.to_do))
    text.quiet(MEANING)


def show_heat(told: Told, mark: str) -> None:
    """Draws the heat map, its text, and its table."""
    st.html(f"<p>{safe(words.heat_words(told.portfolio))}</p>")
    chart = _plot("heat", mark, told)
    if chart is not None:
        # A narrow window hides the plot, which nobody could read there; the table says the same.
        with st.container(key="portfolio-heat"):
            text.quiet(plots.HOW_TO_READ)
            st.vega_lite_chart(
                spec=chart,
                width="content",
                theme=None,
                alt=f"Heat map of rules by structures. {words.heat_words(told.portfolio)} The table below tells every cell in words.",
            )
    elif len(told.portfolio.entries) > plots.MOST_DRAWN:
        text.quiet(
            f"More than {plots.MOST_DRAWN} structures are not drawn as a heat map. The table tells all; the workbook has every cell."
        )
    rows = found_in(told)
    if rows:
        with st.expander(f"The heat map as a table: the {len(rows):,} rules that find something, and where"):
            st.html(html_table.of_dicts("Rules, and the structures in which each finds something", rows))


def show_tables(told: Told, mark: str) -> None:
    """Draws Tables 2 and 3 over the set beside HFMA's totals."""
    st.html(f"<p>{safe(words.tables_words(told.portfolio))}</p>")
    with st.container(key="portfolio-tables"):
        st.vega_lite_chart(
            spec=_plot("tables", mark, told),
            width="stretch",
            theme=None,
            alt=f"Bars: the share that answers each question with yes, beside that of HFMA’s 44 plans. {words.tables_words(told.portfolio)} "
            "The table below has every number.",
        )
    st.html(_table(tables.tables(told), "HFMA’s Tables 2 and 3: how many answer how"))
    text.quiet(tables.HFMA_COUNTS)


def show_spectrum(told: Told, mark: str) -> None:
    """Draws where the structures stand on the governance spectrum."""
    with st.container(key="portfolio-spectrum"):
        st.vega_lite_chart(
            spec=_plot("spectrum", mark, told),
            width="stretch",
            theme=None,
            alt=f"{words.spectrum_words(told.portfolio)} The table below says which they are.",
        )
    st.html(_table(tables.spectrum(told), "Where the structures stand on the governance spectrum"))


def _table(sheet: SheetTable, caption: str) -> str:
    rows = [[plain(cell, column) for cell, column in zip(row, sheet.columns, strict=True)] for row in sheet.rows]
    return html_table.table(caption, [each.title for each in sheet.columns], rows, "sg-even")


def _list(sentences: Iterable[str]) -> str:
    return f'<ul class="sg-lead sg-points">{"".join(f"<li>{safe(each)}</li>" for each in sentences)}</ul>'


@st.cache_resource(max_entries=60, show_spinner=False)
def _plot(which: plots.Which, mark: str, _told: Told) -> plots.Spec | None:
    return plots.spec(which, _told)
