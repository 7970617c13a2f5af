"""GraphML: networkx reads it, and the structure can be made of it again, exactly."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from random import Random
from typing import Any, get_args

import networkx as nx
import pytest
from lxml import etree

from stpgraph.export import attributes as told
from stpgraph.export.graphml import write
from stpgraph.model import AnyNode, AnyRelation, Structure
from tests.export.sheets import FEW, SHIPPED, sheet_of
from tests.strategies import Dice, messy


def read(data: bytes) -> nx.MultiDiGraph:
    return nx.read_graphml(BytesIO(data), force_multigraph=True)


def rebuilt(graph: nx.MultiDiGraph) -> Structure:
    """The structure that a graph from a file stands for."""

    def in_order(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [
            {key: value for key, value in each.items() if key not in ("order",)}
            for each in sorted(items, key=lambda each: each["order"])
        ]

    nodes = [{"id": key, **values} for key, values in graph.nodes(data=True)]
    edges = [{"source": source, "target": target, **values} for source, target, values in graph.edges(data=True)]
    for each in edges:
        each.pop("id", None)
    of_graph = {key: value for key, value in graph.graph.items() if key not in ("findings", "node_default", "edge_default")}
    return told.structure_of(of_graph, in_order(nodes), in_order(edges))


@pytest.mark.parametrize("name", [*SHIPPED, "nasty"])
def test_nothing_is_lost(name: str) -> None:
    one = sheet_of(name)
    assert rebuilt(read(write(one))) == one.structure


def test_nothing_of_made_up_structures_is_lost() -> None:
    rng = Random(4)
    for _ in range(60):
        structure = Structure.model_validate(messy(Dice(rng)))
        # What is read here needs no picture, and laying one out takes longest.
        assert rebuilt(read(write(replace(sheet_of("workstream"), structure=structure)))) == structure


def test_every_shipped_structure_is_tried() -> None:
    assert len(SHIPPED) >= 20


def test_a_program_sees_nodes_and_relations() -> None:
    one = sheet_of("all-clear")
    graph = read(write(one))
    assert graph.is_multigraph()
    assert graph.is_directed()
    assert set(graph.nodes) == {node.id for node in one.structure.nodes}
    found = sorted((source, values["type"], target) for source, target, values in graph.edges(data=True))
    assert found == sorted((each.source, each.type, each.target) for each in one.structure.relations)
    node = next(node for node in one.structure.nodes if node.type == "body")
    assert graph.nodes[node.id]["name"] == node.name
    assert graph.nodes[node.id]["inferred"] is node.inferred


def test_what_is_not_stated_has_no_attribute() -> None:
    one = sheet_of("workstream")
    graph = read(write(one))
    silent = [node for node in one.structure.nodes if node.type == "body" and node.in_public is None]
    assert silent
    assert all("in_public" not in graph.nodes[node.id] for node in silent)


def test_findings_come_along_only_where_they_were_asked_for() -> None:
    with_them = read(write(sheet_of("workstream"))).graph
    found = json.loads(with_them["findings"])
    assert [each["rule"] for each in found] == [each.rule for each in sheet_of("workstream").findings or ()]
    assert "findings" not in read(write(sheet_of("workstream", findings=False))).graph


@pytest.mark.parametrize("name", FEW)
def test_every_attribute_is_declared(name: str) -> None:
    space = "{http://graphml.graphdrawing.org/xmlns}"
    root = etree.fromstring(write(sheet_of(name)))
    declared = {(each.get("id"), each.get("for")) for each in root.iter(f"{space}key")}
    used = {(each.get("key"), each.getparent().tag.removeprefix(space)) for each in root.iter(f"{space}data")}
    assert used <= declared


def test_the_lists_of_fields_match_the_model() -> None:
    """A field that is added to the model, and is no plain text, has to be in one of the lists."""

    def kinds(schema: dict[str, Any]) -> set[str]:
        parts = [*schema.get("anyOf", ()), *schema.get("oneOf", ())]
        if parts:
            return {kind for part in parts for kind in kinds(part)} - {"null"}
        return {"object" if "$ref" in schema else schema.get("type", "")}

    def sort(schema: dict[str, Any]) -> str:
        return "+".join(sorted(kinds(schema)))

    expected: dict[str, str] = {}
    for model in (*get_args(AnyNode), *get_args(AnyRelation), Structure):
        for name, schema in model.model_json_schema()["properties"].items():
            if name not in told.ITEMS:
                expected[name] = sort(schema)
    wanted = {
        **dict.fromkeys(told.YES_OR_NO, "boolean"),
        **dict.fromkeys(told.WHOLE, "integer"),
        **dict.fromkeys(told.AMOUNTS, "number"),
        **dict.fromkeys(told.FREQUENCIES, "number+string"),
    }
    for name, kind in expected.items():
        if name in told.AS_JSON:
            assert kind in ("array+string", "array", "object"), (name, kind)
        elif name not in ("starts", "ends", "as_at"):
            assert kind == wanted.get(name, "string"), (name, kind)
    assert set(wanted) | told.AS_JSON <= set(expected)


def test_same_sheet_same_bytes() -> None:
    assert write(sheet_of("nasty")) == write(sheet_of("nasty"))
