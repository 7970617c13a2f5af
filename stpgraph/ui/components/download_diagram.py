"""The diagram as a file: which format, which view, how it is marked, and what it will look like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import streamlit as st

from stpgraph.export.registry import BY_ID
from stpgraph.layout import VIEW_WORDS, View, ViewKind
from stpgraph.pipeline import Exploration
from stpgraph.reading.words import capital
from stpgraph.ui import making
from stpgraph.ui.components import download_offer, text
from stpgraph.ui.components.controlled import give
from stpgraph.ui.making import Diagram, Wanted

#: What is said of files that keep more than they show.
CARRIES = (
    "So that it can be brought in again, the file also keeps what the picture does not show: remarks, sources, how boards meet and decide. "
    "Whoever gets the file can find that. PDF, Word and pictures keep nothing but what they show."
)


def show(exploration: Exploration, wanted: Wanted, today: date) -> Wanted:
    """Draws the choices, the buttons and a preview; returns what the reader wants instead, or the same."""
    structure = exploration.structure
    left, right = st.columns([5, 8], gap="large")
    with left:
        chosen = _choices(wanted, making.views_of(structure))
        asked = _marked(chosen)
        download_offer.show(
            "diagram",
            "Make the file",
            making.diagram_name(structure, asked),
            making.form_of(asked).media_type,
            (making.content(exploration), today, asked),
            lambda: making.diagram(exploration, asked, today),
        )
    with right:
        _preview(exploration, asked, today)
    return chosen


def _choices(wanted: Wanted, views: Mapping[ViewKind, Mapping[str, str]]) -> Wanted:
    """Draws what is kept in the URL: the format and the view; returns what is chosen."""
    give("download format", wanted.form, BY_ID)
    form: str = st.selectbox("What kind of file", list(BY_ID), format_func=lambda each: BY_ID[each].title, key="download format")
    if not BY_ID[form].takes_view:
        text.quiet("This kind of file always tells the whole structure, so there is no view to choose.")
        return replace(wanted, form=form)
    if BY_ID[form].carries:
        text.quiet(CARRIES)
    give("download view", wanted.view, views)
    view: ViewKind = st.selectbox("What it shows", list(views), format_func=lambda each: VIEW_WORDS[each], key="download view")
    those = views[view]
    if not those:
        return replace(wanted, form=form, view=view, of=None)
    give(f"download {view}", wanted.of if wanted.of in those else None, those)
    of: str = st.selectbox(capital(making.ABOUT[view]), list(those), format_func=lambda each: those[each], key=f"download {view}")
    return replace(wanted, form=form, view=view, of=of)


def _marked(chosen: Wanted) -> Diagram:
    """Draws the choices that are not kept in the URL; returns the file that is asked for by all of them."""
    dpi = making.USUAL_SHARPNESS
    if chosen.form == "png":
        sharpness = making.SHARPNESS
        dpi = st.selectbox(
            "How sharp",
            list(sharpness),
            index=list(sharpness).index(dpi),
            format_func=lambda each: f"{sharpness[each]} ({each} dots per inch)",
            key="download sharpness",
        )
    findings = st.checkbox("Show what was found: gaps, concerns and notes", value=True, key="download findings")
    draft = st.checkbox("Mark it as a draft", key="download draft")
    view = View(chosen.view, chosen.of) if BY_ID[chosen.form].takes_view else View()
    return Diagram(chosen.form, view, findings, draft, dpi)


def _preview(exploration: Exploration, asked: Diagram, today: date) -> None:
    boxes = len(exploration.structure.nodes)
    if not BY_ID[asked.form].takes_view:
        text.empty("There is no picture to preview.", "This kind of file holds the whole structure as tables or as data.")
    elif not boxes:
        text.empty("There is nothing to draw.", "This structure holds no board, organisation or anything else yet.")
    elif boxes > making.MOST_PREVIEWED:
        text.empty(f"{boxes:,} boxes are too many for a preview.", "The file can be made all the same; it may take a while.")
    else:
        picture, words = making.preview(exploration, asked, today)
        with st.container(border=True, key="preview", gap="small"):
            text.quiet("Preview. The file holds the same picture; how it is set out on the page depends on the kind of file.")
            st.image(picture, width="stretch", alt=words)
