"""How long a decision takes, from the frequencies of meetings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

from stpgraph.graph import Wiring
from stpgraph.model import Body, Decision, Organisation
from stpgraph.model.scalars import days_between


@dataclass(frozen=True, slots=True)
class Duration:
    """Days from a proposal to its last ratification. `stages` are the bodies that wait at each stage; `unknown` names those,
    among all that take part, of whom no frequency is stated: they count as if they met at once, so the days are the least.
    """

    expected: float
    worst: float
    stages: tuple[tuple[str, ...], ...]
    unknown: tuple[str, ...]


def duration(wiring: Wiring, decision: Decision) -> Duration:
    """How long a decision takes, in days.

    A proposal passes three stages: those consulted, then those who take the decision, then those who ratify it (named by the
    decision, or ratifying what its takers recommend). In a stage every body waits for its own next meeting, all at the same
    time, and the stage is over when the last of them has met. A body that meets every `m` days is met after a wait that is
    uniform over 0 to `m`, independent of the others. So a stage with periods m1 … mn takes

        expected = ∫ 1 - Π min(t / mi, 1) dt, over t from 0 to the largest mi;    worst = the largest mi

    and the decision takes the sum over its stages. For one body the expected wait is m / 2. Posts decide at once. An
    organisation meets when a body that is part of it does, the most frequent one with a stated frequency.
    Source: the formula is the expectation of a maximum of independent uniform waits.
    """
    takers = [node for node in dict.fromkeys(decision.taken_by) if node in wiring.nodes]
    ratifiers = [
        *decision.ratified_by,
        *(line.source for taker in takers for line in wiring.relations_to(taker, "ratifies")),
    ]
    consulted = [node for node in decision.consulted if isinstance(wiring.nodes.get(node), Body)]
    stages, unknown = [], set()
    expected = worst = 0.0
    for members in (consulted, takers, ratifiers):
        present = sorted({node for node in members if isinstance(wiring.nodes.get(node), Body | Organisation)})
        periods = {node: period for node in present if (period := meeting_period(wiring, node)) is not None}
        unknown |= set(present) - periods.keys()
        if present:
            stages.append(tuple(present))
        if periods:
            expected += expected_last(list(periods.values()))
            worst += max(periods.values())
    return Duration(expected, worst, tuple(stages), tuple(sorted(unknown)))


def meeting_period(wiring: Wiring, node: str) -> float | None:
    """Days from one meeting to the next, of a body, or of the most frequent body that is part of an organisation; None where
    it is not stated."""
    item = wiring.nodes[node]
    if isinstance(item, Body):
        return None if item.meets is None else days_between(item.meets)
    parts = [wiring.nodes[line.source] for line in wiring.relations_to(node, "part_of")]
    return min((days_between(part.meets) for part in parts if isinstance(part, Body) and part.meets is not None), default=None)


def expected_last(periods: Sequence[float]) -> float:
    """The expected longest of several independent waits, each uniform over 0 to its period. Exact, by pieces.

    Between two periods in order of size, those below are certainly over; the others give a power of t.

    >>> expected_last([30]), expected_last([30, 30]), round(expected_last([30, 60]), 6)
    (15.0, 20.0, 32.5)
    """
    ordered = sorted(periods)
    over, below = 0.0, 0.0  # the time by which all are over, expected; the period before
    for index, period in enumerate(ordered):
        waiting = ordered[index:]
        power = len(waiting) + 1
        over += prod(period / each for each in waiting) * period * (1 - (below / period) ** power) / power
        below = period
    return ordered[-1] - over
