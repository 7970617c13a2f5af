"""A board paper as plain data: numbered sections of paragraphs, lists, tables and one picture. How it is set is another's work."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from stpgraph.errors import UsageError
from stpgraph.pipeline import Exploration
from stpgraph.reading.words import date_words

SectionKey = Literal["purpose", "asks", "picture", "says", "findings", "assessment", "seats", "decisions", "outline", "sources"]
#: The sections that a paper can have, in their order. `purpose` and `sources` are in every paper.
SECTIONS: Mapping[SectionKey, str] = {
    "purpose": "Purpose",
    "asks": "What the board is asked to do",
    "picture": "The structure on a page",
    "says": "What the structure says",
    "findings": "What was found",
    "assessment": "How it measures up",
    "seats": "Who sits where",
    "decisions": "Who may decide what",
    "outline": "Appendix: who answers to whom",
    "sources": "Sources, and how to read this paper",
}
ALWAYS: frozenset[SectionKey] = frozenset({"purpose", "sources"})


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph. It gets a number, by which a meeting can refer to it."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list. `depths` indents its lines, from 0; it is as long as `items`, or empty where none is indented.

    `lettered` items are called a, b, c …, so that a meeting can agree to each.
    """

    items: tuple[str, ...]
    depths: tuple[int, ...] = ()
    lettered: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with one row of headings. `widths` are relative; the first column names its row; a cell may have several lines."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """Where the picture of the whole structure stands."""

    caption: str


Part = Heading | Para | Bullets | Grid | Picture


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its title, and what it says in order. What is in a section called `picture` is a picture."""

    key: str
    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper. `about` are its particulars, as label and value."""

    title: str
    subtitle: str
    about: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    draft: bool


@dataclass(frozen=True, slots=True)
class PaperOptions:
    """What a secretary chooses: which sections, for which meeting, from whom, and whether it is a draft.

    `sections` None is all of them. `names` False leaves the names of people out.
    """

    sections: Collection[SectionKey] | None = None
    meeting: str = ""
    author: str = ""
    draft: bool = True
    names: bool = False


def paper(exploration: Exploration, made_on: date, options: PaperOptions | None = None) -> Paper:
    """The board paper on an explored structure.

    Raises UsageError where a section is asked for that there is not.
    """
    from stpgraph.reading import paper_sections

    options = options or PaperOptions()
    wanted = set(SECTIONS if options.sections is None else options.sections) | ALWAYS
    unknown = sorted(wanted - set(SECTIONS))
    if unknown:
        raise UsageError(f"There is no section “{unknown[0]}”. There are: {', '.join(SECTIONS)}.")
    structure = exploration.structure
    about = [
        ("Footprint", structure.footprint or ""),
        ("Meeting", options.meeting),
        ("From", options.author),
        ("Structure as at", date_words(structure.as_at) if structure.as_at else "Not stated"),
        ("Paper made on", date_words(made_on.isoformat())),
    ]
    made = paper_sections.Content(exploration, options)
    sections = [Section(key, title, tuple(made.parts(key))) for key, title in SECTIONS.items() if key in wanted]
    return Paper(
        structure.title,
        "Governance structure and accountability",
        tuple((label, value) for label, value in about if value),
        tuple(section for section in sections if section.parts),
        options.draft,
    )
