"""Sheets that several tests of exports write, each laid out once."""

from __future__ import annotations

from datetime import date
from functools import cache

from stpgraph import shipped
from stpgraph.export.sheet import Sheet, sheet
from stpgraph.layout import View
from stpgraph.pipeline import Exploration, explore
from tests.export.nasty import nasty_structure

MADE_ON = date(2026, 1, 2)
VIEWS: tuple[View, ...] = (
    View(),
    View("collapsed"),
    View("accountability"),
    View("scrutiny"),
    View("around", "strategic-board"),
    View("organisation", "ashmere-ccg"),
)


@cache
def explored(name: str) -> Exploration:
    """A shipped structure by the stem of its file, or the nasty one."""
    if name == "nasty":
        return explore(nasty_structure(), MADE_ON)
    path = next(path for shelf in shipped.SHELVES for path in shipped.files(shelf) if path.stem == name)
    return explore(shipped.load(path), MADE_ON)


@cache
def made(name: str, view: View | None = None, findings: bool = True, draft: bool = False) -> Sheet:
    """A sheet of it."""
    return sheet(explored(name), MADE_ON, view, findings, draft)
