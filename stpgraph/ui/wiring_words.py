"""What a wiring diagram says: each box and each line in sentences, and the words of its controls and answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from stpgraph.layout.scene import Box, Line, Scene
from stpgraph.model.kinds import RELATION_TYPES, RELATION_WORDS, TYPE_WORDS, RelationType, Status, kind_words
from stpgraph.reading.words import capital
from stpgraph.rules.words import MOST_NAMES, count, listed, quoted

#: What one at the other end of a line does to a box, and what several do.
TO_IT: Mapping[RelationType, tuple[str, str]] = {
    "accountable_to": ("answers to it", "answer to it"),
    "reports_to": ("reports to it", "report to it"),
    "delegates_to": ("delegates to it", "delegate to it"),
    "ratifies": ("ratifies what it recommends", "ratify what it recommends"),
    "oversees": ("oversees it", "oversee it"),
    "advises": ("advises it", "advise it"),
    "supports": ("supports it", "support it"),
    "part_of": ("is part of it", "are part of it"),
    "sits_on": ("sits on it", "sit on it"),
    "represents": ("speaks for it", "speak for it"),
    "member_of": ("has seats on it", "have seats on it"),
    "employed_by": ("is employed by it", "are employed by it"),
    "replaces": ("takes its place", "take its place"),
    "leads": ("leads it", "lead it"),
    "party_to": ("is party to it", "are party to it"),
    "covers": ("covers it", "cover it"),
}
#: What several of one kind are called; several of any other kind are called by their type.
SEVERAL: Mapping[str, str] = {
    "workstream": "workstreams",
    "locality_group": "locality groups",
    "sector_group": "sector groups",
    "enabler": "enablers",
    "ccg": "clinical commissioning groups",
    "nhs_trust": "NHS trusts",
    "foundation_trust": "NHS foundation trusts",
    "local_authority": "local authorities",
    "chief_officer": "chief officers",
    "workstream_lead": "workstream leads",
}
BOX_STATUS: Mapping[Status, str] = {"planned": "It is planned.", "ended": "It has ended."}
LINE_STATUS: Mapping[Status, str] = {"planned": " (planned)", "ended": " (ended)"}


def box_words(scene: Scene) -> dict[str, str]:
    """For each box, by id, what there is to say of its lines, in sentences; those that say who answers to whom come first."""
    boxes = {box.id: box for box in scene.boxes}
    outward: dict[str, list[Line]] = {box: [] for box in boxes}
    inward: dict[str, list[Line]] = {box: [] for box in boxes}
    seats: dict[str, list[Box]] = {box: [] for box in boxes}
    for line in scene.lines:
        outward[line.source].append(line)
        inward[line.target].append(line)
    for box in scene.boxes:
        if box.seat_of is not None and box.seat_of in boxes:
            seats[box.seat_of].append(box)
    return {box: " ".join(_of_box(boxes[box], outward[box], inward[box], seats[box], boxes)) for box in boxes}


def line_words(line: Line, names: Mapping[str, str]) -> str:
    """A line as a sentence, with what is to be known of it.

    >>> from stpgraph.layout.scene import Line
    >>> line_words(Line("a", "advises", "b", (), "advises", inferred=True), {"a": "Cabinet", "b": "Board"})
    '“Cabinet” advises “Board” (our reading).'
    """
    more = LINE_STATUS.get(line.status, "") + (" (our reading)" if line.inferred else "")
    return f"{quoted(names[line.source])} {line.label} {quoted(names[line.target])}{more}."


def words(scene: Scene) -> dict[str, str]:
    """The words of the diagram as a whole. What stands in braces is filled in where it is shown."""
    boxes, lines = count(len(scene.boxes), "box", "boxes"), count(len(scene.lines), "line")
    return {
        "title": f"Wiring diagram of {scene.title}",
        "description": f"Wiring diagram of {scene.title}, with {boxes} and {lines}.",
        "seat": "{a} is a post at {b}.",
        "noneUp": "The diagram shows nothing above {a}.",
        "noneDown": "The diagram shows nothing below {a}.",
        "noneLines": "No line leads to or from {a} here.",
        "line": "Line {at} of {all} of {a}.",
        "ends": "Right arrow: on to {b}. Left arrow: back to {a}.",
        "path": "The shortest path between {a} and {b}: {steps}.",
        "noPath": "No path leads from {a} to {b} along the lines that are shown, either way round.",
        "one": "Selected:",
        "some": "Selected: {a}.",
        "letGo": "Nothing is selected.",
        "hidden": "Hidden: {what}.",
        "shown": "Everything is shown.",
        "notFound": "Nothing here is called {a}.",
        "isHidden": "{a} is hidden at present. “Show and hide” brings it back.",
    }


def _of_box(
    box: Box, outward: Sequence[Line], inward: Sequence[Line], seats: Sequence[Box], boxes: Mapping[str, Box]
) -> list[str]:
    said = [BOX_STATUS[box.status]] if box.status in BOX_STATUS else []
    if box.represents_many:
        said.append("It stands for several.")
    if box.seat_of is not None and box.seat_of in boxes:
        said.append(f"Post at {quoted(boxes[box.seat_of].name)}.")
    for kind in RELATION_TYPES:
        to = [boxes[line.target] for line in outward if line.type == kind]
        if to:
            said.append(f"{capital(RELATION_WORDS[kind])} {_named(to)}.")
        by = [boxes[line.source] for line in inward if line.type == kind]
        if by:
            said.append(f"{capital(_counted(by))} {TO_IT[kind][len(by) > 1]}.")
    if seats:
        said.append(f"{count(len(seats), 'post')} at it: {_named(seats)}.")
    return said


def _named(boxes: Iterable[Box]) -> str:
    names = [quoted(box.name) for box in boxes]
    if len(names) <= MOST_NAMES + 1:
        return listed(names)
    return f"{', '.join(names[:MOST_NAMES])} and {len(names) - MOST_NAMES:,} others"


def _counted(boxes: Sequence[Box]) -> str:
    """One by name, several by number: 5 workstreams; of several kinds, by type; of several types, as boxes.

    A box that stands for several is one box, and not counted among others of its kind.
    """
    if len(boxes) == 1:
        return quoted(boxes[0].name)
    kinds, types = {box.kind for box in boxes}, {box.node_type for box in boxes}
    if len(types) > 1 or any(box.represents_many for box in boxes):
        return count(len(boxes), "box", "boxes")
    if len(kinds) == 1 and (kind := boxes[0].kind) in SEVERAL:
        return f"{len(boxes):,} {SEVERAL[kind or '']}"
    return count(len(boxes), kind_words(boxes[0].node_type, None), TYPE_WORDS[boxes[0].node_type][1])
