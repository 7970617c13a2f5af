"""Workstreams and delivery: whether work is joined up to a board, led, and worth its place.

ORP001 and ORP002 are one analysis (`orphans`) told as two defects.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import networkx as nx

from stpgraph.graph import NodePath, Wiring
from stpgraph.graph.queries import components, paths_from_ends, reach
from stpgraph.model import Finding, Limits
from stpgraph.rules.rule import add_relation, finding
from stpgraph.rules.words import count, name, names


@dataclass(frozen=True, slots=True)
class Orphans:
    """Workstreams (or a project) from which no line leads up to a board, with what lies above and below them.

    `affected` are the bodies and projects that come up to them and to no such board. `above` is every node that lines lead up
    to from them, themselves included, each with the node before it (see `queries.reach`).
    """

    subjects: tuple[str, ...]
    affected: frozenset[str]
    above: Mapping[str, str | None]


def orphans(wiring: Wiring) -> tuple[list[Orphans], list[Orphans]]:
    """Orphaned workstreams and orphaned projects, in order of subjects.

    Orphaned is what has no upward path, of any length, to a strategic board or, where there is none, to any board; where there
    is no board at all nothing is orphaned. Of orphaned workstreams only the topmost are subjects, those that reach each other
    together. Source: HFMA 2017, "Where are we now?" and Chart 2.
    """
    tops = wiring.strategic_boards or wiring.boards
    if not tops:
        return [], []
    graph = wiring.upward
    held = reach(graph.pred, tops)
    adrift = frozenset(node for node in wiring.workstreams if node not in held)
    below = {node: [each for each in graph.pred[node] if each not in held] for node in graph if node not in held}
    found = []
    for group in _topmost(wiring, adrift):
        under = reach(below, group)
        affected = {node for node in under if node in wiring.bodies or node in wiring.projects} - set(group)
        found.append(Orphans(group, frozenset(affected), reach(graph.succ, group)))
    spoken_for = frozenset[str]().union(*(each.affected for each in found))
    alone = [node for node in wiring.projects if node not in held and node not in spoken_for]
    return found, [Orphans((node,), frozenset(), reach(graph.succ, [node])) for node in alone]


def _topmost(wiring: Wiring, adrift: frozenset[str]) -> list[tuple[str, ...]]:
    """The orphaned workstreams that no upward path leads from to another, those that reach each other as one group."""
    reached = wiring.upward.subgraph(reach(wiring.upward.succ, adrift))
    groups = components(reached)
    condensed = nx.condensation(reached, [set(group) for group in groups])
    below_another: dict[int, bool] = {}
    tops = []
    for index in reversed(list(nx.topological_sort(condensed))):
        inside = tuple(node for node in groups[index] if node in adrift)
        above = any(below_another[up] for up in condensed.succ[index])
        if inside and not above:
            tops.append(inside)
        below_another[index] = bool(inside) or above
    return sorted(tops)


def orphaned_workstream(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """A workstream hangs in the air: nothing leads from it up to the strategic board.

    What it finds:
        A workstream, locality or sector group, or another group that projects answer to, from which no line of accountability
        or reporting leads up, directly or through others, to a strategic board (where there is none, to any board). One
        finding for the topmost of them; groups and projects that come up only to it are listed as affected.
    Why it matters:
        Work of which no board hears is steered by nobody: it can stall, or run on, without anybody noticing.
    Source:
        HFMA 2017, “Where are we now?” and Chart 2: boards are fed by workstream, sector or local area groups.
    Limits:
        Reporting is enough here, other than for accountability. Where there is no board of any sort, the missing board is
        reported and not each workstream.
    How to mend:
        Draw the line to the board or delivery group that it reports or answers to, or agree one.
    """
    for orphan in orphans(wiring)[0]:
        who = names(wiring, orphan.subjects)
        one = len(orphan.subjects) == 1
        yield _orphan_finding(
            wiring,
            "ORP001",
            orphan,
            who,
            "hangs" if one else "hang",
            "it" if one else "them",
        )


def orphaned_project(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """A project hangs in the air: nothing leads from it up to the strategic board.

    What it finds:
        A project from which no line of accountability or reporting leads up to a strategic board (where there is none, to any
        board), and that belongs to no orphaned workstream. One finding for each.
    Why it matters:
        A project of which no board hears is steered by nobody, and what it spends and delivers is in nobody's report.
    Source:
        HFMA 2017, “Where are we now?” and Chart 2: projects hang under workstreams, and those under the delivery group.
    Limits:
        A project under an orphaned workstream is listed with that workstream. Where there is no board of any sort, the missing
        board is reported and not each project.
    How to mend:
        Put it under the workstream or board that it belongs to, and draw that line.
    """
    for orphan in orphans(wiring)[1]:
        yield _orphan_finding(wiring, "ORP002", orphan, name(wiring, orphan.subjects[0]), "hangs", "it")


def _orphan_finding(wiring: Wiring, rule: str, orphan: Orphans, who: str, hangs: str, it: str) -> Finding:
    confirmed = wiring.lines_complete(*orphan.above)
    above = [node for node in orphan.above if node not in orphan.subjects]
    tops = wiring.strategic_boards
    goal = names(wiring, tops, 3) if tops else "any board"
    fact = (
        f"{who} {hangs} in the air: no line of accountability or reporting leads up from {it} to {goal}."
        if confirmed
        else f"{who} {hangs} in the air, as far as the documents say: they state no line of accountability or reporting up from {it} to {goal}."
    )
    if above:
        fact += f" The lines lead only as far as {names(wiring, above)}."
    if orphan.affected:
        verb = "comes" if len(orphan.affected) == 1 else "come"
        what = count(len(orphan.affected), "other group or project", "other groups and projects")
        fact += f" {what} {verb} up only to {it}: {names(wiring, orphan.affected)}."
    paths: list[NodePath] = [path[::-1] for path in paths_from_ends(orphan.above, orphan.above)]
    return finding(
        rule,
        "gap",
        confirmed=confirmed,
        subjects=orphan.subjects,
        affected=orphan.affected,
        evidence=sorted(paths),
        fact=fact,
        remedy=f"Agree and draw which board or group {'it answers or reports' if it == 'it' else 'they answer or report'} to.",
        remedies=tuple(
            add_relation(f"Let {name(wiring, node)} answer to a board or group", "accountable_to", node)
            for node in orphan.subjects
        ),
    )
