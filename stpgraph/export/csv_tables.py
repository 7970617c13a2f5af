"""All tables as CSV files in one zip: UTF-8 with a byte order mark, so that Excel reads it rightly, and lines that end in CRLF.

What a spreadsheet would take for a formula has an apostrophe before it. Source: RFC 4180.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO

from stpgraph.export.archive import archive
from stpgraph.export.cells import csv_cell
from stpgraph.export.grids import Grid, grids
from stpgraph.export.sheet import Sheet


def write(sheet: Sheet) -> bytes:
    """The zip archive: one file a table, numbered in the order in which to read them."""
    return zipped(grids(sheet))


def zipped(tables: Sequence[Grid]) -> bytes:
    """Tables as such an archive."""
    return archive([(f"{at:02}-{grid.key}.csv", _csv(grid)) for at, grid in enumerate(tables, 1)])


def _csv(grid: Grid) -> bytes:
    made = StringIO(newline="")
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerows([csv_cell(text) for text in row] for row in (grid.columns, *grid.rows))
    return made.getvalue().encode("utf-8-sig")
