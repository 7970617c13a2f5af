"""Every remedy of every rule as a button: it can be pressed, and what it then opens and closes is told."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache

import pytest

from stpgraph import shipped
from stpgraph.design import Fix, Refused, Several, do, effects, fixes, what_it_does, words
from stpgraph.graph.queries import reach
from stpgraph.model import Finding
from stpgraph.pipeline import explore
from tests.rules.case_files import CASES, Case
from tests.strategies import TODAY

#: Rules for which any one of the fixes, with the first choice, closes the finding in every case that breaks them.
CLOSE = (
    *("ACC001", "ACC002", "ACC003", "ACC004", "ACC005", "ACC006", "ACC008", "ACC009", "ACC010"),
    *("ASR001", "ASR002", "ASR003", "CPX005", "DEC001", "DEC003", "DEC008", "DEC009", "LAW003"),
    *("NED001", "NED002", "NED003", "NED004", "ORP001", "ORP002", "ORP003", "ORP004", "ORP005", "ORP007", "ORP008"),
    *("RES001", "RES002", "RES004", "TRN001", "TRN002", "TRN003", "VOI001", "VOI002", "VOI003", "VOI004", "VOI009"),
)
#: Rules whose findings may be about several at once, each with a fix of its own: all of them together close it.
CLOSE_TOGETHER = ("ASR006", "NED006")
#: And those for which a last fix carries out all of them.
ALL_OF_THESE = (*CLOSE_TOGETHER, "LAW003")


@cache
def measured() -> dict[str, list[tuple[Case, Finding, Fix, bool]]]:
    """Each fix of each finding of the cases that break a rule, and whether its first choice closes the finding."""
    found: dict[str, list[tuple[Case, Finding, Fix, bool]]] = defaultdict(list)
    for case in (each for each in CASES if each.breaks):
        before = explore(case.structure(), case.today, rules={case.rule})
        for finding in before.findings:
            offered = fixes(before.structure, finding, before.wiring)
            together = case.rule in ALL_OF_THESE and len(finding.remedies) > 1
            assert len(offered) == len(finding.remedies) + together, (case.rule, case.name)
            for fix in offered:
                after = explore(do(before.structure, fix.command()), case.today, rules={case.rule})
                made = effects(before, after)
                found[case.rule].append((case, finding, fix, finding in made.closed))
    return found


def test_the_cases_know_every_rule_that_has_remedies() -> None:
    assert sorted(measured()) == sorted((*CLOSE, *CLOSE_TOGETHER))


@pytest.mark.parametrize("rule", CLOSE)
def test_the_first_choice_closes_the_finding(rule: str) -> None:
    for case, _, fix, closed in measured()[rule]:
        assert closed, (case.name, fix.label, fix.choices[0].label)


@pytest.mark.parametrize("rule", CLOSE_TOGETHER)
def test_the_last_fix_carries_out_all_and_closes_the_finding(rule: str) -> None:
    rows = measured()[rule]
    several = [(case, closed) for case, _, fix, closed in rows if fix.label.startswith("All ")]
    assert several
    assert all(closed for _, closed in several), several
    alone = [closed for _, finding, _, closed in rows if len(finding.remedies) == 1]
    assert all(alone)
    assert not all(closed for *_, closed in rows)


def test_labels_and_questions_are_plain_and_promise_nothing() -> None:
    for rows in measured().values():
        for case, _, fix, _ in rows:
            structure = case.structure()
            told = (fix.label, fix.question, *(each.label for each in fix.choices), words(structure, fix.command()))
            for text in told:
                assert "_" not in text, text
                assert "clos" not in text.lower(), text
            assert fix.label[0].isupper()
            assert len({each.id for each in fix.choices}) == len(fix.choices)
            assert bool(fix.question) == (len(fix.choices) > 1 or fix.choices[0].makes), fix
            assert fix.question == "" or fix.question.endswith("?")


def test_choices_in_a_whole_structure_can_be_done() -> None:
    pressed = 0
    for path in shipped.files("examples"):
        found = explore(shipped.load(path), TODAY)
        for finding in found.findings[::3]:
            for fix in fixes(found.structure, finding, found.wiring)[:1]:
                for choice in dict.fromkeys((fix.choices[0].id, fix.choices[-1].id)):
                    assert do(found.structure, fix.command(choice)) != found.structure
                    pressed += 1
    assert pressed > 50


def test_every_choice_of_every_fix_in_the_cases_can_be_done() -> None:
    for rows in measured().values():
        for case, _, fix, _ in rows:
            structure = case.structure()
            for choice in fix.choices:
                assert do(structure, choice.command) != structure, (case.name, choice.label)


def test_what_a_fix_does_is_told_before_it_is_done() -> None:
    workstream = explore(shipped.load(shipped.archetype_file("workstream")), date(2018, 1, 1))
    finding = next(each for each in workstream.findings if each.rule == "ACC002")
    delegate = fixes(workstream.structure, finding)[0]
    assert delegate.label == "Draw: an organisation with standing in law delegates to “STP Strategic Board”"
    assert delegate.question == "Who or what delegates to “STP Strategic Board”?"
    after, made = what_it_does(workstream, delegate, date(2018, 1, 1))
    assert made.text.startswith("Closes “Accountability ends at the STP board” for “STP Strategic Board”; opens ")
    assert made.rules_closed == ("ACC002",)
    assert "DEC002" in made.rules_opened
    assert after.structure != workstream.structure
    new = next(each for each in delegate.choices if each.makes)
    assert isinstance(new.command, Several)
    assert new.label == "A new clinical commissioning group (CCG): “Clinical commissioning group”"
    named, _ = what_it_does(workstream, delegate, date(2018, 1, 1), new.id)
    assert named.structure.nodes[-1].name == "Clinical commissioning group"
    kent = do(workstream.structure, delegate.command(new.id, " Kent CCG "))
    assert kent.nodes[-1].name == "Kent CCG"
    assert (kent.relations[-1].source, kent.relations[-1].type) == (kent.nodes[-1].id, "delegates_to")
    with pytest.raises(Refused, match="cannot be chosen any more"):
        delegate.command("nobody")


def test_nothing_is_stated_of_a_new_post_but_its_kind() -> None:
    case = next(each for each in CASES if each.breaks and each.rule == "NED003")
    finding = case.found()[0]
    new = next(each for each in fixes(case.structure(), finding)[0].choices if each.makes)
    after = do(case.structure(), new.command)
    assert after.nodes[-1].model_dump(exclude_defaults=True).keys() == {"id", "type", "kind", "name"}
    assert after.relations[-1].model_dump(exclude_defaults=True).keys() == {"type", "source", "target"}


def test_what_answers_to_one_is_not_offered_to_answer_to() -> None:
    offered = 0
    for case in (each for each in CASES if each.breaks and each.rule in ("ACC001", "ACC002", "ACC003", "ORP001", "ORP002")):
        found = explore(case.structure(), case.today, rules={case.rule})
        for finding in found.findings:
            for remedy, fix in zip(finding.remedies, fixes(found.structure, finding, found.wiring), strict=True):
                if remedy.relation == "accountable_to" and remedy.source is not None:
                    below = reach(found.wiring.answers_to.pred, [remedy.source])
                    assert not {each.id for each in fix.choices} & set(below), (case.name, fix.label)
                    offered += len(fix.choices)
    assert offered > 20
