"""From a Scene to what the browser draws: pyvis builds the network, and hands over its nodes, edges and options as data.

Positions come from the Scene, physics is off. Every text is data, never HTML: the browser writes it on a canvas or into text
nodes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from stpgraph.draw.labels import WORDS_SIZE, Area, Label, labels
from stpgraph.draw.style import INK, LINES, PANEL, PANEL_EDGE, PICKED, QUIET, RINGS, TAGS, box_style, is_strategic, tag_style
from stpgraph.layout.scene import Box, Line, Scene
from stpgraph.layout.text import FONT_FAMILIES, LINE_HEIGHT
from stpgraph.model.kinds import kind_words
from stpgraph.reading.marks import Marks
from stpgraph.reading.words import capital

Json = Mapping[str, object]
OPTIONS: Json = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "dragNodes": False,
        "dragView": True,
        "hover": True,
        "keyboard": False,
        "multiselect": False,
        "selectConnectedEdges": False,
        "hoverConnectedEdges": False,
        "zoomView": False,
    },
    "nodes": {"fixed": True, "chosen": False, "physics": False},
    "edges": {"chosen": False, "physics": False, "hidden": True, "smooth": False},
}


def picture(scene: Scene) -> Json:
    """Everything that stays the same in the picture of a scene, as JSON data; `key` is a fingerprint of the rest.

    Shapes: `nodes` and `edges` are pyvis's lists of vis-network items. x, y of a node are the centre of its box, in the scene's
    CSS pixels. The lines of the scene are routed, which vis-network cannot draw: each edge carries its points and stroke, and
    the browser draws it beneath the boxes.
    """
    from pyvis.network import Network

    network = Network(directed=True)
    network.set_options(json.dumps(OPTIONS))
    for box in scene.boxes:
        centre = box.centre
        network.add_node(box.id, label=box.name, shape="custom", x=centre[0], y=centre[1], **_node(box))
    names = {box.id: box.name for box in scene.boxes}
    for line in scene.lines:
        network.add_edge(line.source, line.target, id="\n".join(line.key), **_edge(line, names))
    nodes, edges, _, _, _, options = network.get_network_data()
    data = {
        "nodes": nodes,
        "edges": edges,
        "options": json.loads(options),
        "panels": [
            {"title": panel.title, "x": panel.x, "y": panel.y, "width": panel.width, "height": panel.height}
            for panel in scene.panels
        ],
        "start": _start(scene),
        "width": scene.width,
        "height": scene.height,
        "lineHeight": LINE_HEIGHT,
        "fonts": ", ".join(f'"{family}"' for family in FONT_FAMILIES) + ", sans-serif",
        "colours": {"panel": PANEL, "panelEdge": PANEL_EDGE, "picked": PICKED, "quiet": QUIET},
    }
    text = json.dumps(data, sort_keys=True)
    return {**data, "key": hashlib.sha256(text.encode()).hexdigest()[:16]}


def lights(scene: Scene, marks: Marks, picked: str | None) -> Json:
    """What changes in a picture: what a finding lights up, and which node is picked."""
    return {
        "dims": marks.dims,
        "boxes": sorted(marks.boxes),
        "lines": sorted("\n".join(key) for key in marks.lines),
        "tags": [_tag(label) for label in labels(scene, marks)],
        "picked": picked,
        "strip": [
            {"mark": part.mark, "text": part.words, "colour": INK if part.mark == "line" else TAGS[part.tone].edge}
            for part in marks.key
        ],
    }


def _tag(label: Label) -> Json:
    style, ring = tag_style(label.tag), RINGS[label.tag.certainty]
    return {
        "node": label.node,
        "text": label.tag.text,
        "sign": label.tag.sign,
        "tab": _area(label.tab),
        "words": _area(label.words),
        "size": WORDS_SIZE,
        "fill": style.fill,
        "ink": style.ink,
        "edge": style.edge,
        "ring": {"weight": ring.weight, "dash": list(ring.dash)},
    }


def _area(area: Area | None) -> list[float] | None:
    return [area.x, area.y, area.width, area.height] if area else None


def _start(scene: Scene) -> Json:
    """Where one looks first in a picture too large to read at once: at the strategic board, else at the first box."""
    boxes = [box for box in scene.boxes if is_strategic(box)] or list(scene.boxes)
    x, y = boxes[0].centre if boxes else (0.0, 0.0)
    return {"x": x, "y": y}


def _node(box: Box) -> dict[str, object]:
    style = box_style(box)
    return {
        "color": style.fill,
        "boxWidth": box.width,
        "boxHeight": box.height,
        "form": style.shape,
        "stroke": style.stroke,
        "ink": style.ink,
        "lines": list(box.text),
        "caption": box.caption,
        "size": box.text_size,
        "bold": box.bold,
        "captionSize": box.caption_size,
        "status": box.status,
        "many": box.represents_many,
        "hint": f"{box.name}\n{capital(kind_words(box.node_type, box.kind))}",
    }


def _edge(line: Line, names: Mapping[str, str]) -> dict[str, object]:
    style = LINES[line.type]
    extra = {"established": "", "planned": " (planned)", "ended": " (ended)"}[line.status]
    reading = " (our reading)" if line.inferred else ""
    return {
        "points": [list(point) for point in line.points],
        "dash": list(style.dash),
        "weight": style.weight,
        "double": style.double,
        "head": style.head,
        "color": style.colour,
        "status": line.status,
        "hint": f"“{names[line.source]}” {line.label} “{names[line.target]}”{extra}{reading}",
    }
