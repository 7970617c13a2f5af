"""Linked data of others: organisations, units, posts, people and memberships in the words of `org_words`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from stpgraph.export.terms import ORG
from stpgraph.importers.draft import Link, Shape, Unread
from stpgraph.importers.linked.org_statements import LAST, TYPE, Reading
from stpgraph.importers.linked.org_words import (
    CLASSES,
    IDENTIFIERS,
    LINKS,
    NOTES,
    OTHER_CLASSES,
    PERSONS,
    SAID_OF_KIND,
    last_part,
)
from stpgraph.importers.making import short
from stpgraph.reference.ods_roles import code_of, organisation_of, role_of

_HAS_MEMBERSHIP = f"{ORG}hasMembership"
_MEMBERSHIP, _CHANGE = f"{ORG}Membership", f"{ORG}ChangeEvent"


@dataclass
class Others:
    """What others say, with the words of the Organization Ontology and its neighbours."""

    reading: Reading
    whole: str
    classes: Mapping[str, set[str]]
    #: Relations of our own, which are read already.
    own: frozenset[str]
    turned: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    def read(self) -> None:
        """Makes shapes and links of every statement that is not used yet."""
        self._find()
        self._memberships()
        for subject, predicate, value in self.reading.found:
            if (subject, predicate, value.text) in self.reading.used or predicate not in LINKS or not value.is_thing:
                continue
            self._link(subject, predicate, value.text)
        self._changes()

    def _from(self, predicate: str) -> Mapping[str, list[str]]:
        """By value, the subjects that say it by a predicate."""
        if predicate not in self.turned:
            made = self.turned[predicate] = {}
            for subject, said in self.reading.of.items():
                for value in said.get(predicate, ()):
                    made.setdefault(value.text, []).append(subject)
        return self.turned[predicate]

    def _find(self) -> None:
        """All things that are organisations, units or posts, by their class or by the words they stand beside."""
        reading = self.reading
        for subject, types in self.classes.items():
            if types & PERSONS and subject not in reading.persons:
                self._person(subject)
        wanted: dict[str, str] = {}
        for subject, types in self.classes.items():
            sort = next((CLASSES[each] for each in sorted(types) if each in CLASSES), None)
            if sort is not None and subject != self.whole and subject not in reading.persons:
                wanted[subject] = sort
        for subject, predicate, value in reading.found:
            if predicate not in LINKS or not value.is_thing or (subject, predicate, value.text) in reading.used:
                continue
            for each, sort in ((subject, LINKS[predicate][0]), (value.text, LINKS[predicate][1])):
                known = each in wanted or each in reading.persons or each == self.whole or each in reading.keys
                if not known and sort != "agent" and not self.classes.get(each, set()) & OTHER_CLASSES:
                    wanted[each] = sort
        for subject in [each for each in wanted if each not in reading.keys]:
            self._shape(subject, wanted[subject])

    def _person(self, subject: str) -> None:
        named = self.reading.label(subject)
        self.reading.persons[subject] = named or last_part(subject)
        self.reading.take(subject, TYPE)

    def _shape(self, subject: str, sort: str) -> None:
        reading = self.reading
        reading.take(subject, TYPE)
        named = reading.label(subject) or ("Without a name" if subject.startswith("_:") else last_part(subject))
        where = f"“{short(named)}”"
        stated: dict[str, object] = {"name": " ".join(named.split())}
        if sort in ("organisation", "body", "post"):
            stated["type"] = sort
        said, codes = [], []
        for predicate in SAID_OF_KIND:
            for value in reading.take(subject, predicate):
                said.append((reading.label(value.text) if value.is_thing else value.text) or last_part(value.text))
                codes.append(value.text)
        for predicate in IDENTIFIERS:
            for value in reading.of.get(subject, {}).get(predicate, ()):
                code = code_of(last_part(value.datatype) if value.datatype else "", value.text)
                if not code and re.fullmatch(r"[A-Z0-9]{3,6}", value.text) and organisation_of(value.text):
                    code = value.text
                if code:
                    stated.setdefault("ods_code", code)
                    reading.used.add((subject, predicate, value.text))
        if code := code_of("", subject):
            stated.setdefault("ods_code", code)
        roles = [role for each in codes if (role := role_of(each))]
        known = organisation_of(str(stated.get("ods_code", "")), roles)
        if known and known.kind and sort != "post":
            stated |= {"type": "organisation", "kind": known.kind}
        elif "ods_code" in stated:
            stated["type"] = "organisation"
        for predicate in NOTES:
            for value in reading.take(subject, predicate):
                if not value.is_thing and "notes" not in stated and value.text.strip():
                    stated["notes"] = value.text
        if sort == "post":
            self._holder(subject, stated)
        wanted = "" if subject.startswith("_:") else last_part(subject).casefold()
        words = said[0] if said else named if sort == "post" else ""
        reading.keys.add(subject)
        reading.shapes.append(
            (
                LAST,
                Shape(
                    subject,
                    (),
                    where,
                    stated=stated,
                    kind_words=words,
                    wanted_id=wanted,
                ),
            )
        )

    def _holder(self, subject: str, stated: dict[str, object]) -> None:
        reading = self.reading
        people = [each.text for each in reading.take(subject, f"{ORG}heldBy")]
        for person in self._from(f"{ORG}holds").get(subject, ()):
            reading.used.add((person, f"{ORG}holds", subject))
            people.append(person)
        names = list(dict.fromkeys(reading.persons.get(each) or reading.label(each) or last_part(each) for each in people))
        if names:
            stated["holder"] = names[0]
        for each in names[1:]:
            reading.unread.append(
                Unread(
                    f"“{short(each)}”",
                    f"the post “{short(str(stated['name']))}”",
                    "A post keeps one holder; the first was taken.",
                )
            )

    def _memberships(self) -> None:
        """Memberships that are things of their own: who, where, as what."""
        reading = self.reading
        for subject, types in self.classes.items():
            if _MEMBERSHIP not in types or subject in self.own:
                continue
            where = "a membership"
            members = [each.text for each in reading.take(subject, f"{ORG}member")]
            places = [each.text for each in reading.take(subject, f"{ORG}organization")]
            for owner in self._from(_HAS_MEMBERSHIP).get(subject, ()):
                reading.used.add((owner, _HAS_MEMBERSHIP, subject))
                members = members or [owner]
            roles = [reading.label(each.text) or last_part(each.text) for each in reading.take(subject, f"{ORG}role")]
            for each in reading.of.get(subject, {}).get(f"{ORG}role", ()):
                reading.take(each.text, TYPE)
            reading.take(subject, TYPE)
            if not members or not places:
                reading.unread.append(Unread("A membership", "the file", "It does not say who is a member of what."))
            for member in members:
                for at in places:
                    self._seat(member, at, roles[0] if roles else "", where)

    def _seat(self, member: str, at: str, role: str, where: str) -> None:
        reading = self.reading
        stated: dict[str, object] = {}
        if "chair" in role.casefold():
            stated["capacity"] = "deputy_chair" if re.search("deputy|vice", role, re.IGNORECASE) else "chair"
        if member in reading.keys:
            reading.links.append((LAST, Link(member, at, where, "has seats on", stated={"type": "member_of", **stated})))
            return
        person = reading.persons.get(member) or reading.label(member) or last_part(member)
        key = f"{member} {role}"
        if key not in reading.keys:
            reading.keys.add(key)
            named = f"{role[:1].upper()}{role[1:]} ({person})" if role else person
            post: dict[str, object] = {"type": "post", "name": " ".join(named.split()), "holder": person}
            reading.shapes.append((LAST, Shape(key, (), f"“{short(person)}”", stated=post, kind_words=role or "member")))
        reading.links.append((LAST, Link(key, at, where, "member", stated={"type": "sits_on", **stated})))

    def _link(self, subject: str, predicate: str, value: str) -> None:
        reading = self.reading
        _, _, says, relation, turned = LINKS[predicate]
        source, target = (value, subject) if turned else (subject, value)
        reading.used.add((subject, predicate, value))
        if (source, says, target) in reading.joined:
            return
        reading.joined.add((source, says, target))
        where = f"the word “{last_part(predicate)}”"
        if self.whole in (source, target) and self.whole:
            reading.unread.append(Unread(f"“{short(last_part(source))}”", where, "It says only that this belongs to the whole."))
            return
        if source in reading.persons:
            self._seat(source, target, "Head" if predicate == f"{ORG}headOf" else "", where)
            return
        stated = {"type": relation} if relation else {}
        reading.links.append((LAST, Link(source, target, where, says, stated=stated)))

    def _changes(self) -> None:
        """Who took whose place."""
        reading = self.reading
        for subject, types in self.classes.items():
            if _CHANGE not in types or subject in self.own:
                continue
            reading.take(subject, TYPE)
            before = [each.text for each in reading.take(subject, f"{ORG}originalOrganization")]
            after = [each.text for each in reading.take(subject, f"{ORG}resultingOrganization")]
            for one in after:
                for other in before:
                    stated = {"type": "replaces"}
                    reading.links.append((LAST, Link(one, other, "a change", "replaces", stated=stated)))
