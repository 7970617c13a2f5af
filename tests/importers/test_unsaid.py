"""Lines without words, of which a wrong reading would close an accountability gap or open one that is not there."""

from __future__ import annotations

import pytest

from stpgraph.importers.draft import UNSURE, Frame, Link, Shape, Sketch
from stpgraph.importers.drafting import draft
from stpgraph.importers.guessing import node_guess

Line = tuple[str, str, str]
BOARD, GROUP = "STP Programme Board", "STP Executive Group"


def _lines(places: dict[str, tuple[float, float]], *links: Link) -> set[Line]:
    shapes = tuple(Shape(name, (name,), "page 1", frame=Frame(*at, 100, 50)) for name, at in places.items())
    made = draft(Sketch("drawio", "", shapes, links), "x.drawio").structure
    names = {each.id: each.name for each in made.nodes}
    return {(names[each.source], each.type, names[each.target]) for each in made.relations}


def _above(board: str, *organisations: str, head: str = "none") -> set[Line]:
    places = {each: (200.0 * number, 0.0) for number, each in enumerate(organisations)} | {board: (100.0, 200.0)}
    return _lines(places, *(Link(each, board, "", head="target" if head == "target" else "none") for each in organisations))


@pytest.mark.parametrize("head", ["none", "target"])
def test_organisations_above_the_stp_board_are_its_members_and_no_way_out_of_the_gap(head: str) -> None:
    for organisations in (("Fen CCG",), ("Fen CCG", "Fen Borough Council")):
        assert _above(BOARD, *organisations, head=head) == {(each, "member_of", BOARD) for each in organisations}


def test_several_organisations_above_a_group_are_its_members_and_one_alone_may_be_answered_to() -> None:
    assert _above(GROUP, "Fen CCG", "Fen Borough Council") == {
        ("Fen CCG", "member_of", GROUP),
        ("Fen Borough Council", "member_of", GROUP),
    }
    assert _above(GROUP, "Fen CCG") == {(GROUP, "accountable_to", "Fen CCG")}
    # A box for many, those without standing in law, and those that only advise.
    assert _above(GROUP, "Six CCGs") == {("Six CCGs", "member_of", GROUP)}
    assert _above(GROUP, "Healthwatch Fen") == {("Healthwatch Fen", "member_of", GROUP)}
    assert _above("Clinical Reference Group", "Fen CCG") == {("Fen CCG", "member_of", "Clinical Reference Group")}


def test_a_board_of_an_organisation_is_part_of_it_and_national_bodies_look_on() -> None:
    assert _above("Health and Wellbeing Board", "Fen Borough Council") == {
        ("Health and Wellbeing Board", "part_of", "Fen Borough Council")
    }
    assert _above(BOARD, "NHS England") == {("NHS England", "oversees", BOARD)}
    assert _above("ICS Partnership Board", "NHS Fen Integrated Care Board") == {
        ("ICS Partnership Board", "accountable_to", "NHS Fen Integrated Care Board")
    }


def test_where_arrows_point_up_an_arrow_to_an_organisation_says_who_is_answered_to() -> None:
    places = {"Fen CCG": (100.0, 0.0), BOARD: (100.0, 200.0), GROUP: (100.0, 400.0), "Urgent Care Workstream": (0.0, 600.0)}
    places |= {"Elective Care Workstream": (200.0, 600.0)}
    up = [Link(each, GROUP, "") for each in ("Urgent Care Workstream", "Elective Care Workstream")]
    found = _lines(places, Link(BOARD, "Fen CCG", ""), Link(GROUP, BOARD, ""), *up)
    assert (BOARD, "accountable_to", "Fen CCG") in found


def test_a_task_group_answers_to_the_one_that_set_it_up() -> None:
    places = {
        "Frailty Workstream": (0.0, 0.0),
        "Stroke Task and Finish Group": (0.0, 200.0),
        "Citizens' Reference Group": (200.0, 200.0),
    }
    found = _lines(places, *(Link(each, "Frailty Workstream", "") for each in list(places)[1:]))
    assert found == {
        ("Stroke Task and Finish Group", "accountable_to", "Frailty Workstream"),
        ("Citizens' Reference Group", "advises", "Frailty Workstream"),
    }


def test_a_senior_responsible_officer_leads_a_workstream_and_sits_on_a_board() -> None:
    places = {BOARD: (0.0, 0.0), "Planned Care Workstream": (0.0, 200.0), "SRO for elective care": (200.0, 200.0)}
    post = "SRO for elective care"
    assert _lines(places, Link(post, "Planned Care Workstream", "")) == {(post, "leads", "Planned Care Workstream")}
    assert _lines(places, Link(post, BOARD, "")) == {(post, "sits_on", BOARD)}


def test_a_lead_with_the_first_word_of_the_footprint_sits_on_its_board() -> None:
    places = {"Fen STP Board": (0.0, 0.0), "Fen Executive Lead": (0.0, 200.0), "Fen Falls Workstream": (200.0, 200.0)}
    assert _lines(places, Link("Fen Executive Lead", "Fen STP Board", "")) == {("Fen Executive Lead", "sits_on", "Fen STP Board")}


def _placeless(*links: Link) -> set[Line]:
    names = dict.fromkeys(end for each in links for end in (each.source, each.target))
    made = draft(Sketch("graphml", "", tuple(Shape(each, (each,), "the file") for each in names), links), "x.graphml").structure
    called = {each.id: each.name for each in made.nodes}
    return {(called[each.source], each.type, called[each.target]) for each in made.relations}


def test_a_file_without_places_keeps_to_its_custom_where_all_its_plain_lines_have_one() -> None:
    below = [Link(BOARD, f"{each} Workstream", "") for each in ("Stroke", "Cancer", "Frailty")]
    odd = Link(BOARD, "Quality and Safety Executive Group", "")
    assert ("Quality and Safety Executive Group", "accountable_to", BOARD) in _placeless(*below, odd)
    # Two are no custom, nor are three that disagree: the line is read along.
    assert (BOARD, "accountable_to", "Quality and Safety Executive Group") in _placeless(*below[:2], odd)
    turned = Link("Stroke Workstream", BOARD, "")
    assert (BOARD, "accountable_to", "Quality and Safety Executive Group") in _placeless(turned, *below[1:], odd)


def test_words_on_a_line_are_read_along_it_however_the_file_lays_its_lines() -> None:
    links = [
        Link(one, other, "", says="accountable to", up=False)
        for one, other in (("Elective Care", BOARD), ("Theatre productivity", "Elective Care"))
    ]
    shapes = tuple(Shape(each, (each,), "the file") for each in (BOARD, "Elective Care", "Theatre productivity"))
    made = draft(Sketch("mermaid", "", shapes, tuple(links)), "x.mmd").structure
    assert {each.name: each.type for each in made.nodes}["Theatre productivity"] == "project"


@pytest.mark.parametrize(
    ("name", "heading", "kind", "sure"),
    [
        ("Mental Health Programme Board", "", "workstream", False),
        ("Digital Transformation Board", "", "enabler", False),
        ("Older People's Partnership Board", "", "strategic_board", False),
        ("STP Programme Board", "", "strategic_board", True),
        ("East Vale Health and Care Partnership", "", "strategic_board", False),
        ("Vale Health and Care Partnership Board", "", "strategic_board", True),
        ("Health and Care Executive (HCE)", "", "strategic_board", True),
        ("Place Delivery Group", "Place", "delivery_group", True),
        ("East Vale Delivery Group", "Places", "locality_group", True),
        ("Boards of the statutory organisations", "", "governing_body", True),
    ],
)
def test_kinds_that_would_hide_a_gap_are_looked_at_twice(name: str, heading: str, kind: str, sure: bool) -> None:
    guess = node_guess(name, heading=heading)
    assert (guess.type, guess.kind) == ("body", kind)
    assert (guess.of_kind >= UNSURE) is sure


def test_who_sits_there_is_no_team_and_general_practices_are_no_doctor() -> None:
    assert node_guess("Executive team with representatives from each organisation").type == "post"
    assert node_guess("General practices across Derbyshire").type == "organisation"
    assert node_guess("Chair of the Clinical Senate").of_kind < UNSURE <= node_guess("Independent Chair").of_kind


def test_a_page_whose_every_line_runs_to_the_right_is_drawn_sideways() -> None:
    # Four columns, on five levels: what stands further right answers, though it is drawn higher.
    places = {BOARD: (0.0, 200.0), GROUP: (200.0, 100.0), "Stroke Workstream": (400.0, 0.0), "Falls Workstream": (400.0, 300.0)}
    places |= {"Asthma pilot project": (600.0, 0.0), "Discharge pilot project": (600.0, 400.0)}
    pairs = [(BOARD, GROUP), (GROUP, "Stroke Workstream"), (GROUP, "Falls Workstream")]
    pairs += [("Stroke Workstream", "Asthma pilot project"), ("Falls Workstream", "Discharge pilot project")]
    found = _lines(places, *(Link(*each, "", head="none") for each in pairs))
    assert found == {(below, "accountable_to", above) for above, below in pairs}
