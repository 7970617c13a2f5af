"""Every shipped structure, every archetype and 200 made-up ones, measured: what must hold of any scene."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from stpgraph import shipped
from stpgraph.layout import Scene, View, lay_out
from stpgraph.model import Structure
from tests.layout.metrics import crossings, faults
from tests.strategies import Dice, footprint, messy

FILES = [path for shelf in shipped.SHELVES for path in shipped.files(shelf)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_shipped_structures_are_sound(path: Path) -> None:
    structure = shipped.load(path)
    scene = lay_out(structure)
    assert faults(scene) == {}
    assert_complete(structure, scene)
    if len(structure.nodes) <= 60:
        assert 1.2 <= scene.width / scene.height <= 2.0


@pytest.mark.parametrize("path", shipped.files("archetypes"), ids=lambda path: path.stem)
def test_nothing_crosses_in_an_archetype(path: Path) -> None:
    assert crossings(lay_out(shipped.load(path))) == 0


@pytest.mark.parametrize("seed", range(100))
def test_small_strange_structures_are_sound(seed: int) -> None:
    structure = Structure.model_validate(messy(Dice(random.Random(seed))))
    scene = lay_out(structure)
    assert faults(scene) == {}
    assert_complete(structure, scene)


@pytest.mark.parametrize("seed", range(100))
def test_lifelike_structures_are_sound(seed: int) -> None:
    rng = random.Random(seed)
    structure = Structure.model_validate(footprint(rng, rng.choice([10, 25, 40, 60, 90])))
    scene = lay_out(structure)
    assert faults(scene) == {}
    assert_complete(structure, scene)


def test_large_structures_are_sound() -> None:
    structure = Structure.model_validate(footprint(random.Random(7), 400))
    assert faults(lay_out(structure)) == {}


def test_chains_and_rings_of_any_length_have_a_place() -> None:
    nodes = [{"id": f"g{at}", "type": "body", "kind": "workstream", "name": f"Group {at}"} for at in range(300)]
    lines = [{"source": f"g{at}", "type": "accountable_to", "target": f"g{at + 1}"} for at in range(299)]
    for more in ([], [{"source": "g299", "type": "accountable_to", "target": "g0"}]):
        structure = structure_of(nodes, [*lines, *more])
        assert faults(lay_out(structure)) == {}


def test_a_structure_of_nothing_is_an_empty_sheet() -> None:
    scene = lay_out(structure_of([], []))
    assert (scene.boxes, scene.lines, scene.panels) == ((), (), ())
    assert scene.width > 0
    assert scene.height > 0


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("kind", ["accountability", "scrutiny", "collapsed"])
def test_views_are_sound(path: Path, kind: str) -> None:
    assert faults(lay_out(shipped.load(path), view=View(kind))) == {}  # type: ignore[arg-type]


def assert_complete(structure: Structure, scene: Scene) -> None:
    """Every node has a box; every relation has a line, or is a seat that stands under its body; each once."""
    assert sorted(box.id for box in scene.boxes) == sorted(node.id for node in structure.nodes)
    seats = {(box.id, box.seat_of) for box in scene.boxes if box.seat_of}
    lines = [line.key for line in scene.lines]
    assert lines == sorted(lines)
    expected = {
        (each.source, each.type, each.target)
        for each in structure.relations
        if not (each.type in ("sits_on", "leads") and (each.source, each.target) in seats)
    }
    assert set(lines) == expected
    assert len(lines) == len(expected)


def structure_of(nodes: list[dict[str, object]], relations: list[dict[str, object]]) -> Structure:
    return Structure.model_validate(
        {"stpgraph": 1, "id": "made-up", "title": "Made up", "status": "option", "nodes": nodes, "relations": relations}
    )
