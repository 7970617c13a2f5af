"""Workbooks as board secretaries and programme offices keep them: registers, membership matrices, calendars, lists of leads and papers."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Callable, Mapping

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill

from tests.importers.held_out.shaping import Held, children, joined, only, rezipped
from tests.importers.held_out.truths import ALLIANCE, COMMITTEE, FINANCE, FRAILTY, ICS, MAP, NETWORK, PLACE, PROGRAMME, SEATS
from tests.importers.truths import Line, Truth

Fields = Mapping[str, Mapping[str, object]]
Made = tuple[bytes, Truth, Fields]
#: What people write for how often a group meets, and what the model stores.
_OFTEN = (("Monthly", "monthly"), ("Quarterly", "quarterly"), ("Bi-monthly", "bimonthly"), ("Fortnightly", "fortnightly"))
_SAID: Mapping[str, str] = {
    "strategic_board": "Board",
    "executive_group": "Executive group",
    "delivery_group": "Delivery group",
    "finance_group": "Finance group",
    "reference_group": "Reference group",
    "clinical_cabinet": "Clinical advisory group",
    "programme_office": "PMO",
    "oversight_group": "Oversight group",
    "locality_group": "Locality group",
    "workstream": "Workstream",
    "enabler": "Enabler",
    "forum": "Forum",
    "health_and_wellbeing_board": "Health and wellbeing board",
    "overview_and_scrutiny_committee": "Scrutiny committee",
}
_PAIRS: Mapping[str, str] = {
    "accountable_to": "is accountable to",
    "oversees": "scrutinises",
    "advises": "advises",
    "supports": "supports",
    "delegates_to": "delegates to",
    "member_of": "is a member of",
    "part_of": "is part of",
    "party_to": "has signed",
    "covers": "covers",
    "leads": "leads",
    "sits_on": "sits on",
}


def _save(book: Workbook) -> bytes:
    made = io.BytesIO()
    book.save(made)
    with zipfile.ZipFile(made) as file:
        core = file.read("docProps/core.xml").decode()
    core = re.sub(r"\d{4}-\d\d-\d\dT[\d:]+Z", "2019-04-01T09:00:00Z", core)
    return rezipped(made.getvalue(), {"docProps/core.xml": core})


def _book(title: str) -> tuple[Workbook, object]:
    book = Workbook()
    page = book.active
    page.title = title[:31]
    return book, page


def _heading(page, row: int, wide: int = 24) -> None:
    for cell in page[row]:
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="005EB8")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        page.column_dimensions[cell.column_letter].width = wide
    page.freeze_panes = page.cell(row + 1, 1)


def _parents(truth: Truth, relation: str = "accountable_to") -> dict[str, list[str]]:
    made: dict[str, list[str]] = {}
    for source, kind, target in truth.lines:
        if kind == relation:
            made.setdefault(source, []).append(target)
    return made


# ── styles ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def register(truth: Truth, *, head: str = "Accountable to", numbered: bool = False, above: tuple[str, ...] = ()) -> Made:
    """A row a group: what it is, whom it is accountable to, how often it meets. `above` are rows of title; a group without a parent has
    a dash."""
    truth = only(truth, types=("body", "project"), relations=("accountable_to",))
    book, page = _book("Governance register")
    for each in above:
        page.append([each])
    heads = ["Group", "Type of group", head, "Frequency of meetings"]
    page.append(["Ref", *heads] if numbered else heads)
    _heading(page, len(above) + 1)
    up, fields = _parents(truth), {}
    for number, (name, node_type, kind) in enumerate(truth.nodes, 1):
        often, stored = _OFTEN[number % len(_OFTEN)]
        said = "Project" if node_type == "project" else _SAID[str(kind)]
        row = [name, said, "; ".join(up.get(name, ())) or "–", often if node_type == "body" else "n/a"]
        page.append([f"G{number:02d}", *row] if numbered else row)
        if node_type == "body":
            fields[name] = {"meets": stored}
    return _save(book), truth, fields


def chaired(chairs: Mapping[str, tuple[str, str]], truth: Truth) -> Made:
    """Group, chaired by, reports up to: the chair is a post with a seat; “reports up to” says who gets the reports, no more."""
    bodies = only(truth, types=("body",), relations=("accountable_to",))
    up = _parents(bodies)
    book, page = _book("Groups and chairs")
    page.append(["Name of group", "Chaired by", "Reports up to"])
    _heading(page, 1, 34)
    lines: list[Line] = []
    for name, _, _ in bodies.nodes:
        above = up.get(name, [""])[0]
        chair = chairs.get(name, ("", ""))[0]
        page.append([name, chair, above or None])
        lines += [(name, "reports_to", above)] if above else []
        lines += [(chair, "sits_on", name)] if chair else []
    posts = tuple((chair, "post", kind) for chair, kind in dict(chairs.values()).items())
    return _save(book), Truth(truth.title, (*bodies.rows, posts), tuple(lines)), {}


def leads(truth: Truth) -> Made:
    """A list of workstreams with “SRO / Lead” and the board that they answer to, as a programme office keeps it; the board has no row."""
    streams = [name for name, _, kind in truth.nodes if kind == "workstream"]
    by = {target: source for source, relation, target in truth.lines if relation == "leads"}
    up = _parents(truth)
    book, page = _book("Workstream leads")
    page.append([f"{truth.title}: workstream leads, updated March 2019"])
    page.append([])
    page.append(["No.", "Workstream", "SRO / Lead", "Governed by"])
    _heading(page, 3, 34)
    lines: list[Line] = []
    for number, name in enumerate(streams, 1):
        page.append([number, name, by.get(name), up[name][0]])
        lines += [(by[name], "leads", name)] if name in by else []
        lines.append((name, "accountable_to", up[name][0]))
    made = only(truth, lines=lines)
    return _save(book), joined(made), {}


def matrix(truth: Truth, marks: tuple[str, ...], note: str = "", *, turned: bool = False, grouped: bool = False) -> Made:
    """Posts down, groups across (or `turned`), a mark where a post has a seat. `grouped` has a second row of headings above, merged."""
    truth = joined(only(truth, types=("body", "post"), relations=("sits_on",)))
    posts = [name for name, node_type, _ in truth.nodes if node_type == "post"]
    bodies = [name for name, node_type, _ in truth.nodes if node_type == "body"]
    seats = {(source, target): number for number, (source, _, target) in enumerate(truth.lines)}
    book, page = _book("Membership matrix")
    across, down = (posts, bodies) if turned else (bodies, posts)
    if grouped:
        page.append([None, "System-wide groups", *([None] * (len(across) - 1))])
        page.merge_cells(start_row=1, start_column=2, end_row=1, end_column=len(across) + 1)
        page.cell(1, 2).alignment = Alignment(horizontal="center")
    page.append(["Group" if turned else "Member", *across])
    _heading(page, 2 if grouped else 1)
    for each in down:
        row: list[str | None] = [each]
        for other in across:
            number = seats.get((other, each) if turned else (each, other))
            row.append(None if number is None else _mark(truth.lines, number, marks))
        page.append(row)
    if note:
        page.append([])
        page.append([note])
    return _save(book), truth, {}


def _mark(lines: tuple[Line, ...], number: int, marks: tuple[str, ...]) -> str:
    """The only mark there is; or of three the first for the first seat of a group, the third for its last, and the second for others."""
    mine = [each for each in lines if each[2] == lines[number][2]]
    at = mine.index(lines[number])
    return marks[0 if len(marks) == 1 or at == 0 else 2 if at == len(mine) - 1 else 1]


def partners(truth: Truth) -> Made:
    """Organisations down, groups across, a Y where the organisation is represented: it is a member there."""
    lines = [
        (source, "member_of", target) for source, relation, target in truth.lines if relation in ("member_of", "delegates_to")
    ]
    rows = only(truth, types=("organisation", "body"), lines=lines)
    truth = joined(rows)
    orgs = [name for name, node_type, _ in truth.nodes if node_type == "organisation"]
    bodies = [name for name, node_type, _ in truth.nodes if node_type == "body"]
    book, page = _book("Who is represented where")
    page.append(["Organisation", *bodies])
    _heading(page, 1, 30)
    for each in orgs:
        page.append([each, *("Y" if (each, "member_of", body) in truth.lines else None for body in bodies)])
    return _save(book), truth, {}


def tiers(truth: Truth) -> Made:
    """A column for each tier, the cells of upper tiers merged over the rows below them: each answers to the one on its left."""
    truth = joined(only(truth, types=("body", "project"), relations=("accountable_to",)))
    under = children(truth)
    inner = {source for source, _, _ in truth.lines}
    book, page = _book("Structure")
    page.append(["Level 1", "Level 2", "Level 3", "Level 4"])
    _heading(page, 1, 32)

    def put(name: str, row: int, column: int) -> int:
        page.cell(row, column, name)
        start = row
        for each in under.get(name, ()):
            row = put(each, row, column + 1)
        end = max(row, start + 1)
        if end - start > 1:
            page.merge_cells(start_row=start, start_column=column, end_row=end - 1, end_column=column)
            page.cell(start, column).alignment = Alignment(vertical="center", wrap_text=True)
        return end

    row = 2
    for name, _, _ in truth.nodes:
        if name not in inner:
            row = put(name, row, 1)
    return _save(book), truth, {}


def pairs(truth: Truth, heads: tuple[str, str, str] = ("From", "Relationship", "To"), more: bool = False) -> Made:
    """A line a row, in words. `more` has a column of remarks, and the groups of each kind on a sheet of their own."""
    truth = joined(truth)
    book, page = _book("Relationships")
    page.append([*heads, "Comments"] if more else list(heads))
    _heading(page, 1, 36)
    for number, (source, relation, target) in enumerate(truth.lines):
        page.append(
            [source, _PAIRS[relation], target, *(["To be confirmed with board secretary"] if more and number % 5 == 2 else [])]
        )
    if more:
        second = book.create_sheet("Contents of this workbook")
        second.append(["This workbook lists who answers to whom. Please send changes to the programme office."])
    return _save(book), truth, {}


def calendar(truth: Truth) -> Made:
    """A calendar of committees: how often each meets, whom it is accountable to, and dates by month."""
    truth = only(truth, types=("body",), relations=("accountable_to",))
    up = _parents(truth)
    book, page = _book("Calendar 2019-20")
    months = [datetime.date(2019, month, 1) for month in (4, 5, 6, 7, 9, 10)]
    page.append([f"{truth.title}: calendar of meetings 2019/20"])
    page.append(["Committee", "Accountable to", "Meets", *(each.strftime("%b-%y") for each in months)])
    _heading(page, 2, 18)
    fields: dict[str, Mapping[str, object]] = {}
    for number, (name, _, _) in enumerate(truth.nodes):
        often, stored = _OFTEN[number % len(_OFTEN)]
        dates = [each.replace(day=3 + (number * 5) % 24) for each in months[:: 3 if stored == "quarterly" else 1]]
        page.append([name, up.get(name, [None])[0], often, *dates])
        fields[name] = {"meets": stored}
    return _save(book), truth, fields


def sheets(truth: Truth) -> Made:
    """A sheet for each sort (organisations, boards and groups, projects), each with its own headings; groups say to whom they answer."""
    lines = [each for each in truth.lines if each[1] in ("accountable_to", "member_of")]
    truth = only(truth, types=("organisation", "body", "project"), lines=lines)
    up, seats = _parents(truth), _parents(truth, "member_of")
    book, page = _book("Read me")
    page.append([truth.title])
    page.append(["Owner: programme office. Last reviewed 12 March 2019."])
    for title, node_type, heads in (
        ("Partner organisations", "organisation", ["Organisation", "Represented on"]),
        ("Boards and groups", "body", ["Board or group", "Accountable to"]),
        ("Projects", "project", ["Project", "Accountable to"]),
    ):
        page = book.create_sheet(title)
        page.append(heads)
        _heading(page, 1, 36)
        for name, each, _ in truth.nodes:
            if each == node_type:
                page.append([name, "; ".join((seats if each == "organisation" else up).get(name, ())) or None])
    return _save(book), truth, {}


def papers(truth: Truth) -> Made:
    """A register of agreements: each with its parties, a line a party in one cell, and what it covers."""
    truth = joined(only(truth, relations=("party_to", "covers")))
    book, page = _book("Agreements register")
    page.append(["Agreement", "Signatories", "Covers", "Status"])
    _heading(page, 1, 40)
    for name, node_type, _ in truth.nodes:
        if node_type == "instrument":
            parties = [source for source, relation, target in truth.lines if relation == "party_to" and target == name]
            covered = [target for source, relation, target in truth.lines if relation == "covers" and source == name]
            page.append([name, "\n".join(parties) or None, "; ".join(covered) or None, "In force"])
            page.cell(page.max_row, 2).alignment = Alignment(wrap_text=True)
    return _save(book), truth, {}


# ── the documents ────────────────────────────────────────────────────────────────────────────────────────────────────

_CHAIRS: Mapping[str, tuple[str, str]] = {
    "STP System Leadership Board": ("Independent Chair", "independent_chair"),
    "STP Executive Group": ("STP Senior Responsible Officer", "senior_responsible_officer"),
    "Clinical Senate": ("Medical Director, Wolds Hospitals", "clinician"),
    "Finance and Investment Group": ("Chief Finance Officer, Wolds CCG", "finance_director"),
}
_ALLIANCE_CHAIRS: Mapping[str, tuple[str, str]] = {
    "Cancer Alliance Board": ("Chief Executive, Tarn Hospitals", "chief_officer"),
    "Clinical Advisory Group": ("Consultant Oncologist", "clinician"),
    "Patient Experience Reference Group": ("Patient Representative", "public_representative"),
}
_KEY = "Key: M = member, C = chair, A = in attendance"


def _made() -> list[tuple[str, Callable[[], Made]]]:
    return [
        ("register", lambda: register(PROGRAMME)),
        ("register", lambda: register(FRAILTY, head="Parent group", numbered=True)),
        ("register", lambda: register(ICS, numbered=True)),
        (
            "register-titled",
            lambda: register(PLACE, above=("Ember Valley health and care partnership", "Governance register v0.6 DRAFT")),
        ),
        (
            "register-titled",
            lambda: register(MAP, head="Answerable to", above=("Saltmere and Thorne", "", "Updated 1 April 2019")),
        ),
        ("chaired-by", lambda: chaired(_CHAIRS, PROGRAMME)),
        ("chaired-by", lambda: chaired(_ALLIANCE_CHAIRS, NETWORK)),
        ("sro-lead", lambda: leads(MAP)),
        ("sro-lead", lambda: leads(NETWORK)),
        ("matrix-ticks", lambda: matrix(SEATS, ("✓",))),
        ("matrix-ticks", lambda: matrix(FINANCE, ("x",), turned=True)),
        ("matrix-letters", lambda: matrix(SEATS, ("C", "M", "A"), _KEY)),
        ("matrix-two-heads", lambda: matrix(SEATS, ("Y",), grouped=True)),
        ("matrix-partners", lambda: partners(PLACE)),
        ("matrix-partners", lambda: partners(ALLIANCE)),
        ("tiers", lambda: tiers(PROGRAMME)),
        ("tiers", lambda: tiers(FRAILTY)),
        ("pairs", lambda: pairs(COMMITTEE)),
        ("pairs", lambda: pairs(FINANCE, ("Body A", "Relationship to B", "Body B"), more=True)),
        ("calendar", lambda: calendar(NETWORK)),
        ("calendar", lambda: calendar(COMMITTEE)),
        ("sheets", lambda: sheets(PLACE)),
        ("agreements", lambda: papers(FINANCE)),
    ]


def documents(most: int | None = None) -> list[Held]:
    """All documents of the format, or the first so many."""
    made = []
    for style, make in _made()[:most]:
        data, truth, fields = make()
        name = f"{truth.title.replace(':', ',').replace('/', '-')}.xlsx"
        made.append(Held("xlsx", style, name, data, truth, fields))
    return made
