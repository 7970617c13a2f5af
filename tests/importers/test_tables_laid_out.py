"""How tables lie on a sheet: turned on their side, below or beside one another without a gap, under a title, in steps."""

from __future__ import annotations

import pytest

from stpgraph.importers.guessing import node_guess
from stpgraph.importers.tables.splitting import names
from tests.importers.tables_drafts import lines, node, of, told

_SIDE = (
    "Group|STP Board|Delivery Board|Planned Care|Cancer",
    "Type of group|Board|Board|Workstream|Workstream",
    "Answers to||STP Board|Delivery Board|Delivery Board",
    "Chair|Independent Chair|||",
    "Meets|Monthly|Weekly|Monthly|Quarterly",
    "Quorum|5|4|3|3",
)
_TREE = {
    ("Delivery Board", "accountable_to", "STP Board"),
    ("Planned Care", "accountable_to", "Delivery Board"),
    ("Cancer", "accountable_to", "Delivery Board"),
}
_CHAIRED = _TREE | {("Independent Chair", "sits_on", "STP Board")}
_STEPS = ("STP Board||", "|Delivery Board|", "||Planned Care", "||Cancer")


@pytest.mark.parametrize("over", [(), ("Our groups at a glance",), ("Our groups at a glance", "")], ids=len)
def test_kinds_that_are_words_of_headings_do_not_hide_that_headings_stand_down_the_side(over: tuple[str, ...]) -> None:
    made = of(*over, *_SIDE)
    assert lines(made) == _CHAIRED
    assert (node(made, "Planned Care").meets, node(made, "STP Board").quorum) == ("monthly", 5)


@pytest.mark.parametrize("turned", [True, False])
def test_names_are_known_where_the_corner_is_empty(turned: bool) -> None:
    rows = [
        each.split("|")
        for each in (
            "|STP Board|Delivery Board|Finance Group",
            "Answers to||STP Board|STP Board",
            "Chair|Mayor||",
            "Meets|Monthly|Weekly|Weekly",
        )
    ]
    rows = rows if turned else [list(each) for each in zip(*rows, strict=True)]
    assert lines(of(*("|".join(each) for each in rows))) == {
        ("Delivery Board", "accountable_to", "STP Board"),
        ("Finance Group", "accountable_to", "STP Board"),
        ("Mayor", "sits_on", "STP Board"),
    }


@pytest.mark.parametrize("title", [(), ("Projects",)], ids=len)
def test_another_heading_without_a_gap_begins_another_table(title: tuple[str, ...]) -> None:
    made = of(
        "Board|Answers to", "STP Board|", "Delivery Board|STP Board", *title, "Project|Answers to", "Frailty hub|Delivery Board"
    )
    assert {each.name for each in made.structure.nodes} == {"STP Board", "Delivery Board", "Frailty hub"}
    assert ("Frailty hub", "accountable_to", "Delivery Board") in lines(made)


def test_headings_that_begin_anew_beside_one_another_are_those_of_two_tables() -> None:
    made = of(
        "Board|Answers to|Project|Answers to",
        "STP Board||Frailty hub|Delivery Board",
        "Delivery Board|STP Board|Stroke hub|STP Board",
    )
    assert lines(made) == {
        ("Delivery Board", "accountable_to", "STP Board"),
        ("Frailty hub", "accountable_to", "Delivery Board"),
        ("Stroke hub", "accountable_to", "STP Board"),
    }


def test_a_line_among_others_of_its_shape_is_no_heading() -> None:
    made = of("From|Relationship|To", "", "Delivery Board|answers to|STP Board", "Independent Chair|sits on|STP Board")
    assert lines(made) == {("Delivery Board", "accountable_to", "STP Board"), ("Independent Chair", "sits_on", "STP Board")}


@pytest.mark.parametrize(
    "over",
    [
        ("Vale governance structure||",),
        ("Vale and district||", ""),
        ("Vale digital portfolio||", "Each group is accountable to the one that stands one step to the left.||", ""),
    ],
    ids=lambda each: each[0],
)
def test_a_title_over_steps_is_none_of_them(over: tuple[str, ...]) -> None:
    made = of(*over, *_STEPS)
    assert lines(made) == _TREE
    assert len(made.structure.nodes) == 4
    assert over[0].strip("|") in told(made)


def test_a_board_over_steps_stays_one_of_them() -> None:
    made = of("Audit Committee||", *_STEPS)
    assert len(made.structure.nodes) == 5


def test_levels_go_on_in_columns_without_a_heading() -> None:
    assert lines(of("Level 1|Level 2|", *_STEPS)) == _TREE


@pytest.mark.parametrize("headings", ["Group|Member|Role", "Committee|Name|Position", "Group|Person|Post"])
def test_people_beside_their_posts_sit_on_the_groups_before_them(headings: str) -> None:
    made = of(
        headings, "STP Board|Ann Lee|Chief Executive", "|Bob Ray|Finance Director", "Delivery Board|Cy Poe|Medical Director"
    )
    assert lines(made) == {
        ("Chief Executive", "sits_on", "STP Board"),
        ("Finance Director", "sits_on", "STP Board"),
        ("Medical Director", "sits_on", "Delivery Board"),
    }
    assert node(made, "Finance Director").holder == "Bob Ray"


def test_two_regulators_that_act_as_one_are_one() -> None:
    assert names("NHS England and NHS Improvement") == ["NHS England and NHS Improvement"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Lead Director of Finance", "finance_director"), ("Managing Director", "chief_officer"), ("Lead Nurse", "clinician")],
)
def test_what_stands_ahead_of_a_post_does_not_hide_its_kind(name: str, kind: str) -> None:
    assert node_guess(name).kind == kind
