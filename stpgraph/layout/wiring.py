"""A component placed and wired: sizes follow from what the lines need, lines from where the boxes are."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise

from stpgraph.layout.columns import Column, Needs
from stpgraph.layout.frame import Channels, Frame, Sized, build, size
from stpgraph.layout.paths import Map, nets
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
    """A frame with its lines: each relation with its points from source to target, in coordinates of the frame.

    `crossings` is about how often lines cross; `pulls` is, for boxes in bands of panels, the x at which their lines come in.
    """

    frame: Frame
    channels: Channels
    lines: list[tuple[AnyRelation, tuple[Point, ...]]] = field(default_factory=list)
    crossings: float = 0.0
    pulls: dict[str, list[float]] = field(default_factory=dict)


def sketch(plan: Plan, sized: Sized, limit: float, like: Frame | None = None) -> Frame:
    """Places a component without its lines, bands wrapped at a width or as those of `like`: what `draw` starts from."""
    rough = build(sized, limit, like)
    settle(rough, plan, Channels())
    return rough


def draw(plan: Plan, arrangement: Arrangement, rough: Frame, shape: float = 0.0) -> Drawing:
    """Places a component, its columns in the bands of a sketch of it, and routes its lines.

    With a `shape`, the widest that it should be for its height, gaps are made wider where that makes for a better page.
    """
    relations = [each for each in plan.relations if each.source in arrangement.ids and each.target in arrangement.ids]
    frame, channels = rough, Channels()
    # What the lines need moves boxes, and which side of a box is open follows from that: a second look settles it.
    for _ in range(2):
        router = Router(nets(relations, Map(frame)), frame)
        needs = router.needs()
        frame = build(size(plan, arrangement, needs), 0.0, rough)
        settle(frame, plan, channels)
        if not needs.wells:
            break

    def settled() -> None:
        settle(frame, plan, channels)
        router.look(frame)

    if shape and frame.width < NARROWEST * frame.height:
        gaps = max((len(band.stacks) for band in frame.bands), default=1) - 1 + bool(frame.lefts) + bool(frame.rights)
        channels.widen = min(STRETCH, (frame.height * NARROWEST - frame.width) / max(1, gaps))
    settled()
    router.order_ports()
    channels.upright, channels.beside = router.upright(), router.most_beside()
    settled()
    router.place_upright()
    router.order_ports_again()
    router.place_upright()
    channels.across = router.across()
    settled()
    channels.beside = router.beside()
    settled()
    if shape and frame.width > shape * frame.height:
        gaps = sum(one.name is None or one.name != two.name for one, two in pairwise(frame.bands))
        channels.stretch = min(STRETCH, (frame.width / shape - frame.height) / max(1, gaps))
        settled()
        channels.beside = router.beside()
        settled()
    return Drawing(frame, channels, list(router.lines()), sum(router.costs.values()), router.pulls())


def draw_well(plan: Plan, arrangement: Arrangement, rough: Frame, shape: float = 0.0, free: bool = True) -> Drawing:
    """As `draw`, and where columns are `free`, those of the panels above and below the tiers stand as their lines come."""
    drawing = best = draw(plan, arrangement, rough, shape)
    for _ in range(_REORDERINGS if free else 0):
        turned = replace(
            arrangement,
            above=_pulled(arrangement.above, drawing, rough, "organisation"),
            below=_pulled(arrangement.below, drawing, rough, "instrument"),
        )
        if not best.crossings or turned == arrangement:
            break
        arrangement = turned
        drawing = draw(plan, arrangement, sketch(plan, size(plan, arrangement, Needs()), 0.0, rough), shape)
        if drawing.crossings < best.crossings:
            best = drawing
    return best


def _pulled(columns: list[Column], drawing: Drawing, rough: Frame, name: str) -> list[Column]:
    """The columns of a panel, row by row, in the order of where their lines come from; those without in the middle."""
    middle = drawing.frame.width / 2

    def pull(column: Column) -> float:
        places = [x for box in column.boxes() for x in drawing.pulls.get(box, ())]
        return sum(places) / len(places) if places else middle

    found: list[Column] = []
    for band in rough.bands:
        if band.name == name:
            found += sorted(columns[len(found) : len(found) + len(band.stacks)], key=pull)
    return found
