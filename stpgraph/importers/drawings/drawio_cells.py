"""The cells of a draw.io page, with their styles and where they stand. Source: mxGraph, "mxCodec", "mxConstants"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from xml.etree.ElementTree import Element

from stpgraph.importers.draft import Frame
from stpgraph.importers.safe import MOST_DEPTH, local

#: Where an object keeps its words as fields, its label says only “%name%”.
_PLACEHOLDER = re.compile(r"%([^%<>&\s]{1,60})%")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its own attributes, those of the object around it, and its style."""

    key: str
    label: str
    fields: Mapping[str, str]
    style: Mapping[str, str]
    parent: str
    page: str
    on: int
    element: Element
    #: Where its parent's corner is and it itself, in the page.
    frame: Frame | None = None

    @property
    def part(self) -> str:
        return self.fields.get("stp_part", "")


def cells_of(model: Element, page: str, on: int) -> Iterator[Cell]:
    prefix = f"{on}/" if on else ""
    holder = next((each for each in model if local(each.tag) == "root"), model)
    for number, item in enumerate(holder):
        cell = item if local(item.tag) == "mxCell" else next((each for each in item if local(each.tag) == "mxCell"), None)
        if cell is None:
            continue
        key = prefix + (item.get("id") or cell.get("id") or f"unnamed {number}")
        label = (item.get("label") if item is not cell else cell.get("value")) or ""
        parent = cell.get("parent")
        fields = dict(item.attrib) if item is not cell else {}
        if fields.get("placeholders") == "1":
            label = _filled(label, fields)
        yield Cell(key, label, fields, style_of(cell.get("style") or ""), prefix + parent if parent else "", page, on, cell)


def _filled(label: str, fields: Mapping[str, str]) -> str:
    """A label with what its object says in place of “%name%”, escaped, for labels are HTML."""
    return _PLACEHOLDER.sub(lambda found: escape(fields[found[1]]) if found[1] in fields else found[0], label)


def style_of(text: str) -> dict[str, str]:
    """A style as keys and values; a word without a value is a key with nothing."""
    return {key.strip(): value.strip() for key, _, value in (each.partition("=") for each in text.split(";")) if key.strip()}


def geometry_of(cell: Cell) -> Element | None:
    return next((each for each in cell.element if local(each.tag) == "mxGeometry"), None)


def number_of(element: Element, key: str) -> float:
    try:
        value = float(element.get(key) or 0)
    except ValueError:
        return 0.0
    return value if abs(value) < 1e7 else 0.0


def corner_of(cell: Cell | None, cells: Mapping[str, Cell]) -> tuple[float, float]:
    """Where a cell's own coordinates begin: the sum of the corners of all around it."""
    x = y = 0.0
    seen: set[str] = set()
    while cell is not None and cell.key not in seen and len(seen) <= MOST_DEPTH:
        seen.add(cell.key)
        geometry = geometry_of(cell)
        if geometry is not None and cell.element.get("vertex") == "1" and geometry.get("relative") != "1":
            x, y = x + number_of(geometry, "x"), y + number_of(geometry, "y")
        cell = cells.get(cell.parent)
    return x, y


def frame_of(cell: Cell, cells: Mapping[str, Cell]) -> Frame | None:
    geometry = geometry_of(cell)
    if geometry is None or cell.element.get("vertex") != "1" or geometry.get("relative") == "1":
        return None
    return Frame(*corner_of(cell, cells), number_of(geometry, "width"), number_of(geometry, "height"))


def is_hidden(cell: Cell, cells: Mapping[str, Cell]) -> bool:
    """Whether a cell, or what it is in (its layer, say), is switched off, so that nobody sees it."""
    seen: set[str] = set()
    now: Cell | None = cell
    while now is not None and now.key not in seen:
        if now.element.get("visible") == "0":
            return True
        seen.add(now.key)
        now = cells.get(now.parent)
    return False


def prefix_of(cell: Cell) -> str:
    return f"{cell.on}/" if cell.on else ""


def colour_of(style: Mapping[str, str], key: str) -> str:
    """A colour as six digits; of one for light and one for dark screens the first."""
    match = re.search(r"#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b", style.get(key, "")[:100])
    found = match[1].lower() if match else ""
    return "".join(each * 2 for each in found) if len(found) == 3 else found
