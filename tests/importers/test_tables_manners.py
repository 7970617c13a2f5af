"""The rules by which tables in the manners of board secretaries are read: what columns, rows and cells mean beside others."""

from __future__ import annotations

import pytest

from stpgraph.errors import InputError
from stpgraph.importers.tables import matching
from stpgraph.importers.tables.headings import FIELD_WORDS, FIELDS
from tests.importers.tables_corpus import read
from tests.importers.tables_drafts import lines, node, of, seats, told
from tests.importers.tables_files import text, xlsx
from tests.importers.tables_styles import Grid

UP = "accountable_to"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        # Where a project belongs.
        (("Project name|Workstream|RAG", "Falls pilot|Frailty|G", "Asthma pathway|Children|A"),
         {("Falls pilot", UP, "Frailty"), ("Asthma pathway", UP, "Children")}),
        (("Project|Workstream|Board", "Falls pilot|Frailty|STP Board", "Asthma pathway|Frailty|STP Board"),
         {("Falls pilot", UP, "Frailty"), ("Asthma pathway", UP, "Frailty"), ("Frailty", UP, "STP Board")}),
        # The parent said once; what was a parent before has none here.
        (("Parent|Group", "STP Board|Delivery Group", "|Finance Group", "Delivery Group|Frailty"),
         {("Delivery Group", UP, "STP Board"), ("Finance Group", UP, "STP Board"), ("Frailty", UP, "Delivery Group")}),
        (("Parent|Group", "STP Board|Delivery Group", "Delivery Group|Frailty", "|STP Board"),
         {("Delivery Group", UP, "STP Board"), ("Frailty", UP, "Delivery Group")}),
        # Titles that name the board above.
        (("Groups accountable to the STP Board", "Group|Meets", "Delivery Group|Monthly", "Finance Group|Monthly"),
         {("Delivery Group", UP, "STP Board"), ("Finance Group", UP, "STP Board")}),
        (("Groups reporting to the STP Board", "Group|Meets", "Delivery Group|Monthly"), {("Delivery Group", "reports_to", "STP Board")}),
        # Lines said by the headings of both ends.
        (("Delegating body|Delegated to|Limit", "Hill CCG|Joint Committee|£5m"), {("Hill CCG", "delegates_to", "Joint Committee")}),
        (("From|To|Type", "Clinical Senate|STP Board|advises", "PMO|STP Board|supports"),
         {("Clinical Senate", "advises", "STP Board"), ("PMO", "supports", "STP Board")}),
        (("Group|Feeds into", "Delivery Group|STP Board"), {("Delivery Group", "reports_to", "STP Board")}),
        (("Group|Outputs to|Chair", "Delivery Group|STP Board|", "STP Board||"), {("Delivery Group", "reports_to", "STP Board")}),
        # Words behind a name, and its end without the place.
        (("Group|Reports to", "Dale Vale Partnership Board|", "Dale Vale Delivery Group|the Partnership Board (monthly)",
          "Frailty|Dale Vale Delivery Group – by exception"),
         {("Dale Vale Delivery Group", "reports_to", "Dale Vale Partnership Board"), ("Frailty", "reports_to", "Dale Vale Delivery Group")}),
        # Numbers of rows.
        (("Employee ID|Name|Manager ID", "1|STP Board|", "2|Delivery Group|1"), {("Delivery Group", UP, "STP Board")}),
        (("Group no|Group|Parent group no", "G1|STP Board|", "G2|Delivery Group|G1"), {("Delivery Group", UP, "STP Board")}),
    ],
    ids=lambda each: each[0] if isinstance(each, tuple) else "",
)  # fmt: skip
def test_who_stands_above_is_read_however_it_is_said(rows: tuple[str, ...], said: set[tuple[str, str, str]]) -> None:
    assert lines(of(*rows)) == said


def test_only_the_place_may_be_left_out_of_a_name() -> None:
    """“Programme Board” is not the mental health programme board because that is the only one here."""
    made = of("Group|Reports to", "Mental Health Programme Board|", "Mental Health Crisis Group|Programme Board")
    assert ("Mental Health Crisis Group", "reports_to", "Programme Board") in lines(made)
    made = of("Group|Reports to", "Urgent Care|", "Frailty|Urgent Care (North)")
    assert ("Frailty", "reports_to", "Urgent Care (North)") in lines(made)


@pytest.mark.parametrize(
    "heading", ["Chair confirmed?", "Membership agreed", "Chair", "Reports to", "SRO", "Members", "Parent", "Sub-groups"]
)
def test_yes_and_no_dates_and_states_name_nobody(heading: str) -> None:
    made = of(
        f"Group|Purpose|{heading}",
        "STP Board|Leads|Yes",
        "Delivery Group|Runs|12/03/2018",
        "PMO|Helps|TBC",
        "Cancer|Plans|Partly",
    )
    assert {each.name for each in made.structure.nodes} == {"STP Board", "Delivery Group", "PMO", "Cancer"}
    assert not made.structure.relations
    assert f"The column “{heading}”" in told(made)


def test_a_manager_leads_only_where_nobody_else_does() -> None:
    beside = of("Workstream|SRO|Programme Manager", "Frailty|Jane Smith|Omar Khan")
    assert lines(beside) == {("SRO of Frailty", "leads", "Frailty")}
    assert "The column “Programme Manager”" in told(beside)
    alone = of("Workstream|Programme Manager", "Frailty|Omar Khan")
    assert lines(alone) == {("Programme manager of Frailty", "leads", "Frailty")}


def test_a_secretariat_of_people_supports_nothing() -> None:
    assert not lines(of("Group|Meets|Secretariat", "STP Board|Monthly|Jane Smith"))
    assert lines(of("Group|Meets|Secretariat", "STP Board|Monthly|PMO")) == {("PMO", "supports", "STP Board")}


@pytest.mark.parametrize(
    "cell",
    [
        "Dr Jane Smith, Medical Director, East Trust",
        "Medical Director, East Trust (Jane Smith)",
        "Jane Smith – Medical Director, East Trust",
    ],
)
def test_a_person_and_their_post_in_one_cell_are_one_post_with_its_holder(cell: str) -> None:
    made = of("Group|Chair", f"STP Board|{cell}")
    assert lines(made) == {("Medical Director, East Trust", "sits_on", "STP Board")}
    assert node(made, "Medical Director, East Trust").holder in ("Dr Jane Smith", "Jane Smith")
    # Who is the SRO is asked of a structure: the post at home does not take its place.
    made = of("Workstream|SRO", f"Frailty|{cell}")
    assert node(made, "SRO of Frailty").kind == "senior_responsible_officer"


def test_where_a_post_is_is_no_person() -> None:
    made = of("Group|Chair", "STP Board|Chief Executive (Severn Community)")
    assert not any(getattr(each, "holder", None) for each in made.structure.nodes)


def test_post_and_organisation_of_the_chair_may_have_columns_of_their_own() -> None:
    made = of("Group|Chair|Chair's job title|Chair's organisation", "STP Board|Jane Smith|Medical Director|Hill CCG")
    assert lines(made) == {
        ("Medical Director (Hill CCG)", "sits_on", "STP Board"),
        ("Medical Director (Hill CCG)", "represents", "Hill CCG"),
    }
    made = of("Group|Chair (organisation)", "STP Board|Independent", "Delivery Group|Hill CCG")
    assert node(made, "Independent Chair").kind == "independent_chair"
    assert ("Chair of Delivery Group", "represents", "Hill CCG") in lines(made)


def test_chair_and_vice_chair_in_one_cell_are_two() -> None:
    made = of("Group|Chair / Vice Chair", "STP Board|Jane Smith / Omar Khan")
    assert seats(made) == {
        ("Chair of STP Board", "STP Board"): "chair",
        ("Deputy chair of STP Board", "STP Board"): "deputy_chair",
    }


def test_bands_over_rows_are_titles_and_not_groups() -> None:
    made = of("Group|Answers to|Meets", "Tier 1 – Strategic||", "STP Board||Monthly", "Enabling functions||", "Estates|STP Board|Monthly",
              "* in shadow form||")  # fmt: skip
    assert {each.name for each in made.structure.nodes} == {"STP Board", "Estates"}
    assert "“Tier 1 – Strategic”" in told(made)
    assert "in shadow form" in told(made)


def test_a_board_over_its_sub_groups_stands_above_them() -> None:
    made = of("Sub-group|Chair", "STP Board|", "Finance Group|Jane Smith", "Delivery Board|", "Estates Group|Omar Khan")
    assert {("Finance Group", UP, "STP Board"), ("Estates Group", UP, "Delivery Board")} <= lines(made)


def test_standings_over_members_are_theirs_and_a_quorum_below_is_the_boards() -> None:
    made = of("Members of the STP Board", "Role|Organisation", "Voting members|", "Chief Executive|Hill CCG", "In attendance|",
              "Programme Director|", "Quorum: 3|")  # fmt: skip
    assert seats(made) == {
        ("Chief Executive (Hill CCG)", "STP Board"): "voting",
        ("Programme Director", "STP Board"): "attending",
    }
    assert node(made, "STP Board").quorum == 3


def test_the_role_on_a_board_is_a_standing_and_a_chair_at_home_none() -> None:
    rows = ("STP Board|Member|Jane Smith|Chair|Hill CCG", "STP Board|Chair|Omar Khan|Leader|Dale Council")
    made = of("Board|Role on board|Name|Job title|Organisation", *rows)
    assert seats(made) == {("Chair (Hill CCG)", "STP Board"): "voting", ("Leader (Dale Council)", "STP Board"): "chair"}


def test_who_comes_for_each_organisation_may_stand_in_the_cells() -> None:
    made = of("Organisation|STP Board|Delivery Group", "Hill CCG|Accountable Officer (Chair)|JS", "Dale Council|Jane Smith|–")
    assert seats(made) == {
        ("Accountable Officer (Hill CCG)", "STP Board"): "chair",
        ("Jane Smith (Dale Council)", "STP Board"): None,
        ("Hill CCG", "Delivery Group"): None,
    }
    assert "“JS”" in told(made)


def test_who_comes_may_be_said_by_hand_and_what_stands_beside_is_told() -> None:
    rows = [["Place", "Big board", "Small one"], ["Alpha", "Chief Nurse", ""], ["Providers", "", ""], ["Beta", "", "Jane Smith"]]
    said = {"Big board": "holders", "Small one": "holders"}
    made = read(text([Grid("", rows)]), "a.csv", said)
    assert seats(made).keys() == {("Chief Nurse (Alpha)", "Big board"), ("Jane Smith (Beta)", "Small one")}
    assert "“Providers”" in told(made)


def test_a_question_may_name_the_board() -> None:
    made = of("Partner|Member of Dale Partnership Board?|On Dale Executive Group? (Y/N)", "Hill CCG|Yes|Y", "Dale Council|Yes|N")
    assert seats(made).keys() == {
        ("Hill CCG", "Dale Partnership Board"),
        ("Dale Council", "Dale Partnership Board"),
        ("Hill CCG", "Dale Executive Group"),
    }


def test_posts_that_answer_to_others_are_the_things_of_their_rows() -> None:
    made = of("Role|Name|Reports to", "STP Lead|Jane Smith|STP Board", "Programme Director|Omar Khan|STP Lead")
    assert node(made, "STP Lead").holder == "Jane Smith"
    assert {each.type for each in made.structure.nodes} == {"post", "body"}


def test_an_agreement_has_no_lines_but_its_own() -> None:
    made = of("Agreement|Parties|Overseen by", "Memorandum of Understanding|Hill CCG; Dale Council|STP Board")
    assert {kind for _, kind, _ in lines(made)} == {"party_to"}
    assert "“STP Board”" in told(made)


def test_short_names_are_those_of_another_sheet() -> None:
    sheets = [
        Grid("Groups", [["Group", "Reports to"], ["Delivery Group", "STPB"], ["STP Board", ""]]),
        Grid("Glossary", [["Abbreviation", "Meaning"], ["STPB", "STP Board"], ["SRO", "Senior Responsible Officer"]]),
    ]
    made = read(xlsx(sheets), "a.xlsx")
    assert lines(made) == {("Delivery Group", "reports_to", "STP Board")}
    assert len(made.structure.nodes) == 2
    assert "short names" in told(made)
    with pytest.raises(InputError):
        read(xlsx(sheets[1:]), "a.xlsx")


def test_addresses_beside_names_are_told_in_one_sum() -> None:
    made = of("Group|Chair", "STP Board|Jane Smith <jane.smith@example.org>", "Delivery Group|Omar Khan, 01234 567890")
    assert node(made, "Chair of STP Board").holder == "Jane Smith"
    assert node(made, "Chair of Delivery Group").holder == "Omar Khan"
    assert "2 addresses or telephone numbers" in told(made)
    assert "example.org" not in made.structure.model_dump_json()


def test_first_and_last_names_are_one_person() -> None:
    made = of("Board|Surname|First name|Job title", "STP Board|Smith|Jane|Chief Nurse")
    assert node(made, "Chief Nurse").holder == "Jane Smith"


def test_what_a_row_about_a_seat_has_no_place_for_is_told() -> None:
    made = of("Board|Role|Name|Start date|Frequency", "STP Board|Chief Nurse|Jane Smith|Apr 2018|Monthly")
    assert "“Apr 2018”" in told(made)
    assert "“Monthly”" in told(made)


def test_every_meaning_can_be_said_of_a_column() -> None:
    assert set(FIELD_WORDS) == set(FIELDS)
    data = text([Grid("", [["Group", "First person", "Their job"], ["STP Board", "Jane Smith", "Chief Nurse"]])])
    said = {"First person": "chair", "Their job": "chair_post"}
    assert lines(read(data, "a.csv", said)) == {("Chief Nurse", "sits_on", "STP Board")}
    assert [each.field for each in matching.matches(data, "a.csv", said)[0].columns] == ["name", "chair", "chair_post"]
