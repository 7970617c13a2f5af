"""The sections of one body's terms of reference, read line by line into the sketch that is being made."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stpgraph.files.spelling import squeezed
from stpgraph.importers.draft import Found, Unread
from stpgraph.importers.guessing import node_guess
from stpgraph.importers.making import short
from stpgraph.importers.word.below import below
from stpgraph.importers.word.building import Body, Building
from stpgraph.importers.word.chairs import acting, chair_elsewhere, joint_chairs, or_in_absence
from stpgraph.importers.word.entries import Entries
from stpgraph.importers.word.fields import denials, fields_in
from stpgraph.importers.word.layout import Section
from stpgraph.importers.word.links import above, links_in
from stpgraph.importers.word.members import Member, member, parted_list
from stpgraph.importers.word.names import Ref, bare, first_names
from stpgraph.importers.word.people import named_as, person
from stpgraph.importers.word.rosters import group_rows, is_membership, seats_of
from stpgraph.importers.word.seats import Lead, capacity_of, chair_in, entries_of, is_sentence, lead_of, with_lists
from stpgraph.importers.word.sentences import LONGEST, plain, quoted_reason, sentences
from stpgraph.importers.word.tabbed import in_columns
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


class Reader(Entries):
    """Reads one body's sections. `building` is what is made; `own` the body."""

    def __init__(self, building: Building, own: Body) -> None:
        super().__init__(building, own)
        self.late: list[tuple[str, str, str, str]] = []

    def read(self, sections: Sequence[Section]) -> None:
        """All sections; who chairs is settled last, when all seats are known."""
        for section in sections:
            self.section, self.left, self.seen = section, [], set()
            self.standing = capacity_of(section.heading) if section.about in ("members", "attending") else ""
            self.standing = "attending" if section.about == "attending" else self.standing
            self.following, self.lead_words, self.prefix, self.speaks = None, "", "", ""
            if section.about in ("members", "attending") and named_as(section.heading) == "organisation":
                self.speaks = section.heading
            self._of_heading(section)
            words = ""
            for block in in_columns(section.blocks, section.about):
                if isinstance(block, Grid):
                    self._grid(block, "members" if isinstance(self.following, Lead) and words.endswith(":") else section.about)
                else:
                    self._paragraph(block)
                words = "" if isinstance(block, Grid) else block.text.rstrip()
            self._leave()
        for who, capacity, sentence, place in self.late:
            self.chaired(who, capacity, sentence, place)

    def _of_heading(self, section: Section) -> None:
        kind = below(section.heading) if section.about in ("below", "accountable", "other") else None
        if kind:
            self.following, self.lead_words = (kind[0], kind[0] != "oversees", kind[1]), section.heading
        elif section.about == "below":
            self.following, self.lead_words = ("part_of", True, 0.7), section.heading

    def _leave(self) -> None:
        """Tells in one line what of a section fits no field."""
        if not self.left:
            return
        numbered = "One line" if len(self.left) == 1 else f"{len(self.left):,} lines"
        what = f"{numbered}: “{short(self.left[0])}”" + (" …" if len(self.left) > 1 else "")
        place = f"under “{short(self.section.heading)}”" if self.section.heading else f"the beginning of “{short(self.own.name)}”"
        self.building.unread.append(Unread(what, place, "It says nothing that a field here could hold."))

    # ── tables ──

    def _grid(self, grid: Grid, under: str) -> None:
        where = f"table {grid.order}" if grid.order else f"the lines from paragraph {grid.number:,}"
        if isinstance(self.following, tuple) and self._groups(grid, where):
            return
        if not is_membership(grid, under):
            first = next((cell for row in grid.rows for cell in row if cell.strip()), "")
            why = "Its headings are not those of a list of members or of groups."
            self.building.unread.append(
                Unread(f"A table of {len(grid.rows):,} rows: “{short(first)}” …", self._place(0, where), why)
            )
            return
        self.seen = set()
        for seat in seats_of(grid, self.standing):
            self._seat(seat.member, seat.words, self._place(0, f"{where}, row {seat.row}"))

    def _groups(self, grid: Grid, where: str) -> bool:
        """A table of the groups that the words before it announced, with those who lead them."""
        if not isinstance(self.following, tuple):
            return False
        kind, turned, sure = self.following
        rows = group_rows(grid)
        for row, name, lead in rows:
            place, words = self._place(0, f"{where}, row {row}"), f"{self.lead_words.rstrip(':')}: {name}"
            for each in self._listed_names(name):
                self.tie(kind, each, turned, sure, words, place)
                meant = self.building.meant(each, self.own, place)
                entry = member(lead) if lead else None
                if meant and entry and entry.post and (entry.holder or node_guess(entry.name).type == "post"):
                    self.building.leader(meant[0], entry, f"{name} – {lead}", place)
        return bool(rows)

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
            if not self._without_verb(sentence, text, place):
                self._sentence(sentence, place, block.listed)

    def _without_verb(self, sentence: str, text: str, place: str) -> bool:
        """“Chair: the Mayor. If the Mayor cannot attend …”: words that are no sentence, among sentences."""
        about = self.section.about
        if sentence == text or is_sentence(sentence) or sentence.endswith(":"):
            return False
        if about in ("chair", "deputy", "lead"):
            return self._officer(sentence, place)
        if about not in ("members", "attending"):
            return False
        if re.match(r"(?:(?:vice|deputy)[- ])?chair(?:man|person)?\s*[:–-]", sentence, _I):
            return self._entry(sentence, place, False)
        found = entries_of(sentence)
        for each in filter(None, (member(part, self.standing) for part in found)):
            self._seat(each, sentence, place)
        return bool(found)

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
        if text.endswith(":") and (below(text) or above(text) or lead_of(text)):
            # Within the list, words that announce another.
            self.following = None
            return False
        if self.section.about == "below" and re.search(r"\b(?:has|have|these|following|are|is|includes?|below)\b.*:$", text, _I):
            # “The Board has these:”, under a heading that says what they are.
            return True
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
        if way := re.match(r"(?:reporting )?(?P<up>up|down)(?:wards?)?(?: to| from)?:\s*(?=\S)", text, _I):
            heading, text = way[0].strip(" :"), text[way.end() :]
        lead: tuple[RelationType, bool, float] | None
        lead = ("reports_to", way["up"].casefold() == "down", 0.85) if way else above(heading)
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
            part = re.sub(r"^to\s+", "", part, flags=_I)
            part = re.sub(r"\b(?:the )?(?:regional|area|local) (?:office|team)s? of (?=[A-Z])", "", part)
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
        if absent := or_in_absence(sentence):
            self._sentence(absent[0], place, listed)
            self.late.append((absent[1], "deputy_chair", sentence, place))
            return
        if several := joint_chairs(sentence):
            self.joint.add(sentence)
            self.late += [(each, "chair", sentence, place) for each in several]
            taken = True
        elif (chaired := chair_in(sentence)) and (other is None or other[1].casefold() in self.own.name.casefold()):
            self.late.append((*chaired, sentence, place))
            taken = True
        if (elsewhere := chair_elsewhere(sentence)) and self.sits_elsewhere(elsewhere, sentence, place):
            return
        listing = self._may_list() and not (below(sentence) or above(sentence))
        lead = lead_of(sentence) if listing else None
        if lead and (lead.entries or sentence.endswith(":")):
            self._members_of(lead, sentence, place)
            return
        if sentence.endswith(":") and (kind := below(sentence)):
            self.following, self.lead_words = (kind[0], kind[0] != "oversees", kind[1]), sentence
            return
        if sentence.endswith(":") and (up := above(sentence)):
            self.following, self.lead_words = up, sentence
            return
        if ":" in sentence and (kind := below(sentence.split(":")[0])):
            names = [each for part in parted_list(sentence.split(":", 1)[1]) for each in self._listed_names(bare(part))]
            for each in names:
                self.tie(kind[0], each, kind[0] != "oversees", kind[1], sentence, place)
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
