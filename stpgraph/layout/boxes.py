"""How large a node's box must be for its text: fonts, padding, captions. The one place where a box gets its size."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from stpgraph.layout.scene import Zone
from stpgraph.layout.text import LINE_HEIGHT, measure, wrap
from stpgraph.model import AnyNode
from stpgraph.model.kinds import kind_words

CAPTION_SIZE = 11.0
CHIP_SIZE = 12.0
NAME_SIZE = 13.0
BOARD_SIZE = 15.0

PAD_X, PAD_Y = 10.0, 10.0
CHIP_PAD_X, CHIP_PAD_Y = 8.0, 5.0
#: How much narrower than its box the name of a post is set, where its first or last line would reach into the round ends.
_ROUNDER = (0.0, 12.0, 24.0, 36.0)

#: Captions are short; the full words are in the outline and the tables.
_SHORT = {"ccg": "CCG", "programme_office": "programme office", "governing_body": "governing body or board"}


class Label(NamedTuple):
    """A node's text in its box: wrapped lines of the name, one line of caption (may be empty), and the room that they need.

    `width` and `height` are the least that hold the text with its padding, in CSS pixels.
    """

    lines: tuple[str, ...]
    caption: str
    size: float
    bold: bool
    width: float
    height: float


def caption_of(node: AnyNode) -> str:
    """Kind and status in a few words; what the name itself says is not said twice."""
    kind = None if node.type == "project" else node.kind
    words = _SHORT.get(kind or "", kind_words(node.type, kind))
    said = words.casefold() in node.name.casefold()
    parts = [] if said or (node.type == "post" and kind == "other") else [words]
    if node.represents_many:
        parts.append("many")
    if node.status != "established":
        parts.append(node.status)
    return " · ".join(parts)


class Labels:
    """The labels of a structure's nodes, each made once for a width. `folded` says, by node, what is not drawn below it."""

    def __init__(self, nodes: Mapping[str, AnyNode], folded: Mapping[str, str]) -> None:
        self.nodes = nodes
        self.folded = folded
        self._posts = frozenset(key for key, node in nodes.items() if node.type == "post")
        self._texts: dict[str, _Text] = {}
        self._made: dict[tuple[str, float, float], Label] = {}

    def of(self, node_id: str, zone: Zone, chip: bool, width: float) -> Label:
        """A node's text wrapped for a box of `width` CSS pixels; wider where its caption needs it, as high as it must be."""
        # A post looks the same wherever it stands.
        chip = chip or node_id in self._posts
        size = CHIP_SIZE if chip else BOARD_SIZE if zone in ("strategic", "delivery") else NAME_SIZE
        key = (node_id, size, width)
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = _label(self._text(node_id), size, chip, width)
        return found

    def least(self, node_id: str, zone: Zone, width: float) -> float:
        """How wide the box of a node becomes that should be `width` CSS pixels wide: as `of` tells, without wrapping where it can."""
        if node_id in self._posts:
            return self.of(node_id, zone, True, width).width
        return max(width - 2 * PAD_X, self._text(node_id).told) + 2 * PAD_X

    def _text(self, node_id: str) -> _Text:
        found = self._texts.get(node_id)
        if found is None:
            found = self._texts[node_id] = self._new_text(node_id)
        return found

    def _new_text(self, node_id: str) -> _Text:
        node = self.nodes[node_id]
        caption, folded = caption_of(node), self.folded.get(node_id, "")
        if folded:
            caption = f"{caption} · {folded}" if caption else folded
        return _Text(" ".join(node.name.split()), caption, math.ceil(measure(caption, CAPTION_SIZE)) + 1)


@dataclass(frozen=True, slots=True)
class _Text:
    """What a box says, its name without needless spaces, and the width that its caption asks for, in CSS pixels."""

    name: str
    caption: str
    told: int


def _label(text: _Text, size: float, chip: bool, width: float) -> Label:
    caption, told = text.caption, text.told
    pad_x, pad_y = (CHIP_PAD_X, CHIP_PAD_Y) if chip else (PAD_X, PAD_Y)
    around = 2 * pad_y + (CAPTION_SIZE * LINE_HEIGHT if caption else 0)
    for narrower in _ROUNDER if chip else _ROUNDER[:1]:
        room = max(width - 2 * pad_x - narrower, told)
        lines = wrap(text.name, room, size, not chip)
        height = math.ceil(around + len(lines) * size * LINE_HEIGHT)
        found = Label(lines, caption, size, not chip, max(room + 2 * pad_x, width if narrower else 0.0), height)
        if not chip:
            return found
        needed = round_width(found)
        if needed <= found.width:
            return found
    return found._replace(width=max(found.width, math.ceil(needed)))


def round_width(label: Label) -> float:
    """The least width, in CSS pixels, of a box with round ends, as high as the label needs, that holds all its text."""
    rows = [(measure(line, label.size, label.bold), label.size) for line in label.lines]
    if label.caption:
        rows.append((measure(label.caption, CAPTION_SIZE), CAPTION_SIZE))
    radius = label.height / 2
    y = -sum(size for _, size in rows) * LINE_HEIGHT / 2
    widest = 0.0
    for width, size in rows:
        # From the top of its capitals to the foot of its descenders: a line of text is not as high as its row.
        far = max(abs(y + 0.2 * size * LINE_HEIGHT), abs(y + 0.85 * size * LINE_HEIGHT))
        y += size * LINE_HEIGHT
        widest = max(widest, width + 2 * (radius - math.sqrt(max(0.0, radius * radius - far * far))))
    return widest
