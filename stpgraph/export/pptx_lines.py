"""Elbow connectors: a scene's route as one of PowerPoint's `bentConnector` shapes, with its turn, flips and adjustments.

The geometry of the shapes is that of ECMA-376, part 1, presetShapeDefinitions.xml: a path that starts level at the top left
corner and ends at the bottom right one. `bentConnector3` turns at x = adj1; `bentConnector4` at x = adj1 and y = adj2;
`bentConnector5` at x = adj1, y = adj2 and x = adj3; each in 100,000ths of the width or height. A route that starts upright is
turned by a quarter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import pairwise

from stpgraph.layout.scene import Line, Point, Scene

#: A connector of no width or height could not say how far a detour goes; a hundredth of a point is not seen.
_LEAST = 127
_NEAR = 0.6
#: A stretch shorter than this, in the scene's pixels, is a jog that need not be drawn.
_JOG = 1.5
_MOST_STRETCHES = 5
#: Of the routes beyond a line's own coordinates, so many of the shortest are weighed; so many coordinates are
#: tried, and so far apart they are at least.
_WEIGHED, _TRIED, _APART = 24, 50, 12.0
_QUARTER, _THREE_QUARTERS = 5_400_000, 16_200_000


@dataclass(frozen=True, slots=True)
class Elbow:
    """A connector's shape: preset, place and size of its unturned frame in EMU, turn in 60,000ths of a degree, flips, adjustments."""

    preset: str
    x: int
    y: int
    width: int
    height: int
    turn: int
    flip_h: bool
    flip_v: bool
    adjustments: tuple[int, ...]


def elbow(points: Sequence[Point]) -> Elbow:
    """The connector that draws a route of at most five stretches, each level or upright, in turn. Points are in EMU."""
    (x1, y1), (x2, y2) = points[0], points[-1]
    stretches = len(points) - 1
    if stretches == 1:
        x, y = min(x1, x2), min(y1, y2)
        return Elbow("straightConnector1", round(x), round(y), round(abs(x2 - x1)), round(abs(y2 - y1)), 0, x2 < x1, y2 < y1, ())
    upright = abs(points[1][0] - x1) < abs(points[1][1] - y1)
    along, across = (y2 - y1, x2 - x1) if upright else (x2 - x1, y2 - y1)
    ahead, aside = (1 if along >= 0 else -1), (1 if across >= 0 else -1)
    width, height = max(round(abs(along)), _LEAST), max(round(abs(across)), _LEAST)
    adjustments = []
    for at, (x, y) in enumerate(points[1:-2]):
        if at % 2 == 0:
            adjustments.append(round(((y - y1) if upright else (x - x1)) * ahead / width * 100_000))
        else:
            adjustments.append(
                round(((points[at + 2][0] - x1) if upright else (points[at + 2][1] - y1)) * aside / height * 100_000)
            )
    turn, flip_h, flip_v = _stance(upright, ahead, aside)
    x, y = (x1 + x2 - width) / 2, (y1 + y2 - height) / 2
    return Elbow(f"bentConnector{stretches}", round(x), round(y), width, height, turn, flip_h, flip_v, tuple(adjustments))


def _stance(upright: bool, ahead: int, aside: int) -> tuple[int, bool, bool]:
    """Turn and flips: a quarter turn clockwise sends what runs right down, and what runs down left."""
    if not upright:
        return 0, ahead < 0, aside < 0
    if ahead > 0:
        return (_THREE_QUARTERS, True, False) if aside > 0 else (_QUARTER, False, False)
    return (_THREE_QUARTERS, False, False) if aside > 0 else (_THREE_QUARTERS, False, True)


class Routes:
    """The routes of a scene's lines in at most five stretches. A longer one is drawn anew along its own coordinates, clear of all
    boxes if that can be, and where the fewest other lines run."""

    def __init__(self, scene: Scene) -> None:
        self._boxes = scene.boxes
        self._taken: dict[tuple[bool, int], list[tuple[float, float, Line]]] = defaultdict(list)
        #: By direction and coordinate: from where to where boxes lie there.
        self._crossed: dict[tuple[bool, float], list[tuple[float, float]]] = {}
        self._xs = _thinned(x for line in scene.lines for x, _ in line.points[1:-1])
        self._ys = _thinned(y for line in scene.lines for _, y in line.points[1:-1])
        for line in scene.lines:
            for (x1, y1), (x2, y2) in pairwise(line.points):
                level = abs(y1 - y2) < _NEAR
                low, high = (min(x1, x2), max(x1, x2)) if level else (min(y1, y2), max(y1, y2))
                self._taken[level, round((y1 if level else x1) / 4)].append((low, high, line))

    def of(self, line: Line) -> tuple[Point, ...]:
        """The route of a line, from its source to its target, each stretch level or upright."""
        points = straightened(line.points)
        if len(points) - 1 <= _MOST_STRETCHES:
            return points
        best = min(_shorter(points), key=lambda route: (*self._cost(route, line), route))
        if self._cost(best, line)[0]:
            # No way along its own coordinates: it may run where other lines do.
            short = nsmallest(_WEIGHED, self._wider(points), key=lambda route: (_length(route), route))
            best = min(short, key=lambda route: (*self._cost(route, line), route), default=best)
        return best

    def _wider(self, points: Sequence[Point]) -> Iterator[tuple[Point, ...]]:
        """The routes along the coordinates of any line, and through the corridors between boxes, that run through no box."""

        def clear(*route: Point) -> bool:
            return not any(map(self._hits, pairwise(route)))

        xs, ys = (_near(tracks, [point[at] for point in points]) for at, tracks in enumerate((self._xs, self._ys)))
        return _shorter(points, xs | self._corridors(points, 0), ys | self._corridors(points, 1), clear)

    def _corridors(self, points: Sequence[Point], axis: int) -> frozenset[float]:
        """The middles of the gaps that all boxes beside a route's extent leave open, across it (0) or down it (1)."""
        low, high = min(point[1 - axis] for point in points), max(point[1 - axis] for point in points)
        spans = []
        for box in self._boxes:
            start, size = ((box.x, box.width), (box.y, box.height))[axis]
            beside, depth = ((box.y, box.height), (box.x, box.width))[axis]
            if beside < high and low < beside + depth:
                spans.append((start, start + size))
        spans.sort()
        found, reached = [], spans[0][1] if spans else 0.0
        for start, end in spans:
            if start - reached >= _JOG:
                found.append((reached + start) / 2)
            reached = max(reached, end)
        return frozenset(found)

    def _cost(self, route: Sequence[Point], line: Line) -> tuple[float, float]:
        pairs = list(pairwise(route))
        hit = sum(map(self._hits, pairs))
        shared = sum(self._shared(pair, line) for pair in pairs)
        return hit, 3 * shared + _length(route)

    def _hits(self, stretch: tuple[Point, Point]) -> int:
        """How many boxes a stretch runs through."""
        (x1, y1), (x2, y2) = stretch
        level = abs(y1 - y2) < _NEAR
        at, low, high = (y1, min(x1, x2), max(x1, x2)) if level else (x1, min(y1, y2), max(y1, y2))
        if (level, at) not in self._crossed:
            self._crossed[level, at] = [
                (box.x + 1, box.x + box.width - 1) if level else (box.y + 1, box.y + box.height - 1)
                for box in self._boxes
                if (box.y + 1 < at < box.y + box.height - 1 if level else box.x + 1 < at < box.x + box.width - 1)
            ]
        return sum(start < high and low < end for start, end in self._crossed[level, at])

    def _shared(self, stretch: tuple[Point, Point], line: Line) -> float:
        """For how long a stretch runs upon lines that do not belong with its own."""
        (x1, y1), (x2, y2) = stretch
        level = abs(y1 - y2) < _NEAR
        low, high = (min(x1, x2), max(x1, x2)) if level else (min(y1, y2), max(y1, y2))
        return sum(
            max(0.0, min(high, end) - max(low, start))
            for start, end, other in self._taken.get((level, round((y1 if level else x1) / 4)), ())
            if other.type != line.type or (other.target != line.target and other.source != line.source)
        )


def straightened(points: Sequence[Point]) -> tuple[Point, ...]:
    """A route without points on a straight line, and without jogs too short to be seen; its ends stay where they are."""
    kept = [points[0]]
    for point in points[1:]:
        if len(kept) > 1 and _in_line(kept[-2], kept[-1], point):
            kept[-1] = point
        elif point != kept[-1]:
            kept.append(point)
    at = 1
    while len(kept) > 4 and at < len(kept) - 2:
        (x1, y1), (x2, y2) = kept[at], kept[at + 1]
        if abs(x1 - x2) + abs(y1 - y2) < _JOG and at - 1 >= 1 and at + 2 < len(kept) - 1:
            # The stretch after the jog is moved in line with the one before it.
            x, y = kept[at + 2]
            kept[at + 2] = (x, y1) if abs(y1 - kept[at - 1][1]) < _NEAR else (x1, y)
            del kept[at : at + 2]
            at = 1
        else:
            at += 1
    return tuple(kept)


def _length(route: Sequence[Point]) -> float:
    return sum(abs(x1 - x2) + abs(y1 - y2) for (x1, y1), (x2, y2) in pairwise(route))


def _near(tracks: Iterable[float], own: Sequence[float]) -> frozenset[float]:
    """The coordinates nearest to a route's own extent."""
    low, high = min(own), max(own)
    return frozenset(sorted(tracks, key=lambda at: (max(low - at, at - high, 0.0), abs(at - (low + high) / 2), at))[:_TRIED])


def _thinned(values: Iterable[float]) -> frozenset[float]:
    """Coordinates no nearer to each other than lines may run."""
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] >= _APART:
            kept.append(value)
    return frozenset(kept)


def _in_line(one: Point, two: Point, three: Point) -> bool:
    return (abs(one[0] - two[0]) < 0.01 and abs(two[0] - three[0]) < 0.01) or (
        abs(one[1] - two[1]) < 0.01 and abs(two[1] - three[1]) < 0.01
    )


_Clear = Callable[..., bool]
_NO_MORE: frozenset[float] = frozenset()


def _shorter(
    points: Sequence[Point],
    more_xs: frozenset[float] = _NO_MORE,
    more_ys: frozenset[float] = _NO_MORE,
    clear: _Clear | None = None,
) -> Iterator[tuple[Point, ...]]:
    """Every route of three, four or five stretches along the coordinates of a longer one, and more, that leaves and arrives as it
    does. `clear` says of points in a row whether a route may run along them."""
    upright = abs(points[0][0] - points[1][0]) < _NEAR

    def turned(route: Iterable[Point]) -> tuple[Point, ...]:
        return tuple((y, x) for x, y in route) if upright else tuple(route)

    def may(*route: Point) -> bool:
        return clear is None or clear(*turned(route))

    start, second, *_, before, end = turned(points)
    more_along, more_aside = (more_ys, more_xs) if upright else (more_xs, more_ys)
    along, aside = more_along | {x for x, _ in turned(points)}, sorted(more_aside | {y for _, y in turned(points)})
    leaving = [x for x in sorted(along) if (x - start[0]) * (second[0] - start[0]) > 0 and may(start, (x, start[1]))]
    if len(points) % 2:
        for x in leaving:
            for y in aside:
                if (y - end[1]) * (before[1] - end[1]) > 0 and may((x, start[1]), (x, y), (end[0], y), end):
                    yield turned((start, (x, start[1]), (x, y), (end[0], y), end))
        return
    arriving = [x for x in sorted(along) if (x - end[0]) * (before[0] - end[0]) > 0 and may((x, end[1]), end)]
    for x1 in leaving:
        if x1 in arriving and may((x1, start[1]), (x1, end[1])):
            yield turned((start, (x1, start[1]), (x1, end[1]), end))
        reached = [y for y in aside if may((x1, start[1]), (x1, y))]
        for x2 in arriving:
            for y in reached:
                if x1 != x2 and may((x1, y), (x2, y), (x2, end[1])):
                    yield turned((start, (x1, start[1]), (x1, y), (x2, y), (x2, end[1]), end))
