"""PowerPoint: opened again with python-pptx and with LibreOffice, and read as the standard says that it is drawn."""

from __future__ import annotations

import random
import shutil
import subprocess
from datetime import date
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from stpgraph import shipped
from stpgraph.export import pptx
from stpgraph.export.picture import one_line
from stpgraph.export.pptx_lines import Routes, elbow, straightened
from stpgraph.export.sheet import Sheet, sheet
from stpgraph.layout import View, lay_out
from stpgraph.model import Structure
from stpgraph.pipeline import Exploration, explore
from tests.export.nasty import NASTY_TEXTS, nasty_structure
from tests.export.slides import all_shapes, path_of, sites_of
from tests.strategies import footprint

FILES = {path.stem: path for shelf in shipped.SHELVES for path in shipped.files(shelf)}
DAY = date(2026, 11, 1)
A, P = "{http://schemas.openxmlformats.org/drawingml/2006/main}", "{http://schemas.openxmlformats.org/presentationml/2006/main}"


@cache
def explored(name: str) -> Exploration:
    return explore(shipped.load(FILES[name]), DAY)


def sheet_of(name: str, **more: Any) -> Sheet:
    return sheet(explored(name), DAY, **more)


def opened(made: Sheet) -> Any:
    return Presentation(BytesIO(pptx.write(made)))


def connectors(slide: Any) -> list[Any]:
    return [each for each in slide.shapes if each.element.tag == f"{P}cxnSp" and not each.name.startswith("Legend")]


def ends(connector: Any) -> tuple[tuple[int, int], tuple[int, int]]:
    held = connector.element.find(f"{P}nvCxnSpPr/{P}cNvCxnSpPr")
    start, end = held.find(f"{A}stCxn"), held.find(f"{A}endCxn")
    return (int(start.get("id")), int(start.get("idx"))), (int(end.get("id")), int(end.get("idx")))


def described(shape: Any) -> str:
    return str(shape.element.xpath(".//p:cNvPr")[0].get("descr") or "")


def assert_glued(made: Sheet) -> None:
    """Every line of the scene is one connector that starts and ends where its boxes have the sites that it is glued to."""
    slide = opened(made).slides[0]
    shapes = {each.shape_id: each for each in all_shapes(slide.shapes)}
    names = {node.id: one_line(node.name) for node in made.structure.nodes}
    found = connectors(slide)
    assert len(found) == len(made.scene.lines)
    for line, connector in zip(made.scene.lines, found, strict=True):
        (start, start_site), (end, end_site) = ends(connector)
        assert shapes[start].name == names[line.source]
        assert shapes[end].name == names[line.target]
        assert f"“{names[line.source]}” {line.label} “{names[line.target]}”" in described(connector)
        path = path_of(connector)
        for point, site in ((path[0], sites_of(shapes[start])[start_site]), (path[-1], sites_of(shapes[end])[end_site])):
            # A box with a point has its own sites a little off the middle of its length: less than a twelfth of an inch.
            assert abs(point[0] - site[0]) + abs(point[1] - site[1]) < 76_000, connector.name
        assert all(abs(x1 - x2) < 200 or abs(y1 - y2) < 200 for (x1, y1), (x2, y2) in pairwise(path))


@pytest.mark.parametrize("name", sorted(FILES))
def test_every_line_is_glued_to_its_boxes(name: str) -> None:
    assert_glued(sheet_of(name, findings=False))


@pytest.mark.parametrize("seed", range(3))
def test_lines_of_made_up_structures_are_glued(seed: int) -> None:
    structure = Structure.model_validate(footprint(random.Random(seed), 60))
    assert_glued(sheet(explore(structure, DAY), DAY))


@pytest.mark.parametrize("name", ["workstream", "kent-and-medway-2017-18", "north-london-partners-2017-20"])
def test_connectors_run_as_the_scene_has_it(name: str) -> None:
    made = sheet_of(name, findings=False)
    slide = opened(made).slides[0]
    boxes = {each.shape_id: each for each in all_shapes(slide.shapes)}
    short = [
        (line, each)
        for line, each in zip(made.scene.lines, connectors(slide), strict=True)
        if len(straightened(line.points)) <= 6
    ]
    assert short
    for line, connector in short:
        box = next(each for each in made.scene.boxes if each.id == line.source)
        drawn = boxes[ends(connector)[0][0]]
        scale, path, route = drawn.width / box.width, path_of(connector), straightened(line.points)
        expected = [(drawn.left + (x - box.x) * scale, drawn.top + (y - box.y) * scale) for x, y in route]
        assert len(path) == len(expected)
        assert all(abs(x1 - x2) + abs(y1 - y2) < 2_000 for (x1, y1), (x2, y2) in zip(path, expected, strict=True)), line.key


@pytest.mark.parametrize(
    "route",
    [
        [(0, 0), (9_000_000, 0)],
        [(0, 0), (0, -5_000_000)],
        *(
            [(0, 0), *middle, (x, y)]
            for x, y in ((4_000_000, 3_000_000), (-4_000_000, 3_000_000), (4_000_000, -3_000_000), (-4_000_000, -3_000_000))
            for middle in (
                [(x, 0)],
                [(0, y)],
                [(x / 3, 0), (x / 3, y)],
                [(0, -y / 2), (x, -y / 2)],
                [(-x, 0), (-x, y / 4), (x, y / 4)],
                [(0, 2 * y), (x / 2, 2 * y), (x / 2, y)],
                [(x / 5, 0), (x / 5, -y), (x * 2, -y), (x * 2, y)],
                [(0, y / 5), (-x, y / 5), (-x, y * 2), (x, y * 2)],
            )
        ),
        [(0, 0), (800_000, 0), (800_000, 3_000_000), (0, 3_000_000)],
        [(0, 0), (0, 500_000), (700_000, 500_000), (700_000, 900_000), (0, 900_000), (0, 2_000_000)],
    ],
    ids=lambda route: " ".join(f"{x / 1e6:g},{y / 1e6:g}" for x, y in route),
)
def test_turns_flips_and_adjustments_draw_the_route(route: list[tuple[float, float]]) -> None:
    from lxml import etree

    made = elbow(route)
    flips = (' flipH="1"' if made.flip_h else "") + (' flipV="1"' if made.flip_v else "")
    guides = "".join(f'<a:gd name="adj{at}" fmla="val {value}"/>' for at, value in enumerate(made.adjustments, 1))

    class Shape:
        element = etree.fromstring(
            f'<p:cxnSp xmlns:p="{P[1:-1]}" xmlns:a="{A[1:-1]}"><p:spPr><a:xfrm rot="{made.turn}"{flips}>'
            f'<a:off x="{made.x}" y="{made.y}"/><a:ext cx="{made.width}" cy="{made.height}"/></a:xfrm>'
            f'<a:prstGeom prst="{made.preset}"><a:avLst>{guides}</a:avLst></a:prstGeom></p:spPr></p:cxnSp>'
        )

    path = path_of(Shape)
    assert len(path) == len(route)
    assert all(abs(x1 - x2) + abs(y1 - y2) < 400 for (x1, y1), (x2, y2) in zip(path, route, strict=True)), path


@pytest.mark.parametrize(
    ("stem", "least", "most"), [("all-clear", 11, 0), ("derbyshire-jucd-2017-20", 1, 0), ("everything-wrong", 20, 3)]
)
def test_a_route_of_many_stretches_keeps_clear_of_boxes_where_it_can(stem: str, least: int, most: int) -> None:
    scene = lay_out(shipped.load(FILES[stem]))
    routes = Routes(scene)
    long = [line for line in scene.lines if len(straightened(line.points)) > 6]
    assert len(long) >= least
    # PowerPoint has no connector of more than five stretches: a line that needs more may have no way round every box.
    through = 0
    for line in long:
        route = routes.of(line)
        assert len(route) <= 6
        assert (route[0], route[-1]) == (line.points[0], line.points[-1])
        through += any(
            box.x + 1 < max(x1, x2)
            and min(x1, x2) < box.x + box.width - 1
            and box.y + 1 < max(y1, y2)
            and min(y1, y2) < box.y + box.height - 1
            for (x1, y1), (x2, y2) in pairwise(route)
            for box in scene.boxes
        )
    assert through <= most


@pytest.mark.parametrize(
    ("name", "findings"),
    [
        ("workstream", True),
        ("kent-and-medway-2017-18", True),
        ("lancashire-south-cumbria-ics-2017-21", True),
        ("icp-sussex-2022-24", True),
        ("joint-committee", True),
        ("sector", False),
        ("everything-wrong", False),
    ],
)
def test_everything_is_named_described_and_on_its_slide(name: str, findings: bool) -> None:
    made = sheet_of(name, findings=findings, draft=True)
    deck = opened(made)
    first = deck.slides[0]
    shapes = list(all_shapes(first.shapes))
    texts = [each.text_frame.text for each in shapes if each.has_text_frame]
    for box in made.scene.boxes:
        expected = "\n".join([one_line(box.name), *([box.caption] if box.caption else [])])
        assert expected in texts
        assert one_line(box.name) in [each.name for each in shapes]
    assert {one_line(panel.title) for panel in made.scene.panels} <= set(texts)
    assert {one_line(made.title), one_line(made.subtitle), "DRAFT"} <= set(texts)
    assert first.shapes.title.text_frame.text == one_line(made.title)
    for slide in deck.slides:
        numbers = [each.shape_id for each in all_shapes(slide.shapes)]
        assert len(set(numbers)) == len(numbers)
        for each in all_shapes(slide.shapes):
            assert described(each), each.name
            if each.element.tag != f"{P}cxnSp":
                assert each.left >= 0
                assert each.top >= 0
                assert each.left + each.width <= deck.slide_width
                assert each.top + each.height <= deck.slide_height
        for each in connectors(slide):
            assert all(0 <= x <= deck.slide_width and 0 <= y <= deck.slide_height for x, y in path_of(each)), each.name
    languages = {run.get("lang") for slide in deck.slides for run in slide.element.iter(f"{A}rPr")}
    assert languages == {"en-GB"}


def test_reading_order_is_that_of_the_scene() -> None:
    made = sheet_of("local-area")
    names = [one_line(box.name) for box in made.scene.boxes]
    shown = [each.name.removesuffix(", with its mark") for each in opened(made).slides[0].shapes]
    assert shown[1] == "What this shows"
    assert [name for name in shown if name in names] == names


def test_findings_are_marked_and_listed_or_not_spoken_of() -> None:
    made = sheet_of("workstream")
    deck = opened(made)
    marks = [each.text_frame.text for each in all_shapes(deck.slides[0].shapes) if each.name.startswith("Mark: ")]
    assert sorted(marks) == ["!", "?"]
    tables = [each.table for slide in deck.slides for each in slide.shapes if each.has_table]
    listed = [table for table in tables if table.cell(0, 0).text_frame.text == "What is found"]
    assert all(table.first_row for table in tables)
    assert all(1 <= len(table.rows) - 1 <= 8 for table in listed)
    told = [table.cell(row, 0).text_frame.text for table in listed for row in range(1, len(table.rows))]
    assert made.findings is not None
    assert sorted(text.split("\n", 1)[1] for text in told) == sorted(one_line(each.fact) for each in made.findings)
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert any(title.startswith("Gaps: 4") for title in titles)
    without = opened(sheet_of("workstream", findings=False))
    assert len(without.slides) == 1
    assert not any(each.name.startswith("Mark: ") for each in all_shapes(without.slides[0].shapes))


def test_no_finding_at_all_is_said() -> None:
    deck = opened(sheet_of("all-clear"))
    told = [each.text_frame.text for slide in deck.slides for each in slide.shapes if each.has_text_frame]
    assert any("Nothing is found" in each for each in told)


def test_strokes_differ_by_relation() -> None:
    slide = opened(sheet_of("everything-wrong", findings=False)).slides[0]
    double = [each.name for each in connectors(slide) if each.element.find(f"{P}spPr/{A}ln").get("cmpd") == "dbl"]
    assert double
    assert all(" delegates to " in name for name in double)
    dashed = [each.name for each in connectors(slide) if each.element.find(f"{P}spPr/{A}ln/{A}custDash") is not None]
    assert any(" oversees " in name for name in dashed)
    assert not any(" answers to " in name for name in dashed)


def test_notes_tell_who_answers_to_whom() -> None:
    notes = opened(sheet_of("workstream")).slides[0].notes_slide.notes_text_frame.text
    assert notes.index("– STP Strategic Board") < notes.index("    – STP Delivery Group") < notes.index("– Workstream A")


@pytest.mark.parametrize("view", [View("accountability"), View("scrutiny"), View("collapsed"), View("around", "delivery-group")])
def test_views(view: View) -> None:
    made = sheet_of("workstream", view=view)
    assert_glued(made)
    assert len(made.scene.boxes) < 37


def test_a_large_structure_gets_a_larger_sheet() -> None:
    small = opened(sheet(explore(shipped.load(FILES["birmingham-solihull-2016-18"]), DAY), DAY))
    assert (round(small.slide_width.inches, 2), small.slide_height.inches) == (13.33, 7.5)
    large = opened(sheet_of("workstream"))
    assert (round(large.slide_width.mm), round(large.slide_height.mm)) == (420, 297)


def test_an_empty_structure_is_a_slide_too() -> None:
    empty = Structure.model_validate(
        {"stpgraph": 1, "id": "e", "title": "Empty", "status": "option", "nodes": [], "relations": []}
    )
    assert opened(sheet(explore(empty, DAY), DAY)).slides[0].shapes.title.text_frame.text == "Empty"


def test_same_sheet_same_bytes() -> None:
    made = sheet_of("clinical-focus")
    assert pptx.write(made) == pptx.write(sheet_of("clinical-focus"))
    assert pptx.write(made) != pptx.write(sheet_of("clinical-focus", draft=True))


def test_nasty_labels_come_out_as_they_are() -> None:
    made = sheet(explore(nasty_structure(), DAY), DAY)
    assert_glued(made)
    texts = "\n".join(each.text_frame.text for each in all_shapes(opened(made).slides[0].shapes) if each.has_text_frame)
    assert [text for text in NASTY_TEXTS if one_line(text) not in texts] == []


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    path = tmp_path / "nasty.pptx"
    path.write_bytes(pptx.write(sheet(explore(nasty_structure(), DAY), DAY, findings=False)))
    as_pdf(path)


def as_pdf(path: Path) -> None:
    command = ["soffice", f"-env:UserInstallation=file://{path.parent}/profile", "--headless", "--convert-to", "pdf"]
    done = subprocess.run([*command, "--outdir", str(path.parent), str(path)], capture_output=True, timeout=120, check=False)
    made = path.with_suffix(".pdf")
    assert made.exists(), done.stderr
    assert made.read_bytes().startswith(b"%PDF")
