"""What the structures are, which differences matter most, and what was lost, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from stpgraph.pipeline import Exploration
from stpgraph.reading.compared import fields_entries, losses_entries, most_important
from stpgraph.reading.tallies import MEANING
from stpgraph.reading.words import DRAWING, STRUCTURE_STATUS, date_words, safe
from stpgraph.ui import frame
from stpgraph.ui.comparing import Pair
from stpgraph.ui.comparing_many import Several
from stpgraph.ui.components import severity, text


def show_head(title: str, purpose: str, messages: Iterable[str]) -> None:
    """Draws the head of the page, and what of a link could not be used."""
    st.set_page_config(page_title=f"{title} – stpgraph")
    text.head(title, purpose)
    text.notices(messages)


def show_sides(several: Several, keys: Sequence[str]) -> None:
    """Draws what each structure is and what was found in it, with the way to its own page. `keys` name them in URLs."""
    columns = st.columns(len(keys), gap="large" if several.two else "medium")
    for column, heading, exploration, key in zip(columns, several.headings, several.explorations, keys, strict=True):
        with column:
            st.html(_side(heading, exploration))
            frame.show_ways(key, frame.EXPLORE)
    if not several.two:
        text.quiet(f"A, {several.titles[0]}, is the one that all others are compared with.")
    text.quiet(MEANING)
    if not all(each.shows_all for each in several.pairs):
        some, every = ("one", "both") if several.two else ("some", "all")
        shows = "shows" if several.two else "show"
        text.quiet(
            f"Not everything that there is may be shown in the sources of {every}: what only {some} of them {shows} may be in {every}."
        )


def show(several: Several) -> None:
    """Draws the differences that matter most, the heaviest first, and what was lost: for each of the others against the first."""
    for at, pair in enumerate(several.pairs):
        if not several.two:
            text.heading(3, f"{several.pair_title(at)}: {several.titles[at + 1]}")
            text.quiet(several.pair_words(at))
        _show_pair(pair, 3 if several.two else 4)


def _show_pair(pair: Pair, level: int) -> None:
    items = "".join(f"<li>{safe(words)}</li>" for words in most_important(pair.made))
    st.html(f'<ol class="sg-lead">{items}</ol>')
    lost = [entry.text for entry in losses_entries(pair.made)]
    if lost:
        text.heading(level, "What was lost" if pair.made.over_time else "What the first has and the second has not")
        st.html(f'<ul class="sg-rows-list">{"".join(f"<li>{safe(words)}</li>" for words in lost)}</ul>')
    about = [entry.text for entry in fields_entries(pair.made)]
    if about:
        with st.expander("The structure as a whole"):
            st.html(f"<ul>{''.join(f'<li>{safe(words)}</li>' for words in about)}</ul>")


def _side(heading: str, exploration: Exploration) -> str:
    structure = exploration.structure
    at = f", as at {date_words(structure.as_at)}" if structure.as_at else ""
    about = f"{STRUCTURE_STATUS[structure.status]}{at}. {DRAWING[structure.drawing]}"
    return (
        f'<h2 class="sg-h3">{safe(heading)}</h2><p class="sg-quiet">{safe(about)}</p>'
        f'<p class="sg-counts">{severity.badges(exploration.findings)}</p>'
    )
