"""Design: a structure in the making, with its picture and its findings after every step."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from stpgraph.ui import design_deeds, designing
from stpgraph.ui.components import design_bar, design_findings, design_head, design_history, design_start, design_work
from stpgraph.ui.design_state import Designing, read


def page() -> None:
    wanted, messages = read(st.query_params.to_dict())
    design, lost = designing.find(wanted.draft) if wanted.draft else (design_deeds.begun(wanted.start), ())
    if design is None:
        structure = design_start.show([*messages, *lost])
        if structure is not None:
            go(Designing(designing.begin(structure).id))
        return
    if wanted.draft is None:
        go(Designing(design.id))
    design, wanted = design_deeds.done_in_picture(design, wanted)
    exploration = design_deeds.explored(design.structure)
    show = design_head.show(wanted, exploration, [*messages, *lost], design_deeds.others(design))
    wish = design_bar.show(design)
    if wish != design_bar.Wish():
        go(design_deeds.carried_out(design, wish, wanted))
    design_history.show_conflict(design)
    left, right = st.columns([9, 5], gap="medium")
    with left:
        command = design_work.show(design, exploration, wanted)
    with right:
        asked, node = design_work.show_forms(design, exploration, wanted)
        mended = design_findings.show(exploration, design_deeds.effects_of(design, exploration))
    after = replace(wanted, show=show, node=node)
    if step := command or asked or mended:
        after = design_deeds.stepped(design, step, after)
    if after != wanted or step:
        go(after)


def go(wanted: Designing) -> None:
    """Shows what the reader wants to see next."""
    st.query_params.from_dict(wanted.params)
    st.rerun()


if __name__ == "__main__":
    page()
