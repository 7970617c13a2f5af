"""What a reader may change in a structure: accept a finding, take that back, answer the checklist. A copy is changed, never a file.

The copy is the reader's own file with only that changed: comments and order stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from stpgraph.files import dumps, format_of
from stpgraph.files.edit import rewrite
from stpgraph.model import Accepted, ChecklistAnswer, Finding, Structure
from stpgraph.rules import BY_ID
from stpgraph.rules.acceptance import matches


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What a reader fills in to accept a finding: why, who, until when (None = no end)."""

    reason: str
    by: str = ""
    until: date | None = None


def may_accept(finding: Finding) -> bool:
    """Whether a finding can be accepted at all: those about acceptances cannot."""
    return BY_ID[finding.rule].theme != "upkeep"


def accept(structure: Structure, finding: Finding, given: Acceptance, today: date) -> Structure:
    """The structure with a finding accepted as of `today`, in place of any earlier acceptance of it.

    Raises pydantic.ValidationError where a text cannot stand in a file (unprintable characters, or too long).
    """
    made = Accepted(
        rule=finding.rule,
        subjects=finding.subjects,
        reason=_line(given.reason),
        by=_line(given.by) or None,
        on=today.isoformat(),
        until=given.until.isoformat() if given.until else None,
    )
    return structure.model_copy(update={"accepted": (*_others(structure, finding), made)})


def withdraw(structure: Structure, finding: Finding) -> Structure:
    """The structure without any acceptance of a finding, which is then open again."""
    return structure.model_copy(update={"accepted": tuple(_others(structure, finding))})


def answer(structure: Structure, answers: Mapping[str, ChecklistAnswer | None]) -> Structure:
    """The structure with some questions of the checklist answered; None takes an answer away."""
    kept = {key: each for key, each in structure.checklist.items() if key not in answers}
    given = {key: each for key, each in answers.items() if each is not None}
    return structure.model_copy(update={"checklist": kept | given})


def edited(data: bytes, name: str, structure: Structure) -> bytes:
    """The bytes of a structure file, changed so that it holds another structure."""
    if format_of(name) == "json":
        return dumps(structure, "json").encode()
    return rewrite(data.decode(), structure).encode()


def edited_name(name: str) -> str:
    """What an edited copy of a file is called.

    >>> edited_name("kent.yaml"), edited_name("kent-edited.yaml")
    ('kent-edited.yaml', 'kent-edited.yaml')
    """
    path = PurePath(name)
    return name if path.stem.endswith("-edited") else f"{path.stem}-edited{path.suffix}"


def _others(structure: Structure, finding: Finding) -> Iterable[Accepted]:
    return (each for each in structure.accepted if not matches(each, finding))


def _line(text: str) -> str:
    return " ".join(text.split())
