"""The acceptances of a structure: which hold, which have run out, which match nothing, and what can be done to each."""

from __future__ import annotations

from datetime import date
from typing import Any

from stpgraph.design import do
from stpgraph.model import Structure
from stpgraph.pipeline import explore
from stpgraph.rules.acceptance import fingerprint
from stpgraph.ui import accepting
from stpgraph.ui.accepting import Row
from tests.ui.made import body, structure

TODAY = date(2018, 6, 1)


def of(*accepted: dict[str, Any]) -> Structure:
    """A board that answers to nobody, with a group under it, and some acceptances."""
    nodes = [body("top", "strategic_board", name="The <b>board</b>"), body("group", "delivery_group", name="The group")]
    return structure(nodes, [("group", "accountable_to", "top")], accepted=list(accepted))


def rows(made: Structure) -> tuple[Row, ...]:
    return accepting.rows(made, explore(made, TODAY).findings, TODAY)


def given(reason: str, subject: str = "top", **more: str) -> dict[str, Any]:
    return {"rule": "ACC002", "subjects": [subject], "reason": reason, **more}


def test_those_that_need_a_look_come_first_and_say_why() -> None:
    made = rows(
        of(given("Holds."), given("Over.", until="2018-05"), given("Gone.", "group"), given("Other.", fingerprint="0" * 12))
    )
    assert [(each.accepted.reason, each.state, each.which) for each in made] == [
        ("Gone.", "gone", 0),
        ("Over.", "over", 1),
        ("Other.", "other", 2),
        ("Holds.", "holds", 0),
    ]
    assert made[0].label == "Matches nothing any more: “Accountability ends at the STP board” for “The group”"
    assert made[1].told == "It ran out: it was given until May 2018. Another acceptance holds, so this one can be taken away."
    assert made[2].told.startswith("What the finding rests on has changed since it was accepted. Another")
    assert accepting.summary(made) == "4 acceptances; 1 matches nothing any more; 1 has run out; 1 is for how things were"


def test_an_acceptance_that_alone_is_out_of_force_leaves_the_finding_open() -> None:
    for more in ({"until": "2018-05-31"}, {"fingerprint": "0" * 12}):
        (row,) = rows(of(given("Once.", **more)))
        assert row.told.endswith("The finding is open again.")
    (row,) = rows(of(given("To this day.", until="2018-06-01")))
    assert row.state == "holds"


def test_each_is_changed_and_taken_away_alone() -> None:
    made = of(given("Holds."), given("Over.", until="2018-05"), given("Other.", fingerprint="0" * 12))
    by_reason = {each.accepted.reason: each for each in rows(made)}
    assert [each.reason for each in do(made, by_reason["Over."].withdraw).accepted] == ["Holds.", "Other."]
    after = do(made, by_reason["Over."].change({"until": None}))
    assert [each.until for each in after.accepted] == [None] * 3
    again = do(made, by_reason["Other."].again(TODAY)).accepted[2]
    (found,) = [each for each in explore(made, TODAY).findings if each.rule == "ACC002"]
    assert (again.reason, again.on, again.fingerprint) == ("Other.", "2018-06-01", fingerprint(found))
    assert {each.state for each in rows(do(made, by_reason["Other."].again(TODAY)))} == {"holds", "over"}
