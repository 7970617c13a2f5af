"""A shelf of the gallery: a card for each structure, with a small diagram, what is in it, and what was found."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from stpgraph.reading.gallery import Card
from stpgraph.reading.words import markdown_safe, safe
from stpgraph.ui import frame
from stpgraph.ui.components import severity, text
from stpgraph.ui.state import Viewing


def show(title: str, about: str, cards: Iterable[Card], change: str | None = None) -> None:
    """Draws a shelf, each card as it comes. Each ends in a link that opens its structure, and one by which it is changed on the page
    `change`, where one is given."""
    text.heading(2, title, about)
    grid = st.grid(min_column_width=300, gap="medium")
    empty = True
    for card in cards:
        empty = False
        with grid.container(border=True, key=f"card-{card.key}", height="stretch"):
            st.image(card.thumbnail, width="stretch", alt=f"Small diagram of {card.title}")
            parts = ", ".join(card.parts)
            about_it = f'<p class="sg-quiet">{safe(card.about)}</p>' if card.about else ""
            st.html(
                f'<h3 class="sg-h3">{safe(card.title)}</h3>{about_it}'
                f"<p>{safe(parts) or 'Nothing in it yet'}</p>"
                f'<p class="sg-counts">{severity.badges(card.findings)}</p>'
            )
            st.page_link(
                frame.EXPLORE,
                label=f"Open **{markdown_safe(card.title)}**",
                icon=":material/arrow_forward:",
                query_params=Viewing(card.key).params,
            )
            if change is not None:
                st.page_link(change, label="Change it in Design", icon=":material/edit:", query_params={"start": card.key})
    if empty:
        text.empty("This shelf is empty.", "Structures that are put on it appear here.")
