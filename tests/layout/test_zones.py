"""Where things stand, as a board secretary would put them."""

from __future__ import annotations

import pytest

from stpgraph import shipped
from stpgraph.errors import UsageError
from stpgraph.layout import Box, Scene, View, lay_out
from tests.layout.test_scenes import structure_of


def boxes(scene: Scene) -> dict[str, Box]:
    return {box.id: box for box in scene.boxes}


def archetype(name: str) -> Scene:
    return lay_out(shipped.load(shipped.archetype_file(name)))


def body(node_id: str, kind: str, name: str = "", **more: object) -> dict[str, object]:
    return {"id": node_id, "type": "body", "kind": kind, "name": name or node_id.capitalize(), **more}


def line(source: str, sort: str, target: str, **more: object) -> dict[str, object]:
    return {"source": source, "type": sort, "target": target, **more}


BOARD = body("board", "strategic_board", "Strategic board")
DELIVERY = body("delivery", "delivery_group", "Delivery group")
UP = line("delivery", "accountable_to", "board")


@pytest.mark.parametrize("name", ["workstream", "local-area", "sector", "clinical-focus"])
def test_tiers_from_top_to_bottom_with_support_left_and_oversight_right(name: str) -> None:
    scene = archetype(name)
    found = boxes(scene)
    assert found["strategic-board"].y < found["delivery-group"].y
    tops = {
        zone: min(box.y for box in scene.boxes if box.zone == zone and not box.seat_of)
        for zone in ("delivery", "group", "project")
    }
    assert tops["delivery"] < tops["group"] < tops["project"]
    centre = found["strategic-board"]
    assert all(box.x + box.width < centre.x for box in scene.boxes if box.zone == "support")
    assert all(box.x > centre.x + centre.width for box in scene.boxes if box.zone == "oversight")
    assert [panel.title for panel in scene.panels] == ["Support and advice", "Enablers", "Oversight"]


def test_projects_stand_one_below_the_other_under_their_group() -> None:
    projects = [{"id": f"p{at}", "type": "project", "name": f"Project {at}"} for at in range(1, 11)]
    lines = [line(f"p{at}", "accountable_to", "ws") for at in range(1, 11)]
    scene = lay_out(structure_of([BOARD, body("ws", "workstream"), *projects], [line("ws", "accountable_to", "board"), *lines]))
    found = boxes(scene)
    ys = [found[f"p{at}"].y for at in range(1, 11)]
    assert ys == sorted(ys)
    assert len({found[f"p{at}"].x for at in range(1, 11)}) == 1
    assert found["p10"].x >= found["ws"].x
    assert found["p10"].x + found["p10"].width <= found["ws"].x + found["ws"].width


def test_seats_stand_right_under_their_body_and_have_no_line() -> None:
    posts = [{"id": f"m{at}", "type": "post", "kind": "member", "name": f"Member {at}"} for at in range(3)]
    chair = {"id": "chair", "type": "post", "kind": "chair", "name": "Zoe, chair"}
    lines = [line(f"m{at}", "sits_on", "board") for at in range(3)] + [line("chair", "sits_on", "board", capacity="chair")]
    scene = lay_out(structure_of([BOARD, *posts, chair], lines))
    found = boxes(scene)
    assert scene.lines == ()
    assert [box.id for box in scene.boxes] == ["board", "chair", "m0", "m1", "m2"]
    for key in ("chair", "m0", "m1", "m2"):
        assert found[key].seat_of == "board"
        assert found[key].zone == "strategic"
        assert found[key].y >= found["board"].y + found["board"].height
    assert found["chair"].y - found["board"].y - found["board"].height < 8


def test_a_post_with_several_seats_stands_where_it_leads_else_where_it_chairs_else_on_the_highest_board() -> None:
    posts = [{"id": key, "type": "post", "kind": "member", "name": key} for key in ("leader", "chairs", "sitter")]
    lines = [
        UP,
        line("ws", "accountable_to", "delivery"),
        *(line(post, "sits_on", "board") for post in ("leader", "chairs", "sitter")),
        line("leader", "sits_on", "delivery"),
        line("leader", "leads", "ws"),
        line("chairs", "sits_on", "delivery", capacity="chair"),
        line("sitter", "sits_on", "delivery"),
    ]
    scene = lay_out(structure_of([BOARD, DELIVERY, body("ws", "workstream"), *posts], lines))
    found = boxes(scene)
    assert [found[key].seat_of for key in ("leader", "chairs", "sitter")] == ["ws", "delivery", "board"]
    drawn = {each.key for each in scene.lines}
    assert ("leader", "sits_on", "board") in drawn
    assert ("leader", "leads", "ws") not in drawn
    assert ("sitter", "sits_on", "delivery") in drawn


def test_what_has_no_line_stands_apart_under_a_heading_that_says_so() -> None:
    scene = lay_out(structure_of([BOARD, DELIVERY, body("alone", "workstream")], [UP]))
    found = boxes(scene)
    panel = next(panel for panel in scene.panels if panel.zone == "apart")
    assert panel.title == "Not joined to the rest of the drawing"
    assert found["alone"].zone == "apart"
    assert panel.x <= found["alone"].x
    assert panel.y <= found["alone"].y
    assert found["board"].zone == "strategic"


def test_an_island_stands_apart_in_one_piece() -> None:
    nodes = [BOARD, DELIVERY, body("far", "workstream"), {"id": "p", "type": "project", "name": "P"}]
    scene = lay_out(structure_of(nodes, [UP, line("p", "accountable_to", "far")]))
    found = boxes(scene)
    assert found["far"].zone == found["p"].zone == "apart"
    assert found["p"].y > found["far"].y


def test_without_a_strategic_board_the_largest_part_is_the_drawing() -> None:
    nodes = [
        body("one", "joint_committee"),
        body("two", "workstream"),
        body("three", "workstream"),
        body("a", "forum"),
        body("b", "forum"),
    ]
    lines = [line("two", "accountable_to", "one"), line("three", "accountable_to", "one"), line("a", "advises", "b")]
    found = boxes(lay_out(structure_of(nodes, lines)))
    assert {found[key].zone for key in ("one", "two", "three")} == {"group"}
    assert {found[key].zone for key in ("a", "b")} == {"apart"}


def test_what_has_ended_stands_under_ended_or_is_left_out() -> None:
    old = body("old", "strategic_board", "Old board", status="ended")
    structure = structure_of([BOARD, DELIVERY, old], [UP, line("board", "replaces", "old")])
    scene = lay_out(structure)
    box = boxes(scene)["old"]
    assert (box.zone, box.status) == ("apart", "ended")
    assert "ended" in box.caption
    assert "Ended" in [panel.title for panel in scene.panels]
    assert next(each for each in scene.lines if each.type == "replaces").status == "ended"
    left = lay_out(structure, include_ended=False)
    assert "old" not in boxes(left)
    assert [each.key for each in left.lines] == [("delivery", "accountable_to", "board")]


def test_planned_ones_stand_as_others_do_and_say_so() -> None:
    scene = lay_out(structure_of([BOARD, body("ws", "workstream", status="planned")], [line("ws", "accountable_to", "board")]))
    box = boxes(scene)["ws"]
    assert (box.zone, box.status, box.caption) == ("group", "planned", "workstream · planned")
    assert scene.lines[0].status == "planned"


def test_captions_do_not_repeat_the_name() -> None:
    nodes = [BOARD, body("ws", "workstream", "Urgent care"), body("many", "workstream", "The workstreams", represents_many=True)]
    found = boxes(lay_out(structure_of(nodes, [line("ws", "accountable_to", "board"), line("many", "accountable_to", "board")])))
    assert (found["board"].caption, found["ws"].caption, found["many"].caption) == ("", "workstream", "many")


def test_organisations_stand_in_a_band_above_and_their_own_boards_under_them() -> None:
    nodes = [
        BOARD,
        {"id": "ccg", "type": "organisation", "kind": "ccg", "name": "CCG"},
        body("gb", "governing_body", "Governing body"),
        {"id": "mou", "type": "instrument", "kind": "memorandum_of_understanding", "name": "MoU"},
    ]
    lines = [
        line("gb", "part_of", "ccg"),
        line("gb", "delegates_to", "board"),
        line("ccg", "party_to", "mou"),
        line("mou", "covers", "board"),
    ]
    scene = lay_out(structure_of(nodes, lines))
    found = boxes(scene)
    assert found["ccg"].zone == found["gb"].zone == "organisation"
    assert found["ccg"].y < found["gb"].y < found["board"].y < found["mou"].y
    assert [panel.title for panel in scene.panels] == ["Organisations", "Agreements"]


def test_who_oversees_stands_at_the_right_organisations_too() -> None:
    nodes = [
        BOARD,
        {"id": "nhse", "type": "organisation", "kind": "national_body", "name": "NHSE"},
        body("hosc", "overview_and_scrutiny_committee"),
        body("audit", "audit_committee"),
        body("trusts", "governing_body"),
    ]
    lines = [
        line("nhse", "oversees", "board"),
        line("hosc", "oversees", "board"),
        line("audit", "oversees", "board"),
        line("trusts", "ratifies", "board"),
    ]
    found = boxes(lay_out(structure_of(nodes, lines)))
    assert {found[key].zone for key in ("nhse", "hosc", "audit", "trusts")} == {"oversight"}


def test_a_clinical_cabinet_stands_aside_when_it_advises_and_in_the_middle_when_groups_answer_to_it() -> None:
    assert boxes(archetype("sector"))["clinical-cabinet"].zone == "support"
    found = boxes(archetype("clinical-focus"))
    assert found["clinical-cabinet"].zone == "group"
    assert found["delivery-group"].y < found["clinical-cabinet"].y < found["workstream-a"].y


def test_a_view_around_a_board_shows_it_and_what_it_is_joined_to() -> None:
    structure = shipped.load(shipped.archetype_file("workstream"))
    shown = set(boxes(lay_out(structure, view=View("around", "workstream-a"))))
    assert shown == {"workstream-a", "workstream-a-lead", "delivery-group", "project-1", "project-2"}


def test_a_view_of_accountability_keeps_what_answers_to_nobody() -> None:
    scene = lay_out(
        structure_of([BOARD, DELIVERY, body("alone", "workstream")], [UP, line("board", "oversees", "delivery")]),
        view=View("accountability"),
    )
    assert set(boxes(scene)) == {"board", "delivery", "alone"}
    assert {each.type for each in scene.lines} == {"accountable_to"}


def test_a_view_of_scrutiny_keeps_boards_overseers_and_non_executives() -> None:
    nodes = [
        BOARD,
        body("hosc", "overview_and_scrutiny_committee"),
        body("ws", "workstream"),
        {"id": "lay", "type": "post", "kind": "lay_member", "name": "Lay"},
        {"id": "chief", "type": "post", "kind": "chief_officer", "name": "Chief"},
    ]
    lines = [
        line("hosc", "oversees", "board"),
        line("lay", "sits_on", "board"),
        line("chief", "sits_on", "board"),
        line("ws", "accountable_to", "board"),
    ]
    scene = lay_out(structure_of(nodes, lines), view=View("scrutiny"))
    assert set(boxes(scene)) == {"board", "hosc", "lay"}


def test_a_view_by_organisation_follows_those_who_speak_for_it() -> None:
    nodes = [
        BOARD,
        DELIVERY,
        {"id": "ccg", "type": "organisation", "kind": "ccg", "name": "CCG"},
        {"id": "trust", "type": "organisation", "kind": "nhs_trust", "name": "Trust"},
        {"id": "chief", "type": "post", "kind": "chief_officer", "name": "Chief"},
    ]
    lines = [UP, line("chief", "represents", "ccg"), line("chief", "sits_on", "board"), line("trust", "member_of", "delivery")]
    assert set(boxes(lay_out(structure_of(nodes, lines), view=View("organisation", "ccg")))) == {"ccg", "chief", "board"}


def test_a_collapsed_view_says_what_it_leaves_out() -> None:
    found = boxes(lay_out(shipped.load(shipped.archetype_file("workstream")), view=View("collapsed")))
    assert "project-1" not in found
    assert "workstream-a-lead" not in found
    assert found["workstream-a"].caption == "with 2 projects, 1 post"


def test_a_view_of_what_is_not_there_is_refused() -> None:
    structure = shipped.load(shipped.archetype_file("workstream"))
    with pytest.raises(UsageError, match="There are: cabinet-boards, clinical-cabinet"):
        lay_out(structure, view=View("around", "nowhere"))
    with pytest.raises(UsageError, match="“workstream-a”"):
        lay_out(structure, view=View("organisation", "workstream-a"))
