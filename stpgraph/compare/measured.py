"""Measures of two structures side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from stpgraph.assess import Measure

Verdict = Literal["better", "worse", "same", "different", "unknown"]


@dataclass(frozen=True, slots=True)
class Sides:
    """One measure of both. `verdict` says which way it went for the right one; it is `unknown` where one of the two is not known, or
    only a lower bound."""

    left: Measure
    right: Measure

    @property
    def verdict(self) -> Verdict:
        """Better or worse only where that does not depend on anything else."""
        before, after = self.left.value, self.right.value
        if before is None or after is None or self.left.why or self.right.why:
            return "unknown"
        if before == after:
            return "same"
        if self.left.better == "neither":
            return "different"
        return "better" if (after > before) == (self.left.better == "more") else "worse"


def side_by_side(left: Sequence[Measure], right: Sequence[Measure]) -> tuple[Sides, ...]:
    """Every measure of two structures; they have always the same ones in the same order."""
    return tuple(Sides(one, other) for one, other in zip(left, right, strict=True))
