"""The shapes of the first slide: panels, boxes, marks, glued lines, legend, source line. In the reading order of the scene."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count as counting

from stpgraph.draw.labels import RING, Label, labels
from stpgraph.draw.style import (
    BOXES,
    INK,
    LINES,
    PANEL,
    PANEL_EDGE,
    PAPER,
    QUIET,
    RINGS,
    STRATEGIC,
    TAGS,
    BoxStyle,
    box_style,
    tag_style,
)
from stpgraph.export.office import DRAFT, DRAFT_WORDS, LegendEntry, legend_entries
from stpgraph.export.office import Words as Told
from stpgraph.export.picture import one_line, panel_words, weight_of
from stpgraph.export.pptx_lines import Routes, elbow
from stpgraph.export.pptx_outlines import DOWN, LEFT, MIDDLES, RIGHT, UP, Site, outline
from stpgraph.export.pptx_page import LegendPlace, Page
from stpgraph.export.pptx_shapes import (
    EMU,
    Frame,
    Run,
    Stroke,
    Words,
    connector,
    glue,
    group,
    preset,
    shape,
    text_box,
)
from stpgraph.export.sheet import Sheet
from stpgraph.layout.scene import Box, Line, Panel, Point
from stpgraph.layout.text import measure
from stpgraph.model.kinds import NodeType, RelationType
from stpgraph.reading.marks import SIGNS, Tag

#: The number of the first shape on a slide; lower ones are the title's.
FIRST_KEY = 10
_OUTLINE = 1.75
#: A port so near the middle of a side is there.
_NEAR = 1.0


@dataclass
class _Sites:
    """The connection sites of one box: the middles of its sides, then those where its lines arrive besides."""

    box: Box
    sites: list[Site] = field(default_factory=lambda: list(MIDDLES))

    def of(self, port: Point, beyond: Point) -> int:
        """The site at a port, from which a line goes on to `beyond`."""
        box, (x, y) = self.box, port
        level = abs(beyond[1] - y) < abs(beyond[0] - x)
        along = (y - box.y) / box.height if level else (x - box.x) / box.width
        if level:
            site = (1.0, along, RIGHT) if abs(x - box.x - box.width) < abs(x - box.x) else (0.0, along, LEFT)
        else:
            site = (along, 1.0, DOWN) if abs(y - box.y - box.height) < abs(y - box.y) else (along, 0.0, UP)
        reach = box.height if level else box.width
        for at, (sx, sy, turn) in enumerate(self.sites):
            if turn == site[2] and abs((sy - site[1]) if level else (sx - site[0])) * reach < _NEAR:
                return at
        self.sites.append(site)
        return len(self.sites) - 1


@dataclass(frozen=True, slots=True)
class Drawn:
    """The shapes of a slide as XML, and the numbers of those that are boxes and lines, by node id and by the line's key."""

    xml: str
    boxes: Mapping[str, int]
    lines: Mapping[tuple[str, str, str], int]
    #: By node id where the middle of its box is, in points; and how many of these a pixel of the scene is.
    middles: Mapping[str, Point]
    scale: float


def picture_shapes(sheet: Sheet, filled: Page, source: str) -> Drawn:
    """Everything on the first slide but its title. `source` is its source line."""
    made = _Picture(sheet, filled, source)
    scale = filled.scale
    middles = {box.id: (filled.left + box.centre[0] * scale, filled.top + box.centre[1] * scale) for box in sheet.scene.boxes}
    return Drawn("".join(made.shapes()), made.box_keys, made.line_keys, middles, scale)


class _Picture:
    def __init__(self, sheet: Sheet, filled: Page, source: str) -> None:
        self.source = source
        self.sheet, self.scene, self.page = sheet, sheet.scene, filled
        self.told = Told(sheet)
        self.names = self.told.names
        self.scale = filled.scale
        self.keys = counting(FIRST_KEY)
        self.box_keys: dict[str, int] = {}
        self.line_keys: dict[tuple[str, str, str], int] = {}

    def shapes(self) -> Iterator[str]:
        routes = Routes(self.scene)
        drawn = [(line, routes.of(line)) for line in self.scene.lines]
        sites = {box.id: _Sites(box) for box in self.scene.boxes}
        glued = {
            line.key: (sites[line.source].of(route[0], route[1]), sites[line.target].of(route[-1], route[-2]))
            for line, route in drawn
        }
        marks = {label.node: label for label in labels(self.scene, self.sheet.marks)}
        yield self._subtitle()
        if self.sheet.draft:
            yield draft_mark(next(self.keys), self.page)
        panels = list(self.scene.panels)
        for box in self.scene.boxes:
            for panel in [each for each in panels if _holds(each, box)]:
                panels.remove(panel)
                yield self._panel(panel)
            yield self._box(box, sites[box.id].sites, marks.get(box.id))
        yield from map(self._panel, panels)
        for line, route in drawn:
            yield self._line(line, route, *glued[line.key])
        for entry, place in zip(legend_entries(self.sheet), self.page.legend, strict=True):
            yield from self._legend(entry, place)
        yield self._source()

    def _frame(self, x: float, y: float, width: float, height: float) -> Frame:
        scale = self.scale
        return Frame(self.page.left + x * scale, self.page.top + y * scale, width * scale, height * scale)

    def _subtitle(self) -> str:
        text = one_line(self.sheet.subtitle)
        runs = [Run(text, self.page.subtitle_size, QUIET)]
        return text_box(next(self.keys), "What this shows", text, self.page.subtitle, Words((runs,), align="l", anchor="t"))

    def _source(self) -> str:
        text = self.source
        runs = [Run(text, self.page.source_size, QUIET)]
        return text_box(next(self.keys), "Source", text, self.page.source, Words((runs,), align="l", anchor="b"))

    def _panel(self, panel: Panel) -> str:
        frame = self._frame(panel.x, panel.y, panel.width, panel.height)
        scale = self.scale
        inset = (12 * scale, 3 * scale, 4 * scale, 0.0)
        words = Words(([Run(one_line(panel.title), 12 * scale, QUIET, True)],), inset, anchor="t", align="l")
        corner = round(10 / max(1.0, min(panel.width, panel.height)) * 100_000)
        inside = [self.names[box.id] for box in self.scene.boxes if _holds(panel, box)]
        return shape(
            next(self.keys),
            f"Panel: {one_line(panel.title)}",
            f"{panel_words(panel)} On it: {'; '.join(inside)}.",
            frame,
            preset("roundRect", min(50_000, corner)),
            PANEL,
            Stroke(max(0.5, scale), PANEL_EDGE),
            words,
        )

    def _box(self, box: Box, sites: list[Site], label: Label | None) -> str:
        style = box_style(box)
        told = self.told.of_box(box)
        own = self._own_shape(box, style, sites, told)
        if label is None:
            return own
        ring = self._ring(box, label.tag)
        tab = self._tab(box, label)
        out = RING + 3
        frame = self._frame(box.x - out, box.y - out, box.width + 2 * out, box.height + 2 * out)
        return group(next(self.keys), f"{self.names[box.id]}, with its mark", told, frame, [ring, own, tab])

    def _own_shape(self, box: Box, style: BoxStyle, sites: list[Site], told: str) -> str:
        key = self.box_keys[box.id] = next(self.keys)
        widest = max(
            *(measure(line, box.text_size, box.bold) for line in box.text),
            measure(box.caption, box.caption_size) if box.caption else 0.0,
        )
        # The text gets the room of its widest line and a little more: it then breaks as it does in the scene.
        room = min(box.width - 2, widest * 1.02 + 2)
        made = outline(style.shape, box.width, box.height, sites, box.represents_many, room)
        left, top, right, foot = made.inside
        side, scale = (box.width - room) / 2, self.scale
        # What the shape itself keeps clear above is kept clear below: text stands in the middle of the box.
        insets = (side - left, max(0.0, foot - top), side - right, max(0.0, top - foot))
        paragraphs = [[Run(self.sheet.written.get(box.id, self.names[box.id]), box.text_size * scale, style.ink, box.bold)]]
        if box.caption:
            paragraphs.append([Run(box.caption, box.caption_size * scale, style.ink)])
        dash = () if box.status == "established" else (3.4, 2.3)
        inside = (insets[0] * scale, insets[1] * scale, insets[2] * scale, insets[3] * scale)
        return shape(
            key,
            self.names[box.id],
            told,
            self._frame(box.x, box.y, box.width, box.height),
            made.xml,
            style.fill,
            Stroke(max(0.5, _OUTLINE * scale), style.stroke, dash),
            Words(paragraphs, inside),
        )

    def _ring(self, box: Box, tag: Tag) -> str:
        ring, scale = RINGS[tag.certainty], self.scale
        frame = self._frame(box.x - RING, box.y - RING, box.width + 2 * RING, box.height + 2 * RING)
        corner = round(10 / (min(box.width, box.height) + 2 * RING) * 100_000)
        dash = tuple(length / ring.weight for length in ring.dash)
        stroke = Stroke(ring.weight * scale, TAGS[tag.tone].edge, dash)
        words = f"Ring: {tag.text}"
        return shape(next(self.keys), words, f"{words}.", frame, preset("roundRect", min(50_000, corner)), None, stroke)

    def _tab(self, box: Box, label: Label) -> str:
        style, scale = tag_style(label.tag), self.scale
        area = label.tab
        assert area is not None
        # A little larger than on screen: a sheet of paper cannot be enlarged.
        frame = self._frame(area.x - 2, area.y - 2, area.width + 4, area.height + 4)
        words = Words(([Run(label.tag.sign, 15 * scale, style.ink, True)],), wrap=False)
        name = f"Mark: {label.tag.text}"
        told = f"{label.tag.text}: {self.names[box.id]}."
        stroke = Stroke(1.5 * scale, style.edge)
        return shape(next(self.keys), name, told, frame, preset("roundRect", 25_000), style.fill, stroke, words)

    def _line(self, line: Line, route: tuple[Point, ...], start: int, end: int) -> str:
        left, top, scale = self.page.left, self.page.top, self.scale
        path = elbow([((left + x * scale) * EMU, (top + y * scale) * EMU) for x, y in route])
        told = self.told.of_line(line)
        ends = glue(self.box_keys[line.source], start, self.box_keys[line.target], end)
        style = replace(LINES[line.type], weight=weight_of(line, self.sheet.marks))
        name = f"{self.names[line.source]} {line.label} {self.names[line.target]}"
        key = self.line_keys[line.key] = next(self.keys)
        return connector(key, name, told, path, style, scale, line.status != "established", ends)

    def _legend(self, entry: LegendEntry, place: LegendPlace) -> Iterator[str]:
        unit, frame = self.page.unit, place.sample
        told = f"Legend: {entry.words}"
        if entry.sort == "box":
            style = STRATEGIC if entry.key == "strategic" else BOXES[_node_type(entry.key)]
            made = outline(style.shape, 2 * frame.width / unit, 2 * frame.height / unit, MIDDLES, False, 0)
            yield shape(next(self.keys), told, f"{told}.", frame, made.xml, style.fill, Stroke(unit, style.stroke))
        elif entry.sort == "line":
            middle = (frame.y + frame.height / 2) * EMU
            path = elbow(((frame.x * EMU, middle), ((frame.x + frame.width) * EMU, middle)))
            style_of = LINES[_relation(entry.key)]
            yield connector(next(self.keys), told, f"{told}.", path, style_of, 0.75 * unit, False)
        elif entry.sort == "mark":
            tag = Tag("", "gap", next(each for each, sign in SIGNS.items() if sign == entry.key))
            plate = tag_style(tag)
            words = Words(([Run(tag.sign, 9 * unit, plate.ink, True)],), wrap=False)
            box = Frame(frame.x + (frame.width - frame.height) / 2, frame.y, frame.height, frame.height)
            stroke = Stroke(unit, plate.edge)
            yield shape(next(self.keys), told, f"{told}.", box, preset("roundRect", 25_000), plate.fill, stroke, words)
        runs = [Run(entry.words, self.page.legend_size, INK)]
        yield text_box(next(self.keys), told, f"{told}.", place.words, Words((runs,), align="l", anchor="t"))


def draft_mark(key: int, filled: Page) -> str:
    """The plate that says that a paper is a draft."""
    stroke = Stroke(1.5 * filled.unit, TAGS["gap"].edge)
    words = Words(([Run(DRAFT, 14 * filled.unit, TAGS["gap"].edge, True)],), wrap=False)
    return shape(key, "Draft mark", DRAFT_WORDS, filled.draft, preset("rect"), PAPER, stroke, words)


def _holds(panel: Panel, box: Box) -> bool:
    x, y = box.centre
    return panel.x <= x <= panel.x + panel.width and panel.y <= y <= panel.y + panel.height


def _node_type(key: str) -> NodeType:
    return next(each for each in BOXES if each == key)


def _relation(key: str) -> RelationType:
    return next(each for each in LINES if each == key)
