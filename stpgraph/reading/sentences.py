"""Relations as sentences, and the way by which a board can be challenged, step by step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from stpgraph.graph import Wiring
from stpgraph.model import AccountableTo, AnyRelation, Body, DelegatesTo, MemberOf, Post, ReportsTo, SitsOn, Structure
from stpgraph.model.kinds import RELATION_TYPES, RELATION_WORDS, RelationType
from stpgraph.model.nodes import is_non_executive_by_law
from stpgraph.reading.words import CAPACITY, frequency_words, money_words
from stpgraph.rules.words import count, natural, quoted


@dataclass(frozen=True, slots=True)
class Told:
    """One relation of a node in a sentence. `outward` is True where the node is its source.

    `other` is the id of the node at its other end; `remarks` are short additions (planned, our reading …); `notes` and `cites`
    are as in the file.
    """

    text: str
    outward: bool
    type: RelationType
    other: str
    remarks: tuple[str, ...]
    notes: str | None
    cites: tuple[str, ...]


def told(node: str, structure: Structure) -> tuple[Told, ...]:
    """All relations of a node, those from it first, then those to it, by type and then by the other's name."""
    names = {each.id: each.name for each in structure.nodes}
    found = []
    for relation in structure.relations:
        if node in (relation.source, relation.target):
            outward = relation.source == node
            found.append(
                Told(
                    relation_sentence(relation, names),
                    outward,
                    relation.type,
                    relation.target if outward else relation.source,
                    remarks(relation),
                    relation.notes,
                    relation.cites,
                )
            )
    return tuple(sorted(found, key=lambda each: (not each.outward, RELATION_TYPES.index(each.type), natural(names[each.other]))))


def relation_sentence(relation: AnyRelation, names: Mapping[str, str]) -> str:
    """A relation as a sentence: who, does what, to whom, and what the file adds to it."""
    more = relation_more(relation, names)
    join = "" if not more else ": " if relation.type == "delegates_to" else ", "
    return f"{quoted(names[relation.source])} {RELATION_WORDS[relation.type]} {quoted(names[relation.target])}{join}{more}."


def relation_more(relation: AnyRelation, names: Mapping[str, str]) -> str:
    """What the file adds to a relation beyond its ends: the capacity, seats, frequency, scope and so on, in words."""
    match relation:
        case SitsOn(capacity=capacity) if capacity:
            return CAPACITY[capacity]
        case MemberOf():
            number = "how many seats is not stated" if relation.seats == 0 else count(relation.seats or 0, "seat")
            seats = "" if relation.seats is None else number
            return ", ".join(part for part in (seats, CAPACITY[relation.capacity] if relation.capacity else "") if part)
        case ReportsTo(frequency=frequency) if frequency is not None:
            return frequency_words(frequency)
        case DelegatesTo():
            limit = "" if relation.limit_gbp is None else f"up to {money_words(relation.limit_gbp)}"
            under = f"under {quoted(names[relation.instrument])}" if relation.instrument else ""
            return ", ".join(part for part in (relation.scope or "", limit, under) if part)
        case AccountableTo(primary=True):
            return "before any other"
    return ""


def remarks(relation: AnyRelation) -> tuple[str, ...]:
    """Short remarks on a relation: whether it is planned or has ended, and whether it is our reading."""
    status = {"established": (), "planned": ("planned",), "ended": ("ended",)}[relation.status]
    return (*status, *(("our reading",) if relation.inferred else ()))


def challenge_words(wiring: Wiring, board: str) -> tuple[str, ...]:
    """Who can challenge a board: the nearest somebody non-executive and the way there, one sentence a step.

    Where nobody can, one sentence says so, or that the documents do not say.
    """
    path = wiring.challenge_path(board)
    name = wiring.nodes[board].name
    if path is None:
        from stpgraph.graph.queries import reach

        reached = reach(wiring.challenge.succ, [board])
        if wiring.standing_known(reached) and wiring.lines_complete(*reached):
            return (f"Nobody non-executive can challenge {quoted(name)}.",)
        return (f"The documents show nobody non-executive who can challenge {quoted(name)}. They do not rule it out.",)
    steps = [_step(wiring, below, above) for below, above in pairwise(path)]
    return (*steps, _presence(wiring, path[-1]))


def _step(wiring: Wiring, below: str, above: str) -> str:
    words: tuple[tuple[Iterable[AnyRelation], str], ...] = (
        (_between(wiring, below, "accountable_to", above), "answers to"),
        (_between(wiring, below, "part_of", above), "is part of"),
        (_between(wiring, above, "delegates_to", below), "uses authority delegated by"),
        (_between(wiring, above, "oversees", below), "is overseen by"),
        (_between(wiring, above, "ratifies", below), "needs the agreement of"),
    )
    verb = next(verb for relations, verb in words if relations)
    return f"{quoted(wiring.nodes[below].name)} {verb} {quoted(wiring.nodes[above].name)}."


def _between(wiring: Wiring, source: str, kind: RelationType, target: str) -> list[AnyRelation]:
    return [relation for relation in wiring.relations_from(source, kind) if relation.target == target]


def _presence(wiring: Wiring, node: str) -> str:
    """Why somebody non-executive is to be found at a node."""
    there = wiring.nodes[node]
    if isinstance(there, Body):
        posts = [seat.post for seat in wiring.seats(node) if seat.is_non_executive and seat.post]
        if posts:
            post = min(posts, key=lambda each: (natural(each.name), each.id))
            if len(posts) == 1:
                return f"A non-executive sits on {quoted(there.name)}: {quoted(post.name)}."
            return f"Non-executives sit on {quoted(there.name)}: {quoted(post.name)} and {len(posts) - 1:,} more."
    if is_non_executive_by_law(there):
        verb = "have" if there.represents_many else "has"
        return f"{quoted(there.name)} {verb} non-executive or elected members by law."
    assert isinstance(there, Post)
    return f"{quoted(there.name)} is not an executive."
