"""What two structures are, which differences matter most, and what was lost, in sentences."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from stpgraph.pipeline import Exploration
from stpgraph.reading.compared import fields_entries, losses_entries, most_important
from stpgraph.reading.tallies import MEANING
from stpgraph.reading.words import DRAWING, STRUCTURE_STATUS, date_words, safe
from stpgraph.ui import frame
from stpgraph.ui.comparing import Pair, Wanted
from stpgraph.ui.components import severity, text


def show_head(title: str, purpose: str, messages: Iterable[str]) -> None:
    """Draws the head of the page, and what of a link could not be used."""
    st.set_page_config(page_title=f"{title} – stpgraph")
    text.head(title, purpose)
    text.notices(messages)


def show_sides(pair: Pair, wanted: Wanted) -> None:
    """Draws what each side is and what was found in it, with the way to its own page."""
    sides = zip(st.columns(2, gap="large"), pair.leads, (pair.made.left, pair.made.right), wanted.params.values(), strict=True)
    for column, lead, exploration, key in sides:
        with column:
            st.html(_side(lead, exploration))
            frame.show_ways(key, frame.EXPLORE)
    text.quiet(MEANING)
    if not pair.shows_all:
        text.quiet(
            "Not everything that there is may be shown in the sources of both: what only one of them shows may be in both."
        )


def show(pair: Pair) -> None:
    """Draws the differences that matter most, the heaviest first, and what was lost."""
    items = "".join(f"<li>{safe(words)}</li>" for words in most_important(pair.made))
    st.html(f'<ol class="sg-lead">{items}</ol>')
    lost = [entry.text for entry in losses_entries(pair.made)]
    if lost:
        text.heading(3, "What was lost" if pair.made.over_time else "What the first has and the second has not")
        st.html(f'<ul class="sg-rows-list">{"".join(f"<li>{safe(words)}</li>" for words in lost)}</ul>')
    about = [entry.text for entry in fields_entries(pair.made)]
    if about:
        with st.expander("The structure as a whole"):
            st.html(f"<ul>{''.join(f'<li>{safe(words)}</li>' for words in about)}</ul>")


def _side(lead: str, exploration: Exploration) -> str:
    structure = exploration.structure
    at = f", as at {date_words(structure.as_at)}" if structure.as_at else ""
    about = f"{STRUCTURE_STATUS[structure.status]}{at}. {DRAWING[structure.drawing]}"
    return (
        f'<h2 class="sg-h3">{lead}: {safe(structure.title)}</h2><p class="sg-quiet">{safe(about)}</p>'
        f'<p class="sg-counts">{severity.badges(exploration.findings)}</p>'
    )
