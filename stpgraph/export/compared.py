"""Two structures that were compared, ready to be written in every format of the registry.

A `ComparedSheet` is a sheet: both pictures side by side are its scene, and what differs is marked in it. So every writer of pictures
writes it as it writes any other; formats that tell more in words have a writer of their own for comparisons (`registry.COMPARED`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from stpgraph.compare import Comparison
from stpgraph.export.compared_marks import line_words, marks_of
from stpgraph.export.compared_scene import both_marks, joined, prefixed, side_by_side
from stpgraph.export.registry import COMPARED, ExportFormat, compared_format_of
from stpgraph.export.sheet import Sheet
from stpgraph.graph import Wiring, build
from stpgraph.layout import View
from stpgraph.layout.scene import Scene
from stpgraph.reading.compared_rows import Differences
from stpgraph.reading.marks import Marks
from stpgraph.reading.words import date_words


@dataclass(frozen=True)
class SideSheet(Sheet):
    """One of the two structures with its differences marked, for a page of its own."""

    heading: str = field(kw_only=True)
    compared: str = field(kw_only=True)
    marked: Marks = field(kw_only=True)

    @cached_property
    def marks(self) -> Marks:
        return self.marked

    @property
    def title(self) -> str:
        return self.heading

    def closer(self, legible: Callable[[Sheet], bool]) -> tuple[Sheet, ...]:
        return ()

    @property
    def subtitle(self) -> str:
        return f"{self.compared} · what differs is marked · drawn on {date_words(self.made_on.isoformat())}"


@dataclass(frozen=True)
class ComparedSheet(Sheet):
    """Two structures side by side.

    `structure` holds what stands in either (`compared_scene.joined`). `wiring` is of nothing: two structures have no lines in common,
    and who answers to whom is told of each alone. `findings` is None: those of both are told by the comparison.
    """

    comparison: Comparison = field(kw_only=True)
    sides: tuple[SideSheet, SideSheet] = field(kw_only=True)

    @cached_property
    def told(self) -> Differences:
        """The differences, row by row."""
        return Differences(self.comparison)

    @cached_property
    def marks(self) -> Marks:
        return both_marks(*(each.marks for each in self.sides))

    def closer(self, legible: Callable[[Sheet], bool]) -> tuple[Sheet, ...]:
        return self.sides

    @property
    def subtitle(self) -> str:
        first, second = (" ".join(each.heading.split()) for each in self.sides)
        return f"{first} · {second} · drawn on {date_words(self.made_on.isoformat())}"

    @property
    def stem(self) -> str:
        """What a file of it may be called, without its suffix."""
        return f"{self.comparison.left.structure.id[:60]}-compared-with-{self.comparison.right.structure.id[:60]}"


def compared_sheet(
    made: Comparison, made_on: date, draft: bool = False, scenes: tuple[Scene, Scene] | None = None
) -> ComparedSheet:
    """A comparison as a sheet. `scenes` are pictures of the two in which boxes that match stand in one place; without them each is
    drawn as it is drawn alone."""
    told = Differences(made)
    explored = (made.left, made.right)
    drawn = scenes or (made.left.scene, made.right.scene)
    first, second = (
        SideSheet(
            explored[at].structure,
            explored[at].wiring,
            drawn[at],
            View(),
            None,
            made_on,
            draft,
            heading=told.headings[at],
            compared=" ".join(told.title.split()),
            marked=marks_of(told, at),
        )
        for at in (0, 1)
    )
    both = joined(made.left.structure, made.right.structure, told.title)
    signs = {key: sign for at in (0, 1) for own, sign in line_words(told, at).items() for key in prefixed([own], at)}
    nothing = both.model_copy(update={"nodes": (), "relations": (), "decisions": ()})
    return ComparedSheet(
        both,
        Wiring(build(nothing)),
        side_by_side(drawn, told.headings, told.title, signs),
        View(),
        None,
        made_on,
        draft,
        comparison=made,
        sides=(first, second),
    )


def offers() -> tuple[ExportFormat, ...]:
    """Every format in which a comparison can be given out, in the order of a menu."""
    return COMPARED


def write(format_id: str, sheet: ComparedSheet) -> bytes:
    """A comparison in a format. The same sheet gives the same bytes on every machine. Raises UsageError where there is no such format."""
    return compared_format_of(format_id).write(sheet)
