"""The data of the wiring diagram: what it shows, where its keys lead, what it says."""

from __future__ import annotations

import json
from typing import Any

import pytest

from stpgraph import shipped
from stpgraph.draw.style import BOXES, LINES, PANEL, PAPER, PICKED, QUIET, contrast
from stpgraph.files import read
from stpgraph.layout import lay_out
from stpgraph.layout.scene import Scene
from stpgraph.model.kinds import RELATION_TYPES
from stpgraph.pipeline import explore
from stpgraph.reading.marks import NOTHING, overview, spotlight
from stpgraph.ui import wiring
from stpgraph.ui.components.wiring import SCRIPTS
from stpgraph.ui.wiring_ways import ELSE_DOWN, ELSE_UP, HANDED_DOWN, UPWARD, below, on_top, walk
from stpgraph.ui.wiring_words import TO_IT, box_words, line_words
from tests.strategies import TODAY
from tests.ui.conftest import ROOT
from tests.ui.explored import SHIPPED
from tests.ui.made import EVERY, HOSTILE, body, organisation, post, structure

WORKSTREAM = lay_out(shipped.load(shipped.archetype_file("workstream")))
ASSETS = ROOT / "stpgraph" / "ui" / "assets"


def data(scene: Scene) -> Any:
    return wiring.picture(scene)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_everything_of_every_shipped_scene_is_in_the_picture(path: Any) -> None:
    scene = lay_out(read(path))
    made = data(scene)
    assert [each["id"] for each in made["boxes"]] == [box.id for box in scene.boxes]
    ends = [(made["boxes"][line["from"]]["id"], line["type"], made["boxes"][line["to"]]["id"]) for line in made["lines"]]
    assert ends == [line.key for line in scene.lines]
    assert [panel["title"] for panel in made["panels"]] == [panel.title for panel in scene.panels]
    assert sorted(made["walk"]) == list(range(len(scene.boxes))), "Left and Right pass every box once"
    assert len(set(made["find"])) == len(scene.boxes), "every box can be told apart where one looks for it"
    assert {box["kind"] for box in made["boxes"]} == {kind["key"] for kind in made["kinds"]}
    assert sum(relation["count"] for relation in made["relations"]) == len(scene.lines)
    assert made == data(scene)
    assert json.loads(json.dumps(made)) == made


def test_the_fingerprint_is_of_everything() -> None:
    plain = lay_out(structure([body("a"), body("b")], [("a", "accountable_to", "b")]))
    renamed = lay_out(structure([body("a", name="Other"), body("b")], [("a", "accountable_to", "b")]))
    assert data(plain)["key"] == data(plain)["key"] != data(renamed)["key"]


# ── where the keys lead ──────────────────────────────────────────────────────────────────────────────────────────────


def test_every_relation_leads_one_way() -> None:
    assert sorted((*UPWARD, *HANDED_DOWN, *ELSE_UP, *ELSE_DOWN)) == sorted(RELATION_TYPES)


def test_up_leads_to_what_a_box_answers_to_and_down_to_who_answers_to_it() -> None:
    up, down = on_top(WORKSTREAM), below(WORKSTREAM)
    assert up["project-3"] == ("workstream-b",)
    assert up["workstream-b"] == ("delivery-group",)
    assert up["strategic-board"] == ()
    assert down["delivery-group"] == (
        "workstream-a",
        "workstream-b",
        "workstream-c",
        "workstream-d",
        "workstream-e",
        "executive-team",
    ), "from the left; the posts at it last"
    assert down["project-3"] == ()
    assert up["workstream-b-lead"] == ("workstream-b",), "a post is below the body at which it stands"
    assert up["finance-group"] == ("strategic-board",), "an adviser leads to whom it advises"
    assert down["cabinet-boards"] == ("strategic-board",), "who oversees looks down on what is overseen"


def test_answering_wins_over_all_else_and_several_boards_come_in_order() -> None:
    scene = lay_out(
        structure(
            [body("top", "strategic_board"), body("a", "delivery_group"), body("b", "delivery_group"), body("w")],
            [
                ("w", "reports_to", "top"),
                ("w", "advises", "a"),
                ("w", "accountable_to", "b"),
                ("a", "delegates_to", "w", {"scope": "x"}),
                ("a", "accountable_to", "top"),
                ("b", "accountable_to", "top"),
            ],
        )
    )
    assert on_top(scene)["w"] == ("b", "top", "a")
    assert "w" in below(scene)["a"]
    assert "w" in below(scene)["b"]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_what_is_above_is_found_below(path: Any) -> None:
    scene = lay_out(read(path))
    up, down = on_top(scene), below(scene)
    answers = {(line.source, line.target) for line in scene.lines if line.type in UPWARD and line.source != line.target}
    assert answers == {(box, over) for box, over in answers if over in up[box] and box in down[over]}


def test_left_and_right_go_along_rows_as_one_reads() -> None:
    order = walk(WORKSTREAM)
    assert order[:4] == ("strategic-board", "chair", "chief-officers", "regional-representatives")
    at = order.index("workstream-a")
    assert order[at : at + 5] == tuple(f"workstream-{each}" for each in "abcde")
    at = order.index("project-1")
    assert order[at : at + 5] == ("project-1", "project-3", "project-5", "project-7", "project-9")


# ── what is said ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_box_says_whom_it_answers_to_and_who_answers_to_it() -> None:
    said = box_words(WORKSTREAM)
    assert said["delivery-group"] == (
        "Answers to “STP Strategic Board”. 5 workstreams answer to it. 5 boards and groups support it. "
        "5 workstream leads sit on it. 1 post at it: “Executive team with representatives from each organisation”."
    )
    assert said["workstream-a-lead"] == "Post at “Workstream A”. Sits on “STP Delivery Group”."
    assert said["cabinet-boards"] == "It stands for several. Oversees “STP Strategic Board”."
    assert said["strategic-board"].startswith("“STP Delivery Group” answers to it. 4 boxes oversee it.")


def test_every_relation_can_be_said_from_both_ends() -> None:
    assert set(TO_IT) == set(RELATION_TYPES)
    scene = lay_out(EVERY)
    said = " ".join(box_words(scene).values())
    for line in scene.lines:
        assert TO_IT[line.type][0] in said or TO_IT[line.type][1] in said, line.key


def test_what_is_planned_or_read_into_a_line_is_said() -> None:
    scene = lay_out(EVERY)
    names = {box.id: box.name for box in scene.boxes}
    said = {line.key: line_words(line, names) for line in scene.lines}
    assert said["ccg", "oversees", "board"] == "“Ccg” oversees “Board” (planned) (our reading)."
    assert said["ccg", "advises", "group"] == "“Ccg” advises “Group” (ended)."
    planned = lay_out(structure([body("a", status="planned"), body("b", status="ended")]))
    assert box_words(planned) == {"a": "It is planned.", "b": "It has ended."}


def test_two_of_one_name_are_told_apart_where_one_looks_for_them() -> None:
    scene = lay_out(structure([body("a", name="Hub"), body("b", name="Hub"), organisation("c", name="Hub")]))
    assert sorted(data(scene)["find"]) == [
        "Hub (Clinical commissioning group (CCG))",
        "Hub (Workstream)",
        "Hub (Workstream), number 2",
    ]


# ── what is lit ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_what_is_lit_goes_by_number() -> None:
    found = explore(shipped.load(shipped.archetype_file("workstream")), TODAY)
    (finding,) = [each for each in found.findings if each.rule == "ACC002"]
    marks = spotlight(finding, found.scene)
    made: Any = wiring.lights(found.scene, "k", marks, "chair")
    ids = [box.id for box in found.scene.boxes]
    assert {ids[at] for at in made["boxes"]} == set(marks.boxes)
    assert {found.scene.lines[at].key for at in made["lines"]} == set(marks.lines)
    assert (ids[made["picked"]], made["dims"], made["key"]) == ("chair", True, "k")
    fault = next(tag for tag in made["tags"] if ids[tag[0]] == "strategic-board")
    assert (fault[1], made["texts"][fault[2]], made["texts"][fault[3]]) == (
        "gap confirmed",
        "Accountability ends here",
        "Accountability ends here.",
    )
    assert len(fault[4]) == 4
    assert wiring.lights(found.scene, "k", NOTHING, "nobody")["picked"] is None


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_tag_has_a_style_and_says_how_sure_it_is(path: Any) -> None:
    found = explore(read(path), TODAY)
    styles = data(found.scene)["styles"]["tags"]
    for marks in (overview(found.findings), *(spotlight(finding, found.scene) for finding in found.findings)):
        made: Any = wiring.lights(found.scene, "k", marks, None)
        assert len(made["tags"]) == sum(box.id in marks.tags for box in found.scene.boxes)
        for at, style, _, said, _ in made["tags"]:
            tag = marks.tags[found.scene.boxes[at].id]
            assert styles[style]["sign"] == tag.sign
            assert (tag.certainty == "not_stated") == ("stated" in made["texts"][said]), "not stated is never told as certain"


def test_what_is_pale_can_still_be_read_and_rings_stand_out() -> None:
    assert contrast(QUIET, PAPER) >= 4.5
    assert contrast(QUIET, PANEL) >= 4.5
    assert contrast(PICKED, PAPER) >= 3
    for style in BOXES.values():
        assert contrast(style.ink, style.fill) >= 4.5
    sheet = (ASSETS / "wiring.css").read_text("utf-8")
    assert ".dims .box:not(.lit, .picked) text { fill: var(--quiet)" in sheet
    assert ".dims .box:not(.lit, .picked) .shape { fill: var(--paper)" in sheet


# ── how the browser's half is written ────────────────────────────────────────────────────────────────────────────────


def test_the_scripts_never_take_text_for_html_and_are_short() -> None:
    names = [*SCRIPTS, "wiring_lights.js"]
    assert sorted(path.name for path in ASSETS.glob("wiring*.js")) == sorted(names)
    for name in names:
        text = (ASSETS / name).read_text("utf-8")
        assert len(text.splitlines()) <= 400
        for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "DOMParser", "eval(", "new Function"):
            assert word not in text, (name, word)


def test_colours_come_from_the_styles() -> None:
    draws = (ASSETS / "wiring_draw.js").read_text("utf-8")
    assert "#" not in draws
    styles = data(WORKSTREAM)["styles"]
    assert set(styles["lines"]) == set(LINES)
    assert set(styles["boxes"]) == {*BOXES, "strategic"}


def test_hostile_names_stay_data() -> None:
    scene = lay_out(structure([body("a", name=HOSTILE), post("p")], [("p", "sits_on", "a")], title=HOSTILE))
    made = data(scene)
    assert made["words"]["title"] == f"Wiring diagram of {HOSTILE}"
    assert any(box["name"] == HOSTILE for box in made["boxes"])
