"""The outline of who answers to whom: the picture in words, as a nested list."""

from __future__ import annotations

from dataclasses import dataclass

from stpgraph.graph import Wiring
from stpgraph.graph.queries import components
from stpgraph.model import Body, Project
from stpgraph.reading.facts import kind_line
from stpgraph.rules.words import natural

SortKey = tuple[tuple[tuple[int, int, str], ...], str]
#: An outline longer than this is cut, and says so: nobody reads further, and a page has to stay quick.
MOST_LINES = 2_000


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """One line of the outline. `depth` counts from 0; `again` is True where those below were listed further up already.

    `remark` is what a reader should know of this one: that accountability may end here, or that it ends here without standing
    in law, or that these answer to each other in a circle.
    """

    node: str
    name: str
    kind: str
    depth: int
    again: bool = False
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """The outline: `lines` in reading order.

    `alone` are boards, groups and projects that answer to nobody and to whom nobody answers; `cut` counts lines left out.
    """

    lines: tuple[OutlineLine, ...]
    alone: tuple[OutlineLine, ...]
    cut: int = 0


def outline(wiring: Wiring, most: int = MOST_LINES) -> Outline:
    """The outline of a structure: at the top those who answer to nobody, below each those who answer to it.

    One that answers to several stands below each of them; those below it are listed the first time only. Those who answer to
    each other in a circle, with nobody above them, start with the first of them by id.
    """
    graph = wiring.answers_to

    def by_name(key: str) -> SortKey:
        return natural(wiring.nodes[key].name), key

    tops: list[tuple[str, str]] = []
    for component in components(graph.succ):
        inside = set(component)
        if any(above not in inside for node in component for above in graph.succ[node]):
            continue
        circle = len(component) > 1 or component[0] in graph.succ[component[0]]
        if circle or graph.pred[component[0]]:
            tops.append((component[0], "These answer to each other in a circle" if circle else _ending(wiring, component[0])))
    tops.sort(key=lambda top: (top[0] not in wiring.statutory_roots, top[0] not in wiring.strategic_boards, by_name(top[0])))

    lines: list[OutlineLine] = []
    listed: set[str] = set()
    todo = [(node, 0, remark) for node, remark in reversed(tops)]
    while todo:
        node, depth, remark = todo.pop()
        below = sorted(graph.pred[node], key=by_name, reverse=True)
        lines.append(_line(wiring, node, depth, bool(below) and node in listed, remark))
        if node not in listed:
            listed.add(node)
            todo += [(each, depth + 1, "") for each in below]
    alone = sorted(
        (
            key
            for key, each in wiring.nodes.items()
            if isinstance(each, Body | Project) and not graph.succ[key] and not graph.pred[key]
        ),
        key=by_name,
    )
    cut = max(0, len(lines) - most) + max(0, len(alone) - most)
    return Outline(tuple(lines[:most]), tuple(_line(wiring, key, 0) for key in alone[:most]), cut)


def _line(wiring: Wiring, node: str, depth: int, again: bool = False, remark: str = "") -> OutlineLine:
    return OutlineLine(node, wiring.nodes[node].name, kind_line(wiring.nodes[node]), depth, again, remark)


def _ending(wiring: Wiring, node: str) -> str:
    if node in wiring.statutory_roots:
        return "Has standing in law: accountability may end here"
    return "Has no standing in law, and answers to nobody that is drawn here"
