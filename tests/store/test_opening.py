"""Opening a store: wherever it is, in whatever form, and what is said when it cannot be."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from stpgraph.errors import UsageError
from stpgraph.store import (
    Access,
    Keeper,
    NewerStoreError,
    Store,
    StoreConflictError,
    StoreUnreachableError,
    migrate,
    open_store,
    tables,
)
from stpgraph.store.engine import url_of
from tests.store.made import FIRST


def test_the_migrations_make_the_tables(store: Store) -> None:
    with store.engine.connect() as conn:
        context = MigrationContext.configure(conn, opts={"version_table": "stp_form", "compare_type": True})
        assert compare_metadata(context, tables.metadata) == []
    script = ScriptDirectory(str(Path(migrate.__file__).parent / "migrations"))
    assert script.get_heads() == [migrate.HEAD]
    assert {each.revision for each in script.walk_revisions()} == set(migrate._KNOWN)


def test_opened_again_it_is_as_it_was(store: Store, keeper: Keeper, url: str) -> None:
    key = keeper.create(FIRST, "First").version.key
    again = open_store(url)
    assert again.ready()
    assert Keeper(again, Access.everything()).latest(key).structure == FIRST
    again.close()


def test_many_open_a_new_store_at_once(url: str) -> None:
    faults: list[BaseException] = []

    def work() -> None:
        try:
            store = open_store(url)
            Keeper(store, Access.everything()).create(FIRST, "First")
            store.close()
        except BaseException as error:
            faults.append(error)

    threads = [threading.Thread(target=work) for _ in range(6)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert not faults
    store = open_store(url)
    assert len(Keeper(store, Access.everything()).listing()) == 6
    assert store.verify() == ()
    store.close()


def test_a_newer_store_is_left_alone(store: Store, url: str) -> None:
    with store.engine.connect() as conn, conn.begin():
        conn.execute(text("UPDATE stp_form SET version_num = '9999'"))
    with pytest.raises(NewerStoreError, match="newer version of this program"):
        open_store(url)


def test_sqlite_is_set_to_be_safe(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/new/folder/store.db")
    with store.reading() as conn:
        found = {name: conn.execute(text(f"PRAGMA {name}")).scalar() for name in ("journal_mode", "synchronous", "foreign_keys")}
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    store.close()


def test_files_that_are_no_store(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("This is a letter, and no database at all. " * 50)
    with pytest.raises(StoreUnreachableError, match="not a store, or is damaged"):
        open_store(f"sqlite:///{tmp_path}/text.db")
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE recipes (name TEXT)")
    other.close()
    with pytest.raises(StoreConflictError, match="the database of another program"):
        open_store(f"sqlite:///{tmp_path}/other.db")
    with pytest.raises(StoreUnreachableError, match="cannot be reached"):
        open_store(f"sqlite:///{tmp_path}")
    with pytest.raises(StoreUnreachableError, match="The folder for the store cannot be made"):
        open_store(f"sqlite:///{tmp_path}/text.db/store.db")


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(StoreUnreachableError, match="cannot be reached") as told:
        open_store(f"postgresql://ann:secret@/none?host={tmp_path}")
    assert "secret" not in str(told.value)


def test_addresses() -> None:
    assert url_of("postgresql://a:b@host/db").drivername == "postgresql+psycopg"
    assert url_of("postgres://a:b@host/db").drivername == "postgresql+psycopg"
    assert url_of("postgresql+psycopg://host/db").drivername == "postgresql+psycopg"
    default = url_of(None)
    assert default.drivername == "sqlite"
    assert Path(default.database or "").name == "store.db"
    assert Path(default.database or "").is_absolute()
    for wrong in ("", "store.db", "sqlite://", "sqlite:///:memory:", "mysql://host/db"):
        with pytest.raises(UsageError, match="sqlite:///path/to/file"):
            url_of(wrong)


def test_the_address_is_told_without_the_password(tmp_path: Path) -> None:
    from stpgraph.store.engine import engine_for

    pytest.importorskip("psycopg")
    store = Store(engine_for(url_of("postgresql://ann:secret@host/db")))
    assert store.address == "postgresql+psycopg://ann:***@host/db"
    assert "secret" not in repr(store)


def test_a_driver_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreUnreachableError, match="install its driver"):
        open_store("postgresql://host/db")


def test_a_store_that_others_hold_is_busy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from stpgraph.store import engine

    monkeypatch.setattr(engine, "PATIENCE", 0)
    store = open_store(f"sqlite:///{tmp_path}/store.db")
    holder = sqlite3.connect(tmp_path / "store.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreUnreachableError, match="busy: others are writing"):
        Keeper(store, Access.everything()).create(FIRST, "First")
    holder.execute("ROLLBACK")
    holder.close()
    Keeper(store, Access.everything()).create(FIRST, "First")
    store.close()


@pytest.mark.parametrize(
    ("pragma", "words"),
    [("query_only=ON", "is read-only for this program"), ("max_page_count=1", "The disk of the store is full")],
)
def test_a_store_that_cannot_be_written_to(tmp_path: Path, pragma: str, words: str) -> None:
    store = open_store(f"sqlite:///{tmp_path}/store.db")
    keeper = Keeper(store, Access.everything())
    for number in range(3):
        keeper.create(FIRST, "First", key=f"key-{number}")
    with store.engine.connect() as conn:
        conn.exec_driver_sql(f"PRAGMA {pragma}")
    with pytest.raises(StoreUnreachableError, match=words):
        keeper.create(FIRST.model_copy(update={"notes": "x" * 19_000}), "Large")
    store.close()
    again = open_store(f"sqlite:///{tmp_path}/store.db")
    assert again.verify() == ()
    again.close()
