"""CSV files: lists of pairs and free tables."""

from __future__ import annotations

from collections.abc import Mapping

from stpgraph.importers.draft import Sketch
from stpgraph.importers.tables.columns import Field
from stpgraph.importers.tables.free import csv_table
from stpgraph.importers.tables.free import sketch as of_tables


def sketch(data: bytes, name: str, said: Mapping[str, Field] | None = None) -> Sketch:
    """What the table says. Raises InputError."""
    return of_tables([csv_table(data, name)], "csv", name, said)
