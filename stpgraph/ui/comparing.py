"""Two structures against each other, as the Compare page shows them: counts, lists and rows, and what is marked in their pictures.

Where the second is a later form of the first, words speak of before and now; else of the first and the second.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from stpgraph.compare import Changed, Compared, Comparison, Match
from stpgraph.compare.comparison import ABOUT_THE_FILE
from stpgraph.compare.found import State
from stpgraph.model import SEVERITIES, AnyNode, AnyRelation, Decision, Finding, Severity
from stpgraph.model.finding import CERTAINTY_MEANS, CERTAINTY_WORDS, SEVERITY_WORDS
from stpgraph.reading.compared import SURE, Entry, findings_entries, gone_word, lines_entries, match_cells, move_words, new_word
from stpgraph.reading.compared_fields import change_words
from stpgraph.reading.facts import kind_line
from stpgraph.reading.listed import names_of
from stpgraph.reading.marks import LineKey, Marks, Tag
from stpgraph.reading.sentences import relation_sentence
from stpgraph.reading.tables import Row
from stpgraph.rules import BY_ID
from stpgraph.rules.words import count, natural

#: Both signs and words stand in tables and in the pictures, so that nobody needs to tell colours apart.
CHANGED, MOVED = "≠", "→"
STATES: tuple[State, ...] = ("opened", "closed", "kept")
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
class Pair:
    """Two structures that were compared. Everything that is said of them is made when it is first asked for."""

    made: Comparison

    @property
    def title(self) -> str:
        """What the page is called."""
        first, second = (each.structure.title for each in (self.made.left, self.made.right))
        return f"{second}: what has changed" if self.made.over_time else f"{first}, compared with {second}"

    @property
    def leads(self) -> tuple[str, str]:
        """What each side is called."""
        return ("Before", "Now") if self.made.over_time else ("First", "Second")

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
    def signs(self) -> tuple[str, str]:
        """The signs of what only the first has, and of what only the second has."""
        return ("−", "+") if self.made.over_time else ("1", "2")

    @property
    def only_words(self) -> tuple[str, str]:
        """What to call what only the first has, and what only the second has."""
        return gone_word(self.made), new_word(self.made)

    @property
    def differing_words(self) -> tuple[str, str]:
        """What to call what differs, and what hangs on something else."""
        return ("Changed", "Moved") if self.made.over_time else ("Different", "Elsewhere")

    @cached_property
    def boxes(self) -> tuple[Row, ...]:
        """Boxes and decisions that are on one side only, or hang on something else, or differ, each as a row."""
        delta, made = self.made.delta, self.made
        gone, new = (f"{sign} {words}" for sign, words in zip(self.signs, self.only_words, strict=True))
        changed, moved = self._differing
        nodes = {node.id: node for node in made.right.structure.nodes}
        alone = "It has no counterpart."
        return (
            *_by_name(_row(each, new, "", alone) for each in chain(delta.nodes.new, delta.decisions.new)),
            *_by_name(_row(each, gone, "", alone) for each in chain(delta.nodes.gone, delta.decisions.gone)),
            *_by_name(_row(nodes[each.node], moved, move_words(each, made), self._why(each.node)) for each in made.moves),
            *_by_name(
                [
                    *(_row(each.after, changed, self.changes(each), self._why(each.after.id)) for each in made.changed_nodes),
                    *(_row(each.after, changed, self.changes(each), self._why(each.after.id)) for each in made.changed_decisions),
                ]
            ),
        )

    @cached_property
    def lines(self) -> tuple[Row, ...]:
        """Lines between boxes of both that are on one side only, or differ, each as a row."""
        gone, new = (f"{sign} {words}" for sign, words in zip(self.signs, self.only_words, strict=True))
        changed, _ = self._differing
        told = [(entry.text, new, "") for entry in lines_entries(self.made, new=True)[0]]
        told += [(entry.text, gone, "") for entry in lines_entries(self.made, new=False)[0]]
        told += sorted(
            (relation_sentence(each.after, self.names), changed, self.changes(each)) for each in self.made.changed_relations
        )
        return tuple({"Line": line, "Difference": difference, "In detail": detail} for line, difference, detail in told)

    @property
    def lines_left_out(self) -> str:
        """How many lines are not among `lines`, as they come and go with a box; empty for none."""
        numbers = [lines_entries(self.made, new=side)[1] for side in (False, True)]
        sentences = (
            f"{count(number, 'more line')} {'leads' if number == 1 else 'lead'} from or to boxes marked “{sign} {words}”."
            for number, sign, words in zip(numbers, self.signs, self.only_words, strict=True)
            if number
        )
        return " ".join(sentences)

    @property
    def _differing(self) -> tuple[str, str]:
        changed, moved = self.differing_words
        return f"{CHANGED} {changed}", f"{MOVED} {moved}"

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Names by id of the second; what only the first has keeps its own."""
        return {**names_of(self.made.was), **names_of(self.made.right.structure)}

    def changes(self, each: Changed[AnyNode] | Changed[AnyRelation] | Changed[Decision]) -> str:
        """The fields of one thing that differ, in words."""
        told = change_words(each.changes, each.before, each.after, self.names, self.made.over_time, ABOUT_THE_FILE)
        return " ".join(f"{label}: {words}." for label, words in told)

    # ── which is which ───────────────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def _matches(self) -> Mapping[str, Match]:
        return {each.right: each for each in self.made.matching.matches}

    def _why(self, right: str) -> str:
        match_ = self._matches[right]
        _, _, alike, why = match_cells(match_, self.made)
        return why if match_.basis != "likeness" else f"{alike} alike: {why}"

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


def _row(thing: AnyNode | Decision, difference: str, detail: str, why: str) -> Row:
    kind = "Decision" if isinstance(thing, Decision) else kind_line(thing)
    return {
        "Box": thing.name,
        "What it is": kind,
        "Difference": difference,
        "In detail": detail,
        "Why it is taken for the same": why,
    }


def _by_name(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (natural(row["Box"]), tuple(row.values())))
