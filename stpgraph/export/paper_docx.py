"""A board paper for Word: headings, numbered paragraphs, tables with repeated headings, and the picture on a page of its own."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from string import ascii_lowercase

from docx.document import Document as WordPaper
from docx.shared import Cm, Pt

from stpgraph.export import word
from stpgraph.export.picture import one_line
from stpgraph.export.sheet import Sheet
from stpgraph.export.word import Runs
from stpgraph.export.xml_text import xml_text
from stpgraph.reading.paper import Bullets, Grid, Heading, Paper, Para, Part, Picture, Section

_INDENT = Cm(1.1)


def write(paper: Paper, sheet: Sheet, logo: bytes = b"") -> bytes:
    """The paper as a Word file. `sheet` is the picture; `logo` a PNG that `logo.logo` has made, or nothing."""
    made = word.blank(paper.title, paper.subtitle, sheet.made_on, paper.draft)
    if logo:
        drawn = made.add_picture(BytesIO(logo), height=Cm(1.6))
        drawn._inline.docPr.set("name", "Logo")
        drawn._inline.docPr.set("descr", "The footprint's logo")
    made.add_paragraph(xml_text(one_line(paper.title)), style="Title")
    made.add_paragraph(xml_text(one_line(paper.subtitle)), style="Subtitle")
    for label, value in paper.about:
        line = made.add_paragraph(f"{label}: ")
        line.paragraph_format.space_after = Pt(0)
        line.add_run(xml_text(one_line(value))).bold = True
    for number, section in enumerate(paper.sections, 1):
        _section(made, sheet, number, section)
    return word.saved(made)


def _section(made: WordPaper, sheet: Sheet, number: int, section: Section) -> None:
    title = f"{number} {section.title}"
    if section.key != "picture":
        made.add_heading(title, 1)
        _parts(made, number, section.parts)
        return
    captions = " ".join(part.caption for part in section.parts if isinstance(part, Picture))
    word.picture_page(made, sheet, title, captions)
    word.upright(made)


def _parts(made: WordPaper, section: int, parts: Sequence[Part]) -> None:
    paragraph = 0
    for part in parts:
        match part:
            case Heading():
                made.add_heading(xml_text(one_line(part.text)), 2)
            case Para():
                paragraph += 1
                _hanging(made, f"{section}.{paragraph}", part.text)
            case Bullets() if part.lettered:
                for at, text in enumerate(part.items):
                    _hanging(made, _letters(at), text)
            case Bullets():
                for at, text in enumerate(part.items):
                    word.bullet(made, one_line(text), part.depths[at] if part.depths else 0)
            case Grid():
                _grid(made, part)


def _hanging(made: WordPaper, mark: str, text: str) -> None:
    """A paragraph behind its number."""
    line = made.add_paragraph(xml_text(f"{mark}\t{one_line(text)}"))
    line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = _INDENT, -_INDENT
    line.paragraph_format.tab_stops.add_tab_stop(_INDENT)


def _letters(at: int) -> str:
    """a to z, then aa, ab …

    >>> _letters(0), _letters(25), _letters(26)
    ('a', 'z', 'aa')
    """
    before, last = divmod(at, len(ascii_lowercase))
    return (_letters(before - 1) if before else "") + ascii_lowercase[last]


def _grid(made: WordPaper, grid: Grid) -> None:
    made.add_heading(xml_text(one_line(grid.caption)), 3)
    shares = sum(grid.widths)
    widths = [round(word.TEXT_WIDTH * each / shares) for each in grid.widths]
    word.table(made, grid.caption, grid.head, widths, [[_lines(cell) for cell in row] for row in grid.rows])


def _lines(cell: str) -> list[Runs]:
    return [[(line, False)] for line in cell.split("\n")]
