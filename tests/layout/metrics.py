"""What is measured of a scene: overlaps, lines through boxes, crossings, text outside its box, things outside their panel."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise
from math import hypot
from statistics import median

from stpgraph.layout import Box, Line, Panel, Scene
from stpgraph.layout.text import LINE_HEIGHT, measure

#: Closer than this, in CSS pixels, is touching.
HAIR = 0.01
Piece = tuple[float, float, float, float]


def overlaps(scene: Scene) -> list[tuple[str, str]]:
    """Pairs of boxes that share more than a border."""
    return [
        (one.id, other.id)
        for one, other in combinations(scene.boxes, 2)
        if one.x < other.x + other.width - HAIR
        and other.x < one.x + one.width - HAIR
        and one.y < other.y + other.height - HAIR
        and other.y < one.y + one.height - HAIR
    ]


def pieces(line: Line) -> Iterator[Piece]:
    """The straight pieces of a line: lowest x, lowest y, highest x, highest y."""
    for (x, y), (to_x, to_y) in pairwise(line.points):
        yield min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y)


def through_boxes(scene: Scene) -> list[tuple[tuple[str, str, str], str]]:
    """Lines that run through a box, be it one of their own."""
    return [
        (line.key, box.id)
        for line in scene.lines
        for x, y, to_x, to_y in pieces(line)
        for box in scene.boxes
        if x < box.x + box.width - HAIR and to_x > box.x + HAIR and y < box.y + box.height - HAIR and to_y > box.y + HAIR
    ]


def crooked(scene: Scene) -> list[tuple[str, str, str]]:
    """Lines with a piece that is neither upright nor level, or with fewer than two points."""
    return [
        line.key
        for line in scene.lines
        if len(line.points) < 2 or any(to_x - x > HAIR and to_y - y > HAIR for x, y, to_x, to_y in pieces(line))
    ]


def loose_ends(scene: Scene) -> list[tuple[str, str, str]]:
    """Lines that do not begin on the border of their source and end on that of their target."""
    boxes = {box.id: box for box in scene.boxes}
    return [
        line.key
        for line in scene.lines
        if not _on_border(boxes[line.source], *line.points[0]) or not _on_border(boxes[line.target], *line.points[-1])
    ]


def _on_border(box: Box, x: float, y: float) -> bool:
    across = abs(x - box.x) < HAIR or abs(x - box.x - box.width) < HAIR
    upright = abs(y - box.y) < HAIR or abs(y - box.y - box.height) < HAIR
    inside = box.x - HAIR <= x <= box.x + box.width + HAIR and box.y - HAIR <= y <= box.y + box.height + HAIR
    return inside and (across or upright)


def bundled(one: Line, other: Line) -> bool:
    """Whether two lines may run together: of one type, from one source or to one target."""
    return one.type == other.type and (one.source == other.source or one.target == other.target)


def crossings(scene: Scene) -> int:
    """At how many places lines cross that are not bundled."""
    level, upright = _by_direction(scene)
    places = {
        (round(x, 1), round(y, 1))
        for one, (low, y, high, _) in level
        for other, (x, top, _, foot) in upright
        if low + HAIR < x < high - HAIR and top + HAIR < y < foot - HAIR and not bundled(one, other)
    }
    return len(places)


def on_each_other(scene: Scene) -> set[tuple[tuple[str, str, str], tuple[str, str, str]]]:
    """Lines that are not bundled and yet lie upon each other for a while, so that one cannot be told from the other."""
    level, upright = _by_direction(scene)
    found = set()
    for lines, along in ((level, 0), (upright, 1)):
        tracks: dict[float, list[tuple[float, float, Line]]] = {}
        for line, piece in lines:
            tracks.setdefault(round(piece[1 - along], 1), []).append((piece[along], piece[along + 2], line))
        for track in tracks.values():
            for (low, high, one), (start, end, other) in combinations(track, 2):
                if min(high, end) - max(low, start) > 0.5 and not bundled(one, other):
                    found.add((one.key, other.key))
    return found


def _by_direction(scene: Scene) -> tuple[list[tuple[Line, Piece]], list[tuple[Line, Piece]]]:
    every = [(line, piece) for line in scene.lines for piece in pieces(line)]
    return [each for each in every if each[1][1] == each[1][3]], [each for each in every if each[1][0] == each[1][2]]


def length(scene: Scene) -> float:
    """How long all lines are together, in CSS pixels."""
    return sum(to_x - x + to_y - y for line in scene.lines for x, y, to_x, to_y in pieces(line))


def text_outside(scene: Scene) -> list[str]:
    """Boxes whose text, name or caption, needs more room than they have."""
    found = []
    for box in scene.boxes:
        widest = max(measure(text, box.text_size, box.bold) for text in box.text)
        widest = max(widest, measure(box.caption, box.caption_size))
        high = (len(box.text) * box.text_size + (box.caption_size if box.caption else 0)) * LINE_HEIGHT
        if widest > box.width - 8 or high > box.height - 4 or (box.node_type == "post" and _beyond_round_ends(box)):
            found.append(box.id)
    return found


def _beyond_round_ends(box: Box) -> bool:
    """Whether text reaches out of a box whose ends are half circles: at the height of some line, it is wider than the box there."""
    radius = min(box.width, box.height) / 2
    rows = [(text, box.text_size, box.bold) for text in box.text]
    rows += [(box.caption, box.caption_size, False)] if box.caption else []
    top = -sum(size for _, size, _ in rows) * LINE_HEIGHT / 2
    for text, size, bold in rows:
        for far in (top + 0.2 * size * LINE_HEIGHT, top + 0.85 * size * LINE_HEIGHT):
            chord = box.width - 2 * radius + 2 * max(0.0, radius**2 - far**2) ** 0.5
            if measure(text, size, bold) > chord + HAIR:
                return True
        top += size * LINE_HEIGHT
    return False


def out_of_place(scene: Scene) -> list[str]:
    """What is not in the scene, and boxes that are not in a panel of their zone where it has one."""
    found = [box.id for box in scene.boxes if not _holds(0, 0, scene.width, scene.height, box)]
    found += [panel.title for panel in scene.panels if not _holds(0, 0, scene.width, scene.height, panel)]
    found += [
        str(line.key) for line in scene.lines for x, y in line.points if not (0 <= x <= scene.width and 0 <= y <= scene.height)
    ]
    for box in scene.boxes:
        own = [panel for panel in scene.panels if panel.zone == box.zone]
        if own and not any(_holds(panel.x, panel.y, panel.width, panel.height, box) for panel in own):
            found.append(f"{box.id} outside the panel of its zone")
    return found


def panels_overlap(scene: Scene) -> list[tuple[str, str]]:
    """Pairs of panels that lie upon each other, and boxes that lie on a panel's border."""
    found = []
    for one, other in combinations(scene.panels, 2):
        if (
            one.x < other.x + other.width
            and other.x < one.x + one.width
            and one.y < other.y + other.height
            and other.y < one.y + one.height
        ):
            found.append((one.title, other.title))
    for panel in scene.panels:
        for box in scene.boxes:
            apart = (
                box.x >= panel.x + panel.width
                or box.x + box.width <= panel.x
                or box.y >= panel.y + panel.height
                or box.y + box.height <= panel.y
            )
            if not apart and not _holds(panel.x, panel.y, panel.width, panel.height, box):
                found.append((panel.title, box.id))
    return found


def struck_titles(scene: Scene) -> list[tuple[str, str]]:
    """Titles of panels that a line or a box runs through."""
    found = []
    for panel in scene.panels:
        right = panel.x + 12 + measure(panel.title, 12, bold=True)
        for line in scene.lines:
            for x, y, to_x, to_y in pieces(line):
                if x < right and to_x > panel.x + 12 and y < panel.y + 20 and to_y > panel.y + 6:
                    found.append((panel.title, str(line.key)))
        for box in scene.boxes:
            if box.x < right and box.x + box.width > panel.x + 12 and box.y < panel.y + 20 and box.y + box.height > panel.y + 6:
                found.append((panel.title, box.id))
    return found


def _holds(x: float, y: float, width: float, height: float, what: Box | Panel) -> bool:
    return (
        x - HAIR <= what.x
        and y - HAIR <= what.y
        and what.x + what.width <= x + width + HAIR
        and what.y + what.height <= y + height + HAIR
    )


def faults(scene: Scene) -> dict[str, object]:
    """All that must not be in any scene, by name; empty where it is sound."""
    found: dict[str, object] = {
        "boxes that overlap": overlaps(scene),
        "lines through boxes": through_boxes(scene),
        "crooked lines": crooked(scene),
        "lines that end nowhere": loose_ends(scene),
        "lines on each other": on_each_other(scene),
        "text outside its box": text_outside(scene),
        "out of place": out_of_place(scene),
        "panels that overlap": panels_overlap(scene),
        "titles struck through": struck_titles(scene),
    }
    return {name: each for name, each in found.items() if each}


def moved(before: Scene, after: Scene) -> tuple[float, float]:
    """How much a change moved what is in both scenes: the share of boxes that moved by more than half a box (60 px), and the
    share of pairs of boxes that changed sides, left and right or above and below.

    A shift of everything together counts as no movement.
    """
    old = {box.id: box for box in before.boxes}
    new = {box.id: box for box in after.boxes if box.id in old}
    dx = median(box.x - old[key].x for key, box in new.items())
    dy = median(box.y - old[key].y for key, box in new.items())
    far = sum(abs(box.x - old[key].x - dx) + abs(box.y - old[key].y - dy) > 60 for key, box in new.items())
    pairs = turned = 0
    for one, other in combinations(new, 2):
        for axis in (0, 1):
            pairs += 1
            turned += (old[one].centre[axis] - old[other].centre[axis]) * (new[one].centre[axis] - new[other].centre[axis]) < -1
    return far / len(new), turned / max(1, pairs)


def shifts(before: Scene, after: Scene) -> list[float]:
    """How far each box that is in both scenes moved on its sheet, in CSS pixels, the least first."""
    old = {box.id: box for box in before.boxes}
    return sorted(hypot(box.x - old[box.id].x, box.y - old[box.id].y) for box in after.boxes if box.id in old)
