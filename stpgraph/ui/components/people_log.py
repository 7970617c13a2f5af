"""The log of every change, the newest first."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from stpgraph.store import Keeper
from stpgraph.ui import people
from stpgraph.ui.components import html_table, text

#: So many lines are shown, the newest.
MOST = 200


def show(hands: Keeper, administered: Collection[str | None]) -> None:
    """Draws the log of one structure or, for an admin of all, of everything. Raises StoreError."""
    entries = {each.key: each for each in hands.listing(archived=None) if None in administered or each.footprint in administered}
    # Not None for everything: what can be cleared in the list would then mean everything, too.
    choices = ["", *entries] if None in administered else list(entries)
    if not choices:
        text.empty("Nothing is kept in your footprints yet.", "Each save will be listed here: who, when and why.")
        return
    key = st.selectbox(
        "Changes of",
        choices,
        format_func=lambda each: f"{entries[each].title} ({entries[each].footprint or 'no footprint'})" if each else "Everything",
        key="log of",
    )
    lines = hands.log(key or None, MOST)
    titles = {each: entry.title for each, entry in entries.items()}
    st.html(html_table.table("Changes, the newest first", ["Line", "When", "Who", "What"], people.log_rows(lines, titles)))
    if len(lines) == MOST:
        text.quiet(f"These are the newest {MOST:,}. A backup holds all of them.")
