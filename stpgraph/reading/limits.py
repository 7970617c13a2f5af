"""The limits that rules use, in words: what each counts, its default and where that comes from, and what is in force."""

from __future__ import annotations

from dataclasses import dataclass

from stpgraph.model import Structure
from stpgraph.model.limits import LIMIT_OF, LIMITS, Limit, Limits
from stpgraph.reading.words import capital, share_words
from stpgraph.rules import BY_ID
from stpgraph.rules.words import count


@dataclass(frozen=True, slots=True)
class Used:
    """The limit of one rule as a structure uses it. `value` is in force; `own` tells that the structure's file sets it."""

    limit: Limit
    value: float
    own: bool

    @property
    def rule(self) -> str:
        return self.limit.rule

    @property
    def title(self) -> str:
        """The name of the rule, and in brackets its id."""
        return f"{BY_ID[self.rule].defect} ({self.rule})"

    @property
    def asks(self) -> str:
        """What is counted, with its unit where that is not plain."""
        return f"{capital(self.limit.means)}{', in %' if self.limit.sort == 'share' else ''}"

    @property
    def about(self) -> str:
        """The default and its source, and whether this structure has its own, in a sentence or two."""
        default = f"Default: {limit_words(self.limit, self.limit.default)}, {self.limit.basis}."
        return f"{default} This structure has its own: {limit_words(self.limit, self.value)}." if self.own else default

    @property
    def shown(self) -> float:
        """The value in force as a person types it: a share in per cent."""
        return round(self.value * 100, 6) if self.limit.sort == "share" else self.value

    def typed(self, number: float) -> float:
        """What a person has typed, as a limit: that in force where it was left as it was."""
        if number == self.shown:
            return self.value
        return round(number / 100, 8) if self.limit.sort == "share" else number


def used(structure: Structure) -> tuple[Used, ...]:
    """Every limit of the catalogue as a structure uses it, in order of rule."""
    force = Limits(structure.limits)
    return tuple(Used(limit, force.of(limit.rule), limit.rule in structure.limits) for limit in LIMITS)


def limit_words(limit: Limit, value: float) -> str:
    """A value of a limit with its unit.

    >>> limit_words(LIMIT_OF["NED007"], 0.8), limit_words(LIMIT_OF["DEC011"], 90), limit_words(LIMIT_OF["CPX003"], 9)
    ('80%', '90 days', '9')
    """
    if limit.sort == "share":
        return share_words(value)
    number = f"{value:,g}"
    return number if limit.sort == "whole" else count(int(value), "day") if value == int(value) else f"{number} days"


def rule_words(rule: str) -> str:
    """The limit of a rule in a sentence, for its documentation; empty where it has none.

    >>> rule_words("CPX003")
    'The limit is 9, our reading of HFMA 2017, capacity. It counts bodies and projects that answer directly to one body.'
    >>> rule_words("ACC001")
    ''
    """
    limit = LIMIT_OF.get(rule)
    if limit is None:
        return ""
    return f"The limit is {limit_words(limit, limit.default)}, {limit.basis}. It counts {_counted(limit)}."


def _counted(limit: Limit) -> str:
    return f"the {limit.means}" if limit.sort == "share" else limit.means
