"""A structure as linked data: the W3C Organization Ontology, and own words where it has none. Nothing is lost.

- The structure is an `org:OrganizationalCollaboration`; organisations are `org:FormalOrganization`, bodies `org:OrganizationalUnit` (those
  that several hold in common `org:OrganizationalCollaboration`), projects `org:OrganizationalCollaboration`, posts `org:Post`, people
  `foaf:Person`. Instruments, sources and decisions have classes of their own or of PROV.
- Every relation is a thing of its own with its class, its two ends and all that is said of it; a seat is an `org:Membership`, a
  succession an `org:ChangeEvent`. One that is established is said once more as a plain statement, in own words (`stp:accountableTo`)
  and in those of the ontology (`org:reportsTo`), for programs that know no more. Planned and ended ones are not: the plain statement
  could not say so.
- What is not stated is not there; what is stated as no is `false`. `stp:inferred true` marks the author's reading.
- Every part carries its place in the file (`stp:order`, from 0). There are no blank nodes.

The namespace is that of `terms`; `vocabulary.ttl` says what each word means, `shapes.ttl` what has to be so.
Source: W3C, "The Organization Ontology" (2014), for the classes and properties and for what a collaboration is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING

from stpgraph.export.terms import (
    COLLABORATIONS,
    DECISION_LISTS,
    ELSEWHERE,
    FOAF,
    NODE_CLASSES,
    ORG,
    PREFIXES,
    PROV,
    RDF,
    RELATION_CLASSES,
    STP,
    SUPER,
    XSD,
    camel,
    document_iri,
    kind_term,
    property_of,
)
from stpgraph.model import AnyNode, AnyRelation, Body, Decision, MemberOf, Organisation, Post, Project, SitsOn, Source, Structure
from stpgraph.model.nodes import kind_of
from stpgraph.model.scalars import first_day, last_day

if TYPE_CHECKING:
    from rdflib import Graph

#: An IRI, or text with its datatype (empty for plain text).
Value = tuple[str, str | None]
Triple = tuple[str, str, Value]
#: Fields of a structure that are JSON text: nobody but this program has a use for their parts.
AS_JSON: tuple[str, ...] = ("accepted", "limits", "checklist")


def graph_of(structure: Structure) -> Graph:
    """The structure as a graph of rdflib, with the prefixes of `terms`."""
    from rdflib import Graph, Literal, URIRef

    graph = Graph(bind_namespaces="none")
    for prefix, space in PREFIXES.items():
        graph.bind(prefix, space)
    graph.bind("", f"{document_iri(structure.id)}#")
    for subject, predicate, (value, datatype) in sorted(set(triples(structure)), key=lambda each: (*each[:2], str(each[2]))):
        made = (
            URIRef(value)
            if datatype is None
            else Literal(value, datatype=URIRef(datatype) if datatype else None, normalize=False)
        )
        graph.add((URIRef(subject), URIRef(predicate), made))
    return graph


def triples(structure: Structure) -> Iterator[Triple]:
    """Every statement about a structure, in no order that means anything; some may come twice."""
    whole = document_iri(structure.id)
    base = f"{whole}#"
    yield whole, f"{RDF}type", _iri(f"{STP}Structure")
    yield whole, f"{RDF}type", _iri(f"{ORG}OrganizationalCollaboration")
    yield whole, f"{STP}formatVersion", _value(structure.stpgraph)
    data = {"drawing": structure.drawing, **structure.model_dump(mode="json", exclude_defaults=True)}
    for key in data.keys() - {"stpgraph", "sources", "nodes", "relations", "decisions", *AS_JSON}:
        yield whole, property_of(key), _value(data[key])
    for key in AS_JSON:
        if key in data:
            yield whole, f"{STP}{camel(key)}", (json.dumps(data[key], ensure_ascii=False, sort_keys=True), "")
    for place, source in enumerate(structure.sources):
        yield from _source(base, place, source)
    for place, node in enumerate(structure.nodes):
        yield from _node(whole, place, node)
    nodes = {node.id: node for node in structure.nodes}
    for place, relation in enumerate(structure.relations):
        yield from _relation(base, place, relation, nodes)
    for place, decision in enumerate(structure.decisions):
        yield from _decision(base, place, decision)


def person_iri(base: str, name: str) -> str:
    """The IRI of a person: the same name in two posts is the same person."""
    return f"{base}person.{sha256(name.encode()).hexdigest()[:16]}"


def covered(base: str, relation: AnyRelation, nodes: Mapping[str, AnyNode]) -> Iterator[Triple]:
    """The plain statements that say a relation once more."""
    source, target = base + relation.source, base + relation.target
    yield source, f"{STP}{camel(relation.type)}", _iri(target)
    if relation.type in SUPER:
        yield source, f"{ORG}{SUPER[relation.type]}", _iri(target)
    if relation.type == "part_of" and isinstance(nodes[relation.target], Organisation):
        yield source, f"{ORG}unitOf", _iri(target)


def _source(base: str, place: int, source: Source) -> Iterator[Triple]:
    at = f"{base}source.{source.id}"
    yield at, f"{RDF}type", _iri(f"{STP}Source")
    yield at, f"{RDF}type", _iri(f"{PROV}Entity")
    yield from _fields(at, place, source.model_dump(mode="json", exclude_defaults=True))


def _node(whole: str, place: int, node: AnyNode) -> Iterator[Triple]:
    base = f"{whole}#"
    at = base + node.id
    for each in _classes(node):
        yield at, f"{RDF}type", _iri(each)
    data = node.model_dump(mode="json", exclude_defaults=True)
    kind = data.pop("kind", None)
    if kind is not None:
        yield at, f"{STP}kind", _iri(STP + kind_term(node.type, kind))
        if not isinstance(node, Post) and node.type != "instrument":
            yield at, f"{ORG}classification", _iri(STP + kind_term(node.type, kind))
    yield from _cites(base, at, data.pop("cites", ()))
    for key, value in data.pop("voting", {}).items():
        yield at, f"{STP}voting{key.capitalize()}", _value(value)
    if isinstance(node, Post) and node.holder and not node.vacant:
        person = person_iri(base, data.pop("holder"))
        yield at, f"{ORG}heldBy", _iri(person)
        yield person, f"{RDF}type", _iri(f"{FOAF}Person")
        yield person, f"{FOAF}name", (node.holder, "")
    if isinstance(node, Organisation) and node.ods_code:
        yield at, f"{ORG}identifier", (node.ods_code, "")
    if isinstance(node, Body) and not node.is_external and node.status == "established":
        yield at, f"{ORG}subOrganizationOf", _iri(whole)
    if isinstance(node, Project):
        for word, written, day in (("startsOn", node.starts, first_day), ("endsOn", node.ends, last_day)):
            if written:
                yield at, f"{STP}{word}", (day(written).isoformat(), f"{XSD}date")
    del data["type"]
    yield from _fields(at, place, data)


def _classes(node: AnyNode) -> tuple[str, ...]:
    own = STP + NODE_CLASSES[node.type]
    if isinstance(node, Organisation):
        return own, f"{ORG}FormalOrganization"
    if isinstance(node, Body):
        return own, f"{ORG}{'OrganizationalCollaboration' if kind_of(node) in COLLABORATIONS else 'OrganizationalUnit'}"
    if isinstance(node, Project):
        return own, f"{ORG}OrganizationalCollaboration"
    return (own, f"{ORG}Post") if isinstance(node, Post) else (own, f"{PROV}Entity")


def _relation(base: str, place: int, relation: AnyRelation, nodes: Mapping[str, AnyNode]) -> Iterator[Triple]:
    at = f"{base}{relation.source}.{relation.type}.{relation.target}"
    source, target = base + relation.source, base + relation.target
    yield at, f"{RDF}type", _iri(STP + RELATION_CLASSES[relation.type])
    yield at, f"{STP}source", _iri(source)
    yield at, f"{STP}target", _iri(target)
    if isinstance(relation, SitsOn | MemberOf):
        yield at, f"{RDF}type", _iri(f"{ORG}Membership")
        yield at, f"{ORG}organization", _iri(target)
        if isinstance(relation, MemberOf):
            yield at, f"{ORG}member", _iri(source)
        elif isinstance(post := nodes[relation.source], Post) and post.holder and not post.vacant:
            yield at, f"{ORG}member", _iri(person_iri(base, post.holder))
        if relation.capacity:
            yield at, f"{ORG}role", _iri(f"{STP}capacity-{relation.capacity.replace('_', '-')}")
    if relation.type == "replaces":
        yield at, f"{RDF}type", _iri(f"{ORG}ChangeEvent")
        yield at, f"{ORG}originalOrganization", _iri(target)
        yield at, f"{ORG}resultingOrganization", _iri(source)
    if relation.status == "established":
        yield from covered(base, relation, nodes)
    data = relation.model_dump(mode="json", exclude_defaults=True, exclude={"source", "type", "target"})
    yield from _cites(base, at, data.pop("cites", ()))
    if instrument := data.pop("instrument", None):
        yield at, f"{STP}instrument", _iri(base + instrument)
    yield from _fields(at, place, data)


def _decision(base: str, place: int, decision: Decision) -> Iterator[Triple]:
    at = base + decision.id
    yield at, f"{RDF}type", _iri(f"{STP}Decision")
    data = decision.model_dump(mode="json", exclude_defaults=True)
    yield from _cites(base, at, data.pop("cites", ()))
    for key in DECISION_LISTS:
        yield from _listed(at, key, f"{STP}{camel(key)}", data.pop(key, ()), base)
    yield from _fields(at, place, data)


def _cites(base: str, at: str, cites: Sequence[str]) -> Iterator[Triple]:
    return _listed(at, "cites", ELSEWHERE["cites"], cites, f"{base}source.")


def _listed(at: str, key: str, predicate: str, ids: Sequence[str], base: str) -> Iterator[Triple]:
    """Links to several; statements have no order and are never twice, so that a text has to say where that matters."""
    for each in ids:
        yield at, predicate, _iri(base + each)
    if list(ids) != sorted(set(ids)):
        yield at, f"{STP}{camel(key)}InOrder", (" ".join(ids), "")


def _fields(at: str, place: int, data: Mapping[str, object]) -> Iterator[Triple]:
    yield at, f"{STP}order", _value(place)
    for key, value in data.items():
        yield at, property_of(key), _value(value)


def _iri(text: str) -> Value:
    return text, None


def _value(value: object) -> Value:
    if isinstance(value, bool):
        return "true" if value else "false", f"{XSD}boolean"
    if isinstance(value, int):
        return str(value), f"{XSD}integer"
    if isinstance(value, float):
        # All digits and no exponent: what is read back is the same number.
        return format(Decimal(repr(value)), "f"), f"{XSD}decimal"
    return str(value), ""
