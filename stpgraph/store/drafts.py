"""Unsaved work, and who has what open. Neither is a record of anything: nothing of it is logged."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, Row, delete, insert, select

from stpgraph.store import audit, tables
from stpgraph.store.errors import NotFoundError, StoreConflictError
from stpgraph.store.records import Draft, Present

_DRAFTS, _PRESENCE = tables.drafts.c, tables.presence.c


def put(conn: Connection, owner: str, draft: Draft) -> Draft:
    """Writes a draft over the one that its writer has seen last (`draft.counter`, 0 for none); the counter goes up by one.

    Raises StoreConflictError where the draft was written since, from another tab; the same content sent twice is written once.
    """
    audit.plain_text(draft.content, "The draft")
    there = conn.execute(select(tables.drafts).where(_DRAFTS.owner == owner, _DRAFTS.id == draft.id)).first()
    if there is not None and (there.content, there.key, there.base) == (draft.content, draft.key, draft.base):
        return _draft(there)
    if (there.counter if there is not None else 0) != draft.counter:
        raise StoreConflictError(
            "This draft was changed in another tab or window since, or was saved there. Nothing was written over; look at that one first."
        )
    conn.execute(delete(tables.drafts).where(_DRAFTS.owner == owner, _DRAFTS.id == draft.id))
    row = {"id": draft.id, "key": draft.key, "base": draft.base, "content": draft.content, "counter": draft.counter + 1}
    conn.execute(insert(tables.drafts).values(row | {"owner": owner, "at": audit.stamp(draft.at)}))
    return Draft(draft.id, draft.key, draft.base, draft.content, draft.counter + 1, draft.at)


def of(conn: Connection, owner: str) -> tuple[Draft, ...]:
    """The drafts of a person, the newest first."""
    wanted = select(tables.drafts).where(_DRAFTS.owner == owner)
    rows = sorted(conn.execute(wanted), key=lambda row: (row.at, row.id), reverse=True)
    return tuple(map(_draft, rows))


def one(conn: Connection, owner: str, draft_id: str) -> Draft:
    """A draft. Raises NotFoundError."""
    row = conn.execute(select(tables.drafts).where(_DRAFTS.owner == owner, _DRAFTS.id == draft_id)).first()
    if row is None:
        raise NotFoundError("There is no such draft; it was saved or dropped.")
    return _draft(row)


def drop(conn: Connection, owner: str, draft_id: str, counter: int | None) -> None:
    """Drops a draft if it is there. Raises StoreConflictError where it was written since `counter` was seen."""
    there = conn.execute(select(_DRAFTS.counter).where(_DRAFTS.owner == owner, _DRAFTS.id == draft_id)).scalar()
    if there is not None and counter is not None and there != counter:
        raise StoreConflictError("This draft was changed in another tab or window since. It was not dropped; look at it first.")
    conn.execute(delete(tables.drafts).where(_DRAFTS.owner == owner, _DRAFTS.id == draft_id))


def _draft(row: Row[tuple[object, ...]]) -> Draft:
    return Draft(row.id, row.key, row.base, row.content, row.counter, audit.moment_of(row.at))


def seen(conn: Connection, key: str, who: str, session: str, now: datetime) -> None:
    """Notes that somebody has a structure open; forgets who had theirs open more than a day ago."""
    stale = audit.stamp(now - timedelta(days=1))
    conn.execute(delete(tables.presence).where(_PRESENCE.at < stale))
    conn.execute(delete(tables.presence).where(_PRESENCE.key == key, _PRESENCE.session == session))
    conn.execute(insert(tables.presence).values(key=key, session=session, who=who, at=audit.stamp(now)))


def present(conn: Connection, key: str, since: datetime) -> tuple[Present, ...]:
    """Who has a structure open since then, by name."""
    wanted = select(tables.presence).where(_PRESENCE.key == key, _PRESENCE.at >= audit.stamp(since))
    return tuple(sorted((Present(row.who, row.session, audit.moment_of(row.at)) for row in conn.execute(wanted)), key=_by_name))


def _by_name(each: Present) -> tuple[str, str]:
    return each.who, each.session
