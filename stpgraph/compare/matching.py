"""Which node of one structure is which of another: by id between versions, by likeness between structures that share no ids.

Matches are one to one, and only between nodes of the same type (decisions with decisions) unless a person says otherwise. Between structures
that share few ids the matches together are the best there are: the sum of what their scores are above `ENOUGH` is the greatest possible
(`assignment`). A node for which nothing is alike enough has no counterpart. What a person said about pairs (`Corrections`) always holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from stpgraph.compare.items import Item, ids_of, items_of
from stpgraph.errors import UsageError
from stpgraph.graph import Wiring
from stpgraph.model import Structure

if TYPE_CHECKING:
    from stpgraph.compare.likeness import Block

#: From this score on, out of 1, two nodes may be counterparts.
ENOUGH = 0.45
#: The only ones of their kind in either structure need less; organisations, which are known by their names, do not.
ENOUGH_ALONE = 0.35
Basis = Literal["id", "likeness", "person"]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Corrections:
    """What a person says of pairs of ids (left, right): those that are the same, and those that are not."""

    same: tuple[Pair, ...] = ()
    different: tuple[Pair, ...] = ()

    def as_data(self) -> dict[str, list[list[str]]]:
        """The same as plain data, in order.

        >>> Corrections.from_data(Corrections((("a", "b"),)).as_data())
        Corrections(same=(('a', 'b'),), different=())
        """
        return {"same": [list(pair) for pair in sorted(self.same)], "different": [list(pair) for pair in sorted(self.different)]}

    @staticmethod
    def from_data(data: Mapping[str, Iterable[Iterable[str]]]) -> Corrections:
        """Corrections from plain data. Raises UsageError for what is none."""
        read: dict[str, list[Pair]] = {"same": [], "different": []}
        for key, pairs in data.items():
            if key not in read:
                raise UsageError(f"Corrections are `same` or `different`, not “{key}”.")
            for pair in pairs:
                ends = tuple(pair)
                if len(ends) != 2 or not all(isinstance(end, str) for end in ends):
                    raise UsageError("A correction is a pair of ids: one of the first structure, one of the second.")
                read[key].append((ends[0], ends[1]))
        return Corrections(tuple(read["same"]), tuple(read["different"]))

    def turned(self) -> Corrections:
        """The same seen from the other structure."""
        return Corrections(
            tuple((right, left) for left, right in self.same), tuple((right, left) for left, right in self.different)
        )


@dataclass(frozen=True, slots=True)
class Part:
    """One feature of a match: how alike the two are in it (0 to 1), how much it counts (0 to 1), and that in words."""

    feature: Literal["name", "kind", "place", "neighbours"]
    score: float
    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class Match:
    """Two that are the same: the ids, on what basis, how alike they are (0 to 1; 1 for matches by id or by a person), and why."""

    left: str
    right: str
    basis: Basis
    score: float
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Matching:
    """All matches in order of the left id, and those of either side without a counterpart, in order of id.

    `versions` tells that both are versions of one structure, so that ids alone decide. `unused` are corrections that name an id that
    is not there.
    """

    matches: tuple[Match, ...]
    only_left: tuple[str, ...]
    only_right: tuple[str, ...]
    versions: bool
    unused: tuple[Pair, ...] = ()

    @property
    def right_of(self) -> dict[str, str]:
        """The counterpart of each left id that has one."""
        return {each.left: each.right for each in self.matches}

    @property
    def left_of(self) -> dict[str, str]:
        """The counterpart of each right id that has one."""
        return {each.right: each.left for each in self.matches}


def shares_ids(left: Structure, right: Structure) -> bool:
    """Whether ids tell which is which: most of the ids of both stand in both, for the same type of thing.

    Between versions of one structure (the same id of the structure), most of the smaller one are enough.
    """
    ours, theirs = ids_of(left), ids_of(right)
    shared = sum(theirs.get(key) == kind for key, kind in ours.items())
    size = (min if left.id == right.id else max)(len(ours), len(theirs))
    return 2 * shared > size


def match(left: Wiring, right: Wiring, corrections: Corrections | None = None) -> Matching:
    """Which node or decision of the left structure is which of the right one.

    Ids decide where most are shared (`shares_ids`); between versions of one structure ids alone do, and everything else is new or gone.
    Between other structures likeness decides on what is left.

    Raises UsageError for corrections that contradict each other.
    """
    corrections = corrections or Corrections()
    ours, theirs = ids_of(left.structure), ids_of(right.structure)
    same, banned = _checked(corrections)
    unused = tuple(sorted(pair for pair in (*same.items(), *banned) if pair[0] not in ours or pair[1] not in theirs))
    fixed = {one: other for one, other in same.items() if one in ours and other in theirs}
    found = [Match(one, other, "person", 1.0) for one, other in fixed.items()]
    by_id = shares_ids(left.structure, right.structure)
    versions = by_id and left.structure.id == right.structure.id
    if by_id:
        taken = set(fixed.values())
        alike = (key for key, kind in ours.items() if key in theirs and (versions or theirs[key] == kind))
        found += [
            Match(key, key, "id", 1.0) for key in alike if key not in fixed | dict.fromkeys(taken) and (key, key) not in banned
        ]
        fixed = {each.left: each.right for each in found}
    if not versions:
        found += _by_likeness(left, right, fixed, banned)
    matches = tuple(sorted(found, key=lambda each: each.left))
    known = {each.left for each in matches}, {each.right for each in matches}
    return Matching(matches, tuple(sorted(ours.keys() - known[0])), tuple(sorted(theirs.keys() - known[1])), versions, unused)


def _checked(corrections: Corrections) -> tuple[dict[str, str], frozenset[Pair]]:
    """The pairs that are the same, by left id, and those that are not."""
    pairs, banned = sorted(set(corrections.same)), frozenset(corrections.different)
    for side in (0, 1):
        ends = [pair[side] for pair in pairs]
        twice = next((end for end in ends if ends.count(end) > 1), None)
        if twice is not None:
            raise UsageError(f"The corrections say twice what “{twice}” is the same as: keep one of them.")
    both = next((pair for pair in pairs if pair in banned), None)
    if both is not None:
        raise UsageError(f"The corrections say of “{both[0]}” and “{both[1]}” that they are the same, and that they are not.")
    return dict(pairs), banned


# ── by likeness ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _by_likeness(left: Wiring, right: Wiring, fixed: Mapping[str, str], banned: frozenset[Pair]) -> Iterator[Match]:
    # Numpy and rapidfuzz are slow to load, and versions do not need them.
    from stpgraph.compare.assignment import best_pairs
    from stpgraph.compare.likeness import ONE, blocks

    ours, theirs = items_of(left), items_of(right)
    for block in blocks(ours, theirs, fixed, banned):
        gains = block.scores() - int(ENOUGH * ONE) + 1
        if block.left[0].type != "organisation":
            gains += (block.parts["kind"] == ONE) * int((ENOUGH - ENOUGH_ALONE) * ONE) * bool(block.left[0].kind)
        taken = set(fixed.values())
        for row, item in enumerate(block.left):
            if item.id in fixed:
                gains[row, :] = 0
        for column, item in enumerate(block.right):
            if item.id in taken:
                gains[:, column] = 0
        places = [{each.id: at for at, each in enumerate(side)} for side in (block.left, block.right)]
        for one, other in banned:
            if one in places[0] and other in places[1]:
                gains[places[0][one], places[1][other]] = 0
        for row, column in best_pairs(gains):
            yield _explained(block, row, column)


def _explained(block: Block, row: int, column: int) -> Match:
    from stpgraph.compare.likeness import ONE

    one, other = block.left[row], block.right[column]
    scores = {key: int(part[row, column]) / ONE for key, part in block.parts.items()}
    weights = {key: weight / 100 for key, weight in block.weights.items()}
    parts = (
        Part("name", scores["name"], weights["name"], _name_words(one, other, scores["name"])),
        *((Part("kind", scores["kind"], weights["kind"], _kind_words(one, other, scores["kind"])),) if one.kind else ()),
        Part("place", scores["place"], weights["place"], _place_words(one, other)),
        Part("neighbours", scores["neighbours"], weights["neighbours"], _neighbour_words(one, other, scores["neighbours"])),
    )
    return Match(one.id, other.id, "likeness", sum(scores[key] * weights[key] for key in scores), parts)


def _name_words(one: Item, other: Item, score: float) -> str:
    if one.many != other.many:
        return "Only one of the two stands for several."
    if one.name == other.name:
        return "The names are the same."
    return f"The names are {'much' if score >= 0.6 else 'partly' if score >= 0.2 else 'hardly'} alike."


def _kind_words(one: Item, other: Item, score: float) -> str:
    if one.kind != other.kind:
        return "The kinds are related." if score else "The kinds are different."
    return "They are of the same kind, and there is no other." if score == 1 else "They are of the same kind, as others are too."


def _place_words(one: Item, other: Item) -> str:
    zone = (
        "They belong to the same part of the drawing"
        if one.zone == other.zone
        else "They belong to different parts of the drawing"
    )
    if one.depth is None or other.depth is None:
        return f"{zone}."
    depth = "as far" if one.depth == other.depth else "not as far"
    return f"{zone}, {depth} from the top."


def _neighbour_words(one: Item, other: Item, score: float) -> str:
    if not one.degree and not other.degree:
        return "No line leads to either."
    return f"{score:.0%} of their lines lead to neighbours that match."
