"""The boxes, one at a time: what each is called, what it is, why that was guessed; accepted, corrected, left out, or said to repeat another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from stpgraph.importers.answers import NodeAnswer
from stpgraph.reading.words import capital, markdown_safe, safe, shortened
from stpgraph.rules.words import count, quoted
from stpgraph.ui import bringing, bringing_rows, bringing_state
from stpgraph.ui.bringing import Work
from stpgraph.ui.bringing_rows import BoxRow, Row
from stpgraph.ui.bringing_state import Made
from stpgraph.ui.components import bringing_walk, text

_ITSELF = ""


def show(work: Work, made: Made) -> Work:
    """Draws the box that is looked at; returns the work with what was said of it."""
    left, right = bringing_walk.sides(made)
    with right:
        row, wanted, there = bringing_walk.show(made.boxes, work.box, "boxes", made)
        after = _row(work, made, row, there) if isinstance(row, BoxRow) else _nothing(work)
        after = _certain(work, made) or after
    with left:
        bringing_walk.show_picture(work, made, row, box=row.box if isinstance(row, BoxRow) else "")
    if after != work:
        return after
    return replace(work, box=wanted) if row is not None and wanted != row.key else work


def _nothing(work: Work) -> Work:
    text.empty("There is no box left to check.", "Choose “All” to see every box, or go on with the lines.")
    return work


def _row(work: Work, made: Made, row: BoxRow, there: Sequence[Row]) -> Work:
    choices = bringing_rows.choices()
    mark = f"{work.digest} {row.key} {len(work.said)} {len(work.columns)}"
    st.html(
        f'<h3 class="sg-h3">{f"{row.number:,} · " if row.number else ""}{safe(shortened(row.name, 200))}</h3>'
        f"<p><strong>{safe(capital(row.words))}</strong>: {safe(bringing_rows.how_sure(row))}. {safe(capital(row.why))}.</p>"
    )
    others = {_ITSELF: "No, it is a box of its own"} | bringing_rows.others(made.boxes, row)
    with st.form("bringing box", border=True):
        name = st.text_input("Name", value=row.name, max_chars=2_000, key=f"bringing name {mark}")
        what = st.selectbox(
            "What it is",
            list(choices),
            index=list(choices).index(row.what),
            format_func=choices.__getitem__,
            key=f"bringing what {mark}",
        )
        same = st.selectbox(
            "Is it the same as another box?", list(others), format_func=others.__getitem__, key=f"bringing same {mark}"
        )
        taken = _details(row, mark)
        with st.container(horizontal=True):
            right = st.form_submit_button("Accept", type="primary", icon=":material/check:", key="bringing accept box")
            out = st.form_submit_button("Leave it out", icon=":material/close:", key="bringing leave box")
    text.quiet("“Accept” takes the box as it stands in this form, with all that you changed in it.")
    if out:
        return _answered(
            work, made, row, there, NodeAnswer(leave_out=True), f"{quoted(shortened(row.name))} was left out, with its lines."
        )
    if not right:
        return work
    if same:
        words = f"{quoted(shortened(row.name))} was taken for the same as “{others[same]}”."
        return _answered(work, made, row, there, NodeAnswer(same_as=same), words)
    before = work.answers.nodes.get(row.key, NodeAnswer())
    given = " ".join((name or "").split())
    called = given if given and given != row.name else before.name
    kind = what or row.what
    words = f"{quoted(shortened(given or row.name))} was taken for: {bringing_rows.what_words(kind)}."
    dropped = frozenset((row.key, field) for field, wanted in taken.items() if not wanted)
    return _answered(work, made, row, there, NodeAnswer(called, *kind), words, dropped)


def _details(row: BoxRow, mark: str) -> dict[str, bool]:
    """Draws what was read of the box out of words; returns by field whether it is taken."""
    if not row.details:
        return {}
    st.html("<p>Read out of the text. Take away the tick of what is wrong:</p>")
    return {
        each.field: st.checkbox(markdown_safe(each.words), value=True, key=f"bringing detail {mark} {each.field}")
        for each in row.details
    }


def _answered(
    work: Work,
    made: Made,
    row: BoxRow,
    there: Sequence[Row],
    answer: NodeAnswer,
    words: str,
    dropped: frozenset[tuple[str, str]] = frozenset(),
) -> Work:
    said = bringing.said_of_boxes(work, {row.key: answer}, words, dropped)
    after = bringing_state.answered(work, said, [row.name], [row.key])
    if after.refused:
        return after
    return replace(after, box=bringing_rows.following(there, bringing_state.made(after).boxes, row.key))


def _certain(work: Work, made: Made) -> Work | None:
    rows = [each for each in bringing_rows.certain(made.boxes) if isinstance(each, BoxRow)]
    if not rows or not st.button(
        f"Accept all {len(rows):,} boxes that are almost certain"
        if len(rows) > 1
        else "Accept the one box that is almost certain",
        key="bringing accept boxes",
    ):
        return None
    said = {each.key: bringing_rows.accepted_box(each) for each in rows}
    words = f"{count(len(rows), 'box was', 'boxes were')} accepted, being almost certain."
    return bringing_state.answered(work, bringing.said_of_boxes(work, said, words), [each.name for each in rows], list(said))
