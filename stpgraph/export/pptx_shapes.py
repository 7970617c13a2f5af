"""Shapes, connectors, groups and tables of a slide as XML (PresentationML). Places and sizes are in points unless said otherwise.

All text goes through `xml_content` or `xml_attribute`: nothing in it can end a tag or bring in a character that XML forbids.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from stpgraph.draw.style import LineStyle
from stpgraph.export.office import FONT, LANGUAGE
from stpgraph.export.pptx_lines import Elbow
from stpgraph.export.xml_text import xml_attribute, xml_content

EMU = 12_700
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
#: PowerPoint knows no smaller size of text, in points.
_LEAST_SIZE = 1.0


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text: its size in points, its colour as `#RRGGBB`."""

    text: str
    size: float
    colour: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle on a slide, in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def xml(self) -> str:
        return f'<a:off x="{_emu(self.x)}" y="{_emu(self.y)}"/><a:ext cx="{_emu(self.width)}" cy="{_emu(self.height)}"/>'


@dataclass(frozen=True, slots=True)
class Stroke:
    """An outline: width in points, colour, and dash as lengths on and off in multiples of the width."""

    width: float
    colour: str
    dash: tuple[float, ...] = ()

    @property
    def xml(self) -> str:
        return f'<a:ln w="{_emu(self.width)}">{_fill(self.colour)}{_dash(self.dash)}</a:ln>'


@dataclass(frozen=True, slots=True)
class Words:
    """The text of a shape: paragraphs of runs, where they stand, and how far inside (left, top, right, bottom, in points)."""

    paragraphs: Sequence[Sequence[Run]]
    insets: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    anchor: str = "ctr"
    align: str = "ctr"
    wrap: bool = True


NO_WORDS = Words(())


def shape(
    key: int,
    name: str,
    describes: str,
    frame: Frame,
    geometry: str,
    fill: str | None,
    stroke: Stroke | None,
    words: Words = NO_WORDS,
) -> str:
    """A shape with an outline, a ground and text. `geometry` is a `prstGeom` or `custGeom`."""
    ground = _fill(fill) if fill else "<a:noFill/>"
    return (
        f"<p:sp><p:nvSpPr>{_named(key, name, describes)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr><a:xfrm>{frame.xml}</a:xfrm>{geometry}{ground}{stroke.xml if stroke else '<a:ln><a:noFill/></a:ln>'}</p:spPr>"
        f"{_text_body(words, 'p:txBody')}</p:sp>"
    )


def text_box(key: int, name: str, describes: str, frame: Frame, words: Words) -> str:
    """A box of text with neither ground nor outline."""
    return (
        f'<p:sp><p:nvSpPr>{_named(key, name, describes)}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
        f"<p:spPr><a:xfrm>{frame.xml}</a:xfrm>{preset('rect')}<a:noFill/></p:spPr>{_text_body(words, 'p:txBody')}</p:sp>"
    )


def preset(name: str, adjust: int | None = None) -> str:
    """A shape of PowerPoint's own, by name."""
    values = "" if adjust is None else f'<a:gd name="adj" fmla="val {adjust}"/>'
    return f'<a:prstGeom prst="{name}"><a:avLst>{values}</a:avLst></a:prstGeom>'


def connector(
    key: int, name: str, describes: str, path: Elbow, style: LineStyle, scale: float, faint: bool, ends: str = ""
) -> str:
    """A line in the stroke of a relation. `path` is in EMU, `scale` the points to a pixel; `ends` is `glue`, or nothing."""
    turn = f' rot="{path.turn}"' if path.turn else ""
    flips = (' flipH="1"' if path.flip_h else "") + (' flipV="1"' if path.flip_v else "")
    values = "".join(f'<a:gd name="adj{at}" fmla="val {value}"/>' for at, value in enumerate(path.adjustments, 1))
    double = ' cmpd="dbl"' if style.double else ""
    dash = tuple(length / style.weight for length in style.dash)
    # A double line is thick, and its head grows with it.
    head, size = ("triangle" if style.head == "filled" else "arrow"), ("sm" if style.weight >= 3 else "med")
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{_named(key, name, describes)}<p:cNvCxnSpPr>{ends}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr>"
        f'<p:spPr><a:xfrm{turn}{flips}><a:off x="{path.x}" y="{path.y}"/><a:ext cx="{path.width}" cy="{path.height}"/></a:xfrm>'
        f'<a:prstGeom prst="{path.preset}"><a:avLst>{values}</a:avLst></a:prstGeom>'
        f'<a:ln w="{max(6350, _emu(style.weight * scale))}"{double}>{_fill(style.colour, 55 if faint else 100)}{_dash(dash)}'
        f'<a:round/><a:tailEnd type="{head}" w="{size}" len="{size}"/></a:ln></p:spPr></p:cxnSp>'
    )


def glue(start: int, start_site: int, end: int, end_site: int) -> str:
    """The shapes that a connector is glued to, and at which of their connection sites."""
    return f'<a:stCxn id="{start}" idx="{start_site}"/><a:endCxn id="{end}" idx="{end_site}"/>'


def group(key: int, name: str, describes: str, frame: Frame, inside: Sequence[str]) -> str:
    """Shapes that move together."""
    own = frame.xml + frame.xml.replace("<a:off", "<a:chOff").replace("<a:ext", "<a:chExt")
    return (
        f"<p:grpSp><p:nvGrpSpPr>{_named(key, name, describes)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        f"<p:grpSpPr><a:xfrm>{own}</a:xfrm></p:grpSpPr>{''.join(inside)}</p:grpSp>"
    )


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: paragraphs of runs on a ground."""

    paragraphs: Sequence[Sequence[Run]]
    fill: str


def table(
    key: int,
    name: str,
    describes: str,
    frame: Frame,
    widths: Sequence[float],
    rows: Sequence[tuple[float, Sequence[Cell]]],
    pad: float,
) -> str:
    """A native table whose first row is its header. Rows are heights and cells; a line is drawn below each row."""
    columns = "".join(f'<a:gridCol w="{_emu(width)}"/>' for width in widths)
    drawn = "".join(f'<a:tr h="{_emu(height)}">{"".join(_cell(cell, pad) for cell in cells)}</a:tr>' for height, cells in rows)
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{_named(key, name, describes)}<p:cNvGraphicFramePr>"
        '<a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        f"<p:xfrm>{frame.xml}</p:xfrm><a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl>'
        '<a:tblPr firstRow="1"><a:tableStyleId>{2D5ABB26-0587-4C30-8999-92F81FD0307C}</a:tableStyleId></a:tblPr>'
        f"<a:tblGrid>{columns}</a:tblGrid>{drawn}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _cell(cell: Cell, pad: float) -> str:
    space = f'marL="{_emu(pad)}" marR="{_emu(pad)}" marT="{_emu(pad / 2)}" marB="{_emu(pad / 2)}"'
    none = "".join(f'<a:{side} w="0"><a:noFill/></a:{side}>' for side in ("lnL", "lnR", "lnT"))
    below = f'<a:lnB w="6350">{_fill("#8A8577")}</a:lnB>'
    return (
        f"<a:tc>{_text_body(Words(cell.paragraphs, align='l'), 'a:txBody')}"
        f"<a:tcPr {space}>{none}{below}{_fill(cell.fill)}</a:tcPr></a:tc>"
    )


def runs_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left (Unicode bidirectional algorithm, P2 and P3).

    >>> runs_right_to_left("1. \u05de\u05d5"), runs_right_to_left("a \u05de"), runs_right_to_left("12")
    (True, False, False)
    """
    first = next((kind for char in text if (kind := unicodedata.bidirectional(char)) in ("L", "R", "AL")), "L")
    return first != "L"


def _named(key: int, name: str, describes: str) -> str:
    return f'<p:cNvPr id="{key}" name={xml_attribute(name)} descr={xml_attribute(describes)}/>'


def _text_body(words: Words, tag: str) -> str:
    left, top, right, bottom = (_emu(inset) for inset in words.insets)
    wrap = "square" if words.wrap else "none"
    body = (
        f'<a:bodyPr wrap="{wrap}" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}" rtlCol="0" anchor="{words.anchor}">'
        "<a:noAutofit/></a:bodyPr>"
        if tag == "p:txBody"
        else "<a:bodyPr/>"
    )
    told = "".join(_paragraph(runs, words.align) for runs in words.paragraphs) or f'<a:p><a:endParaRPr lang="{LANGUAGE}"/></a:p>'
    return f"<{tag}>{body}<a:lstStyle/>{told}</{tag}>"


def _paragraph(runs: Sequence[Run], align: str) -> str:
    turned = ' rtl="1"' if align == "ctr" and runs_right_to_left("".join(run.text for run in runs)) else ""
    return f'<a:p><a:pPr algn="{align}"{turned}><a:buNone/></a:pPr>{"".join(map(_run, runs))}</a:p>'


def _run(run: Run) -> str:
    bold = ' b="1"' if run.bold else ' b="0"'
    size = round(max(_LEAST_SIZE, run.size) * 100)
    return (
        f'<a:r><a:rPr lang="{LANGUAGE}" sz="{size}"{bold} dirty="0">{_fill(run.colour)}'
        f'<a:latin typeface="{FONT}"/><a:cs typeface="{FONT}"/></a:rPr><a:t>{xml_content(run.text)}</a:t></a:r>'
    )


def _fill(colour: str, percent: int = 100) -> str:
    alpha = "" if percent == 100 else f'<a:alpha val="{percent * 1000}"/>'
    return f'<a:solidFill><a:srgbClr val="{colour.lstrip("#")}">{alpha}</a:srgbClr></a:solidFill>'


def _dash(lengths: Sequence[float]) -> str:
    if not lengths:
        return '<a:prstDash val="solid"/>'
    pairs = zip(lengths[::2], lengths[1::2], strict=True)
    return (
        "<a:custDash>"
        + "".join(f'<a:ds d="{round(on * 100_000)}" sp="{round(off * 100_000)}"/>' for on, off in pairs)
        + "</a:custDash>"
    )


def _emu(points: float) -> int:
    return round(points * EMU)
