"""Broken, huge and malicious files: refused with one message, and nothing else ever comes out but a draft."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from stpgraph.errors import InputError
from stpgraph.export import dot, drawio, graphml, mermaid
from stpgraph.importers import read_any, safe
from stpgraph.importers.registry import recognise
from stpgraph.importers.tables import template
from tests.export.sheets import sheet_of
from tests.importers.corpus import documents

XXE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
LAUGHS = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
BOX = '<mxCell id="{0}" value="{0}" vertex="1" parent="1"><mxGeometry width="9" height="9" as="geometry"/></mxCell>'


def xlsx(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return made.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_sheet(cells: bytes) -> bytes:
    """A workbook whose first sheet holds these rows."""
    parts = unpacked(documents("xlsx")[0].data)
    parts["xl/worksheets/sheet1.xml"] = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        + cells
        + b"</sheetData></worksheet>"
    )
    return xlsx(parts, zipfile.ZIP_STORED)


def _encrypted() -> bytes:
    data = bytearray(xlsx({"xl/workbook.xml": b"x" * 50}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


HOSTILE: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "nothing in this file"),
    "blank": (b" \n\t ", "nothing in this file"),
    "huge": (b"flowchart TD\n" + b"a" * 21_000_000, "larger than"),
    "long text": (b"flowchart TD\n" + b"a\n" * 4_500_000, "larger than"),
    "picture": (b"\x89PNG\r\n\x1a\n....", "picture"),
    "pdf": (b"%PDF-1.7", "PDF"),
    "huger": (b"PK\x03\x04" + b"a" * 51_000_000, "larger than 50 MB"),
    "old office": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "password"),
    **{
        f"old {stream}": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + stream.encode("utf-16-le"), words)
        for stream, words in (
            ("EncryptedPackage", "take the password off"),
            ("PowerPoint Document", "as .pptx"),
            ("VisioDocument", ".vsdx"),
            ("WordDocument", "as .docx"),
            ("Workbook", "as .xlsx"),
        )
    },
    "other zip": (xlsx({"content/part.xml": b"<a/>"}), "packed file"),
    "prose": (b"Dear all, please find the minutes.", "was not recognised"),
    "entity": (f"{XXE}<mxfile><diagram>&e;</diagram></mxfile>".encode(), "entities"),
    "laughs": (f"{LAUGHS}<graphml><graph><node id='&b;'/></graph></graphml>".encode(), "entities"),
    "entity in 16 bits": (f"{XXE}<graphml><graph/></graphml>".encode().ljust(5_000), "entities"),
    "deep": (b"<mxfile>" + b"<a>" * 5_000 + b"</a>" * 5_000 + b"</mxfile>", "deep"),
    "many elements": (b"<mxfile>" + b"<a/>" * 250_000 + b"</mxfile>", "more than 200,000 parts"),
    "cut off": (drawio.write(sheet_of("sector"))[:3_000], "not readable as XML"),
    "packed bomb": (
        b"<mxfile><diagram>"
        + __import__("base64").b64encode(__import__("zlib").compress(b"0" * 30_000_000)[2:-4])
        + b"</diagram></mxfile>",
        "far larger",
    ),
    "packed rubbish": (b"<mxfile><diagram>!!!!</diagram></mxfile>", "broken"),
    "no diagram": (b"<mxfile></mxfile>", "no diagram"),
    "no graph": (b"<graphml></graphml>", "no graph"),
    "zip bomb": (xlsx({"xl/workbook.xml": b"<a/>", "xl/worksheets/sheet1.xml": b"\0" * 20_000_000}), "far larger"),
    "many parts": (xlsx({"xl/workbook.xml": b"<a/>", **{f"xl/p{at}.xml": b"" for at in range(2_100)}}), "packed in this one"),
    "locked": (_encrypted(), "password"),
    "not a workbook": (xlsx({"xl/workbook.xml": b"<a/>"}), "broken"),
    "cut off workbook": (documents("xlsx")[0].data[:2_000], "broken"),
    "entity in a workbook": (with_sheet(b"<!DOCTYPE x><row/>"), "entities"),
    "million cells": (with_sheet(b'<row r="1">' + b"<c/>" * 300_000 + b"</row>"), "cells"),
    "wide sheet": (
        with_sheet(b'<row r="1">' + b"".join(b'<c r="%s1" t="str"><v>a</v></c>' % c for c in (b"A", b"CW")) + b"</row>"),
        "columns",
    ),
    "nested frames": (b"digraph {" + b"{" * 500 + b"}" * 501, "deep"),
    "open quote": (b'digraph { a -> "b', "cannot stand here"),
    "no end": (b"digraph { a -> b", "not copied whole"),
    "product": (
        b"digraph { {"
        + b" ".join(b"a%d" % at for at in range(300))
        + b"} -> {"
        + b" ".join(b"b%d" % at for at in range(300))
        + b"} }",
        "lines",
    ),
    "nested subgraphs": (b"flowchart TD\n" + b"subgraph a\n" * 500, "deep"),
    "no box": (b"flowchart TD\n%% nothing\n", "No box"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_one_plain_message(name: str) -> None:
    data, words = HOSTILE[name]
    with pytest.raises(InputError) as caught:
        read_any(data, "upload.bin")
    assert len(caught.value.faults) == 1
    assert words in caught.value.faults[0].message
    assert "Traceback" not in str(caught.value)


def test_a_file_of_200_megabytes_is_refused_without_being_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "slides.pptx"
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(200_000_000)
    tracemalloc.start()
    with pytest.raises(InputError, match="larger than 50 MB"):
        safe.read_file(str(path))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 120_000_000


def test_pictures_stay_packed_and_do_not_count() -> None:
    parts = {"word/media/photo.png": b"\0" * 70_000_000, "word/document.xml": b"<a/>"}
    assert safe.parts_of(xlsx(parts), "a.docx") == {"word/media/photo.png": b"", "word/document.xml": b"<a/>"}


def test_a_long_table_is_refused() -> None:
    with pytest.raises(InputError, match="rows"):
        read_any(b"From,To\n" + b"a,b\n" * 6_000, "long.csv")


def test_the_content_says_what_a_file_is_and_not_its_name() -> None:
    one = sheet_of("sector")
    for form, write in (("drawio", drawio.write), ("graphml", graphml.write), ("mermaid", mermaid.write), ("dot", dot.write)):
        assert recognise(write(one), "wrong.csv").id == form
    assert recognise(template.write(), "wrong.drawio").id == "xlsx"


def test_formulas_macros_and_pictures_are_told_and_never_run() -> None:
    parts = unpacked(documents("xlsx")[0].data)
    parts["xl/vbaProject.bin"] = b"x"
    parts["xl/drawings/drawing1.xml"] = b"<a/>"
    told = [each.what for each in read_any(xlsx(parts), "macro.xlsm").unread]
    assert "A program (macro)" in told
    assert "Pictures, boxes or charts drawn on a sheet" in told


def test_thousands_of_equal_names_are_read_quickly_and_all() -> None:
    boxes = "".join(BOX.format(at).replace(f'value="{at}"', 'value="Group"') for at in range(2, 4_002))
    data = f"<mxGraphModel><root><mxCell id='0'/><mxCell id='1' parent='0'/>{boxes}</root></mxGraphModel>"
    assert len(read_any(data.encode(), "a.drawio").structure.nodes) == 4_000


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", b"Name,Members\nSTP Board,a" + b" " * 100_000 + b"b\n"),
        ("b.csv", b"Name," + b"(" * 100_000 + b"\nSTP Board,a\n"),
        ("a.mmd", b"flowchart TD\n a -- b" + b" " * 7_000 + b"c\n" + b" a[STP Board] -- x" + b" y" * 3_000 + b"\n" * 500_000),
        ("b.mmd", b"```mermaid\n" + b"\n" * 500_000 + b"graph TD\n a[STP Board]\n```"),
        ("a.dot", b'digraph { a [label="' + b"joint " * 300 + b'"] }'),
    ],
)
def test_what_is_slow_for_patterns_is_read_all_the_same(name: str, data: bytes) -> None:
    assert read_any(data, name).structure.nodes


def test_boxes_inside_each_other_in_a_ring_are_read() -> None:
    cells = "".join(
        f'<mxCell id="{one}" value="Board {one}" vertex="1" parent="{other}"><mxGeometry width="9" height="9" as="geometry"/></mxCell>'
        for one, other in (("a", "b"), ("b", "a"), ("c", "c"))
    )
    assert len(read_any(f"<mxGraphModel><root>{cells}</root></mxGraphModel>".encode(), "a").structure.nodes) == 3


def test_a_file_that_is_not_there_or_a_folder_is_refused(tmp_path: object) -> None:
    for path in (str(tmp_path), f"{tmp_path}/none.drawio"):
        with pytest.raises(InputError):
            safe.read_file(path)
