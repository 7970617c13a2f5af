"""Excel: a workbook of texts. openpyxl, which is not ours, reads it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree
from openpyxl import Workbook, load_workbook

from stpgraph.export.cells import MOST_IN_A_CELL, csv_cell, excel_cell
from stpgraph.export.grids import NOT_A_NO, Grid, grids
from stpgraph.export.sheet import Sheet, sheet
from stpgraph.export.xlsx import write
from stpgraph.export.xml_text import xml_attribute, xml_content, xml_text
from stpgraph.layout import View
from stpgraph.model import Structure
from stpgraph.model.kinds import TYPE_WORDS
from stpgraph.pipeline import explore
from stpgraph.reading.words import NOT_STATED, capital
from tests.export.nasty import NASTY_TEXTS
from tests.export.sheets import DAY, SHIPPED, sheet_of, view_of

TITLES = (
    "About",
    "Boards and groups",
    "Organisations",
    "Projects",
    "Posts",
    "Agreements and documents",
    "Relations in words",
    "Who sits where",
    "Decisions",
    "Findings",
    "Accepted findings",
    "Outline",
    "Sources",
)


def book_of(one: Sheet) -> Workbook:
    return load_workbook(BytesIO(write(one)))


def table(one: Sheet, title: str) -> Grid:
    return next(grid for grid in grids(one) if grid.title == title)


def column(grid: Grid, name: str) -> dict[str, str]:
    """One column of a table, by what stands in the first."""
    return {row[0]: row[grid.columns.index(name)] for row in grid.rows}


def small(nodes: Iterable[dict[str, object]], relations: Iterable[dict[str, object]], **more: object) -> Sheet:
    data = {
        "stpgraph": 1,
        "id": "a",
        "title": "A",
        "status": "option",
        "nodes": list(nodes),
        "relations": list(relations),
        **more,
    }
    return sheet(explore(Structure.model_validate(data), DAY), DAY)


@pytest.mark.parametrize("name", [*SHIPPED, "nasty"])
def test_every_cell_is_text_as_it_was_written(name: str) -> None:
    one = sheet_of(name)
    book = book_of(one)
    assert tuple(book.sheetnames) == TITLES
    for grid in grids(one):
        page = book[grid.title]
        rows = [grid.columns, *grid.rows]
        assert page.max_row == len(rows)
        for row, wanted in zip(page.iter_rows(max_col=len(grid.columns)), rows, strict=True):
            for cell, text in zip(row, wanted, strict=True):
                assert cell.data_type != "f"
                assert cell.data_type == "s" if text else cell.value in (None, "")
                assert cell.hyperlink is None
                assert (cell.value or "") == excel_cell(text)


def test_no_part_of_the_file_holds_a_formula_or_leads_outside() -> None:
    with ZipFile(BytesIO(write(sheet_of("nasty")))) as zipped:
        for name in zipped.namelist():
            root = etree.fromstring(zipped.read(name))
            assert not [each for each in root.iter() if etree.QName(each).localname in ("f", "hyperlink", "externalReference")]
            assert not [each for each in root.iter() if each.get("TargetMode") == "External"]
            assert "vba" not in name.casefold()


@pytest.mark.parametrize("name", ["workstream", "nasty"])
def test_headers_stay_in_sight_and_filter(name: str) -> None:
    book = book_of(sheet_of(name))
    for grid in grids(sheet_of(name)):
        page = book[grid.title]
        assert page.freeze_panes == ("A2" if grid.key == "about" else "B2")
        assert bool(page.auto_filter.ref) is (grid.key != "about")
        assert all(cell.alignment.wrap_text for cell in page[2] if cell.value) or page.max_row == 1
        assert page.column_dimensions["A"].width >= 10
        assert page.print_title_rows == "$1:$1"


def test_the_first_sheet_says_what_this_is() -> None:
    told = column(table(sheet_of("workstream"), "About"), "")
    assert told["Not stated is not no"] == NOT_A_NO
    assert "“Governance by workstream”" in told["What this is"]
    assert told["Written on"] == "1 May 2018"
    assert told["Table: Projects"] == "All projects, with what is said of each. 10 rows."
    assert told["Table: Decisions"].endswith("There is nothing to list.")
    assert "Draft" not in told
    assert "Draft" in column(table(replace(sheet_of("workstream"), draft=True), "About"), "")


def test_findings_that_were_not_asked_for_are_not_none() -> None:
    without = sheet_of("workstream", findings=False)
    assert "not asked for" in column(table(without, "About"), "")["Findings"]
    assert not {"Findings", "Accepted findings"} & {grid.title for grid in grids(without)}
    clear = replace(without, findings=())
    assert column(table(clear, "About"), "")["Findings"] == "Nothing is found."
    of_a_view = view_of("workstream", View("scrutiny"))
    assert "Only those are listed" in column(table(of_a_view, "About"), "")["Findings"]
    assert len(table(of_a_view, "Boards and groups").rows) == 17


def test_open_and_accepted_findings_are_apart() -> None:
    one = sheet_of("nasty")
    found = one.findings or ()
    assert len(table(one, "Findings").rows) == sum(each.accepted is None for each in found)
    accepted = table(one, "Accepted findings")
    assert len(accepted.rows) == sum(each.accepted is not None for each in found)
    open_ones = table(sheet_of("workstream"), "Findings")
    severities = [row[1] for row in open_ones.rows]
    assert severities == sorted(
        severities, key=["Gap: must be closed", "Concern: should be discussed", "Note: for information"].index
    )
    sure = {row[2] for row in open_ones.rows}
    assert {each.split(":")[0] for each in sure} == {"Confirmed", "Not stated"}
    first = dict(zip(open_ones.columns, open_ones.rows[0], strict=True))
    assert first["Rule"] == "ACC002"
    assert first["About"] == "STP Strategic Board"
    assert "HFMA" in first["Why it matters: sources"]


def test_an_acceptance_says_who_and_why() -> None:
    one = sheet_of("workstream")
    (first, *_) = one.findings or ()
    data = one.structure.model_dump(mode="json", exclude_none=True)
    data["accepted"] = [{"rule": first.rule, "subjects": list(first.subjects), "reason": "Agreed for a year", "by": "The chair"}]
    accepted = table(sheet(explore(Structure.model_validate(data), DAY), DAY), "Accepted findings")
    assert len(accepted.rows) == 1
    said = dict(zip(accepted.columns, accepted.rows[0], strict=True))
    assert (said["Accepted by"], said["Reason"], said["Accepted on"]) == ("The chair", "Agreed for a year", NOT_STATED)


def test_facts_are_columns_and_what_is_not_stated_says_so() -> None:
    one = small(
        [
            {"id": "a", "type": "body", "kind": "workstream", "name": "A", "in_public": False},
            {"id": "b", "type": "body", "kind": "programme_office", "name": "B", "represents_many": True, "dedicated_team": True},
            {"id": "c", "type": "organisation", "kind": "ccg", "name": "C"},
            {"id": "p", "type": "post", "kind": "member", "name": "P", "count": 0},
            {"id": "q", "type": "post", "kind": "member", "name": "Q"},
        ],
        [],
    )
    bodies = table(one, "Boards and groups")
    assert column(bodies, "Meets in public") == {"A": "No", "B": NOT_STATED}
    assert column(bodies, "Has a dedicated team") == {"A": NOT_STATED, "B": "Yes"}
    assert column(bodies, "Stands for") == {"A": "One", "B": "Several, drawn as one box"}
    assert column(table(one, "Organisations"), "Has standing in law") == {"C": "Yes (as its kind implies)"}
    assert column(table(one, "Posts"), "How many") == {"P": NOT_STATED, "Q": "1"}


def test_who_sits_where() -> None:
    one = small(
        [
            {"id": "board", "type": "body", "kind": "strategic_board", "name": "Board"},
            {"id": "group", "type": "body", "kind": "workstream", "name": "Group"},
            {"id": "bare", "type": "body", "kind": "workstream", "name": "Bare"},
            {"id": "ccg", "type": "organisation", "kind": "ccg", "name": "CCG"},
            {"id": "trust", "type": "organisation", "kind": "nhs_trust", "name": "Trust"},
            {"id": "chair", "type": "post", "kind": "chair", "name": "Chair", "holder": "Ann"},
            {"id": "lay", "type": "post", "kind": "lay_member", "name": "Lay member", "vacant": True},
            {"id": "idle", "type": "post", "kind": "officer", "name": "Officer"},
        ],
        [
            {"source": "chair", "type": "sits_on", "target": "board", "capacity": "chair"},
            {"source": "chair", "type": "sits_on", "target": "group", "status": "ended"},
            {"source": "chair", "type": "represents", "target": "ccg"},
            {"source": "lay", "type": "sits_on", "target": "board", "capacity": "attending"},
            {"source": "ccg", "type": "member_of", "target": "board", "seats": 2, "capacity": "voting"},
            {"source": "trust", "type": "member_of", "target": "board", "seats": 0},
        ],
    )
    grid = table(one, "Who sits where")
    assert grid.columns == ("Who", "What it is", "Held by", "How many", "Speaks for", "Board", "Group")
    assert column(grid, "Board") == {
        "CCG": "With a vote; 2 seats",
        "Chair": "As chair",
        "Lay member": "In attendance, without a vote",
        "Trust": "Sits there; in what standing is not stated; how many seats is not stated",
    }
    assert column(grid, "Group") == {
        "CCG": "",
        "Chair": "Sits there; in what standing is not stated (ended)",
        "Lay member": "",
        "Trust": "",
    }
    assert column(grid, "Held by") == {"CCG": "", "Chair": "Ann", "Lay member": "Vacant", "Trust": ""}
    assert column(grid, "Speaks for") == {"CCG": "Itself", "Chair": "CCG", "Lay member": NOT_STATED, "Trust": "Itself"}


@pytest.mark.parametrize("name", SHIPPED)
def test_every_seat_is_in_the_matrix(name: str) -> None:
    one = sheet_of(name)
    grid = table(one, "Who sits where")
    seats = [each for each in one.structure.relations if each.type in ("sits_on", "member_of")]
    assert sum(bool(text) for row in grid.rows for text in row[5:]) == len({(each.source, each.target) for each in seats})


def test_decisions_say_who_takes_part() -> None:
    one = sheet_of("all-clear")
    grid = table(one, "Decisions")
    assert len(grid.rows) == len(one.structure.decisions) > 0
    assert set(grid.columns) >= {"Taken by", "Consulted", "Takes effect when agreed by"}


def test_the_outline_is_moved_in_by_its_level() -> None:
    one = sheet_of("workstream")
    grid = table(one, "Outline")
    page = book_of(one)["Outline"]
    for number, level in enumerate(grid.levels, 2):
        assert page.cell(number, 1).alignment.indent == level
        assert page.cell(number, 3).value == str(level + 1)
    assert max(grid.levels) >= 2
    assert "Has no standing in law" in column(grid, "Remark")["STP Strategic Board"]
    assert column(grid, "Remark")["Estates"] == "Answers to nobody, and nobody answers to it"


def test_there_is_a_table_for_every_node_type() -> None:
    titles = {grid.title for grid in grids(sheet_of("workstream"))}
    assert {capital(words[1]) for words in TYPE_WORDS.values()} <= titles


def test_every_table_is_as_wide_as_its_columns() -> None:
    for name in (*SHIPPED, "nasty"):
        for grid in grids(sheet_of(name)):
            assert {len(row) for row in grid.rows} <= {len(grid.columns)}
            assert len(grid.title) <= 31
            assert not grid.levels or len(grid.levels) == len(grid.rows)


def test_what_does_not_fit_a_cell_says_so() -> None:
    assert excel_cell("a" * MOST_IN_A_CELL) == "a" * MOST_IN_A_CELL
    for text in ("a" * 40_000, "🏥" * 30_000):
        cut = excel_cell(text)
        assert MOST_IN_A_CELL - 2 <= len(cut.encode("utf-16-le")) // 2 <= MOST_IN_A_CELL
        assert "holds no more" in cut


def test_markup_of_the_library_is_only_text() -> None:
    hostile = "<r><t>injected</t></r>"
    one = small([{"id": "a", "type": "body", "kind": "workstream", "name": hostile}], [])
    page = book_of(one)["Boards and groups"]
    assert page["A2"].value.strip() == hostile
    assert excel_cell("_x0041_") == "_x0041_"
    again = book_of(small([{"id": "a", "type": "body", "kind": "workstream", "name": "_x0041_"}], []))
    assert again["Boards and groups"]["A2"].value == "_x0041_"


@pytest.mark.parametrize(
    "text", ["=1", "+1", "-1", "@A1", "\t=1", "\r=1", "  =1", "\n@x", "＝1", "＋1", "－1", "＠x", "\u200b=1"]
)
def test_what_looks_like_a_formula_has_an_apostrophe(text: str) -> None:
    assert csv_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=1", "1+1", "Board", "“=1”", "£1"])
def test_what_is_no_formula_is_left_alone(text: str) -> None:
    assert csv_cell(text) == text


def test_text_for_xml_comes_back() -> None:
    for text in (*NASTY_TEXTS, "a\r\nb\tc", "]]>"):
        made = f"<a b={xml_attribute(text)}>{xml_content(text)}</a>"
        root = etree.fromstring(made.encode())
        assert root.get("b") == text
        assert root.text == text
    assert xml_text("a\x00b\x0b\ud800\ufffe\uffffc") == "a\ufffdb\ufffd\ufffd\ufffd\ufffdc"
    assert xml_text("\t\n\r\x85\U0001f3e5") == "\t\n\r\x85\U0001f3e5"


def test_same_sheet_same_bytes() -> None:
    made = write(sheet_of("workstream"))
    assert write(sheet_of("workstream")) == made
    with ZipFile(BytesIO(made)) as zipped:
        assert {each.date_time for each in zipped.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {each.create_system for each in zipped.infolist()} == {3}
    assert load_workbook(BytesIO(made)).properties.created.date() == DAY
