"""Two edits of one structure brought together: field by field, by node and by line, and a question only where both cannot stand.

`merge(base, mine, theirs)` looks at what each side changed since `base`. What only one side changed is taken; what both changed alike is
taken once. A `Clash` is told where both changed one field differently, where one removed what the other changed or drew a line to, and
where the two together make what the model refuses. `resolve` answers clashes: the other side is then read as if it had done the same as
the chosen one, and the merge is made again; so an answer can lead to a further question, and never to a structure that is not valid.

Orders follow the side that changed them (mine, where both did): the order of a list has no meaning for governance and is no clash.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Literal, TypeAlias

from pydantic import ValidationError

from stpgraph.compare.delta import LISTS, MAPPINGS, Delta, Key, delta
from stpgraph.compare.items import ids_of
from stpgraph.compare.states import State, present, referring, state_of, structure_from, told, without
from stpgraph.errors import UsageError
from stpgraph.model import Structure
from stpgraph.model.checks import problems

Side: TypeAlias = Literal["mine", "theirs"]
#: `field`: both changed it differently (or gave one id to two different things). `removed`: one removed what the other changed.
#: `needed`: one removed what the other draws a line to, names or cites. `refused`: each is valid, the two together are not.
ClashKind: TypeAlias = Literal["field", "removed", "needed", "refused"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in a structure: `part` is `structure` or one of its lists and mappings; `key` is what is known by (the id; source, type and
    target of a line; empty for the structure itself); `field` is one field of it, or empty for the whole."""

    part: str
    key: Key = ()
    field: str = ""


@dataclass(frozen=True, slots=True)
class Clash:
    """What both cannot have. `base`, `mine` and `theirs` are the values there (None: not stated, or not there; of a whole thing, its
    fields by name); `words` is a sentence for readers, with names and without ids; `along` are the places settled together with it."""

    place: Place
    kind: ClashKind
    base: object
    mine: object
    theirs: object
    words: str
    along: tuple[Place, ...] = ()


@dataclass(frozen=True)
class Merged:
    """`structure` is None as long as there are clashes. `answers` are the clashes that were resolved, in order, with the side chosen."""

    base: Structure
    mine: Structure
    theirs: Structure
    structure: Structure | None
    clashes: tuple[Clash, ...]
    answers: tuple[tuple[Clash, Side], ...] = ()

    @cached_property
    def took(self) -> Delta | None:
        """What the other side brought: the difference from mine to the merged structure."""
        return difference(self.mine, self.structure) if self.structure is not None else None

    @cached_property
    def gave(self) -> Delta | None:
        """What my side brought: the difference from theirs to the merged structure."""
        return difference(self.theirs, self.structure) if self.structure is not None else None


def difference(before: Structure, after: Structure) -> Delta:
    """What differs between two versions of one structure, in which the same id is the same thing."""
    later = ids_of(after)
    return delta(before, after, {key: key for key in ids_of(before) if key in later})


def merge(base: Structure, mine: Structure, theirs: Structure) -> Merged:
    """The changes of both sides since `base` in one structure, or every clash that keeps them from it.

    Exact: `merge(b, b, t)` is t, `merge(b, m, b)` is m, `merge(b, x, x)` is x.
    """
    return _merged(base, mine, theirs, ())


def resolve(merged: Merged, choices: Mapping[Place, Side]) -> Merged:
    """The merge made again with some or all of its clashes answered, by place. Clashes without an answer stay.

    Raises UsageError for a place that is not in question.
    """
    asked = {clash.place: clash for clash in merged.clashes}
    if any(place not in asked for place in choices):
        raise UsageError("An answer was given to a question that this merge does not ask; look at the questions again.")
    answers = tuple((clash, choices[clash.place]) for clash in merged.clashes if clash.place in choices)
    return _merged(merged.base, merged.mine, merged.theirs, (*merged.answers, *answers))


def _merged(base: Structure, mine: Structure, theirs: Structure, answers: tuple[tuple[Clash, Side], ...]) -> Merged:
    was, sides = state_of(base), {"mine": state_of(mine), "theirs": state_of(theirs)}
    orders = {name: {part: tuple(items) for part, items in side.items()} for name, side in (("base", was), *sides.items())}
    for clash, chosen in answers:
        other = "theirs" if chosen == "mine" else "mine"
        if clash.kind == "refused":
            # What earlier answers made of the things in question counts no more: both have them as the chosen side had them at first.
            first = state_of(mine if chosen == "mine" else theirs)
            for place, side in product((clash.place, *clash.along), sides.values()):
                _agree(place, was, first, side)
        else:
            _agree(clash.place, was, sides[chosen], sides[other])
    talk = _Talk(
        was, sides["mine"], sides["theirs"], (state_of(mine), state_of(theirs)) if answers else (sides["mine"], sides["theirs"])
    )
    made: State = {}
    found: dict[Place, Clash] = {}
    for part in was:
        made[part] = {}
        for key in dict.fromkeys((*was[part], *sides["mine"][part], *sides["theirs"][part])):
            item = _item(Place(part, key), talk, found)
            if item is not None:
                made[part][key] = item
    if not found:
        for clash in _missing(made, talk):
            found[clash.place] = clash
    structure = None
    if not found:
        for part in (*LISTS, *MAPPINGS):
            order = _order(made[part], *(orders[name][part] for name in ("base", "mine", "theirs")))
            made[part] = {key: made[part][key] for key in order}
        try:
            structure = structure_from(made)
        except ValidationError:
            for clash in _refused(made, talk):
                found[clash.place] = clash
    return Merged(base, mine, theirs, structure, tuple(found[place] for place in sorted(found)), answers)


# ── one thing ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class _Talk:
    """The three states (`first`: mine and theirs before any answer), and how a person is told of what is in them."""

    base: State
    mine: State
    theirs: State
    first: tuple[State, State]

    def values(self, place: Place) -> tuple[object, object, object]:
        """What stands at a place in the base, in mine and in theirs."""
        items = (side[place.part].get(place.key) for side in (self.base, self.mine, self.theirs))
        first, second, third = (item and (item.get(place.field) if place.field else dict(item)) for item in items)
        return first, second, third

    def clash(self, place: Place, kind: ClashKind, words: str, along: Sequence[Place] = ()) -> Clash:
        """A clash at a place."""
        return Clash(place, kind, *self.values(place), words, tuple(along))

    def name(self, part: str, key: Key) -> str:
        """What readers call a thing."""
        return told(part, key, self.mine, self.theirs, self.base)

    def differs(self, part: str, key: Key) -> bool:
        """Whether a thing was of one sort in mine and of another in theirs."""
        mine, theirs = (side[part].get(key) for side in self.first)
        return mine is not None and theirs is not None and mine.get("type") != theirs.get("type")

    def remover(self, part: str, key: Key) -> tuple[State, str, str] | None:
        """The side that removed a thing, and how to speak of it and of the other one; None where neither did, or both."""
        there = key in self.mine[part], key in self.theirs[part]
        if there == (False, True):
            return self.mine, "You", "the other version"
        return (self.theirs, "The other version", "you") if there == (True, False) else None


def _item(place: Place, talk: _Talk, found: dict[Place, Clash]) -> dict[str, object] | None:
    """A thing as both have it; clashes are added to `found`."""
    part, key = place.part, place.key
    base, mine, theirs = (side[part].get(key) for side in (talk.base, talk.mine, talk.theirs))
    if mine == theirs or theirs == base:
        return mine
    if mine == base:
        return theirs
    if mine is None or theirs is None:
        clash = _removed_and_changed(place, talk)
        found.setdefault(clash.place, clash)
        return None
    name = talk.name(part, key)
    if mine.get("type") != theirs.get("type"):
        found[place] = talk.clash(place, "field", f"{name} is of one sort in your version and of another in the other one.")
        return None
    made: dict[str, object] = {}
    for field in mine:
        before = base.get(field) if base is not None else None
        if mine[field] == theirs[field] or (base is not None and theirs[field] == before):
            made[field] = mine[field]
        elif base is not None and mine[field] == before:
            made[field] = theirs[field]
        else:
            at = Place(part, key, field)
            what = f"the {field.replace('_', ' ')} of {name}" if part not in MAPPINGS else name
            verb = "changed" if base is not None else "wrote"
            found[at] = talk.clash(at, "field", f"You and the other version {verb} {what} differently.")
    return made


def _removed_and_changed(place: Place, talk: _Talk) -> Clash:
    side = talk.remover(place.part, place.key)
    assert side is not None
    gone, remover, keeper = side
    kept = (talk.theirs if gone is talk.mine else talk.mine)[place.part][place.key]
    # A line goes with the node that it hung on: the node is then what is to be asked about.
    for part, key in referring(place.part, kept):
        at = present(part, key, talk.base)
        if at is not None and present(part, key, gone) is None:
            words = f"{remover} removed {talk.name(*at)}; {keeper} changed {talk.name(place.part, place.key)}."
            return talk.clash(Place(*at), "needed", _capital(words))
    words = f"{remover} removed {talk.name(place.part, place.key)}; {keeper} changed it."
    return talk.clash(place, "removed", _capital(words))


def _missing(made: State, talk: _Talk) -> Iterator[Clash]:
    """What was removed by one side and is drawn to, named or cited by what the other side brought."""
    for part, items in made.items():
        for key, item in items.items():
            for wanted, wanted_key in referring(part, item):
                if present(wanted, wanted_key, made) is not None:
                    continue
                at = present(wanted, wanted_key, talk.mine) or present(wanted, wanted_key, talk.theirs)
                side = talk.remover(*at) if at else None
                if at is None or side is None:
                    continue
                words = f"{side[1]} removed {talk.name(*at)}; {side[2]} wrote what needs it: {talk.name(part, key)}."
                yield talk.clash(Place(*at), "needed", _capital(words))


def _refused(made: State, talk: _Talk) -> Iterator[Clash]:
    """What the model refuses of the two together, by the thing that cannot be as it is."""
    document = {part: tuple(items.values()) for part, items in made.items() if part in LISTS}
    told_of = False
    for problem in problems(document):
        part, index = problem.path[:2]
        assert isinstance(part, str)
        assert isinstance(index, int)
        key = tuple(made[part])[index]
        # Only what is of another sort on each side goes along: whatever else was changed there has no part in this.
        at = [present(*each, made) for each in referring(part, made[part][key])]
        along = [Place(*each) for each in dict.fromkeys(at) if each is not None and talk.differs(*each)]
        if part in ("nodes", "decisions"):
            along += [Place(each, key) for each in ("nodes", "decisions") if each != part and key in made[each]]
        words = f"{talk.name(part, key)}: this no longer fits what the other version made of what it speaks of."
        told_of = True
        yield talk.clash(Place(part, key), "refused", _capital(words), tuple(along))
    if not told_of:
        yield talk.clash(Place("structure"), "refused", "The two versions do not fit together: keep the whole of one.")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


# ── answers ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _agree(place: Place, base: State, chosen: State, other: State) -> None:
    """Makes the other side read as if it had done at a place what the chosen side did."""
    part, key = place.part, place.key
    item = chosen[part].get(key)
    if part == "structure" and not place.field:
        for name in other:
            other[name] = dict(chosen[name])
    elif place.field and item is not None and key in other[part]:
        other[part][key] = other[part][key] | {place.field: item[place.field]}
    elif item is None:
        _remove(part, key, other)
    elif key in other[part]:
        other[part][key] = item
    elif key in base[part]:
        _revive(part, key, base, other)
    else:
        other[part][key] = item


def _remove(part: str, key: Key, state: State) -> None:
    """Removes a thing with the lines that hang on it and every mention of it."""
    state[part].pop(key, None)
    for name, items in state.items():
        for each in list(items):
            stripped = without(name, items[each], part, key)
            if stripped is None:
                del items[each]
            else:
                items[each] = stripped


def _revive(part: str, key: Key, base: State, state: State) -> None:
    """Puts a removed thing back as it was, with the lines and mentions that went with it alone."""
    state[part][key] = base[part][key]
    for name, items in base.items():
        for each, item in items.items():
            stripped = without(name, item, part, key)
            if stripped == item:
                continue
            if each in state[name]:
                now = state[name][each]
                back = {field: item[field] for field in now if field in item and _fell(field, now, item, stripped)}
                state[name][each] = now | back
            elif all(present(*wanted, state) is not None for wanted in referring(name, item)):
                state[name][each] = item


def _fell(field: str, now: Mapping[str, object], item: Mapping[str, object], stripped: Mapping[str, object] | None) -> bool:
    """Whether a field lost the mention of a removed thing, and nothing else."""
    return stripped is not None and item[field] != stripped[field] and now[field] == stripped[field]


# ── order ────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _order(wanted: Mapping[Key, object], base: Sequence[Key], mine: Sequence[Key], theirs: Sequence[Key]) -> list[Key]:
    """All wanted keys in the order of the side that changed the order, each key of the other side after its neighbour there."""
    first, second = (theirs, mine) if _moved(base, theirs) and not _moved(base, mine) else (mine, theirs)
    placed = [key for key in first if key in wanted]
    known = set(placed)
    for others in (second, base):
        after: Key | None = None
        for key in others:
            if key in wanted and key not in known:
                placed.insert(placed.index(after) + 1 if after is not None else 0, key)
                known.add(key)
            if key in known:
                after = key
    return placed


def _moved(base: Sequence[Key], side: Sequence[Key]) -> bool:
    ours, theirs = Counter(base), Counter(side)
    return [key for key in base if key in theirs] != [key for key in side if key in ours]
