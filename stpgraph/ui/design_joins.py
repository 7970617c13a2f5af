"""Whom one can be joined with, and how: what the forms of the Design page offer, the likely first, and why not for the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from stpgraph.design import (
    AddNode,
    AnyCommand,
    ChangeNode,
    Line,
    Refused,
    Several,
    Way,
    between,
    do,
    new_relation,
    of_node,
    why_not,
)
from stpgraph.design.allowed import in_usual_order
from stpgraph.design.stepwords import thing
from stpgraph.model import AnyNode, AnyRelation, Body, Project, Structure
from stpgraph.model.kinds import BOARD_KINDS, KINDS, NODE_TYPES, RELATION_WORDS, TYPE_WORDS, NodeType, RelationType
from stpgraph.model.nodes import kind_of
from stpgraph.reading.facts import kind_line
from stpgraph.reading.words import shortened
from stpgraph.rules.words import natural, quoted
from stpgraph.ui.wiring_words import TO_IT


@dataclass(frozen=True, slots=True)
class Join:
    """One line that may be drawn, and what it says."""

    line: Line
    words: str

    @property
    def command(self) -> AnyCommand:
        """The edit that draws it."""
        return new_relation(self.line.source, self.line.type, self.line.target)


@dataclass(frozen=True, slots=True)
class Joined:
    """How two may be joined, the most usual first, and for every other way a sentence why not."""

    may: tuple[Join, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Start:
    """What one may do (`outward`), or another may do to it, in words; and the types of node that may be at the other end."""

    type: RelationType
    outward: bool
    words: str
    others: tuple[NodeType, ...]


def names_of(structure: Structure) -> dict[str, str]:
    """What each node is called in a list, in order of type and name; the same twice is told apart by a number."""
    order = list(TYPE_WORDS)
    seen: Counter[str] = Counter()
    labels = {}
    for node in sorted(structure.nodes, key=lambda each: (order.index(each.type), natural(each.name), each.id)):
        label = f"{' '.join(node.name.split())} ({kind_line(node)})"
        seen[label] += 1
        labels[node.id] = label if seen[label] == 1 else f"{label}, number {seen[label]}"
    return labels


def joined(structure: Structure, first: str, second: str) -> Joined:
    """How two nodes may be joined, in either direction. Raises KeyError for one that is not there."""
    names = {each.id: quoted(shortened(each.name)) for each in structure.nodes}
    ways = between(structure, first, second)
    forward, backward = (
        [(Line(source=one, type=way.type, target=other), way) for way in each]
        for one, other, each in ((first, second, ways.forward), (second, first, ways.backward))
    )
    nodes = {each.id: each for each in structure.nodes}
    if _higher(nodes[first], nodes[second]):
        # Drawn from the higher to the lower: what the lower does is the more likely to be meant.
        forward, backward = backward, forward
    # The most usual in each direction come first, then all in the one and all in the other.
    both: list[tuple[Line, Way]] = [*forward[:1], *backward[:1], *forward[1:], *backward[1:]]
    may = tuple(
        Join(line, f"{names[line.source]} {RELATION_WORDS[line.type]} {names[line.target]}") for line, way in both if way.may
    )
    return Joined(may, tuple(dict.fromkeys(way.reason for _, way in both if not way.may)))


def _higher(first: AnyNode, second: AnyNode) -> bool:
    """Whether of two boards, groups or projects the first usually stands above. The vocabulary has the highest kinds of board first."""
    if not (isinstance(first, Body | Project) and isinstance(second, Body | Project)):
        return False
    order = KINDS["body"]
    heights = [order.index(each.kind) if isinstance(each, Body) else len(order) for each in (first, second)]
    return heights[0] < heights[1]


def starts(node: AnyNode) -> tuple[Start, ...]:
    """What a node may do, and what others may do to it."""
    ways = of_node(node)
    begun = [Start(each.type, True, f"It {each.words} …", each.others) for each in ways.begins]
    return (*begun, *(Start(each.type, False, f"… {TO_IT[each.type][0]}", each.others) for each in ways.receives))


def ends(structure: Structure, node: AnyNode, start: Start) -> tuple[str, ...]:
    """Who may be at the other end of a line of a node, by id, the likely first. Those so joined already are left out."""
    drawn = {(each.source, each.type, each.target) for each in structure.relations}
    found = []
    for other in structure.nodes:
        source, target = (node, other) if start.outward else (other, node)
        if (source.id, start.type, target.id) not in drawn and not why_not(start.type, source, target):
            found.append((in_usual_order(source, target).index(start.type), kind_of(other) not in BOARD_KINDS, other))
    return tuple(other.id for *_, other in sorted(found, key=lambda each: (each[0], each[1], natural(each[2].name), each[2].id)))


def meanings(structure: Structure, relation: AnyRelation) -> tuple[tuple[tuple[RelationType, str], ...], tuple[str, ...]]:
    """What a relation may say between its ends, its own meaning first; and for every other meaning why not."""
    ways = between(structure, relation.source, relation.target).forward
    may = tuple((way.type, way.words) for way in ways if way.may)
    own = ((relation.type, RELATION_WORDS[relation.type]),)
    return (*own, *may), tuple(way.reason for way in ways if way.reason and way.type != relation.type)


def other_ends(structure: Structure, relation: AnyRelation, outward: bool) -> tuple[str, ...]:
    """Who may be at one end of a relation while the other stays, the present one first. `outward`: where it leads to."""
    here, there = (relation.source, relation.target) if outward else (relation.target, relation.source)
    node = next(each for each in structure.nodes if each.id == here)
    return (there, *ends(structure, node, Start(relation.type, outward, "", ())))


def above(structure: Structure, node: str) -> tuple[AnyRelation, ...]:
    """The lines by which a node answers to others or is part of them: those that a move can take."""
    return tuple(each for each in structure.relations if each.source == node and each.type in ("accountable_to", "part_of"))


def masters(structure: Structure, node: AnyNode) -> tuple[str, ...]:
    """Under whom a node may be moved, by id, the likely first; those above it already are left out."""
    over = {line.target for line in above(structure, node.id)}
    return tuple(key for key in ends(structure, node, Start("accountable_to", True, "", ())) if key not in over)


def may_become(structure: Structure, node: AnyNode) -> tuple[tuple[NodeType, ...], tuple[str, ...]]:
    """The other types that a node can take while its lines stand, and for each that it cannot, why not."""
    may: list[NodeType] = []
    reasons = []
    for each in NODE_TYPES:
        if each != node.type:
            try:
                do(structure, ChangeNode(node=node.id, fields={"type": each}))
                may.append(each)
            except Refused as refused:
                reasons.append(str(refused))
    return tuple(may), tuple(reasons)


def with_new(structure: Structure, added: AddNode) -> Structure:
    """A structure with a new node, to see how it may be joined."""
    return structure.model_copy(update={"nodes": (*structure.nodes, added.node)})


def add_and_join(structure: Structure, added: AddNode, lines: Sequence[Join]) -> AnyCommand:
    """The edit that adds a node and draws its lines, as one step."""
    if not lines:
        return added
    title = f"Add the {thing(added.node)}: {'; '.join(each.words for each in lines)}"
    return Several(title=shortened(title, 1_000), commands=(added, *(each.command for each in lines)))


def line_join(structure: Structure, source: str, kind: RelationType, target: str) -> Join:
    """A line between two nodes as one that may be drawn."""
    names = {each.id: quoted(shortened(each.name)) for each in structure.nodes}
    return Join(Line(source=source, type=kind, target=target), f"{names[source]} {RELATION_WORDS[kind]} {names[target]}")
