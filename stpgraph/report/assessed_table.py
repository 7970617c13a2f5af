"""Assessments as an Excel workbook: a sheet for each assessment, with a row for each structure and question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from stpgraph.assess import ANSWER_WORDS, Assessment, Group
from stpgraph.errors import InputError
from stpgraph.reading.assessed import (
    PLANS,
    answer_line,
    checklist_rows,
    likeness_rows,
    measure_rows,
    requirement_rows,
    spectrum_rows,
)
from stpgraph.report.assessed import Assessed, by_table
from stpgraph.report.findings_table import limits_sheet, unread_sheet
from stpgraph.report.workbook import Cell, Column, SheetTable, workbook
from stpgraph.rules import BY_ID

_WIDE = frozenset({"Question", "Why", "Requirement", "In full", "Criterion", "The structure shows", "Contradiction", "Source"})
_STRUCTURE = Column("Structure", 30)
_Record = dict[str, str]
NOBODY = "Seats that speak for nobody stated"


def assess_xlsx(made: Sequence[Assessed], unread: Sequence[InputError]) -> bytes:
    """A workbook of everything that is assessed of some structures."""
    sheets = [_overview(made), _tables(made), *([_set(made)] if made else [])]
    sheets += [
        _sheet("Spectrum", made, lambda each: spectrum_rows(each.spectrum)),
        _sheet("Seven questions", made, lambda each: _asked(each.seven_questions)),
        _sheet("Five points", made, lambda each: _asked(each.five_points)),
        _sheet("Delivery plan", made, lambda each: requirement_rows(each.delivery_plan)),
        _sheet("Principles", made, lambda each: _asked(each.principles)),
        _sheet("Checklist", made, lambda each: checklist_rows(each.checklist)),
        _progress(made),
        _sheet("Likeness", made, _likeness),
        _power(made),
        _measures(made),
        limits_sheet([each.checked for each in made], BY_ID),
    ]
    if unread:
        sheets.append(unread_sheet(unread))
    return workbook("Governance assessments", [each for each in sheets if each.columns])


def _sheet(name: str, made: Sequence[Assessed], rows: Callable[[Assessment], list[_Record]]) -> SheetTable:
    """A sheet of rows with a first column that names the structure; no columns where there is no row at all."""
    told = [(_title(each), record) for each in made for record in rows(each.assessment)]
    if not told:
        return SheetTable(name, (), [])
    titles = list(told[0][1])
    columns = (_STRUCTURE, *(Column(title or "Key", 60 if title in _WIDE else 8 if not title else 24) for title in titles))
    return SheetTable(name, columns, [(structure, *(record[title] for title in titles)) for structure, record in told])


def _title(each: Assessed) -> str:
    return each.checked.exploration.structure.title


def _overview(made: Sequence[Assessed]) -> SheetTable:
    columns = (
        *(_STRUCTURE, Column("File", 40), Column("Stands at", 24), Column("Governance spectrum", 60)),
        *(Column("Which typical structure it is like", 60), Column("Checklist: questions answered", 16)),
        Column("Checklist: questions", 16),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            _title(each),
            each.checked.file,
            each.assessment.spectrum.stands.name if each.assessment.spectrum.stands else "No phase is shown to be reached",
            each.assessment.spectrum.summary,
            each.assessment.likeness.summary,
            each.assessment.checklist.overall.answered,
            each.assessment.checklist.overall.questions,
        )
        for each in made
    ]
    return SheetTable("Overview", columns, rows)


_HFMA = (Column(f"HFMA, {PLANS} plans: yes", 14), Column(f"HFMA, {PLANS} plans: no or not stated", 18))


def _tables(made: Sequence[Assessed]) -> SheetTable:
    columns = (_STRUCTURE, Column("Table", 28), Column("Question", 60), Column("Answer", 12), Column("Why", 60), *_HFMA)
    rows: list[tuple[Cell, ...]] = []
    for each in made:
        answers = {row.key: row for row in (*each.assessment.table_2, *each.assessment.table_3)}
        for title, tallies in by_table([each]).items():
            for tally in tallies:
                row = answers[tally.key]
                told = (_title(each), title, row.question, ANSWER_WORDS[row.answer], row.why)
                rows.append((*told, tally.published_yes, tally.published_rest))
    return SheetTable("Tables 2 and 3", columns, rows)


def _set(made: Sequence[Assessed]) -> SheetTable:
    columns = (
        *(Column("Table", 28), Column("Question", 60), Column("Structures", 12), Column("Yes", 8), Column("No", 8)),
        *(Column("Not stated", 12), *_HFMA),
    )
    rows: list[tuple[Cell, ...]] = [
        (title, each.question, len(made), each.yes, each.no, each.not_stated, each.published_yes, each.published_rest)
        for title, tallies in by_table(made).items()
        for each in tallies
    ]
    return SheetTable("All structures together", columns, rows)


def _asked(groups: Iterable[Group]) -> list[_Record]:
    return [
        {
            "Key": group.key,
            "Asks": group.title,
            "In full": group.text,
            "Answer": answer_line(group),
            "Rules": ", ".join(group.rules),
            "Source": group.reference,
        }
        for group in groups
    ]


def _progress(made: Sequence[Assessed]) -> SheetTable:
    titles = ("Questions", "Answered", "Yes", "No", "In progress", "Open", "By a person", "Contradictions")
    rows: list[tuple[Cell, ...]] = []
    for each in made:
        for part in (*each.assessment.checklist.elements, each.assessment.checklist.overall):
            numbers = (part.questions, part.answered, part.yes, part.no, part.in_progress, part.open)
            rows.append((_title(each), part.name, *numbers, part.by_person, part.contradictions))
    columns = (_STRUCTURE, Column("Element", 30), *(Column(title, 14) for title in titles))
    return SheetTable("Checklist progress", columns, rows)


def _likeness(made: Assessment) -> list[_Record]:
    return [
        {"Archetype": each.name, "Likeness": f"{each.value:.0%}"} | row
        for each in made.likeness.likenesses
        for row in likeness_rows(each)
    ]


def _power(made: Sequence[Assessed]) -> SheetTable:
    columns = (
        *(_STRUCTURE, Column("Body", 30), Column("Votes that carry a decision", 14), Column("Votes in all", 12)),
        *(Column("Who", 30), Column("Votes", 10), Column("Share of the votes", 12, "share")),
        *(Column("Power (Banzhaf)", 12, "share"), Column("Power (Shapley-Shubik)", 14, "share")),
        Column("Why it is not known", 60),
    )
    rows: list[tuple[Cell, ...]] = []
    for each in made:
        names = each.checked.names
        for power in each.assessment.power:
            start = (_title(each), names[power.body], power.needed, power.total)
            for say in sorted(power.parties, key=lambda say: (-say.votes, say.party is None, names.get(say.party or "", ""))):
                who = names[say.party] if say.party else NOBODY
                rows.append((*start, who, say.votes, say.share, say.banzhaf, say.shapley_shubik, ""))
            if not power.parties:
                rows.append((*start, "Not known", None, None, None, None, power.why))
    return SheetTable("Say", columns, rows)


def _measures(made: Sequence[Assessed]) -> SheetTable:
    columns = (
        *(_STRUCTURE, Column("Measure", 60), Column("Value", 12), Column("In words", 30), Column("Unit", 14)),
        *(Column("Better is", 12), Column("Remark", 60)),
    )
    rows: list[tuple[Cell, ...]] = []
    for each in made:
        made_here = each.assessment
        for measure, row in zip(made_here.measures, measure_rows(made_here.measures, made_here.findings), strict=True):
            better = {"more": "More", "less": "Less", "neither": "Neither"}[measure.better]
            rows.append((_title(each), measure.name, measure.value, row["Value"], measure.unit, better, measure.why))
    return SheetTable("Measures", columns, rows)
