"""Structures to keep, and edits of them."""

from __future__ import annotations

from typing import Any

from stpgraph.model import Structure

DATA: dict[str, Any] = {
    "stpgraph": 1,
    "id": "made-up",
    "title": "Made up",
    "status": "option",
    "footprint": "Kent",
    "nodes": [
        {"id": "board", "type": "body", "kind": "strategic_board", "name": "Board – “é” 語"},
        {"id": "money", "type": "body", "kind": "finance_group", "name": "Finance group", "meets": 0.5},
        {"id": "trust", "type": "organisation", "kind": "nhs_trust", "name": "The trust"},
    ],
    "relations": [{"source": "money", "type": "accountable_to", "target": "board"}],
    "limits": {"CPX003": 4},
}
FIRST = Structure.model_validate(DATA)


def named(node: str, name: str, of: Structure = FIRST) -> Structure:
    """A structure with another name for one node."""
    nodes = tuple(each.model_copy(update={"name": name}) if each.id == node else each for each in of.nodes)
    return of.model_copy(update={"nodes": nodes})


def titled(title: str, of: Structure = FIRST, **more: str) -> Structure:
    """A structure with another title."""
    return of.model_copy(update={"title": title, **more})
