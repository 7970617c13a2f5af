"""The wiring diagram with editing on: one draws lines, edits, removes and undoes in the picture itself."""

from __future__ import annotations

import streamlit as st

from stpgraph.layout.scene import Scene
from stpgraph.reading.marks import Marks
from stpgraph.ui.components import wiring
from stpgraph.ui.drawing import Allowed, Told, checked, editable, mark
from stpgraph.ui.wiring import Json

KEY = "drawing"
_HEARD = "drawing heard"


def show(scene: Scene, picture: Json, marks: Marks, picked: str | None, allowed: Allowed | None = None, of: str = "") -> Told:
    """Draws the diagram; returns what was told just now, unless `just_told` has said so already, else that `picked` is picked.

    `picture` is `wiring.picture(scene)`; `allowed` and `of` are those of `drawing.editable`.
    """
    result = wiring.diagram(KEY, editable(picture, allowed, of))
    told = _taken(result.get("told"), scene)
    # The browser tells one thing at a time: the next when it knows that this one was heard.
    wiring.light(KEY, scene, picture, marks, picked, {"heard": st.session_state.get(_HEARD)})
    return told or Told("pick", node=picked)


def just_told(scene: Scene) -> Told | None:
    """What the reader did in the picture, known before the page is drawn; None where they did nothing there.

    Whatever is told is said once, here or by `show`: an edit is never made twice. `scene` is what the reader saw.
    """
    said = st.session_state.get(KEY) or {}
    return _taken(said.get("told"), scene)


def _taken(said: object, scene: Scene) -> Told | None:
    new = mark(said)
    if new is None or new == st.session_state.get(_HEARD):
        return None
    st.session_state[_HEARD] = new
    return checked(said, scene)
