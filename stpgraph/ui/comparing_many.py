"""Two to four structures, the first of which all others are compared with: what they are called, their findings and measures.

Two are called the first and the second, or before and now. Three or four are called by letters, for each of the others is the second
where it is compared with the first alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from stpgraph.compare import Sides
from stpgraph.draw.aligned import Aligned, align, counterparts
from stpgraph.model import SEVERITIES, Finding, Severity
from stpgraph.model.finding import CERTAINTY_WORDS, SEVERITY_WORDS
from stpgraph.pipeline import Exploration
from stpgraph.reading.compared import measure_cells
from stpgraph.reading.listed import WHOLE, names_of
from stpgraph.reading.words import uncapital
from stpgraph.rules import BY_ID
from stpgraph.rules.words import count, listed, natural, quoted
from stpgraph.ui.comparing import Pair

LETTERS = ("A", "B", "C", "D")
#: More boxes than this, in any of them, are not drawn: nobody could read them at that size.
MOST_DRAWN = 500
#: More places than this, of all together, neither.
MOST_PLACES = 600
NOT_FOUND, NO_BOX = "Not found", "Not found: it has no such box"
_MOST_NAMES = 3
_BETTER = {"better": "better", "worse": "worse"}


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding in all structures: what is found, about whom, and what is found in each. `differs` where that is not the same."""

    severity: Severity
    what: str
    about: str
    cells: tuple[str, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class FindingTable:
    """Findings of one severity, those that differ and those that do not."""

    title: str
    differing: tuple[FindingRow, ...]
    same: tuple[FindingRow, ...]


@dataclass(frozen=True)
class Several:
    """The comparisons of the first structure with each of the others. Everything else is made when it is first asked for."""

    pairs: tuple[Pair, ...]

    @property
    def explorations(self) -> tuple[Exploration, ...]:
        """All structures, the first first."""
        return (self.pairs[0].made.left, *(each.made.right for each in self.pairs))

    @property
    def two(self) -> bool:
        """Whether there are no more than two."""
        return len(self.pairs) == 1

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of all."""
        return tuple(each.structure.title for each in self.explorations)

    @property
    def title(self) -> str:
        """What the page is called."""
        return self.pairs[0].title if self.two else f"{self.titles[0]}, compared with {len(self.pairs)} others"

    @property
    def leads(self) -> tuple[str, ...]:
        """What each is called in a word or letter."""
        return self.pairs[0].leads if self.two else LETTERS[: len(self.pairs) + 1]

    @property
    def headings(self) -> tuple[str, ...]:
        """What each is called above its column or picture."""
        return tuple(f"{lead}: {title}" for lead, title in zip(self.leads, self.titles, strict=True))

    def pair_title(self, at: int) -> str:
        """What one comparison is called, where there are several."""
        return f"{LETTERS[at + 1]} compared with {LETTERS[0]}"

    def pair_words(self, at: int) -> str:
        """Who is the first and who the second in what is said of one comparison; empty where there are only two."""
        if self.two:
            return ""
        return f"Here “the first” is {LETTERS[0]}, {quoted(self.titles[0])}, and “the second” is {LETTERS[at + 1]}, {quoted(self.titles[at + 1])}."

    # ── pictures ─────────────────────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def aligned(self) -> Aligned | None:
        """The pictures with what they share in the same place; None where they are too large to be drawn."""
        structures = [each.structure for each in self.explorations]
        if any(len(each.nodes) > MOST_DRAWN for each in structures):
            return None
        return align(structures, [each.made.matching for each in self.pairs], MOST_PLACES)

    @cached_property
    def picture(self) -> Mapping[str, object] | None:
        """The pictures as the browser draws them; None where they are too large to be drawn."""
        from stpgraph.ui import comparing_picture

        return comparing_picture.data(self)

    # ── findings ─────────────────────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def groups(self) -> tuple[Mapping[str, str], ...]:
        """For each structure the group of counterparts to which each of its boxes belongs."""
        structures = [each.structure for each in self.explorations]
        return counterparts(structures, [each.made.matching for each in self.pairs])

    @cached_property
    def tables(self) -> tuple[FindingTable, ...]:
        """The findings of all, by severity; of each severity those that are not found in all first."""
        rows = sorted(self._finding_rows(), key=lambda row: (natural(row.what), natural(row.about), row.cells))
        made = []
        for severity in SEVERITIES:
            here = [row for row in rows if row.severity == severity]
            differing = tuple(row for row in here if row.differs)
            if here:
                title = f"{SEVERITY_WORDS[severity]}s: {len(differing):,} of {len(here):,} not the same in all"
                made.append(FindingTable(title, differing, tuple(row for row in here if not row.differs)))
        return tuple(made)

    def _finding_rows(self) -> list[FindingRow]:
        return [self._finding_row(found) for found in self._found()]

    def _found(self) -> list[dict[int, Finding]]:
        """Every finding once: as it is in each structure that has it, by the structure's number."""
        first = [{0: each} for each in self.explorations[0].findings]
        others: defaultdict[tuple[object, ...], dict[int, Finding]] = defaultdict(dict)
        for number, pair in enumerate(self.pairs, 1):
            met: Counter[tuple[object, ...]] = Counter()
            position = {id(each): at for at, each in enumerate(pair.made.left.findings)}
            for each in pair.made.findings:
                if each.after is None:
                    continue
                if each.before is not None:
                    first[position[id(each.before)]][number] = each.after
                    continue
                about = frozenset(self._group(number, key) for key in each.after.subjects)
                met[each.after.rule, about] += 1
                others[each.after.rule, about, met[each.after.rule, about]][number] = each.after
        return [*first, *others.values()]

    def _finding_row(self, found: Mapping[int, Finding]) -> FindingRow:
        at, one = next(iter(sorted(found.items())))
        names = names_of(self.explorations[at].structure)
        called = [quoted(names.get(key, key)) for key in one.subjects]
        more = len(called) > _MOST_NAMES + 1
        about = (f"{', '.join(called[:_MOST_NAMES])} and others" if more else listed(called)) if called else WHOLE
        groups = {self._group(at, key) for key in one.subjects}
        cells = []
        for number in range(len(self.explorations)):
            if number in found:
                cells.append(_finding_words(found[number]))
            else:
                there = not groups or bool(groups & set(self.groups[number].values()))
                cells.append(NOT_FOUND if there else NO_BOX)
        severity = min((each.severity for each in found.values()), key=SEVERITIES.index)
        return FindingRow(severity, BY_ID[one.rule].defect, about, tuple(cells), len(set(cells)) > 1)

    def _group(self, number: int, key: str) -> str:
        return self.groups[number].get(key, f"{number} {key}")

    # ── measures ─────────────────────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def measures(self) -> tuple[tuple[str, ...], ...]:
        """Every measure of all as a row: its name, its value in each (and whether that is better or worse than in A), what is better.

        Those that differ come first.
        """
        rows = []
        for sides in zip(*(each.made.measures for each in self.pairs), strict=True):
            name, first, *_, better, _ = measure_cells(sides[0])
            rows.append((name, first, *map(_measure_words, sides), better))
        return tuple(sorted(rows, key=is_same))

    @property
    def measures_header(self) -> tuple[str, ...]:
        """The header of `measures`."""
        return ("Measure", *self.headings, "What is better")


def is_same(row: Sequence[str]) -> bool:
    """Whether a row of `measures` says the same of all structures."""
    return len(set(row[1:-1])) == 1


def _finding_words(finding: Finding) -> str:
    accepted = ", accepted" if finding.accepted else ""
    return f"{SEVERITY_WORDS[finding.severity]}, {uncapital(CERTAINTY_WORDS[finding.certainty])}{accepted}"


def _measure_words(sides: Sides) -> str:
    value = measure_cells(sides)[2]
    verdict = _BETTER.get(sides.verdict)
    return f"{value} ({verdict})" if verdict else value


def findings_words(table: FindingTable) -> str:
    """How many rows are folded away because they are the same in all."""
    return f"{count(len(table.same), 'row')} the same in all"
