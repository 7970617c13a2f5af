"""Whom a structure could learn from: those most like it in which a rule finds nothing, and what makes them alike."""

from __future__ import annotations

from dataclasses import dataclass

from stpgraph.model import SEVERITIES, Severity
from stpgraph.model.finding import SEVERITY_WORDS
from stpgraph.portfolio import Entry, Neighbour, examples, neighbours
from stpgraph.report.portfolio_tables import Told
from stpgraph.rules import BY_ID

#: So many likenesses and differences are told of each.
_MOST = 3


@dataclass(frozen=True, slots=True)
class Lack:
    """A rule that finds something open in a structure, as grave as the gravest of it, and how often for sure."""

    rule: str
    severity: Severity
    confirmed: int
    not_stated: int

    @property
    def defect(self) -> str:
        return BY_ID[self.rule].defect

    @property
    def counted(self) -> str:
        """How often, in words.

        >>> Lack("ACC002", "gap", 1, 2).counted, Lack("ACC002", "gap", 0, 1).counted
        ('1 confirmed, 2 not stated', 'not stated')
        """
        if not self.confirmed:
            return f"{self.not_stated:,} not stated" if self.not_stated > 1 else "not stated"
        more = f", {self.not_stated:,} not stated" if self.not_stated else ""
        return f"{self.confirmed:,} confirmed{more}" if self.confirmed > 1 or more else "confirmed"

    @property
    def label(self) -> str:
        """What a list calls it."""
        return f"{SEVERITY_WORDS[self.severity]}: {self.defect} ({self.counted})"


@dataclass(frozen=True, slots=True)
class Example:
    """A structure without a finding: what it is called, how alike it is (0 to 1), in what, and in what not."""

    entry: Entry
    title: str
    alike: float
    same: str
    different: str


def lacks(entry: Entry) -> tuple[Lack, ...]:
    """What is open in a structure, rule by rule: gaps first, the confirmed before those not stated."""
    found = {each.rule: Lack(each.rule, _gravest(entry, each.rule), 0, 0) for each in entry.found if each.open}
    for each in entry.found:
        if each.open:
            was = found[each.rule]
            confirmed = was.confirmed + (each.open if each.certainty == "confirmed" else 0)
            not_stated = was.not_stated + (each.open if each.certainty == "not_stated" else 0)
            found[each.rule] = Lack(each.rule, was.severity, confirmed, not_stated)
    return tuple(sorted(found.values(), key=lambda each: (SEVERITIES.index(each.severity), not each.confirmed, each.rule)))


def learnt(told: Told, at: int, rule: str) -> tuple[Example, ...]:
    """The structures nearest to the one at a place among the entries in which a rule finds nothing, the nearest first."""
    called = told.called()
    entry = told.portfolio.entries[at]
    return tuple(_example(each, called[id(each.entry)]) for each in examples(neighbours(told.portfolio, entry), rule))


def _example(each: Neighbour, title: str) -> Example:
    same = "; ".join(f"{part.words}: {part.ours}" for part in each.shared[:_MOST])
    different = "; ".join(f"{part.words}: {part.ours} here, {part.theirs} there" for part in each.unlike[:_MOST])
    return Example(
        each.entry, title, each.alike, same or "nothing that is quite the same", different or "nothing that is compared"
    )


def _gravest(entry: Entry, rule: str) -> Severity:
    return min((each.severity for each in entry.found if each.rule == rule and each.open), key=SEVERITIES.index)
