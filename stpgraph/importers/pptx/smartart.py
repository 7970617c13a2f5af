"""SmartArt: boxes and their places from the drawing that PowerPoint keeps beside it, who stands under whom from its data.

Source: ECMA-376, part 1, 21.4 (DrawingML diagrams); [MS-ODRAWXML], 2.6 (the drawing part of a diagram).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from stpgraph.importers.draft import Frame, Link, Shape, Unread
from stpgraph.importers.guessing import is_heading
from stpgraph.importers.making import short
from stpgraph.importers.pptx.colours import Theme
from stpgraph.importers.pptx.items import Item, items
from stpgraph.importers.pptx.package import Package, below, child, relation_id, whole
from stpgraph.importers.safe import local, named

#: An assistant is a box beside the line of the others, and a box all the same.
_NODES = ("node", "asst", "")
#: Layouts whose arrows lead from one step to the next.
_STEPS = ("process", "cycle", "chevron", "arrow")


@dataclass(frozen=True, slots=True)
class _Point:
    key: str
    lines: tuple[str, ...]


def read(
    package: Package, slide: str, item: Item, prefix: str, place: str, page: int, theme: Theme
) -> tuple[list[Shape], list[Link]]:
    """The boxes and lines of one diagram; what is missing is told in the package."""
    ids = next(below(item.element, "relIds"), None)
    related = package.related(slide)
    data = related.get(relation_id(ids, "dm")) if ids is not None else None
    if data is None or data.external:
        why = "It is kept in another file, which is never opened." if data else "The part of the file that holds it is missing."
        package.unread.append(Unread("A SmartArt diagram", place, why))
        return [], []
    model = package.part(data.part, "A SmartArt diagram", place)
    drawing = _drawing(package, slide, model, place)
    drawn = items(_as_slide(drawing), theme, package.name) if drawing is not None else []
    if model is None:
        return [_loose(each, prefix, item, place, page) for each in drawn if each.lines], []
    points = _points(model)
    frames = _frames(model, drawn, points, item.frame)
    layout = related.get(relation_id(ids, "lo")) if ids is not None else None
    kind = _layout(package, layout.part) if layout and not layout.external else ""
    if any(each in kind.lower() for each in _STEPS):
        package.unread.append(
            Unread("The arrows between steps of a SmartArt diagram", place, "They say what comes next, not who answers to whom.")
        )
    return _boxes(points, frames, _parents(model, points), prefix, place, page)


def _drawing(package: Package, slide: str, model: Element | None, place: str) -> Element | None:
    """The drawing of a diagram: that which its data names, or the only one there is."""
    related = package.related(slide)
    found = [each for each in related.values() if each.sort == "diagramDrawing"]
    said = next((each.get("relId", "") for each in below(model, "dataModelExt")), "") if model is not None else ""
    one = related.get(said) or (found[0] if len(found) == 1 else None)
    if one is None or one.external or one.part not in package.parts:
        return None
    return package.part(one.part, "The drawing of a SmartArt diagram", place)


def _as_slide(drawing: Element) -> Element:
    """The drawing as the tree of a slide, so that it is read like one."""
    slide, inner = Element("sld"), Element("cSld")
    tree = next((each for each in drawing if local(each.tag) == "spTree"), None)
    if tree is not None:
        inner.append(tree)
    slide.append(inner)
    return slide


def _layout(package: Package, part: str) -> str:
    root = package.root(part)
    return root.get("uniqueId", "").rpartition("/")[2] if root is not None else ""


def _points(model: Element) -> dict[str, _Point]:
    made = {}
    for each in below(model, "pt"):
        if each.get("type", "") in _NODES and (key := each.get("modelId", "")):
            made[key] = _Point(key, _lines(child(each, "t")))
    return {key: each for key, each in made.items() if each.lines}


def _lines(text: Element | None) -> tuple[str, ...]:
    if text is None:
        return ()
    made = []
    for paragraph in named(text, "p"):
        words = "".join(
            "\n" if local(each.tag) == "br" else (each.text or "") for each in paragraph.iter() if local(each.tag) in ("t", "br")
        )
        made += [" ".join(line.split()) for line in words.split("\n")]
    return tuple(each for each in made if each)


def _parents(model: Element, points: Mapping[str, _Point]) -> dict[str, str]:
    """By the key of each point that stands under another, that of the other."""
    made: dict[str, str] = {}
    for each in below(model, "cxn"):
        parent, low = each.get("srcId", ""), each.get("destId", "")
        if each.get("type", "parOf") == "parOf" and parent in points and low in points and parent != low:
            made.setdefault(low, parent)
    return made


def _frames(model: Element, drawn: list[Item], points: Mapping[str, _Point], around: Frame) -> dict[str, Item]:
    """The shape that is drawn for each point. A shape names the point of the presentation that it shows, and that names the data's."""
    shown = {}
    for each in below(model, "pt"):
        said = child(each, "prSet")
        if each.get("type") == "pres" and said is not None and said.get("presAssocID"):
            shown[each.get("modelId", "")] = said.get("presAssocID", "")
    made: dict[str, Item] = {}
    words: dict[str, list[Item]] = {}
    for item in drawn:
        if not item.lines:
            continue
        key = shown.get(item.element.get("modelId", ""), item.element.get("modelId", ""))
        if key in points and key not in made:
            made[key] = item
        else:
            words.setdefault(item.text, []).append(item)
    for key, point in points.items():
        same = words.get(" ".join(point.lines), [])
        if key not in made and same:
            made[key] = same.pop(0)
    return {key: replace(item, frame=_moved(item.frame, around)) for key, item in made.items()}


def _moved(frame: Frame, around: Frame) -> Frame:
    return Frame(frame.x + around.x, frame.y + around.y, frame.width, frame.height)


def _boxes(
    points: Mapping[str, _Point], frames: Mapping[str, Item], parents: Mapping[str, str], prefix: str, place: str, page: int
) -> tuple[list[Shape], list[Link]]:
    shapes, links = [], []
    held = set(parents.values())
    for key, point in points.items():
        parent = parents.get(key, "")
        title = key in held and not parent and is_heading(" ".join(point.lines))
        drawn = frames.get(key)
        under = parent and parent in points and not parents.get(parent) and is_heading(" ".join(points[parent].lines))
        told = f"{place}, SmartArt, “{short(' '.join(point.lines))}”"
        shapes.append(
            Shape(
                prefix + key,
                point.lines,
                told,
                "panel" if title else "",
                drawn.frame if drawn else None,
                prefix + parent if under else "",
                fill=drawn.fill if drawn else "",
                page=page,
            )
        )
        if parent and not under:
            links.append(Link(prefix + key, prefix + parent, told, head="none", up=True, page=page))
    return shapes, links


def _loose(item: Item, prefix: str, around: Item, place: str, page: int) -> Shape:
    told = f"{place}, SmartArt, “{short(item.text)}”"
    key = prefix + (item.element.get("modelId") or f"{whole(item.element, 'id')}{item.text}")
    return Shape(key, item.lines, told, "", _moved(item.frame, around.frame), fill=item.fill, page=page)
