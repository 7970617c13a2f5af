"""Questions, points or principles: what each asks, what the findings under it come to, and the way to those findings."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from stpgraph.assess import Group
from stpgraph.reading.assessed import answer_line, group_rows
from stpgraph.reading.listing import Listing
from stpgraph.reading.words import safe
from stpgraph.ui import frame
from stpgraph.ui.components import severity, tables
from stpgraph.ui.state import Viewing


def show(title: str, groups: Sequence[Group], structure: str, numbered: bool) -> None:
    """Draws groups side by side. `structure` names the structure in links; `numbered` counts them, else each bears its letter."""
    grid = st.grid(min_column_width=360, gap="small")
    for at, group in enumerate(groups, 1):
        with grid.container(border=True, key=f"group-{group.key}", height="stretch", gap="xsmall"):
            counted = severity.badges(group.findings) if group.findings else f"<span>{safe(answer_line(group))}</span>"
            st.html(
                f'<h3 class="sg-h3">{at if numbered else group.key}. {safe(group.title)}</h3><p>{safe(group.text)}</p>'
                f'<p class="sg-counts">{counted}</p>'
            )
            if group.findings:
                number = len(group.findings)
                st.page_link(
                    frame.EXPLORE,
                    label=f"See the {number:,} findings" if number > 1 else "See the finding",
                    icon=":material/arrow_forward:",
                    query_params=Viewing(structure, listing=Listing(about=group.key)).params,
                )
    tables.folded(f"{title} as a table", group_rows(groups))
