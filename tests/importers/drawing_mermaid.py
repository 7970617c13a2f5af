"""Flowcharts of Mermaid in many styles."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.importers.corpus import DASH, SAID
from tests.importers.drawing_truths import ends, keys_of, text_of
from tests.importers.truths import Truth

_ARROWS = {"dashed": "-.->", "dotted": "-.->", "double": "==>"}


def _mermaid(
    truth: Truth, head: str, box: Callable[[str, str], str], *, down: bool = False, arrows: Mapping[str, str] = _ARROWS
) -> list[str]:
    keys = keys_of(truth, "N")
    made = [head, *(f"    {box(keys[name], name)}" for name in keys)]
    for line in truth.lines:
        first, last = ends(line, down)
        words = SAID[line[1]] if not (down and line[1] == "accountable_to") else ""
        arrow = arrows.get(DASH.get(line[1], ""), arrows.get("", "-->"))
        made.append(f"    {keys[first]} {arrow}{f'|{words}|' if words else ''} {keys[last]}")
    return made


def markdown(truth: Truth) -> bytes:
    """Strings in Markdown, with bold words and breaks."""
    return text_of(
        _mermaid(
            truth,
            "flowchart TD",
            lambda key, name: f'{key}["`**{name.split(" ")[0]}** {" ".join(name.split(" ")[1:])}`"]',
            down=True,
        )
    )


def classes(truth: Truth) -> bytes:
    """Classes behind three colons, and definitions of their looks."""
    types = {name: node_type for name, node_type, _ in truth.nodes}
    lines = _mermaid(truth, "graph TD;", lambda key, name: f'{key}["{name}"]:::{types[name]};')
    looks = [f"classDef {each} fill:#f9f,stroke:#333,stroke-width:2px;" for each in sorted(set(types.values()))]
    return text_of([*lines, *looks, "    linkStyle 0 stroke:#ff3,stroke-width:4px;", "    style N0 fill:#bbf"])


def nested(truth: Truth) -> bytes:
    """Subgraphs in a subgraph, each with a direction, with comments between."""
    keys = keys_of(truth, "N")
    made = ["%% our structure", "flowchart TB", '  subgraph all ["The partnership"]', "    direction TB"]
    for row, boxes in enumerate(truth.rows):
        made += [
            f"    subgraph tier{row}[Tier {row + 1}]",
            "      direction LR",
            *(f"      {keys[name]}({name})" if "(" not in name else "" for name, _, _ in boxes),
            "    end",
            "    %% next",
        ]
    made.append("  end")
    for line in truth.lines:
        first, last = ends(line, True)
        words = "" if line[1] == "accountable_to" else f"|{SAID[line[1]]}|"
        made.append(f"  {keys[first]} {_ARROWS.get(DASH.get(line[1], ''), '-->')}{words} {keys[last]} %% a line")
    return text_of(made)


def long(truth: Truth) -> bytes:
    """Links of all lengths and heads, and invisible ones that only move boxes."""
    arrows = {"": "---->", "dashed": "-...->", "dotted": "-..-", "double": "====>"}
    lines = _mermaid(truth, "flowchart LR", lambda key, name: f'{key}["{name}"]', arrows=arrows)
    return text_of([*lines, "    N0 ~~~ N1"])


def frontmatter(truth: Truth) -> bytes:
    """Settings before the chart, a description, words in quotes on lines."""
    keys = keys_of(truth, "N")
    made = ["---", f"title: {truth.title}", "config:", "  theme: forest", "  flowchart:", "    curve: step", "---"]
    made += [
        '%%{init: {"flowchart": {"htmlLabels": true}} }%%',
        "flowchart BT",
        "    accTitle: Governance",
        "    accDescr: Who answers to whom",
    ]
    made += [f'    {key}["{name.replace("&", "#amp;")}"]' for name, key in keys.items()]
    for source, kind, target in truth.lines:
        words = f'|"{SAID[kind]}"|' if kind != "accountable_to" else ""
        made.append(f"    {keys[source]} {_ARROWS.get(DASH.get(kind, ''), '-->')}{words} {keys[target]}")
    return text_of(made)


def chained(truth: Truth) -> bytes:
    """Lines in chains and with ampersands, boxes where they are first named."""
    keys = keys_of(truth, "N")
    seen: set[str] = set()

    def box(name: str) -> str:
        if name in seen:
            return keys[name]
        seen.add(name)
        return f'{keys[name]}["{name}"]'

    made = ["flowchart TD"]
    for target in dict.fromkeys(each[2] for each in truth.lines if each[1] == "accountable_to"):
        sources = [each[0] for each in truth.lines if each[1:] == ("accountable_to", target)]
        head = box(target)
        made.append(f"  {head} --> {' & '.join(box(each) for each in sources)}")
    for source, kind, target in truth.lines:
        if kind != "accountable_to":
            made.append(f"  {box(source)} -- {SAID[kind]} --> {box(target)}")
    made += [f"  {box(name)}" for name in keys if name not in seen]
    return text_of(made)


def shapes(truth: Truth) -> bytes:
    """Shapes named behind an at sign, as Mermaid 11 has them."""
    types = {name: node_type for name, node_type, _ in truth.nodes}
    shapes = {"instrument": "doc", "organisation": "rect", "body": "rounded", "project": "hex", "post": "stadium"}
    return text_of(
        _mermaid(truth, "flowchart TD", lambda key, name: f'{key}@{{ shape: {shapes[types[name]]}, label: "{name}" }}', down=True)
    )


def fenced(truth: Truth) -> bytes:
    """In a page of a wiki, between other text; ids are words; edges have ids."""
    ids = {name: "".join(each for each in name.title() if each.isalnum()) for name, _, _ in truth.nodes}
    made = ["# Minutes", "", "Our structure is below.", "", "``` mermaid", "graph TD"]
    made += [f"{ids[name]}[{name}]" if not set("()[]&/'") & set(name) else f'{ids[name]}["{name}"]' for name in ids]
    for at, line in enumerate(truth.lines):
        first, last = ends(line, True)
        words = "" if line[1] == "accountable_to" else f"|{SAID[line[1]]}|"
        made.append(f"{ids[first]} e{at}@{_ARROWS.get(DASH.get(line[1], ''), '-->')}{words} {ids[last]}")
    return text_of([*made, "e0@{ animate: true }", "```", "", "Agreed."])


def mixed(truth: Truth) -> bytes:
    """Shapes by brackets, icons, breaks within names, arrows at both ends' other kinds."""
    types = {name: node_type for name, node_type, _ in truth.nodes}
    brackets = {
        "post": ('(["', '"])'),
        "body": ('["', '"]'),
        "organisation": ('[["', '"]]'),
        "project": ('{{"', '"}}'),
        "instrument": ('[/"', '"/]'),
    }

    def box(key: str, name: str) -> str:
        opening, closing = brackets[types[name]]
        return f"{key}{opening}fa:fa-users {name}{closing}"

    return text_of(_mermaid(truth, "flowchart-elk TD", box, down=True))


STYLES: tuple[Callable[[Truth], bytes], ...] = (*(markdown, classes, nested, long, frontmatter, chained, shapes, fenced, mixed),)
