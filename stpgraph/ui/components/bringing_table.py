"""All boxes in one table and all lines in another, to change in many places at once."""

from __future__ import annotations

from typing import Any

import streamlit as st

from stpgraph.importers.answers import NodeAnswer
from stpgraph.model.kinds import RELATION_WORDS
from stpgraph.reading.words import capital, markdown_safe, shortened
from stpgraph.rules.words import count
from stpgraph.ui import bringing, bringing_rows, bringing_sheet, bringing_state, design_fields
from stpgraph.ui.bringing import Work
from stpgraph.ui.bringing_rows import BoxRow, LineRow, What
from stpgraph.ui.bringing_sheet import Given, Said
from stpgraph.ui.bringing_state import Made
from stpgraph.ui.components import text

#: So many rows that cannot be are told one by one.
_MOST_TOLD = 10


def show(work: Work, made: Made) -> Work:
    """Draws the tables; returns the work with what was changed in one of them."""
    text.quiet("Change what you like in a table. Nothing of it counts until you press the button below that table.")
    boxes = _boxes(work, made)
    lines = _lines(work, made)
    return boxes if boxes != work else lines


def _boxes(work: Work, made: Made) -> Work:
    boxes = sorted(made.boxes, key=lambda each: (each.number, each.key))
    text.heading(3, "Boxes", f"{len(boxes):,}")
    text.quiet("Names, and what boxes are, can be changed; or tick “Leave out”.")
    edited = _edited(work, boxes)
    asked = st.button("Change these boxes", type="primary", key="bringing change boxes", disabled=not edited)
    if not asked or not edited:
        return work
    names = [each.name for each in boxes if each.key in edited]
    words = f"{count(len(edited), 'box was', 'boxes were')} changed in the table."
    return bringing_state.answered(work, bringing.said_of_boxes(work, edited, words), names, list(edited))


def _edited(work: Work, boxes: list[BoxRow]) -> dict[str, NodeAnswer]:
    """The answers that the table of boxes holds and that are new."""
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
        # What was changed and not yet asked for stays as long as the table is the same.
        key=f"bringing table {work.digest} {design_fields.digest(boxes)}",
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


def _lines(work: Work, made: Made) -> Work:
    rows = sorted(made.lines, key=lambda each: each.number)
    text.heading(3, "Lines", f"{len(rows):,}")
    if not rows:
        return work
    text.quiet(
        "What lines say can be changed; or tick “Turn round”, so that a line leads from its second box to its first, or “Leave out”."
    )
    said = _said(work, made, rows)
    for complaint in said.complaints[:_MOST_TOLD]:
        st.error(markdown_safe(complaint))
    if len(said.complaints) > _MOST_TOLD:
        st.error(f"And {count(len(said.complaints) - _MOST_TOLD, 'line')} more cannot be like this.")
    # What can be is not done while something else cannot: it would be forgotten when the table is drawn anew.
    wrong = not said.answers or bool(said.complaints)
    asked = st.button("Change these lines", type="primary", key="bringing change lines", disabled=wrong)
    if not asked or wrong:
        return work
    names = [f"{each.source_name} – {each.target_name}" for each in rows if each.key in said.answers]
    words = f"{count(len(said.answers), 'line was', 'lines were')} changed in the table."
    return bringing_state.answered(work, bringing.said_of_lines(work, said.answers, words), names, list(said.answers))


def _said(work: Work, made: Made, rows: list[LineRow]) -> Said:
    """What the table of lines holds and is new, and what of it cannot be."""
    import pandas

    frame = pandas.DataFrame(
        {
            "number": [each.number for each in rows],
            "source": [each.source_name for each in rows],
            "says": [RELATION_WORDS[each.type] for each in rows],
            "target": [each.target_name for each in rows],
            "turned": [False for _ in rows],
            "out": [False for _ in rows],
            "sure": [capital(bringing_rows.how_sure(each)) for each in rows],
            "why": [each.why for each in rows],
            "place": [shortened(each.place, 120) for each in rows],
        }
    )
    config: dict[str, Any] = {
        "number": st.column_config.NumberColumn("Number", width="small"),
        "source": st.column_config.TextColumn("First box"),
        "says": st.column_config.SelectboxColumn(
            "What the line says", options=list(bringing_sheet.choices(made.draft, rows)), required=True
        ),
        "target": st.column_config.TextColumn("Second box"),
        "turned": st.column_config.CheckboxColumn("Turn round"),
        "out": st.column_config.CheckboxColumn("Leave out"),
        "sure": st.column_config.TextColumn("How sure"),
        "why": st.column_config.TextColumn("Why"),
        "place": st.column_config.TextColumn("Where in the file"),
    }
    done = st.data_editor(
        frame,
        key=f"bringing lines {work.digest} {design_fields.digest(rows)}",
        hide_index=True,
        width="stretch",
        disabled=["number", "source", "target", "sure", "why", "place"],
        column_config=config,
    )
    given = [
        Given(str(words), bool(turned), bool(out))
        for words, turned, out in zip(done["says"], done["turned"], done["out"], strict=True)
    ]
    return bringing_sheet.said(made.draft, rows, given)
