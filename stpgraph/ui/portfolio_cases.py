"""The case studies: which one a URL asks for, and all that is told of it, made once for everybody."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st

from stpgraph import shipped
from stpgraph.layout import View
from stpgraph.model import Structure
from stpgraph.portfolio import Entry
from stpgraph.reading.case_questions import Elsewhere, Questions, elsewhere, open_questions, questions
from stpgraph.reading.case_study import Passage, Stand, in_short, shows, stands_out
from stpgraph.reading.words import shortened
from stpgraph.ui import making, portfolio_sets, sources
from stpgraph.ui.making import Diagram
from stpgraph.ui.sources import Opened
from stpgraph.ui.state import unknown


@dataclass(frozen=True, slots=True)
class Study:
    """One case study. `key` names its structure in URLs; `keys` name those in `others` there, by file. `picture` is an SVG document."""

    key: str
    opened: Opened
    short: tuple[str, ...]
    passages: tuple[Passage, ...]
    confirmed: tuple[Stand, ...]
    silent: tuple[Stand, ...]
    others: tuple[Elsewhere, ...]
    keys: Mapping[str, str]
    asks: tuple[Questions, ...]
    still_open: str
    picture: str
    picture_words: str

    @property
    def structure(self) -> Structure:
        return self.opened.exploration.structure


def read(params: Mapping[str, str]) -> tuple[str | None, list[str]]:
    """The published structure that a URL asks for, None for the list of all; and a sentence for what cannot be used.

    >>> read({"study": "nowhere"})
    (None, ['There is no case study “nowhere”. All there are stand below.'])
    """
    messages = unknown(params, ("study",))
    study = params.get("study")
    if study is not None and study not in {path.stem for path in shipped.files("published")}:
        messages.append(f"There is no case study “{shortened(study)}”. All there are stand below.")
        study = None
    return study, messages


def index() -> list[tuple[str, Opened]]:
    """Every published structure by its name in URLs."""
    return [(path.stem, sources.of_file(path)) for path in shipped.files("published")]


def study(key: str, today: date) -> Study:
    """The case study of a published structure. Raises KeyError for a name that is none."""
    paths = {path.stem: path for shelf in portfolio_sets.SHELVES for path in shipped.files(shelf)}
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in paths.values())).hexdigest()
    return _study(key, digest, today)


@st.cache_resource(max_entries=40, show_spinner="Reading the sources")
def _study(key: str, digest: str, today: date) -> Study:
    items, _ = portfolio_sets.items(portfolio_sets.SHIPPED, ())
    made = portfolio_sets.made(items, (), today)
    opened = {item.file: sources.of_bytes(item.data(), item.file) for item in made.items}
    ours = _entry(made, key)
    mine = opened[ours.file]
    exploration = mine.exploration
    wirings = {file: each.exploration.wiring for file, each in opened.items()}
    picture, words = making.preview(exploration, Diagram("svg", View()), today)
    return Study(
        key,
        mine,
        in_short(exploration),
        shows(exploration.wiring),
        stands_out(exploration.findings, "confirmed"),
        stands_out(exploration.findings, "not_stated"),
        elsewhere(made.portfolio, ours, wirings),
        {item.file: item.key for item in made.items},
        questions(exploration, mine.assessment),
        open_questions(mine.assessment),
        picture,
        words.removeprefix("Preview of the diagram of "),
    )


def _entry(made: portfolio_sets.Made, key: str) -> Entry:
    at = made.at(key)
    if at is None:
        raise KeyError(key)
    return made.portfolio.entries[at]
