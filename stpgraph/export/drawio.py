"""A view as a draw.io diagram (diagrams.net): boxes where the scene has them, lines that stay joined to them, all to be edited.

Every box, line and panel is a user object. What a reader of the file needs to make the structure again is in its attributes, all of
which begin with `stp_`: `stp_part` is `node`, `relation`, `panel`, `mark`, `title` or `legend`; a node's or relation's fields follow
under their own names (see `attributes`), and the root of the diagram carries those of the structure. The line of a seat that
stands under its body is in the file too, and hidden. Source: mxGraph, "mxCodec" and "mxConstants" (jgraph.github.io/mxgraph).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from stpgraph.draw.labels import TAB, labels
from stpgraph.draw.style import INK, LINES, PANEL, PANEL_EDGE, PAPER, QUIET, BoxStyle, box_style, tag_style
from stpgraph.export.attributes import as_text, attributes
from stpgraph.export.legend import Legend, legend
from stpgraph.export.panels import around, panel_of
from stpgraph.export.picture import weight_of
from stpgraph.export.sheet import Sheet
from stpgraph.export.xml_text import xml_attribute
from stpgraph.layout.boxes import CHIP_PAD_X, PAD_X
from stpgraph.layout.scene import Box, Line, Panel, Point, Scene
from stpgraph.layout.text import FONT_FAMILIES, measure
from stpgraph.model.kinds import RelationType
from stpgraph.reading.facts import kind_line
from stpgraph.reading.marks import Tag
from stpgraph.reading.sentences import relation_sentence
from stpgraph.reading.words import safe

#: White around the picture, and the room for the title above it, in CSS pixels.
EDGE, TOP = 40.0, 90.0
_LEGEND_ROW, _LEGEND_COLUMN, _LEGEND_GAP = 30.0, 330.0, 40.0
_SAMPLE = (44.0, 20.0)
_OWN_SPACING = 3.0
#: The layer on which everything stands.
_LAYER = "1"


def write(sheet: Sheet) -> bytes:
    """The file's content: one uncompressed diagram, UTF-8."""
    return ("\n".join(_document(sheet)) + "\n").encode()


def _document(sheet: Sheet) -> Iterator[str]:
    key = legend(sheet.scene, sheet.marks)
    width = max(sheet.scene.width, _width_of(key)) + 2 * EDGE
    height = sheet.scene.height + TOP + _LEGEND_GAP + _legend_rows(key) * _LEGEND_ROW + 3 * EDGE
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<mxfile host="stpgraph" type="device"><diagram id="structure" name={xml_attribute(_line_of(sheet.title)[:80])}>'
    yield (
        f'<mxGraphModel dx="0" dy="0" grid="0" gridSize="10" guides="1" tooltips="1" connect="1" arrows="1" fold="1" page="1" '
        f'pageScale="1" pageWidth="{_n(width)}" pageHeight="{_n(height)}" math="0" shadow="0"><root>'
    )
    root = {"label": ""} | _prefixed(attributes(sheet.structure)) | {"stp_part": "structure"}
    yield _object("0", root, "<mxCell/>")
    yield f'<mxCell id="{_LAYER}" parent="0"/>'
    yield from _head(sheet)
    yield from _panels(sheet.scene)
    yield from _edges(sheet)
    yield from _boxes(sheet)
    yield from _legend(key, TOP + sheet.scene.height + _LEGEND_GAP)
    yield "</root></mxGraphModel></diagram></mxfile>"


# ── title and panels ─────────────────────────────────────────────────────────────────────────────────────────────────


def _head(sheet: Sheet) -> Iterator[str]:
    width = max(sheet.scene.width, 600)
    draft = "DRAFT · " if sheet.draft else ""
    yield _words("title", "title", sheet.title, EDGE, 16, width, 30, 20, INK, bold=True)
    yield _words("subtitle", "title", f"{draft}{sheet.subtitle}", EDGE, 46, width, 22, 12, QUIET)
    yield _words("source", "title", sheet.source_line, EDGE, 66, width, 22, 11, QUIET)


def _panels(scene: Scene) -> Iterator[str]:
    """Every panel; what stands on another belongs to it, and moves along with it."""
    outer = around(scene)
    for place, panel in enumerate(scene.panels):
        beneath = outer.get(place)
        if beneath is None:
            yield _panel(place, panel, panel.x + EDGE, panel.y + TOP, _LAYER)
        else:
            under = scene.panels[beneath]
            yield _panel(place, panel, panel.x - under.x, panel.y - under.y, f"panel-{beneath}")


def _panel(place: int, panel: Panel, x: float, y: float, parent: str) -> str:
    style = {
        "rounded": "1",
        "absoluteArcSize": "1",
        "arcSize": "20",
        "whiteSpace": "wrap",
        "html": "1",
        "container": "1",
        "collapsible": "0",
        "recursiveResize": "0",
        "align": "left",
        "verticalAlign": "top",
        "spacingLeft": "8",
        "spacingTop": "2",
        "fillColor": PANEL,
        "strokeColor": PANEL_EDGE,
        "fontColor": QUIET,
        "fontStyle": "1",
        "fontSize": "12",
        "fontFamily": FONT_FAMILIES[1],
    }
    data = {"label": safe(panel.title), "stp_part": "panel", "stp_zone": panel.zone}
    shape = _vertex(style, x, y, panel.width, panel.height, parent)
    return _object(f"panel-{place}", data, shape)


# ── boxes ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _boxes(sheet: Sheet) -> Iterator[str]:
    nodes = {node.id: (at, node) for at, node in enumerate(sheet.structure.nodes)}
    places = panel_of(sheet.scene)
    for box in sheet.scene.boxes:
        (at, node), place = nodes[box.id], places.get(box.id)
        panel = None if place is None else sheet.scene.panels[place]
        data = {"label": _label(box), "tooltip": safe(f"{box.name}: {kind_line(node)}"), "stp_part": "node", "order": str(at)}
        x, y = (box.x - panel.x, box.y - panel.y) if panel else (box.x + EDGE, box.y + TOP)
        shape = _vertex(_box_style(box), x, y, box.width, box.height, f"panel-{place}" if panel else _LAYER)
        yield _object(_id(box.id), data | _prefixed(attributes(node)), shape)
    for label in labels(sheet.scene, sheet.marks):
        if label.tab:
            yield _mark(label.node, label.tag)


def _label(box: Box) -> str:
    """The name and the caption as HTML. draw.io may break the lines itself, save where a word has to be broken."""
    whole = " ".join(box.text)
    name = safe(whole) if whole == " ".join(box.name.split()) else "<br>".join(map(safe, box.text))
    name = f"<b>{name}</b>" if box.bold else name
    return name + (f'<br><span style="font-size: {_n(box.caption_size)}px">{safe(box.caption)}</span>' if box.caption else "")


def _box_style(box: Box) -> dict[str, str]:
    style = box_style(box)
    shape = _shape(style, box.width)
    status = {} if box.status == "established" else {"dashed": "1", "dashPattern": "6 4", "fixDash": "1"}
    many = {"shadow": "1"} if box.represents_many else {}
    text = {"fontColor": style.ink, "fontSize": _n(box.text_size), "fontFamily": FONT_FAMILIES[1]}
    # As much room at the sides as the layout left, less what draw.io leaves by itself.
    aside = _n((PAD_X if box.bold else CHIP_PAD_X) - _OWN_SPACING)
    text |= {"spacing": "2", "spacingLeft": aside, "spacingRight": aside}
    return shape | _paint(style) | text | status | many


def _shape(style: BoxStyle, width: float) -> dict[str, str]:
    common = {"whiteSpace": "wrap", "html": "1"}
    match style.shape:
        case "rounded":
            return {"rounded": "1", "absoluteArcSize": "1", "arcSize": "18"} | common
        case "pill":
            return {"rounded": "1", "arcSize": "50"} | common
        case "building":
            return {"shape": "ext", "double": "1", "margin": "3"} | common
        case "arrow":
            # It points down by itself; `size` is the share of its length that the point takes.
            return {"shape": "offPageConnector", "direction": "north", "size": _n(min(0.5, 10 / width))} | common
        case "sheet":
            return {"shape": "note", "size": "12", "backgroundOutline": "1"} | common


def _paint(style: BoxStyle) -> dict[str, str]:
    return {"fillColor": style.fill, "strokeColor": style.stroke, "strokeWidth": "1.75"}


def _mark(node: str, tag: Tag) -> str:
    """The tab on a box's corner. It belongs to the box, and moves along with it."""
    style = tag_style(tag)
    paint = {"rounded": "1", "arcSize": "20", "html": "1", "fillColor": style.fill, "strokeColor": style.edge}
    text = {"fontColor": style.ink, "fontStyle": "1", "fontSize": "13", "connectable": "0"}
    geometry = (
        f'<mxGeometry x="1" width="{_n(2 * TAB)}" height="{_n(2 * TAB)}" relative="1" as="geometry">'
        f'<mxPoint x="{_n(-TAB)}" y="-4" as="offset"/></mxGeometry>'
    )
    cell = f'<mxCell style={_style(paint | text)} vertex="1" parent={xml_attribute(_id(node))}>{geometry}</mxCell>'
    return _object(f"mark-{node}", {"label": safe(tag.sign), "tooltip": safe(tag.text), "stp_part": "mark"}, cell)


# ── lines ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _edges(sheet: Sheet) -> Iterator[str]:
    drawn = {line.key: line for line in sheet.scene.lines}
    boxes = {box.id: box for box in sheet.scene.boxes}
    names = {node.id: node.name for node in sheet.structure.nodes}
    for place, relation in enumerate(sheet.structure.relations):
        line = drawn.get((relation.source, relation.type, relation.target))
        is_seat = relation.source in boxes and boxes[relation.source].seat_of == relation.target
        if line is None and not (is_seat and relation.type in ("sits_on", "leads")):
            continue
        data = {"label": "", "tooltip": safe(relation_sentence(relation, names)), "stp_part": "relation"}
        ends = f"source={xml_attribute(_id(relation.source))} target={xml_attribute(_id(relation.target))}"
        if line is None:
            style, points, hidden = _line_style(relation.type), "", ' visible="0"'
        else:
            style = _line_style(line.type, line.status != "established")
            style |= {"strokeWidth": _n(weight_of(line, sheet.marks))}
            style |= _ports(line, boxes[line.source], boxes[line.target])
            points, hidden = _waypoints(line.points[1:-1]), ""
        geometry = f'<mxGeometry relative="1" as="geometry">{points}</mxGeometry>'
        cell = f'<mxCell style={_style(style)} edge="1" parent="{_LAYER}" {ends}{hidden}>{geometry}</mxCell>'
        yield _object(f"relation-{place}", data | _prefixed(attributes(relation)), cell)


def _line_style(relation: RelationType, faint: bool = False) -> dict[str, str]:
    style = LINES[relation]
    path = {"edgeStyle": "orthogonalEdgeStyle", "rounded": "1", "jumpStyle": "none", "html": "1"}
    stroke = {"strokeColor": style.colour, "strokeWidth": _n(style.weight)}
    double = {"shape": "filledEdge", "fillColor": PAPER} if style.double else {}
    dash = {"dashed": "1", "dashPattern": " ".join(map(_n, style.dash)), "fixDash": "1"} if style.dash else {}
    head = {"endArrow": "block", "endFill": "1"} if style.head == "filled" else {"endArrow": "open", "endFill": "0"}
    return path | stroke | double | dash | head | {"endSize": "3" if style.double else "8"} | ({"opacity": "55"} if faint else {})


def _ports(line: Line, source: Box, target: Box) -> dict[str, str]:
    """Where a line leaves and where it arrives, as shares of the boxes' sides, so that it stays there when they move."""
    (out_x, out_y), (in_x, in_y) = _share(line.points[0], source), _share(line.points[-1], target)
    return {
        "exitX": out_x,
        "exitY": out_y,
        "exitDx": "0",
        "exitDy": "0",
        "exitPerimeter": "0",
        "entryX": in_x,
        "entryY": in_y,
        "entryDx": "0",
        "entryDy": "0",
        "entryPerimeter": "0",
    }


def _share(point: Point, box: Box) -> tuple[str, str]:
    return f"{round((point[0] - box.x) / box.width, 4):g}", f"{round((point[1] - box.y) / box.height, 4):g}"


def _waypoints(points: Iterable[Point]) -> str:
    told = "".join(f'<mxPoint x="{_n(x + EDGE)}" y="{_n(y + TOP)}"/>' for x, y in points)
    return f'<Array as="points">{told}</Array>' if told else ""


# ── the legend ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _legend_rows(key: Legend) -> int:
    return max(len(key.boxes), len(key.lines), len(key.remarks))


def _width_of(key: Legend) -> float:
    return _LEGEND_COLUMN * 2 + max((measure(words, 12) for words in key.remarks), default=0)


def _legend(key: Legend, top: float) -> Iterator[str]:
    width, height = _SAMPLE
    for row, (_, style, words) in enumerate(key.boxes):
        y = top + row * _LEGEND_ROW
        sample = _vertex(_shape(style, width) | _paint(style), EDGE, y, width, height)
        yield _object(f"legend-box-{row}", {"label": "", "stp_part": "legend"}, sample)
        yield _words(
            f"legend-box-words-{row}", "legend", words, EDGE + width + 8, y, _LEGEND_COLUMN - width - 20, height, 12, INK
        )
    left = EDGE + _LEGEND_COLUMN
    for row, (kind, words) in enumerate(key.lines):
        y = top + row * _LEGEND_ROW
        ends = "".join(
            f'<mxPoint x="{_n(x)}" y="{_n(y + height / 2)}" as="{name}"/>'
            for name, x in (("sourcePoint", left), ("targetPoint", left + width))
        )
        cell = (
            f'<mxCell style={_style(_line_style(kind))} edge="1" parent="{_LAYER}">'
            f'<mxGeometry relative="1" as="geometry">{ends}</mxGeometry></mxCell>'
        )
        yield _object(f"legend-line-{row}", {"label": "", "stp_part": "legend"}, cell)
        yield _words(
            f"legend-line-words-{row}", "legend", words, left + width + 8, y, _LEGEND_COLUMN - width - 20, height, 12, INK
        )
    left += _LEGEND_COLUMN
    for row, words in enumerate(key.remarks):
        room = measure(words, 12) + 20
        yield _words(f"legend-remark-{row}", "legend", words, left, top + row * _LEGEND_ROW, room, height, 12, INK)


# ── XML ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _words(
    key: str, part: str, text: str, x: float, y: float, width: float, height: float, size: float, colour: str, bold: bool = False
) -> str:
    style = {"text": "", "html": "1", "align": "left", "verticalAlign": "middle", "strokeColor": "none", "fillColor": "none"}
    style |= {"fontColor": colour, "fontSize": _n(size), "fontFamily": FONT_FAMILIES[1], "fontStyle": "1" if bold else "0"}
    return _object(key, {"label": safe(text), "stp_part": part}, _vertex(style, x, y, width, height))


def _id(node: str) -> str:
    return f"node-{node}"


def _prefixed(values: Mapping[str, str | bool | int | float]) -> dict[str, str]:
    return {f"stp_{key}": as_text(value) for key, value in values.items()}


def _object(key: str, data: Mapping[str, str], cell: str) -> str:
    told = " ".join(f"{name}={xml_attribute(value)}" for name, value in data.items())
    return f"<object {told} id={xml_attribute(key)}>{cell}</object>"


def _vertex(style: Mapping[str, str], x: float, y: float, width: float, height: float, parent: str = _LAYER) -> str:
    at = f'x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}"'
    return f'<mxCell style={_style(style)} vertex="1" parent={xml_attribute(parent)}><mxGeometry {at} as="geometry"/></mxCell>'


def _style(style: Mapping[str, str]) -> str:
    return xml_attribute("".join(f"{key}={value};" if value else f"{key};" for key, value in style.items()))


def _line_of(text: str) -> str:
    return " ".join(text.split())


def _n(number: float) -> str:
    """A number without needless digits, the same on every machine."""
    return f"{round(number, 2):g}" if abs(number) < 1e5 else f"{number:.0f}"
