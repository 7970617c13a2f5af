"""What a table is: pairs, seats, things with what is said of each, levels, or a matrix of who sits where; and what its columns hold."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from stpgraph.importers.guessing import node_guess
from stpgraph.importers.making import short
from stpgraph.importers.tables import comers, matrices
from stpgraph.importers.tables.cellwords import is_person
from stpgraph.importers.tables.columns import ColumnMatch, Matched, column_match, matched
from stpgraph.importers.tables.headings import FIELDS, LINES, Field
from stpgraph.importers.tables.marks import Key
from stpgraph.importers.tables.matrices import Matrix
from stpgraph.importers.tables.orders import from_the_top, is_glossary
from stpgraph.importers.tables.regions import as_read, is_compared
from stpgraph.importers.tables.remarks import is_note
from stpgraph.importers.tables.table import Table
from stpgraph.importers.tables.titles import is_board

Way = Literal["pairs", "seats", "things", "levels", "matrix", "columns", "comers", "glossary", "left out", ""]
#: What a reader calls each.
WAY_WORDS: Mapping[Way, str] = {
    "pairs": "a list of lines: each row names both ends",
    "seats": "a list of members: each row is a seat on a board",
    "things": "a register: each row is a board, group, organisation or other thing",
    "levels": "a hierarchy: what stands further right or further in belongs to what is over it",
    "matrix": "a membership table: boards one way, members the other, a mark for each seat",
    "columns": "lists of members: each column names a board, and its members below it",
    "comers": "a table of who comes for each organisation: boards across, organisations down",
    "glossary": "a list of short names with what each stands for",
    "left out": "a table that says nothing of the structure",
    "": "a table that is not understood",
}
_NUMBERED = re.compile(r"^(\d{1,3}(?:\.\d{1,3}){0,6})[.)]?\s+(?=\S)")
_RANK = re.compile(r"^(?:outline |hierarchy )?(?:level|tier|layer|depth|rank)(?: no\.?| number)?$", re.IGNORECASE)
#: Words of the title over a list of groups.
_TITLED = re.compile(
    r"\b(?:governance|structures?|hierarchy|chart|overview|framework|arrangements|map|at a glance|who answers to whom|20\d\d)\b",
    re.IGNORECASE,
)
#: Words of a title that names the board above all groups in the table.
_UNDER = re.compile(
    r"^(?:[\w&-]+ )?(?:sub-?|working )?(?:groups|boards|committees|work ?-?streams|projects|programmes|meetings|forums"
    r"|bodies|schemes)(?: and [\w -]{3,30}?)?"
    r"(?: (?:that|which))?(?: are| is)? (?:(accountable|answerable|answering|responsible|reporting|report|sitting|sit|under"
    r"|below|of)"
    r"(?: (?:directly|formally))? ?(?:in)?(?:to|under|below)?) (?:the )?(.+)$",
    re.IGNORECASE,
)
_UPWARD = re.compile(r"\bup(?:wards?)?\b", re.IGNORECASE)
_MEMBERS = re.compile(r"\bmember(?:s|ship)?\b|composition|who sits|attendees", re.IGNORECASE)
_REGISTER: frozenset[Field] = frozenset(
    LINES.keys() | {"chair", "lead", "members", "meets", "quorum", "kind", "deputy_chair", "level"}
)


@dataclass(frozen=True, slots=True)
class Understood:
    """A table that was looked at: how it is read, what its columns hold, and why it was left out.

    `board` is whose members it lists, or to whom its groups answer, where no column says so.
    """

    table: Table
    found: Matched
    way: Way
    matrix: Matrix | None = None
    board: str = ""
    why: str = ""
    #: How the things of a table stand to the board that the title over it names.
    says: str = ""

    @property
    def headings(self) -> Mapping[Field, str]:
        """The heading of each field."""
        return {each.field: each.heading for each in reversed(self.found.columns)}


def understood(table: Table, key: Key, said: Mapping[str, Field] | None = None) -> Understood:
    """How a part of a sheet is to be read."""
    given = said or {}
    turned = as_read(table)
    found = matched(turned.rows, given, table.called)
    sure = any(each.confidence == 1 for each in found.columns)
    looked = (not sure and not is_compared(table.rows)) or "marks" in given.values()
    matrix = matrices.find(table, key, _of_table(given, table.called)) if looked else None
    if is_glossary(turned, found):
        return Understood(turned, found, "glossary")
    if matrix is not None and (_is_matrix(matrix, found) or "marks" in given.values()):
        way: Way = "left out" if matrix.why_not else "matrix"
        return Understood(matrix.table, matrix.matched(), way, matrix, why=matrix.why_not)
    if ((found.understood < 3 and not sure) or "holders" in given.values()) and (came := comers.find(table, given)):
        return Understood(*came, "comers")
    if found.understood < 2 and (lists := _lists(turned)):
        return Understood(turned, lists, "columns")
    if not found.columns and (steps := _steps(turned)):
        return Understood(turned, steps, "levels")
    if turned.turned != table.turned and "name" not in found.fields and (named := _card(turned, table)):
        turned, found = named, matched(named.rows, given, table.called)
    return _way(turned, found)


def _of_table(said: Mapping[str, Field], called: str) -> dict[str, Field]:
    """What is said of the columns of one table, by plain heading."""
    made: dict[str, Field] = {}
    for words, field in said.items():
        table, sign, heading = words.rpartition("›")
        if not sign or table.strip() == called:
            made[" ".join(heading.split())] = field
    return made


def _is_matrix(matrix: Matrix, found: Matched) -> bool:
    """Whether marks say more than the headings do: a register may have columns with ticks, too."""
    if matrix.why_not and "name" in found.fields and found.fields & _REGISTER:
        return False
    return len(matrix.across) >= 2 or "name" not in found.fields or found.understood < 3


def _upward(table: Table, found: Matched) -> Matched:
    """“Reports up to” is no more than a report, unless the words over the table say that it is about accountability."""
    if not any(re.search("accountab", words, re.IGNORECASE) for words in _over(table, found)):
        return found
    columns = (
        replace(each, field="answers_to", reason=f"{each.reason}, and the words over the table speak of accountability")
        if each.field == "reports_to" and each.confidence < 1 and _UPWARD.search(each.heading)
        else each
        for each in found.columns
    )
    return replace(found, columns=tuple(columns))


def _way(table: Table, found: Matched) -> Understood:
    table, found = from_the_top(table, _upward(table, found))
    fields = found.fields
    if {"from", "to"} <= fields:
        return Understood(table, found, "pairs")
    if "level" in fields and sum(each.field == "level" for each in found.columns) > 1:
        return Understood(table, found, "levels")
    if "board" in fields and fields & {"role", "person", "organisation"} and "name" not in fields:
        return Understood(table, found, "seats")
    people = bool(fields & {"role", "person", "capacity", "seats"} or _lists_members(table, found)) and not fields & _REGISTER
    if people and fields & {"role", "person", "name", "organisation"} and (board := board_of(table, found)):
        columns = tuple(_of_seat(each, table, found) for each in found.columns)
        return Understood(table, replace(found, columns=columns), "seats", board=board)
    if people and fields & {"role", "person"} and _sections(table, found):
        columns = tuple(_of_seat(each, table, found) for each in found.columns)
        return Understood(table, replace(found, columns=columns), "seats")
    if "name" in fields:
        numbered = _numbers(table, found)
        if numbered or depths(table, found):
            return Understood(table, found, "levels")
        board, says = ("", "") if fields & {"answers_to", "reports_to", "part_of", "board"} else _under(table, found)
        return Understood(table, found, "things", board=board, says=says)
    return Understood(table, found, "", why=_what_to_do(table, found))


def _what_to_do(table: Table, found: Matched) -> str:
    """Why a table says nothing, and what a person can write over it so that it does."""
    where = "this table" if table.where == "the table" else table.where
    headings = [f"“{short(each.heading)}”" for each in found.columns if each.heading][:6]
    if headings:
        told = f"its {'headings are' if len(headings) > 1 else 'only heading is'} {', '.join(headings)}"
        over = "Call the column with the names “Name” and the one with whom each answers to “Answers to”"
        why = "could be understood" if not found.understood else "says where the names stand"
        return f"No column of {where} {why}: {told}. {over}; or call the two ends of each line “From” and “To”."
    over = (
        "“Name” above the names and “Answers to” above whom each answers to, or “From” and “To” above the two ends of each line"
    )
    return f"No column of {where} could be understood: it has no heading that is known. Write one: {over}."


def board_of(table: Table, found: Matched) -> str:
    """The board whose members a table lists: by the title over it, or the name of its sheet."""
    for words in _over(table, found):
        if board := is_board(words):
            return board
    return ""


def _under(table: Table, found: Matched) -> tuple[str, str]:
    """The board above all groups of a table, by the title over it, and what the line to it says.

    “Groups reporting to the Dale Board” names it.
    """
    for words in _over(table, found)[:-1]:
        match = _UNDER.match(" ".join(words.split()).strip(" :.")) if len(words) < 200 else None
        if match and (board := is_board(match[2])):
            how = match[1].casefold()
            return board, "reports to" if how.startswith("report") else "answers to" if how[:3] in ("acc", "ans", "res") else ""
    return "", ""


def _over(table: Table, found: Matched) -> list[str]:
    rows = reversed(table.rows[: max(found.heading, 0)])
    return [*(" ".join(text for text in row if text) for row in rows), table.title, table.name]


def _lists_members(table: Table, found: Matched) -> bool:
    """Whether the words over a table say that it lists members."""
    return any(_MEMBERS.search(words) for words in _over(table, found))


def _of_seat(each: ColumnMatch, table: Table, found: Matched) -> ColumnMatch:
    """What the column with names holds in a list of members: organisations, posts or people."""
    if each.field != "name" or each.confidence == 1:
        return each
    alone = column_match(each.at, each.heading, {}).field
    names = [row[each.at] for row in table.rows[found.heading + 1 :] if row[each.at]]
    guesses = [node_guess(name) for name in names]
    for field, of in (("organisation", "organisation"), ("role", "post")):
        share = sum(guess.type == of and guess.of_type >= 0.6 for guess in guesses) / max(len(guesses), 1)
        if field not in found.fields and (alone == field or share > 0.5):
            return replace(each, field=next(known for known in FIELDS if known == field))
    return replace(each, field="person")


def _sections(table: Table, found: Matched) -> bool:
    """Whether boards stand over their members, each in a row by itself."""
    rows = [[text for text in row if text] for row in table.rows[found.heading + 1 :]]
    rows = [row for row in rows if row]
    return bool(rows) and len(set(rows[0])) == 1 and bool(is_board(rows[0][0])) and any(len(row) > 1 for row in rows)


def _steps(table: Table) -> Matched | None:
    """A table without headings whose rows each hold one name, in columns that are levels, or in one that is indented."""
    filled = [[at for at, text in enumerate(row) if text] for row in table.rows]
    filled = [row for row in filled if row]
    if len(filled) < 3 or any(len(row) > 1 for row in filled):
        return None
    titles = _titles(table)
    filled = filled[titles:]
    if len(filled) < 2:
        return None
    places = [row[0] for row in filled]
    why = "there is no heading, and names stand further and further in"
    if len(set(places)) == 1:
        deep = {table.indents.get((number, places[0]), 0) for number, row in enumerate(table.rows) if any(row)}
        names = [row[places[0]] for row in table.rows if any(row)][titles:]
        numbered = sum(bool(_NUMBERED.match(each)) for each in names) >= 0.8 * len(names) and any(
            "." in match[1] for each in names if (match := _NUMBERED.match(each))
        )
        title = names[0] if numbered and not _NUMBERED.match(names[0]) and node_guess(names[0]).of_type < 0.9 else ""
        head = next((number for number, row in enumerate(table.rows) if any(row)), 0) if title else -1
        column = ColumnMatch(places[0], title, "name", 0.6, why)
        if titles and not title:
            return Matched(_row(table, titles), (column,), _row(table, titles) + 1) if len(deep) > 1 or numbered else None
        return Matched(head, (column,)) if len(deep) > 1 or numbered else None
    order = sorted(set(places))
    ranks = [order.index(each) for each in places]
    if any(after > before + 1 for before, after in pairwise(ranks)) or len(order) < 2:
        return None
    columns = tuple(ColumnMatch(at, "", "level", 0.6, why) for at in order)
    return Matched(_row(table, titles), columns, _row(table, titles) + 1) if titles else Matched(-1, columns)


def _row(table: Table, count: int) -> int:
    """The place of the last of the first so many rows that hold something."""
    return [number for number, row in enumerate(table.rows) if any(row)][count - 1]


def _titles(table: Table) -> int:
    """How many of the first rows of a list of steps are its title and remarks: nothing stands below them, and their words say so."""
    rows = [number for number, row in enumerate(table.rows) if any(row)]
    places = [next(at for at, text in enumerate(table.rows[number]) if text) for number in rows]
    steps = [(at, table.indents.get((number, at), 0)) for number, at in zip(rows, places, strict=True)]
    count = 0
    while count < min(3, len(rows) - 2) and steps[count] == steps[count + 1] == min(steps):
        words = table.rows[rows[count]][places[count]]
        here, after = (table.numbers[at] if at < len(table.numbers) else at for at in rows[count : count + 2])
        parted = after - here > 1
        named = node_guess(words).of_type >= 0.9 or not (parted or _TITLED.search(words))
        if named and not (is_note(words) or (count and words.endswith("."))):
            break
        count += 1
    return count


def _lists(table: Table) -> Matched | None:
    """Columns under the names of boards, with the members of each below it."""
    for number, row in enumerate(table.rows[:6]):
        heads = [at for at, text in enumerate(row) if text]
        if len(heads) < 2 or not all(is_board(row[at]) for at in heads):
            continue
        below = [each[at] for each in table.rows[number + 1 :] for at in heads if each[at]]
        sure = [node_guess(text) for text in below]
        named = sum(
            is_person(text) or (guess.type != "body" and guess.of_type >= 0.6) for text, guess in zip(below, sure, strict=True)
        )
        if below and named >= 0.6 * len(below):
            why = "its heading names a board, and below it stand members"
            return Matched(number, tuple(ColumnMatch(at, " ".join(row[at].split()), "members", 0.8, why) for at in heads))
    return None


def _numbers(table: Table, found: Matched) -> bool:
    """Whether numbers such as 1.2 say what belongs to what, and no column says it in words."""
    return bool(numbers(table, found)) and "answers_to" not in found.fields and "part_of" not in found.fields


def numbers(table: Table, found: Matched) -> Mapping[int, str]:
    """By row, its number in the list, where there are numbers below others."""
    at, own = found.at("number"), found.at("name")
    rows = range(found.heading + 1, len(table.rows))
    made: dict[int, str] = {}
    if at is not None:
        made = {row: table.rows[row][at].rstrip(".") for row in rows if table.rows[row][at]}
    elif own is not None:
        matches = {row: _NUMBERED.match(table.rows[row][own]) for row in rows if table.rows[row][own]}
        made = {row: match[1] for row, match in matches.items() if match}
        if len(made) < 0.8 * len(matches):
            return {}
    dotted = [each for each in made.values() if re.fullmatch(r"\d{1,3}(?:\.\d{1,3}){1,6}", each)]
    known = set(made.values())
    under = [each for each in dotted if each.rpartition(".")[0] in known or f"{each.rpartition('.')[0]}.0" in known]
    return made if under and len(under) >= 0.6 * len(dotted) else {}


def unnumbered(text: str, numbered: bool) -> str:
    """A name without its number in the list."""
    return _NUMBERED.sub("", text) if numbered else text


def is_rank(heading: str) -> bool:
    """Whether a heading is that of the numbers of levels.

    >>> is_rank("Level"), is_rank("Level of risk")
    (True, False)
    """
    return _RANK.match(heading) is not None


def depths(table: Table, found: Matched) -> Mapping[int, int]:
    """By row, how far its name is indented, or the number of its level; empty where all are the same, or a column says who is above."""
    at = found.at("name")
    rows = [row for row in range(found.heading + 1, len(table.rows)) if at is not None and table.rows[row][at]]
    if any(each.field in ("answers_to", "part_of") and _filled(table, found, each.at) for each in found.columns):
        return {}
    made = {row: table.indents.get((row, at or 0), 0) for row in rows}
    if len(set(made.values())) > 1:
        return made
    for each in found.columns:
        texts = [table.rows[row][each.at] for row in rows]
        if not (_RANK.match(each.heading) or (each.field == "level" and not each.heading)) or not all(
            re.fullmatch(r"(?:level |tier )?\d{1,2}", text, re.IGNORECASE) for text in texts
        ):
            continue
        ranks = [int(text.split()[-1]) for text in texts]
        steps = [after - before for before, after in pairwise(ranks)]
        # A list that is only sorted by level does not say what is below what: one that goes down, up and down again does.
        if steps and max(steps) == 1 and min(steps) < 0 and ranks[0] == min(ranks):
            return dict(zip(rows, ranks, strict=True))
    return {}


def _filled(table: Table, found: Matched, at: int) -> bool:
    return any(row[at] for row in table.rows[found.heading + 1 :])


def _card(turned: Table, table: Table) -> Table | None:
    """A card about one group whose name stands over it."""
    first: Sequence[str] = table.rows[0]
    over = first[0] if first and first[0] and not any(first[1:]) else ""
    if column_match(0, over, {}).confidence >= 0.9:
        over = ""
    name = next((each for each in (over, table.title, table.name) if each and node_guess(each).of_type >= 0.6), "")
    if not name or max(map(len, table.rows)) != 2:
        return None
    rows = [
        (*("" if text == over else text for text in row), "Name" if not number else name)
        for number, row in enumerate(turned.rows)
    ]
    return replace(turned, rows=tuple(rows))
