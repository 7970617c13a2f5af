"""Graphs as yEd, Gephi, NetworkX and igraph write them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

from tests.importers.held_out.shaping import Held, children, kinds, only, places, wrapped
from tests.importers.held_out.truths import ALLIANCE, COMMITTEE, FINANCE, FRAILTY, ICS, MAP, NETWORK, PLACE, PROGRAMME, SEATS
from tests.importers.truths import Line, Truth

Made = tuple[bytes, Truth]
_OPEN = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml" '
    'xmlns:yed="http://www.yworks.com/xml/yed/3">\n'
)
_YED = (
    '<key attr.name="Description" attr.type="string" for="graph" id="d0"/><key for="port" id="d1" yfiles.type="portgraphics"/>'
    '<key attr.name="url" attr.type="string" for="node" id="d4"/><key attr.name="description" attr.type="string" for="node" id="d5"/>'
    '<key for="node" id="d6" yfiles.type="nodegraphics"/><key for="graphml" id="d7" yfiles.type="resources"/>'
    '<key attr.name="description" attr.type="string" for="edge" id="d9"/><key for="edge" id="d10" yfiles.type="edgegraphics"/>'
)
WORDS: Mapping[str, str] = {
    "accountable_to": "accountable to",
    "oversees": "scrutinises",
    "advises": "advises",
    "supports": "supports",
    "delegates_to": "delegates to",
    "member_of": "member of",
    "part_of": "part of",
    "party_to": "party to",
    "covers": "covers",
    "leads": "leads",
    "sits_on": "sits on",
}
_DASH: Mapping[str, str] = {"oversees": "dashed", "advises": "dashed", "supports": "dotted"}


def _yed_node(key: str, name: str, at, fill: str = "#FFCC00", shape: str = "rectangle", wrap: bool = False) -> str:
    label = "\n".join(wrapped(name)) if wrap else name
    return (
        f'<node id="{key}"><data key="d6"><y:ShapeNode><y:Geometry height="{at.height:.1f}" width="{at.width:.1f}" x="{at.x:.1f}" '
        f'y="{at.y:.1f}"/><y:Fill color="{fill}" transparent="false"/><y:BorderStyle color="#000000" type="line" width="1.0"/>'
        f'<y:NodeLabel alignment="center" fontFamily="Dialog" fontSize="12" modelName="custom" visible="true">{escape(label)}'
        '<y:LabelModel><y:SmartNodeLabelModel distance="4.0"/></y:LabelModel></y:NodeLabel>'
        f'<y:Shape type="{shape}"/></y:ShapeNode></data></node>'
    )


def _yed_edge(number: int, ends: tuple[str, str], words: str = "", line: str = "line", arrow: str = "standard") -> str:
    label = f'<y:EdgeLabel alignment="center" modelName="custom" visible="true">{escape(words)}</y:EdgeLabel>' if words else ""
    return (
        f'<edge id="e{number}" source="{ends[0]}" target="{ends[1]}"><data key="d10"><y:PolyLineEdge>'
        f'<y:LineStyle color="#000000" type="{line}" width="1.0"/><y:Arrows source="none" target="{arrow}"/>{label}'
        '<y:BendStyle smoothed="false"/></y:PolyLineEdge></data></edge>'
    )


def yed(truth: Truth, *, words: bool = True, down: bool = False, colours: bool = False) -> Made:
    """Boxes placed by tier; arrows from the one who answers or advises, with `words`, or else with dashes; `down` draws only
    accountability, without arrowheads, from parent to child."""
    truth = only(truth, relations=("accountable_to",)) if down else truth
    spots, said = places(truth, 1600, 900), kinds(truth)
    ids = {name: f"n{at}" for at, name in enumerate(spots)}
    fills = {"organisation": "#C0C0C0", "project": "#FFFFFF", "post": "#CCFFCC", "instrument": "#FFFFCC"}
    made = [
        _yed_node(ids[name], name, at, fills.get(said[name][0], "#99CCFF") if colours else "#FFCC00", wrap=down)
        for name, at in spots.items()
    ]
    for number, (source, relation, target) in enumerate(truth.lines):
        ends = (ids[target], ids[source]) if down else (ids[source], ids[target])
        line = "line" if words else _DASH.get(relation, "line")
        made.append(_yed_edge(number, ends, WORDS[relation] if words and not down else "", line, "none" if down else "standard"))
    return f'{_OPEN}{_YED}<graph edgedefault="directed" id="G">{"".join(made)}</graph><data key="d7"/></graphml>'.encode(), truth


def nested(truth: Truth) -> Made:
    """Group nodes of yEd: what stands in a group's frame is part of that body (a project in it answers to it), and there are no edges."""
    under, said = children(truth), kinds(truth)
    inner = {each for kids in under.values() for each in kids}
    spots = places(truth, 1600, 900)
    lines: list[Line] = []

    def draw(name: str, key: str) -> str:
        kids = under.get(name, [])
        if not kids:
            return _yed_node(key, name, spots[name])
        inside = ""
        for at, each in enumerate(kids):
            inside += draw(each, f"{key}::n{at}")
            lines.append((each, "part_of" if said[each][0] == "body" else "accountable_to", name))
        at = spots[name]
        frame = (
            f'<y:GroupNode><y:Geometry height="{at.height:.1f}" width="{at.width:.1f}" x="{at.x:.1f}" y="{at.y:.1f}"/>'
            f'<y:NodeLabel alignment="right" modelName="internal" modelPosition="t">{escape(name)}</y:NodeLabel>'
            '<y:Shape type="roundrectangle"/><y:State closed="{}"/></y:GroupNode>'
        )
        return (
            f'<node id="{key}" yfiles.foldertype="group"><data key="d6"><y:ProxyAutoBoundsNode><y:Realizers active="0">'
            f"{frame.format('false')}{frame.replace(escape(name), 'Folder 1').format('true')}</y:Realizers></y:ProxyAutoBoundsNode></data>"
            f'<graph edgedefault="directed" id="{key}:">{inside}</graph></node>'
        )

    tops = [name for name, _, _ in truth.nodes if name not in inner]
    made = "".join(draw(name, f"n{at}") for at, name in enumerate(tops))
    return f'{_OPEN}{_YED}<graph edgedefault="directed" id="G">{made}</graph></graphml>'.encode(), only(truth, lines=lines)


def plain(truth: Truth, manner: str) -> Made:
    """`networkx` (names are the ids, the words an attribute of the edge), `gephi` (labels, sizes and colours), `igraph` (names as an
    attribute, ids without meaning, words in `label`), `undirected` (no directions: only accountability between tiers, parent first)."""
    truth = only(truth, relations=("accountable_to",)) if manner == "undirected" else truth
    ids = {
        name: name if manner == "networkx" else f"n{at}" if manner == "igraph" else str(at + 1)
        for at, (name, _, _) in enumerate(truth.nodes)
    }
    head = {
        "networkx": '<key id="d0" for="edge" attr.name="relationship" attr.type="string"/>',
        "gephi": '<key attr.name="label" attr.type="string" for="node" id="label"/><key attr.name="Edge Label" attr.type="string" for="edge" '
        'id="edgelabel"/><key attr.name="weight" attr.type="double" for="edge" id="weight"/><key attr.name="r" attr.type="int" for="node" id="r"/>'
        '<key attr.name="size" attr.type="float" for="node" id="size"/><key attr.name="x" attr.type="float" for="node" id="x"/>',
        "igraph": '<key id="v_name" for="node" attr.name="name" attr.type="string"/>'
        '<key id="e_label" for="edge" attr.name="label" attr.type="string"/>',
        "undirected": '<key id="v_name" for="node" attr.name="name" attr.type="string"/>'
        '<key id="v_tier" for="node" attr.name="tier" attr.type="double"/>',
    }[manner]
    tier = {name: number for number, row in enumerate(truth.rows, 1) for name, _, _ in row}
    made = []
    for at, (name, _, _) in enumerate(truth.nodes):
        inner = {
            "networkx": "",
            "gephi": f'<data key="label">{escape(name)}</data><data key="size">10.0</data><data key="r">153</data><data key="x">{at * 7}.5</data>',
            "igraph": f'<data key="v_name">{escape(name)}</data>',
            "undirected": f'<data key="v_name">{escape(name)}</data><data key="v_tier">{tier[name]}</data>',
        }[manner]
        made.append(f'<node id="{escape(ids[name])}">{inner}</node>')
    for source, relation, target in truth.lines:
        first, last = (target, source) if manner == "undirected" else (source, target)
        key = {"networkx": "d0", "gephi": "edgelabel", "igraph": "e_label"}.get(manner, "")
        inner = f'<data key="{key}">{WORDS[relation]}</data>' if key else ""
        inner += '<data key="weight">1.0</data>' if manner == "gephi" else ""
        made.append(f'<edge source="{escape(ids[first])}" target="{escape(ids[last])}">{inner}</edge>')
    default = "undirected" if manner == "undirected" else "directed"
    return (
        f"<?xml version='1.0' encoding='utf-8'?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">{head}"
        f'<graph edgedefault="{default}">{"".join(made)}</graph></graphml>'
    ).encode(), truth


def _made() -> list[tuple[str, Callable[[], Made]]]:
    two = ("body", "project")
    ics = only(ICS, names=[name for row in ICS.rows[1:5] for name, _, _ in row])
    whole = only(FRAILTY, names=[name for name, _, _ in FRAILTY.nodes if "Forum" not in name])
    return [
        ("yed-words", lambda: yed(COMMITTEE)),
        ("yed-words", lambda: yed(FINANCE, colours=True)),
        ("yed-words", lambda: yed(SEATS)),
        ("yed-dashes", lambda: yed(PROGRAMME, words=False)),
        ("yed-dashes", lambda: yed(PLACE, words=False, colours=True)),
        (
            "yed-down",
            lambda: yed(only(MAP, names=[name for row in MAP.rows[:3] for name, _, _ in row if "PMO" not in name]), down=True),
        ),
        ("yed-down", lambda: yed(ics, down=True)),
        ("yed-groups", lambda: nested(whole)),
        ("yed-groups", lambda: nested(only(ics, names=[name for name, _, _ in ics.nodes if "Forum" not in name]))),
        ("networkx", lambda: plain(PROGRAMME, "networkx")),
        ("networkx", lambda: plain(NETWORK, "networkx")),
        ("gephi", lambda: plain(ALLIANCE, "gephi")),
        ("gephi", lambda: plain(MAP, "gephi")),
        ("igraph", lambda: plain(COMMITTEE, "igraph")),
        ("igraph", lambda: plain(PLACE, "igraph")),
        ("undirected", lambda: plain(whole, "undirected")),
        ("undirected", lambda: plain(only(NETWORK, types=two), "undirected")),
    ]


def documents(most: int | None = None) -> list[Held]:
    """All documents of the format, or the first so many."""
    made = []
    for style, make in _made()[:most]:
        data, truth = make()
        made.append(Held("graphml", style, f"{truth.title.replace(':', ',').replace('/', '-')}.graphml", data, truth))
    return made
