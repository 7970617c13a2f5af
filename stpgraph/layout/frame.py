"""A component with every stack sized, in bands and at its sides: what is then placed, and how much room its lines ask for."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from stpgraph.layout.columns import CLEAR, TRACK, Column, Item, Needs, Stack, stack, standing
from stpgraph.layout.plan import Plan
from stpgraph.layout.scene import Zone
from stpgraph.layout.tiers import Arrangement
from stpgraph.model import AnyRelation

#: The least room between two columns of a band, between two bands, and between the tiers and what stands beside them.
GAP_COLUMN = 22.0
GAP_BAND = 48.0
GAP_SIDE = 34.0
PANEL_PAD = 12.0
PANEL_GAP = 18.0
GAP_STACKS = 12.0
TITLE_SIZE = 12.0
TITLE_HEIGHT = 26.0

#: The name of a panel, its title and its zone.
TITLES: dict[str, tuple[str, Zone]] = {
    "support": ("Support and advice", "support"),
    "enablers": ("Enablers", "support"),
    "oversight": ("Oversight", "oversight"),
    "organisation": ("Organisations", "organisation"),
    "instrument": ("Agreements", "instrument"),
    "ended": ("Ended", "apart"),
    "apart": ("Not joined to the rest of the drawing", "apart"),
}


@dataclass(slots=True)
class Band:
    """A row of stacks. `name` is the panel that it belongs to, None for a tier. `left` are the stacks' left edges.

    Its stacks are those of some `numbers` in row `row` of `Sized.bands`, which is wrapped into one band or more.
    """

    stacks: list[Stack]
    name: str | None = None
    row: int = 0
    numbers: tuple[int, ...] = ()
    left: list[float] = field(default_factory=list)
    top: float = 0.0
    #: The widths of its stacks, and how high the highest is.
    widths: list[float] = field(default_factory=list)
    height: float = 0.0

    def __post_init__(self) -> None:
        self.widths = [each.width for each in self.stacks]
        self.height = max((each.height for each in self.stacks), default=0.0)

    @property
    def right(self) -> float:
        return self.left[-1] + self.stacks[-1].width


@dataclass(slots=True)
class Side:
    """A panel at a side: stacks one below the other; `tops` are theirs, `y` its own top, all in the frame."""

    name: str
    stacks: list[Stack]
    y: float = 0.0
    tops: list[float] = field(default_factory=list)
    x: float = 0.0

    @property
    def width(self) -> float:
        return self.stacks[0].width + 2 * PANEL_PAD

    @property
    def height(self) -> float:
        return TITLE_HEIGHT + sum(each.height for each in self.stacks) + GAP_STACKS * (len(self.stacks) - 1) + PANEL_PAD


@dataclass(slots=True)
class Channels:
    """How many lines run side by side: above band b (`across[b]`), before column c of band b (`upright[b, c]`), beside the tiers."""

    across: dict[int, int] = field(default_factory=dict)
    upright: dict[tuple[int, int], int] = field(default_factory=dict)
    beside: tuple[int, int] = (0, 0)
    #: How much more than they need, in CSS pixels, the gaps between bands and those between columns are given.
    stretch: float = 0.0
    widen: float = 0.0


@dataclass(frozen=True, slots=True)
class Ties:
    """What belongs together whatever the wrapping, each stack of a band given as its row and its number there.

    `above` is, row by row, the stack below which each stands; `ends`, by side panel, are the other ends of its lines: the stack that each is
    in, its y there and half its height.
    """

    above: list[list[tuple[int, int] | None]]
    ends: dict[str, list[tuple[int, int, float, float]]]


@dataclass(slots=True)
class Frame:
    """One component, placed. `width` and `height` hold everything in it; its top left corner is the origin.

    `across` is, for the channel above each band and for the one below the last, the y between which its lines run; `gutters` the
    x between which lines run beside the tiers, at the left and at the right.
    """

    bands: list[Band]
    lefts: list[Side]
    rights: list[Side]
    ties: Ties
    width: float = 0.0
    height: float = 0.0
    across: list[tuple[float, float]] = field(default_factory=list)
    gutters: list[tuple[float, float]] = field(default_factory=list)
    #: Whether its panels are drawn, with their titles.
    titled: bool = True
    #: The panels of bands that are no wider than the tiers, and so need not keep clear of what stands beside them.
    inner: set[str] = field(default_factory=set)
    #: By row and number there, the band and the number there of every stack.
    places: list[list[tuple[int, int]]] = field(default_factory=list)
    #: By band, the stack below which each of its stacks stands; by stack, those that stand below it.
    above: list[list[tuple[int, int] | None]] = field(default_factory=list)
    below: dict[tuple[int, int], list[tuple[int, int]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.places = [[(0, 0)] * len(each) for each in self.ties.above]
        for b, band in enumerate(self.bands):
            for c, number in enumerate(band.numbers):
                self.places[band.row][number] = b, c
        for b, band in enumerate(self.bands):
            own = self.ties.above[band.row]
            own_parents = [own[number] for number in band.numbers]
            parents = [None if each is None else self.places[each[0]][each[1]] for each in own_parents]
            self.above.append(parents)
            for c, parent in enumerate(parents):
                if parent is not None:
                    self.below.setdefault(parent, []).append((b, c))

    @property
    def looks_down(self) -> bool:
        """Whether what stands beside the tiers is joined to what stands below them, and so is placed better when that has a place."""
        last = max((b for b, band in enumerate(self.bands) if band.name is None), default=-1)
        return any(
            self.places[b][c][0] > last for side in (*self.lefts, *self.rights) for b, c, _, _ in self.ties.ends[side.name]
        )

    @property
    def wrapping(self) -> Wrapping:
        """Which stacks stand in each band."""
        return tuple((band.row, band.numbers) for band in self.bands)

    def items(self) -> Iterator[tuple[Item, float, float]]:
        """Every box, with the corner of its stack."""
        for band in self.bands:
            for left, each in zip(band.left, band.stacks, strict=True):
                yield from ((item, left, band.top) for item in each.items)
        for side in (*self.lefts, *self.rights):
            for top, each in zip(side.tops, side.stacks, strict=True):
                yield from ((item, side.x + PANEL_PAD, top) for item in each.items)


def room(tracks: int) -> float:
    """The width of a channel for so many lines."""
    return 2 * CLEAR + TRACK * (tracks - 1) if tracks else 0.0


@dataclass(slots=True)
class Sized:
    """A component with every stack sized, before its bands are wrapped: bands with the panel that they belong to, and sides."""

    bands: list[tuple[list[Stack], str | None]]
    lefts: list[tuple[str, list[Stack]]]
    rights: list[tuple[str, list[Stack]]]
    titled: bool
    ties: Ties
    #: The widths of the stacks, row by row.
    widths: list[list[float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.widths = [[each.width for each in stacks] for stacks, _ in self.bands]


#: For each band, the row of `Sized.bands` that it is of and the numbers of its stacks there, from left to right.
Wrapping = tuple[tuple[int, tuple[int, ...]], ...]
#: By box, the row and the number there of the stack that it is in, and its place in it.
_Spots = dict[str, tuple[int, int, Item]]


def size(plan: Plan, arrangement: Arrangement, needs: Needs) -> Sized:
    """Sizes every stack of a component."""
    parts: list[tuple[list[Column], str | None]] = [(arrangement.above, "organisation")]
    parts += [(tier, None) for tier in arrangement.bands]
    parts += [(arrangement.below, "instrument"), (arrangement.ended, "ended")]
    bands = [([standing(column, plan.labels, needs) for column in columns], name) for columns, name in parts if columns]
    spots = {item.id: (b, c, item) for b, (stacks, _) in enumerate(bands) for c, each in enumerate(stacks) for item in each.items}

    ends = _Ends(arrangement.relations)

    def side(*panels: tuple[str, list[Column]]) -> list[tuple[str, list[Stack]]]:
        """All stacks at a side have one width."""
        every = [column for _, columns in panels for column in columns]
        widest = max((stack(column, plan.labels, needs, one_file=True).width for column in every), default=0.0)
        return [
            (name, [stack(column, plan.labels, needs, widest, one_file=True) for column in _by_target(ends, columns, spots)])
            for name, columns in panels
            if columns
        ]

    rights = side(("oversight", arrangement.oversight))
    for _, stacks in rights:
        for each in stacks:
            # Their lines come from the left, so what hangs there is turned round.
            each.mirror()
    lefts = side(("support", arrangement.support), ("enablers", arrangement.enablers))
    return Sized(bands, lefts, rights, not arrangement.island, _ties(plan, ends, bands, [*lefts, *rights], spots))


def _ties(
    plan: Plan, ends: _Ends, bands: list[tuple[list[Stack], str | None]], sides: list[tuple[str, list[Stack]]], spots: _Spots
) -> Ties:
    above: list[list[tuple[int, int] | None]] = []
    for stacks, name in bands:
        above.append([])
        for each in stacks:
            parent = spots.get(each.column.above or plan.parent.get(each.column.key, "")) if name is None else None
            above[-1].append(parent[:2] if parent is not None and bands[parent[0]][1] is None else None)
    joined = {}
    for name, stacks in sides:
        others = ends.of([item.id for each in stacks for item in each.items])
        places = [spots[end] for end in others if end in spots]
        joined[name] = [(b, c, item.y, item.height / 2) for b, c, item in places]
    return Ties(above, joined)


def build(sized: Sized, wrapping: Wrapping) -> Frame:
    """The bands and sides of a component, with the stacks in each band that `wrapping` says."""
    bands: list[Band] = []
    for row, numbers in wrapping:
        stacks, name = sized.bands[row]
        bands.append(Band([stacks[number] for number in numbers], name, row, numbers))
    lefts, rights = ([Side(name, stacks) for name, stacks in sides] for sides in (sized.lefts, sized.rights))
    return Frame(bands, lefts, rights, sized.ties, titled=sized.titled)


def _by_target(ends: _Ends, columns: list[Column], spots: _Spots) -> list[Column]:
    """Columns of a panel in the order in which what they join stands, from the top; else as they came."""

    def level(column: Column) -> float:
        bands = [spots[end][0] for end in ends.of([column.key]) if end in spots]
        return sum(bands) / len(bands) if bands else math.inf

    return sorted(columns, key=level)


class _Ends:
    """Which lines join a node to which others."""

    def __init__(self, relations: Sequence[AnyRelation]) -> None:
        self.of_node: dict[str, list[str]] = {}
        for each in relations:
            self.of_node.setdefault(each.source, []).append(each.target)
            self.of_node.setdefault(each.target, []).append(each.source)

    def of(self, ids: list[str]) -> list[str]:
        """The other ends of the lines of some nodes, node by node."""
        own = set(ids)
        return [other for key in ids for other in self.of_node.get(key, ()) if other not in own]
