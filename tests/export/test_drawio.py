"""draw.io: a well-formed model whose cells all hang together, and which says enough to make the structure of it again."""

from __future__ import annotations

import html
import re
from itertools import pairwise

import pytest
from lxml import etree

from stpgraph.export import attributes as told
from stpgraph.export.drawio import EDGE, TOP, write
from stpgraph.export.sheet import Sheet
from stpgraph.layout import View
from stpgraph.model import Structure
from tests.export.sheets import DAY, FEW, SHIPPED, explored, sheet_of, view_of


def parsed(one: Sheet) -> etree._Element:
    root = etree.fromstring(write(one))
    assert root.tag == "mxfile"
    return root


def parts(root: etree._Element, part: str) -> list[etree._Element]:
    return [each for each in root.iter("object") if each.get("stp_part") == part]


def fields(item: etree._Element) -> dict[str, str]:
    return {key[4:]: value for key, value in item.attrib.items() if key.startswith("stp_") and key != "stp_part"}


def shown(label: str) -> str:
    """What a reader sees of a label in HTML."""
    assert set(re.findall(r"<(/?\w+)", label)) <= {"b", "/b", "br", "span", "/span"}
    return html.unescape(re.sub(r"<[^>]*>", "", label.replace("<br>", " ")))


def style(item: etree._Element) -> dict[str, str]:
    return dict(each.partition("=")[::2] for each in item.find("mxCell").get("style").split(";") if each)


@pytest.mark.parametrize("name", [*SHIPPED, "nasty"])
def test_the_structure_can_be_made_of_it_again(name: str) -> None:
    root, one = parsed(sheet_of(name)), sheet_of(name).structure
    (of_structure,) = parts(root, "structure")
    by_id = {each.get("stp_id"): fields(each) for each in parts(root, "node")}
    nodes = [by_id[node.id] for node in one.nodes]
    relations = [fields(each) for each in parts(root, "relation")]
    assert len(by_id) == len(one.nodes)
    assert told.structure_of(fields(of_structure), nodes, relations) == one


@pytest.mark.parametrize("name", [*SHIPPED, "nasty"])
def test_every_id_is_there_once_and_every_end_exists(name: str) -> None:
    root = parsed(sheet_of(name))
    ids = [each.get("id") for each in root.find("diagram").iter("object", "mxCell") if each.get("id")]
    assert len(ids) == len(set(ids))
    for cell in root.iter("mxCell"):
        assert {cell.get(key) for key in ("parent", "source", "target") if cell.get(key)} <= set(ids)


@pytest.mark.parametrize("name", [*SHIPPED, "nasty"])
def test_boxes_and_lines_are_where_the_scene_has_them(name: str) -> None:
    one = sheet_of(name)
    root = parsed(one)
    panels = {each.get("id"): each.find("mxCell/mxGeometry") for each in parts(root, "panel")}
    assert len(panels) == len(one.scene.panels)

    def place(item: etree._Element) -> tuple[float, float, float, float]:
        cell = item.find("mxCell")
        at, inside = cell.find("mxGeometry"), panels.get(cell.get("parent"))
        x, y, width, height = (float(at.get(key)) for key in ("x", "y", "width", "height"))
        more_x, more_y = (float(inside.get(key)) for key in ("x", "y")) if inside is not None else (0.0, 0.0)
        return x + more_x - EDGE, y + more_y - TOP, width, height

    places = {each.get("stp_id"): place(each) for each in parts(root, "node")}
    assert set(places) == {box.id for box in one.scene.boxes}
    for box in one.scene.boxes:
        assert places[box.id] == pytest.approx((box.x, box.y, box.width, box.height), abs=0.02)
    lines = {(each.get("stp_source"), each.get("stp_type"), each.get("stp_target")): each for each in parts(root, "relation")}
    assert {line.key for line in one.scene.lines} <= set(lines)
    for line in one.scene.lines:
        item = lines[line.key]
        assert item.find("mxCell").get("source") == f"node-{line.source}"
        assert item.find("mxCell").get("target") == f"node-{line.target}"
        points = [(float(each.get("x")) - EDGE, float(each.get("y")) - TOP) for each in item.iter("mxPoint")]
        assert [point for pair in points for point in pair] == pytest.approx(
            [each for point in line.points[1:-1] for each in point], abs=0.02
        )
        said = style(item)
        x, y, width, height = places[line.source]
        start = x + float(said["exitX"]) * width, y + float(said["exitY"]) * height
        assert start == pytest.approx(line.points[0], abs=0.1)


def test_what_is_on_a_panel_belongs_to_it_and_a_seat_without_a_line_is_hidden() -> None:
    one = sheet_of("workstream")
    root = parsed(one)
    assert len({panel.zone for panel in one.scene.panels}) < len(one.scene.panels)
    titles = {each.get("id"): each.get("label") for each in parts(root, "panel")}
    home = {each.get("stp_name"): titles.get(each.find("mxCell").get("parent")) for each in parts(root, "node")}
    assert home["Estates"] == "Enablers"
    assert home["Finance Group"] == "Support and advice"
    assert home["STP Strategic Board"] is None
    hidden = [each for each in parts(root, "relation") if each.find("mxCell").get("visible") == "0"]
    assert hidden
    assert {each.get("stp_type") for each in hidden} <= {"sits_on", "leads"}


def test_labels_are_escaped_twice() -> None:
    one = sheet_of("nasty")
    root = parsed(one)
    names = {node.id: " ".join(node.name.split()) for node in one.structure.nodes}
    boxes = {box.id: box for box in one.scene.boxes}
    for item in parts(root, "node"):
        text = shown(item.get("label"))
        key = item.get("stp_id")
        assert text.replace(" ", "") == (names[key] + boxes[key].caption).replace(" ", "")
    for item in root.iter("object"):
        assert not re.search(r"<(?!/?(?:b|br|span)\b)", item.get("label") + item.get("tooltip", ""))


def test_relations_look_different() -> None:
    root = parsed(sheet_of("all-clear"))
    looks: dict[str, tuple[str, ...]] = {}
    for item in parts(root, "relation"):
        said = style(item)
        keys = ("strokeColor", "strokeWidth", "dashPattern", "shape", "endArrow")
        looks.setdefault(item.get("stp_type"), tuple(said.get(key, "") for key in keys))
    assert len(looks) >= 10
    assert len(set(looks.values())) == len(looks)
    assert looks["delegates_to"][3] == "filledEdge"
    assert looks["oversees"][2] == "9 5"
    assert looks["accountable_to"][2] == ""


def test_gaps_are_marked_and_explained_only_where_findings_are_asked_for() -> None:
    one = sheet_of("workstream")
    signs = sorted(each.get("label") for each in parts(parsed(one), "mark"))
    assert signs == sorted(tag.sign for tag in one.marks.tags.values())
    assert {"!", "?"} == set(signs)
    without = parsed(sheet_of("workstream", findings=False))
    assert not parts(without, "mark")
    words = [each.get("label") for each in parts(without, "legend")]
    assert not any("gap here" in each for each in words)
    assert any("gap here" in each.get("label") for each in parts(parsed(one), "legend"))


def test_title_and_legend_stand_clear_of_the_picture() -> None:
    one = sheet_of("workstream")
    root = parsed(one)
    titles = [each.get("label") for each in parts(root, "title")]
    assert titles == [html.escape(each) for each in (one.title, one.subtitle, one.source_line)]
    for item in parts(root, "title"):
        at = item.find("mxCell/mxGeometry")
        assert float(at.get("y")) + float(at.get("height")) <= TOP
    heights = [float(at.get("y")) for each in parts(root, "legend") for at in each.iter("mxGeometry") if at.get("y")]
    assert min(heights) > TOP + one.scene.height
    assert all(one < other for one, other in pairwise(sorted(set(heights))))


def test_a_view_has_only_what_it_shows() -> None:
    one = view_of("workstream", View("scrutiny"))
    root = parsed(one)
    assert {each.get("stp_id") for each in parts(root, "node")} == {box.id for box in one.scene.boxes}
    seats = {(box.id, box.seat_of) for box in one.scene.boxes}
    drawn = {line.key for line in one.scene.lines}
    for each in parts(root, "relation"):
        key = each.get("stp_source"), each.get("stp_type"), each.get("stp_target")
        assert key in drawn or (key[0], key[2]) in seats


def test_an_empty_structure_can_be_written() -> None:
    from stpgraph.export.sheet import sheet
    from stpgraph.pipeline import explore

    empty = Structure.model_validate({"stpgraph": 1, "id": "a", "title": "A", "status": "option"})
    assert not parts(parsed(sheet(explore(empty, DAY), DAY)), "node")
    assert explored("workstream").structure.nodes


@pytest.mark.parametrize("name", FEW)
def test_same_sheet_same_bytes(name: str) -> None:
    assert write(sheet_of(name)) == write(sheet_of(name))
