"""Word: opened again with python-docx and with LibreOffice."""

from __future__ import annotations

import shutil
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT

from stpgraph import shipped
from stpgraph.export import docx
from stpgraph.export.picture import one_line
from stpgraph.export.sheet import Sheet, sheet
from stpgraph.layout import View
from stpgraph.model import Structure
from stpgraph.pipeline import Exploration, explore
from tests.export.nasty import NASTY_TEXTS, nasty_structure
from tests.export.test_pptx import as_pdf

FILES = {path.stem: path for shelf in shipped.SHELVES for path in shipped.files(shelf)}
DAY = date(2026, 11, 1)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@cache
def explored(name: str) -> Exploration:
    return explore(shipped.load(FILES[name]), DAY)


def sheet_of(name: str, **more: Any) -> Sheet:
    return sheet(explored(name), DAY, **more)


def opened(made: Sheet) -> Any:
    return Document(BytesIO(docx.write(made)))


def headings(paper: Any) -> list[str]:
    return [each.text for each in paper.paragraphs if each.style.name.startswith("Heading")]


def words(paper: Any) -> str:
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in paper.paragraphs), *cells])


def test_what_is_in_it_and_in_what_order() -> None:
    paper = opened(sheet_of("workstream"))
    assert paper.paragraphs[0].style.name == "Title"
    assert paper.paragraphs[0].text == "Governance by workstream"
    first = [each.text for each in paper.paragraphs if each.style.name == "Heading 1"]
    assert first == [
        "Summary",
        "The structure on a page",
        "Who answers to whom",
        "Every line in words",
        "Findings",
        "What the structure was drawn from",
    ]
    assert [each.orientation for each in paper.sections] == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]
    assert (round(paper.sections[1].page_width.cm, 1), round(paper.sections[1].page_height.cm, 1)) == (42.0, 29.7)
    assert (paper.core_properties.title, paper.core_properties.language) == ("Governance by workstream", "en-GB")
    assert {each.get(f"{W}val") for each in paper.styles.element.iter(f"{W}lang")} == {"en-GB"}


def test_the_picture_fits_its_page_and_has_words() -> None:
    for name in ("workstream", "everything-wrong"):
        paper = opened(sheet_of(name, findings=False))
        picture = paper.inline_shapes[0]
        page = paper.sections[1]
        assert picture.width <= page.page_width - page.left_margin - page.right_margin
        assert picture.height <= page.page_height - page.top_margin - page.bottom_margin
        assert "answer" in picture._inline.docPr.get("descr")


def test_every_name_and_every_line_is_told() -> None:
    made = sheet_of("kent-and-medway-2017-18")
    told = words(opened(made))
    assert [node.name for node in made.structure.nodes if node.type == "body" and one_line(node.name) not in told] == []
    names = {node.id: one_line(node.name) for node in made.structure.nodes}
    bullets = [each.text for each in opened(made).paragraphs if each.style.name == "List Bullet"]
    for relation in made.structure.relations:
        assert any(text.startswith(f"“{names[relation.source]}”") and f"“{names[relation.target]}”" in text for text in bullets)


def test_findings_stand_in_tables_with_repeated_headers() -> None:
    made = sheet_of("everything-wrong")
    paper = opened(made)
    assert made.findings is not None
    found = [table for table in paper.tables if table.cell(0, 0).text == "What is found"]
    facts = [row.cells[0].text.split("\n", 1)[1] for table in found for row in table.rows[1:]]
    assert sorted(facts) == sorted(one_line(each.fact) for each in made.findings)
    for table in paper.tables:
        assert table._tbl.tr_lst[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in table._tbl.tr_lst[1:])
    assert [text.split(":")[0] for text in headings(paper) if ": " in text and not text.startswith("Part ")] == [
        "Gaps",
        "Concerns",
        "Notes",
    ]


def test_findings_not_asked_for_and_none_found_are_two_things() -> None:
    without = opened(sheet_of("workstream", findings=False))
    assert "Findings" not in headings(without)
    assert "Nothing is found" not in words(without)
    assert without.tables == []
    assert "Nothing is found" in words(opened(sheet_of("all-clear")))


def test_a_draft_says_so_on_every_page() -> None:
    assert "Draft" in opened(sheet_of("sector", draft=True)).sections[0].header.paragraphs[0].text
    assert opened(sheet_of("sector")).sections[0].header.paragraphs[0].text == ""


def test_a_view_tells_what_it_shows() -> None:
    whole, part = opened(sheet_of("workstream")), opened(sheet_of("workstream", view=View("accountability")))
    assert "Supports" in headings(whole)
    assert "Supports" not in headings(part)
    assert "Answers to" in headings(part)


def test_an_empty_structure_is_a_paper_too() -> None:
    empty = {"stpgraph": 1, "id": "e", "title": "Empty", "status": "option", "nodes": [], "relations": []}
    made = sheet(explore(Structure.model_validate(empty), DAY), DAY)
    assert opened(made).paragraphs[0].text == "Empty"


def test_same_sheet_same_bytes() -> None:
    assert docx.write(sheet_of("clinical-focus")) == docx.write(sheet_of("clinical-focus"))


def test_nasty_labels_come_out_as_they_are(tmp_path: Path) -> None:
    made = sheet(explore(nasty_structure(), DAY), DAY)
    data = docx.write(made)
    told = words(Document(BytesIO(data)))
    assert [text for text in NASTY_TEXTS if one_line(text) not in told] == []
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not here: opened with python-docx alone")
    path = tmp_path / "nasty.docx"
    path.write_bytes(data)
    as_pdf(path)
