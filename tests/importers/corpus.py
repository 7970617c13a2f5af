"""Documents in styles that people really use, each made by a script from a structure that is known; and how well they are read."""

from __future__ import annotations

import base64
import csv
import io
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

import xlsxwriter

from stpgraph.errors import InputError
from stpgraph.importers import Draft, read_any
from stpgraph.model import Structure
from stpgraph.model.nodes import kind_of
from tests.importers.truths import TRUTHS, Line, Truth

#: Words that people write on lines, by what they mean.
SAID: Mapping[str, str] = {
    "accountable_to": "accountable to",
    "delegates_to": "delegated authority",
    "ratifies": "ratifies",
    "oversees": "scrutiny",
    "advises": "advice",
    "supports": "support",
    "sits_on": "sits on",
    "leads": "leads",
    "member_of": "member of",
    "party_to": "signatory",
    "covers": "covers",
}
DASH: Mapping[str, str] = {"oversees": "dashed", "advises": "dashed", "supports": "dotted", "delegates_to": "double"}
#: Lines that a drawing without words cannot tell from others between the same boxes.
WORDLESS = frozenset({"ratifies", "oversees", "advises"})


@dataclass(frozen=True)
class Document:
    """One file, with what it truly says."""

    form: str
    style: str
    name: str
    data: bytes
    truth: Truth


@dataclass(frozen=True)
class Score:
    """Precision and recall of names and of lines, and the share of found names whose type and kind are right."""

    node_precision: float
    node_recall: float
    kinds: float
    line_precision: float
    line_recall: float

    def __str__(self) -> str:
        return (
            f"nodes {self.node_precision:.3f}/{self.node_recall:.3f} kinds {self.kinds:.3f} "
            f"lines {self.line_precision:.3f}/{self.line_recall:.3f}"
        )


def counts(draft: Draft, truth: Truth) -> tuple[int, int, int, int, int, int, int]:
    """Names found rightly, found, true; kinds right; lines found rightly, found, true."""
    true = {name: (node_type, kind) for name, node_type, kind in truth.nodes}
    found = [(node.name, node.type, kind_of(node)) for node in draft.structure.nodes]
    names = {node.id: node.name for node in draft.structure.nodes}
    lines = {(names[each.source], each.type, names[each.target]) for each in draft.structure.relations}
    right = {name for name, _, _ in found} & true.keys()
    kinds = sum(true.get(name) == (node_type, kind) for name, node_type, kind in found)
    return len(right), len(found), len(true), kinds, len(lines & set(truth.lines)), len(lines), len(truth.lines)


def score(documents: Sequence[Document]) -> Score:
    """How well documents are read, all counted together. One that is refused is one of which nothing was found."""
    total = [0] * 7
    for each in documents:
        try:
            found = counts(read_any(each.data, each.name), each.truth)
        except InputError:
            found = (0, 0, len(each.truth.nodes), 0, 0, 0, len(each.truth.lines))
        total = [one + other for one, other in zip(total, found, strict=True)]
    right, found, true, kinds, lines, found_lines, true_lines = total
    return Score(right / found, right / true, kinds / max(right, 1), lines / max(found_lines, 1), lines / true_lines)


# ── draw.io ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def drawio(truth: Truth, style: str) -> bytes:
    """`up`, `down` (arrows from parent to child), `bare` (no arrowheads), `loose` (lines not joined), `lanes`, `html`, `packed`, `words`."""
    cells, keys, places = [], {}, {}
    for row, boxes in enumerate(truth.rows):
        for column, (name, node_type, _) in enumerate(boxes):
            keys[name] = f"n{len(keys)}"
            x, y = 40 + column * 220, 60 + row * 140
            places[name] = x, y
            label = f"<div><b>{escape(name)}</b></div>" if style == "html" else name
            look = (
                "rounded=1;whiteSpace=wrap;html=1;"
                if style != "packed"
                else "ellipse;html=1;"
                if node_type == "post"
                else "html=1;"
            )
            parent, at = "1", f'x="{x}" y="{y}"'
            if style == "lanes":
                parent, at = f"lane{row}", f'x="{x}" y="30"'
            cells.append(
                f'<mxCell id="{keys[name]}" value="{escape(label)}" style="{look}" vertex="1" parent="{parent}">'
                f'<mxGeometry {at} width="180" height="60" as="geometry"/></mxCell>'
            )
    lanes = []
    if style == "lanes":
        for row, boxes in enumerate(truth.rows):
            lanes.append(
                f'<mxCell id="lane{row}" value="Tier {row + 1}" style="swimlane;html=1;" vertex="1" parent="1">'
                f'<mxGeometry x="0" y="{60 + row * 140}" width="{len(boxes) * 230 + 80}" height="120" as="geometry"/></mxCell>'
            )
    for number, (source, kind, target) in enumerate(truth.lines):
        cells.append(_edge(number, source, kind, target, style, keys, places))
    model = f'<mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>{"".join(lanes + cells)}</root></mxGraphModel>'
    if style == "packed":
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        raw = packer.compress(quote(model, safe="").encode()) + packer.flush()
        model = base64.b64encode(raw).decode()
    return f'<mxfile host="app.diagrams.net"><diagram name="{escape(truth.title)}" id="d">{model}</diagram></mxfile>'.encode()


def _edge(
    number: int, source: str, kind: str, target: str, style: str, keys: Mapping[str, str], places: Mapping[str, tuple[int, int]]
) -> str:
    drawn = {"dashed": "dashed=1;", "dotted": "dashed=1;dashPattern=1 3;", "double": "shape=link;"}.get(DASH.get(kind, ""), "")
    words = (
        SAID[kind]
        if style in ("words", "html") or kind not in ("accountable_to", "sits_on", "leads", "member_of", "supports")
        else ""
    )
    first, last = (target, source) if style == "down" and kind == "accountable_to" else (source, target)
    if style == "bare":
        drawn += "endArrow=none;"
    ends = f'source="{keys[first]}" target="{keys[last]}"'
    points = ""
    if style == "loose":
        (x, y), (to_x, to_y) = places[first], places[last]
        up = y > to_y
        ends = ""
        points = (
            f'<mxPoint x="{x + 90}" y="{y - 8 if up else y + 68}" as="sourcePoint"/>'
            f'<mxPoint x="{to_x + 90}" y="{to_y + 66 if up else to_y - 6}" as="targetPoint"/>'
        )
    label, inner = words, ""
    if style == "html" and words:
        label = ""
        inner = (
            f'<mxCell id="w{number}" value="{words}" style="edgeLabel;html=1;" vertex="1" connectable="0" parent="e{number}">'
            '<mxGeometry relative="1" as="geometry"/></mxCell>'
        )
    return (
        f'<mxCell id="e{number}" value="{label}" style="{drawn}" edge="1" parent="1" {ends}>'
        f'<mxGeometry relative="1" as="geometry">{points}</mxGeometry></mxCell>{inner}'
    )


# ── GraphML ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def graphml(truth: Truth, style: str) -> bytes:
    """`yed` and its variants by place and arrows, or `plain` with attributes as other programs write them."""
    nodes, edges, keys = [], [], {}
    for row, boxes in enumerate(truth.rows):
        for column, (name, node_type, kind) in enumerate(boxes):
            keys[name] = f"n{len(keys)}"
            if style.startswith("yed"):
                inner = (
                    f'<data key="d6"><y:ShapeNode><y:Geometry height="50" width="160" x="{column * 200}" y="{row * 120}"/>'
                    f'<y:NodeLabel>{escape(name)}</y:NodeLabel><y:Shape type="roundrectangle"/></y:ShapeNode></data>'
                )
            else:
                said = {"typed": f'<data key="k">{kind or node_type}</data>', "class": f'<data key="k">{node_type}</data>'}.get(
                    style, ""
                )
                inner = f'<data key="l">{escape(name)}</data>{said}'
            nodes.append(f'<node id="{keys[name]}">{inner}</node>')
    for source, kind, target in truth.lines:
        first, last = (target, source) if style == "yed-down" and kind == "accountable_to" else (source, target)
        words = SAID[kind] if style != "yed-down" or kind != "accountable_to" else ""
        if style.startswith("yed"):
            line = {"dashed": "dashed", "dotted": "dotted"}.get(DASH.get(kind, ""), "line")
            inner = (
                f'<data key="d9"><y:PolyLineEdge><y:LineStyle type="{line}"/><y:Arrows source="none" target="standard"/>'
                f"<y:EdgeLabel>{words}</y:EdgeLabel></y:PolyLineEdge></data>"
            )
        else:
            inner = f'<data key="r">{kind if style == "typed" else words}</data>'
        edges.append(f'<edge source="{keys[first]}" target="{keys[last]}">{inner}</edge>')
    keyed = (
        '<key id="l" for="node" attr.name="label" attr.type="string"/><key id="k" for="node" attr.name="kind" attr.type="string"/>'
        '<key id="r" for="edge" attr.name="relation" attr.type="string"/><key id="d6" for="node" yfiles.type="nodegraphics"/>'
        '<key id="d9" for="edge" yfiles.type="edgegraphics"/>'
    )
    return (
        '<?xml version="1.0"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">'
        f'{keyed}<graph edgedefault="directed">{"".join(nodes + edges)}</graph></graphml>'
    ).encode()


# ── Mermaid and DOT ──────────────────────────────────────────────────────────────────────────────────────────────────


def mermaid(truth: Truth, style: str) -> bytes:
    """`TD` (parent first), `BT`, `LR`, `subgraphs`, `inline` (words in the arrow), `fenced`, `classes`, `ampersand`."""
    keys = {name: f"N{at}" if style != "inline" else f"box_{at}" for at, (name, _, _) in enumerate(truth.nodes)}
    down = style in ("TD", "fenced", "subgraphs")
    made = [f"flowchart {'BT' if style == 'BT' else 'LR' if style == 'LR' else 'TD'}"]
    for row, boxes in enumerate(truth.rows):
        if style == "subgraphs":
            made.append(f'  subgraph S{row}["Tier {row + 1}"]')
        made += [f'    {keys[name]}["{name}"]' for name, _, _ in boxes]
        if style == "subgraphs":
            made.append("  end")
    for source, kind, target in truth.lines:
        flip = down and kind == "accountable_to"
        first, last = (target, source) if flip else (source, target)
        body = {"dashed": "-.->", "dotted": "-.->", "double": "==>"}.get(DASH.get(kind, ""), "-->")
        words = "" if flip or (kind == "accountable_to" and style == "BT") else SAID[kind]
        if style == "inline" and words:
            start, end = {"-.->": ("-.", ".->"), "==>": ("==", "==>"), "-->": ("--", "-->")}[body]
            made.append(f"  {keys[first]} {start} {words} {end} {keys[last]}")
        else:
            made.append(f"  {keys[first]} {body}{f'|{words}|' if words else ''} {keys[last]}")
    if style == "classes":
        for node_type in ("post", "project", "organisation"):
            ids = ",".join(keys[name] for name, each, _ in truth.nodes if each == node_type)
            made += [f"  classDef {node_type} fill:#eee", f"  class {ids} {node_type}"] if ids else []
    text = "\n".join(made) + "\n"
    return (f"# Our governance\n\n```mermaid\n{text}```\n" if style == "fenced" else text).encode()


def dot(truth: Truth, style: str) -> bytes:
    """`down`, `up` (rankdir=BT), `names` (names are keys), `clusters`, `words`, `back` (dir=back), `ports`, `comments`."""
    keys = {name: f'"{name}"' if style == "names" else f"n{at}" for at, (name, _, _) in enumerate(truth.nodes)}
    made = ["digraph G {" if style != "comments" else "/* who answers to whom */ strict digraph {", "  node [shape=box];"]
    if style == "up":
        made.append("  rankdir=BT;")
    for row, boxes in enumerate(truth.rows):
        if style == "clusters":
            made.append(f'  subgraph cluster_{row} {{ label="Tier {row + 1}";')
        made += [f'    {keys[name]} [label="{name}"];' for name, _, _ in boxes]
        made += ["  }"] if style == "clusters" else []
    for source, kind, target in truth.lines:
        flip = style in ("down", "names", "clusters", "comments") and kind == "accountable_to"
        first, last = (target, source) if flip else (source, target)
        words = "" if flip or (style == "up" and kind == "accountable_to") else SAID[kind]
        given = [f'label="{words}"'] if words else []
        given += [f"style={DASH[kind]}"] if DASH.get(kind) in ("dashed", "dotted") else []
        port = ":s" if style == "ports" else ""
        made.append(f"  {keys[first]}{port} -> {keys[last]} [{', '.join(given)}];")
    return ("\n".join(made) + "\n}\n").encode()


# ── tables ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def pairs(truth: Truth, style: str) -> bytes:
    """`from-to`, `semicolon`, `tabs`, `source-target`, `utf16`, `cp1252`, `titled`, `columns` (the words before the ends)."""
    heads = {"source-target": ("Source", "Target", "Relationship"), "columns": ("Relation", "From", "To")}
    head = heads.get(style, ("From", "To", "Relationship"))
    rows: list[tuple[str, ...]] = [head]
    for source, kind, target in truth.lines:
        rows.append((SAID[kind], source, target) if style == "columns" else (source, target, SAID[kind]))
    if style == "titled":
        rows = [(truth.title, "", ""), *rows]
    return _csv(
        rows, {"semicolon": ";", "tabs": "\t"}.get(style, ","), {"utf16": "utf-16", "cp1252": "cp1252"}.get(style, "utf-8-sig")
    )


def _csv(rows: list[tuple[str, ...]], sign: str, encoding: str) -> bytes:
    made = io.StringIO(newline="")
    csv.writer(made, delimiter=sign).writerows(rows)
    return made.getvalue().encode(encoding)


def register(truth: Truth, style: str) -> bytes:
    """A free table in Excel: a row a thing, with the column by which it says whom it answers to, and the other lines on a sheet of pairs.

    `kinds` says types in words, `titled` has a title above, `renamed` other headings, `sheets` a sheet for each row of boxes.
    """
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    up: dict[str, list[str]] = {}
    for source, kind, target in truth.lines:
        if kind == "accountable_to":
            up.setdefault(source, []).append(target)
    head = {"renamed": ["Body name", "Parent body"]}.get(style, ["Name", "Accountable to"]) + (
        ["Type"] if style == "kinds" else []
    )
    head = ["Name of group", "Answers to"] if style == "titled" else head
    groups = truth.rows if style == "sheets" else (truth.nodes,)
    for number, group in enumerate(groups):
        page = book.add_worksheet(f"List {number + 1}")
        top = 3 if style == "titled" else 0
        if top:
            page.write(0, 0, truth.title)
        page.write_row(top, 0, head)
        for row, (name, node_type, kind) in enumerate(group, top + 1):
            more = [(kind or node_type).replace("_", " ") if kind != "other" else node_type] if style == "kinds" else []
            page.write_row(row, 0, [name, "; ".join(up.get(name, [])), *more])
    rest: list[Line] = [each for each in truth.lines if each[1] != "accountable_to"]
    if rest:
        page = book.add_worksheet("Other lines")
        page.write_row(0, 0, ["From", "Relationship", "To"])
        for row, (source, kind, target) in enumerate(rest, 1):
            page.write_row(row, 0, [source, SAID[kind], target])
    book.close()
    return made.getvalue()


_MADE: tuple[tuple[str, str, Callable[[Truth, str], bytes], tuple[str, ...]], ...] = (
    ("drawio", ".drawio", drawio, ("up", "down", "bare", "loose", "lanes", "html", "packed", "words")),
    ("graphml", ".graphml", graphml, ("yed", "yed-down", "plain", "typed", "class", "yed", "plain", "yed-down")),
    ("mermaid", ".mmd", mermaid, ("TD", "BT", "LR", "subgraphs", "inline", "fenced", "classes", "TD")),
    ("dot", ".dot", dot, ("down", "up", "names", "clusters", "words", "ports", "comments", "down")),
    ("csv", ".csv", pairs, ("from-to", "semicolon", "tabs", "source-target", "utf16", "cp1252", "titled", "columns")),
    ("xlsx", ".xlsx", register, ("plain", "kinds", "titled", "renamed", "sheets", "plain", "kinds", "titled")),
)


def documents(form: str) -> list[Document]:
    """The documents of a format: each of its styles with two structures, so that every structure and style is tried."""
    made = []
    for name, suffix, write, styles in _MADE:
        for at, style in enumerate(styles if name == form else ()):
            for truth in (TRUTHS[at], TRUTHS[(at + 3) % len(TRUTHS)]):
                made.append(Document(form, style, f"{style}{suffix}", write(truth, style), truth))
    return made


FORMS: tuple[str, ...] = tuple(name for name, _, _, _ in _MADE)


def published(structure: Structure) -> Truth:
    """A shipped structure as a truth: in tiers by type, without what no wiring diagram of others would show."""
    names = {node.id: node.name for node in structure.nodes}
    once = {name for name in names.values() if list(names.values()).count(name) == 1}
    tiers: dict[str, list[tuple[str, str, str | None]]] = {
        "organisation": [],
        "body": [],
        "post": [],
        "project": [],
        "instrument": [],
    }
    for node in structure.nodes:
        if node.name in once:
            tiers[node.type].append((node.name, node.type, kind_of(node)))
    lines = tuple(
        (names[each.source], each.type, names[each.target])
        for each in structure.relations
        if each.type in SAID and {names[each.source], names[each.target]} <= once
    )
    return Truth(structure.title, tuple(tuple(each) for each in tiers.values() if each), lines)
