"""The head of a design: its title, and ways to see it on the other pages."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from stpgraph.pipeline import Exploration
from stpgraph.ui import frame
from stpgraph.ui.components import severity, text
from stpgraph.ui.components.controlled import give
from stpgraph.ui.design_state import SHOWS, Designing, Show
from stpgraph.ui.state import DRAFT


def show(wanted: Designing, exploration: Exploration, messages: Iterable[str]) -> Show:
    """Draws the head; returns which part of the design the reader wants to see."""
    structure = exploration.structure
    st.set_page_config(page_title=f"Design: {structure.title} – stpgraph")
    counts = f'<p class="sg-counts">{severity.badges(exploration.findings)}</p>'
    text.head(structure.title, "Change this structure; the picture and the findings follow every step.", counts)
    text.notices(messages)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        give("design shows", wanted.show)
        chosen: Show | None = st.segmented_control(
            "Show",
            list(SHOWS),
            format_func=lambda each: SHOWS[each],
            key="design shows",
            required=True,
            label_visibility="collapsed",
            wrap=True,
        )
        frame.show_ways(f"{DRAFT}{wanted.draft}", frame.EXPLORE, frame.ASSESS, frame.COMPARE, frame.DOWNLOADS)
    return chosen or wanted.show
