"""What an edit opens and closes, in a sentence."""

from __future__ import annotations

from datetime import date

from stpgraph.design import ChangeNode, ChangeStructure, Line, RemoveRelation, Session, acceptance, do, effects, new_relation
from stpgraph.model import Structure
from stpgraph.pipeline import Exploration, explore
from tests.design.made import small

DAY = date(2018, 1, 1)


def explored(structure: Structure) -> Exploration:
    return explore(structure, DAY, rules={"ACC001", "ACC002", "ORP001", "ORP002", "NED003"})


def test_nothing_is_opened_or_closed() -> None:
    made = effects(explored(small()), explored(do(small(), ChangeStructure(fields={"title": "Other"}))))
    assert (made.opened, made.closed, made.graver) == ((), (), ())
    assert made.text == "Opens and closes no finding."
    assert made.kept == explored(small()).findings


def test_a_line_taken_away_opens_and_drawn_again_closes() -> None:
    before = explored(small())
    after = explored(do(small(), RemoveRelation(line=Line(source="g", type="accountable_to", target="b"))))
    made, back = effects(before, after), effects(after, before)
    assert made.opened == back.closed
    assert made.rules_opened == ("ACC001", "ORP001")
    assert made.text == "Opens “Answers to nobody” for “Urgent care” and “Orphaned workstream” for “Urgent care”."
    assert back.text.startswith("Closes “Answers to nobody” for “Urgent care”")


def test_an_accepted_finding_does_not_count_as_closed_nor_a_graver_one_as_the_same() -> None:
    before = explored(small())
    finding = next(each for each in before.findings if each.rule == "NED003")
    accepted = explored(do(small(), acceptance(finding, "Agreed.", DAY)))
    assert finding.accepted is None
    assert effects(before, accepted).text == "Opens and closes no finding."
    opened = effects(accepted, before)
    assert opened.rules_opened == ("NED003",)
    complete = explored(do(small(), ChangeNode(node="b", fields={"membership": "complete"})))
    assert finding.certainty == "not_stated"
    seated = do(small(), ChangeNode(node="chair", fields={"kind": "executive"}))
    confirmed = explored(do(seated, ChangeNode(node="b", fields={"membership": "complete"})))
    assert effects(before, confirmed).graver[0].rule == "NED003"
    assert effects(before, confirmed).text == "Makes graver “Strategic board without a non-executive seat” for “Strategic Board”."
    assert effects(confirmed, complete).graver == ()


def test_an_accepted_finding_that_goes_was_not_open() -> None:
    structure = small()
    finding = next(each for each in explored(structure).findings if each.rule == "NED003")
    accepted = do(structure, acceptance(finding, "Agreed.", DAY))
    mended = do(accepted, ChangeNode(node="chair", fields={"kind": "lay_member"}))
    assert "NED003" not in effects(explored(accepted), explored(mended)).rules_closed
    assert "NED003" in effects(explored(structure), explored(mended)).rules_closed


def test_many_are_counted() -> None:
    session = Session(small())
    for number in range(6):
        from stpgraph.design import new_node

        session = session.do(new_node(session.structure, "project", f"Project {number}"))
    made = effects(explored(small()), explored(session.structure))
    assert made.text.endswith(" and 9 more.")
    assert len(made.opened) == 12
    assert new_relation("g", "advises", "b").relation.type == "advises"
