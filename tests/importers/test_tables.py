"""Tables as people keep them: how well they are read, each manner by itself, what changes nothing, and how columns are matched."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stpgraph.importers.tables import matching
from tests.importers.corpus import documents as first_documents
from tests.importers.tables_corpus import FORMS, documents, read, score
from tests.importers.tables_drafts import lines, node, of, seats, told
from tests.importers.tables_files import ods, page, text, xlsx
from tests.importers.tables_styles import Grid, boards_down, indented, register, ticks
from tests.importers.tables_truths import MEMBERSHIPS, TREES
from tests.importers.truths import TRUTHS
from tests.strategies import examples

#: The aim before a person has looked: names, kinds, lines.
NODES, KINDS, LINES = 0.98, 0.85, 0.95


# ── the corpus ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("form", FORMS)
def test_tables_are_read_as_well_as_is_aimed_for(form: str) -> None:
    one = score(documents(form))
    assert min(one.node_precision, one.node_recall) >= NODES, one
    assert one.kinds >= KINDS, one
    assert min(one.line_precision, one.line_recall) >= LINES, one


def test_the_corpus_is_as_large_and_as_varied_as_it_says() -> None:
    sheets = (*documents("sheets"), *first_documents("xlsx"))
    commas = (*documents("csv"), *first_documents("csv"))
    assert len(sheets) >= 46
    assert len({each.style for each in sheets}) >= 18
    assert len(commas) >= 43
    assert len({each.style for each in commas}) >= 17
    assert len(documents("libreoffice")) >= 4
    own = {each.truth.title for each in (*sheets, *commas)} - {each.title for each in TRUTHS}
    assert len(own) >= 4


# ── headings, levels, several tables ─────────────────────────────────────────────────────────────────────────────────


def test_a_name_under_chair_and_one_under_sro_are_told_apart() -> None:
    made = of("Group|Chair||SRO|", "|Name|Organisation|Name|Role", "STP Board|Jane Smith|Hill CCG|John Jones|Director")
    assert node(made, "Chair of STP Board").holder == "Jane Smith"
    assert node(made, "SRO of STP Board").kind == "senior_responsible_officer"
    assert ("Chair of STP Board", "represents", "Hill CCG") in lines(made)


def test_headings_down_the_side_are_read_as_headings_across() -> None:
    across = of("Group|Answers to|Chair", "Delivery Group|STP Board|Jane Smith", "Planned Care|Delivery Group|John Jones")
    down = of("Group|Delivery Group|Planned Care", "Answers to|STP Board|Delivery Group", "Chair|Jane Smith|John Jones")
    assert lines(across) == lines(down)
    assert "column B" in " ".join(each.place for each in down.guesses)


def test_cards_one_below_the_other_are_a_group_each() -> None:
    card = ("Name|Planned Care", "Chair|Jane Smith", "Accountable to|STP Board", "Frequency|quarterly")
    made = of("Delivery Group|", "Chair|John Jones", "Accountable to|STP Board", "Frequency|monthly", "", *card)
    assert node(made, "Delivery Group").meets == "monthly"
    assert node(made, "Planned Care").meets == "quarterly"
    assert len(lines(made)) == 4


def test_members_under_a_title_with_the_boards_name_sit_there() -> None:
    made = of(
        "Membership of the STP Programme Board||", "Name|Role|Voting rights", "Jane Smith|Chair|Yes", "Vacant|Lay member|Yes"
    )
    assert seats(made) == {("Chair", "STP Programme Board"): "voting", ("Lay member", "STP Programme Board"): "voting"}
    assert node(made, "Lay member").vacant is True


def test_boards_in_rows_of_their_own_stand_over_their_members() -> None:
    made = of(
        "Name|Role|Organisation", "STP Programme Board||", "Jane Smith|Chair|", "Finance Group||", "Ann Lee|Treasurer|Hill CCG"
    )
    assert set(seats(made)) == {("Chair", "STP Programme Board"), ("Treasurer (Hill CCG)", "Finance Group")}


def test_the_board_of_the_row_above_goes_on_where_the_cell_is_empty() -> None:
    made = of("Board|Role", "STP Board|Independent Chair", "|Lay member for audit", "Delivery Group|Programme Director")
    assert {board for _, board in seats(made)} == {"STP Board", "Delivery Group"}
    assert ("Lay member for audit", "STP Board") in seats(made)


def test_columns_under_boards_are_lists_of_their_members() -> None:
    made = of("STP Programme Board|Finance Group", "NHS Hill CCG|NHS Hill CCG", "Moor Council|", "Chief Executive, Moor Trust|")
    assert set(seats(made)) == {
        ("NHS Hill CCG", "STP Programme Board"),
        ("NHS Hill CCG", "Finance Group"),
        ("Moor Council", "STP Programme Board"),
        ("Chief Executive, Moor Trust", "STP Programme Board"),
    }


def test_titles_over_rows_say_what_these_are() -> None:
    made = of("Name|Answers to", "Workstreams|", "Widgets|STP Board", "Projects|", "Gadgets|Widgets", "Source: the plan, page 4|")
    assert node(made, "Widgets").kind == "workstream"
    assert node(made, "Gadgets").type == "project"
    assert "Source: the plan" in told(made)
    assert len(made.structure.nodes) == 3


def test_a_list_only_sorted_by_level_says_nothing_of_what_is_below_what() -> None:
    assert not of("Level|Name", "1|STP Board", "2|Delivery Group", "2|Finance Group").structure.relations
    stepped = of("Level|Name", "1|STP Board", "2|Delivery Group", "3|Frailty", "2|Finance Group")
    assert ("Finance Group", "accountable_to", "STP Board") in lines(stepped)
    assert ("Frailty", "accountable_to", "Delivery Group") in lines(stepped)
    assert not stepped.unread
    assert {each.confidence for each in stepped.guesses if each.what == "line" and each.field == "type"} == {0.8}


def test_short_names_and_brackets_find_who_is_meant() -> None:
    made = of("Name|Answers to", "Clinical Reference Group (CRG)|STP Board", "Frailty Workstream|CRG")
    assert ("Frailty Workstream", "accountable_to", "Clinical Reference Group (CRG)") in lines(made)
    assert len(made.structure.nodes) == 3


def test_several_parents_are_parted_and_names_with_and_are_not() -> None:
    parents = (
        "STP Board and Audit Committee",
        "STP Board / Audit Committee",
        "STP Board; Audit Committee",
        "STP Board, Audit Committee",
    )
    for words in parents:
        assert {other for _, _, other in lines(of("Name|Answers to", f"Urgent and Emergency Care|{words}"))} == {
            "STP Board",
            "Audit Committee",
        }
    one = of("Name|Answers to", "Frailty|Health and Wellbeing Board")
    assert lines(one) == {("Frailty", "accountable_to", "Health and Wellbeing Board")}


def test_terms_in_cells_become_fields_and_what_does_not_fit_is_told() -> None:
    made = of(
        "Name|How often|Quorum|Meets in public?|Terms of reference|Status",
        "STP Board|Monthly (first Tuesday)|Five members|Yes|Yes|Live",
        "Finance Group|every 6 weeks|50% of members|no|Draft|Shadow",
        "Audit Committee|ad hoc|6 including a lay member||Reviews the books|",
    )
    board, finance, audit = (node(made, name) for name in ("STP Board", "Finance Group", "Audit Committee"))
    assert (board.meets, board.quorum, board.in_public, board.terms_of_reference, board.status) == (
        "monthly",
        5,
        True,
        True,
        "established",
    )
    assert (finance.meets, finance.quorum, finance.in_public, finance.status) == (42.0, None, False, "planned")
    assert (audit.meets, audit.quorum, audit.in_public, audit.notes) == (None, 6, None, "Reviews the books")
    for words in ("first Tuesday", "50% of members", "ad hoc", "6 including a lay member"):
        assert words in told(made)


def test_a_merged_cell_holds_for_all_its_rows_and_hidden_things_are_told() -> None:
    grid = Grid(
        "Members", [["Board", "Role"], ["STP Board", "Independent Chair"], ["", "Lay member"], ["", "Old post"]], [(1, 0, 3, 0)]
    )
    grid.hidden_rows = {3}
    for data in (xlsx([grid]), ods([grid])):
        made = read(data, "a.xlsx")
        assert set(seats(made)) == {("Independent Chair", "STP Board"), ("Lay member", "STP Board")}
        assert "1 hidden row" in told(made)


# ── what changes nothing ─────────────────────────────────────────────────────────────────────────────────────────────


@settings(max_examples=examples(12))
@given(st.sampled_from([*TRUTHS, *MEMBERSHIPS]), st.randoms(use_true_random=False))
def test_shuffling_rows_changes_nothing_but_the_order(truth: object, chance: random.Random) -> None:
    for style, first in ((register, 3), (ticks, 3)) if truth in MEMBERSHIPS else ((register, 3),):
        grid = style(truth)[0]
        rows = [row for row in grid.rows[first:] if len(row) > 1]
        shuffled = [*grid.rows[:first], *chance.sample(rows, len(rows))]
        one, other = (read(text([Grid("", each)]), "a.csv") for each in ([*grid.rows[:first], *rows], shuffled))
        assert lines(one) == lines(other)
        assert {(each.name, each.type) for each in one.structure.nodes} == {
            (each.name, each.type) for each in other.structure.nodes
        }


@pytest.mark.parametrize("truth", MEMBERSHIPS, ids=lambda each: each.title)
def test_turning_a_matrix_changes_nothing(truth: object) -> None:
    rows = boards_down(truth)[0].rows
    width = max(map(len, rows))
    turned = [list(each) for each in zip(*([*row, *[""] * (width - len(row))] for row in rows), strict=True)]
    one, other = (read(text([Grid("", each)]), "a.csv") for each in (rows, turned))
    assert seats(one) == seats(other)
    assert len(seats(one)) == len(truth.lines)


@pytest.mark.parametrize("truth", TREES, ids=lambda each: each.title)
def test_excel_opendocument_and_a_web_page_say_the_same(truth: object) -> None:
    grids = indented(truth)
    assert lines(read(xlsx(grids), "a.xlsx")) == lines(read(ods(grids), "a.ods"))
    flat = register(truth)
    assert lines(read(xlsx(flat), "a.xlsx")) == lines(read(page(flat), "a.xls")) == lines(read(text(flat), "a.csv"))


# ── the matching of columns ──────────────────────────────────────────────────────────────────────────────────────────


def test_what_was_matched_can_be_asked_and_corrected_table_by_table() -> None:
    grids = [Grid(sheet, [["Thing", "Reports to", "Colour"], ["Planned Care", "STP Board", "red"]]) for sheet in ("One", "Two")]
    for write, name in ((xlsx, "a.xlsx"), (ods, "a.ods")):
        one, two = matching.matches(write(grids), name)
        assert (one.called, two.called) == ("One", "Two")
        assert [(each.heading, each.field) for each in one.columns] == [
            ("Thing", "name"),
            ("Reports to", "reports_to"),
            ("Colour", "ignored"),
        ]
        assert all(each.reason for each in one.columns)
        assert one.sample == (("Planned Care", "STP Board", "red"),)
        assert one.said_by(one.columns[0]) == "One › Thing"
        assert dict(one.choices)["answers_to"] == "Whom it answers to"
        said = {"Thing": "name", one.said_by(one.columns[1]): "answers_to"}
        again = matching.matches(write(grids), name, said)
        assert [each.columns[1].field for each in again] == ["answers_to", "reports_to"]
        assert [each.columns[0].confidence for each in again] == [1.0, 1.0]
        assert {kind for _, kind, _ in lines(read(write(grids), name, said))} == {"accountable_to", "reports_to"}


def test_two_tables_of_one_sheet_are_matched_apart() -> None:
    rows = [["Name", "Type"], ["STP Board", "board"], [], ["From", "Relationship", "To"], ["PMO", "supports", "STP Board"]]
    first, second = matching.matches(text([Grid("", rows)]), "a.csv")
    assert (first.way, second.way) == ("things", "pairs")
    assert (first.called, second.called) == ("table 1", "table 2")
    assert second.said_by(second.columns[0]) == "table 2 › From"


def test_a_matrix_that_was_left_out_can_be_asked_for() -> None:
    rows = [["Who", "Alpha", "Beta"], ["Gamma", "✓", ""], ["Delta", "✓", "✓"]]
    data = text([Grid("", rows)])
    (one,) = matching.matches(data, "a.csv")
    assert one.way == "left out"
    assert one.why
    said = {"Alpha": "marks", "Beta": "marks"}
    (again,) = matching.matches(data, "a.csv", said)
    assert again.way == "matrix"
    assert len(read(data, "a.csv", said).structure.relations) == 3


def test_a_column_without_a_heading_can_be_named_by_its_letter() -> None:
    data = b"Planned Care,x,STP Board,y\nFrailty,x,STP Board,y\n"
    assert [each.field for each in matching.matches(data, "a.csv")[0].columns] == ["ignored"] * 4
    made = read(data, "a.csv", {"Column A": "name", "Column C": "answers_to"})
    assert lines(made) == {("Planned Care", "accountable_to", "STP Board"), ("Frailty", "accountable_to", "STP Board")}
