"""Where a design is worked on: its picture or another of its parts, and beside it the forms for what is picked."""

from __future__ import annotations

import streamlit as st

from stpgraph.design import AnyCommand
from stpgraph.pipeline import Exploration
from stpgraph.reading import marks
from stpgraph.ui import design_deeds, sources
from stpgraph.ui.components import (
    design_about,
    design_forms,
    design_history,
    design_line,
    design_node,
    design_tables,
    diagram,
    drawing,
    legend,
    node_picker,
    text,
)
from stpgraph.ui.design_state import SHOWS, Designing
from stpgraph.ui.designing import Design


def show(design: Design, exploration: Exploration, wanted: Designing) -> AnyCommand | None:
    """Draws the part of a design that is wanted; returns the edit that was asked for in it."""
    text.hidden_heading(2, SHOWS[wanted.show])
    if wanted.show == "tables":
        return design_tables.show(exploration.structure)
    if wanted.show == "about":
        return design_about.show(exploration.structure)
    if wanted.show == "history":
        return design_history.show(design)
    if not exploration.structure.nodes:
        text.empty("There is nothing to draw yet.", "Add a board, an organisation or a post with the form beside this.")
    elif len(exploration.structure.nodes) > diagram.MOST_BOXES:
        text.empty("These are too many boxes for one picture.", "The tables show all of them.")
    else:
        picture = sources.of_structure(exploration.structure).wiring
        drawing.show(exploration.scene, picture, marks.overview(exploration.findings), wanted.node, design_deeds.ends_by_type(), design.id)
        legend.show(exploration.scene)
    return None


def show_forms(design: Design, exploration: Exploration, wanted: Designing) -> tuple[AnyCommand | None, str | None]:
    """Draws the forms for what is picked; returns the edit that was asked for, and which node is picked."""
    structure = exploration.structure
    there = {each.id for each in structure.nodes}
    drawn = st.session_state.get(design_deeds.DRAWN)
    if drawn is not None and set(drawn) <= there:
        chosen = design_line.choose(structure, *drawn)
        if chosen == "cancel":
            del st.session_state[design_deeds.DRAWN]
            st.rerun()
        return (None if chosen is None or chosen == "cancel" else chosen), wanted.node
    line = st.session_state.get(design_deeds.PICKED_LINE)
    if line is not None and any((each.source, each.type, each.target) == line for each in structure.relations):
        return design_line.show(structure, line), wanted.node
    node = node_picker.show(structure, wanted.node) if structure.nodes else None
    if node != wanted.node or node is None:
        return design_forms.add(structure, node), node
    asked = design_node.show(structure, exploration.wiring, node)
    with st.expander("Add something else"):
        added = design_forms.add(structure, node)
    return asked or added, node
