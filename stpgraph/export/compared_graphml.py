"""Two structures as one graph in GraphML: what both have is there once, and every node and line says on which side it is.

- `side` is `left`, `right` or `both`. Those of both have the fields of the right one, and `differs` says in words in what they differ.
- Nodes bear the ids of the right structure; `left_id` and `right_id` are those in the files. `moved` tells what hangs on something else.
- All other attributes are fields of nodes and relations, as in the GraphML of one structure.
- The graph carries the title, the ids and titles of both, whether the right one is a later form of the left one (`over_time`), and the
  differences that matter most (`foremost`, JSON text).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args

from stpgraph.compare.delta import line_key
from stpgraph.export.attributes import Value, attributes, fields_of, json_text
from stpgraph.export.compared import ComparedSheet
from stpgraph.export.graphml import OPENING, data, keys
from stpgraph.export.xml_text import xml_attribute
from stpgraph.model import AnyNode, AnyRelation
from stpgraph.reading.compared import most_important, move_words

_OF_GRAPH = ("title", "left_id", "left_title", "right_id", "right_title", "over_time", "foremost")
_ENDS = ("source", "target")


def write(sheet: ComparedSheet) -> bytes:
    """The file's content, UTF-8."""
    return ("\n".join(_document(sheet)) + "\n").encode()


def _document(sheet: ComparedSheet) -> Iterator[str]:
    made = sheet.comparison
    left, right = made.left.structure, made.right.structure
    yield from OPENING
    yield from keys("graph", _OF_GRAPH)
    yield from keys(
        "node",
        ("side", "left_id", "right_id", "differs", "moved", *(each for each in fields_of(get_args(AnyNode)) if each != "id")),
    )
    yield from keys("edge", ("side", "differs", *(each for each in fields_of(get_args(AnyRelation)) if each not in _ENDS)))
    yield f'<graph id={xml_attribute(sheet.structure.id)} edgedefault="directed">'
    yield from data(
        "graph",
        {
            "title": sheet.title,
            "left_id": left.id,
            "left_title": left.title,
            "right_id": right.id,
            "right_title": right.title,
            "over_time": "true" if made.over_time else "false",
            "foremost": json_text(list(most_important(made))),
        },
    )
    yield from _nodes(sheet)
    yield from _edges(sheet)
    yield "</graph>"
    yield "</graphml>"


def _nodes(sheet: ComparedSheet) -> Iterator[str]:
    made, delta = sheet.comparison, sheet.comparison.delta
    before = {new: old for old, new in delta.renames}
    gone, new = ({each.id for each in some} for some in (delta.nodes.gone, delta.nodes.new))
    differs = {each.after.id: words for each in made.changed_nodes if (words := sheet.told.changes(each))}
    moved: dict[str, str] = {}
    for each in made.moves:
        moved[each.node] = " ".join(part for part in (moved.get(each.node, ""), move_words(each, made)) if part)
    for node in (*made.right.structure.nodes, *delta.nodes.gone):
        side = "left" if node.id in gone else "right" if node.id in new else "both"
        values: dict[str, Value] = {"side": side}
        if side != "right":
            values["left_id"] = before.get(node.id, node.id)
        if side != "left":
            values["right_id"] = node.id
        values |= _said("differs", differs, node.id) | _said("moved", moved, node.id)
        yield f"<node id={xml_attribute(node.id)}>"
        yield from data("node", values | attributes(node), ("id",))
        yield "</node>"


def _edges(sheet: ComparedSheet) -> Iterator[str]:
    made, relations = sheet.comparison, sheet.comparison.delta.relations
    new = {line_key(each) for each in relations.new}
    changed = {line_key(each.after): words for each in made.changed_relations if (words := sheet.told.changes(each))}
    told: list[tuple[str, AnyRelation]] = [
        ("right" if line_key(each) in new else "both", each) for each in made.right.structure.relations
    ]
    told += [("left", each) for each in relations.gone]
    for place, (side, relation) in enumerate(told):
        words = changed.get(line_key(relation), "") if side == "both" else ""
        ends = f"source={xml_attribute(relation.source)} target={xml_attribute(relation.target)}"
        yield f'<edge id="r{place}" {ends}>'
        yield from data("edge", {"side": side} | ({"differs": words} if words else {}) | attributes(relation), _ENDS)
        yield "</edge>"


def _said(name: str, words: Mapping[str, str], key: str) -> dict[str, Value]:
    return {name: words[key]} if key in words else {}
