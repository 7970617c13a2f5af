"""The structures of the Portfolio page: those of the sets that are chosen, each checked and assessed once for everybody.

What is kept is one `Entry` for each file and day, by what is in the file, so that a set costs nothing the second time and any
mixture of sets is put together at once.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import PurePath
from typing import Literal

import streamlit as st

from stpgraph import shipped
from stpgraph.errors import Fault, InputError
from stpgraph.files import Format, dumps, format_of
from stpgraph.model import Structure
from stpgraph.portfolio import Entry, Piece, Portfolio, Unread, entry_of, pieces_of_zip, run
from stpgraph.portfolio.synthetic import national_set
from stpgraph.ui import own_files, sources
from stpgraph.ui.portfolio import SetKey
from stpgraph.ui.state import upload_key

#: So many structures, and so many bytes of them, are put side by side on a page; the command line knows no such limit.
MOST_STRUCTURES, MOST_BYTES = 500, 40_000_000
#: The sets whose structures other pages know by their names.
SHIPPED: tuple[SetKey, ...] = ("published", "archetypes")
KNOWN: tuple[SetKey, ...] = (*SHIPPED, "kept")
SHELVES: tuple[shipped.Shelf, ...] = ("published", "archetypes")
_OWN = "portfolio files"
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Item:
    """One structure file of a set. `key` is its name in URLs, `file` what it is called in the portfolio, told from all others;
    `data` gives its bytes, in the notation `form`. `structure` is what is made up here, and so need not be read."""

    key: str
    shelf: SetKey
    file: str
    digest: str
    form: Format
    data: Callable[[], bytes] = field(repr=False, compare=False)
    structure: Structure | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Own:
    """A structure file of the reader's own: its name, and what is in it or why that cannot be used."""

    name: str
    data: bytes = field(repr=False)
    unread: Unread | None = None

    @property
    def digest(self) -> str:
        return _digest(self.data)


@dataclass(frozen=True, slots=True)
class Made:
    """The portfolio, and the item that each of its entries was made from, in the same order. `mark` stands for all that is in it, and
    for the day."""

    portfolio: Portfolio
    items: tuple[Item, ...]
    mark: str = ""

    def at(self, key: str | None) -> int | None:
        """The place of a structure by its name in URLs."""
        return next((at for at, each in enumerate(self.items) if each.key == key), None)

    def of(self, entry: Entry) -> Item:
        """The item of an entry."""
        return next(item for item, each in zip(self.items, self.portfolio.entries, strict=True) if each is entry)

    @property
    def numbers(self) -> Mapping[SetKey, int]:
        """How many structures are of which set."""
        return Counter(each.shelf for each in self.items)


# ── a reader's own files ─────────────────────────────────────────────────────────────────────────────────────────────


def unpacked(name: str, data: bytes) -> tuple[Own, ...]:
    """A file that a reader chose as structure files: itself, or what is in it if it is a zip file. Faults are told file by file.

    A document of another program is not read here: a person has to look at what was understood of it first.
    """
    if sort := own_files.other_sort(data, name):
        message = f"{own_files.bring_in_first(sort)} It is then among those “Saved here”."
        return (Own(name, b"", Unread(name, (Fault(name, 0, 0, "", message),))),)
    if not (data[:4] in (b"PK\x03\x04", b"PK\x05\x06") or PurePath(name).suffix.lower() == ".zip"):
        return (Own(name, data),)
    try:
        pieces = pieces_of_zip(data, name)
    except InputError as error:
        return (Own(name, b"", Unread(name, error.faults, error.untold)),)
    if len(pieces) > MOST_STRUCTURES or sum(each.size for each in pieces) > MOST_BYTES:
        message = (
            f"The zip file holds {len(pieces):,} structures; a page puts up to {MOST_STRUCTURES:,} side by side, of no more than "
            f"{MOST_BYTES / 1e6:g} MB together. The command line takes more: stpgraph portfolio."
        )
        return (Own(name, b"", Unread(name, (Fault(name, 0, 0, "", message),))),)
    return tuple(_loaded(each) for each in pieces)


def _loaded(piece: Piece) -> Own:
    try:
        return Own(piece.name, piece.load())
    except InputError as error:
        return Own(piece.name, b"", Unread(piece.name, error.faults, error.untold))


def own() -> tuple[Own, ...]:
    """The files that the reader has added here, and those that they have opened on other pages, each content once."""
    added: tuple[Own, ...] = st.session_state.get(_OWN, ())
    opened = (Own(each.name, each.data) for each in sources.own_files().values())
    return tuple({(each.digest, each.name if each.unread else ""): each for each in (*opened, *added)}.values())


def add(files: Iterable[tuple[str, bytes]]) -> bool:
    """Keeps more files of the reader's, for as long as their page is open; says whether there was room for all."""
    kept: tuple[Own, ...] = st.session_state.get(_OWN, ())
    more = [each for name, data in files for each in unpacked(name, data)]
    named = {(each.name, each.digest): each for each in (*kept, *more)}.values()
    st.session_state[_OWN] = tuple(named)[:MOST_STRUCTURES]
    return len(named) <= MOST_STRUCTURES


def added() -> int:
    """How many files the reader has added here."""
    return len(st.session_state.get(_OWN, ()))


def take_away() -> None:
    """Lets go of the files that were added here."""
    st.session_state.pop(_OWN, None)


# ── what the sets hold ───────────────────────────────────────────────────────────────────────────────────────────────


def items(sets: Sequence[SetKey], files: Iterable[Own]) -> tuple[tuple[Item, ...], tuple[Unread, ...]]:
    """The structure files of some sets in order, each called by a name of its own, and what of the reader's files cannot be read."""
    files = tuple(files) if "own" in sets else ()
    found: list[Item] = []
    for shelf in sets:
        found += _OF_SET[shelf](files)
    seen: Counter[str] = Counter()
    named = []
    for each in found:
        seen[each.file] += 1
        number = seen[each.file]
        named.append(each if number == 1 else replace(each, file=f"{each.file} ({number})"))
    return tuple(named), tuple(each.unread for each in files if each.unread)


def _of_shelf(shelf: Literal["published", "archetypes"]) -> Iterator[Item]:
    for path in shipped.files(shelf):
        yield Item(path.stem, shelf, path.name, _digest(path.read_bytes()), format_of(path), path.read_bytes)


def _of_synthetic() -> Iterator[Item]:
    for each in _national():
        digest = f"made here: {each.id}"
        yield Item(each.id, "synthetic", f"{each.id}.yaml", digest, "yaml", partial(_written, each), each)


def _of_store() -> Iterator[Item]:
    # Not by the fingerprint of what is kept: from some readers the names of people are hidden.
    for key, structure in sources.kept_structures():
        data = dumps(structure, "json").encode()
        yield Item(key, "kept", f"{structure.title} (saved here)", _digest(data), "json", partial(bytes, data))


def _of_own(files: Iterable[Own]) -> Iterator[Item]:
    for each in files:
        if each.unread is None:
            yield Item(upload_key(each.data), "own", each.name, each.digest, format_of(each.name), partial(bytes, each.data))


def _written(structure: Structure) -> bytes:
    return dumps(structure).encode()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


_OF_SET: Mapping[SetKey, Callable[[Iterable[Own]], Iterator[Item]]] = {
    "published": lambda _: _of_shelf("published"),
    "archetypes": lambda _: _of_shelf("archetypes"),
    "synthetic": lambda _: _of_synthetic(),
    "kept": lambda _: _of_store(),
    "own": _of_own,
}


def keep(item: Item) -> str:
    """The name in URLs by which other pages open the structure of an item. One that they do not know is kept as a file of the
    reader's."""
    if item.shelf in KNOWN:
        return item.key
    name = PurePath(item.file.replace("\\", "/")).name
    return sources.keep(name, item.data())


# ── what is made of them ─────────────────────────────────────────────────────────────────────────────────────────────


def made(found: Sequence[Item], unread: Sequence[Unread], today: date, progress: Progress | None = None) -> Made:
    """The portfolio of some items. `progress` is told how many of how many are done."""
    told = []
    for number, item in enumerate(found, 1):
        told.append((item, _entry(item.digest, item.file, today, item)))
        if progress:
            progress(number, len(found))
    good = tuple(item for item, each in told if isinstance(each, Entry))
    asked = tuple((item.digest, item.file) for item in found) + tuple((each.file, str(each)) for each in unread)
    mark = _digest(repr((today, asked)).encode())
    return Made(_together(mark, tuple(each for _, each in told), tuple(unread)), good, mark)


def known(found: Sequence[Item], today: date) -> bool:
    """Whether the reader has seen a portfolio of just these items: then it is there at once."""
    mark = (today, tuple(each.digest for each in found))
    seen = st.session_state.get("portfolio seen") == mark
    st.session_state["portfolio seen"] = mark
    return seen


@st.cache_resource(max_entries=2_000, show_spinner=False)
def _entry(digest: str, file: str, today: date, _item: Item) -> Entry | Unread:
    if _item.structure is not None:
        return entry_of(_item.structure, file, today)
    one = run([Piece(file, _item.form, 0, _item.data)], today, processes=1)
    return one.entries[0] if one.entries else one.unread[0]


@st.cache_resource(max_entries=20, show_spinner=False)
def _together(mark: str, _told: tuple[Entry | Unread, ...], _unread: tuple[Unread, ...]) -> Portfolio:
    entries = tuple(each for each in _told if isinstance(each, Entry))
    faults = (*(each for each in _told if isinstance(each, Unread)), *_unread)
    return Portfolio(entries, faults, len(entries) + len(faults))


@st.cache_resource(show_spinner=False)
def _national() -> tuple[Structure, ...]:
    return national_set()
