"""Visio drawings (.vsdx, .vsdm): boxes, lines and their words with nesting, looks and data; masters and groups are followed.

Lines that are not glued to boxes are joined to what they end at, within a quarter of an inch. Frames are in CSS pixels of the paper.
Macros are told and never run; nothing outside of the file is opened. Source: Microsoft, [MS-VSDX] "Graphics File Format Structure".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from stpgraph.files.spelling import squeezed
from stpgraph.importers.colours import keyed
from stpgraph.importers.draft import Link, Page, Shape, Sketch, Unread
from stpgraph.importers.drawings.bars import bused
from stpgraph.importers.drawings.meeting import MOST_NEAR, TRUNK, beside, holds, reach, through
from stpgraph.importers.drawings.tidying import without, without_whole
from stpgraph.importers.guessing import said_on
from stpgraph.importers.labels import read_label
from stpgraph.importers.making import short
from stpgraph.importers.visio.data import Said, said_by
from stpgraph.importers.visio.lines import ends, glued, link
from stpgraph.importers.visio.package import Package, PagePart, opened, refuse_old
from stpgraph.importers.visio.place import of_page, page_size, route_of
from stpgraph.importers.visio.shapes import Thing, Walk, hidden_layers, members, things

__all__ = ["recognised", "refuse_old", "sketch"]
#: Names that Visio gives by itself.
_NO_TITLE = re.compile(r"(?:Page|VBackground|Background|Drawing|Seite|Zeichnung)[- ]?\d*(?:\.vsd[xm]?)?", re.IGNORECASE)


def recognised(data: bytes) -> bool:
    """Whether a file is a Visio drawing, also one of an old version, which `sketch` refuses with how to save it anew."""
    if data.startswith(b"PK"):
        return b"visio/document.xml" in data or b"visio/pages/" in data
    old = data.startswith(b"\xd0\xcf\x11\xe0") and "VisioDocument".encode("utf-16-le") in data
    return old or b"<VisioDocument" in data[:4_000]


def sketch(data: bytes, name: str) -> Sketch:
    """What is drawn on all pages. Raises InputError where the file cannot be read."""
    package = opened(data, name)
    walk = Walk(package, name)
    shapes: list[Shape] = []
    links: list[Link] = []
    unread = list(package.unread)
    pages: list[Page] = []
    in_keys: set[str] = set()
    fronts = [each for each in package.pages if not each.background] or list(package.pages)
    for number, page in enumerate(fronts):
        title, words = _behind(page, package, walk)
        width, height, pixels = page_size(page.sheet)
        pages.append(Page(title, round(width * pixels, 2), round(height * pixels, 2)))
        unread += [
            Unread(f"The words “{short(each)}”", f"page “{short(title)}”", "They stand on its background.") for each in words
        ]
        if page.contents is not None:
            reading = _Reading(replace(page, title=title), number, shapes, links, unread)
            reading.read(walk)
            in_keys |= reading.in_key
    title = "" if _NO_TITLE.fullmatch(package.title) else package.title
    if not title and len(pages) == 1 and not _NO_TITLE.fullmatch(pages[0].title):
        title = pages[0].title
    made = Sketch("vsdx", title, tuple(shapes), tuple(links), tuple(unread), {}, tuple(pages))
    return without_whole(without(keyed(made), in_keys))


def _behind(page: PagePart, package: Package, walk: Walk) -> tuple[str, list[str]]:
    """A page's title, taken from its background where it has none itself; and the other words there."""
    back = next((each for each in package.pages if each.background and each.id == page.behind), None)
    if back is None or back.contents is None:
        return page.title, []
    _, height, pixels = page_size(back.sheet)
    found = sorted(
        (each for each in things(back.contents, of_page(height, pixels), walk) if each.lines), key=lambda each: each.frame.y
    )
    words = [" ".join(each.lines) for each in found]
    if words and _NO_TITLE.fullmatch(page.title):
        return words[0], words[1:]
    return page.title, [each for each in words if each != page.title]


class _Reading:
    """One page while it is read; what is found is added to the lists of the whole."""

    def __init__(self, page: PagePart, number: int, shapes: list[Shape], links: list[Link], unread: list[Unread]) -> None:
        self.page, self.number = page, number
        self.shapes, self.links, self.unread = shapes, links, unread
        self.place = f"page “{short(page.title)}”"
        self.in_key: set[str] = set()

    def read(self, walk: Walk) -> None:
        """Reads the page."""
        if self.page.contents is None:
            return
        _, height, pixels = page_size(self.page.sheet)
        walk = replace(walk, hidden=hidden_layers(self.page))
        found = [each for each in things(self.page.contents, of_page(height, pixels), walk) if not self._passed_over(each)]
        glue = glued(self.page.contents)
        found = self._without_key(found, glue)
        held = set(glue.values())
        lines = [each for each in found if each.sort == "line"]
        boxes = [each for each in found if each.sort in ("box", "frame") or (each.sort == "words" and each.id in held)]
        boxes, said_beside = self._adopted(boxes, lines, [each for each in found if each.sort == "words" and each.id not in held])
        told = {each.id: said_by(each, self.place) for each in boxes}
        named = [each for each in boxes if told[each.id].lines]
        keys = {each.id: f"{self.number}/{each.id}" for each in named}
        joints = {each.id: each for each in boxes if each.id not in keys and not each.bare}
        numbers = {number: each for each in named for number in (*each.also, each.id)}
        inside = self._insides(named, numbers, members(found))
        for each in named:
            self._add(each, told[each.id], keys[each.id], keys.get(inside.get(each.id, ""), ""))
        met = through(ends(lines, numbers, joints, glue), {each.id: each.frame for each in named})
        by_number = {each.id: each for each in lines}
        used = {each for one in met for each in one.joints}
        few = len(boxes) <= MOST_NEAR
        for each in joints.values():
            if each.id not in used and not (few and any(holds(each.frame, other.frame) for other in boxes)):
                self.unread.append(Unread("A box without words", self.place, "Without a name nobody can say what it is."))
        drawn: dict[str, Link] = {}
        for one in met:
            words = " ".join(by_number[one.key].lines) or said_beside.get(one.key, "")
            drawn[one.key] = link(one, by_number[one.key], keys, self.place, self.number, words)
        for each in lines:
            if each.lines and each.id not in drawn:
                self.unread.append(Unread(f"The words “{short(' '.join(each.lines))}”", self.place, TRUNK))
        self._join(drawn, glue, numbers, keys, joints)
        self._report_lines(named, told, keys)

    def _join(
        self,
        drawn: Mapping[str, Link],
        glue: Mapping[tuple[str, str], str],
        numbers: Mapping[str, Thing],
        keys: Mapping[str, str],
        joints: Mapping[str, Thing],
    ) -> None:
        """Adds the lines; of those that meet, a trunk with its bar and branches, the links between boxes that they stand for."""
        told = {}
        for key in drawn:
            ends_at = [glue.get((key, end), "") for end in ("Begin", "End")]
            first, last = (keys[numbers[to].id] if to in numbers else to for to in ends_at)
            told[key] = first, last
        here = [each for each in self.shapes if each.page == self.number]
        links, unclear = bused(drawn, told, here, [(self.number, each.frame) for each in joints.values()])
        self.links += links
        self.unread += unclear

    def _without_key(self, found: list[Thing], glue: Mapping[tuple[str, str], str]) -> list[Thing]:
        """The things without those of a key of colours and lines, which go into the sketch as they are."""
        lines = [each for each in found if each.sort == "line"]
        boxes = {each.id: each for each in found if each.sort in ("box", "words", "frame")}
        if len(found) > MOST_NEAR:
            return found
        shapes, links = self._as_drawn(boxes, lines, glue)
        whole = Sketch("vsdx", "", tuple(shapes.values()), tuple(links.values()))
        left = keyed(whole)
        kept, kept_lines = {each.key for each in left.shapes}, {each.route for each in left.links}
        gone = {key for key, each in shapes.items() if each.key not in kept}
        gone |= {key for key, each in links.items() if gone and each.route not in kept_lines}
        self.shapes += [each for key, each in shapes.items() if key in gone]
        self.links += [each for key, each in links.items() if key in gone]
        self.in_key = {each.key for key, each in shapes.items() if key in gone}
        return [each for each in found if each.id not in gone]

    def _as_drawn(
        self, boxes: Mapping[str, Thing], lines: Sequence[Thing], glue: Mapping[tuple[str, str], str]
    ) -> tuple[dict[str, Shape], dict[str, Link]]:
        """Shapes and lines just as they are, by number."""
        keys = {key: f"{self.number}/{key}" for key in boxes}
        shapes = {}
        for key, each in boxes.items():
            fill = each.sheet.colour("FillForegnd") if each.sheet.filled else ""
            form = "text" if each.sort == "words" else each.form
            shapes[key] = Shape(keys[key], each.lines, self.place, form, each.frame, fill=fill, page=self.number)
        numbers = {
            number: each for each in boxes.values() if each.lines and each.sort != "words" for number in (*each.also, each.id)
        }
        by_number = {each.id: each for each in lines}
        made = {}
        for one in ends(lines, numbers, {}, glue):
            told = [glue.get((one.key, end), "") for end in ("Begin", "End")]
            first, last = (to if to in boxes else near for to, near in zip(told, one.boxes, strict=True))
            words = " ".join(by_number[one.key].lines)
            made[one.key] = link(replace(one, boxes=(first, last)), by_number[one.key], keys, self.place, self.number, words)
        return shapes, made

    def _passed_over(self, thing: Thing) -> bool:
        """What is no part of the drawing; it is told where it says or joins anything."""
        words = short(" ".join(thing.lines))
        if thing.sort == "hidden":
            self.unread.append(Unread(f"“{words}”" if words else "A shape", self.place, "Its layer is switched off."))
        elif thing.sort == "note":
            self.unread.append(Unread(f"The note “{words}”", self.place, "Notes beside boxes are no part of a structure."))
        elif thing.sort == "picture" and not words:
            self.unread.append(Unread("A picture", self.place, "What is in pictures cannot be read."))
        elif thing.sort == "line" and not thing.sheet.drawn_line:
            self.unread.append(Unread(f"A line (“{words}”)" if words else "A line", self.place, "It is not drawn."))
        else:
            return False
        return True

    def _adopted(self, boxes: list[Thing], lines: Sequence[Thing], words: Sequence[Thing]) -> tuple[list[Thing], dict[str, str]]:
        """Words that stand free belong to the line beside them, to the box without words around them, or are told.

        The boxes with them; and by number the words of lines.
        """
        of_boxes: dict[str, list[Thing]] = {}
        of_lines: dict[str, str] = {}
        few = len(boxes) + len(lines) + len(words) <= MOST_NEAR
        for each in sorted(words, key=lambda one: (one.frame.y, one.frame.x)):
            text = " ".join(each.lines)
            around = self._around(each, boxes) if few else None
            alone = around is not None and not around.lines and not any(holds(around.frame, one.frame) for one in boxes)
            line = self._beside(each, lines, of_lines) if few and not alone and said_on(text) else ""
            if line:
                of_lines[line] = text
            elif around is not None and (not around.lines or self._fits(around, each, boxes)):
                of_boxes.setdefault(around.id, []).append(each)
            else:
                self.unread.append(Unread(f"The words “{short(text)}”", self.place, "They stand free, without a box or a line."))
        made = []
        for box in boxes:
            given = of_boxes.get(box.id, [])
            if not box.lines and given and any(holds(box.frame, one.frame) and one.id != box.id for one in boxes):
                for one in given[1:]:
                    text = short(" ".join(one.lines))
                    self.unread.append(Unread(f"The words “{text}”", self.place, "They stand free, without a box or a line."))
                given = given[:1]
            lines_of = tuple(line for one in given for line in one.lines)
            made.append(replace(box, lines=(*box.lines, *lines_of), also=(*box.also, *(one.id for one in given))))
        return made, of_lines

    @staticmethod
    def _beside(words: Thing, lines: Sequence[Thing], taken: Mapping[str, str]) -> str:
        found = [
            (beside(route_of(each.sheet, each.turn, each.around), words.frame.middle), each.id)
            for each in lines
            if not each.lines and each.id not in taken
        ]
        near = min((each for each in found if each[0] <= reach(words.frame)), default=None)
        return near[1] if near else ""

    @staticmethod
    def _around(words: Thing, boxes: Sequence[Thing]) -> Thing | None:
        x, y = words.frame.middle
        found = [
            (each.frame.width * each.frame.height, each.id, each)
            for each in boxes
            if each.frame.x <= x <= each.frame.x + each.frame.width and each.frame.y <= y <= each.frame.y + each.frame.height
        ]
        return min(found, key=lambda one: one[:2])[2] if found else None

    @staticmethod
    def _fits(box: Thing, words: Thing, boxes: Sequence[Thing]) -> bool:
        """Whether words over a box that has a name are more of its label: its kind, or who leads it."""
        if any(holds(box.frame, one.frame) and one.id != box.id for one in boxes):
            return False
        label = read_label((*box.lines, *words.lines))
        return not label.rest and bool(label.roles or label.kind_words) and label.name == read_label(box.lines).name

    def _insides(self, named: Sequence[Thing], numbers: Mapping[str, Thing], said: Mapping[str, str]) -> dict[str, str]:
        """By number, that of the box or frame with a name that each stands in: as the file says, else as it is drawn."""
        made: dict[str, str] = {}
        for each in named:
            holder, seen = each.inside or said.get(each.id, ""), {each.id}
            while holder and holder not in numbers and holder not in seen:
                seen.add(holder)
                holder = said.get(holder, "")
            if holder in numbers and numbers[holder].id != each.id:
                made[each.id] = numbers[holder].id
            elif len(named) <= MOST_NEAR:
                around = [
                    (other.frame.width * other.frame.height, other.id)
                    for other in named
                    if other.id != each.id and other.sort != "words" and holds(other.frame, each.frame)
                ]
                made |= {each.id: min(around)[1]} if around else {}
        return made

    def _add(self, thing: Thing, said: Said, key: str, inside: str) -> None:
        place = f"{self.place}, box “{short(' '.join(said.lines))}”"
        self.unread += said.unread
        fill = thing.sheet.colour("FillForegnd") if thing.sheet.filled else ""
        form = "text" if thing.sort == "words" else thing.form
        self.shapes.append(
            Shape(key, said.lines, place, form, thing.frame, inside, {}, said.kind_words, "", fill, self.number, found=said.found)
        )

    def _report_lines(self, named: Sequence[Thing], told: Mapping[str, Said], keys: Mapping[str, str]) -> None:
        """Lines that only the data of the shapes says."""
        known: dict[str, str] = {}
        for each in named:
            for word in told[each.id].known_as:
                known.setdefault(word, keys[each.id])
        joined = {frozenset((each.source, each.target)) for each in self.links}
        for each in named:
            over = told[each.id].over
            if not over:
                continue
            target = known.get(squeezed(over), "")
            if target and target != keys[each.id] and frozenset((keys[each.id], target)) not in joined:
                place = f"{self.place}, the data of “{short(' '.join(told[each.id].lines))}”"
                self.links.append(Link(keys[each.id], target, place, "reports to", page=self.number))
            elif not target:
                text = f"Whom “{short(' '.join(told[each.id].lines))}” reports to: “{short(over)}”"
                self.unread.append(Unread(text, self.place, "No shape on this page has that name."))
