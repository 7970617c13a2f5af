"""The parts of an Excel workbook as text: which sheets there are, their cells, and how these are merged, indented and hidden.

Only cells that are in the file are touched, whatever a sheet says of its size. A formula is never worked out: what it showed when the
file was last saved is its text. Source: ECMA-376, "Office Open XML File Formats", part 1, clause 18. Library: openpyxl, for dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from io import BytesIO
from posixpath import join, normpath
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from stpgraph.importers.safe import MOST_DEPTH, local, refused
from stpgraph.importers.tables.table import MOST_COLUMNS, MOST_ROWS, Span

#: Cells of all sheets together: a name, or what a formula showed.
MOST_CELLS = 200_000
#: Letters in all cells of a sheet together.
_MOST_LETTERS = 4_000_000
#: The rows that all merged cells of a sheet cover, together.
_MOST_MERGED = 50_000
_REFERENCE = re.compile(r"^\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})$")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet: its name, the name of its part, and whether it is shown."""

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Look:
    """Of each style of cells, by number: whether it shows a date, and how far it is indented."""

    dates: tuple[bool, ...] = ()
    indents: tuple[int, ...] = ()


@dataclass
class SheetCells:
    """What is on a sheet, by row and column from 0. `touched` counts the cells that were looked at."""

    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    indents: dict[tuple[int, int], int] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    formulas: int = 0
    empty_formulas: int = 0
    errors: int = 0
    below: set[int] = field(default_factory=set)
    touched: int = 0


def sheets(parts: Mapping[str, bytes], name: str) -> tuple[list[SheetPart], bool]:
    """The sheets of a workbook in order, and whether its days are counted from 1904."""
    place = next((each for each in ("xl/workbook.xml", "/xl/workbook.xml") if each in parts), "")
    targets = {
        element.get("Id", ""): element.get("Target", "")
        for element in _whole(parts.get("xl/_rels/workbook.xml.rels", b"<a/>"), name)
        if element.get("TargetMode") != "External"
    }
    made, mac = [], False
    for element in _walk(parts[place], name) if place else ():
        if local(element.tag) == "workbookPr":
            mac = element.get("date1904") in ("1", "true")
        elif local(element.tag) == "sheet":
            key = next((value for at, value in element.items() if local(at) == "id"), "")
            target = targets.get(key, "")
            part = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target)) if target else ""
            made.append(SheetPart(element.get("name", ""), part, element.get("state", "visible") != "visible"))
    return made, mac


def shared_texts(parts: Mapping[str, bytes], name: str) -> tuple[str, ...]:
    """The texts that cells name by number."""
    part = parts.get("xl/sharedStrings.xml")
    return tuple(_rich(each) for each in _walk(part, name, ("si",))) if part else ()


def look(parts: Mapping[str, bytes], name: str) -> Look:
    """What the styles of cells say."""
    part = parts.get("xl/styles.xml")
    if not part:
        return Look()
    codes: dict[str, str] = {str(key): code for key, code in BUILTIN_FORMATS.items()}
    dates, indents = [], []
    root = _whole(part, name)
    for element in root.iter():
        if local(element.tag) == "numFmt":
            codes[element.get("numFmtId", "")] = element.get("formatCode", "")
    for group in (each for each in root if local(each.tag) == "cellXfs"):
        for style in group:
            dates.append(bool(is_date_format(codes.get(style.get("numFmtId", "0"), ""))))
            deep = next((each.get("indent", "0") for each in style if local(each.tag) == "alignment"), "0")
            indents.append(int(deep) if deep.isdecimal() and len(deep) < 4 else 0)
    return Look(tuple(dates), tuple(indents))


def cells(part: bytes, texts: tuple[str, ...], style: Look, mac: bool, name: str, sheet: str) -> SheetCells:
    """What is on a sheet. Raises InputError where it has too many columns or rows, or far too much text."""
    made = SheetCells()
    row = -1
    for element in _walk(part, name, ("row", "mergeCell", "col")):
        tag = local(element.tag)
        if tag == "row":
            number = element.get("r", "")
            row = int(number) - 1 if number.isdecimal() and 0 < len(number) < 8 else row + 1
            _row(made, element, row, texts, style, mac)
            if any(at >= MOST_COLUMNS for at in made.rows.get(row, ())):
                raise refused(name, f"There are more than {MOST_COLUMNS} columns in the sheet “{sheet}”.")
            if len(made.rows) + len(made.below) > MOST_ROWS:
                raise refused(name, f"There are more than {MOST_ROWS:,} rows in the sheet “{sheet}”; no structure has so many.")
        elif tag == "mergeCell":
            _merge(made, element.get("ref", ""))
        elif element.get("hidden") in ("1", "true"):
            first, last = (element.get(each, "0") for each in ("min", "max"))
            if first.isdecimal() and last.isdecimal() and len(first) < 6 and len(last) < 6:
                made.hidden_columns |= set(range(int(first) - 1, min(int(last), MOST_COLUMNS)))
    if sum(len(text) for row in made.rows.values() for text in row.values()) > _MOST_LETTERS:
        # A text that many cells share is written once in the file, so that a small one may hold any amount.
        raise refused(
            name, f"There is far more text in the sheet “{sheet}” than in any list. Save the list alone, without long texts."
        )
    return made


def _row(made: SheetCells, element: Element, row: int, texts: tuple[str, ...], style: Look, mac: bool) -> None:
    if element.get("hidden") in ("1", "true") and row < MOST_ROWS:
        made.hidden_rows.add(row)
    column = -1
    for each in element:
        if local(each.tag) == "c":
            at, column = _at(each.get("r", ""), row, column + 1)
            made.touched += 1
            _cell(made, each, at, column, texts, style, mac)


def _at(reference: str, row: int, column: int) -> tuple[int, int]:
    match = _REFERENCE.match(reference)
    if not match:
        return row, column
    at = 0
    for letter in match[1]:
        at = at * 26 + ord(letter) - 64
    return int(match[2]) - 1, at - 1


def _cell(made: SheetCells, element: Element, row: int, column: int, texts: tuple[str, ...], style: Look, mac: bool) -> None:
    number = element.get("s", "0")
    kind = int(number) if number.isdecimal() and len(number) < 6 else 0
    children = {local(each.tag): each for each in element}
    text = _value(element.get("t", "n"), children, texts, kind < len(style.dates) and style.dates[kind], mac)
    if element.get("t") == "e":
        made.errors += 1
        text = ""
    if "f" in children:
        made.formulas += 1
        made.empty_formulas += not text
    if not text:
        return
    if row >= MOST_ROWS:
        made.below.add(row)
        return
    made.rows.setdefault(row, {})[column] = text
    if kind < len(style.indents) and style.indents[kind]:
        made.indents[row, column] = style.indents[kind]


def _value(form: str, children: Mapping[str, Element], texts: tuple[str, ...], is_date: bool, mac: bool) -> str:
    if form == "inlineStr":
        return _rich(children["is"]) if "is" in children else ""
    raw = (children["v"].text or "") if "v" in children else ""
    if form == "s":
        return texts[int(raw)] if raw.strip().isdecimal() and len(raw) < 9 and int(raw) < len(texts) else ""
    if form == "b":
        return {"1": "Yes", "0": "No", "true": "Yes", "false": "No"}.get(raw.strip(), "")
    if form in ("str", "d", "e"):
        return _unescaped(raw)
    try:
        value = float(raw)
    except ValueError:
        return _unescaped(raw)
    if is_date and 0 <= value < 3_000_000:
        return date_text(from_excel(value, CALENDAR_MAC_1904 if mac else CALENDAR_WINDOWS_1900))
    return number_text(value)


def number_text(value: float) -> str:
    """A number as text: whole numbers without a point.

    >>> number_text(5.0), number_text(0.75)
    ('5', '0.75')
    """
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def date_text(value: object) -> str:
    """A day, or a moment, as text."""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    return value.isoformat() if isinstance(value, (date, time)) else str(value)


def _merge(made: SheetCells, reference: str) -> None:
    first, _, last = reference.partition(":")
    if not (_REFERENCE.match(first) and _REFERENCE.match(last)):
        return
    (top, left), (bottom, right) = _at(first, 0, 0), _at(last, 0, 0)
    covered = sum(one[2] - one[0] + 1 for one in made.spans) if len(made.spans) < 2_000 else _MOST_MERGED
    if bottom < MOST_ROWS and left < MOST_COLUMNS and covered + bottom - top < _MOST_MERGED:
        made.spans.append((top, left, bottom, min(right, MOST_COLUMNS - 1)))


def _rich(element: Element) -> str:
    """The text of a cell, whose parts may look different; how it is read aloud in Japanese is not part of it."""
    made = []
    for each in element:
        if local(each.tag) == "t":
            made.append(each.text or "")
        elif local(each.tag) == "r":
            made += [part.text or "" for part in each if local(part.tag) == "t"]
    return _unescaped("".join(made))


def _unescaped(text: str) -> str:
    def sign(match: re.Match[str]) -> str:
        found = chr(int(match[1], 16))
        return found if found.isprintable() or found in "\n\t" else ""

    return _ESCAPE.sub(sign, text).replace("\r\n", "\n").replace("\r", "\n")


def _whole(part: bytes, name: str) -> Element:
    root: Element | None = None
    for element in _walk(part, name, (), keep=True):
        root = element
    if root is None:
        raise refused(name, "The workbook is broken. Open it in Excel, and save it anew.")
    return root


def _walk(part: bytes, name: str, tags: tuple[str, ...] = (), keep: bool = False) -> Iterator[Element]:
    """The elements of a part as they end, only those of some names where any are given; each is forgotten after it was looked at."""
    depth = 0
    for event, element in iterparse(BytesIO(part), ("start", "end"), forbid_dtd=True):
        if event == "start":
            depth += 1
            if depth > MOST_DEPTH:
                raise refused(
                    name, f"Things stand in each other more than {MOST_DEPTH} deep in this file; in no workbook do they."
                )
            continue
        depth -= 1
        if not tags or local(element.tag) in tags:
            yield element
        if not keep and local(element.tag) in ("row", "si", "mergeCell", "col", "sheet"):
            element.clear()
