"""All assessments of one structure, section by section, each with an anchor that the contents at the top lead to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from stpgraph.assess import Assessment, Element, Tally
from stpgraph.ui.components import answers, checklist, groups, numbers, spectrum, text
from stpgraph.ui.edits import Answers

Section = Literal[
    "spectrum", "questions", "points", "delivery", "tables", "checklist", "principles", "likeness", "power", "measures"
]
#: Each section's title, and a few words on where it comes from.
SECTIONS: Mapping[Section, tuple[str, str]] = {
    "spectrum": ("Governance spectrum", "HFMA 2017, Chart 3"),
    "questions": ("Seven questions", "Hasselman, 2016-17"),
    "points": ("Five points", "Coutts, 2016"),
    "delivery": ("What the delivery plan asks for", "National Health Executive on NHS England's plan, 2017"),
    "tables": ("Who is represented, what is in place", "HFMA 2017, Tables 2 and 3"),
    "checklist": ("Governance checklist", "HFMA 2017"),
    "principles": ("Principles A to G", "international framework, IFAC and CIPFA 2014"),
    "likeness": ("Which typical structure it is like", "HFMA 2017, Chart 2"),
    "power": ("Who has how much say", "where votes are taken"),
    "measures": ("Measures", "to compare structures by"),
}


def show(
    made: Assessment, key: str, element: Element, totals: Mapping[str, Tally], published: int, today: date
) -> tuple[Element, Answers]:
    """Draws an assessment; returns the element of the checklist that the reader wants to see, and what they answered just now.

    `key` names the structure in links; `totals` are the answers of the `published` structures that come with stpgraph.
    """
    structure = made.wiring.structure
    text.contents({section: title for section, (title, _) in SECTIONS.items()})
    _section("spectrum")
    spectrum.show(made.spectrum)
    _section("questions")
    groups.show("The seven questions", made.seven_questions, key, numbered=True)
    _section("points")
    groups.show("The five points", made.five_points, key, numbered=True)
    _section("delivery")
    answers.show_requirements("What the delivery plan asks for", made.delivery_plan)
    _section("tables")
    answers.show_compared("Table 2: who is represented", made.table_2, totals, published)
    answers.show_compared("Table 3: what is in place", made.table_3, totals, published)
    text.quiet("HFMA counted “not stated” and “no” together; here they are kept apart.")
    _section("checklist")
    asked = checklist.show(made.checklist, element, today)
    _section("principles")
    groups.show("The seven principles", made.principles, key, numbered=False)
    _section("likeness")
    numbers.show_likeness(made.likeness)
    _section("power")
    numbers.show_power(made.power, structure)
    _section("measures")
    numbers.show_measures(made.measures, made.findings)
    return asked


def _section(section: Section) -> None:
    text.section(section, *SECTIONS[section])
