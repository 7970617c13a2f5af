"""The best assignment of rows to columns, exactly: shortest augmenting paths with potentials.

Source: R. Jonker and A. Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment problems",
Computing 38 (1987) 325-340. All numbers are whole, so that the potentials are exact and every machine finds the same.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Whole: TypeAlias = NDArray[np.int64]
_FAR = np.int64(2**60)


def best_pairs(gains: Whole) -> list[tuple[int, int]]:
    """The pairs (row, column), no row or column twice, whose gains add up to the most; pairs that gain nothing are left out.

    `gains` is a matrix of whole numbers of any shape; what is not above 0 is never chosen. Of equals the result depends on the
    order of rows and columns alone. Takes at most (rows x columns x the smaller of the two) steps, and mostly far fewer.

    >>> best_pairs(np.array([[5, 4, 0], [6, 2, 0]]))
    [(0, 1), (1, 0)]
    """
    gains = np.maximum(gains, 0)
    rows, columns = np.flatnonzero(gains.any(axis=1)), np.flatnonzero(gains.any(axis=0))
    if not len(rows):
        return []
    inside = gains[np.ix_(rows, columns)]
    turned = len(rows) > len(columns)
    chosen = _assigned(-(inside.T if turned else inside))
    pairs = [(at, int(other)) for at, other in enumerate(chosen)]
    pairs = [(other, at) if turned else (at, other) for at, other in pairs]
    return sorted((int(rows[row]), int(columns[column])) for row, column in pairs if inside[row, column])


def _assigned(cost: Whole) -> Whole:
    """For each row, its column in a cheapest assignment of all rows; there are no more rows than columns."""
    height, width = cost.shape
    row_price = cost.min(axis=1)
    column_price = np.zeros(width, np.int64)
    row_of = np.full(width, -1, np.int64)
    column_of = np.full(height, -1, np.int64)
    # Rows whose cheapest column nobody else has taken need no search.
    for row, column in enumerate(cost.argmin(axis=1)):
        if row_of[column] < 0:
            row_of[column], column_of[row] = row, column
    for start in np.flatnonzero(column_of < 0):
        _augment(int(start), cost, row_price, column_price, row_of, column_of)
    return column_of


def _augment(start: int, cost: Whole, row_price: Whole, column_price: Whole, row_of: Whole, column_of: Whole) -> None:
    """Gives a row a column along the cheapest path of changes, and keeps every price right (Dijkstra over columns)."""
    width = cost.shape[1]
    far = np.full(width, _FAR, np.int64)
    before = np.full(width, start, np.int64)
    done = np.zeros(width, np.bool_)
    seen_rows, seen_columns = [start], []
    row, least = start, np.int64(0)
    while True:
        reached = least + cost[row] - row_price[row] - column_price
        nearer = (reached < far) & ~done
        far[nearer] = reached[nearer]
        before[nearer] = row
        open_far = np.where(done, _FAR, far)
        least = open_far.min()
        nearest = np.flatnonzero(open_far == least)
        free = nearest[row_of[nearest] < 0]
        column = int(free[0]) if len(free) else int(nearest[0])
        done[column] = True
        if row_of[column] < 0:
            break
        seen_columns.append(column)
        row = int(row_of[column])
        seen_rows.append(row)
    row_price[start] += least
    if seen_columns:
        passed = np.array(seen_columns)
        slack = least - far[passed]
        column_price[passed] -= slack
        row_price[np.array(seen_rows[1:])] += slack
    while True:
        owner = int(before[column])
        row_of[column] = owner
        column_of[owner], column = column, int(column_of[owner])
        if owner == start:
            return
