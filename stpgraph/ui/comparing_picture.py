"""From aligned pictures to what the browser draws side by side or over each other: everything as data, never as HTML."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from itertools import pairwise

from stpgraph.draw.aligned import Aligned
from stpgraph.draw.labels import labels
from stpgraph.draw.style import RINGS, TAGS, tag_style
from stpgraph.layout.scene import Line, Scene
from stpgraph.reading.marks import LineKey, Marks, Tag
from stpgraph.rules.words import count, natural, quoted
from stpgraph.ui import wiring
from stpgraph.ui.comparing_many import Several
from stpgraph.ui.comparing_marks import key, marks, union_marks
from stpgraph.ui.comparing_told import told

Json = Mapping[str, object]
_MOST_NAMED = 6
_SAME_PICTURE = ("title", "width", "height", "start", "panels", "boxes", "lines", "walk")
OVERLAY = "All drawn over each other"
#: Equal signs of lines stand at least so far apart, in CSS pixels.
_APART = 18.0


def data(several: Several) -> Json | None:
    """All pictures of a comparison as JSON data; `key` is a fingerprint of the rest. None where they are too large to be drawn.

    `pictures` are those of the structures, then that of all together. Boxes bear the number of their group of counterparts, by
    which selection goes across; `told` says by that number what is told of it. A place that only others have is in `ghosts`.
    """
    made = several.aligned
    if made is None:
        return None
    each, union = marks(several, made), union_marks(several, made)
    groups = {group: at for at, group in enumerate(sorted({group for ids in made.same for group in ids.values()}))}
    said = told(several, made)
    pictures = [
        _picture(scene, marked, [groups[made.same[at][box.id]] for box in scene.boxes], several.headings[at])
        for at, (scene, marked) in enumerate(zip(made.scenes, each, strict=True))
    ]
    for at, drawn in enumerate(pictures):
        drawn["ghosts"] = _ghosts(made, at, groups)
    group_of = {place: ids[own] for ids, places in zip(made.same, made.places, strict=True) for own, place in places.items()}
    over = _picture(made.union, union.marks, [groups[group_of[box.id]] for box in made.union.boxes], OVERLAY)
    over["signs"] = _signs(made.union, union.lines)
    found = {
        "styles": {**_styles(), "tags": _tag_styles([*each, union.marks])},
        "pictures": [*pictures, over],
        "told": [said[group] for group in groups],
        "legend": [list(part) for part in key(several, [*each, union.marks])],
        "title": several.title,
    }
    text = json.dumps(found, sort_keys=True)
    return {**found, "key": hashlib.sha256(text.encode()).hexdigest()[:16]}


def description(scene: Scene, marked: Marks, heading: str) -> str:
    """What is said of a picture to those who cannot see it."""
    by_sign: dict[tuple[str, str], list[str]] = {}
    for box in scene.boxes:
        tag = marked.tags.get(box.id)
        if tag is not None:
            by_sign.setdefault((tag.sign, tag.text), []).append(box.name)
    said = "".join(f" Marked “{sign}”, {text}: {_some(names)}." for (sign, text), names in sorted(by_sign.items()))
    size = f"{count(len(scene.boxes), 'box', 'boxes')} and {count(len(scene.lines), 'line')}"
    return f"Picture. {heading}: {size}.{said} The tables below tell every difference in words."


def _picture(scene: Scene, marked: Marks, groups: Sequence[int], heading: str) -> dict[str, object]:
    whole = wiring.picture(scene)
    boxes = whole["boxes"]
    assert isinstance(boxes, list)
    drawn: list[dict[str, object]] = []
    for box, shown, group in zip(scene.boxes, boxes, groups, strict=True):
        tag = marked.tags.get(box.id)
        more = f". {tag.text}" if tag else ""
        drawn.append({**shown, "group": group, "label": f"{shown['label']}{more}"})
    number = {box.id: at for at, box in enumerate(scene.boxes)}
    texts = sorted({tag.text for tag in marked.tags.values()})
    tags = []
    for label in labels(scene, marked):
        area = label.words
        place = [round(each, 2) for each in (area.x, area.y, area.width, area.height)] if area else None
        text = texts.index(label.tag.text)
        tags.append([number[label.node], _style_key(label.tag), text, text, place])
    return {
        **{name: whole[name] for name in _SAME_PICTURE},
        "boxes": drawn,
        "heading": heading,
        "words": {"description": description(scene, marked, heading)},
        "tags": tags,
        "texts": texts,
        "lit": [at for at, line in enumerate(scene.lines) if line.key in marked.lines],
        "ghosts": [],
        "signs": [],
    }


def _ghosts(made: Aligned, at: int, groups: Mapping[str, int]) -> list[list[float]]:
    """The places that a structure does not have, each with the group of what others have there."""
    own = set(made.places[at].values())
    group_of = {place: ids[each] for ids, places in zip(made.same, made.places, strict=True) for each, place in places.items()}
    return [
        [groups[group_of[box.id]], round(box.x, 2), round(box.y, 2), round(box.width, 2), round(box.height, 2)]
        for box in made.union.boxes
        if box.id not in own
    ]


def _signs(scene: Scene, signs: Mapping[LineKey, tuple[str, str]]) -> list[list[object]]:
    """For each line that not all have: its number, where its sign stands, the sign and its words. Of lines that run together, one
    bears the sign for all: the others have none."""
    found: list[list[object]] = []
    standing: list[tuple[float, float, str]] = []
    for at, line in enumerate(scene.lines):
        if line.key not in signs:
            continue
        sign, words = signs[line.key]
        x, y = _middle(line)
        near = any(other == sign and abs(x - left) < _APART and abs(y - top) < _APART for left, top, other in standing)
        found.append([at, x, y, "" if near else sign, sign, words])
        if not near:
            standing.append((x, y, sign))
    return found


def _middle(line: Line) -> tuple[float, float]:
    """The middle of the longest stretch of a line, where its sign stands."""
    stretches = list(pairwise(line.points))
    (x1, y1), (x2, y2) = max(stretches, key=lambda ends: abs(ends[0][0] - ends[1][0]) + abs(ends[0][1] - ends[1][1]))
    return round((x1 + x2) / 2, 2), round((y1 + y2) / 2, 2)


def _styles() -> Json:
    styles = wiring.picture(Scene("", 0, 0, (), (), ()))["styles"]
    assert isinstance(styles, Mapping)
    return styles


def _tag_styles(all_marks: Sequence[Marks]) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for tag in (tag for each in all_marks for tag in each.tags.values()):
        style, ring = tag_style(tag), RINGS[tag.certainty]
        found[_style_key(tag)] = {
            "fill": style.fill,
            "ink": style.ink,
            "edge": style.edge,
            "sign": tag.sign,
            "ring": {"colour": TAGS[tag.tone].edge, "weight": ring.weight, "dash": list(ring.dash)},
        }
    return dict(sorted(found.items()))


def _style_key(tag: Tag) -> str:
    return f"{tag.tone} {tag.sign}"


def _some(names: Sequence[str]) -> str:
    known = [quoted(name) for name in sorted(names, key=lambda text: (natural(text), text))]
    more = len(known) - _MOST_NAMED
    return ", ".join(known) if more <= 1 else f"{', '.join(known[:_MOST_NAMED])} and {more:,} others"
