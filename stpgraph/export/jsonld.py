"""A structure as linked data in JSON-LD: what `org_rdf` says, in the notation that programs for the web read.

The words are explained in the file itself: nothing has to be fetched to understand it.
"""

from __future__ import annotations

import json
from typing import Any

from stpgraph.export.org_rdf import graph_of
from stpgraph.export.sheet import Sheet
from stpgraph.export.terms import PREFIXES


def write(sheet: Sheet) -> bytes:
    """The file's content, UTF-8. It tells the whole structure, whatever the view."""
    graph = graph_of(sheet.structure)
    text = graph.serialize(format="json-ld", context=dict(PREFIXES), auto_compact=False)
    return (json.dumps(_sorted(json.loads(text)), ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _sorted(value: Any) -> Any:
    """The same with every list in one order. No list of this file means anything by its order."""
    if isinstance(value, dict):
        return {key: _sorted(each) for key, each in value.items()}
    if isinstance(value, list):
        return sorted((_sorted(each) for each in value), key=lambda each: json.dumps(each, sort_keys=True))
    return value
