"""The differences of two structures as rows: boxes, lines, findings and which is which; and the signs that stand for them.

Both signs and words stand in tables and in pictures, so that nobody needs to tell colours apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from stpgraph.compare import Changed, Compared, Comparison, Match
from stpgraph.compare.comparison import ABOUT_THE_FILE
from stpgraph.compare.found import State
from stpgraph.model import SEVERITIES, AnyNode, AnyRelation, Decision
from stpgraph.reading.compared import gone_word, lines_entries, match_cells, move_words, new_word
from stpgraph.reading.compared_fields import change_words
from stpgraph.reading.facts import kind_line
from stpgraph.reading.listed import names_of
from stpgraph.reading.sentences import relation_sentence
from stpgraph.reading.words import date_words
from stpgraph.rules.words import count, natural

#: The signs of what differs, and of what hangs on something else.
CHANGED, MOVED = "≠", "→"
STATES: tuple[State, ...] = ("opened", "closed", "kept")
BOX_HEADER = ("Box", "What it is", "Difference", "In detail", "Why it is taken for the same")
LINE_HEADER = ("Line", "Difference", "In detail")
#: The field in which the name of a person may stand.
_HOLDER = "holder"

Row = tuple[str, ...]


@dataclass(frozen=True)
class Differences:
    """What is said of the differences of two structures, row by row. `people` False leaves out who holds a post."""

    made: Comparison
    people: bool = True

    @property
    def title(self) -> str:
        """What a paper or picture of it is called."""
        first, second = (each.structure.title for each in (self.made.left, self.made.right))
        return f"{second}: what has changed" if self.made.over_time else f"{first}, compared with {second}"

    @property
    def leads(self) -> tuple[str, str]:
        """What each side is called."""
        return ("Before", "Now") if self.made.over_time else ("First", "Second")

    @property
    def headings(self) -> tuple[str, str]:
        """What stands above each side: what it is called, its title, and of when it is."""
        sides = (self.made.left.structure, self.made.right.structure)
        return (self._heading(0, sides[0].title, sides[0].as_at), self._heading(1, sides[1].title, sides[1].as_at))

    def _heading(self, at: int, title: str, as_at: str | None) -> str:
        dated = f" · as at {date_words(as_at)}" if as_at else ""
        return f"{self.leads[at]}: {' '.join(title.split())}{dated}"

    @property
    def state_words(self) -> tuple[str, str, str]:
        """What to call findings that were opened, closed and kept."""
        return ("Opened", "Closed", "Kept") if self.made.over_time else ("Only in the second", "Only in the first", "In both")

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
    def names(self) -> Mapping[str, str]:
        """Names by id of the second; what only the first has keeps its own."""
        return {**names_of(self.made.was), **names_of(self.made.right.structure)}

    # ── boxes and lines ──────────────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def boxes(self) -> tuple[Row, ...]:
        """Boxes and decisions that are on one side only, or hang on something else, or differ, each as a row under `BOX_HEADER`."""
        delta, made = self.made.delta, self.made
        gone, new, changed, moved = self._told
        nodes = {node.id: node for node in made.right.structure.nodes}
        alone = "It has no counterpart."
        differing = [
            (each.after, detail)
            for each in chain[Changed[AnyNode] | Changed[Decision]](made.changed_nodes, made.changed_decisions)
            if (detail := self.changes(each))
        ]
        return (
            *_by_name(_row(each, new, "", alone) for each in chain[AnyNode | Decision](delta.nodes.new, delta.decisions.new)),
            *_by_name(_row(each, gone, "", alone) for each in chain[AnyNode | Decision](delta.nodes.gone, delta.decisions.gone)),
            *_by_name(_row(nodes[each.node], moved, move_words(each, made), self.why(each.node)) for each in made.moves),
            *_by_name(_row(thing, changed, detail, self.why(thing.id)) for thing, detail in differing),
        )

    @cached_property
    def lines(self) -> tuple[Row, ...]:
        """Lines between boxes of both that are on one side only, or differ, each as a row under `LINE_HEADER`."""
        gone, new, changed, _ = self._told
        return (
            *((entry.text, new, "") for entry in lines_entries(self.made, new=True)[0]),
            *((entry.text, gone, "") for entry in lines_entries(self.made, new=False)[0]),
            *sorted(
                (relation_sentence(each.after, self.names), changed, self.changes(each)) for each in self.made.changed_relations
            ),
        )

    @property
    def lines_left_out(self) -> str:
        """How many lines are not among `lines`, as they come and go with a box; empty for none."""
        numbers = [lines_entries(self.made, new=side)[1] for side in (False, True)]
        return " ".join(
            f"{count(number, 'more line')} {'leads' if number == 1 else 'lead'} from or to boxes marked “{sign} {words}”."
            for number, sign, words in zip(numbers, self.signs, self.only_words, strict=True)
            if number
        )

    @property
    def _told(self) -> tuple[str, str, str, str]:
        gone, new = (f"{sign} {words}" for sign, words in zip(self.signs, self.only_words, strict=True))
        changed, moved = self.differing_words
        return gone, new, f"{CHANGED} {changed}", f"{MOVED} {moved}"

    def changes(self, each: Changed[AnyNode] | Changed[AnyRelation] | Changed[Decision]) -> str:
        """The fields of one thing that differ, in sentences."""
        skip = ABOUT_THE_FILE if self.people else ABOUT_THE_FILE | {_HOLDER}
        told = change_words(each.changes, each.before, each.after, self.names, self.made.over_time, skip)
        return " ".join(f"{label}: {words}." for label, words in told)

    # ── findings ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def found(self, state: State) -> tuple[Compared, ...]:
        """The findings that were opened, closed or kept: the gravest first."""
        here = (each for each in self.made.findings if each.state == state)
        return tuple(sorted(here, key=lambda each: SEVERITIES.index(each.finding.severity)))

    # ── which is which ───────────────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def _matches(self) -> Mapping[str, Match]:
        return {each.right: each for each in self.made.matching.matches}

    def why(self, right: str) -> str:
        """Why something of the second is taken for its counterpart."""
        match_ = self._matches[right]
        _, _, alike, why = match_cells(match_, self.made)
        return why if match_.basis != "likeness" else f"{alike} alike: {why}"

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        """All pairs that are taken for the same, the least sure first; those by id last."""
        order = {"likeness": 0, "person": 1, "id": 2}
        return tuple(sorted(self.made.matching.matches, key=lambda each: (order[each.basis], each.score, each.left)))

    @cached_property
    def without(self) -> tuple[Row, ...]:
        """What has no counterpart, as rows under `MATCH_HEADER`: first those of the first."""
        left, right = (names_of(each.structure) for each in (self.made.left, self.made.right))
        none = ("", "It has no counterpart.")
        return (
            *sorted(((left[key], "", *none) for key in self.made.matching.only_left), key=lambda row: (natural(row[0]), row)),
            *sorted((("", right[key], *none) for key in self.made.matching.only_right), key=lambda row: (natural(row[1]), row)),
        )


def _row(thing: AnyNode | Decision, difference: str, detail: str, why: str) -> Row:
    kind = "Decision" if isinstance(thing, Decision) else kind_line(thing)
    return thing.name, kind, difference, detail, why


def _by_name(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (natural(row[0]), row))
