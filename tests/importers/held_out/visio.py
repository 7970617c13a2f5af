"""Visio drawings as Visio writes them: pages, masters, glue, containers and groups; inches, y growing upwards, one page a part."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.importers.held_out.shaping import Held, Place, children, facing, kinds, only, places, unsaid
from tests.importers.held_out.truths import ALLIANCE, COMMITTEE, FINANCE, FRAILTY, ICS, MAP, NETWORK, PLACE, PROGRAMME
from tests.importers.held_out.vsdx import Sheet, cells_of, package
from tests.importers.truths import Line, Truth

WORDS: Mapping[str, str] = {
    "accountable_to": "accountable to",
    "oversees": "scrutinises",
    "advises": "advises",
    "supports": "supports",
    "delegates_to": "delegates authority",
    "member_of": "member of",
    "part_of": "part of",
    "party_to": "signatory to",
    "covers": "covers",
    "leads": "leads",
    "sits_on": "sits on",
}
Made = tuple[bytes, Truth]


# ── styles ───────────────────────────────────────────────────────────────────────────────────────────────────────────

_DASH: Mapping[str, int] = {"oversees": 2, "advises": 2, "supports": 3}


def _spots(truth: Truth, top: float = 0.8) -> dict[str, Place]:
    return places(truth, 16.3, 11.2, top=top, widest=2.4, fill=(0.8, 0.45))


def flow(truth: Truth, *, words: bool = False, glued: bool = True, key: bool = True) -> Made:
    """Arrows pointing to whom one answers, or whom one advises; `words` in the connectors, or else dashes with a key at the foot.
    Not `glued`: the ends of plain lines stop a little short of the boxes."""
    sheet = Sheet(truth.title)
    spots = _spots(truth)
    sheet.box(Place(0.5, 0.2, 9, 0.5), truth.title, master=0)
    ids = {name: sheet.box(spots[name], name) for name in spots}
    for source, relation, target in truth.lines:
        start, end = facing(spots[source], spots[target])
        dash = 1 if words else _DASH.get(relation, 1)
        if glued:
            sheet.line(start, end, ends=(ids[source], ids[target]), text=WORDS[relation] if words else "", dash=dash)
        else:
            short = 0.06 if end[1] > start[1] else -0.06
            sheet.line((start[0], start[1] + short), (end[0], end[1] - short), dash=dash, master=0)
    if key and not words:
        for number, (dash, said) in enumerate(((1, "Accountable to"), (2, "Advice / scrutiny"), (3, "Support"))):
            x, y = 0.6 + number * 3, 11.4
            sheet.line((x, y), (x + 0.8, y), dash=dash, master=0)
            sheet.box(Place(x + 0.9, y - 0.15, 1.7, 0.3), said, master=0)
    return package([sheet]), truth


def orgchart(truth: Truth) -> Made:
    """The organisation chart wizard's drawing: positions, and connectors from parent down to child without arrowheads."""
    truth = only(truth, relations=("accountable_to",))
    truth = only(truth, names={end for source, _, target in truth.lines for end in (source, target)})
    sheet = Sheet(truth.title)
    spots = places(truth, 16.3, 11.2, top=0.2, widest=2.4, most=14, fill=(0.8, 0.45))
    under = children(truth)
    ids = {name: sheet.box(spots[name], name, master=6 if under.get(name) else 5) for name in spots}
    for source, _, target in truth.lines:
        start, end = facing(spots[target], spots[source])
        middle = (start[1] + end[1]) / 2
        sheet.line(start, end, ends=(ids[target], ids[source]), head="", route=((start[0], middle), (end[0], middle)))
    return package([sheet]), truth


def contained(truth: Truth, heads: Mapping[str, tuple[str, str, str]]) -> Made:
    """Workstreams, enablers, projects stand in Visio containers with headings, each container joined to the group that all in it serve.
    The heading is no group; what is in a container has no line of its own."""
    kind = {name: each for name, _, each in truth.nodes}
    inside = {name: head for head, (_, _, want) in heads.items() for name in kind if kind[name] == want}
    tops = only(truth, types=("body",), names=[name for name in kind if name not in inside])
    sheet = Sheet(truth.title)
    spots = places(tops, 16.3, 6.0, top=0.3, widest=2.4, fill=(0.8, 0.45))
    ids = {name: sheet.box(spots[name], name, master=8) for name in spots}
    for source, relation, target in tops.lines:
        start, end = facing(spots[source], spots[target])
        sheet.line(start, end, ends=(ids[source], ids[target]), dash=_DASH.get(relation, 1))
    lines: list[Line] = list(tops.lines)
    wide = 15.6 / len(heads)
    for number, (head, (relation, hub, _)) in enumerate(heads.items()):
        at = Place(0.5 + number * wide, 6.8, wide - 0.3, 4.2)
        mine = [name for name, each in inside.items() if each == head]
        across = -(-len(mine) // 2)
        cell = (at.width - 0.2) / across
        firsts = sheet.last + 2
        members = ",".join(f"Sheet.{firsts + each}!SheetRef()" for each in range(len(mine)))
        extra = (
            f'<Cell N="Relationships" V="0" F="SUM(DEPENDSON(1,{members}))"/><Section N="User">'
            '<Row N="msvStructureType"><Cell N="Value" V="Container" U="STR"/></Row>'
            '<Row N="msvSDContainerMargin"><Cell N="Value" V="0.1"/></Row></Section>'
            '<Cell N="VerticalAlign" V="0"/>'
        )
        frame = sheet.box(at, head, master=7, fill="E8EDEE", extra=extra)
        for each, name in enumerate(mine):
            spot = Place(at.x + 0.15 + (each % across) * cell, at.y + 0.6 + (each // across) * 1.75, cell - 0.12, 1.3)
            sheet.box(spot, name)
            lines.append((name, relation, hub))
        start, end = facing(at, spots[hub])
        sheet.line(start, end, ends=(frame, ids[hub]))
    return package([sheet]), only(only(truth, types=("body",)), lines=lines)


def pages(truth: Truth) -> Made:
    """Two pages: who decides, and who delivers; the delivery tier stands on both and is the same group."""
    under = children(truth)
    hub = max(under, key=lambda name: len(under[name]))
    low, queue = {hub}, [hub]
    for name in queue:
        queue += [each for each in under.get(name, ()) if each not in low]
        low |= set(under.get(name, ()))
    low |= {source for source, relation, target in truth.lines if target in low and relation in ("leads", "supports")}
    sheets = []
    for title, names in (("Decision making", {name for name, _, _ in truth.nodes} - low | {hub}), ("Delivery", low)):
        part = only(truth, names=names)
        sheet = Sheet(title)
        spots = _spots(part)
        ids = {name: sheet.box(spots[name], name) for name in spots}
        for source, relation, target in part.lines:
            start, end = facing(spots[source], spots[target])
            sheet.line(start, end, ends=(ids[source], ids[target]), dash=_DASH.get(relation, 1))
        sheets.append(sheet)
    return package(sheets), truth


def grouped(truth: Truth) -> Made:
    """Each box is a group: a rectangle without words and a text shape on it, in the group's own coordinates; glued to the group."""
    sheet, said = Sheet(truth.title), kinds(truth)
    spots = _spots(truth)
    ids = {}
    for name, at in spots.items():
        sheet.inner = []
        me = sheet.last + 1
        sheet.last += 1
        fill = {"organisation": "D8DDE0", "project": "FFFFFF"}.get(said[name][0], "B7D3EE")
        sheet.box(at, "", fill=fill, up=at)
        sheet.box(at, name, master=0, up=at)
        cells = cells_of(PinX=at.middle[0], PinY=sheet.flip(at.middle[1]), Width=at.width, Height=at.height)
        cells += cells_of(LocPinX=at.width / 2, LocPinY=at.height / 2)
        sheet.shapes.append(
            f'<Shape ID="{me}" Type="Group" LineStyle="3" FillStyle="3" TextStyle="3">{cells}<Shapes>{"".join(sheet.inner)}</Shapes></Shape>'
        )
        ids[name] = me
    for source, relation, target in truth.lines:
        start, end = facing(spots[source], spots[target])
        sheet.line(start, end, ends=(ids[source], ids[target]), dash=_DASH.get(relation, 1))
    return package([sheet]), truth


_COLOURS: Mapping[str, tuple[str, str]] = {
    "board": ("1F4E79", "Board or executive"),
    "advice": ("C55A11", "Advisory"),
    "office": ("BF9000", "Programme office"),
    "workstream": ("A9D18E", "Workstream"),
    "locality": ("A9D18E", "Place"),
    "enabler": ("F4B183", "Enabler"),
    "project": ("FFF2CC", "Project"),
    "organisation": ("D0CECE", "Partner organisation"),
    "outside": ("7F7F7F", "Assurance and scrutiny"),
    "lead": ("FFFFFF", "Senior responsible officer"),
}
_SORTS: Mapping[str, str] = {
    **dict.fromkeys(("strategic_board", "executive_group", "delivery_group"), "board"),
    **dict.fromkeys(("clinical_cabinet", "finance_group", "reference_group", "forum"), "advice"),
    **dict.fromkeys(("health_and_wellbeing_board", "overview_and_scrutiny_committee", "oversight_group"), "outside"),
    "locality_group": "locality",
    "workstream": "workstream",
    "enabler": "enabler",
    "programme_office": "office",
    "senior_responsible_officer": "lead",
}


def coloured(truth: Truth) -> Made:
    """Colours as meaning, with swatches and their words at the foot; glued lines without words or arrowheads, upper above lower."""
    sheet = Sheet(truth.title)
    spots = places(truth, 16.3, 10.6, top=0.3, widest=2.4, fill=(0.8, 0.45))
    ids, used = {}, []
    for name, node_type, kind in truth.nodes:
        sort = node_type if node_type in ("project", "organisation") else _SORTS[str(kind)]
        used += [sort] if sort not in used else []
        ids[name] = sheet.box(spots[name], name, fill=_COLOURS[sort][0])
    for source, _, target in truth.lines:
        above, below = (target, source) if spots[target].y <= spots[source].y else (source, target)
        sheet.line(*facing(spots[above], spots[below]), ends=(ids[above], ids[below]), head="")
    for number, sort in enumerate(used):
        fill, said = _COLOURS[sort]
        x = 0.4 + number * 2.2
        sheet.box(Place(x, 11.1, 0.35, 0.25), "", fill=fill)
        sheet.box(Place(x + 0.4, 11.05, 1.7, 0.35), said, master=0)
    return package([sheet]), truth


def nested(truth: Truth) -> Made:
    """Rectangles laid on rectangles, not grouped and without lines: a body is part of the one around it, a project answers to it, an
    organisation is a member."""
    sheet, said = Sheet(truth.title), kinds(truth)
    under = children(truth, ("accountable_to", "member_of"))
    inner = {each for kids in under.values() for each in kids}
    lines: list[Line] = []

    def leaves(name: str) -> int:
        return max(1, sum(leaves(each) for each in under.get(name, ())))

    def draw(name: str, at: Place, depth: int) -> None:
        kids = under.get(name, [])
        look = ("D9E2F3", "B4C6E7", "8EAADB", "FFFFFF")[min(depth, 3)]
        sheet.box(at, name, fill=look, extra='<Cell N="VerticalAlign" V="0"/>' if kids else "")
        left, whole = at.x + 0.1, sum(leaves(each) for each in kids)
        for each in kids:
            share = (at.width - 0.1) * leaves(each) / whole
            draw(each, Place(left, at.y + 0.7, share - 0.1, at.height - 0.85), depth + 1)
            left += share
            lines.append((each, {"body": "part_of", "organisation": "member_of"}.get(said[each][0], "accountable_to"), name))

    tops = [name for name, _, _ in truth.nodes if name not in inner]
    for number, name in enumerate(tops):
        draw(name, Place(0.4 + number * 15.7 / len(tops), 0.5, 15.7 / len(tops) - 0.2, 10.5), 0)
    return package([sheet]), only(truth, lines=lines)


_PANELS: Mapping[str, tuple[str, str, str]] = {
    "Workstreams": ("accountable_to", "STP Executive Group", "workstream"),
    "Enabling workstreams": ("supports", "STP Executive Group", "enabler"),
}
_MAP_PANELS: Mapping[str, tuple[str, str, str]] = {
    "Our priorities": ("accountable_to", "Transformation Delivery Board", "workstream"),
    "Enablers": ("supports", "Transformation Delivery Board", "enabler"),
}


def _made() -> list[tuple[str, Callable[[], Made]]]:
    no_posts = ("body", "project")
    return [
        ("flow", lambda: flow(PROGRAMME)),
        ("flow", lambda: flow(PLACE)),
        ("flow", lambda: flow(FRAILTY)),
        ("words", lambda: flow(COMMITTEE, words=True)),
        ("words", lambda: flow(FINANCE, words=True)),
        ("words", lambda: flow(ALLIANCE, words=True)),
        ("unglued", lambda: flow(only(NETWORK, types=no_posts), glued=False)),
        ("unglued", lambda: flow(PLACE, glued=False)),
        ("orgchart", lambda: orgchart(only(ICS, names=[name for row in ICS.rows[1:5] for name, _, _ in row]))),
        ("orgchart", lambda: orgchart(PROGRAMME)),
        ("orgchart", lambda: orgchart(MAP)),
        ("containers", lambda: contained(PROGRAMME, _PANELS)),
        ("containers", lambda: contained(MAP, _MAP_PANELS)),
        ("nested", lambda: nested(only(PLACE, names=[name for name, _, _ in PLACE.nodes if "Reference" not in name]))),
        ("nested", lambda: nested(only(FRAILTY, names=[name for name, _, _ in FRAILTY.nodes if "Forum" not in name]))),
        ("pages", lambda: pages(only(MAP, types=no_posts))),
        ("pages", lambda: pages(PROGRAMME)),
        ("groups", lambda: grouped(unsaid(ALLIANCE))),
        ("groups", lambda: grouped(only(NETWORK, types=no_posts))),
        ("colours", lambda: coloured(PROGRAMME)),
        ("colours", lambda: coloured(PLACE)),
    ]


def documents(most: int | None = None) -> list[Held]:
    """All documents of the format, or the first so many."""
    made = []
    for style, make in _made()[:most]:
        data, truth = make()
        made.append(Held("vsdx", style, f"{truth.title.replace(':', ',').replace('/', '-')}.vsdx", data, truth))
    return made
