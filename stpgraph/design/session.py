"""A sitting at a design: where it began, every step, and where in the steps one stands. Undo and redo know no limit.

An *option* (what-if) is a stretch of steps under a name: it can be looked at against where it began, kept as one step, or dropped.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from pydantic import ValidationError

from stpgraph.compare.delta import Delta, delta
from stpgraph.compare.items import ids_of
from stpgraph.design.commands import COMMAND, AnyCommand, Several
from stpgraph.design.doing import do
from stpgraph.design.refusals import Refused
from stpgraph.design.stepwords import words
from stpgraph.errors import StpgraphError
from stpgraph.files import plain
from stpgraph.model import Structure

DRAFT_VERSION = 1
#: A draft beyond this many characters is none of ours.
LONGEST_DRAFT = 200_000_000


class BrokenDraft(StpgraphError):  # noqa: N818 (says what is broken)
    """A draft that cannot be read; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Option:
    """A what-if: its name, and how many steps had been done when it began."""

    name: str
    start: int


@dataclass(frozen=True)
class Session:
    """Steps from a structure on. The first `at` of them are done, the others can be redone. Every method gives a new session."""

    base: Structure
    steps: tuple[AnyCommand, ...] = ()
    at: int = 0
    options: tuple[Option, ...] = ()
    # The structure after each step, as far as it is known: undo and redo need not do anything again.
    _states: tuple[Structure, ...] = field(default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        if not 0 <= self.at <= len(self.steps):
            raise ValueError("at lies outside the steps")

    @cached_property
    def states(self) -> tuple[Structure, ...]:
        """The structure before the first step and after each, done or not. Raises Refused where a step cannot be done."""
        states = list(self._states or (self.base,))
        for step in self.steps[len(states) - 1 :]:
            states.append(do(states[-1], step))
        return tuple(states)

    @property
    def structure(self) -> Structure:
        """The structure as it stands."""
        return self.states[self.at]

    def do(self, command: AnyCommand) -> Session:
        """One step more; what could be redone is forgotten. Raises Refused, and this session is as it was."""
        after = do(self.structure, command)
        options = tuple(each for each in self.options if each.start <= self.at)
        return Session(self.base, (*self.steps[: self.at], command), self.at + 1, options, (*self.states[: self.at + 1], after))

    # ── undo ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def undo_words(self) -> tuple[str, ...]:
        """What the steps done are called, the last one first."""
        return tuple(words(self.states[at], self.steps[at]) for at in reversed(range(self.at)))

    @property
    def redo_words(self) -> tuple[str, ...]:
        """What the steps that can be redone are called, the next one first."""
        return tuple(words(self.states[at], self.steps[at]) for at in range(self.at, len(self.steps)))

    def undo(self, steps: int = 1) -> Session:
        """Some steps back, at most to the beginning."""
        return self._moved(max(0, self.at - steps))

    def redo(self, steps: int = 1) -> Session:
        """Some steps forward again, at most to the last."""
        return self._moved(min(len(self.steps), self.at + steps))

    def _moved(self, at: int) -> Session:
        return replace(self, at=at, _states=self.states)

    # ── what if ──────────────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def open_option(self) -> Option | None:
        """The option that one stands in: the last that began at or before here."""
        return next((each for each in reversed(self.options) if each.start <= self.at), None)

    @property
    def began(self) -> Structure:
        """Where the open option began; without one, where the session did."""
        return self.states[self.open_option.start if self.open_option else 0]

    def option(self, name: str) -> Session:
        """Begins an option here. Raises Refused without a name."""
        name = " ".join("".join(each if each.isprintable() else " " for each in name).split())
        if not name:
            raise Refused("An option needs a name: say in a few words what you try out.")
        options = (*(each for each in self.options if each.start <= self.at), Option(name, self.at))
        return replace(self, steps=self.steps[: self.at], options=options, _states=self.states[: self.at + 1])

    def keep(self) -> Session:
        """The open option's steps as one step under its name. Raises Refused where there is no option."""
        option = self._option()
        inside = self.steps[option.start : self.at]
        options = tuple(each for each in self.options if each is not option and each.start <= option.start)
        if not inside:
            return replace(self, options=options, _states=self.states)
        steps = (*self.steps[: option.start], Several(title=f"Option “{option.name}”", commands=inside))
        states = (*self.states[: option.start + 1], self.structure)
        return Session(self.base, steps, len(steps), options, states)

    def drop(self) -> Session:
        """Back to where the open option began. Its steps can be redone until the next edit. Raises Refused where there is no option."""
        option = self._option()
        options = tuple(each for each in self.options if each is not option and each.start <= option.start)
        return replace(self, at=option.start, options=options, _states=self.states)

    def difference(self) -> Delta:
        """What differs between where the open option (without one: the session) began and the structure as it stands."""
        before, after = self.began, self.structure
        theirs = ids_of(after)
        return delta(before, after, {key: key for key in ids_of(before) if key in theirs})

    def _option(self) -> Option:
        if self.open_option is None:
            raise Refused("No option is being tried out, so there is none to keep or drop.")
        return self.open_option

    # ── as text ──────────────────────────────────────────────────────────────────────────────────────────────────────────

    def to_text(self) -> str:
        """The session as JSON; `from_text` gives back an equal one."""
        data = {
            "stpgraph_draft": DRAFT_VERSION,
            "base": plain(self.base),
            "steps": [COMMAND.dump_python(step, mode="json") for step in self.steps],
            "at": self.at,
            "options": [{"name": each.name, "start": each.start} for each in self.options],
        }
        return json.dumps(data, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Restored:
    """A session read back. `lost` tells, a sentence each, which steps could not be done again; those before them are kept."""

    session: Session
    lost: tuple[str, ...] = ()


def from_text(text: str) -> Restored:
    """A session from its text. Raises BrokenDraft where the text is none, or the structure that it began with cannot be read."""
    data = _object(text)
    try:
        base = Structure.model_validate(data.get("base"))
    except (ValidationError, RecursionError):
        raise BrokenDraft("The structure that this draft began with cannot be read: open the structure itself again.") from None
    at, steps, options = data.get("at"), data.get("steps"), data.get("options", [])
    if type(at) is not int or not isinstance(steps, list) or not isinstance(options, list) or not 0 <= at <= len(steps):
        raise BrokenDraft("This draft is damaged: its steps cannot be read. Open the structure itself again.")
    read: list[AnyCommand | str] = []
    for number, step in enumerate(steps, 1):
        try:
            read.append(COMMAND.validate_python(step))
        except (ValidationError, RecursionError):
            read.append(f"Step {number:,} cannot be read")
    marks = tuple(
        Option(each["name"], each["start"])
        for each in options
        if isinstance(each, dict)
        and isinstance(each.get("name"), str)
        and type(each.get("start")) is int
        and 0 <= each["start"] <= len(steps)
    )
    return _replayed(base, read, at, marks)


def replay(base: Structure, session: Session) -> Restored:
    """The steps of a session done to another structure (a newer version of where it began), as far as they can be."""
    return _replayed(base, session.steps, session.at, session.options)


def _replayed(base: Structure, steps: Iterable[AnyCommand | str], at: int, options: tuple[Option, ...]) -> Restored:
    # A step behind one that cannot be done was made upon it, so nothing behind is done either.
    kept: list[AnyCommand] = []
    states = [base]
    lost: list[str] = []
    for step in steps:
        if lost:
            called = step if isinstance(step, str) else words(states[-1], step)
            lost.append(f"{called}: not done, because a step before it could not be.")
        elif isinstance(step, str):
            lost.append(f"{step}: it was left out.")
        else:
            try:
                states.append(do(states[-1], step))
                kept.append(step)
            except Refused as refused:
                lost.append(f"{words(states[-1], step)}: {refused}")
    at = min(at, len(kept))
    marks = tuple(each for each in options if each.start <= len(kept))
    return Restored(Session(base, tuple(kept), at, marks, tuple(states)), tuple(lost))


def _object(text: str) -> dict[str, Any]:
    trouble = "This is no draft of a design: open the structure itself again."
    if len(text) > LONGEST_DRAFT:
        raise BrokenDraft("This draft is too long to be read: open the structure itself again.")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise BrokenDraft(trouble) from None
    if not isinstance(data, dict) or data.get("stpgraph_draft") != DRAFT_VERSION:
        raise BrokenDraft(trouble)
    return data
