"""A structure in the making: nodes that say more of themselves than they are told to, lines, seats."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from tests.strategies import IDS, KINDS, NAMES, Choose, Data

#: Kinds that many rules ask for come more often than their share of the list.
LIKELY: dict[str, tuple[str, ...]] = {
    "organisation": (*KINDS["organisation"], "ccg", "ccg", "foundation_trust", "local_authority", "nhs_trust", "healthwatch"),
    "body": (
        *KINDS["body"],
        *("strategic_board", "strategic_board", "delivery_group", "delivery_group", "workstream", "workstream", "enabler"),
        *("executive_group", "oversight_group", "joint_committee", "committee_in_common", "programme_office", "clinical_cabinet"),
    ),
    "post": (*KINDS["post"], "executive", "member", "lay_member", "chair", "senior_responsible_officer", "clinician"),
    "instrument": (*KINDS["instrument"], "memorandum_of_understanding", "scheme_of_delegation", "risk_register"),
}
HOLDERS = ("Person A", "Person B", "Person C", "Person D", "Person E", "person a")
MEETS = ("weekly", "fortnightly", "monthly", "bimonthly", "quarterly", "six_monthly", "annually", 10, 20, 180, 0.5, 45.5)
SHARES = (0.5, 0.75, 1, 0.6, 0.8, 0.25, 0.334, 0.667)
AS_AT = (
    *("2017", "2017-06", "2017-06-01", "2016-10", "2018-01-31", 2018, "2014", "2014-10", "2014-09-30"),
    *("2022", "2022-06", "2022-06-30", "2022-07-01", "2023"),
)
CAPACITIES = ("attending", "chair", "voting", "deputy_chair")
TEAM = (
    *("executive", "lay_member", "member", "clinician", "gp", "elected_member", "chief_officer", "chair"),
    *("healthwatch_representative", "public_representative"),
)


class Maker:
    """A structure in the making."""

    def __init__(self, choose: Choose) -> None:
        self.choose = choose
        self.nodes: list[Data] = []
        self.lines: dict[tuple[str, str, str], Data] = {}
        self.decisions: list[Data] = []
        #: How many lines in a hundred are forgotten.
        self.forgotten = 4
        self._left = list(IDS)

    def fresh(self) -> str:
        return self._left.pop(self.choose.number(0, min(len(self._left), 30) - 1))

    def add(self, kind_of_node: str, *kinds: str, **said: Any) -> str:
        """A new node, of one of the kinds; it says more of itself than it is told to."""
        choose = self.choose
        node: Data = {"id": self.fresh(), "type": kind_of_node, "name": choose.one(NAMES)}
        if kind_of_node != "project":
            node["kind"] = choose.one(kinds or LIKELY[kind_of_node])
        more: dict[str, Callable[[Choose, Data], None]] = {
            "body": say_of_a_body,
            "post": say_of_a_post,
            "instrument": say_of_an_instrument,
        }
        if kind_of_node in more:
            more[kind_of_node](choose, node)
        elif kind_of_node == "organisation" and choose.chance(10):
            node["statutory"] = choose.one((False, True))
        node.update({key: value for key, value in said.items() if value is not None})
        self.nodes.append(node)
        return str(node["id"])

    def some(self, kind_of_node: str, *kinds: str) -> str:
        """A node of one of the kinds that is there already, mostly; else a new one."""
        there = [each["id"] for each in self.nodes if each["type"] == kind_of_node and (not kinds or each.get("kind") in kinds)]
        return self.choose.one(there) if there and self.choose.chance(65) else self.add(kind_of_node, *kinds)

    def line(self, source: str, kind: str, target: str, **said: Any) -> None:
        if self.choose.chance(self.forgotten):
            return
        line: Data = {"source": source, "type": kind, "target": target}
        line.update({key: value for key, value in said.items() if value is not None})
        self.lines.setdefault((source, kind, target), line)

    def seat(self, body: str, organisation: str | None = None, *kinds: str, **said: Any) -> str:
        """A seat on a body: of a post, or (of an organisation) now and then a membership."""
        choose = self.choose
        capacity = choose.one(CAPACITIES) if choose.chance(35) else None
        if organisation is not None and choose.chance(20):
            self.line(
                organisation, "member_of", body, capacity=capacity, seats=choose.one((1, 2, 3, 0)) if choose.chance(30) else None
            )
            return organisation
        post = self.add("post", *kinds, **said)
        self.line(post, "sits_on", body, capacity=capacity)
        if organisation is not None:
            self.line(post, "represents", organisation)
        return post


def maybe(choose: Choose, node: Data, field: str, percent: int, options: Sequence[Any]) -> None:
    if choose.chance(percent):
        node[field] = choose.one(options)


def say_of_a_body(choose: Choose, node: Data) -> None:
    maybe(choose, node, "function", 60, ("decision_making", "decision_making", "advisory", "assurance", "operational"))
    maybe(choose, node, "membership", 70, ("complete", "complete", "complete", "partial"))
    if choose.chance(40):
        maybe(choose, node, "external", 25, (True, False))
        for field in ("in_public", "publishes_papers", "terms_of_reference", "dedicated_team"):
            maybe(choose, node, field, 70, (True, True, False))
    if choose.chance(40):
        maybe(choose, node, "meets", 60, MEETS)
        maybe(choose, node, "quorum", 50, (1, 2, 3, 4, 6))
        if choose.chance(70):
            node["voting"] = a_voting_rule(choose)


def a_voting_rule(choose: Choose) -> Data:
    rule = {"basis": choose.one(("per_member", "per_organisation", "consensus")), "threshold": choose.one(SHARES)}
    left_out = choose.one((None, None, None, "basis", "threshold"))
    return {key: value for key, value in rule.items() if key != left_out}


def say_of_a_post(choose: Choose, node: Data) -> None:
    maybe(choose, node, "holder", 25, HOLDERS)
    maybe(choose, node, "vacant", 14, (True, False))
    if choose.chance(25):
        maybe(choose, node, "count", 40, (0, 1, 2, 3))
        maybe(choose, node, "non_executive", 40, (True, False))
        maybe(choose, node, "clinical", 40, (True, False))
        maybe(choose, node, "represents_many", 20, (True,))


def say_of_an_instrument(choose: Choose, node: Data) -> None:
    maybe(choose, node, "agreed", 75, (True, True, False))
