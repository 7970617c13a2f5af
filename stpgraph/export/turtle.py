"""A structure as linked data in Turtle: what `org_rdf` says, in the notation that people can read."""

from __future__ import annotations

from stpgraph.export.org_rdf import graph_of
from stpgraph.export.sheet import Sheet


def write(sheet: Sheet) -> bytes:
    """The file's content, UTF-8. It tells the whole structure, whatever the view."""
    return graph_of(sheet.structure).serialize(format="turtle", encoding="utf-8")
