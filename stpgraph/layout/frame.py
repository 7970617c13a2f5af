"""A component with every stack sized, in bands and at its sides: what is then placed, and how much room its lines ask for."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from stpgraph.layout.columns import CLEAR, TRACK, Column, Item, Needs, Stack, stack, standing
from stpgraph.layout.place import rows
from stpgraph.layout.plan import Plan
from stpgraph.layout.scene import Zone
from stpgraph.layout.tiers import Arrangement

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

    Its first stack is number `start` of row `row` of `Sized.bands`, which is wrapped into one band or more.
    """

    stacks: list[Stack]
    name: str | None = None
    row: int = 0
    start: int = 0
    left: list[float] = field(default_factory=list)
    top: float = 0.0

    @property
    def height(self) -> float:
        return max((each.height for each in self.stacks), default=0.0)

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

    `above` is the stack below which one stands; `ends`, by side panel, are the other ends of its lines: the stack that each is
    in, its y there and half its height.
    """

    above: dict[tuple[int, int], tuple[int, int]]
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

    @property
    def counts(self) -> list[int]:
        """How many stacks stand in each band."""
        return [len(band.stacks) for band in self.bands]

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


#: By box, the row and the number there of the stack that it is in, and its place in it.
_Spots = dict[str, tuple[int, int, Item]]


def size(plan: Plan, arrangement: Arrangement, needs: Needs) -> Sized:
    """Sizes every stack of a component."""
    parts: list[tuple[list[Column], str | None]] = [(arrangement.above, "organisation")]
    parts += [(tier, None) for tier in arrangement.bands]
    parts += [(arrangement.below, "instrument"), (arrangement.ended, "ended")]
    bands = [([standing(column, plan.labels, needs) for column in columns], name) for columns, name in parts if columns]
    spots = {item.id: (b, c, item) for b, (stacks, _) in enumerate(bands) for c, each in enumerate(stacks) for item in each.items}

    def side(*panels: tuple[str, list[Column]]) -> list[tuple[str, list[Stack]]]:
        """All stacks at a side have one width."""
        every = [column for _, columns in panels for column in columns]
        widest = max((stack(column, plan.labels, needs, one_file=True).width for column in every), default=0.0)
        return [
            (name, [stack(column, plan.labels, needs, widest, one_file=True) for column in _by_target(plan, columns, spots)])
            for name, columns in panels
            if columns
        ]

    rights = side(("oversight", arrangement.oversight))
    for _, stacks in rights:
        for each in stacks:
            # Their lines come from the left, so what hangs there is turned round.
            each.mirror()
    lefts = side(("support", arrangement.support), ("enablers", arrangement.enablers))
    return Sized(bands, lefts, rights, not arrangement.island, _ties(plan, bands, [*lefts, *rights], spots))


def _ties(plan: Plan, bands: list[tuple[list[Stack], str | None]], sides: list[tuple[str, list[Stack]]], spots: _Spots) -> Ties:
    above = {}
    for b, (stacks, name) in enumerate(bands):
        for c, each in enumerate(stacks if name is None else ()):
            parent = spots.get(each.column.above or plan.parent.get(each.column.key, ""))
            if parent is not None and bands[parent[0]][1] is None:
                above[b, c] = parent[:2]
    ends = {}
    for name, stacks in sides:
        others = other_ends(plan, {item.id for each in stacks for item in each.items})
        places = [spots[end] for end in others if end in spots]
        ends[name] = [(b, c, item.y, item.height / 2) for b, c, item in places]
    return Ties(above, ends)


def wrapped(sized: Sized, limit: float) -> tuple[int, ...]:
    """How many stacks stand in each band when rows wider than `limit` are wrapped."""
    return tuple(count for stacks, _ in sized.bands for count in rows([each.width for each in stacks], GAP_COLUMN, limit))


def build(sized: Sized, counts: Sequence[int]) -> Frame:
    """The bands and sides of a component, with so many stacks in each band."""
    bands: list[Band] = []
    for row, (stacks, name) in enumerate(sized.bands):
        at = 0
        while at < len(stacks):
            count = counts[len(bands)]
            bands.append(Band(stacks[at : at + count], name, row, at))
            at += count
    lefts, rights = ([Side(name, stacks) for name, stacks in sides] for sides in (sized.lefts, sized.rights))
    return Frame(bands, lefts, rights, sized.ties, titled=sized.titled)


def _by_target(plan: Plan, columns: list[Column], spots: _Spots) -> list[Column]:
    """Columns of a panel in the order in which what they join stands, from the top; else as they came."""

    def level(column: Column) -> float:
        ends = [spots[end][0] for end in other_ends(plan, {column.key}) if end in spots]
        return sum(ends) / len(ends) if ends else math.inf

    return sorted(columns, key=level)


def other_ends(plan: Plan, ids: set[str]) -> list[str]:
    """The other ends of the lines of some nodes."""
    return [
        each.target if each.source in ids else each.source
        for each in plan.relations
        if (each.source in ids) != (each.target in ids)
    ]
