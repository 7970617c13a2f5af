"""Every rule on its own small structures: those that break it, and those that keep it. The Rules page draws the same ones."""

from __future__ import annotations

from typing import Any

import pytest

from stpgraph.files import dumps, loads
from stpgraph.rules import CATALOGUE
from tests import oracle
from tests.rules.case_files import CASES, FILES, KEYS, Case, document
from tests.rules.test_against_oracle import disagreement

#: The rules whose cases are held to the letter: the exact ones and those that rest on them.
EXACT = tuple(case for case in CASES if case.rule in oracle.RULES)


def named(case: Case) -> str:
    return f"{case.rule}-{'breaking' if case.breaks else 'keeping'}-{case.name.replace(' ', '-')}"


@pytest.mark.parametrize("case", CASES, ids=named)
def test_the_rule_finds_exactly_what_the_case_says(case: Case) -> None:
    found = [(each.certainty, each.subjects, each.affected) for each in case.found()]
    assert found == [(each["certainty"], tuple(each["subjects"]), tuple(each["affected"])) for each in case.findings]
    assert bool(found) == case.breaks


@pytest.mark.parametrize("case", EXACT, ids=named)
def test_the_oracle_says_the_same(case: Case) -> None:
    assert not disagreement(case.data)
    rows = [row for row in oracle.findings(case.data, case.today) if row.rule == case.rule]
    expected = [(each["certainty"], tuple(each["subjects"]), tuple(each["affected"])) for each in case.findings]
    assert [(row.certainty, row.subjects, row.affected) for row in rows] == expected


@pytest.mark.parametrize("case", CASES, ids=named)
def test_a_case_is_written_and_read_like_any_structure(case: Case) -> None:
    structure = case.structure()
    assert loads(dumps(structure)) == structure
    assert 2 <= len(structure.nodes) <= (8 if case in EXACT else 16)
    assert structure.title.strip() != ""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_case_file_is_complete(path: Any) -> None:
    data = document(path)
    assert list(data) == ["rule", "breaking", "keeping"]
    assert data["rule"] == path.stem
    assert len(data["breaking"]) >= 2
    assert len(data["keeping"]) >= 2
    for part in ("breaking", "keeping"):
        for each in data[part]:
            assert set(each) <= set(KEYS)
            assert ("findings" in each) == (part == "breaking"), "a case that breaks says what is found, one that keeps does not"
            assert len(each["name"]) <= 70, each["name"]
            assert not each["name"].endswith(".")
            assert each["why"].endswith("."), each["why"]
            assert "_" not in each["name"] + each["why"], "plain English, and no names of the format"
            for found in each.get("findings", ()):
                assert list(found) == ["certainty", "subjects", "affected"]
    names = [each["name"] for part in ("breaking", "keeping") for each in data[part]]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_first_pair_is_one_structure_before_and_after_the_mend(path: Any) -> None:
    """The page shows the two side by side, so as little as possible may differ: at most four lines added or taken away."""
    data = document(path)
    before, after = data["breaking"][0]["structure"], data["keeping"][0]["structure"]
    differing = sum(
        len(differences(before.get(part, []), after.get(part, []))) for part in ("nodes", "relations", "decisions", "accepted")
    )
    assert 1 <= differing <= 4
    for key in ("id", "status", "drawing", "as_at"):
        assert before.get(key) == after.get(key), key


def differences(one: list[Any], two: list[Any]) -> list[Any]:
    return [each for each in one if each not in two] + [each for each in two if each not in one]


@pytest.mark.parametrize("rule", oracle.RULES)
def test_something_is_not_stated_in_one_case_at_least(rule: str) -> None:
    mine = [case for case in EXACT if case.rule == rule]
    assert any(
        any(found["certainty"] == "not_stated" for found in case.findings) or case.data.get("drawing") == "partial"
        for case in mine
    )


def test_no_case_is_left_out() -> None:
    assert len(CASES) >= 4 * len(FILES)
    assert len(EXACT) == 54
    assert {case.rule for case in EXACT} == set(oracle.RULES)
    assert sum(case.breaks for case in CASES) >= 2 * len(FILES)
    assert {path.stem for path in FILES} <= {rule.id for rule in CATALOGUE}, "a case file without a rule"
