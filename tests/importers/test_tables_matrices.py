"""Membership tables: ticks, letters, numbers, keys, and tables of marks that are none."""

from __future__ import annotations

import pytest

from stpgraph.errors import InputError
from stpgraph.importers.drafting import draft
from stpgraph.importers.tables import free as tables
from stpgraph.importers.tables.table import Table
from tests.importers.tables_drafts import lines, node, of, seats, told


def test_letters_say_the_standing_of_a_seat_and_a_key_wins() -> None:
    made = of(
        "|STP Board|Finance Group",
        "Hill CCG|C|NV",
        "Dale CCG|VC|V",
        "Moor Council|A|M",
        "",
        "Key: A = Voting member; M = In attendance",
    )
    assert seats(made) == {
        ("Hill CCG", "STP Board"): "chair",
        ("Hill CCG", "Finance Group"): "attending",
        ("Dale CCG", "STP Board"): "deputy_chair",
        ("Dale CCG", "Finance Group"): "voting",
        ("Moor Council", "STP Board"): "voting",
        ("Moor Council", "Finance Group"): "attending",
    }
    assert "Key" not in told(made)


@pytest.mark.parametrize("tick", ["✓", "x", "X", "Y", "Yes", "●", "ü", "M"])
def test_ticks_of_every_sort_are_seats_without_a_standing_and_blanks_say_nothing(tick: str) -> None:
    made = of("Member|STP Board|Delivery Group", f"Hill CCG|{tick}|", f"Dale CCG|{tick}|{tick}")
    assert seats(made) == {
        ("Hill CCG", "STP Board"): None,
        ("Dale CCG", "STP Board"): None,
        ("Dale CCG", "Delivery Group"): None,
    }


def test_a_cross_beside_ticks_is_no_seat() -> None:
    assert set(seats(of("|STP Board|Finance Group", "Hill CCG|✓|x", "Dale CCG|x|✓"))) == {
        ("Hill CCG", "STP Board"),
        ("Dale CCG", "Finance Group"),
    }


def test_numbers_are_seats_and_totals_are_left_out_with_a_word() -> None:
    made = of("Organisation|STP Board|Delivery Group|Total", "Hill CCG|2|1|3", "Moor Council|1||1", "Total|3|1|4")
    assert {each.seats for each in made.structure.relations} == {1, 2}
    assert len(made.structure.nodes) == 4
    assert told(made).count("totals") == 2


def test_people_with_roles_in_front_of_a_matrix_are_posts_with_holders() -> None:
    made = of(
        "Name|Role|Organisation|STP Board|Finance Group",
        "Jane Smith|Chief Executive|Hill CCG|C|A",
        "John Jones|Chair|Dale CCG||M",
    )
    assert node(made, "Chief Executive (Hill CCG)").holder == "Jane Smith"
    assert seats(made)["Chief Executive (Hill CCG)", "STP Board"] == "chair"
    assert ("Chief Executive (Hill CCG)", "represents", "Hill CCG") in lines(made)


def test_a_mark_that_nothing_explains_is_told() -> None:
    made = of("|STP Board|Finance Group", "Hill CCG|✓|Q", "Dale CCG|✓|✓", "Moor CCG|✓|✓")
    assert ("Hill CCG", "Finance Group") not in seats(made)
    assert "“Q” of “Hill CCG” under “Finance Group”" in told(made)


def test_names_of_groups_of_columns_are_titles_over_them() -> None:
    made = of(
        "|Commissioners||Providers|",
        "Board|Hill CCG|Dale CCG|Moor NHS Trust|Fen NHS Trust",
        "STP Board|●|●||●",
        "Finance Group|●||●|",
    )
    assert set(seats(made)) == {
        ("Hill CCG", "STP Board"),
        ("Dale CCG", "STP Board"),
        ("Fen NHS Trust", "STP Board"),
        ("Hill CCG", "Finance Group"),
        ("Moor NHS Trust", "Finance Group"),
    }


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (("Task|STP Board|PMO|Finance Group", "Approve budget|A|R|C", "Write plan|A|R|I"), "responsible, accountable, consulted"),
        (("Decision|STP Board|Governing Body", "Close a ward|✓|", "Spend a million|✓|✓"), "not understood as boards and members"),
        (("Member|Jan-17|Feb-17|Mar-17", "Hill CCG|✓|✓|", "Moor Council|✓||✓"), "under dates"),
        (
            ("|STP Board|Delivery Group", "STP Board||x", "Delivery Group|x|"),
            "nothing says what a mark between two of them means",
        ),
    ],
)
def test_other_tables_of_marks_are_left_out_and_told(rows: tuple[str, ...], words: str) -> None:
    with pytest.raises(InputError, match=words):
        of(*rows)
    table = Table("Marks", tuple(tuple(row.split("|")) for row in rows))
    other = Table("Groups", (("Name", "Answers to"), ("Planned Care", "STP Board")))
    made = draft(tables.sketch([other, table], "xlsx", "a.xlsx"), "a.xlsx")
    assert words in told(made)
    assert len(made.structure.relations) == 1
