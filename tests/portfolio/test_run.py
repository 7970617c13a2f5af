"""The work: in one process, in several, on somebody else's; in order, whatever happens to some of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from stpgraph.errors import Fault, InputError
from stpgraph.files.limits import MOST_BYTES
from stpgraph.portfolio import Piece, Portfolio, piece_of, run
from stpgraph.portfolio.runner import PARALLEL_FROM, _worthwhile
from tests.portfolio.made import several
from tests.report.made import GAP, TODAY


def expected(number: int) -> Portfolio:
    return run(several(number), TODAY, processes=1)


def test_bad_files_do_not_stop_the_others_and_order_is_kept() -> None:
    made = expected(30)
    assert [each.file for each in made.unread] == [f"{at}.yaml" for at in range(30) if at % 7 == 3]
    assert [each.file for each in made.entries] == [f"{at}.yaml" for at in range(30) if at % 7 != 3]
    assert made.complete


def test_several_processes_give_the_same() -> None:
    seen: list[tuple[int, int]] = []
    made = run(several(40), TODAY, processes=3, progress=lambda done, total: seen.append((done, total)))
    assert made == expected(40)
    assert seen == [(at, 40) for at in range(1, 41)]


@pytest.mark.parametrize("workers", [1, 3])
def test_an_executor_of_ones_own_gives_the_same_and_is_left_open(workers: int) -> None:
    with ThreadPoolExecutor(workers) as pool:
        assert run(several(50), TODAY, executor=pool) == expected(50)
        assert pool.submit(int, "1").result() == 1


def test_thresholds_go_along() -> None:
    text = GAP.replace(
        "relations:",
        "  - {id: x, type: body, kind: workstream, name: X}\nrelations:\n  - {source: x, type: accountable_to, target: board}",
    )
    for processes in (1, 2):
        made = run([piece_of(text, f"{at}.yaml") for at in range(6)], TODAY, {"CPX003": 1}, processes=processes)
        assert [each.finds("CPX003") for each in made.entries] == [True] * 6
    assert not run([piece_of(text, "a")], TODAY).entries[0].finds("CPX003")


def test_reading_that_fails_is_told() -> None:
    def fail() -> bytes:
        raise InputError((Fault("x.yaml", 0, 0, "", "Gone."),))

    pieces = [Piece("x.yaml", "yaml", 0, fail), *several(3), Piece("large", "yaml", 0, lambda: b"x" * (MOST_BYTES + 1))]
    made = run(pieces, TODAY)
    assert [str(each)[:12] for each in made.unread] == ["x.yaml: Gone", "large: The f"]
    assert len(made.entries) == 3


@pytest.mark.parametrize("processes", [1, 2])
def test_one_can_stop_it_and_has_what_was_done(processes: int) -> None:
    seen: list[int] = []
    made = run(
        several(60), TODAY, processes=processes, progress=lambda done, total: seen.append(done), cancelled=lambda: len(seen) >= 10
    )
    assert not made.complete
    assert 10 <= len(made.entries) + len(made.unread) == len(seen) < 60
    whole = {each.file: each for each in expected(60).entries}
    assert all(whole[each.file] == each for each in made.entries)
    stopped = run(several(5), TODAY, processes=processes, cancelled=lambda: True)
    assert (stopped.entries, stopped.unread, stopped.asked) == ((), (), 5)


def test_a_process_that_is_lost_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first process that answers is killed; whatever it had in hand is done all the same, once."""
    pools: list[ProcessPoolExecutor] = []
    real = ProcessPoolExecutor

    def made(*args: Any) -> ProcessPoolExecutor:
        pools.append(real(*args))
        return pools[-1]

    monkeypatch.setattr("stpgraph.portfolio.runner.ProcessPoolExecutor", made)
    killed: list[int] = []

    def kill(done: int, total: int) -> None:
        for process in list((pools[0]._processes or {}).values()) if not killed else ():
            killed.append(process.pid or 0)
            os.kill(process.pid or 0, signal.SIGKILL)

    assert run(several(40), TODAY, processes=2, progress=kill) == expected(40)
    assert len(killed) == 1
    assert len(pools) > 1, "nothing was lost with it"


def test_a_structure_that_kills_every_process_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where memory runs out. The pools are made up: each breaks over the third structure, and then over everything."""

    class Fragile(Executor):
        def __init__(self, *args: object) -> None:
            self.broken = False

        def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            future: Future[Any] = Future()
            if self.broken:
                raise BrokenProcessPool("broken")
            if args and any(task.number == 2 for task in args[0]):
                self.broken = True
                future.set_exception(BrokenProcessPool("broken"))
            else:
                future.set_result(fn(*args, **kwargs))
            return future

    monkeypatch.setattr("stpgraph.portfolio.runner.ProcessPoolExecutor", Fragile)
    made = run(several(12), TODAY, processes=2)
    assert [each.file for each in made.unread] == ["2.yaml", "3.yaml", "10.yaml"]
    assert "brought the program down twice" in str(made.unread[0])
    assert len(made.entries) == 9


def test_faults_of_the_program_are_not_swallowed(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("stpgraph.portfolio.work.entry_of", fail)
    with pytest.raises(ZeroDivisionError) as caught:
        run(several(2), TODAY)
    assert caught.value.__notes__ == ["while checking 0.yaml"]


def test_an_executor_that_is_lost_is_told() -> None:
    pool = ProcessPoolExecutor(1, get_context("spawn"))

    def kill(done: int, total: int) -> None:
        for process in list((pool._processes or {}).values()):
            os.kill(process.pid or 0, signal.SIGKILL)

    with pool, pytest.raises(BrokenProcessPool):
        run(several(400), TODAY, executor=pool, progress=kill)


def test_small_portfolios_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: {0, 1}, raising=False)
    assert _worthwhile(several(10)) == 1
    assert _worthwhile([Piece("a", "yaml", PARALLEL_FROM - 1, bytes)]) == 1
    assert _worthwhile([Piece("a", "yaml", PARALLEL_FROM, bytes)]) == 2
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: set(range(64)), raising=False)
    assert _worthwhile([Piece("a", "yaml", 10**9, bytes)]) == 8


def test_it_works_beside_threads() -> None:
    """Streamlit runs pages in threads; a forked process could hang there."""
    done: list[Portfolio] = []
    thread = threading.Thread(target=lambda: done.append(run(several(10), TODAY, processes=2)))
    thread.start()
    thread.join(60)
    assert done == [expected(10)]


def test_a_script_that_cannot_start_processes_loses_nothing(tmp_path: Path) -> None:
    """Without `if __name__ == "__main__":` each new process begins the script again, and fails: no structure is to blame."""
    script = tmp_path / "script.py"
    script.write_text(
        "from tests.portfolio.made import several\nfrom tests.report.made import TODAY\nfrom stpgraph.portfolio import run\n"
        "made = run(several(3), TODAY, processes=2)\nprint(len(made.entries), len(made.unread))\n"
    )
    root = Path(__file__).parent.parent.parent
    told = subprocess.run([sys.executable, script], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(root)})
    assert told.stdout == "3 0\n"
