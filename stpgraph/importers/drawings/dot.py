"""Graphviz files (DOT): nodes, edges, clusters, labels, shapes and styles; HTML-like labels as their text.

Source: graphviz.org, "DOT Language", "escString", "rankdir".
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from stpgraph.importers.draft import Form, Head, Link, Shape, Sketch, Stroke, Unread
from stpgraph.importers.drawings.tidying import without_whole
from stpgraph.importers.making import short
from stpgraph.importers.safe import MOST_DEPTH, MOST_LINKS, refused, text_of
from stpgraph.model.kinds import RELATION_TYPES

_TOKEN = re.compile(
    r"(?P<skip>\s+|//[^\n]*|/\*.*?\*/|^\#[^\n]*)"
    r'|(?P<text>"(?:[^"\\]|\\.)*+")'
    r"|(?P<id>-?(?:\.\d+|\d+(?:\.\d*)?)|[A-Za-z_\u0080-\uffff][A-Za-z0-9_\u0080-\uffff]*)"
    r"|(?P<sign>->|--|[{}\[\];,=:+])",
    re.DOTALL | re.MULTILINE,
)
_FORMS: Mapping[str, Form] = {
    **dict.fromkeys(("oval", "ellipse", "circle", "egg"), ""),
    **dict.fromkeys(("cds", "hexagon", "rarrow", "house", "invhouse"), "arrow"),
    **dict.fromkeys(("note", "tab", "folder", "cylinder"), "sheet"),
}
_Sort = Literal["id", "text", "sign", "html"]


@dataclass(frozen=True, slots=True)
class _Token:
    sort: _Sort
    text: str
    line: int


@dataclass
class _Reader:
    """The state of reading: tokens, where we are, and what was found."""

    name: str
    tokens: list[_Token]
    at: int = 0
    directed: bool = True
    nodes: dict[str, dict[str, str]] = field(default_factory=dict)
    where: dict[str, tuple[int, str]] = field(default_factory=dict)
    edges: list[tuple[str, str, dict[str, str], int]] = field(default_factory=list)
    frames: dict[str, tuple[str, str]] = field(default_factory=dict)
    whole: dict[str, str] = field(default_factory=dict)
    count: int = 0

    def peek(self, ahead: int = 0) -> _Token | None:
        return self.tokens[self.at + ahead] if self.at + ahead < len(self.tokens) else None

    def next(self) -> _Token:
        token = self.peek()
        if token is None:
            raise refused(self.name, "The file ends in the middle of the diagram: it was not copied whole.")
        self.at += 1
        return token

    def sees(self, *signs: str) -> bool:
        token = self.peek()
        return token is not None and token.sort == "sign" and token.text in signs


def recognised(data: bytes) -> bool:
    """Whether a file is in Graphviz's language."""
    head = data[:6_000].removeprefix(b"\xef\xbb\xbf")
    bare = re.sub(rb"\A(?:\s+|//[^\n]*|/\*.*?\*/|#[^\n]*)*", b"", head, flags=re.DOTALL)
    return re.match(rb'(?:strict\s+)?(?:di)?graph\b\s*(?:"(?:[^"\\]|\\.)*"|[\w.-]*)\s*\{', bare, re.IGNORECASE) is not None


def sketch(data: bytes, name: str) -> Sketch:
    """What is drawn. Raises InputError with the place of what is no DOT."""
    reader = _Reader(name, _tokens(text_of(data, name), name))
    if (first := reader.next()).text.casefold() == "strict":
        first = reader.next()
    reader.directed = first.text.casefold() == "digraph"
    title = "" if reader.sees("{") else reader.next().text
    _expect(reader, "{")
    _statements(reader, "", {}, {}, 0)
    unread = []
    if reader.peek() is not None:
        unread.append(
            Unread("A second graph", f"line {reader.tokens[reader.at].line:,}", "Only the first graph of a file is read.")
        )
    told = _lines(reader.whole.get("label", ""))
    named = told[0] if told else title.replace("_", " ")
    return without_whole(Sketch("dot", named, tuple(_shapes(reader)), tuple(_links(reader)), tuple(unread)))


def _tokens(text: str, name: str) -> list[_Token]:
    found: list[_Token] = []
    at, line = 0, 1
    while at < len(text):
        if text[at] == "<":
            end = _html_end(text, at, name, line)
            found.append(_Token("html", text[at + 1 : end - 1], line))
        else:
            match = _TOKEN.match(text, at)
            if match is None:
                column = at - text.rfind("\n", 0, at)
                raise refused(name, f"“{text[at]}” cannot stand here in a Graphviz file.", line, column)
            end = match.end()
            if match["text"] is not None:
                found.append(_Token("text", match["text"][1:-1].replace('\\"', '"').replace("\\\n", ""), line))
            elif match["id"] is not None:
                found.append(_Token("id", match["id"], line))
            elif match["sign"] is not None:
                found.append(_Token("sign", match["sign"], line))
        line += text.count("\n", at, end)
        at = end
    return found


def _html_end(text: str, at: int, name: str, line: int) -> int:
    depth = 0
    for match in re.compile(r"[<>]").finditer(text, at):
        depth += 1 if match[0] == "<" else -1
        if depth == 0:
            return match.end()
    raise refused(name, "A label that begins here does not end.", line, 1)


def _expect(reader: _Reader, sign: str) -> None:
    token = reader.next()
    if token.sort != "sign" or token.text != sign:
        raise refused(reader.name, f"There should be a “{sign}” here, and there is “{short(token.text)}”.", token.line, 1)


def _statements(reader: _Reader, cluster: str, of_nodes: dict[str, str], of_edges: dict[str, str], depth: int) -> list[str]:
    """Reads to the closing brace; gives the keys of all nodes that are named on the way."""
    if depth > MOST_DEPTH:
        raise refused(reader.name, f"Frames stand in each other more than {MOST_DEPTH} deep.")
    of_nodes, of_edges = dict(of_nodes), dict(of_edges)
    named: list[str] = []
    while not reader.sees("}"):
        if reader.sees(";", ","):
            reader.next()
            continue
        token, after = reader.peek(), reader.peek(1)
        if token and after and token.sort in ("id", "text") and after.sort == "sign" and after.text == "=":
            key = reader.next().text
            reader.next()
            _set(reader, cluster, key, _value(reader))
        elif token and token.sort == "id" and token.text.casefold() in ("graph", "node", "edge") and after and after.text == "[":
            word = reader.next().text.casefold()
            given = _attributes(reader)
            if word == "graph":
                for key, value in given.items():
                    _set(reader, cluster, key, value)
            else:
                (of_nodes if word == "node" else of_edges).update(given)
        else:
            named += _edge_statement(reader, cluster, of_nodes, of_edges, depth)
    reader.next()
    return list(dict.fromkeys(named))


def _set(reader: _Reader, cluster: str, key: str, value: str) -> None:
    if not cluster:
        reader.whole[key] = value
    elif key == "label":
        reader.frames[cluster] = (value, reader.frames[cluster][1])


def _value(reader: _Reader) -> str:
    token = reader.next()
    text = f"\0{token.text}" if token.sort == "html" else token.text
    while reader.sees("+"):
        reader.next()
        text += reader.next().text
    return text


def _attributes(reader: _Reader) -> dict[str, str]:
    made: dict[str, str] = {}
    while reader.sees("["):
        reader.next()
        while not reader.sees("]"):
            if reader.sees(";", ","):
                reader.next()
                continue
            key = reader.next().text
            made[key] = "true"
            if reader.sees("="):
                reader.next()
                made[key] = _value(reader)
        reader.next()
    return made


def _edge_statement(reader: _Reader, cluster: str, of_nodes: dict[str, str], of_edges: dict[str, str], depth: int) -> list[str]:
    groups = [_end(reader, cluster, of_nodes, of_edges, depth)]
    line = reader.tokens[reader.at - 1].line
    while reader.sees("->", "--"):
        reader.next()
        groups.append(_end(reader, cluster, of_nodes, of_edges, depth))
    given = _attributes(reader)
    if len(groups) == 1:
        for key in groups[0] if given else ():
            reader.nodes[key].update(given)
    for sources, targets in pairwise(groups):
        if len(reader.edges) + len(sources) * len(targets) > MOST_LINKS:
            raise refused(reader.name, f"There are more than {MOST_LINKS:,} lines in this diagram; no structure has so many.")
        for source in sources:
            for target in targets:
                reader.edges.append((source, target, {**of_edges, **given}, line))
    return [key for group in groups for key in group]


def _end(reader: _Reader, cluster: str, of_nodes: dict[str, str], of_edges: dict[str, str], depth: int) -> list[str]:
    """One end of an edge: a node, or a frame with all that is in it."""
    token = reader.next()
    if (token.sort == "id" and token.text.casefold() == "subgraph") or (token.sort == "sign" and token.text == "{"):
        key = ""
        if token.text != "{":
            key = "" if reader.sees("{") else reader.next().text
            _expect(reader, "{")
        inner = cluster
        if key.startswith("cluster"):
            reader.count += 1
            inner = f"{key} {reader.count}"
            reader.frames[inner] = ("", cluster)
        return _statements(reader, inner, of_nodes, of_edges, depth + 1)
    if token.sort not in ("id", "text"):
        raise refused(reader.name, f"“{short(token.text)}” cannot stand here in a Graphviz file.", token.line, 1)
    while reader.sees(":"):
        reader.next()
        reader.next()
    if token.text not in reader.nodes:
        reader.nodes[token.text] = dict(of_nodes)
        reader.where[token.text] = (token.line, cluster)
    elif cluster and not reader.where[token.text][1]:
        reader.where[token.text] = (reader.where[token.text][0], cluster)
    return [token.text]


def _shapes(reader: _Reader) -> list[Shape]:
    made = []
    for key, (title, around) in reader.frames.items():
        label = _lines(title)
        made.append(
            Shape(
                f"\0{key}", tuple(label), f"the frame “{short(' '.join(label))}”", "panel", None, f"\0{around}" if around else ""
            )
        )
    for key, given in reader.nodes.items():
        line, cluster = reader.where[key]
        told = given.get("label", r"\N").replace(r"\N", key.replace("\\", "\\\\"))
        label = _fields(told) if given.get("shape", "").casefold() in ("record", "mrecord") and told[:1] != "\0" else _lines(told)
        stated: dict[str, object] = {
            name[4:]: value for name, value in given.items() if name in ("stp_type", "stp_kind", "stp_status")
        }
        if stated and ": " in given.get("tooltip", ""):
            # In our own pictures names are broken into lines; the tooltip has them whole.
            stated["name"] = " ".join(_lines(given["tooltip"])).rpartition(": ")[0]
            if "many" in re.split(r"\s*·\s*", label[-1] if label else "") or any(
                "· many" in each or each == "many" for each in label[1:]
            ):
                stated["represents_many"] = True
            label = []
        form = "pill" if given.get("shape") == "oval" and stated else _FORMS.get(given.get("shape", ""), "")
        kind = "" if stated else given.get("kind", given.get("type", given.get("class", "")))
        place = f"line {line:,}, “{short(key)}”"
        wanted = key if stated else ""
        made.append(Shape(key, tuple(label), place, form, None, f"\0{cluster}" if cluster else "", stated, kind, wanted))
    return made


def _links(reader: _Reader) -> list[Link]:
    up = {"BT": True, "TB": False}.get(reader.whole.get("rankdir", "TB").upper())
    made = []
    for source, target, given, line in reader.edges:
        style = given.get("style", "")
        if "invis" in style:
            continue  # Such lines only move boxes.
        double = ":" in given.get("color", "")
        stroke: Stroke = "double" if double else "dotted" if "dotted" in style else "dashed" if "dashed" in style else "plain"
        direction = given.get("dir", "forward" if reader.directed else "none")
        heads: Mapping[str, Head] = {"back": "source", "both": "both", "none": "none"}
        stated: dict[str, object] = {}
        if given.get("stp_type") in RELATION_TYPES:
            stated = {"type": given["stp_type"], "status": given.get("stp_status", "established")}
        if reader.whole.get("compound", "").casefold() == "true":
            # Such a line is cut off at the frame around its end: it leads to the frame.
            source, target = _framed(reader, given.get("ltail", "")) or source, _framed(reader, given.get("lhead", "")) or target
        says = " ".join(_lines(given.get("label") or given.get("xlabel") or given.get("headlabel") or ""))
        made.append(Link(source, target, f"line {line:,}", says, stroke, heads.get(direction, "target"), up, stated))
    return made


def _framed(reader: _Reader, cluster: str) -> str:
    """The key of the frame that a cluster's name stands for, or nothing."""
    return next(
        (f"\0{key}" for key, (title, _) in reader.frames.items() if cluster and title and key.rpartition(" ")[0] == cluster), ""
    )


def _fields(text: str) -> list[str]:
    r"""The fields of a record, each with its lines; names of ports are left out.

    >>> _fields(r"{<f0> Audit \| risk|{<a> body}}")
    ['Audit | risk', 'body']
    """
    parts = re.split(r"(?<!\\)[{}|]", re.sub(r"(?<!\\)<[^<>{}|]*>", "", text))
    return [line for part in parts for line in _lines(part)]


def _lines(text: str) -> list[str]:
    r"""The lines of a label: its escapes and entities are what they stand for.

    >>> _lines(r"Health &amp; care\nboard")
    ['Health & care', 'board']
    """
    if text.startswith("\0"):
        text = re.sub(r"<[^>]*>", "", re.sub(r"<(?:br|/tr|/td)\b[^>]*>", "\n", text[1:], flags=re.IGNORECASE))
    else:
        text = re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nlr" else found[1], text, flags=re.DOTALL)
    return [" ".join(line.split()) for line in html.unescape(text).split("\n") if line.strip()]
