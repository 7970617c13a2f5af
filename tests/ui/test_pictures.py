"""What the browser is given to draw, the specimens of the rules, the outline as nested lists."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest

from stpgraph import shipped
from stpgraph.files import loads
from stpgraph.layout import lay_out
from stpgraph.layout.scene import Scene
from stpgraph.pipeline import explore
from stpgraph.reading.marks import NOTHING, Key, Marks, Tag, spotlight
from stpgraph.reading.outline import OutlineLine
from stpgraph.rules import BY_ID
from stpgraph.ui import network, specimens
from stpgraph.ui.components.diagram import clicked
from stpgraph.ui.components.outline import nested
from tests.strategies import TODAY
from tests.ui.made import HOSTILE, body, structure

SCENE = lay_out(shipped.load(shipped.archetype_file("workstream")))


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


def test_hostile_names_are_data() -> None:
    scene = lay_out(structure([body("a", "strategic_board", name=HOSTILE)], title=HOSTILE))
    assert json.loads(json.dumps(network.picture(scene)))["nodes"][0]["hint"] == f"{HOSTILE}\nStrategic board"


def test_what_is_lit_is_sorted_data() -> None:
    scene = lay_out(structure([body("b", "strategic_board"), body("a")], [("a", "accountable_to", "b")]))
    marks = Marks(
        {"b": Tag("At fault", "gap", "confirmed", shown=True), "a": Tag("Affected", "affected")},
        frozenset({"b", "a"}),
        frozenset({("b", "leads", "a")}),
        dims=True,
        key=(Key("ring", "At fault: “B”"), Key("line", "How that was traced")),
    )
    data: Any = network.lights(scene, marks, "a")
    json.dumps(data)
    assert (data["dims"], data["boxes"], data["lines"], data["picked"]) == (True, ["a", "b"], ["b\nleads\na"], "a")
    fault, affected = data["tags"]
    assert (fault["node"], fault["text"], fault["sign"], fault["fill"]) == ("b", "At fault", "!", "#A3142A")
    assert fault["words"] is not None
    assert len(fault["tab"]) == 4
    assert fault["ring"] == {"weight": 3.5, "dash": []}
    assert (affected["sign"], affected["tab"], affected["words"]) == ("", None, None)
    assert affected["ring"] == {"weight": 2, "dash": [8, 5]}
    assert [part["text"] for part in data["strip"]] == ["At fault: “B”", "How that was traced"]
    assert network.lights(scene, NOTHING, None)["tags"] == []


def test_what_is_not_stated_looks_unlike_what_is_confirmed() -> None:
    scene = lay_out(structure([body("b", "strategic_board")]))
    tags: Any = [
        network.lights(scene, Marks({"b": Tag("At fault", "gap", certainty)}), None)["tags"]
        for certainty in ("confirmed", "not_stated")
    ]
    (sure,), (unsure,) = tags
    assert (sure["sign"], unsure["sign"]) == ("!", "?")
    assert sure["fill"] != unsure["fill"]
    assert sure["ring"] != unsure["ring"]


def test_clicks_are_checked() -> None:
    assert clicked(None, SCENE, "chair") == "chair"
    assert clicked({"node": "delivery-group"}, SCENE, "chair") == "delivery-group"
    assert clicked({"node": None}, SCENE, "chair") is None
    assert clicked({"node": "nobody"}, SCENE, "chair") is None


def test_lists_are_nested_and_closed() -> None:
    depths = (0, 1, 2, 1, 0, 1, 2)
    made = nested([OutlineLine(str(at), "<b>", "Kind", depth) for at, depth in enumerate(depths)])
    assert made.count("<ul") == made.count("</ul>")
    assert made.count("<li>") == made.count("</li>")
    assert "<b>" not in made


def test_a_rule_without_a_case_file_has_no_specimens() -> None:
    assert specimens.of_rule("ABC001") == ()


@pytest.mark.parametrize("rule", BY_ID)
def test_the_specimens_of_a_rule_show_what_they_say(rule: str) -> None:
    cases = specimens.of_rule(rule)
    assert len({each.key for each in cases}) == len(cases) >= 4
    assert [each.breaks for each in cases] == sorted((each.breaks for each in cases), reverse=True)
    assert {"broken-1", "broken-2", "kept-1", "kept-2"} <= {each.key for each in cases}
    for each in cases:
        assert each.why
        assert bool(each.found) is each.breaks
        assert bool(each.marks.tags) <= each.breaks


def test_a_specimen_is_a_picture_words_and_a_file() -> None:
    broken = specimens.of_rule("ACC002")[0]
    wide = ElementTree.fromstring(broken.image(broken.width + 200))
    assert float(wide.get("width") or 0) == pytest.approx(broken.width + 200, abs=0.01)
    assert broken.words.startswith(
        "Picture: Accountability ends at the board. “Northvale CCG” has seats on “STP Strategic Board”."
    )
    name, data = broken.file
    assert name == "ACC002-broken-1.yaml"
    assert loads(data.decode()) == broken.structure
    assert broken.marks.key == spotlight(broken.found[0], broken.scene).key


def test_what_a_finding_lights_up_is_in_the_picture() -> None:
    found = explore(shipped.load(shipped.archetype_file("workstream")), TODAY)
    for finding in found.findings:
        data: Any = network.lights(found.scene, spotlight(finding, found.scene), None)
        assert set(data["boxes"]) <= {node.id for node in found.structure.nodes}
        assert set(data["lines"]) <= {"\n".join(line.key) for line in found.scene.lines}
