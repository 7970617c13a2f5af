"""Membership tables: rows to seats, with the banner under which each stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from stpgraph.importers.guessing import node_guess
from stpgraph.importers.word.headings import about
from stpgraph.importers.word.members import Member, member
from stpgraph.importers.word.people import generic, named_as, person, without_title_case
from stpgraph.importers.word.seats import capacity_of
from stpgraph.importers.word.sentences import NUMBER, number
from stpgraph.importers.word.text import Grid

_I = re.IGNORECASE
Column = Literal["role", "person", "organisation", "standing", "number", "deputy"]


@dataclass(frozen=True, slots=True)
class Seat:
    """An entry with the words that it was read from, the row of its table (0 in a list), and what was not read of it."""

    member: Member
    words: str
    row: int = 0
    unread: str = ""


#: By its column's heading, what a cell of a membership table holds.
_COLUMNS: tuple[tuple[re.Pattern[str], Column], ...] = (
    (re.compile(r"^(?:name of )?(?:deputy|deputies|alternate|substitute|nominated deputy|named deputy)\b", _I), "deputy"),
    (
        re.compile(
            r"\bvot(?:e|es|ing)\b|^(?:status|capacity|standing|membership (?:type|status)|type|role on (?:the"
            r" )?(?:board|committee|group)|attendance)\b",
            _I,
        ),
        "standing",
    ),
    (
        re.compile(r"^(?:no\.?|number(?: of (?:seats|members|places|representatives))?|seats|how many|count|places)$", _I),
        "number",
    ),
    (
        re.compile(
            r"^(?:organi[sz]ation|organi[sz]ation represented|represent(?:s|ing|ation|ed organisation)?|employer"
            r"|sector|constituency|body|nominating|nominated by|partner(?: organisation)?|on behalf of|from"
            r"|employing organisation|member organisation|agency)\b",
            _I,
        ),
        "organisation",
    ),
    (
        re.compile(
            r"^(?:name|post ?holder|person|individual|holder|held by|current (?:member|holder|post ?holder)"
            r"|incumbent|member name|name of (?:member|person|representative)|representative name|full"
            r" name)\b",
            _I,
        ),
        "person",
    ),
    (
        re.compile(
            r"^(?:role|title|position|job title|post|designation|member(?:s|ship)?|role/title|representatives?|attendees?|job"
            r" role|core members?|office|seat|portfolio|role and organisation|position/role|member/role"
            r"|title/role)\b",
            _I,
        ),
        "role",
    ),
)
_YES, _NO = (
    re.compile(r"^(?:y(?:es)?|✓|✔|√|x|full|voting.*|member|1|one|core.*|with vote)$", _I),
    re.compile(
        r"^(?:n(?:o)?|✗|✘|non[- ]?voting.*|in attendance|attend\w*|observer|no vote|0|none|advisory|by invitation"
        r"|co-?opted.*)$",
        _I,
    ),
)
_NOBODY = re.compile(r"^(?:vacan\w+|tbc|tba|n/?a|[-–—]|to be \w+)$", _I)
#: An office that says nothing without whose it is: a “Chair” that is not this body's, a “Representative”.
_OFFICE_ALONE = re.compile(
    r"^(?:(?:(?:clinical|lay|deputy|vice|joint|interim|acting)[ -])*chair(?:man|person|woman)?|leader|members?"
    r"|representatives?|reps?"
    r"|officers?|nominees?|delegates?|observers?|leads?|managers?|directors?)$",
    _I,
)


_OFFICE_HERE = re.compile(
    r"(?:(?:co-|vice|deputy)[- ]?)?chair(?:man|person|woman)?|members?|in attendance|observer|attendee|secretary"
)


# ── tables ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def columns_of(rows: Sequence[Sequence[str]]) -> tuple[int, Mapping[Column, int]]:
    """The row of the headings (-1 where there is none) and, by what it holds, the place of each column."""
    best: tuple[int, dict[Column, int]] = (-1, {})
    for at, row in enumerate(rows[:4]):
        found: dict[Column, int] = {}
        if len(set(row)) < 2:
            continue
        for place, cell in enumerate(row):
            words = " ".join(cell.split()).strip(" :*")
            kind = next((kind for pattern, kind in _COLUMNS if len(words) <= 45 and pattern.search(words)), None)
            if kind:
                found.setdefault(kind, place)
        if len(found) >= 2 and len(found) > len(best[1]) and ("role" in found or "person" in found or "organisation" in found):
            best = (at, found)
    return _swapped(rows, best)


def _swapped(rows: Sequence[Sequence[str]], best: tuple[int, dict[Column, int]]) -> tuple[int, Mapping[Column, int]]:
    """“Name” over posts is the post; “Title” beside “Role” is the post, and “Role” its standing."""
    at, found = best
    below = rows[at + 1 : at + 30]
    if "role" not in found and "person" in found:
        cells = [row[found["person"]] for row in below if found["person"] < len(row) and row[found["person"]].strip()]
        people = sum(person(re.sub(r"\s*\(.*", "", each)) for each in cells)
        if cells and people * 2 < len(cells):
            found["role"] = found.pop("person")
    if "role" in found and "person" not in found and at >= 0:
        words = " ".join(rows[at][found["role"]].split())
        cells = [row[found["role"]] for row in below if found["role"] < len(row) and row[found["role"]].strip()]
        people = sum(person(re.sub(r"\s*\(.*", "", each)) for each in cells)
        if re.match(r"member", words, _I) and cells and people * 2 > len(cells):
            found["person"] = found.pop("role")
            other = next(
                (
                    n
                    for n, cell in enumerate(rows[at])
                    if re.match(r"(?:job )?(?:title|role|position|post)\b", cell.strip(), _I) and n != found["person"]
                ),
                None,
            )
            if other is not None:
                found["role"] = other
    return at, found


def is_membership(grid: Grid, under: str) -> bool:
    """Whether a table lists members: by its headings, or by the section that it stands in."""
    _, found = columns_of(grid.rows)
    if "role" in found and ("person" in found or "organisation" in found or "standing" in found):
        return True
    if "person" in found and ("organisation" in found or "standing" in found):
        return True
    return under in ("members", "attending") and (len(found) >= 2 or _looks_like_seats(grid) or bool(_unheaded(grid)))


def _looks_like_seats(grid: Grid) -> bool:
    read = [
        member(" – ".join(dict.fromkeys(cell for cell in row if cell.strip())))
        for at, row in enumerate(grid.rows)
        if at not in grid.banners
    ]
    return sum(
        each is not None and (not each.post or node_guess(each.name).type == "post" or bool(each.holder)) for each in read
    ) * 2 >= max(len(read), 1)


_GROUP_COLUMN = re.compile(
    r"^(?:name|(?:name of )?(?:the )?(?:sub-?)?(?:group|committee|board|forum|body)|work ?stream|programme|project)s?\b", _I
)
_LEAD_COLUMN = re.compile(
    r"^(?:(?:executive |clinical |work ?stream |programme )?(?:lead|leader|SRO|sponsor|owner)s?|lead (?:officer|director"
    r"|executive)|senior responsible .*)$",
    _I,
)


def group_rows(grid: Grid) -> tuple[tuple[int, str, str], ...]:
    """The number of each row, the group that it names and who leads it, of a table of groups; none where it is not one."""
    if len(grid.rows) < 2 or "person" in columns_of(grid.rows)[1]:
        return ()
    head = [" ".join(cell.split()).strip(" :*") for cell in grid.rows[0]]
    at = next((n for n, cell in enumerate(head) if _GROUP_COLUMN.match(cell)), None)
    if at is None:
        return ()
    lead = next((n for n, cell in enumerate(head) if _LEAD_COLUMN.match(cell)), None)
    return tuple(
        (n, " ".join(row[at].split()), " ".join(row[lead].split()) if lead is not None and lead < len(row) else "")
        for n, row in enumerate(grid.rows[1:], 2)
        if at < len(row) and row[at].strip() and n - 1 not in grid.banners
    )


def seats_of(grid: Grid, standing: str) -> Iterator[Seat]:
    """The seats in a membership table; `standing` is that of its section, which rows of one merged cell change."""
    at, found = columns_of(grid.rows)
    found = found or _unheaded(grid)
    offices = _are_offices(
        [row[found["role"]] for n, row in enumerate(grid.rows) if n > at and found["role"] < len(row)] if "role" in found else []
    )
    now = standing
    for row_at, row in enumerate(grid.rows):
        words = " – ".join(dict.fromkeys(" ".join(cell.split()) for cell in row if cell.strip()))
        if row_at == at or (row_at < at and row_at not in grid.banners):
            continue
        if row_at in grid.banners or (len(set(filter(str.strip, row))) == 1 and len(row) > 1 and _is_banner(words)):
            now = capacity_of(words) or ("" if re.search(r"member|core|chair", words, _I) else now)
            continue
        if not found:
            yield from (Seat(each, words, row_at + 1) for each in [member(words, now)] if each)
            continue
        for part in _parts_of(row, found):
            seat = _row(part, found, now, words, row_at + 1, offices)
            if seat:
                yield seat


def _unheaded(grid: Grid) -> Mapping[Column, int]:
    return by_content([row for n, row in enumerate(grid.rows) if n not in grid.banners])


def _are_offices(cells: Sequence[str]) -> bool:
    """Whether a column says no more than who is “Chair” here and who “Member”."""
    told = [" ".join(each.split()).casefold() for each in cells if each.strip()]
    return any(each.startswith("member") for each in told) and all(_OFFICE_HERE.fullmatch(each) for each in told)


def by_content(rows: Sequence[Sequence[str]]) -> Mapping[Column, int]:
    """What each column of a table without headings holds, by what most of its cells are; none where it cannot be told."""
    found: dict[Column, int] = {}
    for place in range(max((len(row) for row in rows), default=0)):
        cells = [
            words for row in rows if place < len(row) and (words := " ".join(row[place].split())) and not _NOBODY.match(words)
        ]
        if not cells:
            continue
        heads = [re.split(r"[,(]|\s[–—-]\s", each)[0].strip() for each in cells]
        kinds: tuple[tuple[Column, int], ...] = (
            ("person", sum(person(each) for each in heads)),
            ("organisation", sum(named_as(each) == "organisation" for each in cells)),
            ("role", sum(node_guess(each).type == "post" and not person(each) for each in heads)),
        )
        kind, many = max(kinds, key=lambda each: each[1])
        if many * 5 >= len(cells) * 3:
            found.setdefault(kind, place)
    return found if "role" in found and len(found) > 1 else {}


def _parts_of(row: Sequence[str], found: Mapping[Column, int]) -> Iterator[Sequence[str]]:
    """A row with several posts in one cell as several rows; people beside them in the same order are theirs."""
    place = found.get("role", -1)
    lines = [each.removeprefix("• ").strip() for each in row[place].split("\n") if each.strip()] if 0 <= place < len(row) else []
    if len(lines) < 2 or not all((read := member(each)) and node_guess(read.name).type == "post" for each in lines):
        yield row
        return
    at = found.get("person", -1)
    people = [each.strip() for each in row[at].split("\n") if each.strip()] if 0 <= at < len(row) else []
    for step, line in enumerate(lines):
        made = list(row)
        made[place] = line
        if at >= 0:
            made[at] = people[step] if len(people) == len(lines) else "" if people else row[at]
        yield made


def _is_banner(words: str) -> bool:
    return about(words) in ("members", "attending") or bool(re.search(r"\bmembers\b|in attendance|attendees", words, _I))


def _row(row: Sequence[str], found: Mapping[Column, int], standing: str, words: str, at: int, offices: bool) -> Seat | None:
    cells = {kind: " ".join(row[place].split()) if place < len(row) else "" for kind, place in found.items()}
    role, holder, organisation = cells.get("role", ""), cells.get("person", ""), cells.get("organisation", "")
    organisation = "" if re.match(r"^(?:-|–|n/?a|none|tbc|all|various|independent)$", organisation, _I) else organisation
    base = member(role, standing) if role else None
    if base is None and not holder.strip():
        if not organisation or generic(organisation):
            return None
        alone = _standing(Member(organisation, post=False, capacity=standing), cells.get("standing", ""))
        told = re.match(rf"({NUMBER})\b(.*)", cells.get("number", ""), _I)
        return Seat(replace(_standing(alone, told[2].strip(" ()")), count=number(told[1]) or 1) if told else alone, words, at)
    if base is None:
        read = member(holder, standing)
        if read is None:
            return None
        base = (
            read
            if read.holder
            else replace(read, holder="" if node_guess(holder).type in ("post", "organisation") else read.name)
        )
    elif holder:
        base = _held(base, holder)
    if organisation:
        several = [without_title_case(each) for each in re.split(r"\s*[;/]\s*|\s*\n\s*", organisation)]
        named = tuple(
            each for each in several if each and not generic(each) and (named_as(each) or node_guess(each).type != "post")
        )
        column = "" if organisation in base.name else organisation
        base = replace(base, organisations=named or base.organisations, post=True, column=column)
        if (
            base.capacity == "chair"
            and re.fullmatch(r"(?:clinical |lay )?chair(?:man|person)?", role.strip(), _I)
            and standing != "chair"
            and not offices
            and named_as(organisation) == "organisation"
        ):
            # “Chair” of “Anytown CCG” chairs the CCG, not this body.
            clinical = re.match(r"clinical", role, _I)
            base = replace(base, capacity=standing, kind_words="" if clinical else base.kind_words, clinical=None)
    base = _standing(base, cells.get("standing", ""))
    if base.column and _OFFICE_ALONE.match(base.name) and base.capacity != "chair":
        base = replace(base, name=f"{base.name} ({base.column})", column="")
    if many := number(cells.get("number", "")):
        base = replace(base, count=many, counted=True)
    if re.search(r"[A-Za-z]{2}", cells.get("deputy", "")):
        base = replace(base, deputy=True)
    return Seat(base, words, at)


def _held(base: Member, holder: str) -> Member:
    read = member(holder)
    if re.match(r"(?:vacant|vacancy)", holder, _I):
        return replace(base, vacant=True)
    if read is None or re.match(r"(?:tbc|to be|n/?a)", holder, _I):
        return base
    name = read.holder or read.name
    if read.capacity and not base.capacity:
        base = replace(base, capacity=read.capacity)
    return replace(base, holder=name, post=True)


def _standing(base: Member, words: str) -> Member:
    if not words:
        return base
    if re.search(r"(?:deputy|vice)[- ]?chair", words, _I):
        return replace(base, capacity="deputy_chair")
    if re.search(r"\bchair\b", words, _I):
        return replace(base, capacity="chair")
    if base.capacity in ("chair", "deputy_chair"):
        return base
    if _NO.match(words):
        return replace(base, capacity="attending")
    return replace(base, capacity="voting") if _YES.match(words) and not re.fullmatch(r"member|core.*", words, _I) else base
