"""What tests ask of the drafts of tables."""

from __future__ import annotations

from stpgraph.importers.draft import Draft
from stpgraph.importers.drafting import draft
from stpgraph.importers.tables import free as tables
from stpgraph.importers.tables.table import Table


def of(*rows: str, name: str = "") -> Draft:
    """The draft of a table written with bars between cells."""
    table = Table(name, tuple(tuple(row.split("|")) for row in rows))
    return draft(tables.sketch([table], "csv", "a.csv"), "a.csv")


def lines(made: Draft) -> set[tuple[str, str, str]]:
    names = {node.id: node.name for node in made.structure.nodes}
    return {(names[each.source], each.type, names[each.target]) for each in made.structure.relations}


def seats(made: Draft) -> dict[tuple[str, str], str | None]:
    names = {node.id: node.name for node in made.structure.nodes}
    return {
        (names[each.source], names[each.target]): getattr(each, "capacity", None)
        for each in made.structure.relations
        if each.type in ("sits_on", "member_of")
    }


def told(made: Draft) -> str:
    return " ".join(f"{each.what} {each.place} {each.why}" for each in made.unread)


def node(made: Draft, name: str) -> object:
    return next(each for each in made.structure.nodes if each.name == name)
