"""An organisation chart as SmartArt: the data model that PowerPoint edits, and the drawing part that others show."""

from __future__ import annotations

import uuid
from xml.sax.saxutils import escape

from lxml import etree
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from tests.importers.held_out.shaping import Place, children
from tests.importers.truths import Line, Truth

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_DGM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
_DSP = "http://schemas.microsoft.com/office/drawing/2008/diagram"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.diagram"
_LOOK = "urn:microsoft.com/office/officeart/2005/8"
_EMU = 914400


def fill(deck, truth: Truth, root: str, assistant: str = "") -> tuple[bytes, list[Line]]:
    """Puts the chart of all that answers to `root` on the deck's last slide; gives the whole file and the lines that it shows."""
    under = {name: [each for each in kids if each != assistant] for name, kids in children(truth).items()}
    lines: list[Line] = []
    order: list[str] = [root]
    for name in order:
        order += under.get(name, [])
        lines += [(each, "accountable_to", name) for each in under.get(name, [])]
    hung = ""
    if assistant:
        hung = next(target for source, _, target in truth.lines if source == assistant)
        lines.append((assistant, "supports", hung))
        order.append(assistant)
    frame = Place(0.4, 1.0, deck.width - 0.8, 6.2)
    keys = _Keys(truth.title)
    slide = deck.shapes.part
    number = len(deck.file.slides)
    drawing = _part(slide, "drawing", number, "application/vnd.ms-office.drawingml.diagramDrawing+xml")
    drawing_id = slide.relate_to(drawing, "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing")
    drawing.blob = _drawing(keys, order, under, hung, assistant, frame).encode()
    ids = []
    for name, said, data in (
        ("data", "Data", _data(keys, order, under, hung, assistant, drawing_id)),
        ("layout", "Layout", f'<dgm:layoutDef xmlns:dgm="{_DGM}" uniqueId="{_LOOK}/layout/orgChart1">{_LAYOUT}</dgm:layoutDef>'),
        ("quickStyle", "Style", f'<dgm:styleDef xmlns:dgm="{_DGM}" uniqueId="{_LOOK}/quickstyle/simple1"/>'),
        ("colors", "Colors", f'<dgm:colorsDef xmlns:dgm="{_DGM}" uniqueId="{_LOOK}/colors/accent1_2"/>'),
    ):
        part = _part(slide, name, number, f"{_TYPE}{said}+xml")
        part.blob = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{data}'.encode()
        kind = {"Style": "QuickStyle"}.get(said, said)
        ids.append(slide.relate_to(part, f"{_R}/diagram{kind}"))
    deck.shapes._spTree.append(etree.fromstring(_frame(frame, ids)))
    return deck.data(), lines


class _Keys:
    """The identifiers of points, the same at every run."""

    def __init__(self, seed: str) -> None:
        self.seed = seed

    def __call__(self, *what: str) -> str:
        return "{" + str(uuid.uuid5(uuid.NAMESPACE_URL, "/".join((self.seed, *what)))).upper() + "}"


def _part(slide, name: str, number: int, content_type: str) -> Part:
    return Part(PackURI(f"/ppt/diagrams/{name}{number}.xml"), content_type, slide.package, b"")


_LAYOUT = (
    '<dgm:title val=""/><dgm:desc val=""/><dgm:catLst><dgm:cat type="hierarchy" pri="1000"/></dgm:catLst>'
    '<dgm:layoutNode name="hierChild1"><dgm:alg type="hierChild"/></dgm:layoutNode>'
)


def _frame(at: Place, ids: list[str]) -> str:
    data, layout, style, colours = ids
    return (
        f'<p:graphicFrame xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="{_A}" xmlns:r="{_R}">'
        '<p:nvGraphicFramePr><p:cNvPr id="4" name="Diagram 3"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>'
        f'<p:xfrm><a:off x="{_e(at.x)}" y="{_e(at.y)}"/><a:ext cx="{_e(at.width)}" cy="{_e(at.height)}"/></p:xfrm>'
        f'<a:graphic><a:graphicData uri="{_DGM}"><dgm:relIds xmlns:dgm="{_DGM}" r:dm="{data}" r:lo="{layout}" r:qs="{style}" '
        f'r:cs="{colours}"/></a:graphicData></a:graphic></p:graphicFrame>'
    )


def _e(inches: float) -> int:
    return round(inches * _EMU)


def _text(name: str, size: int = 0) -> str:
    """The text body of a point, or with a size that of a shape of the drawing."""
    look = f'<a:rPr lang="en-GB" sz="{size}">{_WHITE}</a:rPr>' if size else '<a:rPr lang="en-GB"/>'
    body = '<a:bodyPr lIns="5715" tIns="5715" rIns="5715" bIns="5715" anchor="ctr"/>' if size else "<a:bodyPr/>"
    return f'{body}<a:lstStyle/><a:p><a:pPr algn="ctr"/><a:r>{look}<a:t>{escape(name)}</a:t></a:r></a:p>'


_WHITE = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'


def _data(keys: _Keys, order: list[str], under: dict[str, list[str]], hung: str, assistant: str, drawing_id: str) -> str:
    points = [
        f'<dgm:pt modelId="{keys("doc")}" type="doc"><dgm:prSet loTypeId="{_LOOK}/layout/orgChart1" loCatId="hierarchy" '
        f'qsTypeId="{_LOOK}/quickstyle/simple1" qsCatId="simple" csTypeId="{_LOOK}/colors/accent1_2" csCatId="accent1" phldr="0"/>'
        '<dgm:spPr/><dgm:t><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-GB"/></a:p></dgm:t></dgm:pt>'
    ]
    joins = []
    parents = [(order[0], "", 0)]
    for name in order:
        kids = ([assistant] if name == hung and assistant else []) + under.get(name, [])
        parents += [(each, name, at) for at, each in enumerate(kids)]
    for name, parent, at in parents:
        me, above = keys("node", name), keys("node", parent) if parent else keys("doc")
        kind = ' type="asst"' if name == assistant else ""
        points.append(f'<dgm:pt modelId="{me}"{kind}><dgm:prSet/><dgm:spPr/><dgm:t>{_text(name)}</dgm:t></dgm:pt>')
        link = keys("join", name)
        for sort in ("parTrans", "sibTrans"):
            points.append(
                f'<dgm:pt modelId="{keys(sort, name)}" type="{sort}" cxnId="{link}"><dgm:prSet/><dgm:spPr/>'
                '<dgm:t><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-GB"/></a:p></dgm:t></dgm:pt>'
            )
        joins.append(
            f'<dgm:cxn modelId="{link}" srcId="{above}" destId="{me}" srcOrd="{at}" destOrd="0" '
            f'parTransId="{keys("parTrans", name)}" sibTransId="{keys("sibTrans", name)}"/>'
        )
        for shape in ("rootText", "rootConnector"):
            points.append(
                f'<dgm:pt modelId="{keys(shape, name)}" type="pres"><dgm:prSet presAssocID="{me}" presName="{shape}" '
                'presStyleLbl="node0" presStyleIdx="0" presStyleCnt="1"/><dgm:spPr/></dgm:pt>'
            )
            joins.append(
                f'<dgm:cxn modelId="{keys("of", shape, name)}" type="presOf" srcId="{me}" destId="{keys(shape, name)}" srcOrd="0" '
                f'destOrd="0" presId="{_LOOK}/layout/orgChart1"/>'
            )
    return (
        f'<dgm:dataModel xmlns:dgm="{_DGM}" xmlns:a="{_A}"><dgm:ptLst>{"".join(points)}</dgm:ptLst>'
        f"<dgm:cxnLst>{''.join(joins)}</dgm:cxnLst><dgm:bg/><dgm:whole/><dgm:extLst>"
        '<a:ext uri="http://schemas.microsoft.com/office/drawing/2008/diagram">'
        f'<dsp:dataModelExt xmlns:dsp="{_DSP}" relId="{drawing_id}" minVer="{_DGM}"/></a:ext></dgm:extLst></dgm:dataModel>'
    )


def _drawing(keys: _Keys, order: list[str], under: dict[str, list[str]], hung: str, assistant: str, frame: Place) -> str:
    spots = _spots(order[0], under, frame, 0.26 if assistant else 0.42)
    if assistant:
        above = spots[hung]
        spots[assistant] = Place(above.x - above.width * 0.62, above.y + above.height * 1.4, above.width, above.height)
    shapes = []
    for name in order:
        for each in ([assistant] if name == hung and assistant else []) + under.get(name, []):
            shapes.append(_elbow(keys("rootConnector", each), spots[name], spots[each]))
    for name in order:
        at = spots[name]
        shapes.append(
            f'<dsp:sp modelId="{keys("rootText", name)}"><dsp:nvSpPr><dsp:cNvPr id="0" name=""/><dsp:cNvSpPr/></dsp:nvSpPr><dsp:spPr>'
            f'<a:xfrm><a:off x="{_e(at.x)}" y="{_e(at.y)}"/><a:ext cx="{_e(at.width)}" cy="{_e(at.height)}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="005EB8"/></a:solidFill></dsp:spPr>'
            f"<dsp:txBody>{_text(name, 900)}</dsp:txBody>"
            f'<dsp:txXfrm><a:off x="{_e(at.x)}" y="{_e(at.y)}"/><a:ext cx="{_e(at.width)}" cy="{_e(at.height)}"/></dsp:txXfrm></dsp:sp>'
        )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<dsp:drawing xmlns:dgm="{_DGM}" xmlns:dsp="{_DSP}" xmlns:a="{_A}">'
        '<dsp:spTree><dsp:nvGrpSpPr><dsp:cNvPr id="0" name=""/><dsp:cNvGrpSpPr/></dsp:nvGrpSpPr><dsp:grpSpPr/>'
        f"{''.join(shapes)}</dsp:spTree></dsp:drawing>"
    )


def _elbow(key: str, one: Place, other: Place) -> str:
    (x, _), (to_x, _) = one.middle, other.middle
    y, to_y = one.y + one.height, other.y
    left, wide, high = min(x, to_x), abs(to_x - x), max(to_y - y, 0.05)
    start, end, half = _e(x - left), _e(to_x - left), _e(high / 2)
    path = "".join(
        f"<a:{word}><a:pt x={chr(34)}{at}{chr(34)} y={chr(34)}{down}{chr(34)}/></a:{word}>"
        for word, at, down in (("moveTo", start, 0), ("lnTo", start, half), ("lnTo", end, half), ("lnTo", end, _e(high)))
    )
    return (
        f'<dsp:sp modelId="{key}"><dsp:nvSpPr><dsp:cNvPr id="0" name=""/><dsp:cNvSpPr/></dsp:nvSpPr><dsp:spPr>'
        f'<a:xfrm><a:off x="{_e(left)}" y="{_e(y)}"/><a:ext cx="{_e(wide)}" cy="{_e(high)}"/></a:xfrm><a:custGeom><a:avLst/><a:gdLst/>'
        f'<a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="0" b="0"/><a:pathLst><a:path w="{_e(wide)}" h="{_e(high)}" fill="none">{path}'
        '</a:path></a:pathLst></a:custGeom><a:noFill/><a:ln w="12700"><a:solidFill><a:srgbClr val="003087"/></a:solidFill></a:ln>'
        "</dsp:spPr></dsp:sp>"
    )


def _spots(root: str, under: dict[str, list[str]], frame: Place, tall: float) -> dict[str, Place]:
    """A tidy tree in the frame of the chart: leaves side by side, every parent over the middle of its children."""

    def leaves(name: str) -> int:
        return max(1, sum(leaves(each) for each in under.get(name, ())))

    def depth(name: str) -> int:
        return 1 + max((depth(each) for each in under.get(name, ())), default=0)

    step, high = frame.width / leaves(root), frame.height / depth(root)
    made: dict[str, Place] = {}

    def put(name: str, left: float, level: int) -> None:
        wide = leaves(name) * step
        made[name] = Place(left + (wide - step * 0.88) / 2, level * high, step * 0.88, min(high * tall, step))
        for each in under.get(name, ()):
            put(each, left, level + 1)
            left += leaves(each) * step

    put(root, 0.0, 0)
    return made
