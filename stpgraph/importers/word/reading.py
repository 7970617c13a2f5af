"""The sections of one body's terms of reference, read line by line into the sketch that is being made."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from stpgraph.files.spelling import squeezed
from stpgraph.importers.draft import Found, Unread
from stpgraph.importers.guessing import node_guess
from stpgraph.importers.making import short
from stpgraph.importers.word.below import below
from stpgraph.importers.word.building import Body, Building
from stpgraph.importers.word.fields import denials, fields_in
from stpgraph.importers.word.layout import Section
from stpgraph.importers.word.links import above, links_in
from stpgraph.importers.word.members import Member, member, parted_list
from stpgraph.importers.word.names import Ref, bare, first_names
from stpgraph.importers.word.people import person
from stpgraph.importers.word.rosters import is_membership, seats_of
from stpgraph.importers.word.seats import Lead, acting, capacity_of, chair_in, is_sentence, lead_of, with_lists
from stpgraph.importers.word.sentences import LONGEST, Said, plain, quoted_reason, sentences
from stpgraph.importers.word.settling import Settler
from stpgraph.importers.word.text import Grid, Paragraph
from stpgraph.model.kinds import RelationType

_I = re.IGNORECASE
#: A longer one is no paragraph of terms of reference.
LONGEST_PARAGRAPH = 6_000
_WHY = {
    "denied": "It says what is not so: nothing was taken from it.",
    "conditional": "It speaks of some case only, or of what is to come: look whether it holds.",
    "historical": "It speaks of the past: look whether it still holds.",
}
#: What follows some words as a list: entries of a membership with a standing, or others by their relation to the body.
_Following = Lead | tuple[RelationType, bool, float]


class Reader(Settler):
    """Reads one body's sections. `building` is what is made; `own` the body."""

    def __init__(self, building: Building, own: Body) -> None:
        super().__init__(building, own)
        self.section = Section("", "other", ())
        self.standing = ""
        self.following: _Following | None = None
        self.lead_words = ""
        self.seen: set[str] = set()
        self.prefix = ""
        self.late: list[tuple[str, str, str, str]] = []

    def read(self, sections: Sequence[Section]) -> None:
        """All sections; who chairs is settled last, when all seats are known."""
        for section in sections:
            self.section, self.left, self.seen = section, [], set()
            self.standing = capacity_of(section.heading) if section.about in ("members", "attending") else ""
            self.standing = "attending" if section.about == "attending" else self.standing
            self.following, self.lead_words, self.prefix = None, "", ""
            self._of_heading(section)
            for block in section.blocks:
                if isinstance(block, Grid):
                    self._grid(block)
                else:
                    self._paragraph(block)
            self._leave()
        for who, capacity, sentence, place in self.late:
            self.chaired(who, capacity, sentence, place)

    def _of_heading(self, section: Section) -> None:
        kind = below(section.heading) if section.about in ("below", "accountable", "other") else None
        if kind:
            self.following, self.lead_words = (kind[0], True, kind[1]), section.heading
        elif section.about == "below":
            self.following, self.lead_words = ("part_of", True, 0.7), section.heading

    def _place(self, number: int, more: str = "") -> str:
        head = f"under “{short(self.section.heading)}”, " if self.section.heading else ""
        return f"{head}{more or f'paragraph {number:,}'}"

    def _leave(self) -> None:
        """Tells in one line what of a section fits no field."""
        if not self.left:
            return
        numbered = "One line" if len(self.left) == 1 else f"{len(self.left):,} lines"
        what = f"{numbered}: “{short(self.left[0])}”" + (" …" if len(self.left) > 1 else "")
        place = f"under “{short(self.section.heading)}”" if self.section.heading else f"the beginning of “{short(self.own.name)}”"
        self.building.unread.append(Unread(what, place, "It says nothing that a field here could hold."))

    # ── tables ──

    def _grid(self, grid: Grid) -> None:
        where = f"table {grid.order}"
        if not is_membership(grid, self.section.about):
            first = next((cell for row in grid.rows for cell in row if cell.strip()), "")
            why = "Its headings are not those of a list of members or of groups."
            self.building.unread.append(
                Unread(f"A table of {len(grid.rows):,} rows: “{short(first)}” …", self._place(0, where), why)
            )
            return
        self.seen = set()
        for seat in seats_of(grid, self.standing):
            self._seat(seat.member, seat.words, self._place(0, f"{where}, row {seat.row}"))

    def _seat(self, entry: Member, words: str, place: str) -> None:
        if isinstance(self.following, Lead) and self.following.each and not entry.post and entry.count == 1:
            entry = replace(entry, count=self.following.each)
        again = squeezed(words) in self.seen
        self.seen.add(squeezed(words))
        self.building.seat(self.own, entry, words, place, again)

    # ── text ──

    def _paragraph(self, block: Paragraph) -> None:
        if len(block.text) > LONGEST_PARAGRAPH:
            self.left.append(block.text)
            return
        text, place = plain(re.sub(r"(?<=[^\s\d.)])\s*\t\s*", ", ", block.text.strip())), self._place(block.number)
        text = re.sub(r"\s*[;,]\s*(?:and|or)$", ";", text)
        if not text:
            return
        if self.following and self._entry_of_list(block, text, place):
            return
        about = self.section.about
        if (
            about in ("members", "attending")
            and (block.listed or not is_sentence(text))
            and self._entry(text, place, block.listed)
        ):
            return
        if about in ("chair", "deputy", "lead") and not is_sentence(text) and self._officer(text, place):
            return
        if (about == "accountable" or above(self.section.heading)) and not is_sentence(text) and self._bare_names(text, place):
            return
        for sentence in with_lists(sentences(text)) if self._may_list() else sentences(text):
            self._sentence(sentence, place, block.listed)

    def _may_list(self) -> bool:
        """Whether sentences of this section may list members."""
        return self.section.about in ("members", "attending", "chair", "other", "meetings")

    def _entry_of_list(self, block: Paragraph, text: str, place: str) -> bool:
        """A line of the list that the words before it announced."""
        following = self.following
        if isinstance(following, Lead):
            if (block.listed or not is_sentence(acting(text)[0])) and self._entry(text, place, block.listed):
                return True
            self.following = None if not block.listed else following
            return False
        if following is None or (is_sentence(text) and not block.listed):
            self.following = None
            return False
        kind, turned, sure = following
        names = [each for part in re.split(r";\s+", text) for each in self._listed_names(part)]
        for name in names:
            self.tie(kind, name, turned, sure, f"{self.lead_words.rstrip(':')}: {text}", place)
        if not names and not block.listed:
            self.following = None
        return bool(names)

    def _listed_names(self, text: str) -> tuple[Ref, ...]:
        head = re.split(r"\s+[–—-]\s+|:\s+|\s+\(|;|\.\s|\bwhich\b|\bwho\b", text)[0].strip(" .,;")
        if (
            not head
            or len(head) > 120
            or is_sentence(head)
            or re.search(r"\bas (?:required|necessary|needed|appropriate)\b|^(?:any|other)\b", text, _I)
        ):
            return ()
        found = first_names(head)
        if found and found[0].kind != "alias" and len(" ".join(each.text for each in found)) > 0.5 * len(head):
            return found
        guess = node_guess(bare(head))
        return (
            (Ref("name", bare(head)),)
            if guess.type in ("body", "organisation", "project") and head[:1].isupper() and not person(head)
            else ()
        )

    def _entry(self, text: str, place: str, in_list: bool) -> bool:
        """An entry of the membership."""
        if text.endswith(":"):
            return self._lead(text) or self._role_of_each(text)
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
        self.following, self.standing, self.lead_words = found, found.standing, text
        self._whole(found, text, "")
        return True

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
                r"\b(director|executive|officer|lead|chair|representative|member|manager)s\b",
                r"\1",
                match["role"],
                count=1,
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

    def _officer(self, text: str, place: str) -> bool:
        """“Chair: Jane Smith, Chief Executive of Anytown CCG” as a section of its own."""
        entry = member(text)
        if entry is None or not entry.post or len(text.split()) > 16:
            return False
        if self.section.about == "lead":
            key = f"{self.own.key}\0lead\0{squeezed(entry.name)}"
            entry = (
                entry
                if not person(entry.name)
                else Member(f"{self.section.heading} of {self.own.name}", holder=entry.holder or entry.name)
            )
            self.building.post(self.own, key, entry, quoted_reason(f"{self.section.heading}: {text}"), place)
            self.building.link(
                key, "leads", self.own.key, Found("", 0.8, quoted_reason(f"{self.section.heading}: {text}"), place)
            )
            return True
        self.late.append(
            (text, "chair" if self.section.about == "chair" else "deputy_chair", f"{self.section.heading}: {text}", place)
        )
        return True

    def _bare_names(self, text: str, place: str) -> bool:
        """“Accountable to: STP Board”: a name alone under a heading that says how."""
        heading = self.section.heading
        lead = above(heading)
        if lead is None:
            lead = (
                ("accountable_to", False, 0.75)
                if re.search(r"accountab|parent", heading, _I)
                else ("reports_to", False, 0.75)
                if re.search(r"^report", heading, _I)
                else None
            )
        if lead is None or links_in(text, (self.own.name, *self.own.called)).ties:
            return False
        names: tuple[Ref, ...] = ()
        for part in re.split(r";\s+", text):
            found = first_names(part)
            if not found or len(" ".join(each.text for each in found)) < 0.6 * len(re.split(r"\s+[–—(-]", part)[0]):
                return False
            names += found
        for each in names:
            self.tie(lead[0], each, lead[1], lead[2], f"{heading}: {text}", place)
        return True

    def _sentence(self, sentence: str, place: str, listed: bool) -> None:
        if len(sentence) > LONGEST:
            self.left.append(sentence)
            return
        if both := re.match(r"(.+ chairs [^,;]+), and (the .+ (?:deputy|vice)[- ]chair\b.*)$", sentence, _I):
            # “X chairs it, and Y is its deputy chair” says two things.
            self._sentence(both[1], place, listed)
            self._sentence(f"{both[2][:1].upper()}{both[2][1:]}", place, listed)
            return
        taken = False
        own = (self.own.name, *self.own.called)
        other = re.search(r"\bchairs the (group|board|committee|forum|panel|team|cabinet)\b", sentence, _I)
        if (chaired := chair_in(sentence)) and (other is None or other[1].casefold() in self.own.name.casefold()):
            self.late.append((*chaired, sentence, place))
            taken = True
        listing = self._may_list() and not (below(sentence) or above(sentence))
        lead = lead_of(sentence) if listing else None
        if lead and (lead.entries or sentence.endswith(":")):
            self._members_of(lead, sentence, place)
            return
        if sentence.endswith(":") and (kind := below(sentence)):
            self.following, self.lead_words = (kind[0], True, kind[1]), sentence
            return
        if sentence.endswith(":") and (up := above(sentence)):
            self.following, self.lead_words = up, sentence
            return
        if ":" in sentence and (kind := below(sentence.split(":")[0])):
            names = [each for part in parted_list(sentence.split(":", 1)[1]) for each in self._listed_names(bare(part))]
            for each in names:
                self.tie(kind[0], each, True, kind[1], sentence, place)
            if names:
                return
        for said in fields_in(sentence, self.section.heading) if self._is_about_own(sentence) else ():
            self.building.field(self.own, said, sentence, place)
            taken = True
        found = links_in(sentence, own, self.section.heading)
        for tie in found.ties:
            taken = self.tied(tie.type, tie.source, tie.target, tie.confidence, sentence, place, tie.ended) or taken
        for clause, feeling in found.unsure:
            self.building.unread.append(Unread(f"“{short(clause)}”", place, _WHY[feeling]))
            taken = True
        for why in denials(sentence) if not found.unsure else ():
            self.building.unread.append(Unread(f"“{short(sentence)}”", place, why))
            taken = True
        if not taken:
            self.left.append(sentence)

    def _is_about_own(self, sentence: str) -> bool:
        """Whether the fields that a sentence speaks of are this body's: not those of a sub-group or of another that it names."""
        head = re.split(r"\b(?:will|shall|is|are|meets?|has|have|must|should|may)\b", sentence)[0]
        if re.search(r"\b(?:sub-?groups?|sub-?committees?|work ?streams?|task and finish)\b", head, _I) and not re.search(
            r"sub-?(?:group|committee)|workstream", self.own.name, _I
        ):
            return False
        names = first_names(head) if head.strip() else ()
        return not any(
            each.kind == "name"
            and squeezed(each.text) not in squeezed(self.own.name)
            and squeezed(self.own.name) not in squeezed(each.text)
            and squeezed(each.text) not in {squeezed(one) for one in self.own.called}
            and self.building.known.get(squeezed(each.text)) != self.own.name
            for each in names
        )

    def _members_of(self, lead: Lead, sentence: str, place: str) -> None:
        self._whole(lead, sentence, place)
        standing = lead.standing or ("attending" if self.section.about == "attending" else "")
        if not lead.entries:
            self.following, self.standing, self.lead_words = lead, standing, sentence
            return
        for part in lead.entries:
            words, capacity = acting(part)
            entry = member(words, capacity or standing)
            if entry:
                self._seat(entry, sentence, place)
            else:
                self.left.append(part)
