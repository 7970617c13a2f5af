"""What pydantic finds wrong with a part of a structure, in words for the person who wrote the file."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from stpgraph.files.order import DATE_KEYS, ordered
from stpgraph.files.spelling import as_boolean, as_date, as_number, as_slug
from stpgraph.files.tree import Path
from stpgraph.model.checks import shown
from stpgraph.model.kinds import FREQUENCY_DAYS, KINDS, NODE_TYPES, RELATION_TYPES
from stpgraph.model.nodes import Body, Instrument, Organisation, Post, Project, Voting
from stpgraph.model.relations import AccountableTo, DelegatesTo, MemberOf, PlainRelation, ReportsTo, SitsOn
from stpgraph.model.structure import Accepted, ChecklistAnswer, Decision, Source, Structure

#: What may have keys, by the word that names it here.
OWNERS: Mapping[str, type[BaseModel]] = {
    "structure": Structure,
    "source": Source,
    "organisation": Organisation,
    "body": Body,
    "project": Project,
    "post": Post,
    "instrument": Instrument,
    **dict.fromkeys(RELATION_TYPES, PlainRelation),
    "accountable_to": AccountableTo,
    "reports_to": ReportsTo,
    "delegates_to": DelegatesTo,
    "sits_on": SitsOn,
    "member_of": MemberOf,
    "decision": Decision,
    "acceptance": Accepted,
    "checklist": ChecklistAnswer,
    "voting": Voting,
}
_OWNER_WORDS = {"acceptance": "an accepted finding", "checklist": "a checklist answer", "voting": "`voting`"}
_USUAL = {"nodes": ("id", "type", "kind", "name"), "relations": ("source", "type", "target")}
#: Steps that pydantic adds to a path to say which member of a union it tried.
_TAGS = frozenset({*NODE_TYPES, *RELATION_TYPES})


@dataclass(frozen=True, slots=True)
class Trouble:
    """A fault before its place in the file is known.

    `suggestion` is what to write instead; where it is empty, the nearest of `allowed` to `word` is. `at_key` points at the key
    and not at its value; `quotable` asks for the value, as it is written, to be put in quotes. `among` is the mapping of an
    unknown key without a value, for `comma_words` where the key has no colon behind it.
    """

    path: Path
    message: str
    word: str = ""
    allowed: tuple[str, ...] = ()
    suggestion: str = ""
    at_key: bool = False
    quotable: bool = False
    among: Mapping[str, object] | None = None


def trouble(detail: Any, base: Path, owner: str, item: object) -> Trouble:
    """One of pydantic's errors (a pydantic_core.ErrorDetails) about `item`, which stands at `base`, in a reader's words.

    `owner` is the word for what the item is; a key of OWNERS, or "item" where its type is not known.
    """
    steps = detail["loc"]
    if steps and steps[0] in _TAGS and base:
        steps = steps[1:]
    if steps and steps[-1] in ("word", "days") and steps[-2] in ("meets", "frequency"):
        steps = steps[:-1]
    if steps[-2:] == ("cites", 0) and isinstance(_inside(item, steps[:-1]), str):
        steps = steps[:-1]  # one source, written without a list
    at_key = bool(steps) and steps[-1] == "[key]"
    path: Path = (*base, *(steps[:-1] if at_key else steps))
    if owner == "structure" and steps[:1] == ("checklist",) and len(steps) > 1 and not at_key:
        owner = "checklist"
    elif "voting" in steps[:-1]:
        owner = "voting"
    if detail["type"] in ("missing", "extra_forbidden"):
        return (_missing if detail["type"] == "missing" else _extra)(path, owner, _inside(item, steps[:-1]))
    told = _TOLD.get(detail["type"], _custom)(
        _Fact(path, owner, str(_field(path)), detail["input"], detail.get("ctx", {}), detail)
    )
    return replace(told, at_key=True) if at_key else told


@dataclass(frozen=True, slots=True)
class _Fact:
    """What pydantic says: where, in what, of which field, what it found there, and its own words for it."""

    path: Path
    owner: str
    field: str
    value: Any
    context: Mapping[str, Any]
    detail: Mapping[str, Any]


def _missing(path: Path, owner: str, item: object) -> Trouble:
    field = str(path[-1])
    choices = _choices(owner, field)
    if isinstance(item, dict) and field in item:
        message = (
            f"`{field}` has no value: write it behind the colon, or put text that starts with `#` or `&` in quotes.{choices}"
        )
        return Trouble(path, message, at_key=True)
    what = "`stpgraph: 1`, the version of the format, is missing" if field == "stpgraph" else f"`{field}` is missing"
    return Trouble(path[:-1], f"{what} from {owner_words(owner, 'this')}.{choices}")


def _extra(path: Path, owner: str, item: object) -> Trouble:
    key = str(path[-1])
    allowed = tuple(keys_of(owner))
    others = [] if key in allowed else [other for other in _others(owner) if key in OWNERS[other].model_fields]
    elsewhere = f" It is a key of {' or '.join(dict.fromkeys(owner_words(other) for other in others[:2]))}." if others else ""
    message = f"`{shown(key)}` is no key of {owner_words(owner)}; it may have {listed(allowed)}.{elsewhere}"
    word = "" if others else key
    among = item if isinstance(item, dict) and item.get(key, "") is None else None
    return Trouble(path, message, word, allowed, at_key=True, among=among)


def comma_words(told: Trouble) -> str:
    """What to say of a key without a colon: it is the rest of a text with a comma in it.

    Nothing, where it has been said of the key before.
    """
    item, key = told.among or {}, str(told.path[-1])
    before: str | None = None
    rest: list[str] = []
    for each, value in item.items():
        if value is not None or each in told.allowed:
            if key in rest:
                break
            before, rest = each, []
        else:
            rest.append(each)
    if before is None:
        return f"`{shown(key)}` has no `: ` and value behind it."
    if rest[0] != key:
        return ""
    start = item[before]
    whole = ", ".join([str(start), *rest[:9]]).replace('"', "'")
    mend = f': {before}: "{shown(whole, 200)}"' if isinstance(start, str) else ", and a number is written without commas"
    return f"Text with a comma in it must be in quotes here{mend}. (`{shown(key)}` was read as a key of its own.)"


def _type_missing(fact: _Fact) -> Trouble:
    allowed = NODE_TYPES if fact.path[:1] == ("nodes",) else RELATION_TYPES
    return Trouble(fact.path, f"`type` is missing here; it may be {listed(allowed)}.")


def _type_unknown(fact: _Fact) -> Trouble:
    value = fact.value.get("type") if isinstance(fact.value, dict) else None
    allowed: tuple[str, ...] = NODE_TYPES if fact.path[:1] == ("nodes",) else RELATION_TYPES
    path = (*fact.path, "type")
    if value is None:
        return Trouble(path, f"`type` has no value; it may be {listed(allowed)}.", at_key=True)
    return _not_allowed(path, "type", value, allowed)


def _literal(fact: _Fact) -> Trouble:
    if fact.path == ("stpgraph",):
        message = f"Found {found(fact.value)}: this program reads version 1 of the format, written `stpgraph: 1`."
        return Trouble(fact.path, message, suggestion="1")
    allowed = tuple(re.findall(r"'([^']*)'", str(fact.context.get("expected", ""))))
    return _not_allowed(fact.path, fact.owner, fact.value, allowed)


def _not_allowed(path: Path, owner: str, value: object, allowed: tuple[str, ...]) -> Trouble:
    days = ", or a number of days" if allowed == tuple(FREQUENCY_DAYS) else ""
    choice = f"it may be {listed(allowed)}{days}"
    field = _field(path)
    others = [kind for kind, kinds in KINDS.items() if value in kinds and kind != owner] if field in ("kind", "type") else []
    if others and field == "kind":
        a_kind = " or ".join(_article(other) for other in others)
        message = f"`{value}` is a kind of {' or '.join(others)}, not of {owner}. If this is {a_kind}, mend its `type`; if not, {choice}."
        return Trouble(path, message)
    if others:
        message = f"`{value}` is a kind, not a type; {choice}. Write `type: {others[0]}, kind: {value}`."
        return Trouble(path, message, suggestion=others[0])
    return Trouble(path, f"Found {found(value)}, which is not allowed here; {choice}.", str(value), allowed)


def _text(fact: _Fact) -> Trouble:
    if fact.field in DATE_KEYS:
        return _date(fact)
    message = f"Found {sort_of(fact.value)}, where text is expected."
    return Trouble(fact.path, message, quotable=isinstance(fact.value, bool | int | float))


def _date(fact: _Fact) -> Trouble:
    day = re.fullmatch(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?", str(fact.value))
    message = f"{found(fact.value)} is no {'day of the calendar' if day else 'date'}: write 2017, 2017-06 or 2017-06-01."
    return Trouble(fact.path, message[:1].upper() + message[1:], suggestion="" if day else as_date(fact.value))


def _boolean(fact: _Fact) -> Trouble:
    message = f"Found {sort_of(fact.value)}, where `true` or `false` is expected, so spelt and without quotes."
    if isinstance(fact.value, str) and not as_boolean(fact.value):
        message += " Where it is not stated, leave the key out."
    return Trouble(fact.path, message, suggestion=as_boolean(fact.value))


def _number(fact: _Fact) -> Trouble:
    whole = fact.detail["type"] == "int_type"
    if fact.field in ("meets", "frequency"):
        return _not_allowed(fact.path, fact.owner, fact.value, tuple(FREQUENCY_DAYS))
    what = "a whole number" if whole else "a number"
    number = as_number(fact.value, fact.field == "threshold")
    quotes = ", without quotes," if number and number == fact.value else ""
    if whole and number and not number.isdigit():  # half a person is no nearer to a whole one
        number = ""
    return Trouble(fact.path, f"Found {sort_of(fact.value)}, where {what}{quotes} is expected.", suggestion=number)


def _list(fact: _Fact) -> Trouble:
    if (
        isinstance(fact.value, str | int)
        and not isinstance(fact.value, bool)
        and fact.field not in ("sources", "nodes", "relations")
    ):
        one = shown(str(fact.value))
        return Trouble(fact.path, f"Found {sort_of(fact.value)}, where a list of ids is expected.", suggestion=f"[{one}]")
    return Trouble(
        fact.path, f"Found {sort_of(fact.value)}, where a list is expected: each item on a line that starts with `- `."
    )


def _mapping(fact: _Fact) -> Trouble:
    keys = (
        _USUAL.get(str(fact.path[0]), ())
        if fact.owner == "item"
        else keys_of(fact.field if fact.field in OWNERS else fact.owner)[:4]
    )
    shape = f", with keys such as {listed(tuple(keys))}" if keys and fact.field != "limits" else ""
    return Trouble(fact.path, f"Found {sort_of(fact.value)}, where `key: value` lines are expected{shape}.")


def _pattern(fact: _Fact) -> Trouble:
    if fact.field == "url":
        message = "is no web address: it must start with http:// or https:// and hold no spaces, quotes or < >"
        start = (
            "https://" + str(fact.value).strip()
            if re.fullmatch(r"\s*(www\.)?[\w.-]+\.[a-z]{2,}(/\S*)?\s*", str(fact.value))
            else ""
        )
        return Trouble(fact.path, f"{found(fact.value)} {message}.", suggestion=start if len(start) < 100 else "")
    message = "an id is made of a-z and 0-9, with single hyphens between, such as `strategic-board`"
    return Trouble(fact.path, f"Found {found(fact.value)}: {message}.", suggestion=as_slug(str(fact.value)))


def _empty(fact: _Fact) -> Trouble:
    return Trouble(fact.path, f"`{fact.field}` is empty: write some text, or leave the line out.")


def _bound(fact: _Fact) -> Trouble:
    bound = _BOUNDS[fact.detail["type"]].format(**fact.context)
    share = as_number(fact.value, True) if fact.field == "threshold" and fact.detail["type"] == "less_than_equal" else ""
    return Trouble(fact.path, f"Found {found(fact.value)}; it must be {bound}.", suggestion=share)


def _custom(fact: _Fact) -> Trouble:
    """A fault that the model tells in its own words, which go on behind what was found."""
    if fact.detail["type"] == "partial_date":
        return _date(fact)
    if fact.detail["type"] == "string_unicode":
        return Trouble(fact.path, f"{found(fact.value)} holds half a character (a `\\u` code without its other half): remove it.")
    subject = f"`{fact.field}`" if fact.detail["type"] in ("empty_voting", "blank") else found(fact.value)
    return Trouble(fact.path, f"{subject} {fact.detail['msg']}.")


_TOLD: Mapping[str, Callable[[_Fact], Trouble]] = {
    "union_tag_not_found": _type_missing,
    "union_tag_invalid": _type_unknown,
    "literal_error": _literal,
    "string_type": _text,
    "bool_type": _boolean,
    "int_type": _number,
    "float_type": _number,
    "tuple_type": _list,
    "dict_type": _mapping,
    "model_type": _mapping,
    "model_attributes_type": _mapping,
    "string_pattern_mismatch": _pattern,
    "greater_than": _bound,
    "greater_than_equal": _bound,
    "less_than_equal": _bound,
    "finite_number": _bound,
    "string_too_long": _bound,
    "string_too_short": _empty,
}
_BOUNDS = {
    "greater_than": "more than {gt:g}",
    "greater_than_equal": "{ge:g} or more",
    "less_than_equal": "{le:g} or less",
    "finite_number": "a finite number",
    "string_too_long": "no longer than {max_length:,} characters",
}


def keys_of(owner: str) -> list[str]:
    """The keys that something may have, in the order of the format."""
    model = OWNERS.get(owner)
    return [] if model is None else list(model.model_fields) if owner in ("structure", "source") else ordered(model.model_fields)


def owner_words(owner: str, article: str = "") -> str:
    """What has the keys, with its article: "a body", "this `sits_on` relation"."""
    if owner in RELATION_TYPES:
        return f"{article or 'a'} `{owner}` relation"
    if owner not in _OWNER_WORDS:
        return f"{article} {owner}" if article else _article(owner)
    words = _OWNER_WORDS[owner]
    return f"{article} {words.split(' ', 1)[1]}" if article and " " in words else words


def sort_of(value: object) -> str:
    """What sort of value was found, with the value where it is short."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return f"the boolean {found(value)}"
    if isinstance(value, int | float):
        return found(value) if math.isinf(value) else f"the number {found(value)}"
    return f"the text {found(value)}" if isinstance(value, str) else "a list" if isinstance(value, list) else "a mapping"


def found(value: object) -> str:
    """A value as a message quotes it."""
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, int | float):
        # Python refuses to write integers of more than 4,300 digits; the readers make them infinite.
        return "an infinite or far too large number" if math.isinf(value) else f"`{shown(str(value), 30)}`"
    return f"`{shown(value)}`" if isinstance(value, str) else sort_of(value)


def listed(words: tuple[str, ...]) -> str:
    """Words in a row.

    >>> listed(("a", "b", "c"))
    '`a`, `b` or `c`'
    """
    quoted = [f"`{word}`" for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"


def _choices(owner: str, field: str) -> str:
    model = OWNERS.get(owner)
    if model is None or field not in model.model_fields:
        return ""
    choices = getattr(model.model_fields[field].annotation, "__args__", ())
    return f" It may be {listed(choices)}." if choices and all(isinstance(each, str) for each in choices) else ""


def _others(owner: str) -> list[str]:
    """Other things that a key may belong to: of the same list first, then those around or inside it."""
    same = next((group for group in (NODE_TYPES, RELATION_TYPES) if owner in group), ())
    return [other for other in (*same, *OWNERS) if other != owner and (other in same or other not in _TAGS)]


def _field(path: Path) -> str | int:
    """The key that a value stands under: the last step of its path that is one."""
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _inside(item: object, steps: Path) -> object:
    for step in steps:
        item = item.get(step) if isinstance(item, dict) else None
    return item


def _article(word: str) -> str:
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"
