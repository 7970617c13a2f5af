"""In which order the seats of a body stand: so that their own lines lead up, aside and down without crossing each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from stpgraph.layout.columns import Block, Column, chip_columns
from stpgraph.layout.tiers import Arrangement

#: Where the panels at the sides are, where 0 is the left end of a band and 1 the right end.
_LEFT, _RIGHT = -1.0, 2.0


@dataclass(frozen=True, slots=True)
class _Place:
    """About where a box will be: its column, the level of that, from the top, and how far to the right in it, from 0 to 1."""

    column: str
    level: float
    x: float


@dataclass(frozen=True, slots=True)
class _Lead:
    """Where the lines of a seat lead: -1 up, 0 aside, 1 down; and how far to the right that is, as of `_Place`."""

    down: int
    x: float


def seat(made: Arrangement, first: frozenset[str]) -> None:
    """Orders the seats of every body of an arrangement; those in `first` (chairs and their deputies) stay before all others.

    Seats without lines of their own keep their order, and all do where none has a line.
    """
    hosts = [(column, block) for column in _columns(made) for block in _blocks(column) if len(block.chips) > 1 and block.wired]
    if not hosts:
        return
    places = _places(made)
    ends: dict[str, list[str]] = {}
    for each in made.relations:
        ends.setdefault(each.source, []).append(each.target)
        ends.setdefault(each.target, []).append(each.source)
    beside = {id(column) for columns in (made.support, made.enablers, made.oversight) for column in columns}
    for column, block in hosts:
        own = places[block.id]
        leads = {key: _lead(own, [places[each] for each in ends[key]]) for key in block.chips if key in block.wired}
        files = 1 if id(column) in beside else chip_columns(column.zone, len(block.chips), len(block.wired))
        block.chips = _ordered(block.chips, leads, own.x, first, files)


def _columns(made: Arrangement) -> Iterator[Column]:
    for columns in (made.above, *made.bands, made.below, made.support, made.enablers, made.oversight):
        yield from columns


def _blocks(column: Column) -> Iterator[Block]:
    waiting = list(column.blocks)
    while waiting:
        block = waiting.pop()
        yield block
        waiting += block.children


def _places(made: Arrangement) -> dict[str, _Place]:
    found: dict[str, _Place] = {}
    for level, columns in enumerate((made.above, *made.bands, made.below, made.ended)):
        for at, column in enumerate(columns):
            place = _Place(column.key, level, (at + 0.5) / len(columns))
            found.update(dict.fromkeys(column.boxes(), place))
    for x, panels in ((_LEFT, (made.support, made.enablers)), (_RIGHT, (made.oversight,))):
        for columns in panels:
            for column in columns:
                found.update(dict.fromkeys(column.boxes(), _Place(column.key, -1, x)))
    return found


def _lead(own: _Place, ends: Sequence[_Place]) -> _Lead:
    others = [each for each in ends if each.column != own.column] or list(ends)
    x = sum(each.x for each in others) / len(others)
    levels = [each.level - own.level for each in others if each.level >= 0 and own.level >= 0]
    if not levels or own.level < 0:
        upward = [each.level for each in others if each.level == 0]
        return _Lead(-1 if upward else 0, x)
    mean = sum(levels)
    return _Lead((mean > 0) - (mean < 0), x)


def _ordered(chips: list[str], leads: Mapping[str, _Lead], x: float, first: frozenset[str], files: int) -> list[str]:
    head = [key for key in chips if key in first]
    rest = [key for key in chips if key not in first]
    if files == 1:
        return head + _downwards(rest, leads, x)
    # Row by row, from left to right: those with lines at the left and at the right by turns, as far as they lead there.
    lefts, rights = (len(chips) + 1) // 2 - (len(head) + 1) // 2, len(chips) // 2 - len(head) // 2
    wired = sorted((key for key in rest if key in leads), key=lambda key: leads[key].x)
    left = [key for key in wired if leads[key].x < x]
    right = [key for key in wired if leads[key].x >= x]
    while len(left) > lefts:
        right.insert(0, left.pop())
    while len(right) > rights:
        left.append(right.pop(0))
    for key in rest:
        if key not in leads:
            (left if lefts - len(left) >= rights - len(right) else right).append(key)
    left, right = _downwards(_as(chips, left), leads, x), _downwards(_as(chips, right), leads, x)
    found = list(head)
    for at in range(len(head), len(chips)):
        found.append((right if at % 2 else left).pop(0))
    return found


def _as(chips: list[str], some: list[str]) -> list[str]:
    """Some seats in the order that they had."""
    chosen = set(some)
    return [key for key in chips if key in chosen]


def _downwards(chips: list[str], leads: Mapping[str, _Lead], x: float) -> list[str]:
    """Seats one below the other: what leads up first, the nearest first; what leads down last, the nearest last."""

    def key(seat: str) -> tuple[float, float]:
        lead = leads.get(seat)
        if lead is None:
            return (0.5, 0.0)
        far = round(abs(lead.x - x), 6)
        return (lead.down, -lead.down * far)

    return sorted(chips, key=key)
