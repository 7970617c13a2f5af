"""The JSON Schema of format version 1, made from the models, so that editors complete and check while a file is written.

What it refuses, the models refuse too; what only the whole structure can tell (ids that stand for nothing, lines between the
wrong sorts of node, days that no calendar has) the models alone refuse. A key without a value, which a reader takes for a key
left out, is no part of the schema. Dialect: JSON Schema 2020-12.
"""

from __future__ import annotations

import json
from typing import Any

from stpgraph.files.messages import OWNERS, keys_of
from stpgraph.model.checklist_ids import CHECKLIST_IDS
from stpgraph.model.kinds import ENDPOINTS, NODE_TYPES, RELATION_TYPES, RELATION_WORDS, NodeType
from stpgraph.model.limits import LIMITS
from stpgraph.model.rule_ids import NEVER_ACCEPTED, RULE_IDS
from stpgraph.model.structure import Structure

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ONLY_THESE = {"additionalProperties": False}
_TITLES = {
    "stpgraph": "Format version",
    "id": "Id",
    "ods_code": "ODS code",
    "amount_gbp": "Amount (£)",
    "limit_gbp": "Limit (£)",
    "url": "Web address",
    "as_at": "As at",
}


def json_schema() -> dict[str, object]:
    """The schema, as plain data; `schema_text` is the same as a file."""
    made: dict[str, Any] = Structure.model_json_schema()
    models = made["$defs"]
    owners = ("source", *NODE_TYPES, *RELATION_TYPES, "decision", "acceptance", "checklist", "voting")
    definitions = {owner: _definition(models[OWNERS[owner].__name__], owner) for owner in owners}
    for relation in RELATION_TYPES:
        _relation(definitions[relation], relation)
    definitions["acceptance"]["properties"]["rule"]["enum"] = [rule for rule in RULE_IDS if rule not in NEVER_ACCEPTED]
    root = _definition(made, "structure")
    fields = root["properties"]
    fields["nodes"]["items"] = {"oneOf": [_reference(node_type) for node_type in NODE_TYPES]}
    fields["relations"]["items"] = {"oneOf": [_reference(relation) for relation in RELATION_TYPES]}
    fields["limits"] |= _limits()
    fields["checklist"] |= {"properties": {question: _reference("checklist") for question in CHECKLIST_IDS}, **_ONLY_THESE}
    del fields["checklist"]["patternProperties"]
    head = {"$schema": DIALECT, "title": "stpgraph structure, format version 1"}
    root["description"] = "The governance structure of a footprint: nodes, the lines between them, decisions and sources."
    return {**head, **{key: root[key] for key in root if key != "title"}, "$defs": definitions}


def schema_text() -> str:
    """The schema as it is stored in `structure.schema.json`."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


def _definition(model: dict[str, Any], owner: str) -> dict[str, Any]:
    """The schema of one model: keys in the order of the format, no `null`, a title for people."""
    fields = {key: _field(model["properties"][key], key) for key in keys_of(owner)}
    return {
        "title": owner.replace("_", " ").capitalize(),
        "description": " ".join(str(model["description"]).split()),
        "type": "object",
        "properties": fields,
        "required": [key for key in fields if key in model.get("required", ())],
        **_ONLY_THESE,
    }


def _field(field: dict[str, Any], key: str) -> dict[str, Any]:
    made = {name: value for name, value in field.items() if name not in ("title", "anyOf", "default", "description")}
    choices = [choice for choice in field.get("anyOf", ()) if choice != {"type": "null"}]
    made |= choices[0] if len(choices) == 1 else {"anyOf": choices} if choices else {}
    if "oneOf" in made:
        made["anyOf"] = made.pop("oneOf")
    title = _TITLES.get(key, key.replace("_", " ").capitalize())
    default = {"default": field["default"]} if field.get("default") is not None else {}
    return {"title": title, "description": field["description"], **_referring(made), **default}


def _referring(made: Any) -> Any:
    """A schema whose references name definitions as they are called here."""
    if isinstance(made, dict):
        names = {f"#/$defs/{model.__name__}": owner for owner, model in OWNERS.items()}
        return {key: f"#/$defs/{names[value]}" if key == "$ref" else _referring(value) for key, value in made.items()}
    return [_referring(each) for each in made] if isinstance(made, list) else made


def _relation(definition: dict[str, Any], relation: str) -> None:
    sources, targets = ENDPOINTS[relation]  # type: ignore[index]
    words = RELATION_WORDS[relation]  # type: ignore[index]
    fields = definition["properties"]
    definition["description"] = f"source {words} target: from {_any_of(sources)} to {_any_of(targets)}."
    fields["type"] = {"title": "Type", "description": f"source {words} target.", "const": relation, "type": "string"}
    fields["source"]["description"] = f"The id of {_any_of(sources)}."
    fields["target"]["description"] = f"The id of {_any_of(targets)}."


def _limits() -> dict[str, Any]:
    def field(means: str, default: float, share: bool) -> dict[str, Any]:
        bounds: dict[str, Any] = {"exclusiveMinimum": 0, **({"maximum": 1} if share else {})}
        return {"description": f"{means[:1].upper()}{means[1:]}.", "type": "number", **bounds, "default": default}

    return {
        "propertyNames": {"enum": [limit.rule for limit in LIMITS]},
        "properties": {limit.rule: field(limit.means, limit.default, limit.sort == "share") for limit in LIMITS},
        **_ONLY_THESE,
    }


def _reference(owner: str) -> dict[str, str]:
    return {"$ref": f"#/$defs/{owner}"}


def _any_of(types: tuple[NodeType, ...]) -> str:
    words = [f"an {each}" if each[0] in "aeiou" else f"a {each}" for each in types]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
