"""What may be drawn, held against the table of the format itself."""

from __future__ import annotations

import itertools

import pytest

from stpgraph.design import Refused, between, do, kinds_of, new_relation, of_node
from stpgraph.model.kinds import ENDPOINTS, KINDS, RELATION_TYPES, RELATION_WORDS
from tests.design.made import small

NODES = small().nodes


@pytest.mark.parametrize(("one", "other"), list(itertools.permutations(NODES, 2)), ids=lambda node: node.id)
def test_what_is_allowed_can_be_done_and_what_is_not_says_why(one: object, other: object) -> None:
    structure = small()
    first, second = (str(getattr(each, "id", "")) for each in (one, other))
    joins = between(structure, first, second)
    assert joins.backward == between(structure, second, first).forward
    assert sorted(way.type for way in joins.forward) == sorted(RELATION_TYPES)
    assert [way.may for way in joins.forward] == sorted((way.may for way in joins.forward), reverse=True)
    for way in joins.forward:
        command = new_relation(first, way.type, second)
        if way.may:
            assert len(do(structure, command).relations) == len(structure.relations) + 1
        else:
            assert way.reason.endswith(".")
            assert way.reason.count("“") >= 2
            assert "_" not in way.reason
            if "The other way round it can be drawn." in way.reason:
                other_way = next(each for each in joins.backward if each.type == way.type)
                assert other_way.may or other_way.reason.endswith(" already.")
            with pytest.raises(Refused):
                do(structure, command)


@pytest.mark.parametrize(
    ("first", "second", "usual"),
    [
        ("chair", "g", "sits on"),
        ("chair", "p", "leads"),
        ("chair", "ccg", "speaks for"),
        ("council", "b", "delegates to"),
        ("council", "g", "has seats on"),
        ("b", "ccg", "answers to"),
        ("p", "b", "answers to"),
        ("s", "b", "covers"),
        ("ccg", "s", "is party to"),
    ],
)
def test_the_usual_line_comes_first(first: str, second: str, usual: str) -> None:
    assert between(small(), first, second).forward[0].words == usual


def test_what_is_drawn_already_says_so_and_comes_behind() -> None:
    way = next(each for each in between(small(), "g", "b").forward if each.type == "accountable_to")
    assert way.reason == "“Urgent care” answers to “Strategic Board” already."
    assert all(way.reason for way in between(small(), "g", "g").forward)


def test_a_node_tells_all_that_may_begin_and_end_at_it() -> None:
    for node in NODES:
        ways = of_node(node)
        assert {each.type for each in ways.begins} == {kind for kind, ends in ENDPOINTS.items() if node.type in ends[0]}
        assert {each.type for each in ways.receives} == {kind for kind, ends in ENDPOINTS.items() if node.type in ends[1]}
        assert all(each.words == RELATION_WORDS[each.type] for each in (*ways.begins, *ways.receives))


def test_every_kind_has_words_of_its_own() -> None:
    for node_type, kinds in KINDS.items():
        told = kinds_of(node_type)
        assert tuple(kind for kind, _ in told) == kinds
        assert len({words for _, words in told}) == len(kinds)
