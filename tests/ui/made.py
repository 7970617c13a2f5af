"""Small structures for the tests of what readers see, and names that try to be more than names."""

from __future__ import annotations

from typing import Any

from stpgraph.graph import Wiring, build
from stpgraph.model import Finding, Structure

SMALL = """\
stpgraph: 1
id: small
title: Small
status: current
as_at: 2018-03
footprint: Northvale
nodes:
  - {id: board, type: body, kind: strategic_board, name: The board}
  - {id: group, type: body, kind: delivery_group, name: The group}
relations:
  - {source: group, type: accountable_to, target: board}
accepted:
  - {rule: ACC002, subjects: [board], reason: Delegations follow., by: STP lead, on: 2018-01-01, until: 2999}
"""
HOSTILE = '<img src=x onerror=alert(1)> *a* :red[b] $c$ `d` [e](javascript:f) "g"'


def structure(nodes: list[dict[str, Any]], relations: list[tuple[Any, ...]] = [], **more: Any) -> Structure:  # noqa: B006
    """A small structure; relations are (source, type, target) with further fields as a dict."""
    lines = [{"source": a, "type": kind, "target": b, **(extra[0] if extra else {})} for a, kind, b, *extra in relations]
    named = [{"name": each["id"].title(), **each} for each in nodes]
    head = {"stpgraph": 1, "id": "x", "title": "X", "status": "current"}
    return Structure.model_validate({**head, "nodes": named, "relations": lines, **more})


def wired(*given: Any, **more: Any) -> Wiring:
    return Wiring(build(structure(*given, **more)))


def body(key: str, kind: str = "workstream", **more: Any) -> dict[str, Any]:
    return {"id": key, "type": "body", "kind": kind, **more}


def post(key: str, kind: str = "officer", **more: Any) -> dict[str, Any]:
    return {"id": key, "type": "post", "kind": kind, **more}


def organisation(key: str, kind: str = "ccg", **more: Any) -> dict[str, Any]:
    return {"id": key, "type": "organisation", "kind": kind, **more}


def finding(rule: str = "ACC002", **more: Any) -> Finding:
    given = {"severity": "gap", "certainty": "confirmed", "subjects": ("top",), "fact": "", "remedy": "", **more}
    return Finding(rule=rule, **given)


EVERY = structure(
    [
        organisation("ccg"),
        body("board", "strategic_board"),
        body("group", "delivery_group"),
        body("office", "programme_office"),
        post("chair", "independent_chair"),
        {"id": "project", "type": "project"},
        {"id": "mou", "type": "instrument", "kind": "memorandum_of_understanding"},
    ],
    [
        ("group", "accountable_to", "board", {"primary": True}),
        ("project", "reports_to", "group", {"frequency": "monthly"}),
        ("ccg", "delegates_to", "board", {"scope": "urgent care", "limit_gbp": 1000.5, "instrument": "mou"}),
        ("ccg", "ratifies", "board"),
        ("ccg", "oversees", "board", {"inferred": True, "status": "planned", "notes": "Read from a heading."}),
        ("ccg", "advises", "group", {"status": "ended"}),
        ("office", "supports", "group"),
        ("group", "part_of", "board"),
        ("chair", "sits_on", "board", {"capacity": "chair"}),
        ("chair", "sits_on", "group"),
        ("chair", "represents", "ccg"),
        ("ccg", "member_of", "group", {"seats": 1, "capacity": "voting"}),
        ("chair", "employed_by", "ccg"),
        ("group", "replaces", "office"),
        ("chair", "leads", "project"),
        ("ccg", "party_to", "mou"),
        ("mou", "covers", "board"),
    ],
)
