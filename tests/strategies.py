"""Made-up structures as plain data: small and strange ones for properties, large and lifelike ones for measuring.

`structures()` is a hypothesis strategy, `messy(Dice(rng))` gives the same sort of structure from a seeded `random.Random`,
much faster, and `footprint(rng, nodes)` gives tiers as real footprints have them, in time linear in the number of nodes.
All of them are valid by construction.
"""

from __future__ import annotations

import itertools
import os
import random
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Protocol, TypeVar

from hypothesis import strategies as st

from tests import oracle

T = TypeVar("T")
Data = dict[str, Any]

#: The day of the check in tests; the ends of acceptances lie around it.
TODAY = date(2018, 5, 1)


def examples(usual: int) -> int:
    """How many examples to try: the usual number, times STPGRAPH_EXAMPLES (default 1) for a longer campaign."""
    return max(1, round(usual * float(os.environ.get("STPGRAPH_EXAMPLES", "1"))))


ENDPOINTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "accountable_to": (("body", "project", "post"), ("body", "organisation", "post")),
    "reports_to": (("body", "project", "post"), ("body", "organisation")),
    "delegates_to": (("organisation", "body"), ("body", "post")),
    "ratifies": (("organisation", "body"), ("body",)),
    "oversees": (("body", "organisation"), ("body", "organisation", "project", "post")),
    "advises": (("body", "post", "organisation"), ("body",)),
    "supports": (("body",), ("body", "project")),
    "part_of": (("body",), ("body", "organisation")),
    "sits_on": (("post",), ("body",)),
    "represents": (("post",), ("organisation", "body")),
    "member_of": (("organisation", "body"), ("body",)),
    "employed_by": (("post",), ("organisation",)),
    "replaces": (("body",), ("body",)),
    "leads": (("post",), ("body", "project")),
    "party_to": (("organisation", "body"), ("instrument",)),
    "covers": (("instrument",), ("body", "project", "organisation")),
}
KINDS: dict[str, tuple[str, ...]] = {
    "organisation": (
        *("voluntary_sector", "other", "gp_provider", "community_provider", "healthwatch", "private_provider", "academic"),
        *("ccg", "nhs_trust", "foundation_trust", "ambulance_trust", "local_authority", "integrated_care_board"),
        *("combined_authority", "national_body"),
    ),
    "body": (
        *("other", "strategic_board", "workstream", "delivery_group", "enabler", "executive_group", "oversight_group"),
        *("programme_office", "finance_group", "clinical_cabinet", "locality_group", "sector_group", "joint_committee"),
        *("committee_in_common", "federation", "forum", "reference_group", "audit_committee", "governing_body"),
        *("health_and_wellbeing_board", "overview_and_scrutiny_committee", "cabinet_board"),
    ),
    "post": (
        *("executive", "lay_member", "member", "elected_member", "chair", "independent_chair", "non_executive_director"),
        *("senior_responsible_officer", "chief_officer", "finance_director", "clinician", "gp", "workstream_lead", "officer"),
        *("healthwatch_representative", "public_representative", "regulator_representative", "other"),
    ),
    "instrument": (
        *("memorandum_of_understanding", "scheme_of_delegation", "section_75_agreement", "pooled_budget", "control_total"),
        *("risk_register", "risk_share_agreement", "conflicts_policy", "dispute_procedure", "data_sharing_agreement"),
        *("communications_plan", "audit_arrangement", "contract", "other"),
    ),
}
#: Bodies that the exact rules treat each in its own way come more often than their share of the list.
BODY_KINDS = (
    *KINDS["body"],
    *("strategic_board", "strategic_board", "workstream", "workstream", "other", "delivery_group", "enabler", "programme_office"),
)
#: In order of id these mix hyphens, digits and letters, so that order of text and order of number differ.
IDS = (
    *("a", "a-1", "a-10", "a-2", "a0", "b", "b-b-b", "b1", "c", "c10", "c9", "d", "d-0", "e", "f", "g-7", "h", "k", "m", "z"),
    *(f"n{number}" for number in range(100)),
)
#: Labels that trip up careless writers, sorters and pages; some differ in capitals or noughts only.
NAMES = (
    *(
        "Board",
        "board",
        "BOARD",
        "Board 1",
        "Board 01",
        "Board 10",
        "yes",
        "012",
        "1e3",
        "2017-06-01",
        "null",
        "~",
        "- x",
        "a: b",
    ),
    *(
        "# no comment",
        "<b>bold</b> & “quoted”",
        "back\\slash 'n' \"quote\"",
        "{brace} [bracket]",
        "*star",
        "&amp;",
        "| pipe",
        "é – 語",
    ),
)
TYPES = (
    "body",
    "body",
    "body",
    "body",
    "body",
    "organisation",
    "organisation",
    "post",
    "post",
    "project",
    "project",
    "instrument",
)
#: Who takes part: anybody; or hardly anybody but boards, workstreams and projects, so that gaps, loops and orphans abound.
CASTS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (TYPES, BODY_KINDS),
    ((*TYPES, "body", "body", "body"), BODY_KINDS),
    (("body", "body", "body", "project", "post"), ("workstream", "other", "strategic_board", "sector_group", "delivery_group")),
    (
        ("body", "body", "body", "body", "body", "project"),
        ("workstream", "workstream", "workstream", "other", "strategic_board", "workstream"),
    ),
    (("body", "body", "body", "post"), ("delivery_group", "strategic_board", "other", "audit_committee", "joint_committee")),
)
LINES = ("accountable_to", "reports_to", "delegates_to", "part_of", "oversees", "ratifies", "sits_on", "member_of")
#: What relations are drawn from: the first list is lifelike, the others lean on one derived graph each.
RELATION_MIXES: tuple[tuple[str, ...], ...] = (
    (*LINES, *LINES, "accountable_to", "accountable_to", "advises", "supports", *ENDPOINTS),
    ("accountable_to", "accountable_to", "accountable_to", "delegates_to", "part_of", "advises", "supports", "reports_to"),
    ("oversees", "ratifies", "accountable_to", "oversees", "sits_on", "member_of"),
    ("reports_to", "reports_to", "accountable_to", "delegates_to"),
)
UNTIL = (None, "2018-05-01", "2018-05", "2018-04-30", "2018-04", "2017", "2018", "2019-02-28", "2016-02-29")


class Choose(Protocol):
    """How choices are made: by hypothesis, which can shrink them, or by dice. The first option is the plainest."""

    def number(self, least: int, most: int) -> int: ...
    def one(self, options: Sequence[T]) -> T: ...
    def chance(self, percent: int) -> bool: ...


class Drawn:
    """Choices that hypothesis makes."""

    def __init__(self, draw: Callable[[Any], Any]) -> None:
        self._draw = draw

    def number(self, least: int, most: int) -> int:
        return int(self._draw(st.integers(least, most)))

    def one(self, options: Sequence[T]) -> T:
        return options[self.number(0, len(options) - 1)]

    def chance(self, percent: int) -> bool:
        return self.number(0, 99) >= 100 - percent


class Dice:
    """Choices that a seeded generator makes."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng

    def number(self, least: int, most: int) -> int:
        return least + int(self._rng.random() * (most - least + 1))

    def one(self, options: Sequence[T]) -> T:
        return options[int(self._rng.random() * len(options))]

    def chance(self, percent: int) -> bool:
        return self._rng.random() * 100 < percent


@st.composite
def structures(draw: Callable[[Any], Any], most_nodes: int = 12, accepted: bool = True) -> Data:
    """Any valid structure of 1 to `most_nodes` nodes, as the plain data of its file."""
    return messy(Drawn(draw), most_nodes, accepted)


def messy(choose: Choose, most_nodes: int = 12, accepted: bool = True) -> Data:
    """A valid structure of 1 to `most_nodes` nodes in which anything may stand beside anything."""
    data: Data = {"stpgraph": 1, "id": "made-up", "title": "Made up", "status": choose.one(("current", "option", "past"))}
    if choose.chance(35):
        data["drawing"] = choose.one(("partial", "complete"))
    if choose.chance(10):
        data["sources"] = [{"id": "minutes", "title": "Minutes", "date": "2017-06"}, {"id": "b", "title": "A plan"}]
    left = list(IDS)
    types, body_kinds = choose.one(CASTS)
    data["nodes"] = []
    for _ in range(choose.number(1, most_nodes)):
        node_id = left.pop(choose.number(0, min(len(left), 20 + most_nodes) - 1))
        data["nodes"].append(_node(choose, node_id, "sources" in data, types, body_kinds))
    data["relations"] = _relations(choose, data["nodes"])
    if choose.chance(5):
        _decide(choose, data)
    if accepted and choose.chance(30):
        data["accepted"] = _acceptances(choose, data)
    return data


def _node(choose: Choose, node_id: str, cites: bool, types: Sequence[str], body_kinds: Sequence[str]) -> Data:
    kind_of_node = choose.one(types)
    node: Data = {"id": node_id, "type": kind_of_node, "name": choose.one(NAMES)}
    if kind_of_node != "project":
        node["kind"] = choose.one(body_kinds if kind_of_node == "body" else KINDS[kind_of_node])
    if choose.chance(15):
        node["status"] = choose.one(("planned", "ended", "established"))
    if kind_of_node == "organisation" and choose.chance(25):
        node["statutory"] = choose.one((False, True))
    if kind_of_node == "body":
        if choose.chance(55):
            node["function"] = choose.one(("decision_making", "advisory", "assurance", "operational"))
        if choose.chance(65):
            node["membership"] = choose.one(("complete", "complete", "complete", "partial"))
    if kind_of_node == "post":
        if choose.chance(20):
            node["vacant"] = choose.one((True, True, False))
        if choose.chance(20):
            node["non_executive"] = choose.one((False, True))
    if choose.chance(25):
        _say_more(choose, node, cites)
    return node


def _say_more(choose: Choose, node: Data, cites: bool) -> None:
    """What few nodes say. Together behind one choice, to keep the number of choices small."""
    if choose.chance(50):
        node["lines"] = choose.one(("partial", "complete"))
    if choose.chance(15):
        node["represents_many"] = True
    if choose.chance(15):
        node["inferred"] = True
    if cites:
        node["cites"] = choose.one(("minutes", ["minutes", "b"]))
    if node["type"] == "body":
        if choose.chance(60):
            node["external"] = choose.one((True, False))
        if choose.chance(15):
            node["meets"] = choose.one(("monthly", "quarterly", 10, 0.5))
        if choose.chance(15):
            node["voting"] = {"basis": "per_member", "threshold": choose.one((0.75, 1))}
    if node["type"] == "post":
        if choose.chance(40):
            node["count"] = choose.number(0, 3)
        if choose.chance(20):
            node["holder"] = choose.one(("Person A", "Person B"))


def _relations(choose: Choose, nodes: list[Data]) -> list[Data]:
    ids: dict[str, list[str]] = {}
    for node in nodes:
        ids.setdefault(node["type"], []).append(node["id"])
    mix = choose.one(RELATION_MIXES)
    wanted = _rings_and_chains(choose, ids) if choose.chance(40) else []
    most = len(nodes) * choose.one((2, 3, 4)) // 2 + 2
    for _ in range(choose.number(0, most) if choose.chance(50) else most):
        kind = choose.one(mix)
        sources, targets = ([each for kind_of_node in ends for each in ids.get(kind_of_node, ())] for ends in ENDPOINTS[kind])
        if sources and targets:
            wanted.append((choose.one(sources), kind, choose.one(targets)))
    for post in ids.get("post", ()):
        if "body" in ids and choose.chance(40):
            wanted.append((post, "sits_on", choose.one(ids["body"])))
    relations = []
    for line in dict.fromkeys(wanted):
        kind = line[1]
        relation: Data = {"source": line[0], "type": kind, "target": line[2]}
        if choose.chance(10):
            relation["status"] = choose.one(("planned", "ended", "established"))
        if kind in ("sits_on", "member_of") and choose.chance(25):
            relation["capacity"] = choose.one(("attending", "chair", "voting", "deputy_chair"))
        if kind == "delegates_to" and "instrument" in ids and choose.chance(30):
            relation["instrument"] = choose.one(ids["instrument"])
        if kind == "accountable_to" and choose.chance(5):
            relation["primary"] = True
        relations.append(relation)
    return relations


def _rings_and_chains(choose: Choose, ids: dict[str, list[str]]) -> list[tuple[str, str, str]]:
    """Bodies in a row that answer, report or delegate to the next, closed to a ring or not."""
    bodies = list(ids.get("body", ()))
    row = [bodies.pop(choose.number(0, len(bodies) - 1)) for _ in range(min(len(bodies), choose.number(2, 5)))]
    kinds = choose.one((("accountable_to",), ("accountable_to", "part_of"), ("reports_to",), ("oversees", "ratifies")))
    lines = [(source, choose.one(kinds), target) for source, target in itertools.pairwise(row)]
    if row and choose.chance(60):
        lines.append((row[-1], choose.one(kinds), row[0]))
    return [
        (target, kind, source) if kind in ("oversees", "ratifies") else (source, kind, target) for source, kind, target in lines
    ]


def _decide(choose: Choose, data: Data) -> None:
    takers = [node["id"] for node in data["nodes"] if node["type"] in ("body", "post")]
    data["decisions"] = [
        {"id": "x-decision", "name": "yes", "taken_by": [choose.one(takers)] if takers else [], "threshold": 0.5}
    ]


def _acceptances(choose: Choose, data: Data) -> list[Data]:
    """Some that fit what is found and some that do not, some past their day."""
    rows = oracle.six_rules(oracle.World(data)) + oracle.on_paper(data)
    known = sorted((row.rule, row.subjects) for row in rows)
    ids = [node["id"] for node in data["nodes"]]
    accepted = []
    for _ in range(choose.number(1, 3)):
        if known and choose.chance(75):
            rule = choose.one(sorted({rule for rule, _ in known}))
            subjects = choose.one([subjects for each, subjects in known if each == rule])
        else:
            rule = choose.one(("ACC001", "ACC002", "ACC003", "NED001", "ORP001", "ORP002", "PLN001"))
            subjects = tuple(choose.one(ids) for _ in range(choose.number(0, 2)))
        entry: Data = {"rule": rule, "subjects": list(reversed(subjects)), "reason": "Agreed for year one."}
        until = choose.one(UNTIL)
        if until is not None:
            entry["until"] = until
        accepted.append(entry)
    return accepted


def footprint(rng: random.Random, nodes: int) -> Data:
    """A structure of about `nodes` nodes (at least 40) in tiers as real footprints have them, with a few faults sown in.

    Partner organisations at the side; strategic boards on top (one for every 1,000 nodes), delivery groups, workstreams,
    sub-groups and projects below, each group with a lead or seats; programme offices and enablers that support, councils and
    scrutiny committees that oversee. About one line in fifty is missing, turned round, doubled back, planned or ended.
    """
    made: list[Data] = []
    lines: list[Data] = []
    names = {"count": 0}

    def add(kind_of_node: str, kind: str | None, **more: Any) -> str:
        number = names["count"] = names["count"] + 1
        word = kind or kind_of_node
        node_id = f"{word.replace('_', '-')}-{number}"
        node: Data = {"id": node_id, "type": kind_of_node, "name": f"{word.replace('_', ' ').capitalize()} {number}", **more}
        if kind is not None:
            node["kind"] = kind
        if rng.random() < 0.01:
            node["status"] = rng.choice(("planned", "ended"))
        made.append(node)
        return node_id

    def line(source: str, kind: str, target: str, **more: Any) -> None:
        luck = rng.random()
        if luck < 0.005:
            return
        if luck < 0.01 and kind == "accountable_to" and not source.startswith("project"):
            source, target = target, source
        if 0.01 <= luck < 0.015:
            more["status"] = rng.choice(("planned", "ended"))
        lines.append({"source": source, "type": kind, "target": target, **more})
        if 0.015 <= luck < 0.025 and kind == "accountable_to" and not source.startswith("project"):
            lines.append({"source": target, "type": kind, "target": source})

    while len(made) < nodes:
        room = min(1_000, nodes - len(made))
        partners = [add("organisation", rng.choice(KINDS["organisation"])) for _ in range(max(4, room // 25))]
        board = add("body", "strategic_board", function="decision_making", membership=rng.choice(("complete", "partial")))
        for partner in partners:
            if rng.random() < 0.5:
                seat = add("post", rng.choice(("chief_officer", "executive", "lay_member", "member", "non_executive_director")))
                line(seat, "sits_on", board)
                line(seat, "represents", partner)
            elif rng.random() < 0.5:
                line(partner, "member_of", board)
        if rng.random() < 0.6:
            line(rng.choice(partners), "delegates_to", board)
        if rng.random() < 0.8:
            line(add("body", "health_and_wellbeing_board"), "oversees", board)
        office = add("body", "programme_office")
        line(office, "supports", board)
        groups = [board]
        while room > 40 and len(groups) < 3:
            groups.append(add("body", rng.choice(("delivery_group", "executive_group")), membership="complete"))
            line(groups[-1], "accountable_to", board)
        line(add("body", "enabler"), "supports", groups[-1])
        goal = min(nodes, len(made) + room - 60) if room > 100 else len(made) + max(4, room // 2)
        if room > 400 and rng.random() < 0.4:
            pair = [add("body", kind) for kind in ("federation", "finance_group")]
            line(pair[0], "accountable_to", pair[1])
            line(pair[1], "accountable_to", pair[0])
            line(add("project", None), "accountable_to", pair[0])
        streams: list[str] = []
        while len(made) < goal:
            if not streams or rng.random() < 0.12:
                stream = add(
                    "body", rng.choice(("workstream", "workstream", "locality_group", "sector_group", "reference_group"))
                )
                # Mostly under a group; now and then under another workstream, so that tiers grow deep.
                line(stream, "reports_to" if rng.random() < 0.1 else "accountable_to", rng.choice((*groups, *streams[-2:])))
                line(add("post", "workstream_lead"), "leads", stream)
                streams.append(stream)
            elif rng.random() < 0.25:
                line(add("post", rng.choice(KINDS["post"])), "sits_on", rng.choice(streams[-5:]))
            else:
                line(add("project", None), "accountable_to", rng.choice(streams[-5:]))
    return {
        "stpgraph": 1,
        "id": "large-footprint",
        "title": f"A made-up footprint of {len(made):,} nodes",
        "status": "current",
        "nodes": made,
        "relations": lines,
    }
