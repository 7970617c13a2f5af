"""Files of Graphviz in many styles."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

from tests.importers.corpus import DASH, SAID
from tests.importers.drawing_truths import ends, keys_of, text_of
from tests.importers.truths import Truth


def _dot_lines(truth: Truth, keys: Mapping[str, str], down: bool = False, words: bool = True, sign: str = "->") -> list[str]:
    made = []
    for line in truth.lines:
        first, last = ends(line, down)
        said = SAID[line[1]] if words and not (down and line[1] == "accountable_to") else ""
        given = [f'label="{said}"'] if said else []
        given += [f'style="{DASH[line[1]]}"'] if DASH.get(line[1]) in ("dashed", "dotted") else []
        given += ['color="black:black"'] if DASH.get(line[1]) == "double" else []
        made.append(f"  {keys[first]} {sign} {keys[last]}{f' [{chr(32).join(given)}]' if given else ''};")
    return made


def html(truth: Truth) -> bytes:
    """Labels as tables in HTML."""
    keys = keys_of(truth)
    made = ["digraph structure {", "  node [shape=plain fontname=Arial];"]
    made += [
        f'  {key} [label=<<TABLE BORDER="0" CELLBORDER="1"><TR><TD BGCOLOR="lightblue"><B>{escape(name)}</B></TD></TR></TABLE>>];'
        for name, key in keys.items()
    ]
    return text_of([*made, *_dot_lines(truth, keys, True), "}"])


def records(truth: Truth) -> bytes:
    """Records: the name, and below it the kind; lines lead from and to fields."""
    kinds = {name: (kind if kind and kind != "other" else node_type).replace("_", " ") for name, node_type, kind in truth.nodes}
    keys = keys_of(truth)
    escaped = {name: name.replace("|", "\\|") for name in keys}
    made = [
        "digraph {",
        "  node [shape=record];",
        *(f'  {key} [label="{{<f0> {escaped[name]}|<f1> {kinds[name]}}}"];' for name, key in keys.items()),
    ]
    return text_of([*made, *_dot_lines(truth, {name: f"{key}:f0" for name, key in keys.items()}), "}"])


def ranks(truth: Truth) -> bytes:
    """Ranks for the rows, joined by lines that nobody sees."""
    keys = keys_of(truth)
    made = ["strict digraph G {", "  graph [splines=ortho, nodesep=0.8]", "  node [shape=box, style=filled, fillcolor=white]"]
    for boxes in truth.rows:
        made.append("  { rank=same; " + "; ".join(f'{keys[name]} [label="{name}"]' for name, _, _ in boxes) + " }")
    firsts = [keys[boxes[0][0]] for boxes in truth.rows]
    made.append("  edge [style=invis]; " + " -> ".join(firsts) + ";")
    made.append("  edge [style=solid];")
    return text_of([*made, *_dot_lines(truth, keys, True), "}"])


def subgraphs(truth: Truth) -> bytes:
    """Lines from a set of nodes to one, and defaults for all lines of a sort."""
    keys = {name: f'"{name}"' for name, _, _ in truth.nodes}
    made = ["digraph {", "  rankdir=BT"]
    for kind in dict.fromkeys(each[1] for each in truth.lines):
        style = DASH.get(kind) if DASH.get(kind) in ("dashed", "dotted") else "solid"
        made.append(f'  {{ edge [label="{SAID[kind]}" style={style}]')
        for target in dict.fromkeys(each[2] for each in truth.lines if each[1] == kind):
            sources = " ".join(f"{keys[each[0]]};" for each in truth.lines if each[1:] == (kind, target))
            made.append(f"    {{ {sources} }} -> {keys[target]}")
        made.append("  }")
    return text_of([*made, "}"])


def defaults(truth: Truth) -> bytes:
    """Clusters in a cluster, defaults, comments of three sorts, names in parts."""
    keys = keys_of(truth)
    made = [
        "// structure",
        "# as drawn",
        "digraph Structure {",
        '  label="' + truth.title + '"; labelloc=t;',
        "  subgraph cluster_all { label=Partnership",
    ]
    for row, boxes in enumerate(truth.rows):
        made.append(f'    subgraph cluster_{row} {{ graph [label="Tier " + "{row + 1}"]; style=dashed;')
        made += [f'      {keys[name]} [label="{name[:5]}" + "{name[5:]}" /* a name */]' for name, _, _ in boxes] + ["    }"]
    return text_of([*made, "  }", *_dot_lines(truth, keys, True), "}"])


def undirected(truth: Truth) -> bytes:
    """A graph without directions, with words where a line is no plain one."""
    keys = keys_of(truth)
    made = ["graph G {", "  node [shape=box];", *(f'  {key} [label="{name}"];' for name, key in keys.items())]
    lines = _dot_lines(truth, keys, True, True, "--")
    return text_of([*made, *lines, "}"])


def breaks(truth: Truth) -> bytes:
    """Names broken into lines as drawings need it, external labels on lines, ports of the compass."""
    keys = keys_of(truth)
    made = ["digraph {", "  rankdir=LR;"]
    for name, key in keys.items():
        words = name.split(" ")
        half = max(1, len(words) // 2)
        made.append(
            f'  {key} [label="{" ".join(words[:half])}' + (f"\\n{' '.join(words[half:])}" if words[half:] else "") + '"];'
        )
    for source, kind, target in truth.lines:
        style = f" style={DASH[kind]}" if DASH.get(kind) in ("dashed", "dotted") else ""
        made.append(f'  {keys[source]}:n -> {keys[target]}:s [xlabel="{SAID[kind]}"{style}];')
    return text_of([*made, "}"])


def backwards(truth: Truth) -> bytes:
    """Lines from the top, whose arrows point back."""
    keys = keys_of(truth)
    made = ["digraph {", "  edge [dir=back];", *(f'  {key} [label="{name}", tooltip="a box"];' for name, key in keys.items())]
    for line in truth.lines:
        source, kind, target = line
        plain = f"  {keys[target]} -> {keys[source]};"
        made.append(
            plain if kind == "accountable_to" else f'  {keys[source]} -> {keys[target]} [dir=forward label="{SAID[kind]}"];'
        )
    return text_of([*made, "}"])


def typed(truth: Truth) -> bytes:
    """Nodes that say of what sort they are, in groups with semicolons and commas mixed."""
    keys = keys_of(truth)
    made = ["digraph {"]
    for name, node_type, kind in truth.nodes:
        said = (kind if kind and kind != "other" else node_type).replace("_", " ")
        made.append(f'  {keys[name]} [label="{name}"; kind="{said}", URL="https://example.org/"];')
    return text_of([*made, *_dot_lines(truth, keys), "}"])


STYLES: tuple[Callable[[Truth], bytes], ...] = (
    *(html, records, ranks, subgraphs, defaults, undirected, breaks, backwards, typed),
)
