"""A whole board paper: what goes into it, for which meeting, from whom, and the buttons to make it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import streamlit as st

from stpgraph.errors import UsageError
from stpgraph.export.logo import MOST_BYTES
from stpgraph.pipeline import Exploration
from stpgraph.reading.paper import ALWAYS, SECTIONS, SectionKey
from stpgraph.reading.words import markdown_safe
from stpgraph.rules.words import listed, quoted
from stpgraph.ui import making
from stpgraph.ui.components import download_offer, text
from stpgraph.ui.making import PAPER_FORMS, PaperForm

_LONGEST = 200


def show(exploration: Exploration, today: date) -> None:
    """Draws the choices and the buttons."""
    structure = exploration.structure
    st.html(
        "<p>A complete paper in plain English, with numbered paragraphs: the structure on a page, what was found, and what the board "
        "is asked to do.</p>"
    )
    left, right = st.columns(2, gap="large")
    with left:
        text.heading(3, "On its first page")
        meeting = st.text_input(
            "Meeting", key="paper meeting", max_chars=_LONGEST, placeholder="Such as Partnership Board, 1 June 2017"
        )
        author = st.text_input("From", key="paper author", max_chars=_LONGEST, placeholder="Such as the board secretary")
        logo = _logo()
    with right:
        text.heading(3, "What it holds")
        chosen = _sections()
    text.heading(3, "How it goes out")
    draft = st.checkbox("Mark it as a draft", value=True, key="paper draft")
    names = st.checkbox("Print the names of the people who hold posts (without a tick, only the posts)", key="paper names")
    form: PaperForm = st.radio("Kind of file", list(PAPER_FORMS), format_func=lambda each: PAPER_FORMS[each], key="paper form")
    asked = making.asked_paper(form, chosen, meeting, author, draft, names, logo)
    download_offer.show(
        "paper",
        "Make the paper",
        making.paper_name(structure, asked),
        making.paper_media_type(asked),
        (making.content(exploration), today, asked),
        lambda: making.board_paper(exploration, asked, today),
    )


def _sections() -> Mapping[SectionKey, bool]:
    """Draws a box to tick for each section that can be left out; returns which are chosen."""
    fixed = listed([quoted(title) for key, title in SECTIONS.items() if key in ALWAYS])
    with st.container(key="paper-sections", gap="xsmall"):
        chosen = {
            key: st.checkbox(title, value=True, key=f"paper section {key}")
            for key, title in SECTIONS.items()
            if key not in ALWAYS
        }
    text.quiet(f"{fixed} are in every paper.")
    return chosen


def _logo() -> bytes:
    """Draws the place to choose a logo; returns it as papers take it, nothing where there is none or it cannot be used."""
    file = st.file_uploader(
        "Logo of the footprint, if the paper is to show one",
        type=["png", "jpg", "jpeg", "gif", "webp"],
        max_upload_size=MOST_BYTES // 1_000_000,
        key="paper logo",
    )
    if file is None:
        return b""
    try:
        logo = making.logo(file.getvalue())
    except UsageError as error:
        st.error(f"{markdown_safe(str(error))} Until then the paper has no logo.")
        return b""
    st.image(logo, width=140, alt="The logo as the paper shows it")
    return logo
