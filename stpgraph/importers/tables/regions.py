"""Several tables on one sheet: side by side or below one another, with titles over them, notes under them and a key beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from stpgraph.importers.draft import Unread
from stpgraph.importers.making import short
from stpgraph.importers.tables import marks, matrices
from stpgraph.importers.tables.columns import column_match, headings_of, matched, sorts_of
from stpgraph.importers.tables.headings import LINES, SEAT_FIELDS, Field
from stpgraph.importers.tables.marks import Key
from stpgraph.importers.tables.remarks import are_remarks, is_note
from stpgraph.importers.tables.table import Table, picked, turned
from stpgraph.importers.tables.telling import is_nameless
from stpgraph.importers.tables.titles import is_board

#: Titles are of so many lines at most; longer lists are lists.
_TITLE_LINES = 3
_TWICE = 2
_LONGEST_MARK = 4
#: Nobody asks so much of a board, or lists so many of its days.
_MOST_ASKED = 200


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet in its tables, with the key to its marks, and the notes that belong to none of them."""

    tables: tuple[Table, ...]
    key: Key
    notes: tuple[Unread, ...]


def divided(table: Table, said: Mapping[str, Field] | None = None) -> Sheet:
    """The tables of a sheet that is ready to be read."""
    key = marks.key_in(table.rows)
    notes: list[Unread] = []
    found = [each for each in _parts(_trimmed(table), key, said or {}, notes, 0) if each.rows]
    if len(found) > 1:
        found = [replace(each, part=number) for number, each in enumerate(found, 1)]
    return Sheet(tuple(found), key, tuple(notes))


def _parts(table: Table, key: Key, said: Mapping[str, Field], notes: list[Unread], depth: int) -> list[Table]:
    if not table.rows:
        return []
    made = []
    for piece in _beside(_without_remarks(table, notes), key, said):
        for block in _below(piece, key, said, notes):
            whole = block.rows == table.rows or depth >= _TWICE
            made += [block] if whole else _parts(block, key, said, notes, depth + 1)
    return made


def _trimmed(table: Table) -> Table:
    rows = [at for at, row in enumerate(table.rows) if any(row)]
    columns = [at for at in range(max(map(len, table.rows), default=0)) if any(row[at] for row in table.rows)]
    if not rows:
        return replace(table, rows=())
    whole = len(table.rows), max(map(len, table.rows))
    kept = range(rows[0], rows[-1] + 1), range(columns[0], columns[-1] + 1)
    return table if (len(kept[0]), len(kept[1])) == whole else picked(table, *kept)


def headed(table: Table, key: Key, said: Mapping[str, Field]) -> bool:
    """Whether a part of a sheet begins with a heading, so that it is a table by itself."""
    found = matched(table.rows, said, table.called)
    understood = sum(each.field != "ignored" and each.confidence > 0.6 for each in found.columns)
    known = found.heading >= 0 and understood > 1 and headings_of(table.rows[found.heading]) and found.heading <= _TITLE_LINES
    if known and not _goes_on(table.rows[: found.heading], table.rows[found.heading]):
        return True
    if is_turned(table):
        return True
    matrix = matrices.find(table, key, said)
    return matrix is not None and (matrix.table.turned != table.turned or matrix.head <= _TITLE_LINES)


def _goes_on(over: Sequence[Sequence[str]], row: Sequence[str]) -> bool:
    """Whether rows of the same shape stand over a row: then it is no heading, but one of them."""
    filled = [at for at, text in enumerate(row) if text]
    return len(filled) > _TWICE and any([at for at, text in enumerate(each) if text] == filled for each in over)


def is_turned(table: Table) -> bool:
    """Whether the headings stand down the first column, and each thing has a column."""
    if not table.rows or max(map(len, table.rows)) < 2:
        return False
    if is_compared(table.rows):
        return True
    down = [row[0] for row in table.rows if row[0]]
    fields = {each.field for each in matched([down]).columns if each.confidence >= 0.95}
    # “Workstream” in each cell of a row says what each thing is; headings differ from one another.
    across = max(sorts_of(row) for row in table.rows[:6])
    if any(_are_headings(row) for row in table.rows[:6]) and len(fields) < len(down):
        return False
    named = bool(fields & {"name", "from", "board"})
    many = len(fields) >= 3 and len(fields) > len(down) * 0.5
    return (many or (named and len(fields) >= 2 and len(fields) == len(down))) and len(fields) > across


def is_compared(rows: Sequence[Sequence[str]]) -> bool:
    """Whether boards stand across, and what is said of each stands below: who chairs it, how often it meets, the days on which it does."""
    head = next((at for at, row in enumerate(rows[: _TITLE_LINES + 1]) if sum(map(bool, row)) > 1), len(rows))
    across = [text for text in rows[head][1:] if text] if head < len(rows) else []
    if len(across) < _TWICE or column_match(0, rows[head][0], {}).field not in ("ignored", "name", "board"):
        return False
    below = [row for row in rows[head + 1 :] if any(row)]
    if len(below) > _MOST_ASKED:
        return False
    asked = [row for row in below if row[0] and _is_asked(row[0])]
    rest = sum(bool(row[0]) and is_nameless(row[0]) for row in below)
    fields = {column_match(0, row[0], {}).field for row in asked}
    # Marks are those of who sits where.
    told = any(len(text) > _LONGEST_MARK for row in asked for text in row[1:])
    return told and len(asked) == len(fields) and len(asked) + rest == len(below) > 1 and all(map(is_board, across))


def _is_asked(heading: str) -> bool:
    found = column_match(0, heading, {})
    return found.confidence >= 0.9 and found.field not in ("name", "board", "ignored", "role", "person")


def _are_headings(row: Sequence[str]) -> bool:
    """Whether every cell of a row is a heading, each of another sort."""
    cells = [text for text in row if text]
    if len(cells) < _TWICE or sorts_of(row) < len(cells):
        return False
    fields = {column_match(0, text, {}).field for text in cells}
    return len(cells) > _TWICE or fields <= SEAT_FIELDS | {"capacity"}


def _without_remarks(table: Table, notes: list[Unread]) -> Table:
    """The table without columns of remarks that stand apart from it, on its right; these are told."""
    width = max(map(len, table.rows))
    runs = _runs([any(row[at] for row in table.rows) for at in range(width)])
    last = len(runs)
    while last > 1 and _apart(table, runs[last - 1]):
        last -= 1
    if last == len(runs):
        return table
    for number, row in enumerate(table.rows):
        for text in filter(None, row[runs[last].start :]):
            notes.append(Unread(f"“{short(text)}”", table.place(number), "It was taken for a remark beside the table."))
    return _trimmed(picked(table, range(len(table.rows)), range(runs[last].start)))


def _apart(table: Table, run: range) -> bool:
    """Whether some columns hold remarks only, and no heading of the table's own stands over them."""
    rows = [row for row in table.rows if any(row[run.start : run.stop])]
    headed = headings_of(rows[0][: run.start]) > 1 and len(rows) > 1
    return not headed and are_remarks([text for row in rows for text in row[run.start : run.stop] if text])


def _beside(table: Table, key: Key, said: Mapping[str, Field]) -> list[Table]:
    """Tables parted by empty columns; what has no heading of its own is no table."""
    width = max(map(len, table.rows))
    runs = _runs([any(row[at] for row in table.rows) for at in range(width)])
    whole = range(len(table.rows))
    if len(runs) < 2:
        step = _again(table)
        return [_trimmed(picked(table, whole, range(at, at + step))) for at in range(0, width, step)] if step else [table]
    pieces = [(run, _trimmed(picked(table, whole, run))) for run in runs]
    keys = [run for run, piece in pieces if marks.is_key(piece.rows, key)]
    others = [(run, piece) for run, piece in pieces if run not in keys]
    if len(others) > 1 and all(headed(piece, key, said) for _, piece in others):
        return [piece for _, piece in others]
    if keys and others:
        left = [at for run, _ in others for at in run]
        return [_trimmed(picked(table, whole, range(min(left), max(left) + 1)))]
    return [table]


def _again(table: Table) -> int:
    """After how many columns the same headings begin anew (“Board”, “Accountable to”, “Project”, “Accountable to”); 0 where they do not."""
    for row in table.rows[: _TITLE_LINES + 1]:
        found = [each for at, text in enumerate(row) if text for each in [column_match(at, text, {})] if each.confidence >= 0.9]
        fields = ["name" if each.field in ("name", "board", "organisation") else each.field for each in found]
        if len(fields) != len(row) or fields[0] != "name" or not LINES.keys() & set(fields):
            continue
        step = fields.index("name", 1) if "name" in fields[1:] else 0
        if step > 1 and len(fields) % step == 0 and fields == fields[:step] * (len(fields) // step):
            return step
    return 0


def _below(table: Table, key: Key, said: Mapping[str, Field], notes: list[Unread]) -> list[Table]:
    """Tables parted by empty rows; what has no heading of its own goes on with the one above it."""
    runs = [part for run in _runs([any(row) for row in table.rows]) for part in _at_headings(table, run)]
    width = range(max(map(len, table.rows)))
    groups: list[tuple[list[int], str]] = []
    waiting: list[int] = []
    for run in runs:
        rows = [table.rows[at] for at in run]
        if marks.is_key(rows, key) and headings_of(rows[0]) < _TWICE:
            continue
        if _is_words(table, run):
            waiting += run
            continue
        block = picked(table, run, width)
        if groups and (not headed(block, key, said) or _begun(table, groups[-1][0], block)):
            groups[-1][0].extend([*waiting, *run])
        elif (titled := is_turned(block) or _introduced(table, waiting, run)) or groups or _are_notes(table, waiting):
            over = (_words(table, at) for at in waiting if not is_note(_words(table, at)))
            title = " ".join(over) if groups or titled else ""
            for at in waiting:
                _told(table, at, notes, title)
            groups.append((list(run), title))
        else:
            # What stands over the first table is told where that is read.
            groups.append(([*waiting, *run], ""))
        waiting = []
    for at in waiting:
        if is_note(_words(table, at)) or not groups:
            _told(table, at, notes, "")
        else:
            groups[-1][0].append(at)
    if not groups and waiting:
        notes.clear()
        return [table]
    above = table.title if len(groups) == 1 else ""
    return [replace(_trimmed(picked(table, rows, width)), title=title or above) for rows, title in groups]


def _at_headings(table: Table, run: range) -> list[range]:
    """Rows without a gap, parted before each row of other headings than those above, and before the title over such."""
    heads = [at for at in run if _is_head(table.rows[at])]
    if len(heads) < _TWICE or heads[0] - run.start > _TITLE_LINES or is_turned(table):
        return [run]
    starts = [run.start]
    for before, at in pairwise(heads):
        if table.rows[at] == table.rows[before] or at - before < _TWICE:
            continue
        titled = at - before > _TWICE and sum(map(bool, table.rows[at - 1])) == 1
        starts.append(at - 1 if titled else at)
    return [range(start, end) for start, end in pairwise([*starts, run.stop])]


def _is_head(row: Sequence[str]) -> bool:
    """Whether all cells of a row are headings, the first of them that of a name."""
    cells = [text for text in row if text]
    if len(cells) < _TWICE or not row[0] or headings_of(row) < len(cells) or sorts_of(row) < _TWICE:
        return False
    return column_match(0, row[0], {}).field in ("name", "board", "organisation", "from")


def _begun(table: Table, rows: Sequence[int], block: Table) -> bool:
    """Whether there are only headings so far, parted by an empty row from what stands under them."""
    return len(rows) == 1 and _is_heading(table.rows[rows[0]]) and not _is_heading(block.rows[0])


def _is_heading(row: Sequence[str]) -> bool:
    """Whether all cells of a row are headings, of several sorts."""
    return headings_of(row) == sum(map(bool, row)) and sorts_of(row) >= _TWICE


def _told(table: Table, at: int, notes: list[Unread], title: str) -> None:
    why = "It stands above a table, and was taken for its title." if title else "It was taken for a remark beside the table."
    notes.append(Unread(f"“{short(_words(table, at))}”", table.place(at), why))


def _words(table: Table, at: int) -> str:
    return " ".join(text for text in table.rows[at] if text)


def _are_notes(table: Table, rows: Iterable[int]) -> bool:
    return all(is_note(_words(table, at)) for at in rows)


def _introduced(table: Table, waiting: Sequence[int], run: range) -> bool:
    """Whether a title with a remark below it stands over a part of a sheet that does not go on further in, as what belongs to it would."""
    if len(waiting) < _TWICE or is_note(_words(table, waiting[0])) or not _are_notes(table, waiting[1:]):
        return False
    over, first = (next(at for at, text in enumerate(table.rows[row]) if text) for row in (waiting[0], run[0]))
    return first <= over and not table.indents.get((run[0], first))


def _is_words(table: Table, run: range) -> bool:
    """Whether rows are a title or remarks: one cell each, few, below one another, not indented."""
    filled = [[at for at, text in enumerate(table.rows[row]) if text and not _is_aside(table, row, at)] for row in run]
    if len({each[0] for each in filled}) > 1 or any(len(each) > 1 for each in filled):
        return False
    if all(is_note(_words(table, row)) for row in run):
        return True
    return len(run) <= _TITLE_LINES and not any(table.indents.get((row, filled[0][0])) for row in run)


def _is_aside(table: Table, row: int, at: int) -> bool:
    """Whether a cell is a remark beside a title (“Draft for comment”)."""
    cells = table.rows[row]
    return any(cells[:at]) and is_note(cells[at]) and not headings_of(cells)


def _runs(filled: list[bool]) -> list[range]:
    """Stretches without a gap."""
    made: list[range] = []
    start = None
    for at, each in enumerate([*filled, False]):
        if each and start is None:
            start = at
        elif not each and start is not None:
            made.append(range(start, at))
            start = None
    return made


def as_read(table: Table) -> Table:
    """The table with headings across."""
    return turned(table) if is_turned(table) else table
