"""A component placed and wired: sizes follow from what the lines need, lines from where the boxes are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from stpgraph.layout.columns import Column, Needs
from stpgraph.layout.frame import Channels, Frame, Sized, Wrapping, build, size
from stpgraph.layout.nets import nets
from stpgraph.layout.paths import Map
from stpgraph.layout.plan import Plan
from stpgraph.layout.routing import Router
from stpgraph.layout.scene import Point
from stpgraph.layout.settle import settle
from stpgraph.layout.tiers import Arrangement
from stpgraph.model import AnyRelation

#: The most that the gap between two bands or two columns is stretched, in CSS pixels, to make a page of good shape.
STRETCH = 64.0
#: The least width over height, likewise.
NARROWEST = 1.25
_REORDERINGS = 3


@dataclass(slots=True)
class Drawing:
    """A frame, with what routes its lines where it has any. `crossings` is about how often they cross."""

    frame: Frame
    channels: Channels
    router: Router | None = None
    crossings: float = 0.0

    def lines(self) -> Iterable[tuple[AnyRelation, tuple[Point, ...]]]:
        """Each relation with its points from source to target, in coordinates of the frame."""
        return self.router.lines() if self.router else ()

    def pulls(self) -> dict[str, list[float]]:
        """For boxes in bands of panels, the x at which their lines come in."""
        return self.router.pulls() if self.router else {}


def sketch(sized: Sized, wrapping: Wrapping) -> Frame:
    """Places a component without its lines, its rows wrapped so: what `draw` starts from."""
    rough = build(sized, wrapping)
    settle(rough, Channels())
    return rough


def draw(plan: Plan, arrangement: Arrangement, rough: Frame, shape: float = 0.0) -> Drawing:
    """Places a component, its columns in the bands of a sketch of it, and routes its lines.

    With a `shape`, the widest that it should be for its height, gaps are made wider where that makes for a better page.
    """
    relations = list(arrangement.relations)
    channels, where = Channels(), Map(rough)
    # What the lines need moves boxes, and which side of a box is open follows from that: a second look settles it.
    frame, needs = rough, None
    for _ in range(2):
        router = Router(nets(relations, where), where)
        before, needs = needs, router.needs()
        if needs == before:
            break
        frame = build(size(plan, arrangement, needs), rough.wrapping)
        settle(frame, channels)
        router.where = where = Map(frame, where)
        if not needs.wells:
            break

    def settled() -> None:
        settle(frame, channels)
        where.look()

    def beside() -> None:
        found = router.beside()
        if found != channels.beside or frame.looks_down:
            channels.beside = found
            settled()

    if shape and frame.width < NARROWEST * frame.height:
        gaps = max((len(band.stacks) for band in frame.bands), default=1) - 1 + bool(frame.lefts) + bool(frame.rights)
        channels.widen = min(STRETCH, (frame.height * NARROWEST - frame.width) / max(1, gaps))
    if channels.widen or frame.lefts or frame.rights:
        # Once more at any rate where panels stand at the sides: they look to bands below the tiers, now that these have a place.
        settled()
    router.order_ports()
    found = router.upright(), router.most_beside()
    if found != (channels.upright, channels.beside) or frame.looks_down:
        channels.upright, channels.beside = found
        settled()
    router.place_upright()
    router.order_ports_again()
    router.place_upright()
    channels.across = router.across()
    settled()
    beside()
    if shape and frame.width > shape * frame.height:
        gaps = sum(one.name is None or one.name != two.name for one, two in pairwise(frame.bands))
        channels.stretch = min(STRETCH, (frame.width / shape - frame.height) / max(1, gaps))
        settled()
        beside()
    return Drawing(frame, channels, router, sum(router.costs.values()))


def improved(plan: Plan, arrangement: Arrangement, rough: Frame, drawing: Drawing, shape: float = 0.0) -> Drawing:
    """What `draw` made, or a better drawing, in which the columns of panels above and below the tiers stand as their lines come."""
    best = drawing
    arrangement = _rows_turned(arrangement, rough)
    for _ in range(_REORDERINGS):
        if not best.crossings:
            break
        turned = replace(
            arrangement,
            above=_pulled(arrangement.above, drawing, rough, "organisation"),
            below=_pulled(arrangement.below, drawing, rough, "instrument"),
        )
        if turned == arrangement:
            break
        arrangement = turned
        drawing = draw(plan, arrangement, sketch(size(plan, arrangement, Needs()), rough.wrapping), shape)
        if drawing.crossings < best.crossings:
            best = drawing
    return best


def _rows_turned(arrangement: Arrangement, rough: Frame) -> Arrangement:
    """With the columns of panels in several rows so that those of which more is said than of all others stand next to the tiers."""
    names = [band.name for band in rough.bands]
    turned = arrangement
    if names.count("organisation") > 1:
        turned = replace(turned, above=sorted(turned.above, key=_own_lines(turned, turned.above)))
    if names.count("instrument") > 1:
        own = _own_lines(turned, turned.below)
        turned = replace(turned, below=sorted(turned.below, key=lambda column: -own(column)))
    return turned


def _own_lines(arrangement: Arrangement, columns: list[Column]) -> Callable[[Column], int]:
    """How many lines each column of a panel has, but for those that most of the panel have."""
    home = {box: column.key for column in columns for box in column.boxes()}
    lines: Counter[tuple[str, str]] = Counter()
    owners: list[tuple[str, tuple[str, str]]] = []
    for each in arrangement.relations:
        for key, end in ((each.source, each.target), (each.target, each.source)):
            if key in home and end not in home:
                owners.append((home[key], (each.type, end)))
                lines[each.type, end] += 1
    own = Counter(column for column, line in owners if 2 * lines[line] < len(columns))
    return lambda column: own[column.key]


def _pulled(columns: list[Column], drawing: Drawing, rough: Frame, name: str) -> list[Column]:
    """The columns of a panel, row by row, in the order of where their lines come from; those without in the middle."""
    middle, pulls = drawing.frame.width / 2, drawing.pulls()

    def pull(column: Column) -> float:
        places = [x for box in column.boxes() for x in pulls.get(box, ())]
        return sum(places) / len(places) if places else middle

    found: list[Column] = []
    for band in rough.bands:
        if band.name == name:
            found += sorted(columns[len(found) : len(found) + len(band.stacks)], key=pull)
    return found
