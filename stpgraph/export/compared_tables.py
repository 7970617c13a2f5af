"""Everything that is said of two structures that were compared, as tables of text: one table for each question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stpgraph.compare import Compared
from stpgraph.export.compared import ComparedSheet
from stpgraph.export.grids import NOT_A_NO, Grid, Row
from stpgraph.model import Structure
from stpgraph.model.finding import CERTAINTY_MEANS, CERTAINTY_WORDS, SEVERITY_MEANS, SEVERITY_WORDS
from stpgraph.reading.compared import (
    MATCH_HEADER,
    counts_words,
    fields_entries,
    losses_entries,
    match_cells,
    measure_cells,
    measure_header,
    most_important,
    subjects,
)
from stpgraph.reading.compared_rows import BOX_HEADER, LINE_HEADER, STATES, Differences
from stpgraph.reading.words import DRAWING, NOT_STATED, date_words
from stpgraph.rules import BY_ID
from stpgraph.rules.words import count

FOUND_HEADER = (
    "Where",
    "How grave",
    "What is wrong",
    "What was found",
    "How sure",
    "What to do",
    "About",
    "Why it matters: sources",
    "Rule",
)


def tables(sheet: ComparedSheet) -> tuple[Grid, ...]:
    """All tables, the one that explains the others first. A table without rows is there and says so in the first."""
    told = sheet.told
    made = (
        _foremost(told),
        _losses(told),
        _findings(told),
        _boxes(told),
        _lines(told),
        _measures(told),
        _whole(told),
        _who(told),
        _sources(sheet),
    )
    return (_about(sheet, made), *made)


def _about(sheet: ComparedSheet, made: Sequence[Grid]) -> Grid:
    told = sheet.told
    rows: list[Row] = [
        (
            "What this is",
            "Two structures compared with each other: what differs, what was found in each, and what matters most of it.",
        ),
        *((("Draft", "This is a draft."),) if sheet.draft else ()),
        *((lead, _side(each)) for lead, each in zip(told.leads, _structures(told), strict=True)),
        ("Findings", " ".join(counts_words(told.made)) or "Nothing was found in either."),
        ("Not stated is not no", NOT_A_NO),
        ("Written on", date_words(sheet.made_on.isoformat())),
        *((("Other lines", told.lines_left_out),) if told.lines_left_out else ()),
        *((f"Table: {each.title}", f"{each.about} {_size(each)}") for each in made),
    ]
    return Grid("about", "About", "What this is, and how to read it.", (sheet.title, ""), tuple(rows))


def _structures(told: Differences) -> tuple[Structure, Structure]:
    return told.made.left.structure, told.made.right.structure


def _side(structure: Structure) -> str:
    dated = f"as at {date_words(structure.as_at)}" if structure.as_at else "of when it is: not stated"
    return f"{structure.title}; {dated}. {DRAWING[structure.drawing]}"


def _size(table: Grid) -> str:
    return f"{count(len(table.rows), 'row')}." if table.rows else "There is nothing to list."


def _foremost(told: Differences) -> Grid:
    rows = tuple((f"{at}", words) for at, words in enumerate(most_important(told.made), 1))
    return Grid(
        "what-matters-most",
        "What matters most",
        "The differences that matter most, the heaviest first.",
        ("No.", "Difference"),
        rows,
    )


def _losses(told: Differences) -> Grid:
    title = "What was lost" if told.made.over_time else "Only the first has it"
    about = (
        "What was lost that mattered, the heaviest first."
        if told.made.over_time
        else "What matters and is so in the first and not in the second, the heaviest first."
    )
    rows = tuple((f"{at}", entry.text) for at, entry in enumerate(losses_entries(told.made), 1))
    return Grid("what-was-lost", title, about, ("No.", title), rows)


# ── findings ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _findings(told: Differences) -> Grid:
    rows = [
        _finding(each, words, told) for state, words in zip(STATES, told.state_words, strict=True) for each in told.found(state)
    ]
    opened, closed, kept = (each.lower() for each in told.state_words)
    about = f"Every finding of either: first those {opened}, then those {closed}, then those {kept}."
    return Grid("findings", "Findings", about, FOUND_HEADER, tuple(rows), 2)


def _finding(each: Compared, where: str, told: Differences) -> Row:
    finding = each.finding
    accepted = " It is accepted." if finding.accepted else ""
    return (
        where,
        f"{SEVERITY_WORDS[finding.severity]}: {SEVERITY_MEANS[finding.severity]}",
        BY_ID[finding.rule].defect,
        finding.fact + accepted,
        f"{CERTAINTY_WORDS[finding.certainty]}: {CERTAINTY_MEANS[finding.certainty]}",
        "" if each.state == "closed" else finding.remedy,
        subjects(each, told.made),
        "\n".join(finding.sources),
        finding.rule,
    )


# ── the structures ───────────────────────────────────────────────────────────────────────────────────────────────────


def _boxes(told: Differences) -> Grid:
    about = "Boxes and decisions that only one of the two has, that differ, or that hang on something else."
    return Grid("boxes", "Boxes", about, BOX_HEADER, told.boxes)


def _lines(told: Differences) -> Grid:
    about = "Lines between boxes of both that only one of the two has, or that differ."
    return Grid("lines", "Lines", " ".join(part for part in (about, told.lines_left_out) if part), LINE_HEADER, told.lines)


def _measures(told: Differences) -> Grid:
    header = measure_header(told.made)
    return Grid(
        "measures", "Measures", "Every measure of both, side by side.", header, tuple(map(measure_cells, told.made.measures))
    )


def _whole(told: Differences) -> Grid:
    rows = tuple((entry.text,) for entry in fields_entries(told.made))
    return Grid("as-a-whole", "As a whole", "What differs in what is said of each as a whole.", ("Difference",), rows)


def _who(told: Differences) -> Grid:
    rows = (*(match_cells(each, told.made) for each in told.matches), *told.without)
    about = "What was taken for the same and why, the least sure first; at the end what has no counterpart."
    return Grid("which-is-which", "Which is which", about, MATCH_HEADER, rows, 2)


def _sources(sheet: ComparedSheet) -> Grid:
    rows = [
        row
        for lead, exploration in zip(sheet.told.leads, (sheet.comparison.left, sheet.comparison.right), strict=True)
        for row in _documents(lead, exploration.structure)
    ]
    columns = ("Of", "Title", "Published by", "Date", "Where in it", "Web address")
    return Grid("sources", "Sources", "The documents that each structure was drawn from.", columns, tuple(rows), 2)


def _documents(lead: str, structure: Structure) -> Iterable[Row]:
    for each in structure.sources:
        dated = date_words(each.date) if each.date else NOT_STATED
        yield lead, each.title, each.publisher or "", dated, each.locator or "", each.url or ""
