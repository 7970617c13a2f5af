"""Sheets and truths written as text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.importers.tables_styles import Grid
from tests.importers.truths import Line, Named, Truth


def grid(
    name: str,
    rows: str,
    spans: Sequence[tuple[int, int, int, int]] = (),
    indents: Mapping[tuple[int, int], int] | None = None,
    hidden: bool = False,
) -> Grid:
    """A sheet from lines of text with bars between cells; an empty line is an empty row."""
    lines = rows.strip("\n").split("\n")
    cells = [[each.replace("¶", "\n").rstrip() for each in line.split("|")] for line in lines]
    return Grid(name, cells, list(spans), dict(indents or {}), hidden)


def truth(title: str, nodes: Mapping[str, str], lines: Mapping[str, str]) -> Truth:
    """A truth from names by “type kind”, and from sources by “relation target”; names are parted by semicolons."""
    rows: list[tuple[Named, ...]] = []
    for sort, names in nodes.items():
        of, _, kind = sort.partition(" ")
        rows.append(tuple((name.strip(), of, kind or None) for name in names.split(";")))
    made: list[Line] = []
    for told, sources in lines.items():
        relation, _, target = told.partition(" ")
        made += [(source.strip(), relation, target) for source in sources.split(";")]
    return Truth(title, tuple(rows), tuple(made))


Made = tuple[list[Grid], Truth]
