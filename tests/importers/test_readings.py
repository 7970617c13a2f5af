"""What is marked as a reading of a document, and not its words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stpgraph.importers.draft import UNSURE, Draft, Frame, Guess, Link, Shape, Sketch
from stpgraph.importers.drafting import draft
from stpgraph.importers.readings import marked
from stpgraph.importers.review import summary

SKETCH = Sketch(
    "pptx",
    "Our governance",
    (
        Shape("b", ("STP Programme Board",), "box 1", frame=Frame(0, 0, 150, 60)),
        Shape("u", ("Urgent Care Workstream",), "box 2", frame=Frame(0, 100, 150, 60)),
        Shape("z", ("Zorbing",), "box 3", frame=Frame(200, 100, 150, 60)),
    ),
    (Link("u", "b", "line 1"), Link("z", "b", "line 2", says="is accountable to")),
)


def readings(made: Draft) -> set[str]:
    names = {node.id: node.name for node in made.structure.nodes}
    lines = {f"{names[each.source]} – {names[each.target]}" for each in made.structure.relations if each.inferred}
    return {node.name for node in made.structure.nodes if node.inferred} | lines


def test_a_line_without_words_and_a_name_that_says_nothing_are_readings() -> None:
    made = draft(SKETCH, "x")
    assert readings(made) == {"Urgent Care Workstream – STP Programme Board", "Zorbing"}
    assert made.readings == 2
    assert any(told.startswith("2 boxes and lines are marked “our reading”") for told in summary(made, "PowerPoint"))


def test_what_the_file_states_is_no_reading() -> None:
    stated = tuple(replace(each, stated={"type": "body", "kind": "other"}) for each in SKETCH.shapes)
    lines = tuple(replace(each, stated={"type": "accountable_to"}) for each in SKETCH.links)
    assert readings(draft(replace(SKETCH, shapes=stated, links=lines), "x")) == set()


@pytest.mark.parametrize(
    ("field", "confidence", "reading"), [("kind", UNSURE, False), ("kind", 0.84, True), ("quorum", 0.1, False)]
)
def test_details_and_what_is_sure_are_no_readings(field: str, confidence: float, reading: bool) -> None:
    structure = draft(SKETCH, "x").structure.model_copy(update={"relations": ()})
    plain = structure.model_copy(update={"nodes": tuple(each.model_copy(update={"inferred": False}) for each in structure.nodes)})
    first = plain.nodes[0]
    guess = Guess("node", first.name, field, "", confidence, "", "", first.id)
    assert [each.inferred for each in marked(plain, [guess]).nodes] == [reading, False, False]
