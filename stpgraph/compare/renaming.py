"""A structure in the ids of another one, so that what is the same has the same id."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from stpgraph.compare.items import ids_of
from stpgraph.model import Accepted, Decision, DelegatesTo, Structure
from stpgraph.model.kinds import DECISION_ENDPOINTS
from stpgraph.model.nodes import Part

T = TypeVar("T", bound=Part)


def renames(before: Structure, after: Structure, counterparts: Mapping[str, str]) -> dict[str, str]:
    """The ids of the first structure that must change: to those of the counterparts, and where one without a counterpart has an id
    that means something else in the second, to one that is free."""
    ours, theirs = ids_of(before), ids_of(after)
    taken = set(ours) | set(theirs)
    found = {}
    for key in ours:
        if key in counterparts:
            if counterparts[key] != key:
                found[key] = counterparts[key]
        elif key in theirs:
            number = 2
            while f"{key[:190]}-{number}" in taken:
                number += 1
            found[key] = f"{key[:190]}-{number}"
            taken.add(found[key])
    return found


def renamed(structure: Structure, other_ids: Mapping[str, str]) -> Structure:
    """A structure with other ids for some nodes and decisions, wherever they are named."""
    if not other_ids:
        return structure

    def many(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(other_ids.get(each, each) for each in ids)

    def one(item: T, **ids: str) -> T:
        new = {field: other_ids[key] for field, key in ids.items() if key in other_ids}
        return item.model_copy(update=new) if new else item

    def decision(item: Decision) -> Decision:
        lists = {field: many(getattr(item, field)) for field in DECISION_ENDPOINTS}
        return item.model_copy(update={"id": other_ids.get(item.id, item.id), **lists})

    def acceptance(item: Accepted) -> Accepted:
        return item.model_copy(update={"subjects": many(item.subjects)})

    return structure.model_copy(
        update={
            "nodes": tuple(one(each, id=each.id) for each in structure.nodes),
            "relations": tuple(
                one(each, source=each.source, target=each.target, instrument=each.instrument)
                if isinstance(each, DelegatesTo) and each.instrument
                else one(each, source=each.source, target=each.target)
                for each in structure.relations
            ),
            "decisions": tuple(map(decision, structure.decisions)),
            "accepted": tuple(map(acceptance, structure.accepted)),
        }
    )
