"""What is said of lines in one table: by each row what it says, whether it is turned round or left out; and why some cannot be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stpgraph.design.allowed import why_not
from stpgraph.importers.answers import LineAnswer
from stpgraph.importers.draft import Draft
from stpgraph.model.kinds import RELATION_TYPES, RELATION_WORDS, RelationType
from stpgraph.ui import bringing_rows
from stpgraph.ui.bringing_rows import LineRow


@dataclass(frozen=True, slots=True)
class Given:
    """What a row of the table holds now: the words of a relation, and the ticks."""

    words: str
    turned: bool = False
    out: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """The answers that are new, by the keys of lines, and a sentence for each row that cannot be as it was filled in."""

    answers: dict[str, LineAnswer]
    complaints: tuple[str, ...] = ()


def choices(draft: Draft, rows: Sequence[LineRow]) -> tuple[str, ...]:
    """What some line of the table can say, either way round: one list for all, for a table has no list of its own in each row."""
    types = {node.id: node for node in draft.structure.nodes}
    pairs = {(types[row.source].type, types[row.target].type): (types[row.source], types[row.target]) for row in rows}
    both = [ends for one, other in pairs.values() for ends in ((one, other), (other, one))]
    there = {row.type for row in rows}
    return tuple(
        RELATION_WORDS[kind] for kind in RELATION_TYPES if kind in there or any(not why_not(kind, *ends) for ends in both)
    )


def said(draft: Draft, rows: Sequence[LineRow], given: Sequence[Given]) -> Said:
    """What was said of lines in a table of these rows, in the same order. What a row cannot say is in no answer."""
    nodes = {node.id: node for node in draft.structure.nodes}
    kinds: dict[str, RelationType] = {words: kind for kind, words in RELATION_WORDS.items()}
    answers: dict[str, LineAnswer] = {}
    complaints = []
    for row, each in zip(rows, given, strict=True):
        kind = kinds.get(each.words, row.type)
        if each.out:
            answers[row.key] = LineAnswer(leave_out=True)
        elif (each.turned, kind) != (False, row.type):
            ends = (row.target, row.source) if each.turned else (row.source, row.target)
            if reason := why_not(kind, *(nodes[end] for end in ends)):
                complaints.append(f"Line {row.number:,}: {reason}")
            else:
                answers[row.key] = bringing_rows.answered_line(draft, row, (each.turned, kind))
    return Said(answers, tuple(complaints))
