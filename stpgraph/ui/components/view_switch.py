"""The switch between the pictures of a structure and its forms in words."""

from __future__ import annotations

import streamlit as st

from stpgraph.ui.components.controlled import give
from stpgraph.ui.state import VIEWS, View


def show(current: View) -> View:
    """Draws the switch; returns the form that the reader wants."""
    give("view", current)
    chosen: View | None = st.segmented_control(
        "Show as",
        list(VIEWS),
        format_func=lambda view: VIEWS[view],
        key="view",
        required=True,
        label_visibility="collapsed",
        wrap=True,
    )
    return chosen or current
