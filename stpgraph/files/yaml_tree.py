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
from stpgraph.files.tree import Flaw, Lines, Path, Place, TooMuch, Tree

_LOADER: Any = getattr(yaml, "CLoader", yaml.Loader)
_INT = re.compile(r"[-+]?[0-9]+")
_OCTAL_OR_HEX = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_SPECIAL = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_FRIENDLY = (
    ("'\\t' that cannot start", "there is a tab: indent with spaces instead"),
    ("mapping values are not allowed", "there is a second `: ` in this line: put text that holds a colon in quotes"),
    ("could not find expected ':'", "a line above this one has no `:` after its key, or its text should be in quotes"),
    ("did not find expected key", "the line above is not ended as it began: look for a quote or bracket that is not closed"),
    ("did not find expected ',' or", "a `,` or a closing bracket is missing here or just above"),
    ("did not find expected '-'", "an item of this list does not start with `- ` in the same column as the others"),
    ("did not find expected <document start>", "this line stands further left than the first one, or is no `key: value`"),
    ("unexpected end of stream", "a quote is opened and never closed"),
    (
        "found undefined alias",
        "`*` stands for a value named with `&` before it, and there is none: put text that starts with `*` in quotes",
    ),
    ("cannot start any token", "this character cannot start a value: put the text in quotes"),
)


def parse(text: str) -> Tree:
    """YAML text as plain data, with the flaws that YAML itself shows (a key twice, a tag, a second document).

    Raises TooMuch where the text is larger or deeper than any structure. A syntax error ends the reading and is a flaw.
    """
    builder = _Builder()
    whole = False
    try:
        for event in _events(text):
            builder.take(event)
        whole = True
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        builder.flaw(mark, f"This is not readable as YAML: {_friendly(error.problem or error.context or '')}.")
    except yaml.reader.ReaderError as error:
        line, column = Lines(text).at(error.position)
        builder.flaws.append(Flaw(line, column, f"This is not readable as YAML: an unprintable character ({error.reason})."))
    return Tree(builder.data, tuple(builder.flaws), whole)


def locate(text: str, wanted: frozenset[Path]) -> dict[Path, Place]:
    """The places of some paths (tuples of keys and positions) in YAML text that `parse` could read."""
    places: dict[Path, Place] = {}
    stack: list[_Walk] = []
    here: Path = ()
    key_mark: Any = None
    for event in _events(text):
        if isinstance(event, yaml.CollectionEndEvent):
            stack.pop()
        if not isinstance(event, yaml.NodeEvent):
            continue
        top = stack[-1] if stack else None
        if top and top.mapping and top.key is None:
            top.key = event.value if isinstance(event, yaml.ScalarEvent) else ""
            key_mark = event.start_mark
            if isinstance(event, yaml.CollectionStartEvent):
                stack.append(_Walk(("",), isinstance(event, yaml.MappingStartEvent)))
            continue
        mark: Any = event.start_mark
        here = ()
        if top:
            step: str | int = top.key if top.mapping and top.key is not None else top.index
            here = (*top.path, step)
            top.key, top.index = None, top.index + 1
        if here in wanted and here not in places:
            key = key_mark if top and top.mapping else mark
            raw = event.value if isinstance(event, yaml.ScalarEvent) else ""
            places[here] = Place(mark.line + 1, mark.column + 1, key.line + 1, key.column + 1, raw)
            if len(places) == len(wanted):
                break
        if isinstance(event, yaml.CollectionStartEvent):
            stack.append(_Walk(here, isinstance(event, yaml.MappingStartEvent)))
    return places


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


class _Unreadable(yaml.MarkedYAMLError):
    """Something that YAML allows and the format does not, at an event."""

    def __init__(self, event: Any, problem: str) -> None:
        super().__init__(problem=problem, problem_mark=event.start_mark)


def _too_much(event: Any, message: str) -> TooMuch:
    return TooMuch(event.start_mark.line + 1, event.start_mark.column + 1, message)


@dataclass(slots=True)
class _Walk:
    """Where `locate` is: a collection being read."""

    path: Path
    mapping: bool
    key: str | None = None
    index: int = 0


@dataclass(slots=True)
class _Open:
    """A collection being built. `key` is the mapping key that waits for its value; `spoilt` drops the next value."""

    value: dict[str, object] | list[object]
    anchor: str | None
    key: str | None = None
    waiting: bool = False
    spoilt: bool = False


@dataclass(slots=True)
class _Builder:
    """Builds data from events, counting what it builds."""

    data: object = None
    flaws: list[Flaw] = field(default_factory=list)
    _stack: list[_Open] = field(default_factory=list)
    _anchors: dict[str, tuple[object, int]] = field(default_factory=dict)
    _count: int = 0
    _documents: int = 0

    def take(self, event: Any) -> None:
        """Takes the next event of the text."""
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            self._node(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close()
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise _Unreadable(event, "there is a second document (after `---`): keep one structure a file")
        elif isinstance(event, yaml.AliasEvent):
            value, size = self._anchors.get(event.anchor, (None, -1))
            if size < 0:
                raise _Unreadable(event, "an alias (`*`) stands inside the very value that it names")
            self._spend(size)
            self._add(value, event)

    def _node(self, event: Any) -> None:
        self._spend(1)
        if event.tag is not None:
            self.flaw(event.start_mark, f"The tag `{event.tag[:60]}` is not allowed: remove it. Values need no tag here.")
        if isinstance(event, yaml.ScalarEvent):
            value: object = scalar(event.value) if event.implicit[0] and not event.style else event.value
            if self._add(value, event) and event.anchor:
                self._anchors[event.anchor] = (value, 1)
            return
        if len(self._stack) >= MOST_DEPTH:
            raise _too_much(event, f"The file is nested more than {MOST_DEPTH} levels deep; a structure needs no more than five")
        collection: dict[str, object] | list[object] = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._add(collection, event)
        if event.anchor:
            self._anchors[event.anchor] = (collection, -1)
        self._stack.append(_Open(collection, event.anchor))

    def _add(self, value: object, event: Any) -> bool:
        """Puts a value where it belongs; False where it was taken for a key."""
        if not self._stack:
            self.data = value
            return True
        top = self._stack[-1]
        if isinstance(top.value, list):
            if len(self._stack) > 2 and len(top.value) >= MOST_INNER_ITEMS:
                raise _too_much(event, f"A list here has more than {MOST_INNER_ITEMS:,} items")
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
        top.waiting, top.key = True, value if isinstance(value, str) else None
        if len(top.value) >= MOST_KEYS:
            raise _too_much(event, f"A mapping here has more than {MOST_KEYS:,} keys")
        if top.key is None:
            top.spoilt = True
            found = f"`{event.value[:60]}`" if isinstance(event, yaml.ScalarEvent) else "a list or mapping"
            self.flaw(event.start_mark, f"A key must be a word; {found} is not.")
        elif top.key in top.value:
            top.spoilt = True
            self.flaw(event.start_mark, f"The key `{top.key[:60]}` is given twice here: keep one.")

    def _close(self) -> None:
        done = self._stack.pop()
        if done.anchor:
            self._anchors[done.anchor] = (done.value, _size(done.value))

    def _spend(self, values: int) -> None:
        self._count += values
        if self._count > MOST_VALUES:
            raise TooMuch(0, 0, f"The file holds more than {MOST_VALUES:,} values (repeated ones counted each time)")

    def flaw(self, mark: Any, message: str) -> None:
        if len(self.flaws) < MOST_FAULTS:
            self.flaws.append(Flaw(mark.line + 1 if mark else 0, mark.column + 1 if mark else 0, message))


def _size(value: object) -> int:
    if isinstance(value, dict):
        return 1 + sum(_size(each) for each in value.values())
    return 1 + sum(_size(each) for each in value) if isinstance(value, list) else 1


def _events(text: str) -> Iterator[Any]:
    return iter(yaml.parse(text, Loader=_LOADER))


def _friendly(problem: str) -> str:
    return next((words for part, words in _FRIENDLY if part in problem), problem)
