"""How things look in every picture: shapes and colours of boxes, strokes of lines, tags. One place for canvas, SVG and legend.

Shapes tell node types apart without colour; strokes and arrowheads tell relations apart. Every pair of text and ground has a
contrast of at least 4.5 to 1, every outline and line at least 3 to 1 (WCAG 2.2, AA); a test measures them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from stpgraph.layout.scene import Box
from stpgraph.model import Certainty
from stpgraph.model.kinds import TYPE_WORDS, NodeType, RelationType
from stpgraph.reading.marks import Tag, Tone

Shape = Literal["rounded", "building", "arrow", "pill", "sheet"]
Head = Literal["filled", "open"]

INK = "#16202B"
PAPER = "#FFFFFF"
QUIET = "#4A5563"
ACCENT = "#0B4F6C"
PICKED = "#B4007A"
PANEL = "#F4F2EC"
PANEL_EDGE = "#8A8577"


@dataclass(frozen=True, slots=True)
class BoxStyle:
    """Fill, outline and text of a box, and its shape; `says` describes the shape in the legend."""

    shape: Shape
    fill: str
    stroke: str
    ink: str
    says: str


@dataclass(frozen=True, slots=True)
class LineStyle:
    """A stroke: `dash` in pixels on, off, …; `double` draws two parallel lines; `weight` in pixels."""

    dash: tuple[float, ...]
    weight: float
    double: bool
    head: Head
    colour: str = INK


@dataclass(frozen=True, slots=True)
class TagStyle:
    """The ground, text and edge of a tag at a box."""

    fill: str
    ink: str
    edge: str


@dataclass(frozen=True, slots=True)
class RingStyle:
    """The stroke of a ring around a box: `dash` in pixels on, off; none is an unbroken line."""

    weight: float
    dash: tuple[float, ...]


BOXES: Mapping[NodeType, BoxStyle] = {
    "body": BoxStyle("rounded", "#E3EEF2", ACCENT, INK, "rounded box"),
    "organisation": BoxStyle("building", "#EEE9F6", "#4B3A78", INK, "square box with a double edge"),
    "project": BoxStyle("arrow", "#FFF6DF", "#7A5600", INK, "box with a point"),
    "post": BoxStyle("pill", "#FFFFFF", QUIET, INK, "box with round ends"),
    "instrument": BoxStyle("sheet", "#E8F3E7", "#2F6B36", INK, "sheet with a folded corner"),
}
#: The board at the top stands out from all other bodies.
STRATEGIC = BoxStyle("rounded", ACCENT, "#07384D", PAPER, "dark rounded box")

LINES: Mapping[RelationType, LineStyle] = {
    "accountable_to": LineStyle((), 2, False, "filled"),
    "reports_to": LineStyle((), 1.25, False, "open", QUIET),
    "delegates_to": LineStyle((), 5, True, "filled"),
    "ratifies": LineStyle((12, 4, 3, 4), 2, False, "filled"),
    "oversees": LineStyle((9, 5), 2, False, "filled"),
    "advises": LineStyle((9, 5), 1.5, False, "open", QUIET),
    "supports": LineStyle((2, 4), 2, False, "open", QUIET),
    "part_of": LineStyle((), 3, False, "open"),
    "sits_on": LineStyle((4, 3), 1.25, False, "open", QUIET),
    "represents": LineStyle((1.5, 3), 1.25, False, "open", QUIET),
    "member_of": LineStyle((4, 3), 1.5, False, "open", QUIET),
    "employed_by": LineStyle((1.5, 6), 1.25, False, "open", QUIET),
    "replaces": LineStyle((14, 4), 1.5, False, "open", QUIET),
    "leads": LineStyle((6, 2, 1.5, 2), 1.5, False, "open", QUIET),
    "party_to": LineStyle((1.5, 3), 1.5, False, "open", "#2F6B36"),
    "covers": LineStyle((6, 3, 1.5, 3), 1.5, False, "open", "#2F6B36"),
}
TAGS: Mapping[Tone, TagStyle] = {
    "gap": TagStyle("#A3142A", PAPER, "#A3142A"),
    "concern": TagStyle("#7A4300", PAPER, "#7A4300"),
    "note": TagStyle("#33415C", PAPER, "#33415C"),
    "affected": TagStyle("#FFF1CC", INK, "#7A4300"),
}
#: The ring around a box: at fault and confirmed, at fault and not stated, affected.
RINGS: Mapping[Certainty | None, RingStyle] = {
    "confirmed": RingStyle(3.5, ()),
    "not_stated": RingStyle(3, (3, 3.5)),
    None: RingStyle(2, (8, 5)),
}
#: What the legend says beside a sample of each node type.
TYPE_LEGEND: Mapping[NodeType, str] = {kind: f"{words[0]}: {BOXES[kind].says}" for kind, words in TYPE_WORDS.items()}


def box_style(box: Box) -> BoxStyle:
    """How a box looks: by its node type, save the strategic board."""
    return STRATEGIC if is_strategic(box) else BOXES[box.node_type]


def tag_style(tag: Tag) -> TagStyle:
    """How a tag looks: one of which the documents do not speak is dark on white, for it is not proven."""
    style = TAGS[tag.tone]
    return TagStyle(PAPER, style.edge, style.edge) if tag.certainty == "not_stated" else style


def is_strategic(box: Box) -> bool:
    """Whether a box is a strategic board's."""
    return box.node_type == "body" and box.kind == "strategic_board"


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (`#RRGGBB`), from 1 to 21, as WCAG 2.2 defines it.

    >>> round(contrast("#000000", "#FFFFFF"), 1)
    21.0
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
