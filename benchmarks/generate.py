"""Structures of any size, made with a seed: tiers as in HFMA's Chart 2, with faults strewn in. All of it is invented."""

from __future__ import annotations

import random

from stpgraph.model import Structure


def generated(size: int, seed: int = 1) -> Structure:
    """A structure of about `size` nodes: boards under boards, workstreams, projects, posts and organisations.

    One node in forty answers to nobody, some bodies answer to each other in a circle, and some boards have no non-executive.
    """
    chance = random.Random(seed)
    nodes: list[dict[str, object]] = []
    relations: dict[tuple[str, str, str], dict[str, object]] = {}

    def relate(source: str, kind: str, target: str, **fields: object) -> None:
        relations.setdefault((source, kind, target), {"source": source, "type": kind, "target": target, **fields})

    organisations = [f"ccg-{number}" for number in range(max(2, size // 50))]
    nodes += [{"id": key, "type": "organisation", "kind": "ccg", "name": f"CCG {key[4:]}"} for key in organisations]
    boards = [f"board-{number}" for number in range(max(1, size // 200))]
    for board in boards:
        nodes.append(
            {"id": board, "type": "body", "kind": "strategic_board", "name": f"Board {board[6:]}", "membership": "complete"}
        )
        if chance.random() < 0.5:
            relate(chance.choice(organisations), "delegates_to", board)
    above = list(boards)
    for tier, (kind, share) in enumerate((("delivery_group", 0.02), ("executive_group", 0.03), ("workstream", 0.15))):
        tier_nodes = [f"{kind.replace('_', '-')}-{number}" for number in range(max(1, int(size * share)))]
        for key in tier_nodes:
            nodes.append({"id": key, "type": "body", "kind": kind, "name": key.replace("-", " "), "membership": "complete"})
            if chance.random() > 0.025:
                relate(key, "accountable_to", chance.choice(above))
            if tier and chance.random() < 0.02:
                relate(chance.choice(above), "accountable_to", key)
        above = tier_nodes
    workstreams = list(above)
    bodies = [str(node["id"]) for node in nodes if node["type"] == "body"]
    posts = [f"post-{number}" for number in range(int(size * 0.3))]
    for key in posts:
        kind = chance.choice(("chief_officer", "executive", "clinician", "lay_member", "workstream_lead"))
        nodes.append({"id": key, "type": "post", "kind": kind, "name": f"Post {key[5:]}"})
        relate(key, "sits_on", chance.choice(bodies))
    for number in range(max(1, size - len(nodes))):
        key = f"project-{number}"
        nodes.append({"id": key, "type": "project", "name": f"Project {number}"})
        if chance.random() > 0.025:
            relate(key, chance.choice(("accountable_to", "accountable_to", "reports_to")), chance.choice(workstreams))
    return Structure.model_validate(
        {
            "stpgraph": 1,
            "id": f"generated-{size}",
            "title": f"Generated structure of {size:,} nodes",
            "status": "option",
            "nodes": nodes,
            "relations": list(relations.values()),
        }
    )
