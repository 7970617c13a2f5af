"""Which files are our own structures, and what is said of every other."""

from __future__ import annotations

import subprocess
import sys

import pytest

from stpgraph.importers.safe import MOST_BYTES
from stpgraph.ui import own_files
from stpgraph.ui.components import upload
from tests.ui.test_bringing_page import NESTED


@pytest.mark.parametrize(
    ("name", "data", "own"),
    [
        ("a.yaml", b"", True),
        ("a.YML", b"x: 1", True),
        ("a.json", b'{"stpgraph": 1, "id"', True),
        ("a.json", b'{"id": "a", "title": "A", "stpgraph": 1}', True),
        ("a.json", b'{"id": "a", "within": {"stpgraph": 1}}', False),
        ("a.json", b'["stpgraph"]', False),
        ("a.json", b'{"id": "stpgraph"', False),
        ("a.json", b"[" * 100_000 + b'"stpgraph"', False),
        ("a.pptx", b"stpgraph: 1", False),
    ],
)
def test_our_own_structures_are_known(name: str, data: bytes, own: bool) -> None:
    assert own_files.is_own(data, name) is own


def test_what_to_do_with_another_document_is_said() -> None:
    assert own_files.other_sort(NESTED, "us.drawio") == "draw.io diagram"
    assert own_files.other_sort(b"%PDF-1.7", "us.pdf") == own_files.other_sort(b"stpgraph: 1", "us.yaml") == ""
    assert own_files.instead(NESTED, "us.drawio").endswith("save it in Design. It is then in the lists above.")


def test_the_box_takes_as_much_as_can_be_brought_in() -> None:
    assert upload.MOST_MEGABYTES * 1_000_000 == MOST_BYTES


def test_no_page_waits_for_what_reads_other_documents() -> None:
    """Loading it takes seconds; the start page and the others that take files load it with the first document."""
    pages = ", ".join(f"stpgraph.ui.pages.{each}" for each in ("structures", "design", "portfolio", "compare"))
    code = f"import sys, {pages}; sys.exit(any(each.startswith('stpgraph.importers') for each in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode == 0
