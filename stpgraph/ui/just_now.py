"""What a reader has just picked, known before a page is drawn: the page is then drawn once and not twice.

Streamlit keeps what a reader did to a widget in its session state before it runs a page.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import streamlit as st

from stpgraph.layout.scene import Scene
from stpgraph.ui.components import controlled, details, diagram, findings, node_picker
from stpgraph.ui.state import Viewing


def picked(viewing: Viewing, scene: Scene, known: Collection[str]) -> Viewing:
    """What the reader wants to see after what they have just picked: a box in the picture or in the list, or a finding. The URL follows.

    `known` are the keys of all findings.
    """
    node = viewing.node
    if controlled.changed(node_picker.KEY, node):
        node = st.session_state[node_picker.KEY]
    elif st.session_state.get(details.CLOSE):
        node = None
    elif viewing.view in ("wiring", "network"):
        said = st.session_state.get("wiring" if viewing.view == "wiring" else "diagram") or {}
        node = diagram.clicked(said.get("picked"), scene, node)
    pressed = findings.pressed(known)
    finding = viewing.finding if pressed is None else None if pressed == viewing.finding else pressed
    if (node, finding) != (viewing.node, viewing.finding):
        viewing = replace(viewing, node=node, finding=finding)
        st.query_params.from_dict(viewing.params)
    return viewing
