"""Slides in styles that people really use, each made by a script from a structure that is known; `python -m tests.importers.pptx_corpus`
prints how well they are read and writes them to a folder if one is named."""

from __future__ import annotations

import math
import sys
from functools import cache
from pathlib import Path

from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Pt

from stpgraph.importers.draft import Draft
from stpgraph.importers.drafting import draft
from stpgraph.importers.pptx import slides as pptx
from tests.importers.corpus import DASH, SAID, Document, Score, counts
from tests.importers.pptx_slides import Slides
from tests.importers.pptx_truths import COLOURED, NESTED, SEATED, STROKED, TREE
from tests.importers.truths import TRUTHS, Truth

FILES = Path(__file__).parent / "files"
PLAIN = ("accountable_to", "sits_on", "leads", "supports")
WIDE, HIGH, ACROSS, DOWN = 130, 44, 175, 112
HEADINGS = {"workstream": "Workstreams", "enabler": "Enablers", "locality_group": "Localities"}
SHAPES = {"post": MSO_SHAPE.OVAL, "project": MSO_SHAPE.PENTAGON, "instrument": MSO_SHAPE.FOLDED_CORNER}


def places(truth: Truth, scale: float = 1.0, top: float = 56) -> dict[str, tuple[float, float]]:
    """Where each box stands: rows in the middle of the slide."""
    made = {}
    for row, boxes in enumerate(truth.rows):
        left = 480 * scale - (len(boxes) * ACROSS - (ACROSS - WIDE)) * scale / 2
        for column, (name, _, _) in enumerate(boxes):
            # Rows are a little out of step, as on slides made by hand.
            made[name] = (
                left + (column * ACROSS + (row % 2) * 12) * scale,
                (top + row * min(DOWN, 470 / len(truth.rows))) * scale,
            )
    return made


def middle(one, other) -> tuple[float, float]:
    """Half way between the sides of two boxes that look at each other."""
    return (one.left + one.width / 2 + other.left + other.width / 2) / 25400, (
        one.top + one.height / 2 + other.top + other.height / 2
    ) / 25400


def drawn(truth: Truth, style: str) -> bytes:
    """One slide with boxes in rows and lines between them; `style` says how."""
    scale = 2.4 if style == "poster" else 1.0
    slides = Slides(960 * scale, 540 * scale)
    slides.new("" if style == "untitled" else truth.title)
    if style == "untitled":
        slides.words(truth.title, 40, 8, 500, 28, 20)
    boxes = {}
    where = places(truth, scale)
    if style == "panels":
        _panels(slides, truth, where)
    for name, node_type, _ in truth.nodes:
        boxes[name] = _box(slides, style, name, node_type, *where[name], scale)
    if style == "groups":
        _grouped(slides, truth, boxes)
    for number, (source, kind, target) in enumerate(truth.lines):
        _line(slides, style, kind, boxes[source], boxes[target], scale, number)
    return slides.data()


def _box(slides: Slides, style: str, name: str, node_type: str, x: float, y: float, scale: float):
    shape = SHAPES.get(node_type, MSO_SHAPE.RECTANGLE) if style == "shapes" else MSO_SHAPE.RECTANGLE
    if style in ("theme", "up"):
        shape = MSO_SHAPE.ROUNDED_RECTANGLE
    if style == "texts":
        return slides.words(name, x, y, WIDE, HIGH, 12)
    theme = ("ACCENT_2", 0.6) if style == "theme" and node_type == "body" else None
    made = slides.box(
        name, x, y, WIDE * scale, HIGH * scale, "DCE6F1" if style in ("poster", "near") else "", shape, theme, 12 * scale
    )
    if style == "runs":
        _in_runs(made, name)
    return made


def _in_runs(made, name: str) -> None:
    """The name in pieces: a paragraph for its first word, runs, a line break."""
    words = name.split(" ")
    frame = made.text_frame
    frame.text = words[0]
    if len(words) > 1:
        paragraph = frame.add_paragraph() if len(words) % 2 else frame.paragraphs[0]
        for at, word in enumerate(words[1:]):
            if at == 1:
                paragraph.add_line_break()
            run = paragraph.add_run()
            run.text = f" {word}"


def _grouped(slides: Slides, truth: Truth, boxes) -> None:
    """Each row becomes a group, drawn half as large inside as it stands."""
    for row in truth.rows:
        members = [boxes[name] for name, _, _ in row]
        group = slides.slide.shapes.add_group_shape(members)
        place = group._element.grpSpPr.xfrm
        inner, size = place.find(f"{{{place.nsmap['a']}}}chOff"), place.find(f"{{{place.nsmap['a']}}}chExt")
        for part, keys in ((inner, ("x", "y")), (size, ("cx", "cy"))):
            for key in keys:
                part.set(key, str(int(part.get(key)) // 2))
        for each in members:
            own = each._element.spPr.xfrm
            for part, keys in ((own.off, ("x", "y")), (own.ext, ("cx", "cy"))):
                for key in keys:
                    part.set(key, str(int(part.get(key)) // 2))


def _panels(slides: Slides, truth: Truth, where) -> None:
    for row in truth.rows:
        for kind, heading in HEADINGS.items():
            if {each for _, _, each in row} == {kind}:
                xs, y = [where[name][0] for name, _, _ in row], where[row[0][0]][1]
                slides.box("", min(xs) - 14, y - 22, max(xs) - min(xs) + WIDE + 28, HIGH + 32, "F2F2F2")
                slides.words(heading, min(xs) - 10, y - 21, 120, 16)


def _line(slides: Slides, style: str, kind: str, one, other, scale: float, number: int) -> None:
    first, last = (
        (other, one) if style in ("down", "panels", "theme", "arrows", "runs") and kind == "accountable_to" else (one, other)
    )
    stroke, bare = DASH.get(kind, "plain"), style in ("elbow", "texts")
    colour = "C00000" if style == "poster" and kind == "accountable_to" else ""
    x, y = middle(one, other)
    if style in ("near", "poster", "untitled"):
        _loose(slides, first, last, stroke, scale, colour)
    elif style == "arrows" and kind == "accountable_to" and abs(one.top - other.top) / 12700 < 1.5 * DOWN:
        _block(slides, first, last)
    else:
        slides.glued(first, last, stroke, not bare, style == "elbow", colour)
    if kind not in PLAIN or (style == "untitled" and kind != "accountable_to"):
        share = 0.5 if style == "elbow" else (0.42, 0.5, 0.58)[number % 3]
        x = (first.left + first.width / 2) / 12700 * (1 - share) + (last.left + last.width / 2) / 12700 * share
        y = (first.top + first.height / 2) / 12700 * (1 - share) + (last.top + last.height / 2) / 12700 * share
        aside = 8 if style == "elbow" else -30
        slides.words(SAID[kind], x + aside * scale, y - 9 * scale, 76 * scale, 18 * scale, 10 * scale)


def _loose(slides: Slides, one, other, stroke: str, scale: float, colour: str) -> None:
    """A line that is glued to nothing and ends some points before the boxes."""
    (x1, y1, w1, h1), (x2, y2, w2, h2) = (
        (each.left / 12700, each.top / 12700, each.width / 12700, each.height / 12700) for each in (one, other)
    )
    gap = 7 * scale
    if abs(y1 - y2) < h1:
        left = x1 < x2
        ends = (x1 + w1 + gap if left else x1 - gap, y1 + h1 / 2, x2 - gap if left else x2 + w2 + gap, y2 + h2 / 2)
    else:
        down = y1 < y2
        ends = (x1 + w1 / 2, y1 + h1 + gap if down else y1 - gap, x2 + w2 / 2, y2 - gap if down else y2 + h2 + gap)
    slides.line(*ends, stroke=stroke, end=True, colour=colour)


def _block(slides: Slides, one, other) -> None:
    """A fat arrow that points from one box down to another; it is turned to look at it."""
    (x1, y1), (x2, y2) = (((each.left + each.width / 2) / 12700, (each.top + each.height / 2) / 12700) for each in (one, other))
    # From side to side, not from middle to middle.
    reach = (HIGH / 2 + 6) / max(abs(y2 - y1), 1)
    x1, y1, x2, y2 = x1 + (x2 - x1) * reach, y1 + (y2 - y1) * reach, x2 - (x2 - x1) * reach, y2 - (y2 - y1) * reach
    length = math.hypot(x2 - x1, y2 - y1)
    made = slides.tree.add_shape(MSO_SHAPE.RIGHT_ARROW, Pt((x1 + x2 - length) / 2), Pt((y1 + y2) / 2 - 7), Pt(length), Pt(14))
    made.rotation = math.degrees(math.atan2(y2 - y1, x2 - x1))


def bus(truth: Truth, style: str) -> bytes:
    """Trunks with branches of separate straight lines. `sideways`: the whole runs from left to right."""
    slides = Slides()
    slides.new(truth.title)
    where = places(truth)
    if style == "sideways":
        where = {name: (20 + (y - 56) * 2.0, 40 + x * 0.52) for name, (x, y) in where.items()}
    boxes = {name: slides.box(name, *where[name]) for name, _, _ in truth.nodes}
    below: dict[str, list[str]] = {}
    for number, (source, kind, target) in enumerate(truth.lines):
        if kind == "accountable_to":
            below.setdefault(target, []).append(source)
        else:
            _line(slides, "bus", kind, boxes[source], boxes[target], 1.0, number)
    for number, (parent, children) in enumerate(below.items()):
        (x, y), ends = where[parent], [where[each] for each in children]
        if style == "sideways":
            bar = x + WIDE + 26
            slides.line(x + WIDE, y + HIGH / 2, bar, y + HIGH / 2)
            ys = [y + HIGH / 2, *(b + HIGH / 2 for _, b in ends)]
            if max(ys) - min(ys) > 1:
                slides.line(bar, min(ys), bar, max(ys))
            for a, b in ends:
                slides.line(bar, b + HIGH / 2, a, b + HIGH / 2)
            continue
        bar = y + HIGH + 9 + number % 3 * 7
        slides.line(x + WIDE / 2, y + HIGH, x + WIDE / 2, bar)
        xs = [x + WIDE / 2, *(a + WIDE / 2 for a, _ in ends)]
        slides.line(min(xs), bar, max(xs), bar)
        for a, b in ends:
            slides.line(a + WIDE / 2, bar, a + WIDE / 2, b)
    return slides.data()


def two(truth: Truth, style: str) -> bytes:
    """The upper rows on one slide, the lower ones on the next with the boxes that they hang below again."""
    slides = Slides()
    cut = len(truth.rows) // 2
    upper = {name for row in truth.rows[: cut + 1] for name, _, _ in row}
    where = places(truth)
    for at, title in enumerate((truth.title, "What stands below")):
        slides.new(title)
        lines = [each for each in truth.lines if ({each[0], each[2]} <= upper) == (at == 0)]
        shown = {name for name, _, _ in truth.nodes if (name in upper) == (at == 0)} | {
            end for one, _, other in lines for end in (one, other)
        }
        boxes = {name: slides.box(name, *where[name]) for name, _, _ in truth.nodes if name in shown}
        for number, (source, kind, target) in enumerate(lines):
            _line(slides, style, kind, boxes[source], boxes[target], 1.0, number)
    return slides.data()


def nested(truth: Truth, style: str) -> bytes:
    """Boxes in boxes without any line. `titled`: words stand in empty boxes. Only for `NESTED`."""
    slides = Slides()
    slides.new(truth.title)
    frames = {
        "Marches Partnership Board": (40, 50, 880, 460),
        "Marches Delivery Group": (60, 90, 620, 400),
        "Clinical Senate": (710, 100, 180, 60),
        "Cancer Workstream": (80, 140, 270, 300),
        "Frailty Workstream": (380, 140, 270, 300),
        "Rapid access pilot": (110, 220, 200, 50),
        "Care home project": (410, 220, 200, 50),
    }
    for number, (name, (x, y, width, height)) in enumerate(frames.items()):
        large = height > 100
        fill = ("DEEAF6", "BDD7EE", "FFFFFF")[number % 3]
        if style == "titled" and large:
            slides.box("", x, y, width, height, fill)
            slides.words(name, x + 6, y + 4, 240, 20, 12)
        else:
            made = slides.box(name, x, y, width, height, fill)
            if large:
                made.text_frame.vertical_anchor = 1
    return slides.data()


def coloured(truth: Truth, style: str) -> bytes:
    """Colours that only the key explains. `framed`: the key stands in a box; `inside`: its samples hold the words; `theme`: theme colours."""
    slides = Slides()
    slides.new(truth.title)
    kinds = {"strategic_board": "Strategic board", "delivery_group": "Delivery group", "programme_office": "Programme office"}
    kinds |= {"workstream": "Workstream", "enabler": "Enabler", None: "Project"}
    colours = dict(zip(kinds, ("1F4E79", "2E75B6", "7F7F7F", "9DC3E6", "A9D18E", "FFD966"), strict=True))
    themes = dict(
        zip(
            kinds,
            (("ACCENT_1", -0.25), ("ACCENT_1", 0), ("ACCENT_3", 0), ("ACCENT_1", 0.6), ("ACCENT_6", 0), ("ACCENT_2", 0.4)),
            strict=True,
        )
    )

    def look(kind):
        return {"theme": themes[kind]} if style == "theme" else {"fill": colours[kind]}

    where = places(truth)
    boxes = {name: slides.box(name, *where[name], **look(kind)) for name, _, kind in truth.nodes}
    for number, (source, kind, target) in enumerate(truth.lines):
        _line(slides, "down", kind, boxes[source], boxes[target], 1.0, number)
    if style == "framed":
        slides.box("", 20, 380, 150, 150, None)
    if style != "untitled":
        slides.words("Key", 26, 384, 60, 16)
    for at, (kind, words) in enumerate(kinds.items()):
        y = 404 + at * 20
        if style == "inside":
            slides.box(words, 26, y, 100, 16, **look(kind), size=9)
        else:
            slides.box("", 26, y + 2, 20, 12, **look(kind))
            slides.words(words, 52, y - 1, 100, 18)
    return slides.data()


def stroked(truth: Truth, style: str) -> bytes:
    """Strokes that only the key explains, or colours of lines (`coloured`)."""
    slides = Slides()
    slides.new(truth.title)
    where = places(truth)
    boxes = {name: slides.box(name, *where[name]) for name, _, _ in truth.nodes}
    strokes = {
        "accountable_to": ("plain", "404040"),
        "delegates_to": ("double", "404040"),
        "oversees": ("dashed", "404040"),
        "advises": ("dotted", "404040"),
    }
    if style == "coloured":
        strokes = {
            kind: ("plain", colour) for kind, colour in zip(strokes, ("000000", "C00000", "0070C0", "00B050"), strict=True)
        }
    for source, kind, target in truth.lines:
        stroke, colour = strokes[kind]
        slides.glued(boxes[source], boxes[target], stroke, True, colour=colour)
    slides.words("Legend", 30, 400, 70, 16)
    for at, (kind, words) in enumerate(
        zip(strokes, ("Accountability", "Delegated authority", "Scrutiny", "Advice"), strict=True)
    ):
        stroke, colour = strokes[kind]
        slides.line(30, 426 + at * 20, 70, 426 + at * 20, stroke, True, colour=colour)
        slides.words(words, 76, 417 + at * 20, 110, 18)
    return slides.data()


def chart(truth: Truth, style: str) -> bytes:
    """An organisation chart in SmartArt; `bare` without the drawing that PowerPoint keeps beside it."""
    slides = Slides()
    slides.new(truth.title)
    children: dict[str, list[str]] = {}
    below = {source: target for source, _, target in truth.lines}
    for name, _, _ in truth.nodes:
        children.setdefault(below.get(name, ""), []).append(name)
    helpers = tuple(name for name, _, kind in truth.nodes if kind == "programme_office")
    slides.smartart(children, style != "bare", helpers)
    return slides.data()


def tabled(truth: Truth, style: str) -> bytes:
    """A picture of two boxes, and a table of members on the same slide or (`apart`) on the next. Only for `SEATED`."""
    slides = Slides()
    slides.new(truth.title)
    one = slides.box("Levels System Board", 60, 70)
    slides.glued(one, slides.box("Levels Delivery Group", 60, 250), end=True)
    if style == "apart":
        slides.new("Membership")
    rows = [("Board", "Role", "Organisation"), ("Levels System Board", "Chair", "Levels CCG")]
    rows += [("Levels System Board", "Finance Director", "Levels Hospitals"), ("Levels System Board", "Lay member", "")]
    table = slides.slide.shapes.add_table(4, 3, Pt(300), Pt(70), Pt(600), Pt(160)).table
    for at, row in enumerate(rows):
        for column, words in enumerate(row):
            table.cell(at, column).text = words
    return slides.data()


def listed(truth: Truth, style: str) -> bytes:
    """Rows of one kind as one box with a title and a list in it; lines from it are for all. Only for trees of three rows or more."""
    slides = Slides()
    slides.new(truth.title)
    where = places(truth)
    boxes, grouped = {}, {}
    for at, row in enumerate(truth.rows):
        kinds = {kind for _, _, kind in row}
        if len(row) > 1 and len(kinds) == 1 and (heading := HEADINGS.get(next(iter(kinds)))):
            made = slides.box(heading, 300, where[row[0][0]][1], 280, 90)
            for name, _, _ in row:
                paragraph = made.text_frame.add_paragraph()
                paragraph.text = f"• {name}"
                grouped[name] = at
            boxes[at] = made
        else:
            for name, _, _ in row:
                boxes[name] = slides.box(name, *where[name])
    done = set()
    for number, (source, kind, target) in enumerate(truth.lines):
        one, other = grouped.get(source, source), grouped.get(target, target)
        if (one, other) not in done:
            done.add((one, other))
            _line(slides, "down", kind, boxes[one], boxes[other], 1.0, number)
    return slides.data()


LISTED = Truth(
    "Fells: lists in boxes",
    (TREE.rows[0], TREE.rows[1], TREE.rows[2]),
    tuple(each for each in TREE.lines if "project" not in each[0] and "pilot" not in each[0]),
)
MADE = (
    *(("down", drawn, each) for each in TRUTHS[:5]),
    *(("up", drawn, each) for each in (TRUTHS[0], TRUTHS[3], TRUTHS[7])),
    *(("elbow", drawn, each) for each in (TRUTHS[1], TRUTHS[4], TRUTHS[5])),
    *(("near", drawn, each) for each in (TRUTHS[0], TRUTHS[2], TRUTHS[6], TRUTHS[7])),
    *(("poster", drawn, each) for each in (TRUTHS[1], TRUTHS[5])),
    *(("groups", drawn, each) for each in (TRUTHS[2], TRUTHS[6])),
    *(("runs", drawn, each) for each in (TRUTHS[3], TRUTHS[4])),
    *(("panels", drawn, each) for each in (TRUTHS[0], TREE)),
    *(("arrows", drawn, each) for each in (TRUTHS[2], TREE)),
    *(("theme", drawn, each) for each in (TRUTHS[1], TRUTHS[7])),
    *(("shapes", drawn, each) for each in (TRUTHS[3], TRUTHS[6])),
    *(("texts", drawn, each) for each in (TRUTHS[2], TREE)),
    ("untitled", drawn, TRUTHS[4]),
    *(("bus", bus, each) for each in (TRUTHS[0], TRUTHS[2], TRUTHS[7], TREE)),
    ("sideways", bus, TREE),
    *(("two", two, each) for each in (TRUTHS[0], TRUTHS[5], TREE)),
    *((style, nested, NESTED) for style in ("plain", "titled")),
    *((style, coloured, COLOURED) for style in ("key", "framed", "inside", "theme", "untitled")),
    *((style, stroked, STROKED) for style in ("strokes", "coloured")),
    *((style, chart, truth) for style in ("drawn", "bare") for truth in (TREE, TRUTHS[2])),
    *((style, tabled, SEATED) for style in ("beside", "apart")),
    ("bullets", listed, LISTED),
)
#: Files that LibreOffice made of drawings of its own; see `files/pptx_by_libreoffice.py`.
BY_OTHERS = {"connectors": TRUTHS[0], "loose": TRUTHS[2], "grouped": TREE, "labelled": TRUTHS[1]}


@cache
def documents() -> tuple[Document, ...]:
    """All of them; the name of each says how it was drawn and what."""
    made = [
        Document("pptx", f"{make.__name__}: {style}", f"{style}.pptx", make(truth, style), truth) for style, make, truth in MADE
    ]
    for name, truth in BY_OTHERS.items():
        file = FILES / f"pptx_{name}.pptx"
        if file.exists():
            made.append(Document("pptx", f"LibreOffice: {name}", file.name, file.read_bytes(), truth))
    return tuple(made)


def read(each: Document) -> Draft:
    """The draft of one."""
    return draft(pptx.sketch(each.data, each.name), each.name)


def tally(made: list[Document]) -> tuple[Score, list[str]]:
    """How well documents are read, all together, and a line for each that is not read wholly right."""
    total = [0] * 7
    lines = []
    for each in made:
        got = counts(read(each), each.truth)
        total = [one + other for one, other in zip(total, got, strict=True)]
        right, found, true, kinds, right_lines, found_lines, true_lines = got
        if not (right == found == true == kinds and right_lines == found_lines == true_lines):
            lines.append(f"{each.style} / {each.truth.title}: {got}")
    right, found, true, kinds, right_lines, found_lines, true_lines = total
    return Score(right / found, right / true, kinds / right, right_lines / found_lines, right_lines / true_lines), lines


if __name__ == "__main__":
    whole, missed = tally(list(documents()))
    print(len(documents()), whole, *missed, sep="\n")
    for at, document in enumerate(documents() if len(sys.argv) > 1 else ()):
        Path(sys.argv[1], f"{at:02d}-{document.name}").write_bytes(document.data)
