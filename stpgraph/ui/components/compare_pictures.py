"""The pictures of two structures, of one scale, side by side or one above the other, with a sign at each box that differs."""

from __future__ import annotations

import streamlit as st

from stpgraph.reading.words import safe
from stpgraph.ui.comparing import MOST_DRAWN, Pair
from stpgraph.ui.components import text


def show(pair: Pair) -> None:
    """Draws both pictures, and what their signs say."""
    if not pair.pictures:
        text.empty(
            f"More than {MOST_DRAWN:,} boxes are too many to draw beside each other.",
            "The tables below tell every difference, and Explore shows each structure alone.",
        )
        return
    above = st.checkbox("Larger, one above the other", key="compare larger")
    st.html(_key(pair))
    places = [st.container(), st.container()] if above else st.columns(2, gap="medium")
    titles = [each.structure.title for each in (pair.made.left, pair.made.right)]
    for place, lead, title, picture in zip(places, pair.leads, titles, pair.pictures, strict=True):
        with place:
            text.heading(3, f"{lead}: {title}")
            if picture.svg:
                st.image(picture.svg, width="stretch", alt=picture.words)
            else:
                text.empty("There is nothing to draw.", "This structure holds no board, organisation or anything else yet.")


def _key(pair: Pair) -> str:
    signs = "".join(f'<span><span class="sg-chip">{sign}</span> {safe(words)}</span>' for sign, words in pair.key)
    lines = "<span>A heavier line is on one side only.</span>"
    return f'<p class="sg-key">{signs or "<span>No box differs.</span>"}{lines}</p>'
