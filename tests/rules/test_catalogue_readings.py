"""Small structures that tell one reading of a rule from another, each the least that does.

They are told apart by what the wording of a rule says, and the second reading (`tests/oracle_catalogue.py`) is held to the
same, so that the two cannot be wrong together unnoticed. The last of them are those where the two differ on certainty.
"""

from __future__ import annotations

from typing import Any

import pytest

from stpgraph.model import Structure
from stpgraph.pipeline import explore
from tests import oracle_catalogue
from tests.rules.test_catalogue_against_oracle import KNOWN
from tests.strategies import TODAY, Data


def node(node_id: str, node_type: str, kind: str | None = None, **said: Any) -> Data:
    return {"id": node_id, "type": node_type, "name": node_id.capitalize(), **({"kind": kind} if kind else {}), **said}


def structure(*parts: Data | str, **said: Any) -> Data:
    """Nodes, and lines as `source type target`, with `!` for a primary one, or a capacity."""
    lines = [part.split() for part in parts if isinstance(part, str)]
    return {
        "stpgraph": 1,
        "id": "small",
        "title": "Small",
        "status": "current",
        **said,
        "nodes": [part for part in parts if not isinstance(part, str)],
        "relations": [
            {"source": source, "type": kind, "target": target, **({} if not rest else _more(*rest))}
            for source, kind, target, *rest in lines
        ],
    }


def _more(word: str) -> Data:
    return {"primary": True} if word == "!" else {"capacity": word}


def told(data: Data, rule: str) -> list[tuple[str, ...]]:
    """The subjects of all findings of one rule."""
    return [each.subjects for each in explore(Structure.model_validate(data), TODAY, rules=[rule]).findings]


BOARD = node("board", "body", "strategic_board")
GROUP = node("group", "body", "delivery_group", membership="complete", quorum=2, function="decision_making")
CCG, TRUST = node("ccg", "organisation", "ccg"), node("trust", "organisation", "foundation_trust")
STREAM, OTHER = node("stream", "body", "workstream"), node("other", "body", "workstream")
PROJECT = node("project", "project")
CLINICIANS = node("clinicians", "post", "clinician", represents_many=True)
CONSENSUS = node("group", "body", "delivery_group", voting={"basis": "consensus"})

#: What is asked, the rule, the structure, and whom it speaks of.
READINGS: tuple[tuple[str, str, Data, list[tuple[str, ...]]], ...] = (
    (
        "A set drawn as one box counts as one where its number is left out: the votes are unknown only at 0.",
        "DEC006",
        structure(GROUP, CLINICIANS, "clinicians sits_on group"),
        [("group",)],
    ),
    (
        "At a count of 0 they are unknown.",
        "DEC006",
        structure(GROUP, {**CLINICIANS, "count": 0}, "clinicians sits_on group"),
        [],
    ),
    (
        "A set whose number is stated has so many votes.",
        "VOI007",
        structure(GROUP, {**CLINICIANS, "count": 3}, CCG, "clinicians sits_on group", "clinicians represents ccg"),
        [("group",)],
    ),
    (
        "A vacant post takes no part: that its count is not stated leaves the votes known.",
        "VOI007",
        structure(GROUP, node("gone", "post", "member", vacant=True, count=0), CCG, "gone sits_on group", "ccg member_of group"),
        [("group",)],
    ),
    (
        "An organisation with one seat filled and one vacant has its one vote: all votes can be cast.",
        "DEC006",
        structure(
            {**GROUP, "quorum": 1, "voting": {"basis": "per_organisation", "threshold": 0.6}},
            *(CCG, node("here", "post", "executive"), node("gone", "post", "executive", vacant=True), STREAM),
            *("here sits_on group", "here represents ccg", "gone sits_on group", "gone represents ccg", "gone leads stream"),
        ),
        [],
    ),
    (
        "Where all must agree, one can block, though the membership is not known.",
        "DEC005",
        structure(CONSENSUS, CCG, "ccg member_of group"),
        [("group",)],
    ),
    (
        "Two pass a low limit: one finding, for an acceptance could not tell two with the same subjects apart.",
        "VOI007",
        structure(GROUP, CCG, TRUST, "ccg member_of group", "trust member_of group", limits={"VOI007": 0.2}),
        [("group",)],
    ),
    (
        "A project of two workstreams that answers first to a CCG: neither workstream is first.",
        "ORP008",
        structure(
            *(PROJECT, STREAM, OTHER, CCG),
            *("project accountable_to stream", "project accountable_to other", "project accountable_to ccg !"),
        ),
        [("project",)],
    ),
    (
        "A project of two workstreams, one of them first.",
        "ORP008",
        structure(PROJECT, STREAM, OTHER, "project accountable_to stream !", "project accountable_to other"),
        [],
    ),
    (
        "A body that has a seat on itself is no member of another.",
        "RES005",
        structure({**STREAM, "status": "planned"}, "stream member_of stream"),
        [],
    ),
    (
        "A set that leads is never one person, so nobody on the delivery group is the same one.",
        "ORP007",
        structure(
            *(STREAM, GROUP),
            node("leads", "post", "workstream_lead", represents_many=True, holder="Person A"),
            node("officer", "post", "officer", holder="Person A"),
            *("leads leads stream", "officer sits_on group"),
        ),
        [("leads",)],
    ),
    (
        "Those who delegate are one master, to whom the body is also drawn as accountable.",
        "ACC005",
        structure(GROUP, CCG, TRUST, "ccg delegates_to group", "trust delegates_to group", "group accountable_to ccg"),
        [],
    ),
    (
        "Those who delegate are one master, and another that it is part of is a second.",
        "ACC005",
        structure(GROUP, CCG, TRUST, "ccg delegates_to group", "group part_of trust"),
        [("group",)],
    ),
    (
        "A committee in common without a committee of one of its partners.",
        "LAW003",
        structure(
            node("common", "body", "committee_in_common"),
            *(CCG, TRUST, node("ours", "body", "governing_body")),
            *("ccg member_of common", "trust member_of common", "ours part_of ccg", "ours delegates_to common"),
            as_at="2017",
        ),
        [("common",)],
    ),
)


@pytest.mark.parametrize(("asked", "rule", "data", "subjects"), READINGS, ids=[f"{each[1]}: {each[0]}" for each in READINGS])
def test_what_the_wording_says(asked: str, rule: str, data: Data, subjects: list[tuple[str, ...]]) -> None:
    assert [row.subjects for row in oracle_catalogue.findings(data) if row.rule == rule] == subjects
    assert told(data, rule) == subjects


def test_a_set_that_is_counted_as_one_is_told() -> None:
    data = structure(GROUP, CLINICIANS, "clinicians sits_on group")
    (found,) = explore(Structure.model_validate(data), TODAY, rules=["DEC006"]).findings
    assert "“Clinicians” stands for several people and counts as one here, for how many is not stated." in found.fact
    data = structure(GROUP, {**CLINICIANS, "represents_many": False}, "clinicians sits_on group")
    (found,) = explore(Structure.model_validate(data), TODAY, rules=["DEC006"]).findings
    assert "counts as one" not in found.fact


#: For each rule in `KNOWN` a structure of which the two are not equally sure.
UNSURE: dict[str, Data] = {
    "NED004": structure({**GROUP, "membership": "partial"}, node("lay", "post", "lay_member"), "lay sits_on group attending"),
    "NED006": structure(BOARD, node("lay", "post", "lay_member"), "lay sits_on board"),
    "ORP007": structure(
        *(STREAM, GROUP, node("lead", "post", "workstream_lead"), node("chief", "post", "chief_officer")),
        *("lead leads stream", "chief sits_on group"),
    ),
}


def test_each_known_difference_has_its_structure() -> None:
    assert UNSURE.keys() == KNOWN.keys()


@pytest.mark.parametrize("rule", KNOWN)
def test_known_differences_are_differences(rule: str) -> None:
    """Whoever mends one takes it out of `KNOWN`, and out of here."""
    ours = [each.certainty for each in explore(Structure.model_validate(UNSURE[rule]), TODAY, rules=[rule]).findings]
    theirs = [row.certainty for row in oracle_catalogue.findings(UNSURE[rule]) if row.rule == rule]
    assert (ours, theirs) == ([KNOWN[rule].rules], [KNOWN[rule].oracle])
