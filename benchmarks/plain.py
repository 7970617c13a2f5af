"""The peer: the six exact rules as an analyst would write them with NetworkX, a question to the graph for every node.

It answers who is a subject and who is affected, and nothing else: no evidence, no certainty, no words.
"""

from __future__ import annotations

from typing import Any

import networkx as nx

from stpgraph.model import Body, Post, Project
from stpgraph.model.kinds import BOARD_KINDS, NEVER_WORKSTREAM_KINDS, WORKSTREAM_KINDS
from stpgraph.model.nodes import is_non_executive_by_law, is_statutory_root

Answer = set[tuple[str, tuple[str, ...], tuple[str, ...]]]


def plain_answers(graph: nx.MultiDiGraph[str]) -> Answer:
    """(rule, subjects, affected) for the six exact rules, from the graph that stpgraph builds."""
    nodes = {
        key: node
        for key, node in graph.nodes(data="node")
        if node.status != "ended" and not (isinstance(node, Post) and node.vacant)
    }
    relations = [
        data["relation"]
        for source, target, data in graph.edges(data=True)
        if data["relation"].status != "ended" and source in nodes and target in nodes
    ]
    answers, challenge, upward = nx.DiGraph(), nx.DiGraph(), nx.DiGraph()
    for derived in (answers, challenge, upward):
        derived.add_nodes_from(nodes)
    for relation in relations:
        edge = (relation.source, relation.target)
        if relation.type in ("accountable_to", "part_of"):
            for derived in (answers, challenge, upward):
                derived.add_edge(*edge)
        elif relation.type == "delegates_to":
            for derived in (answers, challenge, upward):
                derived.add_edge(*reversed(edge))
        elif relation.type in ("oversees", "ratifies"):
            challenge.add_edge(*reversed(edge))
        elif relation.type == "reports_to":
            upward.add_edge(*edge)
    return _accountability(nodes, relations, answers) | _scrutiny(nodes, relations, challenge) | _orphans(nodes, answers, upward)


def _inside(node: object) -> bool:
    return (isinstance(node, Body) and not node.is_external) or isinstance(node, Project)


def _accountability(nodes: dict[str, Any], relations: list[Any], graph: nx.DiGraph[str]) -> Answer:
    above = {key: nx.descendants(graph, key) for key in nodes}
    roots = {key for key, node in nodes.items() if is_statutory_root(node)}
    helping = {relation.source for relation in relations if relation.type in ("advises", "supports", "oversees")}
    judged = {
        key
        for key, node in nodes.items()
        if _inside(node)
        and not (
            isinstance(node, Body)
            and node.kind != "strategic_board"
            and key in helping
            and (node.function in ("advisory", "assurance") or node.kind in ("enabler", "programme_office"))
        )
    }
    lost = {key for key in nodes if key not in roots and not above[key] & roots}
    found: Answer = set()
    for key in sorted(lost):
        circle = {other for other in above[key] if key in above[other]} | {key}
        if key != min(circle) or any(after not in circle for each in circle for after in graph.succ[each]):
            continue
        affected = {each for each in lost & judged - circle if above[each] & circle}
        if not affected and not judged & circle:
            continue
        strategic = getattr(nodes[key], "kind", None) == "strategic_board" and _inside(nodes[key])
        rule = "ACC003" if len(circle) > 1 or graph.has_edge(key, key) else "ACC002" if strategic else "ACC001"
        found.add((rule, tuple(sorted(circle)), tuple(sorted(affected))))
    return found


def _scrutiny(nodes: dict[str, Any], relations: list[Any], graph: nx.DiGraph[str]) -> Answer:
    def is_board(node: object) -> bool:
        return isinstance(node, Body) and _inside(node) and (node.function == "decision_making" or node.kind in BOARD_KINDS)

    present = {key for key, node in nodes.items() if is_non_executive_by_law(node)}
    present |= {key for key, node in nodes.items() if isinstance(node, Post) and node.is_non_executive}
    present |= {relation.target for relation in relations if relation.type == "sits_on" and relation.source in present}
    boards = [key for key, node in nodes.items() if is_board(node)]
    return {("NED001", (key,), ()) for key in boards if not (nx.descendants(graph, key) | {key}) & present}


def _orphans(nodes: dict[str, Any], answers: nx.DiGraph[str], upward: nx.DiGraph[str]) -> Answer:
    bodies = {key: node for key, node in nodes.items() if isinstance(node, Body) and _inside(node)}
    projects = [key for key, node in nodes.items() if isinstance(node, Project)]
    tops = {key for key, node in bodies.items() if node.kind == "strategic_board"} or {
        key for key, node in bodies.items() if node.function == "decision_making" or node.kind in BOARD_KINDS
    }
    if not tops:
        return set()
    answered = {above for project in projects for above in answers.succ[project]}
    workstreams = [
        key
        for key, node in bodies.items()
        if node.kind in WORKSTREAM_KINDS or (key in answered and node.kind not in NEVER_WORKSTREAM_KINDS)
    ]
    above = {key: nx.descendants(upward, key) for key in [*bodies, *projects]}
    adrift = {key for key in workstreams if not (above[key] | {key}) & tops}
    found: Answer = set()
    spoken_for: set[str] = set()
    for key in sorted(adrift):
        together = {other for other in above[key] & adrift if key in above[other]} | {key}
        if key != min(together) or (above[key] & adrift) - together:
            continue
        below = {each for each in [*bodies, *projects] if above[each] & together} - together
        affected = {each for each in below if not (above[each] | {each}) & tops}
        spoken_for |= affected
        found.add(("ORP001", tuple(sorted(together)), tuple(sorted(affected))))
    for key in projects:
        if key not in spoken_for and not above[key] & tops:
            found.add(("ORP002", (key,), ()))
    return found
