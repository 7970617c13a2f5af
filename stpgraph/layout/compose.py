"""From a structure to a Scene: every component drawn, what is joined to nothing set apart, all on one sheet of good shape."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from stpgraph.layout.columns import Item, Needs
from stpgraph.layout.frame import (
    GAP_COLUMN,
    PANEL_GAP,
    PANEL_PAD,
    TITLE_HEIGHT,
    TITLE_SIZE,
    TITLES,
    Channels,
    Frame,
    Sized,
    Wrapping,
    size,
)
from stpgraph.layout.plan import Plan, plan, relation_status
from stpgraph.layout.scene import Box, Line, Panel, Point, Scene, Zone
from stpgraph.layout.seating import seat
from stpgraph.layout.settle import panels
from stpgraph.layout.shelf import Shelf
from stpgraph.layout.text import measure
from stpgraph.layout.tiers import Arrangement, arrange, components, heads, relations_by_part, seats_by_host
from stpgraph.layout.views import View, seen
from stpgraph.layout.wiring import NARROWEST, STRETCH, Drawing, draw, improved, sketch
from stpgraph.layout.wrap import numbers_of_bands, wrapped
from stpgraph.model import AnyRelation, Structure
from stpgraph.model.kinds import RELATION_WORDS

WHOLE = View()
#: White all round, in CSS pixels.
MARGIN = 24.0
#: Width over height: between an A4 page on its side and a wide screen.
_SHAPE = 1.55
#: How much wider or higher than that (as a logarithm) is as good.
_TOLERANCE = 0.22
_WIDEST = 1.9
#: The least and the most width over height of any sheet: a few boxes in a row, or a long chain, have white beside them.
SHEET = (1.2, 2.0)
#: Structures of at most so many nodes are drawn in several shapes, of which the best is kept.
_SMALL = 150
_TRIALS = 4
#: With at most so many lines, every shape is also tried with organisations and agreements in the best order.
_FEW = 40
_LEAST_BESIDE = 420.0
#: How much worse a sheet may be that keeps the shape of an earlier one.
_KEPT = 0.4
_SINGLE = 178.0
#: Where bands are wrapped, at the least; each further try is wider by this much, until nothing is wrapped.
_LIMIT, _WIDER = 640.0, 1.16
_READING: tuple[Zone, ...] = ("strategic", "delivery", "group", "support", "oversight", "organisation", "instrument", "apart")


def lay_out(structure: Structure, include_ended: bool = True, view: View = WHOLE, like: Scene | None = None) -> Scene:
    """Where everything of a structure stands, and how its lines run; a `view` may show less than the whole.

    Given an earlier scene that it should be `like`, what is still there keeps its order and the sheet its shape, as far as that
    makes for a page that can be read: after a small edit, little moves.

    Strategic boards stand on top, then delivery groups, then the groups, each with what hangs below it; support at the left,
    oversight at the right; organisations in a band above the boards, agreements in one below. What is joined to nothing, or to
    no strategic board, stands apart, and so does what has ended, which `include_ended` can leave out.

    Raises UsageError where the view is about a node that the structure does not have.
    """
    shown = seen(structure, view)
    structure = shown.structure
    made = plan(structure, include_ended, shown.folded)
    capacity = {
        (each.source, each.target): each.capacity
        for each in structure.relations
        if each.type == "sits_on" or each.type == "member_of"
    }
    seats = seats_by_host(made, capacity)
    first = heads(seats, capacity)
    connected = components(made)
    relations = {ids[0]: each for ids, each in zip(connected, relations_by_part(made, connected), strict=True)}
    main, rest = _main(made, connected)

    levels = {box.id: box.y for box in like.boxes} if like is not None else {}

    def part(ids: list[str], island: bool) -> _Part:
        arrangement = arrange(made, ids, relations[ids[0]], seats)
        arrangement.island = island
        seat(arrangement, first)
        if like is not None:
            earlier = {box.id: (box.y, box.x) for box in like.boxes}
            for columns in (arrangement.above, arrangement.below):
                columns.sort(key=lambda column: earlier.get(column.key, (math.inf, 0.0)))
        return _Part(made, arrangement, size(made, arrangement, Needs()), levels)

    looped = {each.source for each in made.relations if each.source == each.target}
    islands = [part(ids, True) for ids in rest if len(ids) > 1 or ids[0] in looped]
    alone = [ids[0] for ids in rest if len(ids) == 1 and ids[0] not in looped]
    parts = _Parts(made, [part(ids, False) for ids in main], islands, [_single(made, key) for key in alone], like is None)
    return _best_page(parts, like).scene(structure.title)


def _single(made: Plan, key: str) -> Item:
    """The box of a node that has no line."""
    text = made.labels.of(key, "apart", False, _SINGLE)
    return Item(key, text, 0.0, 0.0, text.width, text.height)


def _main(made: Plan, parts: list[list[str]]) -> tuple[list[list[str]], list[list[str]]]:
    """The parts that are the drawing, and those that stand apart: with a strategic board, or else the largest."""
    main = [ids for ids in parts if any(made.zone[key] == "strategic" for key in ids)]
    # A board that nothing is joined to is the drawing only where there is no other.
    main = [ids for ids in main if len(ids) > 1] or main
    if not main:
        main = sorted((ids for ids in parts if len(ids) > 1), key=len, reverse=True)[:1]
    chosen = {ids[0] for ids in main}
    return main, [ids for ids in parts if ids[0] not in chosen]


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a sheet is filled: where bands are wrapped, where a row of drawings ends, and whether what stands apart stands at the
    right rather than below.
    """

    limit: float
    beside: bool
    row: float


@dataclass(slots=True)
class _Page:
    """Boxes, lines and panels, with the size of what they cover so far; the corner is the origin."""

    plan: Plan
    how: _Shape
    placed: list[tuple[Drawing | Item, float, float, bool]] = field(default_factory=list)
    panels: list[Panel] = field(default_factory=list)
    width: float = 0.0
    height: float = 0.0
    wraps: float = 0.0
    stretch: float = 0.0
    widen: float = 0.0
    crossings: float = 0.0

    def apart(self, name: str, islands: list[Drawing], alone: list[Item], x: float, y: float, room: float) -> None:
        """Adds a titled panel whose corner is at x, y, at most `room` wide where it can: drawings in rows, then single boxes."""
        title, zone = TITLES[name]
        shelf = Shelf(x + PANEL_PAD, y + TITLE_HEIGHT, x + room - PANEL_PAD, 2 * PANEL_GAP)
        for each in islands:
            self.placed.append((each, *shelf.put(each.frame.width, each.frame.height), True))
        shelf.new_row(PANEL_GAP)
        shelf.gap = PANEL_PAD
        for item in alone:
            self.placed.append((item, *shelf.put(item.width, item.height), True))
        right = max(shelf.right, x + PANEL_PAD + measure(title, TITLE_SIZE, bold=True)) + PANEL_PAD
        self.panels.append(Panel(zone, title, x, y, right - x, shelf.foot + PANEL_PAD - y))
        self.width = max(self.width, right)
        self.height = max(self.height, shelf.foot + PANEL_PAD)

    def scene(self, title: str) -> Scene:
        """The scene, with its margins; boxes in reading order."""
        zones = {zone: at for at, zone in enumerate(_READING)}
        boxes, lines, titled = [], [], []
        bare = self.width + 2 * MARGIN, self.height + 2 * MARGIN
        width, height = max(bare[0], SHEET[0] * bare[1]), max(bare[1], bare[0] / SHEET[1])
        margins = MARGIN + (width - bare[0]) / 2, MARGIN + (height - bare[1]) / 2
        for what, x, y, apart in self.placed:
            left, top = x + margins[0], y + margins[1]
            if isinstance(what, Item):
                boxes.append(self.box(what, left, top, apart))
                continue
            boxes += [self.box(item, left + x, top + y, apart) for item, x, y in what.frame.items()]
            lines += [self.line(*each, left, top) for each in what.lines()]
            titled += (
                [] if apart else [replace(each, x=each.x + left, y=each.y + top) for each in panels(what.frame, what.channels)]
            )
        return Scene(
            title,
            width,
            height,
            tuple(sorted(boxes, key=lambda box: zones["group" if box.zone == "project" else box.zone])),
            tuple(sorted(lines, key=lambda line: line.key)),
            (*titled, *(replace(panel, x=panel.x + margins[0], y=panel.y + margins[1]) for panel in self.panels)),
            self.how.limit,
            self.how.beside,
        )

    def box(self, item: Item, x: float, y: float, apart: bool) -> Box:
        node = self.plan.nodes[item.id]
        return Box(
            id=item.id,
            node_type=node.type,
            kind=None if node.type == "project" else node.kind,
            name=node.name,
            text=item.label.lines,
            caption=item.label.caption,
            x=x + item.x,
            y=y + item.y,
            width=item.width,
            height=item.height,
            zone="apart" if apart else self.plan.zone[item.id],
            status=node.status,
            represents_many=node.represents_many,
            seat_of=item.seat_of,
            text_size=item.label.size,
            bold=item.label.bold,
        )

    def line(self, relation: AnyRelation, points: tuple[Point, ...], x: float, y: float) -> Line:
        return Line(
            relation.source,
            relation.type,
            relation.target,
            tuple((px + x, py + y) for px, py in points),
            RELATION_WORDS[relation.type],
            relation_status(self.plan, relation),
            relation.inferred,
        )


@dataclass(slots=True)
class _Part:
    """One component, with its stacks sized but for what its lines need, and the y of boxes in an earlier scene. What was drawn of
    it once is kept."""

    plan: Plan
    arrangement: Arrangement
    sized: Sized
    earlier: Mapping[str, float]
    wraps: dict[float, Wrapping] = field(default_factory=dict)
    numbered: dict[tuple[int, ...], Wrapping] = field(default_factory=dict)
    sketches: dict[Wrapping, Frame] = field(default_factory=dict)
    drawings: dict[tuple[Wrapping, float, bool], Drawing] = field(default_factory=dict)

    def rows(self, limit: float) -> Wrapping:
        """Which stacks stand in each band when bands are wrapped at a width."""
        if limit not in self.wraps:
            numbers = numbers_of_bands(self.sized, limit, self.earlier)
            if numbers not in self.numbered:
                self.numbered[numbers] = wrapped(self.sized, numbers, self.earlier)
            self.wraps[limit] = self.numbered[numbers]
        return self.wraps[limit]

    def sketch(self, limit: float) -> Frame:
        """The part without its lines, bands wrapped at a width."""
        rows = self.rows(limit)
        if rows not in self.sketches:
            self.sketches[rows] = sketch(self.sized, rows)
        return self.sketches[rows]

    def drawing(self, limit: float, shape: float, free: bool) -> Drawing:
        """The part with its lines; `free` as in `_Parts`."""
        rows = self.rows(limit)
        for key in ((rows, shape, False), (rows, shape, True))[: 1 + free]:
            if key not in self.drawings:
                rough = self.sketch(limit)
                self.drawings[key] = (
                    improved(self.plan, self.arrangement, rough, self.drawings[rows, shape, False], shape)
                    if key[2]
                    else draw(self.plan, self.arrangement, rough, shape)
                )
        return self.drawings[rows, shape, free]


@dataclass(frozen=True, slots=True)
class _Parts:
    """What goes on one sheet: the components that are the drawing, those that are islands, and nodes that have no line.

    `free`: organisations and agreements may change places, so that fewer lines cross.
    """

    plan: Plan
    main: list[_Part]
    islands: list[_Part]
    alone: list[Item]
    free: bool


def _page(parts: _Parts, how: _Shape, rough: bool = False) -> _Page:
    """Everything on one sheet. A `rough` one has no boxes and no lines, and is near enough in size."""
    made = parts.plan
    shape = _WIDEST if len(parts.main) == 1 and not parts.islands and not parts.alone else 0.0
    page = _Page(made, how)

    def drawing(part: _Part) -> Drawing:
        if rough:
            return Drawing(part.sketch(how.limit), Channels())
        drawn = part.drawing(how.limit, shape, parts.free)
        page.crossings += drawn.crossings
        return drawn

    shelf = Shelf(0.0, 0.0, how.row, 2 * PANEL_GAP)
    for each in parts.main:
        drawn = drawing(each)
        page.placed.append((drawn, *shelf.put(drawn.frame.width, drawn.frame.height), False))
        names = [band.name for band in drawn.frame.bands]
        page.wraps += (
            names.count(None) - len(each.arrangement.bands) + (len(names) - names.count(None) - len({*names} - {None})) * 0.75
        )
        if rough and shape:
            page.stretch = STRETCH * (len(drawn.frame.bands) - 1)
            page.widen = STRETCH * (max((len(band.stacks) for band in drawn.frame.bands), default=1) - 1)
    page.width, page.height = shelf.right, shelf.foot
    ended = [each for each in parts.alone if made.nodes[each.id].status == "ended"]
    others = [each for each in parts.alone if made.nodes[each.id].status != "ended"]
    x, y, room = 0.0, page.height, max(page.width, how.limit)
    if how.beside:
        x, y, room = page.width + PANEL_GAP, 0.0, max(_LEAST_BESIDE, how.limit - page.width)
    if parts.islands or others:
        page.apart("apart", [drawing(each) for each in parts.islands], others, x, y + (PANEL_GAP if y else 0.0), room)
        y = page.panels[-1].y + page.panels[-1].height
    if ended:
        page.apart("ended", [], ended, x, y + (PANEL_GAP if y else 0.0), room)
    return page


def _limits(parts: _Parts) -> list[float]:
    """The widths at which to try to wrap bands, and rows of what stands apart."""
    bands = [stacks for part in (*parts.main, *parts.islands) for stacks, _ in part.sized.bands]
    widest = max((sum(each.width + GAP_COLUMN for each in stacks) for stacks in bands), default=0.0)
    widest = max(widest, math.sqrt(len(parts.plan.nodes)) * 2 * _SINGLE)
    found = [_LIMIT]
    while found[-1] < widest:
        found.append(found[-1] * _WIDER)
    return found


def _best_page(parts: _Parts, like: Scene | None) -> _Page:
    """The sheet of the best shape: large to read on paper, no more rows than that needs, few crossings.

    One that is filled like an earlier sheet is preferred, unless its shape is now much worse.
    """
    rough: dict[tuple[float, float], tuple[float, int, _Shape]] = {}
    for order, how in enumerate(_shapes(parts)):
        page = _page(parts, how, rough=True)
        worse = 0.0 if like is None or (how.limit, how.beside) == (like.wrapped_at, like.apart_beside) else _KEPT
        found = (_badness(page) + worse, order, how)
        rough[page.width, page.height] = min(found, rough.get((page.width, page.height), found), key=_first_two)
    trials = 1 if like is not None or len(parts.plan.nodes) > _SMALL else _TRIALS
    shapes = sorted(rough.values(), key=_first_two)[:trials]
    chosen = shapes[0][2]
    if len(shapes) > 1:
        few = len(parts.plan.relations) <= _FEW
        least = math.inf
        for at_least, _, how in shapes:
            # With its lines a sheet is hardly ever better than without them.
            if at_least < least:
                badness = _badness(_page(parts if few else replace(parts, free=False), how))
                if badness < least:
                    least, chosen = badness, how
    return _page(parts, chosen)


def _first_two(found: tuple[float, int, _Shape]) -> tuple[float, int]:
    return found[:2]


def _shapes(parts: _Parts) -> Iterator[_Shape]:
    """The ways to fill the sheet that are worth a try."""
    limits = _limits(parts)
    for beside in (False, True) if parts.main and (parts.islands or parts.alone) else (False,):
        for limit in limits:
            yield _Shape(limit, beside, limit * 1.4)
            if len(parts.main) > 1:
                yield _Shape(limit, beside, limit * 3)


def _badness(page: _Page) -> float:
    """How small a sheet must be printed, how far its shape is from a page's, how often its bands are wrapped and lines cross."""
    width = page.width + 2 * MARGIN
    height = page.height + 2 * MARGIN
    # A rough sheet is not stretched yet: it counts as what it can become.
    height = min(max(height, width / _WIDEST), height + page.stretch)
    width = min(max(width, height * NARROWEST), width + page.widen)
    shape = abs(math.log(width / height / _SHAPE))
    size = math.log(max(width / _SHAPE, height))
    return size + max(0.0, shape - _TOLERANCE) * 4 + page.wraps * 0.2 + 0.12 * math.log1p(page.crossings)
