"""What the shapes and strokes of a picture stand for, as words: of what is in it, and of nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from stpgraph.draw.style import BOXES, STRATEGIC, BoxStyle, is_strategic
from stpgraph.layout.scene import Scene
from stpgraph.model.kinds import NODE_TYPES, RELATION_TYPES, RELATION_WORDS, TYPE_WORDS, NodeType, RelationType
from stpgraph.reading.marks import Marks
from stpgraph.reading.words import capital


@dataclass(frozen=True, slots=True)
class Legend:
    """Samples of boxes (with their node type and style), samples of lines, and remarks that stand alone. All words are plain text."""

    boxes: tuple[tuple[NodeType, BoxStyle, str], ...]
    lines: tuple[tuple[RelationType, str], ...]
    remarks: tuple[str, ...]


def legend(scene: Scene, marks: Marks, seats_beneath: bool = True) -> Legend:
    """The legend of a picture, in the order of the format. Formats draw shapes of their own, so no shape is described.

    `seats_beneath` tells whether posts stand under the body where they sit, without a line.
    """
    types = {box.node_type for box in scene.boxes if not is_strategic(box)}
    relations = {line.type for line in scene.lines}
    top: tuple[tuple[NodeType, BoxStyle, str], ...] = (
        (("body", STRATEGIC, "Strategic board"),) if any(map(is_strategic, scene.boxes)) else ()
    )
    return Legend(
        (*top, *((kind, BOXES[kind], capital(TYPE_WORDS[kind][0])) for kind in NODE_TYPES if kind in types)),
        tuple((kind, f"“A” {RELATION_WORDS[kind]} “B”") for kind in RELATION_TYPES if kind in relations),
        _remarks(scene, marks, seats_beneath),
    )


def _remarks(scene: Scene, marks: Marks, seats_beneath: bool) -> tuple[str, ...]:
    certain = {tag.certainty for tag in marks.tags.values()}
    told = (
        (
            any(box.status != "established" for box in scene.boxes),
            "A dashed box is planned or has ended; its caption says which.",
        ),
        (seats_beneath and any(box.seat_of for box in scene.boxes), "A post right under a box sits there."),
        ("confirmed" in certain, "“!”: there is a gap here, and the documents show it."),
        ("not_stated" in certain, "“?”: there may be a gap here; the documents do not say."),
    )
    return (
        *(words for is_so, words in told if is_so),
        *(f"“{sign}”: {words}" for sign, words in signs(marks)),
        *line_words(marks),
    )


def signs(marks: Marks) -> tuple[tuple[str, str], ...]:
    """The signs at boxes that are not at fault, each with what it says, in the order in which they first come."""
    return tuple(dict.fromkeys((tag.sign, tag.text) for tag in marks.tags.values() if tag.sign and tag.certainty is None))


def line_words(marks: Marks) -> tuple[str, ...]:
    """What the lines that stand out say."""
    return tuple(f"Thicker line: {each.words}" for each in marks.key if each.mark == "line")
