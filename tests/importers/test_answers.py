"""What a person says of a draft, row by row, and what follows from it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stpgraph.errors import InputError
from stpgraph.importers import Draft, holders
from stpgraph.importers.answers import Answers, LineAnswer, NodeAnswer, corrected
from stpgraph.importers.draft import Frame, Link, Shape, Sketch
from stpgraph.importers.drafting import draft
from stpgraph.model.nodes import kind_of


def box(key: str, name: str, row: int, column: int = 0, **more: object) -> Shape:
    return replace(Shape(key, (name,), f"box {key}", frame=Frame(column * 200, row * 100, 150, 60)), **more)


BOARD = box("b", "STP Programme Board", 0)
SKETCH = Sketch(
    "drawio",
    "Our governance",
    (
        BOARD,
        box("u", "Urgent care", 1, 0, fill="aaddaa"),
        box("e", "Zorbing", 1, 1, fill="ffcc00"),
        box("f", "Flumping", 1, 2, fill="ffcc00"),
        box("g", "Grumbling", 1, 3, fill="00ccff"),
        box("h", "Hopping", 1, 4, fill="ffcc00"),
    ),
    (
        Link("u", "b", "line 1", stroke="dashed"),
        Link("e", "b", "line 2", stroke="dashed"),
        Link("f", "b", "line 3", stroke="dashed"),
        Link("g", "b", "line 4"),
    ),
)


def names(made: Draft) -> dict[str, tuple[str, str | None]]:
    return {node.name: (node.type, kind_of(node)) for node in made.structure.nodes}


def lines(made: Draft) -> set[tuple[str, str, str]]:
    called = {node.id: node.name for node in made.structure.nodes}
    return {(called[each.source], each.type, called[each.target]) for each in made.structure.relations}


def test_without_answers_the_draft_is_what_it_was() -> None:
    assert corrected(SKETCH, Answers(), "x") == draft(SKETCH, "x")


def test_an_accepted_box_is_no_longer_a_guess() -> None:
    before = draft(SKETCH, "x")
    kind = names(before)["Urgent care"]
    after = corrected(SKETCH, Answers({"u": NodeAnswer(type=kind[0], kind=kind[1])}), "x")
    assert names(after) == names(before)
    assert lines(after) == lines(before)
    told = [each for each in before.guesses if each.which == "Urgent care" and each.what == "node"]
    assert len(told) == 2
    assert set(after.guesses) == set(before.guesses) - set(told)


def test_a_corrected_box_teaches_those_of_its_colour_that_were_guessed_alike() -> None:
    before = names(draft(SKETCH, "x"))
    assert before["Zorbing"] == before["Flumping"] == before["Grumbling"]
    after = corrected(SKETCH, Answers({"e": NodeAnswer(type="body", kind="enabler")}), "x")
    assert names(after) == before | dict.fromkeys(("Zorbing", "Flumping", "Hopping"), ("body", "enabler"))
    reasons = {each.reason for each in after.guesses if each.which == "Flumping" and each.what == "node"}
    assert reasons == {"you said so of “Zorbing”, which has the same colour"}
    assert not [each for each in after.guesses if each.which == "Zorbing" and each.what == "node"]


def test_answers_that_gainsay_each_other_teach_nothing() -> None:
    said = {"e": NodeAnswer(type="body", kind="enabler"), "f": NodeAnswer(type="project")}
    after = names(corrected(SKETCH, Answers(said), "x"))
    assert after["Hopping"] == names(draft(SKETCH, "x"))["Hopping"]


def test_an_acceptance_holds_off_what_another_would_teach() -> None:
    was = names(draft(SKETCH, "x"))["Flumping"]
    said = {"e": NodeAnswer(type="body", kind="enabler"), "f": NodeAnswer(type=was[0], kind=was[1])}
    after = names(corrected(SKETCH, Answers(said), "x"))
    assert after["Zorbing"] == ("body", "enabler")
    assert after["Flumping"] == after["Hopping"] == was


def test_a_box_is_renamed() -> None:
    after = corrected(SKETCH, Answers({"u": NodeAnswer(name=" Urgent  and emergency care ")}), "x")
    assert "Urgent and emergency care" in names(after)
    assert "Urgent care" not in names(after)


def test_a_box_that_is_left_out_takes_its_lines_along_and_is_told() -> None:
    after = corrected(SKETCH, Answers({"u": NodeAnswer(leave_out=True)}), "x")
    assert "Urgent care" not in names(after)
    assert not [each for each in lines(after) if "Urgent care" in each]
    assert [(each.what, each.why, each.key) for each in after.unread] == [("“Urgent care”", "You left it out.", "u")]


def test_a_box_that_repeats_another_gives_it_its_lines() -> None:
    sketch = replace(
        SKETCH,
        shapes=(*SKETCH.shapes, box("p", "Programme board", 3)),
        links=(*SKETCH.links, Link("h", "p", "line 5"), Link("p", "b", "line 6")),
    )
    after = corrected(sketch, Answers({"p": NodeAnswer(same_as="b")}), "x")
    assert "Programme board" not in names(after)
    assert [each for each in lines(after) if each[0] == "Hopping" and each[2] == "STP Programme Board"]
    assert all(source != target for source, _, target in lines(after))


def test_boxes_that_repeat_each_other_in_a_ring_are_one() -> None:
    after = corrected(SKETCH, Answers({"e": NodeAnswer(same_as="f"), "f": NodeAnswer(same_as="e")}), "x")
    assert len(names(after)) == len(SKETCH.shapes) - 1


def test_a_line_is_corrected_turned_and_left_out() -> None:
    after = corrected(SKETCH, Answers(lines={"2": LineAnswer("advises")}), "x")
    assert ("Flumping", "advises", "STP Programme Board") in lines(after)
    after = corrected(SKETCH, Answers(lines={"2": LineAnswer("advises", first="b")}), "x")
    assert ("STP Programme Board", "advises", "Flumping") in lines(after)
    after = corrected(SKETCH, Answers(lines={"2": LineAnswer(leave_out=True)}), "x")
    assert not [each for each in lines(after) if "Flumping" in each]
    assert [each.what for each in after.unread] == ["The line between “Flumping” and “STP Programme Board”"]


def test_a_line_that_cannot_be_between_two_such_stays_what_it_was() -> None:
    before = draft(SKETCH, "x")
    after = corrected(SKETCH, Answers(lines={"2": LineAnswer("covers")}), "x")
    assert lines(after) == lines(before)
    assert after.unread == before.unread


def test_a_corrected_line_teaches_those_drawn_alike() -> None:
    before = lines(draft(SKETCH, "x"))
    kinds = {source: kind for source, kind, _ in before}
    assert kinds["Flumping"] == kinds["Zorbing"] == "advises"
    after = {source: kind for source, kind, _ in lines(corrected(SKETCH, Answers(lines={"1": LineAnswer("ratifies")}), "x"))}
    assert after == kinds | {"Zorbing": "ratifies", "Flumping": "ratifies"}


def test_a_turned_line_turns_those_drawn_alike() -> None:
    after = lines(corrected(SKETCH, Answers(lines={"1": LineAnswer("oversees", first="b")}), "x"))
    assert {("STP Programme Board", "oversees", "Flumping"), ("STP Programme Board", "oversees", "Zorbing")} <= after


def test_a_box_in_a_box_may_be_said_not_to_belong_to_it() -> None:
    sketch = replace(SKETCH, shapes=(BOARD, box("s", "Finance Committee", 1, inside="b")), links=())
    assert lines(draft(sketch, "x")) == {("Finance Committee", "part_of", "STP Programme Board")}
    assert not lines(corrected(sketch, Answers(lines={"in s": LineAnswer(leave_out=True)}), "x"))
    after = corrected(sketch, Answers(lines={"in s": LineAnswer("accountable_to")}), "x")
    assert lines(after) == {("Finance Committee", "accountable_to", "STP Programme Board")}
    assert after.links == {f"{line.source} {line.type} {line.target}": "in s" for line in after.structure.relations}
    assert not [each for each in after.guesses if each.what == "line"]


def test_a_title_may_be_taken_in_after_all() -> None:
    sketch = replace(SKETCH, shapes=(box("t", "Enablers", 2, form="panel"), BOARD, box("s", "Estates", 2, inside="t")), links=())
    before = draft(sketch, "x")
    assert "Enablers" not in names(before)
    assert [each.key for each in before.unread] == ["t"]
    after = corrected(sketch, Answers({"t": NodeAnswer(type="body", kind="delivery_group")}), "x")
    assert names(after)["Enablers"] == ("body", "delivery_group")


def test_every_key_leads_back_to_its_row() -> None:
    made = draft(SKETCH, "x")
    assert {made.shapes[node.id]: node.name for node in made.structure.nodes} == {each.key: each.name for each in SKETCH.shapes}
    assert sorted(made.links.values()) == ["0", "1", "2", "3"]


def test_nothing_left_is_refused() -> None:
    with pytest.raises(InputError):
        corrected(SKETCH, Answers({each.key: NodeAnswer(leave_out=True) for each in SKETCH.shapes}), "x")


POST = holders.key_within("g", 0)
WITH_POST = replace(
    SKETCH,
    shapes=tuple(replace(each, lines=(*each.lines, "SRO: A. Person")) if each.key == "g" else each for each in SKETCH.shapes),
)
KEYS = st.sampled_from([*(each.key for each in SKETCH.shapes), POST, "nobody"])
LINES = st.sampled_from(["0", "1", "2", "3", "9", "in e", holders.line_within(POST)])
NODE = st.builds(
    NodeAnswer,
    st.none() | st.text(max_size=8),
    st.sampled_from([None, "body", "post", "organisation", "project", "instrument", "nonsense"]),
    st.sampled_from([None, "enabler", "chair", "nonsense"]),
    st.booleans(),
    st.just("") | KEYS,
)
LINE = st.builds(
    LineAnswer, st.sampled_from([None, "advises", "sits_on", "covers", "nonsense"]), st.just("") | KEYS, st.booleans()
)


@settings(max_examples=150)
@given(st.dictionaries(KEYS, NODE), st.dictionaries(LINES, LINE))
def test_whatever_is_answered_makes_a_valid_draft_or_one_refusal(
    nodes: dict[str, NodeAnswer], said: dict[str, LineAnswer]
) -> None:
    try:
        made = corrected(WITH_POST, Answers(nodes, said), "x")
    except InputError:
        return
    assert {each.subject for each in made.guesses if each.what == "node"} <= {node.id for node in made.structure.nodes}
    gone = {key for key, answer in nodes.items() if answer.leave_out}
    assert not gone & set(made.shapes.values())


# ── posts that the label of a box names ──────────────────────────────────────────────────────────────────────────────

LABELLED = Sketch(
    "pptx",
    "Leads",
    tuple(
        replace(Shape(key, (name, f"SRO: {who}"), f"box {key}"), frame=Frame(at * 200, 0, 150, 60))
        for at, (key, name, who) in enumerate(
            (
                ("c", "Cancer Workstream", "A. Person"),
                ("m", "Maternity Workstream", "B. Person"),
                ("f", "Finance Group", "C. Person"),
            )
        )
    ),
    (),
)
SRO, ITS_LINE = holders.key_within("c", 0), holders.line_within(holders.key_within("c", 0))


def test_a_post_in_a_label_and_its_line_have_keys() -> None:
    made = draft(LABELLED, "x")
    assert SRO in made.shapes.values()
    assert ITS_LINE in made.links.values()
    assert ("SRO of Cancer Workstream", "leads", "Cancer Workstream") in lines(made)


def test_a_post_in_a_label_is_called_and_taken_for_what_a_person_says() -> None:
    made = corrected(LABELLED, Answers({SRO: NodeAnswer("Cancer Director", "post", "clinician")}), "x")
    assert names(made)["Cancer Director"] == ("post", "clinician")
    assert ("Cancer Director", "leads", "Cancer Workstream") in lines(made)
    (post,) = (each for each in made.structure.nodes if each.name == "Cancer Director")
    assert getattr(post, "holder", None) == "A. Person", "what was read of it stays"
    assert not [each for each in made.guesses if each.subject == post.id]


def test_what_is_said_of_a_post_in_a_label_is_learnt_for_others_called_alike() -> None:
    made = corrected(LABELLED, Answers({SRO: NodeAnswer(type="post", kind="officer")}), "x")
    assert {kind for name, kind in names(made).items() if name.startswith("SRO of")} == {("post", "officer")}
    reasons = {each.reason for each in made.guesses if each.which == "SRO of Maternity Workstream" and each.field == "kind"}
    assert reasons == {"you said so of “SRO of Cancer Workstream”, whose name ends in the same word"}


def test_a_post_in_a_label_may_be_something_else() -> None:
    made = corrected(LABELLED, Answers({SRO: NodeAnswer("East Trust", "organisation", "nhs_trust")}), "x")
    assert names(made)["East Trust"] == ("organisation", "nhs_trust")
    assert any({"East Trust", "Cancer Workstream"} == {source, target} for source, _, target in lines(made))


def test_a_post_in_a_label_is_left_out_or_repeats_another() -> None:
    made = corrected(LABELLED, Answers({SRO: NodeAnswer(leave_out=True)}), "x")
    assert "SRO of Cancer Workstream" not in names(made)
    (told,) = (each for each in made.unread if each.why == "You left it out.")
    assert (told.what, told.key) == ("“SRO: A. Person”", SRO)
    other = holders.key_within("f", 0)
    made = corrected(LABELLED, Answers({other: NodeAnswer(same_as="m")}), "x")
    assert "SRO of Finance Group" not in names(made)
    assert any(each.why == "You said that it is the same as another box." for each in made.unread)


def test_the_line_of_a_post_in_a_label_is_changed_turned_and_left_out() -> None:
    def said(answer: LineAnswer) -> set[tuple[str, str, str]]:
        return lines(corrected(LABELLED, Answers(lines={ITS_LINE: answer}), "x"))

    post, group = "SRO of Cancer Workstream", "Cancer Workstream"
    assert (post, "sits_on", group) in said(LineAnswer("sits_on", first=SRO))
    assert (group, "accountable_to", post) in said(LineAnswer("accountable_to", first="c"))
    assert not {(post, group), (group, post)} & {(source, target) for source, _, target in said(LineAnswer(leave_out=True))}


def test_a_post_in_a_label_whose_name_or_holder_cannot_be_is_told() -> None:
    made = corrected(LABELLED, Answers({SRO: NodeAnswer("\x1b", "post")}), "x")
    assert any(each.why.startswith("It cannot be read") for each in made.unread)
    board = Shape("b", ("Finance Group", "SRO: A. \x1bPerson"), "box")
    made = draft(Sketch("mermaid", "", (board,), ()), "x")
    assert "SRO of Finance Group" in names(made)
    assert any("\x1b" in each.what for each in made.unread)
