"""What an operator does with a whole store: each opens it, does one thing, and closes it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from stpgraph.files.replace import replace
from stpgraph.store.access import Access
from stpgraph.store.errors import StoreError
from stpgraph.store.keeper import Keeper
from stpgraph.store.opening import open_store
from stpgraph.store.records import Role


def backup(url: str | None, path: str | Path, who: str = "the operator") -> int:
    """Writes the whole store, as it is at one moment and while others work on, to one zip file; gives its size in bytes.

    Raises StoreError, also where the file cannot be written; what was there is then there still.
    """
    with closing(open_store(url)) as store:
        data = Keeper(store, Access.everything(who)).export()
    try:
        replace(Path(path).resolve(), data)
    except OSError as error:
        raise StoreError(f"The backup cannot be written: {error.strerror or error}.") from None
    return len(data)


def restore_backup(path: str | Path, url: str | None, who: str = "the operator") -> int:
    """Puts a backup into an empty store, of either database; gives the number of its structures.

    Raises StoreError: StoreConflictError where the store is not empty, DamagedStoreError where the backup is not what was written.
    """
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise StoreError(f"The backup cannot be read: {error.strerror or error}.") from None
    with closing(open_store(url)) as store:
        keeper = Keeper(store, Access.everything(who))
        keeper.take_in(data)
        return len(keeper.listing(archived=None))


def verify(url: str | None, noted: tuple[int, str] | None = None) -> tuple[str, ...]:
    """What is wrong with a store, in sentences; see `Store.verify`."""
    with closing(open_store(url)) as store:
        return store.verify(noted)


def grant(url: str | None, who: str, role: Role, footprint: str | None = None, by: str = "the operator") -> None:
    """Gives a person a role in a footprint (None: in all); the first admin of a server is made so."""
    with closing(open_store(url)) as store:
        Keeper(store, Access.everything(by)).grant(who, role, footprint)


def revoke(url: str | None, who: str, footprint: str | None = None, by: str = "the operator") -> None:
    """Takes away a person's role in a footprint (None: the one in all)."""
    with closing(open_store(url)) as store:
        Keeper(store, Access.everything(by)).revoke(who, footprint)
