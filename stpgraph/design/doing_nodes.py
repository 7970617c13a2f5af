"""Edits of nodes: add, change, remove, copy, move, put in order."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import TypeAdapter

from stpgraph.design import commands as c
from stpgraph.design.allowed import a_type, one_of, why_not
from stpgraph.design.doing_lines import relation_with
from stpgraph.design.parts import changed, check_cites, check_free, made_of, node_of, remade
from stpgraph.design.refusals import Refused, called, gone
from stpgraph.model import AnyNode, AnyRelation, Decision, DelegatesTo, Structure
from stpgraph.model.kinds import DECISION_ENDPOINTS, ENDPOINTS, KINDS, NODE_TYPES, RELATION_WORDS
from stpgraph.model.nodes import Node, NodeBase
from stpgraph.rules.words import listed

_NODE: TypeAdapter[AnyNode] = TypeAdapter(Node)


def add_node(structure: Structure, command: c.AddNode) -> Structure:
    check_free(structure, command.node.id, command.node.name)
    check_cites(structure, command.node)
    return remade(structure, nodes=(*structure.nodes, command.node))


def change_node(structure: Structure, command: c.ChangeNode) -> Structure:
    before = node_of(structure, command.node)
    after = changed_node(before, command.fields)
    check_cites(structure, after)
    if after.type != before.type:
        _still_fits(structure, after)
    return remade(structure, nodes=tuple(after if each is before else each for each in structure.nodes))


def changed_node(before: AnyNode, fields: Mapping[str, object]) -> AnyNode:
    """A node with some fields changed. In another type it keeps what every node may say, and is of no special kind unless given.

    Raises Refused for what a field cannot be.
    """
    values = before.model_dump(mode="json")
    wanted = fields.get("type", before.type)
    if wanted not in NODE_TYPES:
        raise Refused(f"{called(before.name)} can be {one_of(NODE_TYPES[:-1])} or {a_type(NODE_TYPES[-1])}: choose one of these.")
    if wanted != before.type:
        values = {key: value for key, value in values.items() if key in NodeBase.model_fields}
        if KINDS[wanted]:
            values["kind"] = "other"
    return made_of(_NODE, changed(values, fields), before.id, called(before.name))


def _still_fits(structure: Structure, after: AnyNode) -> None:
    """Whether all that names a node may still name it in its new type. Raises Refused."""
    nodes = {each.id: each for each in structure.nodes} | {after.id: after}
    stuck = [
        f"{called(nodes[line.source].name)} {RELATION_WORDS[line.type]} {called(nodes[line.target].name)}"
        for line in structure.relations
        if after.id in (line.source, line.target)
        and not (nodes[line.source].type in ENDPOINTS[line.type][0] and nodes[line.target].type in ENDPOINTS[line.type][1])
    ]
    stuck += [
        f"a delegation under {called(after.name)}"
        for line in structure.relations
        if isinstance(line, DelegatesTo) and line.instrument == after.id and after.type != "instrument"
    ]
    stuck += [
        f"the decision {called(each.name)}"
        for each in structure.decisions
        for field, types in DECISION_ENDPOINTS.items()
        if after.id in getattr(each, field) and after.type not in types
    ]
    if stuck:
        told = [*stuck[:3], f"{len(stuck) - 3:,} more"] if len(stuck) > 3 else stuck
        raise Refused(
            f"{called(after.name)} cannot become {a_type(after.type)} while these stand: {listed(told)}. Take them away first, or "
            "leave it as it is."
        )


def remove_node(structure: Structure, command: c.RemoveNode) -> Structure:
    key = node_of(structure, command.node).id
    relations = []
    for line in structure.relations:
        if key in (line.source, line.target):
            continue
        under = isinstance(line, DelegatesTo) and line.instrument == key
        relations.append(line.model_copy(update={"instrument": None}) if under else line)
    return remade(
        structure,
        nodes=tuple(each for each in structure.nodes if each.id != key),
        relations=tuple(relations),
        decisions=tuple(_without(each, key) for each in structure.decisions),
        accepted=tuple(each for each in structure.accepted if key not in each.subjects),
    )


def _without(decision: Decision, key: str) -> Decision:
    lists = {field: getattr(decision, field) for field in DECISION_ENDPOINTS}
    fewer = {field: tuple(each for each in ids if each != key) for field, ids in lists.items() if key in ids}
    return decision.model_copy(update=fewer) if fewer else decision


def duplicate_node(structure: Structure, command: c.DuplicateNode) -> Structure:
    before = node_of(structure, command.node)
    check_free(structure, command.id, command.name)
    copy = made_of(_NODE, changed(before.model_dump(mode="json"), {"name": command.name}), command.id, called(command.name))
    lines = [
        line.model_copy(update={end: command.id for end in ("source", "target") if getattr(line, end) == before.id})
        for line in structure.relations
        if command.lines and before.id in (line.source, line.target)
    ]
    at = structure.nodes.index(before) + 1
    nodes = (*structure.nodes[:at], copy, *structure.nodes[at:])
    return remade(structure, nodes=nodes, relations=(*structure.relations, *lines))


def move_node(structure: Structure, command: c.MoveNode) -> Structure:
    node, above = node_of(structure, command.node), node_of(structure, command.to)
    hung = hangs_by(structure, node.id)
    if command.before is not None:
        hung = tuple(line for line in hung if line.target == command.before)
        if not hung:
            raise gone(f"The line from {called(node.name)} to the one that it answered to")
    first = [line for line in hung if getattr(line, "primary", False)]
    if len(hung) > 1 and len(first) != 1:
        names = {each.id: each.name for each in structure.nodes}
        told = listed([called(names[line.target]) for line in hung])
        raise Refused(f"{called(node.name)} answers to {told}: say which of these it is to leave.")
    old = next(iter(first or hung), None)
    if old is not None and old.target == above.id:
        return structure
    kind = old.type if old is not None and not why_not(old.type, node, above) else "accountable_to"
    reason = why_not(kind, node, above)
    if reason:
        raise Refused(reason)
    others = [line for line in structure.relations if line is not old]
    if not any((line.source, line.type, line.target) == (node.id, kind, above.id) for line in others):
        values = old.model_dump(mode="json") if old is not None else {}
        new = relation_with(values, {"source": node.id, "type": kind, "target": above.id})
        at = structure.relations.index(old) if old is not None else len(others)
        others.insert(at, new)
    return remade(structure, relations=tuple(others))


def hangs_by(structure: Structure, node: str) -> tuple[AnyRelation, ...]:
    """The lines by which a node answers to others or is part of them."""
    return tuple(each for each in structure.relations if each.source == node and each.type in ("accountable_to", "part_of"))


def set_order(structure: Structure, command: c.SetOrder) -> Structure:
    place = {key: at for at, key in enumerate(dict.fromkeys(command.nodes))}
    if not place.keys() <= {each.id for each in structure.nodes}:
        raise gone("One of those to be put in order")
    return remade(structure, nodes=tuple(sorted(structure.nodes, key=lambda each: place.get(each.id, len(place)))))
