"""Linked data: our own is rebuilt exactly; that of others is read by the W3C Organization Ontology, FOAF, SKOS, vCard and schema.org.

Our own things and relations are read first; what the plain statements beside them say once more is no news. What then is left is read as
that of others would be, so that what somebody added with other words is there too. Statements that nobody asked for are told, by predicate.

Source: W3C, "The Organization Ontology" (2014).
"""

from __future__ import annotations

from typing import Any, get_args

from stpgraph.export.attributes import YES_OR_NO, fields_of, item_of
from stpgraph.export.org_rdf import AS_JSON
from stpgraph.export.terms import (
    DCT,
    DECISION_LISTS,
    ELSEWHERE,
    NODE_CLASSES,
    ORG,
    RELATION_CLASSES,
    STP,
    SUPER,
    camel,
    plain,
)
from stpgraph.importers.draft import Link, Shape, Sketch, Unread
from stpgraph.importers.linked.org_others import Others
from stpgraph.importers.linked.org_statements import TYPE, Reading
from stpgraph.importers.linked.org_words import last_part
from stpgraph.importers.linked.rdf_files import Term, notation, statements
from stpgraph.importers.making import short
from stpgraph.importers.safe import refused
from stpgraph.model import AnyNode, AnyRelation, Decision, Source, Structure
from stpgraph.model.kinds import KINDS

_TYPES = {STP + name: node_type for node_type, name in NODE_CLASSES.items()}
_RELATIONS = {STP + name: relation for relation, name in RELATION_CLASSES.items()}
_KIND_TERMS = {f"{STP}{node_type}-{kind.replace('_', '-')}": kind for node_type, kinds in KINDS.items() for kind in kinds}
_FIELDS = {iri: field_name for field_name, iri in ELSEWHERE.items()}
#: What our own files say once more in the words of others.
_ONCE_MORE = frozenset(
    {
        *(f"{ORG}{each}" for each in ("classification", "identifier", "organization", "member", "role", "originalOrganization")),
        *(f"{ORG}resultingOrganization", f"{STP}startsOn", f"{STP}endsOn"),
    }
)


def recognised(data: bytes, name: str = "") -> bool:
    """Whether a file is linked data in a notation that can be read."""
    return notation(data) != ""


def sketch(data: bytes, name: str) -> Sketch:
    """What the file says. Raises InputError where it cannot be read, or says nothing of organisations."""
    unread: list[Unread] = []
    found = statements(data, name, unread)
    if not found:
        raise refused(name, "There is no statement in this file.")
    return _OwnReading(found, unread).sketch(name, "jsonld" if notation(data) == "jsonld" else "turtle")


#: Fields that a statement with a text says. The others have a reader of their own.
_FIELD_NAMES = frozenset(fields_of((Structure, Source, Decision, *get_args(AnyNode), *get_args(AnyRelation)))) - {
    *(
        "stpgraph",
        "type",
        "kind",
        "source",
        "target",
        "instrument",
        "cites",
        "nodes",
        "relations",
        "sources",
        "decisions",
        "voting",
    ),
    *DECISION_LISTS,
} | {"voting_basis", "voting_threshold"}


class _OwnReading(Reading):
    """What is ours in a file."""

    def sketch(self, name: str, form: str) -> Sketch:
        for subject, predicate, value in self.found:
            self.of.setdefault(subject, {}).setdefault(predicate, []).append(value)
        whole = next((each for each in self.of if f"{STP}formatVersion" in self.of[each]), "")
        stated = self._whole(whole) if whole else {}
        classes = {each: {term.text for term in said.get(TYPE, ())} for each, said in self.of.items()}
        own = [each for each in self.of if classes[each] & _TYPES.keys()]
        self.keys |= set(own)
        for each in own:
            self._own_node(whole, each, classes[each])
        for each in self.of:
            if classes[each] & _RELATIONS.keys():
                self._own_relation(whole, each, classes[each])
        if whole:
            stated |= {
                "sources": self._parts(whole, Source, f"{STP}Source"),
                "decisions": self._parts(whole, Decision, f"{STP}Decision"),
            }
        Others(self, whole, classes, frozenset(each for each in self.of if classes[each] & _RELATIONS.keys())).read()
        if not self.shapes:
            raise refused(name, "No statement in this file is about an organisation, a board, a group or a post.")
        title = str(stated.get("title", "")) or self.label_of_whole(classes)
        self.tell()
        shapes = tuple(each for _, each in sorted(self.shapes, key=lambda row: row[0]))
        links = tuple(each for _, each in sorted(self.links, key=lambda row: row[0]))
        return Sketch(form, title, shapes, links, tuple(self.unread), stated)

    def _fields(self, subject: str, where: str) -> dict[str, Any]:
        """The fields of the file format that a thing states."""
        made: dict[str, Any] = {}
        voting: dict[str, Any] = {}
        for predicate in list(self.of.get(subject, {})):
            word = predicate.removeprefix(STP) if predicate.startswith(STP) else ""
            key = _FIELDS.get(predicate) or (plain(word) if word else "")
            if key not in _FIELD_NAMES or self.of[subject][predicate][0].is_thing:
                continue
            said = self.first(subject, predicate) or ""
            if key in ("voting_basis", "voting_threshold"):
                voting[key.removeprefix("voting_")] = said if key == "voting_basis" else _number(said)
                continue
            if key == "threshold":
                made[key] = _number(said)
                continue
            try:
                made |= item_of({key: {"1": "true", "0": "false"}.get(said, said) if key in YES_OR_NO else said})
            except (ValueError, KeyError, RecursionError):
                self.unread.append(
                    Unread(f"“{short(said)}”", f"the field “{short(key)}” of {where}", "It is not what this field holds.")
                )
        if voting:
            made["voting"] = voting
        return made

    def _whole(self, whole: str) -> dict[str, Any]:
        made = self._fields(whole, "the whole")
        self.take(whole, f"{STP}formatVersion")
        self.take(whole, TYPE)
        return {
            "drawing": "complete",
            **{key: each for key, each in made.items() if key in Structure.model_fields or key in AS_JSON},
        }

    def _named(self, whole: str, subject: str) -> str:
        return self.first(subject, f"{DCT}identifier") or subject.removeprefix(f"{whole}#")

    def _own_node(self, whole: str, subject: str, types: set[str]) -> None:
        node_type = next(_TYPES[each] for each in sorted(types) if each in _TYPES)
        self.take(subject, TYPE)
        where = f"“{short(self.of[subject].get(ELSEWHERE['name'], [Term(subject)])[0].text)}”"
        stated = self._fields(subject, where) | {"type": node_type, "id": self._named(whole, subject)}
        kind = self.first(subject, f"{STP}kind")
        if kind in _KIND_TERMS:
            stated["kind"] = _KIND_TERMS[kind]
        stated |= self._listed(whole, subject, "cites")
        for person in self.take(subject, f"{ORG}heldBy")[:1]:
            self.take(person.text, TYPE)
            if named := self.label(person.text):
                stated["holder"] = named
                self.persons[person.text] = named
        for each in _ONCE_MORE:
            self.take(subject, each)
        for above in self.of[subject].get(f"{ORG}subOrganizationOf", ()):
            if above.text == whole:
                self.used.add((subject, f"{ORG}subOrganizationOf", whole))
        self.shapes.append((self.order(subject), Shape(subject, (), where, stated=stated)))

    def _own_relation(self, whole: str, subject: str, types: set[str]) -> None:
        relation = next(_RELATIONS[each] for each in sorted(types) if each in _RELATIONS)
        self.take(subject, TYPE)
        ends = [self.first(subject, f"{STP}{end}") or "" for end in ("source", "target")]
        where = f"the line “{short(last_part(subject))}”"
        stated = self._fields(subject, where) | {"type": relation} | self._listed(whole, subject, "cites")
        if instrument := self.first(subject, f"{STP}instrument"):
            stated["instrument"] = instrument.removeprefix(f"{whole}#")
        for each in _ONCE_MORE:
            self.take(subject, each)
        plain_ones = [STP + camel(relation), *([ORG + SUPER[relation]] if relation in SUPER else []), f"{ORG}unitOf"]
        for predicate in plain_ones:
            if any(each.text == ends[1] for each in self.of.get(ends[0], {}).get(predicate, ())):
                self.used.add((ends[0], predicate, ends[1]))
        self.links.append((self.order(subject), Link(ends[0], ends[1], where, stated=stated)))

    def _listed(self, whole: str, subject: str, key: str) -> dict[str, Any]:
        """The ids in a list, in their order where that is said and still true."""
        start = f"{whole}#source." if key == "cites" else f"{whole}#"
        ids = sorted(
            each.text.removeprefix(start) for each in self.take(subject, ELSEWHERE.get(key) or STP + camel(key)) if each.is_thing
        )
        told = (self.first(subject, f"{STP}{camel(key)}InOrder") or "").split(" ")
        if set(told) == set(ids):
            ids = told
        return {key: ids} if ids else {}

    def _parts(self, whole: str, model: type[Source] | type[Decision], of_class: str) -> list[dict[str, Any]]:
        made = []
        for subject, said in self.of.items():
            if any(each.text == of_class for each in said.get(TYPE, ())):
                self.take(subject, TYPE)
                data = self._fields(subject, "a source or decision") | {"id": self._named(whole, subject)}
                data |= self._listed(whole, subject, "cites")
                for key in DECISION_LISTS if model is Decision else ():
                    data |= self._listed(whole, subject, key)
                known = {key: each for key, each in data.items() if key in model.model_fields}
                made.append((self.order(subject), known))
        return [each for _, each in sorted(made, key=lambda row: row[0])]


def _number(text: str) -> object:
    """A number, or the text as it stands where it is none; the model then says so."""
    try:
        return float(text)
    except ValueError:
        return text
