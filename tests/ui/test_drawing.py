"""Editing in the picture: what the browser tells is believed only as far as it is in the scene, and taken once."""

from __future__ import annotations

import re
from typing import Any

import pytest

from stpgraph.layout import lay_out
from stpgraph.ui import wiring
from stpgraph.ui.components import drawing as component
from stpgraph.ui.drawing import KEYS, KINDS, LONGEST_MARK, WORDS, Told, checked, editable, mark
from tests.ui.conftest import ROOT
from tests.ui.made import body, structure

ASSETS = ROOT / "stpgraph" / "ui" / "assets"
SCENE = lay_out(structure([body("a"), body("b"), body("c")], [("a", "accountable_to", "b"), ("c", "advises", "b")]))
LINE = ("a", "accountable_to", "b")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"kind": "pick", "node": "a"}, Told("pick", node="a")),
        ({"kind": "pick", "node": None}, Told("pick")),
        ({"kind": "line", "source": "a", "target": "c"}, Told("line", ends=("a", "c"))),
        ({"kind": "edit", "node": "a"}, Told("edit", node="a")),
        ({"kind": "edit", "line": list(LINE)}, Told("edit", line=LINE)),
        ({"kind": "remove", "nodes": ["c", "a"], "lines": [list(LINE)]}, Told("remove", nodes=("a", "c"), lines=(LINE,))),
        ({"kind": "duplicate", "node": "b"}, Told("duplicate", node="b")),
        ({"kind": "undo"}, Told("undo")),
        ({"kind": "redo"}, Told("redo")),
    ],
)
def test_what_is_there_is_believed(said: object, told: Told) -> None:
    assert checked(said, SCENE) == told


def test_every_kind_is_told() -> None:
    given = {"node": "a", "source": "a", "target": "b", "nodes": ["a"]}
    assert [told.kind for kind in KINDS if (told := checked({"kind": kind, **given}, SCENE))] == list(KINDS)


@pytest.mark.parametrize(
    "said",
    [
        None,
        "undo",
        [],
        {},
        {"kind": "drop everything"},
        {"kind": ["undo"]},
        {"kind": "line", "source": "a", "target": "a"},
        {"kind": "line", "source": "a", "target": "x"},
        {"kind": "line", "source": "a"},
        {"kind": "line", "source": ["a"], "target": {"b": 1}},
        {"kind": "edit", "node": "x"},
        {"kind": "edit", "line": ["a", "advises", "b"]},
        {"kind": "edit", "line": ["a", "accountable_to"]},
        {"kind": "edit", "line": [["a"], {}, 3]},
        {"kind": "edit"},
        {"kind": "duplicate", "node": 0},
        {"kind": "duplicate", "line": list(LINE)},
        {"kind": "remove"},
        {"kind": "remove", "nodes": "abc", "lines": "abc"},
        {"kind": "remove", "nodes": [["a"], {"a": 1}, None, "x"], "lines": [None, ["a", "b"], "abc"]},
    ],
)
def test_what_is_not_there_was_not_told(said: object) -> None:
    assert checked(said, SCENE) is None


def test_a_box_that_is_gone_is_not_picked_and_of_several_the_others_are_meant() -> None:
    assert checked({"kind": "pick", "node": "x"}, SCENE) == Told("pick")
    assert checked({"kind": "remove", "nodes": ["x", "a", "a"], "lines": []}, SCENE) == Told("remove", nodes=("a",))


def test_marks_are_short_texts() -> None:
    assert mark({"mark": "m 1"}) == "m 1"
    for wrong in (None, "m", {}, {"mark": ""}, {"mark": 1}, {"mark": "m" * (LONGEST_MARK + 1)}):
        assert mark(wrong) is None


def test_what_is_told_is_taken_once(monkeypatch: pytest.MonkeyPatch) -> None:
    state: dict[str, Any] = {}
    monkeypatch.setattr(component.st, "session_state", state)
    assert component.just_told(SCENE) is None
    state[component.KEY] = {"told": {"kind": "undo", "mark": "m 1"}}
    assert component.just_told(SCENE) == Told("undo")
    assert component.just_told(SCENE) is None, "one edit is never made twice"
    state[component.KEY] = {"told": {"kind": "undo", "mark": "m 2"}}
    assert component.just_told(SCENE) == Told("undo"), "the same again is another edit"
    state[component.KEY] = {"told": {"kind": "undo"}}
    assert component.just_told(SCENE) is None


def test_a_picture_that_can_be_edited_is_the_same_picture() -> None:
    plain: Any = wiring.picture(SCENE)
    made: Any = editable(plain, {"project": ("body",), "body": ("organisation", "body")}, "mine")
    assert {name: made[name] for name in plain if name != "words"} == {name: plain[name] for name in plain if name != "words"}
    assert made["words"] == {**plain["words"], **WORDS}
    assert not set(plain["words"]) & set(WORDS)
    assert made["editing"]["allowed"] == {"body": ["body", "organisation"], "project": ["body"]}
    assert list(made["editing"]["allowed"]) == ["body", "project"]
    assert (made["editing"]["of"], len(made["editing"]["keys"])) == ("mine", len(KEYS))
    bare: Any = editable(plain)
    assert bare["editing"]["allowed"] is None


def test_the_browser_says_only_what_it_was_given_to_say() -> None:
    scripts = "".join((ASSETS / name).read_text("utf-8") for name in ("wiring_edit.js", "wiring_join.js"))
    used = set(re.findall(r'"((?:line|choose|to)[A-Z]\w+)"', scripts)) | set(re.findall(r"words\.(\w+)", scripts))
    used |= set(re.findall(r'"(\w+It|drawLine)"', scripts))
    assert used - {"description"} == set(WORDS)
