"""A paper on two structures that were compared, as plain data: what the board is asked, what matters most, and everything that differs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from stpgraph.compare import Compared, Comparison, Match
from stpgraph.compare.found import State
from stpgraph.errors import UsageError
from stpgraph.model import SEVERITIES, Finding
from stpgraph.model.finding import SEVERITY_MEANS
from stpgraph.reading.compared import (
    MATCH_HEADER,
    SURE,
    counts_words,
    fields_entries,
    findings_entries,
    loss_words,
    losses_entries,
    match_cells,
    measure_cells,
    measure_header,
    most_important,
)
from stpgraph.reading.compared_rows import BOX_HEADER, LINE_HEADER, STATES, Differences
from stpgraph.reading.listed import names_of
from stpgraph.reading.ours import our_reading
from stpgraph.reading.paper import Bullets, Grid, Heading, Paper, Para, Part, Picture, Section
from stpgraph.reading.paper_parts import SEVERITY_TITLES, defects, finding_grid, reading_parts, source_lines
from stpgraph.reading.tallies import tallied
from stpgraph.reading.words import date_words, uncapital
from stpgraph.rules.words import count, listed, quoted

ComparedSectionKey = Literal[
    "purpose", "asks", "foremost", "picture", "findings", "lost", "measures", "differences", "matches", "sources"
]
#: The sections that a paper on a comparison can have, in their order. `purpose` and `sources` are in every paper.
COMPARED_SECTIONS: Mapping[ComparedSectionKey, str] = {
    "purpose": "Purpose",
    "asks": "What the board is asked to do",
    "foremost": "The differences that matter most",
    "picture": "Both structures on a page",
    "findings": "What was found in each",
    "lost": "What was lost that mattered",
    "measures": "The measures side by side",
    "differences": "What differs in boxes and lines",
    "matches": "What was taken for the same, and how sure that is",
    "sources": "Sources, and how to read this paper",
}
COMPARED_ALWAYS: frozenset[ComparedSectionKey] = frozenset({"purpose", "sources"})
#: So many losses are put to the board one by one; the others are in their section.
_MOST_LOSSES = 6


@dataclass(frozen=True, slots=True)
class ComparedOptions:
    """What a secretary chooses: which sections, for which meeting, from whom, and whether it is a draft.

    `sections` None is all of them. `names` False leaves the names of people out.
    """

    sections: Collection[ComparedSectionKey] | None = None
    meeting: str = ""
    author: str = ""
    draft: bool = True
    names: bool = False


def compared_paper(made: Comparison, made_on: date, options: ComparedOptions | None = None) -> Paper:
    """The paper on a comparison.

    Raises UsageError where a section is asked for that there is not.
    """
    options = options or ComparedOptions()
    wanted = set(COMPARED_SECTIONS if options.sections is None else options.sections) | COMPARED_ALWAYS
    unknown = sorted(wanted - set(COMPARED_SECTIONS))
    if unknown:
        raise UsageError(f"There is no section “{unknown[0]}”. There are: {', '.join(COMPARED_SECTIONS)}.")
    content = ComparedContent(Differences(made, options.names))
    told = content.told
    about = [
        *((lead, heading.partition(": ")[2]) for lead, heading in zip(told.leads, told.headings, strict=True)),
        ("Meeting", options.meeting),
        ("From", options.author),
        ("Paper made on", date_words(made_on.isoformat())),
    ]
    return Paper(
        told.title,
        "Two governance structures compared",
        tuple((label, value) for label, value in about if value),
        content.sections(wanted),
        options.draft,
    )


@dataclass(frozen=True)
class ComparedContent:
    """The content of a paper on a comparison."""

    told: Differences

    @property
    def made(self) -> Comparison:
        return self.told.made

    def sections(self, wanted: Collection[str]) -> tuple[Section, ...]:
        """Those sections of which there is something to say, in their order."""
        made = (Section(key, self._title(key), tuple(self.parts(key))) for key in COMPARED_SECTIONS if key in wanted)
        return tuple(each for each in made if each.parts)

    def _title(self, key: ComparedSectionKey) -> str:
        if key == "lost" and not self.made.over_time:
            return "What the first has that matters, and the second has not"
        return COMPARED_SECTIONS[key]

    def parts(self, key: ComparedSectionKey) -> Iterator[Part]:
        """What one section says, in order."""
        makers: Mapping[ComparedSectionKey, Callable[[], Iterator[Part]]] = {
            "purpose": self._purpose,
            "asks": self._asks,
            "foremost": self._foremost,
            "picture": self._picture,
            "findings": self._findings,
            "lost": self._lost,
            "measures": self._measures,
            "differences": self._differences,
            "matches": self._matches,
            "sources": self._sources,
        }
        return makers[key]()

    # ── the opening ──────────────────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def _titles(self) -> tuple[str, str]:
        first, second = (" ".join(each.structure.title.split()) for each in (self.made.left, self.made.right))
        return quoted(first), quoted(second)

    def _purpose(self) -> Iterator[Part]:
        first, second = self._titles
        if self.made.over_time:
            yield Para(
                f"This paper sets out what has changed from {first} (before) to {second} (now): what was lost or gained, where "
                "accountability or independent challenge is now missing or has been mended, and what the board is asked to do."
            )
        else:
            yield Para(
                f"This paper sets two governance structures side by side: {first}, called the first here, and {second}, the second. It "
                "says how they differ, and where accountability or independent challenge is missing in each. It does not say which is "
                "to be preferred: that is for the board to weigh."
            )
        for lead, each in zip(self.told.leads, (self.made.left, self.made.right), strict=True):
            yield Para(f"{lead}: {tallied(each.findings)}")
        if "partial" in (self.made.left.structure.drawing, self.made.right.structure.drawing):
            yield Para(
                "The documents do not show everything of both. What is not shown may still exist; the paper then says “not stated”, "
                "which is not the same as “no”."
            )
        for lead, each in zip(self.told.leads, (self.made.left, self.made.right), strict=True):
            if ours := our_reading(each.structure):
                yield Para(f"{lead}: {ours[0].lower()}{ours[1:]}")

    def _asks(self) -> Iterator[Part]:
        note = "what has changed" if self.made.over_time else "how the two differ"
        asks = [f"Note {note}, as set out in this paper, and say whether anything is drawn wrongly."]
        asks += self._asks_over_time() if self.made.over_time else self._asks_of_two()
        doubtful = len(self._doubtful)
        if doubtful:
            pairs = count(doubtful, "pair")
            asks.append(
                f"Say whether {pairs} of boxes {'was' if doubtful == 1 else 'were'} rightly taken for the same. If not, the differences "
                "are others than those told here."
            )
        yield Bullets(tuple(asks), lettered=True)

    def _asks_over_time(self) -> Iterator[str]:
        opened = self._open("opened")
        for each in _gaps(opened, sure=True):
            yield f"Close this gap, which has opened. {each.fact} {each.remedy}"
        unsure = _gaps(opened, sure=False)
        if unsure:
            yield f"Ask what is arranged where the documents do not say, and may have said before: {listed(defects(unsure))}."
        stated = [each for each in self.made.losses if each.stated]
        for loss in stated[:_MOST_LOSSES]:
            yield f"Say whether this was meant, and what takes its place. {loss_words(loss, self.made)}"
        if len(stated) > _MOST_LOSSES:
            yield f"Look through the other {len(stated) - _MOST_LOSSES:,} losses that are listed in this paper."
        concerns = [each for each in opened if each.severity == "concern"]
        if concerns:
            yield f"Discuss the concerns that have opened: {listed(defects(concerns))}."
        kept = [each for each in self._open("kept") if each.severity == "gap"]
        if kept:
            yield f"Close the gaps that were there before, and still are or may be: {listed(defects(kept))}."

    def _asks_of_two(self) -> Iterator[str]:
        yield "Weigh what each has that the other has not, and decide what to take from either."
        for state, which in (("closed", "first"), ("opened", "second")):
            gaps = [each for each in self._open("closed" if state == "closed" else "opened") if each.severity == "gap"]
            if gaps:
                yield f"If the {which} is followed, close or rule out the gaps that only it shows: {listed(defects(gaps))}."
        kept = [each for each in self._open("kept") if each.severity == "gap"]
        if kept:
            yield f"Whichever is followed, close or rule out the gaps that both show: {listed(defects(kept))}."

    def _open(self, state: State) -> list[Finding]:
        return [each.finding for each in self.told.found(state) if each.finding.accepted is None]

    def _foremost(self) -> Iterator[Part]:
        for words in most_important(self.made):
            yield Para(words)

    def _picture(self) -> Iterator[Part]:
        first, second = self.told.headings
        yield Picture(f"Left: {first}. Right: {second}. {self._signs()}")

    def _signs(self) -> str:
        gone, new = zip(self.told.signs, self.told.only_words, strict=True)
        changed, moved = self.told.differing_words
        pairs = (gone, new, ("≠", changed), ("→", moved))
        return f"Signs at boxes: {'; '.join(f'“{sign}” {uncapital(words)}' for sign, words in pairs)}."

    # ── what was found ───────────────────────────────────────────────────────────────────────────────────────────────

    def _findings(self) -> Iterator[Part]:
        counted = counts_words(self.made)
        yield Para(" ".join(counted) or "Nothing was found in either: nothing is missing that the rules look for.")
        for state, words in zip(STATES, self.told.state_words, strict=True):
            here = self.told.found(state)
            if here:
                yield Heading(self._state_title(state, words))
            yield from self._found(here, state, words)
        changed = [entry for severity in SEVERITIES for entry in findings_entries(self.made, severity, "kept")]
        if changed:
            yield Heading("In both, but not alike" if not self.made.over_time else "Still there, but not as before")
            told = (
                " ".join((entry.text, *(f"{label}: {words}." for label, words in entry.details if label != "Rule")))
                for entry in changed
            )
            yield Bullets(tuple(told))

    def _state_title(self, state: State, words: str) -> str:
        if self.made.over_time:
            return {
                "opened": "Opened: not there before",
                "closed": "Closed: not there any more",
                "kept": "Shared: there before and now",
            }[state]
        return words

    def _found(self, here: Sequence[Compared], state: State, words: str) -> Iterator[Part]:
        remedies = state != "closed" or not self.made.over_time
        for severity in SEVERITIES:
            mine = [each.finding for each in here if each.finding.severity == severity and each.finding.accepted is None]
            if mine:
                caption = f"{SEVERITY_TITLES[severity]} {uncapital(words)}: {SEVERITY_MEANS[severity]}"
                yield finding_grid(caption, mine, remedies)
        accepted = [each.finding for each in here if each.finding.accepted is not None]
        if accepted:
            yield finding_grid(f"Accepted, and left as they are ({uncapital(words)})", accepted, remedies=False)

    def _lost(self) -> Iterator[Part]:
        entries = losses_entries(self.made)
        if not entries:
            yield Para(
                "Nothing was lost that is looked for: boards, seats, delegations, agreements, voices, oversight and openness are kept."
                if self.made.over_time
                else "The second lacks nothing of what is looked for that the first has."
            )
            return
        yield Para(
            "The heaviest come first. Where the documents only do not say any more that something is so, the sentence says that."
            if self.made.over_time
            else "The heaviest come first. Where the documents of the second do not say, the sentence says that."
        )
        yield Bullets(tuple(entry.text for entry in entries))

    def _measures(self) -> Iterator[Part]:
        differing = [each for each in self.made.measures if each.verdict != "same" and each.left != each.right]
        same = len(self.made.measures) - len(differing)
        yield Para(
            "“Not known” says that the documents do not tell. It says better or worse only where that does not depend on anything else. "
            f"{count(same, 'other measure')} {'is' if same == 1 else 'are'} the same for both, or for both not known."
        )
        if differing:
            rows = tuple(map(measure_cells, differing))
            yield Grid("Measures that differ, or cannot be compared", measure_header(self.made), rows, (6, 3, 3, 2, 3))

    # ── what differs ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _differences(self) -> Iterator[Part]:
        whole = fields_entries(self.made)
        if whole:
            yield Heading("The structures as a whole")
            yield Bullets(tuple(entry.text for entry in whole))
        boxes, lines = self.told.boxes, self.told.lines
        if boxes:
            yield Grid("Boxes and decisions", BOX_HEADER[:4], tuple(row[:4] for row in boxes), (4, 3, 3, 6))
        if lines:
            yield Grid("Lines between boxes that both have", LINE_HEADER, lines, (7, 3, 5))
        if self.told.lines_left_out:
            yield Para(self.told.lines_left_out)
        if not (whole or boxes or lines):
            yield Para("Nothing differs in boxes and lines.")

    @cached_property
    def _doubtful(self) -> tuple[Match, ...]:
        left, right = (names_of(each.structure) for each in (self.made.left, self.made.right))
        return tuple(
            each
            for each in self.told.matches
            if each.basis == "likeness" and (each.score < SURE or left[each.left] != right[each.right])
        )

    def _matches(self) -> Iterator[Part]:
        matching = self.made.matching
        by_id = sum(each.basis == "id" for each in matching.matches)
        if by_id:
            have, are = ("has", "is") if by_id == 1 else ("have", "are")
            things = count(by_id, "box or decision", "boxes or decisions")
            yield Para(f"{things} of both files {have} the same short name there, and {are} the same.")
        doubtful = self._doubtful
        others = [each for each in self.told.matches if each.basis != "id" and each not in doubtful]
        widths = (4, 4, 2, 7)
        if doubtful:
            yield Para(
                "Boxes are taken for the same by their names, kinds, places and neighbours. These are worth a second look:"
            )
            yield Grid("Worth a second look, the least sure first", MATCH_HEADER, self._rows(doubtful), widths)
        if others:
            yield Grid("Plainly the same, or set by a person", MATCH_HEADER, self._rows(others), widths)
        alone = (len(matching.only_left), len(matching.only_right))
        sides = ("before", "now") if self.made.over_time else ("of the first", "of the second")
        if any(alone):
            yield Para(
                f"Without a counterpart: {alone[0]:,} {sides[0]} and {alone[1]:,} {sides[1]}. They are among the boxes that differ."
            )
        if not (matching.matches or any(alone)):
            yield Para("There is nothing in either.")

    def _rows(self, matches: Sequence[Match]) -> tuple[tuple[str, ...], ...]:
        return tuple(match_cells(each, self.made) for each in matches)

    def _sources(self) -> Iterator[Part]:
        for lead, each in zip(self.told.leads, (self.made.left, self.made.right), strict=True):
            yield Heading(f"{lead}: what the structure was drawn from")
            documents = source_lines(each.structure)
            yield Bullets(documents) if documents else Para("No document is named.")
        yield from reading_parts([*self.made.left.findings, *self.made.right.findings])


def _gaps(findings: Sequence[Finding], sure: bool) -> list[Finding]:
    return [each for each in findings if each.severity == "gap" and (each.certainty == "confirmed") == sure]
