"""A PostgreSQL server of the tests' own, in a folder of its own, on a socket of its own."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

ROOT = os.name == "posix" and os.geteuid() == 0


def binaries() -> Path | None:
    """The folder with `initdb` and `pg_ctl`, fetched from Debian's packages on a CI machine that has none."""
    found = _found()
    if found is None and ROOT and os.environ.get("CI") and shutil.which("apt-get"):
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "check": False}
        subprocess.run(["apt-get", "update", "-qq"], **quiet)  # type: ignore[call-overload]
        env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "install", "-y", "-qq", "postgresql"], env=env, **quiet)  # type: ignore[call-overload]
        found = _found()
    return found


def _found() -> Path | None:
    on_path = shutil.which("initdb")
    places = [*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True), *([Path(on_path).parent] if on_path else [])]
    return next((place for place in places if (place / "initdb").exists() and (place / "pg_ctl").exists()), None)


class Server:
    """A running server. Only a `safe` one writes to the disk before it answers, as a real one does."""

    def __init__(self, bin_folder: Path, folder: Path | None = None) -> None:
        """A new server, started; or the one in a folder, as it is."""
        self.bin = bin_folder
        self._user = _user()
        if folder is not None:
            self.folder, self._data = folder, folder / "data"
            return
        # Short: the path of a socket has 107 characters at most. Open to the user that the server runs as.
        self.folder = Path(tempfile.mkdtemp(prefix="stppg", dir="/tmp"))
        if self._user:
            shutil.chown(self.folder, self._user)
        self._data = self.folder / "data"
        self._run("initdb", "-D", str(self._data), "-U", "stp", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        self.start()

    def start(self, safe: bool = False) -> None:
        options = f"-c fsync={'on' if safe else 'off'} -k {self.folder} -c listen_addresses='' -c max_connections=60 -c shared_buffers=16MB"
        self._run("pg_ctl", "-D", str(self._data), "-w", "-s", "-l", str(self.folder / "log"), "-o", options, "start")

    def stop(self, mode: str = "fast") -> None:
        """`immediate` is a crash: no process of the server gets to finish anything."""
        self._run("pg_ctl", "-D", str(self._data), "-w", "-s", "-m", mode, "stop")

    def remove(self) -> None:
        self.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)

    def space(self, name: str) -> str:
        """A new, empty schema: a database within the database, much quicker to make; its address."""
        import psycopg

        with psycopg.connect(f"host={self.folder} user=stp dbname=postgres", autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}")
        return f"postgresql://stp@/postgres?host={self.folder}&options=-csearch_path%3D{name}"

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self.bin / program), *arguments]
        if self._user:
            command = ["runuser", "-u", self._user, "--", *command]
        # No pipe: the server would hold it open.
        log = self.folder / f"{program}.out"
        with log.open("ab") as out:
            done = subprocess.run(command, cwd="/tmp", stdout=out, stderr=out, stdin=subprocess.DEVNULL, check=False)
        assert done.returncode == 0, log.read_text()


def _user() -> str:
    """The user that the server runs as: it refuses to run as root."""
    if not ROOT:
        return ""
    for name in ("postgres", "nobody"):
        try:
            pwd.getpwnam(name)
        except KeyError:
            continue
        return name
    raise AssertionError("there is no user that a server could run as")
