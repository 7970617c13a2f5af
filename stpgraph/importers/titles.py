"""Titles such as “Workstreams” around boxes to which a line is drawn: the line is meant for each box under the title."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from stpgraph.importers.direction import lower
from stpgraph.importers.draft import Link, Shape, Sketch, Unread
from stpgraph.importers.guessing import is_heading
from stpgraph.importers.making import short
from stpgraph.importers.safe import MOST_LINKS

#: Drawings with more titles that have lines are left as they are.
MOST_TITLES = 100


def spread(sketch: Sketch) -> Sketch:
    """The sketch with one line for each box that stands in a frame with such a title, or with none, to which a line is drawn.

    Boxes in it that answer to another one in it are passed over. Lines that join two such frames, or a frame and a box in it, are told.
    """
    held: dict[str, list[Shape]] = {}
    for each in sketch.shapes:
        held.setdefault(each.inside, []).append(each)
    titles = {
        each.key: each
        for each in sketch.shapes
        if each.key in held and not each.stated and (is_heading(each.name) or (each.form == "panel" and not each.name))
    }
    joined = {end for link in sketch.links for end in (link.source, link.target)} & titles.keys()
    if not joined or len(joined) > MOST_TITLES:
        return sketch
    pairs = {frozenset((each.source, each.target)) for each in sketch.links}
    within = {key: _within(key, held, titles) for key in sorted(joined)}
    inner = {key: {each.key for each in found} for key, found in within.items()}
    tops = {key: _tops(found, sketch.links) for key, found in within.items()}
    links: list[Link] = []
    unread = list(sketch.unread)
    for number, link in enumerate(sketch.links):
        key = link.key or str(number)
        ends = [each for each in (link.source, link.target) if tops.get(each)]
        if not ends:
            links.append(replace(link, key=key))
            continue
        other = link.target if link.source == ends[0] else link.source
        title = titles[ends[0]]
        if len(ends) > 1 or other in inner[ends[0]]:
            what = f"A line at “{short(title.name)}”" if title.name else "A line at a frame without a title"
            why = "It does not say which of the boxes under the title it joins. Join each pair with a line of its own."
            unread.append(Unread(what, link.place, why))
            continue
        if len(links) + len(tops[ends[0]]) > MOST_LINKS:
            return sketch
        for each in tops[ends[0]]:
            if frozenset((each.key, other)) not in pairs:
                source, target = (each.key, other) if link.source == ends[0] else (other, each.key)
                told = (
                    f"{link.place}, drawn at the title “{short(title.name)}”"
                    if title.name
                    else f"{link.place}, drawn at the frame"
                )
                links.append(replace(link, source=source, target=target, place=told, key=f"{key} {each.key}"))
    return replace(sketch, links=tuple(links), unread=tuple(unread))


def _within(key: str, held: Mapping[str, Sequence[Shape]], titles: Mapping[str, Shape]) -> list[Shape]:
    """The boxes in a frame, those in frames in it among them; not what stands in the boxes."""
    made: list[Shape] = []
    seen = {key}
    left = [*held.get(key, ())]
    for each in left:
        if each.key in seen:
            continue
        seen.add(each.key)
        if each.key in titles:
            left += held.get(each.key, ())
        elif each.name or each.stated:
            made.append(each)
    return made


def _tops(boxes: Sequence[Shape], links: Sequence[Link]) -> list[Shape]:
    """The boxes that hang below none of the others."""
    by_key = {each.key: each for each in boxes}
    low: set[str] = set()
    for link in links:
        one, other = by_key.get(link.source), by_key.get(link.target)
        if one and other and one.page == other.page:
            low |= {one.key} if lower(one.frame, other.frame) else {other.key} if lower(other.frame, one.frame) else set()
    return [each for each in boxes if each.key not in low]
