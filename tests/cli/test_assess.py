"""`assess`: everything that is assessed, in every format."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from stpgraph.assess import PUBLISHED, QUESTIONS, assess
from stpgraph.cli.assess import FORMS
from stpgraph.files import read
from stpgraph.graph import Wiring, build
from stpgraph.report.checked import UNSAFE
from stpgraph.rules import check
from stpgraph.shipped import files, root
from tests.report.made import BROKEN, GAP, HOSTILE, TODAY, hostile_structure
from tests.test_cli import process, run

PUBLISHED_FOLDER = str(root() / "published")
SECTIONS = (
    *("table_2", "table_3", "spectrum", "seven_questions", "five_points", "delivery_plan", "principles"),
    *("checklist", "likeness", "power", "measures"),
)


def documents(*args: str) -> dict[str, Any]:
    result = run("assess", *args, "--format", "json", "--today", TODAY.isoformat())
    assert (result.exit_code, result.stderr) == (0, "")
    data: dict[str, Any] = json.loads(result.stdout)
    assert set(data) == {"structures", "set"}
    return data


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with structures, which is the current one."""
    for name, text in {"gap": GAP, "broken": BROKEN}.items():
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    (tmp_path / "hostile.json").write_text(hostile_structure(), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_json_tells_every_assessment_of_every_published_structure() -> None:
    data = documents(PUBLISHED_FOLDER)
    assert len(data["structures"]) == len(files("published"))
    for told, path in zip(data["structures"], files("published"), strict=True):
        structure = read(path)
        wiring = Wiring(build(structure))
        known = assess(wiring, check(wiring, TODAY))
        assert set(told) == {"id", "title", "file", "limits", *SECTIONS}
        assert (told["id"], told["file"]) == (structure.id, str(path))
        for table in ("table_2", "table_3", "delivery_plan"):
            assert [(row["key"], row["answer"], row["why"]) for row in told[table]] == [
                (row.key, row.answer, row.why) for row in getattr(known, table)
            ]
        for row in (*told["table_2"], *told["table_3"]):
            assert (row["hfma"]["yes"], row["hfma"]["no_or_not_stated"]) == PUBLISHED[row["key"]]
        stands = known.spectrum.stands
        assert told["spectrum"]["stands"] == (stands.key if stands else None)
        assert told["spectrum"]["phases"][0]["criteria"][0]["defining"] is True
        for part in ("seven_questions", "five_points", "principles"):
            for group, here in zip(told[part], getattr(known, part), strict=True):
                counts = [number for severity in group["open"].values() for number in severity.values()]
                assert sum(counts) == len(here.open)
                assert len(group["findings"]) == len(here.findings)
        assert [each["id"] for each in told["checklist"]["questions"]] == [question.id for question in QUESTIONS]
        assert told["checklist"]["progress"]["overall"]["answered"] == known.checklist.overall.answered
        assert [each["value"] for each in told["likeness"]["archetypes"]] == [each.value for each in known.likeness.likenesses]
        assert [each["body"] for each in told["power"]] == [each.body for each in known.power]
        assert [each["value"] for each in told["measures"]] == [each.value for each in known.measures]


def test_the_set_is_counted_with_not_stated_apart_from_no() -> None:
    data = documents(PUBLISHED_FOLDER)
    assert data["set"]["structures"] == len(data["structures"])
    for table in ("table_2", "table_3"):
        for row in data["set"][table]:
            answers = [each["answer"] for one in data["structures"] for each in one[table] if each["key"] == row["key"]]
            assert {key: row[key] for key in ("yes", "no", "not_stated")} == {
                key: answers.count(key) for key in ("yes", "no", "not_stated")
            }
            assert row["hfma"]["plans"] == row["hfma"]["yes"] + row["hfma"]["no_or_not_stated"] == 44


def test_what_is_not_stated_is_never_no(made: Path) -> None:
    (made / "partial.yaml").write_text(GAP.replace("status: current", "status: current\ndrawing: partial"), "utf-8")
    (told,) = documents("partial.yaml")["structures"]
    answers = {row["answer"] for table in ("table_2", "table_3", "delivery_plan") for row in told[table]}
    assert "no" not in answers
    assert "not_stated" in answers
    unknown = [each for each in told["measures"] if each["value"] is None]
    assert unknown
    assert all(each["why"] for each in unknown)
    text = run("assess", "partial.yaml").stdout
    assert "Not stated: Are there pooled budgets?" in text
    assert "\n  No: " not in text


def test_a_person_and_the_structure_may_contradict_each_other(made: Path) -> None:
    answers = """\
checklist:
  vision-purpose: {answer: in_progress, evidence: Paper 7, by: Board secretary, on: 2018-01}
"""
    (made / "answered.yaml").write_text(GAP + answers, "utf-8")
    (told,) = documents("answered.yaml")["structures"]
    first = told["checklist"]["questions"][0]
    assert (first["id"], first["answer"], first["derived"]) == ("vision-purpose", "in_progress", None)
    assert first["person"] == {"answer": "in_progress", "evidence": "Paper 7", "by": "Board secretary", "on": "2018-01"}
    assert told["checklist"]["progress"]["elements"][0]["by_person"] == 1
    text = " ".join(run("assess", "answered.yaml").stdout.split())
    assert "Answered by Board secretary on January 2018: in progress. What shows it: Paper 7" in text


def test_text_has_every_section_and_the_set_where_there_are_several(made: Path) -> None:
    one = run("assess", "joint-committee").stdout
    for title in (
        *("Governance spectrum", "Seven questions", "Five points", "What the delivery plan asks for", "Who is represented"),
        *("What is in place", "Governance checklist", "Principles A to G", "Which typical structure it is like"),
        *("Who has how much say", "Measures"),
    ):
        assert f"\n{title} (" in one
    assert "HFMA, 44 plans of 2016: 44 yes, 0 no or not stated." in one
    assert "Power (Banzhaf)" in run("assess", "all-clear").stdout
    assert "All 2 structures" not in one
    two = run("assess", "joint-committee", "gap.yaml").stdout
    assert "\nAll 2 structures\n" in two
    assert "1 yes, 0 no, 1 not stated" in two
    assert max(map(len, two.splitlines())) <= 100


def test_the_workbook_has_a_sheet_for_every_assessment() -> None:
    result = run("assess", str(root() / "examples"), "--format", "xlsx")
    book = openpyxl.load_workbook(io.BytesIO(result.stdout_bytes))
    assert book.sheetnames == [
        *("Overview", "Tables 2 and 3", "All structures together", "Spectrum", "Seven questions", "Five points"),
        *("Delivery plan", "Principles", "Checklist", "Checklist progress", "Likeness", "Say", "Measures", "Thresholds"),
    ]
    number = len(files("examples"))
    rows = {sheet.title: sheet.max_row - 1 for sheet in book}
    assert rows["Overview"] == number
    assert rows["Tables 2 and 3"] == 10 * number
    assert rows["All structures together"] == 10
    assert rows["Seven questions"] == 7 * number
    assert rows["Checklist"] == len(QUESTIONS) * number
    assert rows["Checklist progress"] == 11 * number
    answers = {row[3].value for row in book["Tables 2 and 3"].iter_rows(min_row=2)}
    assert answers == {"Yes", "No", "Not stated"}
    shares = [row[6] for row in book["Say"].iter_rows(min_row=2) if row[6].value is not None]
    assert shares
    assert {cell.number_format for cell in shares} == {"0%"}
    assert all(0 <= cell.value <= 1 for cell in shares)


@pytest.mark.parametrize("form", FORMS)
def test_a_broken_file_does_not_stop_the_others(made: Path, form: str) -> None:
    result = run("assess", "broken.yaml", "gap.yaml", "--format", form)
    assert result.exit_code == 2
    assert "broken.yaml, line 4, column 9, at status: " in result.stderr
    assert result.stderr.endswith("1 of 2 could not be assessed: mend what is said above.\n")
    if form == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(result.stdout_bytes))
        assert book["Overview"].max_row == 2
        assert book["Could not be checked"].max_row == 3
    else:
        assert "A board in the air" in result.stdout


@pytest.mark.parametrize("form", FORMS)
def test_nothing_that_can_be_assessed_is_still_an_output(made: Path, form: str) -> None:
    result = run("assess", "broken.yaml", "--format", form)
    assert result.exit_code == 2
    if form == "json":
        assert json.loads(result.stdout) == {"structures": [], "set": {"structures": 0, "table_2": [], "table_3": []}}
    elif form == "xlsx":
        assert openpyxl.load_workbook(io.BytesIO(result.stdout_bytes))["Overview"].max_row == 1
    else:
        assert result.stdout == ""


@pytest.mark.parametrize("form", FORMS)
def test_the_seed_of_hashing_changes_no_byte(form: str) -> None:
    outputs = {process("assess", "joint-committee", "--format", form, PYTHONHASHSEED=seed).stdout for seed in "12"}
    assert len(outputs) == 1
    assert outputs.pop()


def test_hostile_names_steer_nothing_and_start_no_formula(made: Path) -> None:
    text = run("assess", "hostile.json").stdout
    assert set(UNSAFE.findall(text)) == {"\n"}
    told = run("assess", "hostile.json", "--format", "json").stdout
    assert set(UNSAFE.findall(told)) == {"\n"}
    assert HOSTILE[0] in json.loads(told)["structures"][0]["title"]
    book = openpyxl.load_workbook(io.BytesIO(run("assess", "hostile.json", "--format", "xlsx").stdout_bytes))
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
