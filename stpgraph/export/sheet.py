"""What every export is made from: one sheet of paper's worth of facts, as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from stpgraph.graph import Wiring
from stpgraph.layout import VIEW_WORDS, View, lay_out
from stpgraph.layout.scene import Scene
from stpgraph.model import Finding, Structure
from stpgraph.pipeline import Exploration
from stpgraph.reading.marks import NOTHING, Marks, overview
from stpgraph.reading.words import date_words


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
        as_at = f"as at {date_words(self.structure.as_at)}" if self.structure.as_at else ""
        parts = [VIEW_WORDS[self.view.kind] + of, as_at, f"drawn on {date_words(self.made_on.isoformat())}"]
        return " · ".join(part for part in parts if part)

    @property
    def closer(self) -> tuple[Sheet, ...]:
        """The same in parts, each for a page of its own where the whole is too large for one page to be read; none here."""
        return ()

    @property
    def source_line(self) -> str:
        """The documents that the structure was drawn from, in one sentence."""
        titles = [source.title for source in self.structure.sources]
        return f"Source: {'; '.join(titles)}." if titles else "No source is named."


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
