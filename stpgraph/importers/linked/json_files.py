"""JSON from strangers: bounded in size, depth and number of values, with plain refusals; and what our own files carry in it.

Raises InputError. Sources: RFC 8259 (keys should not be given twice, numbers have no bounds).
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from stpgraph.export.own_part import OWN
from stpgraph.importers.draft import Unread
from stpgraph.importers.making import short
from stpgraph.importers.safe import MOST_DEPTH, refused, text_of

MOST_VALUES = 400_000
_LONGEST_NUMBER = 30


def looks_like_json(data: bytes) -> bool:
    """Whether a file begins as JSON does."""
    return data[:200].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")


def json_of(data: bytes, name: str, unread: list[Unread]) -> Any:
    """What the file holds; keys that are given twice are told in `unread`, and the first counts.

    A file with one value on each line is a list of them. Raises InputError where the file cannot be read.
    """
    text = text_of(data, name)
    twice: Counter[str] = Counter()

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for key, value in items:
            if key in made:
                twice[key] += 1
            else:
                made[key] = value
        return made

    def number(written: str) -> int:
        if len(written) > _LONGEST_NUMBER:
            raise refused(name, f"A number in this file has more than {_LONGEST_NUMBER} digits; no structure has such a number.")
        return int(written)

    def fraction(written: str) -> float:
        made = float(written)
        if not math.isfinite(made):
            raise refused(name, "A number in this file is larger than any that can be meant.")
        return made

    def never(written: str) -> Any:
        raise refused(name, f"The file holds “{written}”, which is no number in JSON.")

    read = json.JSONDecoder(object_pairs_hook=pairs, parse_int=number, parse_float=fraction, parse_constant=never).decode
    try:
        try:
            value = read(text)
        except json.JSONDecodeError as error:
            lines = [line for line in text.splitlines() if line.strip()]
            if len(lines) < 2 or not all(line.lstrip()[:1] == "{" and line.rstrip()[-1:] == "}" for line in lines):
                raise refused(name, "The file is broken here: it is not readable as JSON.", error.lineno, error.colno) from None
            twice.clear()
            value = [read(line) for line in lines]
    except json.JSONDecodeError:
        raise refused(name, "The file is broken: a line of it is not readable as JSON.") from None
    except RecursionError:
        raise _too_deep(name) from None
    _measure(value, name)
    for key, count in sorted(twice.items()):
        where = "once more" if count == 1 else f"{count:,} times more"
        unread.append(
            Unread(f"The key “{short(key)}”, {where}", "the file", "A key that is given twice counts once, as given first.")
        )
    return value


def _measure(value: Any, name: str) -> None:
    level, count = [value], 0
    for _ in range(MOST_DEPTH):
        count += len(level)
        if count > MOST_VALUES:
            raise refused(name, f"There are more than {MOST_VALUES:,} values in this file; no structure has so many.")
        below: list[Any] = []
        for each in level:
            if isinstance(each, dict):
                below += each.values()
            elif isinstance(each, list):
                below += each
        if not below:
            return
        level = below
    raise _too_deep(name)


def _too_deep(name: str) -> Exception:
    return refused(
        name, f"Things stand in each other more than {MOST_DEPTH} deep in this file; in no list of organisations do they."
    )


def text(value: object) -> str:
    """A value as text; empty where it is none."""
    if isinstance(value, str):
        return " ".join(value.split()) if not any(each in value for each in "\n\t") else value.strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def objects(value: object) -> list[dict[str, Any]]:
    """The objects in a list, or an object alone; what else is there is passed over."""
    items = value if isinstance(value, list) else [value]
    return [each for each in items if isinstance(each, dict)]


def own_of(item: Mapping[str, Any]) -> dict[str, Any]:
    """What stands under our own key, or nothing."""
    found = item.get(OWN)
    return dict(found) if isinstance(found, dict) else {}


def in_order(items: list[tuple[object, Any]]) -> list[Any]:
    """Things by their place in the file that they come from, where that is known; the others follow as they stand."""
    ranked = [(order if type(order) is int else math.inf, at, each) for at, (order, each) in enumerate(items)]
    return [each for *_, each in sorted(ranked, key=lambda row: row[:2])]


def untold(item: Mapping[str, Any], known: frozenset[str], counts: Counter[str]) -> None:
    """Counts the fields of an object that nobody asks for and that say something."""
    for key, value in item.items():
        if key not in known and value not in (None, "", [], {}):
            counts[key] += 1


def tell(counts: Counter[str], of: str) -> Iterator[Unread]:
    """One line for each field that was passed over, with how often."""
    for key, count in sorted(counts.items()):
        times = "once" if count == 1 else f"{count:,} times"
        yield Unread(f"“{short(key)}” ({times})", of, "A structure has no field for it, or its meaning is not known.")
