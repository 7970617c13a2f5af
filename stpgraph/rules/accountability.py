"""Accountability: who answers to whom, and whether that ends at somebody who has standing in law.

ACC001 to ACC003 are one analysis (`accountability_gaps`) told as three defects.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from stpgraph.graph import Wiring
from stpgraph.graph.queries import components, cycles_through, paths_from_ends, reach
from stpgraph.model import Body, Finding, Limits, Organisation, Post
from stpgraph.rules.rule import add_relation, finding
from stpgraph.rules.words import count, name, names


@dataclass(frozen=True, slots=True)
class AccountabilityGap:
    """A place where accountability ends short of the law: the nodes of a component of *answers to* without a way out.

    `affected` are those in scope who answer to nobody else in law. `before` leads from each node that comes here to the
    component (see `queries.reach`). `loop` says that the nodes answer to each other, or to themselves.
    """

    subjects: tuple[str, ...]
    affected: frozenset[str]
    before: Mapping[str, str | None]
    loop: bool


def accountability_gaps(wiring: Wiring) -> list[AccountabilityGap]:
    """Every root cause of missing accountability, in order of subjects.

    *answers to* is taken over all nodes and its cycles are condensed. A component without an edge out of it that holds no
    statutory root is a root cause; a line of a node to itself is no way out. It is left out where none of its nodes is in
    scope and not exempt, and nobody suffers from it. Source: HFMA 2017, Background and challenges; Coutts 2016, points 1, 2.
    """
    graph = wiring.answers_to
    safe = reach(graph.pred, wiring.statutory_roots)
    lost = {node: [each for each in before if each not in safe] for node, before in graph.pred.items() if node not in safe}
    judged = frozenset(
        node for node in lost if (node in wiring.bodies or node in wiring.projects) and not is_exempt(wiring, node)
    )
    gaps = []
    for component in components(lost):
        inside = set(component)
        if any(after not in inside for node in component for after in graph.succ[node]):
            continue
        before = reach(lost, component)
        affected = judged.intersection(before) - inside
        if affected or judged & inside:
            loop = len(component) > 1 or component[0] in graph.succ[component[0]]
            gaps.append(AccountabilityGap(component, affected, before, loop))
    return sorted(gaps, key=lambda gap: gap.subjects)


def is_exempt(wiring: Wiring, node: str) -> bool:
    """Whether a body only advises, assures or supports, and so is not reported for its own sake; never a strategic board."""
    body = wiring.nodes[node]
    if not isinstance(body, Body) or node in wiring.strategic_boards:
        return False
    helper = body.function in ("advisory", "assurance") or body.kind in ("enabler", "programme_office")
    return helper and bool(wiring.relations_from(node, "advises", "supports", "oversees"))


def answers_to_nobody(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """A board, group or project answers to nobody.

    What it finds:
        A single place, other than a strategic board, where a line of accountability ends although nobody there has standing
        in law: no line leads on from it to a board or organisation that holds it to account. One finding for each such
        place; everything that answers to it, and to nobody else in law, is listed as affected.
    Why it matters:
        An STP is no legal entity, and boards cannot delegate their accountability away. Where a chain of accountability ends
        short of an organisation with standing in law, nobody can be held to account for what is done there.
    Source:
        HFMA 2017, the most commonly cited challenge: the conflict between organisational and STP accountability; Hasselman,
        question 1; Coutts, first and second points.
    Limits:
        Advisory and assurance bodies, enablers and programme offices that advise, support or oversee something are not
        reported for their own sake. Posts, organisations without standing in law and partners' own bodies are reported only
        where somebody in the structure answers to them and to nobody else in law. The law itself is not read: a line drawn
        to an organisation is taken as it is drawn. Another footprint's strategic board (a body that is external) counts as
        any other external body.
    How to mend:
        Draw the line to the board or organisation that it answers to, or agree one: a board that takes it under its wing, or
        an organisation with standing in law that delegates to it.
    """
    for gap in wiring.once(accountability_gaps):
        node = gap.subjects[0]
        if gap.loop or node in wiring.strategic_boards:
            continue
        confirmed = wiring.lines_complete(node)
        yield finding(
            "ACC001",
            "gap",
            confirmed=confirmed,
            subjects=gap.subjects,
            affected=gap.affected,
            evidence=paths_from_ends(gap.before, gap.affected) or (gap.subjects,),
            fact=_end_of_the_line(wiring, node, gap, confirmed),
            remedy=f"Agree and draw whom {name(wiring, node)} answers to: a board above it, or an organisation with standing in law."
            if node in wiring.bodies or node in wiring.projects
            else "Agree and draw a line for those affected to a board or organisation that has standing in law.",
            remedies=(add_relation(f"Let {name(wiring, node)} answer to a board or organisation", "accountable_to", node),)
            if not isinstance(wiring.nodes[node], Organisation)
            else (),
        )


def ends_at_stp_board(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """Accountability ends at the STP board, which has no standing in law.

    What it finds:
        A strategic board that answers to nobody: no organisation delegates to it, it is a committee of none, and no line of
        accountability leads on from it. Everything that answers to it, and to nobody else in law, is listed as affected.
    Why it matters:
        STPs have no legal status and no legitimacy other than what the participants bring. If the board at the top is tied to
        no organisation with standing in law, accountability for the whole plan ends in a room that cannot be held to account.
    Source:
        HFMA 2017, Background and challenges; Hasselman, question 1; Coutts, first and second points.
    Limits:
        Oversight does not count: a body that oversees the board may challenge it, but the board does not answer to it for
        what it does. Ratification does not count either. Several strategic boards are judged one by one.
    How to mend:
        Have the partner organisations delegate to the board under a scheme of delegation, or make it a joint committee of
        theirs, or agree in writing to which of them it answers, and draw those lines.
    """
    for gap in wiring.once(accountability_gaps):
        node = gap.subjects[0]
        if gap.loop or node not in wiring.strategic_boards:
            continue
        confirmed = wiring.lines_complete(node)
        board = name(wiring, node)
        fact = (
            f"Accountability ends at {board}. It has no standing in law, and no line leads from it to an organisation that has."
            if confirmed
            else f"Accountability ends at {board}, as far as the documents say. It has no standing in law, and they do not state "
            "that it answers to an organisation that has."
        )
        yield finding(
            "ACC002",
            "gap",
            confirmed=confirmed,
            subjects=gap.subjects,
            affected=gap.affected,
            evidence=paths_from_ends(gap.before, gap.affected) or (gap.subjects,),
            fact=f"{fact}{_suffering(wiring, gap)}",
            remedy=f"Agree and draw to which organisations with standing in law {board} answers: they delegate to it under a scheme "
            "of delegation, or it becomes a joint committee of theirs.",
            remedies=(
                add_relation(f"An organisation with standing in law delegates to {board}", "delegates_to", None, node),
                add_relation(f"{board} answers to an organisation with standing in law", "accountable_to", node),
            ),
        )


def accountability_loop(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """Boards, groups or posts answer to each other in a circle.

    What it finds:
        Two or more that answer to each other, directly or through others, or one that answers to itself, with no way out of
        the circle to anybody else. Those who answer to the circle, and to nobody else in law, are listed as affected.
    Why it matters:
        Whoever answers only to those who answer to them is held to account by nobody.
    Source:
        HFMA 2017, challenges: accountability; Hasselman, question 1; Coutts, first and second points.
    Limits:
        A circle that any of its members leaves, by a line to somebody outside it, is not reported. A circle made up only of
        posts, organisations without standing in law, partners' own bodies and exempt bodies is reported only where somebody
        else in the structure suffers from it.
    How to mend:
        Decide which of them is above the other, take away the line that runs the wrong way, and draw the line from the top
        one to somebody who has standing in law.
    """
    for gap in wiring.once(accountability_gaps):
        if not gap.loop:
            continue
        confirmed = wiring.lines_complete(*gap.subjects)
        who = names(wiring, gap.subjects)
        fact = (
            f"{who} answers only to itself{'' if confirmed else ', as far as the documents say'}, so nobody else holds it to account."
            if len(gap.subjects) == 1
            else f"{who} answer to each other in a circle, and to nobody outside it"
            f"{'' if confirmed else ' that the documents state'}, so nobody else holds them to account."
        )
        yield finding(
            "ACC003",
            "gap",
            confirmed=confirmed,
            subjects=gap.subjects,
            affected=gap.affected,
            evidence=(*cycles_through(wiring.answers_to, gap.subjects), *paths_from_ends(gap.before, gap.affected)),
            fact=f"{fact}{_suffering(wiring, gap)}",
            remedy="Draw the line from it to whoever holds it to account."
            if len(gap.subjects) == 1
            else "Decide which of them is at the top, remove the line that runs back down, and draw whom the top one answers to.",
            remedies=tuple(
                add_relation(
                    f"Let {name(wiring, node)} answer to a board or organisation outside the circle", "accountable_to", node
                )
                for node in gap.subjects
            ),
        )


def _end_of_the_line(wiring: Wiring, node: str, gap: AccountabilityGap, confirmed: bool) -> str:
    who, item = name(wiring, node), wiring.nodes[node]
    unsaid = "" if confirmed else ", as far as the documents say"
    if node in wiring.bodies or node in wiring.projects:
        fact = (
            f"{who} answers to nobody: no line leads from it to anybody who holds it to account."
            if confirmed
            else f"{who} answers to nobody, as far as the documents say: whom it answers to is not stated."
        )
    elif isinstance(item, Organisation):
        fact = f"The line of accountability ends at {who}{unsaid}. It has no standing in law."
    elif isinstance(item, Post):
        fact = f"The line of accountability ends at the post {who}: whom it answers to is {'not shown' if confirmed else 'not stated'}."
    else:
        fact = f"The line of accountability ends at {who}{unsaid}. It is not part of the STP and has no standing in law."
    return f"{fact}{_suffering(wiring, gap)}"


def _suffering(wiring: Wiring, gap: AccountabilityGap) -> str:
    if not gap.affected:
        return ""
    verb = "answers" if len(gap.affected) == 1 else "answer"
    what = count(len(gap.affected), "other board, group or project", "other boards, groups and projects")
    return f" {what} {verb} to it and to nobody else in law: {names(wiring, gap.affected)}."
