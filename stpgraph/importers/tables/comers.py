"""Tables of who comes for each organisation: boards across, organisations down, a post or a person in each cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from stpgraph.importers.draft import Link
from stpgraph.importers.guessing import is_heading, node_guess
from stpgraph.importers.making import short
from stpgraph.importers.tables.cellwords import aside, capacity, is_nobody, is_person, sure_type
from stpgraph.importers.tables.columns import column_match
from stpgraph.importers.tables.found import ColumnMatch, Matched
from stpgraph.importers.tables.gathering import Gathering
from stpgraph.importers.tables.headings import Field
from stpgraph.importers.tables.persons import joined_lines, parted
from stpgraph.importers.tables.remarks import is_note
from stpgraph.importers.tables.seats import seat
from stpgraph.importers.tables.sorts import is_sort
from stpgraph.importers.tables.splitting import names
from stpgraph.importers.tables.table import MOST_COLUMNS, Table, turned

_DEEPEST = 6
_LONGEST = 200
_INITIALS = re.compile(r"^[A-Z]{2,3}$")
WHY = "its heading names a board, and below it stand those who come for the organisation of the row"


def find(table: Table, said: Mapping[str, Field]) -> tuple[Table, Matched] | None:
    """The table with boards across, and its columns; None where it is no such table."""
    for each in (table, turned(table)):
        if found := _found(each, said):
            return each, found
    return None


def _found(table: Table, said: Mapping[str, Field]) -> Matched | None:
    for head, row in enumerate(table.rows[:_DEEPEST]):
        if len(row) > MOST_COLUMNS or any(len(text) > _LONGEST for text in row):
            continue
        filled = [at for at, text in enumerate(row) if text]
        told = {at: column_match(at, row[at], said) for at in filled}
        sure = any(each.field == "holders" for each in told.values())
        boards = [at for at in filled if told[at].field == "holders"] if sure else _boards(row, told)
        own = next((at for at in range(len(row)) if at not in boards), None)
        below = table.rows[head + 1 :]
        if len(boards) < (1 if sure else 2) or own is None or own > boards[0] or len(filled) - len(boards) > 3:
            continue
        organisations = [each[own] for each in below if each[own]]
        cells = [each[at] for each in below for at in boards if each[at] and not is_nobody(each[at])]
        known = sure or (_share(organisations, _is_organisation) >= 0.6 and _share(cells, _is_somebody) >= 0.6)
        if not organisations or not cells or not known:
            continue
        columns = [ColumnMatch(own, " ".join(row[own].split()), "organisation", 0.85, "organisations stand in it")]
        for at in filled:
            if at in boards:
                columns.append(ColumnMatch(at, " ".join(row[at].split()), "holders", told[at].confidence if sure else 0.85, WHY))
            elif at != own:
                columns.append(told[at])
        return Matched(head, tuple(sorted(columns, key=lambda each: each.at)))
    return None


def _boards(row: Sequence[str], told: Mapping[int, ColumnMatch]) -> list[int]:
    return [at for at, each in told.items() if each.field == "ignored" and sure_type(row[at]) == "body"]


def _share(texts: Sequence[str], is_so: Callable[[str], bool]) -> float:
    return sum(map(is_so, texts)) / max(len(texts), 1)


def _is_organisation(text: str) -> bool:
    return sure_type(text) == "organisation"


def _is_somebody(text: str) -> bool:
    return any(is_person(each) or node_guess(aside(each)[0]).type == "post" or _INITIALS.match(each) for each in names(text))


def read(into: Gathering, table: Table, found: Matched) -> None:
    """Who sits where. Raises InputError where there are far too many."""
    own = found.at("organisation") or 0
    heads = {each.at: each.heading for each in found.columns if each.field == "holders"}
    for name in heads.values():
        into.named(name, table.place(found.heading), "body")
    for each in found.columns:
        if each.field not in ("organisation", "holders") and any(row[each.at] for row in table.rows[found.heading + 1 :]):
            into.lost(
                f"The column “{short(each.heading)}”",
                table.where,
                "A table of who comes for each organisation has no place for it.",
            )
    for number, row in enumerate(table.rows[found.heading + 1 :], found.heading + 1):
        alone = sum(map(bool, row)) == 1 and row[own]
        if alone and (is_note(row[own]) or is_sort(row[own]) or is_heading(row[own])):
            into.lost(f"“{short(row[own])}”", table.place(number), "It was taken for a title or remark.")
            continue
        place, organisation = table.place(number), row[own]
        cells = {at: row[at] for at in heads if row[at] and not is_nobody(row[at])}
        if not organisation or is_nobody(organisation):
            if cells:
                into.lost(f"“{short(' · '.join(cells.values()))}”", place, "The row names no organisation.")
            continue
        if not cells:
            into.named(organisation, place, "organisation")
        for at, text in cells.items():
            for words in names(joined_lines(text), into.known):
                _comer(into, organisation, heads[at], words, place)


def _comer(into: Gathering, organisation: str, board: str, words: str, place: str) -> None:
    if _INITIALS.match(words):
        into.join(Link(into.named(organisation, place), into.named(board, place), place, "member of"))
        into.lost(f"“{words}”", place, "These are initials; there is no place for them without a name.")
        return
    who, more = aside(words)
    standing = more if capacity(more).value is not None else ""
    post, person, _ = parted(words)
    plain = who if standing else words
    if not post and not person:
        post, person = ("", plain) if is_person(plain) else (plain, "")
    cells: dict[Field, str] = {"board": board, "organisation": organisation, "role": post, "person": person, "capacity": standing}
    seat(into, {field: text for field, text in cells.items() if text}, place)
