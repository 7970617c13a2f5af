"""The fields of nodes, relations and decisions that differ, in words. *Not stated* stays apart from *no*."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TypeVar

from stpgraph.compare import Change
from stpgraph.model import AnyNode, AnyRelation, Body, Decision, Organisation, Post, Voting
from stpgraph.model.kinds import TYPE_WORDS, kind_words
from stpgraph.model.structure import ChecklistAnswer
from stpgraph.reading.words import (
    ARCHETYPES,
    BASIS,
    CAPACITY,
    DRAWING,
    FUNCTION,
    LINES,
    MEMBERSHIP,
    STATUS,
    STRUCTURE_STATUS,
    capital,
    date_words,
    frequency_words,
    money_words,
    share_words,
    shortened,
    yes_no,
)
from stpgraph.rules.words import count, listed, quoted

NOT_STATED = "not stated"
Names = Mapping[str, str]
LABELS: Mapping[str, str] = {
    "name": "Name",
    "type": "What it is",
    "kind": "Kind",
    "status": "Status",
    "represents_many": "Stands for several",
    "lines": "Its lines",
    "inferred": "Our reading",
    "cites": "Sources",
    "notes": "Remarks",
    "ods_code": "NHS organisation code",
    "statutory": "Has standing in law",
    "function": "What it does",
    "membership": "Membership",
    "external": "Is a partner's own, not part of the STP",
    "meets": "Meets",
    "in_public": "Meets in public",
    "publishes_papers": "Publishes its papers",
    "terms_of_reference": "Has terms of reference",
    "dedicated_team": "Has a dedicated team",
    "quorum": "Quorum",
    "voting": "How it votes",
    "starts": "Starts",
    "ends": "Ends",
    "holder": "Held by",
    "vacant": "Vacant",
    "count": "How many",
    "non_executive": "Non-executive",
    "clinical": "Clinical",
    "agreed": "Agreed by its parties",
    "amount_gbp": "Amount",
    "primary": "Comes before any other",
    "frequency": "How often",
    "scope": "For what",
    "instrument": "Under which agreement",
    "limit_gbp": "Up to how much",
    "seats": "Seats",
    "capacity": "Standing of the seat",
    "taken_by": "Taken by",
    "consulted": "Consulted",
    "affects": "Has effect for",
    "ratified_by": "Needs the agreement of",
    "threshold": "Share of votes that carries it",
    "basis": "What counts as one vote",
    "title": "Title",
    "footprint": "Footprint",
    "archetype": "Declared type",
    "as_at": "As at",
    "drawing": "What the sources show",
}
Word = TypeVar("Word", bound=str)


def by_word(words: Mapping[Word, str]) -> dict[str, str]:
    """The words for some values of the format, for values that come as plain text."""
    return {str(key): text for key, text in words.items()}


#: Fields in which "left out" leaves the answer to the kind of node.
_BY_KIND: Mapping[str, Callable[[object], bool | None]] = {
    "statutory": lambda node: node.is_statutory if isinstance(node, Organisation) else None,
    "external": lambda node: node.is_external if isinstance(node, Body) else None,
    "non_executive": lambda node: node.is_non_executive if isinstance(node, Post) else None,
    "clinical": lambda node: node.is_clinical if isinstance(node, Post) else None,
}
_CHOICES: Mapping[str, Mapping[str, str]] = {
    "function": by_word(FUNCTION),
    "membership": by_word(MEMBERSHIP),
    "lines": by_word(LINES),
    "capacity": {key: capital(words) for key, words in CAPACITY.items()},
    "basis": {key: capital(words) for key, words in BASIS.items()},
    "archetype": by_word(ARCHETYPES),
    "drawing": by_word(DRAWING),
    "status": by_word(STATUS) | by_word(STRUCTURE_STATUS),
}


def value_words(field: str, value: object, thing: object, names: Names) -> str:
    """One value as a reader sees it. `thing` is what has it; `names` gives the names of all ids."""
    if value is None:
        implied = _BY_KIND[field](thing) if field in _BY_KIND else None
        return NOT_STATED if implied is None else f"{yes_no(implied)}, by its kind"
    if field in ("cites", "taken_by", "consulted", "affects", "ratified_by"):
        return _many(field, value, names)
    if field == "type":
        return _type_words(str(value))
    if field == "kind":
        return capital(kind_words(thing.type, str(value))) if isinstance(thing, AnyNode) else str(value)
    if isinstance(value, bool):
        return yes_no(value)
    if isinstance(value, Voting):
        parts = [BASIS[value.basis] if value.basis else "", f"{share_words(value.threshold)} carry" if value.threshold else ""]
        return capital(", ".join(part for part in parts if part))
    if isinstance(value, ChecklistAnswer):
        return {"yes": "Yes", "no": "No", "in_progress": "In progress"}[value.answer]
    if isinstance(value, int | float):
        return _number(field, value)
    return _text(field, str(value), names)


def _many(field: str, value: object, names: Names) -> str:
    assert isinstance(value, tuple)
    if not value:
        return NOT_STATED
    if field == "cites":
        return count(len(value), "source")
    return listed(sorted(quoted(names.get(each, each)) for each in value))


def _type_words(value: str) -> str:
    return next((capital(words[0]) for key, words in TYPE_WORDS.items() if key == value), value)


def _number(field: str, value: float) -> str:
    if field in ("amount_gbp", "limit_gbp"):
        return money_words(value)
    if field in ("meets", "frequency"):
        return capital(frequency_words(value))
    if field == "threshold":
        return share_words(value)
    if field == "count" and value == 0:
        return NOT_STATED
    if field == "quorum":
        return count(int(value), "person", "people")
    return f"{value:,g}"


def _text(field: str, value: str, names: Names) -> str:
    if field in _CHOICES:
        return _CHOICES[field].get(value, value)
    if field in ("meets", "frequency"):
        return capital(frequency_words(value))
    if field in ("starts", "ends", "as_at"):
        return date_words(value)
    if field == "instrument":
        return quoted(names.get(value, value))
    return f"“{shortened(value, 120)}”"


def change_words(
    changes: Collection[Change],
    before: AnyNode | AnyRelation | Decision,
    after: AnyNode | AnyRelation | Decision,
    names: Names,
    over_time: bool,
    skip: Collection[str] = (),
) -> tuple[tuple[str, str], ...]:
    """Fields that differ, each as a label and what is said of it on either side, in the order of the format.

    A field that is no longer stated is told as not stated, never as no.
    """
    found = []
    for change in changes:
        if change.field in skip:
            continue
        was, now = (
            value_words(change.field, value, thing, names) for value, thing in ((change.before, before), (change.after, after))
        )
        found.append((LABELS.get(change.field, capital(change.field.replace("_", " "))), sides(was, now, over_time)))
    return tuple(found)


def sides(was: str, now: str, over_time: bool) -> str:
    """What is said on either side.

    >>> sides("Yes", "not stated", True), sides("Yes", "No", False)
    ('now not stated; before: Yes', 'first: Yes; second: No')
    """
    if not over_time:
        return f"first: {was}; second: {now}"
    return f"now not stated; before: {was}" if now == NOT_STATED else f"now: {now}; before: {was}"
