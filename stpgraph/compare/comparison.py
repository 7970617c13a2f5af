"""Two structures against each other: what is the same, what differs, what was found, and what matters most of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from stpgraph.assess import assess
from stpgraph.compare.delta import Changed, Delta, delta
from stpgraph.compare.found import Compared, compared
from stpgraph.compare.losses import Loss, losses
from stpgraph.compare.matching import Corrections, Matching, match
from stpgraph.compare.measured import Sides, side_by_side
from stpgraph.compare.moved import Move, moves
from stpgraph.compare.renaming import renamed
from stpgraph.compare.weighing import Headline, foremost, headlines
from stpgraph.model import AnyNode, AnyRelation, Body, Decision, Limits, Structure
from stpgraph.pipeline import Exploration

#: Fields about the file and not about the governance: where something is stated, and remarks.
ABOUT_THE_FILE = frozenset({"cites", "notes", "inferred", "lines", "id"})


@dataclass(frozen=True)
class Comparison:
    """`left` and `right` are explorations with every rule; each part is reckoned when it is first asked for.

    Ids are those of the right structure in `delta` and `moves` (`was` is the left structure in those ids); findings and losses have those
    of the side that they speak of. `limits` are the thresholds that the findings of either side were found with (None: its own).
    """

    left: Exploration
    right: Exploration
    matching: Matching
    limits: tuple[Limits | None, Limits | None] = field(default=(None, None), repr=False)

    @cached_property
    def delta(self) -> Delta:
        """The exact difference: `apply(delta, left)` is the right structure."""
        return delta(self.left.structure, self.right.structure, self.matching.right_of)

    @cached_property
    def was(self) -> Structure:
        """The left structure in the ids of the right one."""
        return renamed(self.left.structure, dict(self.delta.renames))

    @cached_property
    def moves(self) -> tuple[Move, ...]:
        """What hangs on something else than before."""
        return moves(self.delta, self.was, self.right.structure)

    @cached_property
    def findings(self) -> tuple[Compared, ...]:
        """Every finding of either side: opened, closed or kept."""
        return compared(self.left.findings, self.right.findings, self.matching.right_of)

    @cached_property
    def losses(self) -> tuple[Loss, ...]:
        """What was lost that mattered. Of two that stand side by side, neither has lost a partner or board that only the other has."""
        right_of = self.matching.right_of
        found = losses(self.left.wiring, self.right.wiring, self.right.findings, right_of)
        return tuple(
            each for each in found if self.over_time or each.kind not in ("partner", "board") or each.subject in right_of
        )

    @cached_property
    def measures(self) -> tuple[Sides, ...]:
        """Every measure, side by side."""
        made = [
            assess(each.wiring, each.findings, limits or Limits(each.structure.limits)).measures
            for each, limits in zip((self.left, self.right), self.limits, strict=True)
        ]
        return side_by_side(*made)

    @cached_property
    def headlines(self) -> tuple[Headline, ...]:
        """All differences by sort, the heaviest first."""
        made = self.delta
        came = [node.id for node in made.nodes.new if isinstance(node, Body)]
        back = {new: old for old, new in made.renames}
        went = [back.get(node.id, node.id) for node in made.nodes.gone if isinstance(node, Body)]
        moved_lines = {key for move in self.moves for key in move.lines}
        others = sum(not isinstance(node, Body) for node in (*made.nodes.new, *made.nodes.gone))
        others += len(self.changed_nodes) + len(self.changed_relations) + len(self.changed_decisions)
        others += sum(key not in moved_lines for key, _ in made.relations.removed)
        others += sum(key not in moved_lines for _, key, _ in made.relations.added)
        others += len(made.decisions.new) + len(made.decisions.gone)
        return headlines(self.findings, self.losses, self.moves, came, went, others)

    @property
    def foremost(self) -> tuple[Headline, ...]:
        """The three differences that matter most, the heaviest first (fewer where there are fewer)."""
        return foremost(self.headlines, self.matching.right_of)

    @property
    def over_time(self) -> bool:
        """Whether the right one is a later form of the left one, or of its design; else they are two that stand side by side."""
        first, second = self.left.structure, self.right.structure
        if self.matching.versions or (first.footprint is not None and first.footprint == second.footprint):
            return True
        return "archetype" not in (first.status, second.status) and any(each.basis == "id" for each in self.matching.matches)

    @property
    def opens_gap(self) -> bool:
        """Whether there is an open gap on the right that is none on the left."""
        return any(each.opens_gap for each in self.findings)

    @property
    def changed_nodes(self) -> tuple[Changed[AnyNode], ...]:
        """Nodes in which more differs than where it is stated."""
        return tuple(each for each in self.delta.nodes.changed if _matters(each))

    @property
    def changed_relations(self) -> tuple[Changed[AnyRelation], ...]:
        """Relations in which more differs than where it is stated."""
        return tuple(each for each in self.delta.relations.changed if _matters(each))

    @property
    def changed_decisions(self) -> tuple[Changed[Decision], ...]:
        """Decisions in which more differs than where it is stated."""
        return tuple(each for each in self.delta.decisions.changed if _matters(each))


def _matters(changed: Changed[AnyNode] | Changed[AnyRelation] | Changed[Decision]) -> bool:
    return any(each.field not in ABOUT_THE_FILE for each in changed.changes)


def compare(
    left: Exploration,
    right: Exploration,
    corrections: Corrections | None = None,
    limits: tuple[Limits | None, Limits | None] = (None, None),
) -> Comparison:
    """Two structures, each explored with every rule, against each other. Raises UsageError for corrections that contradict."""
    return Comparison(left, right, match(left.wiring, right.wiring, corrections), limits)
