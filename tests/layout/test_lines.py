"""How lines run: straight where they can, together where they share an end, clear of everything else."""

from __future__ import annotations

from stpgraph import shipped
from stpgraph.layout import Line, Scene, lay_out
from stpgraph.model.kinds import RELATION_WORDS
from tests.layout.metrics import crossings, faults
from tests.layout.test_scenes import structure_of
from tests.layout.test_zones import BOARD, DELIVERY, UP, body, line


def lines(scene: Scene) -> dict[tuple[str, str, str], Line]:
    return {each.key: each for each in scene.lines}


def test_a_board_below_another_is_joined_by_one_straight_piece() -> None:
    scene = lay_out(structure_of([BOARD, DELIVERY], [UP]))
    (found,) = scene.lines
    (x, y), (to_x, to_y) = found.points
    assert x == to_x
    assert y > to_y
    assert (found.label, found.status, found.inferred) == (RELATION_WORDS["accountable_to"], "established", False)


def test_lines_of_one_type_to_one_board_end_at_one_point() -> None:
    found = lines(lay_out(shipped.load(shipped.archetype_file("workstream"))))
    ends = {found[f"workstream-{letter}", "accountable_to", "delivery-group"].points[-1] for letter in "abcde"}
    assert len(ends) == 1
    starts = {found[f"workstream-{letter}", "accountable_to", "delivery-group"].points[0] for letter in "abcde"}
    assert len(starts) == 5


def test_lines_of_different_types_between_two_boards_keep_apart_and_do_not_cross() -> None:
    more = [line("delivery", sort, "board") for sort in ("reports_to", "advises", "supports")]
    scene = lay_out(structure_of([BOARD, DELIVERY], [UP, *more, line("board", "delegates_to", "delivery")]))
    assert faults(scene) == {}
    assert crossings(scene) == 0
    assert len({each.points[-1][0] for each in scene.lines}) == 5


def test_lines_beside_a_column_do_not_cross_on_their_way_to_what_hangs_there() -> None:
    nodes = [BOARD, body("ws", "workstream"), *({"id": key, "type": "project", "name": key.upper()} for key in ("a", "b", "c"))]
    found = [line("ws", "accountable_to", "board"), line("a", "reports_to", "ws"), line("b", "accountable_to", "ws")]
    scene = lay_out(structure_of(nodes, [*found, line("c", "reports_to", "ws")]))
    assert faults(scene) == {}
    assert crossings(scene) <= 1
    scene = lay_out(structure_of(nodes[:-1], found))
    assert crossings(scene) == 0


def test_a_line_from_a_box_to_itself_is_a_loop_at_its_side() -> None:
    scene = lay_out(structure_of([BOARD, DELIVERY], [UP, line("board", "accountable_to", "board")]))
    assert faults(scene) == {}
    loop = lines(scene)["board", "accountable_to", "board"].points
    board = next(box for box in scene.boxes if box.id == "board")
    assert len(loop) == 4
    assert {loop[0][0], loop[-1][0]} == {board.x + board.width}
    assert max(x for x, _ in loop) > board.x + board.width


def test_a_line_runs_from_its_source_to_its_target_whichever_end_is_shared() -> None:
    scene = lay_out(shipped.load(shipped.root() / "examples" / "all-clear.yaml"))
    boxes = {box.id: box for box in scene.boxes}
    for each in scene.lines:
        if each.source != each.target:
            (x, y), box = each.points[0], boxes[each.source]
            assert box.x - 0.01 <= x <= box.x + box.width + 0.01
            assert box.y - 0.01 <= y <= box.y + box.height + 0.01


def test_what_a_reader_inferred_and_what_is_planned_is_told() -> None:
    (found,) = lay_out(structure_of([BOARD, DELIVERY], [{**UP, "inferred": True, "status": "planned"}])).lines
    assert (found.inferred, found.status) == (True, "planned")


def test_a_stroke_of_support_goes_straight_to_the_board_beside_it() -> None:
    nodes = [BOARD, body("pmo", "programme_office", "Office")]
    scene = lay_out(structure_of(nodes, [line("pmo", "supports", "board")]))
    (found,) = scene.lines
    assert len(found.points) == 2
    assert found.points[0][1] == found.points[1][1]
