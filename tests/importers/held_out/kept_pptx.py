"""Slides of the second set: pyramids with boxes at the sides, a process of chevrons above a chart, post-holders in boxes, and logos."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Mapping

from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches

from tests.importers.held_out import pptx as first
from tests.importers.held_out.deck import AMBER, DARK, GREY, NHS_BLUE, WHITE, Deck
from tests.importers.held_out.kept_roles import ROLED, Roles, second, with_roles
from tests.importers.held_out.kept_truths import (
    CITY,
    CLINICAL_FOCUS,
    COMMISSIONERS,
    COUNCILS,
    COUNTIES,
    MINDS,
    PORTFOLIO,
    URGENT,
    VANGUARD,
)
from tests.importers.held_out.shaping import Held, Place, children, facing, kinds, only, places, sides
from tests.importers.truths import Truth

Made = tuple[bytes, Truth]
_DASH: Mapping[str, str] = {"oversees": "dash", "advises": "dash", "supports": "dot"}
_INK = "231F20"


def _look(node_type: str, kind: str | None) -> tuple[str, str]:
    if node_type in ("organisation", "project"):
        return (GREY if node_type == "organisation" else WHITE), _INK
    return (AMBER, _INK) if kind in ("enabler", "programme_office") else (NHS_BLUE, WHITE)


def _joined(deck: Deck, truth: Truth, spots: Mapping[str, Place], made: Mapping[str, object], **look: object) -> None:
    """Glued lines, arrows pointing to whom one answers, dashed for advice and scrutiny, dotted for support."""
    for source, relation, target in truth.lines:
        sites = sides(spots[source], spots[target])
        ends = ((made[source], sites[0]), (made[target], sites[1]))
        deck.line((0, 0), (1, 1), dash=_DASH.get(relation, ""), head="end", ends=ends, **look)


# ── styles ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def pyramid(truth: Truth, heads: tuple[str, ...]) -> Made:
    """Steps that widen downwards with a word at the left of each, the boxes of a tier on its step; those who scrutinise stand at the left of the
    pyramid, those who advise or support at the right. The steps' words are no groups. Loose lines without arrowheads within the
    pyramid, the upper being answered to; dashed ones from the sides, dotted for support, as the note at the foot says."""
    deck, said, under = Deck(), kinds(truth), children(truth)
    deck.slide(truth.title)
    inner = {source for source, relation, _ in truth.lines if relation == "accountable_to"}
    tiers = [[name for name in under if name not in inner]]
    while any(under.get(name) for name in tiers[-1]):
        tiers.append([each for name in tiers[-1] for each in under.get(name, ())])
    spots: dict[str, Place] = {}
    step = 5.7 / len(tiers)
    for number, (tier, head) in enumerate(zip(tiers, heads, strict=True)):
        wide = 4.4 + 3.6 * number / (len(tiers) - 1)
        left, y = 6.667 - wide / 2, 1.0 + number * step
        deck.box(Place(left, y, wide, step - 0.06), "", "E8EDEE", _INK)
        deck.words(Place(left + 0.02, y + 0.02, 1.2, 0.3), head, 9)
        cell = (wide - 0.2) / len(tier)
        for at, name in enumerate(tier):
            box = min(cell - 0.1, 2.2)
            middle = left + 0.1 + (at + 0.5) * cell
            spots[name] = Place(middle - box / 2, y + 0.36, box, step - 0.72)
    beside = {
        side: [name for name, _, _ in truth.nodes if any(one == name and relation in wanted for one, relation, _ in truth.lines)]
        for side, wanted in (("left", ("oversees",)), ("right", ("advises", "supports")))
    }
    for side, names in beside.items():
        high = min(3.7 / max(len(names), 1), 1.1)
        for at, name in enumerate(names):
            spots[name] = Place(0.2 if side == "left" else 10.95, 1.0 + at * high, 2.15, high - 0.12)
    for source, relation, target in truth.lines:
        start, end = facing(spots[source], spots[target])
        if relation != "accountable_to":
            one, other = spots[source], spots[target]
            right = one.x > other.x
            start = (one.x + (0 if right else one.width), one.middle[1])
            end = (other.x + (other.width if right else 0), other.middle[1])
        deck.line(start, end, dash=_DASH.get(relation, ""))
    for name, at in spots.items():
        deck.box(at, name, *_look(*said[name]), 8 if len(spots) > 16 else 10)
    deck.words(
        Place(1, 6.9, 11, 0.4),
        "Solid line: accountable to the group above. Broken line: advice or scrutiny. Dotted line: support.",
        10,
    )
    return deck.data(), only(truth, names=spots)


def chevrons(truth: Truth, steps: tuple[str, ...]) -> Made:
    """A process of chevrons across the top of the slide, which are steps and no groups, and below it the chart with glued arrows."""
    deck, said = Deck(), kinds(truth)
    deck.slide(truth.title)
    wide = 12.6 / len(steps)
    for number, step in enumerate(steps):
        form = MSO_SHAPE.CHEVRON if number else MSO_SHAPE.PENTAGON
        deck.box(Place(0.35 + number * wide, 0.95, wide + 0.1, 0.55), step, "41B6E6", _INK, 11, form)
    deck.words(Place(0.35, 1.52, 12.6, 0.3), "Every scheme passes through these gateways", 10)
    spots = places(truth, 13.1, 7.3, top=1.85, widest=2.2)
    made = {name: deck.box(at, name, *_look(*said[name]), 10, MSO_SHAPE.ROUNDED_RECTANGLE) for name, at in spots.items()}
    _joined(deck, truth, spots, made)
    return deck.data(), truth


def roles(truth: Truth, who: Roles) -> Made:
    """The chair or the lead on a second line of the box, in the same shape: a post that sits on the group, or that leads it."""
    deck, said = Deck(), kinds(truth)
    deck.slide(truth.title)
    spots = places(truth, 13.1, 7.3, top=0.95, widest=2.4, fill=(0.88, 0.6))
    made = {}
    for name, at in spots.items():
        text = "\n".join(each for each in (name, second(who, name)) if each)
        made[name] = deck.box(at, text, *_look(*said[name]), 8 if len(spots) > 16 else 10)
    _joined(deck, truth, spots, made)
    return deck.data(), with_roles(truth, who)


def _logo(shade: int) -> io.BytesIO:
    """A small picture of a plain disc."""
    rows = b"".join(b"\0" + bytes(shade if (x - 12) ** 2 + (y - 12) ** 2 < 120 else 255 for x in range(24)) for y in range(24))

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 24, 24, 8, 0, 0, 0, 0)
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))


def pictures(truth: Truth, note: str) -> Made:
    """A small picture at the left of every box, with a description, a banner at the corner, a note and a footer; glued arrows."""
    deck, said = Deck(), kinds(truth)
    deck.slide(truth.title)
    spots = places(truth, 13.1, 6.9, top=0.95, widest=2.3)
    made = {}
    for number, (name, at) in enumerate(spots.items()):
        made[name] = deck.box(at, name, *_look(*said[name]), 9)
        side = min(at.height * 0.5, 0.3)
        put = deck.shapes.add_picture(
            _logo(60 + 40 * (number % 4)), Inches(at.x - side * 0.7), Inches(at.y - side * 0.3), Inches(side), Inches(side)
        )
        put._element.nvPicPr.cNvPr.set("descr", "A picture containing icon")
    _joined(deck, truth, spots, made)
    deck.box(Place(10.4, 6.98, 1.7, 0.36), "DRAFT v0.4", AMBER, DARK, 12)
    deck.words(Place(0.3, 6.95, 9, 0.35), note, 9)
    deck.words(Place(12.4, 7.0, 0.6, 0.3), "7", 9)
    return deck.data(), truth


# ── the documents ────────────────────────────────────────────────────────────────────────────────────────────────────

_STEPS = ("Decide", "Lead", "Deliver", "Projects")
_GATES = ("Idea", "Outline case", "Full case", "Mobilise", "Benefits")
_NOTE = "Arrows point to whom a group answers; broken arrows show advice or scrutiny, dotted ones support."


def _made() -> list[tuple[str, Callable[[], Made]]]:
    two = ("body", "project")
    estates = only(PORTFOLIO, names=[name for name, _, _ in PORTFOLIO.nodes if "Office" not in name])
    mcp = only(VANGUARD, names=[name for name, _, _ in VANGUARD.nodes if "Reference" not in name and "Finance" not in name])
    return [
        ("pyramid", lambda: pyramid(COUNTIES, _STEPS)),
        ("pyramid", lambda: pyramid(URGENT, ("Network", "Systems", "Delivery", "Projects"))),
        ("pyramid", lambda: pyramid(CLINICAL_FOCUS, ("Board", "Cabinet", "Clinical", "Schemes"))),
        ("chevrons", lambda: chevrons(PORTFOLIO, _GATES)),
        ("chevrons", lambda: chevrons(VANGUARD, ("Design", "Test", "Contract", "Go live"))),
        *(("roles", lambda truth=truth, who=who: roles(truth, who)) for truth, who in ROLED),
        ("pictures", lambda: pictures(VANGUARD, "Partners sit on the Partnership Board. " + _NOTE)),
        ("pictures", lambda: pictures(only(MINDS, types=("organisation", *two)), _NOTE)),
        ("nested", lambda: first.nested(estates)),
        ("nested", lambda: first.nested(mcp)),
        ("smartart", lambda: first.chart(COUNTIES, "Two Counties Strategic Board", "Two Counties PMO")),
        ("smartart", lambda: first.chart(CLINICAL_FOCUS, "Thornholt STP Board")),
        ("loose", lambda: first.loose(URGENT)),
        ("colours", lambda: first.colours(COUNTIES)),
        ("two-slides", lambda: first.two_slides(COUNTIES)),
        ("poster", lambda: first.poster(CLINICAL_FOCUS, ("Board", "Leadership and advice", "Delivery", "Schemes"))),
        ("worded", lambda: first.worded(COMMISSIONERS)),
        ("worded", lambda: first.worded(COUNCILS)),
        ("bus", lambda: first.bus(CITY)),
        ("table", lambda: first.table(URGENT)),
        ("grouped", lambda: first.grouped(only(MINDS, types=("organisation", *two)))),
        ("panels", lambda: first.panels(COUNTIES, "Two Counties Executive", first._HEADS)),
    ]


def documents(most: int | None = None) -> list[Held]:
    """All documents of the format, or the first so many."""
    made = []
    for style, make in _made()[:most]:
        data, truth = make()
        made.append(Held("pptx", style, f"{truth.title.replace(':', ',')}.pptx", data, truth))
    return made
