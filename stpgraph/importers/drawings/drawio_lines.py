"""The lines of a draw.io drawing: what they end at, and the words that stand free beside lines and over boxes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from stpgraph.importers.draft import Form, Frame, Shape, Unread
from stpgraph.importers.drawings.drawio_cells import Cell, colour_of, corner_of, geometry_of, number_of, prefix_of
from stpgraph.importers.drawings.meeting import (
    MOST_NEAR,
    NEAR,
    Ends,
    Point,
    beside,
    border,
    holds,
    joint,
    leaves,
    nearest,
    reach,
    through,
)
from stpgraph.importers.guessing import said_on
from stpgraph.importers.making import short
from stpgraph.importers.safe import local


def adopted(
    words: list[Shape],
    shapes: list[Shape],
    boxes: Mapping[str, Cell],
    joined: set[str],
    edges: Mapping[str, Cell],
    routes: Mapping[str, tuple[Point, ...]],
    labels: dict[str, list[str]],
    unread: list[Unread],
) -> list[Shape]:
    """The shapes, where words that stand free are given to the box without words around them; else to the line beside them; or are told."""
    few = len(shapes) <= MOST_NEAR and len(routes) <= MOST_NEAR
    bare = [
        (box, box.frame)
        for box in boxes.values()
        if few and box.frame and not box.label and not box.part and "text" not in box.style
    ]
    bare = [
        (box, frame)
        for box, frame in bare
        if not any(one.frame and one.page == box.on and holds(frame, one.frame) for one in shapes)
    ]
    given: dict[str, Shape] = {}
    for each in words:
        middle = each.frame.middle if each.frame else (0.0, 0.0)
        around = [
            (box.key not in joined, "group" in box.style, frame.width * frame.height, box.key)
            for box, frame in bare
            if box.on == each.page and box.key not in given and _within(frame, middle)
        ]
        line = _beside(each, edges, routes, labels) if few and not around else ""
        if around and each.frame:
            given[min(around)[3]] = each
        elif line:
            labels[line] = [each.name]
        else:
            unread.append(Unread(f"The words “{short(each.name)}”", each.place, "They stand free, without a box or a line."))
    made = {each.key: each for each in shapes}
    for key, each in given.items():
        # A group has no shape of its own before it has words.
        inside = made[key].inside if key in made else ""
        form: Form = "rounded" if boxes[key].style.get("rounded") == "1" else ""
        made[key] = replace(
            each, key=key, form=form, frame=boxes[key].frame, fill=colour_of(boxes[key].style, "fillColor"), inside=inside
        )
    return list(made.values())


def _within(frame: Frame, point: Point) -> bool:
    return frame.x <= point[0] <= frame.x + frame.width and frame.y <= point[1] <= frame.y + frame.height


def _beside(
    words: Shape, edges: Mapping[str, Cell], routes: Mapping[str, tuple[Point, ...]], labels: Mapping[str, list[str]]
) -> str:
    if words.frame is None or not said_on(words.name):
        return ""
    found = [
        (beside(route, words.frame.middle), key)
        for key, route in routes.items()
        if edges[key].on == words.page and not edges[key].label and key not in labels
    ]
    near = min((each for each in found if each[0] <= reach(words.frame)), default=None)
    return near[1] if near else ""


def ends_of(
    edges: Mapping[str, Cell], routes: Mapping[str, tuple[Point, ...]], shapes: list[Shape], boxes: Mapping[str, Cell]
) -> list[Ends]:
    """What every line ends at: as the file says, else what is near on its page."""
    named = {each.key: each for each in shapes if each.lines or each.stated}
    held: dict[str, list[str]] = {}
    for key in named:
        held.setdefault(boxes[key].parent, []).append(key)
    frames = {key: each.frame for key, each in named.items() if each.frame}
    pages: dict[int, dict[str, Frame]] = {}
    dots: dict[int, dict[str, Frame]] = {}
    lines: dict[int, dict[str, tuple[Point, ...]]] = {}
    for key, frame in frames.items():
        pages.setdefault(named[key].page, {})[key] = frame
    for key, each in boxes.items():
        if key not in named and each.frame and each.frame.width * each.frame.height <= NEAR**2:
            dots.setdefault(each.on, {})[key] = each.frame
    for key, route in routes.items():
        lines.setdefault(edges[key].on, {})[key] = route
    leaf = {page: leaves(some, len(routes)) for page, some in pages.items()}
    made = []
    for edge, route in routes.items():
        page = edges[edge].on
        found, met = [], []
        for end, at in (("source", 0), ("target", -1)):
            told = edges[edge].element.get(end, "")
            to = prefix_of(edges[edge]) + told if told else ""
            parent = boxes[to].parent if to in boxes else ""
            inner = held.get(to, [])
            box = to if to in named else parent if parent in named else inner[0] if len(inner) == 1 and to not in named else ""
            at_joint = not box and (to in edges or to in boxes)
            if not box and not at_joint and route:
                box = nearest(route[at], pages.get(page, {}), leaf.get(page, {}))
            found.append(box)
            met.append(
                "" if box else to if at_joint else joint(edge, route[at], dots.get(page, {}), lines[page]) if route else ""
            )
        made.append(Ends(edge, (found[0], found[1]), (met[0], met[1])))
    return through(made, frames)


def told_ends(edge: Cell) -> tuple[str, str]:
    """The keys of what the file joins a line to, empty where it says nothing."""
    source, target = (edge.element.get(end, "") for end in ("source", "target"))
    return prefix_of(edge) + source if source else "", prefix_of(edge) + target if target else ""


def route_of(cell: Cell, cells: Mapping[str, Cell]) -> tuple[Point, ...]:
    """The points that a line runs through, where both its ends are known; its corners are counted from those of what is around it."""
    geometry = geometry_of(cell)
    x, y = corner_of(cells.get(cell.parent), cells)
    bends: list[Point] = []
    loose: dict[str, Point] = {}
    for each in geometry if geometry is not None else ():
        if local(each.tag) == "mxPoint" and each.get("as") in ("sourcePoint", "targetPoint"):
            loose[each.get("as") or ""] = number_of(each, "x") + x, number_of(each, "y") + y
        elif local(each.tag) == "Array":
            bends += [(number_of(point, "x") + x, number_of(point, "y") + y) for point in each]
    ends: list[Frame | Point | None] = []
    for end in ("source", "target"):
        to = cells.get(prefix_of(cell) + cell.element.get(end, "")) if cell.element.get(end) else None
        ends.append(to.frame if to is not None and to.frame is not None else loose.get(f"{end}Point"))
    first, last = ends
    if first is None or last is None:
        return ()
    middles = [each.middle if isinstance(each, Frame) else each for each in (first, last)]
    begin = border(first, (*bends, middles[1])[0]) if isinstance(first, Frame) else first
    end_ = border(last, (middles[0], *bends)[-1]) if isinstance(last, Frame) else last
    return (begin, *bends, end_)
