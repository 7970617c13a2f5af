"""Sheets as files: Excel, OpenDocument, CSV, a web page."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from html import escape

import xlsxwriter

from tests.importers.tables_styles import Grid


def xlsx(grids: Sequence[Grid]) -> bytes:
    """An Excel workbook."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_numbers": True})
    for grid in grids:
        page = book.add_worksheet(grid.name or None)
        for row, cells in enumerate(grid.rows):
            for at, text in enumerate(cells):
                if text:
                    deep = grid.indents.get((row, at), 0)
                    page.write(row, at, text, book.add_format({"indent": deep}) if deep else None)
        for top, left, bottom, right in grid.spans:
            page.merge_range(top, left, bottom, right, grid.rows[top][left])
        for row in grid.hidden_rows:
            page.set_row(row, None, None, {"hidden": True})
        if grid.hidden:
            page.hide()
    book.close()
    return made.getvalue()


_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
    )
)


def _content(grids: Sequence[Grid]) -> str:
    deepest = max((deep for grid in grids for deep in grid.indents.values()), default=0)
    styles = "".join(
        f'<style:style style:name="i{deep}" style:family="table-cell" style:parent-style-name="Default">'
        f'<style:table-cell-properties style:text-align-source="fix"/>'
        f'<style:paragraph-properties fo:text-align="start" fo:margin-left="{deep * 3.5:g}mm"/></style:style>'
        for deep in range(1, deepest + 1)
    )
    styles += (
        '<style:style style:name="gone" style:family="table"><style:table-properties table:display="false"/></style:style>'
        '<style:style style:name="there" style:family="table"><style:table-properties table:display="true"/></style:style>'
    )
    sheets = "".join(_sheet(grid) for grid in grids)
    return (
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{sheets}"
        "</office:spreadsheet></office:body>"
    )


def _sheet(grid: Grid) -> str:
    covered = {
        (row, at)
        for top, left, bottom, right in grid.spans
        for row in range(top, bottom + 1)
        for at in range(left, right + 1)
        if (row, at) != (top, left)
    }
    sizes = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in grid.spans}
    rows = []
    for number, cells in enumerate(grid.rows):
        made = []
        for at, text in enumerate(cells):
            if (number, at) in covered:
                made.append("<table:covered-table-cell/>")
                continue
            down, across = sizes.get((number, at), (1, 1))
            more = (
                f' table:number-rows-spanned="{down}" table:number-columns-spanned="{across}"' if (down, across) != (1, 1) else ""
            )
            deep = grid.indents.get((number, at), 0)
            more += f' table:style-name="i{deep}"' if deep else ""
            blanks = len(text) - len(text.lstrip(" "))
            lines = (f'<text:s text:c="{blanks}"/>' if blanks else "") + "</text:p><text:p>".join(
                map(escape, text.strip().split("\n"))
            )
            held = f' office:value-type="string"{more}><text:p>{lines}</text:p></table:table-cell>' if text else f"{more}/>"
            made.append(f"<table:table-cell{held}")
        look = ' table:visibility="collapse"' if number in grid.hidden_rows else ""
        rows.append(f"<table:table-row{look}>{''.join(made) or '<table:table-cell/>'}</table:table-row>")
    width = max(map(len, grid.rows))
    return (
        f'<table:table table:name="{escape(grid.name or "Sheet1")}" table:style-name="{"gone" if grid.hidden else "there"}">'
        f'<table:table-column table:number-columns-repeated="{width}"/>{"".join(rows)}'
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/>'
        "</table:table-row></table:table>"
    )


def ods(grids: Sequence[Grid]) -> bytes:
    """An OpenDocument spreadsheet."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        whole = f'<?xml version="1.0"?><office:document-content {_NAMES} office:version="1.2">{_content(grids)}</office:document-content>'
        archive.writestr("content.xml", whole)
    return made.getvalue()


def fods(grids: Sequence[Grid]) -> bytes:
    """A flat OpenDocument spreadsheet, for LibreOffice to turn into other files."""
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    start = f'<?xml version="1.0"?><office:document {_NAMES} office:version="1.2" office:mimetype="{kind}">'
    return f"{start}{_content(grids)}</office:document>".encode()


def text(grids: Sequence[Grid], sign: str = ",", encoding: str = "utf-8-sig") -> bytes:
    """CSV: the sheets one after the other."""
    made = io.StringIO(newline="")
    width = max(len(row) for grid in grids for row in grid.rows)
    for grid in grids:
        csv.writer(made, delimiter=sign).writerows([*row, *[""] * (width - len(row))] for row in grid.rows)
    return made.getvalue().encode(encoding, "replace")


def page(grids: Sequence[Grid]) -> bytes:
    """A web page under the name of an Excel file."""
    rows = "".join(f"<tr>{''.join(f'<td>{escape(each)}</td>' for each in row)}</tr>" for row in grids[0].rows)
    return f"<html><head><style>td {{color: red}}</style></head><body><table border=1>{rows}</table></body></html>".encode()
