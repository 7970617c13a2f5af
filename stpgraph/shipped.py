"""The structures that come with stpgraph: archetypes, published ones, examples."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from stpgraph.errors import UsageError
from stpgraph.files import read
from stpgraph.model import Structure

Shelf = Literal["archetypes", "published", "examples"]
SHELVES: Mapping[Shelf, str] = {
    "archetypes": "Archetypes",
    "published": "Published structures",
    "examples": "Examples",
}


def root() -> Path:
    """The folder of shipped structures: inside an installed package, or beside it in a checkout."""
    inside = Path(__file__).parent / "structures"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "structures"


def files(shelf: Shelf) -> tuple[Path, ...]:
    """The files of one shelf, in order of name."""
    return tuple(sorted((root() / shelf).glob("*.yaml")))


def archetype_file(name: str) -> Path:
    """The file of an archetype, by its short name (`workstream`, `local-area`, `sector`, `clinical-focus`).

    Raises UsageError where there is none of that name.
    """
    known = {path.stem: path for path in files("archetypes")}
    short = name.strip().lower().replace("_", "-").removeprefix("governance-by-")
    if short not in known:
        raise UsageError(f"There is no archetype “{name}”. There are: {', '.join(known)}.")
    return known[short]


def load(path: Path) -> Structure:
    """A shipped structure. They are all valid; a test says so."""
    return read(path)
