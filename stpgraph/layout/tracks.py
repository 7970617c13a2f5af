"""Which line runs beside which in a channel: an order with few crossings, then as few tracks as hold them without touching.

A channel is seen from one side: a net has a span along it, pins on its near side (lower track numbers) and on its far side.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

#: Two line ends nearer than this, from opposite sides of a channel, would seem to be one line.
NEAR = 5.0
#: What it costs that two such lie in line: as much as so many crossings.
TOUCH = 12.0
_ROUNDS = 4
#: Between two nets on one track: enough that nobody takes the one for the other's end.
_APART = 24.0


@dataclass(slots=True)
class Run:
    """What one net does in one channel: how far along it runs, and where it leaves to either side. All in CSS pixels.

    `wish` orders what crosses nothing either way: the smaller, the nearer. A span is where it leaves somewhere, not yet known where.
    """

    low: float
    high: float
    near: list[float] = field(default_factory=list)
    far: list[float] = field(default_factory=list)
    wish: float = 0.0
    near_span: tuple[float, float] | None = None
    far_span: tuple[float, float] | None = None

    def extend(self, *places: float) -> None:
        """Makes it run at least as far as to some places."""
        self.low, self.high = min(self.low, *places), max(self.high, *places)

    def add(self, at: float, near: bool) -> None:
        """Has it leave the channel at a place, to the near or the far side."""
        (self.near if near else self.far).append(at)
        self.extend(at)


def collide(first: Run, second: Run) -> list[float]:
    """Where ends of two nets lie upon each other if the first has the lower track. The pins of both are sorted."""
    far, near = first.far, second.near
    if not far or not near or far[0] > near[-1] + NEAR or near[0] > far[-1] + NEAR:
        return []
    return [at for at in far if bisect_left(near, at - NEAR) < bisect_right(near, at + NEAR)]


def crossings(first: Run, second: Run) -> float:
    """How badly two nets meet where the first has the lower track: crossings, and ends that would lie upon each other."""
    far, near = first.far, second.near
    found = 0.0
    if far:
        between = bisect_left(far, second.high) - bisect_right(far, second.low)
        if between > 0:
            found += between
        if near and far[0] <= near[-1] + NEAR and near[0] <= far[-1] + NEAR:
            found += TOUCH * len(collide(first, second))
        if second.near_span:
            found += TOUCH * _in_span(far, second.near_span)
    if near:
        between = bisect_left(near, first.high) - bisect_right(near, first.low)
        if between > 0:
            found += between
        if first.far_span:
            found += TOUCH * _in_span(near, first.far_span)
    return found


def assign(runs: Sequence[Run]) -> tuple[list[int], int, float]:
    """A track for every run, 0 the nearest; how many there are; how often runs cross. No two runs on a track touch.

    >>> assign([Run(0, 50, near=[0, 50]), Run(20, 90, far=[20, 90]), Run(80, 99, near=[80, 99])])
    ([0, 1, 0], 2, 0.0)
    """
    for run in runs:
        run.near.sort()
        run.far.sort()
    order, cost = _order(runs)
    tracks = [0] * len(runs)
    rows: list[list[tuple[float, float]]] = []
    for at in order:
        run = runs[at]
        track = len(rows)
        start, end = run.low - _APART, run.high + _APART
        while track > 0 and not any(low < end and start < high for low, high in rows[track - 1]):
            track -= 1
        if track == len(rows):
            rows.append([])
        rows[track].append((run.low, run.high))
        tracks[at] = track
    return tracks, len(rows), cost


def _order(runs: Sequence[Run]) -> tuple[list[int], float]:
    """An order with few crossings: each run in turn is put where it crosses least, for as long as that helps."""
    order = sorted(
        range(len(runs)),
        key=lambda at: (bool(runs[at].far) - bool(runs[at].near), runs[at].wish, runs[at].low + runs[at].high, at),
    )
    cost = _costs(runs, order)
    changes = [_changes(cost, at) for at in range(len(runs))]
    places = [0] * len(runs)
    for position, at in enumerate(order):
        places[at] = position
    for _ in range(_ROUNDS):
        settled = True
        for at in list(order):
            if not changes[at]:
                continue
            now = places[at]
            place = _best_place(changes[at], at, places)
            if place != now:
                settled = False
                order.insert(place, order.pop(now))
                for position in range(min(now, place), max(now, place) + 1):
                    places[order[position]] = position
        if settled:
            break
    return order, sum(each for at in order for other, each in cost[at].items() if places[at] < places[other])


def _changes(cost: list[dict[int, float]], at: int) -> list[tuple[int, float]]:
    """The runs past which it matters to move a run, each with what it costs to move it past that one, away from the near side."""
    found = ((other, cost[other][at] - own) for other, own in cost[at].items())
    return [each for each in found if each[1]]


def _best_place(changes: list[tuple[int, float]], at: int, places: list[int]) -> int:
    """Where a run is put, all others staying in their order: where it crosses least, of such places the nearest.

    `changes` are those of `_changes`: between them all places are equal.
    """
    now = places[at]
    steps = [(places[other] + (places[other] < now), change) for other, change in changes]
    steps.sort()
    steps.append((len(places), 0.0))
    total = lowest = 0.0
    place, distance = 0, now
    start = 0
    for position, change in steps:
        # Costs are whole numbers: they are compared as they are.
        if total <= lowest and distance:
            nearest = start if now < start else now if now < position else position - 1
            far = nearest - now if nearest > now else now - nearest
            if far < distance:
                place, distance = nearest, far
        start, total = position, total + change
        if total < lowest:
            lowest, place, distance = total, position, abs(position - now)
    return place


def _costs(runs: Sequence[Run], order: list[int]) -> list[dict[int, float]]:
    """For each run, and each other beside which it runs for a while, what it costs to have it the nearer of the two."""
    cost: list[dict[int, float]] = [{} for _ in runs]
    active: list[int] = []
    for at in sorted(order, key=lambda at: runs[at].low):
        run = runs[at]
        active = [other for other in active if runs[other].high + NEAR > run.low]
        own = cost[at]
        for other in active:
            own[other] = crossings(run, runs[other])
            cost[other][at] = crossings(runs[other], run)
        active.append(at)
    return cost


def _in_span(pins: list[float], span: tuple[float, float]) -> bool:
    return bisect_left(pins, span[0] - NEAR) < bisect_right(pins, span[1] + NEAR)
