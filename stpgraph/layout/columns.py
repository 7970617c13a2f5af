"""Columns: a body with its seats and all that hangs below it, as one upright stack that stays narrow however much it holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from stpgraph.layout.boxes import Label, Labels
from stpgraph.layout.scene import Zone

GAP_CHIP = 4.0
GAP_HANGING = 12.0
#: Between lines that run side by side, and between the outermost line and a box.
TRACK = 8.0
CLEAR = 10.0

_WIDTH: Mapping[Zone, float] = {"strategic": 240, "delivery": 240}
_WIDTH_OTHER = 152.0
_LEAST = 132.0


@dataclass(slots=True)
class Block:
    """A node, the posts that sit there, and the blocks that hang below it."""

    id: str
    chips: list[str] = field(default_factory=list)
    wired: set[str] = field(default_factory=set)
    children: list[Block] = field(default_factory=list)


#: What lines ask of the boxes of a column: of which box, what of it (by number), and how much.
Asked = tuple[tuple[str, int, float], ...]


@dataclass(slots=True)
class Column:
    """Blocks one below the other. One with a header has a single block; projects of a board above form one without."""

    blocks: list[Block]
    zone: Zone
    above: str | None = None
    #: The stacks that were made of it, by what its lines asked for.
    made: dict[Asked, Stack] = field(default_factory=dict, compare=False, repr=False)

    @property
    def key(self) -> str:
        return self.blocks[0].id

    def boxes(self) -> Iterator[str]:
        """The ids of all boxes in the column."""
        waiting = list(self.blocks)
        while waiting:
            block = waiting.pop()
            yield from (block.id, *block.chips)
            waiting += block.children


@dataclass(slots=True)
class Item:
    """One box in a column: its corner is relative to the column's, its column of chips tells which sides are open."""

    id: str
    label: Label
    x: float
    y: float
    width: float
    height: float
    seat_of: str | None = None
    open_left: bool = True
    open_right: bool = True
    #: Whether nothing stands below it in its column.
    open_foot: bool = False


@dataclass(slots=True)
class Needs:
    """What the lines ask of the columns, by box: tracks beside what hangs below it (`trunks`), beside a column of projects
    (`corridors`, by its first box), in the passage from its foot to the foot of the column (`wells`), and room on its sides.

    For one line there is a track in any case, and room on a side.
    """

    trunks: dict[str, int] = field(default_factory=dict)
    corridors: dict[str, int] = field(default_factory=dict)
    wells: dict[str, int] = field(default_factory=dict)
    height: dict[str, float] = field(default_factory=dict)
    width: dict[str, float] = field(default_factory=dict)

    def of(self, column: Column) -> Asked:
        """All that is asked of the boxes of a column."""
        every: tuple[Mapping[str, float], ...] = (self.trunks, self.corridors, self.wells, self.height, self.width)
        asked = [(at, each) for at, each in enumerate(every) if each]
        return tuple((box, at, each[box]) for box in column.boxes() for at, each in asked if box in each) if asked else ()


@dataclass(slots=True)
class Stack:
    """A column with sizes. `trunk` is, by box, the x of the first line beside what hangs below it; `well` the x between which
    lines can go from the foot of its first box to the foot of the column; `corridor` the x of the first line beside it all.
    """

    column: Column
    items: list[Item]
    width: float
    height: float
    trunk: dict[str, float]
    well: tuple[float, float] = (0.0, 0.0)
    corridor: float = CLEAR
    #: -1 where the stack is mirrored, and tracks count from right to left.
    towards: int = 1

    def mirror(self) -> None:
        """Turns the stack round, left to right."""
        for item in self.items:
            item.x = self.width - item.x - item.width
            item.open_left, item.open_right = item.open_right, item.open_left
        self.trunk = {key: self.width - x for key, x in self.trunk.items()}
        self.well = (self.width - self.well[1], self.width - self.well[0])
        self.corridor, self.towards = self.width - self.corridor, -1


def chip_columns(zone: Zone, count: int, wired: int) -> int:
    """How many columns of chips stand under a header, of which `wired` have lines of their own and so must stand outside.

    Boards have an even number, so that their line comes out in the middle.
    """
    if count > 12 and 2 * wired <= count:
        return 4
    return 2 if count > 6 or zone in ("strategic", "delivery") else 1


def standing(column: Column, labels: Labels, needs: Needs) -> Stack:
    """A column with every box sized and placed. One that is asked for again is not made again, and must not be changed."""
    asked = needs.of(column)
    if asked not in column.made:
        column.made[asked] = stack(column, labels, needs)
    return column.made[asked]


def stack(column: Column, labels: Labels, needs: Needs, least: float = 0.0, one_file: bool = False) -> Stack:
    """A column with every box sized and placed, at least so wide. `one_file`: seats never stand side by side."""
    made = Stack(column, [], 0.0, 0.0, {})
    builder = _Builder(made, labels, needs, column.zone, one_file)
    y = 0.0
    if column.above is not None:
        builder.indent_all = CLEAR + TRACK * max(1, needs.corridors.get(column.key, 1))
    builder.width = max(least, *(builder.least(block, 0.0) + builder.indent_all for block in column.blocks))
    for at, block in enumerate(column.blocks):
        y = builder.add(block, builder.indent_all, y + (GAP_HANGING if at else 0.0))
    made.width, made.height = builder.width, y
    _open_feet(made.items)
    return made


def _open_feet(items: list[Item]) -> None:
    """Notes below which boxes of a column nothing stands: the last block's, or the last seats below it."""
    below: list[Item] = []
    for item in reversed(items):
        if any(item.x < each.x + each.width and each.x < item.x + item.width for each in below):
            return
        item.open_foot = True
        below.append(item)


class _Builder:
    def __init__(self, made: Stack, labels: Labels, needs: Needs, zone: Zone, one_file: bool) -> None:
        self.made, self.labels, self.needs, self.zone, self.one_file = made, labels, needs, zone, one_file
        self.width = 0.0
        self.indent_all = 0.0

    def chip_columns(self, block: Block) -> int:
        return 1 if self.one_file else chip_columns(self.zone, len(block.chips), len(block.wired))

    def indent(self, block: Block) -> float:
        """How far what stands below a header is moved to the right, to leave a passage for its lines."""
        if block.children:
            tracks = max(1, self.needs.trunks.get(block.id, 1)) + self.needs.wells.get(block.id, 0)
            return CLEAR + TRACK * tracks
        if block.chips and self.chip_columns(block) == 1 and self.needs.wells.get(block.id, 0):
            return CLEAR + TRACK * self.needs.wells[block.id]
        return 0.0

    def gap(self, block: Block) -> float:
        """The gap between two columns of chips; the middle one is where the lines of the header go down."""
        return TRACK if block.children else max(GAP_CHIP, TRACK * (self.needs.wells.get(block.id, 0) + 1))

    def least(self, block: Block, left: float) -> float:
        """The width that a block needs, from the left side of its column."""
        base = _WIDTH.get(self.zone, _WIDTH_OTHER) if left == 0 else _LEAST
        inner = left + self.indent(block)
        width = left + max(self.labels.least(block.id, self.zone, base), self.needs.width.get(block.id, 0.0))
        if block.chips:
            count = self.chip_columns(block)
            chip = 140.0 if count > 1 else _LEAST - 10
            widest = max(self.labels.of(key, self.zone, True, chip).width for key in block.chips)
            width = max(width, inner + count * widest + (count - 1) * self.gap(block))
        for child in block.children:
            width = max(width, self.least(child, inner))
        return width

    def add(self, block: Block, left: float, y: float) -> float:
        """Places a block; gives back the y of its foot."""
        width = self.width - left
        text = self.labels.of(block.id, self.zone, False, width)
        height = max(text.height, self.needs.height.get(block.id, 0.0))
        self.made.items.append(Item(block.id, text, left, y, width, height))
        indent = self.indent(block)
        wells = self.needs.wells.get(block.id, 0)
        self.made.trunk[block.id] = left + CLEAR + TRACK * wells
        if len(self.made.items) == 1:
            beside = left + CLEAR - TRACK / 2
            self.made.well = (left, self.width) if not (block.children or block.chips) else (beside, beside + TRACK * wells)
        y = self.chips(block, left + indent, y + height)
        for child in block.children:
            y = self.add(child, left + indent, y + GAP_HANGING)
        return y

    def chips(self, block: Block, left: float, y: float) -> float:
        if not block.chips:
            return y
        count = self.chip_columns(block)
        gap = self.gap(block)
        width = (self.width - left - (count - 1) * gap) / count
        middle = left + (count // 2) * (width + gap) - gap
        if count > 1 and not block.children and len(self.made.items) == 1:
            self.made.well = (middle, middle + gap)
        for row in _chip_rows(block, count):
            labels = [self.labels.of(key, self.zone, True, width) for key in row]
            height = max(max(text.height, self.needs.height.get(key, 0.0)) for key, text in zip(row, labels, strict=True))
            y += GAP_CHIP
            for at, (key, text) in enumerate(zip(row, labels, strict=True)):
                item = Item(key, text, left + at * (width + gap), y, width, height, block.id, at == 0, at == count - 1)
                self.made.items.append(item)
            y += height
        return y


def _chip_rows(block: Block, count: int) -> list[list[str]]:
    """Seats in rows, in their order as far as may be: those with lines of their own only at the ends of a row."""
    rows = [block.chips[start : start + count] for start in range(0, len(block.chips), count)]
    if count <= 2:
        return rows
    outer = [key for key in block.chips if key in block.wired]
    inner = [key for key in block.chips if key not in block.wired]
    found = []
    for row in rows:
        places = []
        for at in range(len(row)):
            source = outer if (at in (0, count - 1) and outer) or not inner else inner
            places.append(source.pop(0))
        found.append(places)
    return found
