"""What commands are given: shipped structures by id, thresholds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stpgraph.cli import inputs
from stpgraph.errors import UsageError
from stpgraph.files import read
from stpgraph.model import LIMITS
from stpgraph.shipped import SHELVES, archetype_file, files
from tests.report.test_thresholds import MANY, SET
from tests.test_cli import found, run


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with structures, which is the current one."""
    (tmp_path / "many.yaml").write_text(MANY, "utf-8")
    (tmp_path / "set.yaml").write_text(SET, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


# ── shipped structures by id ─────────────────────────────────────────────────────────────────────────────────────────────


def test_every_shipped_structure_is_known_by_its_id(made: Path) -> None:
    shipped = [path for shelf in SHELVES for path in files(shelf)]
    for path in shipped:
        assert inputs.shipped_or(read(path).id) == inputs.shipped_or(path.stem) == path
    assert len({path.stem for path in shipped}) == len(shipped) > 15


def test_a_file_or_folder_of_that_name_comes_first(made: Path) -> None:
    assert inputs.shipped_or("sector") == archetype_file("sector")
    (made / "sector").mkdir()
    assert inputs.shipped_or("sector") == Path("sector")
    assert inputs.shipped_or("sector.yaml") == Path("sector.yaml")
    assert inputs.shipped_or("../structures/sector") == Path("../structures/sector")


def test_a_shipped_structure_is_checked_by_its_id(made: Path) -> None:
    result = run("check", "governance-by-workstream", "--format", "json", "--select", "ACC002")
    assert [each["id"] for each in found(result)] == ["governance-by-workstream"]
    result = run("check", "no-such-thing")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no-such-thing: There is no such file." in result.stderr


# ── thresholds ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("args", "subjects", "limit"),
    [
        (["many.yaml"], [], 9),
        (["many.yaml", "--limit", "CPX003=2"], [["board"]], 2),
        (["many.yaml", "--limit", "CPX003=2.5"], [["board"]], 2.5),
        (["many.yaml", "--limit", " cpx003 = 3 "], [], 3),
        (["set.yaml"], [["board"]], 2),
        (["set.yaml", "--limit", "CPX003=3"], [], 3),
        (["set.yaml", "--limit", "NED007=.7", "--limit", "RES003=2"], [["board"]], 2),
    ],
)
def test_a_threshold_of_the_command_line_comes_first(
    made: Path, args: list[str], subjects: list[list[str]], limit: float
) -> None:
    (structure,) = found(run("check", *args, "--format", "json", "--select", "CPX003"))
    assert [each["subjects"] for each in structure["findings"]] == subjects
    assert structure["limits"]["CPX003"] == limit
    assert structure["limits"]["NED007"] == (0.7 if "NED007=.7" in args else 0.8)
    (told,) = json.loads(run("assess", *args, "--format", "json").stdout)["structures"]
    assert told["limits"]["CPX003"] == limit


@pytest.mark.parametrize("form", ["text", "markdown", "html", "csv", "sarif"])
def test_every_format_shows_the_threshold_that_was_used(made: Path, form: str) -> None:
    result = run("check", "many.yaml", "--limit", "CPX003=2", "--select", "CPX003", "--format", form)
    told = "2: bodies and projects that answer directly to one body (set on the command line; the default is 9)"
    assert told in " ".join(result.stdout.split())


@pytest.mark.parametrize(
    ("word", "says"),
    [
        ("CPX03=3", "--limit CPX03: `CPX03` is not the id of a rule; thresholds may be set for ACC007, CPX001"),
        ("CPX03=3", "Did you mean `CPX003`?"),
        ("ACC001=3", "`ACC001` is a rule without a threshold"),
        ("CPX003", "“CPX003” is no threshold. Write a rule and a number: CPX003=12."),
        ("=3", "is no threshold"),
        ("CPX003=", "is no threshold"),
        ("CPX003=many", "--limit CPX003: Found the text `many`, where a number is expected."),
        ("CPX003=1e3", "where a number is expected"),
        ("CPX003=0", "it must be more than 0"),
        ("CPX003=-2", "it must be more than 0"),
        ("NED007=1.5", "a share over 0 to 1, such as 0.8"),
        ("NED007=nan", "where a number is expected"),
        (f"CPX003={'9' * 400}", "where a number is expected"),
        ("\x1b[31m=3", "`\\x1b[31M` is not the id of a rule"),
    ],
)
@pytest.mark.parametrize("command", ["check", "assess", "export"])
def test_a_threshold_that_cannot_be(made: Path, command: str, word: str, says: str) -> None:
    more = ["--to", "svg"] if command == "export" else []
    result = run(command, "many.yaml", "--limit", word, *more)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr
    assert "\x1b" not in result.stderr


def test_a_threshold_is_given_once() -> None:
    with pytest.raises(UsageError, match="--limit: CPX003 is given twice"):
        inputs.limits(["CPX003=3", "cpx003=4"])
    assert inputs.limits([]) == {}


def test_rules_lists_the_thresholds() -> None:
    text = run("rules", "--limits").stdout
    assert [line.split()[0] for line in text.splitlines()[1:] if not line.startswith(" ")] == [limit.rule for limit in LIMITS]
    assert run("rules", "NED", "--limits").stdout.splitlines()[1].split()[:2] == ["NED007", "80%"]
    result = run("rules", "ACC001", "--limits")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "No rule of “ACC001” has a threshold. These have: ACC007, CPX001" in result.stderr
