"""What a check found, as a document for people: Markdown and HTML are written from it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from pathlib import PurePath

from stpgraph.errors import InputError
from stpgraph.model import SEVERITIES, Finding
from stpgraph.model.finding import SEVERITY_WORDS
from stpgraph.reading.ours import our_reading
from stpgraph.reading.tallies import MEANING
from stpgraph.reading.words import date_words
from stpgraph.report.checked import Checked
from stpgraph.report.document import Case, Document, Grid, Heading, Part, Text, Tone
from stpgraph.report.thresholds import used, used_rows
from stpgraph.report.wording import certainty_words, severity_words, short_sources, which_rules
from stpgraph.rules import BY_ID
from stpgraph.rules import references as documents

ACCEPTED_TITLE = "Accepted: known, and agreed to live with"
COUNTED = (
    "Structure",
    "File",
    *(f"{SEVERITY_WORDS[severity]}s {certainty}" for severity in SEVERITIES for certainty in ("confirmed", "not stated")),
    "Accepted",
)


def check_document(checked: Sequence[Checked], unread: Sequence[InputError], rules: Collection[str]) -> Document:
    """Everything that a check found. `unread` are the errors of files that could not be read, `rules` the ids that were checked."""
    return Document("Governance findings", tuple(_parts(checked, unread, rules)))


def _parts(checked: Sequence[Checked], unread: Sequence[InputError], rules: Collection[str]) -> Iterator[Part]:
    if checked:
        rows = tuple(
            (each.exploration.structure.title, PurePath(each.file).name, *map("{:,}".format, counted(each))) for each in checked
        )
        numbers = frozenset(range(2, len(COUNTED)))
        yield Grid("Findings that are open, and how many are accepted", COUNTED, rows, numbers)
        yield Text(MEANING)
    if limited := which_rules(rules):
        yield Text(limited)
    for each in checked:
        yield from _structure(each)
    thresholds = tuple(row for row in used_rows(checked) if row[0] in rules)
    if checked and thresholds:
        yield Heading(2, "Thresholds")
        yield Grid("Thresholds used", ("Rule", "What is counted", "Default", "Source of the default", "Used"), thresholds)
    told = cited({finding.rule for each in checked for finding in each.exploration.findings})
    if told:
        yield Heading(2, "Documents")
        yield Grid("Documents that the findings rest on", ("In short", "In full"), told)
    if unread:
        yield Heading(2, "Could not be checked")
        for error in unread:
            for fault in error.faults:
                yield Case(str(fault))


def counted(checked: Checked) -> tuple[int, ...]:
    """How many findings are open, by severity and certainty as in `COUNTED`, and how many are accepted."""
    still = checked.exploration.open_findings
    return (
        *(
            sum(each.severity == severity and each.certainty == certainty for each in still)
            for severity in SEVERITIES
            for certainty in ("confirmed", "not_stated")
        ),
        len(checked.accepted),
    )


def cited(rules: Collection[str]) -> tuple[tuple[str, str], ...]:
    """The documents that some rules rest on, in short and in full, in order."""
    found = {documents.REFERENCES[code][0] for rule in rules for code in BY_ID[rule].sources}
    return tuple(sorted((documents.SHORT[document], document.citation) for document in found))


def _structure(checked: Checked) -> Iterator[Part]:
    structure, findings = checked.exploration.structure, checked.exploration.findings
    yield Heading(2, structure.title)
    yield Text(checked.file, "File:")
    if structure.as_at:
        yield Text(date_words(structure.as_at), "As at:")
    if ours := our_reading(structure):
        yield Text(ours)
    if not findings:
        yield Text("Nothing was found.")
    for severity in SEVERITIES:
        here = [each for each in checked.exploration.open_findings if each.severity == severity]
        yield from _group(severity_words(severity), severity, here, checked)
    yield from _group(ACCEPTED_TITLE, "accepted", checked.accepted, checked)


def _group(title: str, tone: Tone, findings: Sequence[Finding], checked: Checked) -> Iterator[Part]:
    if not findings:
        return
    yield Heading(3, title, tone)
    for rule, found in groupby(findings, key=lambda each: each.rule):
        yield Heading(4, f"{rule} {BY_ID[rule].defect}")
        for finding in found:
            yield Case(finding.fact, tuple(_details(finding, checked)))
        sources = short_sources(rule)
        yield Text(sources or "No published source: good record keeping.", "Sources:" if sources else "")


def _details(finding: Finding, checked: Checked) -> Iterator[tuple[str, str]]:
    yield "What to do", finding.remedy
    if finding.accepted is not None:
        yield "Severity", f"{severity_words(finding.severity)}."
    yield "How sure", certainty_words(finding)
    threshold = used(checked, finding.rule)
    if threshold:
        yield "Threshold used", threshold.words
    acceptance = finding.accepted
    if acceptance is not None:
        yield "Accepted by", acceptance.by or "Not stated"
        yield "Accepted on", date_words(acceptance.on) if acceptance.on else "Not stated"
        yield "Accepted until", date_words(acceptance.until) if acceptance.until else "No end is stated"
        yield "Reason", acceptance.reason
