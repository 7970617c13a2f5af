"""Posts and persons on the lines of a label: whom a board's box names as its chair, a workstream's as its lead."""

from __future__ import annotations

import pytest

from stpgraph.importers.draft import Draft, Link, Shape, Sketch
from stpgraph.importers.drafting import draft
from stpgraph.importers.holders import post_and_person
from stpgraph.importers.labels import read_label
from stpgraph.model.nodes import Post


def _made(*labels: tuple[str, ...]) -> Draft:
    shapes = tuple(Shape(str(at), lines, f"box {at}") for at, lines in enumerate(labels))
    return draft(Sketch("dot", "", shapes, (Link("0", "0", ""),)), "x.dot")


def _posts(made: Draft) -> list[Post]:
    return [each for each in made.structure.nodes if isinstance(each, Post)]


def _lines(made: Draft) -> set[tuple[str, str, str]]:
    names = {each.id: each.name for each in made.structure.nodes}
    return {(names[each.source], each.type, names[each.target]) for each in made.structure.relations}


def test_a_post_behind_chair_is_that_post_and_sits_on_the_board() -> None:
    made = _made(("STP Clinical Cabinet", "Chair: Medical Director, East Hospitals"))
    (post,) = _posts(made)
    assert (post.name, post.kind, post.holder) == ("Medical Director, East Hospitals", "clinician", None)
    (line,) = made.structure.relations
    assert (line.type, getattr(line, "capacity", None)) == ("sits_on", "chair")


def test_a_person_behind_chair_holds_the_chair_of_the_board() -> None:
    (post,) = _posts(_made(("STP Board", "Chair: A. Person")))
    assert (post.name, post.kind, post.holder) == ("Chair of STP Board", "chair", "A. Person")


@pytest.mark.parametrize(("words", "vacant"), [("vacant", True), ("TBC", None), ("to be confirmed", None)])
def test_nobody_is_no_person(words: str, vacant: bool | None) -> None:
    (post,) = _posts(_made(("Stroke Workstream", f"Lead: {words}")))
    assert (post.name, post.holder, post.vacant) == ("Lead of Stroke Workstream", None, vacant)


def test_an_organisation_behind_lead_is_told_and_makes_no_post() -> None:
    made = _made(("Stroke Workstream", "Lead: NHS East CCG"))
    assert not _posts(made)
    assert any("Lead: NHS East CCG" in each.what for each in made.unread)


def test_one_post_of_an_organisation_in_two_boxes_is_one_and_a_bare_one_is_each_boards_own() -> None:
    same = _made(
        ("STP Board", "Chair: Leader of East Council"),
        ("Leader of East Council",),
        ("Joint Committee", "Chair: Leader of East Council"),
    )
    assert [each.name for each in _posts(same)] == ["Leader of East Council"]
    assert _lines(same) == {
        ("Leader of East Council", "sits_on", "STP Board"),
        ("Leader of East Council", "sits_on", "Joint Committee"),
    }
    bare = _made(("STP Board", "Chair: Independent Chair"), ("Joint Committee", "Chair: Independent Chair"))
    assert [each.name for each in _posts(bare)] == ["Independent Chair", "Independent Chair"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("GP Lead for Diabetes", ("GP Lead for Diabetes", "")),
        ("Dr Jane Smith, Medical Director", ("Medical Director", "Dr Jane Smith")),
        ("Medical Director (Dr Jane Smith)", ("Medical Director", "Dr Jane Smith")),
        ("Dr Jane Smith", ("", "Dr Jane Smith")),
    ],
)
def test_posts_and_persons_are_told_apart(words: str, found: tuple[str, str]) -> None:
    assert post_and_person(words) == found


@pytest.mark.parametrize(
    "lines",
    [
        ("Stroke Workstream", "Led by GP Lead for Stroke"),
        ("Stroke Workstream (Lead: GP Lead for Stroke)",),
        ("Stroke Workstream", "(Lead: GP Lead for Stroke)"),
    ],
)
def test_a_lead_is_read_however_it_is_written(lines: tuple[str, ...]) -> None:
    label = read_label(lines)
    assert label.name == "Stroke Workstream"
    assert [each.person for each in label.roles] == ["GP Lead for Stroke"]


def test_brackets_that_name_no_post_stay_in_the_name() -> None:
    assert read_label(("Board (North: East)",)).name == "Board (North: East)"
