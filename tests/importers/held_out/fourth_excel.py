"""Workbooks of the fourth set: registers, trackers, matrices, calendars and contact lists as board secretaries keep them, people and all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from openpyxl.styles import Alignment, Font

from tests.importers.held_out import fourth_excel_groups as groups
from tests.importers.held_out import fourth_excel_people as people_in
from tests.importers.held_out.fourth_excel_groups import Made, above_of, begun, heads, often_of, quorum_of, said_of, save, widths
from tests.importers.held_out.fourth_systems import System
from tests.importers.held_out.fourth_truths_tables import ASHCOMBE, COBBOLD, HARROW, LADLE, MARRAM, TARROW
from tests.importers.held_out.shaping import Held

# ── delegation, cards, and several tables on a sheet ─────────────────────────────────────────────────────────────────


def delegation(system: System, rows: Sequence[tuple[str, str, str, str]], merged: bool) -> Made:
    """From whom, to whom, what, and up to how much; who delegates stands once for all its rows, merged or with “as above” below it."""
    book, page = begun("Delegations")
    page.append(["Delegations and financial limits from 1 April 2018"])
    heads(page, ("Delegated by", "Delegated to", "Functions delegated", "Limit", "Review"), 3)
    before, start = "", 0
    for source, target, what, limit in (*rows, ("", "", "", "")):
        if source != before:
            if merged and before and page.max_row > start:
                page.merge_cells(start_row=start, start_column=1, end_row=page.max_row, end_column=1)
            start = page.max_row + 1
        if source:
            page.append([source if source != before else None if merged else "as above", target, what, limit, "Annual"])
        before = source
    page.append([])
    page.append(["1. All limits exclude VAT."])
    page.append(["2. Anything that is not delegated above is reserved."])
    widths(page, 48, 44, 52, 16, 10)
    kinds = {name for each in system.truth.nodes for name in each[:1]}
    ends = [end for source, target, _, _ in rows for end in (source, target)]
    lines = [(source, "delegates_to", target) for source, target, _, _ in rows]
    people = [person for person in system.people if person.title in ends]
    return save(book), system.tell([each for each in dict.fromkeys(ends) if each in kinds], lines, people), {}


_ASKED: Mapping[str, str] = {
    "accountable_to": "Accountable to",
    "part_of": "Part of",
    "advises": "Advises",
    "reports_to": "Reports to",
}
_WAYS: tuple[tuple[str, Mapping[str, object]], ...] = (
    ("By consensus", {"basis": "consensus"}),
    ("One member, one vote", {"basis": "per_member"}),
)


def cards(system: System, names: Sequence[str], manner: str) -> Made:
    """Summaries of terms of reference one below the other on one sheet: what is asked on the left, the answer on the right."""
    book, page = begun("ToR summaries")
    page.append(["Terms of reference: summaries"])
    page["A1"].font = Font(bold=True, size=14)
    lines, ends, people = [], list(names), []
    fields: dict[str, Mapping[str, object]] = {}
    for number, name in enumerate(names):
        often, stored = often_of(system, name, number)
        chair = [person for person, letter in system.sitting(name) if letter == "C"]
        others = [person for person, letter in system.sitting(name) if letter == "M"]
        beside = [person for person, letter in system.sitting(name) if letter == "A"]
        way, voting = _WAYS[number % len(_WAYS)]
        rows: list[tuple[str, object]] = [("Group", name)]
        for relation, asked in _ASKED.items():
            above = system.ends(name, relation)
            rows += [(asked, "\n".join(above))] if above else []
            lines += [(name, relation, each) for each in above]
            ends += above
        for asked, who in (("Chair", chair), ("Members", others), ("In attendance", beside)):
            rows += [(asked, said_of(who, manner))] if who else []
        rows += [
            ("Frequency", often),
            ("Quorum", quorum_of(system, name)),
            ("Decision making", way),
            ("Next review", "April 2019"),
        ]
        row = page.max_row + 2
        for at, (asked, answer) in enumerate(rows):
            page.cell(row + at, 1, asked).font = Font(bold=True)
            page.cell(row + at, 2, answer).alignment = Alignment(wrap_text=True, vertical="top")
        lines += [(person.title, "sits_on", name) for person in (*chair, *others, *beside)]
        people += [*chair, *others, *beside]
        fields[name] = {"meets": stored, "quorum": quorum_of(system, name), "voting": voting}
    widths(page, 20, 60)
    return save(book), system.tell(dict.fromkeys(ends), lines, people), fields


def around(system: System, board: str, streams: Sequence[str]) -> Made:
    """Three tables on one sheet, with notes between and beside them: members of the board, its groups, and who supports and advises them."""
    book, page = begun("Overview")
    page["A1"], page["H1"] = f"{system.title} – governance overview", "DRAFT for comment"
    page["A1"].font = Font(bold=True, size=14)
    page["H3"], page["H4"] = "Notes", "Comments to the programme office by 15 June, please."
    lines = [(source, said, target) for source, said, target in system.truth.lines if (said, target) == ("member_of", board)]
    page.cell(3, 1, f"Table 1: organisations that are members of the {board}").font = Font(bold=True)
    heads(page, ("Organisation", "Number of seats"), 4)
    for number, (source, _, _) in enumerate(lines):
        page.cell(5 + number, 1, source)
        page.cell(5 + number, 2, 1 + number % 2)
    row = page.max_row + 2
    page.cell(row, 1, "Table 2: groups").font = Font(bold=True)
    heads(page, ("Group", "Accountable to", "Frequency"), row + 1)
    fields: dict[str, Mapping[str, object]] = {}
    for number, name in enumerate(streams):
        often, stored = often_of(system, name, number + 2)
        for column, value in enumerate((name, "; ".join(system.ends(name, "accountable_to")), often), 1):
            page.cell(row + 2 + number, column, value)
        fields[name] = {"meets": stored}
    page.cell(row + 3, 8, "Frequencies to be checked with each chair.")
    row = page.max_row + 1
    page.cell(row, 1, "The groups in table 3 have no decision-making powers.").font = Font(italic=True)
    page.cell(row + 2, 1, "Table 3: advice and support").font = Font(bold=True)
    heads(page, ("Group", "What it does", "For"), row + 3)
    more = [each for each in system.truth.lines if each[1] in ("advises", "supports")]
    more = [each for each in more if each[2] in (board, *streams)]
    for number, (source, said, target) in enumerate(more, row + 4):
        for column, value in enumerate((source, said.capitalize(), target), 1):
            page.cell(number, column, value)
    lines += [*above_of(system, streams), *more]
    widths(page, 46, 44, 40, 4, 4, 4, 4, 44)
    ends = dict.fromkeys([board, *streams, *(end for source, _, target in lines for end in (source, target))])
    return save(book), system.tell(ends, lines), fields


# ── the documents ────────────────────────────────────────────────────────────────────────────────────────────────────

_H_COMMITTEES = tuple(HARROW.short.values())
_A_GROUPS, _L_GROUPS, _T_GROUPS = tuple(ASHCOMBE.short.values()), tuple(LADLE.short.values()), tuple(TARROW.short.values())
_C_GROUPS, _M_GROUPS = tuple(COBBOLD.short.values()), tuple(MARRAM.short.values())
_H_ROWS = (
    ("NHS Harrowdene CCG", "Three Valleys Joint Commissioning Committee", "Commissioning of acute and 999 services", "£5m"),
    ("NHS Harrowdene CCG", "Better Care Joint Committee", "Intermediate care and reablement", "£2m"),
    ("NHS Linmoor CCG", "Three Valleys Joint Commissioning Committee", "Commissioning of acute and 999 services", "£5m"),
    ("NHS Stour Valley CCG", "Three Valleys Joint Commissioning Committee", "Commissioning of acute services only", "£3m"),
    ("Harrowdene County Council", "Better Care Joint Committee", "Intermediate care and reablement", "£2m"),
    ("Governing Body", "Executive Committee", "Approval of business cases", "£500,000"),
    ("Governing Body", "Primary Care Commissioning Committee", "Primary medical services contracts", "£250,000"),
    ("Executive Committee", "Finance and Contracts Group", "Contract variations", "£100,000"),
    ("Executive Committee", "Accountable Officer", "Urgent spending between meetings", "£50,000"),
)
_T_ROWS = (
    *(
        (trust, "Provider Committees in Common", "Service models and bed numbers", "£1m")
        for trust in TARROW.names("organisation")[:3]
    ),
    ("Provider Committees in Common", "Collaborative Executive Group", "Running of the collaborative", "£250,000"),
    ("Provider Committees in Common", "Collaborative Finance Group", "Monitoring of spend and payment of invoices", "£75,000"),
    ("Collaborative Executive Group", "Managing Director", "Crisis care spending in year", "£40,000"),
)


def _made() -> list[tuple[str, Callable[[], Made]]]:
    a_bands = {"Clinical workstreams": ASHCOMBE.names("body", "workstream"), "Enablers": ASHCOMBE.names("body", "enabler")}
    l_boards = ("Ladle Bay ICS Partnership Board", "ICS Executive Group")
    m_lines = [name for name in MARRAM.names("body") if name != "Marram Coast Health and Care Partnership Board"]
    return [
        ("committee-register", lambda: groups.register(HARROW, _H_COMMITTEES, "both", True)),
        (
            "committee-register",
            lambda: groups.register(LADLE, [name for name in _L_GROUPS if name != "ICS Clinical Cabinet"], "title", False),
        ),
        ("workstream-tracker", lambda: people_in.tracker(ASHCOMBE, a_bands, "both")),
        ("workstream-tracker", lambda: people_in.tracker(TARROW, {"": TARROW.names("body", "workstream")}, "title")),
        ("tracker-and-people", lambda: people_in.tracker(COBBOLD, {"": COBBOLD.names("body", "workstream")}, "name")),
        ("project-list", lambda: people_in.projects(ASHCOMBE, "workstream", "Workstream", "comma", False)),
        ("project-list", lambda: people_in.projects(COBBOLD, "workstream", "Workstream", "title", True)),
        ("seats-letters", lambda: people_in.seats(HARROW, _H_COMMITTEES[:6], "C = Chair, M = Member, A = In attendance")),
        ("seats-letters", lambda: people_in.seats(TARROW, _T_GROUPS, "Key: C chair / M member / A attends", whose=True)),
        ("seats-ticks", lambda: people_in.seats(LADLE, _L_GROUPS[:5], "", named=False)),
        ("partner-seats", lambda: people_in.partners(ASHCOMBE, (*_A_GROUPS[:2], "Directors of Finance Group"), True)),
        ("partner-seats", lambda: people_in.partners(TARROW, _T_GROUPS[1:], False)),
        ("lists-by-sheet", lambda: people_in.lists(ASHCOMBE, _A_GROUPS, True)),
        ("lists-by-sheet", lambda: people_in.lists(HARROW, _H_COMMITTEES[:5], False)),
        ("delegations", lambda: delegation(HARROW, _H_ROWS, True)),
        ("delegations", lambda: delegation(TARROW, _T_ROWS, False)),
        ("month-calendar", lambda: groups.calendar(MARRAM, _M_GROUPS, "both")),
        ("months-down", lambda: groups.by_month(HARROW, _H_COMMITTEES[:6], "title")),
        ("contact-list", lambda: people_in.contacts(COBBOLD, True)),
        ("contact-list", lambda: people_in.contacts(MARRAM, False)),
        (
            "reporting-lines",
            lambda: groups.reporting(TARROW, TARROW.names("body"), ("accountable_to", "reports_to", "advises"), "as above"),
        ),
        (
            "reporting-lines",
            lambda: groups.reporting(MARRAM, m_lines, ("accountable_to", "advises", "supports", "oversees"), "ditto"),
        ),
        (
            "raci",
            lambda: people_in.raci(
                COBBOLD, (COBBOLD.names("body", "delivery_group")[0], "Winter Planning Forum"), "Urgent Care PMO"
            ),
        ),
        ("raci", lambda: people_in.raci(TARROW, ("Collaborative Executive Group",), "")),
        ("title-rows", lambda: groups.titled(HARROW, ("Governing Body", "Executive Committee"), "both")),
        ("member-cells", lambda: groups.member_cells(LADLE, (*l_boards, "ICS Finance Group"), "; ")),
        (
            "tables-and-notes",
            lambda: around(LADLE, l_boards[0], (l_boards[1], *LADLE.names("body", "locality_group", "workstream"))),
        ),
        ("tables-and-notes", lambda: around(MARRAM, _M_GROUPS[0], (_M_GROUPS[1], *MARRAM.names("body", "locality_group")))),
        ("stacked-cards", lambda: cards(HARROW, ("Governing Body", *_H_COMMITTEES[1:6]), "title")),
        ("stacked-cards", lambda: cards(TARROW, _T_GROUPS, "both")),
        ("across", lambda: groups.transposed(MARRAM, _M_GROUPS[:3], "Accountable to", "comma")),
        ("across", lambda: groups.transposed(LADLE, _L_GROUPS[:5], "Reports to", "title")),
        ("columns-of-groups", lambda: groups.columns(LADLE, l_boards)),
        ("member-cells", lambda: groups.member_cells(COBBOLD, _C_GROUPS[1:], "\n")),
        ("enabler-matrix", lambda: people_in.support(LADLE)),
        ("member-blocks", lambda: people_in.blocks(COBBOLD, _C_GROUPS, True)),
        ("member-blocks", lambda: people_in.blocks(LADLE, _L_GROUPS[:6], False)),
    ]


def documents(most: int | None = None) -> list[Held]:
    """All documents of the set, or the first so many."""
    made = []
    for number, (style, make) in enumerate(_made()[:most], 1):
        data, truth, fields = make()
        made.append(Held("xlsx", style, f"{number:02d} {truth.title}.xlsx", data, truth, fields))
    return made
