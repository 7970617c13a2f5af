"""What a check found, as tables: one CSV file, and an Excel workbook."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Sequence

from stpgraph.errors import InputError
from stpgraph.model import Finding
from stpgraph.model.finding import CERTAINTY_WORDS, SEVERITY_WORDS
from stpgraph.report.checked import Checked, one_line
from stpgraph.report.findings_document import COUNTED, cited, counted
from stpgraph.report.thresholds import used, used_rows
from stpgraph.report.wording import short_sources
from stpgraph.report.workbook import FORMULA_STARTS, Column, SheetTable, workbook
from stpgraph.rules import BY_ID, CATALOGUE, THEMES

_FINDING: tuple[Column, ...] = (
    Column("Structure", 30),
    Column("Severity", 11),
    Column("How sure", 12),
    Column("Rule", 9),
    Column("What is wrong", 28),
    Column("Theme", 20),
    Column("Whom it is about", 30),
    Column("What is found", 60),
    Column("What to do", 60),
    Column("Who is affected", 40),
    Column("Threshold used", 30),
    Column("Sources", 50),
)
_ACCEPTANCE = (Column("Accepted by", 20), Column("Accepted on", 12), Column("Accepted until", 14), Column("Reason", 40))
_FILE = Column("File", 30)
OPEN, ACCEPTED, NOTHING, UNREAD = "Open", "Accepted", "Nothing found", "Could not be checked"
CSV_COLUMNS: tuple[str, ...] = (
    *("File", "State", "Open in this structure", "Accepted in this structure", "Rules checked"),
    *(column.title for column in (*_FINDING, *_ACCEPTANCE)),
)


def _finding(checked: Checked, finding: Finding, sources: str) -> tuple[str, ...]:
    rule, threshold, names = BY_ID[finding.rule], used(checked, finding.rule), checked.names
    return (
        checked.exploration.structure.title,
        SEVERITY_WORDS[finding.severity],
        CERTAINTY_WORDS[finding.certainty],
        finding.rule,
        rule.defect,
        THEMES[rule.theme],
        "; ".join(names[each] for each in finding.subjects) or "The structure as a whole",
        finding.fact,
        finding.remedy,
        "; ".join(names[each] for each in finding.affected),
        threshold.words if threshold else "",
        sources,
    )


def _acceptance(finding: Finding) -> tuple[str, ...]:
    acceptance = finding.accepted
    if acceptance is None:
        return ("", "", "", "")
    return (
        acceptance.by or "Not stated",
        acceptance.on or "Not stated",
        acceptance.until or "No end is stated",
        acceptance.reason,
    )


# ── CSV ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def check_csv(checked: Sequence[Checked], unread: Sequence[InputError], rules: Collection[str]) -> str:
    """One row for each finding; one row too for a structure in which nothing was found, and for a file that could not be read.

    Begins with a byte order mark, by which spreadsheets know that it is UTF-8. A field that a spreadsheet would take for a
    formula begins with an apostrophe.
    """
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(CSV_COLUMNS)
    writer.writerows(tuple(map(_field, row)) for row in _csv_rows(checked, unread, rules))
    return f"\ufeff{file.getvalue()}"


def _csv_rows(checked: Sequence[Checked], unread: Sequence[InputError], rules: Collection[str]) -> Iterator[tuple[str, ...]]:
    some = f"{len(rules)} of {len(CATALOGUE)}"
    for each in checked:
        still, accepted = each.exploration.open_findings, each.accepted
        for state, findings in ((OPEN, still), (ACCEPTED, accepted)):
            start = (each.file, state, str(len(still)), str(len(accepted)), some)
            for finding in findings:
                yield (*start, *_finding(each, finding, "; ".join(finding.sources)), *_acceptance(finding))
        if not each.exploration.findings:
            title = each.exploration.structure.title
            yield _filled((each.file, NOTHING, "0", "0", some, title))
    at = CSV_COLUMNS.index("What is found")
    for error in unread:
        for fault in error.faults:
            row = _filled((fault.file, UNREAD))
            yield (*row[:at], str(fault), *row[at + 1 :])


def _filled(cells: tuple[str, ...]) -> tuple[str, ...]:
    return (*cells, *("" for _ in CSV_COLUMNS[len(cells) :]))


def _field(text: str) -> str:
    text = one_line(text)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


# ── Excel ────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def check_xlsx(checked: Sequence[Checked], unread: Sequence[InputError], rules: Collection[str]) -> bytes:
    """A workbook: counts, open findings, accepted findings, thresholds, documents, and files that could not be read."""
    counts = tuple(Column(title, 30 if at < 2 else 12) for at, title in enumerate(COUNTED))
    sheets = [
        SheetTable(
            "Counts",
            (*counts, Column("Rules checked", 16)),
            [
                (each.exploration.structure.title, each.file, *counted(each), f"{len(rules)} of {len(CATALOGUE)}")
                for each in checked
            ],
        ),
        SheetTable(
            OPEN,
            (*_FINDING, _FILE),
            [(*_in_short(each, found), each.file) for each in checked for found in each.exploration.open_findings],
        ),
        SheetTable(
            ACCEPTED,
            (*_FINDING, *_ACCEPTANCE, _FILE),
            [(*_in_short(each, found), *_acceptance(found), each.file) for each in checked for found in each.accepted],
        ),
        limits_sheet(checked, rules),
        SheetTable(
            "Documents",
            (Column("In short", 34), Column("In full", 100)),
            cited({finding.rule for each in checked for finding in each.exploration.findings}),
        ),
    ]
    if unread:
        sheets.append(unread_sheet(unread))
    return workbook("Governance findings", sheets)


def _in_short(checked: Checked, finding: Finding) -> tuple[str, ...]:
    """A finding with its sources in short: the sheet of documents gives them in full."""
    return _finding(checked, finding, short_sources(finding.rule))


def limits_sheet(checked: Sequence[Checked], rules: Collection[str]) -> SheetTable:
    """The thresholds of some rules, and the numbers that were used."""
    columns = (
        *(Column("Rule", 9), Column("What is counted", 60), Column("Default", 10)),
        *(Column("Source of the default", 50), Column("Used", 50)),
    )
    return SheetTable("Thresholds", columns, [row for row in used_rows(checked) if row[0] in rules])


def unread_sheet(unread: Sequence[InputError]) -> SheetTable:
    """What is wrong with the files that could not be read."""
    faults = [fault for error in unread for fault in error.faults]
    return SheetTable(UNREAD, (_FILE, Column("What is wrong", 100)), [(fault.file, str(fault)) for fault in faults])
