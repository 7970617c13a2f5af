"""What is around every page: the window's title, the navigation, our style sheet, the guard."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import streamlit as st

from stpgraph.ui.components import entrance
from stpgraph.ui.guard import guarded

ASSETS = Path(__file__).parent / "assets"
#: The pages by file, as links name them.
STRUCTURES = "stpgraph/ui/pages/structures.py"
DESIGN = "stpgraph/ui/pages/design.py"
EXPLORE = "stpgraph/ui/pages/explore.py"
ASSESS = "stpgraph/ui/pages/assess.py"
COMPARE = "stpgraph/ui/pages/compare.py"
PORTFOLIO = "stpgraph/ui/pages/portfolio.py"
CASES = "stpgraph/ui/pages/cases.py"
DOWNLOADS = "stpgraph/ui/pages/downloads.py"
RULES = "stpgraph/ui/pages/rules.py"
#: What leads from one page about a structure to another.
_WAYS = {
    DESIGN: "Change it in Design",
    EXPLORE: "See it in Explore",
    ASSESS: "Assess this structure",
    COMPARE: "Compare with another structure",
    DOWNLOADS: "Download diagram or board paper",
}


def run(pages: Sequence[st.Page]) -> None:
    """Shows the page that the URL asks for."""
    st.set_page_config(page_icon=str(ASSETS / "icon.svg"), layout="wide")
    page = st.navigation(list(pages), position="top")
    st.html(ASSETS / "page.css")
    guarded(partial(_inside, page))


def _inside(page: st.Page) -> None:
    if not entrance.closed():
        entrance.show()
        page.run()


def show_ways(key: str, *pages: str) -> None:
    """Draws links to the same structure on other pages, side by side where there is room. `key` names it in URLs."""
    with st.container(horizontal=True, width="content"):
        for page in pages:
            # There it is the first of two, or what a design begins with.
            named = {COMPARE: "first", DESIGN: "start"}.get(page, "structure")
            st.page_link(page, label=_WAYS[page], icon=":material/arrow_forward:", query_params={named: key})
