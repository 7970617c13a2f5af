"""Versions of structures: writing one down, finding one again, and merging what two people saved."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, insert, select

from stpgraph.compare.merge import merge
from stpgraph.errors import InputError
from stpgraph.files import loads, plain
from stpgraph.model import Structure
from stpgraph.store import audit, tables
from stpgraph.store.errors import DamagedStoreError, NotFoundError, StoreError
from stpgraph.store.records import Conflict, Kept, Saved, Version

_ABOUT = ("key", "number", "title", "status", "sha256", "who", "at", "why")
_VERSIONS, _NAMES = tables.versions.c, tables.names.c


def content_of(structure: Structure) -> str:
    """A structure as the store writes it: JSON of which there is one for each structure. Raises StoreError for one too large to read."""
    content = audit.canonical(plain(structure))
    try:
        if loads(content, "the structure", "json") == structure:
            return content
    except InputError as error:
        raise StoreError(f"The structure cannot be kept, for it could not be read again. {error.faults[0].message}") from None
    raise StoreError("The structure cannot be kept, for it would not be the same when it is read again.")


def structure_of(content: str, digest: str) -> Structure:
    """The structure that was written. Raises DamagedStoreError where it is not what was written."""
    try:
        if audit.sha256(content) == digest:
            return loads(content, "the structure", "json")
    except InputError:
        pass
    raise DamagedStoreError(
        "This version is not what was saved: somebody has altered the store. Check the store, and restore a backup."
    )


def add(conn: Connection, key: str, number: int, structure: Structure, who: str, at: str, why: str) -> Version:
    """Writes a version down."""
    content = content_of(structure)
    row = {"key": key, "number": number, "title": structure.title, "status": structure.status, "sha256": audit.sha256(content)}
    row |= {"who": who, "at": at, "why": why}
    conn.execute(insert(tables.versions).values(row | {"content": content}))
    return Version(**(row | {"at": audit.moment_of(at)}), name=None)  # type: ignore[arg-type]


def about(version: Version) -> dict[str, object]:
    """What the log says of a version."""
    return {name: getattr(version, name) for name in ("number", "sha256", "title", "status", "why")}


def history(conn: Connection, key: str) -> tuple[Version, ...]:
    """Every version of a structure, the newest first, without content."""
    return tuple(reversed(found(conn, _VERSIONS.key == key)))


def found(conn: Connection, wanted: ColumnElement[bool]) -> tuple[Version, ...]:
    """Versions without content, by key and number."""
    return tuple(map(_version, conn.execute(_select().where(wanted).order_by(_VERSIONS.key, _VERSIONS.number))))


def kept(conn: Connection, key: str, number: int | None = None, until: datetime | None = None) -> Kept:
    """A version by number, or the latest, or the latest of a moment. Raises NotFoundError, DamagedStoreError."""
    wanted = _select(content=True).where(_VERSIONS.key == key).order_by(_VERSIONS.number.desc()).limit(1)
    if number is not None:
        wanted = wanted.where(_VERSIONS.number == number)
    if until is not None:
        wanted = wanted.where(_VERSIONS.at <= audit.stamp(until))
    row = conn.execute(wanted).first()
    if row is None:
        when = f"version {number}" if number is not None else "version at that time" if until is not None else "structure"
        raise NotFoundError(f"There is no such {when} in the store.")
    return Kept(_version(row), structure_of(row.content, row.sha256))


def latest(conn: Connection, key: str) -> Version:
    """The latest version, without content. Raises NotFoundError."""
    row = conn.execute(_select().where(_VERSIONS.key == key).order_by(_VERSIONS.number.desc()).limit(1)).first()
    if row is None:
        raise NotFoundError("There is no such structure in the store.")
    return _version(row)


def brought_together(conn: Connection, key: str, structure: Structure, base: int, last: Version) -> Saved | Conflict:
    """What is to be written when `structure` was made from version `base`; in a Saved, `version` is still the last one."""
    if base == last.number:
        return Saved(last, structure)
    theirs = kept(conn, key, last.number).structure
    merged = merge(kept(conn, key, base).structure, structure, theirs)
    if merged.structure is None:
        return Conflict(last, merged)
    return Saved(last, merged.structure, True, merged.took, merged.structure != theirs)


def _select(content: bool = False) -> Select[tuple[object, ...]]:
    columns = [_VERSIONS[name] for name in (*_ABOUT, *(("content",) if content else ()))]
    joined = and_(_NAMES.key == _VERSIONS.key, _NAMES.number == _VERSIONS.number)
    return select(*columns, _NAMES.name).select_from(tables.versions.outerjoin(tables.names, joined))


def _version(row: Row[tuple[object, ...]]) -> Version:
    found = {name: getattr(row, name) for name in (*_ABOUT, "name")}
    return Version(**(found | {"at": audit.moment_of(found["at"])}))
