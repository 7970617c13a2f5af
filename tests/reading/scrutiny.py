"""NED002 to NED007: who may challenge a board."""

from __future__ import annotations

from fractions import Fraction

from tests.oracle import EXTERNAL_KINDS, is_presence
from tests.reading.words import Reading, Row, Seat, exact, reached, sure, tie


def _non_executive_seats(world: Reading, body: str) -> list[Seat]:
    return [seat for seat in world.seats_on(body) if seat.is_listed and world.non_executive(seat.who) is True]


def ned002(world: Reading) -> list[Row]:
    # A board with no non-executive seat of its own whose nearest presence is one step away or more.
    rows = []
    for board in world.boards:
        if _non_executive_seats(world, board) or is_presence(world, board):
            continue
        if any(is_presence(world, node) for node in reached(world.challenge, board)):
            rows.append(Row("NED002", "concern", sure(world.no_non_executive_seat_stated([board])), (board,), ()))
    return rows


def ned003(world: Reading) -> list[Row]:
    # A strategic board with no non-executive seat.
    return [
        Row("NED003", "gap", sure(world.no_non_executive_seat_stated([board])), (board,), ())
        for board in world.strategic_boards
        if not _non_executive_seats(world, board)
    ]


def ned004(world: Reading) -> list[Row]:
    # A body that decides has non-executive seats, all attending.
    rows = []
    for body in world.deciding:
        seats = _non_executive_seats(world, body)
        if not seats or not all(seat.only_attends for seat in seats):
            continue
        # What is missing is a non-executive seat with a vote.
        others = [seat for seat in world.seats_on(body) if seat not in seats]
        stated = world.membership_complete([body]) and all(
            seat.is_listed and (seat.only_attends or world.non_executive(seat.who) is False) for seat in others
        )
        rows.append(Row("NED004", "concern", sure(stated), (body,), ()))
    return rows


def ned005(world: Reading) -> list[Row]:
    # A strategic board or oversight group has a chair, and no chair of it is an independent chair; each board is judged.
    rows = []
    for board in world.own_bodies:
        if world.kind(board) not in ("strategic_board", "oversight_group"):
            continue
        chairs = world.chairs(board)
        if not chairs or any(seat.is_listed and world.kind(seat.who) == "independent_chair" for seat in chairs):
            continue
        # It is about the chair who is there; a membership, and a post of unstated standing, leave open who that is.
        stated = all(seat.is_listed and world.non_executive(seat.who) is not None for seat in chairs)
        rows.append(Row("NED005", "note", sure(stated), (board,), ()))
    return rows


def _finds_presence(world: Reading, board: str, without: set[str]) -> bool:
    """Whether a board finds non-executive presence by a path that passes none of some posts."""
    lines = frozenset((x, y) for x, y in world.challenge if x not in without and y not in without)
    for node in reached(lines, board):
        # A body with a non-executive seat, of a post that is left; or what is a presence whoever sits there.
        if world.is_body(node) and any(seat.who not in without for seat in _non_executive_seats(world, node)):
            return True
        if (not world.is_body(node) or world.kind(node) in EXTERNAL_KINDS) and is_presence(world, node):
            return True
    return False


def ned006(world: Reading) -> list[Row]:
    # Every path by which some board finds non-executive presence passes the posts of one holder, or one post without a
    # holder whose count is 1 and that does not stand for many. One finding a person: subjects that post, or all posts of that
    # holder; affected the boards.
    people: dict[str, set[str]] = {}
    for post in world.of_type("post"):
        holder = world.holder(post)
        if holder is not None:
            people.setdefault(f"holder {holder}", set()).add(post)
        elif world.nodes[post].get("holder") is None and world.count(post) == 1 and not world.nodes[post].get("represents_many"):
            people[f"post {post}"] = {post}
    rows = []
    for posts in people.values():
        boards = [
            board for board in world.boards if _finds_presence(world, board, set()) and not _finds_presence(world, board, posts)
        ]
        if boards:
            stated = all(_nobody_else_stated(world, board, posts) for board in boards)
            rows.append(Row("NED006", "concern", sure(stated), tie(posts), tie(boards)))
    return rows


def _nobody_else_stated(world: Reading, board: str, person: set[str]) -> bool:
    """Whether all is shown that could lead the board to non-executive presence without that person."""
    lines = frozenset((x, y) for x, y in world.challenge if x not in person and y not in person)
    within = reached(lines, board)
    bodies = [node for node in within if world.is_body(node)]
    posts = [node for node in within if world.is_post(node)] + sorted(world.listed_posts(bodies) - person)
    return (
        world.all_lines_complete(within)
        and world.membership_complete(bodies)
        and not world.any_membership(bodies)
        and all(world.non_executive(post) is not None for post in posts)
    )


def _background(world: Reading, post: str) -> str | None:
    # Clinical, else elected, else lay (other non-executives), else public, else executive, else not stated.
    if world.clinical(post) is True:
        return "clinical"
    if world.kind(post) == "elected_member":
        return "elected"
    if world.non_executive(post) is True:
        return "lay"
    if world.kind(post) in ("healthwatch_representative", "public_representative"):
        return "public"
    return "executive" if world.non_executive(post) is False else None


def ned007(world: Reading) -> list[Row]:
    # A board with five seats or more of stated background, by count, where one background has 80 % or more of them.
    rows = []
    for board in world.boards:
        seats: dict[str, int] = {}
        for seat in world.seats_on(board):
            background = _background(world, seat.who) if seat.is_listed else None
            if background is not None:
                seats[background] = seats.get(background, 0) + world.count(seat.who)
        total = sum(seats.values())
        if total >= 5 and Fraction(max(seats.values()), total) >= exact(world.limit("NED007")):
            rows.append(Row("NED007", "concern", "confirmed", (board,), ()))
    return rows
