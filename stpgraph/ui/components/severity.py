"""How grave findings are and how sure, in words, number and shape."""

from __future__ import annotations

from collections.abc import Iterable

from stpgraph.model import Finding, Severity
from stpgraph.model.finding import CERTAINTY_WORDS, SEVERITY_WORDS
from stpgraph.ui.reading.tallies import tallies, tally_parts
from stpgraph.ui.reading.words import uncapital


def badges(findings: Iterable[Finding]) -> str:
    """The number of open findings of each severity, the confirmed and the not stated told apart, as HTML."""
    findings = tuple(findings)
    shown = []
    for tally in tallies(findings):
        confirmed, rest = tally_parts(tally)
        sure = f'<span class="sg-sure">{confirmed}</span>' if tally.confirmed else f"<span>{confirmed}</span>"
        more = f'<span class="sg-comma">, </span><span>{rest}</span>' if rest else ""
        shown.append(f'<span class="sg-pill sg-{tally.severity}">{sure}{more}</span>')
    shown = shown or ['<span class="sg-pill sg-clear"><span>No open finding</span></span>']
    accepted = sum(each.accepted is not None for each in findings)
    if accepted:
        shown.append(f'<span class="sg-pill sg-accepted"><span>{accepted:,} accepted</span></span>')
    return " ".join(shown)


def badge(finding: Finding) -> str:
    """The severity of one finding, and how sure it is, as HTML."""
    sure = ' class="sg-sure"' if finding.certainty == "confirmed" else ""
    words = f"{SEVERITY_WORDS[finding.severity]}, {uncapital(CERTAINTY_WORDS[finding.certainty])}"
    return f'<span class="sg-pill sg-{finding.severity}"><span{sure}>{words}</span></span>'


def grade(severity: Severity) -> str:
    """A severity alone, as HTML."""
    return f'<span class="sg-pill sg-{severity}"><span class="sg-sure">{SEVERITY_WORDS[severity]}</span></span>'
