"""JSON text to plain data, and the places of values in it.

The standard library reads the values; a second, small reader finds places, and runs only when something is wrong.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from stpgraph.errors import MOST_FAULTS
from stpgraph.files.limits import MOST_DEPTH, MOST_INNER_ITEMS, MOST_KEYS, MOST_VALUES
from stpgraph.files.syntax import json_words
from stpgraph.files.tree import Flaw, Lines, Path, Place, TooMuchError, Tree
from stpgraph.model.checks import shown

_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"|[{}\[\],:]|[^\s{}\[\],:"]+')


def parse(text: str) -> Tree:
    """JSON text as plain data, with the flaws that JSON itself shows (a key twice, a syntax error).

    Raises TooMuchError where the text is larger or deeper than any structure.
    """
    twice = False

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal twice
        result: dict[str, Any] = {}
        for key, value in items:
            twice = twice or key in result
            result.setdefault(key, value)
        return result

    try:
        data = json.loads(text, object_pairs_hook=pairs, parse_int=_integer)
    except json.JSONDecodeError as error:
        words = json_words(error.msg)
        if not text.lstrip().startswith(("{", "[")):
            words = "it starts with no `{`; a YAML file must be named .yaml"
        return Tree(None, (Flaw(*Lines(text).at(error.pos), f"This is not readable as JSON: {words}."),), whole=False)
    except RecursionError:
        raise _too_deep() from None
    _measure(data)
    return Tree(data, tuple(_repeated(text)) if twice else ())


def locate(text: str, wanted: frozenset[Path]) -> dict[Path, Place]:
    """The places of some paths (tuples of keys and positions) in JSON text that `parse` could read."""
    lines = Lines(text)
    places: dict[Path, Place] = {}
    for value in _values(text):
        if value.path in wanted and value.path not in places:
            key = lines.at(value.key_offset)
            places[value.path] = Place(*lines.at(value.offset), *key, value.raw)
            if len(places) == len(wanted):
                break
    return places


def _repeated(text: str) -> list[Flaw]:
    lines = Lines(text)
    seen: set[tuple[int, str]] = set()
    flaws: list[Flaw] = []
    for value in _values(text):
        if not value.path or not isinstance(value.path[-1], str):
            continue
        key = (value.within, value.path[-1])
        if key in seen:
            message = f"The key `{shown(key[1])}` is given twice here: keep one."
            flaws.append(Flaw(*lines.at(value.key_offset), message, value.path))
            if len(flaws) == MOST_FAULTS:
                break
        seen.add(key)
    return flaws


@dataclass(slots=True)
class _Value:
    """One value of the text: its path, the number of the object or list that it is in, and where it stands."""

    path: Path
    within: int
    key_offset: int
    offset: int
    raw: str


@dataclass(slots=True)
class _Open:
    """An object (`position` is a key, or None while one is awaited) or a list (`position` counts) being read."""

    path: Path
    number: int
    is_object: bool
    position: str | int | None
    key_offset: int = 0


def _values(text: str) -> Iterator[_Value]:
    stack: list[_Open] = []
    opened = 0
    for match in _TOKEN.finditer(text):
        sign, offset = match.group(), match.start()
        top = stack[-1] if stack else None
        if sign in ("}", "]"):
            stack.pop()
        elif sign == ",":
            assert top
            top.position = None if top.is_object else int(top.position or 0) + 1
        elif top and top.position is None:
            top.position, top.key_offset = json.loads(sign), offset
        elif sign != ":":
            path = (*top.path, top.position) if top and top.position is not None else ()
            opens = sign in ("{", "[")
            raw = "" if opens else json.loads(sign) if sign[0] == '"' else sign
            key_offset = top.key_offset if top and top.is_object else offset
            yield _Value(path, top.number if top else 0, key_offset, offset, raw)
            if opens:
                opened += 1
                stack.append(_Open(path, opened, sign == "{", None if sign == "{" else 0))


def _measure(data: object) -> None:
    """Raises TooMuchError for data that is too deep, too long or too wide."""
    count, level = 0, [data]
    for depth in range(MOST_DEPTH + 1):
        count += len(level)
        if count > MOST_VALUES:
            raise TooMuchError(0, 0, f"The file holds more than {MOST_VALUES:,} values")
        below: list[object] = []
        for value in level:
            if isinstance(value, dict):
                if len(value) > MOST_KEYS:
                    raise TooMuchError(0, 0, f"An object here has more than {MOST_KEYS:,} keys")
                below += value.values()
            elif isinstance(value, list):
                if depth > 1 and len(value) > MOST_INNER_ITEMS:
                    raise TooMuchError(0, 0, f"A list here has more than {MOST_INNER_ITEMS:,} items")
                below += value
        if not below:
            return
        level = below
    raise _too_deep()


def _integer(text: str) -> int | float:
    # Python refuses to read integers of more than 4,300 digits; no field holds one of more than 300.
    return int(text) if len(text) <= 300 else float("inf")


def _too_deep() -> TooMuchError:
    return TooMuchError(0, 0, f"The file is nested more than {MOST_DEPTH} levels deep; a structure needs no more than five")
