"""Drawings of diagrams.net: containers, swimlanes, tiers in bands, org-chart shapes, keys, loose lines, pages, wrapped cells, packed files."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Callable, Mapping
from html import escape
from urllib.parse import quote

from tests.importers.held_out.shaping import Held, Place, children, facing, kinds, only, places, unsaid, wrapped
from tests.importers.held_out.truths import ALLIANCE, COMMITTEE, FINANCE, FRAILTY, ICS, MAP, NETWORK, PLACE, PROGRAMME
from tests.importers.truths import Line, Truth

Made = tuple[bytes, Truth]
_DASH: Mapping[str, str] = {"oversees": "dashed=1;", "advises": "dashed=1;", "supports": "dashed=1;dashPattern=1 2;"}
WORDS: Mapping[str, str] = {
    "accountable_to": "accountable to",
    "oversees": "holds to account",
    "advises": "gives advice",
    "supports": "supports",
    "delegates_to": "delegates",
    "member_of": "member",
    "part_of": "part of",
    "party_to": "party to",
    "covers": "covers",
    "leads": "leads",
    "sits_on": "sits on",
}
_FILLS: Mapping[str, tuple[str, str]] = {
    "board": ("#1ba1e2", "Decision making"),
    "advice": ("#e3c800", "Advice"),
    "outside": ("#647687", "Scrutiny"),
    "workstream": ("#60a917", "Workstream"),
    "locality": ("#60a917", "Locality"),
    "enabler": ("#f0a30a", "Enabler"),
    "project": ("#f5f5f5", "Project"),
    "organisation": ("#d5e8d4", "Organisation"),
    "office": ("#d80073", "Programme office"),
}
_SORTS: Mapping[str, str] = {
    **dict.fromkeys(("strategic_board", "executive_group", "delivery_group"), "board"),
    **dict.fromkeys(("clinical_cabinet", "finance_group", "reference_group", "forum"), "advice"),
    **dict.fromkeys(("health_and_wellbeing_board", "overview_and_scrutiny_committee", "oversight_group"), "outside"),
    "workstream": "workstream",
    "locality_group": "locality",
    "enabler": "enabler",
    "programme_office": "office",
}


class Drawing:
    """The cells of one page under way; places are in the page's pixels, or in those of the container that a cell stands in."""

    def __init__(self, title: str) -> None:
        self.title, self.cells, self.last = title, ['<mxCell id="0"/>', '<mxCell id="1" parent="0"/>'], 1

    def key(self) -> str:
        self.last += 1
        return f"Kd3Qx-{self.last}"

    def box(
        self, at: Place, label: str, style: str = "rounded=0;whiteSpace=wrap;html=1;", parent: str = "1", wrap: str = ""
    ) -> str:
        """A vertex; `wrap` puts it in an element `object` or `UserObject`, as is done for one with a link or data."""
        key = self.key()
        spot = f'<mxGeometry x="{at.x:.0f}" y="{at.y:.0f}" width="{at.width:.0f}" height="{at.height:.0f}" as="geometry"/>'
        if wrap:
            inner = f'<mxCell style="{style}" vertex="1" parent="{parent}">{spot}</mxCell>'
            self.cells.append(f'<{wrap} label="{escape(label)}" link="https://example.org/group" id="{key}">{inner}</{wrap}>')
        else:
            self.cells.append(
                f'<mxCell id="{key}" value="{escape(label)}" style="{style}" vertex="1" parent="{parent}">{spot}</mxCell>'
            )
        return key

    def line(
        self,
        style: str,
        ends: tuple[str, str] | None = None,
        points: tuple | None = None,
        label: str = "",
        child: str = "",
        via=(),
    ) -> None:
        """An edge between cells, or between loose points; `child` is a label in a cell of its own; `via` are bends."""
        key = self.key()
        joined = f' source="{ends[0]}" target="{ends[1]}"' if ends else ""
        inner = ""
        if points:
            inner = "".join(
                f'<mxPoint x="{x:.0f}" y="{y:.0f}" as="{name}"/>'
                for (x, y), name in zip(points, ("sourcePoint", "targetPoint"), strict=True)
            )
        if via:
            inner += f'<Array as="points">{"".join(f"""<mxPoint x="{x:.0f}" y="{y:.0f}"/>""" for x, y in via)}</Array>'
        self.cells.append(
            f'<mxCell id="{key}" value="{escape(label)}" style="{style}" edge="1" parent="1"{joined}>'
            f'<mxGeometry relative="1" as="geometry">{inner}</mxGeometry></mxCell>'
        )
        if child:
            look = "edgeLabel;html=1;align=center;verticalAlign=middle;resizable=0;points=[];"
            self.cells.append(
                f'<mxCell id="{self.key()}" value="{escape(child)}" style="{look}" vertex="1" connectable="0" parent="{key}">'
                '<mxGeometry x="-0.1" relative="1" as="geometry"><mxPoint as="offset"/></mxGeometry></mxCell>'
            )

    def model(self) -> str:
        return (
            '<mxGraphModel dx="1422" dy="794" grid="1" gridSize="10" guides="1" page="1" pageWidth="1654" pageHeight="1169">'
            f"<root>{''.join(self.cells)}</root></mxGraphModel>"
        )


def _file(pages: list[Drawing], packed: bool = False) -> bytes:
    made = []
    for number, page in enumerate(pages):
        inner = page.model()
        if packed:
            packer = zlib.compressobj(9, zlib.DEFLATED, -15)
            inner = base64.b64encode(packer.compress(quote(inner, safe="~()*!.'").encode()) + packer.flush()).decode()
        made.append(f'<diagram id="page-{number}" name="{escape(page.title)}">{inner}</diagram>')
    return f'<mxfile host="app.diagrams.net" agent="Mozilla/5.0" version="14.4.3" type="device">{"".join(made)}</mxfile>'.encode()


def _spots(truth: Truth, top: float = 60) -> dict[str, Place]:
    return places(truth, 1640, 1120, top=top, widest=220, fill=(0.8, 0.45))


# ── styles ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def plain(truth: Truth, *, words: str = "", packed: bool = False, key: bool = False, bare: bool = False, wrap: str = "") -> Made:
    """Arrows to whom one answers. `words` on the lines (`value`) or in cells of their own (`child`); else dashes, with a `key` in a corner.
    `bare` is the model alone, as copied to the clipboard."""
    page, spots = Drawing("Page-1"), _spots(truth)
    ids = {name: page.box(at, name, wrap=wrap) for name, at in spots.items()}
    for source, relation, target in truth.lines:
        said = WORDS[relation] if words else ""
        dash = "" if words else _DASH.get(relation, "")
        page.line(
            f"endArrow=classic;html=1;{dash}",
            (ids[source], ids[target]),
            label=said if words == "value" else "",
            child=said if words == "child" else "",
        )
    if key:
        page.box(Place(20, 1100, 40, 20), "Key", "text;html=1;")
        for number, (dash, said) in enumerate(
            (("", "Accountable to"), (_DASH["advises"], "Advice or scrutiny"), (_DASH["supports"], "Support"))
        ):
            x = 80 + number * 260
            page.line(f"endArrow=classic;html=1;{dash}", points=((x, 1110), (x + 70, 1110)))
            page.box(Place(x + 80, 1098, 150, 24), said, "text;html=1;align=left;verticalAlign=middle;")
    return (page.model().encode() if bare else _file([page], packed)), truth


def contained(truth: Truth) -> Made:
    """Boxes in boxes, each a cell of the one around it, no lines: a body is part of the body around it, a project answers to it, and an
    organisation in a board's box is a member."""
    page, said = Drawing("Governance"), kinds(truth)
    under = children(truth, ("accountable_to", "member_of"))
    inner = {each for kids in under.values() for each in kids}
    lines: list[Line] = []

    def size(name: str) -> tuple[float, float]:
        kids = [size(each) for each in under.get(name, ())]
        if not kids:
            return 150, 60
        return sum(wide for wide, _ in kids) + 15 * (len(kids) + 1), max(high for _, high in kids) + 60

    def draw(name: str, x: float, y: float, parent: str) -> None:
        wide, high = size(name)
        look = "rounded=0;whiteSpace=wrap;html=1;" + ("verticalAlign=top;container=1;collapsible=0;" if under.get(name) else "")
        key = page.box(Place(x, y, wide, high), name, look, parent)
        at = 15.0
        for each in under.get(name, ()):
            draw(each, at, 40, key)
            at += size(each)[0] + 15
            lines.append((each, {"body": "part_of", "organisation": "member_of"}.get(said[each][0], "accountable_to"), name))

    x = 40.0
    for name, _, _ in truth.nodes:
        if name not in inner:
            draw(name, x, 80, "1")
            x += size(name)[0] + 40
    return _file([page]), only(truth, lines=lines)


def lanes(truth: Truth, heads: tuple[str, ...]) -> Made:
    """A swimlane for each tier, its heading no group; lines from the upper to the lower without arrowheads."""
    page = Drawing("Tiers")
    ids, level = {}, {}
    for number, (row, head) in enumerate(zip(truth.rows, heads, strict=True)):
        lane = page.box(Place(20, 40 + number * 170, 1600, 160), head, "swimlane;horizontal=0;startSize=30;html=1;")
        step = 1540 / len(row)
        for at, (name, _, _) in enumerate(row):
            wide = min(step - 20, 200)
            ids[name] = page.box(Place(45 + at * step + (step - wide) / 2, 45, wide, 70), name, parent=lane)
            level[name] = number
    for source, relation, target in truth.lines:
        first, last = (target, source) if level[target] <= level[source] else (source, target)
        page.line(f"edgeStyle=orthogonalEdgeStyle;endArrow=none;html=1;{_DASH.get(relation, '')}", (ids[first], ids[last]))
    return _file([page]), truth


def rich(truth: Truth) -> Made:
    """Labels with markup, broken where a person broke them, and a bold first word; lines from parent to child without arrowheads."""
    truth = only(truth, relations=("accountable_to",))
    page, spots = Drawing("Org chart"), _spots(truth)
    ids = {}
    for number, (name, at) in enumerate(spots.items()):
        lines = wrapped(name)
        label = (
            "<br>".join(f"<b>{escape(each)}</b>" for each in lines),
            "".join(f"<div>{escape(each)}</div>" for each in lines),
            f'<font style="font-size: 14px">{escape(name)}</font>',
        )[number % 3]
        ids[name] = page.box(at, label, "rounded=1;whiteSpace=wrap;html=1;fillColor=#dae8fc;strokeColor=#6c8ebf;")
    for source, _, target in truth.lines:
        page.line("edgeStyle=elbowEdgeStyle;elbow=vertical;endArrow=none;html=1;rounded=0;", (ids[target], ids[source]))
    return _file([page]), truth


def loose(truth: Truth, bus: bool = False) -> Made:
    """Lines whose ends touch the boxes but are joined to none; `bus` runs them down to a bar and from there to each child."""
    truth = only(truth, relations=("accountable_to",)) if bus else truth
    page, spots = Drawing("Page-1"), _spots(truth)
    for name, at in spots.items():
        page.box(at, name, "shape=rect;whiteSpace=wrap;html=1;")
    if bus:
        for parent, kids in children(truth).items():
            x, y = spots[parent].middle[0], spots[parent].y + spots[parent].height
            level = min(spots[each].y for each in kids) - 20
            xs = sorted([x, *(spots[each].middle[0] for each in kids)])
            page.line("endArrow=none;html=1;", points=((x, y), (x, level)))
            page.line("endArrow=none;html=1;", points=((xs[0], level), (xs[-1], level)))
            for each in kids:
                page.line(
                    "endArrow=none;html=1;", points=((spots[each].middle[0], level), (spots[each].middle[0], spots[each].y))
                )
    else:
        for source, relation, target in truth.lines:
            start, end = facing(spots[source], spots[target])
            page.line(f"endArrow=block;html=1;{_DASH.get(relation, '')}", points=(start, end))
    return _file([page]), truth


def coloured(truth: Truth) -> Made:
    """Colours as meaning, with swatches and words in a corner; lines joined, without words or arrowheads, upper above lower."""
    page, spots = Drawing("Page-1"), _spots(truth, 20)
    ids, used = {}, []
    for name, node_type, kind in truth.nodes:
        sort = node_type if node_type in ("project", "organisation") else _SORTS[str(kind)]
        used += [sort] if sort not in used else []
        ids[name] = page.box(spots[name], name, f"rounded=1;whiteSpace=wrap;html=1;fillColor={_FILLS[sort][0]};")
    for source, _, target in truth.lines:
        above, below = (target, source) if spots[target].y <= spots[source].y else (source, target)
        page.line("edgeStyle=orthogonalEdgeStyle;endArrow=none;html=1;", (ids[above], ids[below]))
    for number, sort in enumerate(used):
        fill, said = _FILLS[sort]
        page.box(Place(40 + number * 180, 1130, 24, 16), "", f"rounded=0;html=1;fillColor={fill};")
        page.box(Place(70 + number * 180, 1126, 130, 24), said, "text;html=1;align=left;")
    return _file([page]), truth


def pages(truth: Truth) -> Made:
    """Two pages, the group that most answer to standing on both."""
    under = children(truth)
    hub = max(under, key=lambda name: len(under[name]))
    low = {hub, *under[hub], *(each for name in under[hub] for each in under.get(name, ()))}
    low |= {source for source, relation, target in truth.lines if target in low and relation == "supports"}
    made = []
    for title, names in (("Boards", {name for name, _, _ in truth.nodes} - low | {hub}), ("Delivery", low)):
        part = only(truth, names=names)
        page, spots = Drawing(title), _spots(part)
        ids = {name: page.box(at, name) for name, at in spots.items()}
        for source, relation, target in part.lines:
            page.line(f"endArrow=classic;html=1;{_DASH.get(relation, '')}", (ids[source], ids[target]))
        made.append(page)
    return _file(made), truth


def _made() -> list[tuple[str, Callable[[], Made]]]:
    two = ("body", "project")
    tiers = ("Scrutiny", "Strategy", "Executive", "Delivery", "Projects")
    ics = only(ICS, names=[name for row in ICS.rows[1:5] for name, _, _ in row])
    return [
        ("key", lambda: plain(PROGRAMME, key=True)),
        ("key", lambda: plain(only(NETWORK, types=two), key=True)),
        ("words", lambda: plain(COMMITTEE, words="value")),
        ("words", lambda: plain(FINANCE, words="value", packed=True)),
        ("words-apart", lambda: plain(ALLIANCE, words="child")),
        ("words-apart", lambda: plain(MAP, words="child")),
        ("clipboard", lambda: plain(FRAILTY, bare=True)),
        ("wrapped", lambda: plain(PLACE, wrap="UserObject")),
        ("wrapped", lambda: plain(unsaid(ALLIANCE), wrap="object")),
        ("contained", lambda: contained(only(PLACE, names=[name for name, _, _ in PLACE.nodes if "Reference" not in name]))),
        ("contained", lambda: contained(only(MAP, types=two))),
        ("lanes", lambda: lanes(PROGRAMME, tiers)),
        ("lanes", lambda: lanes(PLACE, ("Partners", "Strategic", "Executive", "Places", "Projects"))),
        ("rich", lambda: rich(only(PROGRAMME, names=[name for row in PROGRAMME.rows[1:] for name, _, _ in row]))),
        ("rich", lambda: rich(ics)),
        ("loose", lambda: loose(PLACE)),
        ("loose", lambda: loose(only(NETWORK, types=two))),
        ("bus", lambda: loose(ics, bus=True)),
        ("colours", lambda: coloured(PROGRAMME)),
        ("colours", lambda: coloured(PLACE)),
        ("pages", lambda: pages(only(MAP, types=two))),
    ]


def documents(most: int | None = None) -> list[Held]:
    """All documents of the format, or the first so many."""
    made = []
    for style, make in _made()[:most]:
        data, truth = make()
        made.append(Held("drawio", style, f"{truth.title.replace(':', ',').replace('/', '-')}.drawio", data, truth))
    return made
