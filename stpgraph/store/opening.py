"""Opening a store."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine

from stpgraph.store import checking, engine
from stpgraph.store.migrate import HEAD, form_of, migrate


def _now() -> datetime:
    return datetime.now(UTC)


def _random_key() -> str:
    return uuid.uuid4().hex


@dataclass(frozen=True, slots=True)
class Store:
    """An open store; safe to share among threads. `clock` and `new_key` are given from outside in tests."""

    engine: Engine = field(repr=False)
    clock: Callable[[], datetime] = _now
    new_key: Callable[[], str] = _random_key

    @property
    def address(self) -> str:
        """Where it is, for readers: without any password."""
        return self.engine.url.render_as_string(hide_password=True)

    def writing(self) -> AbstractContextManager[Connection]:
        """One change, whole or not at all, and nobody else's at the same time. Raises StoreError."""
        return engine.writing(self.engine)

    def reading(self) -> AbstractContextManager[Connection]:
        """One view of the store at one moment. Raises StoreError."""
        return engine.reading(self.engine)

    def verify(self, noted: tuple[int, str] | None = None) -> tuple[str, ...]:
        """What is wrong with the store, in sentences; nothing where all is well. `noted` is a `head` that was written down elsewhere:
        with it, a log that was cut short or rewritten as a whole is found too. Raises StoreError where the store cannot be read."""
        with self.reading() as conn:
            return checking.faults(conn, noted)

    def head(self) -> tuple[int, str]:
        """The number and seal of the last line of the log."""
        with self.reading() as conn:
            return checking.head(conn)

    def ready(self) -> bool:
        """Whether the store answers and is in the form that this program knows. Raises StoreError where it does not answer."""
        with self.reading() as conn:
            return form_of(conn) == HEAD

    def close(self) -> None:
        """Gives every connection back."""
        self.engine.dispose()


def open_store(
    url: str | None = None, *, clock: Callable[[], datetime] = _now, new_key: Callable[[], str] = _random_key
) -> Store:
    """The store at an address, brought to the present form: `sqlite:///path/to/file.db`, `postgresql://name:password@host/database`, or
    None for a file in the person's own data folder.

    Raises UsageError for an address of another sort, StoreUnreachableError, NewerStoreError.
    """
    store = Store(engine.engine_for(engine.url_of(url)), clock, new_key)
    try:
        if not store.ready():
            with store.writing() as conn:
                migrate(conn)
    except BaseException:
        store.close()
        raise
    return store
