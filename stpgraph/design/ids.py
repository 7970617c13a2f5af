"""Ids for what is new: made from its name, never shown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from stpgraph.model import Structure

#: Leaves room for a number behind it; ids may have 200 characters.
_LONGEST = 60


def slug(name: str, otherwise: str = "item") -> str:
    """A name as an id: letters without accents, digits, single hyphens.

    >>> slug("Café & Co. – North"), slug("語")
    ('cafe-co-north', 'item')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-") or otherwise


def free(name: str, taken: Collection[str], otherwise: str = "item") -> str:
    """An id for a name that is not among those taken.

    >>> free("Board", {"board", "board-2"})
    'board-3'
    """
    first = slug(name, otherwise)
    made, number = first, 2
    while made in taken:
        made, number = f"{first}-{number}", number + 1
    return made


def new_id(structure: Structure, name: str, taken: Collection[str] = ()) -> str:
    """An id for a new node or decision of a structure. `taken` are further ids that are not free."""
    used = {each.id for each in (*structure.nodes, *structure.decisions)}
    return free(name, used.union(taken))


def new_source_id(structure: Structure, title: str) -> str:
    """An id for a new source of a structure."""
    return free(title, {each.id for each in structure.sources}, "source")
