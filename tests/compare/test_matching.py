"""Which node is which: measured on pairs with known answers, and held to what a person says."""

from __future__ import annotations

import random
from itertools import permutations
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from stpgraph import shipped
from stpgraph.compare import Corrections, match
from stpgraph.compare.assignment import best_pairs
from stpgraph.compare.items import ids_of
from stpgraph.compare.renaming import renamed
from stpgraph.errors import UsageError
from stpgraph.model import Structure
from tests.compare.made import edited, structure, wiring

SHIPPED = [path for shelf in shipped.SHELVES for path in shipped.files(shelf)]
ARCHETYPES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("archetypes.yaml").read_text(encoding="utf-8"))
SEEDS = (1, 2, 3)


def test_shipped_structures_are_found_again_in_their_edited_selves() -> None:
    right = total = 0
    worst: dict[str, float] = {}
    for path in SHIPPED:
        original = shipped.load(path)
        here = whole = 0
        for seed in SEEDS:
            copy, old_id = edited(original, random.Random(seed))
            found = match(wiring(original), wiring(copy)).left_of
            # New nodes must be told to have no counterpart.
            here += sum(found.get(node.id) == old_id.get(node.id) for node in copy.nodes)
            whole += len(copy.nodes)
        worst[path.stem] = here / whole
        right, total = right + here, total + whole
    assert len(SHIPPED) == 21
    assert total > 1_700
    assert right / total >= 0.98, worst
    assert min(worst.values()) >= 0.95, worst


def test_only_ids_and_order_differ() -> None:
    """Without any other edit every node is found again, or one that nobody can tell from it."""
    for path in SHIPPED:
        original = shipped.load(path)
        other = {key: f"n-{at}" for at, key in enumerate(ids_of(original))}
        copy = renamed(original, other)
        copy = copy.model_copy(update={"id": "another", "nodes": tuple(reversed(copy.nodes))})
        assert match(wiring(original), wiring(copy)).right_of == other, path.stem


@pytest.mark.parametrize("pair", ARCHETYPES, ids=lambda pair: f"{pair['first']} and {pair['second']}")
def test_archetypes_match_as_a_person_says(pair: dict[str, Any]) -> None:
    first, second = (shipped.load(shipped.archetype_file(pair[side])) for side in ("first", "second"))
    far = renamed(second, {key: f"second-{key}" for key in ids_of(second)})
    found = match(wiring(first), wiring(far))
    assert {key: found.right_of.get(key) for key in pair["same"]} == {key: f"second-{key}" for key in pair["same"]}
    wrong = {key for key in pair["none"] if key in found.right_of or f"second-{key}" in found.left_of}
    assert not wrong
    assert len(pair["same"]) >= 17


def test_the_two_archetypes_match_the_same_with_their_own_ids() -> None:
    first, second = (shipped.load(shipped.archetype_file(name)) for name in ("workstream", "sector"))
    found = match(wiring(first), wiring(second))
    assert not found.versions
    assert found.right_of["strategic-board"] == "strategic-board"
    assert "workstream-a" in found.only_left


SMALL = {
    "nodes": [
        {"id": "board", "type": "body", "kind": "strategic_board", "name": "Board"},
        {"id": "a", "type": "body", "kind": "workstream", "name": "Cancer care"},
        {"id": "b", "type": "body", "kind": "workstream", "name": "Maternity"},
    ],
    "relations": [{"source": each, "type": "accountable_to", "target": "board"} for each in "ab"],
}
OTHER = {
    "id": "another",
    "nodes": [
        {"id": "x", "type": "body", "kind": "strategic_board", "name": "Partnership board"},
        {"id": "y", "type": "body", "kind": "workstream", "name": "Cancer services"},
        {"id": "z", "type": "body", "kind": "workstream", "name": "Digital"},
    ],
    "relations": [{"source": each, "type": "accountable_to", "target": "x"} for each in "yz"],
}


def test_every_match_explains_itself() -> None:
    found = match(wiring(structure(SMALL)), wiring(structure(OTHER)))
    assert found.right_of == {"board": "x", "a": "y"}
    assert (found.only_left, found.only_right) == (("b",), ("z",))
    for each in found.matches:
        assert each.score == pytest.approx(sum(part.score * part.weight for part in each.parts))
        assert sum(part.weight for part in each.parts) == pytest.approx(1)
        assert [part.feature for part in each.parts] == ["name", "kind", "place", "neighbours"]
        assert all(part.words.endswith(".") for part in each.parts)
    assert found.matches[1].parts[1].words == "They are of the same kind, and there is no other."


def test_a_person_has_the_last_word() -> None:
    corrections = Corrections(same=(("b", "y"),), different=(("board", "x"),))
    found = match(wiring(structure(SMALL)), wiring(structure(OTHER)), corrections)
    assert found.right_of["b"] == "y"
    assert next(each for each in found.matches if each.left == "b").basis == "person"
    assert "board" in found.only_left
    assert found.right_of.get("a") != "y"
    assert Corrections.from_data(corrections.as_data()) == corrections
    assert corrections.turned().same == (("y", "b"),)


def test_a_person_has_the_last_word_on_versions_too() -> None:
    before = structure(SMALL)
    after = structure({**SMALL, "title": "Later"})
    found = match(wiring(before), wiring(after), Corrections(same=(("a", "b"),), different=(("b", "a"),)))
    assert found.right_of == {"a": "b", "board": "board"}
    kept = match(wiring(before), wiring(after), Corrections(same=(("a", "b"), ("b", "a"))))
    assert kept.right_of == {"a": "b", "b": "a", "board": "board"}


def test_corrections_of_what_is_gone_are_kept_and_named() -> None:
    found = match(
        wiring(structure(SMALL)), wiring(structure(OTHER)), Corrections(same=(("gone", "y"),), different=(("a", "gone"),))
    )
    assert found.unused == (("a", "gone"), ("gone", "y"))
    assert found.right_of["a"] == "y"


@pytest.mark.parametrize(
    ("same", "different"),
    [((("a", "y"), ("a", "z")), ()), ((("a", "y"), ("b", "y")), ()), ((("a", "y"),), (("a", "y"),))],
)
def test_corrections_that_contradict_are_refused(same: Any, different: Any) -> None:
    with pytest.raises(UsageError):
        match(wiring(structure(SMALL)), wiring(structure(OTHER)), Corrections(same, different))


@pytest.mark.parametrize("data", [{"alike": []}, {"same": [["a"]]}, {"same": [["a", 2]]}])
def test_what_is_no_correction_is_refused(data: Any) -> None:
    with pytest.raises(UsageError):
        Corrections.from_data(data)


def test_versions_match_by_id_alone() -> None:
    maternity = {"id": "c", "type": "body", "kind": "workstream", "name": "Maternity"}
    after = structure({"nodes": [*SMALL["nodes"][:2], maternity], "relations": SMALL["relations"][:1]})
    found = match(wiring(structure(SMALL)), wiring(after))
    assert found.versions
    assert found.right_of == {"a": "a", "board": "board"}
    assert found.only_right == ("c",)


def test_the_order_of_a_file_changes_nothing() -> None:
    original = shipped.load(SHIPPED[4])
    copy, _ = edited(original, random.Random(5))
    shuffled = copy.model_copy(update={"nodes": tuple(reversed(copy.nodes)), "relations": tuple(reversed(copy.relations))})
    assert match(wiring(original), wiring(copy)) == match(wiring(original), wiring(shuffled))


def test_other_types_never_match_by_likeness() -> None:
    project = structure({"nodes": [{"id": "p", "type": "project", "name": "Cancer care"}]})
    body = structure({"id": "another", "nodes": [{"id": "q", "type": "body", "kind": "workstream", "name": "Cancer care"}]})
    assert not match(wiring(project), wiring(body)).matches
    told = match(wiring(project), wiring(body), Corrections(same=(("p", "q"),)))
    assert told.right_of == {"p": "q"}


def test_decisions_match_by_name_and_those_who_take_them() -> None:
    decide = {"name": "Close a ward", "taken_by": ["board"]}
    first = structure({**SMALL, "decisions": [{"id": "d", **decide}]})
    second = structure({**OTHER, "decisions": [{"id": "e", **decide, "name": "Closing a ward", "taken_by": ["x"]}]})
    assert match(wiring(first), wiring(second)).right_of["d"] == "e"


def test_nothing_matches_nothing() -> None:
    empty = structure({"id": "empty"})
    assert match(wiring(empty), wiring(structure(SMALL))).only_right == ("a", "b", "board")


def best_sum(gains: Any) -> int:
    """The most that any choice of pairs gains, by trying all."""
    wide = gains if gains.shape[0] <= gains.shape[1] else gains.T
    choices = permutations(range(wide.shape[1]), wide.shape[0])
    return max(sum(wide[row, column] for row, column in enumerate(chosen)) for chosen in choices)


@given(st.integers(1, 4), st.integers(1, 5), st.randoms(use_true_random=False))
def test_the_assignment_is_the_best_there_is(rows: int, columns: int, rng: random.Random) -> None:
    gains = np.array([[max(0, rng.randint(-3, 9)) for _ in range(columns)] for _ in range(rows)], np.int64)
    pairs = best_pairs(gains)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert all(gains[pair] > 0 for pair in pairs)
    assert sum(gains[pair] for pair in pairs) == best_sum(gains)


@pytest.mark.parametrize("seed", range(40))
def test_the_assignment_is_as_good_as_another_program_finds(seed: int) -> None:
    """Against the blossom algorithm of networkx, on matrices in which many rows want the same columns."""
    rng = np.random.default_rng(seed)
    shape = (int(rng.integers(5, 25)), int(rng.integers(5, 25)))
    gains = rng.integers(-5, 20, shape) + rng.integers(0, 60, shape[1])
    graph: nx.Graph[Any] = nx.Graph()
    graph.add_weighted_edges_from(
        (("row", row), ("column", column), int(gains[row, column]))
        for row in range(shape[0])
        for column in range(shape[1])
        if gains[row, column] > 0
    )
    best = sum(graph.edges[edge]["weight"] for edge in nx.max_weight_matching(graph))
    assert sum(int(gains[pair]) for pair in best_pairs(gains)) == best


def test_the_assignment_of_many_that_are_all_alike_is_whole() -> None:
    gains = np.full((60, 60), 7, np.int64)
    assert len(best_pairs(gains)) == 60
    rising = np.add.outer(np.arange(60), np.arange(60)).astype(np.int64) + 1
    assert len(best_pairs(rising)) == 60


def test_shipped_structures_are_valid_after_edits() -> None:
    copy, old = edited(shipped.load(SHIPPED[0]), random.Random(1))
    assert isinstance(copy, Structure)
    assert len(old) < len(copy.nodes)
