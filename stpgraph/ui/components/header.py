"""The head of a structure's page: its title, where it is, when, how complete, what was found, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from stpgraph.model import Finding, Source, Structure
from stpgraph.reading.ours import our_reading
from stpgraph.reading.tallies import MEANING
from stpgraph.reading.words import ARCHETYPES, DRAWING, NOT_STATED, STRUCTURE_STATUS, date_words, safe, shortened
from stpgraph.rules.words import count
from stpgraph.store import Version
from stpgraph.ui import frame
from stpgraph.ui.components import severity, text
from stpgraph.ui.sources import Upload
from stpgraph.ui.state import UPLOAD


def show_nothing(title: str, purpose: str, messages: Iterable[str], asked: str | None) -> None:
    """Draws a page where no structure is open: why not, and what to do."""
    text.head(title, purpose)
    text.notices(messages)
    if asked is not None and asked.startswith(UPLOAD):
        text.empty(
            "The uploaded file is not here any more.",
            "An uploaded file is kept only for as long as the page stays open where it was chosen, and nobody else can see it. "
            "Go to Structures and choose the file again.",
        )
    elif asked is not None:
        text.empty(f"There is no structure “{shortened(asked)}”.", "It may have been renamed. Structures lists all there are.")
    else:
        text.empty("No structure is open.", "Go to Structures and open one.")
    st.page_link(frame.STRUCTURES, label="Go to Structures", icon=":material/arrow_back:")


def show(
    structure: Structure, purpose: str, findings: Iterable[Finding], own: Upload | None, version: Version | None = None
) -> None:
    """Draws the head. `own` is the reader's file, None for a shipped one; `version` is that of a structure in the store."""
    facts = [
        ("Place", structure.footprint),
        ("As at", structure.as_at and date_words(structure.as_at)),
        ("Status", STRUCTURE_STATUS[structure.status]),
        ("Type", structure.archetype and structure.status != "archetype" and ARCHETYPES[structure.archetype]),
        ("Drawing", DRAWING[structure.drawing]),
        ("Our reading", our_reading(structure)),
        ("Version", version and version_words(version)),
        (
            "Your own file",
            own and not own.edited and f"{own.name}. It is kept only while this page is open, and nobody else can see it.",
        ),
    ]
    # An archetype is of no place and no time.
    unsaid = ("Place", "As at") if structure.status != "archetype" else ()
    said = [(label, value or NOT_STATED) for label, value in facts if value or label in unsaid]
    rows = "".join(f"<div><dt>{safe(label)}:</dt> <dd>{safe(value)}</dd></div>" for label, value in said)
    st.set_page_config(page_title=f"{structure.title} – stpgraph")
    counts = f'<p class="sg-counts">{severity.badges(findings)}</p><p class="sg-quiet">{MEANING}</p>'
    text.head(structure.title, purpose, f'<dl class="sg-facts">{rows}</dl>{counts}')
    if own is not None and own.edited:
        _show_copy(own)


def version_words(version: Version) -> str:
    """Which version it is, who saved it, when and why."""
    name = f" (“{version.name}”)" if version.name else ""
    return f"{version.number:,}{name}, saved by {version.who} on {version.at:%d %B %Y at %H:%M} UTC: {version.why}"


def _show_copy(copy: Upload) -> None:
    """Draws that this is a changed copy which nobody else has, with the button to download it."""
    with st.container(border=True, key="edited-copy", horizontal=True, vertical_alignment="center"):
        st.html(
            f"<p><strong>This is your edited copy, {safe(copy.name)}.</strong> It is not saved anywhere else: download it, or "
            "what you changed is gone when you close this page.</p>"
        )
        st.download_button(
            "Download the copy",
            copy.data,
            file_name=copy.name,
            mime="application/octet-stream",
            type="primary",
            icon=":material/download:",
            on_click="ignore",
        )


def show_about(structure: Structure) -> None:
    """Draws the notes and the sources of a structure, folded away; nothing where it has none."""
    if not structure.notes and not structure.sources:
        return
    with st.expander(_about(structure)):
        if structure.notes:
            st.html(f'<p class="sg-notes">{safe(structure.notes)}</p>')
        if structure.sources:
            st.html(f'<p><strong>Sources</strong></p><ul class="sg-sources">{source_items(structure.sources)}</ul>')


def _about(structure: Structure) -> str:
    sources = count(len(structure.sources), "source") if structure.sources else "no source named"
    return f"About this structure: {'notes and ' if structure.notes else ''}{sources}"


def source_items(sources: Iterable[Source]) -> str:
    """Sources as list items of HTML."""
    items = []
    for source in sources:
        title = safe(source.title)
        linked = (
            f'<a href="{safe(source.url)}" target="_blank" rel="noopener noreferrer">{title}</a>' if source.url else f"“{title}”"
        )
        parts = (source.publisher, date_words(source.date) if source.date else None, source.locator)
        items.append(f"<li>{linked}{''.join(f', {safe(part)}' for part in parts if part)}</li>")
    return "".join(items)
