"""The SHACL shapes: all that is written conforms, and for every sort of constraint a broken graph is found by the shape that it breaks."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import get_args

import pyshacl
import pytest
from hypothesis import given, settings
from rdflib import RDF, XSD, Graph, Literal, Namespace, URIRef

from stpgraph.export import shapes
from stpgraph.export.org_rdf import graph_of
from stpgraph.export.terms import NODE_CLASSES, RELATION_CLASSES, STP, camel, document_iri, kind_term
from stpgraph.model import AnyNode, Structure
from stpgraph.model.kinds import ENDPOINTS, KINDS
from tests.export.sheets import sheet_of
from tests.strategies import Data, examples, structures

OWN = Namespace(STP)
SH = Namespace("http://www.w3.org/ns/shacl#")
DCT = Namespace("http://purl.org/dc/terms/")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")


@cache
def shape_graph() -> Graph:
    return Graph().parse(shapes.FILE)


def complaints(graph: Graph, warnings: bool = False) -> set[str]:
    """The names of the shapes that complain; empty where the graph conforms."""
    ok, report, _ = pyshacl.validate(graph, shacl_graph=shape_graph(), allow_warnings=not warnings)
    found = {
        str(each).removeprefix(STP)
        for each in (*report.objects(None, SH.sourceShape), *report.objects(None, SH.sourceConstraint))
    }
    assert ok or found
    return set() if ok else found


def test_the_shapes_file_is_what_the_tables_of_the_model_give() -> None:
    assert shapes.FILE.read_text(encoding="utf-8") == shapes.text()


def test_every_field_kind_and_end_of_the_model_has_a_constraint() -> None:
    text = shapes.text()
    for model in get_args(AnyNode):
        name = NODE_CLASSES[get_args(model.model_fields["type"].annotation)[0]]
        for field in model.model_fields.keys() - {"type", "voting"}:
            assert f"stp:{name}Shape-{camel(field)} a sh:PropertyShape" in text
    for relation, name in RELATION_CLASSES.items():
        for end in ("source", "target"):
            assert f"stp:{name}Shape-{end} a sh:PropertyShape" in text
        assert ENDPOINTS[relation]
    for node_type, kinds in KINDS.items():
        for kind in kinds:
            assert f"stp:{kind_term(node_type, kind)} " in text


@pytest.mark.parametrize("name", ["joint-committee", "everything-wrong-no-board", "west-berkshire-lib-dual-accountability"])
def test_what_is_written_conforms(name: str) -> None:
    assert complaints(graph_of(sheet_of(name).structure), warnings=True) == set()


@settings(max_examples=examples(4))
@given(structures(most_nodes=5))
def test_made_up_structures_conform(data: Data) -> None:
    assert complaints(graph_of(Structure.model_validate(data))) == set()


def base() -> Structure:
    nodes = [
        {"id": "ccg", "type": "organisation", "kind": "ccg", "name": "CCG"},
        {"id": "board", "type": "body", "kind": "strategic_board", "name": "Board", "voting": {"threshold": 0.75}, "quorum": 3},
        {"id": "chair", "type": "post", "kind": "chair", "name": "Chair"},
        {"id": "work", "type": "project", "name": "Work", "starts": "2017-06", "ends": "2017"},
        {"id": "mou", "type": "instrument", "kind": "contract", "name": "MoU", "amount_gbp": 5.5},
    ]
    lines = [
        {"source": "chair", "type": "sits_on", "target": "board", "capacity": "chair"},
        {"source": "board", "type": "part_of", "target": "ccg"},
        {"source": "work", "type": "accountable_to", "target": "board", "cites": ["tor"]},
        {"source": "ccg", "type": "delegates_to", "target": "board", "instrument": "mou"},
        {"source": "chair", "type": "reports_to", "target": "board", "frequency": 10},
    ]
    decisions = [{"id": "what", "name": "What", "taken_by": ["board"], "threshold": 0.5}]
    sources = [{"id": "tor", "title": "Terms"}]
    data = {"stpgraph": 1, "id": "base", "title": "Base", "status": "current", "sources": sources}
    return Structure.model_validate(data | {"nodes": nodes, "relations": lines, "decisions": decisions})


def at(name: str) -> URIRef:
    return URIRef(f"{document_iri('base')}#{name}" if name else document_iri("base"))


def instead(subject: str, predicate: URIRef, value: URIRef | Literal | None) -> Callable[[Graph], None]:
    """Puts another value, or none, in the place of what is said."""

    def change(graph: Graph) -> None:
        assert (at(subject), predicate, None) in graph
        graph.remove((at(subject), predicate, None))
        if value is not None:
            graph.add((at(subject), predicate, value))

    return change


def besides(subject: str, predicate: URIRef, value: URIRef | Literal) -> Callable[[Graph], None]:
    return lambda graph: graph.add((at(subject), predicate, value)) and None


def twin(graph: Graph) -> None:
    """The same relation once more, as another thing."""
    for predicate, value in list(graph.predicate_objects(at("work.accountable_to.board"))):
        graph.add((at("again"), predicate, value))


def rival(graph: Graph) -> None:
    """Another node with the id of the board."""
    for predicate, value in list(graph.predicate_objects(at("ccg"))):
        graph.add((at("rival"), predicate, value))
    graph.remove((at("rival"), DCT.identifier, None))
    graph.add((at("rival"), DCT.identifier, Literal("board")))


def source_rival(graph: Graph) -> None:
    for triple in ((RDF.type, OWN.Source), (DCT.identifier, Literal("tor")), (DCT.title, Literal("Other"))):
        graph.add((at("rival"), *triple))


BROKEN: dict[str, tuple[str, Callable[[Graph], None]]] = {
    "no name": ("OrganisationShape-name", instead("ccg", SKOS.prefLabel, None)),
    "an empty name": ("BodyShape-name", instead("board", SKOS.prefLabel, Literal(""))),
    "two names": ("PostShape-name", besides("chair", SKOS.prefLabel, Literal("Other"))),
    "no id": ("ProjectShape-id", instead("work", DCT.identifier, None)),
    "an id with capitals": ("BodyShape-id", instead("board", DCT.identifier, Literal("The Board"))),
    "an id twice": ("IdsShape-unique", rival),
    "a source's id twice": ("SourceIdsShape-unique", source_rival),
    "no kind": ("InstrumentShape-kind", instead("mou", OWN.kind, None)),
    "a kind of another type": ("BodyShape-kind", instead("board", OWN.kind, OWN["organisation-ccg"])),
    "an unknown kind": ("PostShape-kind", instead("chair", OWN.kind, OWN["post-captain"])),
    "a status that there is not": ("OrganisationShape-status", besides("ccg", OWN.status, Literal("closed"))),
    "yes as text": ("BodyShape-inPublic", besides("board", OWN.inPublic, Literal("yes"))),
    "a quorum of nobody": ("BodyShape-quorum", instead("board", OWN.quorum, Literal(0))),
    "more than all votes": (
        "BodyShape-votingThreshold",
        instead("board", OWN.votingThreshold, Literal("1.5", datatype=XSD.decimal)),
    ),
    "an unknown way to vote": ("BodyShape-votingBasis", besides("board", OWN.votingBasis, Literal("by shouting"))),
    "an unknown frequency": ("ReportsToShape-frequency", instead("chair.reports_to.board", OWN.frequency, Literal("often"))),
    "a frequency below nothing": (
        "ReportsToShape-frequency",
        instead("chair.reports_to.board", OWN.frequency, Literal("-3", datatype=XSD.decimal)),
    ),
    "money below nothing": ("InstrumentShape-amountGbp", instead("mou", OWN.amountGbp, Literal("-1", datatype=XSD.decimal))),
    "a date that is none": ("ProjectShape-starts", instead("work", OWN.starts, Literal("June"))),
    "a line from the wrong sort": ("SitsOnShape-source", instead("chair.sits_on.board", OWN.source, at("ccg"))),
    "a line to the wrong sort": ("PartOfShape-target", instead("board.part_of.ccg", OWN.target, at("work"))),
    "a line to nothing": ("AccountableToShape-target", instead("work.accountable_to.board", OWN.target, None)),
    "a line to what is not there": ("AccountableToShape-target", instead("work.accountable_to.board", OWN.target, at("ghost"))),
    "a line with two ends": ("DelegatesToShape-target", besides("ccg.delegates_to.board", OWN.target, at("chair"))),
    "a line twice": ("AccountableToShape-twice", twin),
    "a standing that there is not": ("SitsOnShape-capacity", instead("chair.sits_on.board", OWN.capacity, Literal("king"))),
    "an instrument that is none": ("DelegatesToShape-instrument", instead("ccg.delegates_to.board", OWN.instrument, at("board"))),
    "a source that is none": ("AccountableToShape-cites", besides("work.accountable_to.board", DCT.source, at("board"))),
    "a decision by an organisation": ("DecisionShape-takenBy", besides("what", OWN.takenBy, at("ccg"))),
    "a decision without a name": ("DecisionShape-name", instead("what", SKOS.prefLabel, None)),
    "a source without a title": ("SourceShape-title", instead("source.tor", DCT.title, None)),
    "a structure without a status": ("StructureShape-status", instead("", OWN.status, None)),
    "an unknown archetype": ("StructureShape-archetype", besides("", OWN.archetype, Literal("octopus"))),
}


def test_the_base_conforms() -> None:
    assert complaints(graph_of(base()), warnings=True) == set()


#: Several at a time, for each run takes long: those that do not touch the same thing.
BATCHES = 5


@pytest.mark.parametrize("batch", range(BATCHES))
def test_broken_graphs_are_found_by_the_shapes_that_they_break_and_by_no_other(batch: int) -> None:
    graph = graph_of(base())
    expected = set()
    for shape, change in list(BROKEN.values())[batch::BATCHES]:
        change(graph)
        expected.add(shape)
    assert len(expected) >= 6
    assert {each for each in complaints(graph) if "Shape-" in each} == expected


def test_a_project_that_ends_before_it_starts_is_a_warning_alone() -> None:
    graph = graph_of(base())
    instead("work", OWN.endsOn, Literal("2017-01-01", datatype=XSD.date))(graph)
    assert complaints(graph) == set()
    assert complaints(graph, warnings=True) == {"ProjectShape-dates"}
