"""A structure as the rules read it: what takes part, the derived graphs, and the words of the domain, each computed once.

Ended nodes and relations take no part, and neither do vacant posts and their relations. Planned ones do, unless they are left
out on purpose (`planned=False`), to see what rests on them alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar, cast

import networkx as nx

from stpgraph.graph.build import nodes_of, relations_of, structure_of
from stpgraph.graph.queries import Digraph, NodePath, distances, first_shortest_path, reach
from stpgraph.model import AnyNode, AnyRelation, Body, Instrument, MemberOf, Post, Project, SitsOn, Structure
from stpgraph.model.kinds import BOARD_KINDS, NEVER_WORKSTREAM_KINDS, WORKSTREAM_KINDS, InstrumentKind, RelationType
from stpgraph.model.nodes import is_non_executive_by_law, is_statutory_root

T = TypeVar("T")


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


def standing_open(seat: Seat) -> bool:
    """A seat of which it is not stated whether a non-executive holds it."""
    return seat.is_non_executive is None


class Wiring:
    """The reading of one graph. `nodes` and `relations` hold what takes part, in order of id.

    The derived graphs are over all of `nodes`:

    - `answers_to`: x→y where x answers to y (accountable_to; delegated authority, back to its source; part_of);
    - `challenge`: the same, and x→y where y oversees or ratifies x: who may challenge x;
    - `upward`: `answers_to` and reports_to: how work comes to a board's notice.
    """

    def __init__(self, graph: nx.MultiDiGraph[str], planned: bool = True) -> None:
        self.graph = graph
        self.structure: Structure = structure_of(graph)
        self._answers: dict[object, object] = {}
        shut = self._shut = ("ended",) if planned else ("ended", "planned")
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

    def once(self, compute: Callable[[Wiring], T]) -> T:
        """What a function says of this wiring, computed the first time that it is asked for."""
        if compute not in self._answers:
            self._answers[compute] = compute(self)
        return cast(T, self._answers[compute])

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
        edges = [(relation.source, relation.target) for relation in self.relations if relation.type in along]
        edges += [(relation.target, relation.source) for relation in self.relations if relation.type in against]
        return Digraph.of(self.nodes, edges)

    def joined(self) -> list[tuple[str, ...]]:
        """The parts of the drawing that any relations join, whichever way they run; each in order of id, and all of them."""
        graph: nx.Graph[str] = nx.Graph()
        graph.add_nodes_from(self.nodes)
        graph.add_edges_from((relation.source, relation.target) for relation in self.relations)
        return sorted(tuple(sorted(part)) for part in nx.connected_components(graph))

    # ── words of the domain ──────────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def bodies(self) -> dict[str, Body]:
        """Bodies of the structure itself: not external."""
        return {key: node for key, node in self.nodes.items() if isinstance(node, Body) and not node.is_external}

    @cached_property
    def projects(self) -> dict[str, Project]:
        return {key: node for key, node in self.nodes.items() if isinstance(node, Project)}

    @cached_property
    def posts(self) -> dict[str, Post]:
        """Posts that are filled, or of which it is not stated that they are vacant."""
        return {key: node for key, node in self.nodes.items() if isinstance(node, Post)}

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

    @cached_property
    def leading_boards(self) -> dict[str, Body]:
        """Strategic and delivery boards: the bodies of the three kinds that steer the whole."""
        kinds = ("strategic_board", "delivery_group", "executive_group")
        return {key: body for key, body in self.bodies.items() if body.kind in kinds}

    def chairs(self, body: str) -> list[Seat]:
        """The chair of a body: every seat with that capacity; where there is none, the only post of kind chair or
        independent_chair that sits there without a capacity, if it is one person's."""
        seats = self.seats(body)
        named = [seat for seat in seats if seat.relation.capacity == "chair"]
        if named:
            return named
        by_kind = [
            (seat, seat.post)
            for seat in seats
            if seat.post and seat.post.kind in ("chair", "independent_chair") and seat.relation.capacity is None
        ]
        if len(by_kind) != 1:
            return []
        seat, post = by_kind[0]
        return [seat] if post.count == 1 and not post.represents_many else []

    @cached_property
    def represented(self) -> dict[str, tuple[str, ...]]:
        """Whom each post speaks for, where it is stated."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for relation in self.relations:
            if relation.type == "represents":
                found[relation.source].append(relation.target)
        return {post: tuple(targets) for post, targets in found.items()}

    @cached_property
    def vacancies(self) -> tuple[tuple[Post, AnyRelation], ...]:
        """Vacant posts with each of their relations that would count if they were filled, in order of id."""
        shut = self._shut
        vacant = {
            key: node
            for key, node in nodes_of(self.graph).items()
            if isinstance(node, Post) and node.vacant and node.status not in shut
        }
        return tuple(
            (vacant[relation.source], relation)
            for relation in relations_of(self.graph)
            if relation.source in vacant and relation.status not in shut and relation.target in self.nodes
        )

    def held_for(self, seat: Seat) -> tuple[str, ...]:
        """The organisations or bodies that a seat is held for; empty where it is not stated, or for nobody."""
        return (seat.member.id,) if seat.member else self.represented.get(seat.relation.source, ())

    @cached_property
    def seated(self) -> dict[str, frozenset[str]]:
        """The bodies on which each organisation or body has a seat: its own, or of a post that speaks for it."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for body in self.nodes:
            if isinstance(self.nodes[body], Body):
                for seat in self.seats(body):
                    for holder in self.held_for(seat):
                        found[holder].add(body)
        return {key: frozenset(bodies) for key, bodies in found.items()}

    @cached_property
    def persons(self) -> dict[str, tuple[str, ...]]:
        """The posts of each named person, by name. A post that stands for many is nobody's."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for key, node in self.nodes.items():
            if isinstance(node, Post) and node.holder is not None and not node.represents_many:
                found[node.holder].append(key)
        return {holder: tuple(posts) for holder, posts in sorted(found.items())}

    def holders(self, body: str) -> frozenset[str]:
        """The named people who sit on a body."""
        return frozenset(
            seat.post.holder for seat in self.seats(body) if seat.post and seat.post.holder and not seat.post.represents_many
        )

    def instruments(self, *kinds: InstrumentKind) -> dict[str, Instrument]:
        """The agreements and documents of some kinds."""
        return {key: node for key, node in self.nodes.items() if isinstance(node, Instrument) and node.kind in kinds}

    def covered_by(self, *kinds: InstrumentKind) -> frozenset[str]:
        """What agreements and documents of some kinds cover."""
        return frozenset(relation.target for key in self.instruments(*kinds) for relation in self.relations_from(key, "covers"))

    # ── authority to decide ──────────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def parts_of_roots(self) -> frozenset[str]:
        """Bodies directly part of somebody with standing in law: they hold that one's authority to decide and delegate."""
        return frozenset(
            relation.source
            for relation in self.relations
            if relation.type == "part_of" and relation.target in self.statutory_roots
        )

    @cached_property
    def delegation(self) -> Digraph:
        """x→y where x delegates to y."""
        return self._digraph(along=("delegates_to",), against=())

    @cached_property
    def authorised(self) -> frozenset[str]:
        """Everyone to whom authority comes, by one delegation or a chain, from somebody with standing in law or a part of one."""
        givers = self.statutory_roots | self.parts_of_roots
        receivers = {after for giver in givers for after in self.delegation.succ[giver]}
        return frozenset(reach(self.delegation.succ, receivers))

    # ── what is stated ───────────────────────────────────────────────────────────────────────────────────────────────

    def drawing_complete(self) -> bool:
        """Whether the source shows every body and line."""
        return self.structure.drawing == "complete"

    def seats_known(self, bodies: Iterable[str], is_open: Callable[[Seat], bool]) -> bool:
        """Whether it is stated of every seat on some bodies that it is not what a rule asks for.

        `is_open` says that a seat leaves it open.
        """
        for key in bodies:
            node = self.nodes[key]
            if isinstance(node, Body) and (node.membership != "complete" or any(is_open(seat) for seat in self.seats(key))):
                return False
        return True

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
        nodes = list(nodes)
        posts = [node for key in nodes if isinstance(node := self.nodes[key], Post)]
        return all(post.is_non_executive is not None for post in posts) and self.seats_known(nodes, standing_open)
