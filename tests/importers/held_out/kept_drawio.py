"""Drawings of diagrams.net of the second set: layers, lists of rows, and org-chart boxes with post-holders."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

from tests.importers.held_out import drawio as first
from tests.importers.held_out.drawio import Drawing
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
from tests.importers.held_out.shaping import Held, Place, joined, kinds, only, places
from tests.importers.truths import Line, Truth

Made = tuple[bytes, Truth]
_DASH: Mapping[str, str] = {"oversees": "dashed=1;", "advises": "dashed=1;", "supports": "dashed=1;dashPattern=1 2;"}


def _spots(truth: Truth, height: float = 1120, fill: tuple[float, float] = (0.82, 0.5)) -> dict[str, Place]:
    return places(truth, 1640, height, top=60, widest=230, fill=fill)


# ── styles ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def layers(truth: Truth, names: tuple[str, str]) -> Made:
    """Boards and groups on one layer, projects and partners on another, lines on the first; arrows to whom one answers, dashed for
    advice and scrutiny. The layers' names are no groups."""
    page, said, spots = Drawing("Page-1"), kinds(truth), _spots(truth)
    page.cells[1] = f'<mxCell id="1" value="{escape(names[0])}" parent="0"/>'
    page.cells.append(f'<mxCell id="layer-2" value="{escape(names[1])}" parent="0"/>')
    ids = {}
    for name, at in spots.items():
        inner = said[name][0] == "body"
        look = "rounded=1;whiteSpace=wrap;html=1;" + ("fillColor=#dae8fc;" if inner else "fillColor=#f5f5f5;")
        ids[name] = page.box(at, name, look, "1" if inner else "layer-2")
    for source, relation, target in truth.lines:
        page.line(f"endArrow=classic;html=1;rounded=0;{_DASH.get(relation, '')}", (ids[source], ids[target]))
    return first._file([page]), truth


def lists(truth: Truth, hub: str, heads: Mapping[str, tuple[str, str]]) -> Made:
    """Lists with a heading and a row for each of a sort, the whole list joined to the group above: each row is meant, the heading is no
    group. Others are joined by lines of their own."""
    kind = {name: each for name, _, each in truth.nodes}
    inside = {name: head for head, (_, want) in heads.items() for name in kind if kind[name] == want}
    tops = only(truth, types=("body",), names=[name for name in kind if name not in inside])
    page, spots = Drawing("Governance"), _spots(tops, 620)
    ids = {name: page.box(at, name, "rounded=1;whiteSpace=wrap;html=1;fillColor=#d5e8d4;") for name, at in spots.items()}
    lines: list[Line] = list(tops.lines)
    for source, relation, target in tops.lines:
        page.line(f"endArrow=classic;html=1;{_DASH.get(relation, '')}", (ids[source], ids[target]))
    wide = 1500 / len(heads)
    for number, (head, (relation, _)) in enumerate(heads.items()):
        mine = [name for name, each in inside.items() if each == head]
        style = (
            "swimlane;fontStyle=1;childLayout=stackLayout;horizontal=1;startSize=30;horizontalStack=0;resizeParent=1;"
            "resizeParentMax=0;resizeLast=0;collapsible=1;marginBottom=0;whiteSpace=wrap;html=1;"
        )
        frame = Place(70 + number * wide + wide * 0.2, 700, wide * 0.6, 30 + 36 * len(mine))
        key = page.box(frame, head, style)
        for at, name in enumerate(mine):
            row = "text;strokeColor=none;fillColor=none;align=left;verticalAlign=middle;spacingLeft=4;overflow=hidden;html=1;"
            page.box(Place(0, 30 + 36 * at, frame.width, 36), name, row, key)
            lines.append((name, relation, hub))
        page.line("edgeStyle=orthogonalEdgeStyle;endArrow=classic;html=1;", (key, ids[hub]))
    return first._file([page]), only(only(truth, types=("body",)), lines=lines)


def roles(truth: Truth, who: Roles, down: bool = False) -> Made:
    """The group in bold and its chair or lead in small letters below, in one label; arrows to whom one answers, or `down` plain lines
    from parent to child, of accountability only."""
    truth = only(truth, relations=("accountable_to",)) if down else truth
    touched = {end for source, _, target in truth.lines for end in (source, target)}
    truth = only(truth, names=touched)
    page, spots = Drawing("Org chart"), _spots(truth, fill=(0.9, 0.55))
    ids = {}
    for name, at in spots.items():
        line = second(who, name)
        label = f"<b>{escape(name)}</b>" + (f'<br><font style="font-size: 10px"><i>{escape(line)}</i></font>' if line else "")
        ids[name] = page.box(at, label, "rounded=0;whiteSpace=wrap;html=1;fillColor=#fff2cc;strokeColor=#d6b656;")
    for source, relation, target in truth.lines:
        if down:
            style = "edgeStyle=elbowEdgeStyle;elbow=vertical;startArrow=none;endArrow=none;html=1;"
            page.line(style, (ids[target], ids[source]))
        else:
            page.line(f"endArrow=classic;html=1;{_DASH.get(relation, '')}", (ids[source], ids[target]))
    return first._file([page]), with_roles(truth, who)


# ── the documents ────────────────────────────────────────────────────────────────────────────────────────────────────

_HEADS: Mapping[str, tuple[str, str]] = {
    "Our priority areas": ("accountable_to", "workstream"),
    "Enablers": ("supports", "enabler"),
}


def _made() -> list[tuple[str, Callable[[], Made]]]:
    three = ("organisation", "body", "project")
    estates = only(PORTFOLIO, names=[name for name, _, _ in PORTFOLIO.nodes if "Office" not in name])
    return [
        ("layers", lambda: layers(COUNTIES, ("Governance", "Projects"))),
        ("layers", lambda: layers(VANGUARD, ("Boards and teams", "Partners and projects"))),
        ("layers", lambda: layers(only(MINDS, types=three), ("Groups", "Background"))),
        ("lists", lambda: lists(COUNTIES, "Two Counties Executive", _HEADS)),
        (
            "lists",
            lambda: lists(CLINICAL_FOCUS, "Thornholt Clinical Cabinet", {"Workstreams": ("accountable_to", "workstream")}),
        ),
        *(
            ("roles", lambda truth=truth, who=who, down=down: roles(truth, who, down))
            for (truth, who), down in zip(ROLED, (False, True, False), strict=True)
        ),
        ("key", lambda: first.plain(URGENT, key=True)),
        ("words", lambda: first.plain(COMMISSIONERS, words="value")),
        ("words", lambda: first.plain(COUNCILS, words="value", packed=True)),
        ("words-apart", lambda: first.plain(MINDS, words="child")),
        ("clipboard", lambda: first.plain(PORTFOLIO, bare=True)),
        ("contained", lambda: first.contained(estates)),
        ("lanes", lambda: first.lanes(COUNTIES, ("Scrutiny", "Strategy", "Leadership", "Delivery", "Projects"))),
        ("rich", lambda: first.rich(joined(only(CITY, relations=("accountable_to",))))),
        ("loose", lambda: first.loose(VANGUARD)),
        ("bus", lambda: first.loose(estates, bus=True)),
        ("colours", lambda: first.coloured(COUNTIES)),
        ("pages", lambda: first.pages(COUNTIES)),
    ]


def documents(most: int | None = None) -> list[Held]:
    """All documents of the format, or the first so many."""
    made = []
    for style, make in _made()[:most]:
        data, truth = make()
        made.append(Held("drawio", style, f"{truth.title.replace(':', ',')}.drawio", data, truth))
    return made
