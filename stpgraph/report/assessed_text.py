"""Assessments as text for a person, section by section in the order of the app's page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from stpgraph.assess import ANSWER_WORDS, ELEMENT_NAMES, STANDING_WORDS, Assessment, Group, Item, Power, Progress, Spectrum
from stpgraph.assess.answer import Answer, Row
from stpgraph.model import Structure
from stpgraph.reading.assessed import (
    PLANS,
    answer_line,
    derived_words,
    given_words,
    hfma_words,
    likeness_rows,
    measure_rows,
    ours_words,
    power_rows,
    progress_words,
    stops,
)
from stpgraph.reading.tallies import tallied
from stpgraph.report.assessed import Assessed, by_table
from stpgraph.report.page import BLANK, Block, Para, Style, Table, para
from stpgraph.report.thresholds import all_used

_STYLES: dict[Answer, Style] = {"yes": "good", "no": "gap", "not_stated": "quiet"}
HFMA_COUNTS = "HFMA counted “no” and “not stated” together; here they are kept apart."


def assess_page(made: Sequence[Assessed]) -> Iterator[Block]:
    """Everything that is assessed of some structures, and how they answer HFMA's tables together where there are several."""
    for number, each in enumerate(made):
        if number:
            yield BLANK
            yield BLANK
        yield from _structure(each)
    if len(made) > 1:
        yield BLANK
        yield BLANK
        yield para(f"All {len(made):,} structures", "title")
        for title, tallies in by_table(made).items():
            yield BLANK
            yield Table(
                (title, "These structures", f"HFMA, {PLANS} plans"),
                tuple((each.question, ours_words(each), hfma_words(each)) for each in tallies),
                narrow=(0, 1, 2),
            )
        yield para(HFMA_COUNTS, "quiet")


def _structure(each: Assessed) -> Iterator[Block]:
    made, structure = each.assessment, each.checked.exploration.structure
    yield para(structure.title, "title")
    yield para(each.checked.file, "quiet")
    yield para(f"Findings: {tallied(made.findings)}")
    for used in all_used(each.checked):
        if used.set_by != "default":
            yield para(f"Threshold of {used.limit.rule}: {used.words}.", "quiet")
    yield from _title("Governance spectrum", "HFMA 2017, Chart 3")
    yield from _spectrum(made.spectrum)
    yield from _title("Seven questions", "Hasselman, 2016-17")
    yield from _groups(made.seven_questions, numbered=True)
    yield from _title("Five points", "Coutts, 2016")
    yield from _groups(made.five_points, numbered=True)
    yield from _title("What the delivery plan asks for", "National Health Executive on NHS England's plan, 2017")
    yield from _rows(made.delivery_plan)
    for title, rows in (("Who is represented", made.table_2), ("What is in place", made.table_3)):
        yield from _title(title, "HFMA 2017, Table 2" if rows is made.table_2 else "HFMA 2017, Table 3")
        yield from _compared(rows, each)
    yield para(HFMA_COUNTS, "quiet", 2)
    yield from _title("Governance checklist", "HFMA 2017")
    yield from _checklist(made)
    yield from _title("Principles A to G", "international framework, IFAC and CIPFA 2014")
    yield from _groups(made.principles, numbered=False)
    yield from _title("Which typical structure it is like", "HFMA 2017, Chart 2")
    yield from _likeness(made)
    yield from _title("Who has how much say", "where votes are taken")
    yield from _powers(made.power, structure)
    yield from _title("Measures", "to compare structures by")
    told = measure_rows(made.measures, made.findings)
    measured = tuple((row["Measure"], row["Value"], row["Remark"]) for row in told)
    yield Table(("Measure", "Value", "Remark"), measured, narrow=(0, 1, 2))


def _title(title: str, source: str) -> Iterator[Block]:
    yield BLANK
    yield Para(((title, "title"), (f"({source})", "quiet")))


def _answer(answer: Answer, question: str, why: str) -> Iterator[Block]:
    yield Para(((f"{ANSWER_WORDS[answer]}:", _STYLES[answer]), (question, "title")), 2, 2)
    yield para(why, indent=4)


def _rows(rows: Iterable[Row]) -> Iterator[Block]:
    for row in rows:
        yield from _answer(row.answer, row.question, row.why)


def _compared(rows: Sequence[Row], each: Assessed) -> Iterator[Block]:
    told = {tally.key: tally for tallies in by_table([each]).values() for tally in tallies}
    for row in rows:
        yield from _answer(row.answer, row.question, row.why)
        yield para(f"HFMA, {PLANS} plans of 2016: {hfma_words(told[row.key])}.", "quiet", 4)


def _spectrum(spectrum: Spectrum) -> Iterator[Block]:
    yield para(spectrum.summary, indent=2)
    for stop in stops(spectrum):
        yield Para(((f"{stop.number}. {stop.name}:", "title"), (stop.state, "good" if stop.here else "plain")), 2, 2)
    if spectrum.stands:
        missing = [row for row in spectrum.stands.others if not row.met]
        if missing:
            yield para(f"What is not shown of “{spectrum.stands.name}” itself:", "title", 2)
            yield from _rows(missing)
    if spectrum.next is None:
        yield para("There is no phase after this one.", indent=2)
    elif spectrum.lacks:
        yield para(f"What the next phase, “{spectrum.next.name}”, still lacks:", "title", 2)
        yield from _rows(spectrum.lacks)


def _groups(groups: Iterable[Group], numbered: bool) -> Iterator[Block]:
    for number, group in enumerate(groups, 1):
        yield para(f"{number}. {group.title}" if numbered else f"{group.key}. {group.title}", "title", 2)
        yield para(group.text, "quiet", 4)
        yield para(answer_line(group), indent=4)


def _checklist(made: Assessment) -> Iterator[Block]:
    checklist = made.checklist
    yield para(progress_words(checklist.overall), indent=2)
    header = ("Element", "Questions", "Answered", "Yes", "No", "In progress", "Open", "By a person", "Contradictions")
    rows = tuple((each.name, *map("{:,}".format, _numbers(each))) for each in (*checklist.elements, checklist.overall))
    yield Table(header, rows, numbers=frozenset(range(1, len(header))), narrow=(0,))
    element = None
    for item in checklist.items:
        if item.question.element != element:
            element = item.question.element
            yield para(ELEMENT_NAMES[element], "title", 2)
        yield from _item(item)


def _numbers(each: Progress) -> tuple[int, ...]:
    return (
        *(each.questions, each.answered, each.yes, each.no, each.in_progress, each.open),
        *(each.by_person, each.contradictions),
    )


def _item(item: Item) -> Iterator[Block]:
    yield para(f"{STANDING_WORDS[item.answer]}: {item.question.text}", indent=4, hang=2)
    for text in (given_words(item), f"What shows it: {item.person.evidence}" if item.person and item.person.evidence else ""):
        if text:
            yield para(text, indent=6)
    if item.derived:
        yield para(f"The structure shows: {derived_words(item)}", "quiet", 6)
    if item.contradiction:
        yield para(item.contradiction, "concern", 6)


def _likeness(made: Assessment) -> Iterator[Block]:
    yield para(made.likeness.summary, indent=2)
    for each in made.likeness.likenesses:
        yield para(f"{each.name}: {each.value:.0%} alike", "title", 2)
        for row in likeness_rows(each):
            told = (
                f"{row['What is compared']}: {row['Points']} points. This structure: {row['This structure']}. "
                f"The archetype: {row['The archetype']}."
            )
            yield para(told, indent=4, hang=2)


def _powers(powers: Sequence[Power], structure: Structure) -> Iterator[Block]:
    names = {node.id: node.name for node in structure.nodes}
    if not powers:
        yield para("No voting rule is stated.", indent=2)
    for power in powers:
        yield para(names[power.body], "title", 2)
        if not power.parties:
            yield para(power.why, indent=4)
            continue
        yield para(f"{power.needed:,} of {power.total:,} votes carry a decision.", indent=4)
        rows = power_rows(power, structure)
        yield Table(tuple(rows[0]), tuple(tuple(row.values()) for row in rows), numbers=frozenset({1, 2, 3, 4}), narrow=(0,))
