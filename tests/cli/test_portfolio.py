"""`portfolio` and `synthetic`: many structures at once, in every format."""

from __future__ import annotations

import io
import json
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from stpgraph.assess import PUBLISHED
from stpgraph.cli.portfolio import FORMS
from stpgraph.model import Limits
from stpgraph.portfolio import Portfolio, measures_told, questions, run
from stpgraph.report import portfolio_tables as tables
from stpgraph.report.checked import UNSAFE
from stpgraph.report.portfolio_document import portfolio_document
from stpgraph.report.portfolio_tables import Told
from stpgraph.report.portfolio_text import portfolio_page
from stpgraph.report.portfolio_xlsx import portfolio_xlsx
from stpgraph.rules import CATALOGUE
from stpgraph.shipped import root
from tests.portfolio.made import national, zipped
from tests.report.made import ACCEPTED, BROKEN, CLEAR, GAP, HOSTILE, TODAY, hostile_structure
from tests.test_cli import run as command

DAY = ["--today", TODAY.isoformat()]
SHEETS = [
    *("Read first", "Structures", "Tables 2 and 3", "Spectrum", "Findings by rule", "Questions and principles", "Answers"),
    *(
        "Measures",
        "Measures over all",
        "Likeness",
        "Examples to learn from",
        "Organisations in several",
        "People with many posts",
    ),
]


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a folder of structures, a zip file of them, and a broken file; it is the current one."""
    (tmp_path / "set").mkdir()
    for name, text in {"gap": GAP, "clear": CLEAR, "accepted": ACCEPTED}.items():
        (tmp_path / "set" / f"{name}.yaml").write_text(text, "utf-8")
    (tmp_path / "set.zip").write_bytes(zipped({"gap.yaml": GAP, "clear.yaml": CLEAR}))
    (tmp_path / "broken.yaml").write_text(BROKEN, "utf-8")
    (tmp_path / "hostile.json").write_text(hostile_structure(), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def sheets(data: bytes) -> dict[str, list[tuple[Any, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {page.title: [tuple(row) for row in page.iter_rows(values_only=True)] for page in book}


@pytest.mark.parametrize(
    ("paths", "code"), [(["set"], 1), (["set.zip"], 1), (["all-clear"], 0), (["set", "broken.yaml"], 2), (["none"], 2)]
)
@pytest.mark.parametrize("form", FORMS)
def test_exit_codes_are_those_of_check(made: Path, paths: list[str], code: int, form: str) -> None:
    result = command("portfolio", *paths, *DAY, "--format", form, "-o", "out")
    assert result.exit_code == code, result.output
    assert (made / "out").stat().st_size > 0
    assert bool(result.stderr) == (code == 2)


def test_a_bad_file_is_told_and_does_not_stop_the_others(made: Path) -> None:
    result = command("portfolio", "broken.yaml", "set", *DAY)
    assert result.exit_code == 2
    assert "3 structures\n1 file could not be used." in result.stdout
    assert "broken.yaml, line " in result.stderr
    assert "1 of 4 could not be checked" in result.stderr
    data = json.loads(command("portfolio", "broken.yaml", "set", *DAY, "--format", "json").stdout)
    assert [each["file"] for each in data["unread"]] == ["broken.yaml"]
    assert [each["id"] for each in data["structures"]] == ["accepted", "clear", "a-gap"]
    told = command("portfolio", "broken.yaml", "set", *DAY, "--format", "html").stdout
    assert "Could not be used" in told
    assert (
        sheets(command("portfolio", "broken.yaml", "set", *DAY, "--format", "xlsx").stdout_bytes)["Could not be used"][1][0]
        == "broken.yaml"
    )


def test_json_is_the_portfolio(made: Path) -> None:
    data = json.loads(command("portfolio", str(root() / "published"), "set.zip", *DAY, "--format", "json").stdout)
    known = run([root() / "published", made / "set.zip"], TODAY)
    assert (data["complete"], data["asked"]) == (True, known.asked)
    assert [each["text"] for each in data["questions"]] == [each.text for each in questions()]
    assert [each["key"] for each in data["measures"]] == [each.key for each in measures_told()]
    for told, entry in zip(data["structures"], known.entries, strict=True):
        assert (told["id"], told["title"], tuple(told["answers"])) == (entry.id, entry.title, entry.answers)
        assert [each["value"] for each in told["measures"]] == [each.value for each in entry.numbers]
        assert sum(each["open"] for each in told["findings"]) == sum(each.open for each in entry.found)
        gaps = {each["rule"] for each in told["findings"] if each["severity"] == "gap" and each["open"]}
        assert {each["rule"] for each in told["examples"]} == gaps
    assert [each["rule"] for each in data["set"]["rules"]] == [rule.id for rule in CATALOGUE]
    for told in data["set"]["tables"]:
        assert (told["hfma"]["yes"], told["hfma"]["no_or_not_stated"]) == PUBLISHED[told["key"]]
    assert sum(len(each["structures"]) for each in data["set"]["phases"]) == len(known.entries)


def test_the_workbook_has_a_sheet_for_each_question(made: Path) -> None:
    result = command("portfolio", "set", *DAY, "--format", "xlsx")
    book = sheets(result.stdout_bytes)
    assert list(book) == SHEETS
    assert [row[1] for row in book["Structures"][1:]] == ["A board in the air", "A board on the ground", "A board in the air"]
    called = [row[0] for row in book["Measures"][1:]]
    assert called == ["A board in the air (no. 1)", "A board on the ground", "A board in the air (no. 3)"]
    rules = {row[0]: row for row in book["Findings by rule"][1:]}
    assert len(rules) == len(CATALOGUE)
    assert [cell or "" for cell in rules["ACC002"][2:]] == ["Gap", 2, "", "", "1", "", "1"]
    assert len(book["Answers"]) == len(questions()) + 1
    days = [each.key for each in measures_told()].index("days-worst") + 1
    assert {row[days] for row in book["Measures"][1:]} == {"Not known"}, "what is not known is no 0"
    assert len(book["Tables 2 and 3"]) == 11
    assert result.stdout_bytes == command("portfolio", "set", *DAY, "--format", "xlsx").stdout_bytes, "same files, same bytes"


def test_answers_tell_no_from_not_stated(made: Path) -> None:
    (made / "set" / "partial.yaml").write_text(GAP.replace("status:", "drawing: partial\nstatus:"), "utf-8")
    rows = sheets(command("portfolio", "set", *DAY, "--format", "xlsx").stdout_bytes)["Answers"]
    header, delegated = rows[0], next(row for row in rows if row[2] == "Is decision-making delegated?")
    assert header[3:7] == ("Yes", "No", "In progress", "Not stated")
    assert delegated[3:7] == (1, 2, 0, 1)
    assert delegated[7:] == ("No", "Yes", "No", "Not stated")


def test_people_are_named_only_when_that_is_asked_for(made: Path) -> None:
    posts = "".join(f"  - {{id: p{at}, type: post, kind: officer, name: Post {at}, holder: Jo Bloggs}}\n" for at in range(7))
    (made / "busy.yaml").write_text(GAP.replace("relations:", f"{posts}relations:"), "utf-8")
    for form in ("text", "json", "html"):
        for asked in ([], ["--names"]):
            shown = command("portfolio", "busy.yaml", *DAY, "--format", form, *asked).stdout
            assert ("Jo Bloggs" in shown) == bool(asked), form
    for asked in ([], ["--names"]):
        rows = sheets(command("portfolio", "busy.yaml", *DAY, "--format", "xlsx", *asked).stdout_bytes)["People with many posts"]
        assert rows[1][:3] == ("Jo Bloggs" if asked else "Person 1", 7, 1)
    assert "Person 1" not in command("portfolio", "busy.yaml", *DAY, "--limit", "RES003=7").stdout


def test_like_shows_examples_of_one_structure(made: Path) -> None:
    shown = command("portfolio", "set", *DAY, "--like", "a-gap").stdout
    assert "Examples to learn from, for “A board in the air”" in shown
    assert "ACC002 Accountability ends at the STP board: A board on the ground (9" in shown
    wrong = command("portfolio", "set", *DAY, "--like", "a-gop")
    assert (wrong.exit_code, "Did you mean a-gap?" in wrong.stderr) == (2, True)
    assert command("portfolio", "set", *DAY, "--like", "a-gap", "--format", "json").exit_code == 2


def test_hostile_names_are_shown_as_they_are_and_do_nothing(made: Path) -> None:
    for form in ("text", "json", "html"):
        shown = command("portfolio", "hostile.json", "set", *DAY, "--format", form, "--names").stdout
        assert not UNSAFE.search(shown.replace("\n", "")), form
    page = command("portfolio", "hostile.json", "set", *DAY, "--format", "html").stdout
    tags: set[str] = set()

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            tags.add(tag)

    Reader().feed(page)
    assert not tags & {"script", "img", "iframe", "b"}
    assert HOSTILE
    data = command("portfolio", "hostile.json", *DAY, "--format", "xlsx").stdout_bytes
    for sheet in openpyxl.load_workbook(io.BytesIO(data)):
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}, "no cell is a formula"


def test_the_national_set_in_every_format() -> None:
    told = Told(national(), Limits())
    book = sheets(portfolio_xlsx(told))
    counted = [row[1:] for row in book["Tables 2 and 3"][1:]]
    assert [(yes, no + not_stated) for yes, no, not_stated, _, _ in counted] == list(PUBLISHED.values())
    assert [row[3:] for row in counted] == [(yes, rest) for yes, rest in PUBLISHED.values()]
    assert "Stopped early" not in dict(tables.read_first(told))
    assert list(portfolio_page(told))


def test_many_structures_leave_the_wide_tables_to_the_workbook() -> None:
    few = national().entries
    many = Told(Portfolio(few * 5, (), 221), Limits({"RES003": 3}))
    assert "Examples to learn from" not in sheets(portfolio_xlsx(many))
    assert "there are more than 200" in str(portfolio_document(many))
    first = dict(tables.read_first(many))
    assert first["Stopped early"].startswith("221 were asked for")
    assert first["Thresholds set for this"] == "RES003: 3"
    wide = Told(Portfolio(few, (), 44), Limits())
    assert "numbered columns" in str(portfolio_document(wide))


def test_synthetic_writes_the_set_and_never_over_anything(made: Path) -> None:
    result = command("synthetic", "-o", "new/deep")
    assert result.exit_code == 0
    assert "no real place" in result.stdout
    names = sorted(each.name for each in (made / "new" / "deep").iterdir())
    assert names == [f"synthetic-footprint-{number:02}.yaml" for number in range(1, 45)]
    assert len(run([made / "new"], date(2018, 1, 1)).entries) == 44
    again = command("synthetic", "-o", "new/deep")
    assert (again.exit_code, "already holds" in again.stderr) == (2, True)
    assert command("synthetic", "-o", "broken.yaml").exit_code == 2
