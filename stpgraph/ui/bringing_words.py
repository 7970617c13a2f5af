"""What an answer came to, the counts, and what was not understood, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stpgraph.importers.draft import Draft, Unread
from stpgraph.model.kinds import RELATION_WORDS
from stpgraph.model.nodes import kind_of
from stpgraph.reading.words import shortened
from stpgraph.rules.words import count, quoted
from stpgraph.ui.bringing import names_of
from stpgraph.ui.bringing_rows import Row, to_check, what_words


@dataclass(frozen=True, slots=True)
class Group:
    """Things that were not understood for one reason: each with where it is."""

    why: str
    things: tuple[tuple[str, str], ...]


def counts(boxes: Sequence[Row], lines: Sequence[Row]) -> str:
    """How much there is, and how much of it is still a guess.

    >>> counts([], [])
    '0 boxes, 0 lines. Nothing is a guess any more.'
    """
    there = f"{count(len(boxes), 'box', 'boxes')}, {count(len(lines), 'line')}."
    still = sum(each.open for each in (*boxes, *lines))
    if not still:
        return f"{there} Nothing is a guess any more."
    unsure = sum(to_check(each) for each in (*boxes, *lines))
    if still == 1:
        return f"{there} One guess is still open, and {'should be looked at' if unsure else 'is very likely right'}."
    more = f"{unsure:,} of them should be looked at." if unsure else "All of them are very likely right."
    return f"{there} {still:,} guesses are still open. {more}"


def followed(before: Draft, after: Draft, teacher: str, answered: Sequence[str] = ()) -> tuple[str, ...]:
    """What else changed because of an answer, in sentences. `teacher` is what the reader spoke of, in words; `answered` are the keys of
    the boxes and lines that were spoken of, which are not told again."""
    return (*_boxes(before, after, teacher, answered), *_lines(before, after, teacher, answered))


def _boxes(before: Draft, after: Draft, teacher: str, answered: Sequence[str]) -> list[str]:
    old = {before.shapes[node.id]: node for node in before.structure.nodes if node.id in before.shapes}
    groups: dict[str, list[str]] = {}
    for node in after.structure.nodes:
        key = after.shapes.get(node.id, "")
        was = old.get(key)
        now = (node.type, kind_of(node))
        if was is not None and key not in answered and now != (was.type, kind_of(was)):
            groups.setdefault(what_words(now), []).append(node.name)
    return [
        f"{count(len(names), 'more box was', 'more boxes were')} taken for “{words}” because of what you said of {teacher}: "
        f"{names_of(names)}."
        for words, names in sorted(groups.items())
    ]


def _lines(before: Draft, after: Draft, teacher: str, answered: Sequence[str]) -> list[str]:
    old = {key: subject.split(" ") for subject, key in before.links.items()}
    keys = {node: key for draft in (before, after) for node, key in draft.shapes.items()}
    turned = 0
    groups: dict[str, int] = {}
    for line in after.structure.relations:
        key = after.links.get(f"{line.source} {line.type} {line.target}", "")
        if key in answered or key not in old:
            continue
        source, kind, _ = old[key]
        if kind != line.type:
            groups[RELATION_WORDS[line.type]] = groups.get(RELATION_WORDS[line.type], 0) + 1
        elif keys.get(source, source) != keys.get(line.source, line.source) and source == line.target:
            turned += 1
    told = [
        f"{count(number, 'more line', 'more lines')} now {'says' if number == 1 else 'say'} “{words}” because of what you said of {teacher}."
        for words, number in sorted(groups.items())
    ]
    if turned:
        told.append(f"{count(turned, 'more line was', 'more lines were')} turned round because of what you said of {teacher}.")
    now = set(after.links.values())
    gone = [key for key in old if key not in now and key not in answered]
    new = [key for key in now if key not in old and key not in answered]
    if gone:
        told.append(f"{count(len(gone), 'line is', 'lines are')} no longer there because of it.")
    if new:
        told.append(f"{count(len(new), 'line was', 'lines were')} understood because of it that had not been before.")
    return told


def teacher_of(names: Sequence[str]) -> str:
    """Of whom something was said.

    >>> teacher_of(["A"]), teacher_of(["A", "B", "C"])
    ('“A”', '3 boxes and lines')
    """
    return quoted(shortened(names[0])) if len(names) == 1 else f"{len(names):,} boxes and lines"


def grouped(unread: Sequence[Unread]) -> tuple[Group, ...]:
    """What is not in the draft, by the reason, in the order of the file."""
    made: dict[str, list[tuple[str, str]]] = {}
    for each in unread:
        made.setdefault(each.why, []).append((each.what, each.place))
    return tuple(Group(why, tuple(things)) for why, things in made.items())


def may_come_in(unread: Sequence[Unread]) -> dict[str, Unread]:
    """What can be taken in after all, by its key."""
    return {each.key: each for each in unread if each.key}
