"""Accepted findings: in force, run out, given for other evidence."""

from __future__ import annotations

from datetime import date
from typing import Any

from stpgraph.model import Finding, Structure
from stpgraph.pipeline import explore
from stpgraph.rules.acceptance import fingerprint

TODAY = date(2018, 5, 1)


def found(*accepted: dict[str, Any], projects: int = 1, today: date = TODAY) -> dict[str, Finding]:
    """The findings of a board that answers to nobody, with some projects under it, by rule (ACC002 and ACP only)."""
    keys = [f"project-{number}" for number in range(projects)]
    structure = Structure.model_validate(
        {
            "stpgraph": 1,
            "id": "a",
            "title": "A",
            "status": "current",
            "nodes": [
                {"id": "board", "type": "body", "kind": "strategic_board", "name": "Board"},
                *({"id": key, "type": "project", "name": key} for key in keys),
            ],
            "relations": [{"source": key, "type": "accountable_to", "target": "board"} for key in keys],
            "accepted": [{"rule": "ACC002", "subjects": ["board"], "reason": "Agreed in May", **each} for each in accepted],
        }
    )
    return {each.rule: each for each in explore(structure, today, rules={"ACC002", "ACP001", "ACP002"}).findings}


def test_an_acceptance_for_the_same_evidence_holds() -> None:
    mark = fingerprint(found()["ACC002"])
    assert found({"fingerprint": mark})["ACC002"].accepted is not None


def test_an_acceptance_for_other_evidence_opens_again_and_says_so() -> None:
    mark = fingerprint(found()["ACC002"])
    after = found({"fingerprint": mark}, projects=2)
    assert after["ACC002"].accepted is None
    assert after["ACC002"].fact.endswith(
        "It was accepted before (“Agreed in May”), but what it rests on has changed since, so it is open again."
    )
    assert set(after) == {"ACC002"}  # it still matches: ACP001 has nothing to say


def test_a_second_acceptance_for_the_new_evidence_holds() -> None:
    old, new = fingerprint(found()["ACC002"]), fingerprint(found(projects=2)["ACC002"])
    assert found({"fingerprint": old}, {"fingerprint": new}, projects=2)["ACC002"].accepted is not None


def test_without_a_fingerprint_an_acceptance_holds_for_any_evidence() -> None:
    assert found({}, projects=5)["ACC002"].accepted is not None


def test_names_do_not_change_a_fingerprint_but_evidence_does() -> None:
    first = found()["ACC002"]
    assert fingerprint(first.model_copy(update={"fact": "Other words."})) == fingerprint(first)
    assert fingerprint(first.model_copy(update={"certainty": "not_stated"})) != fingerprint(first)
    assert fingerprint(found(projects=2)["ACC002"]) != fingerprint(first)


def test_until_runs_to_the_last_day() -> None:
    assert found({"until": "2018-05"}, today=date(2018, 5, 31))["ACC002"].accepted is not None
    after = found({"until": "2018-05"}, today=date(2018, 6, 1))
    assert after["ACC002"].accepted is None
    assert "the finding is open again" in after["ACP002"].fact


def test_a_renewed_acceptance_is_told_apart() -> None:
    after = found({"until": "2017"}, {"until": "2019"})
    assert after["ACC002"].accepted is not None
    assert after["ACP002"].fact.endswith("another acceptance holds.")
