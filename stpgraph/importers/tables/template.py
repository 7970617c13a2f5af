"""The documented Excel template: a sheet for each sort of thing, lists to choose from, and a page that says how to fill it in.

A structure written into it reads back the same. It says everything in the words that readers see; the last column of a sheet is the
short name of a row, which may be left empty. Libraries: XlsxWriter to write; what is read comes from `workbook`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook as Book

from stpgraph.design.cells import Column
from stpgraph.design.grid import SHEETS, Sheet, columns_of, tables
from stpgraph.draw.style import ACCENT, INK, PAPER
from stpgraph.export.archive import repacked
from stpgraph.export.cells import excel_cell
from stpgraph.layout.text import FONT_FAMILIES
from stpgraph.model import Structure
from stpgraph.reading.words import ARCHETYPES, DRAWING, STRUCTURE_STATUS

#: In the first cell of the first sheet; by it the template is known again.
MARK = "Governance structure: template of stpgraph, version 1"
HOW, WHOLE, CHOICES = "How to fill in", "Structure", "Choices"
SHORT = "Short name (may stay empty)"
#: Where a row stands among all organisations, boards, projects, posts and agreements.
ORDER = "Order (may stay empty)"
_FILLED = 1_000
_DOCUMENTED: tuple[str, ...] = (
    "Fill in one sheet after the other. Only the coloured headings are fixed; leave empty what is not known. Empty never means “no”.",
    "1. “Structure”: the title and what the structure shows.",
    "2. “Organisations”, “Boards and groups”, “Projects”, “Posts”, “Agreements and documents”: one row for each. Every row needs a name.",
    "3. “Lines”: one row for each line between two of them. “From” and “To” are names as they stand on the other sheets.",
    "   A line that “answers to” leads from the one who answers to the one who is answered to.",
    "4. “Decisions”: who takes them, who is asked, who must agree. Several names are parted by semicolons.",
    "5. “Sources”: the documents that say all this. Other sheets name them by their title.",
    "Where a cell has a list, choose from it. Where it has none, write plain words.",
    "Bring the file back with: stpgraph import FILE.xlsx -o structure.yaml — or in the app, on the page where structures are uploaded.",
    "Formulas are not worked out and pictures are not read.",
)
#: Field, heading and choices of what is said of the whole.
WHOLE_FIELDS: tuple[tuple[str, str, Mapping[str, str]], ...] = (
    ("title", "Title", {}),
    ("footprint", "Footprint", {}),
    ("status", "Status", {str(key): words for key, words in STRUCTURE_STATUS.items()}),
    ("archetype", "Follows", {str(key): words for key, words in ARCHETYPES.items()}),
    ("as_at", "As at (a year, a month or a day: 2017, 2017-06, 2017-06-01)", {}),
    ("drawing", "Completeness", {str(key): words for key, words in DRAWING.items()}),
    ("notes", "Remarks", {}),
    ("id", SHORT, {}),
)
#: Sheets that have no forms of their own in the app: their name, and field and heading of each column.
MORE: Mapping[str, tuple[tuple[str, str], ...]] = {
    "Sources": (
        *(
            ("title", "Title"),
            ("publisher", "Publisher"),
            ("date", "Date"),
            ("url", "Web address"),
            ("locator", "Place in the document"),
        ),
        ("id", SHORT),
    ),
    "Accepted findings": (
        *(
            ("rule", "Rule"),
            ("subjects", "Short names that it is about"),
            ("reason", "Reason"),
            ("by", "Accepted by"),
            ("on", "Accepted on"),
        ),
        *(("until", "Accepted until"), ("fingerprint", "What it rested on")),
    ),
    "Thresholds": (("rule", "Rule"), ("number", "Number")),
    "Checklist": (
        ("question", "Question"),
        ("answer", "Answer"),
        ("evidence", "Evidence"),
        ("by", "Answered by"),
        ("on", "Answered on"),
    ),
}


def blank() -> Structure:
    """What an empty template holds."""
    return Structure.model_validate({"stpgraph": 1, "id": "our-structure", "title": "Our structure", "status": "current"})


def write(structure: Structure | None = None) -> bytes:
    """The workbook, empty or filled with a structure. Same structure, same bytes on every machine."""
    shown = structure or blank()
    made = BytesIO()
    settings = {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(made, settings)
    book.set_properties({"title": "Governance structure", "created": datetime(2017, 1, 1)})
    look = _Look(book)
    choices = _Choices()
    _how(book, look)
    _whole(book, look, shown, choices)
    order = {node.id: str(place) for place, node in enumerate(shown.nodes, 1)}
    for table in tables(shown):
        if table.sheet == "seats":
            continue
        more = [] if table.sheet == "relations" else [SHORT] if table.sheet == "decisions" else [SHORT, ORDER]
        rows = [(*row.cells, *(row.key, order.get(row.key, ""))[: len(more)]) for row in table.rows]
        _sheet(book, look, table.name, columns_of(table.sheet), rows, more, choices)
    for name, fields in MORE.items():
        _plain_sheet(book, look, name, [heading for _, heading in fields], [list(row) for row in more_rows(shown, name)])
    _choices(book, look, choices)
    book.close()
    return repacked(made.getvalue())


def more_rows(structure: Structure, sheet: str) -> Iterator[tuple[str, ...]]:
    """The rows of a sheet of `MORE`, as text."""
    if sheet == "Thresholds":
        yield from ((rule, repr(number)) for rule, number in structure.limits.items())
        return
    if sheet == "Checklist":
        for question, answer in structure.checklist.items():
            yield (question, answer.answer, answer.evidence or "", answer.by or "", answer.on or "")
        return
    for item in structure.sources if sheet == "Sources" else structure.accepted:
        data = item.model_dump(mode="json", exclude_none=True)
        yield tuple(
            "; ".join(value) if isinstance(value, list) else str(value) for value in (data.get(key, "") for key, _ in MORE[sheet])
        )


class _Look:
    """How cells look."""

    def __init__(self, book: Book) -> None:
        base = {
            "font_name": FONT_FAMILIES[1],
            "font_size": 10,
            "font_color": INK,
            "text_wrap": True,
            "valign": "top",
            "num_format": "@",
        }
        self.cell: Format = book.add_format(base)
        self.head: Format = book.add_format(base | {"bold": True, "font_color": PAPER, "bg_color": ACCENT})
        self.title: Format = book.add_format(base | {"bold": True, "font_size": 14, "text_wrap": False})


class _Choices:
    """The lists to choose from, each once, by where they stand on the sheet of choices."""

    def __init__(self) -> None:
        self.lists: dict[tuple[str, ...], str] = {}

    def place(self, heading: str, words: tuple[str, ...]) -> str:
        if words not in self.lists:
            self.lists[words] = heading
        letter = _letter(list(self.lists).index(words))
        return f"={CHOICES}!${letter}$2:${letter}${len(words) + 1}"


def _how(book: Book, look: _Look) -> None:
    page = book.add_worksheet(HOW)
    page.set_column(0, 0, 130)
    page.write_string(0, 0, MARK, look.title)
    for row, words in enumerate(_DOCUMENTED, 2):
        page.write_string(row, 0, words, look.cell)


def _whole(book: Book, look: _Look, structure: Structure, choices: _Choices) -> None:
    page = book.add_worksheet(WHOLE)
    page.set_column(0, 0, 34)
    page.set_column(1, 1, 100)
    for row, (key, heading, words) in enumerate(WHOLE_FIELDS):
        value = getattr(structure, key)
        page.write_string(row, 0, heading, look.head)
        page.write_string(row, 1, excel_cell("" if value is None else words.get(str(value), str(value))), look.cell)
        if words:
            _validate(page, row, row, 1, choices.place(heading, tuple(words.values())), heading)


def _sheet(
    book: Book,
    look: _Look,
    name: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    more: list[str],
    choices: _Choices,
) -> None:
    headings = [each.label for each in columns] + more
    page = _plain_sheet(book, look, name, headings, rows)
    for at, each in enumerate(columns):
        if each.choices:
            words = tuple(words for _, words in each.choices)
            _validate(page, 1, max(_FILLED, len(rows)), at, choices.place(each.label, words), each.label)


def _plain_sheet(book: Book, look: _Look, name: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Any:
    page = book.add_worksheet(name)
    for at, heading in enumerate(headings):
        longest = max([len(heading), *(len(row[at]) for row in rows[:200])])
        page.set_column(at, at, min(max(longest + 2, 12), 48), look.cell)
        page.write_string(0, at, heading, look.head)
    for number, row in enumerate(rows, 1):
        for at, text in enumerate(row):
            if text:
                page.write_string(number, at, excel_cell(text), look.cell)
    page.freeze_panes(1, 1)
    return page


def _validate(page: Any, first: int, last: int, column: int, source: str, heading: str) -> None:
    page.data_validation(
        *(first, column, last, column),
        {
            "validate": "list",
            "source": source,
            "error_type": "warning",
            "error_title": heading[:32],
            "error_message": "This is not in the list. Choose from the list, or leave the cell empty.",
        },
    )


def _choices(book: Book, look: _Look, choices: _Choices) -> None:
    page = book.add_worksheet(CHOICES)
    for at, (words, heading) in enumerate(choices.lists.items()):
        page.set_column(at, at, 34)
        page.write_string(0, at, heading, look.head)
        for row, each in enumerate(words, 1):
            page.write_string(row, at, each, look.cell)


def _letter(column: int) -> str:
    first, last = divmod(column, 26)
    return (chr(64 + first) if first else "") + chr(65 + last)


def sheet_names() -> Mapping[str, Sheet]:
    """The names of the sheets of things, lines and decisions, and what they stand for."""
    return {table.name: table.sheet for table in tables(blank()) if table.sheet in SHEETS and table.sheet != "seats"}
