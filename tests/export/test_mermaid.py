"""Mermaid: every line is one of the few that are written on purpose, whatever the labels say."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace

import pytest

from stpgraph.draw.style import BOXES
from stpgraph.export.mermaid import MOST_CHARACTERS, escaped, write
from stpgraph.export.sheet import Sheet
from stpgraph.layout import View
from stpgraph.model.kinds import RELATION_WORDS
from tests.export.nasty import NASTY_TEXTS
from tests.export.sheets import FEW, SHIPPED, sheet_of, view_of

#: The text of a label: plain characters and whole codes, nothing that ends it.
TEXT = r"(?:[A-Za-z0-9 ,.()/'\-]|[^\x00-\x7f]|#(?:[0-9]+|quot|amp|lt|gt);)*"
LABEL = rf'"({TEXT}(?:<br/>{TEXT})*)"'
NODE = re.compile(rf"\s+(n_\w+)(?:\(\[|\[\[|\{{\{{|\[/|\(){LABEL}(?:\]\)|\]\]|\}}\}}|/\]|\))")
LINK = re.compile(rf"  (n_\w+) (-->|-\.->|==>)\|{LABEL}\| (n_\w+)")
LINES = (
    NODE,
    LINK,
    re.compile(rf"  subgraph panel_[0-9]+\[{LABEL}\]"),
    re.compile(r"  end"),
    re.compile(rf"  acc(?:Title|Descr): {TEXT}"),
    re.compile(r"  classDef \w+ [\w:#,. -]+"),
    re.compile(r"  class [\w,]+ \w+"),
    re.compile(r"  linkStyle [0-9,]+ [\w:#,. -]+"),
    re.compile(r"%% [0-9]+ lines, [0-9]+ characters: [\w ]+\."),
)


def lines_of(one: Sheet) -> list[str]:
    """The lines after the head, which is checked."""
    first, title, last, flow, *rest, end = write(one).decode().split("\n")
    assert (first, last, flow, end) == ("---", "---", "flowchart BT", "")
    assert json.loads(title.removeprefix("title: ")) == " ".join(one.title.split())
    return rest


def nodes_of(one: Sheet) -> dict[str, str]:
    return {found[1]: found[2] for each in lines_of(one) if (found := NODE.fullmatch(each))}


def decoded(text: str) -> str:
    """What Mermaid makes of a label: entities of HTML."""
    return html.unescape(re.sub(r"#(\w+);", lambda code: f"&{'#' if code[1].isdecimal() else ''}{code[1]};", text)).replace(
        "\u200b", ""
    )


@pytest.mark.parametrize("name", [*SHIPPED, "nasty"])
def test_every_line_is_meant(name: str) -> None:
    for line in lines_of(sheet_of(name)):
        assert any(each.fullmatch(line) for each in LINES), line


@pytest.mark.parametrize("name", [*SHIPPED, "nasty"])
def test_every_box_and_every_relation_is_there(name: str) -> None:
    one = sheet_of(name)
    nodes = nodes_of(one)
    assert set(nodes) == {f"n_{box.id.replace('-', '_')}" for box in one.scene.boxes}
    assert sum(bool(NODE.fullmatch(line)) for line in lines_of(one)) == len(nodes)
    links = [(found[1], found[3], found[4]) for each in lines_of(one) if (found := LINK.fullmatch(each))]
    more = {"established": "", "planned": " (planned)", "ended": " (ended)"}
    wanted = [
        (
            f"n_{each.source.replace('-', '_')}",
            escaped(RELATION_WORDS[each.type] + more[each.status]),
            f"n_{each.target.replace('-', '_')}",
        )
        for each in one.structure.relations
    ]
    assert sorted((one, words.split(" (")[0], other) for one, words, other in links) == sorted(
        (one, words.split(" (")[0], other) for one, words, other in wanted
    )


def test_names_read_as_they_stand() -> None:
    one = sheet_of("nasty")
    nodes = nodes_of(one)
    for box in one.scene.boxes:
        shown = decoded(nodes[f"n_{box.id.replace('-', '_')}"].split("<br/>")[0])
        assert shown == " ".join(box.name.replace("\u200b", "").split())


@pytest.mark.parametrize("text", NASTY_TEXTS)
def test_a_label_is_never_taken_for_anything_else(text: str) -> None:
    assert re.fullmatch(TEXT, escaped(text))
    assert "\\n" not in decoded(escaped(text)).replace("\u200b", " ") or "\\n" in text


def test_what_looks_like_a_list_of_markdown_stays_text() -> None:
    assert escaped("1. Board")[0] == "\u200b"
    assert escaped("- Board")[0] == "\u200b"
    assert escaped("# Board")[0] == "\u200b"
    assert escaped("Board 1.") == "Board 1."
    assert decoded(escaped("C:\\new")) == "C:\\new"
    assert "\u200bn" in escaped("C:\\new")


def test_panels_hold_what_stands_on_them() -> None:
    inside: dict[str, list[str]] = {}
    panel = ""
    for line in lines_of(sheet_of("workstream")):
        if found := re.match(r'  subgraph \w+\["(.*)"\]', line):
            panel = found[1]
        elif line == "  end":
            panel = ""
        elif found := NODE.fullmatch(line):
            inside.setdefault(panel, []).append(found[2].split("<br/>")[0])
    assert set(inside) == {"", "Support and advice", "Enablers", "Oversight"}
    assert "Estates" in inside["Enablers"]
    assert "STP Strategic Board" in inside[""]


def test_strokes_and_shapes_tell_apart() -> None:
    text = write(sheet_of("all-clear")).decode()
    assert re.search(r' ==>\|"delegates to"\|', text)
    assert re.search(r' -\.->\|"oversees"\|', text)
    assert re.search(r' -->\|"answers to"\|', text)
    starts = {
        found[0].split('"')[0].lstrip().removeprefix(found[1]) for each in text.split("\n") if (found := NODE.fullmatch(each))
    }
    assert len(starts) == len(BOXES)


def test_gaps_are_said_in_words_where_they_are_asked_for() -> None:
    assert any("Gap confirmed" in each for each in nodes_of(sheet_of("workstream")).values())
    assert "Gap" not in write(sheet_of("workstream", findings=False)).decode()


def test_it_describes_itself() -> None:
    one = replace(sheet_of("workstream"), draft=True)
    said = decoded(next(line for line in lines_of(one) if line.startswith("  accDescr: ")))
    assert "Draft." in said
    assert one.source_line in said
    assert "17 boards and groups" in said


def test_a_diagram_that_is_too_large_for_mermaid_says_so() -> None:
    small = write(sheet_of("workstream")).decode()
    assert "maxEdges" not in small
    assert len(small) < MOST_CHARACTERS
    scene = sheet_of("workstream").scene
    large = replace(sheet_of("workstream"), scene=replace(scene, lines=scene.lines * 20))
    comments = [line for line in lines_of(large) if line.startswith("%%")]
    assert len(comments) == 1
    assert "maxEdges" in comments[0]


def test_a_view_has_only_what_it_shows() -> None:
    one = view_of("workstream", View("scrutiny"))
    assert len(nodes_of(one)) == len(one.scene.boxes) < len(sheet_of("workstream").scene.boxes)


@pytest.mark.parametrize("name", FEW)
def test_same_sheet_same_bytes(name: str) -> None:
    assert write(sheet_of(name)) == write(sheet_of(name))
