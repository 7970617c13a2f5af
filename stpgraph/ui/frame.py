"""What is around every page: the window's title, the navigation, our style sheet, the guard."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from stpgraph.ui.guard import guarded

ASSETS = Path(__file__).parent / "assets"
#: The pages by file, as links name them.
STRUCTURES = "stpgraph/ui/pages/structures.py"
EXPLORE = "stpgraph/ui/pages/explore.py"
ASSESS = "stpgraph/ui/pages/assess.py"
RULES = "stpgraph/ui/pages/rules.py"


def run(pages: Sequence[st.Page]) -> None:
    """Shows the page that the URL asks for."""
    st.set_page_config(page_icon=str(ASSETS / "icon.svg"), layout="wide")
    page = st.navigation(list(pages), position="top")
    st.html(ASSETS / "page.css")
    guarded(page.run)
