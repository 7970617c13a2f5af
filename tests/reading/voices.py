"""VOI001 to VOI009: who is in the room."""

from __future__ import annotations

from fractions import Fraction

from tests.reading.words import Reading, Row, Seat, sure, tie, votes

COUNCILS = ("local_authority", "combined_authority")
COUNCIL_BODIES = ("health_and_wellbeing_board", "overview_and_scrutiny_committee", "cabinet_board")
PUBLIC_POSTS = ("healthwatch_representative", "public_representative")
PARTNER_SECTORS = ("ambulance_trust", "voluntary_sector", "private_provider")


def _seats(world: Reading, bodies: list[str]) -> list[Seat]:
    return [seat for seat in world.seats if seat.body in bodies]


def _for_kind(world: Reading, seat: Seat, *kinds: str) -> bool:
    """Whether a seat speaks for an organisation of some kinds."""
    return any(world.kind(organisation) in kinds for organisation in world.organisations_of(seat))


def _post_for_kind(world: Reading, post: str, *kinds: str) -> bool:
    return any(
        world.nodes[who]["type"] == "organisation" and world.kind(who) in kinds for who in world.out_of("represents", post)
    )


def _post_for_body(world: Reading, post: str, *kinds: str) -> bool:
    return any(world.is_body(who) and world.kind(who) in kinds for who in world.out_of("represents", post))


# --- clinical ----------------------------------------------------------------------------------------------------------


def _clinical_seats(world: Reading) -> list[Seat]:
    return [seat for seat in _seats(world, world.strategic_or_delivery) if seat.is_listed and world.clinical(seat.who) is True]


def _cabinets(world: Reading) -> list[str]:
    """Clinical cabinets that advise or answer to a strategic or delivery board."""
    boards = world.strategic_or_delivery
    ties = world.pairs("advises") | world.answers_to
    return [cabinet for cabinet in world.of_kind("body", "clinical_cabinet") if any((cabinet, board) in ties for board in boards)]


def voi001(world: Reading) -> list[Row]:
    # No strategic or delivery board has a clinical seat, and no clinical cabinet advises or answers to one.
    boards = world.strategic_or_delivery
    if not boards or _clinical_seats(world) or _cabinets(world):
        return []
    stated = (
        world.all_lines_complete(boards)
        and world.membership_complete(boards)
        and not world.any_membership(boards)
        and all(world.clinical(post) is False for post in world.listed_posts(boards))
    )
    return [Row("VOI001", "concern", sure(stated), tie(boards), ())]


# --- local government --------------------------------------------------------------------------------------------------


def _is_local_government(world: Reading, node: str) -> bool:
    # A council, a post that represents one, an elected member, or one of three bodies of councils, which sits where a post
    # that represents it does.
    if world.is_post(node):
        council = _post_for_kind(world, node, *COUNCILS)
        return world.kind(node) == "elected_member" or council or _post_for_body(world, node, *COUNCIL_BODIES)
    if world.is_body(node):
        return world.kind(node) in COUNCIL_BODIES
    return world.nodes[node]["type"] == "organisation" and world.kind(node) in COUNCILS


def _local_seats(world: Reading) -> list[Seat]:
    return [seat for seat in _seats(world, world.strategic_or_delivery) if _is_local_government(world, seat.who)]


def _local_oversight(world: Reading) -> bool:
    """Whether local government oversees a strategic or delivery board, or one answers to it."""
    lines = world.answers_to | {(y, x) for x, y in world.pairs("oversees")}
    return any(x in world.strategic_or_delivery and _is_local_government(world, y) for x, y in lines)


def _no_local_seat_stated(world: Reading) -> bool:
    boards = world.strategic_or_delivery
    return world.sorts_of_post_stated(boards) and not any(world.leaves_open_whom(post) for post in world.listed_posts(boards))


def voi002(world: Reading) -> list[Row]:
    # None of local government sits on, is a member of, oversees or is answered to by a strategic or delivery board.
    boards = world.strategic_or_delivery
    if not boards or _local_seats(world) or _local_oversight(world):
        return []
    stated = world.all_lines_complete(boards) and _no_local_seat_stated(world)
    return [Row("VOI002", "gap", sure(stated), tie(boards), ())]


def voi009(world: Reading) -> list[Row]:
    # VOI002 does not fire, but only because of oversight or accountability: none of those has a seat there.
    boards = world.strategic_or_delivery
    if not boards or _local_seats(world) or not _local_oversight(world):
        return []
    return [Row("VOI009", "concern", sure(_no_local_seat_stated(world)), tie(boards), ())]


# --- patients and public -----------------------------------------------------------------------------------------------


def _is_public_voice(world: Reading, node: str) -> bool:
    if world.is_post(node):
        return world.kind(node) in PUBLIC_POSTS or _post_for_kind(world, node, "healthwatch")
    return world.nodes[node]["type"] == "organisation" and world.kind(node) == "healthwatch"


def _public_seats(world: Reading) -> list[Seat]:
    return [seat for seat in _seats(world, world.boards) if _is_public_voice(world, seat.who)]


def _public_advice(world: Reading) -> bool:
    return any(board in world.boards and _is_public_voice(world, who) for who, board in world.pairs("advises"))


def voi003(world: Reading) -> list[Row]:
    # No Healthwatch or public representative has a seat on, is a member of or advises any board.
    boards = world.boards
    if not boards or _public_seats(world) or _public_advice(world):
        return []
    stated = (
        world.all_lines_complete(boards)
        and world.sorts_of_post_stated(boards)
        and not any(world.leaves_open_whom(post) for post in world.listed_posts(boards))
    )
    return [Row("VOI003", "concern", sure(stated), tie(boards), ())]


# --- general practice --------------------------------------------------------------------------------------------------


def _practice_seats(world: Reading) -> list[Seat]:
    return [
        seat
        for seat in _seats(world, world.boards)
        if (seat.is_listed and world.kind(seat.who) == "gp") or _for_kind(world, seat, "gp_provider")
    ]


def voi004(world: Reading) -> list[Row]:
    # No GP's post, general practice provider or post of one has a seat on any board.
    boards = world.boards
    if not boards or _practice_seats(world):
        return []
    stated = world.sorts_of_post_stated(boards) and not any(world.leaves_open_whom(post) for post in world.listed_posts(boards))
    return [Row("VOI004", "note", sure(stated), tie(boards), ())]


# --- the others --------------------------------------------------------------------------------------------------------


def voi005(world: Reading) -> list[Row]:
    # No health and wellbeing board, or no overview and scrutiny committee, oversees anything.
    overseers = {x for x, _ in world.pairs("oversees")}
    missing = []
    for kind in ("health_and_wellbeing_board", "overview_and_scrutiny_committee"):
        there = world.of_kind("body", kind)
        if not overseers & set(there):
            missing.append(world.drawing == "complete" and world.all_lines_complete(there))
    # One that is stated to be missing is enough.
    return [Row("VOI005", "concern", sure(any(missing)), (), ())] if missing else []


def voi006(world: Reading) -> list[Row]:
    # No ambulance trust, voluntary sector organisation or private provider is linked by any line.
    there = world.of_kind("organisation", *PARTNER_SECTORS)
    if any({each["source"], each["target"]} & set(there) for each in world.relations):
        return []
    bodies = world.of_type("body")
    stated = world.drawing == "complete" and world.all_lines_complete(there) and world.membership_complete(bodies)
    return [Row("VOI006", "note", sure(stated), (), ())]


def voi007(world: Reading) -> list[Row]:
    # One organisation holds more than half of the votes of a body that decides.
    rows = []
    for body in world.deciding:
        known = votes(world, body)
        if known and any(Fraction(held, known.total) > world.limit("VOI007") for held in known.of.values()):
            rows.append(Row("VOI007", "concern", "confirmed", (body,), ()))
    return rows


def voi008(world: Reading) -> list[Row]:
    # A voice that VOI001 to VOI004 count is present only in attendance: one finding a voice, about those who attend.
    voices = (
        (_clinical_seats(world), bool(_cabinets(world))),
        (_local_seats(world), _local_oversight(world)),
        (_public_seats(world), _public_advice(world)),
        (_practice_seats(world), False),
    )
    return [
        Row("VOI008", "note", "confirmed", tie({seat.who for seat in seats}), ())
        for seats, otherwise in voices
        if seats and not otherwise and all(seat.only_attends for seat in seats)
    ]
