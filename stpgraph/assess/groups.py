"""Findings under a heading that somebody published (a question, a point, a principle), with one line that sums them up."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from stpgraph.model import SEVERITIES, Finding, Severity
from stpgraph.rules.words import count, listed

#: What each severity asks for: singular and plural, after the number.
_ASKS: dict[Severity, tuple[str, str]] = {
    "gap": ("must be closed", "must be closed"),
    "concern": ("should be discussed", "should be discussed"),
    "note": ("is for information", "are for information"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """A heading, the rules that speak to it, and their findings, in order of rule and subjects.

    `text` restates what is asked; `summary` answers in one line; `reference` cites the source.
    """

    key: str
    title: str
    text: str
    reference: str
    rules: tuple[str, ...]
    findings: tuple[Finding, ...]
    summary: str

    @property
    def open(self) -> tuple[Finding, ...]:
        """Those that nobody has accepted."""
        return tuple(each for each in self.findings if each.accepted is None)


def group(key: str, title: str, text: str, reference: str, rules: Iterable[str], findings: Iterable[Finding]) -> Group:
    """The findings of some rules under one heading."""
    rules = tuple(sorted(rules))
    mine = tuple(sorted((each for each in findings if each.rule in rules), key=lambda each: each.sort_key))
    return Group(key, title, text, reference, rules, mine, summary(mine, len(rules)))


def summary(findings: Collection[Finding], rules: int) -> str:
    """Findings in one line: how many of each severity are open, how many of those are confirmed, how many are accepted.

    >>> summary((), 1), summary((), 3)
    ('The one rule that speaks to this finds nothing.', 'The 3 rules that speak to this find nothing.')
    """
    open_ones = [each for each in findings if each.accepted is None]
    accepted = len(findings) - len(open_ones)
    if not findings:
        return (
            f"The {rules:,} rules that speak to this find nothing."
            if rules > 1
            else "The one rule that speaks to this finds nothing."
        )
    taken = f"{count(accepted, 'finding is', 'findings are')} accepted."
    if not open_ones:
        return f"Nothing is open; {taken}"
    parts = []
    for severity in SEVERITIES:
        number = sum(each.severity == severity for each in open_ones)
        if number:
            parts.append(f"{count(number, severity)} {_ASKS[severity][number > 1]}")
    text = f"{listed(parts)}; {_confirmed(sum(each.certainty == 'confirmed' for each in open_ones), len(open_ones))}"
    return f"{text} {taken[:1].upper()}{taken[1:]}" if accepted else text


def _confirmed(confirmed: int, total: int) -> str:
    if confirmed == total:
        return "this is confirmed by the documents." if total == 1 else "all are confirmed by the documents."
    if not confirmed:
        return "the documents do not say for certain."
    return f"{confirmed:,} of the {total:,} {'is' if confirmed == 1 else 'are'} confirmed by the documents, on the others they are silent."
