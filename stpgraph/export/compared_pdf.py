"""A comparison as PDF: both pictures side by side on the first page, each larger where they need it, then the differences in words."""

from __future__ import annotations

from collections.abc import Iterator

from stpgraph.export import pdf, typesetting
from stpgraph.export.compared import ComparedSheet
from stpgraph.export.compared_pages import told_sections
from stpgraph.export.pdf import Part
from stpgraph.export.picture import one_line
from stpgraph.reading.paper import Bullets, Grid, Heading, Para
from stpgraph.reading.paper import Part as Told


def write(sheet: ComparedSheet) -> bytes:
    """The comparison as a PDF file, tagged, in English."""
    return typesetting.pdf("pdf.typ", pdf.content(sheet, list(_parts(sheet))), sheet.made_on)


def _parts(sheet: ComparedSheet) -> Iterator[Part]:
    for section in told_sections(sheet):
        yield {"kind": "heading", "level": 2, "text": section.title}
        for part in section.parts:
            yield from _told(part)


def _told(part: Told) -> Iterator[Part]:
    match part:
        case Heading():
            yield {"kind": "heading", "level": 3, "text": one_line(part.text)}
        case Para():
            yield {"kind": "text", "text": one_line(part.text), "quiet": False}
        case Bullets():
            yield {"kind": "bullets", "items": [one_line(each) for each in part.items]}
        case Grid():
            yield {"kind": "heading", "level": 3, "text": one_line(part.caption)}
            rows = [[{"strong": "", "text": cell} for cell in row] for row in part.rows]
            yield {"kind": "table", "shares": list(part.widths), "head": list(part.head), "rows": rows}
