"""Where the pages get structures from: those that come with stpgraph, those in the store, and a reader's own files and designs.

What is opened is cached by content: the same bytes on the same day are read, checked and drawn once, for all readers.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, MutableMapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import streamlit as st

from stpgraph import shipped
from stpgraph.assess import Assessment, Tally, assess, tally
from stpgraph.design import Replace
from stpgraph.draw import svg
from stpgraph.files import Format, dumps, format_of, loads_bytes
from stpgraph.model import Finding, Structure
from stpgraph.pipeline import Exploration, explore
from stpgraph.reading.marks import overview
from stpgraph.store import Conflict, Entry, Kept, StoreConflictError, StoreError
from stpgraph.ui import designing, edits, keeping, network, wiring
from stpgraph.ui.state import DRAFT, KEPT, keyed, upload_key

#: So many uploaded files are kept for one reader; the oldest goes first.
MOST_UPLOADS = 10
_UPLOADS = "uploaded files"
_LAST = "structure opened last"


@dataclass(frozen=True)
class Opened:
    """A structure with what was found in it, and its pictures, each made when it is first asked for."""

    exploration: Exploration

    @cached_property
    def findings(self) -> dict[str, Finding]:
        """Every finding by its key in URLs, in order of rule and subjects."""
        return keyed(self.exploration.findings)

    @cached_property
    def assessment(self) -> Assessment:
        """Everything that is assessed of it; each part is reckoned when it is first asked for."""
        return assess(self.exploration.wiring, self.exploration.findings)

    @cached_property
    def network(self) -> network.Json:
        """The data of the network view."""
        return network.picture(self.exploration.scene)

    @cached_property
    def wiring(self) -> wiring.Json:
        """The data of the wiring diagram."""
        return wiring.picture(self.exploration.scene)

    @cached_property
    def thumbnail(self) -> str:
        """A small SVG picture without words, with a dot at each box at fault."""
        return svg.picture(self.exploration.scene, overview(self.exploration.findings), words=False)


@dataclass(frozen=True, slots=True)
class Upload:
    """A reader's own file, kept for as long as they keep the page open. `name` is the file's.

    `edited` tells that it was changed here, and so is nowhere but here until the reader downloads it.
    """

    name: str
    data: bytes
    edited: bool = False


def shelf_files() -> dict[str, tuple[shipped.Shelf, Path]]:
    """Every shipped structure by its short name: its shelf and its file, in the order of the shelves."""
    return {path.stem: (shelf, path) for shelf in shipped.SHELVES for path in shipped.files(shelf)}


def of_file(path: Path) -> Opened:
    """A shipped structure. Raises InputError where the file is not valid (a test says that all are)."""
    return of_bytes(path.read_bytes(), path.name)


def of_bytes(data: bytes, name: str) -> Opened:
    """A structure from what is in a file. Raises InputError with every fault."""
    return _opened(hashlib.sha256(data).hexdigest(), format_of(name), date.today(), data, name)


def of_structure(structure: Structure) -> Opened:
    """A structure that is in no file."""
    return of_bytes(dumps(structure, "json").encode(), f"{structure.id}.json")


def leaving(opened: Opened) -> Opened:
    """What may leave the app in a file: where the names of people are to be hidden, the structure without them."""
    structure = opened.exploration.structure
    hidden = keeping.leaving(structure)
    return opened if hidden is structure else of_structure(hidden)


def opened(key: str | None) -> Opened | None:
    """The structure that a URL names, which is then the one opened last; None where there is none of that name (any more)."""
    file = _file(key) if key else None
    if file is None:
        return None
    st.session_state[_LAST] = key
    return of_bytes(file.data, file.name)


def last() -> str | None:
    """The structure that was opened last, as it is named in a URL; None where there is none, or it is gone."""
    key: str | None = st.session_state.get(_LAST)
    return key if key is not None and _file(key) is not None else None


def keep(name: str, data: bytes, edited: bool = False) -> str:
    """Keeps a reader's file for as long as their page is open, and gives the name that it has in a URL.

    Where there are too many, the oldest edited copy goes first, then the oldest file: each edit makes a copy, and the files
    that a reader chose are not to be lost to those.
    """
    uploads = _uploads()
    key = upload_key(data)
    uploads.pop(key, None)
    uploads[key] = Upload(name, data, edited)
    while len(uploads) > MOST_UPLOADS:
        older = [each for each in uploads if each != key]
        del uploads[next((each for each in older if uploads[each].edited), older[0])]
    return key


def edit(key: str, structure: Structure) -> str:
    """Keeps a copy of the file that a URL names, changed so that it holds another structure; gives the copy's name in a URL.

    A structure in the store gets a new version instead, a design in the making a step. Raises KeyError where there is no such file,
    StoreError where a new version is refused.
    """
    if key.startswith(KEPT):
        kept = kept_version(key)
        made = keeping.keeper().save(kept.version.key, structure, kept.version.number, "Changed while reading it")
        if isinstance(made, Conflict):
            raise StoreConflictError(
                "This was not saved: somebody else has saved a version since that does not fit with it. Change the structure in Design, where "
                "both are brought together."
            )
        return f"{KEPT}{kept.version.key}"
    if key.startswith(DRAFT) and (design := designing.find(key.removeprefix(DRAFT))[0]):
        designing.step(design, Replace(structure=structure))
        return key
    own = _file(key)
    if own is None:
        raise KeyError(key)
    name = own.name if own.edited else edits.edited_name(own.name)
    return keep(name, edits.edited(own.data, own.name, structure), edited=True)


def kept() -> tuple[Entry, ...]:
    """The structures in the store that this reader may see and that are not archived; none where it cannot be reached."""
    try:
        return keeping.keeper().listing()
    except StoreError:
        return ()


def kept_structures() -> tuple[tuple[str, Structure], ...]:
    """The latest version of each of `kept`, by its name in URLs; what cannot be read any more is left out."""
    found = []
    for entry in kept():
        with suppress(StoreError):
            found.append((f"{KEPT}{entry.key}", keeping.keeper().latest(entry.key).structure))
    return tuple(found)


def kept_version(key: str) -> Kept:
    """The version of a structure in the store that a URL names (the latest where it names none). Raises StoreError."""
    name, _, number = key.removeprefix(KEPT).partition(".")
    keeper = keeping.keeper()
    return keeper.version(name, int(number)) if number else keeper.latest(name)


def own_files() -> dict[str, Upload]:
    """Every file that the reader has opened, by its name in a URL, the oldest first."""
    return dict(_uploads())


def own_file(key: str | None) -> Upload | None:
    """A reader's file, by its name in a URL; None for everything else."""
    return _uploads().get(key) if key else None


def published_totals() -> tuple[Mapping[str, Tally], int]:
    """How the published structures answer the questions of HFMA's Tables 2 and 3, by question, and how many they are."""
    made = [of_file(path).assessment for path in shipped.files("published")]
    return {each.key: each for each in tally((*each.table_2, *each.table_3) for each in made)}, len(made)


def _file(key: str) -> Upload | None:
    """What a URL names, as a file."""
    if own := _uploads().get(key):
        return own
    if found := shelf_files().get(key):
        return Upload(found[1].name, found[1].read_bytes())
    structure = None
    if key.startswith(KEPT):
        with suppress(StoreError):
            structure = kept_version(key).structure
    elif key.startswith(DRAFT) and (design := designing.find(key.removeprefix(DRAFT))[0]):
        structure = design.structure
    return Upload(f"{structure.id}.json", dumps(structure, "json").encode()) if structure else None


def _uploads() -> MutableMapping[str, Upload]:
    uploads: MutableMapping[str, Upload] = st.session_state.setdefault(_UPLOADS, {})
    return uploads


@st.cache_resource(max_entries=100, show_spinner=False)
def _opened(digest: str, form: Format, today: date, _data: bytes, _name: str) -> Opened:
    return Opened(explore(loads_bytes(_data, _name, form), today))
