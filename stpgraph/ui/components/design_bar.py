"""The bar above a design: whether it is saved, undo and redo, saving, trying something out, and closing it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import streamlit as st

from stpgraph.reading.words import markdown_safe, safe
from stpgraph.rules.words import quoted
from stpgraph.ui import designing
from stpgraph.ui.designing import Design

Deed = Literal["close", "drop"]
#: So many steps can be gone back or forward to at once; the others are reached from there.
MOST_STEPS = 30
SAVE_WHY = "What was changed, and why"


@dataclass(frozen=True, slots=True)
class Wish:
    """What the reader wants: the design in another state, to save it for a reason, to close it, or to throw it away."""

    moved: Design | None = None
    why: str | None = None
    deed: Deed | None = None


def show(design: Design) -> Wish:
    """Draws the bar; returns what the reader wants."""
    session = design.session
    with st.container(horizontal=True, vertical_alignment="center", key="design-bar"):
        undone, redone = session.undo_words, session.redo_words
        undo = st.button(
            "Undo", icon=":material/undo:", key="undo", disabled=not undone, help=f"Undo: {undone[0]}" if undone else None
        )
        redo = st.button(
            "Redo", icon=":material/redo:", key="redo", disabled=not redone, help=f"Redo: {redone[0]}" if redone else None
        )
        back = _steps(undone, redone)
        tried = _what_if(design)
        why = _save(design)
        close = st.button("Close", icon=":material/close:", key="close design", help="The draft stays where it is")
    st.html(_state(design))
    if undo or redo:
        return Wish(designing.moved(design, session.undo() if undo else session.redo()))
    if back:
        return Wish(designing.moved(design, session.undo(-back) if back < 0 else session.redo(back)))
    if tried is not None:
        return Wish(tried)
    return Wish(why=why, deed="close" if close else None)


def _steps(undone: tuple[str, ...], redone: tuple[str, ...]) -> int:
    """Draws the list of steps; returns how many to go (back: less than nothing)."""
    with st.popover("Steps", icon=":material/list:", disabled=not (undone or redone)):
        for at, words in reversed(list(enumerate(redone[:MOST_STEPS], 1))):
            if st.button(f"Redo up to: {markdown_safe(words)}", key=f"redo {at}"):
                return at
        st.html("<p><strong>You are here.</strong></p>")
        for at, words in enumerate(undone[:MOST_STEPS], 1):
            if st.button(f"Undo from: {markdown_safe(words)}", key=f"undo {at}"):
                return -at
        if len(undone) > MOST_STEPS:
            st.html(f'<p class="sg-quiet">And {len(undone) - MOST_STEPS:,} steps before these.</p>')
    return 0


def _what_if(design: Design) -> Design | None:
    option = design.session.open_option
    with st.popover("What if …" if option is None else f"What if: {markdown_safe(option.name)}", icon=":material/alt_route:"):
        if option is None:
            st.html(
                "<p>Try something out: everything that you change from here on is an option, which you can look at beside the structure as "
                "it is, and then keep or drop as a whole.</p>"
            )
            name = st.text_input(
                "What do you try out?", key="option name", max_chars=200, placeholder="Such as an independent chair"
            )
            if st.button("Begin the option", key="begin option", disabled=not name.strip()):
                return designing.moved(design, design.session.option(name))
            return None
        st.html(f"<p>You are trying out {safe(quoted(option.name))}. It began {_ago(design.session.at - option.start)}.</p>")
        if st.button("Keep it", key="keep option", type="primary"):
            return designing.moved(design, design.session.keep())
        if st.button("Drop it", key="drop option"):
            return designing.moved(design, design.session.drop())
    return None


def _ago(steps: int) -> str:
    return "just now" if not steps else "one step ago" if steps == 1 else f"{steps:,} steps ago"


def _save(design: Design) -> str | None:
    with st.popover("Save", icon=":material/save:", type="primary", disabled=not design.unsaved):
        if design.session.open_option:
            st.html("<p>What you are trying out is saved with the rest. To save without it, drop it first.</p>")
        why = st.text_input(SAVE_WHY, key="save why", max_chars=500, placeholder="Such as: as agreed at the workshop")
        label = "Save as a new version" if design.key else "Save this structure"
        if st.button(label, key="save", type="primary"):
            return why.strip() or ("Changed" if design.key else "First version")
    return None


def _state(design: Design) -> str:
    if design.key is None:
        state = "Not saved yet. Every step is kept as a draft."
    elif design.unsaved:
        state = f"Changed since version {design.base}, and not saved yet. Every step is kept as a draft."
    else:
        state = f"Saved: this is version {design.base}."
    trouble = f'<p class="sg-warning" role="alert">{safe(design.trouble)}</p>' if design.trouble else ""
    told = f'<p role="status">{safe(design.told)}</p>' if design.told else ""
    return f'<p class="sg-quiet" role="status">{safe(state)}</p>{trouble}{told}'
