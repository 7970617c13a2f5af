"""A Streamlit server in a process of its own, with a store of its own, for as long as something is measured."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

ROOT = Path(__file__).parent.parent
#: So many seconds a server may take to start.
PATIENCE = 60


@dataclass
class Server:
    """A server that runs. When it has ended: the seconds of work that it did, its largest memory in MB, and what it complained of."""

    port: int
    folder: Path
    cpu: float = 0.0
    memory: float = 0.0
    complaints: list[str] = field(default_factory=list)
    _process: subprocess.Popen[bytes] | None = None

    @property
    def store(self) -> str:
        """The address of its store."""
        return f"sqlite:///{self.folder / 'store.db'}"

    def work(self) -> float:
        """The seconds of work that it has done so far; not a number where the system does not tell."""
        if self._process is None:
            return self.cpu
        try:
            # Behind the name in brackets: the 12th and 13th are ticks of work, of the program and of the system for it.
            told = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return float("nan")
        return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self) -> None:
        """Ends the server; its store stays until the block of `served` ends."""
        process, self._process = self._process, None
        if process is None:
            return
        process.terminate()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.cpu, self.memory = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
        self.complaints += _complaints(self.folder)


@contextmanager
def served(script: Path) -> Iterator[Server]:
    """A server of a script with an empty store, until the block ends; then its store and its log are gone. It is set up like the app,
    with everything of the environment left out that would set it up otherwise."""
    with TemporaryDirectory(prefix="stpgraph-sessions-") as name:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        server = Server(port, Path(name))
        env = {key: value for key, value in os.environ.items() if not key.startswith(("STPGRAPH_", "STREAMLIT_"))}
        env |= {"STPGRAPH_STORE": server.store, "STPGRAPH_LOG_FILE": str(server.folder / "log")}
        command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port), "--server.headless", "true"]
        with open(server.folder / "said", "wb") as said:
            process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=said, stderr=subprocess.STDOUT)
        server._process = process
        try:
            _ready(server, process)
            yield server
        finally:
            server.stop()


def _ready(server: Server, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        with suppress(OSError), urlopen(f"http://127.0.0.1:{server.port}/_stcore/health", timeout=5):
            return
        time.sleep(0.1)
    raise SystemExit(f"The server did not start: {(server.folder / 'said').read_text('utf-8', 'replace')}")


def _complaints(folder: Path) -> list[str]:
    """What is in the log above mere information, and tracebacks that went past it."""
    log, said = folder / "log", (folder / "said").read_text("utf-8", "replace")
    lines = [json.loads(line) for line in log.read_text("utf-8").splitlines()] if log.exists() else []
    found = [f"In the log: {json.dumps({**each, 'moment': None})}" for each in lines if each["level"] != "info"]
    return found + ([f"Past the log: {said[-2_000:]}"] if "Traceback" in said else [])
