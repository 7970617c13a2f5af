"""Checks and assesses any number of structures: here, in several processes, or on an engine that spans machines.

Results come in the order in which the structures were given, whoever finishes first. `PARALLEL_FROM` says from which size on a
second process is worth its start. This process takes part in the work: a new one needs longer to start than many a portfolio
takes.

Several processes are started afresh (“spawn”), which is safe beside threads; as always with these, a script of your own must keep
what it does under `if __name__ == "__main__":`.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from datetime import date
from itertools import islice
from multiprocessing import get_context

from stpgraph.errors import Fault, InputError
from stpgraph.portfolio.entry import Entry, Unread
from stpgraph.portfolio.piece import Piece
from stpgraph.portfolio.pieces import Given, gathered
from stpgraph.portfolio.table import Portfolio
from stpgraph.portfolio.work import Task, prepare, work

#: Bytes of structure files from which a second process pays for its start. By benchmarks/portfolio.py starting one costs as much
#: work as checking 200 to 350 kB; from twice that on it gains something for sure where a second core is idle.
PARALLEL_FROM = 700_000
#: More processes than this are not started unless they are asked for: each holds the whole program in memory.
MOST_PROCESSES = 8
#: Structures that go to another process, and to another machine, at a time.
_CHUNK, _CHUNK_AFAR = 2, 8
#: Chunks that wait for an engine of which it is not known how much it does at once.
_WAITING_AFAR = 200
#: Seconds between two looks at whether the user has had enough.
_LOOK = 0.2

Progress = Callable[[int, int], None]
_Result = tuple[tuple[int, Entry | Unread], ...]


def run(
    given: Iterable[Given],
    today: date,
    set_here: Mapping[str, float] | None = None,
    *,
    executor: Executor | None = None,
    processes: int | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Portfolio:
    """The portfolio of some structures: files, folders, zip files, or pieces that are there already.

    `today` decides which acceptances have run out; `set_here` thresholds come before those of the structures. `executor` is
    anything that works as those of concurrent.futures do: a pool of your own, or `dask.distributed.Client(...).get_executor()`
    for many machines, where stpgraph must be installed; it is not shut down. Without one, `processes` are used, this one
    among them (None = as many as are worth it). `progress` is told how many structures of how many are done, in this thread;
    `cancelled` is asked again and again, and once it says yes, the portfolio is given as far as it has got.

    Raises whatever the executor raises when it is lost. A process of our own that is lost is replaced, and a structure that
    costs two processes their life is told as one that cannot be used.
    """
    pieces = gathered(given)
    job = _Job(pieces, today, dict(set_here or {}), progress or _silent, cancelled or _never)
    if executor is not None:
        job.hand_out(executor, _CHUNK_AFAR, _WAITING_AFAR, here=False)
        return job.portfolio()
    helpers = (processes if processes is not None else _worthwhile(pieces)) - 1
    if helpers < 1:
        job.alone()
        return job.portfolio()
    pool = _pool(helpers)
    try:
        job.hand_out(pool, _CHUNK, helpers + 2, here=True)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
    job.rescue()
    return job.portfolio()


def _worthwhile(pieces: Sequence[Piece | Unread]) -> int:
    """How many processes are worth it for some files."""
    size = sum(each.size for each in pieces if isinstance(each, Piece))
    if size < PARALLEL_FROM:
        return 1
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, MOST_PROCESSES, 1 + size // PARALLEL_FROM))


def _pool(processes: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(processes, get_context("spawn"), _prepare)


def _prepare() -> None:
    # Ctrl-C reaches every process of a terminal; the first one tells the others what to do.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    prepare()


def _silent(done: int, total: int) -> None:
    pass


def _never() -> bool:
    return False


class _Job:
    """The work on one portfolio: what is still to be read, what waits, what is done."""

    def __init__(
        self,
        pieces: Sequence[Piece | Unread],
        today: date,
        set_here: Mapping[str, float],
        progress: Progress,
        cancelled: Callable[[], bool],
    ) -> None:
        self._told: list[Entry | Unread | None] = [each if isinstance(each, Unread) else None for each in pieces]
        self._done = sum(each is not None for each in self._told)
        self._todo = iter([(number, each) for number, each in enumerate(pieces) if isinstance(each, Piece)])
        self._today, self._set_here = today, set_here
        self._progress, self._cancelled = progress, cancelled
        self._lost: list[Task] = []
        self._stopped = False

    def portfolio(self) -> Portfolio:
        told = [each for each in self._told if each is not None]
        return Portfolio(
            tuple(each for each in told if isinstance(each, Entry)),
            tuple(each for each in told if isinstance(each, Unread)),
            len(self._told),
        )

    def alone(self) -> None:
        """Does everything in this process."""
        while not self._stop() and (tasks := self._next(1)):
            self._keep(work(tasks, self._today, self._set_here))

    def hand_out(self, executor: Executor, chunk: int, most: int, here: bool) -> None:
        """Gives the work to an executor, at most so many chunks at a time; `here`: this process takes part."""
        waiting: dict[Future[_Result], list[Task]] = {}
        try:
            while not self._stop():
                while not self._lost and len(waiting) < most and (tasks := self._next(chunk)):
                    self._submit(executor, tasks, waiting)
                if (here or self._lost) and (tasks := self._next(1)):
                    self._keep(work(tasks, self._today, self._set_here))
                    done = {each for each in waiting if each.done()}
                elif waiting:
                    done = wait(waiting, _LOOK, FIRST_COMPLETED).done
                else:
                    break
                for each in [each for each in waiting if each in done]:
                    self._take(each, waiting.pop(each), here)
        finally:
            for each in waiting:
                each.cancel()

    def rescue(self) -> None:
        """Does what was lost with a process of ours, each structure in a new process of its own: one of them may be to blame.

        Where no process can be started at all (a script without `if __name__ == "__main__":` is one cause), none of them is, and
        all are done here.
        """
        lost, self._lost = self._lost, []
        for task in lost:
            if self._stop():
                return
            with _pool(1) as pool:
                try:
                    pool.submit(int).result()
                except BrokenExecutor:
                    self._keep(work([task], self._today, self._set_here))
                    continue
                try:
                    self._keep(pool.submit(work, [task], self._today, self._set_here).result())
                except BrokenExecutor:
                    message = "Checking this file brought the program down twice: it may need more memory than there is."
                    self._keep(((task.number, Unread(task.name, (Fault(task.name, 0, 0, "", message),))),))

    def _submit(self, executor: Executor, tasks: list[Task], waiting: dict[Future[_Result], list[Task]]) -> None:
        try:
            waiting[executor.submit(work, tasks, self._today, self._set_here)] = tasks
        except BrokenExecutor:
            self._lost += tasks

    def _take(self, done: Future[_Result], tasks: list[Task], ours: bool) -> None:
        try:
            self._keep(done.result())
        except BrokenExecutor:
            if not ours:
                raise
            self._lost += tasks

    def _next(self, number: int) -> list[Task]:
        """The next structures, read; what cannot be read is told at once."""
        return list(islice(self._read(), number))

    def _read(self) -> Iterator[Task]:
        for number, piece in self._todo:
            try:
                data = piece.load()
            except InputError as error:
                self._keep(((number, Unread(piece.name, error.faults, error.untold)),))
                continue
            yield Task(number, piece.name, piece.form, data)

    def _keep(self, results: _Result) -> None:
        for number, told in results:
            if self._told[number] is not None:
                raise AssertionError(f"the result of structure {number} came twice")
            self._told[number] = told
            self._done += 1
            self._progress(self._done, len(self._told))

    def _stop(self) -> bool:
        self._stopped = self._stopped or self._cancelled()
        return self._stopped
