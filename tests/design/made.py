"""Structures and commands for the tests of designing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from stpgraph.design import commands as c
from stpgraph.design.building import duplicate, new_decision, new_node, new_relation, new_source
from stpgraph.design.refusals import Refused
from stpgraph.model import Accepted, ChecklistAnswer, Structure
from stpgraph.model.checklist_ids import CHECKLIST_IDS
from stpgraph.model.kinds import ENDPOINTS, KINDS, NODE_TYPES, RELATION_TYPES
from tests.strategies import Choose

KINDS_OF_COMMAND = 21


def small() -> Structure:
    """A board, a group under it, a project under that, a post, two organisations, a scheme, a decision, an acceptance."""
    return Structure.model_validate(
        {
            "stpgraph": 1,
            "id": "small",
            "title": "Small",
            "status": "option",
            "sources": [{"id": "plan", "title": "The plan"}],
            "nodes": [
                {"id": "b", "type": "body", "kind": "strategic_board", "name": "Strategic Board", "quorum": 4, "cites": "plan"},
                {"id": "g", "type": "body", "kind": "workstream", "name": "Urgent care"},
                {"id": "p", "type": "project", "name": "Front door"},
                {"id": "chair", "type": "post", "kind": "chair", "name": "Chair"},
                {"id": "ccg", "type": "organisation", "kind": "ccg", "name": "Kent CCG"},
                {"id": "council", "type": "organisation", "kind": "local_authority", "name": "Kent Council"},
                {"id": "s", "type": "instrument", "kind": "scheme_of_delegation", "name": "Scheme"},
            ],
            "relations": [
                {"source": "g", "type": "accountable_to", "target": "b", "notes": "As minuted.", "cites": "plan"},
                {"source": "p", "type": "accountable_to", "target": "g"},
                {"source": "chair", "type": "sits_on", "target": "b", "capacity": "chair"},
                {"source": "ccg", "type": "delegates_to", "target": "b", "instrument": "s", "scope": "planned care"},
            ],
            "decisions": [{"id": "d", "name": "Budget", "taken_by": ["b"], "consulted": ["s"], "affects": ["ccg"]}],
            "accepted": [{"rule": "ACC002", "subjects": ["b"], "reason": "For year one."}],
        }
    )


def some_command(choose: Choose, structure: Structure) -> c.AnyCommand | None:
    """A command about things by their place in the structure, so that the same choices mean the same in a renamed one.

    It may be one that is refused; None where there is nothing to choose from.
    """
    nodes, lines = structure.nodes, structure.relations

    def node() -> str:
        return choose.one(nodes).id if nodes else "nobody"

    def line() -> c.Line:
        return c.Line.of(choose.one(lines)) if lines else c.Line(source="a", type="advises", target="b")

    try:
        return _chosen(choose, structure, node, line)
    except Refused:
        return None


def _chosen(choose: Choose, structure: Structure, node: Any, line: Any) -> c.AnyCommand | None:
    names: Sequence[str] = ("Board", "Finance group", "Élan – 語", "語", "a-1 x", "<b>Board</b>")
    number = choose.number(0, KINDS_OF_COMMAND - 1)
    name = choose.one(names)
    if number == 0:
        kind_of_node = choose.one(NODE_TYPES)
        kinds = KINDS[kind_of_node]
        return new_node(structure, kind_of_node, name, choose.one(kinds) if kinds else None)
    if number == 1:
        fields: tuple[c.Fields, ...] = (
            {"name": name},
            {"status": "ended"},
            {"kind": "other"},
            {"type": choose.one(NODE_TYPES)},
            {"quorum": choose.number(-1, 3), "in_public": True},
            {"notes": None, "cites": None},
            {"voting": {"basis": "consensus"}},
            {"holder": "Person C", "vacant": False},
        )
        return c.ChangeNode(node=node(), fields=choose.one(fields))
    if number == 2:
        return c.RemoveNode(node=node())
    if number == 3:
        return duplicate(structure, node(), choose.chance(50))
    if number == 4:
        return c.MoveNode(node=node(), to=node())
    if number in (5, 6):
        kind = choose.one(RELATION_TYPES)
        ends = [[each.id for each in structure.nodes if each.type in types] or ["nobody"] for types in ENDPOINTS[kind]]
        return new_relation(choose.one(ends[0]), kind, choose.one(ends[1]))
    if number == 7:
        more: tuple[c.Fields, ...] = (
            {"status": "planned"},
            {"type": choose.one(RELATION_TYPES)},
            {"target": node()},
            {"source": node(), "notes": "So."},
            {"capacity": "voting"},
            {"scope": None},
        )
        return c.ChangeRelation(line=line(), fields=choose.one(more))
    if number == 8:
        return c.RemoveRelation(line=line())
    if number == 9:
        return c.ReverseRelation(line=line())
    if number == 10:
        return new_decision(structure, name, taken_by=[node()])
    if number in (11, 12):
        if not structure.decisions:
            return None
        key = choose.one(structure.decisions).id
        return c.RemoveDecision(decision=key) if number == 11 else c.ChangeDecision(decision=key, fields={"affects": [node()]})
    if number == 13:
        return new_source(structure, name, url=choose.one((None, "https://example.org", "here")))
    if number in (14, 15):
        if not structure.sources:
            return None
        key = choose.one(structure.sources).id
        return c.RemoveSource(source=key) if number == 14 else c.ChangeSource(source=key, fields={"title": name})
    if number == 16:
        whole: tuple[c.Fields, ...] = (
            {"title": name},
            {"as_at": "2017-06"},
            {"as_at": "June"},
            {"drawing": None},
            {"title": None},
        )
        return c.ChangeStructure(fields=choose.one(whole))
    if number == 17:
        return c.SetLimits(limits={choose.one(("CPX003", "NED007", "ACC001")): choose.one((None, 0.4, 12.0, 9.0))})
    if number == 18:
        made = Accepted(rule=choose.one(("ACC001", "ACP001")), subjects=(node(),), reason="Agreed.")
        about = {"rule": made.rule, "subjects": made.subjects}
        edits: tuple[c.AnyCommand, ...] = (
            c.AcceptFinding(accepted=made),
            c.Withdraw(**about),
            c.Withdraw(**about, which=0),
            c.ChangeAcceptance(**about, fields={"by": choose.one((None, "The board")), "until": "2019"}),
        )
        return choose.one(edits)
    if number == 19:
        answer = choose.one((None, ChecklistAnswer(answer="yes")))
        return c.AnswerChecklist(question=choose.one((*CHECKLIST_IDS[:2], "no-question")), answer=answer)
    return c.SetOrder(nodes=tuple(node() for _ in range(3)))
