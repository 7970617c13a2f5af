"""The words of other vocabularies that say something of organisations, each with what it is taken for. Every table is explicit.

Sources: W3C, "The Organization Ontology" (2014); "FOAF Vocabulary Specification"; W3C, "vCard Ontology"; schema.org.
"""

from __future__ import annotations

from collections.abc import Mapping

from stpgraph.export.terms import DCT, FOAF, ORG, RDFS, SKOS, STP, camel
from stpgraph.model.kinds import ENDPOINTS, RELATION_TYPES, RELATION_WORDS

_VCARD = "http://www.w3.org/2006/vcard/ns#"
_SCHEMA = ("https://schema.org/", "http://schema.org/")
_REGORG = "http://www.w3.org/ns/regorg#"

#: What a class is taken for: a node type, or `agent` where the name has to say.
CLASSES: Mapping[str, str] = {
    f"{ORG}Organization": "thing",
    f"{ORG}FormalOrganization": "organisation",
    f"{ORG}OrganizationalUnit": "body",
    f"{ORG}OrganizationalCollaboration": "body",
    f"{ORG}Post": "post",
    f"{FOAF}Organization": "thing",
    f"{FOAF}Group": "thing",
    f"{_VCARD}Organization": "thing",
    f"{_VCARD}Group": "thing",
    f"{_REGORG}RegisteredOrganization": "organisation",
    **{
        f"{space}{name}": "thing"
        for space in _SCHEMA
        for name in ("Organization", "GovernmentOrganization", "NGO", "MedicalOrganization")
    },
    **{f"{space}Hospital": "organisation" for space in _SCHEMA},
}
PERSONS: frozenset[str] = frozenset(
    {f"{FOAF}Person", f"{FOAF}Agent", f"{_VCARD}Individual", *(f"{space}Person" for space in _SCHEMA)}
)
#: Things that are spoken of and are no nodes.
OTHER_CLASSES: frozenset[str] = frozenset(
    {
        *(f"{ORG}{name}" for name in ("Membership", "Role", "Site", "ChangeEvent")),
        f"{SKOS}Concept",
        f"{STP}Source",
        f"{STP}Decision",
    }
)
#: In the order in which they are preferred.
LABELS: tuple[str, ...] = (
    f"{SKOS}prefLabel",
    f"{RDFS}label",
    f"{FOAF}name",
    f"{_VCARD}organization-name",
    f"{_VCARD}fn",
    *(f"{space}{name}" for space in _SCHEMA for name in ("name", "legalName")),
    f"{_REGORG}legalName",
    f"{DCT}title",
    f"{SKOS}altLabel",
)
NOTES: tuple[str, ...] = (
    f"{DCT}description",
    f"{RDFS}comment",
    f"{SKOS}definition",
    *(f"{space}description" for space in _SCHEMA),
    f"{ORG}purpose",
)
SAID_OF_KIND: tuple[str, ...] = (
    f"{ORG}classification",
    f"{ORG}role",
    f"{_REGORG}orgType",
    *(f"{space}additionalType" for space in _SCHEMA),
)
IDENTIFIERS: tuple[str, ...] = (
    f"{ORG}identifier",
    f"{DCT}identifier",
    f"{SKOS}notation",
    "http://www.w3.org/2002/07/owl#sameAs",
    *(f"{space}{name}" for space in _SCHEMA for name in ("identifier", "sameAs")),
)

#: By predicate: what its subject and value are where no class says so, the words on the line, the relation where that is stated, and
#: whether the line leads from the value to the subject.
Word = tuple[str, str, str, str, bool]
_ORG: tuple[tuple[str, Word], ...] = (
    ("subOrganizationOf", ("thing", "thing", "part of", "part_of", False)),
    ("transitiveSubOrganizationOf", ("thing", "thing", "part of", "part_of", False)),
    ("hasSubOrganization", ("thing", "thing", "part of", "part_of", True)),
    ("unitOf", ("body", "thing", "part of", "part_of", False)),
    ("hasUnit", ("thing", "body", "part of", "part_of", True)),
    # It covers being answerable and the dotted line alike.
    ("reportsTo", ("thing", "thing", "reports to", "", False)),
    ("memberOf", ("agent", "thing", "has seats on", "", False)),
    ("hasMember", ("thing", "agent", "has seats on", "", True)),
    ("headOf", ("agent", "thing", "leads", "", False)),
    ("postIn", ("post", "thing", "sits on", "sits_on", False)),
    ("hasPost", ("thing", "post", "sits on", "sits_on", True)),
)
_SCHEMA_WORDS: tuple[tuple[str, Word], ...] = (
    ("parentOrganization", ("thing", "thing", "part of", "part_of", False)),
    ("subOrganization", ("thing", "thing", "part of", "part_of", True)),
    ("department", ("thing", "thing", "part of", "part_of", True)),
    ("memberOf", ("agent", "thing", "has seats on", "", False)),
    ("member", ("thing", "agent", "has seats on", "", True)),
)
LINKS: Mapping[str, Word] = {
    **{ORG + name: word for name, word in _ORG},
    **{space + name: word for space in _SCHEMA for name, word in _SCHEMA_WORDS},
    f"{FOAF}member": ("thing", "agent", "has seats on", "", True),
    **{
        STP + camel(each): ("post" if ENDPOINTS[each][0] == ("post",) else "thing", "thing", RELATION_WORDS[each], each, False)
        for each in RELATION_TYPES
    },
}


def last_part(iri: str) -> str:
    """The end of an address, as a person reads it.

    >>> last_part("http://www.w3.org/ns/org#memberOf"), last_part("https://example.org/id/board/"), last_part("_:n12")
    ('memberOf', 'board', 'n12')
    """
    return iri.rstrip("/#").replace("#", "/").replace(":", "/").rpartition("/")[2] or iri
