"""Tables of plain text, and what is changed in them."""

from __future__ import annotations

import random

import pytest

from stpgraph import shipped
from stpgraph.design import SHEETS, Row, Several, Sheet, Table, Trouble, changes, do, paste, table, tables
from stpgraph.design.pasting import rows_of
from stpgraph.model import Structure
from tests.design.made import small
from tests.strategies import Dice, examples, messy


def at(made: Table, label: str) -> int:
    return [each.label for each in made.columns].index(label)


def edited(made: Table, row: int, **cells: str) -> Table:
    """A table with some cells of a row changed; labels with spaces as underscores."""
    old = made.rows[row]
    new = list(old.cells)
    for label, text in cells.items():
        new[at(made, label.replace("_", " "))] = text
    return made.with_rows((*made.rows[:row], Row(old.key, tuple(new)), *made.rows[row + 1 :]))


def added(made: Table, **cells: str) -> Table:
    return edited(made.with_rows((*made.rows, Row("", ("",) * len(made.columns)))), len(made.rows), **cells)


def after(structure: Structure, before: Table, wanted: Table) -> Structure:
    made = changes(structure, before, wanted)
    assert isinstance(made, Several), made
    return do(structure, made)


def troubles(before: Table, wanted: Table, structure: Structure | None = None) -> list[str]:
    made = changes(structure or small(), before, wanted)
    assert isinstance(made, tuple), made
    return [str(each) for each in made]


STRUCTURES = [shipped.load(path) for shelf in ("archetypes", "examples", "published") for path in shipped.files(shelf)]  # type: ignore[arg-type]
STRUCTURES += [Structure.model_validate(messy(Dice(random.Random(seed)), 10)) for seed in range(examples(20))]


@pytest.mark.parametrize("structure", STRUCTURES, ids=lambda each: each.id)
def test_a_table_that_is_not_changed_changes_nothing_and_one_copied_whole_makes_the_same(structure: Structure) -> None:
    seen = 0
    for made in tables(structure):
        assert changes(structure, made, made) is None
        assert all(len(row.cells) == len(made.columns) for row in made.rows)
        seen += len(made.rows) * (made.sheet != "seats")
        for row in made.rows:
            assert not any(
                cell in ("true", "false", "None") for cell, each in zip(row.cells, made.columns, strict=True) if each.choices
            )
    assert seen == len(structure.nodes) + len(structure.relations) + len(structure.decisions)


@pytest.mark.parametrize("structure", STRUCTURES[:12], ids=lambda each: each.id)
def test_every_cell_can_be_read_back(structure: Structure) -> None:
    """All rows taken out and put back as new ones: lines and decisions are the same, nodes are but for their ids."""
    for sheet in ("relations", "decisions"):
        made = table(structure, sheet)
        fresh = made.with_rows(Row("", row.cells) for row in made.rows)
        if made.rows:
            again = after(structure, made, fresh)
            assert again.relations == structure.relations
            assert [each.model_copy(update={"id": ""}) for each in again.decisions] == [
                each.model_copy(update={"id": ""}) for each in structure.decisions
            ]
    for sheet in SHEETS[:5]:
        made = table(structure, sheet)
        if made.rows:
            again = after(structure, made, made.with_rows((*made.rows, *(Row("", row.cells) for row in made.rows))))
            new = again.nodes[len(structure.nodes) :]
            old = [each for each in structure.nodes if each.type == sheet]
            assert [each.model_copy(update={"id": ""}) for each in new] == [each.model_copy(update={"id": ""}) for each in old]


def test_rows_changed_added_and_taken_out() -> None:
    made = table(small(), "body")
    assert [row.cells[0] for row in made.rows] == ["Strategic Board", "Urgent care"]
    result = after(
        small(),
        made,
        edited(
            made, 0, Name="Board", Meets="every month", Meets_in_public="yes", Quorum="", Share_of_votes_that_carries_it="75%"
        ),
    )
    board = result.nodes[0].model_dump(exclude_defaults=True, exclude={"id", "type", "kind", "cites"})
    assert board == {"name": "Board", "meets": "monthly", "in_public": True, "voting": {"threshold": 0.75}}
    result = after(small(), made, added(made, Name="Finance group", Kind="finance  GROUP"))
    assert result.nodes[-1].model_dump(exclude_defaults=True) == {
        "id": "finance-group",
        "type": "body",
        "kind": "finance_group",
        "name": "Finance group",
    }
    result = after(small(), made, made.with_rows(made.rows[:1]))
    assert [each.id for each in result.nodes if each.type == "body"] == ["b"]
    assert changes(small(), made, added(made)) is None, "an empty row is nothing"


def test_voting_is_two_columns_of_one_field() -> None:
    made = table(small(), "body")
    structure = after(small(), made, edited(made, 0, What_counts_as_one_vote="By consensus"))
    made = table(structure, "body")
    structure = after(structure, made, edited(made, 0, Share_of_votes_that_carries_it="0.5"))
    assert structure.nodes[0].model_dump()["voting"] == {"basis": "consensus", "threshold": 0.5}
    made = table(structure, "body")
    cleared = after(structure, made, edited(made, 0, What_counts_as_one_vote="", Share_of_votes_that_carries_it=""))
    assert cleared.nodes[0].model_dump()["voting"] is None


def test_lines_and_seats_by_name() -> None:
    lines = table(small(), "relations")
    result = after(small(), lines, added(lines, From="kent  ccg", What_it_is="has seats on", To="Strategic Board", Seats="2"))
    assert result.relations[-1].model_dump(exclude_defaults=True) == {
        "type": "member_of",
        "source": "ccg",
        "target": "b",
        "seats": 2,
    }
    seats = table(small(), "seats")
    assert [row.cells[:3] for row in seats.rows] == [("Chair", "Strategic Board", "As chair")]
    result = after(small(), seats, added(seats, Who="Kent Council", Sits_on="Urgent care"))
    assert result.relations[-1].type == "member_of"
    result = after(small(), seats, edited(seats, 0, Who="Kent CCG"))
    assert (result.relations[2].source, result.relations[2].type, result.relations[2].model_dump()["capacity"]) == (
        "ccg",
        "member_of",
        "chair",
    )


def test_decisions_name_several() -> None:
    made = table(small(), "decisions")
    result = after(small(), made, edited(made, 0, Consulted="urgent care; Chair ;Kent CCG"))
    assert result.decisions[0].consulted == ("g", "chair", "ccg")
    assert table(result, "decisions").rows[0].cells[at(made, "Consulted")] == "Urgent care; Chair; Kent CCG"


def test_all_that_is_wrong_is_told_at_once_with_what_may_be_meant() -> None:
    made = table(small(), "relations")
    wanted = edited(made, 0, To="Strategc Board", Status="Plannd")
    wanted = edited(wanted, 3, Up_to_how_much="lots")
    wanted = added(wanted, From="Nobody at all 123", What_it_is="answers to", To="Urgent care")
    assert troubles(made, wanted) == [
        "Row 1, To: There is nothing called “Strategc Board”. Did you mean “Strategic Board”?",
        "Row 1, Status: “Plannd” is none of the choices: choose In place, Planned or Ended. Did you mean “Planned”?",
        "Row 4, Up to how much: “lots” is not a number.",
        "Row 5, From: There is nothing called “Nobody at all 123”.",
    ]
    bodies = table(small(), "body")
    wrong = edited(edited(bodies, 0, Quorum="2.5", Meets="often", Meets_in_public="perhaps"), 1, Kind="workstrem")
    assert troubles(bodies, wrong) == [
        "Row 1, Meets: “often” does not say how often: write “Every month”, or a number of days.",
        "Row 1, Meets in public: “perhaps” is none of the choices: choose Yes or No.",
        "Row 1, Quorum: “2.5” is not a whole number. Did you mean “2”?",
        "Row 2, Kind: “workstrem” is none of the choices. Did you mean “Workstream”?",
    ]


def test_what_the_model_refuses_is_told_by_row() -> None:
    made = table(small(), "relations")
    wanted = added(added(made, From="Urgent care", What_it_is="Sits on", To="Strategic Board"), From="Chair", To="Urgent care")
    told = troubles(made, wanted)
    assert told[0].startswith("Row 5: “Urgent care” cannot sit on “Strategic Board”: only a post can")
    assert told[1] == "Row 6: A line needs a meaning: choose what it says."
    bodies = table(small(), "body")
    assert troubles(bodies, added(bodies, Kind="Forum")) == ["Row 3: A row needs a name: fill it in."]
    assert troubles(bodies, edited(bodies, 0, Name="")) == ["Row 1: A row needs a name: fill it in, or remove the row."]


def test_names_that_several_have_are_told_apart() -> None:
    nodes = [
        {"id": key, "type": "body", "kind": kind, "name": "Board"}
        for key, kind in (("a", "forum"), ("b", "enabler"), ("c", "enabler"))
    ]
    structure = Structure.model_validate({"stpgraph": 1, "id": "s", "title": "S", "status": "option", "nodes": nodes})
    made = table(structure, "relations")
    result = after(structure, made, added(made, From="Board (enabler) 2", What_it_is="advises", To="board (FORUM)"))
    assert (result.relations[0].source, result.relations[0].target) == ("c", "a")
    told = troubles(made, added(made, From="Board", What_it_is="advises", To="Board (forum)"), structure)
    assert told == [
        "Row 1, From: “Board” could be “Board (enabler)”, “Board (enabler) 2” or “Board (forum)”: say which. Did you mean “Board (enabler)”?"
    ]


def test_two_lines_may_change_places() -> None:
    made = table(small(), "relations")
    wanted = edited(edited(made, 0, From="Front door", To="Urgent care"), 1, To="Strategic Board")
    result = after(small(), made, wanted)
    assert {(each.source, each.target) for each in result.relations[:2]} == {("p", "g"), ("p", "b")}


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Name,Kind\nA,Forum\n", [["Name", "Kind"], ["A", "Forum"]]),
        ('\ufeffA\tB\r\n\r\n"x\ty"\tz\r\n', [["A", "B"], ["x\ty", "z"]]),
        ('"a ""b""", c', [['a "b"', "c"]]),
        ("one, two\tthree", [["one, two", "three"]]),
        ("", []),
        ("\n \t \n", []),
        ("a\0b", [["ab"]]),
    ],
)
def test_text_from_a_spreadsheet(text: str, rows: list[list[str]]) -> None:
    assert rows_of(text) == rows


def test_pasting_with_headings_in_any_order_changes_and_adds() -> None:
    made = table(small(), "body")
    pasted = paste("kind\tNAME\tQuorum\nForum\tPatients' forum\t\nWorkstream\turgent  care\t3\n", made)
    assert pasted.troubles == ()
    result = after(small(), made, pasted.table)
    assert result.nodes[1].model_dump()["quorum"] == 3
    assert (result.nodes[-1].name, result.nodes[-1].model_dump()["kind"]) == ("Patients' forum", "forum")


def test_pasting_without_headings_follows_the_columns() -> None:
    made = table(small(), "seats")
    result = after(small(), made, paste("Chair,Urgent care,with a vote", made).table)
    assert result.relations[-1].model_dump(exclude_defaults=True) == {
        "type": "sits_on",
        "source": "chair",
        "target": "g",
        "capacity": "voting",
    }
    same = paste("Chair,Strategic Board,with a vote", made).table
    assert len(same.rows) == 1
    assert after(small(), made, same).relations[2].model_dump()["capacity"] == "voting"


def test_headings_that_are_none_are_told() -> None:
    made = table(small(), "body")
    pasted = paste("Name\tKindd\tName\tKind\n", made)
    assert pasted.table == made
    assert [str(each) for each in pasted.troubles] == [
        "Row 1, Kindd: There is no such column here. Did you mean “Kind”?",
        "Row 1, Name: This column is there twice: keep one of them.",
    ]
    assert paste("\t".join("x" * 40), made).troubles[0].message.startswith("This row has more cells than there are columns")
    assert paste("x\n" * 5_001, made).troubles[0].message.startswith("This is more than 5,000 rows")
    assert isinstance(paste("x\n" * 5_001, made).troubles[0], Trouble)


def test_a_row_that_somebody_else_took_out_meanwhile() -> None:
    made = table(small(), "project")
    gone = do(small(), changes(small(), made, made.with_rows(())) or pytest.fail("nothing changed"))  # type: ignore[arg-type]
    assert changes(gone, made, made.with_rows(())) is None
    assert troubles(made, edited(made, 0, Name="Back door"), gone)[0].startswith(
        "Row 1: What this edit is about is not there any more"
    )


def test_each_sheet_has_one_name() -> None:
    sheets: list[Sheet] = [each.sheet for each in tables(small())]
    assert tuple(sheets) == SHEETS
    assert len({each.name for each in tables(small())}) == len(SHEETS)
