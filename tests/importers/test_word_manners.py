"""Manners of terms of reference: summary boxes, clauses, running prose, titles that say what a paper is about."""

from __future__ import annotations

import pytest

from stpgraph.importers.guessing import node_guess
from stpgraph.importers.word.headings import NUMBERED, about
from stpgraph.importers.word.members import member
from stpgraph.importers.word.quorum import quorum
from stpgraph.importers.word.seats import chair_in, lead_of
from stpgraph.importers.word.titles import cleaned
from stpgraph.model.relations import SitsOn
from tests.importers.test_word import body, lines, read

_OWN = "# Terms of Reference – Delivery Group"


@pytest.mark.parametrize(
    "title",
    ["Digital Group: how we work", "Digital Group – our ways of working", "About the Digital Group", "Digital Group: Terms"],
)
def test_what_a_paper_is_about_is_no_part_of_a_name(title: str) -> None:
    assert cleaned(title) == ("Digital Group: Terms" if title.endswith("Terms") else "Digital Group")


def test_a_number_of_members_is_no_numbered_heading() -> None:
    assert NUMBERED.sub("", "4 members") == "4 members"
    assert (
        NUMBERED.sub("", "4 Membership")
        == NUMBERED.sub("", "4.\tMembership")
        == NUMBERED.sub("", "1.4 Membership")
        == "Membership"
    )
    assert body(read(_OWN, "# Quorum", "4 members")).quorum == 4


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("Three members, at least one from each organisation, shall form a quorum.", 3),
        ("The quorum is five members with at least one from each CCG.", 5),
        ("The quorum is at least one member from each organisation.", None),
    ],
)
def test_how_members_of_a_quorum_are_spread_does_not_change_their_number(said: str, number: int | None) -> None:
    found = quorum(said)
    assert (found.value if found else None) == number


@pytest.mark.parametrize(
    "name", ["Urgent Care GP Lead", "Emergency Department Consultant", "Support Services Manager", "Risk Committee"]
)
def test_posts_and_groups_that_begin_as_headings_do_are_none(name: str) -> None:
    assert about(name) is None


def test_headings_about_posts_are_headings() -> None:
    assert about("Role of the Chair") == about("Urgent decisions") == "other"


def test_a_post_for_a_sort_of_organisations_speaks_for_none_by_name() -> None:
    for name in ("Director of Finance for Acute Providers", "Chief Nurse for Community Providers"):
        found = member(name)
        assert found is not None
        assert found.organisations == ()
    named = member("Director of Finance for Acute Providers, Wolds Hospitals")
    assert named is not None
    assert named.organisations == ("Wolds Hospitals",)


def test_committees_in_common_are_called_so_to_the_end() -> None:
    made = read(_OWN, "# Accountability", "The Group is accountable to the Larkwater Committees in Common.")
    assert lines(made) == {("Delivery Group", "accountable_to", "Larkwater Committees in Common")}
    assert node_guess("Chair of the Committees in Common").type == "post"


def test_the_clinical_chair_of_others_gives_way_to_who_is_said_to_chair() -> None:
    made = read(_OWN, "# Members", "- Clinical Chair", "- Treasurer", "# Chair", "The Group will be chaired by the Mayor.")
    names = {each.id: each.name for each in made.structure.nodes}
    seats = {names[each.source]: each.capacity for each in made.structure.relations if isinstance(each, SitsOn)}
    assert seats == {"Clinical Chair": None, "Treasurer": None, "Mayor": "chair"}


def test_who_chairs_and_who_attends_may_be_said_in_the_present() -> None:
    assert chair_in("The Mayor chairs the Group.") == ("Mayor", "chair")
    assert chair_in("The Treasurer is its deputy chair.") == ("Treasurer", "deputy_chair")
    attending = lead_of("The Programme Manager attends but does not vote.")
    assert attending is not None
    assert (attending.standing, attending.entries) == ("attending", ("The Programme Manager",))
    assert lead_of("The Programme Manager attends the STP Board.") is None
    together = lead_of("It brings together the Treasurer, the Mayor and two lay members.")
    assert together is not None
    assert together.entries == ("the Treasurer", "the Mayor", "two lay members")


def test_who_chairs_another_board_does_not_chair_this_one() -> None:
    said = "The Mayor chairs the {}, and the Treasurer is its deputy chair."
    both = {("Mayor", "sits_on", "Delivery Group"), ("Treasurer", "sits_on", "Delivery Group")}
    assert lines(read(_OWN, "# Who we are", said.format("Group"))) == both
    assert ("Mayor", "sits_on", "Delivery Group") not in lines(read(_OWN, "# Who we are", said.format("Board")))


def test_an_entry_may_say_in_brackets_that_it_chairs() -> None:
    made = read(
        _OWN,
        "1. Membership",
        "1.1 The Group shall comprise:",
        "(a) the Chief Officer (who shall be the Chair);",
        "(b) the Mayor.",
    )
    assert lines(made) == {("Chief Officer", "sits_on", "Delivery Group"), ("Mayor", "sits_on", "Delivery Group")}
