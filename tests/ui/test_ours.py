"""How much of a structure is a reading of its documents."""

from __future__ import annotations

import pytest

from stpgraph.model import Structure
from stpgraph.reading.ours import our_reading


def structure(nodes: str, lines: str) -> Structure:
    """Boxes and lines by a mark each: “i” for one that is inferred."""
    boxes = [
        {"id": f"n{at}", "type": "body", "kind": "forum", "name": f"N {at}", "inferred": mark == "i"}
        for at, mark in enumerate(nodes)
    ]
    relations = [
        {"source": "n0", "type": "advises", "target": f"n{at + 1}", "inferred": mark == "i"} for at, mark in enumerate(lines)
    ]
    return Structure.model_validate(
        {"stpgraph": 1, "id": "s", "title": "S", "status": "current", "nodes": boxes, "relations": relations}
    )


@pytest.mark.parametrize(
    ("nodes", "lines", "told"),
    [
        ("...", "..", ""),
        ("...", ".i", "1 of 2 lines is our reading of the documents, not their words. Findings may rest on that."),
        ("...", "ii", "All 2 lines are our reading of the documents, not their words. Findings may rest on that."),
        (
            "i..",
            ".i",
            "1 of 3 boxes and 1 of 2 lines are our reading of the documents, not their words. Findings may rest on that.",
        ),
        ("i", "", "The only box is our reading of the documents, not their words. Findings may rest on that."),
    ],
)
def test_how_much_is_told(nodes: str, lines: str, told: str) -> None:
    assert our_reading(structure(nodes, lines)) == told
