"""How grave findings are and how sure, in words, number and shape."""

from __future__ import annotations

from collections.abc import Iterable

from stpgraph.model import Finding, Severity
from stpgraph.model.finding import CERTAINTY_WORDS, SEVERITY_WORDS
from stpgraph.reading.tallies import tallies, tally_parts
from stpgraph.reading.words import uncapital


def badges(findings: Iterable[Finding]) -> str:
    """The number of open findings of each severity, the confirmed and the not stated told apart, as HTML."""
    findings = tuple(findings)
    shown = []
    for tally in tallies(findings):
        confirmed, rest = tally_parts(tally)
        sure = f'<span class="sg-sure">{confirmed}</span>' if tally.confirmed else f"<span>{confirmed}</span>"
        more = f'<span class="sg-comma">, </span><span>{rest}</span>' if rest else ""
        shown.append(f'<span class="sg-pill sg-{tally.severity}">{sure}{more}</span>')
    shown = shown or [_plain("No open finding", "clear")]
    number = sum(each.accepted is not None for each in findings)
    return " ".join((*shown, *([_plain(f"{number:,} accepted", "accepted")] if number else [])))


def badge(finding: Finding) -> str:
    """The severity of one finding, how sure it is, and whether it is accepted, as HTML."""
    sure = ' class="sg-sure"' if finding.certainty == "confirmed" else ""
    words = f"{SEVERITY_WORDS[finding.severity]}, {uncapital(CERTAINTY_WORDS[finding.certainty])}"
    accepted = f" {_plain('Accepted', 'accepted')}" if finding.accepted else ""
    return f'<span class="sg-pill sg-{finding.severity}"><span{sure}>{words}</span></span>{accepted}'


def grade(severity: Severity) -> str:
    """A severity alone, as HTML."""
    return f'<span class="sg-pill sg-{severity}"><span class="sg-sure">{SEVERITY_WORDS[severity]}</span></span>'


def _plain(words: str, style: str) -> str:
    return f'<span class="sg-pill sg-{style}"><span>{words}</span></span>'
