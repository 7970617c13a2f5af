"""Findings in SARIF 2.1.0, the format in which code hosts and editors take results of checks.

A gap is an error, a concern a warning, a note a note. Each finding points at the lines of its subjects in the file; an
accepted one is suppressed, with its reason. Files that could not be read are told as notifications of the run.
Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0 Plus Errata 01; sections are cited below.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import PurePath
from urllib.parse import quote

from stpgraph import __version__
from stpgraph.errors import Fault, InputError
from stpgraph.files import Format
from stpgraph.model import Accepted, Finding, Severity
from stpgraph.report.checked import Checked, one_line
from stpgraph.report.json_report import dumps, remedies
from stpgraph.report.places import Position, positions
from stpgraph.report.thresholds import used
from stpgraph.report.wording import documentation
from stpgraph.rules import CATALOGUE, HEADINGS, THEMES, Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS: Mapping[Severity, str] = {"gap": "error", "concern": "warning", "note": "note"}
_MIME: Mapping[Format, str] = {"yaml": "application/yaml", "json": "application/json"}
_Data = dict[str, object]


def check_sarif(checked: Sequence[Checked], unread: Sequence[InputError], rules: Collection[str], exit_code: int) -> str:
    """What was found, as a SARIF log of one run.

    `unread` are the errors of files that could not be read, `rules` the ids that were checked.
    """
    used = [rule for rule in CATALOGUE if rule.id in rules]
    index = {rule.id: number for number, rule in enumerate(used)}
    run: _Data = {
        "tool": {
            "driver": {
                "name": "stpgraph",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(rule) for rule in used],
            }
        },
        "invocations": [
            {
                "executionSuccessful": not unread,
                "exitCode": exit_code,
                "toolExecutionNotifications": [_notification(fault) for error in unread for fault in error.faults],
            }
        ],
        "artifacts": [
            {
                "location": {"uri": uri(each.file)},
                "mimeType": _MIME[each.form],
                "encoding": "utf-8",
                "roles": ["analysisTarget"],
            }
            for each in checked
        ],
        "results": [result for number, each in enumerate(checked) for result in _results(number, each, index)],
        "columnKind": "unicodeCodePoints",
    }
    return dumps({"version": "2.1.0", "$schema": SCHEMA, "runs": [run]})


def uri(file: str) -> str:
    """A file's name as a URI: relative where the name is.

    >>> uri("my plans/a:b.yaml")
    'my%20plans/a%3Ab.yaml'
    """
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))


def message(text: str) -> _Data:
    """A text as a SARIF message, in which braces and links mean what they say (3.11.5, 3.11.6).

    >>> message("“[Board](https://example.org)” {0}")
    {'text': '“[Board] (https://example.org)” {{0}}'}
    """
    return {"text": one_line(text).replace("{", "{{").replace("}", "}}").replace("](", "] (")}


def _rule(rule: Rule) -> _Data:
    plain, marked = documentation(rule), rule.documentation
    documents = "\n".join(f"- {each}" for each in rule.citations)
    text = "\n\n".join(f"{heading}\n{plain[heading]}" for heading in HEADINGS)
    markdown = "\n\n".join(f"## {heading}\n\n{marked[heading]}" for heading in HEADINGS)
    return {
        "id": rule.id,
        "name": rule.defect,
        "shortDescription": message(f"{rule.defect}."),
        "fullDescription": message(f"{plain['Defect']} {plain['What it finds']}"),
        "help": {
            "text": f"{text}\n\nDocuments\n{documents}" if documents else text,
            "markdown": f"{markdown}\n\n## Documents\n\n{documents}" if documents else markdown,
        },
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": [THEMES[rule.theme]]},
    }


def _results(number: int, checked: Checked, index: Mapping[str, int]) -> Iterable[_Data]:
    findings = checked.exploration.findings
    structure = checked.exploration.structure
    subjects = {subject for finding in findings for subject in finding.subjects}
    places = positions(checked, subjects) if subjects else {}
    names = {node.id: node.name for node in structure.nodes} | {each.id: each.name for each in structure.decisions}
    for finding in findings:
        yield {
            "ruleId": finding.rule,
            "ruleIndex": index[finding.rule],
            "level": LEVELS[finding.severity],
            "message": message(finding.message),
            "locations": [
                _location(
                    number, checked.file, places.get(subject, (1, 1)), {"name": names[subject], "fullyQualifiedName": subject}
                )
                for subject in sorted(finding.subjects)
            ]
            or [_location(number, checked.file, (1, 1), {"name": structure.title, "fullyQualifiedName": structure.id})],
            "partialFingerprints": {"stpgraphFinding/v1": _fingerprint(structure.id, finding)},
            # Empty and not absent: 3.27.23 wants it on all results of a run or on none.
            "suppressions": [_suppression(finding.accepted)] if finding.accepted else [],
            "properties": {
                "structure": structure.id,
                "certainty": finding.certainty,
                "subjects": sorted(finding.subjects),
                "affected": sorted(finding.affected),
                "evidence": finding.evidence,
                "remedy": finding.remedy,
                "remedies": remedies(finding),
                "sources": finding.sources,
                **({"threshold": limit.words} if (limit := used(checked, finding.rule)) else {}),
            },
        }


def _location(number: int, file: str, position: Position, logical: _Data) -> _Data:
    line, column = position
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": uri(file), "index": number},
            "region": {"startLine": line, "startColumn": column},
        },
        "logicalLocations": [logical],
    }


def _fingerprint(structure: str, finding: Finding) -> str:
    """The same for the same finding about the same structure, wherever it stands in the file (3.27.17)."""
    from hashlib import sha256

    return sha256("\n".join((structure, finding.rule, *sorted(finding.subjects))).encode()).hexdigest()


def _suppression(acceptance: Accepted) -> _Data:
    return {"kind": "external", "status": "accepted", "justification": acceptance.reason}


def _notification(fault: Fault) -> _Data:
    place: _Data = {"artifactLocation": {"uri": uri(fault.file)}}
    if fault.line:
        place["region"] = {"startLine": fault.line, "startColumn": fault.column}
    where = f"At {fault.path}: " if fault.path else ""
    return {"level": "error", "message": message(f"{where}{fault.text}"), "locations": [{"physicalLocation": place}]}
