"""Web pages that were saved as if they were Excel files (many systems “export to Excel” so): their tables, if these are simple.

Nothing that a page names is ever fetched, and no script is run.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from stpgraph.importers.draft import Unread
from stpgraph.importers.safe import refused, text_of
from stpgraph.importers.tables.excel import MOST_CELLS
from stpgraph.importers.tables.table import MOST_COLUMNS, MOST_ROWS, Span, Table
from stpgraph.importers.tables.workbook import MOST_SHEETS, Workbook

_PAGE = re.compile(
    rb"^(?:<\?xml[^>]{0,200}\?>)?\s*(?:<!--.{0,400}?-->\s*)?<(?:!doctype html|html|head|body|table|meta|style)\b", re.I | re.S
)
_OLD_XML = b"urn:schemas-microsoft-com:office:spreadsheet"
_SKIPPED = frozenset({"script", "style", "title", "xml"})


def recognised(data: bytes, name: str) -> bool:
    """Whether a file is a web page with a table in it, or one of the other things that pass for Excel files."""
    head = _plain(data[:20_000])
    if head.startswith(b"MIME-Version:") or _OLD_XML in head[:2_000]:
        return True
    return bool(_PAGE.match(head)) and (b"<table" in head.lower() or name.casefold().endswith((".xls", ".htm", ".html")))


def read(data: bytes, name: str) -> Workbook:
    """The tables of a page, one a sheet. Raises InputError where there is none, or it is not simple."""
    head = _plain(data[:20_000])
    if head.startswith(b"MIME-Version:") or _OLD_XML in head[:2_000]:
        kind = "a web archive" if head.startswith(b"MIME-Version:") else "a workbook of 2003 written as XML"
        raise refused(name, f"This is {kind} under another name. Open it in Excel, and save it anew as .xlsx.")
    page = _Page(name)
    page.feed(text_of(data, name))
    page.close()
    tables = [each for each in page.tables if each.rows]
    if not tables:
        raise refused(name, "There is no table in this web page.")
    unread = (Unread("Words outside of tables", "the page", "Only the tables are read."),) if page.outside else ()
    if len(tables) == 1:
        return Workbook(tuple(tables), unread, page.touched)
    return Workbook(
        tuple(Table(f"Table {at}", each.rows, spans=each.spans) for at, each in enumerate(tables, 1)), unread, page.touched
    )


def _plain(head: bytes) -> bytes:
    return head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")


class _Page(HTMLParser):
    """Reads rows and cells; spaces are what the browser would show."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.name = name
        self.tables: list[Table] = []
        self.rows: dict[int, dict[int, str]] | None = None
        self.spans: list[Span] = []
        self.taken: set[tuple[int, int]] = set()
        self.row, self.column = -1, 0
        self.cell: list[str] | None = None
        self.size = (1, 1)
        self.skipping = ""
        self.outside = False
        self.touched = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SKIPPED:
            self.skipping = tag
        elif tag == "table":
            if self.rows is not None:
                raise refused(self.name, "There are tables within tables in this page. Open it in Excel, and save it as .xlsx.")
            if len(self.tables) >= MOST_SHEETS:
                raise refused(self.name, f"There are more than {MOST_SHEETS} tables in this page.")
            self.rows, self.spans, self.taken, self.row = {}, [], set(), -1
        elif self.rows is None:
            return
        elif tag == "tr":
            self._end_cell()
            self.row, self.column = self.row + 1, 0
        elif tag in ("td", "th"):
            self._end_cell()
            self.row = max(self.row, 0)
            self.cell = []
            given = dict(attrs)
            self.size = _count(given.get("rowspan")), _count(given.get("colspan"))
        elif tag in ("br", "p", "li", "div") and self.cell:
            self.cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == self.skipping:
            self.skipping = ""
        elif tag in ("td", "th", "tr"):
            self._end_cell()
        elif tag == "table" and self.rows is not None:
            self._end_cell()
            last = max(self.rows, default=-1)
            made = [self.rows.get(at, {}) for at in range(last + 1)]
            rows = tuple(tuple(row.get(at, "") for at in range(max(row, default=-1) + 1)) for row in made)
            self.tables.append(Table("", rows, spans=tuple(self.spans)))
            self.rows = None

    def handle_data(self, data: str) -> None:
        if self.skipping:
            return
        if self.cell is not None:
            self.cell.append(re.sub(r"[ \t\n]+", " ", data))
        elif data.strip():
            self.outside = True

    def _end_cell(self) -> None:
        if self.cell is None or self.rows is None:
            self.cell = None
            return
        while (self.row, self.column) in self.taken:
            self.column += 1
        down, across = self.size
        self.touched += 1
        if self.column + across > MOST_COLUMNS:
            raise refused(self.name, f"There are more than {MOST_COLUMNS} columns in a table of this page.")
        if self.row >= MOST_ROWS:
            raise refused(self.name, f"There are more than {MOST_ROWS:,} rows in this page; no structure has so many.")
        if self.touched > MOST_CELLS or len(self.taken) > MOST_CELLS:
            raise refused(self.name, f"There are more than {MOST_CELLS:,} cells in this page; no structure needs so many.")
        text = "\n".join(line.rstrip(" \t\r\n") for line in "".join(self.cell).split("\n")).strip(" \t\r\n")
        deep = len("".join(self.cell)) - len("".join(self.cell).lstrip("\u00a0"))
        self.rows.setdefault(self.row, {})[self.column] = text if not deep else "\u00a0" * deep + text.lstrip("\u00a0")
        if down > 1 or across > 1:
            self.spans.append((self.row, self.column, self.row + down - 1, self.column + across - 1))
            self.taken |= {(self.row + more, self.column + at) for more in range(down) for at in range(across)}
        self.column += across
        self.cell = None


def _count(text: str | None) -> int:
    return min(int(text), MOST_COLUMNS) if text and text.isdecimal() and len(text) < 6 and int(text) else 1
