"""Free tables and lists of pairs, from CSV files and Excel sheets, as a sketch: one row a thing, a seat or a line."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from stpgraph.files.spelling import squeezed
from stpgraph.importers.columns import Field, Matched, matched
from stpgraph.importers.draft import Link, Shape, Sketch, Unread
from stpgraph.importers.guessing import node_guess
from stpgraph.importers.making import short
from stpgraph.importers.safe import MOST_LINKS, refused, text_of
from stpgraph.reading.words import CAPACITY, FREQUENCY, MEMBERSHIP, STATUS

MOST_ROWS, MOST_COLUMNS = 5_000, 100
_FREQUENCIES: Mapping[str, str] = {
    **{squeezed(words): word for word, words in FREQUENCY.items()},
    **{squeezed(word): word for word in FREQUENCY},
    "everymonth": "monthly",
    "2weekly": "fortnightly",
    "twoweekly": "fortnightly",
    "everyothermonth": "bimonthly",
    "twomonthly": "bimonthly",
    "yearly": "annually",
    "annual": "annually",
    "twiceayear": "six_monthly",
    "biannually": "six_monthly",
}
_STATUSES: Mapping[str, str] = {
    **{squeezed(words): word for word, words in STATUS.items()},
    **{squeezed(word): word for word in STATUS},
    **dict.fromkeys(("proposed", "tobeestablished", "shadow", "new"), "planned"),
    **dict.fromkeys(("closed", "disbanded", "stooddown", "dissolved"), "ended"),
    **dict.fromkeys(("active", "live", "current", "existing"), "established"),
}
_CAPACITIES: Mapping[str, str] = {
    **{squeezed(words): word for word, words in CAPACITY.items()},
    **{squeezed(word): word for word in CAPACITY},
    **dict.fromkeys(("vicechair", "deputy"), "deputy_chair"),
    **dict.fromkeys(("votingmember", "member", "full", "yes", "y"), "voting"),
    **dict.fromkeys(("inattendance", "observer", "nonvoting", "attendee", "no", "n"), "attending"),
}
#: Ahead of a parent's name where there are several; a comma may be part of a name.
_SEVERAL = re.compile(r"[;\n]| [|/] ")
_NOBODY = frozenset({"", "-", "–", "—", "n/a", "na", "none", "nil", "tbc", "tbd", "?", "vacant", "not stated"})


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells. `place` is how a reader calls it (the sheet); rows count from 1 in `place`, from `first`."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    first: int = 1


@dataclass
class _Reading:
    """What was read: one shape for each name."""

    shapes: dict[str, Shape] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)

    def named(self, name: str, place: str, kind: str = "", stated: Mapping[str, object] | None = None, key: str = "") -> str:
        """The key of the shape of a name, made where there is none yet."""
        key = key or squeezed(name) or name
        old = self.shapes.get(key)
        if old is None:
            self.shapes[key] = Shape(key, (" ".join(name.split()),), place, "", None, "", dict(stated or {}), kind)
        elif stated or kind:
            self.shapes[key] = Shape(
                key, old.lines, old.place, old.form, None, "", {**dict(stated or {}), **old.stated}, old.kind_words or kind
            )
        return key


def recognised_text(data: bytes, name: str) -> bool:
    """Whether a file may be a table in plain text: what else it could be is asked first."""
    if not name.casefold().endswith((".csv", ".tsv", ".txt")):
        return False
    return b"\0" not in data[:4_000] or data[:2] in (b"\xff\xfe", b"\xfe\xff")


def csv_table(data: bytes, name: str) -> Table:
    """A file of values parted by commas, semicolons, tabs or bars. Raises InputError where it is none, or is far too large."""
    text = text_of(data, name)
    head = text[:20_000]
    counts = {sign: head.count(sign) for sign in "\t;|,"}
    sign = next((each for each in "\t;|" if counts[each] and counts[each] >= 0.6 * counts[","]), ",")
    made: list[tuple[str, ...]] = []
    try:
        for row in csv.reader(io.StringIO(text), delimiter=sign, skipinitialspace=True):
            if len(made) >= MOST_ROWS + 1:
                raise refused(name, f"There are more than {MOST_ROWS:,} rows in this table; no structure has so many.")
            if len(row) > MOST_COLUMNS:
                raise refused(name, f"There are more than {MOST_COLUMNS} columns in this table.")
            made.append(tuple(_unescaped(cell.strip()) for cell in row))
    except csv.Error:
        raise refused(name, "This is not readable as a table of values parted by commas.") from None
    return Table("", tuple(made))


def _unescaped(cell: str) -> str:
    """A cell without the apostrophe by which spreadsheets are told that it is no formula."""
    return cell[1:] if len(cell) > 1 and cell[0] == "'" and cell[1] in "=+-@" else cell


def sketch(
    tables: Sequence[Table], form: str, name: str, said: Mapping[str, Field] | None = None, unread: Sequence[Unread] = ()
) -> Sketch:
    """What the tables say. `said` is what a person says of columns, by heading. Raises InputError where no table is understood."""
    reading = _Reading(unread=list(unread))
    understood = 0
    title = ""
    for table in tables:
        rows = [row for row in table.rows if any(cell.strip() for cell in row)]
        if not rows:
            continue
        found = matched(table.rows, said)
        if not found.columns or not _read(reading, table, found):
            where = f"the sheet “{short(table.name)}”" if table.name else "the table"
            why = "No heading in it says who is named there. Name a column “Name”, or two “From” and “To”."
            reading.unread.append(Unread(f"{len(rows):,} {'row' if len(rows) == 1 else 'rows'}", where, why))
            continue
        understood += 1
        for row in table.rows[: max(found.heading, 0)]:
            words = " ".join(cell for cell in row if cell.strip())
            title = title or words
            if words:
                reading.unread.append(
                    Unread(f"“{short(words)}”", _place(table, 0), "It stands above the table, and was taken for its title.")
                )
    if not understood:
        raise refused(name, "No column of this table could be understood. Name one “Name”, or two “From” and “To”.")
    return Sketch(
        form, title if len(title) < 120 else "", tuple(reading.shapes.values()), tuple(reading.links), tuple(reading.unread)
    )


def _read(reading: _Reading, table: Table, found: Matched) -> bool:
    fields = {each.field for each in found.columns}
    way = (
        _pair
        if {"from", "to"} <= fields
        else _seat
        if "board" in fields and fields & {"role", "person", "organisation"} and "name" not in fields
        else _thing
        if "name" in fields
        else None
    )
    if way is None:
        return False
    known = {each.at for each in found.columns if each.field != "ignored"}
    for column in found.columns:
        if column.field == "ignored" and any(
            len(row) > column.at and row[column.at].strip() for row in table.rows[found.heading + 1 :]
        ):
            where = f"the sheet “{short(table.name)}”" if table.name else "the table"
            reading.unread.append(Unread(f"The column “{short(column.heading)}”", where, "Its heading is not known."))
    for number, row in enumerate(table.rows[found.heading + 1 :], found.heading + 1):
        if not any(cell.strip() for cell in row):
            continue
        place = _place(table, table.first + number)
        cells: dict[Field, str] = {
            each.field: row[each.at].strip() for each in reversed(found.columns) if each.at < len(row) and each.field != "ignored"
        }
        way(reading, cells, place, found)
        for at, cell in enumerate(row):
            if cell.strip() and at not in known and at not in {each.at for each in found.columns}:
                reading.unread.append(Unread(f"“{short(cell)}”", place, "Its column has no heading."))
        if len(reading.links) > MOST_LINKS:
            raise refused(
                table.name or "table", f"There are more than {MOST_LINKS:,} lines in this table; no structure has so many."
            )
    return True


def _place(table: Table, row: int) -> str:
    told = f"row {row:,}" if row else "above the heading"
    return f"sheet “{short(table.name)}”, {told}" if table.name else told


def _pair(reading: _Reading, cells: Mapping[Field, str], place: str, found: Matched) -> None:
    source, target = cells.get("from", ""), cells.get("to", "")
    if source.casefold() in _NOBODY or target.casefold() in _NOBODY:
        alone = source if target.casefold() in _NOBODY else target
        if alone.casefold() in _NOBODY:
            reading.unread.append(Unread("A row", place, "It names nobody."))
        else:
            reading.named(alone, place)
        return
    headings = {each.field: squeezed(each.heading) for each in found.columns}
    one, other = reading.named(source, place), reading.named(target, place)
    up = True if headings.get("from") in ("child", "subordinate") or headings.get("to") in ("parent", "superior") else None
    says = cells.get("relation", "")
    reading.links.append(Link(one, other, place, says, up=up))


def _thing(reading: _Reading, cells: Mapping[Field, str], place: str, found: Matched) -> None:
    name = cells.get("name", "")
    if name.casefold() in _NOBODY:
        reading.unread.append(
            Unread(f"“{short(' · '.join(each for each in cells.values() if each))}”", place, "The row has no name.")
        )
        return
    stated: dict[str, object] = {}
    for key, words in (
        ("notes", cells.get("notes", "")),
        ("ods_code", cells.get("ods_code", "")),
        ("holder", cells.get("person", "")),
    ):
        if words:
            stated[key] = words
    _said(reading, stated, "meets", cells.get("meets", ""), _FREQUENCIES, place)
    _said(reading, stated, "status", cells.get("status", ""), _STATUSES, place)
    if cells.get("quorum"):
        number = re.search(r"\d{1,3}", cells["quorum"])
        if number and int(number[0]) > 0:
            stated["quorum"] = int(number[0])
        else:
            reading.unread.append(Unread(f"“{short(cells['quorum'])}”", place, "It is not a number of people."))
    for key in ("relation", "capacity", "role"):
        if words := next((value for field_name, value in cells.items() if field_name == key and value), ""):
            reading.unread.append(Unread(f"“{short(words)}”", place, "A row about a thing has no place for it."))
    extent = next((word for word, words in MEMBERSHIP.items() if squeezed(words) == squeezed(cells.get("members", ""))), None)
    if extent:
        stated["membership"] = extent
    key = reading.named(name, place, cells.get("kind", ""), stated)
    says: tuple[tuple[Field, str], ...] = (("answers_to", "answers to"), ("reports_to", "reports to"))
    for column, words in says:
        for each in _several(cells.get(column, "")):
            if each.casefold() not in _NOBODY:
                reading.links.append(Link(key, reading.named(each, place), place, words))
    if cells.get("board") and cells["board"].casefold() not in _NOBODY:
        for each in _several(cells["board"]):
            reading.links.append(Link(key, reading.named(each, place), place, "member of"))
    if cells.get("organisation") and cells["organisation"].casefold() not in _NOBODY:
        other = reading.named(cells["organisation"], place)
        reading.links.append(
            Link(key, other, place, "part of" if node_guess(name, cells.get("kind", "")).type == "body" else "represents")
        )
    _people(reading, cells, key, name, place)


def _people(reading: _Reading, cells: Mapping[Field, str], key: str, name: str, place: str) -> None:
    rows: tuple[tuple[Field, str, str, str], ...] = (("chair", "Chair", "sits_on", "chair"), ("lead", "Lead", "leads", ""))
    for column, word, relation, capacity in rows:
        person = cells.get(column, "")
        if person.casefold() in _NOBODY:
            continue
        heading = "SRO" if column == "lead" and re.search(r"\bSRO\b", person) else word
        stated: dict[str, object] = {"type": "post", "holder": person}
        post = reading.named(f"{heading} of {name}", place, "", stated, key=f"{key}\0{column}")
        more: dict[str, object] = {"type": relation, **({"capacity": capacity} if capacity else {})}
        reading.links.append(Link(post, key, place, stated=more))
    # In our own tables the column says whether all seats are listed, not who has them.
    whole = squeezed(cells.get("members", "")) in map(squeezed, MEMBERSHIP.values())
    for each in [] if whole else _members(cells.get("members", "")):
        known = squeezed(each)
        is_post = known not in reading.shapes and node_guess(each).type == "post"
        # The same words in two rows are two seats (“Chief executive”), but one organisation.
        member = reading.named(each, place, key=f"{key}\0{known}") if is_post else reading.named(each, place)
        reading.links.append(Link(member, key, place, "member of"))


def _several(text: str) -> list[str]:
    """The names in a cell. Runs of blanks are one first: patterns are slow on long ones."""
    return [each.strip() for each in _SEVERAL.split(re.sub(r"[^\S\n]+", " ", text))]


def _members(text: str) -> list[str]:
    parts = _several(text)
    parts = [each.strip() for each in text.split(",")] if len(parts) == 1 else parts
    return [each for each in parts if each.casefold() not in _NOBODY]


def _seat(reading: _Reading, cells: Mapping[Field, str], place: str, found: Matched) -> None:
    board, role, person = cells.get("board", ""), cells.get("role", ""), cells.get("person", "")
    organisation = "" if cells.get("organisation", "").casefold() in _NOBODY else cells.get("organisation", "")
    if board.casefold() in _NOBODY:
        reading.unread.append(
            Unread(f"“{short(' · '.join(each for each in cells.values() if each))}”", place, "The row names no board.")
        )
        return
    body = reading.named(board, place, "body")
    stated: dict[str, object] = {}
    capacity: dict[str, object] = {}
    _said(reading, capacity, "capacity", cells.get("capacity", ""), _CAPACITIES, place)
    person = "" if person.casefold() in _NOBODY - {"vacant"} else person
    if not role and not person:
        if organisation:
            member = reading.named(organisation, place)
            reading.links.append(Link(member, body, place, "member of", stated=capacity))
        return
    if person.casefold() == "vacant":
        stated["vacant"] = True
    elif person:
        stated["holder"] = person
    named = f"{role or person} ({organisation})" if organisation else role or person
    post = reading.named(named, place, "", {**stated, "type": "post"}, key=f"{squeezed(named)}\0{squeezed(person)}")
    reading.links.append(Link(post, body, place, "sits on", stated={"type": "sits_on", **capacity}))
    if organisation:
        link = Link(post, reading.named(organisation, place), place, "speaks for")
        if link not in reading.links[-40:] and not any(
            (each.source, each.target) == (link.source, link.target) for each in reading.links[-400:]
        ):
            reading.links.append(link)
    if cells.get("notes"):
        reading.unread.append(Unread(f"“{short(cells['notes'])}”", place, "A row about a seat has no place for it."))


def _said(reading: _Reading, stated: dict[str, object], key: str, words: str, known: Mapping[str, str], place: str) -> None:
    if words.casefold() in _NOBODY:
        return
    if squeezed(words) in known:
        stated[key] = known[squeezed(words)]
    else:
        reading.unread.append(Unread(f"“{short(words)}”", place, "It is none of the words that are known here."))
