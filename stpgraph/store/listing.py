"""The list of structures, and what the store says of one apart from its versions."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select, update

from stpgraph.store import tables
from stpgraph.store.errors import NotFoundError, StoreConflictError
from stpgraph.store.records import Entry, Version
from stpgraph.store.versions import found

_STRUCTURES, _NAMES = tables.structures.c, tables.names.c


@dataclass(frozen=True, slots=True)
class Record:
    """What the store says of a structure. Empty footprint: of none."""

    footprint: str
    option_of: str | None
    archived: bool


def record(conn: Connection, key: str) -> Record:
    """What the store says of a structure. Raises NotFoundError."""
    row = conn.execute(select(tables.structures).where(_STRUCTURES.key == key)).first()
    if row is None:
        raise NotFoundError("There is no such structure in the store.")
    return Record(row.footprint, row.option_of, bool(row.archived))


def add(conn: Connection, key: str, footprint: str, option_of: str | None) -> None:
    """Writes a new structure down. Raises StoreConflictError where there is one."""
    if conn.execute(select(_STRUCTURES.key).where(_STRUCTURES.key == key)).first():
        raise StoreConflictError("This structure is in the store already. Save a new version of it.")
    conn.execute(insert(tables.structures).values(key=key, footprint=footprint, option_of=option_of, archived=0))


def change(conn: Connection, key: str, **values: object) -> None:
    """Changes what the store says of a structure."""
    conn.execute(update(tables.structures).where(_STRUCTURES.key == key).values(**values))


def set_tags(conn: Connection, key: str, wanted: tuple[str, ...]) -> None:
    """Puts tags in place of those that were there."""
    conn.execute(delete(tables.tags).where(tables.tags.c.key == key))
    for tag in wanted:
        conn.execute(insert(tables.tags).values(key=key, tag=tag))


def set_name(conn: Connection, key: str, number: int, name: str | None) -> None:
    """Names a version, or takes its name away. Raises StoreConflictError where another version has the name."""
    if name is not None:
        other = conn.execute(
            select(_NAMES.number).where(_NAMES.key == key, _NAMES.name == name, _NAMES.number != number)
        ).scalar()
        if other is not None:
            raise StoreConflictError(f"Version {other} is named “{name}” already. Choose another name.")
    conn.execute(delete(tables.names).where(_NAMES.key == key, _NAMES.number == number))
    if name is not None:
        conn.execute(insert(tables.names).values(key=key, number=number, name=name))


def entries(conn: Connection) -> tuple[Entry, ...]:
    """Every structure with its latest version, by footprint, title and key."""
    tags: defaultdict[str, list[str]] = defaultdict(list)
    for row in conn.execute(select(tables.tags)):
        tags[row.key].append(row.tag)
    latest = {version.key: version for version in _latest(conn)}
    listed = [
        Entry(row.key, row.footprint, row.option_of, bool(row.archived), tuple(sorted(tags[row.key])), latest[row.key])
        for row in conn.execute(select(tables.structures))
    ]
    return tuple(sorted(listed, key=lambda each: (each.footprint, each.title.casefold(), each.key)))


def _latest(conn: Connection) -> tuple[Version, ...]:
    versions = tables.versions.c
    newest = select(versions.key, func.max(versions.number).label("number")).group_by(versions.key).subquery()
    return found(conn, (versions.key == newest.c.key) & (versions.number == newest.c.number))
