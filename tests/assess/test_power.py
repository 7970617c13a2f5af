"""Votes and power on the bodies that vote."""

from __future__ import annotations

from itertools import combinations, permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stpgraph.assess.power import Power, power
from tests.assess.made import made, often


def board(
    seats: dict[str, int], threshold: float | None = 0.5, basis: str | None = "per_member", loose: int = 0, **more: Any
) -> Power:
    """The say on a board where organisations have so many seats, and so many seats are held for nobody."""
    voting = {key: value for key, value in (("basis", basis), ("threshold", threshold)) if value is not None}
    nodes: dict[str, Any] = {"board": {"kind": "strategic_board", "membership": "complete", "voting": voting, **more}}
    nodes |= dict.fromkeys(seats, "ccg")
    lines: list[Any] = [(f"{key} member_of board", {"seats": number}) for key, number in seats.items()]
    if loose:
        nodes["loose"] = {"kind": "member", "count": loose}
        lines.append("loose sits_on board")
    (found,) = power(made(nodes, lines))
    return found


def test_a_published_example() -> None:
    """[4; 3, 2, 1, 1]: Felsenthal and Machover (1998)."""
    found = board({"a": 3, "b": 2, "c": 1, "d": 1}, 4 / 7)
    assert (found.needed, found.total, found.why) == (4, 7, "")
    assert [(each.party, each.votes) for each in found.parties] == [("a", 3), ("b", 2), ("c", 1), ("d", 1)]
    for each, power_of in zip(found.parties, (1 / 2, 1 / 6, 1 / 6, 1 / 6), strict=True):
        assert each.share == pytest.approx(each.votes / 7)
        assert each.banzhaf == pytest.approx(power_of)
        assert each.shapley_shubik == pytest.approx(power_of)


def test_by_consensus_everybody_has_the_same_power() -> None:
    found = board({"a": 5, "b": 1}, None, "consensus")
    assert (found.needed, found.total) == (6, 6)
    assert [(each.banzhaf, each.shapley_shubik) for each in found.parties] == [(0.5, 0.5), (0.5, 0.5)]


def test_seats_held_for_nobody_vote_each_for_themselves_and_are_one_line() -> None:
    found = board({"a": 2}, 0.75, loose=2)
    assert (found.needed, found.total) == (3, 4)
    assert [each.party for each in found.parties] == ["a", None]
    # The sides that win: a with one of the two, or with both. Swings: a 3, each of the two 1.
    assert [each.banzhaf for each in found.parties] == pytest.approx([3 / 5, 2 / 5])
    # a decides unless it comes first: 2 of 3 places.
    assert [each.shapley_shubik for each in found.parties] == pytest.approx([2 / 3, 1 / 3])
    assert [each.votes for each in found.parties] == [2, 2]


def test_each_organisation_has_one_vote_where_that_is_the_rule() -> None:
    found = board({"a": 5, "b": 1, "c": 1}, 0.6, "per_organisation")
    assert [each.votes for each in found.parties] == [1, 1, 1]
    assert [each.banzhaf for each in found.parties] == pytest.approx([1 / 3] * 3)


@pytest.mark.parametrize(
    ("seats", "more", "why"),
    [
        ({"a": 1}, {"membership": "partial"}, "The votes on “Board” are not known: not all seats"),
        ({"a": 0}, {}, "The votes on “Board” are not known"),
        ({"a": 1}, {"threshold": None}, "The documents do not say what share of the votes carries a decision on “Board”."),
        ({}, {}, "Nobody has a vote on “Board”."),
        (
            {f"n{number}": 1 for number in range(80)},
            {},
            "There are too many voters on “Board” (80 voters) to reckon their power.",
        ),
    ],
)
def test_where_power_is_not_reckoned_the_reason_is_told(seats: dict[str, int], more: dict[str, Any], why: str) -> None:
    found = board(seats, **more)
    assert found.why.startswith(why)
    assert (found.needed, found.total, found.parties) == (None, None, ())


def test_a_seat_for_several_partners_cannot_be_told_apart() -> None:
    nodes = {
        "board": {"kind": "strategic_board", "membership": "complete", "voting": {"threshold": 0.5}},
        "a": "ccg",
        "b": "ccg",
        "p": "executive",
    }
    (found,) = power(made(nodes, ["p sits_on board", "p represents a", "p represents b"]))
    assert "speaks for several partners at once" in found.why


def test_only_bodies_with_a_voting_rule_are_asked() -> None:
    voting = {"basis": "consensus"}
    nodes = {
        "silent": {"kind": "strategic_board", "membership": "complete"},
        "b": {"kind": "joint_committee", "membership": "complete", "voting": voting},
        "a": {"kind": "delivery_group", "membership": "complete", "voting": voting},
        "theirs": {"kind": "governing_body", "membership": "complete", "voting": voting},
    }
    assert [each.body for each in power(made(nodes))] == ["a", "b"]


@often
@given(st.lists(st.integers(1, 4), min_size=1, max_size=5), st.integers(0, 2), st.sampled_from((0.3, 0.5, 0.6, 0.75, 1.0)))
def test_power_as_counting_every_side_and_every_order_gives_it(votes: list[int], loose: int, threshold: float) -> None:
    found = board({f"n{at}": number for at, number in enumerate(votes)}, threshold, loose=loose)
    assert found.needed is not None
    weights = votes + [1] * loose
    everyone = range(len(weights))
    swings = [0] * len(weights)
    for size in range(len(weights) + 1):
        for side in combinations(everyone, size):
            strength = sum(weights[each] for each in side)
            for each in side:
                swings[each] += strength >= found.needed > strength - weights[each]
    pivots = [0] * len(weights)
    orders = list(permutations(everyone))
    for order in orders:
        strength = 0
        for each in order:
            strength += weights[each]
            if strength >= found.needed:
                pivots[each] += 1
                break
    cut = len(votes)
    expected_swings = [*swings[:cut], *([sum(swings[cut:])] if loose else [])]
    expected_pivots = [*pivots[:cut], *([sum(pivots[cut:])] if loose else [])]
    assert [each.banzhaf for each in found.parties] == pytest.approx([each / sum(swings) for each in expected_swings])
    assert [each.shapley_shubik for each in found.parties] == pytest.approx([each / len(orders) for each in expected_pivots])
    assert sum(each.share for each in found.parties) == pytest.approx(1)
