"""Structures kept in a database: versions, drafts, history; one contract for SQLite and PostgreSQL.

    store = open_store()                                   # or open_store("postgresql://…"), open_store("sqlite:///path.db")
    keeper = Keeper(store, Access.everything("Ann"))       # on a server: Access.of(e-mail), and roles count
    saved = keeper.create(structure, "First draft")
    key = saved.version.key
    result = keeper.save(key, changed, base=1, why="After the workshop")
    if isinstance(result, Conflict):                       # others saved since, and both cannot stand
        merged = resolve(result.merged, {clash.place: "mine" for clash in result.merged.clashes})
        if merged.structure is not None:                   # else ask again: merged.clashes
            result = keeper.save(key, merged.structure, base=result.latest.number, why="After the workshop")
    keeper.history(key), keeper.as_at(key, moment).structure, keeper.difference(key, 1, 2), keeper.restore(key, 1)
    draft = keeper.put_draft("tab-1", text, key=key, base=2)          # unsaved work; then counter=draft.counter
    store.verify()                                         # () or what is wrong, in sentences

Nothing is overwritten: every save is a new version, every change a line of a log that only grows. Whatever is refused is a StoreError
with a plain sentence.
"""

from stpgraph.compare.merge import Clash, Merged, Place, Side, resolve
from stpgraph.store.access import Access
from stpgraph.store.commands import backup, grant, restore_backup, revoke, verify
from stpgraph.store.errors import (
    DamagedStoreError,
    NewerStoreError,
    NotAllowedError,
    NotFoundError,
    StoreConflictError,
    StoreError,
    StoreUnreachableError,
)
from stpgraph.store.keeper import Keeper
from stpgraph.store.opening import Store, open_store
from stpgraph.store.records import ROLES, Conflict, Draft, Entry, Grant, Kept, Logged, Present, Role, Saved, Version

__all__ = [
    "ROLES",
    "Access",
    "Clash",
    "Conflict",
    "DamagedStoreError",
    "Draft",
    "Entry",
    "Grant",
    "Keeper",
    "Kept",
    "Logged",
    "Merged",
    "NewerStoreError",
    "NotAllowedError",
    "NotFoundError",
    "Place",
    "Present",
    "Role",
    "Saved",
    "Side",
    "Store",
    "StoreConflictError",
    "StoreError",
    "StoreUnreachableError",
    "Version",
    "backup",
    "grant",
    "open_store",
    "resolve",
    "restore_backup",
    "revoke",
    "verify",
]
