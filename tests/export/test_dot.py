"""Graphviz: every statement is one that was written on purpose, and every label comes back as it was."""

from __future__ import annotations

import html
import re
import shutil
import subprocess

import pytest
from lxml import etree

from stpgraph.export.dot import label, quoted, write
from stpgraph.export.sheet import Sheet
from stpgraph.layout import View
from tests.export.nasty import NASTY_TEXTS
from tests.export.sheets import FEW, SHIPPED, sheet_of, view_of

#: A string in double quotes: only a quote is escaped by the language, everything else is for the attribute to read.
STRING = r'"(?:[^"\\\n]|\\.)*"'
VALUE = rf"(?:{STRING}|[\w.]+)"
LIST = rf"\[(\w+={VALUE}(?:, \w+={VALUE})*)\];"
NODE = re.compile(rf"\s+({STRING}) {LIST}")
EDGE = re.compile(rf"  ({STRING}) -> ({STRING}) {LIST}")
LINES = (
    NODE,
    EDGE,
    re.compile(r"digraph structure \{"),
    re.compile(rf"  (?:graph|node|edge) {LIST}"),
    re.compile(r'  subgraph "cluster_[0-9]+" \{'),
    re.compile(rf"    graph {LIST}"),
    re.compile(r"  \}|\}|"),
)


def lines_of(one: Sheet) -> list[str]:
    return write(one).decode().split("\n")


def values(listed: str) -> dict[str, str]:
    return dict(each.split("=", 1) for each in re.findall(rf"\w+={VALUE}", listed))


def nodes_of(one: Sheet) -> dict[str, dict[str, str]]:
    return {found[1][1:-1]: values(found[2]) for each in lines_of(one) if (found := NODE.fullmatch(each))}


def edges_of(one: Sheet) -> list[tuple[str, str, dict[str, str]]]:
    return [(found[1][1:-1], found[2][1:-1], values(found[3])) for each in lines_of(one) if (found := EDGE.fullmatch(each))]


def shown(value: str) -> str:
    """What Graphviz shows of a label: the language takes `\\"`, the label `\\n` and `\\\\`, then entities of HTML."""
    text = value[1:-1].replace('\\"', '"')
    assert not re.sub(r"\\[\\n]", "", text).count("\\"), text
    return html.unescape(re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], text))


@pytest.mark.parametrize("name", [*SHIPPED, "nasty"])
def test_every_line_is_meant(name: str) -> None:
    for line in lines_of(sheet_of(name)):
        assert any(each.fullmatch(line) for each in LINES), line


@pytest.mark.parametrize("name", [*SHIPPED, "nasty"])
def test_every_box_and_every_relation_is_there(name: str) -> None:
    one = sheet_of(name)
    assert set(nodes_of(one)) == {box.id for box in one.scene.boxes}
    assert sum(bool(NODE.fullmatch(line)) for line in lines_of(one)) == len(one.scene.boxes)
    found = sorted((source, shown(told["stp_type"]), target) for source, target, told in edges_of(one))
    assert found == sorted((each.source, each.type, each.target) for each in one.structure.relations)


def test_names_read_as_they_stand() -> None:
    one = sheet_of("nasty")
    nodes = nodes_of(one)
    for box in one.scene.boxes:
        text = shown(nodes[box.id]["label"]).replace("\n", "").replace(" ", "")
        assert text.startswith("".join(box.name.split()).replace(" ", "")), box.name


@pytest.mark.parametrize("text", [*NASTY_TEXTS, "\\", "a\\", '\\"', '"', "\\N", "&amp;", "\n"])
def test_a_text_never_ends_its_string(text: str) -> None:
    assert re.fullmatch(STRING, label(text))
    assert shown(label(text)).split() == text.split()


def test_an_id_is_quoted() -> None:
    assert quoted("graph") == '"graph"'


def test_strokes_and_shapes_tell_apart() -> None:
    one = sheet_of("all-clear")
    shapes = {(told["shape"], told["peripheries"], told["stp_type"]) for told in nodes_of(one).values()}
    assert {kind: shape for shape, _, kind in shapes} == {
        '"organisation"': "box",
        '"body"': "box",
        '"project"': "cds",
        '"post"': "oval",
        '"instrument"': "note",
    }
    assert ("box", "2", '"organisation"') in shapes
    styles = {told["stp_type"]: told for _, _, told in edges_of(one)}
    assert styles['"delegates_to"']["color"].count("invis") == 1
    assert styles['"oversees"']["style"] == "dashed"
    assert styles['"supports"']["style"] == "dotted"
    assert styles['"accountable_to"']["style"] == "solid"


def test_gaps_are_said_in_words_where_they_are_asked_for() -> None:
    assert any("Gap confirmed" in told["label"] for told in nodes_of(sheet_of("workstream")).values())
    assert "Gap" not in write(sheet_of("workstream", findings=False)).decode()


def test_panels_hold_what_stands_on_them() -> None:
    text = write(sheet_of("workstream")).decode()
    clusters = re.findall(r'subgraph "cluster_\d+" \{\n    graph \[label="([^"]*)"(.*?)\n  \}', text, re.DOTALL)
    assert [title for title, _ in clusters] == ["Support and advice", "Enablers", "Oversight"]
    assert '"estates" [' in clusters[1][1]


def test_a_view_has_only_what_it_shows() -> None:
    one = view_of("workstream", View("scrutiny"))
    assert set(nodes_of(one)) == {box.id for box in one.scene.boxes}
    assert len(nodes_of(one)) < len(nodes_of(sheet_of("workstream")))


@pytest.mark.parametrize("name", FEW)
def test_same_sheet_same_bytes(name: str) -> None:
    assert write(sheet_of(name)) == write(sheet_of(name))


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
@pytest.mark.parametrize("name", FEW)
def test_graphviz_draws_it(name: str) -> None:
    one = sheet_of(name)
    made = subprocess.run(["dot", "-Tsvg"], input=write(one), capture_output=True, check=True)
    drawn = [each for each in etree.fromstring(made.stdout).iter("{*}g") if each.get("class") == "node"]
    assert len(drawn) == len(one.scene.boxes)
