"""What is settled once it is known who is meant: relations between bodies, and who chairs."""

from __future__ import annotations

import re
from dataclasses import replace

from stpgraph.files.spelling import squeezed
from stpgraph.importers.draft import Found, Shape, Unread
from stpgraph.importers.guessing import node_guess
from stpgraph.importers.making import short
from stpgraph.importers.word.building import Body, Building
from stpgraph.importers.word.members import Member, member
from stpgraph.importers.word.names import Ref, first_names
from stpgraph.importers.word.people import person
from stpgraph.importers.word.sentences import quoted_reason
from stpgraph.model.kinds import RelationType

_I = re.IGNORECASE
#: Chairs of other bodies are called so, too.
_A_CHAIR = re.compile(r"^(?:the )?(?:clinical|lay|elected|interim)[ -](?:co-?)?chair(?:man|woman|person)?$", _I)


class Settler:
    """Settles for one body. `building` is what is made; `own` the body; `left` the lines that fit nowhere."""

    def __init__(self, building: Building, own: Body) -> None:
        self.building, self.own = building, own
        self.left: list[str] = []
        #: Sentences that say that several chair together.
        self.joint: set[str] = set()
        #: Keys of seats whose standing the words say besides their names.
        self.sure: set[str] = set()

    def tie(self, kind: RelationType, other: Ref, turned: bool, sure: float, words: str, place: str) -> None:
        """A relation of the body to another; `turned` where the other is its source."""
        ends = (other, Ref("self")) if turned else (Ref("self"), other)
        self.tied(kind, *ends, sure, words, place)

    def tied(
        self, kind: RelationType, source: Ref, target: Ref, sure: float, words: str, place: str, ended: bool = False
    ) -> bool:
        """A relation between two that are named. Says whether the words were dealt with."""
        if kind == "covers" and node_guess(source.text).type != "instrument":
            return False
        if kind == "party_to" and node_guess(target.text).type != "instrument":
            return False
        before = set(self.building.shapes)
        ends = [self.building.meant(each, self.own, place) for each in (source, target)]
        if ends[0] is None or ends[1] is None:
            for key in self.building.shapes.keys() - before:
                del self.building.shapes[key]
            unclear = source if ends[0] is None else target
            self.building.unread.append(Unread(f"“{short(words)}”", place, f"It is not said which “{unclear.text}” is meant."))
            return True
        (first, one), (last, other) = ends[0], ends[1]
        if kind == "supports" and not self._supports(first):
            return False
        if kind == "advises" and node_guess(self.building.shapes[last].name).type not in ("body", "project"):
            self.building.unread.append(Unread(f"“{short(words)}”", place, "Only a board or group can be advised here."))
            return True
        found = Found("", round(sure * one * other, 2), quoted_reason(words), place)
        self.building.link(first, kind, last, found)
        if ended and last != self.own.key and "status" not in self.building.shapes[last].found:
            shape = self.building.shapes[last]
            self.building.shapes[last] = _with(shape, "status", Found("ended", 0.75, quoted_reason(words), place))
        return True

    def _supports(self, key: str) -> bool:
        """Support counts where a programme office or the like gives it: all boards “support” something in words."""
        guess = node_guess(self.building.shapes[key].name)
        if guess.type == "body" and guess.kind in (
            "programme_office",
            "enabler",
            "finance_group",
            "reference_group",
            "clinical_cabinet",
        ):
            return True
        if key != self.own.key and not any(key in (each.source, each.target) for each in self.building.links):
            self.building.shapes.pop(key, None)
        return False

    def chaired(self, who: str, capacity: str, sentence: str, place: str) -> None:
        """Gives the seat of the one who chairs its standing; makes one where there is none."""
        entry = member(who)
        if entry is None or not entry.post:
            self.left.append(sentence)
            return
        found = Found(capacity, 0.88, quoted_reason(sentence), place)
        key = self._seat_of(entry)
        vacant = next((k for k, each in self.own.seats.items() if each.capacity == capacity), None)
        vacant = None if sentence in self.joint else vacant
        if vacant and vacant != key and self._in_its_own_name(vacant):
            # The “Clinical Chair” of a CCG sits there; somebody else chairs, by the words.
            self.building.no_standing(self.own, vacant)
            vacant = None
        if key and vacant and key != vacant:
            self._second(sentence, capacity, place)
        elif key:
            self.building.standing(self.own, key, capacity, found)
            self.sure.add(key)
        elif vacant and person(entry.name) and not self.own.seats[vacant].holder:
            self.building.holder(self.own, vacant, entry.holder or entry.name, found)
        elif vacant is None:
            words = entry.name if not person(entry.name) else "Chair" if capacity == "chair" else "Deputy chair"
            made = Member(
                words,
                kind_words=entry.kind_words,
                holder=entry.holder,
                organisations=entry.organisations,
                capacity=capacity,
                clinical=entry.clinical,
                non_executive=entry.non_executive,
                sure=0.88,
            )
            self.building.seat(self.own, made, sentence, place, False)
        elif squeezed(self.own.seats[vacant].name) not in squeezed(who):
            self._second(sentence, capacity, place)

    def sits_elsewhere(self, where: str, sentence: str, place: str) -> bool:
        """The chair of this body as a member of another. Says whether the words were dealt with."""
        found = first_names(where)
        other = self.building.meant(found[0], self.own, place) if found else None
        if other is None or other[0] == self.own.key or node_guess(self.building.shapes[other[0]].name).type != "body":
            return False
        chairs = [key for key, each in self.own.seats.items() if each.capacity == "chair"]
        if len(chairs) > 1:
            return False
        made = Member(f"Chair of {self.own.name}", kind_words="chair", capacity="chair", sure=0.86)
        key = chairs[0] if chairs else self.building.seat(self.own, made, sentence, place, False)
        self.building.link(key, "sits_on", other[0], Found("", round(0.88 * other[1], 2), quoted_reason(sentence), place))
        return True

    def _in_its_own_name(self, key: str) -> bool:
        """Whether a seat counts as that of the chair for no more than being called a chair of some sort."""
        return bool(_A_CHAIR.match(self.own.seats[key].name)) and key not in self.sure

    def _second(self, sentence: str, capacity: str, place: str) -> None:
        which = "chair" if capacity == "chair" else "deputy chair"
        self.building.unread.append(Unread(f"“{short(sentence)}”", place, f"Another seat is that of the {which} already."))

    def _seat_of(self, entry: Member) -> str | None:
        wanted, holder = squeezed(entry.name), squeezed(entry.holder)
        for key, each in self.own.seats.items():
            if holder and squeezed(each.holder) == holder:
                return key
            if squeezed(each.name) == wanted and each.count == 1:
                return key
        near = [
            key
            for key, each in self.own.seats.items()
            if each.count == 1
            and len(wanted) > 5
            and each.capacity != "attending"
            and (_loose(each.name) == _loose(entry.name) or squeezed(each.name).startswith(wanted))
        ]
        near = near or [key for key, each in self.own.seats.items() if _is_meant(each, entry)]
        return near[0] if len(near) == 1 else None


def _loose(name: str) -> str:
    """A name without the small words and signs in which two spellings of one post differ."""
    return "".join(sorted(re.findall(r"[a-z]+", re.sub(r"\b(?:of|for|the|and|at|from|nhs)\b", " ", name.casefold()))))


def _is_meant(seat: Member, entry: Member) -> bool:
    """Whether a seat is that of “the STP Lead”, “the Chief Executive of Anytown NHS Trust”, by what a column or a bracket says of it."""
    if f"({entry.name})".casefold() in seat.name.casefold():
        return True
    first = _first_of(entry.name)
    same = bool(entry.organisations) and seat.organisations == entry.organisations
    return same and (squeezed(seat.name) == squeezed(first) or (" or " in seat.name and first in seat.name))


def _first_of(name: str) -> str:
    """“Chief Executive of Anytown CCG” without whose."""
    return re.split(r" of | at |,|\(", name)[0].strip()


def _with(shape: Shape, name: str, found: Found) -> Shape:
    return replace(shape, found={**shape.found, name: found})
