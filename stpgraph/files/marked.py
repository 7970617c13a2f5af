"""YAML text as a tree of spans: where every key, value, dash and comma stands, so that one can be changed and no other."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

import yaml

from stpgraph.files.yaml_tree import LOADER

Sort = Literal["scalar", "alias", "block map", "block list", "flow map", "flow list"]
_ANCHOR = re.compile(r"&\S+\s+")


@dataclass(slots=True)
class Entry:
    """An item of a list or a pair of a mapping.

    `start` is where its dash or key stands, `sign_end` where its dash or colon ends (its key, where there is no colon).
    `comma` is the offset of the comma that follows it, -1 where none does.
    """

    start: int
    sign_end: int
    key: str
    value: Node
    comma: int = -1


@dataclass(slots=True)
class Node:
    """A value of the text, from `start` up to but not including `end` (offsets in characters).

    A block collection starts at its first dash or key and ends with the last value in it. `anchor` is its name, if any, and
    `anchor_start` where that stands (else `start`). `style` is the quote or sign of a scalar, empty for a plain one.
    """

    sort: Sort
    start: int
    end: int
    style: str = ""
    anchor: str = ""
    anchor_start: int = 0
    entries: list[Entry] = field(default_factory=list)


def marked(text: str) -> Node:
    """The tree of a text that `yaml_tree.parse` could read whole. `text` must not start with a byte order mark."""
    events = iter(yaml.parse(text, Loader=LOADER))
    first = next(each for each in events if isinstance(each, yaml.NodeEvent))
    return _Reader(text, events).node(first)


class _Signs:
    """The offsets of all dashes, keys, colons or commas of a text, in order."""

    def __init__(self, offsets: list[int]) -> None:
        self._offsets = offsets

    def last(self, start: int, end: int) -> int:
        """The last one from `start` up to but not including `end`, or -1."""
        index = bisect_left(self._offsets, end) - 1
        return self._offsets[index] if index >= 0 and self._offsets[index] >= start else -1

    def first(self, start: int, end: int) -> int:
        """The first one from `start` up to but not including `end`, or -1."""
        index = bisect_left(self._offsets, start)
        return self._offsets[index] if index < len(self._offsets) and self._offsets[index] < end else -1


class _Reader:
    """Builds the tree from the events of a text, with the signs that events do not tell of."""

    def __init__(self, text: str, events: Iterator[Any]) -> None:
        self._text = text
        self._events = events
        sorts = (yaml.BlockEntryToken, yaml.KeyToken, yaml.ValueToken, yaml.FlowEntryToken)
        offsets: dict[type[yaml.Token], list[int]] = {sort: [] for sort in sorts}
        token: Any
        for token in yaml.scan(text, Loader=LOADER):
            if type(token) in offsets:
                offsets[type(token)].append(token.start_mark.index)
        self._dashes, self._keys, self._colons, self._commas = (_Signs(found) for found in offsets.values())

    def node(self, event: Any) -> Node:
        """The node that an event starts, with all that is in it."""
        start, end = event.start_mark.index, event.end_mark.index
        if isinstance(event, yaml.AliasEvent):
            return Node("alias", start, end, anchor=str(event.anchor), anchor_start=start)
        anchor = event.anchor or ""
        named = _ANCHOR.match(self._text, start) if anchor else None
        inner = named.end() if named else start
        if isinstance(event, yaml.ScalarEvent):
            if event.style in ("|", ">") and "+" not in self._text[inner : inner + 3].split("\n")[0]:
                end = inner + len(self._text[inner:end].rstrip())
            return Node("scalar", min(inner, end), end, event.style or "", anchor, start)
        is_map = isinstance(event, yaml.MappingStartEvent)
        node = Node(_SORTS[bool(event.flow_style), is_map], inner, end, anchor=anchor, anchor_start=start)
        position = inner
        while not isinstance(event := next(self._events), yaml.CollectionEndEvent):
            node.entries.append(self._pair(event, position) if is_map else self._item(event, position))
            position = node.entries[-1].value.end
        if node.sort.startswith("flow"):
            node.end = before = self._offset(event)
            for entry in reversed(node.entries):
                entry.comma = self._commas.first(entry.value.end, before)
                before = entry.start
        else:
            node.start, node.end = node.entries[0].start, node.entries[-1].value.end
        return node

    @staticmethod
    def _offset(event: Any) -> int:
        end: int = event.end_mark.index
        return end

    def _pair(self, event: Any, position: int) -> Entry:
        key = self.node(event)
        value = self.node(next(self._events))
        colon = self._colons.first(key.end, value.anchor_start)
        sign_end = key.end if colon < 0 else colon + 1
        if value.start == value.end:  # libyaml may put an empty value where the next thing stands
            value.start = value.end = value.anchor_start = sign_end
        start = self._keys.last(position, key.anchor_start + 1)  # where `? ` stands, if it does
        return Entry(
            key.anchor_start if start < 0 else start, sign_end, event.value if isinstance(event, yaml.ScalarEvent) else "", value
        )

    def _item(self, event: Any, position: int) -> Entry:
        value = self.node(event)
        dash = self._dashes.last(position, value.anchor_start)
        return Entry(value.anchor_start, value.anchor_start, "", value) if dash < 0 else Entry(dash, dash + 1, "", value)


_SORTS: dict[tuple[bool, bool], Sort] = {
    (False, False): "block list",
    (False, True): "block map",
    (True, False): "flow list",
    (True, True): "flow map",
}
