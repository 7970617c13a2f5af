"""Tables as an Excel workbook. Texts are written as texts: none is ever taken for a formula, a link or a number.

The same tables give the same bytes: no day and no name of a machine goes into the file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from math import ceil
from typing import Literal

from stpgraph.report.checked import one_line

Cell = str | int | float | None
#: What a spreadsheet takes for the start of a formula, also in full width.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
#: A cell of Excel holds no more characters (Microsoft, Excel specifications and limits).
MOST_CHARACTERS = 32_767
_CUT = " … cut here: a cell holds no more"
_NAME_LENGTH = 31
#: The height of a line, and the greatest of a row, in points.
_LINE, _TALLEST = 15.0, 408.0
_FIXED = datetime(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header, its width in characters, and whether its numbers are shares to show as percentages."""

    title: str
    width: int = 20
    sort: Literal["plain", "share"] = "plain"


@dataclass(frozen=True, slots=True)
class SheetTable:
    """One sheet: its name, its columns, its rows. A cell that is None stays empty."""

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]]


def workbook(title: str, sheets: Sequence[SheetTable]) -> bytes:
    """The tables as the bytes of an .xlsx file, each on a sheet of its own with a header that stays in view and can filter."""
    from xlsxwriter import Workbook

    file = BytesIO()
    book = Workbook(file, {"in_memory": True})
    book.set_properties({"title": one_line(title), "created": _FIXED})
    header = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E4E1D8", "bottom": 1})
    styles = {"text_wrap": True, "valign": "top"}
    # The mark for text stays with a cell that somebody edits: what begins like a formula does not become one then.
    text, guarded = book.add_format(styles), book.add_format({**styles, "quote_prefix": True})
    numbers = {"plain": book.add_format(styles), "share": book.add_format({**styles, "num_format": "0%"})}
    for name, sheet in zip(_names(sheets), sheets, strict=True):
        page = book.add_worksheet(name)
        for at, column in enumerate(sheet.columns):
            page.set_column(at, at, column.width)
            page.write_string(0, at, one_line(column.title), header)
        page.set_row(0, _height([column.title for column in sheet.columns], sheet.columns))
        for number, row in enumerate(sheet.rows, 1):
            page.set_row(number, _height(row, sheet.columns))
            for at, (column, value) in enumerate(zip(sheet.columns, row, strict=True)):
                if isinstance(value, str):
                    shown = _written(value)
                    page.write_string(number, at, shown, guarded if shown.startswith(FORMULA_STARTS) else text)
                elif value is not None:
                    page.write_number(number, at, value, numbers[column.sort])
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
    book.close()
    return file.getvalue()


def fitting(text: str) -> str:
    """A text that a cell can hold; one that is longer is cut, and says so.

    >>> fitting("short"), len(fitting("x" * 40_000)), fitting("x" * 40_000)[-20:]
    ('short', 32767, 'a cell holds no more')
    """
    # Excel counts in UTF-16: a character beyond the first plane counts twice.
    if len(text.encode("utf-16-le")) // 2 <= MOST_CHARACTERS:
        return text
    room = (MOST_CHARACTERS - len(_CUT)) * 2
    kept = text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore")
    return kept + _CUT


def _height(row: Sequence[Cell], columns: Sequence[Column]) -> float:
    """The height of a row in points, so that every line of its texts has room: not every program reckons that itself."""
    # Words break where they end, so that a line holds somewhat less than the column is wide.
    lines = [
        ceil(len(value) / (0.85 * column.width)) for value, column in zip(row, columns, strict=True) if isinstance(value, str)
    ]
    return min(_LINE * max(lines, default=1) + 1, _TALLEST) if any(lines) else _LINE


def _written(text: str) -> str:
    """A text as XlsxWriter writes it unchanged, in characters that XML has.

    >>> _written("<r>a</r>")
    '<r>a</r> '
    """
    text = fitting(re.sub("[\ufffe\uffff]", "\ufffd", one_line(text)))
    # XlsxWriter takes a text between these two for XML of its own, and would write it as it stands.
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text


def _names(sheets: Sequence[SheetTable]) -> list[str]:
    """A name that Excel takes for each sheet, no two alike."""
    names: list[str] = []
    for sheet in sheets:
        name = base = re.sub(r"[\[\]:*?/\\]", " ", one_line(sheet.name)).strip(" '")[:_NAME_LENGTH] or "Sheet"
        number = 2
        while name.casefold() in {each.casefold() for each in names}:
            name = f"{base[: _NAME_LENGTH - len(str(number)) - 1]} {number}"
            number += 1
        names.append(name)
    return names
