"""Findings of structures against each other: of two, counted and listed; of more, in a table with a column for each."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from stpgraph.reading.compared import Entry
from stpgraph.reading.words import capital, safe
from stpgraph.ui.comparing import Group, Pair
from stpgraph.ui.comparing_many import FindingRow, Several, findings_words
from stpgraph.ui.components import text
from stpgraph.ui.components.html_table import table

#: More rows than this are folded away.
MOST_OPEN = 25


def show(several: Several) -> None:
    """Draws what is found; where nothing is found in any, says so."""
    if several.two:
        _of_two(several.pairs[0])
        return
    if not several.tables:
        text.empty(
            "Nothing is found in any.", "Nothing is missing that the rules look for. The Rules page says what they look for."
        )
        return
    columns = ("What is found", "About", *several.headings)
    for each in several.tables:
        text.heading(3, each.title)
        if each.differing and len(each.differing) <= MOST_OPEN:
            st.html(table("Not the same in all", columns, map(_cells, each.differing)))
        elif each.differing:
            _folded(f"{len(each.differing):,} rows not the same in all", columns, each.differing)
        if each.same:
            _folded(findings_words(each), columns, each.same)


def _folded(title: str, columns: Sequence[str], rows: Sequence[FindingRow]) -> None:
    with st.expander(title):
        st.html(table(title, columns, map(_cells, rows)))


def _cells(row: FindingRow) -> tuple[str, ...]:
    return (row.what, row.about, *row.cells)


def _of_two(pair: Pair) -> None:
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
