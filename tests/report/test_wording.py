from __future__ import annotations

import pytest

from stpgraph.model import Accepted
from stpgraph.report import wording
from stpgraph.rules import BY_ID, CATALOGUE, references
from stpgraph.rules.references import REFERENCES, Document
from tests.report.made import ACCEPTED, CLEAR, GAP, checked

ALL = frozenset(BY_ID)


def test_every_document_has_a_short_name_of_its_own() -> None:
    assert set(references.SHORT) == {document for document, _ in REFERENCES.values()} | {
        each for each in vars(references).values() if isinstance(each, Document)
    }
    assert len(set(references.SHORT.values())) == len(references.SHORT)


def test_short_sources_name_each_document_once_and_every_place() -> None:
    for rule in CATALOGUE:
        short = wording.short_sources(rule.id)
        assert bool(short) == bool(rule.sources)
        for code in rule.sources:
            document, place = REFERENCES[code]
            assert short.count(references.SHORT[document]) == 1
            assert place in short


def test_documentation_is_without_marks() -> None:
    marked = [rule for rule in CATALOGUE if "*" in "".join(rule.documentation.values())]
    assert marked, "no rule marks a word any more: this test sees nothing"
    for rule in CATALOGUE:
        told = wording.documentation(rule)
        assert "*" not in "".join(told.values())
        assert list(told) == list(rule.documentation)


@pytest.mark.parametrize(
    ("text", "rules", "words"),
    [
        (CLEAR, {"ACC001", "ACC002", "ACC003"}, "Nothing was found."),
        (GAP, {"ACC002"}, "Open: 1 gap, 0 concerns, 0 notes."),
        (ACCEPTED, {"ACC002", "ACP002"}, "Open: 1 gap, 1 concern, 0 notes."),
    ],
)
def test_counts(text: str, rules: set[str], words: str) -> None:
    assert wording.count_words(checked(text, rules=rules).exploration.findings) == words


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({}, "Accepted: a reason"),
        ({"by": "A B", "on": "2017", "until": "2018-04"}, "Accepted by A B on 2017, until 2018-04: a reason"),
        ({"until": "2018"}, "Accepted, until 2018: a reason"),
    ],
)
def test_acceptances(data: dict[str, str], words: str) -> None:
    acceptance = Accepted.model_validate({"rule": "ACC002", "subjects": ["board"], "reason": "a reason", **data})
    assert wording.acceptance_words(acceptance) == words


def test_it_is_said_when_not_all_rules_were_checked() -> None:
    assert wording.which_rules(ALL) == ""
    assert wording.which_rules({"ORP001"}) == f"Only 1 of {len(ALL)} rules was checked: ORP001."
    assert wording.which_rules({"ORP001", "ACC001"}) == f"Only 2 of {len(ALL)} rules were checked: ACC001, ORP001."
