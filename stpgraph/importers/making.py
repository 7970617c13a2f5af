"""A draft while it is made, and the text of what is told about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter, ValidationError

from stpgraph.importers.direction import turned
from stpgraph.importers.draft import Frame, Guess, Link, Shape, Sketch, Unread
from stpgraph.model import AnyNode, AnyRelation
from stpgraph.model.nodes import Node

LONGEST_NAME = 2_000
_NODE: TypeAdapter[AnyNode] = TypeAdapter(Node)


@dataclass
class Making:
    """Nodes and how sure their types are, by the key of their shape; relations by their ends and type; all that is to be told."""

    sketch: Sketch
    nodes: dict[str, AnyNode] = field(default_factory=dict)
    sure: dict[str, float] = field(default_factory=dict)
    relations: dict[tuple[str, str, str], AnyRelation] = field(default_factory=dict)
    guesses: list[Guess] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    #: By “source type target”, the key of the link that the relation was made of.
    made_of: dict[str, str] = field(default_factory=dict)
    shapes: Mapping[str, Shape] = field(default_factory=dict)
    links: Mapping[str, list[Link]] = field(default_factory=dict)
    #: By the number of a page that is drawn from left to right 1, from right to left -1.
    sideways: Mapping[int, int] = field(default_factory=dict)
    #: The numbers of the pages whose arrows point from the lower box to the upper one.
    upward: frozenset[int] = frozenset()
    #: Whether a file without places writes the one who answers first; None where it has no custom.
    custom: bool | None = None

    @staticmethod
    def of(sketch: Sketch) -> Making:
        """An empty one, with the sketch's shapes and links at hand by key."""
        links: dict[str, list[Link]] = {}
        for link in sketch.links:
            for end in dict.fromkeys((link.source, link.target)):
                links.setdefault(end, []).append(link)
        return Making(sketch, unread=list(sketch.unread), shapes={each.key: each for each in sketch.shapes}, links=links)

    def frames(self, link: Link) -> tuple[Frame | None, Frame | None]:
        """Where the two ends of a link stand; nowhere where they are on two pages, which have no above and below.

        On a page that is drawn from one side to the other, what stands further along counts as below.
        """
        source, target = self.shapes.get(link.source), self.shapes.get(link.target)
        if source is None or target is None or source.page != target.page:
            return None, None
        way = self.sideways.get(source.page, 0)
        return turned(source.frame, way), turned(target.frame, way)

    def lost(self, what: str, place: str, why: str, key: str = "") -> None:
        """Tells of something that is not in the draft; `key` is that of a shape that may be taken in after all."""
        self.unread.append(Unread(what, place, why, key))


def short(text: str) -> str:
    """A text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= 80 else f"{line[:79]}…"


def validated(making: Making, data: dict[str, Any], place: str) -> AnyNode | None:
    """The node that fields make; those that do not fit are told and left out. None where it cannot be one, which is told too."""
    for _ in range(len(data) + 1):
        try:
            return _NODE.validate_python(data)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            wrong = next((str(step) for step in first["loc"] if step in data), "")
            if wrong in ("", "id", "type", "kind", "name"):
                making.lost(f"“{short(str(data['name']))}”", place, f"It cannot be read: {first['msg']}.")
                return None
            making.lost(
                f"“{short(str(data.pop(wrong)))}”", place, f"It does not fit “{short(str(data['name']))}”: {first['msg']}."
            )
    return None
