"""Lines of a drawing that meet away from its boxes: a trunk, a bar, and branches that are lines of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from stpgraph.importers.buses import NEAR as SHARE
from stpgraph.importers.buses import buses
from stpgraph.importers.draft import Frame, Link, Page, Shape, Unread
from stpgraph.importers.drawings.meeting import MOST_NEAR, NEAR, away

#: A page on which a loose end belongs to the nearest box within as many pixels as everywhere in drawings.
_PAGE = Page("", NEAR / SHARE, NEAR / SHARE)


def bused(
    links: Mapping[str, Link], told: Mapping[str, tuple[str, str]], shapes: Sequence[Shape], dots: Sequence[tuple[int, Frame]]
) -> tuple[list[Link], list[Unread]]:
    """The lines, where three or more that meet are made links between boxes, and what is told of those that are not clear.

    `links` are all lines by their keys, in which order they are given back; `told` by key what the file itself says of their two ends,
    empty where it says nothing; `dots` the page and frame of junctions, at which other rules hold. Frames are in CSS pixels.
    """
    made: list[Link] = []
    gone: set[str] = set()
    unread: list[Unread] = []
    named = {each.key: each for each in shapes if each.lines and each.frame}
    open_ended: dict[int, dict[str, Link]] = {}
    for key, link in links.items():
        if len(link.route) > 1 and not all(told[key]) and all(not to or to in named for to in told[key]):
            open_ended.setdefault(link.page, {})[key] = replace(link, source=told[key][0], target=told[key][1])
    for page, found_here in sorted(open_ended.items()):
        if not 2 < len(found_here) <= MOST_NEAR:
            continue
        here = {key: each for key, each in named.items() if each.page == page}
        joints = [frame for on, frame in dots if on == page][:MOST_NEAR]
        loose = {key: each for key, each in found_here.items() if not _at_joint(each, joints)}
        if len(loose) > 2:
            around = frozenset(each.inside for each in here.values() if each.inside)
            found, used = buses(list(loose.values()), here, around, _PAGE, next(iter(loose.values())).place)
            made += found.links
            unread += found.unread
            gone |= {key for at, key in enumerate(loose) if at in used}
    return [*(each for key, each in links.items() if key not in gone), *made], unread


def _at_joint(link: Link, joints: Sequence[Frame]) -> bool:
    """Whether an open end of a line is at a junction."""
    ends = [point for to, point in ((link.source, link.route[0]), (link.target, link.route[-1])) if not to]
    return any(away(dot, point) <= NEAR / 2 for dot in joints for point in ends)
