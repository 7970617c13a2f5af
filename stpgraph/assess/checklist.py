"""The governance checklist of a structure: every question with what the graph tells and what a person has answered.

Where a person has answered, that answer stands, and a derived one is shown beside it; where the two contradict each other (one
says yes, the other no), that is said. An answer *in progress* contradicts neither: what is under way may already show, or not
yet. A derived answer that is *not stated* leaves a question open.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from stpgraph.assess.answer import Row
from stpgraph.assess.checklist_derived import derived
from stpgraph.assess.checklist_questions import ELEMENT_NAMES, ELEMENTS, QUESTIONS, Element, Question
from stpgraph.graph import Wiring
from stpgraph.model import ChecklistAnswer, Limits

Standing = Literal["yes", "no", "in_progress", "not_stated"]
STANDING_WORDS: dict[Standing, str] = {"yes": "Yes", "no": "No", "in_progress": "In progress", "not_stated": "Not answered"}


@dataclass(frozen=True, slots=True)
class Item:
    """One question, what the graph tells of it (None where it can tell nothing) and what a person has answered (or None)."""

    question: Question
    derived: Row | None
    person: ChecklistAnswer | None

    @property
    def answer(self) -> Standing:
        """The answer that stands: the person's, else the derived one."""
        if self.person:
            return self.person.answer
        return self.derived.answer if self.derived else "not_stated"

    @property
    def contradiction(self) -> str:
        """That person and graph contradict each other, in a sentence; empty where they do not."""
        if self.person is None or self.derived is None or {self.person.answer, self.derived.answer} != {"yes", "no"}:
            return ""
        said = "yes" if self.person.answer == "yes" else "no"
        shown = "it is not so" if said == "yes" else "it is so"
        return f"The answer given is {said}, but the structure shows that {shown}: {self.derived.why}"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the questions of one element, or of all (`element` None), are answered."""

    element: Element | None
    questions: int
    yes: int
    no: int
    in_progress: int
    open: int
    by_person: int
    contradictions: int

    @property
    def name(self) -> str:
        return ELEMENT_NAMES[self.element] if self.element else "All elements"

    @property
    def answered(self) -> int:
        """Questions with an answer of any sort."""
        return self.questions - self.open


@dataclass(frozen=True, slots=True)
class Checklist:
    """Every question in the order of the source, and the progress of each element and of all."""

    items: tuple[Item, ...]
    elements: tuple[Progress, ...]
    overall: Progress

    def of(self, element: Element) -> tuple[Item, ...]:
        """The items of one element."""
        return tuple(each for each in self.items if each.question.element == element)


def checklist(wiring: Wiring, limits: Limits | None = None) -> Checklist:
    """The checklist of a structure, with the answers that its file holds."""
    limits = limits or Limits(wiring.structure.limits)
    answers = wiring.structure.checklist
    items = tuple(Item(question, derived(question.id, wiring, limits), answers.get(question.id)) for question in QUESTIONS)
    elements = tuple(_progress(element, [each for each in items if each.question.element == element]) for element in ELEMENTS)
    return Checklist(items, elements, _progress(None, items))


def _progress(element: Element | None, items: Iterable[Item]) -> Progress:
    items = tuple(items)
    stand = [each.answer for each in items]
    return Progress(
        element,
        len(items),
        stand.count("yes"),
        stand.count("no"),
        stand.count("in_progress"),
        stand.count("not_stated"),
        sum(each.person is not None for each in items),
        sum(bool(each.contradiction) for each in items),
    )
