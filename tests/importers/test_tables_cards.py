"""Cards about one group with its members below, and headings with a gap below them."""

from __future__ import annotations

from tests.importers.tables_drafts import lines, of, seats, told

CARD = (
    "Name of group|Executive Steering Group",
    "Accountable to|System Board",
    "Meets|Fortnightly",
    "Quorum|3",
    "|",
)


def test_an_empty_row_below_the_headings_parts_nothing() -> None:
    made = of("Name of group|Chaired by|Reports up to", "||", "Steering Group|Independent Chair|System Board")
    assert ("Steering Group", "reports_to", "System Board") in lines(made)
    ref = of(
        "Ref|Group|Type of group|Answers to",
        "|||",
        "G01|Accountable Care Board|Board|–",
        "G02|Reference Group|Group|Accountable Care Board",
    )
    assert lines(ref) == {("Reference Group", "accountable_to", "Accountable Care Board")}


def test_members_below_a_card_sit_on_its_group() -> None:
    made = of(*CARD, "Member|Status", "Chief Executive|Chair", "Medical Director|Member", "Programme Director|In attendance")
    assert seats(made) == {
        ("Chief Executive", "Executive Steering Group"): "chair",
        ("Medical Director", "Executive Steering Group"): "voting",
        ("Programme Director", "Executive Steering Group"): "attending",
    }
    assert "It is none of the words" not in told(made)


def test_groups_below_a_card_are_no_members_of_it() -> None:
    made = of(*CARD, "Group|Status", "Cancer Workstream|Established", "Frailty Workstream|Planned")
    assert not seats(made)
    assert {each.name for each in made.structure.nodes} >= {"Cancer Workstream", "Frailty Workstream"}
