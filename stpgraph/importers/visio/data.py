"""What the data of a Visio shape says: names, posts and holders of organisation charts, whom they report to, kinds.

Source: Microsoft, "Organization Chart Wizard" (the fields Name, Title, Department, Reports_To, Unique_ID); Visio ShapeSheet reference,
"Shape Data".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from stpgraph.files.spelling import squeezed
from stpgraph.importers.draft import Found, Unread
from stpgraph.importers.guessing import node_guess
from stpgraph.importers.labels import person_and_post, unbroken
from stpgraph.importers.making import short
from stpgraph.importers.visio.shapes import Thing

_NAMES = ("name", "fullname", "employeename", "bodyname", "groupname")
_TITLES = ("title", "jobtitle", "position", "role", "post")
_OVER = ("reportsto", "manager", "managername", "reportstoname", "answersto", "accountableto", "parent")
_KINDS = ("kind", "type", "category")
_NUMBERS = ("uniqueid", "employeeid", "id", "employeenumber", "mastershape")
_VACANT = frozenset({"vacant", "vacancy", "tbc", "tba", "tobeconfirmed", "tobeappointed"})
#: What Visio itself keeps there, which repeats the drawing.
_REPEATS = frozenset({"function", "phase", "processnumber", "shapetype", "mastershape", "visversion"})


@dataclass(frozen=True, slots=True)
class Said:
    """The label of a shape after its data: lines, fields that it tells, words for the kind, whom it says that it reports to, its numbers."""

    lines: tuple[str, ...]
    found: Mapping[str, Found] = field(default_factory=dict)
    kind_words: str = ""
    over: str = ""
    known_as: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()


def said_by(thing: Thing, place: str) -> Said:
    """What a shape says by its words and its data."""
    data: dict[str, tuple[str, str]] = {}
    for name, cells in thing.sheet.rows("Property").items():
        label, value = cells.get("Label") or name, " ".join(cells.get("Value", "").split())
        if value and cells.get("Invisible") != "1":
            data.setdefault(squeezed(label), (label, value))
            data.setdefault(squeezed(name), (label, value))
    named, titled, over, kind = (_of(data, keys) for keys in (_NAMES, _TITLES, _OVER, _KINDS))
    numbers = tuple(data[each][1] for each in _NUMBERS if each in data)
    known = {*_NAMES, *_TITLES, *_OVER, *_KINDS, *_NUMBERS, *_REPEATS}
    left = {pair for key, pair in data.items() if key not in known and squeezed(pair[0]) not in known}
    lines = unbroken(thing.lines)
    found: dict[str, Found] = {}
    more: list[str] = []
    if named and titled and node_guess(titled).type == "post" and not _is_thing(named):
        more = [each for each in lines if each not in {named, titled, *(value for _, value in data.values())}]
        lines = (titled,)
        why = f"the data “Name” of the shape says “{short(named)}”"
        found = (
            {"vacant": Found(True, 0.9, why, place)} if squeezed(named) in _VACANT else {"holder": Found(named, 0.95, why, place)}
        )
    elif not lines and (named or titled):
        lines = tuple(each for each in (named, titled) if each)
    elif person := person_and_post(lines):
        found = {"holder": Found(person[0], 0.8, "the label is a person's name with a post below it", place)}
        lines = (person[1], *lines[2:])
    who = short(" ".join(lines))
    unread = [
        Unread(f"“{short(value)}”", f"the data “{short(label)}” of “{who}”", "Its name is not known.")
        for label, value in sorted(left)
        if value not in lines
    ] + [Unread(f"“{short(each)}”", place, f"It stands below the name “{who}” and fits no field.") for each in more]
    known_as = tuple(dict.fromkeys(squeezed(each) for each in (" ".join(lines), *lines[:1], named, *numbers) if each))
    return Said(lines, found, kind, over, known_as, tuple(unread))


def _of(data: Mapping[str, tuple[str, str]], keys: tuple[str, ...]) -> str:
    return next((data[key][1] for key in keys if key in data), "")


def _is_thing(name: str) -> bool:
    """Whether a name is surely that of a board, group or organisation, and not of a person."""
    guess = node_guess(name)
    return guess.type != "post" and guess.of_type >= 0.9
