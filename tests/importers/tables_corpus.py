"""Tables as people keep them, each made by a script from a structure that is known.

`python -m tests.importers.tables_corpus make` makes the files of LibreOffice anew, and prints the figures.

A style lays a truth out on sheets (`Grid`), which are then written as Excel, OpenDocument or CSV.
"""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from html import escape
from pathlib import Path

import xlsxwriter

from stpgraph.importers.draft import Draft, Sketch
from stpgraph.importers.drafting import draft
from stpgraph.importers.tables import free as tables
from stpgraph.importers.tables import opendocument, pairs, webtable, workbook
from tests.importers.corpus import SAID, Document, Score, counts
from tests.importers.corpus import documents as first_documents
from tests.importers.truths import TRUTHS, Line, Truth, _b, _i, _j, _o, _p, _up

FILES = Path(__file__).parent / "files"


@dataclass
class Grid:
    """A sheet: rows of cells; merged cells as first row, first column, last row, last column; how far cells are indented."""

    name: str
    rows: list[list[str]]
    spans: list[tuple[int, int, int, int]] = field(default_factory=list)
    indents: dict[tuple[int, int], int] = field(default_factory=dict)
    hidden: bool = False
    hidden_rows: set[int] = field(default_factory=set)


# ── truths of their own ──────────────────────────────────────────────────────────────────────────────────────────────


def _sits(board: str, *sources: str) -> tuple[Line, ...]:
    return tuple((each, "sits_on", board) for each in sources)


def _seats(board: str, *sources: str) -> tuple[Line, ...]:
    return tuple((each, "member_of", board) for each in sources)


MEMBERSHIPS: tuple[Truth, ...] = (
    Truth(
        "Who has seats: organisations",
        (
            _b("strategic_board", "STP Programme Board"),
            (*_b("finance_group", "Finance Directors Group"), *_b("clinical_cabinet", "Clinical Reference Group")),
            (
                *_o("ccg", "NHS Riverside CCG", "NHS Hill CCG"),
                *_o("foundation_trust", "Riverside Hospitals NHS Foundation Trust"),
                *_o("local_authority", "Riverside County Council"),
                *_o("healthwatch", "Healthwatch Riverside"),
            ),
        ),
        (
            *_seats("STP Programme Board", "NHS Riverside CCG", "NHS Hill CCG", "Riverside Hospitals NHS Foundation Trust"),
            *_seats("STP Programme Board", "Riverside County Council", "Healthwatch Riverside"),
            *_seats("Finance Directors Group", "NHS Riverside CCG", "Riverside Hospitals NHS Foundation Trust"),
            *_seats("Clinical Reference Group", "NHS Hill CCG", "Riverside Hospitals NHS Foundation Trust"),
        ),
    ),
    Truth(
        "Who sits where: posts",
        (
            _b("strategic_board", "Vale Partnership Board"),
            (*_b("delivery_group", "Vale Delivery Group"), *_b("executive_group", "Chief Officers Group")),
            (
                *_p("independent_chair", "Independent Chair"),
                *_p("senior_responsible_officer", "Senior Responsible Officer"),
                *_p("lay_member", "Lay member for audit"),
                *_p("finance_director", "Director of Finance, Vale CCG"),
                *_p("clinician", "Medical Director, Vale Hospitals"),
                *_p("elected_member", "Cabinet Member for Adult Care"),
            ),
        ),
        (
            *_sits("Vale Partnership Board", "Independent Chair", "Senior Responsible Officer", "Lay member for audit"),
            *_sits("Vale Partnership Board", "Cabinet Member for Adult Care", "Medical Director, Vale Hospitals"),
            *_sits("Vale Delivery Group", "Senior Responsible Officer", "Director of Finance, Vale CCG"),
            *_sits("Vale Delivery Group", "Medical Director, Vale Hospitals"),
            *_sits("Chief Officers Group", "Senior Responsible Officer", "Director of Finance, Vale CCG"),
        ),
    ),
    Truth(
        "Places and their seats",
        (
            _b("strategic_board", "Coast ICS Board"),
            _b("locality_group", "North Locality Board", "South Locality Board", "Island Place Board"),
            _b("overview_and_scrutiny_committee", "Coast Joint Overview and Scrutiny Committee"),
            (
                *_o("ccg", "North Coast CCG", "South Coast CCG"),
                *_o("nhs_trust", "Coast Hospitals NHS Trust"),
                *_o("ambulance_trust", "Coast Ambulance Service NHS Trust"),
                *_o("local_authority", "Coast Borough Council"),
                *_o("voluntary_sector", "Age UK Coast"),
            ),
        ),
        (
            *_seats(
                "Coast ICS Board", "North Coast CCG", "South Coast CCG", "Coast Hospitals NHS Trust", "Coast Borough Council"
            ),
            *_seats("North Locality Board", "North Coast CCG", "Age UK Coast", "Coast Ambulance Service NHS Trust"),
            *_seats("South Locality Board", "South Coast CCG", "Coast Hospitals NHS Trust"),
            *_seats("Island Place Board", "South Coast CCG", "Coast Borough Council", "Age UK Coast"),
            *_seats("Coast Joint Overview and Scrutiny Committee", "Coast Borough Council"),
        ),
    ),
)
TREES: tuple[Truth, ...] = (
    TRUTHS[2],
    Truth(
        "Down from the board",
        (
            _b("strategic_board", "Moor System Leadership Board"),
            (*_b("delivery_group", "Moor Delivery Board"), *_b("finance_group", "Finance and Contracting Group")),
            (*_b("workstream", "Urgent and Emergency Care", "Cancer Programme"), *_b("enabler", "Digital", "Estates")),
            _j("Ambulance handover project", "Rapid diagnosis pilot"),
        ),
        (
            *_up("Moor System Leadership Board", "Moor Delivery Board", "Finance and Contracting Group"),
            *_up("Moor Delivery Board", "Urgent and Emergency Care", "Cancer Programme", "Digital"),
            *_up("Finance and Contracting Group", "Estates"),
            *_up("Urgent and Emergency Care", "Ambulance handover project"),
            *_up("Cancer Programme", "Rapid diagnosis pilot"),
        ),
    ),
    Truth(
        "Places below places",
        (
            _b("joint_committee", "Joint Committee of Dale CCGs"),
            (*_b("oversight_group", "Programme Assurance Group"), *_b("executive_group", "Dale Executive Group")),
            _b("locality_group", "High Dale Locality Group", "Low Dale Locality Group"),
            (*_b("workstream", "Frailty", "Mental Health Workstream"), *_j("Falls pilot", "Crisis line")),
        ),
        (
            *_up("Joint Committee of Dale CCGs", "Programme Assurance Group", "Dale Executive Group"),
            *_up("Dale Executive Group", "High Dale Locality Group", "Low Dale Locality Group"),
            *_up("High Dale Locality Group", "Frailty"),
            *_up("Low Dale Locality Group", "Mental Health Workstream"),
            *_up("Frailty", "Falls pilot"),
            *_up("Mental Health Workstream", "Crisis line"),
        ),
    ),
)
AGREED = Truth(
    "Agreements and who signed them",
    (
        (*_o("ccg", "Marsh CCG", "Wold CCG"), *_o("local_authority", "Marsh County Council")),
        (*_b("strategic_board", "Marsh STP Board"), *_b("audit_committee", "Audit Committee in the STP")),
        (*_i("memorandum_of_understanding", "Memorandum of Understanding"), *_i("pooled_budget", "Better Care Fund")),
    ),
    (
        ("Marsh CCG", "party_to", "Memorandum of Understanding"),
        ("Wold CCG", "party_to", "Memorandum of Understanding"),
        ("Marsh CCG", "party_to", "Better Care Fund"),
        ("Marsh County Council", "party_to", "Better Care Fund"),
        ("Memorandum of Understanding", "covers", "Marsh STP Board"),
        ("Audit Committee in the STP", "oversees", "Marsh STP Board"),
    ),
)

# ── styles ───────────────────────────────────────────────────────────────────────────────────────────────────────────

#: Headings for the lines of a row's thing, one for each relation, and the same said by the other side.
FORWARD = {
    "accountable_to": "Parent group",
    "delegates_to": "Delegates authority to",
    "ratifies": "Ratifies decisions of",
    "oversees": "Provides oversight of",
    "advises": "Gives advice to",
    "supports": "Provides support to",
    "sits_on": "Member of",
    "leads": "Leads on",
    "member_of": "Has seats on",
    "party_to": "Signatory to",
    "covers": "Applies to",
}
BACKWARD = {
    "delegates_to": "Delegated authority from",
    "ratifies": "Decisions ratified by",
    "oversees": "Overseen by",
    "advises": "Takes advice from",
    "supports": "Supported by",
    "sits_on": "Membership",
    "member_of": "Member organisations",
    "leads": "Led by",
    "party_to": "Signatories",
    "covers": "Covered by",
}


def _others(truth: Truth, name: str, kind: str, back: bool) -> list[str]:
    return [one if back else other for one, each, other in truth.lines if each == kind and (other if back else one) == name]


def _register(truth: Truth, back: bool, sign: str = "; ") -> list[list[str]]:
    used = list(dict.fromkeys(kind for _, kind, _ in truth.lines))
    columns = [(kind, back and kind in BACKWARD) for kind in used]
    rows = [["Name of body", *((BACKWARD if turned else FORWARD)[kind] for kind, turned in columns)]]
    for name, _, _ in truth.nodes:
        rows.append([name, *(sign.join(_others(truth, name, kind, turned)) for kind, turned in columns)])
    return rows


def _pairs(truth: Truth, kinds: Sequence[str] = ()) -> list[list[str]]:
    lines = [each for each in truth.lines if not kinds or each[1] in kinds]
    return [["From", "Relationship", "To"], *([one, SAID[kind], other] for one, kind, other in lines)]


def register(truth: Truth) -> list[Grid]:
    """A row a thing, what it says of others by column, with a title above and remarks below."""
    rows = [[truth.title], [], *_register(truth, False), [], ["Source: board papers, March 2017."]]
    return [Grid("Register", rows)]


def passive(truth: Truth) -> list[Grid]:
    """As a register, said by the other side: overseen by, led by, members; names one below the other in a cell."""
    return [Grid("Groups", _register(truth, True, "\n"))]


def grouped(truth: Truth) -> list[Grid]:
    """Two rows of headings: names of groups of columns over them, merged."""
    rows = _register(truth, True)
    rows[0][0] = "Group"
    over = ["Identity", *["Relationships"] + [""] * (len(rows[0]) - 2)]
    return [Grid("Sheet1", [over, *rows], [(0, 1, 0, len(rows[0]) - 1)])]


def transposed(truth: Truth) -> list[Grid]:
    """Headings down the side, a column for each thing."""
    rows = _register(truth, False)
    rows[0][0] = "Name"
    return [Grid("Groups", [list(each) for each in zip(*rows, strict=True)])]


def beside(truth: Truth) -> list[Grid]:
    """Things and lines side by side on one sheet."""
    left = [
        ["Name", "Type"],
        *([name, (kind or of).replace("_", " ") if kind != "other" else of] for name, of, kind in truth.nodes),
    ]
    right = _pairs(truth)
    height = max(len(left), len(right))
    left += [["", ""]] * (height - len(left))
    right += [["", "", ""]] * (height - len(right))
    return [Grid("Governance", [[*one, "", *other] for one, other in zip(left, right, strict=True)])]


def stacked(truth: Truth) -> list[Grid]:
    """Things above, lines below, each with its title."""
    things = [["Body name", "Notes"], *([name, "see handbook"] for name, _, _ in truth.nodes)]
    return [Grid("All", [["Bodies in this structure"], [], *things, [], ["How they relate"], [], *_pairs(truth)])]


def stepped(truth: Truth) -> list[Grid]:
    """Levels in columns, a name a row."""
    order = _tree(truth)
    deep = max(rank for _, rank in order) + 1
    rows = [[f"Level {at + 1}" for at in range(deep)]]
    rows += [[name if at == rank else "" for at in range(deep)] for name, rank in order]
    return [Grid("Hierarchy", rows)]


def paths(truth: Truth) -> list[Grid]:
    """Levels in columns, each row the whole way down to it, merged."""
    order = _tree(truth)
    deep = max(rank for _, rank in order) + 1
    rows: list[list[str]] = [[f"Tier {at + 1}" for at in range(deep)]]
    path = [""] * deep
    for at, (name, rank) in enumerate(order):
        path = [*path[:rank], name, *[""] * (deep - rank - 1)]
        if at + 1 == len(order) or order[at + 1][1] <= rank:
            rows.append(list(path))
    spans = []
    for column in range(deep):
        at = 1
        while at < len(rows):
            last = at
            while last + 1 < len(rows) and rows[at][column] and rows[last + 1][column] == rows[at][column]:
                last += 1
            if last > at:
                spans.append((at, column, last, column))
                for row in range(at + 1, last + 1):
                    rows[row][column] = ""
            at = last + 1
    return [Grid("Tiers", rows, spans)]


def indented(truth: Truth) -> list[Grid]:
    """One column, names moved in."""
    order = _tree(truth)
    rows = [["Group", "Remarks"], *([name, ""] for name, _ in order)]
    rows[1][1] = "Meets in public"
    return [Grid("Groups", rows, [], {(at, 0): rank for at, (_, rank) in enumerate(order, 1) if rank})]


def spaced(truth: Truth) -> list[Grid]:
    """One column, names moved in by blanks."""
    return [Grid("", [["Group"], *([f"{'    ' * rank}{name}"] for name, rank in _tree(truth))])]


def numbered(truth: Truth) -> list[Grid]:
    """Numbers say what is below what: 1, 1.1, 1.1.2."""
    counts: list[int] = []
    rows = [["Ref", "Group name"]]
    for name, rank in _tree(truth):
        counts = [*counts[: rank + 1], *[0] * (rank + 1 - len(counts))]
        counts[rank] += 1
        rows.append([".".join(map(str, counts)), name])
    return [Grid("List", rows)]


def keyed(truth: Truth) -> list[Grid]:
    """Numbers of rows name the one above: ID, Parent ID."""
    order = [name for name, _, _ in truth.nodes]
    above = {one: other for one, kind, other in truth.lines if kind == "accountable_to"}
    rows = [["ID", "Name", "Parent ID"]]
    rows += [[str(101 + at), name, str(101 + order.index(above[name])) if name in above else ""] for at, name in enumerate(order)]
    return [Grid("Export", rows)]


def _tree(truth: Truth) -> list[tuple[str, int]]:
    above = {one: other for one, kind, other in truth.lines if kind == "accountable_to"}
    made: list[tuple[str, int]] = []

    def add(name: str, rank: int) -> None:
        made.append((name, rank))
        for each, _, _ in truth.nodes:
            if above.get(each) == name:
                add(each, rank + 1)

    for name, _, _ in truth.nodes:
        if name not in above:
            add(name, 0)
    return made


def _matrix(truth: Truth, marks: Sequence[str], corner: str) -> list[list[str]]:
    boards = list(dict.fromkeys(board for _, _, board in truth.lines))
    seats = {(one, board): marks[at % len(marks)] for at, (one, _, board) in enumerate(truth.lines)}
    members = [name for name, of, _ in truth.nodes if of != "body"]
    return [[corner, *boards], *([each, *(seats.get((each, board), "") for board in boards)] for each in members)]


def ticks(truth: Truth) -> list[Grid]:
    """Members down, boards across, ticks, with a title."""
    return [Grid("Membership", [["Membership at April 2017"], [], *_matrix(truth, ["✓"], "")])]


def letters(truth: Truth) -> list[Grid]:
    """Letters, explained by a key below, and totals at the ends."""
    rows = _matrix(truth, ["M", "C", "A", "M", "DC"], "Member / Board")
    rows[0].append("Total")
    for row in rows[1:]:
        row.append(str(sum(bool(each) for each in row[1:])))
    rows.append(["Total", *(str(sum(bool(row[at]) for row in rows[1:])) for at in range(1, len(rows[0])))])
    key = [["Key"], ["C", "Chair"], ["DC", "Deputy chair"], ["M", "Member"], ["A", "In attendance"]]
    return [Grid("Matrix", [*rows, [], *key])]


def boards_down(truth: Truth) -> list[Grid]:
    """Boards down, members across, x, with a key beside."""
    rows = [list(each) for each in zip(*_matrix(truth, ["x", "X", "NV"], "Board"), strict=True)]
    rows[0] += ["", "X = member; NV = non-voting"]
    return [Grid("Sheet1", rows)]


def members(truth: Truth) -> list[Grid]:
    """A row for each seat, the board merged over its rows."""
    boards = list(dict.fromkeys(board for _, _, board in truth.lines))
    posts = any(kind == "sits_on" for _, kind, _ in truth.lines)
    rows, spans = [["Board", "Role" if posts else "Organisation", "Voting status"]], []
    for board in boards:
        sitting = [one for one, _, other in truth.lines if other == board]
        if len(sitting) > 1:
            spans.append((len(rows), 0, len(rows) + len(sitting) - 1, 0))
        rows += [[board if not at else "", each, "Voting" if at % 2 else "In attendance"] for at, each in enumerate(sitting)]
    return [Grid("Members", rows, spans)]


def lists(truth: Truth) -> list[Grid]:
    """A sheet for each board, called by it, with its members."""
    made = []
    posts = any(kind == "sits_on" for _, kind, _ in truth.lines)
    for at, board in enumerate(dict.fromkeys(board for _, _, board in truth.lines)):
        sitting = [[one, "Yes"] for one, _, other in truth.lines if other == board]
        head = ["Role" if posts else "Organisation", "Voting rights"]
        made.append(Grid(f"Sheet{at}", [[f"Membership of the {board}"], [], head, *sitting]))
    return made


def ditto(truth: Truth) -> list[Grid]:
    """Lines in a list, the first end repeated by marks."""
    lines = sorted(truth.lines, key=lambda each: (each[0], each[1]))
    rows = [["From body", "Type of link", "To body"]]
    for at, (one, kind, other) in enumerate(lines):
        same = at and lines[at - 1][0] == one
        rows.append(["″" if same else one, SAID[kind], other])
    return [Grid("Links", rows)]


def hidden(truth: Truth) -> list[Grid]:
    """Old rows and an old sheet are hidden."""
    rows = _register(truth, False)
    rows.insert(2, ["Old Transition Group", *[""] * (len(rows[0]) - 1)])
    old = Grid("Old", [["Name", "Parent group"], ["Shadow Board", "Old Board"]], hidden=True)
    return [Grid("Groups", rows, hidden_rows={2}), old]


# ── files ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def xlsx(grids: Sequence[Grid]) -> bytes:
    """An Excel workbook."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_numbers": True})
    for grid in grids:
        page = book.add_worksheet(grid.name or None)
        for row, cells in enumerate(grid.rows):
            for at, text in enumerate(cells):
                if text:
                    deep = grid.indents.get((row, at), 0)
                    page.write(row, at, text, book.add_format({"indent": deep}) if deep else None)
        for top, left, bottom, right in grid.spans:
            page.merge_range(top, left, bottom, right, grid.rows[top][left])
        for row in grid.hidden_rows:
            page.set_row(row, None, None, {"hidden": True})
        if grid.hidden:
            page.hide()
    book.close()
    return made.getvalue()


_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
    )
)


def _content(grids: Sequence[Grid]) -> str:
    deepest = max((deep for grid in grids for deep in grid.indents.values()), default=0)
    styles = "".join(
        f'<style:style style:name="i{deep}" style:family="table-cell" style:parent-style-name="Default">'
        f'<style:table-cell-properties style:text-align-source="fix"/>'
        f'<style:paragraph-properties fo:text-align="start" fo:margin-left="{deep * 3.5:g}mm"/></style:style>'
        for deep in range(1, deepest + 1)
    )
    styles += (
        '<style:style style:name="gone" style:family="table"><style:table-properties table:display="false"/></style:style>'
        '<style:style style:name="there" style:family="table"><style:table-properties table:display="true"/></style:style>'
    )
    sheets = "".join(_sheet(grid) for grid in grids)
    return (
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{sheets}"
        "</office:spreadsheet></office:body>"
    )


def _sheet(grid: Grid) -> str:
    covered = {
        (row, at)
        for top, left, bottom, right in grid.spans
        for row in range(top, bottom + 1)
        for at in range(left, right + 1)
        if (row, at) != (top, left)
    }
    sizes = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in grid.spans}
    rows = []
    for number, cells in enumerate(grid.rows):
        made = []
        for at, text in enumerate(cells):
            if (number, at) in covered:
                made.append("<table:covered-table-cell/>")
                continue
            down, across = sizes.get((number, at), (1, 1))
            more = (
                f' table:number-rows-spanned="{down}" table:number-columns-spanned="{across}"' if (down, across) != (1, 1) else ""
            )
            deep = grid.indents.get((number, at), 0)
            more += f' table:style-name="i{deep}"' if deep else ""
            blanks = len(text) - len(text.lstrip(" "))
            lines = (f'<text:s text:c="{blanks}"/>' if blanks else "") + "</text:p><text:p>".join(
                map(escape, text.strip().split("\n"))
            )
            held = f' office:value-type="string"{more}><text:p>{lines}</text:p></table:table-cell>' if text else f"{more}/>"
            made.append(f"<table:table-cell{held}")
        look = ' table:visibility="collapse"' if number in grid.hidden_rows else ""
        rows.append(f"<table:table-row{look}>{''.join(made) or '<table:table-cell/>'}</table:table-row>")
    width = max(map(len, grid.rows))
    return (
        f'<table:table table:name="{escape(grid.name or "Sheet1")}" table:style-name="{"gone" if grid.hidden else "there"}">'
        f'<table:table-column table:number-columns-repeated="{width}"/>{"".join(rows)}'
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/>'
        "</table:table-row></table:table>"
    )


def ods(grids: Sequence[Grid]) -> bytes:
    """An OpenDocument spreadsheet."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        whole = f'<?xml version="1.0"?><office:document-content {_NAMES} office:version="1.2">{_content(grids)}</office:document-content>'
        archive.writestr("content.xml", whole)
    return made.getvalue()


def fods(grids: Sequence[Grid]) -> bytes:
    """A flat OpenDocument spreadsheet, for LibreOffice to turn into other files."""
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    start = f'<?xml version="1.0"?><office:document {_NAMES} office:version="1.2" office:mimetype="{kind}">'
    return f"{start}{_content(grids)}</office:document>".encode()


def text(grids: Sequence[Grid], sign: str = ",", encoding: str = "utf-8-sig") -> bytes:
    """CSV: the sheets one after the other."""
    made = io.StringIO(newline="")
    width = max(len(row) for grid in grids for row in grid.rows)
    for grid in grids:
        csv.writer(made, delimiter=sign).writerows([*row, *[""] * (width - len(row))] for row in grid.rows)
    return made.getvalue().encode(encoding, "replace")


def page(grids: Sequence[Grid]) -> bytes:
    """A web page under the name of an Excel file."""
    rows = "".join(f"<tr>{''.join(f'<td>{escape(each)}</td>' for each in row)}</tr>" for row in grids[0].rows)
    return f"<html><head><style>td {{color: red}}</style></head><body><table border=1>{rows}</table></body></html>".encode()


ALL = (*TRUTHS, AGREED)
Style = Callable[[Truth], list[Grid]]
_STYLES: tuple[tuple[Style, tuple[Truth, ...]], ...] = (
    (register, (*ALL[:1], *ALL[4:6])),
    (passive, (*ALL[1:3], AGREED)),
    (grouped, (ALL[7], ALL[0])),
    (transposed, (ALL[2], ALL[5])),
    (beside, (ALL[3], ALL[6])),
    (stacked, (ALL[4], ALL[1])),
    (stepped, TREES[:2]),
    (paths, TREES[1:]),
    (indented, TREES[1:]),
    (numbered, TREES),
    (keyed, TREES[:2]),
    (ticks, MEMBERSHIPS),
    (letters, MEMBERSHIPS),
    (boards_down, MEMBERSHIPS),
    (members, MEMBERSHIPS),
    (lists, MEMBERSHIPS[:2]),
    (ditto, (ALL[6], ALL[1])),
    (hidden, (ALL[7], AGREED)),
)
_CSV: tuple[tuple[Style, tuple[Truth, ...], str], ...] = (
    (register, ALL[:3], ","),
    (passive, (ALL[3], ALL[6], AGREED), ","),
    (transposed, (ALL[1], ALL[7], ALL[5]), ";"),
    (spaced, TREES, ","),
    (stepped, TREES, "\t"),
    (numbered, TREES, ";"),
    (ticks, MEMBERSHIPS, ","),
    (letters, MEMBERSHIPS, ","),
    (members, MEMBERSHIPS, ";"),
    (ditto, (ALL[0], ALL[4], ALL[6]), ","),
    (stacked, (ALL[2], ALL[5]), ","),
)
#: Files that LibreOffice wrote: the style, the truth, and the end of the name.
LIBREOFFICE: tuple[tuple[Style, Truth, str], ...] = (
    (letters, MEMBERSHIPS[0], "xlsx"),
    (members, MEMBERSHIPS[1], "ods"),
    (indented, TREES[1], "xlsx"),
    (paths, TREES[2], "ods"),
    (grouped, TRUTHS[7], "xlsx"),
    (boards_down, MEMBERSHIPS[2], "csv"),
)


@cache
def documents(form: str) -> tuple[Document, ...]:
    """The documents of a form: `xlsx`, `ods`, `csv`, `html`, or `libreoffice`; all spreadsheets together are `sheets`."""
    if form == "sheets":
        return (*documents("xlsx"), *documents("ods"))
    made = []
    if form == "csv":
        made = [
            Document("csv", style.__name__, f"{style.__name__}.csv", text(style(truth), sign), truth)
            for style, truths, sign in _CSV
            for truth in truths
        ]
    if form in ("xlsx", "ods"):
        write = xlsx if form == "xlsx" else ods
        for style, truths in _STYLES:
            made += [Document(form, style.__name__, f"{style.__name__}.{form}", write(style(each)), each) for each in truths]
    if form == "html":
        few = ((register, TRUTHS[0]), (ticks, MEMBERSHIPS[0]))
        made = [Document(form, style.__name__, f"{style.__name__}.xls", page(style(truth)), truth) for style, truth in few]
    if form == "libreoffice":
        made = [
            Document(form, style.__name__, file.name, file.read_bytes(), truth)
            for style, truth, end in LIBREOFFICE
            for file in (FILES / f"tables_{style.__name__}.{end}",)
        ]
    return tuple(made)


def read(data: bytes, name: str, said: dict[str, str] | None = None) -> Draft:
    """The draft of a table of any form, by its own reader."""
    return draft(sketched(data, name, said), name)


def sketched(data: bytes, name: str, said: dict[str, str] | None = None) -> Sketch:
    """The sketch of a table of any form."""
    if workbook.recognised(data):
        book = workbook.read(data, name)
        return tables.sketch(book.tables, "xlsx", name, said, book.unread)  # type: ignore[arg-type]
    if opendocument.recognised(data):
        book = opendocument.read(data, name)
        return tables.sketch(book.tables, "ods", name, said, book.unread)  # type: ignore[arg-type]
    if webtable.recognised(data, name):
        book = webtable.read(data, name)
        return tables.sketch(book.tables, "html", name, said, book.unread)  # type: ignore[arg-type]
    return pairs.sketch(data, name, said)  # type: ignore[arg-type]


def score(made: Sequence[Document]) -> Score:
    """How well documents are read, all counted together."""
    total = [0] * 7
    for each in made:
        total = [one + other for one, other in zip(total, counts(read(each.data, each.name), each.truth), strict=True)]
    right, found, true, kinds, lines, found_lines, true_lines = total
    return Score(right / found, right / true, kinds / max(right, 1), lines / max(found_lines, 1), lines / true_lines)


FORMS = ("xlsx", "ods", "csv", "html", "libreoffice")


def figures() -> dict[str, Score]:
    """The figures of every form, and of each together with the documents made first."""
    made = {form: score(documents(form)) for form in FORMS}
    made["xlsx and ods, all"] = score([*documents("sheets"), *first_documents("xlsx")])
    made["csv, all"] = score([*documents("csv"), *first_documents("csv")])
    return made


def make_with_libreoffice() -> None:
    """Writes the files of LibreOffice anew: flat OpenDocument in, Excel, OpenDocument or CSV out."""
    office = shutil.which("soffice")
    if office is None:
        raise SystemExit("LibreOffice is not installed.")
    FILES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for style, truth, end in LIBREOFFICE:
            flat = Path(folder) / f"tables_{style.__name__}.fods"
            flat.write_bytes(fods(style(truth)))
            how = [
                office,
                f"-env:UserInstallation=file://{folder}/user",
                "--headless",
                "--convert-to",
                end,
                "--outdir",
                str(FILES),
            ]
            subprocess.run([*how, str(flat)], check=True, capture_output=True, timeout=120)


if __name__ == "__main__":
    if sys.argv[1:] == ["make"]:
        make_with_libreoffice()
    for name, one in figures().items():
        print(f"{name:22}{one}")
