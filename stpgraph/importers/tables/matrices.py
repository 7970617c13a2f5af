"""Membership tables with boards one way and members the other: what is what, and who sits where.

An empty cell says nothing. Tables of who is responsible, accountable, consulted and informed say nothing of accountability between
boards, and are left out with a word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from stpgraph.files.spelling import squeezed
from stpgraph.importers.guessing import is_heading, node_guess, said_on
from stpgraph.importers.tables import marks
from stpgraph.importers.tables.cellwords import capacity, is_nobody, is_person, sure_type
from stpgraph.importers.tables.columns import NO_PLACE, ColumnMatch, Matched, column_match
from stpgraph.importers.tables.headings import Field
from stpgraph.importers.tables.marks import Key, read_mark
from stpgraph.importers.tables.table import Table, turned

TOTAL = re.compile(
    r"^(?:grand |sub-?)?totals?\b|^(?:number|no\.?|count|sum) of (?:members|seats|boards|groups|meetings|votes)|^(?:sum|count|all)$|^n ?=",
    re.IGNORECASE,
)
_MEMBERSHIP = re.compile(r"member|attend|sits? on|represent|who is on|seats|composition|\bvot(?:es?|ing)\b", re.IGNORECASE)
_BOARDS = re.compile(r"^(?:boards?|groups?|committees?|meetings?|forums?|body|bodies)\b", re.IGNORECASE)
_TASKS = re.compile(
    r"decision|task|activit|action|responsibilit|deliverable|topic|agenda|milestone|issue|risk|policy|process|matter",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"^\d{4}-\d\d|^\d{1,2}[/.-]\d|^(?:\d{1,2} )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.IGNORECASE
)
_ASKED = re.compile(
    r"^(?:(?:a |voting |full )?member(?:ship)? of|sits on|seat on|represented (?:on|at)|attends|on)(?: the)? |"
    r" (?:member(?:ship)?|seat|attendee|representation)\b(?=\W*(?:\(|\?|$))|\s*\((?:y ?/ ?n|yes ?/ ?no)\)|\?$",
    re.IGNORECASE,
)
_DEEPEST = 12
#: No key explains more sorts of marks.
_SORTS = 60
RACI = (
    "It looks like a table of who is responsible, accountable, consulted or informed for tasks. It does not say who sits on a board or "
    "who answers to whom, and was left out."
)
TASKS = "Its marks stand between things that are not understood as boards and members. If they are, say so in the matching of columns."
SAME = "The same names stand across and down, and nothing says what a mark between two of them means."
DATES = "Its marks stand under dates: who came to which meeting says nothing of who sits on a board."


@dataclass(frozen=True, slots=True)
class Matrix:
    """Boards across: the row with their names, the columns that say who a row is, those with marks, and those left out.

    `why_not` says why it was left out.
    """

    table: Table
    head: int
    labels: tuple[ColumnMatch, ...]
    across: tuple[int, ...]
    totals: tuple[int, ...]
    why_not: str = ""
    #: Where the same names stand both ways, what a mark says of the two: the words of the corner.
    says: str = ""

    @property
    def main(self) -> int:
        """The column with the name of a row."""
        order: tuple[Field, ...] = ("name", "role", "person", "organisation", "board")
        return next((each.at for field in order for each in self.labels if each.field == field), self.labels[0].at)

    def matched(self) -> Matched:
        """As the columns of any other table."""
        why = "below its heading are only marks"
        texts = self.table.rows[self.head]
        found = [ColumnMatch(at, " ".join(texts[at].split()), "marks", 0.9, why) for at in self.across]
        found += [ColumnMatch(at, " ".join(texts[at].split()), "ignored", 0.0, "it holds totals") for at in self.totals]
        return Matched(self.head, tuple(sorted((*self.labels, *found), key=lambda each: each.at)))


def board_asked(heading: str) -> str:
    """The board of which a heading asks whether somebody sits on it; else the heading.

    >>> board_asked("Member of Dale Executive Group?"), board_asked("Dale Board (Y/N)"), board_asked("Chair agreed?")
    ('Dale Executive Group', 'Dale Board', 'Chair agreed?')
    """
    # A question mark may stand before “(Y/N)”.
    plain = _ASKED.sub("", _ASKED.sub("", " ".join(heading.split())).strip()).strip()
    asked = plain != " ".join(heading.split())
    return plain if asked and sure_type(plain) == "body" and len(re.findall(r"\b[A-Z]", plain)) > 1 else heading


def find(table: Table, key: Key, said: Mapping[str, Field] | None = None) -> Matrix | None:
    """The matrix that a table is, with boards across; None where it is none."""
    one = _found(table, key, said or {})
    if one is None or one.why_not:
        return one
    if not one.says and _boards_across(one) is False:
        other = _found(turned(table), key, said or {})
        return other if other else one
    return one


def _found(table: Table, key: Key, said: Mapping[str, Field]) -> Matrix | None:
    rows = table.rows
    width = max((len(row) for row in rows), default=0)
    best: tuple[int, list[int]] | None = None
    for head in range(min(len(rows) - 1, _DEEPEST)):
        if sum(bool(text) for text in rows[head]) < 1:
            continue
        across = [at for at in range(width) if _is_marked(rows, head, at, key, said)]
        if across and (best is None or len(across) > len(best[1])):
            best = head, across
    if best is None:
        return None
    head, across = best
    labels, totals = [], []
    for at in range(width):
        text = rows[head][at]
        below = [row[at] for row in rows[head + 1 :] if row[at]]
        if at in across:
            if TOTAL.match(text.strip()):
                totals.append(at)
            continue
        if TOTAL.match(text.strip()):
            totals.append(at)
        elif below or text:
            labels.append((at, text, bool(below)))
    across = [at for at in across if at not in totals]
    if not any(filled for _, _, filled in labels) or not across:
        return None
    first, last = min(across), max(across)
    named = [_label(at, text, said) for at, text, filled in labels if filled]
    # A board without a mark is one all the same.
    empty = [at for at, text, filled in labels if not filled and at > first and _label(at, text, said).confidence < 0.9]
    if len(across) < 2 and not _sole(table, head, across[0], key):
        return None
    across = sorted([*across, *(at for at in empty if at < last or len(across) > 1)])
    matrix = Matrix(table, head, _one_name(rows[head + 1 :], tuple(named)), tuple(across), tuple(totals))
    return _judged(matrix, key, any(field == "marks" for field in said.values()))


def _sole(table: Table, head: int, at: int, key: Key) -> bool:
    """One column of marks is enough under a board's name."""
    guess = node_guess(table.rows[head][at])
    below = [row[at] for row in table.rows[head + 1 :] if row[at]]
    return guess.type == "body" and guess.of_type >= 0.9 and len(below) > 1 and not any(text.isdecimal() for text in below)


def _is_marked(rows: Sequence[Sequence[str]], head: int, at: int, key: Key, said: Mapping[str, Field]) -> bool:
    text = rows[head][at]
    if not text:
        return False
    # A table has few sorts of marks, and may have many rows.
    below = {each: count for each, count in Counter(row[at] for row in rows[head + 1 :]).items() if each and not is_nobody(each)}
    if not below or (read_mark(text, key) and len(text) < 4):
        return False
    told = column_match(at, text, said)
    if told.confidence == 1:
        return told.field == "marks"
    if told.reason == NO_PLACE and not TOTAL.match(text) and board_asked(text) == text:
        return False
    if told.field not in ("ignored", "name", "board", "kind", "to", "from", "part_of", "notes") and told.confidence >= 0.95:
        return False
    # What belongs to the table is told from notes below it by its length.
    body = {each: count for each, count in below.items() if len(each) <= 40}
    if sum(below.values()) - sum(body.values()) > 1 or len(body) > _SORTS:
        return False
    if body and marks.are_raci(body):
        return True
    known = {each for each in body if read_mark(each, key) is not None}
    if sum(body[each] for each in known) < 0.6 * max(sum(body.values()), 1) or any(len(each) > 4 for each in body.keys() - known):
        return False
    if all(each.isdecimal() for each in body):
        return node_guess(text).of_type >= 0.6 or TOTAL.match(text) is not None
    return True


def _label(at: int, text: str, said: Mapping[str, Field]) -> ColumnMatch:
    plain = re.split(r"\s*[/\\|↓→]\s*", text.strip())[0] or text
    found = column_match(at, plain, said) if plain.strip() else ColumnMatch(at, "", "ignored", 0.0, "it has no heading")
    if found.field in ("board", "members", "attendees", "from", "to", "below"):
        return ColumnMatch(at, found.heading, "name", 0.8, f"its heading is “{found.heading}”")
    return found


def _one_name(rows: Sequence[Sequence[str]], labels: tuple[ColumnMatch, ...]) -> tuple[ColumnMatch, ...]:
    """Where no column is called a name, the first that is not understood is."""
    fields = {each.field for each in labels}
    if fields & {"name", "role", "person"}:
        # “Name” beside a role or an organisation is that of a person.
        person = "name" in fields and "person" not in fields and bool(fields & {"role", "organisation"})
        return tuple(
            ColumnMatch(each.at, each.heading, "person", each.confidence, each.reason)
            if person and each.field == "name" and squeezed(each.heading) in ("name", "fullname", "membername", "member")
            else each
            for each in labels
        )
    if "organisation" in fields:
        return labels
    # “Commissioners” and “Providers” say of which sort the names beside them are.
    sorts = [each for each in labels if all(is_heading(row[each.at]) for row in rows if row[each.at])]
    others = [each for each in labels if each.field == "ignored" or (each.field == "capacity" and not _standings(rows, each.at))]
    others = [each for each in others if each not in sorts] or others
    first = next((each for each in others if not each.heading), others[0] if others else labels[0])
    return tuple(
        ColumnMatch(each.at, each.heading, "name", 0.7, "it names the rows") if each is first else each for each in labels
    )


def _standings(rows: Sequence[Sequence[str]], at: int) -> bool:
    """Whether the standing of a seat stands in a column: “Votes” in the corner is the heading of the names."""
    return any(capacity(row[at]).value is not None for row in rows if row[at])


def _names(matrix: Matrix) -> tuple[list[str], list[str]]:
    """What stands across and what stands down."""
    across = [board_asked(matrix.table.rows[matrix.head][at]) for at in matrix.across]
    down = [row[matrix.main] for row in matrix.table.rows[matrix.head + 1 :]]
    down = [text for text in down if text and not TOTAL.match(text) and not is_heading(text)]
    return [text for text in across if text and not _DATE.match(text)], down


def _bodily(names: Sequence[str]) -> float:
    """How much some names are those of boards and groups, from 0 to 1."""
    guesses = [node_guess(" ".join(each.split())) for each in names]
    return sum(each.of_type for each in guesses if each.type == "body") / max(len(guesses), 1)


def _boards_across(matrix: Matrix) -> bool | None:
    """Whether the boards are across; None where nothing says so."""
    fields = {each.field for each in matrix.labels}
    if fields & {"role", "person"}:
        return True
    across, down = map(_bodily, _names(matrix))
    if abs(across - down) >= 0.1:
        return across > down
    corner = next((each.heading for each in matrix.labels if each.at == matrix.main), "")
    return not _BOARDS.match(corner)


def _judged(matrix: Matrix, key: Key, sure: bool) -> Matrix:
    """The matrix, with the reason for which it is left out."""
    rows = matrix.table.rows[matrix.head + 1 :]
    texts = [row[at] for row in rows for at in matrix.across if row[at] and len(row[at]) <= 12]
    why = says = ""
    across, down = _names(matrix)
    same = len({squeezed(each) for each in across} & {squeezed(each) for each in down})
    heads = [matrix.table.rows[matrix.head][at] for at in matrix.across]
    corner = next((each.heading for each in matrix.labels if each.at == matrix.main), "")
    title = f"{matrix.table.name} {matrix.table.title} {' '.join(' '.join(row) for row in matrix.table.rows[: matrix.head])}"
    if marks.is_raci(texts, key) or re.search(r"\bR[AS]{1,2}CI\b|\bRACI", f"{title} {corner}"):
        why = RACI
    elif len(across) < len(heads) / 2:
        why = DATES
    elif (meant := said_on(corner)) and meant.type not in ("sits_on", "member_of", "leads") and same:
        says = corner
    elif same > 1 and same * 2 >= min(len(across), len(down)):
        says = next((words for words in (corner, *title.split("  ")) if said_on(words) and not _MEMBERSHIP.search(words)), "")
        why = "" if says else SAME
    elif not sure and not _MEMBERSHIP.search(title):
        boards, others = (across, down) if _boards_across(matrix) is not False else (down, across)
        people = any(each.field in ("role", "person", "organisation") for each in matrix.labels)
        strange = _share(map(_is_body, boards)) < 0.5 or _share(map(_is_member, others)) < 0.4
        why = TASKS if strange or (_TASKS.search(corner) and not people) else ""
    return replace(matrix, why_not=why, says=says)


def _share(found: Iterable[bool]) -> float:
    each = list(found)
    return sum(each) / max(len(each), 1)


def _is_body(name: str) -> bool:
    guess = node_guess(" ".join(name.split()))
    return guess.type == "body" and guess.of_type >= 0.6


def _is_member(name: str) -> bool:
    plain = " ".join(name.split())
    return node_guess(plain).of_type >= 0.6 or is_person(plain)


def names_in(matrix: Matrix) -> Iterator[str]:
    """The boards and members that it names, for those who look for names."""
    yield from (board_asked(matrix.table.rows[matrix.head][at]) for at in matrix.across)
    if not {"role", "person"} & {each.field for each in matrix.labels}:
        yield from _names(matrix)[1]
