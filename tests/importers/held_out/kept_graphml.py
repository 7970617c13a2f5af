"""Graphs of the second set, among them ones whose nodes carry their category and tier as attributes, and yEd boxes with post-holders."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

from tests.importers.held_out import graphml as first
from tests.importers.held_out.kept_roles import CLINICAL_ROLES, PORTFOLIO_ROLES, Roles, second, with_roles
from tests.importers.held_out.kept_truths import (
    CHAIRS,
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
from tests.importers.held_out.shaping import Held, joined, kinds, only, places
from tests.importers.truths import Truth

Made = tuple[bytes, Truth]
_SAID: Mapping[str, str] = {
    "post": "Post",
    "project": "Project",
    "strategic_board": "Board",
    "delivery_group": "Delivery group",
    "workstream": "Workstream",
    "reference_group": "Reference group",
    "programme_office": "Programme office",
    "clinical_cabinet": "Clinical cabinet",
    "finance_group": "Finance group",
    "locality_group": "Locality group",
    "national_body": "National body",
    "ccg": "CCG",
    "gp_provider": "GP federation",
    "community_provider": "Community provider",
    "local_authority": "Local authority",
    "voluntary_sector": "Voluntary sector",
}


def typed(truth: Truth) -> Made:
    """Nodes with a label, a category in words and the number of their tier; edges with a relationship in words."""
    said = kinds(truth)
    keys = "".join(
        f'<key id="{key}" for="{what}" attr.name="{name}" attr.type="{sort}"/>'
        for key, what, name, sort in (
            ("k0", "node", "label", "string"),
            ("k1", "node", "category", "string"),
            ("k2", "node", "tier", "int"),
            ("k3", "edge", "relationship", "string"),
        )
    )
    ids, made = {}, []
    for tier, row in enumerate(truth.rows, 1):
        for name, _, _ in row:
            ids[name] = f"v{len(ids)}"
            node_type, kind = said[name]
            words = _SAID["project" if node_type == "project" else str(kind)]
            data = f'<data key="k0">{escape(name)}</data><data key="k1">{words}</data><data key="k2">{tier}</data>'
            made.append(f'<node id="{ids[name]}">{data}</node>')
    for source, relation, target in truth.lines:
        data = f'<data key="k3">{first.WORDS[relation]}</data>'
        made.append(f'<edge source="{ids[source]}" target="{ids[target]}">{data}</edge>')
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">{keys}'
        f'<graph id="governance" edgedefault="directed">{"".join(made)}</graph></graphml>'
    ).encode(), truth


def roles(truth: Truth, who: Roles) -> Made:
    """Boxes of yEd with a line for the group and one for its chair or lead; arrows with words to whom one answers or whom one advises."""
    spots = places(truth, 1600, 900)
    ids = {name: f"n{at}" for at, name in enumerate(spots)}
    made = [
        first._yed_node(ids[name], "\n".join(each for each in (name, second(who, name)) if each), at)
        for name, at in spots.items()
    ]
    for number, (source, relation, target) in enumerate(truth.lines):
        made.append(first._yed_edge(number, (ids[source], ids[target]), first.WORDS[relation]))
    data = f'{first._OPEN}{first._YED}<graph edgedefault="directed" id="G">{"".join(made)}</graph><data key="d7"/></graphml>'
    return data.encode(), with_roles(truth, who)


def _made() -> list[tuple[str, Callable[[], Made]]]:
    two = ("body", "project")
    estates = only(PORTFOLIO, names=[name for name, _, _ in PORTFOLIO.nodes if "Office" not in name])
    return [
        ("typed", lambda: typed(URGENT)),
        ("typed", lambda: typed(VANGUARD)),
        ("typed", lambda: typed(CLINICAL_FOCUS)),
        ("yed-roles", lambda: roles(CLINICAL_FOCUS, CLINICAL_ROLES)),
        ("yed-roles", lambda: roles(PORTFOLIO, PORTFOLIO_ROLES)),
        ("yed-words", lambda: first.yed(COMMISSIONERS)),
        ("yed-words", lambda: first.yed(CHAIRS)),
        ("yed-dashes", lambda: first.yed(COUNTIES, words=False)),
        ("yed-dashes", lambda: first.yed(VANGUARD, words=False, colours=True)),
        ("yed-down", lambda: first.yed(joined(only(CITY, relations=("accountable_to",))), down=True)),
        ("yed-groups", lambda: first.nested(estates)),
        ("networkx", lambda: first.plain(COUNCILS, "networkx")),
        ("networkx", lambda: first.plain(MINDS, "networkx")),
        ("gephi", lambda: first.plain(CITY, "gephi")),
        ("igraph", lambda: first.plain(COMMISSIONERS, "igraph")),
        ("undirected", lambda: first.plain(joined(only(MINDS, types=two, relations=("accountable_to",))), "undirected")),
        ("undirected", lambda: first.plain(estates, "undirected")),
    ]


def documents(most: int | None = None) -> list[Held]:
    """All documents of the format, or the first so many."""
    made = []
    for style, make in _made()[:most]:
        data, truth = make()
        made.append(Held("graphml", style, f"{truth.title.replace(':', ',')}.graphml", data, truth))
    return made
