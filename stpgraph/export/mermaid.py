"""A view as a Mermaid flowchart, for wikis and documents that draw them (GitHub, GitLab, Notion …).

It is drawn from the bottom up (`BT`), so that those who answer stand below those to whom they answer, as in every other picture.
Mermaid places the boxes itself. Ids are those of the structure, after `n_`, with low lines for hyphens. Mermaid refuses more than 500
lines or 50,000 characters unless the page that draws it allows more: where there are more, a comment at the top says so.

Sources: mermaid.js.org, "Flowcharts", "Accessibility options"; its entity codes are `#` and a number or name and `;`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from stpgraph.draw.style import BOXES, LINES, STRATEGIC, TAGS, BoxStyle, Shape, box_style, is_strategic
from stpgraph.export.panels import around, panel_of
from stpgraph.export.sheet import Sheet
from stpgraph.layout.scene import Box
from stpgraph.model.kinds import RELATION_WORDS, TYPE_WORDS, NodeType, RelationType
from stpgraph.rules.words import count, listed

#: What Mermaid draws unless it is set up to draw more.
MOST_LINES, MOST_CHARACTERS = 500, 50_000
#: ASCII that means nothing anywhere in Mermaid, in its Markdown or in HTML; all other ASCII is written as a code.
_PLAIN = re.compile(r"[A-Za-z0-9 ,.()/'\-]")
#: What Mermaid itself puts in place of codes for a while.
_ITS_OWN = frozenset("ﬂ°¶ß")
#: At the start of a label it would be taken for a list, a heading or a quotation of Markdown.
_MARKDOWN_START = re.compile(r"(?:[-+*#>]|[0-9]+[.)])")
_ZERO_WIDTH = "\u200b"
_SHAPES: Mapping[Shape, tuple[str, str]] = {
    "rounded": ("(", ")"),
    "building": ("[[", "]]"),
    "arrow": ("{{", "}}"),
    "pill": ("([", "])"),
    "sheet": ("[/", "/]"),
}
_SAYS: Mapping[Shape, str] = {
    "rounded": "rounded box",
    "building": "box with double sides",
    "arrow": "box with points",
    "pill": "box with round ends",
    "sheet": "slanted box",
}


def write(sheet: Sheet) -> bytes:
    """The file's content, UTF-8."""
    lines = list(_document(sheet))
    edges, size = len(list(_links(sheet))), sum(len(each) + 1 for each in lines)
    if edges > MOST_LINES or size > MOST_CHARACTERS:
        at = lines.index("flowchart BT") + 1
        lines.insert(
            at, f"%% {edges} lines, {size} characters: allow for them with maxEdges and maxTextSize where this is drawn."
        )
    return ("\n".join(lines) + "\n").encode()


def escaped(text: str) -> str:
    """Text for a label in double quotes: on one line, and every character that could mean something as a code.

    >>> escaped('Health "&" care; #1'), escaped("end")
    ('Health #quot;#amp;#quot; care#59; #35;1', 'end')
    """
    line = " ".join(text.split())
    start = _ZERO_WIDTH if _MARKDOWN_START.match(line) else ""
    # A backslash and an n would become a line break.
    return start + "".join(map(_code, line.replace("\\n", f"\\{_ZERO_WIDTH}n")))


_NAMED: Mapping[str, str] = {'"': "#quot;", "&": "#amp;", "<": "#lt;", ">": "#gt;"}


def _code(char: str) -> str:
    if char in _NAMED:
        return _NAMED[char]
    is_plain = _PLAIN.match(char) if char.isascii() else char not in _ITS_OWN
    return char if is_plain else f"#{ord(char)};"


def _document(sheet: Sheet) -> Iterator[str]:
    yield "---"
    yield f"title: {json.dumps(' '.join(sheet.title.split()), ensure_ascii=True)}"
    yield "---"
    yield "flowchart BT"
    draft = "Draft. " if sheet.draft else ""
    yield f"  accTitle: {escaped(sheet.title)}"
    yield f"  accDescr: {escaped(f'{draft}{sheet.subtitle}. {_described(sheet)} {sheet.source_line}')}"
    places, outer = panel_of(sheet.scene), around(sheet.scene)
    for place in range(len(sheet.scene.panels)):
        if place not in outer:
            yield from _panel(place, sheet, places, outer, "  ")
    yield from (f"  {_box(box, sheet)}" for box in sheet.scene.boxes if box.id not in places)
    links = list(_links(sheet))
    yield from (f'  {_id(source)} {_stroke(kind)}|"{escaped(words)}"| {_id(target)}' for source, kind, target, words in links)
    yield from _classes(sheet)
    yield from _link_styles([kind for _, kind, _, _ in links])


def _panel(place: int, sheet: Sheet, places: Mapping[str, int], outer: Mapping[int, int], indent: str) -> Iterator[str]:
    """A panel with what stands on it, other panels among it."""
    yield f'{indent}subgraph panel_{place + 1}["{escaped(sheet.scene.panels[place].title)}"]'
    for inner in (each for each, beneath in outer.items() if beneath == place):
        yield from _panel(inner, sheet, places, outer, f"{indent}  ")
    yield from (f"{indent}  {_box(box, sheet)}" for box in sheet.scene.boxes if places.get(box.id) == place)
    yield f"{indent}end"


def _described(sheet: Sheet) -> str:
    """The picture in two sentences: how much is in it, and what the shapes mean."""
    numbers: dict[NodeType, int] = {}
    for box in sheet.scene.boxes:
        numbers[box.node_type] = numbers.get(box.node_type, 0) + 1
    if not numbers:
        return "Nothing is drawn."
    counted = listed(count(numbers[kind], *words) for kind, words in TYPE_WORDS.items() if kind in numbers)
    shapes = "; ".join(f"{words[0]}: {_SAYS[BOXES[kind].shape]}" for kind, words in TYPE_WORDS.items() if kind in numbers)
    return f"{counted}, with {count(len(list(_links(sheet))), 'line')} between them. Shapes: {shapes}."


def _box(box: Box, sheet: Sheet) -> str:
    start, end = _SHAPES[box_style(box).shape]
    tag = sheet.marks.tags.get(box.id)
    lines = [box.name, box.caption, *([f"{tag.sign} {tag.text}"] if tag else [])]
    return f'{_id(box.id)}{start}"{"<br/>".join(escaped(each) for each in lines if each)}"{end}'


def _links(sheet: Sheet) -> Iterator[tuple[str, RelationType, str, str]]:
    """The lines of the picture, and for posts that stand under a body without a line, the seat itself."""
    for line in sheet.scene.lines:
        more = {"established": "", "planned": " (planned)", "ended": " (ended)"}[line.status]
        yield line.source, line.type, line.target, line.label + more
    seats = {(box.id, box.seat_of) for box in sheet.scene.boxes if box.seat_of}
    drawn = {line.key for line in sheet.scene.lines}
    for each in sheet.structure.relations:
        is_seat = each.type in ("sits_on", "leads") and (each.source, each.target) in seats
        if is_seat and (each.source, each.type, each.target) not in drawn:
            yield each.source, each.type, each.target, RELATION_WORDS[each.type]


def _stroke(kind: RelationType) -> str:
    style = LINES[kind]
    return "==>" if style.double else "-.->" if style.dash else "-->"


def _classes(sheet: Sheet) -> Iterator[str]:
    boxes = sheet.scene.boxes
    tags = sheet.marks.tags
    yield from _class("strategic", STRATEGIC, [box.id for box in boxes if is_strategic(box)])
    for kind, style in BOXES.items():
        yield from _class(kind, style, [box.id for box in boxes if box.node_type == kind and not is_strategic(box)])
    dashed = [box.id for box in boxes if box.status != "established"]
    yield from _named("not_in_place", "stroke-dasharray:6 4", dashed)
    for name, certainty in (("gap_confirmed", "confirmed"), ("gap_not_stated", "not_stated")):
        dash = "" if certainty == "confirmed" else ",stroke-dasharray:3 3"
        marked = [box.id for box in boxes if box.id in tags and tags[box.id].certainty == certainty]
        yield from _named(name, f"stroke:{TAGS['gap'].edge},stroke-width:4px{dash}", marked)


def _class(name: str, style: BoxStyle, nodes: list[str]) -> Iterator[str]:
    yield from _named(f"is_{name}", f"fill:{style.fill},stroke:{style.stroke},color:{style.ink}", nodes)


def _named(name: str, style: str, nodes: Iterable[str]) -> Iterator[str]:
    ids = ",".join(map(_id, nodes))
    if ids:
        yield f"  classDef {name} {style}"
        yield f"  class {ids} {name}"


def _link_styles(kinds: list[RelationType]) -> Iterator[str]:
    for kind in dict.fromkeys(kinds):
        places = ",".join(str(at) for at, each in enumerate(kinds) if each == kind)
        style = LINES[kind]
        dash = f",stroke-dasharray:{' '.join(f'{each:g}' for each in style.dash)}" if style.dash else ""
        yield f"  linkStyle {places} stroke:{style.colour},stroke-width:{style.weight:g}px{dash}"


def _id(node: str) -> str:
    return f"n_{node.replace('-', '_')}"
