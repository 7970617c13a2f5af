"""The entries of lists of members, read one by one into the sketch that is being made: posts, organisations, and lines that announce them."""

from __future__ import annotations

import re
from dataclasses import replace

from stpgraph.files.spelling import squeezed
from stpgraph.importers.guessing import node_guess
from stpgraph.importers.making import short
from stpgraph.importers.word.building import Body, Building
from stpgraph.importers.word.chairs import acting
from stpgraph.importers.word.layout import Section
from stpgraph.importers.word.members import Member, member, parted_list
from stpgraph.importers.word.people import named_as
from stpgraph.importers.word.seats import Lead, capacity_of, entries_of, is_sentence, lead_of
from stpgraph.importers.word.sentences import Said
from stpgraph.importers.word.settling import Settler
from stpgraph.model.kinds import RelationType

_I = re.IGNORECASE
#: A line above those who are there for one organisation.
_WHOSE = re.compile(
    r"^(?:(?i:members |representatives |nominees )?(?i:from|for|representing|on behalf of|nominated by|appointed by) )?(?:the "
    r")?(?P<whose>[A-Z].+?)"
    r"(?:[’']s)?(?: (?i:members|representatives|nominees|attendees))?\s*:$"
)
_FOR_ONE = re.compile(
    r"^(?:for|from|on behalf of|representing) (?:the )?(?P<whose>[A-Z][^:–—]{1,80}?)\s*(?::|\s[–—-])\s*(?P<list>\S.+)$", _I
)
#: What follows some words as a list: entries of a membership with a standing, or others by their relation to the body.
Following = Lead | tuple[RelationType, bool, float]


class Entries(Settler):
    """Reads entries of one body. `building` is what is made; `own` the body; `standing` that of the list at hand."""

    def __init__(self, building: Building, own: Body) -> None:
        super().__init__(building, own)
        self.section = Section("", "other", ())
        self.standing = ""
        self.following: Following | None = None
        self.lead_words = ""
        self.seen: set[str] = set()
        self.prefix = ""
        #: The organisation for which those listed under its name are there.
        self.speaks = ""

    def _place(self, number: int, more: str = "") -> str:
        head = f"under “{short(self.section.heading)}”, " if self.section.heading else ""
        return f"{head}{more or f'paragraph {number:,}'}"

    def _seat(self, entry: Member, words: str, place: str) -> None:
        if isinstance(self.following, Lead) and self.following.each and not entry.post and entry.count == 1:
            entry = replace(entry, count=self.following.each)
        if self.speaks and entry.post and not entry.organisations:
            entry = replace(entry, organisations=(self.speaks,), column=self.speaks)
        again = squeezed(words) in self.seen
        self.seen.add(squeezed(words))
        self.building.seat(self.own, entry, words, place, again)

    def _entry(self, text: str, place: str, in_list: bool) -> bool:
        """An entry of the membership."""
        if text.endswith(":"):
            return self._whose(text) or self._lead(text) or self._role_of_each(text)
        if self._for_one(text, place):
            return True
        if self.prefix and (entry := member(text, self.standing)) and not entry.post:
            said = f"{self.prefix} {entry.name}"
            self._seat(
                Member(said, organisations=(entry.name,), capacity=entry.capacity, count=entry.count),
                f"{self.lead_words} {text}",
                place,
            )
            return True
        self.prefix = ""
        words, capacity = acting(text)
        if capacity and re.match(r"(?:it|he|she|they|who|members?)$", words, _I):
            return False
        entry = member(words, capacity or self.standing)
        if entry is None or (is_sentence(words) and not entry.organisations and not entry.holder):
            return False
        if re.match(
            r"(?:members|attendees|membership|in attendance|core members|voting members|observers|core membership"
            r"|non-voting members)$",
            entry.name,
            _I,
        ):
            self.standing = capacity_of(text)
            return True
        if (
            entry.post
            and node_guess(entry.name).type not in ("post",)
            and not entry.holder
            and not (self.section.about in ("members", "attending") or isinstance(self.following, Lead))
        ):
            return False
        if ";" in text.strip(" ;") or (not entry.post and "," in text):
            parts = parted_list(text)
            entries = [each for each in (member(part, self.standing) for part in parts) if each]
            if len(entries) > 1 and len(entries) == len(parts):
                for each in entries:
                    self._seat(each, text if each.post else each.name, place)
                return True
        if "," in text and not in_list and not entry.holder and not entry.organisations:
            read = [member(part, self.standing) for part in parted_list(text)]
            if len(read) > 1 and all(
                each and each.post and node_guess(each.name).type == "post" and node_guess(each.name).of_type >= 0.9
                for each in read
            ):
                for each in filter(None, read):
                    self._seat(each, text, place)
                return True
        self._seat(entry, text, place)
        return True

    def _lead(self, text: str) -> bool:
        """A line that announces those below it."""
        found = lead_of(text) or (
            Lead(capacity_of(text)) if re.search(r"member|attend|observ", text, _I) and len(text.split()) <= 8 else None
        )
        if found is None:
            return False
        self.following, self.standing, self.lead_words, self.speaks = found, found.standing, text, ""
        self._whole(found, text, "")
        return True

    def _whose(self, text: str) -> bool:
        """“From Anytown Council:”, above those who are there for it."""
        match = _WHOSE.match(text)
        if not match or named_as(match["whose"]) != "organisation":
            return False
        self.speaks = match["whose"].strip()
        return True

    def _for_one(self, text: str, place: str) -> bool:
        """“For the CCG – the Chief Officer, the Treasurer and two GPs”: several who are there for one."""
        match = _FOR_ONE.match(text)
        whose = self._called(match["whose"]) if match else ""
        found = entries_of(match["list"]) if match and whose else ()
        entries = [each for each in (member(part, self.standing) for part in found) if each and each.post]
        if not entries or len(entries) != len(found):
            return False
        self.speaks = whose
        for each in entries:
            self._seat(each, text, place)
        self.speaks = ""
        return True

    def _called(self, words: str) -> str:
        """The organisation that is meant, also where it is called “CCG” and is the only one."""
        if named_as(words) == "organisation":
            return words
        near = [
            each.name
            for each in self.building.shapes.values()
            if re.search(rf"\b{re.escape(words)}$", each.name) and named_as(each.name) == "organisation"
        ]
        return near[0] if len(near) == 1 and re.fullmatch(r"CCG|ICB|Council|Trust", words) else ""

    def _role_of_each(self, text: str) -> bool:
        """“Directors of Finance of:”, above a list of organisations."""
        match = re.match(
            r"^(?P<role>.+?)\s+(?P<of>of|from|for)(?:\s+(?:each of )?(?:the )?following(?: \w+)*| each of| the)?\s*:$", text, _I
        )
        if not match or node_guess(match["role"]).type != "post" or len(match["role"].split()) > 8:
            return False
        role = re.sub(
            r"^(?:the|an?|one)\s+",
            "",
            re.sub(
                r"\b(director|executive|officer|lead|chair|representative|member|manager|head|nurse|GP|secretary|pharmacist"
                r"|physician)s\b",
                r"\1",
                match["role"],
                flags=_I,
            ),
            flags=_I,
        )
        self.prefix, self.lead_words = f"{role[:1].upper()}{role[1:]} {match['of'].lower()}", text
        return True

    def _whole(self, lead: Lead, text: str, place: str) -> None:
        if lead.whole and lead.standing != "attending":
            self.building.field(
                self.own, Said("membership", "complete", 0.7), text, place or self._place(0, "the list of members")
            )

    def _members_of(self, lead: Lead, sentence: str, place: str) -> None:
        self._whole(lead, sentence, place)
        standing = lead.standing or ("attending" if self.section.about == "attending" else "")
        if not lead.entries or sentence.endswith(":"):
            self.following, self.standing, self.lead_words = lead, standing, sentence
        for part in lead.entries:
            words, capacity = acting(part)
            entry = member(words, capacity or standing)
            if entry:
                self._seat(entry, sentence, place)
            else:
                self.left.append(part)
