"""The pictures of structures that are compared, with what they share in the same place: side by side, or over each other."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from stpgraph.ui.comparing_many import MOST_DRAWN, MOST_PLACES, Several
from stpgraph.ui.components import text

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

_ASSETS = Path(__file__).parent.parent / "assets"
SCRIPTS = ("compare.js", "wiring_draw.js")
STYLES = ("wiring.css", "compare.css")


def show(several: Several) -> None:
    """Draws the pictures; where they are too large, says so. What a reader picks in them stays in the browser."""
    data = several.picture
    if data is None:
        text.empty(
            f"More than {MOST_DRAWN:,} boxes, or {MOST_PLACES:,} in all pictures together, are too many to draw beside each other.",
            "The tables below tell every difference, and Explore shows each structure alone.",
        )
        return
    _component()(key="compared", data=dict(data))


@cache
def _component() -> ComponentRenderer:
    return st.components.v2.component(
        "stpgraph.compared", html=_asset("compare.html"), css="\n".join(map(_asset, STYLES)), js="\n".join(map(_asset, SCRIPTS))
    )


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text("utf-8")
