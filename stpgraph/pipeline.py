"""What every front uses: from a structure to everything that can be shown of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from stpgraph.graph import NodePath, Wiring, build
from stpgraph.model import SEVERITIES, Finding, Limits, Severity, Structure
from stpgraph.rules import check

if TYPE_CHECKING:
    from stpgraph.layout.scene import Scene


@dataclass(frozen=True)
class Exploration:
    """A structure, its wiring and its findings. The scene is laid out when it is first asked for.

    `findings` are in order of rule and subjects; accepted ones are among them and marked. `like` is the scene of what it was before an
    edit, where there is one: what is still there then keeps its place as far as it can.
    """

    structure: Structure
    wiring: Wiring = field(repr=False)
    findings: tuple[Finding, ...]
    like: Scene | None = field(default=None, repr=False, compare=False)

    @cached_property
    def scene(self) -> Scene:
        """Where everything stands in the picture."""
        from stpgraph.layout import lay_out

        return lay_out(self.structure, like=self.like)

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """The findings that nobody has accepted."""
        return tuple(each for each in self.findings if each.accepted is None)

    @property
    def open_gaps(self) -> int:
        """How many gaps are open: what the exit code of a check counts."""
        return sum(each.severity == "gap" for each in self.open_findings)

    def counts(self) -> dict[Severity, int]:
        """Open findings by severity, the gravest first."""
        return {severity: sum(each.severity == severity for each in self.open_findings) for severity in SEVERITIES}

    def challenge_paths(self) -> dict[str, NodePath | None]:
        """For each board, in order of id, the shortest way to somebody non-executive who may challenge it; None where there is none."""
        return {board: self.wiring.challenge_path(board) for board in self.wiring.boards}


def explore(structure: Structure, today: date, limits: Limits | None = None, rules: Collection[str] | None = None) -> Exploration:
    """Builds the graph of a structure and checks it.

    `today` decides which acceptances have run out; `limits` replace the structure's own; `rules` are the ids to check (None =
    all).
    """
    wiring = Wiring(build(structure))
    return Exploration(structure, wiring, check(wiring, today, limits, rules))
