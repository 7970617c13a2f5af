"""The catalogue and what belongs to every rule in it: an id, a documentation with every heading, sources, a case file."""

from __future__ import annotations

import inspect
import re
from typing import get_args

import pytest

from stpgraph.model import SEVERITIES
from stpgraph.model.rule_ids import RULE_IDS
from stpgraph.rules import BY_ID, CATALOGUE, HEADINGS, MISSION, THEMES, Rule, Theme
from stpgraph.rules.references import REFERENCES
from tests.rules.case_files import FILES, FOLDER, cases_of

#: Rules about the upkeep of a structure file, for which no published source speaks.
WITHOUT_SOURCES = ("ACP001", "ACP002")

each_rule = pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.id)


def test_the_catalogue_is_in_order_of_id_and_names_no_rule_twice() -> None:
    ids = [rule.id for rule in CATALOGUE]
    assert len(ids) >= 9
    assert ids == sorted(set(ids))
    assert list(BY_ID) == ids
    assert all(BY_ID[rule.id] is rule for rule in CATALOGUE)


def test_the_ids_that_files_may_name_are_in_order() -> None:
    assert list(RULE_IDS) == sorted(set(RULE_IDS))
    assert len(RULE_IDS) == 71


def test_the_six_exact_rules_are_in_the_catalogue() -> None:
    assert MISSION == ("ACC001", "ACC002", "ACC003", "NED001", "ORP001", "ORP002")
    assert set(MISSION) <= set(BY_ID)


def test_no_two_rules_share_a_name_or_a_check() -> None:
    assert len({rule.defect for rule in CATALOGUE}) == len(CATALOGUE)
    assert len({rule.check for rule in CATALOGUE}) == len(CATALOGUE)


def test_every_theme_has_a_name() -> None:
    assert tuple(THEMES) == get_args(Theme)


@each_rule
def test_files_may_name_the_rule(rule: Rule) -> None:
    assert rule.id in RULE_IDS
    assert rule.severity in SEVERITIES
    assert rule.theme in THEMES
    assert re.fullmatch(r"[A-Z].{3,70}[^.]", rule.defect), "the defect is a short title"


@each_rule
def test_the_documentation_has_exactly_the_headings(rule: Rule) -> None:
    docstring = inspect.getdoc(rule.check) or ""
    written = re.findall(r"^([A-Z][^:\n]{2,30}):[ \t]*$", docstring, flags=re.MULTILINE)
    assert tuple(written) == HEADINGS
    documentation = rule.documentation
    assert tuple(documentation) == ("Defect", *HEADINGS)
    for heading, text in documentation.items():
        assert len(text) >= 15, f"{heading} says nothing"
        assert text.endswith((".", "?")), f"{heading} ends in the middle of a sentence"
    assert documentation["Defect"] == docstring.split("\n")[0], "the defect is the first line alone"
    assert rule.summary == documentation["Defect"]


@each_rule
def test_the_sources_are_references(rule: Rule) -> None:
    assert bool(rule.sources) == (rule.id not in WITHOUT_SOURCES)
    assert len(set(rule.sources)) == len(rule.sources)
    assert set(rule.sources) <= set(REFERENCES)
    assert all(citation.strip() for citation in rule.citations)


@each_rule
def test_the_rule_has_a_case_file(rule: Rule) -> None:
    path = FOLDER / f"{rule.id}.yaml"
    assert path.is_file()
    cases = cases_of(path)
    assert {case.rule for case in cases} == {rule.id}
    assert {case.breaks for case in cases} == {True, False}


def test_every_rule_that_has_cases_finds_with_its_own_severity_at_most() -> None:
    """`severity` is the gravest that a rule's findings have; some breaking case shows a finding of it."""
    for path in FILES:
        rule = BY_ID[path.stem]
        found = [finding for case in cases_of(path) for finding in case.found()]
        worst = min(SEVERITIES.index(finding.severity) for finding in found)
        assert SEVERITIES[worst] == rule.severity, rule.id
        assert all(finding.sources == rule.citations for finding in found), rule.id
