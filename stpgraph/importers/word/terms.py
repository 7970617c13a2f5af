"""Terms of reference in Word documents (.docx), as a sketch: whose they are, who sits there, whom it answers to, its quorum and meetings.

What is found in the text is found by rules over sentences (`word_fields`, `word_links`, `word_seats`), each with the sentence that it
came from. What denies, or speaks of some case or of the past only, is told and not taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from stpgraph.errors import InputError
from stpgraph.files.spelling import squeezed
from stpgraph.importers.draft import Found, Link, Shape, Sketch, Unread
from stpgraph.importers.making import short
from stpgraph.importers.safe import refused
from stpgraph.importers.tables import free as tables
from stpgraph.importers.tables.columns import matched
from stpgraph.importers.word import text as word_text
from stpgraph.importers.word.building import Body, Building, defined
from stpgraph.importers.word.layout import Charter, charters
from stpgraph.importers.word.reading import Reader
from stpgraph.importers.word.rosters import is_membership
from stpgraph.importers.word.text import Block, Grid, Paragraph

recognised = word_text.recognised


def sketch(data: bytes, name: str) -> Sketch:
    """What a document says. Raises InputError where it is broken, hostile or far too large, or has nothing of terms of reference."""
    text = word_text.read(data, name)
    building = Building(unread=list(text.unread))
    blocks, listed = _without_lists_of_groups(text.blocks)
    found = charters(blocks, text.titles, name)
    building.short = defined([each.text for each in blocks if isinstance(each, Paragraph)])
    building.known |= {squeezed(each): full for each, full in building.short.items()}
    bodies = [] if listed and not _says_anything(found) else [(_body(building, each), each) for each in found]
    for grid in listed:
        _organisational(building, grid)
    for body, charter in bodies:
        Reader(building, body).read(charter.sections)
        building.finish(body)
        _told(building, body, charter)
    if not building.shapes or (len(bodies) == 1 and not listed and not _worth(building, bodies[0])):
        raise refused(
            name,
            "No terms of reference were found in this document: no membership, quorum, meetings or"
            " accountability under a heading of their own.",
        )
    building.told_apart()
    _same_names(building, {body.key for body, _ in bodies})
    title = bodies[0][0].name if len(bodies) == 1 else next(iter(text.titles), "")
    return Sketch("docx", title, tuple(building.shapes.values()), tuple(building.links), tuple(building.unread))


def _body(building: Building, charter: Charter) -> Body:
    key = squeezed(charter.name) or charter.name
    short_names = tuple(each for each, full in building.short.items() if _ends_alike(squeezed(full), squeezed(charter.name)))
    body = Body(key, charter.name, (*charter.called, *short_names))
    building.shapes[key] = Shape(
        key, (charter.name,), charter.place, found={"type": Found("body", charter.confidence, charter.reason, charter.place)}
    )
    for each in charter.called:
        building.known[squeezed(each)] = charter.name
    return body


def _ends_alike(one: str, other: str) -> bool:
    """Whether one of two names is the end of the other: “System Delivery Group” in the terms of reference of the “Anytown System Delivery Group”."""
    return one.endswith(other) or other.endswith(one)


def _says_anything(found: Sequence[Charter]) -> bool:
    return any(section.about not in ("other", "control", "name") for each in found for section in each.sections)


def _worth(building: Building, pair: tuple[Body, Charter]) -> bool:
    body, charter = pair
    return bool(body.seats or building.links or body.fields or charter.titled)


def _told(building: Building, body: Body, charter: Charter) -> None:
    """Puts what was found of a body into its shape."""
    shape = building.shapes[body.key]
    found = {**shape.found, **body.fields}
    if charter.titled:
        found["terms_of_reference"] = Found(True, 0.9, "the document is these terms of reference", charter.place)
    building.shapes[body.key] = replace(shape, found=found)
    if body.deputies:
        seats = "one entry" if body.deputies == 1 else f"{body.deputies} entries"
        why = "A post has no field for who may stand in."
        building.unread.append(Unread(f"Deputies for {seats} of “{short(body.name)}”", charter.place, why))


# ── tables of groups ─────────────────────────────────────────────────────────────────────────────────────────────────


def _without_lists_of_groups(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Grid, ...]]:
    """Tables in which each row is a group, with whom it answers to, apart from the rest."""
    listed = tuple(each for each in blocks if isinstance(each, Grid) and _is_of_groups(each))
    return tuple(each for each in blocks if each not in listed), listed


def _is_of_groups(grid: Grid) -> bool:
    if len(grid.rows) < 2 or len(grid.rows[0]) < 2 or is_membership(grid, ""):
        return False
    fields = {each.field for each in matched(grid.rows[:3]).columns if each.confidence >= 0.7}
    return ("name" in fields and bool(fields & {"answers_to", "reports_to"})) or {"from", "to"} <= fields


def _organisational(building: Building, grid: Grid) -> None:
    where = f"table {grid.order}"
    try:
        read = tables.sketch(
            (tables.Table(where, tuple(tuple(" ".join(cell.split()) for cell in row) for row in grid.rows)),), "docx", where
        )
    except InputError as error:
        building.unread.append(Unread(f"A table of {len(grid.rows)} rows", where, error.faults[0].message))
        return
    for shape in read.shapes:
        old = building.shapes.get(shape.key)
        place = shape.place.replace(f"sheet “{where}”", where)
        building.shapes[shape.key] = (
            replace(shape, place=place)
            if old is None
            else replace(old, stated={**shape.stated, **old.stated}, kind_words=old.kind_words or shape.kind_words)
        )
    building.links += [replace(each, place=each.place.replace(f"sheet “{where}”", where)) for each in read.links]
    building.unread += [
        replace(each, place=each.place.replace(f"the sheet “{where}”", where).replace(f"sheet “{where}”", where))
        for each in read.unread
    ]


# ── the whole ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _same_names(building: Building, own: set[str]) -> None:
    """A short name that is the end of exactly one longer name is the same: “Programme Board” beside “STP Programme Board”."""
    turned: dict[str, str] = {}
    names = [key for key in building.shapes if "\0" not in key]
    longer_by: dict[str, list[str]] = {}
    for key in names:
        for each in _ends_of(building.shapes[key].name.casefold()):
            longer_by.setdefault(each, []).append(key)
    for key in names:
        shape = building.shapes[key]
        if key in own or len(shape.name.split()) < 2 or "represents_many" in shape.found:
            continue
        longer = [each for each in longer_by.get(shape.name.casefold(), ()) if each != key]
        if (
            len(longer) == 1
            and not re.match(r"(?:NHS|joint)\b", building.shapes[longer[0]].name, re.IGNORECASE)
            and _is_forum(shape)
        ):
            turned[key] = longer[0]
    if not turned:
        return
    for key in turned:
        del building.shapes[key]
    building.links = list(
        _once(replace(each, source=_end(each.source, turned), target=_end(each.target, turned)) for each in building.links)
    )


def _ends_of(name: str) -> frozenset[str]:
    """The shorter names that may stand for a name: its last words, and what is before an “of”."""
    words = name.split()[:40]
    ends = {" ".join(words[at:]) for at in range(1, len(words))}
    return frozenset(ends | {" ".join(words[:at]) for at, word in enumerate(words) if word == "of" and 0 < at < len(words) - 1})


def _is_forum(shape: Shape) -> bool:
    return (
        re.search(
            r"\b(?:board|committee|group|executive|cabinet|forum|body|board of directors|council of governors)$",
            shape.name,
            re.IGNORECASE,
        )
        is not None
    )


def _end(key: str, turned: dict[str, str]) -> str:
    for _ in range(len(turned)):
        if key not in turned:
            break
        key = turned[key]
    return key


def _once(links: Iterator[Link]) -> Iterator[Link]:
    seen = set()
    for each in links:
        which = each.source, each.target, str(each.found["type"].value) if "type" in each.found else each.says
        if each.source != each.target and which not in seen:
            seen.add(which)
            yield each
