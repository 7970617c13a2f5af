"""The words of messages: names in place of ids, lists that read well, singular and plural."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from stpgraph.graph import Wiring

#: So many names are read out in a sentence; the others are counted. The finding itself lists all.
MOST_NAMES = 4


def name(wiring: Wiring, node: str) -> str:
    """What readers call a node, in quotation marks, so that “Aligned workstreams” reads as one name."""
    return quoted(wiring.nodes[node].name)


def names(wiring: Wiring, nodes: Collection[str], most: int = MOST_NAMES) -> str:
    """Several nodes by name, in order of name: “A”, “B” and “C”, or “A”, “B”, “C”, “D” and 14 others."""
    known = _in_order(wiring, nodes)
    if len(known) > most + 1:
        return f"{', '.join(known[:most])} and {len(known) - most:,} others"
    return listed(known)


def _in_order(wiring: Wiring, nodes: Collection[str]) -> list[str]:
    # “Hub 1” and “Hub 01” are alike to a reader, but must come in one order.
    return [quoted(text) for text in sorted((wiring.nodes[node].name for node in nodes), key=lambda text: (natural(text), text))]


def quoted(text: str) -> str:
    """A name in a sentence."""
    return f"“{text}”"


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key by which Project 2 comes before Project 10.

    >>> sorted(["Project 10", "Project 2", "project 1"], key=natural)
    ['project 1', 'Project 2', 'Project 10']
    """
    parts = re.findall(r"[0-9]{1,15}|[^0-9]+|[0-9]+", text.casefold())
    return tuple((0, int(part), "") if part.isdecimal() and part.isascii() else (1, 0, part) for part in parts)


def listed(words: Iterable[str], last: str = "and") -> str:
    """Words as a list in a sentence.

    >>> listed(["a", "b", "c"]), listed(["a"])
    ('a, b and c', 'a')
    """
    words = list(words)
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"


def of_all(part: int, whole: int, singular: str) -> str:
    """So many of all.

    >>> of_all(3, 4, "vote"), of_all(4, 4, "vote"), of_all(1, 1, "vote")
    ('3 of the 4 votes', 'all 4 votes', 'the only vote')
    """
    if part == whole:
        return f"the only {singular}" if whole == 1 else f"all {count(whole, singular)}"
    return f"{part:,} of the {count(whole, singular)}"


def either(wiring: Wiring, nodes: Collection[str], most: int = MOST_NAMES) -> str:
    """Several nodes in a sentence that denies something of each: “A”, “B” or “C”."""
    known = _in_order(wiring, nodes)
    if len(known) > most + 1:
        return f"{', '.join(known[:most])} or any of {len(known) - most:,} others"
    return listed(known, "or")


def count(number: int, singular: str, plural: str = "") -> str:
    """A number and what it counts.

    >>> count(1, "board"), count(1_200, "board"), count(2, "body", "bodies")
    ('1 board', '1,200 boards', '2 bodies')
    """
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"
