"""The log: a line for every change, each sealed with the one before, so that no line can be altered, dropped or put in unseen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select

from stpgraph.store import tables
from stpgraph.store.errors import StoreError

#: What the first line has in place of the seal of the line before.
BEGINNING = "0" * 64


def canonical(value: object) -> str:
    """JSON of which there is one for each value: keys in order, no spaces, characters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def sha256(value: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()


def seal(row: Mapping[str, object]) -> str:
    """The hash of a line: of everything in it, the hash of the line before among it."""
    return sha256(canonical([row[name] for name in ("seq", "at", "who", "action", "key", "detail", "previous")]))


def append(conn: Connection, at: str, who: str, action: str, key: str = "", **detail: object) -> None:
    """Adds a line, in the transaction of the change that it tells of."""
    last = conn.execute(select(tables.audit.c.seq, tables.audit.c.hash).order_by(tables.audit.c.seq.desc()).limit(1)).first()
    seq, previous = (last[0] + 1, last[1]) if last else (1, BEGINNING)
    row = {"seq": seq, "at": at, "who": who, "action": action, "key": key, "detail": canonical(detail), "previous": previous}
    conn.execute(insert(tables.audit).values(row | {"hash": seal(row)}))


def stamp(moment: datetime) -> str:
    """A moment as the store writes it. A moment without a time zone is taken as local time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def moment_of(written: str) -> datetime:
    """The moment that the store wrote."""
    return datetime.fromisoformat(written)


def checked(value: str, what: str, most: int = 2_000) -> str:
    """A text that every database can hold, without blanks around it. Raises StoreError where it is blank, too long or unprintable."""
    value = value.strip()
    if not value:
        raise StoreError(f"{what} is missing: write it down.")
    if len(value) > most:
        raise StoreError(f"{what} is too long: {most:,} characters at most.")
    return plain_text(value, what)


def plain_text(value: str, what: str) -> str:
    """The text itself. Raises StoreError where it holds what no database can keep."""
    try:
        value.encode()
    except UnicodeEncodeError:
        raise StoreError(f"{what} holds half a character: remove it.") from None
    if "\0" in value:
        raise StoreError(f"{what} holds an unprintable character: remove it.")
    return value
