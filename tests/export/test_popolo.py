"""Popolo: what is written keeps to the Popolo schemas, says what it can in their words, and the rest under one key."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft3Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT3

from stpgraph.export.popolo import document, write
from stpgraph.model import Structure
from tests.export.sheets import SHIPPED, sheet_of

SCHEMAS = Path(__file__).parent / "schemas" / "popolo"
LISTS = {"organizations": "organization", "persons": "person", "posts": "post", "memberships": "membership"}


@cache
def validators() -> dict[str, Draft3Validator]:
    schemas = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(SCHEMAS.glob("*.json"))}
    resources = [(schema["id"].rstrip("#"), Resource(schema, DRAFT3)) for schema in schemas.values()]
    registry: Registry[Any] = Registry().with_resources(resources)
    return {name: Draft3Validator(schemas[one], registry=registry) for name, one in LISTS.items()}


def faults(data: dict[str, Any]) -> list[str]:
    return [fault.message for name, check in validators().items() for item in data[name] for fault in check.iter_errors(item)]


def small() -> Structure:
    nodes = [
        {
            "id": "ccg",
            "type": "organisation",
            "kind": "ccg",
            "name": "Example CCG",
            "ods_code": "00X",
            "notes": "Merged.",
            "cites": ["tor"],
        },
        {"id": "board", "type": "body", "kind": "strategic_board", "name": "Board"},
        {"id": "sub", "type": "body", "kind": "finance_group", "name": "Finance"},
        {"id": "old", "type": "body", "kind": "other", "name": "Old", "status": "ended"},
        {"id": "chair", "type": "post", "kind": "chair", "name": "Chair", "holder": "A. Person"},
        {"id": "sro", "type": "post", "kind": "senior_responsible_officer", "name": "SRO", "holder": "A. Person"},
        {"id": "empty", "type": "post", "kind": "lay_member", "name": "Lay member", "holder": "B. Gone", "vacant": True},
        {"id": "work", "type": "project", "name": "Front door"},
    ]
    lines = [
        {"source": "chair", "type": "sits_on", "target": "board", "capacity": "chair"},
        {"source": "chair", "type": "sits_on", "target": "old", "status": "ended"},
        {"source": "chair", "type": "represents", "target": "ccg"},
        {"source": "ccg", "type": "member_of", "target": "board", "seats": 2},
        {"source": "sub", "type": "part_of", "target": "board"},
        {"source": "sub", "type": "accountable_to", "target": "board"},
    ]
    sources = [
        {"id": "tor", "title": "Terms of reference", "publisher": "CCG", "url": "https://example.org/tor", "locator": "s.4"}
    ]
    return Structure.model_validate(
        {
            "stpgraph": 1,
            "id": "small",
            "title": "Small",
            "status": "current",
            "sources": sources,
            "nodes": nodes,
            "relations": lines,
        }
    )


@pytest.mark.parametrize("name", [*SHIPPED, "nasty"])
def test_what_is_written_keeps_to_the_schemas(name: str) -> None:
    data = json.loads(write(sheet_of(name)))
    assert faults(data) == []
    assert data["organizations"]


def test_the_schemas_find_faults() -> None:
    data: dict[str, Any] = json.loads(json.dumps(document(small())))
    data["organizations"][0]["name"] = 5
    data["memberships"][0]["sources"] = [{"note": "no address"}]
    assert len(faults(data)) == 2


def test_what_popolo_has_words_for_stands_in_its_own_fields() -> None:
    data: Any = document(small())
    ccg, board, sub, _ = data["organizations"]
    assert ccg["identifiers"] == [{"scheme": "ODS", "identifier": "00X"}]
    assert ccg["description"] == "Merged."
    assert ccg["sources"] == [{"url": "https://example.org/tor", "note": "Terms of reference, CCG, s.4"}]
    assert (board["classification"], sub["parent_id"]) == ("strategic board", "board")
    assert "parent_id" not in board
    chair, _, empty = data["posts"]
    assert (chair["label"], chair["role"], chair["organization_id"]) == ("Chair", "chair", "board")
    assert data["persons"] == [{"id": "person-1", "name": "A. Person"}]
    seat, member, holding = data["memberships"]
    assert {key: seat[key] for key in ("person_id", "post_id", "organization_id", "on_behalf_of_id", "role")} == {
        "person_id": "person-1",
        "post_id": "chair",
        "organization_id": "board",
        "on_behalf_of_id": "ccg",
        "role": "chair",
    }
    assert (member["member"]["id"], member["organization_id"], "person_id" in member) == ("ccg", "board", False)
    assert (holding["person_id"], holding["post_id"], "organization_id" in holding) == ("person-1", "sro", False)
    assert "holder" not in chair["stpgraph"]
    assert empty["stpgraph"]["holder"] == "B. Gone"


def test_what_popolo_has_no_words_for_stands_under_one_key() -> None:
    data: Any = document(small())
    rest = data["stpgraph"]
    assert [each["id"] for each in rest["nodes"]] == ["work"]
    assert [(each["source"], each["type"], each["target"]) for each in rest["relations"]] == [
        ("chair", "sits_on", "old"),
        ("chair", "represents", "ccg"),
        ("sub", "part_of", "board"),
        ("sub", "accountable_to", "board"),
    ]
    assert "in_public" not in data["organizations"][1]["stpgraph"]
    assert set(data) == {*LISTS, "stpgraph"}


def test_a_seat_that_has_ended_is_no_membership() -> None:
    data: Any = document(small())
    assert [each["organization_id"] for each in data["memberships"] if "organization_id" in each] == ["board", "board"]


def test_same_sheet_same_bytes() -> None:
    assert write(sheet_of("nasty")) == write(sheet_of("nasty"))
