"""Lines that meet away from boxes: a trunk, a bar, and branches, on slides and in drawings.

A loose end belongs to the box whose outline is nearest, within `NEAR` of the page's longer side. Lines that meet are one wire: where
exactly one box is on one side of it and all others on the other side, the one is joined with each of the others; else it is told.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from stpgraph.importers.colours import same_colour
from stpgraph.importers.draft import Frame, Head, Link, Page, Shape, Unread
from stpgraph.importers.geometry import Point, away, beside, from_border, off
from stpgraph.importers.guessing import said_on
from stpgraph.importers.making import short

#: A loose end within this share of the slide's longer side belongs to the nearest box: 20 points, 7 mm, on a slide of 13⅓ inches.
#: People miss a box by up to a finger's width of the mouse; boxes themselves stand further apart.
NEAR = 1 / 48
#: Two ends within this share are one point: 3 points on such a slide.
TOUCH = 1 / 320
#: More lines or boxes on one slide are not looked at for what is near to what.
MOST_NEAR = 1_500


@dataclass
class Wiring:
    """The links of a page, and where each of them runs: routes with the numbers of the links to which words at them belong."""

    links: list[Link] = field(default_factory=list)
    routes: list[tuple[tuple[Point, ...], tuple[int, ...]]] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class End:
    """One end of a line: where it is, the box at it, how far that is, whether it is glued, and whether it has an arrowhead."""

    point: Point
    box: str
    off: float
    glued: bool
    head: bool


def buses(
    links: Sequence[Link], shapes: Mapping[str, Shape], around: frozenset[str], page: Page, place: str
) -> tuple[Wiring, set[int]]:
    """Three or more lines of one page that meet (a trunk, a bar, branches) as links from each box on the one side to that on the other.

    Two of their ends at least are at no box, or two corners at least away from the boxes that are near: lines that only come to one point
    before a box are no bar.

    With the numbers of the lines that were used up, also where it is not clear what they join: that is told. `around` as of `wired`.
    """
    made = Wiring()
    used: set[int] = set()
    longer = max(page.width, page.height)
    near, touch = NEAR * longer, TOUCH * longer
    if len(links) > MOST_NEAR or len(shapes) > MOST_NEAR:
        return made, used
    ends = [ends_of(each, shapes, around, near) for each in links]
    for group in groups_of(links, ends, shapes, near, touch):
        free = sum(not end.box for at in group for end in ends[at])
        if len(group) < 3 or (free < 2 and _corners([ends[at] for at in group], touch) < 2):
            continue
        used |= set(group)
        before = len(made.links)
        join_several(made, [links[at] for at in group], [ends[at] for at in group], shapes, touch, place)
        said = {links[at].says for at in group} - {""}
        if len(said) == 1:
            made.links[before:] = [replace(each, says=each.says or next(iter(said))) for each in made.links[before:]]
        elif len(made.links) > before:
            kept = {each.says for each in made.links[before:]}
            made.unread += [
                Unread(
                    f"The words “{short(each)}”",
                    place,
                    "They stand on one of several lines that meet; it is not clear for which they are said.",
                )
                for each in dict.fromkeys(links[at].says for at in group)
                if each and each not in kept
            ]
    return made, used


def ends_of(link: Link, shapes: Mapping[str, Shape], around: frozenset[str], near: float) -> tuple[End, End]:
    route = link.route or ((0.0, 0.0), (0.0, 0.0))
    heads = link.head in ("source", "both"), link.head in ("target", "both")
    made = [
        End(point, key, 0.0, True, head) if key else _end(link, point, head, shapes, around, near, "")
        for key, point, head in ((link.source, route[0], heads[0]), (link.target, route[-1], heads[1]))
    ]
    if made[0].box and made[0].box == made[1].box:
        # Nobody draws a line from a box to itself: the end that is further away is at another box, or at none.
        far = 0 if not made[0].glued and (made[1].glued or made[0].off > made[1].off) else 1
        if not made[far].glued:
            made[far] = _end(link, made[far].point, made[far].head, shapes, around, near, made[far].box)
    return made[0], made[1]


def _corners(ends: Sequence[tuple[End, End]], touch: float) -> int:
    """In how many points two ends or more come together that are at no box, nor right at one."""
    loose = [end.point for pair in ends for end in pair if not end.glued and not (end.box and end.off <= touch)]
    found: list[Point] = []
    for at, one in enumerate(loose):
        if any(_apart(one, other) <= touch for other in loose[at + 1 :]) and all(_apart(one, each) > touch for each in found):
            found.append(one)
            if len(found) > 1:
                break
    return len(found)


def _end(
    link: Link, point: Point, head: bool, shapes: Mapping[str, Shape], around: frozenset[str], near: float, other: str
) -> End:
    box, far = _nearest(point, shapes, around, near, other) if link.route else ("", 0.0)
    return End(point, box, far, False, head)


def _nearest(point: Point, shapes: Mapping[str, Shape], around: frozenset[str], near: float, other: str) -> tuple[str, float]:
    """The box at a point, and how far it is. Free words are taken only where no box is near, and only from half as far."""
    found = []
    for key, each in shapes.items():
        if each.frame is None or key == other or (not each.lines and key not in around):
            continue
        free = each.form == "text"
        if free and said_on(each.name):
            continue
        far = from_border(each.frame, point) if key in around else away(each.frame, point)
        if far <= (near / 2 if free else near):
            found.append((free, far, each.frame.width * each.frame.height, key))
    return (min(found)[3], min(found)[1]) if found else ("", 0.0)


def groups_of(
    links: Sequence[Link], ends: Sequence[tuple[End, End]], shapes: Mapping[str, Shape], near: float, touch: float
) -> list[list[int]]:
    """Lines that meet away from boxes, by their numbers."""
    root = list(range(len(links)))

    def top(at: int) -> int:
        while root[at] != at:
            root[at] = root[root[at]]
            at = root[at]
        return at

    meeting: dict[tuple[int, int], list[int]] = {}
    for at, pair in enumerate(ends):
        for side, end in enumerate(pair):
            if end.glued or (end.box and end.off <= touch) or not links[at].route:
                continue
            met = [
                other
                for other, link in enumerate(links)
                if other != at and len(link.route) > 1 and off(link.route, end.point) <= touch
            ]
            # Lines that look otherwise only cross here, and so do lines from box to box where another ends here too.
            met = [
                other
                for other in met
                if links[other].stroke == links[at].stroke and same_colour(links[other].colour, links[at].colour)
            ]
            met = [other for other in met if not all(each.box and each.off <= touch for each in ends[other])] or met
            if met:
                meeting[at, side] = met
    for (at, side), met in meeting.items():
        if not _converging(at, side, met, links, ends, shapes, near, touch):
            for other in met:
                root[top(at)] = top(other)
    groups: dict[int, list[int]] = {}
    for at in range(len(links)):
        groups.setdefault(top(at), []).append(at)
    return list(groups.values())


def _converging(
    at: int,
    side: int,
    met: Sequence[int],
    links: Sequence[Link],
    ends: Sequence[tuple[End, End]],
    shapes: Mapping[str, Shape],
    near: float,
    touch: float,
) -> bool:
    """Whether lines only come to one point before a box, each from a box of its own and each on its way to that box."""
    point, box = ends[at][side].point, ends[at][side].box
    frame = shapes[box].frame if box in shapes else None
    if frame is None:
        return False
    for other in (at, *met):
        sides = [each for each in (0, 1) if _apart(ends[other][each].point, point) <= touch]
        if not sides or ends[other][sides[0]].box != box or ends[other][1 - sides[0]].box in ("", box):
            return False
        route = links[other].route if sides[0] else links[other].route[::-1]
        (x1, y1), (x2, y2) = route[-2], route[-1]
        reach = 5 * near / (_apart(route[-2], route[-1]) or 1.0)
        if beside(((x2, y2), (x2 + (x2 - x1) * reach, y2 + (y2 - y1) * reach)), frame) > touch:
            return False
    return True


def _apart(one: Point, other: Point) -> float:
    return float(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5)


def join_several(
    made: Wiring, links: list[Link], ends: list[tuple[End, End]], shapes: Mapping[str, Shape], touch: float, place: str
) -> None:
    """Lines that meet: from the boxes at their free ends it is seen who is over whom."""
    reached: dict[str, tuple[int, End]] = {}
    for at, pair in enumerate(ends):
        for end in pair:
            if end.box and (end.glued or end.off <= touch or not _met(end.point, at, links, touch)):
                reached.setdefault(end.box, (at, end))
    one, over = _pair(reached) if len(reached) == 2 else ("", False)
    if not one:
        one, over = _one(reached, shapes)
    if not one:
        names = ", ".join(f"“{short(shapes[key].name)}”" for key in reached if key in shapes)
        what = f"{len(links)} lines that meet" + (f" at {names}" if names else "")
        said = ", ".join(f"“{short(each)}”" for each in dict.fromkeys(link.says for link in links) if each)
        why = "It is not clear which of the boxes stand over the others. Join each pair with a line of its own."
        made.unread.append(Unread(what, place, f"{why} On them stands {said}." if said else why))
        return
    first = len(made.links)
    others = [key for key in reached if key != one]
    own = {}
    for key in others:
        at, end = reached[key]
        own[at] = len(made.links)
        head = _head(reached[one][1].head, end.head)
        told = f"{place}, {len(links)} lines that meet"
        made.links.append(
            replace(links[at], source=key, target=one, head=head, up=True if over and len(others) > 1 else None, place=told)
        )
    whole = tuple(range(first, len(made.links)))
    for at, link in enumerate(links):
        made.routes.append((link.route, (own[at],) if at in own else whole))


def _pair(reached: Mapping[str, tuple[int, End]]) -> tuple[str, bool]:
    """Of a line in pieces between two boxes the one at its only arrowhead."""
    found = [key for key, (_, end) in reached.items() if end.head]
    return (found[0], False) if len(found) == 1 else ("", False)


def _met(point: Point, at: int, links: Sequence[Link], touch: float) -> bool:
    return any(other != at and len(link.route) > 1 and off(link.route, point) <= touch for other, link in enumerate(links))


def _head(at_one: bool, at_other: bool) -> Head:
    return "both" if at_one and at_other else "target" if at_one else "source" if at_other else "none"


def _one(reached: Mapping[str, tuple[int, End]], shapes: Mapping[str, Shape]) -> tuple[str, bool]:
    """The one box that all others stand below, or above, or on one side of; empty where there is none. And whether it is over them."""
    frames = {key: frame for key in reached if key in shapes and (frame := shapes[key].frame) is not None}
    if len(frames) < 2:
        return "", False
    sides = {key: _side(frame, reached[key][1].point) for key, frame in frames.items()}
    for own, theirs, before in _STANDS:
        found = [
            key
            for key, frame in frames.items()
            if sides[key] == own
            and all(sides[name] in theirs and before(frame, other) for name, other in frames.items() if name != key)
        ]
        if len(found) == 1:
            return found[0], own in ("foot", "right")
    return "", False


def _side(frame: Frame, point: Point) -> str:
    """The side of a box that is nearest to a point."""
    x, y = point
    gaps = {"top": frame.y - y, "foot": y - frame.y - frame.height, "left": frame.x - x, "right": x - frame.x - frame.width}
    return max(gaps, key=lambda each: gaps[each])


def _above(one: Frame, other: Frame) -> bool:
    return one.y + one.height <= other.y + 0.25 * min(one.height, other.height)


def _left(one: Frame, other: Frame) -> bool:
    return one.x + one.width <= other.x + 0.25 * min(one.width, other.width)


#: The side at which a wire leaves the one box, the sides at which it reaches the others, and how the one stands to each of them.
_STANDS: tuple[tuple[str, frozenset[str], Callable[[Frame, Frame], bool]], ...] = (
    ("foot", frozenset({"top", "left", "right"}), _above),
    ("top", frozenset({"foot", "left", "right"}), lambda one, other: _above(other, one)),
    ("right", frozenset({"left", "top", "foot"}), _left),
    ("left", frozenset({"right", "top", "foot"}), lambda one, other: _left(other, one)),
)
