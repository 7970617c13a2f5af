"""Which of two that a line joins answers to the other: by what they are, where they stand, and the custom of the format."""

from __future__ import annotations

from dataclasses import dataclass

from stpgraph.importers.draft import Frame, Link
from stpgraph.importers.guessing import height
from stpgraph.model import AnyNode
from stpgraph.model.nodes import kind_of

#: Two boxes are on one level where their middles are less than this share of the higher one apart.
_LEVEL = 0.75


@dataclass(frozen=True, slots=True)
class Way:
    """Whether the line's source is the one that answers, how sure that is, and why."""

    first: bool
    confidence: float
    reason: str


def lower_first(link: Link, one: Frame | None, other: Frame | None, source: AnyNode, target: AnyNode) -> Way:
    """Which end of a line answers to the other."""
    by_kind = _by_kind(source, target)
    # Where the file itself says who stands below whom, places are only how it looks: the ends may be on different pages.
    drop = _drop(one, other) if link.up is None or one is None or other is None else 1.0 if link.up else -1.0
    if drop:
        if by_kind and abs(by_kind) >= 2 and (by_kind < 0) != (drop > 0):
            return Way(by_kind < 0, 0.6, "one is of a kind that stands above the other, though it is drawn below it")
        return Way(
            drop > 0, 0.95 if by_kind and (by_kind < 0) == (drop > 0) else 0.85, "the one drawn below answers to the one above"
        )
    if by_kind and abs(by_kind) >= 1:
        return Way(by_kind < 0, 0.85, "one is of a kind that stands above the other")
    if link.up is not None:
        return Way(
            link.up, 0.75, "the file lays lines from the top down" if not link.up else "the file lays lines from the bottom up"
        )
    if link.head == "source":
        return Way(False, 0.55, "the arrow points to the one that is answered to")
    return Way(True, 0.55, "the line is read from its beginning to its end")


def lower(one: Frame | None, other: Frame | None) -> bool:
    """Whether the first stands below the second; not where they are on one level or nobody knows."""
    return _drop(one, other) > 0


def _by_kind(source: AnyNode, target: AnyNode) -> float:
    """How much higher the source usually stands than the target; 0 where that is not known."""
    if "other" in (kind_of(source), kind_of(target)):
        return 0
    return height(source.type, kind_of(source)) - height(target.type, kind_of(target))


def _drop(one: Frame | None, other: Frame | None) -> float:
    """How far the source stands below the target, 0 where they are on one level or nobody knows."""
    if one is None or other is None:
        return 0
    down = one.middle[1] - other.middle[1]
    return down if abs(down) > _LEVEL * max(one.height, other.height, 1) else 0
