"""What lines end at, where the file does not say: the box that is near, a junction, or another line.

Points and frames are in CSS pixels of the paper; y grows downwards.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from stpgraph.importers.draft import Frame

#: A line's loose end belongs to a box this near: a quarter of an inch.
NEAR = 24.0
#: Above so many boxes nobody looks what is near what.
MOST_NEAR = 1_500
#: Why the words on a trunk are told: of what is said for all of its branches, nobody knows for which.
TRUNK = "They stand on a line that only leads to where others part."
#: Two boxes are on one level where their middles are less than this share of the higher one apart.
_LEVEL = 0.75
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Ends:
    """A line by its key, with what stands at its two ends: the key of a box, else that of a junction or of another line, else nothing."""

    key: str
    boxes: tuple[str, str]
    joints: tuple[str, str] = ("", "")


def away(frame: Frame, point: Point) -> float:
    """How far a point is from a box's nearest side, or 0 inside.

    >>> away(Frame(0, 0, 10, 10), (13, 14))
    5.0
    """
    across = max(frame.x - point[0], 0.0, point[0] - frame.x - frame.width)
    down = max(frame.y - point[1], 0.0, point[1] - frame.y - frame.height)
    return math.hypot(across, down)


def holds(outer: Frame, inner: Frame) -> bool:
    """Whether one box is drawn around another that is clearly smaller, or leaves a rim on all sides; a pixel over the edge is nothing."""
    rim = min(
        inner.x - outer.x,
        inner.y - outer.y,
        outer.x + outer.width - inner.x - inner.width,
        outer.y + outer.height - inner.y - inner.height,
    )
    return rim >= 2 or (
        outer.width * outer.height > 1.5 * inner.width * inner.height
        and outer.x <= inner.x + 1
        and outer.y <= inner.y + 1
        and outer.x + outer.width >= inner.x + inner.width - 1
        and outer.y + outer.height >= inner.y + inner.height - 1
    )


def beside(route: Sequence[Point], point: Point) -> float:
    """How far a point is from a line of straight pieces.

    >>> beside(((0, 0), (10, 0)), (5, 3))
    3.0
    """
    found = math.inf
    for (x, y), (to_x, to_y) in pairwise(route):
        along_x, along_y = to_x - x, to_y - y
        length = along_x**2 + along_y**2
        share = ((point[0] - x) * along_x + (point[1] - y) * along_y) / length if length else 0.0
        share = min(max(share, 0.0), 1.0)
        found = min(found, math.hypot(x + share * along_x - point[0], y + share * along_y - point[1]))
    return found


def reach(words: Frame) -> float:
    """How far from a line the middle of words may be that belong to it."""
    return NEAR / 2 + min(max(words.width, words.height) / 2, 2 * NEAR)


def border(frame: Frame, toward: Point) -> Point:
    """Where a line from the middle of a box to a point leaves the box.

    >>> border(Frame(0, 0, 10, 20), (5, 100))
    (5.0, 20.0)
    """
    x, y = frame.middle
    across, down = toward[0] - x, toward[1] - y
    shares = [size / 2 / abs(way) for size, way in ((frame.width, across), (frame.height, down)) if way]
    share = min((*shares, 1.0))
    return x + share * across, y + share * down


def leaves(frames: Mapping[str, Frame], lines: int) -> dict[str, bool]:
    """Of each box, whether no other stands in it; nothing where there are too many boxes and lines to look what is near what."""
    if len(frames) > MOST_NEAR or len(frames) * lines > MOST_NEAR**2:
        return {}
    return {key: not any(holds(each, other) for other in frames.values()) for key, each in frames.items()}


def nearest(point: Point, frames: Mapping[str, Frame], leaf: Mapping[str, bool]) -> str:
    """The box at which a loose end lies, or nothing: one that holds no others counts before the frame around it."""
    found = [(not leaf[key], away(frames[key], point), frames[key].width * frames[key].height, key) for key in leaf]
    near = min((each for each in found if each[1] <= NEAR), default=None)
    return near[3] if near else ""


def joint(own: str, point: Point, joints: Mapping[str, Frame], routes: Mapping[str, Sequence[Point]]) -> str:
    """The junction, or the other line, at which a loose end lies; half as far away as a box may be."""
    if len(joints) + len(routes) > MOST_NEAR:
        return ""
    found = [(away(each, point), key) for key, each in joints.items()]
    found += [(beside(route, point), key) for key, route in routes.items() if key != own]
    near = min((each for each in found if each[0] <= NEAR / 2), default=None)
    return near[1] if near else ""


def through(found: Sequence[Ends], frames: Mapping[str, Frame]) -> list[Ends]:
    """Lines that meet at a junction lead to the highest box there; one that ends at another line leads to that line's other level.

    Where that is not clear, the end stays open.
    """
    lines = {each.key: each for each in found}
    at: dict[str, list[str]] = {}
    for each in found:
        for side in (0, 1):
            if each.joints[side] and each.joints[side] not in lines and each.boxes[1 - side]:
                at.setdefault(each.joints[side], []).append(each.boxes[1 - side])
    made = []
    for each in found:
        given = list(each.boxes)
        for side in (0, 1):
            other = each.boxes[1 - side]
            if given[side] or not each.joints[side] or not other:
                continue
            met = lines.get(each.joints[side])
            given[side] = _across(frames, other, met.boxes) if met else _highest(frames, other, at.get(each.joints[side], []))
        top = each.joints[0] or each.joints[1]
        highest = _highest(frames, "", at[top]) if top in at else ""
        if highest and highest in each.boxes and not all(given):
            continue  # The trunk from the highest box down to the junction: its branches say all.
        made.append(replace(each, boxes=(given[0], given[1])))
    return made


def _same_level(one: Frame, other: Frame) -> bool:
    return abs(one.middle[1] - other.middle[1]) <= _LEVEL * max(one.height, other.height)


def _highest(frames: Mapping[str, Frame], own: str, met: Sequence[str]) -> str:
    """The one box above all others at a junction, unless it is the line's own. Where one has no place, nobody knows."""
    if not all(key in frames for key in met):
        return ""
    ranked = sorted(set(met), key=lambda key: (frames[key].middle[1], key))
    if len(ranked) < 2 or _same_level(frames[ranked[0]], frames[ranked[1]]) or ranked[0] == own:
        return ""
    return ranked[0]


def _across(frames: Mapping[str, Frame], own: str, met: tuple[str, str]) -> str:
    """Of the two boxes that a line joins, the only one that is not on the level of a third."""
    if not all(key in frames for key in (*met, own)) or own in met:
        return ""
    apart = [key for key in met if not _same_level(frames[key], frames[own])]
    return apart[0] if len(apart) == 1 else ""
