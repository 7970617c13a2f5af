"""A comparison for PowerPoint: both pictures in shapes that can be edited, with glued lines, then the differences in tables.

Both pictures share a slide where they can be read on it; else each has a slide of its own, at one scale.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from stpgraph.export.compared import ComparedSheet
from stpgraph.export.compared_pages import told_sections
from stpgraph.export.office import legend_entries
from stpgraph.export.picture import one_line
from stpgraph.export.poster import source_words
from stpgraph.export.pptx import add_leaf, add_picture, deck_of, saved
from stpgraph.export.pptx_findings import Leaf, Texts, parts_of
from stpgraph.export.pptx_page import IN_SLIDES, WIDE, Page, for_tables, page
from stpgraph.export.sheet import Sheet
from stpgraph.layout.scene import Scene
from stpgraph.reading.compared import most_important
from stpgraph.reading.paper import Bullets, Grid, Heading, Para, Section

#: So many rows are on a slide at most: more, and nobody at the back of a room reads them.
_MOST_ROWS = 9
_NUMBERED = (0.06, 0.94)


def write(sheet: ComparedSheet) -> bytes:
    """A presentation: the pictures, then what matters most, the findings and everything that differs."""
    pictures, pages = _pictures(sheet)
    deck = deck_of(sheet, pages[0])
    notes = ["What matters most:", *(f"– {one_line(each)}" for each in most_important(sheet.comparison))]
    for picture, filled in zip(pictures, pages, strict=True):
        add_picture(deck, picture, filled, source_words(picture, IN_SLIDES), notes)
    tables = for_tables(pages[0])
    for leaf in _leaves(sheet, tables):
        add_leaf(deck, leaf, sheet, tables)
    return saved(deck)


def _pictures(sheet: ComparedSheet) -> tuple[tuple[Sheet, ...], tuple[Page, ...]]:
    """What is drawn on the first slides, and how each of them is filled."""
    together = _page(sheet, sheet.scene)
    if (together.width, together.height) == WIDE or not all(side.scene.boxes for side in sheet.sides):
        return (sheet,), (together,)
    # Both are drawn into a scene of one size, on slides of one size: so they come out at one scale.
    width, height = (max(getattr(side.scene, each) for side in sheet.sides) for each in ("width", "height"))
    scenes = [replace(side.scene, width=width, height=height) for side in sheet.sides]
    first = [_page(side, scene) for side, scene in zip(sheet.sides, scenes, strict=True)]
    size = max((each.width, each.height) for each in first)
    pages = [_page(side, scene, size) for side, scene in zip(sheet.sides, scenes, strict=True)]
    scale = min(each.scale for each in pages)
    return sheet.sides, tuple(replace(each, scale=scale) for each in pages)


def _page(sheet: Sheet, scene: Scene, size: tuple[float, float] | None = None) -> Page:
    return page(scene, one_line(sheet.title), source_words(sheet, IN_SLIDES), legend_entries(sheet), size)


# ── tables ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _leaves(sheet: ComparedSheet, filled: Page) -> Iterator[Leaf]:
    for section in told_sections(sheet):
        yield from _of_section(section, filled)


def _of_section(section: Section, filled: Page) -> Iterator[Leaf]:
    """A section as slides: a sentence above its first table, its other paragraphs and lists as one table, its tables as they are."""
    paragraphs = [part.text for part in section.parts if isinstance(part, Para)]
    tables = [part for part in section.parts if isinstance(part, Grid)]
    bullets = [part for part in section.parts if isinstance(part, Bullets)]
    above = " ".join(map(one_line, paragraphs)) if tables else ""
    for at, grid in enumerate(tables):
        yield from _table(grid, filled, "" if at else above)
    if bullets or not tables:
        yield from _listed(section, filled, not tables)


def _listed(section: Section, filled: Page, paragraphs: bool) -> Iterator[Leaf]:
    """What a section says outside its tables: a heading stands above the first of what is below it."""
    rows: list[Texts] = []
    heading = ""
    for part in section.parts:
        match part:
            case Heading():
                heading = one_line(part.text)
            case Para() if paragraphs:
                rows.append(_row(len(rows) + 1, heading, part.text))
                heading = ""
            case Bullets():
                for text in part.items:
                    rows.append(_row(len(rows) + 1, heading, text))
                    heading = ""
            case _:
                pass
    yield from _numbered(section.title, "", ("No.", "What is said"), _NUMBERED, rows, filled)


def _row(number: int, heading: str, text: str) -> Texts:
    above = ((heading, True),) if heading else ()
    return ((f"{number}", True),), (*above, (one_line(text), False))


def _table(grid: Grid, filled: Page, says: str) -> Iterator[Leaf]:
    rows: list[Texts] = [tuple(tuple((line, False) for line in cell.split("\n")) for cell in row) for row in grid.rows]
    whole = sum(grid.widths)
    yield from _numbered(grid.caption, says, grid.head, tuple(each / whole for each in grid.widths), rows, filled)


def _numbered(
    title: str, says: str, head: tuple[str, ...], shares: tuple[float, ...], rows: list[Texts], filled: Page
) -> Iterator[Leaf]:
    parts = list(parts_of(rows, shares, filled, _MOST_ROWS, bool(says)))
    for number, part in enumerate(parts, 1):
        of = f" ({number} of {len(parts)})" if len(parts) > 1 else ""
        yield Leaf(f"{one_line(title)}{of}", says if number == 1 else "", head, shares, part)
