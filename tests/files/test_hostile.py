"""Files made to harm are refused, each with one clear message, soon and without much memory."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from stpgraph.errors import MOST_FAULTS, InputError
from stpgraph.files import loads
from tests.files import hostile

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
