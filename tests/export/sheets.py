"""Sheets for the tests of formats: the shipped structures and the nasty one, explored on one day."""

from __future__ import annotations

from datetime import date
from functools import cache

from stpgraph import shipped
from stpgraph.export.sheet import Sheet, sheet
from stpgraph.layout import View
from stpgraph.model import Structure
from stpgraph.pipeline import Exploration, explore
from tests.export.nasty import nasty_structure

DAY = date(2018, 5, 1)
SHIPPED: tuple[str, ...] = tuple(path.stem for shelf in shipped.SHELVES for path in shipped.files(shelf))
#: One with posts under boxes, one with everything, one with nasty texts.
FEW = ("workstream", "all-clear", "nasty")


@cache
def explored(name: str) -> Exploration:
    """A shipped structure by the name of its file, or `nasty`."""
    return explore(_structure(name), DAY)


@cache
def sheet_of(name: str, findings: bool = True) -> Sheet:
    """The whole of it on one sheet."""
    return sheet(explored(name), DAY, findings=findings)


def view_of(name: str, view: View) -> Sheet:
    """One view of it."""
    return sheet(explored(name), DAY, view)


def _structure(name: str) -> Structure:
    if name == "nasty":
        return nasty_structure()
    return next(shipped.load(path) for shelf in shipped.SHELVES for path in shipped.files(shelf) if path.stem == name)
