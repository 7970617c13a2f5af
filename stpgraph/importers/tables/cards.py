"""Cards: what is said of one group, a field a row, with the list of its members below."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from stpgraph.importers.guessing import node_guess
from stpgraph.importers.tables.cellwords import capacity, is_person
from stpgraph.importers.tables.columns import ColumnMatch, Matched, matched
from stpgraph.importers.tables.headings import Field
from stpgraph.importers.tables.table import Table
from stpgraph.importers.tables.understanding import Understood

#: Fields that lists of members have, and registers of groups do not.
_OF_MEMBERS: frozenset[Field] = frozenset({"role", "person", "organisation", "capacity"})


def named_on(each: Understood) -> str:
    """The group that a card is about; empty where a table is none."""
    at = each.found.at("name")
    rows = [row for row in each.table.rows[each.found.heading + 1 :] if any(row)]
    return rows[0][at] if each.table.turned and each.way == "things" and at is not None and len(rows) == 1 else ""


def under_card(table: Table, group: str, said: Mapping[str, Field]) -> Table:
    """A list of members under the card of a group, with a title that names it; any other table as it is."""
    if not group or table.title:
        return table
    found = matched(table.rows, said, table.called)
    if "board" in found.fields or not ("name" in found.fields or found.fields & _OF_MEMBERS):
        return table
    at = found.at("name")
    return table if at is not None and not _are_members(table, found, at) else replace(table, title=f"Members of {group}")


def standings(table: Table, found: Matched) -> Matched:
    """The columns of a list of members, of which one that is called “Status” may hold how its members sit there."""
    return replace(found, columns=tuple(_standing(each, table, found) for each in found.columns))


def _standing(each: ColumnMatch, table: Table, found: Matched) -> ColumnMatch:
    cells = [row[each.at] for row in table.rows[found.heading + 1 :] if row[each.at]]
    known = sum(capacity(text).value is not None for text in cells)
    if each.field != "status" or each.confidence == 1 or "capacity" in found.fields or known <= len(cells) / 2:
        return each
    return replace(each, field="capacity", reason=f"{each.reason}, and it says how members sit there")


def _are_members(table: Table, found: Matched, at: int) -> bool:
    """Whether most names are those of posts, people or organisations."""
    names = [row[at] for row in table.rows[found.heading + 1 :] if row[at]]
    guesses = [node_guess(name) for name in names]
    known = sum(is_person(name) or guess.type in ("post", "organisation") for name, guess in zip(names, guesses, strict=True))
    return known > len(names) / 2
