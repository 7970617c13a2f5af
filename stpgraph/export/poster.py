"""What every picture export has around its drawing: title, subtitle, draft mark, legend, source line, and the same in words.

All sizes are CSS pixels. A poster is as wide as its drawing, or wide enough for its title block where the drawing is small.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from stpgraph.draw.style import BOXES, INK, QUIET, STRATEGIC, is_strategic
from stpgraph.draw.svg import sample_mark
from stpgraph.export.legend import line_words, signs
from stpgraph.export.picture import (
    Clean,
    document,
    drawing,
    marked_boxes,
    number,
    one_line,
    placed,
    sample_box,
    sample_line,
    sample_special,
    sample_tag,
    size,
    text,
)
from stpgraph.export.sheet import Sheet
from stpgraph.export.telling import description
from stpgraph.export.xml_text import xml_attribute, xml_content, xml_text
from stpgraph.layout.text import measure, wrap
from stpgraph.model.kinds import RELATION_TYPES, RELATION_WORDS, TYPE_WORDS
from stpgraph.reading.words import capital
from stpgraph.rules.words import count

EDGE = 24.0
#: A poster is no narrower than this, so that title and legend have room.
LEAST_WIDTH = 760.0
DRAFT = "DRAFT"
RULE = "#C4C9D0"
TITLE_SIZE, SUBTITLE_SIZE, LEGEND_SIZE, SOURCE_SIZE = 24.0, 13.0, 12.0, 11.0
#: A source line longer than this would crowd the picture: it is told how many sources there are.
LONGEST_SOURCES = 420
#: The row of a legend, its sample's height within, and what stands between sample, words and next sample.
ROW, SAMPLE, NEAR, _FAR = 27.0, 25.0, 7.0, 22.0


@dataclass(frozen=True, slots=True)
class Entry:
    """One sample (an SVG document of `width` × `height`) and what it stands for."""

    sample: str
    words: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Group:
    """One part of a legend; `heading` says how its entries are to be read."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Poster:
    """A poster as an SVG document, with its size."""

    svg: str
    width: float
    height: float


# ── words ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def title_size(title: str, usual: float = TITLE_SIZE) -> float:
    """The size of a title: a name that fills many lines is set smaller. Never cut."""
    return usual if len(title) <= 120 else usual * 0.72 if len(title) <= 320 else usual * 0.5


def source_words(sheet: Sheet, elsewhere: str = "in the structure’s file") -> str:
    """The source line, or where the sources are named if they are too many for one."""
    line = one_line(sheet.source_line)
    if len(line) <= LONGEST_SOURCES:
        return line
    return f"Source: {count(len(sheet.structure.sources), 'document')}, named {elsewhere}."


# ── legend ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def legend(sheet: Sheet) -> tuple[Group, ...]:
    """What the shapes, strokes and marks of a sheet stand for: those that occur in it, and no others."""
    groups = (
        Group("Boxes", tuple(_boxes(sheet))),
        Group("Lines, along the arrow", tuple(_lines(sheet))),
        Group("Marks", (*_marks(sheet), *_signs(sheet))),
    )
    return tuple(each for each in groups if each.entries)


def _boxes(sheet: Sheet) -> Iterator[Entry]:
    boxes = sheet.scene.boxes
    types = {box.node_type for box in boxes if not is_strategic(box)}
    if any(map(is_strategic, boxes)):
        yield Entry(sample_box(STRATEGIC), "Strategic board", 44, 26)
    for kind, words in TYPE_WORDS.items():
        if kind in types:
            seats = " (right under a box: sits on it or leads it)" if kind == "post" and any(box.seat_of for box in boxes) else ""
            yield Entry(sample_box(BOXES[kind]), capital(words[0]) + seats, 44, 26)
    if any(box.represents_many for box in boxes):
        yield Entry(sample_special(many=True), "Several, drawn as one", 44, 26)
    if any(box.status != "established" for box in boxes):
        yield Entry(sample_special(status=True), "Planned or ended, as its caption says", 44, 26)


def _lines(sheet: Sheet) -> Iterator[Entry]:
    lines = sheet.scene.lines
    types = {line.type for line in lines}
    yield from (Entry(sample_line(kind), capital(RELATION_WORDS[kind]), 54, 20) for kind in RELATION_TYPES if kind in types)
    if any(line.status != "established" for line in lines):
        yield Entry("", "Paler: planned or ended", 0, 0)


def _marks(sheet: Sheet) -> Iterator[Entry]:
    if sheet.findings is None:
        return
    marks = sheet.marks
    marked = [marks.tags[box.id].certainty for box in marked_boxes(sheet.scene, marks)]
    sure, unsure = marked.count("confirmed"), marked.count("not_stated")
    if sure:
        yield Entry(sample_mark("confirmed", "gap"), f"Gap that the documents confirm: {count(sure, 'box', 'boxes')}", 60, 36)
    if unsure:
        words = f"Possible gap, the documents do not say: {count(unsure, 'box', 'boxes')}"
        yield Entry(sample_mark("not_stated", "gap"), words, 60, 36)
    if not marked:
        yield Entry("", "No gap is open at any box that is drawn", 0, 0)


def _signs(sheet: Sheet) -> Iterator[Entry]:
    """Signs at boxes that are not at fault, and lines that stand out."""
    tags = {(tag.sign, tag.text): tag for tag in sheet.marks.tags.values()}
    for sign, words in signs(sheet.marks):
        yield Entry(sample_tag(tags[sign, words]), words, 60, 36)
    yield from (Entry("", words, 0, 0) for words in line_words(sheet.marks))


# ── flow ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry of a legend with the place of its row's top left corner and the lines of its words."""

    entry: Entry
    x: float
    y: float
    lines: tuple[str, ...]

    @property
    def shrunk(self) -> float:
        """How much smaller than it is the sample is drawn, so that it fits its row."""
        return _shrunk(self.entry)

    @property
    def beside(self) -> float:
        """How far from its left the words begin."""
        return _beside(self.entry)


@dataclass(slots=True)
class Flow:
    """A legend laid out in rows: its headings with the tops of their rows, its entries, and how high it is."""

    headings: list[tuple[str, float]] = field(default_factory=list)
    entries: list[Placed] = field(default_factory=list)
    height: float = 0.0


def flow(groups: Sequence[Group], width: float) -> Flow:
    """The groups of a legend in rows no wider than `width`: each group's heading at the left, its entries beside it."""
    made = Flow()
    indent = max((measure(group.heading, LEGEND_SIZE, bold=True) for group in groups), default=0.0) + _FAR / 2
    for group in groups:
        made.headings.append((group.heading, made.height))
        x, y = indent, made.height
        for entry in group.entries:
            beside = _beside(entry)
            lines = wrap(entry.words, max(width - indent - beside, 80.0), LEGEND_SIZE)
            needs = beside + max(measure(line, LEGEND_SIZE) for line in lines)
            if x > indent and x + needs > width:
                x, y = indent, y + ROW
            made.entries.append(Placed(entry, x, y, lines))
            x += needs + _FAR
            y += (len(lines) - 1) * LEGEND_SIZE * 1.25
        made.height = y + ROW
    return made


def _beside(entry: Entry) -> float:
    return entry.width * _shrunk(entry) + NEAR if entry.sample else 0.0


def _shrunk(entry: Entry) -> float:
    return min(1.0, SAMPLE / entry.height) if entry.height else 1.0


# ── the whole ────────────────────────────────────────────────────────────────────────────────────────────────────────


def poster(sheet: Sheet, clean: Clean = xml_text) -> Poster:
    """The sheet with all that belongs around it, as one SVG document. `clean` makes every text fit for where it is drawn."""
    wide, high = size(sheet.scene)
    width = max(wide, LEAST_WIDTH)
    head, top = _head(sheet, width, clean)
    foot, below = _foot(sheet, width, top + high, clean)
    words = (
        f'<title id="stpgraph-title">{xml_content(clean(one_line(sheet.title)))}</title>'
        f'<desc id="stpgraph-desc">{xml_content(clean(description(sheet)))}</desc>'
    )
    inner = (
        f'<g role="graphics-object group" aria-label="Title">{head}</g>'
        f'<g role="graphics-object group" aria-label={xml_attribute(_drawing_words(sheet))} '
        f'transform="translate({number((width - wide) / 2)} {number(top)})">{drawing(sheet, clean)}</g>'
        f'<g role="graphics-object group" aria-label="Legend and source">{foot}</g>'
    )
    more = (
        ' role="graphics-document document" aria-roledescription="diagram" lang="en-GB" xml:lang="en-GB" '
        'aria-labelledby="stpgraph-title" aria-describedby="stpgraph-desc"'
    )
    return Poster(document(width, below, inner, more, words), width, below)


def outer_size(sheet: Sheet) -> tuple[float, float]:
    """The width and height that the poster of a sheet has, in CSS pixels."""
    wide, high = size(sheet.scene)
    width = max(wide, LEAST_WIDTH)
    return width, _foot(sheet, width, _head(sheet, width, xml_text)[1] + high, xml_text)[1]


def _drawing_words(sheet: Sheet) -> str:
    return f"Diagram: {count(len(sheet.scene.boxes), 'box', 'boxes')}, {count(len(sheet.scene.lines), 'line')}"


def _head(sheet: Sheet, width: float, clean: Clean) -> tuple[str, float]:
    """The title block, and how high it is."""
    title, y, parts = clean(one_line(sheet.title)), EDGE, []
    room = width - 2 * EDGE - (96.0 if sheet.draft else 0.0)
    pitch = title_size(title)
    for line in wrap(title, room, pitch, bold=True):
        parts.append(text(EDGE, y + pitch * 0.8, line, pitch, INK, bold=True))
        y += pitch * 1.2
    y += 4
    for line in wrap(clean(one_line(sheet.subtitle)), room, SUBTITLE_SIZE):
        parts.append(text(EDGE, y + SUBTITLE_SIZE, line, SUBTITLE_SIZE, QUIET))
        y += SUBTITLE_SIZE * 1.3
    if sheet.draft:
        parts.append(_draft(width - EDGE))
        y = max(y, EDGE + 30)
    y += 10
    parts.append(_rule(width, y))
    return "".join(parts), y


def _foot(sheet: Sheet, width: float, top: float, clean: Clean) -> tuple[str, float]:
    """Legend and source line from `top` on, and where they end."""
    made = flow(legend(sheet), width - 2 * EDGE)
    y = top + 8
    parts = [_rule(width, top)]
    for words, row in made.headings:
        parts.append(text(EDGE, y + row + ROW / 2 + 4, words, LEGEND_SIZE, INK, bold=True))
    for each in made.entries:
        parts.append(_entry(each, y))
    y += made.height
    if made.entries:
        y += 6
        parts.append(_rule(width, y))
        y += 6
    for line in wrap(clean(source_words(sheet)), width - 2 * EDGE, SOURCE_SIZE):
        parts.append(text(EDGE, y + SOURCE_SIZE, line, SOURCE_SIZE, QUIET))
        y += SOURCE_SIZE * 1.35
    return "".join(parts), y + EDGE * 0.75


def _entry(each: Placed, top: float) -> str:
    entry, x, y = each.entry, EDGE + each.x, top + each.y
    lines = "".join(
        text(x + each.beside, y + ROW / 2 + 4 + at * LEGEND_SIZE * 1.25, line, LEGEND_SIZE, INK)
        for at, line in enumerate(each.lines)
    )
    if not entry.sample:
        return lines
    wide, high = entry.width * each.shrunk, entry.height * each.shrunk
    sample = entry.sample.replace(f'width="{number(entry.width)}"', f'width="{number(wide)}"', 1)
    sample = sample.replace(f'height="{number(entry.height)}"', f'height="{number(high)}"', 1)
    return placed(sample, x, y + (ROW - high) / 2) + lines


def _draft(right: float) -> str:
    """The mark that what is shown is not agreed."""
    wide = measure(DRAFT, 15, bold=True) + 24
    return (
        f'<rect x="{number(right - wide)}" y="{number(EDGE)}" width="{number(wide)}" height="28" rx="4" fill="none" '
        f'stroke="{INK}" stroke-width="1.75"/>{text(right - wide / 2, EDGE + 19.5, DRAFT, 15, INK, bold=True, anchor="middle")}'
    )


def _rule(width: float, y: float) -> str:
    return f'<path d="M{number(EDGE)} {number(y)}H{number(width - EDGE)}" stroke="{RULE}" stroke-width="1"/>'
