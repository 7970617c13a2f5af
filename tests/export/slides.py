"""What a slide shows, read from the file as PowerPoint reads it: where connection sites are, and how connectors run.

Written from ECMA-376, part 1 (20.1.9, and presetShapeDefinitions.xml), not from the code that writes the files.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Point = tuple[float, float]
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


def all_shapes(shapes: Any) -> Iterator[Any]:
    """Every shape of a slide, those in groups too. Groups here have the same coordinates inside and outside."""
    for each in shapes:
        yield each
        if each.element.tag == f"{P}grpSp":
            frame = each.element.find(f"{P}grpSpPr/{A}xfrm")
            assert dict(frame.find(f"{A}off").attrib) == dict(frame.find(f"{A}chOff").attrib)
            assert dict(frame.find(f"{A}ext").attrib) == dict(frame.find(f"{A}chExt").attrib)
            yield from all_shapes(each.shapes)


def path_of(connector: Any) -> list[Point]:
    """The corners of a connector in EMU."""
    properties = connector.element.find(f"{P}spPr")
    frame = properties.find(f"{A}xfrm")
    x, y = (int(frame.find(f"{A}off").get(key)) for key in ("x", "y"))
    w, h = (int(frame.find(f"{A}ext").get(key)) for key in ("cx", "cy"))
    geometry = properties.find(f"{A}prstGeom")
    values = {each.get("name"): int(each.get("fmla").removeprefix("val ")) / 100_000 for each in geometry.iter(f"{A}gd")}
    one, two, three = (values.get(f"adj{at}", 0.5) for at in (1, 2, 3))
    corners: dict[str, list[Point]] = {
        "straightConnector1": [(0, 0), (w, h)],
        "bentConnector2": [(0, 0), (w, 0), (w, h)],
        "bentConnector3": [(0, 0), (one * w, 0), (one * w, h), (w, h)],
        "bentConnector4": [(0, 0), (one * w, 0), (one * w, two * h), (w, two * h), (w, h)],
        "bentConnector5": [(0, 0), (one * w, 0), (one * w, two * h), (three * w, two * h), (three * w, h), (w, h)],
    }
    points = corners[geometry.get("prst")]
    if frame.get("flipH") == "1":
        points = [(w - px, py) for px, py in points]
    if frame.get("flipV") == "1":
        points = [(px, h - py) for px, py in points]
    turns = int(frame.get("rot", "0")) // 5_400_000
    for _ in range(turns):
        # A quarter turn clockwise about the middle of the frame; y runs down.
        points = [(w / 2 - (py - h / 2), h / 2 + (px - w / 2)) for px, py in points]
    return [(x + px, y + py) for px, py in points]


def sites_of(shape: Any) -> list[Point]:
    """The connection sites of a box in EMU, in their order."""
    properties = shape.element.find(f"{P}spPr")
    x, y, w, h = shape.left, shape.top, shape.width, shape.height
    custom = properties.find(f"{A}custGeom")
    if custom is None:
        flat = w
        if properties.find(f"{A}prstGeom").get("prst") == "homePlate":
            point = int(properties.find(f".//{A}gd").get("fmla").removeprefix("val ")) / 100_000 * min(w, h)
            flat = w - point
        return [(x + flat / 2, y), (x, y + h / 2), (x + flat / 2, y + h), (x + w, y + h / 2)]
    values: dict[str, float] = {}
    for guide in custom.iter(f"{A}gd"):
        what, *rest = guide.get("fmla").split()
        if what == "*/" and rest[0] in ("w", "h"):
            values[guide.get("name")] = (w if rest[0] == "w" else h) * int(rest[1]) / int(rest[2])
    points = [each.find(f"{A}pos") for each in custom.find(f"{A}cxnLst")]
    return [(x + values[each.get("x")], y + values[each.get("y")]) for each in points]
