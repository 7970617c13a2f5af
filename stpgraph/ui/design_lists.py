"""What there is to go on with: a reader's drafts, and the structures in the store."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass

from stpgraph.reading.words import STRUCTURE_STATUS
from stpgraph.rules.words import count
from stpgraph.store import Draft, StoreError
from stpgraph.ui import keeping

#: So many drafts are listed, the newest first.
MOST_DRAFTS = 20


@dataclass(frozen=True, slots=True)
class Listed:
    """A draft (by its id) or a structure in the store (by its key): its title, and a line about it."""

    id: str
    title: str
    about: str

    @property
    def key(self) -> str:
        """The same, for a structure in the store."""
        return self.id


def trouble() -> str:
    """Why the store cannot be reached; nothing where it can."""
    try:
        keeping.keeper().drafts()
    except StoreError as error:
        return str(error)
    return ""


def drafts() -> tuple[Listed, ...]:
    """The drafts of this reader that differ from what is saved, the newest first."""
    try:
        found = keeping.keeper().drafts()
    except StoreError:
        return ()
    made = ((each, *_told(each)) for each in found)
    return tuple(
        Listed(each.id, title, f"{steps}, last changed on {each.at:%d %B %Y at %H:%M} UTC")
        for each, title, steps in made
        if steps
    )[:MOST_DRAFTS]


def _told(draft: Draft) -> tuple[str, str]:
    """The title that a draft began with and how many steps were done; no steps where there is nothing to go on with."""
    with suppress(ValueError, KeyError, TypeError):
        data = json.loads(draft.content)
        steps = count(int(data["at"]), "step") if data["at"] or draft.key is None else ""
        return str(data["base"]["title"]), steps
    return "A draft that cannot be read", "damaged"


def kept() -> tuple[Listed, ...]:
    """The structures in the store that this reader may see, by place and title."""
    try:
        found = keeping.keeper().listing()
    except StoreError:
        return ()
    return tuple(
        Listed(
            each.key,
            each.title,
            ", ".join(
                part
                for part in (
                    each.footprint,
                    STRUCTURE_STATUS.get(each.latest.status, ""),  # type: ignore[call-overload]
                    f"version {each.latest.number:,} of {each.latest.at:%d %B %Y} by {each.latest.who}",
                )
                if part
            ),
        )
        for each in found
    )


def throw_away(draft: str) -> None:
    """Drops a draft; where the store cannot, it stays."""
    with suppress(StoreError):
        keeping.keeper().drop_draft(draft)
