"""The words of the vocabulary in which structures are written as linked data, and how they follow from the names of the file format.

Names in the file format have underscores (`accountable_to`, `in_public`); in the vocabulary a class is `AccountableTo` and a property
`inPublic`. The namespace is a UUID written as a URN: it claims no domain, and nothing stands behind it on the internet. The words and
their meanings are in `vocabulary.ttl` beside this module, the constraints in `shapes.ttl`.

Sources: W3C, "The Organization Ontology" (2014); RFC 9562 (UUIDs as URNs); RFC 8141 (fragments of URNs).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from uuid import UUID, uuid5

from stpgraph.model.kinds import RELATION_TYPES, NodeType, RelationType

_UUID = UUID("a11a6a4e-fd79-4a1a-97c0-1adff08b33b9")
#: The namespace of the vocabulary.
STP = f"urn:uuid:{_UUID}#"
ORG = "http://www.w3.org/ns/org#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCT = "http://purl.org/dc/terms/"
FOAF = "http://xmlns.com/foaf/0.1/"
PROV = "http://www.w3.org/ns/prov#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SH = "http://www.w3.org/ns/shacl#"
PREFIXES: Mapping[str, str] = {
    "dct": DCT,
    "foaf": FOAF,
    "org": ORG,
    "owl": OWL,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "sh": SH,
    "skos": SKOS,
    "stp": STP,
    "xsd": XSD,
}

#: The class of a node, by its type in the file format.
NODE_CLASSES: Mapping[NodeType, str] = {
    "organisation": "Organisation",
    "body": "Body",
    "project": "Project",
    "post": "Post",
    "instrument": "Instrument",
}
#: The fields that are said in the words of other vocabularies.
ELSEWHERE: Mapping[str, str] = {
    "id": f"{DCT}identifier",
    "name": f"{SKOS}prefLabel",
    "title": f"{DCT}title",
    "notes": f"{DCT}description",
    "cites": f"{DCT}source",
    "publisher": f"{DCT}publisher",
    "date": f"{DCT}issued",
}
#: Properties of the Organization Ontology that a relation is a case of, wherever that ontology's own domains and ranges allow it.
SUPER: Mapping[RelationType, str] = {
    "accountable_to": "reportsTo",
    "reports_to": "reportsTo",
    "part_of": "subOrganizationOf",
    "member_of": "memberOf",
    "sits_on": "postIn",
    "ratifies": "linkedTo",
    "supports": "linkedTo",
}
#: Bodies that are no part of one whole, but something that several have together.
COLLABORATIONS: frozenset[str] = frozenset({"joint_committee", "committee_in_common", "federation"})
#: The lists of a decision; of each, the ids in order stand in a text beside the links where the order is not that of the alphabet.
DECISION_LISTS: tuple[str, ...] = ("taken_by", "consulted", "affects", "ratified_by")


def camel(name: str) -> str:
    """The property for a name of the file format.

    >>> camel("in_public"), camel("accountable_to")
    ('inPublic', 'accountableTo')
    """
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


def pascal(name: str) -> str:
    """The class for a name of the file format.

    >>> pascal("accountable_to")
    'AccountableTo'
    """
    return "".join(word.capitalize() for word in name.split("_"))


def plain(word: str) -> str:
    """The name of the file format for a property or class.

    >>> plain("inPublic"), plain("AccountableTo"), plain("section75Agreement")
    ('in_public', 'accountable_to', 'section75_agreement')
    """
    return re.sub(r"(?<!^)(?=[A-Z])", "_", word).lower()


def kind_term(node_type: str, kind: str) -> str:
    """The concept for a kind: kinds of different types may have one name.

    >>> kind_term("body", "other")
    'body-other'
    """
    return f"{node_type}-{kind.replace('_', '-')}"


def property_of(field: str) -> str:
    """The IRI of the property that a field of the file format is written as."""
    return ELSEWHERE.get(field) or STP + camel(field)


def document_iri(structure_id: str) -> str:
    """The IRI of a structure. Structures of one id have one IRI; those of its parts are this, `#` and their ids."""
    return f"urn:uuid:{uuid5(_UUID, structure_id)}"


RELATION_CLASSES: Mapping[RelationType, str] = {each: pascal(each) for each in RELATION_TYPES}
