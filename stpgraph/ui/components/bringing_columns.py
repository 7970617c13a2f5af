"""The columns of tables: what each was taken for and why, and the form by which they are corrected, a table at a time."""

from __future__ import annotations

import streamlit as st

from stpgraph.importers.tables.columns import Field
from stpgraph.reading.words import capital, markdown_safe, safe
from stpgraph.ui import bringing, bringing_columns, bringing_state
from stpgraph.ui.bringing import Work
from stpgraph.ui.bringing_columns import Column, TableColumns
from stpgraph.ui.components import text


def show(work: Work) -> Work:
    """Draws the columns; returns the work with what the reader said of them."""
    tables = bringing_state.columns(work)
    if not tables:
        return work
    unsure = [at for at, each in enumerate(tables) if each.unsure]
    with st.expander("What the columns were taken for", expanded=bool(unsure), key=f"bringing columns {work.digest}"):
        at = 0
        if len(tables) > 1:
            at = st.selectbox(
                "Which table?",
                range(len(tables)),
                index=unsure[0] if unsure else 0,
                format_func=lambda number: f"{tables[number].name}{' – to check' if tables[number].unsure else ''}",
                key=f"bringing table {work.digest}",
            )
        table = tables[at]
        st.html(f"<p>{safe(table.name)} was read as <strong>{safe(table.way)}</strong>.</p>")
        if not table.understood:
            text.quiet("Say which column holds the names of boards and groups, or in which two columns lines begin and end.")
        return _form(work, table, f"{work.digest} {at} {sorted(work.columns.items())}")


def _form(work: Work, table: TableColumns, mark: str) -> Work:
    fields: list[Field] = []
    with st.form("bringing columns form", border=False):
        grid = st.grid(min_column_width=260, gap="small")
        for at, each in enumerate(table.columns):
            with grid.container(key=f"bringing-column-{at}"):
                fields.append(_field(table, each, f"{mark} {at}"))
        if table.more:
            text.quiet(f"{table.more:,} more columns cannot be changed here. Leave out in the file what is not needed.")
        first_row = not table.headed and st.checkbox(
            "The first row holds headings, and names nobody", value=not table.understood, key=f"bringing first row {mark}"
        )
        asked = st.form_submit_button("Read again with these columns", key="bringing read again")
    if not asked:
        return work
    # By itself, that a row holds headings says nothing of what these mean.
    new = any(each.field != field for each, field in zip(table.columns, fields, strict=True))
    said = bringing_columns.changed(table, fields, work.columns, first_row) if new or (first_row and table.understood) else None
    if said is None:
        st.info("Nothing was changed.")
        return work
    return bringing.with_columns(work, said)


def _field(table: TableColumns, column: Column, mark: str) -> Field:
    chosen = st.selectbox(
        markdown_safe(column.heading),
        list(table.choices),
        index=list(table.choices).index(column.field),
        format_func=lambda field: table.choices[field],
        key=f"bringing column {mark}",
    )
    samples = f"In it: {'; '.join(column.samples)}." if column.samples else "Nothing stands in it."
    text.quiet(f"{capital(column.reason)}. {samples}")
    return chosen or "ignored"
