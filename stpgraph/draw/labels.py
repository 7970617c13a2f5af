"""Where the tabs and the words of what is lit stand in a picture, so that they never cover the text of any box or panel.

A tab hangs on the right edge of its box, near the top: it reaches no further into the box than its padding does, and no further
out of it than the padding of a neighbour. Words stand beside the box only where there is nothing else but lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from stpgraph.layout.scene import Box, Scene
from stpgraph.layout.text import measure
from stpgraph.reading.marks import Marks, Tag

#: Half the width of a tab, and how far it stands above its box, in the scene's CSS pixels.
TAB, TAB_ABOVE = 8.0, 4.0
WORDS_SIZE, WORDS_HEIGHT = 14.0, 21.0
#: How far the ring around a box stands out.
RING = 5.0
#: So much white there is around a scene wherever it is drawn.
SHEET_EDGE = 14.0
_PANEL_SIZE = 12.0


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle in a scene, from its top left corner."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: Area) -> bool:
        """Whether the two have any point inside both."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )

    def holds(self, other: Area) -> bool:
        """Whether another lies wholly inside this one."""
        return (
            self.x <= other.x
            and self.y <= other.y
            and other.x + other.width <= self.x + self.width
            and other.y + other.height <= self.y + self.height
        )


@dataclass(frozen=True, slots=True)
class Label:
    """What is written of one box: its tab, where it bears a sign, and its words, where there is room for them."""

    node: str
    tag: Tag
    tab: Area | None
    words: Area | None


def labels(scene: Scene, marks: Marks) -> tuple[Label, ...]:
    """The labels of everything that is marked and drawn, in reading order of the boxes."""
    taken = [_of_box(box) for box in scene.boxes]
    taken += [Area(panel.x + 10, panel.y + 3, measure(panel.title, _PANEL_SIZE, bold=True) + 4, 16) for panel in scene.panels]
    made = []
    for box in scene.boxes:
        tag = marks.tags.get(box.id)
        if tag is None:
            continue
        words = _room(box, tag, scene, taken) if tag.shown else None
        if words:
            taken.append(words)
        made.append(Label(box.id, tag, tab_of(box) if tag.sign else None, words))
    return tuple(made)


def tab_of(box: Box) -> Area:
    """Where the tab of a box stands."""
    return Area(box.x + box.width - TAB, box.y - TAB_ABOVE, 2 * TAB, 2 * TAB)


def _of_box(box: Box) -> Area:
    # A box that stands for several has another behind it, and any may have a ring.
    behind = 5.0 if box.represents_many else 0.0
    return Area(box.x - RING, box.y - RING - behind, box.width + 2 * RING + behind, box.height + 2 * RING + behind)


def _room(box: Box, tag: Tag, scene: Scene, taken: Iterable[Area]) -> Area | None:
    """A free place for the words of a tag: above, below or beside its box, if it may be where no line runs; None where there is
    none on the sheet."""
    width = measure(tag.text, WORDS_SIZE, bold=True) + 16
    sheet = Area(-SHEET_EDGE, -SHEET_EDGE, scene.width + 2 * SHEET_EDGE, scene.height + 2 * SHEET_EDGE)
    free = [area for area in _places(_of_box(box), width) if sheet.holds(area) and not any(area.meets(other) for other in taken)]
    clear = (area for area in free if not any(area.meets(stretch) for stretch in _stretches(scene)))
    return next(clear, free[0] if free else None)


def _places(own: Area, width: float) -> Iterator[Area]:
    """Where words of a width may stand around a box, the best place first."""
    right, foot = own.x + own.width, own.y + own.height
    lefts = (own.x, right - width, right - width / 3)
    for y in (own.y - WORDS_HEIGHT, foot):
        yield from (Area(x, y, width, WORDS_HEIGHT) for x in lefts)
    middle = own.y + (own.height - WORDS_HEIGHT) / 2
    yield from (Area(x, middle, width, WORDS_HEIGHT) for x in (right, own.x - width))


def _stretches(scene: Scene) -> Iterator[Area]:
    """The straight stretches of all lines, as thin rectangles. Lines run level or upright."""
    for line in scene.lines:
        for (x1, y1), (x2, y2) in pairwise(line.points):
            yield Area(min(x1, x2) - 1, min(y1, y2) - 1, abs(x1 - x2) + 2, abs(y1 - y2) + 2)
