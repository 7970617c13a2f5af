"""Who is heard: clinicians, local government, the public and general practice, each found once as a `Voice`."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from stpgraph.graph import Seat, Wiring
from stpgraph.model.kinds import RelationType
from stpgraph.model.nodes import kind_of

COUNCILS = ("local_authority", "combined_authority")
COUNCIL_BODIES = ("health_and_wellbeing_board", "overview_and_scrutiny_committee", "cabinet_board")
PUBLIC_POSTS = ("healthwatch_representative", "public_representative")


@dataclass(frozen=True, slots=True)
class Voice:
    """Where a voice is heard on some boards: on which seats, and by which other ties (advice, oversight, accountability), each
    tie as the node that speaks."""

    seats: tuple[Seat, ...]
    others: tuple[str, ...]

    @property
    def heard(self) -> bool:
        return bool(self.seats or self.others)

    @property
    def only_attends(self) -> bool:
        """Whether it is heard, and only on seats in attendance."""
        return bool(self.seats) and not self.others and all(seat.relation.capacity == "attending" for seat in self.seats)


def clinical_voice(wiring: Wiring) -> Voice:
    """Clinical seats on strategic and delivery boards, and clinical cabinets that advise or answer to one."""
    boards = wiring.leading_boards
    cabinets = {key for key, node in wiring.nodes.items() if kind_of(node) == "clinical_cabinet"}
    advising = sources(wiring, boards, "advises") & cabinets
    answering = {below for board in boards for below in wiring.answers_to.pred[board]} & cabinets
    return Voice(
        _seats(wiring, boards, lambda seat: bool(seat.post and seat.post.is_clinical)), tuple(sorted(advising | answering))
    )


def council_voice(wiring: Wiring) -> Voice:
    """Councils, those who speak for them, elected members and councils' bodies, on, over or above strategic and delivery boards."""
    boards = wiring.leading_boards
    speakers = {key for key, node in wiring.nodes.items() if kind_of(node) in (*COUNCILS, *COUNCIL_BODIES, "elected_member")}
    speakers |= {
        post
        for post, whom in wiring.represented.items()
        if any(kind_of(wiring.nodes[each]) in (*COUNCILS, *COUNCIL_BODIES) for each in whom)
    }
    above = {up for board in boards for up in wiring.answers_to.succ[board]}
    others = (sources(wiring, boards, "oversees") | above) & speakers
    return Voice(_seats(wiring, boards, lambda seat: seat.relation.source in speakers), tuple(sorted(others)))


def public_voice(wiring: Wiring) -> Voice:
    """Healthwatch and public representatives on any board, and those of them who advise one."""
    speakers = {key for key, node in wiring.nodes.items() if kind_of(node) in (*PUBLIC_POSTS, "healthwatch")}
    speakers |= {
        post for post, whom in wiring.represented.items() if any(kind_of(wiring.nodes[each]) == "healthwatch" for each in whom)
    }
    advising = sources(wiring, wiring.boards, "advises") & speakers
    return Voice(_seats(wiring, wiring.boards, lambda seat: seat.relation.source in speakers), tuple(sorted(advising)))


def practice_voice(wiring: Wiring) -> Voice:
    """GPs, general practice providers and those who speak for them, on any board."""
    speakers = {key for key, node in wiring.nodes.items() if kind_of(node) in ("gp", "gp_provider")}
    speakers |= {
        post for post, whom in wiring.represented.items() if any(kind_of(wiring.nodes[each]) == "gp_provider" for each in whom)
    }
    return Voice(_seats(wiring, wiring.boards, lambda seat: seat.relation.source in speakers), ())


def _seats(wiring: Wiring, boards: Collection[str], speaks: Callable[[Seat], bool]) -> tuple[Seat, ...]:
    return tuple(seat for board in boards for seat in wiring.seats(board) if speaks(seat))


def sources(wiring: Wiring, boards: Collection[str], *types: RelationType) -> set[str]:
    """Where relations of some types to some boards come from."""
    return {line.source for board in boards for line in wiring.relations_to(board, *types)}
