"""What every export is made from: one sheet of paper's worth of facts, as plain data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from stpgraph.graph import Wiring
from stpgraph.layout import VIEW_WORDS, View, lay_out
from stpgraph.layout.scene import Scene
from stpgraph.model import Finding, Structure
from stpgraph.pipeline import Exploration
from stpgraph.reading.marks import NOTHING, Marks, overview
from stpgraph.reading.words import date_words

#: The smallest text that can be read, in points: on paper (A4 or A3), and on a slide. Where a whole structure comes out smaller
#: on the largest page of a format, it stays there as a map, and its parts follow on pages of their own.
PRINTED, PROJECTED = 6.5, 8.0


@dataclass(frozen=True)
class Sheet:
    """One view of a structure, ready to be written.

    `structure` and `wiring` are of the whole; `scene` is of the view. `findings` are those to mark and to list, in order of
    rule and subjects; None where they were not asked for, which is not the same as none found. `made_on` is printed; nothing
    else in an export may depend on the day or the machine.
    """

    structure: Structure
    wiring: Wiring
    scene: Scene
    view: View
    findings: tuple[Finding, ...] | None
    made_on: date
    draft: bool = False

    @cached_property
    def marks(self) -> Marks:
        """What is marked in the picture: the boxes with an open gap, or nothing."""
        return overview(self.findings) if self.findings else NOTHING

    @property
    def title(self) -> str:
        """The name of the structure."""
        return self.structure.title

    @property
    def subtitle(self) -> str:
        """What the picture shows, of when, and when it was made, in words."""
        of = next((f" “{node.name}”" for node in self.structure.nodes if node.id == self.view.of), "")
        return " · ".join((VIEW_WORDS[self.view.kind] + of, *self.dates))

    @property
    def dates(self) -> tuple[str, ...]:
        """Of when the structure is, where that is known, and when the picture was made, in words."""
        as_at = (f"as at {date_words(self.structure.as_at)}",) if self.structure.as_at else ()
        return (*as_at, f"drawn on {date_words(self.made_on.isoformat())}")

    @property
    def spoken(self) -> str:
        """What the picture shows, for those who cannot see what stands above it."""
        return self.subtitle

    def closer(self, legible: Callable[[Sheet], bool]) -> tuple[Sheet, ...]:
        """The same in parts, each for a page of its own where the whole is too large for one page to be read.

        `legible` tells whether a picture can be read on a page of the format at hand. Together the parts have every box and every
        line of the whole.
        """
        if legible not in self._cuts:
            from stpgraph.export.parts import cut

            self._cuts[legible] = cut(self, legible)
        return self._cuts[legible]

    @cached_property
    def _cuts(self) -> dict[Callable[[Sheet], bool], tuple[PartSheet, ...]]:
        return {}

    @property
    def elsewhere(self) -> Mapping[str, int]:
        """The boxes that are drawn for the lines to them alone, by id, each with the number of the part where it belongs."""
        return {}

    @property
    def written(self) -> Mapping[str, str]:
        """What stands in boxes beside their captions, by id, where that is not their name alone."""
        return {}

    @property
    def source_line(self) -> str:
        """The documents that the structure was drawn from, in one sentence."""
        titles = [source.title for source in self.structure.sources]
        return f"Source: {'; '.join(titles)}." if titles else "No source is named."


@dataclass(frozen=True)
class PartSheet(Sheet):
    """One part of a view. `structure` is of the whole; `own`, `wiring` and `scene` are of what is drawn on it.

    `shows` says what it shows, `number` of `total` which part it is, `of` what all of it is called; `part_of` is where each box
    belongs that is drawn here for the lines to it alone; `texts` is what stands in boxes instead of their names; `marked` is what is
    marked on it.
    """

    own: Structure = field(kw_only=True)
    shows: str = field(kw_only=True)
    number: int = field(kw_only=True)
    total: int = field(kw_only=True)
    of: str = field(kw_only=True)
    part_of: Mapping[str, int] = field(kw_only=True)
    texts: Mapping[str, str] = field(kw_only=True)
    marked: Marks = field(kw_only=True)

    @cached_property
    def marks(self) -> Marks:
        return self.marked

    @property
    def title(self) -> str:
        return f"Part {self.number} of {self.total}: {self.shows}"

    @property
    def subtitle(self) -> str:
        return self.of

    @property
    def spoken(self) -> str:
        return f"{self.title}. {self.subtitle}"

    def closer(self, legible: Callable[[Sheet], bool]) -> tuple[Sheet, ...]:
        return ()

    @property
    def elsewhere(self) -> Mapping[str, int]:
        return self.part_of

    @property
    def written(self) -> Mapping[str, str]:
        return self.texts

    @property
    def elsewhere_names(self) -> Mapping[int, tuple[str, ...]]:
        """The names of the boxes that belong elsewhere, by the number of the part where they do, both in order."""
        numbers = sorted(set(self.part_of.values()))
        return {each: tuple(box.name for box in self.scene.boxes if self.part_of.get(box.id) == each) for each in numbers}


def sheet(exploration: Exploration, made_on: date, view: View | None = None, findings: bool = True, draft: bool = False) -> Sheet:
    """One view of an explored structure, with its findings or without.

    Raises UsageError where the view is about a node that the structure does not have.
    """
    view = view or View()
    structure = exploration.structure
    scene = exploration.scene if view == View() else lay_out(structure, view=view)
    drawn = {box.id for box in scene.boxes}
    listed = [each for each in exploration.findings if view == View() or drawn & set(each.subjects)]
    return Sheet(structure, exploration.wiring, scene, view, _sorted(listed) if findings else None, made_on, draft)


def _sorted(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda each: (each.rule, each.subjects)))
