"""Graphviz files of the second set, among them records of a group and its chair, and graphs as programs print them."""

from __future__ import annotations

from collections.abc import Callable

from tests.importers.held_out import dot as first
from tests.importers.held_out.kept_roles import CLINICAL_ROLES, COUNTIES_ROLES, PORTFOLIO_ROLES, Roles, second, with_roles
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
from tests.importers.held_out.shaping import Held, only, places
from tests.importers.truths import Truth

Made = tuple[bytes, Truth]


def records(truth: Truth, who: Roles) -> Made:
    """A record a group, its name above and its chair or lead below; solid lines to whom one answers, words on the others."""
    made = ["digraph governance {", "  rankdir=BT;", "  node [shape=record];"]
    keys = {name: f"r{at}" for at, (name, _, _) in enumerate(truth.nodes)}
    for name, _, _ in truth.nodes:
        line = second(who, name)
        made.append(f'  {keys[name]} [label="{{{name}|{line}}}"];' if line else f'  {keys[name]} [label="{name}"];')
    for source, relation, target in truth.lines:
        words = f' [label="{first.WORDS[relation]}", style=dashed]' if relation != "accountable_to" else ""
        made.append(f"  {keys[source]} -> {keys[target]}{words};")
    return first._end(made), with_roles(truth, who)


def printed(truth: Truth) -> Made:
    """As `dot -Tdot` prints it: positions, sizes and a bounding box, attributes over several lines, words with places of their own."""
    spots = places(truth, 1200, 800)
    keys = {name: f"n{at}" for at, name in enumerate(spots)}
    made = ["digraph G {", '\tgraph [bb="0,0,1200,800"];', '\tnode [label="\\N", shape=box];']
    for name, at in spots.items():
        x, y = at.middle
        made.append(
            f'\t{keys[name]}\t[height=0.5,\n\t\tlabel="{name}",\n\t\tpos="{x:.1f},{800 - y:.1f}",\n\t\twidth={at.width / 72:.2f}];'
        )
    for source, relation, target in truth.lines:
        (x, y), (to_x, to_y) = spots[source].middle, spots[target].middle
        path = f"e,{to_x:.1f},{800 - to_y:.1f} {x:.1f},{800 - y:.1f}"
        made.append(
            f'\t{keys[source]} -> {keys[target]}\t[label="{first.WORDS[relation]}",\n\t\tlp="{(x + to_x) / 2:.1f},'
            f'{800 - (y + to_y) / 2:.1f}",\n\t\tpos="{path}"];'
        )
    return first._end(made), truth


def _made() -> list[tuple[str, Callable[[], Made]]]:
    estates = only(PORTFOLIO, names=[name for name, _, _ in PORTFOLIO.nodes if "Office" not in name])
    return [
        ("records", lambda: records(CLINICAL_FOCUS, CLINICAL_ROLES)),
        ("records", lambda: records(COUNTIES, COUNTIES_ROLES)),
        ("records", lambda: records(PORTFOLIO, PORTFOLIO_ROLES)),
        ("printed", lambda: printed(URGENT)),
        ("printed", lambda: printed(MINDS)),
        ("named", lambda: first.named(COMMISSIONERS)),
        ("named", lambda: first.named(CHAIRS)),
        ("defaults", lambda: first.named(COUNCILS, defaults=True)),
        ("defaults", lambda: first.named(CITY, defaults=True)),
        ("listed", lambda: first.listed(COUNTIES)),
        ("html", lambda: first.listed(VANGUARD, html=True)),
        ("sets", lambda: first.downward(CITY, "sets")),
        ("chains", lambda: first.downward(PORTFOLIO, "chains")),
        ("headless", lambda: first.downward(COUNTIES, "headless")),
        ("undirected", lambda: first.downward(CLINICAL_FOCUS, "plain")),
        ("tiers", lambda: first.clusters(VANGUARD, False)),
        ("clusters", lambda: first.clusters(estates, True)),
    ]


def documents(most: int | None = None) -> list[Held]:
    """All documents of the format, or the first so many."""
    made = []
    for style, make in _made()[:most]:
        data, truth = make()
        made.append(Held("dot", style, f"{truth.title.replace(':', ',')}.dot", data, truth))
    return made
