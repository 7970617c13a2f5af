"""Where each node belongs, before anything has a size: its zone, the node it stands under, the body whose seat it is.

Everything is decided by names, kinds and relations, never by the order of a file, and ties by name before id: what a reader
calls things is what holds them in place.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import cast

from stpgraph.layout.boxes import Labels
from stpgraph.layout.scene import Zone
from stpgraph.model import AnyNode, AnyRelation, Body, Organisation, Project, Structure
from stpgraph.model.kinds import KINDS, RelationType, Status
from stpgraph.model.nodes import kind_of

#: Bodies that stand beside the tiers and help.
SUPPORT_KINDS = frozenset({"programme_office", "finance_group", "enabler"})
#: Bodies that stand with support where they advise or support somebody, and nothing else answers to them.
ADVISING_KINDS = frozenset({"clinical_cabinet", "reference_group", "forum", "federation", "other"})
OVERSIGHT_KINDS = frozenset({"oversight_group", "audit_committee"})
DELIVERY_KINDS = frozenset({"delivery_group", "executive_group"})
TIER: Mapping[Zone, int] = {"strategic": 0, "delivery": 1, "group": 2, "project": 3}

_RANKS = {(sort, kind): rank for sort, kinds in KINDS.items() for rank, kind in enumerate(kinds)}

_NUMBERS = re.compile(r"(\d+)")
NameKey = tuple[tuple[str | tuple[int, str], ...], str]


@dataclass(slots=True)
class Plan:
    """`zone`, `parent` and `host` by node id. `parent` is whom it hangs under, `host` the body (or project) whose seat it is.

    `order` sorts ids as readers would: by name, numbers as numbers. `relations` are those to draw: all but seats under their host.
    """

    nodes: dict[str, AnyNode]
    relations: tuple[AnyRelation, ...]
    zone: dict[str, Zone] = field(default_factory=dict)
    parent: dict[str, str] = field(default_factory=dict)
    host: dict[str, str] = field(default_factory=dict)
    order: dict[str, int] = field(default_factory=dict)
    labels: Labels = field(default_factory=lambda: Labels({}, {}))

    def by_name(self, ids: Iterable[str]) -> list[str]:
        """Ids in order of name."""
        return sorted(ids, key=self.order.__getitem__)


def name_key(name: str, node_id: str) -> NameKey:
    """Sorts names as a person would: "Project 9" before "Project 10"; ids settle what names do not.

    >>> sorted(["Project 10", "project 9", "A&E"], key=lambda name: name_key(name, ""))
    ['A&E', 'project 9', 'Project 10']
    """
    pieces = _NUMBERS.split(name.casefold())
    if len(pieces) == 1:
        return ((pieces[0],), node_id)
    key = tuple((len(piece.lstrip("0")), piece.lstrip("0")) if at % 2 else piece for at, piece in enumerate(pieces))
    return (cast("tuple[str | tuple[int, str], ...]", key), node_id)


def plan(structure: Structure, include_ended: bool = True, folded: Mapping[str, str] | None = None) -> Plan:
    """Zones, parents and hosts of a structure's nodes; ended ones and their relations are left out unless asked for.

    `folded` says, by node, what is not drawn below it.
    """
    nodes = {node.id: node for node in structure.nodes if include_ended or node.status != "ended"}
    keys = {key: name_key(node.name, key) for key, node in nodes.items()}
    ordered = sorted(nodes, key=keys.__getitem__)
    made = Plan({key: nodes[key] for key in ordered}, (), labels=Labels(nodes, folded or {}))
    made.order = {key: position for position, key in enumerate(ordered)}
    relations = sorted(
        (
            each
            for each in structure.relations
            if each.source in nodes and each.target in nodes and (include_ended or each.status != "ended")
        ),
        key=lambda each: (made.order[each.source], made.order[each.target], each.type),
    )
    facts = _Facts(made, relations)
    facts.hosts()
    facts.body_zones()
    facts.parents()
    facts.rest()
    made.relations = tuple(each for each in relations if not _is_seat(made, each))
    return made


def _is_seat(made: Plan, relation: AnyRelation) -> bool:
    """Whether a relation shows as a chip under its body, and so needs no line."""
    return relation.type in ("sits_on", "leads") and made.host.get(relation.source) == relation.target


def relation_status(made: Plan, relation: AnyRelation) -> Status:
    """A relation that has ended, or has an end that has, is ended; one with a planned end is planned."""
    statuses = {relation.status, made.nodes[relation.source].status, made.nodes[relation.target].status}
    return "ended" if "ended" in statuses else "planned" if "planned" in statuses else "established"


_MASTERS: frozenset[Zone] = frozenset({"strategic", "delivery", "group", "support"})
_NEAR: Mapping[Zone, int] = {"group": 0, "support": 1, "delivery": 2, "strategic": 3}
_NEAR_BODY: Mapping[Zone, int] = {"delivery": 0, "group": 1, "strategic": 2}


class _Facts:
    """The relations at hand, by end and type, and the decisions that follow from them, in the order in which they follow."""

    def __init__(self, made: Plan, relations: list[AnyRelation]) -> None:
        self.made = made
        self.nodes = made.nodes
        self.out: defaultdict[tuple[str, RelationType], list[AnyRelation]] = defaultdict(list)
        self.into: defaultdict[tuple[str, RelationType], list[AnyRelation]] = defaultdict(list)
        for each in relations:
            if relation_status(made, each) != "ended":
                self.out[each.source, each.type].append(each)
                self.into[each.target, each.type].append(each)
        self.sending = {key for key, _ in self.out}
        self.receiving = {key for key, _ in self.into}

    def targets(self, key: str, *types: RelationType) -> list[str]:
        if key not in self.sending:
            return []
        return [each.target for kind in types for each in self.out.get((key, kind), ())]

    def sources(self, key: str, *types: RelationType) -> list[str]:
        if key not in self.receiving:
            return []
        return [each.source for kind in types for each in self.into.get((key, kind), ())]

    # ── seats ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def hosts(self) -> None:
        for key, node in self.nodes.items():
            if node.type != "post" or node.status == "ended":
                continue
            places = [(self._seat_rank(each), self.made.order[each.target], each.target) for each in self._seats(key)]
            if places:
                self.made.host[key] = min(places)[2]

    def _seats(self, key: str) -> list[AnyRelation]:
        return [*self.out.get((key, "leads"), ()), *self.out.get((key, "sits_on"), ())]

    def _seat_rank(self, seat: AnyRelation) -> tuple[int, int]:
        """Where a post that has several places stands: where it leads, else where it chairs, else on the highest board."""
        target = self.nodes[seat.target]
        if isinstance(target, Project):
            return (3, 0)
        high = self._board_rank(target)
        if seat.type == "leads":
            return (0, high)
        return (1 if getattr(seat, "capacity", None) == "chair" else 2, high)

    @staticmethod
    def _board_rank(node: AnyNode) -> int:
        kind = kind_of(node)
        return 0 if kind == "strategic_board" else 1 if kind in DELIVERY_KINDS else 2

    # ── bodies ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def body_zones(self) -> None:
        for key, node in self.nodes.items():
            if node.type == "body":
                self.made.zone[key] = self._body_zone(key, node)
            elif node.type == "organisation":
                self.made.zone[key] = self._organisation_zone(key, node)

    def _body_zone(self, key: str, body: Body) -> Zone:
        below = [each for each in self._below(key) if self.nodes[each].type == "body"]
        if body.is_external:
            return "organisation" if self._belongs_to_organisation(key) and not self.targets(key, "oversees") else "oversight"
        if body.kind == "strategic_board":
            return "strategic"
        if body.kind in DELIVERY_KINDS:
            return "delivery"
        if body.kind in OVERSIGHT_KINDS:
            return "oversight"
        if self.targets(key, "oversees") and not below and body.kind in ADVISING_KINDS | SUPPORT_KINDS:
            return "oversight"
        helps = self.targets(key, "advises", "supports")
        if body.kind in SUPPORT_KINDS and not [each for each in below if self.nodes[each].status != "ended"]:
            return "support"
        if helps and not below and (body.kind in ADVISING_KINDS or body.function == "advisory"):
            return "support"
        return "group"

    def _belongs_to_organisation(self, key: str) -> bool:
        """Whether an external body is part of an organisation or answers to one, or does so through others such."""
        seen, waiting = {key}, [key]
        while waiting:
            for above in self.targets(waiting.pop(), "part_of", "accountable_to"):
                node = self.nodes[above]
                if isinstance(node, Organisation):
                    return True
                if isinstance(node, Body) and node.is_external and above not in seen:
                    seen.add(above)
                    waiting.append(above)
        return False

    def _organisation_zone(self, key: str, node: Organisation) -> Zone:
        if not self.targets(key, "oversees"):
            return "organisation"
        own = self.sources(key, "part_of", "accountable_to") or self.targets(key, "delegates_to", "ratifies", "party_to")
        return "oversight" if node.kind == "national_body" or not own else "organisation"

    def _below(self, key: str) -> list[str]:
        """What answers or reports to a node, or has authority from it."""
        below = self.sources(key, "accountable_to", "part_of", "reports_to")
        return below + self.targets(key, "delegates_to") if self.nodes[key].type == "body" else below

    # ── who stands under whom ────────────────────────────────────────────────────────────────────────────────────────

    def parents(self) -> None:
        # Groups first, so that in a loop of groups and boards the board is the one above.
        rank = {"group": 0, "organisation": 0, "delivery": 1}
        zones = self.made.zone
        # The nodes are in their order already.
        for key in sorted(self.nodes, key=lambda key: rank.get(zones.get(key, "apart"), 2)):
            if self.nodes[key].status == "ended" or key in self.made.host:
                continue
            if self.made.zone.get(key) in ("strategic", "oversight", "support"):
                continue
            for parent in self._masters(key):
                if parent != key and not self._is_under(parent, key):
                    self.made.parent[key] = parent
                    break

    def _masters(self, key: str) -> list[str]:
        """Whom a node may stand under, the likeliest first. A seat stands for the body it is on."""
        zones, node = self.made.zone, self.nodes[key]
        found: list[tuple[tuple[int, int, bool, int], str]] = []
        relations: list[tuple[int, str]] = [
            (0 if getattr(each, "primary", False) else 1, each.target) for each in self.out.get((key, "accountable_to"), ())
        ]
        relations += [(2, each) for each in self.targets(key, "part_of")]
        relations += [(3, each) for each in self.sources(key, "delegates_to")]
        relations += [(4, each) for each in self.targets(key, "reports_to")]
        if node.type == "post":
            relations += [(5, each) for each in self.targets(key, "represents", "employed_by")]
        for rank, target in relations:
            home = self.made.host.get(target, target)
            zone = zones.get(home)
            fits = zone in _MASTERS
            if node.type == "post":
                fits = fits or zone == "organisation"
            elif zones.get(key) == "organisation":
                fits = zone == "organisation"
            if fits and zone and self.nodes[home].status != "ended" and (zone != "support" or node.type != "body"):
                # A project belongs first to a group, a group to the board nearest above it.
                near = (_NEAR_BODY if node.type == "body" else _NEAR).get(zone, 4)
                # Of equals, one that itself answers to somebody: the chain then goes on.
                ends_there = not self.targets(home, "accountable_to", "part_of", "reports_to")
                found.append(((rank, near, ends_there, self.made.order[home]), home))
        return [home for _, home in sorted(found)]

    def _is_under(self, key: str, above: str) -> bool:
        """Whether a node already stands, at any depth, under another."""
        at: str | None = key
        while at is not None:
            if at == above:
                return True
            at = self.made.parent.get(at)
        return False

    # ── what is left ─────────────────────────────────────────────────────────────────────────────────────────────────

    def rest(self) -> None:
        """Zones of projects, posts and instruments, which follow from where the others stand; what has ended stands apart."""
        for key, node in self.nodes.items():
            if node.status == "ended":
                self.made.zone[key] = "apart"
            elif node.type == "project":
                above = self.made.parent.get(key)
                self.made.zone[key] = "support" if above and self.made.zone[above] == "support" else "project"
            elif key not in self.made.zone and node.type != "post":
                self.made.zone[key] = "instrument"
        for key in self.nodes:
            if key not in self.made.zone:
                above = self.made.host.get(key) or self.made.parent.get(key)
                self.made.zone[key] = self.made.zone[above] if above else "group"


def kind_rank(node: AnyNode) -> int:
    """Nodes of one zone stand in the order in which the vocabulary lists their kinds."""
    return 0 if node.type == "project" else _RANKS[node.type, node.kind]
