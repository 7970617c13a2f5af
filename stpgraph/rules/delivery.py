"""Workstreams and delivery: whether work is joined up to a board, led, and worth its place.

ORP001 and ORP002 are one analysis (`orphans`) told as two defects.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from stpgraph.graph import NodePath, Seat, Wiring
from stpgraph.graph.queries import components, paths_from_ends, reach
from stpgraph.model import Body, Finding, Limits, Organisation, Post
from stpgraph.rules.answering import mark_first, marked_first
from stpgraph.rules.rule import add_relation, finding
from stpgraph.rules.words import count, either, name, names


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
    below = {node: [each for each in graph.pred[node] if each not in held] for node in graph.pred if node not in held}
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
    onward = {node: wiring.upward.succ[node] for node in reach(wiring.upward.succ, adrift)}
    tops = []
    leads_to_one: set[str] = set()
    for group in components(onward):  # those that a group leads to have come before it
        inside = tuple(node for node in group if node in adrift)
        above = any(after in leads_to_one for node in group for after in onward[node])
        if inside and not above:
            tops.append(inside)
        if inside or above:
            leads_to_one.update(group)
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
    for orphan in wiring.once(orphans)[0]:
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
    for orphan in wiring.once(orphans)[1]:
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


def no_lead(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """Nobody leads a workstream.

    What it finds:
        A workstream, locality or sector group, or another group that projects answer to, which nobody leads. One finding for
        each.
    Why it matters:
        Every workstream in the typical structures has a lead: the person who drives it and answers for its milestones.
    Source:
        HFMA 2017, Chart 2; governance checklist, planning: clear and agreed outcomes, milestones and leads.
    Limits:
        A chair is no lead. A vacant post leads nothing.
    How to mend:
        Name a lead and record it.
    """
    for node in wiring.workstreams:
        if wiring.relations_to(node, "leads"):
            continue
        confirmed = wiring.lines_complete(node)
        yield finding(
            "ORP003",
            "concern",
            confirmed=confirmed,
            subjects=[node],
            evidence=[(node,)],
            fact=f"Nobody leads {name(wiring, node)}."
            if confirmed
            else f"The documents do not say who leads {name(wiring, node)}.",
            remedy="Name a lead for it.",
            remedies=(add_relation(f"Somebody leads {name(wiring, node)}", "leads", None, node),),
        )


def nothing_to_deliver(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """A workstream has nothing to deliver.

    What it finds:
        A workstream, locality or sector group to which no project answers or reports. One finding for each.
    Why it matters:
        In the typical structures projects hang under the workstreams. A workstream without any is talk, or its projects are
        missing from the drawing.
    Source:
        HFMA 2017, Chart 2.
    Limits:
        Only projects drawn as such count, and only those directly under the group.
    How to mend:
        Draw its projects, or ask whether it is needed.
    """
    for node in wiring.workstreams:
        if any(below in wiring.projects for below in wiring.upward.pred[node]):
            continue
        confirmed = wiring.lines_complete(node)
        yield finding(
            "ORP004",
            "note",
            confirmed=confirmed,
            subjects=[node],
            evidence=[(node,)],
            fact=f"No project answers or reports to {name(wiring, node)}."
            if confirmed
            else f"The documents name no project that answers or reports to {name(wiring, node)}.",
            remedy="Draw its projects, or ask whether it is needed.",
            remedies=(add_relation(f"A project answers to {name(wiring, node)}", "accountable_to", None, node),),
        )


def idle_enabler(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """An enabler enables nothing.

    What it finds:
        An enabler that supports nothing, and from which no line leads up to a strategic board (where there is none, to any
        board). One finding for each.
    Why it matters:
        Workforce, estates and IT make the plan possible only where they are joined to what they should enable.
    Source:
        HFMA 2017, “Where are we now?”: the key enablers of workforce, estates and IT.
    Limits:
        Where there is no board of any sort, the missing board is reported and not each enabler.
    How to mend:
        Draw what it supports, or the board that it reports to.
    """
    tops = wiring.strategic_boards or wiring.boards
    if not tops:
        return
    held = reach(wiring.upward.pred, tops)
    for node, body in wiring.bodies.items():
        if body.kind != "enabler" or node in held or wiring.relations_from(node, "supports"):
            continue
        above = reach(wiring.upward.succ, [node])
        confirmed = wiring.lines_complete(*above)
        goal = names(wiring, tops, 3) if wiring.strategic_boards else "any board"
        yield finding(
            "ORP005",
            "concern",
            confirmed=confirmed,
            subjects=[node],
            evidence=sorted(path[::-1] for path in paths_from_ends(above, above)),
            fact=f"{name(wiring, node)} supports nothing, and no line leads up from it to {goal}."
            if confirmed
            else f"The documents do not say what {name(wiring, node)} supports, or that it reports to {goal}.",
            remedy="Draw what it supports, or the board that it reports to.",
            remedies=(add_relation(f"{name(wiring, node)} supports a board or group", "supports", node),),
        )


def island(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """A part of the drawing is joined to the strategic board by nothing at all.

    What it finds:
        Bodies or projects, with all that is joined to them, from which no line of any sort, and no shared seat, leads to a
        strategic board. One finding for each such island; all of it is at fault.
    Why it matters:
        What is joined to nothing is steered by nobody and helps nobody. Often a line was forgotten in the drawing.
    Source:
        HFMA 2017, Chart 2: every box is joined to the rest.
    Limits:
        Every relation counts here, whichever way it runs. Partners' own bodies and organisations alone make no island. It is
        *confirmed* where the lines of all of it are complete, and so is the membership of every body where a seat could join
        it to the rest.
    How to mend:
        Draw the line that joins it, or take it out of the drawing.
    """
    if not wiring.strategic_boards:
        return
    for nodes in wiring.joined():
        if not any(node in wiring.bodies or node in wiring.projects for node in nodes):
            continue
        if any(node in wiring.strategic_boards for node in nodes):
            continue
        confirmed = wiring.lines_complete(*nodes) and _seats_complete(wiring, nodes)
        who = names(wiring, nodes)
        is_are = "is" if len(nodes) == 1 else "are"
        yield finding(
            "ORP006",
            "gap",
            confirmed=confirmed,
            subjects=nodes,
            evidence=[(node,) for node in nodes],
            fact=f"{who} {is_are} joined to {names(wiring, wiring.strategic_boards, 3)} by no line at all."
            if confirmed
            else f"{who} {is_are} joined to {names(wiring, wiring.strategic_boards, 3)} by no line that the documents state.",
            remedy=f"Draw what joins {'it' if len(nodes) == 1 else 'them'} to the rest, or take {'it' if len(nodes) == 1 else 'them'} out.",
        )


def _seats_complete(wiring: Wiring, nodes: Sequence[str]) -> bool:
    """Whether it is stated that no seat joins an island to the rest: nobody of it sits elsewhere, nobody else on it."""
    inside = frozenset(nodes)
    sitters = frozenset(key for key, node in wiring.nodes.items() if isinstance(node, Body | Organisation | Post))
    open_here = [key for key in nodes if isinstance(wiring.nodes[key], Body)] if sitters - inside else []
    open_there = [key for key in sitters - inside if isinstance(wiring.nodes[key], Body)] if sitters & inside else []
    return all(body.membership == "complete" for key in (*open_here, *open_there) if isinstance(body := wiring.nodes[key], Body))


def lead_not_at_the_table(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """The lead of a workstream does not sit on the delivery group.

    What it finds:
        A post that leads a workstream, and that sits on no delivery group, nor does any other post of the same person. One
        finding for each.
    Why it matters:
        In the typical structures the workstream leads sit on the delivery group: there they answer for progress, and hear of
        what touches their work.
    Source:
        HFMA 2017, Chart 2: the delivery group holds representatives of each organisation and the workstream leads.
    Limits:
        Where there is no delivery group nothing is asked. It is *confirmed* only where the membership of every delivery group
        is complete and every seat there says who fills it: a post, by name where the lead has a name.
    How to mend:
        Give the lead a seat on the delivery group.
    """
    groups = {key: body for key, body in wiring.bodies.items() if body.kind == "delivery_group"}
    if not groups:
        return
    present = {seat.relation.source for group in groups for seat in wiring.seats(group)}
    leads = sorted({line.source for workstream in wiring.workstreams for line in wiring.relations_to(workstream, "leads")})
    for post in leads:
        holder = None if wiring.posts[post].represents_many else wiring.posts[post].holder
        same_person = wiring.persons.get(holder, ()) if holder else ()
        if present.intersection({post, *same_person}):
            continue
        confirmed = wiring.seats_known(groups, partial(_could_be_the_lead, holder))
        led = [line.target for line in wiring.relations_from(post, "leads") if line.target in wiring.workstreams]
        yield finding(
            "ORP007",
            "concern",
            confirmed=confirmed,
            subjects=[post],
            evidence=[(post, workstream) for workstream in led],
            fact=f"{name(wiring, post)} leads {names(wiring, led)} but does not sit on {either(wiring, groups)}."
            if confirmed
            else f"{name(wiring, post)} leads {names(wiring, led)}; the documents do not say that they sit on {either(wiring, groups)}.",
            remedy="Give the lead a seat on the delivery group.",
            remedies=tuple(
                add_relation(f"{name(wiring, post)} sits on {name(wiring, group)}", "sits_on", post, group) for group in groups
            ),
        )


def _could_be_the_lead(holder: str | None, seat: Seat) -> bool:
    """A seat that says nothing of who fills it; or, where the lead is named, a post that is not."""
    return seat.post is None or (holder is not None and seat.post.holder is None)


def two_masters(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """A project answers to two workstreams.

    What it finds:
        A project that answers directly to two or more workstreams, where none of these lines is marked as the first. One
        finding for each.
    Why it matters:
        Two workstreams that steer one project do the same work twice, or pull it apart.
    Source:
        HFMA 2017, challenges: duplication of activity and reporting.
    Limits:
        Reports do not count. A first line to somebody who is no workstream does not say which workstream comes first.
    How to mend:
        Put the project under one workstream, or mark one of the lines as the first.
    """
    for node in wiring.projects:
        masters = [above for above in wiring.answers_to.succ[node] if above in wiring.workstreams]
        if len(masters) < 2 or marked_first(wiring, node, masters):
            continue
        yield finding(
            "ORP008",
            "concern",
            confirmed=True,
            subjects=[node],
            evidence=[(node, above) for above in masters],
            fact=f"{name(wiring, node)} answers to {count(len(masters), 'workstream')}: {names(wiring, masters)}. None is marked as the first.",
            remedy="Put the project under one of them, or mark one of the lines as the first.",
            remedies=tuple(mark_first(wiring, node, above) for above in masters),
        )
