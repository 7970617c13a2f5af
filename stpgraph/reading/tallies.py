"""How many findings there are, those that the documents confirm and those on which they are silent always apart.

Nobody may take sixteen gaps of which the documents only do not speak for sixteen proven ones, so no number stands for both.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stpgraph.model import SEVERITIES, Finding, Severity
from stpgraph.model.finding import SEVERITY_WORDS
from stpgraph.reading.words import uncapital
from stpgraph.rules.words import count

#: What the two words mean, wherever numbers stand.
MEANING = (
    "Confirmed: the documents show that it is so. Not stated: the documents do not say, so it may be arranged elsewhere; ask before "
    "you act on it."
)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many open findings of one severity are confirmed, how many not stated; and how many are accepted, of either sort."""

    severity: Severity
    confirmed: int
    not_stated: int
    accepted: int = 0

    @property
    def total(self) -> int:
        return self.confirmed + self.not_stated


def tallies(findings: Iterable[Finding]) -> tuple[Tally, ...]:
    """The open findings counted by severity, the gravest first; severities of which there are none are left out."""
    findings = tuple(findings)
    opened = [each for each in findings if each.accepted is None]
    counted = (
        Tally(
            severity,
            sum(each.severity == severity and each.certainty == "confirmed" for each in opened),
            sum(each.severity == severity and each.certainty == "not_stated" for each in opened),
            sum(each.severity == severity and each.accepted is not None for each in findings),
        )
        for severity in SEVERITIES
    )
    return tuple(each for each in counted if each.total)


def tally_parts(tally: Tally) -> tuple[str, str]:
    """A tally in words: what is confirmed, and what is not stated; empty where all is confirmed.

    Where some are accepted, those counted are called open: an accepted gap may well be confirmed.

    >>> tally_parts(Tally("gap", 1, 3)), tally_parts(Tally("concern", 0, 1)), tally_parts(Tally("note", 2, 0))
    (('1 gap confirmed', '3 not stated'), ('No concern confirmed', '1 not stated'), ('2 notes confirmed', ''))
    """
    noun = f"{'open ' if tally.accepted else ''}{SEVERITY_WORDS[tally.severity].lower()}"
    confirmed = f"{count(tally.confirmed, noun)} confirmed" if tally.confirmed else f"No {noun} confirmed"
    return confirmed, f"{tally.not_stated:,} not stated" if tally.not_stated else ""


def tallied(findings: Iterable[Finding]) -> str:
    """Findings in one line: the open ones by severity, then how many are accepted.

    >>> tallied([])
    'Nothing is found.'
    """
    findings = tuple(findings)
    accepted = sum(each.accepted is not None for each in findings)
    parts = [", ".join(part for part in tally_parts(each) if part) for each in tallies(findings)]
    parts += [f"{accepted:,} accepted"] if accepted else []
    return f"{'; '.join((parts[0], *map(uncapital, parts[1:])))}." if parts else "Nothing is found."
