"""The lines, one at a time: what each says and which way, why that was guessed; accepted, corrected, turned round or left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from stpgraph.importers.answers import LineAnswer
from stpgraph.importers.holders import owner_of
from stpgraph.importers.relating import nesting_key
from stpgraph.model.kinds import RelationType
from stpgraph.reading.words import capital, markdown_safe, safe
from stpgraph.rules.words import count
from stpgraph.ui import bringing, bringing_rows, bringing_state
from stpgraph.ui.bringing import Work
from stpgraph.ui.bringing_rows import LineRow, Row
from stpgraph.ui.bringing_state import Made
from stpgraph.ui.components import bringing_walk, text


def show(work: Work, made: Made) -> Work:
    """Draws the line that is looked at; returns the work with what was said of it."""
    left, right = bringing_walk.sides(made)
    with right:
        row, wanted, there = bringing_walk.show(made.lines, work.line, "lines", made)
        after = _row(work, made, row, there) if isinstance(row, LineRow) else _nothing(work)
        after = _certain(work, made) or after
    with left:
        key = row.key if row else ""
        # That a box stands in another, or names a post, has no line in the picture: the box is marked.
        boxes = (each.key for each in made.sketch.shapes) if made.sketch else ()
        box = next((each for each in boxes if key == nesting_key(each) or each == owner_of(key)), "")
        bringing_walk.show_picture(work, made, row, box=box, line=key)
    if after != work:
        return after
    return replace(work, line=wanted) if row is not None and wanted != row.key else work


def _nothing(work: Work) -> Work:
    text.empty("There is no line left to check.", "Choose “All” to see every line, or go on to step 3.")
    return work


def _row(work: Work, made: Made, row: LineRow, there: Sequence[Row]) -> Work:
    ways = bringing_rows.ways(made.draft, row)
    now = (False, row.type)
    mark = f"{work.digest} {row.key} {len(work.said)} {len(work.columns)}"
    st.html(
        f'<h3 class="sg-h3">{safe(row.words)}</h3>'
        f"<p><strong>How sure:</strong> {safe(bringing_rows.how_sure(row))}. {safe(capital(row.why))}.</p>"
    )
    with st.form("bringing line", border=True):
        way = st.selectbox(
            "What the line says",
            list(ways),
            index=list(ways).index(now),
            format_func=ways.__getitem__,
            key=f"bringing way {mark}",
        )
        with st.container(horizontal=True):
            right = st.form_submit_button("Accept", type="primary", icon=":material/check:", key="bringing accept line")
            turned = st.form_submit_button(
                "Turn round", icon=":material/swap_horiz:", key="bringing turn line", disabled=(True, row.type) not in ways
            )
            out = st.form_submit_button("Leave it out", icon=":material/close:", key="bringing leave line")
    if (True, row.type) not in ways:
        text.quiet("The other way round such a line cannot be. What it can say the other way round is in the list.")
    if out:
        return _answered(work, row, there, LineAnswer(leave_out=True), f"The line {row.words} was left out.")
    if turned and (True, row.type) in ways:
        return _said(work, made, row, there, (True, row.type), ways[True, row.type])
    if right:
        return _said(work, made, row, there, way or now, ways[way or now])
    return work


def _said(work: Work, made: Made, row: LineRow, there: Sequence[Row], way: tuple[bool, RelationType], words: str) -> Work:
    answer = bringing_rows.answered_line(made.draft, row, way)
    return _answered(work, row, there, answer, f"The line was taken to say: {words}.")


def _answered(work: Work, row: LineRow, there: Sequence[Row], answer: LineAnswer, words: str) -> Work:
    names = [f"{row.source_name} – {row.target_name}"]
    after = bringing_state.answered(work, bringing.said_of_lines(work, {row.key: answer}, words), names, [row.key])
    if after.refused:
        return after
    return replace(after, line=bringing_rows.following(there, bringing_state.made(after).lines, row.key))


def _certain(work: Work, made: Made) -> Work | None:
    rows = [each for each in bringing_rows.certain(made.lines) if isinstance(each, LineRow)]
    if not rows or not st.button(
        markdown_safe(
            f"Accept all {len(rows):,} lines that are almost certain"
            if len(rows) > 1
            else "Accept the one line that is almost certain"
        ),
        key="bringing accept lines",
    ):
        return None
    said = {each.key: bringing_rows.accepted_line(made.draft, each) for each in rows}
    words = f"{count(len(rows), 'line was', 'lines were')} accepted, being almost certain."
    return bringing_state.answered(work, bringing.said_of_lines(work, said, words), [each.words for each in rows], list(said))
