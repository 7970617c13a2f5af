"""Slides of the third set: the makers of the first two with other structures, and boards in the middle with their groups around them."""

from __future__ import annotations

import math
from collections.abc import Callable

from pptx.enum.shapes import MSO_SHAPE

from tests.importers.held_out import kept_pptx as second
from tests.importers.held_out import pptx as first
from tests.importers.held_out.deck import AMBER, DARK, GREEN, WHITE, Deck
from tests.importers.held_out.last_roles import ROLED
from tests.importers.held_out.last_truths import (
    ACP,
    AGREEMENTS,
    DIABETES,
    HOSPITALS,
    ICS,
    JOINT,
    MAP,
    MATERNITY,
    SEATS,
    SHADOW,
)
from tests.importers.held_out.shaping import Held, Place, children, facing, kinds, only, sides, unsaid
from tests.importers.truths import Line, Truth

Made = tuple[bytes, Truth]
_INK = "231F20"


def around(truth: Truth, hub: str, *, glued: bool = True) -> Made:
    """An oval in the middle and around it, in a ring, the groups that answer to it, each with its projects outside of it; every arrow
    points to whom one answers, so that many run upwards and some down."""
    truth = only(truth, types=("body", "project"), relations=("accountable_to",))
    under, said, deck = children(truth), kinds(truth), Deck()
    deck.slide(truth.title)
    middle, spots = (6.667, 4.15), {hub: Place(5.567, 3.65, 2.2, 1.0)}
    groups, beside = under[hub], {True: list[str](), False: list[str]()}
    for number, name in enumerate(groups):
        angle = 2 * math.pi * (number + 0.5) / len(groups)
        x, y = middle[0] + 3.1 * math.cos(angle), middle[1] + 1.75 * math.sin(angle)
        spots[name] = Place(x - 0.9, y - 0.3, 1.8, 0.6)
        beside[x < middle[0]].append(name)
    lines: list[Line] = [(name, "accountable_to", hub) for name in groups]
    for left, names in beside.items():
        names.sort(key=lambda name: (round(spots[name].y, 3), spots[name].x))
        kids = [(each, name) for name in names for each in under.get(name, ())]
        step = 5.6 / max(len(kids), 1)
        for at, (each, name) in enumerate(kids):
            y = 1.1 + (at + 0.5) * step - 0.3
            spots[each] = Place(0.3 if left else deck.width - 2.1, y, 1.8, 0.6)
            lines.append((each, "accountable_to", name))
    made = {}
    for name, at in spots.items():
        look = (DARK, WHITE) if name == hub else (WHITE, _INK) if said[name][0] == "project" else (GREEN, _INK)
        form = MSO_SHAPE.OVAL if name == hub else MSO_SHAPE.ROUNDED_RECTANGLE
        made[name] = deck.box(at, name, *look, 9, form)
    for source, _, target in lines:
        one, other = spots[source], spots[target]
        left = one.x < other.x
        sites, points = sides(one, other), facing(one, other)
        if target != hub:
            sites = (3, 1) if left else (1, 3)
            points = (one.x + one.width * left, one.middle[1]), (other.x + other.width * (not left), other.middle[1])
        ends = ((made[source], sites[0]), (made[target], sites[1])) if glued else None
        arrow = deck.line(*points, head="end", ends=ends)
        if glued and target == hub:
            # An oval has eight sites, anticlockwise from its top; those of a rounded box are four.
            arrow._element.nvCxnSpPr.cNvCxnSpPr.endCxn.idx = sites[1] * 2
    deck.box(Place(0.3, 6.98, 1.3, 0.36), "For comment", AMBER, DARK, 11)
    return deck.data(), only(truth, names=spots, lines=lines)


# ── the documents ────────────────────────────────────────────────────────────────────────────────────────────────────

_STEPS = ("Steer", "Manage", "Deliver", "Schemes")
_NOTE = "Arrows point to whom a group answers; broken arrows show advice or scrutiny, dotted ones support."


def _without(truth: Truth, *words: str) -> Truth:
    return only(truth, names=[name for name, _, _ in truth.nodes if not any(word in name for word in words)])


def _made() -> list[tuple[str, Callable[[], Made]]]:
    two = ("body", "project")
    places = _without(ICS, "NHS England", "Finance", "Enabler")
    return [
        ("around", lambda: around(SHADOW, "Executive Steering Group")),
        ("around", lambda: around(MAP, "Vesperdale Programme Delivery Board")),
        ("around", lambda: around(MATERNITY, "Derwick Maternity System Board", glued=False)),
        ("nested", lambda: first.nested(_without(ACP, "Reference", "Clinical Cabinet"))),
        ("nested", lambda: first.nested(places)),
        ("smartart", lambda: first.chart(SHADOW, "Accountable Care System Board", "System Programme Office")),
        ("smartart", lambda: first.chart(ICS, "Kestrel Sound ICS Partnership Board")),
        ("loose", lambda: first.loose(SHADOW)),
        ("loose", lambda: first.loose(only(HOSPITALS, types=two), arrows=False)),
        ("colours", lambda: first.colours(SHADOW)),
        ("colours", lambda: first.colours(ACP)),
        ("two-slides", lambda: first.two_slides(SHADOW)),
        ("two-slides", lambda: first.two_slides(only(MAP, types=two))),
        ("poster", lambda: first.poster(ACP, ("Who we are", "Partnership", "Management", "Localities", "In progress"))),
        ("worded", lambda: first.worded(JOINT)),
        ("worded", lambda: first.worded(AGREEMENTS)),
        ("bus", lambda: first.bus(places)),
        ("table", lambda: first.table(MATERNITY)),
        ("grouped", lambda: first.grouped(unsaid(HOSPITALS))),
        ("panels", lambda: first.panels(SHADOW, "Executive Steering Group", first._HEADS)),
        ("loose", lambda: first.loose(_without(SEATS, "Clinical Cabinet", "Consultant", "GP Lead", "Therapist"), key=False)),
        ("pyramid", lambda: second.pyramid(SHADOW, _STEPS)),
        ("pyramid", lambda: second.pyramid(DIABETES, ("Board", "Group", "Work", "Projects"))),
        ("chevrons", lambda: second.chevrons(DIABETES, ("Discover", "Plan", "Do", "Sustain"))),
        *(("roles", lambda truth=truth, who=who: second.roles(truth, who)) for truth, who in ROLED),
        ("pictures", lambda: second.pictures(ACP, _NOTE)),
        ("pictures", lambda: second.pictures(only(MATERNITY, types=two), _NOTE)),
    ]


def documents(most: int | None = None) -> list[Held]:
    """All documents of the format, or the first so many."""
    made = []
    for style, make in _made()[:most]:
        data, truth = make()
        made.append(Held("pptx", style, f"{truth.title.replace(':', ',').replace('/', '-')}.pptx", data, truth))
    return made
