"""Every shipped structure, every archetype and 300 made-up ones, measured: what must hold of any scene."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from stpgraph import shipped
from stpgraph.layout import Scene, View, lay_out
from stpgraph.model import Structure
from tests.catalogue_strategies import whole
from tests.layout.metrics import crossings, faults
from tests.strategies import Dice, footprint, messy

FILES = [path for shelf in shipped.SHELVES for path in shipped.files(shelf)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_shipped_structures_are_sound(path: Path) -> None:
    structure = shipped.load(path)
    scene = lay_out(structure)
    assert faults(scene) == {}
    assert_complete(structure, scene)
    assert is_page(scene)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_shipped_fills_its_sheet(path: Path) -> None:
    structure = shipped.load(path)
    scene = lay_out(structure)
    what = [*scene.boxes, *scene.panels]
    white = [
        min(each.x for each in what),
        min(each.y for each in what),
        scene.width - max(each.x + each.width for each in what),
        scene.height - max(each.y + each.height for each in what),
    ]
    # Beside what is drawn there is the margin, and at most the room of a few lines.
    assert max(white) <= 24 + 40


@pytest.mark.parametrize("path", shipped.files("archetypes"), ids=lambda path: path.stem)
def test_nothing_crosses_in_an_archetype(path: Path) -> None:
    assert crossings(lay_out(shipped.load(path))) == 0


@pytest.mark.parametrize("seed", range(100))
def test_small_strange_structures_are_sound(seed: int) -> None:
    structure = Structure.model_validate(messy(Dice(random.Random(seed))))
    scene = lay_out(structure)
    assert faults(scene) == {}
    assert is_page(scene)
    assert_complete(structure, scene)


@pytest.mark.parametrize("seed", range(100))
def test_lifelike_structures_are_sound(seed: int) -> None:
    rng = random.Random(seed)
    structure = Structure.model_validate(footprint(rng, rng.choice([10, 25, 40, 60, 90])))
    scene = lay_out(structure)
    assert faults(scene) == {}
    assert is_page(scene)
    assert_complete(structure, scene)


@pytest.mark.parametrize("seed", range(100))
def test_structures_in_which_every_rule_has_its_stage_are_sound(seed: int) -> None:
    structure = Structure.model_validate(whole(Dice(random.Random(seed))))
    scene = lay_out(structure)
    assert faults(scene) == {}
    assert is_page(scene)
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


def is_page(scene: Scene) -> bool:
    """Whether a sheet is about as wide for its height as a page on its side or a screen."""
    return 1.2 - 1e-9 <= scene.width / scene.height <= 2 + 1e-9


def test_a_few_boxes_in_a_row_stand_in_the_middle_of_their_sheet() -> None:
    nodes = [{"id": key, "type": "body", "kind": "forum", "name": key.upper()} for key in "ab"]
    scene = lay_out(structure_of(nodes, []))
    (panel,) = scene.panels
    assert scene.width == pytest.approx(2 * scene.height)
    assert panel.y == pytest.approx(scene.height - panel.y - panel.height)
    assert panel.y > panel.x == 24
    assert faults(scene) == {}


def test_a_tall_chain_stands_in_the_middle_of_its_sheet() -> None:
    nodes = [{"id": f"g{at}", "type": "body", "kind": "workstream", "name": f"Group {at}"} for at in range(9)]
    scene = lay_out(structure_of(nodes, [line(f"g{at}", f"g{at + 1}") for at in range(8)]))
    assert scene.width == pytest.approx(1.2 * scene.height)
    left, right = min(box.x for box in scene.boxes), max(box.x + box.width for box in scene.boxes)
    assert left == pytest.approx(scene.width - right, abs=24)
    assert faults(scene) == {}


def line(source: str, target: str) -> dict[str, object]:
    return {"source": source, "type": "accountable_to", "target": target}


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
