"""Where the output of a command goes: through a pipe, to a terminal, into a file."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from stpgraph.cli import output
from stpgraph.cli.assess import FORMS as ASSESS_FORMS
from stpgraph.cli.check import FORMS as CHECK_FORMS
from tests.report.made import BROKEN, GAP
from tests.test_cli import Terminal, environment, on_a_terminal, process, run

ONE = ["--select", "ACC002", "--today", "2018-01-01"]


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with files to check, which is the current one."""
    (tmp_path / "gap.yaml").write_text(GAP, "utf-8")
    (tmp_path / "broken.yaml").write_text(BROKEN, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("form", CHECK_FORMS)
def test_a_file_holds_what_a_pipe_would_get(made: Path, form: str) -> None:
    piped = run("check", "gap.yaml", "--format", form, *ONE)
    filed = run("check", "gap.yaml", "--format", form, "--output", "out", *ONE)
    assert (piped.exit_code, filed.exit_code, filed.output) == (1, 1, "")
    assert (made / "out").read_bytes() == piped.stdout_bytes != b""


@pytest.mark.parametrize("form", ASSESS_FORMS)
def test_an_assessment_in_a_file(made: Path, form: str) -> None:
    piped = run("assess", "gap.yaml", "--format", form)
    filed = run("assess", "gap.yaml", "--format", form, "-o", "out")
    assert (piped.exit_code, filed.exit_code, filed.output) == (0, 0, "")
    assert (made / "out").read_bytes() == piped.stdout_bytes != b""


def test_a_workbook_is_no_text_for_a_terminal(made: Path) -> None:
    assert on_a_terminal("check", "gap.yaml", "--format", "xlsx") == ""
    assert process("check", "gap.yaml", "--format", "xlsx").stdout.startswith(b"PK")


def test_the_message_says_what_to_do_instead(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal())
    with pytest.raises(output.UsageError, match=r"no text for a terminal. Name a file to write to: -o findings\.xlsx"):
        output.check_output(None, [], "findings.xlsx")
    output.check_output("out.xlsx", [], "findings.xlsx")
    output.check_output(None, [])


def test_a_file_is_written_whole_or_not_at_all(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = made / "out.html"
    target.write_text("what was there", "utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        result = run("check", "gap.yaml", "--format", "html", "-o", "out.html", *ONE)
    assert (result.exit_code, result.stderr) == (3, "Error: the output could not be written: No space left on device.\n")
    assert target.read_text("utf-8") == "what was there"
    assert sorted(each.name for each in made.iterdir()) == ["broken.yaml", "gap.yaml", "out.html"]
    target.chmod(0o640)
    assert run("check", "gap.yaml", "--format", "html", "-o", "out.html", *ONE).exit_code == 1
    assert target.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert sorted(each.name for each in made.iterdir()) == ["broken.yaml", "gap.yaml", "out.html"]


def test_a_link_is_followed_and_a_device_is_written_to(made: Path) -> None:
    (made / "real.csv").write_text("old", "utf-8")
    (made / "link.csv").symlink_to("real.csv")
    assert run("check", "gap.yaml", "--format", "csv", "-o", "link.csv", *ONE).exit_code == 1
    assert (made / "link.csv").is_symlink()
    assert "ACC002" in (made / "real.csv").read_text("utf-8")
    assert run("check", "gap.yaml", "--format", "csv", "-o", os.devnull, *ONE).exit_code == 1
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize(
    ("name", "says"),
    [
        (".", "“.” is a folder. Name a file in it."),
        ("nowhere/out.csv", "there is no folder “nowhere”."),
        ("gap.yaml", "“gap.yaml” is one of the files to read, and would be lost."),
        ("./gap.yaml", "is one of the files to read"),
        ("nul\0", "cannot be a file"),
    ],
)
def test_an_output_that_cannot_be_is_told_before_any_work(
    made: Path, monkeypatch: pytest.MonkeyPatch, name: str, says: str
) -> None:
    monkeypatch.setattr("stpgraph.pipeline.explore", lambda *_, **__: pytest.fail("the work was done"))
    result = run("check", "gap.yaml", "--format", "csv", "-o", name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr
    assert (made / "gap.yaml").read_text("utf-8") == GAP


def test_a_report_does_not_replace_a_structure_of_the_folder_that_is_read(made: Path) -> None:
    (made / "in").mkdir()
    (made / "in" / "gap.yaml").write_text(GAP, "utf-8")
    result = run("check", "in", "--format", "json", "-o", "in/gap.yaml")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "“in/gap.yaml” is one of the files to read" in result.stderr
    assert (made / "in" / "gap.yaml").read_text("utf-8") == GAP
    assert run("check", "in", "--format", "html", "-o", "in/findings.html", *ONE).exit_code == 1
    assert run("check", "in", "--format", "html", "-o", "in/findings.html", *ONE).exit_code == 1


@pytest.mark.parametrize("form", [each for each in CHECK_FORMS if each != "text"])
def test_a_broken_file_is_told_in_a_report_too(made: Path, form: str) -> None:
    result = run("check", "broken.yaml", "gap.yaml", "--format", form, "-o", "out", *ONE)
    assert result.exit_code == 2
    assert "broken.yaml, line 4" in result.stderr
    assert (made / "out").exists()
    if form in ("markdown", "csv", "html"):
        assert "Could not be checked" in (made / "out").read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_file_that_is_read_only_is_left_alone(made: Path) -> None:
    (made / "out").write_text("kept", "utf-8")
    (made / "out").chmod(0o444)
    result = run("check", "gap.yaml", "--format", "csv", "-o", "out", *ONE)
    assert (result.exit_code, (made / "out").read_text("utf-8")) == (3, "kept")


def test_without_a_terminal_output_may_be_closed(made: Path) -> None:
    import subprocess

    command = f"'{sys.executable}' -m stpgraph check gap.yaml --format xlsx >&-"
    shut = subprocess.run(["sh", "-c", command], capture_output=True, env=environment(), check=False)
    assert (shut.returncode, shut.stderr) == (1, b"")
