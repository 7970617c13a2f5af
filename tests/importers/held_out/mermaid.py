"""Flowcharts in Mermaid as people write them in wikis and papers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from tests.importers.held_out.shaping import Held, children, joined, kinds, only, wrapped
from tests.importers.held_out.truths import ALLIANCE, COMMITTEE, FINANCE, FRAILTY, ICS, MAP, NETWORK, PLACE, PROGRAMME
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


def _keys(truth: Truth) -> dict[str, str]:
    """Short ids as people invent them: the initials, with a number where they are taken."""
    made: dict[str, str] = {}
    for name, _, _ in truth.nodes:
        short = "".join(each[0] for each in re.findall(r"[A-Za-z0-9]+", name)).upper()
        key, number = short, 1
        while key in made.values() or key.lower() in ("end", "tb", "td", "lr", "bt", "o", "x"):
            number += 1
            key = f"{short}{number}"
        made[name] = key
    return made


_SHAPES: Mapping[str, tuple[str, str]] = {
    "organisation": ("[(", ")]"),
    "project": ("([", "])"),
    "post": ("((", "))"),
    "instrument": ("[/", "/]"),
    "body": ("[", "]"),
}


def worded(truth: Truth, *, inline: bool = False, shapes: bool = False, head: str = "graph TD") -> Made:
    """Each line with its words, from who does it to whom; nodes are told where they are first used, or in a list above."""
    keys, said = _keys(truth), kinds(truth)
    made, told = [head], set()

    def tell(name: str) -> str:
        if name in told:
            return keys[name]
        told.add(name)
        start, end = _SHAPES[said[name][0]] if shapes else ("[", "]")
        label = f'"{name}"' if re.search(r"[^A-Za-z0-9 '-]", name) else name
        return f"{keys[name]}{start}{label}{end}"

    if not inline:
        made += [f"    {tell(name)}" for name, _, _ in truth.nodes]
        made.append("")
    for source, relation, target in truth.lines:
        made.append(f"    {tell(source)} -->|{WORDS[relation]}| {tell(target)}")
    if inline:
        truth = joined(truth)
    return ("\n".join(made) + "\n").encode(), truth


def downward(truth: Truth, *, chains: bool = False, heads: bool = True, style: bool = False) -> Made:
    """Parent first and top down, `heads` with arrowheads or plain (---); `chains` run A --> B --> C and A --> B & C."""
    truth = joined(only(truth, relations=("accountable_to",)))
    keys, under = _keys(truth), children(truth)
    arrow = "-->" if heads else "---"
    made = ['%%{init: {"theme": "neutral"}}%%', "flowchart TB", "    %% who answers to whom", ""]
    made += [f'    {keys[name]}["{"<br/>".join(wrapped(name))}"]' for name, _, _ in truth.nodes]
    if chains:
        for name, kids in under.items():
            made.append(f"    {keys[name]} {arrow} {' & '.join(keys[each] for each in kids)}")
    else:
        made += [f"    {keys[target]} {arrow} {keys[source]}" for source, _, target in truth.lines]
    if style:
        made += [
            "    classDef board fill:#005EB8,color:#fff",
            f"    class {keys[truth.nodes[0][0]]} board",
            "    linkStyle default stroke:#003087",
        ]
    return ("\n".join(made) + "\n").encode(), truth


def boxed(truth: Truth) -> Made:
    """A subgraph for each body that others answer to, titled with its name, and nothing drawn between: those inside are part of it."""
    truth = joined(only(truth, relations=("accountable_to",)))
    keys, under, said = _keys(truth), children(truth), kinds(truth)
    inner = {source for source, _, _ in truth.lines}
    lines: list[Line] = []
    made = ["flowchart LR"]

    def put(name: str, depth: int) -> None:
        pad = "    " * depth
        if not under.get(name):
            made.append(f"{pad}{keys[name]}[{name}]")
            return
        made.append(f'{pad}subgraph {keys[name]} ["{name}"]')
        for each in under[name]:
            lines.append((each, "part_of" if said[each][0] == "body" else "accountable_to", name))
            put(each, depth + 1)
        made.append(f"{pad}end")

    for name, _, _ in truth.nodes:
        if name not in inner:
            put(name, 1)
    return ("\n".join(made) + "\n").encode(), only(truth, lines=lines)


def headed(truth: Truth, heads: tuple[str, ...]) -> Made:
    """Tiers as subgraphs with headings that are no groups; dotted arrows for advice, scrutiny and support, whose words stand on them."""
    keys = _keys(truth)
    made = ["---", f'title: "{truth.title}"', "---", "flowchart BT"]
    for number, (row, head) in enumerate(zip(truth.rows, heads, strict=True)):
        made.append(f"  subgraph tier{number}[{head}]")
        made.append("    direction LR")
        made += [f'    {keys[name]}("{name}")' for name, _, _ in row]
        made.append("  end")
    for source, relation, target in truth.lines:
        if relation == "accountable_to":
            made.append(f"  {keys[source]} --> {keys[target]}")
        else:
            made.append(f"  {keys[source]} -. {WORDS[relation]} .-> {keys[target]}")
    return ("\n".join(made) + "\n").encode(), truth


def paper(truth: Truth) -> Made:
    """A page of a wiki: headings and text, and the flowchart in a fence."""
    data, truth = worded(truth, inline=True, head="flowchart TD")
    above = f"# {truth.title}\n\nThis page shows who answers to whom. See also [our plan](plan.md).\n\n"
    return f"{above}```mermaid\n{data.decode()}```\n\nLast edited in May 2019.\n".encode(), truth


def _made() -> list[tuple[str, str, Callable[[], Made]]]:
    tiers = ("Scrutiny", "Strategy", "Executive", "Delivery", "Projects")
    ics = only(ICS, names=[name for row in ICS.rows[1:5] for name, _, _ in row])
    return [
        ("worded", "mmd", lambda: worded(COMMITTEE)),
        ("worded", "mmd", lambda: worded(PROGRAMME, head="flowchart LR")),
        ("shapes", "mmd", lambda: worded(FINANCE, shapes=True)),
        ("shapes", "mmd", lambda: worded(NETWORK, shapes=True, head="flowchart BT")),
        ("inline", "mmd", lambda: worded(ALLIANCE, inline=True)),
        ("inline", "mmd", lambda: worded(PLACE, inline=True, head="flowchart BT;")),
        ("downward", "mmd", lambda: downward(MAP)),
        ("downward", "mmd", lambda: downward(PROGRAMME, style=True)),
        ("chains", "mmd", lambda: downward(ics, chains=True)),
        ("chains", "mmd", lambda: downward(FRAILTY, chains=True, heads=False)),
        ("headless", "mmd", lambda: downward(PLACE, heads=False)),
        ("boxed", "mmd", lambda: boxed(FRAILTY)),
        ("boxed", "mmd", lambda: boxed(ics)),
        ("tiers", "mmd", lambda: headed(PROGRAMME, tiers)),
        ("tiers", "mmd", lambda: headed(PLACE, ("Partners", "Strategic", "Executive", "Places", "Projects"))),
        ("paper", "md", lambda: paper(NETWORK)),
        ("paper", "md", lambda: paper(MAP)),
    ]


def documents(most: int | None = None) -> list[Held]:
    """All documents of the format, or the first so many."""
    made = []
    for style, suffix, make in _made()[:most]:
        data, truth = make()
        made.append(Held("mermaid", style, f"{truth.title.replace(':', ',').replace('/', '-')}.{suffix}", data, truth))
    return made
