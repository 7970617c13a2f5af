"""Boxes that are no things of their own: bands of a pyramid or lanes with a word on them, steps of a process, stamps such as “DRAFT”.

A person can take each in after all: they are told with the key of their shape.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from stpgraph.importers.draft import Frame, Shape, Sketch
from stpgraph.importers.guessing import is_heading, node_guess
from stpgraph.importers.synonyms import TOPICS

#: So many boxes on a page, and no more, are looked at for how they stand.
_MOST = 1_500
_MOST_LANES = 40
_STAMP = re.compile(
    r"^(?:(?:final |working |first |second |latest )?draft|(?:strictly )?(?:private(?: and|,)? )?confidential|commercial in confidence"
    r"|official(?:[ -]+sensitive)?|embargoed|work in progress|superseded|not for (?:\w+ )?(?:circulation|publication|distribution)"
    r"|for (?:discussion|information|decision|approval|comment)(?: only)?|version)?"
    r"(?:[\s:,–—-]*(?:v(?:ersion)?\.?\s*)?\d+(?:\.\d+)*[a-z]?)?$",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
#: Boxes that touch, or nearly, are within this share of their width of each other.
_CLOSE = 0.25


def only_titles(sketch: Sketch) -> frozenset[str]:
    """The keys of boxes around others that are only a word over them.

    Nothing is joined to such a box, its name says nothing (“Deliver”) or is one plain word (“Board”), and most of what stands in it is joined
    to what stands outside of it: what the lines say would be said twice if it were a thing.
    """
    held: dict[str, list[str]] = {}
    for each in sketch.shapes:
        if each.inside:
            held.setdefault(each.inside, []).append(each.key)
    joined = _joined(sketch)
    inside = {each.key: each.inside for each in sketch.shapes}
    out: dict[str, set[str]] = {}
    for link in sketch.links:
        one, other = inside.get(link.source, ""), inside.get(link.target, "")
        if one != other:
            out.setdefault(one, set()).add(link.source)
            out.setdefault(other, set()).add(link.target)
    return frozenset(
        each.key
        for each in sketch.shapes
        if each.key in held
        and each.key not in joined
        and not each.stated
        and _says_nothing(each.name)
        and 2 * len(out.get(each.key, ())) > len(held[each.key])
    )


def ornaments(sketch: Sketch) -> dict[str, str]:
    """By the key of a shape that is no thing of its own, why it was left out."""
    joined = _joined(sketch)
    around = {each.inside for each in sketch.shapes if each.inside}
    loose = [
        each for each in sketch.shapes if each.key not in joined | around and not each.stated and each.name and not each.found
    ]
    found = {each.key: "It is a stamp or the number of a version, and no name." for each in loose if is_stamp(each.name)}
    if not joined or len(sketch.shapes) > _MOST:
        return found
    for page in sorted({each.page for each in sketch.shapes}):
        wired = [each.frame for each in sketch.shapes if each.page == page and each.frame and each.key in joined]
        placed = [each for each in loose if each.page == page and each.frame and each.key not in found]
        if len(wired) > 1:
            found |= dict.fromkeys(_steps(placed, wired), "It was taken for a step of a process, not for a board or project.")
            found |= dict.fromkeys(_lane_heads(placed, wired), "It was taken for a title beside what stands in its lane.")
    return found


def is_stamp(name: str) -> bool:
    """Whether words only say how far a document has come.

    >>> is_stamp("DRAFT v0.4"), is_stamp("Draft strategy group")
    (True, False)
    """
    return len(name) <= 60 and bool(_LETTER.search(name)) and _STAMP.match(name.strip(" [](){}*")) is not None


def _joined(sketch: Sketch) -> set[str]:
    return {end for link in sketch.links for end in (link.source, link.target) if end}


def _says_nothing(name: str) -> bool:
    if is_heading(name):
        return True
    guess = node_guess(name)
    return guess.of_type < 0.6 or (len(name.split()) == 1 and guess.type != "organisation" and not TOPICS.search(name))


def _steps(loose: Sequence[Shape], wired: Sequence[Frame]) -> Iterable[str]:
    """Three or more boxes with points in a row without gaps, above or below everything that has lines."""
    arrows = [(each.frame, each.key) for each in loose if each.form == "arrow" and each.frame]
    for level in sorted({round(frame.y) for frame, _ in arrows}):
        row = sorted(
            ((frame.x, frame, key) for frame, key in arrows if abs(frame.y - level) <= frame.height / 4), key=lambda each: each[0]
        )
        near = all(b[1].x - a[1].x - a[1].width <= _CLOSE * a[1].width for a, b in pairwise(row))
        top, foot = min(each[1].y for each in row), max(each[1].y + each[1].height for each in row)
        outside = all(each.y >= foot for each in wired) or all(each.y + each.height <= top for each in wired)
        if len(row) > 2 and near and outside:
            return [key for _, _, key in row]
    return ()


def _lane_heads(loose: Sequence[Shape], wired: Sequence[Frame]) -> Iterable[str]:
    """Two or more boxes in one column left of everything that has lines, each taller than wide and with something at its right."""
    found = [
        (each.frame, each.key)
        for each in loose
        if each.frame and _says_nothing(each.name) and each.frame.height > 1.5 * each.frame.width
    ]
    for frame, _ in sorted(found, key=lambda each: (each[0].x, each[0].y)) if len(found) <= _MOST_LANES else ():
        column = [
            (one, key)
            for one, key in found
            if abs(one.x - frame.x) <= frame.width / 4 and abs(one.width - frame.width) <= frame.width / 4
        ]
        right = max(one.x + one.width for one, _ in column)
        beside = [one for one, _ in column if any(one.y <= each.middle[1] <= one.y + one.height for each in wired)]
        if len(column) > 1 and len(beside) == len(column) and all(each.x >= right for each in wired):
            return [key for _, key in column]
    return ()
