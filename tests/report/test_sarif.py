from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest

from stpgraph.errors import Fault, InputError
from stpgraph.files import dumps, loads
from stpgraph.report.checked import UNSAFE, Checked
from stpgraph.report.places import positions
from stpgraph.report.sarif import check_sarif, message, uri
from stpgraph.rules import BY_ID, CATALOGUE
from stpgraph.shipped import SHELVES, files
from tests.report.made import ACCEPTED, GAP, HOSTILE, LOOP, checked, hostile_structure

ALL = frozenset(BY_ID)
SCHEMA = json.loads((Path(__file__).parent / "sarif-2.1.0-rtm.5.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft4Validator(SCHEMA)
UNREAD = InputError(
    (Fault("no/such file.yaml", 0, 0, "", "There is no {such} file."), Fault("b.yaml", 3, 9, "nodes[0]", "Bad.", "good"))
)


def valid(text: str) -> dict[str, Any]:
    """The one run of a SARIF log, which is valid by the standard's schema and by what its text asks besides."""
    log = json.loads(text)
    VALIDATOR.validate(log)
    (run,) = log["runs"]
    for place in _all(run, "physicalLocation"):
        location = place["artifactLocation"]
        assert re.fullmatch(r"[A-Za-z0-9/._~:%-]+", location["uri"])
        if "index" in location:
            assert run["artifacts"][location["index"]]["location"]["uri"] == location["uri"]
        assert "region" not in place or place["region"]["startLine"] >= 1
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert "suppressions" in result
    return run


def _all(data: object, key: str) -> list[Any]:
    found = []
    if isinstance(data, dict):
        found = [data[key]] if key in data else []
        found += [each for value in data.values() for each in _all(value, key)]
    elif isinstance(data, list):
        found = [each for value in data for each in _all(value, key)]
    return found


def test_the_schema_is_strict_enough_to_fail() -> None:
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate({"version": "2.1.0", "runs": [{"tool": {}}]})


def test_all_shipped_structures_with_all_rules_are_valid() -> None:
    shipped = [checked(path.read_text("utf-8"), str(path)) for shelf in SHELVES for path in files(shelf)]
    run = valid(check_sarif(shipped, [UNREAD], ALL, 2))
    assert [each["id"] for each in run["tool"]["driver"]["rules"]] == [rule.id for rule in CATALOGUE]
    assert len(run["results"]) == sum(len(each.exploration.findings) for each in shipped) > 100
    assert len(run["artifacts"]) == len(shipped)
    levels = {result["ruleId"]: result["level"] for result in run["results"]}
    assert set(levels.values()) == {"error", "warning", "note"}


def test_a_result_points_at_the_lines_of_its_subjects() -> None:
    run = valid(
        check_sarif(
            [checked(GAP), checked(LOOP, "x/loop file.yaml", rules={"ACC003"})], [], frozenset({"ACC002", "ACC003"} | ALL), 1
        )
    )
    (result,) = [each for each in run["results"] if each["ruleId"] == "ACC003"]
    assert result["level"] == "error"
    assert result["message"]["text"].startswith("“Group one” and “Group two” answer to each other")
    assert [
        (
            each["physicalLocation"]["artifactLocation"],
            each["physicalLocation"]["region"],
            each["logicalLocations"][0]["fullyQualifiedName"],
            each["logicalLocations"][0]["name"],
        )
        for each in result["locations"]
    ] == [
        ({"uri": "x/loop%20file.yaml", "index": 1}, {"startLine": 6, "startColumn": 5}, "one", "Group one"),
        ({"uri": "x/loop%20file.yaml", "index": 1}, {"startLine": 8, "startColumn": 5}, "two", "Group two"),
    ]
    assert result["properties"]["affected"] == ["work"]
    assert result["suppressions"] == []


@pytest.mark.parametrize("form", ["yaml", "json"])
def test_places_are_found_in_both_notations(form: Any) -> None:
    path = files("examples")[0].with_name("everything-wrong.yaml")
    structure = loads(path.read_text("utf-8"))
    text = dumps(structure, form)
    each = checked(text, "a", form)
    ids = [*(node.id for node in structure.nodes), *(decision.id for decision in structure.decisions)]
    places = positions(each, ids)
    lines = text.splitlines()
    assert set(places) == set(ids)
    assert structure.decisions
    for node, (line, column) in places.items():
        ahead = "".join(lines[line - 1 : line + 1])[column - 1 :]
        assert re.match(r'(\{\s*)?"?id"?: "?' + node + r"\b", ahead), ahead


def test_only_what_is_asked_for_and_is_there_has_a_place() -> None:
    each = checked(GAP)
    assert positions(each, ["board"]) == {"board": (6, 5)}
    assert positions(each, ["nobody"]) == positions(each, []) == {}


def test_a_finding_without_subjects_points_at_the_file() -> None:
    text = "stpgraph: 1\nid: a\ntitle: No board\nstatus: option\nnodes:\n  - {id: p, type: project, name: P}\n"
    run = valid(check_sarif([checked(text, rules={"ACC010"})], [], ALL, 1))
    (result,) = run["results"]
    (location,) = result["locations"]
    assert location["physicalLocation"]["region"] == {"startLine": 1, "startColumn": 1}
    assert location["logicalLocations"] == [{"name": "No board", "fullyQualifiedName": "a"}]


def test_accepted_findings_are_suppressed_with_their_reason() -> None:
    run = valid(check_sarif([checked(ACCEPTED, rules={"ACC002"}, today=date(2018, 4, 1))], [], ALL, 0))
    (result,) = run["results"]
    assert result["suppressions"] == [{"kind": "external", "status": "accepted", "justification": "Agreed for year one"}]


def test_only_the_rules_that_were_checked_are_listed() -> None:
    run = valid(check_sarif([checked(GAP, rules={"ACC002"})], [], frozenset({"ACC002", "NED001"}), 1))
    assert [each["id"] for each in run["tool"]["driver"]["rules"]] == ["ACC002", "NED001"]


def test_rules_are_described() -> None:
    run = valid(check_sarif([], [], ALL, 0))
    for each in run["tool"]["driver"]["rules"]:
        rule = BY_ID[each["id"]]
        assert each["shortDescription"]["text"] == f"{rule.defect}."
        assert rule.summary.split(".")[0].replace("*", "") in each["fullDescription"]["text"]
        assert "How to mend\n" in each["help"]["text"]
        assert "## How to mend\n" in each["help"]["markdown"]
        assert each["defaultConfiguration"]["level"] == {"gap": "error", "concern": "warning", "note": "note"}[rule.severity]


def test_files_that_could_not_be_read_are_notifications() -> None:
    run = valid(check_sarif([], [UNREAD], ALL, 2))
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["exitCode"] == 2
    assert invocation["toolExecutionNotifications"] == [
        {
            "level": "error",
            "message": {"text": "There is no {{such}} file."},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": "no/such%20file.yaml"}}}],
        },
        {
            "level": "error",
            "message": {"text": "At nodes[0]: Bad. Did you mean `good`?"},
            "locations": [
                {"physicalLocation": {"artifactLocation": {"uri": "b.yaml"}, "region": {"startLine": 3, "startColumn": 9}}}
            ],
        },
    ]
    assert valid(check_sarif([], [], ALL, 0))["invocations"][0]["executionSuccessful"] is True


def test_hostile_names_are_text_and_no_links_or_placeholders() -> None:
    text = check_sarif([checked(hostile_structure(), form="json", rules={"ACC001"})], [], ALL, 1)
    run = valid(text)
    assert set(UNSAFE.findall(text)) == {"\n"}
    assert [each["locations"][0]["logicalLocations"][0]["name"] for each in run["results"]] == list(HOSTILE)
    for result in run["results"]:
        told = result["message"]["text"]
        assert "](" not in told
        assert not re.search(r"(?<!\{)(\{\{)*\{[0-9]+\}", told)


def test_a_message_says_what_it_said() -> None:
    assert message("a {0} {{b}} [c](d)\ne") == {"text": "a {{0}} {{{{b}}}} [c] (d) e"}


@pytest.mark.parametrize("file", ["a b.yaml", "ä/#?%:.yaml", "caf\udce9.yaml", "../up.yaml", "-x.yaml"])
def test_names_of_files_become_relative_uris(file: str) -> None:
    made = uri(file)
    assert re.fullmatch(r"[A-Za-z0-9/._~%-]+", made)
    assert unquote(made, errors="surrogateescape") == file


def test_absolute_names_become_file_uris(tmp_path: Path) -> None:
    assert uri(str(tmp_path / "a b.yaml")) == (tmp_path / "a b.yaml").as_uri()


def test_a_finding_keeps_its_fingerprint_where_lines_move_and_no_two_share_one() -> None:
    def prints(each: Checked) -> list[str]:
        return [
            result["partialFingerprints"]["stpgraphFinding/v1"] for result in valid(check_sarif([each], [], ALL, 1))["results"]
        ]

    path = files("examples")[0].with_name("everything-wrong.yaml")
    text = path.read_text("utf-8")
    before, after = prints(checked(text)), prints(checked(f"# A remark.\n\n{text}", "elsewhere.yaml"))
    assert before == after
    assert len(set(before)) == len(before) > 6
