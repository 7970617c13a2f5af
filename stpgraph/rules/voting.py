"""Votes: who has how many on a body, who can block or carry a decision, and how much power that is.

The power indices are exact, by dynamic programming over integer weights (Brams and Affuso 1976 for Banzhaf; Mann and Shapley
1962 for Shapley-Shubik), and take time of the order of parties squared times votes times parties.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, factorial

from stpgraph.graph import Seat, Wiring
from stpgraph.model import Body, MemberOf, Organisation, Post, SitsOn
from stpgraph.model.kinds import VotingBasis
from stpgraph.rules.rule import exact


@dataclass(frozen=True, slots=True)
class Votes:
    """The votes on a body. `parties` maps whoever seats are held for to their votes; `others` are the votes of seats that
    are held for nobody stated. `people` counts those who may vote, by head. `unfilled` are the votes that vacant seats would
    have, on the same basis; None where the number of people who should hold one is not stated.

    A seat that is held for several counts for each of them, and once in `total`.
    """

    parties: Mapping[str, int]
    others: int
    total: int
    people: int
    unfilled: int | None


def votes_of(wiring: Wiring, body: str) -> Votes | None:
    """The votes of a body; None where they are not known: the membership is not complete, or a number of people is unstated.

    Each seat that is not in attendance only has as many votes as people hold it. Where each organisation has one vote, it has
    it as soon as one of its seats is filled.
    """
    node = wiring.nodes[body]
    if not isinstance(node, Body) or node.membership != "complete":
        return None
    seats = [seat for seat in wiring.seats(body) if seat.relation.capacity != "attending"]
    vacant = [(post, line) for post, line in vacant_seats(wiring, body) if line.capacity != "attending"]
    sizes = [size_of(seat) for seat in seats]
    if 0 in sizes:
        return None
    parties: dict[str, int] = {}
    others = 0
    for seat, size in zip(seats, sizes, strict=True):
        holders = wiring.held_for(seat)
        others += 0 if holders else size
        for holder in holders:
            parties[holder] = parties.get(holder, 0) + size
    people = sum(sizes)
    empty = None if any(post.count == 0 for post, _ in vacant) else sum(post.count for post, _ in vacant)
    if basis_of(node) == "per_organisation":
        empty_posts = {post.id for post, _ in vacant}
        waiting = {line.target for post, line in wiring.vacancies if line.type == "represents" and post.id in empty_posts}
        each = dict.fromkeys(parties, 1)
        return Votes(each, 0, len(each), people, len(waiting - each.keys()))
    return Votes(parties, others, people, people, empty)


def basis_of(body: Body) -> VotingBasis:
    """What counts as one vote; each member where it is not stated."""
    return (body.voting.basis if body.voting else None) or "per_member"


def size_of(seat: Seat) -> int:
    """How many people hold a seat; 0 where the number is not stated."""
    if seat.post:
        return seat.post.count
    seats = seat.relation.seats if isinstance(seat.relation, MemberOf) else None
    return 1 if seats is None else seats


def vacant_seats(wiring: Wiring, body: str) -> list[tuple[Post, SitsOn]]:
    """The vacant posts that would sit on a body, with their lines, in order of id."""
    return [(post, line) for post, line in wiring.vacancies if isinstance(line, SitsOn) and line.target == body]


def blockers(wiring: Wiring, body: str) -> list[str]:
    """The organisations that can block every decision of a body alone, by its own voting rule, in order of id.

    An organisation can when all others together fall short of the share that a decision needs. By consensus everybody can.
    Empty where there is no rule, or where it takes a count of the votes and they are not known.
    """
    node = wiring.nodes[body]
    if not isinstance(node, Body) or node.voting is None:
        return []
    if node.voting.basis == "consensus" and node.voting.threshold is None:
        held = (wiring.held_for(seat) for seat in wiring.seats(body) if seat.relation.capacity != "attending")
        return sorted({each for holders in held for each in holders if isinstance(wiring.nodes[each], Organisation)})
    votes = votes_of(wiring, body)
    if votes is None or votes.total == 0:
        return []
    if node.voting.threshold is None:
        return []
    needed = quota(node.voting.threshold, votes.total)
    return [party for party in organisations(wiring, votes) if votes.total - votes.parties[party] < needed]


def organisations(wiring: Wiring, votes: Votes) -> list[str]:
    """Those parties to a vote that are organisations, in order of id."""
    return sorted(party for party in votes.parties if isinstance(wiring.nodes[party], Organisation))


def counted_as_one(wiring: Wiring, body: str) -> list[str]:
    """The voting seats of a body that are drawn for several people and counted as one, for no number is given."""
    return [
        seat.post.id
        for seat in wiring.seats(body)
        if seat.post and seat.post.represents_many and seat.post.count == 1 and seat.relation.capacity != "attending"
    ]


def quota(threshold: float, total: int) -> int:
    """The least number of votes that is at least a share of the total. Shares are taken as written: 0.7 of 10 is 7.

    >>> quota(0.75, 8), quota(0.7, 10), quota(2 / 3, 3)
    (6, 7, 2)
    """
    return ceil(exact(threshold) * total)


def banzhaf(weights: Sequence[int], needed: int) -> list[Fraction]:
    """The normalised Banzhaf index of each party: its share of all swings.

    A party swings a coalition of others that falls short of `needed` votes without it and reaches them with it. All zero where
    nobody swings. Published example (Felsenthal and Machover 1998): [4; 3, 2, 1, 1].

    >>> [str(power) for power in banzhaf([3, 2, 1, 1], 4)]
    ['1/2', '1/6', '1/6', '1/6']
    """
    swings = [_swings(weights, needed, party) for party in range(len(weights))]
    counts = [sum(by_size) for by_size in swings]
    total = sum(counts)
    return [Fraction(number, total) if total else Fraction(0) for number in counts]


def shapley_shubik(weights: Sequence[int], needed: int) -> list[Fraction]:
    """The Shapley-Shubik index of each party: the share of the orders of voting in which its vote is the one that decides.

    >>> [str(power) for power in shapley_shubik([3, 2, 1, 1], 4)]
    ['1/2', '1/6', '1/6', '1/6']
    """
    number = len(weights)
    orders = factorial(number) if number else 1
    return [
        Fraction(sum(swing * factorial(size) * factorial(number - size - 1) for size, swing in enumerate(by_size)), orders)
        for by_size in (_swings(weights, needed, party) for party in range(number))
    ]


def _swings(weights: Sequence[int], needed: int, party: int) -> list[int]:
    """How many coalitions of each size, of the other parties, this party swings."""
    others = [weight for index, weight in enumerate(weights) if index != party]
    # ways[size][votes]: how many coalitions of `size` others hold just so many votes, below what is needed
    ways = [[0] * needed for _ in range(len(others) + 1)]
    if needed > 0:
        ways[0][0] = 1
    for done, weight in enumerate(others):
        for size in range(done, -1, -1):
            for votes, number in enumerate(ways[size]):
                if number and votes + weight < needed:
                    ways[size + 1][votes + weight] += number
    short = max(needed - weights[party], 0)
    return [sum(row[short:]) for row in ways[: len(weights)]]
