"""What is being tried out in a design: an option, how it differs from the structure as it is, and keeping or dropping it."""

from __future__ import annotations

import streamlit as st

from stpgraph.files import dumps
from stpgraph.reading.words import safe
from stpgraph.rules.words import count, quoted
from stpgraph.ui import design_deeds, sources
from stpgraph.ui.components import design_difference
from stpgraph.ui.design_deeds import Wish
from stpgraph.ui.designing import Design
from stpgraph.ui.state import DRAFT


def show(design: Design) -> Wish:
    """Draws the option that is open, if one is; returns what the reader wants done with it."""
    session, option = design.session, design.session.open_option
    if option is None:
        return Wish()
    with st.container(border=True, key="option"):
        with st.container(horizontal=True, vertical_alignment="center"):
            so_far = count(session.at - option.start, "step") if session.at > option.start else "nothing changed yet"
            st.html(f"<p><strong>You are trying out {safe(quoted(option.name))}</strong>: {so_far}.</p>", width="content")
            if st.button("Keep it", key="keep option", type="primary", help="Its steps stay, as one"):
                return Wish(moved=session.keep(), did=f"The option {quoted(option.name)} kept")
            if st.button("Drop it", key="drop option", help="Back to how it was; “Redo” brings it back until the next step"):
                return Wish(moved=session.drop(), did=f"The option {quoted(option.name)} dropped")
        if session.at > option.start:
            fold = st.expander("How it differs from the structure as it is", key="option differs", on_change="rerun")
            if fold.open:
                with fold:
                    before = dumps(session.began, "json").encode()
                    key = sources.keep(f"Before {option.name}.json", before, edited=True)
                    design_difference.show(design_deeds.difference(design), key, f"{DRAFT}{design.id}", 2)
    return Wish()
