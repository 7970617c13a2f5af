"""Questions to directed graphs: reach, distance, paths, cycles. All results are in order; all take time linear in what they read.

The directed graphs here are derived from the one `networkx.MultiDiGraph` of a structure (see `wiring`). They hold nothing but
ids, in order, so that every answer is in order too; and they are plain mappings, since each is walked many times.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

NodePath = tuple[str, ...]
#: Beyond so many ids in one finding's evidence, a path stops where it meets one that is already shown.
MOST_EVIDENCE = 20_000


@dataclass(frozen=True, slots=True)
class Digraph:
    """A directed graph: each node's successors and predecessors, all in order of id.

    >>> Digraph.of("abc", [("a", "b"), ("a", "c"), ("a", "b")])
    Digraph(succ={'a': ('b', 'c'), 'b': (), 'c': ()}, pred={'a': (), 'b': ('a',), 'c': ('a',)})
    """

    succ: Mapping[str, tuple[str, ...]]
    pred: Mapping[str, tuple[str, ...]]

    @staticmethod
    def of(nodes: Iterable[str], edges: Iterable[tuple[str, str]]) -> Digraph:
        """The graph of some nodes and edges between them; an edge given twice is one."""
        succ: dict[str, list[str]] = {node: [] for node in sorted(nodes)}
        pred: dict[str, list[str]] = {node: [] for node in succ}
        for source, target in sorted(set(edges)):
            succ[source].append(target)
            pred[target].append(source)
        return Digraph({key: tuple(ends) for key, ends in succ.items()}, {key: tuple(ends) for key, ends in pred.items()})


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


def components(following: Mapping[str, Collection[str]]) -> list[tuple[str, ...]]:
    """The strongly connected components: sets of nodes that all reach each other, each in order of id.

    A component comes after all those that it leads to. `following` gives every node's successors; those that are not themselves
    keys are passed over. Tarjan's algorithm (1972), without recursion.

    >>> components({"a": ["b"], "b": ["a", "c"], "c": []})
    [('c',), ('a', 'b')]
    """
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    waiting: list[str] = []
    on_stack: set[str] = set()
    found = []
    for start in following:
        if start in number:
            continue
        walk = [(start, iter(following[start]))]
        number[start] = low[start] = len(number)
        waiting.append(start)
        on_stack.add(start)
        while walk:
            node, onward = walk[-1]
            for after in onward:
                if after not in following:
                    continue
                if after not in number:
                    number[after] = low[after] = len(number)
                    waiting.append(after)
                    on_stack.add(after)
                    walk.append((after, iter(following[after])))
                    break
                if after in on_stack:
                    low[node] = min(low[node], number[after])
            else:
                walk.pop()
                if walk:
                    below = walk[-1][0]
                    low[below] = min(low[below], low[node])
                if low[node] == number[node]:
                    together: list[str] = []
                    while not together or together[-1] != node:
                        together.append(waiting.pop())
                    on_stack.difference_update(together)
                    found.append(tuple(sorted(together)))
    return found


def cycles_through(graph: Digraph, component: Collection[str]) -> tuple[NodePath, ...]:
    """Closed walks that between them pass every node of a component; each starts and ends at its first node.

    >>> cycles_through(Digraph.of("abc", [("a", "b"), ("b", "c"), ("c", "a")]), ("a", "b", "c"))
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
