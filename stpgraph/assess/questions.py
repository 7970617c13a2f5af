"""Hasselman's seven questions and Coutts's five points: the findings under each, and what they come to in one line.

A rule speaks to a question when its sources name it (`Rule.sources`), so that the catalogue is the only list. Sources: Susanne
Hasselman, "Governance as a driver for STP implementation"; John Coutts, "STPs: collaboration makes sense, but it needs leadership
and direction" (2016).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stpgraph.assess.groups import Group, group
from stpgraph.model import Finding
from stpgraph.rules import CATALOGUE
from stpgraph.rules.references import citation


@dataclass(frozen=True, slots=True)
class Heading:
    """A question or point, by its code among the references, restated."""

    code: str
    title: str
    text: str


SEVEN_QUESTIONS: tuple[Heading, ...] = (
    Heading(
        "SH1",
        "Accountability",
        "Who answers for carrying out the plan as a whole, and how does that fit with what each organisation answers for by law?",
    ),
    Heading(
        "SH2",
        "Patients and the public",
        "How are patients, the public and those who speak for them kept at the centre, from first thoughts to delivery?",
    ),
    Heading(
        "SH3", "Local government", "Do the NHS and councils work together in the structure as they need to for joined-up care?"
    ),
    Heading(
        "SH4",
        "Working together without waste",
        "Is the structure lean enough to decide in time, and does word travel both ways between it and each partner's own board?",
    ),
    Heading("SH5", "The clinical voice", "Are clinicians heard as much as managers, wherever services are changed?"),
    Heading(
        "SH6",
        "Independent scrutiny",
        "Do lay members, non-executive directors and elected members have a part wherever decisions are made?",
    ),
    Heading(
        "SH7",
        "Audit and assurance",
        "Does anybody check quality, money and risk for the whole, and is that joined to councils' scrutiny?",
    ),
)
FIVE_POINTS: tuple[Heading, ...] = (
    Heading("JC1", "No standing in law", "An STP is no legal body: where does its authority to act come from?"),
    Heading("JC2", "Decisions that bind", "Decisions hold only within what partners have delegated: is it clear what that is?"),
    Heading("JC3", "Challenge by non-executives", "Is what the leaders decide tested by somebody who is not one of them?"),
    Heading("JC4", "Openness", "Is business done in the open, so that partners and the public can come to own the plan?"),
    Heading("JC5", "Group think", "Are there enough people of other minds in the room to stop a shared mistake?"),
)


def seven_questions(findings: Iterable[Finding]) -> tuple[Group, ...]:
    """The findings under each of Hasselman's questions. `findings` are those of the whole catalogue."""
    return _grouped(SEVEN_QUESTIONS, findings)


def five_points(findings: Iterable[Finding]) -> tuple[Group, ...]:
    """The findings under each of Coutts's points. `findings` are those of the whole catalogue."""
    return _grouped(FIVE_POINTS, findings)


def _grouped(headings: tuple[Heading, ...], findings: Iterable[Finding]) -> tuple[Group, ...]:
    findings = tuple(findings)
    return tuple(
        group(each.code, each.title, each.text, citation(each.code), speaking_to(each.code), findings) for each in headings
    )


def speaking_to(code: str) -> tuple[str, ...]:
    """The rules whose sources name a place."""
    return tuple(rule.id for rule in CATALOGUE if code in rule.sources)
