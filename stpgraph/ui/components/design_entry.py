"""A structure of the store in a list: what it is, and the way to change it."""

from __future__ import annotations

import streamlit as st

from stpgraph.reading.words import safe
from stpgraph.store import Entry, StoreError
from stpgraph.ui import design_lists, frame, keeping
from stpgraph.ui.design_lists import Lists
from stpgraph.ui.state import KEPT


def show(entry: Entry, lists: Lists) -> None:
    """Draws one structure; an archived one can be brought back."""
    with st.container(border=True, key=f"kept-{entry.key}", horizontal=True, vertical_alignment="center"):
        chips = "".join(f' <span class="sg-chip">{safe(tag)}</span>' for tag in entry.tags)
        about = design_lists.about(entry, lists.titles)
        st.html(f'<p><strong>{safe(entry.title)}</strong>{chips}<br><span class="sg-quiet">{safe(about)}</span></p>')
        if entry.archived:
            if st.button("Bring it back", key=f"undelete {entry.key}", icon=":material/unarchive:"):
                _bring_back(entry)
        else:
            named = f"{KEPT}{entry.key}"
            st.page_link(frame.EXPLORE, label="Look at it", query_params={"structure": named})
            st.page_link(frame.DESIGN, label="Change it", icon=":material/edit:", query_params={"start": named})


def _bring_back(entry: Entry) -> None:
    try:
        keeping.keeper().undelete(entry.key)
    except StoreError as error:
        st.error(str(error))
        return
    st.rerun()
