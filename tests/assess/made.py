"""Small wirings written in a few words, and the parts of an assessment that tests go through."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings

from stpgraph import shipped
from stpgraph.assess import Assessment, Row, assess
from stpgraph.graph import Wiring, build
from stpgraph.model import Structure
from stpgraph.model.kinds import KINDS
from stpgraph.pipeline import explore
from tests.strategies import TODAY, examples

#: How often a property is tried.
often = settings(max_examples=examples(60), derandomize=True, suppress_health_check=list(HealthCheck))
TYPE_OF = {kind: node_type for node_type, kinds in KINDS.items() for kind in kinds if kind != "other"}


def data(
    nodes: Mapping[str, str | dict[str, Any]], lines: Iterable[str | tuple[str, dict[str, Any]]] = (), **more: Any
) -> dict[str, Any]:
    """A structure as plain data: {"board": "strategic_board"}, ["ccg member_of board"]. A node's name is its id, with a capital."""
    made = []
    for key, says in nodes.items():
        fields = {"kind": says} if isinstance(says, str) else dict(says)
        node_type = fields.pop("type", None) or ("project" if fields.get("kind") == "project" else TYPE_OF[fields["kind"]])
        if node_type == "project":
            fields.pop("kind", None)
        made.append({"id": key, "type": node_type, "name": key.replace("-", " ").capitalize(), **fields})
    relations = []
    for line in lines:
        words, fields = (line, {}) if isinstance(line, str) else line
        source, kind, target = words.split()
        relations.append({"source": source, "type": kind, "target": target, **fields})
    return {"stpgraph": 1, "id": "made", "title": "Made", "status": "current", "nodes": made, "relations": relations, **more}


def wired(plain: dict[str, Any]) -> Wiring:
    return Wiring(build(Structure.model_validate(plain)))


def made(
    nodes: Mapping[str, str | dict[str, Any]], lines: Iterable[str | tuple[str, dict[str, Any]]] = (), **more: Any
) -> Wiring:
    return wired(data(nodes, lines, **more))


def assessed(structure: Structure | dict[str, Any]) -> Assessment:
    """The assessment of a structure with the findings of the whole catalogue."""
    whole = structure if isinstance(structure, Structure) else Structure.model_validate(structure)
    seen = explore(whole, TODAY)
    return assess(seen.wiring, seen.findings)


def shipped_files() -> dict[str, Path]:
    return {path.stem: path for shelf in ("archetypes", "examples", "published") for path in shipped.files(shelf)}


def by_key(rows: Iterable[Row]) -> dict[str, Row]:
    rows = tuple(rows)
    keyed = {row.key: row for row in rows}
    assert len(keyed) == len(rows), "no key twice"
    return keyed


def answers(rows: Iterable[Row]) -> dict[str, str]:
    return {key: row.answer for key, row in by_key(rows).items()}


def all_rows(seen: Assessment) -> list[Row]:
    """Every row of every assessment."""
    return [
        *seen.table_2,
        *seen.table_3,
        *seen.delivery_plan,
        *(row for phase in seen.spectrum.phases for row in phase.criteria),
        *(item.derived for item in seen.checklist.items if item.derived),
    ]


def told(seen: Assessment) -> str:
    """Everything that an assessment says, as text."""
    parts = (
        *(seen.table_2, seen.table_3, seen.delivery_plan, seen.spectrum, seen.checklist),
        *(seen.seven_questions, seen.five_points, seen.principles, seen.measures, seen.likeness, seen.power),
    )
    return "\n".join(map(repr, parts))
