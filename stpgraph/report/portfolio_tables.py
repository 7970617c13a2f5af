"""A portfolio as tables, one for each question that is asked of many structures: the workbook and the page are made of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from stpgraph.assess import STANDING_WORDS
from stpgraph.assess.likeness import SHAPE_NAMES, SHAPES
from stpgraph.assess.spectrum import PHASE_NAMES, PhaseKey
from stpgraph.model import SEVERITIES
from stpgraph.model.finding import SEVERITY_WORDS
from stpgraph.model.kinds import kind_words
from stpgraph.model.limits import Limits
from stpgraph.portfolio import (
    BY_WORDS,
    HEADING_NAMES,
    PART_NAMES,
    Entry,
    HeatCell,
    Neighbour,
    Portfolio,
    counts,
    examples,
    headings,
    measures_told,
    neighbours,
    organisations,
    people,
    questions,
    under,
)
from stpgraph.reading.assessed import PLANS
from stpgraph.reading.tallies import MEANING
from stpgraph.reading.words import NOT_STATED, STRUCTURE_STATUS, capital, date_words
from stpgraph.report.workbook import Cell, Column, SheetTable
from stpgraph.rules import BY_ID
from stpgraph.rules.words import listed

CELLS = (
    "How the findings of a rule are counted: 2 means two that the documents confirm, (3) three on which the documents are silent, "
    "[1] one that somebody has accepted. Where nothing stands, nothing is found."
)
HFMA_COUNTS = "HFMA counted “no” and “not stated” together; here they are kept apart."
LEARN = (
    "Structures most like this one in which the rule finds nothing. How alike two are goes by how they are built, not by what is "
    "found. A rule may also be silent because it has nothing to judge there: look before you copy."
)
ORGANISATIONS = (
    "An organisation is taken for the same where its NHS organisation code is the same or, where no code is stated, its kind and "
    "name. Several structures of one footprint count once."
)
PEOPLE = (
    "Two people of the same name cannot be told apart: check before you speak to anybody. Several structures of one footprint "
    "count once."
)
NOWHERE = "No phase is shown to be reached"
NOT_KNOWN = "Not known"
#: Comparing all with all grows with the square of their number: of more structures than this, one is compared at a time.
MOST_COMPARED = 200


@dataclass(frozen=True, slots=True)
class Told:
    """A portfolio and how to tell it: the thresholds that were given with the command, and whether people are named."""

    portfolio: Portfolio
    limits: Limits
    names: bool = False

    @property
    def most_posts(self) -> float:
        """How many posts one person may hold over all footprints."""
        return self.limits.of("RES003")

    def titles(self) -> tuple[str, ...]:
        """What each structure is called, in order: its title, with its number where several have the same."""
        entries = self.portfolio.entries
        often = Counter(each.title for each in entries)
        return tuple(
            f"{each.title} (no. {number})" if often[each.title] > 1 else each.title for number, each in enumerate(entries, 1)
        )

    def called(self) -> dict[int, str]:
        """The same by the identity of each entry: two structures may be alike in everything, also in the name of their file."""
        return {id(entry): title for entry, title in zip(self.portfolio.entries, self.titles(), strict=True)}


def read_first(told: Told) -> list[tuple[str, str]]:
    """What a reader must know before the numbers, as pairs of a heading and a text."""
    portfolio = told.portfolio
    rows = [
        ("How many", f"{len(portfolio.entries):,} structures; {len(portfolio.unread):,} files could not be used."),
        ("How sure", MEANING),
        ("Findings by rule", CELLS),
        ("Tables 2 and 3", HFMA_COUNTS),
    ]
    if not portfolio.complete:
        rows.insert(1, ("Stopped early", f"{portfolio.asked:,} were asked for. The work was stopped before the rest was done."))
    overrides = sorted((told.limits.overrides or {}).items())
    if overrides:
        rows.append(("Thresholds set for this", "; ".join(f"{rule}: {value:g}" for rule, value in overrides)))
    return rows


def phase_words(phase: PhaseKey | None) -> str:
    """Where a structure stands on the governance spectrum."""
    return PHASE_NAMES[phase] if phase else NOWHERE


def seen_words(entry: Entry) -> str:
    """Which typical structure the working groups make it."""
    return SHAPE_NAMES[entry.seen] if entry.seen else NOT_KNOWN


def cell_words(cell: HeatCell) -> str:
    """What a rule finds, in short; see `CELLS`.

    >>> cell_words(HeatCell("gap", "confirmed", 2, 3, 1)), cell_words(HeatCell("gap", "not_stated", 0, 3, 0)), cell_words(HeatCell())
    ('2 (3) [1]', '(3)', '')
    """
    parts = [f"{cell.confirmed:,}" if cell.confirmed else "", f"({cell.not_stated:,})" if cell.not_stated else ""]
    return " ".join(part for part in (*parts, f"[{cell.accepted:,}]" if cell.accepted else "") if part)


# ── structure by structure ───────────────────────────────────────────────────────────────────────────────────────────────


def structures(told: Told) -> SheetTable:
    """Every structure with the counts of its findings, where it stands and which typical structure it is like."""
    counted = [
        Column(f"{SEVERITY_WORDS[severity]}s {word}", 11)
        for severity in SEVERITIES
        for word in ("confirmed", "not stated", "accepted")
    ]
    columns = (
        *(Column("No.", 6), Column("Structure", 40), Column("Footprint", 30), Column("Shows", 14), Column("As at", 14)),
        *(*counted, Column("Stands at", 26), Column("Typical structure seen", 28), Column("Boxes", 8), Column("File", 40)),
    )
    rows: list[tuple[Cell, ...]] = []
    for number, entry in enumerate(told.portfolio.entries, 1):
        found = [number for each in counts(entry) for number in (each.confirmed, each.not_stated, each.accepted)]
        start = (number, entry.title, entry.footprint or NOT_STATED, STRUCTURE_STATUS[entry.status])
        as_at = date_words(entry.as_at) if entry.as_at else NOT_STATED
        rows.append((*start, as_at, *found, phase_words(entry.phase), seen_words(entry), entry.nodes, entry.file))
    return SheetTable("Structures", columns, rows)


def measured(told: Told) -> SheetTable:
    """Every measure of every structure. What is not known says so: it is not 0."""
    known = measures_told()
    columns = (
        Column("Structure", 40),
        *(Column(each.name, 16, "share" if each.unit == "share" else "plain") for each in known),
        Column("Remarks", 60),
    )
    called = told.called()
    rows: list[tuple[Cell, ...]] = []
    for entry in told.portfolio.entries:
        remarks = [
            f"{measure.name}: {number.why}"
            for measure, number in zip(known, entry.numbers, strict=True)
            if number.value is not None and number.why
        ]
        values = (NOT_KNOWN if each.value is None else each.value for each in entry.numbers)
        rows.append((called[id(entry)], *values, " ".join(remarks)))
    return SheetTable("Measures", columns, rows)


def measures_over_all(told: Told) -> SheetTable:
    """The least, the middle and the most of every measure, over the structures of which it is known."""
    columns = (
        *(Column("Measure", 60), Column("Known of", 10), Column("Least", 10), Column("In the middle", 10), Column("Most", 10)),
        Column("Unit", 14),
    )
    rows: list[tuple[Cell, ...]] = []
    for at, measure in enumerate(measures_told()):
        values = [each.numbers[at].value for each in told.portfolio.entries]
        known = [value for value in values if value is not None]
        ends = (min(known), median(known), max(known)) if known else ()
        shown = [f"{value:.0%}" if measure.unit == "share" else f"{value:,.4g}" for value in ends] or [NOT_KNOWN] * 3
        rows.append((measure.name, len(known), *shown, "of the whole" if measure.unit == "share" else measure.unit))
    return SheetTable("Measures over all", columns, rows)


def heat(told: Told, each_structure: bool = True) -> SheetTable:
    """Rules by structures: in how many a rule finds something, and what in each."""
    columns = (
        *(Column("Rule", 9), Column("Defect", 34), Column("Severity", 10), Column("Structures where confirmed", 12)),
        *(Column("Structures where not stated", 12), Column("Structures where only accepted", 12)),
        *(_each(told) if each_structure else ()),
    )
    rows: list[tuple[Cell, ...]] = []
    for row in told.portfolio.heat:
        rule = BY_ID[row.rule]
        over_all = (row.confirmed_in, row.not_stated_in, row.accepted_in)
        cells = map(cell_words, row.cells if each_structure else ())
        rows.append((row.rule, rule.defect, SEVERITY_WORDS[rule.severity], *over_all, *cells))
    return SheetTable("Findings by rule", columns, rows)


def by_heading(told: Told) -> SheetTable:
    """What the rules find under the seven questions, the five points and the principles, structure by structure."""
    columns = (Column("Part", 20), Column("", 6), Column("Asks", 50), *_each(told))
    rows: list[tuple[Cell, ...]] = [
        (HEADING_NAMES[each.part], each.key, each.title, *(cell_words(under(entry, each)) for entry in told.portfolio.entries))
        for each in headings()
    ]
    return SheetTable("Questions and principles", columns, rows)


def answers(told: Told, each_structure: bool = True) -> SheetTable:
    """Every question of every assessment: how many structures answer how, and the answer of each."""
    columns = (
        *(Column("Assessment", 26), Column("Under", 26), Column("Question", 60)),
        *(Column(STANDING_WORDS[each] if each != "not_stated" else "Not stated", 10) for each in STANDING_WORDS),
        *(_each(told) if each_structure else ()),
    )
    rows: list[tuple[Cell, ...]] = []
    for at, (question, answered) in enumerate(zip(questions(), told.portfolio.answered, strict=True)):
        words = {**STANDING_WORDS, "not_stated": "Not answered" if question.part == "checklist" else "Not stated"}
        cells = (words[each.answers[at]] for each in (told.portfolio.entries if each_structure else ()))
        numbers = (answered.counts.get(each, 0) for each in STANDING_WORDS)
        rows.append((PART_NAMES[question.part], question.heading, question.text, *numbers, *cells))
    return SheetTable("Answers", columns, rows)


def likeness(told: Told) -> SheetTable:
    """How near each structure is to each of the four typical ones."""
    columns = (
        *(Column("Structure", 40), *(Column(f"Like {SHAPE_NAMES[each].lower()}", 16, "share") for each in SHAPES)),
        *(Column("Typical structure seen", 28), Column("In words", 80)),
    )
    called = told.called()
    rows: list[tuple[Cell, ...]] = [
        (
            called[id(entry)],
            *(entry.value(f"like-{each.replace('_', '-')}") for each in SHAPES),
            seen_words(entry),
            entry.likeness,
        )
        for entry in told.portfolio.entries
    ]
    return SheetTable("Likeness", columns, rows)


def _each(told: Told) -> Iterator[Column]:
    return (Column(title, 14) for title in told.titles())


# ── over all of them ─────────────────────────────────────────────────────────────────────────────────────────────────────


def tables(told: Told) -> SheetTable:
    """HFMA's Tables 2 and 3 over these structures, beside its totals."""
    columns = (
        *(Column("Question", 60), Column("These: yes", 10), Column("These: no", 10), Column("These: not stated", 12)),
        *(Column(f"HFMA, {PLANS} plans: yes", 14), Column(f"HFMA, {PLANS} plans: no or not stated", 18)),
    )
    rows: list[tuple[Cell, ...]] = [
        (each.question, each.yes, each.no, each.not_stated, each.published_yes, each.published_rest)
        for each in told.portfolio.tables
    ]
    return SheetTable("Tables 2 and 3", columns, rows)


def spectrum(told: Told) -> SheetTable:
    """How many structures stand at each phase of the governance spectrum, and which."""
    called = told.called()
    rows: list[tuple[Cell, ...]] = [
        (phase_words(phase), len(entries), "; ".join(called[id(each)] for each in entries))
        for phase, entries in told.portfolio.phases.items()
    ]
    return SheetTable("Spectrum", (Column("Stands at", 30), Column("Structures", 12), Column("Which", 100)), rows)


def to_learn_from(told: Told, entries: Sequence[Entry] | None = None) -> SheetTable:
    """For every gap that is open in a structure, those most like it that do not have it, and what makes them alike."""
    columns = (
        *(Column("Structure", 40), Column("Rule", 9), Column("Gap", 34), Column("Most alike without it", 40)),
        *(Column("How alike", 10, "share"), Column("Alike in", 60), Column("Different in", 60)),
    )
    called = told.called()
    rows: list[tuple[Cell, ...]] = []
    for entry in told.portfolio.entries if entries is None else entries:
        near: tuple[Neighbour, ...] = neighbours(told.portfolio, entry)
        for rule in sorted({each.rule for each in entry.found if each.severity == "gap" and each.open}):
            start = (called[id(entry)], rule, BY_ID[rule].defect)
            found = examples(near, rule)
            rows += [(*start, called[id(each.entry)], each.alike, *_why(each)) for each in found]
            if not found:
                rows.append((*start, "None of the others: it is found in all of them.", None, "", ""))
    return SheetTable("Examples to learn from", columns, rows)


def _why(each: Neighbour) -> tuple[str, str]:
    alike = "; ".join(f"{part.words}: {part.ours}" for part in each.shared[:3])
    unlike = "; ".join(f"{part.words}: {part.ours} here, {part.theirs} there" for part in each.unlike[:3])
    return alike or "Nothing is quite the same", unlike or "Nothing that is compared"


def in_several(told: Told) -> SheetTable:
    """Organisations in two footprints or more."""
    columns = (
        *(Column("Organisation", 40), Column("Kind", 22), Column("NHS organisation code", 14), Column("Known by", 40)),
        *(Column("Footprints", 12), Column("With a seat in", 12), Column("Which footprints", 80)),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            " or ".join(each.names),
            capital(kind_words("organisation", each.kind)),
            each.code or NOT_STATED,
            BY_WORDS[each.by],
            len(each.footprints),
            len(each.seated),
            "; ".join(each.footprints),
        )
        for each in organisations(told.portfolio)
    ]
    return SheetTable("Organisations in several", columns, rows)


def with_many_posts(told: Told) -> SheetTable:
    """People who hold more posts than the limit over all footprints; named only where that is asked for."""
    columns = (Column("Person", 30), Column("Posts", 8), Column("Footprints", 12), Column("Where", 100))
    rows: list[tuple[Cell, ...]] = []
    for number, each in enumerate(people(told.portfolio, told.most_posts), 1):
        places = "; ".join(f"{place}: {listed(posts)}" for place, posts in each.posts)
        rows.append((each.name if told.names else f"Person {number}", each.total, len(each.posts), places))
    return SheetTable("People with many posts", columns, rows)


def unread(told: Told) -> SheetTable:
    """What is wrong with the files that could not be used."""
    rows = [(each.file, str(fault)) for each in told.portfolio.unread for fault in each.faults]
    return SheetTable("Could not be used", (Column("File", 40), Column("What is wrong", 100)), rows)
