"""The SVG file: well formed, whole, in reading order, in words, and nothing in it that fetches or runs."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from lxml import etree

from stpgraph.export import svg
from stpgraph.export.registry import format_of
from stpgraph.export.sheet import Sheet
from stpgraph.layout import View
from stpgraph.layout.scene import Scene
from stpgraph.model.kinds import RELATION_WORDS
from tests.export.made_sheets import VIEWS, made
from tests.export.nasty import NASTY_TEXTS

NS = "{http://www.w3.org/2000/svg}"
ALLOWED = {"svg", "title", "desc", "g", "rect", "path", "polygon", "polyline", "text"}


def parsed(sheet: Sheet) -> etree._Element:
    return etree.fromstring(svg.write(sheet), etree.XMLParser(resolve_entities=False, no_network=True))


def symbols(root: etree._Element) -> list[str]:
    return [each.get("aria-label") for each in root.iter(f"{NS}g") if each.get("role") == "graphics-symbol img"]


def drawn_words(root: etree._Element) -> list[str]:
    return [each.text or "" for each in root.iter(f"{NS}text")]


def folded(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("name", ["workstream", "everything-wrong", "nasty"])
@pytest.mark.parametrize("findings", [True, False], ids=["marked", "plain"])
def test_every_box_and_line_is_drawn_and_said(name: str, findings: bool) -> None:
    sheet = made(name, findings=findings)
    root = parsed(sheet)
    said = symbols(root)
    panels, boxes, lines = len(sheet.scene.panels), len(sheet.scene.boxes), len(sheet.scene.lines)
    assert len(said) == panels + boxes + lines
    names = {node.id: folded(node.name) for node in sheet.structure.nodes}
    for box, words in zip(sheet.scene.boxes, said[panels : panels + boxes], strict=True):
        assert words.startswith(f"{names[box.id]}. "), "boxes stand in reading order"
        assert ("Gap" in words.removeprefix(names[box.id])) == (box.id in sheet.marks.tags)
    for line, words in zip(sheet.scene.lines, said[panels + boxes :], strict=True):
        assert words.startswith(f"“{names[line.source]}” {RELATION_WORDS[line.type]} “{names[line.target]}”")
    shown = drawn_words(root)
    for box in sheet.scene.boxes:
        for text in filter(None, (*box.text, box.caption)):
            assert folded(text) in map(folded, shown)


def test_titles_say_the_same_as_labels() -> None:
    for each in parsed(made("everything-wrong")).iter(f"{NS}g"):
        if each.get("role") == "graphics-symbol img":
            assert each[0].tag == f"{NS}title"
            assert each[0].text == each.get("aria-label")


def test_the_root_is_a_document_with_a_title_and_a_description() -> None:
    sheet = made("workstream")
    root = parsed(sheet)
    assert root.get("role") == "graphics-document document"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == root.get("lang") == "en-GB"
    assert [each.tag for each in root[:2]] == [f"{NS}title", f"{NS}desc"]
    assert root[0].text == sheet.title
    assert (root.get("aria-labelledby"), root.get("aria-describedby")) == (root[0].get("id"), root[1].get("id"))
    description = root[1].text
    assert "“Project 1” and “Project 2” answer to “Workstream A”." in description
    assert "“STP Delivery Group” answers to “STP Strategic Board”." in description
    assert "A diagram of 37 boxes and 33 lines." in description
    assert "Gap confirmed at “STP Strategic Board”." in description


def test_findings_are_said_only_where_they_are_asked_for() -> None:
    plain = svg.write(made("workstream", findings=False)).decode()
    assert "Gap" not in plain
    assert "gap" not in plain
    assert "Gap confirmed" in svg.write(made("workstream")).decode()


@pytest.mark.parametrize("name", ["workstream", "everything-wrong", "nasty"])
def test_nothing_runs_and_nothing_is_fetched(name: str) -> None:
    root = parsed(made(name))
    for each in root.iter():
        assert etree.QName(each).localname in ALLOWED
        for key, value in each.attrib.items():
            assert not key.lower().startswith("on")
            assert "href" not in key
            assert key in ("aria-label",) or "url(" not in value
    assert root.getroottree().docinfo.doctype == ""


def test_nasty_texts_stand_as_they_are() -> None:
    sheet = made("nasty")
    root = parsed(sheet)
    said = " ".join(symbols(root))
    for text in NASTY_TEXTS:
        assert folded(text) in said
    assert root[0].text == folded(sheet.title)
    data = svg.write(sheet).decode()
    assert "<script" not in data
    assert "]]>" not in data


def test_what_xml_cannot_hold_is_replaced() -> None:
    sheet = made("workstream")
    bad = "a\x00b\x0bc\ufffe\ud800d"
    boxes = tuple(replace(box, name=bad, text=(bad,)) for box in sheet.scene.boxes)
    root = parsed(replace(sheet, scene=replace(sheet.scene, boxes=boxes)))
    assert "a\ufffdb c\ufffd\ufffdd" in drawn_words(root)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.kind)
def test_every_view_is_drawn(view: View) -> None:
    sheet = made("everything-wrong", view)
    root = parsed(sheet)
    assert len(symbols(root)) == len(sheet.scene.panels) + len(sheet.scene.boxes) + len(sheet.scene.lines)
    assert folded(sheet.subtitle) in folded(" ".join(drawn_words(root)))


def test_an_empty_scene_is_a_sheet_too() -> None:
    sheet = replace(made("workstream"), scene=Scene("Nothing", 0, 0, (), (), ()))
    root = parsed(sheet)
    assert symbols(root) == []
    assert float(root.get("width")) > 0 < float(root.get("height"))


def test_the_draft_mark_is_there_when_it_is_a_draft() -> None:
    assert "DRAFT" in drawn_words(parsed(made("workstream", draft=True)))
    assert "DRAFT" not in drawn_words(parsed(made("workstream")))


def test_everything_lies_on_the_sheet() -> None:
    root = parsed(made("everything-wrong"))
    width, height = float(root.get("width")), float(root.get("height"))
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"
    places = [(float(each.get("x")), float(each.get("y"))) for each in root.iter(f"{NS}text")]
    assert all(0 <= x <= width and 0 <= y <= height for x, y in places)
    # Legend and source line stand below all boxes, the title above.
    ordered = [each.get("aria-label") for each in root if each.tag == f"{NS}g"]
    assert [re.sub(r"\d+", "#", each) for each in ordered] == ["Title", "Diagram: # boxes, # lines", "Legend and source"]


def test_rows_of_the_legend_do_not_meet() -> None:
    root = parsed(made("everything-wrong"))
    legend = root[-1]
    rows = sorted({float(each.get("y")) for each in legend.iter(f"{NS}text")})
    assert all(low - high >= 12 for high, low in pairwise(rows))


def test_the_registry_writes_it() -> None:
    assert format_of("svg").write(made("workstream")) == svg.write(made("workstream"))
