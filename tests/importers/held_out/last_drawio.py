"""Drawings of diagrams.net of the third set: the makers of the first two with other structures, and lines whose arrow stands at their start."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.importers.held_out import drawio as first
from tests.importers.held_out import kept_drawio as second
from tests.importers.held_out.drawio import Drawing
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
from tests.importers.held_out.shaping import Held, Place, joined, only, places, unsaid
from tests.importers.truths import Truth

Made = tuple[bytes, Truth]
_DASH: Mapping[str, str] = {"oversees": "dashed=1;", "advises": "dashed=1;", "supports": "dashed=1;dashPattern=1 2;"}


def backwards(truth: Truth, *, across: bool = False) -> Made:
    """Every line was drawn from the upper box to the lower with its arrowhead at the upper, so that the arrow points to whom one answers
    though the file has it the other way round; `across` lays the tiers from left to right. A note in a corner says what arrows mean."""
    page = Drawing("Governance structure")
    if across:
        laid = places(truth, 1000, 1500, widest=200, fill=(0.9, 0.3))
        spots = {name: Place(at.y + 20, at.x + 60, 190, 56) for name, at in laid.items()}
    else:
        spots = places(truth, 1640, 1080, top=40, widest=220, fill=(0.8, 0.45))
    look = "rounded=1;arcSize=20;whiteSpace=wrap;html=1;strokeColor=#003087;"
    ids = {name: page.box(at, name, look) for name, at in spots.items()}
    for source, relation, target in truth.lines:
        style = f"edgeStyle=orthogonalEdgeStyle;startArrow=classic;startFill=1;endArrow=none;html=1;{_DASH.get(relation, '')}"
        page.line(style, (ids[target], ids[source]))
    note = (
        "Solid arrows point to the group that one is accountable to; dashed arrows show advice or scrutiny, dotted ones support."
    )
    page.box(Place(40, 1110, 900, 30), note, "text;html=1;align=left;")
    return first._file([page]), truth


# ── the documents ────────────────────────────────────────────────────────────────────────────────────────────────────

_HEADS: Mapping[str, tuple[str, str]] = {
    "What we are working on": ("accountable_to", "workstream"),
    "Enabling groups": ("supports", "enabler"),
}


def _without(truth: Truth, *words: str) -> Truth:
    return only(truth, names=[name for name, _, _ in truth.nodes if not any(word in name for word in words)])


def _made() -> list[tuple[str, Callable[[], Made]]]:
    two = ("body", "project")
    downs = (False, False, True)
    return [
        ("backwards", lambda: backwards(SHADOW)),
        ("backwards", lambda: backwards(only(MATERNITY, types=two))),
        ("backwards", lambda: backwards(DIABETES, across=True)),
        ("key", lambda: first.plain(SHADOW, key=True)),
        ("words", lambda: first.plain(JOINT, words="value")),
        ("words", lambda: first.plain(AGREEMENTS, words="value", packed=True)),
        ("words-apart", lambda: first.plain(HOSPITALS, words="child")),
        ("clipboard", lambda: first.plain(DIABETES, bare=True)),
        ("wrapped", lambda: first.plain(ACP, wrap="UserObject")),
        ("wrapped", lambda: first.plain(unsaid(HOSPITALS), wrap="object")),
        ("contained", lambda: first.contained(_without(ACP, "Reference", "Clinical Cabinet"))),
        ("contained", lambda: first.contained(only(ICS, types=("body",), relations=("accountable_to",)))),
        ("lanes", lambda: first.lanes(SHADOW, ("Scrutiny", "Strategy", "Management", "Delivery", "Schemes"))),
        ("rich", lambda: first.rich(joined(only(ICS, relations=("accountable_to",))))),
        ("loose", lambda: first.loose(ACP)),
        ("bus", lambda: first.loose(_without(DIABETES, "Forum"), bus=True)),
        ("colours", lambda: first.coloured(SHADOW)),
        ("pages", lambda: first.pages(SHADOW)),
        ("pages", lambda: first.pages(only(MAP, types=two))),
        ("layers", lambda: second.layers(SHADOW, ("Groups", "Schemes"))),
        ("layers", lambda: second.layers(ACP, ("Boards and groups", "Partners and pilots"))),
        ("lists", lambda: second.lists(MAP, "Vesperdale Programme Delivery Board", _HEADS)),
        *(
            ("roles", lambda truth=truth, who=who, down=down: second.roles(truth, who, down))
            for (truth, who), down in zip(ROLED, downs, strict=True)
        ),
    ]


def documents(most: int | None = None) -> list[Held]:
    """All documents of the format, or the first so many."""
    made = []
    for style, make in _made()[:most]:
        data, truth = make()
        made.append(Held("drawio", style, f"{truth.title.replace(':', ',').replace('/', '-')}.drawio", data, truth))
    return made
