"""The running text of a Word document: paragraphs and tables in order, as they read once every tracked change is accepted.

Nothing but text is taken; all else in the file is told. Source: ECMA-376-1, "WordprocessingML Reference Material" (17.2 to 17.13).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from stpgraph.importers.draft import Unread
from stpgraph.importers.making import short
from stpgraph.importers.safe import declares, local, named, parts_of, refused, xml_root

MOST_PARAGRAPHS, MOST_CELLS, MOST_LETTERS = 20_000, 50_000, 1_500_000
_SKIPPED = frozenset(
    {
        *("del", "moveFrom", "rPr", "pPr", "instrText", "delText", "drawing", "pict", "object", "Fallback", "sdtPr", "tblPr"),
        *("footnoteReference", "endnoteReference", "commentReference", "annotationRef", "footnoteRef"),
    }
)
_THROUGH = frozenset(
    {
        *("ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "r", "customXml", "AlternateContent"),
        *("Choice", "dir", "bdo", "ruby", "rubyBase"),
    }
)
_SIGNS: Mapping[str, str] = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "", "sym": " "}
#: Parts of the file that are never opened, with what to call them.
_ALIEN: tuple[tuple[str, str, str], ...] = (
    ("word/vbaProject", "A program (macro)", "Programs in documents are never run."),
    ("word/embeddings/", "Another file inside the document", "It was not opened. Bring it in by itself."),
    ("word/diagrams/data", "SmartArt", "Only the text around it is read. Write it as a list, or bring it in from PowerPoint."),
    ("word/charts/", "A chart", "Only the text around it is read."),
    (
        "word/media/",
        "A picture",
        "What it shows cannot be read; if it is the wiring diagram, bring in the file it was made from.",
    ),
)
_NOTES: tuple[tuple[str, str, str], ...] = (
    ("comments", "comment", "Comments are not part of the text."),
    ("footnotes", "footnote", "Footnotes are not read: look whether they change what is said."),
    ("endnotes", "endnote", "Endnotes are not read: look whether they change what is said."),
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of text. `number` counts the paragraphs of the document from 1; `level` is that of a heading, 0 for other text."""

    text: str
    number: int
    level: int = 0
    listed: bool = False
    bold: bool = False
    title: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells, a merged cell's text in each of its places. `banners` are the rows (from 0) that are one merged cell."""

    rows: tuple[tuple[str, ...], ...]
    number: int
    order: int
    banners: frozenset[int] = frozenset()


Block = Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Text:
    """What a document holds. `titles` are its title in the file's properties and the text of its headers, the likeliest first."""

    blocks: tuple[Block, ...]
    titles: tuple[str, ...]
    unread: tuple[Unread, ...]


def recognised(data: bytes) -> bool:
    """Whether a file is a Word document (of 2007 or later).

    >>> recognised(b"PK rubbish")
    False
    """
    return data.startswith(b"PK") and b"word/" in data and re.search(rb"word/document\d*\.xml", data) is not None


def read(data: bytes, name: str) -> Text:
    """The text of a document. Raises InputError where it is broken, locked or far too large."""
    parts = parts_of(data, name)
    main = next((each for each in sorted(parts) if re.fullmatch(r"word/document\d*\.xml", each)), None)
    if main is None:
        raise refused(name, "This is not a Word document.")
    if any(declares(part[:4_000]) for key, part in parts.items() if key.endswith((".xml", ".rels"))):
        raise refused(
            name, "The file declares a document type or entities, which could be used for an attack. It was not opened."
        )
    root = xml_root(parts[main], name)
    body = next(named(root, "body"), None)
    if body is None:
        raise refused(name, "There is no text in this Word document, or it is broken.")
    reading = _Reading(name, _styles(parts, name))
    blocks = tuple(reading.blocks(body))
    unread = (*_boxes(root), *_changes(root, reading.hidden), *_others(parts, main, name))
    return Text(blocks, _titles(parts, name), unread)


def attribute(element: Element, name: str) -> str:
    """An attribute whatever its namespace; empty where there is none."""
    return next((value for key, value in element.attrib.items() if local(key) == name), "")


def words_in(element: Element) -> str:
    """All text below an element, deleted text left out, paragraphs apart by blanks."""
    return " ".join(
        " ".join(line.split()) for each in element.iter() if local(each.tag) == "p" for line in [_text(each, [])]
    ).strip()


class _Reading:
    def __init__(self, name: str, styles: Mapping[str, tuple[str, int]]) -> None:
        self.name, self.styles = name, styles
        self.count = self.cells = self.tables = self.letters = 0
        self.hidden: list[str] = []

    def blocks(self, holder: Element) -> Iterator[Block]:
        for each in holder:
            tag = local(each.tag)
            if tag == "p":
                yield from self.paragraphs(each)
            elif tag == "tbl":
                if grid := self.grid(each):
                    yield grid
            elif tag in _THROUGH and tag != "r":
                yield from self.blocks(each)

    def paragraphs(self, element: Element) -> Iterator[Paragraph]:
        text = _text(element, self.hidden)
        if not text.strip():
            return
        self.count += 1
        self.letters += len(text)
        if self.letters > MOST_LETTERS:
            raise refused(
                self.name, "There is far more text in this document than in any terms of reference. Bring in these alone."
            )
        if self.count > MOST_PARAGRAPHS:
            raise refused(
                self.name,
                f"There are more than {MOST_PARAGRAPHS:,} paragraphs in this document. Bring in the terms of reference alone.",
            )
        style, level, listed = self._look(element)
        if re.match(r"(?:toc|contents|table of contents)\b", re.sub(r"\s*\d+$", "", style)) and not style.endswith("heading"):
            return
        bold = _bold(element)
        for line in text.split("\n"):
            if line.strip():
                yield Paragraph(line.strip(" "), self.count, level, listed, bold, style in ("title", "subtitle"))

    def _look(self, element: Element) -> tuple[str, int, bool]:
        look = next(named(element, "pPr"), None)
        if look is None:
            return "", 0, False
        style, level, listed = "", 0, False
        for each in look:
            tag, value = local(each.tag), attribute(each, "val")
            if tag == "pStyle":
                style, level = self.styles.get(value, (value.casefold(), 0))
            elif tag == "outlineLvl" and value.isdigit() and int(value) < 9:
                level = int(value) + 1
            elif tag == "numPr":
                listed = any(local(x.tag) == "numId" and attribute(x, "val") != "0" for x in each)
        return style, level, (listed or style.startswith("list")) and not level

    def grid(self, element: Element) -> Grid | None:
        rows: list[tuple[str, ...]] = []
        banners: set[int] = set()
        above: dict[int, str] = {}
        for row in _rows(element):
            cells, columns = self._row(row, above)
            if not any(cells):
                continue
            if columns == 1 and len(cells) > 1:
                banners.add(len(rows))
            rows.append(cells)
        self.tables += 1
        return Grid(tuple(rows), self.count, self.tables, frozenset(banners)) if rows else None

    def _row(self, row: Element, above: dict[int, str]) -> tuple[tuple[str, ...], int]:
        made: list[str] = []
        cells = list(_inside(row, "tc"))
        for cell in cells:
            self.cells += 1
            if self.cells > MOST_CELLS:
                raise refused(self.name, f"There are tables of more than {MOST_CELLS:,} cells in this document.")
            look = next(named(cell, "tcPr"), None)
            span, merged = 1, ""
            for each in look if look is not None else ():
                if local(each.tag) == "gridSpan" and attribute(each, "val").isdigit():
                    span = min(max(int(attribute(each, "val")), 1), 60)
                elif local(each.tag) == "vMerge":
                    merged = attribute(each, "val") or "continue"
            text = self._cell(cell)
            if merged == "continue":
                text = text or above.get(len(made), "")
            above[len(made)] = text
            made += [text] * span
        return tuple(made), len(cells)

    def _cell(self, cell: Element) -> str:
        lines: list[str] = []
        for block in self.blocks(cell):
            if isinstance(block, Paragraph):
                lines.append(("• " if block.listed else "") + block.text)
            else:
                lines += [" – ".join(dict.fromkeys(filter(None, row))) for row in block.rows]
        return "\n".join(lines)


def _rows(table: Element) -> Iterator[Element]:
    for row in _inside(table, "tr"):
        look = next(named(row, "trPr"), None)
        if look is None or not any(local(each.tag) == "del" for each in look):
            yield row


def _inside(holder: Element, tag: str) -> Iterator[Element]:
    """The rows or cells of a table, those inside content controls too."""
    for each in holder:
        if local(each.tag) == tag:
            yield each
        elif local(each.tag) in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _inside(each, tag)


def _text(element: Element, hidden: list[str]) -> str:
    made: list[str] = []
    for each in element:
        tag = local(each.tag)
        if tag == "t":
            made.append(each.text or "")
        elif tag in _SIGNS:
            made.append(_SIGNS[tag])
        elif tag in _THROUGH:
            if tag == "r" and _has(each, "rPr", "vanish"):
                hidden.append("".join(x.text or "" for x in named(each, "t")))
            elif not (tag == "sdt" and _has(each, "sdtPr", "showingPlcHdr")):
                made.append(_text(each, hidden))
        elif tag not in _SKIPPED and tag.startswith("ins"):
            made.append(_text(each, hidden))
    return "".join(made)


def _has(element: Element, holder: str, tag: str) -> bool:
    return any(local(x.tag) == tag and attribute(x, "val") not in ("0", "false") for each in named(element, holder) for x in each)


def _bold(element: Element) -> bool:
    runs = [each for each in element.iter() if local(each.tag) == "r" and any((x.text or "").strip() for x in named(each, "t"))]
    return bool(runs) and all(_has(each, "rPr", "b") for each in runs)


def _styles(parts: Mapping[str, bytes], name: str) -> dict[str, tuple[str, int]]:
    """By its id, a style's name in small letters, and the level of heading that it stands for."""
    if "word/styles.xml" not in parts:
        return {}
    made: dict[str, tuple[str, int]] = {}
    for style in named(xml_root(parts["word/styles.xml"], name), "style"):
        called = next((attribute(each, "val") for each in named(style, "name")), "").casefold()
        level = int(found[1]) if (found := re.match(r"heading (\d)$", called)) else 1 if called == "title" else 0
        for look in named(style, "pPr"):
            for each in named(look, "outlineLvl"):
                value = attribute(each, "val")
                level = level or (int(value) + 1 if value.isdigit() and int(value) < 9 else 0)
        made[attribute(style, "styleId")] = called, level
    return made


def _titles(parts: Mapping[str, bytes], name: str) -> tuple[str, ...]:
    made = []
    if "docProps/core.xml" in parts:
        made += [" ".join((each.text or "").split()) for each in named(xml_root(parts["docProps/core.xml"], name), "title")]
    for key in sorted(each for each in parts if re.fullmatch(r"word/header\d*\.xml", each)):
        made.append(words_in(xml_root(parts[key], name)))
    return tuple(dict.fromkeys(each for each in made if each and len(each) < 200))


# ── what is told ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _boxes(root: Element) -> Iterator[Unread]:
    """Text boxes and drawn shapes; Word keeps each twice, the older way as a fallback."""
    older = {id(x) for each in root.iter() if local(each.tag) == "Fallback" for x in each.iter()}
    newer = [each for each in root.iter() if id(each) not in older]
    for each in newer:
        if local(each.tag) == "txbxContent" and (words := words_in(each)):
            why = "Text in boxes and drawings is not read with the rest: copy it into the text if it matters."
            yield Unread(f"A text box: “{short(words)}”", "the document", why)
    drawn = [each for each in newer if local(each.tag) in ("wsp", "cxnSp", "shape", "line", "rect", "roundrect", "oval")]
    plain = sum(not any(local(x.tag) == "txbxContent" for x in each.iter()) for each in drawn)
    if plain:
        yield Unread(
            f"{plain:,} drawn {'line or shape' if plain == 1 else 'lines and shapes'}", "the document", "Drawings are not read."
        )


def _changes(root: Element, hidden: list[str]) -> Iterator[Unread]:
    tags = [local(each.tag) for each in root.iter()]
    gone = sum(tags.count(each) for each in ("delText", "moveFrom"))
    if gone or "ins" in tags:
        why = "The text was read as if every change had been accepted: what was struck out is left out, what was put in is taken."
        yield Unread("Tracked changes", "the document", why)
    if words := " ".join(" ".join(hidden).split()):
        yield Unread(f"Hidden text: “{short(words)}”", "the document", "Hidden text is not read.")
    if "altChunk" in tags:
        yield Unread("Another document that is put in here", "the document", "It was not opened. Bring it in by itself.")


def _others(parts: Mapping[str, bytes], main: str, name: str) -> Iterator[Unread]:
    for start, what, why in _ALIEN:
        if any(each.startswith(start) for each in parts):
            yield Unread(what, "the document", why)
    for part, what, why in _NOTES:
        for key in (f"word/{part}.xml",) if f"word/{part}.xml" in parts else ():
            notes = [each for each in xml_root(parts[key], name) if attribute(each, "type") in ("", "normal") and words_in(each)]
            if notes:
                told = what if len(notes) == 1 else f"{what}s"
                yield Unread(f"{len(notes):,} {told}: “{short(words_in(notes[0]))}”", "the document", why)
    for key in sorted(each for each in parts if re.fullmatch(r"word/footer\d*\.xml", each)):
        words = (
            re.sub(r"\b(?:page|of|\d+)\b|[\s|/–-]", "", words := words_in(xml_root(parts[key], name)), flags=re.IGNORECASE)
            and words
        )
        if words:
            yield Unread(f"A footer: “{short(words)}”", "the document", "Footers are not read.")
    folder, file = posixpath.split(main)
    rels = f"{folder}/_rels/{file}.rels"
    for key in sorted({rels, "word/_rels/settings.xml.rels"} & parts.keys()):
        for each in xml_root(parts[key], name):
            if attribute(each, "TargetMode") == "External" and not attribute(each, "Type").endswith("/hyperlink"):
                yield Unread("A part that lies outside the file", "the document", "Nothing outside the file is ever opened.")
