"""The catalogue: every rule, explicitly, in order of id."""

from __future__ import annotations

from collections.abc import Mapping

from stpgraph.rules import acceptance, accountability, delivery, planning, scrutiny
from stpgraph.rules.rule import Rule

CATALOGUE: tuple[Rule, ...] = (
    Rule(
        "ACC001",
        "Answers to nobody",
        "gap",
        "accountability",
        ("H-accountability", "SH1", "JC1", "JC2"),
        accountability.answers_to_nobody,
    ),
    Rule(
        "ACC002",
        "Accountability ends at the STP board",
        "gap",
        "accountability",
        ("H-background", "H-accountability", "SH1", "JC1", "JC2"),
        accountability.ends_at_stp_board,
    ),
    Rule(
        "ACC003",
        "Accountability loop",
        "gap",
        "accountability",
        ("H-accountability", "SH1", "JC1", "JC2"),
        accountability.accountability_loop,
    ),
    Rule("ACP001", "Accepted finding that is not there", "note", "upkeep", (), acceptance.unused_acceptance),
    Rule("ACP002", "Acceptance that has run out", "concern", "upkeep", (), acceptance.expired_acceptance),
    Rule("NED001", "No non-executive path", "gap", "scrutiny", ("SH6", "JC3", "NHE"), scrutiny.no_non_executive_path),
    Rule("ORP001", "Orphaned workstream", "gap", "delivery", ("H-now", "C2"), delivery.orphaned_workstream),
    Rule("ORP002", "Orphaned project", "gap", "delivery", ("H-now", "C2"), delivery.orphaned_project),
    Rule("PLN001", "Met only on paper", "concern", "accountability", ("H-implementation",), planning.only_on_paper),
)
BY_ID: Mapping[str, Rule] = {rule.id: rule for rule in CATALOGUE}
#: The rules on which everything else rests.
MISSION: tuple[str, ...] = ("ACC001", "ACC002", "ACC003", "NED001", "ORP001", "ORP002")
