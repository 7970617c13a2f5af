"""Complexity: whether the structure is as simple as it can be. These are for information."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import combinations

from stpgraph.graph import Wiring
from stpgraph.graph.queries import distances, first_shortest_path
from stpgraph.model import Body, Finding, Limits, Organisation, Project, Remedy
from stpgraph.rules.delegation import is_external
from stpgraph.rules.rule import finding
from stpgraph.rules.words import count, name, names


def reports_to_many(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """A body or project reports to many.

    What it finds:
        A body or project that answers or reports directly to more others than the limit (3). One finding for each.
    Why it matters:
        The same report is written many times, and each reader sees a different one.
    Source:
        HFMA 2017, duplication of activity and reporting; checklist: does the structure mitigate duplication of review and
        reporting?
    Limits:
        The limit can be set.
    How to mend:
        Agree one report for all, or fewer who receive it.
    """
    limit = limits.of("CPX001")
    for node in sorted({*wiring.bodies, *wiring.projects}):
        above = [each for each in wiring.upward.succ[node] if each != node]
        if len(above) <= limit:
            continue
        yield finding(
            "CPX001",
            "note",
            confirmed=True,
            subjects=[node],
            evidence=[(node, each) for each in above],
            fact=f"{name(wiring, node)} answers or reports directly to {len(above):,} others ({names(wiring, above)}); the limit is {limit:g}.",
            remedy="Agree one report for all of them, or fewer who receive it.",
        )


def too_many_layers(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """A project is too far from the strategic board.

    What it finds:
        A project from which even the shortest way up to a strategic board has more lines than the limit (4). One finding for
        each.
    Why it matters:
        News passes through every layer on its way up, and decisions on their way down. Structures need to be robust yet
        nimble.
    Source:
        HFMA 2017, complexity of structures.
    Limits:
        A project without any way up is reported as hanging in the air. The limit can be set.
    How to mend:
        Take a layer out, or let the project report higher up.
    """
    limit = limits.of("CPX002")
    far = distances(wiring.upward.pred, wiring.strategic_boards)
    for node in wiring.projects:
        if far.get(node, 0) <= limit:
            continue
        path = first_shortest_path(wiring.upward, node, far)
        yield finding(
            "CPX002",
            "note",
            confirmed=True,
            subjects=[node],
            evidence=[path],
            fact=f"{name(wiring, node)} is {count(far[node], 'line')} away from {name(wiring, path[-1])}; the limit is {limit:g}.",
            remedy="Take a layer out, or let it report higher up.",
        )


def too_wide_a_span(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """Too many answer directly to one body.

    What it finds:
        A body to which more other bodies and projects answer directly than the limit (9). One finding for each.
    Why it matters:
        A body that must hold that many to account can give none of them its attention.
    Source:
        HFMA 2017, challenges: capacity.
    Limits:
        Reports do not count, only lines of accountability and delegation. The limit can be set.
    How to mend:
        Put some of them under another body.
    """
    limit = limits.of("CPX003")
    for node in wiring.bodies:
        below = [each for each in wiring.answers_to.pred[node] if each != node and isinstance(wiring.nodes[each], Body | Project)]
        if len(below) <= limit:
            continue
        yield finding(
            "CPX003",
            "note",
            confirmed=True,
            subjects=[node],
            evidence=[(each, node) for each in below],
            fact=f"{len(below):,} others answer directly to {name(wiring, node)}; the limit is {limit:g}.",
            remedy="Put some of them under another body.",
        )


def one_membership(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """Two bodies have the same membership.

    What it finds:
        Two bodies whose seats are held for the same organisations, or by the same named people, at least so many as the limit
        (4). One finding for each such pair.
    Why it matters:
        The same people meet twice. Perhaps one meeting would do.
    Source:
        HFMA 2017, duplication of activity.
    Limits:
        Organisations are those that seats are held for; seats that speak for nobody are left out of the comparison, and so
        are people without a name. The limit can be set.
    How to mend:
        Ask whether both are needed, or whether one can be a part of the other's meeting.
    """
    limit = limits.of("CPX004")
    organisations = {body: _organisations(wiring, body) for body in wiring.bodies}
    people = {body: wiring.holders(body) for body in wiring.bodies}
    for one, other in combinations(wiring.bodies, 2):
        same_organisations = len(organisations[one]) >= limit and organisations[one] == organisations[other]
        same_people = len(people[one]) >= limit and people[one] == people[other]
        if not same_organisations and not same_people:
            continue
        number = len(organisations[one] if same_organisations else people[one])
        what = (
            f"for the same {count(number, 'organisation')} ({names(wiring, organisations[one])})"
            if same_organisations
            else f"by the same {count(number, 'named person', 'named people')}"
        )
        yield finding(
            "CPX004",
            "note",
            confirmed=True,
            subjects=[one, other],
            evidence=[(one,), (other,)],
            fact=f"Seats on {name(wiring, one)} and {name(wiring, other)} are held {what}.",
            remedy="Ask whether both are needed, or whether one can be a part of the other's meeting.",
        )


def _organisations(wiring: Wiring, body: str) -> frozenset[str]:
    return frozenset(
        holder
        for seat in wiring.seats(body)
        for holder in wiring.held_for(seat)
        if isinstance(wiring.nodes[holder], Organisation)
    )


def line_that_adds_nothing(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """A line of accountability adds nothing.

    What it finds:
        A line by which somebody answers to another, to whom they also answer through others. One finding for each such line;
        both ends are named.
    Why it matters:
        A line that says what other lines say makes the drawing harder to read and raises the question to whom one answers
        first.
    Source:
        HFMA 2017, duplication.
    Limits:
        Only lines of accountability drawn as such are compared. Lines of partners' own bodies are not judged.
    How to mend:
        Take the line out; if it is meant to bypass those between, record why and accept this note.
    """
    onward: dict[str, list[str]] = {}
    lines = [line for line in wiring.relations if line.type == "accountable_to" and line.source != line.target]
    for line in lines:
        onward.setdefault(line.source, []).append(line.target)
    for line in lines:
        if is_external(wiring, line.source) or not _reaches_otherwise(onward, line.source, line.target):
            continue
        yield finding(
            "CPX005",
            "note",
            confirmed=True,
            subjects=[line.source, line.target],
            evidence=[(line.source, line.target)],
            fact=f"{name(wiring, line.source)} answers to {name(wiring, line.target)} directly and also through others.",
            remedy="Take the direct line out; if it is meant to bypass those between, record why and accept this note.",
            remedies=(
                Remedy(
                    action="remove",
                    what="relation",
                    text=f"{name(wiring, line.source)} answers to {name(wiring, line.target)} directly",
                    relation="accountable_to",
                    source=line.source,
                    target=line.target,
                ),
            ),
        )


def _reaches_otherwise(onward: Mapping[str, Collection[str]], source: str, target: str) -> bool:
    """Whether a target can be reached by lines other than the direct one, without coming back to the source."""
    seen = {source, *(each for each in onward[source] if each != target)}
    waiting = sorted(seen - {source})
    while waiting:
        for after in onward.get(waiting.pop(), ()):
            if after == target:
                return True
            if after not in seen:
                seen.add(after)
                waiting.append(after)
    return False
