"""A sheet in words: what the picture shows, who answers to whom, every line, the findings. For alternatives to pictures.

What is told is of the view that is drawn: a line that the view leaves out is not told either, and nothing is said of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stpgraph.export.picture import one_line, relation_words
from stpgraph.export.sheet import PartSheet, Sheet
from stpgraph.graph import Wiring, build
from stpgraph.layout import View
from stpgraph.layout.views import seen
from stpgraph.model import SEVERITIES, Accepted, Finding, Source, Structure
from stpgraph.model.finding import CERTAINTY_WORDS, SEVERITY_WORDS
from stpgraph.model.kinds import RELATION_TYPES, RELATION_WORDS
from stpgraph.reading.listed import SEVERITY_ASKS
from stpgraph.reading.outline import Outline, OutlineLine, outline
from stpgraph.reading.words import capital, date_words
from stpgraph.rules import BY_ID
from stpgraph.rules.words import count, listed, natural, quoted

#: So many sentences are told in a short description; so many names in one of them.
MOST_SENTENCES, MOST_NAMES = 40, 12


@dataclass(frozen=True, slots=True)
class ToldFinding:
    """One finding in words: what is wrong, what is so, how sure that is, what to do, and where it comes from.

    `sources` are numbers of `ToldFindings.citations`, from 1. `accepted` says why, by whom and for how long; empty where nobody
    has accepted it.
    """

    defect: str
    fact: str
    certainty: str
    remedy: str
    sources: tuple[int, ...]
    accepted: str = ""


@dataclass(frozen=True, slots=True)
class ToldGroup:
    """Open findings of one severity, or those that are accepted. `asks` says in a few words what they ask for."""

    title: str
    asks: str
    findings: tuple[ToldFinding, ...]


@dataclass(frozen=True, slots=True)
class ToldFindings:
    """All findings in words, the gravest first and the accepted last, and the documents that the numbers stand for."""

    groups: tuple[ToldGroup, ...]
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToldLines:
    """All lines of one relation type as sentences, in order of names."""

    title: str
    sentences: tuple[str, ...]


def drawn(sheet: Sheet) -> tuple[Structure, Wiring]:
    """What of the structure is drawn, and how that is wired."""
    if isinstance(sheet, PartSheet):
        return sheet.own, sheet.wiring
    if sheet.view == View():
        return sheet.structure, sheet.wiring
    structure = seen(sheet.structure, sheet.view).structure
    return structure, Wiring(build(structure))


def answering(sheet: Sheet) -> Outline:
    """Who answers to whom among what is drawn."""
    return outline(drawn(sheet)[1])


def numbers(sheet: Sheet) -> str:
    """How much is drawn: 20 boxes and 31 lines."""
    return f"{count(len(sheet.scene.boxes), 'box', 'boxes')} and {count(len(sheet.scene.lines), 'line')}"


def description(sheet: Sheet) -> str:
    """The picture in a few sentences: what it shows, how much of it, who answers to whom, where a gap is marked."""
    parts = [f"{sheet.spoken}.", f"A diagram of {numbers(sheet)}."]
    parts += answer_sentences(answering(sheet))
    parts += marked_sentences(sheet)
    return one_line(" ".join(parts))


def answer_sentences(told: Outline, most: int = MOST_SENTENCES) -> list[str]:
    """Who answers to whom, a sentence for each that something answers to, from the top."""
    sentences = []
    for above, below in _families(told.lines):
        names = [quoted(one_line(each.name)) for each in below]
        verb = "answers" if len(names) == 1 else "answer"
        sentences.append(f"{listed(_short(names, MOST_NAMES))} {verb} to {quoted(one_line(above.name))}.")
    left = len(sentences) - most
    return sentences if left <= 1 else [*sentences[:most], f"Others answer to {left:,} more boxes."]


def _families(lines: Sequence[OutlineLine]) -> Iterator[tuple[OutlineLine, list[OutlineLine]]]:
    """Each line of an outline that has others below it, with those directly below."""
    for at, line in enumerate(lines):
        below = []
        for other in lines[at + 1 :]:
            if other.depth <= line.depth:
                break
            if other.depth == line.depth + 1:
                below.append(other)
        if below:
            yield line, below


def _short(names: list[str], most: int) -> list[str]:
    more = len(names) - most
    return names if more <= 1 else [*names[:most], f"{more:,} others"]


def marked_sentences(sheet: Sheet, most: int | None = MOST_NAMES) -> list[str]:
    """Which boxes bear which sign, a sentence for each sign; no more than `most` of them are named in each."""
    tags = sheet.marks.tags
    sentences = []
    for words in sorted({tag.text for tag in tags.values()}):
        boxes = (box for box in sheet.scene.boxes if box.id in tags and tags[box.id].text == words)
        names = list(dict.fromkeys(quoted(one_line(box.name)) for box in boxes))
        if names:
            sentences.append(f"{words} at {listed(names if most is None else _short(names, most))}.")
    return sentences


def lines(sheet: Sheet) -> tuple[ToldLines, ...]:
    """Every relation of what is drawn, as sentences by type; seats that stand under their board are among them."""
    structure = drawn(sheet)[0]
    # A delegation may name an instrument that the view leaves out.
    names = {node.id: one_line(node.name) for node in sheet.structure.nodes}
    made = []
    for kind in RELATION_TYPES:
        relations = sorted(
            (each for each in structure.relations if each.type == kind),
            key=lambda each: (natural(names[each.target]), natural(names[each.source]), each.target, each.source),
        )
        if relations:
            made.append(ToldLines(capital(RELATION_WORDS[kind]), tuple(relation_words(each, names) for each in relations)))
    return tuple(made)


def findings(sheet: Sheet) -> ToldFindings | None:
    """The findings of a sheet in words; None where they were not asked for."""
    if sheet.findings is None:
        return None
    citations = sorted({source for each in sheet.findings for source in each.sources})
    number = {citation: at for at, citation in enumerate(citations, 1)}

    def told(finding: Finding) -> ToldFinding:
        return ToldFinding(
            BY_ID[finding.rule].defect,
            one_line(finding.fact),
            CERTAINTY_WORDS[finding.certainty],
            one_line(finding.remedy),
            tuple(sorted(number[source] for source in finding.sources)),
            acceptance_words(finding.accepted) if finding.accepted else "",
        )

    groups = [
        ToldGroup(
            f"{SEVERITY_WORDS[severity]}s",
            SEVERITY_ASKS[severity],
            tuple(told(each) for each in sheet.findings if each.severity == severity and each.accepted is None),
        )
        for severity in SEVERITIES
    ]
    groups.append(
        ToldGroup("Accepted", "somebody has decided to live with them", tuple(told(f) for f in sheet.findings if f.accepted))
    )
    return ToldFindings(tuple(group for group in groups if group.findings), tuple(citations))


def acceptance_words(accepted: Accepted) -> str:
    """Why a finding is accepted, by whom, when and for how long, as far as it is said."""
    parts = [
        one_line(accepted.reason) + ("" if accepted.reason.rstrip().endswith((".", "!", "?")) else "."),
        f"By {one_line(accepted.by)}." if accepted.by else "",
        f"On {date_words(accepted.on)}." if accepted.on else "",
        f"Until {date_words(accepted.until)}." if accepted.until else "No end is set.",
    ]
    return " ".join(part for part in parts if part)


def source_items(sources: Sequence[Source]) -> tuple[tuple[str, str], ...]:
    """The documents that a structure was drawn from, each as a sentence, with its address (empty where none is given)."""
    return tuple(
        (
            ". ".join(
                one_line(part)
                for part in (each.title, each.publisher, each.date and date_words(each.date), each.locator)
                if part is not None
            )
            + ".",
            each.url or "",
        )
        for each in sources
    )
