"""The whole store in one file, and back: a zip of one JSON text a line, one file a table, with a manifest of their hashes.

The same for both databases, so that a store can move from one to the other. Who has which structure open is not kept.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from stpgraph.store import audit, checking, tables
from stpgraph.store.errors import DamagedStoreError, NewerStoreError, StoreConflictError
from stpgraph.store.migrate import HEAD

_MANIFEST = "manifest.json"
#: A backup that unpacks to more is none of ours.
_MOST_BYTES = 4_000_000_000
_SAME_MOMENT = (1980, 1, 1, 0, 0, 0)


def packed(conn: Connection) -> bytes:
    """Everything in the store at this moment. Same content, same bytes."""
    manifest: dict[str, Any] = {"what": "stpgraph store", "form": HEAD, "head": list(checking.head(conn)), "tables": {}}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in tables.KEPT:
            rows = sorted(_ordered(row._mapping, table) for row in conn.execute(select(table)))
            data = "".join(audit.canonical(dict(row)) + "\n" for _, row in rows).encode()
            manifest["tables"][table.name] = {"rows": len(rows), "sha256": digest(data)}
            _put(archive, f"{table.name}.jsonl", data)
        _put(archive, _MANIFEST, audit.canonical(manifest).encode() + b"\n")
    return buffer.getvalue()


def unpack(conn: Connection, data: bytes) -> None:
    """Puts a backup into an empty store. Raises StoreConflictError where it is not empty, DamagedStoreError, NewerStoreError; the
    transaction at hand must then be given up."""
    for table in tables.KEPT:
        if conn.execute(select(func.count()).select_from(table)).scalar():
            raise StoreConflictError("The store is not empty. Restore a backup into a new store; nothing was changed.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(each.file_size for each in archive.infolist()) > _MOST_BYTES:
                raise DamagedStoreError("This file is no backup of a store: it holds too much.")
            manifest = json.loads(archive.read(_MANIFEST))
            if manifest["form"] != HEAD:
                raise NewerStoreError("The backup was made by another version of this program. Use that version, or a newer one.")
            for table in tables.KEPT:
                _restore(conn, table, archive.read(f"{table.name}.jsonl"), manifest["tables"][table.name])
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, OSError, EOFError, NotImplementedError) as error:
        raise DamagedStoreError("This file is no backup of a store, or is damaged: it cannot be read.") from error
    wrong = checking.faults(conn, (int(manifest["head"][0]), str(manifest["head"][1])))
    if wrong:
        raise DamagedStoreError(f"The backup does not hold what was saved, so nothing was restored. {' '.join(wrong[:3])}")


def digest(data: bytes) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _restore(conn: Connection, table: Table, data: bytes, said: dict[str, Any]) -> None:
    if digest(data) != said["sha256"]:
        raise DamagedStoreError("The backup is damaged: one of its parts was altered. Nothing was restored.")
    for batch in _batches(data):
        conn.execute(insert(table), batch)


def _batches(data: bytes, most: int = 500) -> Iterator[list[dict[str, Any]]]:
    lines = data.decode().split("\n")[:-1]
    for start in range(0, len(lines), most):
        yield [json.loads(line) for line in lines[start : start + most]]


def _ordered(row: Any, table: Table) -> tuple[list[Any], list[tuple[str, Any]]]:
    return [row[column.name] for column in table.primary_key.columns], list(row.items())


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, _SAME_MOMENT)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    archive.writestr(info, data)
