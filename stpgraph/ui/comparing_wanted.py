"""What the URL of the Compare page asks for: two to four structures, the first of which all others are compared with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stpgraph.reading.words import shortened
from stpgraph.ui import state
from stpgraph.ui.state import UPLOAD

#: The parameters of the URL, in order; so many structures can be compared.
SIDES: tuple[str, ...] = ("first", "second", "third", "fourth")
FEWEST = 2
#: What is said where nothing can be compared, by how many structures are chosen; two are then the same.
EMPTY: Mapping[int, tuple[str, str]] = {
    0: (
        "No structure is chosen.",
        "Choose two from the lists above. To compare a file of your own, open it on Structures first.",
    ),
    1: (
        "Only one structure is chosen.",
        "Choose another from the lists above. To compare a file of your own, open it on Structures first.",
    ),
    2: ("Both are the same structure, so nothing differs.", "Choose another on either side."),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which structures the page shows, by their names in URLs; None where none is chosen."""

    first: str | None = None
    second: str | None = None
    third: str | None = None
    fourth: str | None = None

    @property
    def names(self) -> tuple[str | None, ...]:
        """All four, in order."""
        return (self.first, self.second, self.third, self.fourth)

    @property
    def params(self) -> dict[str, str]:
        """The same as parameters of a URL.

        >>> Wanted("workstream", "sector").params
        {'first': 'workstream', 'second': 'sector'}
        """
        return {key: value for key, value in zip(SIDES, self.names, strict=True) if value is not None}

    @property
    def chosen(self) -> tuple[str, ...]:
        """Those that are chosen, each once, in order.

        >>> Wanted("a", None, "b", "a").chosen
        ('a', 'b')
        """
        return tuple(dict.fromkeys(name for name in self.names if name is not None))

    @property
    def columns(self) -> int:
        """How many lists are needed to show what is chosen."""
        return max([FEWEST, *(at for at, name in enumerate(self.names, 1) if name is not None)])

    @property
    def turned(self) -> Wanted:
        """The first two the other way round."""
        return Wanted(self.second, self.first, self.third, self.fourth)

    @property
    def doubled(self) -> str:
        """A sentence where one of several is chosen twice; empty where none is."""
        given = [name for name in self.names if name is not None]
        if len(given) == len(self.chosen) or len(self.chosen) < FEWEST:
            return ""
        return "A structure is chosen twice. It is shown once: choose another in its place, or take the list away."

    def only(self, known: Mapping[str, object]) -> Wanted:
        """The same without what is not known."""
        return Wanted(*(name if name in known else None for name in self.names))


def read(params: Mapping[str, str]) -> tuple[Wanted, list[str]]:
    """What a URL asks for, as far as it can be understood, and a sentence for each part of it that cannot.

    >>> wanted, messages = read({"first": "workstream", "second": "<b>"})
    >>> wanted.first, wanted.second, len(messages)
    ('workstream', None, 1)
    """
    sides = [state.read({"structure": params[side]} if side in params else {}) for side in SIDES]
    messages = [message for _, told in sides for message in told]
    return Wanted(*(viewing.structure for viewing, _ in sides)), messages + state.unknown(params, SIDES)


def missing(key: str) -> str:
    """What is said of a structure that a URL names and that is not there (any more)."""
    if key.startswith(UPLOAD):
        return (
            "An uploaded file that this link names is not here any more: such a file is kept only for as long as the page stays open "
            "where it was chosen. Go to Structures and choose the file again."
        )
    return f"There is no structure “{shortened(key)}”. It may have been renamed; the lists below hold all there are."
