"""The catalogue of rules, and the documentation of one, as text for a person."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from stpgraph.model.finding import SEVERITY_WORDS
from stpgraph.model.limits import LIMIT_OF
from stpgraph.report.page import BLANK, Block, Para, Table, para
from stpgraph.report.thresholds import number
from stpgraph.report.wording import documentation, severity_words
from stpgraph.rules import CATALOGUE, HEADINGS, THEMES, Rule


def catalogue_page(rules: Collection[str]) -> Iterator[Block]:
    """A table of the rules with these ids, in order of id."""
    rows = tuple(
        (rule.id, rule.defect, SEVERITY_WORDS[rule.severity], THEMES[rule.theme]) for rule in CATALOGUE if rule.id in rules
    )
    yield Table(("Rule", "What is wrong", "Severity", "Theme"), rows, narrow=(1, 3))


def rule_page(rule: Rule) -> Iterator[Block]:
    """The documentation of one rule."""
    told = documentation(rule)
    yield Para(((rule.id, rule.severity), (rule.defect, "title")))
    yield para(f"{severity_words(rule.severity)}. {THEMES[rule.theme]}.", "quiet")
    yield BLANK
    yield para(told["Defect"])
    for heading in HEADINGS:
        yield BLANK
        yield para(heading, "title")
        for at, paragraph in enumerate(told[heading].split("\n\n")):
            if at:
                yield BLANK
            yield para(paragraph, indent=2)
    limit = LIMIT_OF.get(rule.id)
    if limit:
        yield BLANK
        yield para("Threshold", "title")
        words = f"{number(limit, limit.default)}: {limit.means} ({limit.basis}). A structure file or --limit may set another."
        yield para(words, indent=2)
    if rule.citations:
        yield BLANK
        yield para("Documents", "title")
        for citation in rule.citations:
            yield para(f"- {citation}", indent=2, hang=2)
