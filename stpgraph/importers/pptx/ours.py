"""Presentations that this program made: what they keep beside the picture is taken for what the picture does not say.

What the picture says wins: a box with other words, a line that leads elsewhere, a seat that was moved under another board, what was taken
out. Everything of that sort is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from stpgraph.export.attributes import item_of
from stpgraph.export.pptx_kept import NAMESPACE
from stpgraph.files.spelling import squeezed
from stpgraph.importers.draft import Link, Shape, Unread
from stpgraph.importers.labels import own_fields
from stpgraph.importers.making import short
from stpgraph.importers.pptx.items import Item
from stpgraph.importers.pptx.package import Package, whole
from stpgraph.importers.pptx.styles import FURNITURE, host_of
from stpgraph.importers.safe import named
from stpgraph.model.kinds import RELATION_WORDS

#: By slide id: the number of the slide's page, what stands on it by its number there, and how the slide is called.
Seen = Mapping[str, "Leaf"]


@dataclass(frozen=True)
class Leaf:
    """A slide that is read: its page from 0, its things by their ids, its title."""

    page: int
    items: Mapping[str, Item]
    title: str


@dataclass
class Known:
    """What is known by what a file keeps: boxes, links, the structure's own fields, and which things of which slide are used up."""

    shapes: list[Shape] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    stated: dict[str, object] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)
    used: set[tuple[str, str]] = field(default_factory=set)
    #: The key of the box that a thing on a slide is.
    keys: dict[tuple[str, str], str] = field(default_factory=dict)
    tables: set[str] = field(default_factory=set)


def kept(package: Package, main: str) -> Element | None:
    """The part that says which shape is what, None where there is none."""
    for each in package.related(main).values():
        if each.sort == "customXml" and not each.external and NAMESPACE.encode() in package.parts.get(each.part, b""):
            root = package.part(each.part, "What the file keeps beside its pictures", "the file")
            if root is not None and root.tag == f"{{{NAMESPACE}}}structure":
                return root
    return None


def fits(root: Element, seen: Seen) -> bool:
    """Whether the shapes still have their numbers: most of those that are there have the name or the words that they had. Some programs
    number all shapes anew when they save a file."""
    there = right = 0
    for each in named(root, "node"):
        name = squeezed(each.get("stp_name", ""))
        for record, _, item in _drawn(each, seen)[0]:
            there += 1
            right += squeezed(item.name) == name or squeezed(item.text) == squeezed(record.get("label", ""))
    return right >= there / 2


def known(root: Element, seen: Seen) -> Known:
    """What the kept part says, as far as the pictures still show it."""
    made = Known()
    made.stated = _stated(next(named(root, "whole"), None), made, "what is said of the whole")
    slides = {each.get("id", ""): each for each in named(root, "slide")}
    made.tables = {key for key, each in slides.items() if each.get("tables")}
    first = next((key for key, each in slides.items() if not each.get("tables")), "")
    if (
        first in seen
        and made.stated
        and seen[first].title
        and squeezed(seen[first].title) != squeezed(str(made.stated.get("title", "")))
    ):
        made.unread.append(
            Unread(
                f"The title “{short(str(made.stated.get('title', '')))}”",
                f"slide {seen[first].page + 1}",
                "The slide now has another, which was taken.",
            )
        )
        made.stated["title"] = seen[first].title
    heights: dict[str, tuple[Element, Item, str]] = {}
    for each in named(root, "node"):
        _node(made, each, seen, heights)
    for each in named(root, "relation"):
        _relation(made, each, seen, heights)
    for slide, leaf in seen.items():
        if slide in slides:
            made.used |= {
                (slide, number) for number, item in leaf.items.items() if item.name.startswith(FURNITURE) or item.sort == "frame"
            }
    return made


def _stated(element: Element | None, made: Known, place: str) -> dict[str, object]:
    """The fields that an element states; one that cannot be read is told."""
    fields: dict[str, object] = {}
    for key, value in element.attrib.items() if element is not None else ():
        name = key.removeprefix("stp_")
        if name != key:
            try:
                fields |= item_of({name: value})
            except (ValueError, KeyError, RecursionError):
                made.unread.append(Unread(f"“{short(value)}”", place, f"It is not what the field “{name}” holds."))
    return fields


def _drawn(element: Element, seen: Seen) -> tuple[list[tuple[Element, str, Item]], list[str]]:
    """Where something is still drawn, and the slides from which it is gone."""
    there, gone = [], []
    for each in named(element, "drawn"):
        slide = each.get("slide", "")
        if slide in seen:
            item = seen[slide].items.get(each.get("shape", ""))
            if item is None:
                gone.append(slide)
            else:
                there.append((each, slide, item))
    return there, gone


def _node(made: Known, element: Element, seen: Seen, places: dict[str, tuple[Element, Item, str]]) -> None:
    fields = _stated(element, made, "a box")
    called = str(fields.get("name", ""))
    there, gone = _drawn(element, seen)
    if not there:
        if gone:
            made.unread.append(
                Unread(
                    f"“{short(called)}”",
                    f"slide {seen[gone[0]].page + 1}",
                    "Its box was taken out of the picture, and so it was left out.",
                )
            )
        return
    if gone:
        pages = ", ".join(str(seen[each].page + 1) for each in gone)
        made.unread.append(
            Unread(
                f"“{short(called)}”",
                f"slide {pages}",
                "Its box was taken out there, but is still drawn on another slide: it was kept.",
            )
        )
    _, slide, item = there[0]
    key = f"kept {fields.get('id', called)}"
    for _, each, one in there:
        made.used.add((each, one.number))
        made.keys[each, one.number] = key
    page = seen[slide].page
    place = f"slide {page + 1}, box “{short(called)}”"
    lines, fields = _as_drawn(made, there, fields, called, place)
    places[str(fields.get("id", ""))] = there[0][0], item, slide
    made.shapes.append(Shape(key, lines, place, "", item.frame, "", fields, fill=item.fill, page=page))


def _as_drawn(
    made: Known, there: Sequence[tuple[Element, str, Item]], fields: dict[str, object], called: str, place: str
) -> tuple[tuple[str, ...], dict[str, object]]:
    """The lines of a box and its fields: its own name, unless its words were changed on some slide."""
    for record, _, item in there:
        was, caption = (
            [" ".join(each.split()) for each in record.get("label", "").split("\n")],
            " ".join(record.get("caption", "").split()),
        )
        now = list(item.lines)
        if [squeezed(each) for each in was if each] == [squeezed(each) for each in now] or " ".join(was) == item.text:
            continue
        below = now[-1:] if caption and len(now) > 1 else []
        name = " ".join(now[: len(now) - len(below)])
        # On the slides of parts a name may have more behind it.
        name = name.removesuffix(was[0].removeprefix(" ".join(called.split())) or "\0").strip()
        if below and squeezed(below[0]) != squeezed(caption):
            said = own_fields((name, *below), str(fields.get("type", "")))
            fields = {key: value for key, value in fields.items() if key != "kind" or "kind" not in said} | {
                key: value for key, value in said.items() if key in ("kind", "status", "represents_many")
            }
            made.unread.append(
                Unread(
                    f"“{short(caption)}” below the name “{short(called)}”",
                    place,
                    f"The box now says “{short(below[0])}”, which was taken.",
                )
            )
        if name and squeezed(name) != squeezed(was[0]) and squeezed(name) != squeezed(called):
            if squeezed(name).startswith(squeezed(called)):
                fields = {**fields, "name": name}
                made.unread.append(
                    Unread(f"The name “{short(called)}”", place, f"The box now says “{short(name)}”, which was taken.")
                )
            return (name,), fields
    return (called,), fields


def _relation(made: Known, element: Element, seen: Seen, places: Mapping[str, tuple[Element, Item, str]]) -> None:
    fields = _stated(element, made, "a line")
    source, target = f"kept {fields.pop('source', '')}", f"kept {fields.pop('target', '')}"
    boxes = {each.key for each in made.shapes}
    there, gone = _drawn(element, seen)
    names = {each.key: each.name for each in made.shapes}
    which = (
        f"The line from “{short(names.get(source, 'a box that is gone'))}” to “{short(names.get(target, 'a box that is gone'))}”"
    )
    made.used |= {(slide, item.number) for _, slide, item in there}
    place = f"slide {seen[there[0][1]].page + 1}" if there else "the picture"
    if source not in boxes or target not in boxes:
        made.unread.append(Unread(which, place, "It does not join two boxes that are still there."))
        return
    if any(True for _ in named(element, "drawn")):
        if not there:
            if gone:
                made.unread.append(
                    Unread(which, f"slide {seen[gone[0]].page + 1}", "It was taken out of the picture, and so it was left out.")
                )
            return
        for _, slide, item in there:
            ends = (made.keys.get((slide, item.start), ""), made.keys.get((slide, item.end), ""))
            if ends != (source, target):
                # Joined to other boxes, or to none: what it says is kept as words, so that it is read and told anew.
                said = next((words for kind, words in RELATION_WORDS.items() if kind == fields.get("type")), "")
                made.links.append(
                    Link(
                        *ends,
                        f"slide {seen[slide].page + 1}, a line that was joined anew",
                        said,
                        stated={key: value for key, value in fields.items() if key != "type"},
                        route=item.route,
                        page=seen[slide].page,
                    )
                )
                return
        made.links.append(Link(source, target, place, stated=fields))
        return
    _seat(made, fields, source, target, places, seen)


def _seat(
    made: Known, fields: dict[str, object], source: str, target: str, places: Mapping[str, tuple[Element, Item, str]], seen: Seen
) -> None:
    """A seat that stands under its board without a line: it is one there as long as it stands there."""
    own, host = (places.get(key.removeprefix("kept ")) for key in (source, target))
    moved = ""
    if own and host and own[2] == host[2]:
        before = tuple(whole(own[0], axis) - whole(host[0], axis) for axis in ("x", "y"))
        now = tuple(one - other for one, other in zip(own[1].frame.middle, host[1].frame.middle, strict=True))
        height = max(whole(own[0], "height"), 1.0)
        if any(abs(one - other) > height for one, other in zip(before, now, strict=True)):
            others = [each for each in made.shapes if each.page == seen[own[2]].page]
            moved = host_of(source, others)
    if moved and moved != target:
        names = {each.key: each.name for each in made.shapes}
        said = RELATION_WORDS["leads" if fields.get("type") == "leads" else "sits_on"]
        fields = {key: value for key, value in fields.items() if key != "type"}
        made.links.append(
            Link(
                source,
                moved,
                f"slide {seen[own[2]].page + 1}, it was moved under “{short(names[moved])}”" if own else "",
                said,
                stated=fields,
            )
        )
        return
    made.links.append(Link(source, target, "the picture", stated=fields))


def in_order(shapes: Iterable[Shape]) -> list[Shape]:
    """Boxes that the file knows first, in the order of the structure."""
    return sorted(shapes, key=lambda each: not each.key.startswith("kept "))


def glued(made: Known, slide: str, item: Item, link: Link) -> Link:
    """A line that was added, with the boxes that the file knows at its ends."""
    return replace(
        link, source=made.keys.get((slide, item.start), link.source), target=made.keys.get((slide, item.end), link.target)
    )
