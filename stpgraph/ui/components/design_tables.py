"""A design as tables, to change in many places at once, and to paste into from a spreadsheet."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import streamlit as st

from stpgraph.design import SHEETS, AnyCommand, Column, Row, Sheet, Table, Trouble, changes, paste, table
from stpgraph.model import Structure
from stpgraph.reading.words import NOT_STATED, markdown_safe
from stpgraph.ui.components import text

#: The column that says which row is which; it is not shown.
_KEY = "row"


def show(structure: Structure) -> AnyCommand | None:
    """Draws one table of a structure; returns the step that makes of it what the reader has made of it."""
    made = {sheet: table(structure, sheet) for sheet in SHEETS}
    sheet: Sheet = (
        st.segmented_control(
            "Which table?",
            list(made),
            format_func=lambda each: f"{made[each].name} ({len(made[each].rows):,})",
            key="sheet",
            required=True,
            default=SHEETS[0],
            wrap=True,
        )
        or SHEETS[0]
    )
    before = made[sheet]
    text.quiet("Change cells, add rows at the end, or select rows and delete them. Nothing changes until you say so below.")
    digest = hashlib.sha256(repr(before.rows).encode()).hexdigest()[:12]
    after = _edited(before, f"table {sheet} {digest}")
    asked = st.button("Make these changes", type="primary", key=f"change {sheet}", disabled=after == before)
    pasted = _pasted(structure, before, digest)
    if pasted is not None:
        return pasted
    return _carried_out(changes(structure, before, after)) if asked else None


def _edited(before: Table, key: str) -> Table:
    import pandas

    chosen = [bool(each.choices) for each in before.columns]
    rows = [[row.key, *map(_shown, row.cells, chosen)] for row in before.rows]
    frame = pandas.DataFrame(rows, columns=[_KEY, *(each.field for each in before.columns)], dtype=str)
    done = st.data_editor(
        frame,
        key=key,
        num_rows="dynamic",
        hide_index=True,
        width="stretch",
        column_config={_KEY: None, **{each.field: _config(each, before) for each in before.columns}},
    )
    return before.with_rows(Row(_text(row[0]), tuple(map(_text, row[1:]))) for row in done.itertuples(index=False))


def _config(column: Column, before: Table) -> Any:
    choices = [words for _, words in column.choices]
    at = [each.field for each in before.columns].index(column.field)
    # What stands there already can always stay.
    known = {row.cells[at] for row in before.rows} - {"", *choices}
    if choices:
        return st.column_config.SelectboxColumn(column.label, options=[NOT_STATED, *choices, *sorted(known)])
    return st.column_config.TextColumn(column.label)


def _pasted(structure: Structure, before: Table, digest: str) -> AnyCommand | None:
    with st.expander("Paste rows from a spreadsheet"):
        text.quiet(
            "Copy the rows in your spreadsheet, with their headings, and paste them here. Headings may be in any order: "
            f"{', '.join(each.label for each in before.columns)}. A row whose first column names what is there already changes it."
        )
        typed = st.text_area("The rows", key=f"pasted {before.sheet} {digest}", height=160)
        if not st.button("Add these rows", key=f"paste {before.sheet}") or not typed.strip():
            return None
        found = paste(typed, before)
        return _carried_out(found.troubles or changes(structure, before, found.table))


def _carried_out(made: AnyCommand | Sequence[Trouble] | None) -> AnyCommand | None:
    """Tells all that cannot be; returns the step where everything can."""
    if made is None:
        st.info("Nothing differs from what is there.")
    elif isinstance(made, Sequence):
        told = "\n".join(f"- {markdown_safe(str(each))}" for each in made)
        st.error(f"Nothing was changed yet. Mend these first:\n\n{told}")
        return None
    return made


def _shown(cell: str, chosen: bool) -> str:
    # An empty cell among choices would read as “none”.
    return NOT_STATED if chosen and not cell else cell


def _text(cell: object) -> str:
    return cell if isinstance(cell, str) and cell != NOT_STATED else ""
