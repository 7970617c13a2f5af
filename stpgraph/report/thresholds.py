"""The thresholds that findings were found with: which number, and who set it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from stpgraph.model import LIMITS, Limit
from stpgraph.model.limits import LIMIT_OF
from stpgraph.reading.words import share_words
from stpgraph.report.checked import Checked
from stpgraph.report.page import Block, Table

SetBy = Literal["default", "file", "command"]
SET_BY: dict[SetBy, str] = {
    "default": "the default",
    "file": "set in the structure file",
    "command": "set on the command line",
}


@dataclass(frozen=True, slots=True)
class Used:
    """A threshold in force for one structure, and who set it."""

    limit: Limit
    value: float
    set_by: SetBy

    @property
    def origin(self) -> str:
        """Who set it, and the default where that is not it.

        >>> Used(LIMIT_OF["CPX003"], 12, "file").origin, Used(LIMIT_OF["CPX003"], 9, "default").origin
        ('set in the structure file; the default is 9', 'the default')
        """
        if self.set_by == "default":
            return SET_BY["default"]
        return f"{SET_BY[self.set_by]}; the default is {number(self.limit, self.limit.default)}"

    @property
    def words(self) -> str:
        """The threshold in one line.

        >>> Used(LIMIT_OF["CPX003"], 9, "default").words
        '9: bodies and projects that answer directly to one body (the default)'
        """
        return f"{number(self.limit, self.value)}: {self.limit.means} ({self.origin})"


def number(limit: Limit, value: float) -> str:
    """A threshold as a reader sees it: shares as percentages.

    >>> number(LIMIT_OF["NED007"], 0.8), number(LIMIT_OF["DEC011"], 90), number(LIMIT_OF["CPX003"], 2.5)
    ('80%', '90', '2.5')
    """
    return share_words(value) if limit.sort == "share" else f"{value:,.15g}"


def used(checked: Checked, rule: str) -> Used | None:
    """The threshold with which a rule read a structure; None where the rule has none."""
    limit = LIMIT_OF.get(rule)
    if limit is None:
        return None
    here, there = checked.set_here or {}, checked.exploration.structure.limits
    set_by: SetBy = "command" if rule in here else "file" if rule in there else "default"
    return Used(limit, checked.limits.of(rule), set_by)


def all_used(checked: Checked) -> Iterator[Used]:
    """Every threshold in force for a structure, in order of rule."""
    return (found for limit in LIMITS if (found := used(checked, limit.rule)))


def used_rows(checked: Sequence[Checked]) -> list[tuple[str, ...]]:
    """Every threshold as a row: rule, what it counts, default, where that comes from, and the number in force for each
    structure whose own differs from the default."""
    rows: list[tuple[str, ...]] = []
    for limit in LIMITS:
        found = [(each.exploration.structure.title, used(each, limit.rule)) for each in checked]
        changed = [f"“{title}”: {number(limit, one.value)}, {SET_BY[one.set_by]}" for title, one in found if one and _set(one)]
        rows.append((limit.rule, limit.means, number(limit, limit.default), limit.basis, "; ".join(changed) or "The default"))
    return rows


def _set(one: Used) -> bool:
    return one.set_by != "default"


def limits_page(rules: Sequence[str] | frozenset[str]) -> Iterator[Block]:
    """A table of the thresholds of some rules: what is counted, the default, and where it comes from."""
    rows = tuple((limit.rule, number(limit, limit.default), limit.means, limit.basis) for limit in LIMITS if limit.rule in rules)
    yield Table(("Rule", "Default", "What is counted", "Source"), rows, numbers=frozenset({1}), narrow=(2, 3))
