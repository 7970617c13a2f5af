"""A slide or page as it was read, as an SVG image: boxes where they stand, numbered as in the list, and the lines between them.

It is drawn of the sketch alone, never of the file: nothing of the file's own pictures, fonts or styles is in it. All text is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import hypot

from stpgraph.draw.style import contrast
from stpgraph.importers.draft import Frame, Link, Shape, Sketch
from stpgraph.layout.text import FONT_FAMILIES, LINE_HEIGHT, measure, wrap
from stpgraph.reading.words import safe, shortened

#: The longer side of a picture, the most that it may be, and the white around it, in CSS pixels.
SIDE, LONGEST, MARGIN = 1_000.0, 9_000.0, 24.0
#: How wide most boxes are at least, so that their words and numbers fit, unless the picture would be too long.
_BOX = 130.0
#: How much of what is around the box looked at is shown with it, in CSS pixels.
_AROUND = 260.0
#: A line that ends no further from a box than this reaches it, in CSS pixels.
_REACH = 30.0
_INK, _PAPER, _EDGE, _MARK = "#16202B", "#FFFFFF", "#4A5563", "#A3142A"
_LARGEST, _SMALLEST, _BADGE = 17.0, 6.0, 15.0
_LONGEST_LABEL = 300
_DASHES: Mapping[str, str] = {"dashed": "9 6", "dotted": "2 5"}
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shown:
    """What is told of boxes and lines in a picture, by their keys: their numbers, those that are not sure, those left out, and the one
    that is looked at (`marked`: a box's key, `line`: the key of a link)."""

    numbers: Mapping[str, int] = field(default_factory=dict)
    unsure: Collection[str] = ()
    out: Collection[str] = ()
    marked: str = ""
    line: str = ""


@dataclass(frozen=True, slots=True)
class _Scale:
    """From the file's units to CSS pixels."""

    x: float
    y: float
    factor: float
    width: float
    height: float

    def point(self, at: Point) -> Point:
        return (at[0] - self.x) * self.factor, (at[1] - self.y) * self.factor

    def frame(self, frame: Frame) -> Frame:
        x, y = self.point((frame.x, frame.y))
        return Frame(x, y, frame.width * self.factor, frame.height * self.factor)


def pages_of(sketch: Sketch) -> tuple[int, ...]:
    """The numbers of the pages on which anything stands that has a place in a picture."""
    return tuple(sorted({each.page for each in (*sketch.shapes, *sketch.again) if each.frame is not None}))


def _on(sketch: Sketch, page: int) -> list[Shape]:
    """What stands on a page, also what stands on another one first."""
    return [each for each in (*sketch.shapes, *sketch.again) if each.page == page and each.frame is not None]


def is_large(sketch: Sketch, page: int) -> bool:
    """Whether a page is so large that its words are hardly readable when all of it is seen at once."""
    shapes = _on(sketch, page)
    scale = _scale(sketch, shapes, page) if shapes else None
    return scale is not None and max(scale.width, scale.height) > 1.8 * SIDE


def key_of(sketch: Sketch, at: int) -> str:
    """The key of a link by its place among the links."""
    return sketch.links[at].key or str(at)


def picture(sketch: Sketch, page: int, shown: Shown | None = None, near: bool = False) -> str:
    """One page as an SVG document; empty where nothing on it has a place. `near` shows only what is around that which is looked at."""
    shown = shown or Shown()
    shapes = _on(sketch, page)
    if not shapes:
        return ""
    scale = _scale(sketch, shapes, page)
    frames = {each.key: scale.frame(each.frame) for each in shapes if each.frame is not None}
    links = [(key_of(sketch, at), each) for at, each in enumerate(sketch.links) if each.page == page]
    drawn = [(key, each, _points(each, frames, scale)) for key, each in links]
    around = {each.inside for each in shapes}
    # Boxes around others lie below the lines, all others above them, and the line that is looked at above all.
    by_size = sorted(shapes, key=lambda each: (each.key not in around and each.form != "panel", -_area(frames[each.key])))
    below = sum(each.key in around or each.form == "panel" for each in shapes)
    made = [_shape(each, frames[each.key], shown, each.key in around) for each in by_size]
    lines = [(key == shown.line, _line(each, points, key == shown.line)) for key, each, points in drawn if points]
    parts = [*made[:below], *(each for marked, each in lines if not marked), *made[below:]]
    parts += [each for marked, each in lines if marked]
    parts += [_badge(shown.numbers[each.key], frames[each.key], each.key, shown) for each in shapes if each.key in shown.numbers]
    x, y, width, height = _window(shown, frames, drawn, scale) if near else (0.0, 0.0, scale.width, scale.height)
    x, y, width, height = x - MARGIN, y - MARGIN, width + 2 * MARGIN, height + 2 * MARGIN
    families = ", ".join(f"'{each}'" if " " in each else each for each in (*FONT_FAMILIES, "sans-serif"))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(width)}" height="{_n(height)}" '
        f'viewBox="{_n(x)} {_n(y)} {_n(width)} {_n(height)}" font-family="{safe(families)}">'
        f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" fill="{_PAPER}"/>{"".join(parts)}</svg>'
    )


def _scale(sketch: Sketch, shapes: list[Shape], page: int) -> _Scale:
    """All of a page's shapes are in the picture, and the page itself where its size is known and anything stands on it."""
    frames = [each.frame for each in shapes if each.frame is not None]
    left, top = min(each.x for each in frames), min(each.y for each in frames)
    right, low = max(each.x + each.width for each in frames), max(each.y + each.height for each in frames)
    if page < len(sketch.pages) and sketch.pages[page].width > 0 and sketch.pages[page].height > 0:
        sheet = sketch.pages[page]
        # A page far larger than what stands on it would make that too small to read.
        if (right - left) * 3 > sheet.width or (low - top) * 3 > sheet.height:
            left, top, right, low = min(left, 0.0), min(top, 0.0), max(right, sheet.width), max(low, sheet.height)
    width, height = max(right - left, 1e-6), max(low - top, 1e-6)
    wide = sorted(each.width for each in frames if each.width > 0)
    longest = max(width, height)
    factor = min(max(SIDE / longest, _BOX / wide[len(wide) // 2] if wide else 0.0), LONGEST / longest)
    return _Scale(left, top, factor, width * factor, height * factor)


def _area(frame: Frame) -> float:
    return frame.width * frame.height


def _shape(shape: Shape, frame: Frame, shown: Shown, holds: bool) -> str:
    """`holds` says that others stand in it: its words are then at its top."""
    fill = f"#{shape.fill}" if re.fullmatch(r"[0-9a-f]{6}", shape.fill) else _PAPER
    ink = _INK if contrast(_INK, fill) >= contrast(_PAPER, fill) else _PAPER
    marked, out = shape.key == shown.marked, shape.key in shown.out
    round_by = min(frame.width, frame.height) * {"rounded": 0.16, "pill": 0.5}.get(shape.form, 0.0)
    edge = "none" if shape.form == "text" and not marked else _EDGE
    dash = ' stroke-dasharray="7 5"' if shape.key in shown.unsure or shape.form == "panel" else ""
    place = f'x="{_n(frame.x)}" y="{_n(frame.y)}" width="{_n(frame.width)}" height="{_n(frame.height)}" rx="{_n(round_by)}"'
    made = f'<rect {place} fill="{fill}" stroke="{edge}" stroke-width="1.5"{dash}{_faint(out)}/>'
    made += _label(shape, frame, ink, out, holds)
    if out:
        x, y, right, low = frame.x, frame.y, frame.x + frame.width, frame.y + frame.height
        made += f'<path d="M{_n(x)} {_n(y)}L{_n(right)} {_n(low)}M{_n(right)} {_n(y)}L{_n(x)} {_n(low)}" stroke="{_EDGE}" fill="none"/>'
    if marked:
        around = Frame(frame.x - 5, frame.y - 5, frame.width + 10, frame.height + 10)
        ring = f'x="{_n(around.x)}" y="{_n(around.y)}" width="{_n(around.width)}" height="{_n(around.height)}" rx="5" fill="none"'
        made += f'<rect {ring} stroke="{_PAPER}" stroke-width="9"/><rect {ring} stroke="{_MARK}" stroke-width="5"/>'
    return made


def _faint(out: bool) -> str:
    return ' opacity="0.45"' if out else ""


def _label(shape: Shape, frame: Frame, ink: str, out: bool, at_top: bool) -> str:
    told = (shape.called,) if shape.called else shape.lines
    if sum(map(len, told)) > _LONGEST_LABEL:
        told = (shortened(shape.called or shape.name, _LONGEST_LABEL),)
    texts = [each for line in told if (each := _NOT_XML.sub(" ", line).strip())]
    if not texts:
        return ""
    room, size = max(frame.width - 8, 4.0), _LARGEST
    while True:
        lines = [line for each in texts for line in wrap(each, room, size)]
        if size <= _SMALLEST or (len(lines) * size * LINE_HEIGHT <= frame.height - 4 and _unbroken(texts, room, size)):
            break
        size -= 1
    high = len(lines) * size * LINE_HEIGHT
    top = frame.y + (6 if at_top else (frame.height - high) / 2)
    x = _n(frame.x + frame.width / 2)
    spans = "".join(
        f'<text x="{x}" y="{_n(top + (at + 0.8) * size * LINE_HEIGHT)}">{safe(each)}</text>' for at, each in enumerate(lines)
    )
    return f'<g font-size="{_n(size)}" fill="{ink}" text-anchor="middle"{_faint(out)}>{spans}</g>'


def _unbroken(texts: Sequence[str], room: float, size: float) -> bool:
    return all(measure(each, size) <= room for text in texts for each in text.split())


def _badge(number: int, frame: Frame, key: str, shown: Shown) -> str:
    """The number at the corner of a box, with a question mark where it is not sure, an arrow where it is looked at."""
    sign = " ×" if key in shown.out else " ?" if key in shown.unsure else ""
    words = f"{'▶ ' if key == shown.marked else ''}{number:,}{sign}"
    width, height = measure(words, _BADGE, bold=True) + 10, _BADGE + 6
    fill, ink = (_MARK, _PAPER) if key == shown.marked else ("#FFF4CC", _INK) if sign == " ?" else ("#E3EEF2", _INK)
    x, y = frame.x - 6, frame.y - height * 0.7
    return (
        f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" rx="4" fill="{fill}" stroke="{_INK}"/>'
        f'<text x="{_n(x + width / 2)}" y="{_n(y + height - 6)}" font-size="{_n(_BADGE)}" font-weight="bold" fill="{ink}" '
        f'text-anchor="middle">{safe(words)}</text>'
    )


# ── lines ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _points(link: Link, frames: Mapping[str, Frame], scale: _Scale) -> tuple[Point, ...]:
    """Where a line runs: as it was drawn where that is known, else straight from edge to edge; nothing where it has no place."""
    one, other = frames.get(link.source), frames.get(link.target)
    route = tuple(scale.point(each) for each in link.route)
    if len(route) >= 2 and (one is None or other is None or (_near(one, route) and _near(other, route))):
        return route
    if one is None or other is None or one == other:
        return ()
    return _at_edge(one, other.middle), _at_edge(other, one.middle)


def _near(frame: Frame, route: tuple[Point, ...]) -> bool:
    """Whether either end of a line is at a box; of lines that were put together from a trunk and branches, only a piece is known."""
    ends = (route[0], route[-1])
    return any(
        frame.x - _REACH <= x <= frame.x + frame.width + _REACH and frame.y - _REACH <= y <= frame.y + frame.height + _REACH
        for x, y in ends
    )


def _at_edge(frame: Frame, towards: Point) -> Point:
    """Where a line from the middle of a frame to a point leaves it."""
    (x, y), (to_x, to_y) = frame.middle, towards
    across, down = to_x - x, to_y - y
    shares = [1.0]
    if across:
        shares.append(frame.width / 2 / abs(across))
    if down:
        shares.append(frame.height / 2 / abs(down))
    share = min(shares)
    return x + across * share, y + down * share


def _line(link: Link, points: tuple[Point, ...], marked: bool) -> str:
    path = "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points)
    colour, weight = (_MARK, 5.0) if marked else (_EDGE, 1.8)
    dash = f' stroke-dasharray="{_DASHES[link.stroke]}"' if link.stroke in _DASHES else ""
    made = f'<path d="{path}" fill="none" stroke="{_PAPER}" stroke-width="10"/>' if marked else ""
    made += f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{_n(weight)}"{dash}/>'
    if link.stroke == "double":
        made += f'<path d="{path}" fill="none" stroke="{_PAPER}" stroke-width="{_n(weight / 3)}"/>'
    if link.head in ("target", "both"):
        made += _head(points[-2], points[-1], colour, weight)
    if link.head in ("source", "both"):
        made += _head(points[1], points[0], colour, weight)
    if link.says.strip():
        made += _said(shortened(_NOT_XML.sub(" ", link.says), 60), *_middle(points))
    return made


def _head(before: Point, end: Point, colour: str, weight: float) -> str:
    length = hypot(end[0] - before[0], end[1] - before[1])
    if not length:
        return ""
    x, y, size = (end[0] - before[0]) / length, (end[1] - before[1]) / length, 7 + 2 * weight
    back = end[0] - x * size, end[1] - y * size
    left, right = (back[0] - y * size / 2, back[1] + x * size / 2), (back[0] + y * size / 2, back[1] - x * size / 2)
    return f'<path d="M{_n(end[0])} {_n(end[1])}L{_n(left[0])} {_n(left[1])}L{_n(right[0])} {_n(right[1])}Z" fill="{colour}"/>'


def _middle(points: tuple[Point, ...]) -> Point:
    """The middle of the longest stretch."""
    stretches = list(pairwise(points))
    (x, y), (to_x, to_y) = max(stretches, key=lambda ends: hypot(ends[1][0] - ends[0][0], ends[1][1] - ends[0][1]))
    return (x + to_x) / 2, (y + to_y) / 2


def _said(words: str, x: float, y: float) -> str:
    width = measure(words, 12) + 6
    return (
        f'<rect x="{_n(x - width / 2)}" y="{_n(y - 9)}" width="{_n(width)}" height="18" fill="{_PAPER}" opacity="0.9"/>'
        f'<text x="{_n(x)}" y="{_n(y + 4)}" font-size="12" fill="{_INK}" text-anchor="middle">{safe(words)}</text>'
    )


def _window(
    shown: Shown, frames: Mapping[str, Frame], drawn: list[tuple[str, Link, tuple[Point, ...]]], scale: _Scale
) -> tuple[float, float, float, float]:
    """What is near to that which is looked at; everything where nothing is."""
    points = [point for key, _, each in drawn if key == shown.line for point in each]
    if shown.marked in frames:
        frame = frames[shown.marked]
        points += [(frame.x, frame.y), (frame.x + frame.width, frame.y + frame.height)]
    if not points:
        return 0.0, 0.0, scale.width, scale.height
    left, top = max(min(x for x, _ in points) - _AROUND, 0.0), max(min(y for _, y in points) - _AROUND, 0.0)
    right, low = (
        min(max(x for x, _ in points) + _AROUND, scale.width),
        min(max(y for _, y in points) + _AROUND, scale.height),
    )
    return left, top, max(right - left, 1.0), max(low - top, 1.0)


def _n(number: float) -> str:
    """A number as SVG has it, without needless digits."""
    return f"{number:.1f}".removesuffix(".0")
