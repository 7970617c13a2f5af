"""Where the arrow keys lead in a wiring diagram: up to what a box answers to, down to who answers to it, along its row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import get_args

from stpgraph.layout.scene import Box, Scene, Zone
from stpgraph.model.kinds import RelationType

ZONES: tuple[Zone, ...] = get_args(Zone)
#: From what answers to what it answers to; the first of these decides where Up leads.
UPWARD: tuple[RelationType, ...] = ("accountable_to", "part_of", "reports_to")
#: From what is above: a board that hands down authority stands over whom it hands it to.
HANDED_DOWN: tuple[RelationType, ...] = ("delegates_to",)
#: Where nothing above or below is known, these lead on.
ELSE_UP: tuple[RelationType, ...] = (
    "sits_on",
    "leads",
    "member_of",
    "advises",
    "supports",
    "represents",
    "employed_by",
    "replaces",
    "party_to",
)
ELSE_DOWN: tuple[RelationType, ...] = ("oversees", "ratifies", "covers")
Ways = Mapping[str, tuple[str, ...]]


def on_top(scene: Scene) -> Ways:
    """For each box what stands over it, by id: first what it answers to, then the board at which it has its seat, then who
    delegates to it; where there is none of these, what it otherwise works for."""
    seats = [(box.id, box.seat_of) for box in scene.boxes if box.seat_of]
    first = [*_ends(scene, UPWARD), *seats, *((target, source) for source, target in _ends(scene, HANDED_DOWN))]
    return _ways(scene, first, _ends(scene, ELSE_UP))


def below(scene: Scene) -> Ways:
    """For each box what stands under it, by id, in the order in which one reads the diagram, the posts at it last; where there is
    nothing, what it watches over."""
    order = {box: at for at, box in enumerate(walk(scene))}
    under = {(over, box) for box, overs in on_top(scene).items() for over in overs}
    known = [*((target, source) for source, target in _ends(scene, UPWARD)), *_ends(scene, HANDED_DOWN)]
    seats = {(box.seat_of, box.id) for box in scene.boxes if box.seat_of}
    known += sorted(seats)
    ways = _ways(scene, [each for each in known if each in under], _ends(scene, ELSE_DOWN))
    return {box: tuple(sorted(each, key=lambda one: ((box, one) in seats, order[one]))) for box, each in ways.items()}


def walk(scene: Scene) -> tuple[str, ...]:
    """All boxes, by id, row by row: the zones in their order, in each the rows from the top, in each row from the left."""
    found: list[str] = []
    for zone in ZONES:
        for row in _rows(box for box in scene.boxes if box.zone == zone):
            found += [box.id for box in row]
    return tuple(found)


def _rows(boxes: Iterable[Box]) -> Iterator[list[Box]]:
    """Boxes in rows: a box that begins above the middle of the first of a row is in that row."""
    left = sorted(boxes, key=lambda box: (box.y, box.x, box.id))
    while left:
        row = [box for box in left if box.y < left[0].centre[1]]
        yield sorted(row, key=lambda box: (box.x, box.y, box.id))
        left = [box for box in left if box not in row]


def _ends(scene: Scene, types: tuple[RelationType, ...]) -> list[tuple[str, str]]:
    """Source and target of the lines of some types, in order of those types."""
    return [(line.source, line.target) for kind in types for line in scene.lines if line.type == kind]


def _ways(scene: Scene, first: Iterable[tuple[str, str]], otherwise: Iterable[tuple[str, str]]) -> Ways:
    found: dict[str, list[str]] = {box.id: [] for box in scene.boxes}
    for source, target in first:
        if target in found and target not in found[source] and target != source:
            found[source].append(target)
    without = {box for box, ways in found.items() if not ways}
    for source, target in otherwise:
        if source in without and target in found and target not in found[source] and target != source:
            found[source].append(target)
    return {box: tuple(ways) for box, ways in found.items()}
