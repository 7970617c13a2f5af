"""The vocabulary as a document: every class, property and concept of `terms` with its label and meaning, from the tables of the model.

`vocabulary.ttl` beside this module is what `text` gives; a test compares the two. Written afresh with

    python -c "import stpgraph.export.vocabulary as v; v.FILE.write_text(v.text(), encoding='utf-8')"
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import get_args

from pydantic import BaseModel

from stpgraph.export.terms import (
    DECISION_LISTS,
    ELSEWHERE,
    NODE_CLASSES,
    PREFIXES,
    RELATION_CLASSES,
    STP,
    SUPER,
    camel,
    kind_term,
)
from stpgraph.model import AnyNode, AnyRelation, Decision, Source, Structure
from stpgraph.model.kinds import ENDPOINTS, KINDS, NODE_TYPES, RELATION_TYPES, RELATION_WORDS, Capacity, RelationType, kind_words

FILE = Path(__file__).with_name("vocabulary.ttl")
MODELS: tuple[type[BaseModel], ...] = (Structure, *get_args(AnyNode), *get_args(AnyRelation), Decision, Source)
#: What each relation means, from its first end to its second.
MEANINGS: Mapping[RelationType, str] = {
    "accountable_to": "The first answers to the second for what it does.",
    "reports_to": "The first sends reports to the second; no right to challenge follows from it.",
    "delegates_to": "The first passes authority to the second, which answers to the first for its use.",
    "ratifies": "What the second recommends takes effect only when the first agrees.",
    "oversees": "The first scrutinises the second.",
    "advises": "The first advises the second.",
    "supports": "The first, such as a programme office or an enabler, supports the second.",
    "part_of": "The first is a committee, a sub-group or the governing body of the second.",
    "sits_on": "A seat: the first, a post, sits on the second.",
    "represents": "The first, a post, speaks for the second.",
    "member_of": "The first holds seats on the second whose posts are not listed; their standing is not stated unless said.",
    "employed_by": "The holder of the first stays answerable to the second, the employer; the post itself does not.",
    "replaces": "The first took the place of the second.",
    "leads": "The first, a post, is the named lead of the second.",
    "party_to": "The first has signed or joined the second, an agreement or document.",
    "covers": "The first, an agreement or document, covers the second.",
}
#: Super-classes in the Organization Ontology and PROV, and definitions.
_CLASSES: Mapping[str, tuple[str, str, str]] = {
    "Organisation": ("org:FormalOrganization", "organisation", "A legal entity."),
    "Body": ("org:Organization", "board or group", "A forum that meets: a board, a committee, a group."),
    "Project": ("org:OrganizationalCollaboration", "project", "A piece of work that delivers the plan."),
    "Post": ("org:Post", "post", "A seat or role that a person holds."),
    "Instrument": (
        "prov:Entity",
        "agreement or document",
        "A document or arrangement: an agreement, a scheme, a pooled budget, a register.",
    ),
    "Structure": (
        "org:OrganizationalCollaboration",
        "structure",
        "The governance of a footprint: one wiring diagram, whole. A partnership and no legal entity; its parts are the boards and "
        "groups that say that they are suborganizations of it.",
    ),
    "Decision": ("rdfs:Resource", "decision", "A type of decision that somebody takes."),
    "Source": ("prov:Entity", "source", "A document that states what a structure shows."),
    "Relation": (
        "rdfs:Resource",
        "relation",
        "A line between two parts as a thing of its own, so that its source, its standing and its remarks can be said.",
    ),
    "Kind": ("skos:Concept", "kind", "What sort of organisation, board or group, post, agreement or document something is."),
    "Capacity": ("org:Role", "capacity", "The standing of a seat."),
}
_CAPACITIES: Mapping[str, str] = {
    "chair": "Chair.",
    "deputy_chair": "Deputy chair.",
    "voting": "With a vote.",
    "attending": "In attendance, without a vote.",
}
#: Properties that are no fields of the file format.
_MORE: Mapping[str, str] = {
    "source": "The end that a relation leads from.",
    "target": "The end that a relation leads to.",
    "order": "The place in the file, from 0, among the parts of its sort.",
    "formatVersion": "The version of the file format that the structure keeps to.",
    "votingBasis": "What counts as one vote: per_member, per_organisation or consensus.",
    "votingThreshold": "The share of votes that carries a decision, over 0 to 1.",
    "startsOn": "The first day of the time at which a project starts.",
    "endsOn": "The last day of the time at which a project ends.",
    "citesInOrder": "The ids of the cited sources in the order of the file, where that is not the order of the alphabet.",
    **{f"{camel(each)}InOrder": "The ids that the list holds, in the order of the file." for each in DECISION_LISTS},
}
_NOT_WRITTEN = frozenset({"stpgraph", "type", "voting", "sources", "nodes", "relations", "decisions", *ELSEWHERE})


def fields() -> dict[str, str]:
    """Every property for a field of the file format, with its meaning; where models differ, all their words."""
    made: dict[str, list[str]] = {}
    for model in MODELS:
        for name, info in model.model_fields.items():
            if name not in _NOT_WRITTEN and name not in ("source", "target"):
                told = made.setdefault(camel(name), [])
                if info.description and info.description not in told:
                    told.append(info.description)
    return {name: " ".join(told) for name, told in made.items()}


def text() -> str:
    """The document in Turtle."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield from (f"@prefix {prefix}: <{space}> ." for prefix, space in PREFIXES.items() if prefix != "sh")
    yield ""
    yield f"<{STP.removesuffix('#')}> a owl:Ontology ;"
    yield f"    dct:title {_text('Vocabulary of governance structures')} ;"
    yield (
        "    rdfs:comment "
        + _text(
            "Words for the governance of English health and care footprints that the W3C Organization Ontology has not: who answers, "
            "reports and delegates to whom, who scrutinises and ratifies, and on what source that rests. What is not stated is left out; "
            "that is not the same as no, which is false. The namespace is a UUID: it is registered nowhere, claims no domain, and nothing "
            "is to be fetched from it."
        ).rstrip()
        + " ."
    )
    yield ""
    for name, (above, label, comment) in _CLASSES.items():
        yield from _term(name, f"owl:Class ;\n    rdfs:subClassOf {above}", label, comment)
    for relation in RELATION_TYPES:
        above = "stp:Relation, org:Membership" if relation in ("sits_on", "member_of") else "stp:Relation"
        above += ", org:ChangeEvent" if relation == "replaces" else ""
        name, words = RELATION_CLASSES[relation], RELATION_WORDS[relation]
        yield from _term(name, f"owl:Class ;\n    rdfs:subClassOf {above}", f"relation: {words}", MEANINGS[relation])
        super_property = f" ;\n    rdfs:subPropertyOf org:{SUPER[relation]}" if relation in SUPER else ""
        domain, range_ = (_union(types) for types in ENDPOINTS[relation])
        sort = f"owl:ObjectProperty{super_property} ;\n    rdfs:domain {domain} ;\n    rdfs:range {range_}"
        yield from _term(camel(relation), sort, words, MEANINGS[relation])
    linked = {"kind", "instrument", *(camel(each) for each in DECISION_LISTS)}
    for name, comment in {**fields(), **_MORE}.items():
        sort = "owl:ObjectProperty" if name in linked | {"source", "target"} else "owl:DatatypeProperty"
        yield from _term(name, sort, _words(name), comment)
    for node_type in NODE_TYPES:
        for kind in KINDS[node_type]:
            label = kind_words(node_type, kind)
            label = f"other {label}" if kind == "other" else label
            yield from _term(kind_term(node_type, kind), "stp:Kind", label, f"A kind of {_words(NODE_CLASSES[node_type])}.")
    for capacity in get_args(Capacity):
        name = f"capacity-{capacity.replace('_', '-')}"
        yield from _term(name, "stp:Capacity", capacity.replace("_", " "), _CAPACITIES[capacity])


def _term(name: str, sort: str, label: str, comment: str) -> Iterator[str]:
    yield f"stp:{name} a {sort} ;"
    yield f"    rdfs:label {_text(label)} ;"
    yield f"    rdfs:comment {_text(comment)} ;"
    yield f"    rdfs:isDefinedBy <{STP.removesuffix('#')}> ."
    yield ""


def _union(types: tuple[str, ...]) -> str:
    names = " ".join(f"stp:{NODE_CLASSES[each]}" for each in NODE_TYPES if each in types)
    return names if len(types) == 1 else f"[ a owl:Class ; owl:unionOf ( {names} ) ]"


def _words(name: str) -> str:
    return "".join(f" {each.lower()}" if each.isupper() else each for each in name).strip()


def _text(value: str) -> str:
    return f"{json.dumps(value, ensure_ascii=False)}@en"
