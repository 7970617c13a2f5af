"""Comparisons in every format of the registry, each file opened with a program that is not ours."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
from collections import Counter
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import networkx as nx
import openpyxl
import pikepdf
import pytest
from docx import Document
from lxml import etree
from PIL import Image
from pptx import Presentation

from stpgraph.compare import compare
from stpgraph.errors import UsageError
from stpgraph.export.compared import compared_sheet, offers, write
from stpgraph.export.compared_scene import PREFIXES
from stpgraph.export.compared_tables import tables
from stpgraph.export.panels import around, panel_of
from stpgraph.export.picture import one_line
from stpgraph.export.registry import COMPARED, FORMATS
from stpgraph.export.xml_text import xml_text
from stpgraph.layout.scene import Scene
from stpgraph.model import Structure
from stpgraph.pipeline import explore
from stpgraph.reading.compared import most_important
from tests.export.compared_sheets import DAY, NAMES, comparison, sheet_of, written
from tests.export.sheets import explored
from tests.export.slides import all_shapes
from tests.export.test_registry import MAIN_PART, STARTS

SVG = "{http://www.w3.org/2000/svg}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


# ── every format ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_format_is_offered() -> None:
    assert offers() == COMPARED
    assert [(each.id, each.suffix, each.media_type) for each in COMPARED] == [
        (each.id, each.suffix, each.media_type) for each in FORMATS if each.compares
    ]
    assert {each.id for each in FORMATS} - {each.id for each in COMPARED} == {"turtle", "jsonld", "popolo", "bods"}
    assert len({each.title for each in COMPARED}) == len(COMPARED)
    with pytest.raises(UsageError, match=r"There is no format “gif”\. There are: pptx, "):
        write("gif", sheet_of("empty"))


@pytest.mark.parametrize("name", ["nasty", "empty", "one-sided"])
@pytest.mark.parametrize("form", [each.id for each in COMPARED])
def test_every_format_writes_whatever_things_are_called(form: str, name: str) -> None:
    data = written(form, name)
    assert data.startswith(STARTS[form])
    if STARTS[form].startswith(b"PK"):
        with ZipFile(BytesIO(data)) as zipped:
            assert zipped.testzip() is None
            assert MAIN_PART.get(form, zipped.namelist()[0]) in zipped.namelist()
            for part in zipped.namelist():
                if part.endswith((".xml", ".rels")):
                    etree.fromstring(zipped.read(part))
    elif STARTS[form].startswith(b"<"):
        etree.fromstring(data)


@pytest.mark.parametrize("form", [each.id for each in COMPARED])
def test_the_same_comparison_gives_the_same_bytes(form: str) -> None:
    again = compared_sheet(compare(explored("workstream"), explored("sector")), DAY)
    assert write(form, again) == written(form, "archetypes")


# ── the scene ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", NAMES)
def test_both_pictures_stand_side_by_side_at_one_scale(name: str) -> None:
    sheet = sheet_of(name)
    scene, places, outer = sheet.scene, panel_of(sheet.scene), around(sheet.scene)
    sides = [at for at in range(len(scene.panels)) if at not in outer]
    assert [scene.panels[at].title[:6] for at in sides] == (["Before", "Now: <"] if name == "nasty" else ["First:", "Second"])
    left, right = (scene.panels[at] for at in sides)
    assert left.x + left.width < right.x
    assert (left.y, left.height) == (right.y, right.height)
    boxes = {box.id: box for box in scene.boxes}
    assert len(boxes) == len(scene.boxes) == sum(len(each.scene.boxes) for each in sheet.sides)
    for prefix, side, at in zip(PREFIXES, sheet.sides, sides, strict=True):
        shifts = set()
        for box in side.scene.boxes:
            moved = boxes[prefix + box.id]
            assert (moved.width, moved.height, moved.text) == (box.width, box.height, box.text)
            shifts.add((round(moved.x - box.x, 6), round(moved.y - box.y, 6)))
            place = places[moved.id]
            assert outer.get(place, place) == at
        assert len(shifts) <= 1
    for line in scene.lines:
        assert line.source in boxes
        assert line.target in boxes


def test_scenes_that_are_given_are_drawn() -> None:
    """A page may lay out matched boxes in one place."""
    made = comparison("empty")
    wide = Scene("A", 5_000, 10, (), (), ())
    assert compared_sheet(made, DAY, scenes=(wide, wide)).scene.width > 10_000


def test_what_differs_is_marked_with_signs_and_words() -> None:
    tags = sheet_of("nasty").marks.tags
    told = {(key, tag.sign, tag.text) for key, tag in tags.items()}
    assert ("first-body-29", "−", "Gone") in told
    assert ("second-new-body", "+", "New") in told
    assert {(f"{prefix}body-5", "→", "Moved") for prefix in PREFIXES} <= told
    assert {(f"{prefix}body-4", "≠", "Changed") for prefix in PREFIXES} <= told
    assert "first-body-7" not in tags
    lines = sheet_of("nasty").marks.lines
    assert ("first-body-5", "accountable_to", "first-body-1") in lines
    assert ("second-body-5", "accountable_to", "second-body-2") in lines
    assert ("second-body-6", "accountable_to", "second-body-1") not in lines
    labels = {line.key: line.label for line in sheet_of("nasty").scene.lines}
    assert labels["second-body-5", "accountable_to", "second-body-2"] == "+ answers to"
    assert labels["second-body-6", "accountable_to", "second-body-1"] == "answers to"
    two = {(tag.sign, tag.text) for tag in sheet_of("archetypes").marks.tags.values()}
    assert two == {("1", "Only in the first"), ("2", "Only in the second"), ("→", "Elsewhere")}


def test_a_heading_fits_and_the_title_is_whole() -> None:
    sheet = sheet_of("nasty")
    for panel in sheet.scene.panels:
        assert "\n" not in panel.title
    assert sheet.sides[0].title.startswith("Before: ")
    assert one_line(comparison("nasty").left.structure.title) in sheet.sides[0].title


def test_a_document_that_both_rest_on_is_named_once() -> None:
    titles = [source.title for source in sheet_of("archetypes").structure.sources]
    assert len(titles) == len(set(titles))
    known = {source.id for source in sheet_of("archetypes").structure.sources}
    cited = {key for each in sheet_of("archetypes").structure.nodes for key in each.cites}
    assert cited
    assert cited <= known


# ── pictures ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_svg_shows_both_headings_and_explains_its_signs() -> None:
    root = etree.fromstring(write("svg", sheet_of("archetypes", draft=True)))
    shown = [each.text for each in root.iter(f"{SVG}text")]
    assert {"First: Governance by workstream", "Second: Governance by sector", "DRAFT"} <= set(shown)
    assert {"Only in the first", "Only in the second", "Elsewhere", "Thicker line: only in the first"} <= set(shown)
    labels = [str(each.get("aria-label")) for each in root.iter(f"{SVG}g") if each.get("aria-label")]
    assert any(each.startswith("Workstream A. ") and "Only in the first" in each for each in labels)
    assert any("“Project 1” answers to “Mental Health Oversight Group”" in each for each in labels)
    description = root.find(f"{SVG}desc").text
    assert "Only in the first at “Workstream A”" in description
    assert "Elsewhere at “Project 1”, “Project 2”" in description


def test_the_png_is_both_side_by_side() -> None:
    with Image.open(BytesIO(written("png", "archetypes"))) as image:
        assert image.width > 2 * sum(each.scene.width for each in sheet_of("archetypes").sides)
        assert image.text["Title"] == "Governance by workstream, compared with Governance by sector"


@pytest.mark.parametrize("name", ["archetypes", "nasty"])
def test_the_pdf_is_tagged_and_tells_all(name: str) -> None:
    data = write("pdf", sheet_of(name, draft=True))
    with pikepdf.open(BytesIO(data)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang).startswith("en")
        # Both together on the first page, and each on one of its own.
        assert [page.mediabox[2] > page.mediabox[3] for page in list(pdf.pages)[:3]] == [True] * 3
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=data, capture_output=True, check=True)
    shown = " ".join(done.stdout.decode().split())
    assert "DRAFT" in shown
    if name == "archetypes":
        for words in most_important(comparison(name)):
            assert words in shown
        for row in sheet_of(name).told.boxes:
            assert row[0] in shown


# ── slides and paper ─────────────────────────────────────────────────────────────────────────────────────────────────


def connectors(slide: Any) -> list[Any]:
    return [each for each in slide.shapes if each.element.tag == f"{P}cxnSp" and not each.name.startswith("Legend")]


@pytest.mark.parametrize("name", ["archetypes", "nasty"])
def test_every_line_of_a_slide_is_glued_to_its_boxes(name: str) -> None:
    deck = Presentation(BytesIO(written("pptx", name)))
    assert deck.slides[0].shapes.title.text == one_line(xml_text(sheet_of(name).sides[0].title))
    for slide, side in zip(list(deck.slides)[:2], sheet_of(name).sides, strict=True):
        keys = {each.shape_id for each in all_shapes(slide.shapes)}
        lines = connectors(slide)
        assert len(lines) == len(side.scene.lines)
        for each in lines:
            held = each.element.find(f"{P}nvCxnSpPr/{P}cNvCxnSpPr")
            assert {int(held.find(f"{A}{end}").get("id")) for end in ("stCxn", "endCxn")} <= keys
        marks = Counter(each.name for each in all_shapes(slide.shapes) if each.name.startswith("Mark: "))
        assert sum(marks.values()) == len([box for box in side.scene.boxes if box.id in side.marks.tags])
        assert "What matters most:" in slide.notes_slide.notes_text_frame.text


def test_both_slides_are_of_one_scale_and_small_ones_share_one() -> None:
    deck = Presentation(BytesIO(written("pptx", "archetypes")))
    widths = [
        next(each.width for each in all_shapes(slide.shapes) if each.name == "STP Strategic Board")
        for slide in list(deck.slides)[:2]
    ]
    boxes = [next(box.width for box in side.scene.boxes if box.id == "strategic-board") for side in sheet_of("archetypes").sides]
    assert widths[0] / boxes[0] == pytest.approx(widths[1] / boxes[1], rel=0.001)
    small = Structure.model_validate(
        {
            "stpgraph": 1,
            "id": "small",
            "title": "Small",
            "status": "option",
            "nodes": [{"id": "board", "type": "body", "kind": "strategic_board", "name": "Board"}],
        }
    )
    made = compared_sheet(compare(explore(small, DAY), explore(small.model_copy(update={"id": "b", "title": "B"}), DAY)), DAY)
    first = Presentation(BytesIO(write("pptx", made))).slides[0]
    assert sum(each.name == "Board" for each in all_shapes(first.shapes)) == 2


def test_the_slides_tell_every_difference() -> None:
    deck = Presentation(BytesIO(written("pptx", "archetypes")))
    cells = {
        cell.text_frame.text
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
        for cell in row.cells
    }
    told = sheet_of("archetypes").told
    assert {one_line(each) for each in most_important(told.made)} <= cells
    assert {row[0] for row in told.boxes} | {row[2] for row in told.boxes} <= cells
    for each in told.made.findings:
        assert any(each.finding.fact in cell for cell in cells)


def test_the_word_file_has_the_pictures_and_the_tables() -> None:
    paper = Document(BytesIO(write("docx", sheet_of("archetypes", draft=True))))
    pictures = [str(each.get("descr")) for each in paper.element.iter("{*}docPr")]
    assert len(pictures) == 3
    assert "Only in the second at “Workstream leads”, “Mental Health Oversight Group”" in pictures[0]
    cells = {cell.text for table in paper.tables for row in table.rows for cell in row.cells}
    assert {row[0] for row in sheet_of("archetypes").told.boxes} <= cells
    text = "\n".join(each.text for each in paper.paragraphs)
    for words in most_important(comparison("archetypes")):
        assert words in text
    assert "not yet agreed" in "".join(each.text for each in paper.sections[0].header.paragraphs)


# ── tables ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", NAMES)
def test_the_tables_hold_everything_once(name: str) -> None:
    made, told = tables(sheet_of(name)), sheet_of(name).told
    assert len({each.key for each in made}) == len({each.title for each in made}) == len(made)
    for grid in made:
        assert {len(row) for row in grid.rows} <= {len(grid.columns)}
        assert len(grid.title) <= 31
    by_key = {each.key: each for each in made}
    assert len(by_key["findings"].rows) == len(told.made.findings)
    assert len(by_key["measures"].rows) == len(told.made.measures)
    matching = told.made.matching
    assert len(by_key["which-is-which"].rows) == len(matching.matches) + len(matching.only_left) + len(matching.only_right)


def test_the_workbook_and_the_csv_files_say_the_same() -> None:
    made = tables(sheet_of("nasty"))
    book = openpyxl.load_workbook(BytesIO(written("xlsx", "nasty")))
    assert book.sheetnames == [each.title for each in made]
    with ZipFile(BytesIO(written("csv", "nasty"))) as zipped:
        for at, (grid, name) in enumerate(zip(made, zipped.namelist(), strict=True), 1):
            assert name == f"{at:02}-{grid.key}.csv"
            rows = list(csv.reader(StringIO(zipped.read(name).decode("utf-8-sig"), newline="")))
            assert len(rows) == len(grid.rows) + 1
            page = book[grid.title]
            assert page.max_row == len(grid.rows) + 1
            for cell in (cell for row in page.iter_rows() for cell in row):
                assert cell.data_type != "f"
            assert not any(text.startswith(("=", "+", "@")) for row in rows for text in row)
    boxes = {row[0]: row for row in next(each for each in made if each.key == "boxes").rows if row[2] != "≠ Changed"}
    assert boxes["]]> <new & 'odd'> \"board\""][2:] == ("+ New", "", "It has no counterpart.")


# ── files for other programs ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", NAMES)
def test_one_graph_tells_the_sides_apart(name: str) -> None:
    graph = nx.read_graphml(BytesIO(written("graphml", name)), force_multigraph=True)
    made = comparison(name)
    sides = Counter(side for _, side in graph.nodes(data="side"))
    left, right = made.left.structure, made.right.structure
    assert sides["left"] + sides["both"] == len(left.nodes)
    assert sides["right"] + sides["both"] == len(right.nodes)
    lines = Counter(side for *_, side in graph.edges(data="side"))
    assert lines["left"] + lines["both"] == len(left.relations)
    assert lines["right"] + lines["both"] == len(right.relations)
    by_right = {data["right_id"]: data for _, data in graph.nodes(data=True) if "right_id" in data}
    by_left = {data["left_id"]: data for _, data in graph.nodes(data=True) if "left_id" in data}
    assert set(by_right) == {each.id for each in right.nodes}
    assert set(by_left) == {each.id for each in left.nodes}
    assert json.loads(graph.graph["foremost"]) == list(most_important(made))
    if name == "nasty":
        assert by_right["body-4"]["differs"] == "Meets in public: now: Yes; before: not stated."
        assert "body-5" in by_right
        assert "now answers to" in by_right["body-5"]["moved"]
        assert "differs" not in by_right["body-7"]


def test_draw_io_keeps_boxes_on_their_side() -> None:
    root = etree.fromstring(written("drawio", "archetypes"))
    parents = {
        each.get("id"): each.find("mxCell").get("parent") for each in root.iter("object") if each.find("mxCell") is not None
    }
    assert len(parents) == len([each for each in root.iter("object") if each.find("mxCell") is not None])
    sides = [each for each in root.iter("object") if str(each.get("label")).startswith(("First: ", "Second: "))]
    assert [parents[each.get("id")] for each in sides if each.get("stp_part") == "panel"] == ["1", "1"]

    def top(key: str) -> str:
        while parents[key] != "1":
            key = parents[key]
        return key

    nodes = [each.get("id") for each in root.iter("object") if each.get("stp_part") == "node"]
    first, second = (each.get("id") for each in sides if each.get("stp_part") == "panel")
    assert {top(key) for key in nodes if key.startswith("node-first-")} == {first}
    assert {top(key) for key in nodes if key.startswith("node-second-")} == {second}
    # A panel of a side keeps its own boxes.
    labels = {each.get("id"): each.get("label") for each in root.iter("object")}
    assert labels[parents["node-first-finance-group"]] == "Support and advice"
    assert parents["node-first-strategic-board"] == first


@pytest.mark.parametrize("name", ["archetypes", "nasty"])
def test_mermaid_and_dot_have_a_group_for_each_side(name: str) -> None:
    lines = written("mermaid", name).decode().splitlines()
    tops = [each for each in lines if each.startswith("  subgraph ")]
    assert len(tops) == 2
    assert sum(each.lstrip().startswith("subgraph ") for each in lines) == sum(each.strip() == "end" for each in lines)
    inside = lines[lines.index(tops[0]) : lines.index(tops[1])]
    assert not any(re.match(r" +n_second", each) for each in inside)
    dot = written("dot", name).decode().splitlines()
    assert len([each for each in dot if each.startswith('  subgraph "cluster_')]) == 2
    sign = "1 Only in the first" if name == "archetypes" else "− Gone"
    assert any(sign in each for each in dot)
    assert dot[0].startswith("digraph")
    assert dot[-1] == "}"


def test_the_tables_tell_every_field() -> None:
    """Also who holds a post, as the tables of one structure do; the paper is another matter."""
    details = [row[3] for each in tables(sheet_of("nasty")) if each.key == "boxes" for row in each.rows]
    assert sum("Held by: now: “Somebody <b>else</b>”; before: “" in each for each in details) == 1
