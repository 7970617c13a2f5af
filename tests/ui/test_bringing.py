"""Bringing in a document, without a page: rows, pages, what an answer came to, columns, files of every sort."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stpgraph import shipped
from stpgraph.errors import InputError
from stpgraph.importers.answers import Answers, LineAnswer, NodeAnswer, corrected
from stpgraph.importers.draft import Found, Frame, Link, Page, Shape, Sketch
from stpgraph.importers.drafting import draft
from stpgraph.importers.paging import of_pages, page_titles
from stpgraph.ui import bringing, bringing_columns, bringing_rows, bringing_words
from stpgraph.ui.bringing import Work


def box(key: str, name: str, row: int, column: int = 0, **more: object) -> Shape:
    return replace(Shape(key, (name,), f"box {key}", frame=Frame(column * 200, row * 100, 150, 60)), **more)


SKETCH = Sketch(
    "pptx",
    "Our governance",
    (
        box("b", "STP Programme Board", 0),
        box("u", "Urgent care", 1, 0),
        box("e", "Zorbing", 1, 1, fill="ffcc00"),
        box("f", "Flumping", 1, 2, fill="ffcc00"),
        box("h", "Hopping", 1, 4, fill="ffcc00", page=1),
    ),
    (
        Link("u", "b", "line 1"),
        Link("e", "b", "line 2", stroke="dashed"),
        Link("f", "b", "line 3", stroke="dashed"),
        Link("h", "b", "4", page=1),
    ),
    pages=(Page("As is", 1000, 500), Page("Slide 2", 1000, 500)),
)
DRAFT = draft(SKETCH, "x")
BOXES = bringing_rows.box_rows(SKETCH, DRAFT, Answers())
LINES = bringing_rows.line_rows(SKETCH, DRAFT, Answers())
WORK = bringing.begun("x.pptx", b"data")


def test_rows_tell_everything_the_least_certain_first() -> None:
    assert [each.sure for each in BOXES] == sorted(each.sure for each in BOXES)
    assert [each.sure for each in LINES] == sorted(each.sure for each in LINES)
    assert {each.key: each.number for each in BOXES} == {"b": 1, "u": 2, "e": 3, "f": 4, "h": 5}
    first = BOXES[0]
    assert (first.key, first.label) == ("e", "3 · Zorbing – board or group, a bare guess")
    assert (
        first.why
        == "nothing in the file says what it is; boxes are mostly boards and groups; nothing in the file says which kind it is"
    )
    assert (first.place, first.page) == ("box e", 0)
    line = next(each for each in LINES if each.key == "1")
    assert line.label == "“Zorbing” advises “STP Programme Board”, likely"


def test_filters_choose_rows() -> None:
    check = bringing_rows.chosen(BOXES, "check")
    assert [each.key for each in bringing_rows.chosen(BOXES, "page", 1)] == ["h"]
    assert bringing_rows.chosen(BOXES, "all") == BOXES
    assert {"e", "f", "h"} <= {each.key for each in check} < {each.key for each in BOXES}
    assert all(each.sure < bringing_rows.UNSURE for each in check)
    assert not set(bringing_rows.certain(BOXES)) & set(check)


def test_an_answered_row_is_certain_and_the_next_open_one_follows() -> None:
    said = Answers({"e": NodeAnswer(type="body", kind="enabler")}, {"1": LineAnswer("ratifies")})
    after = corrected(SKETCH, said, "x")
    rows = bringing_rows.box_rows(SKETCH, after, said)
    row = next(each for each in rows if each.key == "e")
    assert (row.open, row.why, bringing_rows.how_sure(row)) == (False, bringing_rows.SAID, "certain")
    assert next(each.why for each in bringing_rows.line_rows(SKETCH, after, said) if each.key == "1") == bringing_rows.SAID
    assert bringing_rows.following(BOXES, rows, "e") == "u", "the others are taken for enablers now"
    assert bringing_rows.following(rows, [replace(each, open=False) for each in rows], "e") == ""


def test_what_should_be_looked_at_comes_before_other_guesses() -> None:
    first, second, third = (replace(BOXES[0], key=str(at), number=at, sure=sure) for at, sure in enumerate((0.3, 0.9, 0.5)))
    assert bringing_rows.following((first, second, third), (first, second, third), "0") == "2"
    assert bringing_rows.following((first, second), (first, second), "0") == "1"
    certain = replace(third, sure=0.9)
    assert bringing_rows.following((first, third), (first, second, certain), "0") == "", "those to check are all answered"


def test_what_followed_from_an_answer_is_told() -> None:
    after = corrected(SKETCH, Answers({"e": NodeAnswer(type="body", kind="enabler")}), "x")
    told = bringing_words.followed(DRAFT, after, "“Zorbing”", ["e"])
    assert told[0] == "2 more boxes were taken for “enabler” because of what you said of “Zorbing”: “Flumping” and “Hopping”."
    assert bringing_words.followed(DRAFT, DRAFT, "“Zorbing”", ["e"]) == ()


def test_lines_that_change_and_go_are_told() -> None:
    after = corrected(SKETCH, Answers(lines={"1": LineAnswer("ratifies")}), "x")
    assert bringing_words.followed(DRAFT, after, "it", ["1"]) == (
        "1 more line now says “ratifies what is recommended by” because of what you said of it.",
    )
    after = corrected(SKETCH, Answers(lines={"1": LineAnswer("oversees", first="b")}), "x")
    assert bringing_words.followed(DRAFT, after, "it", ["1"]) == (
        "1 more line now says “oversees” because of what you said of it.",
    )
    after = corrected(SKETCH, Answers({"u": NodeAnswer(leave_out=True)}), "x")
    assert bringing_words.followed(DRAFT, after, "it", ["u"]) == ("1 line is no longer there because of it.",)
    assert bringing_words.followed(after, DRAFT, "it", ["u"]) == (
        "1 line was understood because of it that had not been before.",
    )


def test_a_line_can_say_only_what_is_allowed_either_way_round() -> None:
    row = next(each for each in LINES if each.key == "1")
    ways = bringing_rows.ways(DRAFT, row)
    assert ways[False, "advises"] == "“Zorbing” advises “STP Programme Board”"
    assert ways[True, "delegates_to"] == "“STP Programme Board” delegates to “Zorbing”"
    assert not {"sits_on", "leads", "covers", "employed_by"} & {kind for _, kind in ways}
    answer = bringing_rows.answered_line(DRAFT, row, (True, "oversees"))
    assert answer == LineAnswer("oversees", first="b")
    after = corrected(SKETCH, Answers(lines={"1": answer}), "x")
    ids = {key: node for node, key in after.shapes.items()}
    assert (ids["b"], "oversees", ids["e"]) in {(each.source, each.type, each.target) for each in after.structure.relations}


def test_lines_of_posts_that_have_no_box_are_answered_too() -> None:
    name, data = bringing.pasted("Name\tChair\nSTP Board\tA. Person\n")
    opened = bringing.read(data, name)
    assert opened.sketch is not None
    made = bringing.draft_of(opened, bringing.begun(name, data))
    (row,) = bringing_rows.line_rows(opened.sketch, made, Answers())
    (link,) = opened.sketch.links
    assert row.type == "sits_on"
    assert bringing_rows.accepted_line(made, row) == LineAnswer("sits_on", first=link.source)


def test_how_many_guesses_are_still_open() -> None:
    assert bringing_words.counts([replace(BOXES[0], open=False)], []) == "1 box, 0 lines. Nothing is a guess any more."
    assert bringing_words.counts(BOXES[:1], []) == "1 box, 0 lines. One guess is still open, and should be looked at."
    assert bringing_words.counts(BOXES[:2], []) == "2 boxes, 0 lines. 2 guesses are still open. 2 of them should be looked at."


def test_accepting_every_row_leaves_the_structure_and_no_guess() -> None:
    boxes = {each.key: bringing_rows.accepted_box(each) for each in BOXES}
    lines = {each.key: bringing_rows.accepted_line(DRAFT, each) for each in LINES}
    after = corrected(SKETCH, Answers(boxes, lines), "x")
    assert [each.inferred for each in (*after.structure.nodes, *after.structure.relations)] == [False] * 9
    assert after.structure.nodes == tuple(each.model_copy(update={"inferred": False}) for each in DRAFT.structure.nodes)
    assert after.structure.relations == tuple(each.model_copy(update={"inferred": False}) for each in DRAFT.structure.relations)
    assert after.guesses == ()
    assert (
        bringing_words.counts(
            bringing_rows.box_rows(SKETCH, after, Answers(boxes, lines)),
            bringing_rows.line_rows(SKETCH, after, Answers(boxes, lines)),
        )
        == "5 boxes, 4 lines. Nothing is a guess any more."
    )


def test_a_page_can_be_left_out() -> None:
    assert page_titles(SKETCH, "pptx") == {0: "Slide 1: As is", 1: "Slide 2"}
    assert of_pages(SKETCH, frozenset()) is SKETCH
    made = of_pages(SKETCH, frozenset({0}), "slide")
    assert [each.key for each in made.shapes] == ["h"]
    assert made.links == ()
    assert [(each.what, each.why) for each in made.unread] == [("All of slide 1, “As is”", "You chose not to take it.")]
    # Keys of lines that had only their number stay what they were.
    keys = [each.key for each in of_pages(replace(SKETCH, links=(SKETCH.links[3], *SKETCH.links[:3])), frozenset({1})).links]
    assert keys == ["1", "2", "3"]


def test_undo_takes_back_the_last_answer() -> None:
    one = bringing.said_of_boxes(WORK, {"e": NodeAnswer(leave_out=True)}, "“Zorbing” was left out.")
    two = bringing.said_of_lines(one, {"0": LineAnswer(leave_out=True)}, "A line was left out.")
    assert (set(two.answers.nodes), set(two.answers.lines)) == ({"e"}, {"0"})
    back = bringing.undone(two)
    assert (back.answers, back.told) == (one.answers, ("Taken back: A line was left out.",))
    assert (back.box, back.line) == ("", "0")
    assert (bringing.undone(back).box, bringing.undone(back).line) == ("e", "0")
    assert bringing.undone(bringing.undone(back)).answers == Answers()
    assert bringing_rows.left_lines(SKETCH, two.answers) == {"0": "“Urgent care” – “STP Programme Board”"}


def test_what_was_not_understood_is_grouped_by_the_reason() -> None:
    after = corrected(SKETCH, Answers({"u": NodeAnswer(leave_out=True), "e": NodeAnswer(leave_out=True)}), "x")
    (group,) = bringing_words.grouped(after.unread)
    assert (group.why, group.things) == ("You left it out.", (("“Urgent care”", "box u"), ("“Zorbing”", "box e")))
    assert list(bringing_words.may_come_in(after.unread)) == ["u", "e"]


def test_every_choice_is_a_type_and_kind_under_its_own_words() -> None:
    choices = bringing_rows.choices()
    assert len(set(choices.values())) == len(choices) > 50
    assert choices["body", "enabler"] == "Board or group – Enabler"
    assert choices["project", None] == "Project"
    assert {row.what for row in BOXES} <= set(choices)


def test_details_that_were_read_out_of_words_are_shown_and_can_be_dropped() -> None:
    found = {"quorum": Found(5, 0.8, "the text says “The quorum is five.”", "page 3")}
    sketch = replace(SKETCH, shapes=(replace(SKETCH.shapes[0], found=found), *SKETCH.shapes[1:]))
    row = next(each for each in bringing_rows.box_rows(sketch, draft(sketch, "x"), Answers()) if each.key == "b")
    (detail,) = row.details
    assert detail.words == "Quorum: 5 people – likely, the text says “The quorum is five.” (page 3)"
    assert (row.open, row.sure) == (True, 0.8)
    assert "quorum" not in row.why
    said = Answers({"b": NodeAnswer(type="body", kind="strategic_board")})
    row = next(each for each in bringing_rows.box_rows(sketch, corrected(sketch, said, "x"), said) if each.key == "b")
    assert (row.open, row.sure, row.why) == (False, 1.0, bringing_rows.SAID)
    work = bringing.said_of_boxes(WORK, said.nodes, "it is so", frozenset({("b", "quorum")}))
    assert bringing.without(sketch, work.dropped) == SKETCH
    assert bringing.said_of_boxes(work, {}, "more").dropped == work.dropped
    assert bringing.undone(work).dropped == frozenset()


def test_of_very_many_boxes_those_with_a_like_name_may_be_the_same() -> None:
    rows = [replace(BOXES[0], key=f"k{at}", box=f"k{at}", number=at, name=f"Group {at}") for at in range(600)]
    like = replace(BOXES[0], key="like", box="like", number=601, name="Estates board")
    assert list(bringing_rows.others([*rows, like], replace(like, key="own", name="Estates"))) == ["like"]
    assert len(bringing_rows.others(rows[:9], rows[0])) == 8


STRANGE = b"Aaa,Bbb,Ccc,Ddd\n1,2,3,4\n"


def test_columns_can_be_said_where_no_heading_is_known() -> None:
    with pytest.raises(InputError):
        bringing.read(STRANGE, "b.csv")
    (strange,) = bringing_columns.columns_of(STRANGE, "b.csv", {})
    assert (strange.understood, strange.headed, strange.unsure) == (False, False, True)
    first = strange.columns[0]
    assert (first.key, first.first_key, first.heading, first.field) == ("Column A", "Aaa", "Column A", "ignored")
    assert first.samples == ("Aaa", "1")
    said = bringing_columns.changed(strange, ["name", "answers_to", "ignored", "ignored"], {}, first_row=True)
    assert said == {"Aaa": "name", "Bbb": "answers_to", "Ccc": "ignored", "Ddd": "ignored"}
    opened = bringing.read(STRANGE, "b.csv", said)
    assert opened.sketch is not None
    assert [each.name for each in opened.sketch.shapes] == ["1", "2"]
    said = bringing_columns.changed(strange, ["name", "answers_to", "ignored", "ignored"], {})
    assert list(said or ()) == ["Column A", "Column B", "Column C", "Column D"]
    opened = bringing.read(STRANGE, "b.csv", said)
    assert opened.sketch is not None
    assert [each.name for each in opened.sketch.shapes] == ["Aaa", "Bbb", "1", "2"]
    assert bringing_columns.changed(strange, ["ignored"] * 4, {}) is None


def test_only_what_was_changed_is_said_of_a_table_that_is_understood() -> None:
    data = b"Name,Answers to,Colour\nUrgent care,STP Board,red\n"
    (table,) = bringing_columns.columns_of(data, "b.csv", {})
    assert (table.name, table.understood, table.headed) == ("The table", True, True)
    was = [each.field for each in table.columns]
    assert bringing_columns.changed(table, was, {}) is None
    assert bringing_columns.changed(table, [*was[:2], "notes"], {"X": "name"}) == {"X": "name", "Colour": "notes"}


def test_files_of_our_own_and_pasted_texts_are_known() -> None:
    path = shipped.archetype_file("workstream")
    opened = bringing.read(path.read_bytes(), path.name)
    assert opened.draft is not None
    assert opened.draft.exact
    assert bringing.facts(opened, opened.draft)[0] == "Recognised as: structure file of this program."
    assert bringing.pasted(path.read_text("utf-8"))[0] == "Pasted text.yaml"
    assert bringing.pasted('{"a": 1}')[0] == "Pasted text.json"
    name, data = bringing.pasted("Name\tAnswers to\nUrgent care\tSTP Board\n")
    assert bringing.read(data, name).form == "csv"
    assert bringing_columns.is_table(data, name)
    name, data = bringing.pasted("flowchart TD\n  a[STP Board] --> b[Urgent care]\n")
    assert bringing.read(data, name).form == "mermaid"
    assert not bringing_columns.is_table(data, name)
    assert any("draw.io" in each for each in bringing.sorts())


def test_facts_say_what_is_still_a_guess() -> None:
    opened = bringing.Opened("pptx", "PowerPoint presentation", SKETCH)
    told = bringing.facts(opened, DRAFT)
    assert told[0] == "Recognised as: PowerPoint presentation."
    assert "details were guessed" in told[2]
    assert bringing.facts(opened, DRAFT, "Still so.") == (*told[:2], "Still so.", *told[3:])


def test_a_refusal_is_one_sentence_with_the_mend() -> None:
    with pytest.raises(InputError) as error:
        bringing.read(b"%PDF-1.7", "<script>.pdf")
    said = bringing.refusal(error.value)
    assert said.startswith("This is a PDF, in which boxes and lines are only ink. Bring in the file that it was made from.")
    assert "<script>" not in said


def test_the_title_can_be_changed() -> None:
    assert bringing.titled(DRAFT, " Our  new title ").structure.title == "Our new title"
    assert bringing.titled(DRAFT, "") is DRAFT
    assert bringing.titled(DRAFT, None) is DRAFT


def test_the_same_file_under_the_same_name_is_the_same_work() -> None:
    assert bringing.begun("a", b"1").digest == bringing.begun("a", b"1").digest != bringing.begun("b", b"1").digest
    assert isinstance(WORK, Work)
