"""Which track each net has in each channel, and so where its lines run."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from stpgraph.layout.columns import TRACK, Needs
from stpgraph.layout.paths import Map, Net, Side, Spot, Step
from stpgraph.layout.place import spread
from stpgraph.layout.ports import NUDGE, Port, Ports, Strand, strands_of
from stpgraph.layout.scene import Point
from stpgraph.layout.tracks import NEAR, TOUCH, Run, assign, collide
from stpgraph.model import AnyRelation

#: Farther than anything: where a line leaves a channel at its end.
_FAR = 1e7
_PORT_PAD = 20.0
_NUDGES = 4

_Runs = dict[Step, dict[int, Run]]


class Router:
    """Ports and tracks of the nets of one frame, found in the order in which they depend on each other.

    `where` says where everything is; then come the ports, the tracks between columns, those between bands, those beside the tiers.
    """

    def __init__(self, nets: list[Net], where: Map) -> None:
        self.where = where
        self.strands = strands_of(nets)
        self.ports = Ports(self.strands)
        self.tracks: dict[tuple[Step, int], int] = {}
        self.counts: dict[Step, int] = {}
        self.costs: dict[Step, float] = {}
        self.upright_x: dict[Step, list[float]] = {}
        self.origin = 0.0
        self.steps: defaultdict[str, list[tuple[Strand, int, Step]]] = defaultdict(list)
        for strand in self.strands:
            for position, step in enumerate(strand.steps):
                self.steps[step[0]].append((strand, position, step))

    def needs(self) -> Needs:
        """What the lines ask of the columns. Also settles which track each net has inside them."""
        needs = Needs()
        inner: defaultdict[Step, dict[int, float]] = defaultdict(dict)
        for strand, _, step in [*self.steps["T"], *self.steps["K"]]:
            foot = max(self.where.spots[strand.wire.leaf].y, self.where.spots[strand.net.hub].y)
            inner[step][strand.number] = max(inner[step].get(strand.number, 0.0), foot)
        for step, feet in inner.items():
            # The net that reaches lowest is farthest from the boxes, so that the others need not cross it.
            for track, number in enumerate(sorted(feet, key=lambda number: (-feet[number], number))):
                self.tracks[step, number] = track
            self.counts[step] = len(feet)
            if len(feet) > 1:
                (needs.trunks if step[0] == "T" else needs.corridors)[str(step[1])] = len(feet)
        sides: defaultdict[tuple[str, Side], int] = defaultdict(int)
        for port in self.ports.number:
            sides[port.box, port.side] += 1
        for (box, side), count in sides.items():
            if count > 1:
                asked = needs.height if side in "LR" else needs.width
                asked[box] = max(asked.get(box, 0.0), TRACK * (count - 1) + _PORT_PAD)
            if side == "B" and self.where.spots[box].header:
                needs.wells[box] = count
        return needs

    # ── ports ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def order_ports(self) -> None:
        """Puts every port in its place on the side of its box, by where the lines go as far as is known yet."""
        self.ports.order(self.where, self._heading, "TBLR")
        self.ports.straighten(self.where, "TBLR", {})

    def order_ports_again(self) -> None:
        """Once it is known where lines go up and down, puts the ports at tops and feet in that order: none then change places."""
        self.ports.order(self.where, self._exact_heading, "TB")
        aims: dict[Port, float] = {}
        for strand in self.strands:
            for port, steps in ((strand.leaf, strand.steps), (strand.hub, strand.steps[::-1])):
                alone = port is strand.leaf or len(strand.net.wires) == 1
                if alone and port.side in "TB" and len(steps) > 1 and steps[1][0] == "V":
                    aims[port] = self.coordinate(steps[1], strand.number)
        self.ports.straighten(self.where, "TB", aims)

    def _heading(self, strand: Strand, port: Port) -> Point:
        """Where a line from a port first turns and where it ends: each an x for the top and the foot of a box, a y otherwise."""
        steps, end = self._from(strand, port)
        where = self.where
        if port.side in "LR":
            turns = (where.across_y(int(step[1])) for step in steps[1:] if step[0] == "H")
            return (next(turns, end.y), end.y)
        for step in steps[1:]:
            if step[0] == "V":
                low, high = where.free[int(step[1])][step[2]]
                return (min(max(where.spots[port.box].x, low), high), end.x)
            if step[0] == "G":
                return (where.gutter_x(int(step[1])), end.x)
        return (end.x, end.x)

    def _exact_heading(self, strand: Strand, port: Port) -> Point:
        steps, end = self._from(strand, port)
        for step in steps[1:]:
            if step[0] == "V":
                return (self.coordinate(step, strand.number), end.x)
            if step[0] == "G":
                return (self.where.gutter_x(int(step[1])), end.x)
        return (end.x, end.x)

    def _from(self, strand: Strand, port: Port) -> tuple[Sequence[Step], Spot]:
        """The steps of a line from one of its ports, and the box at its other end."""
        if port is strand.leaf:
            return strand.steps, self.where.spots[strand.net.hub]
        return strand.steps[::-1], self.where.spots[strand.wire.leaf]

    # ── between columns ──────────────────────────────────────────────────────────────────────────────────────────────

    def upright(self) -> dict[tuple[int, int], int]:
        """Tracks between columns; gives back how many there are in each channel."""
        runs = self._assigned("V", self._upright_run)
        return {(int(step[1]), step[2]): self.counts[step] for step in runs}

    def _upright_run(self, run: Run, strand: Strand, step: Step, beyond: Port | Step) -> None:
        run.wish = self.where.spots[strand.net.hub].x
        if isinstance(beyond, Port):
            y = self.ports.place(beyond, self.where)[1]
            run.add(y, near=beyond.side == "R")
        else:
            run.extend(-_FAR if beyond[1] == step[1] else _FAR)

    def place_upright(self) -> None:
        """Gives the tracks between columns their x: in order, and each as near as can be to where its lines come from."""
        parts: defaultdict[Step, list[tuple[Strand, int]]] = defaultdict(list)
        for strand, position, step in self.steps["V"]:
            parts[step].append((strand, position))
        # Kept as they are from here on: what comes later moves all bands alike.
        self.origin = self._corner()
        self.upright_x = {step: [sum(self._free(step)) / 2] * self.counts[step] for step in parts}
        for _ in range(min(4, len(self.where.frame.bands))):
            settled = True
            for step, lines in parts.items():
                low, high = self._free(step)
                count = self.counts[step]
                goals: list[list[float]] = [[] for _ in range(count)]
                for strand, position in lines:
                    goals[self.tracks[step, strand.number]].append(self._goal(strand, position, low, high))
                means = [min(max(sum(each) / len(each), low), high) for each in goals]
                found = enumerate(spread(means, [0.0] * count, [TRACK] * count))
                places = [min(max(x, low + at * TRACK), high - (count - 1 - at) * TRACK) for at, x in found]
                if places != self.upright_x[step]:
                    self.upright_x[step] = places
                    settled = False
            if settled:
                break

    def _corner(self) -> float:
        return self.where.frame.bands[0].left[0] if self.where.frame.bands else 0.0

    def _nudge(self, beyond: Port | Step) -> bool:
        """Moves aside a port, or all lines of a channel between columns; tells whether there was room."""
        if isinstance(beyond, Port):
            return beyond in self.ports.number and self.ports.nudge(beyond)
        if beyond[0] != "V":
            return False
        low, high = self._free(beyond)
        drift = self._corner() - self.origin
        found = self.upright_x[beyond]
        for by in (NUDGE, -NUDGE):
            # Between columns that leave no room, lines may for once come a little nearer to a box than is usual.
            if low - NUDGE <= found[0] + drift + by and found[-1] + drift + by <= high + NUDGE:
                self.upright_x[beyond] = [x + by for x in found]
                return True
        return False

    def _free(self, step: Step) -> Point:
        """The x between which the lines of a channel between columns can stand; at the ends of a band there is always room."""
        b, c = int(step[1]), step[2]
        low, high = self.where.free[b][c]
        room = (self.counts[step] - 1) * TRACK
        if c == 0:
            return min(low, high - room), high
        return low, max(high, low + room) if c == len(self.where.frame.bands[b].stacks) else high

    def _goal(self, strand: Strand, position: int, low: float, high: float) -> float:
        """Where a line would best run in a channel: close to the box that it leaves by a side, else straight on from its hub."""
        steps = strand.steps
        if position == 0:
            return low if strand.leaf.side == "R" else high
        if position + 1 == len(steps):
            return low if strand.hub.side == "R" else high
        if position + 2 == len(steps):
            return self.ports.place(strand.hub, self.where)[0]
        beyond = steps[position + 2]
        if beyond[0] == "V":
            return self.upright_x[beyond][self.tracks[beyond, strand.number]]
        return self.where.gutter_x(int(beyond[1])) if beyond[0] == "G" else (low + high) / 2

    # ── between bands ────────────────────────────────────────────────────────────────────────────────────────────────

    def across(self) -> dict[int, int]:
        """Tracks between bands; gives back how many there are in each channel."""
        runs = self._assigned("H", self._across_run)
        return {int(step[1]): self.counts[step] for step in runs}

    def _across_run(self, run: Run, strand: Strand, step: Step, beyond: Port | Step) -> None:
        h = int(step[1])
        if isinstance(beyond, Port):
            run.add(self.ports.place(beyond, self.where)[0], near=beyond.side == "B")
        elif beyond[0] == "G":
            # Where exactly it runs beside the tiers is not known yet: all of that room is taken to be its place.
            span = self.where.frame.gutters[int(beyond[1])]
            run.extend(*span)
            if self._is_wide(h - 1):
                run.far_span = span
            if self._is_wide(h):
                run.near_span = span
        else:
            run.add(self.coordinate(beyond, strand.number), near=beyond[0] == "V" and beyond[1] == h - 1)

    def _is_wide(self, b: int) -> bool:
        """Whether a band is one of a panel, which may reach out over what is beside the tiers."""
        return 0 <= b < len(self.where.frame.bands) and not self.where.is_tier(b)

    # ── beside the tiers ─────────────────────────────────────────────────────────────────────────────────────────────

    def most_beside(self) -> tuple[int, int]:
        """How many lines there can be beside the tiers, at the left and at the right."""
        numbers = [{strand.number for strand, _, step in self.steps["G"] if step[1] == side} for side in (0, 1)]
        return (len(numbers[0]), len(numbers[1]))

    def beside(self) -> tuple[int, int]:
        """Tracks beside the tiers; gives back how many there are at the left and at the right."""
        self._assigned("G", self._beside_run)
        return (self.counts.get(("G", 0, 0), 0), self.counts.get(("G", 1, 0), 0))

    def _beside_run(self, run: Run, strand: Strand, step: Step, beyond: Port | Step) -> None:
        left = step[1] == 0
        if isinstance(beyond, Port):
            run.add(self.ports.place(beyond, self.where)[1], near=self.where.spots[beyond.box].beside == left)
        else:
            run.add(self.coordinate(beyond, strand.number), near=not left)

    # ── tracks ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def _assigned(self, kind: str, note: Callable[[Run, Strand, Step, Port | Step], None]) -> _Runs:
        """Tracks for all channels of one kind. Ports that would lie in line with others, opposite, are moved aside."""
        for left in reversed(range(_NUDGES)):
            runs: _Runs = {}
            for strand, position, step in self.steps[kind]:
                run = runs.setdefault(step, {}).setdefault(strand.number, Run(_FAR, -_FAR))
                for beyond in _neighbours(strand, position):
                    note(run, strand, step, beyond)
            for step, by_net in runs.items():
                numbers = sorted(by_net)
                tracks, self.counts[step], self.costs[step] = assign([by_net[number] for number in numbers])
                for number, track in zip(numbers, tracks, strict=True):
                    self.tracks[step, number] = track
            if not left or not self._nudged(runs, self.steps[kind]):
                break
        return runs

    def _nudged(self, runs: _Runs, strands: list[tuple[Strand, int, Step]]) -> bool:
        """Moves one end aside of every two that lie in line though they are of different nets; tells whether any was moved."""
        clashes: dict[tuple[Step, int], list[tuple[int, float]]] = defaultdict(list)
        for step, by_net in runs.items():
            for one, other in combinations(by_net, 2) if self.costs[step] >= TOUCH else ():
                first, second = (one, other) if self.tracks[step, one] < self.tracks[step, other] else (other, one)
                for at in collide(by_net[first], by_net[second]):
                    clashes[step, first].append((second, at))
                    clashes[step, second].append((first, at))
        moved: set[Port | Step | tuple[str, Side]] = set()
        solved: set[tuple[Step, int, int]] = set()
        for strand, position, step in strands if clashes else ():
            for other, at in clashes.get((step, strand.number), ()):
                if (step, strand.number, other) not in solved and self._aside(strand, position, step, at, moved):
                    solved |= {(step, strand.number, other), (step, other, strand.number)}
        return bool(solved)

    def _aside(self, strand: Strand, position: int, step: Step, at: float, moved: set[Port | Step | tuple[str, Side]]) -> bool:
        """Moves aside the end of a line that leaves a channel at a place; tells whether it could be done."""
        for beyond in _neighbours(strand, position):
            if isinstance(beyond, Port):
                place = self.ports.place(beyond, self.where)[0 if step[0] == "H" else 1]
                # Lines between columns have their tracks before those beside the tiers: they must not be moved any more.
                fixed = step[0] == "G" and not self.where.spots[beyond.box].beside
            else:
                place, fixed = self.coordinate(beyond, strand.number) if beyond[0] == "V" else math.inf, False
            key = (beyond.box, beyond.side) if isinstance(beyond, Port) else beyond
            if abs(place - at) <= NEAR and key not in moved and not fixed and self._nudge(beyond):
                moved.add(key)
                return True
        return False

    def coordinate(self, step: Step, number: int) -> float:
        """Where a net runs in a channel: an x, or a y for one that runs across."""
        frame, kind = self.where.frame, step[0]
        track = self.tracks[step, number]
        if kind in "TK":
            spot = self.where.spots[str(step[1])]
            first = spot.stack.trunk[spot.item.id] if kind == "T" else spot.stack.corridor
            return spot.corner + first + spot.stack.towards * track * TRACK
        if kind == "V":
            return self.upright_x[step][track] + self._corner() - self.origin
        low, high = frame.across[int(step[1])] if kind == "H" else frame.gutters[int(step[1])]
        return (low + high) / 2 + (track - (self.counts[step] - 1) / 2) * TRACK

    # ── points ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def lines(self) -> Iterator[tuple[AnyRelation, tuple[Point, ...]]]:
        """Every relation with its points, from its source to its target."""
        for strand in self.strands:
            points = self._trace(strand)
            relation = strand.wire.relation
            yield relation, points if relation.source == strand.wire.leaf else points[::-1]

    def _trace(self, strand: Strand) -> tuple[Point, ...]:
        steps = strand.steps
        places = [self.coordinate(step, strand.number) for step in steps]
        start, end = self.ports.place(strand.leaf, self.where), self.ports.place(strand.hub, self.where)
        if strand.leaf not in self.ports.number:
            start = (places[0], start[1])
        if strand.hub not in self.ports.number:
            end = (places[-1], end[1])
        points = [start]
        for step, at in zip(steps, places, strict=True):
            x, y = points[-1]
            points.append((x, at) if step[0] == "H" else (at, y))
        x, y = points[-1]
        points.append((end[0], y) if steps[-1][0] == "H" else (x, end[1]))
        points.append(end)
        return simplified(points)

    def pulls(self) -> dict[str, list[float]]:
        """For each box in a band of a panel, the x at which its lines come from the tiers, or from the other end."""
        found: defaultdict[str, list[float]] = defaultdict(list)
        for strand in self.strands:
            for own, other, steps in ((strand.leaf, strand.hub, strand.steps), (strand.hub, strand.leaf, strand.steps[::-1])):
                spot = self.where.spots[own.box]
                if not spot.beside and not self.where.is_tier(spot.b):
                    found[own.box].append(self._entry(strand.number, other, steps))
        return found

    def _entry(self, number: int, other: Port, steps: Sequence[Step]) -> float:
        for step in steps:
            if step[0] in "GKT" or (step[0] == "V" and self.where.is_tier(int(step[1]))):
                return self.coordinate(step, number)
        return self.ports.place(other, self.where)[0]


def _neighbours(strand: Strand, position: int) -> tuple[Port | Step, Port | Step]:
    """What comes before and after a step of a line: a port or another step."""
    steps = strand.steps
    before: Port | Step = steps[position - 1] if position else strand.leaf
    after: Port | Step = steps[position + 1] if position + 1 < len(steps) else strand.hub
    return before, after


def simplified(points: Sequence[Point]) -> tuple[Point, ...]:
    """The points where a line turns, with its ends: none twice, none on the way straight on.

    >>> simplified([(0, 0), (0, 5), (0, 9), (0, 9), (4, 9)])
    ((0, 0), (0, 9), (4, 9))
    """
    found: list[Point] = []
    for point in points:
        if found and abs(found[-1][0] - point[0]) < 0.01 and abs(found[-1][1] - point[1]) < 0.01:
            continue
        if len(found) > 1 and any(
            abs(found[-2][axis] - found[-1][axis]) < 0.01 and abs(found[-1][axis] - point[axis]) < 0.01 for axis in (0, 1)
        ):
            found[-1] = point
            continue
        found.append(point)
    return tuple(found)
