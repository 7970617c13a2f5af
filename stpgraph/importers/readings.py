"""What was guessed and is not sure is marked as a reading, not the document's words, until a person has said so.

A wiring diagram mostly draws lines without words; which of them says who answers to whom is then a reading of it. It stays marked as such
in the structure, and so in every diagram, paper and table made of it.
"""

from __future__ import annotations

from collections.abc import Iterable

from stpgraph.importers.draft import UNSURE, Guess
from stpgraph.model import Structure

#: What makes a box or line what it is. Other fields are details, of which each is told with the words that it was read from.
_OWN = frozenset({"type", "kind", "direction"})
_READING = {"inferred": True}


def marked(structure: Structure, guesses: Iterable[Guess]) -> Structure:
    """The structure in which every box and line that was guessed and is not sure is `inferred`."""
    unsure = {(each.what, each.subject) for each in guesses if each.field in _OWN and each.confidence < UNSURE}
    if not unsure:
        return structure
    nodes = tuple(each.model_copy(update=_READING) if ("node", each.id) in unsure else each for each in structure.nodes)
    relations = tuple(
        each.model_copy(update=_READING) if ("line", f"{each.source} {each.type} {each.target}") in unsure else each
        for each in structure.relations
    )
    return structure.model_copy(update={"nodes": nodes, "relations": relations})
