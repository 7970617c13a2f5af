"""Free tables and lists of pairs, from CSV files and spreadsheets, as a sketch: one row a thing, a seat, a line or a level, or a matrix."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from stpgraph.files.spelling import squeezed
from stpgraph.importers.draft import Sketch, Unread
from stpgraph.importers.guessing import is_heading, node_guess
from stpgraph.importers.making import short
from stpgraph.importers.safe import refused
from stpgraph.importers.tables import comers, matrices, seating
from stpgraph.importers.tables.cards import named_on, standings, under_card
from stpgraph.importers.tables.cellwords import is_nobody
from stpgraph.importers.tables.gathering import Gathering
from stpgraph.importers.tables.headings import LINES, Field
from stpgraph.importers.tables.leading import led, own_columns
from stpgraph.importers.tables.lists import Listed, by_signs, listed
from stpgraph.importers.tables.marks import Key
from stpgraph.importers.tables.plain import csv_table as csv_table
from stpgraph.importers.tables.plain import recognised_text as recognised_text
from stpgraph.importers.tables.regions import divided
from stpgraph.importers.tables.remarks import is_note, is_total
from stpgraph.importers.tables.rows import pair, thing
from stpgraph.importers.tables.seats import members, offices, seat
from stpgraph.importers.tables.sections import band, parents_above, said_in, said_of_board
from stpgraph.importers.tables.table import Table as Table
from stpgraph.importers.tables.table import ready
from stpgraph.importers.tables.understanding import Understood, depths, is_rank, numbers, understood, unnumbered

#: Columns of which a thing may have several rows; its name is then in the first of them.
_REPEATED: frozenset[Field] = frozenset(LINES.keys() | {"members", "attendees", "board", "organisation"})
Cells = dict[Field, str]
TOTALS = "It holds totals, which say nothing new."


def look(
    tables: Sequence[Table], said: Mapping[str, Field] | None = None, unread: list[Unread] | None = None
) -> list[tuple[Understood, Key]]:
    """Every table of every sheet, as it is understood, with the key to its marks. `unread` is added to."""
    told = unread if unread is not None else []
    sheets = [divided(ready(table, told), said) for table in tables]
    # A key on a sheet of its own is that of all.
    shared = {letter: words for sheet in sheets for letter, words in sheet.key.items() if not sheet.tables}
    made: list[tuple[Understood, Key]] = []
    for sheet in sheets:
        told += sheet.notes
        key = {**shared, **sheet.key}
        group = ""
        for table in sheet.tables:
            each = understood(under_card(table, group, said or {}), key, said)
            made.append((each if each.way != "seats" else replace(each, found=standings(each.table, each.found)), key))
            group = named_on(each) or group
    return made


def sketch(
    tables: Sequence[Table], form: str, name: str, said: Mapping[str, Field] | None = None, unread: Sequence[Unread] = ()
) -> Sketch:
    """What the tables say. `said` is what a person says of columns, by heading, or by “Sheet › Heading”. Raises InputError where no
    table is understood."""
    into = Gathering(name, unread=list(unread))
    looked = look(tables, said, into.unread)
    for each, _ in looked:
        _declare(into, each)
    read = 0
    title = ""
    for each, key in looked:
        if each.way in ("", "left out"):
            rows = sum(any(row) for row in each.table.rows)
            into.lost(f"{rows:,} {'row' if rows == 1 else 'rows'}", each.table.where, each.why)
            continue
        read += 1
        title = title or _title(into, each)
        if each.way == "matrix" and each.matrix:
            seating.read(into, each.matrix, key)
        elif each.way == "comers":
            comers.read(into, each.table, each.found)
        elif each.way == "glossary":
            read -= 1
            into.lost(
                each.table.where[0].upper() + each.table.where[1:],
                "",
                "It says what short names stand for, and was used for that.",
            )
        else:
            _read(into, each)
    if not read:
        message = "There is nothing in this table. Fill it in, and save it."
        whys = [each.why for each, _ in sorted(looked, key=lambda each: each[0].way != "left out")]
        raise refused(name, next(iter(whys), message))
    whole = title if len(title) < 120 else ""
    return Sketch(form, whole, tuple(into.shapes.values()), tuple(into.links), tuple(into.unread))


def _declare(into: Gathering, each: Understood) -> None:
    """The names that have rows of their own."""
    if each.way == "glossary":
        glossary(into, each)
    if each.matrix and each.way == "matrix":
        for name in matrices.names_in(each.matrix):
            into.declare(name)
    if each.way not in ("things", "levels"):
        return
    columns = {field: each.found.at(field) for field in ("name", "short_name", "number")}
    levels = _steps(each)
    numbered = bool(numbers(each.table, each.found))
    for row in each.table.rows[each.found.heading + 1 :]:
        cells = {field: row[at] if at is not None else "" for field, at in columns.items()}
        for name in (cells["name"], *(row[at] for at in levels)):
            if name and not is_nobody(name) and not is_note(name) and not is_total(list(filter(None, row))):
                into.declare(unnumbered(name, numbered), cells["short_name"], cells["number"])


def glossary(into: Gathering, each: Understood) -> None:
    """Tells what short names stand for."""
    at = each.found.at("short_name")
    whole = next((column.at for column in each.found.columns if column.field in ("meaning", "name", "person", "notes")), None)
    for row in each.table.rows[each.found.heading + 1 :]:
        if at is not None and whole is not None and row[at] and row[whole] and len(row[whole]) <= 120:
            into.aliases.setdefault(squeezed(row[at]), " ".join(row[whole].split()))
            into.words.add(squeezed(row[at]))


def _title(into: Gathering, each: Understood) -> str:
    """The words above a table, which are told."""
    table, found = each.table, each.found
    top = found.top if found.top >= 0 else found.heading
    title = table.title
    for number, row in enumerate(table.rows[: max(top, 0)]):
        words = " ".join(dict.fromkeys(text for text in row if text))
        if words and each.way != "matrix":
            title = title or words
            into.lost(f"“{short(words)}”", table.place(number), "It stands above the table, and was taken for its title.")
        elif words:
            title = title or (words if sum(bool(text) for text in row) == 1 else "")
    return title


def _read(into: Gathering, each: Understood) -> None:
    table, found = each.table, each.found
    known = {column.at for column in found.columns}
    for column in found.columns:
        if each.way == "levels" and is_rank(column.heading):
            continue
        if column.field == "ignored" and any(row[column.at] for row in table.rows[found.heading + 1 :]):
            why = "You said to leave it out." if column.confidence == 1 else "Its heading is not known."
            why = (
                f"{column.reason[0].upper()}{column.reason[1:]}." if "holds" in column.reason or "place" in column.reason else why
            )
            into.lost(f"The column “{short(column.heading)}”", table.where, why)
    _told_twice(into, each)
    if each.way == "columns":
        _columns(into, each)
        return
    into.commas = not by_signs(table.rows[found.heading + 1 :], found)
    shown = listed(table.rows[found.heading + 1 :], found) if each.way == "pairs" else Listed()
    for row, cells, section, board in _rows(into, each):
        place = table.place(row)
        match each.way:
            case "pairs":
                pair(into, cells, each.headings, place, shown)
            case "seats":
                seat(into, cells, place, _is_job(each.headings.get("role", "")))
            case "things":
                over = into.named(board, place) if board else ""
                says = each.says if board == each.board else ""
                thing(into, cells, place, over, section, offices(own_columns(each.found), table.rows[row]), says)
                led(into, each.found, table.rows[row], place)
        for at, text in enumerate(table.rows[row]):
            if text and at not in known:
                into.lost(f"“{short(text)}”", place, "Its column has no heading.")
    if each.way == "levels":
        _levels(into, each)


def _told_twice(into: Gathering, each: Understood) -> None:
    """Tells of columns that say the same as one before them, where a thing has only one such."""
    before: dict[Field, str] = {}
    for column in each.found.columns:
        if column.field in _REPEATED or column.field in ("ignored", "level", "marks", "notes", "chair", "deputy_chair", "lead"):
            continue
        if column.field in before and any(row[column.at] for row in each.table.rows[each.found.heading + 1 :]):
            why = f"The column “{short(before[column.field])}” was taken for the same, and only one is read."
            into.lost(f"The column “{short(column.heading)}”", each.table.where, why)
        before.setdefault(column.field, column.heading)


def _columns(into: Gathering, each: Understood) -> None:
    """Boards across, the members of each below it."""
    for column in each.found.columns:
        board = into.named(column.heading, each.table.place(each.found.heading), "body")
        for number, row in enumerate(each.table.rows[each.found.heading + 1 :], each.found.heading + 1):
            if row[column.at] and is_note(row[column.at]):
                into.lost(f"“{short(row[column.at])}”", each.table.place(number), "It was taken for a remark beside the table.")
            elif row[column.at]:
                members(into, row[column.at], board, each.table.place(number))


def _cells(each: Understood, row: Sequence[str]) -> Cells:
    """The texts of a row by field; a field in two columns has both. A first name stands before the last."""
    made: Cells = {}
    for column in each.found.columns:
        if column.field in ("ignored", "level", "marks") or not row[column.at]:
            continue
        several = column.field in _REPEATED or column.field == "notes"
        if column.field not in made:
            made[column.field] = row[column.at]
        elif several:
            made[column.field] += f"\n{row[column.at]}"
    if first := made.pop("first_name", ""):
        made["person"] = f"{first} {made.get('person', '')}".strip()
    return made


def _rows(into: Gathering, each: Understood) -> Iterator[tuple[int, Cells, str, str]]:
    """The rows that hold something, with the title and the board over them; titles, repeated headings and remarks are told or passed over."""
    table, found = each.table, each.found
    heading = table.rows[found.heading] if found.heading >= 0 else ()
    section = _heading_of(table) or _heading_of_names(each)
    board, standing = each.board, ""
    parents = parents_above(each)
    before: Cells = {}
    for number in range(found.heading + 1, len(table.rows)) if each.way != "levels" else ():
        row = table.rows[number]
        filled = list(dict.fromkeys(text for text in row if text))
        if not filled or row == heading:
            continue
        if is_total(filled):
            into.lost(f"“{short(filled[0])}”", table.place(number), TOTALS)
            continue
        alone = len(filled) == 1 and len(found.columns) > 1
        if alone and is_note(filled[0]):
            into.lost(f"“{short(filled[0])}”", table.place(number), "It was taken for a remark beside the table.")
            continue
        if alone and each.way == "seats" and board and (said := said_of_board(filled[0])):
            thing(into, {"name": board, said[0]: said[1]}, table.place(number))
            continue
        if alone and (over := band(each, number, filled[0])):
            if over.what == "board":
                board, standing = over.value, ""
            elif over.what == "standing":
                standing = over.value
            else:
                section = over.value if is_heading(over.value) else ""
                standing = ""
            if not section or over.what == "standing":
                told = "It stands over the rows below it, and was taken for their title."
                into.lost(f"“{short(filled[0])}”", table.place(number), told)
            continue
        cells = _carried(each, _cells(each, row), before)
        if above := parents.get(number):
            cells = {found.columns[0].field: above, **cells}
        if each.way == "seats" and board and "board" not in cells:
            cells["board"] = board
        if each.way == "seats" and said_in(cells, standing):
            cells["capacity"] = standing
        before = cells
        yield number, cells, section, board


def _carried(each: Understood, cells: Cells, before: Cells) -> Cells:
    """A row whose first cell is empty goes on with the one above it, where the others are such as may be several."""
    first = each.found.columns[0].field
    if first in cells or first not in before:
        return cells
    goes_on = (
        (each.way == "seats" and first == "board")
        or (each.way == "pairs" and first in ("from", "to") and ({"from", "to"} - {first}) <= cells.keys() and _begins(each))
        or (each.way == "things" and first == "name" and bool(cells) and cells.keys() <= _REPEATED)
    )
    return {first: before[first], **cells} if goes_on else cells


def _begins(each: Understood) -> bool:
    """Whether the first row of a list of lines names both ends: an empty cell further down then stands for the one above."""
    rows = [row for row in each.table.rows[each.found.heading + 1 :] if any(row)]
    at = each.found.columns[0].at
    return bool(rows) and bool(rows[0][at])


def _is_job(heading: str) -> bool:
    """Whether a heading is that of what people are where they come from: a “Chair” there chairs their own organisation."""
    return squeezed(heading) in (
        "jobtitle",
        "job",
        "title",
        "jobrole",
        "posttitle",
        "designation",
        "positiontitle",
        "jobtitleandorganisation",
    )


def _heading_of(table: Table) -> str:
    """The title over a table or the name of its sheet, where it says what sort of thing stands there (“Workstreams”)."""
    return next((words for words in (table.title, table.name) if words and _is_of_one_sort(words)), "")


def _is_of_one_sort(words: str) -> bool:
    """Whether a title says of which type or kind the things under it are: “Groups” does not."""
    guess = node_guess("Example", heading=words)
    return is_heading(words) and (guess.type in ("project", "organisation", "post") or guess.kind not in (None, "other"))


def _heading_of_names(each: Understood) -> str:
    """The heading over the names, where it says of what sort they are (“Workstream”, “Project name”)."""
    at = each.found.at("name")
    heading = next((column.heading for column in each.found.columns if column.at == at and column.field == "name"), "")
    return _sort_in(heading) if each.way == "things" and "kind" not in each.found.fields else ""


def _sort_in(heading: str) -> str:
    """The sort of thing that a heading over names says; empty where it says none."""
    plain = re.sub(r"\(.*?\)|\b(?:name|title)s?\b(?: of)?", "", heading, flags=re.IGNORECASE).strip(" :")
    return next((words for words in (plain, f"{plain}s") if plain and _is_of_one_sort(words)), "")


def _levels(into: Gathering, each: Understood) -> None:
    """A hierarchy: by columns, by numbers, or by how far names are indented."""
    table, found = each.table, each.found
    levels = _steps(each)
    numbered, deeps = numbers(table, found), depths(table, found)
    own = found.at("name")
    keys: dict[str, str] = {}
    path: list[tuple[int, str]] = []
    section = _heading_of(table)
    heading = table.rows[found.heading] if found.heading >= 0 else ()
    for number in range(found.heading + 1, len(table.rows)):
        row = table.rows[number]
        if not any(row) or row == heading:
            continue
        place = table.place(number)
        cells = _cells(each, row)
        if is_total(list(filter(None, row))):
            into.lost(f"“{short(next(filter(None, row)))}”", place, TOTALS)
        elif len(set(filter(None, row))) == 1 and is_note(next(filter(None, row))):
            into.lost(f"“{short(next(filter(None, row)))}”", place, "It was taken for a remark beside the table.")
        elif levels:
            _stepped(into, each, levels, number, cells, path)
        elif own is not None and numbered:
            sign = numbered.get(number, "")
            cells["name"] = unnumbered(row[own], found.at("number") is None)
            above = sign.rpartition(".")[0]
            over = keys.get(above, keys.get(f"{above}.0", "")) if above else ""
            keys[sign] = thing(into, cells, place, over, section, offices(each.found.columns, row))
        elif own is not None:
            deep = deeps.get(number, 0)
            while path and path[-1][0] >= deep:
                path.pop()
            key = thing(into, cells, place, path[-1][1] if path else "", section, offices(each.found.columns, row))
            if key:
                path.append((deep, key))


def _steps(each: Understood) -> list[int]:
    """The columns that are levels; one by itself holds the levels' numbers."""
    places = [column.at for column in each.found.columns if column.field == "level"]
    return places if len(places) > 1 or each.found.at("name") is None else []


def _stepped(
    into: Gathering, each: Understood, levels: Sequence[int], number: int, cells: Cells, path: list[tuple[int, str]]
) -> None:
    """A row whose place in a hierarchy is the column that it stands in; what is said besides is said of the last name in it."""
    row, place = each.table.rows[number], each.table.place(number)
    headings = {column.at: column.heading for column in each.found.columns}
    named = [(rank, row[at]) for rank, at in enumerate(levels) if row[at] and not is_nobody(row[at])]
    for rank, name in named:
        while path and path[-1][0] >= rank:
            path.pop()
        last = (rank, name) == named[-1]
        told: Cells = {"name": name, **(cells if last else {})}
        under = _sort_in(headings.get(levels[rank], ""))
        under = under if node_guess("Example", heading=under).type == "project" else ""
        over = path[-1][1] if path else ""
        key = thing(into, told, place, over, under, offices(own_columns(each.found), row) if last else ())
        if key:
            path.append((rank, key))
    led(into, each.found, row, place)
