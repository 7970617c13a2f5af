"""Assessments as one JSON document, for other programs.

    {"structures": [{"id", "title", "file", "limits", "table_2", "table_3", "spectrum", "seven_questions", "five_points",
      "delivery_plan", "principles", "checklist", "likeness", "power", "measures"}],
     "set": {"structures": NUMBER, "table_2", "table_3"}}

Every answer is `yes`, `no` or `not_stated`; of the checklist also `in_progress`. Nothing that the documents leave open is a `no`
or a zero: numbers that are not known are null, with the reason in `why`. Shares are from 0 to 1. `set` counts the answers of all
structures of the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stpgraph.assess import PUBLISHED, Group, Item, Likeness, Measure, Phase, Power, Progress, Resemblance, Spectrum, Tally
from stpgraph.assess.answer import Row
from stpgraph.model import SEVERITIES, Finding
from stpgraph.reading.assessed import PLANS
from stpgraph.report.assessed import Assessed, by_table
from stpgraph.report.json_report import dumps, limits

_Data = dict[str, object]


def assess_json(made: Sequence[Assessed]) -> str:
    """Some assessments, as a JSON text."""
    tables: Sequence[tuple[Tally, ...]] = tuple(by_table(made).values()) if made else ((), ())
    return dumps(
        {
            "structures": [_structure(each) for each in made],
            "set": {"structures": len(made)}
            | {name: [_tally(each) for each in table] for name, table in zip(("table_2", "table_3"), tables, strict=True)},
        }
    )


def _structure(each: Assessed) -> _Data:
    made, structure = each.assessment, each.checked.exploration.structure
    return {
        "id": structure.id,
        "title": structure.title,
        "file": each.checked.file,
        "limits": limits(each.checked),
        "table_2": [_row(row) | {"hfma": _hfma(row.key)} for row in made.table_2],
        "table_3": [_row(row) | {"hfma": _hfma(row.key)} for row in made.table_3],
        "spectrum": _spectrum(made.spectrum),
        "seven_questions": [_group(group) for group in made.seven_questions],
        "five_points": [_group(group) for group in made.five_points],
        "delivery_plan": [_row(row) for row in made.delivery_plan],
        "principles": [_group(group) for group in made.principles],
        "checklist": {
            "progress": {
                "overall": _progress(made.checklist.overall),
                "elements": [_progress(element) for element in made.checklist.elements],
            },
            "questions": [_item(item) for item in made.checklist.items],
        },
        "likeness": _resemblance(made.likeness),
        "power": [_power(power) for power in made.power],
        "measures": [_measure(measure) for measure in made.measures],
    }


def _row(row: Row) -> _Data:
    return {"key": row.key, "question": row.question, "answer": row.answer, "why": row.why, "evidence": row.evidence}


def _hfma(key: str) -> _Data:
    """HFMA's totals, which count “no” and “not stated” together."""
    yes, rest = PUBLISHED[key]
    return {"plans": PLANS, "yes": yes, "no_or_not_stated": rest}


def _tally(each: Tally) -> _Data:
    return {
        "key": each.key,
        "question": each.question,
        "yes": each.yes,
        "no": each.no,
        "not_stated": each.not_stated,
        "hfma": _hfma(each.key),
    }


def _spectrum(spectrum: Spectrum) -> _Data:
    return {
        "stands": spectrum.stands.key if spectrum.stands else None,
        "summary": spectrum.summary,
        "evidence": spectrum.evidence,
        "skipped": [phase.key for phase in spectrum.skipped],
        "next": spectrum.next.key if spectrum.next else None,
        "next_lacks": [_row(row) for row in spectrum.lacks],
        "phases": [_phase(phase) for phase in spectrum.phases],
    }


def _phase(phase: Phase) -> _Data:
    return {
        "key": phase.key,
        "name": phase.name,
        "means": phase.means,
        "reached": phase.reached,
        "criteria": [_row(row) | {"defining": row is phase.defining} for row in phase.criteria],
    }


def _group(group: Group) -> _Data:
    return {
        "key": group.key,
        "title": group.title,
        "asks": group.text,
        "reference": group.reference,
        "rules": group.rules,
        "summary": group.summary,
        "open": {severity: _counts(each for each in group.open if each.severity == severity) for severity in SEVERITIES},
        "accepted": len(group.findings) - len(group.open),
        "findings": [_finding(each) for each in group.findings],
    }


def _counts(findings: Iterable[Finding]) -> dict[str, int]:
    certainties = [each.certainty for each in findings]
    return {"confirmed": certainties.count("confirmed"), "not_stated": certainties.count("not_stated")}


def _finding(finding: Finding) -> _Data:
    return {
        "rule": finding.rule,
        "subjects": sorted(finding.subjects),
        "severity": finding.severity,
        "certainty": finding.certainty,
        "accepted": finding.accepted is not None,
        "message": finding.message,
    }


def _progress(progress: Progress) -> _Data:
    return {
        "element": progress.element,
        "name": progress.name,
        "questions": progress.questions,
        "answered": progress.answered,
        "yes": progress.yes,
        "no": progress.no,
        "in_progress": progress.in_progress,
        "open": progress.open,
        "by_person": progress.by_person,
        "contradictions": progress.contradictions,
    }


def _item(item: Item) -> _Data:
    question = item.question
    return {
        "id": question.id,
        "element": question.element,
        "question": question.text,
        "part_of": question.part_of or None,
        "reference": question.reference,
        "answer": item.answer,
        "derived": _row(item.derived) if item.derived else None,
        "person": item.person.model_dump() if item.person else None,
        "contradiction": item.contradiction or None,
    }


def _resemblance(found: Resemblance) -> _Data:
    return {
        "summary": found.summary,
        "seen": found.seen,
        "declared": found.declared,
        "archetypes": [_likeness(each) for each in found.likenesses],
        "groups": [{"archetype": each.shape, "share": each.share, "groups": each.groups} for each in found.groups],
    }


def _likeness(each: Likeness) -> _Data:
    return {
        "archetype": each.shape,
        "name": each.name,
        "value": each.value,
        "features": [
            {
                "key": one.key,
                "compares": one.words,
                "weight": one.weight,
                "match": one.match,
                "points": one.points,
                "seen": one.seen,
                "expected": one.expected,
                "evidence": one.evidence,
            }
            for one in each.contributions
        ],
    }


def _power(power: Power) -> _Data:
    return {
        "body": power.body,
        "needed": power.needed,
        "total": power.total,
        "parties": [
            {
                "party": say.party,
                "votes": say.votes,
                "share": say.share,
                "banzhaf": say.banzhaf,
                "shapley_shubik": say.shapley_shubik,
            }
            for say in power.parties
        ],
        "why": power.why,
    }


def _measure(measure: Measure) -> _Data:
    return {
        "key": measure.key,
        "name": measure.name,
        "value": measure.value,
        "unit": measure.unit,
        "better": measure.better,
        "why": measure.why,
    }
