"""Bringing a store to the present form when it is opened."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from stpgraph.store.errors import NewerStoreError, StoreConflictError

#: The form of the store that this program knows; a test holds it to the newest file in migrations/versions.
HEAD = "0001"
_TABLE = "stp_form"
_HERE = Path(__file__).parent / "migrations"
#: Every step by its name. What is not among them was made by a newer program.
_KNOWN = ("0001",)


def form_of(conn: Connection) -> str | None:
    """The form that a store has; None for an empty database.

    Raises NewerStoreError for one that this program does not know, StoreConflictError for the database of another program.
    """
    found = inspect(conn)
    if not found.has_table(_TABLE):
        if conn.dialect.name == "sqlite" and found.get_table_names():
            raise StoreConflictError("This file is the database of another program. Name a file of its own for the store.")
        return None
    form = conn.execute(text(f"SELECT version_num FROM {_TABLE}")).scalar()  # noqa: S608
    if form is not None and form not in _KNOWN:
        raise NewerStoreError("The store was made by a newer version of this program. Update the program, then open it again.")
    return None if form is None else str(form)


def migrate(conn: Connection) -> None:
    """Runs every step that is missing, in the transaction at hand (which the caller has made the only one that writes)."""
    if form_of(conn) == HEAD:
        return
    # Takes a quarter of a second to import, and is wanted once in the life of a store.
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.runtime.migration import MigrationContext, RevisionStep
    from alembic.script import ScriptDirectory

    script = ScriptDirectory(str(_HERE))

    def steps(revision: str | Sequence[str], context: MigrationContext) -> list[RevisionStep]:
        return list(script._upgrade_revs("head", revision))  # type: ignore[arg-type]

    with EnvironmentContext(Config(), script, fn=steps) as environment:
        environment.configure(connection=conn, version_table=_TABLE)
        environment.run_migrations()
