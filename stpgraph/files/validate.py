"""Plain data to a `Structure`, or every fault in it, each told in plain words with what is allowed and the nearest spelling."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from stpgraph.errors import MOST_FAULTS, Fault, InputError
from stpgraph.files.tree import Path, Place, Tree
from stpgraph.model.checks import path_text, problems
from stpgraph.model.kinds import NODE_TYPES, RELATION_TYPES
from stpgraph.model.nodes import Body, Instrument, Node, Organisation, Post, Project, Voting
from stpgraph.model.relations import (
    AccountableTo,
    DelegatesTo,
    MemberOf,
    PlainRelation,
    Relation,
    ReportsTo,
    SitsOn,
)
from stpgraph.model.structure import Accepted, ChecklistAnswer, Decision, Source, Structure

Locate = Callable[[frozenset[Path]], Mapping[Path, Place]]
#: Comparing spellings is slow; a file with thousands of strange words gets suggestions for the first ones.
_MOST_COMPARISONS = 20_000

_MODELS: Mapping[str, type[BaseModel]] = {
    "organisation": Organisation,
    "body": Body,
    "project": Project,
    "post": Post,
    "instrument": Instrument,
    "accountable_to": AccountableTo,
    "reports_to": ReportsTo,
    "delegates_to": DelegatesTo,
    "sits_on": SitsOn,
    "member_of": MemberOf,
    "source": Source,
    "decision": Decision,
    "acceptance": Accepted,
    "checklist": ChecklistAnswer,
    "voting": Voting,
}
_LISTS: Mapping[str, tuple[str, Any]] = {
    "sources": ("source", Source),
    "nodes": ("", Node),
    "relations": ("", Relation),
    "decisions": ("decision", Decision),
    "accepted": ("acceptance", Accepted),
}
#: Steps that pydantic adds to a path to say which member of a union it tried.
_TAGS = frozenset({*NODE_TYPES, *RELATION_TYPES})


@dataclass(frozen=True, slots=True)
class _Trouble:
    """A fault before its place in the file is known. `at_key` points at the key and not at its value."""

    path: Path
    message: str
    word: str = ""
    allowed: tuple[str, ...] = ()
    at_key: bool = False
    quotable: bool = False


def structure_of(tree: Tree, name: str, locate: Locate) -> Structure:
    """The structure that a tree holds. `name` is the file's name, `locate` finds places of paths in its text.

    Raises InputError with every fault, in order of place.
    """
    if not tree.flaws:
        try:
            return Structure.model_validate(tree.data)
        except ValidationError:
            pass
    troubles = tuple(islice(_troubles(tree.data), MOST_FAULTS + 1)) if tree.whole else ()
    places = locate(frozenset(_prefixes(troubles))) if troubles else {}
    speller = _Speller()
    faults = [Fault(name, flaw.line, flaw.column, "", flaw.message) for flaw in tree.flaws]
    faults += [_fault(name, trouble, places, speller) for trouble in troubles]
    kept = sorted(set(faults))[:MOST_FAULTS]
    raise InputError(tuple(kept), untold=len(faults) > MOST_FAULTS)


def _troubles(data: object) -> Iterator[_Trouble]:
    if data is None:
        yield _Trouble(
            (), "There is nothing in this file: a structure starts with `stpgraph: 1`, an `id`, a `title` and a `status`."
        )
        return
    if not isinstance(data, dict):
        yield _Trouble(
            (), f"This is {_sort(data)}, not a structure: a structure file starts with `stpgraph: 1` and has `key: value` lines."
        )
        return
    yield from _header(data)
    for part, (word, model) in _LISTS.items():
        items = data.get(part)
        if isinstance(items, list):
            adapter: TypeAdapter[Any] = TypeAdapter(model)
            for index, item in enumerate(items):
                yield from _validated(adapter, item, (part, index), word or _tag(item))
    for problem in problems(data):
        yield _Trouble(problem.path, problem.message, problem.word, problem.allowed)


def _header(data: dict[str, Any]) -> Iterator[_Trouble]:
    lists: dict[str, list[object]] = {part: [] for part in _LISTS if isinstance(data.get(part), list)}
    yield from _validated(TypeAdapter(Structure), {**data, **lists}, (), "structure")


def _validated(adapter: TypeAdapter[Any], item: object, path: Path, word: str) -> Iterator[_Trouble]:
    try:
        adapter.validate_python(item)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            if detail["type"] != "structure":  # told by `problems`, with places
                yield _trouble(detail, path, word)


def _trouble(detail: Any, base: Path, word: str) -> _Trouble:
    """One of pydantic's errors in the reader's words. `detail` is a pydantic_core.ErrorDetails."""
    steps = detail["loc"]
    if steps and steps[0] in _TAGS:
        steps = steps[1:]
    steps = tuple(step for step in steps if step not in ("word", "days", "[key]"))
    path: Path = (*base, *steps)
    kind, context, value = detail["type"], detail.get("ctx", {}), detail["input"]
    if kind == "missing":
        field = str(steps[-1])
        return _Trouble(path[:-1], f"`{field}` is missing from this {word}.{_choices(word, field)}")
    if kind == "extra_forbidden":
        key, owner = str(steps[-1]), next((step for step in steps if step in ("voting", "checklist")), word)
        allowed = _fields(owner)
        return _Trouble(
            path, f"`{key[:60]}` is no key of {_a(owner)}; it may have {_listed(allowed)}.", key, allowed, at_key=True
        )
    if kind in ("literal_error", "union_tag_invalid"):
        allowed = tuple(re.findall(r"'([^']*)'", context.get("expected") or context.get("expected_tags") or ""))
        if kind == "union_tag_invalid":
            path, value = (*path, "type"), context["tag"]
        message = (
            f"found {_shown(value)}, which is not allowed here; it may be {_listed(allowed or (str(context.get('expected')),))}."
        )
        if path == ("stpgraph",):
            message = f"found {_shown(value)}: this program reads version 1 of the format, written `stpgraph: 1`."
        return _Trouble(path, message, value if isinstance(value, str) else "", allowed)
    if kind == "union_tag_not_found":
        allowed = NODE_TYPES if base[:1] == ("nodes",) else RELATION_TYPES
        return _Trouble(path, f"`type` is missing here; it may be {_listed(allowed)}.")
    expected = _EXPECTED.get(kind)
    if expected:
        return _Trouble(path, f"found {_sort(value)}, where {expected} is expected.", quotable=kind == "string_type")
    if kind == "string_pattern_mismatch":
        return _Trouble(
            path, _pattern(str(value), str(context.get("pattern"))), *_as_slug(str(value), str(context.get("pattern")))
        )
    if kind in _BOUNDS:
        return _Trouble(path, f"found {_shown(value)}; it must be {_BOUNDS[kind].format(**context)}.")
    return _Trouble(path, f"{_shown(value)} {detail['msg']}.")


_EXPECTED = {
    "string_type": "text",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "float_type": "a number",
    "tuple_type": "a list, such as [a, b],",
    "dict_type": "a mapping of keys to values",
    "model_type": "a mapping of keys to values",
    "model_attributes_type": "a mapping of keys to values",
}
_BOUNDS = {
    "greater_than": "more than {gt:g}",
    "greater_than_equal": "{ge:g} or more",
    "less_than_equal": "{le:g} or less",
    "finite_number": "a finite number",
    "string_too_long": "no longer than {max_length:,} characters",
    "string_too_short": "at least {min_length} character long",
    "too_long": "no longer than {max_length:,} items",
}


def _fault(name: str, trouble: _Trouble, places: Mapping[Path, Place], speller: _Speller) -> Fault:
    path = trouble.path
    while path and path not in places:
        path = path[:-1]
    place = places.get(path)
    message = trouble.message
    if trouble.quotable and place and place.raw:
        message += f' Put it in quotes: "{place.raw[:60]}".'
    line, column = (
        (place.key_line, place.key_column) if place and trouble.at_key else (place.line, place.column) if place else (0, 0)
    )
    if trouble.word == "" and place and place.raw:
        suggestion = speller.nearest(place.raw, trouble.allowed)
    else:
        suggestion = speller.nearest(trouble.word, trouble.allowed)
    return Fault(name, line, column, path_text(trouble.path), message[:1].upper() + message[1:], suggestion)


def _prefixes(troubles: tuple[_Trouble, ...]) -> Iterator[Path]:
    for trouble in troubles:
        for length in range(len(trouble.path) + 1):
            yield trouble.path[:length]


class _Speller:
    """Finds nearest spellings, within a budget of comparisons."""

    def __init__(self) -> None:
        self._left = _MOST_COMPARISONS

    def nearest(self, word: str, allowed: tuple[str, ...]) -> str:
        if not word or len(word) > 60 or len(allowed) > self._left:
            return ""
        self._left -= len(allowed)
        folded = re.sub(r"[\s_]+", "_", word.strip().lower()) if allowed and "_" in "".join(allowed) else word.strip().lower()
        if folded in allowed:
            return folded
        match = get_close_matches(folded, [each for each in allowed if abs(len(each) - len(word)) <= 4], 1, 0.7)
        return match[0] if match else ""


def _tag(item: object) -> str:
    tag = item.get("type") if isinstance(item, dict) else None
    return tag if isinstance(tag, str) else "item"


def _fields(word: str) -> tuple[str, ...]:
    model = Structure if word == "structure" else _MODELS.get(word, PlainRelation)
    return tuple(model.model_fields)


def _choices(word: str, field: str) -> str:
    model = Structure if word == "structure" else _MODELS.get(word, PlainRelation)
    choices = getattr(model.model_fields[field].annotation, "__args__", ()) if field in model.model_fields else ()
    return f" It may be {_listed(tuple(str(each) for each in choices))}." if choices and isinstance(choices[0], str) else ""


def _pattern(value: str, pattern: str) -> str:
    if pattern.startswith("^https"):
        return f"found `{value[:60]}`, which is no web address: it must start with http:// or https:// and hold no spaces."
    return f"found `{value[:60]}`: an id is made of a-z and 0-9, with single hyphens between, such as `strategic-board`."


def _as_slug(value: str, pattern: str) -> tuple[str, tuple[str, ...]]:
    """The value as an id would spell it, as its own suggestion."""
    slug = re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")
    return (slug, (slug,)) if slug and len(value) <= 60 and not pattern.startswith("^https") else ("", ())


def _sort(value: object) -> str:
    if isinstance(value, bool | int | float):
        return f"the boolean {str(value).lower()}" if isinstance(value, bool) else f"the number {_number(value)}"
    if value is None:
        return "nothing"
    return f"the text {_shown(value)}" if isinstance(value, str) else "a list" if isinstance(value, list) else "a mapping"


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, int | float):
        return f"`{_number(value)}`"
    return f"`{value[:57] + '...' if len(value) > 60 else value}`" if isinstance(value, str) else _sort(value)


def _number(value: float) -> str:
    text = str(value)
    return text if len(text) <= 40 else text[:20] + "..."


def _a(word: str) -> str:
    word = {"checklist": "checklist answer", "voting": "voting rule"}.get(word, word)
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"


def _listed(words: tuple[str, ...]) -> str:
    quoted = [f"`{word}`" for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
