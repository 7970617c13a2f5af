"""Relation types: what each may join, and what it may say."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from stpgraph.model import AnyRelation, Structure
from stpgraph.model.kinds import ENDPOINTS as CODED
from stpgraph.model.kinds import NODE_TYPES, RELATION_TYPES, RELATION_WORDS
from stpgraph.model.relations import Relation
from tests.model.contract import ENDPOINTS, RELATION_KEYS, node, structure

ADAPTER: TypeAdapter[AnyRelation] = TypeAdapter(Relation)
NODES = [node(node_type, f"{node_type}-{number}") for node_type in NODE_TYPES for number in (1, 2)]


def line(kind: str, source: str = "a", target: str = "b", **fields: Any) -> dict[str, Any]:
    return {"source": source, "type": kind, "target": target, **fields}


def refused(data: dict[str, Any]) -> set[str]:
    with pytest.raises(ValidationError) as caught:
        ADAPTER.validate_python(data)
    return {str(error["loc"][1]) if len(error["loc"]) > 1 else "" for error in caught.value.errors()}


def test_types_and_endpoints_are_those_of_the_contract() -> None:
    assert list(RELATION_TYPES) == list(CODED) == list(ENDPOINTS) == list(RELATION_WORDS)
    assert len(RELATION_TYPES) == 16
    assert {kind: tuple(" ".join(ends) for ends in pair) for kind, pair in CODED.items()} == ENDPOINTS


@pytest.mark.parametrize("kind", RELATION_TYPES)
@pytest.mark.parametrize("source", NODE_TYPES)
@pytest.mark.parametrize("target", NODE_TYPES)
def test_what_a_relation_may_join(kind: str, source: str, target: str) -> None:
    fine = source in ENDPOINTS[kind][0].split() and target in ENDPOINTS[kind][1].split()
    data = structure(nodes=NODES, relations=[line(kind, f"{source}-1", f"{target}-2")])
    if fine:
        (made,) = Structure.model_validate(data).relations
        assert (made.source, made.type, made.target) == (f"{source}-1", kind, f"{target}-2")
    else:
        with pytest.raises(ValidationError, match=rf"relations\[0\]\.(source|target): In `{kind}`"):
            Structure.model_validate(data)


@pytest.mark.parametrize("kind", RELATION_TYPES)
def test_a_relation_has_the_keys_of_the_contract_and_no_other(kind: str) -> None:
    model = type(ADAPTER.validate_python(line(kind)))
    expected = {"source", "type", "target", "notes", "cites", "inferred", "status", *RELATION_KEYS[kind]}
    assert set(model.model_fields) == expected
    for other in {key for keys in RELATION_KEYS.values() for key in keys} - expected:
        assert refused(line(kind) | {other: None}) == {other}
    assert refused({"type": kind}) == {"source", "target"}


def test_defaults() -> None:
    for kind in RELATION_TYPES:
        made = ADAPTER.validate_python(line(kind))
        assert (made.status, made.inferred, made.cites, made.notes) == ("established", False, (), None)
        for key in RELATION_KEYS[kind]:
            assert getattr(made, key) in (None, False)


def test_fields() -> None:
    assert ADAPTER.validate_python(line("accountable_to", primary=True)).primary is True  # type: ignore[union-attr]
    assert ADAPTER.validate_python(line("reports_to", frequency="monthly")).frequency == "monthly"  # type: ignore[union-attr]
    for capacity in ("chair", "deputy_chair", "voting", "attending"):
        assert ADAPTER.validate_python(line("sits_on", capacity=capacity)).capacity == capacity  # type: ignore[union-attr]
        assert ADAPTER.validate_python(line("member_of", capacity=capacity)).capacity == capacity  # type: ignore[union-attr]
    assert ADAPTER.validate_python(line("member_of", seats=0)).seats == 0  # type: ignore[union-attr]
    for kind, field, wrong in (
        ("accountable_to", "primary", "yes"),
        ("reports_to", "frequency", 0),
        ("sits_on", "capacity", "member"),
        ("member_of", "seats", -1),
        ("delegates_to", "limit_gbp", -1),
        ("delegates_to", "scope", ""),
        ("leads", "status", "current"),
    ):
        assert refused(line(kind, **{field: wrong})) == {field}
    assert refused(line("manages")) == {""}


def test_the_same_relation_twice_is_refused() -> None:
    nodes = [node("body", "a"), node("body", "b")]
    twice = [line("advises"), line("advises", notes="again")]
    with pytest.raises(
        ValidationError,
        match=r"relations\[1\]: The relation `a` `advises` `b` stands here a second time \(first at relations\[0\]\)",
    ):
        Structure.model_validate(structure(nodes=nodes, relations=twice))
    others = [line("advises"), line("advises", "b", "a"), line("supports"), line("advises", "a", "a")]
    assert len(Structure.model_validate(structure(nodes=nodes, relations=others)).relations) == 4


def test_an_instrument_must_be_one() -> None:
    nodes = [node("body", "a"), node("body", "b"), node("instrument", "mou")]
    made = Structure.model_validate(structure(nodes=nodes, relations=[line("delegates_to", instrument="mou")]))
    assert made.relations[0].instrument == "mou"  # type: ignore[union-attr]
    for wrong, message in (
        ("a", "This must name an agreement or document; `a` is a board or group"),
        ("x", "`x` is the id of no node here"),
    ):
        with pytest.raises(ValidationError, match=message):
            Structure.model_validate(structure(nodes=nodes, relations=[line("delegates_to", instrument=wrong)]))
