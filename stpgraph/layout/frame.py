"""From an arrangement to coordinates: bands, the channels between them where lines run, and the panels at the sides."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from stpgraph.layout.columns import CLEAR, TRACK, Column, Needs, Stack, stack
from stpgraph.layout.place import rows, spread
from stpgraph.layout.plan import Plan
from stpgraph.layout.scene import Panel, Zone
from stpgraph.layout.text import measure
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


def room(tracks: int) -> float:
    """The width of a channel for so many lines."""
    return 2 * CLEAR + TRACK * (tracks - 1) if tracks else 0.0


@dataclass(slots=True)
class Sized:
    """A component with every stack sized, before its bands are wrapped: bands with the panel that they belong to, and sides."""

    bands: list[tuple[list[Stack], str | None]]
    lefts: list[tuple[str, list[Stack]]]
    rights: list[tuple[str, list[Stack]]]


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
    return Sized(bands, side(("support", arrangement.support), ("enablers", arrangement.enablers)), rights)


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
    return Frame(bands, lefts, rights)


def _by_target(plan: Plan, columns: list[Column], levels: dict[str, int]) -> list[Column]:
    """Columns of a panel in the order in which what they join stands, from the top; else as they came."""

    def level(column: Column) -> float:
        ends = [levels[end] for end in _ends(plan, {column.key}) if end in levels]
        return sum(ends) / len(ends) if ends else math.inf

    return sorted(columns, key=level)


def settle(frame: Frame, plan: Plan, channels: Channels) -> None:
    """Gives every band, stack and side its coordinates."""
    _across(frame, plan, channels)
    _down(frame, plan, channels)
    _finish(frame, channels)


# ── x ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _across(frame: Frame, plan: Plan, channels: Channels) -> None:
    """The x of every stack in the bands: the widest tier tight, the others as near as can be to what they belong to."""
    gaps = [
        [max(GAP_COLUMN, room(channels.upright.get((b, c), 0))) + channels.widen for c in range(len(band.stacks))]
        for b, band in enumerate(frame.bands)
    ]
    for band, gap in zip(frame.bands, gaps, strict=True):
        total = sum(each.width for each in band.stacks) + sum(gap[1:])
        at = -total / 2
        band.left = []
        for c, each in enumerate(band.stacks):
            at += gap[c] if c else 0.0
            band.left.append(at)
            at += each.width
    tiers = [b for b, band in enumerate(frame.bands) if band.name is None]
    if tiers:
        family = _Family(frame, plan, tiers)
        widest = max(tiers, key=lambda b: (frame.bands[b].right - frame.bands[b].left[0], -b))
        for b in [each for each in reversed(tiers) if each < widest]:
            family.move(b, family.over_children(b, widest), gaps[b])
        for b in [each for each in tiers if each > widest]:
            family.move(b, family.under_parents(b), gaps[b])


class _Family:
    """Which column stands below which, over the bands."""

    def __init__(self, frame: Frame, plan: Plan, tiers: list[int]) -> None:
        self.bands = frame.bands
        where = {item.id: (b, c) for b in tiers for c, each in enumerate(frame.bands[b].stacks) for item in each.items}
        self.above: dict[tuple[int, int], tuple[int, int]] = {}
        self.below: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for b in tiers:
            for c, each in enumerate(frame.bands[b].stacks):
                parent = where.get(each.column.above or plan.parent.get(each.column.key, ""))
                if parent is not None:
                    self.above[b, c] = parent
                    self.below.setdefault(parent, []).append((b, c))

    def centre(self, b: int, c: int) -> float:
        return self.bands[b].left[c] + self.bands[b].stacks[c].width / 2

    def over_children(self, b: int, lowest: int) -> list[float]:
        """The wanted centres of a band: each column over the middle of those below it, in the nearest band that has any.

        A board alone in its band stands over the middle of the whole where only few of the columns are its own.
        """
        wanted = []
        if len(self.bands[b].stacks) == 1:
            widest = self.bands[lowest]
            mine = [each for each in self.below.get((b, 0), ()) if each[0] == lowest]
            if b + 1 == lowest and 2 * len(mine) < len(widest.stacks):
                return [(widest.left[0] + widest.right) / 2]
        for c in range(len(self.bands[b].stacks)):
            mine = [each for each in self.below.get((b, c), ()) if each[0] <= lowest]
            nearest = [self.centre(*each) for each in mine if each[0] == mine[0][0]]
            wanted.append((min(nearest) + max(nearest)) / 2 if nearest else self.centre(b, c))
        return wanted

    def under_parents(self, b: int) -> list[float]:
        """The wanted centres of a band: the columns below one parent stand together, their middle below it."""
        siblings: dict[tuple[int, int], list[int]] = {}
        for c in range(len(self.bands[b].stacks)):
            if (b, c) in self.above:
                siblings.setdefault(self.above[b, c], []).append(c)
        wanted = [self.centre(b, c) for c in range(len(self.bands[b].stacks))]
        for parent, columns in siblings.items():
            middle = (wanted[columns[0]] + wanted[columns[-1]]) / 2
            for c in columns:
                wanted[c] += self.centre(*parent) - middle
        return wanted

    def move(self, b: int, wanted: list[float], gaps: list[float]) -> None:
        self.bands[b].left = spread(wanted, [each.width for each in self.bands[b].stacks], gaps)


# ── y ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _down(frame: Frame, plan: Plan, channels: Channels) -> None:
    """The y of every band, from the top; sides stand beside the tiers, so what is below the tiers stands below them too."""
    frame.across = []
    tiers = [b for b, band in enumerate(frame.bands) if band.name is None]
    floor = y = 0.0
    for b, band in enumerate(frame.bands):
        before = frame.bands[b - 1].name if b else None
        edge = band.name != before or b == 0
        if b and edge and before is not None:
            y += PANEL_PAD
        y = max(y, floor)
        needed = room(channels.across.get(b, 0))
        channel = max(GAP_BAND if b else 0.0, needed)
        if b and (before is None or edge):
            channel += channels.stretch
        frame.across.append((y, y + channel))
        y += channel + (PANEL_PAD if edge and band.name is not None else 0.0)
        band.top = y
        y += band.height
        if tiers and b == tiers[-1]:
            floor = _beside(frame, plan, frame.bands[tiers[0]].top)
    if frame.bands and frame.bands[-1].name is not None:
        y += PANEL_PAD
    frame.across.append((y, y + room(channels.across.get(len(frame.bands), 0))))
    if not tiers:
        floor = _beside(frame, plan, frame.across[-1][1] + (GAP_BAND if frame.bands else 0.0))
    frame.height = max(frame.across[-1][1], floor)


def _beside(frame: Frame, plan: Plan, top: float) -> float:
    """The y of the panels at the sides, each as near as can be to what its lines join; gives back the lowest foot."""
    middles = {
        item.id: band.top + item.y + item.height / 2 for band in frame.bands for each in band.stacks for item in each.items
    }
    foot = 0.0
    for sides in (frame.lefts, frame.rights):
        wanted = []
        for side in sides:
            places = [
                middles[end] for end in _ends(plan, {item.id for each in side.stacks for item in each.items}) if end in middles
            ]
            wanted.append(sum(places) / len(places) if places else top)
        least = top
        found = spread(wanted, [side.height for side in sides], [PANEL_GAP] * len(sides))
        for side, y in zip(sides, found, strict=True):
            side.y = max(y, least)
            least = side.y + side.height + PANEL_GAP
            at = side.y + TITLE_HEIGHT
            side.tops = []
            for each in side.stacks:
                side.tops.append(at)
                at += each.height + GAP_STACKS
            foot = max(foot, side.y + side.height)
    return foot


def _ends(plan: Plan, ids: set[str]) -> list[str]:
    """The other ends of the lines of some nodes."""
    return [
        each.target if each.source in ids else each.source
        for each in plan.relations
        if (each.source in ids) != (each.target in ids)
    ]


# ── the whole ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _finish(frame: Frame, channels: Channels) -> None:
    """Puts the sides beside the tiers, the bands of panels in the middle, and the corner of it all at the origin."""
    margin = {
        (b, end): room(channels.upright.get((b, len(band.stacks) * end), 0))
        for b, band in enumerate(frame.bands)
        for end in (0, 1)
    }
    tiers = [(b, band) for b, band in enumerate(frame.bands) if band.name is None]
    left = min((band.left[0] - margin[b, 0] for b, band in tiers), default=0.0)
    right = max((band.right + margin[b, 1] for b, band in tiers), default=0.0)
    gutters = [
        max(GAP_SIDE + channels.widen if sides else 0.0, room(count))
        for sides, count in zip((frame.lefts, frame.rights), channels.beside, strict=True)
    ]
    frame.gutters = [(left - gutters[0], left), (right, right + gutters[1])]
    widths = [max((side.width for side in sides), default=0.0) for sides in (frame.lefts, frame.rights)]
    # Not so that the room beside the tiers, which is known last, moves what is above and below them.
    middle = (left + right + widths[1] - widths[0]) / 2
    left, right = left - gutters[0], right + gutters[1]
    for side in frame.lefts:
        side.x = left - side.width
    for side in frame.rights:
        side.x = right
    left, right = left - widths[0], right + widths[1]
    wide = [(b, band) for b, band in enumerate(frame.bands) if band.name is not None]
    for b, band in wide:
        assert band.name is not None
        shift = middle + (label_width(band.name) - PANEL_PAD) / 2 - (band.left[0] + band.right) / 2
        band.left = [each + shift for each in band.left]
        left = min(left, band.left[0] - margin[b, 0] - label_width(band.name))
        right = max(right, band.right + margin[b, 1] + PANEL_PAD)
    for band in frame.bands:
        band.left = [each - left for each in band.left]
    for side in (*frame.lefts, *frame.rights):
        side.x -= left
    frame.gutters = [(low - left, high - left) for low, high in frame.gutters]
    frame.width = right - left


def label_width(name: str) -> float:
    """The room for the title of a band, which stands at its left, where no line can run through it."""
    return measure(TITLES[name][0], TITLE_SIZE, bold=True) + PANEL_PAD + 12.0


def panels(frame: Frame, channels: Channels) -> list[Panel]:
    """The titled areas of a frame."""
    found = []
    for name in dict.fromkeys(band.name for band in frame.bands if band.name is not None):
        same = [(b, band) for b, band in enumerate(frame.bands) if band.name == name]
        x = min(band.left[0] - room(channels.upright.get((b, 0), 0)) for b, band in same) - label_width(name)
        right = max(band.right + room(channels.upright.get((b, len(band.stacks)), 0)) for b, band in same) + PANEL_PAD
        top, foot = same[0][1].top - PANEL_PAD, same[-1][1].top + same[-1][1].height + PANEL_PAD
        title, zone = TITLES[name]
        found.append(Panel(zone, title, x, top, right - x, foot - top))
    for side in (*frame.lefts, *frame.rights):
        title, zone = TITLES[side.name]
        found.append(Panel(zone, title, side.x, side.y, side.width, side.height))
    return found
