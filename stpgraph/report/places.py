"""Where in a file its nodes and decisions stand."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from stpgraph.files import json_tree, yaml_tree
from stpgraph.files.tree import Path
from stpgraph.report.checked import Checked

Position = tuple[int, int]


def positions(checked: Checked, ids: Collection[str]) -> Mapping[str, Position]:
    """The line and column (from 1) of the nodes and decisions with these ids; ids that are none are left out."""
    structure = checked.exploration.structure
    paths: dict[Path, str] = {("nodes", index): node.id for index, node in enumerate(structure.nodes) if node.id in ids}
    paths |= {("decisions", index): each.id for index, each in enumerate(structure.decisions) if each.id in ids}
    reader = json_tree if checked.form == "json" else yaml_tree
    found = reader.locate(checked.text, frozenset(paths))
    return {paths[path]: (place.line, place.column) for path, place in found.items()}
