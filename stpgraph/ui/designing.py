"""A design in the making, as the Design page holds it: its steps, what it is a version of, and its draft in the store.

Every edit goes to the store as a draft before the page is drawn, so that a reload, a lost connection or a restart of the program loses
nothing. Where the store cannot take it, the edit stands all the same in this page's memory, and the page says so.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, MutableMapping
from contextlib import suppress
from dataclasses import dataclass, replace

import streamlit as st

from stpgraph.design import AnyCommand, BrokenDraft, ChangeStructure, Refused, Replace, Session, from_text, words
from stpgraph.model import Structure
from stpgraph.rules.words import quoted
from stpgraph.store import Conflict, Place, Saved, Side, StoreConflictError, StoreError, resolve
from stpgraph.ui import differing, keeping

_DESIGNS = "designs"
NOT_KEPT = "This design could not be kept as a draft."
ELSEWHERE = (
    "This design was gone on with in another window, or closed there. What you do in this one is not kept as a draft any more: "
    "choose which of the two to go on with."
)


@dataclass(frozen=True)
class Design:
    """`id` names it in URLs and in the store. `key` and `base` say which version of which kept structure it goes on from (None: it is
    new), `saved` what that version holds. `counter` is that of the draft in the store. `trouble` says why the draft could not be kept,
    and `elsewhere` that it is because another window has gone on with it; `told` is what the last act came to, `refused` why it came to
    nothing, `before` how the structure stood before it and `did` what it is called.
    """

    id: str
    session: Session
    key: str | None = None
    base: int | None = None
    saved: Structure | None = None
    counter: int = 0
    trouble: str = ""
    elsewhere: bool = False
    told: str = ""
    refused: str = ""
    before: Structure | None = None
    did: str = ""

    @property
    def structure(self) -> Structure:
        """The structure as it stands."""
        return self.session.structure

    @property
    def unsaved(self) -> bool:
        """Whether it differs from what is kept."""
        return self.structure != self.saved


def begin(structure: Structure, key: str | None = None, base: int | None = None) -> Design:
    """A new design from a structure; `key` and `base` where it goes on from a version of one that is kept."""
    return keep(Design(uuid.uuid4().hex, Session(structure), key, base, structure if key else None))


def keep(design: Design) -> Design:
    """Holds a design for this page, and puts its draft in the store."""
    trouble, elsewhere = "", False
    try:
        draft = keeping.keeper().put_draft(design.id, design.session.to_text(), design.counter, design.key, design.base)
        design = replace(design, counter=draft.counter)
    except StoreConflictError:
        trouble, elsewhere = ELSEWHERE, True
    except StoreError as error:
        trouble = f"{NOT_KEPT} {error} What you do is in this page alone: leave it open, and download the design to be safe."
    return hold(replace(design, trouble=trouble, elsewhere=elsewhere))


def hold(design: Design) -> Design:
    """Holds a design for this page alone."""
    _designs()[design.id] = design
    return design


def find(draft: str) -> tuple[Design | None, tuple[str, ...]]:
    """The design of a name: the one of this page, else its draft in the store; and what is to be said of it."""
    if draft in _designs():
        return _designs()[draft], ()
    try:
        design, lost = _read(draft)
    except (StoreError, BrokenDraft) as error:
        return None, (str(error),)
    return hold(design), lost


def unkept() -> tuple[Design, ...]:
    """The designs that are in this page alone, because their drafts could not be kept, in the order in which they were begun."""
    return tuple(each for each in _designs().values() if each.trouble)


def _read(draft: str) -> tuple[Design, tuple[str, ...]]:
    keeper = keeping.keeper()
    kept = keeper.draft(draft)
    saved = keeper.version(kept.key, kept.base).structure if kept.key and kept.base else None
    restored = from_text(kept.content)
    return Design(kept.id, restored.session, kept.key, kept.base, saved, kept.counter), restored.lost


def step(design: Design, command: AnyCommand) -> Design:
    """The design after an edit; where the edit cannot be made, the same with the reason."""
    try:
        session = design.session.do(command)
        did = words(design.structure, command)
        return keep(replace(design, session=session, told="", refused="", before=design.structure, did=did))
    except Refused as refused:
        return hold(replace(design, told="", refused=str(refused)))


def moved(design: Design, session: Session, did: str = "") -> Design:
    """The design in another state of its session: after undo, redo, a what-if begun, kept or dropped. `did` says which, in words."""
    return keep(replace(design, session=session, told="", refused="", before=design.structure, did=did))


def again(design: Design) -> Design:
    """The design as it stands in the store now, where another window has gone on with it. Raises StoreError, BrokenDraft."""
    found, _ = _read(design.id)
    return hold(found)


def apart(design: Design) -> Design:
    """The design under a name of its own, so that two windows no longer write over each other."""
    return keep(replace(design, id=uuid.uuid4().hex, counter=0, told="This is now a draft of its own.", refused=""))


def save(design: Design, why: str) -> tuple[Design, Conflict | None]:
    """Saves a design as a version, or as a new structure where it is none yet.

    Where others have saved since, their changes are brought in; where that cannot be, nothing is saved and the questions are given
    back. Raises StoreError; the draft is then as it was.
    """
    keeper = keeping.keeper()
    if design.key is None or design.base is None:
        return _saved(design, keeper.create(design.structure, why)), None
    result = keeper.save(design.key, design.structure, design.base, why)
    if isinstance(result, Conflict):
        return design, result
    return _saved(design, result), None


def save_as_option(design: Design, why: str, title: str) -> Design:
    """Saves a design as a new structure, an option of the one that it goes on from. Raises StoreError, and Refused without a title."""
    title = " ".join(title.split())
    if not title:
        raise Refused("A new structure needs a title: say in a few words what it shows.")
    session = design.session
    fields = {} if session.structure.title == title else {"title": title}
    if session.structure.status != "option":
        fields["status"] = "option"
    if fields:
        session = session.do(ChangeStructure(fields=fields))
    saved = keeping.keeper().create(session.structure, why, option_of=design.key)
    kept = _saved(replace(design, session=session), saved)
    return hold(replace(kept, told=f"Saved as a structure of its own, {quoted(title)}. You go on with that one."))


def settle(design: Design, conflict: Conflict, chosen: Mapping[Place, Side], why: str) -> tuple[Design, Conflict | None]:
    """Saves a design over what others have saved since, each clash decided. Raises StoreError."""
    merged = resolve(conflict.merged, chosen)
    if merged.structure is None or design.key is None:
        return design, replace(conflict, merged=merged)
    result = keeping.keeper().save(design.key, merged.structure, conflict.latest.number, why)
    if isinstance(result, Conflict):
        return design, result
    return _saved(design, result), None


def _saved(design: Design, saved: Saved) -> Design:
    """A saved design goes on from what was kept; its steps stay, so that they can be undone."""
    session = design.session
    if saved.structure != design.structure:
        session = session.do(Replace(structure=saved.structure))
    told = f"Saved as version {saved.version.number:,}." if saved.new else "All of this was saved already."
    if saved.merged:
        brought = differing.brought(design.structure, saved.structure)
        told += f" Others had saved since you began, and their changes are in it too: {brought}"
    kept = keep(replace(design, session=session, key=saved.version.key, base=saved.version.number, saved=saved.structure))
    return hold(replace(kept, told=told, refused=""))


def drop(design: Design) -> None:
    """Forgets a design, here and in the store; where the store cannot be reached, its draft stays there."""
    forget(design.id)
    with suppress(StoreError):
        keeping.keeper().drop_draft(design.id, design.counter)


def forget(draft: str) -> Design | None:
    """Forgets a design in this page, by its name; returns it, if it was there."""
    return _designs().pop(draft, None)


def _designs() -> MutableMapping[str, Design]:
    designs: MutableMapping[str, Design] = st.session_state.setdefault(_DESIGNS, {})
    return designs
