"""How alike two nodes of different structures are: by kind, name, place and neighbours, each from 0 to 1.

All scores are whole numbers from 0 to 1,000,000 (`ONE`), so that sums do not depend on the order of adding or on the machine.

The features and their weights, in hundredths (a project or decision has no kind):

- *name* (45; 65 without a kind): how much of the letters are the same, half on the whole name and half on the name without the
  words that many here share ("Workstream A" and "Workstream B" differ in all that matters). Half of the letters counts for nothing.
- *kind* (25): the same, or a near relation of it; the more of its kind there are, the less it tells.
  One that stands for several and one that does not are half as alike in name and kind.
- *place* (10): the zone of the drawing, and the depth below the strategic board.
- *neighbours* (20; 25 without a kind): which share of its lines lead to neighbours that match. Found in rounds: those that are each
  other's clear best speak for their neighbours in the next.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import Indel
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import cdist, extractOne

from stpgraph.compare.assignment import Whole
from stpgraph.compare.items import Item, ItemType, Tie

ONE = 1_000_000
ROUNDS = 4
#: So many letters make a word long enough to be known in spite of a slip, and so much of it (in hundredths) must be right.
_LONG, _SLIP = 4, 75
#: Feature: its weight in hundredths, for items with a kind and for those without.
WEIGHTS: Mapping[str, tuple[int, int]] = {"name": (45, 65), "kind": (25, 0), "place": (10, 10), "neighbours": (20, 25)}
#: Kinds that stand in for each other: half as good as the same kind.
NEAR_KINDS: tuple[frozenset[str], ...] = (
    frozenset({"chair", "independent_chair"}),
    frozenset({"lay_member", "non_executive_director", "independent_chair"}),
    frozenset({"chief_officer", "executive", "senior_responsible_officer"}),
    frozenset({"executive", "finance_director"}),
    frozenset({"workstream_lead", "senior_responsible_officer", "officer"}),
    frozenset({"clinician", "gp"}),
    frozenset({"healthwatch_representative", "public_representative"}),
    frozenset({"nhs_trust", "foundation_trust", "ambulance_trust", "community_provider"}),
    frozenset({"ccg", "integrated_care_board"}),
    frozenset({"local_authority", "combined_authority"}),
    frozenset({"healthwatch", "voluntary_sector"}),
    frozenset({"delivery_group", "executive_group"}),
    frozenset({"strategic_board", "oversight_group", "joint_committee"}),
    frozenset({"joint_committee", "committee_in_common"}),
    frozenset({"workstream", "locality_group", "sector_group"}),
    frozenset({"reference_group", "forum", "clinical_cabinet"}),
    frozenset({"pooled_budget", "section_75_agreement"}),
    frozenset({"memorandum_of_understanding", "contract"}),
)


@dataclass(frozen=True)
class Block:
    """All items of one type on both sides, and how alike each pair is, feature by feature (matrices: left x right)."""

    left: tuple[Item, ...]
    right: tuple[Item, ...]
    parts: Mapping[str, Whole]

    @property
    def weights(self) -> dict[str, int]:
        """The weight of each feature, in hundredths."""
        return {key: pair[0 if self.left[0].kind else 1] for key, pair in WEIGHTS.items()}

    def scores(self) -> Whole:
        """The weighted sum of all features."""
        total = np.zeros((len(self.left), len(self.right)), np.int64)
        for key, weight in self.weights.items():
            total += weight * self.parts[key]
        return total // 100


def blocks(
    left: Sequence[Item], right: Sequence[Item], fixed: Mapping[str, str], banned: Collection[tuple[str, str]]
) -> list[Block]:
    """Every type that stands on both sides, with all scores reckoned.

    `fixed` are pairs that are known to match, by id; they speak for their neighbours from the start. `banned` pairs never do.
    """
    types: list[ItemType] = sorted({each.type for each in left} & {each.type for each in right})
    made = [
        _first(tuple(each for each in left if each.type == kind), tuple(each for each in right if each.type == kind))
        for kind in types
    ]
    sides = _Sides.of(made)
    for _ in range(ROUNDS):
        anchors = _anchors(made, fixed, banned)
        heard = _heard(made, sides, anchors)
        if all(np.array_equal(new, block.parts["neighbours"]) for new, block in zip(heard, made, strict=True)):
            break
        made = [
            Block(block.left, block.right, {**block.parts, "neighbours": new}) for new, block in zip(heard, made, strict=True)
        ]
    return made


def _first(left: tuple[Item, ...], right: tuple[Item, ...]) -> Block:
    many = [np.array([each.many for each in side]) for side in (left, right)]
    halved = 1 + (many[0][:, None] != many[1][None, :])
    parts = {
        "name": _names(left, right) // halved,
        "kind": _kinds(left, right) // halved,
        "place": _places(left, right),
        "neighbours": np.zeros((len(left), len(right)), np.int64),
    }
    return Block(left, right, parts)


# ── name, kind, place ────────────────────────────────────────────────────────────────────────────────────────────────────


def words_of(name: str) -> list[str]:
    """The words of a name as they are compared: small letters, no punctuation.

    >>> words_of("Workforce & IM&T (Group 1)")
    ['workforce', 'im', 't', 'group', '1']
    """
    return re.findall(r"\w+", name.casefold()) or [name.casefold()]


def _names(left: Sequence[Item], right: Sequence[Item]) -> Whole:
    ours, theirs = ([words_of(each.name) for each in side] for side in (left, right))
    seen = Counter(word for words in (*ours, *theirs) for word in set(words))
    often = max(3, (len(ours) + len(theirs)) // 8)
    common = {word for word, number in seen.items() if number > often and len(word) > 1 and not word.isdecimal()}
    # A common word with a letter wrong is still that word.
    long = sorted(word for word in common if len(word) >= _LONG)
    common |= {word for word in seen if len(word) >= _LONG - 1 and extractOne(word, long, scorer=ratio, score_cutoff=_SLIP)}
    whole = _letters([" ".join(words) for words in ours], [" ".join(words) for words in theirs])
    telling = _letters(*([" ".join(_without(words, common)) for words in side] for side in (ours, theirs)))
    alike: Whole = (whole + telling) // 2
    same = np.array([each.name for each in left])[:, None] == np.array([each.name for each in right])[None, :]
    alike[same] = ONE
    return alike


def _without(words: Sequence[str], common: Collection[str]) -> list[str]:
    return [word for word in words if word not in common] or list(words)


def _letters(left: Sequence[str], right: Sequence[str]) -> Whole:
    """The share of letters that stand in both in the same order, where more than half do: 0 at half, `ONE` for all."""
    apart: Whole = cdist(left, right, scorer=Indel.distance, dtype=np.int32).astype(np.int64)
    long = np.array([len(each) for each in left])[:, None] + np.array([len(each) for each in right])[None, :]
    scaled: Whole = np.maximum(0, (long - 2 * apart) * ONE // long)
    return scaled


def _kinds(left: Sequence[Item], right: Sequence[Item]) -> Whole:
    kinds = sorted({each.kind for each in (*left, *right)})
    number = {kind: at for at, kind in enumerate(kinds)}
    counts = [Counter(each.kind for each in side) for side in (left, right)]
    table = np.zeros((len(kinds), len(kinds)), np.int64)
    for one in kinds:
        for other in kinds:
            crowd = max(counts[0][one], counts[1][other], 1)
            table[number[one], number[other]] = int(_kin(one, other) * ONE / crowd**0.5)
    rows, columns = ([number[each.kind] for each in side] for side in (left, right))
    found: Whole = table[np.ix_(rows, columns)]
    return found


def _kin(one: str, other: str) -> float:
    if one == other:
        return 0.5 if one == "other" else 1.0
    return 0.5 if any(one in group and other in group for group in NEAR_KINDS) else 0.0


def _places(left: Sequence[Item], right: Sequence[Item]) -> Whole:
    zones = np.array([each.zone for each in left])[:, None] == np.array([each.zone for each in right])[None, :]
    ours, theirs = (np.array([-1 if each.depth is None else each.depth for each in side]) for side in (left, right))
    apart = np.abs(ours[:, None] - theirs[None, :])
    one_unknown = (ours[:, None] < 0) != (theirs[None, :] < 0)
    depth = np.where(one_unknown, 0, ONE // (1 + apart))
    found: Whole = (zones * ONE + depth) // 2
    return found


# ── neighbours ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class _Sides:
    """Where each item stands in its block, and its neighbours as positions in theirs, for both sides."""

    place: tuple[dict[str, int], dict[str, int]]
    ties: tuple[dict[str, dict[Tie, Whole]], dict[str, dict[Tie, Whole]]]

    @staticmethod
    def of(made: Sequence[Block]) -> _Sides:
        types = {block.left[0].type for block in made}
        places, ties = [], []
        for side in ("left", "right"):
            groups: list[tuple[Item, ...]] = [getattr(block, side) for block in made]
            place = {each.id: at for group in groups for at, each in enumerate(group)}
            places.append(place)
            ties.append(
                {
                    each.id: {
                        tie: np.array([place[other] for other in ends]) for tie, ends in each.ties.items() if tie[2] in types
                    }
                    for group in groups
                    for each in group
                }
            )
        return _Sides((places[0], places[1]), (ties[0], ties[1]))


def _anchors(made: Sequence[Block], fixed: Mapping[str, str], banned: Collection[tuple[str, str]]) -> list[tuple[str, str, int]]:
    """Pairs that speak for their neighbours, with their score: those fixed, and those that are each other's one best."""
    found = [(one, other, ONE) for one, other in fixed.items()]
    taken = set(fixed.values())
    for block in made:
        scores = block.scores()
        best_right, best_left = scores.argmax(axis=1), scores.argmax(axis=0)
        alone_right = (scores == scores.max(axis=1)[:, None]).sum(axis=1) == 1
        alone_left = (scores == scores.max(axis=0)[None, :]).sum(axis=0) == 1
        for row, column in enumerate(best_right):
            one, other = block.left[row].id, block.right[column].id
            if best_left[column] != row or not (alone_right[row] and alone_left[column]):
                continue
            if one not in fixed and other not in taken and (one, other) not in banned:
                found.append((one, other, int(scores[row, column])))
    return found


def _heard(made: Sequence[Block], sides: _Sides, anchors: Sequence[tuple[str, str, int]]) -> list[Whole]:
    """For every pair, the share of its lines that lead to neighbours that match, weighed by how well they do."""
    votes = {block.left[0].type: np.zeros((len(block.left), len(block.right)), np.int64) for block in made}
    for one, other, score in anchors:
        ours, theirs = sides.ties[0].get(one, {}), sides.ties[1].get(other, {})
        for tie, ends in ours.items():
            if tie in theirs:
                votes[tie[2]][ends[:, None], theirs[tie]] += score
    heard = []
    for block in made:
        degrees = [np.array([each.degree for each in side], np.int64) for side in (block.left, block.right)]
        both = degrees[0][:, None] + degrees[1][None, :]
        share = 2 * votes[block.left[0].type] // np.maximum(both, 1)
        # Of two that stand alone nothing can be told: half.
        heard.append(np.where(both == 0, ONE // 2, np.minimum(share, ONE)))
    return heard
