"""Reaching a database: SQLite in a file, or PostgreSQL by URL; how durable, how long to wait, and in whose turn to write."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from platformdirs import user_data_path
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from stpgraph.errors import UsageError
from stpgraph.store.errors import StoreError, StoreUnreachableError

#: So many seconds a change waits for its turn.
PATIENCE = 30
#: The number of the lock by which changes take turns on PostgreSQL ("stpgraph" in no particular coding).
_TURN = 0x57_06_6A_F0
_URLS = "Write sqlite:///path/to/file.db, or postgresql://name:password@host/database."
#: Waits its turn; a writer that has vanished gives the turn back; a server set to answer before it has written is told to write first.
_POSTGRESQL_TURN = f"""
SELECT set_config('lock_timeout', '{PATIENCE}s', true), set_config('idle_in_transaction_session_timeout', '60s', true),
CASE current_setting('synchronous_commit') WHEN 'off' THEN set_config('synchronous_commit', 'on', true) END,
pg_advisory_xact_lock({_TURN})
"""


def url_of(given: str | None) -> URL:
    """Where the store is: the person's own data folder where nothing is said. Raises UsageError for an address of another sort."""
    if given is None:
        return URL.create("sqlite", database=str(user_data_path("stpgraph", appauthor=False) / "store.db"))
    try:
        url = make_url(given)
    except ArgumentError:
        raise UsageError(f"This is not the address of a store. {_URLS}") from None
    if url.drivername in ("postgresql", "postgres", "postgresql+psycopg"):
        return url.set(drivername="postgresql+psycopg")
    if url.drivername != "sqlite" or url.database in (None, "", ":memory:"):
        raise UsageError(f"A store is a SQLite file or a PostgreSQL database. {_URLS}")
    return url


def engine_for(url: URL) -> Engine:
    """The engine for an address; connects to nothing yet. Raises StoreUnreachableError where a driver or folder cannot be had."""
    if url.drivername == "sqlite":
        file = Path(url.database or "")
        try:
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise StoreUnreachableError(f"The folder for the store cannot be made: {error.strerror or error}.") from None
        engine = create_engine(url, connect_args={"timeout": PATIENCE, "isolation_level": None})
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    try:
        return create_engine(url, pool_pre_ping=True, pool_size=10, max_overflow=20, connect_args={"connect_timeout": PATIENCE})
    except ImportError:
        raise StoreUnreachableError(
            "To use PostgreSQL, install its driver: pip install 'stpgraph[postgresql]'. Or use a SQLite file."
        ) from None


def _set_up_sqlite(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={PATIENCE * 1000}")
    until = time.monotonic() + PATIENCE
    # Whoever opens the file first turns it to write-ahead logging, and SQLite makes nobody wait for that: the others try again.
    while cursor.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
            break
        except Exception as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.01)
    # Every commit is on the disk before it is acknowledged (fullfsync: also where fsync alone does not see to that).
    for pragma in ("synchronous=FULL", "fullfsync=ON", "foreign_keys=ON", "recursive_triggers=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(conn: Connection) -> None:
    # A change takes its turn at once: to read first and then ask to write is refused when somebody wrote in between.
    conn.exec_driver_sql("BEGIN IMMEDIATE" if conn.get_execution_options().get("stp_write") else "BEGIN")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One change, whole or not at all, and nobody else's at the same time. Raises StoreError."""
    with _plainly(), engine.connect().execution_options(stp_write=True) as conn, conn.begin():
        if engine.dialect.name == "postgresql":
            conn.execute(text(_POSTGRESQL_TURN))
        yield conn


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One view of the store at one moment, however many questions are asked of it. Raises StoreError."""
    at_once: dict[str, Any] = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}
    with _plainly(), engine.connect().execution_options(**at_once) as conn, conn.begin():
        yield conn


@contextmanager
def _plainly() -> Iterator[None]:
    """Errors of the database and its driver in plain words."""
    try:
        yield
    except SQLAlchemyError as error:
        raise _told(error) from error


def _told(error: SQLAlchemyError) -> StoreError:
    words = str(getattr(error, "orig", None) or error).lower()
    if "locked" in words or "lock timeout" in words or "queuepool limit" in words:
        return StoreUnreachableError("The store is busy: others are writing to it. Nothing was changed; try again in a moment.")
    if "not a database" in words or "malformed" in words:
        return StoreUnreachableError("The file is not a store, or is damaged. Restore a backup, or name another file.")
    if "readonly" in words or "read-only" in words or "permission denied" in words:
        return StoreUnreachableError("The store cannot be written to: it is read-only for this program.")
    if ("disk" in words and "full" in words) or "no space" in words:
        return StoreUnreachableError("The disk of the store is full. Nothing was changed; make room, then try again.")
    if "never changed" in words:
        return StoreError("What was kept is never changed.")
    return StoreUnreachableError(
        "The store cannot be reached, or has stopped answering. Check that its file or server is there, then look whether the last "
        "change is in it before you make it again."
    )
