"""Diagrams as people draw them in draw.io, and as its templates do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

from tests.importers.corpus import DASH
from tests.importers.drawing_truths import ends, keys_of, said_on
from tests.importers.truths import Truth

WIDE, HIGH, ACROSS, DOWN = 180, 60, 220, 140
_COLOURS = {"organisation": "#dae8fc", "body": "#d5e8d4", "post": "#fff2cc", "project": "#ffe6cc", "instrument": "#e1d5e7"}


def _cell(key: str, value: str, style: str, frame: tuple[float, float, float, float], parent: str = "1", more: str = "") -> str:
    x, y, width, height = frame
    return (
        f'<mxCell id="{key}" value="{escape(value)}" style="{style}" vertex="1" parent="{parent}"{more}>'
        f'<mxGeometry x="{x}" y="{y}" width="{width}" height="{height}" as="geometry"/></mxCell>'
    )


def _drawio_edges(truth: Truth, keys: Mapping[str, str], down: bool = False, words: bool = True, style: str = "") -> list[str]:
    made = []
    for number, (source, kind, target) in enumerate(truth.lines):
        look = {"dashed": "dashed=1;", "dotted": "dashed=1;dashPattern=1 2;", "double": "shape=link;"}.get(DASH.get(kind, ""), "")
        first, last = ends((source, kind, target), down)
        said = said_on(kind) if words else ""
        made.append(
            f'<mxCell id="e{number}" value="{said}" style="edgeStyle=orthogonalEdgeStyle;rounded=0;html=1;strokeColor=#36393d;{style}{look}" '
            f'edge="1" parent="1" source="{keys[first]}" target="{keys[last]}"><mxGeometry relative="1" as="geometry">'
            f'<Array as="points"><mxPoint x="20" y="{number * 10}"/></Array></mxGeometry></mxCell>'
        )
    return made


def _model(cells: list[str], title: str) -> str:
    return (
        f'<diagram name="{escape(title)}" id="d"><mxGraphModel dx="900" dy="700" grid="1" page="1" pageWidth="1169" pageHeight="827">'
        f'<root><mxCell id="0"/><mxCell id="1" parent="0"/>{"".join(cells)}</root></mxGraphModel></diagram>'
    )


def _file(*diagrams: str) -> bytes:
    return f'<mxfile host="app.diagrams.net" agent="Mozilla/5.0" version="24.7.5">{"".join(diagrams)}</mxfile>'.encode()


def places_of(truth: Truth) -> dict[str, tuple[float, float, float, float]]:
    return {
        name: (40 + column * ACROSS, 60 + row * DOWN, WIDE, HIGH)
        for row, boxes in enumerate(truth.rows)
        for column, (name, _, _) in enumerate(boxes)
    }


def tables(truth: Truth) -> bytes:
    """Labels as tables of HTML, with entities."""
    keys, places = keys_of(truth), places_of(truth)
    cells = []
    for name, key in keys.items():
        inner = escape(name).replace(" ", "&nbsp;", 1)
        value = f'<table style="width:100%"><tbody><tr><td align="center"><font color="#333"><b>{inner}</b></font></td></tr></tbody></table>'
        cells.append(_cell(key, value, "rounded=0;whiteSpace=wrap;html=1;fillColor=#f5f5f5;", places[name]))
    return _file(_model([*cells, *_drawio_edges(truth, keys)], truth.title))


def containers(truth: Truth) -> bytes:
    """A container for every row, titled with small words; boxes stand in it with places of their own."""
    keys = keys_of(truth)
    cells = []
    for row, boxes in enumerate(truth.rows):
        frame = (20, 40 + row * DOWN, len(boxes) * ACROSS + 40, 110)
        style = "rounded=1;whiteSpace=wrap;html=1;container=1;collapsible=0;dashed=1;verticalAlign=top;fillColor=none;"
        cells.append(_cell(f"c{row}", f"Tier {row + 1}", style, frame))
        for column, (name, _, _) in enumerate(boxes):
            cells.append(_cell(keys[name], name, "whiteSpace=wrap;html=1;", (20 + column * ACROSS, 35, WIDE, HIGH), f"c{row}"))
    return _file(_model([*cells, *_drawio_edges(truth, keys)], truth.title))


def pools(truth: Truth) -> bytes:
    """A pool with lanes that lie on their side; the words of lines are cells of their own."""
    keys = keys_of(truth)
    cells = [
        _cell("pool", "Governance", "swimlane;childLayout=stackLayout;horizontal=0;html=1;", (0, 0, 1400, len(truth.rows) * 120))
    ]
    for row, boxes in enumerate(truth.rows):
        style = "swimlane;horizontal=0;startSize=30;html=1;"
        cells.append(_cell(f"lane{row}", f"Level {row + 1}", style, (20, row * 120, 1380, 120), "pool"))
        for column, (name, _, _) in enumerate(boxes):
            cells.append(_cell(keys[name], name, "whiteSpace=wrap;html=1;", (50 + column * ACROSS, 30, WIDE, HIGH), f"lane{row}"))
    edges = _drawio_edges(truth, keys, down=True, words=False)
    for number, (_, kind, _) in enumerate(truth.lines):
        if said_on(kind):
            edges.append(
                f'<mxCell id="w{number}" value="&lt;i&gt;{said_on(kind)}&lt;/i&gt;" style="edgeLabel;resizable=0;html=1;" vertex="1" '
                f'connectable="0" parent="e{number}"><mxGeometry x="0.2" relative="1" as="geometry"/></mxCell>'
            )
    return _file(_model([*cells, *edges], truth.title))


def groups(truth: Truth) -> bytes:
    """Every box is a group of a rectangle and its words; lines lead to the rectangle."""
    keys, places = keys_of(truth), places_of(truth)
    cells = []
    for name, key in keys.items():
        cells.append(_cell(f"g{key}", "", "group", places[name], more=' connectable="0"'))
        cells.append(_cell(key, "", "rounded=1;whiteSpace=wrap;html=1;fillColor=#dae8fc;", (0, 0, WIDE, HIGH), f"g{key}"))
        text = "text;html=1;align=center;verticalAlign=middle;strokeColor=none;fillColor=none;"
        cells.append(_cell(f"t{key}", name, text, (10, 15, WIDE - 20, 30), f"g{key}"))
    return _file(_model([*cells, *_drawio_edges(truth, keys)], truth.title))


def orgchart(truth: Truth) -> bytes:
    """As the template for organisation charts: lines without arrows from the superior, boxes as objects with data, in colours."""
    keys, places = keys_of(truth), places_of(truth)
    types = {name: node_type for name, node_type, _ in truth.nodes}
    cells = []
    for name, key in keys.items():
        x, y, width, height = places[name]
        style = f"whiteSpace=wrap;html=1;rounded=1;fillColor={_COLOURS[types[name]]};strokeColor=#6c8ebf;container=1;"
        cells.append(
            f'<UserObject label="{escape(f"<div>{name}</div>")}" id="{key}" link="https://example.org/" tooltip="">'
            f'<mxCell style="{style}" vertex="1" parent="1"><mxGeometry x="{x}" y="{y}" width="{width}" height="{height}" as="geometry"/>'
            "</mxCell></UserObject>"
        )
    return _file(_model([*cells, *_drawio_edges(truth, keys, down=True, style="endArrow=none;")], truth.title))


def objects(truth: Truth) -> bytes:
    """Objects that say of what sort they are."""
    keys, places = keys_of(truth), places_of(truth)
    cells = []
    for name, node_type, kind in truth.nodes:
        x, y, width, height = places[name]
        said = (kind if kind and kind != "other" else node_type).replace("_", " ")
        cells.append(
            f'<object label="{escape(name)}" Type="{said}" placeholders="1" id="{keys[name]}"><mxCell style="shape=rectangle;html=1;" '
            f'vertex="1" parent="1"><mxGeometry x="{x}" y="{y}" width="{width}" height="{height}" as="geometry"/></mxCell></object>'
        )
    return _file(_model([*cells, *_drawio_edges(truth, keys)], truth.title))


def images(truth: Truth) -> bytes:
    """Pictures with the name below, and a heading on the page."""
    keys, places = keys_of(truth), places_of(truth)
    style = "shape=image;html=1;verticalLabelPosition=bottom;labelBackgroundColor=#ffffff;verticalAlign=top;image=img/lib/clip_art/people.png"
    cells = [_cell("h", truth.title, "text;html=1;fontSize=24;strokeColor=none;fillColor=none;", (40, 0, 500, 30))]
    cells += [_cell(key, name, style, places[name]) for name, key in keys.items()]
    return _file(_model([*cells, *_drawio_edges(truth, keys)], "Page-1"))


def beside(truth: Truth) -> bytes:
    """Lines that nobody joined to boxes, in containers, with words in boxes of text beside them."""
    keys, places = keys_of(truth), places_of(truth)
    cells = [_cell("all", "", "rounded=0;fillColor=none;dashed=1;html=1;", (0, 0, 1400, 60 + len(truth.rows) * DOWN))]
    cells += [_cell(key, name, "html=1;whiteSpace=wrap;", places[name]) for name, key in keys.items()]
    for number, (source, kind, target) in enumerate(truth.lines):
        (x, y, _, _), (to_x, to_y, _, _) = places[source], places[target]
        side = (y > to_y) - (y < to_y)
        ahead = (x < to_x) - (x > to_x) if not side else 0
        begin = x + WIDE / 2 + ahead * (WIDE / 2 + 5), y + HIGH / 2 - side * (HIGH / 2 + 5)
        end = to_x + WIDE / 2 - ahead * (WIDE / 2 + 5), to_y + HIGH / 2 + side * (HIGH / 2 + 5)
        look = {"dashed": "dashed=1;", "dotted": "dashed=1;dashPattern=1 2;", "double": "shape=link;"}.get(DASH.get(kind, ""), "")
        cells.append(
            f'<mxCell id="e{number}" style="endArrow=classic;html=1;{look}" edge="1" parent="1"><mxGeometry relative="1" as="geometry">'
            f'<mxPoint x="{begin[0]}" y="{begin[1]}" as="sourcePoint"/><mxPoint x="{end[0]}" y="{end[1]}" as="targetPoint"/>'
            "</mxGeometry></mxCell>"
        )
        if said := said_on(kind):
            middle = (begin[0] + end[0]) / 2, (begin[1] + end[1]) / 2
            text = "text;html=1;align=center;strokeColor=none;fillColor=none;"
            cells.append(_cell(f"w{number}", said, text, (middle[0] - 40, middle[1] - 10, 80, 20)))
    return _file(_model(cells, truth.title))


def junctions(truth: Truth) -> bytes:
    """Children of one board meet at a dot below it, from which one line leads up."""
    keys, places = keys_of(truth), places_of(truth)
    cells = [_cell(key, name, "html=1;whiteSpace=wrap;", places[name]) for name, key in keys.items()]
    rest = []
    for number, name in enumerate(keys):
        below = [source for source, kind, target in truth.lines if kind == "accountable_to" and target == name]
        if len(below) < 2 or len({places[each][1] for each in below}) > 1 or places[below[0]][1] <= places[name][1]:
            rest += [each for each in truth.lines if each[1] == "accountable_to" and each[2] == name]
            continue
        x, y, _, _ = places[name]
        cells.append(_cell(f"j{number}", "", "shape=waypoint;sketch=0;size=6;html=1;", (x + 80, y + 90, 20, 20)))
        for at, other in enumerate((name, *below)):
            ends = (f"j{number}", keys[name]) if other == name else (keys[other], f"j{number}")
            cells.append(
                f'<mxCell id="j{number}-{at}" style="endArrow=none;html=1;" edge="1" parent="1" source="{ends[0]}" target="{ends[1]}">'
                '<mxGeometry relative="1" as="geometry"/></mxCell>'
            )
    other = Truth(truth.title, truth.rows, (*rest, *(each for each in truth.lines if each[1] != "accountable_to")))
    return _file(_model([*cells, *_drawio_edges(other, keys)], truth.title))


def nested(truth: Truth) -> bytes:
    """The same drawing on the second of two pages, packed as draw.io packs; on the first is a cover with words alone."""
    keys, places = keys_of(truth), places_of(truth)
    cells = [_cell(key, name, "html=1;whiteSpace=wrap;", places[name]) for name, key in keys.items()]
    cover = _cell("t", truth.title, "text;html=1;strokeColor=none;fillColor=none;fontSize=36;", (100, 100, 600, 60))
    return _file(_model([cover], "Cover"), _model([*cells, *_drawio_edges(truth, keys)], "Structure"))


STYLES: tuple[Callable[[Truth], bytes], ...] = (
    *(tables, containers, pools, groups, orgchart, objects, images, beside, junctions, nested),
)
