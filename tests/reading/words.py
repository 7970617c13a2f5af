"""The words that the rules share, read plainly: who sits where, who chairs, whose votes, what is stated to be missing.

Everything here starts from the plain data of a structure file. What takes part (neither ended nor vacant) and the three
derived graphs are those of `tests/oracle.py`; nothing of stpgraph is used.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from tests.oracle import Data, Pairs, Row, World, reached, tie

# The thresholds that the catalogue writes out beside its conditions.
THRESHOLDS = {
    "ACC007": "0.5",
    "CPX001": "3",
    "CPX002": "4",
    "CPX003": "9",
    "CPX004": "4",
    "DEC010": "0.5",
    "DEC011": "90",
    "NED007": "0.8",
    "RES003": "6",
    "VOI007": "0.5",
}
STRATEGIC_OR_DELIVERY = ("strategic_board", "delivery_group", "executive_group")
CLINICAL_KINDS = ("clinician", "gp")
CHAIR_KINDS = ("chair", "independent_chair")


class Seat(NamedTuple):
    """A seat on a body: `who` is the post that sits there, or the organisation or body that is a member of it."""

    who: str
    body: str
    line: Data

    @property
    def is_listed(self) -> bool:
        """Whether the post is listed, and the seat not only somebody's membership."""
        return bool(self.line["type"] == "sits_on")

    @property
    def capacity(self) -> str | None:
        return self.line.get("capacity")

    @property
    def only_attends(self) -> bool:
        return self.capacity == "attending"


def exact(number: Any) -> Fraction:
    """A number as it is written: 0.8 is four fifths."""
    return Fraction(str(number))


def sure(confirmed: bool) -> str:
    return "confirmed" if confirmed else "not_stated"


def first_day(when: Any) -> date:
    year, month, day = ([int(part) for part in str(when).split("-")] + [1, 1])[:3]
    return date(year, month, day)


def last_day(when: Any) -> date:
    parts = [int(part) for part in str(when).split("-")]
    if len(parts) == 1:
        return date(parts[0], 12, 31)
    if len(parts) == 2:
        return date(parts[0], parts[1], calendar.monthrange(parts[0], parts[1])[1])
    return date(*parts)


class Reading(World):
    """A structure with what the rules ask of it."""

    def __init__(self, data: Data) -> None:
        super().__init__(data)
        self.data = data
        self.decisions: list[Data] = list(data.get("decisions") or ())

    def limit(self, rule: str) -> Fraction:
        said = (self.data.get("limits") or {}).get(rule)
        return exact(THRESHOLDS[rule] if said is None else said)

    # --- nodes and lines -----------------------------------------------------------------------------------------------

    def of_type(self, *types: str) -> list[str]:
        return sorted(node for node, each in self.nodes.items() if each["type"] in types)

    def of_kind(self, node_type: str, *kinds: str) -> list[str]:
        return [node for node in self.of_type(node_type) if self.kind(node) in kinds]

    @property
    def own_bodies(self) -> list[str]:
        return [node for node in self.of_type("body") if not self.is_external(node)]

    @property
    def boards(self) -> list[str]:
        return [node for node in self.own_bodies if self.is_board(node)]

    @property
    def workstreams(self) -> list[str]:
        return [node for node in self.own_bodies if self.is_workstream(node)]

    @property
    def strategic_boards(self) -> list[str]:
        return [node for node in self.own_bodies if self.is_strategic_board(node)]

    @property
    def strategic_or_delivery(self) -> list[str]:
        return [node for node in self.own_bodies if self.kind(node) in STRATEGIC_OR_DELIVERY]

    @property
    def deciding(self) -> list[str]:
        """Bodies, not external, whose function is to decide."""
        return [node for node in self.own_bodies if self.nodes[node].get("function") == "decision_making"]

    def pairs(self, kind: str) -> Pairs:
        return frozenset((each["source"], each["target"]) for each in self.relations if each["type"] == kind)

    def into(self, kind: str, target: str) -> list[str]:
        return sorted(x for x, y in self.pairs(kind) if y == target)

    def out_of(self, kind: str, source: str) -> list[str]:
        return sorted(y for x, y in self.pairs(kind) if x == source)

    def all_lines_complete(self, nodes: Iterable[str]) -> bool:
        return all(self.lines_complete(node) for node in nodes)

    # --- standing ------------------------------------------------------------------------------------------------------

    def holds_a_roots_authority(self, node: str) -> bool:
        """A statutory root, or a body that is directly part of one."""
        return self.is_statutory_root(node) or (
            self.is_body(node) and any(self.is_statutory_root(other) for other in self.out_of("part_of", node))
        )

    def is_part_of_a_root(self, body: str) -> bool:
        return any(self.is_statutory_root(other) for other in self.out_of("part_of", body))

    def passed_authority_by(self, node: str) -> set[str]:
        """All from whom a chain of delegations leads to a node, of one step or more."""
        back = frozenset((y, x) for x, y in self.pairs("delegates_to"))
        return {other for giver in self.into("delegates_to", node) for other in reached(back, giver)}

    # --- people --------------------------------------------------------------------------------------------------------

    def holder(self, post: str) -> str | None:
        # A set drawn as one box is never one person.
        return None if self.nodes[post].get("represents_many") else self.nodes[post].get("holder")

    def count(self, post: str) -> int:
        said = self.nodes[post].get("count")
        return 1 if said is None else int(said)

    def clinical(self, post: str) -> bool | None:
        said = self.nodes[post].get("clinical")
        if said is not None:
            return bool(said)
        return True if self.kind(post) in CLINICAL_KINDS else None

    # --- seats ---------------------------------------------------------------------------------------------------------

    @property
    def seats(self) -> list[Seat]:
        """Every seat: a post that sits on a body, or somebody's membership of it."""
        return [Seat(each["source"], each["target"], each) for each in self.relations if each["type"] in ("sits_on", "member_of")]

    def seats_on(self, body: str) -> list[Seat]:
        return [seat for seat in self.seats if seat.body == body]

    def speaks_for(self, seat: Seat) -> set[str]:
        """The organisations and bodies for whom a seat speaks."""
        return set(self.out_of("represents", seat.who)) if seat.is_listed else {seat.who}

    def organisations_of(self, seat: Seat) -> set[str]:
        return {who for who in self.speaks_for(seat) if self.nodes[who]["type"] == "organisation"}

    def seats_of(self, organisation: str) -> list[Seat]:
        return [seat for seat in self.seats if organisation in self.organisations_of(seat)]

    def named(self, body: str) -> set[str]:
        """The named membership of a body: the holders of the posts that sit there."""
        holders = (self.holder(seat.who) for seat in self.seats_on(body) if seat.is_listed)
        return {holder for holder in holders if holder is not None}

    def chairs(self, body: str) -> list[Seat]:
        # Every seat with capacity chair, a membership too.
        seats = self.seats_on(body)
        stated = [seat for seat in seats if seat.capacity == "chair"]
        if stated:
            return stated
        # Where there is none: the post of kind chair or independent_chair that sits there without a capacity, if it is the
        # only one, its count is 1 and it does not stand for many.
        likely = [seat for seat in seats if seat.is_listed and seat.capacity is None and self.kind(seat.who) in CHAIR_KINDS]
        if len(likely) == 1 and self.count(likely[0].who) == 1 and not self.nodes[likely[0].who].get("represents_many"):
            return likely
        return []

    # --- what seats leave open -----------------------------------------------------------------------------------------

    def membership_complete(self, bodies: Iterable[str]) -> bool:
        return all(self.nodes[body].get("membership") == "complete" for body in bodies)

    def any_membership(self, bodies: Iterable[str]) -> bool:
        """Whether somebody is a member of one of the bodies: such a seat leaves all open but whom it speaks for."""
        return any(not seat.is_listed for body in bodies for seat in self.seats_on(body))

    def listed_posts(self, bodies: Iterable[str]) -> set[str]:
        return {seat.who for body in bodies for seat in self.seats_on(body) if seat.is_listed}

    def leaves_open_what(self, seat: Seat) -> bool:
        """A seat of which it is not stated what sort of post it is: a membership, or a post that is a plain member or other."""
        return not seat.is_listed or self.kind(seat.who) in ("member", "other")

    def sorts_of_post_stated(self, bodies: Iterable[str]) -> bool:
        """Whether every seat on some bodies is listed, and says what sort of post it is."""
        seats = [seat for body in bodies for seat in self.seats_on(body)]
        return self.membership_complete(bodies) and not any(self.leaves_open_what(seat) for seat in seats)

    def leaves_open_whom(self, post: str) -> bool:
        """A post of which no line says for whom it speaks, and whose lines are not all shown."""
        return not self.out_of("represents", post) and not self.lines_complete(post)

    def no_non_executive_seat_stated(self, bodies: Iterable[str]) -> bool:
        """Whether it is stated that no non-executive sits on any of the bodies."""
        return (
            self.membership_complete(bodies)
            and not self.any_membership(bodies)
            and all(self.non_executive(post) is not None for post in self.listed_posts(bodies))
        )


class Votes(NamedTuple):
    """The votes of a body: all of them, and those of each organisation."""

    total: int
    of: dict[str, int]


def votes(world: Reading, body: str) -> Votes | None:
    """The votes of a body, None where they are not known."""
    # They are not known where the membership is not complete.
    if not world.membership_complete([body]):
        return None
    seats = [seat for seat in world.seats_on(body) if not seat.only_attends]
    # Each seat that is not attending has its count (a membership its seats, left out = 1). Nor are they known where a count
    # is 0.
    numbers = [seats_held(world.nodes, seat) for seat in seats]
    if None in numbers:
        return None
    # With a vote for each organisation, each for which a seat is held has one; a body that holds a seat is one of them.
    if by_organisation(world, body):
        parties = {who for seat in seats for who in world.speaks_for(seat)}
        return Votes(len(parties), {who: 1 for who in parties if world.nodes[who]["type"] == "organisation"})
    # Each seat belongs to the organisation it represents.
    of: dict[str, int] = {}
    for seat, number in zip(seats, numbers, strict=True):
        for organisation in world.organisations_of(seat):
            of[organisation] = of.get(organisation, 0) + (number or 0)
    return Votes(sum(number or 0 for number in numbers), of)


def by_organisation(world: Reading, body: str) -> bool:
    return bool((world.nodes[body].get("voting") or {}).get("basis") == "per_organisation")


def seats_held(nodes: dict[str, Data], seat: Seat) -> int | None:
    """How many a seat stands for, None where that is not stated."""
    if not seat.is_listed:
        said = seat.line.get("seats")
        return (1 if said is None else int(said)) or None
    # A set drawn as one box has its count too: the votes are said to be unknown only where it is 0.
    said = nodes[seat.who].get("count")
    return (1 if said is None else int(said)) or None


__all__ = [
    "Data",
    "Pairs",
    "Reading",
    "Row",
    "Seat",
    "Votes",
    "by_organisation",
    "exact",
    "first_day",
    "last_day",
    "reached",
    "seats_held",
    "sure",
    "tie",
    "votes",
]
