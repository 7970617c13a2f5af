"""From zones to an arrangement: components, columns, the bands they stand in, and what stands beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from stpgraph.layout.columns import Block, Column
from stpgraph.layout.kinship import neighbourly
from stpgraph.layout.plan import TIER, Plan, kind_rank
from stpgraph.model import AnyRelation
from stpgraph.model.nodes import kind_of

#: Groups below groups below groups: every so many start a new column, so that no column grows wide.
_DEEPEST = 4
#: Which line between two nodes says most of how the one stands to the other, the strongest first.
STRENGTH: Mapping[str, int] = {"accountable_to": 0, "part_of": 1, "delegates_to": 2, "reports_to": 3}
_SORTS = {"body": 0, "organisation": 1, "instrument": 2, "project": 3, "post": 4}
_SEAT_ORDER = {"chair": 0, "deputy_chair": 1, "voting": 2, None: 3, "attending": 4}


@dataclass(slots=True)
class Arrangement:
    """One component: bands from top to bottom, each a list of columns from left to right, and the stacks at its sides.

    `relations` are those within it. `above` and `below` are the bands of organisations and of instruments (and what has ended);
    `bands` are the tiers between.
    """

    ids: set[str]
    relations: tuple[AnyRelation, ...]
    above: list[Column] = field(default_factory=list)
    bands: list[list[Column]] = field(default_factory=list)
    below: list[Column] = field(default_factory=list)
    ended: list[Column] = field(default_factory=list)
    support: list[Column] = field(default_factory=list)
    enablers: list[Column] = field(default_factory=list)
    oversight: list[Column] = field(default_factory=list)
    #: Set apart as a whole: it has no titled panels of its own.
    island: bool = False


def components(plan: Plan) -> list[list[str]]:
    """The ids of each connected part, in order of name of its first; all relations and seats count."""
    parent = {key: key for key in plan.nodes}

    def find(key: str) -> str:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for one, other in [*((each.source, each.target) for each in plan.relations), *plan.host.items()]:
        parent[find(one)] = find(other)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for key in plan.nodes:
        found[find(key)].append(key)
    return sorted(found.values(), key=lambda ids: plan.order[ids[0]])


def seats_by_host(plan: Plan, capacity: Mapping[tuple[str, str], str | None]) -> dict[str, list[str]]:
    """The posts under each body, the chair first."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for post, host in plan.host.items():
        found[host].append(post)
    return {
        host: sorted(posts, key=lambda post: (_seat_rank(plan, capacity, post), plan.order[post]))
        for host, posts in found.items()
    }


def heads(seats: Mapping[str, list[str]], capacity: Mapping[tuple[str, str], str | None]) -> frozenset[str]:
    """The posts that are said to chair the body whose seats they are, or to do so in the absence of the chair; else its first."""
    found = set()
    for host, posts in seats.items():
        known = [post for post in posts if capacity.get((post, host)) in ("chair", "deputy_chair")]
        found.update(known or posts[:1])
    return frozenset(found)


def _seat_rank(plan: Plan, capacity: Mapping[tuple[str, str], str | None], post: str) -> int:
    found = capacity.get((post, plan.host[post]))
    if found is None and kind_of(plan.nodes[post]) in ("chair", "independent_chair"):
        return _SEAT_ORDER["chair"]
    return _SEAT_ORDER[found]


def relations_by_part(plan: Plan, parts: list[list[str]]) -> list[tuple[AnyRelation, ...]]:
    """The relations to draw within each connected part, in their order."""
    home = {key: number for number, ids in enumerate(parts) for key in ids}
    found: list[list[AnyRelation]] = [[] for _ in parts]
    for each in plan.relations:
        found[home[each.source]].append(each)
    return [tuple(each) for each in found]


def arrange(plan: Plan, ids: Iterable[str], relations: tuple[AnyRelation, ...], seats: dict[str, list[str]]) -> Arrangement:
    """The columns of one component, in bands; `relations` are those within it."""
    made = Arrangement(set(ids), relations)
    maker = _Maker(plan, made, seats)
    maker.beside()
    maker.tiers()
    return made


class _Maker:
    def __init__(self, plan: Plan, made: Arrangement, seats: dict[str, list[str]]) -> None:
        self.plan, self.made, self.seats = plan, made, seats
        self.wired = {end for each in made.relations for end in (each.source, each.target)}
        self.children: defaultdict[str, list[str]] = defaultdict(list)
        for key in self.sorted(made.ids):
            above = plan.parent.get(key)
            if above is not None:
                self.children[above].append(key)
        # What hangs below a node by lines of one type stands together: those of another type then need not cross them.
        bonds = self._bonds()
        for below in self.children.values():
            below.sort(key=bonds.__getitem__)
        self.bonds = bonds
        self.hanging: dict[str, bool] = {}
        self.depth: dict[str, int] = {}
        for key in made.ids:
            self._measure_depth(key)

    def _bonds(self) -> dict[str, tuple[int, str]]:
        """The strongest relation of each node to the one above it."""
        found = {key: (len(STRENGTH) + 1, "") for key in self.made.ids}
        for each in self.made.relations:
            for key, other in ((each.source, each.target), (each.target, each.source)):
                if self.plan.parent.get(key) == other:
                    found[key] = min(found[key], (STRENGTH.get(each.type, len(STRENGTH)), each.type))
        return found

    def _measure_depth(self, key: str) -> None:
        """How many groups stand above a node."""
        walk = [key]
        while walk[-1] not in self.depth and walk[-1] in self.plan.parent:
            walk.append(self.plan.parent[walk[-1]])
        for each in reversed(walk):
            above = self.plan.parent.get(each)
            if each not in self.depth:
                group = above is not None and self.plan.zone[above] == "group"
                self.depth[each] = self.depth.get(above, 0) + 1 if above is not None and group else 0

    def sorted(self, ids: Iterable[str]) -> list[str]:
        """Bodies before projects before posts, kinds in the order of the vocabulary, then names."""
        found = list(ids)
        if len(found) < 2:
            return found
        nodes, order = self.plan.nodes, self.plan.order
        return sorted(found, key=lambda key: (_SORTS[nodes[key].type], kind_rank(nodes[key]), order[key]))

    def block(self, key: str) -> Block:
        """A node with its seats and all that hangs below it. Iterative: a chain may be as deep as a file is long."""
        root = self.bare(key)
        waiting = [root]
        while waiting:
            at = waiting.pop()
            at.children = [self.bare(each) for each in self.children[at.id] if self.hangs(each)]
            waiting.extend(at.children)
        return root

    def bare(self, key: str) -> Block:
        chips = self.seats.get(key, [])
        return Block(key, chips, {each for each in chips if each in self.wired})

    def hangs(self, key: str) -> bool:
        """Whether a node hangs in the column of the one above it, rather than having a column of its own below."""
        if key not in self.hanging:
            self.hanging[key] = self._hangs(key)
        return self.hanging[key]

    def _hangs(self, key: str) -> bool:
        above = self.plan.parent.get(key)
        if above is None:
            return False
        zone = self.plan.zone[above]
        if zone in ("support", "oversight", "organisation") or self.plan.nodes[key].type == "post":
            return True
        return zone == "group" and not self.spreads(above) and self.depth[key] % _DEEPEST != 0

    def spreads(self, key: str) -> bool:
        """Whether the groups below a group have columns of their own: where two or more of them have something below."""
        below = [each for each in self.children[key] if self.plan.nodes[each].type not in ("project", "post")]
        return sum(bool(self.children[each]) for each in below) >= 2 or any(self.plan.zone[each] == "delivery" for each in below)

    # ── beside the tiers ─────────────────────────────────────────────────────────────────────────────────────────────

    def beside(self) -> None:
        plan = self.plan
        for key in self.sorted(self.made.ids):
            zone = plan.zone[key]
            if key in plan.host or (key in plan.parent and self.hangs(key)):
                continue
            if zone == "apart":
                self.made.ended.append(Column([Block(key)], "apart"))
            elif zone == "organisation":
                self.made.above.append(Column([self.block(key)], zone))
            elif zone == "instrument":
                self.made.below.append(Column([Block(key)], zone))
            elif zone == "support":
                enabler = kind_of(plan.nodes[key]) == "enabler"
                (self.made.enablers if enabler else self.made.support).append(Column([self.block(key)], zone))
            elif zone == "oversight":
                self.made.oversight.append(Column([self.block(key)], zone))

    # ── tiers ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def tiers(self) -> None:
        """Columns in bands: below whom they answer to, and in the order in which a reader walks down the tree."""
        plan = self.plan
        roots = [
            key
            for key in self.sorted(self.made.ids)
            if plan.zone[key] in TIER and key not in plan.host and plan.parent.get(key) not in self.made.ids
        ]
        roots.sort(key=lambda key: (TIER[plan.zone[key]], not self.children[key]))
        walked: list[tuple[Column, int]] = []
        loose = [key for key in roots if plan.nodes[key].type in ("project", "post")]
        alone = set(loose)
        # Each is a node with the level that it stands at, at the least; or projects below a board, once its groups are placed.
        work: list[tuple[str, int, list[str]]] = [(key, 0, []) for key in reversed(roots) if key not in alone]
        while work:
            key, least, projects = work.pop()
            if projects:
                walked.append((Column([self.block(each) for each in projects], "project", above=key), least))
                continue
            level = max(least, TIER[plan.zone[key]])
            walked.append((Column([self.block(key)], plan.zone[key]), level))
            below = self.column_children(key)
            projects = sorted((each for each in below if plan.nodes[each].type == "project"), key=self.bonds.__getitem__)
            if projects:
                work.append((key, max(level + 1, 2), projects))
            work.extend((each, level + 1, []) for each in reversed(below) if plan.nodes[each].type != "project")
        levels: defaultdict[int, list[Column]] = defaultdict(list)
        for column, level in self.neighbourly(walked):
            levels[level].append(column)
        levels[2].extend(self.loose(loose))
        self.made.bands = [levels[level] for level in sorted(levels) if levels[level]]

    def neighbourly(self, walked: list[tuple[Column, int]]) -> list[tuple[Column, int]]:
        """Columns with their levels, those side by side that a line joins across."""
        home = {box: column.key for column, _ in walked for box in column.boxes()}
        parents = {column.key: home.get(column.above or self.plan.parent.get(column.key, "")) for column, _ in walked}
        links = [
            (home[each.source], home[each.target])
            for each in self.made.relations
            if each.source in parents and each.target in parents
        ]
        links = [(one, other) for one, other in links if parents[one] != other and parents[other] != one]
        if not links:
            return walked
        found = {column.key: (column, level) for column, level in walked}
        return [found[key] for key in neighbourly(parents, links)]

    def loose(self, keys: list[str]) -> list[Column]:
        """Projects and posts below no board: those that answer to one organisation stand together."""
        masters: dict[str, str] = {}
        for each in self.made.relations:
            if each.type in ("accountable_to", "reports_to") and self.plan.zone[each.target] == "organisation":
                masters.setdefault(each.source, each.target)
        groups: dict[str, list[str]] = {}
        for key in keys:
            groups.setdefault(masters.get(key, key), []).append(key)
        return [
            Column(
                [self.block(key) for key in members],
                self.plan.zone[members[0]],
                above=master if master in masters.values() else None,
            )
            for master, members in groups.items()
        ]

    def column_children(self, key: str) -> list[str]:
        """The nodes below one, or below what hangs in its column, that have columns of their own."""
        found, waiting = [], [key]
        while waiting:
            at = waiting.pop()
            for each in self.children[at]:
                if self.hangs(each):
                    waiting.append(each)
                else:
                    found.append(each)
        return self.sorted(found)
