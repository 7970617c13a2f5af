"""What stands on a slide, one thing after the other from behind to the front: groups are taken apart, places are those of the slide.

Places are in points. Source: ECMA-376, part 1, 19.3 (shape trees), 20.1.7 (transforms of groups), 20.1.8 (dashes).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal
from xml.etree.ElementTree import Element

from stpgraph.importers.draft import Frame, Head, Stroke
from stpgraph.importers.pptx.colours import Theme, children_named, fill_of, stroke_of
from stpgraph.importers.pptx.package import below, child, whole
from stpgraph.importers.pptx.text import text_of
from stpgraph.importers.safe import MOST_SHAPES, local, named, refused

EMU = 12_700.0
Point = tuple[float, float]
Sort = Literal["shape", "line", "picture", "frame", "other"]
#: x' = a·x + c·y + e, y' = b·x + d·y + f.
_Matrix = tuple[float, float, float, float, float, float]
_SAME: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_SORTS: Mapping[str, Sort] = {"pic": "picture", "graphicFrame": "frame", "contentPart": "other"}
_LINES = ("line", "straightConnector1", "lineInv")
_DOTS = frozenset({"dot", "sysDot", "sysDash"})
#: A dash no longer than this many thicknesses of its line is a dot, in thousandths of a hundredth.
_DOT = 150_000


@dataclass(frozen=True, slots=True)
class Item:
    """One thing. `number` is its id on the slide; `bullets` says of each line of text whether it is an item of a list.

    `holder` is its sort of placeholder (“title”), empty for other things; `around` the ids of the groups around it, inner last.
    `route` are the points of a line; `start` and `end` the ids of the shapes to which it is glued.
    """

    number: str
    sort: Sort
    name: str
    told: str
    frame: Frame
    element: Element
    preset: str = ""
    lines: tuple[str, ...] = ()
    bullets: tuple[bool, ...] = ()
    fill: str = ""
    edge: str = ""
    stroke: Stroke = "plain"
    head: Head = "none"
    route: tuple[Point, ...] = ()
    start: str = ""
    end: str = ""
    holder: str = ""
    around: tuple[str, ...] = ()
    #: Which way a block arrow points, as a unit vector on the slide: that of the shape's own right and down.
    right: Point = (1.0, 0.0)
    down: Point = (0.0, 1.0)

    @property
    def text(self) -> str:
        """Its words on one line."""
        return " ".join(" ".join(self.lines).split())


@dataclass
class _Walk:
    theme: Theme
    name: str
    made: list[Item] = field(default_factory=list)


def items(root: Element, theme: Theme, name: str) -> list[Item]:
    """What stands on a slide. Raises InputError where there is more than any structure has."""
    tree = child(root, "cSld", "spTree")
    walk = _Walk(theme, name)
    if tree is not None:
        _into(walk, tree, _SAME, "", ())
    return walk.made


def _into(walk: _Walk, tree: Element, matrix: _Matrix, fill: str, around: tuple[str, ...]) -> None:
    for each in _members(tree):
        if len(walk.made) > MOST_SHAPES:
            raise refused(
                walk.name, f"There are more than {MOST_SHAPES:,} shapes on a slide of this file; no structure has so many."
            )
        tag = local(each.tag)
        if tag == "grpSp":
            properties = child(each, "grpSpPr")
            inner = _times(matrix, _of_group(child(properties, "xfrm")))
            ground = fill_of(properties, None, walk.theme, fill)
            number = _own(each).get("id", "")
            _into(walk, each, inner, fill if ground is None else ground, (*around, number))
        elif tag in ("sp", "cxnSp", "pic", "graphicFrame", "contentPart"):
            walk.made.append(_item(walk.theme, each, tag, matrix, fill, around))


def _members(tree: Element) -> Iterator[Element]:
    """Children; of what is there in several versions the first that has shapes in it."""
    for each in tree:
        if local(each.tag) == "AlternateContent":
            choices = [list(_members(choice)) for choice in each]
            yield from next((found for found in choices if found), [])
        else:
            yield each


def _own(element: Element) -> Element:
    """What an element says of itself: id, name, description."""
    for holder in element:
        if local(holder.tag).startswith("nv"):
            found = child(holder, "cNvPr")
            if found is not None:
                return found
    return element


def _item(theme: Theme, element: Element, tag: str, matrix: _Matrix, fill: str, around: tuple[str, ...]) -> Item:
    own = _own(element)
    properties, style = child(element, "spPr"), child(element, "style")
    place = child(properties, "xfrm") if properties is not None else child(element, "xfrm")
    full = _times(matrix, _placed(place))
    extent = child(place, "ext")
    width, height = whole(extent, "cx"), whole(extent, "cy")
    frame = _frame(full, width, height)
    preset = child(properties, "prstGeom")
    geometry = preset.get("prst", "") if preset is not None else ""
    path = _open_path(properties)
    is_line = tag == "cxnSp" or geometry in _LINES or (path is not None and child(element, "txBody", "p", "r") is None)
    sort: Sort = _SORTS.get(tag, "line" if is_line else "shape")
    base = Item(own.get("id", ""), sort, own.get("name", ""), own.get("descr", ""), frame, element, around=around)
    if tag not in ("sp", "cxnSp"):
        return base
    line = child(properties, "ln")
    edge = stroke_of(line, style, theme) or ""
    base = replace(base, preset=geometry, edge=edge, stroke=_stroke(line))
    if is_line:
        route = _route(full, width, height, geometry, path, preset)
        ends = child(element, "nvCxnSpPr", "cNvCxnSpPr")
        start, end = (found.get("id", "") if found is not None else "" for found in (child(ends, "stCxn"), child(ends, "endCxn")))
        return replace(base, head=_heads(line), route=route, start=start, end=end)
    lines, bullets = text_of(child(element, "txBody"))
    holder = child(element, "nvSpPr", "nvPr", "ph")
    return replace(
        base,
        lines=lines,
        bullets=bullets,
        fill=fill_of(properties, style, theme, fill) or "",
        holder=(holder.get("type") or "body") if holder is not None else "",
        right=_unit(full[0], full[1]),
        down=_unit(full[2], full[3]),
    )


# ── places ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _times(one: _Matrix, other: _Matrix) -> _Matrix:
    """First the other, then the one."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * m + e, b * k + d * m + f


def _at(matrix: _Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = matrix
    return (a * x + c * y + e) / EMU, (b * x + d * y + f) / EMU


def _turned(place: Element | None) -> _Matrix:
    """The turn and the flips of a shape about its middle, in the coordinates of what is around it."""
    offset, extent = child(place, "off"), child(place, "ext")
    x, y = whole(offset, "x") + whole(extent, "cx") / 2, whole(offset, "y") + whole(extent, "cy") / 2
    angle = math.radians(whole(place, "rot") / 60_000) if place is not None else 0.0
    across = -1.0 if place is not None and place.get("flipH") in ("1", "true") else 1.0
    upright = -1.0 if place is not None and place.get("flipV") in ("1", "true") else 1.0
    cos, sin = math.cos(angle), math.sin(angle)
    turn: _Matrix = (cos * across, sin * across, -sin * upright, cos * upright, x, y)
    return _times(turn, (1.0, 0.0, 0.0, 1.0, -x, -y))


def _placed(place: Element | None) -> _Matrix:
    """From a shape's own coordinates, with its corner as origin, to those of what is around it."""
    offset = child(place, "off")
    return _times(_turned(place), (1.0, 0.0, 0.0, 1.0, whole(offset, "x"), whole(offset, "y")))


def _of_group(place: Element | None) -> _Matrix:
    """From the coordinates inside a group to those around it."""
    offset, extent = child(place, "off"), child(place, "ext")
    inner, size = child(place, "chOff"), child(place, "chExt")
    if inner is None or size is None or not whole(size, "cx") or not whole(size, "cy"):
        return _SAME
    across, down = whole(extent, "cx") / whole(size, "cx"), whole(extent, "cy") / whole(size, "cy")
    scaled = (
        across,
        0.0,
        0.0,
        down,
        whole(offset, "x") - whole(inner, "x") * across,
        whole(offset, "y") - whole(inner, "y") * down,
    )
    return _times(_turned(place), scaled)


def _frame(matrix: _Matrix, width: float, height: float) -> Frame:
    x, y = _at(matrix, width / 2, height / 2)
    across, down = math.hypot(matrix[0], matrix[1]) * width / EMU, math.hypot(matrix[2], matrix[3]) * height / EMU
    if abs(matrix[1]) > abs(matrix[0]):
        across, down = down, across
    return Frame(x - across / 2, y - down / 2, across, down)


def _unit(x: float, y: float) -> Point:
    length = math.hypot(x, y) or 1.0
    return x / length, y / length


# ── lines ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _open_path(properties: Element | None) -> tuple[tuple[Point, ...], float, float] | None:
    """The points of a freeform that is one open path of straight or curved stretches, and the size that they are in."""
    paths = children_named(child(properties, "custGeom", "pathLst"), "path")
    if len(paths) != 1 or any(local(each.tag) == "close" for each in paths[0]):
        return None
    points = []
    for step in paths[0]:
        found = list(named(step, "pt"))
        if local(step.tag) == "arcTo" or not found:
            return None
        points.append((whole(found[-1], "x"), whole(found[-1], "y")))
    closed = len(points) > 2 and points[0] == points[-1]
    return (tuple(points), whole(paths[0], "w"), whole(paths[0], "h")) if len(points) > 1 and not closed else None


def _route(
    matrix: _Matrix,
    width: float,
    height: float,
    geometry: str,
    path: tuple[tuple[Point, ...], float, float] | None,
    preset: Element | None,
) -> tuple[Point, ...]:
    if path is not None:
        points, across, down = path
        return tuple(_at(matrix, x * width / across if across else x, y * height / down if down else y) for x, y in points)
    if geometry == "lineInv":
        return _at(matrix, 0, height), _at(matrix, width, 0)
    turns = [whole_share(each) for each in below(preset, "gd")] if preset is not None else []
    inner: list[Point] = []
    if geometry.startswith(("bentConnector3", "curvedConnector3")):
        at = (turns[0] if turns else 0.5) * width
        inner = [(at, 0.0), (at, height)]
    elif geometry.startswith(("bentConnector2", "curvedConnector2")):
        inner = [(width, 0.0)]
    elif geometry.startswith(("bentConnector4", "curvedConnector4")):
        x, y = (turns[0] if turns else 0.5) * width, (turns[1] if len(turns) > 1 else 0.5) * height
        inner = [(x, 0.0), (x, y), (width, y)]
    elif geometry.startswith(("bentConnector5", "curvedConnector5")):
        x, y, z = [*turns, 0.5, 0.5, 0.5][:3] if len(turns) == 3 else [0.5, 0.5, 0.5]
        inner = [(x * width, 0.0), (x * width, y * height), (z * width, y * height), (z * width, height)]
    return tuple(_at(matrix, x, y) for x, y in ((0.0, 0.0), *inner, (width, height)))


def whole_share(guide: Element) -> float:
    """The value of an adjustment, as a share."""
    said = guide.get("fmla", "").split()
    try:
        value = float(said[1]) / 100_000 if len(said) == 2 and said[0] == "val" else 0.5
    except ValueError:
        return 0.5
    return value if abs(value) < 1_000 else 0.5


def _stroke(line: Element | None) -> Stroke:
    if line is None:
        return "plain"
    if line.get("cmpd") == "dbl":
        return "double"
    preset, own = child(line, "prstDash"), child(line, "custDash", "ds")
    if own is not None:
        return "dotted" if whole(own, "d") <= _DOT else "dashed"
    said = preset.get("val", "solid") if preset is not None else "solid"
    return "plain" if said == "solid" else "dotted" if said in _DOTS else "dashed"


def _heads(line: Element | None) -> Head:
    start, end = (
        (found is not None and found.get("type", "none") != "none") for found in (child(line, "headEnd"), child(line, "tailEnd"))
    )
    return "both" if start and end else "target" if end else "source" if start else "none"
