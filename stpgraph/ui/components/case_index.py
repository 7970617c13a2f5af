"""The list of case studies: a card for each published structure."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from stpgraph.reading.case_study import in_short
from stpgraph.reading.gallery import card
from stpgraph.reading.words import markdown_safe, safe
from stpgraph.ui import frame
from stpgraph.ui.components import severity, text
from stpgraph.ui.sources import Opened


def show(studies: Iterable[tuple[str, Opened]]) -> None:
    """Draws the cards. Each ends in a link to its case study."""
    text.heading(2, "The published structures", "as their documents state them")
    grid = st.grid(min_column_width=320, gap="medium")
    for key, opened in studies:
        made = card(key, opened.exploration, opened.thumbnail)
        with grid.container(border=True, key=f"card-{key}", height="stretch"):
            st.image(made.thumbnail, width="stretch", alt=f"Small diagram of {made.title}")
            said = "".join(f"<p>{safe(sentence)}</p>" for sentence in in_short(opened.exploration))
            st.html(
                f'<h3 class="sg-h3">{safe(made.title)}</h3><p class="sg-quiet">{safe(made.about)}</p>{said}'
                f'<p class="sg-counts">{severity.badges(made.findings)}</p>'
            )
            st.page_link(
                frame.CASES,
                label=f"Read about **{markdown_safe(made.title)}**",
                icon=":material/arrow_forward:",
                query_params={"study": key},
            )
