"""What stands in which order, and which side lines come by, so that they cross as little as can be."""

from __future__ import annotations

import pytest

from stpgraph import shipped
from stpgraph.layout import Scene, lay_out
from stpgraph.layout.kinship import neighbourly
from tests.layout.metrics import crossings, faults
from tests.layout.test_scenes import structure_of
from tests.layout.test_zones import BOARD, body, boxes, line

Node = dict[str, object]


# ── columns ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_columns_without_lines_across_keep_their_order() -> None:
    parents = {"b": None, "a": None, "b2": "b", "b1": "b", "a1": "a"}
    assert neighbourly(parents, []) == ["b", "b2", "b1", "a", "a1"]
    # Lines up and down the tree are not lines across.
    assert neighbourly(parents, [("b1", "b")]) == ["b", "b2", "b1", "a", "a1"]


def test_columns_that_a_line_joins_across_stand_side_by_side() -> None:
    parents = dict.fromkeys("abcd")
    assert neighbourly(parents, [("a", "d")]) == ["a", "d", "b", "c"]
    assert neighbourly(parents, [("a", "c"), ("c", "d"), ("d", "a")]) == ["a", "c", "d", "b"]
    # A third cannot stand beside one that has two beside it: it stands as near as it can.
    assert neighbourly(parents, [("a", "b"), ("a", "c"), ("a", "d")])[:3] == ["b", "a", "c"]


def test_in_neighbouring_families_what_is_joined_stands_at_the_near_end() -> None:
    parents = {"a": None, "b": None, "a1": "a", "a2": "a", "b1": "b", "b2": "b"}
    assert neighbourly(parents, [("a1", "b2")]) == ["a", "a2", "a1", "b", "b2", "b1"]


def test_a_board_stands_beside_the_one_whose_group_it_answers_to() -> None:
    boards = [body(f"d{at}", "delivery_group", f"Delivery group {at}") for at in range(1, 6)]
    groups = [body(f"g{at}{n}", "workstream", f"Workstream {at}{n}") for at in range(1, 6) for n in (1, 2)]
    lines = [line(f"d{at}", "accountable_to", "board") for at in range(1, 6)]
    lines += [line(f"g{at}{n}", "accountable_to", f"d{at}") for at in range(1, 6) for n in (1, 2)]
    executive = body("executive", "executive_group", "Executive")
    lines += [line("executive", "accountable_to", "d1"), line("executive", "accountable_to", "g51")]
    scene = lay_out(structure_of([BOARD, *boards, *groups, executive], lines))
    found = boxes(scene)
    assert found["executive"].y > found["d1"].y
    assert crossings(scene) <= 2
    assert faults(scene) == {}


# ── seats ────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def with_seats(count: int, *more: tuple[list[Node], list[Node]]) -> Scene:
    """A board with a chair, some groups and a seat for each of some organisations; the names of seats do not tell in which order these stand."""
    organisations: list[Node] = [
        {"id": f"o{at}", "type": "organisation", "kind": "nhs_trust", "name": f"Trust {at}"} for at in range(count)
    ]
    seats: list[Node] = [
        {"id": f"s{at}", "type": "post", "kind": "member", "name": f"Seat {at * 3 % count}"} for at in range(count)
    ]
    chair: Node = {"id": "chair", "type": "post", "kind": "independent_chair", "name": "Zoe"}
    lines = [line("chair", "sits_on", "board", capacity="chair")]
    lines += [line(f"s{at}", "sits_on", "board", capacity="voting") for at in range(count)]
    lines += [line(f"s{at}", "represents", f"o{at}") for at in range(count)]
    # A row of groups as wide as that of the organisations, so that this is not wrapped.
    groups = [body(f"g{at}", "workstream", f"Group {at}") for at in range(count)]
    lines += [line(f"g{at}", "accountable_to", "board") for at in range(count)]
    nodes = [BOARD, chair, *organisations, *seats, *groups]
    for new, joined in more:
        nodes, lines = nodes + new, lines + joined
    return lay_out(structure_of(nodes, lines))


def test_seats_stand_on_the_side_where_their_lines_lead() -> None:
    scene = with_seats(4)
    found = boxes(scene)
    assert crossings(scene) == 0
    assert faults(scene) == {}
    middle = found["board"].centre[0]
    for at in range(4):
        assert (found[f"s{at}"].centre[0] < middle) == (found[f"o{at}"].centre[0] < middle)


def test_the_chair_stands_first_whatever_the_order_of_the_others() -> None:
    scene = with_seats(4)
    chair, *others = (box for box in scene.boxes if box.seat_of == "board")
    assert chair.id == "chair"
    assert all((chair.y, chair.x) < (box.y, box.x) for box in others)


def test_seats_without_lines_keep_their_order() -> None:
    seats = [{"id": f"s{at}", "type": "post", "kind": "member", "name": f"Seat {at}"} for at in range(9)]
    scene = lay_out(structure_of([BOARD, *seats], [line(f"s{at}", "sits_on", "board") for at in range(9)]))
    found = [box for box in scene.boxes if box.seat_of]
    assert [box.id for box in sorted(found, key=lambda box: (box.y, box.x))] == [f"s{at}" for at in range(9)]


# ── sides ────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_panel_joins_a_board_from_below_where_its_seats_are_hedged_in_by_their_lines() -> None:
    scrutiny = body("scrutiny", "oversight_group", "Scrutiny")
    scene = with_seats(4, ([scrutiny], [line("scrutiny", "oversees", "board")]))
    board = boxes(scene)["board"]
    (found,) = (each for each in scene.lines if each.type == "oversees")
    assert found.points[-1][1] == pytest.approx(board.y + board.height)
    assert crossings(scene) == 0
    assert faults(scene) == {}


def test_a_panel_joins_a_board_straight_from_its_side_where_nothing_is_between() -> None:
    scrutiny = body("scrutiny", "oversight_group", "Scrutiny")
    scene = lay_out(structure_of([BOARD, scrutiny], [line("scrutiny", "oversees", "board")]))
    board = boxes(scene)["board"]
    assert scene.lines[0].points[-1][0] == pytest.approx(board.x + board.width)


def test_what_comes_from_below_joins_the_last_box_of_a_column_at_its_foot() -> None:
    council: Node = {"id": "council", "type": "organisation", "kind": "local_authority", "name": "Council"}
    wellbeing = body("hwb", "health_and_wellbeing_board", "Health and wellbeing board")
    group = body("group", "workstream", "Group")
    lines = [line("hwb", "part_of", "council"), line("group", "accountable_to", "hwb"), line("group", "reports_to", "board")]
    scene = lay_out(structure_of([BOARD, council, wellbeing, group], lines))
    (found,) = (each for each in scene.lines if each.type == "accountable_to")
    box = boxes(scene)["hwb"]
    assert found.points[-1][1] == pytest.approx(box.y + box.height)
    assert faults(scene) == {}


#: At most so many crossings in each: what dot has on the same lines, but for the second (it has none there).
@pytest.mark.parametrize(("name", "most"), [("derbyshire-jucd-2017-20", 1), ("north-east-london-stp-2016-17", 2)])
def test_structures_with_many_seats_and_organisations_have_few_crossings(name: str, most: int) -> None:
    (path,) = (each for shelf in shipped.SHELVES for each in shipped.files(shelf) if each.stem == name)
    assert crossings(lay_out(shipped.load(path))) <= most
