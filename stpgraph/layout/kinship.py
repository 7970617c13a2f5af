"""In which order columns stand below one parent: by name, but those that lines join across stand side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

#: Above all columns.
_ROOT = ""


def neighbourly(parents: Mapping[str, str | None], links: Iterable[tuple[str, str]]) -> list[str]:
    """All columns in an order in which a reader walks down the tree.

    `parents` is by column, in the order that they would have without lines across, each after its parent; `links` are pairs of
    columns that such lines join. The subtrees of both ends are put side by side, and in each of them what the line leads to is
    put at the near end, unless an earlier link already asks for something else.

    >>> neighbourly({"a": None, "b": None, "c": None, "b1": "b", "b2": "b"}, [("a", "c"), ("b1", "c")])
    ['a', 'c', 'b', 'b1', 'b2']
    """
    children: dict[str, list[str]] = {_ROOT: []}
    for column, parent in parents.items():
        children[column] = []
        children[parent or _ROOT].append(column)
    crossing: dict[str, list[tuple[list[str], list[str]]]] = {}
    for one, other in links:
        left, right = _upwards(parents, one), _upwards(parents, other)
        above = _ROOT
        while left and right and left[-1] == right[-1]:
            above = left.pop()
            right.pop()
        if left and right:
            crossing.setdefault(above, []).append((left, right))
    if not crossing:
        return _walked(children)
    wishes: dict[str, int] = {}
    waiting = [_ROOT]
    while waiting:
        above = waiting.pop()
        found = crossing.get(above, [])
        if found or any(each in wishes for each in children[above]):
            children[above] = _in_chains(children[above], [(left[-1], right[-1]) for left, right in found], wishes)
        places = {each: at for at, each in enumerate(children[above])}
        for left, right in found:
            if places[left[-1]] > places[right[-1]]:
                left, right = right, left
            for path, end in ((left, 1), (right, -1)):
                for each in path[:-1]:
                    wishes.setdefault(each, end)
        waiting += children[above]
    return _walked(children)


def _upwards(parents: Mapping[str, str | None], column: str) -> list[str]:
    """A column and those above it."""
    found = [column]
    while (above := parents[found[-1]]) is not None:
        found.append(above)
    return found


def _walked(children: Mapping[str, Sequence[str]]) -> list[str]:
    found: list[str] = []
    waiting = [_ROOT]
    while waiting:
        at = waiting.pop()
        found.append(at)
        waiting += reversed(children[at])
    return found[1:]


def _in_chains(columns: list[str], pairs: list[tuple[str, str]], wishes: Mapping[str, int]) -> list[str]:
    """Columns in their order, but such that pairs stand side by side, or near, and those first or last that wish to (-1, 1)."""
    chains = {each: [each] for each in columns}
    for one, other in pairs:
        first, second = chains[one], chains[other]
        if first is second:
            continue
        if 2 * first.index(one) < len(first) - 1:
            first.reverse()
        if 2 * second.index(other) > len(second) - 1:
            second.reverse()
        first += second
        chains.update(dict.fromkeys(second, first))
    order = {each: at for at, each in enumerate(columns)}
    found: dict[int, tuple[int, int, list[str]]] = {}
    for chain in chains.values():
        wish = next((wishes[each] for each in chain if each in wishes), 0)
        towards = [wishes.get(chain[end], 0) for end in (0, -1)]
        wrong = towards[0] > 0 or towards[1] < 0 or (towards == [0, 0] and order[chain[0]] > order[chain[-1]])
        if wrong and len(chain) > 1 and id(chain) not in found:
            chain.reverse()
        found[id(chain)] = (wish, min(order[each] for each in chain), chain)
    return [each for _, _, chain in sorted(found.values(), key=lambda each: each[:2]) for each in chain]
