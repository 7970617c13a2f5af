"""A design in the making, as the Design page holds it: its steps, what it is a version of, and its draft in the store.

Every edit goes to the store as a draft before the page is drawn, so that a reload, a lost connection or a restart of the program loses
nothing. Where the store cannot take it, the edit stands all the same in this page's memory, and the page says so.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, replace

import streamlit as st

from stpgraph.design import AnyCommand, BrokenDraft, Refused, Replace, Session, from_text
from stpgraph.model import Structure
from stpgraph.store import Conflict, Place, Saved, Side, StoreConflictError, StoreError, resolve
from stpgraph.ui import keeping

_DESIGNS = "designs"


@dataclass(frozen=True)
class Design:
    """`id` names it in URLs and in the store. `key` and `base` say which version of which kept structure it goes on from (None: it is
    new), `saved` what that version holds. `counter` is that of the draft in the store. `trouble` says why the draft could not be kept,
    `told` what the last act came to.
    """

    id: str
    session: Session
    key: str | None = None
    base: int | None = None
    saved: Structure | None = None
    counter: int = 0
    trouble: str = ""
    told: str = ""

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
    trouble = ""
    try:
        draft = keeping.keeper().put_draft(design.id, design.session.to_text(), design.counter, design.key, design.base)
        design = replace(design, counter=draft.counter)
    except StoreConflictError:
        trouble = (
            "This design has been edited in another window since. What you do here is not kept as a draft: reload the page to go on with "
            "what stands there, or save this one as a new structure."
        )
    except StoreError as error:
        trouble = f"This edit could not be kept as a draft. {error} It is in this page alone: do not close it, and download it to be safe."
    return hold(replace(design, trouble=trouble))


def hold(design: Design) -> Design:
    """Holds a design for this page alone."""
    _designs()[design.id] = design
    return design


def find(draft: str) -> tuple[Design | None, tuple[str, ...]]:
    """The design of a name: the one of this page, else its draft in the store; and what is to be said of it."""
    if draft in _designs():
        return _designs()[draft], ()
    try:
        keeper = keeping.keeper()
        kept = keeper.draft(draft)
        saved = keeper.version(kept.key, kept.base).structure if kept.key and kept.base else None
        restored = from_text(kept.content)
    except (StoreError, BrokenDraft) as error:
        return None, (str(error),)
    design = Design(kept.id, restored.session, kept.key, kept.base, saved, kept.counter)
    _designs()[design.id] = design
    return design, restored.lost


def step(design: Design, command: AnyCommand) -> Design:
    """The design after an edit; where the edit cannot be made, the same with the reason."""
    try:
        return keep(replace(design, session=design.session.do(command), told=""))
    except Refused as refused:
        return hold(replace(design, told=str(refused)))


def moved(design: Design, session: Session) -> Design:
    """The design in another state of its session: after undo, redo, a what-if begun, kept or dropped."""
    return keep(replace(design, session=session, told=""))


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
    told = f"Saved as version {saved.version.number}."
    if saved.merged:
        told += " Others had saved since you began: their changes are in it too."
    kept = keep(replace(design, session=session, key=saved.version.key, base=saved.version.number, saved=saved.structure))
    return hold(replace(kept, told=told))


def drop(design: Design) -> None:
    """Forgets a design, here and in the store."""
    _designs().pop(design.id, None)
    keeping.keeper().drop_draft(design.id)


def _designs() -> MutableMapping[str, Design]:
    designs: MutableMapping[str, Design] = st.session_state.setdefault(_DESIGNS, {})
    return designs
