"""Files made to harm are refused, each with one clear message, soon and without much memory."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from stpgraph.errors import MOST_FAULTS, InputError
from stpgraph.files import Format, loads
from tests.files import hostile

#: All on one worker, for reading every file takes long and is done once a worker.
pytestmark = pytest.mark.xdist_group("hostile")
CASES = {
    **{f"{name}.yaml": case for name, case in hostile.YAML.items()},
    **{f"{name}.json": case for name, case in hostile.JSON.items()},
}
#: MiB, the whole process. The CPU time is bounded in the process itself, far above what any case needs.
MOST_MEMORY = 200


@pytest.fixture(scope="session")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What came of reading each file in a process of its own."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, (build, _) in CASES.items():
        data = build()
        (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    names = "\n".join(str(folder / name) for name in CASES)
    root = Path(__file__).parent.parent.parent
    command = [sys.executable, "-m", "tests.files.hostile"]
    done = subprocess.run(command, input=names, capture_output=True, text=True, cwd=root, check=True)
    assert done.stderr == ""
    for name in CASES:
        (folder / name).unlink()
    told = [json.loads(line) for line in done.stdout.splitlines()]
    return {Path(each["path"]).name: each for each in told}


@pytest.mark.parametrize("name", CASES)
def test_it_is_refused(name: str, outcomes: dict[str, dict[str, Any]]) -> None:
    told = outcomes[name]
    assert not told["made"].startswith(("accepted", "escaped", "died")), told
    assert CASES[name][1] in told["made"]
    assert all(line.startswith((told["path"], "There are more faults")) for line in told["made"].splitlines()[:-1])
    assert told["made"].replace("\n", "").isprintable()
    assert told["peak"] <= MOST_MEMORY, told


def test_every_case_is_run(outcomes: dict[str, dict[str, Any]]) -> None:
    assert set(outcomes) == set(CASES)
    assert len(CASES) > 110


def test_no_more_faults_are_listed_than_a_person_can_use() -> None:
    with pytest.raises(InputError) as caught:
        loads("stpgraph: 1\nid: a\ntitle: t\nstatus: past\nnodes:\n" + "- {id: a, type: bdy}\n" * 5_000)
    assert len(caught.value.faults) == MOST_FAULTS == 1_000
    assert caught.value.untold
    assert str(caught.value).endswith("There are more faults than the 1,000 listed: mend these, then look again.")
    assert [fault.line for fault in caught.value.faults] == list(range(6, 1_006))


@pytest.mark.parametrize(
    ("form", "text", "line", "column", "message"),
    [
        ("yaml", "a: [" + "[" * 30, 1, 23, "nested more than 20 levels deep"),
        ("yaml", "nodes:\n- cites: [" + "a," * 10_001 + "]", 2, 20_011, "more than 10,000 items"),
        ("yaml", "\n".join(f"k{number}: 1" for number in range(1_001)), 1_001, 1, "more than 1,000 keys"),
        ("yaml", "a: &a [" + "b," * 999 + "]\nc: [" + "*a," * 200 + "]", 0, 0, "more than 200,000 values"),
        ("json", "[" * 30 + "]" * 30, 0, 0, "nested more than 20 levels deep"),
        ("json", "[" * 100_000, 0, 0, "nested more than 20 levels deep"),
        ("json", '{"nodes": [{"cites": [' + "1," * 10_001 + "1]}]}", 0, 0, "more than 10,000 items"),
        ("json", "{" + ",".join(f'"k{number}": 1' for number in range(1_001)) + "}", 0, 0, "more than 1,000 keys"),
        ("json", "[" + "[]," * 200_000 + "[]]", 0, 0, "more than 200,000 values"),
    ],
    ids=lambda each: str(each)[:20],
)
def test_what_is_too_much_is_told_alone(form: Format, text: str, line: int, column: int, message: str) -> None:
    with pytest.raises(InputError) as caught:
        loads(text, "a", form)
    (fault,) = caught.value.faults
    assert (fault.line, fault.column) == (line, column)
    assert message in fault.message
    assert fault.message.endswith(": this is not a structure file, or it must be split.")


@pytest.mark.parametrize(
    "text",
    ["{" + '"a":1,' * 2_000 + '"b":1}', "{" + "a: 1, " * 2_000 + "}", "[" + "!a b, " * 2_000 + "]"],
    ids=["json", "keys", "tags"],
)
def test_flaws_of_the_text_are_bounded_too(text: str) -> None:
    with pytest.raises(InputError) as caught:
        loads(text, form="json" if '"' in text else "yaml")
    assert len(caught.value.faults) == MOST_FAULTS


def test_as_much_as_a_large_structure_needs_is_read() -> None:
    nodes = "".join(f"- {{id: n{number}, type: project, name: x}}\n" for number in range(10_000))
    lines = "".join(f"- {{source: b, type: supports, target: n{number}}}\n" for number in range(10_000))
    head = "stpgraph: 1\nid: a\ntitle: t\nstatus: past\nnodes:\n- {id: b, type: body, kind: forum, name: x}\n"
    assert len(loads(f"{head}{nodes}relations:\n{lines}").relations) == 10_000


@pytest.mark.parametrize(
    "text", ["nodes: [{id: a, type: body, kind: " + "x" * 300 + "}]", '"' + "k" * 900 + '": 1', "id: '" + "word " * 90 + "'"]
)
def test_huge_values_are_shortened_in_messages(text: str) -> None:
    with pytest.raises(InputError) as caught:
        loads(text)
    for fault in caught.value.faults:
        assert len(fault.path) < 120
        assert len(fault.message) < 1_000
        assert "x" * 61 not in fault.message
        assert "k" * 61 not in str(fault)
        assert "word word …`" in fault.message or "word" not in fault.message
