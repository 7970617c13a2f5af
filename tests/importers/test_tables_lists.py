"""Lists whose headings do not say all: pairs, parents and children, numbers and levels; commas in names; what is refused."""

from __future__ import annotations

import pytest

from stpgraph.errors import InputError
from stpgraph.importers.tables import matching
from stpgraph.importers.tables.columns import column_match
from stpgraph.importers.tables.contents import uphill
from stpgraph.importers.tables.splitting import names
from tests.importers.tables_corpus import read
from tests.importers.tables_drafts import lines, node, of, told
from tests.importers.tables_files import text
from tests.importers.tables_styles import Grid

#: The same three lines, said in many ways.
TREE = {
    ("Delivery Board", "accountable_to", "STP Board"),
    ("Planned Care", "accountable_to", "Delivery Board"),
    ("Cancer", "accountable_to", "Delivery Board"),
}
UP = ("Delivery Board|STP Board", "Planned Care|Delivery Board", "Cancer|Delivery Board")
DOWN = tuple("|".join(reversed(row.split("|"))) for row in UP)


@pytest.mark.parametrize(
    "rows",
    [
        ("Sub-group|Parent group", *UP),
        ("Parent group|Sub-group", *DOWN),
        ("Parent|Sub-groups", "STP Board|Delivery Board", "Delivery Board|Planned Care; Cancer"),
        ("Child body|Higher body", *UP),
        ("Group or project|Answers to", *UP),
        ("Name of board, group or project|Parent committee", *UP),
        ("Thing|Accountable to", *UP),
        ("Group|The one above", *UP),
        ("Small thing|Big thing", *UP),
        ("Big thing|Small thing", *DOWN),
        UP,
        DOWN,
        ("Who belongs where", *UP),
        ("1|Delivery Board|STP Board", "2|Planned Care|Delivery Board", "3|Cancer|Delivery Board"),
        ("From|To", *UP),
        ("From|To", *DOWN),
    ],
    ids="/".join,
)
def test_children_and_parents_are_told_apart_with_and_without_headings(rows: tuple[str, ...]) -> None:
    assert lines(of(*rows)) == TREE


@pytest.mark.parametrize(
    "rows",
    [
        ("Board or group|How many|Groups and projects accountable to it", "STP Board|1|Delivery Board", "Delivery Board|2|Planned Care; Cancer"),
        ("Group|Sub-groups|", "STP Board|Delivery Board|", "Delivery Board|Planned Care|Cancer"),
        ("Group|Sub-group 1|Sub-group 2", "STP Board|Delivery Board|", "Delivery Board|Planned Care|Cancer"),
        ("Parent|Child 1|Child 2", "STP Board|Delivery Board|", "Delivery Board|Planned Care|Cancer"),
        ("STP Board|Delivery Board", "Delivery Board|Planned Care|Cancer"),
        ("STP Board|Delivery Board", "Delivery Board|Planned Care; Cancer"),
    ],
    ids="/".join,
)  # fmt: skip
def test_behind_a_name_stand_those_that_answer_to_it(rows: tuple[str, ...]) -> None:
    assert lines(of(*rows)) == TREE


@pytest.mark.parametrize(
    "rows",
    [
        ("Ref|Group or project", "1|STP Board", "1.1|Delivery Board", "1.1.1|Planned Care", "1.1.2|Cancer"),
        ("Ref|Thing", "1|STP Board", "1.1|Delivery Board", "1.1.1|Planned Care", "1.1.2|Cancer"),
        ("Wbs|Thing", "1|STP Board", "1.1|Delivery Board", "1.1.1|Planned Care", "1.1.2|Cancer"),
        ("1|STP Board", "1.1|Delivery Board", "1.1.1|Planned Care", "1.1.2|Cancer"),
        ("0|STP Board|", "1|Delivery Board|", "2|Planned Care|", "2|Cancer|", "1|Finance Group|"),
    ],
    ids="/".join,
)
def test_numbers_say_what_stands_below_what_whatever_their_heading(rows: tuple[str, ...]) -> None:
    assert lines(of(*rows)) >= TREE


def test_the_way_down_in_each_row_is_read_without_a_heading() -> None:
    paths = [f"STP Board|{group}|{each}" for group, both in (("Delivery Board", "ab"), ("Finance Group", "cd")) for each in both]
    made = {(one, other) for one, kind, other in lines(of(*paths)) if kind == "accountable_to"}
    assert made >= {
        ("Delivery Board", "STP Board"),
        ("Finance Group", "STP Board"),
        ("a", "Delivery Board"),
        ("d", "Finance Group"),
    }


_SAID = {
    ("Planned Care", "accountable_to", "STP Board"),
    ("Clinical Senate", "advises", "STP Board"),
    ("Cancer", "accountable_to", "STP Board"),
}
_ENDS = (("Planned Care", "accountable to"), ("Clinical Senate", "advises"), ("Cancer", "accountable to"))


@pytest.mark.parametrize("title", ["", "Who answers to whom"])
@pytest.mark.parametrize("order", ["{0}|{1}|STP Board", "{1}|{0}|STP Board", "{0}|STP Board|{1}"])
def test_words_stand_before_between_or_behind_the_ends(order: str, title: str) -> None:
    assert lines(of(*filter(None, [title]), *(order.format(*each) for each in _ENDS))) == _SAID


@pytest.mark.parametrize("heading", ["Who|What|Whom", "Source|What they do|Target", "Alpha|Beta|Gamma"])
def test_words_of_lines_are_known_by_themselves_under_any_heading(heading: str) -> None:
    assert lines(of(heading, *(f"{one}|{says}|STP Board" for one, says in _ENDS))) == _SAID


def test_two_of_many_columns_with_the_same_names_are_the_ends() -> None:
    made = of(
        "Alpha|Beta|Gamma|Delta",
        "Delivery Board|red|accountable to|STP Board",
        "Planned Care|blue|accountable to|Delivery Board",
        "Cancer|red|accountable to|Delivery Board",
    )
    assert lines(made) == TREE
    assert "The column “Beta”" in told(made)


def test_which_way_a_list_leads() -> None:
    assert uphill([("a", "top"), ("b", "top"), ("c", "a")]) is True
    assert uphill([("top", "a"), ("top", "b"), ("a", "c")]) is False
    assert uphill([("a", "b"), ("b", "c")]) is None
    assert uphill([("a", "x"), ("a", "y"), ("b", "x"), ("b", "y")]) is None
    assert uphill([]) is None


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Group or project", "name"),
        ("Name of the committee / forum", "name"),
        ("Groups and projects accountable to it", "below"),
        ("Reports to it", "reported_by"),
        ("Reports up to", "reports_to"),
        ("Who it is accountable to", "answers_to"),
        ("Whom", "to"),
        ("Sub-group 3", "below"),
        ("Member 2", "members"),
        ("Level 2", "level"),
        ("Name or title", "ignored"),
        ("Delivery Group", "ignored"),
    ],
)
def test_headings_of_several_words_and_with_numbers(heading: str, field: str) -> None:
    assert column_match(0, heading, {}).field == field


def test_reporting_is_accountability_only_where_the_sheet_says_so() -> None:
    rows = ("Name of group|Reports up to", "Delivery Board|STP Board")
    assert lines(of(*rows)) == {("Delivery Board", "reports_to", "STP Board")}
    assert lines(of("Lines of accountability", *rows)) == {("Delivery Board", "accountable_to", "STP Board")}
    assert lines(of(*rows, name="Accountability")) == {("Delivery Board", "accountable_to", "STP Board")}
    turned = ("Board|Groups that report to it", "STP Board|Delivery Board")
    assert lines(of(*turned)) == {("Delivery Board", "reports_to", "STP Board")}


@pytest.mark.parametrize(
    ("cell", "several"),
    [
        ("Director of Finance, Lowmoor Infirmary", ["Director of Finance, Lowmoor Infirmary"]),
        ("Non-Executive Director, Severnbrook Community", ["Non-Executive Director, Severnbrook Community"]),
        ("Director of Finance, Hill Trust, Chief Executive, Dale", ["Director of Finance, Hill Trust", "Chief Executive, Dale"]),
        ("Chair, Chief Executive", ["Chair", "Chief Executive"]),
        ("Independent Chair, NHS Hill CCG, NHS Dale CCG", ["Independent Chair", "NHS Hill CCG", "NHS Dale CCG"]),
        ("Quality, Performance and Finance Committee", ["Quality, Performance and Finance Committee"]),
        ("Frailty, Cancer, Estates", ["Frailty", "Cancer", "Estates"]),
        ("Frailty, Falls; Cancer", ["Frailty, Falls", "Cancer"]),
        ("Frailty, Falls\nCancer", ["Frailty, Falls", "Cancer"]),
    ],
)
def test_commas_in_a_list_of_names_part_only_what_are_names(cell: str, several: list[str]) -> None:
    assert names(cell, loose=True) == several


def test_commas_part_names_that_the_table_knows() -> None:
    assert names("Frailty, Falls; Cancer", frozenset({"frailty", "falls"})) == ["Frailty", "Falls", "Cancer"]
    assert names("Frailty, Falls") == ["Frailty, Falls"]
    made = of("From|Relationship|To", "Frailty, Falls|supports|STP Board", "Frailty|advises|STP Board", "Falls|advises|STP Board")
    assert {each.name for each in made.structure.nodes} == {"Frailty", "Falls", "STP Board"}


def test_where_other_rows_part_names_by_lines_a_comma_is_part_of_a_name() -> None:
    grid = Grid("", [["Committee", "Members"], ["Finance Group", "Alpha, Hill\nBeta, Dale"], ["Audit Committee", "Gamma, Moor"]])
    made = read(text([grid]), "a.csv")
    assert {each.name for each in made.structure.nodes} == {
        "Finance Group",
        "Audit Committee",
        "Alpha, Hill",
        "Beta, Dale",
        "Gamma, Moor",
    }


def test_semicolons_in_cells_do_not_part_the_cells_of_a_file() -> None:
    data = b"STP Board,Delivery Board; Finance Group\nDelivery Board,Planned Care; Cancer\n"
    made = read(data, "a.csv")
    assert ("Finance Group", "accountable_to", "STP Board") in lines(made)
    assert lines(read(b"Group;Answers to\nCancer, all;STP Board\n", "a.csv")) == {("Cancer, all", "accountable_to", "STP Board")}


def test_a_chair_given_as_a_post_is_that_post() -> None:
    made = of("Group|Chaired by", "Clinical Reference Group|Consultant Oncologist", "Delivery Board|Jane Smith")
    assert node(made, "Consultant Oncologist").type == "post"
    assert node(made, "Consultant Oncologist").kind == "clinician"
    assert node(made, "Chair of Delivery Board").holder == "Jane Smith"


def test_members_each_in_a_column_are_all_taken_and_a_second_column_of_the_same_is_told() -> None:
    made = of("Board|Member 1|Member 2", "STP Board|NHS Hill CCG|NHS Dale CCG")
    assert {one for one, _, _ in lines(made)} == {"NHS Hill CCG", "NHS Dale CCG"}
    again = of("Group|Answers to|Meets|How often", "Cancer|STP Board|monthly|weekly")
    assert node(again, "Cancer").meets == "monthly"
    assert "“How often” the table The column “Meets” was taken for the same" in told(again)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (("Risk|Owner", "We run out of money|Jane Smith", "Nobody comes|John Jones"), "headings are “Risk”, “Owner”. Call the column"),
        (("Colour|Size", "red|big", "blue|small"), "No column of this table could be understood.*Write one: “Name” above the names"),
    ],
)  # fmt: skip
def test_a_list_of_other_things_is_refused_with_what_to_do(rows: tuple[str, ...], words: str) -> None:
    with pytest.raises(InputError, match=words):
        of(*rows)


def test_why_a_column_was_taken_for_what_it_is_is_said() -> None:
    (one,) = matching.matches(b"Thing,Accountable to\nDelivery Board,STP Board\nCancer,Delivery Board\n", "a.csv")
    assert [each.field for each in one.columns] == ["name", "answers_to"]
    assert one.columns[0].confidence < 0.7
    assert "text of its own" in one.columns[0].reason


def test_short_names_and_what_they_do_are_no_key_to_marks() -> None:
    rows = ("PMO|supports|STP Leadership Board", "UEC|accountable to|STP Leadership Board", "MSK|led by|STP Leadership Board")
    assert {one for one, _, _ in lines(of(*rows))} >= {"PMO", "UEC"}
    assert {one for one, _, _ in lines(of("Group|Answers to", "UEC|STP Leadership Board", "MSK|STP Leadership Board"))} == {
        "UEC",
        "MSK",
    }
