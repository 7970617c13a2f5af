"""Tables in hostile and strange files: too large, broken, locked, with macros or formulas."""

from __future__ import annotations

import io
import zipfile

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from stpgraph.errors import InputError
from stpgraph.importers.draft import Draft
from stpgraph.importers.drafting import draft
from stpgraph.importers.tables import excel, matching, opendocument, template, webtable, workbook
from stpgraph.importers.tables import free as tables
from stpgraph.importers.tables.table import Table
from tests.importers.tables_corpus import read
from tests.importers.tables_drafts import told
from tests.importers.tables_files import ods, xlsx
from tests.importers.tables_styles import Grid
from tests.strategies import examples

SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def packed(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return made.getvalue()


def with_sheet(cells: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(xlsx([Grid("One", [["Name"], ["STP Board"]])]))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return packed(parts | {"xl/worksheets/sheet1.xml": SHEET + cells + b"</worksheet>"})


def inline(*rows: tuple[str, ...]) -> bytes:
    made = "".join("<row>" + "".join(f'<c t="inlineStr"><is><t>{each}</t></is></c>' for each in row) + "</row>" for row in rows)
    return f"<sheetData>{made}</sheetData>".encode()


def test_a_million_cells_are_refused_before_one_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    data = with_sheet(b"<sheetData><row>" + b"<c/>" * 1_000_000 + b"</row></sheetData>")
    monkeypatch.setattr(excel, "iterparse", lambda *given: pytest.fail("the sheet was opened"))
    with pytest.raises(InputError, match="200,000 cells"):
        workbook.read(data, "a.xlsx")


def test_only_cells_that_are_there_are_touched_whatever_a_sheet_says_of_its_size() -> None:
    far = b'<row r="1048576"><c r="A1048576" t="str"><v>Far away</v></c></row></sheetData>'
    cells = inline(("Name", "Answers to"), ("Planned Care", "STP Board")).replace(b"</sheetData>", far)
    merged = b'<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="B2:B4999"/></mergeCells>'
    book = workbook.read(with_sheet(b'<dimension ref="A1:XFD1048576"/>' + cells + merged), "a.xlsx")
    assert book.touched == 5
    assert len(book.tables[0].rows) == 2
    assert "Rows below row 5,000" in book.unread[0].what
    repeated = ods([Grid("One", [["Name", "Answers to"], ["Planned Care", "STP Board"]])])
    other = opendocument.read(repeated, "a.ods")
    assert other.touched == 5
    assert len(other.tables[0].rows) == 2


def test_more_than_five_thousand_rows_are_refused_in_both() -> None:
    rows = inline(*[("a", "b")] * 5_001)
    with pytest.raises(InputError, match="5,000 rows"):
        workbook.read(with_sheet(rows), "a.xlsx")
    data = ods([Grid("One", [["a", "b"]])])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["content.xml"] = parts["content.xml"].replace(
        b"<table:table-row>", b'<table:table-row table:number-rows-repeated="6000">', 1
    )
    with pytest.raises(InputError, match="5,000 rows"):
        opendocument.read(packed(parts), "a.ods")


def test_what_formulas_showed_is_taken_and_told_and_empty_ones_are_told() -> None:
    cells = inline(("Name", "Answers to")).replace(
        b"</sheetData>", b'<row><c t="str"><f>A9</f><v>Frailty</v></c><c><f>HYPERLINK("http://x")</f></c></row></sheetData>'
    )
    made = read(with_sheet(cells), "a.xlsx")
    assert [each.name for each in made.structure.nodes] == ["Frailty"]
    assert "1 cell with a formula the sheet “One” What they showed" in told(made)
    assert "copy these cells" in told(made)


def test_macros_and_links_to_other_files_are_told() -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx([Grid("One", [["Name"], ["STP Board"]])]))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts |= {"xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": b"<a/>", "xl/connections.xml": b"<a/>"}
    words = told(read(packed(parts), "a.xlsm"))
    for each in ("no program is ever run", "no other file is ever opened", "nothing outside the file is ever asked"):
        assert each in words


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (packed({"xl/workbook.bin": b"x"}), "a.xlsb", "save it as .xlsx"),
        (packed({"mimetype": opendocument._KIND, "META-INF/manifest.xml": b"<encryption-data/>"}), "a.ods", "password"),
        (packed({"mimetype": opendocument._KIND}), "a.ods", "broken"),
        (packed({"mimetype": opendocument._KIND, "content.xml": b"<!DOCTYPE x [<!ENTITY e 'x'>]><a>&e;</a>"}), "a.ods", "attack"),
        (packed({"mimetype": opendocument._KIND, "content.xml": b"<a>" * 90 + b"</a>" * 90}), "a.ods", "deep"),
        (b"<html><table><tr><td><table></table></td></tr></table></html>", "a.xls", "tables within tables"),
        (b"<html><body>Sign in first</body></html>", "a.xls", "no table"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "a.xls", "web archive"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "a.xls", "2003"),
    ],
)
def test_files_that_cannot_be_used_are_refused_with_what_to_do(data: bytes, name: str, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        matching.matches(data, name)
    assert len(caught.value.faults) == 1


def test_a_web_page_is_read_without_its_scripts() -> None:
    data = (
        b"<html><script>alert('x')</script><table><tr><th rowspan=2>Name</th><th>Answers to</th></tr><tr><td>x</td></tr></table>"
    )
    assert webtable.recognised(data, "a.xls")
    assert webtable.read(data, "a.xls").tables[0].rows == (("Name", "Answers to"), ("", "x"))


def test_our_own_template_has_nothing_to_match() -> None:
    assert matching.matches(template.write(), "a.xlsx") == ()


@settings(max_examples=examples(60))
@given(
    st.lists(
        st.lists(
            st.sampled_from(
                [
                    "",
                    "Name",
                    "Board",
                    "From",
                    "To",
                    "Chair",
                    "✓",
                    "C",
                    "2",
                    "Total",
                    "1.1",
                    "STP Board",
                    "Hill CCG",
                    "″",
                    "Key: C = Chair",
                ]
            ),
            max_size=6,
        ),
        max_size=8,
    )
)
def test_any_table_gives_a_draft_or_one_message(rows: list[list[str]]) -> None:
    table = Table("One", tuple(map(tuple, rows)), spans=((0, 0, 2, 0),), indents={(1, 0): 2})
    try:
        found: Draft | InputError = draft(tables.sketch([table], "xlsx", "a.xlsx"), "a.xlsx")
    except InputError as error:
        found = error
    if isinstance(found, InputError):
        assert [bool(each.message) for each in found.faults] == [True]
    else:
        assert found.structure.nodes


def test_dates_and_numbers_are_text_as_they_are_seen() -> None:
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    page_of = book.add_worksheet()
    page_of.write_number(0, 0, 42736, book.add_format({"num_format": "d mmm yyyy"}))
    page_of.write_row(0, 1, [5.0, 0.75, True])
    book.close()
    assert workbook.read(made.getvalue(), "a.xlsx").tables[0].rows == (("2017-01-01", "5", "0.75", "Yes"),)
