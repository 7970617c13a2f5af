"""Versions of one history: which of them the second column shows, and which the slider can lead to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

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
    """The versions of the history to which a structure belongs, the earliest first. One that is read from a file has none."""
    return ()


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
