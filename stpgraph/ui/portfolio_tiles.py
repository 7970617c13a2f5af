"""The forty-four footprints of 2017/18 in order of their ONS code, and which of them a set holds structures for.

A structure stands for a footprint where its own footprint has that name; else where its notes name the one code of it; else where
the names are nearly the same, which is said, since only a person can tell whether it is the same place.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from stpgraph.portfolio import Entry, counts
from stpgraph.reference import Footprint, footprints
from stpgraph.rules.words import count

How = Literal["name", "code", "near"]
HOW_WORDS: Mapping[How, str] = {
    "name": "by its name",
    "code": "by the ONS code in its notes",
    "near": "by a name that is nearly the same: check that it is the same place",
}
#: What is said above the tiles.
NO_MAP = (
    "These are the 44 footprints of 2017/18 in order of their code of the Office for National Statistics. It is no map: tiles that "
    "stand side by side need not be neighbours. Numbers are gaps that nobody has accepted."
)


@dataclass(frozen=True, slots=True)
class Held:
    """A structure of a footprint: what it is called, how it was matched, what its file calls the footprint, and its open gaps."""

    title: str
    how: How
    said: str
    confirmed: int
    not_stated: int

    @property
    def gaps(self) -> str:
        """The open gaps in words.

        >>> Held("A", "name", "A", 2, 1).gaps, Held("A", "name", "A", 0, 0).gaps
        ('2 gaps confirmed, 1 not stated', 'No open gap')
        """
        if not self.confirmed + self.not_stated:
            return "No open gap"
        sure = f"{count(self.confirmed, 'gap')} confirmed" if self.confirmed else "No gap confirmed"
        return f"{sure}, {self.not_stated:,} not stated" if self.not_stated else sure

    @property
    def matched(self) -> str:
        """How it was matched, in words."""
        return f"{HOW_WORDS[self.how]} (its file says “{self.said}”)" if self.how == "near" else HOW_WORDS[self.how]


@dataclass(frozen=True, slots=True)
class Tile:
    """A footprint and the structures that there are for it."""

    footprint: Footprint
    held: tuple[Held, ...]


def tiles(entries: Iterable[Entry], titles: Sequence[str]) -> tuple[Tile, ...]:
    """All forty-four, in order of code. `titles` are what the entries are called, in their order. Typical structures are of no
    footprint."""
    held: defaultdict[str, list[Held]] = defaultdict(list)
    for entry, title in zip(entries, titles, strict=True):
        found = match(entry.footprint, entry.ons_codes) if entry.status != "archetype" else None
        if found is not None:
            gaps = counts(entry)[0]
            held[found[0].code].append(Held(title, found[1], entry.footprint, gaps.confirmed, gaps.not_stated))
    return tuple(Tile(each, tuple(held[each.code])) for each in footprints())


def match(name: str, codes: Sequence[str] = ()) -> tuple[Footprint, How] | None:
    """The footprint of 2017/18 that a name stands for, and how that is known. `codes` are the ONS codes that are named beside it.

    >>> match("DERBYSHIRE")[1], match("Suffolk & North-East Essex")[0].code, match("Elsewhere")
    ('name', 'E54000023', None)
    >>> match("North London (North Central London)")[1], match("Cumbria")
    ('near', None)
    """
    exact = [each for each in footprints() if _words(each.name) == _words(name)]
    if exact:
        return exact[0], "name"
    coded = [each for each in footprints() if each.code in codes]
    if len(coded) == len(codes) == 1:  # several codes: the notes tell of one place that became another
        return coded[0], "code"
    near = [each for each in footprints() if _near(name, each.name)]
    return (near[0], "near") if len(near) == 1 else None


def summary(made: Sequence[Tile]) -> str:
    """How many footprints the set holds structures for, in a sentence."""
    there = sum(bool(each.held) for each in made)
    if not there:
        return f"The set holds no structure for any of the {len(made)} footprints."
    doubtful = sum(any(held.how == "near" for held in each.held) for each in made)
    more = f" {count(doubtful, 'match is', 'matches are')} by a name that is nearly the same (marked ≈)." if doubtful else ""
    return f"The set holds a structure for {there:,} of the {len(made)} footprints.{more}"


def _words(name: str) -> tuple[str, ...]:
    return tuple(word for word in re.findall(r"\w+", name.casefold()) if word not in ("and", "the", "of"))


def _near(name: str, footprint: str) -> bool:
    """Whether a name without what stands in brackets is that of a footprint, or begins it or goes on where it ends."""
    ours, theirs = _words(re.sub(r"\([^)]*\)", "", name)), _words(footprint)
    shorter = min(len(ours), len(theirs))
    return shorter > 0 and ours[:shorter] == theirs[:shorter]
