"""What a shape's cells say: its own, else those of its master, else those of its styles; and its colours.

Source: Microsoft, [MS-VSDX] "Inheritance", "QuickStyleFillColor"; Visio ShapeSheet reference, "LinePattern", "BeginArrow".
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from xml.etree.ElementTree import Element

from stpgraph.importers.draft import Head, Stroke
from stpgraph.importers.safe import local, named
from stpgraph.importers.visio.package import Package

#: Masters that stand on masters, and styles on styles, are followed so deep.
_DEEPEST = 12
#: Inches beyond which a number is no place on a page.
_FARTHEST = 1e5
#: So much of words, and so many rows of data, are looked at in one shape.
_LONGEST_TEXT, _MOST_PIECES, _MOST_ROWS = 5_000, 1_000, 200
_SECTIONS = ("Property", "User")
#: The colours that Visio calls by number, before those that a file adds.
_COLOURS: tuple[str, ...] = (
    *("000000", "ffffff", "ff0000", "00ff00", "0000ff", "ffff00", "ff00ff", "00ffff", "800000", "008000", "000080", "808000"),
    *("800080", "008080", "c0c0c0", "e6e6e6", "cdcdcd", "b3b3b3", "9a9a9a", "808080", "666666", "4d4d4d", "333333", "1a1a1a"),
)
_QUICK: Mapping[int, str] = {0: "dk1", 1: "lt1", **{2 + at: f"accent{1 + at}" for at in range(6)}, 8: "bkgnd"}
_QUICK_CELLS: Mapping[str, str] = {"FillForegnd": "QuickStyleFillColor", "LineColor": "QuickStyleLineColor"}
_DOTTED = frozenset({3, 10, 17, 23})
#: Ends of lines that are no points: dots, squares, diamonds, strokes.
_BLUNT = frozenset({9, 10, 11, 20, 21, 22, 23, 41, 42})


@dataclass(frozen=True, slots=True)
class _Own:
    """What one shape or style says itself: cells by name, rows by section and name, words (none where it says nothing of them), whether
    its paths are drawn (none where it has none), and the shapes in it (none where it lists none)."""

    cells: Mapping[str, Element]
    rows: Mapping[str, Mapping[str, Mapping[str, str]]]
    text: str | None
    drawn: bool | None
    children: tuple[Element, ...] | None


def _own(element: Element, package: Package) -> _Own:
    found = package.found.get(id(element))
    if not isinstance(found, _Own):
        found = package.found[id(element)] = _looked_through(element)
    return found


def _looked_through(element: Element) -> _Own:
    cells: dict[str, Element] = {}
    rows: dict[str, dict[str, dict[str, str]]] = {}
    text: str | None = None
    drawn: bool | None = None
    children: tuple[Element, ...] | None = None
    for each in element:
        tag = local(each.tag)
        if tag == "Cell":
            cells.setdefault(each.get("N") or "", each)
        elif tag == "Text" and text is None:
            text = "".join(islice(each.itertext(), _MOST_PIECES))[:_LONGEST_TEXT].replace("\u2028", "\n").replace("\ufffc", "")
        elif tag == "Shapes" and children is None:
            children = tuple(named(each, "Shape"))
        elif tag == "Section" and each.get("N") == "Geometry":
            told = {cell.get("N"): cell.get("V") for cell in named(each, "Cell")}
            seen = told.get("NoShow") != "1" and not (told.get("NoFill") == "1" and told.get("NoLine") == "1")
            drawn = bool(drawn) or (seen and each.get("Del") != "1")
        elif tag == "Section" and each.get("N") in _SECTIONS:
            held = rows.setdefault(each.get("N") or "", {})
            for row in islice(named(each, "Row"), _MOST_ROWS):
                values = {cell.get("N") or "": _said(cell) for cell in islice(named(row, "Cell"), _MOST_ROWS)}
                held.setdefault(row.get("N") or row.get("IX") or "", {}).update(values)
    return _Own(cells, rows, text, drawn, children)


def _said(cell: Element) -> str:
    """The value of a cell in a row; a cell that was never filled in says so by its formula, and has a 0 for form's sake."""
    return "" if cell.get("F") == "No Formula" else (cell.get("V") or "")[:_LONGEST_TEXT]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A shape with the shapes of masters that it takes from, nearest first, and the package that holds them.

    `name` is that of its master, in small letters, or empty; `master` the number of the master that it or the group around it is made from.
    """

    element: Element
    behind: tuple[Element, ...]
    package: Package
    name: str = ""
    master: str = ""

    def cell(self, key: str) -> Element | None:
        """The nearest cell of a name."""
        return next((own.cells[key] for own in self._sources(key) if key in own.cells), None)

    def value(self, key: str) -> str:
        """The value of a cell, or empty."""
        found = self.cell(key)
        return (found.get("V") or "") if found is not None else ""

    def number(self, key: str, otherwise: float = 0.0) -> float:
        """The value of a cell as a number; what is none, or too large for a page, is `otherwise`."""
        try:
            found = float(self.value(key))
        except ValueError:
            return otherwise
        return found if math.isfinite(found) and abs(found) < _FARTHEST else otherwise

    def whole(self, key: str, otherwise: int = 0) -> int:
        """The value of a cell as a whole number."""
        return int(self.number(key, otherwise))

    def has(self, key: str) -> bool:
        """Whether the shape or a master of it, not a style, has a cell."""
        return any(key in own.cells for own in self._shapes())

    def text(self) -> tuple[str, bool]:
        """The words, and whether they are the master's; words of the shape itself count, also where it has none any more."""
        for number, own in enumerate(self._shapes()):
            if own.text is not None:
                return own.text, number > 0
        return "", False

    def rows(self, section: str) -> dict[str, dict[str, str]]:
        """The rows of a section by name, each with its cells; the shape's own cells count before its masters'."""
        made: dict[str, dict[str, str]] = {}
        for own in reversed(list(self._shapes())):
            for name, cells in own.rows.get(section, {}).items():
                made.setdefault(name, {}).update(cells)
        return made

    def user(self, key: str) -> str:
        """A value that programs keep with a shape."""
        return next(
            (found["Value"] for own in self._shapes() if (found := own.rows.get("User", {}).get(key, {})).get("Value")), ""
        )

    def children(self) -> tuple[Element, ...]:
        """The shapes in a group; where it lists none itself, those of its master."""
        return next((own.children for own in self._shapes() if own.children is not None), ())

    @property
    def has_path(self) -> bool:
        """Whether any path of it is drawn."""
        return any(own.drawn for own in self._shapes())

    def _shapes(self) -> Iterator[_Own]:
        return (_own(each, self.package) for each in (self.element, *self.behind))

    def _sources(self, key: str) -> Iterator[_Own]:
        """The shape, its masters, and then its styles for this sort of cell."""
        yield from self._shapes()
        sort = "FillStyle" if key.startswith(("Fill", "QuickStyleFill")) else "LineStyle"
        style = next((each.get(sort) for each in (self.element, *self.behind) if each.get(sort)), None)
        for _ in range(_DEEPEST):
            found = self.package.styles.get(style or "")
            if found is None:
                return
            yield _own(found, self.package)
            style = found.get(sort)

    # ── looks ────────────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def drawn_line(self) -> bool:
        """Whether it has a line around it, or is one."""
        return self.whole("LinePattern", 1) > 0

    @property
    def filled(self) -> bool:
        """Whether it has a colour inside."""
        return self.whole("FillPattern", 1) > 0

    @property
    def stroke(self) -> Stroke:
        """How its line is drawn."""
        pattern = self.whole("LinePattern", 1)
        if self.whole("CompoundType") > 0:
            return "double"
        return "dotted" if pattern in _DOTTED else "dashed" if pattern > 1 else "plain"

    @property
    def head(self) -> Head:
        """Which ends of it have points: the beginning is the source."""
        start, end = (self.whole(key) > 0 and self.whole(key) not in _BLUNT for key in ("BeginArrow", "EndArrow"))
        return "both" if start and end else "source" if start else "target" if end else "none"

    def colour(self, key: str) -> str:
        """The colour in a cell as six digits, or empty. Colours of a theme are the theme's plain ones, without its shades."""
        found = self.cell(key)
        if found is None:
            return ""
        value, formula = found.get("V") or "", found.get("F") or ""
        if match := re.fullmatch(r"#([0-9a-fA-F]{6})", value):
            return match[1].lower()
        if match := re.search(r"RGB\(\s*(\d{1,3})\s*[,;]\s*(\d{1,3})\s*[,;]\s*(\d{1,3})\s*\)", f"{formula} {value}"):
            return "".join(f"{min(int(each), 255):02x}" for each in match.groups())
        if value.isdecimal():
            told = self.package.palette.get(value, "").removeprefix("#").lower()
            at = int(value) if len(value) < 4 else -1
            return told if re.fullmatch(r"[0-9a-f]{6}", told) else _COLOURS[at] if 0 <= at < len(_COLOURS) else ""
        return self._of_theme(self.whole(_QUICK_CELLS.get(key, ""), -1)) if value == "Themed" or "THEME" in formula else ""

    def _of_theme(self, quick: int) -> str:
        known = self.package.found.get(-1)
        if not isinstance(known, dict):
            known = self.package.found[-1] = _theme_colours(self.package.theme)
        if quick < 100:
            return str(known.get(_QUICK.get(quick, ""), ""))
        name = f"varColor{quick - 99}"
        return str(known.get(f"{self.whole('VariationColorIndex')} {name}", known.get(f"0 {name}", "")))


def _theme_colours(theme: Element | None) -> dict[str, str]:
    """The colours of a theme by their names; those of its variations by the number of the variation and their name."""
    made: dict[str, str] = {}
    count = 0
    for scheme in theme.iter() if theme is not None else ():
        if local(scheme.tag) not in ("clrScheme", "variationClrScheme"):
            continue
        before = "" if local(scheme.tag) == "clrScheme" else f"{count} "
        count += bool(before)
        for place in scheme:
            said = next(((each.get("lastClr") or each.get("val") or "").lower() for each in place), "")
            if re.fullmatch(r"[0-9a-f]{6}", said):
                made.setdefault(f"{before}{local(place.tag)}", said)
    return made


def sheet_of(element: Element, package: Package, around: Sheet | None = None) -> Sheet:
    """A shape with what it takes from masters; `around` is the group that it stands in, whose master holds its own master shape."""
    chain: list[Element] = []
    called = ""
    master = element.get("Master") or (around.master if around is not None else "")
    current, within = element, master
    for _ in range(_DEEPEST):
        number, inner = current.get("Master"), current.get("MasterShape")
        part = package.masters.get(number or within)
        found = None if part is None else part.first if number else part.shapes.get(inner) if inner else None
        if part is None or found is None or found is element or any(found is each for each in chain):
            break
        called = called or (part.name if number else "")
        chain.append(found)
        current, within = found, number or within
    return Sheet(element, tuple(chain), package, re.sub(r"\.\d+$", "", called).casefold(), master)
