"""Networks as yEd, networkx, Gephi, Cytoscape and igraph write them."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from html import escape

import networkx

from tests.importers.corpus import DASH, SAID
from tests.importers.drawing_drawio import ACROSS, DOWN, places_of
from tests.importers.drawing_truths import ends, keys_of, said_on
from tests.importers.truths import Truth


def _yed(inner: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?><!--Created by yEd 3.23--><graphml xmlns="http://graphml.graphdrawing.org/xmlns" '
        'xmlns:y="http://www.yworks.com/xml/graphml" xmlns:x="http://www.yworks.com/xml/yfiles-common/markup/2.0">'
        '<key attr.name="Description" attr.type="string" for="graph" id="d0"/><key for="port" id="d1" yfiles.type="portgraphics"/>'
        '<key attr.name="url" attr.type="string" for="node" id="d4"/><key attr.name="description" attr.type="string" for="node" id="d5"/>'
        '<key for="node" id="d6" yfiles.type="nodegraphics"/><key attr.name="description" attr.type="string" for="edge" id="d9"/>'
        f'<key for="edge" id="d10" yfiles.type="edgegraphics"/><graph edgedefault="directed" id="G">{inner}</graph></graphml>'
    ).encode()


def _yed_node(key: str, name: str, place: tuple[float, float, float, float], more: str = "", shape: str = "rectangle") -> str:
    x, y, width, height = place
    return (
        f'<node id="{key}"><data key="d5" xml:space="preserve"/><data key="d6"><y:ShapeNode><y:Geometry height="{height}" width="{width}" '
        f'x="{x}" y="{y}"/><y:Fill color="#FFCC00" transparent="false"/><y:BorderStyle color="#000000" type="line" width="1.0"/>'
        f'<y:NodeLabel alignment="center" fontSize="12" modelName="custom">{escape(name)}<y:LabelModel><y:SmartNodeLabelModel/></y:LabelModel>'
        f'</y:NodeLabel>{more}<y:Shape type="{shape}"/></y:ShapeNode></data></node>'
    )


def _yed_edge(number: int, ends: tuple[str, str], kind: str, said: str, head: str = "standard") -> str:
    style = {"dashed": "dashed", "dotted": "dotted"}.get(DASH.get(kind, ""), "line")
    label = (
        f'<y:EdgeLabel alignment="center" preferredPlacement="anywhere">{said}<y:PreferredPlacementDescriptor/></y:EdgeLabel>'
        if said
        else ""
    )
    return (
        f'<edge id="e{number}" source="{ends[0]}" target="{ends[1]}"><data key="d9" xml:space="preserve"/><data key="d10"><y:PolyLineEdge>'
        f'<y:Path sx="0.0" sy="15.0" tx="0.0" ty="-15.0"><y:Point x="5.0" y="7.0"/></y:Path><y:LineStyle color="#333333" type="{style}" width="1.0"/>'
        f'<y:Arrows source="none" target="{head}"/>{label}<y:BendStyle smoothed="false"/></y:PolyLineEdge></data></edge>'
    )


def yed(truth: Truth) -> bytes:
    """As yEd 3.23 writes, with models of labels, fills, paths and empty descriptions."""
    keys, places = keys_of(truth), places_of(truth)
    nodes = [_yed_node(keys[name], name, place) for name, place in places.items()]
    edges = [_yed_edge(at, (keys[one], keys[two]), kind, said_on(kind)) for at, (one, kind, two) in enumerate(truth.lines)]
    return _yed("".join(nodes + edges))


def groups(truth: Truth) -> bytes:
    """Groups of yEd around every row, open, with a title and a second title for the closed one."""
    places, keys = places_of(truth), {}
    nodes = []
    for row, boxes in enumerate(truth.rows):
        inner = ""
        for at, (name, _, _) in enumerate(boxes):
            keys[name] = f"n{row}::n{at}"
            inner += _yed_node(keys[name], name, places[name], shape="roundrectangle")
        looks = "".join(
            f'<y:GroupNode><y:Geometry height="110" width="{len(boxes) * ACROSS}" x="20" y="{40 + row * DOWN}"/><y:Fill color="#F5F5F5"/>'
            f'<y:NodeLabel modelName="internal">{title}</y:NodeLabel><y:Shape type="roundrectangle"/>'
            f'<y:State closed="{closed}"/></y:GroupNode>'
            for title, closed in ((f"Tier {row + 1}", "false"), (f"Folder {row + 1}", "true"))
        )
        nodes.append(
            f'<node id="n{row}" yfiles.foldertype="group"><data key="d6"><y:ProxyAutoBoundsNode><y:Realizers active="0">{looks}</y:Realizers>'
            f'</y:ProxyAutoBoundsNode></data><graph edgedefault="directed" id="n{row}:">{inner}</graph></node>'
        )
    edges = [
        _yed_edge(at, tuple(keys[each] for each in ends(line, True)), line[1], said_on(line[1]))
        for at, line in enumerate(truth.lines)
    ]
    return _yed("".join(nodes + edges))


def bare(truth: Truth) -> bytes:
    """As yEd draws organisation charts: from the superior, without arrows."""
    keys, places = keys_of(truth), places_of(truth)
    nodes = [_yed_node(keys[name], name, place, shape="roundrectangle") for name, place in places.items()]
    edges = [
        _yed_edge(at, (keys[ends(line, True)[0]], keys[ends(line, True)[1]]), line[1], said_on(line[1]), "none")
        for at, line in enumerate(truth.lines)
    ]
    return _yed("".join(nodes + edges))


def two_labels(truth: Truth) -> bytes:
    """Nodes of yEd with a second label, the kind; words of lines are in the description."""
    keys, places = keys_of(truth), places_of(truth)
    kinds = {name: (kind if kind and kind != "other" else node_type).replace("_", " ") for name, node_type, kind in truth.nodes}
    nodes = [
        _yed_node(keys[name], name, place, f'<y:NodeLabel fontSize="9">{kinds[name]}</y:NodeLabel>')
        for name, place in places.items()
    ]
    edges = [
        _yed_edge(at, (keys[one], keys[two]), kind, "").replace(
            '<data key="d9" xml:space="preserve"/>', f'<data key="d9">{said_on(kind)}</data>'
        )
        for at, (one, kind, two) in enumerate(truth.lines)
    ]
    return _yed("".join(nodes + edges))


def by_networkx(truth: Truth) -> bytes:
    """Written by networkx: names are the ids, kinds and relations attributes."""
    graph = networkx.DiGraph(name=truth.title)
    for name, node_type, kind in truth.nodes:
        graph.add_node(name, type=kind or node_type, weight=1.0)
    for source, kind, target in truth.lines:
        graph.add_edge(source, target, relation=SAID[kind], weight=2)
    made = io.BytesIO()
    networkx.write_graphml(graph, made)
    return made.getvalue()


def networkx_labels(truth: Truth) -> bytes:
    """Written by networkx as a graph of many lines, numbered nodes with labels and places."""
    graph = networkx.MultiDiGraph()
    numbers = {name: at for at, (name, _, _) in enumerate(truth.nodes)}
    for name, (x, y, _, _) in places_of(truth).items():
        graph.add_node(numbers[name], label=name, x=float(x), y=float(y))
    for source, kind, target in truth.lines:
        graph.add_edge(numbers[source], numbers[target], label=SAID[kind])
    made = io.BytesIO()
    networkx.write_graphml(graph, made)
    return made.getvalue()


def _keyed(
    truth: Truth, node_keys: Mapping[str, str], edge_key: str, inner: Callable[[str], Mapping[str, str]], said: Mapping[str, str]
) -> bytes:
    heads = "".join(f'<key id="{key}" for="node" attr.name="{name}" attr.type="string"/>' for key, name in node_keys.items())
    keys = keys_of(truth)
    nodes = "".join(
        f'<node id="{keys[name]}">'
        + "".join(f'<data key="{key}">{escape(text)}</data>' for key, text in inner(name).items())
        + "</node>"
        for name in keys
    )
    edges = "".join(
        f'<edge id="{at}" source="{keys[one]}" target="{keys[two]}"><data key="ek">{said[kind]}</data><data key="weight">1.0</data></edge>'
        for at, (one, kind, two) in enumerate(truth.lines)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns">{heads}'
        f'<key id="ek" for="edge" attr.name="{edge_key}" attr.type="string"/><key id="weight" for="edge" attr.name="weight" attr.type="double"/>'
        f'<graph edgedefault="directed">{nodes}{edges}</graph></graphml>'
    ).encode()


def gephi(truth: Truth) -> bytes:
    """As Gephi writes: label, size, colours and places as attributes; the words of lines are their labels."""
    looks = {"label": "label", "size": "size", "r": "r", "g": "g", "b": "b", "x": "x", "y": "y"}
    return _keyed(
        truth,
        looks,
        "Edge Label",
        lambda name: {"label": name, "size": "10.0", "r": "153", "g": "153", "b": "153", "x": "-12.5", "y": "230.1"},
        SAID,
    )


def cytoscape(truth: Truth) -> bytes:
    """As Cytoscape writes: shared names, what is selected, interactions."""
    names = {"v_name": "name", "v_shared": "shared name", "v_sel": "selected"}
    return _keyed(truth, names, "interaction", lambda name: {"v_shared": name, "v_name": name, "v_sel": "false"}, SAID)


def igraph(truth: Truth) -> bytes:
    """As igraph writes: attributes of vertices and edges with short keys, kinds in capitals."""
    kinds = {
        name: (kind if kind and kind != "other" else node_type).replace("_", " ").upper() for name, node_type, kind in truth.nodes
    }
    return _keyed(
        truth,
        {"v_name": "name", "v_category": "category"},
        "relationship",
        lambda name: {"v_name": name, "v_category": kinds[name]},
        {kind: words.capitalize() for kind, words in SAID.items()},
    )


STYLES: tuple[Callable[[Truth], bytes], ...] = (
    *(yed, groups, bare, two_labels, by_networkx, networkx_labels, gephi, cytoscape, igraph),
)
