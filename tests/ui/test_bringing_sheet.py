"""What is said of lines in one table: only what can be, and a sentence for each that cannot."""

from __future__ import annotations

from stpgraph.importers.answers import Answers, LineAnswer
from stpgraph.model.kinds import RELATION_WORDS
from stpgraph.ui import bringing_rows, bringing_sheet
from stpgraph.ui.bringing_sheet import Given
from tests.ui.test_bringing import DRAFT, SKETCH

ROWS = sorted(bringing_rows.line_rows(SKETCH, DRAFT, Answers()), key=lambda each: each.number)
AS_IT_IS = [Given(RELATION_WORDS[each.type]) for each in ROWS]


def test_rows_that_were_not_changed_say_nothing() -> None:
    assert len(ROWS) == 4
    assert bringing_sheet.said(DRAFT, ROWS, AS_IT_IS) == bringing_sheet.Said({})


def test_rows_are_changed_turned_round_and_left_out() -> None:
    given = [Given("oversees", turned=True), Given("supports"), Given("oversees", turned=True, out=True), AS_IT_IS[3]]
    assert bringing_sheet.said(DRAFT, ROWS, given).answers == {
        ROWS[0].key: LineAnswer("oversees", first="b"),
        ROWS[1].key: LineAnswer("supports", first=DRAFT.shapes[ROWS[1].source]),
        ROWS[2].key: LineAnswer(leave_out=True),
    }
    (only, *_) = AS_IT_IS
    turned = bringing_sheet.said(DRAFT, ROWS[:1], [Given(only.words, turned=True)]).answers
    assert turned == {ROWS[0].key: LineAnswer(ROWS[0].type, first="b")}


def test_what_a_line_cannot_say_is_told_and_not_done() -> None:
    said = bringing_sheet.said(DRAFT, ROWS, [Given("sits on"), Given("supports"), *AS_IT_IS[2:]])
    assert list(said.answers) == [ROWS[1].key]
    (told,) = said.complaints
    assert told.startswith(f"Line 1: “{ROWS[0].source_name}” cannot sit on “STP Programme Board”: only a post can")


def test_the_list_offers_only_what_some_line_can_say() -> None:
    offered = bringing_sheet.choices(DRAFT, ROWS)
    assert {"answers to", "oversees", "advises"} <= set(offered)
    assert not {"sits on", "leads", "covers", "is employed by"} & set(offered)
    assert len(set(RELATION_WORDS.values())) == len(RELATION_WORDS), "a word stands for one relation"
