"""Popolo, linked data, BODS and ODS: our own comes back exactly, that of others sensibly, and nothing goes anywhere."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, replace
from types import ModuleType
from typing import Any, NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stpgraph.errors import InputError
from stpgraph.export import bods as bods_out
from stpgraph.export import jsonld, turtle
from stpgraph.export import popolo as popolo_out
from stpgraph.export.sheet import Sheet
from stpgraph.importers import Draft
from stpgraph.importers.drafting import draft
from stpgraph.importers.linked import bods, ods, org_rdf, popolo, rdf_files
from stpgraph.model import Structure
from tests.export.sheets import SHIPPED, sheet_of
from tests.export.test_popolo import small
from tests.strategies import Data, examples, structures


@dataclass(frozen=True)
class Form:
    """A format: how it is written and read."""

    write: Callable[[Sheet], bytes]
    reader: ModuleType


FORMS = {
    "popolo": Form(popolo_out.write, popolo),
    "turtle": Form(turtle.write, org_rdf),
    "jsonld": Form(jsonld.write, org_rdf),
    "bods": Form(bods_out.write, bods),
}
READERS = (popolo, bods, org_rdf, ods)


def read(reader: ModuleType, data: bytes | str) -> Draft:
    data = data.encode() if isinstance(data, str) else data
    assert reader.recognised(data, "upload.bin")
    return draft(reader.sketch(data, "upload.bin"), "upload.bin")


def on_sheet(structure: Structure) -> Sheet:
    # These formats need no picture.
    return replace(sheet_of("joint-committee"), structure=structure)


def lines(found: Draft) -> set[tuple[str, str, str]]:
    names = {node.id: node.name for node in found.structure.nodes}
    return {(names[each.source], each.type, names[each.target]) for each in found.structure.relations}


def told(found: Draft) -> str:
    return " ".join(f"{each.what} {each.place} {each.why}" for each in found.unread)


# ── our own ──


@pytest.mark.parametrize("name", [*SHIPPED, "nasty"])
@pytest.mark.parametrize("form", ["popolo", "bods", "turtle"])
def test_what_is_written_is_read_back_exactly(form: str, name: str) -> None:
    one = sheet_of(name)
    found = read(FORMS[form].reader, FORMS[form].write(one))
    assert found.structure == one.structure
    assert found.exact, found.unread


@pytest.mark.parametrize("name", ["joint-committee", "everything-wrong-no-board", "nasty"])
def test_json_ld_is_read_back_exactly(name: str) -> None:
    one = sheet_of(name)
    found = read(org_rdf, jsonld.write(one))
    assert found.structure == one.structure
    assert found.exact, found.unread


@settings(max_examples=examples(20))
@given(structures(), st.sampled_from(sorted(FORMS)))
def test_made_up_structures_are_read_back_exactly(data: Data, form: str) -> None:
    structure = Structure.model_validate(data)
    found = read(FORMS[form].reader, FORMS[form].write(on_sheet(structure)))
    assert found.structure == structure
    assert found.exact, found.unread


EVERYTHING: Data = {
    "stpgraph": 1,
    "id": "everything",
    "title": 'A\ttitle \\ "quoted"\nin two lines \u2028 and 語 ',
    "footprint": " x ",
    "status": "option",
    "archetype": "hybrid",
    "as_at": "2017-06",
    "drawing": "partial",
    "notes": 'Ends in a quote "',
    "sources": [
        {"id": "tor", "title": "Terms", "publisher": "P", "date": "2017", "url": "https://e.org/{a}|b\\c^`", "locator": "s.4"},
        {"id": "a", "title": "A"},
    ],
    "nodes": [
        {
            "id": "o",
            "type": "organisation",
            "kind": "other",
            "name": "O",
            "ods_code": "0x f",
            "statutory": False,
            "lines": "partial",
        },
        {
            "id": "b",
            "type": "body",
            "kind": "other",
            "name": "true",
            "notes": "\r\n \r.",
            "cites": ["tor", "a", "tor"],
            "function": "advisory",
            "membership": "partial",
            "external": True,
            "meets": 0.1,
            "in_public": False,
            "quorum": 10**20,
            "publishes_papers": True,
            "terms_of_reference": False,
            "dedicated_team": False,
            "voting": {"basis": "consensus"},
        },
        {
            "id": "p",
            "type": "post",
            "kind": "other",
            "name": "P",
            "holder": "  A ",
            "count": 0,
            "clinical": False,
            "inferred": True,
        },
        {"id": "q", "type": "post", "kind": "member", "name": "Q", "holder": "  A ", "vacant": True, "non_executive": False},
        {"id": "w", "type": "project", "name": "W", "starts": "2017", "ends": "2016-02-29", "status": "planned"},
        {"id": "i", "type": "instrument", "kind": "contract", "name": "I", "agreed": False, "amount_gbp": 1e300},
        {"id": "c", "type": "body", "kind": "federation", "name": "C", "voting": {"threshold": 1e-7}, "meets": "six_monthly"},
    ],
    "relations": [
        {"source": "o", "type": "delegates_to", "target": "b", "scope": "x", "instrument": "i", "limit_gbp": 0.1},
        {"source": "b", "type": "accountable_to", "target": "b", "primary": True},
        {"source": "b", "type": "reports_to", "target": "c", "frequency": 1e-9, "cites": "tor", "notes": " n ", "inferred": True},
        {"source": "p", "type": "sits_on", "target": "b", "capacity": "deputy_chair", "status": "planned"},
        {"source": "p", "type": "sits_on", "target": "c"},
        {"source": "o", "type": "member_of", "target": "c", "seats": 0, "capacity": "attending"},
        {"source": "c", "type": "replaces", "target": "b", "status": "ended"},
        {"source": "i", "type": "covers", "target": "w"},
    ],
    "decisions": [
        {
            "id": "d",
            "name": "D",
            "notes": "n",
            "cites": ["tor"],
            "inferred": True,
            "taken_by": ["p", "b", "p"],
            "threshold": 1,
            "consulted": ["w", "o"],
            "affects": ["o"],
            "ratified_by": ["o", "b"],
            "basis": "per_member",
        }
    ],
    "accepted": [{"rule": "CPX003", "subjects": ["b"], "reason": "R", "by": "B", "on": "2017", "until": "2018-04"}],
    "limits": {"CPX003": 12.5},
    "checklist": {"vision-purpose": {"answer": "in_progress", "evidence": "E"}},
}


@pytest.mark.parametrize("form", FORMS)
def test_every_field_is_read_back_exactly(form: str) -> None:
    structure = Structure.model_validate(EVERYTHING)
    found = read(FORMS[form].reader, FORMS[form].write(on_sheet(structure)))
    assert found.structure == structure
    assert found.exact, found.unread


def test_what_was_changed_in_the_standard_s_own_fields_counts() -> None:
    one = on_sheet(small())
    data = json.loads(popolo_out.write(one))
    data["organizations"][1]["name"] = "Partnership Board"
    data["persons"][0]["name"] = "C. Successor"
    data["memberships"] = [each for each in data["memberships"] if "member" not in each]
    found = read(popolo, json.dumps(data))
    assert {node.name for node in found.structure.nodes} >= {"Partnership Board"}
    assert {node.holder for node in found.structure.nodes if node.type == "post"} == {"C. Successor", "B. Gone"}
    assert "member_of" not in {each.type for each in found.structure.relations}
    statements = json.loads(bods_out.write(one))
    board = next(each for each in statements if each["recordId"] == "entity.board")
    board["recordDetails"]["name"] = "Partnership Board"
    assert "Partnership Board" in {node.name for node in read(bods, json.dumps(statements)).structure.nodes}
    edited = turtle.write(one).replace(b'"Board"', b'"Partnership Board"')
    assert "Partnership Board" in {node.name for node in read(org_rdf, edited).structure.nodes}


def test_what_was_added_in_other_words_is_read_too() -> None:
    more = ":sub org:reportsTo :ccg . :new a org:OrganizationalUnit ; skos:prefLabel 'Estates Group' ; org:subOrganizationOf :board .\n"
    found = read(org_rdf, turtle.write(on_sheet(small())) + more.encode() + b":sub stp:colour 'red' .\n")
    assert {("Finance", "reports_to", "Example CCG"), ("Estates Group", "part_of", "Board")} <= lines(found)
    assert "“colour”" in told(found)
    assert {node.id for node in small().nodes} < {node.id for node in found.structure.nodes}


# ── those of others ──

POPOLO: dict[str, Any] = {
    "persons": [
        {"id": "p1", "name": "Ann Able", "gender": "female"},
        {"id": "p2", "name": "Bob Best"},
        {"id": "p3", "name": "Cy Idle", "gender": "male"},
    ],
    "organizations": [
        {"id": "o1", "name": "Great Western", "identifiers": [{"scheme": "ODS", "identifier": "rn3"}]},
        {"id": "o2", "name": "STP Partnership Board", "classification": "board", "sources": [{"url": "https://e.org"}]},
        {"id": "o3", "name": "Finance Sub-group", "classification": "committee", "parent_id": "o2"},
        {"id": "o4", "name": "Somewhere", "identifiers": [{"scheme": "ods-role", "identifier": "RO98"}]},
    ],
    "posts": [{"id": "t1", "label": "Independent chair", "organization_id": "o2"}],
    "memberships": [
        {"person_id": "p1", "post_id": "t1", "organization_id": "o2", "role": "chair"},
        {"person_id": "p2", "organization_id": "o2", "role": "member", "end_date": "2016-01-01"},
        {"person_id": "p2", "organization_id": "o3", "role": "member", "on_behalf_of_id": "o1"},
        {"organization_id": "o2", "member": {"@type": "Organization", "id": "o1"}},
        {"organization_id": "o2"},
    ],
    "areas": [{"id": "a", "name": "X"}],
}


def test_popolo_of_others() -> None:
    found = read(popolo, json.dumps(POPOLO))
    kinds = {node.name: (node.type, getattr(node, "kind", None)) for node in found.structure.nodes}
    assert kinds["Great Western"] == ("organisation", "foundation_trust")
    assert kinds["Somewhere"] == ("organisation", "ccg")
    assert kinds["STP Partnership Board"] == ("body", "strategic_board")
    assert kinds["Independent chair"] == ("post", "independent_chair")
    assert {node.ods_code for node in found.structure.nodes if node.type == "organisation"} == {"RN3", None}
    assert lines(found) == {
        ("Independent chair", "sits_on", "STP Partnership Board"),
        ("Member (Bob Best)", "sits_on", "STP Partnership Board"),
        ("Member (Bob Best)", "sits_on", "Finance Sub-group"),
        ("Member (Bob Best)", "represents", "Great Western"),
        ("Great Western", "member_of", "STP Partnership Board"),
        ("Finance Sub-group", "part_of", "STP Partnership Board"),
    }
    ended = [each for each in found.structure.relations if each.status == "ended"]
    assert len(ended) == 1
    chair = next(node for node in found.structure.nodes if node.name == "Independent chair")
    assert chair.type == "post"
    assert chair.holder == "Ann Able"
    for words in (
        "Cy Idle",
        "“areas”",
        "“gender” (2 times)",
        "does not say who the member is",
        "“sources” (once)",
        "1 membership has a last day",
    ):
        assert words in told(found)
    assert found.guesses


def test_popolo_objects_in_each_other_are_found() -> None:
    inner = {"id": "sub", "name": "Finance Group", "memberships": [{"person": {"id": "p", "name": "Ann Able"}, "role": "chair"}]}
    data = {
        "organizations": [{"id": "top", "name": "STP Board", "children": [inner], "posts": [{"label": "Chair"}]}],
        "persons": [],
    }
    found = read(popolo, json.dumps(data))
    assert lines(found) == {
        ("Finance Group", "part_of", "STP Board"),
        ("Chair", "sits_on", "STP Board"),
        ("Chair (Ann Able)", "sits_on", "Finance Group"),
    }


PREFIXES = """@prefix org: <http://www.w3.org/ns/org#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix ex: <https://example.org/id/> .
"""
ORG = (
    PREFIXES
    + """
<https://example.org/> a owl:Ontology ; rdfs:label "Our partnership" ; owl:imports <https://example.org/other.ttl> .
ex:ccg a org:FormalOrganization ; skos:prefLabel "CCG Exemplaire"@fr , "Example CCG"@en ; org:hasUnit ex:gb .
ex:gww a org:FormalOrganization ; foaf:name "Great Western" ;
    org:identifier "RN3"^^<https://fhir.nhs.uk/Id/ods-organization-code> .
ex:gb a org:OrganizationalUnit ; rdfs:label "Governing Body" .
ex:board a org:OrganizationalCollaboration ; rdfs:label "STP Board" ; org:hasMember ex:ccg , ex:ann .
ex:fin a org:OrganizationalUnit ; rdfs:label "Finance Group" ; org:subOrganizationOf ex:board ; org:reportsTo ex:board ;
    org:linkedTo ex:gb .
ex:ann a foaf:Person ; foaf:name "Ann Able" ; org:headOf ex:fin ; foaf:mbox <mailto:a@b.c> .
ex:bob a foaf:Person ; foaf:name "Bob Best" ; org:holds ex:post .
ex:post a org:Post ; rdfs:label "Independent chair" ; org:postIn ex:board .
[] a org:Membership ; org:member ex:bob ; org:organization ex:fin ; org:role ex:r .
ex:gww org:hasMembership [ a org:Membership ; org:organization ex:fin ] .
ex:r a org:Role ; skos:prefLabel "Deputy chair" .
ex:change a org:ChangeEvent ; org:originalOrganization ex:old ; org:resultingOrganization ex:board .
ex:old a org:OrganizationalUnit ; rdfs:label "Old Board" .
"""
)
ORG_LINES = {
    ("Governing Body", "part_of", "Example CCG"),
    ("Example CCG", "member_of", "STP Board"),
    ("Ann Able", "sits_on", "STP Board"),
    ("Head (Ann Able)", "sits_on", "Finance Group"),
    ("Finance Group", "part_of", "STP Board"),
    ("Finance Group", "reports_to", "STP Board"),
    ("Independent chair", "sits_on", "STP Board"),
    ("Deputy chair (Bob Best)", "sits_on", "Finance Group"),
    ("Great Western", "member_of", "Finance Group"),
    ("STP Board", "replaces", "Old Board"),
}


def test_linked_data_of_others() -> None:
    found = read(org_rdf, ORG)
    assert found.structure.title == "Our partnership"
    assert lines(found) == ORG_LINES
    nodes = {node.name: node for node in found.structure.nodes}
    trust, chair = nodes["Great Western"], nodes["Independent chair"]
    assert trust.type == "organisation"
    assert (trust.kind, trust.ods_code) == ("foundation_trust", "RN3")
    assert chair.type == "post"
    assert (chair.kind, chair.holder) == ("independent_chair", "Bob Best")
    for word in ("imports", "mbox", "linkedTo", "CCG Exemplaire"):
        assert word in told(found)
    reports = [each for each in found.guesses if "reports to" in each.which]
    assert reports, "org:reportsTo covers being answerable too, so that it is a guess"


def test_the_other_notations_of_linked_data_say_the_same() -> None:
    from rdflib import Graph

    graph = Graph().parse(data=ORG, format="turtle")
    for form in ("nt", "pretty-xml"):
        assert lines(read(org_rdf, graph.serialize(format=form))) == ORG_LINES
    terms = {"org": "http://www.w3.org/ns/org#", "name": "http://xmlns.com/foaf/0.1/name"}
    small_one = {
        "@context": terms,
        "@id": "urn:x:1",
        "@type": "org:OrganizationalUnit",
        "name": "Board",
        "org:unitOf": {"@id": "urn:x:2", "name": "CCG"},
    }
    assert lines(read(org_rdf, json.dumps(small_one))) == {("Board", "part_of", "CCG")}


def test_the_same_file_gives_the_same_draft_though_things_have_no_names() -> None:
    data = PREFIXES + "\n".join(f'[] a org:OrganizationalUnit ; rdfs:label "Group {at}" ; rdfs:seeAlso [] .' for at in range(40))
    assert read(org_rdf, data) == read(org_rdf, data)


def test_words_of_schema_org_and_vcard_are_read() -> None:
    data = (
        "@prefix schema: <https://schema.org/> . @prefix vcard: <http://www.w3.org/2006/vcard/ns#> . @prefix ex: <urn:ex:> ."
        "ex:a a schema:Organization ; schema:name 'Example CCG' ; schema:department ex:b . ex:b schema:name 'Governing Body' ."
        "ex:c a vcard:Organization ; vcard:organization-name 'STP Board' ; schema:member ex:a ; schema:member ex:p ."
        "ex:p a vcard:Individual ; vcard:fn 'Ann Able' ."
    )
    assert lines(read(org_rdf, data)) == {
        ("Governing Body", "part_of", "Example CCG"),
        ("Example CCG", "member_of", "STP Board"),
        ("Ann Able", "sits_on", "STP Board"),
    }


BODS_03: list[dict[str, Any]] = [
    {
        "statementID": "e1",
        "statementType": "entityStatement",
        "entityType": "registeredEntity",
        "name": "Example Ltd",
        "identifiers": [{"scheme": "GB-COH", "id": "0123"}],
        "source": {"type": ["officialRegister"]},
    },
    {"statementID": "e2", "statementType": "entityStatement", "entityType": "arrangement", "name": "Joint Committee"},
    {"statementID": "p1", "statementType": "personStatement", "personType": "knownPerson", "names": [{"fullName": "Ann Able"}]},
    {
        "statementID": "r1",
        "statementType": "ownershipOrControlStatement",
        "subject": {"describedByEntityStatement": "e2"},
        "interestedParty": {"describedByPersonStatement": "p1"},
        "interests": [{"type": "board-chair"}, {"type": "shareholding", "share": {"exact": 30}}],
    },
    {
        "statementID": "r2",
        "statementType": "ownershipOrControlStatement",
        "subject": {"describedByEntityStatement": "e2"},
        "interestedParty": {"describedByEntityStatement": "e1"},
        "interests": [{"type": "other-influence-or-control", "details": "Hosts it"}],
    },
    {
        "statementID": "r3",
        "statementType": "ownershipOrControlStatement",
        "subject": {"describedByEntityStatement": "e1"},
        "interestedParty": {"unspecified": {"reason": "unknown"}},
    },
]


def test_bods_of_others() -> None:
    found = read(bods, json.dumps(BODS_03))
    assert lines(found) == {
        ("Chair (Ann Able)", "sits_on", "Joint Committee"),
        ("Joint Committee", "accountable_to", "Example Ltd"),
    }
    assert any("Joint Committee" in each.which and each.confidence < 0.8 for each in found.guesses)
    for words in ("shareholding", "“share”", "Hosts it", "GB-COH", "does not say who is meant", "“source” (once)"):
        assert words in told(found)


def test_bods_statements_one_a_line_and_those_that_were_replaced() -> None:
    later = {"statementID": "e9", "statementType": "entityStatement", "name": "New name", "replacesStatements": ["e2"]}
    found = read(bods, "\n".join(json.dumps(each) for each in (BODS_03[1], later)))
    assert [node.name for node in found.structure.nodes] == ["New name"]
    assert "takes the place of it" in told(found)


ORD = {
    "Organisation": {
        "Name": "GREAT WESTERN HOSPITALS",
        "OrgId": {"root": "2.16.840.1.113883.2.1.3.2.4.18.48", "assigningAuthorityName": "HSCIC", "extension": "RN3"},
        "Status": "Active",
        "Roles": {"Role": [{"id": "RO197", "primaryRole": True, "Status": "Active"}, {"id": "RO57", "Status": "Active"}]},
        "Rels": {"Rel": [{"id": "RE5"}, {"id": "RE6"}]},
    }
}
SEARCH = {
    "Organisations": [
        {"Name": "NHS EXAMPLE CCG", "OrgId": "03F", "Status": "Inactive", "PrimaryRoleId": "RO98", "PostCode": "X"},
        {"Name": "EXAMPLE STP", "OrgId": "QE1", "PrimaryRoleId": "RO261", "PrimaryRoleDescription": "STRATEGIC PARTNERSHIP"},
    ]
}


def test_records_of_ods() -> None:
    found = read(ods, json.dumps(ORD))
    assert [(node.type, getattr(node, "kind", ""), node.name) for node in found.structure.nodes] == [
        ("organisation", "foundation_trust", "GREAT WESTERN HOSPITALS")
    ]
    assert "2 relationships" in told(found)
    assert "“PostCode”" in told(read(ods, json.dumps(SEARCH)))
    listed = read(ods, json.dumps(SEARCH)).structure.nodes
    assert [(getattr(node, "ods_code", ""), getattr(node, "kind", ""), node.status) for node in listed] == [
        ("03F", "ccg", "ended"),
        ("QE1", "other", "established"),
    ]


def test_a_role_that_has_ended_says_nothing() -> None:
    record = json.loads(json.dumps(ORD))
    record["Organisation"]["Roles"]["Role"][1]["Status"] = "Inactive"
    kinds = [getattr(node, "kind", "") for node in read(ods, json.dumps(record)).structure.nodes]
    assert kinds == ["nhs_trust"]


def test_each_format_is_known_by_its_content_and_by_no_other_reader() -> None:
    one = on_sheet(small())
    seeds = [(form.reader, form.write(one)) for form in FORMS.values()]
    seeds += [(popolo, json.dumps(POPOLO).encode()), (org_rdf, ORG.encode()), (bods, json.dumps(BODS_03).encode())]
    seeds += [(ods, json.dumps(ORD).encode()), (ods, json.dumps(SEARCH).encode())]
    for own, data in seeds:
        assert [reader for reader in READERS if reader.recognised(data, "x")] == [own]
    for data in (
        b"",
        b"{}",
        b"[]",
        b"From,To\na,b\n",
        b"flowchart TD\n a --> b",
        b"digraph { a -> b }",
        b"<mxfile/>",
        b"<a@b.c> wrote: hello",
    ):
        assert not any(reader.recognised(data, "x") for reader in READERS)


# ── hostile ──

UNIT = '"@type": "http://www.w3.org/ns/org#OrganizationalUnit"'
RDFXML = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
HOSTILE: dict[str, tuple[ModuleType, bytes, str]] = {
    "remote context": (org_rdf, f'{{"@context": "https://example.org/c", {UNIT}}}'.encode(), "on the internet"),
    "remote context in a list": (org_rdf, f'{{"@context": [{{}}, ["http://e.org"]], {UNIT}}}'.encode(), "on the internet"),
    "remote context of a file": (org_rdf, f'{{"@context": "file:///etc/passwd", {UNIT}}}'.encode(), "on the internet"),
    "remote context of a word": (
        org_rdf,
        b'{"@context": {"a": {"@id": "urn:a", "@context": "http://e.org"}}, "a": 1}',
        "on the internet",
    ),
    "remote import": (org_rdf, b'{"@context": {"@import": "http://e.org", "a": "urn:a"}, "a": 1}', "on the internet"),
    "entity in RDF/XML": (
        org_rdf,
        f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>{RDFXML}&e;</rdf:RDF>'.encode(),
        "entities",
    ),
    "broken RDF/XML": (org_rdf, f"{RDFXML}<a>".encode(), "not readable as XML"),
    "RDF/XML of nothing": (org_rdf, f"{RDFXML}</rdf:RDF>".encode(), "no statement"),
    "broken Turtle": (org_rdf, b"@prefix a: <urn:a> .\na:b a:c [ .\n", "not readable as Turtle"),
    "deep Turtle": (org_rdf, b"@prefix a: <urn:a> .\na:b a:c " + b"[ a:c " * 5_000 + b"1" + b"]" * 5_000 + b" .", "too deep"),
    "deep lists": (org_rdf, b"@prefix a: <urn:a> .\na:b a:c " + b"( " * 5_000 + b")" * 5_000 + b" .", "too deep"),
    "deep JSON": (org_rdf, b'{"@id":' * 90 + b'"a"' + b"}" * 90, "deep"),
    "very deep JSON": (bods, b'[{"statementID":1,"statementType":' + b"[" * 200_000, "deep"),
    "long number": (popolo, b'{"organizations":[],"posts":[' + b"1" * 5_000 + b"]}", "digits"),
    "infinite number": (popolo, b'{"organizations":[],"posts":[1e999]}', "larger than any"),
    "no number": (popolo, b'{"organizations":[],"posts":[NaN]}', "no number"),
    "broken JSON": (popolo, b'{"organizations":[], "posts":[', "not readable as JSON"),
    "many values": (popolo, b'{"organizations":[],"posts":[' + b"1," * 450_000 + b"1]}", "values"),
    "no list": (popolo, b'{"a":{"organizations":[],"posts":[]}}', "no list"),
    "empty lists": (popolo, b'{"organizations":[],"posts":[]}', "No box or name"),
    "no statements": (bods, b'[{"statementID":"a","statementType":"poem"}]', "no statement"),
    "no organisations": (ods, b'{"x":{"OrgId":"a","PrimaryRoleId":"b"}}', "no organisation"),
    "other statements": (org_rdf, b"<urn:a> <urn:b> <urn:c> .", "about an organisation"),
    "large": (org_rdf, b"<urn:a> <urn:b> <urn:c> .\n" * 400_000, "larger than"),
}


@pytest.fixture
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_args: object, **_more: object) -> NoReturn:
        raise AssertionError("something went to the network")

    monkeypatch.setattr(socket, "socket", never)
    monkeypatch.setattr(socket, "create_connection", never)
    monkeypatch.setattr(socket, "getaddrinfo", never)
    monkeypatch.setattr(urllib.request, "urlopen", never)
    monkeypatch.setattr(urllib.request.OpenerDirector, "open", never)


@pytest.mark.usefixtures("_offline")
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_one_plain_message(name: str) -> None:
    reader, data, words = HOSTILE[name]
    assert reader.recognised(data, "x")
    with pytest.raises(InputError) as caught:
        draft(reader.sketch(data, "x"), "x")
    assert len(caught.value.faults) == 1
    assert words in caught.value.faults[0].message


@pytest.mark.usefixtures("_offline")
def test_nothing_is_fetched_for_imports_addresses_or_data_types() -> None:
    assert lines(read(org_rdf, ORG)) == ORG_LINES
    for form in FORMS.values():
        assert read(form.reader, form.write(on_sheet(small()))).exact


@pytest.mark.usefixtures("_offline")
def test_the_guard_against_the_network_would_notice() -> None:
    with pytest.raises(AssertionError, match="network"):
        urllib.request.urlopen("http://example.org")


def test_there_may_be_only_so_many_statements(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rdf_files, "MOST_STATEMENTS", 50)
    data = PREFIXES + "ex:a a org:OrganizationalUnit ; rdfs:label " + ", ".join(f'"{at}"' for at in range(60)) + " ."
    with pytest.raises(InputError, match="more than 50 statements"):
        read(org_rdf, data)


@pytest.mark.parametrize(
    "data",
    [
        "ex:a a org:OrganizationalUnit ; rdfs:label 'A' ; org:subOrganizationOf ex:a .",
        "ex:a a org:OrganizationalUnit ; rdfs:label 'A' ; org:subOrganizationOf ex:b . ex:b rdfs:label 'B' ; org:subOrganizationOf ex:a .",
        "ex:a a org:OrganizationalUnit ; rdfs:label 'A' ; ex:list _:l . "
        "_:l <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> _:l ; <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> ex:a .",
        "<javascript:alert(1)> a org:OrganizationalUnit . ex:b a org:OrganizationalUnit ; rdfs:label '<script>alert(1)</script>' .",
        "ex:a a org:OrganizationalUnit ; rdfs:label 'A' ; ex:n '"
        + "9" * 6_000
        + "'^^<http://www.w3.org/2001/XMLSchema#integer> .",
        "ex:a a org:OrganizationalUnit ; rdfs:label 'A' ; ex:n '<a>&b;'^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#XMLLiteral> .",
        "ex:a a org:Organization , org:Post , foaf:Person ; rdfs:label 'A' . ex:b a org:OrganizationalUnit ; rdfs:label 'B' .",
    ],
)
def test_strange_statements_are_read_and_told(data: str) -> None:
    assert read(org_rdf, PREFIXES + data).structure.nodes


def test_a_key_that_is_given_twice_is_told() -> None:
    found = read(popolo, '{"organizations": [{"id": "a", "name": "Board", "name": "Other"}], "posts": []}')
    assert [node.name for node in found.structure.nodes] == ["Board"]
    assert "The key “name”, once more" in told(found)


def test_our_own_key_in_another_s_hands_does_no_harm() -> None:
    for own in (
        5,
        [],
        {"type": "body", "kind": 7, "wings": 2},
        {"type": "dragon"},
        {"order": "first", "type": "body", "kind": "other"},
    ):
        data = {"organizations": [{"id": "a", "name": "Board", "stpgraph": own}], "posts": [], "stpgraph": own}
        assert [node.name for node in read(popolo, json.dumps(data)).structure.nodes] == ["Board"]


SEEDS = [form.write(on_sheet(small())) for form in FORMS.values()]
SEEDS += [each.encode() for each in (ORG, json.dumps(POPOLO), json.dumps(BODS_03), json.dumps(ORD), json.dumps(SEARCH))]


@st.composite
def broken(draw: Callable[..., Any]) -> bytes:
    """One of the files with a few bytes changed, taken out, repeated or cut off."""
    made = bytearray(draw(st.sampled_from(SEEDS)))
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, max(len(made) - 1, 0)))
        match draw(st.integers(0, 3)):
            case 0:
                made[at : at + 1] = bytes([draw(st.sampled_from(b'<>"{}[]@:;.,\n\0-9\xff'))])
            case 1:
                del made[at : at + draw(st.integers(1, 40))]
            case 2:
                made[at:at] = made[at : at + draw(st.integers(1, 60))]
            case _:
                del made[at + 200 :]
    return bytes(made)


@settings(max_examples=examples(120))
@given(broken())
def test_a_broken_file_gives_a_draft_or_one_message(data: bytes) -> None:
    for reader in READERS:
        if reader.recognised(data, "x"):
            found: Draft | InputError
            try:
                found = draft(reader.sketch(data, "x"), "x")
            except InputError as error:
                found = error
            if isinstance(found, InputError):
                assert [bool(each.message) for each in found.faults] == [True]
            else:
                assert found.structure.nodes


def test_the_large_library_is_loaded_only_where_it_is_needed() -> None:
    lines = (
        "import sys",
        "from stpgraph.importers.linked import org_rdf, popolo, bods, ods",
        "from stpgraph.export import org_rdf, popolo, bods, shapes, vocabulary, turtle, jsonld",
        "print('rdflib' in sys.modules)",
    )
    made = subprocess.run([sys.executable, "-c", "; ".join(lines)], capture_output=True, text=True, check=True)
    assert made.stdout.strip() == "False"
