"""“Structures most like yours that do not have this gap”: the examples to learn from, and what makes them alike.

Two structures are compared by the features of likeness (`assess.likeness.FEATURES`, with their weights) and by eight measures of
size and shape (weight 1 each). How far apart they are in a feature is 1 less the overlap of their pictures; in a measure, 1 less
the smaller number over the larger, each with 1 added so that none and one differ by a half. What is not known of either is not
compared. The *distance* is the sum of weight times apartness over the sum of the weights compared, from 0 to 1. Findings play no
part in it, names and ids neither.

A structure without a finding need not be a good example: the rule may have had nothing to judge there. Who looks should check.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from stpgraph.assess.likeness import FEATURES
from stpgraph.portfolio.entry import Entry, Picture, measures_told
from stpgraph.portfolio.table import Portfolio

SIZES = ("bodies", "boards", "workstreams", "projects", "seats", "organisations", "depth", "span")
#: So many examples are named for one finding.
MOST_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Apart:
    """How far two structures are apart in one respect: 0 (alike) to 1. `ours` and `theirs` say what is seen."""

    key: str
    words: str
    weight: int
    distance: float
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another structure, how far away it is (0 to 1), and in what: what is most unlike first."""

    entry: Entry
    distance: float
    parts: tuple[Apart, ...]

    @property
    def alike(self) -> float:
        """How alike the two are, from 0 to 1."""
        return 1 - self.distance

    @property
    def shared(self) -> tuple[Apart, ...]:
        """In what they are quite alike, the weightiest first."""
        return tuple(sorted((each for each in self.parts if each.distance == 0), key=lambda each: -each.weight))

    @property
    def unlike(self) -> tuple[Apart, ...]:
        """In what they differ, the most telling first."""
        return tuple(each for each in self.parts if each.distance > 0)


def neighbour(ours: Entry, theirs: Entry) -> Neighbour:
    """How far one structure is from another, and in what."""
    parts = sorted(_parts(ours, theirs), key=lambda each: -each.weight * each.distance)
    total = sum(each.weight for each in parts)
    return Neighbour(theirs, sum(each.weight * each.distance for each in parts) / total, tuple(parts))


def neighbours(portfolio: Portfolio, ours: Entry) -> tuple[Neighbour, ...]:
    """All other structures of a portfolio, the nearest first. Others of the same footprint are left out: they are no others."""
    others = (
        each for each in portfolio.entries if each is not ours and not (each.footprint and each.footprint == ours.footprint)
    )
    return tuple(sorted((neighbour(ours, each) for each in others), key=_order))


def examples(near: Iterable[Neighbour], rule: str, most: int = MOST_EXAMPLES) -> tuple[Neighbour, ...]:
    """The nearest of some neighbours in which a rule finds nothing, not even what somebody has accepted."""
    without = (each for each in near if not each.entry.finds(rule))
    return tuple(each for each, _ in zip(without, range(most), strict=False))


def _order(each: Neighbour) -> tuple[float, str, str]:
    # What differs only by how sums are rounded is equally far.
    return round(each.distance, 9), each.entry.title, each.entry.file


def _parts(ours: Entry, theirs: Entry) -> Iterable[Apart]:
    for feature, mine, other in zip(FEATURES, ours.pictures, theirs.pictures, strict=True):
        distance = 0.0 if mine == other else 1 - _overlap(mine, other)
        yield Apart(feature.key, feature.words, feature.weight, distance, _seen(mine), _seen(other))
    names = _names()
    for key in SIZES:
        one, two = ours.value(key), theirs.value(key)
        if one is not None and two is not None:
            distance = 1 - (1 + min(one, two)) / (1 + max(one, two))
            yield Apart(key, names[key], 1, distance, f"{one:,g}", f"{two:,g}")


def _overlap(one: Picture, other: Picture) -> float:
    shares = dict(other.shares)
    return sum(min(share, shares[sort]) for sort, share in one.shares if sort in shares)


def _seen(picture: Picture) -> str:
    """A picture in words.

    >>> _seen(Picture("groups", (("local area", 0.25), ("sector", 0.75)))), _seen(Picture("groups", ()))
    ('local area 25%, sector 75%', 'there are none')
    """
    if len(picture.shares) == 1:
        return picture.shares[0][0]
    return ", ".join(f"{sort} {share:.0%}" for sort, share in picture.shares) or "there are none"


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return {each.key: each.name for each in measures_told()}
