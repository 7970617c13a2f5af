"""What a person reads of a comparison: in every format, with names, without ids, and "not stated" never as "no"."""

from __future__ import annotations

import copy
import json
import re
from datetime import date
from typing import Any, get_args

import pytest

from stpgraph import shipped
from stpgraph.compare import Comparison, compare
from stpgraph.compare.comparison import ABOUT_THE_FILE
from stpgraph.compare.losses import Loss, LossKind
from stpgraph.files import dumps
from stpgraph.model import AnyNode, AnyRelation, Decision, Structure
from stpgraph.pipeline import explore
from stpgraph.reading.compared import changed_entries, fields_entries, headline_words, lines_entries, loss_words, measure_cells
from stpgraph.reading.compared_fields import LABELS, value_words
from stpgraph.report.checked import Checked
from stpgraph.report.compared import ComparedFiles, alone, blocks, compare_document
from stpgraph.report.compared_json import compare_json
from stpgraph.report.html_page import html_page
from stpgraph.report.markdown import markdown
from stpgraph.report.page import plain
from tests.compare.made import against, example, later, node, structure

STEMS = [path.stem for shelf in shipped.SHELVES for path in shipped.files(shelf)]


def loaded(stem: str) -> Structure:
    return next(shipped.load(path) for shelf in shipped.SHELVES for path in shipped.files(shelf) if path.stem == stem)


def files(made: Comparison) -> ComparedFiles:
    first, second = (
        Checked(f"{name}.yaml", dumps(each.structure), "yaml", each)
        for name, each in (("first", made.left), ("second", made.right))
    )
    return ComparedFiles(first, second, made)


@pytest.mark.parametrize(("first", "second"), [(STEMS[at], STEMS[(at + 5) % len(STEMS)]) for at in range(0, len(STEMS), 2)])
def test_every_format_reads_well(first: str, second: str) -> None:
    made = files(against(loaded(first), loaded(second)))
    document = compare_document(made)
    text = plain(blocks(document))
    for shown in (text, html_page(document), markdown(document)):
        assert not re.search(r"\bNone\b(?! (is|of|are) )", shown)
        assert "not_stated" not in shown.replace("\\", "")
        # No field, kind or type as the file format spells it.
        assert not re.search(
            r"\b(in_public|accountable_to|sits_on|strategic_board|taken_by|represents_many)\b", shown.replace("\\", "")
        )
    assert "What matters most" in text
    told = json.loads(compare_json(made))
    assert len(told["measures"]) == len(made.comparison.measures)
    assert compare_json(made) == compare_json(files(against(loaded(first), loaded(second))))


def test_every_field_has_a_label() -> None:
    models = (*get_args(AnyNode), *get_args(AnyRelation), Decision)
    fields = {field for model in models for field in model.model_fields} - {"id", "source", "target"}
    assert fields <= LABELS.keys()
    assert set(ABOUT_THE_FILE) - {"id"} <= LABELS.keys()


@pytest.mark.parametrize("stem", STEMS)
def test_every_value_has_words(stem: str) -> None:
    made = loaded(stem)
    names = {each.id: each.name for each in (*made.nodes, *made.decisions)}
    for thing in (*made.nodes, *made.relations, *made.decisions):
        for field in type(thing).model_fields:
            if field == "type" and not isinstance(thing, AnyNode):
                continue  # what a relation is known by never changes
            value = getattr(thing, field)
            words = value_words(field, value, thing, names)
            assert words
            if value is None:
                assert words != "No"
                assert words == "not stated" or words.endswith("by its kind")
            elif field not in ("name", "notes", "id", "source", "target", "scope", "holder"):
                assert "_" not in words


def told_of(change: Any) -> dict[str, dict[str, str]]:
    return {entry.text: dict(entry.details) for entry in changed_entries(later(change))}


BOARD = "“Example and Surrounds Partnership Board”"


@pytest.mark.parametrize(
    ("field", "value", "label", "words"),
    [
        ("in_public", None, "Meets in public", "now not stated; before: Yes"),
        ("in_public", False, "Meets in public", "now: No; before: Yes"),
        ("quorum", 1, "Quorum", "now: 1 person; before: 10 people"),
        ("meets", 10, "Meets", "now: Every 10 days; before: Every month"),
        ("meets", None, "Meets", "now not stated; before: Every month"),
        ("function", "advisory", "What it does", "now: Advises; before: Takes decisions"),
        ("kind", "joint_committee", "Kind", "now: Joint committee; before: Strategic board"),
        ("external", True, "Is a partner's own, not part of the STP", "now: Yes; before: No, by its kind"),
        ("voting", {"basis": "consensus"}, "How it votes", "now: By consensus; before: One vote for each member, 75% carry"),
    ],
)
def test_fields_in_words(field: str, value: Any, label: str, words: str) -> None:
    def change(data: dict[str, Any]) -> None:
        node(data, "strategic-board").pop(field, None)
        if value is not None:
            node(data, "strategic-board")[field] = value

    assert told_of(change) == {BOARD: {label: words}}


def test_remarks_and_sources_are_no_change_of_the_board() -> None:
    assert told_of(lambda data: node(data, "strategic-board").update(notes="A remark.", inferred=True)) == {}


def test_lines_and_decisions_in_words() -> None:
    def change(data: dict[str, Any]) -> None:
        next(each for each in data["relations"] if each["source"] == "independent-chair" and each["type"] == "sits_on").pop(
            "capacity"
        )
        data["decisions"][0]["taken_by"] = []

    told = told_of(change)
    assert {"Standing of the seat": "now not stated; before: As chair"} in told.values()
    assert any(words.get("Taken by", "").startswith("now not stated; before: “") for words in told.values())


def test_the_structure_itself_in_words() -> None:
    def change(data: dict[str, Any]) -> None:
        data.update(title="Other", limits={"CPX003": 12})
        data.pop("as_at", None)

    said = [each.text for each in fields_entries(later(change))]
    assert "As at: now not stated; before: 1 June 2017." in said
    assert "Threshold of CPX003: now: 12; before: the default." in said


@pytest.mark.parametrize("kind", get_args(LossKind))
@pytest.mark.parametrize("stated", [True, False])
def test_every_loss_is_a_sentence(kind: Any, stated: bool) -> None:
    made = later(lambda data: None)
    loss = Loss(kind, "strategic-board", stated, ("council",), "public" if kind == "voice" else None)
    words = loss_words(loss, made)
    assert words.endswith(".")
    assert ("The documents no longer say that" in words) is not stated
    beside = against(structure({"id": "a", **_nodes()}), structure({"id": "b", **_nodes("x")}))
    assert not beside.over_time
    beside_words = loss_words(loss, beside)
    assert beside_words.startswith("In the first, ")
    assert ("the documents do not say so" in beside_words) is not stated


def _nodes(prefix: str = "") -> dict[str, Any]:
    return {"nodes": [{"id": f"{prefix}board", "type": "body", "kind": "strategic_board", "name": "Board"}]}


def test_two_side_by_side_have_lost_nothing_to_each_other() -> None:
    made = against(loaded("workstream"), loaded("sector"))
    for words in (headline_words(each, made) for each in made.headlines):
        assert "no longer" not in words
        assert "has opened" not in words


def test_a_small_difference_is_not_rounded_away() -> None:
    made = later(lambda data: data["nodes"].append({"id": "p", "type": "project", "name": "P"}))
    for each in made.measures:
        _, before, now, _, verdict = measure_cells(each)
        assert (before == now) <= (verdict in ("The same", "Cannot be told"))


def test_a_structure_alone() -> None:
    made = files(later(lambda data: None))
    assert "This structure is new: 83 boxes" in plain(blocks(alone(made.left, new=True)))
    assert "This structure was removed: " in plain(blocks(alone(made.left, new=False)))


def test_the_example_stays_as_it_is() -> None:
    """The tests here speak of its board by name."""
    data = copy.deepcopy(example())
    assert node(data, "strategic-board")["name"] == BOARD.strip("“”")


def test_a_line_that_went_is_told_with_the_names_it_had() -> None:
    board = {"id": "board", "type": "body", "kind": "strategic_board", "name": "Programme Board"}
    group = {"id": "group", "type": "body", "kind": "delivery_group", "name": "Delivery Group"}
    line = {"source": "group", "type": "accountable_to", "target": "board"}
    base = {"stpgraph": 1, "id": "s", "title": "S", "status": "current", "footprint": "Place", "nodes": [board, group]}
    before = Structure.model_validate(base | {"relations": [line]})
    after = Structure.model_validate(base | {"nodes": [board | {"name": "Strategic Board"}, group]})
    today = date(2018, 1, 1)
    made = compare(explore(before, today), explore(after, today))
    assert [each.text for each in lines_entries(made, new=False)[0]] == ["“Delivery Group” answers to “Programme Board”."]
