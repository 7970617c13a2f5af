"""Where every band, stack and side of a frame stands."""

from __future__ import annotations

from stpgraph.layout.frame import (
    GAP_BAND,
    GAP_COLUMN,
    GAP_SIDE,
    GAP_STACKS,
    PANEL_GAP,
    PANEL_PAD,
    TITLE_HEIGHT,
    TITLE_SIZE,
    TITLES,
    Band,
    Channels,
    Frame,
    room,
)
from stpgraph.layout.place import spread
from stpgraph.layout.scene import Panel
from stpgraph.layout.text import measure


def settle(frame: Frame, channels: Channels) -> None:
    """Gives every band, stack and side its coordinates."""
    _across(frame, channels)
    _down(frame, channels)
    _finish(frame, channels)


# ── x ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _across(frame: Frame, channels: Channels) -> None:
    """The x of every stack in the bands: the widest tier tight, the others as near as can be to what they belong to."""
    least = GAP_COLUMN + channels.widen
    gaps = [[least] * len(band.stacks) for band in frame.bands]
    for (b, c), tracks in channels.upright.items():
        if c < len(gaps[b]):
            gaps[b][c] = max(GAP_COLUMN, room(tracks)) + channels.widen
    for band, gap in zip(frame.bands, gaps, strict=True):
        total = sum(band.widths) + sum(gap[1:])
        at = -total / 2
        band.left = []
        for c, width in enumerate(band.widths):
            at += gap[c] if c else 0.0
            band.left.append(at)
            at += width
    frame.inner = _inner(frame, gaps, channels)
    tiers = [b for b, band in enumerate(frame.bands) if band.name is None]
    if tiers:
        family = _Family(frame)
        widest = max(tiers, key=lambda b: (frame.bands[b].right - frame.bands[b].left[0], -b))
        for b in [each for each in reversed(tiers) if each < widest]:
            family.move(b, family.over_children(b, widest), gaps[b])
        for b in [each for each in tiers if each > widest]:
            family.move(b, family.under_parents(b), gaps[b])


class _Family:
    """Which column stands below which, over the bands."""

    def __init__(self, frame: Frame) -> None:
        self.bands, self.above, self.below = frame.bands, frame.above, frame.below

    def centre(self, b: int, c: int) -> float:
        band = self.bands[b]
        return band.left[c] + band.widths[c] / 2

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
        band = self.bands[b]
        for c in range(len(band.stacks)):
            parent = self.above[b][c]
            if parent is not None:
                siblings.setdefault(parent, []).append(c)
        wanted = [left + width / 2 for left, width in zip(band.left, band.widths, strict=True)]
        for parent, columns in siblings.items():
            middle = (wanted[columns[0]] + wanted[columns[-1]]) / 2
            for c in columns:
                wanted[c] += self.centre(*parent) - middle
        return wanted

    def move(self, b: int, wanted: list[float], gaps: list[float]) -> None:
        self.bands[b].left = spread(wanted, self.bands[b].widths, gaps)


# ── y ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _down(frame: Frame, channels: Channels) -> None:
    """The y of every band, from the top; sides stand beside the tiers, so what is below the tiers stands below them too."""
    frame.across = []
    tiers = [b for b, band in enumerate(frame.bands) if band.name is None]
    # Where nothing stands above the tiers, the titles of the panels beside them do, and boxes begin at one height.
    strip = TITLE_HEIGHT if tiers and tiers[0] == 0 and (frame.lefts or frame.rights) else 0.0
    floor = y = 0.0
    for b, band in enumerate(frame.bands):
        before = frame.bands[b - 1].name if b else None
        edge = band.name != before or b == 0
        if b and edge and before is not None:
            y += PANEL_PAD
        y = y if band.name in frame.inner else max(y, floor)
        needed = room(channels.across.get(b, 0))
        channel = max(GAP_BAND if b else strip, needed)
        if b and (before is None or edge):
            channel += channels.stretch
        frame.across.append((y, y + channel))
        y += channel + (PANEL_PAD if edge and band.name is not None else 0.0)
        band.top = y
        y += band.height
        if tiers and b == tiers[-1]:
            floor = _beside(frame, frame.bands[tiers[0]].top - strip)
    if frame.bands and frame.bands[-1].name is not None:
        y += PANEL_PAD
    frame.across.append((y, y + room(channels.across.get(len(frame.bands), 0))))
    if not tiers:
        floor = _beside(frame, frame.across[-1][1] + (GAP_BAND if frame.bands else 0.0))
    frame.height = max(frame.across[-1][1], floor)


def _beside(frame: Frame, top: float) -> float:
    """The y of the panels at the sides, each as near as can be to what its lines join; gives back the lowest foot."""
    if not (frame.lefts or frame.rights):
        return 0.0
    where = frame.places
    foot = 0.0
    for sides in (frame.lefts, frame.rights):
        wanted = []
        for side in sides:
            places = [frame.bands[where[b][c][0]].top + y + half for b, c, y, half in frame.ties.ends[side.name]]
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


# ── the whole ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _finish(frame: Frame, channels: Channels) -> None:
    """Puts the sides beside the tiers, the bands of panels in the middle, and the corner of it all at the origin."""
    upright = channels.upright
    margin = [(room(upright.get((b, 0), 0)), room(upright.get((b, len(band.left)), 0))) for b, band in enumerate(frame.bands)]
    tiers = [(b, band) for b, band in enumerate(frame.bands) if band.name is None]
    left = min((band.left[0] - margin[b][0] for b, band in tiers), default=0.0)
    right = max((band.right + margin[b][1] for b, band in tiers), default=0.0)
    gutters = [
        max(GAP_SIDE + channels.widen if sides else 0.0, room(count))
        for sides, count in zip((frame.lefts, frame.rights), channels.beside, strict=True)
    ]
    frame.gutters = [(left - gutters[0], left), (right, right + gutters[1])]
    widths = [max((side.width for side in sides), default=0.0) for sides in (frame.lefts, frame.rights)]
    # Not so that the room beside the tiers, which is known last, moves what is above and below them.
    middle, inner = (left + right + widths[1] - widths[0]) / 2, (left + right) / 2
    left, right = left - gutters[0], right + gutters[1]
    for side in frame.lefts:
        side.x = left - side.width
    for side in frame.rights:
        side.x = right
    left, right = left - widths[0], right + widths[1]
    wide = [(b, band) for b, band in enumerate(frame.bands) if band.name is not None]
    for b, band in wide:
        assert band.name is not None
        label, pad = _label_room(frame, band.name)
        shift = (inner if band.name in frame.inner else middle) + (label - pad) / 2 - (band.left[0] + band.right) / 2
        band.left = [each + shift for each in band.left]
        left = min(left, band.left[0] - margin[b][0] - label)
        right = max(right, band.right + margin[b][1] + pad)
    for band in frame.bands:
        band.left = [each - left for each in band.left]
    for side in (*frame.lefts, *frame.rights):
        side.x -= left
    frame.gutters = [(low - left, high - left) for low, high in frame.gutters]
    frame.width = right - left


def _label_room(frame: Frame, name: str) -> tuple[float, float]:
    """The room at the left and at the right of the bands of a panel: its title stands at the left, where no line can run."""
    if not frame.titled:
        return 0.0, 0.0
    return measure(TITLES[name][0], TITLE_SIZE, bold=True) + 2 * PANEL_PAD, PANEL_PAD


def _inner(frame: Frame, gaps: list[list[float]], channels: Channels) -> set[str]:
    """The panels whose bands are all no wider than the widest tier."""

    def span(b: int, band: Band) -> float:
        ends = room(channels.upright.get((b, 0), 0)) + room(channels.upright.get((b, len(band.stacks)), 0))
        label = sum(_label_room(frame, band.name)) if band.name is not None else 0.0
        return sum(band.widths) + sum(gaps[b][1:]) + ends + label

    if all(band.name is None for band in frame.bands):
        return set()
    widest = max((span(b, band) for b, band in enumerate(frame.bands) if band.name is None), default=0.0)
    names = {band.name for band in frame.bands if band.name is not None}
    return names - {band.name for b, band in enumerate(frame.bands) if band.name is not None and span(b, band) > widest}


def panels(frame: Frame, channels: Channels) -> list[Panel]:
    """The titled areas of a frame."""
    found = []
    for name in dict.fromkeys(band.name for band in frame.bands if band.name is not None):
        same = [(b, band) for b, band in enumerate(frame.bands) if band.name == name]
        label, pad = _label_room(frame, name)
        x = min(band.left[0] - room(channels.upright.get((b, 0), 0)) for b, band in same) - label
        right = max(band.right + room(channels.upright.get((b, len(band.stacks)), 0)) for b, band in same) + pad
        top, foot = same[0][1].top - PANEL_PAD, same[-1][1].top + same[-1][1].height + PANEL_PAD
        title, zone = TITLES[name]
        found.append(Panel(zone, title, x, top, right - x, foot - top))
    for side in (*frame.lefts, *frame.rights):
        title, zone = TITLES[side.name]
        found.append(Panel(zone, title, side.x, side.y, side.width, side.height))
    return found
