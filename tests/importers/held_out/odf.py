"""Flat OpenDocument files and a web page, from which an office suite makes the files that are kept in `files/`."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from tests.importers.held_out.shaping import Place, children, facing, kinds, only, places
from tests.importers.held_out.terms import Terms
from tests.importers.truths import Line, Truth

_SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        *(("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("draw", "drawing")),
        *(("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"), ("presentation", "presentation")),
    )
)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_DASHES: Mapping[str, str] = {"oversees": "broken", "advises": "broken", "supports": "dots"}


def _deck(title: str, body: str) -> str:
    def look(name: str, **more: str) -> str:
        said = " ".join(f'{key.replace("_", ":", 1).replace("_", "-")}="{value}"' for key, value in more.items())
        return f'<style:style style:name="{name}" style:family="graphic"><style:graphic-properties {said}/></style:style>'

    styles = (
        look(
            "box",
            draw_fill="solid",
            draw_fill_color="#cfe7f5",
            draw_textarea_vertical_align="middle",
            draw_auto_grow_height="false",
            svg_stroke_color="#003087",
        )
        + look(
            "frame",
            draw_fill="solid",
            draw_fill_color="#eeeeee",
            draw_textarea_vertical_align="top",
            draw_auto_grow_height="false",
            svg_stroke_color="#003087",
        )
        + look("line", draw_stroke="solid", svg_stroke_width="0.05cm", draw_marker_end="Arrow", draw_marker_end_width="0.3cm")
        + look("bare", draw_stroke="solid", svg_stroke_width="0.05cm")
        + look(
            "broken",
            draw_stroke="dash",
            svg_stroke_width="0.05cm",
            draw_stroke_dash="Dashed",
            draw_marker_end="Arrow",
            draw_marker_end_width="0.3cm",
        )
        + look(
            "dots",
            draw_stroke="dash",
            svg_stroke_width="0.05cm",
            draw_stroke_dash="Dotted",
            draw_marker_end="Arrow",
            draw_marker_end_width="0.3cm",
        )
        + look("words", draw_stroke="none", draw_fill="none")
        + '<style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/>'
        '<style:text-properties fo:font-size="10pt"/></style:style>'
        '<style:page-layout style:name="wide"><style:page-layout-properties fo:page-width="33.87cm" fo:page-height="19.05cm" '
        'style:print-orientation="landscape"/></style:page-layout>'
    )
    drawn = (
        '<draw:marker draw:name="Arrow" svg:viewBox="0 0 20 30" svg:d="M10 0l-10 30h20z"/>'
        '<draw:stroke-dash draw:name="Dashed" draw:style="rect" draw:dots1="1" draw:dots1-length="0.3cm" draw:distance="0.2cm"/>'
        '<draw:stroke-dash draw:name="Dotted" draw:style="round" draw:dots1="1" draw:dots1-length="0.05cm" draw:distance="0.1cm"/>'
    )
    heading = (
        f'<draw:frame draw:style-name="words" svg:x="1cm" svg:y="0.3cm" svg:width="30cm" svg:height="1.3cm"><draw:text-box>'
        f'<text:p text:style-name="P">{escape(title)}</text:p></draw:text-box></draw:frame>'
    )
    return (
        f'{_HEAD}<office:document {_SPACES} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.presentation">'
        f"<office:styles>{drawn}</office:styles><office:automatic-styles>{styles}</office:automatic-styles>"
        '<office:master-styles><style:master-page style:name="Plain" style:page-layout-name="wide"/></office:master-styles>'
        f'<office:body><office:presentation><draw:page draw:name="Slide 1" draw:master-page-name="Plain">{heading}{body}</draw:page>'
        "</office:presentation></office:body></office:document>"
    )


def _box(at: Place, text: str, key: str = "", style: str = "box") -> str:
    named = f' xml:id="{key}" draw:id="{key}"' if key else ""
    return (
        f'<draw:custom-shape draw:style-name="{style}"{named} svg:x="{at.x:.2f}cm" svg:y="{at.y:.2f}cm" svg:width="{at.width:.2f}cm" '
        f'svg:height="{at.height:.2f}cm"><text:p text:style-name="P">{escape(text)}</text:p>'
        '<draw:enhanced-geometry svg:viewBox="0 0 21600 21600" draw:type="rectangle" '
        'draw:enhanced-path="M 0 0 L 21600 0 21600 21600 0 21600 0 0 Z N"/>'
        "</draw:custom-shape>"
    )


def glued(truth: Truth) -> tuple[str, Truth]:
    """Connectors glued to the boxes at both ends, arrows pointing to whom one answers, dashes for advice, dots for support."""
    spots = places(truth, 33.4, 18.6, top=1.8, widest=5)
    ids = {name: f"id{at}" for at, name in enumerate(spots)}
    body = "".join(_box(at, name, ids[name]) for name, at in spots.items())
    for source, relation, target in truth.lines:
        (x, y), (to_x, to_y) = facing(spots[source], spots[target])
        sites = (2, 0) if to_y > y else (0, 2) if to_y < y else (1, 3) if to_x > x else (3, 1)
        body += (
            f'<draw:connector draw:style-name="{_DASHES.get(relation, "line")}" draw:type="line" svg:x1="{x:.2f}cm" svg:y1="{y:.2f}cm" '
            f'svg:x2="{to_x:.2f}cm" svg:y2="{to_y:.2f}cm" draw:start-shape="{ids[source]}" draw:start-glue-point="{sites[0]}" '
            f'draw:end-shape="{ids[target]}" draw:end-glue-point="{sites[1]}"/>'
        )
    return _deck(truth.title, body), truth


def loose(truth: Truth) -> tuple[str, Truth]:
    """Plain lines without arrowheads, drawn from box to box and glued to neither; only accountability is drawn."""
    truth = only(truth, relations=("accountable_to",))
    spots = places(truth, 33.4, 18.6, top=1.8, widest=5)
    body = "".join(_box(at, name) for name, at in spots.items())
    for source, _, target in truth.lines:
        (x, y), (to_x, to_y) = facing(spots[source], spots[target])
        body += f'<draw:line draw:style-name="bare" svg:x1="{x:.2f}cm" svg:y1="{y:.2f}cm" svg:x2="{to_x:.2f}cm" svg:y2="{to_y:.2f}cm"/>'
    return _deck(truth.title, body), truth


def nested(truth: Truth) -> tuple[str, Truth]:
    """Boxes in boxes without lines: a body is part of the one around it, a project answers to it."""
    under, said = children(truth), kinds(truth)
    inner = {each for kids in under.values() for each in kids}
    lines: list[Line] = []

    def draw(name: str, at: Place) -> str:
        kids = under.get(name, [])
        made = _box(at, name, style="frame" if kids else "box")
        for number, each in enumerate(kids):
            share = (at.width - 0.3) / len(kids)
            made += draw(each, Place(at.x + 0.3 + number * share, at.y + 1.2, share - 0.3, at.height - 1.5))
            lines.append((each, "part_of" if said[each][0] == "body" else "accountable_to", name))
        return made

    tops = [name for name, _, _ in truth.nodes if name not in inner]
    step = 32.5 / len(tops)
    body = "".join(draw(name, Place(0.7 + at * step, 2.0, step - 0.4, 16.0)) for at, name in enumerate(tops))
    return _deck(truth.title, body), only(truth, lines=lines)


def sheet(title: str, rows: list[tuple[str, ...]]) -> str:
    """A workbook of one sheet with a title row above the headings."""

    def row(cells: tuple[str, ...]) -> str:
        inner = "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(each)}</text:p></table:table-cell>'
            if each
            else "<table:table-cell/>"
            for each in cells
        )
        return f"<table:table-row>{inner}</table:table-row>"

    return (
        f'{_HEAD}<office:document {_SPACES} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
        '<office:automatic-styles><style:style style:name="wide" style:family="table-column"><style:table-column-properties '
        'style:column-width="8cm"/></style:style></office:automatic-styles>'
        f'<office:body><office:spreadsheet><table:table table:name="Sheet1"><table:table-column table:style-name="wide" '
        f'table:number-columns-repeated="{len(rows[0])}"/>{row((title,))}{row(("",))}{"".join(row(each) for each in rows)}'
        "</table:table></office:spreadsheet></office:body></office:document>"
    )


def web_table(title: str, rows: list[tuple[str, ...]]) -> str:
    """A table of a web page, which people open in a spreadsheet program and save."""
    head, *rest = rows
    inner = "<tr>" + "".join(f"<th>{escape(each)}</th>" for each in head) + "</tr>"
    inner += "".join("<tr>" + "".join(f"<td>{escape(each)}</td>" for each in row) + "</tr>" for row in rest)
    return f'<html><head><meta charset="utf-8"><title>{escape(title)}</title></head><body><table border="1">{inner}</table></body></html>'


def paper(terms: Terms, *, table: bool) -> str:
    """Terms of reference as a text document: members in a table or as a list, the rest under headings."""
    said = {"accountable_to": "is accountable to the", "advises": "provides advice to the", "reports_to": "sends reports to"}

    def heading(text: str, level: int) -> str:
        return f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">{escape(text)}</text:h>'

    body = heading(terms.name, 1) + heading("Terms of reference", 2)
    body += f"<text:p>The {escape(terms.name)} brings partners together.</text:p>" + heading("Membership", 2)
    if table:
        body += '<table:table table:name="Members"><table:table-column table:number-columns-repeated="2"/>'
        for cells in [("Member", "Role on the group"), *((seat.name, seat.there) for seat in terms.seats)]:
            body += "<table:table-row>" + "".join(
                f'<table:table-cell office:value-type="string"><text:p>{escape(each)}</text:p></table:table-cell>'
                for each in cells
            )
            body += "</table:table-row>"
        body += "</table:table>"
    else:
        listed = "".join(
            f"<text:list-item><text:p>{escape(seat.name)}{' (Chair)' if seat.there == 'Chair' else ''}</text:p></text:list-item>"
            for seat in terms.seats
        )
        body += f"<text:list>{listed}</text:list>"
    for name, relation, _, _ in terms.above:
        body += heading("Accountability", 2) + f"<text:p>The {escape(terms.name)} {said[relation]} {escape(name)}.</text:p>"
    for title, sentence in terms.says:
        body += heading(title, 2) + f"<text:p>{escape(sentence)}</text:p>"
    headings = "".join(
        f'<style:style style:name="Heading_20_{level}" style:display-name="Heading {level}" style:family="paragraph" '
        f'style:default-outline-level="{level}"><style:text-properties fo:font-size="{size}pt" fo:font-weight="bold"/></style:style>'
        for level, size in ((1, 18), (2, 13))
    )
    return (
        f'{_HEAD}<office:document {_SPACES} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:styles>{headings}</office:styles><office:body><office:text>{body}</office:text></office:body></office:document>"
    )
