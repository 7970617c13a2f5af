"""Any number of structures side by side: what was found, answered and measured, by structure and over all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from stpgraph.assess import Standing, Tally
from stpgraph.assess.answer import Answer, Row
from stpgraph.assess.spectrum import PHASES, PhaseKey
from stpgraph.assess.tables import tally
from stpgraph.model import SEVERITIES, Certainty, Severity
from stpgraph.portfolio.entry import Entry, Found, Heading, Question, Unread, questions
from stpgraph.rules import CATALOGUE

_TABLES = ("table-2", "table-3")


@dataclass(frozen=True)
class Portfolio:
    """Structures in the order given, and the files that could not be used. `asked` is how many there are of both in all: more
    than are here where the work was cancelled."""

    entries: tuple[Entry, ...]
    unread: tuple[Unread, ...]
    asked: int

    @property
    def complete(self) -> bool:
        """Whether everything that was asked for is here."""
        return len(self.entries) + len(self.unread) == self.asked

    @property
    def open_gaps(self) -> int:
        return sum(each.open_gaps for each in self.entries)

    @cached_property
    def heat(self) -> tuple[HeatRow, ...]:
        """Rules by structures, for every rule of the catalogue in order; also those that find nothing anywhere."""
        by_entry = [_by_rule(each.found) for each in self.entries]
        return tuple(HeatRow(rule.id, tuple(cell(found.get(rule.id, ())) for found in by_entry)) for rule in CATALOGUE)

    @cached_property
    def tables(self) -> tuple[Tally, ...]:
        """HFMA's Tables 2 and 3 counted over these structures, with its totals of 44 plans beside."""
        asked = [(at, each) for at, each in enumerate(questions()) if each.part in _TABLES]
        return tally(
            [Row(each.key, each.text, _plain(entry.answers[at]), (), "") for at, each in asked] for entry in self.entries
        )

    @cached_property
    def answered(self) -> tuple[Answered, ...]:
        """How many structures answer each question how, in the order of `questions()`."""
        return tuple(Answered(each, Counter(entry.answers[at] for entry in self.entries)) for at, each in enumerate(questions()))

    @cached_property
    def phases(self) -> Mapping[PhaseKey | None, tuple[Entry, ...]]:
        """The structures that stand at each phase of the spectrum, the first phase first; None: at none, as far as is shown."""
        return {phase: tuple(each for each in self.entries if each.phase == phase) for phase in (None, *PHASES)}


@dataclass(frozen=True, slots=True)
class HeatCell:
    """What one rule finds in one structure.

    `severity` is the gravest of the open findings, and `certainty` the surest of those that are so grave: both None where none
    is open. `confirmed` and `not_stated` count open findings of every severity.
    """

    severity: Severity | None = None
    certainty: Certainty | None = None
    confirmed: int = 0
    not_stated: int = 0
    accepted: int = 0

    @property
    def open(self) -> int:
        return self.confirmed + self.not_stated


@dataclass(frozen=True, slots=True)
class HeatRow:
    """What one rule finds, structure by structure."""

    rule: str
    cells: tuple[HeatCell, ...]

    @property
    def confirmed_in(self) -> int:
        """In how many structures some finding is open and confirmed."""
        return sum(each.confirmed > 0 for each in self.cells)

    @property
    def not_stated_in(self) -> int:
        """In how many some finding is open, and none of them confirmed."""
        return sum(each.not_stated > 0 and not each.confirmed for each in self.cells)

    @property
    def accepted_in(self) -> int:
        """In how many nothing is open, and some finding is accepted."""
        return sum(each.accepted > 0 and not each.open for each in self.cells)


@dataclass(frozen=True, slots=True)
class Answered:
    """How many structures answer a question how. Not stated is not no."""

    question: Question
    counts: Mapping[Standing, int]


@dataclass(frozen=True, slots=True)
class Counts:
    """The open findings of one severity, confirmed and not stated apart, and those that somebody has accepted."""

    severity: Severity
    confirmed: int
    not_stated: int
    accepted: int


def counts(entry: Entry) -> tuple[Counts, ...]:
    """The findings of a structure by severity, the gravest first; always all three."""
    return tuple(
        Counts(severity, made.confirmed, made.not_stated, made.accepted)
        for severity in SEVERITIES
        for made in [cell([each for each in entry.found if each.severity == severity])]
    )


def under(entry: Entry, heading: Heading) -> HeatCell:
    """What the rules that speak to a question, point or principle find in a structure."""
    return cell([each for each in entry.found if each.rule in heading.rules])


def cell(found: Sequence[Found]) -> HeatCell:
    """Some counts of findings in one."""
    opened = [each for each in found if each.open]
    gravest = next((severity for severity in SEVERITIES if any(each.severity == severity for each in opened)), None)
    sure = {each.certainty for each in opened if each.severity == gravest}
    certainty: Certainty | None = "confirmed" if "confirmed" in sure else "not_stated" if sure else None
    return HeatCell(
        gravest,
        certainty,
        sum(each.open for each in opened if each.certainty == "confirmed"),
        sum(each.open for each in opened if each.certainty == "not_stated"),
        sum(each.accepted for each in found),
    )


def _by_rule(found: Sequence[Found]) -> Mapping[str, list[Found]]:
    by_rule: dict[str, list[Found]] = {}
    for each in found:
        by_rule.setdefault(each.rule, []).append(each)
    return by_rule


def _plain(standing: Standing) -> Answer:
    # Only the checklist knows answers in progress; the tables do not.
    if standing == "in_progress":
        raise AssertionError("a table has no answer that is in progress")
    return standing
