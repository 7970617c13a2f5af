"""How a slide is filled: its size, where title, picture, legend and source stand, and how large the picture is. In points."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from stpgraph.export.office import LegendEntry, legend_entries
from stpgraph.export.picture import one_line
from stpgraph.export.poster import source_words
from stpgraph.export.pptx_shapes import Frame
from stpgraph.export.sheet import PROJECTED, Sheet
from stpgraph.layout.scene import Scene
from stpgraph.layout.text import measure, wrap

#: A slide of 13.33 by 7.5 inches, then sheets of paper on their side, A3 to A0.
WIDE = (960.0, 540.0)
SHEETS: tuple[tuple[float, float], ...] = ((1190.55, 841.89), (1683.78, 1190.55), (2383.94, 1683.78), (3370.39, 2383.94))
#: PowerPoint takes no slide larger than 56 inches.
LARGEST = 4032.0
#: A wide slide will do while no text is smaller than what can be read, A3 while none is smaller than this.
LEGIBLE = 4.5
#: Where sources are listed that are too many for one line.
IN_SLIDES = "on the last slide"
#: White around a scene, in its own pixels: copies behind boxes, rings and tabs stand out.
EDGE = 12.0
#: How a pixel of a scene may be enlarged, at most: a small structure is not blown up.
_MOST = 1.0
_SMALLEST_TEXT = 11.0

_MARGIN, _GAP = 24.0, 8.0
_TITLE, _SUBTITLE, _SOURCE, LEGEND = 24.0, 11.0, 8.5, 9.0
_SAMPLE, _ROW = 28.0, 5.0
#: The words of a legend are no wider than this beside the picture, and below it.
_BESIDE, _BELOW = 160.0, 270.0
_DRAFT = (86.0, 26.0)
LINE = 1.2


@dataclass(frozen=True, slots=True)
class LegendPlace:
    """Where one entry of the legend stands: its sample (also where it has none) and its words, wrapped to lines."""

    sample: Frame
    words: Frame
    lines: int


@dataclass(frozen=True, slots=True)
class Page:
    """A slide: `unit` is how much larger than on a wide slide its texts are; `scale` is points to a pixel of the scene, whose
    origin stands at `left`, `top`."""

    width: float
    height: float
    unit: float
    title: Frame
    title_size: float
    subtitle: Frame
    draft: Frame
    source: Frame
    below: float
    legend: tuple[LegendPlace, ...]
    scale: float
    left: float
    top: float

    @property
    def margin(self) -> float:
        return _MARGIN * self.unit

    @property
    def subtitle_size(self) -> float:
        return _SUBTITLE * self.unit

    @property
    def source_size(self) -> float:
        return _SOURCE * self.unit

    @property
    def legend_size(self) -> float:
        return LEGEND * self.unit


def page(scene: Scene, title: str, source: str, entries: Sequence[LegendEntry], size: tuple[float, float] | None = None) -> Page:
    """The smallest slide on which a scene can be read, or one of that size."""
    if size is not None:
        return _filled(size, scene, title, source, entries)
    made = _filled(WIDE, scene, title, source, entries)
    if made.scale * _SMALLEST_TEXT >= PROJECTED:
        return made
    for sheet in SHEETS:
        made = _filled(sheet, scene, title, source, entries)
        if made.scale * _SMALLEST_TEXT >= LEGIBLE:
            return made
    width, height = SHEETS[-1]
    more = LARGEST / width
    return _filled((LARGEST, height * more), scene, title, source, entries)


def page_of(sheet: Sheet, size: tuple[float, float] | None = None) -> Page:
    """The slide of a sheet: the smallest on which it can be read, or one of that size."""
    return page(sheet.scene, one_line(sheet.title), source_words(sheet, IN_SLIDES), legend_entries(sheet), size)


def smallest(filled: Page) -> float:
    """How large the smallest text of a picture is on a slide, in points."""
    return filled.scale * _SMALLEST_TEXT


def legible(sheet: Sheet) -> bool:
    """Whether a picture can be read on a slide as large as A3."""
    return smallest(page_of(sheet, SHEETS[0])) >= PROJECTED


def _filled(size: tuple[float, float], scene: Scene, title: str, source: str, entries: Sequence[LegendEntry]) -> Page:
    width, height = size
    # A larger sheet is looked at from further away, but not as much further as it is larger.
    unit = math.sqrt(min(width / WIDE[0], height / WIDE[1]))
    margin, gap = _MARGIN * unit, _GAP * unit
    room = width - 2 * margin
    title_size, lines = fitted(title, room - (_DRAFT[0] + 12) * unit, _TITLE * unit, 2)
    head = Frame(margin, margin * 0.75, room - (_DRAFT[0] + 12) * unit, lines * title_size * LINE + 2 * unit)
    under = Frame(margin, head.y + head.height + 2 * unit, room, _SUBTITLE * LINE * unit + 2 * unit)
    draft = Frame(width - margin - _DRAFT[0] * unit, margin * 0.75, _DRAFT[0] * unit, _DRAFT[1] * unit)
    foot = len(wrap(source, room * 0.98, _SOURCE * unit)) * _SOURCE * LINE * unit
    told = Frame(margin, height - margin * 0.6 - foot, room, foot)
    top, below = under.y + under.height + gap, told.y - gap
    best: tuple[float, Frame, tuple[LegendPlace, ...]] | None = None
    for beside in (False, True):
        legend, area = _legend(entries, Frame(margin, top, room, below - top), unit, beside)
        scale = min(area.width / (scene.width + 2 * EDGE), area.height / (scene.height + 2 * EDGE), _MOST * unit)
        if best is None or scale > best[0] * 1.01:
            best = (scale, area, legend)
    assert best is not None
    scale, area, legend = best
    left = area.x + (area.width - scene.width * scale) / 2
    # A picture that leaves room hangs from the top.
    origin = area.y + min((area.height - scene.height * scale) / 2, (EDGE + 20) * scale)
    return Page(width, height, unit, head, title_size, under, draft, told, below, legend, scale, left, origin)


def for_tables(filled: Page) -> Page:
    """The same slide for tables: their text grows with the sheet, so that a slide shows as much whatever its size."""
    unit = min(filled.width / WIDE[0], filled.height / WIDE[1])
    margin, room = _MARGIN * unit, filled.width - 2 * _MARGIN * unit
    size = _TITLE * unit
    title = Frame(margin, margin * 0.75, room - (_DRAFT[0] + 12) * unit, size * LINE + 2 * unit)
    draft = Frame(filled.width - margin - _DRAFT[0] * unit, margin * 0.75, _DRAFT[0] * unit, _DRAFT[1] * unit)
    foot = 2 * _SOURCE * LINE * unit
    source = Frame(margin, filled.height - margin * 0.6 - foot, room, foot)
    return replace(filled, unit=unit, title=title, title_size=size, draft=draft, source=source)


def fitted(text: str, width: float, size: float, lines: int) -> tuple[float, int]:
    """The size in points, from `size` down to a third of it, at which a text takes so many lines, and how many it then takes."""
    for percent in range(100, 32, -6):
        taken = len(wrap(text, width * 0.97, size * percent / 100, True))
        if taken <= lines:
            return size * percent / 100, taken
    return size * 0.33, len(wrap(text, width * 0.97, size * 0.33, True))


def _legend(entries: Sequence[LegendEntry], room: Frame, unit: float, beside: bool) -> tuple[tuple[LegendPlace, ...], Frame]:
    """The legend in a column on the right or in rows below, and what it leaves of the room."""
    if not entries:
        return (), room
    size, gap = LEGEND * unit, _GAP * unit
    most = (_BESIDE if beside else _BELOW) * unit
    lines = [len(wrap(each.words, most, size)) for each in entries]
    wide = min(max(measure(each.words, size) for each in entries), most) * 1.03 + 4 * unit
    indent = (_SAMPLE + 6) * unit
    each_wide = indent + wide
    heights = [number * size * LINE + _ROW * unit for number in lines]
    if beside:
        x, y = room.x + room.width - each_wide, room.y
        places = []
        for number, height in zip(lines, heights, strict=True):
            places.append(_place(x, y, height, indent, wide, unit, number))
            y += height
        return tuple(places), Frame(room.x, room.y, room.width - each_wide - 2 * gap, room.height)
    high = max(heights)
    rows, columns = _rows(
        [indent + min(measure(each.words, size), most) * 1.03 + 4 * unit for each in entries], room.width, 2 * gap
    )
    top = room.y + room.height - rows * high
    spare = (room.width - sum(columns)) / max(1, len(columns) - 1) if len(columns) > 1 else 0.0
    placed = []
    for at, number in enumerate(lines):
        column = at // rows
        x = room.x + sum(columns[:column]) + column * min(spare, 6 * gap)
        placed.append(_place(x, top + high * (at % rows), high, indent, columns[column] - indent, unit, number))
    return tuple(placed), Frame(room.x, room.y, room.width, room.height - rows * high - gap)


def _rows(widths: Sequence[float], room: float, gap: float) -> tuple[int, list[float]]:
    """The fewest rows in which entries, column by column, fit a room, and how wide their columns are."""
    for rows in range(1, len(widths) + 1):
        columns = [max(widths[at : at + rows]) for at in range(0, len(widths), rows)]
        if sum(columns) + gap * (len(columns) - 1) <= room:
            return rows, columns
    return len(widths), [max(widths)]


def _place(x: float, y: float, height: float, indent: float, wide: float, unit: float, lines: int) -> LegendPlace:
    line = LEGEND * LINE * unit
    return LegendPlace(Frame(x, y + unit, _SAMPLE * unit, line), Frame(x + indent, y, wide, height), lines)
