"""A Visio package under way: pages of shapes, connectors and glue, with the parts that Visio writes; inches, y growing upwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from tests.importers.held_out.shaping import Place, zipped

_MAIN = "http://schemas.microsoft.com/office/visio/2012/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_REL = "http://schemas.microsoft.com/visio/2010/relationships"
_HEAD = '<?xml version="1.0" encoding="utf-8" ?>\n'
_PACK = "http://schemas.openxmlformats.org/package/2006"
#: Numbers of the masters of every drawing here, and their names as Visio's stencils call them.
_MASTERS: Mapping[int, str] = {
    2: "Process",
    4: "Dynamic connector",
    5: "Position",
    6: "Executive",
    7: "Container 1",
    8: "Rounded rectangle",
}


@dataclass
class Sheet:
    """A page under way: its shapes and connects as XML, and the next shape's number."""

    title: str
    width: float = 16.54
    height: float = 11.69
    shapes: list[str] = field(default_factory=list)
    connects: list[str] = field(default_factory=list)
    last: int = 0
    inner: list[str] = field(default_factory=list)

    def number(self) -> int:
        self.last += 1
        return self.last

    def flip(self, y: float) -> float:
        return self.height - y

    def box(self, at: Place, text: str, *, master: int = 2, fill: str = "", extra: str = "", up=None) -> int:
        """A shape at a place whose y runs down from the page's top; `up` is the place of the group that it stands in."""
        me = self.number()
        pin_x, pin_y = at.middle[0], self.flip(at.middle[1])
        if up is not None:
            pin_x, pin_y = at.middle[0] - up.x, up.y + up.height - at.middle[1]
        cells = cells_of(
            PinX=pin_x, PinY=pin_y, Width=at.width, Height=at.height, LocPinX=at.width / 2, LocPinY=at.height / 2, Angle=0
        )
        look = f'<Cell N="FillForegnd" V="#{fill.lower()}"/><Cell N="FillPattern" V="1"/>' if fill else ""
        words = f'<Text><cp IX="0"/>{escape(text)}\n</Text>' if text else ""
        corners = (("Move", 0, 0), ("Line", 1, 0), ("Line", 1, 1), ("Line", 0, 1), ("Line", 0, 0))
        outline = "".join(
            f'<Row T="Rel{word}To" IX="{at}"><Cell N="X" V="{x}"/><Cell N="Y" V="{y}"/></Row>'
            for at, (word, x, y) in enumerate(corners, 1)
        )
        outline = f'<Section N="Geometry" IX="0"><Cell N="NoFill" V="0"/><Cell N="NoLine" V="0"/>{outline}</Section>'
        named = f"{_MASTERS.get(master, 'Sheet')}.{me}"
        made = (
            f'<Shape ID="{me}" NameU="{named}" Name="{named}" Type="Shape"'
            f'{f" Master={chr(34)}{master}{chr(34)}" if master else ""} LineStyle="3" FillStyle="3" TextStyle="3">'
            f"{cells}{look}{extra}{outline if master or fill else ''}{words}</Shape>"
        )
        if up is None:
            self.shapes.append(made)
        else:
            self.inner.append(made)
        return me

    def line(
        self,
        start,
        end,
        *,
        ends: tuple[int, int] | None = None,
        text: str = "",
        dash: int = 1,
        head: str = "end",
        master: int = 4,
        route=(),
    ) -> None:
        """A connector between two points (y down), glued to shapes `ends` if given; `route` are points in between."""
        me = self.number()
        (x, y), (to_x, to_y) = (start[0], self.flip(start[1])), (end[0], self.flip(end[1]))
        wide, high = to_x - x, to_y - y
        cells = cells_of(
            PinX=(x + to_x) / 2,
            PinY=(y + to_y) / 2,
            Width=wide or 0.25,
            Height=high or -0.25,
            LocPinX=wide / 2,
            LocPinY=high / 2,
            Angle=0,
        )
        cells += cells_of(BeginX=x, BeginY=y, EndX=to_x, EndY=to_y)
        cells += f'<Cell N="LinePattern" V="{dash}"/><Cell N="LineWeight" V="0.0138"/>'
        cells += f'<Cell N="BeginArrow" V="{4 if head == "start" else 0}"/><Cell N="EndArrow" V="{4 if head == "end" else 0}"/>'
        cells += '<Cell N="ObjType" V="2"/>'
        cells += cells_of(
            TxtPinX=wide / 2, TxtPinY=high / 2, TxtWidth=1.2, TxtHeight=0.25, TxtLocPinX=0.6, TxtLocPinY=0.125, TxtAngle=0
        )
        points = [(0.0, 0.0), *((px - x, self.flip(py) - y) for px, py in route), (wide, high)]
        rows = "".join(
            f'<Row T="{"LineTo" if at else "MoveTo"}" IX="{at + 1}"><Cell N="X" V="{px:.6f}"/><Cell N="Y" V="{py:.6f}"/></Row>'
            for at, (px, py) in enumerate(points)
        )
        words = f"<Text>{escape(text)}\n</Text>" if text else ""
        named = f"{'Dynamic connector' if master else 'Sheet'}.{me}"
        self.shapes.append(
            f'<Shape ID="{me}" NameU="{named}" Name="{named}" Type="Shape"{f" Master={chr(34)}{master}{chr(34)}" if master else ""} '
            f'LineStyle="3" FillStyle="3" TextStyle="3">{cells}<Section N="Geometry" IX="0"><Cell N="NoFill" V="1"/>{rows}</Section>{words}</Shape>'
        )
        if ends:
            for cell, part, to in (("BeginX", 9, ends[0]), ("EndX", 12, ends[1])):
                self.connects.append(
                    f'<Connect FromSheet="{me}" FromCell="{cell}" FromPart="{part}" ToSheet="{to}" ToCell="PinX" ToPart="3"/>'
                )

    def xml(self) -> str:
        joins = f"<Connects>{''.join(self.connects)}</Connects>" if self.connects else ""
        inner = f"<Shapes>{''.join(self.shapes)}</Shapes>{joins}"
        return f'{_HEAD}<PageContents xmlns="{_MAIN}" xmlns:r="{_R}" xml:space="preserve">{inner}</PageContents>'


def cells_of(**values: float) -> str:
    return "".join(f'<Cell N="{name}" V="{value:.6f}"/>' for name, value in values.items())


def package(sheets: list[Sheet]) -> bytes:
    """The parts of a drawing in the order in which Visio writes them."""
    kind = "application/vnd.ms-visio"
    pages = [f"/visio/pages/page{at}.xml" for at in range(1, len(sheets) + 1)]
    over = [
        ("/visio/document.xml", f"{kind}.drawing.main+xml"),
        ("/visio/pages/pages.xml", f"{kind}.pages+xml"),
        *((page, f"{kind}.page+xml") for page in pages),
        ("/visio/masters/masters.xml", f"{kind}.masters+xml"),
        *((f"/visio/masters/master{key}.xml", f"{kind}.master+xml") for key in _MASTERS),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ]
    types = "".join(f'<Override PartName="{part}" ContentType="{said}"/>' for part, said in over)
    listed = "".join(
        f'<Page ID="{at}" NameU="{escape(sheet.title)}" Name="{escape(sheet.title)}"><PageSheet LineStyle="0" FillStyle="0" TextStyle="0">'
        f'{cells_of(PageWidth=sheet.width, PageHeight=sheet.height)}<Cell N="PageScale" V="1" U="IN"/><Cell N="DrawingScale" V="1" U="IN"/>'
        "</PageSheet>"
        f'<Rel r:id="rId{at + 1}"/></Page>'
        for at, sheet in enumerate(sheets)
    )
    masters = "".join(
        f'<Master ID="{key}" NameU="{name}" Name="{name}" IconSize="1"><PageSheet LineStyle="0"/><Rel r:id="rId{key}"/></Master>'
        for key, name in _MASTERS.items()
    )
    return zipped(
        {
            "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACK}/content-types"><Default Extension="rels" ContentType="'
            'application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
            f"{types}</Types>",
            "_rels/.rels": _rels([("rId1", f"{_REL}/document", "visio/document.xml"), ("rId2", _CORE, "docProps/core.xml")]),
            "docProps/core.xml": f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACK}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{escape(sheets[0].title)}</dc:title></cp:coreProperties>",
            "visio/document.xml": f'{_HEAD}<VisioDocument xmlns="{_MAIN}" xmlns:r="{_R}" xml:space="preserve"><DocumentSettings TopPage="0"/>'
            f"<StyleSheets>{_styles()}</StyleSheets></VisioDocument>",
            "visio/_rels/document.xml.rels": _rels(
                [("rId1", f"{_REL}/masters", "masters/masters.xml"), ("rId2", f"{_REL}/pages", "pages/pages.xml")]
            ),
            "visio/masters/masters.xml": f'{_HEAD}<Masters xmlns="{_MAIN}" xmlns:r="{_R}">{masters}</Masters>',
            "visio/masters/_rels/masters.xml.rels": _rels(
                [(f"rId{key}", f"{_REL}/master", f"master{key}.xml") for key in _MASTERS]
            ),
            **{f"visio/masters/master{key}.xml": _master(name) for key, name in _MASTERS.items()},
            "visio/pages/pages.xml": f'{_HEAD}<Pages xmlns="{_MAIN}" xmlns:r="{_R}">{listed}</Pages>',
            "visio/pages/_rels/pages.xml.rels": _rels(
                [(f"rId{at}", f"{_REL}/page", f"page{at}.xml") for at in range(1, len(sheets) + 1)]
            ),
            **{page.removeprefix("/"): sheet.xml() for page, sheet in zip(pages, sheets, strict=True)},
        }
    )


_CORE = f"{_PACK}/relationships/metadata/core-properties"


def _rels(entries: list[tuple[str, str, str]]) -> str:
    inner = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in entries)
    return f'{_HEAD}<Relationships xmlns="{_PACK}/relationships">{inner}</Relationships>'


def _styles() -> str:
    look = (
        '<Cell N="LineWeight" V="0.01"/><Cell N="LineColor" V="#003087"/><Cell N="LinePattern" V="1"/><Cell N="FillForegnd" V="#ffffff"/>'
        '<Cell N="FillPattern" V="1"/><Cell N="VerticalAlign" V="1"/>'
        '<Section N="Character"><Row IX="0"><Cell N="Size" V="0.125"/><Cell N="Color" V="#000000"/></Row></Section>'
        '<Section N="Paragraph"><Row IX="0"><Cell N="HorzAlign" V="1"/></Row></Section>'
    )
    return "".join(
        f'<StyleSheet ID="{key}" NameU="{name}" Name="{name}">{look}</StyleSheet>'
        for key, name in ((0, "No Style"), (3, "Normal"))
    )


def _master(name: str) -> str:
    one = cells_of(PinX=0.5, PinY=0.5, Width=1, Height=0.5, LocPinX=0.5, LocPinY=0.25)
    inner = f'<Shape ID="5" Type="Shape" LineStyle="3" FillStyle="3" TextStyle="3">{one}</Shape>'
    if name == "Dynamic connector":
        inner = inner.replace("</Shape>", '<Cell N="ObjType" V="2"/></Shape>')
    return f'{_HEAD}<MasterContents xmlns="{_MAIN}" xmlns:r="{_R}" xml:space="preserve"><Shapes>{inner}</Shapes></MasterContents>'
