"""Why an edit cannot be: in plain sentences, with names and never with ids."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from stpgraph.errors import StpgraphError
from stpgraph.reading.compared_fields import LABELS
from stpgraph.reading.words import shortened


class Refused(StpgraphError):  # noqa: N818 (what happened to the edit, in the word that readers see)
    """An edit that cannot be done. The message says what cannot be, why, and what to do instead."""


#: Fields that the comparison of structures does not name.
_LABELS: Mapping[str, str] = {
    **LABELS,
    "publisher": "Publisher",
    "date": "Date",
    "url": "Web address",
    "locator": "Place in the document",
    "reason": "Reason",
    "by": "By whom",
    "on": "On which day",
    "until": "Until when",
    "evidence": "What shows it",
    "answer": "Answer",
}
_TOLD: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "missing": lambda _: "is missing: fill it in",
    "blank": lambda _: "is blank: write some text, or leave it out",
    "string_too_short": lambda _: "is blank: write some text, or leave it out",
    "string_too_long": lambda facts: f"is too long: at most {facts.get('max_length', 0):,} characters can be kept",
    "unprintable": lambda _: "holds a character that cannot be printed: remove it",
    "partial_date": lambda _: "is not a date: write 2017, 2017-06 or 2017-06-01",
    "greater_than": lambda facts: f"must be more than {facts.get('gt', 0):g}",
    "greater_than_equal": lambda facts: f"must be {facts.get('ge', 0):g} or more",
    "less_than_equal": lambda facts: f"must be at most {facts.get('le', 0):g}",
    "finite_number": lambda _: "must be an ordinary number",
    "literal_error": lambda _: "is none of those that can be chosen: choose one from the list",
    "empty_voting": lambda _: "says nothing: say what counts as one vote, which share carries a decision, or both",
    "extra_forbidden": lambda _: "cannot be said here: leave it out",
}


def label_of(field: str) -> str:
    """What readers call a field.

    >>> label_of("in_public"), label_of("url")
    ('Meets in public', 'Web address')
    """
    return _LABELS.get(field, "What was written")


def refusal(error: ValidationError, what: str) -> Refused:
    """What pydantic says of a value, in the words of the field. `what` is the thing that cannot be kept, in words."""
    told = dict.fromkeys(_sentence(each["type"], each["loc"], each.get("ctx", {})) for each in error.errors(include_url=False))
    return Refused(f"{what} cannot be kept: {'; '.join(told)}.")


def _sentence(kind: str, path: Sequence[str | int], facts: Mapping[str, Any]) -> str:
    field = next((str(step) for step in reversed(path) if isinstance(step, str) and step in _LABELS), "")
    if kind == "string_pattern_mismatch" and field == "url":
        trouble = "must begin with http:// or https:// and have no spaces"
    elif kind in _TOLD:
        trouble = _TOLD[kind](facts)
    elif kind.startswith(("int_", "float_")):
        trouble = "must be a number" if kind.startswith("float_") else "must be a whole number"
    elif kind.startswith("bool_"):
        trouble = "must be yes or no"
    else:
        trouble = "cannot be read: choose or write it again"
    return f"“{label_of(field)}” {trouble}"


def gone(what: str) -> Refused:
    """Something that an edit speaks of is not there."""
    return Refused(f"{what} is not there any more, so it cannot be changed. Look at the structure as it is now and try again.")


def called(name: str) -> str:
    """A name in a refusal: short, in quotation marks."""
    return f"“{shortened(name)}”"
