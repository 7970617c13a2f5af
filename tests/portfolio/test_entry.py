"""What is kept of one structure, against the structure itself."""

from __future__ import annotations

import pickle
from collections import Counter

import pytest

from stpgraph.assess import assess
from stpgraph.files import loads, read
from stpgraph.model import Limits, Structure
from stpgraph.pipeline import explore
from stpgraph.portfolio import counts, entry_of, headings, measures_told, questions, under
from stpgraph.shipped import SHELVES, files
from tests.portfolio.made import entry
from tests.report.made import ACCEPTED, GAP, TODAY

SHIPPED = [path for shelf in SHELVES for path in files(shelf)]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_answer_number_and_count_is_that_of_the_structure(path: object) -> None:
    structure = read(str(path))
    kept = entry_of(structure, str(path), TODAY)
    exploration = explore(structure, TODAY)
    made = assess(exploration.wiring, exploration.findings)
    answers = {(each.part, each.heading, each.key): answer for each, answer in zip(questions(), kept.answers, strict=True)}
    texts = {(each.part, each.heading, each.key): each.text for each in questions()}
    for part, rows in (("table-2", made.table_2), ("table-3", made.table_3), ("delivery-plan", made.delivery_plan)):
        for row in rows:
            assert (answers[(part, "", row.key)], texts[(part, "", row.key)]) == (row.answer, row.question)
    for phase in made.spectrum.phases:
        for row in phase.criteria:
            assert answers[("spectrum", phase.name, row.key)] == row.answer
    names = {each.element: each.name for each in made.checklist.elements}
    for item in made.checklist.items:
        assert answers[("checklist", names[item.question.element], item.question.id)] == item.answer
    assert (
        len(answers)
        == len(questions())
        == 10 + sum(len(each.criteria) for each in made.spectrum.phases) + len(made.delivery_plan) + len(made.checklist.items)
    )
    assert [(each.key, each.value, each.why) for each in kept.numbers] == [
        (each.key, each.value, each.why) for each in made.measures
    ]
    assert [each.key for each in kept.numbers] == [each.key for each in measures_told()]
    wanted = Counter((each.rule, each.severity, each.certainty) for each in exploration.open_findings)
    assert {(each.rule, each.severity, each.certainty): each.open for each in kept.found if each.open} == wanted
    assert kept.open_gaps == exploration.open_gaps
    assert kept.phase == (made.spectrum.stands.key if made.spectrum.stands else None)
    assert kept.seen == made.likeness.seen
    groups = (*made.seven_questions, *made.five_points, *made.principles)
    for heading, group in zip(headings(), groups, strict=True):
        cell = under(kept, heading)
        confirmed = sum(each.certainty == "confirmed" for each in group.open)
        assert (heading.key, cell.confirmed, cell.not_stated) == (group.key, confirmed, len(group.open) - confirmed)
        assert cell.accepted == len(group.findings) - len(group.open)
    assert pickle.loads(pickle.dumps(kept)) == kept


def test_accepted_findings_are_counted_apart() -> None:
    accepted = entry(ACCEPTED.replace("2018-04-01", "2019-04-01"))
    assert next(each for each in accepted.found if each.rule == "ACC002").accepted == 1
    assert next(each for each in accepted.found if each.rule == "ACC002").open == 0
    assert counts(accepted)[0].accepted == 1
    assert accepted.finds("ACC002"), "a fact that somebody accepts is still a fact"
    assert accepted.open_gaps == entry(GAP).open_gaps - 1
    late = entry(ACCEPTED)
    assert [each.open for each in late.found if each.rule == "ACC002"] == [1]


def test_thresholds_given_here_come_before_the_files_own() -> None:
    structure = read(files("archetypes")[-1])
    few = entry_of(structure, "a", TODAY, {"CPX003": 2})
    assert few.finds("CPX003")
    assert not entry_of(structure, "a", TODAY).finds("CPX003")
    assert entry_of(structure.model_copy(update={"limits": {"CPX003": 2}}), "a", TODAY) == few
    assert Limits({"CPX003": 2}).of("CPX003") == 2


def test_a_structure_of_nothing_is_asked_the_same() -> None:
    nothing = Structure(stpgraph=1, id="nothing", title="Nothing", status="option")
    kept = entry_of(nothing, "n", TODAY)
    assert len(kept.answers) == len(questions())
    assert "yes" not in kept.answers[:10]
    assert loads(GAP).title == entry(GAP).place, "where no footprint is stated, the title stands for it"
