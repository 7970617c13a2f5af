"""What a presentation keeps for when it is brought in again: which shape stands for which node or relation, with all their fields.

It is a custom XML part, which PowerPoint shows nowhere and saves again as it stands. Slides are named by their ids and shapes by theirs,
neither of which changes when slides are put in another order or boxes are moved. `label` is what a box says, so that a new name is seen;
`x` and `y` is where its middle is, in points, so that a seat is seen to stand under another board. Source: ECMA-376, part 1, 15.2.5
(custom XML data storage), 22.5 (its properties); ISO/IEC 29500-1, 19.2.1.34 (slide ids).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.presentation import Presentation as Deck

from stpgraph.export.attributes import Value, as_text, attributes
from stpgraph.export.picture import one_line
from stpgraph.export.pptx_picture import Drawn
from stpgraph.export.sheet import Sheet
from stpgraph.export.xml_text import xml_attribute
from stpgraph.layout.scene import Box

#: The namespace of the part; its last word is the version of what is in it.
NAMESPACE = "urn:stpgraph:structure:1"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
#: Names the part among others of its sort. Any will do that is always the same.
_STORE = "{5B1E4C0A-7F43-4B8E-9C55-3D0D6A1F2E71}"


@dataclass(frozen=True, slots=True)
class Shown:
    """A slide with a picture: its id, what it shows, and the numbers of its shapes."""

    slide: int
    sheet: Sheet
    drawn: Drawn


def keep(deck: Deck, sheet: Sheet, shown: Sequence[Shown], tables: Sequence[int]) -> None:
    """Adds the part to a presentation. `tables` are the ids of slides with tables, which say nothing new."""
    package = deck.part.package
    told = Part(PackURI("/customXml/item1.xml"), CONTENT_TYPE.XML, package, "".join(_told(sheet, shown, tables)).encode())
    properties = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<ds:datastoreItem xmlns:ds="{_PROPERTIES}" ds:itemID="{_STORE}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    about = Part(PackURI("/customXml/itemProps1.xml"), kind, package, properties.encode())
    told.relate_to(about, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    deck.part.relate_to(told, RELATIONSHIP_TYPE.CUSTOM_XML)


def _told(sheet: Sheet, shown: Sequence[Shown], tables: Sequence[int]) -> Iterator[str]:
    structure = sheet.structure
    yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    yield f'<structure xmlns="{NAMESPACE}">{_element("whole", {}, attributes(structure))}'
    for each in shown:
        yield _element("slide", {"id": str(each.slide), "title": one_line(each.sheet.title)})
    for slide in tables:
        yield _element("slide", {"id": str(slide), "tables": "true"})
    drawn = {box.id: box for box in sheet.scene.boxes}
    pictures = [(each, {box.id: box for box in each.sheet.scene.boxes}) for each in shown]
    for node in structure.nodes:
        places = "".join(_box(each, boxes[node.id], node.name) for each, boxes in pictures if node.id in boxes)
        if places:
            yield f"<node{_fields('stp_', attributes(node))}>{places}</node>"
    for relation in structure.relations:
        key = (relation.source, relation.type, relation.target)
        places = "".join(
            _element("drawn", {"slide": str(each.slide), "shape": str(each.drawn.lines[key])})
            for each in shown
            if key in each.drawn.lines
        )
        seat = (
            relation.source in drawn
            and drawn[relation.source].seat_of == relation.target
            and relation.type in ("sits_on", "leads")
        )
        if places or seat:
            yield f"<relation{_fields('stp_', attributes(relation))}>{places}</relation>"
    yield "</structure>\n"


def _box(shown: Shown, box: Box, name: str) -> str:
    written = shown.sheet.written.get(box.id) or one_line(name)
    label = "\n".join(each for each in (written, box.caption) if each)
    x, y = shown.drawn.middles[box.id]
    given = {"slide": str(shown.slide), "shape": str(shown.drawn.boxes[box.id]), "label": label, "caption": box.caption}
    return _element("drawn", given | {"x": f"{x:.1f}", "y": f"{y:.1f}", "height": f"{shown.drawn.scale * box.height:.1f}"})


def _element(tag: str, given: Mapping[str, str], fields: Mapping[str, Value] | None = None) -> str:
    return f"<{tag}{_fields('', given)}{_fields('stp_', fields or {})}/>"


def _fields(prefix: str, fields: Mapping[str, Value]) -> str:
    return "".join(f" {prefix}{key}={xml_attribute(as_text(value))}" for key, value in fields.items())
