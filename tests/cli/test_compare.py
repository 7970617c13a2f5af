"""`compare` and `diff`: exit codes, formats, and what git asks of a diff command."""

from __future__ import annotations

import copy
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from stpgraph.cli import cli
from stpgraph.cli.compare import FORMS
from stpgraph.files import dumps
from stpgraph.model import Structure
from stpgraph.report.checked import UNSAFE
from tests.compare.made import example, node, without_line, without_node
from tests.report.made import hostile_structure

DAY = ["--today", "2018-01-01"]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments, prog_name="stpgraph")


def saved(path: Path, data: dict[str, Any]) -> str:
    path.write_text(dumps(Structure.model_validate(data)), encoding="utf-8")
    return str(path)


@pytest.fixture
def old(tmp_path: Path) -> str:
    return saved(tmp_path / "old.yaml", example())


@pytest.fixture
def new(tmp_path: Path) -> str:
    """A later version: no gap before, one now; the board no longer says whether it meets in public."""
    data = copy.deepcopy(example())
    without_line(data, "council", "delegates_to", "strategic-board")
    node(data, "strategic-board").pop("in_public")
    return saved(tmp_path / "new.yaml", data)


@pytest.mark.parametrize("form", FORMS)
def test_the_exit_code_tells_whether_a_gap_opened(form: str, old: str, new: str) -> None:
    assert run("compare", old, new, "--format", form, *DAY).exit_code == 1
    assert run("compare", new, old, "--format", form, *DAY).exit_code == 0
    assert run("compare", old, old, "--format", form, *DAY).exit_code == 0


@pytest.mark.parametrize("form", FORMS)
def test_every_format_says_what_matters(form: str, old: str, new: str) -> None:
    shown = run("compare", old, new, "--format", form, *DAY).stdout
    plain = " ".join(shown.split()).replace("\\", "")
    assert "“Example Council” no longer delegates to “Example and Surrounds Partnership Board”." in plain
    assert "The documents no longer say that “Example and Surrounds Partnership Board” meets in public." in plain
    assert "in_public" not in plain or form == "json"
    if form != "json":
        assert "Meets in public" in plain
        assert "now not stated; before: Yes" in plain


def test_json_is_whole(old: str, new: str) -> None:
    told = json.loads(run("compare", old, new, "--format", "json", *DAY).stdout)
    assert list(told) == [
        *("first", "second", "opens_gap", "most_important", "matching", "losses", "findings", "structure", "measures")
    ]
    assert told["opens_gap"] is True
    assert told["matching"]["versions"] is True
    (changed,) = told["structure"]["nodes"]["changed"]
    assert changed == {"key": ["strategic-board"], "fields": [{"field": "in_public", "first": True, "second": None}]}
    assert len(told["structure"]["relations"]["removed"]) == 1
    assert any(each["opens_gap"] for each in told["findings"]["opened"])
    assert {each["verdict"] for each in told["measures"]} <= {"better", "worse", "same", "different", "unknown"}


def test_shipped_structures_are_known_by_their_ids() -> None:
    shown = run("compare", "workstream", "governance-by-sector", *DAY)
    assert shown.exit_code == 0
    assert shown.stdout.startswith("Governance by workstream, compared with Governance by sector\n")
    assert "no longer" not in shown.stdout


def test_it_writes_to_a_file(old: str, new: str, tmp_path: Path) -> None:
    target = tmp_path / "changes.html"
    assert run("compare", old, new, "--format", "html", "-o", str(target), *DAY).stdout == ""
    assert target.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert run("compare", old, new, "-o", old, *DAY).exit_code == 2


def test_a_limit_holds_for_both(old: str, new: str) -> None:
    # With so low a limit the wide span is there before and now: it opens nothing.
    told = json.loads(run("compare", old, old, "--format", "json", "--limit", "CPX003=1", *DAY).stdout)
    assert not told["findings"]["opened"]
    assert any(each["rule"] == "CPX003" for each in told["findings"]["kept"])


def test_files_that_cannot_be_used(old: str, tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("nodes: [", encoding="utf-8")
    for arguments in ((old, str(broken)), (str(broken), old), (old, str(tmp_path / "none.yaml"))):
        shown = run("compare", *arguments)
        assert shown.exit_code == 2
        assert shown.stdout == ""
        assert Path(arguments[1]).name in shown.stderr or "broken.yaml" in shown.stderr
    both = run("compare", str(broken), str(tmp_path / "none.yaml"))
    assert "broken.yaml" in both.stderr
    assert "none.yaml" in both.stderr
    assert run("compare", old, str(tmp_path)).exit_code == 2
    assert run("compare", old).exit_code == 2


def test_names_steer_nothing(tmp_path: Path, old: str) -> None:
    hostile = tmp_path / "hostile.json"
    hostile.write_text(hostile_structure(), encoding="utf-8")
    for form in FORMS:
        shown = run("compare", old, str(hostile), "--format", form, *DAY).stdout
        assert not UNSAFE.search(shown.replace("\n", ""))
        assert "<script" not in shown or form in ("text", "json")


# ── given out ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_it_is_given_out_in_a_format(old: str, new: str, tmp_path: Path) -> None:
    target = tmp_path / "both.svg"
    shown = run("compare", old, new, "--to", "svg", "-o", str(target), "--draft", *DAY)
    assert (shown.exit_code, shown.stdout) == (1, "")
    assert "DRAFT" in target.read_text(encoding="utf-8")
    assert run("compare", "workstream", "sector", "--to", "mermaid", *DAY).stdout.startswith("---\ntitle: ")


@pytest.mark.parametrize(("name", "start"), [("paper.pdf", b"%PDF-"), ("paper.docx", b"PK")])
def test_a_paper_is_written(name: str, start: bytes, tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    Image.new("RGB", (40, 20), "navy").save(logo)
    target = tmp_path / name
    arguments = ("--section", "lost", "--section", "asks", "--meeting", "Board", "--author", "A", "--logo", str(logo), "--final")
    shown = run("compare", "workstream", "sector", "--paper", str(target), *arguments, *DAY)
    assert (shown.exit_code, shown.stdout) == (0, "")
    assert target.read_bytes().startswith(start)


def test_what_a_person_says_of_matches_holds(tmp_path: Path) -> None:
    said = tmp_path / "said.json"
    said.write_text(json.dumps({"same": [["workstream-a", "ccg-joint-committee"]], "different": []}), encoding="utf-8")
    plain = run("compare", "workstream", "sector", *DAY).stdout
    told = run("compare", "workstream", "sector", "--corrections", str(said), *DAY).stdout
    assert "A person said that they are the same." in told
    assert "A person said that they are the same." not in plain
    said.write_text(json.dumps({"different": [["finance-group", "finance-group"]]}), encoding="utf-8")
    shown = json.loads(run("compare", "workstream", "sector", "--format", "json", "--corrections", str(said), *DAY).stdout)
    assert "finance-group" not in {each["first"] for each in shown["matching"]["matches"] if each["second"] == "finance-group"}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("[", "is no JSON (line 1)"),
        ("[" * 100_000, "is no JSON"),
        ("\udcff", "is no JSON"),
        ("[1]", "holds no corrections"),
        ('{"same": 3}', "holds no corrections"),
        ('{"same": [3]}', "is no pair of ids"),
        ('{"same": ["ab"]}', "is no pair of ids"),
        ('{"same": [["a", "b", "c"]]}', "a pair of ids"),
        ('{"same": [["a", 3]]}', "a pair of ids"),
        ('{"other": []}', "not “other”"),
        ('{"same": [["workstream-a", "estates"], ["workstream-a", "workforce"]]}', "twice"),
        ('{"same": [["workstream-a", "none"]]}', "“none” is not in B"),
    ],
)
def test_corrections_that_are_none_are_told(content: str, says: str, tmp_path: Path) -> None:
    said = tmp_path / "said.json"
    said.write_bytes(content.encode("utf-8", "surrogateescape"))
    target = tmp_path / "made.svg"
    shown = run("compare", "workstream", "sector", "--corrections", str(said), "--to", "svg", "-o", str(target), *DAY)
    assert shown.exit_code == 2
    assert says in " ".join(shown.stderr.split())
    assert "Traceback" not in shown.stderr
    assert shown.stderr.count("Error: ") == 1
    assert not target.exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--to", "pdf", "--paper", "a.pdf"], "--to and --paper do not go together"),
        (["--format", "text", "--to", "pdf"], "--format and --to do not go together"),
        (["--paper", "a.txt"], "is a .pdf or a .docx file"),
        (["--paper", "a.pdf", "-o", "b.pdf"], "leave -o out"),
        (["--paper", "a.pdf", "--draft"], "leave --draft out"),
        (["--draft"], "--draft goes with --to"),
        (["--meeting", "Board"], "--meeting is for the paper"),
        (["--section", "lost"], "--section is for the paper"),
        (["--paper", "a.pdf", "--section", "last"], "Did you mean lost?"),
        (["--paper", "a.pdf", "--logo", "none.png"], "“none.png” cannot be read"),
        (["--paper", "no/such/folder/a.pdf"], "--paper: there is no folder"),
        (["--to", "gif"], "There is no “gif”"),
        (["--corrections", "none.json"], "“none.json” cannot be read"),
    ],
)
def test_options_that_do_not_go_together_are_told(
    arguments: list[str], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shown = run("compare", "workstream", "sector", *arguments, *DAY)
    assert shown.exit_code == 2
    assert shown.stdout == ""
    assert says in " ".join(shown.stderr.split())
    assert shown.stderr.count("Error: ") == 1
    assert not list(tmp_path.iterdir())


def test_nothing_that_is_read_is_written_over(old: str, new: str, tmp_path: Path) -> None:
    said = tmp_path / "said.json"
    said.write_text('{"same": []}', encoding="utf-8")
    for target in (old, new, str(said)):
        shown = run("compare", old, new, "--to", "svg", "--corrections", str(said), "-o", target, *DAY)
        assert shown.exit_code == 2
        assert "would be lost" in shown.stderr
    assert said.read_text(encoding="utf-8") == '{"same": []}'


# ── git ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def for_git(path: str, before: str, after: str) -> Result:
    return run("diff", path, before, "a" * 40, "100644", after, "b" * 40, "100644", *DAY)


def test_differences_are_no_failure(old: str, new: str) -> None:
    shown = run("diff", old, new, *DAY)
    assert shown.exit_code == 0
    assert "no longer delegates" in shown.stdout
    assert "Measures" not in shown.stdout
    assert for_git("structures/a.yaml", old, new).exit_code == 0
    assert for_git("structures/a.yaml", old, new).stdout.startswith("structure structures/a.yaml\n")


def test_added_and_removed(old: str) -> None:
    added, removed = for_git("a.yaml", "/dev/null", old), for_git("a.yaml", old, "/dev/null")
    assert (added.exit_code, removed.exit_code) == (0, 0)
    assert "This structure is new: " in added.stdout
    assert "This structure was removed: " in removed.stdout


def test_a_broken_file_is_told_and_git_goes_on(old: str, tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("stpgraph: 1\nid: [", encoding="utf-8")
    shown = for_git("a.yaml", old, str(broken))
    assert shown.exit_code == 0
    assert "This is no structure now" in shown.stdout
    assert run("diff", old, str(broken)).exit_code == 2


def test_unmerged_and_renamed(old: str, new: str) -> None:
    assert "the conflict is not settled yet" in run("diff", "a.yaml").stdout
    shown = run("diff", "a.yaml", old, "a" * 40, "100644", new, "b" * 40, "100644", "b.yaml", "similarity index 90%\n", *DAY)
    assert shown.exit_code == 0
    assert "now called b.yaml" in shown.stdout
    assert run("diff", "a", "b", "c").exit_code == 2


def test_git_itself(tmp_path: Path) -> None:
    """A real repository, set up with the two lines of the README."""
    steps = [["init", "-q"], ["config", "user.email", "a@example.org"], ["config", "user.name", "A"]]
    steps.append(["config", "diff.stpgraph.command", f'"{sys.executable}" -m stpgraph diff'])

    def git(*arguments: str) -> str:
        environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_PAGER": "cat"}
        done = subprocess.run(["git", *arguments], cwd=tmp_path, capture_output=True, text=True, env=environment, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    for step in steps:
        git(*step)
    (tmp_path / ".gitattributes").write_text("*.yaml diff=stpgraph\n", encoding="utf-8")
    data = example()
    saved(tmp_path / "board.yaml", data)
    saved(tmp_path / "gone.yaml", data)
    git("add", ".")
    git("commit", "-qm", "First")
    without_node(data, "independent-chair")
    saved(tmp_path / "board.yaml", data)
    (tmp_path / "gone.yaml").unlink()
    (tmp_path / "other.yaml").write_text("some: [other, file]\n", encoding="utf-8")
    git("add", "-A")
    shown = " ".join(git("diff", "--cached").split())
    assert "structure board.yaml" in shown
    assert "no longer has an independent chair" in shown
    assert "This structure was removed" in shown
    assert "This is no structure now" in shown
