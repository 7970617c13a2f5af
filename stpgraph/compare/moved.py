"""What is in both structures, but hangs on something else: another parent, another board to sit on, another group to lead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from stpgraph.compare.delta import Delta, Key, line_key
from stpgraph.model import AnyRelation, Structure

Way = Literal["answers", "reports", "sits", "leads"]
#: By which relations something hangs on something else, and whether the relation runs the other way round.
_WAYS: Mapping[str, tuple[Way, bool]] = {
    "accountable_to": ("answers", False),
    "part_of": ("answers", False),
    "delegates_to": ("answers", True),
    "reports_to": ("reports", False),
    "sits_on": ("sits", False),
    "leads": ("leads", False),
}
WAYS: tuple[Way, ...] = ("answers", "reports", "sits", "leads")


@dataclass(frozen=True, slots=True)
class Move:
    """A node that hangs on others than before: `lost` and `won` are what it hung on and hangs on (right ids, in order), `lines` the relations
    that came and went for it."""

    node: str
    way: Way
    lost: tuple[str, ...]
    won: tuple[str, ...]
    lines: frozenset[Key]


def moves(made: Delta, before: Structure, after: Structure) -> tuple[Move, ...]:
    """Every move, by node and way. `before` is in the ids of `after`. Lines that have ended count for nothing."""
    old, new = _hung(before.relations), _hung(after.relations)
    stayed = {node.id for node in before.nodes} & {node.id for node in after.nodes}
    touched = {line_key(each) for each in (*made.relations.gone, *made.relations.new)}
    found = []
    for node, way in sorted(old.keys() & new.keys(), key=lambda each: (each[0], WAYS.index(each[1]))):
        if node not in stayed:
            continue
        was, now = old[node, way], new[node, way]
        lost, won = was.keys() - now.keys(), now.keys() - was.keys()
        if lost and won:
            lines = {key for parent in lost for key in was[parent]} | {key for parent in won for key in now[parent]}
            found.append(Move(node, way, tuple(sorted(lost)), tuple(sorted(won)), frozenset(lines & touched)))
    return tuple(found)


def _hung(relations: Iterable[AnyRelation]) -> dict[tuple[str, Way], dict[str, list[Key]]]:
    found: defaultdict[tuple[str, Way], dict[str, list[Key]]] = defaultdict(dict)
    for relation in relations:
        if relation.type in _WAYS and relation.status != "ended":
            way, turned = _WAYS[relation.type]
            below, above = (relation.target, relation.source) if turned else (relation.source, relation.target)
            found[below, way].setdefault(above, []).append(line_key(relation))
    return found
