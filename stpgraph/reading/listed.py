"""The findings of a structure as a reader chooses to see them: sifted, grouped, and those of one rule together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from stpgraph.assess import Group
from stpgraph.assess.questions import five_points, seven_questions
from stpgraph.model import SEVERITIES, Finding, Severity, Structure
from stpgraph.model.finding import SEVERITY_WORDS
from stpgraph.reading.listing import Listing
from stpgraph.reading.topics import TOPICS
from stpgraph.rules import BY_ID, THEMES, Rule
from stpgraph.rules.words import count, natural

#: So many subjects of a finding are named in its row; the others are counted.
MOST_NAMED = 3
WHOLE = "The structure as a whole"
#: What findings of a severity ask for; what is not certain asks for a question first.
SEVERITY_ASKS: Mapping[Severity, str] = {
    "gap": "to be closed, once they are certain",
    "concern": "to be discussed",
    "note": "for information",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding in a list: its key in URLs, and the names of its subjects, by which it is told from others of its rule."""

    key: str
    finding: Finding
    label: str


@dataclass(frozen=True, slots=True)
class Card:
    """The findings of one rule, those that are accepted last."""

    rule: Rule
    entries: tuple[Entry, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(each.finding for each in self.entries)

    @property
    def mixed(self) -> bool:
        """Whether some are confirmed and others are not stated."""
        return len({each.certainty for each in self.findings}) > 1

    @property
    def title(self) -> str:
        """The name of the rule, with the number of findings where there are several."""
        return self.rule.defect if len(self.entries) == 1 else f"{self.rule.defect}: {len(self.entries):,}"


@dataclass(frozen=True, slots=True)
class Section:
    """Cards under one heading; `about` says in a few words what stands under it."""

    key: str
    title: str
    about: str
    cards: tuple[Card, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(each for card in self.cards for each in card.findings)


def names_of(structure: Structure) -> dict[str, str]:
    """What readers call each node and each decision, by id."""
    return {each.id: each.name for each in (*structure.nodes, *structure.decisions)}


# ── sifting ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def sifted(findings: Mapping[str, Finding], listing: Listing, names: Mapping[str, str]) -> dict[str, Finding]:
    """The findings that a reader wants to see, by key, in their order."""
    words = listing.search.casefold().split()
    rules = TOPICS[listing.about].rules if listing.about else None
    return {
        key: each
        for key, each in findings.items()
        if (not listing.severities or each.severity in listing.severities)
        and (not listing.certainties or each.certainty in listing.certainties)
        and (not listing.standings or ("accepted" if each.accepted else "open") in listing.standings)
        and (rules is None or each.rule in rules)
        and _says(each, words, names)
    }


def _says(finding: Finding, words: Sequence[str], names: Mapping[str, str]) -> bool:
    """Whether every word is somewhere in a finding: its names, its texts, or the name of its rule."""
    if not words:
        return True
    rule = BY_ID[finding.rule]
    reason = finding.accepted.reason if finding.accepted else ""
    called = (names[key] for key in (*finding.subjects, *finding.affected) if key in names)
    text = " ".join((rule.id, rule.defect, finding.fact, finding.remedy, reason, *called)).casefold()
    return all(word in text for word in words)


# ── grouping ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def sections(findings: Mapping[str, Finding], listing: Listing, names: Mapping[str, str]) -> tuple[Section, ...]:
    """Findings under the headings that a reader chose; headings without any are left out.

    Under the questions and points a finding stands under each to which its rule speaks.
    """
    return tuple(
        Section(key, title, about, _cards(inside, names)) for key, title, about, inside in _headings(findings, listing) if inside
    )


_Heading = tuple[str, str, str, dict[str, Finding]]


def _headings(findings: Mapping[str, Finding], listing: Listing) -> Iterator[_Heading]:
    if listing.group == "severity":
        for severity in SEVERITIES:
            inside = {key: each for key, each in findings.items() if each.severity == severity}
            yield severity, f"{SEVERITY_WORDS[severity]}s", SEVERITY_ASKS[severity], inside
    elif listing.group == "theme":
        for theme, title in THEMES.items():
            inside = {key: each for key, each in findings.items() if BY_ID[each.rule].theme == theme}
            yield theme, title, "", inside
    else:
        groups = seven_questions(()) if listing.group == "seven" else five_points(())
        yield from _by_groups(findings, groups, "questions" if listing.group == "seven" else "points")


def _by_groups(findings: Mapping[str, Finding], groups: Sequence[Group], what: str) -> Iterator[_Heading]:
    for at, group in enumerate(groups, 1):
        yield (
            group.key,
            f"{at}. {group.title}",
            group.text,
            {key: each for key, each in findings.items() if each.rule in group.rules},
        )
    spoken = {rule for group in groups for rule in group.rules}
    rest = {key: each for key, each in findings.items() if each.rule not in spoken}
    yield "none", f"Under none of the {what}", "what other sources ask for", rest


def _cards(findings: Mapping[str, Finding], names: Mapping[str, str]) -> tuple[Card, ...]:
    """A card for each rule, the gravest first, then in order of rule."""
    by_rule: dict[str, list[str]] = {}
    for key, each in findings.items():
        by_rule.setdefault(each.rule, []).append(key)
    gravest = {rule: min(SEVERITIES.index(findings[key].severity) for key in keys) for rule, keys in by_rule.items()}
    return tuple(
        Card(BY_ID[rule], entries({key: findings[key] for key in by_rule[rule]}, names))
        for rule in sorted(by_rule, key=lambda rule: (gravest[rule], rule))
    )


def entries(findings: Mapping[str, Finding], names: Mapping[str, str]) -> tuple[Entry, ...]:
    """Findings of one rule in order of what they are called, the accepted last; several called the same are numbered."""
    called = {key: subject_words(each, names) for key, each in findings.items()}
    order = sorted(findings, key=lambda key: (findings[key].accepted is not None, natural(called[key]), called[key], key))
    seen: Counter[str] = Counter()
    made = []
    for key in order:
        seen[called[key]] += 1
        number = seen[called[key]]
        made.append(Entry(key, findings[key], called[key] if number == 1 else f"{called[key]}, number {number}"))
    return tuple(made)


def subject_words(finding: Finding, names: Mapping[str, str]) -> str:
    """The subjects of a finding by name, in a few words."""
    called = sorted((names.get(key, key) for key in finding.subjects), key=lambda text: (natural(text), text))
    if not called:
        return WHOLE
    more = len(called) - MOST_NAMED
    if more <= 1:
        return ", ".join(called)
    return f"{', '.join(called[:MOST_NAMED])} and {count(more, 'other')}"


def left_out_words(shown: int, total: int, about: str | None) -> str:
    """How many findings are shown, where a filter leaves some out. `about` is the question, point or principle asked for, if any.

    >>> left_out_words(2, 19, None), left_out_words(1, 1, "SH5")
    ('2 of 19 findings are shown.', 'Only what speaks to Hasselman’s question 5, “The clinical voice”: 1 of 1 finding is shown.')
    """
    words = f"{shown:,} of {count(total, 'finding')} {'is' if shown == 1 else 'are'} shown."
    return f"Only what speaks to {TOPICS[about].name}: {words}" if about else words
