"""Which way each line goes: the sides of the boxes that it joins, and the channels between.

Lines never cross a box because they only run in channels: across, between two bands ("H", the band below it); upright, between
two columns of a band ("V", the band, the column to the right of it); upright beside the tiers ("G", 0 left or 1 right); upright
inside a column, beside what hangs below a box ("T", that box), or beside a column that has no header ("K", its first box).
Lines of one type that share an end are one net, and run together.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from stpgraph.layout.columns import CLEAR, Column, Item, Stack
from stpgraph.layout.frame import Band, Frame
from stpgraph.layout.tiers import STRENGTH
from stpgraph.model import AnyRelation
from stpgraph.model.kinds import RelationType

Side = Literal["T", "B", "L", "R"]
Step = tuple[str, int | str, int]
#: What a turn is worth, in pixels of detour.
_TURN = 30.0
#: How far aside of the straight way a line goes, in CSS pixels, to pass a family of columns rather than run through it.
_DETOUR = 240.0


@dataclass(slots=True)
class Spot:
    """Where a box stands: in column `c` of band `b`, or at a side (b = -1 left, -2 right); `left`, `top` in the frame, and
    its middle `x`, `y` there.

    `header` tells that it heads its column in a band; `corner` is the left edge of its stack.
    """

    item: Item
    b: int
    c: int
    left: float
    top: float
    header: bool
    stack: Stack
    corner: float
    x: float = 0.0
    y: float = 0.0

    @property
    def beside(self) -> bool:
        return self.b < 0


@dataclass(slots=True)
class Way:
    """The way of one line, from the end that it has alone to the end that it shares."""

    leaf_side: Side
    hub_side: Side
    steps: tuple[Step, ...]


@dataclass(slots=True)
class Wire:
    """A line that belongs to a net: its relation, its own end and its way."""

    relation: AnyRelation
    leaf: str
    way: Way


@dataclass(slots=True)
class Net:
    """Lines of one type that share the box `hub` and the side where they meet it."""

    type: RelationType
    hub: str
    side: Side
    wires: list[Wire] = field(default_factory=list)


class Bonds:
    """What of the lines is the same wherever their boxes stand.

    `sent` and `received`: how many lines of each type have their source, or target, at a box. `best`: as of `_trunk_types`.
    """

    def __init__(self, relations: list[AnyRelation], where: Map) -> None:
        self.sent = Counter((each.type, each.source) for each in relations)
        self.received = Counter((each.type, each.target) for each in relations)
        self.best = _trunk_types(relations, where)


class Map:
    """Where every box of a frame is, and what stands beside what."""

    def __init__(self, frame: Frame, earlier: Map | None = None) -> None:
        """`earlier` is a map of the same columns, placed or sized otherwise."""
        self.frame = frame
        #: The sides of bodies by which lines are not to come; see `nets`.
        self.hedged: set[tuple[str, Side]] = set()
        self.bonds: Bonds | None = earlier.bonds if earlier else None
        self.spots: dict[str, Spot] = {}
        self.above: dict[str, str] = earlier.above if earlier else {}
        self.corridor: dict[str, str] = earlier.corridor if earlier else {}
        for b, band in enumerate(frame.bands):
            for c, each in enumerate(band.stacks):
                headless = each.column.above is not None
                for at, item in enumerate(each.items):
                    self.spots[item.id] = Spot(item, b, c, 0.0, 0.0, at == 0 and not headless, each, 0.0)
                if earlier is None:
                    self._hang(each.column)
        for b, sides in ((-1, frame.lefts), (-2, frame.rights)):
            for side in sides:
                for c, each in enumerate(side.stacks):
                    for item in each.items:
                        self.spots[item.id] = Spot(item, b, c, 0.0, 0.0, False, each, 0.0)
                    if earlier is None:
                        self._hang(each.column)
        self.tiers = [b for b, band in enumerate(frame.bands) if band.name is None]
        self.look()

    def look(self) -> None:
        """Takes note of where everything in the frame is now."""
        for item, left, top in self.frame.items():
            spot = self.spots[item.id]
            spot.left, spot.top, spot.corner = left + item.x, top + item.y, left
            spot.x, spot.y = spot.left + item.width / 2, spot.top + item.height / 2
        self.free = [self._free(band) for band in self.frame.bands]
        self.lows = [[low for low, _ in each] for each in self.free]

    def _hang(self, column: Column) -> None:
        if column.above is not None:
            self.corridor.update((block.id, column.key) for block in column.blocks)
            self.above.update((block.id, column.above) for block in column.blocks)
        waiting = list(column.blocks)
        while waiting:
            block = waiting.pop()
            self.above.update((child.id, block.id) for child in block.children)
            waiting.extend(block.children)

    # ── channels ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _free(self, band: Band) -> list[tuple[float, float]]:
        """The x between which lines can go up and down before each column of a band, and after the last."""
        tier = band.name is None
        high = band.left[0] - CLEAR
        found = [(min(self.frame.gutters[0][1] if tier else band.left[0] - 3 * CLEAR, high), high)]
        for c, width in enumerate(band.widths[:-1]):
            low = band.left[c] + width + CLEAR
            found.append((low, max(low, band.left[c + 1] - CLEAR)))
        low = band.right + CLEAR
        found.append((low, max(low, self.frame.gutters[1][0] if tier else band.right + 3 * CLEAR)))
        return found

    def nearest_upright(self, b: int, x: float) -> tuple[int, float]:
        """The upright channel of a band that is nearest to x, of equals the left one, and the x there that is nearest."""
        at = bisect_right(self.lows[b], x)
        found = [(c, min(max(x, self.free[b][c][0]), self.free[b][c][1])) for c in (at - 1, at) if 0 <= c < len(self.free[b])]
        return min(found, key=lambda each: (abs(each[1] - x), each[0]))

    def outer_upright(self, b: int, x: float, kin: tuple[int, int]) -> tuple[int, float]:
        """As `nearest_upright`, but at one end of the columns below one parent, where that is not far off, rather than between them:
        a line need not cross theirs. That is all the same where the parent is the stack `kin`, to which the line belongs.
        """
        c, there = self.nearest_upright(b, x)
        parents = self.frame.above[b]
        parent = parents[c] if 0 < c < len(parents) else None
        if parent is None or parent == kin or parents[c - 1] != parent:
            return c, there
        low, high = c, c
        while low > 0 and parents[low - 1] == parent:
            low -= 1
        while high < len(parents) and parents[high] == parent:
            high += 1
        ends = [(each, min(max(x, self.free[b][each][0]), self.free[b][each][1])) for each in (low, high)]
        best = min(ends, key=lambda each: (abs(each[1] - x), each[0]))
        return best if abs(best[1] - x) < _DETOUR else (c, there)

    def gutter_x(self, side: int) -> float:
        """About where lines run beside the tiers: close to them."""
        return self.frame.gutters[0][1] - 12.0 if side == 0 else self.frame.gutters[1][0] + 12.0

    def across_y(self, h: int) -> float:
        """About where the channel above band h is; below the last band for the number after it."""
        return sum(self.frame.across[h]) / 2

    def is_tier(self, b: int) -> bool:
        return self.frame.bands[b].name is None

    def through(self, from_h: int, to_h: int, x: float, other_x: float, kin: tuple[int, int] = (-1, -1)) -> tuple[Step, ...]:
        """The channels that lead past the bands between two channels across, near x or else round the tiers. `kin` as above."""
        step = 1 if to_h > from_h else -1
        passed = list(range(from_h, to_h)) if step > 0 else list(range(from_h - 1, to_h - 1, -1))
        if not passed:
            return (("H", from_h, 0),)
        inner: list[Step] = [("H", from_h, 0)]
        at, cost = other_x, 0.0
        for b in passed:
            c, there = self.outer_upright(b, x, kin)
            cost += abs(there - at) + (2 * _TURN if abs(there - at) > 1 else 0.0)
            at = there
            inner += [("V", b, c), ("H", b + 1 if step > 0 else b, 0)]
        cost += abs(at - x)
        tiers = [b for b in passed if self.is_tier(b)]
        if len(tiers) < 2:
            return tuple(inner)
        side = min((0, 1), key=lambda side: (abs(self.gutter_x(side) - x) + abs(self.gutter_x(side) - other_x), side))
        # What passes several tiers goes round them where that is not much longer; bands of organisations are passed upright.
        round_cost = abs(self.gutter_x(side) - x) + abs(self.gutter_x(side) - other_x) + 2 * _TURN
        if round_cost >= cost:
            return tuple(inner)
        outer: list[Step] = []
        for position, each in enumerate(inner):
            kind, b_, _ = each
            if kind == "V" and self.is_tier(int(b_)):
                if outer[-1] != ("G", side, 0):
                    outer.append(("G", side, 0))
            elif kind == "H" and outer and outer[-1] == ("G", side, 0):
                following = inner[position + 1] if position + 1 < len(inner) else None
                if following is None or not (following[0] == "V" and self.is_tier(int(following[1]))):
                    outer.append(each)
            else:
                outer.append(each)
        return tuple(outer)


def pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _trunk_types(relations: list[AnyRelation], where: Map) -> dict[tuple[str, str], tuple[str, str]]:
    """For each pair of boxes, one hanging below the other, the one line between them that runs beside the column."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    ranks: dict[tuple[str, str], tuple[int, str]] = {}
    for each in relations:
        if where.above.get(each.source) == each.target or where.above.get(each.target) == each.source:
            ends = pair(each.source, each.target)
            rank = (STRENGTH.get(each.type, len(STRENGTH)), each.type)
            if ends not in ranks or rank < ranks[ends]:
                ranks[ends], found[ends] = rank, (each.type, each.source)
    return found


def find_way(where: Map, leaf: str, hub: str, trunk: bool) -> Way:
    """The way of a line from one box to another. `trunk`: it is the one that runs beside the column where one of them hangs."""
    one, other = where.spots[leaf], where.spots[hub]
    if trunk and leaf in where.corridor:
        return _up(where, one, other, where.corridor[leaf])
    if trunk and hub in where.corridor:
        return _turned(_up(where, other, one, where.corridor[hub]))
    if trunk:
        side: Side = "L" if one.b != -2 else "R"
        return Way(side, "B", (("T", hub, 0),)) if where.above.get(leaf) == hub else Way("B", side, (("T", leaf, 0),))
    if one.beside and other.beside:
        return _between_sides(where, one, other)
    if one.beside:
        return _turned(_to_side(where, other, one))
    if other.beside:
        return _to_side(where, one, other)
    if one.b == other.b:
        return _in_column(one, other) if one.c == other.c else _in_band(where, one, other)
    return _up(where, one, other) if one.b > other.b else _turned(_up(where, other, one))


def _turned(way: Way) -> Way:
    return Way(way.hub_side, way.leaf_side, way.steps[::-1])


def flank(spot: Spot, x: float) -> tuple[Side, Step]:
    """The side by which a box in a band is left for the upright channel nearest to x, and that channel."""
    left_clear = spot.item.open_left and (spot.item.x < 0.5 or not spot.item.open_right)
    if left_clear and (x < spot.x or not spot.item.open_right):
        return "L", ("V", spot.b, spot.c)
    return "R", ("V", spot.b, spot.c + 1)


def _exit(spot: Spot, h: int, x: float) -> tuple[Side, tuple[Step, ...]]:
    """How a box in a band is left for the channel across h, which is the one above or below its band."""
    if spot.header and h == spot.b:
        return "T", ()
    if h == spot.b + 1 and (spot.header or spot.item.open_foot):
        return "B", ()
    side, step = flank(spot, x)
    return side, (step,)


def _up(where: Map, low: Spot, high: Spot, corridor: str | None = None) -> Way:
    """From a box to one in a band above it."""
    leaf_side, start = ("L", (("K", corridor, 0),)) if corridor else _exit(low, low.b, high.x)
    hub_side, end = _exit(high, high.b + 1, low.x)
    middle = where.through(low.b, high.b + 1, high.x, low.x, (high.b, high.c))
    return Way(leaf_side, hub_side, (*start, *middle, *end[::-1]))


def round_below(where: Map, low: Spot, high: Spot) -> Way | None:
    """The way below a row of columns and up beside the tiers, where many columns of the lowest tier join the board above it.

    Seats in those columns then need not cross the lines that come down to the columns.
    """
    bands = where.frame.bands
    if low.header or not high.header or low.b != high.b + 1 or low.b != where.tiers[-1] or len(bands[low.b].stacks) < 3:
        return None
    if high.c != len(bands[high.b].stacks) - 1 or not high.item.open_right or where.is_tier(high.b) is False:
        return None
    _, start = flank(low, where.gutter_x(1))
    return Way(flank(low, where.gutter_x(1))[0], "R", (start, ("H", low.b + 1, 0), ("G", 1, 0)))


def _in_column(one: Spot, other: Spot) -> Way:
    """Between two boxes of one column: out to one of its sides and back."""
    if one.item.open_right and other.item.open_right:
        return Way("R", "R", (("V", one.b, one.c + 1),))
    if one.item.open_left and other.item.open_left:
        return Way("L", "L", (("V", one.b, one.c),))
    leaf_side, start = flank(one, one.x)
    hub_side, end = flank(other, other.x)
    return Way(leaf_side, hub_side, (start, ("H", one.b + 1, 0), end))


def _in_band(where: Map, one: Spot, other: Spot) -> Way:
    """Between two columns of a band: straight between neighbours, else above or below what stands between."""
    left, right = (one, other) if one.c < other.c else (other, one)
    if right.c == left.c + 1 and left.item.open_right and right.item.open_left and right.item.x < 0.5:
        step: Step = ("V", right.b, right.c)
        return Way("R", "L", (step,)) if one is left else Way("L", "R", (step,))
    band = where.frame.bands[one.b]
    over = (one.top - band.top) + (other.top - band.top)
    under = sum(band.top + band.height - each.top - each.item.height for each in (one, other))
    h = one.b if over <= under and one.b > 0 else one.b + 1
    leaf_side, start = _exit(one, h, other.x)
    hub_side, end = _exit(other, h, one.x)
    return Way(leaf_side, hub_side, (*start, ("H", h, 0), *end[::-1]))


def _to_side(where: Map, inner: Spot, outer: Spot) -> Way:
    """From a box in a band to one in the panel at a side: straight where nothing stands between."""
    side = -1 - outer.b
    outer_side: Side = "R" if side == 0 else "L"
    gutter: Step = ("G", side, 0)
    tier = where.is_tier(inner.b)
    x = where.gutter_x(side)
    if tier:
        last = len(where.frame.bands[inner.b].stacks) - 1
        hedged = (inner.item.id, "LR"[side]) in where.hedged
        if side == 0 and inner.c == 0 and inner.item.open_left and inner.item.x < 0.5 and not hedged:
            return Way("L", outer_side, (gutter,))
        if side == 1 and inner.c == last and inner.item.open_right and not hedged:
            return Way("R", outer_side, (gutter,))
        if hedged and inner.header:
            return Way("B", outer_side, (("H", inner.b + 1, 0), gutter))
        nearer_below = abs(where.across_y(inner.b) - outer.y) > abs(where.across_y(inner.b + 1) - outer.y)
        h = inner.b + 1 if nearer_below and not inner.header else inner.b
        inner_side, start = _exit(inner, h, x)
        return Way(inner_side, outer_side, (*start, ("H", h, 0), gutter))
    below = not where.tiers or inner.b < where.tiers[0]
    h = inner.b + 1 if below else inner.b
    far = (where.tiers[0] if below else where.tiers[-1] + 1) if where.tiers else len(where.frame.bands)
    inner_side, start = _exit(inner, h, x)
    return Way(inner_side, outer_side, (*start, *where.through(h, far, x, inner.x), gutter))


def _between_sides(where: Map, one: Spot, other: Spot) -> Way:
    """Between two boxes at the sides."""
    sides: dict[int, Side] = {-1: "R", -2: "L"}
    first: Step = ("G", -1 - one.b, 0)
    if one.b == other.b:
        return Way(sides[one.b], sides[other.b], (first,))
    second: Step = ("G", -1 - other.b, 0)
    middle = (one.y + other.y) / 2
    choices = [*where.tiers, where.tiers[-1] + 1] if where.tiers else [len(where.frame.bands)]
    h = min(choices, key=lambda h: (abs(where.across_y(h) - middle), h))
    return Way(sides[one.b], sides[other.b], (first, ("H", h, 0), second))
