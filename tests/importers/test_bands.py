"""Boxes that are no things of their own: bands, lanes, steps of a process, stamps; and boxes that only look like them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stpgraph.importers import read_any
from stpgraph.importers.bands import is_stamp, only_titles, ornaments
from stpgraph.importers.draft import Form, Frame, Lesson, Link, Shape, Sketch
from stpgraph.importers.drafting import draft
from stpgraph.importers.drawings.tidying import without_whole


def _box(
    key: str, name: str, at: tuple[float, float, float, float] = (300, 300, 100, 50), form: Form = "", inside: str = ""
) -> Shape:
    return Shape(key, (name,), "page 1", form, Frame(*at), inside)


BOARD, STREAM = _box("b", "STP Board", (300, 200, 100, 50)), _box("s", "Stroke Workstream", (300, 400, 100, 50))
LINE = Link("s", "b", "page 1")


def _names(sketch: Sketch) -> set[str]:
    return {each.name for each in draft(sketch, "x.drawio").structure.nodes}


@pytest.mark.parametrize(
    ("name", "is_title"), [("Deliver", True), ("Board", True), ("Cancer", False), ("Estates Delivery Group", False)]
)
def test_a_word_around_boxes_that_are_joined_beyond_it_is_only_a_title(name: str, is_title: bool) -> None:
    band = _box("band", name, (200, 380, 400, 90))
    sketch = Sketch("drawio", "", (BOARD, band, replace(STREAM, inside="band")), (LINE,))
    assert (only_titles(sketch) == {"band"}) is is_title
    assert (name in _names(sketch)) is not is_title


def test_a_box_around_others_without_lines_beyond_it_is_a_thing() -> None:
    band = _box("band", "Deliver", (200, 380, 400, 90))
    inner = (replace(STREAM, inside="band"), _box("t", "Cancer Workstream", inside="band"))
    sketch = Sketch("drawio", "", (BOARD, band, *inner), (Link("s", "t", "page 1"),))
    assert not only_titles(sketch)


def test_steps_of_a_process_above_a_chart_are_no_boards_and_can_be_taken_in() -> None:
    steps = [
        _box(f"p{at}", name, (at * 105.0, 20, 100, 40), form="arrow")
        for at, name in enumerate(("Idea", "Outline case", "Go live"))
    ]
    sketch = Sketch("pptx", "", (*steps, BOARD, STREAM), (LINE,))
    assert set(ornaments(sketch)) == {"p0", "p1", "p2"}
    made = draft(sketch, "x.pptx")
    assert {each.name for each in made.structure.nodes} == {"STP Board", "Stroke Workstream"}
    assert {each.key for each in made.unread} >= {"p0", "p1", "p2"}
    taken = replace(steps[0], lesson=Lesson("project", sure=True))
    assert "Idea" in _names(replace(sketch, shapes=(taken, *steps[1:], BOARD, STREAM)))


def test_boxes_with_points_among_or_apart_in_a_chart_are_no_steps() -> None:
    row = [_box(f"p{at}", name, (at * 105.0, 20, 100, 40), form="arrow") for at, name in enumerate(("Idea", "Case", "Go live"))]
    joined = Sketch("pptx", "", (*row, BOARD, STREAM), (LINE, Link("p0", "b", "page 1")))
    assert not {"p0"} & set(ornaments(joined))
    apart = [replace(each, frame=Frame(at * 200.0, 20, 100, 40)) for at, each in enumerate(row)]
    assert not ornaments(Sketch("pptx", "", (*apart, BOARD, STREAM), (LINE,)))
    among = [replace(each, frame=Frame(at * 105.0, 300, 100, 40)) for at, each in enumerate(row)]
    assert not ornaments(Sketch("pptx", "", (*among, BOARD, STREAM), (LINE,)))


def test_words_at_the_left_of_lanes_are_titles() -> None:
    heads = (_box("h1", "Leadership", (10, 150, 30, 150)), _box("h2", "Delivery", (10, 350, 30, 150)))
    assert set(ornaments(Sketch("vsdx", "", (*heads, BOARD, STREAM), (LINE,)))) == {"h1", "h2"}
    flat = tuple(replace(each, frame=Frame(10, each.frame.y, 100, 50)) for each in heads if each.frame)
    assert not ornaments(Sketch("vsdx", "", (*flat, BOARD, STREAM), (LINE,)))
    beyond = tuple(replace(each, frame=Frame(350, each.frame.y, 30, 150)) for each in heads if each.frame)
    assert not ornaments(Sketch("vsdx", "", (*beyond, BOARD, STREAM), (LINE,)))


@pytest.mark.parametrize("name", ["DRAFT v0.4", "Final draft", "Official - sensitive", "Version 2.1", "For discussion"])
def test_stamps_are_no_names(name: str) -> None:
    assert is_stamp(name)
    assert name not in _names(Sketch("pptx", "", (BOARD, STREAM, _box("d", name)), (LINE,)))


@pytest.mark.parametrize("name", ["Drafting group", "Confidential enquiry panel", "12", "", "Version control team", "Area 2"])
def test_names_are_no_stamps(name: str) -> None:
    assert not is_stamp(name)


def test_a_board_around_all_groups_stays_where_no_line_is_drawn() -> None:
    frames = [
        _box(key, name, form="panel", inside="w") for key, name in (("a", "Digital Delivery Group"), ("c", "Estates Board"))
    ]
    whole = Sketch("dot", "", (_box("w", "Bay Partnership Board", form="panel"), *frames), ())
    assert without_whole(whole) == whole
    named = replace(whole, shapes=(_box("w", "How we are governed", form="panel"), *frames))
    assert without_whole(named).title == "How we are governed"
    lined = replace(whole, links=(Link("a", "c", "page 1"),))
    assert without_whole(lined).title == "Bay Partnership Board"


def test_rows_of_a_stacked_list_are_boxes_and_the_line_at_it_is_meant_for_each() -> None:
    def cell(key: str, value: str, at: str, style: str, parent: str = "1") -> str:
        return f'<mxCell id="{key}" value="{value}" style="{style}" vertex="1" parent="{parent}"><mxGeometry {at} as="geometry"/></mxCell>'

    row = "text;strokeColor=none;fillColor=none;"
    cells = (
        cell("b", "STP Board", 'x="100" y="20" width="160" height="60"', "rounded=1;")
        + cell("l", "Our priority areas", 'x="100" y="200" width="160" height="102"', "swimlane;childLayout=stackLayout;")
        + cell("r1", "Stroke Workstream", 'y="30" width="160" height="36"', row, "l")
        + cell("r2", "Frailty Workstream", 'y="66" width="160" height="36"', row, "l")
        + '<mxCell id="e" edge="1" parent="1" source="l" target="b"><mxGeometry relative="1" as="geometry"/></mxCell>'
    )
    data = f'<mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>{cells}</root></mxGraphModel>'.encode()
    made = read_any(data, "a.drawio").structure
    names = {each.id: each.name for each in made.nodes}
    assert {(names[each.source], each.type, names[each.target]) for each in made.relations} == {
        ("Stroke Workstream", "accountable_to", "STP Board"),
        ("Frailty Workstream", "accountable_to", "STP Board"),
    }
