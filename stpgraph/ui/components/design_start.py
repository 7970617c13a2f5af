"""The ways to begin a design: go on with a draft or a saved structure, five questions, a copy, a mix of two, a file, or a blank page."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from stpgraph import shipped
from stpgraph.design import Refused, blank, copy_of, hybrid
from stpgraph.errors import InputError
from stpgraph.model import Structure
from stpgraph.reading.faults import fault_rows
from stpgraph.reading.words import markdown_safe, safe, shortened
from stpgraph.ui import design_lists, frame, sources
from stpgraph.ui.components import design_entry, design_guide, text, upload
from stpgraph.ui.design_lists import Lists

WAYS = {
    "guided": "Five questions",
    "copy": "A copy of a typical or published structure",
    "mix": "Two typical structures together",
    "own": "A file of your own: a structure file, PowerPoint, Visio, Excel, Word, draw.io or another",
    "blank": "A blank page",
}
#: From so many on, the structures in the store can be narrowed down, and so many are shown at once.
MANY, MOST = 5, 30


def show(messages: Iterable[str], start: str | None = None) -> Structure | None:
    """Draws the ways to begin; returns the structure to begin with, None for none yet. `start` is one that was asked for and is not there."""
    st.set_page_config(page_title="Design – stpgraph")
    text.head("Design", "Draw up how your footprint governs itself, and see at every step which gaps open and close.")
    gone = [f"There is no structure “{shortened(start)}” (any more): begin in one of the ways below."] if start else []
    text.notices([*messages, *gone])
    lists = design_lists.read()
    if lists.trouble:
        st.error(
            markdown_safe(
                f"{lists.trouble} You can design all the same; download what you make, for nothing can be saved here at the moment."
            )
        )
    left, right = st.columns([1, 1], gap="large") if lists.drafts or lists.kept else (st.container(), None)
    if right is not None:
        with right:
            _go_on(lists)
    with left:
        text.heading(2, "Begin a new one")
        way = st.radio("How do you want to begin?", list(WAYS), format_func=WAYS.__getitem__, key="way to begin")
        try:
            return {"guided": design_guide.show, "copy": _copy, "mix": _mix, "own": _own, "blank": _blank}[way or "guided"]()
        except Refused as refused:
            st.error(markdown_safe(str(refused)))
            return None


def _go_on(lists: Lists) -> None:
    if lists.drafts:
        text.heading(2, "Go on with a draft", "what you have not saved yet")
        for each in lists.drafts:
            with st.container(border=True, key=f"draft-{each.id}", horizontal=True, vertical_alignment="center"):
                st.html(f'<p><strong>{safe(each.title)}</strong><br><span class="sg-quiet">{safe(each.about)}</span></p>')
                st.page_link(frame.DESIGN, label="Go on", icon=":material/arrow_forward:", query_params={"draft": each.id})
                if st.button("Throw away", key=f"throw {each.id}", help="The draft is gone for good. What was saved stays."):
                    design_lists.throw_away(each.id)
                    st.rerun()
    if lists.kept:
        _kept(lists)


def _kept(lists: Lists) -> None:
    there = design_lists.chosen(lists.kept, (), (), False)
    text.heading(2, "Change a saved structure", f"{len(there):,}")
    places: list[str] = []
    tags: list[str] = []
    if len(there) >= MANY:
        if len(lists.places) > 1:
            places = st.multiselect("Of these places only", list(lists.places), key="kept places", placeholder="All")
        if lists.tags:
            tags = st.multiselect("With all of these tags", list(lists.tags), key="kept tags", placeholder="Any")
    shown = design_lists.chosen(lists.kept, places, tags, False)
    for each in shown[:MOST]:
        design_entry.show(each, lists)
    if len(shown) > MOST:
        text.quiet(f"And {len(shown) - MOST:,} more: choose a place or a tag to see them.")
    archived = design_lists.chosen(lists.kept, (), (), True)
    if archived:
        with st.expander(f"Archived ({len(archived):,})"):
            for each in archived:
                design_entry.show(each, lists)


def _copy() -> Structure | None:
    shelves = sources.shelf_files()
    offered = {key: sources.of_file(path).exploration.structure for key, (_, path) in shelves.items()}
    with st.form("copy", border=False):
        chosen = st.selectbox(
            "Which?",
            list(offered),
            format_func=lambda key: f"{offered[key].title} ({shipped.SHELVES[shelves[key][0]]})",
            key="copy of",
        )
        title = _title("copy", "May be left empty: it then has the title of what it is a copy of")
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
        title = _title("mix", "May be left empty: it is then named after both")
        asked = st.form_submit_button("Begin", type="primary")
    if not asked or first is None or second is None:
        return None
    return hybrid(offered[first], offered[second], title or f"{offered[first].title} and {offered[second].title}")


def _own() -> Structure | None:
    chosen = upload.choose()
    st.page_link(frame.BRING_IN, label=upload.BRING_IN, icon=":material/upload_file:")
    if chosen is None:
        return None
    name, data = chosen
    if upload.took(name, data):
        return None
    try:
        return sources.of_bytes(data, name).exploration.structure
    except InputError as error:
        upload.show_faults(name, fault_rows(error, data), error.untold)
        return None


def _blank() -> Structure | None:
    with st.form("blank", border=False):
        title = _title("blank", "Such as: Our shadow arrangements", required=True)
        footprint = st.text_input("The place it covers (may be left empty)", key="blank footprint", max_chars=200)
        asked = st.form_submit_button("Begin", type="primary")
    return blank(title, footprint.strip() or None) if asked else None


def _title(way: str, placeholder: str, required: bool = False) -> str:
    label = f"What is it called?{' (required)' if required else ''}"
    return st.text_input(label, key=f"title {way}", max_chars=200, placeholder=placeholder).strip()
