"""A Scene as an SVG image: the thumbnails of the gallery and the pictures of the rules. All text is escaped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from math import atan2, cos, hypot, pi, sin

from stpgraph.draw.labels import RING, TAB, WORDS_SIZE, Area, Label, labels
from stpgraph.draw.style import (
    LINES,
    PANEL,
    PANEL_EDGE,
    PAPER,
    QUIET,
    RINGS,
    TAGS,
    BoxStyle,
    TagStyle,
    box_style,
    tag_style,
)
from stpgraph.layout.scene import Box, Line, Panel, Point, Scene
from stpgraph.layout.text import FONT_FAMILIES, LINE_HEIGHT
from stpgraph.model import Certainty
from stpgraph.model.kinds import RelationType
from stpgraph.reading.marks import NOTHING, LineKey, Marks, Tag, Tone
from stpgraph.reading.words import safe

#: White around a picture, in CSS pixels.
MARGIN = 16.0
TAB_SIZE = 13.0
PANEL_SIZE = 12.0
#: How far the corners of lines are rounded, in CSS pixels.
CORNER = 5.0
_FAINT = 0.22
_HEAD = 9.0


def picture(scene: Scene, marks: Marks = NOTHING, words: bool = True, least_width: float = 0) -> str:
    """A scene as one SVG document. `words` False leaves all text out, for a thumbnail in which nobody could read it.

    Width and height are the scene's, in CSS pixels, with a margin. `least_width` widens the sheet to the right, so that
    pictures that stand side by side can be of one scale.
    """
    margin, backwards = MARGIN, from_target(scene)
    width, height = max(width_of(scene), least_width), scene.height + 2 * margin
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{digits(width)}" height="{digits(height)}" '
        f'viewBox="{digits(-margin)} {digits(-margin)} {digits(width)} {digits(height)}" font-family="{safe(fonts())}">',
        f'<rect x="{digits(-margin)}" y="{digits(-margin)}" width="{digits(width)}" height="{digits(height)}" fill="{PAPER}"/>',
        *(drawn_panel(panel, words) for panel in scene.panels),
        *(
            drawn_line(line, not marks.dims or line.key in marks.lines, line.key in marks.lines, line.key in backwards)
            for line in scene.lines
        ),
        *(drawn_box(box, not marks.dims or box.id in marks.boxes, words, marks.tags.get(box.id)) for box in scene.boxes),
        *(drawn_label(label) if words else _dot(label) for label in (labels(scene, marks) if marks.tags else ())),
        "</svg>",
    ]
    return "".join(parts)


def width_of(scene: Scene) -> float:
    """How wide the picture of a scene is, with its margins, in CSS pixels."""
    return scene.width + 2 * MARGIN


def sample_mark(certainty: Certainty | None, tone: Tone) -> str:
    """A small box with a ring and its sign, for a legend."""
    box = Box("a", "body", None, "", (), "", 9, 9, 38, 18, "group")
    tag = Tag("", tone, certainty)
    sign = _tab(tag, Area(40, 5, 2 * TAB, 2 * TAB)) if tag.sign else ""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="36" viewBox="0 0 60 36">'
        f"{_ring(box, tag)}{_outline(box_style(box), box.x, box.y, box.width, box.height)}{sign}</svg>"
    )


def sample_box(style: BoxStyle) -> str:
    """A small box in a style, for a legend."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="44" height="26" viewBox="0 0 44 26">'
        f"{_outline(style, 2, 3, 40, 20)}</svg>"
    )


def sample_line(relation: RelationType) -> str:
    """A short line in the stroke of a relation, for a legend."""
    line = Line("a", relation, "b", ((2.0, 10.0), (50.0, 10.0)), "")
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="54" height="20" viewBox="0 0 54 20">{drawn_line(line, True, False)}</svg>'


def drawn_panel(panel: Panel, words: bool) -> str:
    # High enough that the box behind one that stands for several, and its ring, stay below it.
    title = drawn_text(panel.x + 12, panel.y + 15, panel.title, PANEL_SIZE, QUIET, anchor="start", bold=True) if words else ""
    return (
        f'<rect x="{digits(panel.x)}" y="{digits(panel.y)}" width="{digits(panel.width)}" height="{digits(panel.height)}" rx="10" '
        f'fill="{PANEL}" stroke="{PANEL_EDGE}" stroke-width="1"/>{title}'
    )


def drawn_box(box: Box, bright: bool, words: bool, tag: Tag | None) -> str:
    style = box_style(box)
    dash = "" if box.status == "established" else ' stroke-dasharray="6 4"'
    behind = _outline(style, box.x + 5, box.y - 5, box.width, box.height) if box.represents_many else ""
    ring = _ring(box, tag) if tag else ""
    text = _words(box, style) if words else ""
    return f"<g{_opacity(bright)}>{ring}{behind}{_outline(style, box.x, box.y, box.width, box.height, dash)}{text}</g>"


def _ring(box: Box, tag: Tag) -> str:
    style = RINGS[tag.certainty]
    dash = f' stroke-dasharray="{" ".join(map(digits, style.dash))}"' if style.dash else ""
    return (
        f'<rect x="{digits(box.x - RING)}" y="{digits(box.y - RING)}" width="{digits(box.width + 2 * RING)}" '
        f'height="{digits(box.height + 2 * RING)}" rx="10" '
        f'fill="none" stroke="{TAGS[tag.tone].edge}" stroke-width="{digits(style.weight)}"{dash}/>'
    )


def _words(box: Box, style: BoxStyle) -> str:
    row, foot = box.text_size * LINE_HEIGHT, box.caption_size * LINE_HEIGHT if box.caption else 0.0
    centre, top = box.x + box.width / 2, box.y + (box.height - len(box.text) * row - foot) / 2
    found = [
        drawn_text(centre, top + (index + 0.78) * row, text, box.text_size, style.ink, bold=box.bold)
        for index, text in enumerate(box.text)
    ]
    if box.caption:
        found.append(drawn_text(centre, top + len(box.text) * row + 0.78 * foot, box.caption, box.caption_size, style.ink))
    return "".join(found)


def _outline(style: BoxStyle, x: float, y: float, width: float, height: float, more: str = "") -> str:
    right, foot, middle = x + width, y + height, y + height / 2
    paint = f'fill="{style.fill}" stroke="{style.stroke}" stroke-width="1.75"{more}'
    plain = f'x="{digits(x)}" y="{digits(y)}" width="{digits(width)}" height="{digits(height)}"'
    if style.shape == "rounded":
        return f'<rect {plain} rx="9" {paint}/>'
    if style.shape == "pill":
        return f'<rect {plain} rx="{digits(min(width, height) / 2)}" {paint}/>'
    if style.shape == "building":
        inner = f'x="{digits(x + 3.5)}" y="{digits(y + 3.5)}" width="{digits(width - 7)}" height="{digits(height - 7)}"'
        return f'<rect {plain} {paint}/><rect {inner} fill="none" stroke="{style.stroke}" stroke-width="1"/>'
    if style.shape == "arrow":
        corners = ((x, y), (right - 10, y), (right, middle), (right - 10, foot), (x, foot))
        return f'<polygon points="{_points(corners)}" {paint}/>'
    corners = ((x, y), (right - 12, y), (right, y + 12), (right, foot), (x, foot))
    fold = ((right - 12, y), (right - 12, y + 12), (right, y + 12))
    return (
        f'<polygon points="{_points(corners)}" {paint}/>'
        f'<polyline points="{_points(fold)}" fill="none" stroke="{style.stroke}" stroke-width="1.25"/>'
    )


def from_target(scene: Scene) -> frozenset[LineKey]:
    """The lines whose dashes are counted from their target: those of one type that meet there.

    Lines of a bundle lie on each other near the end that they share. Counted from that end their dashes lie on each other too;
    from the other, each would fill the others' gaps, and the bundle would look unbroken.
    """
    starts = Counter((line.type, line.points[0]) for line in scene.lines)
    ends = Counter((line.type, line.points[-1]) for line in scene.lines)
    return frozenset(line.key for line in scene.lines if ends[line.type, line.points[-1]] > starts[line.type, line.points[0]])


def drawn_line(line: Line, bright: bool, lit: bool, backwards: bool = False) -> str:
    """A line with its head. `backwards` counts its dashes from its target (see `from_target`)."""
    style = LINES[line.type]
    faint = 0.55 if line.status != "established" and bright else None
    points = shortened(line.points, _HEAD) if style.head == "filled" else line.points
    route = rounded(points[::-1] if backwards else points)
    stroke, inner = _strokes(line.type, lit)
    within = f'<path d="{route}"{inner}/>' if inner else ""
    return f'<g{_opacity(bright, faint)}><path d="{route}"{stroke}/>{within}{_head(line.points, style.head, style.colour)}</g>'


@cache
def _strokes(relation: RelationType, lit: bool) -> tuple[str, str]:
    """What a path of a relation is drawn with, and the second path upon it where it is double, else nothing."""
    style = LINES[relation]
    weight = style.weight * (1.9 if lit and not style.double else 1.3 if lit else 1)
    dash = f' stroke-dasharray="{" ".join(map(digits, style.dash))}"' if style.dash else ""
    inner = f' fill="none" stroke="{PAPER}" stroke-width="{digits(weight - 3)}"' if style.double else ""
    return f' fill="none" stroke="{style.colour}" stroke-width="{digits(weight)}"{dash}', inner


def rounded(points: Sequence[Point], by: float = CORNER) -> str:
    """A route as the `d` of an SVG path, each corner rounded by `by` pixels, or by half of the shorter stretch beside it.

    >>> rounded(((0, 0), (0, 20), (20, 20)))
    'M0,0L0,15Q0,20 5,20L20,20'
    """
    (x, y), *others = points
    parts = [f"M{digits(x)},{digits(y)}"]
    to_x, to_y = others[0]
    dx, dy = to_x - x, to_y - y
    length = hypot(dx, dy) or 1.0
    for far_x, far_y in others[1:]:
        share = min(by, length / 2) / length
        parts.append(f"L{digits(to_x - dx * share)},{digits(to_y - dy * share)}Q{digits(to_x)},{digits(to_y)}")
        dx, dy = far_x - to_x, far_y - to_y
        length = hypot(dx, dy) or 1.0
        share = min(by, length / 2) / length
        parts.append(f" {digits(to_x + dx * share)},{digits(to_y + dy * share)}")
        to_x, to_y = far_x, far_y
    return "".join((*parts, f"L{digits(to_x)},{digits(to_y)}"))


def shortened(points: Sequence[Point], by: float) -> tuple[Point, ...]:
    """A route whose last stretch ends `by` pixels earlier (at most at its start), so that a line does not blunt its arrowhead."""
    (x1, y1), (x2, y2) = points[-2], points[-1]
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    left = 0.0 if length == 0 else max(0.0, length - by) / length
    return (*points[:-1], (x1 + (x2 - x1) * left, y1 + (y2 - y1) * left))


def _head(points: Sequence[Point], head: str, colour: str) -> str:
    (x1, y1), (x2, y2) = points[-2], points[-1]
    one_x, one_y, two_x, two_y = _barbs(atan2(y2 - y1, x2 - x1))
    corners = f"{digits(x2 - one_x)},{digits(y2 - one_y)} {digits(x2)},{digits(y2)} {digits(x2 - two_x)},{digits(y2 - two_y)}"
    if head == "filled":
        return f'<polygon points="{corners}" fill="{colour}"/>'
    return f'<polyline points="{corners}" fill="none" stroke="{colour}" stroke-width="1.5"/>'


@lru_cache(maxsize=64)
def _barbs(angle: float) -> tuple[float, float, float, float]:
    """How far the two ends of an arrowhead lie behind its tip, where a line comes in at an angle. Few angles ever come."""
    one, two = angle + pi / 7, angle - pi / 7
    return _HEAD * 1.25 * cos(one), _HEAD * 1.25 * sin(one), _HEAD * 1.25 * cos(two), _HEAD * 1.25 * sin(two)


def drawn_label(label: Label) -> str:
    words = ""
    if label.words:
        style, area = tag_style(label.tag), label.words
        middle = area.x + area.width / 2
        words = _plate(area, style, 5) + drawn_text(middle, area.y + 15.5, label.tag.text, WORDS_SIZE, style.ink, bold=True)
    return words + (_tab(label.tag, label.tab) if label.tab else "")


def _tab(tag: Tag, area: Area) -> str:
    style = tag_style(tag)
    middle = area.x + area.width / 2
    return _plate(area, style, 4) + drawn_text(middle, area.y + area.height - 3.5, tag.sign, TAB_SIZE, style.ink, bold=True)


def _plate(area: Area, style: TagStyle, round_by: float) -> str:
    return (
        f'<rect x="{digits(area.x)}" y="{digits(area.y)}" width="{digits(area.width)}" height="{digits(area.height)}" rx="{digits(round_by)}" '
        f'fill="{style.fill}" stroke="{style.edge}" stroke-width="1.5"/>'
    )


def _dot(label: Label) -> str:
    """Where nothing could be read: a full dot for what is confirmed, a hollow one for what is not stated."""
    style = tag_style(label.tag)
    if label.tab is None:
        return ""
    x, y = label.tab.x + TAB, label.tab.y + TAB
    return f'<circle cx="{digits(x)}" cy="{digits(y)}" r="15" fill="{style.fill}" stroke="{style.edge}" stroke-width="5"/>'


def drawn_text(x: float, y: float, text: str, size: float, colour: str, anchor: str = "middle", bold: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{digits(x)}" y="{digits(y)}" font-size="{digits(size)}" text-anchor="{anchor}" fill="{colour}"{weight}>{safe(text)}</text>'


def fonts() -> str:
    return ", ".join(FONT_FAMILIES) + ", sans-serif"


def _opacity(bright: bool, at: float | None = None) -> str:
    return f' opacity="{digits(_FAINT)}"' if not bright else f' opacity="{digits(at)}"' if at is not None else ""


def _points(points: Iterable[Point]) -> str:
    return " ".join([f"{digits(x)},{digits(y)}" for x, y in points])


@lru_cache(maxsize=16384)
def digits(number: float) -> str:
    """A number without needless digits, the same on every machine."""
    # Nought is added so that there is one nought only: -0.0 and 0.0 are the same to the cache.
    return f"{round(number, 2) + 0.0:g}" if abs(number) < 1e5 else f"{number:.0f}"
