"""The list of formats: each line has its module, and each module can write whatever people call things."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from stpgraph.errors import UsageError
from stpgraph.export.registry import BY_ID, FORMATS, ExportFormat, format_of
from stpgraph.export.sheet import sheet
from stpgraph.layout import View
from stpgraph.model import Structure
from stpgraph.pipeline import explore
from tests.export.sheets import DAY, sheet_of, view_of

IDS = [each.id for each in FORMATS]
#: The first bytes of a file of each format; for text, the first words.
STARTS: dict[str, bytes] = {
    "pptx": b"PK\x03\x04",
    "pdf": b"%PDF-",
    "docx": b"PK\x03\x04",
    "svg": b"<",
    "png": b"\x89PNG\r\n\x1a\n",
    "xlsx": b"PK\x03\x04",
    "csv": b"PK\x03\x04",
    "drawio": b"<?xml",
    "mermaid": b"---\ntitle:",
    "dot": b"digraph",
    "graphml": b"<?xml",
    "turtle": b"@prefix ",
    "jsonld": b'{\n "@context"',
    "popolo": b'{\n "persons"',
    "bods": b'[\n {\n  "statementId"',
}
#: A part that an Office file of each kind must have.
MAIN_PART = {"pptx": "ppt/presentation.xml", "docx": "word/document.xml", "xlsx": "xl/workbook.xml"}


@pytest.mark.parametrize("each", FORMATS, ids=IDS)
def test_every_format_has_its_module(each: ExportFormat) -> None:
    assert find_spec(f"stpgraph.export.{each.module}"), f"stpgraph/export/{each.module}.py is missing"
    assert callable(import_module(f"stpgraph.export.{each.module}").write)


def test_formats_are_told_apart() -> None:
    assert set(STARTS) == set(IDS) == set(BY_ID)
    for what in ("id", "title", "suffix", "module"):
        assert len({getattr(each, what) for each in FORMATS}) == len(FORMATS), what
    for each in FORMATS:
        assert each.suffix.startswith(".")
        assert each.suffix == each.suffix.lower()
        kind, _, name = each.media_type.partition("/")
        assert kind in ("application", "image", "text")
        assert name
        assert each.title[0].isupper() or each.title.startswith("draw.io")


def test_what_is_no_view_is_said_to_be_none() -> None:
    """What tells the whole structure whatever the view is the same for every view."""
    for each in FORMATS:
        if not each.takes_view:
            one, other = view_of("workstream", View("scrutiny")), view_of("workstream", View("accountability"))
            same = [each.write(replace(of_view, findings=None)) for of_view in (one, other)]
            assert same[0] == same[1], each.id


def test_a_format_that_there_is_not_is_refused() -> None:
    assert format_of("svg").suffix == ".svg"
    with pytest.raises(UsageError, match="There is no format “gif”") as told:
        format_of("gif")
    assert all(each in str(told.value) for each in IDS)


@pytest.mark.parametrize("each", FORMATS, ids=IDS)
@pytest.mark.parametrize("name", ["nasty", "empty"])
def test_every_format_writes_whatever_things_are_called(each: ExportFormat, name: str) -> None:
    if not find_spec(f"stpgraph.export.{each.module}"):
        pytest.skip("another test says that it is missing")
    if name == "empty":
        empty = Structure.model_validate({"stpgraph": 1, "id": "a", "title": "A", "status": "option"})
        data = each.write(sheet(explore(empty, DAY), DAY))
    else:
        data = each.write(sheet_of("nasty"))
    assert data.startswith(STARTS[each.id])
    if STARTS[each.id].startswith(b"PK"):
        with ZipFile(BytesIO(data)) as zipped:
            assert zipped.testzip() is None
            assert MAIN_PART.get(each.id, zipped.namelist()[0]) in zipped.namelist()
            for part in zipped.namelist():
                if part.endswith((".xml", ".rels")):
                    etree.fromstring(zipped.read(part))
    elif STARTS[each.id].startswith(b"<"):
        etree.fromstring(data)
    elif each.id not in ("pdf", "png"):
        assert data.decode("utf-8").endswith("\n")
