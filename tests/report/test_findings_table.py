from __future__ import annotations

import csv
import io
from datetime import date

import openpyxl

from stpgraph.errors import Fault, InputError
from stpgraph.report.checked import Checked
from stpgraph.report.findings_table import CSV_COLUMNS, check_csv, check_xlsx
from stpgraph.rules import BY_ID
from stpgraph.shipped import files
from tests.report.made import ACCEPTED, CLEAR, GAP, LOOP, checked

ALL = frozenset(BY_ID)
RULES = {"ACC001", "ACC002", "ACC003"}
UNREAD = InputError((Fault("=a.yaml", 3, 4, "nodes[0]", "Found `x`.", "y"),))
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1")


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def named(name: str) -> Checked:
    made = checked(GAP, rules={"ACC002"})
    (finding,) = made.exploration.findings
    from dataclasses import replace

    changed = finding.model_copy(update={"fact": name, "remedy": name})
    return made._replace(exploration=replace(made.exploration, findings=(changed,)))


def test_a_row_for_each_finding_open_ones_and_accepted_ones_apart() -> None:
    made = [
        checked(LOOP, "x/loop.yaml", rules=RULES),
        checked(ACCEPTED, "y.yaml", rules=RULES, today=date(2018, 4, 1)),
        checked(CLEAR, "z.yaml", rules=RULES),
    ]
    loop, accepted, clear, unread = rows(check_csv(made, [UNREAD], RULES))
    assert (loop["File"], loop["State"], loop["Rule"], loop["Whom it is about"], loop["Who is affected"]) == (
        *("x/loop.yaml", "Open", "ACC003"),
        *("Group one; Group two", "The work"),
    )
    assert (loop["Severity"], loop["How sure"], loop["Rules checked"]) == ("Gap", "Confirmed", f"3 of {len(BY_ID)}")
    assert (loop["Open in this structure"], loop["Accepted in this structure"], loop["Accepted by"]) == ("1", "0", "")
    assert (accepted["State"], accepted["Open in this structure"], accepted["Accepted in this structure"]) == (
        "Accepted",
        "0",
        "1",
    )
    assert [accepted[key] for key in ("Accepted by", "Accepted on", "Accepted until", "Reason")] == [
        *("STP lead", "2017-06", "2018-04-01", "Agreed for year one")
    ]
    assert (clear["State"], clear["Structure"], clear["Rule"]) == ("Nothing found", "A board on the ground", "")
    assert (unread["State"], unread["File"]) == ("Could not be checked", "'=a.yaml")
    assert "line 3, column 4" in unread["What is found"]


def test_not_stated_is_never_told_as_confirmed() -> None:
    partial = GAP.replace("status: current", "status: current\ndrawing: partial")
    (row,) = rows(check_csv([checked(partial, rules={"ACC002"})], (), ALL))
    assert row["How sure"] == "Not stated"


def test_no_field_starts_a_formula() -> None:
    for text in FORMULAS:
        (row,) = rows(check_csv([named(text)], (), ALL))
        assert row["What is found"] == f"'{text.strip()}"
        assert row["What to do"] == f"'{text.strip()}"


def test_no_cell_of_the_workbook_is_a_formula() -> None:
    for text in FORMULAS:
        book = openpyxl.load_workbook(io.BytesIO(check_xlsx([named(text)], (), ALL)))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert {cell.data_type for cell in cells} <= {"s", "n"}
        assert [cell.value for cell in cells].count(text.strip()) == 2


def test_the_csv_of_a_big_structure_holds_every_finding_once() -> None:
    made = [checked(path.read_text("utf-8"), str(path)) for path in files("examples")]
    text = check_csv(made, (), ALL)
    assert "\r\n" in text
    found = rows(text)
    told = [(row["Rule"], row["What is found"]) for row in found if row["Rule"]]
    assert sorted(told) == sorted((each.rule, each.fact) for one in made for each in one.exploration.findings)
    assert set(found[0]) == set(CSV_COLUMNS)
    thresholds = {row["Rule"]: row["Threshold used"] for row in found if row["Threshold used"]}
    assert thresholds["CPX003"] == "9: bodies and projects that answer directly to one body (the default)"


def test_the_workbook_keeps_open_and_accepted_on_sheets_of_their_own() -> None:
    made = [checked(LOOP, rules=RULES), checked(ACCEPTED, rules=RULES, today=date(2018, 4, 1)), checked(CLEAR, rules=RULES)]
    book = openpyxl.load_workbook(io.BytesIO(check_xlsx(made, [UNREAD], ALL)))
    assert book.sheetnames == ["Counts", "Open", "Accepted", "Thresholds", "Documents", "Could not be checked"]
    counts = [[cell.value for cell in row] for row in book["Counts"].iter_rows(min_row=2)]
    assert [row[:1] + row[2:9] for row in counts] == [
        ["Round and round", 1, 0, 0, 0, 0, 0, 0],
        ["A board in the air", 0, 0, 0, 0, 0, 0, 1],
        ["A board on the ground", 0, 0, 0, 0, 0, 0, 0],
    ]
    assert [row[3].value for row in book["Open"].iter_rows(min_row=2)] == ["ACC003"]
    (accepted,) = book["Accepted"].iter_rows(min_row=2, values_only=True)
    assert accepted[-5:-1] == ("STP lead", "2017-06", "2018-04-01", "Agreed for year one")
    assert book["Thresholds"].max_row == 11
    in_short = {row[0].value: row[1].value for row in book["Documents"].iter_rows(min_row=2)}
    assert accepted[11].startswith("HFMA 2017 (Background;")
    assert in_short["Coutts 2016"].startswith("John Coutts, NHS Providers, “STPs: collaboration")
    assert book["Could not be checked"]["A2"].value == "=a.yaml"


def test_the_same_check_gives_the_same_bytes() -> None:
    made = [checked(LOOP)]
    assert check_xlsx(made, (), ALL) == check_xlsx([checked(LOOP)], (), ALL)
