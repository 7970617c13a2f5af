"""Linked data: the Organization Ontology where it has words, own words where not, the same bytes always, and nothing to be fetched."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import get_args

import pytest
from rdflib import FOAF, RDF, RDFS, BNode, Graph, Literal, Namespace, URIRef
from rdflib.plugins.parsers.jsonld import to_rdf

from stpgraph.export import jsonld, turtle, vocabulary
from stpgraph.export.org_rdf import graph_of
from stpgraph.export.terms import NODE_CLASSES, RELATION_CLASSES, STP, SUPER, camel, document_iri, kind_term
from stpgraph.model import AnyNode, AnyRelation, Structure
from stpgraph.model.kinds import KINDS, RELATION_TYPES
from tests.export.sheets import FEW, sheet_of
from tests.export.test_popolo import small

ORG = Namespace("http://www.w3.org/ns/org#")
OWN = Namespace(STP)


def at(name: str) -> URIRef:
    return URIRef(f"{document_iri('small')}#{name}")


@pytest.mark.parametrize("name", FEW)
def test_both_notations_say_the_same_and_have_no_blank_nodes(name: str) -> None:
    one = sheet_of(name)
    graph = graph_of(one.structure)
    assert set(Graph().parse(data=turtle.write(one), format="turtle")) == set(graph)
    assert set(to_rdf(json.loads(jsonld.write(one)), Graph())) == set(graph)
    assert not any(isinstance(term, BNode) for triple in graph for term in triple)


def test_things_are_what_the_ontology_calls_them() -> None:
    graph = graph_of(small())
    whole = URIRef(document_iri("small"))
    assert (whole, RDF.type, ORG.OrganizationalCollaboration) in graph
    assert (at("ccg"), RDF.type, ORG.FormalOrganization) in graph
    assert (at("ccg"), ORG.identifier, Literal("00X")) in graph
    assert (at("board"), RDF.type, ORG.OrganizationalUnit) in graph
    assert (at("board"), ORG.subOrganizationOf, whole) in graph
    assert (at("chair"), RDF.type, ORG.Post) in graph
    person = graph.value(at("chair"), ORG.heldBy)
    assert person == graph.value(at("sro"), ORG.heldBy)
    assert graph.value(person, FOAF.name) == Literal("A. Person")
    assert graph.value(at("empty"), ORG.heldBy) is None
    assert (at("chair"), ORG.postIn, at("board")) in graph
    seat = at("chair.sits_on.board")
    assert (seat, RDF.type, ORG.Membership) in graph
    assert (seat, ORG.member, person) in graph
    assert (seat, ORG.role, OWN["capacity-chair"]) in graph
    assert (at("ccg"), ORG.memberOf, at("board")) in graph
    assert (at("sub"), ORG.reportsTo, at("board")) in graph
    assert (at("sub"), OWN.accountableTo, at("board")) in graph


def test_what_is_planned_or_has_ended_is_no_plain_statement() -> None:
    graph = graph_of(small())
    assert (at("chair.sits_on.old"), OWN.status, Literal("ended")) in graph
    assert (at("chair"), ORG.postIn, at("old")) not in graph
    assert (at("old"), ORG.subOrganizationOf, None) not in graph


def test_not_stated_is_not_there_and_no_is_false() -> None:
    data = small().model_dump(mode="json", exclude_defaults=True)
    data["nodes"][1]["in_public"] = False
    graph = graph_of(Structure.model_validate(data))
    assert graph.value(at("board"), OWN.inPublic) == Literal(False)
    assert graph.value(at("sub"), OWN.inPublic) is None


def test_succession_is_a_change_and_a_part_of_an_organisation_its_unit() -> None:
    data = small().model_dump(mode="json", exclude_defaults=True)
    data["relations"] += [
        {"source": "board", "type": "replaces", "target": "old"},
        {"source": "board", "type": "part_of", "target": "ccg"},
    ]
    graph = graph_of(Structure.model_validate(data))
    change = at("board.replaces.old")
    assert (change, RDF.type, ORG.ChangeEvent) in graph
    assert (change, ORG.originalOrganization, at("old")) in graph
    assert (change, ORG.resultingOrganization, at("board")) in graph
    assert (at("board"), ORG.unitOf, at("ccg")) in graph


def test_a_source_is_cited_by_link() -> None:
    graph = graph_of(small())
    source = graph.value(at("ccg"), URIRef("http://purl.org/dc/terms/source"))
    assert source == at("source.tor")
    assert graph.value(source, OWN.url) == Literal("https://example.org/tor")


def test_same_sheet_same_bytes_whatever_the_order_of_sets() -> None:
    one = sheet_of("joint-committee")
    code = (
        "import sys; from tests.export.sheets import sheet_of; from stpgraph.export import turtle, jsonld\n"
        "one = sheet_of('joint-committee'); sys.stdout.buffer.write(turtle.write(one) + jsonld.write(one))"
    )
    seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    made = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
    )
    assert made.stdout == turtle.write(one) + jsonld.write(one)
    assert turtle.write(sheet_of("nasty")) == turtle.write(sheet_of("nasty"))


# ── the vocabulary ──


def test_the_vocabulary_file_is_what_the_tables_give() -> None:
    assert vocabulary.FILE.read_text(encoding="utf-8") == vocabulary.text()


def test_every_word_that_is_used_is_explained() -> None:
    known = Graph().parse(vocabulary.FILE)
    words = {
        str(term).removeprefix(STP)
        for name in (*FEW, "everything-wrong")
        for triple in graph_of(sheet_of(name).structure)
        for term in triple
        if isinstance(term, URIRef) and str(term).startswith(STP)
    }
    words |= {*NODE_CLASSES.values(), *RELATION_CLASSES.values(), *(camel(each) for each in RELATION_TYPES)}
    words |= {kind_term(node_type, kind) for node_type, kinds in KINDS.items() for kind in kinds}
    fields = {name for model in (*get_args(AnyNode), *get_args(AnyRelation)) for name in model.model_fields}
    words |= {camel(name) for name in fields - {"id", "type", "name", "notes", "cites", "voting"}}
    for word in sorted(words):
        assert known.value(OWN[word], RDFS.label), word
        assert known.value(OWN[word], RDFS.comment), word


def test_words_of_ours_are_cases_of_the_ontology_s_only_where_it_says_so_too() -> None:
    known = Graph().parse(vocabulary.FILE)
    found = {
        (str(own).removeprefix(STP), str(above).removeprefix(str(ORG)))
        for own, above in known.subject_objects(RDFS.subPropertyOf)
    }
    assert found == {(camel(relation), name) for relation, name in SUPER.items()}


def test_the_namespace_claims_nobody_s_domain() -> None:
    assert STP.startswith("urn:uuid:")
