"""What is matched between two structures: every node and decision, with what tells it from others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from stpgraph.graph import Wiring
from stpgraph.graph.queries import distances
from stpgraph.model import AnyNode, Body, Organisation, Post, Structure
from stpgraph.model.kinds import BOARD_KINDS, DECISION_ENDPOINTS, WORKSTREAM_KINDS, NodeType
from stpgraph.model.nodes import kind_of

ItemType = NodeType | Literal["decision"]
ITEM_TYPES: tuple[ItemType, ...] = ("organisation", "body", "project", "post", "instrument", "decision")
#: One sort of neighbour: by which relation (or list of a decision), at which end of it, of which type.
Tie = tuple[str, Literal["out", "in"], ItemType]


@dataclass(frozen=True, slots=True)
class Item:
    """One node or decision. `zone` is where in the drawing it belongs; `depth` how many lines it is below the top (None: it
    hangs on nothing); `many` whether it stands for several; `ties` are the ids of its neighbours by sort of tie, in order."""

    id: str
    type: ItemType
    kind: str
    name: str
    zone: str
    depth: int | None
    many: bool
    ties: Mapping[Tie, tuple[str, ...]]

    @property
    def degree(self) -> int:
        """How many ties it has."""
        return sum(map(len, self.ties.values()))


def ids_of(structure: Structure) -> dict[str, ItemType]:
    """The ids of all nodes and decisions, which share one name space, with their types."""
    return {**{node.id: node.type for node in structure.nodes}, **{each.id: "decision" for each in structure.decisions}}


def items_of(wiring: Wiring) -> tuple[Item, ...]:
    """Every node and decision of a structure, ended ones too, in order of type, name, kind and id."""
    structure = wiring.structure
    types = ids_of(structure)
    ties: defaultdict[str, defaultdict[Tie, list[str]]] = defaultdict(lambda: defaultdict(list))
    for source, kind, target in _lines(structure):
        ties[source][kind, "out", types[target]].append(target)
        ties[target][kind, "in", types[source]].append(source)
    tops = wiring.strategic_boards or [key for key in wiring.boards if not wiring.upward.succ[key]]
    far = distances(wiring.upward.pred, tops)
    nodes = {node.id: node for node in structure.nodes}
    found = [
        Item(
            node.id,
            node.type,
            kind_of(node) or "",
            node.name,
            _zone(node, nodes, ties[node.id]),
            _depth(node, far, ties[node.id]),
            node.represents_many,
            _fixed(ties[node.id]),
        )
        for node in structure.nodes
    ]
    found += [
        Item(each.id, "decision", "", each.name, "decision", None, False, _fixed(ties[each.id])) for each in structure.decisions
    ]
    return tuple(sorted(found, key=lambda each: (ITEM_TYPES.index(each.type), each.name, each.kind, each.id)))


def _lines(structure: Structure) -> Iterator[tuple[str, str, str]]:
    for relation in structure.relations:
        yield relation.source, relation.type, relation.target
    for decision in structure.decisions:
        for field in DECISION_ENDPOINTS:
            for node in getattr(decision, field):
                yield decision.id, field, node


def _fixed(ties: Mapping[Tie, list[str]]) -> dict[Tie, tuple[str, ...]]:
    return {tie: tuple(sorted(ties[tie])) for tie in sorted(ties)}


def _zone(node: AnyNode, nodes: Mapping[str, AnyNode], ties: Mapping[Tie, list[str]]) -> str:
    """Where in the drawing a node belongs; a post belongs where it sits, or where it leads."""
    if isinstance(node, Organisation):
        return "partners"
    if isinstance(node, Body):
        return _zone_of_body(node)
    if isinstance(node, Post):
        for kind in ("sits_on", "leads"):
            there = sorted({_zone_of(nodes[each]) for each in ties.get((kind, "out", "body"), ())})
            if there:
                return f"seats: {there[0]}"
        return "posts"
    return node.type


def _zone_of(node: AnyNode) -> str:
    return _zone_of_body(node) if isinstance(node, Body) else node.type


def _zone_of_body(body: Body) -> str:
    if body.is_external:
        return "outside"
    return "boards" if body.kind in BOARD_KINDS else "workstreams" if body.kind in WORKSTREAM_KINDS else "groups"


def _depth(node: AnyNode, far: Mapping[str, int], ties: Mapping[Tie, list[str]]) -> int | None:
    if not isinstance(node, Post):
        return far.get(node.id)
    depths = [far[each] for kind in ("sits_on", "leads") for each in ties.get((kind, "out", "body"), ()) if each in far]
    return min(depths, default=None)
