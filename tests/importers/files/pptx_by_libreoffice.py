"""Makes the presentations in this folder that are not by a program of ours: flat OpenDocument drawings, converted by LibreOffice.

Run once, from the top folder: `python -m tests.importers.files.pptx_by_libreoffice`. It needs `soffice`. Lengths are in centimetres.
"""

from __future__ import annotations

import subprocess
import tempfile
from html import escape
from pathlib import Path

from tests.importers.corpus import DASH, SAID
from tests.importers.pptx_corpus import BY_OTHERS, FILES
from tests.importers.truths import Truth

_SPACES = " ".join(
    f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for key, name in {
        "office": "office",
        "draw": "drawing",
        "text": "text",
        "style": "style",
        "presentation": "presentation",
        "svg": "svg-compatible",
        "fo": "xsl-fo-compatible",
    }.items()
)
_WIDE, _HIGH = 4.4, 1.5


def _styles() -> str:
    dashes = (
        '<draw:stroke-dash draw:name="Long" draw:style="rect" draw:dots1="1" draw:dots1-length="0.2cm" draw:distance="0.15cm"/>'
        '<draw:stroke-dash draw:name="Dots" draw:style="round" draw:dots1="1" draw:dots1-length="0.03cm" draw:distance="0.1cm"/>'
        '<draw:marker draw:name="Arrow" svg:viewBox="0 0 20 30" svg:d="M10 0l-10 30h20z"/>'
    )
    return f"<office:styles>{dashes}</office:styles>"


def _own_styles() -> str:
    def graphic(name: str, more: str) -> str:
        return f'<style:style style:name="{name}" style:family="graphic"><style:graphic-properties {more}/></style:style>'

    arrow = 'draw:stroke="{0}" svg:stroke-width="0.05cm" svg:stroke-color="#333333" draw:marker-end="Arrow" draw:marker-end-width="0.25cm"'
    return (
        '<office:automatic-styles><style:page-layout style:name="L">'
        '<style:page-layout-properties fo:page-width="33.87cm" fo:page-height="19.05cm"/>'
        '</style:page-layout><style:style style:name="D" style:family="drawing-page"/>'
        + graphic("box", 'draw:fill="solid" draw:fill-color="#dae8fc" draw:stroke="solid" svg:stroke-color="#6c8ebf"')
        + graphic("free", 'draw:fill="none" draw:stroke="none" fo:min-height="0.5cm" fo:padding="0cm"')
        + graphic("plain", arrow.format("solid"))
        + graphic("dashed", arrow.format("dash") + ' draw:stroke-dash="Long"')
        + graphic("dotted", arrow.format("dash") + ' draw:stroke-dash="Dots"')
        + graphic("double", arrow.format("solid").replace("0.05cm", "0.15cm"))
        + "</office:automatic-styles>"
    )


def _words(text: str) -> str:
    return f"<text:p>{escape(text)}</text:p>"


def _free(text: str, x: float, y: float, width: float, height: float) -> str:
    place = f'svg:x="{x:.2f}cm" svg:y="{y:.2f}cm" svg:width="{width}cm" svg:height="{height}cm"'
    return f'<draw:frame draw:style-name="free" {place}><draw:text-box>{_words(text)}</draw:text-box></draw:frame>'


def drawing(truth: Truth, style: str) -> str:
    """`connectors` joined to boxes, `loose` lines, rows as groups (`grouped`), elbow connectors with words beside them (`labelled`)."""
    made, where, keys = [], {}, {}
    for row, boxes in enumerate(truth.rows):
        shapes = []
        for column, (name, _, _) in enumerate(boxes):
            x, y = 16.9 + (column - len(boxes) / 2) * 6 + row % 2 * 0.4, 2.4 + row * 3.4
            where[name], keys[name] = (x, y), f"s{len(keys)}"
            shapes.append(
                f'<draw:custom-shape draw:style-name="box" xml:id="{keys[name]}" draw:id="{keys[name]}" svg:x="{x:.2f}cm" svg:y="{y:.2f}cm" '
                f'svg:width="{_WIDE}cm" svg:height="{_HIGH}cm">{_words(name)}<draw:enhanced-geometry svg:viewBox="0 0 21600 21600" '
                'draw:type="rectangle" draw:enhanced-path="M 0 0 L 21600 0 21600 21600 0 21600 0 0 Z N"/></draw:custom-shape>'
            )
        made.append(f"<draw:g>{''.join(shapes)}</draw:g>" if style == "grouped" and len(shapes) > 1 else "".join(shapes))
    for number, (source, kind, target) in enumerate(truth.lines):
        made.append(_line(number, source, kind, target, style, where, keys))
    title = _free(truth.title, 1, 0.4, 20, 1.2)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_SPACES} office:version="1.3" '
        f'office:mimetype="application/vnd.oasis.opendocument.presentation">{_styles()}{_own_styles()}'
        '<office:master-styles><style:master-page style:name="M" style:page-layout-name="L" draw:style-name="D"/></office:master-styles>'
        f'<office:body><office:presentation><draw:page draw:name="Slide" draw:master-page-name="M" draw:style-name="D">'
        f"{title}{''.join(made)}</draw:page>"
        "</office:presentation></office:body></office:document>"
    )


def _line(
    number: int, source: str, kind: str, target: str, style: str, where: dict[str, tuple[float, float]], keys: dict[str, str]
) -> str:
    first, last = (target, source) if style == "connectors" and kind == "accountable_to" else (source, target)
    (x1, y1), (x2, y2) = where[first], where[last]
    look = DASH.get(kind, "plain")
    if abs(y1 - y2) < 0.1:
        glue = (1, 3) if x1 < x2 else (3, 1)
        ends = (x1 + _WIDE if x1 < x2 else x1, y1 + _HIGH / 2, x2 if x1 < x2 else x2 + _WIDE, y2 + _HIGH / 2)
    else:
        glue = (2, 0) if y1 < y2 else (0, 2)
        ends = (x1 + _WIDE / 2, y1 + _HIGH if y1 < y2 else y1, x2 + _WIDE / 2, y2 if y1 < y2 else y2 + _HIGH)
    gap = 0.25 if style == "loose" and abs(y1 - y2) > 0.1 else 0.0
    down = gap if ends[1] < ends[3] else -gap
    place = f'svg:x1="{ends[0]:.2f}cm" svg:y1="{ends[1] + down:.2f}cm" svg:x2="{ends[2]:.2f}cm" svg:y2="{ends[3] - down:.2f}cm"'
    words = ""
    if kind not in ("accountable_to", "sits_on", "leads", "supports"):
        x, y = (ends[0] + ends[2]) / 2, (ends[1] + ends[3]) / 2 - 0.3
        words = _free(SAID[kind], x, y, 3, 0.6)
    if style == "loose":
        return f'<draw:line draw:style-name="{look}" {place}/>{words}'
    sort = "standard" if style == "labelled" else "line"
    joined = f'draw:start-shape="{keys[first]}" draw:start-glue-point="{glue[0]}" draw:end-shape="{keys[last]}" draw:end-glue-point="{glue[1]}"'
    return f'<draw:connector draw:style-name="{look}" draw:type="{sort}" {place} {joined}/>{words}'


def main() -> None:
    """Writes one file for each drawing."""
    with tempfile.TemporaryDirectory() as folder:
        for name, truth in BY_OTHERS.items():
            made = Path(folder, f"pptx_{name}.fodp")
            made.write_text(drawing(truth, name), encoding="utf-8")
            subprocess.run(
                ["soffice", "--headless", "--convert-to", "pptx", "--outdir", str(FILES), str(made)],
                check=True,
                capture_output=True,
            )


if __name__ == "__main__":
    main()
