"""How the findings are grouped, and which are shown: a choice, a search, and three filters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

import streamlit as st

from stpgraph.model import SEVERITIES
from stpgraph.model.finding import CERTAINTY_WORDS, SEVERITY_WORDS
from stpgraph.reading.listing import CERTAINTIES, GROUPINGS, LONGEST_SEARCH, STANDINGS, Grouping, Listing, Standing
from stpgraph.reading.words import safe
from stpgraph.ui.components.controlled import give

_Word = TypeVar("_Word", bound=str)
STANDING_WORDS: Mapping[Standing, str] = {"open": "Open", "accepted": "Accepted"}


def show(listing: Listing) -> Listing:
    """Draws the choices; returns what the reader wants to see."""
    give("group", listing.group)
    group: Grouping | None = st.selectbox(
        "Group the findings",
        list(GROUPINGS),
        format_func=lambda each: f"Grouped by {GROUPINGS[each]}",
        key="group",
        label_visibility="collapsed",
    )
    with st.expander("Search and filter", expanded=listing.filters):
        give("search findings", listing.search)
        search = st.text_input(
            "Words in names and texts", key="search findings", placeholder="Such as a board's name", max_chars=LONGEST_SEARCH
        )
        severities = _choice("How grave", "severities", SEVERITIES, SEVERITY_WORDS, listing.severities)
        certainties = _choice("How sure", "certainties", CERTAINTIES, CERTAINTY_WORDS, listing.certainties)
        standings = _choice("Open or accepted", "standings", STANDINGS, STANDING_WORDS, listing.standings)
    return Listing(group or "severity", severities, certainties, standings, listing.about, " ".join(search.split()))


def show_left_out(words: str) -> bool:
    """Draws what a filter leaves out; returns whether the reader wants to see everything again."""
    st.html(f'<p class="sg-unsaid">{safe(words)}</p>')
    return st.button("Show all findings", key="show all findings")


def _choice(
    label: str, key: str, known: Sequence[_Word], words: Mapping[_Word, str], current: Sequence[_Word]
) -> tuple[_Word, ...]:
    """A choice of any number of words; none stands for all."""
    give(key, list(current))
    chosen: list[_Word] = st.pills(label, known, selection_mode="multi", format_func=lambda each: words[each], key=key)
    return tuple(each for each in known if each in chosen)
