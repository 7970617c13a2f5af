"""A board paper as a PDF: A4, tagged, numbered, with the picture on a page of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from stpgraph.export import pdf, typesetting
from stpgraph.export.picture import one_line
from stpgraph.export.sheet import PartSheet, Sheet
from stpgraph.export.typesetting import Data
from stpgraph.reading.paper import Bullets, Grid, Heading, Paper, Para, Part, Picture, Section
from stpgraph.reading.words import shortened

#: Sections that start on a page of their own.
FRESH = frozenset({"outline"})
#: An outline is indented no further than this.
DEEPEST = 9


def write(paper: Paper, sheet: Sheet, logo: bytes = b"") -> bytes:
    """The paper as a PDF file. `sheet` is the picture; `logo` a PNG that `logo.logo` has made, or nothing."""
    return typesetting.pdf("paper.typ", content(paper, sheet, logo), sheet.made_on)


def content(paper: Paper, sheet: Sheet, logo: bytes = b"") -> Mapping[str, Data]:
    """Everything that the template prints."""
    return {
        "title": one_line(paper.title),
        "subtitle": one_line(paper.subtitle),
        "draft": paper.draft,
        "made_on": {"year": sheet.made_on.year, "month": sheet.made_on.month, "day": sheet.made_on.day},
        "foot": shortened(f"{paper.title} · {paper.subtitle}", 110),
        "words": {"draft": "DRAFT", "page": "Page", "of": "of"},
        "about": [{"label": label, "value": one_line(value)} for label, value in paper.about],
        "logo": list(logo),
        "spoken": {
            "title": f"{one_line(paper.title)}: {paper.subtitle}",
            "description": "A paper for a board, made from the structure and what was found in it.",
            "logo": "The footprint's logo",
        },
        "sections": [_section(number, each, sheet, _appendix(paper)) for number, each in enumerate(paper.sections, 1)],
    }


def _appendix(paper: Paper) -> str:
    return " The appendix says the same in words." if any(each.key == "outline" for each in paper.sections) else ""


def _section(number: int, section: Section, sheet: Sheet, appendix: str) -> Data:
    return {
        "number": f"{number}",
        "title": section.title,
        "picture": section.key == "picture",
        "fresh": section.key in FRESH,
        "parts": list(_pictures(section.parts, sheet, appendix) if section.key == "picture" else _parts(number, section.parts)),
    }


def _pictures(parts: Sequence[Part], sheet: Sheet, appendix: str) -> Iterator[Data]:
    """The picture, and its parts on pages of their own where it is too large for one."""
    for part in parts:
        if isinstance(part, Picture):
            whole = {"text": part.caption, **pdf.framed(sheet, appendix)}
            yield {**whole, **pdf.naming(sheet)} if pdf.closer(sheet) else whole
            for each in pdf.closer(sheet):
                if isinstance(each, PartSheet):
                    yield pdf.framed_part(each)
                else:
                    yield {"text": f"{one_line(each.title)}. {one_line(each.subtitle)}", **pdf.framed(each)}


def _parts(section: int, parts: Sequence[Part]) -> Iterator[Data]:
    paragraph = 0
    for part in parts:
        match part:
            case Heading():
                yield {"kind": "heading", "text": one_line(part.text)}
            case Para():
                paragraph += 1
                yield {"kind": "para", "number": f"{section}.{paragraph}", "text": part.text}
            case Bullets() if part.depths:
                items: list[Data] = [
                    {"text": one_line(text), "depth": min(depth, DEEPEST)}
                    for text, depth in zip(part.items, part.depths, strict=True)
                ]
                yield {"kind": "tree", "items": items}
            case Bullets():
                yield {"kind": "lettered" if part.lettered else "list", "items": [one_line(each) for each in part.items]}
            case Grid():
                yield {
                    "kind": "table",
                    "caption": part.caption,
                    "head": list(part.head),
                    "rows": [list(row) for row in part.rows],
                    "widths": list(part.widths),
                }
