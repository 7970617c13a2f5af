"""A comparison to take away: both pictures and the tables in any format, or a whole paper."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st

from stpgraph.compare import Comparison
from stpgraph.export.compared import compared_sheet, offers, write
from stpgraph.export.registry import BY_ID
from stpgraph.reading.compared_paper import COMPARED_ALWAYS, COMPARED_SECTIONS, ComparedOptions, compared_paper
from stpgraph.ui import keeping, making, sources
from stpgraph.ui.comparing_many import Several
from stpgraph.ui.components import download_offer, text

_LONGEST = 200
_PAPERS = {".pdf": "PDF", ".docx": "Word"}
_MEDIA = {".pdf": "application/pdf", ".docx": BY_ID["docx"].media_type}


def show(several: Several) -> None:
    """Draws what can be downloaded. Of three or four, it is one of the pairs."""
    made = several.pairs[0].made
    if not several.two:
        pairs = range(len(several.pairs))
        at = st.selectbox("Which two?", pairs, format_func=several.pair_title, key="take pair")
        made = several.pairs[at or 0].made
    made = leaving(made)
    draft = st.checkbox("Mark it as a draft", key="take draft")
    left, right = st.columns(2, gap="large")
    with left:
        text.heading(3, "Pictures and tables")
        _file(made, draft)
    with right:
        text.heading(3, "A paper for the board")
        _paper(made, draft)


def leaving(made: Comparison) -> Comparison:
    """What of a comparison may leave the app: where the names of people are to be hidden, that of both structures without them."""
    sides = (made.left.structure, made.right.structure)
    first, second = map(keeping.leaving, sides)
    if (first, second) == sides:
        return made
    return Comparison(
        sources.of_structure(first).exploration, sources.of_structure(second).exploration, made.matching, made.limits
    )


def _file(made: Comparison, draft: bool) -> None:
    offered = {each.id: each.title for each in offers()}
    chosen = st.selectbox("Kind of file", list(offered), format_func=offered.__getitem__, key="take form")
    form, today = BY_ID[chosen or "pptx"], date.today()
    sheet = compared_sheet(made, today, draft=draft)
    wanted = (_key(made), today, form.id, draft)
    download_offer.show(
        "comparison", "Make the file", sheet.stem + form.suffix, form.media_type, wanted, partial(write, form.id, sheet)
    )


def _paper(made: Comparison, draft: bool) -> None:
    meeting = st.text_input(
        "Meeting", key="take meeting", max_chars=_LONGEST, placeholder="Such as Partnership Board, 1 June 2017"
    )
    author = st.text_input("From", key="take author", max_chars=_LONGEST, placeholder="Such as the board secretary")
    free = [each for each in COMPARED_SECTIONS if each not in COMPARED_ALWAYS]
    chosen = st.multiselect("What it holds", free, default=free, format_func=COMPARED_SECTIONS.__getitem__, key="take sections")
    suffix = (
        st.radio("Kind of paper", list(_PAPERS), format_func=_PAPERS.__getitem__, key="take paper", horizontal=True) or ".pdf"
    )
    sections = frozenset(chosen) | COMPARED_ALWAYS
    options = ComparedOptions(sections=sections, meeting=meeting.strip(), author=author.strip(), draft=draft)
    today = date.today()
    stem = compared_sheet(made, today, draft=draft).stem

    def make() -> bytes:
        from stpgraph.export import paper_docx, paper_pdf

        sheet = compared_sheet(made, today, draft=draft)
        paper = compared_paper(made, today, options)
        return paper_pdf.write(paper, sheet, b"") if suffix == ".pdf" else paper_docx.write(paper, sheet, b"")

    wanted = (_key(made), today, suffix, options)
    download_offer.show("comparison paper", "Make the paper", f"{stem}-paper{suffix}", _MEDIA[suffix], wanted, make)


def _key(made: Comparison) -> tuple[str, str, str]:
    """What a comparison depends on."""
    return making.content(made.left), making.content(made.right), repr(sorted(made.matching.right_of.items()))
