"""All boxes in one table, to change in many places at once, and all lines as a table to read."""

from __future__ import annotations

from typing import Any

import streamlit as st

from stpgraph.importers.answers import NodeAnswer
from stpgraph.reading.words import capital, shortened
from stpgraph.rules.words import count
from stpgraph.ui import bringing, bringing_rows, bringing_state
from stpgraph.ui.bringing import Work
from stpgraph.ui.bringing_rows import BoxRow, What
from stpgraph.ui.bringing_state import Made
from stpgraph.ui.components import html_table, tables, text

#: Longer tables are drawn as a frame that can be scrolled.
_LONG = 200


def show(work: Work, made: Made) -> Work:
    """Draws the tables; returns the work with what was changed in them."""
    boxes = sorted((each for each in made.boxes if each.key), key=lambda each: each.number)
    text.heading(3, "Boxes", f"{len(boxes):,}")
    text.quiet("Change names and what boxes are, or tick “Leave out”. Nothing changes until you press the button below.")
    edited = _edited(work, boxes)
    asked = st.button("Make these changes", type="primary", key="bringing change boxes", disabled=not edited)
    _within(made)
    _lines(made)
    if not asked or not edited:
        return work
    names = [each.name for each in boxes if each.key in edited]
    words = f"{count(len(edited), 'box was', 'boxes were')} changed in the table."
    return bringing_state.answered(work, bringing.said_of_boxes(work, edited, words), names, list(edited))


def _edited(work: Work, boxes: list[BoxRow]) -> dict[str, NodeAnswer]:
    """The answers that the table holds and that are new."""
    import pandas

    choices = bringing_rows.choices()
    back: dict[str, What] = {words: what for what, words in choices.items()}
    frame = pandas.DataFrame(
        {
            "number": [each.number for each in boxes],
            "name": [each.name for each in boxes],
            "what": [choices[each.what] for each in boxes],
            "out": [False for _ in boxes],
            "sure": [capital(bringing_rows.how_sure(each)) for each in boxes],
            "why": [each.why for each in boxes],
        }
    )
    config: dict[str, Any] = {
        "number": st.column_config.NumberColumn("Number", width="small"),
        "name": st.column_config.TextColumn("Name", required=True),
        "what": st.column_config.SelectboxColumn("What it is", options=list(back), required=True),
        "out": st.column_config.CheckboxColumn("Leave out"),
        "sure": st.column_config.TextColumn("How sure"),
        "why": st.column_config.TextColumn("Why"),
    }
    done = st.data_editor(
        frame,
        key=f"bringing table {work.digest} {len(work.said)} {len(work.left)} {sorted(work.columns.items())}",
        hide_index=True,
        width="stretch",
        disabled=["number", "sure", "why"],
        column_config=config,
    )
    made: dict[str, NodeAnswer] = {}
    for row, name, words, out in zip(boxes, done["name"], done["what"], done["out"], strict=True):
        given, what = " ".join(str(name or "").split()), back.get(str(words), row.what)
        if out:
            made[row.key] = NodeAnswer(leave_out=True)
        elif what != row.what or (given and given != row.name):
            before = work.answers.nodes.get(row.key, NodeAnswer())
            made[row.key] = NodeAnswer(given if given and given != row.name else before.name, *what)
    return made


def _within(made: Made) -> None:
    """Draws what was made of words inside other boxes, which has no row of its own to change."""
    rows = [
        (each.name, capital(each.words), capital(bringing_rows.how_sure(each)), each.why) for each in made.boxes if not each.key
    ]
    if rows:
        text.quiet("Made of words inside other boxes, or of columns beside them. Design can change them.")
        st.html(html_table.table("Made of words", ("Name", "What it is", "How sure", "Why"), sorted(rows)[:_LONG]))


def _lines(made: Made) -> None:
    lines = sorted(made.lines, key=lambda each: each.number)
    head = ("What it says", "How sure", "Why", "Where in the file")
    rows = [(each.words, capital(bringing_rows.how_sure(each)), each.why, shortened(each.place, 120)) for each in lines]
    if len(rows) > _LONG:
        tables.folded("Lines", [dict(zip(head, row, strict=True)) for row in rows])
    elif rows:
        text.heading(3, "Lines", f"{len(rows):,}")
        st.html(html_table.table("Every line, and how sure what it says is", head, rows))
