"""Visio drawings in styles that people really use, each made by a script from a structure that is known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from pathlib import Path

from tests.importers.corpus import DASH, SAID, Document
from tests.importers.drawing_truths import PLAIN, spread
from tests.importers.truths import TRUTHS, Named, Truth
from tests.importers.visio_package import (
    BOX,
    STANDARD,
    PageOf,
    at,
    cells,
    connect,
    data,
    drawing,
    line,
    related,
    shape,
    structure,
    text,
)

_PATTERN: Mapping[str, dict[str, object]] = {
    "dashed": {"LinePattern": 2},
    "dotted": {"LinePattern": 3},
    "double": {"CompoundType": 1},
}
WIDE, HIGH, ACROSS, DOWN = 1.9, 0.7, 2.5, 1.6
Place = tuple[float, float]


@dataclass
class Drawn:
    """A page while it is drawn: where each box stands (its middle), its number, and what was written."""

    truth: Truth
    rows: tuple[tuple[Named, ...], ...]
    first: int = 1
    shapes: list[str] = field(default_factory=list)
    connects: list[str] = field(default_factory=list)
    keys: dict[str, int] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.numbers = count(self.first)
        self.width = max(11.0, max(map(len, self.rows)) * ACROSS + 1.0)
        self.height = max(8.5, len(self.rows) * DOWN + 1.0)
        for row, boxes in enumerate(self.rows):
            for column, (name, _, _) in enumerate(boxes):
                self.places[name] = 1.5 + column * ACROSS, self.height - 1.0 - row * DOWN
                self.keys[name] = next(self.numbers)

    def number(self) -> int:
        return next(self.numbers)

    def boxes(self, **more: object) -> None:
        """A rectangle of the stencil for each."""
        for name in self.keys:
            x, y = self.places[name]
            self.shapes.append(shape(self.keys[name], at(x, y, WIDE, HIGH, **more) + text(name), master="2"))

    def edge(self, first: str, last: str, gap: float = 0.0) -> tuple[Place, Place]:
        """Where a line between two boxes begins and ends: at their facing sides, so far away from these."""
        (x, y), (to_x, to_y) = self.places[first], self.places[last]
        if y == to_y:
            side = 1 if to_x > x else -1
            return (x + side * (WIDE / 2 + gap), y), (to_x - side * (WIDE / 2 + gap), to_y)
        side = 1 if to_y > y else -1
        return (x, y + side * (HIGH / 2 + gap)), (to_x, to_y - side * (HIGH / 2 + gap))

    def lines(self, *, down: bool = False, head: bool = True, glue: bool = True, words: bool = True, **more: object) -> None:
        """A line for each relation; `down` from the parent to the child."""
        for source, kind, target in self.truth.lines:
            if source not in self.keys or target not in self.keys:
                continue
            first, last = (target, source) if down and kind == "accountable_to" else (source, target)
            said = SAID[kind] if words and kind not in (PLAIN if head else {*PLAIN, "member_of"}) else ""
            key = self.number()
            look = {**_PATTERN.get(DASH.get(kind, ""), {}), "EndArrow": 4 if head else 0, **more}
            begin, end = self.edge(first, last, 0.0 if glue else 0.12)
            self.shapes.append(line(key, begin, end, said, master="3" if glue else "", **look))
            if glue:
                self.connects.append(connect(key, self.keys[first], self.keys[last]))

    def page(self, name: str = "Page-1", **more: object) -> PageOf:
        return PageOf(name, "".join(self.shapes), "".join(self.connects), self.width, self.height, **more)


def _drawn(truth: Truth) -> Drawn:
    return Drawn(truth, truth.rows)


def glued(truth: Truth) -> bytes:
    """Rectangles of the stencil, dynamic connectors glued, arrows to the one that is answered to."""
    one = _drawn(truth)
    one.boxes()
    one.lines()
    return drawing([one.page()], title=truth.title)


def down(truth: Truth) -> bytes:
    """Arrows from the parent to the child."""
    one = _drawn(truth)
    one.boxes()
    one.lines(down=True)
    return drawing([one.page(truth.title)])


def bare(truth: Truth) -> bytes:
    """No arrowheads."""
    one = _drawn(truth)
    one.boxes()
    one.lines(head=False)
    return drawing([one.page()], title=truth.title)


def loose(truth: Truth) -> bytes:
    """Lines drawn by hand that end near boxes; no masters at all."""
    one = _drawn(truth)
    for name, key in one.keys.items():
        x, y = one.places[name]
        one.shapes.append(shape(key, at(x, y, WIDE, HIGH) + BOX + text(name.replace(" ", "\n", 1))))
    one.lines(glue=False)
    return drawing([one.page()], {}, truth.title)


def orgchart(truth: Truth) -> bytes:
    """The stencil of organisation charts: groups whose words stand in a part, lines from the superior without arrows."""
    part = shape(7, at(0.95, 0.35, WIDE - 0.2, HIGH - 0.2) + text("Name"), style="4")
    master = shape(5, at(0.95, 0.35, WIDE, HIGH) + BOX + f"<Shapes>{part}</Shapes>", sort="Group")
    one = _drawn(truth)
    for name, key in one.keys.items():
        x, y = one.places[name]
        inner = f'<Shape ID="{one.number()}" Type="Shape" MasterShape="7">{text(name)}</Shape>'
        one.shapes.append(shape(key, at(x, y, WIDE, HIGH) + f"<Shapes>{inner}</Shapes>", master="4", sort="Group"))
    one.lines(down=True, head=False)
    return drawing([one.page()], {**STANDARD, "4": ("Position", master)}, truth.title)


def _holder(one: Drawn, row: int, title: str, sort: str, tell: bool) -> str:
    """A container around a row, whose title stands in a part of it."""
    places = [one.places[name] for name, _, _ in one.rows[row]]
    left, right = min(x for x, _ in places) - WIDE / 2 - 0.2, max(x for x, _ in places) + WIDE / 2 + 0.2
    width, height, y = right - left, HIGH + 0.55, places[0][1] + 0.1
    numbers = [one.keys[name] for name, _, _ in one.rows[row]]
    part = shape(one.number(), at(width / 2, height - 0.1, width, 0.2) + text(title), style="4")
    inner = at((left + right) / 2, y, width, height) + (related(1, *numbers) if tell else "") + structure(sort) + BOX
    return shape(one.number(), inner + f"<Shapes>{part}</Shapes>", sort="Group")


def containers(truth: Truth) -> bytes:
    """A container around every row, which tells what it holds."""
    one = _drawn(truth)
    for row in range(len(one.rows)):
        one.shapes.append(_holder(one, row, f"Tier {row + 1}", "Container", True))
    one.boxes()
    one.lines()
    return drawing([one.page()], title=truth.title)


def lanes(truth: Truth) -> bytes:
    """A cross-functional flowchart: a list of swimlanes in a container, whose members tell where they stand."""
    one = _drawn(truth)
    whole, row_of = one.number(), {}
    held = []
    for row in range(len(one.rows)):
        y = one.places[one.rows[row][0][0]][1]
        key = row_of[row] = one.number()
        title = shape(one.number(), at(0.1, 0.75, 0.2, 1.5) + text(f"Level {row + 1}"), style="4")
        inner = at(one.width / 2, y, one.width, 1.5) + structure("Container") + BOX + f"<Shapes>{title}</Shapes>"
        held.append(shape(key, inner, sort="Group", master="9"))
    size = at(one.width / 2, one.height / 2, one.width, one.height) + related(2, *row_of.values()) + structure("List") + BOX
    one.shapes += [shape(whole, size, master="8"), *held]
    for row, boxes in enumerate(one.rows):
        for name, _, _ in boxes:
            x, y = one.places[name]
            one.shapes.append(shape(one.keys[name], at(x, y, WIDE, HIGH) + related(4, row_of[row]) + text(name), master="2"))
    one.lines(down=True)
    masters = {
        **STANDARD,
        "8": ("CFF Container", shape(5, at(3, 3, 6, 6) + BOX)),
        "9": ("Swimlane (vertical)", shape(5, at(1, 1, 2, 2) + BOX + text("Function"), sort="Group")),
    }
    return drawing([one.page()], masters, truth.title)


def groups(truth: Truth) -> bytes:
    """Every box is a group of a rectangle and its words; lines are glued to the group, or to the rectangle in it."""
    one = _drawn(truth)
    target = dict(one.keys)
    for at_, (name, key) in enumerate(list(one.keys.items())):
        x, y = one.places[name]
        face, words = one.number(), one.number()
        inner = shape(face, at(WIDE / 2, HIGH / 2, WIDE, HIGH) + BOX) + shape(
            words, at(WIDE / 2, HIGH / 2, WIDE - 0.3, 0.3) + text(name), style="4"
        )
        one.shapes.append(shape(key, at(x, y, WIDE, HIGH) + f"<Shapes>{inner}</Shapes>", sort="Group"))
        target[name] = face if at_ % 2 else key
    one.keys = target
    one.lines()
    return drawing([one.page()], title=truth.title)


def described(truth: Truth) -> bytes:
    """Shape data says of what sort things are, who holds a post, and whom a body reports to is drawn."""
    one = _drawn(truth)
    kinds = {name: (kind or node_type) for name, node_type, kind in truth.nodes}
    types = {name: node_type for name, node_type, _ in truth.nodes}
    for number, (name, key) in enumerate(one.keys.items()):
        x, y = one.places[name]
        if types[name] == "post":
            person = f"{'ABCDEFGHJKLM'[number % 12]}. Person"
            told, words = data(Name=person, Title=name), f"{person}\n{name}"
        else:
            told, words = data(Type=kinds[name].replace("_", " ").replace("other", types[name])), name
        one.shapes.append(shape(key, at(x, y, WIDE, HIGH) + told + text(words), master="2"))
    one.lines()
    return drawing([one.page()], title=truth.title)


def poster(truth: Truth) -> bytes:
    """A poster drawn at one to ten: all measures are ten times as large."""
    one = _drawn(truth)
    for name, key in one.keys.items():
        x, y = one.places[name]
        one.shapes.append(shape(key, at(x * 10, y * 10, WIDE * 10, HIGH * 10) + text(name), master="2"))
    for source, kind, target in truth.lines:
        (x, y), (to_x, to_y) = one.edge(source, target, 0.1)
        look = {**_PATTERN.get(DASH.get(kind, ""), {}), "EndArrow": 13}
        said = SAID[kind] if kind not in PLAIN else ""
        one.shapes.append(line(one.number(), (x * 10, y * 10), (to_x * 10, to_y * 10), said, **look))
    size = cells(PageWidth=one.width * 10, PageHeight=one.height * 10, PageScale=1, DrawingScale=10)
    return drawing([PageOf("Poster", "".join(one.shapes), sheet=size)], title=truth.title)


def colours(truth: Truth) -> bytes:
    """Colours of the theme by the sort of thing, and words in boxes beside the lines."""
    one = _drawn(truth)
    types = {name: node_type for name, node_type, _ in truth.nodes}
    quick = {"organisation": 2, "body": 6, "post": 5, "project": 7, "instrument": 4}
    for name, key in one.keys.items():
        x, y = one.places[name]
        look = f'<Cell N="FillForegnd" V="Themed" F="THEMEVAL()"/><Cell N="QuickStyleFillColor" V="{quick[types[name]]}"/>'
        one.shapes.append(shape(key, at(x, y, WIDE, HIGH) + look + text(name), master="2"))
    one.lines(words=False, LineColor="#3f3f3f")
    for source, kind, target in truth.lines:
        if kind not in PLAIN:
            (x, y), (to_x, to_y) = one.edge(source, target)
            words = at((x + to_x) / 2 + 0.15, (y + to_y) / 2 + 0.1, 1.0, 0.25) + text(SAID[kind])
            one.shapes.append(shape(one.number(), words, style="4"))
    return drawing([one.page()], title=truth.title)


def overlaid(truth: Truth) -> bytes:
    """Words laid over boxes without words, as people do who know only the two tools; a title at the top of its background."""
    one = _drawn(truth)
    for name, key in one.keys.items():
        x, y = one.places[name]
        one.shapes.append(shape(key, at(x, y, WIDE, HIGH) + BOX))
        one.shapes.append(shape(one.number(), at(x, y, WIDE - 0.2, 0.3) + text(name), style="4"))
    one.lines(down=True)
    behind = shape(1, at(one.width / 2, one.height - 0.3, 5, 0.4) + text(truth.title), style="4")
    page = PageOf("VBackground-1", behind, width=one.width, height=one.height, background=True)
    return drawing([one.page(back=1), page])


def trunk(truth: Truth) -> bytes:
    """Children hang on a dot below the one that they answer to, from which one line leads up."""
    one = _drawn(truth)
    one.boxes()
    for target in one.keys:
        below = [source for source, kind, each in truth.lines if kind == "accountable_to" and each == target]
        levels = {one.places[each][1] for each in below}
        if len(below) < 2 or len(levels) != 1 or levels.pop() >= one.places[target][1]:
            for source in below:
                begin, end = one.edge(source, target)
                key = one.number()
                one.shapes.append(line(key, begin, end, master="3", EndArrow=4))
                one.connects.append(connect(key, one.keys[source], one.keys[target]))
            continue
        x, y = one.places[target]
        dot = one.number()
        one.shapes.append(shape(dot, at(x, y - 0.6, 0.08, 0.08) + BOX))
        for other in (target, *below):
            key = one.number()
            to = one.places[other][0], one.places[other][1] + (HIGH / 2 if other != target else -HIGH / 2)
            one.shapes.append(line(key, (x, y - 0.6), to, master="3"))
            one.connects.append(connect(key, dot, one.keys[other]))
    rest = Truth(truth.title, truth.rows, tuple(each for each in truth.lines if each[1] != "accountable_to"))
    one.truth = rest
    one.lines()
    return drawing([one.page()], title=truth.title)


def turned(truth: Truth) -> bytes:
    """All on its side: everything is in one group that is turned by a quarter, and the boxes are turned back."""
    one = _drawn(truth)
    quarter = 1.570796327
    for name, key in one.keys.items():
        x, y = one.places[name]
        one.shapes.append(shape(key, at(x, y, HIGH, WIDE, Angle=-quarter) + BOX + text(name)))
    one.lines(glue=False)
    inner = at(one.height / 2, one.width / 2, one.width, one.height, Angle=quarter) + f"<Shapes>{''.join(one.shapes)}</Shapes>"
    # A second turn on the outside, so that the page reads from the top down again.
    outer = at(one.width / 2, one.height / 2, one.height, one.width, Angle=-quarter)
    whole = shape(one.number(), outer + f"<Shapes>{shape(one.number(), inner, sort='Group')}</Shapes>", sort="Group")
    return drawing([PageOf("Page-1", whole, width=one.width, height=one.height)], {}, truth.title)


STYLES: tuple[Callable[[Truth], bytes], ...] = (
    *(glued, down, bare, loose, orgchart, containers, lanes, groups, described, poster, colours, overlaid, trunk, turned),
)


def both(first: Truth, last: Truth) -> tuple[bytes, Truth]:
    """Two structures on two pages of one file."""
    pages = []
    for each in (first, last):
        one = _drawn(each)
        one.boxes()
        one.lines(down=each is last)
        pages.append(one.page(each.title))
    return drawing(pages), Truth("two", (*first.rows, *last.rows), (*first.lines, *last.lines))


#: Files that the library vsdx 0.6.1 (PyPI) wrote, once, from a drawing of Visio itself, and which structure each shows.
FOREIGN: Mapping[str, int] = {"bare": 7, "circles": 3, "down": 2, "members": 1, "up": 0}
_FILES = Path(__file__).with_name("files")


@cache
def documents() -> tuple[Document, ...]:
    """All drawings: each style with three structures, three files with two pages, and those of another program."""
    made = [
        Document("vsdx", style.__name__, f"{style.__name__}.vsdx", style(truth), truth)
        for number, style in enumerate(STYLES)
        for truth in spread(number)
    ]
    for number in range(3):
        first, last, _ = spread(number + 20)
        data_, truth = both(first, last)
        made.append(Document("vsdx", "pages", "pages.vsdx", data_, truth))
    for name, number in FOREIGN.items():
        file = f"visio_{name}.vsdx"
        made.append(Document("vsdx", "vsdx", file, (_FILES / file).read_bytes(), TRUTHS[number]))
    return tuple(made)
