"""What a person says of a draft, row by row: accept, correct, leave out, the same as another. From it the draft is made anew.

What was said of one box or line is also learnt from: others of the same file that look alike and were guessed alike follow it, as
guesses with that reason. Nothing of it outlives the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from stpgraph.importers.draft import Draft, Lesson, Link, Shape, Sketch, Unread, Within
from stpgraph.importers.drafting import draft
from stpgraph.importers.holders import owner_of
from stpgraph.importers.making import short
from stpgraph.importers.relating import nesting_key
from stpgraph.model.nodes import kind_of

#: A guess as sure as this is not overruled by a box of the same colour or in the same frame; only by one with the same last word.
_SURE = 0.9
_PLAIN_FILLS = frozenset({"", "ffffff", "none"})


@dataclass(frozen=True, slots=True)
class NodeAnswer:
    """What a person says of one box: its name (None: as it is), type and kind; or that it is left out; or the key of the box it repeats."""

    name: str | None = None
    type: str | None = None
    kind: str | None = None
    leave_out: bool = False
    same_as: str = ""


@dataclass(frozen=True, slots=True)
class LineAnswer:
    """What a person says of one line: its type, and the key of the box that it leads from (empty: as drawn); or that it is left out."""

    type: str | None = None
    first: str = ""
    leave_out: bool = False


@dataclass(frozen=True, slots=True)
class Answers:
    """All that a person has said so far, by the keys of boxes and of lines (`Draft.shapes`, `Draft.links`)."""

    nodes: Mapping[str, NodeAnswer] = field(default_factory=dict)
    lines: Mapping[str, LineAnswer] = field(default_factory=dict)


def corrected(sketch: Sketch, answers: Answers, name: str) -> Draft:
    """The draft with what a person said, and what follows from it for others alike. `name` is that of the file.

    Raises InputError where nothing is left. Answers for boxes and lines that are not there have no effect.
    """
    before = draft(sketch, name)
    return draft(_answered(_taught(sketch, before, answers), answers), name)


# ── what was said ────────────────────────────────────────────────────────────────────────────────────────────────────


def _answered(sketch: Sketch, answers: Answers) -> Sketch:
    stands_for = _standing(sketch, answers)
    shapes, unread = [], list(sketch.unread)
    for shape in sketch.shapes:
        answer = answers.nodes.get(shape.key, NodeAnswer())
        if answer.leave_out:
            unread.append(Unread(f"“{short(shape.name)}”", shape.place, "You left it out.", shape.key))
        elif stands_for.get(shape.key, shape.key) != shape.key:
            unread.append(
                Unread(f"“{short(shape.name)}”", shape.place, "You said that it is the same as another box.", shape.key)
            )
        else:
            inside = stands_for.get(shape.inside, shape.inside)
            shapes.append(_shape(replace(shape, inside="" if inside == shape.key else inside), answer))
    out = {key for key, answer in answers.nodes.items() if answer.leave_out}
    links, more = [], []
    for number, link in enumerate(sketch.links):
        ends = replace(
            link,
            source=stands_for.get(link.source, link.source),
            target=stands_for.get(link.target, link.target),
            key=link.key or str(number),
        )
        if {link.source, link.target} & out or (ends.source == ends.target and link.source != link.target):
            continue
        line = answers.lines.get(ends.key, LineAnswer())
        if line.leave_out:
            unread.append(Unread(_line_words(sketch, ends), link.place, "You left it out."))
        else:
            links.append(_link(ends, line))
    for at, shape in enumerate(shapes):
        line = answers.lines.get(nesting_key(shape.key), LineAnswer())
        if shape.inside and (line.leave_out or line.type):
            if line.leave_out:
                unread.append(Unread(f"That “{short(shape.name)}” stands in another box", shape.place, "You left it out."))
            else:
                more.append(_link(Link(shape.key, shape.inside, shape.place, key=nesting_key(shape.key)), line))
            shapes[at] = replace(shape, inside="")
    within = _within(sketch, answers, stands_for)
    return replace(sketch, shapes=tuple(shapes), links=(*links, *more), unread=tuple(unread), within=within)


def _within(sketch: Sketch, answers: Answers, stands_for: Mapping[str, str]) -> dict[str, Within]:
    """What was said of posts that labels name, and of their lines, by their keys."""
    shapes, links = {each.key for each in sketch.shapes}, {each.key for each in sketch.links}
    made = dict(sketch.within)
    made |= {
        key: Within(
            " ".join(answer.name.split()) if answer.name else "",
            Lesson(answer.type, kind=answer.kind, sure=True) if answer.type else None,
            answer.leave_out,
            stands_for.get(answer.same_as, answer.same_as),
        )
        for key, answer in answers.nodes.items()
        if key not in shapes and owner_of(key) in shapes
    }
    for key, line in answers.lines.items():
        box = owner_of(key)
        if key not in links and box != key and box in shapes:
            lesson = Lesson(line.type, sure=True) if line.type else None
            made[key] = Within(lesson=lesson, left_out=line.leave_out, turned=bool(line.type) and line.first == box)
    return made


def _standing(sketch: Sketch, answers: Answers) -> dict[str, str]:
    """By the key of a box, that of the box which stands for it in the end; rings of boxes that repeat each other come to the first."""
    keys = {each.key for each in sketch.shapes}
    made = {}
    for key in keys:
        seen, at = [key], key
        while (answer := answers.nodes.get(at)) and answer.same_as in keys and not answer.leave_out:
            at = answer.same_as
            if at in seen:
                at = min(seen[seen.index(at) :])
                break
            seen.append(at)
        made[key] = at
    return made


def _shape(shape: Shape, answer: NodeAnswer) -> Shape:
    called = " ".join(answer.name.split()) if answer.name else ""
    lesson = Lesson(answer.type, kind=answer.kind, sure=True) if answer.type else shape.lesson
    return replace(shape, called=called, lesson=lesson)


def _link(link: Link, answer: LineAnswer) -> Link:
    if answer.type is None:
        return link
    turned = answer.first == link.target and answer.first != link.source
    ends = replace(link, source=link.target, target=link.source) if turned else link
    return replace(ends, lesson=Lesson(answer.type, sure=True))


def _line_words(sketch: Sketch, link: Link) -> str:
    names = {each.key: each.name for each in sketch.shapes}
    return f"The line between “{short(names.get(link.source, ''))}” and “{short(names.get(link.target, ''))}”"


# ── what follows from it ─────────────────────────────────────────────────────────────────────────────────────────────


def _taught(sketch: Sketch, before: Draft, answers: Answers) -> Sketch:
    there = {each.key for each in sketch.shapes}
    named = [Shape(key, (node.name,), "") for node in before.structure.nodes if (key := before.shapes[node.id]) not in there]
    taught = _taught_shapes((*sketch.shapes, *named), before, answers)
    within = {each.key: Within(lesson=each.lesson) for each in taught[len(sketch.shapes) :] if each.lesson}
    links = _taught_links(sketch, before, answers)
    return replace(sketch, shapes=taught[: len(sketch.shapes)], links=links, within=within)


def _features(shape: Shape) -> Iterator[tuple[str, str, str]]:
    """How boxes may look alike: the sort, what is looked at, and the words for it, the strongest first."""
    words = re.findall(r"[^\W\d_]+", re.split(r"\s+(?:of|for|from)\s+|\s*[(,;:]", shape.name.casefold())[0])
    if words:
        yield "word", words[-1], "whose name ends in the same word"
    if shape.inside:
        yield "inside", shape.inside, "which stands in the same frame"
    if shape.fill not in _PLAIN_FILLS:
        yield "fill", f"{shape.fill} {shape.form}", "which has the same colour"


def _taught_shapes(shapes: Sequence[Shape], before: Draft, answers: Answers) -> tuple[Shape, ...]:
    """The boxes, and posts that labels name, with what follows for them from those that were spoken of."""
    nodes = {before.shapes[node.id]: node for node in before.structure.nodes}
    sure = _confidence(before)
    said: dict[tuple[str, str, str, str | None], dict[tuple[str, str | None], str]] = {}
    for shape in shapes:
        answer, node = answers.nodes.get(shape.key), nodes.get(shape.key)
        if answer and answer.type and node:
            for sort, value, _ in _features(shape):
                alike = said.setdefault((sort, value, node.type, kind_of(node)), {})
                alike.setdefault((answer.type, answer.kind), shape.name)
    made = []
    for shape in shapes:
        node = nodes.get(shape.key)
        lesson = None
        for sort, value, words in _features(shape) if node and shape.key not in answers.nodes else ():
            alike = said.get((sort, value, node.type, kind_of(node)), {}) if node else {}
            if len(alike) != 1 or (sort != "word" and node and sure.get(node.id, 1.0) >= _SURE):
                continue
            (told, teacher), *_ = alike.items()
            if node and told != (node.type, kind_of(node)):
                lesson = Lesson(told[0], f"you said so of “{short(teacher)}”, {words}", told[1])
                break
        made.append(replace(shape, lesson=lesson) if lesson else shape)
    return tuple(made)


def _taught_links(sketch: Sketch, before: Draft, answers: Answers) -> tuple[Link, ...]:
    found = {key: subject.split(" ") for subject, key in before.links.items()}
    guessed = {each.subject for each in before.guesses if each.what == "line"}
    look = {number: _look(link) for number, link in enumerate(sketch.links)}
    said: dict[tuple[str, ...], set[tuple[str, bool]]] = {}
    for number, link in enumerate(sketch.links):
        key = link.key or str(number)
        answer = answers.lines.get(key)
        if answer and answer.type and key in found:
            first, kind, _ = found[key]
            turned = bool(answer.first) and answer.first != before.shapes.get(first, answer.first)
            said.setdefault((*look[number], kind), set()).add((answer.type, turned))
    made = []
    for number, link in enumerate(sketch.links):
        key = link.key or str(number)
        ends = found.get(key)
        told = said.get((*look[number], ends[1]), set()) if ends and key not in answers.lines else set()
        if ends and len(told) == 1 and " ".join(ends) in guessed and (each := next(iter(told))) != (ends[1], False):
            link = replace(link, lesson=Lesson(each[0], "you said so of another line that looks like this one", None, each[1]))
        made.append(link)
    return tuple(made)


def _look(link: Link) -> tuple[str, ...]:
    return (" ".join(link.says.casefold().split()), link.stroke, link.colour)


def _confidence(before: Draft) -> Mapping[str, float]:
    made: dict[str, float] = {}
    for each in before.guesses:
        if each.what == "node" and each.field in ("type", "kind"):
            made[each.subject] = min(each.confidence, made.get(each.subject, 1.0))
    return made
