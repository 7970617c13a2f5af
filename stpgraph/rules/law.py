"""Dated law: what was not lawful at the time that a structure shows.

These rules speak only where the structure's `as_at` lies, with every day of it, while the law was in force. They are prompts to
take advice, not advice.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from stpgraph.graph import Seat, Wiring
from stpgraph.model import Finding, Limits, Organisation
from stpgraph.model.nodes import kind_of
from stpgraph.model.scalars import first_day, last_day
from stpgraph.rules.answering import kind_open, speaker_open
from stpgraph.rules.rule import add_relation, finding
from stpgraph.rules.words import name, names

#: The last day before the Health and Care Act 2022 changed what NHS bodies may delegate and do jointly.
LAST_DAY = date(2022, 6, 30)
#: The day from which CCGs could form joint committees (Legislative Reform (Clinical Commissioning Groups) Order 2014).
JOINT_COMMITTEES_FROM = date(2014, 10, 1)
_DIRECTORS = ("executive", "chief_officer", "finance_director", "chair", "non_executive_director")
_TRUSTS = ("nhs_trust", "foundation_trust", "ambulance_trust")


def in_force(wiring: Wiring, start: date, end: date) -> bool:
    """Whether every day of a structure's `as_at` lies in a period, both ends included; False where it has no date."""
    as_at = wiring.structure.as_at
    return as_at is not None and start <= first_day(as_at) and last_day(as_at) <= end


def delegates_to_no_director(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """A foundation trust delegates to people who are not its directors.

    What it finds:
        A foundation trust that delegates to a body on which posts speak for it, none of which is a director: executive, chief
        officer, finance director, chair or non-executive director. One finding for each trust and body.
    Why it matters:
        To 30 June 2022 a foundation trust could delegate only to a committee of its directors or to an executive director.
        What others decided in its name did not bind it.
    Source:
        National Health Service Act 2006, Schedule 7, paragraph 15, as quoted by Hill Dickinson.
    Limits:
        Only where the structure shows a time up to 30 June 2022. It is *confirmed* only where the membership of the body is
        complete and everybody there has a stated kind and is known to speak for whom they speak. Not legal advice.
    How to mend:
        Have a director of the trust speak for it, or have its own board ratify what the body recommends. Take legal advice.
    """
    if not in_force(wiring, date.min, LAST_DAY):
        return
    for line in wiring.relations:
        trust, body = line.source, line.target
        if line.type != "delegates_to" or kind_of(wiring.nodes[trust]) != "foundation_trust" or body not in wiring.bodies:
            continue
        theirs = [seat for seat in wiring.seats(body) if seat.post and trust in wiring.held_for(seat)]
        if not theirs or any(seat.post.kind in _DIRECTORS for seat in theirs if seat.post):
            continue
        confirmed = wiring.seats_known([body], partial(_could_be_director, wiring, trust))
        posts = [seat.relation.source for seat in theirs]
        yield finding(
            "LAW001",
            "gap",
            confirmed=confirmed,
            subjects=[trust, body],
            evidence=[(trust, body), *((post, body) for post in posts)],
            fact=f"{name(wiring, trust)} delegates to {name(wiring, body)}, where only {names(wiring, posts)} "
            f"{'speaks' if len(posts) == 1 else 'speak'} for it{'' if confirmed else ', as far as the documents say'}: no director of the "
            "trust. Until 30 June 2022 a foundation trust could delegate only to its directors.",
            remedy="Have a director of the trust speak for it, or, instead of delegating, have its own board ratify what "
            "that body recommends. Take legal advice.",
        )


def _could_be_director(wiring: Wiring, trust: str, seat: Seat) -> bool:
    return speaker_open(wiring, seat) or (kind_open(seat) and trust in wiring.held_for(seat))


def trust_in_joint_committee(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """A trust delegates to a joint committee that it could not lawfully join.

    What it finds:
        An NHS trust, foundation trust or ambulance trust that delegates to a joint committee. One finding for each.
    Why it matters:
        From 1 October 2014 CCGs could form joint committees; trusts could not until July 2022. Committees in common, which
        meet together and decide each for its own organisation, were the lawful way.
    Source:
        Legislative Reform (Clinical Commissioning Groups) Order 2014; NHS Providers' typology of committees.
    Limits:
        Only where the structure shows a time from 1 October 2014 to 30 June 2022. Not legal advice.
    How to mend:
        Make it a committee in common, or have the trust's board ratify what the joint committee recommends. Take legal advice.
    """
    if not in_force(wiring, JOINT_COMMITTEES_FROM, LAST_DAY):
        return
    for line in wiring.relations:
        committee = wiring.bodies.get(line.target)
        if line.type != "delegates_to" or committee is None or committee.kind != "joint_committee":
            continue
        if kind_of(wiring.nodes[line.source]) not in _TRUSTS:
            continue
        yield finding(
            "LAW002",
            "concern",
            confirmed=True,
            subjects=[line.source, line.target],
            evidence=[(line.source, line.target)],
            fact=f"{name(wiring, line.source)} delegates to the joint committee {name(wiring, line.target)}. Until 30 June 2022 trusts could "
            "not lawfully join a joint committee; committees in common were the way.",
            remedy="Make it a committee in common, or, instead of delegating, have the trust's own board ratify what it "
            "recommends. Take legal advice.",
        )


def nothing_behind_it(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """A committee in common has nothing behind it.

    What it finds:
        A committee in common, some of whose participating organisations have no committee or governing body of their own that
        is part of it or delegates to it. One finding for each committee in common.
    Why it matters:
        A committee in common decides nothing itself: each organisation's own committee does, meeting together. Without such a
        committee, that organisation has decided nothing.
    Source:
        NHS Providers' typology of committees.
    Limits:
        Participating are organisations that have a seat on it, other than in attendance, or delegate to it; where none is
        stated, nothing is asked. Only
        where the structure shows a time. Not legal advice.
    How to mend:
        Draw the committee of each organisation that takes part, or have each organisation form one.
    """
    if wiring.structure.as_at is None:
        return
    for node, body in wiring.bodies.items():
        if body.kind != "committee_in_common":
            continue
        partners = {
            *(holder for seat in wiring.seats(node) if seat.relation.capacity != "attending" for holder in wiring.held_for(seat)),
            *(line.source for line in wiring.relations_to(node, "delegates_to")),
        }
        behind = {line.source for line in wiring.relations_to(node, "part_of", "delegates_to")}
        without = sorted(
            partner
            for partner in partners
            if isinstance(wiring.nodes[partner], Organisation)
            and not any(line.source in behind for line in wiring.relations_to(partner, "part_of"))
        )
        if not without:
            continue
        confirmed = wiring.lines_complete(node, *without)
        own = "its" if len(without) == 1 else "their"
        yield finding(
            "LAW003",
            "concern",
            confirmed=confirmed,
            subjects=[node],
            evidence=[(partner, node) for partner in without],
            fact=f"{names(wiring, without)} {'takes' if len(without) == 1 else 'take'} part in the committee in common {name(wiring, node)}, "
            + (
                f"but no committee or governing body of {own} own stands behind it."
                if confirmed
                else f"and the documents do not say that a committee or governing body of {own} own stands behind it."
            ),
            remedy="Have each organisation that takes part form a committee for it, or draw the one that it has.",
            remedies=tuple(
                add_relation(f"A committee of {name(wiring, partner)} is part of {name(wiring, node)}", "part_of", None, node)
                for partner in without
            ),
        )
