"""Graphviz files as analysts write them by hand and as programs write them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.importers.held_out.shaping import Held, children, joined, kinds, only, wrapped
from tests.importers.held_out.truths import ALLIANCE, COMMITTEE, FINANCE, FRAILTY, ICS, MAP, NETWORK, PLACE, PROGRAMME, SEATS
from tests.importers.truths import Line, Truth

Made = tuple[bytes, Truth]
WORDS: Mapping[str, str] = {
    "accountable_to": "accountable to",
    "oversees": "scrutinises",
    "advises": "advises",
    "supports": "supports",
    "delegates_to": "delegates to",
    "member_of": "member of",
    "part_of": "part of",
    "party_to": "party to",
    "covers": "covers",
    "leads": "leads",
    "sits_on": "sits on",
}


def _end(made: list[str]) -> bytes:
    return ("\n".join([*made, "}"]) + "\n").encode()


def named(truth: Truth, defaults: bool = False) -> Made:
    """Names as ids, in quotes, with words on each line; `defaults` sets them for a run of lines in `edge [label=…]`."""
    made = ["digraph Governance {", "    rankdir = TB;", "    node [shape=box, style=filled, fillcolor=lightblue];"]
    truth = joined(truth)
    if defaults:
        for relation in dict.fromkeys(each[1] for each in truth.lines):
            made.append(f'    edge [label="{WORDS[relation]}"];')
            made += [f'    "{source}" -> "{target}";' for source, kind, target in truth.lines if kind == relation]
    else:
        made += [f'    "{source}" -> "{target}" [label="{WORDS[relation]}"];' for source, relation, target in truth.lines]
    return _end(made), truth


def listed(truth: Truth, breaks: bool = False, html: bool = False) -> Made:
    """Ids and labels, `breaks` in the labels, or `html` ones; words on lines other than accountability, which runs upwards (rankdir=BT)."""
    made = [
        "// Drawn for the board, May 2019",
        "digraph {",
        '  graph [rankdir="BT", fontname="Arial", nodesep=0.4]',
        '  node [shape="box" fontname="Arial"]',
    ]
    keys = {name: f"node{at}" for at, (name, _, _) in enumerate(truth.nodes)}
    for name, _, _ in truth.nodes:
        lines = wrapped(name)
        label = (
            f"<<b>{'<br/>'.join(lines)}</b>>".replace("&", "&amp;")
            if html
            else '"' + ("\\n".join(lines) if breaks else name) + '"'
        )
        made.append(f"  {keys[name]} [label={label}]")
    for row in truth.rows:
        made.append(f"  {{ rank=same; {'; '.join(keys[name] for name, _, _ in row)} }}")
    for source, relation, target in truth.lines:
        dash = {"oversees": ", style=dashed", "advises": ", style=dashed", "supports": ", style=dotted"}.get(relation, "")
        words = f' [label="{WORDS[relation]}"{dash}]' if relation != "accountable_to" else ""
        made.append(f"  {keys[source]} -> {keys[target]}{words}")
    return _end(made), truth


def downward(truth: Truth, manner: str) -> Made:
    """Parent first: `sets` (a -> {b; c}), `chains`, `headless` arrows, `plain` graph with --."""
    truth = joined(only(truth, relations=("accountable_to",)))
    keys = {name: f"g{at}" for at, (name, _, _) in enumerate(truth.nodes)}
    made = [f"{'graph' if manner == 'plain' else 'digraph'} structure {{", "node[shape=rectangle];"]
    made += [f'{keys[name]}[label="{name}"];' for name, _, _ in truth.nodes]
    under, inner = children(truth), {source for source, _, _ in truth.lines}
    if manner == "sets":
        made += [f"{keys[name]} -> {{{' '.join(keys[each] for each in kids)}}};" for name, kids in under.items()]
    elif manner == "chains":
        for source, _, target in truth.lines:
            if under[target][0] == source and target in inner:
                continue
            path = [target, source]
            while under.get(path[-1]):
                path.append(under[path[-1]][0])
            made.append(f"{' -> '.join(keys[each] for each in path)};")
    else:
        sign, more = ("--", "") if manner == "plain" else ("->", " [arrowhead=none]")
        made += [f"{keys[target]} {sign} {keys[source]}{more};" for source, _, target in truth.lines]
    return _end(made), truth


def clusters(truth: Truth, titled: bool) -> Made:
    """`titled`: clusters are bodies, what is in one is part of it. Else they are tiers with headings, and lines run as elsewhere."""
    keys = {name: f"n_{at}" for at, (name, _, _) in enumerate(truth.nodes)}
    if not titled:
        heads = ("Partners and scrutiny", "Strategy", "Oversight and co-ordination", "Delivery", "Projects")
        made = ["digraph G {", "  compound=true;"]
        for number, row in enumerate(truth.rows):
            made += [f"  subgraph cluster_{number} {{", f'    label="{heads[number]}"; style=rounded; color=grey;']
            made += [f'    {keys[name]} [label="{name}"];' for name, _, _ in row] + ["  }"]
        for source, relation, target in truth.lines:
            made.append(f'  {keys[source]} -> {keys[target]} [label="{WORDS[relation]}"];')
        return _end(made), truth
    truth = joined(only(truth, relations=("accountable_to",)))
    under, said, lines = children(truth), kinds(truth), []
    inner = {source for source, _, _ in truth.lines}
    made = ["digraph G {", "  node [shape=box];"]

    def put(name: str, depth: int) -> None:
        pad = "  " * depth
        if not under.get(name):
            made.append(f'{pad}{keys[name]} [label="{name}"];')
            return
        made.extend([f"{pad}subgraph cluster_{keys[name]} {{", f'{pad}  label="{name}";'])
        for each in under[name]:
            line: Line = (each, "part_of" if said[each][0] == "body" else "accountable_to", name)
            lines.append(line)
            put(each, depth + 1)
        made.append(f"{pad}}}")

    for name, _, _ in truth.nodes:
        if name not in inner:
            put(name, 1)
    return _end(made), only(truth, lines=lines)


def _made() -> list[tuple[str, Callable[[], Made]]]:
    ics = only(ICS, names=[name for row in ICS.rows[1:5] for name, _, _ in row])
    return [
        ("named", lambda: named(COMMITTEE)),
        ("named", lambda: named(FINANCE)),
        ("named", lambda: named(SEATS)),
        ("defaults", lambda: named(PROGRAMME, defaults=True)),
        ("defaults", lambda: named(ALLIANCE, defaults=True)),
        ("listed", lambda: listed(PROGRAMME)),
        ("listed", lambda: listed(MAP, breaks=True)),
        ("html", lambda: listed(PLACE, html=True)),
        ("html", lambda: listed(NETWORK, html=True)),
        ("sets", lambda: downward(MAP, "sets")),
        ("sets", lambda: downward(PROGRAMME, "sets")),
        ("chains", lambda: downward(FRAILTY, "chains")),
        ("headless", lambda: downward(ics, "headless")),
        ("undirected", lambda: downward(PLACE, "plain")),
        ("undirected", lambda: downward(NETWORK, "plain")),
        ("tiers", lambda: clusters(PROGRAMME, False)),
        ("tiers", lambda: clusters(PLACE, False)),
        ("clusters", lambda: clusters(FRAILTY, True)),
        ("clusters", lambda: clusters(ics, True)),
    ]


def documents(most: int | None = None) -> list[Held]:
    """All documents of the format, or the first so many."""
    made = []
    for style, make in _made()[:most]:
        data, truth = make()
        made.append(Held("dot", style, f"{truth.title.replace(':', ',').replace('/', '-')}.dot", data, truth))
    return made
