"""Structures: everything there is to look at, and the place to open a file of one's own."""

from __future__ import annotations

import streamlit as st

from stpgraph import shipped
from stpgraph.errors import InputError
from stpgraph.reading.faults import fault_rows
from stpgraph.reading.gallery import card
from stpgraph.reading.tallies import MEANING
from stpgraph.ui import design_lists, frame, sources
from stpgraph.ui.components import cards, text, upload
from stpgraph.ui.state import Viewing, unknown

ABOUT: dict[shipped.Shelf, str] = {
    "archetypes": "the four typical structures of an STP",
    "published": "what real footprints published, as their documents state it",
    "examples": "built to show something",
}


def page() -> None:
    text.head(
        "Structures", "Choose how a footprint governs itself, to see who answers to whom and where accountability is missing."
    )
    text.notices(unknown(st.query_params.to_dict(), ()))
    chosen = upload.show()
    if chosen is not None:
        open_file(*chosen)
    st.page_link(frame.BRING_IN, label=upload.BRING_IN, icon=":material/upload_file:")
    text.quiet(MEANING)
    own, more = design_lists.newest()
    if own:
        cards.show("Saved here", more or "what was made or changed in Design", own, frame.DESIGN)
    shelves = sources.shelf_files()
    for shelf, title in shipped.SHELVES.items():
        here = ((key, sources.of_file(path)) for key, (each, path) in shelves.items() if each == shelf)
        cards.show(title, ABOUT[shelf], (card(key, opened.exploration, opened.thumbnail) for key, opened in here))


def open_file(name: str, data: bytes) -> None:
    """Goes on with a file where that can be done: a structure in Explore, any other document in Bring in. Draws why where it cannot."""
    if upload.took(name, data):
        return
    try:
        sources.of_bytes(data, name)
    except InputError as error:
        upload.show_faults(name, fault_rows(error, data), error.untold)
    else:
        st.switch_page(frame.EXPLORE, query_params=Viewing(sources.keep(name, data)).params)


if __name__ == "__main__":
    page()
