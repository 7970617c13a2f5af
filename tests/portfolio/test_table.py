"""What holds over all structures: the heat map, Tables 2 and 3, phases, answers."""

from __future__ import annotations

from stpgraph.assess import PUBLISHED
from stpgraph.portfolio import HeatCell, Portfolio, questions
from stpgraph.portfolio.entry import Found
from stpgraph.portfolio.table import cell
from stpgraph.rules import CATALOGUE
from tests.portfolio.made import entry, portfolio
from tests.report.made import ACCEPTED, CLEAR, GAP, LOOP


def test_the_heat_map_has_a_row_for_every_rule_and_a_cell_for_every_structure() -> None:
    made = portfolio(GAP, CLEAR, ACCEPTED.replace("2018-04-01", "2019"), LOOP)
    assert [row.rule for row in made.heat] == [rule.id for rule in CATALOGUE]
    assert {len(row.cells) for row in made.heat} == {4}
    row = next(row for row in made.heat if row.rule == "ACC002")
    assert row.cells == (
        HeatCell("gap", "confirmed", 1, 0, 0),
        HeatCell(),
        HeatCell(None, None, 0, 0, 1),
        HeatCell(),
    )
    assert (row.confirmed_in, row.not_stated_in, row.accepted_in) == (1, 0, 1)
    total = sum(each.open + each.accepted for row in made.heat for each in row.cells)
    assert total == sum(each.open + each.accepted for entry in made.entries for each in entry.found)


def test_the_gravest_certainty_is_that_of_the_gravest_findings() -> None:
    """A gap on which the documents are silent beside a concern that they confirm is no confirmed gap."""
    found = [Found("ASR006", "gap", "not_stated", 1, 0), Found("ASR006", "concern", "confirmed", 2, 0)]
    assert cell(found) == HeatCell("gap", "not_stated", 2, 1, 0)
    assert cell([Found("ASR006", "gap", "confirmed", 0, 3), *found[1:]]) == HeatCell("concern", "confirmed", 2, 0, 3)
    assert cell([]) == HeatCell()


def test_tables_count_no_and_not_stated_apart() -> None:
    made = portfolio(GAP, CLEAR, GAP.replace("status: current", "status: current\ndrawing: partial"))
    assert [each.key for each in made.tables] == list(PUBLISHED)
    delegation = next(each for each in made.tables if each.key == "delegation")
    assert (delegation.yes, delegation.no, delegation.not_stated) == (1, 1, 1)
    assert (delegation.published_yes, delegation.published_rest) == (12, 32)
    for answered, question in zip(made.answered, questions(), strict=True):
        assert answered.question == question
        assert sum(answered.counts.values()) == 3


def test_phases_share_out_every_structure_once() -> None:
    made = portfolio(GAP, CLEAR, LOOP)
    assert sorted(each.file for entries in made.phases.values() for each in entries) == ["0.yaml", "1.yaml", "2.yaml"]
    assert [each.file for each in made.phases["delegated-decisions"]] == ["1.yaml"]


def test_nothing_at_all() -> None:
    made = Portfolio((), (), 0)
    assert made.complete
    assert made.open_gaps == 0
    assert {row.cells for row in made.heat} == {()}
    assert [each.yes + each.rest for each in made.tables] == [0] * 10
    assert not Portfolio((entry(GAP),), (), 2).complete
