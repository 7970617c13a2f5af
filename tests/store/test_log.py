"""The log cannot be rewritten, and whoever does it all the same is found."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, Table, select, text
from sqlalchemy.exc import IntegrityError

from stpgraph.store import Access, DamagedStoreError, Keeper, Store, StoreError, open_store, tables
from stpgraph.store.checking import faults
from tests.store.made import FIRST, titled

RECORDS = tuple(each for each in tables.KEPT if each is not tables.drafts)


@pytest.fixture
def full(keeper: Keeper, store: Store) -> Store:
    """A store in which every table holds something, and every action was logged."""
    key = keeper.create(FIRST, "First").version.key
    keeper.save(key, titled("Other"), 1, "Second")
    keeper.restore(key, 1)
    keeper.set_status(key, "current", "Agreed")
    keeper.create(titled("An option"), "What if", option_of=key)
    keeper.name_version(key, 2, "as taken to the board")
    keeper.name_version(key, 1, "begun")
    keeper.name_version(key, 1, None)
    keeper.set_tags(key, ["draft"])
    keeper.set_tags(key, ["board", "final"])
    keeper.archive(key)
    keeper.undelete(key)
    keeper.move(key, "Surrey")
    keeper.grant("Ann@example.org", "viewer", "Kent")
    keeper.grant("bob", "admin")
    keeper.revoke("Ann@example.org", "Kent")
    keeper.grant("cat", "editor", "Surrey")
    keeper.export()
    return store


@contextmanager
def unguarded(store: Store) -> Iterator[Connection]:
    """A connection of somebody who owns the database and keeps to no rule; all that they do is undone."""
    with store.engine.connect() as conn:
        if conn.dialect.name == "sqlite":
            conn.connection.execute("PRAGMA foreign_keys=OFF")  # type: ignore[attr-defined]
            guards = [row[0] for row in conn.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))]
            assert len(guards) == 6
            for name in guards:
                conn.execute(text(f"DROP TRIGGER {name}"))
        else:
            conn.execute(text("SET session_replication_role = replica"))
        yield conn
        conn.rollback()
        if conn.dialect.name == "sqlite":
            conn.connection.execute("PRAGMA foreign_keys=ON")  # type: ignore[attr-defined]
        else:
            conn.execute(text("RESET session_replication_role"))
            conn.commit()


def test_all_is_well(full: Store) -> None:
    assert full.verify() == ()
    assert full.verify(full.head()) == ()
    assert full.head()[0] == 18
    logged = Keeper(full, Access.everything()).log()
    assert {each.action for each in logged} == {
        *("create", "save", "restore", "set status", "name", "tag", "archive", "undelete", "move", "grant", "revoke", "export")
    }
    assert [each.seq for each in logged] == list(range(18, 0, -1))
    assert json.loads(logged[3].detail) == {"to": "bob", "role": "admin", "footprint": ""}


@pytest.mark.parametrize("table", RECORDS, ids=lambda each: each.name)
def test_any_one_letter_changed_is_found(full: Store, table: Table) -> None:
    rng = random.Random(7)
    tried = refused = 0
    with unguarded(full) as conn:
        rows = conn.execute(select(table)).mappings().all()
        assert rows
        assert faults(conn) == ()
        for row in rows:
            for column in table.columns:
                point = conn.begin_nested()
                same = [table.c[each.name] == row[each.name] for each in table.primary_key.columns]
                try:
                    done = conn.execute(table.update().where(*same).values({column.name: altered(row[column.name], rng)}))
                    assert done.rowcount == 1
                    assert faults(conn), (row, column.name)
                    tried += 1
                except IntegrityError:
                    refused += 1
                point.rollback()
        assert tried > 4 * refused
        assert faults(conn) == ()


def altered(value: object, rng: random.Random) -> object:
    if isinstance(value, int):
        return value + rng.choice((-1, 1, 2))
    if not isinstance(value, str) or not value:
        return "x"
    at = rng.randrange(len(value))
    return value[:at] + chr(ord(value[at]) ^ rng.choice((1, 2, 4))) + value[at + 1 :]


@pytest.mark.parametrize("table", RECORDS, ids=lambda each: each.name)
def test_a_row_dropped_or_put_in_is_found(full: Store, table: Table) -> None:
    noted = full.head()
    with unguarded(full) as conn:
        rows = conn.execute(select(table)).mappings().all()
        for row in rows:
            point = conn.begin_nested()
            conn.execute(table.delete().where(*(table.c[each.name] == row[each.name] for each in table.primary_key.columns)))
            # The last line is of an export, which changed nothing: it is missed by who noted it.
            assert faults(conn, noted), row
            point.rollback()
        point = conn.begin_nested()
        key = list(table.primary_key.columns)[-1].name
        more = (
            dict(rows[-1])
            | {key: 99 if isinstance(rows[-1][key], int) else "99"}
            | ({"name": "99"} if table is tables.names else {})
        )
        conn.execute(table.insert().values(more))
        assert faults(conn)
        point.rollback()


def test_what_is_wrong_is_said(full: Store) -> None:
    with unguarded(full) as conn:
        conn.execute(text("UPDATE stp_audit SET who = 'Eve' WHERE seq = 2"))
        conn.execute(text("DELETE FROM stp_audit WHERE seq = 18"))
        conn.execute(text("UPDATE stp_versions SET content = content || ' ' WHERE number = 2"))
        conn.execute(text("DELETE FROM stp_tags WHERE tag = 'final'"))
        assert faults(conn, full.head()) == (
            "Line 2 of the log was altered.",
            "The log does not hold line 18 as it was noted: it was cut short or rewritten.",
            "Version 2 of “Other” was altered after it was saved.",
            "The list of versions differs from what the log tells (key-1, 2).",
            "The list of tags is missing something that the log tells of (key-1, final).",
        )


def test_the_database_itself_refuses(full: Store) -> None:
    statements = [
        "UPDATE stp_audit SET who = 'Eve' WHERE seq = 1",
        "DELETE FROM stp_audit WHERE seq = 1",
        "UPDATE stp_versions SET content = '{}' WHERE number = 1",
        "DELETE FROM stp_versions WHERE number = 1",
    ]
    if full.engine.dialect.name == "sqlite":
        statements += [
            "INSERT OR REPLACE INTO stp_audit SELECT seq, at, 'Eve', action, key, detail, previous, hash FROM stp_audit",
            "INSERT OR REPLACE INTO stp_versions SELECT key, number, title, status, '', sha256, who, at, why FROM stp_versions",
        ]
    else:
        statements += ["TRUNCATE stp_audit", "TRUNCATE stp_versions CASCADE"]
    for each in statements:
        with pytest.raises(StoreError, match="What was kept is never changed"), full.writing() as conn:
            conn.execute(text(each))
    assert full.verify() == ()


def test_an_altered_version_is_not_shown(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/store.db")
    keeper = Keeper(store, Access.everything())
    key = keeper.create(FIRST, "First").version.key
    with store.engine.connect() as conn, conn.begin():
        conn.execute(text("DROP TRIGGER stp_versions_update"))
        conn.execute(text("UPDATE stp_versions SET content = replace(content, 'Finance', 'Phantom')"))
    with pytest.raises(DamagedStoreError, match="is not what was saved"):
        keeper.latest(key)
    with store.engine.connect() as conn, conn.begin():
        conn.execute(text("DROP TABLE stp_tags"))
    assert store.verify() == ("A table of the store cannot be read: it is missing or damaged. Restore a backup.",)
    store.close()
