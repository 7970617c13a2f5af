"""The Beneficial Ownership Data Standard, 0.2 to 0.4: our own is rebuilt exactly; that of others gives who has a say in whom.

An interest says that somebody has a say in an entity, and hardly ever that it answers to them: that is a guess, and told as one.

Source: Open Ownership, "Beneficial Ownership Data Standard" 0.2, 0.3 and 0.4, schema and codelists (standard.openownership.org).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from stpgraph.export.own_part import OWN
from stpgraph.importers.draft import Link, Shape, Sketch, Unread
from stpgraph.importers.linked.json_files import in_order, json_of, looks_like_json, objects, own_of, tell, text, untold
from stpgraph.importers.making import short
from stpgraph.importers.safe import refused
from stpgraph.reference.ods_roles import code_of, organisation_of, role_of

_SORTS: Mapping[str, str] = {
    "entity": "entity",
    "person": "person",
    "relationship": "relationship",
    "entityStatement": "entity",
    "personStatement": "person",
    "ownershipOrControlStatement": "relationship",
}
#: What the words of the codelists are most like on a line from the interested party to the subject.
_SAYS: Mapping[str, str] = {
    "boardmember": "member",
    "boardchair": "chair",
    "seniormanagingofficial": "leads",
    "appointmentofboard": "oversees",
}
#: What kind of post somebody with an interest holds.
_POSTS: Mapping[str, str] = {"boardmember": "board member", "boardchair": "chair", "seniormanagingofficial": "chief officer"}
#: Interests that give a say, and are more than property.
_A_SAY = frozenset(
    {
        "otherinfluenceorcontrol",
        "controlbylegalframework",
        "controlviacompanyrulesorarticles",
        "votingrights",
        "rightsgrantedbycontract",
    }
)
_ENTITY = frozenset(
    {
        *("isComponent", "entityType", "name", "names", "identifiers", "entitySubtype"),
        *("statementID", "statementType", "statementDate", "publicationDetails", "source", "annotations", "statementId"),
    }
)
_PERSON = _ENTITY | {"personType", "unspecifiedPersonDetails"}
_RELATIONSHIP = _ENTITY | {"subject", "interestedParty", "interests", "componentRecords", "componentStatementIDs"}


def recognised(data: bytes, name: str = "") -> bool:
    """Whether a file holds statements of the standard."""
    if not looks_like_json(data):
        return False
    has_id = re.search(rb'"statementI[dD]"\s*:', data)
    return has_id is not None and re.search(rb'"(?:recordType|statementType)"\s*:', data) is not None


def sketch(data: bytes, name: str) -> Sketch:
    """What the statements say. Raises InputError where the file cannot be read."""
    unread: list[Unread] = []
    value = json_of(data, name, unread)
    statements = objects(value.get("statements", value) if isinstance(value, dict) else value)
    if not any(_sort(each) for each in statements):
        raise refused(name, "There is no statement about an entity, a person or a relationship in this file.")
    return _Reading(unread).sketch(statements)


def _sort(statement: Mapping[str, Any]) -> str:
    return _SORTS.get(text(statement.get("recordType")) or text(statement.get("statementType")), "")


def _own(statement: Mapping[str, Any]) -> dict[str, Any]:
    return next((own for each in objects(statement.get("annotations", [])) if OWN in each and (own := own_of(each))), {})


@dataclass(frozen=True, slots=True)
class _Record:
    """What is known of one entity, person or relationship by its last statement."""

    key: str
    sort: str
    details: Mapping[str, Any]
    statement: Mapping[str, Any]


@dataclass
class _Reading:
    """One file while it is read."""

    unread: list[Unread]
    records: dict[str, _Record] = field(default_factory=dict)
    #: Statements of 0.2 and 0.3 refer to statements, those of 0.4 to records.
    aliases: dict[str, str] = field(default_factory=dict)
    shapes: list[tuple[object, Shape]] = field(default_factory=list)
    links: list[tuple[object, Link]] = field(default_factory=list)
    counts: dict[str, Counter[str]] = field(default_factory=dict)
    stated: dict[str, object] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    posts: dict[tuple[str, str], str] = field(default_factory=dict)
    organisations: set[str] = field(default_factory=set)
    ended: int = 0
    interests: Counter[tuple[str, str]] = field(default_factory=Counter)

    def sketch(self, statements: list[dict[str, Any]]) -> Sketch:
        self._collect(statements)
        title = ""
        lines: list[dict[str, Any]] = []
        for record in self.records.values():
            own = _own(record.statement)
            if own.get("version") == 1 and record.sort == "entity":
                title = str(record.details.get("name", ""))
                lines = objects(own.get("relations", []))
                self.stated = {key: each for key, each in own.items() if key not in ("version", "relations")} | {"title": title}
            elif own and record.sort != "relationship":
                self._own_node(record, own)
            elif record.sort == "entity":
                self._entity(record)
        for line in lines:
            self._own_line(line, "the lines of the file")
        for record in self.records.values():
            if record.sort == "relationship":
                own = _own(record.statement)
                if own:
                    self._own_line(own, f"the relationship “{short(record.key)}”")
                else:
                    self._relationship(record)
        self._idle()
        if self.ended:
            count = "1 interest has" if self.ended == 1 else f"{self.ended:,} interests have"
            self.unread.append(
                Unread(f"{count} a last day", "the relationships", "They were taken as ended; the days are not kept.")
            )
        for (sort, kind), met in sorted(self.interests.items()):
            times = "once" if met == 1 else f"{met:,} times"
            why = (
                "Structures do not keep who owns what; only seats, chairs and managers are."
                if sort == "left"
                else "It is no relation of a structure: a plain line was drawn, which is to be checked."
            )
            self.unread.append(Unread(f"The interest “{short(kind)}” ({times})", "the relationships", why))
        names = {"entity": "the entities", "person": "the persons", "relationship": "the relationships"}
        for sort, counts in sorted(self.counts.items()):
            self.unread += tell(counts, names[sort])
        return Sketch("bods", title, tuple(in_order(self.shapes)), tuple(in_order(self.links)), tuple(self.unread), self.stated)

    def _collect(self, statements: list[dict[str, Any]]) -> None:
        others: Counter[str] = Counter()
        replaced = {old for each in statements for old in _texts(each.get("replacesStatements"))}
        closed = 0
        for at, statement in enumerate(statements):
            sort = _sort(statement)
            statement_id = text(statement.get("statementId")) or text(statement.get("statementID"))
            if not sort:
                others[text(statement.get("recordType")) or text(statement.get("statementType")) or "without a type"] += 1
                continue
            key = text(statement.get("recordId")) or statement_id or f"\0{at}"
            self.aliases[statement_id] = key
            if statement.get("recordStatus") == "closed" or statement_id in replaced:
                closed += 1
                self.records.pop(key, None)
                continue
            details = statement.get("recordDetails")
            self.records[key] = _Record(key, sort, details if isinstance(details, dict) else statement, statement)
            known = {"entity": _ENTITY, "person": _PERSON, "relationship": _RELATIONSHIP}[sort]
            counts = self.counts.setdefault(sort, Counter())
            untold(self.records[key].details, known, counts)
            if not _own(statement):
                untold({each: statement.get(each) for each in ("source", "annotations")}, frozenset(), counts)
        for kind, count in sorted(others.items()):
            times = "1 statement" if count == 1 else f"{count:,} statements"
            self.unread.append(
                Unread(f"{times} of the type “{short(kind)}”", "the file", "The standard knows no such statements.")
            )
        if closed:
            times = "1 statement" if closed == 1 else f"{closed:,} statements"
            self.unread.append(Unread(times, "the file", "A later one takes the place of it, or it closes its record."))

    # ── our own ──

    def _own_node(self, record: _Record, own: Mapping[str, Any]) -> None:
        stated: dict[str, object] = {key: each for key, each in own.items() if key != "order"}
        node_id = record.key.partition(".")[2]
        stated["id"] = node_id
        if record.sort == "person":
            if names := _names(record.details, raw=True):
                stated["holder"] = names[0]
        else:
            stated["name"] = record.details.get("name")
            if own.get("type") == "organisation":
                for each in objects(record.details.get("identifiers", []))[:1]:
                    stated["ods_code"] = each.get("id")
        self.ids[node_id] = record.key
        self.shapes.append((own.get("order"), Shape(record.key, (), f"the record “{short(record.key)}”", stated=stated)))

    def _own_line(self, own: Mapping[str, Any], place: str) -> None:
        ends = [self.ids.get(text(own.get(end)), "") for end in ("source", "target")]
        stated = {key: each for key, each in own.items() if key not in ("source", "target", "order")}
        self.links.append((own.get("order"), Link(ends[0], ends[1], place, stated=stated)))

    # ── those of others ──

    def _entity(self, record: _Record) -> None:
        details = record.details
        names = _names(details)
        said = details.get("entityType")
        sort = text(said.get("type")) if isinstance(said, dict) else text(said)
        more = text(said.get("details")) if isinstance(said, dict) else ""
        place = f"the entity “{short(names[0] if names else record.key)}”"
        codes = [
            (f"{text(each.get('scheme'))} {text(each.get('schemeName'))}".strip(), text(each.get("id")), each)
            for each in objects(details.get("identifiers", []))
        ]
        code = next(
            (
                found
                for _, one, each in codes
                for scheme in (text(each.get("scheme")), text(each.get("schemeName")))
                if (found := code_of(scheme, one) or code_of("", text(each.get("uri"))))
            ),
            "",
        )
        roles = [role for _, one, _ in codes if (role := role_of(one))]
        known = organisation_of(code, [*roles, role_of(more)])
        stated: dict[str, object] = {"name": names[0] if names else "An entity without a name"}
        if sort in ("registeredEntity", "legalEntity", "state", "stateBody") or code or known:
            stated["type"] = "organisation"
            self.organisations.add(record.key)
        if code:
            stated["ods_code"] = code
        if known and known.kind:
            stated["kind"] = known.kind
        for scheme, one, _ in codes:
            if one.upper() != code and not role_of(one):
                self.counts.setdefault("entity", Counter())[f"identifiers of {short(scheme)}"] += 1
        for name in names[1:]:
            self.unread.append(Unread(f"“{short(name)}”", place, "A structure keeps one name of each."))
        self.shapes.append((None, Shape(record.key, (), place, stated=stated, kind_words=more)))

    def _relationship(self, record: _Record) -> None:
        details = record.details
        subject, party = (self._end(details.get(end)) for end in ("subject", "interestedParty"))
        place = f"the relationship “{short(record.key)}”"
        ends = [self.records.get(each) for each in (subject, party)]
        if ends[0] is None or ends[1] is None:
            why = "The file does not say who is meant." if not (subject and party) else "One of its ends is not in the file."
            self.unread.append(Unread("A relationship", place, why))
            return
        interests = objects(details.get("interests", [])) or [{}]
        for interest in interests:
            kind = text(interest.get("type"))
            plain = re.sub(r"[^a-z]", "", kind.casefold())
            status: dict[str, object] = {"status": "ended"} if interest.get("endDate") else {}
            self.ended += bool(status)
            share = interest.get("share")
            if isinstance(share, dict) and share:
                self.counts.setdefault("relationship", Counter())["share"] += 1
            words = text(interest.get("details"))
            if ends[1].sort == "person":
                told = _SAYS.get(plain, "")
                if told not in ("member", "chair", "leads"):
                    self.interests["left", kind or "not said"] += 1
                    continue
                source = self._post(ends[1], plain)
                relation: dict[str, object] = {"type": "leads" if told == "leads" else "sits_on", **status}
                if told == "chair":
                    relation["capacity"] = "chair"
                self.links.append((None, Link(source, subject, place, told, stated=relation)))
                continue
            if plain in ("boardmember", "boardchair"):
                line = Link(party, subject, place, "has seats on", stated={"type": "member_of", **status})
            elif plain == "appointmentofboard":
                line = Link(party, subject, place, "oversees", stated=status)
            else:
                drawn = plain in _A_SAY and subject not in self.organisations
                self.interests["drawn" if drawn else "left", kind or "not said"] += 1
                if not drawn:
                    continue
                # Whoever has a say in a board or arrangement is, of all that a structure knows, most like whom it answers to.
                line = Link(subject, party, place, up=True, stated=status)
                if ends[0].sort == "entity" and words:
                    self.unread.append(Unread(f"“{short(words)}”", place, "What an interest says in its own words is not kept."))
            self.links.append((None, line))

    def _post(self, person: _Record, interest: str) -> str:
        """The key of the post that a person holds by this sort of interest."""
        said = _POSTS.get(interest, "")
        if (person.key, said) not in self.posts:
            key = self.posts[person.key, said] = f"{person.key} {said}"
            names = _names(person.details)
            place = f"the person “{short(names[0] if names else person.key)}”"
            named = names[0] if names else "A person who is not named"
            stated: dict[str, object] = {"type": "post", "name": f"{said[:1].upper()}{said[1:]} ({named})" if said else named}
            if names:
                stated["holder"] = names[0]
            self.shapes.append((None, Shape(key, (), place, stated=stated, kind_words=said or "member")))
            for name in names[1:]:
                self.unread.append(Unread(f"“{short(name)}”", place, "A structure keeps one name of each."))
        return self.posts[person.key, said]

    def _end(self, value: object) -> str:
        if isinstance(value, dict):
            found = (text(value.get(f"describedBy{each}Statement")) for each in ("Entity", "Person"))
            value = next(filter(None, found), "")
        key = text(value)
        return key if key in self.records else self.aliases.get(key, key)

    def _idle(self) -> None:
        met = {person for person, _ in self.posts}
        for record in self.records.values():
            if record.sort == "person" and record.key not in met and not _own(record.statement):
                names = _names(record.details)
                what = f"“{short(names[0])}”" if names else "A person who is not named"
                self.unread.append(Unread(what, "the list of persons", "They have no seat in this file that a structure keeps."))


def _names(details: Mapping[str, Any], raw: bool = False) -> list[str]:
    """The names of an entity or person, the first of them first."""
    made: list[str] = []
    for each in objects(details.get("names", [])):
        full = each.get("fullName")
        if raw and isinstance(full, str):
            made.append(full)
        elif not raw:
            made.append(text(full) or " ".join(filter(None, (text(each.get("givenName")), text(each.get("familyName"))))))
    one = text(details.get("name"))
    return [each for each in dict.fromkeys([one, *made]) if each]


def _texts(value: object) -> list[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
