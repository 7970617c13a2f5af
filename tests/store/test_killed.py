"""Killed at any moment, under load, the store holds every acknowledged save and nothing half-written.

A kill ends a process and not the machine, so that what was written but not yet on the disk stays: SQLite's files are held in memory
where there is such a place, to be quick.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.postgres import Server
from tests.strategies import examples

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def quick_place() -> Iterator[Path]:
    memory = Path("/dev/shm")
    place = Path(tempfile.mkdtemp(prefix="stp", dir=memory if memory.is_dir() else None))
    yield place
    shutil.rmtree(place)


@pytest.fixture
def safe_server(server: Server) -> Iterator[Server]:
    """A server that writes to the disk before it answers."""
    server.stop()
    server.start(safe=True)
    yield server
    server.stop()
    server.start()


def run(*arguments: object) -> list[int]:
    """What the killing process counted."""
    command = [sys.executable, "-W", "error", "-m", "tests.store.killing", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    return [int(each) for each in done.stdout.split()]


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
def test_writers_killed_on_sqlite(quick_place: Path) -> None:
    counted = run("kill", 1, examples(50), *(f"sqlite:///{quick_place}/{each}.db" for each in "abcd"))
    assert len(counted) == 4
    assert all(counted)


def test_writers_and_server_killed_on_postgresql(safe_server: Server) -> None:
    counted = run("kill", 2, examples(50), *(safe_server.space(f"killed_{each}") for each in "ab"))
    assert len(counted) == 2
    assert all(counted)
    (counted_in_crashes,) = run("crash", 3, 3, safe_server.space("crashed"), safe_server.bin, safe_server.folder)
    assert counted_in_crashes >= 3
