"""HFMA's governance spectrum: where a structure stands, what puts it there, what the next phase lacks."""

from __future__ import annotations

from typing import Any

import pytest

from stpgraph.assess.spectrum import PHASE_MEANS, PHASE_NAMES, PHASES, Spectrum, spectrum
from stpgraph.shipped import load
from tests.assess.made import answers, by_key, made, shipped_files, wired

#: Where the sources put each shipped structure, which earlier phases they do not show, and what the next phase lacks.
EXPECTED: dict[str, tuple[str, list[str], list[str]]] = {
    **{
        name: ("joint-structures", [], ["delegation", "scheme", "delegators-seated", "way-to-decide"])
        for name in ("workstream", "local-area", "sector", "clinical-focus")
    },
    "joint-committee": (
        "delegated-decisions",
        ["joint-structures"],
        ["pooled-budgets", "section-75", "pool-board", "pool-audit"],
    ),
    "single-commissioning-board": ("pooled-budgets", ["joint-structures"], ["joined", "risk-share"]),
    "all-clear": ("pooled-budgets", [], ["joined"]),
    "birmingham-solihull-2016-18": ("planning-forum", [], ["linked", "held-to-account", "own-boards", "memorandum"]),
    # Delegation to the joint committees was only planned.
    "kent-and-medway-2017-18": ("joint-structures", [], ["delegation", "scheme", "delegators-seated", "way-to-decide"]),
}


def stands(seen: Spectrum) -> str | None:
    return seen.stands.key if seen.stands else None


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_shipped_structures_stand_where_their_sources_put_them(name: str) -> None:
    seen = spectrum(wired(load(shipped_files()[name]).model_dump(exclude_unset=True)))
    assert (stands(seen), [phase.key for phase in seen.skipped], [row.key for row in seen.lacks]) == EXPECTED[name]
    assert seen.evidence
    assert seen.stands
    assert seen.next is seen.phases[seen.phases.index(seen.stands) + 1]


def test_there_are_five_phases_in_the_order_of_the_chart() -> None:
    seen = spectrum(made({"board": "strategic_board"}))
    assert [phase.key for phase in seen.phases] == list(PHASES) == list(PHASE_NAMES) == list(PHASE_MEANS)
    assert [phase.name for phase in seen.phases] == [
        "Planning forum",
        "Joint structures",
        "Delegated decision-making",
        "Pooled budgets",
        "Formalised partnership",
    ]
    for phase in seen.phases:
        assert phase.means.endswith(".")
        assert phase.criteria[0] is phase.defining
        assert len(by_key(phase.criteria)) == len(phase.criteria) >= 3
        assert all(row.question.endswith("?") for row in phase.criteria)


def test_it_stands_nowhere_without_a_board() -> None:
    seen = spectrum(made({"group": {"kind": "reference_group", "function": "advisory"}}))
    assert (seen.stands, seen.evidence, seen.skipped) == (None, (), ())
    assert seen.phases[0].defining.answer == "no"
    assert seen.next is seen.phases[0]
    assert seen.summary == (
        "It stands nowhere on the spectrum yet, as far as is shown. The drawing is complete and shows no board that is in place."
    )
    assert spectrum(made({"group": "reference_group"})).phases[0].defining.answer == "not_stated", "it may decide"
    advises = {"kind": "reference_group", "function": "advisory"}
    assert spectrum(made({"group": advises}, drawing="partial")).phases[0].defining.answer == "not_stated"


def test_what_is_only_planned_does_not_count() -> None:
    seen = spectrum(made({"board": {"kind": "strategic_board", "status": "planned"}, "group": "delivery_group"}))
    assert stands(seen) == "planning-forum"
    assert seen.evidence == ("group",)
    later = made({"board": "strategic_board", "group": "delivery_group"}, [("group accountable_to board", {"status": "planned"})])
    assert stands(spectrum(later)) == "planning-forum"


def test_a_phase_that_is_passed_over_is_named() -> None:
    seen = spectrum(made({"ccg": "ccg", "pool": "pooled_budget"}, drawing="partial"))
    assert stands(seen) == "pooled-budgets"
    assert [phase.key for phase in seen.skipped] == ["planning-forum", "joint-structures", "delegated-decisions"]
    assert (
        "“Planning forum”, “Joint structures” and “Delegated decision-making”, which come earlier, is not shown" in seen.summary
    )


LINKED: list[tuple[str, dict[str, str | dict[str, Any]], list[str], dict[str, Any]]] = [
    ("yes", {"board": "strategic_board", "group": "delivery_group"}, ["group accountable_to board"], {}),
    ("yes", {"board": "strategic_board", "group": "delivery_group"}, ["group reports_to board"], {"drawing": "partial"}),
    ("yes", {"board": "strategic_board", "group": "delivery_group"}, ["board delegates_to group"], {}),
    ("no", {"board": "strategic_board", "group": "delivery_group"}, ["board accountable_to group"], {}),
    ("no", {"board": "strategic_board", "group": "delivery_group"}, ["group advises board"], {}),
    ("no", {"group": "delivery_group"}, [], {}),
    ("not_stated", {"board": "strategic_board", "group": "delivery_group"}, [], {"drawing": "partial"}),
    ("not_stated", {"board": "strategic_board", "group": {"kind": "delivery_group", "lines": "partial"}}, [], {}),
    ("not_stated", {"group": "delivery_group"}, [], {"drawing": "partial"}),
    ("no", {"board": "strategic_board", "p": "project"}, ["p accountable_to board"], {}),
]


@pytest.mark.parametrize(("answer", "nodes", "lines", "more"), LINKED)
def test_when_groups_are_linked(
    answer: str, nodes: dict[str, str | dict[str, Any]], lines: list[str], more: dict[str, Any]
) -> None:
    row = spectrum(made(nodes, lines, **more)).phases[1].defining
    assert row.answer == answer, row.why


def test_own_boards_ratify_or_delegate() -> None:
    nodes: dict[str, str | dict[str, Any]] = {
        "board": "strategic_board",
        "ccg": "ccg",
        "gb": "governing_body",
        "club": "voluntary_sector",
    }
    key = "own-boards"
    assert by_key(spectrum(made(nodes, ["gb ratifies board"])).phases[1].criteria)[key].evidence == ("board", "gb")
    assert by_key(spectrum(made(nodes, ["ccg delegates_to board"])).phases[1].criteria)[key].answer == "yes"
    assert by_key(spectrum(made(nodes, ["club ratifies board"])).phases[1].criteria)[key].answer == "no"
    assert by_key(spectrum(made(nodes, drawing="partial")).phases[1].criteria)[key].answer == "not_stated"
    decision = {"id": "close", "name": "Close a ward", "taken_by": ["board"], "ratified_by": ["gb", "club"]}
    ratified = by_key(spectrum(made(nodes, decisions=[decision])).phases[1].criteria)[key]
    assert (ratified.answer, ratified.evidence) == ("yes", ("gb",))
    elsewhere = {**decision, "taken_by": ["gb"]}
    assert by_key(spectrum(made(nodes, decisions=[elsewhere])).phases[1].criteria)[key].answer == "no"


def test_delegation_needs_a_scheme_a_seat_and_a_way_to_decide() -> None:
    body = {"kind": "joint_committee", "function": "decision_making", "membership": "complete"}
    nodes: dict[str, str | dict[str, Any]] = {"ccg": "ccg", "jc": body, "s": {"kind": "scheme_of_delegation", "agreed": False}}
    bare = spectrum(made(nodes, [("ccg delegates_to jc", {"instrument": "s"})])).phases[2]
    assert answers(bare.criteria) == {
        "delegation": "yes",
        "scheme": "no",
        "delegators-seated": "no",
        "way-to-decide": "not_stated",
    }
    nodes["s"] = {"kind": "scheme_of_delegation", "agreed": True}
    nodes["jc"] = {**body, "quorum": 1, "voting": {"basis": "consensus"}}
    full = spectrum(made(nodes, [("ccg delegates_to jc", {"instrument": "s"}), "ccg member_of jc"])).phases[2]
    assert set(answers(full.criteria).values()) == {"yes"}
    assert full.lacks == ()


def test_pooled_money_needs_an_agreement_a_board_with_authority_and_audit() -> None:
    nodes: dict[str, str | dict[str, Any]] = {
        "ccg": "ccg",
        "council": "local_authority",
        "board": "strategic_board",
        "pool": "pooled_budget",
        "deal": {"kind": "section_75_agreement", "agreed": True},
        "audit": "audit_committee",
    }
    lines = ["pool covers board", "deal covers board", "ccg party_to pool", "ccg party_to deal"]
    with_all = spectrum(made(nodes, [*lines, "ccg delegates_to board", "audit oversees board"])).phases[3]
    assert set(answers(with_all.criteria).values()) == {"yes"}
    without = spectrum(made(nodes, lines)).phases[3]
    assert answers(without.criteria) == {
        "pooled-budgets": "yes",
        "section-75": "yes",
        "pool-board": "no",
        "pool-audit": "not_stated",
    }
    assert by_key(without.criteria)["pool-board"].evidence == ("board", "pool")
    none = spectrum(made({"board": "strategic_board"})).phases[3]
    assert set(answers(none.criteria).values()) == {"not_stated"}


ORGANISATIONS: dict[str, str | dict[str, Any]] = {"a": "nhs_trust", "b": "foundation_trust", "board": "strategic_board"}
MANAGERS: list[tuple[bool, dict[str, str | dict[str, Any]], list[str]]] = [
    (True, {"p": "chief_officer"}, ["p employed_by a", "p employed_by b"]),
    (
        True,
        {"p": {"kind": "chief_officer", "holder": "Person A"}, "q": {"kind": "executive", "holder": "Person A"}},
        ["p employed_by a", "q represents b"],
    ),
    (
        False,
        {"p": {"kind": "chief_officer", "holder": "Person A"}, "q": {"kind": "executive", "holder": "Person B"}},
        ["p employed_by a", "q represents b"],
    ),
    (
        False,
        {"p": {"kind": "chief_officer", "holder": "Person A"}, "q": {"kind": "lay_member", "holder": "Person A"}},
        ["p employed_by a", "q represents b"],
    ),
    (False, {"p": "chief_officer"}, ["p represents a", "p represents b"]),
    (False, {"p": "lay_member"}, ["p employed_by a", "p employed_by b"]),
    (False, {"p": {"kind": "chief_officer", "count": 2}}, ["p employed_by a", "p employed_by b"]),
    (False, {"p": {"kind": "chief_officer", "represents_many": True}}, ["p employed_by a", "p employed_by b"]),
    (False, {"p": {"kind": "chief_officer", "vacant": True}}, ["p employed_by a", "p employed_by b"]),
    (False, {"p": "chief_officer", "club": "forum"}, ["p employed_by a", "p represents club"]),
    (True, {"c": {"kind": "contract", "agreed": True}}, ["c covers board", "a party_to c", "b party_to c"]),
    (False, {"c": "contract"}, ["c covers board", "a party_to c", "b party_to c"]),
    (False, {"c": {"kind": "contract", "agreed": True}}, ["c covers a", "a party_to c", "b party_to c"]),
    (False, {"c": {"kind": "contract", "agreed": True}}, ["c covers board", "a party_to c", "board party_to c"]),
]


@pytest.mark.parametrize(("joined", "nodes", "lines"), MANAGERS)
def test_when_partners_are_joined(joined: bool, nodes: dict[str, str | dict[str, Any]], lines: list[str]) -> None:
    seen = spectrum(made({**ORGANISATIONS, **nodes}, lines))
    row = seen.phases[4].defining
    assert row.answer == ("yes" if joined else "not_stated"), row.why
    if joined:
        assert {"a", "b"} <= set(row.evidence)
        assert stands(seen) == "formalised-partnership"
        assert (seen.next, seen.lacks) == (None, ())


def test_only_the_posts_that_manage_show_that_managers_are_shared() -> None:
    nodes: dict[str, Any] = {
        key: {"kind": kind, "holder": "Person A"}
        for key, kind in (("p", "chief_officer"), ("q", "executive"), ("r", "lay_member"))
    }
    row = spectrum(made({**ORGANISATIONS, **nodes}, ["p employed_by a", "q represents b", "r represents b"])).phases[4].defining
    assert row.evidence == ("a", "b", "p", "q")
    assert row.why == "“P” helps to manage “A” and “B” together."


def test_partners_delegations_to_their_own_boards_are_not_asked_about() -> None:
    phase = spectrum(made({"ccg": "ccg", "gb": "governing_body"}, ["ccg delegates_to gb"])).phases[2]
    assert answers(phase.others) == dict.fromkeys(("scheme", "delegators-seated", "way-to-decide"), "not_stated")
    assert by_key(phase.others)["scheme"].why == "No delegation is shown."


def test_one_budget_covers_a_joint_body() -> None:
    def budget(*lines: str, **more: Any) -> str:
        return by_key(spectrum(made({**ORGANISATIONS, "t": {"kind": "control_total", **more}}, lines)).phases[4].criteria)[
            "one-budget"
        ].answer

    assert budget("t covers board") == "yes"
    assert budget("t covers a") == "not_stated"
    assert budget("t covers board", agreed=False) == "no"
