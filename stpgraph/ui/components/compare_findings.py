"""Findings of two structures against each other: counted in a table, and listed in groups that are folded away."""

from __future__ import annotations

import streamlit as st

from stpgraph.reading.compared import Entry
from stpgraph.reading.words import capital, safe
from stpgraph.ui.comparing import Group, Pair
from stpgraph.ui.components import text
from stpgraph.ui.components.html_table import table


def show(pair: Pair) -> None:
    """Draws the counts and the groups; where nothing is found on either side, says so."""
    if not pair.counted:
        text.empty(
            "Nothing is found in either.", "Nothing is missing that the rules look for. The Rules page says what they look for."
        )
        return
    columns = ("", *map(capital, pair.state_words))
    st.html(table("How many findings there are, by how grave they are and how sure", columns, pair.counted))
    for group in pair.groups:
        with st.expander(group.title):
            st.html(_listed(group))


def _listed(group: Group) -> str:
    return f'<ul class="sg-rows-list">{"".join(map(_entry, group.entries))}</ul>'


def _entry(entry: Entry) -> str:
    details = "".join(f"<div><dt>{safe(label)}</dt><dd>{safe(words)}</dd></div>" for label, words in entry.details)
    return f'<li><p><strong>{safe(entry.text)}</strong></p><dl class="sg-rows">{details}</dl></li>'
