"""A document as one HTML page that needs nothing else: no script, no picture, no font, no address outside it.

Made to WCAG 2.2 AA: the language is named, headings are nested, tables have captions and headers, every text has a contrast of
at least 4.5 to 1, nothing is told by colour alone, and the page reads at any width and on paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from stpgraph.reading.words import safe
from stpgraph.report.checked import one_line
from stpgraph.report.document import Case, Document, Grid, Heading, Part, Text

_STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.55 system-ui, "Segoe UI", Arial, sans-serif; color: #16202b; background: #fff; }
main, nav, header { max-width: 66rem; margin: 0 auto; padding: 0 1.25rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 2rem 0 1rem; }
h2 { font-size: 1.45rem; margin: 2.5rem 0 .5rem; padding-top: 1rem; border-top: 3px solid #0b4f6c; }
h3 { font-size: 1.15rem; margin: 1.75rem 0 .5rem; padding-left: .6rem; border-left: .4rem solid #4a5563; }
h3.gap { border-color: #a8001c; } h3.concern { border-color: #8a5a00; } h3.note { border-color: #0b4f6c; }
h4 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
p { margin: .4rem 0; overflow-wrap: anywhere; }
.case { margin: .5rem 0 1rem; padding: .5rem 0 .5rem 1rem; border-left: 1px solid #8a8577; }
dl { margin: .25rem 0 0; } dl div { display: flex; flex-wrap: wrap; gap: 0 .5rem; }
dt { font-weight: 600; } dd { margin: 0; flex: 1 1 24rem; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem .5rem; border-bottom: 1px solid #b9b4a7; }
th, td { overflow-wrap: break-word; max-width: 30rem; }
thead th { border-bottom: 2px solid #16202b; } th.number, td.number { text-align: right; }
a { color: #0b4f6c; } a:focus-visible, .scroll:focus-visible { outline: 3px solid #b4007a; outline-offset: 2px; }
@media print {
  body { font-size: 10pt; } nav { display: none; } .scroll { overflow: visible; }
  .case, tr { break-inside: avoid; } h2, h3, h4 { break-after: avoid; }
}
"""


def html_page(document: Document) -> str:
    """A document as the text of an HTML file."""
    numbers = count(1)
    anchors = {id(part): f"part-{next(numbers)}" for part in document.parts if isinstance(part, Heading) and part.level == 2}
    title = _text(document.title)
    inside = "\n".join(line for part in document.parts for line in _lines(part, anchors.get(id(part), "")))
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<header><h1>{title}</h1></header>\n"
        f"{_contents(document, anchors)}<main>\n{inside}\n</main>\n</body>\n</html>\n"
    )


def _contents(document: Document, anchors: dict[int, str]) -> str:
    links = [
        f'<li><a href="#{anchors[id(part)]}">{_text(part.text)}</a></li>'
        for part in document.parts
        if isinstance(part, Heading) and id(part) in anchors
    ]
    return f'<nav aria-label="Contents"><ul>\n{chr(10).join(links)}\n</ul></nav>\n' if len(links) > 1 else ""


def _lines(part: Part, anchor: str) -> Iterator[str]:
    match part:
        case Heading():
            named = f' id="{anchor}"' if anchor else ""
            tone = f' class="{part.tone}"' if part.tone != "plain" else ""
            yield f"<h{part.level}{named}{tone}>{_text(part.text)}</h{part.level}>"
        case Text():
            lead = f"<strong>{_text(part.lead)}</strong> " if part.lead else ""
            yield f"<p>{lead}{_text(part.text)}</p>"
        case Case():
            yield f'<div class="case"><p>{_text(part.fact)}</p>'
            if part.details:
                pairs = (f"<div><dt>{_text(label)}:</dt><dd>{_text(text)}</dd></div>" for label, text in part.details)
                yield f"<dl>{''.join(pairs)}</dl>"
            yield "</div>"
        case Grid():
            yield from _table(part)


def _table(grid: Grid) -> Iterator[str]:
    # One who uses the keyboard can scroll what is wider than the page only where it takes the focus.
    yield f'<div class="scroll" role="region" aria-label="{_text(grid.caption)}" tabindex="0">'
    yield f"<table><caption>{_text(grid.caption)}</caption><thead><tr>"
    yield "".join(f'<th scope="col"{_right(grid, at)}>{_text(text)}</th>' for at, text in enumerate(grid.header))
    yield "</tr></thead><tbody>"
    for row in grid.rows:
        first, *others = row
        cells = (f"<td{_right(grid, at)}>{_text(text)}</td>" for at, text in enumerate(others, 1))
        yield f'<tr><th scope="row">{_text(first)}</th>{"".join(cells)}</tr>'
    yield "</tbody></table></div>"


def _right(grid: Grid, column: int) -> str:
    return ' class="number"' if column in grid.numbers else ""


def _text(text: str) -> str:
    return safe(one_line(text))
