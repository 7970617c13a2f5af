"""What every maker of documents shares: the truth that a document can tell, where boxes stand, and files with a fixed date."""

from __future__ import annotations

import io
import textwrap
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from tests.importers.corpus import Document
from tests.importers.truths import Line, Named, Truth


@dataclass(frozen=True)
class Held(Document):
    """A document kept out of sight. `fields` are what it states of a body: its name, then the model's field and value."""

    fields: Mapping[str, Mapping[str, object]] = field(default_factory=dict)


@dataclass(frozen=True)
class Place:
    """Where a box stands, from the top left, y downwards; in the unit that the page was given in."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2


def kinds(truth: Truth) -> dict[str, tuple[str, str | None]]:
    """Type and kind by name."""
    return {name: (node_type, kind) for name, node_type, kind in truth.nodes}


def only(
    truth: Truth,
    *,
    lines: Iterable[Line] | None = None,
    relations: Iterable[str] | None = None,
    types: Iterable[str] | None = None,
    names: Iterable[str] | None = None,
) -> Truth:
    """The truth with these lines, relations, types of node or names only; lines whose ends are gone go too."""
    kept_types, kept_names = None if types is None else set(types), None if names is None else set(names)
    rows = tuple(
        tuple(
            each
            for each in row
            if (kept_types is None or each[1] in kept_types) and (kept_names is None or each[0] in kept_names)
        )
        for row in truth.rows
    )
    there = {name for row in rows for name, _, _ in row}
    allowed = None if relations is None else set(relations)
    kept = tuple(
        each
        for each in (truth.lines if lines is None else lines)
        if each[0] in there and each[2] in there and (allowed is None or each[1] in allowed)
    )
    return Truth(truth.title, tuple(row for row in rows if row), kept)


def joined(truth: Truth) -> Truth:
    """The truth without nodes that no line touches: what a list of pairs can tell."""
    touched = {end for source, _, target in truth.lines for end in (source, target)}
    return only(truth, names=touched)


def children(truth: Truth, relations: Iterable[str] = ("accountable_to",)) -> dict[str, list[str]]:
    """Those who answer to each name, in the order of the lines."""
    made: dict[str, list[str]] = {}
    wanted = set(relations)
    for source, relation, target in truth.lines:
        if relation in wanted:
            made.setdefault(target, []).append(source)
    return made


def _near(row: tuple[Named, ...], truth: Truth, xs: Mapping[str, float], middle: float) -> list[tuple[str, float]]:
    """Names of a row with where each would best stand: under those that it is joined to; who is joined to in the row in its midst."""
    names = [name for name, _, _ in row]
    tied: dict[str, list[float]] = {name: [] for name in names}
    hub, beside = "", []
    for source, _, target in truth.lines:
        for one, other in ((source, target), (target, source)):
            if one in tied and other in xs:
                tied[one].append(xs[other])
        if source in tied and target in tied:
            hub = hub or target
            beside += [source] if target == hub else []
    wanted = [(name, sum(at) / len(at) if at else middle) for name, at in tied.items()]
    wanted.sort(key=lambda each: each[1])
    if hub:
        centre = dict(wanted)[hub]
        others = [each for each in wanted if each[0] != hub and each[0] not in beside]
        close = [(name, centre) for name in beside]
        wanted = others[::2] + close[1::2] + [(hub, centre)] + close[::2] + others[1::2]
    return wanted


def places(
    truth: Truth,
    width: float,
    height: float,
    *,
    top: float = 0.0,
    most: int = 10,
    fill: tuple[float, float] = (0.82, 0.5),
    widest: float | None = None,
) -> dict[str, Place]:
    """Every box in the row that it belongs to, rows from the top down, each near those that it is joined to in the rows above."""
    parts = [-(-len(row) // most) for row in truth.rows]
    step_y, level = (height - top) / sum(parts), 0
    made: dict[str, Place] = {}
    xs: dict[str, float] = {}
    for row, many in zip(truth.rows, parts, strict=True):
        wanted = _near(row, truth, xs, width / 2)
        for part in range(many):
            line = wanted[part::many]
            step_x = width / max(len(line), 4)
            box_w = min(step_x * fill[0], widest or width)
            step_x = min(step_x, box_w / fill[0] * 1.25)
            box_h = min(step_y * fill[1], box_w * 0.6)
            at: list[float] = []
            for _, want in line:
                at.append(max(want, at[-1] + step_x) if at else want)
            middle = sum(want for _, want in line) / len(line)
            shift = middle - sum(at) / len(at)
            shift = max(shift, step_x / 2 - at[0]) if at[0] + shift < step_x / 2 else shift
            shift = min(shift, width - step_x / 2 - at[-1])
            if at[0] + shift < step_x / 2 - 0.001:
                shift, at = 0.0, [(number + 0.5) * width / len(line) for number in range(len(line))]
            for (name, _), x in zip(line, at, strict=True):
                xs[name] = x + shift
                made[name] = Place(xs[name] - box_w / 2, top + level * step_y + (step_y - box_h) / 2, box_w, box_h)
            level += 1
    return {name: made[name] for name, _, _ in truth.nodes}


def facing(one: Place, other: Place) -> tuple[tuple[float, float], tuple[float, float]]:
    """The points at which people join two boxes: bottom and top where one stands above the other, else the sides."""
    (x, y), (to_x, to_y) = one.middle, other.middle
    if one.y + one.height <= other.y:
        return (x, one.y + one.height), (to_x, other.y)
    if other.y + other.height <= one.y:
        return (x, one.y), (to_x, other.y + other.height)
    if x < to_x:
        return (one.x + one.width, y), (other.x, to_y)
    return (one.x, y), (other.x + other.width, to_y)


def sides(one: Place, other: Place) -> tuple[int, int]:
    """The same as the numbers that Office gives to connection sites: 0 top, 1 left, 2 bottom, 3 right."""
    if one.y + one.height <= other.y:
        return 2, 0
    if other.y + other.height <= one.y:
        return 0, 2
    return (3, 1) if one.middle[0] < other.middle[0] else (1, 3)


def wrapped(name: str, width: int = 18) -> list[str]:
    """A name broken into lines as a person breaks it to fit a box."""
    return textwrap.wrap(name, width, break_long_words=False, break_on_hyphens=False)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A package of parts, in the order given, with a fixed date."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, (2019, 4, 1, 9, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(info, data)
    return made.getvalue()


def rezipped(data: bytes, changed: Mapping[str, str | bytes] | None = None) -> bytes:
    """A package with the same parts and a fixed date, some of them changed or added."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts: dict[str, str | bytes] = {name: file.read(name) for name in file.namelist()}
    return zipped({**parts, **(changed or {})})


def with_lines(truth: Truth, lines: Iterable[Line]) -> Truth:
    """The same boxes with other lines."""
    return replace(truth, lines=tuple(lines))


def unsaid(truth: Truth) -> Truth:
    """What plain lines without words can tell of organisations that pass on authority: that they are members, and no more."""
    return with_lines(truth, ((one, "member_of" if said == "delegates_to" else said, other) for one, said, other in truth.lines))
