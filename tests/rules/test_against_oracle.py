"""The exact rules against a second, slow reading of them (`tests/oracle.py`): random structures, and every one we ship.

`STPGRAPH_EXAMPLES=60` tries sixty times as many random structures.
"""

from __future__ import annotations

import itertools
import json
import random
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from ruamel.yaml import YAML

from stpgraph.files import dumps, loads, read
from stpgraph.model import Finding, Structure
from stpgraph.pipeline import Exploration, explore
from tests import oracle
from tests.smallest import smallest
from tests.strategies import TODAY, Data, Dice, examples, footprint, messy, structures

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = sorted((ROOT / "structures").rglob("*.yaml"))
#: How many nodes the seeded structures have at most, in turn.
SIZES = (3, 7, 9, 12, 12, 16, 20, 30)


def explored(data: Data) -> Exploration:
    return explore(Structure.model_validate(data), TODAY, rules=oracle.RULES)


def rows(findings: tuple[Finding, ...]) -> list[oracle.Row]:
    return sorted(oracle.Row(each.rule, each.severity, each.certainty, each.subjects, each.affected) for each in findings)


def disagreement(data: Data, seen: Exploration | None = None) -> str:
    """What the rules and the oracle say differently of a structure, or nothing."""
    seen = seen or explored(data)
    ours, theirs = rows(seen.findings), oracle.findings(data, TODAY)
    if ours != theirs:
        return f"only the rules: {set(ours) - set(theirs)}; only the oracle: {set(theirs) - set(ours)}; twice: {twice(ours)}"
    if (paths := seen.challenge_paths()) != (expected := oracle.challenge_paths(data)):
        return f"challenge paths: {paths}, not {expected}"
    accepted = {(each.rule, each.subjects) for each in seen.findings if each.accepted}
    if accepted != (oracle.accepted(data, TODAY) if data.get("accepted") else set()):
        return f"accepted: {accepted}, not {oracle.accepted(data, TODAY)}"
    world, present = oracle.World(data), oracle.World(data, without_planned=True)
    return next((flaw for each in seen.findings if (flaw := flaw_in_evidence(each, world, present))), "")


def twice(found: list[oracle.Row]) -> list[oracle.Row]:
    return [row for row, times in Counter(found).items() if times > 1]


def flaw_in_evidence(found: Finding, world: oracle.World, present: oracle.World) -> str:
    """What is wrong with the paths that a finding lights up, or nothing. `present` is the world without what is planned."""
    subjects, affected = set(found.subjects), set(found.affected)
    shown = {node for path in found.evidence for node in path}
    starts, ends = {path[0] for path in found.evidence}, {path[-1] for path in found.evidence}
    lines = {"ACC": world.answers_to, "NED": world.challenge, "ORP": world.upward}.get(found.rule[:3], frozenset())
    if found.rule == "PLN001":
        lines = present.challenge | present.upward
    steps = {step for path in found.evidence for step in itertools.pairwise(path)}
    wrong = ""
    if not all(found.evidence) or len(set(found.evidence)) != len(found.evidence):
        wrong = "an empty path, or one twice"
    elif found.rule.startswith("ACP"):
        wrong = "evidence for an acceptance" if found.evidence else ""
    elif not steps <= lines:
        wrong = f"no such lines: {steps - lines}"
    elif list(found.evidence) != sorted(found.evidence) and found.rule != "ACC003":
        wrong = "out of order"
    elif found.rule.startswith("ACC"):
        # From those who suffer to the place where accountability ends, and the whole of a loop, closed.
        loops = {path for path in found.evidence if len(path) > 1 and path[0] == path[-1]}
        if not ends <= subjects or not starts <= subjects | affected or not shown >= subjects | affected:
            wrong = "should lead from the affected to the subjects, and past them all"
        elif found.rule == "ACC003" and {node for path in loops for node in path} != subjects:
            wrong = "should go round the loop, past every subject"
        elif found.rule != "ACC003" and loops:
            wrong = "a loop where there is none"
    elif found.rule == "PLN001":
        wrong = "" if found.evidence and all(subjects <= set(path) for path in found.evidence) else "passes its subject by"
    else:
        # From the subjects as far up (or as far as challenge goes) as lines lead, and not to what they should reach.
        reach = {node for subject in subjects for node in oracle.reached(lines, subject)}
        if not starts <= subjects or shown != reach:
            wrong = "should lead from the subjects to all that they reach"
    return f"evidence of {found.rule} on {found.subjects}: {wrong} in {found.evidence}" if wrong else ""


def fail_with_smallest(data: Data) -> None:
    small = smallest(data, lambda each: bool(disagreement(each)))
    pytest.fail(f"{disagreement(small)}\n{dumps(Structure.model_validate(small))}")


@settings(max_examples=examples(2_000), derandomize=True, suppress_health_check=list(HealthCheck))
@given(structures())
def test_the_rules_and_the_oracle_agree(data: Data) -> None:
    seen = explore(loads(json.dumps(data), form="json"), TODAY, rules=oracle.RULES)
    assert not disagreement(data, seen)


def test_the_rules_and_the_oracle_agree_on_larger_ones() -> None:
    """Seeded, so the same everywhere; among them are enough of every sort of finding to mean something."""
    met: Counter[tuple[str, ...]] = Counter()
    for seed in range(examples(1_500)):
        data = messy(Dice(random.Random(seed)), SIZES[seed % len(SIZES)])
        seen = explored(data)
        if disagreement(data, seen):
            fail_with_smallest(data)
        for each in seen.findings:
            met[each.rule, each.certainty] += 1
            met[each.rule, "with affected"] += bool(each.affected)
            met[each.rule, "several subjects"] += len(each.subjects) > 1
            met[each.rule, "accepted"] += each.accepted is not None
        for path in seen.challenge_paths().values():
            met["challenge path", str(path and min(len(path), 4))] += 1
    wanted = {
        *((rule, certainty) for rule in oracle.SIX_RULES for certainty in ("confirmed", "not_stated")),
        *(("PLN001", certainty) for certainty in ("confirmed", "not_stated")),
        *((rule, "with affected") for rule in ("ACC001", "ACC002", "ACC003", "ORP001")),
        *((rule, "several subjects") for rule in ("ACC003", "ORP001")),
        *((rule, "accepted") for rule in ("ACC001", "NED001", "ORP001", "PLN001")),
        *(("challenge path", length) for length in ("None", "1", "2", "3", "4")),
        *((rule, "confirmed") for rule in ("ACP001", "ACP002")),
    }
    scarce = {each: met[each] for each in wanted if met[each] < 3}
    assert not scarce


@pytest.mark.parametrize("nodes", [40, 150, 400])
def test_the_rules_and_the_oracle_agree_on_lifelike_footprints(nodes: int) -> None:
    for seed in range(examples(3)):
        assert not disagreement(footprint(random.Random(seed), nodes))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_rules_and_the_oracle_agree_on_what_we_ship(path: Path) -> None:
    assert not disagreement(plain(path), explore(read(path), TODAY, rules=oracle.RULES))


def test_all_that_we_ship_is_there() -> None:
    assert len(SHIPPED) >= 20
    assert {path.parent.name for path in SHIPPED} == {"archetypes", "published", "examples"}


def test_the_oracle_finds_the_same_paths_in_both_its_ways() -> None:
    """Layer by layer, and by writing down every path."""
    compared = 0
    for seed in range(400):
        data = messy(Dice(random.Random(seed)), 7)
        assert oracle.challenge_paths(data) == oracle.challenge_paths_by_enumeration(data)
        compared += len(oracle.challenge_paths(data))
    assert compared > 200


def test_the_smallest_failing_structure_still_fails() -> None:
    def fails(data: Data) -> bool:
        return any(row.rule == "ACC003" and len(row.subjects) == 2 for row in oracle.findings(data, TODAY))

    data = next(data for seed in range(1_000) if fails(data := messy(Dice(random.Random(seed)), 20)))
    small = smallest(data, fails)
    assert fails(small)
    assert len(small["nodes"]) <= 3
    assert len(small["relations"]) == 2


@cache
def _reader() -> YAML:
    return YAML(typ="safe", pure=True)


def plain(path: Path) -> dict[str, Any]:
    """A structure file as YAML 1.2 gives it, read without stpgraph."""
    data = _reader().load(path.read_text(encoding="utf-8"))
    assert isinstance(data, dict)
    return {**data, "accepted": [{**each, "until": _text(each.get("until"))} for each in data.get("accepted") or ()]}


def _text(value: object) -> str | None:
    return None if value is None else str(value)
