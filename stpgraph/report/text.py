"""Findings as text for a person: structure by structure, the gravest first, then what was accepted, then the counts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from pathlib import PurePath

from stpgraph.model import SEVERITIES, Finding
from stpgraph.reading.ours import our_reading
from stpgraph.report.checked import Checked
from stpgraph.report.page import BLANK, Block, Para, Style, Table, para
from stpgraph.report.thresholds import used
from stpgraph.report.wording import (
    acceptance_words,
    certainty_words,
    count_words,
    severity_words,
    short_sources,
    which_rules,
)
from stpgraph.rules import BY_ID

_INDENT = 2
_INNER = 4


def check_page(checked: Sequence[Checked], rules: Collection[str]) -> Iterator[Block]:
    """Everything that a check found. `rules` are the ids that were checked."""
    for number, each in enumerate(checked):
        if number:
            yield BLANK
        yield from _structure(each)
    if len(checked) > 1:
        yield BLANK
        yield _summary(checked)
        yield BLANK
        yield para(f"All {len(checked):,} structures. {count_words(_all(checked))}", "title")
    limited = which_rules(rules)
    if checked and limited:
        yield para(limited)


def _structure(checked: Checked) -> Iterator[Block]:
    findings = checked.exploration.findings
    yield para(checked.exploration.structure.title, "title")
    yield para(checked.file, "quiet")
    if ours := our_reading(checked.exploration.structure):
        yield para(ours, "quiet")
    for severity in SEVERITIES:
        here = [each for each in findings if each.severity == severity and each.accepted is None]
        if here:
            yield BLANK
            yield para(severity_words(severity), severity)
            yield from _findings(here, severity, checked)
    accepted = checked.accepted
    if accepted:
        yield BLANK
        yield para("Accepted: known, and agreed to live with", "quiet")
        yield from _findings(accepted, "quiet", checked)
    yield BLANK
    yield para(count_words(findings), "plain" if checked.exploration.open_findings else "good")


def _findings(findings: Sequence[Finding], style: Style, checked: Checked) -> Iterator[Block]:
    """Findings under the names of their rules; what they share is said once."""
    for number, (rule, found) in enumerate(groupby(findings, key=lambda each: each.rule)):
        if number:
            yield BLANK
        yield Para(((rule, style), (BY_ID[rule].defect, "title")), _INDENT, 2)
        for place, finding in enumerate(found):
            if place:
                yield BLANK
            yield from _finding(finding)
        threshold = used(checked, rule)
        if threshold:
            yield para(f"Threshold used: {threshold.words}.", "quiet", _INNER)
        sources = short_sources(rule)
        yield para(f"Sources: {sources}" if sources else "No published source: good record keeping.", "quiet", _INNER)


def _finding(finding: Finding) -> Iterator[Block]:
    yield para(finding.fact, indent=_INNER)
    yield Para((("What to do:", "title"), (finding.remedy, "plain")), _INNER)
    if finding.accepted is not None:
        yield para(f"{severity_words(finding.severity)}.", indent=_INNER)
        yield para(acceptance_words(finding.accepted), indent=_INNER)
    yield para(certainty_words(finding), indent=_INNER)


def _summary(checked: Sequence[Checked]) -> Table:
    rows = []
    for each in checked:
        exploration = each.exploration
        counts = exploration.counts()
        accepted = len(each.accepted)
        numbers = (*(f"{counts[severity]:,}" for severity in SEVERITIES), f"{accepted:,}")
        rows.append((exploration.structure.title, PurePath(each.file).name, *numbers))
    header = ("Structure", "File", "Gaps", "Concerns", "Notes", "Accepted")
    return Table(header, tuple(rows), numbers=frozenset({2, 3, 4, 5}), narrow=(0, 1))


def _all(checked: Sequence[Checked]) -> list[Finding]:
    return [finding for each in checked for finding in each.exploration.findings]
