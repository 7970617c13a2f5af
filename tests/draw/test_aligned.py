"""Structures drawn with what they share in the same place."""

from __future__ import annotations

from functools import cache
from itertools import combinations

import pytest

from stpgraph import shipped
from stpgraph.compare import Corrections, Matching, match
from stpgraph.draw import aligned as module
from stpgraph.draw.aligned import Aligned, align, aligned, counterparts, fitted
from stpgraph.files import read
from stpgraph.layout.scene import Box, Scene
from stpgraph.layout.text import LINE_HEIGHT, measure
from stpgraph.model import Structure
from stpgraph.pipeline import Exploration, explore
from tests.strategies import TODAY
from tests.ui.made import body, post, structure, wired

SETS = (
    ("workstream", "sector"),
    ("kent-and-medway-2017-18", "workstream"),
    ("everything-wrong", "joint-committee"),
    ("workstream", "sector", "local-area"),
    ("north-london-partners-2017-20", "kent-and-medway-2017-18", "south-west-london-2015-17", "west-yorkshire-harrogate-2017-20"),
)
PATHS = {path.stem: path for shelf in shipped.SHELVES for path in shipped.files(shelf)}


@cache
def explored(name: str) -> Exploration:
    return explore(read(PATHS[name]), TODAY)


def matchings(explorations: list[Exploration]) -> list[Matching]:
    first, *others = explorations
    return [match(first.wiring, each.wiring) for each in others]


@cache
def made(names: tuple[str, ...]) -> Aligned:
    found = align([explored(name).structure for name in names], matchings([explored(name) for name in names]))
    assert found is not None
    return found


def of(*structures: Structure) -> Aligned:
    found = align(structures, matchings([explore(each, TODAY) for each in structures]))
    assert found is not None
    return found


def places(scene: Scene) -> dict[str, tuple[float, float, float, float]]:
    return {box.id: (box.x, box.y, box.width, box.height) for box in scene.boxes}


@pytest.mark.parametrize("names", SETS, ids="+".join)
def test_matched_boxes_are_in_the_same_place(names: tuple[str, ...]) -> None:
    found = made(names)
    first = places(found.scenes[0])
    seats = [{box.id: box.seat_of for box in scene.boxes} for scene in found.scenes]
    told = 0
    for number, matching in enumerate(matchings([explored(name) for name in names]), 1):
        other = places(found.scenes[number])
        for left, right in matching.right_of.items():
            if left not in first:
                continue  # a decision is not drawn
            host = seats[0][left] and matching.right_of.get(seats[0][left] or "")
            if host != seats[number][right]:
                continue  # it sits at another board there
            assert first[left] == other[right], (left, right)
            told += 1
    assert told, "something is matched"
    assert len({(scene.width, scene.height) for scene in (*found.scenes, found.union)}) == 1, "of one scale"


@pytest.mark.parametrize("names", SETS, ids="+".join)
def test_each_picture_shows_all_of_its_structure_and_nothing_else(names: tuple[str, ...]) -> None:
    for name, scene in zip(names, made(names).scenes, strict=True):
        own = explored(name).scene
        assert {(box.id, box.name, box.seat_of, box.status) for box in scene.boxes} == {
            (box.id, box.name, box.seat_of, box.status) for box in own.boxes
        }
        assert [(line.key, line.status, line.inferred) for line in scene.lines] == [
            (line.key, line.status, line.inferred) for line in own.lines
        ]
        assert scene.title == own.title


@pytest.mark.parametrize("names", SETS, ids="+".join)
def test_no_box_overlaps_and_lines_end_at_their_boxes(names: tuple[str, ...]) -> None:
    found = made(names)
    for one, other in combinations(found.union.boxes, 2):
        apart = one.x + one.width <= other.x or other.x + other.width <= one.x
        assert apart or one.y + one.height <= other.y or other.y + other.height <= one.y, (one.name, other.name)
    for scene in found.scenes:
        boxes = {box.id: box for box in scene.boxes}
        for line in scene.lines:
            assert on_border(boxes[line.source], line.points[0]), line.key
            assert on_border(boxes[line.target], line.points[-1]), line.key


def on_border(box: Box, point: tuple[float, float]) -> bool:
    (x, y), slack = point, 6.5  # lines to a box that stands for several begin at the one behind it
    inside = box.x - slack <= x <= box.x + box.width + slack and box.y - slack <= y <= box.y + box.height + slack
    deep = box.x + slack < x < box.x + box.width - slack and box.y + slack < y < box.y + box.height - slack
    return inside and not deep


@pytest.mark.parametrize("names", SETS, ids="+".join)
def test_text_is_whole_and_fits_its_box(names: tuple[str, ...]) -> None:
    for scene in (*made(names).scenes, made(names).union):
        for box in scene.boxes:
            assert "".join("".join(box.text).split()) == "".join(box.name.split())
            assert max(measure(line, box.text_size, box.bold) for line in box.text) <= box.width
            foot = box.caption_size * LINE_HEIGHT if box.caption else 0
            assert len(box.text) * box.text_size * LINE_HEIGHT + foot <= box.height
            assert box.text_size >= 8, "large enough to read"


def test_a_long_name_in_a_small_box_is_set_smaller_and_never_cut() -> None:
    box = Box("a", "body", None, "", (), "", 0, 0, 120, 40, "group")
    name = "The joint committee of all clinical commissioning groups for the commissioning of specialised services"
    label = fitted(name, "joint committee", box, round_ends=False)
    assert " ".join(label.lines) == name
    assert label.size < 13
    assert fitted("Board", "", box, round_ends=False).size == 13


def test_a_post_that_sits_elsewhere_stands_there() -> None:
    nodes = [body("board", "strategic_board"), body("one"), body("two"), post("lead")]
    up = [("one", "accountable_to", "board"), ("two", "accountable_to", "board")]
    first = structure(nodes, [*up, ("lead", "sits_on", "one")])
    second = structure(nodes, [*up, ("lead", "sits_on", "two")])
    found = of(first, second)
    one, other = (places(scene) for scene in found.scenes)
    assert {key: one[key] == other[key] for key in one} == {"board": True, "one": True, "two": True, "lead": False}
    seats = [{box.id: box.seat_of for box in scene.boxes}["lead"] for scene in found.scenes]
    assert seats == ["one", "two"]
    assert found.same[0]["lead"] == found.same[1]["lead"], "still counterparts"
    assert [found.holders(found.places[at]["lead"]) for at in (0, 1)] == [(0,), (1,)]


def test_a_post_with_seats_on_several_is_drawn_where_each_structure_draws_it() -> None:
    """Another structure's chair must not draw a post under a board where it has only a further seat here, or none."""
    nodes = [body("board", "strategic_board"), body("group", "delivery_group"), post("p")]
    up = [("group", "accountable_to", "board")]
    chairs = {"capacity": "chair"}
    first = structure(nodes, [*up, ("p", "sits_on", "board")])
    second = structure(nodes, [*up, ("p", "sits_on", "board", chairs), ("p", "sits_on", "group", chairs)])
    found = of(first, second)
    assert [{box.id: box.seat_of for box in scene.boxes}["p"] for scene in found.scenes] == ["board", "board"]
    assert ("p", "sits_on", "group") in {line.key for line in found.scenes[1].lines}


def test_what_has_ended_in_one_only_is_not_drawn_as_ended_in_the_other() -> None:
    nodes = [body("board", "strategic_board"), body("one")]
    first = structure([*nodes, body("old", status="ended")], [("one", "accountable_to", "board")])
    second = structure([*nodes, body("old")], [("one", "accountable_to", "board"), ("old", "accountable_to", "board")])
    found = of(first, second)
    assert [panel.title for panel in found.scenes[1].panels if "nded" in panel.title] == []
    assert [{box.id: box.status for box in scene.boxes}["old"] for scene in found.scenes] == ["ended", "established"]


def test_two_others_share_a_place_for_what_has_one_name() -> None:
    first = structure([body("board", "strategic_board")], id="a")
    second = structure([body("b1", "strategic_board", name="Board"), body("x", name="Cancer"), body("y", name="Stroke")], id="b")
    third = structure(
        [body("c1", "strategic_board", name="Board"), body("z", name="CANCER"), body("w", name="Stroke care")], id="c"
    )
    found = of(first, second, third)
    assert found.places[1]["x"] == found.places[2]["z"]
    assert found.places[1]["y"] != found.places[2]["w"]
    assert len(found.union.boxes) == 4
    groups = counterparts([first, first, first], [match(wired([body("board", "strategic_board")]), wired([]))] * 2)
    assert groups[1] == groups[2]


def test_a_reader_s_match_of_two_sorts_is_drawn_too() -> None:
    first = structure([body("board", "strategic_board"), body("office")], [("office", "accountable_to", "board")])
    second = structure([body("top", "strategic_board"), post("head")], [("head", "advises", "top")], id="y")
    explorations = [explore(each, TODAY) for each in (first, second)]
    matching = match(explorations[0].wiring, explorations[1].wiring, Corrections((("office", "head"),)))
    found = align([first, second], [matching])
    assert found is not None
    assert places(found.scenes[0])["office"] == places(found.scenes[1])["head"]
    assert {box.id: box.node_type for box in found.scenes[1].boxes} == {"top": "body", "head": "post"}


def test_too_many_are_drawn_each_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    explorations = [explored(name) for name in SETS[0]]
    assert align([each.structure for each in explorations], matchings(explorations), most=10) is None
    assert aligned(explorations, matchings(explorations)) == made(SETS[0]).scenes
    monkeypatch.setattr(module, "align", lambda structures, given: None)
    assert aligned(explorations, matchings(explorations)) == tuple(each.scene for each in explorations)
