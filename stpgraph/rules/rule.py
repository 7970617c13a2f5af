"""What a rule is: metadata, and a pure function from a wiring and limits to findings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from stpgraph.graph import NodePath, Wiring
from stpgraph.model import Certainty, Finding, Limits, Remedy, Severity
from stpgraph.rules.references import citation

Theme = Literal[
    "accountability",
    "scrutiny",
    "delivery",
    "decisions",
    "law",
    "voices",
    "openness",
    "assurance",
    "resources",
    "complexity",
    "upkeep",
]
THEMES: Mapping[Theme, str] = {
    "accountability": "Accountability",
    "scrutiny": "Non-executive scrutiny",
    "delivery": "Workstreams and delivery",
    "decisions": "Decisions and delegation",
    "law": "Dated law",
    "voices": "Voices",
    "openness": "Openness",
    "assurance": "Assurance and risk",
    "resources": "Resources",
    "complexity": "Complexity",
    "upkeep": "Upkeep of accepted findings",
}
#: The headings of every rule's docstring after its first line, in order.
HEADINGS: tuple[str, ...] = ("What it finds", "Why it matters", "Source", "Limits", "How to mend")

Check = Callable[[Wiring, Limits], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the catalogue. `defect` names what is wrong, in the field's words; `check` finds it.

    The documentation is the docstring of `check`: one line, then the five `HEADINGS`. `severity` is the gravest that its
    findings have. `sources` are codes of `references.REFERENCES`.
    """

    id: str
    defect: str
    severity: Severity
    theme: Theme
    sources: tuple[str, ...]
    check: Check

    @property
    def citations(self) -> tuple[str, ...]:
        """The sources in words."""
        return tuple(citation(code) for code in self.sources)

    @property
    def summary(self) -> str:
        """The first line of the documentation."""
        return self.documentation["Defect"]

    @property
    def documentation(self) -> dict[str, str]:
        """The documentation by heading, the first line under `Defect`. Each text is one or more paragraphs."""
        return sections(self.check.__doc__ or "")


def sections(docstring: str) -> dict[str, str]:
    """A rule's docstring, cut at its headings.

    >>> sections("Nobody.\\n\\n    What it finds:\\n        A thing.\\n    How to mend:\\n        Mend it.\\n")
    {'Defect': 'Nobody.', 'What it finds': 'A thing.', 'How to mend': 'Mend it.'}
    """
    parts = re.split(rf"^\s*({'|'.join(HEADINGS)}):\s*$", docstring, flags=re.MULTILINE)
    texts = ["\n\n".join(" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", part.strip())) for part in parts]
    return {"Defect": texts[0]} | dict(zip(texts[1::2], texts[2::2], strict=True))


def finding(
    rule: str,
    severity: Severity,
    *,
    confirmed: bool,
    subjects: Iterable[str],
    fact: str,
    remedy: str,
    affected: Iterable[str] = (),
    evidence: Iterable[NodePath] = (),
    remedies: tuple[Remedy, ...] = (),
) -> Finding:
    """A finding with its parts in order, nothing twice, and no subject among the affected. Sources come with the catalogue."""
    subjects = tuple(sorted(set(subjects)))
    certainty: Certainty = "confirmed" if confirmed else "not_stated"
    return Finding(
        rule=rule,
        severity=severity,
        certainty=certainty,
        subjects=subjects,
        affected=tuple(sorted(set(affected).difference(subjects))),
        evidence=tuple(evidence),
        fact=fact,
        remedy=remedy,
        remedies=remedies,
    )


def exact(share: float) -> Fraction:
    """A share as it is written: 0.58 is 58 hundredths, not the nearest binary number.

    >>> exact(0.58) * 50 == 29
    True
    """
    return Fraction(share).limit_denominator(1_000_000)


def add_relation(text: str, relation: str, source: str | None = None, target: str | None = None) -> Remedy:
    """A remedy that adds a relation; an end that is None is for the reader to choose."""
    return Remedy.model_validate(
        {"action": "add", "what": "relation", "text": text, "relation": relation, "source": source, "target": target}
    )


def with_sources(findings: Iterable[Finding], rule: Rule) -> Iterator[Finding]:
    """The findings of a rule, each with the rule's sources."""
    sources = rule.citations
    return (each.model_copy(update={"sources": sources}) for each in findings)
