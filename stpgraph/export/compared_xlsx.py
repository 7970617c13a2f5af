"""A comparison as one Excel workbook: a sheet for each question."""

from __future__ import annotations

from stpgraph.export.compared import ComparedSheet
from stpgraph.export.compared_tables import tables
from stpgraph.export.xlsx import workbook


def write(sheet: ComparedSheet) -> bytes:
    """The workbook."""
    return workbook(sheet, "Two governance structures compared", tables(sheet))
