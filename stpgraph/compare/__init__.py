"""Comparing two structures: which node is which, what differs, what was found and lost, and what matters most of it."""

from stpgraph.compare.comparison import Comparison, compare
from stpgraph.compare.delta import Change, Changed, Delta, ListDelta, apply, delta
from stpgraph.compare.found import Compared
from stpgraph.compare.losses import Loss
from stpgraph.compare.matching import Corrections, Match, Matching, Part, match
from stpgraph.compare.measured import Sides
from stpgraph.compare.moved import Move
from stpgraph.compare.weighing import ORDER, Headline

__all__ = [
    "ORDER",
    "Change",
    "Changed",
    "Compared",
    "Comparison",
    "Corrections",
    "Delta",
    "Headline",
    "ListDelta",
    "Loss",
    "Match",
    "Matching",
    "Move",
    "Part",
    "Sides",
    "apply",
    "compare",
    "delta",
    "match",
]
