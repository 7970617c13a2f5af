"""Choosing a file of one's own, and the table of what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from stpgraph.files.limits import MOST_BYTES
from stpgraph.reading.faults import FaultRow
from stpgraph.reading.words import marked_up, safe
from stpgraph.rules.words import count
from stpgraph.ui.components import text

#: The offer to bring in a document of another sort.
BRING_IN = "Bring in a PowerPoint, Visio, Excel, Word or draw.io file"


def show() -> tuple[str, bytes] | None:
    """Draws the place to choose a file; returns its name and what is in it, None where none is chosen."""
    text.heading(2, "Your own structure", "stays on this machine, and is kept only while this page is open")
    return choose("own file")


def choose(key: str = "file to begin with") -> tuple[str, bytes] | None:
    """Draws the place alone, without a heading."""
    chosen = st.file_uploader(
        "Choose a structure file (YAML or JSON)",
        type=["yaml", "yml", "json"],
        max_upload_size=max(1, MOST_BYTES // 1_000_000),
        key=key,
    )
    return (chosen.name, chosen.getvalue()) if chosen is not None else None


def show_faults(name: str, rows: Sequence[FaultRow], untold: bool) -> None:
    """Draws what is wrong with a file, fault by fault, with how to mend it."""
    faults = f"{'more than ' if untold else ''}{count(len(rows), 'fault')}"
    st.error(f"This file cannot be opened yet: it has {faults}. Mend what is listed here, save the file, and choose it again.")
    body = "".join(
        f'<tr><td data-label="Line">{safe(row.line) or "–"}</td><td data-label="Place">{safe(row.place)}{_line(row)}</td>'
        f'<td data-label="What is wrong">{marked_up(row.wrong)}</td><td data-label="How to mend it">{marked_up(row.mend)}</td></tr>'
        for row in rows
    )
    st.html(
        f'<table class="sg-faults"><caption>What is wrong with {safe(name)}</caption><thead><tr><th scope="col">Line</th>'
        '<th scope="col">Place</th><th scope="col">What is wrong</th><th scope="col">How to mend it</th></tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def _line(row: FaultRow) -> str:
    return f"<br><code>{safe(row.text)}</code>" if row.text else ""
