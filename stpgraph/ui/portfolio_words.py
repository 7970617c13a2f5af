"""What the Portfolio page says of a set of structures in words, before any table: facts first, then what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stpgraph.assess import Tally
from stpgraph.assess.spectrum import PhaseKey
from stpgraph.model import Certainty, Severity
from stpgraph.portfolio import Entry, Found, HeatRow, Portfolio, organisations, people
from stpgraph.reading.assessed import PLANS
from stpgraph.reading.words import uncapital
from stpgraph.report.portfolio_tables import Told, phase_words
from stpgraph.rules import BY_ID
from stpgraph.rules.words import count, listed, quoted
from stpgraph.ui.portfolio import SetKey

#: So many of the commonest gaps are named.
MOST_NAMED = 3
_OF_SET: Mapping[SetKey, tuple[str, str]] = {
    "published": ("published structure", "published structures"),
    "archetypes": ("typical structure (an archetype)", "typical structures (archetypes)"),
    "synthetic": ("synthetic one, made up by a program", "synthetic ones, made up by a program"),
    "kept": ("structure saved here", "structures saved here"),
    "own": ("structure from your own files", "structures from your own files"),
}
SYNTHETIC = (
    "The synthetic structures are made up by a program. They describe no real place, organisation or person, and nothing found in them "
    "is a finding about anybody. They are here because together they answer HFMA’s Tables 2 and 3 as the 44 plans of 2016 did."
)


@dataclass(frozen=True, slots=True)
class Summary:
    """Facts, then what to do; each a few sentences."""

    facts: tuple[str, ...]
    to_do: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A rule whose findings are open gaps in some structures: in how many the documents confirm it, in how many they are silent."""

    rule: str
    confirmed: int
    not_stated: int

    @property
    def words(self) -> str:
        parts = [
            f"confirmed in {self.confirmed:,}" if self.confirmed else "",
            f"not stated in {self.not_stated:,}" if self.not_stated else "",
        ]
        return f"{BY_ID[self.rule].defect} ({', '.join(part for part in parts if part)})"


def made_of(numbers: Mapping[SetKey, int]) -> str:
    """What a set is made of.

    >>> made_of({"published": 12, "synthetic": 44})
    '56 structures: 12 published structures and 44 synthetic ones, made up by a program.'
    """
    parts = [count(numbers[each], *words) for each, words in _OF_SET.items() if numbers.get(each)]
    total = sum(numbers.values())
    return f"{count(total, 'structure')}: {listed(parts)}." if len(parts) > 1 else f"{parts[0]}." if parts else "No structure."


def aside(numbers: Mapping[SetKey, int]) -> str:
    """What stands beside the heading of a section that counts over all: how many, and how many of them are made up.

    >>> aside({"published": 12}), aside({"published": 1, "synthetic": 44}), aside({"synthetic": 44})
    ('12 structures', '45 structures, 44 of them synthetic', '44 synthetic structures')
    """
    total, synthetic = sum(numbers.values()), numbers.get("synthetic", 0)
    if synthetic == total:
        return f"{count(total, 'synthetic structure')}"
    return f"{count(total, 'structure')}{f', {synthetic:,} of them synthetic' if synthetic else ''}"


def commonest(portfolio: Portfolio) -> tuple[Gap, ...]:
    """The gaps that are open in any structure, those confirmed in most first."""
    made = (Gap(row.rule, _with(row, "gap", "confirmed"), _with(row, "gap", "not_stated")) for row in portfolio.heat)
    return tuple(sorted((each for each in made if each.confirmed + each.not_stated), key=_weight))


def _weight(gap: Gap) -> tuple[int, int, str]:
    return -gap.confirmed, -gap.not_stated, gap.rule


def _with(row: HeatRow, severity: Severity, certainty: Certainty) -> int:
    return sum(each.severity == severity and each.certainty == certainty for each in row.cells)


def summary(told: Told, numbers: Mapping[SetKey, int]) -> Summary:
    """The whole set in words."""
    portfolio = told.portfolio
    total = len(portfolio.entries)
    gaps = commonest(portfolio)
    facts = [made_of(numbers), _how_many(portfolio.entries)]
    if gaps:
        facts.append(
            f"The commonest {'gap' if len(gaps) == 1 else 'gaps'}: {'; '.join(each.words for each in gaps[:MOST_NAMED])}."
        )
    facts += [_rarest(portfolio.tables, total), _standing(portfolio.phases)]
    facts += _shared(told)
    return Summary(tuple(each for each in facts if each), tuple(_to_do(told, gaps, numbers)))


def _how_many(entries: Sequence[Entry]) -> str:
    sure = sum(any(_gap(each, "confirmed") for each in entry.found) for entry in entries)
    silent = sum(entry.open_gaps > 0 and not any(_gap(each, "confirmed") for each in entry.found) for entry in entries)
    clear = len(entries) - sure - silent
    parts = [f"{sure:,} of {len(entries):,} {'has' if sure == 1 else 'have'} at least one gap that the documents confirm"]
    if not sure:
        parts = ["The documents confirm no gap in any of them"]
    if silent:
        parts.append(f"{silent:,} {'has' if silent == 1 else 'have'} open gaps on all of which the documents are silent")
    if clear:
        parts.append(f"in {clear:,} no gap is open")
    return f"{'; '.join(parts)}."


def _gap(each: Found, certainty: Certainty) -> bool:
    return each.severity == "gap" and each.certainty == certainty and each.open > 0


def _rarest(tables: Sequence[Tally], total: int) -> str:
    """The question of Tables 2 and 3 that the fewest answer with yes, beside HFMA's count."""
    if not tables or not total:
        return ""
    least = min(tables, key=lambda each: (each.yes, tables.index(each)))
    return (
        f"Shown least often of what HFMA’s Tables 2 and 3 ask: “{least.question}” Yes {least.yes:,}, no {least.no:,}, not stated "
        f"{least.not_stated:,}. HFMA counted {least.published_yes:,} of {PLANS} plans."
    )


def _standing(phases: Mapping[PhaseKey | None, tuple[Entry, ...]]) -> str:
    there = [(len(entries), phase) for phase, entries in phases.items() if entries and phase]
    nowhere = len(phases[None])
    if not there:
        return "No structure is shown to have reached a phase of the governance spectrum."
    parts = [f"{number:,} at {quoted(uncapital(phase_words(phase)))}" for number, phase in there]
    return f"On the governance spectrum {listed(parts)}{f'; {nowhere:,} at no phase that is shown' if nowhere else ''}."


def _shared(told: Told) -> list[str]:
    found, held = organisations(told.portfolio), people(told.portfolio, told.most_posts)
    sentences = []
    if found:
        sentences.append(f"{count(len(found), 'organisation sits', 'organisations sit')} in more than one footprint.")
    if held:
        sentences.append(
            f"{count(len(held), 'person holds', 'people hold')} more than {told.most_posts:g} posts over all footprints together."
        )
    return sentences


def _to_do(told: Told, gaps: Sequence[Gap], numbers: Mapping[SetKey, int]) -> list[str]:
    sure = [each for each in gaps if each.confirmed]
    silent = sorted((each for each in gaps if each.not_stated), key=lambda each: (-each.not_stated, each.rule))
    made = []
    if sure:
        made.append(f"Begin with {quoted(BY_ID[sure[0].rule].defect)}: it is the gap confirmed most often.")
    if silent:
        made.append(
            f"Ask before you act on what is not stated: {quoted(BY_ID[silent[0].rule].defect)} first, on which "
            f"{count(silent[0].not_stated, 'structure is', 'structures are')} silent."
        )
    if gaps and len(told.portfolio.entries) > 1:
        made.append(
            "Choose a structure under “Examples to learn from”: it shows who is most like it and does not have the same gap."
        )
    if told.portfolio.unread:
        made.append(f"Mend {count(len(told.portfolio.unread), 'file')} that could not be used; what is wrong is told above.")
    if numbers.get("synthetic"):
        made.append("Do not quote numbers of this set as if they were about real places: synthetic structures are among them.")
    if not gaps and told.portfolio.entries:
        made.append("No gap is open. Look at the concerns in the table.")
    return made


def heat_words(portfolio: Portfolio) -> str:
    """What the heat map shows, in words."""
    found = [row for row in portfolio.heat if row.confirmed_in + row.not_stated_in + row.accepted_in]
    silent = len(portfolio.heat) - len(found)
    if not found:
        return "No rule finds anything in these structures."
    most = min(found, key=lambda row: (-row.confirmed_in, -row.not_stated_in, row.rule))
    many = count(len(portfolio.entries), "structure")
    words = [f"{len(found):,} of the {len(portfolio.heat):,} rules find something in at least one structure, {silent:,} in none."]
    if most.confirmed_in:
        words.append(f"Confirmed most often: {quoted(BY_ID[most.rule].defect)}, in {most.confirmed_in:,} of {many}.")
    quiet = min(found, key=lambda row: (-row.not_stated_in, -row.confirmed_in, row.rule))
    if quiet.not_stated_in:
        defect = quoted(BY_ID[quiet.rule].defect)
        words.append(f"On {defect} the documents are silent most often, in {quiet.not_stated_in:,}.")
    return " ".join(words)


def tables_words(portfolio: Portfolio) -> str:
    """How the set answers Tables 2 and 3 against the 44 plans, in words: where the shares of yes are furthest apart."""
    total = len(portfolio.entries)
    if not total:
        return ""
    rows = portfolio.tables
    if total == PLANS and all(each.yes == each.published_yes for each in rows):
        return f"Every number of yes is the one that HFMA counted over its {PLANS} plans."
    far = max(rows, key=lambda each: (abs(each.yes / total - each.published_yes / PLANS), each.key))
    return (
        f"Furthest from HFMA’s count: “{far.question}” is answered yes by {far.yes:,} of {total:,} here ({far.yes / total:.0%}), and by "
        f"{far.published_yes:,} of {PLANS} plans ({far.published_yes / PLANS:.0%})."
    )


def spectrum_words(portfolio: Portfolio) -> str:
    """Where the set stands on the governance spectrum, in words: the alternative text of its plot."""
    parts = [f"{phase_words(phase)}: {len(entries):,}" for phase, entries in portfolio.phases.items()]
    return f"How many structures stand at each phase. {'; '.join(parts)}."
