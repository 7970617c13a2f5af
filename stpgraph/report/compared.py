"""Two structures against each other as a document for people, from which text, Markdown and HTML are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from stpgraph.compare import Comparison
from stpgraph.model import SEVERITIES
from stpgraph.model.finding import SEVERITY_WORDS
from stpgraph.reading.compared import (
    MATCH_HEADER,
    SURE,
    Entry,
    changed_entries,
    counts_words,
    fields_entries,
    findings_entries,
    gone_word,
    lines_entries,
    losses_entries,
    match_cells,
    measure_cells,
    measure_header,
    most_important,
    move_words,
    new_word,
    nodes_entries,
)
from stpgraph.reading.tallies import tallied
from stpgraph.reading.words import date_words
from stpgraph.report.checked import Checked
from stpgraph.report.document import Case, Document, Grid, Heading, Part, Text
from stpgraph.report.page import BLANK, Block, Para, Style, Table, para
from stpgraph.rules.words import count

LOST_TITLE = "What was lost"


class ComparedFiles(NamedTuple):
    """Two files that were compared."""

    left: Checked
    right: Checked
    comparison: Comparison


def compare_document(made: ComparedFiles, brief: bool = False) -> Document:
    """Everything that differs. `brief` leaves out measures and which is which: what a reader of changes from day to day needs."""
    first, second = made.left.exploration.structure.title, made.right.exploration.structure.title
    title = f"{second}: what has changed" if made.comparison.over_time else f"{first}, compared with {second}"
    return Document(title, tuple(_parts(made, brief)))


def alone(checked: Checked, new: bool) -> Document:
    """A structure that has no other version: it is new, or gone."""
    structure = checked.exploration.structure
    size = f"{count(len(structure.nodes), 'box', 'boxes')} and {count(len(structure.relations), 'line')}"
    words = "This structure is new" if new else "This structure was removed"
    return Document(structure.title, (Text(f"{words}: {size}. {tallied(checked.exploration.findings)}"),))


def blocks(document: Document) -> Iterator[Block]:
    """A document as a page of text for a person."""
    yield para(document.title, "title")
    before: Part | None = None
    for part in document.parts:
        if isinstance(part, Heading) or (isinstance(part, Grid) and not isinstance(before, Heading)):
            yield BLANK
        yield from _block(part)
        before = part


def _block(part: Part) -> Iterator[Block]:
    match part:
        case Heading():
            style: Style = part.tone if part.tone in ("gap", "concern", "note") else "title"
            yield para(part.text, style, 0 if part.level == 2 else 2)
        case Text():
            lead: tuple[tuple[str, Style], ...] = ((part.lead, "title"),) if part.lead else ()
            yield Para((*lead, (part.text, "plain")), hang=2)
        case Case():
            yield para(part.fact, indent=4, hang=2)
            for label, text in part.details:
                yield Para(((f"{label}:", "title"), (text, "plain")), 6, 2)
        case Grid():
            yield para(part.caption, "quiet")
            yield Table(part.header, part.rows, part.numbers, tuple(range(len(part.header))))


def _parts(made: ComparedFiles, brief: bool) -> Iterator[Part]:
    comparison = made.comparison
    leads = ("Before:", "Now:") if comparison.over_time else ("First:", "Second:")
    for lead, each in zip(leads, (made.left, made.right), strict=True):
        structure = each.exploration.structure
        at = f", as at {date_words(structure.as_at)}" if structure.as_at else ""
        yield Text(f"{structure.title}{at} ({each.file}). {tallied(each.exploration.findings)}", lead)
    yield Heading(2, "What matters most")
    for number, words in enumerate(most_important(comparison), 1):
        yield Text(words, f"{number}." if comparison.headlines else "")
    yield from _lost(comparison)
    yield from _findings(comparison)
    yield from _structure(comparison)
    if not brief:
        yield from _measures(comparison)
    if not brief or not comparison.matching.versions:
        yield from _matches(comparison)


def _cases(entries: Iterable[Entry]) -> Iterator[Part]:
    return (Case(each.text, each.details) for each in entries)


def _lost(comparison: Comparison) -> Iterator[Part]:
    entries = losses_entries(comparison)
    if entries:
        yield Heading(2, LOST_TITLE if comparison.over_time else "What the first has and the second has not")
        yield from _cases(entries)


def _findings(comparison: Comparison) -> Iterator[Part]:
    counted = counts_words(comparison)
    if not counted:
        return
    yield Heading(2, "Findings")
    yield Text(" ".join(counted))
    titles = ("opened", "closed") if comparison.over_time else ("only in the second", "only in the first")
    for severity in SEVERITIES:
        for state, title in (*zip(("opened", "closed"), titles, strict=True), ("kept", "kept, but not as before")):
            entries = findings_entries(comparison, severity, state)
            if entries:
                told = title if comparison.over_time or state != "kept" else "in both, but not alike"
                yield Heading(3, f"{SEVERITY_WORDS[severity]}s {told}", severity)
                yield from _cases(entries)


def _structure(comparison: Comparison) -> Iterator[Part]:
    made = comparison.delta
    new, gone = new_word(comparison), gone_word(comparison)
    new_lines, with_new = lines_entries(comparison, new=True)
    gone_lines, with_gone = lines_entries(comparison, new=False)
    sections: tuple[tuple[str, Sequence[Entry]], ...] = (
        ("The structure as a whole", fields_entries(comparison)),
        (new, nodes_entries((*made.nodes.new, *made.decisions.new))),
        (gone, nodes_entries((*made.nodes.gone, *made.decisions.gone))),
        (
            "Moved" if comparison.over_time else "Elsewhere",
            tuple(Entry(move_words(each, comparison)) for each in comparison.moves),
        ),
        ("Changed" if comparison.over_time else "Different", changed_entries(comparison)),
        (f"Lines: {new[0].lower()}{new[1:]}", new_lines),
        (f"Lines: {gone[0].lower()}{gone[1:]}", gone_lines),
    )
    remarks = _remarks(comparison, with_new, with_gone)
    if not any(entries for _, entries in sections) and not remarks:
        return
    yield Heading(2, "The structure")
    for title, entries in sections:
        if entries:
            yield Heading(3, title)
            yield from _cases(entries)
    if remarks:
        yield Text(" ".join(remarks))


def _remarks(comparison: Comparison, with_new: int, with_gone: int) -> list[str]:
    """What is only counted."""
    found = []
    if with_new:
        found.append(
            f"{count(with_new, 'line')} {'leads' if with_new == 1 else 'lead'} from or to what {_only(comparison, True)}."
        )
    if with_gone:
        found.append(f"{count(with_gone, 'line')} {_went(with_gone, comparison)} from or to what {_only(comparison, False)}.")
    made = comparison.delta
    told = len(comparison.changed_nodes) + len(comparison.changed_relations) + len(comparison.changed_decisions)
    silent = len(made.nodes.changed) + len(made.relations.changed) + len(made.decisions.changed) - told
    if silent:
        found.append(f"In {count(silent, 'box or line', 'boxes or lines')} only remarks, sources or whose reading it is differ.")
    if made.sources:
        found.append("The list of sources differs.")
    if made.accepted:
        found.append("The acceptances differ.")
    return found


def _only(comparison: Comparison, new: bool) -> str:
    if comparison.over_time:
        return "is new" if new else "is not there any more"
    return f"only the {'second' if new else 'first'} has"


def _went(number: int, comparison: Comparison) -> str:
    if comparison.over_time:
        return "led"
    return "leads" if number == 1 else "lead"


def _measures(comparison: Comparison) -> Iterator[Part]:
    differing = [each for each in comparison.measures if each.verdict != "same" and each.left != each.right]
    same = len(comparison.measures) - len(differing)
    yield Heading(2, "Measures")
    if differing:
        yield Grid(
            "Measures that differ, or cannot be compared",
            measure_header(comparison),
            tuple(measure_cells(each) for each in differing),
        )
    yield Text(f"{count(same, 'measure')} {'is' if same == 1 else 'are'} the same on both sides.")


def _matches(comparison: Comparison) -> Iterator[Part]:
    matching = comparison.matching
    by_likeness = [each for each in matching.matches if each.basis != "id"]
    if not by_likeness:
        return
    rows = [match_cells(each, comparison) for each in by_likeness]
    doubtful = tuple(row for row, each in zip(rows, by_likeness, strict=True) if row[0] != row[1] or each.score < SURE)
    yield Heading(2, "Which is which")
    if doubtful:
        yield Grid("Taken to be the same, and worth a second look", MATCH_HEADER, doubtful)
    sure = len(matching.matches) - len(doubtful)
    yield Text(
        f"{count(sure, 'other is', 'others are') if doubtful else count(sure, 'is', 'are')} plainly the same. Without a counterpart: "
        f"{len(matching.only_left):,} of the first, {len(matching.only_right):,} of the second."
    )
