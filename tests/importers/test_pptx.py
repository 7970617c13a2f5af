"""PowerPoint files: how well slides of other people are read, our own rebuilt exactly, and hostile ones refused."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Pt

from stpgraph.errors import InputError
from stpgraph.export import pptx as written
from stpgraph.export.sheet import sheet
from stpgraph.importers import safe
from stpgraph.importers.buses import NEAR
from stpgraph.importers.colours import keyed
from stpgraph.importers.draft import Draft, Frame, Link, Shape, Sketch
from stpgraph.importers.drafting import draft
from stpgraph.importers.joining import joined
from stpgraph.importers.pptx import slides as pptx
from stpgraph.model import Structure
from stpgraph.model.nodes import kind_of
from stpgraph.pipeline import explore
from tests.export.sheets import DAY, SHIPPED, sheet_of
from tests.importers.pptx_corpus import BY_OTHERS, MADE, documents, read, tally
from tests.importers.pptx_slides import Slides
from tests.strategies import Data, examples, structures

XXE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


def opened(data: bytes) -> Draft:
    return draft(pptx.sketch(data, "a.pptx"), "a.pptx")


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def changed(data: bytes, part: str, pattern: str, new: str, count: int = 1) -> bytes:
    """A file with one of its parts edited, as a person would have done it."""
    files = parts(data)
    text, found = re.subn(pattern, new, files[part].decode(), count=count, flags=re.DOTALL)
    assert found, pattern
    return packed({**files, part: text.encode()})


def lines_of(one: Draft) -> set[tuple[str, str, str]]:
    names = {node.id: node.name for node in one.structure.nodes}
    return {(names[each.source], each.type, names[each.target]) for each in one.structure.relations}


def kinds_of(one: Draft) -> dict[str, str | None]:
    return {node.name: kind_of(node) for node in one.structure.nodes}


def told(one: Draft) -> str:
    return " ".join(f"{each.what} {each.place} {each.why}" for each in one.unread)


# ── the corpus ───────────────────────────────────────────────────────────────────────────────────────────────────────


@cache
def whole() -> tuple[object, list[str]]:
    return tally(list(documents()))


def test_slides_are_read_as_well_as_is_aimed_for() -> None:
    one, missed = whole()
    assert min(one.node_precision, one.node_recall) >= 0.99, missed
    assert one.kinds >= 0.97, missed
    assert min(one.line_precision, one.line_recall) >= 0.97, missed


def test_slides_by_another_program_are_read() -> None:
    others = [each for each in documents() if each.style.startswith("LibreOffice")]
    assert len(others) == len(BY_OTHERS) == 4
    one, missed = tally(others)
    assert min(one.node_precision, one.node_recall) >= 0.98, missed
    assert min(one.line_precision, one.line_recall) >= 0.95, missed


def test_the_corpus_is_as_large_as_it_says() -> None:
    assert len(documents()) == len(MADE) + 4 >= 44
    assert len({(make, style) for style, make, _ in MADE}) >= 20
    assert all(pptx.recognised(each.data) for each in documents())


def test_every_guess_says_why_and_where() -> None:
    for each in documents()[::9]:
        for guess in read(each).guesses:
            assert guess.reason
            assert re.match(r"slide \d", guess.place)
            assert 0 < guess.confidence <= 1


# ── our own files ────────────────────────────────────────────────────────────────────────────────────────────────────


@cache
def ours(name: str) -> bytes:
    return written.write(sheet_of(name))


def stripped(data: bytes) -> bytes:
    """A file without what it keeps beside its pictures, as after another program has saved it."""
    files = {name: each for name, each in parts(data).items() if not name.startswith("customXml")}
    related = files["ppt/_rels/presentation.xml.rels"]
    files["ppt/_rels/presentation.xml.rels"] = re.sub(rb"<Relationship [^>]*customXml[^>]*/>", b"", related)
    assert len(related) > len(files["ppt/_rels/presentation.xml.rels"])
    return packed(files)


@pytest.mark.parametrize("name", [*SHIPPED, "nasty"])
def test_our_own_files_lose_nothing(name: str) -> None:
    one = opened(ours(name))
    assert one.structure == sheet_of(name).structure
    assert one.exact


@settings(max_examples=examples(6))
@given(structures())
def test_our_own_files_of_made_up_structures_lose_nothing(data: Data) -> None:
    structure = Structure.model_validate(data)
    assert opened(written.write(sheet(explore(structure, DAY), DAY))).structure == structure


def test_our_own_files_are_read_by_their_pictures_too() -> None:
    total = [0] * 6
    for name in SHIPPED:
        one = opened(stripped(ours(name)))
        found, true = ([" ".join(node.name.split()) for node in each.nodes] for each in (one.structure, sheet_of(name).structure))
        kinds, true_kinds = (
            [(" ".join(node.name.split()), node.type, kind_of(node)) for node in each.nodes]
            for each in (one.structure, sheet_of(name).structure)
        )
        lines, true_lines = (_lines(each) for each in (one.structure, sheet_of(name).structure))
        for at, (some, right) in enumerate(((found, true), (kinds, true_kinds), (lines, true_lines))):
            total[2 * at] += (Counter(some) & Counter(right)).total()
            total[2 * at + 1] += max(len(some), len(right))
    assert total[0] >= 0.99 * total[1]
    assert total[2] >= 0.98 * total[3]
    assert total[4] >= 0.98 * total[5]


def _lines(structure: Structure) -> list[tuple[str, str, str]]:
    names = {node.id: " ".join(node.name.split()) for node in structure.nodes}
    return [(names[each.source], each.type, names[each.target]) for each in structure.relations]


def test_our_own_files_are_read_by_their_pictures_where_shapes_were_numbered_anew_and_lost_their_descriptions() -> None:
    files = parts(ours("workstream"))
    slide = re.sub(r' descr="[^"]*"', "", files["ppt/slides/slide1.xml"].decode())
    slide = re.sub(r'(<p:cNvPr id=|Cxn id=)"(\d+)"', lambda found: f'{found[1]}"{int(found[2]) + 7}"', slide)
    one = opened(packed({**files, "ppt/slides/slide1.xml": slide.encode()}))
    assert Counter(_lines(one.structure)) == Counter(_lines(sheet_of("workstream").structure))
    assert len(one.structure.nodes) == len(sheet_of("workstream").structure.nodes)


def test_a_box_that_was_renamed_in_powerpoint_wins() -> None:
    one = opened(
        changed(ours("workstream"), "ppt/slides/slide1.xml", r"<a:t>STP Delivery Group</a:t>", "<a:t>Delivery Executive</a:t>")
    )
    assert next(node for node in one.structure.nodes if node.id == "delivery-group").name == "Delivery Executive"
    assert [each.field for each in one.guesses] == ["name"]
    longer = opened(
        changed(
            ours("workstream"), "ppt/slides/slide1.xml", r"<a:t>STP Delivery Group</a:t>", "<a:t>STP Delivery Group East</a:t>"
        )
    )
    assert next(node for node in longer.structure.nodes if node.id == "delivery-group").name == "STP Delivery Group East"
    assert "now says “STP Delivery Group East”" in told(longer)


def _number(data: bytes, name: str) -> str:
    slide = parts(data)["ppt/slides/slide1.xml"].decode()
    return re.search(rf'<p:sp><p:nvSpPr><p:cNvPr id="(\d+)" name="{name}"', slide)[1]


def test_a_box_that_was_taken_out_takes_its_lines_along_and_is_told() -> None:
    data = ours("workstream")
    key = _number(data, "STP Delivery Group")
    one = opened(changed(data, "ppt/slides/slide1.xml", rf'<p:sp><p:nvSpPr><p:cNvPr id="{key}".*?</p:sp>', ""))
    assert "delivery-group" not in {node.id for node in one.structure.nodes}
    assert "“STP Delivery Group” slide 1 Its box was taken out" in told(one)
    assert not any("delivery-group" in (each.source, each.target) for each in one.structure.relations)


def test_a_line_that_was_joined_anew_or_taken_out_is_told() -> None:
    data = ours("workstream")
    before = opened(data)
    slide = parts(data)["ppt/slides/slide1.xml"].decode()
    line = next(
        each for each in re.findall(r"<p:cxnSp>.*?</p:cxnSp>", slide, re.DOTALL) if "answers to STP Delivery Group" in each
    )
    name = re.search(r'name="(.*?) answers to', line)[1]
    gone = opened(changed(data, "ppt/slides/slide1.xml", re.escape(line), ""))
    assert lines_of(before) - lines_of(gone) == {(name, "accountable_to", "STP Delivery Group")}
    assert f"The line from “{name}” to “STP Delivery Group” slide 1 It was taken out" in told(gone)
    board = next(node.name for node in before.structure.nodes if kind_of(node) == "strategic_board")
    key = _number(data, board)
    moved = re.sub(r'<a:endCxn id="\d+"', f'<a:endCxn id="{key}"', line)
    one = opened(changed(data, "ppt/slides/slide1.xml", re.escape(line), moved.replace("\\", r"\\")))
    assert lines_of(one) - lines_of(before) == {(name, "accountable_to", board)}
    assert any(each.which == f"“{name}” answers to “{board}”" and "joined anew" in each.place for each in one.guesses)


def test_a_seat_that_was_moved_under_another_board_sits_there() -> None:
    data = ours("workstream")
    structure = sheet_of("workstream").structure
    boxes = {box.id: box for box in sheet_of("workstream").scene.boxes}
    post = next(box for box in boxes.values() if box.seat_of)
    others = [
        box
        for box in boxes.values()
        if box.node_type == "body" and box.id != post.seat_of and not any(one.seat_of == box.id for one in boxes.values())
    ]
    other = max(others, key=lambda box: box.y)
    slide = parts(data)["ppt/slides/slide1.xml"].decode()
    names = {node.id: node.name for node in structure.nodes}

    def place(name: str) -> tuple[int, int, int, int]:
        found = re.search(
            rf'name="{re.escape(name)}" descr="[^"]*"/>.*?<a:off x="(\d+)" y="(\d+)"/><a:ext cx="(\d+)" cy="(\d+)"/>',
            slide,
            re.DOTALL,
        )
        return tuple(map(int, found.groups()))

    x, y, _, height = place(names[other.id])
    own = re.search(rf'(name="{re.escape(names[post.id])}" descr="[^"]*"/>.*?)<a:off x="\d+" y="\d+"/>', slide, re.DOTALL)
    edited = slide.replace(own[0], f'{own[1]}<a:off x="{x}" y="{y + height + 20_000}"/>', 1)
    one = opened(packed({**parts(data), "ppt/slides/slide1.xml": edited.encode()}))
    found = [each for each in one.structure.relations if each.source == post.id and each.type in ("sits_on", "leads")]
    assert other.id in {each.target for each in found}
    assert post.seat_of not in {each.target for each in found}
    assert any("moved under" in each.place for each in one.guesses)


def test_a_box_and_a_line_that_were_added_are_guessed() -> None:
    deck = Presentation(io.BytesIO(ours("workstream")))
    slide = deck.slides[0]
    group = next(each for each in slide.shapes if each.name == "STP Delivery Group" or "STP Delivery Group, with" in each.name)
    box = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(20), Pt(440), Pt(90), Pt(30))
    box.text_frame.text = "Stroke pilot project"
    line = slide.shapes.add_connector(1, 0, 0, 10, 10)
    line.begin_connect(box, 0)
    target = group if not hasattr(group, "shapes") else next(each for each in group.shapes if each.name == "STP Delivery Group")
    line.end_connect(target, 2)
    made = io.BytesIO()
    deck.save(made)
    one = opened(made.getvalue())
    assert lines_of(one) - lines_of(opened(ours("workstream"))) == {
        ("Stroke pilot project", "accountable_to", "STP Delivery Group")
    }
    assert [node.name for node in one.structure.nodes][:-1] == [node.name for node in sheet_of("workstream").structure.nodes]
    assert {each.which for each in one.guesses if each.what == "node"} == {"Stroke pilot project"}


def test_what_is_kept_is_valid_and_holds_no_more_than_the_sheet() -> None:
    data = ours("workstream")
    files = parts(data)
    assert b"customXml/itemProps1.xml" in files["[Content_Types].xml"]
    assert b"itemProps1.xml" in files["customXml/_rels/item1.xml.rels"]
    assert len(Presentation(io.BytesIO(data)).slides) > 1
    assert written.write(sheet_of("workstream")) == data
    structure = sheet_of("workstream").structure
    held = [node.model_copy(update={"holder": "Jo Bloggs"}) if node.type == "post" else node for node in structure.nodes]
    named = structure.model_copy(update={"nodes": tuple(held)})
    assert b"stp_holder" in parts(written.write(sheet(explore(named, DAY), DAY)))["customXml/item1.xml"]
    assert b"holder" not in files["customXml/item1.xml"]


# ── lines ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("share", "joins"), [(0.2, True), (0.98, True), (1.03, False), (3.0, False)])
def test_a_loose_end_is_joined_within_the_tolerance_and_not_beyond(share: float, joins: bool) -> None:
    slides = Slides()
    slides.new("Near")
    slides.box("STP Programme Board", 400, 60, 160, 50)
    slides.box("Urgent Care Workstream", 400, 300, 160, 50)
    slides.line(480, 300, 480, 110 + share * NEAR * 960)
    one = opened(slides.data())
    found = {("Urgent Care Workstream", "accountable_to", "STP Programme Board")}
    assert lines_of(one) == (found if joins else set())
    assert joins == ("does not join two boxes" not in told(one))
    if joins and share > 0.1:
        assert any("points away from one" in each.place for each in one.guesses if each.what == "line")


def bus(parents: tuple[float, ...], children: tuple[float, ...]) -> Draft:
    slides = Slides()
    slides.new("Meeting lines")
    for at, x in enumerate(parents):
        slides.box(f"Board {at + 1}", x, 60)
        slides.line(x + 65, 104, x + 65, 160)
    for at, x in enumerate(children):
        slides.box(f"Workstream {at + 1}", x, 220)
        slides.line(x + 65, 160, x + 65, 220)
    slides.line(min(parents + children) + 65, 160, max(parents + children) + 65, 160)
    return opened(slides.data())


def test_a_trunk_with_branches_joins_each_branch_to_the_trunk() -> None:
    assert lines_of(bus((400,), (100, 400, 700))) == {(f"Workstream {at}", "accountable_to", "Board 1") for at in (1, 2, 3)}
    assert {(one, other) for one, _, other in lines_of(bus((100, 700), (400,)))} == {
        ("Workstream 1", f"Board {at}") for at in (1, 2)
    }


def test_lines_that_meet_between_several_and_several_are_told_and_not_guessed() -> None:
    one = bus((200, 600), (100, 400, 700))
    assert lines_of(one) == set()
    assert "It is not clear which of the boxes stand over the others" in told(one)
    assert "“Board 1”" in told(one)
    assert "“Workstream 3”" in told(one)


def test_a_line_in_pieces_is_one_line_with_the_arrow_of_its_end() -> None:
    slides = Slides()
    slides.new("Pieces")
    slides.box("Clinical Cabinet", 60, 200)
    slides.box("STP Board", 400, 60)
    slides.line(190, 222, 300, 222, "dashed")
    slides.line(300, 222, 300, 82, "dashed")
    slides.line(300, 82, 400, 82, "dashed", end=True)
    slides.words("advises", 304, 140, 60, 18)
    assert lines_of(opened(slides.data())) == {("Clinical Cabinet", "advises", "STP Board")}


def test_a_line_at_a_ground_with_a_title_is_for_all_in_it_and_an_arrow_with_a_name_is_a_box() -> None:
    slides = Slides()
    slides.new("Grounds")
    board = slides.box("STP Board", 400, 60)
    ground = slides.box("Enablers", 100, 250, 600, 120, "EEEEEE")
    ground.text_frame.vertical_anchor = 1
    slides.box("Estates", 130, 290)
    slides.box("Workforce", 400, 290)
    slides.glued(ground, board, "dotted", True)
    arrow = slides.box("Discharge project", 760, 250, 150, 60, shape=MSO_SHAPE.RIGHT_ARROW)
    assert arrow is not None
    one = opened(slides.data())
    assert {("Estates", "supports", "STP Board"), ("Workforce", "supports", "STP Board")} <= lines_of(one)
    assert kinds_of(one) == {
        "STP Board": "strategic_board",
        "Estates": "enabler",
        "Workforce": "enabler",
        "Discharge project": None,
    }


def text_in(text: str) -> Draft:
    slides = Slides()
    slides.new("Text")
    slides.box("STP Board", 100, 60)
    slides.box(text, 100, 200, 300, 120)
    return opened(slides.data())


def test_names_that_were_broken_by_hand_are_whole_and_remarks_are_no_part_of_them() -> None:
    assert "Urgent and Emergency Care Workstream" in kinds_of(text_in("Urgent and\nEmergency Care\nWorkstream"))
    one = text_in("Cancer Workstream\nSRO: A. Person")
    assert {"Cancer Workstream", "SRO of Cancer Workstream"} <= kinds_of(one).keys()
    assert kinds_of(text_in("Estates\nenabler"))["Estates"] == "enabler"


@pytest.mark.parametrize(
    "text", ["Workstreams\nCancer\nFrailty", "Workstreams:\n- Cancer\n- Frailty", "Workstreams\n• Cancer\n• Frailty"]
)
def test_a_title_over_a_list_in_a_box_stands_over_its_items(text: str) -> None:
    assert kinds_of(text_in(text)) == {"STP Board": "strategic_board", "Cancer": "workstream", "Frailty": "workstream"}


def test_boxes_in_a_column_below_one_with_a_line_belong_to_it() -> None:
    slides = Slides()
    slides.new("Columns")
    board = slides.box("Transformation Board", 300, 50)
    for at, name in enumerate(("Cancer Workstream", "Frailty Workstream")):
        slides.glued(slides.box(name, 100 + at * 300, 150, 160, 40), board)
        for row in range(2):
            slides.box(f"{name.split()[0]} project {row + 1}", 100 + at * 300, 196 + row * 46, 160, 40)
    slides.box("Far project", 700, 400, 160, 40)
    found = lines_of(opened(slides.data()))
    below = {
        (f"{name} project {row}", "accountable_to", f"{name} Workstream") for name in ("Cancer", "Frailty") for row in (1, 2)
    }
    assert found == below | {(f"{name} Workstream", "accountable_to", "Transformation Board") for name in ("Cancer", "Frailty")}


def test_a_sentence_in_a_box_is_no_board_and_is_told() -> None:
    one = text_in("This picture shows how it will work until the new arrangements are agreed.")
    assert kinds_of(one).keys() == {"STP Board"}
    assert "a sentence or a number in a box" in told(one)


def test_words_on_a_white_ground_on_a_line_are_said_of_it() -> None:
    slides = Slides()
    slides.new("Words")
    slides.glued(slides.box("Audit Committee", 100, 300), slides.box("STP Board", 100, 60), end=True)
    label = slides.box("assurance", 130, 190, 70, 18, "FFFFFF")
    label.line.fill.background()
    assert lines_of(opened(slides.data())) == {("Audit Committee", "oversees", "STP Board")}


# ── keys and pages, for any reader ───────────────────────────────────────────────────────────────────────────────────


def shape(key: str, name: str, x: float, y: float, width: float = 130, height: float = 44, **more: object) -> Shape:
    return Shape(key, (name,) if name else (), f"box “{name}”", frame=Frame(x, y, width, height), **more)


KEY = (
    shape("k", "Key", 0, 400, 60, 16, form="text"),
    shape("s1", "", 0, 420, 20, 12, fill="ff0000"),
    shape("w1", "Workstream", 26, 418, 90, 16, form="text"),
    shape("s2", "", 0, 440, 20, 12, fill="00ff00"),
    shape("w2", "Project", 26, 438, 90, 16, form="text"),
)


def test_a_key_of_colours_is_said_of_the_boxes_and_told() -> None:
    boxes = (
        shape("a", "Home First", 300, 50, fill="ff0303"),
        shape("b", "Red Bag", 300, 200, fill="00ff00"),
        shape("c", "Else", 500, 50, fill="0000ff"),
    )
    one = keyed(Sketch("x", "", (*boxes, *KEY), ()))
    assert {each.key: each.kind_words for each in one.shapes} == {"a": "Workstream", "b": "Project", "c": ""}
    assert [each.what for each in one.unread] == ["The key"]
    assert "“Workstream”, “Project”" in one.unread[0].why


def test_a_key_that_says_nothing_of_kinds_leaves_names_to_themselves() -> None:
    key = tuple(each if each.key != "w1" else shape("w1", "Existing group", 26, 418, 90, 16, form="text") for each in KEY)
    one = keyed(Sketch("x", "", (shape("a", "NHS Dale CCG", 300, 50, fill="ff0000"), *key), ()))
    assert [each.kind_words for each in one.shapes] == [""]


def test_two_colours_that_cannot_be_told_apart_say_nothing() -> None:
    alike = tuple(each if each.key != "s2" else shape("s2", "", 0, 440, 20, 12, fill="fb0202") for each in KEY)
    one = keyed(Sketch("x", "", (shape("a", "Home First", 300, 50, fill="fd0101"), *alike), ()))
    assert one.shapes[0].kind_words == ""


def test_a_key_of_strokes_is_said_of_the_lines() -> None:
    sample = Link("", "", "", stroke="dashed", colour="404040", route=((0, 406), (40, 406)))
    other = Link("", "", "", stroke="plain", colour="404040", route=((0, 426), (40, 426)))
    words = (
        shape("l", "Legend", 0, 380, 60, 16, form="text"),
        shape("w1", "Scrutiny", 46, 398, 80, 16, form="text"),
        shape("w2", "Reporting", 46, 418, 80, 16, form="text"),
    )
    boxes = (shape("a", "HOSC", 300, 50), shape("b", "STP Board", 300, 200))
    drawn = Link("a", "b", "", stroke="dashed", colour="404040")
    one = keyed(Sketch("x", "", (*boxes, *words), (drawn, sample, other)))
    assert [(each.source, each.says) for each in one.links] == [("a", "Scrutiny")]
    assert [each.key for each in one.shapes] == ["a", "b"]


def test_a_drawing_without_a_key_stays_as_it_is() -> None:
    loose = Link("", "", "", route=((300, 100), (300, 190)))
    one = Sketch(
        "x",
        "",
        (
            shape("a", "HOSC", 300, 50, fill="ff0000"),
            shape("b", "STP Board", 300, 200),
            shape("w", "advice", 306, 140, 60, 16, form="text"),
        ),
        (loose,),
    )
    assert keyed(one) == one


def test_boxes_of_one_name_on_two_pages_are_one() -> None:
    shapes = (
        shape("a", "STP Board", 0, 0),
        shape("b", "Delivery Group", 0, 200),
        shape("c", "delivery group", 0, 0, page=1),
        shape("d", "Cancer", 0, 200, page=1, inside="c"),
    )
    one = joined(Sketch("x", "", shapes, (Link("b", "a", ""), Link("c", "d", "", page=1))), "slide")
    assert [each.key for each in one.shapes] == ["a", "b", "d"]
    assert one.shapes[2].inside == "b"
    assert [(each.source, each.target, each.up) for each in one.links] == [("b", "a", None), ("b", "d", False)]
    assert [(each.what, each.why) for each in one.unread] == [
        ("“delivery group” a second time", "It was taken for the same as that on slide 1, of the same name.")
    ]


def test_two_of_a_name_on_one_page_are_left_alone() -> None:
    shapes = (shape("a", "Project team", 0, 0), shape("b", "Project team", 200, 0), shape("c", "Project team", 0, 0, page=1))
    one = Sketch("x", "", shapes, ())
    assert joined(one) == one


# ── other things on slides ───────────────────────────────────────────────────────────────────────────────────────────


def test_what_is_no_box_is_told() -> None:
    slides = Slides()
    slides.new("One")
    slides.box("STP Board", 100, 100)
    slides.words("Version 3, not for circulation", 600, 500, 200)
    slides.slide.notes_slide.notes_text_frame.text = "Ask the chair first."
    slides.slide.shapes.add_chart(5, 0, 0, 100, 100, _chart())
    slides.new("Hidden")
    slides.slide._element.set("show", "0")
    slides.box("Secret Committee", 100, 100)
    one = opened(slides.data())
    assert [node.name for node in one.structure.nodes] == ["STP Board"]
    for words in (
        "Slide 2 the file It is hidden",
        "“Version 3, not for circulation”",
        "The notes “Ask the chair first.”",
        "A chart",
    ):
        assert words in told(one)


def _chart() -> object:
    from pptx.chart.data import CategoryChartData

    data = CategoryChartData()
    data.categories = ["a"]
    data.add_series("b", (1,))
    return data


def test_a_table_that_is_not_understood_is_told_cell_by_cell() -> None:
    slides = Slides()
    slides.new("A table")
    slides.box("STP Board", 100, 100)
    table = slides.slide.shapes.add_table(2, 2, Pt(300), Pt(70), Pt(300), Pt(80)).table
    for at, words in enumerate(("Apples", "Pears", "12", "14")):
        table.cell(at // 2, at % 2).text = words
    one = opened(slides.data())
    assert [node.name for node in one.structure.nodes] == ["STP Board"]
    assert all(f"“{words}” slide 1, a table" in told(one) for words in ("Apples", "Pears", "12", "14"))


def test_templates_shows_and_files_with_macros_are_read_and_macros_never() -> None:
    for sort in ("template", "slideshow"):
        data = changed(
            documents()[0].data, "[Content_Types].xml", r"presentationml\.presentation\.main", f"presentationml.{sort}.main"
        )
        assert opened(data).structure == read(documents()[0]).structure
    files = parts(documents()[0].data)
    types = (
        files["[Content_Types].xml"]
        .decode()
        .replace(
            "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
            "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
        )
    )
    one = opened(packed({**files, "[Content_Types].xml": types.encode(), "ppt/vbaProject.bin": b"x"}))
    assert [each.what for each in one.unread if "never run" in each.why] == ["Macros"]
    assert one.structure == read(documents()[0]).structure


# ── hostile ──────────────────────────────────────────────────────────────────────────────────────────────────────────

SLIDE = "ppt/slides/slide1.xml"
RELATED = "ppt/slides/_rels/slide1.xml.rels"


@cache
def plain() -> bytes:
    slides = Slides()
    slides.new("Plain")
    slides.glued(slides.box("Cancer Workstream", 100, 300), slides.box("STP Board", 100, 100), end=True)
    return slides.data()


def with_slide(body: str) -> bytes:
    files = parts(plain())
    start, _, _ = files[SLIDE].decode().partition("<p:sp>")
    return packed({**files, SLIDE: f"{start}{body}</p:spTree></p:cSld></p:sld>".encode()})


def box(key: int, x: object = 0, text: str = "Board") -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{key}" name=""/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
        f'<a:xfrm><a:off x="{x}" y="0"/><a:ext cx="9" cy="9"/></a:xfrm>'
        f'<a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></p:spPr><p:txBody><a:p><a:r><a:t>{text} {key}</a:t></a:r></a:p></p:txBody></p:sp>'
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (lambda: packed({**parts(plain()), SLIDE: XXE + b"<x/>"}), "document type or entities"),
        (lambda: packed({**parts(plain()), "ppt/presentation.xml": XXE + b"<x/>"}), "document type or entities"),
        (lambda: packed({**parts(plain()), RELATED: XXE + b"<x/>"}), "document type or entities"),
        (
            lambda: packed({name: each for name, each in parts(plain()).items() if name != "ppt/presentation.xml"}),
            "no whole PowerPoint",
        ),
        (
            lambda: packed({name: each for name, each in parts(plain()).items() if "_rels/.rels" not in name}),
            "no whole PowerPoint",
        ),
        (lambda: packed({name: each for name, each in parts(plain()).items() if name != SLIDE}), "no slide to be seen"),
        (lambda: plain()[: len(plain()) // 2], "cannot be unpacked"),
        (lambda: with_slide("".join(box(key) for key in range(20_000))), "more than"),
        (lambda: with_slide("<p:grpSp>" * 80 + "</p:grpSp>" * 80), "deep"),
        (lambda: packed({**parts(plain()), "ppt/slides/slide9.xml": b" " * 30_000_000}), "far larger than any document"),
        (lambda: packed({**parts(plain()), SLIDE: b"<p:sld"}), "not readable as XML"),
    ],
)
def test_hostile_files_are_refused_with_one_sentence(data: object, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        opened(data())
    assert len(caught.value.faults) == 1


def test_nothing_outside_the_file_is_opened() -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/notesSlide"
    outside = f'<Relationship Id="rId9" Type="{kind}" Target="file:///etc/passwd" TargetMode="External"/>'
    data = changed(plain(), RELATED, "</Relationships>", f"{outside}</Relationships>")
    assert lines_of(opened(data)) == {("Cancer Workstream", "accountable_to", "STP Board")}
    moved = changed(
        plain(),
        "ppt/_rels/presentation.xml.rels",
        r'(relationships/slide" Target=")[^"]*"',
        r'\1https://example.org/s.xml" TargetMode="External"',
    )
    with pytest.raises(InputError, match="no slide to be seen"):
        opened(moved)
    chart = next(each.data for each in documents() if each.style == "chart: drawn")
    away = changed(chart, RELATED, r'(diagramData" Target=")[^"]*"', r'\1https://example.org/d.xml" TargetMode="External"')
    with pytest.raises(InputError, match="No box or name"):
        opened(away)
    assert any("kept in another file" in each.why for each in pptx.sketch(away, "a.pptx").unread)


def test_relationships_in_a_circle_and_parts_that_are_missing_are_harmless() -> None:
    chart = next(each.data for each in documents() if each.style == "chart: drawn")
    circle = changed(chart, RELATED, r'(diagramDrawing" Target=")[^"]*"', r'\1slide1.xml"')
    assert lines_of(opened(circle))
    for part in ("ppt/diagrams/drawing1.xml", "ppt/theme/theme1.xml", "ppt/slideLayouts/slideLayout6.xml"):
        files = {name: each for name, each in parts(chart).items() if name != part}
        assert lines_of(opened(packed(files)))
    broken = opened(packed({**parts(chart), "ppt/diagrams/drawing1.xml": b"<dsp:"}))
    assert "The drawing of a SmartArt diagram" in told(broken)
    assert len(broken.structure.nodes) == 8


@pytest.mark.parametrize("x", [10**30, -(10**30), "nan", "inf", "", "1e999", "abc"])
def test_absurd_coordinates_are_read_as_none(x: object) -> None:
    one = opened(with_slide(box(1, x) + box(2, 5)))
    assert [node.name for node in one.structure.nodes] == ["Board 1", "Board 2"]


def test_two_shapes_of_one_number_are_two_boxes() -> None:
    one = opened(with_slide(box(1) + box(1, 900_000, "Group")))
    assert [node.name for node in one.structure.nodes] == ["Board 1", "Group 1"]


@settings(max_examples=examples(25))
@given(st.sampled_from([SLIDE, RELATED, "ppt/presentation.xml", "ppt/_rels/presentation.xml.rels"]), st.data())
def test_damaged_files_give_a_draft_or_one_fault(part: str, data: st.DataObject) -> None:
    files = parts(plain())
    text = bytearray(files[part])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text) - 1))
        text[at : at + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=3))
    assert outcome(packed({**files, part: bytes(text)}))


def outcome(data: bytes) -> bool:
    """Whether a file gives a draft with boxes, or one fault."""
    try:
        return bool(opened(data).structure.nodes)
    except InputError as error:
        return len(error.faults) == 1


def test_limits_are_those_that_are_stated() -> None:
    assert safe.MOST_SHAPES == 10_000
    many = Slides()
    many.new("Many")
    assert not pptx.recognised(b"PK\x03\x04 word/document.xml")
    assert pptx.recognised(many.data())
