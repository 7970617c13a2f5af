"""A structure in the Beneficial Ownership Data Standard 0.4: statements about entities, people and their interests. Nothing is lost.

- Every organisation is an entity (`stateBody` where it has standing in law, else `legalEntity`); the structure itself, bodies, projects
  and instruments are `arrangement`s. Every post is a person: known by name where its holder is stated, else `unknownPerson`. Who holds
  several posts has a record for each.
- Every relation through which somebody has a say in an entity is a relationship whose interest has the nearest type of the codelist and,
  in `details`, our own words for it. No interest is said to be beneficial ownership. Relations in which nobody has a say (reports,
  employment, succession), those that lead to a post, which is no entity, and those that are only planned or have ended, are no
  relationships: a reader would take them for interests that somebody has.
- What the standard has no place for stands in an annotation, as its documentation provides for custom properties, under the key
  `stpgraph`. What is not stated is not there.
- Sources are the `source` of a statement and, from the second on, annotations; the author's own reading is marked by an annotation.
- `statementDate` is the first day of the time that the structure shows, or the day of the export where none is stated. `statementId` is
  made of the statement's content: the same statement has the same one.

Source: Open Ownership, "Beneficial Ownership Data Standard" 0.4, its schema and codelists (standard.openownership.org).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Literal

from stpgraph.export.own_part import OWN, cited, own, own_whole, written
from stpgraph.export.sheet import Sheet
from stpgraph.model import AnyNode, AnyRelation, Organisation, Post, Structure
from stpgraph.model.kinds import RELATION_WORDS, RelationType, kind_words
from stpgraph.model.nodes import kind_of
from stpgraph.model.scalars import first_day

VERSION = "0.4"
ODS_SCHEME = "GB-NHS"
#: How the annotation that carries our own data explains itself.
EXPLAINED = "What the standard has no field for, in the words of stpgraph's own file format."
_PUBLISHER = "Not stated; made with stpgraph"


@dataclass(frozen=True, slots=True)
class Interest:
    """How a relation is written: which of its ends is the subject, in which the other has an interest, and the type of that."""

    subject: Literal["source", "target"]
    type: str


#: The relations through which somebody has a say, each with the nearest type of the codelist.
INTERESTS: Mapping[RelationType, Interest] = {
    "accountable_to": Interest("source", "otherInfluenceOrControl"),
    "delegates_to": Interest("target", "otherInfluenceOrControl"),
    "ratifies": Interest("target", "otherInfluenceOrControl"),
    "oversees": Interest("target", "otherInfluenceOrControl"),
    "advises": Interest("target", "otherInfluenceOrControl"),
    "part_of": Interest("source", "controlViaCompanyRulesOrArticles"),
    "sits_on": Interest("target", "boardMember"),
    "member_of": Interest("target", "boardMember"),
    "leads": Interest("target", "seniorManagingOfficial"),
    "party_to": Interest("target", "rightsGrantedByContract"),
}
#: Types by the standing of a seat.
_SEATS: Mapping[str | None, str] = {"chair": "boardChair", "attending": "otherInfluenceOrControl"}


def write(sheet: Sheet) -> bytes:
    """The file's content, UTF-8. It tells the whole structure, whatever the view."""
    return written(list(statements(sheet.structure, sheet.made_on)))


def statements(structure: Structure, made_on: date) -> list[dict[str, object]]:
    """All statements: of the whole, of every node, of every relation that is an interest, in the order of the structure."""
    nodes = {node.id: node for node in structure.nodes}
    left = []
    relationships = []
    for place, relation in enumerate(structure.relations):
        interest = INTERESTS.get(relation.type)
        ends = (relation.source, relation.target)
        subject = nodes[ends[0 if interest and interest.subject == "source" else 1]]
        if interest is None or isinstance(subject, Post) or relation.status != "established":
            left.append(own(relation, place, ()))
        else:
            relationships.append(_relationship(structure, place, relation, interest, nodes))
    of_all = own_whole(structure, ("title",)) | {"relations": left}
    made = [
        _whole(structure, of_all),
        *(_node(structure, place, node) for place, node in enumerate(structure.nodes)),
        *relationships,
    ]
    return [_statement(structure, made_on, each) for each in made]


def record_of(node: AnyNode) -> str:
    """The id of a node's record."""
    return f"{'person' if isinstance(node, Post) else 'entity'}.{node.id}"


def _whole(structure: Structure, of_all: dict[str, object]) -> dict[str, object]:
    details: dict[str, object] = {
        "isComponent": False,
        "entityType": {
            "type": "arrangement",
            "subtype": "other",
            "details": "Governance structure of a health and care footprint",
        },
        "name": structure.title,
    }
    more = [_comment(structure.notes)] if structure.notes else []
    return {
        "annotations": [*more, _annotation(of_all)],
        "recordId": f"structure.{structure.id}",
        "recordType": "entity",
        "recordDetails": details,
    }


def _node(structure: Structure, place: int, node: AnyNode) -> dict[str, object]:
    details: dict[str, object] = {"isComponent": False}
    said = ["id", "notes"]
    if isinstance(node, Post):
        if node.holder and not node.vacant:
            said.append("holder")
            details |= {"personType": "knownPerson", "names": [{"fullName": node.holder}]}
        else:
            why = "Nobody holds the post." if node.vacant else "Who holds the post is not stated."
            unknown = {"reason": "informationUnknownToPublisher", "description": why}
            details |= {"personType": "unknownPerson", "unspecifiedPersonDetails": unknown}
    else:
        said.append("name")
        details |= {"entityType": _entity_type(node), "name": node.name}
        if isinstance(node, Organisation) and node.ods_code:
            said.append("ods_code")
            details["identifiers"] = [{"id": node.ods_code, "scheme": ODS_SCHEME, "schemeName": "NHS Organisation Data Service"}]
    about = [_comment(f"The post “{node.name}”: {kind_words('post', node.kind)}.")] if isinstance(node, Post) else []
    return {
        "recordId": record_of(node),
        "recordType": "person" if isinstance(node, Post) else "entity",
        "recordDetails": details,
        **_told(structure, node, about, own(node, place, said)),
    }


def _entity_type(node: AnyNode) -> dict[str, str]:
    words = kind_words(node.type, kind_of(node))
    if isinstance(node, Organisation):
        return {"type": "stateBody" if node.is_statutory else "legalEntity", "subtype": "other", "details": words}
    return {"type": "arrangement", "subtype": "other", "details": words}


def _relationship(
    structure: Structure, place: int, relation: AnyRelation, interest: Interest, nodes: Mapping[str, AnyNode]
) -> dict[str, object]:
    source, target = nodes[relation.source], nodes[relation.target]
    subject, party = (source, target) if interest.subject == "source" else (target, source)
    kind = _SEATS.get(getattr(relation, "capacity", None), interest.type) if interest.type == "boardMember" else interest.type
    details = f"“{source.name}” {RELATION_WORDS[relation.type]} “{target.name}”"
    return {
        "recordId": f"relationship.{relation.source}.{relation.type}.{relation.target}",
        "recordType": "relationship",
        "recordDetails": {
            "isComponent": False,
            "subject": record_of(subject),
            "interestedParty": record_of(party),
            "interests": [
                {"type": kind, "directOrIndirect": "direct", "beneficialOwnershipOrControl": False, "details": details}
            ],
        },
        **_told(structure, relation, [], own(relation, place, ("notes",))),
    }


def _told(
    structure: Structure, item: AnyNode | AnyRelation, about: Sequence[dict[str, object]], rest: dict[str, object]
) -> dict[str, object]:
    """The source and the annotations of a statement."""
    made: dict[str, object] = {}
    annotations = list(about)
    if item.notes:
        rest["notes"] = item.notes
        annotations.append(_comment(item.notes))
    if item.status != "established":
        annotations.append(_comment("It is planned." if item.status == "planned" else "It has ended."))
    if item.inferred:
        annotations.append(_comment("This is the author's reading, not the words of the documents."))
    for at, (words, url) in enumerate(cited(structure, item.cites)):
        if at == 0:
            made["source"] = {"description": words} | ({"url": url} if url else {})
        else:
            motive = {"motivation": "linking", "url": url} if url else {"motivation": "commenting"}
            annotations.append({"statementPointerTarget": "/source", **motive, "description": f"A further source: {words}"})
    return {**made, "annotations": [*annotations, _annotation(rest)]}


def _comment(text: str) -> dict[str, object]:
    return {"statementPointerTarget": "/recordDetails", "motivation": "commenting", "description": text}


def _annotation(rest: Mapping[str, object]) -> dict[str, object]:
    return {"statementPointerTarget": "", "motivation": "commenting", "description": EXPLAINED, OWN: rest}


def _statement(structure: Structure, made_on: date, said: dict[str, object]) -> dict[str, object]:
    whole = {
        "statementDate": (first_day(structure.as_at) if structure.as_at else made_on).isoformat(),
        "declarationSubject": f"structure.{structure.id}",
        "recordStatus": "new",
        "publicationDetails": {
            "publicationDate": made_on.isoformat(),
            "bodsVersion": VERSION,
            "publisher": {"name": _PUBLISHER},
        },
        **said,
    }
    content = json.dumps([structure.id, whole["statementDate"], said], ensure_ascii=False, sort_keys=True)
    return {"statementId": sha256(content.encode()).hexdigest(), **whole}
