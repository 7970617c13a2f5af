"""Parts of what is too large for one page: each can be read, and together they have every box and every line."""

from __future__ import annotations

import io
import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

import pikepdf
import pytest
from docx import Document
from pptx import Presentation

from benchmarks.generate import generated
from stpgraph.export import paper_docx, paper_pdf, pdf, pptx, pptx_page, word_page
from stpgraph.export.picture import one_line
from stpgraph.export.sheet import PRINTED, PROJECTED, PartSheet, Sheet, sheet
from stpgraph.layout import View
from stpgraph.layout.views import seen
from stpgraph.model import Structure
from stpgraph.pipeline import explore
from stpgraph.reading.paper import PaperOptions, paper
from tests.export.sheets import DAY, SHIPPED, explored, sheet_of, view_of
from tests.export.test_pdf import tagged
from tests.export.test_pptx import A, P, all_shapes, connectors, ends
from tests.layout.metrics import overlaps, text_outside
from tests.strategies import footprint

FITS: tuple[Callable[[Sheet], bool], ...] = (pdf.legible, pptx_page.legible, word_page.legible)
LARGE = "everything-wrong"


@cache
def made_up(size: int) -> Sheet:
    return sheet(explore(generated(size), DAY), DAY)


def parts_of(made: Sheet, fits: Callable[[Sheet], bool] = pdf.legible) -> Sequence[PartSheet]:
    parts = [each for each in made.closer(fits) if isinstance(each, PartSheet)]
    assert len(parts) == len(made.closer(fits))
    return parts


def assert_complete(made: Sheet, parts: Sequence[PartSheet]) -> None:
    """Every box belongs to one part and is drawn there; every relation is a line or a seat under its board in some part."""
    assert [(each.number, each.total) for each in parts] == [(at, len(parts)) for at in range(1, len(parts) + 1)]
    home: dict[str, int] = {}
    for part in parts:
        for box in part.scene.boxes:
            if box.id not in part.elsewhere:
                assert box.id not in home
                home[box.id] = part.number
    assert set(home) == {box.id for box in made.scene.boxes}
    drawn: set[tuple[str, str, str]] = set()
    for part in parts:
        names = {node.id: node.name for node in made.structure.nodes}
        own = {(each.source, each.type, each.target) for each in part.own.relations}
        lines = {line.key for line in part.scene.lines}
        seats = {(box.id, sort, box.seat_of) for box in part.scene.boxes for sort in ("sits_on", "leads") if box.seat_of}
        assert lines <= own <= lines | seats
        drawn |= own
        for box in part.scene.boxes:
            assert box.name == names[box.id]
            if box.id in part.elsewhere:
                assert part.elsewhere[box.id] == home[box.id] != part.number
                assert box.text[-1].endswith(f"{home[box.id]})")
                assert part.written[box.id].endswith(f"see part {home[box.id]})")
    shown = seen(made.structure, made.view).structure
    assert drawn == {(each.source, each.type, each.target) for each in shown.relations}
    assert {line.key for line in made.scene.lines} <= drawn


@pytest.mark.parametrize("name", SHIPPED)
def test_every_box_and_every_line_is_on_a_page_that_can_be_read(name: str) -> None:
    made = sheet_of(name)
    parts = parts_of(made)
    assert_complete(made, parts)
    assert [each.title for each in parts if not pdf.legible(each)] == []
    assert max(Counter(each.shows for each in parts).values()) == 1


@pytest.mark.parametrize("fits", FITS, ids=lambda fits: fits.__module__.rsplit(".")[-1])
def test_each_format_has_parts_that_can_be_read_in_it(fits: Callable[[Sheet], bool]) -> None:
    made = sheet_of(LARGE)
    parts = parts_of(made, fits)
    assert not fits(made)
    assert all(map(fits, parts))
    assert_complete(made, parts)


@pytest.mark.parametrize("size", [80, 300])
def test_made_up_structures_are_told_in_full(size: int) -> None:
    made = made_up(size)
    parts = parts_of(made)
    assert_complete(made, parts)
    assert all(map(pdf.legible, parts))
    assert all(overlaps(each.scene) == [] and text_outside(each.scene) == [] for each in parts)
    assert len(parts) < size / 8


@pytest.mark.parametrize("seed", range(2))
def test_lifelike_structures_are_told_in_full(seed: int) -> None:
    made = sheet(explore(Structure.model_validate(footprint(random.Random(seed), 120)), DAY), DAY)
    parts = parts_of(made)
    assert_complete(made, parts)
    assert all(map(pdf.legible, parts))


def test_a_box_with_more_lines_than_a_page_holds_is_on_several() -> None:
    nodes = [{"id": "b", "type": "body", "kind": "strategic_board", "name": "Board"}]
    nodes += [{"id": f"i{at}", "type": "instrument", "kind": "contract", "name": f"Contract {at}"} for at in range(140)]
    lines = [{"source": "b", "type": "party_to", "target": f"i{at}"} for at in range(140)]
    data = {"stpgraph": 1, "id": "s", "title": "S", "status": "option", "nodes": nodes, "relations": lines}
    made = sheet(explore(Structure.model_validate(data), DAY), DAY)
    parts = parts_of(made)
    assert all(map(pdf.legible, parts))
    assert parts[0].title.startswith(f"Part 1 of {len(parts)}: “Board” (1 of ")
    assert {key for each in parts for key in each.own.relations} == set(made.structure.relations)


@pytest.mark.parametrize("view", [View("accountability"), View("collapsed"), View("scrutiny")], ids=lambda view: view.kind)
def test_views_are_told_in_full_too(view: View) -> None:
    made = view_of(LARGE, view)
    assert_complete(made, parts_of(made, word_page.legible))


def test_marks_and_dates_are_those_of_the_whole() -> None:
    made = sheet_of(LARGE)
    for part in parts_of(made):
        drawn = {box.id for box in part.scene.boxes}
        assert part.marks.tags == {key: tag for key, tag in made.marks.tags.items() if key in drawn}
        assert part.source_line == made.source_line
        assert part.subtitle == "Everything wrong · as at 1 June 2017 · drawn on 1 May 2018"
        assert not part.closer(lambda sheet: False)
    assert all(each.draft for each in parts_of(replace(made, draft=True)))


def test_nothing_is_said_to_stand_apart_that_does_not() -> None:
    made = sheet_of(LARGE)
    apart = {box.id for box in made.scene.boxes if box.zone == "apart"}
    for part in parts_of(made):
        for panel in part.scene.panels:
            if panel.title.startswith("Not joined"):
                assert {box.id for box in part.scene.boxes} <= apart


# ── in the files ─────────────────────────────────────────────────────────────────────────────────────────────────────


def links(document: pikepdf.Pdf, page: int) -> int:
    return sum(each.get("/Subtype") == "/Link" for each in document.pages[page].get("/Annots", []))


def test_the_pdf_has_a_page_for_each_part_with_links_both_ways() -> None:
    made = sheet_of(LARGE)
    parts = parts_of(made)
    with pikepdf.open(io.BytesIO(pdf.write(made))) as document:
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
        figures = [str(each.Alt) for each in tagged(document, "/Figure")]
        assert len(figures) == len(parts) + 1
        for part, alternative in zip(parts, figures[1:], strict=True):
            assert alternative.startswith(f"{part.title}. ")
            assert f"A diagram of {len(part.scene.boxes)} boxes" in alternative
        assert links(document, 0) >= len(parts)
        for part in parts:
            assert links(document, part.number) >= len(set(part.elsewhere.values()))
            width = round(float(document.pages[part.number].mediabox[2]))
            assert width == round(pdf.paper(part).width)


def test_a_structure_that_can_be_read_on_one_page_stays_on_it() -> None:
    made = sheet_of("workstream")
    assert pdf.closer(made) == ()
    content = pdf.content(made)
    assert isinstance(content["parts"], list)
    assert all(isinstance(each, dict) and each["kind"] not in ("part", "picture") for each in content["parts"])
    assert "map" not in str(content["source"])


def test_slides_of_parts_have_glued_lines_and_legends() -> None:
    made = sheet_of(LARGE)
    parts = parts_of(made, pptx_page.legible)
    deck = Presentation(io.BytesIO(pptx.write(made)))
    assert (round(deck.slide_width.mm), round(deck.slide_height.mm)) == (420, 297)
    for part, slide in zip(parts, list(deck.slides)[1:], strict=False):
        assert slide.shapes.title.text_frame.text == one_line(part.title)
        shapes = {each.shape_id: each for each in all_shapes(slide.shapes)}
        found = connectors(slide)
        assert len(found) == len(part.scene.lines)
        names = {box.id: one_line(box.name) for box in part.scene.boxes}
        for line, connector in zip(part.scene.lines, found, strict=True):
            assert [shapes[key].name for key, _ in ends(connector)] == [names[line.source], names[line.target]]
        words = [each.text_frame.text for each in shapes.values() if each.has_text_frame]
        for key, number in part.elsewhere.items():
            assert any(each.startswith(f"{names[key]} (see part {number})") for each in words)
        boxes = [each for each in shapes.values() if each.name in names.values()]
        sizes = [int(run.get("sz")) for each in boxes for run in each.element.iter(f"{A}rPr")]
        assert min(sizes) >= PROJECTED * 100
        assert any(each.name.startswith("Legend") for each in shapes.values())
        assert part.title in slide.notes_slide.notes_text_frame.text
        assert all(each.element.xpath(".//p:cNvPr")[0].get("descr") for each in boxes)
        assert slide.shapes.element.tag == f"{P}spTree"


def test_word_and_the_board_paper_have_the_parts_as_pictures_with_words() -> None:
    made = sheet_of(LARGE)
    parts = parts_of(made, word_page.legible)
    board = paper(explored(LARGE), DAY, PaperOptions(sections=["picture"]))
    opened = Document(io.BytesIO(paper_docx.write(board, made)))
    told = [each._inline.docPr.get("descr") for each in opened.inline_shapes]
    assert len(told) == len(parts) + 1
    assert all(words.startswith(part.title) for words, part in zip(told[1:], parts, strict=True))
    for part, drawn in zip(parts, list(opened.inline_shapes)[1:], strict=True):
        share = drawn.width.pt / (word_page.outer_size(part)[0] * 0.75)
        assert share * 0.75 * 11 >= PRINTED - 0.05
    headings = [each.text for each in opened.paragraphs if each.style.name == "Heading 2"]
    assert [each.title for each in parts] == headings[: len(parts)]
    with pikepdf.open(io.BytesIO(paper_pdf.write(board, made))) as document:
        assert len(tagged(document, "/Figure")) == len(parts_of(made)) + 1
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"


def test_the_same_structure_has_the_same_parts() -> None:
    one, other = made_up(80), sheet(explore(generated(80), DAY), DAY)
    assert [(each.title, each.scene) for each in parts_of(one)] == [(each.title, each.scene) for each in parts_of(other)]
    turned = one.structure.model_copy(update={"nodes": one.structure.nodes[::-1], "relations": one.structure.relations[::-1]})
    assert [each.scene for each in parts_of(sheet(explore(turned, DAY), DAY))] == [each.scene for each in parts_of(one)]
