"""What a reader may change: the edited copy reads back, holds the change, and keeps everything else as it was."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from stpgraph import shipped
from stpgraph.assess import assess
from stpgraph.files import dumps, loads
from stpgraph.model import ChecklistAnswer, Finding, Structure
from stpgraph.model.limits import LIMITS
from stpgraph.pipeline import explore
from stpgraph.reading.limits import limit_words, rule_words, used
from stpgraph.ui import edits
from stpgraph.ui.edits import NOTHING, Acceptance, Filled, Wish
from tests.ui.made import HOSTILE

DAY = date(2018, 6, 1)
PATH = shipped.archetype_file("workstream")
DATA = PATH.read_bytes()
WORKSTREAM = shipped.load(PATH)


def findings(structure: Structure) -> tuple[Finding, ...]:
    return explore(structure, DAY).findings


def the(structure: Structure, rule: str, *subjects: str) -> Finding:
    return next(each for each in findings(structure) if each.rule == rule and (not subjects or each.subjects == subjects))


def copied(structure: Structure) -> tuple[str, Structure]:
    """The text of the reader's file with a structure put into it, and what that reads back as."""
    text = edits.edited(DATA, PATH.name, structure).decode()
    return text, loads(text)


def test_an_accepted_finding_is_accepted_in_the_copy_and_nothing_else_changes() -> None:
    finding = the(WORKSTREAM, "ACC002")
    given = Acceptance("  Delegations\n follow. ", "STP lead", date(2019, 3, 31))
    text, back = copied(edits.carried_out(WORKSTREAM, finding, Wish(given), DAY))
    (accepted,) = back.accepted
    assert (accepted.reason, accepted.by, accepted.on, accepted.until) == (
        "Delegations follow.",
        "STP lead",
        "2018-06-01",
        "2019-03-31",
    )
    again = the(back, "ACC002")
    assert again.accepted == accepted
    assert [each.accepted is not None for each in findings(back)].count(True) == 1
    assert back.model_copy(update={"accepted": ()}) == WORKSTREAM
    assert set(DATA.decode().splitlines()) <= set(text.splitlines()), "comments and order stay"


def test_an_acceptance_ends_when_what_it_rests_on_changes() -> None:
    accepted = edits.accept(WORKSTREAM, the(WORKSTREAM, "ACC002"), Acceptance("So be it."), DAY)
    assert accepted.accepted[0].fingerprint
    fewer = accepted.model_copy(update={"relations": tuple(each for each in accepted.relations if each.source != "project-10")})
    assert the(accepted, "ACC002").accepted is not None
    assert the(fewer, "ACC002").accepted is None


def test_accepting_again_replaces_and_taking_back_removes() -> None:
    finding = the(WORKSTREAM, "ACC002")
    once = edits.accept(WORKSTREAM, finding, Acceptance("One."), DAY)
    twice = edits.accept(once, finding, Acceptance("Two."), DAY)
    assert [each.reason for each in twice.accepted] == ["Two."]
    other = the(WORKSTREAM, "ASR001")
    both = edits.accept(twice, other, Acceptance("Three."), DAY)
    left = edits.carried_out(both, finding, Wish(withdraw=True), DAY)
    assert [each.reason for each in left.accepted] == ["Three."]
    assert copied(edits.withdraw(left, other))[1] == WORKSTREAM


def test_hostile_texts_are_kept_as_texts() -> None:
    reason = f"{HOSTILE}: # - [x] {{y}} 'z' & *a \x07\ud800"
    _, back = copied(edits.accept(WORKSTREAM, the(WORKSTREAM, "ACC002"), Acceptance(reason, by="no"), DAY))
    assert back.accepted[0].reason == edits.line(reason)
    assert "\x07" not in back.accepted[0].reason
    assert back.accepted[0].by == "no"
    assert len(edits.line("a" * 9_000)) == edits.LONGEST_TEXT


def test_a_reason_of_nothing_but_what_cannot_stand_is_refused() -> None:
    with pytest.raises(ValidationError):
        edits.accept(WORKSTREAM, the(WORKSTREAM, "ACC002"), Acceptance("\x07 \x00"), DAY)


def test_json_stays_json() -> None:
    accepted = edits.accept(WORKSTREAM, the(WORKSTREAM, "ACC002"), Acceptance("So be it."), DAY)
    data = edits.edited(dumps(WORKSTREAM, "json").encode(), "mine.json", accepted)
    assert loads(data.decode(), form="json") == accepted
    assert edits.edited_name("mine.json") == "mine-edited.json"


def test_a_wish_for_nothing_is_nothing() -> None:
    assert not NOTHING
    assert edits.carried_out(WORKSTREAM, None, NOTHING, DAY) == WORKSTREAM
    assert all(map(bool, (Wish(withdraw=True), Wish(Acceptance("a")), Wish(limits={"CPX003": 4}))))


# ── limits ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_limit_changes_what_is_found_and_stays_in_the_copy() -> None:
    text, back = copied(edits.carried_out(WORKSTREAM, None, Wish(limits={"CPX003": 4, "NED007": 0.75}), DAY))
    assert back.limits == {"CPX003": 4, "NED007": 0.75}
    assert "CPX003: 4" in text
    assert not [each for each in findings(WORKSTREAM) if each.rule == "CPX003"]
    assert "the limit is 4" in the(back, "CPX003").fact
    assert copied(edits.limit(back, {"CPX003": 9, "NED007": 0.8}))[1] == WORKSTREAM, "a default need not be stated"
    assert edits.limit(back, {"CPX003": 5}).limits == {"CPX003": 5, "NED007": 0.75}, "what is not set stays"


def test_a_limit_that_cannot_be_is_refused() -> None:
    with pytest.raises(KeyError):
        edits.limit(WORKSTREAM, {"ACC001": 2})
    for value in (0.0, -1.0, 1.5, float("inf")):
        with pytest.raises(ValidationError):
            edits.limit(WORKSTREAM, {"NED007": value})


def test_every_limit_is_told_with_its_default_and_its_source() -> None:
    told = used(WORKSTREAM)
    assert [each.rule for each in told] == [limit.rule for limit in LIMITS] == sorted(limit.rule for limit in LIMITS)
    for each in told:
        assert each.value == each.limit.default
        assert not each.own
        assert each.limit.basis in each.about
        assert limit_words(each.limit, each.limit.default) in each.about
        assert limit_words(each.limit, each.limit.default) in rule_words(each.rule)
        assert each.typed(each.shown) == each.value


@pytest.mark.parametrize("value", [0.58, 1 / 3, 0.005, 1.0])
def test_a_share_is_typed_in_per_cent_and_comes_back(value: float) -> None:
    like = next(each for each in used(edits.limit(WORKSTREAM, {"NED007": value})) if each.rule == "NED007")
    assert like.own
    assert "This structure has its own:" in like.about
    assert like.typed(like.shown) == value, "what nobody touched is not changed"
    assert like.typed(58) == 0.58


def test_days_and_numbers_in_words() -> None:
    days, span = (next(each for each in LIMITS if each.rule == rule) for rule in ("DEC011", "CPX003"))
    assert [limit_words(days, value) for value in (1, 90, 2.5)] == ["1 day", "90 days", "2.5 days"]
    assert [limit_words(span, value) for value in (1, 1200)] == ["1", "1,200"]


# ── the checklist ────────────────────────────────────────────────────────────────────────────────────────────────────


def items(structure: Structure) -> Any:
    explored = explore(structure, DAY)
    return assess(explored.wiring, explored.findings).checklist.of("vision")


def test_answers_are_kept_changed_and_taken_away() -> None:
    asked = items(WORKSTREAM)
    keys = [each.question.id for each in asked]
    blank = dict.fromkeys(keys, Filled(None, ""))
    assert edits.answers_given(asked, blank, "Secretary", DAY) == ({}, "")
    given, complaint = edits.answers_given(asked, blank | {keys[0]: Filled("yes", " Minutes of 3 May ")}, " Secretary ", DAY)
    assert not complaint
    assert given == {keys[0]: ChecklistAnswer(answer="yes", evidence="Minutes of 3 May", by="Secretary", on="2018-06-01")}
    _, back = copied(edits.answer(WORKSTREAM, given))
    assert back.checklist == given

    asked = items(back)
    same = blank | {keys[0]: Filled("yes", "Minutes of 3 May")}
    assert edits.answers_given(asked, same, "Somebody else", date(2019, 1, 1)) == ({}, ""), (
        "what is not changed keeps its name and date"
    )
    changed, _ = edits.answers_given(asked, blank | {keys[0]: Filled("no", "")}, "", date(2019, 1, 1))
    assert changed == {keys[0]: ChecklistAnswer(answer="no", on="2019-01-01")}
    gone, _ = edits.answers_given(asked, blank, "", DAY)
    assert gone == {keys[0]: None}
    assert copied(edits.answer(back, gone))[1] == WORKSTREAM


def test_evidence_without_an_answer_is_asked_about() -> None:
    asked = items(WORKSTREAM)
    filled = {each.question.id: Filled(None, "Minutes") for each in asked}
    given, complaint = edits.answers_given(asked, filled, "", DAY)
    assert given == {}
    assert asked[0].question.text in complaint
