"""Popolo JSON: our own is rebuilt exactly; that of others gives organisations, boards, posts and seats, the rest is told.

What stands in the fields of Popolo counts; what stands under our own key `stpgraph` fills in what Popolo has no field for.

Source: The Popolo Project, "Popolo: international open government data specifications" and its JSON Schemas (popoloproject.com).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from stpgraph.importers.draft import Link, Shape, Sketch, Unread
from stpgraph.importers.linked.json_files import in_order, json_of, looks_like_json, objects, own_of, tell, text, untold
from stpgraph.importers.making import short
from stpgraph.importers.safe import refused
from stpgraph.reference.ods_roles import code_of, organisation_of, role_of

_LISTS = ("persons", "people", "organizations", "posts", "memberships")
_KNOWN: Mapping[str, frozenset[str]] = {
    "organizations": frozenset(
        {
            *(
                "id",
                "name",
                "identifiers",
                "classification",
                "parent_id",
                "parent",
                "abstract",
                "description",
                "memberships",
                "posts",
            ),
            *("children", "stpgraph"),
        }
    ),
    "persons": frozenset({"id", "name", "memberships", "given_name", "family_name", "sort_name", "stpgraph"}),
    "posts": frozenset({"id", "label", "role", "organization_id", "organization", "memberships", "stpgraph"}),
    "memberships": frozenset(
        {
            *(
                "id",
                "label",
                "role",
                "member",
                "member_id",
                "person_id",
                "person",
                "organization_id",
                "organization",
                "post_id",
                "post",
            ),
            *("on_behalf_of_id", "on_behalf_of", "end_date", "stpgraph"),
        }
    ),
}
#: Between the parts of a key that this reader makes.
_NEXT = "\x1f"
_OURS = frozenset({"version", "nodes", "relations"})


def recognised(data: bytes, name: str = "") -> bool:
    """Whether a file is Popolo JSON."""
    if not looks_like_json(data):
        return False
    lists = re.findall(rb'"(persons|people|organizations|posts|memberships)"\s*:\s*\[', data)
    has_ids = re.search(rb'"(?:organization_id|person_id|classification|parent_id|post_id)"\s*:', data)
    return (
        bool(lists) and (has_ids is not None or len(set(lists)) >= 2) and not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"[")
    )


def sketch(data: bytes, name: str) -> Sketch:
    """What is in the file. Raises InputError where it cannot be read."""
    unread: list[Unread] = []
    value = json_of(data, name, unread)
    if not isinstance(value, dict) or not any(isinstance(value.get(each), list) for each in _LISTS):
        raise refused(name, "There is no list of organisations, posts or memberships in this file.")
    return _Reading(value, unread).sketch()


@dataclass
class _Reading:
    """One file while it is read: its objects by id, what is made of them, how often each unknown field was met."""

    value: dict[str, Any]
    unread: list[Unread]
    items: dict[str, dict[str, dict[str, Any]]] = field(default_factory=lambda: {each: {} for each in _KNOWN})
    shapes: list[tuple[object, Shape]] = field(default_factory=list)
    links: list[tuple[object, Link]] = field(default_factory=list)
    counts: dict[str, Counter[str]] = field(default_factory=lambda: {each: Counter() for each in _KNOWN})
    used: set[str] = field(default_factory=set)
    #: Posts that are made of memberships, by person, role and whom they speak for.
    posts: set[str] = field(default_factory=set)
    spoken: set[tuple[str, str]] = field(default_factory=set)
    ended: int = 0

    def sketch(self) -> Sketch:
        whole = own_of(self.value)
        for plural in _LISTS:
            for item in objects(self.value.get(plural, [])):
                self._collect("persons" if plural == "people" else plural, item)
        for key, item in self.items["organizations"].items():
            self._organization(key, item)
        holders = self._holders()
        for key, item in self.items["posts"].items():
            self._post(key, item, holders.get(key, []))
        for key, item in self.items["memberships"].items():
            self._membership(key, item)
        self._own_parts(whole)
        self._seatless()
        self._parents()
        self._tell()
        stated = {key: each for key, each in whole.items() if key not in _OURS}
        title = text(stated.get("title")) or text(self.value.get("title")) or text(self.value.get("name"))
        return Sketch("popolo", title, tuple(in_order(self.shapes)), tuple(in_order(self.links)), tuple(self.unread), stated)

    # ── what is there ──

    def _collect(self, plural: str, item: dict[str, Any], inside: tuple[str, str] = ("", "")) -> str:
        """Takes an object, and those that stand in it, by their ids; gives its id. `inside` is the field for what is around it."""
        stack = [(plural, item, inside)]
        first = ""
        while stack:
            sort, each, (key, around) = stack.pop()
            each = {**each, key: around} if key and not each.get(key) else each
            known = self.items[sort]
            wanted = text(each.get("id")) or text(each.get("name"))
            each_id = wanted if wanted and wanted not in known else f"{wanted}{_NEXT}{len(known)}"
            if wanted and wanted in known and known[wanted] != each:
                if sort != "persons" and text(each.get("id")) and len(each) > 2:
                    self.unread.append(
                        Unread(f"“{short(wanted)}”", f"the list of {sort}", "Its id is there twice; the first counts.")
                    )
                first = first or wanted
                continue
            known.setdefault(each_id, each)
            first = first or each_id
            # In our own, the cited sources stand under our own key too.
            untold(each, _KNOWN[sort] | ({"sources"} if own_of(each) else frozenset()), self.counts[sort])
            owner = {"organizations": "organization_id", "persons": "person_id", "posts": "post_id"}.get(sort, "")
            for plural_field, target, link in (
                ("children", "organizations", "parent_id"),
                ("posts", "posts", "organization_id"),
                ("memberships", "memberships", owner),
            ):
                if plural_field in _KNOWN[sort]:
                    stack += [(target, one, (link, each_id)) for one in reversed(objects(each.get(plural_field, [])))]
            for singular, target in (("parent", "organizations"), ("organization", "organizations"), ("post", "posts")):
                if singular in _KNOWN[sort] and isinstance(each.get(singular), dict):
                    each.setdefault(f"{singular}_id", text(each[singular].get("id")) or text(each[singular].get("name")))
                    stack.append((target, each[singular], ("", "")))
            for singular, target in (("person", "persons"), ("on_behalf_of", "organizations")):
                if sort == "memberships" and isinstance(each.get(singular), dict):
                    each.setdefault(f"{singular}_id", text(each[singular].get("id")) or text(each[singular].get("name")))
                    stack.append((target, each[singular], ("", "")))
        return first

    # ── nodes ──

    def _organization(self, key: str, item: dict[str, Any]) -> None:
        own = own_of(item)
        named = item.get("name")
        said = text(item.get("classification"))
        codes = [(text(each.get("scheme")), text(each.get("identifier"))) for each in objects(item.get("identifiers", []))]
        code = next((found for scheme, one in codes if (found := code_of(scheme, one))), "")
        place = f"the organisation “{short(str(named or key))}”"
        if own:
            stated = {**own, "id": key, "name": named if isinstance(named, str) else key}
            if codes and own.get("type") == "organisation":
                stated["ods_code"] = (
                    codes[0][1] if not code else next(one for scheme, one in codes if code_of(scheme, one) == code)
                )
        else:
            roles = [role for scheme, one in (*codes, ("", said)) if (role := role_of(one))]
            stated = {"name": str(named or key.split(_NEXT)[0])}
            stated |= _by_code(code, roles)
            for scheme, one in codes:
                if not code_of(scheme, one) and not role_of(one):
                    self.counts["organizations"][f"identifiers of {short(scheme)}"] += 1
        if notes := item.get("description") or item.get("abstract"):
            stated["notes"] = notes
        order = stated.pop("order", None)
        self.shapes.append((order, Shape(f"o:{key}", (), place, stated=stated, kind_words=said, wanted_id=_slug(key))))

    def _post(self, key: str, item: dict[str, Any], holders: list[str]) -> None:
        own = own_of(item)
        label = item.get("label") or item.get("role") or key.split(_NEXT)[0]
        place = f"the post “{short(str(label))}”"
        stated: dict[str, object] = {"type": "post", **own, "name": label if own else text(label)}
        if own:
            stated["id"] = key
        if holders:
            stated["holder"] = holders[-1]
            for each in holders[:-1]:
                self.unread.append(Unread(f"“{short(each)}”", place, "The post has several holders; the last one was taken."))
        order = stated.pop("order", None)
        said = text(item.get("role")) or text(label)
        self.shapes.append((order, Shape(f"p:{key}", (), place, stated=stated, kind_words=said, wanted_id=_slug(key))))

    def _holders(self) -> dict[str, list[str]]:
        """Who holds each post now, by its id; a name once."""
        made: dict[str, list[str]] = {}
        for item in self.items["memberships"].values():
            post = text(item.get("post_id"))
            if post and not item.get("end_date") and (name := self._person(item)):
                held = made.setdefault(post, [])
                if name not in held:
                    held.append(name)
        return made

    def _person(self, item: Mapping[str, Any]) -> str:
        key = text(item.get("person_id"))
        if not key and "organization" not in str(_type(item)).casefold():
            key = text(item.get("member_id")) if text(item.get("member_id")) in self.items["persons"] else ""
        if key:
            self.used.add(key)
        person = self.items["persons"].get(key, {})
        name = person.get("name") or " ".join(filter(None, (text(person.get("given_name")), text(person.get("family_name")))))
        return name if isinstance(name, str) else ""

    # ── seats ──

    def _membership(self, key: str, item: dict[str, Any]) -> None:
        own = own_of(item)
        body, post = text(item.get("organization_id")), text(item.get("post_id"))
        if own:
            source = (
                f"p:{post}"
                if post
                else f"o:{text((item.get('member') or {}).get('id')) if isinstance(item.get('member'), dict) else ''}"
            )
            stated = {name: each for name, each in own.items() if name not in ("source", "target", "order")}
            self.links.append((own.get("order"), Link(source, f"o:{body}", f"the membership “{short(key)}”", stated=stated)))
            return
        person = self._person(item)
        if post and not body:
            return
        role = text(item.get("role")) or text(item.get("label"))
        place = f"the membership of “{short(person or post or role or key)}”"
        status: dict[str, object] = {"status": "ended"} if item.get("end_date") else {}
        self.ended += bool(status)
        member = item.get("member")
        source = f"p:{post}" if post else ""
        if isinstance(member, dict) and not person and not post:
            source = f"o:{text(member.get('id')) or text(member.get('name'))}"
        elif not post and (other := text(item.get("member_id"))) in self.items["organizations"]:
            source = f"o:{other}"
        if not source:
            if not person:
                self.unread.append(Unread(place, "the list of memberships", "It does not say who the member is."))
                return
            source = f"m:{text(item.get('person_id'))}{_NEXT}{role}{_NEXT}{text(item.get('on_behalf_of_id'))}"
            if source not in self.posts:
                self.posts.add(source)
                named = f"{role[:1].upper()}{role[1:]} ({person})" if role else person
                stated = {"type": "post", "name": named, "holder": person}
                self.shapes.append((None, Shape(source, (), place, stated=stated, kind_words=role or "member")))
        says = role if source.startswith("o:") else f"sits on ({role})" if role else "sits on"
        known = {"type": "member_of" if source.startswith("o:") else "sits_on", **status}
        if "chair" in role.casefold():
            known["capacity"] = "deputy_chair" if re.search("deputy|vice", role, re.IGNORECASE) else "chair"
        self.links.append((None, Link(source, f"o:{body}", place, says if says else "member", stated=known)))
        behalf = text(item.get("on_behalf_of_id"))
        if behalf and not source.startswith("o:") and (source, behalf) not in self.spoken:
            self.spoken.add((source, behalf))
            self.links.append((None, Link(source, f"o:{behalf}", place, "on behalf of", stated={"type": "represents"})))

    # ── what remains ──

    def _own_parts(self, whole: Mapping[str, Any]) -> None:
        ids = {str(shape.stated.get("id")): shape.key for _, shape in self.shapes if "id" in shape.stated}
        for item in objects(whole.get("nodes", [])):
            key = f"x:{text(item.get('id'))}"
            ids[text(item.get("id"))] = key
            stated = {name: each for name, each in item.items() if name != "order"}
            place = f"“{short(text(item.get('name')))}”"
            self.shapes.append((item.get("order"), Shape(key, (), place, stated=stated)))
        for item in objects(whole.get("relations", [])):
            ends = [ids.get(text(item.get(end)), "") for end in ("source", "target")]
            stated = {name: each for name, each in item.items() if name not in ("source", "target", "order")}
            self.links.append((item.get("order"), Link(ends[0], ends[1], "the lines of the file", stated=stated)))

    def _parents(self) -> None:
        known = {(link.source, link.target) for _, link in self.links if link.stated.get("type") == "part_of"}
        for key, item in self.items["organizations"].items():
            parent = text(item.get("parent_id"))
            if parent and (f"o:{key}", f"o:{parent}") not in known:
                self.links.append((None, Link(f"o:{key}", f"o:{parent}", f"the organisation “{short(key)}”", "part of")))

    def _seatless(self) -> None:
        """Posts of others whose place is stated by the post alone."""
        seated = {(link.source, link.target) for _, link in self.links}
        for key, item in self.items["posts"].items():
            body = text(item.get("organization_id"))
            if body and not own_of(item) and (f"p:{key}", f"o:{body}") not in seated:
                stated = {"type": "sits_on"}
                self.links.append((None, Link(f"p:{key}", f"o:{body}", f"the post “{short(key)}”", "sits on", stated=stated)))

    def _tell(self) -> None:
        idle = [text(each.get("name")) for key, each in self.items["persons"].items() if key not in self.used]
        if idle:
            some = ", ".join(f"“{short(each)}”" for each in idle[:3])
            more = "" if len(idle) <= 3 else f" and {len(idle) - 3:,} more"
            self.unread.append(Unread(f"{some}{more}", "the list of persons", "They hold no post and no seat in this file."))
        if self.ended:
            count = "1 membership has" if self.ended == 1 else f"{self.ended:,} memberships have"
            self.unread.append(
                Unread(f"{count} a last day", "the list of memberships", "They were taken as ended; the days are not kept.")
            )
        names = {
            "organizations": "the organisations",
            "persons": "the persons",
            "posts": "the posts",
            "memberships": "the memberships",
        }
        for sort, counts in self.counts.items():
            self.unread += tell(counts, names[sort])
        others: Counter[str] = Counter()
        untold(self.value, frozenset({*_LISTS, "stpgraph", "title", "name"}), others)
        self.unread += tell(others, "the whole file")


def _type(item: Mapping[str, Any]) -> object:
    member = item.get("member")
    return member.get("@type", "") if isinstance(member, dict) else ""


def _by_code(code: str, roles: list[str]) -> dict[str, object]:
    """What an ODS code and roles state."""
    made: dict[str, object] = {"ods_code": code} if code else {}
    found = organisation_of(code, roles)
    if code or found:
        made["type"] = "organisation"
    if found and found.kind:
        made["kind"] = found.kind
    return made


def _slug(key: str) -> str:
    return key.split(_NEXT)[0]
