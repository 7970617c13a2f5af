"""Findings as one JSON document, for other programs.

    {"structures": [{"id", "file", "counts": {"open", "accepted"}, "limits": {RULE: NUMBER}, "findings": [
      {"rule", "severity", "certainty", "subjects", "affected", "evidence", "message", "remedy", "sources", "accepted", "acceptance", "remedies"}]}]}

Structures come in the order of the files, findings in order of rule and subjects; ids within a list are sorted. `evidence` is
a list of paths, each a list of node ids. `message` is the fact and then the remedy. `accepted` is true or false; `acceptance`
says who accepted it and why, or is null. `remedies` are edits that would help, as data. `limits` are the thresholds in force
for the structure, of every rule that has one.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from stpgraph.model import Finding
from stpgraph.report.checked import UNSAFE, Checked
from stpgraph.report.thresholds import all_used


def check_json(checked: Sequence[Checked]) -> str:
    """What was found in each structure, as a JSON text."""
    structures = [
        {
            "id": each.exploration.structure.id,
            "file": each.file,
            "counts": {"open": len(each.exploration.open_findings), "accepted": len(each.accepted)},
            "limits": limits(each),
            "findings": [_finding(finding) for finding in each.exploration.findings],
        }
        for each in checked
    ]
    return dumps({"structures": structures})


def limits(checked: Checked) -> dict[str, float]:
    """The thresholds in force for a structure, by rule; whole numbers without a fraction."""
    return {each.limit.rule: int(each.value) if _whole(each.value) else each.value for each in all_used(checked)}


def _whole(value: float) -> bool:
    # Beyond 15 digits a float is no exact count of anything.
    return float(value).is_integer() and abs(value) < 1e15


def dumps(data: object) -> str:
    """Data as JSON text: readable, the same for the same data, and with nothing in it that could steer a terminal."""
    text = json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)
    # Outside its strings JSON is ASCII, and line ends stand only there: every such character is inside a string.
    return UNSAFE.sub(lambda match: match.group() if match.group() == "\n" else f"\\u{ord(match.group()):04x}", text) + "\n"


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "certainty": finding.certainty,
        "subjects": sorted(finding.subjects),
        "affected": sorted(finding.affected),
        "evidence": finding.evidence,
        "message": finding.message,
        "remedy": finding.remedy,
        "sources": finding.sources,
        "accepted": finding.accepted is not None,
        "acceptance": finding.accepted.model_dump(include={"reason", "by", "on", "until"}) if finding.accepted else None,
        "remedies": remedies(finding),
    }


def remedies(finding: Finding) -> list[dict[str, object]]:
    """The edits that would help to clear a finding, as plain data without what does not apply."""
    return [each.model_dump(exclude_none=True) for each in finding.remedies]
