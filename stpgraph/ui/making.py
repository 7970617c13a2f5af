"""What a reader takes away from the app: the diagram as a file, or a whole board paper. What is asked for, and how it is made.

A file is made only when it is asked for, and once for everybody who asks for the same of the same structure on the same day.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import streamlit as st

from stpgraph.export import logo as logos
from stpgraph.export import svg
from stpgraph.export.registry import BY_ID, FORMATS, ExportFormat
from stpgraph.export.sheet import Sheet, sheet
from stpgraph.export.telling import description
from stpgraph.layout import VIEW_WORDS, View, ViewKind
from stpgraph.model import Body, Organisation, Structure
from stpgraph.model.scalars import SLUG
from stpgraph.pipeline import Exploration
from stpgraph.reading.facts import kind_line
from stpgraph.reading.paper import SECTIONS, PaperOptions, SectionKey, paper
from stpgraph.reading.words import shortened
from stpgraph.rules.words import natural
from stpgraph.ui import edits, state

#: What a view is about, in words, where it is about one.
ABOUT: Mapping[ViewKind, str] = {"around": "board or group", "organisation": "organisation"}
#: How sharp a PNG can be made, in pixels to the inch.
SHARPNESS: Mapping[int, str] = {96: "For web pages and e-mail", 192: "For documents", 300: "For print"}
USUAL_SHARPNESS = 192
#: What files that always tell the whole structure are called after it; “data” where nothing is said.
_WHOLE: Mapping[str, str] = {"xlsx": "tables", "csv": "tables", "graphml": "network"}
PaperForm = Literal["pdf", "docx"]
PAPER_FORMS: Mapping[PaperForm, str] = {"pdf": "PDF, to send out", "docx": "Word, to change it first"}
#: More boxes than this are not previewed: nobody could read them at that size, and each change would wait for them.
MOST_PREVIEWED = 500
#: Longer parts of a file's name are cut: some systems refuse names of more than 255 bytes.
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the page shows, as the URL keeps it: a structure (None for none chosen), a format by its id, and a view.

    `of` is the id of the board or organisation that the view is about, None where it is about none.
    """

    structure: str | None = None
    form: str = FORMATS[0].id
    view: ViewKind = "whole"
    of: str | None = None

    @property
    def params(self) -> dict[str, str]:
        """The same as parameters of a URL; what is as usual is left out.

        >>> Wanted("workstream", "pdf", "around", "strategic-board").params
        {'structure': 'workstream', 'format': 'pdf', 'view': 'around', 'of': 'strategic-board'}
        """
        usual = Wanted()
        given = {"structure": self.structure, "format": self.form, "view": self.view, "of": self.of}
        unsaid = {"structure": usual.structure, "format": usual.form, "view": usual.view, "of": usual.of}
        return {key: value for key, value in given.items() if value is not None and value != unsaid[key]}


@dataclass(frozen=True, slots=True)
class Diagram:
    """A file that is asked for: its format by id, what it shows, and how. `dpi` is of a PNG only."""

    form: str
    view: View
    findings: bool = True
    draft: bool = False
    dpi: int = USUAL_SHARPNESS


@dataclass(frozen=True, slots=True)
class BoardPaper:
    """A board paper that is asked for. `logo` is a PNG that `logo` has made, or nothing."""

    form: PaperForm
    sections: tuple[SectionKey, ...]
    meeting: str = ""
    author: str = ""
    draft: bool = True
    names: bool = False
    logo: bytes = b""


# ── what a URL asks for ──────────────────────────────────────────────────────────────────────────────────────────────


def read(params: Mapping[str, str]) -> tuple[Wanted, list[str]]:
    """What a URL asks for, as far as it can be understood, and a sentence for each part of it that cannot.

    >>> wanted, messages = read({"structure": "workstream", "format": "gif"})
    >>> wanted.structure, wanted.form, len(messages)
    ('workstream', 'pptx', 1)
    """
    structure = {key: value for key, value in params.items() if key == "structure"}
    chosen, messages = state.read(structure)
    form, asked, of = (params.get(key) for key in ("format", "view", "of"))
    view = next((each for each in VIEW_WORDS if each == asked), None)
    if form is not None and form not in BY_ID:
        messages.append(f"This link asks for the format “{shortened(form)}”, which there is not. Choose one below.")
        form = None
    if asked is not None and view is None:
        messages.append(f"This link asks for the view “{shortened(asked)}”, which there is not: it shows everything.")
    if of is not None and (len(of) > _LONGEST_NAME * 3 or not re.fullmatch(SLUG, of)):
        messages.append(f"This link is about “{shortened(of)}”, which nothing in a structure can be called.")
        of = None
    messages += state.unknown(params, ("structure", "format", "view", "of"))
    return Wanted(chosen.structure, form or FORMATS[0].id, view or "whole", of), messages


def settled(wanted: Wanted, structure: Structure) -> tuple[Wanted, list[str]]:
    """The same with a view that the structure can be shown in, and a sentence for what had to be changed."""
    views = views_of(structure)
    messages = []
    view = wanted.view
    if view not in views:
        messages.append(f"This structure shows no {ABOUT[view]}, so no view can be about one: everything is shown.")
        view = "whole"
    those = views[view]
    of = wanted.of if wanted.of in those else next(iter(those), None)
    if wanted.of is not None and of != wanted.of:
        messages.append(
            f"This structure has no {ABOUT[view]} called “{shortened(wanted.of)}” in its file, so the first in the list is shown."
            if view in ABOUT
            else f"This link names “{shortened(wanted.of)}”, but the view is not about any one of them: that is ignored."
        )
    return replace(wanted, view=view, of=of), messages


def views_of(structure: Structure) -> Mapping[ViewKind, Mapping[str, str]]:
    """The views that a structure can be shown in; for each that is about one board or organisation, those it can be about.

    These are by id, with what a list calls them, in order of their names; the same name twice is told apart by a number.
    """
    sorts: Mapping[ViewKind, type[Body] | type[Organisation]] = {"around": Body, "organisation": Organisation}
    views: dict[ViewKind, Mapping[str, str]] = {}
    for view in VIEW_WORDS:
        those = _called(structure, sorts[view]) if view in sorts else {}
        if those or view not in sorts:
            views[view] = those
    return views


def _called(structure: Structure, sort: type[Body] | type[Organisation]) -> Mapping[str, str]:
    seen: Counter[str] = Counter()
    labels = {}
    for node in sorted(structure.nodes, key=lambda node: (natural(node.name), node.id)):
        if isinstance(node, sort):
            label = f"{node.name} ({kind_line(node)})"
            seen[label] += 1
            labels[node.id] = label if seen[label] == 1 else f"{label}, number {seen[label]}"
    return labels


# ── what is made ─────────────────────────────────────────────────────────────────────────────────────────────────────


def diagram(exploration: Exploration, wanted: Diagram, today: date) -> bytes:
    """The file. Raises UsageError where it cannot be made so."""
    return _diagram(content(exploration), today, wanted, exploration)


def board_paper(exploration: Exploration, wanted: BoardPaper, today: date) -> bytes:
    """The paper as a file."""
    return _board_paper(content(exploration), today, wanted, exploration)


def preview(exploration: Exploration, wanted: Diagram, today: date) -> tuple[str, str]:
    """The picture that a file shows, as SVG, and what it says to those who cannot see it."""
    return _preview(content(exploration), today, replace(wanted, form="svg", dpi=USUAL_SHARPNESS), exploration)


@st.cache_resource(max_entries=20, show_spinner=False)
def logo(data: bytes) -> bytes:
    """A picture as a logo for papers. Raises UsageError where it is too large or no picture."""
    return logos.logo(data)


def content(exploration: Exploration) -> str:
    """A fingerprint of all that a structure holds."""
    return hashlib.sha256(exploration.structure.model_dump_json().encode()).hexdigest()


def form_of(wanted: Diagram) -> ExportFormat:
    """The format that is asked for."""
    return BY_ID[wanted.form]


def diagram_name(structure: Structure, wanted: Diagram) -> str:
    """What the file is called: the structure, the view where it is not of everything, and whether it is a draft.

    >>> bare = Structure.model_validate({"stpgraph": 1, "id": "our-stp", "title": "Our STP", "status": "current"})
    >>> diagram_name(bare, Diagram("pdf", View("around", "finance-group"), draft=True))
    'our-stp-around-finance-group-draft.pdf'
    """
    form = form_of(wanted)
    view = (wanted.view.kind, wanted.view.of) if form.takes_view else (_WHOLE.get(form.id, "data"),)
    return _name(structure, view, wanted.draft, form.suffix)


def paper_name(structure: Structure, wanted: BoardPaper) -> str:
    """What the paper's file is called."""
    return _name(structure, ("board-paper",), wanted.draft, f".{wanted.form}")


def paper_media_type(wanted: BoardPaper) -> str:
    """The media type of the paper's file."""
    return BY_ID[wanted.form].media_type


def _name(structure: Structure, parts: tuple[str | None, ...], draft: bool, suffix: str) -> str:
    words = [structure.id, *parts, "draft" if draft else None]
    return "-".join(word[:_LONGEST_NAME].strip("-") for word in words if word) + suffix


def _sheet(exploration: Exploration, wanted: Diagram, today: date) -> Sheet:
    return sheet(exploration, today, wanted.view, wanted.findings, wanted.draft)


@st.cache_resource(max_entries=30, show_spinner=False)
def _diagram(digest: str, today: date, wanted: Diagram, _exploration: Exploration) -> bytes:
    made = _sheet(_exploration, wanted, today)
    if wanted.form == "png":
        from stpgraph.export.png import png

        return png(made, wanted.dpi)
    return form_of(wanted).write(made)


@st.cache_resource(max_entries=30, show_spinner=False)
def _preview(digest: str, today: date, wanted: Diagram, _exploration: Exploration) -> tuple[str, str]:
    made = _sheet(_exploration, wanted, today)
    return svg.write(made).decode(), f"Preview of the diagram of {made.title}. {description(made)}"


@st.cache_resource(max_entries=20, show_spinner=False)
def _board_paper(digest: str, today: date, wanted: BoardPaper, _exploration: Exploration) -> bytes:
    options = PaperOptions(wanted.sections, wanted.meeting, wanted.author, wanted.draft, wanted.names)
    made, picture = paper(_exploration, today, options), sheet(_exploration, today, draft=wanted.draft)
    # Each of these brings a large library with it, so neither is read before it is needed.
    if wanted.form == "docx":
        from stpgraph.export import paper_docx

        return paper_docx.write(made, picture, wanted.logo)
    from stpgraph.export import paper_pdf

    return paper_pdf.write(made, picture, wanted.logo)


def asked_paper(
    form: PaperForm, chosen: Mapping[SectionKey, bool], meeting: str, author: str, draft: bool, names: bool, logo: bytes
) -> BoardPaper:
    """A board paper from what a reader filled in: texts of one line, sections in their order."""
    sections = tuple(key for key in SECTIONS if chosen.get(key, True))
    return BoardPaper(form, sections, edits.line(meeting), edits.line(author), draft, names, logo)
