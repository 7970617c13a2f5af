"""What a reader may change in a structure: accept a finding, take that back, answer the checklist, set limits.

A copy is changed, never a file. The copy is the reader's own file with only that changed: comments and order stay.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath
from typing import Literal

from stpgraph.assess import Item
from stpgraph.files import dumps, format_of
from stpgraph.files.edit import rewrite
from stpgraph.model import Accepted, ChecklistAnswer, Finding, Structure
from stpgraph.model.limits import LIMIT_OF
from stpgraph.rules import BY_ID
from stpgraph.rules.acceptance import fingerprint, matches

Choice = Literal["yes", "no", "in_progress"]
CHOICES: Mapping[Choice, str] = {"yes": "Yes", "no": "No", "in_progress": "In progress"}
#: Answers to the checklist by question; None takes one away.
Answers = Mapping[str, ChecklistAnswer | None]
#: Longer texts are refused by the file format.
LONGEST_TEXT = 2_000


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What a reader fills in to accept a finding: why, who, until when (None = no end)."""

    reason: str
    by: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """What a reader wants done: have a finding accepted, have its acceptance taken back, have limits set. None of these is nothing."""

    accept: Acceptance | None = None
    withdraw: bool = False
    limits: Mapping[str, float] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return self.accept is not None or self.withdraw or bool(self.limits)


NOTHING = Wish()


def may_accept(finding: Finding) -> bool:
    """Whether a finding can be accepted at all: those about acceptances cannot."""
    return BY_ID[finding.rule].theme != "upkeep"


def carried_out(structure: Structure, finding: Finding | None, wish: Wish, today: date) -> Structure:
    """The structure with a wish carried out. `finding` is the one that it is about, None for none."""
    if finding is not None and wish.accept is not None:
        structure = accept(structure, finding, wish.accept, today)
    elif finding is not None and wish.withdraw:
        structure = withdraw(structure, finding)
    return limit(structure, wish.limits)


def accept(structure: Structure, finding: Finding, given: Acceptance, today: date) -> Structure:
    """The structure with a finding accepted as of `today`, in place of any earlier acceptance of it.

    The acceptance bears the finding's fingerprint: when what the finding rests on changes, it opens again.
    What cannot stand in a file is left out of the texts: control characters, and whatever is beyond their greatest length.
    Raises ValueError (pydantic.ValidationError) where no reason is left.
    """
    made = Accepted(
        rule=finding.rule,
        subjects=finding.subjects,
        reason=line(given.reason),
        by=line(given.by) or None,
        on=today.isoformat(),
        until=given.until.isoformat() if given.until else None,
        fingerprint=fingerprint(finding),
    )
    return structure.model_copy(update={"accepted": (*_others(structure, finding), made)})


def withdraw(structure: Structure, finding: Finding) -> Structure:
    """The structure without any acceptance of a finding, which is then open again."""
    return structure.model_copy(update={"accepted": tuple(_others(structure, finding))})


def answer(structure: Structure, answers: Answers) -> Structure:
    """The structure with some questions of the checklist answered; None takes an answer away."""
    kept = {key: each for key, each in structure.checklist.items() if key not in answers}
    given = {key: each for key, each in answers.items() if each is not None}
    return structure.model_copy(update={"checklist": kept | given})


def limit(structure: Structure, values: Mapping[str, float]) -> Structure:
    """The structure with the limits of some rules set. One that is set back to its default is left out of the file.

    Raises KeyError for a rule that has no limit, pydantic.ValidationError for a number that its limit cannot be.
    """
    kept = {rule: value for rule, value in structure.limits.items() if rule not in values}
    given = {rule: value for rule, value in values.items() if value != LIMIT_OF[rule].default}
    return Structure.model_validate(structure.model_dump() | {"limits": kept | given})


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in the form for one question: the answer chosen, if any, and what shows it."""

    choice: Choice | None
    evidence: str


def answers_given(items: Iterable[Item], filled: Mapping[str, Filled], by: str, on: date) -> tuple[Answers, str]:
    """What a form changes in the answers, by question, and a complaint where it cannot be kept (nothing is then changed).

    An answer that is no longer chosen is taken away. `by` and `on` go to the answers that are new or differ.
    """
    given: dict[str, ChecklistAnswer | None] = {}
    for item in items:
        key, person = item.question.id, item.person
        choice, evidence = filled[key].choice, line(filled[key].evidence) or None
        if choice is None and evidence is not None:
            return {}, f"You wrote what shows it, but chose no answer: “{item.question.text}” Choose yes, no or in progress."
        if choice is None and person is not None:
            given[key] = None
        if choice is not None and (person is None or (person.answer, person.evidence) != (choice, evidence)):
            given[key] = ChecklistAnswer(answer=choice, evidence=evidence, by=line(by) or None, on=on.isoformat())
    return given, ""


def edited(data: bytes, name: str, structure: Structure) -> bytes:
    """The bytes of a structure file, changed so that it holds another structure."""
    if format_of(name) == "json":
        return dumps(structure, "json").encode()
    return rewrite(data.decode(), structure).encode()


def edited_name(name: str) -> str:
    """What an edited copy of a file is called.

    >>> edited_name("kent.yaml")
    'kent-edited.yaml'
    """
    path = PurePath(name)
    return f"{path.stem}-edited{path.suffix}"


def _others(structure: Structure, finding: Finding) -> Iterable[Accepted]:
    return (each for each in structure.accepted if not matches(each, finding))


def line(text: str) -> str:
    r"""What somebody typed, as a text of one line that a structure file can hold.

    >>> line("  Agreed\n by the\x07 board ")
    'Agreed by the board'
    """
    printable = "".join(char for char in " ".join(text.split()) if unicodedata.category(char) not in ("Cc", "Cs", "Cn"))
    return printable[:LONGEST_TEXT].strip()
