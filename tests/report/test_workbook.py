from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest

from stpgraph.report.checked import one_line
from stpgraph.report.workbook import FORMULA_STARTS, Column, SheetTable, workbook
from tests.report.made import HOSTILE

TEXTS = (
    *HOSTILE,
    *(f"{start}1+1" for start in FORMULA_STARTS),
    *("{=1+1}", "http://a.example", "mailto:a@b.example", "internal:Sheet1!A1", "12", "1e5", "TRUE", "2018-04-01"),
    *("<r><t>x</t></r>", "<r></r>", "_x0041_", "a\ufffeb", "\ud800"),
)


def written(*tables: SheetTable) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook("Title", tables)))


def test_every_text_stays_a_text() -> None:
    book = written(SheetTable("Names", (Column("Name"), Column("=Header")), [(text, text) for text in TEXTS]))
    sheet = book["Names"]
    assert [cell.value for cell in sheet[1]] == ["Name", "=Header"]
    assert sheet.max_row == len(TEXTS) + 1
    for number, text in enumerate(TEXTS, 2):
        for cell in sheet[number]:
            assert (cell.value or "").strip() == one_line(text).replace("\ufffe", "\ufffd")
            assert cell.data_type == "s"
            assert cell.hyperlink is None
            assert cell.quotePrefix == one_line(text).startswith(FORMULA_STARTS)


def test_no_formula_and_no_link_is_in_the_file() -> None:
    data = workbook("Title", [SheetTable("Names", (Column("Name"),), [(text,) for text in TEXTS])])
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        sheet = file.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"hyperlink" not in sheet


def test_numbers_are_numbers_and_shares_are_shown_as_percentages() -> None:
    sheet = written(SheetTable("N", (Column("Count"), Column("Share", sort="share")), [(3, 0.25), (None, None)]))["N"]
    assert (sheet["A2"].value, sheet["B2"].value, sheet["B2"].number_format) == (3, 0.25, "0%")
    assert (sheet["A3"].value, sheet["B3"].value) == (None, None)


def test_the_header_stays_in_view_and_filters() -> None:
    sheet = written(SheetTable("N", (Column("A", 30), Column("B")), [("x", "y")]))["N"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.column_dimensions["A"].width) == (
        "A2",
        "A1:B2",
        pytest.approx(30.7, abs=1),
    )


def test_a_row_is_as_high_as_its_longest_text_needs() -> None:
    sheet = written(
        SheetTable("N", (Column("A", 20), Column("B", 40)), [("x", "y"), ("x" * 200, "y"), (None, 3), ("x" * 9_000, "")])
    )["N"]
    heights = [sheet.row_dimensions[number].height for number in (2, 3, 4, 5)]
    assert heights[1] >= 10 * 15 > heights[0] >= 15
    assert heights[2] in (None, 15)
    assert heights[3] == 408


def test_the_same_tables_give_the_same_bytes() -> None:
    table = SheetTable("N", (Column("A"),), [("x",)])
    assert workbook("T", [table]) == workbook("T", [table])
    created = openpyxl.load_workbook(io.BytesIO(workbook("T", [table]))).properties.created
    assert created is not None
    assert created.isoformat() == "2000-01-01T00:00:00"


def test_a_text_that_is_too_long_for_a_cell_is_cut_and_says_so() -> None:
    for text in ("x" * 40_000, "\U0001f3e5" * 20_000):
        cell = written(SheetTable("N", (Column("A"),), [(text,)]))["N"]["A2"].value
        assert cell.endswith(" … cut here: a cell holds no more")
        assert 32_760 <= len(cell.encode("utf-16-le")) // 2 <= 32_767
    assert written(SheetTable("N", (Column("A"),), [("x" * 32_767,)]))["N"]["A2"].value == "x" * 32_767


def test_names_of_sheets_are_such_as_excel_takes() -> None:
    tables = [SheetTable(name, (Column("A"),), []) for name in ("a/b", "A B", "'x'", "", "y" * 40, "y" * 41)]
    assert written(*tables).sheetnames == ["a b", "A B 2", "x", "Sheet", "y" * 31, f"{'y' * 29} 2"]
