"""How two states of a design differ: what matters most, everything else in short lists, and the way to Compare."""

from __future__ import annotations

import streamlit as st

from stpgraph.compare import Comparison
from stpgraph.reading.compared import Entry, counts_words, most_important
from stpgraph.reading.words import safe
from stpgraph.ui import differing, frame


def show(made: Comparison, first: str, second: str, level: int = 3) -> None:
    """Draws the difference; `first` and `second` are the names of both in URLs, `level` is that of its headings."""
    told = "".join(f"<p>{safe(each)}</p>" for each in most_important(made))
    counts = "".join(f"<li>{safe(each)}</li>" for each in counts_words(made))
    parts = "".join(
        f'<h{level} class="sg-h4">{safe(title)}</h{level}><ul>{"".join(map(_entry, entries))}</ul>'
        for title, entries in differing.differences(made)
    )
    found = f'<h{level} class="sg-h4">Findings</h{level}><ul>{counts}</ul>' if counts else ""
    st.html(f'<div class="sg-difference">{told}{parts}{found}</div>')
    st.page_link(
        frame.COMPARE,
        label="See both side by side",
        icon=":material/compare_arrows:",
        query_params={"first": first, "second": second},
    )


def _entry(entry: Entry) -> str:
    more = "".join(f'<br><span class="sg-quiet">{safe(label)}: {safe(text)}</span>' for label, text in entry.details)
    return f"<li>{safe(entry.text)}{more}</li>"
