"""What the Assess page says of a structure: groups of findings in one line, phases, measures and votes in words, and as tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from stpgraph.assess import (
    ANSWER_WORDS,
    STANDING_WORDS,
    Checklist,
    Group,
    Item,
    Likeness,
    Measure,
    Phase,
    Power,
    Progress,
    Spectrum,
    Tally,
)
from stpgraph.assess.answer import Row
from stpgraph.model import Finding, Structure
from stpgraph.reading.tallies import tallied
from stpgraph.reading.words import date_words, share_words
from stpgraph.rules import BY_ID
from stpgraph.rules.words import count

#: The number of plans that HFMA counted.
PLANS = 44
TableRow = dict[str, str]
"""A row of a table, by column."""


# ── findings under a heading ─────────────────────────────────────────────────────────────────────────────────────────


def answer_line(group: Group) -> str:
    """What the findings under a question, point or principle come to, in one line."""
    if group.findings:
        return tallied(group.findings)
    number = len(group.rules)
    return (
        "The one rule that speaks to this finds nothing."
        if number == 1
        else f"The {number} rules that speak to this find nothing."
    )


def group_rows(groups: Iterable[Group]) -> list[TableRow]:
    """Groups as rows of a table."""
    return [
        {"": group.key, "Asks": group.title, "In full": group.text, "Answer": answer_line(group), "Source": group.reference}
        for group in groups
    ]


# ── phases ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Stop:
    """A phase on the line: its number from 1, its name and meaning, and how the structure stands to it."""

    number: int
    name: str
    means: str
    state: str
    here: bool
    reached: bool


def stops(spectrum: Spectrum) -> tuple[Stop, ...]:
    """The phases in order, each with how the structure stands to it."""
    at = next((at for at, phase in enumerate(spectrum.phases) if phase == spectrum.stands), -1)
    return tuple(
        Stop(number + 1, phase.name, phase.means, _state(phase, number, at), number == at, phase.reached)
        for number, phase in enumerate(spectrum.phases)
    )


def _state(phase: Phase, number: int, at: int) -> str:
    if number == at:
        return "It stands here"
    if phase.reached:
        return "Passed"
    denied = phase.defining.answer == "no"
    if number < at:
        return "Passed over" if denied else "Not stated: perhaps passed over"
    return "Not reached" if denied else "Not stated"


def spectrum_rows(spectrum: Spectrum) -> list[TableRow]:
    """Every criterion of every phase as a row of a table."""
    return [
        {
            "Phase": phase.name,
            "Criterion": row.question,
            "Defines the phase": "Yes" if row == phase.defining else "",
            "Answer": ANSWER_WORDS[row.answer],
            "Why": row.why,
        }
        for phase in spectrum.phases
        for row in phase.criteria
    ]


# ── the checklist ────────────────────────────────────────────────────────────────────────────────────────────────────


def progress_words(progress: Progress) -> str:
    """How far questions are answered, in a sentence.

    >>> progress_words(Progress(None, 72, 4, 1, 2, 65, 3, 0))
    '7 of 72 questions are answered: 4 yes, 1 no, 2 in progress. A person answered 3 of them, the structure itself shows the rest.'
    """
    parts = [f"{progress.yes:,} yes", f"{progress.no:,} no", f"{progress.in_progress:,} in progress"]
    words = f"{progress.answered:,} of {count(progress.questions, 'question')} are answered: {', '.join(parts)}."
    if not progress.answered:
        return f"None of {count(progress.questions, 'question')} is answered yet."
    if not progress.by_person:
        return f"{words} The structure itself shows all of these; no person has answered yet."
    return f"{words} A person answered {progress.by_person:,} of them, the structure itself shows the rest."


def derived_words(item: Item) -> str:
    """What the structure itself shows of a question, in a sentence; empty where it can show nothing."""
    return f"{ANSWER_WORDS[item.derived.answer]}. {item.derived.why}" if item.derived else ""


def given_words(item: Item) -> str:
    """Who answered a question, when, as far as that is said; empty where nobody did."""
    if item.person is None:
        return ""
    by = f" by {item.person.by}" if item.person.by else ""
    on = f" on {date_words(item.person.on)}" if item.person.on else ""
    return f"Answered{by}{on}: {STANDING_WORDS[item.person.answer].lower()}."


def checklist_rows(checklist: Checklist) -> list[TableRow]:
    """Every question as a row of a table."""
    names = {each.element: each.name for each in checklist.elements}
    return [
        {
            "Element": names[item.question.element],
            "Question": item.question.text,
            "Answer": STANDING_WORDS[item.answer],
            "A person says": given_words(item),
            "Evidence": (item.person.evidence or "") if item.person else "",
            "The structure shows": derived_words(item),
            "Contradiction": item.contradiction,
            "Source": item.question.reference,
        }
        for item in checklist.items
    ]


# ── tables, measures, likeness, votes ────────────────────────────────────────────────────────────────────────────────


def compared_rows(rows: Iterable[Row], totals: Mapping[str, Tally]) -> list[TableRow]:
    """Rows of Table 2 or 3 beside HFMA's totals and those of the published structures here."""
    return [
        {
            "Question": row.question,
            "This structure": ANSWER_WORDS[row.answer],
            "Why": row.why,
            f"HFMA, {PLANS} plans": hfma_words(totals[row.key]),
            "Published structures here": ours_words(totals[row.key]),
        }
        for row in rows
    ]


def hfma_words(total: Tally) -> str:
    """HFMA's total in words. It counted “not stated” and “no” together."""
    return f"{total.published_yes:,} yes, {total.published_rest:,} no or not stated"


def ours_words(total: Tally) -> str:
    """The answers of the published structures in words."""
    return f"{total.yes:,} yes, {total.no:,} no, {total.not_stated:,} not stated"


def requirement_rows(rows: Iterable[Row]) -> list[TableRow]:
    """Requirements as rows of a table."""
    return [{"Requirement": row.question, "Answer": ANSWER_WORDS[row.answer], "Why": row.why} for row in rows]


def measure_rows(measures: Iterable[Measure], findings: Sequence[Finding]) -> list[TableRow]:
    """Measures as rows of a table. Numbers of findings tell the confirmed and the not stated apart."""
    return [
        {"Measure": measure.name, "Value": _counted(measure, findings) or measure_words(measure), "Remark": measure.why}
        for measure in measures
    ]


def measure_words(measure: Measure) -> str:
    """A measure's value with its unit.

    >>> measure_words(Measure("a", "", 0.75, "", "steps", "less")), measure_words(Measure("a", "", None, "", "days", "less"))
    ('0.75 steps', 'Not known')
    """
    if measure.value is None:
        return "Not known"
    if measure.unit == "share":
        return f"{measure.value:.0%}"
    number = f"{measure.value:,.0f}" if measure.value == int(measure.value) else f"{measure.value:,.2f}".rstrip("0")
    return f"{number} {_UNITS[measure.unit] if measure.value == 1 and measure.unit in _UNITS else measure.unit}"


_UNITS = {"bodies": "body", "boards": "board", "groups": "group", "projects": "project", "seats": "seat", "lines": "line"} | {
    "organisations": "organisation",
    "steps": "step",
    "days": "day",
    "findings": "finding",
    "groups and projects": "group or project",
}


def _counted(measure: Measure, findings: Sequence[Finding]) -> str:
    """What a number of open findings is made of; empty for every other measure and for none."""
    kind, _, which = measure.key.partition("-")
    if kind == "findings" and which != "accepted":
        mine = [each for each in findings if each.severity == which]
    elif kind == "theme":
        mine = [each for each in findings if BY_ID[each.rule].theme == which]
    else:
        return ""
    opened = [each for each in mine if each.accepted is None]
    return tallied(opened).removesuffix(".") if opened else "None"


def likeness_rows(likeness: Likeness) -> list[TableRow]:
    """What makes a structure like an archetype, feature by feature."""
    return [
        {
            "What is compared": each.words,
            "This structure": each.seen,
            "The archetype": each.expected,
            "Alike": share_words(round(each.match, 2)),
            "Points": f"{each.points:.2g} of {each.weight}",
        }
        for each in likeness.contributions
    ]


def power_rows(power: Power, structure: Structure) -> list[TableRow]:
    """Who has how much say on one body, those with most votes first."""
    names = {node.id: node.name for node in structure.nodes}
    order = sorted(power.parties, key=lambda say: (-say.votes, say.party is None, names.get(say.party or "", "")))
    return [
        {
            "Who": names[say.party] if say.party else "Seats that speak for nobody stated",
            "Votes": f"{say.votes:,}",
            "Share of the votes": f"{say.share:.0%}",
            "Power (Banzhaf)": f"{say.banzhaf:.0%}",
            "Power (Shapley-Shubik)": f"{say.shapley_shubik:.0%}",
        }
        for say in order
    ]
