"""A view as a Graphviz digraph, which `dot -Tsvg` or `dot -Tpdf` lays out anew.

It is drawn from the bottom up (`rankdir=BT`), so that those who answer stand below those to whom they answer. Nodes bear the ids of
the structure; node and relation types stand in attributes that begin with `stp_`, which Graphviz leaves alone.

Sources: graphviz.org, "DOT Language" (quoted strings), "escString", "Attributes".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from stpgraph.draw.style import LINES, PANEL, PANEL_EDGE, QUIET, TAGS, Shape, box_style
from stpgraph.export.attributes import as_text, attributes
from stpgraph.export.legend import legend
from stpgraph.export.panels import around, panel_of
from stpgraph.export.sheet import Sheet
from stpgraph.layout.scene import Box, Line
from stpgraph.layout.text import FONT_FAMILIES
from stpgraph.model import AnyNode, AnyRelation
from stpgraph.model.kinds import RELATION_WORDS
from stpgraph.reading.facts import kind_line
from stpgraph.reading.marks import Tag
from stpgraph.reading.sentences import relation_sentence

#: CSS pixels to points.
_POINT = 0.75
#: Shape and style of each; a circle in which text stands is larger than its text, so round ends are an oval.
_SHAPES: Mapping[Shape, tuple[str, str]] = {
    "rounded": ("box", "rounded,filled"),
    "building": ("box", "filled"),
    "arrow": ("cds", "filled"),
    "pill": ("oval", "filled"),
    "sheet": ("note", "filled"),
}


def write(sheet: Sheet) -> bytes:
    """The file's content, UTF-8."""
    return ("\n".join(_document(sheet)) + "\n").encode()


def quoted(text: str) -> str:
    r"""An id or a value that Graphviz takes as it stands, in double quotes.

    >>> print(quoted('C:\\new "a"'))
    "C:\new \"a\""
    """
    # Only the quote is escaped here. A backslash at the end would escape the closing quote, and ids have none.
    return '"' + text.replace('"', '\\"') + '"'


def label(text: str) -> str:
    r"""A text to be shown, in double quotes: a backslash or an ampersand in it is only that; line breaks stay.

    >>> print(label('C:\\new "a" & b\nc'))
    "C:\\new \"a\" &amp; b\nc"
    """
    shown = text.replace("\\", "\\\\").replace("&", "&amp;").replace('"', '\\"')
    return '"' + "\\n".join(" ".join(line.split()) for line in shown.splitlines()) + '"'


def _document(sheet: Sheet) -> Iterator[str]:
    scene = sheet.scene
    nodes = {node.id: node for node in sheet.structure.nodes}
    font = f'fontname="{FONT_FAMILIES[1]}"'
    yield "digraph structure {"
    yield f'  graph [rankdir=BT, charset="UTF-8", newrank=true, {font}, labelloc=t, label={label(_title(sheet))}];'
    yield f'  node [{font}, margin="0.12,0.06"];'
    yield f'  edge [{font}, fontsize=8, fontcolor="{QUIET}"];'
    places = panel_of(scene)
    outer = around(scene)
    for place in range(len(scene.panels)):
        if place not in outer:
            yield from _cluster(place, sheet, nodes, places, outer, "  ")
    yield from (f"  {_node(box, nodes[box.id], sheet)}" for box in scene.boxes if box.id not in places)
    yield from _edges(sheet)
    yield "}"


def _cluster(
    place: int,
    sheet: Sheet,
    nodes: Mapping[str, AnyNode],
    places: Mapping[str, int],
    outer: Mapping[int, int],
    indent: str,
) -> Iterator[str]:
    """A panel with what stands on it, other panels among it."""
    panel = sheet.scene.panels[place]
    look = f'labeljust=l, style="rounded,filled", fillcolor="{PANEL}", color="{PANEL_EDGE}"'
    yield f'{indent}subgraph "cluster_{place + 1}" {{'
    yield f"{indent}  graph [label={label(panel.title)}, {look}];"
    for inner in (each for each, beneath in outer.items() if beneath == place):
        yield from _cluster(inner, sheet, nodes, places, outer, f"{indent}  ")
    yield from (f"{indent}  {_node(box, nodes[box.id], sheet)}" for box in sheet.scene.boxes if places.get(box.id) == place)
    yield f"{indent}}}"


def _title(sheet: Sheet) -> str:
    draft = "DRAFT · " if sheet.draft else ""
    key = legend(sheet.scene, sheet.marks, seats_beneath=False)
    return "\n".join([sheet.title, f"{draft}{sheet.subtitle}", sheet.source_line, *key.remarks])


def _node(box: Box, node: AnyNode, sheet: Sheet) -> str:
    style, tag = box_style(box), sheet.marks.tags.get(box.id)
    shape, filled = _SHAPES[style.shape]
    words = [*box.text, *([box.caption] if box.caption else []), *([f"{tag.sign} {tag.text}"] if tag else [])]
    values = {
        "label": label("\n".join(" ".join(each.split()) for each in words)),
        "tooltip": label(f"{box.name}: {kind_line(node)}"),
        "shape": shape,
        "style": quoted(filled if box.status == "established" else f"{filled},dashed"),
        "peripheries": "2" if style.shape == "building" or box.represents_many else "1",
        "fillcolor": quoted(style.fill),
        "color": quoted(_edge_colour(tag) or style.stroke),
        "penwidth": "3" if tag else "1.3",
        "fontcolor": quoted(style.ink),
        "fontsize": f"{box.text_size * _POINT:g}",
    }
    told = {f"stp_{key}": label(as_text(value)) for key, value in attributes(node).items() if key in ("type", "kind", "status")}
    return f"{quoted(box.id)} [{_listed(values | told)}];"


def _edge_colour(tag: Tag | None) -> str:
    return TAGS[tag.tone].edge if tag else ""


def _edges(sheet: Sheet) -> Iterator[str]:
    """The lines of the picture; a seat that stands under its body has none there, and has one here."""
    drawn = {line.key: line for line in sheet.scene.lines}
    seats = {(box.id, box.seat_of) for box in sheet.scene.boxes if box.seat_of}
    names = {node.id: node.name for node in sheet.structure.nodes}
    for relation in sheet.structure.relations:
        line = drawn.get((relation.source, relation.type, relation.target))
        is_seat = relation.type in ("sits_on", "leads") and (relation.source, relation.target) in seats
        if line or is_seat:
            yield f"  {_edge(relation, line, names)}"


def _edge(relation: AnyRelation, line: Line | None, names: Mapping[str, str]) -> str:
    style = LINES[relation.type]
    more = {"established": "", "planned": " (planned)", "ended": " (ended)"}[relation.status]
    values = {
        "label": label((line.label if line else RELATION_WORDS[relation.type]) + more),
        "tooltip": label(relation_sentence(relation, names)),
        "style": ("dotted" if style.dash[0] <= 2 else "dashed") if style.dash else "solid",
        "color": quoted(f"{style.colour}:invis:{style.colour}" if style.double else style.colour),
        "penwidth": _n(1.5 if style.double else style.weight),
        "arrowhead": "normal" if style.head == "filled" else "vee",
        "stp_type": label(relation.type),
        "stp_status": label(relation.status),
    }
    return f"{quoted(relation.source)} -> {quoted(relation.target)} [{_listed(values)}];"


def _listed(values: Mapping[str, str]) -> str:
    return ", ".join(f"{key}={value}" for key, value in values.items())


def _n(number: float) -> str:
    """A number without needless digits, the same on every machine."""
    return f"{round(number, 2):g}" if abs(number) < 1e5 else f"{number:.0f}"
