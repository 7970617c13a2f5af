"""What a store gives out: frozen records, moments in UTC."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from stpgraph.compare.delta import Delta
from stpgraph.compare.merge import Merged
from stpgraph.model import Structure

Role: TypeAlias = Literal["viewer", "editor", "approver", "admin"]
#: Each may do all that those before it may.
ROLES: tuple[Role, ...] = ("viewer", "editor", "approver", "admin")


@dataclass(frozen=True, slots=True)
class Version:
    """One save: number from 1, who, when and why; `name` where somebody gave it one ("as taken to the board")."""

    key: str
    number: int
    title: str
    status: str
    sha256: str
    who: str
    at: datetime
    why: str
    name: str | None


@dataclass(frozen=True, slots=True)
class Kept:
    """A version with its content."""

    version: Version
    structure: Structure


@dataclass(frozen=True, slots=True)
class Entry:
    """A structure in a list. `footprint` is the place whose roles count (empty: of none); title and status are of the latest version."""

    key: str
    footprint: str
    option_of: str | None
    archived: bool
    tags: tuple[str, ...]
    latest: Version

    @property
    def title(self) -> str:
        """What readers see."""
        return self.latest.title

    @property
    def status(self) -> str:
        """`current`, `option` and so on, as the latest version says."""
        return self.latest.status


@dataclass(frozen=True, slots=True)
class Saved:
    """It is kept. `merged`: others had saved since, and their changes are in it too; `brought` is what they changed of what was saved.
    `new` is False where all of it was kept already (a save sent twice)."""

    version: Version
    structure: Structure
    merged: bool = False
    brought: Delta | None = None
    new: bool = True


@dataclass(frozen=True, slots=True)
class Conflict:
    """Nothing was kept: others saved `latest` since, and `merged` holds the questions. Resolve them, then save with `latest.number`."""

    latest: Version
    merged: Merged


@dataclass(frozen=True, slots=True)
class Draft:
    """Unsaved work. `key` and `base` say on which version of what (None: something new); `counter` goes up by one with every write."""

    id: str
    key: str | None
    base: int | None
    content: str
    counter: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Grant:
    """A role of a person in a footprint (None: in all)."""

    who: str
    footprint: str | None
    role: Role


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody who has a structure open."""

    who: str
    session: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Logged:
    """One line of the log. `detail` is JSON text."""

    seq: int
    at: datetime
    who: str
    action: str
    key: str
    detail: str
