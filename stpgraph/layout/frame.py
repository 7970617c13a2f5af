"""A component with every stack sized, in bands and at its sides: what is then placed, and how much room its lines ask for."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from stpgraph.layout.columns import CLEAR, TRACK, Column, Needs, Stack, stack
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
    """A row of stacks. `name` is the panel that it belongs to, None for a tier. `left` are the stacks' left edges."""

    stacks: list[Stack]
    name: str | None = None
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


@dataclass(slots=True)
class Frame:
    """One component, placed. `width` and `height` hold everything in it; its top left corner is the origin.

    `across` is, for the channel above each band and for the one below the last, the y between which its lines run; `gutters` the
    x between which lines run beside the tiers, at the left and at the right.
    """

    bands: list[Band]
    lefts: list[Side]
    rights: list[Side]
    width: float = 0.0
    height: float = 0.0
    across: list[tuple[float, float]] = field(default_factory=list)
    gutters: list[tuple[float, float]] = field(default_factory=list)
    #: Whether its panels are drawn, with their titles.
    titled: bool = True
    #: The panels of bands that are no wider than the tiers, and so need not keep clear of what stands beside them.
    inner: set[str] = field(default_factory=set)


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


def size(plan: Plan, arrangement: Arrangement, needs: Needs) -> Sized:
    """Sizes every stack of a component."""
    parts: list[tuple[list[Column], str | None]] = [(arrangement.above, "organisation")]
    parts += [(tier, None) for tier in arrangement.bands]
    parts += [(arrangement.below, "instrument"), (arrangement.ended, "ended")]
    bands = [([stack(column, plan.labels, needs) for column in columns], name) for columns, name in parts if columns]
    levels = {item.id: b for b, (stacks, _) in enumerate(bands) for each in stacks for item in each.items}

    def side(*panels: tuple[str, list[Column]]) -> list[tuple[str, list[Stack]]]:
        """All stacks at a side have one width."""
        every = [column for _, columns in panels for column in columns]
        widest = max((stack(column, plan.labels, needs, one_file=True).width for column in every), default=0.0)
        return [
            (name, [stack(column, plan.labels, needs, widest, one_file=True) for column in _by_target(plan, columns, levels)])
            for name, columns in panels
            if columns
        ]

    rights = side(("oversight", arrangement.oversight))
    for _, stacks in rights:
        for each in stacks:
            # Their lines come from the left, so what hangs there is turned round.
            each.mirror()
    lefts = side(("support", arrangement.support), ("enablers", arrangement.enablers))
    return Sized(bands, lefts, rights, not arrangement.island)


def build(sized: Sized, limit: float, like: Frame | None = None) -> Frame:
    """The bands and sides of a component; bands wider than `limit` are wrapped, or all as those of `like`."""
    bands: list[Band] = []
    for stacks, name in sized.bands:
        counts = rows([each.width for each in stacks], GAP_COLUMN, limit) if like is None else []
        at = 0
        while at < len(stacks):
            count = len(like.bands[len(bands)].stacks) if like is not None else counts.pop(0)
            bands.append(Band(stacks[at : at + count], name))
            at += count
    lefts, rights = ([Side(name, stacks) for name, stacks in sides] for sides in (sized.lefts, sized.rights))
    return Frame(bands, lefts, rights, titled=sized.titled)


def _by_target(plan: Plan, columns: list[Column], levels: dict[str, int]) -> list[Column]:
    """Columns of a panel in the order in which what they join stands, from the top; else as they came."""

    def level(column: Column) -> float:
        ends = [levels[end] for end in other_ends(plan, {column.key}) if end in levels]
        return sum(ends) / len(ends) if ends else math.inf

    return sorted(columns, key=level)


def other_ends(plan: Plan, ids: set[str]) -> list[str]:
    """The other ends of the lines of some nodes."""
    return [
        each.target if each.source in ids else each.source
        for each in plan.relations
        if (each.source in ids) != (each.target in ids)
    ]
