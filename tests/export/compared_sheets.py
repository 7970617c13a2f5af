"""Comparisons that tests of exports write: two archetypes, a structure of nasty texts and a later form of it, and next to nothing."""

from __future__ import annotations

from datetime import date
from functools import cache

from stpgraph.compare import Comparison, compare
from stpgraph.export.compared import ComparedSheet, compared_sheet, write
from stpgraph.files import plain
from stpgraph.model import Structure
from stpgraph.pipeline import Exploration, explore
from tests.export.nasty import nasty_structure
from tests.export.sheets import explored

DAY = date(2018, 5, 1)
NAMES = ("archetypes", "nasty", "empty", "one-sided")


@cache
def comparison(name: str) -> Comparison:
    match name:
        case "archetypes":
            return compare(explored("workstream"), explored("sector"))
        case "nasty":
            return compare(explored("nasty"), explore(later_nasty(), DAY))
        case "empty":
            return compare(nothing("a"), nothing("b"))
        case _:
            return compare(nothing("a"), explored("sector"))


@cache
def sheet_of(name: str, draft: bool = False) -> ComparedSheet:
    return compared_sheet(comparison(name), DAY, draft)


@cache
def written(form: str, name: str) -> bytes:
    """One of them in a format, written once for all tests."""
    return write(form, sheet_of(name))


def nothing(key: str) -> Exploration:
    return explore(Structure.model_validate({"stpgraph": 1, "id": key, "title": key.upper(), "status": "option"}), DAY)


def later_nasty() -> Structure:
    """The nasty structure a year later: a board is gone, another is new, a third hangs elsewhere, a fourth meets in public, and a post
    has another holder."""
    data = plain(nasty_structure())
    data["nodes"] = [each for each in data["nodes"] if each["id"] != "body-29"]
    data["relations"] = [each for each in data["relations"] if "body-29" not in (each["source"], each["target"])]
    data["nodes"].append({"id": "new-body", "type": "body", "kind": "workstream", "name": "]]> <new & 'odd'> \"board\""})
    data["relations"].append({"source": "new-body", "type": "accountable_to", "target": "body-0"})
    for each in data["relations"]:
        if (each["source"], each["type"]) == ("body-5", "accountable_to"):
            each["target"] = "body-2"
    changed = {node["id"]: node for node in data["nodes"]}
    changed["body-4"]["in_public"] = True
    changed["post-2"]["holder"] = "Somebody <b>else</b>"
    data["as_at"] = "2018-06"
    return Structure.model_validate(data)
