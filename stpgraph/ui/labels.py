"""Where the tabs and the words of what is lit stand in a picture, so that they never cover the text of any box or panel.

A tab hangs on the right edge of its box, near the top: it reaches no further into the box than its padding does, and no further
out of it than the padding of a neighbour. Words stand beside the box only where there is nothing else but lines.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stpgraph.layout.scene import Box, Scene
from stpgraph.layout.text import measure
from stpgraph.ui.reading.marks import Marks, Tag

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
    taken += [
        Area(panel.x + 10, panel.y + 6, measure(panel.title, _PANEL_SIZE, bold=True) + 4, 18) for panel in scene.panels
    ]
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
    """A free place for the words of a tag: above its box, else below it; None where there is none on the sheet."""
    own = _of_box(box)
    width = measure(tag.text, WORDS_SIZE, bold=True) + 16
    sheet = Area(-SHEET_EDGE, -SHEET_EDGE, scene.width + 2 * SHEET_EDGE, scene.height + 2 * SHEET_EDGE)
    for y in (own.y - WORDS_HEIGHT, own.y + own.height):
        for x in (own.x, own.x + own.width - width):
            area = Area(x, y, width, WORDS_HEIGHT)
            if sheet.holds(area) and not any(area.meets(other) for other in taken):
                return area
    return None
