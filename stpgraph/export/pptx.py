"""PowerPoint: a slide with the picture, in shapes that can be edited and lines that are glued to them; then the findings.

A picture that is too large to be read on a slide is followed by slides with its parts, in shapes and glued lines too.

Moving a box drags its lines along: each is glued at both ends, to the site where the picture has it. The notes of the first slide
tell who answers to whom. A part that PowerPoint keeps but does not show says which shape is what (see `pptx_kept`), so that the file can be
brought in again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time
from io import BytesIO

from pptx import Presentation
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Pt

from stpgraph.export.archive import repacked
from stpgraph.export.office import (
    ALONE_TITLE,
    FONT,
    LANGUAGE,
    OUTLINE_TITLE,
    outline_text,
)
from stpgraph.export.picture import one_line
from stpgraph.export.poster import source_words
from stpgraph.export.pptx_findings import Leaf, leaf_shapes, leaves, title_of
from stpgraph.export.pptx_kept import Shown, keep
from stpgraph.export.pptx_page import IN_SLIDES, SHEETS, Page, for_tables, legible, page_of, smallest
from stpgraph.export.pptx_picture import FIRST_KEY, picture_shapes
from stpgraph.export.pptx_shapes import NAMESPACES
from stpgraph.export.sheet import PROJECTED, Sheet
from stpgraph.export.telling import answer_sentences, answering, marked_sentences
from stpgraph.export.xml_text import xml_text

_LAYOUT = "Title Only"


def write(sheet: Sheet) -> bytes:
    """A presentation: the picture, its parts where it is too large to be read, the findings by severity where the sheet has any."""
    filled = page_of(sheet)
    parts = () if smallest(filled) >= PROJECTED else sheet.closer(legible)
    if parts:
        # All slides of a presentation are of one size: no larger than the parts need.
        filled = page_of(sheet, SHEETS[0])
    deck = deck_of(sheet, filled)
    shown = [add_picture(deck, sheet, filled, source_words(sheet, IN_SLIDES), _notes(sheet, parts))]
    for part in parts:
        shown.append(add_picture(deck, part, page_of(part, SHEETS[0]), source_words(part, IN_SLIDES), _part_notes(part)))
    tables = for_tables(filled)
    told = [add_leaf(deck, leaf, sheet, tables) for leaf in leaves(sheet, tables)]
    keep(deck, sheet, shown, told)
    return saved(deck)


def saved(deck: Deck) -> bytes:
    """The presentation as a file, the same bytes for the same content."""
    made = BytesIO()
    deck.save(made)
    return repacked(made.getvalue())


def add_picture(deck: Deck, sheet: Sheet, filled: Page, source: str, notes: Iterable[str]) -> Shown:
    """A slide with the picture, its legend and source line, and its notes; which of its shapes is what."""
    slide = add_slide(deck, one_line(sheet.title), filled, filled.title_size)
    drawn = picture_shapes(sheet, filled, source)
    draw(slide, drawn.xml)
    frame = slide.notes_slide.notes_text_frame
    if frame is not None:
        frame.text = xml_text("\n".join(notes))
    return Shown(slide.slide_id, sheet, drawn)


def deck_of(sheet: Sheet, filled: Page) -> Deck:
    """An empty presentation of the page's size, in our typeface and language, with one layout."""
    deck = Presentation()
    package = deck.part.package
    for relation in [each for each in package.iter_rels() if each.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        package.drop_rel(relation.rId)
    for layout in list(deck.slide_layouts):
        if layout.name != _LAYOUT:
            deck.slide_layouts.remove(layout)
    across, down = Pt(filled.width) / int(deck.slide_width or 1), Pt(filled.height) / int(deck.slide_height or 1)
    deck.slide_width, deck.slide_height = Pt(filled.width), Pt(filled.height)
    for element in (deck.slide_master.element, *(layout.element for layout in deck.slide_layouts)):
        for place in element.xpath(".//p:sp/p:spPr/a:xfrm"):
            for part, (one, other) in ((place.off, ("x", "y")), (place.ext, ("cx", "cy"))):
                part.set(one, str(round(int(part.get(one)) * across)))
                part.set(other, str(round(int(part.get(other)) * down)))
    for element in (deck.element, deck.slide_master.element, *(layout.element for layout in deck.slide_layouts)):
        for typeface in element.xpath(".//a:latin[@typeface='+mj-lt' or @typeface='+mn-lt']"):
            typeface.set("typeface", FONT)
        for run in element.xpath(".//*[@lang]"):
            run.set("lang", LANGUAGE)
    for paragraph in deck.slide_master.element.xpath("./p:txStyles/p:titleStyle/a:lvl1pPr"):
        paragraph.set("algn", "l")
    told = deck.core_properties
    moment = datetime.combine(sheet.made_on, time())
    told.title, told.subject = xml_text(one_line(sheet.title))[:255], xml_text(sheet.subtitle)[:255]
    told.author = told.last_modified_by = told.keywords = told.comments = ""
    told.language, told.created, told.modified, told.revision = LANGUAGE, moment, moment, 1
    return deck


def add_slide(deck: Deck, title: str, filled: Page, size: float) -> Slide:
    """A slide with its title, of a size in points."""
    slide: Slide = deck.slides.add_slide(deck.slide_layouts[0])
    holder = slide.shapes.title
    assert holder is not None
    holder.left, holder.top = Pt(filled.title.x), Pt(filled.title.y)
    holder.width, holder.height = Pt(filled.title.width), Pt(filled.title.height)
    frame = holder.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap = True
    run = frame.paragraphs[0].add_run()
    run.text = xml_text(title)
    run.font.size, run.font.bold, run.font.name = Pt(round(size, 1)), True, FONT
    run.font.language_id = MSO_LANGUAGE_ID.ENGLISH_UK
    holder.element.xpath("./p:nvSpPr/p:cNvPr")[0].set("descr", f"Title: {xml_text(title)}")
    return slide


def draw(slide: Slide, shapes: str) -> None:
    """Adds shapes to a slide. One parse for all of them: a library call for each would take its time."""
    tree = slide.shapes.element
    for each in list(parse_xml(f"<p:spTree {NAMESPACES}>{shapes}</p:spTree>")):
        tree.append(each)


def add_leaf(deck: Deck, leaf: Leaf, sheet: Sheet, filled: Page) -> int:
    """A slide with a table. Gives its id."""
    slide = add_slide(deck, leaf.title, filled, title_of(leaf, filled)[1])
    draw(slide, leaf_shapes(leaf, sheet, filled, FIRST_KEY))
    return slide.slide_id


def _notes(sheet: Sheet, parts: Sequence[Sheet]) -> list[str]:
    told = outline_text(sheet)
    lines = (
        ["The whole, as a map. The next slides show it larger:", *(f"– {one_line(each.title)}" for each in parts), ""]
        if parts
        else []
    )
    lines += [f"{OUTLINE_TITLE}, in this picture:"]
    lines += [f"{'    ' * depth}– {text}" for depth, text in told.lines] or ["Nobody answers to anybody that is drawn here."]
    if told.alone:
        lines += [f"{ALONE_TITLE}:", *(f"– {text}" for text in told.alone)]
    return [*lines, told.cut] if told.cut else lines


def _part_notes(part: Sheet) -> list[str]:
    """What a part shows. Who stands alone in it may answer to somebody in another: of that nothing is said."""
    return [f"{one_line(part.title)}.", *answer_sentences(answering(part)), *marked_sentences(part)]
