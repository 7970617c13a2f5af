"""Excel workbooks as plain tables of text: bounded in rows, columns and cells; formulas are never worked out, macros never run.

What a formula gave when the file was last saved is not taken either: it may be stale, and whoever reads is told. Library: openpyxl.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO

from openpyxl import load_workbook

from stpgraph.errors import InputError
from stpgraph.export.archive import archive
from stpgraph.importers.draft import Unread
from stpgraph.importers.safe import declares, parts_of, refused
from stpgraph.importers.tables import MOST_COLUMNS, MOST_ROWS, Table

MOST_CELLS, MOST_SHEETS = 200_000, 50
_ALIEN: Mapping[str, str] = {
    "xl/drawings/": "Pictures, boxes or charts drawn on a sheet",
    "xl/vbaProject": "A program (macro)",
    "xl/embeddings/": "Another file inside the workbook",
    "xl/externalLinks/": "Links to other workbooks",
    "xl/comments": "Comments on cells",
    "xl/threadedComments": "Comments on cells",
}


@dataclass(frozen=True, slots=True)
class Workbook:
    """Its sheets as tables, in order, and what is in it besides."""

    tables: tuple[Table, ...]
    unread: tuple[Unread, ...]


def recognised(data: bytes) -> bool:
    """Whether a file is an Excel workbook (of 2007 or later)."""
    return data.startswith(b"PK") and b"xl/workbook" in data


def read(data: bytes, name: str) -> Workbook:
    """The sheets of a workbook. Raises InputError where it is broken, locked or far too large."""
    parts = parts_of(data, name)
    if not any(each.startswith("xl/workbook") for each in parts):
        raise refused(name, "This is not an Excel workbook.")
    unread = [
        Unread(words, "the workbook", "Only the cells are read.")
        for start, words in _ALIEN.items()
        if any(k.startswith(start) for k in parts)
    ]
    for key, part in parts.items():
        if key.endswith((".xml", ".rels")):
            if declares(part):
                raise refused(
                    name, "The file declares a document type or entities, which could be used for an attack. It was not opened."
                )
            if key.startswith("xl/worksheets/") and len(re.findall(rb"<(?:\w+:)?c[\s/>]", part)) > MOST_CELLS:
                raise refused(
                    name, f"There is a sheet of more than {MOST_CELLS:,} cells in this workbook; no structure needs so many."
                )
    # Packed anew, so that what is opened is what was measured, and without what is never read.
    kept = archive(
        (key, part)
        for key, part in parts.items()
        if not key.startswith(("xl/drawings/", "xl/vbaProject", "xl/embeddings/", "xl/media/"))
    )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _read(kept, parts, name, unread)
    except InputError:
        raise
    except Exception:
        # The library raises errors of every sort (KeyError, ValueError, TypeError …) on broken workbooks.
        raise refused(name, "The workbook is broken. Open it in Excel, and save it anew.") from None


def _read(data: bytes, parts: Mapping[str, bytes], name: str, unread: list[Unread]) -> Workbook:
    book = load_workbook(BytesIO(data), read_only=True, data_only=False, keep_links=False, keep_vba=False)
    tables = []
    if len(book.worksheets) > MOST_SHEETS:
        raise refused(name, f"There are more than {MOST_SHEETS} sheets in this workbook.")
    for sheet in book.worksheets:
        rows: list[tuple[str, ...]] = []
        formulas = 0
        for number, row in enumerate(sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS + 1), 1):
            cells = []
            for cell in row:
                if cell.data_type == "f":
                    formulas += 1
                    cells.append("")
                else:
                    cells.append(_text(cell.value))
            if len(cells) > MOST_COLUMNS and cells[-1].strip():
                raise refused(name, f"There are more than {MOST_COLUMNS} columns in the sheet “{sheet.title}”.")
            if number > MOST_ROWS and any(each.strip() for each in cells):
                raise refused(
                    name, f"There are more than {MOST_ROWS:,} rows in the sheet “{sheet.title}”; no structure has so many."
                )
            rows.append(tuple(cells[:MOST_COLUMNS]))
        while rows and not any(rows[-1]):
            rows.pop()
        if formulas:
            why = "Formulas are never worked out: copy these cells, and paste them as values."
            unread.append(
                Unread(f"{formulas:,} {'cell' if formulas == 1 else 'cells'} with a formula", f"the sheet “{sheet.title}”", why)
            )
        if sheet.sheet_state != "visible" and rows:
            unread.append(
                Unread(f"The hidden sheet “{sheet.title}”", "the workbook", "Hidden sheets are not read: show it, and save.")
            )
        else:
            tables.append(Table(sheet.title, tuple(rows)))
    last = max(
        (int(each) for part, held in parts.items() if part.startswith("xl/worksheets/") for each in _row_numbers(held)), default=0
    )
    if last > MOST_ROWS:
        unread.append(
            Unread(f"Rows below row {MOST_ROWS:,}", "the workbook", f"Only the first {MOST_ROWS:,} rows of a sheet are read.")
        )
    return Workbook(tuple(tables), tuple(unread))


def _row_numbers(part: bytes) -> list[bytes]:
    """The numbers of rows in which a cell holds something far down."""
    return re.findall(rb"<(?:\w+:)?c\b[^>]*\br=\"[A-Z]{1,3}(\d{5,7})\"[^>/]*>", part)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if (value.hour, value.minute, value.second) == (0, 0, 0) else value.isoformat(" ")
    return value.isoformat() if isinstance(value, date) else str(value)
