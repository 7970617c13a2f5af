"""The tables of a structure: everything in it, every relation, every decision."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from stpgraph.reading.tables import Row
from stpgraph.ui.components import text


def show(nodes: Sequence[Row], relations: Sequence[Row], decisions: Sequence[Row]) -> None:
    """Draws the tables; one without rows says so."""
    _table("Boards, groups, projects, posts, organisations and documents", nodes, "Nothing is in this structure yet.")
    _table("Relations", relations, "No relation is stated.")
    if decisions:
        _table("Decisions", decisions, "")


def folded(title: str, rows: Sequence[Row]) -> None:
    """Draws rows as a table that can be sorted and downloaded, folded away."""
    with st.expander(title):
        _frame(title, rows)


def _table(title: str, rows: Sequence[Row], nothing: str) -> None:
    text.heading(3, title, f"{len(rows):,}")
    if not rows:
        text.empty(nothing, "What a file may hold is described with the file format.")
        return
    columns = [column for column in rows[0] if any(row[column] for row in rows)]
    _frame(title, [{column: row[column] for column in columns} for row in rows])


def _frame(title: str, rows: Sequence[Row]) -> None:
    columns = list(rows[0]) if rows else []
    st.dataframe(
        {column: [row[column] for row in rows] for column in columns},
        hide_index=True,
        width="stretch",
        alt=f"{title}: {len(rows):,} rows. Columns: {', '.join(columns)}.",
    )
