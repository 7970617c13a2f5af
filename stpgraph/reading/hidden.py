"""A structure without the names of the people in it, for those who may not read them."""

from __future__ import annotations

from stpgraph.model import Structure
from stpgraph.model.nodes import AnyNode, Post


def without_holders(structure: Structure) -> Structure:
    """The structure with “Person 1”, “Person 2” and so on in place of the name of everybody who holds a post.

    Whoever holds two posts is the same person in both, so that every rule finds what it found before. People are numbered as they first
    come among the posts, in each structure by itself: “Person 1” of one structure is not “Person 1” of another. A name that stands in
    another text (a title, a remark, a reason) is left there. A structure without such names is given back as it is.
    """
    numbers: dict[str, int] = {}
    for node in structure.nodes:
        if isinstance(node, Post) and node.holder is not None:
            numbers.setdefault(node.holder, len(numbers) + 1)
    if not numbers:
        return structure
    return structure.model_copy(update={"nodes": tuple(_hidden(node, numbers) for node in structure.nodes)})


def _hidden(node: AnyNode, numbers: dict[str, int]) -> AnyNode:
    if not isinstance(node, Post) or node.holder is None:
        return node
    return node.model_copy(update={"holder": f"Person {numbers[node.holder]}"})
