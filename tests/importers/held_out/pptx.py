"""Slides as programme offices draw them. What each style can tell, and what a careful reader takes from it, stands in its docstring."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches, Pt

from tests.importers.held_out import smartart
from tests.importers.held_out.deck import AMBER, COLOURS, DARK, GREEN, GREY, NHS_BLUE, SORTS, WHITE, Deck
from tests.importers.held_out.shaping import Held, Place, children, facing, kinds, only, places, sides, unsaid
from tests.importers.held_out.truths import ALLIANCE, COMMITTEE, FINANCE, FRAILTY, ICS, MAP, NETWORK, PLACE, PROGRAMME, SEATS
from tests.importers.truths import Line, Truth

WORDS: Mapping[str, str] = {
    "accountable_to": "accountable to",
    "oversees": "holds to account",
    "advises": "advises",
    "supports": "supports",
    "delegates_to": "delegates",
    "member_of": "member",
    "part_of": "part of",
    "party_to": "party to",
    "covers": "applies to",
    "leads": "leads",
    "sits_on": "sits on",
}
Made = tuple[bytes, Truth]


def _fill(node_type: str, kind: str | None) -> tuple[str, str]:
    if node_type == "organisation":
        return GREY, "231F20"
    if node_type == "project":
        return "FFFFFF", "231F20"
    return (AMBER, "231F20") if kind == "enabler" else (NHS_BLUE, WHITE)


def _size(count: int) -> float:
    return 8 if count > 30 else 9 if count > 16 else 11


def _boxes(deck: Deck, truth: Truth, spots: Mapping[str, Place], form=MSO_SHAPE.RECTANGLE):
    said = kinds(truth)
    made = {}
    for name, spot in spots.items():
        fill, ink = _fill(*said[name])
        made[name] = deck.box(spot, name, fill, ink, _size(len(spots)), form)
    return made


# ── styles ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def nested(truth: Truth) -> Made:
    """Boxes in boxes and no line at all. A body inside a body's box is part of it (workstreams inside a board's box too: the picture says
    that they belong to it), a project inside a body's box answers to it, and an organisation inside is a member. What stands in no other
    box says nothing of whom it answers to."""
    said, deck, lines = kinds(truth), Deck(), []
    under = children(truth, ("accountable_to", "member_of"))
    inner = {each for names in under.values() for each in names}
    deck.slide(truth.title)

    def weight(name: str) -> int:
        return max(1, sum(weight(each) for each in under.get(name, ())))

    def draw(name: str, at: Place, depth: int) -> None:
        kids = under.get(name, [])
        look = (("E8EDEE", "231F20"), ("B7D3EE", "231F20"), (NHS_BLUE, WHITE), (WHITE, "231F20"))[min(depth, 3)]
        deck.box(at, name, *look, size=12 - depth * 1.5 if at.width > 1 else 7.5, top=bool(kids))
        across = depth < 2 and at.width >= at.height * 0.9
        total = sum(weight(each) for each in kids)
        gap, head = 0.07, 0.42 if depth < 2 else 0.5
        room = (at.width if across else at.height - head) - gap * (len(kids) + 1) - (0 if across else 0.02)
        run = (at.x if across else at.y + head) + gap
        for each in kids:
            share = room * weight(each) / total
            beside = Place(run, at.y + head, share, at.height - head - gap)
            draw(each, beside if across else Place(at.x + gap, run, at.width - 2 * gap, share), depth + 1)
            run += share + gap
            relation = {"body": "part_of", "project": "accountable_to", "organisation": "member_of"}[said[each][0]]
            lines.append((each, relation, name))

    roots = [name for name, _, _ in truth.nodes if name not in inner]
    trees, lone = [each for each in roots if under.get(each)], [each for each in roots if not under.get(each)]
    right = 2.3 if lone else 0
    for number, name in enumerate(trees):
        high = 6.3 / len(trees)
        draw(name, Place(0.4, 1.0 + number * high, deck.width - 0.8 - right, high - 0.1), 0)
    for number, name in enumerate(lone):
        step = 6.3 / len(lone)
        deck.box(Place(deck.width - right - 0.2, 1.0 + number * step, right - 0.2, min(step - 0.12, 0.9)), name, GREEN, "231F20")
    return deck.data(), only(truth, lines=lines)


def loose(truth: Truth, *, arrows: bool = True, key: bool = True) -> Made:
    """Lines drawn near the boxes and glued to none, arrows pointing to whom one answers, dashed for advice and scrutiny, with a key unless told
    otherwise."""
    deck = Deck()
    deck.slide(truth.title)
    spots = places(truth, 13.1, 6.7, top=0.95, widest=2.1)
    for number, (source, relation, target) in enumerate(truth.lines):
        (x, y), (to_x, to_y) = facing(spots[source], spots[target])
        shift = (number % 3 - 1) * 0.03
        start, end = (x + shift, y + (0.05 if to_y > y else -0.05)), (to_x + shift, to_y + (0.04 if to_y < y else -0.06))
        dash = {"oversees": "dash", "advises": "dash", "supports": "dot"}.get(relation, "")
        deck.line(start, end, dash=dash, head="end" if arrows else "")
    _boxes(deck, truth, spots, MSO_SHAPE.ROUNDED_RECTANGLE)
    if key:
        _key_of_lines(deck, [("", "Accountability"), ("dash", "Advice and scrutiny"), ("dot", "Support")], arrows)
    return deck.data(), truth


def _key_of_lines(deck: Deck, entries: list[tuple[str, str]], arrows: bool = True) -> None:
    deck.words(Place(0.3, deck.height - 0.45, 0.6, 0.3), "Key:", 10)
    for number, (dash, text) in enumerate(entries):
        x, y = 1.0 + number * 2.7, deck.height - 0.28
        deck.line((x, y), (x + 0.6, y), dash=dash, head="end" if arrows else "")
        deck.words(Place(x + 0.65, y - 0.16, 1.9, 0.3), text, 10)


def colours(truth: Truth) -> Made:
    """Colours as meaning, with a key at the foot; glued elbow lines without words or arrowheads, the one above being answered to."""
    deck = Deck()
    deck.slide(truth.title)
    spots = places(truth, 13.1, 6.6, top=0.95, widest=2.0)
    made, used = {}, []
    for name, node_type, kind in truth.nodes:
        sort = node_type if node_type in COLOURS else SORTS[str(kind)]
        used += [sort] if sort not in used else []
        fill, ink, _ = COLOURS[sort]
        made[name] = deck.box(spots[name], name, fill, ink, _size(len(spots)), MSO_SHAPE.ROUNDED_RECTANGLE)
    for source, _, target in truth.lines:
        above, below = (target, source) if spots[target].y <= spots[source].y else (source, target)
        sites = sides(spots[above], spots[below])
        deck.line((0, 0), (1, 1), elbow=True, ends=((made[above], sites[0]), (made[below], sites[1])))
    for number, sort in enumerate(used):
        fill, ink, text = COLOURS[sort]
        x = 0.3 + number * 12.8 / max(len(used), 6)
        deck.box(Place(x, 6.95, 0.3, 0.22), "", fill, ink)
        deck.words(Place(x + 0.3, 6.88, 1.5, 0.3), text, 9)
    return deck.data(), truth


def two_slides(truth: Truth) -> Made:
    """The top on one slide, and on the next the delivery tier again with all that answers to it; the same name is the same group."""
    deck = Deck()
    under = children(truth)
    hub = max(under, key=lambda name: len(under[name]))
    low: set[str] = set()
    queue = [hub]
    while queue:
        queue = [each for name in queue for each in under.get(name, ()) if each not in low]
        low |= set(queue)
    low |= {source for source, relation, target in truth.lines if target in low | {hub} and relation in ("leads", "supports")}
    slides = (
        (f"{truth.title} (1 of 2)", only(truth, names=[name for name, _, _ in truth.nodes if name not in low])),
        (f"{hub}: delivery arrangements (2 of 2)", only(truth, names=[hub, *low])),
    )
    for title, part in slides:
        deck.slide(title, 24)
        spots = places(part, 13.1, 7.2, top=1.0, widest=2.3)
        made = _boxes(deck, part, spots)
        for source, relation, target in part.lines:
            sites = sides(spots[source], spots[target])
            dash = "dash" if relation in ("oversees", "advises") else "dot" if relation == "supports" else ""
            ends = ((made[source], sites[0]), (made[target], sites[1]))
            deck.line((0, 0), (1, 1), dash=dash, head="end", elbow=relation == "accountable_to", ends=ends)
    return deck.data(), truth


def poster(truth: Truth, headings: tuple[str, ...]) -> Made:
    """An A3 poster: a heading over every column, one column for each tier from left to right, lines from left to right."""
    deck = Deck(16.54, 11.69)
    deck.slide(truth.title, 32)
    step = 16.3 / len(truth.rows)
    spots: dict[str, Place] = {}
    for column, row in enumerate(truth.rows):
        x = 0.12 + column * step
        deck.box(Place(x + 0.06, 1.0, step - 0.12, 0.5), headings[column], DARK, WHITE, 13)
        deck.box(Place(x + 0.06, 1.5, step - 0.12, 9.6), "", "E8EDEE", "231F20")
        high = 9.4 / len(row)
        for number, (name, _, _) in enumerate(row):
            tall = min(high * 0.66, 1.0)
            spots[name] = Place(x + step * 0.16, 1.6 + number * high + (high - tall) / 2, step * 0.68, tall)
    made = _boxes(deck, truth, spots)
    for source, relation, target in truth.lines:
        first, last = sorted((source, target), key=lambda name: spots[name].x)
        level = spots[first].x == spots[last].x
        sites = sides(spots[first], spots[last]) if level else (3, 1)
        dash = {"oversees": "dash", "advises": "dash", "supports": "dot"}.get(relation, "")
        deck.line((0, 0), (1, 1), elbow=True, dash=dash, ends=((made[first], sites[0]), (made[last], sites[1])))
    deck.words(
        Place(0.3, 11.2, 9, 0.35),
        "Version 4, April 2019. Solid line: accountable to. Broken line: advice or oversight.",
    )
    return deck.data(), truth


def worded(truth: Truth) -> Made:
    """Arrows with the words in a text box on the middle of each; the arrow runs from who does it to whom it is done."""
    deck = Deck()
    deck.slide(truth.title)
    spots = places(truth, 13.1, 7.4, top=0.95, widest=2.2, fill=(0.8, 0.42))
    made = _boxes(deck, truth, spots)
    for source, _, target in truth.lines:
        sites = sides(spots[source], spots[target])
        deck.line((0, 0), (1, 1), head="end", ends=((made[source], sites[0]), (made[target], sites[1])))
    for source, relation, target in truth.lines:
        (x, y), (to_x, to_y) = facing(spots[source], spots[target])
        shares = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.2)
        spot = next((share for share in shares if _free(x + (to_x - x) * share, y + (to_y - y) * share, spots)), 0.5)
        middle = x + (to_x - x) * spot, y + (to_y - y) * spot
        deck.words(Place(middle[0] - 0.5, middle[1] - 0.12, 1.0, 0.24), WORDS[relation], 8)
    return deck.data(), truth


def _free(x: float, y: float, spots: Mapping[str, Place]) -> bool:
    return not any(at.x - 0.2 < x < at.x + at.width + 0.2 and at.y - 0.1 < y < at.y + at.height + 0.1 for at in spots.values())


def bus(truth: Truth) -> Made:
    """A stem down from the parent to a bar, and from the bar a stem to each child: plain lines, glued to nothing."""
    truth = only(truth, relations=("accountable_to",))
    names = {end for source, _, target in truth.lines for end in (source, target)}
    truth, deck = only(truth, names=names), Deck()
    deck.slide(truth.title)
    spots = places(truth, 13.1, 7.3, top=0.95, widest=2.0, fill=(0.82, 0.45))
    for number, (parent, kids) in enumerate(children(truth).items()):
        top = spots[parent]
        level = spots[kids[0]].y - 0.12 - 0.09 * (number % 4)
        xs = sorted([spots[each].middle[0] for each in kids] + [top.middle[0]])
        deck.line((top.middle[0], top.y + top.height), (top.middle[0], level))
        if xs[-1] - xs[0] > 0.01:
            deck.line((xs[0], level), (xs[-1], level))
        for each in kids:
            deck.line((spots[each].middle[0], level), (spots[each].middle[0], spots[each].y))
    _boxes(deck, truth, spots)
    return deck.data(), truth


def table(truth: Truth) -> Made:
    """A table on a slide: the group, what it is, and whom it is accountable to; a bare list of names is no row."""
    deck = Deck()
    deck.slide(truth.title)
    parts = only(truth, types=("body", "project"), relations=("accountable_to",))
    up = {source: target for source, _, target in parts.lines}
    rows = [name for name, _, _ in parts.nodes]
    grid = deck.shapes.add_table(len(rows) + 1, 3, Inches(0.5), Inches(1.0), Inches(12.3), Inches(0.28 * (len(rows) + 1))).table
    words = {name: _what(*kinds(parts)[name]) for name in rows}
    for number, cells in enumerate(
        [("Group", "Type", "Accountable to"), *((name, words[name], up.get(name, "–")) for name in rows)]
    ):
        for column, text in enumerate(cells):
            grid.cell(number, column).text = text
            grid.cell(number, column).text_frame.paragraphs[0].font.size = Pt(10)
    return deck.data(), parts


def _what(node_type: str, kind: str | None) -> str:
    said = {
        "strategic_board": "Board",
        "executive_group": "Executive group",
        "delivery_group": "Delivery group",
        "finance_group": "Finance group",
        "reference_group": "Reference group",
        "clinical_cabinet": "Clinical advisory group",
        "programme_office": "PMO",
        "oversight_group": "Oversight group",
    }
    return "Project" if node_type == "project" else said.get(str(kind), str(kind).replace("_", " ").capitalize())


def grouped(truth: Truth) -> Made:
    """Every box is a group of an empty rectangle and a text box on it (with a little picture beside), lines glued to the rectangles."""
    deck, said = Deck(), kinds(truth)
    deck.slide(truth.title)
    spots = places(truth, 13.1, 7.3, top=0.95, widest=2.2)
    made = {}
    for name, spot in spots.items():
        group = deck.shapes.add_group_shape()
        fill, ink = _fill(*said[name])
        made[name] = deck.box(spot, "", fill, ink, on=group.shapes)
        deck.words(spot, name, _size(len(spots)), group.shapes, ink)
        mark = Place(spot.x + 0.04, spot.y + 0.04, 0.1, 0.1)
        deck.box(mark, "", AMBER, WHITE, form=MSO_SHAPE.OVAL, on=group.shapes)
    for source, relation, target in truth.lines:
        sites = sides(spots[source], spots[target])
        dash = {"oversees": "dash", "advises": "dash", "supports": "dot"}.get(relation, "")
        ends = ((made[source], sites[0]), (made[target], sites[1]))
        deck.line((0, 0), (1, 1), dash=dash, head="end", ends=ends)
    return deck.data(), truth


def panels(truth: Truth, hub: str, headed: Mapping[str, tuple[str, str]]) -> Made:
    """Workstreams and enablers stand in a panel with a heading and only the panel is joined to the group above: each of them is meant.
    The heading is no group. Others are joined by lines of their own."""
    deck, said = Deck(), kinds(truth)
    deck.slide(truth.title)
    inside = {name: panel for panel, (_, kind) in headed.items() for name, _, each in truth.nodes if each == kind}
    tops = only(truth, types=("body",), names=[name for name, _, _ in truth.nodes if name not in inside])
    spots = places(tops, 13.1, 3.9, top=0.95, widest=2.3)
    made = _boxes(deck, tops, spots)
    for source, relation, target in tops.lines:
        sites = sides(spots[source], spots[target])
        dash = {"oversees": "dash", "advises": "dash", "supports": "dot"}.get(relation, "")
        ends = ((made[source], sites[0]), (made[target], sites[1]))
        deck.line((0, 0), (1, 1), dash=dash, head="end", ends=ends)
    lines: list[Line] = list(tops.lines)
    wide = 12.7 / len(headed)
    for number, (panel, (relation, _)) in enumerate(headed.items()):
        x = 0.3 + number * wide
        frame = deck.box(Place(x, 4.5, wide - 0.2, 2.7), panel, "E8EDEE", "231F20", 12, top=True)
        mine = [name for name, each in inside.items() if each == panel]
        across = -(-len(mine) // 2)
        for at, name in enumerate(mine):
            cell = (wide - 0.3) / across
            spot = Place(x + 0.08 + (at % across) * cell, 4.95 + (at // across) * 1.1, cell - 0.1, 0.9)
            deck.box(spot, name, *_fill(*said[name]), 9)
            lines.append((name, relation, hub))
        deck.line((0, 0), (1, 1), head="end", elbow=True, ends=((frame, 0), (made[hub], 2)))
    shown = only(truth, types=("body",))
    return deck.data(), only(shown, lines=lines)


def chart(truth: Truth, root: str, assistant: str = "") -> Made:
    """An organisation chart made by Insert SmartArt: each answers to the one above it; an assistant's box supports the one it hangs on."""
    deck = Deck()
    deck.slide(truth.title)
    data, lines = smartart.fill(deck, truth, root, assistant)
    names = {end for source, _, target in lines for end in (source, target)}
    return data, only(only(truth, names=names), lines=lines)


# ── the documents ────────────────────────────────────────────────────────────────────────────────────────────────────

_TIERS = ("Oversight", "System decision making", "Executive, advice and support", "Delivery and enabling", "Projects")
_BODIES = ("body", "project")
_HEADS: Mapping[str, tuple[str, str]] = {"Workstreams": ("accountable_to", "workstream"), "Enablers": ("supports", "enabler")}


def _made() -> list[tuple[str, Callable[[], Made]]]:
    small_map = only(MAP, types=("body",))
    return [
        ("nested", lambda: nested(only(FRAILTY, names=[name for name, _, _ in FRAILTY.nodes if name != "Carers' Forum"]))),
        (
            "nested",
            lambda: nested(
                only(ICS, names=[name for name, _, _ in ICS.nodes if "NHS England" not in name and "HWB" not in name])
            ),
        ),
        ("nested", lambda: nested(only(MAP, types=_BODIES))),
        ("nested", lambda: nested(only(PLACE, names=[name for name, _, _ in PLACE.nodes if "Reference" not in name]))),
        ("smartart", lambda: chart(PROGRAMME, "STP System Leadership Board", "Programme Management Office")),
        ("smartart", lambda: chart(PLACE, "Ember Valley Partnership Board")),
        ("smartart", lambda: chart(NETWORK, "Cancer Alliance Board", "Alliance Programme Office")),
        ("loose", lambda: loose(PROGRAMME)),
        ("loose", lambda: loose(only(NETWORK, types=_BODIES), arrows=False)),
        ("colours", lambda: colours(PROGRAMME)),
        ("colours", lambda: colours(only(MAP, types=_BODIES))),
        ("colours", lambda: colours(PLACE)),
        ("two-slides", lambda: two_slides(only(MAP, types=_BODIES))),
        ("two-slides", lambda: two_slides(PROGRAMME)),
        ("poster", lambda: poster(PROGRAMME, _TIERS)),
        ("poster", lambda: poster(PLACE, ("Partners", "Partnership", "Place", "Localities", "What we are doing"))),
        ("worded", lambda: worded(COMMITTEE)),
        ("worded", lambda: worded(FINANCE)),
        ("worded", lambda: worded(ALLIANCE)),
        ("bus", lambda: bus(only(ICS, names=[name for row in ICS.rows[1:5] for name, _, _ in row]))),
        ("bus", lambda: bus(FRAILTY)),
        ("table", lambda: table(FRAILTY)),
        ("table", lambda: table(PLACE)),
        ("grouped", lambda: grouped(unsaid(ALLIANCE))),
        ("grouped", lambda: grouped(NETWORK)),
        ("panels", lambda: panels(PROGRAMME, "STP Executive Group", _HEADS)),
        ("panels", lambda: panels(small_map, "Transformation Delivery Board", _HEADS)),
        ("loose", lambda: loose(only(SEATS, names=[name for name, _, _ in SEATS.nodes if "Finance" not in name]), key=False)),
    ]


def documents(most: int | None = None) -> list[Held]:
    """All documents of the format, or the first so many."""
    made = []
    for style, make in _made()[:most]:
        data, truth = make()
        made.append(Held("pptx", style, f"{truth.title.replace(':', ',').replace('/', '-')}.pptx", data, truth))
    return made
