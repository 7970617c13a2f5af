"""Every format that a structure can be given out in. The menus of the app and of the command line read this list.

A new format is one module with `write(sheet) -> bytes` and one line here. Modules are imported when they are first used: some
bring a large library with them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from typing import cast

from stpgraph.errors import UsageError
from stpgraph.export.sheet import Sheet

Writer = Callable[[Sheet], bytes]


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format: its name on the command line, what a menu says, the end of its file names, its media type, its module.

    `takes_view` says whether what is written is a picture of one view; the others always tell the whole structure. `compares` says
    whether two structures side by side can be given out in it; `carries` whether the file of a picture keeps all that is said of what is
    drawn, so that it can be brought in again.
    """

    id: str
    title: str
    suffix: str
    media_type: str
    module: str
    takes_view: bool = True
    compares: bool = True
    carries: bool = False

    @property
    def is_text(self) -> bool:
        """Whether what is written is text, which a terminal can show."""
        return self.media_type.startswith("text/") or self.media_type.endswith(("+xml", "json"))

    def write(self, sheet: Sheet) -> bytes:
        """The file's content. The same sheet gives the same bytes on every machine."""
        writer = cast(Writer, import_module(f"stpgraph.export.{self.module}").write)
        return writer(sheet)


_OFFICE = "application/vnd.openxmlformats-officedocument"

FORMATS: tuple[ExportFormat, ...] = (
    ExportFormat(
        *("pptx", "PowerPoint, with shapes to edit", ".pptx", f"{_OFFICE}.presentationml.presentation", "pptx"), carries=True
    ),
    ExportFormat("pdf", "PDF, A4 or A3 on its side", ".pdf", "application/pdf", "pdf"),
    ExportFormat("docx", "Word, with the findings in tables", ".docx", f"{_OFFICE}.wordprocessingml.document", "docx"),
    ExportFormat("svg", "Picture that stays sharp at any size (SVG)", ".svg", "image/svg+xml", "svg"),
    ExportFormat("png", "Picture for documents and web pages (PNG)", ".png", "image/png", "png"),
    ExportFormat("xlsx", "Excel, with everything in tables", ".xlsx", f"{_OFFICE}.spreadsheetml.sheet", "xlsx", False),
    ExportFormat("csv", "Tables as plain text, in one zip file (CSV)", ".zip", "application/zip", "csv_tables", False),
    ExportFormat("drawio", "draw.io diagram", ".drawio", "application/vnd.jgraph.mxfile", "drawio", carries=True),
    ExportFormat("mermaid", "Mermaid diagram", ".mmd", "text/vnd.mermaid", "mermaid"),
    ExportFormat("dot", "Graphviz diagram (DOT)", ".dot", "text/vnd.graphviz", "dot"),
    ExportFormat("graphml", "Network for analysis (GraphML)", ".graphml", "application/graphml+xml", "graphml", False),
    ExportFormat("turtle", "Linked data for other programs (W3C ORG, Turtle)", ".ttl", "text/turtle", "turtle", False, False),
    ExportFormat(
        *("jsonld", "Linked data for other programs (W3C ORG, JSON-LD)", ".jsonld", "application/ld+json", "jsonld", False, False)
    ),
    ExportFormat(
        "popolo",
        "Organisations, posts and seats for civic software (Popolo)",
        ".popolo.json",
        "application/json",
        "popolo",
        False,
        False,
    ),
    ExportFormat("bods", "Statements of who controls whom (BODS)", ".bods.json", "application/json", "bods", False, False),
)
BY_ID: Mapping[str, ExportFormat] = {each.id: each for each in FORMATS}
#: What a comparison of two structures is called in a menu, and the module that writes it, where that is another one.
_COMPARED: Mapping[str, tuple[str, str]] = {
    "pptx": ("PowerPoint: both pictures with shapes to edit, and the tables", "compared_pptx"),
    "pdf": ("PDF: both pictures side by side, and the differences in words", "compared_pdf"),
    "docx": ("Word: both pictures, and the differences in tables", "compared_docx"),
    "xlsx": ("Excel: one sheet for each question", "compared_xlsx"),
    "csv": ("The tables as plain text, in one zip file (CSV)", "compared_csv"),
    "graphml": ("One network of both for analysis (GraphML)", "compared_graphml"),
}
#: Every format that a comparison can be given out in. Modules that are not named above draw any sheet, this one too.
COMPARED: tuple[ExportFormat, ...] = tuple(
    replace(each, title=_COMPARED[each.id][0], module=_COMPARED[each.id][1]) if each.id in _COMPARED else each
    for each in FORMATS
    if each.compares
)


def format_of(name: str) -> ExportFormat:
    """The format of that name.

    Raises UsageError where there is none.
    """
    return _named(name, FORMATS)


def compared_format_of(name: str) -> ExportFormat:
    """The format of that name as a comparison is given out in it.

    Raises UsageError where there is none.
    """
    return _named(name, COMPARED)


def told_by(name: str) -> ExportFormat | None:
    """The format that the end of a file's name tells, the longest that fits; None where there is none.

    >>> told_by("ours.popolo.json").id, told_by("ours.yaml")
    ('popolo', None)
    """
    fitting = [each for each in FORMATS if name.casefold().endswith(each.suffix)]
    return max(fitting, key=lambda each: len(each.suffix), default=None)


def _named(name: str, formats: Sequence[ExportFormat]) -> ExportFormat:
    found = next((each for each in formats if each.id == name), None)
    if found is None:
        raise UsageError(f"There is no format “{name}”. There are: {', '.join(each.id for each in formats)}.")
    return found
