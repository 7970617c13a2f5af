"""The assessments that boards ask for, all read from one graph and its findings; pure, sorted, in plain words.

`assess(wiring, findings)` gives everything of one structure, each part reckoned when it is first asked for. `tally` counts the
answers of any number of structures beside HFMA's published totals.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from stpgraph.assess.answer import ANSWER_WORDS, ANSWERS, Answer, Row
from stpgraph.assess.checklist import STANDING_WORDS, Checklist, Item, Progress, Standing, checklist
from stpgraph.assess.checklist_questions import ELEMENT_NAMES, ELEMENTS, QUESTIONS, Element, Question
from stpgraph.assess.delivery_plan import delivery_plan
from stpgraph.assess.groups import Group
from stpgraph.assess.likeness import Contribution, GroupShare, Likeness, Resemblance, likeness
from stpgraph.assess.measures import Measure, measures
from stpgraph.assess.power import Power, Say, power
from stpgraph.assess.principles import principles
from stpgraph.assess.questions import five_points, seven_questions
from stpgraph.assess.spectrum import Phase, Spectrum, spectrum
from stpgraph.assess.tables import PUBLISHED, Tally, table_2, table_3, tally
from stpgraph.graph import Wiring
from stpgraph.model import Finding, Limits

__all__ = [
    "ANSWERS",
    "ANSWER_WORDS",
    "ELEMENTS",
    "ELEMENT_NAMES",
    "PUBLISHED",
    "QUESTIONS",
    "STANDING_WORDS",
    "Answer",
    "Assessment",
    "Checklist",
    "Contribution",
    "Element",
    "Group",
    "GroupShare",
    "Item",
    "Likeness",
    "Measure",
    "Phase",
    "Power",
    "Progress",
    "Question",
    "Resemblance",
    "Row",
    "Say",
    "Spectrum",
    "Standing",
    "Tally",
    "assess",
    "tally",
]


@dataclass(frozen=True)
class Assessment:
    """Everything that is assessed of one structure. `findings` are those of the whole catalogue; `limits` those they were found
    with."""

    wiring: Wiring = field(repr=False)
    findings: tuple[Finding, ...]
    limits: Limits

    @cached_property
    def table_2(self) -> tuple[Row, ...]:
        """HFMA's Table 2: who is represented."""
        return table_2(self.wiring)

    @cached_property
    def table_3(self) -> tuple[Row, ...]:
        """HFMA's Table 3: which arrangements are in place."""
        return table_3(self.wiring)

    @cached_property
    def spectrum(self) -> Spectrum:
        """Where the structure stands on HFMA's governance spectrum."""
        return spectrum(self.wiring, self.limits)

    @cached_property
    def checklist(self) -> Checklist:
        """HFMA's governance checklist."""
        return checklist(self.wiring, self.limits)

    @cached_property
    def seven_questions(self) -> tuple[Group, ...]:
        """The findings under Hasselman's seven questions."""
        return seven_questions(self.findings)

    @cached_property
    def five_points(self) -> tuple[Group, ...]:
        """The findings under Coutts's five points."""
        return five_points(self.findings)

    @cached_property
    def delivery_plan(self) -> tuple[Row, ...]:
        """What NHS England's delivery plan asks for."""
        return delivery_plan(self.wiring)

    @cached_property
    def principles(self) -> tuple[Group, ...]:
        """The findings under the international framework's seven principles."""
        return principles(self.findings)

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """Numbers by which structures can be compared."""
        return measures(self.wiring, self.findings)

    @cached_property
    def likeness(self) -> Resemblance:
        """How near the structure is to each archetype."""
        return likeness(self.wiring)

    @cached_property
    def power(self) -> tuple[Power, ...]:
        """Who has how much say on each body that votes."""
        return power(self.wiring)


def assess(wiring: Wiring, findings: Iterable[Finding], limits: Limits | None = None) -> Assessment:
    """The assessment of a structure. `findings` must be those of the whole catalogue: a rule that was not asked would pass for one
    that finds nothing. `limits` are those they were found with (None = the structure's own)."""
    return Assessment(wiring, tuple(findings), limits or Limits(wiring.structure.limits))
