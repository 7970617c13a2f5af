"""Trackers, registers, lists by sheet and forward plans: remarks and totals, tables beside notes, and columns that only their cells explain."""

from __future__ import annotations

import pytest

from stpgraph.importers.drafting import draft
from stpgraph.importers.tables import free as tables
from stpgraph.importers.tables.remarks import is_note, is_total
from stpgraph.importers.tables.table import Table
from tests.importers.tables_drafts import lines, node, of, seats, told

UP = "accountable_to"


@pytest.mark.parametrize(
    "text",
    [
        "1. All limits exclude VAT.",
        "A tick shows membership.",
        "RAG: Green = on track; Red = off track",
        "Maintained by the corporate team",
        "OFFICIAL",
        "Key: * = extraordinary meeting",
    ],
)
def test_footnotes_keys_and_words_on_the_file_are_remarks(text: str) -> None:
    assert is_note(text)


@pytest.mark.parametrize(
    "text", ["Dale and Hill Acute Services Ltd.", "Official Solicitor Liaison Group", "1. Finance Group", "Key Workers"]
)
def test_names_are_no_remarks(text: str) -> None:
    assert not is_note(text)


def test_totals_name_nothing_and_are_told() -> None:
    made = of(
        "Workstream|Accountable to|Budget",
        "Cancer|Delivery Board|120",
        "Frailty|Delivery Board|80",
        "Total||200",
        "Number of projects: 6||",
    )
    assert {each.name for each in made.structure.nodes} == {"Cancer", "Frailty", "Delivery Board"}
    assert told(made).count("totals") == 2
    assert not is_total(["Total Wound Care Group", "Finance Group"])
    assert not is_total(["Number of beds group"])


def test_meetings_with_how_often_below_is_how_often() -> None:
    made = of("Group|Abbrev.|Parent committee|Meetings", "Governing Body|GB||Quarterly", "Finance Committee|FC|GB|Once a month")
    assert lines(made) == {("Finance Committee", UP, "Governing Body")}
    assert node(made, "Finance Committee").meets == "monthly"
    boards = of("Name|Role|Meetings", "Ann Lee|Treasurer|Finance Committee")
    assert ("Treasurer", "Finance Committee") in seats(boards)


def test_capitals_beside_names_are_short_names_whatever_their_heading() -> None:
    made = of("Group|Letters|Answers to", "Partnership Board|PB|", "Dale Finance Group|DFG|PB", "Hill Locality Group|HLG|DFG")
    assert lines(made) == {("Dale Finance Group", UP, "Partnership Board"), ("Hill Locality Group", UP, "Dale Finance Group")}


def test_capitals_stand_for_the_only_name_with_these_letters() -> None:
    made = of("Group|Answers to", "Partnership Board|", "Finance Group|PB", "Performance Board|PMO")
    assert ("Finance Group", UP, "PB") in lines(made)
    made = of("Group|Answers to", "Partnership Board|", "Finance Group|PB", "Delivery Group|PMO")
    assert lines(made) == {("Finance Group", UP, "Partnership Board"), ("Delivery Group", UP, "PMO")}
    assert "“PB”" in told(made)


@pytest.mark.parametrize("heading", ["Group|What it does|For", "Group|Role|To whom", "Group|Relationship|Other group"])
def test_words_of_lines_between_two_columns_of_names_make_lines(heading: str) -> None:
    made = of(heading, "Clinical Senate|Advises|Partnership Board", "Programme Office|Supports|Delivery Board")
    assert lines(made) == {
        ("Clinical Senate", "advises", "Partnership Board"),
        ("Programme Office", "supports", "Delivery Board"),
    }
    said = of(
        "Group|What it does|Answers to", "Clinical Senate|Advises|Partnership Board", "Delivery Group|Supports|Partnership Board"
    )
    assert {each for _, each, _ in lines(said)} == {UP}


def test_the_lead_of_a_workstream_does_not_lead_its_projects() -> None:
    for rows in (("Workstream|Workstream lead|Project", "Cancer Workstream|Director of Nursing Care|GP streaming"),
                 ("Project|Workstream|Workstream lead", "GP streaming|Cancer Workstream|Director of Nursing Care")):  # fmt: skip
        made = of(*rows)
        assert ("Director of Nursing Care", "leads", "Cancer Workstream") in lines(made)
        assert node(made, "GP streaming").type == "project"
        assert len(lines(made)) == 2


def test_two_people_with_their_posts_on_two_lines_are_two() -> None:
    made = of("Group|Lead", "Cancer Workstream|Ann Lee, Director of Nursing Care\nDr Omar Khan, Medical Director for Cancer")
    assert {each for each, relation, _ in lines(made) if relation == "leads"} == {
        "Director of Nursing Care",
        "Medical Director for Cancer",
    }


def test_boards_across_with_what_is_said_of_each_and_the_days_below() -> None:
    made = of(
        "Forward plan|||Key: * = extraordinary meeting",
        "|||",
        "|Governing Body|Audit Committee|Finance Group",
        "Chaired by|Independent Chair|Lay Member for Audit|Chief Finance Officer",
        "How often|Monthly|Quarterly|Monthly",
        "April 2018|02/04|07/04*|03/04",
        "May 2018|02/05||03/05",
    )
    assert seats(made) == {
        ("Independent Chair", "Governing Body"): "chair",
        ("Lay Member for Audit", "Audit Committee"): "chair",
        ("Chief Finance Officer", "Finance Group"): "chair",
    }
    assert node(made, "Audit Committee").meets == "quarterly"


def test_ticks_below_boards_with_a_chair_are_still_a_matrix() -> None:
    made = of("Post|Governing Body|Audit Committee", "Chair|C|", "Finance Director|M|M")
    assert ("Finance Director", "Audit Committee") in seats(made)


def test_how_somebody_sits_on_a_group_is_no_group() -> None:
    made = of("Audit Committee||", "Members as at 1 May 2018||", "||", "Name|Role|Status on group", "Ann Lee|Lay Member for Audit|Chair",
              "Omar Khan|Chief Finance Officer|In attendance")  # fmt: skip
    assert seats(made) == {
        ("Lay Member for Audit", "Audit Committee"): "chair",
        ("Chief Finance Officer", "Audit Committee"): "attending",
    }


def test_remarks_beside_tables_do_not_hold_them_together() -> None:
    made = of(
        "Our governance|||||Draft for comment",
        "|||||",
        "Table 1: organisations that are members of the Dale Board|||||Notes",
        "Organisation|Number of seats||||Comments to the office by June, please.",
        "Hill CCG|2||||",
        "|||||",
        "Table 2: groups|||||",
        "Group|Accountable to||||",
        "Finance Group|Dale Board||||Times are to be checked with each chair.",
    )
    assert lines(made) == {("Hill CCG", "member_of", "Dale Board"), ("Finance Group", UP, "Dale Board")}
    assert "Times are to be checked" in told(made)


def test_a_column_of_remarks_with_a_heading_of_its_own_stays() -> None:
    made = of("Group|Accountable to||Notes", "Finance Group|Dale Board||This one is to be checked with the chair.")
    assert node(made, "Finance Group").notes == "This one is to be checked with the chair."


def test_a_list_for_each_sheet_is_of_the_board_over_it() -> None:
    sheets = [
        Table(short, ((board, ""), ("", ""), ("Name", "Role"), ("Ann Lee", "Lay Member for Audit")))
        for short, board in (("AC", "Audit Committee"), ("GB", "Governing Body"))
    ]
    made = draft(tables.sketch(sheets, "xlsx", "a.xlsx"), "a.xlsx")
    assert set(seats(made)) == {("Lay Member for Audit", "Audit Committee"), ("Lay Member for Audit", "Governing Body")}


def test_of_member_and_position_the_people_are_found_by_their_names() -> None:
    rows = ("Member|Position|Status", "Ann Lee|Lay Member for Audit|Chair", "Bob Day|Chief Finance Officer|Attendee")
    made = of("Audit Committee||", "||", *rows)
    assert seats(made) == {
        ("Lay Member for Audit", "Audit Committee"): "chair",
        ("Chief Finance Officer", "Audit Committee"): "attending",
    }
    assert node(made, "Lay Member for Audit").holder == "Ann Lee"
