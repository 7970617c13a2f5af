"""Structures to compare: small ones written out, and edited copies of which the right matches are known."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from datetime import date
from typing import Any

from stpgraph import shipped
from stpgraph.compare import Comparison, Corrections, compare
from stpgraph.files import plain
from stpgraph.graph import Wiring, build
from stpgraph.model import Structure
from stpgraph.pipeline import Exploration, explore

Data = dict[str, Any]
DAY = date(2018, 1, 1)
#: Words for names of new nodes: none of them stands in a shipped structure.
WORDS = ("Harbour", "Lantern", "Meadow", "Quarry", "Willow", "Beacon", "Orchard", "Thistle", "Cobalt", "Falcon")


def structure(data: Data) -> Structure:
    return Structure.model_validate({"stpgraph": 1, "id": "made-up", "title": "Made up", "status": "current", **data})


def wiring(made: Structure) -> Wiring:
    return Wiring(build(made))


def explored(made: Structure) -> Exploration:
    return explore(made, DAY)


def against(left: Structure, right: Structure, corrections: Corrections | None = None) -> Comparison:
    return compare(explored(left), explored(right), corrections)


def example(name: str = "all-clear") -> Data:
    """A shipped example as plain data."""
    path = next(path for path in shipped.files("examples") if path.stem == name)
    return plain(shipped.load(path))


def later(change: Callable[[Data], None]) -> Comparison:
    """The all-clear example against itself after a change."""
    data = example()
    after = copy.deepcopy(data)
    change(after)
    return against(Structure.model_validate(data), Structure.model_validate(after))


def node(data: Data, key: str) -> Data:
    return next(each for each in data["nodes"] if each["id"] == key)


def without_node(data: Data, key: str) -> None:
    data["nodes"] = [each for each in data["nodes"] if each["id"] != key]
    data["relations"] = [each for each in data["relations"] if key not in (each["source"], each["target"])]
    for decision in data.get("decisions", ()):
        for field in ("taken_by", "consulted", "affects", "ratified_by"):
            decision[field] = [each for each in decision.get(field, ()) if each != key]


def without_line(data: Data, source: str, kind: str, target: str) -> None:
    before = len(data["relations"])
    data["relations"] = [
        each for each in data["relations"] if (each["source"], each["type"], each["target"]) != (source, kind, target)
    ]
    assert len(data["relations"]) == before - 1


def edited(original: Structure, rng: random.Random) -> tuple[Structure, dict[str, str]]:
    """A copy with other ids, in another order, a tenth of its nodes gone, a tenth new, and a slip in three names of ten; and the original
    id of each of its old nodes. New nodes hang where an old one of the same kind hangs."""
    data = plain(original)
    nodes: list[Data] = [dict(each) for each in data.get("nodes", [])]
    gone = {each["id"] for each in rng.sample(nodes, len(nodes) // 10)}
    new_id = {each["id"]: f"n-{at}" for at, each in enumerate(rng.sample(nodes, len(nodes)))}
    nodes = [{**each, "id": new_id[each["id"]]} for each in nodes if each["id"] not in gone]
    lines: list[Data] = []
    for line in data.get("relations", []):
        if line["source"] in gone or line["target"] in gone:
            continue
        line = {**line, "source": new_id[line["source"]], "target": new_id[line["target"]]}
        if line.get("instrument") in gone:
            del line["instrument"]
        elif "instrument" in line:
            line["instrument"] = new_id[line["instrument"]]
        lines.append(line)
    for each in nodes:
        if rng.random() < 0.3:
            each["name"] = slip(each["name"], rng)
    for at in range(len(original.nodes) // 10):
        like = rng.choice(nodes)
        name = f"{WORDS[at % len(WORDS)]} {rng.choice(WORDS)} {rng.choice(('group', 'team', 'office'))}"
        lines += [{**line, "source": f"a-{at}"} for line in lines if line["source"] == like["id"]]
        nodes.append({**like, "id": f"a-{at}", "name": name})
    rng.shuffle(nodes)
    rng.shuffle(lines)
    made = structure({"id": "edited", "sources": data.get("sources", []), "nodes": nodes, "relations": lines})
    return made, {new: old for old, new in new_id.items() if old not in gone}


def slip(name: str, rng: random.Random) -> str:
    """A name with one slip inside: a letter left out, doubled or wrong."""
    letters = [at for at, letter in enumerate(name) if letter.isalpha()]
    if len(letters) < 4:
        return name
    at = rng.choice(letters[1:-1])
    put = rng.choice(("", name[at] * 2, rng.choice("abcdefghijklmnopqrstuvwxyz")))
    return name[:at] + put + name[at + 1 :]
