"""The table of the Portfolio page: a row for each structure, in the columns that a reader chose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stpgraph.assess import STANDING_WORDS
from stpgraph.model import SEVERITIES, Severity
from stpgraph.model.finding import SEVERITY_WORDS
from stpgraph.portfolio import HEADING_NAMES, Entry, counts, headings, measures_told, questions, under
from stpgraph.reading.words import NOT_STATED, STRUCTURE_STATUS, date_words, uncapital
from stpgraph.report.portfolio_tables import NOT_KNOWN, Told, cell_words, phase_words, seen_words
from stpgraph.report.workbook import Cell, Column, SheetTable
from stpgraph.ui.portfolio import ColumnsKey
from stpgraph.ui.portfolio_sets import Made

_PART = {
    "tables": ("table-2", "table-3"),
    "spectrum": ("spectrum",),
    "delivery-plan": ("delivery-plan",),
    "checklist": ("checklist",),
}
#: Where a structure comes from, in a column of its own: nobody may take a made-up one for a real one.
_FROM = {"published": "Published", "archetypes": "Typical", "synthetic": "SYNTHETIC", "kept": "Saved here", "own": "Your file"}


@dataclass(frozen=True, slots=True)
class Grid:
    """The table that is shown: the numbers of its structures among all, from 1, and their cells."""

    table: SheetTable
    shown: tuple[int, ...]


def grid(told: Told, made: Made, columns: ColumnsKey, search: str = "") -> Grid:
    """The structures in which every word of a search is found (title, footprint, file, where it comes from, where it stands, and what is
    in the cells), each in the columns of one group."""
    head = (Column("Structure", 40), Column("No.", 6), Column("From", 11))
    tail = tuple(_columns(columns))
    words = search.casefold().split()
    rows: list[tuple[Cell, ...]] = []
    shown: list[int] = []
    for number, (entry, item, title) in enumerate(zip(told.portfolio.entries, made.items, told.titles(), strict=True), 1):
        cells = (title, number, _FROM[item.shelf], *_cells(columns, entry))
        text = " ".join((*(each for each in cells if isinstance(each, str)), entry.footprint, entry.file)).casefold()
        if all(word in text for word in words):
            rows.append(cells)
            shown.append(number)
    return Grid(SheetTable("Structures", (*head, *tail), rows), tuple(shown))


def plain(cell: Cell, column: Column) -> str:
    """A cell as a text.

    >>> plain(0.5, Column("A", sort="share")), plain(None, Column("A")), plain(1200, Column("A"))
    ('50%', 'Not known', '1,200')
    """
    if cell is None:
        return NOT_KNOWN
    if isinstance(cell, str):
        return cell
    return f"{cell:.0%}" if column.sort == "share" else f"{cell:,.4g}" if isinstance(cell, float) else f"{cell:,}"


def numeric(table: SheetTable, at: int) -> bool:
    """Whether a column holds numbers only; what is not known is None there."""
    return bool(table.rows) and all(isinstance(row[at], int | float | None) for row in table.rows)


# ── the groups of columns ────────────────────────────────────────────────────────────────────────────────────────────


def _columns(group: ColumnsKey) -> Iterator[Column]:
    if group == "findings":
        yield from (Column("Footprint"), Column("Shows"), Column("As at"))
        for severity in SEVERITIES:
            yield from (Column(f"{_many(severity)} {word}") for word in ("confirmed", "not stated", "accepted"))
        yield from (Column("Stands at"), Column("Typical structure seen"), Column("Boxes"))
    elif group == "measures":
        yield from (Column(each.name, sort="share" if each.unit == "share" else "plain") for each in measures_told())
    elif group == "headings":
        yield from (Column(f"{HEADING_NAMES[each.part]}, {each.key}: {each.title}") for each in headings())
    else:
        yield from (
            Column(f"{each.heading}: {each.text}" if each.heading else each.text)
            for each in questions()
            if each.part in _PART[group]
        )
        if group == "spectrum":
            yield Column("Stands at")


def _cells(group: ColumnsKey, entry: Entry) -> Sequence[Cell]:
    if group == "findings":
        found = [number for each in counts(entry) for number in (each.confirmed, each.not_stated, each.accepted)]
        about = (
            entry.footprint or NOT_STATED,
            STRUCTURE_STATUS[entry.status],
            date_words(entry.as_at) if entry.as_at else NOT_STATED,
        )
        return (*about, *found, phase_words(entry.phase), seen_words(entry), entry.nodes)
    if group == "measures":
        return tuple(each.value for each in entry.numbers)
    if group == "headings":
        return tuple(cell_words(under(entry, each)) or "Nothing found" for each in headings())
    words = {**STANDING_WORDS, "not_stated": "Not answered" if group == "checklist" else NOT_STATED}
    answers = [words[answer] for each, answer in zip(questions(), entry.answers, strict=True) if each.part in _PART[group]]
    return (*answers, phase_words(entry.phase)) if group == "spectrum" else answers


def _many(severity: Severity) -> str:
    return f"{SEVERITY_WORDS[severity]}s"


def found_in(told: Told) -> list[dict[str, str]]:
    """The heat map as a table in words: for each rule that finds anything, in which structures, and how often."""
    from stpgraph.rules import BY_ID

    rows = []
    for row in told.portfolio.heat:
        places: dict[str, list[str]] = {"Confirmed": [], "Not stated": [], "Only accepted": []}
        for title, cell in zip(told.titles(), row.cells, strict=True):
            if cell.confirmed:
                places["Confirmed"].append(_often(title, cell.confirmed))
            if cell.not_stated:
                places["Not stated"].append(_often(title, cell.not_stated))
            if cell.accepted and not cell.open:
                places["Only accepted"].append(_often(title, cell.accepted))
        if any(places.values()):
            rule = BY_ID[row.rule]
            told_in = {key: f"{len(each):,}: {'; '.join(each)}" if each else "None" for key, each in places.items()}
            rows.append({"Rule": f"{rule.defect} ({rule.id}, {uncapital(SEVERITY_WORDS[rule.severity])})", **told_in})
    return rows


def _often(title: str, number: int) -> str:
    return title if number == 1 else f"{title} ({number:,} times)"
