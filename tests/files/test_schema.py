"""The JSON Schema is kept fresh, is good for editors, and refuses nothing that the models accept."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import stpgraph.files
from stpgraph import shipped
from stpgraph.errors import InputError
from stpgraph.files import dumps, loads, plain, yaml_tree
from stpgraph.files.order import DATE_KEYS
from stpgraph.files.schema import json_schema, schema_text
from stpgraph.model import LIMITS
from stpgraph.model.checklist_ids import CHECKLIST_IDS
from stpgraph.model.kinds import ENDPOINTS, KINDS, NODE_TYPES, RELATION_TYPES
from stpgraph.model.rule_ids import NEVER_ACCEPTED, RULE_IDS
from tests.files import strategies

SEEDS = st.integers(0, 2**32 - 1)
STORED = Path(stpgraph.files.__file__).parent / "structure.schema.json"
SHIPPED = [path for shelf in shipped.SHELVES for path in shipped.files(shelf)]
WHOLE = {"stpgraph": 1, "id": "a", "title": "t", "status": "current"}


@cache
def validator() -> Draft202012Validator:
    return Draft202012Validator(json_schema())


def fits(data: object) -> bool:
    return bool(validator().is_valid(data))


def refused(data: object) -> InputError | None:
    """What the models say against data, if anything."""
    try:
        loads(json.dumps(data), form="json")
    except InputError as error:
        return error
    return None


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    """Every schema in a schema."""
    if isinstance(schema, dict):
        yield schema
    for inner in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from parts(inner)


def test_the_stored_schema_is_fresh() -> None:
    assert STORED.read_text("utf-8") == schema_text(), (
        "write it anew: python -m stpgraph schema > stpgraph/files/structure.schema.json"
    )
    assert json.loads(schema_text()) == json_schema()


def test_it_is_a_valid_schema_of_its_dialect() -> None:
    Draft202012Validator.check_schema(json_schema())
    assert json_schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_structure_fits(path: Path) -> None:
    data = yaml_tree.parse(path.read_text("utf-8")).data
    assert list(validator().iter_errors(data)) == []


def test_every_definition_and_key_is_titled_described_and_closed() -> None:
    schema: Any = json_schema()
    for definition in (schema, *schema["$defs"].values()):
        assert definition["additionalProperties"] is False
        for owner in (definition, *definition["properties"].values()):
            assert owner["title"], owner
            assert owner["description"].endswith((".", "X".join("."))), owner
            assert "\n" not in owner["description"]
    text = schema_text()
    for absent in ('"null"', "discriminator", "pydantic", "PlainRelation"):
        assert absent not in text


def test_every_reference_leads_to_a_definition() -> None:
    schema: Any = json_schema()
    references = {part["$ref"] for part in parts(schema) if "$ref" in part}
    assert references == {f"#/$defs/{name}" for name in schema["$defs"]}


def test_types_are_told_apart_by_a_constant() -> None:
    schema: Any = json_schema()
    for key, types in (("nodes", NODE_TYPES), ("relations", RELATION_TYPES)):
        names = [each["$ref"].rpartition("/")[2] for each in schema["properties"][key]["items"]["oneOf"]]
        assert tuple(names) == types
        for name in names:
            definition = schema["$defs"][name]
            assert definition["properties"]["type"]["const"] == name
            assert "type" in definition["required"]


def test_kinds_rules_limits_and_questions_are_listed() -> None:
    schema: Any = json_schema()
    for node_type, kinds in KINDS.items():
        fields = schema["$defs"][node_type]["properties"]
        assert tuple(fields["kind"]["enum"]) == kinds if kinds else "kind" not in fields
    rules = schema["$defs"]["acceptance"]["properties"]["rule"]["enum"]
    assert rules == [rule for rule in RULE_IDS if rule not in NEVER_ACCEPTED]
    limits = schema["properties"]["limits"]
    assert list(limits["properties"]) == limits["propertyNames"]["enum"] == [limit.rule for limit in LIMITS]
    assert tuple(schema["properties"]["checklist"]["properties"]) == CHECKLIST_IDS


def test_relations_tell_what_they_join() -> None:
    schema: Any = json_schema()
    assert set(ENDPOINTS) == {name for name in schema["$defs"] if name in RELATION_TYPES}
    assert schema["$defs"]["sits_on"]["description"] == "source sits on target: from a post to a body."
    assert schema["$defs"]["covers"]["properties"]["target"]["description"] == "The id of a body, a project or an organisation."


def test_dates_may_be_years() -> None:
    schema: Any = json_schema()
    dated = {
        key
        for definition in (schema, *schema["$defs"].values())
        for key, field in definition["properties"].items()
        if {"type": "integer", "minimum": 1000, "maximum": 9999} in field.get("anyOf", ())
    }
    assert dated == DATE_KEYS
    for date, fine in ((2017, True), ("2017", True), ("2017-06", True), ("2017-06-01", True), (17, False), ("June 2017", False)):
        assert fits({**WHOLE, "as_at": date}) is fine
        assert (refused({**WHOLE, "as_at": date}) is None) is fine


@settings(max_examples=100)
@given(SEEDS)
def test_every_structure_fits(seed: int) -> None:
    structure = strategies.structure(random.Random(seed))
    assert fits(plain(structure))
    assert fits(json.loads(dumps(structure, "json")))


#: Values of every sort, to put in place of any other.
STRANGE: tuple[Any, ...] = (
    *(True, False, 0, 1, -1, 2, 0.5, 1.0, 2.5, 1e20, 17, 2017, 10**250, "", " ", "a", "A b", "2017", "2017-13", "yes", "true"),
    *("body", "post", "ccg", "forum", "monthly", "complete", "https://a.example", "x" * 201, "x" * 2001, "x" * 20001),
    *([], ["a"], [1], [[]], {}, {"a": 1}, {"basis": "consensus"}, {"threshold": 2}, [{}], [{"id": "a"}], "in_progress"),
)


def mutated(rng: random.Random, data: Any) -> Any:
    """The data with one value, key or item changed at random."""
    data = json.loads(json.dumps(data))
    places = [each for each in parts(data) if each]
    place = rng.choice(places)
    key = rng.choice(sorted(place))
    match rng.randrange(5):
        case 0:
            del place[key]
        case 1:
            place[rng.choice(("nam", "notes", "kind", "type", "cites", "voting", "quorum", "primary", "on", "x y"))] = rng.choice(
                STRANGE
            )
        case 2 if isinstance(place[key], list) and place[key]:
            place[key][rng.randrange(len(place[key]))] = rng.choice(STRANGE)
        case _:
            place[key] = rng.choice(STRANGE)
    return data


def told_by_the_models_alone(error: InputError) -> bool:
    """Whether every fault is one that no schema can see."""
    alone = (
        *(
            "is the id of",
            "second time",
            "no day of the calendar",
            "is blank",
            "In `",
            "This must name",
            "may name",
            "says nothing",
        ),
        *("unprintable", "cannot itself be accepted", "a finite number"),
    )
    return all(any(words in fault.message for words in alone) for fault in error.faults)


@settings(max_examples=300)
@given(SEEDS)
def test_schema_and_models_agree_on_any_change_of_one_field(seed: int) -> None:
    rng = random.Random(seed)
    data = mutated(rng, plain(strategies.structure(rng, 4)))
    error = refused(data)
    assert fits(data) is (error is None) or (error and told_by_the_models_alone(error)), (data, str(error))


@settings(max_examples=200)
@given(
    st.recursive(
        st.sampled_from([each for each in STRANGE if not isinstance(each, list | dict)]),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(("id", "type", "name", "kind", "stpgraph", "title", "status", "nodes", "limits")), inner
            )
        ),
        max_leaves=10,
    )
)
def test_what_the_schema_refuses_the_models_refuse(data: Any) -> None:
    for document in (data, {**WHOLE, **data} if isinstance(data, dict) else {**WHOLE, "nodes": data}):
        if not fits(document):
            assert refused(document)
