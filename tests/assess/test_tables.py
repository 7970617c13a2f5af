"""HFMA's Tables 2 and 3: who counts as represented, what counts as in place, and when the answer is no."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stpgraph.assess import PUBLISHED, Row, tally
from stpgraph.assess.tables import SORTS, table_2, table_3
from stpgraph.shipped import load
from tests.assess.made import answers, by_key, data, made, often, shipped_files, wired
from tests.catalogue_strategies import whole
from tests.strategies import Data, Dice, structures

NOT_STATED = dict.fromkeys(("ccgs", "providers", "local-authority", "public", "clinicians"), "not_stated")
SILENT = dict.fromkeys(("delegation", "resource", "pooled-budgets", "memorandum", "risk"), "not_stated")

#: What the sources of the shipped structures say, read by eye: who is represented, which arrangements are in place.
EXPECTED: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    # Chart 2: councils' boards oversee, a clinical cabinet advises; no organisation is drawn. It shows all lines, and no
    # delegation. There is a programme office, of which it is not said whether anybody works in it full time.
    **{
        name: ({**NOT_STATED, "local-authority": "yes", "clinicians": "yes"}, {**SILENT, "delegation": "no"})
        for name in ("workstream", "local-area", "sector", "clinical-focus")
    },
    # CCGs delegate to their joint group, councils attend it; the providers are of unstated kind.
    "joint-committee": ({**NOT_STATED, "ccgs": "yes", "local-authority": "yes"}, {**SILENT, "delegation": "yes"}),
    "single-commissioning-board": (
        {**NOT_STATED, "ccgs": "yes", "providers": "yes", "local-authority": "yes"},
        {**SILENT, "delegation": "yes", "pooled-budgets": "yes"},
    ),
    "all-clear": (dict.fromkeys(NOT_STATED, "yes"), dict.fromkeys(SILENT, "yes")),
    # The memorandum was going round for signature.
    "north-east-london-stp-2016-17": (dict.fromkeys(NOT_STATED, "yes"), {**SILENT, "memorandum": "no"}),
    # The joint committees were only being set up; whose boards the trust boards are is said, of which kind is not.
    "kent-and-medway-2017-18": ({**NOT_STATED, "ccgs": "yes", "public": "yes", "clinicians": "yes"}, SILENT),
    "lancashire-south-cumbria-ics-2017-21": (dict.fromkeys(NOT_STATED, "yes"), {**SILENT, "delegation": "yes"}),
}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_shipped_structures_are_read_as_their_sources_read(name: str) -> None:
    wiring = wired(load(shipped_files()[name]).model_dump(exclude_unset=True))
    assert (answers(table_2(wiring)), answers(table_3(wiring))) == EXPECTED[name]


# --- Table 2 -----------------------------------------------------------------------------------------------------------

#: A speaker, how it is tied, and which of the sorts it speaks for.
PARTS: list[tuple[dict[str, str | dict[str, Any]], list[Any], set[str]]] = [
    ({"x": "ccg"}, ["x member_of board"], {"ccgs"}),
    ({"x": "integrated_care_board"}, ["x delegates_to board"], {"ccgs"}),
    ({"x": "ccg", "gb": "governing_body"}, ["gb part_of x", "gb ratifies board"], {"ccgs"}),
    ({"x": "ccg", "p": "member"}, ["p represents x", "p sits_on board"], {"ccgs"}),
    ({"x": "ccg", "p": "member", "gb": "governing_body"}, ["gb part_of x", "p represents gb", "p leads board"], {"ccgs"}),
    ({"x": "ccg"}, ["board accountable_to x"], {"ccgs"}),
    ({"x": "ccg"}, ["board part_of x"], {"ccgs"}),
    *(({"x": kind}, ["x oversees board"], {"providers"}) for kind in ("nhs_trust", "foundation_trust", "ambulance_trust")),
    *(({"x": kind}, ["x advises board"], {"providers"}) for kind in ("community_provider", "gp_provider", "private_provider")),
    ({"x": "local_authority"}, ["x ratifies board"], {"local-authority"}),
    ({"x": "combined_authority"}, ["x member_of board"], {"local-authority"}),
    ({"x": "elected_member"}, ["x sits_on board"], {"local-authority"}),
    *(
        ({"x": kind}, ["x oversees board"], {"local-authority"})
        for kind in ("health_and_wellbeing_board", "overview_and_scrutiny_committee", "cabinet_board")
    ),
    ({"x": "healthwatch"}, ["x advises board"], {"public"}),
    ({"x": "healthwatch_representative"}, [("x sits_on board", {"capacity": "attending"})], {"public"}),
    ({"x": "public_representative"}, ["x advises board"], {"public"}),
    ({"x": "clinician"}, ["x leads board"], {"clinicians"}),
    ({"x": "gp"}, ["x sits_on board"], {"clinicians"}),
    ({"x": {"kind": "executive", "clinical": True}}, ["x sits_on board"], {"clinicians"}),
    ({"x": "clinical_cabinet"}, ["x advises board"], {"clinicians"}),
    ({"x": "clinical_cabinet"}, ["board accountable_to x"], {"clinicians"}),
    # What is no part, or speaks for nobody
    ({"x": "ccg"}, [], set()),
    ({"x": "ccg"}, ["board reports_to x"], set()),
    ({"x": "ccg", "p": "executive"}, ["p employed_by x", "p sits_on board"], set()),
    ({"x": "ccg", "m": "memorandum_of_understanding"}, ["x party_to m", "m covers board"], set()),
    ({"x": "ccg", "b": "governing_body"}, ["b part_of x"], set()),
    ({"x": "ccg"}, [("x member_of board", {"status": "ended"})], set()),
    ({"x": "ccg", "p": {"kind": "member", "vacant": True}}, ["p represents x", "p sits_on board"], set()),
    ({"x": "clinical_cabinet"}, [], set()),
    ({"x": "clinical_cabinet", "p": "executive"}, ["p sits_on x"], set()),
    ({"x": {"kind": "clinician", "clinical": False}}, ["x sits_on board"], set()),
    ({"x": "voluntary_sector"}, ["x member_of board"], set()),
    ({"x": "national_body"}, ["x oversees board"], set()),
    ({"x": "lay_member"}, ["x sits_on board"], set()),
    ({"x": "ccg", "audit": {"kind": "audit_committee", "external": True}}, ["x member_of audit"], set()),
    # Planned counts: HFMA counted what plans said.
    ({"x": {"kind": "ccg", "status": "planned"}}, ["x member_of board"], {"ccgs"}),
]


@pytest.mark.parametrize(("nodes", "lines", "sorts"), PARTS)
def test_who_is_represented(nodes: dict[str, str | dict[str, Any]], lines: list[str], sorts: set[str]) -> None:
    """In a drawing that shows everything but the board's members, where who is not represented is not stated."""
    rows = by_key(table_2(made({"board": "strategic_board", **nodes}, lines)))
    assert {key for key, row in rows.items() if row.answer == "yes"} == sorts
    assert {row.answer for key, row in rows.items() if key not in sorts} == {"not_stated"}
    for key in sorts:
        assert "x" in rows[key].evidence or "p" in rows[key].evidence
        assert "“Board”" in rows[key].why


def test_nobody_is_represented_where_all_is_known() -> None:
    full = {"kind": "strategic_board", "membership": "complete"}
    rows = by_key(
        table_2(made({"board": full, "ccg": "ccg", "p": "executive", "t": "nhs_trust"}, ["p sits_on board", "p represents t"]))
    )
    assert {key: row.answer for key, row in rows.items()} == {
        "ccgs": "no",
        "providers": "yes",
        "local-authority": "no",
        "public": "no",
        "clinicians": "not_stated",  # whether the executive is a clinician is not said
    }
    assert rows["ccgs"].evidence == ("board",)
    assert rows["clinicians"].evidence == ("board",)


def test_a_complete_drawing_without_any_body_represents_nobody() -> None:
    assert set(answers(table_2(made({"ccg": "ccg"}))).values()) == {"no"}
    assert set(answers(table_2(made({"ccg": "ccg"}, drawing="partial"))).values()) == {"not_stated"}


#: What leaves it open whether anybody of a sort has a part, where otherwise nobody has.
OPENINGS: list[tuple[dict[str, str | dict[str, Any]], list[str], dict[str, Any], set[str]]] = [
    ({}, [], {"drawing": "partial"}, set(NOT_STATED)),
    ({"group": "workstream"}, [], {}, set(NOT_STATED)),
    ({"board": {"kind": "strategic_board", "membership": "complete", "lines": "partial"}}, [], {}, set(NOT_STATED)),
    ({"x": {"kind": "ccg", "lines": "partial"}}, [], {}, {"ccgs"}),
    ({"p": "member"}, ["p sits_on board"], {}, {"local-authority", "public", "clinicians"}),
    ({"p": {"kind": "officer", "clinical": False}}, ["p sits_on board"], {}, set()),
    (
        {"p": {"kind": "officer", "clinical": False, "lines": "partial"}},
        ["p sits_on board"],
        {},
        set(NOT_STATED) - {"clinicians"},
    ),
    ({"v": "voluntary_sector"}, ["v member_of board"], {}, {"local-authority", "public", "clinicians"}),
    ({"f": {"kind": "federation", "external": True}}, ["f member_of board"], {}, set(NOT_STATED)),
]


@pytest.mark.parametrize(("nodes", "lines", "more", "open_ones"), OPENINGS)
def test_what_is_open_is_not_stated(
    nodes: dict[str, str | dict[str, Any]], lines: list[str], more: dict[str, Any], open_ones: set[str]
) -> None:
    full = {"board": {"kind": "strategic_board", "membership": "complete"}}
    found = answers(table_2(made({**full, **nodes}, lines, **more)))
    assert found == {key: "not_stated" if key in open_ones else "no" for key in NOT_STATED}


# --- Table 2, read a second time, from the plain data -------------------------------------------------------------------

ORGANISATIONS = {
    "ccgs": {"ccg", "integrated_care_board"},
    "providers": {"nhs_trust", "foundation_trust", "ambulance_trust", "community_provider", "gp_provider", "private_provider"},
    "local-authority": {"local_authority", "combined_authority"},
    "public": {"healthwatch"},
    "clinicians": set(),
}
OTHERS = {
    "local-authority": {"elected_member", "health_and_wellbeing_board", "overview_and_scrutiny_committee", "cabinet_board"},
    "public": {"healthwatch_representative", "public_representative"},
    "clinicians": {"clinical_cabinet"},
}
OWN_BODIES = {"governing_body", "health_and_wellbeing_board", "overview_and_scrutiny_committee", "cabinet_board"}


def represented(plain: Data, sort: str) -> bool:
    """Whether a sort is represented: written anew from the definition, over lists of dictionaries."""
    there = {
        node["id"]: node
        for node in plain["nodes"]
        if node.get("status") != "ended" and not (node["type"] == "post" and node.get("vacant"))
    }
    lines = [
        (line["source"], line["type"], line["target"])
        for line in plain["relations"]
        if line.get("status") != "ended" and line["source"] in there and line["target"] in there
    ]
    organisations = {key for key, node in there.items() if node["type"] == "organisation" and node["kind"] in ORGANISATIONS[sort]}
    own = organisations | {
        key for key, node in there.items() if node["type"] != "organisation" and node.get("kind") in OTHERS.get(sort, ())
    }
    own |= {source for source, kind, target in lines if kind == "part_of" and target in organisations}
    if sort == "clinicians":
        own |= {
            key
            for key, node in there.items()
            if node["type"] == "post" and node.get("clinical", node["kind"] in ("gp", "clinician"))
        }
    speak = own | {source for source, kind, target in lines if kind == "represents" and target in own}
    ours = {key for key, node in there.items() if node["type"] == "body" and not node.get("external", node["kind"] in OWN_BODIES)}
    for source, kind, target in lines:
        if source == target:
            continue
        if kind in ("sits_on", "member_of", "leads") and source in speak and target in ours:
            return True
        if kind in ("accountable_to", "delegates_to", "ratifies", "oversees", "advises", "part_of") and (
            (source in speak and target in ours) or (target in speak and source in ours)
        ):
            return True
    return False


@often
@given(structures())
def test_table_2_as_a_second_reading_has_it(plain: Data) -> None:
    found = answers(table_2(wired(plain)))
    assert {key: answer == "yes" for key, answer in found.items()} == {sort.key: represented(plain, sort.key) for sort in SORTS}


@often
@given(st.integers(0, 2**32 - 1))
def test_table_2_as_a_second_reading_has_it_of_whole_structures(seed: int) -> None:
    plain = whole(Dice(random.Random(seed)), 4)
    found = answers(table_2(wired(plain)))
    assert {key: answer == "yes" for key, answer in found.items()} == {sort.key: represented(plain, sort.key) for sort in SORTS}


# --- Table 3 -----------------------------------------------------------------------------------------------------------

BOARD: dict[str, str | dict[str, Any]] = {"board": "strategic_board"}
ARRANGEMENTS: list[tuple[str, str, dict[str, str | dict[str, Any]], list[Any], dict[str, Any]]] = [
    ("delegation", "yes", {"ccg": "ccg"}, ["ccg delegates_to board"], {}),
    (
        "delegation",
        "yes",
        {"ccg": "ccg", "gb": "governing_body"},
        ["gb part_of ccg", "gb delegates_to board"],
        {"drawing": "partial"},
    ),
    ("delegation", "yes", {"ccg": "ccg", "group": "joint_committee"}, ["ccg delegates_to board", "board delegates_to group"], {}),
    ("delegation", "yes", {"ccg": "ccg", "c": {"kind": "joint_committee", "function": "decision_making"}}, ["c part_of ccg"], {}),
    ("delegation", "not_stated", {"ccg": "ccg", "c": "joint_committee"}, ["c part_of ccg"], {}),
    ("delegation", "no", {"ccg": "ccg", "c": {"kind": "joint_committee", "function": "advisory"}}, ["c part_of ccg"], {}),
    ("delegation", "no", {}, [], {}),
    ("delegation", "no", {"x": "voluntary_sector"}, ["x delegates_to board"], {}),
    ("delegation", "no", {"group": "joint_committee"}, ["board delegates_to group"], {}),
    ("delegation", "no", {"ccg": "ccg", "p": "chief_officer"}, ["ccg delegates_to p"], {}),
    ("delegation", "no", {"ccg": "ccg"}, [("ccg delegates_to board", {"status": "planned"})], {}),
    ("delegation", "not_stated", {"ccg": "ccg"}, [("ccg delegates_to board", {"status": "planned"})], {"drawing": "partial"}),
    ("delegation", "not_stated", {"group": {"kind": "workstream", "lines": "partial"}}, [], {}),
    ("delegation", "not_stated", {}, [], {"drawing": "partial"}),
    ("resource", "yes", {"office": {"kind": "programme_office", "dedicated_team": True}}, [], {}),
    ("resource", "yes", {"office": {"kind": "programme_office", "dedicated_team": True, "external": True}}, [], {}),
    ("resource", "no", {"office": {"kind": "programme_office", "dedicated_team": False}}, [], {"drawing": "partial"}),
    ("resource", "not_stated", {"office": "programme_office"}, [], {}),
    (
        "resource",
        "not_stated",
        {"office": "programme_office", "other": {"kind": "programme_office", "dedicated_team": False}},
        [],
        {},
    ),
    ("resource", "no", {"office": {"kind": "programme_office", "dedicated_team": True, "status": "planned"}}, [], {}),
    ("resource", "not_stated", {"office": {"kind": "programme_office", "status": "planned"}}, [], {"drawing": "partial"}),
    ("resource", "no", {}, [], {}),
    ("resource", "not_stated", {}, [], {"drawing": "partial"}),
    ("pooled-budgets", "yes", {"pool": "pooled_budget"}, [], {}),
    ("pooled-budgets", "yes", {"pool": {"kind": "pooled_budget", "agreed": True}}, [], {}),
    ("pooled-budgets", "no", {"pool": {"kind": "pooled_budget", "agreed": False}}, [], {}),
    ("pooled-budgets", "no", {"pool": {"kind": "pooled_budget", "status": "planned"}}, [], {}),
    ("pooled-budgets", "not_stated", {"pool": {"kind": "pooled_budget", "status": "ended"}}, [], {}),
    ("pooled-budgets", "not_stated", {"deal": {"kind": "section_75_agreement", "agreed": True}}, [], {}),
    ("memorandum", "yes", {"m": {"kind": "memorandum_of_understanding", "agreed": True}}, [], {}),
    ("memorandum", "not_stated", {"m": "memorandum_of_understanding"}, [], {}),
    ("memorandum", "no", {"m": {"kind": "memorandum_of_understanding", "agreed": False}}, [], {}),
    ("memorandum", "no", {"m": {"kind": "memorandum_of_understanding", "agreed": True, "status": "planned"}}, [], {}),
    (
        "memorandum",
        "not_stated",
        {"m": {"kind": "memorandum_of_understanding", "agreed": False}, "n": "memorandum_of_understanding"},
        [],
        {},
    ),
    ("risk", "yes", {"r": "risk_register"}, ["r covers board"], {}),
    ("risk", "yes", {"r": "risk_register", "p": "project"}, ["r covers p"], {}),
    ("risk", "yes", {"r": {"kind": "risk_share_agreement", "agreed": True}}, ["r covers board"], {}),
    ("risk", "not_stated", {"r": "risk_share_agreement"}, ["r covers board"], {}),
    ("risk", "not_stated", {"r": "risk_register", "ccg": "ccg"}, ["r covers ccg"], {}),
    ("risk", "not_stated", {"r": "risk_register"}, [("r covers board", {"status": "planned"})], {}),
    ("risk", "no", {"r": {"kind": "risk_register", "agreed": False}}, ["r covers board"], {}),
    ("risk", "not_stated", {}, [], {}),
]


@pytest.mark.parametrize(("key", "answer", "nodes", "lines", "more"), ARRANGEMENTS)
def test_what_is_in_place(
    key: str, answer: str, nodes: dict[str, str | dict[str, Any]], lines: list[Any], more: dict[str, Any]
) -> None:
    row = by_key(table_3(made({**BOARD, **nodes}, lines, **more)))[key]
    assert row.answer == answer, row.why
    if answer == "yes":
        assert set(row.evidence) <= {*nodes, "board"}
        assert row.evidence


def test_what_is_only_planned_is_said_to_be() -> None:
    wiring = made(
        {
            **BOARD,
            "ccg": "ccg",
            "m": {"kind": "memorandum_of_understanding", "status": "planned"},
            "o": {"kind": "programme_office", "status": "planned"},
        },
        [("ccg delegates_to board", {"status": "planned"})],
    )
    rows = by_key(table_3(wiring))
    assert rows["delegation"].why.startswith("Authority for “Board” is only planned.")
    assert rows["memorandum"].why == "“M” is only planned."
    assert rows["resource"].why.startswith("“O” is only planned.")


# --- any number of structures -------------------------------------------------------------------------------------------


def test_hfmas_totals_are_those_of_the_source() -> None:
    assert PUBLISHED == {
        "ccgs": (44, 0),
        "providers": (44, 0),
        "local-authority": (38, 6),
        "public": (35, 9),
        "clinicians": (36, 8),
        "delegation": (12, 32),
        "resource": (19, 25),
        "pooled-budgets": (1, 43),
        "memorandum": (13, 31),
        "risk": (20, 24),
    }
    assert all(yes + rest == 44 for yes, rest in PUBLISHED.values())


def plan(number: int) -> dict[str, Any]:
    """The `number`th of 44 made-up plans that answer as HFMA's 44 did: the first so many say yes, the next say no, or nothing."""
    there = {key for key, (yes, _) in PUBLISHED.items() if number < yes}
    nodes: dict[str, str | dict[str, Any]] = {"board": "strategic_board", "ccg": "ccg", "trust": "nhs_trust"}
    lines = ["ccg member_of board", "trust member_of board"]
    for key, node, line in (
        ("local-authority", {"council": "local_authority"}, "council member_of board"),
        ("public", {"healthwatch": "healthwatch"}, "healthwatch advises board"),
        ("clinicians", {"cabinet": "clinical_cabinet"}, "cabinet advises board"),
        ("resource", {"office": {"kind": "programme_office", "dedicated_team": True}}, "office supports board"),
        ("pooled-budgets", {"pool": "pooled_budget"}, "pool covers board"),
        ("risk", {"register": "risk_register"}, "register covers board"),
    ):
        if key in there:
            nodes.update(node)
            lines.append(line)
    nodes["memorandum"] = {"kind": "memorandum_of_understanding", "agreed": "memorandum" in there}
    if "delegation" in there:
        lines.append("ccg delegates_to board")
    return data(nodes, lines, drawing="partial" if number % 2 else "complete")


def test_a_set_of_44_plans_can_be_counted_as_hfma_counted_them() -> None:
    wirings = [wired(plan(number)) for number in range(44)]
    counted = tally([*table_2(wiring), *table_3(wiring)] for wiring in wirings)
    assert [each.key for each in counted] == list(PUBLISHED)
    for each in counted:
        assert (each.yes, each.rest) == (each.published_yes, each.published_rest) == PUBLISHED[each.key]
        assert each.question.endswith("?")
    by = {each.key: each for each in counted}
    assert (by["memorandum"].no, by["memorandum"].not_stated) == (31, 0)
    assert (by["risk"].no, by["risk"].not_stated) == (0, 24)
    assert (by["delegation"].no, by["delegation"].not_stated) == (16, 16)


def test_tables_can_be_counted_apart_and_of_nothing() -> None:
    wiring = wired(plan(0))
    assert [each.yes for each in tally([table_2(wiring)])] == [1] * 5 + [0] * 5
    assert [each.yes + each.rest for each in tally([table_3(wiring), table_3(wiring)])] == [0] * 5 + [2] * 5
    assert [each.rest for each in tally([])] == [0] * 10
    with pytest.raises(KeyError):
        tally([[Row("weather", "Is it fine?", "yes", (), "It is.")]])
