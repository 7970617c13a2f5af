"""The wiring diagram: an SVG whose boxes and lines can be pointed at and reached with the keyboard.

It comes in two parts. The picture is sent to a browser once and stays; what is lit in it comes beside it, in a part of its own, and
is all that crosses the wire when a reader picks something.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from stpgraph.layout.scene import Scene
from stpgraph.reading.marks import Marks
from stpgraph.ui.components.diagram import clicked
from stpgraph.ui.wiring import Json, lights

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

_ASSETS = Path(__file__).parent.parent / "assets"
SCRIPTS = (
    "wiring.js",
    "wiring_draw.js",
    "wiring_view.js",
    "wiring_walk.js",
    "wiring_choose.js",
    "wiring_find.js",
    "wiring_edit.js",
    "wiring_join.js",
    "wiring_change.js",
)


def show(scene: Scene, picture: Json, marks: Marks, picked: str | None) -> str | None:
    """Draws the diagram; returns the id of the node that is picked: the one clicked just now, else `picked`.

    `picture` is `wiring.picture(scene)`. A click on empty ground, and the Escape key, pick nothing.
    """
    result = diagram("wiring", picture)
    light("wiring", scene, picture, marks, picked)
    return clicked(result.get("picked"), scene, picked)


def diagram(key: str, picture: Json) -> Mapping[str, object]:
    """Draws a picture; returns what the reader did in it: `picked`, or `told` where the picture can be edited."""
    drawn, _ = _components()
    return drawn(key=key, data=dict(picture), on_picked_change=lambda: None, on_told_change=lambda: None)


def light(key: str, scene: Scene, picture: Json, marks: Marks, picked: str | None, more: Json | None = None) -> None:
    """Lights up what is marked and picked in the diagram of a key, and hands `more` to it."""
    _, lit = _components()
    lit(key=f"{key} lights", data={**lights(scene, str(picture["key"]), marks, picked), **(more or {})})


@cache
def _components() -> tuple[ComponentRenderer, ComponentRenderer]:
    """The diagram, which never changes while a reader picks things in it, and what is lit in it."""
    diagram = st.components.v2.component(
        "stpgraph.wiring", html=_asset("wiring.html"), css=_asset("wiring.css"), js="\n".join(map(_asset, SCRIPTS))
    )
    light = st.components.v2.component("stpgraph.wiring_lights", html="<span></span>", js=_asset("wiring_lights.js"))
    return diagram, light


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text("utf-8")
