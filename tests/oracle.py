"""A second reading of the six exact rules and of those that rest on them: slow, plain, and independent.

It reads the plain data of a structure file, imports nothing of stpgraph, and follows the wording of the rules sentence by
sentence, so that the fast code can be compared with it. Where there is a choice between plain and quick, it is plain.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

Data = Mapping[str, Any]
Pairs = frozenset[tuple[str, str]]
Path = tuple[str, ...]

# Organisations have standing in law by kind for the first eight kinds of the list.
STATUTORY_ORGANISATIONS = (
    "ccg",
    "nhs_trust",
    "foundation_trust",
    "ambulance_trust",
    "local_authority",
    "integrated_care_board",
    "combined_authority",
    "national_body",
)
# Bodies of these four kinds are external unless the file says otherwise.
EXTERNAL_KINDS = ("governing_body", "health_and_wellbeing_board", "overview_and_scrutiny_committee", "cabinet_board")
# A board is a body that decides, or one of these kinds.
KINDS_OF_BOARD = (
    "strategic_board",
    "delivery_group",
    "executive_group",
    "oversight_group",
    "joint_committee",
    "committee_in_common",
)
KINDS_OF_WORKSTREAM = ("workstream", "locality_group", "sector_group")
NEVER_A_WORKSTREAM = ("strategic_board", "delivery_group", "executive_group", "oversight_group", "programme_office")
# A post is non-executive by its kind, or not, or the kind does not tell.
NON_EXECUTIVE_KINDS = ("independent_chair", "lay_member", "non_executive_director", "elected_member")
EXECUTIVE_KINDS = ("senior_responsible_officer", "chief_officer", "executive", "finance_director", "workstream_lead", "officer")
# Non-executive by law: seven kinds of organisation (not a national body), and the four kinds of body, external or not.
NON_EXECUTIVE_BY_LAW = (
    "ccg",
    "nhs_trust",
    "foundation_trust",
    "ambulance_trust",
    "local_authority",
    "combined_authority",
    "integrated_care_board",
    *EXTERNAL_KINDS,
)
SIX_RULES = ("ACC001", "ACC002", "ACC003", "NED001", "ORP001", "ORP002")
RULES = ("ACC001", "ACC002", "ACC003", "ACP001", "ACP002", "NED001", "ORP001", "ORP002", "PLN001")


class Row(NamedTuple):
    """What the oracle says of one finding."""

    rule: str
    severity: str
    certainty: str
    subjects: tuple[str, ...]
    affected: tuple[str, ...]


class World:
    """The nodes and relations that take part, and the derived graphs over them, as sets of pairs."""

    def __init__(self, data: Data, without_planned: bool = False) -> None:
        # Ended nodes and relations take no part. A vacant post takes none either, as if it had ended (vacancy left out
        # counts as filled). For the second run of the rules, planned ones are left out too.
        left_out = {"ended", "planned"} if without_planned else {"ended"}
        self.drawing: str = data.get("drawing") or "complete"
        self.nodes: dict[str, Data] = {
            node["id"]: node
            for node in data.get("nodes") or ()
            if (node.get("status") or "established") not in left_out
            and not (node["type"] == "post" and node.get("vacant") is True)
        }
        # A line to or from what takes no part is no line.
        self.relations: list[Data] = [
            relation
            for relation in data.get("relations") or ()
            if (relation.get("status") or "established") not in left_out
            and relation["source"] in self.nodes
            and relation["target"] in self.nodes
        ]
        # answers_to: x→y where x is accountable to y, y delegates to x, or x is part of y.
        self.answers_to: Pairs = (
            self._lines("accountable_to") | self._lines("part_of") | self._lines("delegates_to", reverse=True)
        )
        # challenge: that, and x→y where y oversees x or ratifies what x recommends.
        self.challenge: Pairs = self.answers_to | self._lines("oversees", reverse=True) | self._lines("ratifies", reverse=True)
        # upward: answers_to, and reports.
        self.upward: Pairs = self.answers_to | self._lines("reports_to")

    def _lines(self, kind: str, reverse: bool = False) -> Pairs:
        lines = [(each["source"], each["target"]) for each in self.relations if each["type"] == kind]
        return frozenset((y, x) for x, y in lines) if reverse else frozenset(lines)

    # --- words -----------------------------------------------------------------------------------------------------

    def is_body(self, node: str) -> bool:
        return bool(self.nodes[node]["type"] == "body")

    def is_project(self, node: str) -> bool:
        return bool(self.nodes[node]["type"] == "project")

    def is_post(self, node: str) -> bool:
        return bool(self.nodes[node]["type"] == "post")

    def kind(self, node: str) -> str | None:
        return self.nodes[node].get("kind")

    def is_external(self, node: str) -> bool:
        # Said in the file, else by kind.
        said = self.nodes[node].get("external")
        return self.kind(node) in EXTERNAL_KINDS if said is None else bool(said)

    def is_own_body(self, node: str) -> bool:
        return self.is_body(node) and not self.is_external(node)

    def is_statutory_root(self, node: str) -> bool:
        # An organisation with standing in law (said, else by kind), or an external body of the four kinds.
        if self.nodes[node]["type"] == "organisation":
            said = self.nodes[node].get("statutory")
            return self.kind(node) in STATUTORY_ORGANISATIONS if said is None else bool(said)
        return self.is_body(node) and self.is_external(node) and self.kind(node) in EXTERNAL_KINDS

    def is_strategic_board(self, node: str) -> bool:
        # Any body of that kind that is not external (ended ones are gone already).
        return self.is_own_body(node) and self.kind(node) == "strategic_board"

    def is_board(self, node: str) -> bool:
        # A body, not external, that decides or is of one of six kinds.
        return self.is_own_body(node) and (
            self.nodes[node].get("function") == "decision_making" or self.kind(node) in KINDS_OF_BOARD
        )

    def is_workstream(self, node: str) -> bool:
        # A body, not external, of three kinds, or any other that a project answers to directly, save five kinds.
        if not self.is_own_body(node):
            return False
        if self.kind(node) in KINDS_OF_WORKSTREAM:
            return True
        if self.kind(node) in NEVER_A_WORKSTREAM:
            return False
        return any(self.is_project(x) and y == node for x, y in self.answers_to)

    def lines_complete(self, node: str) -> bool:
        # The node's own word overrides the drawing's.
        return (self.nodes[node].get("lines") or self.drawing) == "complete"

    def non_executive(self, post: str) -> bool | None:
        # Said in the file, else by kind, else not stated.
        said = self.nodes[post].get("non_executive")
        if said is not None:
            return bool(said)
        if self.kind(post) in NON_EXECUTIVE_KINDS:
            return True
        if self.kind(post) in EXECUTIVE_KINDS:
            return False
        return None

    def seated_posts(self, body: str) -> list[str]:
        return [each["source"] for each in self.relations if each["type"] == "sits_on" and each["target"] == body]

    def has_listed_members(self, body: str) -> bool:
        return any(each["type"] == "member_of" and each["target"] == body for each in self.relations)


def reached(pairs: Pairs, start: str) -> set[str]:
    """All that can be reached from a node, itself included (a path of length 0)."""
    found = {start}
    while True:
        more = {y for x, y in pairs if x in found} - found
        if not more:
            return found
        found |= more


def tie(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(values))


# --- ACC001, ACC002, ACC003 ----------------------------------------------------------------------------------------


def accountability(world: World) -> list[Row]:
    nodes = world.nodes
    reach = {node: reached(world.answers_to, node) for node in nodes}

    def in_scope(node: str) -> bool:
        # Bodies that are not external, and projects.
        return world.is_own_body(node) or world.is_project(node)

    def exempt(node: str) -> bool:
        # A body, never a strategic board, that advises or assures, or is an enabler or a programme office, when it does
        # advise, support or oversee something.
        if not world.is_body(node) or world.is_strategic_board(node):
            return False
        sort = nodes[node].get("function") in ("advisory", "assurance") or world.kind(node) in ("enabler", "programme_office")
        return sort and any(
            each["source"] == node and each["type"] in ("advises", "supports", "oversees") for each in world.relations
        )

    def judged(node: str) -> bool:
        return in_scope(node) and not exempt(node)

    # Condense the cycles of answers_to, over all nodes.
    components = {frozenset(y for y in nodes if y in reach[x] and x in reach[y]) for x in nodes}
    rows = []
    for component in components:
        # A root cause: no line leads out of the component (one to itself does not), and no statutory root is in it.
        if any(x in component and y not in component for x, y in world.answers_to):
            continue
        if any(world.is_statutory_root(node) for node in component):
            continue
        # Affected: in scope and not exempt, reach it, reach no statutory root; less the subjects.
        affected = {
            node
            for node in nodes
            if judged(node)
            and reach[node] & component
            and not any(world.is_statutory_root(other) for other in reach[node])
            and node not in component
        }
        # A root cause none of whose nodes is in scope and not exempt is reported only when it affects somebody.
        if not any(judged(node) for node in component) and not affected:
            continue
        only = next(iter(component)) if len(component) == 1 else None
        # Two or more, or one that answers to itself: a loop. A single strategic board. Any other single node.
        if only is None or (only, only) in world.answers_to:
            rule = "ACC003"
        elif world.is_strategic_board(only):
            rule = "ACC002"
        else:
            rule = "ACC001"
        # Confirmed when the lines of every subject are complete.
        sure = all(world.lines_complete(node) for node in component)
        rows.append(Row(rule, "gap", "confirmed" if sure else "not_stated", tie(component), tie(affected)))
    return rows


# --- NED001 ----------------------------------------------------------------------------------------------------------


def is_presence(world: World, node: str) -> bool:
    # A body with a seat whose post is non-executive, whatever its capacity; a non-executive post itself; or a node that is
    # non-executive by law.
    if world.is_body(node) and any(world.non_executive(post) is True for post in world.seated_posts(node)):
        return True
    if world.is_post(node) and world.non_executive(node) is True:
        return True
    return not world.is_post(node) and not world.is_project(node) and world.kind(node) in NON_EXECUTIVE_BY_LAW


def scrutiny(world: World) -> list[Row]:
    rows = []
    for board in world.nodes:
        if not world.is_board(board):
            continue
        within = reached(world.challenge, board)
        if any(is_presence(world, node) for node in within):
            continue
        # Confirmed only when the membership of the board and of every body reached is complete, no seat there and no post
        # reached is of unstated standing (a member_of is), and the lines of all of them are complete.
        sure = True
        for node in within:
            if not world.lines_complete(node):
                sure = False
            if world.is_post(node) and world.non_executive(node) is None:
                sure = False
            if world.is_body(node):
                if world.nodes[node].get("membership") != "complete":
                    sure = False
                if any(world.non_executive(post) is None for post in world.seated_posts(node)):
                    sure = False
                if world.has_listed_members(node):
                    sure = False
        rows.append(Row("NED001", "gap", "confirmed" if sure else "not_stated", (board,), ()))
    return rows


def challenge_paths(data: Data) -> dict[str, Path | None]:
    """For every board the shortest path over challenge to a non-executive presence, of equals the first in order of ids."""
    world = World(data)
    return {board: _path_by_layers(world, board) for board in sorted(world.nodes) if world.is_board(board)}


def challenge_paths_by_enumeration(data: Data) -> dict[str, Path | None]:
    """The same by writing down every path. Only for small structures."""
    world = World(data)
    answer: dict[str, Path | None] = {}
    for board in sorted(world.nodes):
        if world.is_board(board):
            ways = [way for way in _every_path(world.challenge, (board,)) if is_presence(world, way[-1])]
            answer[board] = min(ways, key=lambda way: (len(way), way)) if ways else None
    return answer


def _path_by_layers(world: World, board: str) -> Path | None:
    # Layer after layer, the first path in order of ids to each node of the layer.
    seen = {board}
    layer: dict[str, Path] = {board: (board,)}
    while layer:
        ends = [way for node, way in layer.items() if is_presence(world, node)]
        if ends:
            return min(ends)
        following: dict[str, Path] = {}
        for x, y in world.challenge:
            if x in layer and y not in seen:
                way = (*layer[x], y)
                if y not in following or way < following[y]:
                    following[y] = way
        seen |= set(following)
        layer = following
    return None


def _every_path(pairs: Pairs, way: Path) -> list[Path]:
    ways = [way]
    for x, y in pairs:
        if x == way[-1] and y not in way:
            ways += _every_path(pairs, (*way, y))
    return ways


# --- ORP001, ORP002 --------------------------------------------------------------------------------------------------


def orphans(world: World) -> list[Row]:
    nodes = world.nodes
    reach = {node: reached(world.upward, node) for node in nodes}
    # To a strategic board or, where there is none, to any board. Where there is no board at all the rule is silent.
    targets = {node for node in nodes if world.is_strategic_board(node)} or {node for node in nodes if world.is_board(node)}
    if not targets:
        return []

    def lost(node: str) -> bool:
        return not reach[node] & targets

    def certainty(subjects: Iterable[str]) -> str:
        # Confirmed when the lines of every subject and of every node above it in upward are complete.
        sure = all(world.lines_complete(above) for subject in subjects for above in reach[subject])
        return "confirmed" if sure else "not_stated"

    orphaned = {node for node in nodes if world.is_workstream(node) and lost(node)}
    # Workstreams that reach each other are one finding together; those with a way to another orphaned one are no subjects.
    groups = {frozenset(y for y in orphaned if y in reach[x] and x in reach[y]) for x in orphaned}
    topmost = [group for group in groups if not any((reach[node] & orphaned) - group for node in group)]
    rows = []
    under = set()
    for group in topmost:
        # Affected: bodies, not external, and projects with a path to a subject and none to such a board.
        affected = {
            node
            for node in nodes
            if (world.is_own_body(node) or world.is_project(node)) and reach[node] & group and lost(node) and node not in group
        }
        under |= affected
        rows.append(Row("ORP001", "gap", certainty(group), tie(group), tie(affected)))
    # An orphaned project in nobody's affected is one finding of its own.
    for node in nodes:
        if world.is_project(node) and lost(node) and node not in under:
            rows.append(Row("ORP002", "gap", certainty([node]), (node,), ()))
    return rows


# --- PLN001 ----------------------------------------------------------------------------------------------------------


def six_rules(world: World) -> list[Row]:
    return accountability(world) + scrutiny(world) + orphans(world)


def on_paper(data: Data) -> list[Row]:
    with_plans = six_rules(World(data))
    without = six_rules(World(data, without_planned=True))
    already = {(row.rule, subject) for row in with_plans for subject in row.subjects}
    # One finding for each node that is, without the plans, a subject of a rule of which it is none otherwise.
    fresh = [(row, subject) for row in without for subject in row.subjects if (row.rule, subject) not in already]
    rows = []
    for node in {subject for _, subject in fresh}:
        # Confirmed when one of those findings is.
        sure = any(row.certainty == "confirmed" for row, subject in fresh if subject == node)
        rows.append(Row("PLN001", "concern", "confirmed" if sure else "not_stated", (node,), ()))
    return rows


# --- ACP001, ACP002 --------------------------------------------------------------------------------------------------


def last_day(text: str) -> date:
    """A year or a month runs to its last day."""
    parts = [int(part) for part in text.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1])


def acceptances(data: Data, rows: list[Row], today: date) -> list[Row]:
    out = []
    found = {(row.rule, row.subjects) for row in rows}
    for each in data.get("accepted") or ():
        # An acceptance matches by rule and exact subjects.
        subjects = tie(set(each["subjects"]))
        until = each.get("until")
        if (each["rule"], subjects) not in found:
            out.append(Row("ACP001", "note", "confirmed", subjects, ()))
        elif until is not None and today > last_day(str(until)):
            out.append(Row("ACP002", "concern", "confirmed", subjects, ()))
    return out


def accepted(data: Data, today: date) -> set[tuple[str, tuple[str, ...]]]:
    """Which findings, by rule and subjects, an acceptance in force covers."""
    found = {(row.rule, row.subjects) for row in six_rules(World(data)) + on_paper(data)}
    in_force = set()
    for each in data.get("accepted") or ():
        until = each.get("until")
        if until is None or today <= last_day(str(until)):
            in_force.add((each["rule"], tie(set(each["subjects"]))))
    return found & in_force


def findings(data: Data, today: date) -> list[Row]:
    """Every finding of the nine rules, in order of rule and subjects.

    Acceptances of rules that this oracle does not know are judged as matching nothing: give it none.
    """
    rows = six_rules(World(data)) + on_paper(data)
    return sorted(rows + acceptances(data, rows, today))
