"""Making commands from what somebody filled in: ids are given here, and what cannot be is refused in plain words."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from pydantic import TypeAdapter, ValidationError

from stpgraph.design import commands as c
from stpgraph.design.ids import new_id, new_source_id
from stpgraph.design.parts import changed, made_of, node_of
from stpgraph.design.refusals import called, refusal
from stpgraph.model import Accepted, AnyNode, Decision, Finding, Source, Structure
from stpgraph.model.kinds import KINDS, NodeType, RelationType
from stpgraph.model.nodes import Node
from stpgraph.rules.acceptance import fingerprint

_NODE: TypeAdapter[AnyNode] = TypeAdapter(Node)
_DECISION: TypeAdapter[Decision] = TypeAdapter(Decision)
_SOURCE: TypeAdapter[Source] = TypeAdapter(Source)


def new_node(
    structure: Structure, node_type: NodeType, name: str, kind: str | None = None, taken: Collection[str] = (), **fields: Any
) -> c.AddNode:
    """The edit that adds a node. `taken` are ids that other new nodes of the same step have. Raises Refused.

    Without a kind, one of no special sort is made. Fields that are None are not stated.
    """
    values: dict[str, Any] = {"type": node_type, "name": name}
    if KINDS[node_type]:
        values["kind"] = kind or "other"
    what = called(name) if name.strip() else "One without a name"
    return c.AddNode(node=made_of(_NODE, changed(values, fields), new_id(structure, name, taken), what))


def new_relation(source: str, kind: RelationType, target: str, **fields: Any) -> c.AddRelation:
    """The edit that draws a line between two nodes, by id. Raises Refused for what a field cannot be."""
    values = {"source": source, "type": kind, "target": target}
    try:
        return c.AddRelation.model_validate({"relation": changed(values, fields)})
    except ValidationError as error:
        raise refusal(error, "This line") from None


def duplicate(structure: Structure, node: str, lines: bool = True) -> c.DuplicateNode:
    """The edit that copies a node; the copy is called “… (copy)” and stands behind it. Raises Refused where it is not there."""
    name = f"{node_of(structure, node).name[:1_990]} (copy)"
    return c.DuplicateNode(node=node, id=new_id(structure, name), name=name, lines=lines)


def new_decision(structure: Structure, name: str, **fields: Any) -> c.AddDecision:
    """The edit that adds a decision. Raises Refused for what a field cannot be."""
    what = called(name) if name.strip() else "A decision without a name"
    return c.AddDecision(decision=made_of(_DECISION, changed({"name": name}, fields), new_id(structure, name), what))


def new_source(structure: Structure, title: str, **fields: Any) -> c.AddSource:
    """The edit that adds a source. Raises Refused for what a field cannot be."""
    what = called(title) if title.strip() else "A source without a title"
    return c.AddSource(source=made_of(_SOURCE, changed({"title": title}, fields), new_source_id(structure, title), what))


def acceptance(finding: Finding, reason: str, today: date, by: str = "", until: date | None = None) -> c.AcceptFinding:
    """The edit that accepts a finding as it is today: when what it rests on changes, it opens again. Raises Refused."""
    values = {
        "rule": finding.rule,
        "subjects": finding.subjects,
        "reason": reason.strip(),
        "by": by.strip() or None,
        "on": today.isoformat(),
        "until": until.isoformat() if until else None,
        "fingerprint": fingerprint(finding),
    }
    return c.AcceptFinding(accepted=made_of(TypeAdapter(Accepted), changed(values, {}), None, "This acceptance"))
