"""Findings under Hasselman's questions, Coutts's points and the international framework's principles."""

from __future__ import annotations

import pytest

from stpgraph.assess.groups import group, summary
from stpgraph.assess.principles import PRINCIPLE_WORDS, PRINCIPLES, SPEAKS_TO, principles
from stpgraph.assess.questions import FIVE_POINTS, SEVEN_QUESTIONS, five_points, seven_questions, speaking_to
from stpgraph.model import Accepted, Certainty, Finding, Severity
from stpgraph.model.rule_ids import NEVER_ACCEPTED, RULE_IDS
from stpgraph.rules import BY_ID
from stpgraph.shipped import load
from tests.assess.made import assessed, shipped_files


def found(
    rule: str, severity: Severity = "gap", certainty: Certainty = "confirmed", accepted: bool = False, subject: str = "board"
) -> Finding:
    acceptance = Accepted(rule=rule, subjects=(subject,), reason="Agreed.") if accepted else None
    return Finding(
        rule=rule,
        severity=severity,
        certainty=certainty,
        subjects=(subject,),
        fact="So it is.",
        remedy="Mend it.",
        accepted=acceptance,
    )


def test_there_are_seven_questions_and_five_points() -> None:
    assert [each.code for each in SEVEN_QUESTIONS] == [f"SH{number}" for number in range(1, 8)]
    assert [each.code for each in FIVE_POINTS] == [f"JC{number}" for number in range(1, 6)]
    for each in (*SEVEN_QUESTIONS, *FIVE_POINTS):
        assert speaking_to(each.code), f"some rule speaks to {each.code}"
        assert each.text.endswith(("?", "."))


@pytest.mark.parametrize(
    ("code", "rules"),
    [
        ("SH1", {"ACC001", "ACC002", "ACC003", "ACC006"}),
        ("SH3", {"VOI002", "VOI009"}),
        ("SH6", {"NED001", "NED002", "NED003", "NED004", "ACC007"}),
        ("SH7", {"ASR003", "VOI005"}),
        ("JC4", {"TRN001", "TRN002"}),
        ("JC5", {"NED007", "ACC007"}),
    ],
)
def test_the_rules_that_speak_are_those_of_the_catalogue(code: str, rules: set[str]) -> None:
    """As the catalogue's tables name their sources."""
    assert set(speaking_to(code)) == rules


def test_findings_stand_under_every_question_to_which_their_rule_speaks() -> None:
    findings = [found("VOI001", "concern"), found("ACC001", subject="group"), found("ACC001"), found("CPX003", "note")]
    questions = {each.key: each for each in seven_questions(findings)}
    assert [each.subjects for each in questions["SH1"].findings] == [("board",), ("group",)]
    assert [each.rule for each in questions["SH5"].findings] == ["VOI001"]
    assert all(not questions[key].findings for key in ("SH2", "SH3", "SH4", "SH6", "SH7"))
    points = {each.key: each for each in five_points(findings)}
    assert {key for key, each in points.items() if each.findings} == {"JC1", "JC2"}
    assert "Hasselman" in questions["SH1"].reference
    assert "Coutts" in points["JC1"].reference


SUMMARIES: list[tuple[list[Finding], int, str]] = [
    ([], 1, "The one rule that speaks to this finds nothing."),
    ([], 2, "The 2 rules that speak to this find nothing."),
    ([found("CPX001", "note")], 2, "1 note is for information; this is confirmed by the documents."),
    ([], 12, "The 12 rules that speak to this find nothing."),
    ([found("ACC001")], 3, "1 gap must be closed; this is confirmed by the documents."),
    ([found("ACC001", certainty="not_stated")], 3, "1 gap must be closed; the documents do not say for certain."),
    (
        [
            found("ACC001"),
            found("ACC001", subject="b"),
            found("NED002", "concern"),
            found("CPX001", "note"),
            found("CPX002", "note"),
        ],
        3,
        "2 gaps must be closed, 1 concern should be discussed and 2 notes are for information; all are confirmed by the documents.",
    ),
    (
        [found("ACC001"), found("NED002", "concern", "not_stated"), found("NED003", "gap", "not_stated")],
        3,
        "2 gaps must be closed and 1 concern should be discussed; 1 of the 3 is confirmed by the documents, on the others they are silent.",
    ),
    (
        [found("ACC001"), found("ACC002"), found("NED003", "gap", "not_stated"), found("NED001", accepted=True)],
        3,
        "3 gaps must be closed; 2 of the 3 are confirmed by the documents, on the others they are silent. 1 finding is accepted.",
    ),
    ([found("ACC001", accepted=True), found("ACC002", accepted=True)], 3, "Nothing is open; 2 findings are accepted."),
]


@pytest.mark.parametrize(("findings", "rules", "text"), SUMMARIES)
def test_one_line_tells_what_is_open(findings: list[Finding], rules: int, text: str) -> None:
    assert summary(findings, rules) == text


def test_a_group_is_in_order_and_knows_what_is_open() -> None:
    made = group(
        "X", "Title", "Text?", "Source", ("NED001", "ACC001"), [found("NED001", accepted=True), found("TRN001"), found("ACC001")]
    )
    assert made.rules == ("ACC001", "NED001")
    assert [each.rule for each in made.findings] == ["ACC001", "NED001"]
    assert [each.rule for each in made.open] == ["ACC001"]


# --- principles ----------------------------------------------------------------------------------------------------------


def test_every_rule_speaks_to_a_principle_but_those_about_acceptances() -> None:
    assert set(SPEAKS_TO) == set(RULE_IDS) - set(NEVER_ACCEPTED) == set(BY_ID) - set(NEVER_ACCEPTED)
    assert list(SPEAKS_TO) == sorted(SPEAKS_TO)
    for rule, speaks in SPEAKS_TO.items():
        assert speaks, rule
        assert list(speaks) == sorted(set(speaks)), rule


def test_there_are_seven_principles_and_rules_for_each() -> None:
    assert PRINCIPLES == tuple("ABCDEFG") == tuple(PRINCIPLE_WORDS)
    groups = principles([found("TRN001", "concern"), found("LAW001")])
    assert [each.key for each in groups] == list(PRINCIPLES)
    for each in groups:
        assert each.rules == tuple(sorted(rule for rule, speaks in SPEAKS_TO.items() if each.key in speaks))
        assert each.rules
        assert "Chart 1" in each.reference
    assert {each.key: [one.rule for one in each.findings] for each in groups if each.findings} == {
        "A": ["LAW001"],
        "B": ["TRN001"],
        "G": ["TRN001"],
    }


@pytest.mark.parametrize("name", ["workstream", "everything-wrong", "all-clear"])
def test_no_finding_of_a_shipped_structure_is_lost(name: str) -> None:
    seen = assessed(load(shipped_files()[name]))
    under = {each for group in seen.principles for each in group.findings}
    assert {each.model_dump_json() for each in under} == {
        each.model_dump_json() for each in seen.findings if each.rule not in NEVER_ACCEPTED
    }
    assert bool(under) == (name != "all-clear")
