"""Packages as Visio writes them, made small: pages, masters, relationships, a theme. Inches, upwards from the lower left corner."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

MAIN = "http://schemas.microsoft.com/office/visio/2012/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_VISIO = "http://schemas.microsoft.com/visio/2010/relationships"
_HEAD = '<?xml version="1.0" encoding="utf-8"?>'
_WHEN = (2017, 6, 1, 0, 0, 0)

BOX = (
    '<Section N="Geometry" IX="0"><Row T="RelMoveTo" IX="1"><Cell N="X" V="0"/><Cell N="Y" V="0"/></Row>'
    '<Row T="RelLineTo" IX="2"><Cell N="X" V="1"/><Cell N="Y" V="0"/></Row><Row T="RelLineTo" IX="3"><Cell N="X" V="1"/>'
    '<Cell N="Y" V="1"/></Row><Row T="RelLineTo" IX="4"><Cell N="X" V="0"/><Cell N="Y" V="1"/></Row>'
    '<Row T="RelLineTo" IX="5"><Cell N="X" V="0"/><Cell N="Y" V="0"/></Row></Section>'
)
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office"><a:themeElements><a:clrScheme name="Office">'
    '<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>'
    '<a:dk2><a:srgbClr val="44546A"/></a:dk2><a:lt2><a:srgbClr val="E7E6E6"/></a:lt2>'
    '<a:accent1><a:srgbClr val="5B9BD5"/></a:accent1><a:accent2><a:srgbClr val="ED7D31"/></a:accent2>'
    '<a:accent3><a:srgbClr val="A5A5A5"/></a:accent3><a:accent4><a:srgbClr val="FFC000"/></a:accent4>'
    '<a:accent5><a:srgbClr val="4472C4"/></a:accent5><a:accent6><a:srgbClr val="70AD47"/></a:accent6>'
    "</a:clrScheme></a:themeElements></a:theme>"
)


def cells(**values: object) -> str:
    """Cells by name."""
    return "".join(f'<Cell N="{key}" V="{escape(str(value))}"/>' for key, value in values.items())


def at(x: float, y: float, width: float, height: float, **more: object) -> str:
    """The cells of a shape by its middle and size."""
    return cells(
        PinX=round(x, 4),
        PinY=round(y, 4),
        Width=round(width, 4),
        Height=round(height, 4),
        LocPinX=round(width / 2, 4),
        LocPinY=round(height / 2, 4),
        **more,
    )


def text(words: str) -> str:
    """Words as Visio writes them, with marks for their looks."""
    return f'<Text><cp IX="0"/><pp IX="0"/>{escape(words)}\n</Text>' if words else ""


def shape(number: int, inner: str, *, master: str = "", sort: str = "Shape", more: str = "", style: str = "3") -> str:
    """A shape with what is in it."""
    of = f' Master="{master}"' if master else ""
    return f'<Shape ID="{number}" Type="{sort}"{of} LineStyle="{style}" FillStyle="{style}" TextStyle="{style}"{more}>{inner}</Shape>'


def line(
    number: int, begin: tuple[float, float], end: tuple[float, float], words: str = "", *, master: str = "", **more: object
) -> str:
    """A line from one point to another."""
    (x, y), (to_x, to_y) = begin, end
    width, height = to_x - x, to_y - y
    placed = cells(
        PinX=round((x + to_x) / 2, 4),
        PinY=round((y + to_y) / 2, 4),
        Width=round(width, 4),
        Height=round(height, 4),
        LocPinX=round(width / 2, 4),
        LocPinY=round(height / 2, 4),
        Angle=0,
        BeginX=round(x, 4),
        BeginY=round(y, 4),
        EndX=round(to_x, 4),
        EndY=round(to_y, 4),
        **more,
    )
    if words:
        more = {
            **more,
            "TxtPinX": width / 2,
            "TxtPinY": height / 2,
            "TxtWidth": 1.2,
            "TxtHeight": 0.25,
            "TxtLocPinX": 0.6,
            "TxtLocPinY": 0.125,
        }
        placed += cells(**{key: value for key, value in more.items() if key.startswith("Txt")})
    path = (
        '<Section N="Geometry" IX="0"><Cell N="NoFill" V="1"/><Row T="MoveTo" IX="1"><Cell N="X" V="0"/><Cell N="Y" V="0"/></Row>'
        f'<Row T="LineTo" IX="2"><Cell N="X" V="{round(width, 4)}"/><Cell N="Y" V="{round(height, 4)}"/></Row></Section>'
    )
    return shape(number, placed + path + text(words), master=master)


def connect(number: int, first: int, last: int) -> str:
    """Both ends of a line glued."""
    return (
        f'<Connect FromSheet="{number}" FromCell="BeginX" FromPart="9" ToSheet="{first}" ToCell="PinX" ToPart="3"/>'
        f'<Connect FromSheet="{number}" FromCell="EndX" FromPart="12" ToSheet="{last}" ToCell="PinX" ToPart="3"/>'
    )


def data(**rows: str) -> str:
    """Shape data: values by label."""
    made = "".join(
        f'<Row N="{key}"><Cell N="Value" V="{escape(value)}" U="STR"/><Cell N="Label" V="{key.replace("_", " ")}"/></Row>'
        for key, value in rows.items()
    )
    return f'<Section N="Property">{made}</Section>'


def structure(kind: str) -> str:
    """That a shape is a container, a list or a callout."""
    return f'<Section N="User"><Row N="msvStructureType"><Cell N="Value" V="{kind}" U="STR"/></Row></Section>'


def related(way: int, *numbers: int) -> str:
    """That a shape holds others (1, 2) or stands in them (4, 5)."""
    told = ",".join(f"Sheet.{each}!SheetRef()" for each in numbers)
    return f'<Cell N="Relationships" V="0" F="SUM(DEPENDSON({way},{told}))"/>'


@dataclass(frozen=True)
class PageOf:
    """A page to write. `back` is the number of the page behind it, from 0; `sheet` are further cells and sections of the page itself."""

    name: str
    shapes: str
    connects: str = ""
    width: float = 11.0
    height: float = 8.5
    background: bool = False
    back: int | None = None
    sheet: str = ""


RECTANGLE = shape(5, at(0.75, 0.5, 1.5, 1.0) + BOX, sort="Shape")
CONNECTOR = shape(
    6,
    cells(PinX=0.5, PinY=0, Width=1, Height=0, LocPinX=0.5, LocPinY=0, BeginX=0, BeginY=0, EndX=1, EndY=0, ObjType=2, EndArrow=0),
)
STANDARD: Mapping[str, tuple[str, str]] = {"2": ("Rectangle", RECTANGLE), "3": ("Dynamic connector", CONNECTOR)}
_SHEET = (
    '<PageSheet LineStyle="0" FillStyle="0" TextStyle="0"><Cell N="PageWidth" V="4"/><Cell N="PageHeight" V="4"/></PageSheet>'
)
_STYLES = (
    '<StyleSheets><StyleSheet ID="0" NameU="No Style" Name="No Style"><Cell N="LinePattern" V="1"/><Cell N="FillPattern" V="1"/>'
    '<Cell N="FillForegnd" V="1"/><Cell N="LineColor" V="0"/><Cell N="EndArrow" V="0"/><Cell N="BeginArrow" V="0"/></StyleSheet>'
    '<StyleSheet ID="3" NameU="Normal" Name="Normal" LineStyle="0" FillStyle="0" TextStyle="0"/>'
    '<StyleSheet ID="4" NameU="Text Only" Name="Text Only" LineStyle="3" FillStyle="3" TextStyle="3"><Cell N="LinePattern" V="0"/>'
    '<Cell N="FillPattern" V="0"/></StyleSheet></StyleSheets>'
)


def _relations(*rows: tuple[str, str, str]) -> str:
    made = "".join(f'<Relationship Id="{key}" Type="{sort}" Target="{target}"/>' for key, sort, target in rows)
    return f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{made}</Relationships>'


def parts(
    pages: Sequence[PageOf], masters: Mapping[str, tuple[str, str]] = STANDARD, title: str = "", theme: str = THEME
) -> dict[str, bytes]:
    """All parts of a drawing by name."""
    xmlns = f'xmlns="{MAIN}" xmlns:r="{REL}" xml:space="preserve"'
    made: dict[str, str] = {}
    overrides = [
        ("/visio/document.xml", "application/vnd.ms-visio.drawing.main+xml"),
        ("/visio/masters/masters.xml", "application/vnd.ms-visio.masters+xml"),
        ("/visio/pages/pages.xml", "application/vnd.ms-visio.pages+xml"),
        ("/visio/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ]
    listed = []
    for number, (key, (name, inner)) in enumerate(masters.items(), 1):
        listed.append(
            f'<Master ID="{key}" NameU="{escape(name)}" Name="{escape(name)}" MasterType="2">{_SHEET}<Rel r:id="rId{number}"/></Master>'
        )
        made[f"visio/masters/master{number}.xml"] = f"{_HEAD}<MasterContents {xmlns}><Shapes>{inner}</Shapes></MasterContents>"
        overrides.append((f"/visio/masters/master{number}.xml", "application/vnd.ms-visio.master+xml"))
    sheets = []
    for number, page in enumerate(pages):
        size = cells(PageWidth=page.width, PageHeight=page.height) if "PageScale" not in page.sheet else ""
        behind = f' BackPage="{page.back}"' if page.back is not None else ""
        ground = ' Background="1"' if page.background else ""
        sheets.append(
            f'<Page ID="{number}" NameU="{escape(page.name)}" Name="{escape(page.name)}"{ground}{behind}>'
            f'<PageSheet LineStyle="0" FillStyle="0" TextStyle="0">{size}{page.sheet}</PageSheet><Rel r:id="rId{number + 1}"/></Page>'
        )
        connects = f"<Connects>{page.connects}</Connects>" if page.connects else ""
        made[f"visio/pages/page{number + 1}.xml"] = (
            f"{_HEAD}<PageContents {xmlns}><Shapes>{page.shapes}</Shapes>{connects}</PageContents>"
        )
        overrides.append((f"/visio/pages/page{number + 1}.xml", "application/vnd.ms-visio.page+xml"))
        if masters:
            made[f"visio/pages/_rels/page{number + 1}.xml.rels"] = _relations(
                *((f"rId{at}", f"{_VISIO}/master", f"../masters/master{at}.xml") for at in range(1, len(masters) + 1))
            )
    types = "".join(f'<Override PartName="{part}" ContentType="{sort}"/>' for part, sort in overrides)
    whole = {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": _relations(
            ("rId1", f"{_VISIO}/document", "visio/document.xml"),
            (
                "rId2",
                "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                "docProps/core.xml",
            ),
        ),
        "docProps/core.xml": f'{_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title></cp:coreProperties>',
        "visio/document.xml": f"{_HEAD}<VisioDocument {xmlns}><DocumentSettings/><Colors/><FaceNames/>{_STYLES}</VisioDocument>",
        "visio/_rels/document.xml.rels": _relations(
            ("rId1", f"{_VISIO}/masters", "masters/masters.xml"),
            ("rId2", f"{_VISIO}/pages", "pages/pages.xml"),
            ("rId3", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme", "theme/theme1.xml"),
        ),
        "visio/theme/theme1.xml": _HEAD + theme,
        "visio/masters/masters.xml": f"{_HEAD}<Masters {xmlns}>{''.join(listed)}</Masters>",
        "visio/masters/_rels/masters.xml.rels": _relations(
            *((f"rId{at}", f"{_VISIO}/master", f"master{at}.xml") for at in range(1, len(masters) + 1))
        ),
        "visio/pages/pages.xml": f"{_HEAD}<Pages {xmlns}>{''.join(sheets)}</Pages>",
        "visio/pages/_rels/pages.xml.rels": _relations(
            *((f"rId{at}", f"{_VISIO}/page", f"page{at}.xml") for at in range(1, len(pages) + 1))
        ),
        **made,
    }
    return {name: part.encode() for name, part in whole.items()}


def packed(given: Mapping[str, bytes]) -> bytes:
    """Parts as one file, the same bytes every time."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in given.items():
            archive.writestr(zipfile.ZipInfo(name, _WHEN), part, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def drawing(
    pages: Sequence[PageOf], masters: Mapping[str, tuple[str, str]] = STANDARD, title: str = "", theme: str = THEME
) -> bytes:
    """A drawing as a file."""
    return packed(parts(pages, masters, title, theme))
