"""YAML text to plain data, by YAML 1.2's rules for scalars, and the places of values in it.

libyaml (through PyYAML) cuts the text into events; what they mean is decided here. Only `true` and `false`, so spelt, are
booleans; dates stay text; `012` and `1e3` are numbers. Tags, and so Python objects, are refused. Aliases are followed within
a budget. Source: YAML 1.2.2, section 10.3 (core schema), narrowed as the format's documentation says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from stpgraph.errors import MOST_FAULTS
from stpgraph.files.limits import MOST_DEPTH, MOST_INNER_ITEMS, MOST_KEYS, MOST_VALUES
from stpgraph.files.syntax import yaml_words
from stpgraph.files.tree import Flaw, Lines, Path, Place, TooMuchError, Tree
from stpgraph.model.checks import shown

LOADER: Any = getattr(yaml, "CLoader", yaml.Loader)
_INT = re.compile(r"[-+]?[0-9]+")
_OCTAL_OR_HEX = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_SPECIAL = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")


def parse(text: str) -> Tree:
    """YAML text as plain data, with the flaws that YAML itself shows (a key twice, a tag, a second document).

    Raises TooMuchError where the text is larger or deeper than any structure. A syntax error ends the reading and is a flaw.
    """
    builder = _Builder(Lines(text))
    try:
        for event in _events(text):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        found, begun = (mark.index if mark else 0 for mark in (error.problem_mark or error.context_mark, error.context_mark))
        words, begin = yaml_words(error.problem or "", error.context or "", text[found : found + 1])
        words = words.replace("{line}", str(Lines(text).at(begun)[0]))
        builder.flaw(begun if begin else found, f"This is not readable as YAML: {words}.", last=True)
    except yaml.reader.ReaderError as error:
        builder.flaw(error.position, f"This is not readable as YAML: an unprintable character ({error.reason}).", last=True)
    else:
        return Tree(builder.data, tuple(builder.flaws))
    return Tree(builder.data, tuple(builder.flaws), whole=False, broken=builder.path(broken=True))


def locate(text: str, wanted: frozenset[Path]) -> dict[Path, Place]:
    """The places of some paths (tuples of keys and positions) in YAML text, as far as it can be read."""
    found: dict[Path, tuple[Any, Any]] = {}
    try:
        for path, key, event in _walk(text):
            if path in wanted and path not in found:
                found[path] = (key, event)
                if len(found) == len(wanted):
                    break
    except yaml.YAMLError:
        pass  # told by `parse`
    lines = Lines(text)
    return {path: _place(text, lines, *events) for path, events in found.items()}


def _place(text: str, lines: Lines, key: Any, event: Any) -> Place:
    start = event.start_mark.index
    raw = event.value if isinstance(event, yaml.ScalarEvent) else ""
    key_place = lines.at(key.start_mark.index) if key else lines.at(start)
    bare = key is not None and raw == "" and ":" not in text[key.end_mark.index : event.end_mark.index]
    return Place(*lines.at(start), *key_place, raw, bare)


def _walk(text: str) -> Iterator[tuple[Path, Any, Any]]:
    """Every value of a text in order: its path, the event of its key (None where it has none) and its own."""
    stack: list[_Walk] = []
    for event in _events(text):
        if isinstance(event, yaml.CollectionEndEvent):
            stack.pop()
        if not isinstance(event, yaml.NodeEvent):
            continue
        top = stack[-1] if stack else None
        is_map = isinstance(event, yaml.MappingStartEvent)
        if top and top.mapping and top.key is None:
            top.key = event
            if isinstance(event, yaml.CollectionStartEvent):  # a list for a key: told by `parse`
                stack.append(_Walk(("",), is_map))
            continue
        path: Path = ()
        key = top.key if top else None
        if top:
            path = (*top.path, getattr(key, "value", "") if top.mapping else top.index)
            top.key, top.index = None, top.index + 1
        yield path, key, event
        if isinstance(event, yaml.CollectionStartEvent):
            stack.append(_Walk(path, is_map))


def scalar(text: str) -> object:
    """What a plain (unquoted) scalar means.

    >>> [scalar(each) for each in ("true", "yes", "012", "1e3", "2017-06-01", "~", "0x1F", "")]
    [True, 'yes', 12, 1000.0, '2017-06-01', None, 31, None]
    """
    if text in ("", "~", "null"):
        return None
    if text in ("true", "false"):
        return text == "true"
    if text[0] not in "0123456789+-.":
        return text
    if _INT.fullmatch(text):
        # Python refuses to read integers of more than 4,300 digits; no field holds one of more than 300.
        return int(text) if len(text) <= 300 else float("inf")
    if _OCTAL_OR_HEX.fullmatch(text) and len(text) <= 300:
        return int(text, 0)
    if _FLOAT.fullmatch(text):
        return float(text)
    if _SPECIAL.fullmatch(text):
        return float(text.replace(".", "", 1))
    return text


class _UnreadableError(yaml.MarkedYAMLError):
    """Something that YAML allows and the format does not, at an event."""

    def __init__(self, event: Any, problem: str) -> None:
        super().__init__(problem=problem, problem_mark=event.start_mark)


@dataclass(slots=True)
class _Walk:
    """Where `locate` is: a collection being read."""

    path: Path
    mapping: bool
    key: Any = None
    index: int = 0


@dataclass(slots=True)
class _Open:
    """A collection being built. `key` is the mapping key that waits for its value; `spoilt` drops
    the next value; `spoilt_key` tells that the last key was no word."""

    value: dict[str, object] | list[object]
    anchor: str | None
    flow: bool
    key: str | None = None
    waiting: bool = False
    spoilt: bool = False
    spoilt_key: bool = False


@dataclass(slots=True)
class _Builder:
    """Builds data from events, counting what it builds."""

    lines: Lines
    data: object = None
    flaws: list[Flaw] = field(default_factory=list)
    _stack: list[_Open] = field(default_factory=list)
    _anchors: dict[str, tuple[object, int]] = field(default_factory=dict)
    _count: int = 0
    _documents: int = 0

    def take(self, event: Any) -> None:
        """Takes the next event of the text."""
        sort = type(event)
        if sort is yaml.ScalarEvent or sort is yaml.MappingStartEvent or sort is yaml.SequenceStartEvent:
            self._node(event)
        elif sort is yaml.MappingEndEvent or sort is yaml.SequenceEndEvent:
            self._close()
        elif sort is yaml.DocumentStartEvent:
            self._documents += 1
            if self._documents > 1:
                raise _UnreadableError(event, "there is a second document (after `---`): keep one structure a file")
        elif sort is yaml.AliasEvent:
            if event.anchor not in self._anchors:
                raise _UnreadableError(
                    event, f"nothing before this is named `&{shown(str(event.anchor))}`: put text that starts with `*` in quotes"
                )
            value, size = self._anchors[event.anchor]
            if size < 0:
                raise _UnreadableError(event, "an alias (`*`) stands inside the very value that it names")
            self._spend(size)
            self._add(value, event)

    def path(self, broken: bool = False) -> Path:
        """Where the next value will be; `broken`: where the text broke off, in that one or in the text before it."""
        steps: list[str | int] = []
        for open_ in self._stack:
            if isinstance(open_.value, list):
                within = open_ is not self._stack[-1] or (broken and bool(open_.value) and isinstance(open_.value[-1], str))
                steps.append(len(open_.value) - within)
            elif open_.key is not None and (open_.waiting or open_ is not self._stack[-1]):
                steps.append(open_.key)
        return tuple(steps)

    def flaw(self, offset: int, message: str, last: bool = False) -> None:
        """Keeps a flaw; the last of a text is kept even when there are too many."""
        if len(self.flaws) < MOST_FAULTS or last:
            self.flaws.append(Flaw(*self.lines.at(offset), message, self.path(last)))

    def _node(self, event: Any) -> None:
        self._spend(1)
        if event.tag is not None:
            self._flaw(
                event, f"The tag `{shown(event.tag)}` is not allowed: remove it, or put text that starts with `!` in quotes."
            )
        if type(event) is yaml.ScalarEvent:
            value: object = scalar(event.value) if event.implicit[0] and not event.style else event.value
            if self._add(value, event) and event.anchor:
                self._anchors[event.anchor] = (value, 1)
            return
        if len(self._stack) >= MOST_DEPTH:
            raise self._too_much(
                event, f"The file is nested more than {MOST_DEPTH} levels deep; a structure needs no more than five"
            )
        collection: dict[str, object] | list[object] = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._add(collection, event)
        if event.anchor:
            self._anchors[event.anchor] = (collection, -1)
        self._stack.append(_Open(collection, event.anchor, bool(event.flow_style)))

    def _add(self, value: object, event: Any) -> bool:
        """Puts a value where it belongs; False where it was taken for a key."""
        if not self._stack:
            self.data = value
            return True
        top = self._stack[-1]
        if isinstance(top.value, list):
            if len(self._stack) > 2 and len(top.value) >= MOST_INNER_ITEMS:
                raise self._too_much(event, f"A list here has more than {MOST_INNER_ITEMS:,} items")
            top.value.append(value)
            return True
        if not top.waiting:
            self._key(top, value, event)
            return False
        if not top.spoilt and top.key is not None:
            top.value[top.key] = value
        top.waiting = top.spoilt = False
        return True

    def _key(self, top: _Open, value: object, event: Any) -> None:
        assert isinstance(top.value, dict)
        if len(top.value) >= MOST_KEYS:
            raise self._too_much(event, f"A mapping here has more than {MOST_KEYS:,} keys")
        again = top.spoilt_key
        top.waiting, top.key, top.spoilt_key = True, value if isinstance(value, str) else None, not isinstance(value, str)
        if not isinstance(value, str):
            top.spoilt = True
            if again:
                return
            found = f"`{shown(event.value)}`" if isinstance(event, yaml.ScalarEvent) else "a list or mapping"
            comma = " Or does it belong to what stands before the comma? Put text in quotes, and write numbers without commas."
            self._flaw(event, f"A key must be a word; {found} is not.{comma if top.flow and top.value else ''}")
        elif value in top.value:
            top.spoilt = True
            self._flaw(event, f"The key `{shown(value)}` is given twice here: keep one.")

    def _close(self) -> None:
        done = self._stack.pop()
        if done.anchor:
            self._anchors[done.anchor] = (done.value, _size(done.value))

    def _spend(self, values: int) -> None:
        self._count += values
        if self._count > MOST_VALUES:
            raise TooMuchError(0, 0, f"The file holds more than {MOST_VALUES:,} values (repeated ones counted each time)")

    def _flaw(self, event: Any, message: str) -> None:
        self.flaw(event.start_mark.index, message)

    def _too_much(self, event: Any, message: str) -> TooMuchError:
        return TooMuchError(*self.lines.at(event.start_mark.index), message)


def _size(value: object) -> int:
    if isinstance(value, dict):
        return 1 + sum(_size(each) for each in value.values())
    return 1 + sum(_size(each) for each in value) if isinstance(value, list) else 1


def _events(text: str) -> Iterator[Any]:
    loader = LOADER(text)
    try:
        event = None
        while type(event) is not yaml.StreamEndEvent:
            event = loader.get_event()
            yield event
    finally:
        loader.dispose()
