"""Excel workbooks as plain tables of text: bounded in rows, columns and cells; formulas are never worked out, macros never run.

What a formula showed when the file was last saved is taken, and whoever reads is told: it may be stale.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from stpgraph.errors import InputError
from stpgraph.importers.draft import Unread
from stpgraph.importers.safe import declares, parts_of, refused
from stpgraph.importers.tables import excel
from stpgraph.importers.tables.excel import MOST_CELLS, SheetCells
from stpgraph.importers.tables.table import MOST_ROWS, Table, short_name

MOST_SHEETS = 50
_ALIEN: Mapping[str, tuple[str, str]] = {
    "xl/drawings/": ("Pictures, boxes or charts drawn on a sheet", "Only the cells are read."),
    "xl/vbaProject": ("A program (macro)", "Only the cells are read; no program is ever run."),
    "xl/embeddings/": ("Another file inside the workbook", "Only the cells are read."),
    "xl/externalLinks/": ("Links to other workbooks", "Only the cells are read; no other file is ever opened."),
    "xl/connections": ("Links to databases or web pages", "Only the cells are read; nothing outside the file is ever asked."),
    "xl/comments": ("Comments on cells", "Only the cells are read."),
    "xl/threadedComments": ("Comments on cells", "Only the cells are read."),
    "xl/chartsheets/": ("A sheet that is a chart", "Only the cells are read."),
}


@dataclass(frozen=True, slots=True)
class Workbook:
    """Its sheets as tables, in order, and what is in it besides. `touched` counts the cells that were looked at."""

    tables: tuple[Table, ...]
    unread: tuple[Unread, ...]
    touched: int = 0


def recognised(data: bytes) -> bool:
    """Whether a file is an Excel workbook (of 2007 or later)."""
    return data.startswith(b"PK") and b"xl/workbook" in data


def read(data: bytes, name: str) -> Workbook:
    """The sheets of a workbook. Raises InputError where it is broken, locked, binary or far too large."""
    parts = parts_of(data, name)
    if any(each.startswith("xl/workbook.bin") for each in parts):
        message = "This is a binary workbook (.xlsb). Open it in Excel, choose “Save as”, and save it as .xlsx."
        raise refused(name, message)
    if not any(each.startswith("xl/workbook") for each in parts):
        raise refused(name, "This is not an Excel workbook.")
    unread = [
        Unread(words, "the workbook", why)
        for start, (words, why) in _ALIEN.items()
        if any(each.startswith(start) for each in parts)
    ]
    _check(parts, name)
    try:
        return _read(parts, name, list(dict.fromkeys(unread)))
    except InputError:
        raise
    except (ValueError, LookupError, TypeError, ArithmeticError, SyntaxError, RecursionError):
        # Broken XML (ParseError is a SyntaxError), numbers and dates out of their range, parts that are missing.
        raise refused(name, "The workbook is broken. Open it in Excel, and save it anew.") from None


def _check(parts: Mapping[str, bytes], name: str) -> None:
    """Refuses before anything is opened: counting what looks like a cell takes no more than reading the bytes once."""
    count = 0
    for key, part in parts.items():
        if not key.endswith((".xml", ".rels")):
            continue
        if declares(part):
            raise refused(
                name, "The file declares a document type or entities, which could be used for an attack. It was not opened."
            )
        if key.startswith("xl/worksheets/"):
            count += sum(1 for _ in re.finditer(rb"<(?:\w{1,20}:)?c[\s/>]", part))
        if count > MOST_CELLS:
            raise refused(name, f"There are more than {MOST_CELLS:,} cells in this workbook; no structure needs so many.")


def _read(parts: Mapping[str, bytes], name: str, unread: list[Unread]) -> Workbook:
    found, mac = excel.sheets(parts, name)
    if not found:
        raise refused(name, "The workbook is broken. Open it in Excel, and save it anew.")
    if len(found) > MOST_SHEETS:
        raise refused(name, f"There are more than {MOST_SHEETS} sheets in this workbook.")
    texts, style = excel.shared_texts(parts, name), excel.look(parts, name)
    tables, touched = [], 0
    for sheet in found:
        part = parts.get(sheet.part)
        if part is None or not sheet.part.startswith("xl/worksheets/"):
            if not sheet.part.startswith("xl/chartsheets/"):
                unread.append(Unread(f"The sheet “{short_name(sheet.name)}”", "the workbook", "It is missing from the file."))
            continue
        cells = excel.cells(part, texts, style, mac, name, sheet.name)
        touched += cells.touched
        _tell(cells, sheet.name, unread)
        if sheet.hidden and cells.rows:
            unread.append(
                Unread(f"The hidden sheet “{sheet.name}”", "the workbook", "Hidden sheets are not read: show it, and save.")
            )
        else:
            tables.append(_table(cells, sheet.name))
    return Workbook(tuple(tables), tuple(unread), touched)


def _tell(cells: SheetCells, sheet: str, unread: list[Unread]) -> None:
    where = f"the sheet “{sheet}”"
    taken = cells.formulas - cells.empty_formulas
    if taken:
        why = (
            "What they showed when the file was last saved was taken: formulas are never worked out. Check that it is not stale."
        )
        unread.append(Unread(_counted(taken, "with a formula"), where, why))
    if cells.empty_formulas:
        why = (
            "Formulas are never worked out, and the file does not say what they show: copy these cells, and paste them as values."
        )
        unread.append(Unread(_counted(cells.empty_formulas, "with a formula"), where, why))
    if cells.errors:
        unread.append(Unread(_counted(cells.errors, "that shows an error", "that show errors"), where, "An error is no text."))
    if cells.below:
        why = f"Only the first {MOST_ROWS:,} rows of a sheet are read."
        unread.append(Unread(f"Rows below row {MOST_ROWS:,} of the sheet “{sheet}”", "the workbook", why))


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number:,} cell {one}" if number == 1 else f"{number:,} cells {many or one}"


def _table(cells: SheetCells, sheet: str) -> Table:
    """Rows up to the last one in which something stands."""
    last = max(cells.rows, default=-1)
    empty: Mapping[int, str] = {}
    rows = []
    for number in range(last + 1):
        held = cells.rows.get(number, empty)
        rows.append(tuple(held.get(at, "") for at in range(max(held, default=-1) + 1)))
    hidden = frozenset(cells.hidden_rows), frozenset(cells.hidden_columns)
    return Table(sheet, tuple(rows), 1, 0, tuple(cells.spans), dict(cells.indents), *hidden)
