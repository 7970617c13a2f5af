"""The acceptances of a structure as a person goes through them: which hold, which have run out, and which match nothing any more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from stpgraph.design import ChangeAcceptance, Withdraw
from stpgraph.design.commands import Fields
from stpgraph.model import Accepted, Finding, Structure
from stpgraph.reading.words import capital, date_words, shortened
from stpgraph.rules import BY_ID
from stpgraph.rules.acceptance import fingerprint, in_force, matches, still_fits
from stpgraph.rules.words import count, listed, natural, quoted

#: Those first that somebody should look at.
State = Literal["gone", "over", "other", "holds"]
_ORDER: tuple[State, ...] = ("gone", "over", "other", "holds")
_SHORT: Mapping[State, str] = {
    "gone": "matches nothing any more",
    "over": "has run out",
    "other": "given for how things were",
    "holds": "holds",
}
_MOST_NAMES = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One acceptance. `which` counts, from 0, those of the same finding. `finding` is the one that it speaks of, None where there is none."""

    accepted: Accepted
    which: int
    state: State
    title: str
    finding: Finding | None
    told: str

    @property
    def label(self) -> str:
        """The row in a list."""
        return f"{capital(_SHORT[self.state])}: {self.title}"

    @property
    def withdraw(self) -> Withdraw:
        """The edit that takes this acceptance away, and no other."""
        return Withdraw(rule=self.accepted.rule, subjects=self.accepted.subjects, which=self.which)

    def change(self, fields: Fields) -> ChangeAcceptance:
        """The edit that changes fields of it."""
        return ChangeAcceptance(rule=self.accepted.rule, subjects=self.accepted.subjects, which=self.which, fields=fields)

    def again(self, today: date) -> ChangeAcceptance:
        """The edit by which it is given for the finding as it is now. Only where there is such a finding."""
        assert self.finding is not None
        return self.change({"fingerprint": fingerprint(self.finding), "on": today.isoformat()})


def rows(structure: Structure, findings: Sequence[Finding], today: date) -> tuple[Row, ...]:
    """Every acceptance of a structure, those first that somebody should look at. `findings` are all of the structure's."""
    names = {each.id: each.name for each in (*structure.nodes, *structure.decisions)}
    seen: Counter[tuple[str, frozenset[str]]] = Counter()
    made = []
    for each in structure.accepted:
        mark = each.rule, frozenset(each.subjects)
        found = next((one for one in findings if matches(each, one)), None)
        state = _state(each, found, today)
        made.append(Row(each, seen[mark], state, _title(each, names), found, _told(each, state, structure, found, today)))
        seen[mark] += 1
    return tuple(sorted(made, key=lambda row: (_ORDER.index(row.state), natural(row.title), row.which)))


def summary(found: Sequence[Row]) -> str:
    """How many there are, and of what sorts.

    >>> summary(())
    'none'
    """
    if not found:
        return "none"
    numbers = Counter(each.state for each in found)
    words: Mapping[State, tuple[str, str]] = {
        "gone": ("matches nothing any more", "match nothing any more"),
        "over": ("has run out", "have run out"),
        "other": ("is for how things were", "are for how things were"),
    }
    parts = [
        f"{numbers[state]:,} {one if numbers[state] == 1 else many}" for state, (one, many) in words.items() if numbers[state]
    ]
    return "; ".join((count(len(found), "acceptance"), *parts))


def _state(acceptance: Accepted, found: Finding | None, today: date) -> State:
    if found is None:
        return "gone"
    if not in_force(acceptance, today):
        return "over"
    return "holds" if still_fits(acceptance, found) else "other"


def _title(acceptance: Accepted, names: Mapping[str, str]) -> str:
    title = quoted(BY_ID[acceptance.rule].defect)
    of = [quoted(shortened(names[key])) for key in acceptance.subjects]
    shown = of if len(of) <= _MOST_NAMES + 1 else [*of[:_MOST_NAMES], f"{len(of) - _MOST_NAMES:,} others"]
    return f"{title} for {listed(shown)}" if of else title


def _told(acceptance: Accepted, state: State, structure: Structure, found: Finding | None, today: date) -> str:
    if state == "gone":
        return "There is no such finding any more: nothing is accepted by this. Take it away, unless the finding is to come back."
    if state == "holds":
        return "It holds: the finding stays in sight, as accepted."
    another = found is not None and any(
        each is not acceptance and matches(each, found) and in_force(each, today) and still_fits(each, found)
        for each in structure.accepted
    )
    why = (
        f"It ran out: it was given until {date_words(acceptance.until)}."
        if state == "over" and acceptance.until
        else "What the finding rests on has changed since it was accepted."
    )
    return f"{why} {'Another acceptance holds, so this one can be taken away.' if another else 'The finding is open again.'}"
