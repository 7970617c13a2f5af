"""The tables of a comparison as CSV files in one zip."""

from __future__ import annotations

from stpgraph.export.compared import ComparedSheet
from stpgraph.export.compared_tables import tables
from stpgraph.export.csv_tables import zipped


def write(sheet: ComparedSheet) -> bytes:
    """The zip archive: one file a table, numbered in the order in which to read them."""
    return zipped(tables(sheet))
