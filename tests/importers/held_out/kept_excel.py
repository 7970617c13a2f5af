"""Workbooks of the second set: registers turned on their side, indented outlines, and two tables on one sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from openpyxl.styles import Alignment, Font

from tests.importers.held_out import excel as first
from tests.importers.held_out.kept_roles import CLINICAL_ROLES, COUNTIES_ROLES, PORTFOLIO_ROLES, Roles
from tests.importers.held_out.kept_truths import (
    CHAIRS,
    CITY,
    CLINICAL_FOCUS,
    COMMISSIONERS,
    COUNCILS,
    COUNTIES,
    MINDS,
    PORTFOLIO,
    URGENT,
    VANGUARD,
)
from tests.importers.held_out.shaping import Held, children, joined, kinds, only
from tests.importers.truths import Line, Truth

Made = tuple[bytes, Truth, Mapping[str, Mapping[str, object]]]
_OFTEN = (("Monthly", "monthly"), ("Fortnightly", "fortnightly"), ("Quarterly", "quarterly"), ("Weekly", "weekly"))


# ── styles ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def transposed(truth: Truth, who: Roles, title: str = "") -> Made:
    """A column a group and a row a heading: what it is, whom it is accountable to, its chair, how often it meets, its quorum."""
    truth = only(truth, types=("body",), relations=("accountable_to",))
    up = first._parents(truth)
    chairs = {name: (post, kind) for name, (said, post, kind) in who.items() if said == "Chair"}
    book, page = first._book("Groups at a glance")
    if title:
        page.append([title])
        page.append([])
    rows: dict[str, list[object]] = {
        head: [head] for head in ("Group", "Type of group", "Accountable to", "Chair", "Meets", "Quorum", "Next review")
    }
    fields: dict[str, Mapping[str, object]] = {}
    for number, (name, _, kind) in enumerate(truth.nodes):
        often, stored = _OFTEN[number % len(_OFTEN)]
        values = (
            *(name, first._SAID[str(kind)], "; ".join(up.get(name, ())) or None, chairs.get(name, (None, ""))[0]),
            *(often, 3 + number % 3, "April 2020"),
        )
        for row, value in zip(rows.values(), values, strict=True):
            row.append(value)
        fields[name] = {"meets": stored, "quorum": 3 + number % 3}
    for row in rows.values():
        page.append(row)
    for cells in page.iter_cols():
        page.column_dimensions[cells[-1].column_letter].width = 26
    for cells in page.iter_rows(max_col=1):
        cells[0].font = Font(bold=True)
    posts = tuple((post, "post", kind) for post, kind in dict(chairs.values()).items())
    lines: tuple[Line, ...] = tuple((post, "sits_on", name) for name, (post, _) in chairs.items())
    return first._save(book), replace(truth, rows=(*truth.rows, posts), lines=(*truth.lines, *lines)), fields


def outline(truth: Truth, manner: str) -> Made:
    """An indented list, with a sentence above that says what the indent means: `indent` (the cell's own), `spaces` (four before the name),
    `columns` (a column further right at each level, no headings)."""
    truth = joined(only(truth, types=("body", "project"), relations=("accountable_to",)))
    under, inner, said = children(truth), {source for source, _, _ in truth.lines}, kinds(truth)
    book, page = first._book("Structure")
    page.append([truth.title])
    page.append(["Each group or project is accountable to the one above it that is one step less indented."])
    page.append([])
    if manner != "columns":
        page.append(["Group or project", "Status"])
        first._heading(page, 4, 60)

    def put(name: str, depth: int) -> None:
        status = "Live" if said[name][0] == "project" else None
        if manner == "columns":
            page.append([*([None] * depth), name])
        else:
            page.append(["    " * depth + name if manner == "spaces" else name, status])
            if manner == "indent":
                page.cell(page.max_row, 1).alignment = Alignment(horizontal="left", indent=depth * 2)
        for each in under.get(name, ()):
            put(each, depth + 1)

    for name, _, _ in truth.nodes:
        if name not in inner:
            put(name, 0)
    return first._save(book), truth, {}


def two_tables(truth: Truth, beside: bool = False) -> Made:
    """Two tables on one sheet, of boards and groups and of projects, each with its title and headings: one below the other, or `beside`."""
    truth = only(truth, types=("body", "project"), relations=("accountable_to",))
    up = first._parents(truth)
    book, page = first._book("Governance")
    tables = []
    for title, node_type, heads in (
        ("Boards and groups", "body", ("Board or group", "Accountable to", "Frequency")),
        ("Projects", "project", ("Project", "Accountable to", "RAG")),
    ):
        rows = []
        for at, (name, each, _) in enumerate(truth.nodes):
            if each == node_type:
                more = _OFTEN[at % len(_OFTEN)][0] if node_type == "body" else ("Green", "Amber", "Red")[at % 3]
                rows.append((name, up.get(name, [None])[0], more))
        tables.append((title, heads, rows))
    row, column = 1, 1
    for title, heads, rows in tables:
        page.cell(row, column, title).font = Font(bold=True, size=14)
        for down, cells in enumerate((heads, *rows), 1):
            for right, value in enumerate(cells):
                page.cell(row + down, column + right, value)
                if down == 1:
                    page.cell(row + down, column + right).font = Font(bold=True)
        row, column = (row, column + 4) if beside else (row + len(rows) + 4, column)
    for letter in "ABCDEFG":
        page.column_dimensions[letter].width = 30
    bodies = [name for name, node_type, _ in truth.nodes if node_type == "body"]
    meets = {name: {"meets": _OFTEN[at % len(_OFTEN)][1]} for at, (name, _, _) in enumerate(truth.nodes) if name in bodies}
    return first._save(book), truth, meets


# ── the documents ────────────────────────────────────────────────────────────────────────────────────────────────────

_CHAIRED: Mapping[str, tuple[str, str]] = {
    name: (post, kind) for name, (said, post, kind) in COUNTIES_ROLES.items() if said == "Chair"
}
_NOTE = "C = Chair; M = Member; A = In attendance"


def _made() -> list[tuple[str, Callable[[], Made]]]:
    return [
        ("transposed", lambda: transposed(CLINICAL_FOCUS, CLINICAL_ROLES)),
        ("transposed", lambda: transposed(COUNTIES, COUNTIES_ROLES, "Two counties: our groups at a glance")),
        ("transposed", lambda: transposed(PORTFOLIO, PORTFOLIO_ROLES)),
        ("outline", lambda: outline(COUNTIES, "indent")),
        ("outline", lambda: outline(CITY, "spaces")),
        ("outline-columns", lambda: outline(PORTFOLIO, "columns")),
        ("two-tables", lambda: two_tables(VANGUARD)),
        ("two-tables", lambda: two_tables(URGENT)),
        ("two-tables-beside", lambda: two_tables(CLINICAL_FOCUS, beside=True)),
        ("register", lambda: first.register(COUNTIES, head="Answerable to")),
        ("register-titled", lambda: first.register(URGENT, above=("Brackenshire network", "Version 3"))),
        ("chaired-by", lambda: first.chaired(_CHAIRED, COUNTIES)),
        ("sro-lead", lambda: first.leads(MINDS)),
        ("matrix-ticks", lambda: first.matrix(CHAIRS, ("✓",))),
        ("matrix-letters", lambda: first.matrix(CHAIRS, ("C", "M", "A"), _NOTE)),
        ("matrix-partners", lambda: first.partners(VANGUARD)),
        ("tiers", lambda: first.tiers(CITY)),
        ("pairs", lambda: first.pairs(COMMISSIONERS)),
        ("pairs", lambda: first.pairs(COUNCILS, ("Source", "Relationship", "Target"), more=True)),
        ("calendar", lambda: first.calendar(URGENT)),
        ("sheets", lambda: first.sheets(VANGUARD)),
        ("agreements", lambda: first.papers(COMMISSIONERS)),
    ]


def documents(most: int | None = None) -> list[Held]:
    """All documents of the format, or the first so many."""
    made = []
    for style, make in _made()[:most]:
        data, truth, fields = make()
        made.append(Held("xlsx", style, f"{truth.title.replace(':', ',')}.xlsx", data, truth, fields))
    return made
