"""Where things stand on a page of Visio: sheets within sheets, turned and mirrored, from inches upwards to pixels downwards.

Source: Visio ShapeSheet reference, "Shape Transform", "Page Scale", "Geometry".
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from stpgraph.importers.draft import Frame
from stpgraph.importers.drawings.meeting import Point
from stpgraph.importers.safe import named
from stpgraph.importers.visio.sheet import Sheet

#: Frames are in CSS pixels of the paper, of which an inch has so many.
PIXELS = 96.0


@dataclass(frozen=True, slots=True)
class Turn:
    """A change of coordinates: x' = a·x + c·y + e, y' = b·x + d·y + f.

    >>> Turn(1, 0, 0, -1, 0, 10).at(2, 3)
    (2, 7)
    """

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def at(self, x: float, y: float) -> Point:
        """Where a point comes to lie."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, first: Turn) -> Turn:
        """The change that does another first, and then this one."""
        e, f = self.at(first.e, first.f)
        return Turn(
            self.a * first.a + self.c * first.b,
            self.b * first.a + self.d * first.b,
            self.a * first.c + self.c * first.d,
            self.b * first.c + self.d * first.d,
            e,
            f,
        )


def page_size(sheet: Element | None) -> tuple[float, float, float]:
    """Width and height of a page in its own inches, and how many pixels of the paper one of these has."""
    cells = {cell.get("N"): cell.get("V") or "" for cell in named(sheet, "Cell")} if sheet is not None else {}
    width, height = _positive(cells.get("PageWidth"), 11.0), _positive(cells.get("PageHeight"), 8.5)
    scale = _positive(cells.get("PageScale"), 1.0) / _positive(cells.get("DrawingScale"), 1.0)
    return width, height, PIXELS * scale


def _positive(text: str | None, otherwise: float) -> float:
    try:
        found = float(text or "")
    except ValueError:
        return otherwise
    return found if math.isfinite(found) and 1e-5 < found < 1e5 else otherwise


def of_page(height: float, pixels: float) -> Turn:
    """From a page's inches, upwards from its lower left corner, to pixels downwards from its upper left one."""
    return Turn(pixels, 0, 0, -pixels, 0, height * pixels)


def of_shape(sheet: Sheet, around: Turn) -> Turn:
    """From a shape's own inches to the page's pixels; `around` is that of the group or page that it stands in."""
    width, height = sheet.number("Width"), sheet.number("Height")
    turn, sine = math.cos(sheet.number("Angle")), math.sin(sheet.number("Angle"))
    across = -1.0 if sheet.whole("FlipX") else 1.0
    up = -1.0 if sheet.whole("FlipY") else 1.0
    a, b, c, d = turn * across, sine * across, -sine * up, turn * up
    x, y = _pin(sheet, "LocPinX", "Width", width), _pin(sheet, "LocPinY", "Height", height)
    pin_x, pin_y = sheet.number("PinX"), sheet.number("PinY")
    return around.after(Turn(a, b, c, d, pin_x - a * x - c * y, pin_y - b * x - d * y))


def _pin(sheet: Sheet, key: str, of: str, size: float) -> float:
    """Where a shape's own pin is. Some programs change a size and leave what was worked out of it: the formula counts first."""
    cell = sheet.cell(key)
    match = re.fullmatch(rf"{of}\*(0?\.\d{{1,9}}|[01])", (cell.get("F") or "") if cell is not None else "")
    return size * float(match[1]) if match else sheet.number(key, size / 2)


def frame_of(sheet: Sheet, turn: Turn) -> Frame:
    """The upright box around a shape, in pixels."""
    width, height = sheet.number("Width"), sheet.number("Height")
    corners = [turn.at(x, y) for x in (0.0, width) for y in (0.0, height)]
    left, top = min(x for x, _ in corners), min(y for _, y in corners)
    right, bottom = max(x for x, _ in corners), max(y for _, y in corners)
    return Frame(round(left, 3), round(top, 3), round(right - left, 3), round(bottom - top, 3))


def route_of(sheet: Sheet, turn: Turn, around: Turn) -> tuple[Point, ...]:
    """The points that a line runs through, in pixels: those it was drawn with, else its two ends."""
    ends = tuple(around.at(sheet.number(f"{end}X"), sheet.number(f"{end}Y")) for end in ("Begin", "End"))
    width, height = sheet.number("Width"), sheet.number("Height")
    path: list[Point] = []
    for section in named(sheet.element, "Section"):
        if section.get("N") != "Geometry":
            continue
        for row in named(section, "Row"):
            cells = {cell.get("N"): cell.get("V") or "" for cell in named(row, "Cell")}
            try:
                x, y = float(cells.get("X", "")), float(cells.get("Y", ""))
            except ValueError:
                continue
            if (row.get("T") or "").startswith("Rel"):
                x, y = x * width, y * height
            if math.isfinite(x) and math.isfinite(y) and abs(x) < 1e5 and abs(y) < 1e5:
                path.append(turn.at(x, y))
        break
    whole = (ends[0], *path[1:-1], ends[1]) if len(path) > 2 else ends
    return tuple((round(x, 3), round(y, 3)) for x, y in whole)
