"""What the papers on one structure and on two say alike: tables of findings, lists of documents, how to read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from stpgraph.model import Certainty, Finding, Severity, Structure
from stpgraph.model.finding import CERTAINTY_WORDS
from stpgraph.reading.paper import Bullets, Grid, Heading, Para, Part
from stpgraph.reading.tallies import MEANING
from stpgraph.reading.words import date_words, uncapital
from stpgraph.rules import BY_ID
from stpgraph.rules.references import REFERENCES, SHORT, short_citations

SEVERITY_TITLES: Mapping[Severity, str] = {"gap": "Gaps", "concern": "Concerns", "note": "Notes"}


def finding_grid(caption: str, findings: Sequence[Finding], remedies: bool = True) -> Grid:
    """Findings as a table: those of one rule that are equally sure stand together, so that nothing is said twenty times.

    `remedies` False leaves out what to do, for findings that are closed.
    """
    together: dict[tuple[str, Certainty], list[Finding]] = {}
    for each in findings:
        together.setdefault((each.rule, each.certainty), []).append(each)
    rows = (
        (
            "\n".join((f"{BY_ID[rule].defect}.", *dict.fromkeys(each.fact for each in mine))),
            CERTAINTY_WORDS[certainty],
            "\n".join(dict.fromkeys(each.remedy for each in mine)),
            short_citations(BY_ID[rule].sources),
        )
        for (rule, certainty), mine in sorted(together.items())
    )
    if not remedies:
        short = tuple((found, sure, source) for found, sure, _, source in rows)
        return Grid(caption, ("What was found", "How sure", "Source"), short, (9, 2, 4))
    return Grid(caption, ("What was found", "How sure", "What to do", "Source"), tuple(rows), (6, 2, 5, 4))


def defects(findings: Sequence[Finding]) -> list[str]:
    """The defects among findings, in order of the catalogue, each with how often it is there if that is more than once."""
    rules = [each.rule for each in findings]
    numbers = [(uncapital(BY_ID[rule].defect), rules.count(rule)) for rule in sorted(set(rules))]
    return [f"{defect} ({number:,} times)" if number > 1 else defect for defect, number in numbers]


def source_lines(structure: Structure) -> tuple[str, ...]:
    """The documents that a structure was drawn from, a line each."""
    parts = (
        (each.title, each.publisher, date_words(each.date) if each.date else "", each.locator, each.url)
        for each in structure.sources
    )
    return tuple(", ".join(part for part in of_one if part) for of_one in parts)


def reading_parts(findings: Iterable[Finding]) -> Iterator[Part]:
    """How to read a paper, and what its findings rest on."""
    yield Heading("How to read this paper")
    yield Para(MEANING)
    used = {REFERENCES[code][0] for each in findings for code in BY_ID[each.rule].sources}
    if used:
        yield Heading("What the findings rest on")
        yield Bullets(tuple(sorted(f"{SHORT[each]}: {each.citation}" for each in used)))
