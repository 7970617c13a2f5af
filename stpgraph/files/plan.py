"""What changed in a structure: which item was which before, what stays, what goes, what comes."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass

#: What makes an item of a structure's list the same item, whatever else of it changes.
IDENTITY: Mapping[str, tuple[str, ...]] = {
    "sources": ("id",),
    "nodes": ("id",),
    "relations": ("source", "type", "target"),
    "decisions": ("id",),
    "accepted": ("rule", "subjects"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """What a value was and is: `old` and `new` with every default spelt out, `plain` as it is to be written.

    `part` is the key of the structure under which a list or mapping stands ("nodes"), "structure" for the whole, else empty.
    """

    old: object
    new: object
    plain: object
    part: str = ""

    @property
    def same(self) -> bool:
        """Whether nothing changed."""
        return self.old == self.new and isinstance(self.old, bool) == isinstance(self.new, bool)

    @property
    def inner(self) -> bool:
        """Whether it is a change inside a list or mapping that had something in it and still has."""
        sort = list if isinstance(self.new, list) else dict
        return isinstance(self.old, sort) and isinstance(self.new, sort) and bool(self.old) and bool(self.new)


@dataclass(frozen=True, slots=True)
class Step:
    """One item or pair of a collection as it is to be: `index` is its place in the text, None for a new one."""

    index: int | None
    key: str
    change: Change


def map_plan(keys: Sequence[str], change: Change) -> list[Step]:
    """The pairs of a mapping that has some keys in the text: in that order, new ones behind the nearest that goes before."""
    old, new, plain = change.old, change.new, change.plain
    assert isinstance(old, dict)
    assert isinstance(new, dict)
    assert isinstance(plain, dict)
    plan: list[Step] = []
    for index, key in enumerate(keys):
        # A key that is written out although it has its default value stays, unless it was changed to that value.
        if key in plain or (key in new and old.get(key) == new[key]):
            part = key if change.part == "structure" else ""
            plan.append(Step(index, key, Change(old.get(key), new[key], plain.get(key, new[key]), part)))
    order = list(plain)
    for position, key in enumerate(order):
        if key not in keys:
            earlier = set(order[:position])
            place = max((place + 1 for place, step in enumerate(plan) if step.key in earlier), default=0)
            plan.insert(place, Step(None, key, Change(None, new[key], plain[key])))
    return plan


def list_plan(change: Change) -> list[Step]:
    """The items of a list, in their new order."""
    old, new = change.old, change.new
    plain = change.plain if isinstance(change.plain, list) else [change.plain]
    assert isinstance(old, list)
    assert isinstance(new, list)
    found = matches(change.part, old, new)
    return [
        Step(match, "", Change(None if match is None else old[match], each, written))
        for match, each, written in zip(found, new, plain, strict=True)
    ]


def matches(part: str, olds: Sequence[object], news: Sequence[object]) -> list[int | None]:
    """For each new item of a list, the position of the old one that it was, or None.

    Items are matched by identity; then those left over, in order, where they differ in one thing alone (an item that was
    given another id, a relation that was led elsewhere), and in a plain list of ids where as many came as went.
    """
    identity = _identity(part)
    places = {key: index for index, key in enumerate(_numbered(identity, olds))}
    found = [places.get(key) for key in _numbered(identity, news)]
    taken = {index for index in found if index is not None}
    left = [index for index in range(len(olds)) if index not in taken]
    fresh = [position for position, index in enumerate(found) if index is None]
    if not part and len(left) == len(fresh):
        for position, index in zip(fresh, left, strict=True):
            found[position] = index
        return found
    for position in fresh:
        near = next((index for index in left[:20] if _nearly(olds[index], news[position])), None)
        if near is not None:
            found[position] = near
            left.remove(near)
    return found


def stays(order: Sequence[int]) -> set[int]:
    """The most items of a list that can keep their places while the others are moved.

    >>> sorted(stays([0, 3, 1, 2]))
    [0, 1, 2]
    """
    ends: list[int] = []  # the smallest last item of a rising run, by length of run
    before: dict[int, int | None] = {}
    for item in order:
        length = bisect_left(ends, item)
        before[item] = ends[length - 1] if length else None
        ends[length : length + 1] = [item]
    run: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        run.add(last)
        last = before[last]
    return run


def _identity(part: str) -> Callable[[object], Hashable]:
    keys = IDENTITY.get(part)
    if keys is None:
        return lambda item: item if isinstance(item, Hashable) else repr(item)
    return lambda item: tuple(str(item.get(key)) for key in keys) if isinstance(item, Mapping) else repr(item)


def _numbered(identity: Callable[[object], Hashable], items: Sequence[object]) -> list[tuple[Hashable, int]]:
    """The identities of items, each with how often it stood there before."""
    seen: Counter[Hashable] = Counter()
    numbered = []
    for item in items:
        key = identity(item)
        numbered.append((key, seen[key]))
        seen[key] += 1
    return numbered


def _nearly(old: object, new: object) -> bool:
    if not isinstance(old, Mapping) or not isinstance(new, Mapping):
        return False
    return len([key for key in {**old, **new} if old.get(key) != new.get(key)]) <= 1
