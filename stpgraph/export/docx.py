"""Word: the picture with its alternative text, what it says in words, who answers to whom, the findings in tables, the sources."""

from __future__ import annotations

from collections.abc import Iterable

from docx.document import Document as Paper

from stpgraph.export import word
from stpgraph.export.office import (
    ALONE_TITLE,
    FINDING_COLUMNS,
    NOTHING_FOUND,
    OUTLINE_TITLE,
    RULES_SOURCES,
    STRUCTURE_SOURCES,
    outline_text,
    source_numbers,
)
from stpgraph.export.picture import one_line
from stpgraph.export.sheet import Sheet
from stpgraph.export.telling import ToldFinding, description, findings, lines, source_items
from stpgraph.export.word import Runs
from stpgraph.export.xml_text import xml_text
from stpgraph.reading.ours import our_reading
from stpgraph.reading.tallies import MEANING, tallied
from stpgraph.reading.words import DRAWING

#: Columns of the findings' tables, in twentieths of a point; together as wide as the text.
_FINDING_WIDTHS = (3_950, 1_350, 3_238, 1_100)


def write(sheet: Sheet) -> bytes:
    """A paper on A4: summary, the picture on a page on its side, outline, lines, findings where the sheet has any, sources."""
    paper = word.blank(sheet.title, sheet.subtitle, sheet.made_on, sheet.draft)
    _front(paper, sheet)
    word.picture_page(paper, sheet, "The structure on a page")
    word.upright(paper)
    _outline(paper, sheet)
    _lines(paper, sheet)
    _findings(paper, sheet)
    _sources(paper, sheet)
    return word.saved(paper)


def _front(paper: Paper, sheet: Sheet) -> None:
    paper.add_paragraph(xml_text(one_line(sheet.title)), style="Title")
    paper.add_paragraph(xml_text(one_line(sheet.subtitle)), style="Subtitle")
    paper.add_heading("Summary", 1)
    paper.add_paragraph(xml_text(description(sheet)))
    paper.add_paragraph(DRAWING[sheet.structure.drawing])
    if ours := our_reading(sheet.structure):
        paper.add_paragraph(ours)
    if sheet.findings is not None:
        paper.add_paragraph(f"{tallied(sheet.findings)} {MEANING}" if sheet.findings else NOTHING_FOUND)
    if sheet.structure.notes:
        paper.add_paragraph(xml_text(one_line(sheet.structure.notes)))


def _outline(paper: Paper, sheet: Sheet) -> None:
    told = outline_text(sheet)
    paper.add_heading(OUTLINE_TITLE, 1)
    if not told.lines:
        paper.add_paragraph("Nobody answers to anybody that is drawn here.")
    for depth, text in told.lines:
        word.bullet(paper, text, depth)
    if told.alone:
        paper.add_heading(ALONE_TITLE, 2)
        for text in told.alone:
            word.bullet(paper, text)
    if told.cut:
        paper.add_paragraph(told.cut)


def _lines(paper: Paper, sheet: Sheet) -> None:
    told = lines(sheet)
    if told:
        paper.add_heading("Every line in words", 1)
    for group in told:
        paper.add_heading(xml_text(group.title), 2)
        for sentence in group.sentences:
            word.bullet(paper, sentence)


def _findings(paper: Paper, sheet: Sheet) -> None:
    told = findings(sheet)
    if told is None:
        return
    paper.add_heading("Findings", 1)
    if not told.groups:
        paper.add_paragraph(NOTHING_FOUND)
    for group in told.groups:
        paper.add_heading(f"{group.title}: {len(group.findings):,}, {group.asks}", 2)
        word.table(paper, group.title, FINDING_COLUMNS, _FINDING_WIDTHS, map(_cells, group.findings))
    if told.citations:
        paper.add_heading(RULES_SOURCES, 2)
        word.table(paper, RULES_SOURCES, ("No.", "Document"), (900, 8_738), _numbered(told.citations))


def _cells(each: ToldFinding) -> list[list[Runs]]:
    accepted = [[(f"Accepted: {each.accepted}", False)]] if each.accepted else []
    return [
        [[(each.defect, True)], [(each.fact, False)]],
        [[(each.certainty, False)], *accepted],
        [[(each.remedy, False)]],
        [[(source_numbers(each), False)]],
    ]


def _numbered(texts: Iterable[str]) -> Iterable[list[list[Runs]]]:
    return ([[[(f"[{number}]", False)]], [[(one_line(text), False)]]] for number, text in enumerate(texts, 1))


def _sources(paper: Paper, sheet: Sheet) -> None:
    paper.add_heading(STRUCTURE_SOURCES, 1)
    sources = source_items(sheet.structure.sources)
    if not sources:
        paper.add_paragraph("No source is named.")
    for words, url in sources:
        word.bullet(paper, f"{words} {url}".strip())
