"""A Scene: where everything of a structure stands in the picture. What every drawing and every export is made from.

A Scene knows nothing of rules, files or colours: it holds boxes with their wrapped text, routed lines and titled panels, all in
one coordinate system of CSS pixels (x to the right, y down, origin at the top left, everything at x, y ≥ 0).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from stpgraph.model.kinds import NodeType, RelationType, Status

Point = tuple[float, float]
#: Where in the diagram a box belongs; also the reading order.
Zone = Literal["strategic", "delivery", "group", "project", "support", "oversight", "organisation", "instrument", "apart"]


@dataclass(frozen=True, slots=True)
class Box:
    """One node. `x`, `y` are the top left corner. `text` is the name, wrapped; `caption` says type or kind in a few words.

    `seat_of` is the body (or project) under whose box a post stands as one of its seats or its lead, None for every other box.
    `text_size` is that of the name, `caption_size` that of the caption, in CSS pixels; `bold` is of the name. Lines are
    `text.LINE_HEIGHT` times their size apart, and name and caption together stand in the middle of the box.
    """

    id: str
    node_type: NodeType
    kind: str | None
    name: str
    text: tuple[str, ...]
    caption: str
    x: float
    y: float
    width: float
    height: float
    zone: Zone
    status: Status = "established"
    represents_many: bool = False
    seat_of: str | None = None
    text_size: float = 13.0
    bold: bool = True
    caption_size: float = 11.0

    @property
    def centre(self) -> Point:
        return (self.x + self.width / 2, self.y + self.height / 2)


@dataclass(frozen=True, slots=True)
class Line:
    """One relation, routed: at least two points, from the border of the source's box to that of the target's.

    Seats that stand under their body need no line, and have none. `label` is what the relation is called between two names.
    """

    source: str
    type: RelationType
    target: str
    points: tuple[Point, ...]
    label: str
    status: Status = "established"
    inferred: bool = False

    @property
    def key(self) -> tuple[str, str, str]:
        return (self.source, self.type, self.target)


@dataclass(frozen=True, slots=True)
class Panel:
    """A titled area behind boxes that belong together: support, oversight, what stands apart."""

    zone: Zone
    title: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Scene:
    """A laid out structure. Boxes are in reading order; lines in order of source, type, target.

    `wrapped_at` and `apart_beside` say how the sheet was filled, so that an edited structure can be laid out like it was.
    """

    title: str
    width: float
    height: float
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    panels: tuple[Panel, ...]
    wrapped_at: float = 0.0
    apart_beside: bool = False
