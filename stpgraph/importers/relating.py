"""From links to relations: by what the file states, by the words on a line, by its stroke, by its ends, by where these stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter, ValidationError

from stpgraph.design.allowed import in_usual_order
from stpgraph.importers.direction import lower_first
from stpgraph.importers.draft import Guess, Lesson, Link, Shape
from stpgraph.importers.guessing import LineGuess, drawn_as, height, said_on
from stpgraph.importers.making import Making, short
from stpgraph.importers.unsaid import HELPERS, OVERSEERS, Meaning, beside, looks_on, may, pointing_down, special
from stpgraph.model import AnyNode, AnyRelation
from stpgraph.model.kinds import RELATION_TYPES, RELATION_WORDS, RelationType
from stpgraph.model.nodes import kind_of
from stpgraph.model.relations import Relation
from stpgraph.reading.compared_fields import value_words

_RELATION: TypeAdapter[AnyRelation] = TypeAdapter(Relation)
#: What people mean by the same words between other sorts of thing.
_ALSO: Mapping[str, tuple[RelationType, ...]] = {
    "reports_to": ("accountable_to",),
    "member_of": ("sits_on", "part_of"),
    "sits_on": ("member_of",),
    "represents": ("employed_by",),
}
#: What it most often means that one thing is drawn inside another.
_INSIDE: Mapping[tuple[str, str], RelationType] = {
    ("body", "body"): "part_of",
    ("organisation", "body"): "member_of",
    ("project", "body"): "accountable_to",
}
#: Words that name both, as keys do of one stroke: “Advice / scrutiny”.
_ADVICE = re.compile(r"advi[sc]", re.IGNORECASE)
_SCRUTINY = re.compile(r"scrutin|overs(?:ight|ee)|assur|challenge", re.IGNORECASE)
_BY_STROKE: Mapping[str, tuple[RelationType, ...]] = {"supports": ("advises",), "advises": ("oversees", "supports")}


def nesting(making: Making, shapes: Sequence[Shape]) -> list[Link]:
    """A box inside another box that is a thing itself belongs to it, unless a line says how they stand."""
    joined = {frozenset((link.source, link.target)) for link in making.sketch.links}
    return [
        Link(each.key, each.inside, each.place)
        for each in shapes
        if each.key in making.nodes
        and each.inside in making.nodes
        and frozenset((each.key, each.inside)) not in joined
        and not each.stated
    ]


def nesting_key(shape: str) -> str:
    """The key of the link by which a box belongs to the box around it."""
    return f"in {shape}"


def make_relation(making: Making, link: Link, key: str = "", nested: bool = False) -> None:
    """Makes the relation that a link stands for, or tells why there is none. `key` is the link's, for what a person says of it."""
    source, target = making.nodes.get(link.source), making.nodes.get(link.target)
    if source is None or target is None:
        known = [f"“{short(each.name)}”" for each in (source, target) if each]
        what = f"A line at {known[0]}" if known else "A line"
        more = f" It says “{short(link.says)}”." if link.says else ""
        making.lost(what, link.place, f"It does not join two boxes that were understood.{more}")
        return
    if source.id == target.id and not link.stated:
        making.lost(f"A line from “{short(source.name)}” to itself", link.place, "Nobody answers to themselves.")
        return
    found = _answered(link, source, target) or _meaning(making, link, source, target, nested)
    if found and link.lesson and not link.lesson.sure:
        found = _taught(link.lesson, found)
    if found is None:
        words = f" (“{short(link.says)}”)" if link.says else ""
        why = "There is no relation that can join these two sorts of thing."
        making.lost(f"The line between “{short(source.name)}” and “{short(target.name)}”{words}", link.place, why)
        return
    first, last, guess, way, why_way = found
    read = {key: each for key, each in link.found.items() if key not in link.stated and key != "type"}
    data: dict[str, Any] = {**link.stated, **{key: each.value for key, each in read.items()}}
    data |= {"source": first.id, "type": guess.type, "target": last.id}
    if guess.capacity and guess.type in ("sits_on", "member_of"):
        data.setdefault("capacity", guess.capacity)
    relation = _relation(making, data, link, first, last)
    if relation is None:
        return
    ends = (relation.source, relation.type, relation.target)
    which = f"“{first.name}” {RELATION_WORDS[relation.type]} “{last.name}”"
    if ends in making.relations:
        making.lost(f"The line {which}", link.place, "The same line is there twice.")
        return
    making.relations[ends] = relation
    subject = " ".join(ends)
    if key:
        making.made_of[subject] = key
    if guess.confidence < 1:
        words = RELATION_WORDS[relation.type]
        making.guesses.append(Guess("line", which, "type", words, guess.confidence, guess.reason, link.place, subject))
        if way < 1:
            told = f"from “{first.name}” to “{last.name}”"
            making.guesses.append(Guess("line", which, "direction", told, way, why_way, link.place, subject))
    for field, each in read.items():
        if field in data:
            told = value_words(field, getattr(relation, field), relation, {})
            making.guesses.append(Guess("line", which, field, told, each.confidence, each.reason, each.place, subject))


def _meaning(making: Making, link: Link, source: AnyNode, target: AnyNode, nested: bool) -> Meaning | None:
    """Who the relation leads from and to, what it is, and how sure its direction is."""
    stated = link.stated.get("type")
    kind = next((each for each in RELATION_TYPES if each == stated), None)
    if kind and may(kind, source, target):
        sure = 0.9 if "\0" in link.source else 1.0
        return source, target, LineGuess(kind, False, sure, "the file says so"), 1.0, ""
    if (read := link.found.get("type")) and not stated:
        kind = next((each for each in RELATION_TYPES if each == read.value), None)
        if kind is None or not may(kind, source, target):
            return None
        return source, target, LineGuess(kind, False, read.confidence, read.reason), 1.0, ""
    said = said_on(link.says)
    if said and said.type == "accountable_to" and (member := pointing_down(making, link, source, target)):
        return member
    for guess in filter(None, (_both(link.says) or said, drawn_as(link.stroke) if not nested else None)):
        either = "the line is" in guess.reason or _both(link.says) == guess
        for each in _alternatives(guess):
            first, last = (target, source) if each.reverse else (source, target)
            if either and _is_giver(last, first, each, link):
                first, last = last, first
            if each.type == "advises" and either and kind_of(first) in OVERSEERS:
                each = replace(each, type="oversees")
            if each.type == "supports" and kind_of(last) in HELPERS and kind_of(first) not in HELPERS:
                # “Support” drawn from a board down to its programme office: it is the office that gives it.
                first, last = last, first
            if each.type in ("accountable_to", "reports_to") and may(each.type, first, last):
                return first, last, each, 1.0 if link.head == "target" else 0.9, "the words are read along the line"
            if may(each.type, first, last) and _sensible(each, first):
                return first, last, each, 0.95 if link.head != "none" else 0.7, "the line leads this way"
            if may(each.type, last, first) and _sensible(each, last):
                lower = replace(each, confidence=round(each.confidence * 0.8, 2))
                return last, first, lower, 0.75, "only this way can such a line lead"
    return _plain(making, link, source, target, nested)


def _both(words: str) -> LineGuess | None:
    """Words that name both advice and scrutiny: which of them it is, the kind of the one who gives it says."""
    if not (_ADVICE.search(words) and _SCRUTINY.search(words)):
        return None
    return LineGuess(
        "advises", False, 0.8, f"the line says “{short(words)}”, of which the kind of the one who gives it says which"
    )


def _is_giver(one: AnyNode, other: AnyNode, guess: LineGuess, link: Link) -> bool:
    """Whether it is the first of two that gives advice or looks on, where the line itself does not say which."""
    if not _both(link.says) and link.head != "none":
        return False
    if looks_on(one) != looks_on(other):
        return looks_on(one)
    return link.head == "none" and guess.type == "advises" and not looks_on(one) and _stands_over(other, one)


def _stands_over(one: AnyNode, other: AnyNode) -> bool:
    """Whether one of two boards is of a kind that usually stands above the other's."""
    return one.type == other.type == "body" and height("body", kind_of(one)) > height("body", kind_of(other))


def _answered(link: Link, source: AnyNode, target: AnyNode) -> Meaning | None:
    """What a person said of the line, where such a line may be."""
    kind = next((each for each in RELATION_TYPES if link.lesson and link.lesson.sure and each == link.lesson.type), None)
    if kind is None or not may(kind, source, target):
        return None
    return source, target, LineGuess(kind, False, 1.0, "you said so"), 1.0, ""


def _taught(lesson: Lesson, found: Meaning) -> Meaning:
    """What a person said of a line that looks like this one, where such a line may be; else what was found."""
    first, last = (found[1], found[0]) if lesson.reverse else found[:2]
    kind = next((each for each in RELATION_TYPES if each == lesson.type), None)
    if kind is None or not may(kind, first, last):
        return found
    return first, last, LineGuess(kind, False, 0.9, lesson.why), 0.9, lesson.why


def _sensible(guess: LineGuess, first: AnyNode) -> bool:
    """Dotted and dashed lines from a workstream or project are hardly ever support or advice to a board."""
    return "the line is" not in guess.reason or kind_of(first) not in ("workstream", "strategic_board", None)


def _alternatives(guess: LineGuess) -> Iterator[LineGuess]:
    """The meaning, then those that people mean by the same words between other sorts of thing."""
    yield guess
    also = _BY_STROKE if "the line is" in guess.reason else _ALSO
    for kind in also.get(guess.type, ()):
        yield replace(guess, type=kind, confidence=round(guess.confidence * 0.9, 2))


def _plain(making: Making, link: Link, source: AnyNode, target: AnyNode, nested: bool) -> Meaning | None:
    """A line that says nothing: the one below answers to the one above, or what is usual between two such."""
    if nested:
        first, last, sure, why = source, target, 0.9, f"it is drawn inside “{short(target.name)}”"
        inside = _INSIDE.get((first.type, last.type))
        if inside:
            return first, last, LineGuess(inside, False, 0.6, why), sure, why
    else:
        way = lower_first(link, *making.frames(link), source, target, making.custom)
        first, last = (source, target) if way.first else (target, source)
        sure, why = way.confidence, way.reason
    if not nested and (other_than_plain := special(making, link, source, target)):
        return other_than_plain
    for one, other in ((first, last), (last, first)):
        usual = [kind for kind in in_usual_order(one, other) if may(kind, one, other)]
        key = link.source if one is source else link.target
        if "accountable_to" in usual and one.type in ("body", "project") and not beside(making, link, key, usual[0], nested):
            told = why if nested else "a plain line most often says who answers to whom"
            return one, other, LineGuess("accountable_to", False, 0.75 if not nested else 0.6, told), sure, why
        if usual and not (other.type == "body" and one.type == "body" and one is last):
            told = why if nested else "this is what a line between two such most often says"
            return one, other, LineGuess(usual[0], False, 0.7, told), 0.85, "only this way is usual"
    return None


def _relation(making: Making, data: dict[str, Any], link: Link, first: AnyNode, last: AnyNode) -> AnyRelation | None:
    what = f"The line between “{short(first.name)}” and “{short(last.name)}”"
    for _ in range(len(data) + 1):
        try:
            return _RELATION.validate_python(data)
        except ValidationError as error:
            first_fault = error.errors(include_url=False, include_input=False)[0]
            wrong = next((str(step) for step in first_fault["loc"] if step in data), "")
            if wrong in ("", "source", "type", "target"):
                break
            making.lost(f"{what}: “{short(str(data.pop(wrong)))}”", link.place, f"It does not fit: {first_fault['msg']}.")
    making.lost(what, link.place, "It cannot be read.")
    return None
