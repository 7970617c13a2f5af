"""The exact difference of two structures as data: `apply(delta(a, b), a) == b`, and nothing in it that is not needed for that.

Everything is told in the ids of the second structure: `renames` say what has another id in the first. What stands in the same place
under the same key is told field by field where it differs. The order of a list is told only where it does not follow from the rest: those
that stay in their old order, and what is new put where it stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar, cast

from stpgraph.compare.renaming import renamed, renames
from stpgraph.model import (
    Accepted,
    AccountableTo,
    AnyNode,
    AnyRelation,
    Body,
    Decision,
    DelegatesTo,
    Instrument,
    MemberOf,
    Organisation,
    PlainRelation,
    Post,
    Project,
    ReportsTo,
    SitsOn,
    Source,
    Structure,
)
from stpgraph.model.nodes import Part

T = TypeVar("T", bound=Part)
Key: TypeAlias = tuple[str, ...]
#: The lists of a structure, and the mappings by key; every other field holds one value.
LISTS: tuple[str, ...] = ("sources", "nodes", "relations", "decisions", "accepted")
MAPPINGS = ("limits", "checklist")
_CLASSES: Mapping[str, type[Part]] = {
    "organisation": Organisation,
    "body": Body,
    "project": Project,
    "post": Post,
    "instrument": Instrument,
    "accountable_to": AccountableTo,
    "reports_to": ReportsTo,
    "delegates_to": DelegatesTo,
    "sits_on": SitsOn,
    "member_of": MemberOf,
}


@dataclass(frozen=True, slots=True)
class Change:
    """One field that differs. None is *not stated* (or a field that this type of thing does not have)."""

    field: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Changed(Generic[T]):
    """One thing that is in both and differs: as it was (in the second structure's ids), as it is, and the fields that differ."""

    key: Key
    before: T
    after: T
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class ListDelta(Generic[T]):
    """What differs in one list, by key. `added` come with their position in the second list; `order` is the order of all keys
    there, where it does not follow from the rest."""

    removed: tuple[tuple[Key, T], ...] = ()
    added: tuple[tuple[int, Key, T], ...] = ()
    changed: tuple[Changed[T], ...] = ()
    order: tuple[Key, ...] | None = None

    @property
    def gone(self) -> tuple[T, ...]:
        """What was removed, in its old order."""
        return tuple(each for _, each in self.removed)

    @property
    def new(self) -> tuple[T, ...]:
        """What was added, in order."""
        return tuple(each for _, _, each in self.added)

    def __bool__(self) -> bool:
        return bool(self.removed or self.added or self.changed or self.order)


@dataclass(frozen=True, slots=True)
class Delta:
    """Everything that differs. `fields` are those of the structure itself; a limit or answer is told as `limits.CPX003`."""

    renames: tuple[tuple[str, str], ...]
    fields: tuple[Change, ...]
    sources: ListDelta[Source]
    nodes: ListDelta[AnyNode]
    relations: ListDelta[AnyRelation]
    decisions: ListDelta[Decision]
    accepted: ListDelta[Accepted]

    def __bool__(self) -> bool:
        return bool(self.renames or self.fields or any(getattr(self, each) for each in LISTS))


def delta(before: Structure, after: Structure, counterparts: Mapping[str, str]) -> Delta:
    """What differs. `counterparts` gives, for ids of nodes and decisions of the first, the id of the same one in the second."""
    other_ids = renames(before, after, counterparts)
    before = renamed(before, other_ids)
    return Delta(
        tuple(sorted(other_ids.items())),
        _fields(before, after),
        _list(before.sources, after.sources, _by_id),
        _list(before.nodes, after.nodes, _by_id),
        _list(before.relations, after.relations, line_key),
        _list(before.decisions, after.decisions, _by_id),
        _list(before.accepted, after.accepted, _by_content),
    )


def apply(made: Delta, before: Structure) -> Structure:
    """The second structure, from the first and what differs. Raises KeyError or ValidationError where it is not the first."""
    before = renamed(before, dict(made.renames))
    values: dict[str, object] = {name: getattr(before, name) for name in Structure.model_fields}
    for name in MAPPINGS:
        values[name] = dict(getattr(before, name))
    for change in made.fields:
        name, dot, key = change.field.partition(".")
        if not dot:
            values[name] = change.after
            continue
        mapping = values[name]
        assert isinstance(mapping, dict)
        if change.after is None:
            del mapping[key]
        else:
            mapping[key] = change.after
    values["sources"] = _applied(made.sources, before.sources, _by_id)
    values["nodes"] = _applied(made.nodes, before.nodes, _by_id)
    values["relations"] = _applied(made.relations, before.relations, line_key)
    values["decisions"] = _applied(made.decisions, before.decisions, _by_id)
    values["accepted"] = _applied(made.accepted, before.accepted, _by_content)
    return Structure.model_validate(values)


# ── one list ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def line_key(relation: AnyRelation) -> Key:
    """What a relation is known by."""
    return relation.source, relation.type, relation.target


def _by_id(item: Source | AnyNode | Decision) -> Key:
    return (item.id,)


def _by_content(item: Accepted) -> Key:
    # An acceptance records what somebody agreed to: it is replaced whole, never changed.
    return (item.model_dump_json(),)


def _keyed(items: Sequence[T], key: Callable[[T], Key]) -> dict[Key, T]:
    """Items by key; of several with one key, each further one has its number in its key."""
    seen: Counter[Key] = Counter()
    found: dict[Key, T] = {}
    for item in items:
        plain = key(item)
        seen[plain] += 1
        found[plain if seen[plain] == 1 else (*plain, str(seen[plain]))] = item
    return found


def _list(before: Sequence[T], after: Sequence[T], key: Callable[[T], Key]) -> ListDelta[T]:
    old, new = _keyed(before, key), _keyed(after, key)
    made = ListDelta(
        tuple((each, item) for each, item in old.items() if each not in new),
        tuple((at, each, item) for at, (each, item) in enumerate(new.items()) if each not in old),
        tuple(
            Changed(each, old[each], item, changes(old[each], item))
            for each, item in new.items()
            if each in old and old[each] != item
        ),
    )
    order = tuple(new)
    return made if _order(made, old) == order else ListDelta(made.removed, made.added, made.changed, order)


def _order(made: ListDelta[T], old: Iterable[Key]) -> tuple[Key, ...]:
    """The order in which the keys stand when nothing is said of it."""
    gone = {key for key, _ in made.removed}
    keys = [key for key in old if key not in gone]
    for at, key, _ in made.added:
        keys.insert(at, key)
    return tuple(keys)


def _applied(made: ListDelta[T], before: Sequence[T], key: Callable[[T], Key]) -> tuple[T, ...]:
    items = _keyed(before, key)
    order = made.order if made.order is not None else _order(made, items)
    for one in made.changed:
        items[one.key] = rebuilt(items[one.key], one.changes)
    items |= {each: item for _, each, item in made.added}
    return tuple(items[each] for each in order)


# ── one thing ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def changes(before: Part, after: Part) -> tuple[Change, ...]:
    """The fields in which two things differ, in the order of the format."""
    names = dict.fromkeys((*type(after).model_fields, *type(before).model_fields))
    pairs = ((name, getattr(before, name, None), getattr(after, name, None)) for name in names)
    return tuple(Change(name, old, new) for name, old, new in pairs if old != new)


def rebuilt(before: T, made: Sequence[Change]) -> T:
    """A thing with some fields changed; another `type` makes another sort of thing of it."""
    values = {name: getattr(before, name) for name in type(before).model_fields} | {each.field: each.after for each in made}
    sort = values.get("type")
    made_of = _CLASSES.get(str(sort), PlainRelation) if sort is not None else type(before)
    kept = {name: value for name, value in values.items() if name in made_of.model_fields}
    return cast(T, made_of.model_validate(kept))


def _fields(before: Structure, after: Structure) -> tuple[Change, ...]:
    found = []
    for name in Structure.model_fields:
        old, new = getattr(before, name), getattr(after, name)
        if name in LISTS or old == new:
            continue
        if name in MAPPINGS:
            keys = sorted({*old, *new})
            found += [Change(f"{name}.{key}", old.get(key), new.get(key)) for key in keys if old.get(key) != new.get(key)]
        else:
            found.append(Change(name, old, new))
    return tuple(found)
