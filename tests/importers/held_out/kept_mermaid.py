"""Flowcharts of the second set, among them ones with words in the arrow, classes on nodes, and post-holders in boxes."""

from __future__ import annotations

from collections.abc import Callable

from tests.importers.held_out import mermaid as first
from tests.importers.held_out.kept_roles import CLINICAL_ROLES, COUNTIES_ROLES, Roles, second, with_roles
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
from tests.importers.held_out.shaping import Held, kinds, only
from tests.importers.truths import Truth

Made = tuple[bytes, Truth]


def classes(truth: Truth) -> Made:
    """Words within the arrow (`A -- advises --> B`, `A == … ==> B` for who delegates), a class on each node where it is told, several
    statements a line."""
    keys, said = first._keys(truth), kinds(truth)
    made = ["flowchart TB"]
    for row in truth.rows:
        made.append("  " + "; ".join(f'{keys[name]}["{name}"]:::{said[name][0]}' for name, _, _ in row))
    for source, relation, target in truth.lines:
        left, right = ("==", "==>") if relation == "delegates_to" else ("--", "-->")
        made.append(f"  {keys[source]} {left} {first.WORDS[relation]} {right} {keys[target]}")
    for sort in dict.fromkeys(said[name][0] for name in said):
        made.append(f"  classDef {sort} stroke:#003087,stroke-width:1px")
    return ("\n".join(made) + "\n").encode(), truth


def roles(truth: Truth, who: Roles) -> Made:
    """The chair or the lead on a second line of the label; solid arrows to whom one answers, dotted ones with words for the rest."""
    keys = first._keys(truth)
    made = ["flowchart BT"]
    for name, _, _ in truth.nodes:
        label = "<br>".join(each for each in (name, second(who, name)) if each)
        made.append(f'    {keys[name]}["{label}"]')
    for source, relation, target in truth.lines:
        arrow = "-->" if relation == "accountable_to" else f"-. {first.WORDS[relation]} .->"
        made.append(f"    {keys[source]} {arrow} {keys[target]}")
    return ("\n".join(made) + "\n").encode(), with_roles(truth, who)


def _made() -> list[tuple[str, str, Callable[[], Made]]]:
    estates = only(PORTFOLIO, names=[name for name, _, _ in PORTFOLIO.nodes if "Office" not in name])
    return [
        ("classes", "mmd", lambda: classes(COMMISSIONERS)),
        ("classes", "mmd", lambda: classes(URGENT)),
        ("classes", "mmd", lambda: classes(MINDS)),
        ("roles", "mmd", lambda: roles(CLINICAL_FOCUS, CLINICAL_ROLES)),
        ("roles", "mmd", lambda: roles(COUNTIES, COUNTIES_ROLES)),
        ("worded", "mmd", lambda: first.worded(COUNCILS)),
        ("worded", "mmd", lambda: first.worded(CITY, head="flowchart LR")),
        ("shapes", "mmd", lambda: first.worded(CHAIRS, shapes=True)),
        ("inline", "mmd", lambda: first.worded(VANGUARD, inline=True)),
        ("downward", "mmd", lambda: first.downward(CITY)),
        ("downward", "mmd", lambda: first.downward(COUNTIES, style=True)),
        ("chains", "mmd", lambda: first.downward(PORTFOLIO, chains=True)),
        ("headless", "mmd", lambda: first.downward(CLINICAL_FOCUS, heads=False)),
        ("boxed", "mmd", lambda: first.boxed(estates)),
        ("tiers", "mmd", lambda: first.headed(VANGUARD, ("Partners", "Direction", "Management", "Teams", "Pilots"))),
        ("tiers", "mmd", lambda: first.headed(PORTFOLIO, ("Sponsor", "Delivery", "Work", "Schemes"))),
        ("paper", "md", lambda: first.paper(URGENT)),
    ]


def documents(most: int | None = None) -> list[Held]:
    """All documents of the format, or the first so many."""
    made = []
    for style, suffix, make in _made()[:most]:
        data, truth = make()
        made.append(Held("mermaid", style, f"{truth.title.replace(':', ',')}.{suffix}", data, truth))
    return made
