"""Many structures at once: how the time grows with their number, and what a second process gains, each in the same run."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from datetime import date
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from time import perf_counter, process_time

from benchmarks.generate import generated
from benchmarks.measure import exponent, seconds
from stpgraph.files import dumps
from stpgraph.portfolio import Piece, Portfolio, piece_of, run
from stpgraph.portfolio.runner import PARALLEL_FROM

PLANS, NODES = 44, 150
RUNS = 3
AIM = 2.0
#: The largest set is measured only where it is expected to take less than this, in seconds.
PATIENCE = 60
DAY = date(2017, 6, 1)


def pieces(number: int) -> list[Piece]:
    """So many structures of 150 nodes, each another one up to 44 and the same again beyond."""
    texts = [dumps(generated(NODES, seed)) for seed in range(min(number, PLANS))]
    return [piece_of(texts[at % len(texts)], f"{at}.yaml") for at in range(number)]


def told(given: list[Piece], processes: int) -> Portfolio:
    """Everything that a portfolio tells, reckoned."""
    made = run(given, DAY, processes=processes)
    assert len(made.entries) == len(given)
    assert all((made.heat, made.tables, made.answered))
    return made


def _timed(given: list[Piece], processes: int) -> float:
    return seconds(lambda: told(given, processes))


def _work(given: list[Piece], processes: int = 1) -> float:
    """Seconds of work, not of waiting for a machine that others use too: of the busiest process."""
    start, others = process_time(), getrusage(RUSAGE_CHILDREN).ru_utime
    told(given, processes)
    return max(process_time() - start, getrusage(RUSAGE_CHILDREN).ru_utime - others)


def main() -> None:
    """Prints the measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", action="store_true", help="also 4,400 structures, however long they take")
    run_all(parser.parse_args().large)


def run_all(large: bool = False) -> None:
    few = pieces(PLANS)
    told(few[:4], 1)
    pairs = [(_timed(few, 1), _timed(few, 2)) for _ in range(RUNS)]
    one, two = (median(pair[at] for pair in pairs) for at in (0, 1))
    size = sum(each.size for each in few)
    print(f"{PLANS} structures of {NODES} nodes ({size / 1e3:,.0f} kB), from text to portfolio (aim {AIM:g} s on two cores)")
    print(f"  one process {one:.2f} s, two {two:.2f} s: {one / two:.2f} times as fast (load {os.getloadavg()[0]:.1f})")
    shared = median(_work(few) for _ in range(RUNS)) / median(_work(few, 2) for _ in range(RUNS))
    print(
        f"  by work, the busier of two processes has {1 / shared:.2f} of what one has: {shared:.2f} times as fast on idle cores"
    )
    start = perf_counter()
    subprocess.run([sys.executable, "-c", "import stpgraph.portfolio.work"], check=True)
    begins = perf_counter() - start
    print(
        f"  a new process starts in {begins:.2f} s, worth {begins / one * size / 1e3:,.0f} kB; PARALLEL_FROM is {PARALLEL_FROM / 1e3:,.0f} kB"
    )
    for number in (8, 16, 32):
        part = few[:number]
        first, second = (median(_work(part, n) for _ in range(RUNS)) for n in (1, 2))
        print(
            f"  {number:>3} structures, {sum(each.size for each in part) / 1e3:>4,.0f} kB: by work, two are {first / second:.2f} times as fast as one"
        )
    sizes = [PLANS, 10 * PLANS]
    tenfold = pieces(10 * PLANS)
    times = [_work(few), _work(tenfold)]
    if large or 10 * times[-1] < PATIENCE:
        sizes.append(100 * PLANS)
        times.append(_work(pieces(100 * PLANS)))
    print(f"  {10 * PLANS} structures: by work, two are {times[1] / _work(tenfold, 2):.2f} times as fast as one")
    shown = ", ".join(f"{size:,}: {time:.2f} s" for size, time in zip(sizes, times, strict=True))
    print(f"  seconds of work: {shown}; exponent {exponent(sizes, times):.2f}\n")


if __name__ == "__main__":
    main()
