"""A scene depends on what a structure says, not on how its file is written; and a small edit moves little."""

from __future__ import annotations

import copy
import os
import random
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from stpgraph import shipped
from stpgraph.layout import Scene, lay_out
from stpgraph.model import Structure
from tests.layout.metrics import moved, shifts
from tests.layout.test_scenes import FILES
from tests.strategies import Dice, footprint, messy

Data = dict[str, Any]


@cache
def shipped_scene(path: Path) -> Scene:
    return lay_out(shipped.load(path))


def made_up(seed: int) -> Data:
    rng = random.Random(seed)
    return footprint(rng, 40) if seed % 2 else messy(Dice(rng))


@pytest.mark.parametrize("seed", range(20))
def test_the_order_of_a_file_changes_nothing(seed: int) -> None:
    data = made_up(seed)
    scene = lay_out(Structure.model_validate(data))
    rng = random.Random(seed)
    rng.shuffle(data["nodes"])
    rng.shuffle(data["relations"])
    assert lay_out(Structure.model_validate(data)) == scene


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_ids_move_nothing(path: Path) -> None:
    data = shipped.load(path).model_dump(exclude_none=True, mode="json")
    for at, node in enumerate(data["nodes"]):
        # Names settle the order; where two are alike, ids must.
        node["name"] += f" {at}"
    scene = lay_out(Structure.model_validate(data))
    ids = [node["id"] for node in data["nodes"]]
    shuffled = [f"n{at}" for at in range(len(ids))]
    random.Random(3).shuffle(shuffled)
    new = dict(zip(ids, shuffled, strict=True))
    renamed = lay_out(Structure.model_validate(with_ids(data, new)))
    assert [replace(box, id=new[box.id], seat_of=new.get(box.seat_of or "")) for box in scene.boxes] == list(renamed.boxes)
    assert {(new[line.source], line.type, new[line.target]): line.points for line in scene.lines} == {
        line.key: line.points for line in renamed.lines
    }
    assert renamed.panels == scene.panels


def with_ids(data: Data, new: dict[str, str]) -> Data:
    data = copy.deepcopy(data)
    for node in data["nodes"]:
        node["id"] = new[node["id"]]
    for relation in data["relations"]:
        for end in ("source", "target", "instrument"):
            if end in relation:
                relation[end] = new[relation[end]]
    return {**data, "decisions": [], "accepted": []}


def test_two_runs_give_the_same_scene() -> None:
    code = (
        "from stpgraph import shipped; from stpgraph.layout import lay_out\n"
        "print(repr(lay_out(shipped.load(shipped.root() / 'examples' / 'everything-wrong.yaml'))))"
    )
    scenes = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(scenes) == 1


def add_project(data: Data) -> None:
    groups = [node["id"] for node in data["nodes"] if node.get("kind") in ("workstream", "locality_group", "joint_committee")]
    master = (groups or [node["id"] for node in data["nodes"] if node["type"] == "body"])[0]
    data["nodes"].append({"id": "zz-new", "type": "project", "name": "New project"})
    data["relations"].append({"source": "zz-new", "type": "accountable_to", "target": master})


def add_seat(data: Data) -> None:
    boards = [node["id"] for node in data["nodes"] if node.get("kind") == "strategic_board"]
    board = (boards or [node["id"] for node in data["nodes"] if node["type"] == "body"])[0]
    data["nodes"].append({"id": "zz-new", "type": "post", "kind": "lay_member", "name": "New lay member"})
    data["relations"].append({"source": "zz-new", "type": "sits_on", "target": board})


def rename(data: Data) -> None:
    data["nodes"][len(data["nodes"]) // 2]["name"] += " (revised)"


def add_line(data: Data) -> None:
    there = {(each["source"], each["type"], each["target"]) for each in data["relations"]}
    seats = [each for each in data["relations"] if each["type"] == "sits_on"]
    found = [(one["target"], "advises", other["target"]) for one in seats for other in seats if one["target"] != other["target"]]
    found = [each for each in found if each not in there]
    if found:
        data["relations"].append(dict(zip(("source", "type", "target"), found[0], strict=True)))


def remove_project(data: Data) -> None:
    projects = [node["id"] for node in data["nodes"] if node["type"] == "project"]
    if projects:
        gone = projects[len(projects) // 2]
        data["nodes"] = [node for node in data["nodes"] if node["id"] != gone]
        data["relations"] = [each for each in data["relations"] if gone not in (each["source"], each["target"])]
        data["decisions"] = []


@dataclass(frozen=True)
class Bound:
    """What an edit may do to the middle structure of all: the share of boxes that move by more than half a box beside the others,
    the share of pairs that change sides, how many pixels its middle box moves, and the one that moves farthest.
    """

    far: float
    turned: float
    middle: float
    farthest: float


EDITS: list[tuple[Callable[[Data], None], Bound]] = [
    (rename, Bound(0.0, 0.0, 0.0, 0.0)),
    (add_line, Bound(0.05, 0.01, 0.0, 10.0)),
    (add_seat, Bound(0.10, 0.02, 1.0, 120.0)),
    (add_project, Bound(0.25, 0.03, 2.0, 60.0)),
    (remove_project, Bound(0.0, 0.0, 0.0, 1.0)),
]


@pytest.mark.parametrize(("edit", "bound"), EDITS, ids=[edit.__name__ for edit, _ in EDITS])
def test_a_small_edit_moves_little(edit: Callable[[Data], None], bound: Bound) -> None:
    measured, moves = [], []
    for path in FILES:
        structure = shipped.load(path)
        before = shipped_scene(path)
        data = structure.model_dump(exclude_none=True, mode="json")
        edit(data)
        after = lay_out(Structure.model_validate({**data, "accepted": []}), like=before)
        measured.append(moved(before, after))
        moves.append(shifts(before, after))
    assert median(each[0] for each in measured) <= bound.far
    assert median(each[1] for each in measured) <= bound.turned
    assert median(median(each) for each in moves) <= bound.middle
    assert median(each[-1] for each in moves) <= bound.farthest


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_laid_out_like_itself_a_structure_keeps_its_place(path: Path) -> None:
    scene = shipped_scene(path)
    assert moved(scene, lay_out(shipped.load(path), like=scene)) == (0.0, 0.0)


def test_an_earlier_scene_of_something_else_does_no_harm() -> None:
    other = lay_out(shipped.load(shipped.archetype_file("sector")))
    scene: Scene = lay_out(shipped.load(shipped.archetype_file("workstream")), like=other)
    assert len(scene.boxes) == 37
