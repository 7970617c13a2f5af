"""Which of two that a line joins answers to the other: by what they are, where they stand, and the custom of the format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from stpgraph.importers.draft import Frame, Link, Shape
from stpgraph.importers.guessing import height, said_on
from stpgraph.model import AnyNode
from stpgraph.model.nodes import kind_of

#: Two boxes are on one level where their middles are less than this share of the higher one apart.
_LEVEL = 0.75
#: Fewer lines say nothing of the custom of a whole drawing, and so does a smaller share of them.
_FEW = 3
_ANSWERS = ("accountable_to", "reports_to")
_MOST = 0.8


@dataclass(frozen=True, slots=True)
class Way:
    """Whether the line's source is the one that answers, how sure that is, and why."""

    first: bool
    confidence: float
    reason: str


def lower_first(
    link: Link, one: Frame | None, other: Frame | None, source: AnyNode, target: AnyNode, custom: bool | None = None
) -> Way:
    """Which end of a line answers to the other. `custom` is that of the file, see there."""
    said = said_on(link.says)
    if said and said.type in _ANSWERS:
        # Whoever writes “reports to” on a line reads it along its arrow, however the file lays lines.
        return Way(not said.reverse, 0.95, "the words are read along the line")
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
    if custom is not None and not (one and other):
        above = "from those above to those below" if not custom else "from those below to those above"
        return Way(custom, 0.7, f"nearly all other lines of the file lead {above}")
    if by_kind and link.head == "none":
        return Way(by_kind < 0, 0.6, "one is of a kind that mostly stands above the other")
    if link.head == "source":
        return Way(False, 0.55, "the arrow points to the one that is answered to")
    return Way(True, 0.55, "the line is read from its beginning to its end")


def custom(links: Sequence[Link], shapes: Mapping[str, Shape], nodes: Mapping[str, AnyNode]) -> bool | None:
    """Whether a file without places writes the one who answers first (True) or last; None where it has no custom, or draws places.

    Its lines between two of which one is of a kind that stands above the other tell that.
    """
    found = []
    for link in links:
        source, target = nodes.get(link.source), nodes.get(link.target)
        if link.says or link.stroke != "plain" or source is None or target is None or any(_placed(link, shapes)):
            continue
        if {source.type, target.type} <= {"body", "project"} and abs(by_kind := _by_kind(source, target)) >= 1:
            found.append(by_kind < 0)
    if len(found) < _FEW or len(set(found)) > 1:
        return None
    return found[0]


def _placed(link: Link, shapes: Mapping[str, Shape]) -> Iterator[bool]:
    return (shapes[end].frame is not None for end in (link.source, link.target) if end in shapes)


def sideways(links: Sequence[Link], shapes: Mapping[str, Shape], nodes: Mapping[str, AnyNode]) -> dict[int, int]:
    """The pages that are drawn from left to right (1) or from right to left (-1), by their numbers.

    On such a page nearly all lines join boxes of which one stands wholly beside the other; these stand in columns, in which they are on
    many levels; and what the boxes are says at which side those stand that are answered to.
    """
    beside: dict[int, list[bool]] = {}
    frames: dict[int, list[Frame]] = {}
    first: dict[int, list[bool]] = {}
    for link, one, other in _on_one_page(links, shapes):
        page = shapes[link.source].page
        right = other.x >= one.x + one.width
        beside.setdefault(page, []).append(right or one.x >= other.x + other.width)
        frames.setdefault(page, []).extend((one, other))
        source, target = nodes.get(link.source), nodes.get(link.target)
        by_kind = _by_kind(source, target) if source and target else 0
        if beside[page][-1] and abs(by_kind) >= 1:
            first.setdefault(page, []).append(right == (by_kind > 0))
    made = {}
    for page, kinds in first.items():
        columns = _ranks([(each.middle[0], each.width) for each in frames[page]])
        levels = _ranks([(each.middle[1], each.height) for each in frames[page]])
        # Where every line and every kind says so, a few columns fewer than levels do.
        plainly = all(beside[page]) and len(set(kinds)) == 1 and len(kinds) > _FEW
        stands = 3 * columns <= 2 * levels or (plainly and columns < levels)
        if _share(beside[page]) >= _MOST and stands and len(kinds) >= _FEW:
            for way, share in ((1, _share(kinds)), (-1, 1 - _share(kinds))):
                if share >= _MOST:
                    made[page] = way
    return made


def turned(frame: Frame | None, way: int) -> Frame | None:
    """A frame as `lower_first` wants it, on a page that is drawn sideways."""
    if frame is None or not way:
        return frame
    return Frame(frame.y, frame.x if way > 0 else -frame.x - frame.width, frame.height, frame.width)


def upward(links: Sequence[Link], shapes: Mapping[str, Shape], nodes: Mapping[str, AnyNode]) -> frozenset[int]:
    """The pages on which arrows that say who answers to whom, or nothing, point from the lower box to the upper one.

    Those of organisations are not looked at.
    """
    ups: dict[int, list[bool]] = {}
    for link, one, other in _on_one_page(links, shapes):
        ends = nodes.get(link.source), nodes.get(link.target)
        said = said_on(link.says)
        if (
            (link.says and (said is None or said.type not in _ANSWERS))
            or link.head not in ("target", "source")
            or any(each is None or each.type == "organisation" for each in ends)
        ):
            continue
        if drop := _drop(one, other):
            ups.setdefault(shapes[link.source].page, []).append((drop > 0) == (link.head == "target"))
    return frozenset(page for page, found in ups.items() if len(found) >= _FEW and _share(found) >= _MOST)


def _on_one_page(links: Sequence[Link], shapes: Mapping[str, Shape]) -> Iterator[tuple[Link, Frame, Frame]]:
    for link in links:
        one, other = shapes.get(link.source), shapes.get(link.target)
        if one and other and one.frame and other.frame and one.page == other.page and one.key != other.key:
            yield link, one.frame, other.frame


def _ranks(middles: Sequence[tuple[float, float]]) -> int:
    """On how many levels things stand, by their middles and sizes; those less than half of the smaller size apart are on one."""
    ranked = sorted(set(middles))
    return 1 + sum(other[0] - one[0] > min(one[1], other[1]) / 2 for one, other in pairwise(ranked))


def _share(found: Sequence[bool]) -> float:
    return sum(found) / len(found)


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
