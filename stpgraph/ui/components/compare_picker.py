"""The lists from which the first and the second structure are picked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import streamlit as st

from stpgraph import shipped
from stpgraph.ui import sources
from stpgraph.ui.comparing import Wanted
from stpgraph.ui.components.controlled import give

_FIRST = "compare first"


def choices() -> dict[str, str]:
    """Everything there is to compare, by its name in URLs, with what a list calls it: a reader's own files first."""
    named = []
    for key, upload in sources.own_files().items():
        whose = "your edited copy" if upload.edited else "your own file"
        named.append((key, f"{_title(sources.of_bytes(upload.data, upload.name))} ({whose}, {upload.name})"))
    for key, (shelf, path) in sources.shelf_files().items():
        named.append((key, f"{_title(sources.of_file(path))} ({shipped.SHELVES[shelf]})"))
    seen: Counter[str] = Counter()
    labels = {}
    for key, label in named:
        # A list tells its entries apart by what they are called.
        seen[label] += 1
        labels[key] = label if seen[label] == 1 else f"{label}, number {seen[label]}"
    return labels


def is_new() -> bool:
    """Whether the lists have not been drawn since the reader came to the page: then nobody has emptied them on purpose."""
    return _FIRST not in st.session_state


def show(wanted: Wanted) -> Wanted:
    """Draws both lists and the button that changes sides; returns what is chosen. `wanted` names only what is there."""
    offered = choices()
    left, right = st.columns(2, gap="large")
    with left:
        first = _picked("First structure", _FIRST, wanted.first, offered)
    with right:
        second = _picked("Second structure", "compare second", wanted.second, offered)
    chosen = Wanted(first, second)
    if chosen != Wanted() and st.button("Change sides", icon=":material/swap_horiz:", key="compare swap"):
        return chosen.turned
    return chosen


def _picked(label: str, key: str, current: str | None, offered: Mapping[str, str]) -> str | None:
    give(key, current)
    if st.session_state[key] not in offered:
        st.session_state[key] = None
    picked: str | None = st.selectbox(
        label, list(offered), index=None, format_func=lambda each: offered[each], key=key, placeholder="Choose a structure"
    )
    return picked


def _title(opened: sources.Opened) -> str:
    return opened.exploration.structure.title
