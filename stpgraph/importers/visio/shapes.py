"""The shapes of a Visio page as things: boxes, free words and lines; groups are one thing, or what stands in them.

A group made from a master is one box with all its words. A group that somebody made is a box where it has words itself, one box where
at most one part of it is a box with words, and else only what stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal
from xml.etree.ElementTree import Element

from stpgraph.importers.draft import Form, Frame
from stpgraph.importers.safe import MOST_DEPTH, MOST_SHAPES, named, refused
from stpgraph.importers.visio.package import Package, PagePart
from stpgraph.importers.visio.place import Turn, frame_of, of_shape
from stpgraph.importers.visio.sheet import Sheet, sheet_of

Sort = Literal["box", "words", "line", "frame", "hidden", "picture", "note"]
#: Masters of the stencils that come with Visio, by what their names begin with, and the shape that they are drawn as.
_FORMS: tuple[tuple[str, Form], ...] = (
    *(
        (each, "sheet")
        for each in ("document", "multi-document", "multiple document", "note", "database", "data store", "stored data")
    ),
    *((each, "arrow") for each in ("hexagon", "chevron", "pentagon", "preparation", "right arrow", "arrow box")),
    *((each, "building") for each in ("predefined process", "subprocess", "building")),
    *((each, "pill") for each in ("person", "actor", "user", "stick figure")),
    *((each, "rounded") for each in ("rounded rectangle", "start/end", "terminator", "ellipse", "circle")),
)
_FRAMES = (
    "cff container",
    "swimlane",
    "phase",
    "separator",
    "functional band",
    "team frame",
    "container",
    "list box",
    "belt",
    "alternating",
)
#: What Visio writes in frames before somebody names them.
_UNNAMED = frozenset(
    {"title", "function", "phase", "heading", "container", "<function>", "<phase>", "<process name>", "process name"}
)
#: How a shape says which others it holds (1, 2) or stands in (4, 5).
_RELATED = re.compile(r"DEPENDSON\((\d+)((?:,Sheet\.\d+!SheetRef\(\))*)")


@dataclass(frozen=True, slots=True)
class Thing:
    """One shape of a page. `lines` are its words; `turn` leads from its own inches to the page's pixels, `around` from those around it.

    `inside` is the number of the group that is a box itself, `also` are the numbers of the shapes that it is made of.
    """

    id: str
    sort: Sort
    sheet: Sheet
    frame: Frame
    turn: Turn
    around: Turn
    lines: tuple[str, ...] = ()
    form: Form = ""
    inside: str = ""
    also: tuple[str, ...] = ()
    #: Words, a frame or a line without anything drawn.
    bare: bool = False
    parts: tuple[Thing, ...] = ()


@dataclass(slots=True)
class Walk:
    """What a page's shapes are read with: the package, the page's hidden layers, and how many shapes there were in the whole file."""

    package: Package
    name: str
    hidden: frozenset[str] = frozenset()
    count: list[int] = field(default_factory=lambda: [0])


def hidden_layers(page: PagePart) -> frozenset[str]:
    """The numbers of layers that are switched off."""
    made = set()
    for section in named(page.sheet, "Section") if page.sheet is not None else ():
        for row in named(section, "Row") if section.get("N") == "Layer" else ():
            cells = {cell.get("N"): cell.get("V") for cell in named(row, "Cell")}
            if cells.get("Visible") == "0":
                made.add(row.get("IX") or "")
    return frozenset(made)


def things(contents: Element, turn: Turn, walk: Walk) -> list[Thing]:
    """All boxes, words and lines of a page. Raises InputError where there are far too many."""
    held = next(named(contents, "Shapes"), None)
    return [
        each
        for one in (named(held, "Shape") if held is not None else ())
        for each in _settled(_thing(one, turn, None, walk, 0), "")
    ]


def _thing(element: Element, around: Turn, group: Sheet | None, walk: Walk, depth: int) -> Thing:
    walk.count[0] += 1
    if walk.count[0] > MOST_SHAPES:
        raise refused(walk.name, f"There are more than {MOST_SHAPES:,} shapes in this drawing; no structure has so many.")
    if depth > MOST_DEPTH:
        raise refused(walk.name, f"Groups stand in each other more than {MOST_DEPTH} deep in this drawing.")
    sheet = sheet_of(element, walk.package, group)
    turn = of_shape(sheet, around)
    text, of_master = sheet.text()
    lines = _lines(text)
    children = [] if element.get("Del") == "1" else [each for each in sheet.children() if each.get("Del") != "1"]
    parts = tuple(_thing(each, turn, sheet, walk, depth + 1) for each in children)
    sort = _sort(sheet, walk)
    if sort == "frame" and of_master and " ".join(lines).casefold() in _UNNAMED:
        lines = ()
    form: Form = "panel" if sort == "frame" else next((form for start, form in _FORMS if sheet.name.startswith(start)), "")
    made = Thing(element.get("ID") or "", sort, sheet, frame_of(sheet, turn), turn, around, lines, form, parts=parts)
    return replace(made, bare=_is_bare(made), sort="words" if sort == "box" and lines and _is_bare(made) and not parts else sort)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for each in re.split(r"[\r\n\v]+", text) if (line := " ".join(each.split())))


def _sort(sheet: Sheet, walk: Walk) -> Sort:
    layers = [each for each in sheet.value("LayerMember").split(";") if each]
    if layers and all(each in walk.hidden for each in layers):
        return "hidden"
    if sheet.has("BeginX") and sheet.has("EndX"):
        return "line"
    kind = sheet.user("msvStructureType").casefold()
    if kind == "callout" or sheet.name.endswith("callout"):
        return "note"
    if kind in ("container", "list") or sheet.name.startswith(_FRAMES):
        return "frame"
    return "picture" if sheet.element.get("Type") == "Foreign" else "box"


def _is_bare(thing: Thing) -> bool:
    """Whether nothing of it is drawn: no path at all, or only paths without line and filling."""
    sheet = thing.sheet
    if not sheet.drawn_line and not sheet.filled:
        return True
    missing = bool(sheet.element.get("Master")) and not sheet.behind
    return not missing and not sheet.has_path


def _all(thing: Thing) -> Iterator[Thing]:
    for each in thing.parts:
        yield each
        yield from _all(each)


def _settled(thing: Thing, inside: str) -> Iterator[Thing]:
    """What a shape stands for: itself with all its parts, or the things in it."""
    if thing.sort in ("hidden", "picture", "note") or not thing.parts:
        yield replace(thing, inside=inside)
        return
    within = list(_all(thing))
    seen = [each for each in within if each.sort != "hidden"]
    if thing.sort in ("line", "frame"):
        added = [each for each in thing.parts if each.sheet.element.get("Master")] if thing.sort == "frame" else []
        added = [each for each in added if thing.lines or not _is_head(each, thing)]
        numbers = {each.id for each in added}
        own = [one for each in thing.parts if each.id not in numbers for one in (each, *_all(each)) if one.sort != "hidden"]
        yield _joined(thing, own, inside, thing.sort == "frame")
        for each in added:
            yield from _settled(each, thing.id)
        return
    worded = [each for each in seen if each.lines and each.sort in ("box", "words")]
    boxes = [each for each in worded if each.sort == "box"]
    foreign = any(each.sheet.element.get("Master") or each.sort == "line" for each in seen)
    if (thing.sheet.name and not foreign) or (not thing.lines and len(boxes) <= 1 and not foreign and worded):
        yield _joined(thing, seen, inside)
    elif thing.lines and not foreign:
        loose = [each for each in thing.parts if each.sort == "words"]
        yield _joined(thing, loose, inside)
        for each in thing.parts:
            if each.sort != "words" and (each.lines or each.parts):
                yield from _settled(each, thing.id)
    else:
        here = inside
        if thing.lines:
            yield replace(thing, inside=inside, parts=())
            here = thing.id
        for each in thing.parts:
            yield from _settled(each, here)


def _is_head(part: Thing, frame: Thing) -> bool:
    """Whether a part runs along the whole left or upper side of a frame, as the heading of a lane does, or is its empty ground."""
    inner, outer = part.frame, frame.frame
    if part.parts or part.sort != "box":
        return False
    high, wide = inner.height >= 0.9 * outer.height, inner.width >= 0.9 * outer.width
    if not part.lines:
        return high and wide
    left = high and inner.width <= 0.25 * outer.width and inner.x - outer.x <= 0.1 * outer.width
    return left or (wide and inner.height <= 0.35 * outer.height and inner.y - outer.y <= 0.1 * outer.height)


def _joined(thing: Thing, parts: list[Thing], inside: str, titled: bool = False) -> Thing:
    """A group as one thing, with the words of its parts from the top down below its own; of a frame only its title."""
    found = sorted((each for each in parts if each.lines), key=lambda each: (round(each.frame.middle[1]), each.frame.x))
    said = [(line, each) for each in found for line in each.lines]
    if titled:
        said = [] if thing.lines else [(line, each) for line, each in said if line.casefold() not in _UNNAMED][:1]
    lines = tuple(dict.fromkeys((*thing.lines, *(line for line, _ in said))))
    sort: Sort = "box" if thing.sort == "words" else thing.sort
    form = thing.form or next((each.form for each in parts if each.form), "")
    bare = thing.bare and all(each.bare for each in parts)
    return replace(
        thing, lines=lines, inside=inside, also=tuple(each.id for each in parts), parts=(), sort=sort, form=form, bare=bare
    )


def members(found: list[Thing]) -> Mapping[str, str]:
    """By the number of a shape, that of the container or list that the file says it is in; lanes count before phases, small before large."""
    made: dict[str, str] = {}
    frames = {each.id: each for each in found if each.sort == "frame"}

    def rank(holder: str) -> tuple[bool, float, str]:
        one = frames[holder]
        return one.sheet.name.startswith(("phase", "separator")), one.frame.width * one.frame.height, holder

    for each in found:
        cell = each.sheet.cell("Relationships")
        for way, shapes in _RELATED.findall(cell.get("F") or "" if cell is not None else ""):
            for other in re.findall(r"Sheet\.(\d+)!", shapes):
                member, holder = (other, each.id) if way in ("1", "2") else (each.id, other) if way in ("4", "5") else ("", "")
                if member != holder and holder in frames and (member not in made or rank(holder) < rank(made[member])):
                    made[member] = holder
    return made
