"""A sketch of terms of reference while it is made: bodies, those they name, seats, and what is told of the rest."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from stpgraph.files.spelling import squeezed
from stpgraph.importers.draft import Found, Link, Shape, Unread
from stpgraph.importers.guessing import node_guess
from stpgraph.importers.making import short
from stpgraph.importers.word.members import Member
from stpgraph.importers.word.names import Ref, bare
from stpgraph.importers.word.people import named_as
from stpgraph.importers.word.sentences import Said, Share, quoted_reason


@dataclass
class Body:
    """One body with what was found of it: fields with their places, seats by key in order, the shares of a quorum to be worked out."""

    key: str
    name: str
    called: tuple[str, ...]
    fields: dict[str, Found] = field(default_factory=dict)
    seats: dict[str, Member] = field(default_factory=dict)
    #: Keys of seats without a column for their organisation, by name without signs.
    by_name: dict[str, list[str]] = field(default_factory=dict)
    quorum: tuple[Share, float, str, str] | None = None
    deputies: int = 0
    unlisted: bool = False


@dataclass
class Building:
    """Shapes and links by key; `known` are full names by what else the document calls them, without signs; `short` as it writes them."""

    shapes: dict[str, Shape] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    known: dict[str, str] = field(default_factory=dict)
    short: dict[str, str] = field(default_factory=dict)
    joined: set[tuple[str, str, str]] = field(default_factory=set)
    #: By the key of a seat, the organisation that a column of its own gives it.
    columns: dict[str, str] = field(default_factory=dict)

    # ── those who are named ──

    def named(self, name: str, place: str, found: Mapping[str, Found] | None = None) -> str:
        """The key of a shape of this name, made where there is none."""
        plain = bare(name)
        plain = self.known.get(squeezed(plain), plain)
        key = squeezed(plain) or plain
        if key not in self.shapes:
            self.shapes[key] = Shape(key, (plain,), place, found=dict(found or {}))
        return key

    def meant(self, ref: Ref, own: Body, place: str) -> tuple[str, float] | None:
        """The key of the one that a sentence means, and how sure that is; None where nobody can tell."""
        if ref.kind == "self":
            return own.key, 1.0
        if ref.kind == "alias":
            return self._alias(ref.text, own)
        if ref.kind == "set":
            words = ref.text[:1].upper() + ref.text[1:]
            reason = f"the document says “{ref.text}”, and does not name them one by one"
            many = {"represents_many": Found(True, 0.8, reason, place)}
            return self.named(words, place, many), 0.85
        text = self.known.get(squeezed(ref.text), ref.text)
        if (
            squeezed(text) in {squeezed(each) for each in (own.name, *own.called)}
            or (len(text.split()) > 1 and squeezed(own.name).endswith(squeezed(text)))
            or (len(text.split()) > 1 and own.name.casefold().startswith(f"{text.casefold()} of "))
            or shortened(text, own.name)
        ):
            return own.key, 0.95
        return self.named(text, place), 1.0

    def _alias(self, word: str, own: Body) -> tuple[str, float] | None:
        full = self.known.get(squeezed(word))
        if full and not squeezed(full).endswith(squeezed(own.name)):
            return self.named(full, ""), 0.95
        if full or squeezed(own.name).endswith(squeezed(word)) or any(squeezed(word) == squeezed(each) for each in own.called):
            return own.key, 0.95
        near = [key for key, each in self.shapes.items() if key.endswith(squeezed(word)) and "\0" not in key and key != own.key]
        if len(near) == 1:
            return near[0], 0.75
        return None if near or not _only(word, own) else (own.key, 0.7)

    def link(self, source: str, kind: str, target: str, found: Found, more: Mapping[str, Found] | None = None) -> None:
        """A relation once; said again, it is the same."""
        if source == target or (source, kind, target) in self.joined:
            return
        self.joined.add((source, kind, target))
        self.links.append(Link(source, target, found.place, found={"type": replace(found, value=kind), **(more or {})}))

    # ── seats ──

    def seat(self, own: Body, member: Member, words: str, place: str, again: bool) -> str:
        """The key of the seat; `again` says that the same entry in this list before is another seat."""
        if not member.post:
            return self._organisation(own, member, words, place)
        key = f"{own.key}\0{squeezed(member.name)}\0{squeezed(member.holder)}\0{squeezed(member.column)}"
        reason = quoted_reason(words)
        if key not in own.seats and not again and not member.column:
            key = self._same_seat(own, key, member, Found(member.holder, 0.9, reason, place))
        if key in own.seats:
            old = own.seats[key]
            if again and not member.holder and old.count:
                own.seats[key] = replace(old, count=old.count + member.count, counted=True)
                self.post(own, key, own.seats[key], "the entry is there more than once", place)
            elif member.capacity and not old.capacity:
                self.standing(own, key, member.capacity, Found(member.capacity, 0.85, reason, place))
            return key
        own.seats[key] = member
        if member.column:
            self.columns[key] = member.column
        else:
            own.by_name.setdefault(squeezed(member.name), []).append(key)
        self.post(own, key, member, reason, place)
        more = {"capacity": Found(member.capacity, 0.9, reason, place)} if member.capacity else {}
        self.link(key, "sits_on", own.key, Found("", member.sure, reason, place), more)
        for each in member.organisations:
            if named_as(each) == "body" and squeezed(own.name).startswith(squeezed(each)):
                # An officer of the alliance whose board this is.
                continue
            spoken = self.named(each, place)
            if spoken != own.key:
                self.link(key, "represents", spoken, Found("", 0.85, reason, place))
        own.deputies += member.deputy
        return key

    def _same_seat(self, own: Body, key: str, member: Member, held: Found) -> str:
        """The key of the seat of this name that is there already with its holder told elsewhere, or this one's own."""
        same = own.by_name.get(squeezed(member.name), ())
        if len(same) != 1 or (own.seats[same[0]].holder and member.holder):
            return key
        if member.holder:
            self.holder(own, same[0], member.holder, held)
        return same[0]

    def _organisation(self, own: Body, member: Member, words: str, place: str) -> str:
        key = self.named(member.name, place)
        more: dict[str, Found] = {}
        if member.count > 1:
            more["seats"] = Found(member.count, 0.85, quoted_reason(words), place)
        if member.capacity:
            more["capacity"] = Found(member.capacity, 0.85, quoted_reason(words), place)
        own.unlisted = True
        self.link(key, "member_of", own.key, Found("", 0.88, quoted_reason(words), place), more)
        return key

    def post(self, own: Body, key: str, member: Member, reason: str, place: str) -> None:
        """Makes the shape of a post, or makes it anew."""
        found = {"type": Found("post", member.sure, reason, place)}
        values: tuple[tuple[str, object, float], ...] = (
            ("holder", member.holder or None, 0.9),
            ("count", member.count if member.count != 1 else None, 0.9 if member.counted else 0.7),
            ("vacant", member.vacant or None, 0.95),
            ("clinical", member.clinical, 0.8),
            ("non_executive", member.non_executive, 0.8),
        )
        found |= {name: Found(value, sure, reason, place) for name, value, sure in values if value is not None}
        words = member.kind_words or _of_whom(member)
        self.shapes[key] = Shape(key, (member.name,), place, kind_words=words, found=found)

    def leader(self, led: str, member: Member, words: str, place: str) -> None:
        """A post that leads another body than that of the document."""
        key = f"{led}\0lead\0{squeezed(member.name)}"
        reason = quoted_reason(words)
        self.shapes[key] = Shape(
            key, (member.name,), place, kind_words=member.kind_words, found={"type": Found("post", 0.9, reason, place)}
        )
        if member.holder and member.holder != member.name:
            self.shapes[key] = replace(
                self.shapes[key], found={**self.shapes[key].found, "holder": Found(member.holder, 0.9, reason, place)}
            )
        self.link(key, "leads", led, Found("", 0.86, reason, place))

    def standing(self, own: Body, key: str, capacity: str, found: Found) -> None:
        """Gives a seat that is there a standing."""
        own.seats[key] = replace(own.seats[key], capacity=capacity)
        for at, each in enumerate(self.links):
            if each.source == key and each.target == own.key:
                self.links[at] = replace(each, found={**each.found, "capacity": replace(found, value=capacity)})

    def no_standing(self, own: Body, key: str) -> None:
        """Takes the standing from a seat that has one."""
        own.seats[key] = replace(own.seats[key], capacity="")
        for at, each in enumerate(self.links):
            if each.source == key and each.target == own.key:
                self.links[at] = replace(each, found={name: value for name, value in each.found.items() if name != "capacity"})

    def holder(self, own: Body, key: str, name: str, found: Found) -> None:
        """Says who holds a seat."""
        own.seats[key] = replace(own.seats[key], holder=name)
        shape = self.shapes[key]
        self.shapes[key] = replace(shape, found={**shape.found, "holder": replace(found, value=name)})

    def told_apart(self) -> None:
        """Puts the organisation into the names of posts that would else be called the same in one document."""
        called = Counter(squeezed(each.name) for each in self.shapes.values())
        for key, organisation in self.columns.items():
            shape = self.shapes[key]
            if called[squeezed(shape.name)] > 1:
                self.shapes[key] = replace(shape, lines=(f"{shape.name} ({organisation})",))

    # ── fields ──

    def field(self, own: Body, said: Said, sentence: str, place: str) -> None:
        """Keeps what a sentence says of a field; the surest counts, and a second that differs is told."""
        if isinstance(said.value, Share):
            if own.quorum is None and "quorum" not in own.fields:
                own.quorum = said.value, said.confidence, sentence, place
            return
        new = Found(said.value, said.confidence, quoted_reason(sentence, said.more), place)
        old = own.fields.get(said.field)
        if old is None:
            own.fields[said.field] = new
            return
        if said.field == "voting" and isinstance(old.value, dict) and isinstance(new.value, dict):
            added = {key: value for key, value in new.value.items() if key not in old.value}
            if added and (old.value.get("basis") != "consensus" or "threshold" not in added):
                sure = min(old.confidence, new.confidence)
                reason = f"{old.reason} and “{short(sentence)}”"
                own.fields["voting"] = Found({**old.value, **added}, sure, reason, old.place)
            if all(old.value.get(key) == value for key, value in new.value.items() if key not in added):
                return
        elif old.value == new.value:
            return
        better, worse = (old, new) if old.confidence >= new.confidence else (new, old)
        if said.field != "voting":
            own.fields[said.field] = better
        words = re.search(r"“(.*?)”", worse.reason)
        self.unread.append(
            Unread(
                f"“{short(words[1] if words else sentence)}”",
                worse.place,
                f"The document says something else of the same elsewhere, at {better.place}.",
            )
        )

    def finish(self, own: Body) -> None:
        """Works out a quorum that is a share of the members, where it is known how many there are."""
        if own.quorum is None or "quorum" in own.fields:
            return
        share, sure, sentence, place = own.quorum
        members = [
            each for each in own.seats.values() if each.capacity != "attending" and not (share.voting and each.capacity == "")
        ]
        if share.voting and not members:
            members = [each for each in own.seats.values() if each.capacity != "attending"]
        total = sum(each.count for each in members)
        if not members or own.unlisted or any(each.count == 0 for each in members):
            why = "It gives the quorum as a share, and it is not known how many members there are. Put in the number."
            self.unread.append(Unread(f"“{short(sentence)}”", place, why))
            return
        many = math.floor(total * share.share + 1e-9) + 1 if share.over else math.ceil(total * share.share - 1e-9)
        own.fields["quorum"] = Found(many, min(sure, 0.65), quoted_reason(sentence, f"{total} members are listed"), place)


def _of_whom(member: Member) -> str:
    """Words that say the kind of a representative by the organisation that has sent one, where that says more than the name does."""
    if len(member.organisations) != 1 or node_guess(member.name).kind != "member":
        return ""
    words = f"{member.organisations[0]} representative"
    return words if node_guess(words).kind in ("regulator_representative", "healthwatch_representative") else ""


def shortened(short: str, name: str) -> bool:
    """Whether a name is another with its first words as initials.

    >>> shortened("LMS Board", "Local Maternity System Board"), shortened("HR Board", "Local Maternity System Board")
    (True, False)
    """
    words = [each for each in re.findall(r"[\w’']+", name) if each.casefold() not in ("of", "and", "for", "the", "in")]
    told = short.split()
    if not 1 <= len(told) <= 3 or not re.fullmatch(r"[A-Z]{2,8}", told[0]) or len(told[0]) + len(told) - 1 > len(words):
        return False
    first, rest = words[: len(words) - len(told) + 1], words[len(words) - len(told) + 1 :]
    starts = "".join(each[0] for each in first).upper()
    return starts.endswith(told[0]) and [each.casefold() for each in rest] == [each.casefold() for each in told[1:]]


def _only(word: str, own: Body) -> bool:
    """Whether a word for a forum is that by which its own kind of body may be called: a board is never “the Committee”."""
    return (
        node_guess(own.name).type == "body"
        and word in ("group", "meeting", "forum")
        and not re.search(r"\b(?:board|committee)\b", own.name, re.IGNORECASE)
    )


def defined(texts: Sequence[str]) -> dict[str, str]:
    """What a document calls some by shorter names: “the Joint Committee of CCGs (the JCCCG)”.

    >>> defined(["It answers to the Joint Committee of CCGs (“JCCCG”)."])
    {'JCCCG': 'Joint Committee of CCGs'}
    """
    made: dict[str, str] = {}
    pattern = re.compile(
        r"((?:[A-Z][\w’'&-]*)(?:\s+(?:(?:of|and|for|the|in|&)\s+){0,2}[A-Z][\w’'&-]*){0,9})\s*\(\s*(?:hereafter "
        r"|hereinafter |known as |referred to as |“|\"|‘|the )*([A-Z][A-Za-z&/-]{1,14}(?:"
        r" [A-Z][a-z]+)?)[”\"’]?\s*\)"
    )
    for text in texts:
        for match in pattern.finditer(text[:5_000]):
            full = re.sub(r"^(?:The|This|That)\s+", "", match[1])
            told = (
                match[2].isupper()
                or match[2].rstrip("s").isupper()
                or re.search(r"“|\"|‘|hereafter|known|referred|the ", match[0])
            )
            standing = re.match(r"(?:chair|member|voting|deputy|ex)", match[2], re.IGNORECASE)
            if len(full.split()) > 1 and told and not standing and node_guess(full).type in ("body", "organisation"):
                made.setdefault(match[2], full)
    return made
