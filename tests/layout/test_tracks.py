"""Tracks: no two nets touch, and they cross as little as they must."""

from __future__ import annotations

import random
from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stpgraph.layout.place import number_of_rows, spread
from stpgraph.layout.tracks import NEAR, Run, _best_place, _changes, assign, collide, crossings

runs = st.builds(
    lambda places, sides: Run(
        min(places),
        max(places),
        [x for x, near in zip(places, sides, strict=False) if near],
        [x for x, near in zip(places, sides, strict=False) if not near],
    ),
    st.lists(st.integers(0, 40).map(lambda step: step * 10.0), min_size=2, max_size=5, unique=True),
    st.lists(st.booleans(), min_size=5, max_size=5),
)


@given(st.lists(runs, max_size=8))
def test_no_two_runs_on_a_track_touch(found: list[Run]) -> None:
    tracks, count, _ = assign(found)
    assert set(tracks) == set(range(count))
    for one, other in combinations(range(len(found)), 2):
        if tracks[one] == tracks[other]:
            assert found[one].high <= found[other].low or found[other].high <= found[one].low


@given(st.lists(runs, min_size=2, max_size=5))
def test_the_order_is_nearly_the_best_of_all(found: list[Run]) -> None:
    _, _, cost = assign(found)

    def of(order: tuple[int, ...]) -> float:
        pairs = combinations(order, 2)
        return sum(
            crossings(found[one], found[other])
            for one, other in pairs
            if found[one].low < found[other].high + NEAR and found[other].low < found[one].high + NEAR
        )

    best = min(of(order) for order in permutations(range(len(found))))
    assert best <= cost <= best + 24


def test_nested_lines_do_not_cross() -> None:
    # A bridge over a bridge, both standing on the far side: the wider must be the farther up.
    wide, narrow = Run(0, 100, far=[0, 100]), Run(20, 80, far=[20, 80])
    assert assign([wide, narrow])[0] == [0, 1]
    assert assign([narrow, wide])[0] == [1, 0]
    assert assign([wide, narrow])[2] == 0


def test_ends_that_face_each_other_are_told_apart() -> None:
    one, other = Run(0, 50, near=[50], far=[0]), Run(0, 50, near=[0], far=[50])
    assert collide(one, other)
    assert assign([one, other])[2] > 10


@given(st.lists(st.tuples(st.floats(-500, 500), st.floats(1, 100), st.floats(0, 40)), min_size=1, max_size=20))
def test_columns_keep_their_order_and_gaps(columns: list[tuple[float, float, float]]) -> None:
    wanted, widths, gaps = ([each[i] for each in columns] for i in range(3))
    left = spread(wanted, widths, gaps)
    for at in range(1, len(columns)):
        assert left[at] >= left[at - 1] + widths[at - 1] + gaps[at] - 1e-6
    # Least squares: their mean is where it is wanted.
    assert abs(sum(x + width / 2 - goal for x, width, goal in zip(left, widths, wanted, strict=True))) < 1e-4 * len(columns)


@given(st.lists(st.integers(10, 90), min_size=1, max_size=9), st.integers(100, 400))
def test_no_fewer_rows_would_hold_the_columns(widths: list[int], limit: int) -> None:
    def least(start: int) -> int:
        ends = [end for end in range(start + 1, len(widths) + 1) if sum(widths[start:end]) + 20 * (end - start - 1) <= limit]
        return 0 if start == len(widths) else 1 + min(least(end) for end in ends)

    assert number_of_rows(widths, 20, limit) == least(0)


@pytest.mark.parametrize("seed", range(40))
def test_the_best_place_is_that_of_a_walk_past_all_others(seed: int) -> None:
    rng = random.Random(seed)
    count = rng.randint(2, 12)
    cost: list[dict[int, float]] = [{} for _ in range(count)]
    for one, other in combinations(range(count), 2):
        if rng.random() < 0.4:
            cost[one][other], cost[other][one] = (float(rng.randint(0, 3)) for _ in range(2))
    places = rng.sample(range(count), count)
    order = sorted(range(count), key=places.__getitem__)
    for at in range(count):
        others = [each for each in order if each != at]

        def total(place: int, at: int = at, others: list[int] = others) -> float:
            nearer, farther = others[:place], others[place:]
            return sum(cost[each].get(at, 0.0) for each in nearer) + sum(cost[at].get(each, 0.0) for each in farther)

        place = _best_place(_changes(cost, at), at, places)
        least = min(total(each) for each in range(count))
        assert total(place) == least
        assert abs(place - places[at]) == min(abs(each - places[at]) for each in range(count) if total(each) == least)
