"""Node types, kinds, and what each kind implies; a field that is left out is not stated."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from stpgraph.model import AnyNode, Body, Organisation, Post
from stpgraph.model.kinds import FREQUENCY_DAYS, KIND_WORDS, NODE_TYPES, TYPE_WORDS, kind_words
from stpgraph.model.kinds import KINDS as CODED
from stpgraph.model.nodes import Node, is_non_executive_by_law, is_statutory_root, kind_of
from stpgraph.model.scalars import days_between
from tests.model.contract import (
    CLINICAL,
    COMMON,
    EXECUTIVE,
    EXTERNAL,
    FREQUENCIES,
    KINDS,
    NODE_KEYS,
    NON_EXECUTIVE,
    NON_EXECUTIVE_BY_LAW,
    STATUTORY,
    node,
)

ADAPTER: TypeAdapter[AnyNode] = TypeAdapter(Node)
EVERY_KIND = [(node_type, kind) for node_type, kinds in KINDS.items() for kind in kinds]


def made(node_type: str, **fields: Any) -> Any:
    return ADAPTER.validate_python(node(node_type, **fields))


def refused(data: dict[str, Any]) -> set[str]:
    """Where a node is at fault."""
    with pytest.raises(ValidationError) as caught:
        ADAPTER.validate_python(data)
    return {str(error["loc"][1]) if len(error["loc"]) > 1 else "" for error in caught.value.errors()}


def test_types_and_kinds_are_those_of_the_contract_in_its_order() -> None:
    assert list(NODE_TYPES) == list(KINDS) == ["organisation", "body", "project", "post", "instrument"]
    assert {node_type: list(kinds) for node_type, kinds in CODED.items()} == KINDS
    assert len(EVERY_KIND) == 15 + 22 + 18 + 14


@pytest.mark.parametrize(("node_type", "kind"), EVERY_KIND)
def test_what_a_kind_implies(node_type: str, kind: str) -> None:
    one = made(node_type, kind=kind)
    assert kind_of(one) == kind
    assert is_non_executive_by_law(one) is (kind in NON_EXECUTIVE_BY_LAW)
    assert is_statutory_root(one) is (
        kind in (STATUTORY if node_type == "organisation" else EXTERNAL if node_type == "body" else ())
    )
    if isinstance(one, Organisation):
        assert one.is_statutory is (kind in STATUTORY)
    if isinstance(one, Body):
        assert one.is_external is (kind in EXTERNAL)
    if isinstance(one, Post):
        assert one.is_non_executive is (True if kind in NON_EXECUTIVE else False if kind in EXECUTIVE else None)
        assert one.is_clinical is (True if kind in CLINICAL else None)


def test_what_a_file_says_goes_before_what_a_kind_implies() -> None:
    assert made("organisation", kind="ccg", statutory=False).is_statutory is False
    assert made("organisation", kind="other", statutory=True).is_statutory is True
    assert is_statutory_root(made("organisation", kind="gp_provider", statutory=True))
    assert not is_statutory_root(made("organisation", kind="ccg", statutory=False))
    assert made("body", kind="forum", external=True).is_external is True
    assert made("body", kind="governing_body", external=False).is_external is False
    assert not is_statutory_root(made("body", kind="governing_body", external=False))
    assert not is_statutory_root(made("body", kind="forum", external=True))
    assert made("post", kind="chair", non_executive=True).is_non_executive is True
    assert made("post", kind="lay_member", non_executive=False).is_non_executive is False
    assert made("post", kind="gp", clinical=False).is_clinical is False
    assert is_non_executive_by_law(made("body", kind="cabinet_board", external=False))
    assert not is_non_executive_by_law(made("project"))
    assert not is_statutory_root(made("post", kind="chair"))
    assert kind_of(made("project")) is None


def test_defaults() -> None:
    for node_type in KINDS:
        one = made(node_type)
        assert (one.status, one.inferred, one.represents_many, one.lines, one.cites, one.notes) == (
            *("established", False, False, None, (), None),
        )
    assert made("post").count == 1


@pytest.mark.parametrize("field", ["in_public", "publishes_papers", "terms_of_reference", "dedicated_team", "external"])
def test_fields_of_a_body_have_three_states(field: str) -> None:
    assert [getattr(made("body", **{field: value}), field) for value in (True, False, None)] == [True, False, None]
    assert getattr(made("body"), field) is None


@pytest.mark.parametrize(
    ("node_type", "field"),
    [
        ("organisation", "statutory"),
        ("post", "vacant"),
        ("post", "non_executive"),
        ("post", "clinical"),
        ("instrument", "agreed"),
    ],
)
def test_fields_of_others_have_three_states(node_type: str, field: str) -> None:
    assert [getattr(made(node_type, **{field: value}), field) for value in (True, False, None)] == [True, False, None]
    assert getattr(made(node_type), field) is None
    for wrong in ("yes", "true", 1, 0, "not stated", []):
        assert refused(node(node_type, **{field: wrong})) == {field}


@pytest.mark.parametrize("node_type", KINDS)
def test_a_node_has_the_keys_of_the_contract_and_no_other(node_type: str) -> None:
    model = type(made(node_type))
    assert set(model.model_fields) == {*COMMON, "represents_many", "lines", *NODE_KEYS[node_type]}
    for other in {key for keys in NODE_KEYS.values() for key in keys} - set(model.model_fields):
        assert refused(node(node_type) | {other: None}) == {other}
    assert refused({"type": node_type}) == {"id", "name", *(["kind"] if KINDS[node_type] else [])}


def test_a_type_is_needed_and_must_be_known() -> None:
    assert refused({"id": "a", "name": "x"}) == {""}
    assert refused(node("body") | {"type": "committee"}) == {""}
    for node_type, kind in (("body", "ccg"), ("organisation", "forum"), ("post", "workstream"), ("instrument", "gp")):
        assert refused(node(node_type, kind=kind)) == {"kind"}
    assert refused(node("project") | {"kind": "other"}) == {"kind"}


def test_words_of_the_vocabulary() -> None:
    assert made("body", status="planned").status == "planned"
    for field, good, wrong in (
        ("status", ["established", "planned", "ended"], "past"),
        ("lines", ["complete", "partial"], "all"),
        ("membership", ["complete", "partial"], "full"),
        ("function", ["decision_making", "operational", "advisory", "assurance"], "decision-making"),
    ):
        assert [getattr(made("body", **{field: word}), field) for word in good] == good
        assert refused(node("body", **{field: wrong})) == {field}


def test_voting() -> None:
    for basis in ("per_member", "per_organisation", "consensus"):
        assert made("body", voting={"basis": basis}).voting.threshold is None
    assert made("body", voting={"threshold": 1}).voting.basis is None
    assert made("body", voting={"threshold": 0.001}).voting.threshold == 0.001
    for wrong in (
        {},
        {"threshold": 0},
        {"threshold": 1.01},
        {"threshold": -0.5},
        {"threshold": True},
        {"basis": "majority"},
        "consensus",
        {"x": 1},
    ):
        assert refused(node("body", voting=wrong)) == {"voting"}


def test_how_often_a_body_meets() -> None:
    assert list(FREQUENCY_DAYS) == FREQUENCIES
    assert [round(days_between(each), 2) for each in FREQUENCIES] == [7, 14, 30.42, 60.83, 91.25, 182.5, 365]
    assert made("body", meets=10).meets == days_between(10) == 10
    assert made("body", meets=0.5).meets == 0.5
    for wrong in (0, -1, "daily", "10", True, float("inf"), float("nan"), [7]):
        assert refused(node("body", meets=wrong)) == {"meets"}


def test_numbers() -> None:
    assert [made("post", count=count).count for count in (0, 1, 12, 2.0)] == [0, 1, 12, 2]
    assert [made("body", quorum=count).quorum for count in (1, 6, 3.0)] == [1, 6, 3]
    assert [made("instrument", amount_gbp=amount).amount_gbp for amount in (0, 1.5, 10**9)] == [0, 1.5, 10**9]
    for node_type, field, wrong in (
        *(("post", "count", value) for value in (-1, 1.5, "1", True)),
        *(("body", "quorum", value) for value in (0, -1, 1.5, "1", True, float("inf"))),
        *(("instrument", "amount_gbp", value) for value in (-0.01, "1", True, float("inf"), float("nan"))),
    ):
        assert refused(node(node_type, **{field: wrong})) == {field}, (field, wrong)


def test_every_kind_has_words_that_people_know() -> None:
    for node_type, kind in EVERY_KIND:
        words = kind_words(node_type, kind)  # type: ignore[arg-type]
        assert words
        assert "_" not in words
        assert (kind == "other") is (words == TYPE_WORDS[node_type][0])  # type: ignore[index]
    assert set(KIND_WORDS) == {kind for _, kind in EVERY_KIND} - {"other"}
    assert kind_words("project", None) == "project"
