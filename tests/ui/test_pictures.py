"""The pictures: SVG, the network for the browser, colours, the legend's samples."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import product
from typing import Any, get_args
from xml.etree import ElementTree

import pytest

from stpgraph import shipped
from stpgraph.draw import svg
from stpgraph.draw.style import BOXES, LINES, PANEL, PANEL_EDGE, PAPER, PICKED, QUIET, STRATEGIC, TAGS, contrast
from stpgraph.layout import lay_out
from stpgraph.layout.scene import Scene
from stpgraph.model.kinds import NODE_TYPES, RELATION_TYPES
from stpgraph.pipeline import explore
from stpgraph.reading.marks import NOTHING, Marks, Tag, Tone, overview, spotlight
from stpgraph.reading.outline import OutlineLine
from stpgraph.rules import BY_ID
from stpgraph.ui import network, specimens
from stpgraph.ui.components.diagram import clicked
from stpgraph.ui.components.outline import nested
from tests.strategies import TODAY
from tests.ui.test_explore_page import HOSTILE
from tests.ui.test_reading import EVERY, body, structure

SCENE = lay_out(shipped.load(shipped.archetype_file("workstream")))
SVG = "{http://www.w3.org/2000/svg}"


def parsed(image: str) -> ElementTree.Element:
    return ElementTree.fromstring(image)


def words(image: str) -> list[str]:
    return [each.text or "" for each in parsed(image).iter(f"{SVG}text")]


@pytest.mark.parametrize("path", [p for shelf in shipped.SHELVES for p in shipped.files(shelf)], ids=lambda path: path.stem)
def test_every_shipped_picture_is_well_formed_and_whole(path: Any) -> None:
    found = explore(shipped.load(path), TODAY)
    image = svg.picture(found.scene, overview(found.findings))
    shown = words(image)
    for box in found.scene.boxes:
        assert all(line in shown for line in box.text)
    assert image == svg.picture(found.scene, overview(found.findings))
    assert words(svg.picture(found.scene, overview(found.findings), words=False)) == []


def test_what_is_lit_shows_by_more_than_colour() -> None:
    found = explore(shipped.load(shipped.archetype_file("workstream")), TODAY)
    finding = next(each for each in found.findings if each.rule == "ACC002")
    plain, lit = svg.picture(found.scene), svg.picture(found.scene, spotlight(finding, found.scene))
    assert "Accountability ends here" in words(lit)
    assert words(lit).count("Affected") == 16
    assert plain.count('opacity="0.22"') == 0
    assert lit.count('opacity="0.22"') > 10
    assert lit.count('stroke-dasharray="7 4"') == 16, "the affected have a dashed ring"


def test_every_kind_of_box_and_line_is_drawn() -> None:
    scene = lay_out(EVERY)
    assert {box.node_type for box in scene.boxes} == set(NODE_TYPES)
    faded = replace(scene, boxes=tuple(replace(box, status="planned", represents_many=True, caption="") for box in scene.boxes))
    assert len(words(svg.picture(faded))) < len(words(svg.picture(scene)))
    parsed(svg.picture(faded, Marks({"ccg": Tag("A", "note")})))


def test_hostile_names_are_text_in_every_picture() -> None:
    scene = lay_out(
        structure([body("a", "strategic_board", name=HOSTILE), body("b")], [("b", "accountable_to", "a")], title=HOSTILE)
    )
    assert "<img" not in svg.picture(scene)
    assert "".join(words(svg.picture(scene))).replace(" ", "").count("onerror=alert(1)>") == 1
    data = json.dumps(network.picture(scene))
    assert HOSTILE in json.loads(data)["nodes"][0]["hint"]


def test_samples_for_the_legend() -> None:
    for style in (*BOXES.values(), STRATEGIC):
        parsed(svg.sample_box(style))
    assert len({svg.sample_line(kind) for kind in RELATION_TYPES}) == len(RELATION_TYPES), "no two relations look the same"
    assert len({style.shape for style in BOXES.values()}) == len(BOXES), "no two node types have the same shape"


def test_a_line_is_shortened_at_its_end_and_never_turned_round() -> None:
    assert svg.shortened([(0, 0), (10, 0)], 4) == ((0, 0), (6, 0))
    assert svg.shortened([(0, 0), (3, 0)], 4) == ((0, 0), (0, 0))
    assert svg.shortened([(1, 1), (1, 1)], 4) == ((1, 1), (1, 1))


def test_the_network_is_pyvis_data_with_the_scene_s_places() -> None:
    data: Any = network.picture(SCENE)
    json.dumps(data)
    assert [node["id"] for node in data["nodes"]] == [box.id for box in SCENE.boxes]
    assert [(node["x"], node["y"]) for node in data["nodes"]] == [box.centre for box in SCENE.boxes]
    assert len(data["edges"]) == len(SCENE.lines)
    assert data["options"]["physics"] == {"enabled": False}
    assert data["start"] == dict(zip("xy", next(box.centre for box in SCENE.boxes if box.id == "strategic-board"), strict=True))
    assert data["key"] == network.picture(SCENE)["key"] != network.picture(replace(SCENE, width=1.0))["key"]
    assert "“Workstream A” answers to “STP Delivery Group” (our reading)" in [edge["hint"] for edge in data["edges"]]


def test_an_empty_scene_is_drawn_too() -> None:
    empty = Scene("Nothing", 0, 0, (), (), ())
    assert network.picture(empty)["start"] == {"x": 0.0, "y": 0.0}
    parsed(svg.picture(empty))


def test_what_is_lit_is_sorted_data() -> None:
    data = network.lights(Marks({"b": Tag("B", "gap")}, frozenset({"b", "a"}), frozenset({("b", "leads", "a")}), True), "a")
    assert data == {
        "dims": True,
        "boxes": ["a", "b"],
        "lines": ["b\nleads\na"],
        "tags": [{"node": "b", "text": "B", "fill": "#A3142A", "ink": "#FFFFFF", "edge": "#A3142A", "strong": True}],
        "picked": "a",
        "strip": [],
    }
    assert network.lights(NOTHING, None)["tags"] == []


def test_clicks_are_checked() -> None:
    assert clicked(None, SCENE, "chair") == "chair"
    assert clicked({"node": "delivery-group"}, SCENE, "chair") == "delivery-group"
    assert clicked({"node": None}, SCENE, "chair") is None
    assert clicked({"node": "nobody"}, SCENE, "chair") is None


def test_contrast_is_enough_for_everybody() -> None:
    for style in (*BOXES.values(), STRATEGIC):
        assert contrast(style.ink, style.fill) >= 4.5
        assert contrast(style.stroke, PAPER) >= 3
        assert contrast(style.stroke, PANEL) >= 3
    for tag in TAGS.values():
        assert contrast(tag.ink, tag.fill) >= 4.5
        assert contrast(tag.edge, PAPER) >= 3
    for line, ground in product(LINES.values(), (PAPER, PANEL)):
        assert contrast(line.colour, ground) >= 3
    assert contrast(QUIET, PANEL) >= 4.5
    assert contrast(PICKED, PAPER) >= 3
    assert contrast(PANEL_EDGE, PAPER) >= 3


def test_every_tone_and_relation_has_a_style() -> None:
    assert set(TAGS) == set(get_args(Tone))
    assert set(LINES) == set(RELATION_TYPES)
    assert set(BOXES) == set(NODE_TYPES)


def test_lists_are_nested_and_closed() -> None:
    depths = (0, 1, 2, 1, 0, 1, 2)
    made = nested([OutlineLine(str(at), "<b>", "Kind", depth) for at, depth in enumerate(depths)])
    assert made.count("<ul") == made.count("</ul>")
    assert made.count("<li>") == made.count("</li>")
    assert "<b>" not in made


def test_a_rule_without_a_case_file_has_no_specimens() -> None:
    assert specimens.of_rule("ABC001") == (None, None)


@pytest.mark.parametrize("rule", BY_ID)
def test_the_specimens_of_a_rule_show_what_they_say(rule: str) -> None:
    breaking, keeping = specimens.of_rule(rule)
    if breaking is None or keeping is None:
        pytest.skip("this rule has no case file")
    assert breaking.fact
    assert breaking.why
    assert not keeping.fact
    for specimen in (breaking, keeping):
        parsed(specimen.image)
        assert specimen.words.startswith("Picture: ")
