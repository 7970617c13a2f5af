"""What there is to go on with: a reader's drafts, and the structures in the store."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache

from stpgraph.design import BrokenDraft, Session, from_text
from stpgraph.model import Structure
from stpgraph.reading.gallery import Card, card
from stpgraph.reading.words import STRUCTURE_STATUS
from stpgraph.rules.words import count, quoted
from stpgraph.store import Draft, Entry, Keeper, NotFoundError, StoreError, Version
from stpgraph.ui import designing, keeping, sources
from stpgraph.ui.sources import Upload
from stpgraph.ui.state import KEPT

#: So many drafts are listed, the newest first.
MOST_DRAFTS = 20
#: So many structures have a card on Structures.
MOST_CARDS = 9


@dataclass(frozen=True, slots=True)
class Listed:
    """A draft by its id: its title, and a line about it."""

    id: str
    title: str
    about: str


@dataclass(frozen=True, slots=True)
class Lists:
    """The drafts of this reader that hold something unsaved, the newest first; the structures in the store, archived ones too, by place
    and title; and why the store cannot be reached (nothing where it can)."""

    drafts: tuple[Listed, ...] = ()
    kept: tuple[Entry, ...] = ()
    trouble: str = ""

    @property
    def titles(self) -> Mapping[str, str]:
        """What each structure in the store is called, by its key."""
        return {each.key: each.title for each in self.kept}

    @property
    def tags(self) -> tuple[str, ...]:
        """Every tag of those that are not archived, in order."""
        return tuple(sorted({tag for each in self.kept if not each.archived for tag in each.tags}))

    @property
    def places(self) -> tuple[str, ...]:
        """Every place of those that are not archived, in order."""
        return tuple(sorted({each.footprint for each in self.kept if not each.archived} - {""}))


def read() -> Lists:
    """All there is to go on with; what could not be kept as a draft, and is in this page alone, comes first."""
    here = tuple(Listed(each.id, each.structure.title, "in this page alone: leave it open") for each in designing.unkept())
    known = {each.id for each in here}
    try:
        keeper = keeping.keeper()
        drafts, kept = keeper.drafts(), keeper.listing(archived=None)
        return Lists((*here, *_unsaved(keeper, (each for each in drafts if each.id not in known))), kept)
    except StoreError as error:
        return Lists(here, trouble=str(error))


def _unsaved(keeper: Keeper, drafts: Iterable[Draft]) -> Iterable[Listed]:
    for each in list(drafts)[:MOST_DRAFTS]:
        session = _restored(each.content)
        at = f"last changed on {each.at:%d %B %Y at %H:%M} UTC"
        if session is None:
            yield Listed(each.id, "A draft that cannot be read", at)
        elif _open(keeper, each, session):
            steps = count(session.at, "step") if session.at else "no step yet"
            yield Listed(each.id, session.structure.title, f"{steps}, {at}")


def _open(keeper: Keeper, draft: Draft, session: Session) -> bool:
    """Whether a draft holds what is not saved, or has not been thrown away."""
    if draft.key is None or draft.base is None:
        return True
    try:
        return session.structure != keeper.version(draft.key, draft.base).structure
    except NotFoundError:
        return True


@lru_cache(maxsize=2 * MOST_DRAFTS)
def _restored(content: str) -> Session | None:
    try:
        return from_text(content).session
    except BrokenDraft:
        return None


def version(key: str | None) -> Version | None:
    """The version of a structure in the store that a URL names; None for anything else, and where the store cannot be reached."""
    with suppress(StoreError):
        return sources.kept_version(key).version if key and key.startswith(KEPT) else None
    return None


def whence(key: str | None) -> tuple[Upload | None, Version | None]:
    """What a structure in a URL comes from: the reader's own file, or a version in the store; neither for a shipped one."""
    return sources.own_file(key), version(key)


def newest() -> tuple[tuple[Card, ...], str]:
    """Cards of the structures in the store that were saved last, and what is said of all of them; nothing where the store cannot be
    reached, or holds none that this reader may see."""
    try:
        keeper = keeping.keeper()
        kept = keeper.listing()
    except StoreError:
        return (), ""
    last = sorted(kept, key=lambda each: (each.latest.at, each.key), reverse=True)[:MOST_CARDS]
    titles = {each.key: each.title for each in kept}
    made = []
    for each in last:
        # One that cannot be read must not hide the others; whoever opens it is told why.
        with suppress(StoreError):
            opened = sources.of_structure(keeper.latest(each.key).structure)
            made.append(card(f"{KEPT}{each.key}", opened.exploration, opened.thumbnail, about(each, titles)))
    return tuple(made), f"the newest {MOST_CARDS} of {len(kept):,}; Design lists all" if len(kept) > MOST_CARDS else ""


def untouched(structure: Structure, key: str | None, base: int | None) -> str | None:
    """This reader's draft of the same beginning in which nothing was done yet, by its id; None where there is none."""
    content = Session(structure).to_text()
    try:
        drafts = keeping.keeper().drafts()
    except StoreError:
        return None
    return next((each.id for each in drafts if (each.content, each.key, each.base) == (content, key, base)), None)


def about(entry: Entry, titles: Mapping[str, str]) -> str:
    """A line about a structure in the store: of which it is an option, its place, its state, and who saved it last."""
    status = {str(key): words for key, words in STRUCTURE_STATUS.items()}.get(entry.status, "")
    parent = titles.get(entry.option_of or "")
    parts = (
        f"an option of {quoted(parent)}" if parent else "",
        entry.footprint,
        "" if parent else status,
        f"version {entry.latest.number:,} of {entry.latest.at:%d %B %Y, %H:%M} UTC, by {entry.latest.who}",
    )
    return ", ".join(part for part in parts if part)


def chosen(entries: Iterable[Entry], places: Collection[str], tags: Collection[str], archived: bool) -> tuple[Entry, ...]:
    """Those of some places (none: of all) that have all these tags, an option right after what it is an option of."""
    found = [
        each
        for each in entries
        if each.archived == archived and (not places or each.footprint in places) and set(tags) <= set(each.tags)
    ]
    keys = {each.key for each in found}
    first = [each for each in found if each.option_of not in keys]
    made: list[Entry] = []
    waiting = first
    while waiting:
        one, *waiting = waiting
        made.append(one)
        waiting = [*(each for each in found if each.option_of == one.key), *waiting]
    return tuple(made)


def throw_away(draft: str) -> None:
    """Drops a draft, here and in the store; where the store cannot, or another window has gone on with it, it stays there."""
    here = designing.forget(draft)
    if here is None or not here.elsewhere:
        with suppress(StoreError):
            keeping.keeper().drop_draft(draft)
