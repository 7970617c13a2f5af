"""Design: a structure in the making, with its picture and its findings after every step."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from stpgraph.ui import design_deeds, designing
from stpgraph.ui.components import design_bar, design_head, design_here, design_history, design_option, design_start, design_work
from stpgraph.ui.design_deeds import Wish
from stpgraph.ui.design_state import Designing, read


def page() -> None:
    wanted, messages = read(st.query_params.to_dict())
    design, lost = designing.find(wanted.draft) if wanted.draft else (design_deeds.begun(wanted.start), ())
    if design is None:
        structure = design_start.show([*messages, *lost], wanted.start)
        if structure is not None:
            go(Designing(designing.begin(structure).id))
        return
    if wanted.draft is None:
        go(Designing(design.id))
    design, wanted = design_deeds.done_in_picture(design, wanted)
    head, bar, tried, work = st.container(), st.container(key="design-top"), st.container(), st.container()
    # What a reader asks for is looked for first: the rest is drawn once, after it is done.
    with bar:
        wish = design_bar.show(design)
    with tried:
        wish = wish if wish != Wish() else design_option.show(design)
    if wish != Wish():
        go(design_deeds.carried_out(design, wish, wanted))
    exploration = design_deeds.explored(design.structure)
    with head:
        show = design_head.show(wanted, exploration, [*messages, *lost])
        design_here.show(design)
    if show != wanted.show:
        go(replace(wanted, show=show))
    with bar:
        design_bar.show_last(design_deeds.last_step(design, exploration))
    with tried:
        design_history.show_conflict(design)
    with work:
        step, node = design_work.show(design, exploration, wanted)
    if step or node != wanted.node:
        after = replace(wanted, node=node)
        go(design_deeds.stepped(design, step, after) if step else after)


def go(wanted: Designing) -> None:
    """Shows what the reader wants to see next."""
    st.query_params.from_dict(wanted.params)
    st.rerun()


if __name__ == "__main__":
    page()
