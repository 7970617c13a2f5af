"""draw.io diagrams (diagrams.net): our own are rebuilt exactly; of others boxes, lines, nesting, shapes and strokes are read.

Lines that are not joined to boxes are joined to what they end at, within `meeting.NEAR`, also by way of junctions and other lines. Packed
pages are unpacked. Frames are in CSS pixels. Source: mxGraph, "mxCodec", "mxConstants" (jgraph.github.io/mxgraph); draw.io, "Extracting
the XML from mxfiles".
"""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from stpgraph.export.attributes import item_of
from stpgraph.importers.colours import keyed
from stpgraph.importers.draft import Form, Head, Link, Page, Shape, Sketch, Stroke, Unread
from stpgraph.importers.drawings.bars import bused
from stpgraph.importers.drawings.drawio_cells import Cell, cells_of, colour_of, frame_of, is_hidden, number_of, prefix_of
from stpgraph.importers.drawings.drawio_lines import adopted, ends_of, route_of, told_ends
from stpgraph.importers.drawings.meeting import MOST_NEAR, NEAR, TRUNK, Point, holds
from stpgraph.importers.drawings.tidying import without
from stpgraph.importers.making import short
from stpgraph.importers.safe import inflated, local, refused, xml_root

_PARTS_OF_OURS = frozenset({"panel", "mark", "title", "legend"})
#: A word to click on that opens a letter or a call; it says nothing of the box.
_ADDRESS = re.compile(
    r"<a\b[^<>]*\bhref=[\"']?(?:mailto|tel):[^<>]*>\s*(?:e-?mail|mail|write|contact|call|phone|telephone)\s*</a>", re.IGNORECASE
)
_PERSONS = ("umlActor", "mxgraph.basic.smiley", "user", "actor")


def recognised(data: bytes) -> bool:
    """Whether a file is a draw.io diagram."""
    return re.search(rb"<(?:mxfile|mxGraphModel)\b", data[:4_000]) is not None


def sketch(data: bytes, name: str) -> Sketch:
    """What is drawn. Raises InputError where the file cannot be read."""
    root = xml_root(data, name)
    pages = _pages(root, name)
    if not pages:
        raise refused(name, "There is no diagram in this file.")
    cells: dict[str, Cell] = {}
    for number, (title, model) in enumerate(pages):
        for cell in cells_of(model, title, number):
            cells.setdefault(cell.key, cell)
    cells = {key: replace(each, frame=frame_of(each, cells)) for key, each in cells.items()}
    sizes = tuple(Page(title, number_of(model, "pageWidth"), number_of(model, "pageHeight")) for title, model in pages)
    # Our own files keep lines hidden that stand for boxes in boxes.
    hidden = {key: each for key, each in cells.items() if not each.part and is_hidden(each, cells)}
    made = _sketch({key: each for key, each in cells.items() if key not in hidden}, pages[0][0] if len(pages) == 1 else "")
    told = [
        Unread(
            f"“{short(' '.join(words))}”",
            f"page “{short(each.page)}”" if each.page else "the diagram",
            "It is switched off, and nobody sees it.",
        )
        for each in hidden.values()
        if (each.element.get("vertex") == "1" or each.element.get("edge") == "1") and (words := plain_lines(each.label))
    ]
    return replace(made, pages=sizes, unread=(*made.unread, *told))


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


def _sketch(cells: Mapping[str, Cell], title: str) -> Sketch:
    edges = {key: each for key, each in cells.items() if each.element.get("edge") == "1"}
    boxes = {key: each for key, each in cells.items() if each.element.get("vertex") == "1" and key not in edges}
    boxes = {key: each for key, each in boxes.items() if each.part not in _PARTS_OF_OURS}
    labels: dict[str, list[str]] = {}
    for each in boxes.values():
        if each.parent in edges:
            labels.setdefault(each.parent, []).append(" ".join(plain_lines(each.label)))
    boxes = {key: each for key, each in boxes.items() if each.parent not in edges}
    joined = {prefix_of(cell) + cell.element.get(end, "") for cell in edges.values() for end in ("source", "target")}
    unread: list[Unread] = []
    shapes: list[Shape] = []
    words: list[Shape] = []
    for key, each in boxes.items():
        shape = _shape(each, cells, boxes)
        if shape is not None:
            row = shape.form == "text" and _in_list(each, boxes)
            (words if shape.form == "text" and key not in joined and not row else shapes).append(
                replace(shape, form="") if row else shape
            )
    routes = {key: route_of(each, cells) for key, each in edges.items() if each.part != "legend"}
    of_whole = next((each for each in cells.values() if each.part == "structure"), None)
    of_key = _in_key(shapes, words, edges, routes, boxes) if of_whole is None and len(boxes) <= MOST_NEAR else set()
    in_key = [each for each in (*shapes, *words) if each.key in of_key]
    shapes, words = ([each for each in some if each.key not in of_key] for some in (shapes, words))
    shapes = adopted(words, shapes, boxes, joined, {key: edges[key] for key in routes}, routes, labels, unread)
    stated = _fields(of_whole, unread) if of_whole else {}
    met = {each.key: each.boxes for each in ends_of(edges, routes, shapes, boxes)}
    by_key = {key: _link(edges[key], ends, labels.get(key, []), routes[key], unread) for key, ends in met.items()}
    unread += [
        Unread(f"The words “{short(said)}”", "the diagram", TRUNK)
        for key in routes
        if key not in met and (said := " ".join([*plain_lines(edges[key].label), *labels.get(key, [])]))
    ]
    links = list(by_key.values())
    if of_whole is None:
        named = {each.key for each in shapes if each.lines}
        dots = [
            (each.on, each.frame)
            for each in boxes.values()
            if each.key not in named and each.frame and each.frame.width * each.frame.height <= NEAR**2
        ]
        links, unclear = bused(by_key, {key: told_ends(edges[key]) for key in by_key}, shapes, dots)
        unread += unclear
    shapes = [*_as_ordered(shapes, boxes), *in_key]
    made = Sketch("drawio", str(stated.get("title") or _title(title)), tuple(shapes), tuple(links), tuple(unread), stated)
    return without(keyed(made), of_key) if of_whole is None else made


def _in_list(cell: Cell, boxes: Mapping[str, Cell]) -> bool:
    """Whether words are a row of a list that diagrams.net stacks."""
    around = boxes.get(cell.parent)
    return around is not None and "swimlane" in around.style and around.style.get("childLayout") == "stackLayout"


def _in_key(
    shapes: list[Shape],
    words: list[Shape],
    edges: Mapping[str, Cell],
    routes: Mapping[str, tuple[Point, ...]],
    boxes: Mapping[str, Cell],
) -> set[str]:
    """The keys of the shapes that are samples or words of a key of colours and lines; they name no box and no line."""
    links = tuple(_link(edges[each.key], each.boxes, [], routes[each.key], []) for each in ends_of(edges, routes, shapes, boxes))
    whole = Sketch("drawio", "", (*shapes, *words), links)
    return {each.key for each in whole.shapes} - {each.key for each in keyed(whole).shapes}


def _as_ordered(shapes: list[Shape], boxes: Mapping[str, Cell]) -> list[Shape]:
    """In the order of the structure, where the file tells it; boxes that were added come last."""

    def place(shape: Shape) -> int:
        told = boxes[shape.key].fields.get("order", "")
        return int(told) if told.isdecimal() and len(told) < 9 else 10**9

    return sorted(shapes, key=place)


def _title(page: str) -> str:
    return "" if re.fullmatch(r"Page[- ]?\d*|Seite.*|Diagram\d*", page) else page


def _shape(cell: Cell, cells: Mapping[str, Cell], boxes: Mapping[str, Cell]) -> Shape | None:
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
    fill = colour_of(cell.style, "fillColor")
    return Shape(cell.key, lines, place, _form(cell.style), cell.frame, inside, stated, kind, "", fill, cell.on)


def _around(cell: Cell, boxes: Mapping[str, Cell]) -> str:
    """The smallest box that is drawn around one, where the file does not nest them itself."""
    if cell.frame is None or len(boxes) > 1_500:
        return ""
    one = cell.frame
    found = [
        (other.frame.width * other.frame.height, key)
        for key, other in boxes.items()
        if key != cell.key and other.frame and other.page == cell.page and "text" not in other.style and holds(other.frame, one)
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


def _link(cell: Cell, ends: tuple[str, str], labels: list[str], route: tuple[Point, ...], unread: list[Unread]) -> Link:
    stated = _fields(cell, unread) if cell.part == "relation" else {}
    stated = {key: value for key, value in stated.items() if key not in ("source", "target")}
    says = " ".join([*plain_lines(cell.label), *labels])
    place = f"page “{short(cell.page)}”" if cell.page else "the diagram"
    colour = colour_of(cell.style, "strokeColor")
    return Link(*ends, place, says, _stroke(cell.style), _head(cell.style), None, stated, colour, route, cell.on)


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


def _fields(cell: Cell, unread: list[Unread]) -> dict[str, object]:
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
    label = _ADDRESS.sub("", label)
    broken = re.sub(r"<(?:br|/?div|/?p|/?li|/?h\d|/?tr)\b[^<>]*>", "\n", label, flags=re.IGNORECASE)
    bare = re.sub(r"</?[a-zA-Z][^<>]*>", "", broken)
    text = html.unescape(bare).replace("\xa0", " ")
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]
