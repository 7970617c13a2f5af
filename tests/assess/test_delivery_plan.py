"""What NHS England's delivery plan asks for."""

from __future__ import annotations

from typing import Any

import pytest

from stpgraph.assess.delivery_plan import delivery_plan
from stpgraph.shipped import load
from tests.assess.made import answers, by_key, made, shipped_files, wired

KEYS = (
    "constituent-bodies",
    "non-executives",
    "general-practice",
    "local-government",
    "way-to-decide",
    "programme-support",
    "chair-or-leader",
)
SILENT = dict.fromkeys(KEYS, "not_stated")
#: Chart 2 shows a programme office that supports and a chair; it shows every line, and none of delegation.
CHART_2 = {**SILENT, "programme-support": "yes", "chair-or-leader": "yes", "way-to-decide": "no"}
EXPECTED = {
    **dict.fromkeys(("workstream", "local-area", "clinical-focus"), CHART_2),
    "sector": {**CHART_2, "way-to-decide": "yes"},  # it draws a joint committee and a committee in common
    "all-clear": dict.fromkeys(KEYS, "yes"),
    "joint-committee": {**SILENT, "way-to-decide": "yes"},
    # An independent chair and a system leader are named; nothing else is.
    "birmingham-solihull-2016-18": {**SILENT, "non-executives": "yes", "chair-or-leader": "yes"},
}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_shipped_structures_are_read_as_their_sources_read(name: str) -> None:
    assert answers(delivery_plan(wired(load(shipped_files()[name]).model_dump(exclude_unset=True)))) == EXPECTED[name]


Nodes = dict[str, str | dict[str, Any]]
FULL = {"kind": "strategic_board", "membership": "complete"}
BOARD: Nodes = {"board": "strategic_board"}
KNOWN: Nodes = {"board": FULL}
CASES: list[tuple[str, str, Nodes, list[Any], dict[str, Any]]] = [
    # The board itself
    *((key, "no", {"g": "delivery_group"}, [], {}) for key in ("constituent-bodies", "non-executives", "chair-or-leader")),
    *(
        (key, "not_stated", {"g": "delivery_group"}, [], {"drawing": "partial"})
        for key in ("constituent-bodies", "general-practice")
    ),
    ("constituent-bodies", "no", {"board": {**FULL, "status": "planned"}}, [], {}),
    # Drawn from constituent bodies
    ("constituent-bodies", "yes", {**BOARD, "a": "ccg", "b": "nhs_trust"}, ["a member_of board", "b member_of board"], {}),
    ("constituent-bodies", "yes", {**BOARD, "a": {"kind": "ccg", "represents_many": True}}, ["a member_of board"], {}),
    (
        "constituent-bodies",
        "yes",
        {**BOARD, "a": "ccg", "gb": "governing_body", "b": "nhs_trust", "p": "member"},
        ["gb part_of a", "p represents gb", "p sits_on board", "b member_of board"],
        {},
    ),
    ("constituent-bodies", "not_stated", {**BOARD, "a": "ccg"}, ["a member_of board"], {}),
    ("constituent-bodies", "no", {**KNOWN, "a": "ccg"}, ["a member_of board"], {}),
    ("constituent-bodies", "no", {**KNOWN, "a": "ccg", "n": "national_body"}, ["a member_of board", "n member_of board"], {}),
    ("constituent-bodies", "not_stated", {**KNOWN, "a": "ccg", "f": "forum"}, ["a member_of board", "f member_of board"], {}),
    ("constituent-bodies", "no", {**KNOWN, "p": "executive"}, ["p sits_on board"], {}),
    ("constituent-bodies", "not_stated", {**KNOWN, "p": {"kind": "executive", "lines": "partial"}}, ["p sits_on board"], {}),
    (
        "constituent-bodies",
        "not_stated",
        {**BOARD, "other": "strategic_board", "a": "ccg", "b": "nhs_trust"},
        ["a member_of board", "b member_of other"],
        {},
    ),
    # Who takes part
    ("non-executives", "yes", {**BOARD, "p": "lay_member"}, [("p sits_on board", {"capacity": "attending"})], {}),
    ("non-executives", "no", {**KNOWN, "p": "executive"}, ["p sits_on board"], {}),
    ("non-executives", "not_stated", {**KNOWN, "p": "clinician"}, ["p sits_on board"], {}),
    ("non-executives", "not_stated", BOARD, [], {}),
    ("non-executives", "no", {**KNOWN, "g": "delivery_group", "p": "lay_member"}, ["p sits_on g"], {}),
    ("general-practice", "yes", {**BOARD, "p": "gp"}, ["p sits_on board"], {}),
    ("general-practice", "yes", {**BOARD, "f": "gp_provider"}, ["f member_of board"], {}),
    ("general-practice", "yes", {**BOARD, "f": "gp_provider", "p": "member"}, ["p represents f", "p sits_on board"], {}),
    ("general-practice", "no", {**KNOWN, "g": "delivery_group", "p": "gp"}, ["p sits_on g"], {}),
    ("general-practice", "not_stated", {**KNOWN, "p": "member"}, ["p sits_on board"], {}),
    ("local-government", "yes", {**BOARD, "p": "elected_member"}, ["p sits_on board"], {}),
    ("local-government", "yes", {**BOARD, "c": "local_authority"}, ["c member_of board"], {}),
    ("local-government", "no", {**KNOWN, "c": "local_authority"}, ["c oversees board"], {}),
    # A way to decide
    ("way-to-decide", "yes", {"j": "joint_committee"}, [], {}),
    ("way-to-decide", "yes", {"j": "committee_in_common"}, [], {"drawing": "partial"}),
    ("way-to-decide", "no", {"j": {"kind": "joint_committee", "status": "planned"}}, [], {}),
    ("way-to-decide", "yes", {**BOARD, "a": "ccg"}, ["a delegates_to board"], {}),
    ("way-to-decide", "yes", {"board": {**FULL, "function": "decision_making"}, "a": "ccg"}, ["a ratifies board"], {}),
    ("way-to-decide", "no", {"board": {**FULL, "function": "advisory"}, "a": "ccg"}, ["a ratifies board"], {}),
    (
        "way-to-decide",
        "no",
        {"board": {**FULL, "function": "decision_making"}, "a": "voluntary_sector"},
        ["a ratifies board"],
        {},
    ),
    ("way-to-decide", "not_stated", BOARD, [], {"drawing": "partial"}),
    ("way-to-decide", "not_stated", {"board": {**FULL, "lines": "partial"}}, [], {}),
    # Programme support
    ("programme-support", "yes", {**BOARD, "o": "programme_office"}, ["o supports board"], {"drawing": "partial"}),
    ("programme-support", "yes", {"g": "executive_group", "o": "programme_office"}, ["o supports g"], {}),
    ("programme-support", "no", {**BOARD, "o": "programme_office"}, ["o accountable_to board"], {}),
    ("programme-support", "no", {**BOARD, "o": "enabler"}, ["o supports board"], {}),
    ("programme-support", "not_stated", {**BOARD, "o": {"kind": "programme_office", "lines": "partial"}}, [], {}),
    ("programme-support", "not_stated", BOARD, [], {"drawing": "partial"}),
    # A chair or leader
    ("chair-or-leader", "yes", {**BOARD, "p": "chair"}, ["p sits_on board"], {}),
    ("chair-or-leader", "yes", {**BOARD, "p": "executive"}, [("p sits_on board", {"capacity": "chair"})], {}),
    ("chair-or-leader", "yes", {**BOARD, "p": "executive"}, ["p leads board"], {}),
    ("chair-or-leader", "yes", {**BOARD, "p": "senior_responsible_officer"}, ["p sits_on board"], {}),
    ("chair-or-leader", "not_stated", {**BOARD, "p": "senior_responsible_officer"}, [], {}),
    ("chair-or-leader", "no", {**BOARD, "p": {"kind": "chair", "vacant": True}}, ["p sits_on board"], {}),
    ("chair-or-leader", "no", {**BOARD, "p": {"kind": "executive", "vacant": True}}, ["p leads board"], {}),
    ("chair-or-leader", "not_stated", {**BOARD, "p": {"kind": "executive", "vacant": True}}, ["p sits_on board"], {}),
    ("chair-or-leader", "no", {**KNOWN, "p": "executive"}, [("p sits_on board", {"capacity": "voting"})], {}),
    ("chair-or-leader", "not_stated", {**KNOWN, "p": "executive"}, ["p sits_on board"], {}),
    (
        "chair-or-leader",
        "not_stated",
        {**KNOWN, "p": "executive"},
        [("p sits_on board", {"capacity": "voting"})],
        {"drawing": "partial"},
    ),
]


@pytest.mark.parametrize(("key", "answer", "nodes", "lines", "more"), CASES)
def test_requirement(key: str, answer: str, nodes: Nodes, lines: list[Any], more: dict[str, Any]) -> None:
    row = by_key(delivery_plan(made(nodes, lines, **more)))[key]
    assert row.answer == answer, row.why
    assert set(row.evidence) <= set(nodes)
    if answer == "yes":
        assert row.evidence


def test_the_requirements_are_in_order() -> None:
    assert tuple(row.key for row in delivery_plan(made(BOARD))) == KEYS


def test_a_vacant_chair_is_named() -> None:
    row = delivery_plan(made({**BOARD, "p": {"kind": "chair", "vacant": True}}, ["p sits_on board"]))[-1]
    assert row.why == "“P” is vacant."
    assert row.evidence == ("board", "p")


def test_one_and_several_read_well() -> None:
    why = [by_key(delivery_plan(made({f"j{n}": "joint_committee" for n in range(size)})))["way-to-decide"].why for size in (1, 2)]
    assert why == ["“J0” serves for that.", "“J0” and “J1” serve for that."]
