"""The command line as its users meet it: in this process for most, as a real process for what only that can show."""

from __future__ import annotations

import io
import json
import os
import random
import re
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

import stpgraph
from stpgraph import cli
from stpgraph.files import dumps, loads, plain, read
from stpgraph.model import Structure
from stpgraph.model.limits import LIMIT_OF
from stpgraph.pipeline import explore
from stpgraph.report.checked import UNSAFE
from stpgraph.rules import BY_ID, CATALOGUE
from stpgraph.shipped import SHELVES, archetype_file, files, root
from tests.report.made import ACCEPTED, BROKEN, CLEAR, GAP, HOSTILE, LOOP, hostile_structure

PROJECT = Path(__file__).parent.parent
THREE = ["--select", "ACC001,ACC002,ACC003"]
FORMATS = ["text", "json", "sarif", "markdown", "csv", "html"]
#: What JSON output promises, and nothing else.
CONTRACT: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "additionalProperties": False,
    "required": ["structures"],
    "properties": {
        "structures": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["id", "file", "counts", "limits", "findings"],
                "properties": {
                    "id": {"$ref": "#/$defs/id"},
                    "file": {"type": "string", "minLength": 1},
                    "counts": {
                        "type": "object",
                        "additionalProperties": False,
                        "required": ["open", "accepted"],
                        "properties": {"open": {"type": "integer"}, "accepted": {"type": "integer"}},
                    },
                    "limits": {
                        "type": "object",
                        "propertyNames": {"enum": list(LIMIT_OF)},
                        "minProperties": len(LIMIT_OF),
                        "additionalProperties": {"type": "number"},
                    },
                    "findings": {"type": "array", "items": {"$ref": "#/$defs/finding"}},
                },
            },
        }
    },
    "$defs": {
        "id": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
        "ids": {"type": "array", "items": {"$ref": "#/$defs/id"}, "uniqueItems": True},
        "text": {"type": "string", "minLength": 1},
        "finding": {
            "type": "object",
            "additionalProperties": False,
            "required": [
                *("rule", "severity", "certainty", "subjects", "affected", "evidence", "message", "remedy", "sources"),
                *("accepted", "acceptance", "remedies"),
            ],
            "properties": {
                "rule": {"enum": list(BY_ID)},
                "severity": {"enum": ["gap", "concern", "note"]},
                "certainty": {"enum": ["confirmed", "not_stated"]},
                "subjects": {"$ref": "#/$defs/ids"},
                "affected": {"$ref": "#/$defs/ids"},
                "evidence": {"type": "array", "items": {"type": "array", "items": {"$ref": "#/$defs/id"}, "minItems": 1}},
                "message": {"$ref": "#/$defs/text"},
                "remedy": {"$ref": "#/$defs/text"},
                "sources": {"type": "array", "items": {"$ref": "#/$defs/text"}},
                "accepted": {"type": "boolean"},
                "acceptance": {
                    "type": ["object", "null"],
                    "additionalProperties": False,
                    "required": ["reason", "by", "on", "until"],
                    "properties": {
                        "reason": {"$ref": "#/$defs/text"},
                        "by": {"type": ["string", "null"]},
                        "on": {"type": ["string", "null"]},
                        "until": {"type": ["string", "null"]},
                    },
                },
                "remedies": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "additionalProperties": False,
                        "required": ["action", "what", "text"],
                        "properties": {
                            "action": {"enum": ["add", "change", "remove"]},
                            "what": {"enum": ["relation", "node", "field"]},
                            "text": {"$ref": "#/$defs/text"},
                            "relation": {"type": "string"},
                            "source": {"$ref": "#/$defs/id"},
                            "target": {"$ref": "#/$defs/id"},
                            "node": {"$ref": "#/$defs/id"},
                            "field": {"type": "string"},
                            "value": {"type": ["string", "number", "boolean"]},
                        },
                    },
                },
            },
        },
    },
}


def run(*args: str) -> Result:
    """A command, in this process."""
    return CliRunner().invoke(cli.cli, args, prog_name="stpgraph")


def process(*args: str, **settings: str) -> subprocess.CompletedProcess[bytes]:
    """A command, as a process of its own, with settings of the environment."""
    return subprocess.run(
        [sys.executable, "-m", "stpgraph", *args], capture_output=True, env=environment(**settings), check=False
    )


def environment(**settings: str) -> dict[str, str]:
    """The environment of a process: as users have it, whatever the tests are run in."""
    return {
        **os.environ,
        "PYTHONPATH": str(PROJECT),
        "PYTHONIOENCODING": "",
        "PYTHONUNBUFFERED": "",
        "STPGRAPH_DEBUG": "",
        **settings,
    }


def found(result: Result) -> list[dict[str, Any]]:
    """The structures of a JSON document that keeps the contract."""
    data = json.loads(result.stdout)
    jsonschema.Draft202012Validator(CONTRACT).validate(data)
    structures: list[dict[str, Any]] = data["structures"]
    return structures


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with files to check, which is the current one."""
    texts = {"gap": GAP, "clear": CLEAR, "accepted": ACCEPTED, "loop": LOOP, "broken": BROKEN}
    for name, text in texts.items():
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


# ── exit codes, and what goes where ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("args", "code", "says", "complains"),
    [
        (["check", "clear.yaml", *THREE], 0, "Nothing was found.", ""),
        (["check", "gap.yaml", *THREE], 1, "ACC002", ""),
        (["check", "gap.yaml", "clear.yaml", *THREE], 1, "All 2 structures.", ""),
        (["check", "broken.yaml"], 2, "", "broken.yaml, line 4, column 9, at status: "),
        (["check", "clear.yaml", "broken.yaml", *THREE], 2, "Nothing was found.", "Did you mean `strategic_board`?"),
        (["check", "gap.yaml", "broken.yaml", *THREE], 2, "ACC002", "1 of 2 could not be checked"),
        (["check", "nowhere.yaml"], 2, "", "nowhere.yaml: There is no such file."),
        (["check", "gap.yaml", "--select", "NDE001"], 2, "", "There is no rule “NDE001”. Did you mean NED001?"),
        (["check", "gap.yaml", "--today", "soon"], 2, "", "--today is no day: “soon”. Write it as 2017-06-01."),
        (["check", "gap.yaml", "--format", "xml"], 2, "", "'xml' is not one of 'text', 'json', 'sarif', 'markdown'"),
        (["check"], 2, "", "Missing argument 'FILE|DIR|ID...'"),
        (["rules", "ACX001"], 2, "", "There is no rule “ACX001”."),
        (["new", "hub"], 2, "", "There is no archetype “hub”."),
        (["nothing"], 2, "", "No such command 'nothing'."),
        ([], 2, "", "Commands:"),
        (["--version"], 0, f"stpgraph {stpgraph.__version__}", ""),
        (["--help"], 0, "Finds accountability gaps", ""),
        (["check", "-h"], 0, "The exit code is 0 where no gap is open", ""),
    ],
)
def test_exit_codes_and_streams_of_real_processes(made: Path, args: list[str], code: int, says: str, complains: str) -> None:
    done = process(*args)
    out, err = done.stdout.decode(), done.stderr.decode()
    assert done.returncode == code, err
    assert (says in out) if says else out == ""
    assert (complains in err) if complains else err == ""
    assert "Traceback" not in out + err


def test_the_console_script_is_this_command_line() -> None:
    scripts = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]
    assert scripts == {"stpgraph": f"{cli.main.__module__}:{cli.main.__name__}"}


def test_running_the_module_is_running_main(monkeypatch: pytest.MonkeyPatch) -> None:
    import gc
    import runpy

    before = gc.get_threshold()
    monkeypatch.setattr(sys, "argv", ["stpgraph", "--version"])
    monkeypatch.delenv("PYDANTIC_DISABLE_PLUGINS", raising=False)
    try:
        with pytest.raises(SystemExit) as end:
            runpy.run_module("stpgraph", run_name="__main__")
    finally:
        gc.set_threshold(*before)
        monkeypatch.delenv("PYDANTIC_DISABLE_PLUGINS", raising=False)
    assert end.value.code == 0


# ── files and folders ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("form", FORMATS)
def test_a_broken_file_does_not_stop_the_others(made: Path, form: str) -> None:
    result = run("check", "broken.yaml", "gap.yaml", "nowhere.yaml", "clear.yaml", "--format", form, *THREE)
    assert result.exit_code == 2
    faults = result.stderr.splitlines()
    assert [line.split(",")[0].split(":")[0] for line in faults[:-1]] == ["broken.yaml", "broken.yaml", "nowhere.yaml"]
    assert faults[-1] == "2 of 4 could not be checked: mend what is said above."
    if form == "json":
        assert [each["id"] for each in found(result)] == ["a-gap", "clear"]
    elif form == "sarif":
        (sarif,) = json.loads(result.stdout)["runs"]
        assert [each["location"]["uri"] for each in sarif["artifacts"]] == ["gap.yaml", "clear.yaml"]
        assert len(sarif["invocations"][0]["toolExecutionNotifications"]) == 3
        assert sarif["invocations"][0]["exitCode"] == 2
    elif form != "text":
        for said in ("A board in the air", "A board on the ground", "Could not be checked", "nowhere.yaml"):
            assert said in result.stdout
    else:
        assert "All 2 structures. Open: 1 gap, 0 concerns, 0 notes." in result.stdout


def test_a_folder_stands_for_its_files_in_order_of_name(tmp_path: Path) -> None:
    for name in ("b.yml", "a/z.json", "a/b.yaml", "notes.txt", "C.YAML"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        structure = loads(CLEAR)
        path.write_text(dumps(structure, "json" if name.endswith("json") else "yaml"), "utf-8")
    result = run("check", str(tmp_path), "--format", "json", *THREE)
    assert result.exit_code == 0
    assert [each["file"] for each in found(result)] == [
        str(tmp_path / name) for name in ("C.YAML", "a/b.yaml", "a/z.json", "b.yml")
    ]


def test_structures_come_in_the_order_given_and_each_file_once(made: Path) -> None:
    result = run("check", "loop.yaml", "clear.yaml", "gap.yaml", "./loop.yaml", "--format", "json", *THREE)
    assert [each["file"] for each in found(result)] == ["loop.yaml", "clear.yaml", "gap.yaml"]


def test_a_folder_without_structures_is_bad_input_and_does_not_stop_the_others(made: Path) -> None:
    (made / "empty").mkdir()
    result = run("check", "empty", "clear.yaml", "--format", "json", *THREE)
    assert result.exit_code == 2
    assert result.stderr.startswith("empty: There is no structure file (.yaml, .yml or .json) in this folder.\n")
    assert [each["id"] for each in found(result)] == ["clear"]


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_that_can_be_checked_is_still_a_document(made: Path, form: str) -> None:
    result = run("check", "nowhere.yaml", "--format", form)
    assert result.exit_code == 2
    if form == "text":
        assert result.stdout == ""
    elif form in ("json", "sarif"):
        assert json.loads(result.stdout)
    else:
        assert "nowhere.yaml: There is no such file." in result.stdout


def test_names_that_are_no_names_of_files_are_told(made: Path) -> None:
    result = run("check", "x" * 5000, "nul\0.yaml", "--format", "json")
    assert result.exit_code == 2
    assert found(result) == []
    assert "The file cannot be opened: File name too long." in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="other systems' names of files are text")
@pytest.mark.parametrize("form", FORMATS)
def test_a_name_of_a_file_that_is_not_utf_8(tmp_path: Path, form: str) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.yaml"
    Path(os.fsdecode(name)).write_text(GAP, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "stpgraph", "check", name, "--format", form, *THREE],
        capture_output=True,
        env=environment(),
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, b"")
    text = done.stdout.decode("utf-8")
    if form == "json":
        assert os.fsencode(json.loads(text)["structures"][0]["file"]) == name
    else:
        assert ("caf%E9.yaml" if form == "sarif" else "caf�.yaml") in text


# ── what JSON promises ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_json_keeps_its_contract_for_all_shipped_structures() -> None:
    result = run("check", str(root()), "--format", "json", "--today", "2018-01-01")
    structures = found(result)
    assert [each["file"] for each in structures] == sorted(str(path) for shelf in SHELVES for path in files(shelf))
    findings = [finding for each in structures for finding in each["findings"]]
    assert len(findings) > 100
    assert result.exit_code == 1
    for each in structures:
        structure = read(each["file"])
        ids = {node.id for node in structure.nodes} | {decision.id for decision in structure.decisions}
        assert each["id"] == structure.id
        keys = [(finding["rule"], finding["subjects"]) for finding in each["findings"]]
        assert keys == sorted(keys)
        for finding, known in zip(each["findings"], explore(structure, date(2018, 1, 1)).findings, strict=True):
            told = (finding["rule"], finding["severity"], finding["certainty"], finding["message"])
            assert told == (known.rule, known.severity, known.certainty, known.message)
            assert (finding["subjects"], finding["affected"]) == (sorted(known.subjects), sorted(known.affected))
            assert finding["evidence"] == [list(path) for path in known.evidence]
            assert finding["subjects"] == sorted(finding["subjects"])
            assert finding["affected"] == sorted(finding["affected"])
            assert not set(finding["subjects"]) & set(finding["affected"])
            assert ids.issuperset(
                [*finding["subjects"], *finding["affected"], *(node for path in finding["evidence"] for node in path)]
            )
            assert finding["message"].endswith(f" {finding['remedy']}")
            assert finding["sources"] == list(BY_ID[finding["rule"]].citations)
            assert finding["accepted"] == (finding["acceptance"] is not None)


def test_the_contract_is_strict_enough_to_fail(made: Path) -> None:
    (structure,) = found(run("check", "gap.yaml", "--format", "json", *THREE))
    for change in ({"rule": "X"}, {"extra": 1}, {"subjects": ["A b"]}, {"accepted": 0}):
        structure["findings"][0] |= change
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.Draft202012Validator(CONTRACT).validate({"structures": [structure]})


def shuffled(structure: Structure, seed: int) -> str:
    """The same structure with its nodes, relations, decisions and acceptances in another order."""
    data: dict[str, Any] = plain(structure)
    chance = random.Random(seed)
    for part in ("nodes", "relations", "decisions", "accepted", "sources"):
        if part in data:
            chance.shuffle(data[part])
    return json.dumps(data)


@pytest.mark.parametrize("name", ["everything-wrong", "joint-committee"])
def test_the_order_of_a_file_changes_no_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    structure = read(root() / "examples" / f"{name}.yaml")
    outputs = set()
    for seed in range(4):
        folder = tmp_path / str(seed)
        folder.mkdir()
        monkeypatch.chdir(folder)
        Path("same.json").write_text(shuffled(structure, seed), "utf-8")
        texts = [run("check", "same.json", "--format", form, "--today", "2018-01-01").stdout for form in FORMATS]
        # Lines are where they are in the file; all else of SARIF is the same.
        outputs.add(tuple(re.sub(r'"start(Line|Column)": [0-9]+', "", text) for text in texts))
    assert len(outputs) == 1
    assert all("ACC" in text for text in outputs.pop())


@pytest.mark.parametrize("form", FORMATS)
def test_the_seed_of_hashing_changes_no_byte(form: str) -> None:
    path = str(root() / "examples" / "everything-wrong.yaml")
    outputs = {process("check", path, "--format", form, "--today", "2018-01-01", PYTHONHASHSEED=seed).stdout for seed in "123"}
    assert len(outputs) == 1
    assert b"ACC" in outputs.pop()


@pytest.mark.parametrize("form", FORMATS)
def test_hostile_names_in_every_format(made: Path, form: str) -> None:
    Path("hostile.json").write_text(hostile_structure(), "utf-8")
    result = run("check", "hostile.json", "--format", form, "--select", "ACC001")
    assert (result.exit_code, result.stderr) == (1, "")
    expected = {"\ufeff", "\r", "\n"} if form == "csv" else {"\n"}
    assert set(UNSAFE.findall(result.stdout_bytes.decode("utf-8"))) == expected
    if form == "json":
        messages = [finding["message"] for finding in found(result)[0]["findings"]]
        assert all(f"“{name}”" in message for name, message in zip(HOSTILE, messages, strict=True))
    elif form == "markdown":
        assert r"\[red\]stop\[/red\]" in result.stdout
    else:
        assert "[red]stop[/red]" in result.stdout


def test_hostile_words_of_a_broken_file_steer_nothing(made: Path) -> None:
    Path("\x1b[2Jevil.json").write_text(
        '{"stpgraph": 1, "id": "a", "title": "t", "status": "\\u001b]0;x\\u0007\\u202e"}', "utf-8"
    )
    result = run("check", "\x1b[2Jevil.json")
    assert result.exit_code == 2
    assert "evil.json" in result.stderr
    assert set(UNSAFE.findall(result.stderr)) == {"\n"}


# ── which rules, which day ───────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("args", "rules"),
    [
        (["--select", "ACC002"], {"ACC002"}),
        (["--select", "acc"], {rule for rule in BY_ID if rule.startswith("ACC")}),
        (["--select", "ACC001, NED001", "--select", "ORP001 ORP002"], {"ACC001", "NED001", "ORP001", "ORP002"}),
        (
            ["--select", "ACC", "--ignore", "ACC002,ACC003"],
            {rule for rule in BY_ID if rule.startswith("ACC")} - {"ACC002", "ACC003"},
        ),
        (["--ignore", "A", "--ignore", "d"], {rule for rule in BY_ID if rule[0] not in "AD"}),
        ([], set(BY_ID)),
    ],
)
def test_select_and_ignore(args: list[str], rules: set[str]) -> None:
    path = str(root() / "examples" / "everything-wrong.yaml")
    everything = found(run("check", path, "--format", "json", "--today", "2018-01-01"))[0]["findings"]
    some = found(run("check", path, "--format", "json", "--today", "2018-01-01", *args))[0]["findings"]
    assert some == [finding for finding in everything if finding["rule"] in rules]
    assert some
    sarif = json.loads(run("check", path, "--format", "sarif", *args).stdout)
    assert {each["id"] for each in sarif["runs"][0]["tool"]["driver"]["rules"]} == rules


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["--select", ""], "--select names no rule. `stpgraph rules` lists them all."),
        (["--select", " , "], "--select names no rule."),
        (["--ignore", ","], "--ignore names no rule."),
        (["--select", "ACC", "--ignore", "A"], "No rule is left to check"),
        (["--select", "ACC001;ACC002"], "There is no rule “ACC001;ACC002”."),
        (["--ignore", "\x1b[31m"], "There is no rule “�[31m”."),
    ],
)
def test_a_choice_of_no_rule_never_passes_for_all_is_well(made: Path, args: list[str], says: str) -> None:
    result = run("check", "gap.yaml", *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr
    assert "Usage: stpgraph check " in result.stderr


@pytest.mark.parametrize(
    ("today", "code", "rules"),
    [("2018-04-01", 0, ["ACC002"]), ("2018-04-02", 1, ["ACC002", "ACP002"]), ("2017-01-01", 0, ["ACC002"])],
)
def test_the_day_decides_whether_an_acceptance_has_run_out(made: Path, today: str, code: int, rules: Sequence[str]) -> None:
    result = run("check", "accepted.yaml", "--today", today, "--format", "json", "--select", "ACC002,ACP")
    assert result.exit_code == code
    findings = found(result)[0]["findings"]
    assert [finding["rule"] for finding in findings] == rules
    assert findings[0]["accepted"] == (code == 0)


def test_without_a_day_it_is_today(made: Path) -> None:
    day = date.today().isoformat()
    Path("now.yaml").write_text(ACCEPTED.replace("2018-04-01", day), "utf-8")
    assert run("check", "now.yaml", "--select", "ACC002").exit_code == 0
    assert run("check", "accepted.yaml", "--select", "ACC002").exit_code == 1


@pytest.mark.parametrize("day", ["", "today", "2017-13-01", "2017-02-29", "20170601", "2017-W01-1", "2017-6-1", "2017-06-01 "])
def test_a_day_that_is_none(made: Path, day: str) -> None:
    result = run("check", "gap.yaml", "--today", day)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"--today is no day: “{day}”." in result.stderr


# ── rules ────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_rules_lists_the_catalogue() -> None:
    result = run("rules")
    assert result.exit_code == 0
    lines = [line for line in result.stdout.splitlines()[1:] if not line.startswith(" ")]
    assert [line.split()[0] for line in lines] == [rule.id for rule in CATALOGUE]


@pytest.mark.parametrize("word", ["NED", "ned00"])
def test_rules_lists_those_that_start_so(word: str) -> None:
    listed = re.findall(r"^[A-Z]{3}[0-9]{3}", run("rules", word).stdout, re.MULTILINE)
    assert listed == [rule for rule in BY_ID if rule.startswith("NED")]


@pytest.mark.parametrize("word", ["ACC002", "acc002", " ACC002 "])
def test_rules_shows_the_documentation_of_one(word: str) -> None:
    result = run("rules", word)
    assert result.exit_code == 0
    assert result.stdout.startswith("ACC002 Accountability ends at the STP board\nGap: must be closed. Accountability.\n")
    assert "\nHow to mend\n" in result.stdout


def test_rules_of_nothing_is_a_mistake() -> None:
    assert run("rules", "").exit_code == 2


# ── new and schema ───────────────────────────────────────────────────────────────────────────────────────────────────────

ARCHETYPES = ["workstream", "local-area", "sector", "clinical-focus"]


def test_these_are_all_archetypes() -> None:
    assert sorted(ARCHETYPES) == [path.stem for path in files("archetypes")]


@pytest.mark.parametrize("name", ARCHETYPES)
def test_new_gives_a_structure_to_start_from(tmp_path: Path, name: str) -> None:
    done = process("new", name, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert (done.returncode, done.stderr) == (0, b"")
    file = tmp_path / "mine.yaml"
    file.write_bytes(done.stdout)
    made, archetype = read(file), read(archetype_file(name))
    assert (made.id, made.title, made.status) == (f"{name}-option", f"{archetype.title}, an option", "option")
    assert made == archetype.model_copy(update={"id": made.id, "title": made.title, "status": "option"})
    comments = [line for line in archetype_file(name).read_text("utf-8").splitlines() if line.lstrip().startswith("#")]
    assert comments
    assert [line for line in done.stdout.decode().splitlines() if line.lstrip().startswith("#")] == comments
    assert run("check", str(file)).exit_code == run("check", str(archetype_file(name))).exit_code == 1


def test_new_takes_an_id_and_a_title() -> None:
    made = loads(run("new", "Clinical_Focus", "--id", "our-place", "--title", 'Ours: "a" # [b] — draft').stdout)
    assert (made.id, made.title, made.status) == ("our-place", 'Ours: "a" # [b] — draft', "option")


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["--id", "Our Place"], "--id: Found `Our Place`: an id is made of a-z"),
        (["--id", "Our Place"], "Did you mean `our-place`?"),
        (["--id", ""], "--id: "),
        (["--title", ""], "--title: "),
        (["--title", "a\x1bb"], "--title: "),
        (["--title", " "], "--title: "),
    ],
)
def test_new_refuses_what_could_not_be_read_back(args: list[str], says: str) -> None:
    result = run("new", "sector", *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr
    assert set(UNSAFE.findall(result.stderr)) == {"\n"}


def test_new_stops_where_its_own_work_does_not_read_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stpgraph.files.edit.rewrite", lambda text, structure: text)
    result = run("new", "sector")
    assert (result.exit_code, result.stdout) == (3, "")


def test_schema_prints_the_json_schema_of_the_format() -> None:
    from stpgraph.files.schema import schema_text

    result = run("schema")
    assert (result.exit_code, result.stdout) == (0, schema_text())
    jsonschema.Draft202012Validator(json.loads(result.stdout)).validate(plain(loads(GAP)))


# ── when something goes wrong ────────────────────────────────────────────────────────────────────────────────────────────


def break_with(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def explode(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("stpgraph.pipeline.explore", explode)
    monkeypatch.delenv("STPGRAPH_DEBUG", raising=False)


def test_a_fault_of_the_program_is_told_as_one(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    break_with(monkeypatch, RuntimeError("boom \x1b[31m\n" + "x" * 1000))
    result = run("check", "clear.yaml")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.startswith(
        f"Error: stpgraph {stpgraph.__version__} failed, while checking clear.yaml (RuntimeError: boom �[31m x"
    )
    assert "This is a fault of the program and not of your file. Please report it" in result.stderr
    assert "Traceback" not in result.stderr
    assert len(result.stderr) < 800


def test_the_traceback_is_there_for_those_who_ask(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    break_with(monkeypatch, RuntimeError("boom"))
    monkeypatch.setenv("STPGRAPH_DEBUG", "1")
    result = run("check", "clear.yaml")
    assert result.exit_code == 3
    assert "Traceback (most recent call last)" in result.stderr
    assert "Please report it" in result.stderr


def test_ctrl_c_ends_quietly(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    break_with(monkeypatch, KeyboardInterrupt())
    result = run("check", "clear.yaml")
    assert (result.exit_code, result.output) == (130, "")


def test_input_that_goes_bad_elsewhere_is_bad_input(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stpgraph.shipped.archetype_file", lambda name: made / "broken.yaml")
    result = run("new", "sector")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "broken.yaml, line 4, column 9, at status: " in result.stderr


@pytest.mark.parametrize(
    "args",
    [
        ["check", str(root()), "--format", "json"],
        ["check", str(root())],
        ["check", str(archetype_file("sector")), "--select", "ACC002"],
        ["rules", "ACC001"],
        ["new", "sector"],
    ],
)
def test_a_reader_who_goes_away_is_no_fault(args: list[str]) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "stpgraph", *args],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 141


def test_an_output_that_fails_is_no_fault_of_the_input(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("stpgraph.cli.output.write", refuse)
    result = run("check", "clear.yaml", "--format", "json")
    assert (result.exit_code, result.stderr) == (3, "Error: the output could not be written: No space left on device.\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize("args", [["check", "gap.yaml"], ["check", "gap.yaml", "--format", "json"], ["new", "sector"], ["rules"]])
def test_output_that_cannot_be_written_is_told(made: Path, args: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "stpgraph", *args], stdout=full, stderr=subprocess.PIPE, env=environment(), check=False
        )
    assert done.returncode == 3
    assert done.stderr.decode().splitlines()[0] == "Error: the output could not be written: No space left on device."
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell of Unix")
@pytest.mark.parametrize(
    ("args", "code"),
    [("check gap.yaml", 1), ("check gap.yaml --format json", 1), ("check gap.yaml broken.yaml", 2), ("rules", 0)],
)
def test_nowhere_to_write_to_changes_no_exit_code(made: Path, args: str, code: int) -> None:
    command = f"'{sys.executable}' -m stpgraph {args} >&-"
    shut = subprocess.run(["sh", "-c", command], capture_output=True, env=environment(), check=False)
    assert shut.returncode == code, shut.stderr
    assert b"Traceback" not in shut.stderr


# ── terminals ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_text_for_an_output_that_is_not_utf_8(made: Path) -> None:
    done = process("check", "gap.yaml", *THREE, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"Accountability ends at ?The Board?." in done.stdout


class Terminal(io.StringIO):
    """A terminal, as far as a program can ask."""

    encoding = "UTF-8"

    def isatty(self) -> bool:
        return True


def test_only_a_terminal_gets_styled_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "300")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(sys, "stdout", Terminal())
    cli.cli(["rules", "ACC001"], standalone_mode=False)
    shown = sys.stdout.getvalue()  # type: ignore[attr-defined]
    assert "\x1b[1mAnswers to nobody\x1b[0m" in shown
    assert re.sub(r"\x1b\[[0-9;]*m", "", shown) == run("rules", "ACC001").stdout


def on_a_terminal(*args: str, **settings: str) -> str:
    """What a command shows on a terminal of 80 columns."""
    pty = pytest.importorskip("pty")
    termios = pytest.importorskip("termios")
    import struct
    from fcntl import ioctl

    near, far = pty.openpty()
    ioctl(far, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    env = {key: value for key, value in environment().items() if key not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES")}
    with subprocess.Popen(
        [sys.executable, "-m", "stpgraph", *args],
        stdout=far,
        stderr=subprocess.PIPE,
        env=env | {"TERM": "xterm-256color"} | settings,
    ):
        os.close(far)
        shown = b""
        while True:
            try:
                piece = os.read(near, 65536)
            except OSError:  # Linux says so when the other end is closed.
                break
            if not piece:
                break
            shown += piece
        os.close(near)
    return shown.decode()


def test_a_terminal_gets_colour_and_the_same_words(made: Path) -> None:
    shown = on_a_terminal("check", "gap.yaml", *THREE)
    assert "\x1b[1;31mGap: must be closed\x1b[0m" in shown
    bare = re.sub(r"\x1b\[[0-9;]*m", "", shown).replace("\r\n", "\n")
    assert max(map(len, bare.splitlines())) <= 80
    assert bare.split() == run("check", "gap.yaml", *THREE).stdout.split()


@pytest.mark.parametrize("settings", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_terminal_without_colour_gets_the_same_words(made: Path, settings: dict[str, str]) -> None:
    shown = on_a_terminal("check", "gap.yaml", *THREE, **settings)
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", shown)
    assert re.sub(r"\x1b\[[0-9;]*m", "", shown).split() == run("check", "gap.yaml", *THREE).stdout.split()


def test_a_terminal_that_is_not_utf_8_gets_plain_text(made: Path) -> None:
    shown = on_a_terminal("check", "gap.yaml", *THREE, PYTHONIOENCODING="ascii")
    assert "\x1b" not in shown
    assert "ends at ?The Board?." in shown


# ── start-up ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("form", [*FORMATS, "xlsx"])
def test_a_check_loads_nothing_heavy_that_it_does_not_need(made: Path, form: str) -> None:
    code = (
        "import sys\nfrom stpgraph.cli import cli\n"
        f"cli(['check', 'gap.yaml', '--format', '{form}', '-o', 'out'], standalone_mode=False)\n"
        "names = {'.'.join(name.split('.')[: 2 if name.startswith('stpgraph') else 1]) for name in sys.modules}\n"
        "print(*sorted(names), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment(), check=True, text=True)
    loaded = set(done.stderr.split())
    assert {"networkx", "pydantic", "yaml"} <= loaded
    assert not loaded & {"rich", "jsonschema", "ruamel", "streamlit", "pyvis", "numpy", "pandas", "IPython", "jinja2"}
    assert not loaded & {"typst", "pptx", "docx", "PIL", "stpgraph.layout", "stpgraph.draw", "stpgraph.export", "stpgraph.assess"}
    assert ("xlsxwriter" in loaded) == (form == "xlsx")
