"""GraphML: our own is rebuilt exactly; that of yEd is read with its shapes, strokes and nesting, that of other programs with its attributes.

Sources: Brandes, Eiglsperger, Lerner, "GraphML Primer" (graphml.graphdrawing.org); yWorks, "yFiles GraphML Extension".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from stpgraph.export.attributes import fields_of, item_of
from stpgraph.files.spelling import squeezed
from stpgraph.importers.draft import Form, Frame, Head, Link, Page, Shape, Sketch, Stroke, Unread
from stpgraph.importers.drawings.meeting import Point, border
from stpgraph.importers.drawings.tidying import without_whole
from stpgraph.importers.guessing import node_guess
from stpgraph.importers.making import short
from stpgraph.importers.safe import local, refused, xml_root
from stpgraph.model import Body, Instrument, Organisation, Post, Project, Structure
from stpgraph.model.kinds import NODE_TYPES, RELATION_TYPES, RELATION_WORDS

_NAMES = ("name", "label", "title", "text", "description")
_KINDS = ("kind", "type", "category", "class", "group", "node_type")
_MEANINGS = ("type", "relation", "label", "relationship", "kind", "name", "edge_type", "edge label", "interaction", "description")
_NODE_FIELDS = frozenset(fields_of((Organisation, Body, Project, Post, Instrument)))
_EDGE_FIELDS = frozenset(
    {"notes", "cites", "inferred", "status", "primary", "frequency", "scope", "instrument", "limit_gbp", "capacity", "seats"}
)
#: What programs write about the picture, which is no part of a structure.
_LOOKS = frozenset(
    {
        "x",
        "y",
        "z",
        "size",
        "color",
        "colour",
        "r",
        "g",
        "b",
        "weight",
        "id",
        "order",
        "width",
        "height",
        "shape",
        "url",
        "findings",
    }
)
_SHAPES: Mapping[str, Form] = {
    **dict.fromkeys(("ellipse", "roundrectangle"), "rounded"),
    **dict.fromkeys(("hexagon", "fatarrow", "fatarrow2", "trapezoid", "parallelogram"), "arrow"),
    **dict.fromkeys(("com.yworks.flowchart.document", "com.yworks.bpmn.artifact"), "sheet"),
}


def recognised(data: bytes) -> bool:
    """Whether a file is GraphML."""
    return re.search(rb"<(?:\w+:)?graphml\b", data[:4_000]) is not None


def sketch(data: bytes, name: str) -> Sketch:
    """What is in the graph. Raises InputError where the file cannot be read."""
    root = xml_root(data, name)
    graph = next((each for each in root if local(each.tag) == "graph"), None)
    if graph is None:
        raise refused(name, "There is no graph in this file.")
    keys = {each.get("id") or "": each.get("attr.name") or each.get("id") or "" for each in root if local(each.tag) == "key"}
    of_graph = _data(graph, keys)
    ours = of_graph.get("stpgraph") == "1"
    unread: list[Unread] = []
    nodes = list(_nodes(graph, ""))
    edges = [each for each in graph.iter() if local(each.tag) == "edge"]
    if ours:
        nodes, edges = _ordered(nodes, keys), [each for each, _ in _ordered([(each, "") for each in edges], keys)]
    known = {each.get("id", "") for each, _ in nodes}
    shapes = [_shape(each, inside, keys, ours, unread) for each, inside in nodes]
    frames = {each.key: each.frame for each in shapes}
    links = [_link(each, keys, ours, frames, unread) for each in edges]
    for each in root:
        if local(each.tag) == "graph" and each is not graph:
            unread.append(Unread("A second graph", "the file", "Only the first graph of a file is read."))
    for each in graph.iter():
        if local(each.tag) == "hyperedge":
            unread.append(Unread("A line between more than two", "the graph", "A line joins two; draw several."))
    stated: dict[str, object] = {}
    if ours:
        stated = _fields(
            {key: value for key, value in of_graph.items() if key in Structure.model_fields}, "the structure", unread
        )
    title = str(stated.get("title") or of_graph.get("title") or of_graph.get("name") or "")
    made = Sketch(
        "graphml", title, tuple(shapes), tuple(each for each in links if known), tuple(unread), stated, _page(title, shapes)
    )
    return made if ours else without_whole(made)


def _page(title: str, shapes: list[Shape]) -> tuple[Page, ...]:
    """The one page of a graph that has a picture: as large as what stands on it."""
    frames = [each.frame for each in shapes if each.frame]
    if not frames:
        return ()
    left, top = min(each.x for each in frames), min(each.y for each in frames)
    right, bottom = max(each.x + each.width for each in frames), max(each.y + each.height for each in frames)
    return (Page(title, right - left, bottom - top),)


def _nodes(graph: Element, inside: str) -> Iterator[tuple[Element, str]]:
    """Every node with the node around it, in the order of the file."""
    for each in graph:
        if local(each.tag) == "node":
            yield each, inside
            for inner in each:
                if local(inner.tag) == "graph":
                    yield from _nodes(inner, each.get("id", ""))


def _data(item: Element, keys: Mapping[str, str]) -> dict[str, str]:
    return {
        keys.get(each.get("key", ""), each.get("key", "")): each.text or ""
        for each in item
        if local(each.tag) == "data" and not len(each)
    }


def _ordered(items: list[tuple[Element, str]], keys: Mapping[str, str]) -> list[tuple[Element, str]]:
    def place(item: tuple[Element, str]) -> int:
        told = _data(item[0], keys).get("order", "")
        return int(told) if told.isdecimal() and len(told) < 9 else 10**9

    return sorted(items, key=place)


def _fields(given: Mapping[str, str], where: str, unread: list[Unread]) -> dict[str, object]:
    made: dict[str, object] = {}
    for key, value in given.items():
        try:
            made |= item_of({key: value})
        except (ValueError, KeyError, RecursionError):
            unread.append(Unread(f"“{short(value)}”", f"the field “{key}” of {where}", "It is not what this field holds."))
    return made


def _shape(item: Element, inside: str, keys: Mapping[str, str], ours: bool, unread: list[Unread]) -> Shape:
    given = _data(item, keys)
    key = item.get("id", "")
    where = f"node “{short(given.get('name') or key)}”"
    if ours:
        stated = _fields({name: value for name, value in given.items() if name in _NODE_FIELDS}, where, unread)
        for name in given.keys() - _NODE_FIELDS - {"order"}:
            unread.append(Unread(f"“{short(given[name])}”", f"the field “{name}” of {where}", "Structures know no such field."))
        return Shape(key, (), where, "", None, "", {"id": key, **stated})
    lower = {name.casefold(): value.strip() for name, value in given.items() if value.strip()}
    drawn = _drawn_as(item)
    written, said = _name_and_kind(_labels(drawn, "NodeLabel"))
    named, told = (next((value for name in some if (value := lower.get(name, ""))), "") for some in (_NAMES[:3], _NAMES[3:]))
    label = named or written or told or key
    if named and squeezed(written) not in ("", squeezed(named)):
        unread.append(
            Unread(f"“{short(written)}”", f"the label of “{short(named)}”", "The file says that this is called otherwise.")
        )
    stated, kind = _own_words(lower)
    kind = kind or said
    stated |= _fields(
        {name: value for name, value in lower.items() if name in ("holder", "notes", "ods_code") and value}, where, unread
    )
    used = {*_NAMES[:4], *_KINDS, *stated, *_LOOKS}
    for name in sorted(lower.keys() - used):
        if lower[name] != label:
            unread.append(
                Unread(f"“{short(lower[name])}”", f"the attribute “{name}” of “{short(label)}”", "Its name is not known.")
            )
    form, frame = _look(drawn)
    is_group = any(local(each.tag) == "graph" for each in item)
    lines = tuple(label.split("\n"))
    return Shape(key, lines, where, "panel" if is_group else form, frame, inside, stated, kind, "", _colour(drawn, "Fill"))


def _own_words(given: Mapping[str, str]) -> tuple[dict[str, object], str]:
    """Type and kind where the file uses the words of this program, and else what it says of the kind."""
    node_type = given.get("type", "")
    said = [given[each] for each in _KINDS if given.get(each)]
    if node_type in NODE_TYPES:
        kind = given.get("kind", "")
        return {"type": node_type} | ({"kind": kind} if kind else {}), ""
    return {}, said[0] if said else ""


def _drawn_as(item: Element) -> Element | None:
    """How a node is drawn: of a group that can be closed, as it is now; never how one of the nodes in it is drawn."""
    for data in item:
        if local(data.tag) != "data":
            continue
        for each in data.iter():
            tag = local(each.tag)
            if tag == "Realizers" and len(each):
                at = each.get("active") or "0"
                return each[int(at)] if at.isdecimal() and int(at) < len(each) else each[0]
            if tag.endswith("Node") and tag != "ProxyAutoBoundsNode":
                return each
    return None


def _labels(drawn: Element | None, tag: str) -> list[str]:
    """The words that stand on a node or line, in the order of the file; a node may have several labels."""
    if drawn is None:
        return []
    tags = (tag, "AttributeLabel", "MethodLabel") if tag == "NodeLabel" else (tag,)
    found = (each.text or "" for each in drawn.iter() if local(each.tag) in tags)
    return list(dict.fromkeys(plain for each in found if (plain := each.strip())))


def _name_and_kind(labels: list[str]) -> tuple[str, str]:
    """The labels of a node as lines, without a second one that says its kind; and that."""
    kinds = [each for each in labels[1:] if ":" not in each and len(each.split()) < 5 and node_guess("", each).of_kind > 0.9]
    return "\n".join(each for each in labels if each not in kinds[:1]), kinds[0] if kinds else ""


def _look(drawn: Element | None) -> tuple[Form, Frame | None]:
    if drawn is None:
        return "", None
    shape = next((each.get("type", "") for each in drawn.iter() if local(each.tag) == "Shape"), "") or drawn.get(
        "configuration", ""
    )
    place = next((each for each in drawn.iter() if local(each.tag) == "Geometry"), None)
    frame = None
    if place is not None:
        try:
            numbers = [float(place.get(each, "")) for each in ("x", "y", "width", "height")]
            frame = Frame(*numbers) if all(abs(each) < 1e7 for each in numbers) else None
        except ValueError:
            frame = None
    return _SHAPES.get(shape, ""), frame


def _colour(drawn: Element | None, tag: str) -> str:
    """The colour of a filling or line as six digits, or empty where it has none."""
    found = next((each for each in drawn.iter() if local(each.tag) == tag), None) if drawn is not None else None
    said = (found.get("color") or "").lower() if found is not None and found.get("hasColor") != "false" else ""
    return said[1:7] if re.fullmatch(r"#[0-9a-f]{6}(?:[0-9a-f]{2})?", said) else ""


def _route(drawn: Element | None, ends: tuple[Frame | None, Frame | None]) -> tuple[Point, ...]:
    """The points that a line runs through, where both its boxes have places."""
    first, last = ends
    if drawn is None or first is None or last is None:
        return ()
    made: list[Point] = []
    for each in drawn.iter():
        if local(each.tag) == "Point":
            try:
                x, y = float(each.get("x", "")), float(each.get("y", ""))
            except ValueError:
                continue
            if abs(x) < 1e7 and abs(y) < 1e7:
                made.append((x, y))
    return border(first, (*made, last.middle)[0]), *made, border(last, (first.middle, *made)[-1])


def _link(item: Element, keys: Mapping[str, str], ours: bool, frames: Mapping[str, Frame | None], unread: list[Unread]) -> Link:
    given = _data(item, keys)
    ends = item.get("source", ""), item.get("target", "")
    if ours:
        where = f"the line from “{short(ends[0])}” to “{short(ends[1])}”"
        stated = _fields({name: value for name, value in given.items() if name in _EDGE_FIELDS | {"type"}}, where, unread)
        return Link(*ends, where, stated=stated)
    lower = {name.casefold(): value.strip() for name, value in given.items() if value.strip()}
    drawn = next((each for each in item.iter() if local(each.tag).endswith("Edge")), None)
    words = [lower[each] for each in _MEANINGS if lower.get(each)] + [" ".join(_labels(drawn, "EdgeLabel"))]
    says = next((each for each in words if each), "")
    known = {squeezed(each): each for each in RELATION_TYPES} | {squeezed(text): kind for kind, text in RELATION_WORDS.items()}
    stated = {"type": known[squeezed(says)]} if squeezed(says) in known else {}
    for name in sorted(lower.keys() - {*_MEANINGS, *_LOOKS}):
        unread.append(Unread(f"“{short(lower[name])}”", f"the attribute “{name}” of a line", "Its name is not known."))
    stroke, head = _drawn(drawn)
    route = _route(drawn, (frames.get(ends[0]), frames.get(ends[1])))
    return Link(*ends, "the graph", says, stroke, head, None, stated, _colour(drawn, "LineStyle"), route)


def _drawn(drawn: Element | None) -> tuple[Stroke, Head]:
    if drawn is None:
        return "plain", "target"
    line = next((each.get("type", "") for each in drawn.iter() if local(each.tag) == "LineStyle"), "")
    stroke: Stroke = "dotted" if line == "dotted" else "dashed" if line.startswith("dashed") else "plain"
    arrows = next((each for each in drawn.iter() if local(each.tag) == "Arrows"), None)
    if arrows is None:
        return stroke, "target"
    start, end = (arrows.get(each, "none") != "none" for each in ("source", "target"))
    return stroke, "both" if start and end else "source" if start else "target" if end else "none"
