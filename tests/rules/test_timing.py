"""How long decisions take, against the closed form, numerical integration and simulation."""

from __future__ import annotations

import random
from itertools import permutations
from math import prod
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stpgraph.graph import Wiring, build
from stpgraph.model import Structure
from stpgraph.rules.timing import Duration, duration, expected_last

periods = st.lists(st.floats(0.25, 400), min_size=1, max_size=8)
MONTH = 365 / 12


def by_integration(waits: list[float], steps: int = 5_000) -> float:
    """The integral of the chance that somebody still waits, by the midpoint rule."""
    width = max(waits) / steps
    return sum(width * (1 - prod(min((step + 0.5) * width / each, 1) for each in waits)) for step in range(steps))


@pytest.mark.parametrize("number", [1, 2, 3, 5, 12])
@pytest.mark.parametrize("period", [7, 30, MONTH, 365])
def test_equal_periods_have_a_closed_form(number: int, period: float) -> None:
    """The mean of the largest of n even draws from 0 to m is n / (n + 1) of m."""
    assert expected_last([period] * number) == pytest.approx(period * number / (number + 1), rel=1e-12)


@settings(max_examples=60, derandomize=True)
@given(periods)
def test_any_periods_agree_with_numerical_integration(waits: list[float]) -> None:
    assert expected_last(waits) == pytest.approx(by_integration(waits), rel=1e-5)


def test_two_periods_by_hand() -> None:
    """For a ≤ b: b/2 + a²/(6b)."""
    for short, long in ((7, 14), (7, 365), (30, 31), (90, 90)):
        assert expected_last([short, long]) == pytest.approx(long / 2 + short**2 / (6 * long), rel=1e-12)


@pytest.mark.parametrize("waits", [[7, 30, 90], [30, 30, 365], [14, 14, 14, 91.25], [1, 2, 4, 8, 16, 32]])
def test_simulated_waits_agree(waits: list[float]) -> None:
    """Each meets at an even moment of its period: the mean of many last meetings, within five standard errors."""
    rng = random.Random(2017)
    drawn = [max(rng.uniform(0, each) for each in waits) for _ in range(40_000)]
    mean = sum(drawn) / len(drawn)
    spread = (sum((each - mean) ** 2 for each in drawn) / len(drawn)) ** 0.5
    assert abs(expected_last(waits) - mean) < 5 * spread / len(drawn) ** 0.5


@settings(max_examples=100, derandomize=True)
@given(periods, st.floats(0.25, 400), st.floats(1, 3))
def test_waits_behave_as_waits_do(waits: list[float], another: float, longer: float) -> None:
    last = expected_last(waits)
    assert max(waits) / 2 <= last * (1 + 1e-9)
    assert last <= max(waits) * len(waits) / (len(waits) + 1) * (1 + 1e-9)
    assert expected_last([*waits, another]) >= last * (1 - 1e-9), "one more to wait for is never quicker"
    assert expected_last([each * longer for each in waits]) == pytest.approx(last * longer, rel=1e-9)


def test_order_does_not_matter() -> None:
    assert len({expected_last(list(each)) for each in permutations([7, 30, 91.25, 10])}) == 1


def test_one_who_always_meets_is_not_waited_for() -> None:
    assert expected_last([90, 1e-9]) == pytest.approx(45)


# --- a decision and its stages -----------------------------------------------------------------------------------------


def timed(meets: dict[str, object], *lines: tuple[str, str, str], **decision: list[str]) -> Duration:
    """How long a decision takes among bodies that meet so often; organisations are those whose name begins with `org`."""
    nodes: list[dict[str, Any]] = []
    for name, often in meets.items():
        if name.startswith("org"):
            nodes.append({"id": name, "type": "organisation", "kind": "ccg", "name": name})
        elif name.startswith("post"):
            nodes.append({"id": name, "type": "post", "kind": "chief_officer", "name": name})
        else:
            nodes.append({"id": name, "type": "body", "kind": "other", "name": name, "meets": often})
    relations = [{"source": source, "type": kind, "target": target} for source, kind, target in lines]
    data = {
        "stpgraph": 1,
        "id": "x",
        "title": "X",
        "status": "current",
        "nodes": nodes,
        "relations": relations,
        "decisions": [{"id": "decision", "name": "Decision", **decision}],
    }
    wiring = Wiring(build(Structure.model_validate(data)))
    return duration(wiring, wiring.structure.decisions[0])


def test_a_body_that_decides_alone() -> None:
    found = timed({"board": "monthly"}, taken_by=["board"])
    assert (found.expected, found.worst, found.stages, found.unknown) == (pytest.approx(MONTH / 2), MONTH, (("board",),), ())


def test_stages_follow_one_another() -> None:
    """Consulted first, then taken, then ratified; within a stage all wait at the same time."""
    found = timed(
        {"forum": 10, "board": 30, "left": 60, "right": 60},
        consulted=["forum"],
        taken_by=["board"],
        ratified_by=["right", "left"],
    )
    assert found.expected == pytest.approx(10 / 2 + 30 / 2 + 60 * 2 / 3)
    assert found.worst == pytest.approx(10 + 30 + 60)
    assert found.stages == (("forum",), ("board",), ("left", "right"))


def test_who_ratifies_what_the_body_recommends_is_waited_for_once() -> None:
    line = ("above", "ratifies", "board")
    named = timed({"board": 30, "above": 60}, taken_by=["board"], ratified_by=["above"])
    assert timed({"board": 30, "above": 60}, line, taken_by=["board"]).expected == named.expected == pytest.approx(45)
    assert timed({"board": 30, "above": 60}, line, taken_by=["board"], ratified_by=["above"]).expected == named.expected


def test_an_organisation_meets_when_its_most_frequent_body_does() -> None:
    lines = (("often", "part_of", "org"), ("seldom", "part_of", "org"), ("silent", "part_of", "org"))
    found = timed(
        {"org": None, "often": 20, "seldom": 365, "silent": None, "board": 30}, *lines, taken_by=["board"], ratified_by=["org"]
    )
    assert found.expected == pytest.approx(15 + 10)
    assert found.unknown == ()


def test_what_is_not_stated_is_named_and_adds_nothing() -> None:
    found = timed({"board": 30, "silent": None, "org": None}, taken_by=["board"], ratified_by=["silent", "org"])
    assert (found.expected, found.unknown) == (pytest.approx(15), ("org", "silent"))


def test_posts_decide_at_once_and_nobody_takes_no_time() -> None:
    assert timed({"post": None}, taken_by=["post"]).expected == 0
    assert timed({"board": 30}).expected == 0
