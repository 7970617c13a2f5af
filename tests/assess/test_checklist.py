"""The governance checklist: that every question of the source is there, what the graph tells, what a person says."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any, get_args

import pytest

from stpgraph.assess import ELEMENT_NAMES, ELEMENTS, QUESTIONS, STANDING_WORDS, Checklist, Element, Standing
from stpgraph.assess.checklist import checklist
from stpgraph.assess.checklist_derived import DERIVED
from stpgraph.errors import InputError
from stpgraph.files import loads
from stpgraph.model import Structure
from stpgraph.model.checklist_ids import CHECKLIST_IDS
from stpgraph.shipped import load
from tests.assess.made import data, made, shipped_files, wired

#: Counted in the source, sub-questions included: ten elements, in the order of its columns.
COUNTS: dict[Element, int] = {
    "vision": 4,
    "leadership": 7,
    "mou": 8,
    "planning": 4,
    "decisions": 9,
    "accountability": 6,
    "resources": 10,
    "reporting": 8,
    "risk": 6,
    "engagement": 10,
}
#: Annotated with note 23 in the source.
FROM_NHSCC: dict[Element, int] = {
    "leadership": 1,
    "decisions": 4,
    "accountability": 2,
    "resources": 2,
    "reporting": 1,
    "engagement": 4,
}


def item(seen: Checklist, key: str) -> Any:
    return next(each for each in seen.items if each.question.id == key)


# --- the questions -------------------------------------------------------------------------------------------------------


def test_every_question_of_the_source_is_there() -> None:
    assert Counter(question.element for question in QUESTIONS) == COUNTS
    assert len(QUESTIONS) == 72
    assert list(dict.fromkeys(question.element for question in QUESTIONS)) == list(ELEMENTS) == list(get_args(Element))
    assert list(ELEMENT_NAMES) == list(ELEMENTS)


def test_the_questions_of_nhs_clinical_commissioners_are_marked() -> None:
    assert Counter(question.element for question in QUESTIONS if question.nhscc) == FROM_NHSCC
    for question in QUESTIONS:
        assert ELEMENT_NAMES[question.element] in question.reference
        assert ("NHS Clinical Commissioners" in question.reference) == question.nhscc


def test_three_questions_are_parts_of_another() -> None:
    parts = {question.id: question.part_of for question in QUESTIONS if question.part_of}
    assert parts == dict.fromkeys(("mou-structure-links", "mou-structure-members", "mou-structure-formal"), "mou-structure")


def test_files_may_name_exactly_these_questions() -> None:
    assert tuple(question.id for question in QUESTIONS) == CHECKLIST_IDS
    assert len(set(CHECKLIST_IDS)) == len(CHECKLIST_IDS)


def test_questions_are_questions_in_plain_words() -> None:
    for question in QUESTIONS:
        assert question.text.endswith("?")
        assert re.fullmatch(r"[a-z]+(-[a-z]+)+", question.id)
        assert question.id.startswith(f"{question.element}-")
    assert len({question.text for question in QUESTIONS}) == len(QUESTIONS)


def test_an_unknown_question_is_an_error_that_names_the_nearest() -> None:
    text = "stpgraph: 1\nid: a\ntitle: A\nstatus: current\nchecklist:\n  risk-registr: {answer: yes}\n"
    with pytest.raises(InputError) as caught:
        loads(text, "a.yaml")
    (fault,) = caught.value.faults
    assert (fault.line, fault.path, fault.suggestion) == (6, "checklist.risk-registr", "risk-register")
    assert fault.message == "`risk-registr` is not the id of a question of the governance checklist."
    with pytest.raises(ValueError, match="risk-registr"):
        Structure.model_validate(data({}, checklist={"risk-registr": {"answer": "yes"}}))


def test_every_derivation_is_of_a_question() -> None:
    assert set(DERIVED) <= set(CHECKLIST_IDS)
    assert [key for key in CHECKLIST_IDS if key in DERIVED] == list(DERIVED), "in the order of the source"
    seen = checklist(made({"board": "strategic_board"}))
    for each in seen.items:
        assert (each.derived is not None) == (each.question.id in DERIVED)
        if each.derived:
            assert (each.derived.key, each.derived.question) == (each.question.id, each.question.text)


# --- what the graph tells --------------------------------------------------------------------------------------------------

Nodes = dict[str, str | dict[str, Any]]
FULL = {"kind": "strategic_board", "membership": "complete"}
DECIDES = {"kind": "strategic_board", "function": "decision_making"}
BOARD: Nodes = {"board": "strategic_board"}
SCHEME = {"kind": "scheme_of_delegation", "agreed": True}
DECISION = {"id": "close", "name": "Close a ward", "taken_by": ["board"], "affects": ["ccg"], "threshold": 0.5}
CASES: list[tuple[str, str, Nodes, list[Any], dict[str, Any]]] = [
    ("leadership-appointed", "yes", {**BOARD, "p": "chair"}, ["p sits_on board"], {}),
    ("leadership-appointed", "not_stated", BOARD, [], {}),
    ("leadership-appointed", "not_stated", {"g": "reference_group"}, [], {}),
    ("leadership-appointed", "no", {"board": FULL}, [], {}),
    (
        "leadership-appointed",
        "no",
        {**BOARD, "p": "chair", "q": {"kind": "workstream_lead", "vacant": True}, "w": "workstream"},
        ["p sits_on board", "p leads w", "q sits_on w"],
        {},
    ),
    (
        "leadership-appointed",
        "no",
        {**BOARD, "p": "chair", "q": {"kind": "officer", "vacant": True}},
        ["p sits_on board", "q leads board"],
        {},
    ),
    (
        "leadership-appointed",
        "yes",
        {**BOARD, "p": "chair", "q": {"kind": "officer", "vacant": True}},
        ["p sits_on board", "q sits_on board"],
        {},
    ),
    ("leadership-beyond-chiefs", "yes", {**BOARD, "p": "finance_director"}, ["p sits_on board"], {}),
    ("leadership-beyond-chiefs", "yes", {**BOARD, "p": {"kind": "chair", "clinical": True}}, ["p sits_on board"], {}),
    ("leadership-beyond-chiefs", "no", {"board": FULL, "p": "chief_officer"}, ["p sits_on board"], {}),
    ("leadership-beyond-chiefs", "not_stated", {"board": FULL, "p": "member"}, ["p sits_on board"], {}),
    ("leadership-beyond-chiefs", "not_stated", {**BOARD, "p": "chief_officer"}, ["p sits_on board"], {}),
    ("leadership-beyond-chiefs", "not_stated", {"ccg": "ccg"}, [], {}),
    ("mou-structure", "yes", {"board": {"kind": "strategic_board", "terms_of_reference": True}}, [], {}),
    ("mou-structure", "no", {"board": {"kind": "strategic_board", "terms_of_reference": False}}, [], {}),
    ("mou-structure", "not_stated", BOARD, [], {}),
    ("mou-structure-links", "yes", {**BOARD, "g": "delivery_group"}, ["g advises board"], {}),
    ("mou-structure-links", "no", {**BOARD, "g": "delivery_group", "p": "executive"}, ["p sits_on board", "p sits_on g"], {}),
    ("mou-structure-links", "not_stated", {**BOARD, "g": "delivery_group"}, [], {"drawing": "partial"}),
    ("mou-structure-links", "not_stated", BOARD, [], {}),
    (
        "mou-structure-links",
        "not_stated",
        {"board": {"kind": "strategic_board", "lines": "partial"}, "g": "delivery_group"},
        [],
        {},
    ),
    (
        "mou-structure-links",
        "not_stated",
        {"board": {"kind": "strategic_board", "lines": "complete"}, "g": {"kind": "delivery_group", "lines": "complete"}},
        [],
        {"drawing": "partial"},
    ),
    ("mou-structure-members", "yes", {"board": FULL, "g": "workstream"}, [], {}),
    ("mou-structure-members", "not_stated", BOARD, [], {}),
    ("mou-structure-members", "not_stated", {"g": "workstream"}, [], {}),
    (
        "mou-agreed",
        "yes",
        {**BOARD, "ccg": "ccg", "m": {"kind": "memorandum_of_understanding", "agreed": True}},
        ["ccg member_of board", "ccg party_to m"],
        {},
    ),
    (
        "mou-agreed",
        "no",
        {**BOARD, "ccg": "ccg", "m": {"kind": "memorandum_of_understanding", "agreed": True}},
        ["ccg member_of board"],
        {},
    ),
    (
        "mou-agreed",
        "not_stated",
        {**BOARD, "ccg": "ccg", "m": {"kind": "memorandum_of_understanding", "agreed": True}},
        ["ccg member_of board"],
        {"drawing": "partial"},
    ),
    ("mou-agreed", "no", {"m": {"kind": "memorandum_of_understanding", "agreed": False}}, [], {}),
    ("mou-agreed", "not_stated", BOARD, [], {}),
    ("mou-delegations", "yes", {**BOARD, "ccg": "ccg", "s": SCHEME}, [("ccg delegates_to board", {"instrument": "s"})], {}),
    ("mou-delegations", "not_stated", {**BOARD, "ccg": "ccg"}, ["ccg delegates_to board"], {}),
    (
        "mou-delegations",
        "no",
        {**BOARD, "ccg": "ccg", "s": {**SCHEME, "agreed": False}},
        [("ccg delegates_to board", {"instrument": "s"})],
        {},
    ),
    ("mou-delegations", "not_stated", {"ccg": "ccg", "gb": "governing_body"}, ["ccg delegates_to gb"], {}),
    ("mou-disputes", "yes", {"d": {"kind": "dispute_procedure", "agreed": True}}, [], {}),
    ("mou-disputes", "no", {"d": {"kind": "dispute_procedure", "agreed": False}}, [], {}),
    ("mou-disputes", "not_stated", {"d": "dispute_procedure"}, [], {}),
    ("planning-workstreams", "not_stated", {"w": "workstream", "p": "executive"}, ["p leads w"], {}),
    ("planning-workstreams", "no", {"w": "workstream"}, [], {}),
    ("decisions-powers", "yes", {"board": DECIDES}, [], {}),
    ("decisions-powers", "not_stated", BOARD, [], {}),
    ("decisions-powers", "not_stated", {"board": {"kind": "strategic_board", "function": "advisory"}}, [], {}),
    ("decisions-powers", "no", {"board": DECIDES}, [], {"decisions": [{"id": "close", "name": "Close"}]}),
    ("decisions-powers", "not_stated", {"ccg": "ccg"}, [], {}),
    ("decisions-representation", "yes", {**BOARD, "ccg": "ccg"}, ["ccg member_of board"], {}),
    ("decisions-representation", "no", {"board": FULL, "ccg": "ccg"}, [], {}),
    ("decisions-representation", "not_stated", {"n": "national_body"}, [], {}),
    ("decisions-types", "yes", {"board": DECIDES, "ccg": "ccg"}, ["ccg delegates_to board"], {"decisions": [DECISION]}),
    ("decisions-types", "no", {"board": DECIDES, "ccg": "ccg"}, [], {"decisions": [DECISION]}),
    (
        "decisions-types",
        "not_stated",
        {"board": DECIDES, "ccg": "ccg"},
        ["ccg delegates_to board"],
        {"decisions": [{**DECISION, "threshold": None}]},
    ),
    (
        "decisions-types",
        "not_stated",
        {"board": {**DECIDES, "voting": {"basis": "per_member"}}, "ccg": "ccg"},
        ["ccg delegates_to board"],
        {"decisions": [{**DECISION, "threshold": None}]},
    ),
    (
        "decisions-types",
        "yes",
        {"board": {**DECIDES, "voting": {"basis": "consensus"}}, "ccg": "ccg"},
        ["ccg delegates_to board"],
        {"decisions": [{**DECISION, "threshold": None}]},
    ),
    ("decisions-types", "not_stated", {"board": DECIDES}, [], {}),
    ("decisions-delegated", "yes", {"board": DECIDES, "ccg": "ccg"}, ["ccg ratifies board"], {}),
    ("decisions-delegated", "no", {"board": DECIDES}, [], {}),
    ("decisions-delegated", "not_stated", {"board": DECIDES}, [], {"drawing": "partial"}),
    ("decisions-delegated", "not_stated", BOARD, [], {}),
    ("decisions-levels", "yes", {"board": DECIDES, "s": SCHEME}, ["s covers board"], {}),
    (
        "decisions-levels",
        "no",
        {"board": DECIDES, "g": {"kind": "delivery_group", "function": "decision_making"}, "s": SCHEME},
        ["s covers g"],
        {},
    ),
    ("decisions-levels", "not_stated", {"board": DECIDES, "s": SCHEME}, [], {}),
    ("decisions-levels", "no", {"s": {**SCHEME, "agreed": False}}, [], {}),
    ("decisions-collective", "yes", {"board": {**DECIDES, "quorum": 2, "voting": {"basis": "consensus"}}}, [], {}),
    ("decisions-collective", "not_stated", {"board": DECIDES}, [], {}),
    ("decisions-interests", "yes", {"c": "conflicts_policy"}, [], {}),
    ("accountability-implementation", "not_stated", {**BOARD, "w": "workstream"}, ["w accountable_to board"], {}),
    ("accountability-implementation", "no", {**BOARD, "w": "workstream"}, [], {}),
    ("accountability-implementation", "not_stated", {"w": "workstream"}, [], {}),
    ("accountability-statutory", "not_stated", {**BOARD, "ccg": "ccg"}, ["board accountable_to ccg"], {}),
    ("accountability-statutory", "no", BOARD, [], {}),
    ("accountability-statutory", "not_stated", BOARD, [], {"drawing": "partial"}),
    (
        "accountability-scrutiny",
        "yes",
        {**BOARD, "h": "health_and_wellbeing_board", "o": "overview_and_scrutiny_committee"},
        ["h oversees board", "o oversees board"],
        {},
    ),
    ("accountability-scrutiny", "no", {**BOARD, "h": "health_and_wellbeing_board"}, ["h oversees board"], {}),
    ("accountability-scrutiny", "not_stated", {"g": "reference_group"}, [], {}),
    ("resources-capacity", "yes", {"o": {"kind": "programme_office", "dedicated_team": True}}, [], {}),
    (
        "resources-pooled",
        "yes",
        {"c": "ccg", "p": {"kind": "pooled_budget", "status": "planned"}, "s": {"kind": "section_75_agreement", "agreed": True}},
        ["c party_to p", "c party_to s"],
        {},
    ),
    (
        "resources-pooled",
        "no",
        {"c": "ccg", "p": "pooled_budget", "s": {"kind": "section_75_agreement", "agreed": False}},
        [],
        {},
    ),
    ("resources-pooled", "not_stated", {"c": "ccg", "p": "pooled_budget"}, [], {}),
    ("resources-pooled", "not_stated", BOARD, [], {}),
    ("resources-control-total", "yes", {"t": {"kind": "control_total", "agreed": False}}, [], {}),
    ("resources-control-total", "not_stated", BOARD, [], {}),
    ("resources-gains", "not_stated", {"r": {"kind": "risk_share_agreement", "agreed": True}}, [], {}),
    ("resources-gains", "no", {"r": {"kind": "risk_share_agreement", "agreed": False}}, [], {}),
    ("resources-frameworks", "yes", {"t": "control_total"}, [], {}),
    ("reporting-boards", "not_stated", {**BOARD, "ccg": "ccg"}, ["ccg member_of board", "board reports_to ccg"], {}),
    ("reporting-boards", "no", {**BOARD, "ccg": "ccg"}, ["ccg member_of board"], {}),
    ("reporting-boards", "not_stated", {**BOARD, "ccg": "ccg"}, [], {}),
    ("reporting-data-sharing", "yes", {"d": {"kind": "data_sharing_agreement", "agreed": True}}, [], {}),
    ("reporting-duplication", "yes", BOARD, [], {}),
    ("reporting-duplication", "not_stated", BOARD, [], {"drawing": "partial"}),
    (
        "reporting-duplication",
        "no",
        {"p": "project", "v": "workstream", "w": "workstream"},
        ["p accountable_to v", "p accountable_to w"],
        {"drawing": "partial"},
    ),
    ("risk-shared", "yes", {"r": {"kind": "risk_share_agreement", "agreed": True}}, [], {}),
    ("risk-register", "yes", {**BOARD, "r": "risk_register"}, ["r covers board"], {}),
    ("risk-register", "not_stated", {**BOARD, "r": {"kind": "risk_share_agreement", "agreed": True}}, ["r covers board"], {}),
    ("risk-arrangements", "yes", {**BOARD, "r": {"kind": "risk_share_agreement", "agreed": True}}, ["r covers board"], {}),
    ("engagement-public", "yes", {**BOARD, "h": {"kind": "healthwatch", "status": "planned"}}, ["h advises board"], {}),
    ("engagement-clinical", "yes", {**BOARD, "g": "gp"}, ["g sits_on board"], {}),
    (
        "engagement-scrutiny",
        "yes",
        {**BOARD, "h": "health_and_wellbeing_board", "o": "overview_and_scrutiny_committee"},
        ["h oversees board", "o oversees board"],
        {},
    ),
    ("engagement-scrutiny", "no", {**BOARD, "h": "health_and_wellbeing_board"}, ["h oversees board"], {}),
    ("engagement-scrutiny", "not_stated", {"ccg": "ccg"}, [], {}),
    ("engagement-plan", "yes", {"c": "communications_plan"}, [], {}),
    ("engagement-plan", "no", {"c": {"kind": "communications_plan", "status": "planned"}}, [], {}),
]


@pytest.mark.parametrize(("key", "answer", "nodes", "lines", "more"), CASES)
def test_what_the_graph_tells(key: str, answer: str, nodes: Nodes, lines: list[Any], more: dict[str, Any]) -> None:
    found = item(checklist(made(nodes, lines, **more)), key)
    assert found.derived is not None
    assert found.derived.answer == answer, found.derived.why
    assert found.answer == answer
    assert set(found.derived.evidence) <= set(nodes)
    if answer == "yes":
        assert found.derived.evidence


def test_each_derivation_is_tried() -> None:
    assert {key for key, *_ in CASES} == set(DERIVED)


def test_who_oversees_is_shown_to() -> None:
    nodes: Nodes = {
        **BOARD,
        "h": "health_and_wellbeing_board",
        "o": "overview_and_scrutiny_committee",
        "idle": "health_and_wellbeing_board",
    }
    seen = checklist(made(nodes, ["h oversees board", "o oversees board"]))
    assert item(seen, "engagement-scrutiny").derived.evidence == ("h", "o")
    assert item(seen, "accountability-scrutiny").derived.evidence == ("board", "h", "o")


def test_one_and_several_read_well() -> None:
    empty = {"kind": "chair", "vacant": True}

    def why(key: str, nodes: Nodes, *lines: str) -> str:
        return str(item(checklist(made(nodes, lines)), key).derived.why)

    assert why("leadership-appointed", {**BOARD, "p": empty}, "p sits_on board") == "“P” is vacant."
    two: Nodes = {**BOARD, "p": empty, "q": empty}
    assert why("leadership-appointed", two, "p sits_on board", "q sits_on board") == "“P” and “Q” are vacant."
    assert why("decisions-powers", {"a": DECIDES}) == "It is stated of every board whether it decides, and “A” does."
    assert why("decisions-powers", {"a": DECIDES, "b": DECIDES}).endswith("and “A” and “B” do.")
    assert why("leadership-beyond-chiefs", {**BOARD, "p": "gp"}, "p sits_on board") == "“P” takes part."
    assert (
        why("leadership-beyond-chiefs", {**BOARD, "p": "gp", "q": "gp"}, "p sits_on board", "q sits_on board")
        == "“P” and “Q” take part."
    )


def test_several_cases_of_one_defect_are_counted() -> None:
    bare = {"kind": "delivery_group", "terms_of_reference": False}
    why = [item(checklist(made({f"g{n}": bare for n in range(size)})), "mou-structure").derived.why for size in (1, 2, 3)]
    assert why[0] == "“G0” has no terms of reference."
    assert why[1] == "“G0” has no terms of reference. There is 1 more case like this."
    assert why[2] == "“G0” has no terms of reference. There are 2 more cases like this."


def test_confirmed_cases_come_first() -> None:
    nodes: Nodes = {"a": "delivery_group", "b": {"kind": "delivery_group", "terms_of_reference": False}}
    found = item(checklist(made(nodes)), "mou-structure").derived
    assert (found.answer, found.evidence, found.why) == ("no", ("b",), "“B” has no terms of reference.")


def test_a_complete_structure_answers_what_a_graph_can() -> None:
    seen = checklist(wired(load(shipped_files()["all-clear"]).model_dump(exclude_unset=True)))
    partly = {
        "planning-workstreams",
        "accountability-implementation",
        "accountability-statutory",
        "resources-gains",
        "reporting-boards",
    }
    assert {each.question.id for each in seen.items if each.answer == "yes"} == set(DERIVED) - partly
    assert {each.answer for each in seen.items if each.question.id not in DERIVED or each.question.id in partly} == {"not_stated"}
    for key in partly:
        assert item(seen, key).derived.why.endswith("a person must say.")


# --- what a person says ------------------------------------------------------------------------------------------------------


def answered(**said: dict[str, Any]) -> Checklist:
    """The checklist of a structure with an agreed dispute procedure and a draft data sharing agreement."""
    nodes: Nodes = {
        "d": {"kind": "dispute_procedure", "agreed": True},
        "s": {"kind": "data_sharing_agreement", "agreed": False},
    }
    return checklist(made(nodes, checklist={key.replace("_", "-"): value for key, value in said.items()}))


def test_a_persons_answer_stands_and_the_derived_one_stays_beside_it() -> None:
    seen = answered(mou_disputes={"answer": "no", "evidence": "Nobody has used it.", "by": "Board secretary", "on": "2017-06-01"})
    found = item(seen, "mou-disputes")
    assert found.answer == "no"
    assert found.derived.answer == "yes"
    assert found.person.evidence == "Nobody has used it."
    assert found.contradiction == "The answer given is no, but the structure shows that it is so: “D” is in place."


@pytest.mark.parametrize(
    ("key", "said", "contradicts"),
    [
        ("mou_disputes", "yes", False),
        ("mou_disputes", "in_progress", False),
        ("mou_disputes", "no", True),
        ("reporting_data_sharing", "yes", True),
        ("reporting_data_sharing", "in_progress", False),
        ("reporting_data_sharing", "no", False),
        ("mou_agreed", "yes", False),  # the documents do not say
        ("vision_purpose", "yes", False),  # no graph can tell
    ],
)
def test_when_person_and_graph_contradict_each_other(key: str, said: str, contradicts: bool) -> None:
    seen = answered(**{key: {"answer": said}})
    found = item(seen, key.replace("_", "-"))
    assert found.answer == said
    assert bool(found.contradiction) == contradicts
    assert seen.overall.contradictions == contradicts
    if key == "reporting_data_sharing" and contradicts:
        assert found.contradiction == "The answer given is yes, but the structure shows that it is not so: “S” is not agreed."


def test_progress_counts_every_question_once() -> None:
    seen = answered(
        vision_purpose={"answer": "yes"},
        vision_shared={"answer": "yes"},
        vision_support={"answer": "no"},
        **{f"leadership_{each}": {"answer": "in_progress"} for each in ("model", "transition", "buy_in")},
        mou_disputes={"answer": "no"},
    )
    by = {each.element: each for each in seen.elements}
    assert list(by) == list(ELEMENTS)
    vision = by["vision"]
    assert (vision.questions, vision.yes, vision.no, vision.in_progress, vision.open) == (4, 2, 1, 0, 1)
    assert (vision.answered, vision.by_person, vision.contradictions, vision.name) == (3, 3, 0, "Vision")
    assert (by["leadership"].in_progress, by["leadership"].open) == (3, 4)
    assert by["mou"].contradictions == 1
    # The draft agreement on data is a no; with no board there is nothing else to tell.
    assert (by["reporting"].no, by["reporting"].by_person) == (1, 0)
    for part in ("questions", "yes", "no", "in_progress", "open", "by_person", "contradictions"):
        assert getattr(seen.overall, part) == sum(getattr(each, part) for each in seen.elements), part
    assert (seen.overall.name, seen.overall.questions) == ("All elements", 72)
    assert seen.of("vision") == seen.items[:4]


def test_every_answer_has_a_word() -> None:
    assert tuple(STANDING_WORDS) == get_args(Standing)
