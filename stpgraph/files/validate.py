"""Plain data to a `Structure`, or an error with every fault in it."""

from __future__ import annotations

from pydantic import ValidationError

from stpgraph.files.tree import Locate, Tree
from stpgraph.model.structure import Structure


def structure_of(tree: Tree, name: str, locate: Locate) -> Structure:
    """The structure that a tree holds. `name` is the file's name, `locate` finds places of paths in its text.

    Raises InputError with every fault, in order of place.
    """
    if not tree.flaws:
        try:
            return Structure.model_validate(tree.data)
        except ValidationError:
            pass
    from stpgraph.files.faults import input_error  # slow to load, and for most files never needed

    raise input_error(tree, name, locate)
