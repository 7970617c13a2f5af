"""DEC004 to DEC007, DEC010 and DEC011: how decisions are taken. Delegation has a chapter of its own."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import Any

from tests.reading.words import Data, Reading, Row, Seat, by_organisation, exact, reached, seats_held, sure, votes

DAYS: dict[str, Fraction] = {
    "weekly": Fraction(7),
    "fortnightly": Fraction(14),
    "monthly": Fraction(365, 12),
    "bimonthly": Fraction(365, 6),
    "quarterly": Fraction(365, 4),
    "six_monthly": Fraction(365, 2),
    "annually": Fraction(365),
}


def dec004(world: Reading) -> list[Row]:
    # A body that decides without a voting rule, or without a quorum; one finding. Neither is a yes/no field, so that there is
    # none is never stated.
    return [
        Row("DEC004", "concern", "not_stated", (body,), ())
        for body in world.deciding
        if not world.nodes[body].get("voting") or not world.nodes[body].get("quorum")
    ]


def dec005(world: Reading) -> list[Row]:
    # With the voting rule of a body, one organisation's seats suffice to block every decision.
    rows = []
    for body in world.own_bodies:
        rule = world.nodes[body].get("voting")
        if rule and _one_can_block(world, body, rule):
            rows.append(Row("DEC005", "note", "confirmed", (body,), ()))
    return rows


def _one_can_block(world: Reading, body: str, rule: Data) -> bool:
    if rule.get("threshold") is None:
        # Where all must agree, whoever has a seat that counts can block, however many others there are.
        return rule.get("basis") == "consensus" and any(
            not seat.only_attends and world.organisations_of(seat) for seat in world.seats_on(body)
        )
    known = votes(world, body)
    # All the others together fall short of the share that carries a decision.
    return known is not None and any(
        Fraction(known.total - held, known.total) < exact(rule["threshold"]) for held in known.of.values()
    )


def dec006(world: Reading) -> list[Row]:
    # The quorum exceeds the filled seats, or the share of votes that the threshold asks exceeds the filled seats over all
    # seats, vacant ones included; only where the votes are known. Seats in attendance have no vote and make no quorum.
    rows = []
    for body in world.own_bodies:
        if votes(world, body) is None:
            continue
        quorum, rule = world.nodes[body].get("quorum"), world.nodes[body].get("voting") or {}
        filled = sum(seats_held(world.nodes, seat) or 0 for seat in world.seats_on(body) if not seat.only_attends)
        too_few = quorum is not None and quorum > filled
        if too_few or (rule.get("threshold") is not None and _share_out_of_reach(world, body, exact(rule["threshold"]))):
            rows.append(Row("DEC006", "gap", "confirmed", (body,), ()))
    return rows


def _share_out_of_reach(world: Reading, body: str, threshold: Fraction) -> bool:
    # The seats as they would be with every vacancy filled.
    nodes = {each["id"]: each for each in world.data["nodes"] if each.get("status") != "ended"}
    lines = [
        each
        for each in world.data.get("relations") or ()
        if each.get("status") != "ended" and each["source"] in nodes and each["target"] in nodes
    ]
    seats = [
        Seat(each["source"], body, each) for each in lines if each["type"] in ("sits_on", "member_of") and each["target"] == body
    ]
    seats = [seat for seat in seats if not seat.only_attends]
    if by_organisation(world, body):
        everybody = {who for seat in seats for who in _spoken_for(lines, seat)}
        known = votes(world, body)
        return known is not None and bool(everybody) and threshold > Fraction(known.total, len(everybody))
    numbers = [seats_held(nodes, seat) for seat in seats]
    filled = [seats_held(nodes, seat) for seat in seats if seat.who in world.nodes]
    if not numbers or None in numbers:
        return False
    return threshold > Fraction(sum(each or 0 for each in filled), sum(each or 0 for each in numbers))


def _spoken_for(lines: list[Data], seat: Seat) -> set[str]:
    if not seat.is_listed:
        return {seat.who}
    return {each["target"] for each in lines if each["type"] == "represents" and each["source"] == seat.who}


def takers(world: Reading, decision: Data) -> list[str]:
    """Who takes a decision; a vacant post and what has ended are nobody."""
    return sorted({node for node in decision.get("taken_by") or () if node in world.nodes})


def dec007(world: Reading) -> list[Row]:
    # A decision that nobody takes, or that two take neither of which has a path of answering to the other.
    rows = []
    for decision in world.decisions:
        who = takers(world, decision)
        apart = any(
            two not in reached(world.answers_to, one) and one not in reached(world.answers_to, two)
            for one, two in combinations(who, 2)
        )
        if not who:
            rows.append(Row("DEC007", "gap", sure(world.drawing == "complete"), (decision["id"],), ()))
        elif apart:
            rows.append(Row("DEC007", "gap", "confirmed", (decision["id"],), ()))
    return rows


def dec010(world: Reading) -> list[Row]:
    # One body other than the strategic board is on every upward path, to a strategic board, of half the projects or more.
    boards, projects = set(world.strategic_boards), world.of_type("project")
    rows = []
    for body in world.own_bodies:
        if body in boards:
            continue
        past = frozenset((x, y) for x, y in world.upward if body not in (x, y))
        through = [
            project for project in projects if reached(world.upward, project) & boards and not reached(past, project) & boards
        ]
        if through and len(through) >= world.limit("DEC010") * len(projects):
            rows.append(Row("DEC010", "note", "confirmed", (body,), ()))
    return rows


def dec011(world: Reading) -> list[Row]:
    # The expected time from a proposal to its last ratification exceeds the limit, from how often they meet. A proposal
    # comes at any moment, so that a body that meets every m days takes it up after m/2 on average. It waits for the last of
    # the bodies consulted, then for the last of those who take it, then for the last of those who ratify it, each at its next
    # meeting. An organisation meets when a body part of it does, at the earliest. What does not say how often it meets adds
    # nothing.
    rows = []
    for decision in world.decisions:
        who = takers(world, decision)
        ratify = {node for node in decision.get("ratified_by") or () if node in world.nodes}
        ratify |= {giver for body in who if world.is_body(body) for giver in world.into("ratifies", body)}
        consulted = {node for node in decision.get("consulted") or () if node in world.nodes and world.is_body(node)}
        time = sum(last_of([_every(world, node) for node in sorted(group)]) for group in (consulted, who, ratify))
        if time > float(world.limit("DEC011")):
            rows.append(Row("DEC011", "concern", "confirmed", (decision["id"],), ()))
    return rows


def _every(world: Reading, node: str) -> Fraction | None:
    said: Any = world.nodes[node].get("meets")
    if said is not None:
        return DAYS[said] if isinstance(said, str) else exact(said)
    if world.nodes[node]["type"] != "organisation":
        return None
    parts = [_every(world, part) for part in world.into("part_of", node)]
    return min((each for each in parts if each is not None), default=None)


def last_of(periods: list[Fraction | None]) -> float:
    """The expected longest of waits that are each evenly spread from 0 to a period, in days.

    It is the integral of the chance that some wait is longer than t; between two periods that is a polynomial, and here it
    is summed exactly by writing the polynomial out.
    """
    known = sorted(each for each in periods if each is not None)
    total, start = Fraction(0), Fraction(0)
    for index, end in enumerate(known):
        rest = known[index:]
        product = Fraction(1)
        for each in rest:
            product *= each
        power = len(rest) + 1
        total += (end - start) - (end**power - start**power) / (power * product)
        start = end
    return float(total)
