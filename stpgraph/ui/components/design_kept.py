"""What the store says of a structure besides its versions: its tags and its place, and taking it out of the list."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from stpgraph.reference import footprints
from stpgraph.store import Entry, StoreError
from stpgraph.ui import design_lists, keeping
from stpgraph.ui.components import design_entry, text
from stpgraph.ui.designing import Design


def show(design: Design) -> None:
    """Draws what can be said of a kept structure, and does what was asked."""
    if design.key is None:
        return
    lists = design_lists.read()
    entry = next((each for each in lists.kept if each.key == design.key), None)
    if entry is None:
        st.error(lists.trouble or "There is no such structure in the store.")
        return
    text.heading(2, "In the list of structures")
    text.quiet(f"{design_lists.about(entry, lists.titles)}.")
    _tags(entry, lists.tags)
    _place(entry, lists.places)
    _archive(entry)
    options = [each for each in lists.kept if each.option_of == entry.key and not each.archived]
    if options:
        text.heading(3, "Options of this structure", f"{len(options):,}")
        for each in options:
            design_entry.show(each, lists)


def _tags(entry: Entry, known: tuple[str, ...]) -> None:
    with st.form(f"tags {entry.tags}", border=False):
        tags = st.multiselect(
            "Tags, by which it can be found",
            sorted({*known, *entry.tags}),
            default=list(entry.tags),
            accept_new_options=True,
            placeholder="Such as: for the board in May",
            key=f"tags of {entry.key} {entry.tags}",
        )
        if st.form_submit_button("Keep these tags", key="keep tags"):
            _do(lambda: keeping.keeper().set_tags(entry.key, tags))


def _place(entry: Entry, known: tuple[str, ...]) -> None:
    places = sorted({*known, entry.footprint, *(each.name for each in footprints())} - {""})
    with st.form(f"place {entry.footprint}", border=False):
        place = st.selectbox(
            "The place whose people may see and change it",
            places,
            index=places.index(entry.footprint) if entry.footprint else None,
            accept_new_options=True,
            placeholder="None",
            key=f"place of {entry.key} {entry.footprint}",
        )
        if st.form_submit_button("Move it there", key="move place"):
            _do(lambda: keeping.keeper().move(entry.key, place or ""))


def _archive(entry: Entry) -> None:
    if entry.archived:
        text.quiet("It is archived: it is in no list, and nothing of it is lost.")
        if st.button("Bring it back", key="undelete", icon=":material/unarchive:"):
            _do(lambda: keeping.keeper().undelete(entry.key))
    elif st.button("Archive it", key="archive", icon=":material/archive:", help="Out of the lists; it can be brought back"):
        _do(lambda: keeping.keeper().archive(entry.key))


def _do(deed: Callable[[], None]) -> None:
    """Does something in the store, and draws the page anew; where the store refuses, it says why."""
    try:
        deed()
    except StoreError as error:
        st.error(str(error))
        return
    st.rerun()
