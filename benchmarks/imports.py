"""How well files of other programs are read, and what that costs beside a library that only opens them."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from statistics import median

import docx
import networkx
import openpyxl
import pptx

from benchmarks.measure import seconds
from stpgraph.importers import read_any
from tests.importers import findings_after
from tests.importers.all_documents import every_form, held_out, seen
from tests.importers.figures import table

RUNS = 3
#: Libraries that open a file and make nothing of it.
PEERS: Mapping[str, tuple[str, Callable[[bytes], object]]] = {
    "pptx": ("python-pptx", lambda data: pptx.Presentation(io.BytesIO(data))),
    "xlsx": ("openpyxl", lambda data: openpyxl.load_workbook(io.BytesIO(data))),
    "docx": ("python-docx", lambda data: docx.Document(io.BytesIO(data))),
    "graphml": ("networkx", lambda data: networkx.read_graphml(io.BytesIO(data))),
}


def run() -> None:
    """Prints the table of the README, what misreadings do to the findings, then medians of time."""
    print(table())
    print(f"\n{findings_after.table()}\n")
    for form in every_form():
        documents = [*seen(form), *held_out(form)]
        peer, opened = PEERS.get(form, ("", lambda data: None))
        ours, theirs = [], []
        for each in documents:
            # In turn, so that both meet the same drift.
            for _ in range(RUNS):
                ours.append(seconds(lambda each=each: read_any(each.data, each.name)))
                if peer:
                    theirs.append(seconds(lambda each=each, opened=opened: _tried(opened, each.data)))
        told = f", {median(ours) / median(theirs):.1f} times as long as {peer} only opens it" if peer else ""
        print(f"{form:8} {median(ours) * 1000:6.1f} ms a document (median of {len(documents)}){told}")


def _tried(opened: Callable[[bytes], object], data: bytes) -> None:
    # What a peer cannot open costs it what it costs.
    try:
        opened(data)
    except Exception:
        return
