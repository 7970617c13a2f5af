"""The few words that reports add to a finding: counts, certainty, acceptance, sources in short."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from stpgraph.model import SEVERITIES, Accepted, Finding, Severity
from stpgraph.model.finding import CERTAINTY_MEANS, CERTAINTY_WORDS, SEVERITY_MEANS, SEVERITY_WORDS
from stpgraph.rules import BY_ID, CATALOGUE, Rule
from stpgraph.rules.references import short_citations
from stpgraph.rules.words import count


def severity_words(severity: Severity) -> str:
    """A severity and what it asks for.

    >>> severity_words("gap")
    'Gap: must be closed'
    """
    return f"{SEVERITY_WORDS[severity]}: {SEVERITY_MEANS[severity]}"


def certainty_words(finding: Finding) -> str:
    """How sure a finding is, and what that means."""
    return f"{CERTAINTY_WORDS[finding.certainty]}: {CERTAINTY_MEANS[finding.certainty]}."


def acceptance_words(acceptance: Accepted) -> str:
    """Who accepted a finding, when, until when and why, as far as it is said."""
    by = f" by {acceptance.by}" if acceptance.by else ""
    on = f" on {acceptance.on}" if acceptance.on else ""
    until = f", until {acceptance.until}" if acceptance.until else ""
    return f"Accepted{by}{on}{until}: {acceptance.reason}"


def count_words(findings: Iterable[Finding]) -> str:
    """How many findings are open and accepted, on one line."""
    findings = tuple(findings)
    if not findings:
        return "Nothing was found."
    still = [each for each in findings if each.accepted is None]
    words = [count(sum(each.severity == severity for each in still), severity) for severity in SEVERITIES]
    accepted = len(findings) - len(still)
    return f"Open: {', '.join(words)}." + (f" Accepted: {count(accepted, 'finding')}." if accepted else "")


def short_sources(rule: str) -> str:
    """The documents that a rule rests on and the places in them, in short; empty where there is none.

    >>> short_sources("ORP001")
    'HFMA 2017 (Where are we now?; Chart 2: typical structures)'
    """
    return short_citations(BY_ID[rule].sources)


def documentation(rule: Rule) -> dict[str, str]:
    """The documentation of a rule by heading, as plain text: without the asterisks that mark a word."""
    return {heading: re.sub(r"\*(\w[^*]*)\*", r"\1", text) for heading, text in rule.documentation.items()}


def which_rules(rules: Collection[str]) -> str:
    """Which rules a check was limited to; empty where it used all."""
    if len(rules) == len(CATALOGUE):
        return ""
    verb = "was" if len(rules) == 1 else "were"
    return f"Only {len(rules)} of {len(CATALOGUE)} rules {verb} checked: {', '.join(sorted(rules))}."
