"""Versions of one history: which of them the second column shows, and which the slider can lead to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from stpgraph.store import StoreError
from stpgraph.ui import keeping
from stpgraph.ui.state import KEPT

#: A version: what it is called, and its name in URLs.
Version = tuple[str, str]


@dataclass(frozen=True, slots=True)
class History:
    """The versions of one history, the earliest first, by names in URLs; `labels` are what they are called, each different."""

    keys: tuple[str, ...]
    labels: tuple[str, ...]

    def label_of(self, key: str) -> str:
        """What a version is called. Raises ValueError for one of another history."""
        return self.labels[self.keys.index(key)]

    def key_of(self, label: str) -> str:
        """The name in URLs of the version that is called so. Raises ValueError where none is."""
        return self.keys[self.labels.index(label)]


def versions_of(key: str) -> Sequence[Version]:
    """The versions of the history to which a structure belongs, the earliest first. One that is not in the store has none."""
    if not key.startswith(KEPT):
        return ()
    try:
        versions = keeping.keeper().history(key.removeprefix(KEPT).partition(".")[0])
    except StoreError:
        return ()
    ordered = sorted(versions, key=lambda each: each.number)
    made = [(each.name or f"Version {each.number:,}, {each.at:%d %B %Y}", f"{KEPT}{each.key}.{each.number}") for each in ordered]
    # The structure itself is its latest version.
    return [*made[:-1], (made[-1][0], key if "." not in key.removeprefix(KEPT) else made[-1][1])] if made else ()


def history(first: str | None, second: str | None, of: Callable[[str], Sequence[Version]]) -> History | None:
    """The history to which two structures belong, by their names in URLs; None where they do not belong to one of several versions.

    >>> history("a.1", "a.2", lambda key: [("March", "a.1"), ("June", "a.2"), ("June", "a.3")]).labels
    ('March', 'June', 'June (3 of 3)')
    """
    if first is None or second is None:
        return None
    versions = list({key: label for label, key in of(first)}.items())
    keys = [key for key, _ in versions]
    if len(keys) < 2 or first not in keys or second not in keys:
        return None
    seen: Counter[str] = Counter()
    labels = []
    for at, (_, label) in enumerate(versions, 1):
        seen[label] += 1
        labels.append(label if seen[label] == 1 else f"{label} ({at} of {len(versions)})")
    return History(tuple(keys), tuple(labels))
