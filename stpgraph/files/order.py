"""The order in which keys stand in a file: who it is first, what it says next, where that comes from last."""

from __future__ import annotations

from collections.abc import Iterable

_FIRST = ("id", "source", "type", "target", "kind", "name")
_LAST = ("status", "represents_many", "lines", "inferred", "cites", "notes")
_RANK = {**{key: index - len(_FIRST) for index, key in enumerate(_FIRST)}, **{key: index + 1 for index, key in enumerate(_LAST)}}
#: Keys whose value is a date: `2018` and `2018-06-01` may stand there without quotes.
DATE_KEYS = frozenset({"as_at", "date", "starts", "ends", "on", "until"})


def ordered(keys: Iterable[str]) -> list[str]:
    """The keys of a node, relation or decision in the order of the format; keys without a place of their own keep theirs.

    >>> ordered(["name", "notes", "id", "meets", "type"])
    ['id', 'type', 'name', 'meets', 'notes']
    """
    return sorted(keys, key=lambda key: _RANK.get(key, 0))
