"""Undo, redo, options, and sessions as text."""

from __future__ import annotations

import json
from typing import Any

import pytest

from stpgraph.design import (
    BrokenDraft,
    ChangeNode,
    Refused,
    RemoveNode,
    Session,
    Several,
    from_text,
    new_node,
    new_relation,
    replay,
)
from tests.design.made import small


def begun() -> Session:
    session = Session(small())
    session = session.do(ChangeNode(node="b", fields={"name": "Board"}))
    return session.do(new_node(session.structure, "body", "Finance group", "finance_group"))


def test_steps_are_named_in_the_words_of_their_time() -> None:
    session = begun()
    assert session.undo_words == (
        "Add the finance group “Finance group”",
        "Rename the strategic board “Strategic Board” to “Board”",
    )
    back = session.undo(5)
    assert back.structure == small()
    assert back.redo_words[0] == "Rename the strategic board “Strategic Board” to “Board”"
    assert back.redo().redo() == session
    assert back.redo(9) == session
    assert back.do(RemoveNode(node="p")).redo_words == ()


def test_a_refused_step_leaves_the_session_as_it_was() -> None:
    session = begun()
    with pytest.raises(Refused):
        session.do(RemoveNode(node="nobody"))
    assert session == begun()


def test_an_option_is_kept_as_one_step_or_dropped() -> None:
    session = begun().option("  A finance\n group ")
    tried = session.do(new_relation("finance-group", "advises", "b")).do(RemoveNode(node="p"))
    assert tried.open_option is not None
    assert tried.open_option.name == "A finance group"
    assert tried.began == begun().structure
    made = tried.difference()
    assert [each.id for each in (item for _, item in made.nodes.removed)] == ["p"]
    assert len(made.relations.added) == 1
    kept = tried.keep()
    assert kept.structure == tried.structure
    assert kept.open_option is None
    assert kept.undo_words[0] == "Option “A finance group”"
    assert isinstance(kept.steps[-1], Several)
    assert kept.undo().structure == begun().structure
    dropped = tried.drop()
    assert (dropped.structure, dropped.open_option) == (begun().structure, None)
    assert dropped.redo(2).structure == tried.structure
    for nothing in (begun(), kept, dropped):
        with pytest.raises(Refused, match="No option is being tried out"):
            nothing.keep()
    with pytest.raises(Refused, match="needs a name"):
        begun().option(" ")


def test_an_option_that_one_goes_back_behind_is_no_longer_open() -> None:
    session = begun().option("What if").do(RemoveNode(node="p"))
    before = session.undo(2)
    assert before.open_option is None
    assert before.redo(2).open_option is not None
    assert before.do(RemoveNode(node="p")).options == ()


def test_options_lie_inside_each_other() -> None:
    outer = begun().option("Outer").do(RemoveNode(node="p"))
    inner = outer.option("Inner").do(RemoveNode(node="g"))
    assert inner.keep().open_option == outer.open_option
    assert inner.keep().keep().undo().structure == begun().structure
    assert inner.drop().structure == outer.structure


def text(**other: Any) -> str:
    return json.dumps(json.loads(begun().to_text()) | other)


def test_steps_that_no_longer_apply_are_told_and_those_before_are_kept() -> None:
    steps = json.loads(begun().to_text())["steps"]
    gone = {"do": "remove_node", "node": "nobody"}
    restored = from_text(text(steps=[steps[0], gone, steps[1]], at=3))
    assert len(restored.session.steps) == 1
    assert restored.session.at == 1
    assert restored.lost[0].startswith("Remove the one that is not there any more: What this edit is about is not there")
    assert restored.lost[1] == "Add the finance group “Finance group”: not done, because a step before it could not be."
    unread = from_text(text(steps=[steps[0], {"do": "explode"}], at=2))
    assert unread.lost == ("Step 2 cannot be read: it was left out.",)
    newer = begun().base.model_copy(update={"nodes": ()})
    assert replay(newer.model_copy(update={"relations": (), "decisions": (), "accepted": ()}), begun()).session.at == 0


@pytest.mark.parametrize(
    "broken",
    [
        *("", "{", "[]", "null", "{}", "[" * 100_000, '{"stpgraph_draft": 2}', "NaN", '{"stpgraph_draft": ' + "9" * 5_000 + "}"),
        text(base={}),
        text(base=None),
        text(at="1"),
        text(at=True),
        text(at=9),
        text(at=-1),
        text(steps={}),
        text(options=7),
    ],
    ids=range(17),
)
def test_a_broken_draft_is_told_plainly(broken: str) -> None:
    with pytest.raises(BrokenDraft, match="raft"):
        from_text(broken)


def test_nesting_without_end_is_refused() -> None:
    deep: dict[str, Any] = {"do": "remove_node", "node": "p"}
    for _ in range(60):
        deep = {"do": "several", "title": "Deep", "commands": [deep]}
    assert from_text(text(steps=[deep], at=1)).lost
