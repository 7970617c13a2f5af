"""Two structures against each other as one JSON document, for other programs.

    {"first", "second": {"id", "title", "file"}, "opens_gap", "most_important": [TEXT],
     "matching": {"versions", "matches": [{"first", "second", "basis", "score", "parts"}], "only_first", "only_second"},
     "losses": [{"kind", "subject", "others", "voice", "stated", "text"}],
     "findings": {"opened", "closed", "kept": [{"rule", "severity", "first", "second", "opens_gap", "closes_gap"}]},
     "structure": {"renamed", "fields", "sources", "nodes", "relations", "decisions", "accepted", "moved"},
     "measures": [{"key", "name", "first", "second", "remarks", "unit", "better", "verdict"}]}

`first` and `second` of a finding are its message, certainty, subjects and whether it is accepted, or null. In `structure` every list
has `removed`, `added` and `changed` (field by field); its ids are those of the second structure, and `renamed` gives those that are
others in the first. A value that is null is not stated.
"""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel

from stpgraph.compare import Change, Compared, Comparison, ListDelta
from stpgraph.compare.measured import Sides
from stpgraph.model import Finding
from stpgraph.model.nodes import Part
from stpgraph.reading.compared import loss_words, most_important, move_words
from stpgraph.report.checked import Checked
from stpgraph.report.compared import ComparedFiles
from stpgraph.report.json_report import dumps

T = TypeVar("T", bound=Part)


def compare_json(made: ComparedFiles) -> str:
    """Everything that differs, as a JSON text."""
    comparison = made.comparison
    return dumps(
        {
            "first": _file(made.left),
            "second": _file(made.right),
            "opens_gap": comparison.opens_gap,
            "most_important": most_important(comparison),
            "matching": _matching(comparison),
            "losses": [
                {
                    "kind": each.kind,
                    "subject": each.subject or None,
                    "others": each.others,
                    "voice": each.voice,
                    "stated": each.stated,
                    "text": loss_words(each, comparison),
                }
                for each in comparison.losses
            ],
            "findings": {
                state: [_finding(each) for each in comparison.findings if each.state == state]
                for state in ("opened", "closed", "kept")
            },
            "structure": _structure(comparison),
            "measures": [_measure(each) for each in comparison.measures],
        }
    )


def _file(checked: Checked) -> dict[str, str]:
    structure = checked.exploration.structure
    return {"id": structure.id, "title": structure.title, "file": checked.file}


def _matching(comparison: Comparison) -> dict[str, object]:
    matching = comparison.matching
    matches = [
        {
            "first": each.left,
            "second": each.right,
            "basis": each.basis,
            "score": round(each.score, 6),
            "parts": [
                {"feature": part.feature, "score": round(part.score, 6), "weight": part.weight, "words": part.words}
                for part in each.parts
            ],
        }
        for each in matching.matches
    ]
    return {
        "versions": matching.versions,
        "matches": matches,
        "only_first": matching.only_left,
        "only_second": matching.only_right,
    }


def _finding(each: Compared) -> dict[str, object]:
    return {
        "rule": each.finding.rule,
        "severity": each.finding.severity,
        "first": _side(each.before),
        "second": _side(each.after),
        "opens_gap": each.opens_gap,
        "closes_gap": each.closes_gap,
    }


def _side(finding: Finding | None) -> dict[str, object] | None:
    if finding is None:
        return None
    return {
        "message": finding.message,
        "severity": finding.severity,
        "certainty": finding.certainty,
        "subjects": sorted(finding.subjects),
        "accepted": finding.accepted is not None,
    }


def _structure(comparison: Comparison) -> dict[str, object]:
    made = comparison.delta
    return {
        "renamed": [{"first": old, "second": new} for old, new in made.renames],
        "fields": [_change(each) for each in made.fields],
        "sources": _list(made.sources),
        "nodes": _list(made.nodes),
        "relations": _list(made.relations),
        "decisions": _list(made.decisions),
        "accepted": _list(made.accepted),
        "moved": [
            {"node": each.node, "way": each.way, "from": each.lost, "to": each.won, "text": move_words(each, comparison)}
            for each in comparison.moves
        ],
    }


def _list(made: ListDelta[T]) -> dict[str, object]:
    return {
        "removed": [_plain(each) for each in made.gone],
        "added": [_plain(each) for each in made.new],
        "changed": [{"key": each.key, "fields": [_change(change) for change in each.changes]} for each in made.changed],
    }


def _change(change: Change) -> dict[str, object]:
    return {"field": change.field, "first": _plain(change.before), "second": _plain(change.after)}


def _plain(value: object) -> object:
    return value.model_dump(mode="json", exclude_defaults=True) if isinstance(value, BaseModel) else value


def _measure(each: Sides) -> dict[str, object]:
    return {
        "key": each.left.key,
        "name": each.left.name,
        "first": each.left.value,
        "second": each.right.value,
        "remarks": [side.why for side in (each.left, each.right) if side.why],
        "unit": each.left.unit,
        "better": each.left.better,
        "verdict": each.verdict,
    }
