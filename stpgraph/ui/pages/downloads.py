"""Downloads: one structure as a diagram in any format, or as a whole board paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from stpgraph.ui import design_lists, frame, making, sources
from stpgraph.ui.components import board_paper, download_diagram, download_picker, header, text

PURPOSE = "Take one structure away with you: as a diagram for your own slides and documents, or as a complete paper for a board."
SECTIONS = {"diagram": "Download the diagram", "paper": "Make a board paper"}


def page() -> None:
    wanted, messages = making.read(st.query_params.to_dict())
    if wanted.structure is None and (last := sources.last()):
        wanted = replace(wanted, structure=last)
        st.query_params.from_dict(wanted.params)
    key, opened = wanted.structure, sources.opened(wanted.structure)
    if key is None or opened is None:
        header.show_nothing("Downloads", PURPOSE, messages, key)
        picked = download_picker.show(sources.shelf_files())
        if picked is not None:
            st.query_params.from_dict(replace(wanted, structure=picked).params)
            st.rerun()
        return
    exploration = sources.leaving(opened).exploration
    wanted, more = making.settled(wanted, exploration.structure)
    header.show(exploration.structure, PURPOSE, exploration.findings, *design_lists.whence(key))
    frame.show_ways(key, frame.EXPLORE, frame.ASSESS, frame.COMPARE)
    text.notices(messages + more)
    text.contents(SECTIONS)
    text.section("diagram", SECTIONS["diagram"], "one file, in the form that you need")
    chosen = download_diagram.show(exploration, wanted, date.today())
    text.section("paper", SECTIONS["paper"], "ready for the agenda")
    board_paper.show(exploration, date.today())
    if chosen != wanted:
        st.query_params.from_dict(chosen.params)
        st.rerun()


if __name__ == "__main__":
    page()
