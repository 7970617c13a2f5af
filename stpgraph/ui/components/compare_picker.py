"""The lists from which the structures are picked, and which two of several are told in detail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from stpgraph import shipped
from stpgraph.ui import sources
from stpgraph.ui.comparing_many import LETTERS, Several
from stpgraph.ui.comparing_versions import History
from stpgraph.ui.comparing_wanted import FEWEST, SIDES, Wanted
from stpgraph.ui.components import text
from stpgraph.ui.components.controlled import give
from stpgraph.ui.state import KEPT

_FIRST = "compare first"
_COLUMNS = "compare columns"
_ORDINALS = ("First", "Second", "Third", "Fourth")


def choices(titles: Mapping[str, str]) -> dict[str, str]:
    """Everything there is to compare, by its name in URLs, with what a list calls it: a reader's own files first.

    `titles` are those of what is open: what is in no list is there none the less.
    """
    kept = {f"{KEPT}{each.key}": f"{each.title} (saved here, version {each.latest.number:,})" for each in sources.kept()}
    listed = {*sources.own_files(), *sources.shelf_files(), *kept}
    named = [(key, f"{title} (opened by its link)") for key, title in sorted(titles.items()) if key not in listed]
    named += kept.items()
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


def show(wanted: Wanted, titles: Mapping[str, str]) -> Wanted:
    """Draws a list for each structure and the buttons beneath; returns what is chosen. `wanted` names only what is there, with `titles`."""
    offered = choices(titles)
    asked = st.session_state.get(_COLUMNS, FEWEST)
    number = max(wanted.columns, min(asked, len(SIDES)))
    # Two are called the first and the second all over the page, three or four by letters.
    lettered = len(wanted.chosen) > FEWEST
    picked: list[str | None] = []
    for at, column in enumerate(st.columns(number, gap="large" if number == FEWEST else "medium")):
        with column:
            picked.append(_picked(_label(at, lettered), f"compare {SIDES[at]}", wanted.names[at], offered))
    chosen = Wanted(*picked)
    if number == FEWEST and chosen == Wanted():
        return chosen
    with st.container(horizontal=True):
        if st.button("Change A and B" if lettered else "Change sides", icon=":material/swap_horiz:", key="compare swap"):
            return chosen.turned
        if number < len(SIDES) and st.button("Add a structure", icon=":material/add:", key="compare add"):
            st.session_state[_COLUMNS] = number + 1
            st.rerun()
        last = LETTERS[number - 1] if lettered else f"the {_ORDINALS[number - 1].lower()} list"
        if number > FEWEST and st.button(f"Take away {last}", icon=":material/remove:", key="compare take"):
            st.session_state[_COLUMNS] = number - 1
            return Wanted(*picked[:-1])
    return chosen


def show_version(history: History, wanted: Wanted) -> Wanted:
    """Draws a slider over the versions of a history; returns what is chosen with the version that it picks as the second."""
    key = "compare version"
    give(key, history.label_of(wanted.second or ""))
    label: str = st.select_slider("Version shown as the second structure", history.labels, key=key)
    return replace(wanted, second=history.key_of(label))


def show_pairs(several: Several, key: str) -> int:
    """Draws the choice of which comparison is told in detail; returns its number. Of two there is only one."""
    if several.two:
        return 0
    if st.session_state.get(key, 0) not in range(len(several.pairs)):
        st.session_state[key] = 0
    at: int = st.radio(
        "Which comparison to show", range(len(several.pairs)), format_func=several.pair_title, key=key, horizontal=True
    )
    text.quiet(several.pair_words(at))
    return at


def _label(at: int, lettered: bool) -> str:
    if not lettered:
        return f"{_ORDINALS[at]} structure"
    return f"Structure {LETTERS[at]}{': all others are compared with it' if at == 0 else ''}"


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
