"""A presentation under way, made with python-pptx: slides, boxes, text boxes and connectors, every length in inches."""

from __future__ import annotations

import io
from collections.abc import Mapping

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from tests.importers.held_out.shaping import Place, rezipped

NHS_BLUE, DARK, GREY, GREEN, AMBER, PINK, WHITE = "005EB8", "003087", "D8DDE0", "78BE20", "ED8B00", "AE2573", "FFFFFF"


COLOURS: Mapping[str, tuple[str, str, str]] = {
    "board": (DARK, WHITE, "Decision-making board"),
    "workstream": (GREEN, "231F20", "Workstream"),
    "locality": (GREEN, "231F20", "Locality"),
    "enabler": (AMBER, "231F20", "Enabling group"),
    "advice": (PINK, WHITE, "Advisory group"),
    "organisation": (GREY, "231F20", "Partner organisation"),
    "project": ("FFF3B0", "231F20", "Project"),
    "assurance": ("768692", WHITE, "Assurance and oversight"),
    "office": ("41B6E6", "231F20", "Programme support"),
}
SORTS: Mapping[str, str] = {
    **dict.fromkeys(("strategic_board", "executive_group", "delivery_group", "joint_committee", "committee_in_common"), "board"),
    "workstream": "workstream",
    "locality_group": "locality",
    **dict.fromkeys(("clinical_cabinet", "finance_group", "reference_group", "forum"), "advice"),
    **dict.fromkeys(("oversight_group", "audit_committee"), "assurance"),
    **dict.fromkeys(("health_and_wellbeing_board", "overview_and_scrutiny_committee", "governing_body"), "assurance"),
    "enabler": "enabler",
    "programme_office": "office",
}


class Deck:
    """A presentation under way; every length is in inches."""

    def __init__(self, width: float = 13.333, height: float = 7.5) -> None:
        self.file = Presentation()
        self.file.slide_width, self.file.slide_height = Inches(width), Inches(height)
        self.width, self.height = width, height
        self.shapes = None

    def slide(self, title: str, at: float = 28) -> None:
        made = self.file.slides.add_slide(self.file.slide_layouts[5])
        made.shapes.title.text = title
        made.shapes.title.left, made.shapes.title.top = Inches(0.4), Inches(0.15)
        made.shapes.title.width, made.shapes.title.height = Inches(self.width - 0.8), Inches(0.7)
        made.shapes.title.text_frame.paragraphs[0].font.size = Pt(at)
        self.shapes = made.shapes

    def box(
        self,
        at: Place,
        text: str,
        fill: str = NHS_BLUE,
        ink: str = WHITE,
        size: float = 10,
        form=MSO_SHAPE.RECTANGLE,
        top=False,
        on=None,
    ):
        shape = (on or self.shapes).add_shape(form, Inches(at.x), Inches(at.y), Inches(at.width), Inches(at.height))
        shape.fill.solid()
        shape.fill.fore_color.rgb = RGBColor.from_string(fill)
        shape.line.color.rgb = RGBColor.from_string(DARK)
        frame = shape.text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = Inches(0.04)
        frame.margin_top = frame.margin_bottom = Inches(0.02)
        frame.vertical_anchor = MSO_ANCHOR.TOP if top else MSO_ANCHOR.MIDDLE
        self._write(frame, text, ink, size)
        return shape

    def words(self, at: Place, text: str, size: float = 9, on=None, ink: str = "425563"):
        shape = (on or self.shapes).add_textbox(Inches(at.x), Inches(at.y), Inches(at.width), Inches(at.height))
        shape.text_frame.word_wrap = True
        self._write(shape.text_frame, text, ink, size)
        return shape

    @staticmethod
    def _write(frame, text: str, ink: str, size: float) -> None:
        for number, line in enumerate(text.split("\n")):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            paragraph.alignment = PP_ALIGN.CENTER
            run = paragraph.add_run()
            run.text = line
            run.font.size, run.font.color.rgb = Pt(size), RGBColor.from_string(ink)

    def line(self, start, end, *, dash: str = "", head: str = "", elbow=False, ink: str = DARK, ends=None):
        """A connector; `head` is where the arrow points: `end`, `start`, `both` or nowhere. `ends` are shapes and sites to glue to."""
        kind = MSO_CONNECTOR.ELBOW if elbow else MSO_CONNECTOR.STRAIGHT
        made = self.shapes.add_connector(kind, Inches(start[0]), Inches(start[1]), Inches(end[0]), Inches(end[1]))
        made.line.color.rgb, made.line.width = RGBColor.from_string(ink), Pt(1.5)
        if dash:
            made.line.dash_style = MSO_LINE.DASH if dash == "dash" else MSO_LINE.ROUND_DOT
        ln = made.line._get_or_add_ln()
        if head in ("start", "both"):
            etree.SubElement(ln, qn("a:headEnd"), type="triangle")
        if head in ("end", "both"):
            etree.SubElement(ln, qn("a:tailEnd"), type="triangle")
        if ends:
            (one, first), (other, second) = ends
            made.begin_connect(one, first)
            made.end_connect(other, second)
        return made

    def data(self, changed: Mapping[str, bytes] | None = None) -> bytes:
        made = io.BytesIO()
        self.file.save(made)
        return rezipped(made.getvalue(), changed)
