"""Files of values parted by commas, semicolons, tabs or bars, as tables of texts."""

from __future__ import annotations

import csv
import io
import re

from stpgraph.importers.safe import refused, text_of
from stpgraph.importers.tables.table import MOST_COLUMNS, MOST_ROWS, Table


def recognised_text(data: bytes, name: str) -> bool:
    """Whether a file may be a table in plain text: what else it could be is asked first."""
    if not name.casefold().endswith((".csv", ".tsv", ".txt")):
        return False
    return b"\0" not in data[:4_000] or data[:2] in (b"\xff\xfe", b"\xfe\xff")


def csv_table(data: bytes, name: str) -> Table:
    """A file of values parted by commas, semicolons, tabs or bars. Raises InputError where it is none, or is far too large."""
    text = text_of(data, name)
    head = text[:20_000]
    first = head.lstrip().casefold()
    if first.startswith("sep=") and len(first) > 4:
        # So spreadsheets are told by what values are parted.
        sign, text = head.lstrip()[4], text.partition("\n")[2]
    else:
        counts = {sign: head.count(sign) for sign in "\t;|,"}
        # Behind a semicolon that parts cells there is hardly ever a blank; behind one that parts names in a cell there is.
        counts[";"] = len(re.findall(r";(?! )", head)) if counts[","] else counts[";"]
        sign = next((each for each in "\t;|" if counts[each] and counts[each] >= 0.6 * counts[","]), ",")
    # Blanks at the beginning may say how far a name is indented.
    blanks = re.search(f"{re.escape(sign)} +[\"']", head) is not None
    made: list[tuple[str, ...]] = []
    try:
        for row in csv.reader(io.StringIO(text), delimiter=sign, skipinitialspace=blanks):
            if len(made) >= MOST_ROWS + 1:
                raise refused(name, f"There are more than {MOST_ROWS:,} rows in this table; no structure has so many.")
            if len(row) > MOST_COLUMNS and any(row[MOST_COLUMNS:]):
                raise refused(name, f"There are more than {MOST_COLUMNS} columns in this table.")
            made.append(tuple(_unescaped(cell.rstrip()) for cell in row[:MOST_COLUMNS]))
    except csv.Error:
        raise refused(name, "This is not readable as a table of values parted by commas.") from None
    return Table("", tuple(made))


def _unescaped(cell: str) -> str:
    """A cell without the apostrophe by which spreadsheets are told that it is no formula."""
    return cell[1:] if len(cell) > 1 and cell[0] == "'" and cell[1] in "=+-@" else cell
