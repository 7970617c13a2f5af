"""A document for people as plain data: headings, paragraphs, findings and tables, which Markdown and HTML both write out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Tone = Literal["plain", "gap", "concern", "note", "accepted"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` from 1. Levels below it belong to it. `tone` repeats in colour what the words say."""

    level: int
    text: str
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; `lead` stands before it, in bold."""

    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One fact, and what belongs to it: pairs of a label and a text."""

    fact: str
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a caption. The first column names the row; the columns in `numbers` are set to the right."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()


Part = Heading | Text | Case | Grid


@dataclass(frozen=True, slots=True)
class Document:
    """A title, and what stands below it."""

    title: str
    parts: tuple[Part, ...]
