"""The forms of a structure: its wiring diagram, its network, the outline of who answers to whom, and its tables."""

from __future__ import annotations

from stpgraph.reading import marks
from stpgraph.reading import outline as outlines
from stpgraph.reading.tables import decision_rows, node_rows, relation_rows
from stpgraph.ui.components import diagram, header, legend, outline, tables, text, wiring
from stpgraph.ui.sources import Opened
from stpgraph.ui.state import VIEWS, View, Viewing


def show(view: View, viewing: Viewing, opened: Opened) -> str | None:
    """Draws a structure in one form; returns the id of the node that is picked: the one clicked just now, else the same."""
    exploration = opened.exploration
    structure = exploration.structure
    text.hidden_heading(2, VIEWS[view])
    if view == "outline":
        outline.show(outlines.outline(exploration.wiring))
    elif view == "tables":
        tables.show(node_rows(structure), relation_rows(structure), decision_rows(structure))
    elif not structure.nodes:
        text.empty("There is nothing to draw.", "This structure holds no board, organisation or anything else yet.")
    elif len(structure.nodes) > diagram.MOST_BOXES:
        text.empty(
            f"{len(structure.nodes):,} boxes are too many for one picture.",
            "The outline and the tables show all of them.",
        )
    else:
        picked = opened.findings.get(viewing.finding or "")
        lit = marks.spotlight(picked, exploration.scene) if picked else marks.overview(exploration.findings)
        if view == "wiring":
            node = wiring.show(exploration.scene, opened.wiring, lit, viewing.node)
        else:
            node = diagram.show(exploration.scene, opened.network, lit, viewing.node)
        legend.show(exploration.scene)
        header.show_about(structure)
        return node
    header.show_about(structure)
    return viewing.node
