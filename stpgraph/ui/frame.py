"""What is around every page: the window's title, the navigation, our style sheet, the guard."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from ipaddress import ip_address
from pathlib import Path
from typing import Literal

import streamlit as st

from stpgraph.errors import StpgraphError
from stpgraph.reading.words import markdown_safe
from stpgraph.settings import settings
from stpgraph.ui import heap, keeping, logs
from stpgraph.ui.components import entrance
from stpgraph.ui.guard import guarded

ASSETS = Path(__file__).parent / "assets"
#: The pages by file, as links name them.
STRUCTURES = "stpgraph/ui/pages/structures.py"
BRING_IN = "stpgraph/ui/pages/bring_in.py"
DESIGN = "stpgraph/ui/pages/design.py"
EXPLORE = "stpgraph/ui/pages/explore.py"
ASSESS = "stpgraph/ui/pages/assess.py"
COMPARE = "stpgraph/ui/pages/compare.py"
PORTFOLIO = "stpgraph/ui/pages/portfolio.py"
CASES = "stpgraph/ui/pages/cases.py"
DOWNLOADS = "stpgraph/ui/pages/downloads.py"
RULES = "stpgraph/ui/pages/rules.py"
PEOPLE = "stpgraph/ui/pages/people.py"
#: What is said instead of every page where strangers could reach it and nobody needs to log in.
NOT_SERVED = (
    "This program does not show anything, because other computers can reach it and nobody needs to log in. Whoever runs it has to do one of "
    "two things: turn login on (the setting “login”), or let it answer this computer alone (--server.address 127.0.0.1)."
)
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
    _log()
    guarded(partial(_inside, page), page.url_path or "first")


def to_start() -> None:
    """The page under the address that the first page would have if it were not the first: leads there."""
    st.switch_page(STRUCTURES, query_params=st.query_params.to_dict())


def admins_only() -> Literal["visible", "hidden"]:
    """How the navigation treats a page for admins: it shows it to them alone. The page itself has to refuse everybody else."""
    _log()
    return "visible" if keeping.is_admin() else "hidden"


def reaches_others(address: str | None) -> bool:
    """Whether a server that listens at an address can be reached from other computers (None: it listens everywhere). A socket in the file
    system counts, for something else stands before it.

    >>> [reaches_others(each) for each in ("127.0.0.1", "::1", "localhost", "0.0.0.0", "10.0.0.7", "stp.example.org", None)]
    [False, False, False, True, True, True, True]
    """
    try:
        return address is None or (address.casefold() != "localhost" and not ip_address(address.strip("[]")).is_loopback)
    except ValueError:
        return True


def _log() -> None:
    try:
        given = settings()
    except StpgraphError:
        # Every page says so; what has to be logged until it is mended goes where it goes by default.
        logs.set_up("info", None)
    else:
        logs.set_up(given.log, given.log_file)
        _begin(given.login or given.store is not None)


@st.cache_resource(show_spinner=False)
def _begin(shared: bool) -> None:
    """Once, when the program starts: says so in the log and, on a server, tries the store, so that its failure is not first found by a
    reader. One who keeps nothing on their own computer needs no store."""
    logs.event("start")
    if shared:
        keeping.healthy()


def _inside(page: st.Page) -> None:
    if not settings().login and reaches_others(st.get_option("server.address")):
        logs.event("not served", "error")
        st.error(markdown_safe(NOT_SERVED))
        return
    if not entrance.closed():
        entrance.show()
        try:
            page.run()
        finally:
            heap.settle()


def show_ways(key: str, *pages: str) -> None:
    """Draws links to the same structure on other pages, side by side where there is room. `key` names it in URLs."""
    with st.container(horizontal=True, width="content"):
        for page in pages:
            # There it is the first of two, or what a design begins with.
            named = {COMPARE: "first", DESIGN: "start"}.get(page, "structure")
            st.page_link(page, label=_WAYS[page], icon=":material/arrow_forward:", query_params={named: key})
