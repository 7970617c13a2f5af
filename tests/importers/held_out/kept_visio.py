"""Visio drawings of the second set: cross-functional lanes, boxes with post-holders, and shapes that carry shape data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.sax.saxutils import escape

from tests.importers.held_out import visio as first
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
from tests.importers.held_out.shaping import Held, Place, children, facing, kinds, only, places, unsaid
from tests.importers.held_out.vsdx import Sheet, cells_of, package
from tests.importers.truths import Truth

Made = tuple[bytes, Truth]
_DASH: Mapping[str, int] = {"oversees": 2, "advises": 2, "supports": 3}


# ── styles ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def lanes(truth: Truth, heads: tuple[str, ...]) -> Made:
    """A cross-functional flowchart: a lane for each row with its heading turned on its side, which is no group; glued arrows run to
    whom one answers, dashed for advice and scrutiny, dotted for support. Every lane is a group shape as Visio's stencil makes them."""
    sheet, ids, spots = Sheet(truth.title), {}, {}
    sheet.box(Place(0.5, 0.15, 15.5, 0.5), truth.title, master=0)
    high = 10.4 / len(truth.rows)
    assert len(heads) == len(truth.rows)
    for number, head in enumerate(heads):
        at = Place(0.3, 0.8 + number * high, 15.9, high)
        me = sheet.number()
        sheet.inner = []
        sheet.box(at, "", fill="FFFFFF", up=at)
        turned = '<Cell N="TxtAngle" V="1.5707963267949"/>' + cells_of(
            TxtPinX=0.2, TxtPinY=high / 2, TxtWidth=high, TxtHeight=0.4, TxtLocPinX=high / 2, TxtLocPinY=0.2
        )
        sheet.box(Place(at.x, at.y, 0.4, high), head, fill="BDD7EE", extra=turned, up=at)
        cells = cells_of(PinX=at.middle[0], PinY=sheet.flip(at.middle[1]), Width=at.width, Height=at.height)
        cells += cells_of(LocPinX=at.width / 2, LocPinY=at.height / 2)
        user = (
            '<Section N="User"><Row N="msvStructureType"><Cell N="Value" V="Container" U="STR"/></Row>'
            '<Row N="msvShapeCategories"><Cell N="Value" V="CFF Container;Swimlane;DoNotContain" U="STR"/></Row></Section>'
        )
        sheet.shapes.append(
            f'<Shape ID="{me}" NameU="Swimlane.{me}" Name="Swimlane.{me}" Type="Group" LineStyle="3" FillStyle="3" TextStyle="3">'
            f"{cells}{user}<Shapes>{''.join(sheet.inner)}</Shapes></Shape>"
        )
    laid = places(truth, 15.3, 10.4, widest=2.3, fill=(0.8, 0.45))
    for name, place in laid.items():
        spots[name] = Place(place.x + 0.8, place.y + 0.8, place.width, place.height)
        ids[name] = sheet.box(spots[name], name)
    for source, relation, target in truth.lines:
        start, end = facing(spots[source], spots[target])
        sheet.line(start, end, ends=(ids[source], ids[target]), dash=_DASH.get(relation, 1))
    return package([sheet]), truth


def roles(truth: Truth, who: Roles) -> Made:
    """An organisation chart whose boxes hold the group and, on a line below, its chair or lead; connectors from parent to child without
    arrowheads, and only of accountability."""
    under = children(truth)
    touched = {*under, *(each for kids in under.values() for each in kids)}
    truth = only(truth, relations=("accountable_to",), names=touched)
    sheet = Sheet(truth.title)
    spots = places(truth, 16.3, 11.2, top=0.2, widest=2.5, fill=(0.85, 0.45))
    ids = {}
    for name, at in spots.items():
        text = "\n".join(each for each in (name, second(who, name)) if each)
        ids[name] = sheet.box(at, text, master=6 if under.get(name) else 5, fill="DEEBF7")
    for source, _, target in truth.lines:
        start, end = facing(spots[target], spots[source])
        middle = (start[1] + end[1]) / 2
        sheet.line(start, end, ends=(ids[target], ids[source]), head="", route=((start[0], middle), (end[0], middle)))
    return package([sheet]), with_roles(truth, who)


_SAID: Mapping[str, str] = {
    "ccg": "CCG",
    "gp_provider": "GP federation",
    "community_provider": "Community provider",
    "local_authority": "Local authority",
    "voluntary_sector": "Voluntary sector",
    "strategic_board": "Board",
    "delivery_group": "Delivery group",
    "finance_group": "Finance group",
    "reference_group": "Reference group",
    "clinical_cabinet": "Clinical cabinet",
    "locality_group": "Locality group",
    "national_body": "National body",
    "programme_office": "Programme office",
    "workstream": "Workstream",
}


def data(truth: Truth) -> Made:
    """Shapes with shape data (the sort of thing, its owner, when it was looked at), as drawings linked to a spreadsheet have; glued arrows
    whose words stand on them."""
    sheet, said = Sheet(truth.title), kinds(truth)
    spots = places(truth, 16.3, 11.2, top=0.3, widest=2.4, fill=(0.8, 0.42))
    ids = {}
    for name, at in spots.items():
        node_type, kind = said[name]
        rows = (("Type", "Project" if node_type == "project" else _SAID[str(kind)]), ("Reviewed", "March 2019"))
        props = "".join(
            f'<Row N="Row_{number}"><Cell N="Label" V="{label}"/><Cell N="Type" V="0"/>'
            f'<Cell N="Value" V="{escape(value)}" U="STR"/></Row>'
            for number, (label, value) in enumerate(rows, 1)
        )
        ids[name] = sheet.box(at, name, extra=f'<Section N="Property">{props}</Section>')
    for source, relation, target in truth.lines:
        start, end = facing(spots[source], spots[target])
        sheet.line(start, end, ends=(ids[source], ids[target]), text=first.WORDS[relation])
    return package([sheet]), truth


# ── the documents ────────────────────────────────────────────────────────────────────────────────────────────────────

_PANELS: Mapping[str, tuple[str, str, str]] = {
    "Clinical workstreams": ("accountable_to", "Two Counties Executive", "workstream"),
    "Enabling groups": ("supports", "Two Counties Executive", "enabler"),
}


def _made() -> list[tuple[str, Callable[[], Made]]]:
    two = ("body", "project")
    estates = only(PORTFOLIO, names=[name for name, _, _ in PORTFOLIO.nodes if "Office" not in name])
    return [
        ("lanes", lambda: lanes(COUNTIES, ("Assurance", "Strategy", "Leadership", "Delivery", "Projects"))),
        ("lanes", lambda: lanes(VANGUARD, ("Partners", "Direction", "Management", "Neighbourhoods", "Projects"))),
        ("lanes", lambda: lanes(PORTFOLIO, ("Sponsor", "Delivery", "Workstreams", "Schemes"))),
        *(("roles", lambda truth=truth, who=who: roles(truth, who)) for truth, who in ROLED),
        ("shape-data", lambda: data(VANGUARD)),
        ("shape-data", lambda: data(URGENT)),
        ("flow", lambda: first.flow(URGENT)),
        ("flow", lambda: first.flow(CLINICAL_FOCUS)),
        ("words", lambda: first.flow(COMMISSIONERS, words=True)),
        ("words", lambda: first.flow(COUNCILS, words=True)),
        ("unglued", lambda: first.flow(PORTFOLIO, glued=False)),
        ("orgchart", lambda: first.orgchart(CITY)),
        ("orgchart", lambda: first.orgchart(COUNTIES)),
        ("containers", lambda: first.contained(COUNTIES, _PANELS)),
        ("nested", lambda: first.nested(estates)),
        ("pages", lambda: first.pages(COUNTIES)),
        ("groups", lambda: first.grouped(unsaid(only(MINDS, types=("organisation", *two))))),
        ("colours", lambda: first.coloured(COUNTIES)),
    ]


def documents(most: int | None = None) -> list[Held]:
    """All documents of the format, or the first so many."""
    made = []
    for style, make in _made()[:most]:
        packed, truth = make()
        made.append(Held("vsdx", style, f"{truth.title.replace(':', ',')}.vsdx", packed, truth))
    return made
