"""A structure as GraphML: the typed multigraph with every field, for analysis. Nothing is lost.

- Every node of the structure is a `node` with its id, every relation an `edge`; both come in the order of the structure, and carry
  their place in it (from 0) as the attribute `order`.
- Every field that is stated is an attribute of its own name (`type`, `kind`, `name`, `meets` …), of type boolean, long, double or
  string. Lists and objects (`cites`, `voting`) are JSON text; a frequency is its word or its number of days as text.
- The graph carries the fields of the structure itself: `id`, `title`, `status`, `drawing` and so on, and `sources`, `decisions`,
  `accepted`, `limits` and `checklist` as JSON text; and, where they were asked for, `findings` as JSON text.

`networkx.read_graphml(file, force_multigraph=True)` reads it as a multigraph; `attributes.structure_of` makes the structure of it.
Source: Brandes, Eiglsperger, Lerner, "GraphML Primer" (graphml.graphdrawing.org).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, get_args

from stpgraph.export.attributes import (
    AMOUNTS,
    ITEMS,
    WHOLE,
    YES_OR_NO,
    Value,
    as_text,
    attributes,
    fields_of,
    json_text,
)
from stpgraph.export.sheet import Sheet
from stpgraph.export.xml_text import xml_attribute, xml_content
from stpgraph.model import AnyNode, AnyRelation, Structure

Domain = Literal["graph", "node", "edge"]
#: Added to the fields of a node or relation: its place in the structure.
ORDER = "order"
#: Added to the fields of a structure: what was found in it.
FINDINGS = "findings"
_ENDS = ("source", "target")
_SCHEMA = "http://graphml.graphdrawing.org/xmlns"
#: The first lines of every file.
OPENING = (
    '<?xml version="1.0" encoding="UTF-8"?>',
    f'<graphml xmlns="{_SCHEMA}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    f'xsi:schemaLocation="{_SCHEMA} {_SCHEMA}/1.0/graphml.xsd">',
)


def write(sheet: Sheet) -> bytes:
    """The file's content, UTF-8. It tells the whole structure, whatever the view."""
    return ("\n".join(_document(sheet)) + "\n").encode()


def _document(sheet: Sheet) -> Iterator[str]:
    structure = sheet.structure
    of_graph = attributes(structure)
    if sheet.findings is not None:
        of_graph[FINDINGS] = json_text([each.model_dump(mode="json", exclude_none=True) for each in sheet.findings])
    yield from OPENING
    yield from keys("graph", (*(name for name in Structure.model_fields if name not in ITEMS), FINDINGS))
    yield from keys("node", (*(name for name in fields_of(get_args(AnyNode)) if name != "id"), ORDER))
    yield from keys("edge", (*(name for name in fields_of(get_args(AnyRelation)) if name not in _ENDS), ORDER))
    yield f'<graph id={xml_attribute(structure.id)} edgedefault="directed">'
    yield from data("graph", of_graph)
    for place, node in enumerate(structure.nodes):
        yield f"<node id={xml_attribute(node.id)}>"
        yield from data("node", attributes(node) | {ORDER: place}, ("id",))
        yield "</node>"
    for place, relation in enumerate(structure.relations):
        ends = f"source={xml_attribute(relation.source)} target={xml_attribute(relation.target)}"
        yield f'<edge id="r{place}" {ends}>'
        yield from data("edge", attributes(relation) | {ORDER: place}, _ENDS)
        yield "</edge>"
    yield "</graph>"
    yield "</graphml>"


def keys(domain: Domain, names: Iterable[str]) -> Iterator[str]:
    """What attributes there are, and of what type."""
    for name in names:
        yield f'<key id="{domain}-{name}" for="{domain}" attr.name="{name}" attr.type="{_type_of(name)}"/>'


def _type_of(name: str) -> str:
    if name in YES_OR_NO:
        return "boolean"
    return "long" if name in WHOLE or name == ORDER else "double" if name in AMOUNTS else "string"


def data(domain: Domain, values: Mapping[str, Value], but: Sequence[str] = ()) -> Iterator[str]:
    """The attributes of one thing, but for some."""
    for name, value in values.items():
        if name not in but:
            yield f'<data key="{domain}-{name}">{xml_content(as_text(value))}</data>'
