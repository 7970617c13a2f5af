"""The six exact rules against the same answers from plain NetworkX loops, on structures of 100 to 100,000 nodes."""

from __future__ import annotations

from datetime import date

from benchmarks.generate import generated
from benchmarks.measure import exponent, seconds, side_by_side
from benchmarks.plain import Answer, plain_answers
from stpgraph.graph import Wiring, build
from stpgraph.model import Structure
from stpgraph.rules import MISSION, check

SIZES = (100, 1_000, 10_000, 100_000)
#: The plain loops take hours beyond this size.
PEER_UP_TO = 10_000


def our_answers(structure: Structure) -> Answer:
    """(rule, subjects, affected) from stpgraph, graph building included."""
    findings = check(Wiring(build(structure)), date(2017, 6, 1), rules=MISSION)
    return {(each.rule, each.subjects, each.affected) for each in findings}


def run() -> None:
    print("Six exact rules: stpgraph against plain NetworkX loops (a `descendants` per node); graph building included\n")
    print(f"{'nodes':>8} {'findings':>9} {'stpgraph s':>11} {'plain s':>9} {'plain / stpgraph':>17} {'same answers':>13}")
    ours: list[float] = []
    for size in SIZES:
        structure = generated(size)
        found = our_answers(structure)
        if size <= PEER_UP_TO:
            graph = build(structure)
            same = plain_answers(graph) == found
            own, plain = side_by_side(
                lambda structure=structure: our_answers(structure),
                lambda structure=structure: plain_answers(build(structure)),
                runs=1 if size >= 10_000 else 5,
            )
            print(f"{size:>8,} {len(found):>9,} {own:>11.3f} {plain:>9.2f} {plain / own:>16.1f}x {'yes' if same else 'NO':>13}")
        else:
            own = min(seconds(lambda structure=structure: our_answers(structure)) for _ in range(3))
            print(f"{size:>8,} {len(found):>9,} {own:>11.3f} {'-':>9} {'-':>17} {'-':>13}")
        ours.append(own)
    print(f"\ngrowth exponent of stpgraph, 1,000 to 100,000 nodes: {exponent(SIZES[1:], ours[1:]):.2f} (1 = linear)\n")
