"""What is marked in a picture of one of two structures: what only it has, what differs, what hangs on something else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stpgraph.reading.compared_rows import CHANGED, MOVED, Differences
from stpgraph.reading.marks import Key as Said
from stpgraph.reading.marks import LineKey, Marks, Tag
from stpgraph.reading.words import uncapital

#: Words are written at the boxes that only one side has where they are no more than this; the sign always is.
_MOST_WORDED = 8


@dataclass(frozen=True, slots=True)
class SideTag(Tag):
    """What is said of a box by a sign of its own."""

    own: str = ""

    @property
    def sign(self) -> str:
        return self.own


def marks_of(told: Differences, at: int) -> Marks:
    """What is marked on one side, in its own ids: 0 is the first, 1 the second."""
    made, before = told.made, _before(told)
    changed, moved = told.differing_words
    tags: dict[str, Tag] = {}
    for ids, sign, words in (
        ([each.after.id for each in made.changed_nodes if told.changes(each)], CHANGED, changed),
        ([each.node for each in made.moves], MOVED, moved),
    ):
        tags |= dict.fromkeys((key if at else before.get(key, key) for key in ids), SideTag(words, "note", own=sign))
    only = made.matching.only_right if at else made.matching.only_left
    shown = len(only) <= _MOST_WORDED
    tags |= dict.fromkeys(only, SideTag(told.only_words[at], "affected", shown=shown, own=told.signs[at]))
    lines = frozenset(line_words(told, at))
    key = (Said("line", uncapital(told.only_words[at]), "note"),) if lines else ()
    return Marks(dict(sorted(tags.items())), lines=lines, key=key)


def line_words(told: Differences, at: int) -> Mapping[LineKey, str]:
    """The sign of each line on one side that the other has not, or not so, in the ids of that side."""
    relations, before = told.made.delta.relations, _before(told)
    here = relations.new if at else relations.gone
    keys: dict[LineKey, str] = {(each.source, each.type, each.target): told.signs[at] for each in here}
    keys |= {(each.after.source, each.after.type, each.after.target): CHANGED for each in told.made.changed_relations}
    if at:
        return keys
    return {(before.get(source, source), kind, before.get(target, target)): sign for (source, kind, target), sign in keys.items()}


def _before(told: Differences) -> Mapping[str, str]:
    """The ids of the first by those that they have in the difference."""
    return {new: old for old, new in told.made.delta.renames}
