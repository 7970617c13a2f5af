"""Pictures of this program in PowerPoint files that have lost what they kept: read by their own shapes, colours, strokes and captions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from stpgraph.draw.style import BOXES, LINES, STRATEGIC
from stpgraph.files.spelling import squeezed
from stpgraph.importers.colours import same_colour
from stpgraph.importers.draft import Link, Shape
from stpgraph.importers.geometry import overlap
from stpgraph.importers.guessing import node_guess
from stpgraph.importers.labels import own_fields
from stpgraph.importers.making import short
from stpgraph.importers.pptx.items import Item
from stpgraph.importers.pptx.package import child, whole
from stpgraph.importers.safe import named
from stpgraph.model.kinds import ENDPOINTS, RELATION_TYPES, RELATION_WORDS, NodeType, RelationType

#: How things are called in pictures of this program that are neither boxes nor lines.
FURNITURE = ("Legend: ", "Ring: ", "Mark: ", "Panel: ", "Draft mark", "What this shows", "Source", "Title", "Footer")
#: Posts that lead what they stand under.
_LEADS = frozenset({"workstream_lead", "senior_responsible_officer"})
_PART = re.compile(r"\s*\((?:in |see )?part \d+\)$")


def ours(items: Sequence[Item]) -> bool:
    """Whether a slide is a picture of this program."""
    names = {each.name for each in items}
    return {"What this shows", "Source"} <= names


def told(items: Sequence[Item]) -> bool:
    """Whether a slide is one of this program's with a table of findings or sources."""
    return any(each.name == "Footer" for each in items) and any(each.name.startswith("Table: ") for each in items)


def read(items: Sequence[Item], prefix: str, place: str, page: int) -> tuple[list[Shape], list[Link], set[str]]:
    """Boxes and lines of one slide, and the numbers of what is used up."""
    used = {each.number for each in items if each.name.startswith(FURNITURE)}
    shapes: list[Shape] = []
    numbers: dict[str, Shape] = {}
    for each in items:
        kind = _type(each)
        if each.number in used or each.sort != "shape" or not each.lines or kind is None:
            continue
        shape = _box(each, kind, prefix, place, page)
        shapes.append(shape)
        numbers[each.number] = shape
        used.add(each.number)
    links: list[Link] = []
    for each in items:
        one, other = numbers.get(each.start), numbers.get(each.end)
        if each.sort == "line" and one and other and each.number not in used and (found := _relation(each, one, other)):
            links.append(Link(one.key, other.key, place, "", stated={"type": found}, page=page))
            used.add(each.number)
    alt = {numbers[each.number].key: each.told for each in items if each.number in numbers}
    return shapes, [*links, *_seats(shapes, links, alt, place, page)], used


def _type(item: Item) -> NodeType | None:
    if same_colour(item.fill, STRATEGIC.fill[1:].lower()):
        return "body"
    found: list[NodeType] = [
        kind
        for kind, style in BOXES.items()
        if same_colour(item.fill, style.fill[1:].lower()) and same_colour(item.edge, style.stroke[1:].lower())
    ]
    return found[0] if len(found) == 1 else None


def _box(item: Item, kind: NodeType, prefix: str, place: str, page: int) -> Shape:
    """A box with what its colour and its caption state. A name with more behind it (on the slides of parts) is the shape's own name."""
    drawn = item.lines[0]
    name = item.name if item.name and squeezed(drawn).startswith(squeezed(item.name)) and _PART.search(drawn) else drawn
    lines = (name, *item.lines[1:])
    stated = {"type": kind, **own_fields(lines, kind)}
    if same_colour(item.fill, STRATEGIC.fill[1:].lower()):
        stated["kind"] = "strategic_board"
    return Shape(
        prefix + item.number, (name,), f"{place}, box “{short(name)}”", "", item.frame, "", stated, fill=item.fill, page=page
    )


def _relation(item: Item, source: Shape, target: Shape) -> RelationType | None:
    """The relation that a line of this program is drawn for: as the line is called, or as its stroke is."""
    ends = source.stated.get("type"), target.stated.get("type")
    may: list[RelationType] = [kind for kind in RELATION_TYPES if ends[0] in ENDPOINTS[kind][0] and ends[1] in ENDPOINTS[kind][1]]
    middle = item.name.removeprefix(source.name).removesuffix(target.name).strip()
    said = next((kind for kind in may if middle == RELATION_WORDS[kind]), None)
    if said:
        return said
    dash, double, filled = _stroke(item)
    found: list[tuple[float, RelationType]] = []
    for kind in may:
        style = LINES[kind]
        own = [length / style.weight for length in style.dash]
        if style.double != double or (style.head == "filled") != filled or len(own) != len(dash):
            continue
        if same_colour(item.edge, style.colour[1:].lower()):
            # A line that stands out is thicker, and its dashes are shorter against that: their shares of each other stay.
            shares = [abs(one / own[0] - other / dash[0]) for one, other in zip(own, dash, strict=True)] if own else [0.0]
            found.append((round(max(shares), 2) + (abs(own[0] - dash[0]) / 100 if own else 0.0), kind))
    return min(found)[1] if found else None


def _stroke(item: Item) -> tuple[list[float], bool, bool]:
    line = child(item.element, "spPr", "ln")
    custom = child(line, "custDash")
    dash = [whole(each, key) / 100_000 for each in named(custom, "ds") for key in ("d", "sp")] if custom is not None else []
    end = child(line, "tailEnd")
    return dash if all(dash) else [], item.stroke == "double", end is not None and end.get("type") == "triangle"


def _seats(shapes: Sequence[Shape], links: Sequence[Link], alt: Mapping[str, str], place: str, page: int) -> list[Link]:
    """Posts that stand right under a board sit there, or lead there if their description says so."""
    seated = {(link.source, link.target) for link in links if link.stated.get("type") in ("sits_on", "leads")}
    by_name = {each.name: each.key for each in shapes}
    made = []
    for each in shapes:
        if each.stated.get("type") != "post":
            continue
        seats: tuple[RelationType, ...] = ("sits_on", "leads")
        said = [
            (kind, key)
            for kind in seats
            for name, key in by_name.items()
            if re.search(rf"{re.escape(RELATION_WORDS[kind])} “{re.escape(name)}”", alt.get(each.key, ""))
        ]
        if not said and (host := host_of(each.key, shapes)) and (each.key, host) not in seated:
            said = [(_sits(each, next(one for one in shapes if one.key == host)), host)]
        made += [Link(each.key, host, place, "", stated={"type": kind}, page=page) for kind, host in said]
    return made


def _sits(post: Shape, host: Shape) -> RelationType:
    """How a post stands to the board or project that it is drawn under, where no words say it."""
    kind = post.stated.get("kind") or node_guess(post.name, "post").kind
    return "leads" if host.stated.get("type") == "project" or kind in _LEADS else "sits_on"


def host_of(key: str, shapes: Sequence[Shape]) -> str:
    """The board or project under which a post stands, with nothing but posts between; empty where there is none."""
    own = next((each.frame for each in shapes if each.key == key), None)
    if own is None:
        return ""
    above = [
        (own.y - each.frame.y - each.frame.height, each)
        for each in shapes
        if each.key != key
        and each.frame
        and each.frame.y + each.frame.height <= own.y + 2
        and overlap((own.x, own.width), (each.frame.x, each.frame.width)) > 0.5
    ]
    above.sort(key=lambda pair: pair[0])
    if not above or above[0][0] > own.height:
        return ""
    for gap, each in above:
        if each.stated.get("type") == "post":
            continue
        return each.key if each.stated.get("type") in ("body", "project") and gap < 12 * own.height else ""
    return ""
