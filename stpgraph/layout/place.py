"""Where columns stand: bands one below the other, each column near those above and below that it belongs to."""

from __future__ import annotations

import math
from collections.abc import Sequence


def spread(wanted: Sequence[float], widths: Sequence[float], gaps: Sequence[float]) -> list[float]:
    """Left edges of columns in a row, in order, at least `gaps` apart, as near as can be to the `wanted` centres.

    Least squares under these constraints, in linear time (pool adjacent violators). `gaps[i]` stands before column i; the first
    counts for nothing. Source: Robertson, Wright, Dykstra, "Order Restricted Statistical Inference" (1988), chapter 1.

    >>> spread([50.0, 50.0], [40.0, 40.0], [0.0, 20.0])
    [0.0, 60.0]
    """
    if len(wanted) == 1:
        half = widths[0] / 2
        return [wanted[0] - half + half - half]
    offsets: list[float] = []
    at = 0.0
    for i, width in enumerate(widths):
        at += (gaps[i] if i else 0.0) + width / 2
        offsets.append(at)
        at += width / 2
    pools: list[tuple[float, int]] = []
    for i, centre in enumerate(wanted):
        mean, count = centre - offsets[i], 1
        while pools and pools[-1][0] > mean:
            earlier, number = pools.pop()
            mean, count = (mean * count + earlier * number) / (count + number), count + number
        pools.append((mean, count))
    shifts = [mean for mean, count in pools for _ in range(count)]
    return [shift + offset - width / 2 for shift, offset, width in zip(shifts, offsets, widths, strict=True)]


def number_of_rows(widths: Sequence[float], gap: float, limit: float) -> int:
    """How many rows there are when columns are wrapped at a width; none where there are none.

    >>> number_of_rows([60.0, 60.0, 60.0], 10.0, 130.0), number_of_rows([], 10.0, 130.0)
    (2, 0)
    """
    number, at = 0, math.inf
    for width in widths:
        if at + gap + width > limit:
            number, at = number + 1, width
        else:
            at += width + gap
    return number
