"""A table as it stands in a file: rows of text, with what was merged, indented and hidden; and the same table made ready to be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from stpgraph.importers.draft import Unread

MOST_ROWS, MOST_COLUMNS = 5_000, 100
#: Merged cells: first row, first column, last row, last column, all from 0.
Span = tuple[int, int, int, int]
#: By these marks people say “as above”.
_DITTO = frozenset(
    {'"', "''", "″", "”", "“", "„", "〃", "“”", "ditto", "do.", "as above", "same as above", "- do -", "-do-", "↓"}
)
#: What lists are indented by, besides blanks.
_BULLET = re.compile(r"^(?:[-–—•·▪◦‣>○●*]+|[│├└─┬┐]+(?:[ \u00a0─]*[│├└─]+)*|\.{2,}|…+)[ \u00a0\t]+(?=\S)")


_MAIL = re.compile(r"(?:e-?mail:? *)?[<(\[]?[\w.+'-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})*[>)\]]?", re.IGNORECASE)
#: Longer texts are not looked through for addresses.
_LONGEST_ADDRESS = 200
_PHONE = re.compile(r"(?:\b(?:tel|phone|mobile|m|t):? *)?(?<![\w.])\(?0\d{2,4}\)?[ -]?\d{3}[ -]?\d{3,4}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, padded to one length. `name` is how a reader calls it (the sheet); rows count from `first` in places.

    `left` columns stand to the left of it. `indents` say by row and column how far a text is moved in; `turned` that rows were columns.
    `part` tells tables of one sheet apart, from 1; it is 0 where there is one. `title` is what stands over it. `numbers` are those of
    its rows in the file, where some were left out between.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    first: int = 1
    left: int = 0
    spans: tuple[Span, ...] = ()
    indents: Mapping[tuple[int, int], int] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    turned: bool = False
    part: int = 0
    title: str = ""
    numbers: tuple[int, ...] = ()

    @property
    def where(self) -> str:
        """The table as a reader finds it."""
        return f"the sheet “{short_name(self.name)}”" if self.name else "the table"

    @property
    def called(self) -> str:
        """By what a person tells its columns from those of others: the sheet, and which table of it."""
        told = f"table {self.part}" if self.part else ""
        return f"{self.name}, {told}" if self.name and told else self.name or told

    def place(self, row: int) -> str:
        """Where a row (from 0) stands in the file, in words."""
        number = self.numbers[row] if row < len(self.numbers) else self.first + row
        told = f"column {letters(number - 1)}" if self.turned else f"row {number:,}"
        return f"sheet “{short_name(self.name)}”, {told}" if self.name else told


def short_name(text: str) -> str:
    """A sheet's name on one line."""
    line = " ".join(text.split())
    return line if len(line) <= 80 else f"{line[:79]}…"


def letters(column: int) -> str:
    """A column (from 0) as spreadsheets call it.

    >>> letters(0), letters(27)
    ('A', 'AB')
    """
    first, last = divmod(column, 26)
    return (letters(first - 1) if first else "") + chr(65 + last)


def is_ditto(text: str) -> bool:
    """Whether a cell only says that it holds what is above it."""
    return text.casefold() in _DITTO


def ready(table: Table, unread: list[Unread]) -> Table:
    """The table without what is hidden (which is told), with one length of rows, texts without blanks round them and how far each is
    indented, merged cells filled down, and marks of “as above” resolved."""
    shown = _shown(table, unread)
    width = max((len(row) for row in shown.rows), default=0)
    indents = dict(shown.indents)
    addresses = 0
    # One or two stars are signs of footnotes; more of them begin the lines of a list.
    starred = sum(text.startswith("* ") for row in shown.rows for text in row) > 2
    rows: list[list[str]] = []
    for number, row in enumerate(shown.rows):
        made = []
        for at, text in enumerate(row):
            plain, deep = _plain(text) if starred or not text.startswith("* ") else (text.strip(), 0)
            if deep and plain:
                indents[number, at] = indents.get((number, at), 0) * 2 + deep
            if len(plain) <= _LONGEST_ADDRESS and ("@" in plain or _PHONE.search(plain)):
                bare = _without_address(plain)
                addresses += bare != plain
                plain = bare
            made.append(plain)
        rows.append(made + [""] * (width - len(made)))
    if addresses:
        what = f"{addresses:,} {'address' if addresses == 1 else 'addresses'} or telephone numbers beside names"
        unread.append(Unread(what, table.where, "There is no place in a structure for them."))
    _fill(rows, shown.spans, indents)
    for number in range(1, len(rows)):
        for at, text in enumerate(rows[number]):
            if is_ditto(text) and rows[number - 1][at]:
                rows[number][at] = rows[number - 1][at]
    return replace(shown, rows=tuple(map(tuple, rows)), indents=indents)


def _without_address(text: str) -> str:
    """A short text without the e-mail address or telephone number in it; as it is where nothing else stands there.

    >>> _without_address("Jo Park <jo.park@example.org>"), _without_address("jo.park@example.org")
    ('Jo Park', 'jo.park@example.org')
    """
    if len(text) > _LONGEST_ADDRESS:
        return text
    lines = (_PHONE.sub("", _MAIL.sub("", line)).strip(" ,;:–-<>()[]\t") for line in text.split("\n"))
    bare = "\n".join(filter(None, lines))
    # A bracket that was opened before stays closed.
    bare += ")" * (bare.count("(") - bare.count(")"))
    return (
        bare
        if re.search(r"[^\W\d_]{2}", re.sub(r"\b(?:tel|e-?mail|mobile|ext|phone)\b", "", bare, flags=re.IGNORECASE))
        else text
    )


def _fill(rows: list[list[str]], spans: Iterable[Span], indents: dict[tuple[int, int], int]) -> None:
    """A name over its members' rows is said in each; a title over most columns is said once."""
    width = max(map(len, rows), default=0)
    for top, left, bottom, right in spans:
        if left >= width or (right - left + 1) * 2 > max(width, 3):
            continue
        for number in range(top + 1, min(bottom + 1, len(rows))):
            rows[number][left] = rows[number][left] or rows[top][left]
            if (top, left) in indents:
                indents.setdefault((number, left), indents[top, left])


def _plain(text: str) -> tuple[str, int]:
    """A text without blanks round it, and by how much it is moved in."""
    if not text or is_ditto(text.strip()) or not (text[0].isspace() or _BULLET.match(text)):
        return text.strip(), 0
    plain = text.strip()
    deep = sum(4 if each == "\t" else 1 for each in text[: len(text) - len(text.lstrip())] if each != "\n")
    if (match := _BULLET.match(plain)) and len(match[0]) < 40:
        deep += max(1, len(match[0].strip()))
        plain = plain[match.end() :]
    return plain, deep


def _shown(table: Table, unread: list[Unread]) -> Table:
    """The table without hidden rows and columns in which something stands."""
    rows = {at for at in table.hidden_rows if at < len(table.rows) and any(table.rows[at])}
    columns = {at for at in table.hidden_columns if any(at < len(row) and row[at] for row in table.rows)}
    for count, one, many in ((len(rows), "row", "rows"), (len(columns), "column", "columns")):
        if count:
            why = f"What is hidden is not read: show {'it' if count == 1 else 'them'}, and save."
            unread.append(Unread(f"{count:,} hidden {one if count == 1 else many}", table.where, why))
    if not rows and not columns:
        return table
    kept_rows = [at for at in range(len(table.rows)) if at not in rows]
    width = max(map(len, table.rows))
    kept = [at for at in range(width) if at not in columns]
    return picked(table, kept_rows, kept)


def picked(table: Table, rows: Iterable[int], columns: Iterable[int]) -> Table:
    """The table with some of its rows and columns only."""
    by_row = {old: new for new, old in enumerate(rows)}
    by_column = {old: new for new, old in enumerate(columns)}
    made = tuple(tuple(table.rows[row][at] if at < len(table.rows[row]) else "" for at in by_column) for row in by_row)
    spans = tuple(
        (min(over), min(across), max(over), max(across))
        for top, left, bottom, right in table.spans
        if (over := [by_row[each] for each in range(top, min(bottom, len(table.rows)) + 1) if each in by_row])
        and (across := [by_column[each] for each in range(left, min(right, MOST_COLUMNS) + 1) if each in by_column])
    )
    indents = {
        (by_row[row], by_column[at]): deep for (row, at), deep in table.indents.items() if row in by_row and at in by_column
    }
    numbers = tuple(table.numbers[row] if row < len(table.numbers) else table.first + row for row in by_row)
    return replace(
        table,
        rows=made,
        spans=spans,
        indents=indents,
        numbers=numbers,
        first=numbers[0] if numbers else 1,
        left=table.left + min(by_column, default=0),
        hidden_rows=frozenset(),
        hidden_columns=frozenset(),
    )


def turned(table: Table) -> Table:
    """The table with its columns as rows."""
    width = max((len(row) for row in table.rows), default=0)
    rows = [[row[at] if at < len(row) else "" for row in table.rows] for at in range(width)]
    spans = tuple((left, top, right, bottom) for top, left, bottom, right in table.spans)
    indents = {(at, row): deep for (row, at), deep in table.indents.items()}
    _fill(rows, spans, indents)
    return replace(
        table,
        rows=tuple(map(tuple, rows)),
        spans=spans,
        indents=indents,
        first=table.left + 1,
        left=table.first - 1,
        numbers=(),
        turned=not table.turned,
    )
