"""The box that takes any file of one's own, and the table of what is wrong with a structure file."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from stpgraph.files.limits import MOST_BYTES
from stpgraph.reading.faults import FaultRow
from stpgraph.reading.words import marked_up, safe
from stpgraph.rules.words import count
from stpgraph.ui import frame, own_files
from stpgraph.ui.components import text

#: The way to what the box does not take.
BRING_IN = "Or paste a text, or fill in a template"
#: As much as the importers take; they are not loaded to know it.
MOST_MEGABYTES = 50
BOX = "Choose a structure file, or a PowerPoint, Visio, Excel, Word or draw.io file"


def show() -> tuple[str, bytes] | None:
    """Draws the place to choose a file; returns its name and what is in it, None where none is chosen."""
    text.heading(2, "Your own structure", "stays on this machine, and is kept only while this page is open")
    return choose("own file")


def choose(key: str = "file to begin with") -> tuple[str, bytes] | None:
    """Draws the place alone, without a heading."""
    chosen = st.file_uploader(BOX, max_upload_size=most_megabytes(), key=key)
    text.quiet(
        f"A structure file (YAML or JSON, up to {MOST_BYTES // 1_000_000} MB) opens at once. A file of another program (up to "
        f"{most_megabytes()} MB) is read, and you check what was understood of it."
    )
    return (chosen.name, chosen.getvalue()) if chosen is not None else None


def most_megabytes() -> int:
    """How large a file of any sort can be. The server refuses what is larger than its own limit, whatever we say."""
    return max(1, min(MOST_MEGABYTES, int(st.get_option("server.maxUploadSize"))))


def took(name: str, data: bytes) -> bool:
    """Whether a file is none of our structure files: it is then gone on with in Bring in, already read. Where that cannot be, it is drawn
    why."""
    if own_files.is_own(data, name):
        return False
    with st.spinner("Looking at the file."):
        # What reads the files of other programs is loaded when the first of them comes: the start page does not wait for it.
        from stpgraph.ui import bringing_state
        from stpgraph.ui.components import bringing_upload
    work = bringing_upload.begun(name, data)
    if work is not None:
        bringing_state.put(work)
        st.switch_page(frame.BRING_IN)
    return True


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
