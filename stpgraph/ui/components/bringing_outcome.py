"""What comes of a document: its wiring diagram; and the last step, in which it is opened in Design."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from stpgraph.design import Refused
from stpgraph.files import dumps
from stpgraph.importers import review
from stpgraph.model import Structure
from stpgraph.reading.marks import overview
from stpgraph.reading.words import markdown_safe, safe
from stpgraph.ui import bringing, bringing_state, bringing_words, design_deeds, keeping
from stpgraph.ui.bringing import Work
from stpgraph.ui.bringing_state import Made
from stpgraph.ui.components import diagram, legend, text, wiring


def show(work: Work, made: Made) -> Work:
    """Draws the wiring diagram that comes of it."""
    structure = made.draft.structure
    if len(structure.nodes) > diagram.MOST_BOXES:
        text.empty(f"{len(structure.nodes):,} boxes are too many for one picture.", "The table shows all of them.")
        return work
    opened = design_deeds.opened(structure)
    text.quiet("Boxes are laid out anew, by what they are. Signs mark where accountability or independent challenge is missing.")
    wiring.show(opened.exploration.scene, opened.wiring, overview(opened.exploration.findings), None)
    legend.show(opened.exploration.scene)
    return work


def show_last(work: Work) -> tuple[Work | None, Structure | None]:
    """Draws the last step; returns the work after it (None: another file), and the structure where it is to be opened in Design."""
    made = bringing_state.made(work)
    still = bringing_words.counts(made.boxes, made.lines) if made.sketch is not None else ""
    told = bringing.facts(made.opened, made.draft, still)
    st.html(f'<ul class="sg-lead sg-points">{"".join(f"<li>{safe(each)}</li>" for each in told)}</ul>')
    title = st.text_input(
        "What is the structure called?",
        value=work.title or made.draft.structure.title,
        max_chars=200,
        key=f"bringing title {work.digest}",
    )
    work = replace(work, title=title)
    try:
        draft = bringing.titled(made.draft, title)
    except Refused as refused:
        st.error(markdown_safe(str(refused)))
        draft = made.draft
    with st.container(horizontal=True, vertical_alignment="center"):
        wanted = st.button("Open in Design", type="primary", icon=":material/arrow_forward:", key="bringing open")
        back = not made.draft.exact and st.button("Back to step 2", icon=":material/arrow_back:", key="bringing to check")
        another = st.button("Choose another file", key="bringing another")
    text.quiet(
        "Design keeps it as a draft, in which you can change everything. It is saved as a structure only when you say so there."
    )
    _files(work, made, draft.structure)
    if another:
        return None, None
    if back:
        return bringing.at_step(work, 2), None
    return work, draft.structure if wanted else None


def _files(work: Work, made: Made, structure: Structure) -> None:
    text.heading(3, "Take it with you")
    leaving = keeping.leaving(structure)
    with st.container(horizontal=True):
        st.download_button(
            "The structure as a file (YAML)",
            dumps(leaving, "yaml"),
            file_name=f"{structure.id}.yaml",
            mime="application/yaml",
            icon=":material/download:",
            key="bringing yaml",
            on_click="ignore",
        )
        # Reasons quote the file: where names of people may not leave, the report would let them out.
        if leaving is structure:
            st.download_button(
                "The report of all guesses (web page)",
                review.page(replace(made.draft, structure=structure), work.name, made.opened.title, made.sketch),
                file_name=f"{structure.id}-report.html",
                mime="text/html",
                icon=":material/download:",
                key="bringing report",
                on_click="ignore",
            )
