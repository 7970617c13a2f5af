"""BODS 0.4: what is written keeps to the schema, says no more than is known, and loses nothing."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

from stpgraph.export.bods import INTERESTS, statements, write
from stpgraph.export.own_part import OWN
from stpgraph.model import Structure
from stpgraph.model.kinds import RELATION_TYPES
from tests.export.sheets import DAY, SHIPPED, sheet_of
from tests.export.test_popolo import small

SCHEMAS = Path(__file__).parent / "schemas" / "bods"


@cache
def validator() -> Draft202012Validator:
    schemas = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(SCHEMAS.glob("*.json"))}
    registry: Registry[Any] = Registry().with_resources(
        [(schema["$id"], Resource.from_contents(schema)) for schema in schemas.values()]
    )
    return Draft202012Validator(schemas["statement"], registry=registry, format_checker=FormatChecker())


def made(structure: Structure) -> list[dict[str, Any]]:
    return json.loads(json.dumps(statements(structure, DAY)))  # type: ignore[no-any-return]


def by_record(structure: Structure) -> dict[str, dict[str, Any]]:
    return {each["recordId"]: each for each in made(structure)}


def own(statement: dict[str, Any]) -> dict[str, Any]:
    return next(each[OWN] for each in statement["annotations"] if OWN in each)


@pytest.mark.parametrize("name", [*SHIPPED, "nasty"])
def test_what_is_written_keeps_to_the_schema(name: str) -> None:
    data = json.loads(write(sheet_of(name)))
    assert [fault.message for fault in validator().iter_errors(data)] == []
    ids = [each["statementId"] for each in data]
    records = [each["recordId"] for each in data]
    assert len(set(ids)) == len(set(records)) == len(data)
    for each in data:
        assert each["declarationSubject"] in records
        if each["recordType"] == "relationship":
            assert {each["recordDetails"]["subject"], each["recordDetails"]["interestedParty"]} <= set(records)
            assert each["recordDetails"]["subject"].startswith("entity.")


def test_the_schema_finds_faults() -> None:
    data = made(small())
    data[0]["statementId"] = "short"
    data[1]["recordDetails"]["entityType"]["type"] = "committee"
    assert len(list(validator().iter_errors(data))) == 2


def test_organisations_bodies_and_posts_are_what_the_codelists_call_them() -> None:
    found = by_record(small())
    assert found["entity.ccg"]["recordDetails"]["entityType"]["type"] == "stateBody"
    assert found["entity.ccg"]["recordDetails"]["identifiers"][0] == {
        "id": "00X",
        "scheme": "GB-NHS",
        "schemeName": "NHS Organisation Data Service",
    }
    assert found["entity.board"]["recordDetails"]["entityType"]["type"] == "arrangement"
    assert found["structure.small"]["recordDetails"]["entityType"]["type"] == "arrangement"
    assert found["person.chair"]["recordDetails"]["names"] == [{"fullName": "A. Person"}]
    unknown = found["person.empty"]["recordDetails"]
    assert (unknown["personType"], "names" in unknown) == ("unknownPerson", False)
    assert unknown["unspecifiedPersonDetails"]["description"] == "Nobody holds the post."


def test_an_interest_has_the_nearest_type_and_our_words() -> None:
    found = by_record(small())
    seat = found["relationship.chair.sits_on.board"]["recordDetails"]
    assert (seat["subject"], seat["interestedParty"]) == ("entity.board", "person.chair")
    assert seat["interests"] == [
        {
            "type": "boardChair",
            "directOrIndirect": "direct",
            "beneficialOwnershipOrControl": False,
            "details": "“Chair” sits on “Board”",
        }
    ]
    assert found["relationship.ccg.member_of.board"]["recordDetails"]["interests"][0]["type"] == "boardMember"
    answers = found["relationship.sub.accountable_to.board"]["recordDetails"]
    assert (answers["subject"], answers["interestedParty"]) == ("entity.sub", "entity.board")
    assert set(INTERESTS) < set(RELATION_TYPES)


def test_what_is_no_interest_or_has_ended_is_no_relationship() -> None:
    found = by_record(small())
    assert "relationship.chair.sits_on.old" not in found
    assert "relationship.chair.represents.ccg" not in found
    left = [(each["source"], each["type"], each["target"]) for each in own(found["structure.small"])["relations"]]
    assert left == [("chair", "sits_on", "old"), ("chair", "represents", "ccg")]


def test_sources_and_the_author_s_reading_are_told() -> None:
    structure = small().model_dump(mode="json", exclude_defaults=True)
    structure["sources"].append({"id": "b", "title": "A plan"})
    structure["nodes"][0] |= {"cites": ["tor", "b"], "inferred": True}
    ccg = by_record(Structure.model_validate(structure))["entity.ccg"]
    assert ccg["source"] == {"description": "Terms of reference, CCG, s.4", "url": "https://example.org/tor"}
    told = [each.get("description", "") for each in ccg["annotations"]]
    assert "A further source: A plan" in told
    assert "This is the author's reading, not the words of the documents." in told
    board = by_record(small())["entity.board"]
    assert len(board["annotations"]) == 1


def test_the_date_is_that_of_the_structure_where_it_is_stated() -> None:
    data = small().model_dump(mode="json", exclude_defaults=True) | {"as_at": "2017-06"}
    assert {each["statementDate"] for each in made(Structure.model_validate(data))} == {"2017-06-01"}
    assert {each["statementDate"] for each in made(small())} == {DAY.isoformat()}


def test_the_same_statement_has_the_same_id_and_another_another() -> None:
    before = by_record(small())
    data = small().model_dump(mode="json", exclude_defaults=True)
    data["nodes"][1]["name"] = "Partnership Board"
    after = by_record(Structure.model_validate(data))
    changed = {key for key in before if before[key]["statementId"] != after[key]["statementId"]}
    assert "entity.board" in changed
    assert "entity.ccg" not in changed
    assert write(sheet_of("nasty")) == write(sheet_of("nasty"))
