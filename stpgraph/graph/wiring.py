"""A structure as the rules read it: what takes part, the derived graphs, and the words of the domain, each computed once.

Ended nodes and relations take no part, and neither do vacant posts and their relations. Planned ones do, unless they are left
out on purpose (`planned=False`), to see what rests on them alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import networkx as nx

from stpgraph.graph.build import nodes_of, relations_of, structure_of
from stpgraph.graph.queries import Digraph, NodePath, distances, first_shortest_path
from stpgraph.model import AnyNode, AnyRelation, Body, MemberOf, Post, Project, SitsOn, Structure
from stpgraph.model.kinds import BOARD_KINDS, NEVER_WORKSTREAM_KINDS, WORKSTREAM_KINDS, RelationType
from stpgraph.model.nodes import is_non_executive_by_law, is_statutory_root


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat on a body: a post that sits there, or the seats that an organisation or body holds there."""

    relation: SitsOn | MemberOf
    post: Post | None
    member: AnyNode | None

    @property
    def is_non_executive(self) -> bool | None:
        """True, False, or None where it is not stated, as for every seat whose post is not listed."""
        return self.post.is_non_executive if self.post else None


class Wiring:
    """The reading of one graph. `nodes` and `relations` hold what takes part, in order of id.

    The derived graphs are `networkx.DiGraph`s over all of `nodes`:

    - `answers_to`: x→y where x answers to y (accountable_to; delegated authority, back to its source; part_of);
    - `challenge`: the same, and x→y where y oversees or ratifies x: who may challenge x;
    - `upward`: `answers_to` and reports_to: how work comes to a board's notice.
    """

    def __init__(self, graph: nx.MultiDiGraph[str], planned: bool = True) -> None:
        self.graph = graph
        self.structure: Structure = structure_of(graph)
        shut = ("ended",) if planned else ("ended", "planned")
        self.nodes: dict[str, AnyNode] = {
            key: node
            for key, node in nodes_of(graph).items()
            if node.status not in shut and not (isinstance(node, Post) and node.vacant)
        }
        self.relations: tuple[AnyRelation, ...] = tuple(
            relation
            for relation in relations_of(graph)
            if relation.status not in shut and relation.source in self.nodes and relation.target in self.nodes
        )

    # ── relations ────────────────────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def _from(self) -> Mapping[tuple[str, str], list[AnyRelation]]:
        found: defaultdict[tuple[str, str], list[AnyRelation]] = defaultdict(list)
        for relation in self.relations:
            found[relation.source, relation.type].append(relation)
        return found

    @cached_property
    def _to(self) -> Mapping[tuple[str, str], list[AnyRelation]]:
        found: defaultdict[tuple[str, str], list[AnyRelation]] = defaultdict(list)
        for relation in self.relations:
            found[relation.target, relation.type].append(relation)
        return found

    def relations_from(self, node: str, *types: RelationType) -> list[AnyRelation]:
        """The relations of some types out of a node."""
        return [relation for each in types for relation in self._from.get((node, each), ())]

    def relations_to(self, node: str, *types: RelationType) -> list[AnyRelation]:
        """The relations of some types into a node."""
        return [relation for each in types for relation in self._to.get((node, each), ())]

    # ── derived graphs ───────────────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def answers_to(self) -> Digraph:
        """x→y for accountable_to(x, y), delegates_to(y, x), part_of(x, y)."""
        return self._digraph(along=("accountable_to", "part_of"), against=("delegates_to",))

    @cached_property
    def challenge(self) -> Digraph:
        """`answers_to`, and x→y for oversees(y, x) and ratifies(y, x)."""
        return self._digraph(along=("accountable_to", "part_of"), against=("delegates_to", "oversees", "ratifies"))

    @cached_property
    def upward(self) -> Digraph:
        """`answers_to`, and reports_to."""
        return self._digraph(along=("accountable_to", "part_of", "reports_to"), against=("delegates_to",))

    def _digraph(self, along: tuple[RelationType, ...], against: tuple[RelationType, ...]) -> Digraph:
        edges = {(relation.source, relation.target) for relation in self.relations if relation.type in along}
        edges |= {(relation.target, relation.source) for relation in self.relations if relation.type in against}
        graph: Digraph = nx.DiGraph()
        graph.add_nodes_from(self.nodes)
        graph.add_edges_from(sorted(edges))
        return graph

    # ── words of the domain ──────────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def bodies(self) -> dict[str, Body]:
        """Bodies of the structure itself: not external."""
        return {key: node for key, node in self.nodes.items() if isinstance(node, Body) and not node.is_external}

    @cached_property
    def projects(self) -> dict[str, Project]:
        return {key: node for key, node in self.nodes.items() if isinstance(node, Project)}

    @cached_property
    def strategic_boards(self) -> dict[str, Body]:
        return {key: body for key, body in self.bodies.items() if body.kind == "strategic_board"}

    @cached_property
    def boards(self) -> dict[str, Body]:
        """Bodies, not external, that decide, or whose kind is that of a board."""
        return {key: body for key, body in self.bodies.items() if body.function == "decision_making" or body.kind in BOARD_KINDS}

    @cached_property
    def workstreams(self) -> dict[str, Body]:
        """Workstreams, locality and sector groups, and other bodies to which a project answers directly."""
        answered = {up for project in self.projects for up in self.answers_to.succ[project]}
        return {
            key: body
            for key, body in self.bodies.items()
            if body.kind in WORKSTREAM_KINDS or (key in answered and body.kind not in NEVER_WORKSTREAM_KINDS)
        }

    @cached_property
    def statutory_roots(self) -> frozenset[str]:
        """Where accountability may end: organisations with standing in law, and the external bodies of such."""
        return frozenset(key for key, node in self.nodes.items() if is_statutory_root(node))

    def seats(self, body: str) -> list[Seat]:
        """The filled seats on a body."""
        return [
            Seat(
                relation,
                node if isinstance(node := self.nodes[relation.source], Post) else None,
                None if isinstance(node, Post) else node,
            )
            for relation in self.relations_to(body, "sits_on", "member_of")
            if isinstance(relation, SitsOn | MemberOf)
        ]

    def lines_complete(self, *nodes: str) -> bool:
        """Whether the source shows every line of these nodes."""
        return all((self.nodes[node].lines or self.structure.drawing) == "complete" for node in nodes)

    # ── who may challenge whom ───────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def non_executive_presence(self) -> frozenset[str]:
        """Nodes where a non-executive can challenge: a body with such a seat, such a post, or a node that has them by law."""
        return frozenset(
            key
            for key, node in self.nodes.items()
            if is_non_executive_by_law(node)
            or (isinstance(node, Post) and node.is_non_executive)
            or (isinstance(node, Body) and any(seat.is_non_executive for seat in self.seats(key)))
        )

    @cached_property
    def challenge_distance(self) -> dict[str, int]:
        """How many lines of challenge each node is from non-executive presence; nodes that have none are left out."""
        return distances(self.challenge.pred, self.non_executive_presence)

    def challenge_path(self, node: str) -> NodePath | None:
        """The shortest way from a node to somebody non-executive who may challenge it; of equals, the first in order of ids.

        None where there is no such way. Source: Hasselman, question 6; Coutts, third issue.
        """
        if node not in self.challenge_distance:
            return None
        return first_shortest_path(self.challenge, node, self.challenge_distance)

    def standing_known(self, nodes: Iterable[str]) -> bool:
        """Whether it is stated, of some nodes and all who sit there, who is non-executive and who is not."""
        for key in nodes:
            node = self.nodes[key]
            if isinstance(node, Post) and node.is_non_executive is None:
                return False
            if isinstance(node, Body):
                if node.membership != "complete" or any(seat.is_non_executive is None for seat in self.seats(key)):
                    return False
        return True
