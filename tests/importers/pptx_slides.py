"""Slides made with python-pptx, as a person makes them: boxes, words, lines, groups, SmartArt. Places are in points."""

from __future__ import annotations

import io
from html import escape
from itertools import count

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE, MSO_THEME_COLOR
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.util import Pt

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DGM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
DSP = "http://schemas.microsoft.com/office/drawing/2008/diagram"
_DIAGRAM = "application/vnd.openxmlformats-officedocument.drawingml.diagram"
LAYOUT = "urn:microsoft.com/office/officeart/2005/8/layout/orgChart1"
DASHES = {"dashed": MSO_LINE.DASH, "dotted": MSO_LINE.ROUND_DOT}


class Slides:
    """A presentation while it is made; `tree` is where shapes are put: the slide, or a group on it."""

    def __init__(self, width: float = 960, height: float = 540) -> None:
        self.deck = Presentation()
        self.deck.slide_width, self.deck.slide_height = Pt(width), Pt(height)
        self.slide = self.tree = None
        self.numbers = count(1)

    def new(self, title: str = "", layout: int = 5) -> None:
        self.slide = self.deck.slides.add_slide(self.deck.slide_layouts[layout if title else 6])
        self.tree = self.slide.shapes
        if title:
            self.slide.shapes.title.text = title
            self.slide.shapes.title.top, self.slide.shapes.title.height = Pt(4), Pt(36)
            self.slide.shapes.title.left, self.slide.shapes.title.width = Pt(30), Pt(800)

    def box(self, text, x, y, width=130, height=44, fill="", shape=MSO_SHAPE.RECTANGLE, theme=None, size=12):
        made = self.tree.add_shape(shape, Pt(x), Pt(y), Pt(width), Pt(height))
        if fill:
            made.fill.solid()
            made.fill.fore_color.rgb = RGBColor.from_string(fill)
        elif theme is not None:
            made.fill.solid()
            made.fill.fore_color.theme_color = getattr(MSO_THEME_COLOR, theme[0])
            made.fill.fore_color.brightness = theme[1]
        elif fill is None:
            made.fill.background()
        made.text_frame.text = text
        made.text_frame.word_wrap = True
        for paragraph in made.text_frame.paragraphs:
            for run in paragraph.runs:
                run.font.size = Pt(size)
                if fill == "" or fill is None or int((fill or "FF")[:2], 16) < 0x80:
                    continue
                run.font.color.rgb = RGBColor(0, 0, 0)
        return made

    def words(self, text, x, y, width=90, height=18, size=10):
        made = self.tree.add_textbox(Pt(x), Pt(y), Pt(width), Pt(height))
        made.text_frame.text = text
        made.text_frame.word_wrap = True
        made.text_frame.paragraphs[0].runs[0].font.size = Pt(size)
        return made

    def line(self, x1, y1, x2, y2, stroke="plain", end=False, start=False, elbow=False, colour=""):
        kind = MSO_CONNECTOR.ELBOW if elbow else MSO_CONNECTOR.STRAIGHT
        made = self.tree.add_connector(kind, Pt(x1), Pt(y1), Pt(x2), Pt(y2))
        made.line.width = Pt(1.5)
        made.line.color.rgb = RGBColor.from_string(colour or "404040")
        if stroke in DASHES:
            made.line.dash_style = DASHES[stroke]
        line = made.line._get_or_add_ln()
        if stroke == "double":
            line.set("cmpd", "dbl")
            made.line.width = Pt(4.5)
        for tag, there in (("headEnd", start), ("tailEnd", end)):
            if there:
                line.append(parse_xml(f'<a:{tag} xmlns:a="{A}" type="triangle"/>'))
        return made

    def glued(self, one, other, stroke="plain", end=False, elbow=False, colour=""):
        """A line from the side of one box to that of the other that looks at it."""
        down = other.top > one.top + one.height
        up = one.top > other.top + other.height
        start, finish = (2, 0) if down else (0, 2) if up else (3, 1) if other.left > one.left else (1, 3)
        made = self.line(0, 0, 1, 1, stroke, end, False, elbow, colour)
        made.begin_connect(one, start)
        made.end_connect(other, finish)
        return made

    def data(self) -> bytes:
        made = io.BytesIO()
        self.deck.save(made)
        return made.getvalue()

    # ── SmartArt ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def smartart(self, children, drawn=True, assistants=(), names=None):
        """A diagram of an organisation chart. `children` are names by that of their parent, the top under “”."""
        package = self.slide.part.package
        number = next(self.numbers)
        order = []

        def walk(parent, depth):
            for name in children.get(parent, ()):
                order.append((name, parent, depth))
                walk(name, depth + 1)

        walk("", 0)
        keys = {name: f"{{0000000{number}-0000-4000-8000-{at:012d}}}" for at, (name, _, _) in enumerate(order, 1)}
        doc = f"{{0000000{number}-0000-4000-9000-000000000000}}"
        points = [f'<dgm:pt modelId="{doc}" type="doc"><dgm:prSet loTypeId="{LAYOUT}"/></dgm:pt>']
        links = []
        shapes = []
        columns = [0] * 20
        for at, (name, parent, depth) in enumerate(order):
            kind = ' type="asst"' if name in assistants else ""
            text = f'<dgm:t><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="en-GB"/><a:t>{escape(name)}</a:t></a:r></a:p></dgm:t>'
            points.append(f'<dgm:pt modelId="{keys[name]}"{kind}><dgm:prSet/><dgm:spPr/>{text}</dgm:pt>')
            shown = keys[name].replace("-8000-", "-a000-")
            points.append(
                f'<dgm:pt modelId="{shown}" type="pres"><dgm:prSet presAssocID="{keys[name]}" presName="rootText1" presStyleCnt="1"/>'
                "<dgm:spPr/></dgm:pt>"
            )
            links.append(
                f'<dgm:cxn modelId="{keys[name].replace("-8000-", "-b000-")}" srcId="{keys.get(parent, doc)}" '
                f'destId="{keys[name]}" srcOrd="{at}" destOrd="0"/>'
            )
            x, y = (columns[depth] * 150 + 10) * 12700, (depth * 80 + 10) * 12700
            columns[depth] += 1
            shapes.append(
                f'<dsp:sp modelId="{shown}"><dsp:nvSpPr><dsp:cNvPr id="0" name=""/><dsp:cNvSpPr/></dsp:nvSpPr>'
                f'<dsp:spPr><a:xfrm><a:off x="{x}" y="{y}"/>'
                f'<a:ext cx="{130 * 12700}" cy="{44 * 12700}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></dsp:spPr>'
                f'<dsp:style><a:lnRef idx="2"><a:schemeClr val="lt1"/></a:lnRef><a:fillRef idx="1"><a:schemeClr val="accent1"/></a:fillRef>'
                f'<a:effectRef idx="0"/><a:fontRef idx="minor"/></dsp:style>'
                f'<dsp:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="en-GB"/><a:t>{escape(name)}</a:t></a:r></a:p></dsp:txBody></dsp:sp>'
            )
        extra = ""
        part = self.slide.part
        if drawn:
            picture = (
                f'<dsp:drawing xmlns:dgm="{DGM}" xmlns:dsp="{DSP}" xmlns:a="{A}"><dsp:spTree><dsp:nvGrpSpPr>'
                '<dsp:cNvPr id="0" name=""/><dsp:cNvGrpSpPr/>'
                f"</dsp:nvGrpSpPr><dsp:grpSpPr/>{''.join(shapes)}</dsp:spTree></dsp:drawing>"
            )
            made = Part(
                PackURI(f"/ppt/diagrams/drawing{number}.xml"),
                "application/vnd.ms-office.drawingml.diagramDrawing+xml",
                package,
                picture.encode(),
            )
            key = part.relate_to(made, "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing")
            extra = (
                f'<dgm:extLst><a:ext uri="http://schemas.microsoft.com/office/drawing/2008/diagram">'
                f'<dsp:dataModelExt xmlns:dsp="{DSP}" relId="{key}"/></a:ext></dgm:extLst>'
            )
        model = (
            f'<dgm:dataModel xmlns:dgm="{DGM}" xmlns:a="{A}"><dgm:ptLst>{"".join(points)}</dgm:ptLst>'
            f"<dgm:cxnLst>{''.join(links)}</dgm:cxnLst><dgm:bg/><dgm:whole/>{extra}</dgm:dataModel>"
        )
        others = {
            "data": ("diagramData", "dm", model),
            "layout": (
                "diagramLayout",
                "lo",
                f'<dgm:layoutDef xmlns:dgm="{DGM}" uniqueId="{LAYOUT}"><dgm:layoutNode/></dgm:layoutDef>',
            ),
            "quickStyle": ("diagramQuickStyle", "qs", f'<dgm:styleDef xmlns:dgm="{DGM}" uniqueId="q"/>'),
            "colors": ("diagramColors", "cs", f'<dgm:colorsDef xmlns:dgm="{DGM}" uniqueId="c"/>'),
        }
        types = {"quickStyle": "Style", "colors": "Colors", "data": "Data", "layout": "Layout"}
        ids = ""
        for file, (sort, attribute, text) in others.items():
            made = Part(PackURI(f"/ppt/diagrams/{file}{number}.xml"), f"{_DIAGRAM}{types[file]}+xml", package, text.encode())
            ids += f' r:{attribute}="{part.relate_to(made, f"{R}/{sort}")}"'
        frame = (
            f'<p:graphicFrame xmlns:p="{P}" xmlns:a="{A}" xmlns:r="{R}"><p:nvGraphicFramePr><p:cNvPr id="{900 + number}" '
            f'name="Diagram {number}"/><p:cNvGraphicFramePr/><p:nvPr/>'
            f'</p:nvGraphicFramePr><p:xfrm><a:off x="{40 * 12700}" y="{60 * 12700}"/>'
            f'<a:ext cx="{880 * 12700}" cy="{440 * 12700}"/></p:xfrm><a:graphic>'
            f'<a:graphicData uri="{DGM}"><dgm:relIds xmlns:dgm="{DGM}"{ids}/></a:graphicData></a:graphic></p:graphicFrame>'
        )
        self.slide.shapes._spTree.append(parse_xml(frame))
