"""Two structures as one: both pictures side by side at one scale, each under its heading, and what stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from stpgraph.compare.items import ids_of
from stpgraph.compare.renaming import renamed
from stpgraph.layout.scene import Panel, Point, Scene
from stpgraph.layout.text import measure
from stpgraph.model import AnyNode, AnyRelation, Decision, Source, Structure
from stpgraph.reading.marks import LineKey, Marks

#: What stands before the ids of either side, so that those of both differ.
PREFIXES = ("first-", "second-")
#: White around and between the two sides, and the room for a heading above each, in CSS pixels.
_EDGE, _BETWEEN, _HEAD = 16.0, 24.0, 30.0
#: No side is narrower than this: its heading has to fit.
_NARROWEST = 360.0
_HEADING_SIZE, _HEADING_SIDES = 12.0, 26.0

Item = TypeVar("Item", AnyNode, AnyRelation, Decision)


def side_by_side(scenes: tuple[Scene, Scene], headings: tuple[str, str], title: str, signs: Mapping[LineKey, str]) -> Scene:
    """Both scenes at the scale that they have, each on a panel of its own under its heading. Ids are those of `joined`.

    `signs` are those of lines that differ, in the same ids: they stand before what the line is called.
    """
    widths = [max(each.width, _NARROWEST) for each in scenes]
    height = max(each.height for each in scenes) + _HEAD
    lefts = (_EDGE, _EDGE + widths[0] + _BETWEEN)
    moved = [
        _moved(scene, prefix, left + (width - scene.width) / 2, _EDGE + _HEAD)
        for scene, prefix, left, width in zip(scenes, PREFIXES, lefts, widths, strict=True)
    ]
    panels: list[Panel] = []
    for scene, heading, left, width in zip(moved, headings, lefts, widths, strict=True):
        panels += [Panel("apart", _fitted(heading, width), left, _EDGE, width, height), *scene.panels]
    lines = (line for scene in moved for line in scene.lines)
    return Scene(
        title,
        sum(widths) + _BETWEEN + 2 * _EDGE,
        height + 2 * _EDGE,
        tuple(box for scene in moved for box in scene.boxes),
        tuple(replace(line, label=f"{signs[line.key]} {line.label}") if line.key in signs else line for line in lines),
        tuple(panels),
    )


def _moved(scene: Scene, prefix: str, right: float, down: float) -> Scene:
    def point(at: Point) -> Point:
        return (at[0] + right, at[1] + down)

    return replace(
        scene,
        boxes=tuple(
            replace(box, id=prefix + box.id, x=box.x + right, y=box.y + down, seat_of=box.seat_of and prefix + box.seat_of)
            for box in scene.boxes
        ),
        lines=tuple(
            replace(line, source=prefix + line.source, target=prefix + line.target, points=tuple(map(point, line.points)))
            for line in scene.lines
        ),
        panels=tuple(replace(panel, x=panel.x + right, y=panel.y + down) for panel in scene.panels),
    )


def _fitted(heading: str, width: float) -> str:
    """As much of a heading as stands on one line; the titles are told in full elsewhere."""
    room = width - _HEADING_SIDES
    if measure(heading, _HEADING_SIZE, bold=True) <= room:
        return heading
    short, long = 0, len(heading)
    while short < long:
        middle = (short + long + 1) // 2
        fits = measure(f"{heading[:middle].rstrip()}…", _HEADING_SIZE, bold=True) <= room
        short, long = (middle, long) if fits else (short, middle - 1)
    return f"{heading[:short].rstrip()}…"


def both_marks(first: Marks, second: Marks) -> Marks:
    """The marks of both sides, in the ids of `joined`."""
    tags = {prefix + key: tag for prefix, marks in zip(PREFIXES, (first, second), strict=True) for key, tag in marks.tags.items()}
    lines = frozenset(key for at, marks in enumerate((first, second)) for key in prefixed(marks.lines, at))
    words = tuple(dict.fromkeys((*first.key, *second.key)))
    return Marks(tags, lines=lines, key=words)


def prefixed(keys: Iterable[LineKey], at: int) -> Iterable[LineKey]:
    """Lines of one side in the ids of `joined`."""
    return ((PREFIXES[at] + source, kind, PREFIXES[at] + target) for source, kind, target in keys)


def joined(left: Structure, right: Structure, title: str) -> Structure:
    """Everything that stands in either, with ids that differ; documents that both rest on are there once.

    What is said of a structure as a whole (limits, acceptances, remarks) is left out: it is not true of the two.
    """
    documents: dict[Source, str] = {}
    sides = []
    for structure, prefix in zip((left, right), PREFIXES, strict=True):
        own = renamed(structure, {key: prefix + key for key in ids_of(structure)})
        keys = {}
        for source in own.sources:
            same = source.model_copy(update={"id": "source"})
            keys[source.id] = documents.setdefault(same, prefix + source.id)
        sides.append((own, keys))
    same_place = left.footprint == right.footprint
    return right.model_copy(
        update={
            "id": f"{left.id}-and-{right.id}",
            "title": title,
            "footprint": right.footprint if same_place else None,
            "archetype": None,
            "as_at": None,
            "drawing": "complete" if left.drawing == right.drawing == "complete" else "partial",
            "notes": None,
            "sources": tuple(source.model_copy(update={"id": key}) for source, key in documents.items()),
            "nodes": tuple(_citing(each, keys) for own, keys in sides for each in own.nodes),
            "relations": tuple(_citing(each, keys) for own, keys in sides for each in own.relations),
            "decisions": tuple(_citing(each, keys) for own, keys in sides for each in own.decisions),
            "accepted": (),
            "limits": {},
            "checklist": {},
        }
    )


def _citing(item: Item, keys: Mapping[str, str]) -> Item:
    return item.model_copy(update={"cites": tuple(keys[each] for each in item.cites)}) if item.cites else item
