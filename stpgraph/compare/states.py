"""A structure as parts, things and fields, for merging: each thing under what it is known by, and what speaks of what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from stpgraph.compare.delta import LISTS, MAPPINGS, Key, line_key
from stpgraph.model import Structure
from stpgraph.model.kinds import DECISION_ENDPOINTS, RELATION_WORDS
from stpgraph.rules import BY_ID

Fields: TypeAlias = dict[str, object]
#: Things by part and key. The part `structure` holds one thing, the fields of the structure itself; limits and answers hold one value.
State: TypeAlias = dict[str, dict[Key, Fields]]
_KEYS: Mapping[str, Callable[[Any], Key]] = {
    "sources": lambda item: (item.id,),
    "nodes": lambda item: (item.id,),
    "relations": line_key,
    "decisions": lambda item: (item.id,),
    "accepted": lambda item: (item.rule, *item.subjects),
}


def state_of(structure: Structure) -> State:
    """A structure as parts, things and fields."""
    own = {name: getattr(structure, name) for name in Structure.model_fields if name not in (*LISTS, *MAPPINGS)}
    state: State = {"structure": {(): own}}
    for part in MAPPINGS:
        state[part] = {(key,): {"value": value} for key, value in getattr(structure, part).items()}
    for part in LISTS:
        seen: Counter[Key] = Counter()
        state[part] = {}
        for item in getattr(structure, part):
            key = _KEYS[part](item)
            seen[key] += 1
            # One finding may be accepted more than once; no id begins with a #.
            key = key if seen[key] == 1 else (*key, f"#{seen[key]}")
            state[part][key] = {name: getattr(item, name) for name in type(item).model_fields}
    return state


def structure_from(state: State) -> Structure:
    """The structure of a state. Raises pydantic.ValidationError where its parts do not fit together."""
    values: dict[str, object] = dict(state["structure"][()])
    for part in MAPPINGS:
        values[part] = {key[0]: item["value"] for key, item in state[part].items()}
    for part in LISTS:
        values[part] = tuple(state[part].values())
    return Structure.model_validate(values)


def referring(part: str, item: Mapping[str, object]) -> Iterator[tuple[str, Key]]:
    """What a thing speaks of: parts and keys, in which the part `subjects` stands for nodes and decisions."""
    for field, wanted in _mentions(part):
        value = item.get(field)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, str):
                yield wanted, (each,)


def present(part: str, key: Key, state: State) -> tuple[str, Key] | None:
    """Where a thing is in a state; None where it is not there."""
    for each in ("nodes", "decisions") if part == "subjects" else (part,):
        if key in state[each]:
            return each, key
    return None


def without(part: str, item: Fields, gone: str, key: Key) -> Fields | None:
    """A thing without any mention of what is gone; None where it cannot be without it. Unchanged where it does not speak of it."""
    made = item
    for field, wanted in _mentions(part):
        if gone != wanted and not (wanted == "subjects" and gone in ("nodes", "decisions")):
            continue
        value = item.get(field)
        if isinstance(value, tuple) and key[0] in value:
            if wanted == "subjects":
                return None
            made = made | {field: tuple(each for each in value if each != key[0])}
        elif isinstance(value, str) and value == key[0]:
            if field != "instrument":
                return None
            made = made | {field: None}
    return made


def _mentions(part: str) -> tuple[tuple[str, str], ...]:
    if part == "nodes":
        return (("cites", "sources"),)
    if part == "relations":
        return ("source", "nodes"), ("target", "nodes"), ("instrument", "nodes"), ("cites", "sources")
    if part == "decisions":
        return (*((field, "nodes") for field in DECISION_ENDPOINTS), ("cites", "sources"))
    return (("subjects", "subjects"),) if part == "accepted" else ()


def told(part: str, key: Key, *states: State) -> str:
    """What readers call a thing: its name in quotation marks, from the first state that has it."""
    if part == "structure":
        return "the structure"
    if part == "limits":
        return f"the threshold of {_rule(key[0])}"
    if part == "checklist":
        return "an answer to the governance checklist"
    if part == "relations":
        words = RELATION_WORDS[key[1]]  # type: ignore[index]
        return f"the line {_name('nodes', key[:1], states)} {words} {_name('nodes', key[2:3], states)}"
    if part == "accepted":
        return f"the acceptance of {_rule(key[0])}"
    return _name(part, key, states)


def _rule(name: str) -> str:
    """A rule as readers know it: by what it finds."""
    return f"“{BY_ID[name].defect}”" if name in BY_ID else name


def _name(part: str, key: Key, states: tuple[State, ...]) -> str:
    for state in states:
        item = state[part].get(key)
        if item is not None:
            return f"“{item.get('name') or item.get('title')}”"
    return "something that is no longer there"
