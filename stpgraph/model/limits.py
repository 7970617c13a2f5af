"""Every threshold of the rules: its default, what it counts, and where the default comes from.

A structure file (`limits: {CPX003: 12}`) or the command line overrides them, by rule; one rule has at most one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

HFMA = "HFMA 2017"


@dataclass(frozen=True, slots=True)
class Limit:
    """One threshold. `sort` says which numbers make sense: a whole number, days, or a share over 0 to 1."""

    rule: str
    default: float
    means: str
    basis: str
    sort: Literal["whole", "days", "share"]


LIMITS: tuple[Limit, ...] = (
    Limit(
        "ACC007",
        0.5,
        "share of the smaller named membership that both bodies have in common",
        "our reading of Hasselman 6",
        "share",
    ),
    Limit(
        "CPX001",
        3,
        "bodies, organisations or posts directly above one",
        f"our reading of {HFMA}, duplication of reporting",
        "whole",
    ),
    Limit("CPX002", 4, "lines from a project up to the strategic board", f"our reading of {HFMA}, 'robust yet nimble'", "whole"),
    Limit("CPX003", 9, "bodies and projects that answer directly to one body", f"our reading of {HFMA}, capacity", "whole"),
    Limit(
        "CPX004", 4, "organisations or people that hold the seats of both bodies", f"our reading of {HFMA}, duplication", "whole"
    ),
    Limit(
        "DEC010",
        0.5,
        "share of the projects whose every way up goes through one body",
        f"our reading of {HFMA}, complexity",
        "share",
    ),
    Limit(
        "DEC011",
        90,
        "days from a proposal to its last ratification",
        f"our reading of {HFMA}, time, pace and cost; Hasselman 4",
        "days",
    ),
    Limit(
        "NED007", 0.8, "share of the seats of stated background that are of one background", "our reading of Coutts 5", "share"
    ),
    Limit("RES003", 6, "posts held by one person", f"our reading of {HFMA}, capacity and capability", "whole"),
    Limit("VOI007", 0.5, "share of the votes held by one organisation", f"our reading of {HFMA}, decision-making", "share"),
)
LIMIT_OF: Mapping[str, Limit] = {limit.rule: limit for limit in LIMITS}


@dataclass(frozen=True, slots=True)
class Limits:
    """The thresholds in force: the defaults, with what a structure or a user sets instead.

    >>> Limits({"CPX003": 12}).of("CPX003"), Limits().of("CPX003")
    (12, 9)
    """

    overrides: Mapping[str, float] | None = None

    def of(self, rule: str) -> float:
        """The threshold of a rule. Raises KeyError where the rule has none."""
        limit = LIMIT_OF[rule]
        return (self.overrides or {}).get(rule, limit.default)
