"""What columns hold where their headings do not say it: lists of pairs, of parents with their children, of numbers and levels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from stpgraph.files.spelling import squeezed
from stpgraph.importers.guessing import node_guess, said_on
from stpgraph.importers.tables import telling
from stpgraph.importers.tables.cellwords import is_nobody, is_person, sure_type
from stpgraph.importers.tables.found import ColumnMatch, Matched
from stpgraph.importers.tables.headings import LINES, Field, is_level

Rows = Sequence[Sequence[str]]
_NUMBER = re.compile(r"^\d{1,3}(?:\.\d{1,3}){0,6}[.)]?$")
_WORDLESS = re.compile(r"^[\W\d_]*$|@|https?:|^\d{1,2} [A-Z][a-z]+ \d{2,4}$")
#: Fields that say who is named in a row, or whose row it is.
_NAMES: frozenset[Field] = frozenset({"name", "from", "to", "board", "role", "person", "organisation", "level", "marks"})
#: Only boards, groups and their like have these: a list of actions or risks has an owner and a status, too.
_OF_GROUPS: frozenset[Field] = frozenset(LINES.keys() | {"chair", "deputy_chair", "meets", "quorum"})
#: Columns that may go on in the next one, which then has no heading.
_GO_ON: frozenset[Field] = frozenset(LINES.keys() | {"members", "attendees"})
_UP: tuple[Field, ...] = ("answers_to", "reports_to", "part_of", "to")
#: Headings over the names of those whose members a table lists.
_GROUPS = frozenset({"group", "groups", "board", "committee", "forum", "body", "workstream", "meeting", "programme", "subgroup"})
_PAIRS = "there is no heading that is known, and each row names two things"
_SAME = "the same names stand in it as in another column"
_TITLES = 3


def texts(rows: Rows, at: int, start: int = 0) -> list[str]:
    """What stands in a column from a row on, without what is empty."""
    return [text for row in rows[start:] if len(row) > at and (text := row[at].strip())]


def says(found: Sequence[str]) -> bool:
    """Whether texts are words on lines (“accountable to”), and not names.

    >>> says(["accountable to", "advises"]), says(["Advisory Group", "Support Team"])
    (True, False)
    """
    number = sum(said_on(each) is not None and len(each.split()) <= 7 and not sure_type(each) for each in found)
    return bool(found) and number >= 0.8 * len(found)


def uphill(pairs: Sequence[tuple[str, str]]) -> bool | None:
    """Which way a list of two names a row leads: True where the first of each has only this one above it, and those above have several;
    False the other way round; None where the list does not show it.

    >>> uphill([("A", "Top"), ("B", "Top"), ("C", "A")]), uphill([("A", "B"), ("B", "C")])
    (True, None)
    """
    lines = {(squeezed(one), squeezed(other)) for one, other in pairs}
    firsts, lasts = {one for one, _ in lines}, {other for _, other in lines}
    if len(lines) < 2:
        return None
    for first, last, up in ((firsts, lasts, True), (lasts, firsts, False)):
        if len(lines) <= 1.1 * len(first) and len(lines) >= 1.3 * len(last):
            return up
    return None


# ── tables whose heading is not known ────────────────────────────────────────────────────────────────────────────────


def without_heading(rows: Rows, told: Sequence[ColumnMatch]) -> Matched:
    """What a table without a heading that is known holds. `told` is what a person says of its columns."""
    if told:
        return Matched(-1, tuple(told))
    filled = [[at for at, text in enumerate(row) if text.strip()] for row in rows]
    first = next((number for number, each in enumerate(filled) if len(each) > 1), len(rows))
    if sum(bool(each) for each in filled[:first]) > _TITLES:
        first = next((number for number, each in enumerate(filled) if each), len(rows))
    below = [number for number in range(first, len(rows)) if filled[number]]
    if not below:
        return Matched(-1, ())
    if serial := _serial(rows, first, [filled[number] for number in below]):
        rest = without_heading([row[1:] for row in rows], told)
        moved = tuple(replace(each, at=each.at + 1) for each in rest.columns)
        return replace(rest, columns=(serial, *moved) if moved else ())
    for find in (_outline, _paths, _three, _adjacency, _two, _same_names):
        if found := find(rows, first, [filled[number] for number in below]):
            top = first if found.heading < 0 < first else -1
            return replace(found, heading=first - 1 if top > 0 else found.heading, top=top)
    return Matched(-1, ())


def _outline(rows: Rows, first: int, filled: list[list[int]]) -> Matched | None:
    """A number and a name a row: 1, 1.1, 1.1.1; or the number of a level."""
    if any(len(each) < 2 for each in filled[1:]) or filled[0][0] != filled[-1][0]:
        return None
    at, own = filled[-1][:2]
    head = -1 if _NUMBER.match(rows[first][at].strip()) else first
    signs = texts(rows, at, max(head + 1, first))
    if len(signs) < 2 or not all(map(_NUMBER.match, signs)) or _WORDLESS.match(rows[-1][own].strip()):
        return None
    plain = [each.rstrip(".)") for each in signs]
    field: Field = "number"
    why = "numbers such as 1.1 stand in it"
    if not any("." in each for each in plain):
        ranks = [int(each) for each in plain]
        steps = [after - before for before, after in pairwise(ranks)]
        if max(steps) != 1 or min(steps) >= 0 or ranks[0] != min(ranks):
            return None
        field, why = "level", "numbers that go up by one and down again stand in it"
    name = "it stands beside the numbers of a list"
    return Matched(head, (_column(rows, at, field, head, why), _column(rows, own, "name", head, name)))


def _three(rows: Rows, first: int, filled: list[list[int]]) -> Matched | None:
    """Two names, and what the line says before, between or behind them."""
    if any(each not in ([0, 1, 2], [0, 1]) for each in filled) or max(map(len, filled)) != 3:
        return None
    places = [at for at in (1, 2, 0) if says(texts(rows, at, first)) or says(texts(rows, at, first + 1))]
    if not places and not any(map(said_on, texts(rows, 2, first))):
        return None
    at = next(iter(places), 2)
    ends = [each for each in range(3) if each != at]
    head = _head(rows, first, ends, at if places else -1)
    fields: dict[int, Field] = {ends[0]: "from", ends[1]: "to", at: "relation"}
    return Matched(head, tuple(_column(rows, each, fields[each], head, _PAIRS) for each in range(3)))


def _serial(rows: Rows, first: int, filled: list[list[int]]) -> ColumnMatch | None:
    """A column in front that only counts the rows."""
    if any(each[0] != 0 for each in filled) or max(map(len, filled)) < 3:
        return None
    signs = texts(rows, 0, first + (0 if rows[first][0].strip().rstrip(".)").isdecimal() else 1))
    plain = [each.rstrip(".)") for each in signs]
    if len(plain) < 2 or not all(each.isdecimal() and len(each) < 6 for each in plain):
        return None
    counted = all(int(after) - int(before) == 1 for before, after in pairwise(plain))
    return ColumnMatch(0, "", "number", 0.6, "it counts the rows") if counted else None


def _paths(rows: Rows, first: int, filled: list[list[int]]) -> Matched | None:
    """The way down from the board in each row, again and again: what stands further right belongs to what is on its left."""
    width = max(map(len, filled))
    if width < 3 or any(each != list(range(len(each))) for each in filled):
        return None
    columns = [texts(rows, at, first) for at in range(width)]
    sets = [{squeezed(each) for each in column} for column in columns]
    alone = sum(map(len, sets)) == len(frozenset[str]().union(*sets))
    wider = all(len(one) < len(other) for one, other in pairwise(sets)) and len(sets[0]) < len(filled) / 2
    if not alone or not wider:
        return None
    people = any(sure_type(each) == "post" or is_person(each) for column in columns for each in column)
    whole = {(squeezed(one), squeezed(other)) for row in rows[first:] for one, other in pairwise(row[:width]) if other.strip()}
    if people or len(whole) != sum(map(len, sets[1:])) or any(map(says, columns)):
        return None
    why = "there is no heading, and each row leads down from a name that stands there again and again"
    return Matched(-1, tuple(ColumnMatch(at, "", "level", 0.6, why) for at in range(width)))


def _two(rows: Rows, first: int, filled: list[list[int]]) -> Matched | None:
    if any(each != [0, 1] for each in filled) or any(map(_WORDLESS.search, texts(rows, 0, first) + texts(rows, 1, first))):
        return None
    head = _head(rows, first, [0, 1], -1)
    ends = [{squeezed(each) for each in texts(rows, at, first)} for at in (0, 1)]
    known = sum(node_guess(each).of_type >= 0.6 for at in (0, 1) for each in texts(rows, at, first))
    if not ends[0] & ends[1] and known < 0.3 * 2 * len(filled):
        # Nothing in it is known for a board, a group or the like: it may be a list of anything.
        return None
    return Matched(head, (_column(rows, 0, "from", head, _PAIRS), _column(rows, 1, "to", head, _PAIRS)))


def _adjacency(rows: Rows, first: int, filled: list[list[int]]) -> Matched | None:
    """A name a row, and behind it those that are below it, in as many cells as there are."""
    width = max(map(len, filled))
    if width < 3 or any(each != list(range(len(each))) for each in filled):
        return None
    heads = [squeezed(each) for each in texts(rows, 0, first)]
    under = [squeezed(each) for at in range(1, width) for each in texts(rows, at, first)]
    again = set(heads) & set(under)
    few = len(set(heads)) == len(heads) and len(set(under)) >= 0.9 * len(under)
    if not few or len(again) < max(1, 0.5 * (sum(len(each) > 1 for each in filled) - 1)):
        return None
    why = "each row begins with a name, and those behind it have rows of their own or none"
    columns = (ColumnMatch(at, "", "below" if at else "name", 0.6, why) for at in range(width))
    return Matched(-1, tuple(columns))


def _same_names(rows: Rows, first: int, filled: list[list[int]]) -> Matched | None:
    """Two of several columns with mostly the same names."""
    width = max(max(each) for each in filled) + 1
    few = 1 if any(says(texts(rows, at, first + 1)) for at in range(width)) else 2
    # Each column is looked through once: of a long column that was turned into a row, every two cells would be compared.
    names = {at: held for at in range(width) if len(held := _names_in(rows, at, first + 1)) >= few}
    found = [(each, other) for each in names for other in names if each < other and _same(names[each], names[other], few)]
    if len(found) != 1:
        return None
    head = _head(rows, first, found[0], -1)
    columns = [_column(rows, at, field, head, _SAME) for at, field in zip(found[0], _FROM_TO, strict=True)]
    for at in range(width):
        if at not in found[0] and says(texts(rows, at, head + 1 if head >= 0 else first)):
            columns.append(_column(rows, at, "relation", head, "words of lines stand in it"))
            break
    known = {each.at for each in columns}
    rest = [_column(rows, at, "ignored", head, "its heading is not known") for at in range(width) if at not in known]
    made = [*columns, *(replace(each, confidence=0.0) for each in rest if each.heading)]
    return Matched(head, tuple(sorted(made, key=lambda each: each.at)))


_FROM_TO: tuple[Field, Field] = ("from", "to")


def _column(rows: Rows, at: int, field: Field, head: int, why: str) -> ColumnMatch:
    heading = " ".join(rows[head][at].split())[:200] if head >= 0 and at < len(rows[head]) else ""
    return ColumnMatch(at, heading, field, 0.5 if field == "relation" else 0.6, why)


def _head(rows: Rows, first: int, ends: Sequence[int], between: int) -> int:
    """The first row where it is a heading of words that are not known; else -1: a row that names two things as all others do."""
    row = [text.strip() for text in rows[first]]
    if between >= 0:
        return -1 if said_on(row[between]) else first
    names = [squeezed(each) for at in ends for each in texts(rows, at, first + 1)]
    own = [row[at] for at in ends if at < len(row)]
    # What is named once only, by words of no board or post, over names of which some stand there again and again.
    plain = all(squeezed(each) not in names and not _is_named(each) for each in own)
    return first if plain and len(set(names)) < len(names) and len(own) == len(ends) and len(rows) - first > 3 else -1


def _is_named(text: str) -> bool:
    """Whether a text is a name of something, and not only the word for its sort (“Higher group”)."""
    return len(text.split()) > 3 or (len(re.findall(r"\b[A-Z]", text)) > 1 and bool(sure_type(text)))


def _names_in(rows: Rows, at: int, start: int) -> frozenset[str]:
    """The names in a column from a row on, however they are spaced or capitalised."""
    return frozenset(squeezed(each) for each in texts(rows, at, start) if not _WORDLESS.search(each))


def _same(one: frozenset[str], other: frozenset[str], fewest: int) -> bool:
    both = one & other
    return len(both) >= fewest and len(both) >= 0.5 * min(len(one), len(other))


def _alike(rows: Rows, one: int, other: int, start: int) -> bool:
    """Whether two columns hold mostly the same names."""
    return _same(_names_in(rows, one, start), _names_in(rows, other, start), 2)


# ── tables with a heading that does not say all ──────────────────────────────────────────────────────────────────────


def settled(rows: Rows, found: Matched) -> Matched:
    """The columns with those in which only what stands below the heading shows what they hold."""
    if found.heading < 0 or not any(any(text.strip() for text in row) for row in rows[found.heading + 1 :]):
        return found
    made = _child_and_parent(rows, _seats(rows, telling.told(rows, found)))
    made = _second_end(rows, made)
    made = _relation(rows, made)
    made = _named(rows, made)
    return _going_on(rows, made)


def _given(found: Matched, changes: dict[int, tuple[Field, float, str]]) -> Matched:
    def given(each: ColumnMatch) -> ColumnMatch:
        if each.at not in changes or each.confidence == 1:
            return each
        field, sure, why = changes[each.at]
        return replace(each, field=field, confidence=sure or each.confidence, reason=why or each.reason)

    return replace(found, columns=tuple(map(given, found.columns)))


def _seats(rows: Rows, found: Matched) -> Matched:
    """“Group” beside “Member” and “Role”, or “Name” and “Role”, is whose members these are; what stands below tells people from posts."""
    if found.fields & (_OF_GROUPS | {"from", "to", "level", "marks", "kind"}):
        return found
    own = next((each for each in found.columns if each.field in ("name", "board") and squeezed(each.heading) in _GROUPS), None)
    roles = [each for each in found.columns if each.field == "role"]
    named = [
        each for each in found.columns if each is not own and squeezed(each.heading) in ("name", "fullname", "person", "member")
    ]
    people = [
        each
        for each in named
        if (there := texts(rows, each.at, found.heading + 1)) and sum(map(is_person, there)) > 0.5 * len(there)
    ]
    if own is None or not people or not any(each is not people[0] for each in roles):
        return found
    why = "people stand in it, beside their posts"
    return _given(found, {own.at: ("board", 0.0, ""), people[0].at: ("person", 0.85, why)})


def _child_and_parent(rows: Rows, found: Matched) -> Matched:
    """“Sub-group” beside “Parent group”, and no other name: one of them is what the row is about."""
    if found.fields & {"name", "board", "role", "person", "organisation", "level"}:
        return found
    up = next((each for field in _UP for each in found.columns if each.field == field), None)
    down = next((each for each in found.columns if each.field in ("below", "reported_by")), None)
    if up is None or down is None or "from" in found.fields:
        return found
    several = any(re.search(r"[;\n]", each) for each in texts(rows, down.at, found.heading + 1))
    if several or up.field == "to":
        return _given(found, {up.at: ("name", 0.0, "")})
    return _given(found, {down.at: ("name", 0.0, "")})


def _unknown(found: Matched) -> list[ColumnMatch]:
    """Columns whose heading is one, but is not known: “Vale Partnership Board” over a column is the first of the names in it."""
    columns = [each for each in found.columns if each.field == "ignored" and each.reason == "its heading is not known"]
    return [each for each in columns if not (sure_type(each.heading) and len(re.findall(r"\b[A-Z]", each.heading)) > 1)]


def _relation(rows: Rows, found: Matched) -> Matched:
    """A column with words of lines beside both ends."""
    if not {"from", "to"} <= found.fields or "relation" in found.fields:
        return found
    for each in _unknown(found):
        if says(texts(rows, each.at, found.heading + 1)):
            return _given(found, {each.at: ("relation", 0.7, "words of lines stand in it")})
    return found


def _second_end(rows: Rows, found: Matched) -> Matched:
    """A column with the same names as the one that is known: both are ends of lines."""
    fields = found.fields
    if (
        fields & (LINES.keys() | {"level", "board", "role", "person", "organisation", "number"})
        or len(fields & {"name", "from", "to"}) != 1
    ):
        return found
    known = next(each for each in found.columns if each.field in ("name", "from", "to"))
    for each in _unknown(found):
        alike = _points if known.field == "name" else _alike
        if alike(rows, known.at, each.at, found.heading + 1):
            if known.field == "name" and fields & (_OF_GROUPS | {"lead", "members", "kind"}):
                return _given(found, {each.at: ("answers_to", 0.7, _SAME)})
            ends: tuple[Field, Field] = ("to", "from") if known.field == "to" else ("from", "to")
            return _given(found, {known.at: (ends[0], 0.0, ""), each.at: (ends[1], 0.6, _SAME)})
    return found


def _points(rows: Rows, known: int, other: int, start: int) -> bool:
    """Whether most of a column's texts are names of other rows: then it points to them."""
    names = {squeezed(each) for each in texts(rows, known, start)}
    there = [squeezed(each) for each in texts(rows, other, start) if not is_nobody(each)]
    return sum(each in names for each in there) >= max(2, 0.5 * len(there))


def _named(rows: Rows, found: Matched) -> Matched:
    """A column with a name of its own in each row, beside one that says whom it answers to, who chairs it, or its number."""
    if found.fields & _NAMES:
        return found
    at = found.at("number")
    numbered = at is not None and any("." in each and _NUMBER.match(each) for each in texts(rows, at, found.heading + 1))
    if not found.fields & _OF_GROUPS and not numbered:
        return found
    whole = sum(any(text.strip() for text in row) for row in rows[found.heading + 1 :])
    if 0 not in {each.at for each in found.columns} and (first := texts(rows, 0, found.heading + 1)):
        # A register whose corner is empty.
        bodies = sum(sure_type(each) in ("body", "project", "organisation") for each in first)
        if len(first) >= 0.8 * whole and len({*map(squeezed, first)}) == len(first) and bodies >= 0.6 * len(first):
            why = "boards and groups stand in it, and it has no heading"
            return replace(found, columns=(ColumnMatch(0, "", "name", 0.7, why), *found.columns))
    for each in _unknown(found):
        there = texts(rows, each.at, found.heading + 1)
        own = {squeezed(text) for text in there}
        fits = (
            bool(there) and len(there) >= 0.8 * whole and len(own) >= 0.8 * len(there) and not any(map(_WORDLESS.search, there))
        )
        if fits and max(map(len, there)) <= 120 and not says(there):
            why = "each row has a text of its own in it, and no heading says where the name stands"
            return _given(found, {each.at: ("name", 0.6, why)})
    return found


def _going_on(rows: Rows, found: Matched) -> Matched:
    """Columns without a heading behind one that may hold several names: they go on with it."""
    known = {each.at for each in found.columns}
    more: list[ColumnMatch] = []
    before: ColumnMatch | None = None
    for at in range(max(map(len, rows[found.heading :]))):
        if at in known:
            before = next(each for each in found.columns if each.at == at)
        elif before and (before.field in _GO_ON or is_level(before.heading)) and texts(rows, at, found.heading + 1):
            why = f"it has no heading, and goes on with “{before.heading}”"
            more.append(replace(before, at=at, confidence=min(before.confidence, 0.7), reason=why))
        else:
            before = None
    return replace(found, columns=tuple(sorted((*found.columns, *more), key=lambda each: each.at)))
