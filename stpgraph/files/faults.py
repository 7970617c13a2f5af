"""Every fault in the data of a file, each in plain words with its place, what is allowed and the nearest spelling."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from pydantic import TypeAdapter, ValidationError

from stpgraph.errors import MOST_FAULTS, Fault, InputError
from stpgraph.files.messages import OWNERS, Trouble, comma_words, sort_of, trouble
from stpgraph.files.spelling import Speller
from stpgraph.files.tree import Locate, Path, Place, Tree
from stpgraph.model.checks import path_text, problems, shown
from stpgraph.model.nodes import Node
from stpgraph.model.relations import Relation
from stpgraph.model.structure import Accepted, Decision, Source, Structure

#: The lists of a structure: what an item of each is called (empty: by its type), and its model.
_LISTS: Mapping[str, tuple[str, Any]] = {
    "sources": ("source", Source),
    "nodes": ("", Node),
    "relations": ("", Relation),
    "decisions": ("decision", Decision),
    "accepted": ("acceptance", Accepted),
}


def input_error(tree: Tree, name: str, locate: Locate) -> InputError:
    """Every fault in a tree that holds no structure, in order of place."""
    troubles = tuple(islice(_troubles(tree), MOST_FAULTS + 1))
    places = locate(frozenset(_prefixes(troubles))) if troubles else {}
    speller = Speller()
    faults = {_flaw(name, flaw.line, flaw.column, flaw.path, flaw.message) for flaw in tree.flaws}
    faults |= {fault for each in troubles if (fault := _fault(name, each, places, speller))}
    return InputError(tuple(sorted(faults)[:MOST_FAULTS]), untold=len(faults) > MOST_FAULTS)


def _troubles(tree: Tree) -> Iterator[Trouble]:
    data = tree.data
    if not isinstance(data, dict):
        if tree.whole:
            start = "a structure file starts with `stpgraph: 1` and has an `id`, a `title` and a `status`."
            what = "There is nothing in this file" if data is None else f"This is {sort_of(data)}, not a structure"
            yield Trouble((), f"{what}: {start}")
        return
    faults = _wrong_parts(data)
    if not tree.whole:
        # What stands before a syntax error is checked by itself: what is missing may stand behind the error.
        unread = tree.broken[:2]
        for each in faults:
            if each.path and (not unread or each.path[: len(unread)] != unread[: len(each.path)]):
                yield each
        return
    told = set()
    across = {problem.path: problem for problem in islice(problems(_comparable(data)), MOST_FAULTS + 1)}
    for each in faults:
        told.add(each.path)
        # Of an id that is malformed and stands for nothing, the second is what matters.
        if each.path not in across or not across[each.path].word or each.path[:1] == ("limits",):
            yield each
    for problem in across.values():
        if problem.word or problem.path not in told:
            yield Trouble(
                problem.path, problem.message, problem.word, problem.allowed, at_key=problem.path[0] in ("limits", "checklist")
            )


def _wrong_parts(data: dict[str, Any]) -> Iterator[Trouble]:
    """What is wrong with the parts of a structure, each by itself."""
    lists: dict[str, list[object]] = {part: [] for part in _LISTS if isinstance(data.get(part), list)}
    yield from _validated(TypeAdapter(Structure), {**data, **lists}, (), "structure")
    for part, (owner, model) in _LISTS.items():
        items = data.get(part)
        if isinstance(items, list):
            adapter: TypeAdapter[Any] = TypeAdapter(model)
            for index, item in enumerate(items):
                yield from _validated(adapter, item, (part, index), owner or _type(item))


def _validated(adapter: TypeAdapter[Any], item: object, path: Path, owner: str) -> Iterator[Trouble]:
    try:
        adapter.validate_python(item)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            if detail["type"] != "structure":  # told by `problems`, with places
                yield trouble(detail, path, owner, item)


def _comparable(data: dict[str, Any]) -> dict[str, Any]:
    """The data without what names nodes, where no list of nodes could be read: then every id would seem to be wrong."""
    strange = set(data) - set(Structure.model_fields)
    if isinstance(data.get("nodes"), list) or (not data.get("nodes") and not strange):
        return data
    return {key: data.get(key) for key in ("sources", "limits")}


def _fault(name: str, told: Trouble, places: Mapping[Path, Place], speller: Speller) -> Fault | None:
    path = told.path
    while path and path not in places:
        path = path[:-1]
    place = places.get(path, Place(0, 0, 0, 0, ""))
    message, suggestion = told.message, told.suggestion
    if place.bare and told.among:
        message = comma_words(told)
        if not message:
            return None
    elif not suggestion:
        suggestion = speller.nearest(told.word, told.allowed)
    if told.quotable and place.raw:
        message += f' Put it in quotes: "{shown(place.raw)}".'
    line, column = (place.key_line, place.key_column) if told.at_key else (place.line, place.column)
    return _flaw(name, line, column, told.path, message, shown(suggestion))


def _flaw(name: str, line: int, column: int, path: Path, message: str, suggestion: str = "") -> Fault:
    where = path_text(tuple(step if isinstance(step, int) else shown(str(step)) for step in path))
    return Fault(name, line, column, where, message[:1].upper() + message[1:], suggestion)


def _prefixes(troubles: tuple[Trouble, ...]) -> Iterator[Path]:
    for each in troubles:
        for length in range(len(each.path) + 1):
            yield each.path[:length]


def _type(item: object) -> str:
    """The type that an item says it has, where there is such a type."""
    found = item.get("type") if isinstance(item, dict) else None
    return found if isinstance(found, str) and found in OWNERS else "item"
