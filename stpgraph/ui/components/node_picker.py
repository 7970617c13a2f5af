"""The list from which a board, post or anything else in a structure is picked, with the keyboard too."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from stpgraph.model import Structure
from stpgraph.model.kinds import TYPE_WORDS
from stpgraph.reading.facts import kind_line
from stpgraph.rules.words import natural
from stpgraph.ui.components.controlled import give

#: Under which the session keeps what is chosen.
KEY = "node"


def show(structure: Structure, current: str | None) -> str | None:
    """Draws the list; returns the id of the node that the reader wants, None for none."""
    labels = _labels(structure)
    give(KEY, current)
    chosen: str | None = st.selectbox(
        "Look closer at a board, group, project, post or organisation",
        list(labels),
        index=None,
        format_func=lambda key: labels[key],
        key=KEY,
        placeholder="Choose one here, or in the picture",
    )
    return chosen


def _labels(structure: Structure) -> dict[str, str]:
    """What each node is called in the list, in order of type and name; the same label twice is told apart by a number."""
    order = list(TYPE_WORDS)
    seen: Counter[str] = Counter()
    labels = {}
    for node in sorted(structure.nodes, key=lambda node: (order.index(node.type), natural(node.name), node.id)):
        label = f"{node.name} ({kind_line(node)})"
        seen[label] += 1
        labels[node.id] = label if seen[label] == 1 else f"{label}, number {seen[label]}"
    return labels
