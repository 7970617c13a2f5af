"""From links to relations: by what the file states, by the words on a line, by its stroke, by its ends, by where these stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter, ValidationError

from stpgraph.design.allowed import in_usual_order
from stpgraph.importers.direction import lower, lower_first
from stpgraph.importers.draft import Guess, Lesson, Link, Shape
from stpgraph.importers.guessing import LineGuess, drawn_as, height, said_on
from stpgraph.importers.making import Making, short
from stpgraph.model import AnyNode, AnyRelation
from stpgraph.model.kinds import ENDPOINTS, RELATION_TYPES, RELATION_WORDS, RelationType
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
#: So many lines at one box are looked at for what stands above it.
_MOST_LOOKED_AT = 200
#: What it most often means that one thing is drawn inside another.
_INSIDE: Mapping[tuple[str, str], RelationType] = {
    ("body", "body"): "part_of",
    ("organisation", "body"): "member_of",
    ("project", "body"): "accountable_to",
}
#: Those who look at others from outside: a dashed line from them is scrutiny, not advice.
_OVERSEERS = frozenset(
    {"overview_and_scrutiny_committee", "health_and_wellbeing_board", "oversight_group", "audit_committee", "national_body"}
)
_ADVISERS = frozenset({"reference_group", "forum", "clinical_cabinet"})
#: Words that name both, as keys do of one stroke: “Advice / scrutiny”.
_ADVICE = re.compile(r"advi[sc]", re.IGNORECASE)
_SCRUTINY = re.compile(r"scrutin|overs(?:ight|ee)|assur|challenge", re.IGNORECASE)
#: The end of the name of a post that leads what it is named after (“Lung Clinical Lead”).
_LEADS = re.compile(r"\b(?:leads?|SRO|senior responsible (?:officer|owner))$", re.IGNORECASE)
_PARTNERS = re.compile(r"\b(?:partners?|members?)\b", re.IGNORECASE)
_HELPERS = frozenset({"enabler", "programme_office"})
_DELIVERS = frozenset({"workstream", "delivery_group", "locality_group", "sector_group"})
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


_Meaning = tuple[AnyNode, AnyNode, LineGuess, float, str]


def _meaning(making: Making, link: Link, source: AnyNode, target: AnyNode, nested: bool) -> _Meaning | None:
    """Who the relation leads from and to, what it is, and how sure its direction is."""
    stated = link.stated.get("type")
    kind = next((each for each in RELATION_TYPES if each == stated), None)
    if kind and _may(kind, source, target):
        sure = 0.9 if "\0" in link.source else 1.0
        return source, target, LineGuess(kind, False, sure, "the file says so"), 1.0, ""
    if (read := link.found.get("type")) and not stated:
        kind = next((each for each in RELATION_TYPES if each == read.value), None)
        if kind is None or not _may(kind, source, target):
            return None
        return source, target, LineGuess(kind, False, read.confidence, read.reason), 1.0, ""
    said = said_on(link.says)
    if said and said.type == "accountable_to" and (member := _pointing_down(making, link, source, target)):
        return member
    for guess in filter(None, (_both(link.says) or said, drawn_as(link.stroke) if not nested else None)):
        either = "the line is" in guess.reason or _both(link.says) == guess
        for each in _alternatives(guess):
            first, last = (target, source) if each.reverse else (source, target)
            if either and _is_giver(last, first, each, link):
                first, last = last, first
            if each.type == "advises" and either and kind_of(first) in _OVERSEERS:
                each = replace(each, type="oversees")
            if each.type == "supports" and kind_of(last) in _HELPERS and kind_of(first) not in _HELPERS:
                # “Support” drawn from a board down to its programme office: it is the office that gives it.
                first, last = last, first
            if each.type in ("accountable_to", "reports_to") and _may(each.type, first, last):
                return first, last, each, 1.0 if link.head == "target" else 0.9, "the words are read along the line"
            if _may(each.type, first, last) and _sensible(each, first):
                return first, last, each, 0.95 if link.head != "none" else 0.7, "the line leads this way"
            if _may(each.type, last, first) and _sensible(each, last):
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


def _looks_on(node: AnyNode) -> bool:
    """Whether something stands beside the line of accountability, to look on or to advise."""
    return kind_of(node) in _OVERSEERS | _ADVISERS


def _is_giver(one: AnyNode, other: AnyNode, guess: LineGuess, link: Link) -> bool:
    """Whether it is the first of two that gives advice or looks on, where the line itself does not say which."""
    if not _both(link.says) and link.head != "none":
        return False
    if _looks_on(one) != _looks_on(other):
        return _looks_on(one)
    return link.head == "none" and guess.type == "advises" and not _looks_on(one) and _stands_over(other, one)


def _stands_over(one: AnyNode, other: AnyNode) -> bool:
    """Whether one of two boards is of a kind that usually stands above the other's."""
    return one.type == other.type == "body" and height("body", kind_of(one)) > height("body", kind_of(other))


def _answered(link: Link, source: AnyNode, target: AnyNode) -> _Meaning | None:
    """What a person said of the line, where such a line may be."""
    kind = next((each for each in RELATION_TYPES if link.lesson and link.lesson.sure and each == link.lesson.type), None)
    if kind is None or not _may(kind, source, target):
        return None
    return source, target, LineGuess(kind, False, 1.0, "you said so"), 1.0, ""


def _taught(lesson: Lesson, found: _Meaning) -> _Meaning:
    """What a person said of a line that looks like this one, where such a line may be; else what was found."""
    first, last = (found[1], found[0]) if lesson.reverse else found[:2]
    kind = next((each for each in RELATION_TYPES if each == lesson.type), None)
    if kind is None or not _may(kind, first, last):
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


def _plain(making: Making, link: Link, source: AnyNode, target: AnyNode, nested: bool) -> _Meaning | None:
    """A line that says nothing: the one below answers to the one above, or what is usual between two such."""
    if nested:
        first, last, sure, why = source, target, 0.9, f"it is drawn inside “{short(target.name)}”"
        inside = _INSIDE.get((first.type, last.type))
        if inside:
            return first, last, LineGuess(inside, False, 0.6, why), sure, why
    else:
        way = lower_first(link, *making.frames(link), source, target)
        first, last = (source, target) if way.first else (target, source)
        sure, why = way.confidence, way.reason
    found = (each(making, link, source, target) for each in _SPECIAL)
    if not nested and (other_than_plain := next(filter(None, found), None)):
        return other_than_plain
    for one, other in ((first, last), (last, first)):
        usual = [kind for kind in in_usual_order(one, other) if _may(kind, one, other)]
        key = link.source if one is source else link.target
        beside = _helps(one, usual[0]) and (nested or not _in_line(making, link, key)) if usual else False
        if "accountable_to" in usual and one.type in ("body", "project") and not beside:
            told = why if nested else "a plain line most often says who answers to whom"
            return one, other, LineGuess("accountable_to", False, 0.75 if not nested else 0.6, told), sure, why
        if usual and not (other.type == "body" and one.type == "body" and one is last):
            told = why if nested else "this is what a line between two such most often says"
            return one, other, LineGuess(usual[0], False, 0.7, told), 0.85, "only this way is usual"
    return None


def _hanging_below(making: Making, link: Link, source: AnyNode, target: AnyNode) -> _Meaning | None:
    """An organisation that is drawn below a board does not stand above it: it has seats there."""
    for one, other, frames in ((source, target, making.frames(link)), (target, source, making.frames(link)[::-1])):
        if one.type == "organisation" and kind_of(one) != "national_body" and other.type == "body" and lower(*frames):
            why = "organisations that are drawn below a board are most often its members"
            return one, other, LineGuess("member_of", False, 0.65, why), 0.9, "only this way is usual"
    return None


def _below_partners(making: Making, link: Link, source: AnyNode, target: AnyNode) -> _Meaning | None:
    """An organisation under the title “Partners” or “Members” with a line to a board has seats there."""
    for key, one, other in ((link.source, source, target), (link.target, target, source)):
        title = making.shapes.get(making.shapes[key].inside) if key in making.shapes else None
        if title is None or title.key in making.nodes or not _PARTNERS.search(title.name):
            continue
        if one.type == "organisation" and other.type == "body":
            why = f"it stands under “{short(title.name)}”"
            return one, other, LineGuess("member_of", False, 0.8, why), 0.95, "only this way is usual"
    return None


def _pointing_down(making: Making, link: Link, source: AnyNode, target: AnyNode) -> _Meaning | None:
    """An organisation with an arrow down to a board, where all other arrows point up to those who are answered to, has seats there."""
    ends = (source, target, *making.frames(link))
    first, last, one, other = ends if link.head == "target" else (target, source, ends[3], ends[2])
    shape = making.shapes.get(link.source)
    if link.head not in ("target", "source") or link.stroke != "plain" or shape is None or shape.page not in making.upward:
        return None
    if first.type == "organisation" and kind_of(first) != "national_body" and last.type == "body" and lower(other, one):
        why = "arrows here point to those who are answered to; one from an organisation down to a board most often means a member"
        return first, last, LineGuess("member_of", False, 0.65, why), 0.9, "the arrow points this way"
    return None


def _standing_beside(making: Making, link: Link, source: AnyNode, target: AnyNode) -> _Meaning | None:
    """A programme office, an enabler or an overseer with this line alone stands beside a board, not above it, wherever it is drawn.

    An oversight group or a health and wellbeing board that is all that stands above a board may be answered to.
    """
    for key, one, other in ((link.source, source, target), (link.target, target, source)):
        kind = kind_of(one)
        if other.type != "body" or kind not in _OVERSEERS | _HELPERS or kind == "national_body" or len(making.links[key]) > 1:
            continue
        if kind_of(other) in _OVERSEERS | _HELPERS:
            continue
        if kind == "oversight_group" and (_in_line(making, link, key) or not _has_more_above(making, link, key)):
            continue
        meaning: RelationType = "supports" if kind in _HELPERS else "oversees"
        why = f"{'those that help' if kind in _HELPERS else 'those that look on'} stand beside the line of accountability"
        return one, other, LineGuess(meaning, False, 0.7, why), 0.9, "only this way is usual"
    return None


def _named_after(making: Making, link: Link, source: AnyNode, target: AnyNode) -> _Meaning | None:
    """A lead, joined to a group or project that has the same first word, leads it."""
    for one, other in ((source, target), (target, source)):
        same = one.name.split()[0].casefold() == other.name.split()[0].casefold()
        if one.type == "post" and same and _LEADS.search(one.name) and _may("leads", one, other):
            return (
                one,
                other,
                LineGuess("leads", False, 0.8, "the post is named after it, and leads"),
                0.95,
                "only this way is usual",
            )
    return None


def _in_line(making: Making, link: Link, key: str) -> bool:
    """Whether an advisory or overseeing group with a plain line to another stands in the line of accountability itself.

    It does where two or more workstreams, groups of delivery or projects hang below it by plain lines; and where it is drawn below the other,
    and the page draws the lines of others who look on or help in another way.
    """
    node = making.nodes.get(key)
    if node is None or kind_of(node) not in _ADVISERS | {"oversight_group"} or link.stroke != "plain":
        return False
    below = 0
    for each in making.links.get(key, ())[:_MOST_LOOKED_AT]:
        other_key = each.target if each.source == key else each.source
        other, said = making.nodes.get(other_key), said_on(each.says)
        if other is None or each.stroke != "plain" or (said and said.type not in ("accountable_to", "reports_to")):
            continue
        below += other.type == "project" or kind_of(other) in _DELIVERS
    if below > 1:
        return True
    frames = making.frames(link) if link.source == key else making.frames(link)[::-1]
    if kind_of(node) != "oversight_group" or not lower(*frames):
        return False
    return any(
        each.page == link.page
        and each.stroke != "plain"
        and end in making.nodes
        and (_looks_on(making.nodes[end]) or kind_of(making.nodes[end]) in _HELPERS)
        for each in making.sketch.links[:_MOST_LOOKED_AT]
        for end in (each.source, each.target)
    )


def _has_more_above(making: Making, link: Link, key: str) -> bool:
    """Whether the other end of a line has a line to something else that stands above it."""
    other = link.target if link.source == key else link.source
    for each in making.links.get(other, ())[:_MOST_LOOKED_AT]:
        ends = making.frames(each) if each.source == other else making.frames(each)[::-1]
        if key not in (each.source, each.target) and lower(*ends):
            return True
    return False


#: What a line that says nothing means between some, looked at in this order.
_SPECIAL = (_hanging_below, _below_partners, _pointing_down, _standing_beside, _named_after)


def _helps(node: AnyNode, usual: str) -> bool:
    """Programme offices, enablers, advisory and overseeing bodies stand beside the line of accountability."""
    return usual in ("supports", "advises", "oversees", "part_of") and node.type == "body"


def _may(kind: RelationType, source: AnyNode, target: AnyNode) -> bool:
    sources, targets = ENDPOINTS[kind]
    return source.type in sources and target.type in targets


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
