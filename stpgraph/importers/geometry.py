"""Distances between points, lines and boxes on a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from stpgraph.importers.draft import Frame

Point = tuple[float, float]


def away(frame: Frame, point: Point) -> float:
    """How far a point is from a box's nearest side, or 0 inside."""
    across = max(frame.x - point[0], 0.0, point[0] - frame.x - frame.width)
    down = max(frame.y - point[1], 0.0, point[1] - frame.y - frame.height)
    return float((across**2 + down**2) ** 0.5)


def from_border(frame: Frame, point: Point) -> float:
    """How far a point is from a box's outline, inside it too."""
    outside = away(frame, point)
    if outside:
        return outside
    x, y = point
    return min(x - frame.x, frame.x + frame.width - x, y - frame.y, frame.y + frame.height - y)


def off(route: Sequence[Point], point: Point) -> float:
    """How far a point is from a line."""
    return min((_off(one, other, point) for one, other in pairwise(route)), default=1e9)


def _off(one: Point, other: Point, point: Point) -> float:
    (x1, y1), (x2, y2), (x, y) = one, other, point
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    share = 0.0 if not length else min(1.0, max(0.0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length))
    return float(((x - x1 - share * (x2 - x1)) ** 2 + (y - y1 - share * (y2 - y1)) ** 2) ** 0.5)


def beside(route: Sequence[Point], frame: Frame) -> float:
    """How far a line is from a box: 0 where it runs through it. Looked at in steps of a quarter of the box's smaller side."""
    step = max(min(frame.width, frame.height) / 4, 2.0)
    return min((away(frame, point) for point in along(route, step)), default=1e9)


def along(route: Sequence[Point], step: float) -> Iterable[Point]:
    """Points on a line, so far apart at most; no more than some hundreds of a stretch."""
    for (x1, y1), (x2, y2) in pairwise(route):
        length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
        parts = min(400, int(length / step) + 1)
        for at in range(parts + 1):
            yield x1 + (x2 - x1) * at / parts, y1 + (y2 - y1) * at / parts


def holds(outer: Frame, inner: Frame, slack: float = 3.0) -> bool:
    """Whether a box lies wholly in another that is clearly larger, or has a rim of the other all around it."""
    rim = min(
        inner.x - outer.x,
        inner.y - outer.y,
        outer.x + outer.width - inner.x - inner.width,
        outer.y + outer.height - inner.y - inner.height,
    )
    return rim >= 2 or (
        outer.width * outer.height > 1.3 * inner.width * inner.height
        and outer.x - slack <= inner.x
        and outer.y - slack <= inner.y
        and outer.x + outer.width + slack >= inner.x + inner.width
        and outer.y + outer.height + slack >= inner.y + inner.height
    )


def overlap(one: tuple[float, float], other: tuple[float, float]) -> float:
    """How much of two stretches (start, length) is common, as a share of the shorter."""
    common = min(one[0] + one[1], other[0] + other[1]) - max(one[0], other[0])
    return max(0.0, common) / max(min(one[1], other[1]), 0.001)
