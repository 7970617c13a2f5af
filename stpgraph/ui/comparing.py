"""Two structures against each other, as the Compare page shows them: counts, lists and rows, and what is marked in their pictures.

Where the second is a later form of the first, words speak of before and now; else of the first and the second.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from stpgraph.compare import Compared
from stpgraph.compare.found import State
from stpgraph.model import SEVERITIES, Finding, Severity
from stpgraph.model.finding import CERTAINTY_MEANS, CERTAINTY_WORDS, SEVERITY_WORDS
from stpgraph.reading.compared import SURE, Entry, findings_entries, match_cells
from stpgraph.reading.compared_rows import BOX_HEADER, CHANGED, LINE_HEADER, MOVED, STATES, Differences
from stpgraph.reading.listed import names_of
from stpgraph.reading.marks import LineKey, Marks, Tag
from stpgraph.rules import BY_ID

#: Words are written at the boxes that only one side has where they are no more than this; the sign always is.
MOST_WORDED = 8


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one severity that came, went or stayed: a title with their numbers, and each with what belongs to it."""

    severity: Severity
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class SideTag(Tag):
    """What is said of a box by a sign of its own: that only one side has it, or that it differs."""

    own: str = ""

    @property
    def sign(self) -> str:
        return self.own


@dataclass(frozen=True)
class Pair(Differences):
    """Two structures that were compared. Everything that is said of them is made when it is first asked for."""

    @property
    def shows_all(self) -> bool:
        """Whether the documents of both show everything, so that what they do not show is not there."""
        return all(each.structure.drawing == "complete" for each in (self.made.left, self.made.right))

    # ── findings ─────────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def state_words(self) -> tuple[str, str, str]:
        """What to call findings that were opened, closed and kept."""
        return ("opened", "closed", "kept") if self.made.over_time else ("only in the second", "only in the first", "in both")

    @cached_property
    def counted(self) -> tuple[tuple[str, ...], ...]:
        """For each severity of which there are any: its name, and how many were opened, closed and kept, in words."""
        return tuple(
            (f"{SEVERITY_WORDS[severity]}s", *(_numbers(self._found(severity, each)) for each in STATES))
            for severity in SEVERITIES
            if any(self._found(severity, each) for each in STATES)
        )

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Every finding: what was opened, what was closed, what was kept, each by severity; those kept otherwise than before first."""
        made = []
        for state_, words in zip(STATES, self.state_words, strict=True):
            for severity in SEVERITIES:
                here = self._found(severity, state_)
                if here:
                    alike = tuple(_kept(each.finding) for each in here if state_ == "kept" and not each.differs)
                    title = f"{SEVERITY_WORDS[severity]}s {words}: {_numbers(here)}"
                    made.append(Group(severity, title, (*findings_entries(self.made, severity, state_), *alike)))
        return tuple(made)

    def _found(self, severity: Severity, state_: State) -> tuple[Compared, ...]:
        return tuple(each for each in self.made.findings if each.finding.severity == severity and each.state == state_)

    # ── boxes and lines ──────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def box_rows(self) -> tuple[dict[str, str], ...]:
        """`boxes`, each with its headings."""
        return tuple(dict(zip(BOX_HEADER, row, strict=True)) for row in self.boxes)

    @property
    def line_rows(self) -> tuple[dict[str, str], ...]:
        """`lines`, each with its headings."""
        return tuple(dict(zip(LINE_HEADER, row, strict=True)) for row in self.lines)

    # ── which is which ───────────────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def likened(self) -> tuple[tuple[str, ...], ...]:
        """What was matched otherwise than by id, each as a row under `MATCH_HEADER`, the least sure first."""
        found = [each for each in self.made.matching.matches if each.basis != "id"]
        return tuple(match_cells(each, self.made) for each in sorted(found, key=lambda each: (each.score, each.left)))

    @property
    def doubtful(self) -> int:
        """How many of `likened` are worth a second look."""
        names = [names_of(each.structure) for each in (self.made.left, self.made.right)]
        return sum(
            each.basis == "likeness" and (each.score < SURE or names[0][each.left] != names[1][each.right])
            for each in self.made.matching.matches
        )

    # ── pictures ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def marks(self, at: int) -> Marks:
        """What is marked on one side: 0 is the first, 1 the second."""
        made = self.made
        changed, moved = self.differing_words
        tags: dict[str, Tag] = {}
        for ids, sign, words in (
            ([each.after.id for each in made.changed_nodes], CHANGED, changed),
            ([each.node for each in made.moves], MOVED, moved),
        ):
            tags |= dict.fromkeys((self.own_id(at, key) for key in ids), SideTag(words, "note", own=sign))
        only = made.matching.only_right if at else made.matching.only_left
        shown = len(only) <= MOST_WORDED
        tags |= dict.fromkeys(only, SideTag(self.only_words[at], "affected", shown=shown, own=self.signs[at]))
        return Marks(dict(sorted(tags.items())), lines=self._lines_of(at))

    def _lines_of(self, at: int) -> frozenset[LineKey]:
        relations = self.made.delta.relations
        here = relations.new if at else relations.gone
        return frozenset((self.own_id(at, each.source), each.type, self.own_id(at, each.target)) for each in here)

    def own_id(self, at: int, key: str) -> str:
        """An id of the difference as it is on one side."""
        return key if at else self._before.get(key, key)

    @cached_property
    def _before(self) -> Mapping[str, str]:
        return {new: old for old, new in self.made.delta.renames}


def _numbers(found: Iterable[Compared]) -> str:
    """How many are confirmed, not stated and accepted, always told apart.

    >>> _numbers([])
    'none'
    """
    findings = [each.finding for each in found]
    accepted = sum(each.accepted is not None for each in findings)
    parts = [
        f"{number:,} {CERTAINTY_WORDS[certainty].lower()}"
        for certainty in CERTAINTY_WORDS
        if (number := sum(each.certainty == certainty and each.accepted is None for each in findings))
    ]
    return ", ".join((*parts, *([f"{accepted:,} accepted"] if accepted else []))) or "none"


def _kept(finding: Finding) -> Entry:
    sure = f"{CERTAINTY_WORDS[finding.certainty]}: {CERTAINTY_MEANS[finding.certainty]}."
    accepted = (("Accepted", "Yes"),) if finding.accepted else ()
    return Entry(finding.fact, (("Rule", f"{finding.rule} {BY_ID[finding.rule].defect}"), ("How sure", sure), *accepted))
