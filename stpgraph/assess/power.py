"""How much say each organisation has on the bodies that vote: votes, and how often they decide the outcome.

A partner with a third of the votes can have half of the power, or none at all: what counts is how often its votes turn a losing side
into a winning one. The Banzhaf index counts the sides that it can turn, the Shapley-Shubik index the orders of voting in which its
vote is the one that decides (see `rules.voting`). Both are shares of all power on the body.

Seats that are held for nobody stated vote each for themselves, and are shown together as one line, with the sum of their power.
Nothing is reckoned, and the reason is told, where the votes are not known, no share is stated that carries a decision, a seat
speaks for several at once (their votes cannot be told apart), or there are too many voters.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from stpgraph.graph import Wiring
from stpgraph.model import Body
from stpgraph.rules.voting import Votes, banzhaf, basis_of, quota, shapley_shubik, votes_of
from stpgraph.rules.words import count, name

#: The work of the indices grows with the cube of the voters times the votes; beyond this it would keep a reader waiting.
MOST_WORK = 20_000_000


@dataclass(frozen=True, slots=True)
class Say:
    """One party's votes, share of the votes, and power (each share from 0 to 1). `party` is the id of an organisation or body,
    None for all seats that are held for nobody stated."""

    party: str | None
    votes: int
    share: float
    banzhaf: float
    shapley_shubik: float


@dataclass(frozen=True, slots=True)
class Power:
    """The say of each party on one body, in order of id, seats held for nobody last. `needed` of `total` votes carry a decision.

    Where it cannot be reckoned, `parties` is empty, the numbers are None, and `why` tells the reason.
    """

    body: str
    needed: int | None
    total: int | None
    parties: tuple[Say, ...]
    why: str


def power(wiring: Wiring) -> tuple[Power, ...]:
    """For each body that has a voting rule, in order of id, who has how much say."""
    return tuple(_power(wiring, key, body) for key, body in wiring.bodies.items() if body.voting is not None)


def _power(wiring: Wiring, key: str, body: Body) -> Power:
    who = name(wiring, key)
    votes = votes_of(wiring, key)
    if votes is None:
        return _unknown(
            key, f"The votes on {who} are not known: not all seats, or not the number of people who hold them, are shown."
        )
    needed = _needed(body, votes)
    if needed is None:
        return _unknown(key, f"The documents do not say what share of the votes carries a decision on {who}.")
    if votes.total == 0:
        return _unknown(key, f"Nobody has a vote on {who}.")
    if sum(votes.parties.values()) + votes.others != votes.total:
        return _unknown(key, f"On {who} somebody speaks for several partners at once, so their votes cannot be told apart.")
    parties = sorted(votes.parties)
    weights = [votes.parties[party] for party in parties] + [1] * votes.others
    if len(weights) ** 3 * needed > MOST_WORK:
        return _unknown(key, f"There are too many voters on {who} ({count(len(weights), 'voter')}) to reckon their power.")
    swings, pivots = banzhaf(weights, needed), shapley_shubik(weights, needed)
    says = [
        _say(party, [votes.parties[party]], votes.total, swings[at : at + 1], pivots[at : at + 1])
        for at, party in enumerate(parties)
    ]
    if votes.others:
        rest = len(parties)
        says.append(_say(None, weights[rest:], votes.total, swings[rest:], pivots[rest:]))
    return Power(key, needed, votes.total, tuple(says), "")


def _unknown(body: str, why: str) -> Power:
    return Power(body, None, None, (), why)


def _needed(body: Body, votes: Votes) -> int | None:
    """How many votes carry a decision: the share that is stated, or all of them by consensus."""
    threshold = body.voting.threshold if body.voting else None
    if threshold is not None:
        return quota(threshold, votes.total)
    return votes.total if basis_of(body) == "consensus" else None


def _say(party: str | None, weights: list[int], total: int, swings: list[Fraction], pivots: list[Fraction]) -> Say:
    return Say(party, sum(weights), sum(weights) / total, float(sum(swings)), float(sum(pivots)))
