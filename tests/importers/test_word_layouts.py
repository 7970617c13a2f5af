"""Layouts of terms of reference: schedules, columns at tab stops, words that announce a list, and who chairs in whose absence."""

from __future__ import annotations

import pytest

from stpgraph.importers import Draft
from stpgraph.importers.guessing import node_guess
from stpgraph.importers.word.below import below
from stpgraph.importers.word.chairs import or_in_absence
from stpgraph.importers.word.fields import fields_in
from stpgraph.importers.word.headings import about, untagged
from stpgraph.importers.word.layout import charters
from stpgraph.importers.word.links import above, links_in
from stpgraph.importers.word.members import member
from stpgraph.importers.word.rosters import is_membership, seats_of
from stpgraph.importers.word.tabbed import cells_of, in_columns, is_headings
from stpgraph.importers.word.text import Grid, Paragraph
from stpgraph.model.nodes import Post, kind_of
from stpgraph.model.relations import SitsOn
from tests.importers.test_word import lines, read

BOARD = "Hill Partnership Board"
_OWN = f"# Terms of Reference – {BOARD}"


def seats(made: Draft) -> dict[str, str]:
    """By the name of each post that sits on the board, its standing."""
    names = {each.id: each.name for each in made.structure.nodes}
    return {names[each.source]: each.capacity or "" for each in made.structure.relations if isinstance(each, SitsOn)}


# ── headings that say which part of a paper they head ────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Schedule 1: Membership", "members"),
        ("Annex A – Members of the Board", "members"),
        ("Article IV – Quorum", "quorum"),
        ("Part B: Voting", "voting"),
        ("Schedule 2 – Sub-groups", "below"),
        ("Membership (see Appendix 3)", "members"),
        ("Membership of the Joint Committee", "members"),
        ("Composition of the Committees in Common", "members"),
        ("Composition and quorum", "members"),
        ("Membership and terms of office", "members"),
        ("List of members", "members"),
        ("Partner organisations", "members"),
        ("Those attending", "attending"),
        ("Groups accountable to the Board", "below"),
        ("Members of the public", None),
        ("Section 75 Agreement", None),
        ("Schedule 1", None),
    ],
)
def test_headings_of_parts_are_about_what_they_would_be_about_without_them(heading: str, kind: str | None) -> None:
    assert about(heading) == kind


def test_only_the_part_is_taken_from_a_heading() -> None:
    assert untagged("Membership (core)") == "Membership (core)"
    assert untagged("Part of the system") == "Part of the system"


def test_members_in_a_schedule_are_members() -> None:
    made = read(
        _OWN, "# Members", "The members are set out in Schedule 1.", "# Schedule 1: Membership",
        "- Chief Officer, NHS Hill CCG (Chair)", "- Medical Director, Dale NHS Trust", "In attendance:", "- Programme Manager",
        "# Schedule 2: Sub-groups", "The Board holds to account the following workstreams:", "- Cancer Workstream",
    )  # fmt: skip
    found = {"Chief Officer, NHS Hill CCG": "chair", "Medical Director, Dale NHS Trust": "", "Programme Manager": "attending"}
    assert seats(made) == found
    assert ("Cancer Workstream", "accountable_to", BOARD) in lines(made)


# ── columns at tab stops ─────────────────────────────────────────────────────────────────────────────────────────────


def test_cells_stand_between_tabs_or_wide_gaps() -> None:
    assert cells_of("1)\tJane Smith\t\tTreasurer") == ("Jane Smith", "Treasurer")
    assert cells_of("Jane Smith     Treasurer") == ("Jane Smith", "Treasurer")
    assert is_headings("Name\tJob title\tOrganisation")
    assert not is_headings("Jane Smith\tTreasurer")


def test_lines_of_members_in_columns_are_a_table_and_labels_are_not() -> None:
    rows = [
        Paragraph(each, n) for n, each in enumerate(["Jane Smith\tTreasurer\tNHS Hill CCG", "Tom Lee\tNurse\tDale NHS Trust"])
    ]
    (made,) = in_columns(rows, "members")
    assert isinstance(made, Grid)
    assert made.rows[1] == ("Tom Lee", "Nurse", "Dale NHS Trust")
    assert list(in_columns(rows, "other")) == rows
    announced = [Paragraph("The members of the Board are:", 9), *rows]
    assert isinstance(list(in_columns(announced, "other"))[-1], Grid)
    labels = [Paragraph("Quorum:\tfive members", 1), Paragraph("Chair\tJane Smith", 2)]
    assert list(in_columns(labels, "members")) == labels


def test_the_column_of_organisations_is_no_part_of_the_names() -> None:
    made = read(
        _OWN, "# Membership", "Jane Smith\tChief Officer (Chair)\tNHS Hill CCG", "Dr Amit Rao\tMedical Director\tDale NHS Trust",
        "# In attendance", "Ann Cole\tProgramme Manager", "# Quorum", "Two members.",
    )  # fmt: skip
    assert seats(made) == {"Chief Officer": "chair", "Medical Director": "", "Programme Manager": "attending"}
    assert ("Medical Director", "represents", "Dale NHS Trust") in lines(made)
    assert {each.holder for each in made.structure.nodes if isinstance(each, Post)} == {"Jane Smith", "Dr Amit Rao", "Ann Cole"}


def test_bold_headings_of_columns_head_no_section() -> None:
    rows = ["Name\tJob title\tRole", "Jane Smith\tTreasurer\tMember"]
    blocks = [Paragraph("Membership", 1, 1), Paragraph(rows[0], 2, bold=True), Paragraph(rows[1], 3)]
    (made,) = charters(blocks, (BOARD,), "x.docx")
    assert [(each.heading, len(each.blocks)) for each in made.sections] == [("Membership", 2)]


def test_a_table_without_headings_may_begin_with_organisations() -> None:
    grid = Grid((("NHS Hill CCG", "Chief Officer"), ("Dale NHS Trust", "Chief Executive")), 1, 1)
    assert is_membership(grid, "members")
    assert not is_membership(grid, "other")
    assert [(each.member.name, each.member.organisations) for each in seats_of(grid, "")] == [
        ("Chief Officer", ("NHS Hill CCG",)),
        ("Chief Executive", ("Dale NHS Trust",)),
    ]


def test_beside_members_a_chair_is_that_of_this_body() -> None:
    head = ("Role", "Name", "Organisation")
    grid = Grid((head, ("Chair", "Jane Smith", "NHS Hill CCG"), ("Member", "Tom Lee", "Dale NHS Trust")), 1, 1)
    assert [each.member.capacity for each in seats_of(grid, "")] == ["chair", ""]
    grid = Grid((head, ("Chair", "Jane Smith", "NHS Hill CCG"), ("Treasurer", "Tom Lee", "Dale NHS Trust")), 1, 1)
    assert [each.member.capacity for each in seats_of(grid, "")] == ["", ""]


# ── words that announce a list ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The Executive holds to account the following workstreams:", "accountable_to"),
        ("The following groups are held to account by the Board:", "accountable_to"),
        ("Three groups answer to the Board:", "accountable_to"),
        ("The Board has established the following working groups:", "part_of"),
        ("Its work is carried out through the following sub-groups:", "part_of"),
    ],
)
def test_words_that_announce_groups_below(words: str, kind: str) -> None:
    found = below(words)
    assert found is not None
    assert found[0] == kind


@pytest.mark.parametrize(
    "words", ["The Board is accountable to:", "The Board reports to the following bodies:", "Members hold each other to account:"]
)
def test_words_that_announce_those_above_announce_none_below(words: str) -> None:
    assert below(words) is None


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("The Board is accountable to:", (BOARD, "accountable_to", "Dale System Board")),
        ("The Board reports to the following boards:", (BOARD, "reports_to", "Dale System Board")),
        ("The Board oversees the following groups:", (BOARD, "oversees", "Dale System Board")),
        ("The Board is accountable for the following workstreams:", (BOARD, "oversees", "Dale System Board")),
        ("The following report to the Board:", ("Dale System Board", "reports_to", BOARD)),
    ],
)
def test_a_list_runs_in_the_direction_that_its_words_say(words: str, line: tuple[str, str, str]) -> None:
    assert lines(read(_OWN, "# Quorum", "Two members.", "# Governance", words, "- Dale System Board")) == {line}


def test_words_above_a_list_under_a_heading_of_sub_groups_are_no_group() -> None:
    made = read(_OWN, "# Quorum", "Two members.", "# Sub-groups", "The Board has these:", "- Moor Finance Group")
    assert lines(made) == {("Moor Finance Group", "part_of", BOARD)}
    assert above("The Board is accountable to:") is not None


# ── sentences ────────────────────────────────────────────────────────────────────────────────────────────────────────


def ties(sentence: str, *own: str) -> set[tuple[str, str, str]]:
    return {(each.source.text, each.type, each.target.text) for each in links_in(sentence, own).ties}


def test_what_a_body_may_do_besides_makes_nothing_else_unsure() -> None:
    assert ties("The Group oversees the Hill Delivery Group and may call its members.") == {
        ("", "oversees", "Hill Delivery Group")
    }
    found = links_in("The Group is accountable to the Hill Board and may report to the Dale Board.")
    assert [each.target.text for each in found.ties] == ["Hill Board"]
    assert found.unsure == (("may report to the Dale Board", "conditional"),)
    assert links_in("The Group may report to the Hill Board.").ties == ()


def test_the_executive_and_the_committees_are_the_bodies_that_are_called_so() -> None:
    assert ties("The PMO supports the Executive by tracking plans.", "Hill System Executive Group") == {("PMO", "supports", "")}
    assert ties("The PMO supports the Executive Directors.", "Hill System Executive Group") == set()
    assert ties("The PMO supports the Executive by tracking plans.", "Hill Finance Group") == set()
    trusts = "Hill NHS Trust and Dale NHS Trust each delegate authority to the Committees for shared plans."
    assert ties(trusts, "Hill Committees in Common") == {(f"{each} NHS Trust", "delegates_to", "") for each in ("Hill", "Dale")}


@pytest.mark.parametrize(
    "sentence",
    [
        "NHS Hill CCG and Hill Council are both parties to the Hill Section 75 Agreement.",
        "NHS Hill CCG and Hill Council have signed the Hill Section 75 Agreement.",
        "The Hill Section 75 Agreement is between NHS Hill CCG and Hill Council.",
    ],
)
def test_who_is_party_to_an_agreement(sentence: str) -> None:
    expected = {(each, "party_to", "Hill Section 75 Agreement") for each in ("NHS Hill CCG", "Hill Council")}
    assert ties(sentence) == expected
    assert expected <= lines(read(_OWN, "# Quorum", "Two members.", "# Accountability", sentence))


def test_only_an_agreement_has_parties() -> None:
    made = read(_OWN, "# Quorum", "Two members.", "# Accountability", "NHS Hill CCG is party to the Hill Delivery Group.")
    assert lines(made) == set()
    assert [each.name for each in made.structure.nodes] == [BOARD]
    assert ties("The signatories to the Hill Section 75 Agreement are listed below.") == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "The Board will be chaired by the Chief Officer, or in their absence by the Chief Nurse.",
        "Meetings are chaired by the Chief Officer or, in his absence, the Chief Nurse.",
    ],
)
def test_who_chairs_and_who_does_in_their_absence(sentence: str) -> None:
    made = read(_OWN, "# Membership", "- Chief Officer, NHS Hill CCG", "- Chief Nurse, Dale NHS Trust", "# Chair", sentence)
    assert seats(made) == {"Chief Officer, NHS Hill CCG": "chair", "Chief Nurse, Dale NHS Trust": "deputy_chair"}


def test_an_office_that_is_not_named_stands_in_for_nobody() -> None:
    assert or_in_absence("It will be chaired by the Chief Officer, and in her absence by the Deputy Chair.") is None
    assert (
        or_in_absence("It will be chaired by the Chief Officer, or in her absence by a member chosen by those present.") is None
    )


def test_consensus_without_votes_is_consensus() -> None:
    (said,) = fields_in("The Board works on the basis of consensus and does not vote.", "Decision making")
    assert (said.field, said.value) == ("voting", {"basis": "consensus"})
    assert fields_in("Those in attendance do not vote.", "Decision making") == ()


# ── kinds ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_kind_of_a_representative_is_said_by_who_sent_it() -> None:
    made = read(
        _OWN, "# Membership", "- Regional Representative, NHS England", "- Representative, Healthwatch Hill",
        "- Partner Representative, Hill Care CIC",
    )  # fmt: skip
    kinds = {each.name.split(",")[1].strip(): kind_of(each) for each in made.structure.nodes if isinstance(each, Post)}
    assert kinds == {
        "NHS England": "regulator_representative", "Healthwatch Hill": "healthwatch_representative", "Hill Care CIC": "member",
    }  # fmt: skip


def test_the_clinical_chair_of_another_is_a_clinician_here() -> None:
    of_another, here = member("Clinical Chair, NHS Hill CCG"), member("Clinical Chair (Chair)")
    assert of_another is not None
    assert (of_another.kind_words, of_another.capacity) == ("", "")
    assert here is not None
    assert (here.kind_words, here.capacity, here.clinical) == ("chair", "chair", True)


def test_groups_about_the_flow_or_the_safety_of_patients_are_no_groups_of_patients() -> None:
    assert node_guess("Patient Flow Workstream").kind == "workstream"
    assert node_guess("Patient Safety Group").kind != "reference_group"
    assert node_guess("Patient Group").kind == "reference_group"
