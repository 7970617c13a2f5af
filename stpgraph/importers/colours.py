"""The key of a drawing: samples of colours and lines with what they stand for. What it says is said of the boxes and lines it speaks of.

For any reader whose shapes have frames: free words are shapes of the form “text”, samples of lines are links that join nothing and have a
route. Sizes are only compared with each other, so that the units of the file do not matter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

from stpgraph.importers.draft import Frame, Link, Shape, Sketch, Unread
from stpgraph.importers.guessing import is_heading, node_guess, said_on
from stpgraph.importers.making import short

_TITLE = re.compile(
    r"^(?:colour |color |line )?(?:key|legend|code)s?(?: to (?:colours|lines|the diagram|diagram))?\s*:?$", re.IGNORECASE
)
#: Colours whose channels are no further apart than this are one.
_SAME = 10
#: Pages with more than this on them are not searched.
_MOST = 1_500


@dataclass(frozen=True, slots=True)
class _Sample:
    """One row of a key: what is shown, and the words beside it."""

    words: str
    place: str
    fill: str = ""
    link: Link | None = None


def keyed(sketch: Sketch) -> Sketch:
    """The sketch without its keys: shapes of a colour have what the key says of it in `kind_words`, links of a stroke in `says`.

    What belongs to a key is told in `unread`.
    """
    gone: set[str] = set()
    gone_links: set[int] = set()
    samples: list[_Sample] = []
    unread = list(sketch.unread)
    for page in sorted({each.page for each in sketch.shapes}):
        shapes = [each for each in sketch.shapes if each.page == page and each.frame and not each.stated]
        longest = _usual_width(shapes)
        links = {at: each for at, each in enumerate(sketch.links) if each.page == page and _is_sample(each, longest, shapes)}
        if len(shapes) > _MOST or len(links) > _MOST:
            continue
        joined = {end for each in sketch.links for end in (each.source, each.target)}
        members, lines, title = _members([each for each in shapes if each.key not in joined], shapes, links)
        if not members and not lines:
            continue
        rows = _rows(members, lines)
        if not rows:
            continue
        samples += rows
        gone |= {each.key for each in members}
        gone_links |= set(lines)
        told = ", ".join(f"“{short(each.words)}”" for each in rows)
        where = title.place if title else members[0].place
        unread.append(
            Unread("The key", where, f"It is no part of the structure. What it says of kinds and lines was used: {told}.")
        )
        used = {word for each in rows for word in (each.words,)}
        for each in members:
            if each.name and each.name not in used and not _TITLE.match(each.name):
                unread.append(Unread(f"“{short(each.name)}”", each.place, "It stands in the key, beside no colour or line."))
    if not samples:
        return sketch
    shapes_left = tuple(_coloured(each, samples) for each in sketch.shapes if each.key not in gone)
    links_left = tuple(_stroked(each, samples) for at, each in enumerate(sketch.links) if at not in gone_links)
    return replace(sketch, shapes=shapes_left, links=links_left, unread=tuple(unread))


def _is_sample(link: Link, longest: float, shapes: Sequence[Shape]) -> bool:
    """Whether a line may be a sample: it joins nothing, is level and short, and no box is near its ends."""
    if link.source or link.target or len(link.route) < 2:
        return False
    frame = _around(link)
    if frame.height > 0.15 * frame.width or (longest and frame.width > longest):
        return False
    return not any(
        each.lines and each.form not in ("text", "panel") and each.frame and _end_near(link, each.frame) for each in shapes
    )


def _end_near(link: Link, frame: Frame) -> bool:
    """Whether a line ends near a box: nearer than half of the box's height."""
    ends = [Frame(x, y, 0.0, 0.0) for x, y in (link.route[0], link.route[-1])]
    return any(_gap(end, frame) < frame.height / 2 for end in ends)


def _usual_width(shapes: Sequence[Shape]) -> float:
    sizes = [each.frame.width for each in shapes if each.frame and each.lines and each.form not in ("text", "panel")]
    return median(sizes) if sizes else 0.0


def _around(link: Link) -> Frame:
    xs, ys = [x for x, _ in link.route], [y for _, y in link.route]
    return Frame(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _members(
    free: Sequence[Shape], shapes: Sequence[Shape], links: Mapping[int, Link]
) -> tuple[list[Shape], dict[int, Link], Shape | None]:
    """The shapes and lines of a key: what is in its frame or near its title; without a title, samples in rows beside words."""
    title = next((each for each in free if _TITLE.match(each.name)), None)
    if title is None:
        return (*_untitled(free, shapes, links), None)
    assert title.frame is not None
    frames = [
        each
        for each in free
        if each.frame and (each is title or not each.lines) and _holds(each.frame, title.frame, each is title)
    ]
    inside = [
        (_area(each.frame), each)
        for each in frames
        if sum(_within(each.frame, one.frame) for one in free if one is not title and one is not each) > 1
    ]
    if inside:
        ground = min(inside, key=lambda pair: pair[0])[1]
        found = [each for each in free if each is ground or each is title or _within(ground.frame, each.frame)]
        lines = {at: each for at, each in links.items() if _within(ground.frame, _around(each))}
        if len(found) <= max(4, len(shapes) * 0.7):
            return found, lines, title
    return (*_near(title, free, shapes, links), title)


def _area(frame: Frame | None) -> float:
    return frame.width * frame.height if frame else 0.0


def _holds(outer: Frame, inner: Frame, same: bool) -> bool:
    return same or _within(outer, inner)


def _within(outer: Frame | None, inner: Frame | None) -> bool:
    if outer is None or inner is None or _area(outer) <= _area(inner):
        return False
    x, y = inner.middle
    return outer.x <= x <= outer.x + outer.width and outer.y <= y <= outer.y + outer.height


def _near(
    title: Shape, free: Sequence[Shape], shapes: Sequence[Shape], links: Mapping[int, Link]
) -> tuple[list[Shape], dict[int, Link]]:
    """What hangs together with the title of a key: small things, each near another."""
    usual = _usual(shapes)
    step = 1.2 * (title.frame.height if title.frame else 0.0)
    small = [
        each for each in free if each is not title and (not each.lines or each.form == "text" or _area(each.frame) <= 0.6 * usual)
    ]
    found, lines = [title], dict[int, Link]()
    grown = True
    while grown:
        frames = [each.frame for each in found if each.frame] + [_around(each) for each in lines.values()]
        more = [each for each in small if each not in found and any(_gap(each.frame, one) <= step for one in frames)]
        more_lines = {
            at: each for at, each in links.items() if at not in lines and any(_gap(_around(each), one) <= step for one in frames)
        }
        found += more
        lines |= more_lines
        grown = bool(more or more_lines)
    return found, lines


def _usual(shapes: Sequence[Shape]) -> float:
    sizes = [_area(each.frame) for each in shapes if each.lines and each.form not in ("text", "panel")]
    return median(sizes) if sizes else 0.0


def _gap(one: Frame | None, other: Frame) -> float:
    if one is None:
        return float("inf")
    across = max(one.x - other.x - other.width, other.x - one.x - one.width, 0.0)
    down = max(one.y - other.y - other.height, other.y - one.y - one.height, 0.0)
    return max(across, down)


def _untitled(free: Sequence[Shape], shapes: Sequence[Shape], links: Mapping[int, Link]) -> tuple[list[Shape], dict[int, Link]]:
    """Two or more samples, each with words right of it that say what a thing or a line is."""
    usual = _usual(shapes)
    texts = [each for each in free if each.form == "text" and each.lines]
    found: list[Shape] = []
    lines: dict[int, Link] = {}
    for each in free:
        if not each.lines and each.fill and _area(each.frame) <= 0.3 * usual:
            words = _beside(each.frame, texts)
            if words and words not in found and (is_heading(words.name) or node_guess("", words.name).of_type >= 0.9):
                found += [each, words]
    for at, link in links.items():
        words = _beside(_around(link), texts)
        if words and words not in found and said_on(words.name):
            lines[at] = link
            found.append(words)
    return (found, lines) if len(found) - len(lines) > 2 or len(lines) > 1 else ([], {})


def _beside(frame: Frame | None, texts: Sequence[Shape]) -> Shape | None:
    """The words on a level with a sample, nearest at its right, no further than the sample is long twice."""
    if frame is None:
        return None
    reach = 2 * max(frame.width, frame.height)
    found = [
        (each.frame.x - frame.x - frame.width, each.key, each)
        for each in texts
        if each.frame
        and each.frame.y <= frame.middle[1] <= each.frame.y + each.frame.height
        and -0.3 * frame.width <= each.frame.x - frame.x - frame.width <= reach
    ]
    return min(found)[2] if found else None


def _rows(members: Sequence[Shape], lines: Mapping[int, Link]) -> list[_Sample]:
    texts = [each for each in members if each.lines and not _TITLE.match(each.name) and (each.form == "text" or not each.fill)]
    rows = []
    for each in members:
        if each.fill and each.lines and each.form != "text" and not _TITLE.match(each.name):
            rows.append(_Sample(each.name, each.place, each.fill))
        elif each.fill and not each.lines and (words := _beside(each.frame, texts)):
            rows.append(_Sample(words.name, each.place, each.fill))
    for link in lines.values():
        if words := _beside(_around(link), texts):
            rows.append(_Sample(words.name, link.place, link=link))
    return rows


def _coloured(shape: Shape, samples: Sequence[_Sample]) -> Shape:
    said = list(dict.fromkeys(each.words for each in samples if each.fill and same_colour(each.fill, shape.fill)))
    if len(said) != 1 or shape.kind_words or shape.form == "text" or shape.stated or not _says(said[0], shape):
        return shape
    return replace(shape, kind_words=said[0])


def _says(words: str, shape: Shape) -> bool:
    """Whether the words of a key say more of a box than its name: a kind (“Workstream”), or a type where the name leaves that open.

    “Existing group” or “New in 2017” says nothing of what a box is.
    """
    told = node_guess("", words)
    by_words = told.of_type >= 0.9
    return by_words and (told.kind not in (None, "other") or told.type == "project" or node_guess(shape.name).of_type < 0.8)


def _stroked(link: Link, samples: Sequence[_Sample]) -> Link:
    """A line means what the sample like it says: of the same stroke and colour, or of the only one of that stroke or colour."""
    if link.says or link.stated:
        return link
    given = [(each.link, each.words) for each in samples if each.link]
    whole = {words for one, words in given if one.stroke == link.stroke and same_colour(one.colour, link.colour)}
    if len(whole) != 1:
        strokes = {one.stroke for one, _ in given}
        whole = {words for one, words in given if one.stroke == link.stroke} if len(strokes) == len(given) else set()
    return replace(link, says=whole.pop()) if len(whole) == 1 else link


def same_colour(one: str, other: str) -> bool:
    """Whether two colours (six hexadecimal digits) cannot be told apart.

    >>> same_colour("4f81bd", "5080bc"), same_colour("", "000000")
    (True, False)
    """
    if len(one) != 6 or len(other) != 6:
        return one == other
    try:
        return all(abs(int(one[at : at + 2], 16) - int(other[at : at + 2], 16)) <= _SAME for at in (0, 2, 4))
    except ValueError:
        return one == other
