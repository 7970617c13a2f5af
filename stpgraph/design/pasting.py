"""Text copied from a spreadsheet, as rows of a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from stpgraph.design.grid import Row, Table, Trouble
from stpgraph.files.spelling import squeezed

#: More than this is not pasted at once.
MOST_ROWS = 5_000


@dataclass(frozen=True, slots=True)
class Pasted:
    """A table with what was pasted in it, and all that could not be understood (the table is then as it was)."""

    table: Table
    troubles: tuple[Trouble, ...] = ()


def rows_of(text: str) -> list[list[str]]:
    """Text as rows of cells: parted by tabs where there is one, else by commas; quoted as spreadsheets quote. Empty rows are left out.

    >>> rows_of('Name\\tKind\\n"Finance ""A""\\ngroup"\\tFinance group\\n')
    [['Name', 'Kind'], ['Finance "A"\\ngroup', 'Finance group']]
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    parted = "\t" if "\t" in text else ","
    # The module's limit on the length of a field is smaller than that of remarks may be.
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=parted, skipinitialspace=parted == ","))
    except csv.Error:
        rows = [line.split(parted) for line in text.split("\n")]
    return [row for row in rows if any(cell.strip() for cell in row)]


def paste(text: str, into: Table) -> Pasted:
    """A table with pasted rows. Headings in the first row, in any order, say which column is which; without them the order is that of the table.

    A row whose first cell (for lines and seats: whose ends and meaning) is that of a row in the table changes the cells that were pasted;
    others are added behind.
    """
    rows = rows_of(text)
    if len(rows) > MOST_ROWS:
        return Pasted(into, (Trouble(1, "", f"This is more than {MOST_ROWS:,} rows: paste fewer at once."),))
    if not rows:
        return Pasted(into)
    labels = {squeezed(each.label): at for at, each in enumerate(into.columns)}
    places, troubles = _places(rows[0], labels, into)
    if troubles:
        return Pasted(into, troubles)
    body = rows if places is None else rows[1:]
    places = places if places is not None else list(range(len(into.columns)))
    wide = [number for number, row in enumerate(body, 1) if any(cell.strip() for cell in row[len(places) :])]
    if wide:
        told = f"This row has more cells than there are columns ({len(places):,}): take the others away."
        return Pasted(into, tuple(Trouble(number, "", told) for number in wide))
    ends = [at for at, each in enumerate(into.columns) if each.field in ("source", "type", "target")] or [0]
    made = list(into.rows)
    where = {_key(row.cells, ends): at for at, row in enumerate(made)}
    for row in body:
        cells = {place: cell.strip() for place, cell in zip(places, row, strict=False)}
        key = tuple(squeezed(cells.get(at, "")) for at in ends)
        if key in where:
            old = made[where[key]]
            made[where[key]] = Row(old.key, tuple(cells.get(at, cell) for at, cell in enumerate(old.cells)))
        else:
            where[key] = len(made)
            made.append(Row("", tuple(cells.get(at, "") for at in range(len(into.columns)))))
    return Pasted(into.with_rows(made))


def _key(cells: Sequence[str], ends: Sequence[int]) -> tuple[str, ...]:
    return tuple(squeezed(cells[at]) for at in ends)


def _places(head: Sequence[str], labels: dict[str, int], into: Table) -> tuple[list[int] | None, tuple[Trouble, ...]]:
    """Which column each heading is, or None where the first row is no heading; and the headings that are none."""
    found = [labels.get(squeezed(each)) for each in head]
    hits = sum(each is not None for each in found)
    filled = sum(bool(each.strip()) for each in head)
    if hits == 0 or 2 * hits < filled:
        return None, ()
    troubles = []
    for at, (heading, place) in enumerate(zip(head, found, strict=True)):
        if place is None and heading.strip():
            near = get_close_matches(squeezed(heading), labels, 1, 0.5)
            nearest = into.columns[labels[near[0]]].label if near else ""
            troubles.append(Trouble(1, heading.strip()[:60], "There is no such column here.", nearest))
        elif place is not None and place in found[:at]:
            troubles.append(Trouble(1, heading.strip()[:60], "This column is there twice: keep one of them."))
    # A column without a heading goes to no column of the table.
    return [-1 if each is None else each for each in found], tuple(troubles)
