"""Timing in alternation, and what comes out of it: medians, ratios, growth exponents."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from math import log
from statistics import median
from time import perf_counter


def seconds(task: Callable[[], object]) -> float:
    """Seconds for one run of a task."""
    gc.collect()
    start = perf_counter()
    task()
    return perf_counter() - start


def side_by_side(ours: Callable[[], object], theirs: Callable[[], object], runs: int = 5) -> tuple[float, float]:
    """Median seconds of two tasks that are run in turn, so that both meet the same drift of the machine's speed."""
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(runs)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def exponent(sizes: Sequence[float], times: Sequence[float]) -> float:
    """The slope of times over sizes in a log-log plot, by least squares: 1 is linear, 2 is quadratic.

    >>> round(exponent([10, 100, 1000], [1, 10, 100]), 3)
    1.0
    """
    xs, ys = [log(size) for size in sizes], [log(time) for time in times]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)
