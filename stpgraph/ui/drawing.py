"""Editing in the picture: what the browser is given so that one can, and what it tells, checked against what is really drawn.

Boxes and lines are named by the reader's browser as they are in the structure, not by number: a number may mean another box once the
picture has changed, an id never does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from stpgraph.layout.scene import Scene
from stpgraph.model.kinds import NodeType
from stpgraph.reading.marks import LineKey
from stpgraph.ui.wiring import Json

Kind = Literal["pick", "line", "edit", "remove", "duplicate", "undo", "redo"]
#: Types of boxes at which a line may end, by the type of the box at which it starts.
Allowed = Mapping[NodeType, Sequence[NodeType]]
KINDS: tuple[Kind, ...] = get_args(Kind)
#: The mark of what was told, by which it is taken once only, is never longer.
LONGEST_MARK = 40

#: What the keys do, as the folded help lists them.
KEYS: tuple[tuple[str, str], ...] = (
    ("Drag", "from the round handle at the edge of a box to another box: draws a line"),
    ("Double-click, E or F2", "edits a box or a line"),
    ("L", "draws a line from the box: go to the other box, by the arrow keys or by “Find”, and press Enter; Escape gives up"),
    ("Delete or Backspace", "removes what is selected; where the keyboard is at another box or line, that one alone"),
    ("Ctrl and D", "duplicates a box"),
    ("Ctrl and Z", "undoes; Ctrl, Shift and Z, or Ctrl and Y, does it again"),
    ("N", "goes through the lines of a box, one by one"),
)
#: Sentences of the diagram while it can be edited. What stands in braces is filled in where it is shown.
WORDS: Mapping[str, str] = {
    "changes": "Change the structure",
    "drawLine": "Draw a line",
    "editIt": "Edit",
    "duplicateIt": "Duplicate",
    "removeIt": "Delete",
    "keys": "Mouse and keys for changes",
    "lineFrom": "Drawing a line from {a}. Go to the other box and press Enter, or click it. Escape gives up.",
    "lineDrag": "Drawing a line from {a}. Let go over the other box.",
    "lineHere": "Enter draws the line from {a} to here.",
    "lineOver": "A line from {a} to {b}.",
    "lineNot": "No line can lead from {a} to {b}.",
    "lineSame": "A line needs two boxes. Go to another box.",
    "lineNone": "No line is drawn.",
    "lineWhence": "First select the box at which the line starts.",
    "chooseFirst": "First select a box or a line.",
    "chooseBox": "First select a box.",
    "toRemove": "To be removed: {what}.",
    "toDuplicate": "To be duplicated: {a}.",
    "toEdit": "To be edited: {a}",
}


@dataclass(frozen=True, slots=True)
class Told:
    """What a reader did in the picture; everything named in it is in the scene.

    `kind` "pick": `node` is picked, None for the empty ground. "line": the reader joined `ends`, (source id, target id), which are
    two boxes. "edit": a `node`, or a `line`. "remove": `nodes` and `lines`, at least one of either, in the order of the scene.
    "duplicate": a `node`. "undo" and "redo" say nothing more.
    """

    kind: Kind
    node: str | None = None
    ends: tuple[str, str] | None = None
    line: LineKey | None = None
    nodes: tuple[str, ...] = ()
    lines: tuple[LineKey, ...] = ()


def editable(picture: Json, allowed: Allowed | None = None, of: str = "") -> Json:
    """The data of a wiring diagram that can be edited, from `wiring.picture`.

    `allowed` names, for each type of box, the types at which a line from it may end; where it is not given, none is dimmed. `of` tells
    structures apart: the picture of the same one keeps zoom, place, selection and focus when it changes.
    """
    words = picture["words"]
    assert isinstance(words, Mapping)
    ends = None if allowed is None else {start: sorted(ends) for start, ends in sorted(allowed.items())}
    editing = {"of": of, "allowed": ends, "keys": [list(each) for each in KEYS]}
    return {**picture, "words": {**words, **WORDS}, "editing": editing}


def mark(said: object) -> str | None:
    """The mark by which something that was told is taken once only; None where it has none."""
    found = said.get("mark") if isinstance(said, dict) else None
    return found if isinstance(found, str) and 0 < len(found) <= LONGEST_MARK else None


def checked(said: object, scene: Scene) -> Told | None:
    """What the browser says was done, if all that it names is there; None of it is believed unchecked.

    `said` is None where nothing was done, else `{"kind": …}` with `node` (id), `source` and `target` (ids), `line`
    ([source, type, target]), `nodes` and `lines` (lists of these), as its kind needs. Where some of several are no longer there, the
    others are meant; where none is, nothing was told.
    """
    if not isinstance(said, dict):
        return None
    boxes, lines = {box.id for box in scene.boxes}, {line.key for line in scene.lines}
    node, line = _text(said.get("node")), _line(said.get("line"))
    known = node if node in boxes else None
    match said.get("kind"):
        case "pick":
            return Told("pick", node=known)
        case "line":
            ends = (_text(said.get("source")), _text(said.get("target")))
            return Told("line", ends=ends) if ends[0] != ends[1] and boxes.issuperset(ends) else None
        case "edit" if known is not None:
            return Told("edit", node=known)
        case "edit" if line in lines:
            return Told("edit", line=line)
        case "duplicate" if known is not None:
            return Told("duplicate", node=known)
        case "remove":
            wanted = {_text(each) for each in _list(said.get("nodes"))}
            cut = {_line(each) for each in _list(said.get("lines"))}
            nodes = tuple(box.id for box in scene.boxes if box.id in wanted)
            keys = tuple(each.key for each in scene.lines if each.key in cut)
            return Told("remove", nodes=nodes, lines=keys) if nodes or keys else None
        case "undo":
            return Told("undo")
        case "redo":
            return Told("redo")
    return None


def _text(said: object) -> str:
    return said if isinstance(said, str) else ""


def _list(said: object) -> list[object]:
    return said if isinstance(said, list) else []


def _line(said: object) -> LineKey:
    parts = _list(said)
    return (_text(parts[0]), _text(parts[1]), _text(parts[2])) if len(parts) == 3 else ("", "", "")
