"""The ways to begin a design: go on with a draft or a saved structure, five questions, a copy, a mix of two, or a blank page."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from stpgraph import shipped
from stpgraph.design import Refused, blank, copy_of, hybrid
from stpgraph.model import Structure
from stpgraph.reading.words import markdown_safe, safe
from stpgraph.ui import design_lists, frame, sources
from stpgraph.ui.components import design_guide, text
from stpgraph.ui.state import KEPT

WAYS = {
    "guided": "Five questions",
    "copy": "A copy of a typical or published structure",
    "mix": "Two typical structures together",
    "own": "A file of your own",
    "blank": "A blank page",
}


def show(messages: Iterable[str]) -> Structure | None:
    """Draws the ways to begin; returns the structure to begin with, None for none yet."""
    text.head("Design", "Draw up how your footprint governs itself, and see at every step which gaps open and close.")
    text.notices(messages)
    _go_on()
    text.heading(2, "Begin a new one")
    way = st.radio("How do you want to begin?", list(WAYS), format_func=WAYS.__getitem__, key="way to begin")
    try:
        return {"guided": design_guide.show, "copy": _copy, "mix": _mix, "own": _own, "blank": _blank}[way or "guided"]()
    except Refused as refused:
        st.error(str(refused))
        return None


def _go_on() -> None:
    drafts, kept, trouble = design_lists.drafts(), design_lists.kept(), design_lists.trouble()
    if trouble:
        st.error(f"{trouble} You can design all the same; download what you make, for it cannot be saved here now.")
    if drafts:
        text.heading(2, "Go on with a draft", "what you have not saved yet")
        for each in drafts:
            with st.container(border=True, key=f"draft-{each.id}", horizontal=True, vertical_alignment="center"):
                st.html(f'<p><strong>{safe(each.title)}</strong><br><span class="sg-quiet">{safe(each.about)}</span></p>')
                st.page_link(frame.DESIGN, label="Go on", icon=":material/arrow_forward:", query_params={"draft": each.id})
                if st.button("Throw away", key=f"throw {each.id}", help="The draft is gone for good. What was saved stays."):
                    design_lists.throw_away(each.id)
                    st.rerun()
    if kept:
        text.heading(2, "Change a saved structure")
        for entry in kept:
            with st.container(border=True, key=f"kept-{entry.key}", horizontal=True, vertical_alignment="center"):
                st.html(f'<p><strong>{safe(entry.title)}</strong><br><span class="sg-quiet">{safe(entry.about)}</span></p>')
                st.page_link(
                    frame.DESIGN, label="Change it", icon=":material/edit:", query_params={"start": f"{KEPT}{entry.key}"}
                )


def _copy() -> Structure | None:
    offered = {key: sources.of_file(path).exploration.structure for key, (_, path) in sources.shelf_files().items()}
    shelves = {key: shipped.SHELVES[shelf] for key, (shelf, _) in sources.shelf_files().items()}
    with st.form("copy", border=False):
        chosen = st.selectbox(
            "Which?", list(offered), format_func=lambda key: f"{offered[key].title} ({shelves[key]})", key="copy of"
        )
        title = _title("copy")
        asked = st.form_submit_button("Begin", type="primary")
    return copy_of(offered[chosen], title or offered[chosen].title) if asked and chosen else None


def _mix() -> Structure | None:
    files = shipped.files("archetypes")
    offered = {path.stem: sources.of_file(path).exploration.structure for path in files}
    with st.form("mix", border=False):
        first = st.selectbox(
            "Boards and support from, and working groups of",
            list(offered),
            format_func=lambda key: offered[key].title,
            key="mix first",
        )
        second = st.selectbox(
            "Working groups also of", list(offered), index=1, format_func=lambda key: offered[key].title, key="mix second"
        )
        title = _title("mix")
        asked = st.form_submit_button("Begin", type="primary")
    if not asked or first is None or second is None:
        return None
    return hybrid(offered[first], offered[second], title or f"{offered[first].title} and {offered[second].title}")


def _own() -> Structure | None:
    st.html("<p>Open your file on Structures first; it is then listed here.</p>")
    own = sources.own_files()
    st.page_link(frame.STRUCTURES, label="Go to Structures", icon=":material/arrow_forward:")
    if not own:
        return None
    chosen = st.selectbox(
        "Which of your files?", list(own), format_func=lambda key: markdown_safe(own[key].name), key="begin with own"
    )
    if st.button("Begin", key="begin own", type="primary") and chosen:
        return sources.of_bytes(own[chosen].data, own[chosen].name).exploration.structure
    return None


def _blank() -> Structure | None:
    with st.form("blank", border=False):
        title = _title("blank")
        footprint = st.text_input("The place it covers (may be left empty)", key="blank footprint", max_chars=200)
        asked = st.form_submit_button("Begin", type="primary")
    return blank(title, footprint.strip() or None) if asked else None


def _title(way: str) -> str:
    return st.text_input(
        "What is it called?", key=f"title {way}", max_chars=200, placeholder="Such as: Our shadow arrangements"
    ).strip()
