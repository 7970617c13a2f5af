"""Everything that a store can refuse, in plain sentences. No error of the database or of its driver ever leaves this package.

StoreError                  catch this to catch them all
├── StoreUnreachableError   the database cannot be opened, or has stopped answering
├── NewerStoreError         a newer version of the program made it: update this one
├── DamagedStoreError       what it holds is not what was put in
├── NotFoundError           there is no such structure, version or draft
├── StoreConflictError      it cannot be done to what is there now
└── NotAllowedError         this person may not do it
"""

from __future__ import annotations

from stpgraph.errors import StpgraphError


class StoreError(StpgraphError):
    """Something that a store refuses."""


class StoreUnreachableError(StoreError):
    """The database cannot be opened, or has stopped answering; what was being saved may or may not have been."""


class NewerStoreError(StoreError):
    """The store was made by a newer version of the program."""


class DamagedStoreError(StoreError):
    """What the store (or a backup) holds is not what was put in."""


class NotFoundError(StoreError):
    """There is no such structure, version or draft."""


class StoreConflictError(StoreError):
    """It cannot be done to what is there now."""


class NotAllowedError(StoreError):
    """This person may not do it."""
