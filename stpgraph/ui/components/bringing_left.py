"""What of a file is not taken in, by the reason, and the way to take some of it in after all."""

from __future__ import annotations

import streamlit as st

from stpgraph.importers.answers import LineAnswer, NodeAnswer
from stpgraph.reading.words import safe, shortened
from stpgraph.rules.words import quoted
from stpgraph.ui import bringing, bringing_rows, bringing_state, bringing_words
from stpgraph.ui.bringing import Work
from stpgraph.ui.bringing_rows import What
from stpgraph.ui.bringing_state import Made
from stpgraph.ui.components import text

#: So many things are listed for one reason; of more, the first and their number.
MOST = 100


def show(work: Work, made: Made) -> Work:
    """Draws what is not in the draft; returns the work where something is taken in."""
    if not made.draft.unread:
        text.empty("Everything in the file is taken in.", "Nothing was left out, and nothing was not understood.")
        return work
    after = _take_in(work, made)
    after = after if after != work else _take_back(work, made)
    for each in bringing_words.grouped(made.draft.unread):
        text.heading(3, each.why, f"{len(each.things):,}")
        items = "".join(
            f'<li>{safe(what)} <span class="sg-quiet">({safe(place)})</span></li>' for what, place in each.things[:MOST]
        )
        more = (
            f"<li>and {len(each.things) - MOST:,} more, which the report of step 3 lists</li>" if len(each.things) > MOST else ""
        )
        st.html(f'<ul class="sg-points">{items}{more}</ul>')
    return after


def _take_in(work: Work, made: Made) -> Work:
    offered = bringing_words.may_come_in(made.draft.unread)
    if not offered or made.sketch is None:
        return work
    numbers = bringing_rows.numbers(made.sketch)
    labels = {key: f"{f'{numbers[key]:,} · ' if key in numbers else ''}{each.what}: {each.why}" for key, each in offered.items()}
    choices = bringing_rows.choices()
    names = {each.key: each.name for each in made.sketch.shapes}
    text.heading(3, "Take something in after all")
    key = st.selectbox("Which?", list(labels), format_func=labels.__getitem__, key="bringing take which") or next(iter(labels))
    with st.form("bringing take", border=False):
        name = st.text_input("Name", value=names.get(key, ""), max_chars=2_000, key=f"bringing take name {work.digest} {key}")
        what: What = st.selectbox(
            "Take it in as",
            list(choices),
            index=list(choices).index(("body", "other")),
            format_func=choices.__getitem__,
            key="bringing take what",
        ) or ("body", "other")
        asked = st.form_submit_button("Take it in", type="primary", key="bringing take in")
    given = " ".join((name or "").split())
    if not asked:
        return work
    if not given:
        st.error("Give it a name first.")
        return work
    answer = NodeAnswer(given if given != names.get(key) else None, *what)
    words = f"{quoted(shortened(given))} was taken in as: {bringing_rows.what_words(what)}."
    return bringing_state.answered(work, bringing.said_of_boxes(work, {key: answer}, words), [given], [key])


def _take_back(work: Work, made: Made) -> Work:
    """Draws the lines that the reader left out, to take one back."""
    lines = bringing_rows.left_lines(made.sketch, work.answers) if made.sketch is not None else {}
    if not lines:
        return work
    with st.form("bringing take back", border=False):
        key = st.selectbox("Lines that you left out", list(lines), format_func=lines.__getitem__, key="bringing back which")
        asked = st.form_submit_button("Take it back in", key="bringing take back in")
    if not asked or key is None:
        return work
    words = f"The line {lines[key]} was taken back in."
    return bringing_state.answered(work, bringing.said_of_lines(work, {key: LineAnswer()}, words), [lines[key]], [key])
