"""The rest of the catalogue against a second, slow reading of it (`tests/oracle_catalogue.py`): random structures, and every
one we ship. What is found must agree to the letter; how sure it is, save where `KNOWN` says.

`STPGRAPH_EXAMPLES=10` tries ten times as many random structures.
"""

from __future__ import annotations

import ast
import json
import random
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from ruamel.yaml import YAML

from stpgraph.files import dumps, loads, read
from stpgraph.model import Finding, Structure
from stpgraph.model.rule_ids import RULE_IDS
from stpgraph.pipeline import explore
from tests import oracle, oracle_catalogue
from tests.catalogue_strategies import smallest_whole, whole, wholes
from tests.oracle import Row
from tests.strategies import TODAY, Data, Dice, examples

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = sorted((ROOT / "structures").rglob("*.yaml"))
#: How many seeded structures are compared; in them every rule must fire, and stay silent, at least so often.
SEEDS = 1_000
LEAST = 20


class Known(NamedTuple):
    """How sure the rules are, how sure the second reading is, and why they may differ."""

    rules: str
    oracle: str
    why: str


#: Where the two readings differ on certainty, and on nothing else.
KNOWN: dict[str, Known] = {
    "NED004": Known("confirmed", "not_stated", "the rule takes it to be about the seats shown, not about a vote that is missing"),
    "NED006": Known(
        "confirmed", "not_stated", "the rule takes it to be about the person shown, not about others who are missing"
    ),
    "ORP007": Known("confirmed", "not_stated", "the rule takes a seat with no named holder for another person's than the lead"),
}


def rows(findings: tuple[Finding, ...]) -> list[Row]:
    return sorted(Row(each.rule, each.severity, each.certainty, each.subjects, each.affected) for each in findings)


def seen(structure: Structure) -> list[Row]:
    return rows(explore(structure, TODAY, rules=oracle_catalogue.RULES).findings)


def told(row: Row) -> tuple[object, ...]:
    return row.rule, row.severity, row.subjects, row.affected


def difference_in_findings(ours: list[Row], theirs: list[Row]) -> str:
    """What the rules and the oracle find differently, or nothing."""
    one, two = Counter(map(told, ours)), Counter(map(told, theirs))
    return "" if one == two else f"only the rules: {dict(one - two)}; only the oracle: {dict(two - one)}"


def differences_in_certainty(ours: list[Row], theirs: list[Row]) -> list[tuple[str, str, str]]:
    """Of which rules the same finding is told with another certainty: the rule, how sure we are, how sure the oracle is."""
    one, two = ({(told(row), row.certainty) for row in each} for each in (ours, theirs))
    other = {"confirmed": "not_stated", "not_stated": "confirmed"}
    found = sorted((str(key[0]), certainty, other[certainty]) for key, certainty in one - two)
    back = sorted((str(key[0]), other[certainty], certainty) for key, certainty in two - one)
    return found if set(found) == set(back) else found + back


def unknown(found: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    return [each for each in found if each[0] not in KNOWN or each[1:] != KNOWN[each[0]][:2]]


def disagreement(data: Data, structure: Structure | None = None) -> str:
    ours, theirs = seen(structure or Structure.model_validate(data)), oracle_catalogue.findings(data)
    if flaw := difference_in_findings(ours, theirs):
        return flaw
    if flaws := unknown(differences_in_certainty(ours, theirs)):
        return f"the rules and the oracle are not equally sure: {flaws}"
    return ""


def fail_with_smallest(data: Data) -> None:
    small = smallest_whole(data, lambda each: bool(disagreement(each)))
    pytest.fail(f"{disagreement(small)}\n{dumps(Structure.model_validate(small))}")


# --- the comparison ----------------------------------------------------------------------------------------------------


def made(seed: int) -> Data:
    return whole(Dice(random.Random(seed)), scenes=(3, 5, 7)[seed % 3])


def test_the_rules_and_the_oracle_agree_on_seeded_structures() -> None:
    """Seeded, so the same everywhere."""
    for seed in range(examples(SEEDS)):
        data = made(seed)
        if disagreement(data):
            fail_with_smallest(data)


@settings(max_examples=examples(150), derandomize=True, suppress_health_check=list(HealthCheck))
@given(wholes())
def test_the_rules_and_the_oracle_agree(data: Data) -> None:
    assert not disagreement(data, loads(json.dumps(data), form="json"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_rules_and_the_oracle_agree_on_what_we_ship(path: Path) -> None:
    assert not disagreement(plain(path), read(path))


def test_all_that_we_ship_is_there() -> None:
    assert len(SHIPPED) >= 20
    assert {path.parent.name for path in SHIPPED} == {"archetypes", "published", "examples"}


# --- that the comparison means something -------------------------------------------------------------------------------


def test_every_rule_fires_and_stays_silent_often_enough() -> None:
    fired: Counter[str] = Counter()
    for seed in range(SEEDS):
        fired.update({row.rule for row in oracle_catalogue.findings(made(seed))})
    assert len(oracle_catalogue.RULES) == 62
    assert {rule: fired[rule] for rule in oracle_catalogue.RULES if not LEAST <= fired[rule] <= SEEDS - LEAST} == {}


def test_the_two_oracles_read_the_whole_catalogue() -> None:
    assert sorted((*oracle.RULES, *oracle_catalogue.RULES)) == sorted(RULE_IDS)


@pytest.mark.parametrize(
    "path", [*sorted((ROOT / "tests/reading").glob("*.py")), ROOT / "tests/oracle_catalogue.py"], ids=lambda path: path.stem
)
def test_the_oracle_knows_nothing_of_what_it_checks(path: Path) -> None:
    for step in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [step.module or ""] if isinstance(step, ast.ImportFrom) else [each.name for each in getattr(step, "names", ())]
        assert not any(name.split(".")[0] == "stpgraph" for name in names if isinstance(step, ast.Import | ast.ImportFrom))


def test_ambiguities_are_of_rules_that_there_are() -> None:
    assert {each.rule for each in oracle_catalogue.AMBIGUITIES} <= set(oracle_catalogue.RULES)
    assert {each.about for each in oracle_catalogue.AMBIGUITIES} == {"finding", "certainty"}
    open_to_two = {each.rule for each in oracle_catalogue.AMBIGUITIES if each.about == "certainty"}
    assert KNOWN.keys() <= open_to_two


def test_the_smallest_failing_structure_still_fails() -> None:
    def fails(data: Data) -> bool:
        return any(row.rule == "DEC009" for row in oracle_catalogue.findings(data))

    small = smallest_whole(next(data for seed in range(1_000) if fails(data := made(seed))), fails)
    assert fails(small)
    assert len(small["nodes"]) == 2
    assert not small["relations"]
    assert loads(json.dumps(small), form="json").decisions


# --- helpers -----------------------------------------------------------------------------------------------------------


@cache
def _reader() -> YAML:
    return YAML(typ="safe", pure=True)


def plain(path: Path) -> dict[str, Any]:
    """A structure file as YAML 1.2 gives it, read without stpgraph."""
    data = _reader().load(path.read_text(encoding="utf-8"))
    assert isinstance(data, dict)
    return data
