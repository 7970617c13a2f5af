"""The network view: mounts vis-network, as it comes with pyvis, on the network that pyvis built."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from stpgraph.layout.scene import Scene
from stpgraph.reading.marks import Marks
from stpgraph.ui.network import Json, lights

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

_ASSETS = Path(__file__).parent.parent / "assets"
#: More boxes than this are not drawn: a browser would be slow, and nobody could read it.
MOST_BOXES = 2_000


def show(scene: Scene, network: Json, marks: Marks, picked: str | None) -> str | None:
    """Draws the diagram; returns the id of the node that is picked: the one clicked just now, else `picked`.

    `network` is `network.picture(scene)`. A click on empty ground picks nothing.
    """
    library, diagram = _components()
    data = {"picture": network, "lights": lights(scene, marks, picked), "words": _words(scene)}
    result = diagram(key="diagram", data=data, on_picked_change=lambda: None)
    library(key="diagram library")
    return clicked(result.get("picked"), scene, picked)


def clicked(said: object, scene: Scene, picked: str | None) -> str | None:
    """What the browser says was clicked, if it is really there; None of it is believed unchecked.

    `said` is None where nothing was clicked, else `{"node": id}`, with None for the empty ground.
    """
    if not isinstance(said, dict) or "node" not in said:
        return picked
    node = said["node"]
    return node if isinstance(node, str) and any(box.id == node for box in scene.boxes) else None


def _words(scene: Scene) -> dict[str, str]:
    return {
        "title": f"Diagram of {scene.title}",
        "description": f"Diagram of {scene.title}, with {len(scene.boxes):,} boxes and {len(scene.lines):,} lines. "
        "“Who answers to whom” and “Tables” show the same in words; the list above picks any of them.",
    }


@cache
def _components() -> tuple[ComponentRenderer, ComponentRenderer]:
    """The drawing library, sent to a browser once, and the diagram, which waits for it."""
    import pyvis

    vendored = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2" / "vis-network.min.js"
    library = st.components.v2.component(
        "stpgraph.vis_network", html="<span></span>", js=vendored.read_text("utf-8") + _asset("library.js")
    )
    diagram = st.components.v2.component(
        "stpgraph.diagram", html=_asset("diagram.html"), css=_asset("diagram.css"), js=_asset("diagram.js") + _asset("shapes.js")
    )
    return library, diagram


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text("utf-8")
