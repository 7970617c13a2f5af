"""What the forms of the Design page show and take, without a page."""

from __future__ import annotations

from typing import Any

import pytest

from stpgraph.design import AddNode, ChangeNode, ChangeRelation, Line, Several, do, new_node
from stpgraph.model import Structure
from stpgraph.model.kinds import NODE_TYPES
from stpgraph.ui import design_fields, design_joins
from stpgraph.ui.design_fields import Asked, changes, digest

STRUCTURE = Structure.model_validate(
    {
        "stpgraph": 1,
        "id": "ours",
        "title": "Ours",
        "status": "option",
        "as_at": "2017-06",
        "sources": [{"id": "plan", "title": "The plan"}, {"id": "plan-2", "title": "The plan", "publisher": "NHS"}],
        "nodes": [
            {"id": "board", "type": "body", "kind": "strategic_board", "name": "Board", "in_public": False, "meets": 10},
            {"id": "group", "type": "body", "kind": "workstream", "name": "Group", "voting": {"threshold": 0.75}},
            {"id": "group-2", "type": "body", "kind": "workstream", "name": "Group"},
            {"id": "lay", "type": "post", "kind": "lay_member", "name": "Lay member", "count": 0, "cites": ["plan-2", "plan"]},
            {"id": "trust", "type": "organisation", "kind": "nhs_trust", "name": "Trust"},
            {"id": "fund", "type": "instrument", "kind": "pooled_budget", "name": "Fund", "amount_gbp": 1_500_000},
            {"id": "work", "type": "project", "name": "Work", "starts": "2017-06-01"},
        ],
        "relations": [
            {"source": "group", "type": "accountable_to", "target": "board", "primary": True},
            {"source": "lay", "type": "sits_on", "target": "board", "capacity": "chair"},
            {"source": "trust", "type": "delegates_to", "target": "board", "instrument": "fund", "limit_gbp": 50_000},
        ],
        "decisions": [{"id": "spend", "name": "Spend", "taken_by": ["board"]}],
    }
)
NODES = {each.id: each for each in STRUCTURE.nodes}
RELATIONS = {each.source: each for each in STRUCTURE.relations}


def of(asked: tuple[Asked, ...]) -> dict[str, Asked]:
    return {each.field: each for each in asked}


def fields(node: str) -> dict[str, Asked]:
    return of(design_fields.of_node(STRUCTURE, NODES[node]))


def filled(asked: dict[str, Asked], **typed: Any) -> design_fields.Filled:
    shown = {field: each.shown for field, each in asked.items()}
    return changes(tuple(asked.values()), shown | {key.replace("__", "."): value for key, value in typed.items()})


def test_every_field_of_every_type_can_be_filled_in() -> None:
    for node in STRUCTURE.nodes:
        there = {field.partition(".")[0] for field in fields(node.id)}
        assert there == set(type(node).model_fields) - {"id", "type"}, node.type
    for relation in STRUCTURE.relations:
        asked = of(design_fields.of_relation(STRUCTURE, relation, [(relation.type, "says")]))
        assert set(asked) == set(type(relation).model_fields) - {"source", "target"}
    assert set(of(design_fields.of_decision(STRUCTURE, None))) == set(type(STRUCTURE.decisions[0]).model_fields) - {"id"}
    assert set(of(design_fields.of_source(STRUCTURE, None))) == set(type(STRUCTURE.sources[0]).model_fields) - {"id"}


def test_not_stated_is_never_shown_as_no() -> None:
    board, lay, trust = fields("board"), fields("lay"), fields("trust")
    assert (board["in_public"].shown, board["publishes_papers"].shown) == ("no", "")
    assert dict(board["publishes_papers"].choices)[""] == "Not stated"
    assert dict(lay["non_executive"].choices)[""] == "As its kind implies: yes"
    assert dict(lay["clinical"].choices)[""] == "Not stated"
    assert dict(trust["statutory"].choices)[""] == "As its kind implies: yes"
    assert dict(board["external"].choices)[""] == "As its kind implies: no"
    assert board["external"].shown == ""


def test_what_the_kind_implies_is_told_also_where_the_file_says_otherwise() -> None:
    node = NODES["lay"].model_copy(update={"non_executive": False})
    asked = of(design_fields.of_node(STRUCTURE, node))["non_executive"]
    assert (asked.shown, dict(asked.choices)[""]) == ("no", "As its kind implies: yes")


def test_values_are_shown_as_readers_write_them() -> None:
    assert fields("board")["meets"].shown == "Every 10 days"
    assert ("Every 10 days", "Every 10 days") in fields("board")["meets"].choices
    assert fields("group")["voting.threshold"].shown == "75%"
    assert fields("lay")["count"].shown == ""
    assert fields("fund")["amount_gbp"].shown == "£1,500,000"
    assert fields("work")["starts"].shown == "1 June 2017"


@pytest.mark.parametrize("node", list(NODES))
def test_a_form_that_nobody_changed_changes_nothing(node: str) -> None:
    assert filled(fields(node)) == design_fields.Filled({})


@pytest.mark.parametrize(
    ("node", "typed", "expected"),
    [
        ("board", {"in_public": ""}, {"in_public": None}),
        ("board", {"publishes_papers": "yes", "name": " The board "}, {"publishes_papers": True, "name": "The board"}),
        ("board", {"meets": "Every month"}, {"meets": "monthly"}),
        ("board", {"meets": "21"}, {"meets": 21.0}),
        ("board", {"quorum": "5", "represents_many": True}, {"quorum": 5, "represents_many": True}),
        ("board", {"voting__basis": "consensus"}, {"voting": {"basis": "consensus"}}),
        ("group", {"voting__basis": "consensus"}, {"voting": {"basis": "consensus", "threshold": 0.75}}),
        ("group", {"voting__threshold": ""}, {"voting": None}),
        ("lay", {"count": "3"}, {"count": 3}),
        ("lay", {"cites": ("plan",)}, {"cites": ["plan"]}),
        ("lay", {"cites": ()}, {"cites": None}),
        ("fund", {"amount_gbp": "£2,000"}, {"amount_gbp": 2000.0}),
        ("work", {"starts": "1/7/2017", "ends": "June 2018"}, {"starts": "2017-07-01", "ends": "2018-06"}),
        ("work", {"starts": "2017"}, {"starts": "2017"}),
        ("work", {"notes": "First\nsecond"}, {"notes": "First\nsecond"}),
    ],
)
def test_what_was_typed_becomes_the_edit_s_fields(node: str, typed: dict[str, Any], expected: dict[str, Any]) -> None:
    given = filled(fields(node), **typed)
    assert given == design_fields.Filled(expected)
    after = do(STRUCTURE, ChangeNode(node=node, fields=given.fields))
    assert after != STRUCTURE


@pytest.mark.parametrize(
    ("node", "typed", "complaint"),
    [
        ("board", {"name": "  "}, "“Name”: this cannot be empty: fill it in."),
        ("board", {"meets": "Every mont"}, "Did you mean “Every month”?"),
        ("board", {"quorum": "five"}, "“Quorum”: “five” is not a number."),
        ("group", {"voting__threshold": "200%"}, "not a share above 0% and up to 100%"),
        ("work", {"ends": "next year"}, "“Ends”: this is not a date: write it as 2017, June 2017 or 1 June 2017."),
    ],
)
def test_what_cannot_be_is_told_in_the_words_of_the_field(node: str, typed: dict[str, Any], complaint: str) -> None:
    (told,) = filled(fields(node), **typed).complaints
    assert complaint in told


def test_a_new_decision_without_a_name_is_told() -> None:
    given = filled(of(design_fields.of_decision(STRUCTURE, None)), taken_by=("board",))
    assert given.complaints == ("“Name” is missing: fill it in.",)


def test_only_those_who_may_take_a_decision_are_offered() -> None:
    asked = of(design_fields.of_decision(STRUCTURE, STRUCTURE.decisions[0]))
    assert [key for key, _ in asked["taken_by"].choices] == ["board", "group", "group-2", "lay"]
    assert asked["taken_by"].shown == ("board",)


def test_things_called_the_same_are_told_apart() -> None:
    names = design_joins.names_of(STRUCTURE)
    assert (names["group"], names["group-2"]) == ("Group (Workstream)", "Group (Workstream), number 2")
    sources = dict(of(design_fields.of_node(STRUCTURE, NODES["lay"]))["cites"].choices)
    assert len(set(sources.values())) == 2


def test_the_fingerprint_follows_what_is_shown() -> None:
    before = design_fields.of_node(STRUCTURE, NODES["board"])
    after = design_fields.of_node(STRUCTURE, NODES["board"].model_copy(update={"notes": "Seen"}))
    assert digest(before) != digest(after)
    assert digest(before) == digest(design_fields.of_node(STRUCTURE, NODES["board"]))


def test_with_another_meaning_a_line_takes_what_that_has() -> None:
    line = RELATIONS["lay"]
    assert design_fields.of_meaning({"type": "represents", "capacity": "voting", "notes": "a"}, "represents") == {
        "type": "represents",
        "notes": "a",
    }
    assert design_fields.lost_with(line, "represents") == ("Standing of the seat",)
    assert design_fields.lost_with(line, "sits_on") == ()
    changed = ChangeRelation(line=Line.of(line), fields=design_fields.of_meaning({"type": "advises"}, "advises"))
    assert design_fields.trouble(STRUCTURE, changed) == ""
    assert "is not there any more" in design_fields.trouble(STRUCTURE, ChangeNode(node="nobody", fields={"name": "a"}))


def test_the_ways_between_two_begin_with_the_usual_ones() -> None:
    ways = design_joins.joined(STRUCTURE, "board", "group-2")
    assert [each.words for each in ways.may[:2]] == ["“Group” answers to “Board”", "“Board” answers to “Group”"]
    assert all(design_fields.trouble(STRUCTURE, each.command) == "" for each in ways.may)
    assert "“Group” cannot sit on “Board”: only a post can, and it is a workstream." in " ".join(ways.reasons)
    drawn = design_joins.joined(STRUCTURE, "group", "board")
    assert "“Group” answers to “Board” already." in drawn.reasons


def test_every_end_that_is_offered_can_be_drawn_and_no_other() -> None:
    for node in STRUCTURE.nodes:
        for start in design_joins.starts(node):
            offered = design_joins.ends(STRUCTURE, node, start)
            for other in NODES:
                source, target = (node.id, other) if start.outward else (other, node.id)
                join = design_joins.line_join(STRUCTURE, source, start.type, target)
                assert (design_fields.trouble(STRUCTURE, join.command) == "") == (other in offered), join.words


def test_a_line_s_own_ends_and_meaning_come_first() -> None:
    line = RELATIONS["group"]
    assert design_joins.other_ends(STRUCTURE, line, outward=True) == ("board", "group-2", "lay", "trust")
    may, reasons = design_joins.meanings(STRUCTURE, line)
    assert may[0] == ("accountable_to", "answers to")
    assert len({kind for kind, _ in may}) == len(may)
    assert any("sit on" in each for each in reasons)


def test_one_is_moved_under_those_who_are_not_above_it() -> None:
    assert [each.target for each in design_joins.above(STRUCTURE, "group")] == ["board"]
    assert design_joins.masters(STRUCTURE, NODES["group"]) == ("group-2", "lay", "trust")


def test_what_one_can_become_while_its_lines_stand() -> None:
    may, reasons = design_joins.may_become(STRUCTURE, NODES["lay"])
    assert may == ()
    assert len(reasons) == len(NODE_TYPES) - 1
    assert design_joins.may_become(STRUCTURE, NODES["group-2"])[0] == ("organisation", "project", "post", "instrument")


def test_something_is_added_and_joined_in_one_step() -> None:
    added: AddNode = new_node(STRUCTURE, "post", "Finance lead", "finance_director")
    ways = design_joins.joined(design_joins.with_new(STRUCTURE, added), added.node.id, "board")
    command = design_joins.add_and_join(STRUCTURE, added, [ways.may[0]])
    assert isinstance(command, Several)
    assert command.title == "Add the finance director “Finance lead”: “Finance lead” sits on “Board”"
    after = do(STRUCTURE, command)
    assert (len(after.nodes), len(after.relations)) == (len(STRUCTURE.nodes) + 1, len(STRUCTURE.relations) + 1)
    assert design_joins.add_and_join(STRUCTURE, added, []) == added
