"""A comparison for Word: both pictures with their alternative text, and everything that differs in numbered paragraphs and tables."""

from __future__ import annotations

from stpgraph.export import paper_docx
from stpgraph.export.compared import ComparedSheet
from stpgraph.export.compared_pages import EXPORTED
from stpgraph.reading.compared_paper import ComparedContent
from stpgraph.reading.paper import Paper


def write(sheet: ComparedSheet) -> bytes:
    """The document on A4; pictures stand on pages on their side."""
    content = ComparedContent(sheet.told).sections(EXPORTED)
    return paper_docx.write(Paper(sheet.title, sheet.subtitle, (), content, sheet.draft), sheet)
