"""Questions to directed graphs: reach, distance, paths, cycles. All results are in order; all take time linear in what they read.

The graphs here are `networkx.DiGraph`s whose nodes and edges were added in order of id (see `wiring`), so that successors and
predecessors come in order of id too.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping
from typing import TypeAlias

import networkx as nx

Digraph: TypeAlias = "nx.DiGraph[str]"
NodePath = tuple[str, ...]
#: Beyond so many ids in one finding's evidence, a path stops where it meets one that is already shown.
MOST_EVIDENCE = 20_000


def reach(following: Mapping[str, Iterable[str]], starts: Iterable[str]) -> dict[str, str | None]:
    """Every node that can be reached from the starts (those included), each with the node before it on a shortest way.

    Keys come in order of distance and, at equal distance, in order of the first path by ids; a start has None before it.
    `following` is `graph.succ` to walk along the lines, `graph.pred` to walk against them.

    >>> reach({"a": ["b", "c"], "b": [], "c": ["a"]}, ["a"])
    {'a': None, 'b': 'a', 'c': 'a'}
    """
    before: dict[str, str | None] = dict.fromkeys(sorted(starts))
    queue = deque(before)
    while queue:
        node = queue.popleft()
        for after in following[node]:
            if after not in before:
                before[after] = node
                queue.append(after)
    return before


def distances(following: Mapping[str, Iterable[str]], starts: Iterable[str]) -> dict[str, int]:
    """How many lines each node is from the nearest start.

    >>> distances({"a": ["b"], "b": ["c"], "c": []}, ["a"])
    {'a': 0, 'b': 1, 'c': 2}
    """
    far: dict[str, int] = {}
    for node, before in reach(following, starts).items():
        far[node] = 0 if before is None else far[before] + 1
    return far


def path_from(before: Mapping[str, str | None], node: str) -> NodePath:
    """The way from a node back to the start that `reach` found it from: the node first, the start last.

    >>> path_from({"a": None, "b": "a", "c": "b"}, "c")
    ('c', 'b', 'a')
    """
    path = [node]
    while (step := before[path[-1]]) is not None:
        path.append(step)
    return tuple(path)


def paths_from_ends(before: Mapping[str, str | None], ends: Collection[str]) -> tuple[NodePath, ...]:
    """Paths back to the start that between them pass every one of `ends`: one for each end that no other passes.

    Each runs from the end to the start. In order of ids.
    """
    covered: set[str] = set()
    paths = []
    size = 0
    for end in reversed([node for node in before if node in ends]):  # the farthest first
        if end in covered:
            continue
        path = path_from(before, end)
        if size > MOST_EVIDENCE:
            met = next((index for index, node in enumerate(path) if node in covered), len(path) - 1)
            path = path[: met + 1]
        size += len(path)
        covered.update(path)
        paths.append(path)
    return tuple(sorted(paths))


def first_shortest_path(graph: Digraph, start: str, far: Mapping[str, int]) -> NodePath:
    """The shortest path from a start to the nearest goal; of equals, the first in order of ids.

    `far` gives every node's distance to the nearest goal (`distances(graph.pred, goals)`).
    """
    path = [start]
    while far[path[-1]]:
        near = far[path[-1]] - 1
        path.append(next(after for after in graph.succ[path[-1]] if far.get(after) == near))
    return tuple(path)


def components(graph: Digraph) -> list[tuple[str, ...]]:
    """The strongly connected components: sets of nodes that all reach each other. Each in order of id, and all of them.

    >>> components(nx.DiGraph([("a", "b"), ("b", "a"), ("b", "c")]))
    [('a', 'b'), ('c',)]
    """
    return sorted(tuple(sorted(component)) for component in nx.strongly_connected_components(graph))


def cycles_through(graph: Digraph, component: Collection[str]) -> tuple[NodePath, ...]:
    """Closed walks that between them pass every node of a component; each starts and ends at its first node.

    >>> cycles_through(nx.DiGraph([("a", "b"), ("b", "c"), ("c", "a")]), ("a", "b", "c"))
    (('a', 'b', 'c', 'a'),)
    """
    inside = set(component)
    first = min(component)
    onward = {node: [each for each in graph.succ[node] if each in inside] for node in sorted(inside)}
    backward = {node: [each for each in graph.pred[node] if each in inside] for node in sorted(inside)}
    if len(inside) == 1:
        return ((first, first),)
    out, home = reach(onward, [first]), reach(backward, [first])
    covered: set[str] = {first}
    walks = []
    for node in reversed(out):
        if node not in covered:
            walk = (*reversed(path_from(out, node)), *path_from(home, node)[1:])
            covered.update(walk)
            walks.append(walk)
    return tuple(sorted(walks))
