"""draw.io diagrams (diagrams.net): our own are rebuilt exactly; of others boxes, lines, nesting, shapes and strokes are read.

Lines that are not joined to boxes are joined to what they end at, within `NEAR`. Packed pages are unpacked. Source: mxGraph, "mxCodec",
"mxConstants" (jgraph.github.io/mxgraph); draw.io, "Extracting the XML from mxfiles".
"""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from stpgraph.export.attributes import item_of
from stpgraph.importers.draft import Form, Frame, Head, Link, Shape, Sketch, Stroke, Unread
from stpgraph.importers.making import short
from stpgraph.importers.safe import MOST_DEPTH, inflated, local, refused, xml_root

#: A line's loose end belongs to a box this near, in CSS pixels.
NEAR = 24.0
_PARTS_OF_OURS = frozenset({"panel", "mark", "title", "legend"})
_PERSONS = ("umlActor", "mxgraph.basic.smiley", "user", "actor")


@dataclass(frozen=True, slots=True)
class _Cell:
    """One cell: its own attributes, those of the object around it, and its style."""

    key: str
    label: str
    fields: Mapping[str, str]
    style: Mapping[str, str]
    parent: str
    page: str
    element: Element
    #: Where its parent's corner is and it itself, in the page.
    frame: Frame | None = None

    @property
    def part(self) -> str:
        return self.fields.get("stp_part", "")


def recognised(data: bytes) -> bool:
    """Whether a file is a draw.io diagram."""
    return re.search(rb"<(?:mxfile|mxGraphModel)\b", data[:4_000]) is not None


def sketch(data: bytes, name: str) -> Sketch:
    """What is drawn. Raises InputError where the file cannot be read."""
    root = xml_root(data, name)
    pages = _pages(root, name)
    if not pages:
        raise refused(name, "There is no diagram in this file.")
    cells: dict[str, _Cell] = {}
    for number, (title, model) in enumerate(pages):
        for cell in _cells(model, title, f"{number}/" if number else ""):
            cells.setdefault(cell.key, cell)
    cells = {key: replace(each, frame=_frame(each, cells)) for key, each in cells.items()}
    return _sketch(cells, pages[0][0] if len(pages) == 1 else "")


def _pages(root: Element, name: str) -> list[tuple[str, Element]]:
    if local(root.tag) == "mxGraphModel":
        return [("", root)]
    pages = []
    for number, diagram in enumerate(each for each in root if local(each.tag) == "diagram"):
        title = diagram.get("name") or f"Page {number + 1}"
        model = next((each for each in diagram if local(each.tag) == "mxGraphModel"), None)
        if model is None and (diagram.text or "").strip():
            model = xml_root(_unpacked(diagram.text or "", name), name)
        if model is not None:
            pages.append((title, model))
    return pages


def _unpacked(text: str, name: str) -> bytes:
    try:
        packed = base64.b64decode(text.strip(), validate=True)
    except (binascii.Error, ValueError):
        raise refused(name, "A packed page in this file is broken. In draw.io, save with “Compressed” switched off.") from None
    return unquote(inflated(packed, name).decode("utf-8", "replace")).encode("utf-8", "replace")


def _cells(model: Element, page: str, prefix: str) -> Iterator[_Cell]:
    holder = next((each for each in model if local(each.tag) == "root"), model)
    for number, item in enumerate(holder):
        cell = item if local(item.tag) == "mxCell" else next((each for each in item if local(each.tag) == "mxCell"), None)
        if cell is None:
            continue
        key = prefix + (item.get("id") or cell.get("id") or f"unnamed {number}")
        label = (item.get("label") if item is not cell else cell.get("value")) or ""
        parent = cell.get("parent")
        fields = dict(item.attrib) if item is not cell else {}
        yield _Cell(key, label, fields, _style(cell.get("style") or ""), prefix + parent if parent else "", page, cell)


def _style(text: str) -> dict[str, str]:
    """A style as keys and values; a word without a value is a key with nothing."""
    return {key.strip(): value.strip() for key, _, value in (each.partition("=") for each in text.split(";")) if key.strip()}


def _geometry(cell: _Cell) -> Element | None:
    return next((each for each in cell.element if local(each.tag) == "mxGeometry"), None)


def _number(element: Element, key: str) -> float:
    try:
        value = float(element.get(key) or 0)
    except ValueError:
        return 0.0
    return value if abs(value) < 1e7 else 0.0


def _corner(cell: _Cell | None, cells: Mapping[str, _Cell]) -> tuple[float, float]:
    """Where a cell's own coordinates begin: the sum of the corners of all around it."""
    x = y = 0.0
    seen: set[str] = set()
    while cell is not None and cell.key not in seen and len(seen) <= MOST_DEPTH:
        seen.add(cell.key)
        geometry = _geometry(cell)
        if geometry is not None and cell.element.get("vertex") == "1" and geometry.get("relative") != "1":
            x, y = x + _number(geometry, "x"), y + _number(geometry, "y")
        cell = cells.get(cell.parent)
    return x, y


def _frame(cell: _Cell, cells: Mapping[str, _Cell]) -> Frame | None:
    geometry = _geometry(cell)
    if geometry is None or cell.element.get("vertex") != "1" or geometry.get("relative") == "1":
        return None
    return Frame(*_corner(cell, cells), _number(geometry, "width"), _number(geometry, "height"))


def _sketch(cells: Mapping[str, _Cell], title: str) -> Sketch:
    edges = {key: each for key, each in cells.items() if each.element.get("edge") == "1"}
    boxes = {key: each for key, each in cells.items() if each.element.get("vertex") == "1" and key not in edges}
    labels: dict[str, list[str]] = {}
    for each in boxes.values():
        if each.parent in edges and each.part not in _PARTS_OF_OURS:
            labels.setdefault(each.parent, []).append(" ".join(plain_lines(each.label)))
    joined = {cell.element.get(end, "") for cell in edges.values() for end in ("source", "target")}
    unread: list[Unread] = []
    shapes = []
    for key, each in boxes.items():
        if each.parent in edges or each.part in _PARTS_OF_OURS:
            continue
        shape = _shape(each, cells, boxes)
        if shape is None:
            continue
        if shape.form == "text" and key.rpartition("/")[2] not in joined:
            unread.append(Unread(f"The words “{short(shape.name)}”", shape.place, "They stand free, without a box or a line."))
        else:
            shapes.append(shape)
    of_whole = next((each for each in cells.values() if each.part == "structure"), None)
    stated = _fields(of_whole, unread) if of_whole else {}
    known = {each.key for each in shapes}
    links = [
        _link(each, shapes, known, labels.get(each.key, []), boxes, unread) for each in edges.values() if each.part != "legend"
    ]
    shapes = _as_ordered(shapes, boxes)
    return Sketch("drawio", str(stated.get("title") or _title(title)), tuple(shapes), tuple(links), tuple(unread), stated)


def _as_ordered(shapes: list[Shape], boxes: Mapping[str, _Cell]) -> list[Shape]:
    """In the order of the structure, where the file tells it; boxes that were added come last."""

    def place(shape: Shape) -> int:
        told = boxes[shape.key].fields.get("order", "")
        return int(told) if told.isdecimal() and len(told) < 9 else 10**9

    return sorted(shapes, key=place)


def _title(page: str) -> str:
    return "" if re.fullmatch(r"Page[- ]?\d*|Seite.*|Diagram\d*", page) else page


def _shape(cell: _Cell, cells: Mapping[str, _Cell], boxes: Mapping[str, _Cell]) -> Shape | None:
    lines = tuple(plain_lines(cell.label))
    unread: list[Unread] = []
    stated = _fields(cell, unread) if cell.part == "node" else {}
    kind = (
        "" if stated else next((value for key, value in cell.fields.items() if key.lower() in ("kind", "type", "category")), "")
    )
    inside = cell.parent if cell.parent in boxes else _around(cell, boxes)
    if inside and boxes[inside].part in _PARTS_OF_OURS:
        inside = ""
    # Pictures without words, and the frame of a group, are no boxes.
    if not lines and not stated and ("image" in cell.style or "group" in cell.style or "shape" in cell.style):
        return None
    place = f"page “{short(cell.page)}”, box “{short(' '.join(lines))}”" if cell.page else f"box “{short(' '.join(lines))}”"
    return Shape(cell.key, lines, place, _form(cell.style), cell.frame, inside, stated, kind)


def _around(cell: _Cell, boxes: Mapping[str, _Cell]) -> str:
    """The smallest box that is drawn around one, where the file does not nest them itself."""
    if cell.frame is None or len(boxes) > 1_500:
        return ""
    one = cell.frame
    found = [
        (other.frame.width * other.frame.height, key)
        for key, other in boxes.items()
        if key != cell.key
        and other.frame
        and other.page == cell.page
        and "text" not in other.style
        and other.frame.width * other.frame.height > 1.5 * one.width * one.height
        and other.frame.x <= one.x
        and other.frame.y <= one.y
        and other.frame.x + other.frame.width >= one.x + one.width
        and other.frame.y + other.frame.height >= one.y + one.height
    ]
    return min(found)[1] if found else ""


def _form(style: Mapping[str, str]) -> Form:
    shape = style.get("shape", "")
    if "swimlane" in style:
        return "panel"
    if "text" in style or (style.get("strokeColor") == "none" and style.get("fillColor", "none") == "none"):
        return "text"
    if style.get("double") == "1" or shape in ("process",) or "process" in style:
        return "building"
    if shape in ("offPageConnector", "step", "hexagon", "mxgraph.arrows2.arrow", "singleArrow") or "hexagon" in style:
        return "arrow"
    if shape in ("note", "document", "note2", "cylinder3", "cylinder", "dataStorage"):
        return "sheet"
    if style.get("rounded") == "1" and style.get("arcSize") == "50":
        return "pill"
    if any(each in shape or each in style for each in _PERSONS):
        return "pill"
    return (
        "panel"
        if style.get("container") == "1" and style.get("dashed") == "1"
        else "rounded"
        if style.get("rounded") == "1"
        else ""
    )


def _link(
    cell: _Cell, shapes: list[Shape], known: set[str], labels: list[str], boxes: Mapping[str, _Cell], unread: list[Unread]
) -> Link:
    prefix = cell.key.partition("/")[0] + "/" if "/" in cell.key and cell.key.partition("/")[0].isdecimal() else ""
    ends: list[str] = []
    loose = []
    for end in ("source", "target"):
        key = prefix + cell.element.get(end, "")
        if key not in known:
            parent = boxes[key].parent if key in boxes else ""
            key = parent if parent in known else _nearest(cell, end, shapes)
            loose.append(key)
        ends.append(key)
    stated = _fields(cell, unread) if cell.part == "relation" else {}
    stated = {key: value for key, value in stated.items() if key not in ("source", "target")}
    says = " ".join([*plain_lines(cell.label), *labels])
    place = f"page “{short(cell.page)}”" if cell.page else "the diagram"
    return Link(ends[0], ends[1], place, says, _stroke(cell.style), _head(cell.style), None, stated)


def _nearest(cell: _Cell, end: str, shapes: list[Shape]) -> str:
    """The key of the box at which a line's loose end lies, or empty."""
    geometry = _geometry(cell)
    point = None if geometry is None else next((each for each in geometry if each.get("as") == f"{end}Point"), None)
    if point is None or len(shapes) > 1_000:
        return ""
    x, y = _number(point, "x"), _number(point, "y")
    found = [(_away(each.frame, x, y), each.frame.width * each.frame.height, each.key) for each in shapes if each.frame]
    near = min((each for each in found if each[0] <= NEAR), default=None)
    return near[2] if near else ""


def _away(frame: Frame, x: float, y: float) -> float:
    """How far a point is from a box's nearest side, or 0 inside."""
    across = max(frame.x - x, 0, x - frame.x - frame.width)
    down = max(frame.y - y, 0, y - frame.y - frame.height)
    return float((across**2 + down**2) ** 0.5)


def _stroke(style: Mapping[str, str]) -> Stroke:
    if style.get("shape") in ("link", "filledEdge"):
        return "double"
    if style.get("dashed") != "1":
        return "plain"
    try:
        first = float(style.get("dashPattern", "3").split()[0])
    except (ValueError, IndexError):
        return "dashed"
    return "dotted" if first <= 2 else "dashed"


def _head(style: Mapping[str, str]) -> Head:
    end, start = style.get("endArrow", "classic") not in ("none", ""), style.get("startArrow", "none") not in ("none", "")
    return "both" if end and start else "target" if end else "source" if start else "none"


def _fields(cell: _Cell, unread: list[Unread]) -> dict[str, object]:
    """The fields that a part of our own states; one that cannot be read is told."""
    made: dict[str, object] = {}
    for key, value in cell.fields.items():
        field = key.removeprefix("stp_")
        if key.startswith("stp_") and field != "part":
            try:
                made |= item_of({field: value})
            except (ValueError, KeyError, RecursionError):
                unread.append(
                    Unread(
                        f"“{short(value)}”", f"the field “{field}” of “{short(cell.label)}”", "It is not what this field holds."
                    )
                )
    return made


def plain_lines(label: str) -> list[str]:
    """A label in HTML as lines of plain text.

    >>> plain_lines("<b>Urgent &amp; care</b><br>SRO: <i>A</i>")
    ['Urgent & care', 'SRO: A']
    """
    broken = re.sub(r"<(?:br|/?div|/?p|/?li|/?h\d|/?tr)\b[^<>]*>", "\n", label, flags=re.IGNORECASE)
    bare = re.sub(r"</?[a-zA-Z][^<>]*>", "", broken)
    text = html.unescape(bare).replace("\xa0", " ")
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]
