"""Visio drawings of the third set: the makers of the first two with other structures, and lines that tell their sort by colour."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.importers.held_out import kept_visio as second
from tests.importers.held_out import visio as first
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
    SHADOW,
)
from tests.importers.held_out.shaping import Held, Place, facing, only, places, unsaid
from tests.importers.held_out.vsdx import Sheet, package
from tests.importers.truths import Truth

Made = tuple[bytes, Truth]
#: Colours of lines by relation, and what the key writes of them.
_INKS: Mapping[str, tuple[str, str]] = {
    "accountable_to": ("#c00000", "Accountable to"),
    "advises": ("#0070c0", "Advises"),
    "oversees": ("#7030a0", "Scrutinises"),
    "supports": ("#00b050", "Supports"),
    "member_of": ("#7f7f7f", "Member of"),
}


def inks(truth: Truth) -> Made:
    """Every line is solid and its colour tells what it means, as a key at the foot says with a sample of each; arrows run from who does it
    to whom it is done."""
    sheet = Sheet(truth.title)
    spots = places(truth, 16.3, 10.8, top=0.8, widest=2.4, fill=(0.8, 0.45))
    sheet.box(Place(0.5, 0.15, 12, 0.5), truth.title, master=0)
    ids = {name: sheet.box(at, name, master=8, fill="FFFFFF") for name, at in spots.items()}

    def draw(start, end, relation: str, ends: tuple[int, int] | None = None) -> None:
        sheet.line(start, end, ends=ends, master=4 if ends else 0)
        ink = f'<Cell N="LineColor" V="{_INKS[relation][0]}"/><Cell N="LineWeight"'
        sheet.shapes[-1] = sheet.shapes[-1].replace('<Cell N="LineWeight"', ink, 1)

    for source, relation, target in truth.lines:
        draw(*facing(spots[source], spots[target]), relation, (ids[source], ids[target]))
    sheet.box(Place(0.3, 11.05, 0.6, 0.3), "Key", master=0)
    for number, relation in enumerate(dict.fromkeys(relation for _, relation, _ in truth.lines)):
        x = 1.0 + number * 3
        draw((x, 11.2), (x + 0.8, 11.2), relation)
        sheet.box(Place(x + 0.9, 11.05, 1.8, 0.3), _INKS[relation][1], master=0)
    return package([sheet]), truth


# ── the documents ────────────────────────────────────────────────────────────────────────────────────────────────────

_PANELS: Mapping[str, tuple[str, str, str]] = {
    "Programmes of work": ("accountable_to", "Vesperdale Programme Delivery Board", "workstream"),
    "Enabling functions": ("supports", "Vesperdale Programme Delivery Board", "enabler"),
}


def _without(truth: Truth, *words: str) -> Truth:
    return only(truth, names=[name for name, _, _ in truth.nodes if not any(word in name for word in words)])


def _made() -> list[tuple[str, Callable[[], Made]]]:
    two = ("body", "project")
    return [
        ("inks", lambda: inks(SHADOW)),
        ("inks", lambda: inks(ACP)),
        ("inks", lambda: inks(DIABETES)),
        ("flow", lambda: first.flow(SHADOW)),
        ("flow", lambda: first.flow(only(MATERNITY, types=two))),
        ("words", lambda: first.flow(JOINT, words=True)),
        ("words", lambda: first.flow(AGREEMENTS, words=True)),
        ("unglued", lambda: first.flow(ACP, glued=False)),
        ("orgchart", lambda: first.orgchart(ICS)),
        ("orgchart", lambda: first.orgchart(MAP)),
        ("containers", lambda: first.contained(MAP, _PANELS)),
        ("nested", lambda: first.nested(_without(ACP, "Reference", "Clinical Cabinet"))),
        ("nested", lambda: first.nested(_without(DIABETES, "Forum"))),
        ("pages", lambda: first.pages(SHADOW)),
        ("pages", lambda: first.pages(only(MAP, types=two))),
        ("groups", lambda: first.grouped(unsaid(HOSPITALS))),
        ("colours", lambda: first.coloured(SHADOW)),
        ("lanes", lambda: second.lanes(SHADOW, ("Scrutiny", "Direction", "Management", "Delivery", "Schemes"))),
        ("lanes", lambda: second.lanes(DIABETES, ("Direction", "Delivery", "Clinical", "Schemes"))),
        *(("roles", lambda truth=truth, who=who: second.roles(truth, who)) for truth, who in ROLED),
        ("shape-data", lambda: second.data(only(MATERNITY, types=two))),
        ("shape-data", lambda: second.data(_without(ACP, "Hospitals", "Healthwatch"))),
    ]


def documents(most: int | None = None) -> list[Held]:
    """All documents of the format, or the first so many."""
    made = []
    for style, make in _made()[:most]:
        packed, truth = make()
        made.append(Held("vsdx", style, f"{truth.title.replace(':', ',').replace('/', '-')}.vsdx", packed, truth))
    return made
