"""The whole store in one file, and back again, in either database."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import select

from stpgraph.store import (
    Access,
    DamagedStoreError,
    Keeper,
    NewerStoreError,
    Saved,
    Store,
    StoreConflictError,
    StoreError,
    backup,
    grant,
    open_store,
    restore_backup,
    revoke,
    tables,
    verify,
)
from tests.store.conftest import NewUrl
from tests.store.made import FIRST, named, titled


@pytest.fixture
def full(keeper: Keeper) -> Keeper:
    key = keeper.create(FIRST, "First – “é”").version.key
    keeper.save(key, named("board", "Other"), 1, "Second")
    keeper.create(titled("An option"), "What if", option_of=key)
    keeper.name_version(key, 1, "as begun")
    keeper.set_tags(key, ["a", "b"])
    keeper.grant("bob", "editor", "Kent")
    keeper.put_draft("tab", '{"unsaved": 1}', key=key, base=2)
    return keeper


def everything(store: Store) -> dict[str, list[object]]:
    with store.reading() as conn:
        return {each.name: sorted(map(tuple, conn.execute(select(each))), key=repr) for each in tables.KEPT}


def test_back_as_it_was(full: Keeper, url: str, new_url: NewUrl, tmp_path: Path) -> None:
    path = tmp_path / "backup.zip"
    assert backup(url, path) == path.stat().st_size
    for target in (new_url(), f"sqlite:///{tmp_path}/elsewhere.db"):
        assert restore_backup(path, target) == 2
        assert verify(target) == ()
        there = open_store(target)
        before, after = everything(full.store), everything(there)
        assert len(after["stp_audit"]) == len(before["stp_audit"]) + 1
        keeper = Keeper(there, Access.everything("Ann"))
        last = keeper.log()[0]
        assert (last.action, last.who) == ("import", "the operator")
        after["stp_audit"] = [row for row in after["stp_audit"] if row[0] != last.seq]  # type: ignore[index]
        assert after == before
        # And it goes on from there.
        assert isinstance(keeper.save("key-1", named("board", "Third"), 2, "Third"), Saved)
        assert there.verify() == ()
        with pytest.raises(StoreConflictError, match="not empty"):
            restore_backup(path, target)
        assert there.verify() == ()
        there.close()
    assert full.log()[0].action == "export"


def test_same_content_same_bytes(full: Keeper) -> None:
    from stpgraph.store.packing import packed

    with full.store.reading() as conn:
        assert packed(conn) == packed(conn)


def rewritten(data: bytes, name: str, content: bytes | None) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for each in old.namelist():
            if each != name or content is not None:
                new.writestr(each, content if each == name and content is not None else old.read(each))
    return buffer.getvalue()


def test_a_damaged_backup_restores_nothing(full: Keeper, new_url: NewUrl) -> None:
    data = full.export()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        log = archive.read("stp_audit.jsonl")
    shorter = log[: log[:-1].rindex(b"\n") + 1]
    from stpgraph.store.packing import digest

    forged = manifest | {"tables": manifest["tables"] | {"stp_audit": {"rows": 1, "sha256": digest(shorter)}}}
    cut_short = rewritten(rewritten(data, "stp_audit.jsonl", shorter), "manifest.json", json.dumps(forged).encode())
    store = open_store(new_url())
    keeper = Keeper(store, Access.everything())
    newer = rewritten(data, "manifest.json", json.dumps(manifest | {"form": "9"}).encode())
    for bad, sort, words in (
        (b"", DamagedStoreError, "cannot be read"),
        (b"PK\x03\x04 no zip", DamagedStoreError, "cannot be read"),
        (data[: len(data) // 2], DamagedStoreError, "cannot be read"),
        (rewritten(data, "manifest.json", None), DamagedStoreError, "cannot be read"),
        (rewritten(data, "manifest.json", b"[]"), DamagedStoreError, "cannot be read"),
        (rewritten(data, "stp_tags.jsonl", None), DamagedStoreError, "cannot be read"),
        (rewritten(data, "stp_audit.jsonl", log.replace(b"Ann", b"Eve", 1)), DamagedStoreError, "was altered"),
        (cut_short, DamagedStoreError, "was cut short or rewritten"),
        (newer, NewerStoreError, "another version of this program"),
    ):
        with pytest.raises(sort, match=words):
            keeper.take_in(bad)
        assert everything(store) == {each.name: [] for each in tables.KEPT}
    keeper.take_in(data)
    assert store.verify() == ()
    store.close()


def test_files_that_cannot_be_read_or_written(url: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be read: No such file"):
        restore_backup(tmp_path / "none.zip", url)
    with pytest.raises(StoreError, match="cannot be written"):
        backup(url, tmp_path / "none" / "backup.zip")


def test_roles_from_the_command_line(url: str) -> None:
    grant(url, "ann@example.org", "admin")
    store = open_store(url)
    assert Keeper(store, Access.of("ann@example.org")).role() == "admin"
    revoke(url, "ann@example.org")
    assert Keeper(store, Access.of("ann@example.org")).role() is None
    assert verify(url, store.head()) == ()
    store.close()
