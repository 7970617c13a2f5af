"""The picture of a page as it was read: whole, numbered, escaped."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

from stpgraph.importers.draft import Frame, Link, Page, Shape, Sketch
from stpgraph.importers.drafting import draft
from stpgraph.importers.joining import joined
from stpgraph.importers.paging import of_pages
from stpgraph.importers.picture import SIDE, Shown, is_large, pages_of, picture

HOSTILE = '<script>alert(1)</script> & "x" \x07 \ud800'
EMU = 12_700.0
SKETCH = Sketch(
    "pptx",
    "",
    (
        Shape("a", (HOSTILE,), "slide 1", frame=Frame(0, 0, 200 * EMU, 60 * EMU), fill="203040"),
        Shape("b", ("Board",), "slide 1", "rounded", Frame(0, 300 * EMU, 200 * EMU, 60 * EMU), fill='"/><x'),
        Shape("p", ("Enablers",), "slide 1", "panel", Frame(250 * EMU, 0, 300 * EMU, 300 * EMU)),
        Shape("i", ("Estates",), "slide 1", frame=Frame(300 * EMU, 100 * EMU, 100 * EMU, 40 * EMU), inside="p"),
        Shape("n", ("No place",), "notes"),
        Shape("c", ("Other slide",), "slide 2", frame=Frame(0, 0, 10, 10), page=1),
    ),
    (
        Link("a", "b", "1", says="<b>advice</b>", stroke="dashed", head="both"),
        Link("b", "i", "2", stroke="double", route=((0, 300 * EMU), (300 * EMU, 300 * EMU), (300 * EMU, 140 * EMU))),
        Link("a", "n", "3"),
        Link("", "", "4"),
    ),
    pages=(Page("One", 960 * EMU, 540 * EMU), Page("Two", 10, 10)),
)
SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: str) -> list[str]:
    return ["".join(each.itertext()) for each in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_hostile_labels_are_text() -> None:
    made = picture(SKETCH, 0)
    assert {each.tag for each in ElementTree.fromstring(made).iter()} <= {
        f"{SVG}{tag}" for tag in ("svg", "rect", "g", "text", "path")
    }
    assert "<script" not in made
    assert "alert(1)" in " ".join(texts(made))
    assert "Other slide" not in " ".join(texts(made))


def test_boxes_are_numbered_marked_and_signed() -> None:
    shown = Shown({"a": 1, "b": 2, "i": 3}, unsure={"b"}, out={"i"}, marked="a", line="0")
    said = texts(picture(SKETCH, 0, shown))
    assert {"▶ 1", "2 ?", "3 ×"} <= set(said)
    assert picture(SKETCH, 0, replace(shown, marked="")).count("#A3142A") < picture(SKETCH, 0, shown).count("#A3142A")
    assert "▶ 1" not in texts(picture(SKETCH, 0, Shown({"a": 1})))


def test_a_page_is_drawn_whole_and_a_part_larger() -> None:
    whole = ElementTree.fromstring(picture(SKETCH, 0))
    assert float(whole.get("width") or 0) == SIDE + 48
    assert float(whole.get("height") or 0) == round(SIDE * 540 / 960 + 48, 1)
    near = ElementTree.fromstring(picture(SKETCH, 0, Shown(marked="i"), near=True))
    assert float(near.get("width") or 0) < float(whole.get("width") or 0)
    assert picture(SKETCH, 0, Shown(), near=True) == picture(SKETCH, 0)
    assert picture(SKETCH, 0, Shown(line="0"), near=True) != picture(SKETCH, 0, Shown(line="0"))


def test_lines_run_as_they_were_drawn_or_from_edge_to_edge() -> None:
    paths = [each.get("d") or "" for each in ElementTree.fromstring(picture(SKETCH, 0)).iter(f"{SVG}path")]
    scale = SIDE / (960 * EMU)
    from_edge = f"M{100 * EMU * scale:.1f} {60 * EMU * scale:.1f}L{100 * EMU * scale:.1f} {300 * EMU * scale:.1f}".replace(
        ".0", ""
    )
    assert from_edge in [each.replace(".0", "") for each in paths]
    assert any(each.startswith("M0 312.5L312.5 312.5L") for each in paths)
    assert len([each for each in paths if each.endswith("Z")]) == 3


def test_a_poster_of_many_boxes_is_drawn_so_large_that_words_fit() -> None:
    row = tuple(Shape(f"s{at}", (f"Board {at}",), "", frame=Frame(at * 220.0, 0, 180, 60)) for at in range(30))
    poster = Sketch("drawio", "", row, ())
    assert is_large(poster, 0)
    assert not is_large(SKETCH, 0)
    assert not is_large(poster, 3)
    first = next(each for each in ElementTree.fromstring(picture(poster, 0)).iter(f"{SVG}rect") if each.get("rx"))
    assert float(first.get("width") or 0) == 130
    assert float(ElementTree.fromstring(picture(replace(poster, shapes=row * 30), 0)).get("width") or 0) < 9_100


def test_without_a_place_there_is_no_picture() -> None:
    assert pages_of(SKETCH) == (0, 1)
    assert picture(SKETCH, 7) == ""
    bare = replace(SKETCH, shapes=tuple(replace(each, frame=None) for each in SKETCH.shapes))
    assert pages_of(bare) == ()
    assert picture(bare, 0) == ""


def test_flat_and_pageless_sketches_are_drawn_too() -> None:
    flat = Sketch("drawio", "", (Shape("a", ("A",), "", frame=Frame(5, 5, 0, 0)),), (Link("a", "a", ""),))
    ElementTree.fromstring(picture(flat, 0, Shown({"a": 1}, marked="a"), near=True))
    left = replace(SKETCH.shapes[0], key="z", frame=Frame(-500 * EMU, -100 * EMU, 100 * EMU, 60 * EMU))
    wide = ElementTree.fromstring(picture(replace(SKETCH, shapes=(*SKETCH.shapes, left)), 0))
    assert float(wide.get("width") or 0) == SIDE + 48


def test_a_line_of_which_only_a_piece_is_known_is_drawn_from_box_to_box() -> None:
    boxes = tuple(Shape(key, (key,), key, frame=Frame(0, y, 100, 50)) for key, y in (("a", 0), ("b", 400)))
    piece, whole = ((50.0, 390.0), (50.0, 380.0)), ((50.0, 400.0), (80.0, 200.0), (50.0, 50.0))
    drawn = {
        route: picture(Sketch("pptx", "x", boxes, (Link("b", "a", "line", route=route),)), 0) for route in ((), piece, whole)
    }
    assert drawn[piece] == drawn[()]
    assert drawn[whole] != drawn[()]


def two_slides() -> Sketch:
    """A board on the first slide; on the second the same board again, with a group below it and a line."""
    boxes = (
        Shape("1/b", ("North Board",), "slide 1", frame=Frame(0, 0, 100, 50)),
        Shape("1/c", ("South Board",), "slide 1", frame=Frame(200, 0, 100, 50)),
        Shape("2/b", ("North Board",), "slide 2", frame=Frame(40, 10, 100, 50), page=1),
        Shape("2/g", ("Delivery Group",), "slide 2", frame=Frame(40, 200, 100, 50), page=1),
    )
    return joined(Sketch("pptx", "x", boxes, (Link("2/g", "2/b", "line", page=1),)), "slide")


def test_what_is_drawn_on_two_slides_is_shown_on_both() -> None:
    shown = picture(two_slides(), 1, Shown(numbers={"1/b": 7, "2/g": 8}))
    assert ">7<" in shown
    assert shown.count("<path") == 2


def test_what_is_drawn_on_two_slides_stays_where_one_of_them_is_left_out() -> None:
    kept = of_pages(two_slides(), {0}, "slide")
    assert {each.key: each.page for each in kept.shapes} == {"1/b": 1, "2/g": 1}
    (relation,) = draft(kept, "x").structure.relations
    assert (relation.source, relation.target) == ("delivery-group", "north-board")
    first = of_pages(two_slides(), {1}, "slide")
    assert {each.key for each in first.shapes} == {"1/b", "1/c"}
    assert not first.links
    assert not first.again


def test_the_lines_of_a_label_stay_lines() -> None:
    shape = Shape("c", ("Cancer", "SRO: A. Person"), "box 1", frame=Frame(0, 0, 400, 80))
    drawn = picture(Sketch("pptx", "", (shape,), ()), 0)
    assert ">Cancer</text>" in drawn
    assert ">SRO: A. Person</text>" in drawn
