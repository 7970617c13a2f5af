"""From a Scene to what the browser draws as a wiring diagram: everything as data, with the sentences that are said of it.

A picture stays the same while findings and boxes are picked, and is sent to a browser once; what is lit in it is small and goes by
numbers of boxes and lines. Every text is data, never HTML.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import get_args

from stpgraph.draw.labels import RING, TAB, TAB_ABOVE, WORDS_SIZE, Label, labels
from stpgraph.draw.style import (
    BOXES,
    INK,
    LINES,
    PANEL,
    PANEL_EDGE,
    PAPER,
    PICKED,
    QUIET,
    RINGS,
    STRATEGIC,
    TAGS,
    BoxStyle,
    is_strategic,
    tag_style,
)
from stpgraph.draw.svg import PANEL_SIZE, TAB_SIZE, from_target
from stpgraph.layout.scene import Box, Line, Scene
from stpgraph.layout.text import FONT_FAMILIES, LINE_HEIGHT
from stpgraph.model import Certainty
from stpgraph.model.kinds import KINDS, NODE_TYPES, RELATION_TYPES, RELATION_WORDS, NodeType, kind_words
from stpgraph.reading.marks import SIGNS, Marks, Tag, Tone
from stpgraph.reading.words import capital
from stpgraph.rules.words import count
from stpgraph.ui.wiring_ways import below, on_top, walk
from stpgraph.ui.wiring_words import LINE_STATUS, box_words, line_words, words

Json = Mapping[str, object]
_CERTAINTIES: tuple[Certainty | None, ...] = (*get_args(Certainty), None)


def picture(scene: Scene) -> Json:
    """Everything that stays the same in the diagram of a scene, as JSON data; `key` is a fingerprint of the rest.

    Positions are in the scene's CSS pixels. Boxes stand in reading order, and are named by their number in it wherever a line,
    a way of the keyboard (`up`, `down`, `walk`) or a mark means one.
    """
    number = {box.id: at for at, box in enumerate(scene.boxes)}
    names = {box.id: box.name for box in scene.boxes}
    up, down, says, backwards = on_top(scene), below(scene), box_words(scene), from_target(scene)
    data = {
        "title": scene.title,
        "width": _n(scene.width),
        "height": _n(scene.height),
        "start": _start(scene),
        "styles": _styles(),
        "words": words(scene),
        "panels": [
            {"title": each.title, "x": _n(each.x), "y": _n(each.y), "width": _n(each.width), "height": _n(each.height)}
            for each in scene.panels
        ],
        "boxes": [
            {
                **_box(box),
                "says": says[box.id],
                "up": [number[each] for each in up[box.id]],
                "down": [number[each] for each in down[box.id]],
            }
            for box in scene.boxes
        ],
        "lines": [_line(line, names, number, line.key in backwards) for line in scene.lines],
        "seats": [
            [number[box.id], number[box.seat_of]] for box in scene.boxes if box.seat_of is not None and box.seat_of in number
        ],
        "walk": [number[each] for each in walk(scene)],
        "find": _names(scene.boxes),
        "kinds": _kinds(scene.boxes),
        "relations": [
            {"type": kind, "words": capital(RELATION_WORDS[kind]), "count": sum(line.type == kind for line in scene.lines)}
            for kind in RELATION_TYPES
            if any(line.type == kind for line in scene.lines)
        ],
    }
    text = json.dumps(data, sort_keys=True)
    return {**data, "key": hashlib.sha256(text.encode()).hexdigest()[:16]}


def lights(scene: Scene, key: str, marks: Marks, picked: str | None) -> Json:
    """What changes in a diagram: what a finding lights up, and which box is picked. `key` is that of its picture.

    A tag is [number of its box, name of its style, number of its text, its place or None]; a place is [x, y, width, height].
    """
    number = {box.id: at for at, box in enumerate(scene.boxes)}
    texts = sorted({_said(tag) for tag in marks.tags.values()} | {tag.text for tag in marks.tags.values()})
    return {
        "key": key,
        "picked": number.get(picked or ""),
        "dims": marks.dims,
        "boxes": [at for at, box in enumerate(scene.boxes) if box.id in marks.boxes],
        "lines": [at for at, line in enumerate(scene.lines) if line.key in marks.lines],
        "texts": texts,
        "tags": [_tag(label, number, texts) for label in labels(scene, marks)],
        "strip": [
            {"mark": part.mark, "text": part.words, "colour": INK if part.mark == "line" else TAGS[part.tone].edge}
            for part in marks.key
        ],
    }


def _tag(label: Label, number: Mapping[str, int], texts: list[str]) -> list[object]:
    area = label.words
    place = [_n(area.x), _n(area.y), _n(area.width), _n(area.height)] if area else None
    tag = label.tag
    return [number[label.node], _tag_key(tag.tone, tag.certainty), texts.index(tag.text), texts.index(_said(tag)), place]


def _said(tag: Tag) -> str:
    """What is said of a tag, where its ring cannot be seen."""
    unsure = tag.certainty == "not_stated" and "not stated" not in tag.text
    return f"{tag.text}{', as far as is stated' if unsure else ''}."


def _tag_key(tone: Tone, certainty: Certainty | None) -> str:
    return f"{tone} {certainty or ''}".strip()


def _styles() -> Json:
    boxes: dict[str, Json] = {kind: _box_style(style) for kind, style in BOXES.items()}
    return {
        "boxes": {**boxes, "strategic": _box_style(STRATEGIC)},
        "lines": {
            kind: {
                "dash": list(style.dash),
                "weight": style.weight,
                "double": style.double,
                "head": style.head,
                "colour": style.colour,
            }
            for kind, style in LINES.items()
        },
        "tags": {_tag_key(tone, sure): _tag_style(tone, sure) for tone in TAGS for sure in _CERTAINTIES},
        "colours": {
            "ink": INK,
            "paper": PAPER,
            "quiet": QUIET,
            "picked": PICKED,
            "panel": PANEL,
            "panelEdge": PANEL_EDGE,
        },
        "sizes": {
            "ring": RING,
            "tab": TAB,
            "tabAbove": TAB_ABOVE,
            "tabText": TAB_SIZE,
            "words": WORDS_SIZE,
            "panel": PANEL_SIZE,
            "line": LINE_HEIGHT,
        },
        "fonts": ", ".join(FONT_FAMILIES) + ", sans-serif",
    }


def _box_style(style: BoxStyle) -> Json:
    return {"shape": style.shape, "fill": style.fill, "stroke": style.stroke, "ink": style.ink}


def _tag_style(tone: Tone, certainty: Certainty | None) -> Json:
    style, ring = tag_style(Tag("", tone, certainty)), RINGS[certainty]
    return {
        "fill": style.fill,
        "ink": style.ink,
        "edge": style.edge,
        "sign": SIGNS[certainty] if certainty else "",
        "ring": {"colour": TAGS[tone].edge, "weight": ring.weight, "dash": list(ring.dash)},
    }


def _box(box: Box) -> dict[str, object]:
    return {
        "id": box.id,
        "style": "strategic" if is_strategic(box) else box.node_type,
        "kind": _kind_key(box),
        "x": _n(box.x),
        "y": _n(box.y),
        "width": _n(box.width),
        "height": _n(box.height),
        "text": list(box.text),
        "size": box.text_size,
        "bold": box.bold,
        "caption": box.caption,
        "captionSize": box.caption_size,
        "dashed": box.status != "established",
        "many": box.represents_many,
        "name": box.name,
        "label": f"{box.name}, {kind_words(box.node_type, box.kind)}",
        "hint": f"{box.name}\n{capital(kind_words(box.node_type, box.kind))}",
    }


def _line(line: Line, names: Mapping[str, str], number: Mapping[str, int], backwards: bool) -> Json:
    return {
        "from": number[line.source],
        "to": number[line.target],
        "type": line.type,
        "points": [[_n(x), _n(y)] for x, y in line.points],
        "back": backwards,
        "faint": line.status in LINE_STATUS,
        "says": line_words(line, names),
    }


def _names(boxes: Iterable[Box]) -> list[str]:
    """What each box is called where one looks for it; the same twice is told apart by a number."""
    seen: dict[str, int] = {}
    found = []
    for box in boxes:
        label = f"{box.name} ({capital(kind_words(box.node_type, box.kind))})"
        seen[label] = seen.get(label, 0) + 1
        found.append(label if seen[label] == 1 else f"{label}, number {seen[label]}")
    return found


def _kinds(boxes: Iterable[Box]) -> list[Json]:
    """The kinds of boxes that are there, in order of type and kind, with how many there are of each."""
    number: dict[str, int] = {}
    for box in boxes:
        number[_kind_key(box)] = number.get(_kind_key(box), 0) + 1
    every = [(kind, each) for kind in NODE_TYPES for each in (*KINDS[kind], "")]
    return [
        {
            "key": f"{kind} {each}".strip(),
            "words": capital(kind_words(kind, each or None)),
            "count": count(found, "box", "boxes"),
        }
        for kind, each in every
        if (found := number.get(f"{kind} {each}".strip(), 0))
    ]


def _kind_key(box: Box) -> str:
    node_type: NodeType = box.node_type
    return f"{node_type} {box.kind or ''}".strip()


def _start(scene: Scene) -> list[float]:
    """Where one looks first in a diagram too large to read at once: at the strategic board, else at the first box."""
    boxes = [box for box in scene.boxes if is_strategic(box)] or list(scene.boxes)
    return [_n(at) for at in boxes[0].centre] if boxes else [0.0, 0.0]


def _n(number: float) -> float:
    return round(number, 2)
