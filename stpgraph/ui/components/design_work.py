"""Where a design is worked on: its picture or another of its parts, and beside it the forms for what is picked, or the findings."""

from __future__ import annotations

import streamlit as st

from stpgraph.design import AnyCommand
from stpgraph.model import Finding
from stpgraph.pipeline import Exploration
from stpgraph.reading import marks
from stpgraph.ui import design_deeds
from stpgraph.ui.components import (
    design_about,
    design_findings,
    design_forms,
    design_history,
    design_kept,
    design_line,
    design_node,
    design_tables,
    diagram,
    drawing,
    legend,
    node_picker,
    text,
)
from stpgraph.ui.design_deeds import SIDE
from stpgraph.ui.design_state import SHOWS, Designing
from stpgraph.ui.designing import Design


def show(design: Design, exploration: Exploration, wanted: Designing) -> tuple[AnyCommand | None, str | None]:
    """Draws the part of a design that is wanted; returns the edit that was asked for in it, and which node is picked.

    What can ask for an edit comes before the picture, so that the picture is drawn when the edit is made.
    """
    text.hidden_heading(2, SHOWS[wanted.show])
    left, right = st.columns([9, 5], gap="medium")
    if wanted.show == "picture":
        with right:
            step, node, finding = _beside(exploration, wanted)
        if step is None and node == wanted.node:
            with left:
                _picture(design, exploration, wanted, finding)
        return step, node
    with left:
        if wanted.show == "tables":
            step = design_tables.show(exploration.structure)
        elif wanted.show == "about":
            step = design_about.show(exploration.structure)
        else:
            step = design_history.show(design)
    with right:
        if wanted.show == "history":
            design_kept.show(design)
        else:
            _small_picture(exploration)
            step = design_findings.show(exploration)[0] or step
    return step, wanted.node


def _picture(design: Design, exploration: Exploration, wanted: Designing, finding: Finding | None) -> None:
    if not exploration.structure.nodes:
        text.empty("There is nothing to draw yet.", "Add a board, an organisation or a post with the form beside this.")
    elif len(exploration.structure.nodes) > diagram.MOST_BOXES:
        text.empty("These are too many boxes for one picture.", "The tables show all of them.")
    else:
        picture = design_deeds.opened(exploration.structure).wiring
        lit = marks.spotlight(finding, exploration.scene) if finding else marks.overview(exploration.findings)
        drawing.show(exploration.scene, picture, lit, wanted.node, design_deeds.ends_by_type(), design.id)
        legend.show(exploration.scene)


def _small_picture(exploration: Exploration) -> None:
    """The picture beside tables and forms, to see that it follows."""
    if 0 < len(exploration.structure.nodes) <= diagram.MOST_BOXES:
        thumbnail = design_deeds.opened(exploration.structure).thumbnail
        with st.container(border=True, key="small-picture"):
            st.image(thumbnail, width="stretch", alt=f"Small diagram of {exploration.structure.title}")


def _beside(exploration: Exploration, wanted: Designing) -> tuple[AnyCommand | None, str | None, Finding | None]:
    """Draws the forms or the findings; returns the edit that was asked for, which node is picked, and which finding is open."""
    number = len(exploration.open_findings)
    words = {"change": "Change", "findings": f"Findings ({number:,})"}
    st.session_state.setdefault(SIDE, "change")
    side = st.segmented_control(
        "Beside the picture", list(words), format_func=words.__getitem__, key=SIDE, required=True, label_visibility="collapsed"
    )
    if side == "findings":
        step, finding = design_findings.show(exploration)
        return step, wanted.node, finding
    return (*_forms(exploration, wanted), None)


def _forms(exploration: Exploration, wanted: Designing) -> tuple[AnyCommand | None, str | None]:
    """The forms for what is picked: a line that was just drawn, a line, a node; without any, the form by which something is added."""
    structure = exploration.structure
    drawn = st.session_state.get(design_deeds.DRAWN)
    if drawn is not None and set(drawn) <= {each.id for each in structure.nodes}:
        chosen = design_line.choose(structure, *drawn)
        if chosen == "cancel":
            del st.session_state[design_deeds.DRAWN]
            st.rerun()
        return chosen, wanted.node
    line = st.session_state.get(design_deeds.PICKED_LINE)
    if line is not None and any((each.source, each.type, each.target) == tuple(line) for each in structure.relations):
        return design_line.show(structure, line), wanted.node
    node = node_picker.show(structure, wanted.node) if structure.nodes else None
    if node != wanted.node or node is None:
        return design_forms.add(structure, node), node
    asked = design_node.show(structure, exploration.wiring, node)
    with st.expander("Add something else"):
        added = design_forms.add(structure, node)
    return asked or added, node
