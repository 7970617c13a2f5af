"""Our layout and its SVG beside Graphviz `dot -Tsvg`, in the same process, on the same boxes and the same lines.

Graphviz comes with `pip install pygraphviz`, whose wheels hold it; it runs in this process, without a start of its own. It gets
every box of our scene as a rectangle of the same size with the same words, and draws from the bottom up, else as it does by
default. Its edges are, the first time, the lines of our scene: posts that stand under their body as its seats have none there,
and it may put them anywhere, which says less and is easier. The second time each seat is an edge too, and it tells the same.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations, pairwise
from math import floor, hypot
from statistics import median
from time import process_time
from typing import Any

from benchmarks.generate import generated
from benchmarks.measure import exponent
from stpgraph import shipped
from stpgraph.draw.svg import digits, picture
from stpgraph.layout import Scene, lay_out, text
from stpgraph.layout.scene import Point
from stpgraph.model import Structure

SIZES = (50, 200, 500, 1_000)
SEEDS = 20
RUNS = 3
#: Straight pieces that stand for one curve of Graphviz.
_PIECES = 8
_CELL = 64.0
_HAIR = 0.01

Rectangle = tuple[float, float, float, float]
Key = tuple[str, str, str]


@dataclass(frozen=True)
class Drawn:
    """A drawing, whoever made it: rectangles (left, top, right, foot) and lines as points. In CSS pixels, or points of Graphviz."""

    boxes: list[Rectangle]
    lines: list[tuple[Key, Sequence[Point]]]


@dataclass(frozen=True)
class Measured:
    """One drawing: seconds of processor time, pairs of boxes that overlap, places where lines cross, length of all lines."""

    seconds: float
    overlaps: int
    crossings: int
    length: float


def cpu_seconds(task: Callable[[], object]) -> float:
    """Seconds of processor time for one run of a task: all three run in this process, and what else the machine does is left out."""
    gc.collect()
    start = process_time()
    task()
    return process_time() - start


#: One structure: ours, that of Graphviz without seats, and with them.
Three = tuple[Measured, Measured, Measured]


def ours(structure: Structure) -> str:
    """Layout and picture, no text measured and no number written before."""
    text.measure.cache_clear()
    text._wrap.cache_clear()
    digits.cache_clear()
    return picture(lay_out(structure))


def graph_of(scene: Scene, seats: bool) -> Any:
    """The boxes and lines of a scene as a graph of pygraphviz, one point of Graphviz for one CSS pixel; with `seats`, an edge from
    each to its body.
    """
    import pygraphviz

    made = pygraphviz.AGraph(directed=True, strict=False, rankdir="BT")
    made.node_attr.update(shape="box", fixedsize="true", fontname="Arial")
    for box in scene.boxes:
        words = "\n".join((*box.text, box.caption))
        made.add_node(box.id, label=words, width=box.width / 72, height=box.height / 72, fontsize=box.text_size * 0.7)
    for line in scene.lines:
        made.add_edge(line.source, line.target, key=line.type)
    for box in scene.boxes if seats else ():
        if box.seat_of:
            made.add_edge(box.id, box.seat_of, key="seat")
    return made


def of_scene(scene: Scene) -> Drawn:
    boxes = [(box.x, box.y, box.x + box.width, box.y + box.height) for box in scene.boxes]
    return Drawn(boxes, [(line.key, line.points) for line in scene.lines])


def of_graph(graph: Any) -> Drawn:
    """What `dot` makes of a graph. Gives the graph its positions."""
    graph.layout(prog="dot")
    boxes = []
    for node in graph.nodes():
        x, y = map(float, node.attr["pos"].split(","))
        width, height = float(node.attr["width"]) * 72, float(node.attr["height"]) * 72
        boxes.append((x - width / 2, y - height / 2, x + width / 2, y + height / 2))
    lines = []
    for source, target, kind in graph.edges(keys=True):
        lines.append(((source, kind, target), flattened(graph.get_edge(source, target, kind).attr["pos"])))
    return Drawn(boxes, lines)


def flattened(position: str) -> list[Point]:
    """The curve of an edge, `e,x,y x,y x,y …` (the tip of its arrow, then Bézier points), as straight pieces.

    >>> flattened("e,9,0 0,0 1,0 2,0 3,0")[0], flattened("e,9,0 0,0 1,0 2,0 3,0")[-1]
    ((0.0, 0.0), (9.0, 0.0))
    """
    tip: list[Point] = []
    given: list[Point] = []
    for each in position.replace("\\\n", "").split():
        if each[0] in "es":
            tip = [_point(each[2:])]
        else:
            given.append(_point(each))
    found = given[:1]
    for at in range(0, len(given) - 3, 3):
        a, b, c, d = given[at : at + 4]
        for step in range(1, _PIECES + 1):
            t = step / _PIECES
            u = 1 - t
            shares = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
            found.append(
                (
                    sum(share * point[0] for share, point in zip(shares, (a, b, c, d), strict=True)),
                    sum(share * point[1] for share, point in zip(shares, (a, b, c, d), strict=True)),
                )
            )
    return found + tip


def _point(text: str) -> Point:
    x, y = text.split(",")
    return float(x), float(y)


def overlaps(drawn: Drawn) -> int:
    """How many pairs of boxes share more than a border."""
    found = 0
    active: list[Rectangle] = []
    for box in sorted(drawn.boxes):
        active = [each for each in active if each[2] > box[0] + _HAIR]
        found += sum(each[1] < box[3] - _HAIR and box[1] < each[3] - _HAIR for each in active)
        active.append(box)
    return found


def crossings(drawn: Drawn) -> int:
    """At how many places (of a pixel) lines cross. Lines of one type from one box, or to one box, count as one line."""
    cells: defaultdict[tuple[int, int], list[tuple[int, Point, Point]]] = defaultdict(list)
    for at, (_, points) in enumerate(drawn.lines):
        for one, other in pairwise(points):
            for cell in _cells(one, other):
                cells[cell].append((at, one, other))
    keys = [key for key, _ in drawn.lines]
    places = set()
    for pieces in cells.values():
        for (first, a, b), (second, c, d) in combinations(pieces, 2):
            if first != second and not _bundled(keys[first], keys[second]):
                place = _crossing(a, b, c, d)
                if place is not None:
                    places.add((round(place[0]), round(place[1])))
    return len(places)


def _bundled(one: Key, other: Key) -> bool:
    return one[1] == other[1] and (one[0] == other[0] or one[2] == other[2])


def _cells(one: Point, other: Point) -> Iterator[tuple[int, int]]:
    (low_x, high_x), (low_y, high_y) = (sorted((floor(one[axis] / _CELL), floor(other[axis] / _CELL))) for axis in (0, 1))
    for x in range(low_x, high_x + 1):
        for y in range(low_y, high_y + 1):
            yield x, y


def _crossing(a: Point, b: Point, c: Point, d: Point) -> Point | None:
    """Where two straight pieces cross, not at their ends; None where they do not."""
    (ux, uy), (vx, vy) = (b[0] - a[0], b[1] - a[1]), (d[0] - c[0], d[1] - c[1])
    turn = ux * vy - uy * vx
    if abs(turn) < 1e-9:
        return None
    wx, wy = c[0] - a[0], c[1] - a[1]
    s, t = (wx * vy - wy * vx) / turn, (wx * uy - wy * ux) / turn
    near = _HAIR / max(hypot(ux, uy), _HAIR), _HAIR / max(hypot(vx, vy), _HAIR)
    if near[0] < s < 1 - near[0] and near[1] < t < 1 - near[1]:
        return a[0] + s * ux, a[1] + s * uy
    return None


def length(drawn: Drawn) -> float:
    """How long all lines are together; what lines share counts for each."""
    return sum(hypot(to[0] - at[0], to[1] - at[1]) for _, points in drawn.lines for at, to in pairwise(points))


def measured(structure: Structure) -> Three:
    """A structure drawn in three ways, in turn, so that all meet the same drift of the machine's speed."""
    scene = lay_out(structure)
    graphs = graph_of(scene, False), graph_of(scene, True)
    tasks = [partial(ours, structure), *(partial(graph.draw, format="svg", prog="dot") for graph in graphs)]
    rounds = [[cpu_seconds(task) for task in tasks] for _ in range(RUNS)]
    drawn = of_scene(scene), of_graph(graphs[0]), of_graph(graphs[1])
    first, second, third = (
        Measured(median(each[at] for each in rounds), overlaps(made), crossings(made), length(made))
        for at, made in enumerate(drawn)
    )
    return first, second, third


def row(title: str, found: Sequence[Three]) -> float:
    """Prints the medians of some structures, of which each is compared with itself; gives back our median seconds."""
    own = median(each[0].seconds for each in found)
    times = [median(each[0].seconds / each[at].seconds for each in found) for at in (1, 2)]
    overlapping = sum(each[0].overlaps for each in found), sum(each[1].overlaps + each[2].overlaps for each in found)
    crossed = [median(each[at].crossings for each in found) for at in (0, 1, 2)]
    long = [median(each[0].length / each[at].length for each in found if each[at].length) for at in (1, 2)]
    print(
        f"{title:<12} {own:>7.3f} {times[0]:>6.2f} {times[1]:>6.2f} {overlapping[0]:>7} {overlapping[1]:>6} "
        f"{crossed[0]:>7.0f} {crossed[1]:>6.0f} {crossed[2]:>6.0f} {long[0]:>7.2f} {long[1]:>6.2f}"
    )
    return own


def shipped_structures() -> Iterable[Structure]:
    return (shipped.load(path) for shelf in shipped.SHELVES for path in shipped.files(shelf))


def run() -> None:
    try:
        import pygraphviz  # noqa: F401
    except ImportError:
        print("Layout beside Graphviz: left out, for pygraphviz is not installed (pip install pygraphviz)\n")
        return
    print(f"Layout and SVG beside Graphviz `dot -Tsvg`: medians of the shipped structures, and of {SEEDS} made-up ones a size")
    print("dot: with the lines that we draw; dot+: with the seats, which we stand under their body, as lines too\n")
    print(f"{'':<20}{'time':^14} {'overlaps':^14} {'crossings':^21} {'length of lines':^14}")
    print(
        f"{'structures':<12} {'ours s':>7} {'/ dot':>6} {'/ dot+':>6} {'ours':>7} {'dots':>6} "
        f"{'ours':>7} {'dot':>6} {'dot+':>6} {'/ dot':>7} {'/ dot+':>6}"
    )
    row("shipped", [measured(each) for each in shipped_structures()])
    times = [row(f"{size:,} nodes", [measured(generated(size, seed)) for seed in range(1, SEEDS + 1)]) for size in SIZES]
    print(f"\ngrowth exponent of ours, {SIZES[0]} to {SIZES[-1]:,} nodes: {exponent(SIZES, times):.2f} (1 = linear)\n")
