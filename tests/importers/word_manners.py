"""Terms of reference in the manners in which boards of the NHS and of councils write theirs, all made up, each with what it truly says.

A document is a text in `files/word_manners`: above `=====` what stands in it, below what is true of it.

Lines above: `!` a title, `#` and `##` headings, `+` a bold paragraph, `-` a bullet, `*` a number by Word, `|a|b` a row of a table (`¶` a new
line in a cell), `||a` a row of one merged cell; any other is a paragraph, in which `¶` is a new line and `~` a tab.

Lines below: `= name : kind` is the body, `f field value` a field of it; `C`, `D`, `V`, `A` or `.` and `post : kind @ organisation; organisation`
a seat as chair, deputy, voting, attending or of no standing said, `m name : kind` an organisation that is a member (`mA` attends), `o` and `b`
an organisation or body that is named, `p` a post with no seat, `l source | relation | target` a line.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from docx import Document as Word
from docx.oxml.ns import qn

from tests.importers.corpus import Document
from tests.importers.truths import Line, Named, Truth

FOLDER = Path(__file__).parent / "files" / "word_manners"
_STYLES = {"!": "Title", "#": "Heading 1", "##": "Heading 2", "-": "List Bullet", "*": "List Number"}
_KEPT = ("Normal", "DefaultParagraphFont", "TableNormal", "Title", "Heading1", "Heading2", "ListBullet", "ListNumber")
_CAPACITIES = {"C": "chair", "D": "deputy_chair", "V": "voting", "A": "attending", ".": ""}
_TYPES = {"o": "organisation", "b": "body", "p": "post", "i": "instrument"}
Fields = dict[str, dict[str, str]]
Seats = set[tuple[str, str, str]]


def written(text: str) -> bytes:
    """The Word file of such a text."""
    document = Word()
    rows: list[str] = []
    for line in [*text.strip("\n").split("\n"), ""]:
        if line.startswith("|"):
            rows.append(line)
            continue
        if rows:
            _table(document, rows)
            rows = []
        sign, _, words = line.partition(" ")
        if sign == "+":
            document.add_paragraph().add_run(_broken(words)).bold = True
        elif sign in _STYLES:
            document.add_paragraph(_broken(words), style=_STYLES[sign])
        elif line.strip():
            document.add_paragraph(_broken(line))
    _lightened(document)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _lightened(document: Any) -> None:
    """Takes out the hundred styles that are not used: reading them is most of the time of reading a short document."""
    for each in list(document.styles.element):
        if each.get(qn("w:styleId")) not in (None, *_KEPT) or each.tag == qn("w:latentStyles"):
            document.styles.element.remove(each)


def _broken(words: str) -> str:
    return words.replace("¶ ", "\n").replace("¶", "\n").replace("~", "\t")


def _table(document: Any, rows: Sequence[str]) -> None:
    wide = max(len(row.split("|")) - 1 for row in rows if not row.startswith("||"))
    table = document.add_table(rows=0, cols=wide)
    for row in rows:
        cells = table.add_row().cells
        if row.startswith("||"):
            cells[0].merge(cells[-1]).text = row[2:].strip()
            continue
        for cell, words in zip(cells, row.split("|")[1:], strict=False):
            cell.text = _broken(words.strip())


def told(text: str) -> tuple[Truth, Fields, Seats]:
    """What is true of a document, by the lines below its text."""
    own, title = "", ""
    nodes: dict[str, Named] = {}
    lines: list[Line] = []
    fields: Fields = {}
    seats: Seats = set()
    for line in filter(str.strip, text.strip().split("\n")):
        sign, _, rest = line.strip().partition(" ")
        if sign == "l":
            source, kind, target = (each.strip() for each in rest.split("|"))
            lines.append((source, kind, target))
        elif sign == "f":
            field, _, value = rest.partition(" ")
            fields[own][field] = value
        else:
            words, _, speaks = rest.partition(" @ ")
            name, _, kind = (each.strip() for each in words.rpartition(" : "))
            if sign == "=":
                own, title = name, title or name
                fields[own] = {}
                nodes[name] = name, "body", kind
            elif sign in _CAPACITIES:
                nodes[name] = name, "post", kind
                lines.append((name, "sits_on", own))
                seats.add((name, own, _CAPACITIES[sign]))
                lines += [(name, "represents", each.strip()) for each in speaks.split(";") if each.strip()]
            elif sign in ("m", "mA"):
                nodes[name] = name, "body" if kind.startswith("body/") else "organisation", kind.removeprefix("body/")
                lines.append((name, "member_of", own))
            else:
                nodes[name] = name, _TYPES[sign], kind
    missing = {end for source, _, target in lines for end in (source, target)} - nodes.keys()
    assert not missing, missing
    return Truth(title, (tuple(nodes.values()),), tuple(dict.fromkeys(lines))), fields, seats


@cache
def texts() -> tuple[tuple[str, str, str], ...]:
    """Of each document its name, its text and what is true of it."""
    made = []
    for path in sorted(FOLDER.glob("*.txt")):
        body, _, truth = path.read_text(encoding="utf-8").partition("\n=====\n")
        made.append((path.stem, body, truth))
    return tuple(made)


@cache
def documents() -> tuple[Document, ...]:
    """All of them."""
    return tuple(Document("docx", name, f"{name}.docx", written(body), told(truth)[0]) for name, body, truth in texts())
