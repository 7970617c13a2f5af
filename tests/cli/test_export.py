"""`export`: a structure in every format, and each of its options, with a format of our own that tells what it was given."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from stpgraph.export import registry
from stpgraph.export.registry import FORMATS, ExportFormat
from stpgraph.export.sheet import Sheet
from stpgraph.layout import VIEW_WORDS
from tests.report.made import ACCEPTED, BROKEN, CLEAR, GAP
from tests.test_cli import on_a_terminal, run

SEEN: list[Sheet] = []


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with structures, which is the current one, and a format that keeps the sheets it is given."""

    def write(sheet: Sheet) -> bytes:
        SEEN.append(sheet)
        return b"\x00told"

    module = ModuleType("stpgraph.export.told")
    module.write = write  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "stpgraph.export.told", module)
    told = ExportFormat("told", "Told", ".told", "application/x-told", "told")
    whole = ExportFormat("whole", "Whole", ".whole", "text/x-whole", "told", False)
    monkeypatch.setattr(registry, "FORMATS", (*FORMATS, told, whole))
    monkeypatch.setattr(registry, "BY_ID", {each.id: each for each in (*FORMATS, told, whole)})
    for name, text in {"gap": GAP, "clear": CLEAR, "accepted": ACCEPTED, "broken": BROKEN}.items():
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    SEEN.clear()
    yield tmp_path
    SEEN.clear()


def exported(*args: str) -> Sheet:
    result = run("export", *args, "-o", "out.told")
    assert (result.exit_code, result.output) == (0, ""), result.output
    assert Path("out.told").read_bytes() == b"\x00told"
    return SEEN.pop()


def test_the_whole_structure_with_findings(made: Path) -> None:
    sheet = exported("gap.yaml", "--to", "told", "--today", "2018-01-02")
    assert (sheet.structure.id, sheet.view.kind, sheet.view.of, sheet.draft) == ("a-gap", "whole", None, False)
    assert sheet.made_on.isoformat() == "2018-01-02"
    assert "ACC002" in [each.rule for each in sheet.findings or ()]
    assert exported("governance-by-sector", "--to", "told").structure.id == "governance-by-sector"


def test_without_findings_and_as_a_draft(made: Path) -> None:
    sheet = exported("gap.yaml", "--no-findings", "--draft")
    assert sheet.findings is None
    assert sheet.draft


@pytest.mark.parametrize(("today", "accepted"), [("2018-04-01", True), ("2018-04-02", False)])
def test_the_day_decides_whether_an_acceptance_has_run_out(made: Path, today: str, accepted: bool) -> None:
    (finding,) = (each for each in exported("accepted.yaml", "--today", today).findings or () if each.rule == "ACC002")
    assert (finding.accepted is not None) == accepted


def test_a_threshold_counts_here_too(made: Path) -> None:
    rules = [each.rule for each in exported("gap.yaml", "--limit", "CPX003=0.5").findings or ()]
    assert "CPX003" in rules
    assert "CPX003" not in [each.rule for each in exported("gap.yaml").findings or ()]


@pytest.mark.parametrize("of", ["board", "The Board", " the  BOARD "])
def test_a_view_is_about_a_node_by_id_or_name(made: Path, of: str) -> None:
    view = exported("clear.yaml", "--view", "around", "--of", of).view
    assert (view.kind, view.of) == ("around", "board")
    assert exported("clear.yaml", "--view", "organisation", "--of", "example ccg").view.of == "ccg"
    assert exported("clear.yaml", "--view", "Collapsed").view.kind == "collapsed"


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["gap.yaml"], "Name the format (--to pdf) or a file to write to"),
        (["gap.yaml", "-o", "out.xyz"], "The end of “out.xyz” does not tell the format. Say which with --to: pptx, pdf"),
        (["gap.yaml", "--to", "pfd"], "There is no “pfd”. Did you mean pdf?"),
        (["gap.yaml", "--to", "\x1b[2J"], "There is no “�[2J”."),
        (["gap.yaml", "--to", "told", "--view", "arround"], "Did you mean around?"),
        (["clear.yaml", "--to", "told", "--view", "around"], "is about one board or group. Say which with --of: “The Board”, “Urgent care”."),
        (["clear.yaml", "--to", "told", "--view", "around", "--of", "The Bord"], "called “The Bord”. Did you mean “The Board”?"),
        (["clear.yaml", "--to", "told", "--view", "around", "--of", "ccg"], "there is no board or group called “ccg”."),
        (["gap.yaml", "--to", "told", "--view", "organisation"], "is about one organisation, and the structure shows none."),
        (["gap.yaml", "--to", "told", "--of", "board"], "--of goes with --view around or --view organisation, not with whole."),
        (["gap.yaml", "--to", "whole", "--view", "collapsed"], "whole always tells the whole structure: leave --view out."),
        ([".", "--to", "told"], "broken.yaml"),
        (["nowhere.yaml", "--to", "told"], "nowhere.yaml: There is no such file."),
        (["broken.yaml", "--to", "told"], "broken.yaml, line 4, column 9, at status: "),
        (["gap.yaml", "--to", "told", "-o", "gap.yaml"], "is one of the files to read"),
        (["gap.yaml", "--to", "told", "--today", "soon"], "--today is no day"),
    ],
)  # fmt: skip
def test_what_cannot_be_exported(made: Path, args: list[str], says: str) -> None:
    result = run("export", *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr
    assert "\x1b" not in result.stderr
    assert not SEEN
    assert (made / "gap.yaml").read_text("utf-8") == GAP


def test_a_folder_of_several_is_not_one_structure(made: Path) -> None:
    (made / "two").mkdir()
    for name in ("a", "b"):
        (made / "two" / f"{name}.yaml").write_text(GAP, "utf-8")
    result = run("export", "two", "--to", "told")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "“two” holds 2 structures. Name one file." in result.stderr


def test_two_of_one_name_are_told_apart_by_id(made: Path) -> None:
    (made / "alike.yaml").write_text(GAP.replace("Urgent care", "The Board"), "utf-8")
    result = run("export", "alike.yaml", "--to", "told", "--view", "around", "--of", "The Board")
    assert "there are 2 of the name “The Board”. Say which by its id: board, stream." in result.stderr
    assert exported("alike.yaml", "--view", "around", "--of", "stream").view.of == "stream"


def test_what_is_no_text_goes_through_a_pipe_and_to_no_terminal(made: Path) -> None:
    result = run("export", "gap.yaml", "--to", "told")
    assert (result.exit_code, result.stdout_bytes) == (0, b"\x00told")
    assert on_a_terminal("export", "gap.yaml", "--to", "png") == ""


def test_the_help_names_every_format_and_view(made: Path) -> None:
    text = "".join(run("export", "--help").stdout.split())
    assert "|".join(each.id for each in FORMATS) in text
    assert "|".join(VIEW_WORDS) in text


@pytest.mark.parametrize("form", FORMATS, ids=lambda each: each.id)
def test_every_format_of_the_registry_can_be_exported(made: Path, form: ExportFormat) -> None:
    pytest.importorskip(f"stpgraph.export.{form.module}", exc_type=ModuleNotFoundError)
    out = f"out{form.suffix}"
    first = run("export", "clear.yaml", "-o", out, "--today", "2018-01-02")
    assert (first.exit_code, first.output) == (0, ""), first.output
    data = (made / out).read_bytes()
    assert data
    run("export", "clear.yaml", "--to", form.id, "-o", out, "--today", "2018-01-02")
    assert (made / out).read_bytes() == data
