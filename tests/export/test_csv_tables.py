"""CSV: the same tables as in the workbook, one file each, in one zip."""

from __future__ import annotations

import csv
import unicodedata
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest

from stpgraph.export.cells import csv_cell
from stpgraph.export.csv_tables import write
from stpgraph.export.grids import grids
from stpgraph.export.sheet import Sheet
from tests.export.sheets import FEW, SHIPPED, sheet_of


def files(one: Sheet) -> dict[str, bytes]:
    with ZipFile(BytesIO(write(one))) as zipped:
        assert zipped.testzip() is None
        return {name: zipped.read(name) for name in zipped.namelist()}


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


@pytest.mark.parametrize("name", [*SHIPPED, "nasty"])
def test_the_tables_are_those_of_the_workbook(name: str) -> None:
    one = sheet_of(name)
    found, wanted = files(one), grids(one)
    assert list(found) == [f"{at:02}-{grid.key}.csv" for at, grid in enumerate(wanted, 1)]
    for data, grid in zip(found.values(), wanted, strict=True):
        assert rows(data) == [[csv_cell(text) for text in row] for row in (grid.columns, *grid.rows)]


@pytest.mark.parametrize("name", FEW)
def test_no_cell_starts_a_formula(name: str) -> None:
    cells = [cell for data in files(sheet_of(name)).values() for row in rows(data) for cell in row]
    assert not [cell for cell in cells if unicodedata.normalize("NFKC", cell).lstrip()[:1] in tuple("=+-@")]
    assert not [cell for cell in cells if cell[:1] in ("\t", "\r")]
    if name == "nasty":
        assert any(cell.startswith("'=HYPERLINK(") for cell in cells)


def test_excel_reads_it_rightly() -> None:
    for data in files(sheet_of("nasty")).values():
        assert data.startswith(b"\xef\xbb\xbf")
        assert data.endswith(b"\r\n")
    about = files(sheet_of("workstream"))["01-about.csv"]
    assert about.count(b"\n") == about.count(b"\r\n")


def test_there_are_thirteen_tables() -> None:
    assert len(files(sheet_of("workstream"))) == 13
    assert len(files(sheet_of("workstream", findings=False))) == 11


@pytest.mark.parametrize("name", FEW)
def test_same_sheet_same_bytes(name: str) -> None:
    assert write(sheet_of(name)) == write(sheet_of(name))
    with ZipFile(BytesIO(write(sheet_of(name)))) as zipped:
        assert {each.date_time for each in zipped.infolist()} == {(1980, 1, 1, 0, 0, 0)}
