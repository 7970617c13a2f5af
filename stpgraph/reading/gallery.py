"""What a card of the gallery says of a structure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stpgraph.model import Finding
from stpgraph.model.kinds import TYPE_WORDS, NodeType
from stpgraph.pipeline import Exploration
from stpgraph.reading.words import date_words
from stpgraph.rules.words import count

COUNTED: tuple[NodeType, ...] = ("body", "project", "post", "organisation")


@dataclass(frozen=True, slots=True)
class Card:
    """`key` is for links; `about` says where and when; `parts` are numbers with what they count; `thumbnail` is an SVG document."""

    key: str
    title: str
    about: str
    parts: Sequence[str]
    findings: Sequence[Finding]
    thumbnail: str


def card(key: str, exploration: Exploration, thumbnail: str, about: str | None = None) -> Card:
    """The card of a structure; `about` is said in place of where and when."""
    structure = exploration.structure
    of_type = {kind: sum(node.type == kind for node in structure.nodes) for kind in COUNTED}
    place_and_time = (structure.footprint, structure.as_at and date_words(structure.as_at))
    return Card(
        key,
        structure.title,
        ", ".join(part for part in place_and_time if part) if about is None else about,
        [count(number, *TYPE_WORDS[kind]) for kind, number in of_type.items() if number],
        exploration.findings,
        thumbnail,
    )
