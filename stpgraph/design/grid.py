"""Editing a structure as spreadsheets: tables of plain text, and the commands that make of one table another.

A row knows by its `key` what it stands for; a new row has none. `changes` reads every cell before anything is done, and tells all that
cannot be at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Literal, get_args

from stpgraph.design import commands as c
from stpgraph.design.building import new_decision, new_node, new_relation
from stpgraph.design.cells import CellError, Column, Known, column, read, written
from stpgraph.design.doing import step
from stpgraph.design.parts import node_of
from stpgraph.design.refusals import Refused
from stpgraph.model import AnyNode, AnyRelation, Body, Decision, Structure
from stpgraph.model.kinds import KINDS, TYPE_WORDS, NodeType
from stpgraph.reading.words import capital

Sheet = Literal["organisation", "body", "project", "post", "instrument", "relations", "seats", "decisions"]
SHEETS: tuple[Sheet, ...] = get_args(Sheet)
_OWN: Mapping[NodeType, tuple[str, ...]] = {
    "organisation": ("ods_code", "statutory"),
    "body": (
        *("function", "membership", "external", "meets", "in_public", "publishes_papers", "terms_of_reference"),
        *("dedicated_team", "quorum", "basis", "threshold"),
    ),
    "project": ("starts", "ends"),
    "post": ("holder", "vacant", "count", "non_executive", "clinical"),
    "instrument": ("agreed", "amount_gbp"),
}
_ALL: tuple[str, ...] = ("represents_many", "lines", "inferred", "cites", "notes")
_RELATIONS: tuple[str, ...] = (
    *("source", "type", "target", "status", "capacity", "seats", "frequency", "scope", "instrument", "limit_gbp", "primary"),
    *("inferred", "cites", "notes"),
)
_SEATS: tuple[str, ...] = ("source", "target", "capacity", "seats", "status", "inferred", "cites", "notes")
_DECISIONS: tuple[str, ...] = (
    *("name", "taken_by", "consulted", "affects", "ratified_by", "threshold", "basis", "inferred", "cites", "notes"),
)
_NAMES: Mapping[Sheet, str] = {
    **{each: capital(TYPE_WORDS[each][1]) for each in _OWN},
    "relations": "Lines",
    "seats": "Seats",
    "decisions": "Decisions",
}
#: Yes and no where saying nothing means no: an empty cell is “No”.
_FLAGS = frozenset({"represents_many", "inferred", "primary"})


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what it stands for (empty for a new one; never shown), and the text of its cells, one for each column."""

    key: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet: which, its name, its columns, its rows."""

    sheet: Sheet
    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def with_rows(self, rows: Iterable[Row]) -> Table:
        """The same sheet with other rows."""
        return Table(self.sheet, self.name, self.columns, tuple(rows))


@dataclass(frozen=True, slots=True)
class Trouble:
    """One cell (or, without a column, one row) that cannot be. `row` counts from 1; `nearest` is what may have been meant, or empty."""

    row: int
    column: str
    message: str
    nearest: str = ""

    def __str__(self) -> str:
        where = f"Row {self.row:,}" + (f", {self.column}" if self.column else "")
        return f"{where}: {self.message}" + (f" Did you mean “{self.nearest}”?" if self.nearest else "")


def columns_of(sheet: Sheet) -> tuple[Column, ...]:
    """The columns of a sheet, in order."""
    if sheet == "relations":
        return tuple(column(each) for each in _RELATIONS)
    if sheet == "seats":
        labels = {"source": "Who", "target": "Sits on"}
        return tuple(column(each, label=labels.get(each, "")) for each in _SEATS)
    if sheet == "decisions":
        return tuple(column(each) for each in _DECISIONS)
    kind = ("kind",) if KINDS[sheet] else ()
    return tuple(column(each, sheet) for each in ("name", *kind, "status", *_OWN[sheet], *_ALL))


def table(structure: Structure, sheet: Sheet) -> Table:
    """One sheet of a structure."""
    known, columns = Known.of(structure), columns_of(sheet)
    rows = (
        Row(key, tuple(written(each, _value(thing, each.field), known) for each in columns))
        for key, thing in _things(structure, sheet)
    )
    return Table(sheet, _NAMES[sheet], columns, tuple(rows))


def tables(structure: Structure) -> tuple[Table, ...]:
    """Every sheet of a structure, in the order of `SHEETS`."""
    return tuple(table(structure, sheet) for sheet in SHEETS)


def _things(structure: Structure, sheet: Sheet) -> list[tuple[str, AnyNode | AnyRelation | Decision]]:
    if sheet == "decisions":
        return [(each.id, each) for each in structure.decisions]
    if sheet in ("relations", "seats"):
        seats = ("sits_on", "member_of")
        return [(line_key(each), each) for each in structure.relations if sheet == "relations" or each.type in seats]
    return [(each.id, each) for each in structure.nodes if each.type == sheet]


def line_key(relation: AnyRelation) -> str:
    """The key of a relation's row."""
    return f"{relation.source} {relation.type} {relation.target}"


def _value(thing: AnyNode | AnyRelation | Decision, field: str) -> Any:
    if isinstance(thing, Body) and field in ("basis", "threshold"):
        return None if thing.voting is None else getattr(thing.voting, field)
    value = getattr(thing, field, None)
    return None if field in _FLAGS and value is False else value


# ── what was changed ─────────────────────────────────────────────────────────────────────────────────────────────────────


def changes(structure: Structure, before: Table, after: Table) -> c.Several | tuple[Trouble, ...] | None:
    """The edits that make one table of another, as one step; None where nothing differs; or all that cannot be.

    Only cells that differ are read, so nothing else of a row is touched. Rows that are empty throughout are passed over.
    """
    known, troubles = Known.of(structure), []
    old = {row.key: row for row in before.rows}
    kept: set[str] = set()
    wanted: list[tuple[int, str, dict[str, Any]]] = []
    for number, row in enumerate(after.rows, 1):
        if not any(cell.strip() for cell in row.cells):
            continue
        is_old = row.key in old and row.key not in kept
        was = old[row.key].cells if is_old else ("",) * len(after.columns)
        kept.add(row.key)
        values: dict[str, Any] = {}
        for each, cell, other in zip(after.columns, row.cells, was, strict=True):
            if cell != other:
                try:
                    values[each.field] = read(each, cell, known)
                except CellError as error:
                    troubles.append(Trouble(number, each.label, error.message, error.nearest))
        if values:
            wanted.append((number, row.key if is_old else "", values))
    if troubles:
        return tuple(troubles)
    removed = [_removal(before.sheet, key) for key in old if key not in kept]
    return _carried_out(structure, before, removed, wanted)


def _carried_out(
    structure: Structure, sheet: Table, removed: Sequence[c.AnyCommand], wanted: Sequence[tuple[int, str, dict[str, Any]]]
) -> c.Several | tuple[Trouble, ...] | None:
    now = structure
    made: list[c.AnyCommand] = []
    troubles: list[Trouble] = []
    for command in removed:
        # What somebody else has removed meanwhile need not be removed again.
        with suppress(Refused):
            now = step(now, command)
            made.append(command)
    left = sorted(wanted, key=lambda each: not each[1])
    while left:
        again: list[tuple[int, str, dict[str, Any]]] = []
        refused: list[Trouble] = []
        for number, key, values in left:
            try:
                command = _change(now, sheet.sheet, key, values) if key else _addition(now, sheet.sheet, values)
                now = step(now, command)
                made.append(command)
            except Refused as refusal:
                again.append((number, key, values))
                refused.append(Trouble(number, "", str(refusal)))
        if len(again) == len(left):
            troubles = refused
            break
        # What one row stood in the way of may go once that row is changed.
        left = again
    if troubles:
        return tuple(sorted(troubles, key=lambda each: each.row))
    return c.Several(title=f"Change the table “{sheet.name}”", commands=tuple(made)) if made else None


def _removal(sheet: Sheet, key: str) -> c.AnyCommand:
    if sheet == "decisions":
        return c.RemoveDecision(decision=key)
    return c.RemoveRelation(line=_line(key)) if sheet in ("relations", "seats") else c.RemoveNode(node=key)


def _line(key: str) -> c.Line:
    source, kind, target = key.split(" ")
    return c.Line.model_validate({"source": source, "type": kind, "target": target})


def _change(structure: Structure, sheet: Sheet, key: str, values: dict[str, Any]) -> c.AnyCommand:
    if sheet == "decisions":
        return c.ChangeDecision(decision=key, fields=_named(_plain(values)))
    if sheet in ("relations", "seats"):
        line = _line(key)
        if any(values.get(end, "") is None for end in ("source", "type", "target")):
            raise Refused("A line leads from one to another and says something: fill in all three, or remove the row.")
        if sheet == "seats" and "source" in values:
            values = values | {"type": _seat(structure, values["source"])}
        return c.ChangeRelation(line=line, fields=_plain(values))
    node = node_of(structure, key)
    if "basis" in values or "threshold" in values:
        voting = {field: values.get(field, _value(node, field)) for field in ("basis", "threshold")}
        values = {field: value for field, value in values.items() if field not in voting}
        values["voting"] = {field: value for field, value in voting.items() if value is not None} or None
    return c.ChangeNode(node=key, fields=_named(_plain(values)))


def _addition(structure: Structure, sheet: Sheet, values: dict[str, Any]) -> c.AnyCommand:
    values = _plain(values)
    if sheet == "relations" or sheet == "seats":
        if values.get("source") is None or values.get("target") is None:
            raise Refused("A line leads from one to another: fill in both.")
        kind = _seat(structure, values["source"]) if sheet == "seats" else values.get("type")
        if kind is None:
            raise Refused("A line needs a meaning: choose what it says.")
        more = {field: value for field, value in values.items() if field not in ("source", "type", "target")}
        return new_relation(values["source"], kind, values["target"], **more)
    name = " ".join(str(values.get("name") or "").split())
    if not name:
        raise Refused("A row needs a name: fill it in.")
    more = {field: value for field, value in values.items() if field not in ("name", "kind")}
    if sheet == "decisions":
        return new_decision(structure, name, **more)
    if sheet == "body":
        voting = {field: more.pop(field) for field in ("basis", "threshold") if more.get(field) is not None}
        more = {field: value for field, value in more.items() if field not in ("basis", "threshold")}
        more["voting"] = voting or None
    return new_node(structure, sheet, name, values.get("kind"), **more)


def _seat(structure: Structure, source: str) -> Any:
    """A seat is that of a post, or one that an organisation or body holds."""
    return "sits_on" if any(each.id == source and each.type == "post" for each in structure.nodes) else "member_of"


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    """As JSON has it."""
    return {field: list(value) if isinstance(value, tuple) else value for field, value in values.items()}


def _named(values: dict[str, Any]) -> dict[str, Any]:
    if "name" in values and values["name"] is None:
        raise Refused("A row needs a name: fill it in, or remove the row.")
    return dict(values)
