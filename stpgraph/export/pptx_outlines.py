"""The outlines of boxes as PowerPoint's own shapes, or as paths where none of them has the sites that lines are glued to.

A shape of PowerPoint has one connection site in the middle of each side: top, left, bottom, right. Lines that arrive elsewhere
need further sites, boxes that stand for several need a copy behind, organisations a second edge: such boxes are drawn by the
same formulas (ECMA-376, part 1, presetShapeDefinitions.xml), with what they need besides, so that they grow and shrink alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stpgraph.draw.style import Shape

#: Where lines may be glued: fractions of width and height, and the direction in which a line leaves, in 60,000ths of a degree.
Site = tuple[float, float, int]
UP, LEFT, DOWN, RIGHT = 16_200_000, 10_800_000, 5_400_000, 0
MIDDLES: tuple[Site, ...] = ((0.5, 0.0, UP), (0.0, 0.5, LEFT), (0.5, 1.0, DOWN), (1.0, 0.5, RIGHT))
#: How far a copy stands behind, and the second edge inside, in the scene's pixels.
BEHIND, EDGE = 5.0, 3.5
_CORNER, _POINT, _FOLD = 9.0, 10.0, 12.0

_PRESETS: dict[Shape, str] = {
    "rounded": "roundRect",
    "arrow": "homePlate",
    "pill": "flowChartTerminator",
    "sheet": "foldedCorner",
}
_LINE, _MOVE = "lnTo", "moveTo"


@dataclass(frozen=True, slots=True)
class Outline:
    """The XML of a box's geometry, and how far its text area lies inside its frame: left, top, right, bottom, in pixels."""

    xml: str
    inside: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


def outline(shape: Shape, width: float, height: float, sites: Sequence[Site], many: bool, room: float) -> Outline:
    """The geometry of a box of a size in pixels; its text needs `room` pixels in width.

    `sites` begin with the `MIDDLES`; a line is glued to a site by its place in that list.
    """
    inside = _text_area(shape, width, height)
    fits = max(inside[0], inside[2]) <= (width - room) / 2
    # The top and bottom sites of a box with a point are in the middle of its straight edge.
    if tuple(sites) == MIDDLES and not many and fits and shape in _PRESETS:
        adjust = _adjustment(shape, width, height)
        values = f'<a:gd name="adj" fmla="val {adjust}"/>' if adjust else ""
        return Outline(f'<a:prstGeom prst="{_PRESETS[shape]}"><a:avLst>{values}</a:avLst></a:prstGeom>', inside)
    return Outline(_custom(shape, width, height, sites, many))


def _adjustment(shape: Shape, width: float, height: float) -> int:
    size = {"rounded": _CORNER, "arrow": _POINT, "sheet": _FOLD}.get(shape, 0.0)
    return min(50_000, round(size / min(width, height) * 100_000))


def _text_area(shape: Shape, width: float, height: float) -> tuple[float, float, float, float]:
    if shape == "rounded":
        inset = 0.29289 * min(_CORNER, min(width, height) / 2)
        return inset, inset, inset, inset
    if shape == "arrow":
        return 0.0, 0.0, _POINT / 2, 0.0
    if shape == "pill":
        across, down = width * 1018 / 21600, height * 3163 / 21600
        return across, down, across, down
    return 0.0, 0.0, 0.0, min(_FOLD, min(width, height) / 2)


def _custom(shape: Shape, width: float, height: float, sites: Sequence[Site], many: bool) -> str:
    adjust = _adjustment(shape, width, height)
    guides, steps, extra = _formulas(shape)
    # Everything is a share of the shorter side: a length as it stands would be read in other units by other programs.
    guides = [*guides, ("edge", _share(EDGE, width, height)), ("back", _share(BEHIND, width, height))]
    paths = []
    if many:
        moved, behind = _moved(steps)
        guides += moved
        paths.append(_path(behind))
    paths.append(_path(steps))
    paths += extra
    for at, (x, y, _) in enumerate(sites):
        guides += [(f"sx{at}", f"*/ w {round(x * 100_000)} 100000"), (f"sy{at}", f"*/ h {round(y * 100_000)} 100000")]
    told = "".join(f'<a:gd name="{name}" fmla="{formula}"/>' for name, formula in guides)
    glued = "".join(f'<a:cxn ang="{turn}"><a:pos x="sx{at}" y="sy{at}"/></a:cxn>' for at, (_, _, turn) in enumerate(sites))
    return (
        f'<a:custGeom><a:avLst><a:gd name="adj" fmla="val {adjust}"/></a:avLst><a:gdLst>{told}</a:gdLst><a:ahLst/>'
        f'<a:cxnLst>{glued}</a:cxnLst><a:rect l="l" t="t" r="r" b="b"/><a:pathLst>{"".join(paths)}</a:pathLst></a:custGeom>'
    )


#: One step of a path: what it is, and the names of its coordinates, or of its arc's radii and angles.
_Step = tuple[str, tuple[str, ...]]
_Guides = list[tuple[str, str]]


def _formulas(shape: Shape) -> tuple[_Guides, list[_Step], list[str]]:
    """The guides of a shape, the steps of its outline, and the paths that are drawn upon it."""
    q: _Guides = [("q", "*/ ss adj 100000"), ("qr", "+- r 0 q"), ("qb", "+- b 0 q")]
    if shape == "rounded":
        steps: list[_Step] = [
            (_MOVE, ("l", "q")),
            _arc("q", "q", "cd2", "cd4"),
            (_LINE, ("qr", "t")),
            _arc("q", "q", "3cd4", "cd4"),
        ]
        return (
            q,
            [*steps, (_LINE, ("r", "qb")), _arc("q", "q", "0", "cd4"), (_LINE, ("q", "b")), _arc("q", "q", "cd4", "cd4")],
            [],
        )
    if shape == "pill":
        guides: _Guides = [("q", "*/ w 3475 21600"), ("qr", "+- r 0 q")]
        steps = [(_MOVE, ("q", "t")), (_LINE, ("qr", "t")), _arc("q", "vc", "3cd4", "cd2"), (_LINE, ("q", "b"))]
        return guides, [*steps, _arc("q", "vc", "cd4", "cd2")], []
    if shape == "arrow":
        return q, _corners(("l", "t"), ("qr", "t"), ("r", "vc"), ("qr", "b"), ("l", "b")), []
    if shape == "sheet":
        fifth: _Guides = [*q, ("f", "*/ q 1 5"), ("fx", "+- qr f 0"), ("fy", "+- qb f 0")]
        fold = _corners(("qr", "b"), ("fx", "fy"), ("r", "qb"))
        return fifth, _corners(("l", "t"), ("r", "t"), ("r", "qb"), ("qr", "b"), ("l", "b")), [_path(fold, 'fill="darkenLess"')]
    inner: _Guides = [("el", "+- l edge 0"), ("et", "+- t edge 0"), ("er", "+- r 0 edge"), ("eb", "+- b 0 edge")]
    second = _corners(("el", "et"), ("er", "et"), ("er", "eb"), ("el", "eb"))
    return inner, _corners(("l", "t"), ("r", "t"), ("r", "b"), ("l", "b")), [_path(second, 'fill="none"')]


def _share(length: float, width: float, height: float) -> str:
    return f"*/ ss {round(length / min(width, height) * 100_000)} 100000"


def _corners(*corners: tuple[str, str]) -> list[_Step]:
    return [(_LINE if at else _MOVE, corner) for at, corner in enumerate(corners)]


def _arc(across: str, down: str, start: str, sweep: str) -> _Step:
    return "arcTo", (across, down, start, sweep)


def _moved(steps: Sequence[_Step]) -> tuple[_Guides, list[_Step]]:
    """The same outline to the right and above, with the guides that it needs."""
    guides: _Guides = []
    moved: list[_Step] = []
    for at, (what, values) in enumerate(steps):
        if what == "arcTo":
            moved.append((what, values))
            continue
        guides += [(f"mx{at}", f"+- {values[0]} back 0"), (f"my{at}", f"+- {values[1]} 0 back")]
        moved.append((what, (f"mx{at}", f"my{at}")))
    return guides, moved


def _path(steps: Sequence[_Step], more: str = "") -> str:
    drawn = "".join(
        f'<a:arcTo wR="{values[0]}" hR="{values[1]}" stAng="{values[2]}" swAng="{values[3]}"/>'
        if what == "arcTo"
        else f'<a:{what}><a:pt x="{values[0]}" y="{values[1]}"/></a:{what}>'
        for what, values in steps
    )
    return f"<a:path{' ' + more if more else ''}>{drawn}<a:close/></a:path>"
