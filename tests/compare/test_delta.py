"""The exact difference: what it says is enough, is needed, and is true."""

from __future__ import annotations

import copy
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stpgraph.compare import apply, delta
from stpgraph.compare.delta import LISTS
from stpgraph.compare.items import ids_of
from stpgraph.model import Structure
from tests.compare.made import example, node
from tests.strategies import Dice, messy, structures


def same_ids(left: Structure, right: Structure) -> dict[str, str]:
    theirs = ids_of(right)
    return {key: key for key in ids_of(left) if key in theirs}


def small_edits(data: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    """A later version: some relations and fields gone, some nodes renamed, the rest shuffled or not."""
    after = copy.deepcopy(data)
    after["relations"] = [each for each in after["relations"] if rng.random() < 0.8]
    for each in after["nodes"]:
        if rng.random() < 0.3:
            each["name"] = f"{each['name']} (new)"
        if rng.random() < 0.2:
            each.pop("function", None)
            each["status"] = rng.choice(("planned", "ended"))
    after["accepted"] = [each for each in after.get("accepted", []) if rng.random() < 0.5]
    if rng.random() < 0.3:
        rng.shuffle(after["nodes"])
    after["limits"] = {"CPX003": rng.randint(3, 5)}
    return after


@settings(max_examples=60)
@given(structures(), st.randoms(use_true_random=False))
def test_what_is_told_is_enough(data: dict[str, Any], rng: random.Random) -> None:
    left, right = Structure.model_validate(data), Structure.model_validate(small_edits(data, rng))
    made = delta(left, right, same_ids(left, right))
    assert apply(made, left) == right
    back = delta(right, left, same_ids(right, left))
    assert apply(back, right) == left


@settings(max_examples=40)
@given(st.randoms(use_true_random=False))
def test_whatever_two_structures_there_are_and_whatever_matches(rng: random.Random) -> None:
    left, right = (Structure.model_validate(messy(Dice(rng))) for _ in "ab")
    ours, theirs = list(ids_of(left)), list(ids_of(right))
    rng.shuffle(ours)
    rng.shuffle(theirs)
    pairs = dict(zip(ours[: rng.randint(0, len(ours))], theirs, strict=False))
    assert apply(delta(left, right, pairs), left) == right


@settings(max_examples=40)
@given(structures())
def test_a_structure_does_not_differ_from_itself(data: dict[str, Any]) -> None:
    made = Structure.model_validate(data)
    assert not delta(made, made, same_ids(made, made))


@settings(max_examples=60)
@given(structures(), st.randoms(use_true_random=False))
def test_nothing_is_told_that_is_equal_or_twice(data: dict[str, Any], rng: random.Random) -> None:
    left, right = Structure.model_validate(data), Structure.model_validate(small_edits(data, rng))
    made = delta(left, right, same_ids(left, right))
    for name in LISTS:
        part = getattr(made, name)
        before, after = getattr(left, name), getattr(right, name)
        for changed in part.changed:
            assert changed.changes
            for change in changed.changes:
                assert change.before != change.after
                assert getattr(changed.before, change.field, None) == change.before
                assert getattr(changed.after, change.field, None) == change.after
            told = {change.field for change in changed.changes}
            assert all(
                getattr(changed.before, field) == getattr(changed.after, field)
                for field in type(changed.after).model_fields
                if field not in told
            )
        assert all(item in before for item in part.gone)
        assert all(item in after for item in part.new)
        keys = [key for key, _ in part.removed] + [key for _, key, _ in part.added] + [each.key for each in part.changed]
        assert len(keys) == len(set(keys))
        # The fewest there can be: as many come and go as the two lists have not in common.
        if name in ("nodes", "decisions", "sources"):
            ids = [{each.id for each in side} for side in (before, after)]
            assert {key[0] for key, _ in part.removed} == ids[0] - ids[1]
            assert {key[0] for _, key, _ in part.added} == ids[1] - ids[0]
    assert all(change.before != change.after for change in made.fields)


def changed(change: Any) -> tuple[Structure, Structure]:
    data = example()
    after = copy.deepcopy(data)
    change(after)
    return Structure.model_validate(data), Structure.model_validate(after)


def test_one_field_is_one_change() -> None:
    left, right = changed(lambda data: node(data, "strategic-board").pop("in_public"))
    made = delta(left, right, same_ids(left, right))
    (only,) = made.nodes.changed
    (change,) = only.changes
    assert (change.field, change.before, change.after) == ("in_public", True, None)
    others = (made.fields, made.relations, made.decisions, made.nodes.added, made.nodes.removed, made.nodes.order)
    assert not any(others)


def test_a_node_in_between_needs_no_order() -> None:
    left, right = changed(lambda data: data["nodes"].insert(3, {"id": "new", "type": "project", "name": "New"}))
    made = delta(left, right, same_ids(left, right))
    assert [(at, item.id) for at, _, item in made.nodes.added] == [(3, "new")]
    assert made.nodes.order is None


def test_another_order_is_told_and_kept() -> None:
    left, right = changed(lambda data: data["nodes"].reverse())
    made = delta(left, right, same_ids(left, right))
    assert made.nodes.order is not None
    assert not any((made.nodes.added, made.nodes.removed, made.nodes.changed))
    assert apply(made, left) == right


def test_another_type_under_the_same_id() -> None:
    data = {"stpgraph": 1, "id": "a", "title": "A", "status": "current"}
    left = Structure.model_validate({**data, "nodes": [{"id": "x", "type": "project", "name": "X", "starts": "2017"}]})
    right = Structure.model_validate(
        {**data, "nodes": [{"id": "x", "type": "body", "kind": "forum", "name": "X", "in_public": False}]}
    )
    made = delta(left, right, {"x": "x"})
    assert apply(made, left) == right
    assert [change.field for change in made.nodes.changed[0].changes] == ["type", "kind", "in_public", "starts"]


def test_limits_and_answers_are_told_by_key() -> None:
    def change(data: dict[str, Any]) -> None:
        data["limits"] = {"CPX003": 12}
        data["checklist"] = {**data.get("checklist", {}), "mou-agreed": {"answer": "no"}}

    left, right = changed(change)
    made = delta(left, right, same_ids(left, right))
    assert [each.field for each in made.fields] == ["limits.CPX003", "checklist.mou-agreed"]
    assert apply(made, left) == right
    assert apply(delta(right, left, same_ids(right, left)), right) == left


def test_it_fits_no_other_structure() -> None:
    left, right = changed(lambda data: node(data, "strategic-board").update(name="Other"))
    made = delta(left, right, same_ids(left, right))
    other = Structure.model_validate({"stpgraph": 1, "id": "a", "title": "A", "status": "current"})
    with pytest.raises(KeyError):
        apply(made, other)
