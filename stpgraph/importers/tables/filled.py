"""A filled template as a draft: nothing is guessed but the kind of a row that has none, and nothing is left out without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter, ValidationError

from stpgraph.design.cells import CellError, Column, Known, read
from stpgraph.design.grid import Sheet, columns_of
from stpgraph.design.ids import free, slug
from stpgraph.files.spelling import squeezed
from stpgraph.importers.draft import Draft, Guess, Unread
from stpgraph.importers.guessing import node_guess
from stpgraph.importers.making import short
from stpgraph.importers.mending import mended
from stpgraph.importers.readings import marked
from stpgraph.importers.safe import refused
from stpgraph.importers.tables.table import Table
from stpgraph.importers.tables.template import CHOICES, HOW, MARK, MORE, ORDER, SHORT, WHOLE, WHOLE_FIELDS, sheet_names
from stpgraph.importers.tables.workbook import Workbook
from stpgraph.model import AnyNode, Structure
from stpgraph.model.kinds import KINDS, NODE_TYPES, NodeType, kind_words
from stpgraph.model.nodes import Node
from stpgraph.model.relations import Relation
from stpgraph.model.structure import Decision, Source

_NODE: TypeAdapter[AnyNode] = TypeAdapter(Node)
_RELATION: TypeAdapter[Any] = TypeAdapter(Relation)


def recognised(book: Workbook) -> bool:
    """Whether a workbook is the template."""
    return bool(book.tables and book.tables[0].rows and book.tables[0].rows[0][:1] == (MARK,))


class _Filling:
    """What is read and what is to be told."""

    def __init__(self, book: Workbook, name: str) -> None:
        self.tables = {table.name: table for table in book.tables}
        self.unread = list(book.unread)
        self.guesses: list[Guess] = []
        self.name = name

    def lost(self, words: str, sheet: str, row: int, why: str) -> None:
        self.unread.append(Unread(f"“{short(words)}”", f"sheet “{sheet}”, row {row:,}", why))

    def rows(self, sheet: str, headings: Mapping[str, str]) -> Iterator[tuple[int, dict[str, str]]]:
        """The rows of a sheet by field; `headings` are fields by heading. Columns may be moved, and others added, which is told."""
        table = self.tables.get(sheet, Table(sheet, ()))
        by_key = {squeezed(heading): key for heading, key in headings.items()}
        head = table.rows[0] if table.rows else ()
        places = {at: by_key[squeezed(text)] for at, text in enumerate(head) if squeezed(text) in by_key}
        for number, row in enumerate(table.rows[1:], 2):
            for at, text in enumerate(row):
                if text.strip() and at not in places:
                    self.lost(text, sheet, number, "Its column is none of the template.")
            cells = {key: row[at] for at, key in places.items() if at < len(row)}
            if any(text.strip() for text in cells.values()):
                yield number, cells


def draft(book: Workbook, name: str) -> Draft:
    """The structure in a filled template. Raises InputError where it holds none."""
    filling = _Filling(book, name)
    known = {HOW, WHOLE, CHOICES, *sheet_names(), *MORE}
    for table in book.tables:
        if table.name not in known and any(any(row) for row in table.rows):
            filling.unread.append(Unread(f"The sheet “{short(table.name)}”", "the workbook", "The template has no such sheet."))
    data = _whole(filling)
    data["sources"] = list(_sources(filling))
    ids: set[str] = set()
    placed: list[tuple[int, AnyNode]] = []
    titled = _labels_only(data["sources"])
    for sheet, node_type in ((sheet, each) for sheet, each in sheet_names().items() if each in NODE_TYPES):
        placed += _nodes(filling, sheet, next(each for each in NODE_TYPES if each == node_type), titled, ids)
    nodes = [node for _, node in sorted(placed, key=lambda each: each[0])]
    if not nodes and not any(key in data for key in ("footprint", "notes")) and data["title"] == "Our structure":
        raise refused(name, "This template is empty: fill in at least one board, group or organisation.")
    try:
        whole = Structure.model_validate({**_bare(data), "sources": data["sources"], "nodes": nodes})
    except ValidationError:
        whole = mended({**_bare(data), "sources": data["sources"], "nodes": nodes}, filling.unread, name)
    labels = Known.of(whole)
    data["nodes"] = list(whole.nodes)
    data["relations"] = _lines(filling, labels)
    data["decisions"] = _decisions(filling, labels, ids)
    data |= _more(filling)
    structure = mended(data, filling.unread, name)
    return Draft(marked(structure, filling.guesses), "template", tuple(filling.guesses), tuple(filling.unread))


def _bare(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: data[key] for key in ("stpgraph", "id", "title", "status")}


def _labels_only(sources: Sequence[Mapping[str, Any]]) -> Known:
    whole = {"stpgraph": 1, "id": "labels", "title": "Labels", "status": "current", "sources": sources}
    return Known.of(Structure.model_validate(whole))


def _whole(filling: _Filling) -> dict[str, Any]:
    table = filling.tables.get(WHOLE, Table(WHOLE, ()))
    data: dict[str, Any] = {"stpgraph": 1}
    fields = {squeezed(heading): (key, words) for key, heading, words in WHOLE_FIELDS}
    for number, row in enumerate(table.rows, 1):
        heading, text = row[0] if row else "", row[1] if len(row) > 1 else ""
        if squeezed(heading) not in fields or not text.strip():
            if text.strip():
                filling.lost(text, WHOLE, number, "The template has no such row.")
            continue
        key, words = fields[squeezed(heading)]
        found = next((each for each, said in words.items() if squeezed(text) in (squeezed(said), squeezed(each))), None)
        if words and found is None:
            filling.lost(text, WHOLE, number, "It is none of the choices.")
        else:
            data[key] = found or text
    data.setdefault("title", "Our structure")
    data.setdefault("status", "current")
    data.setdefault("id", slug(data["title"], "structure"))
    return data


def _sources(filling: _Filling) -> Iterator[dict[str, Any]]:
    ids: set[str] = set()
    for number, cells in filling.rows("Sources", {heading: key for key, heading in MORE["Sources"]}):
        data: dict[str, Any] = {key: text for key, text in cells.items() if text.strip()}
        wanted = data.pop("id", "")
        data["id"] = wanted if wanted and wanted not in ids else free(str(data.get("title", "")), ids, "source")
        fitting = _fitting(filling, Source, data, "Sources", number)
        if fitting is not None:
            ids.add(fitting["id"])
            yield fitting


def _fitting(filling: _Filling, model: Any, data: dict[str, Any], sheet: str, row: int) -> dict[str, Any] | None:
    """The data without what does not fit a model; None where a field that it needs does not fit."""
    adapter: TypeAdapter[Any] = TypeAdapter(model)
    for _ in range(len(data) + 1):
        try:
            adapter.validate_python(data)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            wrong = next((str(step) for step in first["loc"] if step in data), "")
            told = str(data.get(wrong) or data.get("name") or data.get("title") or "A row")
            filling.lost(told, sheet, row, f"It cannot be read: {first['msg']}.")
            if wrong in ("", "name", "title", "type", "kind", "source", "target"):
                return None
            del data[wrong]
            if wrong == "id":
                data["id"] = free(str(data.get("name") or data.get("title") or ""), set())
        else:
            return data
    return None


def _cells(
    filling: _Filling, columns: Sequence[Column], cells: Mapping[str, str], known: Known, sheet: str, row: int
) -> dict[str, Any]:
    """The values of a row's cells; those that cannot be read are told, with what may have been meant."""
    made: dict[str, Any] = {}
    for column in columns:
        try:
            value = read(column, cells.get(column.field, ""), known)
        except CellError as error:
            near = f" Did you mean “{error.nearest}”?" if error.nearest else ""
            filling.lost(cells[column.field], sheet, row, f"{column.label}: {error.message}{near}")
            continue
        if value is not None:
            made[column.field] = list(value) if isinstance(value, tuple) else value
    return made


def _headings(columns: Sequence[Column]) -> dict[str, str]:
    return {each.label: each.field for each in columns} | {SHORT: "id", ORDER: "order"}


def _nodes(filling: _Filling, sheet: str, node_type: NodeType, titled: Known, ids: set[str]) -> Iterator[tuple[int, AnyNode]]:
    columns = columns_of(_sheet_of(node_type))
    for number, cells in filling.rows(sheet, _headings(columns)):
        data = _cells(filling, columns, cells, titled, sheet, number)
        name = str(data.get("name", ""))
        if not name.strip():
            filling.lost(" · ".join(text for text in cells.values() if text.strip()), sheet, number, "The row has no name.")
            continue
        wanted = cells.get("id", "").strip()
        data["id"] = wanted if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", wanted) and wanted not in ids else free(name, ids)
        data["type"] = node_type
        if KINDS[node_type] and "kind" not in data:
            guess = node_guess(name, node_type)
            data["kind"] = guess.kind or "other"
            words = kind_words(node_type, data["kind"])
            place = f"sheet “{sheet}”, row {number:,}"
            filling.guesses.append(Guess("node", name, "kind", words, guess.of_kind, guess.why_kind, place, data["id"]))
        voting = {key: data.pop(key) for key in ("basis", "threshold") if key in data}
        if voting:
            data["voting"] = voting
        fitting = _fitting(filling, Node, data, sheet, number)
        if fitting is not None:
            ids.add(fitting["id"])
            order = cells.get("order", "").strip()
            yield int(order) if order.isdecimal() and len(order) < 9 else 10**9, _NODE.validate_python(fitting)


def _sheet_of(node_type: NodeType) -> Sheet:
    return next(sheet for sheet in sheet_names().values() if sheet == node_type)


def _lines(filling: _Filling, labels: Known) -> list[Any]:
    columns, sheet = columns_of("relations"), next(name for name, each in sheet_names().items() if each == "relations")
    made: dict[tuple[str, str, str], Any] = {}
    for number, cells in filling.rows(sheet, _headings(columns)):
        data = _cells(filling, columns, cells, labels, sheet, number)
        if not {"source", "type", "target"} <= data.keys():
            filling.lost(
                " · ".join(text for text in cells.values() if text.strip()),
                sheet,
                number,
                "A line needs all of “From”, what it says, and “To”.",
            )
            continue
        key = (data["source"], data["type"], data["target"])
        fitting = _fitting(filling, Relation, data, sheet, number)
        if key in made:
            filling.lost(
                " · ".join(text for text in cells.values() if text.strip()), sheet, number, "The same line is there twice."
            )
        elif fitting is not None:
            made[key] = _RELATION.validate_python(fitting)
    return list(made.values())


def _decisions(filling: _Filling, labels: Known, ids: set[str]) -> list[dict[str, Any]]:
    columns, sheet = columns_of("decisions"), next(name for name, each in sheet_names().items() if each == "decisions")
    made = []
    for number, cells in filling.rows(sheet, _headings(columns)):
        data = _cells(filling, columns, cells, labels, sheet, number)
        wanted = cells.get("id", "").strip()
        data["id"] = wanted if wanted and wanted not in ids else free(str(data.get("name", "")), ids)
        fitting = _fitting(filling, Decision, data, sheet, number)
        if fitting is not None:
            ids.add(fitting["id"])
            made.append(fitting)
    return made


def _more(filling: _Filling) -> dict[str, Any]:
    data: dict[str, Any] = {"accepted": [], "limits": {}, "checklist": {}}
    for _, cells in filling.rows("Accepted findings", {heading: key for key, heading in MORE["Accepted findings"]}):
        item: dict[str, Any] = {key: text for key, text in cells.items() if text.strip()}
        item["subjects"] = re.findall(r"[^\s;,]+", cells.get("subjects", ""))
        data["accepted"].append(item)
    for number, cells in filling.rows("Thresholds", {heading: key for key, heading in MORE["Thresholds"]}):
        try:
            data["limits"][cells.get("rule", "").strip()] = float(cells.get("number", ""))
        except ValueError:
            filling.lost(cells.get("number", ""), "Thresholds", number, "It is not a number.")
    for _, cells in filling.rows("Checklist", {heading: key for key, heading in MORE["Checklist"]}):
        answer = {key: text for key, text in cells.items() if text.strip() and key != "question"}
        data["checklist"][cells.get("question", "").strip()] = answer
    return data
