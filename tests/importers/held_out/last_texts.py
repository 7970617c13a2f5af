"""The third set's documents that are text: GraphML, Mermaid, DOT and CSV, by the makers of the first two sets with other structures."""

from __future__ import annotations

from collections.abc import Callable

from tests.importers.held_out import csv, dot, graphml, kept_csv, kept_dot, kept_graphml, kept_mermaid, mermaid
from tests.importers.held_out.last_roles import ACP_ROLES, DIABETES_ROLES, SHADOW_ROLES
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
from tests.importers.held_out.shaping import Held, joined, only
from tests.importers.truths import Truth

Made = tuple[bytes, Truth]
#: Style, the file's ending, and its making.
Listed = list[tuple[str, str, Callable[[], Made]]]
_TWO = ("body", "project")


def _without(truth: Truth, *words: str) -> Truth:
    return only(truth, names=[name for name, _, _ in truth.nodes if not any(word in name for word in words)])


_PLACES = _without(ICS, "NHS England", "Finance", "Enabler")
_SIMPLE = _without(DIABETES, "Forum")
_DOWN = joined(only(MAP, types=_TWO, relations=("accountable_to",)))


def _graphs() -> Listed:
    end = "graphml"
    return [
        ("yed-words", end, lambda: graphml.yed(JOINT)),
        ("yed-words", end, lambda: graphml.yed(SEATS, colours=True)),
        ("yed-dashes", end, lambda: graphml.yed(SHADOW, words=False)),
        ("yed-dashes", end, lambda: graphml.yed(ACP, words=False, colours=True)),
        ("yed-down", end, lambda: graphml.yed(_PLACES, down=True)),
        ("yed-down", end, lambda: graphml.yed(_DOWN, down=True)),
        ("yed-groups", end, lambda: graphml.nested(_SIMPLE)),
        ("yed-groups", end, lambda: graphml.nested(_PLACES)),
        ("networkx", end, lambda: graphml.plain(HOSPITALS, "networkx")),
        ("networkx", end, lambda: graphml.plain(AGREEMENTS, "networkx")),
        ("gephi", end, lambda: graphml.plain(MAP, "gephi")),
        ("igraph", end, lambda: graphml.plain(ACP, "igraph")),
        ("undirected", end, lambda: graphml.plain(_SIMPLE, "undirected")),
        ("undirected", end, lambda: graphml.plain(_PLACES, "undirected")),
        ("typed", end, lambda: kept_graphml.typed(only(MATERNITY, types=_TWO))),
        ("typed", end, lambda: kept_graphml.typed(_without(ACP, "Hospitals", "Healthwatch"))),
        ("yed-roles", end, lambda: kept_graphml.roles(SHADOW, SHADOW_ROLES)),
        ("yed-roles", end, lambda: kept_graphml.roles(DIABETES, DIABETES_ROLES)),
    ]


def _charts() -> Listed:
    return [
        ("worded", "mmd", lambda: mermaid.worded(JOINT)),
        ("worded", "mmd", lambda: mermaid.worded(SHADOW, head="flowchart LR")),
        ("shapes", "mmd", lambda: mermaid.worded(AGREEMENTS, shapes=True)),
        ("shapes", "mmd", lambda: mermaid.worded(SEATS, shapes=True, head="flowchart BT")),
        ("inline", "mmd", lambda: mermaid.worded(HOSPITALS, inline=True)),
        ("downward", "mmd", lambda: mermaid.downward(MAP)),
        ("downward", "mmd", lambda: mermaid.downward(SHADOW, style=True)),
        ("chains", "mmd", lambda: mermaid.downward(ICS, chains=True)),
        ("chains", "mmd", lambda: mermaid.downward(ACP, chains=True, heads=False)),
        ("headless", "mmd", lambda: mermaid.downward(MATERNITY, heads=False)),
        ("boxed", "mmd", lambda: mermaid.boxed(_SIMPLE)),
        ("boxed", "mmd", lambda: mermaid.boxed(_PLACES)),
        ("tiers", "mmd", lambda: mermaid.headed(SHADOW, ("Scrutiny", "Strategy", "Management", "Delivery", "Schemes"))),
        ("tiers", "mmd", lambda: mermaid.headed(DIABETES, ("Direction", "Delivery", "Clinical", "Schemes"))),
        ("paper", "md", lambda: mermaid.paper(ACP)),
        ("classes", "mmd", lambda: kept_mermaid.classes(JOINT)),
        ("classes", "mmd", lambda: kept_mermaid.classes(MATERNITY)),
        ("roles", "mmd", lambda: kept_mermaid.roles(SHADOW, SHADOW_ROLES)),
        ("roles", "mmd", lambda: kept_mermaid.roles(DIABETES, DIABETES_ROLES)),
    ]


def _dots() -> Listed:
    return [
        ("named", "dot", lambda: dot.named(JOINT)),
        ("named", "dot", lambda: dot.named(SEATS)),
        ("defaults", "dot", lambda: dot.named(SHADOW, defaults=True)),
        ("defaults", "dot", lambda: dot.named(AGREEMENTS, defaults=True)),
        ("listed", "dot", lambda: dot.listed(MAP)),
        ("listed", "dot", lambda: dot.listed(SHADOW, breaks=True)),
        ("html", "dot", lambda: dot.listed(MATERNITY, html=True)),
        ("sets", "dot", lambda: dot.downward(SHADOW, "sets")),
        ("sets", "dot", lambda: dot.downward(MAP, "sets")),
        ("chains", "dot", lambda: dot.downward(DIABETES, "chains")),
        ("headless", "dot", lambda: dot.downward(ICS, "headless")),
        ("undirected", "dot", lambda: dot.downward(ACP, "plain")),
        ("tiers", "dot", lambda: dot.clusters(SHADOW, False)),
        ("clusters", "dot", lambda: dot.clusters(_SIMPLE, True)),
        ("clusters", "dot", lambda: dot.clusters(_PLACES, True)),
        ("records", "dot", lambda: kept_dot.records(SHADOW, SHADOW_ROLES)),
        ("records", "dot", lambda: kept_dot.records(ACP, ACP_ROLES)),
        ("printed", "dot", lambda: kept_dot.printed(HOSPITALS)),
        ("printed", "dot", lambda: kept_dot.printed(MATERNITY)),
    ]


def _lists() -> Listed:
    return [
        ("pairs", "csv", lambda: csv.pairs(JOINT)),
        ("pairs", "csv", lambda: csv.pairs(AGREEMENTS, ("Source", "Relationship", "Target"))),
        ("pairs-signs", "csv", lambda: csv.pairs(HOSPITALS, sign=";", encoding="cp1252")),
        ("pairs-signs", "csv", lambda: csv.pairs(SHADOW, sign="\t", encoding="utf-16")),
        ("pairs-signs", "csv", lambda: csv.pairs(MATERNITY, ("Who", "What", "Whom"), sign="|", encoding="utf-8")),
        ("child-parent", "csv", lambda: csv.parents(MAP, ("Group", "Accountable to"))),
        ("child-parent", "csv", lambda: csv.parents(ICS, ("Sub-group", "Parent group"))),
        ("parent-child", "csv", lambda: csv.parents(SHADOW, ("Parent", "Child"), True)),
        ("adjacency", "csv", lambda: csv.adjacency(MATERNITY)),
        ("register", "csv", lambda: csv.register(SHADOW, ("Name", "Type", "Accountable to"))),
        ("register", "csv", lambda: csv.register(ICS, ("Title", "Category", "Answers to"), ";", "cp1252")),
        ("seats", "csv", lambda: csv.seats(SEATS, "rows")),
        ("seats-cell", "csv", lambda: csv.seats(AGREEMENTS, "cell")),
        ("ticks", "csv", lambda: csv.seats(SEATS, "ticks")),
        ("outline", "csv", lambda: csv.outline(ACP)),
        ("outline", "csv", lambda: csv.outline(MAP)),
        ("levels", "csv", lambda: kept_csv.levels(ICS)),
        ("levels", "csv", lambda: kept_csv.levels(SHADOW, ";")),
        ("square", "csv", lambda: kept_csv.square(MATERNITY, "Accountable to →")),
        ("square", "csv", lambda: kept_csv.square(DIABETES, "The row is accountable to the column")),
    ]


_MAKERS = {"graphml": _graphs, "mermaid": _charts, "dot": _dots, "csv": _lists}


def documents(form: str, most: int | None = None) -> list[Held]:
    """All documents of a format, or the first so many."""
    made = []
    for style, ending, make in _MAKERS[form]()[:most]:
        data, truth = make()
        made.append(Held(form, style, f"{truth.title.replace(':', ',').replace('/', '-')}.{ending}", data, truth))
    return made
