"""Mermaid flowcharts: boxes with their shapes, lines with their words and strokes, subgraphs, classes.

Source: mermaid.js.org, "Flowcharts". Styles, clicks and comments say nothing of governance; what else is not understood is told.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from stpgraph.importers.draft import Form, Head, Link, Shape, Sketch, Stroke, Unread
from stpgraph.importers.drawings.mermaid_texts import FENCE, START, ChartText, charts_of, whole_lines
from stpgraph.importers.drawings.tidying import without_whole
from stpgraph.importers.labels import own_fields
from stpgraph.importers.making import short
from stpgraph.importers.safe import MOST_DEPTH, MOST_LINKS, refused, text_of

_ID = r"[A-Za-z0-9_\u00c0-\uffff](?:[A-Za-z0-9_.\u00c0-\uffff]|-(?![-.>])(?!\.))*"
_SHAPES: tuple[tuple[str, str, Form], ...] = (
    ("(((", ")))", "pill"),
    ("([", "])", "pill"),
    ("[[", "]]", "building"),
    ("[(", ")]", "sheet"),
    ("((", "))", "rounded"),
    ("{{", "}}", "arrow"),
    ("[/", "/]", "sheet"),
    ("[/", "\\]", ""),
    ("[\\", "\\]", ""),
    ("[\\", "/]", ""),
    ("[", "]", ""),
    ("(", ")", "rounded"),
    ("{", "}", ""),
    (">", "]", ""),
)
#: Shapes by their names, which Mermaid has since version 11.
_NAMED: Mapping[str, Form] = {
    **dict.fromkeys(("doc", "document", "docs", "documents", "lin-doc", "tag-doc", "st-doc", "cyl", "db", "database"), "sheet"),
    **dict.fromkeys(("fr-rect", "subproc", "subprocess", "subroutine", "framed-rectangle"), "building"),
    **dict.fromkeys(("hex", "hexagon", "prepare"), "arrow"),
    **dict.fromkeys(("stadium", "pill", "terminal", "dbl-circ", "double-circle"), "pill"),
    **dict.fromkeys(("rounded", "event", "circ", "circle"), "rounded"),
}
_AT = re.compile(r'@\{((?:"[^"]*"|[^"}])*)\}')
_BARE = re.compile(_ID)
_ARROW = re.compile(
    r"\s*(?:(?P<id>[A-Za-z0-9_-]{1,80})@(?=[<xo]?[-=~]))?(?P<start>[<xo])?(?:"
    r"(?P<a>--|-\.|==)(?:\s*(?P<quoted>\"[^\"]*\")\s*|\s+(?P<plain>(?:<br\s*/?>|[^\"|\n>])+?)\s+)(?:-{2,}|\.+-|={2,})(?P<end1>[>xo])?"
    r"|(?P<b>-{2,}|-?\.+-|={2,}|~{3,})(?P<end2>[>xo])?(?=[\s|\"A-Za-z0-9_\u00c0-\uffff&]|$)"
    r"(?:\s*\|(?P<bar>\"[^\"]*\"|[^|\n]*)\|)?)\s*"
)
_IGNORED = re.compile(r"^(?:classDef|style|linkStyle|click|%%|direction\b|accTitle|accDescr|end$|title\b)", re.IGNORECASE)
_CLASSES: Mapping[str, Mapping[str, object]] = {
    "is_strategic": {"type": "body", "kind": "strategic_board"},
    "is_body": {"type": "body"},
    "is_organisation": {"type": "organisation"},
    "is_project": {"type": "project"},
    "is_post": {"type": "post"},
    "is_instrument": {"type": "instrument"},
}


#: Longer lines are passed over, and told; our own description of the picture is one line.
_LONGEST_LINE = 8_000
_MOST_AT_ONCE = 400


@dataclass
class _Chart:
    """What was read so far."""

    shapes: dict[str, Shape] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    classes: dict[str, str] = field(default_factory=dict)
    open: list[str] = field(default_factory=list)
    lines: set[str] = field(default_factory=set)
    title: str = ""
    up: bool | None = None
    ours: bool = False


def recognised(data: bytes) -> bool:
    """Whether a file is a Mermaid flowchart."""
    head = re.sub(rb"^\xef\xbb\xbf", b"", data[:6_000])
    if re.search(FENCE.encode(), head):
        return True
    lines = [line.strip() for line in head.split(b"\n")]
    if lines and lines[0] == b"---" and b"---" in lines[1:]:
        lines = lines[lines.index(b"---", 1) + 1 :]
    first = next((line for line in lines if line and not line.startswith(b"%%")), b"")
    return re.match(rb"(?:graph|flowchart(?:-elk)?)(?:\s+(?:TB|TD|BT|LR|RL)\b|\s*;?$)", first) is not None


def sketch(data: bytes, name: str) -> Sketch:
    """What is drawn in all flowcharts of the file. Raises InputError where there is no flowchart in the text."""
    texts, unread, heading = charts_of(text_of(data, name))
    if not texts:
        raise refused(
            name,
            "There is no Mermaid flowchart in this text: one begins with “flowchart” or “graph”. Bring in the page that has one, or draw one.",
        )
    made = [_of_chart(each, number, name) for number, each in enumerate(texts)]
    title = made[0].title if len(made) == 1 else ""
    return Sketch(
        "mermaid",
        title or heading,
        tuple(shape for each in made for shape in each.shapes),
        tuple(link for each in made for link in each.links),
        (*(told for each in made for told in each.unread), *unread),
    )


def _of_chart(chart_text: ChartText, number: int, name: str) -> Sketch:
    """What one chart draws. Charts after the first are pages of their own, and their keys say so."""
    text, before = chart_text.text, chart_text.line
    start = START.search(text)
    chart = _Chart(
        up={"BT": True, "TB": False, "TD": False}.get((start[1] if start else "") or "TB"),
        ours="flowchart BT" in text and "class n_" in text,
    )
    end = start.end() if start else 0
    title = re.search(r"^title:\s*(.+)$", text[:end], re.MULTILINE)
    chart.title = _unquoted(title[1].strip()) if title else ""
    first = before + text.count("\n", 0, end) + 1
    for at, line in whole_lines(text[end:]):
        if len(line) > _LONGEST_LINE and not line.lstrip().startswith(("class ", "linkStyle ", "accDescr")):
            chart.unread.append(
                Unread(f"“{short(line)}”", f"line {first + at:,}", "The line is far longer than any in such a diagram.")
            )
            continue
        for statement in _statements(line):
            _statement(chart, statement, first + at, name)
        if len(chart.links) > MOST_LINKS:
            raise refused(name, f"There are more than {MOST_LINKS:,} lines in this diagram; no structure has so many.")
    shapes = [_classed(each, chart) for each in chart.shapes.values()]
    made = Sketch("mermaid", chart.title, tuple(shapes), tuple(chart.links), tuple(chart.unread))
    return _on_page(made if chart.ours else without_whole(made), number)


def _on_page(made: Sketch, number: int) -> Sketch:
    if not number:
        return made

    def key(own: str) -> str:
        return f"{number}/{own}" if own else ""

    shapes = tuple(replace(each, key=key(each.key), inside=key(each.inside), page=number) for each in made.shapes)
    links = tuple(replace(each, source=key(each.source), target=key(each.target), page=number) for each in made.links)
    return replace(made, shapes=shapes, links=links)


def _statements(line: str) -> list[str]:
    """The statements of a line: parted by semicolons that are not in quotes or part of a code."""
    bare = " ".join(line.split())
    if not bare or bare.startswith("%%"):
        return []
    if " %%" in bare:
        bare = re.sub(r'^((?:"[^"]*"|[^"])*?) %%.*$', r"\1", bare)
    if ";" not in bare:
        return [bare]
    parts, quoted, start = [], False, 0
    for at, char in enumerate(bare):
        quoted ^= char == '"'
        if char == ";" and not quoted and not re.search(r"[#&]\w*$", bare[max(start, at - 12) : at]):
            parts.append(bare[start:at].strip())
            start = at + 1
    return [each for each in (*parts, bare[start:].strip()) if each]


def _statement(chart: _Chart, line: str, number: int, name: str) -> None:
    where = f"line {number:,}"
    if line == "end":
        if chart.open:
            chart.open.pop()
        return
    if match := re.match(r"subgraph\b\s*(.*)$", line):
        _subgraph(chart, match[1], number, name)
        return
    if match := re.match(r"accTitle\s*:\s*(.+)$", line):
        chart.title = chart.title or _plain(match[1])
        return
    words = line.split(" ")
    if words[0] == "class" and len(words) > 2:
        for each in "".join(words[1:-1]).split(","):
            if words[-1] not in ("gap_confirmed", "gap_not_stated", "not_in_place"):
                chart.classes[each] = words[-1]
        return
    if _IGNORED.match(line) or ((at := re.match(rf"({_ID})@\{{", line)) and at[1] in chart.lines):
        return
    read = _chain(chart, line, where)
    if read < len(line):
        chart.unread.append(Unread(f"“{short(line[read:])}”", where, "It was not understood."))


def _subgraph(chart: _Chart, rest: str, number: int, name: str) -> None:
    if len(chart.open) >= MOST_DEPTH:
        raise refused(name, f"Subgraphs stand in each other more than {MOST_DEPTH} deep.", number, 1)
    match = re.match(rf"({_ID})?\s*\[(.*)\]$", rest.strip())
    key = (match[1] if match and match[1] else "") or (_unquoted(rest.strip()) or f"subgraph on line {number}")
    title = _plain(match[2]) if match else _plain(rest.strip())
    inside = chart.open[-1] if chart.open else ""
    chart.open.append(key)
    chart.shapes.setdefault(
        key, Shape(key, tuple(title.split("\n")), f"line {number:,}, the frame “{short(title)}”", "panel", None, inside)
    )


def _chain(chart: _Chart, line: str, where: str) -> int:
    """Reads boxes and the lines between them from the start of a text; says how far it came."""
    keys, at = _boxes(chart, line, 0, where)
    while keys and at < len(line):
        arrow = _ARROW.match(line, at)
        if arrow is None or arrow.end() == at:
            break
        nexts, end = _boxes(chart, line, arrow.end(), where)
        if not nexts:
            break
        if len(keys) * len(nexts) > _MOST_AT_ONCE:
            break
        chart.lines |= {arrow["id"]} - {None}
        if not (arrow["b"] or "").startswith("~"):
            for source in keys:
                for target in nexts:
                    chart.links.append(_link(arrow, source, target, where, chart.up))
        keys, at = nexts, end
    return at


def _link(arrow: re.Match[str], source: str, target: str, where: str, up: bool | None) -> Link:
    body = arrow["a"] or arrow["b"] or "--"
    stroke: Stroke = "double" if body.startswith("=") else "dashed" if "." in body else "plain"
    start, end = bool(arrow["start"]), bool(arrow["end1"] or arrow["end2"])
    head: Head = "both" if start and end else "source" if start else "target" if end else "none"
    return Link(
        source, target, where, " ".join(_plain(arrow["quoted"] or arrow["plain"] or arrow["bar"] or "").split()), stroke, head, up
    )


def _boxes(chart: _Chart, line: str, at: int, where: str) -> tuple[list[str], int]:
    """One or more boxes joined by `&`, from a place; their keys and where they end."""
    keys: list[str] = []
    while True:
        start = at + len(line[at:]) - len(line[at:].lstrip())
        found = _BARE.match(line, start)
        if found is None:
            return keys, at
        key, at = found[0], found.end()
        at = _body(chart, key, line, at, where)
        keys.append(key)
        more = re.match(r"\s*&\s*", line[at:])
        if more is None:
            return keys, at
        at += more.end()


def _body(chart: _Chart, key: str, line: str, at: int, where: str) -> int:
    """The brackets behind a key, and its class; says where they end."""
    label, form = None, chart.shapes[key].form if key in chart.shapes else ""
    for opening, closing, shape in _SHAPES:
        if line.startswith(opening, at):
            inner = re.compile(rf'\s*(?:"((?:[^"])*)"|([^"]*?))\s*{re.escape(closing)}').match(line, at + len(opening))
            if inner:
                label, form, at = _plain(inner[1] if inner[1] is not None else inner[2]), shape, inner.end()
                break
    if match := _AT.match(line, at):
        said = dict(re.findall(r'\b(label|shape)\s*:\s*("[^"]*"|[^,"]+)', match[1]))
        label = _plain(said["label"]) if "label" in said else label
        form, at = _NAMED.get(said.get("shape", "").strip(' "'), form), match.end()
    if match := re.match(r":::([\w-]+)", line[at:]):
        chart.classes[key] = match[1]
        at += match.end()
    inside = chart.open[-1] if chart.open else ""
    old = chart.shapes.get(key)
    if old is None:
        lines = tuple((label if label is not None else key).split("\n"))
        chart.shapes[key] = Shape(key, lines, f"{where}, box “{short(' '.join(lines))}”", form, None, inside)
    elif label is not None or (inside and not old.inside and inside != key):
        lines = old.lines if label is None else tuple(label.split("\n"))
        chart.shapes[key] = replace(old, lines=lines, form=form, inside=old.inside or (inside if inside != key else ""))
    return at


def _classed(shape: Shape, chart: _Chart) -> Shape:
    """A box with what its class says, and in our own files with the id it had."""
    kind = chart.classes.get(shape.key, "")
    if chart.ours and shape.key.startswith("n_") and shape.lines:
        of_class = _CLASSES.get(kind, {})
        stated = {**own_fields(shape.lines, str(of_class.get("type", ""))), **of_class}
        return replace(shape, stated=stated, wanted_id=shape.key[2:].replace("_", "-"))
    return replace(shape, kind_words=re.sub(r"(?<=[a-z])(?=[A-Z])|[_-]", " ", kind)) if kind else shape


def _unquoted(text: str) -> str:
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        inner = text[1:-1]
        try:
            import json

            return str(json.loads(f'"{inner}"'))
        except ValueError:
            return inner
    return text


def _plain(text: str) -> str:
    """A label as plain text, its lines parted by line feeds; codes such as `#quot;` and `#35;` are what they stand for.

    >>> _plain('"A #amp; B<br/>two"')
    'A & B\\ntwo'
    """
    bare = text.strip()
    bare = bare[1:-1] if len(bare) > 1 and bare[0] == bare[-1] == '"' else bare
    bare = bare.replace("\u200b", "")
    if bare.startswith("`"):
        # A string in Markdown: stars and strokes around words make them bold or slanted.
        bare = re.sub(r"(?<!\w)(\*{1,3})(?=\S)([^*]+)\1(?!\w)", r"\2", bare.strip("`"))
        bare = re.sub(r"(?<!\w)(_{1,3})(?=\S)([^_]+)\1(?!\w)", r"\2", bare)
    bare = re.sub(r"\bfa[a-z]?:fa-[\w-]+\s*", "", bare)
    bare = re.sub(r"<br\s*/?>|\\n", "\n", bare, flags=re.IGNORECASE)
    bare = re.sub(r"</?(?:b|i|u|em|strong|small|span)\b[^<>]*>", "", bare, flags=re.IGNORECASE)
    return html.unescape(re.sub(r"#(\d{1,7});", _code, re.sub(r"#([a-z]{2,8});", r"&\1;", bare))).replace("fa:", "")


def _code(match: re.Match[str]) -> str:
    number = int(match[1])
    return chr(number) if 32 <= number < 0x110000 and not 0xD800 <= number < 0xE000 else ""
