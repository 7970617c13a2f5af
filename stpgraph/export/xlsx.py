"""All tables as one Excel workbook: a sheet a table, header rows that stay in sight, filters, text that wraps. No formulas."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import UTC, datetime, time
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from stpgraph.draw.style import ACCENT, INK, PAPER
from stpgraph.export.archive import repacked
from stpgraph.export.cells import excel_cell
from stpgraph.export.grids import Grid, Row, grids
from stpgraph.export.sheet import Sheet
from stpgraph.export.xml_text import xml_text
from stpgraph.layout.text import FONT_FAMILIES, measure

#: Widths of columns, in characters of the standard font; a character is 7 CSS pixels wide, and 5 are left at the edges.
NARROWEST, WIDEST = 10, 60
_CHARACTER, _EDGES = 7.0, 5.0
#: The size of text and the height of its lines, in points, and the highest row that Excel knows.
_SIZE, _LINE, _HIGHEST = 10, 13.0, 409.0
#: So many characters fit beside each other on paper and can still be read.
_PAPER = 260
#: How deep a name is moved in for its place in the outline; deeper ones stand at this.
_DEEPEST = 15
#: Rows whose lengths make the width of a column: more would only take time.
_MEASURED = 500


def write(sheet: Sheet) -> bytes:
    """The workbook. Its day of making is the one that is printed in it."""
    return workbook(sheet, "Governance structure", grids(sheet))


def workbook(sheet: Sheet, subject: str, tables: Sequence[Grid]) -> bytes:
    """Tables as a workbook, the first of which says what the others are."""
    made = BytesIO()
    # Text is text: nothing is turned into a number, a formula or a link, whatever it looks like.
    settings = {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(made, settings)
    day = datetime.combine(sheet.made_on, time(), UTC).replace(tzinfo=None)
    book.set_properties({"title": xml_text(sheet.title)[:255], "subject": subject, "created": day})
    formats = _Formats(book)
    for at, grid in enumerate(tables):
        page = book.add_worksheet(grid.title)
        _table(page, grid, formats, is_first=at == 0)
        _printing(page, grid, sheet.draft, is_first=at == 0)
    book.close()
    return repacked(made.getvalue())


class _Formats:
    """How cells look."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.base = {"font_name": FONT_FAMILIES[1], "font_size": _SIZE, "font_color": INK, "text_wrap": True, "valign": "top"}
        self.cell: Format = book.add_format(self.base)
        self.name: Format = book.add_format(self.base | {"bold": True})
        self.head: Format = book.add_format(self.base | {"bold": True, "font_color": PAPER, "bg_color": ACCENT})
        self.title: Format = book.add_format(self.base | {"bold": True, "font_size": 16, "text_wrap": False})
        self._indented: dict[int, Format] = {}

    def indented(self, level: int) -> Format:
        """A name, moved in by its level in the outline."""
        level = min(level, _DEEPEST)
        if level not in self._indented:
            self._indented[level] = self.book.add_format(self.base | {"bold": True, "indent": level})
        return self._indented[level]


def _table(page: Worksheet, grid: Grid, formats: _Formats, is_first: bool) -> None:
    last_row, last_column = len(grid.rows), len(grid.columns) - 1
    widths = [_width(grid, column, is_first) for column in range(len(grid.columns))]
    for column, text in enumerate(grid.columns):
        page.write_string(0, column, excel_cell(text), formats.title if is_first else formats.head)
        page.set_column(column, column, widths[column])
    page.set_row(0, 24 if is_first else _height(grid.columns, widths))
    for number, row in enumerate(grid.rows, 1):
        page.set_row(number, _height(row, widths))
        for column, text in enumerate(row):
            name = formats.indented(grid.levels[number - 1]) if grid.levels else formats.name
            page.write_string(number, column, excel_cell(text), name if column < grid.fixed else formats.cell)
    page.freeze_panes(1, 0 if is_first else grid.fixed)
    if not is_first:
        page.autofilter(0, 0, max(last_row, 1), last_column)
    # A number such as 7 in a list of words is meant to be text.
    page.ignore_errors({"number_stored_as_text": f"A1:{_letter(last_column)}{last_row + 1}"})


def _width(grid: Grid, column: int, is_first: bool) -> float:
    if is_first:
        return 28 if column == 0 else 100
    rows = (grid.columns, *grid.rows[:_MEASURED])
    longest = max((len(line) for row in rows for line in row[column].splitlines()), default=0)
    deepest = 2 * min(max(grid.levels, default=0), _DEEPEST) if column == 0 else 0
    return min(max(longest + 3 + deepest, NARROWEST), WIDEST)


def _height(row: Row, widths: list[float]) -> float:
    """The height of a row in points, for the cell that has most lines. Excel would find it by itself; other programs do not."""
    lines = max(_lines(text, width, column == 0) for column, (text, width) in enumerate(zip(row, widths, strict=True)))
    return min(lines * _LINE + 3, _HIGHEST)


def _lines(text: str, width: float, bold: bool) -> int:
    room = (width * _CHARACTER - _EDGES) * 0.95
    size = _SIZE / 0.75
    # Words are never as even as to fill a line: what would nearly fill it may need another.
    return sum(max(1, math.ceil(measure(line, size, bold) / room)) for line in text.splitlines() or [""])


def _printing(page: Worksheet, grid: Grid, draft: bool, is_first: bool) -> None:
    """On paper: A3 on its side, as few sheets side by side as can be read, with the header row and the names on every one."""
    page.set_landscape()
    page.set_paper(8)
    wide = sum(_width(grid, column, is_first) for column in range(len(grid.columns)))
    page.fit_to_pages(max(1, round(wide / _PAPER)), 0)
    page.repeat_rows(0)
    if not is_first:
        page.repeat_columns(0, grid.fixed - 1)
    page.set_footer(f"&L{grid.title}{' · draft' if draft else ''}&RPage &P of &N")


def _letter(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
