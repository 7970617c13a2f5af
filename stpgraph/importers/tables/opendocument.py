"""OpenDocument spreadsheets (.ods) as plain tables of text, with the limits of Excel workbooks; nothing outside the file is ever opened.

Source: OASIS, "Open Document Format for Office Applications (OpenDocument) Version 1.2", part 1, chapters 9 and 19.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from stpgraph.importers.draft import Unread
from stpgraph.importers.safe import local, parts_of, refused, xml_root
from stpgraph.importers.tables.excel import MOST_CELLS
from stpgraph.importers.tables.table import MOST_COLUMNS, MOST_ROWS, Span, Table
from stpgraph.importers.tables.workbook import MOST_SHEETS, Workbook

_KIND = b"application/vnd.oasis.opendocument.spreadsheet"
_GROUPS = frozenset(
    {"table-row-group", "table-header-rows", "table-rows", "table-columns", "table-column-group", "table-header-columns"}
)
_NOT_TEXT = frozenset({"annotation", "frame", "note", "ruby-text", "tracked-changes"})
_ALIEN: tuple[tuple[str, str, str], ...] = (
    ("Basic/", "A program (macro)", "Only the cells are read; no program is ever run."),
    ("Scripts/", "A program (macro)", "Only the cells are read; no program is ever run."),
    ("Object ", "Another document or a chart inside the file", "Only the cells are read."),
    ("Pictures/", "Pictures on a sheet", "Only the cells are read."),
)


def recognised(data: bytes) -> bool:
    """Whether a file is an OpenDocument spreadsheet: its first part says what it is."""
    return data.startswith(b"PK") and (_KIND in data[:400] or (b"content.xml" in data and _KIND in data))


def read(data: bytes, name: str) -> Workbook:
    """The sheets of a spreadsheet. Raises InputError where it is broken, locked or far too large."""
    parts = parts_of(data, name)
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise refused(name, "The file is locked with a password. Save it without one.")
    if "content.xml" not in parts:
        raise refused(name, "The spreadsheet is broken. Open it in LibreOffice, and save it anew.")
    unread = [Unread(what, "the file", why) for start, what, why in _ALIEN if any(each.startswith(start) for each in parts)]
    root = xml_root(parts["content.xml"], name)
    reading = _Reading(name, list(dict.fromkeys(unread)), _styles(root))
    tables = []
    sheets = [each for part in root.iter() if local(part.tag) == "spreadsheet" for each in part if local(each.tag) == "table"]
    if len(sheets) > MOST_SHEETS:
        raise refused(name, f"There are more than {MOST_SHEETS} sheets in this file.")
    for sheet in sheets:
        title = _get(sheet, "name")
        table = reading.table(sheet, title)
        if "hidden" in reading.styles.get(_get(sheet, "style-name"), ()) and table.rows:
            reading.unread.append(
                Unread(f"The hidden sheet “{title}”", "the file", "Hidden sheets are not read: show it, and save.")
            )
        else:
            tables.append(table)
    return Workbook(tuple(tables), tuple(reading.unread), reading.touched)


class _Reading:
    """What is told while sheets are read, and how many cells were looked at."""

    def __init__(self, name: str, unread: list[Unread], styles: Mapping[str, Mapping[str, int]]) -> None:
        self.name, self.unread, self.styles = name, unread, styles
        self.touched = 0

    def table(self, sheet: Element, title: str) -> Table:
        """The rows of a sheet up to the last one in which something stands."""
        rows: list[tuple[str, ...]] = []
        spans: list[Span] = []
        indents: dict[tuple[int, int], int] = {}
        hidden: set[int] = set()
        counts = {"formulas": 0, "empty": 0, "linked": 0}
        waiting = 0
        for element in _inside(sheet, "table-row"):
            times = _number(element, "number-rows-repeated")
            cells = self._row(element, len(rows) + waiting, title, spans, indents, counts)
            if not any(cells):
                waiting += times
                continue
            if len(rows) + waiting + times > MOST_ROWS and sum(map(any, rows)) + times > MOST_ROWS:
                raise refused(
                    self.name, f"There are more than {MOST_ROWS:,} rows in the sheet “{title}”; no structure has so many."
                )
            if len(rows) + waiting + times > MOST_ROWS:
                why = f"Only the first {MOST_ROWS:,} rows of a sheet are read."
                self.unread.append(Unread(f"Rows below row {MOST_ROWS:,} of the sheet “{title}”", "the file", why))
                break
            rows += [()] * waiting
            waiting = 0
            if _get(element, "visibility") in ("collapse", "filter"):
                hidden |= set(range(len(rows), len(rows) + times))
            rows += [tuple(cells)] * times
        self._tell(counts, title)
        gone = frozenset(self._hidden_columns(sheet))
        return Table(title, tuple(rows), 1, 0, tuple(spans), indents, frozenset(hidden), gone)

    def _tell(self, counts: Mapping[str, int], title: str) -> None:
        where = f"the sheet “{title}”"
        if counts["formulas"]:
            what = f"{counts['formulas']:,} {'cell' if counts['formulas'] == 1 else 'cells'} with a formula"
            why = "What they showed when the file was last saved was taken: formulas are never worked out. Check that it is not stale."
            self.unread.append(Unread(what, where, why))
        if counts["empty"]:
            what = f"{counts['empty']:,} {'cell' if counts['empty'] == 1 else 'cells'} with a formula"
            why = "Formulas are never worked out, and the file does not say what they show: copy these cells, and paste them as values."
            self.unread.append(Unread(what, where, why))
        if counts["linked"]:
            why = "Only the cells are read; no other file is ever opened."
            self.unread.append(Unread("Links to other files", where, why))

    def _row(
        self,
        element: Element,
        row: int,
        title: str,
        spans: list[Span],
        indents: dict[tuple[int, int], int],
        counts: dict[str, int],
    ) -> list[str]:
        cells: list[str] = []
        at = 0
        for cell in element:
            tag = local(cell.tag)
            if tag not in ("table-cell", "covered-table-cell"):
                continue
            self.touched += 1
            if self.touched > MOST_CELLS:
                raise refused(self.name, f"There are more than {MOST_CELLS:,} cells in this file; no structure needs so many.")
            times = _number(cell, "number-columns-repeated")
            text = _text(cell) if tag == "table-cell" else ""
            if _get(cell, "formula"):
                counts["formulas" if text else "empty"] += 1
            counts["linked"] += any(local(each.tag) == "cell-range-source" for each in cell)
            if text:
                if at + times > MOST_COLUMNS:
                    raise refused(self.name, f"There are more than {MOST_COLUMNS} columns in the sheet “{title}”.")
                cells += [""] * (at - len(cells)) + [text] * times
                if deep := self.styles.get(_get(cell, "style-name"), {}).get("indent", 0):
                    indents[row, at] = deep
                down, across = _number(cell, "number-rows-spanned"), _number(cell, "number-columns-spanned")
                if (down > 1 or across > 1) and down <= MOST_ROWS and len(spans) < 2_000:
                    spans.append((row, at, row + down - 1, min(at + across, MOST_COLUMNS) - 1))
            at += times
        return cells

    def _hidden_columns(self, sheet: Element) -> Iterator[int]:
        at = 0
        for element in _inside(sheet, "table-column"):
            times = _number(element, "number-columns-repeated")
            if _get(element, "visibility") in ("collapse", "filter"):
                yield from range(at, min(at + times, MOST_COLUMNS))
            at += times


def _styles(root: Element) -> dict[str, dict[str, int]]:
    """By its name, what a style says: `hidden` of a sheet, `indent` of a cell in millimetres."""
    made: dict[str, dict[str, int]] = {}
    for part in root:
        if local(part.tag) != "automatic-styles":
            continue
        for style in part:
            said: dict[str, int] = {}
            for each in style:
                if local(each.tag) == "table-properties" and _get(each, "display") == "false":
                    said["hidden"] = 1
                if local(each.tag) == "paragraph-properties" and (deep := _millimetres(_get(each, "margin-left"))):
                    said["indent"] = deep
            made[_get(style, "name")] = said
    return made


def _millimetres(length: str) -> int:
    """A length in whole millimetres, at least one where it is any."""
    match = re.fullmatch(r"(\d{1,4}(?:\.\d{1,6})?)(mm|cm|in|pt)", length)
    if not match:
        return 0
    size = float(match[1]) * {"mm": 1, "cm": 10, "in": 25.4, "pt": 25.4 / 72}[match[2]]
    return max(1, round(size)) if size else 0


def _inside(element: Element, tag: str) -> Iterator[Element]:
    """The rows or columns of a sheet, in groups or not, in order."""
    for each in element:
        if local(each.tag) == tag:
            yield each
        elif local(each.tag) in _GROUPS:
            yield from _inside(each, tag)


def _text(cell: Element) -> str:
    lines = ["".join(_pieces(each)) for each in cell if local(each.tag) in ("p", "h")]
    if _get(cell, "value-type") == "boolean":
        return {"true": "Yes", "false": "No"}.get(_get(cell, "boolean-value"), "")
    if _get(cell, "value-type") == "date":
        day = _get(cell, "date-value")
        return day.removesuffix("T00:00:00") if re.match(r"\d{4}-\d\d-\d\d", day) else "\n".join(lines)
    return "\n".join(lines).strip("\n")


def _pieces(element: Element) -> Iterator[str]:
    yield element.text or ""
    for each in element:
        tag = local(each.tag)
        if tag == "s":
            yield " " * min(_number(each, "c"), 200)
        elif tag == "tab":
            yield "\t"
        elif tag == "line-break":
            yield "\n"
        elif tag not in _NOT_TEXT:
            yield from _pieces(each)
        yield each.tail or ""


def _get(element: Element, name: str) -> str:
    """An attribute, whatever its namespace. Those of this format differ in their names."""
    return next((value for key, value in element.items() if local(key) == name), "")


def _number(element: Element, name: str) -> int:
    text = _get(element, name)
    return int(text) if text.isdecimal() and 0 < len(text) < 8 and int(text) else 1
