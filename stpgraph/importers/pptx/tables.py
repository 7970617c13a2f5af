"""Tables on slides: lists of members, of groups or of pairs are read as any table is; of others each cell is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element

from stpgraph.errors import InputError
from stpgraph.files.spelling import squeezed
from stpgraph.importers.draft import Link, Shape, Unread
from stpgraph.importers.making import short
from stpgraph.importers.pptx.items import Item
from stpgraph.importers.pptx.package import below
from stpgraph.importers.safe import local, named
from stpgraph.importers.tables import free as tables
from stpgraph.importers.tables.columns import matched

_MOST_CELLS = 20_000


def is_table(item: Item) -> bool:
    """Whether a frame on a slide holds a table."""
    return any(True for _ in below(item.element, "tbl"))


def read(item: Item, prefix: str, place: str, page: int) -> tuple[list[Shape], list[Link], list[Unread]]:
    """What a table says; what is not understood is told."""
    rows = _rows(item)
    try:
        # A table without a heading that is understood may be anything: a slide is full of such, unlike a sheet of Excel.
        made = tables.sketch([tables.Table("", rows)], "pptx", place) if matched(rows).heading >= 0 else None
    except InputError:
        made = None
    if made is None or not made.shapes:
        cells = [cell for row in rows for cell in row if cell]
        return (
            [],
            [],
            [
                Unread(f"“{short(cell)}”", f"{place}, a table", "No heading of the table says who is named there.")
                for cell in cells
            ],
        )
    where = f"{place}, a table, "
    shapes = [replace(each, key=prefix + each.key, place=where + each.place, page=page) for each in made.shapes]
    links = [
        replace(each, source=prefix + each.source, target=prefix + each.target, place=where + each.place, page=page)
        for each in made.links
    ]
    return shapes, links, [replace(each, place=f"{where}{each.place}") for each in made.unread]


def _rows(item: Item) -> tuple[tuple[str, ...], ...]:
    made: list[tuple[str, ...]] = []
    seen = 0
    for row in below(next(below(item.element, "tbl")), "tr"):
        cells = []
        for cell in named(row, "tc"):
            merged = cell.get("hMerge") in ("1", "true") or cell.get("vMerge") in ("1", "true")
            cells.append("" if merged else _words(cell))
        seen += len(cells)
        if seen > _MOST_CELLS:
            break
        made.append(tuple(cells))
    return tuple(made)


def _words(cell: Element) -> str:
    lines = []
    for paragraph in below(cell, "p"):
        text = "".join(
            "\n" if local(each.tag) == "br" else (each.text or "") for each in paragraph.iter() if local(each.tag) in ("t", "br")
        )
        lines += [" ".join(line.split()) for line in text.split("\n")]
    return "\n".join(each for each in lines if each)


def drawn_too(shapes: Sequence[Shape], listed: Sequence[Shape], links: Sequence[Link]) -> tuple[list[Shape], list[Link]]:
    """Rows of tables that speak of the one box of their name are that box, whose lines they then are."""
    names: dict[str, list[str]] = {}
    for each in shapes:
        names.setdefault(squeezed(each.name), []).append(each.key)
    moved = {each.key: found[0] for each in listed if len(found := names.get(squeezed(each.name), [])) == 1}
    left = [each for each in listed if each.key not in moved]
    return left, [
        replace(each, source=moved.get(each.source, each.source), target=moved.get(each.target, each.target)) for each in links
    ]
