"""Where lines meet the sides of boxes: in an order in which they need not cross, and straight where that can be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from stpgraph.layout.columns import TRACK
from stpgraph.layout.paths import Map, Net, Side, Step, Wire
from stpgraph.layout.place import spread
from stpgraph.layout.scene import Point

#: How far a port is moved aside that would lie in line with another, opposite, that it has nothing to do with.
NUDGE = 6.0


@dataclass(slots=True, eq=False)
class Port:
    """Where a net meets a side of a box. `at` is its offset along the side, from the box's corner, in CSS pixels."""

    box: str
    side: Side
    at: float = 0.0


@dataclass(slots=True)
class Strand:
    """One line of a net, with the port that it has alone and the one that it shares. `number` is the net's."""

    number: int
    net: Net
    wire: Wire
    leaf: Port
    hub: Port
    steps: tuple[Step, ...]


@dataclass(slots=True)
class _Row:
    """The ports of one side of a box in order, the offsets between which they may be, and the gap that they keep."""

    ports: list[Port]
    low: float
    high: float
    gap: float


Heading = Callable[[Strand, Port], Point]


def strands_of(nets: list[Net]) -> list[Strand]:
    """Every line of every net, each net with one port where its lines meet."""
    found = []
    for number, net in enumerate(nets):
        hub = Port(net.hub, net.side)
        found += [Strand(number, net, wire, Port(wire.leaf, wire.way.leaf_side), hub, wire.way.steps) for wire in net.wires]
    return found


class Ports:
    """All ports of a drawing that have a place of their own. A line beside a column meets the box above where it comes."""

    def __init__(self, strands: list[Strand]) -> None:
        self.strands = strands
        self.number: dict[Port, int] = {}
        self.turn: dict[Port, int] = {}
        self.partner: dict[Port, Port] = {}
        self.rows: dict[tuple[str, Side], _Row] = {}
        for strand in strands:
            if strand.steps[-1][0] != "T" or strand.hub.side != "B":
                self.number[strand.hub] = strand.number
            if strand.steps[0][0] != "T" or strand.leaf.side != "B":
                self.number[strand.leaf] = strand.number
            if len(strand.net.wires) == 1:
                self._alone(strand)

    def _alone(self, strand: Strand) -> None:
        """Lines of one piece that go the same way stand in one order at boxes that face each other, turned on the same side."""
        leaf, hub = strand.leaf, strand.hub
        sides = {hub.side, leaf.side}
        if len(sides) == 1 or sides in ({"T", "B"}, {"L", "R"}):
            self.turn[hub], self.turn[leaf] = 1, -1 if len(sides) == 1 else 1
        if len(strand.steps) == 1 and strand.steps[0][0] in "HVG":
            self.partner[hub], self.partner[leaf] = leaf, hub

    def place(self, port: Port, where: Map) -> Point:
        """The point of a port in the frame."""
        spot = where.spots[port.box]
        if port.side in "TB":
            return (spot.left + port.at, spot.top + (spot.item.height if port.side == "B" else 0.0))
        return (spot.left + (spot.item.width if port.side == "R" else 0.0), spot.top + port.at)

    def order(self, where: Map, heading: Heading, sides: str) -> None:
        """Gives every port on some sides of the boxes ("TB", "TBLR") its place, in the order of where the lines go from there.

        Lines of a net that go the same way as those of another are nested: in one order at the boxes to the left of where they
        go, turned at those to the right.
        """
        #: By port, where its lines first turn and where they end, added up, and how many they are.
        aims: dict[Port, list[float]] = {}
        number = self.number
        for strand in self.strands:
            for port in (strand.leaf, strand.hub):
                if port.side in sides and port in number:
                    first, last = heading(strand, port)
                    aim = aims.get(port)
                    if aim is None:
                        aims[port] = [first, last, 1.0]
                    else:
                        aim[0] += first
                        aim[1] += last
                        aim[2] += 1.0
        groups: defaultdict[tuple[str, Side], list[tuple[tuple[int, int, int], Port]]] = defaultdict(list)
        for port, (first, last, count) in aims.items():
            spot = where.spots[port.box]
            place = round(last / count)
            turn = self.turn.get(port)
            if turn is None:
                turn = 1 if place > (spot.x if port.side in "TB" else spot.y) + 1 else -1
            groups[port.box, port.side].append(((round(first / count), place, turn * number[port]), port))
        for (box, side), ports in groups.items():
            spot = where.spots[box]
            low, high = 0.0, spot.item.height if side in "LR" else spot.item.width
            if side == "B" and spot.header:
                low, high = spot.stack.well[0] - spot.item.x, spot.stack.well[1] - spot.item.x
            elif side == "B" and spot.item.seat_of:
                # The ends of a seat are round.
                low = min(spot.item.height, spot.item.width - TRACK) / 2
                high = spot.item.width - low
            gap = min(TRACK, (high - low) / len(ports))
            if len(ports) > 1:
                ports.sort(key=_key)
            found = [port for _, port in ports]
            middle, half = (low + high) / 2, (len(ports) - 1) / 2
            for at, port in enumerate(found):
                port.at = middle + (at - half) * gap
            self.rows[box, side] = _Row(found, low + gap / 2, high - gap / 2, gap)

    def straighten(self, where: Map, sides: str, aims: Mapping[Port, float]) -> None:
        """Moves ports along some sides, in their order, so that a line that could be straight is.

        `aims` are where lines between columns run, an x, for ports at tops and feet that are joined to them.
        """
        for (_, side), row in self.rows.items():
            if side not in sides or not any(port in self.partner or port in aims for port in row.ports):
                continue
            axis = 0 if row.ports[0].side in "TB" else 1
            spot = where.spots[row.ports[0].box]
            corner = (spot.left, spot.top)[axis]
            goals = []
            for port in row.ports:
                other = self.partner.get(port)
                goal = self.place(other, where)[axis] - corner if other else aims.get(port, corner + port.at) - corner
                goals.append(goal if row.low - 0.01 <= goal <= row.high + 0.01 else port.at)
            count = len(goals)
            for at, goal in enumerate(spread(goals, [0.0] * count, [row.gap] * count)):
                row.ports[at].at = min(max(goal, row.low + at * row.gap), row.high - (count - 1 - at) * row.gap)

    def nudge(self, port: Port) -> bool:
        """Moves a port and all beside it a little along their side; tells whether there was room."""
        row = self.rows[port.box, port.side]
        for by in (NUDGE, -NUDGE):
            if row.low <= row.ports[0].at + by and row.ports[-1].at + by <= row.high:
                for each in row.ports:
                    each.at += by
                return True
        return False


def _key(each: tuple[tuple[int, int, int], Port]) -> tuple[int, int, int]:
    return each[0]
