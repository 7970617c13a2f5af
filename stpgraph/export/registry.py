"""Every format that a structure can be given out in. The menus of the app and of the command line read this list.

A new format is one module with `write(sheet) -> bytes` and one line here. Modules are imported when they are first used: some
bring a large library with them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from stpgraph.errors import UsageError
from stpgraph.export.sheet import Sheet

Writer = Callable[[Sheet], bytes]


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format: its name on the command line, what a menu says, the end of its file names, its media type, its module.

    `takes_view` says whether what is written is a picture of one view; the others always tell the whole structure.
    """

    id: str
    title: str
    suffix: str
    media_type: str
    module: str
    takes_view: bool = True

    def write(self, sheet: Sheet) -> bytes:
        """The file's content. The same sheet gives the same bytes on every machine."""
        writer = cast(Writer, import_module(f"stpgraph.export.{self.module}").write)
        return writer(sheet)


_OFFICE = "application/vnd.openxmlformats-officedocument"

FORMATS: tuple[ExportFormat, ...] = (
    ExportFormat("pptx", "PowerPoint, with shapes to edit", ".pptx", f"{_OFFICE}.presentationml.presentation", "pptx"),
    ExportFormat("pdf", "PDF, A4 or A3 on its side", ".pdf", "application/pdf", "pdf"),
    ExportFormat("docx", "Word, with the findings in tables", ".docx", f"{_OFFICE}.wordprocessingml.document", "docx"),
    ExportFormat("svg", "Picture that stays sharp at any size (SVG)", ".svg", "image/svg+xml", "svg"),
    ExportFormat("png", "Picture for documents and web pages (PNG)", ".png", "image/png", "png"),
    ExportFormat("xlsx", "Excel, with everything in tables", ".xlsx", f"{_OFFICE}.spreadsheetml.sheet", "xlsx", False),
    ExportFormat("csv", "Tables as plain text, in one zip file (CSV)", ".zip", "application/zip", "csv_tables", False),
    ExportFormat("drawio", "draw.io diagram", ".drawio", "application/vnd.jgraph.mxfile", "drawio"),
    ExportFormat("mermaid", "Mermaid diagram", ".mmd", "text/vnd.mermaid", "mermaid"),
    ExportFormat("dot", "Graphviz diagram (DOT)", ".dot", "text/vnd.graphviz", "dot"),
    ExportFormat("graphml", "Network for analysis (GraphML)", ".graphml", "application/graphml+xml", "graphml", False),
)
BY_ID: Mapping[str, ExportFormat] = {each.id: each for each in FORMATS}


def format_of(name: str) -> ExportFormat:
    """The format of that name.

    Raises UsageError where there is none.
    """
    if name not in BY_ID:
        raise UsageError(f"There is no format “{name}”. There are: {', '.join(BY_ID)}.")
    return BY_ID[name]
