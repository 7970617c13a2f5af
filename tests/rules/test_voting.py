"""Votes and voting power, against counting every coalition and every order, and against published examples."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations, permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stpgraph.graph import Wiring, build
from stpgraph.model import Structure
from stpgraph.rules.voting import Votes, banzhaf, blockers, quota, shapley_shubik, votes_of

weights = st.lists(st.integers(0, 9), min_size=0, max_size=6)
needed = st.integers(0, 40)


def banzhaf_by_coalitions(votes: Sequence[int], threshold: int) -> list[Fraction]:
    """Every coalition that wins, and in it everybody without whom it would not."""
    swings = [0] * len(votes)
    for size in range(len(votes) + 1):
        for coalition in combinations(range(len(votes)), size):
            held = sum(votes[party] for party in coalition)
            for party in coalition:
                if held >= threshold > held - votes[party]:
                    swings[party] += 1
    return [Fraction(each, sum(swings)) if sum(swings) else Fraction(0) for each in swings]


def shapley_shubik_by_orders(votes: Sequence[int], threshold: int) -> list[Fraction]:
    """Every order of voting, and in it the one whose vote decides."""
    decided = [0] * len(votes)
    for order in permutations(range(len(votes))):
        held = 0
        for party in order:
            if held < threshold <= held + votes[party]:
                decided[party] += 1
            held += votes[party]
    return [Fraction(each, math.factorial(len(votes))) for each in decided]


@settings(max_examples=300, derandomize=True)
@given(weights, needed)
def test_banzhaf_counts_every_coalition(votes: list[int], threshold: int) -> None:
    assert banzhaf(votes, threshold) == banzhaf_by_coalitions(votes, threshold)


@settings(max_examples=150, derandomize=True)
@given(weights, needed)
def test_shapley_shubik_counts_every_order(votes: list[int], threshold: int) -> None:
    assert shapley_shubik(votes, threshold) == shapley_shubik_by_orders(votes, threshold)


@pytest.mark.parametrize(
    ("votes", "threshold"),
    [([4, 4, 4, 2, 2, 1, 1], 12), ([7, 5, 4, 3, 2, 1, 1], 14), ([1] * 7, 4), ([1] * 7, 7), ([9, 1, 1, 1, 1, 1, 1], 10)],
)
def test_seven_parties_against_all_5040_orders(votes: list[int], threshold: int) -> None:
    assert shapley_shubik(votes, threshold) == shapley_shubik_by_orders(votes, threshold)
    assert banzhaf(votes, threshold) == banzhaf_by_coalitions(votes, threshold)


def shares(text: str) -> list[Fraction]:
    return [Fraction(each) for each in text.split()]


# The Council of the EEC from 1958: France, Germany and Italy 4 votes each, Belgium and the Netherlands 2, Luxembourg 1; 12 of
# 17 carry. Luxembourg never matters (Brams and Affuso 1976; Felsenthal and Machover 1998).
COUNCIL_1958 = ([4, 4, 4, 2, 2, 1], 12)
# The United Nations' Security Council since 1965 as a weighted game: 39 votes, 7 for each permanent member and 1 for each of
# the ten others (Taylor and Zwicker): 5 × 7 + 4 × 1 = 39.
SECURITY_COUNCIL = ([7] * 5 + [1] * 10, 39)


def test_the_council_of_1958() -> None:
    assert banzhaf(*COUNCIL_1958) == shares("5/21 5/21 5/21 3/21 3/21 0")
    assert shapley_shubik(*COUNCIL_1958) == shares("14/60 14/60 14/60 9/60 9/60 0")


def test_the_security_council() -> None:
    """By hand: the last of the five is joined by at least four of ten; one of the ten swings with all five and three others."""
    permanent, other = sum(math.comb(10, size) for size in range(4, 11)), math.comb(9, 3)
    total = 5 * permanent + 10 * other
    assert banzhaf(*SECURITY_COUNCIL) == [Fraction(permanent, total)] * 5 + [Fraction(other, total)] * 10
    # One of the ten decides when just the five and three others came before it, in any order of those eight and of the six left.
    share = Fraction(math.comb(9, 3) * math.factorial(8) * math.factorial(6), math.factorial(15))
    assert shapley_shubik(*SECURITY_COUNCIL) == [(1 - 10 * share) / 5] * 5 + [share] * 10
    assert share == Fraction(4, 2145)


@pytest.mark.parametrize(
    ("votes", "threshold", "power"),
    [
        ([3, 2, 1, 1], 4, "1/2 1/6 1/6 1/6"),
        ([50, 49, 1], 51, "3/5 1/5 1/5"),  # the smallest has as much power as one with nearly half the votes
        ([6, 3, 2], 6, "1 0 0"),  # one decides alone
        ([1, 1, 1], 2, "1/3 1/3 1/3"),
        ([1, 1, 1], 3, "1/3 1/3 1/3"),
    ],
)
def test_small_games(votes: list[int], threshold: int, power: str) -> None:
    assert banzhaf(votes, threshold) == shares(power)


@pytest.mark.parametrize("index", [banzhaf, shapley_shubik])
def test_games_that_nobody_decides(index: Any) -> None:
    assert index([], 1) == []
    assert index([2, 3], 6) == [0, 0]  # out of reach
    assert index([2, 3], 0) == [0, 0]  # met by nobody at all


@settings(max_examples=200, derandomize=True)
@given(st.lists(st.integers(0, 60), min_size=1, max_size=25), st.data())
def test_power_adds_up_and_follows_the_votes(votes: list[int], data: st.DataObject) -> None:
    threshold = data.draw(st.integers(1, max(1, sum(votes))))
    for power in (banzhaf(votes, threshold), shapley_shubik(votes, threshold)):
        assert sum(power) == (1 if sum(votes) >= threshold else 0)
        in_order = [each for _, each in sorted(zip(votes, power, strict=True))]
        assert in_order == sorted(in_order), "more votes never mean less power"
        assert all(each == 0 for vote, each in zip(votes, power, strict=True) if vote == 0)


# --- the share that carries --------------------------------------------------------------------------------------------


@settings(max_examples=300, derandomize=True)
@given(st.integers(1, 1_000), st.integers(1, 500))
def test_the_quota_takes_shares_as_they_are_written(thousandths: int, total: int) -> None:
    """The least whole number that is at least the share: 0.7 of 10 is 7, though 0.7 * 10 is a little less or more in floats."""
    least = quota(thousandths / 1_000, total)
    assert least * 1_000 >= thousandths * total > (least - 1) * 1_000


def test_fractions_that_decimals_cannot_write() -> None:
    assert (quota(2 / 3, 3), quota(1 / 3, 3), quota(2 / 3, 300)) == (2, 1, 200)


# --- who has how many on a body ----------------------------------------------------------------------------------------


def body(*lines: str, **said: Any) -> Wiring:
    """A body and who sits there, each as `name capacity? count? organisation? flags`, written as `name key=value …`."""
    nodes: list[dict[str, Any]] = [
        {"id": "body", "type": "body", "kind": "joint_committee", "name": "Body", "membership": "complete", **said}
    ]
    nodes += [{"id": each, "type": "organisation", "kind": "ccg", "name": each} for each in ("a", "b", "c", "d")]
    relations: list[dict[str, Any]] = []
    for line in lines:
        name, *rest = line.split()
        more = dict(part.split("=") for part in rest)
        capacity = {"capacity": more["capacity"]} if "capacity" in more else {}
        if name in "abcd":
            seats = {"seats": int(more["seats"])} if "seats" in more else {}
            relations.append({"source": name, "type": "member_of", "target": "body", **seats, **capacity})
            continue
        post: dict[str, Any] = {"id": name, "type": "post", "kind": "member", "name": name, "count": int(more.get("count", 1))}
        nodes.append(post | ({"vacant": True} if "vacant" in more else {}))
        relations.append({"source": name, "type": "sits_on", "target": "body", **capacity})
        relations += [{"source": name, "type": "represents", "target": each} for each in more.get("for", "")]
    data = {"stpgraph": 1, "id": "x", "title": "X", "status": "current", "nodes": nodes, "relations": relations}
    return Wiring(build(Structure.model_validate(data)))


def known(wiring: Wiring) -> Votes:
    votes = votes_of(wiring, "body")
    assert votes is not None
    return votes


EACH_MEMBER = {"voting": {"basis": "per_member", "threshold": 0.75}}
EACH_ORGANISATION = {"voting": {"basis": "per_organisation", "threshold": 0.75}}


def test_each_seat_has_its_count_for_whom_it_speaks() -> None:
    votes = known(body("chair", "one for=a", "two for=a count=2", "b", "c seats=3", "guest for=d capacity=attending"))
    assert (dict(votes.parties), votes.others, votes.total, votes.people) == ({"a": 3, "b": 1, "c": 3}, 1, 8, 8)


def test_one_vote_each_organisation() -> None:
    votes = known(body("chair", "one for=a", "two for=a count=2", "b", "c seats=3", **EACH_ORGANISATION))
    assert (dict(votes.parties), votes.others, votes.total, votes.people) == ({"a": 1, "b": 1, "c": 1}, 0, 3, 8)


def test_vacant_seats_are_counted_apart() -> None:
    lines = ("one for=a", "two for=a vacant=yes count=2", "three for=b vacant=yes")
    assert (known(body(*lines)).total, known(body(*lines)).unfilled) == (1, 3)
    by_organisation = known(body(*lines, **EACH_ORGANISATION))
    assert (by_organisation.total, by_organisation.unfilled) == (1, 1)


@pytest.mark.parametrize(
    "wiring",
    [
        body("one for=a", membership="partial"),
        body("one for=a", membership=None),
        body("one for=a count=0"),
        body("a seats=0"),
        body("a seats=0", **EACH_ORGANISATION),
    ],
)
def test_votes_that_are_not_known(wiring: Wiring) -> None:
    assert votes_of(wiring, "body") is None


def test_votes_that_are_known_though_attendance_is_not_counted() -> None:
    assert known(body("one for=a", "crowd for=b count=0 capacity=attending")).total == 1


@pytest.mark.parametrize(
    ("wiring", "who"),
    [
        # HFMA's example: an independent chair, two from each of four CCGs, one vote each, 75 %: seven of nine, so two can block
        # nothing alone: all others have seven.
        (body("chair", *(f"{name}{number} for={name}" for name in "abcd" for number in "12"), **EACH_MEMBER), []),
        # Without the chair, six of eight carry, and the other three have just six.
        (body(*(f"{name}{number} for={name}" for name in "abcd" for number in "12"), **EACH_MEMBER), []),
        # Three CCGs with two each: five of six carry, and the others have four.
        (body("a seats=2", "b seats=2", "c seats=2", **EACH_MEMBER), ["a", "b", "c"]),
        (body("a seats=9", "b", "c", "d", **EACH_ORGANISATION), []),
        (body("a seats=9", "b", "c", **EACH_ORGANISATION), ["a", "b", "c"]),
        (body("a seats=3", "b", **EACH_MEMBER), ["a"]),
        (body("chair", "a", voting={"basis": "consensus"}), ["a"]),
        (body("a", "b", voting={"basis": "per_member"}), []),
        (body("a", "b"), []),
    ],
)
def test_who_can_block(wiring: Wiring, who: list[str]) -> None:
    assert blockers(wiring, "body") == who
