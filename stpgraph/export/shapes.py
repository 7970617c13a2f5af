"""What has to be so of a structure written as linked data, as SHACL shapes made from the model's own tables.

`shapes.ttl` beside this module is what `text` gives; a test compares the two. Written afresh with

    python -c "import stpgraph.export.shapes as s; s.FILE.write_text(s.text(), encoding='utf-8')"

Every constraint has a name of its own, so that a report says which one complains. One is only a warning: a project may, as far as the
file format goes, end before it starts. Source: W3C, "Shapes Constraint Language (SHACL)" (2017).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel

from stpgraph.export.terms import (
    DECISION_LISTS,
    ELSEWHERE,
    NODE_CLASSES,
    PREFIXES,
    RELATION_CLASSES,
    camel,
    kind_term,
)
from stpgraph.model import AnyNode, AnyRelation, Decision, Source, Structure
from stpgraph.model.kinds import DECISION_ENDPOINTS, ENDPOINTS, KINDS, NODE_TYPES, NodeType
from stpgraph.model.nodes import Voting

FILE = Path(__file__).with_name("shapes.ttl")
_NOT_WRITTEN = frozenset(
    {"stpgraph", "type", "kind", "voting", "sources", "nodes", "relations", "decisions", "cites", "instrument"}
)
_JSON_TEXT = frozenset({"accepted", "limits", "checklist"})
_DATATYPES: Mapping[str, str] = {
    "string": "xsd:string",
    "integer": "xsd:integer",
    "number": "xsd:decimal",
    "boolean": "xsd:boolean",
}
_LIMITS: Mapping[str, str] = {
    "minimum": "sh:minInclusive",
    "exclusiveMinimum": "sh:minExclusive",
    "maximum": "sh:maxInclusive",
    "exclusiveMaximum": "sh:maxExclusive",
    "minLength": "sh:minLength",
    "maxLength": "sh:maxLength",
}
_SHORT: Mapping[str, str] = {"http://purl.org/dc/terms/": "dct:", "http://www.w3.org/2004/02/skos/core#": "skos:"}


def text() -> str:
    """The document in Turtle."""
    return "\n".join(_lines())


def relation_models() -> dict[str, type[BaseModel]]:
    """The model of each relation type."""
    return {each: model for model in get_args(AnyRelation) for each in get_args(model.model_fields["type"].annotation)}


def _lines() -> Iterator[str]:
    yield from (
        f"@prefix {prefix}: <{space}> ."
        for prefix, space in PREFIXES.items()
        if prefix in ("dct", "rdf", "sh", "skos", "stp", "xsd")
    )
    yield ""
    yield from _shape("Structure", Structure, ())
    for model in get_args(AnyNode):
        node_type: NodeType = get_args(model.model_fields["type"].annotation)[0]
        name, more = NODE_CLASSES[node_type], []
        if KINDS[node_type]:
            kinds = " ".join(f"stp:{kind_term(node_type, kind)}" for kind in KINDS[node_type])
            more.append(_property(name, "kind", "stp:kind", f"sh:in ( {kinds} )", required=True))
        if "voting" in model.model_fields:
            voting = Voting.model_json_schema()
            for field, schema in voting["properties"].items():
                path = f"voting{field.capitalize()}"
                more.append(_property(name, path, f"stp:{path}", _constraint(schema, voting), required=False))
        if node_type == "project":
            more.append(
                f"stp:{name}Shape-dates a sh:PropertyShape ; sh:path stp:startsOn ; sh:lessThanOrEquals stp:endsOn ; "
                'sh:severity sh:Warning ; sh:message "The project ends before it starts."@en .'
            )
        yield from _shape(name, model, more)
    for relation, model in relation_models().items():
        name = RELATION_CLASSES[relation]  # type: ignore[index]
        sources, targets = ENDPOINTS[relation]  # type: ignore[index]
        more = [
            _property(name, "source", "stp:source", _one_of(sources), required=True),
            _property(name, "target", "stp:target", _one_of(targets), required=True),
        ]
        if "instrument" in model.model_fields:
            more.append(_property(name, "instrument", "stp:instrument", _one_of(("instrument",)), required=False))
        more.append(_twice(name))
        yield from _shape(name, model, more)
    more = [
        _property("Decision", camel(field), f"stp:{camel(field)}", _one_of(DECISION_ENDPOINTS[field]), required=False, most=None)
        for field in DECISION_LISTS
    ]
    yield from _shape("Decision", Decision, more)
    yield from _shape("Source", Source, ())
    yield from _unique()


def _shape(name: str, model: type[BaseModel], more: list[str] | tuple[str, ...]) -> Iterator[str]:
    schema = model.model_json_schema()
    parts = list(more)
    for field, of_field in schema["properties"].items():
        if (
            field in _NOT_WRITTEN
            or (field in ("source", "target") and name in RELATION_CLASSES.values())
            or field in DECISION_LISTS
        ):
            continue
        path = ELSEWHERE.get(field)
        short = next(
            (f"{prefix}{path.removeprefix(space)}" for space, prefix in _SHORT.items() if path and path.startswith(space)), ""
        )
        constraint = "sh:datatype xsd:string" if field in _JSON_TEXT else _constraint(of_field, schema)
        parts.append(_property(name, camel(field), short or f"stp:{camel(field)}", constraint, field in schema["required"]))
    if "cites" in schema["properties"]:
        parts.append(_property(name, "cites", "dct:source", "sh:class stp:Source", required=False, most=None))
    names = [part.split(" ", 1)[0] for part in parts]
    constraints = [each for each in names if each.endswith("Shape-twice")]
    yield f"stp:{name}Shape a sh:NodeShape ;"
    yield f"    sh:targetClass stp:{name} ;"
    if constraints:
        yield f"    sh:sparql {constraints[0]} ;"
    yield f"    sh:property {', '.join(each for each in names if each not in constraints)} ."
    yield ""
    for part in parts:
        yield part
        yield ""


def _property(name: str, field: str, path: str, constraint: str, required: bool, most: int | None = 1) -> str:
    counts = (" ; sh:minCount 1" if required else "") + (f" ; sh:maxCount {most}" if most else "")
    return f"stp:{name}Shape-{field} a sh:PropertyShape ; sh:path {path} ; {constraint}{counts} ."


def _one_of(types: tuple[NodeType, ...]) -> str:
    """That a value is of one of some node types."""
    names = [f"stp:{NODE_CLASSES[each]}" for each in NODE_TYPES if each in types]
    if len(names) == 1:
        return f"sh:class {names[0]}"
    return f"sh:or ( {' '.join(f'[ sh:class {each} ]' for each in names)} )"


def _constraint(schema: Mapping[str, Any], whole: Mapping[str, Any]) -> str:
    """What JSON Schema says of a field, in SHACL's words."""
    if "$ref" in schema:
        return _constraint(whole["$defs"][schema["$ref"].rpartition("/")[2]], whole)
    options = [each for each in (*schema.get("anyOf", ()), *schema.get("oneOf", ())) if each.get("type") != "null"]
    if len(options) == 1:
        return _constraint(options[0], whole)
    if options:
        # A date may be a number in a file; in linked data it is always text.
        texts = [each for each in options if not (each.get("type") == "integer" and "maximum" in each)]
        if len(texts) == 1:
            return _constraint(texts[0], whole)
        return f"sh:or ( {' '.join(f'[ {_constraint(each, whole)} ]' for each in texts)} )"
    words = schema.get("enum") or ([schema["const"]] if "const" in schema else [])
    if words:
        return f"sh:in ( {' '.join(json.dumps(each) for each in words)} )"
    parts = [f"sh:datatype {_DATATYPES[schema['type']]}"]
    parts += [f"{word} {schema[key]}" for key, word in _LIMITS.items() if key in schema]
    if "pattern" in schema:
        parts.append(f"sh:pattern {json.dumps(schema['pattern'])}")
    return " ; ".join(parts)


def _twice(name: str) -> str:
    """That no second relation of this type joins the same two."""
    return (
        f'stp:{name}Shape-twice a sh:SPARQLConstraint ; sh:message "The same relation stands here a second time."@en ; sh:select """\n'
        f"SELECT $this WHERE {{ $this <{PREFIXES['stp']}source> ?source ; <{PREFIXES['stp']}target> ?target .\n"
        f"  ?other a <{PREFIXES['stp']}{name}> ; <{PREFIXES['stp']}source> ?source ; <{PREFIXES['stp']}target> ?target .\n"
        '  FILTER ( ?other != $this ) }""" .'
    )


def _unique() -> Iterator[str]:
    """That nodes and decisions have ids of their own, and sources too."""
    for name, classes in (("Ids", (*NODE_CLASSES.values(), "Decision")), ("SourceIds", ("Source",))):
        listed = ", ".join(f"<{PREFIXES['stp']}{each}>" for each in classes)
        yield f"stp:{name}Shape a sh:NodeShape ;"
        yield f"    sh:targetClass {', '.join(f'stp:{each}' for each in classes)} ;"
        yield f"    sh:sparql stp:{name}Shape-unique ."
        yield ""
        yield (
            f'stp:{name}Shape-unique a sh:SPARQLConstraint ; sh:message "The id is used a second time."@en ; sh:select """\n'
            f"SELECT $this WHERE {{ $this <{PREFIXES['dct']}identifier> ?id . ?other <{PREFIXES['dct']}identifier> ?id ; a ?class .\n"
            f'  FILTER ( ?other != $this && ?class IN ( {listed} ) ) }}""" .'
        )
        yield ""
