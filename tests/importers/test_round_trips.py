"""What is written and brought in again is the same; of what loses something, exactly what the table says."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from functools import cache

import openpyxl
import pytest
from hypothesis import given, settings

from stpgraph.export import dot, drawio, graphml, mermaid
from stpgraph.export.sheet import Sheet, sheet
from stpgraph.importers import Draft, read_any
from stpgraph.importers.losses import LOSSES
from stpgraph.importers.tables import template
from stpgraph.model import Structure
from stpgraph.pipeline import explore
from tests.export.sheets import DAY, SHIPPED, sheet_of
from tests.strategies import Data, examples, structures

ALL = (*SHIPPED, "nasty")
FEW = ("nasty", "all-clear", "sector")
WRITERS: dict[str, Callable[[Sheet], bytes]] = {
    "mermaid": mermaid.write,
    "dot": dot.write,
    "template": lambda one: template.write(one.structure),
}


def drawn(structure: Structure) -> Sheet:
    return sheet(explore(structure, DAY), DAY)


@pytest.mark.parametrize("name", ALL)
def test_graphml_and_drawio_lose_nothing(name: str) -> None:
    one = sheet_of(name)
    for data in (graphml.write(one), drawio.write(one)):
        draft = read_any(data, "structure.xml")
        assert draft.structure == one.structure
        assert draft.exact


@settings(max_examples=examples(25))
@given(structures())
def test_graphml_and_drawio_lose_nothing_of_made_up_structures(data: Data) -> None:
    structure = Structure.model_validate(data)
    one = drawn(structure)
    assert read_any(graphml.write(one), "a.graphml").structure == structure
    assert read_any(drawio.write(one), "a.drawio").structure == structure


@settings(max_examples=examples(10))
@given(structures())
def test_the_template_loses_nothing_of_made_up_structures(data: Data) -> None:
    structure = Structure.model_validate(data)
    draft = read_any(template.write(structure), "a.xlsx")
    assert draft.structure == structure
    assert draft.exact


def test_a_box_that_was_changed_in_drawio_wins_over_what_it_said() -> None:
    one = sheet_of("workstream")
    data = drawio.write(one).decode()
    edited = re.sub(r'label="[^"]*STP Delivery Group[^"]*"', 'label="Delivery Executive"', data, count=1)
    draft = read_any(edited.encode(), "a.drawio")
    assert next(node for node in draft.structure.nodes if node.id == "delivery-group").name == "Delivery Executive"
    assert [each.field for each in draft.guesses] == ["name"]


def test_a_box_that_was_taken_out_in_drawio_takes_its_lines_along_and_is_told() -> None:
    data = drawio.write(sheet_of("workstream")).decode()
    edited = re.sub(r'<object [^>]*stp_id="delivery-group".*?</object>', "", data, count=1, flags=re.DOTALL)
    draft = read_any(edited.encode(), "a.drawio")
    assert "delivery-group" not in {node.id for node in draft.structure.nodes}
    assert any("does not join two boxes" in each.why for each in draft.unread)


@cache
def trips(form: str) -> tuple[tuple[Structure, Draft], ...]:
    return tuple(
        (sheet_of(name).structure, read_any(WRITERS[form](sheet_of(name)), f"a.{form}"))
        for name in (FEW if form == "template" else ALL)
    )


@pytest.mark.parametrize("form", LOSSES)
def test_what_is_lost_is_what_the_table_says(form: str) -> None:
    nodes: set[str] = set()
    lines: set[str] = set()
    whole: set[str] = set()
    for before, draft in trips(form):
        after = draft.structure
        found = {node.id: node for node in after.nodes}
        assert found.keys() == {node.id for node in before.nodes}
        for node in before.nodes:
            nodes |= {key for key in type(node).model_fields if getattr(found[node.id], key, None) != getattr(node, key)}
        ends = {(each.source, each.type, each.target): each for each in after.relations}
        assert ends.keys() == {(each.source, each.type, each.target) for each in before.relations}
        for each in before.relations:
            other = ends[each.source, each.type, each.target]
            lines |= {key for key in type(each).model_fields if getattr(other, key) != getattr(each, key)}
        whole |= {key for key in Structure.model_fields if getattr(after, key) != getattr(before, key)} - {"nodes", "relations"}
    known = LOSSES[form]
    assert nodes <= set(known.nodes)
    assert lines <= set(known.lines)
    assert whole <= set(known.whole)
    assert nodes, "a table of losses that never happen says nothing"


def test_the_template_has_lists_to_choose_from_and_says_how() -> None:
    book = openpyxl.load_workbook(io.BytesIO(template.write()))
    assert book.sheetnames[0] == template.HOW
    bodies = book["Boards and groups"]
    rules = {str(each.sqref): each.formula1 for each in bodies.data_validations.dataValidation}
    assert len(rules) >= 8
    kinds = next(formula for cells, formula in rules.items() if cells.startswith("B2"))
    letter, last = re.fullmatch(r"Choices!\$(\w)\$2:\$\w\$(\d+)", kinds).groups()
    words = [book["Choices"][f"{letter}{row}"].value for row in range(2, int(last) + 1)]
    assert "Workstream" in words
    assert template.write() == template.write()


def test_a_template_filled_in_by_hand_is_read_with_its_mistakes_told() -> None:
    book = openpyxl.load_workbook(io.BytesIO(template.write()))
    book["Structure"]["B1"] = "Our place"
    bodies, lines = book["Boards and groups"], book["Lines"]
    bodies.append(["STP Board", "Strategic board"])
    bodies.append(["Urgent care", None])
    bodies.append(["Estates", "Enablr"])
    lines.append(["Urgent care", "Answers to", "STP Board"])
    lines.append(["Urgent care", "Answers to", "STP Bord"])
    lines.append(["Estates", "Supports", "=B2"])
    made = io.BytesIO()
    book.save(made)
    draft = read_any(made.getvalue(), "ours.xlsx")
    assert draft.structure.title == "Our place"
    assert [(node.name, node.kind) for node in draft.structure.nodes] == [
        ("STP Board", "strategic_board"),
        ("Urgent care", "workstream"),
        ("Estates", "enabler"),
    ]
    assert [(each.source, each.type, each.target) for each in draft.structure.relations] == [
        ("urgent-care", "accountable_to", "stp-board")
    ]
    told = " ".join(f"{each.what} {each.place} {each.why}" for each in draft.unread)
    for words in ("Enablr", "Did you mean “Enabler”?", "STP Bord", "1 cell with a formula", "“Lines”, row 3"):
        assert words in told
