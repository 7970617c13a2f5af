"""Checking every rule, and every assessment, beside the cost of building the graph that they read."""

from __future__ import annotations

from datetime import date
from statistics import median

from benchmarks.generate import generated
from benchmarks.measure import seconds
from stpgraph import shipped
from stpgraph.assess import Assessment, assess
from stpgraph.graph import Wiring, build
from stpgraph.model import Structure
from stpgraph.rules import CATALOGUE, check

SIZE = 150
RUNS = 15
#: What a check of all rules may cost, in graphs built.
AIM = 25
DAY = date(2017, 6, 1)
PARTS = (
    *("table_2", "table_3", "spectrum", "checklist", "seven_questions", "five_points"),
    *("delivery_plan", "principles", "measures", "likeness", "power"),
)


def check_all(structure: Structure) -> int:
    """Builds the graph and checks every rule, with nothing kept from before; the number of findings."""
    return len(check(Wiring(build(structure)), DAY))


def assess_all(made: Assessment) -> int:
    """Reckons every part of an assessment; the number of parts."""
    return sum(getattr(made, part) is not None for part in PARTS)


def in_turn(structure: Structure) -> tuple[float, float, float]:
    """Median seconds of building the graph, of checking all rules on it, and of all assessments: run in turn."""
    graphs, checks, assessments = [], [], []
    for _ in range(RUNS):
        graphs.append(seconds(lambda: build(structure)))
        wiring = Wiring(build(structure))
        checks.append(seconds(lambda wiring=wiring: check(wiring, DAY)))
        made = assess(wiring, check(wiring, DAY))
        assessments.append(seconds(lambda made=made: assess_all(made)))
    return median(graphs), median(checks), median(assessments)


def run() -> None:
    largest = max(
        (shipped.load(path) for shelf in shipped.SHELVES for path in shipped.files(shelf)), key=lambda each: len(each.nodes)
    )
    print(f"All {len(CATALOGUE)} rules, and all assessments, in graphs built (aim for the rules: {AIM} at {SIZE} nodes)\n")
    print(f"{'structure':<40} {'nodes':>6} {'findings':>9} {'rules / graph':>14} {'assessments / graph':>20}")
    for structure in (generated(SIZE), largest):
        for _ in range(3):
            check_all(structure)
        graph, rules, assessments = in_turn(structure)
        print(
            f"{structure.title[:40]:<40} {len(structure.nodes):>6} {check_all(structure):>9,} {rules / graph:>13.1f}x "
            f"{assessments / graph:>19.1f}x"
        )
    print()
