"""What is told of an assessment: a structure that was checked, and everything that is assessed of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from stpgraph.assess import Assessment, Tally, assess, tally
from stpgraph.report.checked import Checked


class Assessed(NamedTuple):
    """A file that holds a valid structure, and its assessment."""

    checked: Checked
    assessment: Assessment


def assessed(checked: Checked) -> Assessed:
    """The assessment of a structure that was checked with every rule; each part is reckoned when it is first asked for."""
    return Assessed(checked, assess(checked.exploration.wiring, checked.exploration.findings, checked.limits))


def totals(made: Iterable[Assessed]) -> tuple[Tally, ...]:
    """The answers of some structures to Tables 2 and 3 counted, with HFMA's totals beside, in the order of the tables."""
    return tally((*each.assessment.table_2, *each.assessment.table_3) for each in made)


def by_table(made: Sequence[Assessed]) -> Mapping[str, tuple[Tally, ...]]:
    """The same by table."""
    counted = {each.key: each for each in totals(made)}
    # Which question stands in which table does not depend on the structure; without any, all stand in both.
    first = made[0].assessment
    return {
        "Table 2: who is represented": tuple(counted[row.key] for row in first.table_2),
        "Table 3: what is in place": tuple(counted[row.key] for row in first.table_3),
    }
