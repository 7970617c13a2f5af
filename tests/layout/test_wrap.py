"""Rows wrapped into bands: families stay below their parents, and what was in a band before stays there."""

from __future__ import annotations

from typing import Any

from stpgraph.layout import Scene, lay_out
from tests.layout.metrics import crossings, faults
from tests.layout.test_scenes import structure_of
from tests.layout.test_zones import BOARD, body, boxes, line


def families(sizes: dict[str, int]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """A board with a delivery group for each name, each with so many workstreams below it."""
    nodes: list[dict[str, Any]] = [BOARD]
    lines: list[dict[str, Any]] = []
    for name, size in sizes.items():
        nodes.append(body(name, "delivery_group"))
        lines.append(line(name, "accountable_to", "board"))
        for at in range(size):
            nodes.append(body(f"{name}-{at:02}", "workstream"))
            lines.append(line(f"{name}-{at:02}", "accountable_to", name))
    return nodes, lines


def bands(scene: Scene) -> list[list[str]]:
    """The workstreams in each band, from left to right."""
    found: dict[float, list[tuple[float, str]]] = {}
    for box in scene.boxes:
        if box.zone == "group":
            found.setdefault(box.y, []).append((box.x, box.id))
    return [[key for _, key in sorted(found[y])] for y in sorted(found)]


def test_each_family_has_its_share_of_every_band_in_the_order_of_the_parents() -> None:
    scene = lay_out(structure_of(*families({"a": 8, "b": 8, "c": 8})))
    found = bands(scene)
    assert len(found) > 1
    assert all([key[0] for key in band] == sorted(key[0] for key in band) for band in found)
    assert all({key[0] for key in band} == {"a", "b", "c"} for band in found)
    assert [key for band in found for key in band if key[0] == "a"] == [f"a-{at:02}" for at in range(8)]
    assert crossings(scene) == 0
    assert faults(scene) == {}


def test_what_one_family_cannot_share_evenly_goes_where_there_is_room() -> None:
    found = bands(lay_out(structure_of(*families({"a": 7, "b": 9, "c": 7, "d": 5}))))
    assert len(found) > 1
    lengths = [len(band) for band in found]
    assert max(lengths) - min(lengths) <= 1


def test_in_a_scene_like_an_earlier_one_everything_stays_in_its_band() -> None:
    nodes, lines = families({"a": 7, "b": 9, "c": 7, "d": 5})
    before = lay_out(structure_of(nodes, lines))
    more = [body("a-00-new", "workstream")], [line("a-00-new", "accountable_to", "a")]
    after = lay_out(structure_of([*nodes, *more[0]], [*lines, *more[1]]), like=before)
    assert len(bands(after)) == len(bands(before)) > 1
    assert [[key for key in band if key != "a-00-new"] for band in bands(after)] == bands(before)


def test_projects_joined_by_one_type_of_line_stand_together_and_lines_hardly_cross() -> None:
    names = [f"p{at}" for at in range(8)]
    projects = [{"id": key, "type": "project", "name": key} for key in names]
    for master in ("ws", "board"):
        lines = [line(key, "reports_to" if at % 2 else "accountable_to", master) for at, key in enumerate(names)]
        nodes = [BOARD, body("ws", "workstream"), *projects]
        scene = lay_out(structure_of(nodes, [line("ws", "accountable_to", "board"), *lines]))
        found = boxes(scene)
        assert sorted(names, key=lambda key: found[key].y) == ["p0", "p2", "p4", "p6", "p1", "p3", "p5", "p7"]
        # Beside the projects of a board stands its group, whose line may have to pass theirs.
        assert crossings(scene) <= (master == "board")
