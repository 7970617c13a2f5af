"""The only place where a structure becomes a graph."""

from __future__ import annotations

from typing import cast

import networkx as nx

from stpgraph.model import AnyNode, AnyRelation, Structure


def build(structure: Structure) -> nx.MultiDiGraph[str]:
    """A structure as a typed graph, whole: what has ended and what is planned included.

    Every node carries its model as `node`, every edge its model as `relation` and its relation type as key; the graph carries
    the structure as `structure`. Nodes and edges come in order of id, so nothing read from the graph depends on the order in
    which the file gives them.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(structure=structure)
    graph.add_nodes_from((node.id, {"node": node}) for node in sorted(structure.nodes, key=lambda node: node.id))
    for relation in sorted(structure.relations, key=lambda relation: (relation.source, relation.type, relation.target)):
        graph.add_edge(relation.source, relation.target, relation.type, relation=relation)
    return graph


def structure_of(graph: nx.MultiDiGraph[str]) -> Structure:
    """The structure that a graph was built from."""
    return cast(Structure, graph.graph["structure"])


def nodes_of(graph: nx.MultiDiGraph[str]) -> dict[str, AnyNode]:
    """The node models of a graph, by id, in order of id."""
    return {key: cast(AnyNode, node) for key, node in graph.nodes(data="node")}


def relations_of(graph: nx.MultiDiGraph[str]) -> list[AnyRelation]:
    """The relation models of a graph, in order of source, target and type."""
    return [cast(AnyRelation, data["relation"]) for _, _, data in graph.edges(data=True)]
