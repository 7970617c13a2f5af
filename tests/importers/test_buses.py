"""Lines that meet away from boxes, where their corners come near to boxes that they do not join."""

from __future__ import annotations

from stpgraph.importers.buses import buses
from stpgraph.importers.draft import Frame, Link, Page, Shape

PAGE = Page("", 960, 540)


def _box(key: str, x: float, y: float) -> Shape:
    return Shape(key, (key,), "", frame=Frame(x, y, 100, 50))


def _line(*route: tuple[float, float]) -> Link:
    return Link("", "", "", head="none", route=route)


def test_a_bar_that_passes_close_by_a_box_joins_only_those_that_its_ends_touch() -> None:
    shapes = {each.key: each for each in (_box("top", 200, 0), _box("near", 150, 165), _box("low", 400, 165))}
    lines = [_line((250, 50), (250, 150)), _line((250, 150), (450, 150)), _line((450, 150), (450, 165))]
    made, used = buses(lines, shapes, frozenset(), PAGE, "slide 1")
    assert [(each.source, each.target) for each in made.links] == [("low", "top")]
    assert used == {0, 1, 2}


def test_lines_that_come_to_one_point_before_a_box_are_no_bar() -> None:
    shapes = {each.key: each for each in (_box("top", 200, 0), _box("a", 0, 200), _box("b", 200, 200), _box("c", 400, 200))}
    lines = [_line((50, 200), (250, 60)), _line((250, 200), (250, 60)), _line((450, 200), (250, 60))]
    made, used = buses(lines, shapes, frozenset(), PAGE, "slide 1")
    assert (made.links, used) == ([], set())
