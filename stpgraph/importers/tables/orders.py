"""Tables of levels from the lowest up, and lists of short names."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from stpgraph.importers.tables.found import Matched
from stpgraph.importers.tables.table import Table, picked
from stpgraph.importers.tables.telling import rank_of


def is_glossary(table: Table, found: Matched) -> bool:
    """Whether a table only says what short names stand for."""
    short_at = found.at("short_name")
    whole = {column.field for column in found.columns if column.field != "ignored"} - {"short_name", "notes", "number"}
    if (
        short_at is None
        or not whole <= {"meaning", "name", "person"}
        or len(whole) > 1
        or ("meaning" not in whole and len(found.columns) > 2)
    ):
        return False
    texts = [row[short_at] for row in table.rows[found.heading + 1 :] if row[short_at]]
    return bool(texts) and sum(len(text) <= 12 for text in texts) >= 0.8 * len(texts) and bool(whole or "notes" in found.fields)


def from_the_top(table: Table, found: Matched) -> tuple[Table, Matched]:
    """“Project”, “Workstream”, “Board”: levels from the lowest up, turned round."""
    levels = [each for each in found.columns if each.field == "level"]
    ranks = [rank for each in levels if (rank := rank_of(each.heading)) is not None]
    if len(levels) < 2 or len(ranks) < len(levels) or not all(one < other for one, other in pairwise(ranks)):
        return table, found
    width = max(map(len, table.rows))
    places = [each.at for each in levels]
    order = list(range(width))
    for at, other in zip(places, reversed(places), strict=True):
        order[at] = other
    moved = {old: new for new, old in enumerate(order)}
    columns = sorted((replace(each, at=moved[each.at]) for each in found.columns), key=lambda each: each.at)
    return picked(table, range(len(table.rows)), order), replace(found, columns=tuple(columns))
