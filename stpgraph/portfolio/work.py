"""What one process does: reads, checks and assesses a few structures. Everything that goes in and out can be sent between
machines."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from stpgraph.errors import InputError
from stpgraph.files import Format, loads_bytes
from stpgraph.portfolio.entry import Entry, Unread, entry_of


@dataclass(frozen=True, slots=True)
class Task:
    """A structure file that is read: its place among all, its name, its notation and its bytes."""

    number: int
    name: str
    form: Format
    data: bytes


def work(tasks: Sequence[Task], today: date, set_here: Mapping[str, float]) -> tuple[tuple[int, Entry | Unread], ...]:
    """What is found of some structures, each with its number. A file that cannot be used does not stop the others."""
    return tuple(_worked(tasks, today, set_here))


def _worked(tasks: Sequence[Task], today: date, set_here: Mapping[str, float]) -> Iterator[tuple[int, Entry | Unread]]:
    for task in tasks:
        try:
            structure = loads_bytes(task.data, task.name, task.form)
        except InputError as error:
            yield task.number, Unread(task.name, error.faults, error.untold)
            continue
        try:
            yield task.number, entry_of(structure, task.name, today, set_here)
        except Exception as error:
            error.add_note(f"while checking {task.name}")
            raise


def prepare() -> None:
    """What a new process does first: what it has loaded by now is never looked through again for things to throw away."""
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)
