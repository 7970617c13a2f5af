"""Every field of a node, a relation or a structure as one flat attribute, for formats that know no lists and no objects.

What is not stated has no attribute. Lists and objects are JSON text. A frequency is its word, or its number of days as text.
`item_of` and `structure_of` read the attributes back; nothing is lost on the way.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel

from stpgraph.model import AnyNode, AnyRelation, Structure
from stpgraph.model.kinds import FREQUENCY_DAYS

Value = str | bool | int | float
#: Fields whose value is a list or an object, written as JSON.
AS_JSON = frozenset({"cites", "voting", "sources", "decisions", "accepted", "limits", "checklist"})
#: Fields that hold a word or a number of days.
FREQUENCIES = frozenset({"meets", "frequency"})
WHOLE = frozenset({"quorum", "count", "seats", "stpgraph"})
AMOUNTS = frozenset({"amount_gbp", "limit_gbp"})
YES_OR_NO = frozenset(
    {
        "inferred",
        "represents_many",
        "statutory",
        "external",
        "in_public",
        "publishes_papers",
        "terms_of_reference",
        "dedicated_team",
        "vacant",
        "non_executive",
        "clinical",
        "agreed",
        "primary",
    }
)
#: What of a structure is nodes and relations, each of which has attributes of its own.
ITEMS = frozenset({"nodes", "relations"})


def attributes(item: AnyNode | AnyRelation | Structure) -> dict[str, Value]:
    """Every field that is stated, defaults among them, by its name in the file format, in the order of the format.

    Lists without anything in them are left out.
    """
    data = item.model_dump(mode="json", exclude_none=True, exclude=set(ITEMS) if isinstance(item, Structure) else None)
    return {key: _flat(key, data[key]) for key in type(item).model_fields if key in data and data[key] not in ([], {})}


def json_text(value: object) -> str:
    """Plain data as JSON on one line; text in it is as it stands, so that a person can read it."""
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


def as_text(value: Value) -> str:
    """A value as the text of an attribute.

    >>> as_text(True), as_text(3), as_text(0.75), as_text("monthly")
    ('true', '3', '0.75', 'monthly')
    """
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def item_of(given: Mapping[str, object]) -> dict[str, Any]:
    """A node's or relation's fields, or those of a structure without its items, from its attributes.

    The values may be text or have their own types already; attributes that are no fields have to be gone. Raises ValueError
    (json.JSONDecodeError among them) where a value is not of its field's sort.
    """
    return {key: _whole(key, value) for key, value in given.items()}


def structure_of(
    of_structure: Mapping[str, object], nodes: Iterable[Mapping[str, object]], relations: Iterable[Mapping[str, object]]
) -> Structure:
    """The structure whose attributes these are. Raises ValueError (pydantic.ValidationError among them) where there is none."""
    data = item_of(of_structure) | {
        "nodes": [item_of(each) for each in nodes],
        "relations": [item_of(each) for each in relations],
    }
    return Structure.model_validate(data)


def fields_of(models: Iterable[type[BaseModel]]) -> tuple[str, ...]:
    """The names of all fields of several models, in the order in which they first come."""
    return tuple(dict.fromkeys(name for model in models for name in model.model_fields))


def _flat(key: str, value: Any) -> Value:
    if key in AS_JSON:
        return json_text(value)
    flat: Value = str(value) if key in FREQUENCIES else value
    return flat


def _whole(key: str, value: object) -> object:
    if key in AS_JSON:
        return json.loads(str(value))
    if key in FREQUENCIES:
        return value if value in FREQUENCY_DAYS else float(str(value))
    if not isinstance(value, str):
        return value
    if key in YES_OR_NO:
        return {"true": True, "false": False}[value]
    return int(value) if key in WHOLE else float(value) if key in AMOUNTS else value
