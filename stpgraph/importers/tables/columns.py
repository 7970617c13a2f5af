"""Tables as people make them: which row is the heading, and which column holds what, each with a confidence and a reason.

The match can be shown and corrected: `matched` takes what a person says of a column, by its heading, before what it finds by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from functools import lru_cache
from itertools import pairwise

from stpgraph.files.spelling import squeezed
from stpgraph.importers.guessing import said_on
from stpgraph.importers.tables import contents, showing
from stpgraph.importers.tables.found import ColumnMatch, Matched
from stpgraph.importers.tables.headings import BY_HEADING, FIELD_WORDS, FIELDS, NUMBERED, SEAT_FIELDS, WORDS, Field, is_level
from stpgraph.importers.tables.table import MOST_COLUMNS, letters

#: Said of a column that is known, and says nothing of who answers to whom.
NO_PLACE = "there is no place in a structure for what stands in it"
__all__ = ["FIELDS", "FIELD_WORDS", "ColumnMatch", "Field", "Matched", "matched"]
#: The heading stands in one of so many first rows: above it are titles.
_DEEPEST_HEADING = 30
#: Beside “Level 1” or for a group of boards in several columns, these name a level, not the thing of a row.
_SORTS: frozenset[str] = frozenset(
    map(
        squeezed,
        (
            *("board", "programme board", "group", "committee", "workstream", "work stream", "programme", "project", "scheme"),
            *(
                "sub group",
                "subgroup",
                "sub committee",
                "locality",
                "locality group",
                "delivery group",
                "steering group",
                "forum",
            ),
            *("working group", "task and finish group", "sub-board", "steering group", "network", "sub-committees", "committees"),
            *(
                "partnership board",
                "delivery board",
                "reporting group",
                "working groups",
                "task & finish group",
                "executive group",
            ),
            *("strategic board", "boards", "groups", "projects", "workstreams", "task group", "team", "body"),
        ),
    )
)

#: Several of a row's thing, one a column: “Member 1”, “Member 2”.
_ONE_EACH: Mapping[str, Field] = {
    **dict.fromkeys(("member", "person", "attendee", "memberorganisation"), "members"),
    **dict.fromkeys(("child", "subordinate"), "below"),
}
#: Headings made of these, one or several, call the thing that the row is about.
_THINGS: frozenset[str] = _SORTS | frozenset(
    map(
        squeezed,
        (
            *("committees", "forum", "forums", "bodies", "organisations", "partner", "partners", "meeting", "meetings", "teams"),
            *(
                "programmes",
                "schemes",
                "organisation",
                "task and finish group",
                "working group",
                "network",
                "partnership",
                "other",
            ),
            *(
                "task",
                "finish group",
                "other group",
                "other body",
                "sub-groups",
                "steering groups",
                "governance group",
                "board name",
            ),
        ),
    )
)


#: How somebody sits on a board: “Status on group”.
_SEATED = re.compile(
    r"^(status|standing|capacity|(?:type of )?membership|voting status|role|position) (?:on|in|at|of|within) (?:the |this |each )?"
    r"(?:group|board|committee|forum|meeting|body)$",
    re.IGNORECASE,
)


def matched(rows: Sequence[Sequence[str]], said: Mapping[str, Field] | None = None, called: str = "") -> Matched:
    """The heading and the columns of a table. `said` is what a person says of columns, by heading; `called` what the table is called
    there (“Sheet › Heading”).

    >>> found = matched([["Governance 2017"], ["Group", "Accountable to"], ["Urgent care", "Board"]])
    >>> found.heading, [each.field for each in found.columns]
    (1, ['name', 'answers_to'])
    """
    told = _said_here(said or {}, called)
    best = Matched(-1, ())
    for number, row in enumerate(rows[:_DEEPEST_HEADING]):
        found = _row_match(number, row, told)
        if found.weight > best.weight + 1e-9:
            best = found
        if number and (over := _two_rows(rows[number - 1], row)):
            both = replace(_row_match(number, over, told, rows[number - 1], row), top=number - 1)
            more = both.understood > best.understood and both.weight > best.weight + 0.5
            if more or (best.heading == number and _split_heading(rows[number - 1], row)):
                best = both
    # A person who names a column names the heading's row too.
    sure = any(each.confidence == 1 for each in best.columns)
    alone = best.understood == 1 and best.at("name") is None and not sure
    if best.understood == 0 or (alone and not _is_lone_heading(rows, best)):
        return contents.without_heading(rows, _by_letter(told))
    known = {each.at for each in best.columns}
    lettered = [each for each in _by_letter(told) if each.at not in known]
    columns = tuple(sorted((*_told_apart(best.columns), *lettered), key=lambda each: each.at))
    return contents.settled(rows, showing.shown(rows, replace(best, columns=columns)))


def _is_lone_heading(rows: Sequence[Sequence[str]], found: Matched) -> bool:
    """Whether the only heading that is known is one, and not the words of a line in a list without headings."""
    each = next(each for each in found.columns if each.field != "ignored")
    first = next((number for number, row in enumerate(rows) if sum(bool(text.strip()) for text in row) > 1), 0)
    below = [row[each.at] for row in rows[found.heading + 1 :] if len(row) > each.at and row[each.at].strip()]
    return each.confidence >= 0.9 and found.heading == first and bool(below) and not all(map(said_on, below))


def _by_letter(said: Mapping[str, Field]) -> list[ColumnMatch]:
    """What is said of columns without a heading: “Column A”."""
    letter = ((at, f"Column {letters(at)}") for at in range(MOST_COLUMNS))
    return [ColumnMatch(at, "", said[words], 1.0, "you said so") for at, words in letter if words in said]


def headings_of(row: Sequence[str]) -> int:
    """How many cells of a row are, word for word, headings that are known."""
    return sum(_key(text) in BY_HEADING or is_level(text) for text in row if text.strip())


def sorts_of(row: Sequence[str]) -> int:
    """How many different things the headings in a row are about; levels are each one of its own."""
    cells = [text for text in row if text.strip()]
    levels = {_key(text) for text in cells if is_level(text)}
    return len(levels | {BY_HEADING[key] for text in cells if (key := _key(text)) in BY_HEADING})


def _said_here(said: Mapping[str, Field], called: str) -> dict[str, Field]:
    """What is said of this table: headings as they stand, and those that name it."""
    made: dict[str, Field] = {}
    for words, field in said.items():
        table, sign, heading = words.rpartition("›")
        made.setdefault(" ".join(words.split()), field)
        if sign and squeezed(table) in (squeezed(called), squeezed(called.rpartition(",")[0] or called)):
            made[" ".join(heading.split())] = field
    return made


def _two_rows(over: Sequence[str], row: Sequence[str]) -> list[str] | None:
    """One heading of two rows: what stands in the lower, or where that is empty in the upper."""
    if sum(bool(text.strip()) for text in over) < 2 or not any(text.strip() for text in row):
        return None
    width = max(len(over), len(row))
    upper, lower = ([*each, *[""] * (width - len(each))] for each in (over, row))
    if not any(up.strip() and not low.strip() for up, low in zip(upper, lower, strict=True)) and not _groups(upper, lower):
        return None
    return [low if low.strip() else up for up, low in zip(upper, lower, strict=True)]


def _split_heading(over: Sequence[str], row: Sequence[str]) -> bool:
    """Whether two rows are one heading: all cells of the lower are known, and some of the upper stand over none of them."""
    alone = [text for at, text in enumerate(over) if text.strip() and not (at < len(row) and row[at].strip())]
    below = sum(bool(text.strip()) for text in row)
    return bool(headings_of(alone)) and headings_of(row) == below and headings_of(over) > 1


def _groups(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether some names of the upper row stand over several of the lower."""
    return any(up.strip() and not after.strip() for up, after in pairwise(upper)) and any(lower)


def _row_match(
    number: int, row: Sequence[str], said: Mapping[str, Field], over: Sequence[str] = (), under: Sequence[str] = ()
) -> Matched:
    columns = []
    group = ""
    for at, text in enumerate(row):
        if over:
            group = over[at] if at < len(over) and over[at].strip() else group
        if not text.strip():
            continue
        column = column_match(at, text, said)
        if over and group.strip() and at < len(under) and under[at].strip() and squeezed(group) != squeezed(text):
            column = _grouped(column, group, said)
        columns.append(column)
    return Matched(number, tuple(columns))


def _grouped(column: ColumnMatch, group: str, said: Mapping[str, Field]) -> ColumnMatch:
    """“Name” under “Chair” is who chairs."""
    above = column_match(column.at, group, {})
    both = f"{' '.join(group.split())}: {column.heading}"
    if both in said:
        return ColumnMatch(column.at, both, said[both], 1.0, "you said so")
    if column.confidence < 1 and above.field in ("chair", "deputy_chair", "lead") and above.confidence >= 0.75:
        if column.field in ("name", "person"):
            return ColumnMatch(column.at, both, above.field, 0.9, f"its heading is “{column.heading}” under “{above.heading}”")
        fields: Mapping[Field, Field] = {
            "organisation": "lead_organisation" if above.field == "lead" else "chair_organisation",
            "employer": "lead_organisation" if above.field == "lead" else "chair_organisation",
            "role": "lead_post" if above.field == "lead" else "chair_post",
        }
        if column.field in fields and above.field != "deputy_chair":
            return ColumnMatch(
                column.at, both, fields[column.field], 0.9, f"its heading is “{column.heading}” under “{above.heading}”"
            )
        if column.field in fields:
            return ColumnMatch(column.at, both, "ignored", 0.0, "there is no place for more than the name of who that is")
    return column


def _key(text: str) -> str:
    plain = re.sub(r"\(.*?\)", "", " ".join(text.split())[:200]).strip(" :*")
    return squeezed(plain) or squeezed(text[:200])


def column_match(at: int, text: str, said: Mapping[str, Field]) -> ColumnMatch:
    """What one heading means by itself. `said` is what a person says, by heading."""
    heading = " ".join(text.split())[:200]
    plain = heading.rstrip(" :*")
    for each in (heading, plain):
        if each in said:
            return ColumnMatch(at, heading, said[each], 1.0, "you said so")
    field, sure, why = _by_itself(heading)
    return ColumnMatch(at, heading, field, sure, why)


@lru_cache(maxsize=20_000)
def _by_itself(heading: str) -> tuple[Field, float, str]:
    """What a heading is taken for, how sure that is, and why."""
    key = _key(heading)
    if is_level(heading.rstrip(" :*")):
        return "level", 0.85, f"its heading is “{heading}”"
    if key not in BY_HEADING and (match := _SEATED.match(heading)):
        return "role" if match[1].casefold() in ("role", "position") else "capacity", 0.95, f"its heading is “{heading}”"
    if "(" in heading and BY_HEADING.get(squeezed(heading)) in (
        "chair_post",
        "chair_organisation",
        "lead_post",
        "lead_organisation",
    ):
        return BY_HEADING[squeezed(heading)], 0.95, f"its heading is “{heading}”"
    if key in BY_HEADING:
        field = BY_HEADING[key]
        return field, 0.95, f"its heading is “{heading}”" if field != "ignored" else NO_PLACE
    turned = next((field for pattern, field in WORDS if field in ("below", "reported_by") and pattern.search(heading)), None)
    if turned and re.search(r"\b(?:it|them|this)$", heading, re.IGNORECASE):
        # “Reports to it” is nearly “Reports to”, and the contrary.
        return turned, 0.75, f"its heading “{heading}” holds words that are known"
    if whole := _compound(heading):
        return whole, 0.9, f"its heading is “{heading}”"
    near = get_close_matches(key, _near(key[0]), 1, 0.86) if 5 <= len(key) <= 30 else []
    if near and BY_HEADING[near[0]] != "ignored":
        return BY_HEADING[near[0]], 0.7, f"its heading “{heading}” is nearly one that is known"
    found = next((field for pattern, field in WORDS if pattern.search(heading)), None) if len(heading) <= 60 else None
    if found:
        return found, 0.75, f"its heading “{heading}” holds a word that is known" if found != "ignored" else NO_PLACE
    return "ignored", 0.0, "its heading is not known"


def _compound(heading: str) -> Field | None:
    """What a heading of several sorts of thing means (“Group or project”), or one with a number behind it (“Sub-group 2”)."""
    plain = " ".join(re.sub(r"\(.*?\)", "", heading).split()).strip(" :*")
    stem = squeezed(re.sub(r"[ .#-]*\d{1,2}$", "", plain))
    if stem != squeezed(plain) and stem in _ONE_EACH:
        return _ONE_EACH[stem]
    if stem != squeezed(plain) and BY_HEADING.get(stem) in NUMBERED:
        return BY_HEADING[stem]
    words = re.sub(r"^(?:(?:full |official )?(?:names?|titles?) of (?:the |each )?|the )", "", plain, flags=re.IGNORECASE)
    words = re.sub(r"(?<=\w)[ ’']*s? (?:names?|titles?)$", "", words, flags=re.IGNORECASE)
    parts = [squeezed(each) for each in re.split(r"\s*[,/&+]\s*|\s+(?:or|and)\s+", words) if squeezed(each)]
    # One word by itself is among the headings, or is a name (“Delivery group”).
    told = len(parts) > 1 or words != plain
    return "name" if told and parts and len(parts) <= 6 and all(each in _THINGS for each in parts) else None


@lru_cache(maxsize=100)
def _near(letter: str) -> tuple[str, ...]:
    """The headings that begin with a letter: nobody mistypes the first."""
    return tuple(each for each in BY_HEADING if each[:1] == letter)


def _told_apart(columns: tuple[ColumnMatch, ...]) -> tuple[ColumnMatch, ...]:
    """What a heading means beside others: “Name” beside “Board” and “Role” is a person's; “Parent” beside “Child” begins the line."""
    made = tuple(_once(_levels(_ends(columns))))
    fields = {each.field for each in made}
    is_membership = "board" in fields and bool(fields & SEAT_FIELDS)
    # Of “Member” and “Position”, what stands below tells which is the person.
    roles = sum(each.field == "role" for each in made)
    beside = [(each, _beside(each, fields, is_membership, roles)) for each in made]
    return tuple(each if field == each.field or each.confidence == 1 else replace(each, field=field) for each, field in beside)


def _beside(each: ColumnMatch, fields: set[Field], is_membership: bool, roles: int) -> Field:
    field, key = each.field, _key(each.heading)
    if field == "name" and is_membership and key in ("name", "title"):
        return "role" if key == "title" and "role" not in fields else "person"
    if field == "board" and "name" not in fields and not is_membership and "from" not in fields and "level" not in fields:
        return "name"
    if field == "organisation" and not fields & {"name", "board", "from", "role", "person", "level"}:
        return "name"
    if field == "role" and roles < 2 and not fields & {"name", "board", "from", "person", "organisation", "level"}:
        return "name"
    if field == "to" and "from" not in fields and key in ("parent", "to", "superior") and fields & {"name", "board"}:
        return "answers_to"
    if field == "from" and key in ("who", "child", "subordinate") and "to" not in fields and "answers_to" in fields:
        return "name"
    if field == "from" and key == "who" and "to" not in fields:
        return "name"
    if field == "answers_to" and "from" in fields and key.startswith("parent") and "name" not in fields and "to" not in fields:
        return "to"
    if field in ("start", "starts") and key == "start" and "to" in fields:
        return "from"
    return field


def _ends(columns: tuple[ColumnMatch, ...]) -> tuple[ColumnMatch, ...]:
    """“Body 1” and “Body 2”, or “Group A” and “Group B”, are the ends of lines."""
    keys = {_key(each.heading): each for each in columns if each.confidence < 1}
    for first, last in (("1", "2"), ("a", "b"), ("one", "two")):
        stems = [key.removesuffix(first) for key in keys if key.endswith(first) and f"{key.removesuffix(first)}{last}" in keys]
        stems = [stem for stem in stems if len(stem) > 2 and not is_level(keys[stem + first].heading)]
        stems = [
            stem for stem in stems if BY_HEADING.get(stem) not in NUMBERED and stem not in _ONE_EACH and f"{stem}3" not in keys
        ]
        if len(stems) == 1:
            ends: dict[str, Field] = {stems[0] + first: "from", stems[0] + last: "to"}
            why = "its heading and another are the first and the second of two"
            return tuple(
                replace(each, field=ends[key], confidence=0.8, reason=why) if (key := _key(each.heading)) in ends else each
                for each in columns
            )
    return columns


def _levels(columns: tuple[ColumnMatch, ...]) -> Iterator[ColumnMatch]:
    """“Programme board”, “Workstream” and “Project” beside each other are levels, where nothing else says who stands above."""
    others = {each.field for each in columns if squeezed(each.heading) not in _SORTS}
    sorts = [each for each in columns if squeezed(each.heading) in _SORTS and each.confidence < 1]
    plain = len(sorts) >= 2 and not others & {"name", "from", "to", "answers_to", "reports_to", "role", "person", "organisation"}
    if len({squeezed(each.heading) for each in sorts}) < len(sorts):
        plain = False
    for each in columns:
        if plain and each in sorts:
            yield replace(
                each, field="level", confidence=0.7, reason="sorts of groups stand beside each other, from the highest down"
            )
        else:
            yield each


def _once(columns: Iterator[ColumnMatch]) -> Iterator[ColumnMatch]:
    """Of two columns with the name of the row's thing, the surer one has it, and of equals the first."""
    kept = list(columns)
    names = [each for each in kept if each.field == "name"]
    best = max(names, key=lambda each: each.confidence, default=None)
    for each in kept:
        if each.field == "name" and each is not best and each.confidence < 1:
            yield replace(each, field="ignored", confidence=0.0, reason=f"“{best.heading if best else ''}” holds the name")
        else:
            yield each
