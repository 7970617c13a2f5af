"""Decisions: whether there is an agreed way to take them, and whether it can work."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import networkx as nx

from stpgraph.graph import Wiring
from stpgraph.graph.queries import reach
from stpgraph.model import Finding, Limits
from stpgraph.rules.rule import exact, finding
from stpgraph.rules.timing import duration
from stpgraph.rules.voting import basis_of, blockers, counted_as_one, organisations, quota, votes_of
from stpgraph.rules.words import count, listed, name, names, of_all, quoted

#: A node that stands for "a strategic board is reached", below every id in order and no slug.
_REACHED = ""


def no_way_to_decide(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """A decision-making body has no agreed way to decide.

    What it finds:
        A decision-making body of which no voting rule is stated, or no quorum. One finding for each.
    Why it matters:
        When a decision is contested it is too late to agree how it is taken.
    Source:
        HFMA 2017, governance checklist, decision-making: how many people need to agree?
    Limits:
        Consensus is a voting rule. The documents can only be silent on these, so it is always *not stated*.
    How to mend:
        Agree who votes, what share carries a decision, and how many must be present, and write it into the terms of reference.
    """
    for node, body in wiring.bodies.items():
        if body.function != "decision_making" or (body.voting and body.quorum):
            continue
        missing = [word for word, there in (("a voting rule", body.voting), ("a quorum", body.quorum)) if not there]
        yield finding(
            "DEC004",
            "concern",
            confirmed=False,
            subjects=[node],
            evidence=[(node,)],
            fact=f"{name(wiring, node)} takes decisions, but the documents state no {listed([word[2:] for word in missing], 'and no')} for it.",
            remedy="Agree who votes, what share carries a decision and how many must be present, and write it into its terms of reference.",
        )


def one_can_block(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """One partner can block every decision.

    What it finds:
        A body where, by its own voting rule, all others together fall short of what a decision needs, so that one
        organisation's seats suffice to block. One finding for each body; it names those organisations.
    Why it matters:
        That may be meant, as a safeguard; but all should know that they have given one partner a veto.
    Source:
        HFMA 2017, delegated decision-making: the example asks for a 75 % majority.
    Limits:
        Where decisions need consensus, every organisation with a seat that is not in attendance can block. Elsewhere only
        where the votes are known: the membership is complete and every number of people is stated. A seat drawn for several
        people counts as one where their number is left out; the finding says so.
    How to mend:
        Decide whether the veto is meant; if not, change the share that carries a decision, or the seats.
    """
    for node in wiring.bodies:
        blocking = blockers(wiring, node)
        if not blocking:
            continue
        can = "can block every decision alone"
        yield finding(
            "DEC005",
            "note",
            confirmed=True,
            subjects=[node],
            evidence=[(each, node) for each in blocking],
            fact=f"On {name(wiring, node)}, {names(wiring, blocking)} {can if len(blocking) == 1 else 'each ' + can}."
            + _as_one(wiring, node),
            remedy="Decide whether that veto is meant; if not, change the share that carries a decision, or the seats.",
        )


def rule_that_cannot_be_met(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """A body's rule for deciding cannot be met with the seats that are filled.

    What it finds:
        A body whose quorum is more than the people who hold its seats, or whose voting rule asks for a larger share of the
        votes than the filled seats have of all seats, vacant ones included. One finding for each.
    Why it matters:
        Such a body can take no valid decision until seats are filled.
    Source:
        HFMA 2017, delegated decision-making: the example asks for a 75 % majority.
    Limits:
        Only where the votes are known: the membership is complete and every number of people is stated. Seats in attendance
        do not count. A seat drawn for several people counts as one where their number is left out; the finding says so.
    How to mend:
        Fill the vacant seats, or change the quorum or the share.
    """
    for node, body in wiring.bodies.items():
        votes = votes_of(wiring, node)
        if votes is None:
            continue
        reasons = []
        if body.quorum is not None and body.quorum > votes.people:
            present = count(votes.people, "person holds", "people hold") if votes.people else "nobody holds"
            reasons.append(f"its quorum is {body.quorum:,}, but {present} a seat with a vote")
        threshold = body.voting.threshold if body.voting else None
        everything = None if votes.unfilled is None else votes.total + votes.unfilled
        if threshold is not None and everything and quota(threshold, everything) > votes.total:
            reasons.append(
                f"its rule asks for {threshold:.4g} of the votes (1 = all), but seats are filled for only {votes.total:,} of {everything:,}"
            )
        if reasons:
            yield finding(
                "DEC006",
                "gap",
                confirmed=True,
                subjects=[node],
                evidence=[(node,)],
                fact=f"{name(wiring, node)} can take no valid decision: {'; and '.join(reasons)}.{_as_one(wiring, node)}",
                remedy="Fill the seats, or change the quorum or the share.",
            )


def nobody_or_two_decide(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """A decision is taken by nobody, or by two who do not answer to each other.

    What it finds:
        A type of decision that no body or post takes, or that two take of which neither answers to the other, directly or
        through others. One finding for each decision.
    Why it matters:
        What nobody decides does not happen; what two decide can be decided both ways.
    Source:
        HFMA 2017, decision-making: for each type of decision who will be involved?
    Limits:
        Whoever is vacant or has ended takes nothing. That nobody takes it is *confirmed* where the drawing is complete.
    How to mend:
        Name the one body or post that takes it.
    """
    for decision in sorted(wiring.structure.decisions, key=lambda each: each.id):
        takers = sorted({node for node in decision.taken_by if node in wiring.nodes})
        above = {node: reach(wiring.answers_to.succ, [node]) for node in takers}
        rivals = [(one, two) for one, two in combinations(takers, 2) if two not in above[one] and one not in above[two]]
        if takers and not rivals:
            continue
        title = quoted(decision.name)
        if takers:
            confirmed = True
            each = [f"{name(wiring, one)} and {name(wiring, two)}" for one, two in rivals[:2]]
            fact = f"The decision {title} is taken by two who do not answer to each other: {listed(each, 'and')}."
        else:
            confirmed = wiring.drawing_complete()
            fact = (
                f"Nobody takes the decision {title}."
                if confirmed
                else f"The documents do not say who takes the decision {title}."
            )
            fact += " Whoever is named for it has ended or is vacant." if decision.taken_by else ""
        yield finding(
            "DEC007",
            "gap",
            confirmed=confirmed,
            subjects=[decision.id],
            evidence=[(node,) for node in takers],
            fact=fact,
            remedy="Name the one board, group or post that takes it.",
        )


def bottleneck(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """Everything goes through one body.

    What it finds:
        A body, other than a strategic board, that lies on every way up to a strategic board of at least half of the projects.
        One finding for each such body.
    Why it matters:
        If that body meets late, or is overloaded, half the plan waits.
    Source:
        HFMA 2017, challenges: complexity of structures, speed of decision-making.
    Limits:
        Most typical structures have one such body, the delivery group: this is for information. Ways up are lines of
        accountability and reporting. The share (half) counts all projects, those without a way up among them, and can be set.
    How to mend:
        Ask whether that body can carry it; if not, let some projects report to the board directly or through another body.
    """
    share = limits.of("DEC010")
    if not wiring.projects or not wiring.strategic_boards:
        return
    downward: nx.DiGraph[str] = nx.DiGraph()
    downward.add_edges_from((above, below) for above, nodes in wiring.upward.pred.items() for below in nodes)
    downward.add_edges_from((_REACHED, board) for board in wiring.strategic_boards)
    nearest = nx.immediate_dominators(downward, _REACHED)
    through: dict[str, list[str]] = {}
    for project in wiring.projects:
        node = nearest.get(project)
        while node and node != _REACHED:
            through.setdefault(node, []).append(project)
            node = nearest.get(node)
    for node, projects in sorted(through.items()):
        if node in wiring.strategic_boards or node not in wiring.bodies or len(projects) < exact(share) * len(wiring.projects):
            continue
        yield finding(
            "DEC010",
            "note",
            confirmed=True,
            subjects=[node],
            evidence=[(node,)],
            fact=f"Every way up of {of_all(len(projects), len(wiring.projects), 'project')} goes through {name(wiring, node)}.",
            remedy="Ask whether it can carry that; if not, let some projects report to the board directly or through another body.",
        )


def slow_to_decide(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """A decision takes too long.

    What it finds:
        A type of decision whose expected time, from a proposal to its last ratification, is more than the limit (90 days),
        going by how often the bodies meet that are consulted, take it and ratify it. One finding for each decision.
    Why it matters:
        One of the main risks is the pace that planned savings need: a decision that waits for every board in turn comes too
        late.
    Source:
        HFMA 2017, time, pace and cost; Hasselman, question 4: tension between deciding quickly and deciding openly.
    Limits:
        Each stage (consulted, taking, ratifying) waits for the last of its bodies to meet; bodies of a stage wait at the same
        time. Those of whom no frequency is stated count as if they met at once, so that the true time can only be longer. The
        limit can be set.
    How to mend:
        Meet more often, delegate the decision so that fewer boards must ratify it, or let them meet on one day.
    """
    limit = limits.of("DEC011")
    for decision in sorted(wiring.structure.decisions, key=lambda each: each.id):
        time = duration(wiring, decision)
        if time.expected <= limit:
            continue
        least = "at least " if time.unknown else ""
        yield finding(
            "DEC011",
            "concern",
            confirmed=True,
            subjects=[decision.id],
            evidence=[(node,) for node in sorted({node for stage in time.stages for node in stage})],
            fact=f"The decision {quoted(decision.name)} can be expected to take {least}{days(time.expected)} days from a proposal to the "
            f"last agreement, and {days(time.worst)} where every meeting has just been missed; the limit is {limit:g} days.",
            remedy="Meet more often, delegate the decision so that fewer boards must agree to it, or let them meet on one day.",
        )


def days(number: float) -> str:
    """A number of days, with as many decimals as it needs to be told from a limit.

    >>> days(90.25), days(120.0)
    ('90.2', '120')
    """
    return f"{number:.1f}".removesuffix(".0")


def lopsided_vote(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """One organisation holds most of the votes.

    What it finds:
        A decision-making body on which one organisation holds more than half of the votes. One finding for each.
    Why it matters:
        The others can be outvoted on everything, and the partnership is one in name only.
    Source:
        HFMA 2017, decision-making: it must be robust and be seen to be so.
    Limits:
        Only where the votes are known: the membership is complete and every number of people is stated. A seat drawn for
        several people counts as one where their number is left out; the finding says so. The share (half) can be set; with a
        smaller one, all organisations that hold more are named together.
    How to mend:
        Change the seats, or give each organisation one vote.
    """
    share = limits.of("VOI007")
    for node, body in wiring.bodies.items():
        votes = votes_of(wiring, node)
        if body.function != "decision_making" or votes is None:
            continue
        strong = [party for party in organisations(wiring, votes) if votes.parties[party] > exact(share) * votes.total]
        if not strong:
            continue
        each = " (one for each organisation)" if basis_of(body) == "per_organisation" else ""
        hold = (f"{name(wiring, party)} holds {of_all(votes.parties[party], votes.total, 'vote')}" for party in strong)
        yield finding(
            "VOI007",
            "concern",
            confirmed=True,
            subjects=[node],
            evidence=[(party, node) for party in strong],
            fact=f"{listed(list(hold))} on {name(wiring, node)}{each}.{_as_one(wiring, node)}",
            remedy="Change the seats, or give each organisation one vote.",
        )


def _as_one(wiring: Wiring, body: str) -> str:
    """What a reader must know of the count of the votes, or nothing."""
    sets = counted_as_one(wiring, body)
    if not sets:
        return ""
    stand = "stands for several people and counts" if len(sets) == 1 else "stand for several people and count"
    return f" {names(wiring, sets)} {stand} as one here, for how many is not stated."
