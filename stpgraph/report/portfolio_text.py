"""A portfolio as text for a person: what holds over all, and a line for each structure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stpgraph.model.finding import SEVERITY_WORDS
from stpgraph.portfolio import Entry, counts, organisations, people
from stpgraph.reading.assessed import PLANS, hfma_words, ours_words
from stpgraph.reading.tallies import MEANING
from stpgraph.report import portfolio_tables as tables
from stpgraph.report.page import BLANK, Block, Para, Table, para
from stpgraph.report.portfolio_tables import Told, phase_words
from stpgraph.rules import BY_ID
from stpgraph.rules.words import count

#: So many lines of a list are shown; the workbook and the page have all.
MOST_LINES = 10


def portfolio_page(told: Told, like: Sequence[Entry] = ()) -> Iterator[Block]:
    """The portfolio, shortest first; of the structures in `like` also those most like them that do not have their gaps."""
    portfolio = told.portfolio
    yield para(f"{count(len(portfolio.entries), 'structure')}", "title")
    if portfolio.unread:
        yield para(f"{count(len(portfolio.unread), 'file')} could not be used.", "gap")
    if not portfolio.entries:
        return
    yield from _commonest(told)
    yield from _title("Who is represented, what is in place", "HFMA 2017, Tables 2 and 3")
    rows = tuple((each.question, ours_words(each), hfma_words(each)) for each in portfolio.tables)
    yield Table(("Question", "These structures", f"HFMA, {PLANS} plans"), rows, narrow=(0, 1, 2))
    yield para(tables.HFMA_COUNTS, "quiet")
    yield from _title("Where they stand on the governance spectrum", "HFMA 2017, Chart 3")
    standing = tuple((phase_words(phase), f"{len(entries):,}") for phase, entries in portfolio.phases.items())
    yield Table(("Stands at", "Structures"), standing, frozenset({1}))
    yield from _shared(told)
    yield from _title("The structures", "open findings that are confirmed, and in brackets those that are not stated")
    yield Table(
        ("Structure", "Gaps", "Concerns", "Notes", "Accepted", "Stands at"),
        tuple(_line(entry) for entry in portfolio.entries),
        frozenset({1, 2, 3, 4}),
        narrow=(0, 5),
    )
    yield para(MEANING, "quiet")
    for entry in like:
        yield from _like(told, entry)


def _line(entry: Entry) -> tuple[str, ...]:
    found = counts(entry)
    numbers = (f"{each.confirmed:,} ({each.not_stated:,})" for each in found)
    return (entry.title, *numbers, f"{sum(each.accepted for each in found):,}", phase_words(entry.phase))


def _title(title: str, source: str = "") -> Iterator[Block]:
    yield BLANK
    yield Para(((title, "title"), *(((f"({source})", "quiet"),) if source else ())))


def _commonest(told: Told) -> Iterator[Block]:
    """The gaps that are open in most structures."""
    found = [row for row in told.portfolio.heat if any(each.severity == "gap" for each in row.cells)]
    found.sort(key=lambda row: (-sum(each.severity == "gap" for each in row.cells), row.rule))
    yield from _title("The commonest gaps", "in how many structures")
    if not found:
        yield para("No gap is open.", indent=2)
        return
    rows = tuple(
        (
            row.rule,
            BY_ID[row.rule].defect,
            f"{sum(each.severity == 'gap' and each.certainty == 'confirmed' for each in row.cells):,}",
            f"{sum(each.severity == 'gap' and each.certainty == 'not_stated' for each in row.cells):,}",
        )
        for row in found[:MOST_LINES]
    )
    yield Table(("Rule", SEVERITY_WORDS["gap"], "Confirmed in", "Not stated in"), rows, frozenset({2, 3}), narrow=(1,))
    yield from _more(len(found), "gap")


def _shared(told: Told) -> Iterator[Block]:
    yield from _title("Organisations in several footprints")
    found = organisations(told.portfolio)
    for each in found[:MOST_LINES]:
        code = f" (code {each.code})" if each.code else " (by name)"
        yield para(f"{' or '.join(each.names)}{code}: in {count(len(each.footprints), 'footprint')}", indent=2, hang=2)
    yield from _more(len(found), "organisation")
    if not found:
        yield para("None is shown in two footprints.", indent=2)
    yield from _title(f"People with more than {told.most_posts:g} posts over all footprints")
    held = people(told.portfolio, told.most_posts)
    for number, person in enumerate(held[:MOST_LINES], 1):
        name = person.name if told.names else f"Person {number}"
        where = f"{count(person.total, 'post')} in {count(len(person.posts), 'footprint')}"
        yield para(f"{name}: {where}", indent=2, hang=2)
    yield from _more(len(held), "person", "people")
    yield para(tables.PEOPLE if held else "Nobody is shown to hold so many.", "quiet", 2)


def _more(number: int, singular: str, plural: str = "") -> Iterator[Block]:
    if number > MOST_LINES:
        more = number - MOST_LINES
        yield para(f"and {count(more, f'more {singular}', f'more {plural or singular + chr(115)}')}.", "quiet", 2)


def _like(told: Told, entry: Entry) -> Iterator[Block]:
    yield from _title(f"Examples to learn from, for “{entry.title}”")
    yield para(tables.LEARN, "quiet", 2)
    table = tables.to_learn_from(told, [entry])
    if not table.rows:
        yield para("No gap is open.", indent=2)
    for _, rule, gap, example, alike, same, different in table.rows:
        known = f" ({alike:.0%} alike)" if isinstance(alike, float) else ""
        yield para(f"{rule} {gap}: {example}{known}", indent=2, hang=4)
        if same:
            yield para(f"Alike in: {same}. Different in: {different}.", "quiet", 6)
