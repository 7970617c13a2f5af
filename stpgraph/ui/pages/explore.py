"""Explore: one structure, its picture, its findings, and what is known of each part of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from stpgraph.ui import design_lists, edits, frame, just_now, sources, state
from stpgraph.ui.components import details, findings, forms, header, node_picker, text, view_switch
from stpgraph.ui.state import Viewing

PURPOSE = "See who answers to whom in one structure, and where accountability or independent challenge is missing."


def page() -> None:
    wanted, messages = state.read(st.query_params.to_dict())
    if wanted.structure is None:
        wanted = replace(wanted, structure=sources.last())
        st.query_params.from_dict(wanted.params)
    opened = sources.opened(wanted.structure)
    if opened is None:
        header.show_nothing("Explore", PURPOSE, messages, wanted.structure)
        return
    structure = opened.exploration.structure
    viewing, more = state.settled(wanted, structure, opened.findings)
    viewing = just_now.picked(viewing, opened.exploration.scene, opened.findings)
    header.show(structure, PURPOSE, opened.exploration.findings, *design_lists.whence(wanted.structure))
    text.notices(messages + more)
    chosen = show(viewing, opened)
    if chosen != viewing:
        st.query_params.from_dict(chosen.params)
        st.rerun()


def show(viewing: Viewing, opened: sources.Opened) -> Viewing:
    """Draws a structure; returns what the reader wants to see instead, or the same."""
    structure = opened.exploration.structure
    left, right = st.columns([9, 4], gap="medium")
    with left:
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            view = view_switch.show(viewing.view)
            frame.show_ways(viewing.structure or "", frame.DESIGN, frame.ASSESS, frame.COMPARE, frame.DOWNLOADS)
        clicked = forms.show(view, viewing, opened)
    with right:
        listed = node_picker.show(structure, viewing.node)
        details.show(viewing.node, structure, opened.exploration.wiring)
        listing, said = findings.show(opened.findings, viewing.listing, viewing.finding, structure, date.today())
    picked = listed if listed != viewing.node else clicked
    key, finding = viewing.structure, said.picked
    if key and said.wish:
        key = sources.edit(key, edits.carried_out(structure, opened.findings.get(finding or ""), said.wish, date.today()))
        after = sources.opened(key)
        finding = finding if after and finding in after.findings else None
    return replace(viewing, structure=key, node=picked, finding=finding, view=view, listing=listing)


if __name__ == "__main__":
    page()
