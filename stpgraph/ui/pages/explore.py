"""Explore: one structure, its picture, its findings, and what is known of each part of it."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from stpgraph.ui import sources, state
from stpgraph.ui.components import details, findings, forms, header, node_picker, text, view_switch
from stpgraph.ui.state import Viewing


def page() -> None:
    wanted, messages = state.read(st.query_params.to_dict())
    opened = sources.opened(wanted.structure) if wanted.structure else None
    if opened is None:
        header.show_nothing(messages, wanted.structure, wanted.is_upload)
        return
    exploration = opened.exploration
    viewing, more = state.settled(wanted, exploration.structure, exploration.findings)
    header.show(exploration.structure, exploration.counts(), sources.own_file(wanted.structure))
    text.notices(messages + more)
    chosen = show(viewing, opened)
    if chosen != viewing:
        st.query_params.from_dict(chosen.params)
        st.rerun()


def show(viewing: Viewing, opened: sources.Opened) -> Viewing:
    """Draws a structure; returns what the reader wants to see instead, or the same."""
    exploration, structure = opened.exploration, opened.exploration.structure
    node = next((node for node in structure.nodes if node.id == viewing.node), None)
    left, right = st.columns([9, 4], gap="medium")
    with left:
        view = view_switch.show(viewing.view)
        clicked = forms.show(view, viewing, opened)
    with right:
        listed = node_picker.show(structure, viewing.node)
        closed = node is not None and details.show(node, structure, exploration.wiring)
        text.heading(2, "Findings")
        finding = findings.show(exploration.findings, viewing.finding)
        findings.show_accepted(exploration.findings)
    picked = None if closed else listed if listed != viewing.node else clicked
    return replace(viewing, node=picked, finding=finding, view=view)


if __name__ == "__main__":
    page()
