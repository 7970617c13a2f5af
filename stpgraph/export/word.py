"""What every Word document of ours is made of: an empty paper in our typeface and language, lists, tables, the picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from io import BytesIO

from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from stpgraph.draw.style import ACCENT, INK, QUIET, TAGS
from stpgraph.export.archive import repacked
from stpgraph.export.office import DRAFT_WORDS, FONT, LANGUAGE
from stpgraph.export.picture import one_line
from stpgraph.export.sheet import PRINTED, PartSheet, Sheet
from stpgraph.export.telling import description
from stpgraph.export.word_page import LARGE, USUAL, legible, smallest
from stpgraph.export.xml_text import xml_attribute, xml_content, xml_text

#: The width of the text of a page that stands upright, in twentieths of a point.
TEXT_WIDTH = 9_638
_SHORT, _LONG, _LONGER, _MARGIN = Cm(21.0), Cm(29.7), Cm(42.0), Cm(2.0)
_CAPTION_HEIGHT = Cm(1.2)
#: So many pixels wide is a picture about 250 to the inch; it never has fewer than a screen's, nor more than twice as many.
_PIXELS, _MORE_PIXELS, _LEAST_DPI, _MOST_DPI = 2_400, 3_400, 96.0, 192.0
_DEEPEST = 8
#: A4 will do while no text of a picture is smaller than this, in points; an A3 page printed on A4 is no worse than that.
_LEAST = 6.5
#: What is said of a whole that is too small to be read.
MAP_WORDS = "This is the whole as a map; the next pages show each part larger."

Runs = Sequence[tuple[str, bool]]
"""One paragraph of a cell: pieces of text, each bold or not."""


def blank(title: str, subject: str, made_on: date, draft: bool) -> Paper:
    """An empty paper, with its title and page number below every page and the draft mark above."""
    paper = Document()
    package = paper.part.package
    for relation in [each for each in package.rels.values() if each.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del package.rels[relation.rId]
    section = paper.sections[0]
    section.page_width, section.page_height = _SHORT, _LONG
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    defaults = paper.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for language in defaults.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    for name, size, colour in (("Normal", 10.5, INK), ("Title", 22, ACCENT), ("Subtitle", 12, QUIET)):
        _styled(paper, name, size, colour)
    for level, size in ((1, 16), (2, 13), (3, 11)):
        _styled(paper, f"Heading {level}", size, ACCENT)
    told = paper.core_properties
    moment = datetime.combine(made_on, time())
    told.title, told.subject = xml_text(one_line(title))[:255], xml_text(one_line(subject))[:255]
    told.author = told.last_modified_by = told.keywords = told.comments = ""
    told.language, told.created, told.modified, told.revision = LANGUAGE, moment, moment, 1
    _footer(paper, title, draft)
    return paper


def saved(paper: Paper) -> bytes:
    """The paper as a file, the same bytes for the same content."""
    made = BytesIO()
    paper.save(made)
    return repacked(made.getvalue())


def _styled(paper: Paper, name: str, size: float, colour: str) -> None:
    style = paper.styles[name]
    assert isinstance(style, ParagraphStyle)
    style.font.size, style.font.color.rgb = Pt(size), RGBColor(*bytes.fromhex(colour.lstrip("#")))
    style.font.italic = False
    style.font.name = FONT
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in [key for key in fonts.attrib if "Theme" in key or "theme" in key]:
        del fonts.attrib[key]
    for key in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(key), FONT)


def _footer(paper: Paper, title: str, draft: bool) -> None:
    """The title and the page's number below every page; the draft mark above."""
    section = paper.sections[0]
    line = section.footer.paragraphs[0]
    line.add_run(xml_text(f"{one_line(title)} · page "))
    line._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'))
    if draft:
        mark = section.header.paragraphs[0].add_run(DRAFT_WORDS)
        mark.bold, mark.font.color.rgb = True, RGBColor(*bytes.fromhex(TAGS["gap"].edge.lstrip("#")))


def picture_page(paper: Paper, sheet: Sheet, heading: str, caption: str = "", level: int = 1) -> None:
    """The picture, with its text alternative, on a page on its side: A4, or A3 where A4 is far too small. Its parts follow on pages
    of their own where the whole is too small to be read even there."""
    from stpgraph.export.png import most_dpi, png

    large = smallest(sheet, USUAL) < (PRINTED if isinstance(sheet, PartSheet) else _LEAST)
    on = LARGE if large else USUAL
    section = paper.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (_LONGER, _LONG) if large else (_LONG, _SHORT)
    paper.add_heading(xml_text(heading), level)
    parts = sheet.closer(legible) if large and smallest(sheet, on, bool(caption)) < PRINTED else ()
    if parts:
        caption = f"{caption} {MAP_WORDS}".strip()
    if caption:
        paper.add_paragraph(xml_text(one_line(caption)))
    pixels = _MORE_PIXELS if large else _PIXELS
    dpi = min(max(_LEAST_DPI, 96 * pixels / max(1.0, sheet.scene.width)), _MOST_DPI, most_dpi(sheet))
    drawn = paper.add_picture(BytesIO(png(sheet, dpi)))
    width, height = int(drawn.width), int(drawn.height)
    room = Pt(on.height) - (_CAPTION_HEIGHT if caption else 0)
    ratio = min(Pt(on.width) / width, room / height, 1.0)
    drawn.width, drawn.height = Length(round(width * ratio)), Length(round(height * ratio))
    properties = drawn._inline.docPr
    properties.set("name", "Picture of the structure")
    properties.set("descr", xml_text(description(sheet)))
    for each in parts:
        # The picture of a part says itself of what and of when it is.
        picture_page(paper, each, one_line(each.title), "" if isinstance(each, PartSheet) else each.subtitle, level=2)


def upright(paper: Paper) -> None:
    """Pages stand upright from here on."""
    section = paper.add_section(WD_SECTION.NEW_PAGE)
    section.orientation, section.page_width, section.page_height = WD_ORIENT.PORTRAIT, _SHORT, _LONG


def bullet(paper: Paper, text: str, depth: int = 0) -> Paragraph:
    """One line of a list, indented by its depth."""
    line = paper.add_paragraph(xml_text(text), style="List Bullet")
    line.paragraph_format.space_after = Pt(1)
    if depth:
        line.paragraph_format.left_indent = Cm(0.63 + 0.63 * min(depth, _DEEPEST))
    return line


def table(paper: Paper, title: str, header: Sequence[str], widths: Sequence[int], rows: Iterable[list[list[Runs]]]) -> None:
    """A table whose header row is repeated on every page. Made as XML: a library call for each cell would take its time."""
    edge = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="8A8577"/>' for side in ("top", "bottom", "insideH"))
    head = "".join(_cell([[(name, True)]], width, ACCENT, "FFFFFF") for name, width in zip(header, widths, strict=True))
    body = "".join(
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(_cell(cell, width) for cell, width in zip(cells, widths, strict=True))}</w:tr>"
        for cells in rows
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    made = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{edge}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
        f'<w:tblLook w:val="0020" w:firstRow="1"/><w:tblCaption w:val={xml_attribute(title)}/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{body}</w:tbl>"
    )
    # A paragraph after the table keeps it apart from a table that follows.
    after = paper.add_paragraph()
    after._p.addprevious(made)


def _cell(paragraphs: Iterable[Runs], width: int, fill: str = "", colour: str = "") -> str:
    ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill.lstrip("#")}"/>' if fill else ""
    told = "".join(
        f'<w:p><w:pPr><w:spacing w:before="30" w:after="30"/></w:pPr>{"".join(_run(text, bold, colour) for text, bold in runs)}</w:p>'
        for runs in paragraphs
    )
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{ground}</w:tcPr>{told}</w:tc>'


def _run(text: str, bold: bool, colour: str) -> str:
    look = ("<w:b/>" if bold else "") + (f'<w:color w:val="{colour}"/>' if colour else "") + '<w:sz w:val="19"/>'
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{xml_content(text)}</w:t></w:r>'
