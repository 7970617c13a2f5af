"""The slides after the picture: the findings by severity in tables, then the documents that they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stpgraph.draw.style import ACCENT, INK, PAPER, QUIET
from stpgraph.export.office import (
    FINDING_COLUMNS,
    NOTHING_FOUND,
    RULES_SOURCES,
    STRUCTURE_SOURCES,
    source_numbers,
)
from stpgraph.export.picture import one_line
from stpgraph.export.poster import source_words
from stpgraph.export.pptx_page import LINE, Page, fitted
from stpgraph.export.pptx_picture import draft_mark
from stpgraph.export.pptx_shapes import Cell, Frame, Run, Words, table, text_box
from stpgraph.export.sheet import Sheet
from stpgraph.export.telling import ToldFinding, findings, source_items
from stpgraph.layout.text import wrap
from stpgraph.reading.ours import our_reading
from stpgraph.reading.tallies import MEANING, tallied
from stpgraph.reading.words import uncapital

#: So many findings are on a slide at most: more, and nobody at the back of a room reads them.
MOST_ROWS = 7
#: So many documents are on a slide at most.
MOST_SOURCES = 16
_SIZE, _LEAST, _PAD = 11.5, 5.0, 5.0
_SHARES = (0.42, 0.13, 0.34, 0.11)
_SOURCE_SHARES = (0.07, 0.93)
_BAND = "#F4F2EC"
#: PowerPoint's lines are a little higher than a measured text's, and cells keep a little more.
_ROOM = 1.04

Texts = tuple[tuple[tuple[str, bool], ...], ...]
"""The texts of a row: cells of paragraphs, each with whether it is bold."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A slide with a table: its title, what is said below, the names of the columns, and rows of texts, each with its size."""

    title: str
    says: str
    header: tuple[str, ...]
    shares: tuple[float, ...]
    rows: tuple[tuple[float, Texts], ...]


def leaves(sheet: Sheet, page: Page) -> Iterator[Leaf]:
    """The slides of a sheet's findings and sources; none where findings were not asked for."""
    told = findings(sheet)
    if told is None:
        if source_words(sheet) != one_line(sheet.source_line):
            yield from _listed(STRUCTURE_SOURCES, _documents(sheet), page, "S{}")
        return
    if not told.groups:
        yield Leaf("Findings", NOTHING_FOUND, (), (), ())
    counted = tallied(sheet.findings or ())
    ours = [told_ours] if (told_ours := our_reading(sheet.structure)) else []
    for at, group in enumerate(told.groups):
        rows = [_finding_texts(each) for each in group.findings]
        parts = list(parts_of(rows, _SHARES, page, MOST_ROWS, at == 0))
        for number, part in enumerate(parts, 1):
            of = f" ({number} of {len(parts)})" if len(parts) > 1 else ""
            first = " ".join([f"In all: {uncapital(counted)} {MEANING}", *ours]) if at == 0 and number == 1 else ""
            title = f"{group.title}: {len(group.findings):,}, {group.asks}{of}"
            yield Leaf(title, first, FINDING_COLUMNS, _SHARES, part)
    yield from _listed(RULES_SOURCES, told.citations, page)
    yield from _listed(STRUCTURE_SOURCES, _documents(sheet), page, "S{}")


def _documents(sheet: Sheet) -> list[str]:
    return [f"{words} {url}".strip() for words, url in source_items(sheet.structure.sources)]


def _listed(title: str, texts: Sequence[str], page: Page, called: str = "[{}]") -> Iterator[Leaf]:
    """Slides that list documents by number; `called` is how one is called."""
    rows: list[Texts] = [
        (((called.format(number), False),), ((one_line(words), False),)) for number, words in enumerate(texts, 1)
    ]
    parts = list(parts_of(rows, _SOURCE_SHARES, page, MOST_SOURCES, False))
    for number, part in enumerate(parts, 1):
        of = f" ({number} of {len(parts)})" if len(parts) > 1 else ""
        yield Leaf(f"{title}{of}", "", ("No.", "Document"), _SOURCE_SHARES, part)


def leaf_shapes(leaf: Leaf, sheet: Sheet, page: Page, key: int) -> str:
    """Everything on the slide but its title, as XML; its shapes are numbered from `key`."""
    drawn = []
    if leaf.says:
        words = Words(([Run(leaf.says, page.subtitle_size, QUIET)],), align="l", anchor="t")
        drawn.append(text_box(key, "What this shows", leaf.says, _says(page), words))
    if sheet.draft:
        drawn.append(draft_mark(key + 1, page))
    if leaf.rows:
        drawn.append(_table(leaf, page, key + 2))
    footer = f"{one_line(sheet.title)} · {one_line(sheet.subtitle)}"
    size, lines = fitted(footer, page.source.width, page.source_size, 2)
    frame = Frame(page.margin, page.height - page.margin * 0.6 - lines * size * LINE, page.source.width, lines * size * LINE)
    foot = Words(([Run(footer, size, QUIET)],), align="l", anchor="b")
    drawn.append(text_box(key + 3, "Footer", footer, frame, foot))
    return "".join(drawn)


def title_of(leaf: Leaf, page: Page) -> tuple[str, float]:
    """The title of a slide, and its size in points."""
    return leaf.title, fitted(leaf.title, page.title.width, 22 * page.unit, 1)[0]


def _finding_texts(each: ToldFinding) -> Texts:
    found = ((each.defect, True), (each.fact, False))
    certain = ((each.certainty, False), *((("Accepted: " + each.accepted, False),) if each.accepted else ()))
    return found, certain, ((each.remedy, False),), ((source_numbers(each), False),)


def _says(page: Page) -> Frame:
    top = page.margin * 0.75 + 22 * page.unit * LINE + 6 * page.unit
    return Frame(page.margin, top, page.width - 2 * page.margin, 3 * page.subtitle_size * LINE)


def _top(page: Page, says: bool) -> float:
    frame = _says(page)
    return frame.y + (frame.height + 4 * page.unit if says else 4 * page.unit)


def _foot(page: Page) -> float:
    """Where a table must end: above two lines of footer."""
    return page.height - page.margin * 0.6 - 2.5 * page.source_size * LINE


def parts_of(
    rows: Sequence[Texts], shares: Sequence[float], page: Page, most: int, says: bool
) -> Iterator[tuple[tuple[float, Texts], ...]]:
    """Rows slide by slide, each with the size of its text: as many as there is room for, and no more than `most`."""
    part: list[tuple[float, Texts]] = []
    head = _height([(("", True),)], (1.0,), _SIZE * page.unit, page)
    room = left = _foot(page) - _top(page, says) - head
    for texts in rows:
        size = _SIZE * page.unit
        while _height(texts, shares, size, page) > room and size > _LEAST * page.unit:
            size *= 0.95
        height = _height(texts, shares, size, page)
        if part and (height > left or len(part) == most):
            yield tuple(part)
            part, left = [], _foot(page) - _top(page, False) - head
            room = left
        part.append((size, texts))
        left -= height
    if part:
        yield tuple(part)


def _height(texts: Sequence[Sequence[tuple[str, bool]]], shares: Sequence[float], size: float, page: Page) -> float:
    """How high a row is, in points."""
    room = page.width - 2 * page.margin
    lines = max(
        sum(len(wrap(text, share * room - 2 * _PAD * page.unit - 2, size, bold)) for text, bold in cell)
        for cell, share in zip(texts, shares, strict=True)
    )
    return lines * size * LINE * _ROOM + _PAD * page.unit


def _table(leaf: Leaf, page: Page, key: int) -> str:
    room = page.width - 2 * page.margin
    widths = [share * room for share in leaf.shares]
    head = _height([(("", True),)], (1.0,), _SIZE * page.unit, page)
    rows = [(head, [Cell(([Run(name, _SIZE * page.unit, PAPER, True)],), ACCENT) for name in leaf.header])]
    for at, (size, texts) in enumerate(leaf.rows):
        ground = _BAND if at % 2 else PAPER
        cells = [Cell([[Run(text, size, INK, bold)] for text, bold in cell], ground) for cell in texts]
        rows.append((_height(texts, leaf.shares, size, page), cells))
    frame = Frame(page.margin, _top(page, bool(leaf.says)), room, sum(height for height, _ in rows))
    return table(key, f"Table: {leaf.title}", f"Table: {leaf.title}.", frame, widths, rows, _PAD * page.unit)
