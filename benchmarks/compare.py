"""Comparing two structures of 1,000 nodes, beside building both graphs and checking both."""

from __future__ import annotations

from datetime import date
from statistics import median

from benchmarks.generate import generated
from benchmarks.measure import exponent, seconds
from stpgraph.compare import Comparison, compare
from stpgraph.compare.items import ids_of
from stpgraph.compare.renaming import renamed
from stpgraph.model import Body, Structure
from stpgraph.pipeline import explore

SIZES = (250, 500, 1_000, 2_000)
RUNS = 5
DAY = date(2017, 6, 1)
#: Seconds that the difference and the findings delta of two structures of 1,000 nodes may take.
AIM = 1.0


def later(structure: Structure) -> Structure:
    """A version in which one line in twenty is gone, and one body in ten meets in public."""
    nodes = tuple(
        node.model_copy(update={"in_public": True}) if isinstance(node, Body) and at % 10 == 0 else node
        for at, node in enumerate(structure.nodes)
    )
    relations = tuple(line for at, line in enumerate(structure.relations) if at % 20)
    return structure.model_copy(update={"nodes": nodes, "relations": relations})


def stranger(structure: Structure) -> Structure:
    """The same version under other ids and in another order, as a structure of its own."""
    other = renamed(later(structure), {key: f"other-{at}" for at, key in enumerate(ids_of(structure))})
    return other.model_copy(update={"id": "other", "nodes": other.nodes[::-1], "relations": other.relations[::-1]})


def told(comparison: Comparison) -> int:
    """Reckons the difference, the findings delta, the moves and the losses; how many findings there are."""
    return len(comparison.delta.relations.removed) + len(comparison.findings) + len(comparison.moves) + len(comparison.losses)


def run() -> None:
    print(
        "Comparing two structures: matching, exact difference, findings delta, moves and losses; ratio to both graphs and checks\n"
    )
    print(f"{'nodes':>6} {'graphs and checks s':>20} {'by id s':>9} {'ratio':>7} {'by likeness s':>14} {'ratio':>7}")
    by_id: list[float] = []
    by_likeness: list[float] = []
    for size in SIZES:
        before = generated(size)
        sides = [before, later(before), stranger(before)]
        checks, versions, strangers = [], [], []
        for _ in range(RUNS):
            checks.append(seconds(lambda sides=sides: [explore(each, DAY) for each in sides[:2]]))
            first, second, third = (explore(each, DAY) for each in sides)
            versions.append(seconds(lambda first=first, second=second: told(compare(first, second))))
            strangers.append(seconds(lambda first=first, third=third: told(compare(first, third))))
        check = median(checks)
        by_id.append(median(versions))
        by_likeness.append(median(strangers))
        print(
            f"{size:>6,} {check:>20.3f} {by_id[-1]:>9.3f} {by_id[-1] / check:>6.2f}x {by_likeness[-1]:>14.3f} "
            f"{by_likeness[-1] / check:>6.2f}x"
        )
        if size == 1_000:
            worst = max(by_id[-1], by_likeness[-1])
            print(f"{'':>6} aim: at most {AIM:g} s; {'met' if worst <= AIM else 'NOT met'} ({worst:.2f} s)")
    print(f"\ngrowth exponents: by id {exponent(SIZES, by_id):.2f}, by likeness {exponent(SIZES, by_likeness):.2f}\n")


if __name__ == "__main__":
    run()
