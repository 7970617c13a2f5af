"""Visio drawings: how well they are read, the arithmetic of places, inheritance, and hostile files."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pytest

from stpgraph.importers.draft import Draft, Frame, Sketch
from stpgraph.importers.drafting import draft
from stpgraph.importers.drawings.meeting import NEAR, border, nearest
from stpgraph.importers.visio import drawing as visio
from stpgraph.importers.visio.place import PIXELS
from stpgraph.model.nodes import Body, Post
from tests.importers.corpus import counts
from tests.importers.visio_corpus import STYLES, documents
from tests.importers.visio_package import (
    BOX,
    STANDARD,
    PageOf,
    at,
    cells,
    connect,
    data,
    drawing,
    line,
    packed,
    related,
    shape,
    structure,
    text,
)

NODES, KINDS, LINES = 0.98, 0.95, 0.97
PAGE = 8.5


def sketch(shapes: str, connects: str = "", masters: Mapping[str, tuple[str, str]] = STANDARD, **page: object) -> Sketch:
    return visio.sketch(drawing([PageOf("Page-1", shapes, connects, **page)], masters), "a.vsdx")


def box(number: int, name: str, x: float, y: float, width: float = 1.0, height: float = 1.0, more: str = "") -> str:
    return shape(number, at(x, y, width, height) + more + BOX + text(name))


def read(name: str, data_: bytes) -> Draft:
    return draft(visio.sketch(data_, name), name)


# ── how well ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_made_drawings_are_read_as_well_as_is_aimed_for() -> None:
    made = documents()
    assert len(made) >= 45
    assert len({each.style for each in made}) == len(STYLES) + 2
    total = [0] * 7
    for each in made:
        found = counts(read(each.name, each.data), each.truth)
        total = [one + other for one, other in zip(total, found, strict=True)]
    right, names, true, kinds, lines, found_lines, true_lines = total
    assert min(right / names, right / true) >= NODES
    assert kinds / right >= KINDS
    assert min(lines / found_lines, lines / true_lines) >= LINES


def test_every_drawing_is_recognised_and_nothing_else_is() -> None:
    assert all(visio.recognised(each.data) for each in documents())
    assert not visio.recognised(packed({"word/document.xml": b"<a/>"}))
    assert not visio.recognised(b"<mxfile/>")


# ── places ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_page_is_turned_over_and_measured_in_pixels() -> None:
    made = sketch(box(1, "STP Board", 2.0, 7.5, 2.0, 1.0))
    assert made.shapes[0].frame == Frame(96.0, 48.0, 192.0, 96.0)
    assert (made.pages[0].width, made.pages[0].height) == (11 * PIXELS, PAGE * PIXELS)


def test_a_shape_that_is_turned_lies_in_the_box_around_it() -> None:
    made = sketch(shape(1, at(2.0, 7.5, 2.0, 1.0, Angle=math.pi / 2) + BOX + text("STP Board")))
    frame = made.shapes[0].frame
    assert frame is not None
    assert (frame.x, frame.y, frame.width, frame.height) == pytest.approx((144.0, 0.0, 96.0, 192.0))


def test_what_stands_in_a_group_is_counted_from_the_groups_corner() -> None:
    inner = box(2, "STP Board", 1.0, 1.0) + box(3, "Delivery Group", 3.0, 1.0)
    made = sketch(shape(1, at(5.0, 4.0, 4.0, 2.0) + f"<Shapes>{inner}</Shapes>", sort="Group"))
    frames = {each.name: each.frame for each in made.shapes}
    assert frames["STP Board"] == Frame(3.5 * 96, (PAGE - 4.5) * 96, 96.0, 96.0)
    assert frames["Delivery Group"] == Frame(5.5 * 96, (PAGE - 4.5) * 96, 96.0, 96.0)


def test_a_group_that_is_turned_turns_what_stands_in_it_against_the_clock() -> None:
    inner = box(2, "STP Board", 1.0, 1.5) + box(3, "Delivery Group", 3.0, 0.5)
    made = sketch(shape(1, at(5.0, 4.0, 4.0, 2.0, Angle=math.pi / 2) + f"<Shapes>{inner}</Shapes>", sort="Group"))
    frames = {each.name: each.frame for each in made.shapes}
    assert frames["STP Board"] == Frame(4.0 * 96, (PAGE - 3.5) * 96, 96.0, 96.0)
    assert frames["Delivery Group"] == Frame(5.0 * 96, (PAGE - 5.5) * 96, 96.0, 96.0)


def test_a_group_that_is_mirrored_mirrors_what_stands_in_it() -> None:
    inner = box(2, "STP Board", 1.0, 1.0) + box(3, "Delivery Group", 3.0, 1.0)
    made = sketch(shape(1, at(5.0, 4.0, 4.0, 2.0, FlipX=1) + f"<Shapes>{inner}</Shapes>", sort="Group"))
    frames = {each.name: each.frame for each in made.shapes}
    assert frames["STP Board"] == Frame(5.5 * 96, (PAGE - 4.5) * 96, 96.0, 96.0)


def test_a_pin_that_another_program_left_stale_is_worked_out_anew() -> None:
    stale = (
        cells(PinX=2, PinY=7.5, Width=2, Height=1)
        + '<Cell N="LocPinX" V="7" F="Width*0.5"/><Cell N="LocPinY" V="7" F="Height*0.5"/>'
    )
    assert sketch(shape(1, stale + BOX + text("STP Board"))).shapes[0].frame == Frame(96.0, 48.0, 192.0, 96.0)


def test_a_drawing_to_scale_is_measured_on_its_paper() -> None:
    size = cells(PageWidth=110, PageHeight=85, PageScale=1, DrawingScale=10)
    made = visio.sketch(drawing([PageOf("A", box(1, "STP Board", 20, 75, 20, 10), sheet=size)]), "a.vsdx")
    assert made.shapes[0].frame == Frame(96.0, 48.0, 192.0, 96.0)
    assert made.pages[0].width == 11 * PIXELS


# ── lines ────────────────────────────────────────────────────────────────────────────────────────────────────────────

TWO = box(1, "STP Board", 2.0, 7.0) + box(2, "Delivery Group", 2.0, 3.0)


@pytest.mark.parametrize(("gap", "joined"), [(0.0, True), (0.249, True), (0.251, False), (-0.3, True)])
def test_a_loose_end_belongs_to_a_box_within_a_quarter_of_an_inch(gap: float, joined: bool) -> None:
    made = sketch(TWO + line(3, (2.0, 3.5 + gap), (2.0, 6.5)))
    assert (made.links[0].source, made.links[0].target) == ("0/2" if joined else "", "0/1")


def test_a_loose_end_in_a_frame_belongs_to_the_box_and_not_to_the_frame() -> None:
    around = shape(9, at(2.0, 5.0, 4.0, 8.0) + structure("Container") + BOX + text("Tier 1"))
    made = sketch(around + TWO + line(3, (2.0, 3.7), (2.0, 6.4)))
    assert (made.links[0].source, made.links[0].target) == ("0/2", "0/1")


def test_glue_counts_before_places() -> None:
    made = sketch(TWO + line(3, (9.0, 1.0), (9.5, 1.0)), connect(3, 1, 2))
    assert (made.links[0].source, made.links[0].target) == ("0/1", "0/2")


def test_looks_of_lines_are_read() -> None:
    looks = (
        {"LinePattern": 2, "EndArrow": 4},
        {"LinePattern": 3, "BeginArrow": 4},
        {"CompoundType": 1, "BeginArrow": 4, "EndArrow": 13},
        {"LineColor": "#FF0000", "EndArrow": 10},
    )
    made = sketch(TWO + "".join(line(3 + number, (2.0, 3.5), (2.0, 6.5), **look) for number, look in enumerate(looks)))
    assert [each.stroke for each in made.links] == ["dashed", "dotted", "double", "plain"]
    assert [each.head for each in made.links] == ["target", "source", "both", "none"]
    assert made.links[3].colour == "ff0000"


def test_a_route_has_the_bends_of_the_line() -> None:
    path = "".join(
        f'<Row T="{"MoveTo" if not number else "LineTo"}" IX="{number}"><Cell N="X" V="{x}"/><Cell N="Y" V="{y}"/></Row>'
        for number, (x, y) in enumerate(((0, 0), (0, 1.5), (2, 1.5), (2, 3)))
    )
    ends = cells(PinX=3, PinY=5, Width=2, Height=3, LocPinX=1, LocPinY=1.5, BeginX=2, BeginY=3.5, EndX=4, EndY=6.5)
    made = sketch(TWO + shape(3, ends + f'<Section N="Geometry" IX="0">{path}</Section>'))
    assert made.links[0].route == ((192.0, 480.0), (192.0, 336.0), (384.0, 336.0), (384.0, 192.0))


def test_lines_that_meet_at_a_dot_lead_to_the_one_box_above() -> None:
    shapes = TWO + box(3, "Finance Group", 4.0, 3.0) + shape(4, at(2.0, 5.0, 0.1, 0.1) + BOX)
    shapes += line(5, (2.0, 5.0), (2.0, 6.5)) + line(6, (2.0, 5.0), (2.0, 3.5)) + line(7, (2.0, 5.0), (4.0, 3.5))
    made = sketch(shapes, connect(5, 4, 1) + connect(6, 4, 2) + connect(7, 4, 3))
    assert {frozenset((each.source, each.target)) for each in made.links} == {
        frozenset(("0/1", "0/2")),
        frozenset(("0/1", "0/3")),
    }


def test_a_line_that_ends_at_a_line_leads_to_its_other_level_and_else_is_told() -> None:
    shapes = TWO + box(3, "Finance Group", 5.0, 3.0) + line(4, (2.0, 3.5), (2.0, 6.5)) + line(5, (4.5, 3.0), (2.0, 5.0))
    assert {(each.source, each.target) for each in sketch(shapes).links} == {("0/2", "0/1"), ("0/3", "0/1")}
    between = TWO + box(3, "Finance Group", 5.0, 5.0) + line(4, (2.0, 3.5), (2.0, 6.5)) + line(5, (4.5, 5.0), (2.0, 5.0))
    told = draft(sketch(between), "a").unread
    assert any("Finance Group" in each.what and "does not join" in each.why for each in told)


def test_words_beside_a_line_are_the_lines() -> None:
    words = shape(4, at(2.3, 5.0, 0.8, 0.2) + text("scrutiny"), style="4")
    assert sketch(TWO + line(3, (2.0, 6.5), (2.0, 3.5)) + words).links[0].says == "scrutiny"
    far = shape(4, at(6.0, 5.0, 0.8, 0.2) + text("scrutiny"), style="4")
    made = sketch(TWO + line(3, (2.0, 6.5), (2.0, 3.5)) + far)
    assert made.links[0].says == ""
    assert any("scrutiny" in each.what for each in made.unread)


# ── inheritance ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_words_and_looks_come_from_the_master_unless_the_shape_has_its_own() -> None:
    masters = {"4": ("Document", shape(5, at(1, 1, 2, 1, FillForegnd="#ABCDEF", LinePattern=2) + BOX + text("MoU")))}
    shapes = shape(1, cells(PinX=2, PinY=7), master="4") + shape(
        2, cells(PinX=5, PinY=7, FillForegnd=2) + text("Compact"), master="4"
    )
    made = sketch(shapes + shape(3, cells(PinX=8, PinY=7) + "<Text/>", master="4"), masters=masters)
    assert [(each.name, each.form, each.fill) for each in made.shapes] == [
        ("MoU", "sheet", "abcdef"),
        ("Compact", "sheet", "ff0000"),
    ]
    assert made.shapes[0].frame == Frame(96.0, 96.0, 192.0, 96.0)


def test_colours_of_themes_styles_and_variations_are_found() -> None:
    themed = '<Cell N="FillForegnd" V="Themed" F="THEMEVAL()"/>'
    shapes = "".join(
        box(number + 1, f"Board {number}", 2 * number + 1, 5, more=themed + cells(QuickStyleFillColor=quick))
        for number, quick in enumerate((0, 2, 7, 101))
    )
    variation = (
        "<variationClrScheme><varColor1><a/></varColor1><varColor2><srgbClr val='123456'/></varColor2></variationClrScheme>"
    )
    theme = (
        "<theme><clrScheme><dk1><sysClr lastClr='0A0B0C'/></dk1><accent1><srgbClr val='5B9BD5'/></accent1></clrScheme>"
        + variation
    )
    made = visio.sketch(drawing([PageOf("A", shapes)], theme=theme + "</theme>"), "a.vsdx")
    assert [each.fill for each in made.shapes] == ["0a0b0c", "5b9bd5", "", "123456"]
    only_text = sketch(box(1, "STP Board", 2, 5) + shape(2, at(2, 5, 1, 1) + BOX + text("Delivery Group"), style="4"))
    assert [each.fill for each in only_text.shapes] == ["ffffff"]


def test_a_master_that_is_missing_or_stands_on_itself_leaves_the_shape_as_it_is() -> None:
    missing = shape(1, at(2, 5, 1, 1) + text("STP Board"), master="77")
    assert [each.name for each in sketch(missing).shapes] == ["STP Board"]
    ring = {
        "4": ("A", shape(5, at(1, 1, 1, 1) + BOX, master="6")),
        "6": ("B", shape(7, text("Finance Group"), master="4")),
    }
    assert [each.name for each in sketch(shape(1, at(2, 5, 1, 1), master="4"), masters=ring).shapes] == ["Finance Group"]


def test_fields_and_marks_in_words_are_left_out_and_breaks_kept() -> None:
    words = '<Text><cp IX="0"/>Urgent <fld IX="0">Care</fld><pp IX="1"/>\nSRO: A. Person\u2028</Text>'
    assert sketch(shape(1, at(2, 5, 1, 1) + BOX + words)).shapes[0].lines == ("Urgent Care", "SRO: A. Person")


# ── data, containers, layers, pages ──────────────────────────────────────────────────────────────────────────────────


def test_data_of_organisation_charts_become_posts_holders_and_lines() -> None:
    shapes = box(1, "B. Person\nChief Executive", 2, 7, more=data(Name="B. Person", Title="Chief Executive", Unique_ID="17"))
    shapes += box(2, "", 2, 4, more=data(Name="C. Person", Title="Finance Director", Reports_To="17", Telephone="01"))
    shapes += box(3, "", 6, 4, more=data(Name="Vacant", Title="Programme Manager", Reports_To="Nobody"))
    made = sketch(shapes)
    whole = draft(made, "a")
    posts = {each.name: each for each in whole.structure.nodes if isinstance(each, Post)}
    assert {name: (each.holder, each.vacant) for name, each in posts.items()} == {
        "Chief Executive": ("B. Person", None),
        "Finance Director": ("C. Person", None),
        "Programme Manager": (None, True),
    }
    assert [(each.source, each.target, each.says) for each in made.links] == [("0/2", "0/1", "reports to")]
    told = [each.what for each in made.unread]
    assert "“01”" in told
    assert any("Nobody" in each for each in told)


def test_a_container_holds_what_it_says_and_else_what_stands_in_it() -> None:
    title = shape(11, at(1.5, 2.9, 1, 0.2) + text("Workstreams"), style="4")
    near = related(1, 2) + structure("Container") + BOX + f"<Shapes>{title}</Shapes>"
    shapes = shape(1, at(2, 5, 3, 3) + near, sort="Group") + box(2, "Cancer", 8, 5) + box(3, "Frailty", 2, 5)
    made = sketch(shapes)
    assert {each.name: each.inside for each in made.shapes} == {"Workstreams": "", "Cancer": "0/1", "Frailty": "0/1"}
    kinds = {each.name: each.type for each in draft(made, "a").structure.nodes}
    assert kinds == {"Cancer": "body", "Frailty": "body"}


def test_hidden_layers_pictures_notes_and_unseen_lines_are_told_and_left_out() -> None:
    layer = '<Section N="Layer"><Row IX="0"><Cell N="Visible" V="0"/></Row><Row IX="1"><Cell N="Visible" V="1"/></Row></Section>'
    shapes = box(1, "Old Board", 2, 5, more=cells(LayerMember="0")) + box(2, "STP Board", 5, 5, more=cells(LayerMember="0;1"))
    shapes += shape(3, at(8, 5, 1, 1), sort="Foreign") + box(4, "Draft", 8, 2, more=structure("Callout"))
    shapes += line(5, (2, 5), (5, 5), LinePattern=0)
    made = sketch(shapes, sheet=layer)
    assert [each.name for each in made.shapes] == ["STP Board"]
    assert made.links == ()
    assert [each.what for each in made.unread] == ["“Old Board”", "A picture", "The note “Draft”", "A line"]


def test_pages_are_numbered_and_backgrounds_only_name_them() -> None:
    back = PageOf("VBackground-1", shape(1, at(5, 8, 3, 0.3) + text("Our governance"), style="4"), background=True)
    made = visio.sketch(
        drawing([PageOf("Page-1", box(1, "STP Board", 2, 5), back=2), PageOf("Places", box(1, "City Board", 2, 5)), back]),
        "a.vsdx",
    )
    assert [(each.key, each.page) for each in made.shapes] == [("0/1", 0), ("1/1", 1)]
    assert [each.title for each in made.pages] == ["Our governance", "Places"]


def test_a_key_of_colours_and_lines_is_used_and_names_no_box() -> None:
    rows = (("#ff0000", "Workstream"), ("#00ff00", "Enabler"))
    key = shape(40, at(9, 1.5, 3, 2.4) + BOX) + shape(41, at(9, 2.4, 1, 0.2) + text("Key"), style="4")
    for number, (colour, words) in enumerate(rows):
        y = 2 - 0.5 * number
        key += shape(50 + number, at(8, y, 0.3, 0.2, FillForegnd=colour) + BOX)
        key += shape(60 + number, at(9.2, y, 1.5, 0.2) + text(words), style="4")
    key += line(70, (7.8, 0.5), (8.2, 0.5), LinePattern=2) + shape(71, at(9.2, 0.5, 1.5, 0.2) + text("scrutiny"), style="4")
    boxes = box(1, "STP Board", 2, 7) + box(4, "HOSC", 5, 7)
    boxes += box(2, "Moorside", 2, 4, more=cells(FillForegnd="#ff0000")) + box(
        3, "Moorings", 4, 4, more=cells(FillForegnd="#00ff00")
    )
    made = draft(sketch(boxes + line(14, (4.5, 7), (2.5, 7), LinePattern=2) + key), "a").structure
    assert {each.name: each.kind for each in made.nodes if isinstance(each, Body)} == {
        "STP Board": "strategic_board",
        "HOSC": "overview_and_scrutiny_committee",
        "Moorside": "workstream",
        "Moorings": "enabler",
    }
    assert [(each.source, each.type, each.target) for each in made.relations] == [("hosc", "oversees", "stp-board")]


def test_posts_with_holders_in_a_container_sit_on_it() -> None:
    title = shape(11, at(1.5, 2.9, 1, 0.2) + text("STP Programme Board"), style="4")
    holder = at(2, 5, 3, 3) + related(1, 2, 3) + structure("Container") + BOX + f"<Shapes>{title}</Shapes>"
    chair = box(2, "", 1.5, 5, more=data(Name="J. Smith", Title="Independent Chair"))
    made = draft(sketch(shape(1, holder, sort="Group") + chair + box(3, "Jane Smith\nLay Member", 2.5, 5)), "a").structure
    posts = {each.name: each.holder for each in made.nodes if isinstance(each, Post)}
    assert posts == {"Independent Chair": "J. Smith", "Lay Member": "Jane Smith"}
    assert {(each.source, each.type) for each in made.relations} == {("independent-chair", "sits_on"), ("lay-member", "sits_on")}


def test_a_group_from_a_stencil_is_one_box_and_one_that_somebody_made_is_what_stands_in_it() -> None:
    inner = box(2, "STP Board", 1, 2.5) + box(3, "Delivery Group", 3, 0.5)
    made = sketch(shape(1, at(5, 4, 4, 3) + f"<Shapes>{inner}</Shapes>", sort="Group"))
    assert [each.name for each in made.shapes] == ["STP Board", "Delivery Group"]
    named = sketch(shape(1, at(5, 4, 4, 3) + text("Partnership Board") + f"<Shapes>{inner}</Shapes>", sort="Group"))
    assert [(each.name, each.inside) for each in named.shapes] == [
        ("Partnership Board", ""),
        ("STP Board", "0/1"),
        ("Delivery Group", "0/1"),
    ]
    masters = {
        "4": ("Position", shape(5, at(1, 1, 2, 1) + BOX + f"<Shapes>{shape(6, at(1, 0.5, 2, 0.5) + BOX)}</Shapes>", sort="Group"))
    }
    of_master = shape(
        1, at(2, 5, 2, 1) + '<Shapes><Shape ID="9" MasterShape="6"><Text>STP Board</Text></Shape></Shapes>', master="4"
    )
    assert [each.lines for each in sketch(of_master, masters=masters).shapes] == [("STP Board",)]


def test_near_is_a_quarter_of_an_inch_and_small_boxes_count_before_those_around_them() -> None:
    frames = {"small": Frame(0, 0, 10, 10), "large": Frame(-50, -50, 200, 200)}
    assert NEAR == PIXELS / 4
    assert nearest((10 + NEAR, 5), frames, {"small": True, "large": False}) == "small"
    assert nearest((10.1 + NEAR, 5), frames, {"small": True, "large": False}) == "large"
    assert border(Frame(0, 0, 10, 10), (5, 5)) == (5, 5)
