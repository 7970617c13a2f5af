"""Edits of relations: add, change, turn round, remove."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from stpgraph.design import commands as c
from stpgraph.design.allowed import why_not
from stpgraph.design.parts import changed, check_cites, made_of, node_of, remade
from stpgraph.design.refusals import Refused, called, gone
from stpgraph.model import AnyRelation, DelegatesTo, Structure
from stpgraph.model.kinds import RELATION_TYPES, RELATION_WORDS
from stpgraph.model.relations import Relation

_RELATION: TypeAdapter[AnyRelation] = TypeAdapter(Relation)


def relation_of(structure: Structure, line: c.Line) -> AnyRelation:
    """A relation by its line. Raises Refused where it is not there."""
    wanted = (line.source, line.type, line.target)
    found = next((each for each in structure.relations if (each.source, each.type, each.target) == wanted), None)
    if found is None:
        raise gone("The line that this edit is about")
    return found


def relation_with(values: Mapping[str, Any], fields: Mapping[str, Any]) -> AnyRelation:
    """A relation with some fields changed. In another type it keeps the fields that both have. Raises Refused."""
    made = changed(dict(values), fields)
    if made.get("type") not in RELATION_TYPES:
        raise Refused("A line needs a meaning: choose what it says.")
    if "type" in fields and fields["type"] != values.get("type"):
        keys = _fields_of(made["type"])
        made = {key: value for key, value in made.items() if key in keys or key in fields}
    return made_of(_RELATION, made, None, "This line")


def _fields_of(kind: str) -> frozenset[str]:
    plain = _RELATION.validate_python({"source": "a", "type": kind, "target": "b"})
    return frozenset(type(plain).model_fields)


def _fitting(structure: Structure, relation: AnyRelation, besides: AnyRelation | None = None) -> AnyRelation:
    """A relation that may stand in the structure, in place of another. Raises Refused."""
    source, target = node_of(structure, relation.source), node_of(structure, relation.target)
    same_ends = besides is not None and (besides.source, besides.target) == (source.id, target.id)
    reason = "" if same_ends and source.id == target.id else why_not(relation.type, source, target)
    if reason:
        raise Refused(reason)
    key = (relation.source, relation.type, relation.target)
    if any((each.source, each.type, each.target) == key for each in structure.relations if each is not besides):
        raise Refused(
            f"{called(source.name)} {RELATION_WORDS[relation.type]} {called(target.name)} already: change that line instead."
        )
    if isinstance(relation, DelegatesTo) and relation.instrument is not None:
        paper = node_of(structure, relation.instrument)
        if paper.type != "instrument":
            raise Refused(
                f"A delegation is set out in an agreement or document, and {called(paper.name)} is none: choose another."
            )
    check_cites(structure, relation)
    return relation


def add_relation(structure: Structure, command: c.AddRelation) -> Structure:
    return remade(structure, relations=(*structure.relations, _fitting(structure, command.relation)))


def _instead(structure: Structure, old: AnyRelation, new: AnyRelation) -> Structure:
    _fitting(structure, new, old)
    return remade(structure, relations=tuple(new if each is old else each for each in structure.relations))


def change_relation(structure: Structure, command: c.ChangeRelation) -> Structure:
    old = relation_of(structure, command.line)
    return _instead(structure, old, relation_with(old.model_dump(mode="json"), command.fields))


def reverse_relation(structure: Structure, command: c.ReverseRelation) -> Structure:
    old = relation_of(structure, command.line)
    return _instead(structure, old, old.model_copy(update={"source": old.target, "target": old.source}))


def remove_relation(structure: Structure, command: c.RemoveRelation) -> Structure:
    old = relation_of(structure, command.line)
    return remade(structure, relations=tuple(each for each in structure.relations if each is not old))
